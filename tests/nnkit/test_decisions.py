"""Decisions: the logit undoes the sigmoid, and no other threshold is cheaper."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnkit import sigmoid
from nnkit.decisions import expected_costs, logit, threshold_for_costs

costs = st.floats(0.01, 100)


@given(st.floats(-30, 30))
def test_the_logit_undoes_the_sigmoid(z):
    # towards 1 a probability keeps fewer and fewer digits of how far it is from 1
    assert logit(sigmoid(z)) == pytest.approx(z, abs=1e-9 if z < 10 else 0.01)


def test_the_logit_of_certainty_is_infinite_and_that_of_one_half_is_0():
    np.testing.assert_array_equal(logit([0, 0.5, 1]), [-np.inf, 0, np.inf])
    assert logit([[0.25], [0.75]]).shape == (2, 1)
    assert logit(1e-300) == pytest.approx(np.log(1e-300))


@pytest.mark.parametrize("no_probability", [-0.1, 1.1, np.nan, [0.5, 2]])
def test_what_is_no_probability_has_no_logit(no_probability):
    with pytest.raises(ValueError, match="expected probabilities from 0 to 1"):
        logit(no_probability)


@given(costs, costs)
def test_at_the_threshold_both_decisions_cost_the_same(false_alarm, miss):
    threshold = threshold_for_costs(false_alarm=false_alarm, miss=miss)
    of_yes, of_no = expected_costs(threshold, false_alarm=false_alarm, miss=miss)
    assert of_yes == pytest.approx(of_no)
    above = expected_costs((1 + threshold) / 2, false_alarm=false_alarm, miss=miss)
    below = expected_costs(threshold / 2, false_alarm=false_alarm, miss=miss)
    assert above[0] < above[1]
    assert below[0] > below[1]


def test_no_other_threshold_costs_less_on_many_cases():
    rng = np.random.default_rng(0)
    probability = rng.uniform(size=20_000)
    happens = rng.uniform(size=20_000) < probability

    def cost(threshold):
        says_yes = probability > threshold
        return np.sum(says_yes & ~happens) + 4 * np.sum(~says_yes & happens)

    best = threshold_for_costs(miss=4)
    assert best == 0.2
    assert all(cost(best) < cost(other) for other in (0.05, 0.1, 0.3, 0.4, 0.5, 0.8))


@pytest.mark.parametrize("cost", [0, -1, np.nan, np.inf])
@pytest.mark.parametrize("name", ["false_alarm", "miss"])
@pytest.mark.parametrize(
    "function", [threshold_for_costs, lambda **costs: expected_costs(0.5, **costs)]
)
def test_a_mistake_without_a_price_is_refused(function, name, cost):
    with pytest.raises(ValueError, match=f"expected a {name} that costs more than 0, received"):
        function(**{name: cost})
