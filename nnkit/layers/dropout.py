"""Dropout silences units at random while a network learns, so that none relies on another."""

from typing import Any

import numpy as np
import numpy.typing as npt

from nnkit.arrays import FloatArray
from nnkit.layers.base import Layer

__all__ = ["Dropout"]


class Dropout(Layer):
    r"""Sets each number to 0 with probability `rate` while training, and scales up the rest.

    .. math:: Y = X \odot M / (1 - r), \qquad M_{ij} \sim \operatorname{Bernoulli}(1 - r)

    The scaling keeps the expected sum, so that nothing needs to change for predictions, where
    the layer lets everything pass.

    Parameters
    ----------
    rate : float in [0, 1)
        The probability :math:`r` of a unit to be silenced.
    rng : numpy.random.Generator
        Draws the units anew for each batch.
    dtype : dtype, default float64

    Raises
    ------
    ValueError
        If `rate` is outside its range.

    References
    ----------
    Srivastava, Hinton, Krizhevsky, Sutskever & Salakhutdinov (2014), "Dropout: a simple way to
    prevent neural networks from overfitting".

    Examples
    --------
    >>> layer = Dropout(0.5, rng=np.random.default_rng(0))
    >>> layer.forward(np.ones((1, 4)))
    array([[1., 1., 1., 1.]])
    >>> layer.training = True
    >>> layer.forward(np.ones((1, 4)))
    array([[2., 0., 0., 0.]])
    """

    draws = True

    def __init__(
        self, rate: float, *, rng: np.random.Generator, dtype: npt.DTypeLike = np.float64
    ) -> None:
        super().__init__(dtype)
        if not 0 <= rate < 1:
            raise ValueError(f"expected a rate in [0, 1), received {rate}")
        self.rate = float(rate)
        self.rng = rng

    def forward(self, x: FloatArray) -> FloatArray:
        x = self.checked(x)
        self._shape = x.shape
        self._scale: FloatArray | None = None
        if not self.training:
            return x
        kept = self.rng.random(x.shape) >= self.rate
        self._scale = kept.astype(self.dtype) / (1 - self.rate)
        return x * self._scale

    def backward(self, grad_output: FloatArray) -> FloatArray:
        grad = self.checked_gradient(grad_output, self._shape)
        return grad if self._scale is None else grad * self._scale

    def config(self) -> dict[str, Any]:
        return {"rate": self.rate}
