"""The inputs of the assignment `losses` hold what its ideas promise; right ways pass."""

import math
import sys
import warnings

import numpy as np
import pytest
from asked import Asked

from autograder.checks import CheckFailed
from autograder.checks import losses as check
from autograder.checks.calls import call
from nnkit import numerical_gradient

QUESTIONS = ("fitting_losses", "true_sentences")
EXERCISES = {name: getattr(check, name).__self__ for name in check.__all__ if name not in QUESTIONS}
GRADIENTS = [name for name in EXERCISES if name.endswith("_gradient")]
BINARY = ("binary_cross_entropy", "binary_cross_entropy_gradient")
FROM_LOGITS = ("softmax_cross_entropy", "softmax_cross_entropy_gradient")

for_each_exercise = pytest.mark.parametrize("name", EXERCISES)


ASKED = Asked(EXERCISES)
drawn, all_args, passes = ASKED.drawn, ASKED.all_args, ASKED.passes


@pytest.mark.parametrize("name", GRADIENTS)
def test_the_gradients_are_those_of_the_losses(name):
    loss, gradient = EXERCISES[name.removesuffix("_gradient")].right, EXERCISES[name].right
    for idea in {"batch-size", "several-outputs", "number-of-classes"} & {*EXERCISES[name].ideas}:
        for prediction, target in (args.values() for args in drawn(name, idea)):
            slopes = numerical_gradient(
                lambda moved, target=target: loss(moved, target), prediction
            )
            assert np.allclose(gradient(prediction, target), slopes, atol=1e-6)


@pytest.mark.parametrize("name", ["mse", "mse_gradient", *BINARY])
def test_batches_have_one_to_seven_predictions_and_outputs_may_be_several(name):
    sizes = [next(iter(args.values())).shape for args in drawn(name, "batch-size")]
    assert sizes == [(size,) for size in range(1, 8)]
    shapes = [next(iter(args.values())).shape for args in drawn(name, "several-outputs")]
    assert {len(shape) for shape in shapes} == {2, 3}
    assert any(shape[-1] == 1 for shape in shapes)


def test_no_prediction_is_right_and_errors_on_both_sides_cancel():
    for idea in ("batch-size", "several-outputs", "both-sides", "integers", "float32"):
        for args in drawn("mse", idea):
            assert np.all(args["prediction"] != args["target"])
    for args in drawn("mse", "both-sides"):
        errors = args["prediction"] - args["target"]
        assert errors.sum() == 0
        assert errors.min() < 0 < errors.max()


def test_unlike_shapes_are_unlike_and_most_of_them_could_be_stretched():
    shapes = [(args["prediction"].shape, args["target"].shape) for args in drawn("mse", "mismatch")]
    assert all(one != other for one, other in shapes)
    stretched = [call(np.broadcast_shapes, {"a": one, "b": other}) for one, other in shapes]
    assert sum(outcome.error is None for outcome in stretched) == len(shapes) - 1


@pytest.mark.parametrize("name", BINARY)
def test_some_answers_are_certain_where_the_idea_says_so(name):
    for idea, wrong in (("certain-and-right", False), ("certain-and-wrong", True)):
        for p, target in (args.values() for args in drawn(name, idea)):
            certain = (p == 0) | (p == 1)
            assert {*p[certain]} == {0, 1}
            assert np.all((p[certain] != target[certain]) == wrong)
    for args in drawn(name, "integers"):
        assert args["p"].dtype.kind == "i"
    for idea in ("all-yes", "all-no", "batch-size", "several-outputs", "float32"):
        for args in drawn(name, idea):
            assert np.all((args["p"] > 0) & (args["p"] < 1))


def test_small_probabilities_are_small_and_not_yet_held():
    p = np.concatenate([args["p"] for args in drawn(BINARY[0], "small-probabilities")])
    assert np.all((p < 1e-8) & (np.log(p) > -100))
    for args in drawn(BINARY[1], "small-probabilities"):
        slopes = EXERCISES[BINARY[1]].right(**args) * args["p"].size
        assert np.allclose(slopes, -1 / args["p"])


