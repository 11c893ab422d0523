"""The playground without a browser: its state, its training, its words, its still picture."""

import base64
import math
import re
import sys

import numpy as np
import pytest

from nnkit import Adam, BinaryCrossEntropy, Sequential, fit, mlp
from nnkit.layers import Dense
from nnkit.training import evaluate
from nnkit.widgets import playground
from nnkit.widgets.playground import CURVE, GRID
from nnkit.widgets.playground_data import KINDS, REACH, VALIDATION, drawn
from nnkit.widgets.playground_runs import update_compared

both = pytest.mark.parametrize("lang", ["en", "ko"], indirect=True)
loss = BinaryCrossEntropy(from_logits=True)
POINTS = [(-1, 0, 0), (-1, 1, 0), (1, 0, 1), (1, 1, 1), (2, 1, 1)]


def plane():
    """The points of the plane, row by row from the top left."""
    axis = np.linspace(-REACH, REACH, GRID)
    return np.array([[x1, x2] for x2 in axis[::-1] for x1 in axis])


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


# Data


@pytest.mark.parametrize("kind", KINDS)
def test_more_samples_to_learn_from_leave_those_set_aside_as_they_are(kind):
    few, many = drawn(kind, 20, 0.3, []), drawn(kind, 80, 0.3, [])
    assert (few.training, many.training) == (20, 80)
    assert len(few.X) == 20 + VALIDATION
    np.testing.assert_array_equal(few.X[20:], many.X[80:])
    assert set(few.y.ravel()) == {0.0, 1.0}
    assert abs(few.y[20:].mean() - 0.5) < 0.06  # both classes, about equally often


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"clouds", "xor"}))
def test_the_noise_means_the_same_for_all_kinds(kind):
    still, noisy = drawn(kind, 4, 0, []), drawn(kind, 4, 0.5, [])
    scatter = (noisy.X - still.X)[noisy.training :]
    assert scatter.std() == pytest.approx(0.5, abs=0.06)


def test_every_fourth_point_placed_by_hand_is_set_aside():
    samples = drawn("own", 100, 0.3, POINTS)
    assert samples.training == 4
    np.testing.assert_array_equal(samples.X[:, 0], [-1, -1, 1, 2, 1])
    np.testing.assert_array_equal(samples.y.ravel(), [0, 0, 1, 1, 1])


# Training


def test_both_networks_are_trained_by_nnkit_with_what_was_set():
    widget = playground(
        "xor", hidden=(5, 3), activation="relu", optimizer="adam", lr=0.03, batch_size=16,
        samples=40, noise=0.4, seed=7, epochs=9,
    )  # fmt: skip
    samples = drawn("xor", 40, 0.4, [])
    training, validation = (
        (samples.X[part], samples.y[part]) for part in (slice(40), slice(40, None))
    )
    for told, sizes in zip(widget.answer()[0]["runs"], ([2, 1], [2, 5, 3, 1]), strict=True):
        model = mlp(sizes, "relu", rng=np.random.default_rng(7))
        order = np.random.default_rng([7, 1])
        history = fit(
            model, loss, Adam(0.03), *training, epochs=9, batch_size=16, rng=order,
            validation=validation,
        )  # fmt: skip
        assert told["losses"][0] == pytest.approx(evaluate(model, loss, *training))
        assert told["losses"][1] == pytest.approx(history.validation_loss[-1])
        right = (model.predict(validation[0]) > 0) == validation[1]
        assert told["accuracies"][1] == pytest.approx(right.mean())
        assert told["parameters"] == model.parameters().values.size
        assert told["best_epoch"] in (0, history.best_epoch)


def test_the_planes_are_the_answers_of_the_networks():
    widget = playground("circles", hidden=(6,), epochs=5)
    planes = widget.answer()[1]["planes"]
    assert planes.shape == (2, GRID, GRID)
    np.testing.assert_allclose(planes[1].ravel(), sigmoid(widget.mlp.predict(plane())).ravel())


