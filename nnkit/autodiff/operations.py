"""What can be done with numbers, and the local slopes of each: all that the chain rule needs.

A *local slope* says how fast the result changes with one operand while the others stay. It depends
on the operands alone, not on what becomes of the result: that is what makes backpropagation simple.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from nnkit.activations import Activation

__all__ = [
    "MINUS",
    "PLUS",
    "SQUARED_ERROR",
    "TIMES",
    "WEIGHTED_SUM",
    "Operation",
    "activated",
    "mean_squared_error_of",
]


@dataclass(frozen=True)
class Operation:
    """Something that makes one number of others.

    Attributes
    ----------
    name : str
        Such as ``"times"``.
    value : callable
        Takes the operands, and returns the result.
    slopes : callable
        Takes the operands, and returns the derivative of the result along each of them.
    formula : callable
        Takes the operands' names, and returns how the result is written.
    slope_formulas : callable
        Takes the operands' names, and returns how each slope is written.
    has_bias : bool, default False
        Whether the last operand is a bias, which all samples of a batch share.

    Examples
    --------
    >>> TIMES.value(3.0, -2.0), TIMES.slopes(3.0, -2.0)
    (-6.0, (-2.0, 3.0))
    >>> TIMES.formula("w", "x"), TIMES.slope_formulas("w", "x")
    ('w · x', ('x', 'w'))
    """

    name: str
    value: Callable[..., float]
    slopes: Callable[..., tuple[float, ...]]
    formula: Callable[..., str]
    slope_formulas: Callable[..., tuple[str, ...]]
    has_bias: bool = False


PLUS = Operation(
    "plus",
    value=lambda u, v: u + v,
    slopes=lambda u, v: (1.0, 1.0),
    formula=lambda u, v: f"{u} + {v}",
    slope_formulas=lambda u, v: ("1", "1"),
)

MINUS = Operation(
    "minus",
    value=lambda u, v: u - v,
    slopes=lambda u, v: (1.0, -1.0),
    formula=lambda u, v: f"{u} − {v}",
    slope_formulas=lambda u, v: ("1", "−1"),
)

TIMES = Operation(
    "times",
    value=lambda u, v: u * v,
    slopes=lambda u, v: (v, u),
    formula=lambda u, v: f"{u} · {v}",
    slope_formulas=lambda u, v: (v, u),
)

SQUARED_ERROR = Operation(
    "squared error",
    value=lambda y, t: (y - t) ** 2,
    slopes=lambda y, t: (2 * (y - t), 2 * (t - y)),
    formula=lambda y, t: f"({y} − {t})²",
    slope_formulas=lambda y, t: (f"2({y} − {t})", f"2({t} − {y})"),
)


def _products(operands: Sequence[float]) -> float:
    return sum(w * x for w, x in zip(operands[0:-1:2], operands[1::2], strict=True))


WEIGHTED_SUM = Operation(
    "weighted sum",
    value=lambda *wxb: _products(wxb) + wxb[-1],
    # the neighbour is the other factor: a weight's slope is its input, an input's its weight
    slopes=lambda *wxb: (*(wxb[i ^ 1] for i in range(len(wxb) - 1)), 1.0),
    formula=lambda *wxb: " + ".join(
        [f"{w}{x}" for w, x in zip(wxb[0:-1:2], wxb[1::2], strict=True)] + [wxb[-1]]
    ),
    slope_formulas=lambda *wxb: (*(wxb[i ^ 1] for i in range(len(wxb) - 1)), "1"),
    has_bias=True,
)
"""Weights and inputs by turns, and the bias last."""


def activated(activation: Activation) -> Operation:
    """Return an activation as an operation.

    Parameters
    ----------
    activation : Activation

    Examples
    --------
    >>> from nnkit import sigmoid
    >>> activated(sigmoid).slopes(0.0), activated(sigmoid).slope_formulas("z")
    ((0.25,), ('σ′(z)',))
    """
    symbol = "σ" if activation.name == "sigmoid" else activation.name
    return Operation(
        activation.name,
        value=lambda z: float(activation(z)),
        slopes=lambda z: (float(activation.derivative(z)),),
        formula=lambda z: f"{symbol}({z})",
        slope_formulas=lambda z: (f"{symbol}′({z})",),
    )


def mean_squared_error_of(targets: Sequence[float]) -> Operation:
    """Return the mean squared error of several predictions as an operation.

    Parameters
    ----------
    targets : sequence of float
        One for each prediction.

    Examples
    --------
    >>> loss = mean_squared_error_of([1.0, 4.0])
    >>> loss.value(1.0, 2.0), loss.slopes(1.0, 2.0)
    (2.0, (0.0, -2.0))
    """
    count = len(targets)
    return Operation(
        "mean squared error",
        value=lambda *y: float(np.mean(np.square(np.subtract(y, targets)))),
        slopes=lambda *y: tuple((2 / count * np.subtract(y, targets)).tolist()),
        formula=lambda *y: f"Σ({y[0][0]} − t)² / {count}",
        slope_formulas=lambda *y: tuple(f"2({one} − t)/{count}" for one in y),
    )
