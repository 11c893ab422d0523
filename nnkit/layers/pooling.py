"""Pooling shrinks an image: of each window, only the strongest number is kept."""

from operator import index
from typing import Any

import numpy as np
import numpy.typing as npt

from nnkit.arrays import FloatArray
from nnkit.layers.base import Layer
from nnkit.layers.convolution import places, shifted
from nnkit.layers.shapes import Shape

__all__ = ["MaxPool2D"]


class MaxPool2D(Layer):
    r"""Keeps the maximum of each window, channel by channel. It has nothing to learn.

    .. math:: Y_{yx} = \max_{i,j} X_{sy+i,\,sx+j}

    The gradient goes to the pixel that was kept; of equal ones, to the first.

    Parameters
    ----------
    size : int ≥ 1, default 2
        Height and width of the window, in pixels.
    stride : int ≥ 1, optional
        By how many pixels the window moves; by default its size, so that windows do not overlap.
        Pixels at the right and lower edge that fill no window are left out.
    dtype : dtype, default float64

    Raises
    ------
    ValueError
        If a size is below 1; at the first batch, if the image is smaller than the window.

    References
    ----------
    Ranzato, Huang, Boureau & LeCun (2007), "Unsupervised learning of invariant feature
    hierarchies".

    Examples
    --------
    >>> image = np.arange(16.0).reshape(1, 4, 4, 1)
    >>> MaxPool2D(2).forward(image)[0, :, :, 0]
    array([[ 5.,  7.],
           [13., 15.]])
    """

    input_shape = (None, None, None)

    def __init__(
        self, size: int = 2, *, stride: int | None = None, dtype: npt.DTypeLike = np.float64
    ) -> None:
        super().__init__(dtype)
        stride = size if stride is None else stride
        if min(size, stride) < 1:
            raise ValueError(f"expected size and stride of at least 1, received {size}, {stride}")
        self.size = index(size)
        self.stride = index(stride)

    def forward(self, x: FloatArray) -> FloatArray:
        x = self.checked(x)
        self._shape = x.shape
        self._places = places(x.shape, self.size, self.stride)
        windows = np.stack([shifted(x, i, j, self._places, self.stride) for i, j in self._offsets])
        self._kept = windows.argmax(axis=0)
        maxima: FloatArray = windows.max(axis=0)
        return maxima

    def backward(self, grad_output: FloatArray) -> FloatArray:
        grad = self.checked_gradient(grad_output, self._kept.shape)
        grad_x = np.zeros(self._shape, self.dtype)
        for number, (i, j) in enumerate(self._offsets):
            pixels = shifted(grad_x, i, j, self._places, self.stride)
            pixels += np.where(self._kept == number, grad, 0)
        return grad_x

    @property
    def _offsets(self) -> list[tuple[int, int]]:
        return [(i, j) for i in range(self.size) for j in range(self.size)]

    def output_shape(self, input_shape: Shape) -> Shape:
        return (*places((0, *input_shape), self.size, self.stride), input_shape[2])

    def config(self) -> dict[str, Any]:
        return {"size": self.size, "stride": self.stride}