def test_playing_trains_and_restart_goes_back_to_the_first_weights():
    widget = playground()
    before = widget.answer()[0]
    widget.do({"name": "epoch"})
    widget.do({"name": "epoch"})
    assert widget.epochs == 2
    assert widget.answer()[0]["runs"] != before["runs"]
    widget.do({"name": "restart"})
    assert widget.answer()[0] == {**before, "version": widget.answer()[0]["version"]}


def test_a_picture_has_as_many_epochs_as_were_asked_for_or_as_time_allows(monkeypatch):
    widget = playground()
    widget.state = {**widget.state, "pace": 5}
    module = sys.modules["nnkit.widgets.playground"]
    monkeypatch.setattr(module, "BUDGET", math.inf)
    widget.do({"name": "train"})
    assert widget.epochs == 5
    monkeypatch.setattr(module, "BUDGET", 0)
    widget.do({"name": "train"})
    assert widget.epochs == 6


def test_python_trains_too_and_the_browser_is_told_unasked():
    widget = playground()
    sent = []
    widget.send = lambda content, buffers=None: sent.append(content)
    widget.train(3)
    assert [content["numbers"]["epoch"] for content in sent] == [3]
    with pytest.raises(ValueError, match="expected at least 1 epoch, received 0"):
        widget.train(0)


def test_a_new_rate_batch_or_point_goes_on_and_anything_else_begins_again():
    widget = playground(epochs=3)
    weights = widget.mlp.parameters().values.copy()
    widget.lr = 0.5
    widget.points = POINTS
    widget.state = {**widget.state, "batch": 8}
    assert widget.epochs == 3
    np.testing.assert_array_equal(widget.mlp.parameters().values, weights)
    assert widget.answer()[0]["training"] == 104
    widget.train()
    assert np.abs(widget.mlp.parameters().values - weights).max() > 0.3  # with the new rate
    for change in ({"hidden": [4]}, {"data": "xor"}, {"seed": 1}, {"optimizer": "sgd"}):
        widget.train()
        widget.state = {**widget.state, **change}
        assert widget.epochs == 0, change


def test_reset_goes_back_to_the_start_with_its_epochs():
    widget = playground("moons", epochs=2)
    start = widget.answer()[0]["runs"]
    widget.hidden = (3,)
    widget.train(4)
    widget.reset()
    assert widget.hidden == (8,)
    assert widget.answer()[0]["runs"] == start


def test_long_curves_are_sent_thinned_with_both_ends():
    widget = playground("moons", samples=4, batch_size=None, hidden=(1,), epochs=CURVE + 100)
    arrays = widget.answer()[1]
    assert len(arrays["epochs"]) == CURVE
    assert (arrays["epochs"][0], arrays["epochs"][-1]) == (0, CURVE + 100)
    assert arrays["curves"].shape == (4, CURVE)
    assert arrays["curves"][2, -1] == widget.answer()[0]["runs"][1]["losses"][0]


def test_without_points_there_is_nothing_to_learn_from_and_with_them_there_is():
    widget = playground("own")
    widget.train()
    answer = widget.answer()[0]
    assert answer["message"] == widget.labels["nothing"]
    assert answer["runs"][0]["losses"] == [None, None]
    assert widget.epochs == 0
    widget.points = POINTS
    widget.train(20)
    answer = widget.answer()[0]
    assert answer["message"] == ""
    assert answer["runs"][1]["accuracies"] == [1.0, 1.0]


def test_a_diverging_network_is_told_and_the_other_goes_on():
    widget = playground(
        "moons", hidden=(64, 64), activation="relu", optimizer="sgd", lr=10, epochs=12
    )
    answer = widget.answer()[0]
    assert answer["message"].startswith("MLP: the steps were too large")
    assert widget.epochs == 12
    assert answer["runs"][0]["losses"][0] < 10
    assert widget._repr_mimebundle_()[0]["image/png"]


