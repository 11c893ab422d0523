"""The inputs of the assignment `training` hold what its ideas promise; right ways pass."""

import contextlib
import copy
import io
import re
from itertools import chain
from pathlib import Path

import nbformat
import numpy as np
import pytest
from asked import Asked

from autograder.checks import CheckFailed
from autograder.checks import training as check
from autograder.checks.training import mistakes as training_mistakes
from autograder.checks.training.leaks import prepared
from autograder.checks.training.runs import Task, Way, history, initial, parameters, run
from autograder.checks.training.sizes import CHOICES, chosen
from autograder.checks.training.stopping import curve, stopped

NOTEBOOK = Path(__file__).parents[3] / "source" / "en" / "training" / "training.ipynb"
QUESTIONS = ("reading", "remedies")
EXERCISES = {name: getattr(check, name).__self__ for name in check.__all__ if name not in QUESTIONS}


@pytest.fixture(scope="module")
def given():
    """What the notebook gives: its names, up to the network that all exercises share."""
    names = {"np": np}
    for cell in nbformat.read(NOTEBOOK, as_version=4).cells:
        if cell.id in ("given", "network"):
            exec(cell.source, names)
    return names


ASKED = Asked(EXERCISES)
drawn = ASKED.drawn


def passes(subject, *names):
    return all(
        getattr(check, name)(subject, *ideas)
        for name in names
        for ideas in ((), EXERCISES[name].ideas)
    )


def test_what_is_said_of_broken_rules_is_bilingual_and_shows_no_numbers():
    for text in training_mistakes.RULES.values():
        assert any("가" <= letter <= "힣" for letter in text.ko), text
        assert not any(letter.isdigit() for one in text for letter in one), text
        assert text.en.count("`") == text.ko.count("`"), text


def test_explanations_show_no_particular_numbers():
    for exercise in EXERCISES.values():
        for mistake in exercise.mistakes:
            for one in mistake.text:
                assert {digit for digit in one if digit.isdigit()} <= {"0", "1"}, mistake.key


# The training loop


def plain_training(task, given):
    """Train the notebook's network by the lines of the task's text."""
    model = given["Network"](task.widths, task.seed)
    losses = []
    for epoch in range(task.epochs):
        for X, y in given["batches"](task.X, task.y, task.size, epoch):
            model.backward(given["loss_gradient"](model.forward(X), y))
            model.step(task.learning_rate)
        losses.append(
            [
                given["loss"](model.forward(X), y)
                for X, y in ((task.X, task.y), (task.X_val, task.y_val))
            ]
        )
    values = [layer.params[name].ravel() for layer in model.layers for name in ("weight", "bias")]
    return np.concatenate(values), np.transpose(losses)


@pytest.mark.parametrize("idea", ["ragged-last-batch", "extreme-sizes", "networks"])
def test_the_reference_trains_as_the_notebooks_network_does(idea, given):
    for args in drawn("trained", idea):
        task = Task(**args)
        values, losses = plain_training(task, given)
        np.testing.assert_allclose(parameters(task, Way()), values, rtol=1e-9, atol=1e-12)
        np.testing.assert_allclose(history(task, Way()), losses, rtol=1e-9, atol=1e-12)


def test_the_notebooks_network_begins_as_the_reference_does(given):
    for layer, params in zip(
        given["Network"]([3, 4, 1], 7).layers, initial([3, 4, 1], 7), strict=True
    ):
        for name, value in params.items():
            np.testing.assert_array_equal(layer.params[name], value)


def test_every_training_changes_every_loss_by_more_than_the_tolerance():
    for idea in EXERCISES["trained"].ideas:
        for args in drawn("trained", idea):
            task = Task(**args)
            for epoch in run(task, Way()):
                assert np.abs(epoch.after - epoch.before).max() > 1e-3


def test_one_task_of_a_pair_differs_from_the_other_in_its_validation_set_alone():
    one, other = drawn("trained", "validation-only-looked-at")
    assert {name for name in one if one[name] is not other[name]} == {"X_val", "y_val"}
    np.testing.assert_array_equal(parameters(Task(**one), Way()), parameters(Task(**other), Way()))