@pytest.mark.parametrize("name", FROM_LOGITS)
def test_classes_labels_and_large_logits_are_what_the_ideas_say(name):
    classes = [args["logits"].shape[1] for args in drawn(name, "number-of-classes")]
    assert classes == [2, 3, 4, 5, 6, 7]
    assert {len(args["labels"]) for args in drawn(name, "one-sample")} == {1}
    for args in drawn(name, "one-label"):
        assert len({*args["labels"]}) == 1
    with np.errstate(over="ignore"):
        for args in drawn(name, "large-logits"):
            powers = np.exp(args["logits"])
            assert np.isinf(powers).any() or not powers.any()


def test_labels_that_are_no_class_lie_on_both_sides():
    low, high = 0, 0
    for args in drawn(FROM_LOGITS[0], "no-such-class"):
        unfit = args["labels"][(args["labels"] < 0) | (args["labels"] > 2)]
        assert len(unfit) == 1
        low, high = low + (unfit[0] < 0), high + (unfit[0] > 2)
    assert min(low, high) > 0


@pytest.mark.parametrize("name", ["cheat", "honest_error"])
def test_no_two_pictures_have_the_same_error_and_all_are_wrong_where_the_idea_says_so(name):
    for args in all_args(name):
        errors = np.abs(args["p"] - args["target"])
        assert len({*errors}) == len(errors)
    for args in drawn(name, "all-wrong"):
        assert np.all(np.abs(args["p"] - args["target"]) > 0.5)
    for idea, target in (("only-fractures", 1), ("no-fracture", 0)):
        for args in drawn(name, idea):
            assert {*args["target"]} == {target}


# Several right ways of writing each function


def _by_pairs(prediction, target):
    if prediction.shape != target.shape:
        raise ValueError
    pairs = zip(prediction.ravel().tolist(), target.ravel().tolist(), strict=True)
    errors = [one - other for one, other in pairs]
    return sum(error * error for error in errors) / len(errors)


def _of_what_happened(p, target):
    happened = np.where(target == 1, p, 1 - p)
    return -np.log(np.maximum(happened, np.exp(-100))).mean()


def _by_loop(p, target):
    total = 0.0
    for chance, answer in zip(p.ravel().tolist(), target.ravel().tolist(), strict=True):
        happened = chance if answer == 1 else 1 - chance
        total -= math.log(happened) if happened > 0 else -100
    return total / p.size


def _warnings_kept_back(p, target):
    with np.errstate(divide="ignore"):
        yes, no = np.maximum(np.log(p), -100), np.nan_to_num(np.log(1 - p), neginf=-100)
    return np.average(-(target * yes + (1 - target) * no))


def _only_where_there_is_one(p, target):
    yes = np.log(p, out=np.full(p.shape, -100.0), where=p > 0)
    no = np.log(1 - p, out=np.full(p.shape, -100.0), where=p < 1)
    return np.where(target == 1, -yes, -no).mean()


def _two_divisors(p, target):
    yes, no = np.maximum(p, 1e-12), np.maximum(1 - p, 1e-12)
    return (-target / yes + (1 - target) / no) / p.size


def _clipped(p, target):
    p = np.clip(p, 1e-9, 1 - 1e-9)
    return (p - target) / (p * (1 - p)) / p.size


def _slopes_by_loop(p, target):
    slopes = np.zeros(p.shape)
    for place in np.ndindex(p.shape):
        one, answer = float(p[place]), float(target[place])
        slopes[place] = (one - answer) / max(one * (1 - one), 1e-15) / p.size
    return slopes


def _rows_by_loop(logits, labels):
    total = 0.0
    for row, label in zip(logits.tolist(), labels.tolist(), strict=True):
        if not 0 <= label < len(row):
            raise ValueError
        top = max(row)
        total += top + math.log(sum(math.exp(logit - top) for logit in row)) - row[label]
    return total / len(labels)


def _by_logaddexp(logits, labels):
    if labels.min() < 0 or labels.max() >= logits.shape[1]:
        raise ValueError
    sums = np.logaddexp.reduce(logits, axis=1)
    return (sums - np.take_along_axis(logits, labels[:, None], axis=1)[:, 0]).mean()


