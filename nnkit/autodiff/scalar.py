"""A number that remembers what it was computed from."""

from collections.abc import Sequence
from graphlib import TopologicalSorter

from nnkit.activations import Activation
from nnkit.autodiff.operations import MINUS, PLUS, TIMES, Operation, activated

__all__ = ["Scalar", "apply", "topological_order"]


class Scalar:
    """A number of an expression, with the gradient that comes back to it.

    Parameters
    ----------
    value : float
    name : str, optional
        For figures and for people; by default the number itself.

    Attributes
    ----------
    value : float
    gradient : float or None
        The derivative, along this number, of the result that :meth:`backward` was called on last.
    name : str
    operation : Operation or None
        What it was computed by; None if it was given.
    operands : tuple of Scalar
        What it was computed from; one that is used twice stands here twice.

    References
    ----------
    Karpathy (2020), micrograd; Linnainmaa (1970), who found the method.

    Examples
    --------
    >>> w, x, b = Scalar(2, "w"), Scalar(-3, "x"), Scalar(5, "b")
    >>> y = (w * x + b) * x
    >>> y.backward()
    >>> y.value, w.gradient, x.gradient, b.gradient
    (3.0, 9.0, -7.0, -3.0)
    """

    def __init__(
        self,
        value: float,
        name: str = "",
        *,
        operation: Operation | None = None,
        operands: Sequence["Scalar"] = (),
    ) -> None:
        self.value = float(value)
        self.gradient: float | None = None
        self.operation = operation
        self.operands = tuple(operands)
        self.name = name or (f"{self.value:g}" if operation is None else f"({self.formula})")

    @property
    def formula(self) -> str:
        """How it is computed, for example ``"w · x"``; nothing for a number that was given."""
        if self.operation is None:
            return ""
        return self.operation.formula(*(operand.name for operand in self.operands))

    @property
    def slopes(self) -> tuple[float, ...]:
        """The local slope along each operand."""
        if self.operation is None:
            return ()
        return self.operation.slopes(*(operand.value for operand in self.operands))

    def backward(self) -> None:
        """Give everything that this number depends on its gradient.

        From the result to its operands, and from these to theirs. A number hands on only when all
        that is due to it has arrived: its own gradient, times the local slope, to each operand,
        where what comes by several paths is added up. Gradients of an earlier call are forgotten.
        """
        order = topological_order(self)
        gradients = dict.fromkeys(order, 0.0)
        gradients[self] = 1.0
        for scalar in reversed(order):
            for operand, slope in zip(scalar.operands, scalar.slopes, strict=True):
                gradients[operand] += slope * gradients[scalar]
        for scalar, gradient in gradients.items():
            scalar.gradient = gradient

    def through(self, activation: Activation, name: str = "") -> "Scalar":
        """Return what `activation` makes of this number."""
        return apply(activated(activation), self, name=name)

    def named(self, name: str) -> "Scalar":
        """Give this number a name, and return it."""
        self.name = name
        return self

    def __add__(self, other: "Scalar | float") -> "Scalar":
        return apply(PLUS, self, other)

    def __radd__(self, other: float) -> "Scalar":
        return apply(PLUS, other, self)

    def __sub__(self, other: "Scalar | float") -> "Scalar":
        return apply(MINUS, self, other)

    def __rsub__(self, other: float) -> "Scalar":
        return apply(MINUS, other, self)

    def __mul__(self, other: "Scalar | float") -> "Scalar":
        return apply(TIMES, self, other)

    def __rmul__(self, other: float) -> "Scalar":
        return apply(TIMES, other, self)

    def __repr__(self) -> str:
        gradient = "" if self.gradient is None else f", gradient {self.gradient:g}"
        return f"Scalar({self.name}: {self.value:g}{gradient})"


def apply(operation: Operation, *operands: Scalar | float, name: str = "") -> Scalar:
    """Return the result of an operation.

    Parameters
    ----------
    operation : Operation
    *operands : Scalar or float
    name : str, optional

    Examples
    --------
    >>> apply(TIMES, Scalar(2, "u"), 3)
    Scalar((u · 3): 6)
    """
    scalars = [one if isinstance(one, Scalar) else Scalar(one) for one in operands]
    value = operation.value(*(one.value for one in scalars))
    return Scalar(value, name, operation=operation, operands=scalars)


def topological_order(result: Scalar) -> list[Scalar]:
    """Return everything that `result` depends on, each number behind its operands.

    Parameters
    ----------
    result : Scalar

    Examples
    --------
    >>> a = Scalar(3, "a")
    >>> b = (a + a).named("b")
    >>> [scalar.name for scalar in topological_order(b * a)]
    ['a', 'b', '(b · a)']
    """
    operands: dict[Scalar, tuple[Scalar, ...]] = {}
    todo = [result]
    while todo:
        scalar = todo.pop()
        if scalar not in operands:
            operands[scalar] = scalar.operands
            todo.extend(reversed(scalar.operands))
    return list(TopologicalSorter(operands).static_order())