def by_hand(given):
    """Return a `train` that needs neither `step` nor a dictionary in place."""

    def train(model, X, y, X_val, y_val, learning_rate, epochs, size):
        training, validation, epoch = [], np.zeros(epochs), 0
        while epoch < epochs:
            order = np.random.default_rng(epoch).permutation(len(X))
            while len(order):
                rows, order = order[:size], order[size:]
                logits = model.forward(X[rows])
                p = 1 / (1 + np.exp(-logits))
                model.backward((p - y[rows]) / len(rows))
                for layer in model.layers:
                    layer.params = {
                        name: layer.params[name] - learning_rate * layer.grads[name]
                        for name in layer.params
                    }
            validation[epoch] = given["loss"](model.forward(X_val), y_val)
            training.append(float(given["loss"](model.forward(X), y)))
            epoch += 1
        return {"validation": validation, "training": tuple(training), "epochs": epochs}

    return train


def test_another_training_loop_passes(given):
    assert passes((by_hand(given), given["Network"]), "trained", "history_of")


@pytest.mark.parametrize(
    ("returned", "diagnosis"),
    [
        ([0.5, 0.4], "no-history"),
        ({"training": [0.5, 0.4]}, "no-history"),
        ({"training": 0.5, "validation": 0.4}, "uneven-history"),
        ({"training": [0.5, 0.4], "validation": [0.5]}, "uneven-history"),
        ({"training": [0.5] * 9, "validation": [0.5] * 9}, "history-too-long"),
        (None, "returned-nothing"),
    ],
)
def test_what_is_no_history_is_called_by_its_name(returned, diagnosis, given):
    with pytest.raises(CheckFailed) as failed:
        check.history_of((lambda *args: returned, given["Network"]))
    assert failed.value.diagnosis == diagnosis


# Early stopping


def test_a_curve_is_what_its_pattern_says():
    losses = curve(np.random.default_rng(0), "bwf=bwwb")
    assert losses[1] > losses[2] > losses[0] == losses[3] > losses[4]
    assert losses[6] > losses[5] > losses[4] > losses[7]


def ends(name, idea):
    return [(args, stopped(**args)) for args in drawn(name, idea)]


def test_every_patience_stops_at_its_own_end_and_better_epochs_would_follow():
    found = ends("kept", "patience")
    assert [args["patience"] for args, _ in found] == [1, 2, 3, 4, 5]
    for args, end in found:
        assert end.in_vain
        assert min(args["losses"][len(end.losses) :]) < min(end.losses)
        assert stopped(**{**args, "patience": args["patience"] + 1}).best != end.best


def test_equal_losses_make_a_difference():
    for args, end in ends("kept", "equal-losses"):
        other = stopped(**args, better=lambda loss, best, _: loss <= best)
        assert (other.best, len(other.losses)) != (end.best, len(end.losses))


def test_epochs_run_out_before_the_patience():
    for args, end in ends("kept", "epochs-run-out"):
        assert not end.in_vain
        assert len(end.losses) == args["epochs"] < len(args["losses"])


def early_stopping(*, restore):
    def train_until_best(model, one_epoch, validation_loss, patience, epochs):
        losses, best = [validation_loss(model)], None
        while len(losses) <= epochs:
            one_epoch(model)
            losses.append(validation_loss(model))
            if losses[-1] < min(losses[:-1]):
                best = copy.deepcopy(model.layers)
            if len(losses) - 1 - int(np.argmin(losses)) == patience:
                break
        restore(model, best)
        return np.array(losses[1:])

    return train_until_best


def other_layers(model, best):
    model.layers = best


def into_the_arrays(model, best):
    for layer, kept in zip(model.layers, best, strict=True):
        for name in layer.params:
            layer.params[name][...] = kept.params[name]


