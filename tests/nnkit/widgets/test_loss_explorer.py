"""The loss explorer without a browser: its numbers, its verdicts, its words, its still picture."""

import base64
import warnings

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays_of

from nnkit import sigmoid, softmax
from nnkit.gradcheck import numerical_gradient
from nnkit.widgets import loss_explorer
from nnkit.widgets.loss_explorer import FLAT, POINTS
from nnkit.widgets.loss_tasks import TASKS

both = pytest.mark.parametrize("lang", ["en", "ko"], indirect=True)
every_task = pytest.mark.parametrize("task", TASKS)
logits = arrays_of.arrays(float, st.integers(1, 6), elements=st.floats(-8, 8))


def answer(explorer):
    """Return what an explorer says, and what its arrays hold for each loss by name."""
    numbers, arrays = explorer.answer()
    by_name = {
        name: {key: arrays[key][index] for key in ("curves", "losses", "slopes", "gradients")}
        | {"batch": arrays["batch"][index], "shares": arrays["shares"][index]}
        for index, name in enumerate(numbers["names"])
    }
    return numbers, arrays, by_name


@settings(deadline=None)  # each example computes whole curves
@given(logits)
def test_a_logits_losses_are_those_of_the_formulas(z):
    y = np.arange(len(z)) % 2
    _, arrays, by_name = answer(loss_explorer("logit", predictions=z, targets=y))
    p = 1 / (1 + np.exp(-z))
    np.testing.assert_allclose(arrays["chances"], p)
    np.testing.assert_allclose(by_name["squared"]["losses"], (p - y) ** 2, atol=1e-12)
    charged = np.where(y == 1, -np.log(p), -np.log(1 - p))
    np.testing.assert_allclose(by_name["cross-entropy"]["losses"], charged, atol=1e-12)
    np.testing.assert_allclose(by_name["cross-entropy"]["gradients"], (p - y) / len(z))
    chained = 2 * (p - y) * p * (1 - p) / len(z)
    np.testing.assert_allclose(by_name["squared"]["gradients"], chained, atol=1e-15)


def test_the_losses_of_classes_are_those_of_the_formulas():
    z = np.array([[2.0, 1.0, -1.0], [0.0, 4.0, 0.5]])
    explorer = loss_explorer("classes", predictions=z, targets=[0, 2], class_number=1)
    _, arrays, by_name = answer(explorer)
    p, y = softmax(z), np.eye(3)[[0, 2]]
    np.testing.assert_allclose(arrays["chances"], p)
    np.testing.assert_allclose(by_name["cross-entropy"]["losses"], -np.log(p[[0, 1], [0, 2]]))
    np.testing.assert_allclose(by_name["cross-entropy"]["gradients"], (p - y)[:, 1] / 2)
    np.testing.assert_allclose(by_name["squared"]["losses"], np.mean((p - y) ** 2, axis=1))
    numerical = numerical_gradient(lambda moved: np.mean((softmax(moved) - y) ** 2), z)
    np.testing.assert_allclose(by_name["squared"]["gradients"], numerical[:, 1], atol=1e-9)


@every_task
def test_slopes_are_those_of_the_curves(task):
    numbers, arrays, by_name = answer(loss_explorer(task, sample=1))
    explorer = loss_explorer(task, sample=1)
    here = np.ravel(explorer.predictions[1])[0]
    x = arrays["x"]
    assert numbers["x"][0] == x[0] <= here <= x[-1] == numbers["x"][1]
    assert len(x) == POINTS
    for one in by_name.values():
        between = np.interp(here + 0.05, x, one["curves"]) - np.interp(
            here - 0.05, x, one["curves"]
        )
        assert between / 0.1 == pytest.approx(one["slopes"], abs=0.03)
        assert np.interp(here, x, one["curves"]) == pytest.approx(one["losses"][1], abs=0.01)
        assert one["shares"].sum() == pytest.approx(1)


@every_task
def test_the_sum_is_as_many_times_the_mean_as_there_are_samples(task):
    mean, total = answer(loss_explorer(task))[2], answer(loss_explorer(task, reduction="sum"))[2]
    for name, one in mean.items():
        assert one["batch"] == pytest.approx(one["losses"].mean())
        assert total[name]["batch"] == pytest.approx(one["losses"].sum())
        np.testing.assert_allclose(total[name]["gradients"], 4 * one["gradients"])
        np.testing.assert_array_equal(total[name]["losses"], one["losses"])


