"""A network as its nodes and edges, with the numbers of its weights and of one sample."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from nnkit.language import language
from nnkit.models import Sequential
from nnkit.plots.alt_text import described
from nnkit.plots.fonts import course_fonts
from nnkit.plots.network_columns import Column, read_columns
from nnkit.plots.nodes import RADIUS, Point, draw_node, rims
from nnkit.plots.numerals import number, subscript
from nnkit.plots.palette import FAINT, INK, MUTED, NEGATIVE, POSITIVE

__all__ = ["network_diagram"]

_WORDS = {
    "alt": {
        "en": "Diagram of a network; nodes from the input layer to the output layer: {}.",
        "ko": "신경망의 그림, 입력층부터 출력층까지의 노드 수: {}.",
    },
    "input": {"en": "input layer", "ko": "입력층"},
    "hidden": {"en": "hidden layer {}", "ko": "은닉층 {}"},
    "only hidden": {"en": "hidden layer", "ko": "은닉층"},
    "output": {"en": "output layer", "ko": "출력층"},
    "units": {"en": "{} units", "ko": "유닛 {}개"},
    "one unit": {"en": "1 unit", "ko": "유닛 1개"},
    "features": {"en": "{} inputs", "ko": "입력 {}개"},
    "one feature": {"en": "1 input", "ko": "입력 1개"},
    "positive": {"en": "positive weight", "ko": "양의 가중치"},
    "negative": {"en": "negative weight", "ko": "음의 가중치"},
}

_ACROSS = 2.7
"""Between columns, in inches where the figure is made here."""
_DOWN, _DOWN_WITH_NUMBERS = 0.85, 1.15
"""Between the nodes of a column."""
_LEGIBLE = 3
"""Up to so many nodes on the narrower side of two columns, weights find room on their edges."""
_THICKEST = 4.0


def network_diagram(
    network: Sequential | Sequence[int],
    x: npt.ArrayLike | None = None,
    *,
    input_names: Sequence[str] | None = None,
    output_names: Sequence[str] | None = None,
    max_nodes: int = 8,
    numbers: bool | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw a network: a column of nodes for each layer, an edge for each weight.

    Edges are the thicker, the larger their weight is among all of the network. Those of negative
    weights are dashed, besides having a colour of their own.

    Parameters
    ----------
    network : Sequential or sequence of int
        A model of dense layers and activations, or the sizes of the columns, inputs first.
    x : array_like of shape (features,) or (1, features), optional
        A sample. With it, each node shows its output for the sample.
    input_names, output_names : sequence of str, optional
        One for each input and output; by default x₁, x₂, … and y₁, y₂, ….
    max_nodes : int ≥ 3, default 8
        Of a wider layer so many nodes are drawn, the first and the last, with ⋮ between them.
    numbers : bool, optional
        Whether weights and biases are written on the figure; by default if there is room.
    ax : matplotlib Axes, optional
        Where to draw; by default a new figure.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    ValueError
        If the network has layers of another kind, `x` or the names do not fit, or `max_nodes` is
        below 3.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> from nnkit.models import mlp
    >>> model = mlp([2, 1], rng=np.random.default_rng(0))
    >>> model.layers[0].weight[:] = [[0.5], [-1]]
    >>> ax = network_diagram(model, [3, 2])
    >>> [text.get_text() for text in ax.texts][:6]
    ['0.5', '−1', '3', 'x₁', '2', 'x₂']
    """
    columns = read_columns(network, x)
    names = [
        _names(input_names, "x", columns[0].size),
        *([""] * column.size for column in columns[1:-1]),
        _names(output_names, "y", columns[-1].size),
    ]
    if max_nodes < 3:
        raise ValueError(f"expected max_nodes of at least 3, received {max_nodes}")
    if numbers is None:
        numbers = all(
            min(left.size, right.size) <= _LEGIBLE and max(left.size, right.size) <= max_nodes
            for left, right in pairwise(columns)
        )
    down = _DOWN_WITH_NUMBERS if numbers else _DOWN
    places = [
        {index: (_ACROSS * at, down * y) for index, y in _heights(column.size, max_nodes).items()}
        for at, column in enumerate(columns)
    ]
    top = max(y for column in places for _, y in column.values())
    right = _ACROSS * (len(columns) - 1)
    if ax is None:
        size = (right + 2.6, 2 * top + 2.5)
        _, ax = plt.subplots(figsize=size, layout="constrained")
    with course_fonts(ax):
        _draw_edges(ax, columns, places, numbers=numbers)
        for at, column in enumerate(columns):
            _draw_column(ax, column, places[at], names[at], numbers=numbers)
            _draw_title(ax, columns, at, top + 0.75)
        if any(column.weight is not None for column in columns):
            _draw_legend(ax)
    ax.set(xlim=(-1.3, right + 1.3), ylim=(-top - 1.0, top + 1.5), aspect="equal")
    ax.set_axis_off()
    sizes = ", ".join(str(column.size) for column in columns)
    return described(ax, _WORDS["alt"][language()].format(sizes))


