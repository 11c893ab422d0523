"""The inputs of the assignment `first_ideas` hold what its ideas promise; right ways pass."""

import sys
import warnings

import numpy as np
import pytest
from asked import Asked

from autograder.checks import CheckFailed
from autograder.checks import first_ideas as check
from autograder.checks.first_ideas.search_mistakes import losses, mean_distance

QUESTIONS = ("right_sentences", "training_steps")
EXERCISES = {name: getattr(check, name).__self__ for name in check.__all__ if name not in QUESTIONS}
AT_A_THRESHOLD = "at-threshold"


ASKED = Asked(EXERCISES)
drawn, passes = ASKED.drawn, ASKED.passes


def hidden_args(name, *, but=()):
    for idea in EXERCISES[name].ideas:
        if idea not in but:
            yield from drawn(name, idea)


@pytest.mark.parametrize("name", ["step_neuron", "network", "loss"])
def test_every_number_is_exact_in_float32(name):
    for args in hidden_args(name):
        for value in args.values():
            assert np.all(np.float32(value) == value)


# the step neuron


def test_a_stimulus_is_at_its_threshold_only_where_the_idea_says_so():
    for args in hidden_args("step_neuron", but=[AT_A_THRESHOLD]):
        assert np.all(args["stimulus"] != args["threshold"])
    for args in drawn("step_neuron", AT_A_THRESHOLD):
        assert np.sum(args["stimulus"] == args["threshold"]) == 1


def test_stimuli_are_one_to_seven_and_lie_on_both_sides_of_the_threshold():
    drawn_stimuli = drawn("step_neuron", "number-of-stimuli")
    assert [args["stimulus"].size for args in drawn_stimuli] == [*range(1, 8)]
    for args in (*drawn_stimuli[1:], *drawn("step_neuron", "beside-threshold")):
        assert args["stimulus"].min() < args["threshold"] < args["stimulus"].max()
    alone = [args["stimulus"] > args["threshold"] for args in drawn("step_neuron", "one-number")]
    assert {*alone} == {True, False}


def test_thresholds_are_such_as_the_ideas_say():
    # Large: a stimulus below the threshold is not below a 1 that is written into a function
    for args in drawn("step_neuron", "large-threshold"):
        assert args["stimulus"].min() > 1
    for args in drawn("step_neuron", "negative-threshold"):
        assert args["threshold"] < 0
    for args in drawn("step_neuron", "beside-threshold"):
        assert np.all(np.abs(args["stimulus"] - args["threshold"]) < 0.125)


# the network


def test_a_temperature_is_at_a_threshold_only_where_the_idea_says_so():
    for args in hidden_args("network", but=[AT_A_THRESHOLD]):
        assert not np.isin(args["theta"][:2], args["x"]).any()
    for args in drawn("network", AT_A_THRESHOLD):
        assert np.isin(args["theta"][:2], args["x"]).all()


@pytest.mark.parametrize(
    "idea", ["number-of-samples", "negative-values", "larger-threshold-first", "integers"]
)
def test_temperatures_lie_above_both_thresholds_between_them_and_below(idea):
    for args in drawn("network", idea):
        low, high = sorted(args["theta"][:2])
        zones = {*np.digitize(args["x"], [low, high])}
        assert len(zones) == min(3, args["x"].size)


def test_parameters_are_such_as_the_ideas_say():
    for args in hidden_args("network"):
        assert args["theta"][2] != args["theta"][3]
    for args in drawn("network", "larger-threshold-first"):
        assert args["theta"][0] > args["theta"][1]
    signs = {tuple(np.sign(args["theta"][2:])) for args in drawn("network", "negative-values")}
    assert signs == {(1, -1), (-1, 1), (-1, -1)}
    for args in drawn("network", "negative-values"):
        assert args["theta"][0] < 0
        assert args["x"].min() < 0
    fractions = [np.any(args["theta"] % 1) for args in drawn("network", "integers")]
    assert fractions == [True, True, False]
    assert {args["x"].dtype.kind for args in drawn("network", "integers")} == {"i"}


# the loss


def test_errors_cancel_on_both_sides_and_have_one_sign_elsewhere():
    for args in drawn("loss", "both-sides"):
        errors = args["prediction"] - args["target"]
        assert errors.sum() == 0
        assert np.all(errors != 0)
    sizes, signs = [], set()
    for args in drawn("loss", "number-of-samples"):
        errors = np.sign(args["prediction"] - args["target"])
        sizes.append(errors.size)
        signs.update(errors)
        assert len({*errors}) == 1
    assert sizes == [*range(1, 8)]
    assert signs == {1, -1}


def test_predictions_that_are_all_right_are_so():
    for args in drawn("loss", "all-right"):
        assert np.array_equal(args["prediction"], args["target"])
        assert args["prediction"] is not args["target"]


# the search


def test_one_candidate_is_the_best_unless_several_are_equally_good():
    for args in hidden_args("best_theta", but=["equally-good"]):
        found = losses(**args)
        assert found.count(min(found)) == 1
    for args in drawn("best_theta", "equally-good"):
        found = losses(**args)
        assert found.count(min(found)) > 1


def test_the_best_candidate_is_everywhere_once():
    places = [int(np.argmin(losses(**args))) for args in drawn("best_theta", "place")]
    assert places == [0, 1, 2, 3, 4]
    sizes = [len(args["thetas"]) for args in drawn("best_theta", "number-of-candidates")]
    assert sizes == [1, 2, 3, 4, 5, 6]


