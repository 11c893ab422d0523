"""How a forward pass is written: the names of its nodes, and each sum with its numbers."""

from collections.abc import Sequence

from nnkit.plots.numerals import number, subscript

__all__ = ["activation_line", "factor", "formula", "node_names", "sum_line"]

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"


def node_names(widths: Sequence[int]) -> list[list[str]]:
    """Return the names of all nodes, layer by layer, inputs first.

    Parameters
    ----------
    widths : sequence of int
        Inputs, units of each hidden layer, outputs.

    Examples
    --------
    >>> node_names([2, 2, 1])
    [['x₁', 'x₂'], ['h₁', 'h₂'], ['y']]
    >>> node_names([1, 1, 1, 2])
    [['x₁'], ['h⁽¹⁾₁'], ['h⁽²⁾₁'], ['y₁', 'y₂']]
    """
    last = len(widths) - 1
    letters = ["x", *["h"] * (last - 1), "y"]
    if last > 2:
        letters[1:last] = [f"h⁽{_RAISED[layer]}⁾" for layer in range(1, last)]
    names = [
        [f"{letter}{subscript(unit)}" for unit in range(1, width + 1)]
        for letter, width in zip(letters, widths, strict=True)
    ]
    return [*names[:-1], ["y"]] if widths[-1] == 1 else names


def factor(value: float) -> str:
    """Return a number as it stands behind a sign: a negative one in brackets.

    Examples
    --------
    >>> factor(-2.0), factor(0.5)
    ('(−2)', '0.5')
    """
    return f"({number(value)})" if value < 0 else number(value)


def formula(sources: Sequence[str]) -> str:
    """Return the weighted sum with the names of what comes in.

    Examples
    --------
    >>> formula(["h₁", "h₂"])
    'z = w₁ · h₁ + w₂ · h₂ + b'
    """
    products = (f"w{subscript(at)} · {name}" for at, name in enumerate(sources, 1))
    return f"z = {' + '.join(products)} + b"


def sum_line(
    weights: Sequence[float], inputs: Sequence[float], bias: float, total: float | None
) -> str:
    """Return the weighted sum with its numbers; a question mark for a sum that is not known yet.

    Examples
    --------
    >>> sum_line([1, -2], [2, 1], 0.5, 0.5)
    'z = 1 · 2 + (−2) · 1 + 0.5 = 0.5'
    >>> sum_line([3], [-1], -1, None)
    'z = 3 · (−1) + (−1) = ?'
    """
    terms = [f"{factor(w)} · {factor(x)}" for w, x in zip(weights, inputs, strict=True)]
    # what stands first has no sign before it, and needs no brackets
    if weights[0] < 0:
        terms[0] = f"{number(weights[0])} · {factor(inputs[0])}"
    return f"z = {' + '.join([*terms, factor(bias)])} = {_known(total)}"


def activation_line(name: str, activation: str, total: float | None, output: float | None) -> str:
    """Return how the activation makes the output of the sum.

    Examples
    --------
    >>> activation_line("y", "sigmoid", 0.5, 0.6224593)
    'y = sigmoid(0.5) = 0.6225'
    >>> activation_line("h₁", "relu", -1.5, None)
    'h₁ = relu(−1.5) = ?'
    """
    return f"{name} = {activation}({_known(total)}) = {_known(output)}"


def _known(value: float | None) -> str:
    return "?" if value is None else number(value)
