"""The inputs of `forward_pass` hold what its ideas promise; other right ways pass."""

import sys
from itertools import pairwise

import numpy as np
import pytest
from asked import Asked

from autograder.checks import CheckFailed
from autograder.checks import forward_pass as check
from autograder.checks.forward_pass import mistakes as forward_pass_mistakes
from autograder.checks.forward_pass import predictions_mistakes as forward_pass_predictions_mistakes
from nnkit import Sequential, mlp
from nnkit.activations import relu, sigmoid, softmax

EXERCISES = {
    name: getattr(check, name).__self__
    for name in (
        "mlp_layers",
        "mlp_forward",
        "mlp_outputs",
        "mlp_pre_activations",
        "probabilities",
        "classes",
    )
}
MISTAKES = {
    name: value
    for module in (forward_pass_mistakes, forward_pass_predictions_mistakes)
    for name, value in vars(module).items()
    if name in module.__all__ and name.isupper() and name != "RULES"
}
QUESTIONS = {name: getattr(check, name).__self__ for name in ("lines", "changes", "kept")}
BY_HAND = check.by_hand.__self__

for_each_exercise = pytest.mark.parametrize("name", EXERCISES)
for_each_prediction = pytest.mark.parametrize("name", ["probabilities", "classes"])


ASKED = Asked(EXERCISES)
drawn, all_args = ASKED.drawn, ASKED.all_args


def hidden_sums(args):
    X = args["X"] if "X" in args else args["batches"][-1]
    return forward_pass_mistakes.passed(X, args["weights"], args["biases"]).sums[:-1]


# The mistakes


# The questions


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_question_has_several_right_and_several_wrong_options(name):
    options = QUESTIONS[name].options
    right = sum(option.right for option in options)
    assert 1 < right < len(options) - 1
    for option in options:
        assert option.text.en.count("`") == option.text.ko.count("`"), option.key


def test_the_numbers_by_hand_are_those_of_the_network():
    walk = Sequential([*mlp([2, 2, 1], rng=np.random.default_rng(0)).layers, sigmoid])
    walk.layers[0].weight, walk.layers[0].bias = [[1, -1], [-2, 1]], [0.5, 1]
    walk.layers[2].weight, walk.layers[2].bias = [[2], [-2]], [-2.25]
    x, numbers = np.array([[3.0, 1.0]]), []
    for layer in walk.layers:
        x = layer.forward(x)
        numbers += x.ravel().tolist()
    names = ("z1", "z2", "h1", "h2", "z", "y")
    assert dict(zip(names, numbers, strict=True)) == pytest.approx(BY_HAND.values, abs=1e-6)


def test_no_two_slips_come_to_the_same_numbers():
    answers = [{**BY_HAND.values, **slip.values} for slip in BY_HAND.slips]
    answers.append(dict(BY_HAND.values))
    for place, one in enumerate(answers):
        for other in answers[:place]:
            assert any(abs(one[name] - other[name]) > 2 * BY_HAND.tolerance for name in one)


def test_lines_that_are_right_compute_the_sums_and_the_others_something_else():
    rng = np.random.default_rng(0)
    X, W1, W2 = rng.normal(size=(3, 3, 3))
    b1, b2 = rng.normal(size=(2, 3))
    Z1 = X @ W1 + b1
    names = {"X": X, "W1": W1, "W2": W2, "b1": b1, "b2": b2, "Z1": Z1, "A1": relu(Z1)}
    names |= {"np": np, "relu": relu}
    right = relu(Z1) @ W2 + b2
    for option in QUESTIONS["lines"].options:
        assert option.text.en == option.text.ko
        computed = eval(option.text.en.strip("`"), dict(names))
        assert np.allclose(computed, right) == option.right, option.key


# What the ideas promise


@pytest.mark.parametrize("name", ["mlp_forward", "mlp_outputs", "mlp_pre_activations"])
def test_numbers_are_exact_in_float32_whatever_the_order_of_adding(name):
    for args in all_args(name):
        batches = args.get("batches", [args.get("X")])
        narrow = [[one.astype(np.float32) for one in args[part]] for part in ("weights", "biases")]
        for X in batches:
            wide = forward_pass_mistakes.passed(X, args["weights"], args["biases"])
            small = forward_pass_mistakes.passed(X.astype(np.float32), *narrow)
            for one, other in zip(wide.sums, small.sums, strict=True):
                np.testing.assert_array_equal(one, other)