def _with_one_hot(logits, labels):
    shifted = logits - np.max(logits, axis=1)[:, None]
    powers = np.exp(shifted)
    p = powers / powers.sum(axis=1)[:, None]
    return (p - np.eye(logits.shape[1])[labels]) / len(labels)


def _by_logarithms(logits, labels):
    gradient = np.exp(logits - np.logaddexp.reduce(logits, axis=1, keepdims=True))
    gradient -= labels[:, None] == np.arange(logits.shape[1])
    return gradient / logits.shape[0]


def _first_of_the_best(p, target):
    answers = np.zeros(len(p), dtype=int)
    answers[np.argmin(abs(p - target))] = 1
    return answers


def _case_by_case(p, target, answered):
    total = 0.0
    for one, right, told in zip(p.tolist(), target.tolist(), answered.tolist(), strict=True):
        total += (one - right) ** 2 if told else 0.25
    return total / len(p)


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("mse", _by_pairs),
        ("binary_cross_entropy", _of_what_happened),
        ("binary_cross_entropy", _by_loop),
        ("binary_cross_entropy", _warnings_kept_back),
        ("binary_cross_entropy", _only_where_there_is_one),
        ("binary_cross_entropy_gradient", _two_divisors),
        ("binary_cross_entropy_gradient", _clipped),
        ("binary_cross_entropy_gradient", _slopes_by_loop),
        ("softmax_cross_entropy", _rows_by_loop),
        ("softmax_cross_entropy", _by_logaddexp),
        ("softmax_cross_entropy_gradient", _with_one_hot),
        ("softmax_cross_entropy_gradient", _by_logarithms),
        ("cheat", _first_of_the_best),
        ("honest_error", _case_by_case),
    ],
)
def test_other_right_ways_pass(name, function):
    assert passes(name, function)


def test_prints_and_other_warnings_cost_nothing():
    def binary_cross_entropy(p, target):
        sys.stdout.write("here")
        warnings.warn("there", UserWarning, stacklevel=1)
        return _of_what_happened(p, target)

    assert passes("binary_cross_entropy", binary_cross_entropy)


def test_an_infinite_slope_is_not_as_good_as_a_steep_one():
    def divided_by_zero(p, target):
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.nan_to_num(
                (p - target) / (p * (1 - p)) / p.size, posinf=np.inf, neginf=-np.inf
            )

    with pytest.raises(CheckFailed):
        check.binary_cross_entropy_gradient(divided_by_zero, "certain-and-wrong")


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_wrong_and_every_missed_option_has_its_diagnosis(name):
    question = getattr(check, name).__self__
    right = [option.key for option in question.options if option.right]
    assert 1 < len(right) < len(question.options) - 1
    for letter, option in zip("ABCDEFGH", question.shown, strict=False):
        letters = {*question.letters} ^ {letter}
        with pytest.raises(CheckFailed) as failed:
            question.check(lambda letters=letters: "".join(sorted(letters)), "right")
        assert failed.value.diagnosis == ("missed-" if option.right else "") + option.key


@pytest.mark.parametrize("name", QUESTIONS)
def test_options_are_bilingual_and_their_reasons_give_no_number_away(name):
    for option in getattr(check, name).__self__.options:
        for text in (option.text, option.because):
            assert any("가" <= letter <= "힣" for letter in text.ko), option.key
            assert text.en.count("`") == text.ko.count("`"), option.key
        assert {digit for digit in option.because.en if digit.isdigit()} <= {"0", "1"}


def test_the_report_says_what_the_sentences_take_from_it():
    honest = {
        name: share * error + (1 - share) * 0.25
        for name, share, error in (("Ada", 1, 0.09), ("Bob", 0.02, 0.01), ("Cleo", 0.9, 0.05))
    }
    assert min(honest, key=honest.get) == "Cleo"
    assert abs(honest["Bob"] - 0.25) < 0.01 < honest["Ada"] - honest["Cleo"]
