"""The inputs of the assignment `perceptron` hold what its ideas promise; right ways pass."""

from itertools import product

import numpy as np
import pytest
from asked import Asked

from autograder.checks import CheckFailed
from autograder.checks import perceptron as check
from autograder.checks.perceptron.units import CORNERS
from nnkit import Neuron, Perceptron
from nnkit.datasets import logic_gate

EXERCISES = {
    name: getattr(check, name).__self__
    for name in check.__all__
    if name not in ("true_of_one_unit", "true_of_two_models", "two_models")
}
ON_TRUTH_TABLES = ("gate_and", "gate_or", "gate_nand", "best_xor_line", "xor_units", "xor")
OFF = 0.1875  # the task says up to 0.2


ASKED = Asked(EXERCISES)
drawn, passes = ASKED.drawn, ASKED.passes


def fails(name, answer):
    with pytest.raises(CheckFailed) as failure:
        passes(name, answer)
    return failure.value.diagnosis


@pytest.mark.parametrize("name", ON_TRUTH_TABLES)
def test_every_corner_wobbles_as_far_as_it_may_in_every_direction(name):
    seen = np.concatenate([args["X"] - CORNERS for args in drawn(name, "wobble")])
    assert np.abs(seen).max() == OFF
    corners = np.concatenate([CORNERS for _ in drawn(name, "wobble")])
    farthest = {
        (*corner, *step)
        for corner, step in zip(corners.tolist(), np.sign(seen).tolist(), strict=True)
    }
    assert farthest >= {(*c, *s) for c in CORNERS.tolist() for s in product((-1, 1), repeat=2)}


# The closest lines that the task still allows, and lines that are a little closer


@pytest.mark.parametrize(
    ("name", "weights", "bias"),
    [
        ("gate_and", [1, 1], -1.4),
        ("gate_and", [1, 1], -1.6),
        ("gate_and", [2, 3], -4),
        ("gate_or", [1, 1], -0.4),
        ("gate_or", [1, 1], -0.6),
        ("gate_or", [10, 12], -5.5),
        ("gate_nand", [-1, -1], 1.4),
        ("gate_nand", [-1, -1], 1.6),
        ("gate_nand", [-0.01, -0.01], 0.015),
        ("best_xor_line", [1, 1], -0.5),
        ("best_xor_line", [-1, -1], 1.5),
        ("best_xor_line", [1, -1], -0.5),
        ("best_xor_line", [-1, 1], -0.5),
    ],
)
def test_any_line_that_keeps_its_distance_is_right(name, weights, bias):
    assert passes(name, lambda: (np.array(weights), bias))
    assert passes(name, lambda: [weights, np.array([bias])])


@pytest.mark.parametrize(
    ("name", "weights", "bias"),
    [
        ("gate_and", [1, 1], -1.3),
        ("gate_and", [1, 1], -1.7),
        ("gate_and", [1, 3], -3.5),
        ("gate_or", [1, 1], -0.3),
        ("gate_or", [1, 1], -0.7),
        ("gate_nand", [-1, -1], 1.3),
        ("gate_nand", [-1, -1], 1.7),
        ("best_xor_line", [1, 1], -0.3),
        ("best_xor_line", [-1, -1], 1.7),
    ],
)
def test_a_line_too_close_to_a_corner_is_told_from_a_wrong_one(name, weights, bias):
    assert getattr(check, name)(lambda: (np.array(weights), bias))
    assert fails(name, lambda: (np.array(weights), bias)) == "line-too-close"


def test_no_line_gets_more_than_three_points_of_xor_nor_fewer_than_one():
    lines = np.random.default_rng(1958).normal(size=(10_000, 3))
    X, y = logic_gate("xor")
    scores = {int((Neuron(line[:2], line[2]).forward(X) == y).sum()) for line in lines}
    assert scores == {1, 2, 3}


OR, NAND, AND = (np.array([1, 1]), -0.5), (np.array([-1, -1]), 1.5), (np.array([1, 1]), -1.5)


@pytest.mark.parametrize(
    "units",
    [
        (OR, NAND, AND),
        (NAND, OR, AND),
        (OR, AND, (np.array([1, -1]), -0.5)),
        ((np.array([1, -1]), -0.5), (np.array([-1, 1]), -0.5), OR),
    ],
)
def test_any_three_units_that_make_an_xor_are_right(units):
    assert passes("xor_units", lambda: units)


