"""Layers without activations are one layer; layers with activations are not."""

from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnkit import Dense, mlp
from nnkit.collapse import collapsed


def dense_layers(model, rng):
    layers = [layer for layer in model.layers if isinstance(layer, Dense)]
    for layer in layers:
        layer.bias = rng.normal(size=layer.out_features)
    return layers


@given(st.lists(st.integers(1, 6), min_size=2, max_size=6), st.integers(0, 99))
def test_it_equals_the_layers_without_activations(widths, seed):
    rng = np.random.default_rng(seed)
    model = mlp(widths, "identity", rng=rng)
    weight, bias = collapsed(dense_layers(model, rng))
    x = rng.normal(size=(20, widths[0]))
    assert weight.shape == (widths[0], widths[-1])
    np.testing.assert_allclose(x @ weight + bias, model.predict(x), atol=1e-12)


def test_it_does_not_equal_them_with_activations():
    rng = np.random.default_rng(0)
    model = mlp([2, 8, 1], "relu", rng=rng)
    weight, bias = collapsed(dense_layers(model, rng))
    x = rng.normal(size=(20, 2))
    assert np.abs(x @ weight + bias - model.predict(x)).max() > 0.1


def test_one_layer_is_itself_and_nothing_is_changed():
    layer = Dense(3, 2, rng=np.random.default_rng(0))
    before = layer.weight.copy()
    weight, bias = collapsed([layer])
    np.testing.assert_array_equal(weight, before)
    weight[:], bias[:] = 9, 9
    np.testing.assert_array_equal(layer.weight, before)
    np.testing.assert_array_equal(layer.bias, [0, 0])


@pytest.mark.parametrize(
    ("layers", "complaint"),
    [
        ([], "expected at least one layer, received none"),
        (
            [np.ones((2, 3)), np.ones((2, 1))],
            r"layer 2 with a weight of shape \(3, units\) .* received \(2, 1\) and \(1,\)",
        ),
        ([np.ones((2, 3, 4))], r"expected layer 1 .* received \(2, 3, 4\) and \(4,\)"),
    ],
)
def test_what_does_not_fit_is_refused(layers, complaint):
    made = [SimpleNamespace(weight=one, bias=np.zeros(one.shape[-1])) for one in layers]
    with pytest.raises(ValueError, match=complaint):
        collapsed(made)


def test_a_bias_of_two_axes_is_refused():
    column = SimpleNamespace(weight=np.ones((2, 3)), bias=np.zeros((1, 3)))
    with pytest.raises(ValueError, match=r"received \(2, 3\) and \(1, 3\)"):
        collapsed([column])
