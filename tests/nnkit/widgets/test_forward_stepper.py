"""The forward stepper without a browser: its numbers, what it hides, its judgement, its words."""

import base64

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnkit import Dense, Dropout, Flatten, Sequential, mlp, relu, sigmoid
from nnkit.plots.numerals import number
from nnkit.widgets import forward_stepper
from nnkit.widgets.forward_guesses import is_near

both = pytest.mark.parametrize("lang", ["en", "ko"], indirect=True)
sizes = st.lists(st.integers(1, 5), min_size=2, max_size=4)
names = st.sampled_from(["relu", "tanh", "sigmoid", "identity", "step"])


def random_model(widths, activation, last, seed):
    rng = np.random.default_rng(seed)
    model = mlp(widths, activation, output_activation=last, rng=rng)
    for layer in model.layers:
        if isinstance(layer, Dense):
            layer.bias = rng.normal(size=layer.out_features)
    return model, rng.normal(size=(3, widths[0]))


def right(x, weights, biases):
    sums, outputs = [], []
    for weight, bias, activation in zip(weights, biases, (relu, sigmoid), strict=True):
        sums.append(x @ weight + bias)
        x = activation(sums[-1])
        outputs.append(x)
    return sums, outputs


def only_the_output(x, weights, biases):
    return right(x, weights, biases)[1][-1]


def no_output_bias(x, weights, biases):
    return right(x, weights, [biases[0], 0 * biases[1]])


@given(sizes, names, names, st.integers(0, 99), st.integers(0, 2))
def test_every_number_is_the_models(widths, activation, last, seed, sample):
    model, X = random_model(widths, activation, last, seed)
    stepper = forward_stepper(X, model, sample=sample, step=sum(widths[1:]))
    answer, _ = stepper.answer()
    expected, nodes = X, iter(answer["nodes"])
    for dense, bend in zip(model.layers[::2], model.layers[1::2], strict=True):
        sums = dense.forward(expected)
        expected = bend.forward(sums)
        for total, output in zip(sums[sample], expected[sample], strict=True):
            node = next(nodes)
            assert node["right"]
            assert float(node["sum"].replace("−", "-")) == pytest.approx(total, rel=1e-3)
            assert float(node["output"].replace("−", "-")) == pytest.approx(output, rel=1e-3)
    assert next(nodes, None) is None
    assert number(model.predict(X)[sample, 0]) in answer["prediction"]


def test_later_numbers_are_hidden_until_they_are_reached():
    stepper = forward_stepper()
    for step, shown in enumerate(([], [0.5], [0.5, 1.0], [0.5, 1.0, 0.5])):
        stepper.step = step
        answer, _ = stepper.answer()
        sums = [node["sum"] for node in answer["nodes"]]
        assert sums == [number(value) for value in shown] + [None] * (3 - step)
        assert [node["output"] is None for node in answer["nodes"]] == [one is None for one in sums]
        assert bool(answer["prediction"]) == (step == 3)


def test_a_step_is_written_out_with_its_numbers():
    stepper = forward_stepper([2, 1])
    assert stepper.answer()[0]["lines"][0] == "The data come in: x₁ = 2, x₂ = 1"
    stepper.step = 2
    assert stepper.answer()[0]["lines"] == [
        "Step 2 of 3: h₂",
        "z = w₁ · x₁ + w₂ · x₂ + b",
        "z = −1 · 2 + 1 · 1 + 2 = 1",
        "h₂ = relu(1) = 1",
    ]
    stepper.biases = [[0.5, -2], [-1.5]]
    stepper.step = 3
    # h₂ is cut off by its ReLU now; its sum is −3
    assert stepper.answer()[0]["lines"][1:] == [
        "z = w₁ · h₁ + w₂ · h₂ + b",
        "z = 2 · 0.5 + (−1) · 0 + (−1.5) = −0.5",
        "y = sigmoid(−0.5) = 0.3775",
    ]


