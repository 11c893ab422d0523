"""Nodes and arrows: what the diagrams of neurons and of networks are put together from."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Circle, FancyArrowPatch
from matplotlib.path import Path

from nnkit.plots.palette import INK, PAPER

__all__ = ["RADIUS", "Point", "draw_arrow", "draw_node", "rims"]

Point = tuple[float, float]

RADIUS = 0.34
"""Of a node, in the diagrams' own units: about as many inches."""


def draw_node(ax: Axes, place: Point, text: str = "", *, fontsize: float = 13) -> None:
    """Draw a round node with `text` in it.

    Parameters
    ----------
    ax : matplotlib Axes
    place : pair of float
        Its centre.
    text : str, default ""
    fontsize : float > 0, in points, default 13
    """
    ax.add_patch(Circle(place, RADIUS, facecolor=PAPER, edgecolor=INK, zorder=2))
    if text:
        ax.text(*place, text, ha="center", va="center", zorder=3, fontsize=fontsize)


def draw_arrow(ax: Axes, *points: Point, path: Path | None = None) -> None:
    """Draw an arrow.

    Parameters
    ----------
    ax : matplotlib Axes
    *points : pair of float
        Start and end of a straight arrow.
    path : matplotlib Path, optional
        Instead of points: what the arrow follows.
    """
    arrow = FancyArrowPatch(
        *points, path=path, arrowstyle="-|>", mutation_scale=13, color=INK, shrinkA=0, shrinkB=0,
        zorder=1,
    )  # fmt: skip
    ax.add_patch(arrow)


def rims(start: Point, end: Point) -> tuple[Point, Point]:
    """Return where the line between two nodes leaves the one and meets the other.

    Parameters
    ----------
    start, end : pair of float
        The nodes' centres.

    Examples
    --------
    >>> rims((0, 0), (2, 0))
    ((0.34, 0.0), (1.66, 0.0))
    """
    along = np.subtract(end, start)
    rim = RADIUS * along / np.hypot(*along)
    first, last = np.add(start, rim), np.subtract(end, rim)
    return (float(first[0]), float(first[1])), (float(last[0]), float(last[1]))
