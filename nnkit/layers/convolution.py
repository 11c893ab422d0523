"""A convolution looks at an image through a small window that slides over it.

At every place the same few weights look at what is in the window, so that an edge is found wherever
it is. Written with shifted images there is no need to cut out windows: the weight at offset (i, j)
of the kernel meets the whole image, moved by (i, j).

Images are (samples, height, width, channels).
"""

from collections.abc import Iterator
from operator import index
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from nnkit.arrays import FloatArray
from nnkit.initializers import Initializer, initialize
from nnkit.kernels import column_sums, transposed_product
from nnkit.layers.base import Layer
from nnkit.layers.shapes import Shape
from nnkit.parameters import gradient, parameter

__all__ = ["Conv2D", "places", "shifted"]


class Conv2D(Layer):
    r"""A two-dimensional convolution, for images.

    .. math:: Z_{yx} = b + \sum_{i,j} X_{sy+i,\,sx+j} W_{ij}

    with the stride `s`; at each place :math:`X` is the row of its channels and :math:`W_{ij}` a
    matrix (in_channels, out_channels). As everywhere in this field, the kernel is not mirrored
    (strictly, it is a cross-correlation).

    Parameters
    ----------
    in_channels, out_channels : int ≥ 1
    kernel_size : int ≥ 1
        Height and width of the window, in pixels.
    rng : numpy.random.Generator
        Draws the initial weight; the bias starts at 0.
    stride : int ≥ 1, default 1
        By how many pixels the window moves.
    padding : {"valid", "same"}, default "valid"
        "same" puts zeros around the image, so that with stride 1 the output is as large; for an
        even window the extra row and column of zeros come last.
    initializer : str or callable, default "glorot_uniform"
        See :func:`nnkit.initializers.initialize`.
    dtype : dtype, default float64

    Attributes
    ----------
    weight : ndarray of shape (kernel_size, kernel_size, in_channels, out_channels)
    bias : ndarray of shape (out_channels,)
    grad_weight, grad_bias : ndarray
        In the shapes of the weight and the bias.

    Raises
    ------
    ValueError
        If a size is below 1 or the padding unknown; at the first batch, if the image is smaller
        than the window.

    References
    ----------
    LeCun et al. (1989), "Backpropagation applied to handwritten zip code recognition".

    Examples
    --------
    >>> layer = Conv2D(1, 4, kernel_size=3, rng=np.random.default_rng(0))
    >>> layer.forward(np.ones((2, 8, 8, 1))).shape
    (2, 6, 6, 4)
    >>> layer.backward(np.ones((2, 6, 6, 4))).shape
    (2, 8, 8, 1)
    """

    draws = True

    weight = parameter("weight")
    bias = parameter("bias")
    grad_weight = gradient("weight")
    grad_bias = gradient("bias")

    def __init__(
        self,
        in_channels: int,
        out_channels: int,
        kernel_size: int,
        *,
        rng: np.random.Generator,
        stride: int = 1,
        padding: Literal["valid", "same"] = "valid",
        initializer: str | Initializer = "glorot_uniform",
        dtype: npt.DTypeLike = np.float64,
    ) -> None:
        super().__init__(dtype)
        if min(in_channels, out_channels, kernel_size, stride) < 1:
            raise ValueError(
                "expected channels, kernel_size and stride of at least 1, received "
                f"{in_channels}, {out_channels}, {kernel_size} and {stride}"
            )
        if padding not in ("valid", "same"):
            raise ValueError(f'expected padding "valid" or "same", received {padding!r}')
        self.in_channels = index(in_channels)
        self.input_shape = (None, None, self.in_channels)
        self.out_channels = index(out_channels)
        self.kernel_size = index(kernel_size)
        self.stride = index(stride)
        self.padding = padding
        shape = (self.kernel_size, self.kernel_size, self.in_channels, self.out_channels)
        self.add_parameter("weight", initialize(initializer, shape, rng))
        self.add_parameter("bias", np.zeros(out_channels))

    def forward(self, x: FloatArray) -> FloatArray:
        x = self.checked(x)
        before, after = self._border()
        self._x = np.pad(x, ((0, 0), (before, after), (before, after), (0, 0)))
        self._size = places(self._x.shape, self.kernel_size, self.stride)
        z = np.tile(self.bias, (len(x) * self._size[0] * self._size[1], 1))
        for i, j, pixels in self._offsets():
            z += pixels.dot(self.weight[i, j])
        return z.reshape(len(x), *self._size, self.out_channels)

    def backward(self, grad_output: FloatArray) -> FloatArray:
        grad = self.checked_gradient(grad_output, (len(self._x), *self._size, self.out_channels))
        self.backward_parameters(grad)
        grad_x = np.zeros_like(self._x)
        for i in range(self.kernel_size):
            for j in range(self.kernel_size):
                grad_pixels = grad @ self.weight[i, j].T
                shifted(grad_x, i, j, self._size, self.stride)[...] += grad_pixels
        before, after = self._border()
        height, width = grad_x.shape[1:3]
        return grad_x[:, before : height - after, before : width - after]

    def backward_parameters(self, grad_output: FloatArray) -> None:
        grad = self.checked_gradient(grad_output, (len(self._x), *self._size, self.out_channels))
        grad_places = grad.reshape(-1, self.out_channels)
        column_sums(grad_places, out=self.grad_bias)
        for i, j, pixels in self._offsets():
            transposed_product(pixels, grad_places, out=self.grad_weight[i, j])

    def _offsets(self) -> Iterator[tuple[int, int, FloatArray]]:
        """Yield each offset in the window, and the pixels there for all places, one in a row."""
        for i in range(self.kernel_size):
            for j in range(self.kernel_size):
                pixels = shifted(self._x, i, j, self._size, self.stride)
                yield i, j, pixels.reshape(-1, self.in_channels)

    def _border(self) -> tuple[int, int]:
        border = self.kernel_size - 1 if self.padding == "same" else 0
        return border // 2, border - border // 2

    def output_shape(self, input_shape: Shape) -> Shape:
        border = sum(self._border())
        height, width = (None if size is None else size + border for size in input_shape[:2])
        return (*places((0, height, width), self.kernel_size, self.stride), self.out_channels)

    def config(self) -> dict[str, Any]:
        return {
            "in_channels": self.in_channels,
            "out_channels": self.out_channels,
            "kernel_size": self.kernel_size,
            "stride": self.stride,
            "padding": self.padding,
        }


