"""One vector for all parameters: views stay views, whatever is done to the layers."""

import copy

import numpy as np
import pytest

from nnkit.layers import ActivationLayer, Dense
from nnkit.models import Sequential, mlp
from nnkit.parameters import is_packed, pack


@pytest.fixture
def layers():
    rng = np.random.default_rng(0)
    return [Dense(2, 3, rng=rng), ActivationLayer("tanh"), Dense(3, 1, rng=rng)]


def test_packing_keeps_the_values_and_shares_the_memory(layers):
    before = [p.copy() for layer in layers for p in layer.params.values()]
    values, gradients = pack(layers)
    assert values.shape == gradients.shape == (13,)
    np.testing.assert_array_equal(values, np.concatenate([p.ravel() for p in before]))
    values[:] = np.arange(13)
    np.testing.assert_array_equal(layers[0].weight, [[0, 1, 2], [3, 4, 5]])
    np.testing.assert_array_equal(layers[2].bias, [12])
    layers[0].bias = [9, 9, 9]
    np.testing.assert_array_equal(values[6:9], 9)
    layers[2].forward(np.ones((2, 3)))
    layers[2].backward(np.ones((2, 1)))
    np.testing.assert_array_equal(gradients, [0] * 9 + [2] * 4)


def test_a_frozen_layer_has_no_part_in_the_vector(layers):
    model = Sequential(layers)
    assert model.parameters().values.size == 13
    layers[0].trainable = False
    frozen = layers[0].weight.copy()
    values, _ = model.parameters()
    assert values.size == 4
    values += 1
    np.testing.assert_array_equal(layers[0].weight, frozen)
    layers[0].trainable = True
    assert model.parameters().values.size == 13
    assert model.parameters().values is model.parameters().values


def test_two_models_may_share_layers(layers):
    first = Sequential(layers)
    second = Sequential([*layers, ActivationLayer("sigmoid")])
    x = np.ones((1, 2))
    second.parameters().values[:] += 1
    assert first.forward(x) == pytest.approx(np.log(second.forward(x) / (1 - second.forward(x))))
    first.parameters().values[:] += 1
    assert is_packed(layers, first.parameters())
    np.testing.assert_array_equal(second.parameters().values, first.parameters().values)


def test_a_copy_is_a_model_of_its_own():
    model = mlp([2, 3, 1], rng=np.random.default_rng(0))
    twin = copy.deepcopy(model)
    before = model.predict([[1, 2]])
    twin.parameters().values[:] = 0
    np.testing.assert_array_equal(twin.predict([[1, 2]]), 0)
    np.testing.assert_array_equal(model.predict([[1, 2]]), before)


def test_nothing_to_pack():
    values, gradients = pack([ActivationLayer("relu")])
    assert values.size == gradients.size == 0