@pytest.mark.parametrize("restore", [other_layers, into_the_arrays])
def test_other_ways_of_stopping_and_of_going_back_pass(restore, given):
    subject = early_stopping(restore=restore), given["Network"]
    assert passes(subject, "losses_until", "kept")


# A validation set without a leak


def test_a_leak_shows_in_every_drawn_case_but_where_labels_alone_differ():
    for idea in ("sizes", "number-of-features", "types"):
        for args in drawn("prepared_training", idea):
            X_train, _, X_val, _ = prepared(**args)
            assert len(X_train) + len(X_val) == len(args["X"])
            np.testing.assert_allclose(X_train.mean(axis=0), 0, atol=1e-12)
            assert np.abs(X_val.mean(axis=0)).max() > 1e-3


def test_labels_are_the_one_difference_of_a_pair():
    one, other = drawn("prepared_validation", "other-labels")
    assert {name for name in one if one[name] is not other[name]} == {"y"}
    assert (one["y"] != other["y"]).all()


def test_a_constant_feature_is_constant_in_training_and_not_in_validation():
    for args in drawn("prepared_training", "constant-feature"):
        X_train, _, X_val, _ = prepared(**args)
        assert (X_train[:, 1] == 0).all()
        assert (X_val[:, 1] != 0).any()


def row_by_row(X, y, validation, seed):
    order = list(np.random.default_rng(seed).permutation(len(X)))
    parts = order[validation:], order[:validation]
    X = X.astype(float)
    for feature in range(X.shape[1]):
        known = [X[row, feature] for row in parts[0]]
        mean = sum(known) / len(known)
        deviation = (sum((value - mean) ** 2 for value in known) / len(known)) ** 0.5
        X[:, feature] = [(value - mean) / (deviation or 1) for value in X[:, feature]]
    return [array for rows in parts for array in (X[rows], y[rows])]


def test_another_way_to_prepare_passes():
    assert passes(row_by_row, "prepared_training", "prepared_validation")


# Reading curves


def test_the_picture_shows_the_numbers():
    (source,) = [
        cell.source
        for cell in nbformat.read(NOTEBOOK, as_version=4).cells
        if cell.id == "reading-example"
    ]
    names = {"np": np}
    with contextlib.redirect_stdout(io.StringIO()):
        exec(source, names)
    drawn = [
        [tuple(map(float, point.split(","))) for point in line.split()]
        for line in re.findall(r'points="([^"]*)"', NOTEBOOK.with_name("curves.svg").read_text())
    ]
    for line, losses in zip(drawn, chain.from_iterable(names["runs"].values()), strict=True):
        expected = [(1.5 * x, 180 - 150 * y) for x, y in zip(names["epochs"], losses, strict=True)]
        np.testing.assert_allclose(line, expected, atol=0.05)


# Choosing a size


@pytest.mark.parametrize("seeds", [1, 2, 4])
def test_two_widths_tie_and_the_larger_comes_first(seeds):
    (args,) = [a for a in drawn("choose_width", "ties") if a["validation"].shape[1] == seeds]
    worth = args["validation"].min(axis=2).mean(axis=1)
    tied = args["widths"][worth == worth.min()]
    assert len(tied) == 2
    assert tied[0] > tied[1] == chosen(**args)


def test_the_margin_tells_all_mistakes_with_it_apart():
    wrong = [mistake for mistake in CHOICES if "margin" in mistake.key or "within" in mistake.key]
    assert len(wrong) == 4
    answers = [
        tuple(formula(**args) for args in drawn("choose_width", "margin"))
        for formula in (chosen, *(mistake.formula for mistake in wrong))
    ]
    assert all(answer != answers[0] for answer in answers[1:])


def width_by_width(widths, training, validation, margin):
    worth = {}
    for width, runs in zip(widths, validation, strict=True):
        worth[int(width)] = sum(min(run) for run in runs) / len(runs)
    return min(width for width in worth if worth[width] - min(worth.values()) <= margin)


def test_another_way_to_choose_passes():
    assert passes(width_by_width, "choose_width")
