"""Flatten lays the numbers of each sample out in one row: an image becomes a vector."""

import math

from nnkit.arrays import FloatArray
from nnkit.layers.base import Layer
from nnkit.layers.shapes import Shape

__all__ = ["Flatten"]


class Flatten(Layer):
    """Turns samples of any shape into vectors. It has nothing to learn.

    Parameters
    ----------
    dtype : dtype, default float64

    Examples
    --------
    >>> import numpy as np
    >>> layer = Flatten()
    >>> layer.forward(np.zeros((5, 28, 28))).shape
    (5, 784)
    >>> layer.backward(np.zeros((5, 784))).shape
    (5, 28, 28)
    """

    def forward(self, x: FloatArray) -> FloatArray:
        x = self.checked(x)
        self._shape = x.shape
        return x.reshape(len(x), math.prod(x.shape[1:]))

    def backward(self, grad_output: FloatArray) -> FloatArray:
        samples, *sample = self._shape
        return self.checked_gradient(grad_output, (samples, math.prod(sample))).reshape(self._shape)

    def output_shape(self, input_shape: Shape) -> Shape:
        sizes = [size for size in input_shape if size is not None]
        return (math.prod(sizes) if len(sizes) == len(input_shape) else None,)
