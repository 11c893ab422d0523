"""Activations: values, slopes, tails, types; against numerical slopes and PyTorch."""

import os

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from nnkit import identity, relu, sigmoid, step, tanh

ALL = [step, identity, sigmoid, tanh, relu]
SMOOTH = [identity, sigmoid, tanh]

every = pytest.mark.parametrize("activation", ALL, ids=lambda activation: activation.name)
smooth = pytest.mark.parametrize("activation", SMOOTH, ids=lambda activation: activation.name)

moderate = st.floats(-30, 30)
inputs = arrays(np.float64, array_shapes(max_dims=3, max_side=4), elements=st.floats(-1e3, 1e3))


@pytest.fixture
def torch():
    if os.environ.get("CI"):
        import torch
    else:
        torch = pytest.importorskip("torch", reason="PyTorch is an oracle; CI installs it")
    return torch


@every
@given(x=inputs)
def test_shape_bounds_and_input(activation, x):
    before = x.copy()
    for result in (activation(x), activation.derivative(x)):
        assert result.shape == x.shape
        assert np.all(np.isfinite(result))
        assert not np.shares_memory(result, x)
    low, high = activation.bounds
    assert np.all((low <= activation(x)) & (activation(x) <= high))
    np.testing.assert_array_equal(x, before)


@every
@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_floats_keep_their_precision(activation, dtype):
    x = np.array([-2, 0, 3], dtype=dtype)
    assert activation(x).dtype == dtype
    assert activation.derivative(x).dtype == dtype


@every
@pytest.mark.parametrize("x", [[-2, 0, 3], [True, False], 5, np.int8(3)])
def test_integers_and_booleans_give_floats(activation, x):
    assert np.asarray(activation(x)).dtype == np.float64
    np.testing.assert_array_equal(activation(x), activation(np.asarray(x, dtype=float)))


@every
def test_a_number_gives_a_number(activation):
    assert np.ndim(activation(0.5)) == 0
    assert isinstance(activation(0.5), np.floating)
    assert isinstance(activation.derivative(0.5), np.floating)


@every
@pytest.mark.parametrize("x", ["text", [1j], [None]])
def test_what_is_no_real_number_is_refused(activation, x):
    with pytest.raises(TypeError, match="expected an array of real numbers, received dtype"):
        activation(x)


@every
def test_it_describes_itself(activation):
    assert activation.name in repr(activation)
    assert activation.range in repr(activation)
    assert activation.formula


@smooth
@given(x=moderate)
def test_the_derivative_is_the_slope(activation, x):
    h = 1e-6
    slope = (activation(x + h) - activation(x - h)) / (2 * h)
    assert activation.derivative(x) == pytest.approx(slope, abs=1e-8)


@given(x=st.floats(-30, 30).filter(lambda x: abs(x) > 1e-3))
def test_relu_and_step_have_their_slopes_away_from_the_corner(x):
    assert relu.derivative(x) == (x > 0)
    assert step.derivative(x) == 0


def test_what_is_declared_at_zero():
    assert step(0) == 0
    assert relu(0) == relu.derivative(0) == step.derivative(0) == 0
    assert sigmoid(0) == 0.5
    assert sigmoid.derivative(0) == 0.25


@given(x=st.floats(-700, 700))
def test_sigmoid_is_symmetric_and_tanh_is_a_stretched_sigmoid(x):
    assert sigmoid(-x) == pytest.approx(1 - sigmoid(x), abs=1e-15)
    assert tanh(x) == pytest.approx(2 * sigmoid(2 * x) - 1, abs=1e-15)


@given(x=st.floats(40, 700))
def test_the_tails_keep_their_digits_and_never_become_flat(x):
    assert sigmoid(-x) == pytest.approx(np.exp(-x), rel=1e-12)
    assert sigmoid.derivative(x) == pytest.approx(np.exp(-x), rel=1e-12)
    assert sigmoid.derivative(x) == sigmoid.derivative(-x) > 0
    if x < 350:
        assert tanh.derivative(x) == pytest.approx(4 * np.exp(-2 * x), rel=1e-12)


def test_no_input_overflows():
    far = np.array([-np.inf, -1000, 1000, np.inf])
    np.testing.assert_array_equal(sigmoid(far), [0, 0, 1, 1])
    np.testing.assert_array_equal(tanh(far), [-1, -1, 1, 1])
    np.testing.assert_array_equal(sigmoid.derivative(far), 0)


@given(x=st.lists(moderate, min_size=2, max_size=6).map(sorted))
def test_each_is_monotone(x):
    for activation in ALL:
        assert np.all(np.diff(activation(x)) >= 0)


@pytest.mark.parametrize(("ours", "name"), [(sigmoid, "sigmoid"), (tanh, "tanh"), (relu, "relu")])
def test_pytorch_agrees_on_values_and_slopes(torch, ours, name):
    x = np.random.default_rng(0).normal(scale=5, size=(50, 3))
    theirs = torch.tensor(x, requires_grad=True)
    value = getattr(torch, name)(theirs)
    value.sum().backward()
    np.testing.assert_allclose(ours(x), value.detach().numpy(), rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(ours.derivative(x), theirs.grad.numpy(), rtol=1e-10, atol=1e-15)
