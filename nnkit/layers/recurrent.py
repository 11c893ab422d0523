"""A recurrent layer reads a sequence step by step, and carries what it has seen along.

At each step it sees the next input and its own last output, the *state*. The same weights serve all
steps. Backpropagation goes through the steps backwards: the gradient of a weight is the sum of what
each step contributed.

Sequences are (samples, timesteps, features).
"""

from operator import index
from typing import Any

import numpy as np
import numpy.typing as npt

from nnkit.arrays import FloatArray
from nnkit.initializers import Initializer, initialize
from nnkit.layers.base import Layer
from nnkit.layers.shapes import Shape
from nnkit.parameters import gradient, parameter

__all__ = ["Recurrent", "SimpleRNN"]


class Recurrent(Layer):
    """What recurrent layers share: the weights for input and state, and the shapes.

    Parameters
    ----------
    in_features, units : int ≥ 1
    rng : numpy.random.Generator
        Draws the initial weights.
    return_sequences : bool, default False
        Whether to put out the state after every step, or only after the last.
    initializer : str or callable, default "glorot_uniform"
        See :func:`nnkit.initializers.initialize`.
    dtype : dtype, default float64

    Raises
    ------
    ValueError
        If a size is below 1, or there is no initialiser of that name.
    """

    gates = 1
    """How many numbers each unit computes from input and state."""

    draws = True

    weight = parameter("weight")
    recurrent_weight = parameter("recurrent_weight")
    bias = parameter("bias")
    grad_weight = gradient("weight")
    grad_recurrent_weight = gradient("recurrent_weight")
    grad_bias = gradient("bias")

    def __init__(
        self,
        in_features: int,
        units: int,
        *,
        rng: np.random.Generator,
        return_sequences: bool = False,
        initializer: str | Initializer = "glorot_uniform",
        dtype: npt.DTypeLike = np.float64,
    ) -> None:
        super().__init__(dtype)
        if in_features < 1 or units < 1:
            raise ValueError(
                f"expected at least one feature and one unit, received {in_features} and {units}"
            )
        self.in_features = index(in_features)
        self.input_shape = (None, self.in_features)
        self.units = index(units)
        self.return_sequences = bool(return_sequences)
        width = self.gates * self.units
        for name, height in (("weight", self.in_features), ("recurrent_weight", self.units)):
            self.add_parameter(name, initialize(initializer, (height, width), rng))
        self.add_parameter("bias", np.zeros(width))

    def _read(self, x: FloatArray) -> FloatArray:
        """Return what every step adds from its input, shape (samples, timesteps, gates · units)."""
        self._x = self.checked(x)
        if self._x.shape[1] == 0:
            raise ValueError(f"{self!r} expected at least one timestep, received {self._x.shape}")
        sums: FloatArray = self._x @ self.weight + self.bias
        return sums

    def _output(self, states: FloatArray) -> FloatArray:
        self._states = states
        return states if self.return_sequences else states[:, -1]

    def _grad_states(self, grad_output: FloatArray) -> FloatArray:
        """Return the gradient for the state after every step, as the layers above see it."""
        if self.return_sequences:
            return self.checked_gradient(grad_output, self._states.shape)
        grad_states = np.zeros_like(self._states)
        grad_states[:, -1] = self.checked_gradient(grad_output, (len(grad_states), self.units))
        return grad_states

    def _collect(self, grad_sums: FloatArray) -> FloatArray:
        """Sum the gradients over samples and steps, and return the one for the input."""
        before = np.zeros_like(self._states)
        before[:, 1:] = self._states[:, :-1]
        np.einsum("nti,ntj->ij", self._x, grad_sums, out=self.grad_weight)
        np.einsum("nti,ntj->ij", before, grad_sums, out=self.grad_recurrent_weight)
        np.sum(grad_sums, axis=(0, 1), out=self.grad_bias)
        grad_x: FloatArray = grad_sums @ self.weight.T
        return grad_x

    def output_shape(self, input_shape: Shape) -> Shape:
        return (input_shape[0], self.units) if self.return_sequences else (self.units,)

    def config(self) -> dict[str, Any]:
        return {
            "in_features": self.in_features,
            "units": self.units,
            "return_sequences": self.return_sequences,
        }


class SimpleRNN(Recurrent):
    r"""The simplest recurrent layer: the next state is a dense layer of the input and the state.

    .. math:: h_t = \tanh(x_t W + h_{t-1} U + b), \qquad h_0 = 0

    Parameters
    ----------
    in_features, units, rng, return_sequences, initializer, dtype
        As for every recurrent layer, see :class:`Recurrent`.

    Attributes
    ----------
    weight : ndarray of shape (in_features, units)
    recurrent_weight : ndarray of shape (units, units)
    bias : ndarray of shape (units,)

    References
    ----------
    Elman (1990), "Finding structure in time".

    Examples
    --------
    >>> layer = SimpleRNN(3, 5, rng=np.random.default_rng(0))
    >>> layer.forward(np.ones((2, 7, 3))).shape
    (2, 5)
    >>> layer.backward(np.ones((2, 5))).shape
    (2, 7, 3)
    """

    def forward(self, x: FloatArray) -> FloatArray:
        states = self._read(x)
        h = np.zeros_like(states[:, 0])
        for t in range(states.shape[1]):
            h = states[:, t] = np.tanh(states[:, t] + h @ self.recurrent_weight)
        return self._output(states)

    def backward(self, grad_output: FloatArray) -> FloatArray:
        grad_states = self._grad_states(grad_output)
        grad_sums = np.empty_like(self._states)
        grad_h = np.zeros_like(self._states[:, 0])
        for t in reversed(range(self._states.shape[1])):
            grad_h = grad_h + grad_states[:, t]
            grad_sums[:, t] = grad_h * (1 - self._states[:, t] ** 2)
            grad_h = grad_sums[:, t] @ self.recurrent_weight.T
        return self._collect(grad_sums)