def test_where_the_sigmoid_is_flat_the_squared_errors_slope_fades_and_the_explorer_says_so():
    _, _, by_name = answer(loss_explorer("logit", predictions=[-8], targets=[1]))
    assert abs(by_name["squared"]["slopes"]) < 0.001
    assert by_name["cross-entropy"]["slopes"] < -0.999
    assert sigmoid.derivative(FLAT) == pytest.approx(0.1 * sigmoid.derivative(0.0))
    for logit, says in ((FLAT + 0.01, True), (FLAT - 0.01, False), (-FLAT - 0.01, True)):
        said = answer(loss_explorer("logit", predictions=[logit], targets=[1]))[0]["message"]
        assert said.startswith("The sigmoid is flat here") == says


def test_an_impossible_certainty_is_finite_and_explained():
    numbers, arrays, by_name = answer(
        loss_explorer("probability", predictions=[0, 1, 1, 0], targets=[1, 0, 1, 0])
    )
    np.testing.assert_array_equal(by_name["cross-entropy"]["losses"], [100, 100, 0, 0])
    assert all(np.isfinite(array).all() for array in arrays.values())
    assert numbers["message"].startswith("Certain and wrong")
    assert numbers["top"] == 5  # the curves between the ends stay readable
    right = loss_explorer("probability", predictions=[1.0], targets=[1])
    assert answer(right)[0]["message"] == ""


def test_large_logits_are_finite_and_the_picture_grows():
    numbers, arrays, by_name = answer(
        loss_explorer("logit", predictions=[-1000, 1000], targets=[1, 1])
    )
    np.testing.assert_array_equal(by_name["cross-entropy"]["losses"], [1000, 0])
    assert numbers["x"] == [-1000, 6]
    assert numbers["top"] > 1000
    assert all(np.isfinite(array).all() for array in arrays.values())
    assert (
        answer(loss_explorer("classes", predictions=[[1000, -1000]], targets=[1]))[0]["top"] > 2000
    )


def test_a_target_beyond_the_picture_widens_it():
    assert answer(loss_explorer("number", predictions=[0], targets=[-9.5]))[0]["x"] == [-10, 4]
    assert answer(loss_explorer("number", predictions=[7.5], targets=[0]))[0]["x"] == [-4, 8]


def test_the_batch_is_read_and_set_and_reset():
    explorer = loss_explorer("probability")
    explorer.predictions, explorer.sample, explorer.reduction = [0.5, 0.5, 0.5, 0.5], 2, "sum"
    explorer.targets = np.array([0, 0, 0, 1])
    assert explorer.predictions.tolist() == [0.5] * 4
    assert (explorer.targets.tolist(), explorer.sample, explorer.reduction) == (
        [0, 0, 0, 1],
        2,
        "sum",
    )
    explorer.reset()
    assert explorer.state == loss_explorer("probability").state
    explorer.task = "classes"
    assert explorer.predictions.shape == (4, 3)
    explorer.do({"name": "task", "task": "number"})
    assert explorer.task == "number"


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"task": "maybe"}, "expected a task of number, probability, logit, classes; received"),
        ({"predictions": [1]}, "expected predictions and targets together"),
        ({"predictions": [1, 2], "targets": [1]}, r"expected predictions of shape \(samples,\)"),
        ({"predictions": [[1]], "targets": [1]}, r"received \(1, 1\) and \(1,\)"),
        ({"task": "classes", "predictions": [1], "targets": [1]}, r"shape \(samples, classes\)"),
        ({"task": "classes", "predictions": [[1]], "targets": [0]}, "expected 2 to 6 classes"),
        ({"predictions": [], "targets": []}, "expected 1 to 12 samples, received 0"),
        ({"predictions": [0] * 13, "targets": [0] * 13}, "expected 1 to 12 samples, received 13"),
        ({"predictions": [np.nan], "targets": [1]}, "expected predictions from -1000 to 1000"),
        ({"predictions": [1], "targets": [0.5]}, "expected whole numbers from 0 to 1 as targets"),
        (
            {"task": "probability", "predictions": [1.5], "targets": [1]},
            r"expected predictions from 0 to 1, received \[1.5\]",
        ),
        (
            {"task": "classes", "predictions": [[1, 2]], "targets": [2]},
            "expected whole numbers from 0 to 1 as targets",
        ),
        (
            {"task": "number", "predictions": [1], "targets": [np.inf]},
            "expected targets from -1000 to 1000",
        ),
        ({"sample": 4}, "expected a sample from 0 to 3, received 4"),
        ({"class_number": 1}, "expected a class_number from 0 to 0, received 1"),
        ({"reduction": "max"}, "expected 'mean' or 'sum', received 'max'"),
        ({"gradient": np.subtract}, "received the gradient alone"),
    ],
)
def test_what_is_no_batch_is_refused(given, complaint):
    with pytest.raises(ValueError, match=complaint):
        loss_explorer(**given)


