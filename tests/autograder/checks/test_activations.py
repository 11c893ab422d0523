"""The inputs of the assignment `activations` hold what its ideas promise; right ways pass."""

import math
import sys
import warnings

import numpy as np
import pytest
from asked import Asked

from autograder.checks import CheckFailed
from autograder.checks import activations as check

EXERCISES = {
    name: getattr(check, name).__self__
    for name in check.__all__
    if name not in ("true_of_curves", "true_of_choosing")
}
ENTRYWISE = ("step", "relu", "sigmoid", "sigmoid_slope", "tanh_slope", "relu_slope")

for_each_exercise = pytest.mark.parametrize("name", EXERCISES)


ASKED = Asked(EXERCISES)
drawn, all_args, passes = ASKED.drawn, ASKED.all_args, ASKED.passes


@for_each_exercise
def test_every_number_is_exact_in_float32(name):
    for args in all_args(name):
        for value in args.values():
            assert np.all(np.float32(value) == value)


@pytest.mark.parametrize("name", ENTRYWISE)
def test_numbers_lie_on_both_sides_of_zero(name):
    for idea in ("both-sides", "shapes", "integers", "float32", "inputs-unchanged"):
        for args in drawn(name, idea):
            assert np.min(args["x"]) < 0 < np.max(args["x"])
            assert np.all(args["x"] != 0)
    numbers = [args["x"] for args in drawn(name, "one-number")]
    assert {type(number) for number in numbers} == {float}
    assert min(numbers) < 0 < max(numbers)


@pytest.mark.parametrize("name", ENTRYWISE)
def test_arrays_of_one_to_three_axes_are_tried(name):
    shapes = [args["x"].shape for args in drawn(name, "shapes")]
    assert {len(shape) for shape in shapes} == {1, 2, 3}
    assert any(len(set(shape)) < len(shape) for shape in shapes), "no square matrix"


@pytest.mark.parametrize("name", ["sigmoid", "sigmoid_slope", "tanh_slope", "relu_slope"])
def test_far_out_is_a_thousand_and_beyond_on_both_sides(name):
    for args in drawn(name, "far-out"):
        assert np.all(np.abs(args["x"]) >= 1000)
        assert np.min(args["x"]) < 0 < np.max(args["x"])


def test_symmetry_is_tried_on_numbers_and_their_opposites():
    numbers, opposites = (args["x"] for args in drawn("sigmoid", "symmetry"))
    assert np.array_equal(opposites, -numbers)


def test_the_tails_reach_to_where_one_minus_sigmoid_is_zero_and_their_slopes_can_be_written():
    found = np.concatenate([args["x"] for args in drawn("sigmoid_tails", "tails")])
    far = found[np.abs(found) >= 40]
    assert far.min() < -40
    assert far.max() > 40
    assert np.abs(far).max() <= 300
    assert np.all(1 - 1 / (1 + np.exp(-far[far > 0])) == 0)


def test_large_logits_overflow_and_rows_far_apart_need_a_maximum_each():
    with np.errstate(over="ignore", under="ignore"):
        for args in drawn("softmax", "large-logits"):
            assert not np.all(np.isfinite(np.exp(args["x"])) & (np.exp(args["x"]) > 0))
        for args in drawn("softmax", "rows-far-apart"):
            assert np.any(np.exp(args["x"] - args["x"].max()).sum(axis=-1) == 0)


def test_one_to_seven_classes_are_tried():
    classes = [args["x"].shape[-1] for args in drawn("softmax", "number-of-classes")]
    assert classes == [1, 2, 3, 4, 5, 6, 7]


def test_the_dearer_mistake_is_the_one_that_the_idea_names():
    for idea in ("dear-miss", "other-unit"):
        for args in drawn("threshold_for_costs", idea):
            assert args["miss"] > args["false_alarm"]
    for args in drawn("threshold_for_costs", "dear-false-alarm"):
        assert args["false_alarm"] > args["miss"]
    for args in drawn("threshold_for_costs", "equal-costs"):
        assert args["false_alarm"] == args["miss"]


