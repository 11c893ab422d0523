"""The integrate-and-fire cell against its exact solution."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnkit.spiking import REFRACTORY, STEP, TIME_CONSTANT, firing_rate, integrate_and_fire


@given(st.floats(0.0, 4.0), st.floats(0.1, 4.0))
def test_a_cell_fires_only_above_its_threshold(stimulus, threshold):
    train = integrate_and_fire(stimulus, threshold=threshold)
    assert train.potential.max() < max(threshold, stimulus + 1e-12)
    if stimulus < threshold:
        assert len(train.spikes) == 0
        assert firing_rate(stimulus, threshold=threshold) == 0


@given(st.floats(1.05, 4.0))
def test_spikes_come_as_often_as_the_formula_says(stimulus):
    train = integrate_and_fire(stimulus, duration=1000.0)
    between = 1000 / firing_rate(stimulus)
    # each spike is noticed up to a step late, and the silence after it ends on a step
    gaps = np.diff(train.spikes)
    assert np.all(gaps >= between - STEP)
    assert np.all(gaps <= between + 2.5 * STEP)


def test_the_charge_follows_the_exact_solution_until_the_first_spike():
    train = integrate_and_fire(2.0)
    before = train.times < train.spikes[0]
    exact = 2.0 * (1 - np.exp(-train.times[before] / TIME_CONSTANT))
    np.testing.assert_allclose(train.potential[before], exact, atol=1e-12)
    assert train.spikes[0] == pytest.approx(TIME_CONSTANT * np.log(2), abs=STEP)


def test_a_cell_is_silent_after_a_spike():
    train = integrate_and_fire(4.0)
    first = train.spikes[0]
    silent = (train.times > first) & (train.times <= first + REFRACTORY)
    assert np.all(train.potential[silent] == 0)
    assert np.diff(train.spikes).min() > REFRACTORY


def test_a_stronger_stimulus_fires_more_often_and_never_differently():
    rates = firing_rate(np.linspace(0, 10, 101))
    assert np.all(np.diff(rates) >= 0)
    assert rates.max() < 1000 / REFRACTORY


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"stimulus": np.nan}, "expected a finite stimulus, received nan"),
        ({"stimulus": 1, "threshold": 0}, "expected a threshold above 0, received 0"),
        ({"stimulus": 1, "duration": -1}, "expected a duration above 0, received -1"),
    ],
)
def test_what_makes_no_sense_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        integrate_and_fire(**arguments)