def test_overfitting_is_told_with_the_best_epoch():
    widget = playground("moons", hidden=(32, 32), samples=40, noise=0.5, epochs=150)
    answer = widget.answer()[0]
    mlp_ = answer["runs"][1]
    assert mlp_["losses"][0] < 0.1 < 0.4 < mlp_["losses"][1]
    assert mlp_["best_loss"] < 0.5 * mlp_["losses"][1]
    assert answer["message"].startswith(
        f"MLP overfits: its validation loss was lowest after epoch {mlp_['best_epoch']};"
    )


# What is refused


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ({"data": "stars"}, "expected data among clouds, moons, .*, own, received stars"),
        ({"hidden": ()}, r"expected 1 to 3 hidden layers .*, received \[\]"),
        ({"hidden": (0,)}, "expected 1 to 3 hidden layers with 1 to 128 units each"),
        ({"activation": "step"}, "expected activation among relu, tanh, sigmoid"),
        ({"optimizer": "newton"}, "expected optimizer among sgd, momentum, rmsprop, adam"),
        ({"lr": 0}, "expected a learning rate above 0, up to 10, received 0"),
        ({"lr": math.nan}, "expected a learning rate above 0, up to 10, received nan"),
        ({"batch_size": -1}, "expected batch from 0 to 500, received -1"),
        ({"samples": 3}, "expected samples from 4 to 500, received 3"),
        ({"noise": 1.5}, "expected noise from 0 to 1, received 1.5"),
        ({"points": [(0, 0)]}, r"expected points \(x₁, x₂, class\), received"),
        ({"points": [(9, 0, 1)]}, r"from −3 to 3, of class 0 or 1, received \(9"),
        ({"points": [(0, 0, 2)]}, "of class 0 or 1"),
        ({"points": [(0, 0, 1)] * 201}, "expected at most 200 points, received 201"),
        ({"seed": -1}, "expected a seed of at least 0, received -1"),
        ({"epochs": -1}, "expected at least 0 epochs, received -1"),
    ],
)
def test_what_cannot_be_trained_is_refused(arguments, complaint):
    with pytest.raises(ValueError, match=complaint):
        playground(**arguments)


def test_a_refused_state_changes_nothing():
    widget = playground(epochs=2)
    with pytest.raises(ValueError, match="expected data among"):
        widget.data = "stars"
    assert (widget.data, widget.epochs) == ("moons", 2)


# Code


@pytest.mark.parametrize(
    "made",
    [
        {},
        {"data": "xor", "hidden": (4, 4), "batch_size": None, "seed": 3, "epochs": 4},
        {"data": "own", "points": POINTS, "activation": "relu", "optimizer": "sgd", "lr": 0.5},
    ],
)
def test_its_code_recreates_it(made):
    widget = playground(**made)
    again = eval(widget.code, {"playground": playground})
    assert again.state == widget.state
    assert again.answer()[0] == widget.answer()[0]


def test_its_code_names_what_is_the_learners_own():
    widget = playground(train_step=descend, model=mlp([2, 1], rng=np.random.default_rng(0)))
    assert widget.code.endswith(", train_step=descend, model=model)")


# A learner's own step


def descend(model, X, y):
    gradients_of(model, X, y)
    values, gradients = model.parameters()
    values -= 0.1 * gradients


def gradients_of(model, X, y):
    loss.forward(model.forward(X), y)
    model.backward(loss.backward())


def rebind(model, X, y):
    gradients_of(model, X, y)
    values, gradients = model.parameters()
    values = values - 0.1 * gradients


def climb(model, X, y):
    gradients_of(model, X, y)
    values, gradients = model.parameters()
    values += 0.1 * gradients


def hurry(model, X, y):
    gradients_of(model, X, y)
    values, gradients = model.parameters()
    values -= 1.0 * gradients


