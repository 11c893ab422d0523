"""The neuron explorer without a browser: its state, its numbers, its words, its still picture."""

import base64
import warnings

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import nnkit
from nnkit import Neuron, sigmoid, step
from nnkit.widgets import neuron_explorer
from nnkit.widgets.neuron_explorer import GRID, REACH

numbers = st.floats(-10, 10).map(lambda x: round(x, 2) + 0.0)  # no −0
POINTS = [[0, 0, 0], [1, 0, 1], [0, 1, 1], [1, 1, 1]]


both = pytest.mark.parametrize("lang", ["en", "ko"], indirect=True)


def plane():
    """The points of the plane, row by row from the top left."""
    axis = np.linspace(-REACH, REACH, GRID)
    return np.array([[x1, x2] for x2 in axis[::-1] for x1 in axis])


def said_by(explorer):
    """Collect what the explorer sends, and let it hear what a browser would ask."""
    sent = []
    explorer.send = lambda content, buffers=None: sent.append((content, buffers))

    def ask(**content):
        explorer._handle_custom_msg({"kind": "ask", **content}, [])
        return sent[-1]

    return ask, sent


@given(numbers, numbers, numbers, st.sampled_from([step, sigmoid]))
def test_every_number_is_nnkits(w1, w2, b, activation):
    explorer = neuron_explorer((w1, w2), b, activation=activation)
    answer, arrays = explorer.answer()
    neuron = Neuron([w1, w2], b, activation)
    assert answer["sum"] == neuron.weighted_sum([1, 2])
    assert answer["output"] == neuron.forward([1, 2])
    assert sum(answer["terms"]) + b == pytest.approx(answer["sum"])
    np.testing.assert_array_equal(arrays["plane"].ravel(), neuron.forward(plane()))
    assert answer["low"] <= arrays["plane"].min()
    assert arrays["plane"].max() <= answer["high"]


def test_weights_and_bias_are_read_and_set_and_reset():
    explorer = neuron_explorer((1, -2), 0.5)
    assert (explorer.weights, explorer.bias) == ((1.0, -2.0), 0.5)
    explorer.weights, explorer.bias = np.array([3, 4]), 2
    assert (explorer.weights, explorer.bias) == ((3.0, 4.0), 2.0)
    explorer.reset()
    assert (explorer.weights, explorer.bias) == ((1.0, -2.0), 0.5)


@pytest.mark.parametrize("weights", [(1,), (1, 2, 3), (1, np.nan), (np.inf, 0)])
def test_what_are_no_two_weights_is_refused_and_nothing_changes(weights):
    explorer = neuron_explorer((1, -2), 0.5)
    with pytest.raises(ValueError, match="expected two finite weights, received"):
        explorer.weights = weights
    with pytest.raises(ValueError, match="expected two finite weights"):
        neuron_explorer(weights)
    assert explorer.weights == (1, -2)


def test_a_bias_that_is_no_number_is_refused():
    with pytest.raises(ValueError, match="expected a finite bias, received nan"):
        neuron_explorer(bias=np.nan)


@pytest.mark.parametrize("points", [[1, 2, 3], [[1, 2]], np.zeros((2, 4))])
def test_points_of_another_shape_are_refused(points):
    with pytest.raises(ValueError, match=r"expected points of shape \(points, 3\)"):
        neuron_explorer(points=points)


@given(numbers, numbers, numbers)
def test_its_code_recreates_it(w1, w2, b):
    explorer = neuron_explorer((w1, w2), b, activation=sigmoid)
    again = eval(explorer.code, {"neuron_explorer": neuron_explorer, "nnkit": nnkit})
    assert again.state == explorer.state
    assert again.answer()[0] == explorer.answer()[0]


def test_points_on_their_side_are_counted():
    either = neuron_explorer((1, 1), -0.5, points=POINTS)
    both_on = neuron_explorer((1, 1), -1.5, points=POINTS)
    assert either.answer()[0]["right"] == 4
    assert both_on.answer()[0]["right"] == 2
    np.testing.assert_array_equal(both_on.answer()[1]["points"][:, 3], [1, 0, 0, 1])


def right(X, weights, bias):
    return (X @ weights + bias > 0).astype(int)


def bias_subtracted(X, weights, bias):
    return (X @ weights - bias > 0) * 1.0


def test_a_right_function_of_ones_own_agrees():
    explorer = neuron_explorer((1, -2), 0.5, neuron=right)
    answer, arrays = explorer.answer()
    assert answer["message"] == explorer.labels["agrees"]
    np.testing.assert_array_equal(
        arrays["plane"], neuron_explorer((1, -2), 0.5).answer()[1]["plane"]
    )
    assert explorer.code == "neuron_explorer(weights=(1, -2), bias=0.5, neuron=right)"


