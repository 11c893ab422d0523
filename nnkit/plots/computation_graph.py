"""How numbers are computed from numbers, and how gradients come back: an expression as a graph.

In the forward pass every node gets its value from those to its left; in the backward pass every
node gets its gradient from those to its right. A node without a gradient, or without a value, is
drawn without it, so that a pass can be shown node by node.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple
from unicodedata import east_asian_width

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch
from matplotlib.path import Path

from nnkit.language import language
from nnkit.plots.alt_text import described
from nnkit.plots.fonts import course_fonts
from nnkit.plots.layered_layout import Layout, layered_layout
from nnkit.plots.nodes import Point, draw_arrow
from nnkit.plots.numerals import number
from nnkit.plots.palette import ACCENT, INK, PAPER

__all__ = ["Node", "computation_graph"]

_WORDS = {
    "alt": {"en": "Graph of an expression", "ko": "식의 그래프"},
    "value": {"en": "value", "ko": "값"},
    "gradient": {"en": "gradient", "ko": "기울기"},
}

_HEIGHT, _LINE, _DOWN = 0.86, 0.25, 1.15
"""Of a box, of a line of its text, and from one box to the next below, in inches."""
_VALUE, _GRADIENT = "#14506f", "#9a3a00"
"""Dark enough to be read on a highlighted box."""
_BETWEEN = 0.9
"""From a box to the next on its right."""


class Node(NamedTuple):
    """One number of an expression.

    Attributes
    ----------
    name : str
        Its name, by which others refer to it.
    value : float or None, default None
        Known once the forward pass has come here.
    gradient : float or None, default None
        The derivative of the graph's result along this number, known once the backward pass has
        come here.
    sources : tuple of str, default ()
        The names of the operands it is computed from; one that is used twice stands here twice.
    formula : str, default ""
        How it is computed, for example ``"w · x"``; written after its name.
    """

    name: str
    value: float | None = None
    gradient: float | None = None
    sources: tuple[str, ...] = ()
    formula: str = ""


def computation_graph(
    nodes: Sequence[Node], *, highlighted: Collection[str] = (), ax: Axes | None = None
) -> Axes:
    """Draw an expression: a box with value and gradient for each node, an arrow for each operand.

    Parameters
    ----------
    nodes : sequence of Node
        In any order; those that stand below each other tend to keep it.
    highlighted : collection of str, optional
        The names of nodes to draw with a thick frame, such as the one that a pass has reached.
    ax : matplotlib Axes, optional
        Where to draw; by default a new figure.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    ValueError
        If there is no node, two have one name, a name is not that of a node, or a node is computed
        from itself.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> ax = computation_graph([
    ...     Node("w", 3, -2),
    ...     Node("x", -2, 3),
    ...     Node("s", -6, 1, sources=("w", "x"), formula="w · x"),
    ... ])
    >>> [text.get_text() for text in ax.texts][-3:]
    ['s = w · x', 'value −6', 'gradient 1']
    """
    nodes = list(nodes)
    _check(nodes, highlighted)
    layout = layered_layout({node.name: node.sources for node in nodes})
    lines = {node.name: _lines(node) for node in nodes}
    width = max(_width(text) for texts in lines.values() for text, _ in texts) * 0.088 + 0.3
    across = width + _BETWEEN
    columns = 1 + max(x for x, _ in layout.nodes.values())
    heights = [y for _, y in [*layout.nodes.values(), *_all_bends(layout)]]
    low, high = _DOWN * min(heights) - 0.75, _DOWN * max(heights) + 0.75
    if ax is None:
        size = (across * columns - _BETWEEN + 0.4, high - low)
        _, ax = plt.subplots(figsize=size, layout="constrained")
    with course_fonts(ax):
        for node in nodes:
            _draw_operands(ax, node, layout, width)
        for node in nodes:
            x, y = layout.nodes[node.name]
            _draw_box(
                ax, (across * x, _DOWN * y), lines[node.name], width,
                highlighted=node.name in highlighted,
            )  # fmt: skip
    ax.set(
        xlim=(-width / 2 - 0.2, across * (columns - 1) + width / 2 + 0.2), ylim=(low, high),
        aspect="equal",
    )  # fmt: skip
    ax.set_axis_off()
    told = "; ".join(", ".join(text for text, _ in lines[node.name]) for node in nodes)
    return described(ax, f"{_WORDS['alt'][language()]}: {told}.")


def _check(nodes: list[Node], highlighted: Collection[str]) -> None:
    names = [node.name for node in nodes]
    if not nodes or len(set(names)) < len(names):
        raise ValueError(f"expected nodes, each with a name of its own; received {names}")
    for node in nodes:
        unknown = sorted({*node.sources} - {*names})
        if unknown:
            raise ValueError(f"expected sources of {node.name!r} in {names}, received {unknown}")
    if not set(highlighted) <= set(names):
        raise ValueError(f"expected highlighted names in {names}, received {list(highlighted)}")


def _lines(node: Node) -> list[tuple[str, str]]:
    """Return the lines of a node's box, each with its colour."""
    lines = [(f"{node.name} = {node.formula}" if node.formula else node.name, INK)]
    for word, value, colour in (
        ("value", node.value, _VALUE),
        ("gradient", node.gradient, _GRADIENT),
    ):
        if value is not None:
            lines.append((f"{_WORDS[word][language()]} {number(value)}", colour))
    return lines


