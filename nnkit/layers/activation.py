"""An activation as a layer: it bends every number of a batch, and has nothing to learn."""

from typing import Any, Self

import numpy as np
import numpy.typing as npt

from nnkit.activations import Activation, get_activation
from nnkit.arrays import FloatArray
from nnkit.layers.base import Layer

__all__ = ["ActivationLayer"]


class ActivationLayer(Layer):
    r"""Applies an activation to every number of a batch (softmax: to every row).

    .. math:: Y = f(X), \qquad
        \frac{\partial L}{\partial X} = f'(X) \odot \frac{\partial L}{\partial Y}

    :class:`~nnkit.models.Sequential` makes one of every activation in its list.

    Parameters
    ----------
    activation : Activation or str
        One of :mod:`nnkit.activations`, or its name.
    dtype : dtype, default float64

    Raises
    ------
    ValueError
        If there is no activation of that name.

    Examples
    --------
    >>> from nnkit.activations import relu
    >>> layer = ActivationLayer(relu)
    >>> layer.forward(np.array([[-1.0, 2.0]]))
    array([[0., 2.]])
    >>> layer.backward(np.array([[5.0, 5.0]]))
    array([[0., 5.]])
    """

    def __init__(self, activation: Activation | str, *, dtype: npt.DTypeLike = np.float64) -> None:
        super().__init__(dtype)
        self.activation = get_activation(activation)

    def forward(self, x: FloatArray) -> FloatArray:
        self._x = self.checked(x)
        return self.activation.value(self._x)

    def backward(self, grad_output: FloatArray) -> FloatArray:
        if not self.training:  # in training it comes from a loss, and fits
            grad_output = self.checked_gradient(grad_output, self._x.shape)
        return self.activation.vector_jacobian(self._x, grad_output)

    def config(self) -> dict[str, Any]:
        return {"activation": self.activation.name, **self.activation.options}

    @classmethod
    def from_config(
        cls, config: dict[str, Any], *, rng: np.random.Generator, dtype: npt.DTypeLike
    ) -> Self:
        return cls(get_activation(**config), dtype=dtype)
