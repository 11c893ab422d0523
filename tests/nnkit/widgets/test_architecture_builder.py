"""The architecture builder without a browser: shapes, counts, one layer, learners' own code."""

import base64
import re
from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnkit import ActivationLayer, Dense, Sequential, mlp, relu
from nnkit.widgets import architecture_builder
from nnkit.widgets.architecture_builder import ACTIVATIONS, DEEPEST, GRID, POINTS, REACH

some_widths = st.lists(st.integers(1, 20), min_size=2, max_size=DEEPEST)
both = pytest.mark.parametrize("lang", ["en", "ko"], indirect=True)


def own_layers(*widths, seed=0, forward=lambda layer, x: x @ layer.weight + layer.bias):
    """Make dense layers as a learner might, with a `forward` of their own."""
    rng = np.random.default_rng(seed)
    made = []
    for inputs, outputs in pairwise(widths):
        layer = SimpleNamespace(
            weight=rng.normal(size=(inputs, outputs)), bias=rng.normal(size=outputs)
        )
        layer.forward = lambda x, layer=layer: forward(layer, x)
        made.append(layer)
    return made


def by_hand(layers, x, bend):
    for layer in layers[:-1]:
        x = bend(x @ layer.weight + layer.bias)
    return (x @ layers[-1].weight + layers[-1].bias)[:, 0]


@given(some_widths, st.sampled_from(ACTIVATIONS), st.integers(0, 99))
def test_shapes_and_counts_are_those_of_the_formulas(widths, activation, seed):
    numbers, _ = architecture_builder(widths, activation, seed=seed).answer()
    pairs = list(pairwise(widths))
    assert [layer["weight"] for layer in numbers["layers"]] == [list(pair) for pair in pairs]
    assert [layer["bias"] for layer in numbers["layers"]] == [[outputs] for _, outputs in pairs]
    counts = [inputs * outputs + outputs for inputs, outputs in pairs]
    assert [layer["parameters"] for layer in numbers["layers"]] == counts
    assert numbers["total"] == sum(counts)
    assert numbers["edges"] == sum(inputs * outputs for inputs, outputs in pairs)


def test_the_network_of_the_notes_has_13_002_parameters():
    builder = architecture_builder((784, 16, 16, 10))
    numbers, arrays = builder.answer()
    assert [layer["parameters"] for layer in numbers["layers"]] == [12560, 272, 170]
    assert (numbers["total"], numbers["edges"]) == (13002, 12960)
    assert arrays["plane"].shape == (GRID, GRID)
    assert "784-16-16-10" in builder.describe()
    assert "13,002" in builder.describe()