def test_a_bad_assignment_changes_nothing():
    explorer = loss_explorer("probability")
    before = explorer.state
    for name, value in (("predictions", [2.0] * 4), ("sample", 9), ("task", "maybe")):
        with pytest.raises(ValueError, match="expected"):
            setattr(explorer, name, value)
    assert explorer.state == before


@every_task
def test_its_code_recreates_it(task):
    explorer = loss_explorer(task, sample=3, reduction="sum", loss=total_of_squares)
    if task == "classes":
        explorer.state = {**explorer.state, "class_number": 2}
    names = {"loss_explorer": loss_explorer, "total_of_squares": total_of_squares}
    again = eval(explorer.code, names)
    assert again.state == explorer.state
    assert again.answer()[0] == explorer.answer()[0]


# A learner's own loss


def total_of_squares(prediction, target):
    return np.sum((prediction.T - target) ** 2)


def mean_of_squares(prediction, target):
    return np.mean((prediction - target) ** 2)


def slopes_of_squares(prediction, target):
    return 2 * (prediction - target) / len(prediction)


def slopes_of_the_sum(prediction, target):
    return 2 * (prediction - target)


def naive(p, y):
    return np.mean(-y * np.log(p) - (1 - y) * np.log(1 - p))


def clipped(p, y):
    return naive(np.clip(p, 1e-12, 1 - 1e-12), y)


def from_classes(z, y):
    return -np.mean(np.log(softmax(z))[np.arange(len(y)), y])


def verdict_on(task, loss, gradient=None, **others):
    return answer(loss_explorer(task, loss=loss, gradient=gradient, **others))


@pytest.mark.parametrize(
    ("task", "loss", "gradient", "said"),
    [
        ("number", mean_of_squares, None, "agrees with nnkit's squared error everywhere."),
        ("number", mean_of_squares, slopes_of_squares, "Your gradient agrees, too."),
        ("probability", clipped, None, "agrees with nnkit's cross-entropy everywhere."),
        ("classes", from_classes, None, "agrees with nnkit's cross-entropy everywhere."),
    ],
)
def test_a_right_loss_of_ones_own_agrees(task, loss, gradient, said):
    numbers, _, by_name = verdict_on(task, loss, gradient)
    assert said in numbers["message"]
    assert numbers["error"] == ""
    right = by_name[numbers["names"][-2]]
    np.testing.assert_allclose(by_name["own"]["gradients"], right["gradients"], atol=1e-6)
    assert by_name["own"]["batch"] == pytest.approx(right["batch"])


def test_a_clipped_loss_is_as_good_at_an_impossible_certainty():
    batch = {"predictions": [0.0, 0.5], "targets": [1, 1]}
    message = verdict_on("probability", clipped, **batch)[0]["message"]
    assert message == "Your loss agrees with nnkit's cross-entropy everywhere."


def test_a_naive_logarithm_is_told_where_it_is_not_finite():
    numbers, arrays, by_name = verdict_on("probability", naive)
    assert numbers["message"].startswith(f"Your loss is not a finite number at 2 of {POINTS}")
    assert np.isinf(by_name["own"]["curves"][0])
    assert np.isnan(by_name["own"]["curves"][-1])
    # and the nnkit's beside it is
    assert np.isfinite(arrays["curves"][:2]).all()


def test_the_sum_for_the_mean_is_found_out():
    numbers, _, by_name = verdict_on("number", total_of_squares)
    assert numbers["message"] == (
        "Your loss agrees with nnkit's squared error for single samples, but for the whole batch "
        "it is 14.75, and the mean is 3.688. It is 4 times as much: the sum over the batch."
    )
    assert by_name["own"]["batch"] == pytest.approx(4 * by_name["squared"]["batch"])
    chosen = verdict_on("number", total_of_squares, reduction="sum")[0]["message"]
    assert chosen == "Your loss agrees with nnkit's squared error everywhere."
    mean = verdict_on("number", mean_of_squares, reduction="sum")[0]["message"]
    assert mean.endswith("it is 3.688, and the sum is 14.75.")