def wander(model, X, y):
    values, _ = model.parameters()
    values += np.linspace(-1, 1, values.size)


def test_a_right_step_of_ones_own_agrees_with_every_update():
    widget = playground(optimizer="sgd", lr=0.1, train_step=descend, epochs=3)
    answer, arrays = widget.answer()
    # 100 samples in batches of 32 are 4 updates an epoch
    assert answer["message"].startswith("Your step: all 12 updates are those of nnkit (SGD")
    assert answer["runs"][2]["losses"] == pytest.approx(answer["runs"][1]["losses"])
    np.testing.assert_allclose(arrays["planes"][2], arrays["planes"][1])


@pytest.mark.parametrize(
    ("step", "how"),
    [
        (rebind, "changed no parameter of the model"),
        (climb, "went uphill, against nnkit's direction"),
        (hurry, "went in nnkit's direction, but 10 times as far"),
        (wander, "went in another direction"),
    ],
)
def test_a_wrong_step_misdraws_and_its_mistake_is_named(step, how):
    widget = playground(optimizer="sgd", lr=0.1, train_step=step, epochs=2)
    answer, arrays = widget.answer()
    assert answer["message"].startswith("Your step: 8 of 8 updates differ from those of nnkit")
    assert answer["message"].endswith(f"The first one {how}.")
    assert np.abs(arrays["planes"][2] - arrays["planes"][1]).max() > 0.1


def test_the_rate_that_is_compared_with_is_the_present_one():
    widget = playground(optimizer="sgd", lr=0.1, train_step=descend, epochs=1)
    widget.lr = 0.2
    widget.train()
    assert "0.5 times as far" in widget.answer()[0]["message"]


def test_a_step_with_an_optimiser_of_its_own_agrees_too():
    adam = Adam(0.02)

    def own_adam(model, X, y):
        gradients_of(model, X, y)
        adam.step(*model.parameters())

    message = playground(train_step=own_adam, epochs=5).answer()[0]["message"]
    assert message.startswith("Your step: all 20 updates are those of nnkit (Adam")


def fail(model, X, y):
    raise RuntimeError("not today")


@pytest.mark.parametrize(
    ("step", "complaint"),
    [
        (fail, "RuntimeError: not today"),
        (lambda model, X: None, "TypeError"),
    ],
)
def test_a_failing_step_is_shown_and_the_others_train_on(step, complaint):
    widget = playground(train_step=step, epochs=3)
    answer, arrays = widget.answer()
    assert answer["error"].startswith("Your function failed:")
    assert complaint in answer["error"]
    assert widget.epochs == 3
    assert answer["runs"][2]["accuracies"] == [None, None]
    assert np.isfinite(arrays["planes"][:2]).all()
    assert widget._repr_mimebundle_()[0]["image/png"]
    widget.do({"name": "restart"})
    assert widget.answer()[0]["error"] == ""


def test_a_step_can_neither_warn_nor_change_the_samples():
    def careless(model, X, y):
        X[:] = y[:] = np.log(-1.0)

    widget = playground(train_step=careless, epochs=2)
    assert np.isfinite(widget.answer()[1]["points"]).all()


@pytest.mark.parametrize(
    ("made", "expected", "kind", "times"),
    [
        ([1, 2], [1, 2], "same", 1),
        ([0, 0], [1, 2], "nothing", 0),
        ([-1, -2], [1, 2], "uphill", -1),
        ([3, 6], [1, 2], "length", 3),
        ([2, -1], [1, 2], "other", 0),
        ([np.nan, 1], [1, 2], "other", np.nan),
        ([0, 0], [0, 0], "same", 1),
        ([1, 0], [0, 0], "other", np.nan),
    ],
)
def test_how_an_update_differs(made, expected, kind, times):
    said = update_compared(np.array(made, float), np.array(expected, float))
    assert said == (kind, pytest.approx(times, nan_ok=True))