@given(some_widths, st.integers(0, 99))
def test_without_activations_it_is_one_layer(widths, seed):
    builder = architecture_builder(widths, "identity", seed=seed)
    numbers, arrays = builder.answer()
    scale = np.abs(arrays["network"]).max() + 1
    assert numbers["single"]["difference"] <= 1e-12 * scale * 10 ** len(widths)
    slopes = np.diff(arrays["network"]) / np.diff(arrays["along"])
    np.testing.assert_allclose(slopes, numbers["single"]["weight"][0], atol=1e-8 * scale)
    assert numbers["single"]["shapes"] == [[widths[0], widths[-1]], [widths[-1]]]
    at_zero = arrays["network"][POINTS // 2]
    assert at_zero == pytest.approx(numbers["single"]["bias"], abs=1e-9 * scale)


@pytest.mark.parametrize("activation", ["relu", "tanh", "sigmoid"])
def test_with_activations_it_is_not_and_the_weights_stay_the_same(activation):
    builder = architecture_builder((2, 8, 1), activation)
    bent, arrays = builder.answer()
    assert bent["single"]["difference"] > 0.5
    assert np.abs(np.diff(arrays["network"], 2)).max() > 1e-5
    builder.activation = "identity"
    straight, arrays = builder.answer()
    assert np.abs(np.diff(arrays["network"], 2)).max() < 1e-12
    assert straight["single"]["difference"] < 1e-12
    assert straight["single"]["weight"] == bent["single"]["weight"]


def test_a_plane_has_its_rows_from_the_top_and_one_input_has_none():
    layers = own_layers(2, 5, 1)
    _, arrays = architecture_builder(layers, "tanh").answer()
    corners = np.array([[-REACH, REACH], [REACH, REACH], [-REACH, -REACH], [REACH, -REACH]])
    expected = by_hand(layers, corners, np.tanh)
    np.testing.assert_allclose(arrays["plane"][[0, 0, -1, -1], [0, -1, 0, -1]], expected)
    _, arrays = architecture_builder((1, 4, 1)).answer()
    assert arrays["plane"].shape == (0, GRID)
    assert arrays["network"].shape == (POINTS,)


def test_more_inputs_are_zero():
    layers = own_layers(5, 3, 1)
    _, arrays = architecture_builder(layers, "tanh").answer()
    x = np.zeros((POINTS, 5))
    x[:, 0] = arrays["along"]
    np.testing.assert_allclose(arrays["network"], by_hand(layers, x, np.tanh))


def test_everything_is_read_and_set_and_reset():
    builder = architecture_builder((2, 3, 1), "tanh", batch=4)
    assert (builder.widths, builder.activation, builder.batch) == ((2, 3, 1), "tanh", 4)
    builder.widths = np.array([4, 5, 6, 7])
    builder.activation, builder.batch = "identity", 9
    assert builder.state == {
        "widths": [4, 5, 6, 7], "activation": "identity", "batch": 9, "seed": 0,
    }  # fmt: skip
    builder.reset()
    assert (builder.widths, builder.activation, builder.batch) == ((2, 3, 1), "tanh", 4)


@pytest.mark.parametrize(
    ("part", "complaint"),
    [
        ({"widths": [3]}, r"expected 2 to 8 widths, .* received \[3\]"),
        ({"widths": [1] * 9}, "expected 2 to 8 widths"),
        ({"widths": [3, 0, 1]}, "expected 1 to 1024 inputs and 1 to 128 units"),
        ({"widths": [1025, 1]}, "expected 1 to 1024 inputs"),
        ({"widths": [2, 129]}, r"received \[2, 129\]"),
        ({"activation": "softmax"}, "an activation among relu, tanh, sigmoid, identity; received"),
        ({"batch": 0}, "expected a batch of 1 to 1024 samples, received 0"),
        ({"batch": 1025}, "expected a batch"),
        ({"seed": -1}, "expected a seed of at least 0, received -1"),
    ],
)
def test_what_cannot_be_drawn_is_refused_and_nothing_changes(part, complaint):
    builder = architecture_builder((2, 3, 1))
    before = builder.state
    with pytest.raises(ValueError, match=complaint):
        builder.state = {**before, **part}
    assert builder.state == before


def test_widths_that_are_no_whole_numbers_are_refused():
    with pytest.raises(TypeError, match="float"):
        architecture_builder((2, 3.5, 1))


@given(some_widths, st.sampled_from(ACTIVATIONS), st.integers(1, 99), st.integers(0, 9))
def test_its_code_recreates_it(widths, activation, batch, seed):
    builder = architecture_builder(widths, activation, batch=batch, seed=seed)
    again = eval(builder.code, {"architecture_builder": architecture_builder})
    assert again.state == builder.state
    assert again.answer()[0] == builder.answer()[0]


def right(widths):
    return sum((inputs + 1) * outputs for inputs, outputs in pairwise(widths))


def without_biases(widths):
    return np.int64(sum(inputs * outputs for inputs, outputs in pairwise(widths)))


def all_multiplied(widths):
    return int(np.prod(widths))


@pytest.mark.parametrize(
    ("count", "own", "said"),
    [
        (right, 13002, "Your function counts 13,002, as nnkit does."),
        (without_biases, 12960, "counts 12,960: 42 too few, as many as there are biases."),
        (all_multiplied, 2007040, "counts 2,007,040, but there are 13,002."),
    ],
)
def test_a_count_of_ones_own_is_compared(count, own, said):
    builder = architecture_builder(count_parameters=count)
    numbers, _ = builder.answer()
    assert numbers["own_count"] == own
    assert said in numbers["message"]
    assert (numbers["total"], numbers["error"]) == (13002, "")
    assert builder.code.endswith(f"count_parameters={count.__name__})")


def raises(widths):
    raise RuntimeError("not today")


@pytest.mark.parametrize(
    ("count", "complaint"),
    [
        (raises, "RuntimeError: not today"),
        (lambda widths: 13002.0, "expected a whole number of parameters, received 13002.0"),
        (lambda widths: None, "expected a whole number of parameters, received None"),
        (lambda: 3, "takes 0 positional arguments but 1 was given"),
    ],
)
def test_a_failing_count_is_shown_and_survived(count, complaint):
    builder = architecture_builder((2, 3, 1), count_parameters=count)
    numbers, arrays = builder.answer()
    assert numbers["error"].startswith("Your function failed:")
    assert complaint in numbers["error"]
    assert numbers["own_count"] is None
    assert np.all(np.isfinite(arrays["network"]))


def test_a_count_of_ones_own_cannot_change_the_widths():
    builder = architecture_builder((2, 3, 1), count_parameters=lambda widths: widths.pop())
    builder.answer()
    assert builder.widths == (2, 3, 1)


def test_right_layers_of_ones_own_compute_the_picture():
    layers = own_layers(2, 4, 3)
    builder = architecture_builder(layers, "tanh")
    numbers, arrays = builder.answer()
    assert builder.widths == (2, 4, 3)
    assert numbers["own"]
    assert numbers["message"] == builder.labels["own-layers"]
    np.testing.assert_allclose(arrays["network"], arrays["nnkit"])
    assert builder.code == 'architecture_builder(layers, activation="tanh", batch=32)'


def test_wrong_layers_of_ones_own_misdraw_and_are_named():
    def forgets_bias(layer, x):
        return x @ layer.weight

    layers = own_layers(2, 4, 1)[:1] + own_layers(4, 1, forward=forgets_bias)
    numbers, arrays = architecture_builder(layers, "tanh").answer()
    np.testing.assert_allclose(arrays["nnkit"] - arrays["network"], layers[1].bias[0])
    samples = POINTS + GRID**2
    assert f"Your layer 2 is not x @ weight + bias for {samples} of {samples}" in numbers["message"]


@pytest.mark.parametrize(
    ("forward", "complaint"),
    [
        (
            lambda layer, x: (x @ layer.weight + layer.bias)[:, :1],
            f"expected layer 1 to put out shape ({POINTS + GRID**2}, 4), "
            f"received ({POINTS + GRID**2}, 1)",
        ),
        (lambda layer, x: x @ layer.weight.T, "ValueError: matmul"),
        (lambda layer, x: "sums", "expected an array of real numbers"),
    ],
)
def test_failing_layers_of_ones_own_are_shown_and_survived(forward, complaint):
    builder = architecture_builder(own_layers(2, 4, 1, forward=forward))
    numbers, arrays = builder.answer()
    assert complaint in numbers["error"]
    assert np.all(np.isnan(arrays["network"]))
    assert np.all(np.isfinite(arrays["nnkit"]))
    assert builder._repr_mimebundle_()[0]["image/png"]


def test_layers_of_ones_own_are_left_when_a_width_is_changed():
    builder = architecture_builder(own_layers(2, 4, 1))
    builder.widths = (2, 5, 1)
    numbers, arrays = builder.answer()
    assert not numbers["own"]
    assert builder.labels["own-left"] in numbers["message"]
    assert np.all(np.isnan(arrays["nnkit"]))
    assert builder.code.startswith("architecture_builder((2, 5, 1), ")
    builder.reset()
    assert builder.answer()[0]["own"]


def test_layers_that_do_not_fit_are_refused():
    with pytest.raises(ValueError, match=r"layer 2 with a weight of shape \(4, units\)"):
        architecture_builder(own_layers(2, 4) + own_layers(3, 1))
    with pytest.raises(ValueError, match="expected at least one layer"):
        architecture_builder([ActivationLayer(relu)])


def test_of_a_sequential_the_dense_layers_are_taken_and_not_changed():
    rng = np.random.default_rng(0)
    model = Sequential([Dense(2, 6, rng=rng), relu, Dense(6, 1, rng=rng)])
    before = [layer.weight.copy() for layer in (model.layers[0], model.layers[2])]
    builder = architecture_builder(model)
    _, arrays = builder.answer()
    x = np.column_stack([arrays["along"], np.zeros(POINTS)])
    np.testing.assert_allclose(arrays["network"], model.predict(x)[:, 0])
    for layer, weight in zip((model.layers[0], model.layers[2]), before, strict=True):
        np.testing.assert_array_equal(layer.weight, weight)


def test_the_axis_shows_the_network_though_the_line_is_steep():
    numbers, arrays = architecture_builder((3, 30, 20, 10, 8, 6, 5, 2), "sigmoid").answer()
    low, high = numbers["cut"]
    span = np.ptp(arrays["network"])
    assert low < arrays["network"].min() < arrays["network"].max() < high
    assert high - low < 10 * span


def test_another_seed_draws_other_weights_and_the_same_seed_the_same():
    one, same, other = (architecture_builder((2, 4, 1), seed=seed) for seed in (1, 1, 2))
    np.testing.assert_array_equal(one.answer()[1]["plane"], same.answer()[1]["plane"])
    assert np.any(one.answer()[1]["plane"] != other.answer()[1]["plane"])


@both
def test_without_javascript_there_are_words_and_a_picture(lang):
    builder = architecture_builder((3, 4, 2), "identity")
    data, _ = builder._repr_mimebundle_()
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    off = {"en": "off", "ko": "꺼짐"}[lang]
    assert f"3-4-2, {builder.labels['activation']}: {off}" in data["text/plain"]
    builder.widths = (3, 5, 2)
    assert builder._repr_mimebundle_()[0]["image/png"] != data["image/png"]


def test_every_label_is_in_both_languages_with_the_same_places():
    for key, label in type(architecture_builder()).words.items():
        assert set(label) == {"en", "ko"}, key
        assert all(label.values()), key
        en, ko = (sorted(re.findall(r"{\w+}", label[lang])) for lang in ("en", "ko"))
        assert en == ko, key


def test_the_widest_network_that_it_takes_can_be_computed():
    builder = architecture_builder((1024, *[128] * 7), "identity")
    numbers, _ = builder.answer()
    assert numbers["total"] == right(builder.widths)
    assert (
        mlp(builder.widths, rng=np.random.default_rng(0)).parameters().values.size
        == numbers["total"]
    )
