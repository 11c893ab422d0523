"""The inputs of the assignment `backpropagation` hold what its ideas promise; right ways pass."""

from itertools import pairwise
from math import prod

import numpy as np
import pytest
from asked import Asked

import nnkit
from autograder.checks import CheckFailed
from autograder.checks import backpropagation as check
from autograder.checks.backpropagation.check_mistakes import LOSSES, relative_error
from autograder.checks.backpropagation.expressions import (
    OPERATIONS,
    STEPS,
    gradients_of,
    steps_of,
    values_of,
)
from autograder.checks.backpropagation.layers import FROM_THE_KINK, sums_of

QUESTIONS = ("by_hand", "kinks", "prediction")
EXERCISES = {name: getattr(check, name).__self__ for name in check.__all__ if name not in QUESTIONS}
LAYERS = ("dense_weight", "dense_bias", "dense_input")
SMOOTH = 1e-6


ASKED = Asked(EXERCISES)
drawn, all_args, passes = ASKED.drawn, ASKED.all_args, ASKED.passes


# local slopes and the chain rule


@pytest.mark.parametrize("idea", ["each-operation", "negative-values", "integers"])
def test_every_operation_is_tried_and_its_slopes_are_what_is_measured(idea):
    tried = drawn("local_slopes", idea)
    assert {args["operation"] for args in tried} == set(OPERATIONS)
    for args in tried:
        operation = OPERATIONS[args["operation"]]
        measured = nnkit.numerical_gradient(
            lambda operands, operation=operation: operation.value(*operands), args["operands"]
        )
        assert np.allclose(EXERCISES["local_slopes"].right(**args), measured, atol=SMOOTH)


@pytest.mark.parametrize("made", [list, np.array])
def test_slopes_may_come_in_any_container(made):
    def local_slopes(operation, operands):
        return made(OPERATIONS[operation].slopes(*operands))

    assert passes("local_slopes", local_slopes)


def test_a_chains_derivative_is_what_is_measured():
    def value(functions, x):
        for name in functions:
            x = STEPS[name][0](x)
        return x

    for args in all_args("chain"):
        measured = nnkit.numerical_gradient(
            lambda x, args=args: value(args["functions"], float(x[0])), [args["x"]]
        )
        assert np.isclose(EXERCISES["chain"].right(**args), measured[0], rtol=1e-4, atol=1e-4)


def test_the_derivative_may_be_collected_from_the_end():
    def chain(functions, slopes, x):
        if not functions:
            return 1.0
        return chain(functions[1:], slopes[1:], functions[0](x)) * slopes[0](x)

    assert passes("chain", chain)


def test_the_first_and_the_last_length_are_tried():
    lengths = [len(args["functions"]) for args in drawn("chain", "number-of-functions")]
    assert lengths == [1, 2, 3, 4, 5, 6]


# where paths meet


def test_four_paths_from_a_to_c_give_four():
    assert gradients_of("b = a + a; c = b + b", {"a": 3.0}).tolist() == [4.0, 2.0, 1.0]


@pytest.mark.parametrize("idea", ["paths-meet", "three-paths", "twice"])
def test_the_planted_bug_shows_in_every_expression(idea):
    for args in drawn("backward", idea):
        planted = gradients_of(**args, arrive=lambda gradient, arriving: arriving)
        assert not np.array_equal(planted, gradients_of(**args))


def test_the_gradients_of_an_expression_are_what_is_measured():
    for args in all_args("backward"):
        steps = steps_of(args["expression"])
        names = list(args["given"])

        def result(given, names=names, steps=steps):
            return values_of(steps, dict(zip(names, given, strict=True)))[steps[-1][0]]

        measured = nnkit.numerical_gradient(result, list(args["given"].values()))
        right = gradients_of(**args)[: len(names)]
        assert np.allclose(right, measured, rtol=1e-5, atol=1e-5)


def test_a_number_that_is_not_used_has_no_gradient():
    for args in drawn("backward", "not-used"):
        assert 0 in gradients_of(**args)


def test_the_way_back_may_be_found_from_the_leaves():
    def backward(steps, values):
        last = steps[-1][0]

        def gradient(name):
            total = 1.0 if name == last else 0.0
            for result, operation, left, right in steps:
                upstream = gradient(result) if name in (left, right) else 0.0
                for operand, other in ((left, right), (right, left)):
                    if operand == name:
                        total += upstream * (values[other] if operation == "times" else 1.0)
            return total

        return {name: gradient(name) for name in values}

    assert passes("backward", backward)


# layers


