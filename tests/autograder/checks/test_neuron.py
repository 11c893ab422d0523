"""The inputs of the assignment `neuron` hold what its ideas promise."""

from itertools import pairwise

import numpy as np
import pytest

from autograder.checks import neuron as check
from autograder.checks.hidden import hidden_rng

EXERCISES = {
    name: getattr(check, name).__self__
    for name in (
        "weighted_sum",
        "forward",
        "bias_from_threshold",
        "fires",
        "augment_input",
        "augment_weights",
    )
} | {"augmented": check._augmented}

for_each_exercise = pytest.mark.parametrize("exercise", EXERCISES.values(), ids=EXERCISES)


def all_args(exercise):
    yield from exercise.visible
    for idea in exercise.ideas.values():
        yield from idea.draw(hidden_rng())


@for_each_exercise
def test_every_number_is_exact_in_float32(exercise):
    for args in all_args(exercise):
        for value in args.values():
            assert np.all(np.float32(value) == value)


@pytest.mark.parametrize(
    "idea", ["number-of-inputs", "square-batch", "one-sample", "negative-values", "float32"]
)
def test_some_samples_fire_and_some_do_not(idea):
    exercise = EXERCISES["forward"]
    outputs = np.concatenate(
        [np.ravel(exercise.right(**args)) for args in exercise.ideas[idea].draw(hidden_rng())]
    )
    assert set(outputs) == {0, 1}


@pytest.mark.parametrize("name", ["weighted_sum", "forward", "fires", "augment_weights"])
def test_one_to_seven_inputs_are_tried(name):
    drawn = EXERCISES[name].ideas["number-of-inputs"].draw(hidden_rng())
    sizes = [args["weights"].size for args in drawn]
    assert sizes == [1, 2, 3, 4, 5, 6, 7]
    assert all(b - a == 1 for a, b in pairwise(sizes))


def test_the_sum_of_zero_is_zero():
    for args in EXERCISES["forward"].ideas["sum-of-zero"].draw(hidden_rng()):
        assert 0 in args["X"] @ args["weights"] + args["bias"]
    for args in EXERCISES["fires"].ideas["at-threshold"].draw(hidden_rng()):
        assert args["x"] @ args["weights"] == args["threshold"]


def test_thresholds_that_are_called_negative_are():
    for name in ("fires", "bias_from_threshold"):
        for args in EXERCISES[name].ideas["negative-threshold"].draw(hidden_rng()):
            assert args["threshold"] < 0


def test_integers_are_integers_and_their_bias_is_not():
    for args in EXERCISES["augment_weights"].ideas["integers"].draw(hidden_rng()):
        assert args["weights"].dtype == np.int64
        assert args["bias"] % 1 != 0


@pytest.mark.parametrize("place", [0, 1, -1])
def test_the_one_may_stand_anywhere_if_the_bias_stands_there_too(place):
    def augment_input(X):
        at = place if place >= 0 else X.shape[1]
        return np.insert(X.astype(float), min(at, X.shape[1]), 1, axis=1)

    def augment_weights(weights, bias):
        at = place if place >= 0 else weights.size
        return np.insert(weights.astype(float), min(at, weights.size), bias)

    for ideas in ((), tuple(check._augmented.ideas)):
        assert check.augment_input(augment_input, *ideas)
        assert check.augment_weights(augment_weights, *ideas)
        assert check.augmented(augment_input, augment_weights, *ideas)
