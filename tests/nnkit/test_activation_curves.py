"""Activations as curves: values and slopes along a line, jumps, and flat stretches."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnkit import relu, sigmoid, softmax, step, tanh
from nnkit.activations import ACTIVATIONS
from nnkit.activations.curves import along, flat_spans, interrupted

X = np.linspace(-6, 6, 1201)


@pytest.mark.parametrize("activation", [one for one in ACTIVATIONS.values() if one != softmax])
def test_along_a_line_an_activation_has_its_values_and_slopes(activation):
    values, slopes = along(activation, X)
    np.testing.assert_array_equal(values, activation(X))
    np.testing.assert_array_equal(slopes, activation.derivative(X))


def test_the_softmax_of_a_logit_and_0_is_the_sigmoid():
    values, slopes = along(softmax, X)
    np.testing.assert_allclose(values, sigmoid(X))
    np.testing.assert_allclose(slopes, sigmoid.derivative(X))


def test_only_a_jump_interrupts_a_curve():
    gaps = np.flatnonzero(np.isnan(interrupted(step(X))))
    np.testing.assert_array_equal(gaps, [np.argmax(X > 0)])
    for smooth in (sigmoid(X), relu(X), tanh.derivative(X)):
        np.testing.assert_array_equal(interrupted(smooth), smooth)


@given(st.floats(0.01, 0.9))
def test_the_sigmoid_is_flat_in_both_tails_from_where_the_formula_says(share):
    # σ(1 − σ) = share/4 at this distance from 0
    root = np.sqrt(1 - share)
    edge = np.log((1 + root) / (1 - root))
    spans = np.array(flat_spans(X, sigmoid.derivative(X), share))
    if edge < 6:
        np.testing.assert_allclose(spans, [[-6, -edge], [edge, 6]], atol=1e-3)
    else:
        assert spans.size == 0


def test_a_share_of_0_asks_for_a_slope_that_is_exactly_0():
    assert flat_spans(X, sigmoid.derivative(X), 0) == []
    assert flat_spans(X, step.derivative(X), 0) == [(-6, 6)]
    ((start, end),) = flat_spans(X, relu.derivative(X), 0)
    assert (start, end) == pytest.approx((-6, 0), abs=0.01)


def test_steep_downwards_is_steep_and_no_slope_is_not_flat():
    slopes = np.array([0.0, -4.0, np.nan, 0.1, 4.0])
    assert flat_spans(np.arange(5.0), slopes, 0.5) == [
        (0.0, pytest.approx(0.5)),
        (3.0, pytest.approx(3 + 1.9 / 3.9)),
    ]
    assert flat_spans(np.arange(2.0), np.full(2, np.nan), 0.5) == []
