"""Models: the chain of layers, its checks, its summary."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnkit import relu
from nnkit.gradcheck import check_gradients
from nnkit.layers import (
    LSTM,
    ActivationLayer,
    Conv2D,
    Dense,
    Dropout,
    Flatten,
    MaxPool2D,
    SimpleRNN,
)
from nnkit.losses import BinaryCrossEntropy, CategoricalCrossEntropy, MeanSquaredError
from nnkit.models import Sequential, mlp


def rng(seed=0):
    return np.random.default_rng(seed)


def image_model(**options):
    g = rng()
    return Sequential(
        [
            Conv2D(1, 3, 3, rng=g, **options),
            relu,
            MaxPool2D(2, **options),
            Flatten(**options),
            Dense(27, 2, rng=g, **options),
        ],
        input_shape=(8, 8, 1),
    )


def sequence_model(kind=LSTM):
    g = rng()
    return Sequential(
        [kind(3, 4, rng=g, return_sequences=True), kind(4, 5, rng=g), Dense(5, 2, rng=g)]
    )


MODELS = {
    "vectors": (lambda: mlp([3, 5, 4, 2], "tanh", rng=rng()), (3,)),
    "sequences, rnn": (lambda: sequence_model(SimpleRNN), (6, 3)),
    "sequences, lstm": (sequence_model, (6, 3)),
    "images": (image_model, (8, 8, 1)),
}
every = pytest.mark.parametrize(("make", "shape"), MODELS.values(), ids=MODELS)


@every
def test_two_three_and_four_axes_all_the_way_with_right_gradients(make, shape):
    model = make()
    x = rng(1).normal(size=(3, *shape))
    for loss, target in (
        (CategoricalCrossEntropy(from_logits=True), [0, 1, 1]),
        (MeanSquaredError(), np.ones((3, 2))),
        (BinaryCrossEntropy(from_logits=True), np.eye(3, 2)),
    ):
        report = check_gradients(model, x, loss=loss, target=target)
        assert report, str(report)


@every
def test_predicting_in_parts_is_predicting_at_once_and_shapes_are_announced(make, shape):
    model = make()
    x = rng(2).normal(size=(7, *shape))
    whole = model.predict(x)
    np.testing.assert_allclose(model.predict(x, batch_size=3), whole, atol=1e-12)
    assert whole.shape[1:] == model.shapes[-1]
    order = rng(3).permutation(7)
    np.testing.assert_allclose(model.predict(x[order]), whole[order], atol=1e-12)
    assert model.predict(x[:0]).shape == (0, 2) if "Conv" not in repr(model) else True


@every
def test_backward_parameters_spares_only_the_inputs_gradient(make, shape):
    model = make()
    grad = rng(4).normal(size=model.forward(rng(1).normal(size=(3, *shape))).shape)
    assert model.backward(grad).shape == (3, *shape)
    expected = model.parameters().gradients.copy()
    model.parameters().gradients[:] = np.nan
    assert model.backward_parameters(grad) is None
    np.testing.assert_array_equal(model.parameters().gradients, expected)


@given(seed=st.integers(0, 999))
def test_without_activations_layers_collapse_into_one(seed):
    model = mlp([3, 4, 2], "identity", rng=rng(seed))
    x = rng(seed + 1).normal(size=(5, 3))
    first, _, second = model.layers
    collapsed = x @ (first.weight @ second.weight) + first.bias @ second.weight + second.bias
    np.testing.assert_allclose(model.predict(x), collapsed, atol=1e-12)


def test_mlp():
    model = mlp([4, 3, 2], "tanh", rng=rng(), output_activation="softmax", dtype=np.float32)
    names = [repr(layer) for layer in model.layers]
    assert names == [
        "Dense(in_features=4, out_features=3)",
        "ActivationLayer(activation='tanh')",
        "Dense(in_features=3, out_features=2)",
        "ActivationLayer(activation='softmax')",
    ]
    assert model.dtype == np.float32
    np.testing.assert_allclose(model.predict(np.ones((2, 4))).sum(axis=1), 1, rtol=1e-6)
    assert mlp([784, 16, 16, 10], rng=rng()).parameters().values.size == 13_002
    np.testing.assert_array_equal(
        mlp([2, 3], rng=rng(5)).parameters().values, mlp([2, 3], rng=rng(5)).parameters().values
    )


def test_mlp_chooses_the_initialiser_that_suits_the_activation():
    for name, spread in (("relu", np.sqrt(2 / 400)), ("tanh", np.sqrt(2 / 600))):
        weight = mlp([400, 200, 1], name, rng=rng()).layers[0].weight
        assert weight.std() == pytest.approx(spread, rel=0.02)
    chosen = mlp([400, 200], rng=rng(), initializer="normal").layers[0].weight
    assert chosen.std() == pytest.approx(0.05, rel=0.02)


def test_dropout_drops_only_while_training():
    model = Sequential([Dense(4, 50, rng=rng()), Dropout(0.5, rng=rng()), Dense(50, 1, rng=rng())])
    x = np.ones((2, 4))
    still = model.predict(x)
    model.set_training(True)
    assert not np.array_equal(model.forward(x), still)
    np.testing.assert_array_equal(model.predict(x), still)
    assert all(layer.training for layer in model.layers)
    model.set_training(False)
    np.testing.assert_array_equal(model.forward(x), still)


def test_the_summary():
    head, *rows, total = image_model().summary().splitlines()
    assert head.split() == ["layer", "output", "parameters"]
    assert [row.split("(samples, ")[1].replace(")", " ").split() for row in rows] == [
        ["6,", "6,", "3", "30"],
        ["6,", "6,", "3", "0"],
        ["3,", "3,", "3", "0"],
        ["27", "0"],
        ["2", "56"],
    ]
    assert len({len(row) for row in [head, *rows]}) == 1
    assert total == "86 parameters, 86 of them trainable, float64"
    model = mlp([2, 3, 1], rng=rng())
    model.layers[0].trainable = False
    assert model.summary().endswith("13 parameters, 4 of them trainable, float64")
    assert "?" in Sequential([ActivationLayer("relu")]).summary()
    assert (
        "(samples, any, 4)" in Sequential([LSTM(3, 4, rng=rng(), return_sequences=True)]).summary()
    )


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (list, "at least one layer"),
        (
            lambda: [Dense(2, 3, rng=rng()), relu, Dense(4, 1, rng=rng())],
            r"ActivationLayer\(activation='relu'\) puts out \(samples, 3\), but "
            r"Dense\(in_features=4, out_features=1\), which follows, expects \(samples, 4\)",
        ),
        (
            lambda: [Conv2D(1, 2, 3, rng=rng()), Dense(2, 1, rng=rng())],
            r"puts out \(samples, any, any, 2\), but Dense.* expects \(samples, 2\)",
        ),
        (
            lambda: [LSTM(3, 4, rng=rng()), LSTM(4, 4, rng=rng())],
            r"puts out \(samples, 4\), but LSTM.* expects \(samples, any, 4\)",
        ),
        (lambda: [(d := Dense(2, 2, rng=rng())), d], "each layer once"),
        (
            lambda: [Dense(2, 2, rng=rng()), Dense(2, 2, rng=rng(), dtype=np.float32)],
            r"one dtype, received \['float64', 'float32'\]",
        ),
        (lambda: [relu, "rleu"], "received 'rleu'"),
    ],
)
def test_neighbours_that_do_not_fit_are_named(make, message):
    with pytest.raises(ValueError, match=message):
        Sequential(make())


def test_the_given_input_shape_is_checked_too():
    with pytest.raises(ValueError, match=r"'the input' puts out \(samples, 4\), but Dense"):
        Sequential([Dense(3, 1, rng=rng())], input_shape=(4,))
    with pytest.raises(ValueError, match=r"Flatten\(\) puts out \(samples, 12\), but Dense"):
        Sequential([Flatten(), Dense(9, 1, rng=rng())], input_shape=(3, 4))
    assert Sequential([Flatten(), Dense(9, 1, rng=rng())]).shapes == [None, None, (1,)]


def test_what_else_is_refused():
    with pytest.raises(ValueError, match=r"sizes of input and output, received \[3\]"):
        mlp([3], rng=rng())
    with pytest.raises(ValueError, match="received 3 and 0"):
        mlp([3, 0], rng=rng())
    with pytest.raises(TypeError, match="received 3"):
        Sequential([3])
    with pytest.raises(ValueError, match=r"Dense.* expected \(samples, 3\), received \(2, 4\)"):
        mlp([3, 1], rng=rng()).predict(np.zeros((2, 4)))
    for batch_size in (0, -1):
        with pytest.raises(ValueError, match=f"batch_size of at least 1, received {batch_size}"):
            mlp([3, 1], rng=rng()).predict(np.zeros((2, 3)), batch_size=batch_size)


def test_its_representation_lists_the_layers():
    assert repr(mlp([2, 1], rng=rng())) == "Sequential([Dense(in_features=2, out_features=1)])"


@pytest.mark.parametrize("seed", range(3))
def test_pytorch_agrees_on_a_whole_network(torch, seed):
    sizes = [3, 7, 5, 4]
    model = mlp(sizes, "tanh", rng=rng(seed))
    x, labels = rng(seed + 1).normal(size=(9, 3)), rng(seed + 2).integers(0, 4, size=9)
    dense = [layer for layer in model.layers if isinstance(layer, Dense)]
    tensors = [
        (torch.tensor(d.weight, requires_grad=True), torch.tensor(d.bias, requires_grad=True))
        for d in dense
    ]
    out = torch.tensor(x)
    for number, (weight, bias) in enumerate(tensors):
        out = out @ weight + bias
        out = torch.tanh(out) if number < 2 else out
    value = torch.nn.functional.cross_entropy(out, torch.tensor(labels))
    value.backward()
    loss = CategoricalCrossEntropy(from_logits=True)
    assert loss.forward(model.forward(x), labels) == pytest.approx(value.item(), abs=1e-10)
    model.backward(loss.backward())
    for layer, (weight, bias) in zip(dense, tensors, strict=True):
        np.testing.assert_allclose(layer.grad_weight, weight.grad.numpy(), rtol=0, atol=1e-10)
        np.testing.assert_allclose(layer.grad_bias, bias.grad.numpy(), rtol=0, atol=1e-10)