def _names(given: Sequence[str] | None, letter: str, size: int) -> list[str]:
    names = list(given or [f"{letter}{subscript(index + 1)}" for index in range(size)])
    if len(names) != size:
        what = "input" if letter == "x" else "output"
        raise ValueError(f"expected {size} names, one for each {what}; received {len(names)}")
    return names


def _heights(size: int, max_nodes: int) -> dict[int, float]:
    """Return the heights of the nodes that are drawn, by their index, 1 apart.

    The ellipsis takes the place of a node.
    """
    first, last = (size, 0) if size <= max_nodes else (max_nodes // 2, (max_nodes - 1) // 2)
    rows = {index: index for index in range(first)}
    rows |= {size - last + at: first + 1 + at for at in range(last)}
    middle = max(rows.values()) / 2
    return {index: middle - row for index, row in rows.items()}


def _draw_edges(
    ax: Axes, columns: list[Column], places: list[dict[int, Point]], *, numbers: bool
) -> None:
    largest = max(
        (float(np.abs(column.weight).max()) for column in columns if column.weight is not None),
        default=0.0,
    )
    for column, (sources, targets) in zip(columns[1:], pairwise(places), strict=True):
        # here the numbers of all edges between two columns stand evenly below each other
        narrow = min(len(sources), len(targets))
        along = 1 / (narrow + 1) if narrow == len(targets) else narrow / (narrow + 1)
        for source, start in sources.items():
            for target, end in targets.items():
                weight = None if column.weight is None else float(column.weight[source, target])
                _draw_edge(ax, start, end, weight, largest)
                if numbers and weight is not None:
                    at = np.add(start, along * np.subtract(end, start))
                    ax.text(
                        at[0], at[1], number(weight, digits=3), ha="center", va="center",
                        fontsize=8, zorder=3,
                        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8},
                    )  # fmt: skip


def _draw_edge(ax: Axes, start: Point, end: Point, weight: float | None, largest: float) -> None:
    (x0, y0), (x1, y1) = rims(start, end)
    style: dict[str, Any] = {"color": FAINT, "linewidth": 1.0}
    if weight is not None:
        share = abs(weight) / largest if largest else 0.0
        style = _sign_style(weight) | {"linewidth": 0.4 + (_THICKEST - 0.4) * share}
    ax.plot([x0, x1], [y0, y1], zorder=1, **style)


def _sign_style(weight: float) -> dict[str, Any]:
    if weight < 0:
        return {"color": NEGATIVE, "linestyle": (0, (3, 1.5))}
    return {"color": POSITIVE, "linestyle": "-"}


def _draw_column(
    ax: Axes, column: Column, places: dict[int, Point], names: list[str], *, numbers: bool
) -> None:
    for index, place in places.items():
        value = None if column.values is None else float(column.values[index])
        name = names[index]
        if value is None:
            draw_node(ax, place, name, fontsize=11)
        else:
            draw_node(ax, place, number(value, digits=3), fontsize=9)
            side = -1 if column.weight is None else 1
            ax.text(
                place[0] + side * (RADIUS + 0.12), place[1], name, va="center",
                ha="right" if side < 0 else "left",
            )  # fmt: skip
        if numbers and column.bias is not None:
            bias = f"b = {number(float(column.bias[index]), digits=3)}"
            ax.text(place[0], place[1] - RADIUS - 0.05, bias, ha="center", va="top", fontsize=8,
                    color=MUTED)  # fmt: skip
    if len(places) < column.size:
        x = next(iter(places.values()))[0]
        heights = [y for _, y in places.values()]
        gap = max(range(len(heights) - 1), key=lambda at: heights[at] - heights[at + 1])
        ax.text(x, (heights[gap] + heights[gap + 1]) / 2, "⋮", ha="center", va="center",
                fontsize=18, color=INK)  # fmt: skip


def _draw_title(ax: Axes, columns: list[Column], at: int, height: float) -> None:
    column, last = columns[at], len(columns) - 1
    if at in (0, last):
        title = "input" if at == 0 else "output"
    else:
        title = "only hidden" if last == 2 else "hidden"
    kind = "feature" if at == 0 else "unit"
    count = f"one {kind}" if column.size == 1 else f"{kind}s"
    details = [_WORDS[count][language()].format(column.size)]
    details += [activation.name for activation in column.activations]
    x = _ACROSS * at
    ax.text(x, height + 0.32, _WORDS[title][language()].format(at), ha="center", va="center")
    ax.text(x, height, ", ".join(details), ha="center", va="center", fontsize=9,
            style="italic", color=MUTED)  # fmt: skip


def _draw_legend(ax: Axes) -> None:
    keys = [
        Line2D([], [], linewidth=2, label=_WORDS[word][language()], **_sign_style(sign))
        for word, sign in (("positive", 1), ("negative", -1))
    ]
    ax.legend(handles=keys, loc="lower center", ncols=2, frameon=False, handlelength=3)
