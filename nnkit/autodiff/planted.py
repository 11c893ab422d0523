"""The way back step by step, with places where it can be broken.

Without a bug this is :meth:`nnkit.autodiff.Scalar.backward`, one arrival at a time. Each of the
`BUGS` breaks it in a way that has cost many people an evening:

- ``"overwrite"``: ``=`` in the place of ``+=``; of several paths only the last counts.
- ``"order"``: no topological order; a number hands on what has arrived each time anything arrives,
  so that what came first travels again with what came later.
- ``"output"``: the slope of an activation taken at its output instead of its input.
- ``"batch"``: the bias is given one sample's gradient instead of the sum over the batch.
"""

from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from nnkit.autodiff.scalar import Scalar, topological_order

__all__ = ["BUGS", "Arrival", "Slopes", "backward_pass"]

BUGS = ("overwrite", "order", "output", "batch")

Slopes = Callable[[Scalar], tuple[float, ...]]
"""Returns the local slopes of a number along its operands."""


class Arrival(NamedTuple):
    """A gradient that one number hands to one of its operands.

    Attributes
    ----------
    source : Scalar
        Which number hands it on.
    place : int
        To which of its operands, counted from 0.
    slope, upstream : float
        The local slope, and the gradient that the source had at that moment.
    before, after : float or None
        The operand's gradient before and after; None if nothing had arrived.
    """

    source: Scalar
    place: int
    slope: float
    upstream: float
    before: float | None
    after: float

    @property
    def operand(self) -> Scalar:
        """Who receives it."""
        return self.source.operands[self.place]

    @property
    def product(self) -> float:
        """What arrives: local × upstream."""
        return self.slope * self.upstream


def backward_pass(
    result: Scalar, *, bugs: Collection[str] = (), slopes: Slopes | None = None
) -> list[Arrival]:
    """Return all that is handed on in a backward pass, in this order.

    Parameters
    ----------
    result : Scalar
        Its gradient is 1. Nothing is written into it or its operands.
    bugs : collection of str, optional
        Which of the `BUGS` the pass has.
    slopes : callable, optional
        Takes a Scalar, and returns its local slopes; by default the right ones.

    Returns
    -------
    list of Arrival
        What arrived last at a number has its gradient, ``after``.

    Raises
    ------
    ValueError
        If a bug is none of the `BUGS`.

    Examples
    --------
    >>> a = Scalar(3, "a")
    >>> b = (a + a).named("b")
    >>> c = b + b
    >>> for bugs in ([], ["overwrite"], ["order"]):
    ...     print([arrival.after for arrival in backward_pass(c, bugs=bugs)])
    [1.0, 2.0, 2.0, 4.0]
    [1.0, 1.0, 1.0, 1.0]
    [1.0, 1.0, 2.0, 2.0, 4.0, 6.0]
    """
    unknown = sorted(set(bugs) - set(BUGS))
    if unknown:
        raise ValueError(f"expected bugs of {', '.join(BUGS)}; received {', '.join(unknown)}")
    return list(_arrivals(result, frozenset(bugs), slopes or (lambda scalar: scalar.slopes)))


def _arrivals(result: Scalar, bugs: frozenset[str], slopes: Slopes) -> Iterator[Arrival]:
    gradients: dict[Scalar, float] = {result: 1.0}

    def hand_on(source: Scalar) -> Iterator[Arrival]:
        for place, slope in enumerate(_local_slopes(source, bugs, slopes)):
            operand = source.operands[place]
            before, upstream = gradients.get(operand), gradients[source]
            after = slope * upstream
            if before is not None:
                if "batch" in bugs and _is_bias(source, place):
                    after = before
                elif "overwrite" not in bugs:
                    after += before
            gradients[operand] = after
            yield Arrival(source, place, slope, upstream, before, after)
            if "order" in bugs:
                yield from hand_on(operand)

    if "order" in bugs:
        yield from hand_on(result)
    else:
        for scalar in reversed(topological_order(result)):
            yield from hand_on(scalar)


def _local_slopes(source: Scalar, bugs: frozenset[str], slopes: Slopes) -> tuple[float, ...]:
    operation = source.operation
    if operation is not None and "output" in bugs and len(source.operands) == 1:
        return operation.slopes(source.value)
    return slopes(source)


def _is_bias(source: Scalar, place: int) -> bool:
    has_bias = source.operation is not None and source.operation.has_bias
    return has_bias and place == len(source.operands) - 1