def test_candidates_far_off_are_further_than_a_loss_that_one_would_write_down():
    least = [min(losses(**args)) for args in drawn("best_theta", "far-off")]
    assert least[0] > 1000
    assert least[1] > 1_000_000


def test_networks_have_one_to_four_parameters_and_each_tells_its_candidates_apart():
    others = drawn("best_theta", "other-networks")
    assert [args["thetas"].shape[1] for args in others] == [4, 1, 3]
    assert len({args["network"] for args in others}) == 3
    for args in others:
        assert len({*losses(**args)}) == len(args["thetas"])


def test_who_looks_at_one_sample_or_at_the_mean_error_prefers_another_candidate():
    for args in drawn("best_theta", "every-sample"):
        best = np.argmin(losses(**args))
        for partial in (
            lambda prediction, target: abs(prediction[0] - target[0]),
            lambda prediction, target: abs(prediction[-1] - target[-1]),
            lambda prediction, target: abs((prediction - target).mean()),
            lambda prediction, target: (prediction - target).mean(),
            lambda prediction, target: (target - prediction).mean(),
        ):
            assert np.argmin(losses(**args, loss=partial)) != best


# several right ways of writing each function


def _compared(stimulus, threshold):
    return stimulus > threshold


def _by_type(stimulus, threshold):
    if isinstance(stimulus, np.ndarray):
        return np.array([1.0 if one > threshold else 0.0 for one in stimulus])
    return 1.0 if stimulus > threshold else 0.0


def _written_in(stimulus, threshold):
    answers = np.zeros(np.shape(stimulus), dtype=int)
    answers[np.asarray(stimulus) > threshold] = 1
    return answers


def _by_heaviside(stimulus, threshold):
    return np.heaviside(stimulus - threshold, 0)


def _by_product(x, theta):
    signals = np.array([x > theta[0], x > theta[1]]).astype(float)
    return theta[2:] @ signals


def _unpacked(x, theta):
    low, high, first, second = theta
    return first * (x > low) + second * (x > high)


def _by_cases(x, theta):
    def one(temperature):
        output = 0.0
        if temperature > theta[0]:
            output += theta[2]
        if temperature > theta[1]:
            output += theta[3]
        return output

    return np.array([one(each) for each in x]) if np.ndim(x) else one(x)


def _by_pairs(prediction, target):
    total = 0
    for one, other in zip(prediction, target, strict=True):
        total += one - other if one > other else other - one
    return total / len(prediction)


def _by_root(prediction, target):
    return sum(np.sqrt((prediction - target) ** 2)) / prediction.size


def _by_min(network, thetas, x, target):
    return min(thetas, key=lambda theta: mean_distance(network(x, theta), target))


def _by_places(network, thetas, x, target):
    best = 0
    for place in range(1, len(thetas)):
        now, least = (mean_distance(network(x, thetas[i]), target) for i in (place, best))
        if now < least:
            best = place
    return thetas[best, :]


def _from_nothing(network, thetas, x, target):
    best = least = None
    for theta in thetas:
        now = np.abs(network(x, theta) - target).sum()  # as good for comparing as the mean
        if least is None or now < least:
            best, least = theta.copy(), now
    return best


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("step_neuron", _compared),
        ("step_neuron", _by_type),
        ("step_neuron", _written_in),
        ("step_neuron", _by_heaviside),
        ("network", _by_product),
        ("network", _unpacked),
        ("network", _by_cases),
        ("loss", _by_pairs),
        ("loss", _by_root),
        ("best_theta", _by_min),
        ("best_theta", _by_places),
        ("best_theta", _from_nothing),
    ],
)
def test_other_right_ways_pass(name, function):
    assert passes(name, function)


def test_prints_and_warnings_cost_nothing():
    def step_neuron(stimulus, threshold):
        sys.stdout.write("here")
        warnings.warn("there", UserWarning, stacklevel=1)
        return _compared(stimulus, threshold)

    assert passes("step_neuron", step_neuron)


# messages


def test_the_search_is_shown_as_one_would_call_it():
    with pytest.raises(CheckFailed) as failed:
        check.best_theta(lambda network, thetas, x, target: thetas[0])
    assert "best_theta(network=line, thetas=[[1.0, 0.0], " in str(failed.value)


def test_every_wrong_and_every_missed_sentence_has_its_diagnosis():
    question = check.right_sentences.__self__
    right = [option.key for option in question.options if option.right]
    assert 1 < len(right) < len(question.options) - 1
    for letter, option in zip("ABCDEFGH", question.shown, strict=True):
        letters = "".join({*question.letters} ^ {letter})
        with pytest.raises(CheckFailed) as failed:
            question.check(lambda letters=letters: letters, "right")
        assert failed.value.diagnosis == ("missed-" if option.right else "") + option.key


def test_there_are_seven_steps_and_one_that_comes_too_early_is_named():
    question = check.training_steps.__self__
    assert len(question.letters) == 7
    for place in range(6):
        turned = list(question.letters)
        turned[place : place + 2] = turned[place : place + 2][::-1]
        with pytest.raises(CheckFailed) as failed:
            question.check(lambda turned=turned: "".join(turned), "right")
        assert failed.value.diagnosis == question.options[place + 1].key