def _width(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def _all_bends(layout: Layout) -> list[Point]:
    return [place for path in layout.bends.values() for place in path]


def _draw_box(
    ax: Axes, place: Point, lines: list[tuple[str, str]], width: float, *, highlighted: bool
) -> None:
    x, y = place
    box = FancyBboxPatch(
        (x - width / 2 + 0.06, y - _HEIGHT / 2 + 0.06), width - 0.12, _HEIGHT - 0.12,
        boxstyle="round,pad=0.06",
    )  # fmt: skip
    box.set(facecolor=ACCENT if highlighted else PAPER, edgecolor=INK, zorder=2)
    box.set_linewidth(2.6 if highlighted else 1.0)
    ax.add_patch(box)
    # three lines have their places, so that a box does not jump when its gradient arrives
    for line, (text, colour) in enumerate(lines):
        ax.text(
            x, y + _LINE * (1 - line), text, ha="center", va="center", zorder=3, color=colour,
            fontsize=10,
        )  # fmt: skip


def _draw_operands(ax: Axes, node: Node, layout: Layout, width: float) -> None:
    across = width + _BETWEEN
    for operand, source in enumerate(node.sources):
        # an operand that is used twice has two arrows, side by side
        twins = [place for place, other in enumerate(node.sources) if other == source]
        shift = 0.28 * ((len(twins) - 1) / 2 - twins.index(operand))
        stops = [layout.nodes[source], *layout.bends[source, node.name], layout.nodes[node.name]]
        points = [(across * x, _DOWN * y + shift) for x, y in stops]
        points[0] = (points[0][0] + width / 2, points[0][1])
        points[-1] = (points[-1][0] - width / 2, points[-1][1])
        _draw_curve(ax, points, width)


def _draw_curve(ax: Axes, points: list[Point], width: float) -> None:
    """Draw an arrow through the points; at those between, it runs level for a box's width."""
    vertices, codes = [points[0]], [Path.MOVETO]
    for place, point in enumerate(points[1:], start=1):
        x0, y0 = vertices[-1]
        x1 = point[0] if place == len(points) - 1 else point[0] - width / 2
        middle = (x0 + x1) / 2
        vertices += [(middle, y0), (middle, point[1]), (x1, point[1])]
        codes += [Path.CURVE4] * 3
        if place < len(points) - 1:
            vertices.append((point[0] + width / 2, point[1]))
            codes.append(Path.LINETO)
    draw_arrow(ax, path=Path(vertices, codes))