def places(shape: tuple[Any, ...], window: int, stride: int) -> tuple[Any, Any]:
    """Return at how many places down and across a window fits into images of `shape`.

    Parameters
    ----------
    shape : tuple (samples, height, width, …)
        A height or width may be None, which stays None.
    window, stride : int

    Raises
    ------
    ValueError
        If it does not fit at all.

    Examples
    --------
    >>> places((1, 8, 9), window=3, stride=2)
    (3, 4)
    """
    for size in shape[1:3]:
        if size is not None and size < window:
            raise ValueError(
                f"expected images of at least {window} by {window} pixels, as large as the window; "
                f"received {shape[1]} by {shape[2]}"
            )
    down, across = (None if size is None else (size - window) // stride + 1 for size in shape[1:3])
    return down, across


def shifted(images: FloatArray, i: int, j: int, size: tuple[int, int], stride: int) -> FloatArray:
    """Return, as a view, the pixel at offset (i, j) of the window for all its places.

    Parameters
    ----------
    images : ndarray of shape (samples, height, width, channels)
    i, j : int
    size : tuple of two int
        The places down and across.
    stride : int

    Returns
    -------
    ndarray of shape (samples, down, across, channels)
    """
    down, across = size
    return images[:, i : i + stride * down : stride, j : j + stride * across : stride]
