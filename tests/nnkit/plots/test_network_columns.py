"""The columns of a network: their numbers are those of the model's own forward pass."""

import numpy as np
import pytest

from nnkit import Dense, Dropout, Flatten, Sequential, mlp, relu, softmax
from nnkit.plots.network_columns import read_columns


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def test_a_model_s_columns_are_its_dense_layers(rng):
    model = mlp([3, 4, 2], rng=rng, output_activation="softmax")
    inputs, hidden, output = read_columns(model)
    assert [inputs.size, hidden.size, output.size] == [3, 4, 2]
    assert inputs.weight is None
    np.testing.assert_array_equal(hidden.weight, model.layers[0].weight)
    np.testing.assert_array_equal(output.bias, model.layers[2].bias)
    assert [hidden.activations, output.activations] == [[relu], [softmax]]
    assert hidden.values is None


@pytest.mark.parametrize("shape", [(3,), (1, 3)])
def test_values_are_those_of_the_forward_pass(shape, rng):
    model = mlp([3, 4, 2], rng=rng, output_activation="softmax")
    model.layers[0].bias[:] = rng.normal(size=4)
    x = rng.normal(size=shape)
    columns = read_columns(model, x)
    np.testing.assert_array_equal(columns[0].values, x.ravel())
    np.testing.assert_allclose(
        columns[1].values, Sequential(model.layers[:2]).predict([x.ravel()])[0]
    )
    np.testing.assert_allclose(columns[2].values, model.predict([x.ravel()])[0])


def test_a_batch_that_waits_for_its_backward_pass_is_left_alone(rng):
    model = mlp([3, 2], rng=rng)
    batch = rng.normal(size=(5, 3))
    model.forward(batch)
    read_columns(model, [1, 2, 3])
    model.backward(np.ones((5, 2)))
    np.testing.assert_allclose(model.layers[0].grad_weight, batch.sum(axis=0)[:, None] + [0, 0])


def test_dropout_is_passed_over(rng):
    model = Sequential([Dense(2, 3, rng=rng), relu, Dropout(0.9, rng=rng), Dense(3, 1, rng=rng)])
    model.set_training(True)
    values = read_columns(model, [1, 2])[2].values
    np.testing.assert_allclose(values, model.predict([[1, 2]])[0])


def test_sizes_are_columns_without_weights():
    columns = read_columns([2, 3])
    assert [(column.size, column.weight) for column in columns] == [(2, None), (3, None)]


def test_what_is_no_row_of_dense_layers_is_refused(rng):
    with pytest.raises(ValueError, match=r"expected dense layers.*received Flatten\(\)"):
        read_columns(Sequential([Flatten(), Dense(4, 1, rng=rng)], input_shape=(2, 2)))
    with pytest.raises(ValueError, match=r"relu.* before the first of them"):
        read_columns(Sequential([relu, Dense(4, 1, rng=rng)]))
    with pytest.raises(ValueError, match="expected at least one dense layer, received none"):
        read_columns(Sequential([Dropout(0.5, rng=rng)]))
    for sizes in ([3], [3, 0]):
        with pytest.raises(ValueError, match="expected at least two sizes of at least 1, received"):
            read_columns(sizes)


def test_a_sample_that_does_not_fit_is_refused(rng):
    with pytest.raises(ValueError, match=r"expected x of shape \(3,\).*received \(2,\)"):
        read_columns(mlp([3, 1], rng=rng), [1, 2])
    with pytest.raises(ValueError, match="expected a Sequential for x to pass through"):
        read_columns([3, 1], [1, 2, 3])
