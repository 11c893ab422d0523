"""One neuron: sums, outputs, batches, and errors that say what was expected."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from nnkit import Neuron, Perceptron, identity, relu, sigmoid, step
from nnkit.datasets import logic_gate

numbers = st.floats(-100, 100)


@st.composite
def neurons_and_batches(draw):
    features = draw(st.integers(1, 7))
    samples = draw(st.integers(1, 6))
    weights = draw(arrays(np.float64, features, elements=numbers))
    X = draw(arrays(np.float64, (samples, features), elements=numbers))
    return Neuron(weights, draw(numbers), draw(st.sampled_from([step, sigmoid, relu, identity]))), X


@given(neurons_and_batches())
def test_a_batch_is_its_samples_one_by_one(drawn):
    neuron, X = drawn
    for method in (neuron.weighted_sum, neuron.forward):
        together = method(X)
        assert together.shape == (len(X),)
        np.testing.assert_allclose(together, [method(x) for x in X], atol=1e-9)


@given(neurons_and_batches())
def test_the_sum_is_each_input_times_its_weight_plus_the_bias(drawn):
    neuron, X = drawn
    by_hand = [
        sum(x * w for x, w in zip(row, neuron.weights, strict=True)) + neuron.bias for row in X
    ]
    np.testing.assert_allclose(neuron.weighted_sum(X), by_hand, atol=1e-9)
    np.testing.assert_array_equal(neuron.forward(X), neuron.activation(neuron.weighted_sum(X)))


@given(neurons_and_batches())
def test_the_bias_is_the_weight_of_an_input_that_is_always_one(drawn):
    neuron, X = drawn
    augmented = Neuron([*neuron.weights, neuron.bias], activation=neuron.activation)
    ones = np.ones((len(X), 1))
    np.testing.assert_allclose(
        augmented.weighted_sum(np.hstack([X, ones])), neuron.weighted_sum(X), atol=1e-9
    )


@pytest.mark.parametrize(("x", "fires"), [(2.9, 0), (3.0, 0), (3.1, 1)])
def test_it_fires_above_the_threshold_minus_b_and_not_at_it(x, fires):
    assert Neuron([1.0], bias=-3.0).forward([x]) == fires


@pytest.mark.parametrize("shape", [(), (2,), (4,), (5, 2), (3, 1), (1, 1, 3), (0,)])
def test_a_wrong_shape_is_named_with_the_right_one(shape):
    neuron = Neuron([1.0, 2.0, 3.0])
    for method in (neuron.weighted_sum, neuron.forward):
        with pytest.raises(ValueError, match=r"expected \(3,\) or \(samples, 3\)") as caught:
            method(np.zeros(shape))
        assert str(caught.value).endswith(f"received {shape}")


@pytest.mark.parametrize("weights", [[], [[1.0]], 1.0])
def test_weights_that_are_none_are_refused(weights):
    with pytest.raises(ValueError, match=r"expected weights of shape \(features,\)"):
        Neuron(weights)


def test_nothing_that_was_passed_in_is_changed_or_kept():
    weights, x = np.array([1.0, 2.0]), np.array([[3.0, 4.0]])
    neuron = Neuron(weights, 0.5, relu)
    neuron.forward(x)
    neuron.weights[0] = 9
    np.testing.assert_array_equal(weights, [1, 2])
    np.testing.assert_array_equal(x, [[3, 4]])


def test_integers_do_not_cut_the_bias_and_float32_stays():
    assert Neuron([1, 2], bias=0.5).weighted_sum([1, 1]) == 3.5
    single = Neuron(np.array([1, 2], dtype=np.float32), bias=0.5)
    assert single.weighted_sum(np.ones((3, 2), dtype=np.float32)).dtype == np.float32


def test_any_function_will_do_as_activation():
    assert Neuron([2.0], activation=np.square).forward([3.0]) == 36


def test_its_representation_says_what_it_is():
    assert (
        repr(Neuron([1, -2], 0.5, sigmoid))
        == "Neuron(weights=[ 1., -2.], bias=0.5, activation=sigmoid)"
    )
    assert "activation=square" in repr(Neuron([1], activation=np.square))


@given(seed=st.integers(0, 999), shuffled=st.booleans())
def test_a_perceptron_separates_what_a_line_can_separate(seed, shuffled):
    rng = np.random.default_rng(seed)
    X = rng.uniform(-1, 1, size=(30, 3))
    score = X @ rng.normal(size=3) + 0.2
    X, y = X[np.abs(score) > 0.1], (score > 0)[np.abs(score) > 0.1].astype(int)
    perceptron = Perceptron(3).fit(X, y, epochs=2000, rng=rng if shuffled else None)
    assert perceptron.history[-1] == 0
    assert 0 not in perceptron.history[:-1]
    np.testing.assert_array_equal(perceptron.forward(X), y)


def test_a_perceptron_learns_the_gates_but_never_xor():
    for gate in ("and", "or", "nand", "nor"):
        X, y = logic_gate(gate)
        np.testing.assert_array_equal(Perceptron(2, lr=0.3).fit(X, y).forward(X), y)
    X, y = logic_gate("xor")
    perceptron = Perceptron(2).fit(X, y, epochs=50)
    assert len(perceptron.history) == 50
    assert min(perceptron.history) > 0


def test_the_perceptron_rule_by_hand():
    perceptron = Perceptron(2, lr=0.5).fit([[2.0, -1.0]], [1], epochs=1)
    np.testing.assert_array_equal(perceptron.weights, [1, -0.5])
    assert perceptron.bias == 0.5
    assert perceptron.history == [1]
    perceptron.fit([[2.0, -1.0]], [0], epochs=1)
    np.testing.assert_array_equal(perceptron.weights, 0)
    assert perceptron.bias == 0
    assert perceptron.history == [1, 1]


def test_perceptrons_input_stays_and_a_seed_repeats():
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(20, 2)), rng.integers(0, 2, size=20)
    before = X.copy(), y.copy()
    first = Perceptron(2).fit(X, y, epochs=5, rng=np.random.default_rng(1))
    again = Perceptron(2).fit(X, y, epochs=5, rng=np.random.default_rng(1))
    np.testing.assert_array_equal(first.weights, again.weights)
    assert first.history == again.history
    np.testing.assert_array_equal(X, before[0])
    np.testing.assert_array_equal(y, before[1])


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: Perceptron(0), "at least one feature and a lr above 0, received 0 and 1"),
        (lambda: Perceptron(2, lr=0), "received 2 and 0"),
        (lambda: Perceptron(2).fit([[1, 2]], [2]), r"targets 0 and 1, received \[2.0\]"),
        (lambda: Perceptron(2).fit([[1, 2]], [-1]), r"received \[-1.0\]"),
        (lambda: Perceptron(2).fit([[1, 2, 3]], [1]), r"expected \(samples, 2\).*\(1, 3\)"),
        (lambda: Perceptron(2).fit([[1, 2]], [1, 0]), r"received \(1, 2\) and \(2,\)"),
        (lambda: Perceptron(2).fit([1, 2], [1, 0]), r"received \(2,\) and \(2,\)"),
    ],
)
def test_what_a_perceptron_refuses(call, message):
    with pytest.raises(ValueError, match=message):
        call()
