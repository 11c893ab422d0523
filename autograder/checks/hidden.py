"""Where hidden tests get their inputs from.

The inputs are drawn, not written down, and what they are drawn from is a secret of the machine
that grades: a random number that it makes once and keeps in ``.nncourse/``, out of the repository
and out of every release. So who reads this source knows what is tried, and not with which numbers;
and all learners of a course are given the same ones, so that scores compare.
"""

import zlib

import numpy as np

from autograder.course import Course

__all__ = ["hidden_rng", "seed", "use_seed"]

_seed: int | None = None


def use_seed(seed: int | None) -> None:
    """Draw from `seed` from now on; with None, from that of the course in the working directory.

    Parameters
    ----------
    seed : int or None

    Examples
    --------
    >>> use_seed(1958)
    >>> hidden_rng("weighted_sum").integers(100) == hidden_rng("weighted_sum").integers(100)
    np.True_
    """
    global _seed
    _seed = seed


def seed() -> int:
    """Return what hidden inputs are drawn from.

    Raises
    ------
    CourseError
        If no seed is in use and the working directory lies in no course.
    """
    if _seed is None:
        use_seed(Course.find().hidden_seed())
        return seed()
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
    return np.random.default_rng([seed(), *(zlib.crc32(label.encode()) for label in labels)])
