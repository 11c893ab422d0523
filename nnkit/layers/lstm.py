"""Long short-term memory: a recurrent layer that can remember over many steps."""

import numpy as np
import numpy.typing as npt

from nnkit.activations import sigmoid
from nnkit.arrays import FloatArray
from nnkit.initializers import Initializer
from nnkit.layers.recurrent import Recurrent

__all__ = ["LSTM"]


class LSTM(Recurrent):
    r"""Long short-term memory: gates decide what the cell keeps, takes in and shows.

    .. math::
        (i, f, g, o) &= x_t W + h_{t-1} U + b \\
        c_t &= \sigma(f) \odot c_{t-1} + \sigma(i) \odot \tanh(g) \\
        h_t &= \sigma(o) \odot \tanh(c_t)

    The cell's content :math:`c` is passed on by a sum rather than through an activation, so that a
    gradient can reach far back. The bias of the forget gate starts at 1: at first, remember.

    Parameters
    ----------
    in_features, units, rng, return_sequences, initializer, dtype
        As for every recurrent layer, see :class:`Recurrent`.

    Attributes
    ----------
    weight : ndarray of shape (in_features, 4 · units)
        The gates side by side: input, forget, new content (g), output.
    recurrent_weight : ndarray of shape (units, 4 · units)
    bias : ndarray of shape (4 · units,)

    References
    ----------
    Hochreiter & Schmidhuber (1997), "Long short-term memory"; Gers, Schmidhuber & Cummins (2000)
    for the forget gate; Jozefowicz, Zaremba & Sutskever (2015) for its bias.

    Examples
    --------
    >>> layer = LSTM(3, 5, rng=np.random.default_rng(0), return_sequences=True)
    >>> layer.forward(np.ones((2, 7, 3))).shape
    (2, 7, 5)
    >>> layer.backward(np.ones((2, 7, 5))).shape
    (2, 7, 3)
    """

    gates = 4

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
        super().__init__(
            in_features,
            units,
            rng=rng,
            return_sequences=return_sequences,
            initializer=initializer,
            dtype=dtype,
        )
        self.bias[units : 2 * units] = 1

    def forward(self, x: FloatArray) -> FloatArray:
        sums = self._read(x)
        samples, timesteps, _ = sums.shape
        states = np.empty((samples, timesteps, self.units), self.dtype)
        self._gates = np.empty_like(sums)
        self._cells = np.empty_like(states)
        h = c = np.zeros((samples, self.units), self.dtype)
        for t in range(timesteps):
            i, f, g, o = self._split(sums[:, t] + h @ self.recurrent_weight)
            i, f, g, o = sigmoid.value(i), sigmoid.value(f), np.tanh(g), sigmoid.value(o)
            c = self._cells[:, t] = f * c + i * g
            h = states[:, t] = o * np.tanh(c)
            self._gates[:, t] = np.concatenate([i, f, g, o], axis=1)
        return self._output(states)

    def backward(self, grad_output: FloatArray) -> FloatArray:
        grad_states = self._grad_states(grad_output)
        grad_sums = np.empty_like(self._gates)
        grad_h = grad_c = np.zeros_like(self._cells[:, 0])
        for t in reversed(range(self._cells.shape[1])):
            i, f, g, o = self._split(self._gates[:, t])
            c_before = self._cells[:, t - 1] if t else np.zeros_like(grad_c)
            tanh_c = np.tanh(self._cells[:, t])
            grad_h = grad_h + grad_states[:, t]
            grad_c = grad_c + grad_h * o * (1 - tanh_c**2)
            grad_sums[:, t] = np.concatenate(
                [
                    grad_c * g * i * (1 - i),
                    grad_c * c_before * f * (1 - f),
                    grad_c * i * (1 - g**2),
                    grad_h * tanh_c * o * (1 - o),
                ],
                axis=1,
            )
            grad_h = grad_sums[:, t] @ self.recurrent_weight.T
            grad_c = grad_c * f
        return self._collect(grad_sums)

    def _split(self, gates: FloatArray) -> list[FloatArray]:
        return np.split(gates, self.gates, axis=1)
