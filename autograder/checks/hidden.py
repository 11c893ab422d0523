"""Where hidden tests get their inputs from.

The inputs are drawn, not written down, and what they are drawn from is a secret of the machine
that grades: a random number that it makes once and keeps in ``.nncourse/``, out of the repository
and out of every release (:meth:`autograder.course.Course.hidden_seed`). So who reads this source
knows what is tried, and not with which numbers; and all learners of a course are given the same
ones, so that scores compare.
"""

import zlib

import numpy as np

__all__ = ["hidden_rng", "seed", "use_seed"]

OPEN_SEED = 1958
"""Where nobody grades, to tell one mistake from another: a number that everybody may know."""

_seed = OPEN_SEED


def use_seed(seed: int) -> None:
    """Draw from `seed` from now on: who grades calls this first, with the machine's own.

    Parameters
    ----------
    seed : int

    Examples
    --------
    >>> use_seed(OPEN_SEED)
    >>> hidden_rng("weighted_sum").integers(100) == hidden_rng("weighted_sum").integers(100)
    np.True_
    """
    global _seed
    _seed = seed


def seed() -> int:
    """Return what hidden inputs are drawn from."""
    return _seed


def hidden_rng(*labels: str) -> np.random.Generator:
    """Return a fresh generator for hidden inputs, the same for every learner.

    Parameters
    ----------
    *labels : str
        What they are for, the exercise and the idea: others get other numbers.

    Returns
    -------
    numpy.random.Generator
    """
    return np.random.default_rng([_seed, *(zlib.crc32(label.encode()) for label in labels)])
