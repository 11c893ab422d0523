"""The numerical gradient: move each number a little both ways, and see what the loss does."""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from nnkit.arrays import FloatArray

__all__ = ["numerical_gradient"]


def numerical_gradient(
    function: Callable[[FloatArray], float], x: npt.ArrayLike, *, epsilon: float = 1e-5
) -> FloatArray:
    r"""Return the slope of `function` along each entry of `x`, by central differences.

    .. math:: \frac{\partial f}{\partial x_i} \approx
        \frac{f(x + \varepsilon e_i) - f(x - \varepsilon e_i)}{2 \varepsilon}

    Parameters
    ----------
    function : callable
        Takes an array in the shape of `x`, and returns one number.
    x : array_like of any shape
        Where the slope is wanted. Stays as it is: the function gets a float64 copy.
    epsilon : float > 0, default 1e-5
        How far each entry is moved. The error of the method shrinks with its square, while the
        error by rounding grows as it gets smaller.

    Returns
    -------
    ndarray of float64, in the shape of `x`

    Raises
    ------
    ValueError
        If `epsilon` is not above 0, or the function returns more than one number.

    Examples
    --------
    >>> numerical_gradient(lambda x: x[0] ** 2 + 3 * x[1], [5.0, 1.0]).round(6)
    array([10.,  3.])
    """
    if not epsilon > 0:
        raise ValueError(f"expected an epsilon above 0, received {epsilon}")
    point = np.array(x, np.float64)
    gradient = np.empty_like(point)
    for index in np.ndindex(point.shape):
        here = point[index]
        point[index] = here + epsilon
        above = _number(function(point))
        point[index] = here - epsilon
        below = _number(function(point))
        point[index] = here
        gradient[index] = (above - below) / (2 * epsilon)
    return gradient


def _number(value: Any) -> float:
    if np.size(value) != 1:
        raise ValueError(f"expected one number from the function, received shape {np.shape(value)}")
    return float(np.asarray(value).reshape(()))
