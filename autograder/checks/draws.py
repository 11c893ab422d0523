"""Inputs to try, and the ideas that many exercises share.

All numbers are multiples of 1/8 (or integers, where integers are the idea), so that sums of a few
products are exact, in any order of adding and in float32 too: whether a weighted sum is above 0
or exactly 0 never hangs on rounding.
"""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from autograder.checks.exercise import Args, Idea
from autograder.checks.wording import Text

__all__ = ["Make", "cast", "floats", "grid", "shared_ideas"]

Make = Callable[..., Args]
"""``make(rng, features, **span)`` draws one case's inputs; `span` is for :func:`grid`."""

_MOST_FEATURES = 7


def floats(*values: Any) -> npt.NDArray[np.float64]:
    """Return `values` as an array of float64, however they are nested.

    Examples
    --------
    >>> floats(1, 2)
    array([1., 2.])
    """
    return np.array(values, dtype=np.float64)


def grid(
    rng: np.random.Generator, *shape: int, low: int = 1, high: int = 33, per: int = 8
) -> npt.NDArray[np.float64]:
    """Draw fractions with the denominator `per`, from `low`/`per` to below `high`/`per`, never 0.

    Examples
    --------
    >>> values = grid(np.random.default_rng(0), 1000, low=-16, high=17)
    >>> values.min(), values.max(), (values == 0).any()
    (np.float64(-2.0), np.float64(2.0), np.False_)
    """
    numerators = rng.integers(low, high, size=shape)
    return np.where(numerators == 0, low, numerators) / per


def cast(args: Args, dtype: npt.DTypeLike) -> Args:
    """Return `args` with its arrays in `dtype`; single numbers stay as they are."""
    return {
        name: value.astype(dtype) if isinstance(value, np.ndarray) else value
        for name, value in args.items()
    }


def shared_ideas(make: Make) -> Mapping[str, Idea]:
    """Return the ideas that hold for any function of arrays, with inputs by `make`.

    Parameters
    ----------
    make : callable
        ``make(rng, features, **span)`` returns one case's inputs; `span` is for :func:`grid`.

    Returns
    -------
    dict of str to Idea
        ``number-of-inputs``, ``negative-values``, ``integers``, ``float32`` and
        ``inputs-unchanged``. All but ``negative-values`` use positive numbers, so that a failure
        is put down to the idea that it belongs to.
    """
    return {
        "number-of-inputs": Idea(
            Text("any number of inputs, from 1 to 7", "입력의 개수(1개부터 7개까지)"),
            lambda rng: [make(rng, features) for features in range(1, _MOST_FEATURES + 1)],
        ),
        "negative-values": Idea(
            Text("negative values", "음수 값"),
            lambda rng: [make(rng, 4, low=-32, high=high) for high in (0, 33, 33)],
        ),
        "integers": Idea(
            Text("arrays of integers", "정수 배열"),
            lambda rng: [cast(make(rng, features, per=1), np.int64) for features in (2, 5)],
        ),
        "float32": Idea(
            Text("arrays of float32", "float32 배열"),
            lambda rng: [cast(make(rng, features), np.float32) for features in (2, 5)],
        ),
        "inputs-unchanged": Idea(
            Text("the inputs stay as they are", "입력을 바꾸지 않기"),
            lambda rng: [make(rng, features) for features in (3, 5)],
            keeps_inputs=True,
        ),
    }
