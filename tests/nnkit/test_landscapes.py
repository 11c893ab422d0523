"""Loss landscapes: their slopes against numerical ones, and what descends on them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnkit import SGD, Adam, numerical_gradient
from nnkit.training.landscapes import LANDSCAPES, descend

places = st.tuples(st.floats(-3, 3), st.floats(-3, 3)).map(np.array)
names = st.sampled_from(sorted(LANDSCAPES))


@given(names, places)
def test_the_gradient_is_the_slope_of_the_loss(name, place):
    landscape = LANDSCAPES[name]

    def loss(values):
        return float(landscape.losses(values[:1], values[1:])[0])

    expected = numerical_gradient(loss, place)
    np.testing.assert_allclose(landscape.gradient(place), expected, rtol=1e-5, atol=1e-6)


@given(names, places, st.integers(1, 24))
def test_the_gradients_of_one_epochs_batches_average_to_that_of_all(name, place, size):
    landscape = LANDSCAPES[name]
    parts = [slice(at, at + size) for at in range(0, 24, size)]
    weighted = [
        len(landscape.x[part]) * landscape.gradient(place, landscape.x[part], landscape.y[part])
        for part in parts
    ]
    np.testing.assert_allclose(sum(weighted) / 24, landscape.gradient(place), atol=1e-12)


def test_a_path_is_the_optimizers_steps():
    landscape, start = LANDSCAPES["line"], np.array([-1.0, 2.0])
    path = descend(landscape, SGD(0.1), start, steps=3)
    expected = start
    for place in path[1:]:
        expected = expected - 0.1 * landscape.gradient(expected)
        np.testing.assert_allclose(place, expected)
    np.testing.assert_array_equal(start, [-1.0, 2.0])
    assert len(descend(landscape, SGD(0.1), start, steps=0)) == 1


def test_a_seed_repeats_the_way_and_another_does_not():
    def way(seed):
        rng = np.random.default_rng(seed)
        return descend(LANDSCAPES["wave"], Adam(0.1), np.zeros(2), steps=20, batch_size=4, rng=rng)

    np.testing.assert_array_equal(way(0), way(0))
    assert not np.allclose(way(0), way(1))


def test_a_way_that_diverges_ends_in_nan_and_not_in_a_warning():
    path = descend(LANDSCAPES["line"], SGD(2.0), np.array([-1.0, 2.0]), steps=100)
    lost = np.isnan(path).any(axis=1)
    assert lost[-1]
    assert not lost[0]
    assert np.all(np.diff(lost.astype(int)) >= 0)


def test_the_landscapes_are_what_their_names_say():
    # the ravine is far steeper across than along; standardised inputs make a bowl of it
    curvature = {
        name: np.linalg.eigvalsh([[2 * np.mean(x**2), 2 * np.mean(x)], [2 * np.mean(x), 2.0]])
        for name in ("line", "ravine")
        for x in [LANDSCAPES[name].x]
    }
    assert curvature["ravine"][1] / curvature["ravine"][0] > 50
    assert curvature["line"][1] / curvature["line"][0] < 3
    # a saddle: no slope at all, and lower on both sides
    saddle = LANDSCAPES["tanh"]
    assert saddle.gradient(np.zeros(2)) == pytest.approx([0, 0])
    around = saddle.losses(np.array([0.0, 0.3, -0.3, 0.3]), np.array([0.0, 0.3, -0.3, -0.3]))
    assert around[1] < around[0]
    assert around[2] < around[0] < around[3]
    # two ends of descent, one of which is worse
    wave = LANDSCAPES["wave"]
    ends = [
        descend(wave, SGD(0.1), np.array(start), steps=300)[-1]
        for start in ([0.0, 0.0], [1.0, 1.0])
    ]
    losses = [float(wave.losses(end[:1], end[1:])[0]) for end in ends]
    assert all(np.abs(wave.gradient(end)).max() < 1e-6 for end in ends)
    assert losses[0] > 50 * losses[1]