# A learner's own model


class Line:
    """A logistic regression, written without nnkit."""

    def __init__(self):
        self.weight, self.bias = np.zeros(2), 0.0

    def forward(self, X):
        return X @ self.weight + self.bias


def line_step(line, X, y):
    error = sigmoid(line.forward(X)) - y.ravel()
    line.weight = line.weight - 0.1 * X.T @ error / len(X)
    line.bias = line.bias - 0.1 * error.mean()


def test_a_model_of_ones_own_is_trained_in_a_copy_and_shown():
    line = Line()
    widget = playground("clouds", model=line, train_step=line_step, epochs=10)
    told = widget.answer()[0]["runs"][2]
    assert told["accuracies"][1] > 0.95
    assert told["parameters"] is None
    np.testing.assert_array_equal(line.weight, 0)  # the learner's own is untouched
    widget.do({"name": "restart"})
    assert widget.answer()[0]["runs"][2]["losses"][0] == pytest.approx(np.log(2))


def test_a_model_without_a_step_stays_unless_it_is_nnkits():
    drawn_as_it_is = playground(model=Line(), epochs=4)
    assert drawn_as_it_is.answer()[0]["runs"][2]["losses"][0] == pytest.approx(np.log(2))
    given = Sequential([Dense(2, 1, rng=np.random.default_rng(0))])
    trained = playground(model=given, optimizer="sgd", epochs=4)
    before = evaluate(given, loss, *_training())
    assert trained.answer()[0]["runs"][2]["losses"][0] < before


def _training():
    samples = drawn("moons", 100, 0.3, [])
    return samples.X[:100], samples.y[:100]


@pytest.mark.parametrize(
    ("answer", "complaint"),
    [
        (lambda X: 1.0, r"expected one logit for each sample, .*; received \(\)"),
        (lambda X: X, r"received \(300, 2\)"),
        (lambda X: ["yes"] * len(X), "TypeError: expected an array of real numbers"),
        (lambda X: 1 / 0, "ZeroDivisionError"),
    ],
)
def test_a_model_with_a_wrong_answer_is_shown_and_survived(answer, complaint):
    model = Line()
    model.forward = answer
    widget = playground(model=model, epochs=2)
    numbers, arrays = widget.answer()
    assert widget.epochs == 2
    assert re.search(complaint, numbers["error"])
    assert np.isnan(arrays["planes"][2]).all()


# What is told


@both
def test_without_javascript_there_are_words_and_a_picture(lang):
    widget = playground("moons", epochs=3, points=POINTS)
    data, _ = widget._repr_mimebundle_()
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    epoch, validation = {"en": ("Epoch", "validation"), "ko": ("에포크", "검증")}[lang]
    told = widget.answer()[0]["runs"][1]
    assert f"{epoch} 3. SLP:" in data["text/plain"]
    assert f"{validation} {told['losses'][1]:.3f}" in data["text/plain"]
    widget.train(5)
    assert widget._repr_mimebundle_()[0]["image/png"] != data["image/png"]


def test_what_the_hand_did_reaches_python_with_what_it_asked_for():
    widget = playground()
    sent = []
    widget.send = lambda content, buffers=None: sent.append(content)
    state = {**widget.state, "hidden": [3], "points": [[0, 0, 1]]}
    widget._handle_custom_msg({"kind": "ask", "state": state, "events": [{"name": "epoch"}]}, [])
    assert (widget.hidden, widget.points, widget.epochs) == ((3,), [(0.0, 0.0, 1)], 1)
    assert sent[-1]["numbers"]["epoch"] == 1


def test_every_label_is_in_both_languages_with_the_same_places():
    for key, label in type(playground()).words.items():
        assert set(label) == {"en", "ko"}, key
        places = [
            sorted(part.split("}")[0] for part in text.split("{")[1:]) for text in label.values()
        ]
        assert places[0] == places[1], key