def test_all_of_it_is_read_and_set_and_reset():
    stepper = forward_stepper()
    start = stepper.state
    stepper.x = [[1, 2], [3, 4]]
    stepper.sample, stepper.step, stepper.predict = 1, 2, True
    stepper.weights = [[[1, 2], [3, 4]], np.array([[5], [6]])]
    stepper.biases = [[7, 8], [9]]
    stepper.activations = ("tanh", "identity")
    assert stepper.x.tolist() == [[1, 2], [3, 4]]
    assert (stepper.sample, stepper.step, stepper.predict) == (1, 2, True)
    assert [weight.tolist() for weight in stepper.weights] == [[[1, 2], [3, 4]], [[5], [6]]]
    assert [bias.tolist() for bias in stepper.biases] == [[7, 8], [9]]
    assert stepper.activations == ("tanh", "identity")
    stepper.weights[0][:] = 0  # a copy
    assert stepper.weights[0].tolist() == [[1, 2], [3, 4]]
    stepper.x = [5, 6]
    assert stepper.sample == 0
    stepper.reset()
    assert stepper.state == start


@given(sizes, names, st.integers(0, 99))
def test_its_code_recreates_it(widths, activation, seed):
    model, X = random_model(widths, activation, None, seed)
    stepper = forward_stepper(X, model, sample=2, step=1, predict=True)
    again = eval(stepper.code, {"forward_stepper": forward_stepper})
    assert again.state == stepper.state