@pytest.mark.parametrize("name", LAYERS)
def test_one_to_seven_inputs_are_tried(name):
    sizes = [len(args["weight"]) for args in drawn(name, "number-of-inputs")]
    assert sizes == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize("name", LAYERS)
def test_where_sizes_are_the_same_no_shape_gives_a_mistake_away(name):
    for args in drawn(name, "square"):
        assert args["X"].shape == args["weight"].shape == args["upstream"].shape


@pytest.mark.parametrize("name", LAYERS)
def test_every_number_is_exact_in_float32(name):
    for args in all_args(name):
        for value in args.values():
            assert np.all(np.float32(value) == value)


class LoopingDense:
    """A layer that goes from sample to sample, under names of its own."""

    def __init__(self, inputs, outputs, seed):
        self.params = {"weight": np.zeros((inputs, outputs)), "bias": np.zeros(outputs)}
        self.grads = {}
        self.seen = None

    def forward(self, X):
        self.seen = [row.copy() for row in X]
        return np.array([row @ self.params["weight"] + self.params["bias"] for row in X])

    def backward(self, upstream):
        self.grads["weight"] = np.zeros(self.params["weight"].shape)
        self.grads["bias"] = np.zeros(self.params["bias"].shape)
        back = []
        for row, gradient in zip(self.seen, upstream, strict=True):
            self.grads["weight"] += np.outer(row, gradient)
            self.grads["bias"] += gradient
            back.append(self.params["weight"] @ gradient)
        return np.array(back)


@pytest.mark.parametrize("name", [*LAYERS, "dense_params"])
def test_a_layer_may_go_from_sample_to_sample(name):
    assert passes(name, LoopingDense)


class OwnMLP:
    """A network that goes back through its layers without their backward."""

    def __init__(self, widths, seed):
        self.layers = [LoopingDense(*pair, seed) for pair in pairwise(widths)]

    def forward(self, X):
        self.inputs = []
        for layer in self.layers:
            self.inputs.append(X)
            X = np.maximum(layer.forward(X), 0) if layer is not self.layers[-1] else X
        return self.layers[-1].forward(X)

    def backward(self, upstream):
        for number in reversed(range(len(self.layers))):
            layer, X = self.layers[number], self.inputs[number]
            layer.grads = {"weight": X.T @ upstream, "bias": upstream.sum(axis=0)}
            upstream = upstream @ layer.params["weight"].T * (X > 0 if number else 1)
        return upstream


class CallingMLP(OwnMLP):
    """A network that calls its layers' backward."""

    def backward(self, upstream):
        for number in reversed(range(len(self.layers))):
            upstream = self.layers[number].backward(upstream)
            if number:
                upstream = upstream * (self.inputs[number] > 0)
        return upstream


class MistakenDense(LoopingDense):
    """A layer whose backward is all wrong."""

    def backward(self, upstream):
        raise ZeroDivisionError


class OnMistakenLayers(CallingMLP):
    """A right network of mistaken layers."""

    def __init__(self, widths, seed):
        super().__init__(widths, seed)
        self.layers = [MistakenDense(*pair, seed) for pair in pairwise(widths)]


@pytest.mark.parametrize("model", [OwnMLP, CallingMLP, OnMistakenLayers])
@pytest.mark.parametrize("name", ["mlp_gradients", "mlp_input", "mlp_params"])
def test_a_network_passes_by_its_own_merits(name, model):
    assert passes(name, model)


def test_one_to_four_layers_are_tried():
    counts = [len(args["weights"]) for args in drawn("mlp_input", "number-of-layers")]
    assert counts == [1, 2, 3, 4]


def test_no_network_is_checked_at_a_kink():
    for args in all_args("mlp_input"):
        for sums in sums_of(args["weights"], args["biases"], args["X"])[:-1]:
            assert np.abs(sums).min() > FROM_THE_KINK


def test_the_gradient_of_a_networks_input_is_what_is_measured():
    for args in all_args("mlp_input"):
        weights, biases = args["weights"], args["biases"]

        def loss(X, weights=weights, biases=biases, upstream=args["upstream"]):
            return float((sums_of(weights, biases, X)[-1] * upstream).sum())

        measured = nnkit.numerical_gradient(loss, args["X"])
        assert np.allclose(EXERCISES["mlp_input"].right(**args), measured, rtol=1e-5, atol=1e-5)


def test_a_silent_unit_is_silent_for_every_sample():
    for args in drawn("mlp_input", "silent-units"):
        assert (sums_of(args["weights"], args["biases"], args["X"])[0][:, 0] < 0).all()


# the gradient check


