"""The hinge loss: content as soon as the answer is right with a margin of 1."""

import numpy as np
import numpy.typing as npt

from nnkit.arrays import AnyArray, FloatArray
from nnkit.losses.base import Loss

__all__ = ["Hinge", "hinge"]


class Hinge(Loss):
    r"""The hinge loss, for two classes called −1 and +1; the mean over all entries.

    .. math:: L = \max(0, 1 - y s), \qquad
        \frac{\partial L}{\partial s} = -y \text{ if } y s < 1, \text{ else } 0

    The prediction is a score `s` of any size, whose sign is the answer. Target and prediction have
    one shape, any. At the corner, :math:`y s = 1`, the slope is declared 0.

    References
    ----------
    Cortes & Vapnik (1995), "Support-vector networks".

    Examples
    --------
    >>> loss = Hinge()
    >>> loss.forward([[2.0], [0.5]], [[1], [-1]])
    0.75
    >>> loss.backward()
    array([[0. ],
           [0.5]])
    """

    def compare(self, prediction: FloatArray, target: AnyArray) -> float:
        shortfall = np.maximum(0, 1 - target * prediction)
        self._slope = np.where(shortfall > 0, -target, 0)
        return float(shortfall.mean())

    def backward(self) -> FloatArray:
        gradient: FloatArray = self._slope / self._slope.size
        return gradient

    def encode(
        self, target: npt.ArrayLike, shape: tuple[int, ...], dtype: npt.DTypeLike
    ) -> AnyArray:
        encoded = super().encode(target, shape, dtype)
        if not np.isin(encoded, (-1, 1)).all():
            raise ValueError(
                f"expected targets −1 and +1, received {np.unique(encoded)[:5].tolist()}; "
                "turn targets 0 and 1 into 2 * target - 1"
            )
        return encoded


def hinge(prediction: npt.ArrayLike, target: npt.ArrayLike) -> float:
    """Return the hinge loss; see :class:`Hinge`.

    Parameters
    ----------
    prediction : array_like of any shape
        Scores.
    target : array_like in the same shape
        −1 or +1.

    Raises
    ------
    ValueError
        If the shapes differ, or a target is neither −1 nor +1.

    Examples
    --------
    >>> hinge([2.0, 0.5], [1, -1])
    0.75
    """
    return Hinge().forward(prediction, target)