def test_its_code_names_the_learners_function():
    assert forward_stepper(forward=right).code == (
        "forward_stepper([[2, 1]], weights=[[[1, -1], [-2, 1]], [[2], [-1]]], "
        "biases=[[0.5, 2], [0.5]], activations=['relu', 'sigmoid'], forward=right)"
    )


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"x": [1, 2, 3]}, r"layer 1 with a weight of shape \(3, units\)"),
        ({"x": np.zeros((9, 2))}, r"expected 1 to 8 samples .* \(9, 2\)"),
        ({"x": [1, np.nan]}, "expected numbers between −1000 and 1000"),
        ({"biases": [[0, 0], [1001]]}, "expected numbers between −1000 and 1000, received .1001"),
        ({"activations": ["relu", "softmax"]}, "expected 2 activations among step, .*softmax"),
        ({"activations": ["relu"]}, "activations for the same layers"),
        ({"step": 4}, "expected a step from 0 to 3, received 4"),
        ({"sample": 1}, "expected a sample from 0 to 0, received 1"),
        ({"model": mlp([2, 6, 1], rng=np.random.default_rng(0))}, "at most 5 nodes .* 2-6-1"),
        ({"model": mlp([2, 1, 1, 1, 1], rng=np.random.default_rng(0))}, "and 3 layers"),
        ({"model": Sequential([Flatten()], input_shape=(2,))}, "expected dense layers"),
        (
            {"model": Sequential([Dense(2, 1, rng=np.random.default_rng(0)), relu, relu])},
            "expected one activation after each dense layer",
        ),
    ],
)
def test_what_cannot_be_drawn_is_refused(change, complaint):
    with pytest.raises(ValueError, match=complaint):
        forward_stepper(**change)


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("weights", [[[1]], [[1]]], r"expected weights of shapes \[\(2, 2\), \(2, 1\)\]"),
        ("biases", [[1, 2]], r"expected biases of shapes \[\(2,\), \(1,\)\], received \[\(2,\)\]"),
        ("x", [[1]], "samples of 2 numbers"),
        ("activations", ["relu", "gelu"], "expected 2 activations"),
        ("step", -1, "expected a step from 0 to 3"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_changes(name, value, complaint):
    stepper = forward_stepper(step=2)
    before = stepper.state
    with pytest.raises(ValueError, match=complaint):
        setattr(stepper, name, value)
    assert stepper.state == before


def test_dropout_is_passed_over_and_no_activation_is_the_identity():
    rng = np.random.default_rng(0)
    model = Sequential([Dense(2, 3, rng=rng), "tanh", Dropout(0.5, rng=rng), Dense(3, 1, rng=rng)])
    stepper = forward_stepper([1, 2], model, step=4)
    assert stepper.activations == ("tanh", "identity")
    assert number(model.predict([[1, 2]])[0, 0]) in stepper.answer()[0]["prediction"]


# Predictions


def guess(stepper, value):
    stepper.do({"name": "guess", "value": value})
    return stepper.answer()[0]


def test_while_predicting_a_right_guess_uncovers_one_number_after_the_other():
    stepper = forward_stepper(step=3, predict=True)
    answer, _ = stepper.answer()
    assert (answer["asked"], answer["verdict"]) == ("sum", None)
    assert answer["nodes"][2] == {"sum": None, "output": None, "right": True}
    assert answer["lines"][2:] == [
        "z = 2 · 0.5 + (−1) · 1 + 0.5 = ?", "y = sigmoid(?) = ?",
    ]  # fmt: skip
    answer = guess(stepper, 0.5)
    assert answer["verdict"] == {"right": True, "text": "Right: 0.5."}
    assert (answer["asked"], answer["prediction"]) == ("output", "")
    assert answer["nodes"][2]["sum"] == "0.5"
    assert answer["nodes"][2]["output"] is None
    answer = guess(stepper, 0.62)
    assert answer["asked"] is None
    assert answer["nodes"][2]["output"] == "0.6225"
    assert answer["prediction"] == "Prediction: y = 0.6225."
    assert guess(stepper, 7)["verdict"]["right"]  # nothing is asked any more


def test_without_an_activation_a_sum_is_asked_for_once():
    stepper = forward_stepper(activations=["relu", "identity"], step=3, predict=True)
    assert guess(stepper, 0.5)["asked"] is None


@pytest.mark.parametrize(
    ("asked", "value", "said"),
    [
        ("sum", 6, "without the bias"),
        ("sum", 6.5, "subtracted"),
        ("sum", 0.9959, "already been through the activation"),
        ("sum", 2.5, "without their weights"),
        ("sum", 9.5, "takes the sums z of the layer before"),
        ("sum", 1.5, "weighs the data"),
        ("sum", 5, "look again"),
        ("output", 5.5, "still has to go through the activation"),
        ("output", 0.5, "look again"),
    ],
)
def test_a_wrong_guess_is_told_its_mistake(asked, value, said):
    # the sums (3, −2) of the hidden layer become (3, 0)
    weights, biases = [[[1, 0], [0, 1]], [[2], [-2]]], [[1, -3], [-0.5]]
    stepper = forward_stepper([2, 1], weights=weights, biases=biases, predict=True, step=3)
    if asked == "output":
        guess(stepper, 5.5)
    answer = guess(stepper, value)
    assert not answer["verdict"]["right"]
    assert said in answer["verdict"]["text"]
    assert answer["asked"] == asked


def test_a_verdict_is_gone_with_what_it_was_about():
    stepper = forward_stepper(step=1, predict=True)
    assert guess(stepper, 3)["verdict"]
    stepper.step = 2
    assert stepper.answer()[0]["verdict"] is None
    assert guess(stepper, 7)["verdict"]
    stepper.biases = [[0, 0], [0]]
    assert stepper.answer()[0]["verdict"] is None


def test_near_is_near_enough_and_no_more():
    assert is_near(0.63, 0.6225)
    assert is_near(-101, -100.5)
    assert not is_near(0.65, 0.6225)
    assert not is_near(-0.6, 0.6)


# Functions of the learner's own


def test_a_right_function_of_ones_own_agrees():
    x = np.random.default_rng(0).normal(size=(4, 2))
    answer, _ = forward_stepper(x, forward=right, step=3).answer()
    assert answer["message"].startswith("Your function computed all these numbers, and agrees")
    assert answer["first"] is None
    answer, _ = forward_stepper(x, forward=only_the_output, step=3).answer()
    assert answer["message"].startswith("Your function's outputs agree")


def test_a_wrong_function_misdraws_and_is_told_where_it_begins():
    stepper = forward_stepper(forward=no_output_bias, step=2)
    answer, _ = stepper.answer()
    assert [node["right"] for node in answer["nodes"]] == [True, True, True]  # not yet reached
    assert answer["first"] == {"step": 3, "sample": 0}
    assert answer["message"] == (
        "Your function first differs from nnkit at the sum z of y, sample 1: 0 instead of 0.5."
    )
    stepper.step = 3
    answer, _ = stepper.answer()
    assert answer["nodes"][2] == {"sum": "0", "output": "0.5", "right": False}
    assert answer["lines"][2].endswith("= 0.5")  # nnkit's stay written out beside it
    assert answer["own"] == "Your function: z = 0, y = 0.5"


def test_a_difference_in_another_sample_is_found():
    def no_relu(x, weights, biases):
        hidden = x @ weights[0] + biases[0]
        return [hidden, hidden @ weights[1] + biases[1]], right(hidden, weights, biases)[1]

    def sees_only_the_first(x, weights, biases):
        return right(x[[0] * len(x)], weights, biases)

    X = [[2, 1], [2, 1], [0, 5]]
    answer, _ = forward_stepper(X, forward=sees_only_the_first, step=3).answer()
    assert answer["first"] == {"step": 1, "sample": 2}
    assert all(node["right"] for node in answer["nodes"])  # sample 1 is drawn
    answer, _ = forward_stepper(X, forward=no_relu, step=3).answer()
    assert "output of h₁, sample 1" in answer["message"]


def test_with_outputs_alone_only_they_can_be_wrong():
    def wrong(x, weights, biases):
        return 1 - only_the_output(x, weights, biases)

    answer, _ = forward_stepper(forward=wrong, step=3).answer()
    assert answer["nodes"][0] == {"sum": "0.5", "output": "0.5", "right": True}
    assert answer["nodes"][2] == {"sum": "–", "output": "0.3775", "right": False}
    assert answer["prediction"] == "Prediction: y = 0.3775."
    assert "output of y, sample 1: 0.3775 instead of 0.6225. It returned only" in answer["message"]


def raises(x, weights, biases):
    raise RuntimeError("not today")


@pytest.mark.parametrize(
    ("function", "complaint"),
    [
        (raises, "RuntimeError: not today"),
        (lambda x: x, "takes 1 positional argument but 3 were given"),
        (lambda *_: 0.5, "expected the output of shape (1, 1), received ()"),
        (lambda *_: "high", "expected an array of real numbers"),
        (lambda *_: ([1], [2, 3]), "expected sums with one array for each of 2 layers, received 1"),
        (
            lambda x, *_: ([x, x[:, :1]], [x[0], x]),
            "expected outputs of layer 1 of shape (1, 2), received (2,)",
        ),
    ],
)
def test_a_failing_function_of_ones_own_is_shown_and_survived(function, complaint):
    stepper = forward_stepper(forward=function, step=3)
    answer, _ = stepper.answer()
    assert answer["error"].startswith("Your function failed:")
    assert complaint in answer["error"]
    assert {node["output"] for node in answer["nodes"]} == {"?"}
    assert answer["prediction"] == ""
    assert stepper._repr_mimebundle_()[0]["image/png"]
    stepper.step = 1
    assert stepper.answer()[0]["lines"][2].endswith("= 0.5")


def test_a_function_of_ones_own_can_neither_warn_nor_change_the_widget():
    def careless(x, weights, biases):
        x[:] = weights[0][:] = biases[1][:] = 0
        return np.log(x[:, :1]) - np.inf

    stepper = forward_stepper(forward=careless, step=3)
    before = stepper.state
    answer, _ = stepper.answer()
    assert "−inf instead of 0.6225" in answer["message"]
    assert stepper.state == before


# Without JavaScript


@both
def test_without_javascript_there_are_words_and_a_picture(lang):
    stepper = forward_stepper(step=3)
    data, _ = stepper._repr_mimebundle_()
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    assert "z = 2 · 0.5 + (−1) · 1 + 0.5 = 0.5; y = sigmoid(0.5) = 0.6225" in data["text/plain"]
    assert {"en": "Step 3 of 3", "ko": "3단계 중 3단계"}[lang] in data["text/plain"]


def test_the_still_picture_follows_the_state_and_hides_what_is_hidden():
    stepper = forward_stepper(step=3)
    pictures = {stepper._repr_mimebundle_()[0]["image/png"]}
    stepper.predict = True
    pictures.add(stepper._repr_mimebundle_()[0]["image/png"])
    stepper.step = 0
    pictures.add(stepper._repr_mimebundle_()[0]["image/png"])
    stepper.x = [1, 1]
    pictures.add(stepper._repr_mimebundle_()[0]["image/png"])
    assert len(pictures) == 4


def test_the_still_picture_writes_each_number_into_its_node():
    from matplotlib.figure import Figure
    from matplotlib.patches import Circle

    figure = Figure()
    forward_stepper(step=2).draw_still(figure)
    (ax,) = figure.axes
    written = [
        [text.get_text() for text in ax.texts if text.get_position() == circle.center]
        for circle in ax.patches
        if isinstance(circle, Circle)
    ]
    shown = [[text for text in node if text.strip()] for node in written]
    assert shown == [["2"], ["1"], ["0.5"], ["1"], ["y"]]


def test_every_label_is_in_both_languages():
    for key, label in type(forward_stepper()).words.items():
        assert set(label) == {"en", "ko"}, key
        assert all(label.values()), key
