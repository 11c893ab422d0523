"""The diagram of a network: weights on their edges, the sample's numbers in its nodes."""

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.patches import Circle

from nnkit import Dense, Sequential, mlp, sigmoid, tanh
from nnkit.plots import network_diagram


@pytest.fixture
def model():
    """A network of 2, 2 and 1 units, whose numbers can be read off."""
    rng = np.random.default_rng(0)
    hidden, output = Dense(2, 2, rng=rng), Dense(2, 1, rng=rng)
    hidden.weight[:], hidden.bias[:] = [[0.5, -1], [0.25, 2]], [0.1, -0.3]
    output.weight[:], output.bias[:] = [[-4], [3]], [0.7]
    return Sequential([hidden, tanh, output, sigmoid])


def nodes(ax):
    return [patch for patch in ax.patches if isinstance(patch, Circle)]


def test_it_returns_the_axes_it_is_given(ax, model):
    assert network_diagram(model, ax=ax) is ax


def test_it_makes_axes_where_it_is_given_none(model):
    assert len(nodes(network_diagram(model))) == 5


def test_every_weight_and_bias_is_on_it(ax, model, texts):
    network_diagram(model, ax=ax)
    wanted = {"0.5", "−1", "0.25", "2", "−4", "3", "b = 0.1", "b = −0.3", "b = 0.7"}
    assert wanted | {"x₁", "x₂", "y₁"} <= set(texts(ax))


def test_each_weight_stands_on_its_own_edge(ax, model):
    network_diagram(model, ax=ax)
    places = {text.get_text(): np.array(text.get_position()) for text in ax.texts}
    edges = dict(zip(["0.5", "−1", "0.25", "2", "−4", "3"], ax.lines, strict=True))
    for weight, line in edges.items():
        start, end = line.get_xydata()
        along, off = end - start, places[weight] - start
        assert abs(along[0] * off[1] - along[1] * off[0]) < 1e-9, weight
        assert 0 < off @ along < along @ along


def test_no_two_weights_stand_on_each_other(ax):
    network_diagram(mlp([3, 3, 2, 8, 3], rng=np.random.default_rng(0)), ax=ax)
    written = [text.get_position() for text in ax.texts if text.get_bbox_patch() is not None]
    assert len(written) == 9 + 6 + 16 + 24
    for place, one in enumerate(written):
        for other in written[:place]:
            # a line of 8 points is 0.11 inches high
            assert abs(one[0] - other[0]) > 0.5 or abs(one[1] - other[1]) > 0.2


def test_with_a_sample_the_nodes_show_its_numbers(ax, model, texts):
    network_diagram(model, [1, -2], ax=ax)
    hidden = np.tanh([0.5 - 0.5 + 0.1, -1 - 4 - 0.3])
    output = sigmoid(hidden @ [-4, 3] + 0.7)
    shown = [f"{number:.3g}".replace("-", "−") for number in (1, -2, *hidden, output)]
    at = {text.get_position(): text.get_text() for text in ax.texts}
    assert [at[node.center] for node in nodes(ax)] == shown
    assert {"x₁", "y₁"} <= set(texts(ax))


def test_edges_tell_the_sign_by_dashes_and_colour_and_the_size_by_width(ax, model):
    network_diagram(model, ax=ax)
    lines = dict(zip([0.5, -1, 0.25, 2, -4, 3], ax.lines, strict=True))
    dashed = {weight for weight, line in lines.items() if line.get_linestyle() == "--"}
    assert dashed == {-1, -4}
    assert len({to_rgb(line.get_color()) for line in lines.values()}) == 2
    assert to_rgb(lines[-1].get_color()) == to_rgb(lines[-4].get_color())
    by_size = sorted(lines, key=abs)
    assert sorted(lines, key=lambda weight: lines[weight].get_linewidth()) == by_size


def test_layers_are_named_with_their_activations(ax, model, texts):
    network_diagram(model, ax=ax)
    assert {
        "input layer", "2 inputs", "hidden layer", "2 units, tanh", "output layer",
        "1 unit, sigmoid",
    } <= set(texts(ax))  # fmt: skip
    network_diagram([2, 3, 3, 1], ax=ax)
    assert {"hidden layer 1", "hidden layer 2"} <= set(texts(ax))


def test_a_wide_layer_has_an_ellipsis_and_no_numbers_on_its_edges(ax, texts):
    model = mlp([784, 16, 10], rng=np.random.default_rng(0))
    network_diagram(model, ax=ax)
    assert texts(ax).count("⋮") == 3
    assert len(nodes(ax)) == 3 * 7
    assert {"784 inputs", "16 units, relu", "x₁", "x₇₈₄", "y₁₀"} <= set(texts(ax))
    assert not any(text.startswith("b =") for text in texts(ax))
    assert len(ax.lines) == 2 * 49


def test_edges_of_a_wide_layer_are_those_of_the_units_that_are_drawn(ax):
    model = mlp([9, 1], rng=np.random.default_rng(0))
    model.layers[0].weight[:] = np.arange(1, 10)[:, None]
    network_diagram(model, max_nodes=4, ax=ax)
    widths = [line.get_linewidth() for line in ax.lines]
    np.testing.assert_allclose(widths, 0.4 + 3.6 * np.array([1, 2, 9]) / 9)


def test_numbers_can_be_asked_for_or_left_out(ax, model, texts):
    network_diagram(model, numbers=False, ax=ax)
    assert "−4" not in texts(ax)
    network_diagram(mlp([5, 5], rng=np.random.default_rng(0)), numbers=True, ax=ax)
    assert texts(ax).count("b = 0") == 5


def test_sizes_alone_make_plain_edges(ax):
    network_diagram([2, 3], ax=ax)
    assert len({(line.get_color(), line.get_linewidth()) for line in ax.lines}) == 1
    assert ax.get_legend() is None


def test_weights_of_zero_can_be_drawn(ax, model, png):
    for layer in model.layers:
        for parameter in layer.params.values():
            parameter[:] = 0
    assert png(network_diagram(model, ax=ax))


def test_what_does_not_fit_is_refused(ax, model):
    with pytest.raises(ValueError, match="expected 2 names, one for each input; received 1"):
        network_diagram(model, input_names=["a"], ax=ax)
    with pytest.raises(ValueError, match="expected 1 names, one for each output; received 2"):
        network_diagram(model, output_names=["a", "b"], ax=ax)
    with pytest.raises(ValueError, match="expected max_nodes of at least 3, received 2"):
        network_diagram(model, max_nodes=2, ax=ax)
    with pytest.raises(ValueError, match=r"received \(3,\)"):
        network_diagram(model, [1, 2, 3], ax=ax)


@pytest.mark.parametrize("lang", ["ko"], indirect=True)
def test_no_glyph_is_missing(ax, model, lang, texts, png):
    network_diagram(model, [1, 2], input_names=["기온", "비"], output_names=["우산"], ax=ax)
    assert {
        "입력층", "은닉층", "출력층", "유닛 2개, tanh", "양의 가중치", "음의 가중치", "기온",
        "우산",
    } <= set(texts(ax))  # fmt: skip
    network_diagram([1, 9, 9, 1], ax=ax)
    assert {"은닉층 2", "입력 1개", "⋮"} <= set(texts(ax))
    assert png(ax)