def test_probabilities_lie_on_the_side_of_one_half_that_the_idea_names():
    assert all(0 < args["p"] < 0.5 for args in drawn("logit_threshold", "below-one-half"))
    assert all(0.5 < args["p"] < 1 for args in drawn("logit_threshold", "above-one-half"))
    assert not any(0 <= args["p"] <= 1 for args in drawn("logit_threshold", "no-probability"))


# Several right ways of writing each function


def _by_masks(x):
    x = np.asarray(x, dtype=float)
    outputs = np.empty_like(x)
    above = x >= 0
    outputs[above] = 1 / (1 + np.exp(-x[above]))
    powers = np.exp(x[~above])
    outputs[~above] = powers / (1 + powers)
    return outputs


def _by_loop(x):
    x = np.asarray(x)
    outputs = [
        1 / (1 + math.exp(-entry)) if entry >= 0 else math.exp(entry) / (1 + math.exp(entry))
        for entry in x.ravel().tolist()
    ]
    return np.array(outputs).reshape(x.shape)


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("step", lambda x: np.asarray(x > 0, dtype=int)),
        ("step", lambda x: np.heaviside(x, 0)),
        ("step", lambda x: np.vectorize(lambda entry: 1 if entry > 0 else 0)(x)),
        ("step", lambda x: x > 0),
        ("relu", lambda x: x * (x > 0)),
        ("relu", lambda x: np.where(x > 0, x, 0)),
        ("relu", lambda x: (x + np.abs(x)) / 2),
        ("relu", lambda x: np.clip(x, 0, None)),
        ("sigmoid", _by_masks),
        ("sigmoid", _by_loop),
        ("sigmoid", lambda x: (1 + np.tanh(np.asarray(x) / 2)) / 2),
        ("sigmoid", lambda x: np.exp(-np.logaddexp(0, -np.asarray(x)))),
        ("sigmoid", lambda x: 1 / (1 + np.exp(-np.clip(x, -500, 500)))),
        ("sigmoid_slope", lambda x: _by_masks(x) * _by_masks(-np.asarray(x))),
        ("sigmoid_tails", lambda x: _by_masks(x) * _by_masks(-np.asarray(x))),
        ("sigmoid_slope", lambda x: _by_masks(x) * (1 - _by_masks(x))),
        ("tanh_slope", lambda x: (1 - np.tanh(x)) * (1 + np.tanh(x))),
        ("tanh_slope", lambda x: 4 * _by_masks(2 * np.asarray(x)) * _by_masks(-2 * np.asarray(x))),
        ("relu_slope", lambda x: (np.asarray(x) > 0).astype(float)),
        ("softmax", lambda x: _rows_by_loop(x)),
        ("softmax", lambda x: np.exp(x - np.logaddexp.reduce(x, axis=-1, keepdims=True))),
        ("logit_threshold", lambda p: _checked(p, math.log(p) - math.log1p(-p))),
        ("probability_threshold", lambda z: math.exp(z) / (1 + math.exp(z))),
    ],
)
def test_other_right_ways_pass(name, function):
    assert passes(name, function)


def _rows_by_loop(x):
    rows = np.reshape(x, (-1, x.shape[-1]))
    powers = [[math.exp(logit - max(row)) for logit in row] for row in rows.tolist()]
    return np.array([[one / sum(row) for one in row] for row in powers]).reshape(x.shape)


def _checked(p, logit):
    if not 0 < p < 1:
        raise ValueError(p)
    return logit


def test_prints_and_other_warnings_cost_nothing():
    def sigmoid(x):
        sys.stdout.write("here")
        warnings.warn("there", UserWarning, stacklevel=1)
        return _by_masks(x)

    assert passes("sigmoid", sigmoid)


@pytest.mark.parametrize("name", ["true_of_curves", "true_of_choosing"])
def test_each_list_has_true_and_false_sentences(name):
    options = getattr(check, name).__self__.options
    right = [option.key for option in options if option.right]
    assert 1 < len(right) < len(options) - 1
    for option in options:
        assert option.because is not None
        for text in (option.text, option.because):
            assert any("가" <= letter <= "힣" for letter in text.ko), option.key
            assert text.en.count("`") == text.ko.count("`"), option.key


def test_a_list_with_one_wrong_letter_fails():
    with pytest.raises(CheckFailed):
        check.true_of_curves(lambda: "ABCDEF", "right")