def test_the_planted_bugs_differ_and_the_right_gradients_do_not():
    right = EXERCISES["gradient_check"].right
    assert all(right(**args) < SMOOTH for args in drawn("gradient_check", "right-gradients"))
    found = [
        right(**args)
        for idea in ("planted-bugs", "tiny-gradients")
        for args in drawn("gradient_check", idea)
    ]
    assert min(found) > 0.01
    assert max(found) == pytest.approx(1)


def test_the_differences_of_tiny_gradients_are_tiny():
    for args in drawn("gradient_check", "tiny-gradients"):
        assert np.abs(args["gradient"]).max() < 1e-4


def test_numbers_may_be_moved_in_a_copy():
    def numerical_gradient(function, x, epsilon=1e-5):
        point = np.array(x, dtype=float)
        slopes = []
        for place in range(point.size):
            slope = 0
            for sign in (1, -1):
                point.flat[place] += sign * epsilon
                slope += sign * function(point.copy())
                point.flat[place] -= sign * epsilon
            slopes.append(slope / (2 * epsilon))
        return np.reshape(slopes, point.shape)

    def gradient_check(function, gradient, x, epsilon=1e-5):
        return relative_error(gradient, numerical_gradient(function, x, epsilon))

    assert passes("numerical_gradient", numerical_gradient)
    assert passes("gradient_check", gradient_check)


def test_losses_take_arrays_of_any_shape_and_kind():
    for loss in LOSSES.values():
        assert loss(np.ones((2, 1, 3), dtype=np.float32)) == loss(np.ones(6, dtype=int))


# depth


def test_a_gradient_that_is_rounded_away_does_not_pass():
    def rounded(slopes, weights):
        return EXERCISES["gradient_by_depth"].right(slopes, weights).round(9)

    with pytest.raises(CheckFailed) as raised:
        check.gradient_by_depth(rounded, "ten-layers-and-more")
    assert raised.value.diagnosis == "wrong-value"


def test_small_gradients_are_tried():
    smallest = min(
        np.abs(EXERCISES["gradient_by_depth"].right(**args)).min()
        for args in drawn("gradient_by_depth", "ten-layers-and-more")
    )
    assert 0 < smallest < SMOOTH


def test_any_way_to_multiply_is_right():
    def gradient_by_depth(slopes, weights):
        factors = np.append(slopes * weights, 1)
        return np.array([prod(factors[layer:].tolist()) for layer in range(len(factors))])

    assert passes("gradient_by_depth", gradient_by_depth)
    assert passes("sigmoid_bound", lambda layers: prod([0.25] * layers))


# the questions


def test_the_numbers_of_the_network_by_hand_are_what_is_measured():
    start = {"v1": 0.5, "v2": -1.0, "c": 1.0, "w11": 1.0, "w21": 1.0}

    def loss(numbers, z=None, y=None):
        v1, v2, c, w11, w21 = numbers
        z1, z2 = (w11 * 1 + w21 * 2 - 1, 2 * 1 - 2 * 2 + 1) if z is None else z
        y = v1 * max(z1, 0) + v2 * max(z2, 0) + c if y is None else y
        return (y - 0.5) ** 2

    given = list(start.values())
    right = check.by_hand.__self__.values
    measured = {
        **dict(zip(start, nnkit.numerical_gradient(loss, given), strict=True)),
        **dict(
            zip(
                ("z1", "z2"),
                nnkit.numerical_gradient(lambda z: loss(given, z), [2.0, -1.0]),
                strict=True,
            )
        ),
        "y": nnkit.numerical_gradient(lambda y: loss(given, y=y[0]), [2.0])[0],
    }
    assert measured == pytest.approx(dict(right), abs=SMOOTH)


def test_the_sentences_on_depth_are_what_the_numbers_say():
    def at_the_start(layers, slope, weight):
        gradients = EXERCISES["gradient_by_depth"].right
        return gradients(np.full(layers, slope), np.full(layers, weight))[0]

    right = {option.key: option.right for option in check.prediction.__self__.options}
    assert right == {
        "a-millionth": at_the_start(10, 0.25, 1) == pytest.approx(1e-6, rel=0.1),
        "exactly-zero": at_the_start(100, 0.25, 1) == 0,
        "weights-make-up": at_the_start(10, 0.25, 4) == 1,
        "relu-cures": at_the_start(10, 1, 0.5) == 1,
        "relu-fades": at_the_start(10, 1, 0.5) == pytest.approx(1e-3, rel=0.1),
    }


def test_a_measurement_at_the_kink_gives_half_with_any_epsilon():
    for epsilon in (1e-1, 1e-5, 1e-9):
        slope = nnkit.numerical_gradient(lambda z: max(z[0], 0), [0.0], epsilon=epsilon)[0]
        assert slope == pytest.approx(0.5)
