"""The two simplest activations: all or nothing, and nothing at all."""

import numpy as np

from nnkit.activations.base import Activation
from nnkit.arrays import FloatArray

__all__ = ["Identity", "Step", "identity", "step"]


class Step(Activation):
    r"""The step function: 1 for a positive input, otherwise 0.

    .. math:: f(x) = 1 \text{ if } x > 0, \text{ else } 0

    The boundary belongs to the lower half: ``step(0) == 0``. The slope is 0 everywhere but at 0,
    where there is none; :meth:`derivative` declares 0 there. A slope of 0 carries no information,
    which is why a network of step neurons cannot be trained by gradient descent.

    References
    ----------
    McCulloch & Pitts (1943), "A logical calculus of the ideas immanent in nervous activity".

    Examples
    --------
    >>> from nnkit.activations import step
    >>> step([-1.5, 0.0, 0.1])
    array([0., 0., 1.])
    """

    name = "step"
    range = "{0, 1}"
    bounds = (0.0, 1.0)
    formula = r"f(x) = \begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases}"

    def value(self, x: FloatArray) -> FloatArray:
        return (x > 0).astype(x.dtype)

    def slope(self, x: FloatArray) -> FloatArray:
        return np.zeros_like(x)


class Identity(Activation):
    r"""The identity: the weighted sum itself, unchanged.

    .. math:: f(x) = x

    Examples
    --------
    >>> from nnkit.activations import identity
    >>> identity([-1, 2])
    array([-1.,  2.])
    """

    name = "identity"
    range = "(−∞, ∞)"
    bounds = (-np.inf, np.inf)
    formula = "f(x) = x"

    def value(self, x: FloatArray) -> FloatArray:
        return x.copy()

    def slope(self, x: FloatArray) -> FloatArray:
        return np.ones_like(x)


step = Step()
identity = Identity()
