"""A picture of one neuron: inputs, weights, the sum, the activation, the output."""

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from nnkit.language import language
from nnkit.neuron import Neuron
from nnkit.plots.alt_text import described
from nnkit.plots.fonts import course_fonts
from nnkit.plots.nodes import RADIUS, Point, draw_arrow, draw_node, rims
from nnkit.plots.numerals import equals, number, subscript
from nnkit.plots.palette import ACCENT, INK, MUTED

__all__ = ["neuron_diagram"]

_WORDS = {
    "alt": {"en": "Diagram of a neuron", "ko": "뉴런의 그림"},
    "alt input": {"en": "{} with weight {}", "ko": "{}의 가중치 {}"},
    "inputs": {"en": "inputs", "ko": "입력"},
    "weights": {"en": "weights", "ko": "가중치"},
    "sum": {"en": "weighted sum", "ko": "가중합"},
    "activation": {"en": "activation", "ko": "활성화 함수"},
    "output": {"en": "output", "ko": "출력"},
    "bias": {"en": "bias", "ko": "편향"},
}

_SUM, _ACTIVATION, _OUTPUT = 3.4, 5.3, 7.1
_GAP = 1.1
"""Between one input and the next, in the picture's own units."""


def neuron_diagram(
    neuron: Neuron,
    x: npt.ArrayLike | None = None,
    *,
    input_names: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw a neuron as a diagram, with the numbers of one sample where it is given.

    Parameters
    ----------
    neuron : Neuron
        Its weights and its bias are written on the arrows.
    x : array_like of shape (features,), optional
        A sample. With it, the inputs, the weighted sum and the output show their numbers.
    input_names : sequence of str, optional
        Names of the features, one for each; by default x₁, x₂, ….
    ax : matplotlib Axes, optional
        Where to draw; by default a new figure.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    ValueError
        If there is not one name for each feature, or `x` does not fit the neuron.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> ax = neuron_diagram(Neuron([2, -1], bias=0.5), [1, 3])
    >>> [text.get_text() for text in ax.texts if "=" in text.get_text()]
    ['x₁ = 1', 'x₂ = 3', 'b = 0.5', 's = −0.5', 'y = 0']
    """
    features = len(neuron.weights)
    names = list(input_names or [f"x{subscript(i + 1)}" for i in range(features)])
    if len(names) != features:
        raise ValueError(f"expected {features} names, one for each input; received {len(names)}")
    numbers = None if x is None else np.asarray(x, dtype=float)
    total = None if numbers is None else float(neuron.weighted_sum(numbers))
    heights = _GAP * (np.arange(features)[::-1] - (features - 1) / 2)
    top = heights[0] + 1.25
    if ax is None:
        _, ax = plt.subplots(figsize=(8.2, 0.9 * (top - heights[-1] + 1)), layout="constrained")
    with course_fonts():
        for height, weight, name, value in zip(
            heights,
            neuron.weights,
            names,
            [None] * features if numbers is None else numbers,
            strict=True,
        ):
            draw_node(ax, (0, height))
            ax.text(-0.5, height, equals(name, value), ha="right", va="center")
            _weighted_arrow(ax, (0, height), (_SUM, 0), number(weight))
        draw_node(ax, (_SUM, top), "1")
        _weighted_arrow(ax, (_SUM, top), (_SUM, 0), f"b = {number(neuron.bias)}")
        draw_node(ax, (_SUM, 0), "Σ")
        _box(ax, _ACTIVATION, getattr(neuron.activation, "name", "f"))
        draw_node(ax, (_OUTPUT, 0))
        draw_arrow(ax, (_SUM + RADIUS, 0), (_ACTIVATION - 0.62, 0))
        draw_arrow(ax, (_ACTIVATION + 0.62, 0), (_OUTPUT - RADIUS, 0))
        output = None if numbers is None else float(neuron.forward(numbers))
        ax.text(_SUM + 0.1, -0.45, equals("s", total), ha="left", va="top")
        ax.text(_OUTPUT, -0.5, equals("y", output), ha="center", va="top")
        for place, height, word in (
            (0, heights[0] + 0.55, "inputs"),
            (_SUM / 2 - 0.2, heights[0] + 0.55, "weights"),
            (_SUM + 0.45, top, "bias"),
            (_SUM + 0.1, -0.95, "sum"),
            (_ACTIVATION, 0.6, "activation"),
            (_OUTPUT, 0.6, "output"),
        ):
            left = word in ("bias", "sum")
            ax.text(
                place, height, _WORDS[word][language()],
                ha="left" if left else "center", va="center", style="italic", color=MUTED,
            )  # fmt: skip
    ax.set(
        xlim=(-1.9, _OUTPUT + 0.9), ylim=(min(heights[-1] - 0.5, -1.2), top + 0.5), aspect="equal"
    )
    ax.set_axis_off()
    weighted = zip(names, neuron.weights, strict=True)
    parts = [
        _WORDS["alt"][language()],
        ", ".join(_WORDS["alt input"][language()].format(name, number(w)) for name, w in weighted),
        equals("b", neuron.bias), equals("s", total), equals("y", output),
    ]  # fmt: skip
    return described(ax, "; ".join(parts) + ".")


def _box(ax: Axes, x: float, text: str) -> None:
    box = FancyBboxPatch((x - 0.5, -0.26), 1.0, 0.52, boxstyle="round,pad=0.1")
    box.set(facecolor=ACCENT, edgecolor=INK)
    ax.add_patch(box)
    ax.text(x, 0, text, ha="center", va="center")


def _weighted_arrow(ax: Axes, start: Point, end: Point, text: str) -> None:
    """Draw an arrow from rim to rim of two nodes, with `text` in its middle."""
    first, last = rims(start, end)
    draw_arrow(ax, first, last)
    middle = np.add(first, 0.42 * np.subtract(last, first))
    ax.text(
        middle[0], middle[1], text, ha="center", va="center",
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
    )  # fmt: skip
