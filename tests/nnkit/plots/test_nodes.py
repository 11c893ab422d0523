"""Nodes and arrows: lines end where nodes begin."""

import math

import pytest
from matplotlib.patches import Circle, FancyArrowPatch

from nnkit.plots.nodes import RADIUS, draw_arrow, draw_node, rims


def test_a_line_leaves_one_rim_and_meets_the_other():
    first, last = rims((1, 1), (4, 5))
    assert math.dist(first, (1, 1)) == pytest.approx(RADIUS)
    assert math.dist(last, (4, 5)) == pytest.approx(RADIUS)
    assert math.dist(first, last) == pytest.approx(5 - 2 * RADIUS)


def test_what_is_drawn_stands_where_it_was_put(ax):
    ax.set(xlim=(0, 5), ylim=(0, 5))
    draw_node(ax, (1, 2), "Σ")
    draw_arrow(ax, (0, 0), (3, 4))
    node, arrow = ax.patches
    assert isinstance(node, Circle)
    assert node.center == (1, 2)
    assert (ax.texts[0].get_text(), ax.texts[0].get_position()) == ("Σ", (1, 2))
    assert isinstance(arrow, FancyArrowPatch)
    box = arrow.get_path().get_extents()
    assert (box.x0, box.y0) == pytest.approx((0, 0), abs=0.1)
    assert (box.x1, box.y1) == pytest.approx((3, 4), abs=0.1)
