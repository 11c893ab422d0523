"""The inputs of `gradient_descent` hold what its ideas promise; other right ways pass."""

import json

import numpy as np
import pytest

from autograder.checks import CheckFailed
from autograder.checks import gradient_descent as check
from autograder.checks.calls import call
from autograder.checks.gradient_descent import batches_mistakes, epoch, parameters
from autograder.checks.hidden import hidden_rng
from autograder.checks.trials import agree
from autograder.report.explanations import Explanations

EXERCISES = {
    name: getattr(check, name).__self__
    for name in ("gradient_step", "sgd", "largest_learning_rate", "diverged")
} | {"saving": check._saving}
BATCHES = epoch.HIDDEN


def drawn(exercise, idea):
    return exercise.ideas[idea].draw(hidden_rng(exercise.name, idea))


def all_args(exercise):
    yield from exercise.visible
    for idea in exercise.ideas:
        yield from drawn(exercise, idea)


def test_no_formula_of_a_mistake_of_batches_is_right():
    for mistake in batches_mistakes.BATCHES:
        assert not all(
            agree(call(mistake.formula, args), call(BATCHES[idea].right, args))
            for idea in BATCHES
            for args in drawn(BATCHES[idea], idea)
        ), mistake.key


def test_the_report_explains_every_rule_that_can_be_broken():
    explanations = Explanations("gradient_descent")
    for rules in (batches_mistakes.RULES, parameters.RULES):
        for key, text in rules.items():
            assert explanations.of(key) == text
    assert explanations.of("shared-between-optimizers") is not None


# What the ideas promise


@pytest.mark.parametrize("name", ["gradient_step", "sgd", "largest_learning_rate", "diverged"])
def test_numbers_are_exact_in_float32(name):
    for args in all_args(EXERCISES[name]):
        for array in arrays_in(args):
            np.testing.assert_array_equal(np.float32(array), array)


def arrays_in(value):
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, (dict, list)):
        for entry in value.values() if isinstance(value, dict) else value:
            yield from arrays_in(entry)


@pytest.mark.parametrize("name", ["gradient_step", "sgd"])
def test_one_to_five_parameters_are_tried_each_by_its_name(name):
    cases = drawn(EXERCISES[name], "number-of-parameters")
    assert [len(args["params"]) for args in cases] == [n for n in range(1, 6) for _ in range(n)]
    for args in cases:
        assert args["name"] in args["params"]
    assert len({args["name"] for args in cases}) == len(cases)


@pytest.mark.parametrize("name", ["gradient_step", "sgd"])
def test_float32_is_float32(name):
    for args in drawn(EXERCISES[name], "float32"):
        assert {array.dtype for array in arrays_in(args)} == {np.dtype(np.float32)}


def test_gradients_in_another_order_have_the_same_names():
    for args in drawn(EXERCISES["gradient_step"], "other-order"):
        assert list(args["grads"]) == list(args["params"])[::-1]


def test_shapes_that_differ_are_stretched_by_numpy_more_often_than_not():
    stretched = []
    for args in drawn(EXERCISES["gradient_step"], "mismatch"):
        param, grad = args["params"][args["name"]], args["grads"][args["name"]]
        assert param.shape != grad.shape
        stretched.append(call(np.subtract, {"param": param, "grad": grad}).error is None)
    assert sum(stretched) > len(stretched) / 2
    assert not all(stretched)


def test_the_last_batch_is_smaller_where_that_is_the_idea():
    ragged = [len(args["X"]) % args["size"] for args in drawn(BATCHES["ragged-last-batch"],
                                                              "ragged-last-batch")]  # fmt: skip
    assert sum(map(bool, ragged)) > 2
    assert 0 in ragged  # and one where nothing is left


def test_all_samples_differ_so_that_each_is_known_by_its_row():
    for idea, exercise in BATCHES.items():
        for args in drawn(exercise, idea):
            samples = len(args["X"])
            assert len(np.unique(args["X"].reshape(samples, -1), axis=0)) == samples
            assert len(np.unique(args["y"].reshape(samples, -1), axis=0)) == samples


def test_the_steepest_parameter_is_not_always_first_or_last():
    places = {
        int(np.argmax(args["curvatures"])) / (len(args["curvatures"]) - 1)
        for args in drawn(EXERCISES["largest_learning_rate"], "number-of-parameters")
        if len(args["curvatures"]) > 1
    }
    assert any(0 < place < 1 for place in places)


def test_at_the_largest_learning_rate_the_distance_stays_the_same():
    exercise = EXERCISES["largest_learning_rate"]
    for args in drawn(exercise, "number-of-parameters"):
        factors = 1 - exercise.right(**args) * args["curvatures"]
        assert np.abs(factors).max() == pytest.approx(1)
        assert np.all(factors < 1)


@pytest.mark.parametrize(
    ("idea", "expected"),
    [
        ("noise", {False}),
        ("ends-above", {True}),
        ("not-finite", {True}),
        ("float32", {True, False}),
    ],
)
def test_a_history_diverges_where_its_idea_says_so(idea, expected):
    exercise = EXERCISES["diverged"]
    assert {bool(exercise.right(**args)) for args in drawn(exercise, idea)} == expected


def test_nothing_of_the_saved_numbers_survives_rounding():
    for args in drawn(EXERCISES["saving"], "number-of-parameters"):
        value = args["params"][args["name"]]
        assert np.all(np.float32(value) != value)


