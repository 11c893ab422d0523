"""The computation graph: boxes with their numbers, arrows from operands to results."""

import numpy as np
import pytest
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch

from nnkit.plots import Node, computation_graph

NEURON = [
    Node("w", -1.0, 0.5),
    Node("x", 2.0, -0.25),
    Node("p", -2.0, 0.25, ("w", "x"), "w · x"),
    Node("b", 3.0, 0.25),
    Node("s", 1.0, 0.25, ("p", "b"), "p + b"),
]


def boxes(ax):
    """The boxes by the name that is written in them."""
    frames = [patch for patch in ax.patches if isinstance(patch, FancyBboxPatch)]
    found = {}
    for text in ax.texts:
        for frame in frames:
            if frame.get_path().contains_point(text.get_position()):
                found.setdefault(frame, []).append(text.get_text())
    return {lines[0].split(" = ")[0]: (frame, lines) for frame, lines in found.items()}


def arrows(ax):
    return [patch for patch in ax.patches if isinstance(patch, FancyArrowPatch)]


def test_it_returns_the_axes_it_is_given(ax):
    assert computation_graph(NEURON, ax=ax) is ax


def test_it_makes_axes_where_it_is_given_none():
    assert len(boxes(computation_graph(NEURON))) == 5


def test_each_box_holds_its_formula_its_value_and_its_gradient(ax):
    computation_graph(NEURON, ax=ax)
    written = {name: lines for name, (_, lines) in boxes(ax).items()}
    assert written == {
        "w": ["w", "value −1", "gradient 0.5"],
        "x": ["x", "value 2", "gradient −0.25"],
        "p": ["p = w · x", "value −2", "gradient 0.25"],
        "b": ["b", "value 3", "gradient 0.25"],
        "s": ["s = p + b", "value 1", "gradient 0.25"],
    }


def test_what_a_pass_has_not_reached_is_not_written(ax):
    computation_graph([Node("a", 2.0), Node("b", sources=("a",), formula="a²")], ax=ax)
    assert [text.get_text() for text in ax.texts] == ["a", "value 2", "b = a²"]


def test_a_value_of_zero_is_a_value(ax):
    computation_graph([Node("a", 0.0, 0.0)], ax=ax)
    assert [text.get_text() for text in ax.texts] == ["a", "value 0", "gradient 0"]


def test_an_arrow_runs_from_each_operand_to_its_result(ax):
    computation_graph(NEURON, ax=ax)
    ax.figure.canvas.draw()
    frames = {name: frame.get_path().get_extents() for name, (frame, _) in boxes(ax).items()}
    wanted = {(source, node.name) for node in NEURON for source in node.sources}
    found = set()
    for arrow in arrows(ax):
        # an arrow that follows a path keeps it as it was given
        points = arrow.get_path().vertices
        (start,) = [name for name, box in frames.items() if touches(box.x1, box, points[0])]
        (end,) = [
            name for name, box in frames.items()
            if any(touches(box.x0, box, point) for point in points)
        ]  # fmt: skip
        found.add((start, end))
    assert found == wanted


def touches(side, box, point):
    return abs(point[0] - side) < 0.02 and box.y0 < point[1] < box.y1


def test_an_operand_that_is_used_twice_has_two_arrows_side_by_side(ax):
    computation_graph([Node("a", 1, 2), Node("b", 2, 1, ("a", "a"), "a + a")], ax=ax)
    one, other = (arrow.get_path().vertices for arrow in arrows(ax))
    assert abs(one[0][1] - other[0][1]) > 0.2


def test_no_arrow_runs_through_a_box_or_close_by(ax):
    # straight on, the arrow from x to y would graze the box of v
    nodes = [
        Node("a"),
        Node("x"),
        Node("b"),
        Node("u", sources=("a",)),
        Node("v", sources=("x",)),
        Node("w", sources=("b",)),
        Node("y", sources=("u", "v", "w", "x")),
    ]
    computation_graph(nodes, ax=ax)
    ax.figure.canvas.draw()
    frames = [frame.get_path().get_extents() for frame, _ in boxes(ax).values()]
    for arrow in arrows(ax):
        for x, y in arrow.get_path().interpolated(20).vertices:
            assert not any(
                box.x0 + 0.05 < x < box.x1 - 0.05 and box.y0 - 0.2 < y < box.y1 + 0.2
                for box in frames
            )


def test_highlighted_nodes_have_a_thicker_frame(ax):
    computation_graph(NEURON, highlighted=["p"], ax=ax)
    widths = {name: frame.get_linewidth() for name, (frame, _) in boxes(ax).items()}
    assert max(widths, key=widths.get) == "p"
    assert len(set(widths.values())) == 2


@pytest.mark.parametrize("formula", ["−(y · ln p + (1 − y) · ln(1 − p))", "평균제곱오차" * 4, ""])
def test_long_lines_stay_in_their_box(formula):
    made = computation_graph([Node("L", -0.12345, -1.234e-5, (), formula)])
    made.figure.canvas.draw()
    ((frame, _),) = boxes(made).values()
    outer = frame.get_window_extent()
    for text in made.texts:
        inner = text.get_window_extent()
        assert outer.x0 < inner.x0
        assert inner.x1 < outer.x1


@pytest.mark.parametrize(
    ("nodes", "message"),
    [
        ([], r"expected nodes, each with a name of its own; received \[\]"),
        ([Node("a"), Node("a")], r"received \['a', 'a'\]"),
        ([Node("a", sources=("b",))], r"expected sources of 'a' in \['a'\], received \['b'\]"),
        ([Node("a", sources=("a",))], "expected a graph without cycles, received a → a"),
    ],
)
def test_what_is_no_expression_is_refused(nodes, message, ax):
    with pytest.raises(ValueError, match=message):
        computation_graph(nodes, ax=ax)


def test_an_unknown_name_cannot_be_highlighted(ax):
    with pytest.raises(ValueError, match=r"expected highlighted names in .* received \['z'\]"):
        computation_graph(NEURON, highlighted=["z"], ax=ax)


@pytest.mark.parametrize("lang", ["ko"], indirect=True)
def test_no_glyph_is_missing(ax, lang, texts, png):
    computation_graph([Node("손실", np.float64(0.5), 1.0), *NEURON], ax=ax)
    assert {"손실", "값 0.5", "기울기 1"} <= set(texts(ax))
    assert png(ax)
