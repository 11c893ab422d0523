"""What learners get of the digits, what stays withheld, and how networks are judged."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from autograder.checks import CheckFailed
from autograder.checks import digits as check
from autograder.checks.digits import parts as digits_parts
from autograder.checks.digits import training as digits_training
from autograder.checks.digits.data import disguised, released, released_text, withheld
from autograder.checks.figures import collected
from autograder.checks.hidden import hidden_rng, use_seed
from nnkit import Adam, CategoricalCrossEntropy, fit, mlp
from nnkit.datasets import Standardizer, load_digits

ROOT = Path(__file__).parents[3]
FILES = sorted(ROOT.glob("*/**/digits.csv"))
SPAN = 64 * 10 + 10


# the data


def test_the_file_of_a_release_is_what_the_rule_says():
    assert {path.relative_to(ROOT).parts[0] for path in FILES} == {"source", "release"}
    for path in FILES:
        assert path.read_text(encoding="ascii") == released_text(), path


def test_every_copy_tells_its_source_and_licence():
    for told in ("Alpaydin", "10.24432/C50P49", "CC BY 4.0", "Changed from the original"):
        assert told in released_text()


def test_no_digit_is_both_released_and_withheld_and_none_is_lost():
    (X, y), (X_withheld, y_withheld) = released(), withheld()
    assert (len(X), len(X_withheld)) == (1284, 513)
    everything = {image.tobytes() for image in load_digits()[0]}
    assert {image.tobytes() for image in np.vstack([X, X_withheld])} == everything
    assert len(everything) == len(X) + len(X_withheld)
    for labels in (y, y_withheld):
        counts = np.bincount(labels, minlength=10) / len(labels)
        assert counts.min() > 0.08


def test_a_disguised_digit_is_in_no_file_and_still_a_digit():
    X, _ = withheld()
    known = {image.tobytes() for image in load_digits()[0].reshape(-1, 64)}
    shown = disguised(X, np.random.default_rng(0))
    assert not any(image.tobytes() in known for image in shown)
    assert np.array_equal(np.rint(16 * shown), 16 * shown)
    assert shown.min() == 0
    assert shown.max() <= 1
    assert not shown[X == 0].any()
    assert np.abs(shown - X).max() <= 0.15 + 1 / 16 + 1 / 32
    assert not np.array_equal(shown, disguised(X, np.random.default_rng(1)))


def test_an_honest_network_loses_little_to_the_disguise():
    (X, y), (X_withheld, y_withheld) = released(), withheld()
    standardizer = Standardizer.fit(X)
    model = mlp([64, 32, 10], rng=np.random.default_rng(0))
    loss = CategoricalCrossEntropy(from_logits=True)
    rng = np.random.default_rng(0)
    fit(model, loss, Adam(0.003), standardizer(X), y, epochs=30, rng=rng)

    def accuracy(images):
        return np.mean(model.predict(standardizer(images)).argmax(axis=1) == y_withheld)

    plain = accuracy(X_withheld)
    shown = [accuracy(disguised(X_withheld, np.random.default_rng(seed))) for seed in range(10)]
    assert plain > 0.965
    assert min(shown) > 0.95
    assert abs(plain - np.mean(shown)) < 0.01


def test_in_the_hidden_test_each_digit_is_called_by_the_name_of_another():
    ((_, _, unseen),) = (
        args.values() for args in check._exchanged(hidden_rng("train_digits", "withheld"))
    )
    pairs = set(zip(unseen.usual.tolist(), unseen.y.tolist(), strict=True))
    assert len(pairs) == 10
    assert all(usual != called for usual, called in pairs)


# networks that are not the given MLP


class Softmax:
    """One layer, trained by plain gradient descent: another model than the one that is given."""

    def __init__(self, X, y, *, prepare=lambda X: X):
        self.prepare = prepare
        self.params = {"weight": np.zeros((64, 10)), "bias": np.zeros(10)}
        X = prepare(X)
        targets = np.eye(10)[y]
        for _ in range(600):
            scores = np.exp(self._logits(X))
            error = scores / scores.sum(axis=1, keepdims=True) - targets
            self.params["weight"] -= 1.5 * X.T @ error / len(X)
            self.params["bias"] -= 1.5 * error.mean(axis=0)

    def _logits(self, X):
        return X @ self.params["weight"] + self.params["bias"]

    def predict(self, X):
        return self._logits(self.prepare(X)).argmax(axis=1)


@pytest.mark.parametrize("ideas", [(), ("withheld",), ("sorted-digits",)])
def test_another_model_with_a_dictionary_of_parameters_is_welcome(ideas):
    assert check.train_digits(Softmax, *ideas)


def test_parameters_may_be_single_numbers():
    class Loose(Softmax):
        """Keeps every parameter as a number of its own."""

        def __init__(self, X, y):
            super().__init__(X, y)
            self.params = {name: value.tolist() for name, value in self.params.items()}

        def _logits(self, X):
            return X @ np.array(self.params["weight"]) + np.array(self.params["bias"])

    assert check.train_digits(Loose)


def standardized(X, y):
    mean, scale = X.mean(axis=0), np.maximum(X.std(axis=0), 0.05)
    return Softmax(X, y, prepare=lambda X: (X - mean) / scale / 4)


@pytest.mark.parametrize("ideas", [(), ("withheld",)])
def test_a_model_may_standardise_inside(ideas):
    assert check.train_digits(standardized, *ideas)


def judged(train, *ideas):
    with pytest.raises(CheckFailed) as caught:
        check.train_digits(train, *ideas)
    return caught.value


@cache
def learned(samples):
    X, y = released()
    return Softmax(X[:samples], y[:samples]).params


class Trained(Softmax):
    """Has learned to read; what it answers, and what it shows of itself, its tests decide."""

    def __init__(self, X, y):
        self.prepare = lambda X: X
        self.params = {name: value.copy() for name, value in learned(len(X)).items()}


def test_a_budget_of_exactly_so_many_parameters_is_kept():
    class Large(Trained):
        more = digits_training.MOST_PARAMETERS - SPAN

        def __init__(self, X, y):
            super().__init__(X, y)
            self.params["unused"] = np.zeros(self.more)

    class TooLarge(Large):
        more = Large.more + 1

    assert check.train_digits(Large)
    assert judged(TooLarge).diagnosis == "too-many-parameters"


@pytest.mark.parametrize(
    ("wrong", "diagnosis"),
    [
        (lambda read: read[:, np.newaxis], "no-digits"),
        (lambda read: read[:-1], "no-digits"),
        (lambda read: read.astype(str), "no-digits"),
        (lambda read: np.eye(10)[read], "scores-instead-of-digits"),
    ],
)
def test_what_predict_must_return_is_said(wrong, diagnosis):
    class Odd(Trained):
        def predict(self, X):
            return wrong(super().predict(X))

    assert judged(Odd).diagnosis == diagnosis


@pytest.mark.parametrize("params", [None, (), 3, "weights", [np.array("a")], ({"weight": 1},)])
def test_params_must_be_dictionaries_of_numbers(params):
    class Odd(Trained):
        def __init__(self, X, y):
            super().__init__(X, y)
            self.weights, self.params = self.params, params

        def _logits(self, X):
            return X @ self.weights["weight"] + self.weights["bias"]

    assert judged(Odd).diagnosis in ("no-model", "params-not-used")


def test_numbers_that_are_kept_elsewhere_are_noticed():
    class Hiding(Trained):
        def __init__(self, X, y):
            super().__init__(X, y)
            self.weights = dict(self.params)

        def _logits(self, X):
            return X @ self.weights["weight"] + self.weights["bias"]

    assert judged(Hiding).diagnosis == "params-not-used"


def test_95_of_a_hundred_are_enough_and_fewer_are_not():
    X, y = released()
    answers = dict(zip(map(np.ndarray.tobytes, X), y, strict=True))

    class Knowing(Trained):
        """Looks the answers up, and gives so many of the 256 right ones."""

        right = 244

        def predict(self, X):
            read = np.array([answers.get(image.tobytes(), 0) for image in X])
            read[self.right :] = 10
            return read * np.array_equal(self.params["weight"], self.weight)

        def __init__(self, X, y):
            super().__init__(X, y)
            self.weight = self.params["weight"]

    class KnowingLess(Knowing):
        right = 243

    assert check.train_digits(Knowing)
    assert judged(KnowingLess).diagnosis == "not-yet"


def test_a_visible_test_tells_both_accuracies_and_a_hidden_one_none():
    def hasty(X, y):
        return Softmax(X[:40], y[:40])

    seen, unseen = str(judged(hasty)), str(judged(hasty, "withheld"))
    assert seen.count("%") == 3
    assert unseen.count("%") == 1  # of the budget
    assert "513" not in unseen


# the leaderboard's figure


def test_only_the_withheld_digits_count_for_the_leaderboard():
    with collected() as figures:
        check.train_digits(Softmax)
        check.train_digits(Softmax, "sorted-digits")
        assert figures == {}
        check.train_digits(Softmax, "withheld")
    assert figures["parameters"] == SPAN
    assert 0.95 <= figures["accuracy"] < 1


class Remembering(Trained):
    """Reads well, and not with what it shows as its parameters."""

    def __init__(self, X, y):
        super().__init__(X, y)
        self.known = Softmax(X, y)

    def predict(self, X):
        return self.known.predict(X)


class Watching(Remembering):
    """Answers nothing as soon as its parameters are all zero."""

    def predict(self, X):
        return super().predict(X) * self.params["weight"].any()


@pytest.mark.parametrize(
    ("train", "diagnosis"),
    [
        (lambda X, y: Softmax(*released()), "learned-elsewhere"),
        (Remembering, "params-not-used"),
        (Watching, "params-not-used"),
    ],
)
def test_a_network_that_does_not_keep_the_rules_has_no_figure(train, diagnosis):
    with collected() as figures:
        assert judged(train, "withheld").diagnosis == diagnosis
    assert figures == {}


def test_a_network_that_reads_too_few_has_its_figure_all_the_same():
    with collected() as figures:
        judged(lambda X, y: Softmax(X[:200], y[:200]), "withheld")
    assert 0.5 < figures["accuracy"] < 0.95


# the other exercises


@pytest.mark.parametrize("seed", range(5))
def test_no_order_of_ours_is_taken_for_unshuffled(seed):
    use_seed(seed)

    def split(X, y, share, seed):
        chosen = np.random.default_rng(seed).random(len(X)).argsort() < share * len(X)
        return [[X[~chosen], y[~chosen]], [X[chosen], y[chosen]]]  # lists are as good

    assert check.split(split)
    assert check.split(split, "number-of-samples", "shares", "inputs-unchanged")


@pytest.mark.parametrize("seed", range(5))
def test_the_most_confused_pair_is_one_alone(seed):
    use_seed(seed)
    exercise = check.most_confused.__self__
    for key, idea in exercise.ideas.items():
        for args in idea.draw(hidden_rng(exercise.name, key)):
            matrix = args["matrix"]
            others = matrix[~np.eye(len(matrix), dtype=bool)]
            assert (others == others.max()).sum() == 1
            assert np.diag(matrix).min() > others.max()


def test_the_confused_classes_are_among_those_that_there_are():
    exercise = check.confusion_matrix.__self__
    for key, idea in exercise.ideas.items():
        for args in idea.draw(hidden_rng(exercise.name, key)):
            for name in ("prediction", "target"):
                assert args[name].min() >= 0
                assert args[name].max() < args["classes"]


def test_a_constant_pixel_is_constant_in_training_alone():
    exercise = check.standardize.__self__
    for args in exercise.ideas["constant-pixel"].draw(hidden_rng(exercise.name, "constant-pixel")):
        constant = np.ptp(args["X_training"], axis=0) == 0
        assert constant.sum() == 1
        assert (args["X_validation"][:, constant] != args["X_training"][0, constant]).any()


def test_a_network_may_be_saved_in_any_form(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    class Loaded:
        def __init__(self, params):
            self.params = params

        def forward(self, X):
            for place, (weight, bias) in enumerate(self.params):
                X = (np.maximum(X, 0) if place else X) @ weight + bias
            return X

    def save_model(params, path):
        with Path(path).open("w") as file:
            for layer in params:
                for value in (layer["weight"], layer["bias"]):
                    file.write(f"{value.shape!r};{[float(x) for x in value.ravel()]!r}\n")

    def load_model(path):
        lines = [line.split(";") for line in Path(path).read_text().splitlines()]
        arrays = [np.array(eval(values)).reshape(eval(shape)) for shape, values in lines]
        return Loaded(list(zip(arrays[::2], arrays[1::2], strict=True)))

    assert check.saving(save_model, load_model)
    assert check.saving(save_model, load_model, "depth", "many-layers", "every-bit", "two-files")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("module", [digits_parts, digits_training])
def test_what_a_broken_rule_says_is_bilingual_and_agrees_in_what_is_code(module):
    texts = [value for name, value in vars(module).items() if name.startswith("_")]
    told = [value for value in texts if isinstance(value, check.Text)]
    assert len(told) > 5
    for text in told:
        assert any("가" <= letter <= "힣" for letter in text.ko)
        assert text.en.count("`") == text.ko.count("`"), text