# Other right ways


def generated(X, y, size, seed):
    left = list(range(len(X)))
    np.random.RandomState(seed).shuffle(left)
    while left:
        rows, left = left[:size], left[size:]
        yield X[rows], y[rows]


def pairs_in_lists(X, y, size, seed):
    order = sorted(range(len(X)), key=np.random.default_rng(seed).random(len(X)).__getitem__)
    starts = range(0, len(order), size)
    return [[X[order[i : i + size]], y[order[i : i + size]]] for i in starts]


@pytest.mark.parametrize("answer", [generated, pairs_in_lists])
def test_batches_may_be_made_in_other_ways(answer):
    assert check.batches(answer)
    assert check.batches(answer, *BATCHES)


class WithTheRateInTheVelocity:
    def __init__(self, learning_rate, momentum=0.0):
        self.learning_rate, self.momentum, self.moving = learning_rate, momentum, None

    def step(self, params, grads):
        if self.moving is None:
            self.moving = {name: np.zeros_like(value) for name, value in params.items()}
        for name in params:
            self.moving[name] *= self.momentum
            self.moving[name] -= self.learning_rate * grads[name]
            params[name] = params[name] + self.moving[name]


class EntryByEntry:
    def __init__(self, rate, mu=0.0):
        self.rate, self.mu, self.v = rate, mu, {}

    def step(self, p, g):
        for name, array in p.items():
            for place in np.ndindex(array.shape):
                self.v[name, place] = self.mu * self.v.get((name, place), 0) + g[name][place]
                array[place] -= self.rate * self.v[name, place]
        return p


class KeepingTheGradients(WithTheRateInTheVelocity):
    """The velocity begins as the first gradient's own array, and is changed in place later."""

    def step(self, params, grads):
        if self.moving is None:
            self.moving = dict(grads)
        else:
            for name, gradient in grads.items():
                self.moving[name] *= self.momentum
                self.moving[name] += gradient
        for name in params:
            params[name] -= self.learning_rate * self.moving[name]


@pytest.mark.parametrize("answer", [WithTheRateInTheVelocity, EntryByEntry, KeepingTheGradients])
def test_an_optimizer_may_be_written_in_other_ways(answer):
    assert check.sgd(answer)
    assert check.sgd(answer, *EXERCISES["sgd"].ideas)


def test_a_step_may_be_taken_entry_by_entry():
    def gradient_step(params, grads, learning_rate):
        new = {}
        for name in sorted(params):
            np.testing.assert_array_equal(params[name].shape, grads[name].shape)
            new[name] = params[name].copy()
            new[name] -= learning_rate * grads[name]
        return new

    def checked(*args):
        try:
            return gradient_step(*args)
        except AssertionError:
            raise ValueError from None

    assert check.gradient_step(checked)
    assert check.gradient_step(checked, *EXERCISES["gradient_step"].ideas)


def test_the_limits_may_be_found_in_other_ways():
    def largest_learning_rate(curvatures):
        return min(2 / float(curvature) for curvature in curvatures)

    def diverged(losses):
        values = losses.tolist()
        return (
            1 if any(v != v or abs(v) == float("inf") for v in values) else values[-1] > values[0]
        )

    for name, answer in (("largest_learning_rate", largest_learning_rate), ("diverged", diverged)):
        assert getattr(check, name)(answer)
        assert getattr(check, name)(answer, *EXERCISES[name].ideas)


def save_compressed(params, path):
    with open(path, "wb") as file:  # noqa: PTH123 - as a learner would
        np.savez_compressed(file, **params)


def load_in_a_loop(path):
    params, archive = {}, np.load(path)
    for name in archive:
        params[name] = archive[name]
    archive.close()
    return params


def save_as_text(params, path):
    with open(path, "w") as file:  # noqa: PTH123
        json.dump(
            {name: (array.tolist(), str(array.dtype)) for name, array in params.items()}, file
        )


def load_text(path):
    with open(path) as file:  # noqa: PTH123
        return {name: np.array(*entry) for name, entry in json.load(file).items()}


@pytest.mark.parametrize(
    "answer", [(save_compressed, load_in_a_loop), (save_as_text, load_text)], ids=["npz", "json"]
)
def test_parameters_may_be_kept_in_other_ways_as_long_as_every_digit_is(answer):
    assert check.saving(*answer)
    assert check.saving(*answer, *EXERCISES["saving"].ideas)


def test_a_check_of_saving_leaves_no_file_behind(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    check.saving(save_compressed, load_in_a_loop)
    assert list(tmp_path.iterdir()) == []


def test_batches_that_bring_other_samples_are_told_apart_from_wrong_pairs():
    def doubled(X, y, size, seed):
        return [(2 * X_batch, y_batch) for X_batch, y_batch in generated(X, y, size, seed)]

    def flattened(X, y, size, seed):
        return [(X_batch.ravel(), y_batch) for X_batch, y_batch in generated(X, y, size, seed)]

    for answer, diagnosis in ((doubled, "other-samples"), (flattened, "no-pairs"), (len, "raised")):
        with pytest.raises(CheckFailed) as caught:
            check.batches(answer, "every-sample-once", "pairs")
        assert caught.value.diagnosis == diagnosis
    with pytest.raises(CheckFailed) as caught:
        check.batches(lambda X, y, size, seed: 3)
    assert caught.value.diagnosis == "no-pairs"
