"""Are two answers the same numbers?

What a learner's code returned is first made plain: base numpy arrays of numbers, copied. After that
no method of theirs runs any more, so an object that claims to equal everything gains nothing.
"""

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

__all__ = ["DEFAULT", "Numbers", "Tolerance", "first_difference", "plain", "same"]

Numbers = npt.NDArray[np.float64]


class Tolerance(NamedTuple):
    """How far an answer may be off: ``absolute + relative * abs(expected)``."""

    relative: float
    absolute: float


# Inputs are multiples of 1/8 with few digits, on which sums of products are exact in float32 and
# float64 alike, in any order: a right algorithm differs in no bit. The tolerance is for detours
# that round: 7 products of up to 16, each with float32's relative error of 6e-8, are off by at
# most 7e-6. Two different answers on the grid are more than 30 tolerances apart.
DEFAULT = Tolerance(relative=2e-6, absolute=1e-5)

_SCALARS = frozenset({bool, int, float, *np.sctypeDict.values()})


def plain(value: Any) -> Numbers | None:
    """Return the numbers of `value`, or None if it is not a number or an array of numbers.

    Parameters
    ----------
    value : object
        A Python number, or a numpy scalar or array of booleans, integers or floats. Booleans
        become 0 and 1.

    Returns
    -------
    ndarray of float64, or None
        A copy, and never a subclass of ndarray; a number gives shape ``()``.

    Examples
    --------
    >>> plain(True)
    array(1.)
    >>> plain([1, 2]) is None
    True
    """
    # type(value), because isinstance() asks the object, and it may lie
    if type(value) not in _SCALARS and not issubclass(type(value), np.ndarray):
        return None
    try:
        array = np.array(value, subok=False)
        return array.astype(np.float64) if array.dtype.kind in "biuf" else None
    except (OverflowError, TypeError, ValueError):
        return None


def same(one: Numbers, other: Numbers, tolerance: Tolerance = DEFAULT) -> bool:
    """Return whether two answers agree in shape and, within the tolerance, in every number."""
    return one.shape == other.shape and not _differing(one, other, tolerance).any()


def first_difference(
    received: Numbers, expected: Numbers, tolerance: Tolerance = DEFAULT
) -> tuple[int, ...] | None:
    """Return the index of the first entry that differs, or None if none does.

    Parameters
    ----------
    received, expected : ndarray of the same shape
    tolerance : Tolerance

    Examples
    --------
    >>> first_difference(np.array([1.0, 0.0]), np.array([1.0, 1.0]))
    (1,)
    """
    differing = np.argwhere(_differing(received, expected, tolerance))
    return tuple(int(i) for i in differing[0]) if len(differing) else None


def _differing(received: Numbers, expected: Numbers, tolerance: Tolerance) -> npt.NDArray[np.bool_]:
    relative, absolute = tolerance
    return ~np.isclose(received, expected, rtol=relative, atol=absolute, equal_nan=True)
