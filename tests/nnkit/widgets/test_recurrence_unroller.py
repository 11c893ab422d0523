"""The recurrence unroller without a browser: its numbers, its words, its still picture."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnkit.gradcheck import numerical_gradient
from nnkit.widgets import recurrence_unroller

numbers_ = st.floats(-2, 2)


def states_of(inputs, w, u, b):
    states, h = [], 0.0
    for x in inputs:
        h = np.tanh(w * x + u * h + b)
        states.append(h)
    return np.array(states)


@given(st.lists(numbers_, min_size=1, max_size=8), numbers_, numbers_, numbers_)
def test_every_state_is_the_formula_step_by_step(inputs, w, u, b):
    unroller = recurrence_unroller(inputs, weight=w, recurrent_weight=u, bias=b, steps=1)
    _, arrays = unroller.answer()
    expected = states_of(inputs, w, u, b)
    np.testing.assert_allclose(arrays["states"], expected, atol=1e-12)
    np.testing.assert_allclose(arrays["before"], [0, *expected[:-1]], atol=1e-12)
    np.testing.assert_allclose(np.tanh(arrays["sums"]), expected, atol=1e-12)


@pytest.mark.parametrize("steps", [0, 1, 3, 4])
def test_the_influence_of_an_input_is_the_slope_of_the_last_state_shown(steps):
    inputs = np.array([1.0, -0.5, 0.3, 2.0])
    unroller = recurrence_unroller(inputs, weight=0.7, recurrent_weight=-0.9, steps=steps)

    def last(x):
        return float(states_of(x, 0.7, -0.9, 0)[steps - 1]) if steps else 0.0

    np.testing.assert_allclose(
        unroller.answer()[1]["influence"], numerical_gradient(last, inputs), atol=1e-6
    )


def test_the_state_is_read_set_reset_and_written_as_code():
    unroller = recurrence_unroller()
    unroller.inputs, unroller.weights, unroller.steps = [0.5, -1], (1, 0.25, -2), 7
    assert unroller.steps == 2  # the sequence has no more
    assert unroller.weights == (1.0, 0.25, -2.0)
    np.testing.assert_array_equal(unroller.inputs, [0.5, -1])
    assert unroller.code == (
        "recurrence_unroller([0.5, -1], weight=1, recurrent_weight=0.25, bias=-2, steps=2)"
    )
    assert eval(unroller.code).state == unroller.state
    unroller.reset()
    assert unroller.steps == 0


def test_steps_stop_at_the_end_of_the_sequence():
    unroller = recurrence_unroller([1, 2], steps=1)
    for _ in range(3):
        unroller.do({"name": "step"})
    assert unroller.steps == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"inputs": []}, "expected 1 to 8 timesteps, received 0"),
        ({"inputs": [0] * 9}, "expected 1 to 8 timesteps, received 9"),
        ({"inputs": [np.nan]}, "expected a finite number for an input, received nan"),
        ({"weight": np.inf}, "expected a finite number for weight, received inf"),
        ({"recurrent_weight": [1]}, "expected a finite number for recurrent_weight"),
        ({"steps": -1}, "expected a whole number of steps from 0, received -1"),
        ({"steps": 1.5}, "expected a whole number of steps from 0, received 1.5"),
    ],
)
def test_what_cannot_be_unrolled_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        recurrence_unroller(**arguments)
    unroller = recurrence_unroller()
    (name,) = arguments
    with pytest.raises(ValueError, match=message):
        unroller.state = {**unroller.state, name: arguments[name]}
    assert unroller.state == unroller.start


def right(x, h, weight, recurrent_weight, bias):
    return np.tanh(weight * x + recurrent_weight * h + bias)


def forgetful(x, h, weight, recurrent_weight, bias):
    return np.tanh(weight * x + bias)


def test_a_cell_of_ones_own_computes_the_states_and_is_judged():
    unroller = recurrence_unroller(cell=right)
    numbers, arrays = unroller.answer()
    np.testing.assert_allclose(arrays["states"], states_of([1, 0, 0, 0, 0, 0], 1, 0.8, 0))
    assert "agrees with nnkit everywhere" in numbers["message"]
    assert unroller.code.endswith("cell=right)")

    numbers, arrays = recurrence_unroller(cell=forgetful).answer()
    np.testing.assert_allclose(arrays["states"], [np.tanh(1), 0, 0, 0, 0, 0])
    assert "differs from nnkit at 5 of 6 steps" in numbers["message"]


@pytest.mark.parametrize(
    ("function", "complaint"),
    [
        (lambda *arguments: 1 / 0, "ZeroDivisionError"),
        (lambda *arguments: [1.0], "the next state; received shape (1,)"),
        (lambda x, h: h, "takes 2 positional arguments but 5 were given"),
    ],
)
def test_a_failing_cell_is_named_and_the_widget_lives_on(function, complaint):
    unroller = recurrence_unroller(cell=function, steps=2)
    numbers, arrays = unroller.answer()
    assert complaint in numbers["error"]
    assert np.isnan(arrays["states"]).all()
    assert unroller._repr_mimebundle_()[0]["image/png"]
    unroller.steps = 3
    assert np.isfinite(unroller.answer()[1]["influence"]).all()


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Recurrence unroller: w = 1, u = 0.8, b = 0, Timestep 2/6, h = 0.544"),
        ("ko", "순환 펼쳐 보기: w = 1, u = 0.8, b = 0, 시점 2/6, h = 0.544"),
    ],
    indirect=["lang"],
)
def test_it_has_a_still_picture_and_words_without_javascript(lang, words):
    unroller = recurrence_unroller(steps=2)
    data, _ = unroller._repr_mimebundle_()
    assert data["text/plain"] == words
    unroller.steps = 4
    assert data["image/png"] != unroller._repr_mimebundle_()[0]["image/png"]
