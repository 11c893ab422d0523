"""An expression of single numbers that knows its derivatives: backpropagation on one screen.

Layers go backwards with arrays, several derivatives at a time. Here every number stands alone, so
that each step of the way back can be looked at: a :class:`Scalar` remembers what it was computed
from, and :meth:`Scalar.backward` walks from the result to everything that it depends on.

>>> a = Scalar(3, "a")
>>> b = a + a
>>> c = b + b
>>> c.backward()
>>> a.gradient
4.0
"""

from nnkit.autodiff.operations import Operation
from nnkit.autodiff.passes import forward_derivative, numerical_derivative, recomputed
from nnkit.autodiff.planted import BUGS, Arrival, backward_pass
from nnkit.autodiff.scalar import Scalar, apply, topological_order

__all__ = [
    "BUGS",
    "Arrival",
    "Operation",
    "Scalar",
    "apply",
    "backward_pass",
    "forward_derivative",
    "numerical_derivative",
    "recomputed",
    "topological_order",
]
