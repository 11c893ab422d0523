"""One number is moved by ±ε: what the result says to that, beside the computed gradient."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from nnkit.autodiff import Scalar, numerical_derivative, recomputed
from nnkit.gradcheck import check_gradients
from nnkit.plots.numerals import number

__all__ = ["nudge"]

FINE = 1e-5
"""With this ε, a measurement of what is drawn here can be trusted."""


def nudge(
    result: Scalar,
    chosen: Scalar,
    gradient: float | None,
    epsilon: float,
    labels: Mapping[str, str],
) -> dict[str, Any]:
    """Return the two results, the measured slope, and how the gradient compares.

    Parameters
    ----------
    result, chosen : Scalar
    gradient : float or None
        As the pass has computed it; None if it has not come so far.
    epsilon : float > 0
    labels : mapping of str to str
        The widget's.

    Examples
    --------
    >>> a = Scalar(3, "a")
    >>> labels = {"agree": "yes", "differ": "no", "not-yet": "—"}
    >>> told = nudge((a * a).named("b"), a, 6.0, 0.01, labels)
    >>> told["above"], told["below"], told["measured"], told["verdict"]
    ('9.0601', '8.9401', '(9.0601 − 8.9401) / 0.02 = 6', 'yes')
    """

    def moved(value: Any) -> float:
        return recomputed(result, {chosen: float(np.asarray(value).reshape(()))})[result]

    above, below = (_long(moved(chosen.value + sign * epsilon)) for sign in (1, -1))
    measured = numerical_derivative(result, chosen, epsilon=epsilon)
    told = {
        "epsilon": number(epsilon),
        "above": above,
        "below": below,
        "measured": f"({above} − {_bracketed(below)}) / {number(2 * epsilon)} = {number(measured)}",
        "computed": labels["not-yet"] if gradient is None else number(gradient),
        "difference": "—" if gradient is None else number(gradient - measured),
        "verdict": "",
    }
    if gradient is not None:
        told["verdict"] = labels[_verdict(moved, chosen.value, gradient, epsilon)].format(
            result=result.name
        )
    return told


def _verdict(moved: Any, value: float, gradient: float, epsilon: float) -> str:
    """Return the key of what the comparison says; a rough measurement blames no gradient."""

    def agrees(step: float) -> bool:
        report = check_gradients(moved, value, lambda _: gradient, epsilon=step, rtol=1e-4)
        return bool(report)

    if agrees(epsilon):
        return "agree"
    if not agrees(FINE):
        return "differ"
    return "too-large" if epsilon > FINE else "too-small"


def _long(value: float) -> str:
    return number(value, digits=10)


def _bracketed(text: str) -> str:
    return f"({text})" if text.startswith("−") else text