@pytest.mark.parametrize("name", ["mlp_forward", "mlp_outputs", "mlp_pre_activations"])
def test_relu_bends_something_in_every_hidden_layer(name):
    for idea in EXERCISES[name].ideas:
        for args in drawn(name, idea):
            assert all(sums.min() < 0 < sums.max() for sums in hidden_sums(args)), idea


def test_one_to_four_layers_are_tried():
    for name, count in (
        ("mlp_layers", lambda args: len(args["widths"]) - 1),
        ("mlp_forward", lambda args: len(args["weights"])),
    ):
        assert [count(args) for args in drawn(name, "number-of-layers")] == [1, 2, 3, 4]


def test_a_width_of_one_stands_at_the_beginning_in_the_middle_and_at_the_end():
    widths = [args["widths"] for args in drawn("mlp_layers", "width-one")]
    widths += [
        [len(args["weights"][0]), *map(len, args["biases"])]
        for args in drawn("mlp_forward", "width-one")
    ]
    for some in (widths[:4], widths[4:]):
        assert any(one[0] == 1 for one in some)
        assert any(one[-1] == 1 for one in some)
        assert any(1 in one[1:-1] for one in some)


def test_negative_values_and_negative_logits_are_negative():
    for args in drawn("mlp_forward", "negative-values"):
        assert np.all(args["X"] < 0)
    for args in drawn("mlp_forward", "negative-logits"):
        assert np.all(EXERCISES["mlp_forward"].right(**args) < 0)


def test_integers_are_integers_and_float32_is_float32():
    for idea, dtype in (("integers", np.int64), ("float32", np.float32)):
        for args in drawn("mlp_forward", idea):
            arrays = [args["X"], *args["weights"], *args["biases"]]
            assert {array.dtype for array in arrays} == {np.dtype(dtype)}
        for name in ("probabilities", "classes"):
            assert {args["logits"].dtype for args in drawn(name, idea)} == {np.dtype(dtype)}


def test_earlier_batches_differ_from_the_last_one():
    for args in drawn("mlp_outputs", "several-calls"):
        *earlier, last = args["batches"]
        assert len(earlier) > 1
        assert not any(np.array_equal(one, last) for one in earlier)
        assert {len(one) for one in earlier} != {len(last)}


def test_every_layer_is_asked_for():
    for idea in EXERCISES["mlp_outputs"].ideas:
        asked = [args["layer"] for args in drawn("mlp_outputs", idea)]
        layers = [len(args["weights"]) for args in drawn("mlp_outputs", idea)]
        assert all(after in (0, before + 1) for before, after in pairwise(asked)), idea
        assert max(asked) == max(layers) - 1, idea


@for_each_prediction
def test_no_two_logits_of_a_row_are_alike(name):
    for args in all_args(name):
        for row in args["logits"]:
            assert len(set(row.tolist())) == len(row)


@for_each_prediction
def test_one_output_and_several_are_what_the_ideas_say(name):
    assert {args["logits"].shape[1] for args in drawn(name, "one-output")} == {1}
    several = [args["logits"].shape[1] for args in drawn(name, "several-outputs")]
    assert several == [2, 3, 4, 5, 6]
    assert {len(args["logits"]) for args in drawn(name, "batch-of-one")} == {1}
    for args in drawn(name, "square-batch"):
        samples, outputs = args["logits"].shape
        assert samples == outputs


def test_probabilities_stay_away_from_thresholds_that_are_not_to_be_hit():
    for idea in set(EXERCISES["classes"].ideas) - {"at-threshold"}:
        for args in drawn("classes", idea):
            if args["logits"].shape[1] == 1:
                distance = sigmoid(args["logits"]) - args.get("threshold", 0.5)
                assert np.abs(distance).min() > 1e-3, idea
    for args in drawn("classes", "at-threshold"):
        assert 0 in args["logits"]