def test_a_wrong_function_of_ones_own_misdraws_and_says_so():
    answer, arrays = neuron_explorer((1, 0), 1, neuron=bias_subtracted).answer()
    differs = arrays["plane"] != neuron_explorer((1, 0), 1).answer()[1]["plane"]
    # between the line x₁ = −1 and the line x₁ = 1, where the wrong one is drawn
    x1 = plane()[:, 0].reshape(GRID, GRID)
    np.testing.assert_array_equal(differs, (x1 > -1 + 1e-9) & (x1 < 1 + 1e-9))
    assert answer["message"].startswith(f"Your function differs from x·w + b at {differs.sum()} of")


def raises(X, weights, bias):
    raise RuntimeError("not today")


def one_number(X, weights, bias):
    return 1.0


def words(X, weights, bias):
    return ["fires"] * len(X)


@pytest.mark.parametrize(
    ("function", "complaint"),
    [
        (raises, "RuntimeError: not today"),
        (one_number, f"expected one output for each sample, shape ({GRID * GRID},); received ()"),
        (words, "expected an array of real numbers"),
        (lambda X: X, "takes 1 positional argument but 3 were given"),
    ],
)
def test_a_failing_function_of_ones_own_is_shown_and_survived(function, complaint):
    explorer = neuron_explorer(neuron=function, points=POINTS)
    answer, arrays = explorer.answer()
    assert answer["error"].startswith("Your function failed:")
    assert complaint in answer["error"]
    assert answer["output"] is None
    assert np.all(np.isnan(arrays["plane"]))
    assert explorer._repr_mimebundle_()[0]["image/png"]
    explorer.weights = (2, 2)
    assert explorer.answer()[0]["sum"] == 5.5


def test_a_function_of_ones_own_can_neither_warn_nor_change_the_widget():
    def careless(X, weights, bias):
        warnings.warn("careless", stacklevel=1)
        X[:] = weights[:] = 0
        return np.log(X[:, 0]) + np.inf - np.inf > 0

    explorer = neuron_explorer((1, -2), neuron=careless)
    explorer.answer()
    assert explorer.weights == (1, -2)
    np.testing.assert_array_equal(explorer._plane, plane())


def test_an_answer_travels_as_shapes_and_bytes():
    explorer = neuron_explorer((1, -2), 0.5, points=POINTS)
    ask, _ = said_by(explorer)
    content, buffers = ask()
    numbers_, arrays = explorer.answer()
    assert content["kind"] == "answer"
    assert content["numbers"] == {"code": explorer.code, **numbers_}
    for (name, shape), buffer in zip(content["shapes"].items(), buffers, strict=True):
        received = np.frombuffer(buffer, dtype=np.float32).reshape(shape)
        np.testing.assert_array_equal(received, arrays[name].astype(np.float32))


def test_what_the_hand_did_reaches_python_and_is_not_sent_back():
    explorer = neuron_explorer((1, -2), 0.5)
    sent_back = []
    explorer._send = lambda message, buffers=None: sent_back.append(message)
    ask, _ = said_by(explorer)
    content, _ = ask(state={"weights": [3, 4], "bias": -1, "sample": [0, 1]})
    assert (explorer.weights, explorer.bias) == ((3.0, 4.0), -1.0)
    assert content["numbers"]["sum"] == 3.0
    assert sent_back == []


def test_a_question_without_a_state_undoes_nothing():
    explorer = neuron_explorer((1, -2), 0.5)
    ask, _ = said_by(explorer)
    explorer.weights = (5, 5)
    content, _ = ask()
    assert explorer.weights == (5, 5)
    assert content["numbers"]["sum"] == 15.5


def test_other_messages_are_not_answered():
    explorer = neuron_explorer()
    _, sent = said_by(explorer)
    explorer._handle_custom_msg({"kind": "something else"}, [])
    assert sent == []


@both
def test_without_javascript_there_are_words_and_a_picture(lang):
    explorer = neuron_explorer((1, -2), 0.5, points=POINTS)
    data, _ = explorer._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    threshold = {"en": "Threshold", "ko": "임계치"}[lang]
    assert "w₁ = 1, w₂ = −2, b = 0.5" in data["text/plain"]
    assert f"{threshold} θ = −0.5" in data["text/plain"]


@both
def test_the_still_picture_follows_the_state(lang):
    explorer = neuron_explorer((1, -2), 0.5)
    before = explorer._repr_mimebundle_()[0]["image/png"]
    explorer.weights = (0, 0)
    assert explorer._repr_mimebundle_()[0]["image/png"] != before


def test_every_label_is_in_both_languages():
    for key, label in type(neuron_explorer()).words.items():
        assert set(label) == {"en", "ko"}, key
        assert all(label.values()), key
