"""Activations: values, slopes, tails, types; against numerical slopes and PyTorch."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from nnkit import (
    elu,
    gelu,
    identity,
    leaky_relu,
    relu,
    sigmoid,
    softmax,
    softplus,
    step,
    tanh,
)
from nnkit.activations import ACTIVATIONS, ELU, LeakyReLU, get_activation

ALL = [step, identity, sigmoid, tanh, relu, leaky_relu, elu, softplus, gelu]
SMOOTH = [identity, sigmoid, tanh, softplus, gelu]
KINKED = [relu, leaky_relu, elu]

every = pytest.mark.parametrize("activation", ALL, ids=lambda activation: activation.name)
smooth = pytest.mark.parametrize("activation", SMOOTH, ids=lambda activation: activation.name)

moderate = st.floats(-30, 30)
inputs = arrays(np.float64, array_shapes(max_dims=3, max_side=4), elements=st.floats(-1e3, 1e3))


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


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
@pytest.mark.parametrize("activation", ACTIVATIONS.values())
def test_the_largest_numbers_of_every_precision_overflow_nothing(activation, dtype):
    far = np.finfo(dtype).max / 2  # softmax subtracts one from the other
    value, slope = activation(dtype([-far, far])), activation.derivative(dtype([-far, far]))
    assert value.dtype == slope.dtype == dtype
    assert np.isfinite(value).all()
    assert np.isfinite(slope).all()


def test_gelu_has_limits():
    np.testing.assert_array_equal(gelu([-np.inf, -50, 50, np.inf]), [0, 0, 50, np.inf])
    np.testing.assert_array_equal(gelu.derivative([-np.inf, -50, 50, np.inf]), [0, 0, 1, 1])


@given(x=st.lists(moderate, min_size=2, max_size=6).map(sorted))
def test_each_is_monotone(x):
    for activation in ALL:
        if activation is gelu:
            continue  # it dips below 0 on its way
        assert np.all(np.diff(activation(x)) >= 0)


@every
@pytest.mark.parametrize("x", [-1000, 1000, -40, 40])
def test_far_out_value_and_slope_are_finite(activation, x):
    assert np.isfinite(activation(x))
    assert np.isfinite(activation.derivative(x))


def test_what_the_new_ones_declare_at_zero_and_far_out():
    assert leaky_relu(0) == elu(0) == gelu(0) == 0
    assert leaky_relu.derivative(0) == 0.01
    assert elu.derivative(0) == 1
    assert gelu.derivative(0) == 0.5
    assert softplus(0) == np.log(2)
    assert softplus.derivative(0) == 0.5
    assert (leaky_relu(-1000), elu(-1000), softplus(-1000), gelu(-1000)) == (-10, -1, 0, 0)
    assert leaky_relu(7) == elu(7) == 7
    assert softplus(1000) == gelu(1000) == 1000


@given(x=st.floats(-30, 30).filter(lambda x: abs(x) > 1e-3))
def test_rectifiers_have_their_slopes_away_from_the_corner(x):
    for activation in (*KINKED, LeakyReLU(0.3), ELU(2.5)):
        h = 1e-6
        slope = (activation(x + h) - activation(x - h)) / (2 * h)
        assert activation.derivative(x) == pytest.approx(slope, abs=1e-7)


def test_options_change_the_negative_side():
    assert LeakyReLU(0.25)(-8) == -2
    assert ELU(3.0)(-1000) == -3
    assert ELU(3.0).bounds == (-3, np.inf)
    assert elu.bounds == (-1, np.inf)


@pytest.mark.parametrize("slope", [-0.1, 1, np.nan])
def test_a_leak_is_a_share(slope):
    with pytest.raises(ValueError, match=r"expected a negative_slope in \[0, 1\), received"):
        LeakyReLU(slope)


@pytest.mark.parametrize("alpha", [0, -1, np.nan])
def test_a_floor_lies_below_zero(alpha):
    with pytest.raises(ValueError, match="expected an alpha above 0, received"):
        ELU(alpha)


def test_an_activation_is_found_by_its_name():
    for name, activation in ACTIVATIONS.items():
        assert get_activation(name) is activation
        assert activation.name == name
        assert get_activation(activation) is activation
        rebuilt = get_activation(name, **activation.options)
        assert type(rebuilt) is type(activation)
    assert get_activation("elu", alpha=2.0).options == {"alpha": 2.0}
    assert len(ACTIVATIONS) == 10
    with pytest.raises(ValueError, match=r"expected an activation of \['elu', .* received 'rleu'"):
        get_activation("rleu")
    with pytest.raises(TypeError, match="received <ufunc 'square'>"):
        get_activation(np.square)


rows = arrays(np.float64, st.tuples(st.integers(1, 4), st.integers(1, 6)), elements=moderate)


@given(x=rows, shift=st.floats(-1e3, 1e3))
def test_softmax_sums_to_one_and_does_not_mind_a_shift(x, shift):
    p = softmax(x)
    np.testing.assert_allclose(p.sum(axis=1), 1, rtol=1e-14)
    assert np.all(p >= 0)
    np.testing.assert_allclose(softmax(x + shift), p, rtol=1e-9, atol=1e-15)


@given(x=rows, seed=st.integers(0, 99))
def test_softmax_does_each_row_by_itself_and_follows_its_order(x, seed):
    np.testing.assert_array_equal(softmax(x), [softmax(row) for row in x])
    order = np.random.default_rng(seed).permutation(x.shape[1])
    np.testing.assert_allclose(softmax(x[:, order]), softmax(x)[:, order], rtol=1e-14)


@given(x=rows, seed=st.integers(0, 99))
def test_softmax_slopes_are_its_jacobian(x, seed):
    h = 1e-6
    jacobian = softmax.derivative(x)
    for j in range(x.shape[1]):
        moved = h * np.eye(x.shape[1])[j]
        slope = (softmax(x + moved) - softmax(x - moved)) / (2 * h)
        np.testing.assert_allclose(jacobian[:, :, j], slope, atol=1e-8)
    grad = np.random.default_rng(seed).normal(size=x.shape)
    np.testing.assert_allclose(
        softmax.vector_jacobian(x, grad), np.einsum("ni,nij->nj", grad, jacobian), atol=1e-13
    )


def test_softmax_far_out_and_of_nothing():
    np.testing.assert_array_equal(softmax([[1000, -1000], [-1000, -1000]]), [[1, 0], [0.5, 0.5]])
    assert softmax(np.float32([1, 2])).dtype == np.float32
    for nothing in (3.0, np.zeros((2, 0))):
        with pytest.raises(ValueError, match="at least one class, received"):
            softmax(nothing)


@every
def test_the_vector_jacobian_product_is_slope_times_gradient(activation):
    x, grad = np.random.default_rng(0).normal(size=(2, 4, 3))
    np.testing.assert_array_equal(
        activation.vector_jacobian(x, grad), activation.derivative(x) * grad
    )


def test_pytorch_agrees_on_softmax(torch):
    x, grad = np.random.default_rng(0).normal(scale=5, size=(2, 7, 4))
    theirs = torch.tensor(x, requires_grad=True)
    value = torch.softmax(theirs, 1)
    value.backward(torch.tensor(grad))
    np.testing.assert_allclose(softmax(x), value.detach().numpy(), rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(softmax.vector_jacobian(x, grad), theirs.grad.numpy(), atol=1e-14)


@pytest.mark.parametrize("ours", ALL[2:], ids=lambda activation: activation.name)
def test_pytorch_agrees_on_values_and_slopes(torch, ours):
    name = ours.name
    x = np.random.default_rng(0).normal(scale=5, size=(50, 3))
    theirs = torch.tensor(x, requires_grad=True)
    value = getattr(torch.nn.functional, name)(theirs)
    value.sum().backward()
    np.testing.assert_allclose(ours(x), value.detach().numpy(), rtol=1e-12, atol=1e-15)
    np.testing.assert_allclose(ours.derivative(x), theirs.grad.numpy(), rtol=1e-10, atol=1e-15)
