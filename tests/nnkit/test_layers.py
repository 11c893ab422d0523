"""Layers: against PyTorch, numerical gradients, and their own algebra; what they refuse."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnkit import activations
from nnkit.gradcheck import check_gradients
from nnkit.initializers import INITIALIZERS, initialize
from nnkit.layers import (
    LSTM,
    ActivationLayer,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    Layer,
    MaxPool2D,
    SimpleRNN,
)


def rng(seed=0):
    return np.random.default_rng(seed)


LAYERS = {
    "dense": (lambda **o: Dense(np.int64(4), 3, rng=rng(), **o), (4,)),
    "dense square": (lambda **o: Dense(3, 3, rng=rng(), **o), (3,)),
    "dense 1-1": (lambda **o: Dense(1, 1, rng=rng(), **o), (1,)),
    "relu": (lambda **o: ActivationLayer("relu", **o), (4,)),
    "softmax": (lambda **o: ActivationLayer("softmax", **o), (4,)),
    "gelu": (lambda **o: ActivationLayer("gelu", **o), (2, 3)),
    "flatten": (lambda **o: Flatten(**o), (2, 3, 2)),
    "dropout": (lambda **o: Dropout(0.5, rng=rng(), **o), (4,)),
    "conv": (lambda **o: Conv2D(2, 3, 3, rng=rng(), **o), (5, 6, 2)),
    "conv same": (lambda **o: Conv2D(2, 3, 3, rng=rng(), padding="same", **o), (5, 4, 2)),
    "conv even": (lambda **o: Conv2D(1, 2, 2, rng=rng(), padding="same", **o), (4, 5, 1)),
    "conv stride": (lambda **o: Conv2D(2, 3, 2, rng=rng(), stride=2, **o), (5, 7, 2)),
    "conv gaps": (lambda **o: Conv2D(2, 1, 1, rng=rng(), stride=3, **o), (5, 7, 2)),
    "pool": (lambda **o: MaxPool2D(2, **o), (4, 6, 2)),
    "pool ragged": (lambda **o: MaxPool2D(2, **o), (5, 7, 2)),
    "pool overlapping": (lambda **o: MaxPool2D(3, stride=1, **o), (5, 5, 1)),
    "rnn": (lambda **o: SimpleRNN(3, 4, rng=rng(), **o), (5, 3)),
    "rnn one of each": (lambda **o: SimpleRNN(2, 1, rng=rng(), **o), (1, 2)),
    "rnn sequences": (lambda **o: SimpleRNN(3, 4, rng=rng(), return_sequences=True, **o), (5, 3)),
    "lstm": (lambda **o: LSTM(3, 4, rng=rng(), **o), (5, 3)),
    "lstm sequences": (lambda **o: LSTM(3, 4, rng=rng(), return_sequences=True, **o), (5, 3)),
    "lstm one step": (lambda **o: LSTM(2, 2, rng=rng(), **o), (1, 2)),
}
every = pytest.mark.parametrize(("make", "shape"), LAYERS.values(), ids=LAYERS)


def batch(shape, samples=3, seed=1):
    return rng(seed).normal(size=(samples, *shape))


@every
def test_gradients_are_the_slopes(make, shape):
    report = check_gradients(make(), batch(shape))
    assert report, str(report)
    assert report.checked == ("input", *make().params)


@every
def test_what_backward_needs_is_kept_from_what_comes_later(make, shape):
    layer = make()
    x = batch(shape)
    out = layer.forward(x)
    kept = out.copy()
    other = make()
    other.forward(x)
    np.testing.assert_array_equal(out, kept)
    grad = rng(2).normal(size=out.shape)
    first, grads = layer.backward(grad).copy(), [g.copy() for g in layer.grads.values()]
    layer.forward(batch(shape, 2, seed=5))
    layer.forward(x)
    np.testing.assert_array_equal(layer.backward(grad), first)
    for now, before in zip(layer.grads.values(), grads, strict=True):
        np.testing.assert_array_equal(now, before)


@every
def test_nothing_that_is_passed_in_is_changed(make, shape):
    layer = make()
    x = batch(shape)
    x_before = x.copy()
    out = layer.forward(x)
    grad = np.ones_like(out)
    params = [p.copy() for p in layer.params.values()]
    layer.backward(grad)
    np.testing.assert_array_equal(x, x_before)
    np.testing.assert_array_equal(grad, 1)
    for now, before in zip(layer.params.values(), params, strict=True):
        np.testing.assert_array_equal(now, before)


@every
def test_a_batch_is_its_samples(make, shape):
    layer = make()
    x = batch(shape, 4)
    out = layer.forward(x)
    grad = rng(3).normal(size=out.shape)
    grad_x, grads = layer.backward(grad), [g.copy() for g in layer.grads.values()]
    total = [np.zeros_like(g) for g in grads]
    for n in range(4):
        np.testing.assert_allclose(layer.forward(x[n : n + 1])[0], out[n], rtol=0, atol=1e-12)
        np.testing.assert_allclose(
            layer.backward(grad[n : n + 1])[0], grad_x[n], rtol=0, atol=1e-12
        )
        for summed, g in zip(total, layer.grads.values(), strict=True):
            summed += g
    for summed, g in zip(total, grads, strict=True):
        np.testing.assert_allclose(summed, g, rtol=0, atol=1e-12)


@every
def test_the_shape_it_announces_is_the_shape_it_puts_out(make, shape):
    layer = make()
    assert layer.output_shape(shape) == layer.forward(batch(shape)).shape[1:]
    assert layer.backward(layer.forward(batch(shape))).shape == (3, *shape)
    assert layer.parameter_count == sum(p.size for p in layer.params.values())


@every
def test_backward_parameters_fills_the_same_gradients(make, shape):
    layer = make()
    grad = rng(4).normal(size=layer.forward(batch(shape)).shape)
    layer.backward(grad)
    expected = {name: g.copy() for name, g in layer.grads.items()}
    for g in layer.grads.values():
        g[...] = np.nan
    layer.backward_parameters(grad)
    for name, g in layer.grads.items():
        np.testing.assert_array_equal(g, expected[name])


@every
def test_float32_and_integers(make, shape):
    layer = make(dtype=np.float32)
    out = layer.forward(batch(shape))
    assert out.dtype == layer.backward(np.ones_like(out)).dtype == np.float32
    assert all(p.dtype == np.float32 for p in [*layer.params.values(), *layer.grads.values()])
    double = make()
    whole = double.forward(np.ones((2, *shape), int))
    assert whole.dtype == double.backward(np.ones(whole.shape, int)).dtype == np.float64
    np.testing.assert_allclose(out, make().forward(batch(shape)), rtol=1e-4, atol=1e-4)


@every
def test_a_gradient_may_come_as_integers_as_a_list_or_in_another_precision(make, shape):
    layer, single = make(), make(dtype=np.float32)
    ones = np.ones(layer.forward(batch(shape)).shape)
    expected = layer.backward(ones).copy()
    grads = [g.copy() for g in layer.grads.values()]
    for grad in (ones.astype(int), ones.tolist(), ones.astype(np.float32)):
        np.testing.assert_array_equal(layer.backward(grad), expected)
        layer.backward_parameters(grad)
        for g, before in zip(layer.grads.values(), grads, strict=True):
            np.testing.assert_array_equal(g, before)
    single.forward(batch(shape))
    received = single.backward(ones)
    assert received.dtype == np.float32
    np.testing.assert_allclose(received, expected, rtol=1e-4, atol=1e-4)


@every
def test_a_gradient_in_another_shape_than_the_output_is_refused(make, shape):
    layer = make()
    out = layer.forward(batch(shape))
    for wrong in ((), out.shape[1:], out.shape[:-1], (1, *out.shape[1:]), (*out.shape, 1)):
        with pytest.raises(ValueError, match=r"expected a gradient in the shape of its") as told:
            layer.backward(np.ones(wrong))
        assert repr(layer) in str(told.value)
        assert f"{out.shape}, received {wrong}" in str(told.value)
        with pytest.raises(ValueError, match=r"expected a gradient in the shape of its"):
            layer.backward_parameters(np.ones(wrong))


@every
def test_arrays_that_training_uses_again_hold_what_new_ones_would(make, shape):
    for dtype, atol in ((np.float32, 1e-5), (np.float64, 1e-12)):
        layer, other = make(dtype=dtype), make(dtype=dtype)
        assert layer.training is False
        layer.training = True
        other.training = isinstance(other, Dropout)  # which draws as its twin does
        for seed, samples in enumerate((3, 3, 2, 3)):
            x = batch(shape, samples, seed).astype(dtype)
            out = layer.forward(x)
            kept = out.copy()
            grad = rng(seed).normal(size=out.shape).astype(dtype)
            grad_x = layer.backward(grad)
            assert out.dtype == grad_x.dtype == dtype
            np.testing.assert_array_equal(out, kept)  # backward has not written over it
            np.testing.assert_allclose(out, other.forward(x), atol=atol)
            np.testing.assert_allclose(grad_x, other.backward(grad), atol=atol)
            for name, g in layer.grads.items():
                np.testing.assert_allclose(g, other.grads[name], atol=atol)


@every
def test_a_seed_repeats_bit_for_bit_and_the_config_makes_it_again(make, shape):
    first, second = make(), make()
    for name, p in first.params.items():
        np.testing.assert_array_equal(p, second.params[name])
    again = type(first).from_config(first.config(), rng=rng(), dtype=np.float64)
    assert repr(again) == repr(first)
    assert again.dtype == np.float64
    assert type(first).from_config(first.config(), rng=rng(), dtype=np.float32).dtype == np.float32
    json.dumps([first.config(), first.input_shape])
    for name, p in again.params.items():
        first.params[name][...] = p
    np.testing.assert_array_equal(again.forward(batch(shape)), first.forward(batch(shape)))


@every
def test_a_shape_that_does_not_fit_is_refused(make, shape):
    layer = make()
    if layer.input_shape is None:
        with pytest.raises(ValueError, match=r"expected \(samples, …\), received \(\)"):
            layer.forward(np.float64(3))
        return
    with pytest.raises(ValueError, match=r"expected .*received") as told:
        layer.forward(np.zeros((2, *shape, 1)))
    assert type(layer).__name__ in str(told.value)
    assert str((2, *shape, 1)) in str(told.value)
    with pytest.raises(ValueError, match=r"expected .*received"):
        layer.forward(np.zeros((2, *shape[:-1], 9)) if layer.input_shape[-1] else np.zeros((2,)))
    with pytest.raises(ValueError, match=r"received \(\)"):
        layer.forward(np.float64(1))


def test_the_dense_layers_message():
    with pytest.raises(
        ValueError,
        match=r"Dense\(in_features=3, out_features=4\) expected \(samples, 3\), received \(10, 4\)",
    ):
        Dense(3, 4, rng=rng()).forward(np.zeros((10, 4)))


@given(seed=st.integers(0, 999), a=st.floats(-9, 9), b=st.floats(-9, 9))
def test_dense_is_linear_but_for_its_bias(seed, a, b):
    layer = Dense(3, 2, rng=rng(seed))
    layer.bias = rng(seed + 1).normal(size=2)
    x, y = rng(seed + 2).normal(size=(2, 4, 3))
    mixed = layer.forward(a * x + b * y) - layer.bias
    parts = a * (layer.forward(x) - layer.bias) + b * (layer.forward(y) - layer.bias)
    np.testing.assert_allclose(mixed, parts, atol=1e-12)


@given(seed=st.integers(0, 999))
def test_the_order_of_the_samples_does_not_matter_to_the_gradients(seed):
    layer = Dense(3, 2, rng=rng(seed))
    x, grad = rng(seed).normal(size=(6, 3)), rng(seed + 1).normal(size=(6, 2))
    order = rng(seed).permutation(6)
    layer.forward(x)
    layer.backward(grad)
    before = layer.grad_weight.copy(), layer.grad_bias.copy()
    layer.forward(x[order])
    layer.backward(grad[order])
    np.testing.assert_allclose(layer.grad_weight, before[0], atol=1e-13)
    np.testing.assert_allclose(layer.grad_bias, before[1], atol=1e-13)


def test_dense_by_hand():
    layer = Dense(2, 2, rng=rng())
    layer.weight = [[1, 2], [3, 4]]
    layer.bias = [10, 20]
    np.testing.assert_array_equal(
        layer.forward(np.array([[1.0, 1.0], [0, 2]])), [[14, 26], [16, 28]]
    )
    np.testing.assert_array_equal(layer.backward(np.array([[1.0, 0], [0, 1]])), [[1, 3], [2, 4]])
    np.testing.assert_array_equal(layer.grad_weight, [[1, 0], [1, 2]])
    np.testing.assert_array_equal(layer.grad_bias, [1, 1])


def test_an_assignment_writes_into_the_array_that_the_optimiser_knows():
    layer = Dense(2, 1, rng=rng())
    array = layer.params["weight"]
    layer.weight = [[5], [6]]
    assert layer.weight is array
    np.testing.assert_array_equal(array, [[5], [6]])
    with pytest.raises(ValueError, match=r"expected weight of shape \(2, 1\), received \(2,\)"):
        layer.weight = [5, 6]
    with pytest.raises(AttributeError):
        layer.grad_weight = array
    with pytest.raises(TypeError):
        layer.params["weight"] = array


def test_activation_layers_keep_their_options():
    layer = ActivationLayer(activations.ELU(2.0))
    assert layer.config() == {"activation": "elu", "alpha": 2.0}
    again = ActivationLayer.from_config(layer.config(), rng=rng(), dtype=np.float64)
    assert again.activation.options == {"alpha": 2.0}


def test_dropout_keeps_the_sum_on_average_and_its_mask_for_the_way_back():
    layer = Dropout(0.3, rng=rng())
    x = np.ones((200, 100))
    np.testing.assert_array_equal(layer.forward(x), x)
    np.testing.assert_array_equal(layer.backward(x), x)
    layer.training = True
    out = layer.forward(x)
    assert out.mean() == pytest.approx(1, abs=0.02)
    assert (out == 0).mean() == pytest.approx(0.3, abs=0.01)
    np.testing.assert_allclose(np.unique(out), [0, 1 / 0.7])
    np.testing.assert_array_equal(layer.backward(x), out)
    assert not np.array_equal(layer.forward(x), out)
    twin = Dropout(0.3, rng=rng())
    twin.training = True
    np.testing.assert_array_equal(twin.forward(x), out)
    layer.training = False
    np.testing.assert_array_equal(layer.forward(x), x)


def test_dropout_keeps_what_is_drawn_at_its_rate_so_that_a_rate_of_zero_drops_nothing():
    class Lowest:
        random = staticmethod(np.zeros)

    layer = Dropout(0, rng=Lowest())
    layer.training = True
    np.testing.assert_array_equal(layer.forward(np.ones((2, 3))), 1)


def test_pooling_gives_the_gradient_to_the_first_of_equal_pixels():
    layer = MaxPool2D(2)
    layer.forward(np.zeros((1, 2, 2, 1)))
    np.testing.assert_array_equal(
        layer.backward(np.ones((1, 1, 1, 1)))[0, :, :, 0], [[1, 0], [0, 0]]
    )


def test_the_forget_gate_starts_open():
    np.testing.assert_array_equal(LSTM(2, 3, rng=rng()).bias, [0] * 3 + [1] * 3 + [0] * 6)


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Dense(0, 2, rng=rng()), "at least one feature in and out, received 0 and 2"),
        (lambda: Dense(2, 0, rng=rng()), "received 2 and 0"),
        (lambda: Dense(1, 1, rng=rng(), initializer="he"), r"an initializer of \[.*received 'he'"),
        (lambda: Dropout(1, rng=rng()), r"a rate in \[0, 1\), received 1"),
        (lambda: Dropout(-0.1, rng=rng()), "received -0.1"),
        (lambda: Conv2D(0, 1, 1, rng=rng()), "at least 1, received 0, 1, 1 and 1"),
        (lambda: Conv2D(1, 0, 1, rng=rng()), "at least 1, received 1, 0, 1 and 1"),
        (lambda: Conv2D(1, 1, 0, rng=rng()), "at least 1, received 1, 1, 0 and 1"),
        (lambda: Conv2D(1, 1, 2, rng=rng(), stride=0), "received 1, 1, 2 and 0"),
        (lambda: Conv2D(1, 1, 2, rng=rng(), padding="full"), "received 'full'"),
        (lambda: MaxPool2D(0), "received 0, 0"),
        (lambda: MaxPool2D(2, stride=0), "received 2, 0"),
        (lambda: SimpleRNN(1, 0, rng=rng()), "received 1 and 0"),
        (lambda: LSTM(0, 1, rng=rng()), "received 0 and 1"),
        (lambda: ActivationLayer("rleu"), "received 'rleu'"),
        (
            lambda: MaxPool2D(3).forward(np.zeros((1, 2, 5, 1))),
            "at least 3 by 3 pixels, as large as the window; received 2 by 5",
        ),
        (
            lambda: MaxPool2D(2).forward(np.zeros((2, 4, 4))),
            r"expected \(samples, any, any, any\), received \(2, 4, 4\)",
        ),
        (lambda: Conv2D(1, 1, 3, rng=rng()).output_shape((5, 2, 1)), "received 5 by 2"),
        (lambda: LSTM(2, 3, rng=rng()).forward(np.zeros((1, 0, 2))), "at least one timestep"),
    ],
)
def test_what_cannot_be_is_refused(make, message):
    with pytest.raises(ValueError, match=message):
        make()


@pytest.mark.parametrize("dtype", [int, bool, complex])
@pytest.mark.parametrize(
    "make",
    [lambda **o: Dense(2, 1, rng=rng(), **o), Flatten, lambda **o: LSTM(1, 1, rng=rng(), **o)],
)
def test_a_layer_computes_in_floats(make, dtype):
    with pytest.raises(ValueError, match=f"a dtype of floats, received {np.dtype(dtype)}"):
        make(dtype=dtype)


SIZED = [Dense, lambda i, o, **rest: Conv2D(i, o, 2, **rest), SimpleRNN, LSTM]


@pytest.mark.parametrize("make", SIZED)
def test_sizes_are_whole_numbers_of_any_kind(make):
    layer = make(*np.array([2, 3]), rng=rng())
    assert repr(layer) == repr(make(2, 3, rng=rng()))
    json.dumps([layer.config(), layer.input_shape])
    for sizes in ((2.5, 3), (2, 3.0)):
        with pytest.raises(TypeError, match="cannot be interpreted as an integer"):
            make(*sizes, rng=rng())
    with pytest.raises(TypeError, match="cannot be interpreted as an integer"):
        MaxPool2D(2.5)


@pytest.mark.parametrize("make", SIZED)
def test_any_initialiser_is_used_and_its_shape_checked(make):
    layer = make(2, 3, rng=rng(), initializer=lambda shape, rng: np.full(shape, 7))
    for name, array in layer.params.items():
        if name != "bias":
            np.testing.assert_array_equal(array, 7)
    with pytest.raises(ValueError, match=r"weights of shape \(.*\) from the initializer, received"):
        make(2, 3, rng=rng(), initializer=lambda shape, rng: np.ones(shape[::-1]))


def test_smallest_sizes_are_accepted():
    assert Dropout(0, rng=rng()).rate == 0
    assert MaxPool2D().config() == {"size": 2, "stride": 2}
    assert MaxPool2D(3).forward(np.zeros((1, 3, 3, 1))).shape == (1, 1, 1, 1)
    assert Conv2D(1, 1, 1, rng=rng()).forward(np.zeros((1, 1, 1, 1))).shape == (1, 1, 1, 1)
    assert Flatten().output_shape((None, 3)) == (None,)
    assert Conv2D(1, 2, 3, rng=rng()).output_shape((None, 5, 1)) == (None, 3, 2)


def test_every_kind_is_known_for_loading():
    assert {"Dense", "ActivationLayer", "Flatten", "Dropout", "Conv2D", "MaxPool2D"} <= set(
        Layer.kinds
    )
    assert Layer.kinds["LSTM"] is LSTM


@pytest.mark.parametrize("name", INITIALIZERS)
def test_initializers_have_the_spread_of_their_rule(name):
    inputs, outputs = 300, 200
    weight = initialize(name, (inputs, outputs), rng())
    spread = {
        "zeros": 0,
        "normal": 0.05,
        "glorot_uniform": np.sqrt(2 / (inputs + outputs)),
        "he_normal": np.sqrt(2 / inputs),
    }[name]
    assert weight.std() == pytest.approx(spread, rel=0.01)
    assert weight.mean() == pytest.approx(0, abs=0.001)
    if name == "glorot_uniform":
        assert np.abs(weight).max() == pytest.approx(np.sqrt(6 / 500), rel=0.001)


def test_a_kernels_window_counts_for_its_fans_and_any_function_initialises():
    weight = initialize("he_normal", (3, 3, 40, 50), rng())
    assert weight.std() == pytest.approx(np.sqrt(2 / 360), rel=0.02)
    glorot = initialize("glorot_uniform", (3, 3, 40, 50), rng())
    assert np.abs(glorot).max() == pytest.approx(np.sqrt(6 / 810), rel=0.001)
    ones = initialize(lambda shape, rng: np.ones(shape), (2, 2), rng(), np.float32)
    assert ones.dtype == np.float32
    np.testing.assert_array_equal(ones, 1)
    single = initialize("normal", (4, 4), rng(), np.float32)
    np.testing.assert_array_equal(single, initialize("normal", (4, 4), rng()).astype(np.float32))


@pytest.mark.parametrize("seed", range(5))
def test_pytorch_agrees_on_dense(torch, seed):
    n, i, o = rng(seed).integers(1, 9, size=3)
    layer = Dense(i, o, rng=rng(seed))
    layer.bias = rng(seed).normal(size=o)
    x, grad = rng(seed + 1).normal(size=(n, i)), rng(seed + 2).normal(size=(n, o))
    tx, tw, tb = (torch.tensor(a, requires_grad=True) for a in (x, layer.weight, layer.bias))
    out = tx @ tw + tb
    out.backward(torch.tensor(grad))
    np.testing.assert_allclose(layer.forward(x), out.detach().numpy(), atol=1e-10)
    np.testing.assert_allclose(layer.backward(grad), tx.grad.numpy(), atol=1e-10)
    np.testing.assert_allclose(layer.grad_weight, tw.grad.numpy(), atol=1e-10)
    np.testing.assert_allclose(layer.grad_bias, tb.grad.numpy(), atol=1e-10)


@pytest.mark.parametrize("padding", ["valid", "same"])
@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize("kernel", [1, 3, 5])
def test_pytorch_agrees_on_convolution(torch, kernel, stride, padding):
    x = rng(kernel).normal(size=(2, 7, 8, 3))
    layer = Conv2D(3, 4, kernel, rng=rng(stride), stride=stride, padding=padding)
    layer.bias = rng(9).normal(size=4)
    tx = torch.tensor(x, requires_grad=True)
    tw = torch.tensor(layer.weight, requires_grad=True)
    tb = torch.tensor(layer.bias, requires_grad=True)
    border = (kernel - 1) // 2 if padding == "same" else 0
    out = torch.nn.functional.conv2d(
        tx.permute(0, 3, 1, 2), tw.permute(3, 2, 0, 1), tb, stride=stride, padding=border
    ).permute(0, 2, 3, 1)
    grad = rng(4).normal(size=out.shape)
    out.backward(torch.tensor(grad))
    np.testing.assert_allclose(layer.forward(x), out.detach().numpy(), atol=1e-10)
    np.testing.assert_allclose(layer.backward(grad), tx.grad.numpy(), atol=1e-10)
    np.testing.assert_allclose(layer.grad_weight, tw.grad.numpy(), atol=1e-10)
    np.testing.assert_allclose(layer.grad_bias, tb.grad.numpy(), atol=1e-10)


@pytest.mark.parametrize(("size", "stride"), [(2, 2), (3, 1), (3, 2), (1, 1), (2, 3)])
def test_pytorch_agrees_on_pooling(torch, size, stride):
    x = rng(size).normal(size=(2, 7, 8, 3))
    layer = MaxPool2D(size, stride=stride)
    tx = torch.tensor(x, requires_grad=True)
    out = torch.nn.functional.max_pool2d(tx.permute(0, 3, 1, 2), size, stride).permute(0, 2, 3, 1)
    grad = rng(4).normal(size=out.shape)
    out.backward(torch.tensor(grad))
    np.testing.assert_array_equal(layer.forward(x), out.detach().numpy())
    np.testing.assert_allclose(layer.backward(grad), tx.grad.numpy(), atol=1e-12)


@pytest.mark.parametrize("sequences", [False, True])
@pytest.mark.parametrize("kind", [SimpleRNN, LSTM])
@pytest.mark.parametrize("seed", range(3))
def test_pytorch_agrees_on_recurrence(torch, kind, sequences, seed):
    n, t, i, u = rng(seed).integers(1, 7, size=4).tolist()
    x = rng(seed + 1).normal(size=(n, t, i))
    layer = kind(i, u, rng=rng(seed), return_sequences=sequences)
    layer.bias = rng(seed + 2).normal(size=layer.bias.shape)
    make = torch.nn.RNN if kind is SimpleRNN else torch.nn.LSTM
    theirs = make(i, u, batch_first=True, dtype=torch.float64)
    with torch.no_grad():
        theirs.weight_ih_l0.copy_(torch.tensor(layer.weight.T.copy()))
        theirs.weight_hh_l0.copy_(torch.tensor(layer.recurrent_weight.T.copy()))
        theirs.bias_ih_l0.copy_(torch.tensor(layer.bias))
        theirs.bias_hh_l0.zero_()
    tx = torch.tensor(x, requires_grad=True)
    states, _ = theirs(tx)
    out = states if sequences else states[:, -1]
    grad = rng(seed + 3).normal(size=out.shape)
    out.backward(torch.tensor(grad))
    np.testing.assert_allclose(layer.forward(x), out.detach().numpy(), atol=1e-10)
    np.testing.assert_allclose(layer.backward(grad), tx.grad.numpy(), atol=1e-10)
    np.testing.assert_allclose(layer.grad_weight.T, theirs.weight_ih_l0.grad.numpy(), atol=1e-10)
    np.testing.assert_allclose(
        layer.grad_recurrent_weight.T, theirs.weight_hh_l0.grad.numpy(), atol=1e-10
    )
    np.testing.assert_allclose(layer.grad_bias, theirs.bias_ih_l0.grad.numpy(), atol=1e-10)
