"""The tricks that speed asks for change nothing but the time."""

import numpy as np
import pytest

import nnkit
from nnkit.kernels import aligned, blocks
from nnkit.layers import Dense


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
@pytest.mark.parametrize("shape", [0, 1, 1000, (3, 5), (0, 4)])
def test_an_aligned_array_begins_a_line_of_the_cache(shape, dtype):
    for _ in range(20):  # np.empty would pass by luck one time in four
        array = aligned(shape, dtype)
        assert array.ctypes.data % 64 == 0 or array.size == 0
        assert array.shape == np.empty(shape).shape
        assert array.dtype == dtype
        assert array.flags.writeable
        assert array.flags.c_contiguous


@pytest.mark.parametrize("shape", [(), (1,), (100,), (70_000,), (300, 500), (3, 100_000)])
def test_blocks_hold_every_number_once(shape):
    values, gradients, memory = np.zeros(shape), np.zeros(shape), np.zeros(shape)
    for value, gradient, scratch, remembered in blocks(values, gradients, memory):
        assert value.shape == gradient.shape == scratch.shape == remembered.shape
        value += 1
        gradient += 2
        remembered += 3
    assert (values == 1).all()
    assert (gradients == 2).all()
    assert (memory == 3).all()


@pytest.mark.parametrize(
    "make",
    [
        lambda: nnkit.SGD(0.1),
        lambda: nnkit.SGD(0.1, momentum=0.9, nesterov=True, weight_decay=0.01),
        lambda: nnkit.RMSprop(0.1),
        lambda: nnkit.Adam(0.1, weight_decay=0.01),
    ],
)
def test_a_long_vector_is_stepped_as_its_pieces_are(make):
    rng = np.random.default_rng(0)
    size = 200_000  # several blocks, the last of them not full
    values, gradients = rng.normal(size=size), rng.normal(size=size)
    pieces = [
        (values[at : at + 999].copy(), gradients[at : at + 999]) for at in range(0, size, 999)
    ]
    whole, optimizers = make(), [make() for _ in pieces]
    for _ in range(3):
        whole.step(values, gradients)
        for optimizer, (value, gradient) in zip(optimizers, pieces, strict=True):
            optimizer.step(value, gradient)
    np.testing.assert_array_equal(values, np.concatenate([value for value, _ in pieces]))


def test_a_layer_hands_out_new_arrays_unless_it_is_being_trained():
    layer = Dense(3, 2, rng=np.random.default_rng(0))
    X, grad = np.ones((4, 3)), np.ones((4, 2))
    assert not np.shares_memory(layer.forward(X), layer.forward(X))
    assert not np.shares_memory(layer.backward(grad), layer.backward(grad))
    layer.training = True
    assert np.shares_memory(layer.forward(X), layer.forward(2 * X))
    assert np.shares_memory(layer.backward(grad), layer.backward(grad))
    assert not np.shares_memory(layer.forward(X), layer.forward(X[:2]))
    assert not np.shares_memory(layer.forward(X), X)


def test_what_was_predicted_while_training_pauses_stays():
    rng = np.random.default_rng(0)
    X, y = nnkit.datasets.moons(64, rng=rng)
    model = nnkit.mlp([2, 4, 2], rng=rng)
    loss = nnkit.CategoricalCrossEntropy(from_logits=True)
    seen = []
    for _ in nnkit.train(model, loss, nnkit.Adam(0.05), X, y, epochs=3, batch_size=16, rng=rng):
        seen.append((model.forward(X), model.forward(X).copy()))
    assert len(seen) == 3
    for kept, copied in seen:
        np.testing.assert_array_equal(kept, copied)
    assert not np.array_equal(seen[0][0], seen[2][0])
