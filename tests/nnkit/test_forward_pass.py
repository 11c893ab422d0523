"""A forward pass with every number kept: those of nnkit's models, and those computed by loops."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnkit import ActivationLayer, Dense, mlp
from nnkit.forward_pass import forward_pass

WEIGHTS = [[[1, -1], [-2, 1]], [[2], [-1]]]
BIASES = [[0.5, 2], [0.5]]


@given(
    st.lists(st.integers(1, 6), min_size=2, max_size=5),
    st.sampled_from(["relu", "tanh", "sigmoid", "gelu"]),
    st.sampled_from(["softmax", "sigmoid", "identity"]),
    st.integers(0, 99),
)
def test_it_is_what_each_layer_of_a_model_puts_out(widths, activation, last, seed):
    rng = np.random.default_rng(seed)
    model = mlp(widths, activation, output_activation=last, rng=rng)
    dense = [layer for layer in model.layers if isinstance(layer, Dense)]
    for layer in dense:
        layer.bias = rng.normal(size=layer.out_features)
    x = rng.normal(size=(5, widths[0]))
    passes = forward_pass(
        x,
        [layer.weight for layer in dense],
        [layer.bias for layer in dense],
        [layer.activation for layer in model.layers if isinstance(layer, ActivationLayer)],
    )
    expected = x
    for at, one in enumerate(passes):
        expected = model.layers[2 * at].forward(expected)
        np.testing.assert_allclose(one.sums, expected, atol=1e-12)
        expected = model.layers[2 * at + 1].forward(expected)
        np.testing.assert_allclose(one.outputs, expected, atol=1e-12)
    np.testing.assert_allclose(passes[-1].outputs, model.predict(x), atol=1e-12)


def test_it_is_what_one_computes_by_hand():
    x1, x2 = 3.0, -1.0
    h1 = max(0.0, 1 * x1 - 2 * x2 + 0.5)
    h2 = max(0.0, -1 * x1 + 1 * x2 + 2)
    z = 2 * h1 - 1 * h2 + 0.5
    hidden, last = forward_pass([[x1, x2]], WEIGHTS, BIASES, ["relu", "sigmoid"])
    np.testing.assert_allclose(hidden.sums, [[5.5, -2]])
    np.testing.assert_allclose(hidden.outputs, [[h1, h2]])
    np.testing.assert_allclose(last.sums, [[z]])
    np.testing.assert_allclose(last.outputs, [[1 / (1 + math.exp(-z))]])


def test_a_batch_is_its_samples_one_by_one():
    x = np.random.default_rng(0).normal(size=(7, 2))
    batch = forward_pass(x, WEIGHTS, BIASES, ["tanh", "identity"])
    for row, sample in enumerate(x):
        for together, alone in zip(
            batch, forward_pass([sample], WEIGHTS, BIASES, ["tanh", "identity"]), strict=True
        ):
            np.testing.assert_allclose(together.sums[row], alone.sums[0])
            np.testing.assert_allclose(together.outputs[row], alone.outputs[0])


def test_inputs_are_not_changed_nor_handed_out():
    x, weight, bias = np.ones((1, 2)), np.ones((2, 1)), np.ones(1)
    (only,) = forward_pass(x, [weight], [bias], ["identity"])
    only.sums[:] = only.outputs[:] = 9
    assert x.tolist() == [[1, 1]]
    assert weight.tolist() == [[1], [1]]
    assert bias.tolist() == [1]


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (([[1]], [], [], []), "at least one; received 0, 0 and 0 of them"),
        (([[2, 1]], WEIGHTS, BIASES[:1], ["relu", "relu"]), "received 2, 1 and 2 of them"),
        (([2, 1], WEIGHTS, BIASES, ["relu", "relu"]), r"expected x of shape .* received \(2,\)"),
        (
            ([[2, 1, 0]], WEIGHTS, BIASES, ["relu", "relu"]),
            r"layer 1 with a weight of shape \(3, units\) .* received \(2, 2\) and \(2,\)",
        ),
        (
            ([[2, 1]], WEIGHTS, [[0.5, 2], 0.5], ["relu", "relu"]),
            r"layer 2 .* received \(2, 1\) and \(\)",
        ),
        (([[2, 1]], WEIGHTS, BIASES, ["relu", "swish"]), "expected an activation of"),
    ],
)
def test_what_does_not_fit_is_refused(arguments, complaint):
    with pytest.raises(ValueError, match=complaint):
        forward_pass(*arguments)
