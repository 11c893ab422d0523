"""The mean squared error: for numbers, where twice as far off should cost four times as much."""

import numpy as np
import numpy.typing as npt

from nnkit.arrays import AnyArray, FloatArray
from nnkit.losses.base import Loss

__all__ = ["MeanSquaredError", "mean_squared_error"]


class MeanSquaredError(Loss):
    r"""The mean squared error, over all entries.

    .. math:: L = \frac1n \sum_i (\hat y_i - y_i)^2, \qquad
        \frac{\partial L}{\partial \hat y_i} = \frac2n (\hat y_i - y_i)

    Prediction and target have one shape, any; `n` counts the entries, samples times features.

    References
    ----------
    Legendre (1805), on the method of least squares.

    Examples
    --------
    >>> loss = MeanSquaredError()
    >>> loss.forward([[1.0], [2.0]], [[1.0], [4.0]])
    2.0
    >>> loss.backward()
    array([[ 0.],
           [-2.]])
    """

    def compare(self, prediction: FloatArray, target: AnyArray) -> float:
        self._difference = prediction - target
        return float(np.vdot(self._difference, self._difference) / prediction.size)

    def backward(self) -> FloatArray:
        return self._difference * (2 / self._difference.size)


def mean_squared_error(prediction: npt.ArrayLike, target: npt.ArrayLike) -> float:
    """Return the mean squared error; see :class:`MeanSquaredError`.

    Parameters
    ----------
    prediction, target : array_like of one shape

    Raises
    ------
    ValueError
        If the shapes differ.

    Examples
    --------
    >>> mean_squared_error([1, 2], [1, 4])
    2.0
    """
    return MeanSquaredError().forward(prediction, target)