@pytest.mark.parametrize(
    "xor",
    [
        lambda X: np.abs(X[:, 0] - X[:, 1]) > 0.5,
        lambda X: np.array([int((x[0] > 0.5) != (x[1] > 0.5)) for x in X]),
        lambda X: np.not_equal(*(X > 0.5).T).astype(np.float32),
    ],
)
def test_xor_may_be_computed_in_any_way(xor):
    assert passes("xor", xor)


def sums(args):
    return float(args["x"] @ args["weights"]) + args["bias"]


def missed(args):
    return (sums(args) > 0) != args["target"]


def test_samples_are_missed_or_not_as_their_idea_says():
    for idea in ("number-of-inputs", "negative-values", "integers", "float32", "learning-rate"):
        assert all(missed(args) for args in drawn("perceptron_update", idea)), idea
    for idea, target in (("should-fire", 1), ("should-not-fire", 0)):
        for args in drawn("perceptron_update", idea):
            assert missed(args)
            assert args["target"] == target
    right = drawn("perceptron_update", "already-right")
    assert not any(missed(args) for args in right)
    for idea in ("already-right", "sum-of-zero", "learning-rate", "inputs-unchanged"):
        assert {args["target"] for args in drawn("perceptron_update", idea)} == {0, 1}, idea
    assert all(sums(args) == 0 for args in drawn("perceptron_update", "sum-of-zero"))


@pytest.mark.parametrize("name", ["perceptron_update", "train_perceptron"])
def test_any_right_way_to_add_up_comes_to_the_very_same_numbers(name):
    for idea in EXERCISES[name].ideas:
        for args in drawn(name, idea):
            for value in args.values():
                assert np.all(np.float32(value) == value)


def epochs(args):
    X, targets = args["X"], args["targets"]
    return (
        Perceptron(X.shape[1], lr=args["learning_rate"])
        .fit(X, targets, epochs=args["epochs"])
        .history
    )


def test_classes_that_a_line_parts_are_learned_and_others_are_not():
    for idea in EXERCISES["train_perceptron"].ideas:
        ends = {epochs(args)[-1] == 0 for args in drawn("train_perceptron", idea)}
        assert ends == {idea not in ("not-separable", "few-epochs")}, idea
    assert max(len(epochs(args)) for args in drawn("train_perceptron", "separable")) > 3


def test_training_data_have_both_classes_but_where_one_is_the_idea():
    for idea in EXERCISES["train_perceptron"].ideas:
        for args in drawn("train_perceptron", idea):
            classes = 1 if idea in ("one-class", "one-sample") else 2
            assert len(set(args["targets"].tolist())) == classes, idea


def _augmented(X, targets, learning_rate, epochs):
    rows = np.hstack([np.ones((len(X), 1), X.dtype), X])
    unit = np.zeros(rows.shape[1])
    errors = []
    while len(errors) < epochs and 0 not in errors:
        errors.append(0)
        for row, target in zip(rows, targets, strict=True):
            if (row @ unit > 0) != target:
                unit += learning_rate * (row if target else -row)
                errors[-1] += 1
    return unit[1:], unit[0], np.array(errors)


def _in_float32(X, targets, learning_rate, epochs):
    weights, bias, errors = np.zeros(X.shape[1], np.float32), np.float32(0), []
    for _ in range(epochs):
        before = weights.copy(), bias
        errors.append(0)
        for x, target in zip(X.astype(np.float32), targets, strict=True):
            error = np.float32(target) - np.float32(weights @ x + bias > 0)
            weights += np.float32(learning_rate) * error * x
            bias += np.float32(learning_rate) * error
            errors[-1] += int(error != 0)
        if np.array_equal(before[0], weights) and before[1] == bias and errors[-1] == 0:
            break
    return [weights, bias, errors]


@pytest.mark.parametrize("train", [_augmented, _in_float32])
def test_other_right_ways_to_train_pass(train):
    assert passes("train_perceptron", train)
    assert passes("train_errors", train)


def test_what_the_numbers_by_hand_say_of_thresholds_is_so():
    right = check.two_models.__self__.values
    X, _ = logic_gate("and")
    p = 1 / (1 + np.exp(-(X @ [2, 2] - 1)))
    for threshold, gate in (
        (0.5, "or"),
        (right["probability"], "and"),
        (right["and_below"] - 1e-9, "and"),
    ):
        assert np.array_equal(p > threshold, logic_gate(gate)[1]), gate
    assert not np.any(p > right["and_below"])


def test_both_lists_have_true_and_false_sentences_with_letters_of_their_own():
    one_unit, models = check.true_of_one_unit.__self__, check.true_of_two_models.__self__
    assert one_unit.letters != models.letters
    for question in (one_unit, models):
        assert 1 < len(question.letters) < len(question.options) - 1
