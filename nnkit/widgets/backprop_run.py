"""A whole backward pass as the backprop debugger sees it: what is right, and what was computed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

import numpy as np

from nnkit.autodiff import Arrival, Scalar, backward_pass, topological_order
from nnkit.widgets.backprop_graphs import Graph
from nnkit.widgets.backprop_own import OwnLayer, OwnSlopes

__all__ = ["Run", "run", "same"]


@dataclass
class Run:
    """A pass, from the result back to all that was given.

    Attributes
    ----------
    result : Scalar
    scalars : dict of str to Scalar
        Everything, by name: first what was given, then the rest from left to right.
    right : dict of Scalar to float
        The right gradients.
    arrivals : list of Arrival
        What was handed on, in this order.
    computed : dict of Scalar to float
        The gradients at the end of the pass.
    outputs : dict of str to float
        What the learner's layer put out.
    """

    result: Scalar
    scalars: dict[str, Scalar]
    right: dict[Scalar, float]
    arrivals: list[Arrival]
    computed: dict[Scalar, float] = field(default_factory=dict)
    outputs: dict[str, float] = field(default_factory=dict)

    def is_there(self, scalar: Scalar, step: int) -> bool:
        """Return whether nothing more arrives at a number after so many steps."""
        return all(arrival.operand is not scalar for arrival in self.arrivals[step:])

    def gradient(self, scalar: Scalar, step: int) -> float | None:
        """Return a number's gradient after so many steps; None if nothing has arrived."""
        if self.is_there(scalar, step):
            return self.computed[scalar]
        arrived = [one for one in self.arrivals[:step] if one.operand is scalar]
        return arrived[-1].after if arrived else None

    def has_wrong_output(self, scalar: Scalar) -> bool:
        """Return whether a learner's layer puts out another value for a number."""
        return not same(self.outputs.get(scalar.name, scalar.value), scalar.value)

    def is_wrong(self, scalar: Scalar) -> bool:
        """Return whether a number's gradient at the end, or its value, is not the right one."""
        right_gradient = same(self.computed[scalar], self.right[scalar])
        return not right_gradient or self.has_wrong_output(scalar)

    @property
    def wrong(self) -> list[str]:
        """The names of those that come out wrong."""
        return [name for name, scalar in self.scalars.items() if self.is_wrong(scalar)]


def run(
    graph: Graph,
    values: Mapping[str, float],
    bugs: Collection[str],
    own: OwnSlopes | OwnLayer | None = None,
) -> Run:
    """Go forwards and back.

    Parameters
    ----------
    graph : Graph
    values : mapping of str to float
        What is given, by name.
    bugs : collection of str
        Of :data:`nnkit.autodiff.BUGS`.
    own : OwnSlopes or OwnLayer, optional
        What the learner's own code does of it; whatever that raises is raised here.
    """
    result = graph.result(values)
    result.backward()
    order = topological_order(result)
    scalars = {scalar.name: scalar for scalar in order}
    scalars = {name: scalars[name] for name in values} | scalars
    right = {scalar: scalar.gradient or 0.0 for scalar in order}
    slopes = own if isinstance(own, OwnSlopes) else None
    arrivals = backward_pass(result, bugs=bugs, slopes=slopes)
    made = Run(result, scalars, right, arrivals)
    made.computed = {result: 1.0} | {arrival.operand: arrival.after for arrival in arrivals}
    if isinstance(own, OwnLayer):
        upstream = {scalar.name: made.computed[scalar] for scalar in order}
        made.outputs, gradients = own.compute(values, upstream)
        made.computed |= {scalars[name]: gradient for name, gradient in gradients.items()}
    return made


def same(one: float, other: float) -> bool:
    """Return whether two numbers are equal but for rounding.

    Examples
    --------
    >>> same(0.1 + 0.2, 0.3), same(0.3, 0.301)
    (True, False)
    """
    return bool(np.isclose(one, other, rtol=1e-6, atol=1e-9))