def test_a_wrong_loss_misdraws_and_is_told():
    numbers, _, by_name = verdict_on("number", lambda p, y: np.mean(p**2 - y**2))
    own, right = by_name["own"]["curves"], by_name["squared"]["curves"]
    wrong = int(np.sum(~np.isclose(own, right)))
    assert wrong > POINTS / 2
    assert numbers["message"].startswith(
        f"Your loss differs from nnkit's squared error at {wrong} of {POINTS} predictions."
    )


def test_a_wrong_gradient_is_told_and_drawn():
    numbers, _, by_name = verdict_on("number", mean_of_squares, slopes_of_the_sum)
    # one of the four samples is met exactly: its slope is 0 by any rule
    assert numbers["message"].endswith("Your gradient differs from nnkit's for 3 of 4 samples.")
    np.testing.assert_allclose(by_name["own"]["gradients"], 4 * by_name["squared"]["gradients"])


def raises(prediction, target):
    raise RuntimeError("not today")


@pytest.mark.parametrize(
    ("loss", "gradient", "complaint"),
    [
        (raises, None, "RuntimeError: not today"),
        (np.subtract, None, "expected one number as the loss of the batch, received shape (4,)"),
        (lambda p, y: "much", None, "expected an array of real numbers"),
        (mean_of_squares, raises, "RuntimeError: not today"),
        (mean_of_squares, mean_of_squares, "expected a gradient in the predictions' shape (1,)"),
    ],
)
def test_a_failing_loss_of_ones_own_is_shown_and_survived(loss, gradient, complaint):
    explorer = loss_explorer("number", loss=loss, gradient=gradient)
    numbers, _, by_name = answer(explorer)
    assert numbers["error"].startswith("Your function failed:")
    assert complaint in numbers["error"]
    assert np.isnan(by_name["own"]["curves"]).all()
    assert explorer._repr_mimebundle_()[0]["image/png"]
    explorer.sample = 3
    assert answer(explorer)[2]["squared"]["losses"][3] == 12.25


@pytest.mark.parametrize(
    "loss", [lambda p, y: np.sum(p), lambda p, y: 1e300 * np.sum(p), lambda p, y: np.sum(1 / y)]
)
def test_a_loss_of_any_size_travels_without_a_warning(loss):
    explorer = loss_explorer("number", predictions=[1, -1], targets=[0, 1], loss=loss)
    sent = []
    explorer.send = lambda content, buffers=None: sent.append(content)
    explorer._handle_custom_msg({"kind": "ask"}, [])
    assert sent[0]["numbers"]["error"] == ""
    assert explorer._repr_mimebundle_()[0]["image/png"]


def test_a_loss_of_ones_own_can_neither_warn_nor_change_the_batch():
    def careless(prediction, target):
        warnings.warn("careless", stacklevel=1)
        return np.log(prediction).sum()  # of negative numbers

    def erasing(prediction, target):
        loss = np.mean((prediction - target) ** 2)
        prediction[:] = target[:] = 0
        return loss

    for loss in (careless, erasing):
        explorer = loss_explorer("number", loss=loss)
        numbers = explorer.answer()[0]
        assert ("agrees" in numbers["message"]) == (loss is erasing)
        assert explorer.state == loss_explorer("number").state


# Without a browser


@both
@every_task
def test_without_javascript_there_are_words_and_a_picture(lang, task):
    data, _ = loss_explorer(task, loss=lambda z, y: np.sum(z) * 0)._repr_mimebundle_()
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    assert {"en": "squared error", "ko": "제곱 오차"}[lang] in data["text/plain"]
    assert {"en": "Target", "ko": "타깃"}[lang] in data["text/plain"]


def test_the_still_picture_follows_the_state():
    explorer = loss_explorer("logit")
    before = explorer._repr_mimebundle_()[0]["image/png"]
    explorer.predictions = [4, 0.5, 2, -1.5]
    assert explorer._repr_mimebundle_()[0]["image/png"] != before


def test_every_label_is_in_both_languages():
    for key, label in type(loss_explorer()).words.items():
        assert set(label) == {"en", "ko"}, key
        assert all(label.values()), key


@both
def test_every_verdict_can_be_said(lang):
    for loss in (total_of_squares, mean_of_squares, raises, np.subtract):
        explorer = loss_explorer("number", loss=loss, gradient=slopes_of_the_sum)
        numbers = explorer.answer()[0]
        said = numbers["message"] + numbers["error"]
        assert said
        assert "{" not in said
