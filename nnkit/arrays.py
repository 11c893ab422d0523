"""What counts as an array of numbers, and which precision it keeps."""

from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["AnyArray", "FloatArray", "as_float_array"]

FloatArray = npt.NDArray[np.floating[Any]]
AnyArray = npt.NDArray[Any]


def as_float_array(x: npt.ArrayLike) -> FloatArray:
    """Return `x` as an array of floats, without copying one that already is.

    Parameters
    ----------
    x : array_like of real numbers, any shape

    Returns
    -------
    ndarray
        float16, float32 and float64 keep their precision; integers and booleans become float64.

    Raises
    ------
    TypeError
        If `x` holds something other than real numbers.

    Examples
    --------
    >>> as_float_array([1, 2])
    array([1., 2.])
    """
    array = np.asarray(x)
    if array.dtype.kind == "f":
        return array
    if array.dtype.kind in "biu":  # booleans and integers, signed or not
        return array.astype(np.float64)
    raise TypeError(f"expected an array of real numbers, received dtype {array.dtype}")
