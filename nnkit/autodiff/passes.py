"""More ways through an expression: once more with other numbers, and with derivatives ahead.

:func:`forward_derivative` takes derivatives along with the values, from left to right. It is as
exact as the way back, but answers for one number at a time: a network with a million weights needs
a million such passes, where the way back needs one.
"""

from collections.abc import Mapping

from nnkit.autodiff.scalar import Scalar, topological_order
from nnkit.gradcheck import numerical_gradient

__all__ = ["forward_derivative", "numerical_derivative", "recomputed"]


def recomputed(result: Scalar, changed: Mapping[Scalar, float]) -> dict[Scalar, float]:
    """Return the value of every number, had some of them other values.

    Parameters
    ----------
    result : Scalar
        Stays as it is, like everything that it depends on.
    changed : mapping of Scalar to float
        These numbers have the values given, however they were computed.

    Examples
    --------
    >>> w, x = Scalar(2, "w"), Scalar(-3, "x")
    >>> y = w * x
    >>> recomputed(y, {w: 10})[y], y.value
    (-30.0, -6.0)
    """
    values: dict[Scalar, float] = {}
    for scalar in topological_order(result):
        if scalar in changed:
            values[scalar] = float(changed[scalar])
        elif scalar.operation is None:
            values[scalar] = scalar.value
        else:
            values[scalar] = scalar.operation.value(*(values[one] for one in scalar.operands))
    return values


def numerical_derivative(result: Scalar, along: Scalar, *, epsilon: float = 1e-5) -> float:
    """Return the derivative of `result` along one number, measured by moving it a little.

    Parameters
    ----------
    result, along : Scalar
    epsilon : float > 0, default 1e-5
        As for :func:`~nnkit.gradcheck.numerical_gradient`.

    Examples
    --------
    >>> a = Scalar(3, "a")
    >>> round(numerical_derivative(a * a, a), 6)
    6.0
    """
    slopes = numerical_gradient(
        lambda value: recomputed(result, {along: value[0]})[result], [along.value], epsilon=epsilon
    )
    return float(slopes[0])


def forward_derivative(result: Scalar, along: Scalar) -> float:
    """Return the derivative of `result` along one number, by one pass from left to right.

    Parameters
    ----------
    result, along : Scalar

    References
    ----------
    Wengert (1964), "A simple automatic derivative evaluation program".

    Examples
    --------
    >>> w, x = Scalar(2, "w"), Scalar(-3, "x")
    >>> forward_derivative(w * x * x, w), forward_derivative(w * x * x, x)
    (9.0, -12.0)
    """
    derivative: dict[Scalar, float] = {}
    for scalar in topological_order(result):
        if scalar is along:
            derivative[scalar] = 1.0
            continue
        pairs = zip(scalar.operands, scalar.slopes, strict=True)
        derivative[scalar] = sum((slope * derivative[one] for one, slope in pairs), 0.0)
    return derivative[result]
