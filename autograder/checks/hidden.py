"""Where hidden tests get their inputs from.

The inputs are drawn, not written down, so that no output can be looked up in the test's source.
"""

import numpy as np

__all__ = ["hidden_rng"]

_SEED = 1958


def hidden_rng() -> np.random.Generator:
    """Return a fresh generator for the inputs of one idea's hidden cases.

    The same for every learner, so that scores compare. This is the one place that knows the seed.

    Examples
    --------
    >>> hidden_rng().integers(100) == hidden_rng().integers(100)
    np.True_
    """
    return np.random.default_rng(_SEED)
