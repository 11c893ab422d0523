"""What the assignment `backpropagation` takes derivatives of: operations, functions, expressions.

An expression of sums and products is written as ``"b = a + a; c = b · a"``, a step for each
intermediate result.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from autograder.checks.draws import floats
from nnkit import sigmoid
from nnkit.arrays import FloatArray
from nnkit.autodiff.operations import MINUS, PLUS, SQUARED_ERROR, TIMES, activated

__all__ = [
    "OPERATIONS",
    "STEPS",
    "Names",
    "Operands",
    "gradients_of",
    "steps_of",
    "values_of",
]

OPERATIONS = {
    operation.name: operation
    for operation in (PLUS, MINUS, TIMES, activated(sigmoid), SQUARED_ERROR)
}

Operands = Sequence[float]

STEPS: Mapping[str, tuple[Callable[[float], float], Callable[[float], float]]] = {
    "3u − 5": (lambda u: 3 * u - 5, lambda u: 3.0),
    "u²": (lambda u: u**2, lambda u: 2 * u),
    "−u": (lambda u: -u, lambda u: -1.0),
    "u/2 + 1": (lambda u: u / 2 + 1, lambda u: 0.5),
    "σ(u)": (lambda u: float(sigmoid(u)), lambda u: float(sigmoid.derivative(u))),
}
"""Functions of one number with their slopes, by how they are written."""

Names = Sequence[str]

Step = tuple[str, str, str, str]
_SIGNS = {"+": "plus", "·": "times"}


def steps_of(expression: str) -> list[Step]:
    """Return the steps of an expression: result, operation, and its two operands.

    Examples
    --------
    >>> steps_of("b = a + a; c = b · a")
    [('b', 'plus', 'a', 'a'), ('c', 'times', 'b', 'a')]
    """
    words = [step.split() for step in expression.split("; ")]
    return [(name, _SIGNS[sign], left, right) for name, _, left, sign, right in words]


def values_of(steps: Iterable[Step], given: Mapping[str, float]) -> dict[str, float]:
    """Return the value of every name, given ones first."""
    values = dict(given)
    for name, operation, left, right in steps:
        values[name] = OPERATIONS[operation].value(values[left], values[right])
    return values


Arrive = Callable[[float, float], float]


def _add(gradient: float, arriving: float) -> float:
    return gradient + arriving


def gradients_of(
    expression: str,
    given: Mapping[str, float],
    calls: int = 1,
    *,
    arrive: Arrive = _add,
    start: float = 1.0,
    forwards: bool = False,
    begins: int = -1,
) -> FloatArray:
    """Return the gradient of the last result along every name.

    Parameters
    ----------
    expression : str
    given : mapping of str to float
    calls : int, default 1
        How many times the pass is made, which does not matter.
    arrive : callable, default: the sum
        What a gradient becomes when another contribution arrives.
    start : float, default 1
        The result's own gradient.
    forwards : bool, default False
        A mistake: the steps are walked from the first to the last.
    begins : int, default -1
        Whose result's own gradient it is; another step than the last is a mistake.
    """
    steps = steps_of(expression)
    values = values_of(steps, given)
    gradients = dict.fromkeys(values, 0.0)
    gradients[steps[begins][0]] = start
    for name, operation, left, right in steps if forwards else reversed(steps):
        slopes = OPERATIONS[operation].slopes(values[left], values[right])
        for operand, slope in zip((left, right), slopes, strict=True):
            gradients[operand] = arrive(gradients[operand], slope * gradients[name])
    return floats(*gradients.values())