def test_every_threshold_parts_the_logits():
    for args in drawn("classes", "other-threshold"):
        if args["logits"].shape[1] == 1:
            assert set(EXERCISES["classes"].right(**args).tolist()) == {False, True}


# Other right ways


class Dense:
    def __init__(self, inputs, outputs, seed):
        weight = np.random.default_rng(seed).normal(size=(inputs, outputs))
        self.params = {"weight": weight, "bias": np.zeros(outputs)}

    def forward(self, X):
        return X @ self.params["weight"] + self.params["bias"]


class ByIndex:
    """Layers from seeds of seeds, lists of the right length from the start, tuples in the end."""

    def __init__(self, widths, seed):
        seeds = np.random.SeedSequence(seed).spawn(len(widths))
        self.layers = ()
        for place in range(1, len(widths)):
            layer = Dense(widths[place - 1], widths[place], seeds[place])
            self.layers = (*self.layers, layer)

    def forward(self, X):
        count = len(self.layers)
        sums, outputs = [None] * count, [None] * count
        for place in range(count):
            sums[place] = self.layers[place].forward(outputs[place - 1] if place else X)
            outputs[place] = sums[place] * (sums[place] > 0) if place < count - 1 else sums[place]
        self.pre_activations, self.outputs = tuple(sums), tuple(outputs)
        return outputs[-1]


class SampleBySample:
    """Rows computed one by one, and copied into arrays of float64."""

    def __init__(self, widths, seed):
        pairs = list(pairwise(widths))
        self.layers = [Dense(*pair, 1000 * seed + place) for place, pair in enumerate(pairs)]

    def forward(self, X):
        sys.stdout.write("forward")
        last = len(self.layers) - 1
        self.pre_activations, self.outputs = [], []
        for place, layer in enumerate(self.layers):
            sums = np.array([layer.forward(row) for row in X], dtype=float)
            X = sums.copy() if place == last else np.where(sums < 0, 0, sums)
            self.pre_activations += [sums]
            self.outputs += [X]
        return X.copy()


@pytest.mark.parametrize("network", [ByIndex, SampleBySample])
@pytest.mark.parametrize(
    "name", ["mlp_layers", "mlp_start", "mlp_forward", "mlp_outputs", "mlp_pre_activations"]
)
def test_other_right_networks_pass(network, name):
    checked = getattr(check, name)
    assert checked(network)
    assert checked(network, *checked.__self__.ideas)


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("probabilities", lambda logits: np.hstack(columns(logits))),
        ("classes", lambda logits, threshold=0.5: by_logits(logits, threshold)),
        ("classes", lambda logits, threshold=0.5: np.array(by_loop(logits, threshold))),
    ],
)
def test_other_right_predictions_pass(name, function):
    checked = getattr(check, name)
    assert checked(function)
    assert checked(function, *checked.__self__.ideas)


def columns(logits):
    shares = sigmoid(logits) if logits.shape[1] == 1 else softmax(logits)
    return [shares[:, [place]] for place in range(logits.shape[1])]


def by_logits(logits, threshold):
    if logits.shape[1] == 1:
        return logits.ravel() > np.log(threshold / (1 - threshold))
    return np.argsort(logits, axis=-1)[:, -1]


def by_loop(logits, threshold):
    rows = (columns(row[np.newaxis]) for row in logits)
    return [
        int(row[0][0, 0] > threshold)
        if len(row) == 1
        else max(range(len(row)), key=lambda place, row=row: row[place][0, 0])
        for row in rows
    ]


# Networks that do not say what is asked for


def test_layers_that_are_no_dense_layers_are_told():
    class Wrapped(ByIndex):
        def __init__(self, widths, seed):
            super().__init__(widths, seed)
            self.layers = [(layer, "relu") for layer in self.layers]

    with pytest.raises(CheckFailed, match="layers-not-dense"):
        check.mlp_layers(Wrapped)


def test_a_network_without_layers_is_told():
    class Nothing:
        def __init__(self, widths, seed):
            self.widths = widths

    with pytest.raises(CheckFailed, match="no-layers"):
        check.mlp_start(Nothing, "same-seed")
