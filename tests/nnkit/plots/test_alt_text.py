"""Every figure is told in words, in both languages, wherever a notebook shows it."""

import base64

import numpy as np
import pytest
from IPython.core.formatters import DisplayFormatter
from matplotlib.figure import Figure

from nnkit import History, Neuron
from nnkit.plots import (
    Node,
    alt_text,
    computation_graph,
    decision_boundary,
    described,
    loss_curves,
    network_diagram,
    neuron_diagram,
    plot_activation,
    plot_confusion_matrix,
    weight_images,
)


def one_of(boundary):
    return (np.asarray(boundary)[:, 0] > 0).astype(int)


X = np.array([[-1.0, 0.0], [1.0, 0.0]])
FIGURES = {
    "neuron": (lambda: neuron_diagram(Neuron([2, -1], 0.5), [1, 3]), "x₁", "−1", "s = −0.5"),
    "network": (lambda: network_diagram([3, 4, 2]), "3, 4, 2"),
    "activation": (lambda: plot_activation("sigmoid"), "sigmoid ∈ (0, 1)", "−5", "5"),
    "plain": (lambda: plot_activation("relu", slope=False, limits=(0, 2)), "relu", "0", "2"),
    "confusion": (lambda: plot_confusion_matrix([[3, 1], [0, 4]]), "8", "7", "1"),
    "perfect": (lambda: plot_confusion_matrix([[3, 0], [0, 4]]), "7"),
    "loss": (
        lambda: loss_curves(History(loss=[0.75, 0.5], validation_loss=[0.5, 0.875])),
        "0.75 → 0.5", "0.5 → 0.875", ": 1",
    ),
    "runs": (lambda: loss_curves({"small": History(loss=[1.0, 0.25])}), "small", "1 → 0.25"),
    "weights": (lambda: weight_images(np.full((64, 3), 0.25)), "3", "8 × 8", "0.25"),
    "boundary": (lambda: decision_boundary(one_of, X, [0, 1]), "2", "50%"),
    "graph": (lambda: computation_graph([Node("a", 2.0, 4.0)]), "a", "2", "4"),
}  # fmt: skip


@pytest.mark.parametrize("lang", ["en", "ko"], indirect=True)
@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_told_with_its_numbers(name, lang):
    draw, *told = FIGURES[name]
    words = alt_text(draw().figure)
    assert all(part in words for part in told), words
    assert any("가" <= letter <= "힣" for letter in words) == (lang == "ko")
    assert words.endswith(".")


def test_a_notebook_shows_the_picture_with_its_words():
    ax = described(Figure().subplots(), 'Less than "nothing" < 0.')
    data, _ = DisplayFormatter().format(ax.figure)
    start = '<img alt="Less than &quot;nothing&quot; &lt; 0." src="data:image/png;base64,'
    assert data["text/html"].startswith(start)
    picture = base64.b64decode(data["text/html"].removeprefix(start).split('"')[0])
    assert picture.startswith(b"\x89PNG")


def test_several_axes_are_told_one_after_the_other_also_in_a_part_of_a_figure():
    figure = Figure()
    left, right = figure.subfigures(1, 2)
    described(left.subplots(), "First.")
    described(right.subplots(), "Second.")
    assert alt_text(figure) == "First. Second."


def test_a_figure_that_nobody_described_has_no_words():
    assert alt_text(Figure()) == ""
