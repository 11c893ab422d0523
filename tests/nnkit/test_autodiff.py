"""Scalars: their derivatives in three ways, against nnkit's layers, and with bugs planted."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nnkit import Dense, MeanSquaredError, leaky_relu, relu, sigmoid, tanh
from nnkit.activations import softplus
from nnkit.autodiff import (
    BUGS,
    Scalar,
    apply,
    backward_pass,
    forward_derivative,
    numerical_derivative,
    recomputed,
    topological_order,
)
from nnkit.autodiff.operations import (
    MINUS,
    PLUS,
    SQUARED_ERROR,
    TIMES,
    WEIGHTED_SUM,
    activated,
    mean_squared_error_of,
)

ACTIVATIONS = [sigmoid, tanh, softplus]  # smooth everywhere
OPERATIONS = [PLUS, MINUS, TIMES, SQUARED_ERROR, *map(activated, ACTIVATIONS)]


@st.composite
def expressions(draw):
    """An expression that uses its numbers several times; its leaves come first."""
    numbers = [Scalar(draw(st.floats(-2, 2)), f"x{i}") for i in range(draw(st.integers(1, 3)))]
    for step in range(draw(st.integers(1, 7))):
        operation = draw(st.sampled_from(OPERATIONS))
        count = 2 if operation in OPERATIONS[:4] else 1
        operands = [draw(st.sampled_from(numbers)) for _ in range(count)]
        numbers.append(apply(operation, *operands, name=f"y{step}"))
    assume(all(abs(one.value) < 50 for one in numbers))
    return numbers


@given(expressions())
def test_three_ways_to_a_derivative_agree(numbers):
    result = numbers[-1]
    result.backward()
    for scalar in topological_order(result):
        assert scalar.gradient == pytest.approx(forward_derivative(result, scalar), rel=1e-9)
        measured = numerical_derivative(result, scalar)
        assert scalar.gradient == pytest.approx(measured, rel=1e-4, abs=1e-3)


@given(expressions())
def test_the_pass_step_by_step_is_the_same_pass(numbers):
    result = numbers[-1]
    arrived = {result: 1.0}
    for arrival in backward_pass(result):
        assert arrival.upstream == arrived[arrival.source]
        assert arrival.after == (arrival.before or 0.0) + arrival.slope * arrival.upstream
        assert arrival.product == arrival.slope * arrival.upstream
        arrived[arrival.operand] = arrival.after
    result.backward()
    assert arrived == {scalar: scalar.gradient for scalar in topological_order(result)}


@given(expressions())
def test_every_number_stands_behind_its_operands(numbers):
    order = topological_order(numbers[-1])
    place = {scalar: index for index, scalar in enumerate(order)}
    assert len(place) == len(order)
    assert all(place[one] < place[scalar] for scalar in order for one in scalar.operands)
    assert order[-1] is numbers[-1]


def twice():
    a = Scalar(3, "a")
    b = (a + a).named("b")
    return a, b, (b + b).named("c")


def test_what_comes_by_several_paths_is_added_up_and_nothing_is_left_from_before():
    a, b, c = twice()
    for _ in range(2):
        c.backward()
        assert (c.gradient, b.gradient, a.gradient) == (1, 2, 4)
    b.backward()
    assert (b.gradient, a.gradient) == (1, 2)


def test_a_deep_expression_needs_no_deep_recursion():
    number = Scalar(1, "x")
    result = number
    for _ in range(3000):
        result = result + number
    result.backward()
    assert number.gradient == 3001


def test_numbers_and_scalars_mix():
    x = Scalar(3, "x")
    y = 2 * x + 1 - x * 0.5 - (4 - x) + (5 + x)
    y.backward()
    assert (y.value, x.gradient) == (2 * 3 + 1 - 1.5 - 1 + 8, 3.5)
    assert repr(x) == "Scalar(x: 3, gradient 3.5)"
    assert repr(Scalar(0.5)) == "Scalar(0.5: 0.5)"


@pytest.mark.parametrize("activation", [sigmoid, tanh, relu, leaky_relu, softplus])
def test_activations_have_nnkits_values_and_slopes(activation):
    for value in (-1.5, 0.0, 0.5, 40.0):
        y = Scalar(value, "z").through(activation, "a")
        assert y.value == activation(value)
        assert y.slopes == (activation.derivative(value),)


def test_a_weighted_sum_and_its_loss_are_nnkits_dense_layer():
    rng = np.random.default_rng(3)
    layer, loss = Dense(3, 1, rng=rng), MeanSquaredError()
    layer.params["bias"][:] = 0.7
    x, targets = rng.normal(size=(2, 3)), rng.normal(size=(2, 1))
    loss.forward(layer.forward(x), targets)
    grad_x = layer.backward(loss.backward())

    w = [Scalar(value, f"w{i}") for i, value in enumerate(layer.params["weight"][:, 0])]
    b = Scalar(0.7, "b")
    inputs = [[Scalar(value) for value in row] for row in x]
    sums = [
        apply(WEIGHTED_SUM, *(one for pair in zip(w, row, strict=True) for one in pair), b)
        for row in inputs
    ]
    total = apply(mean_squared_error_of(targets[:, 0].tolist()), *sums)
    total.backward()
    assert total.value == pytest.approx(loss.forward(layer.forward(x), targets))
    assert [one.gradient for one in w] == pytest.approx(layer.grads["weight"][:, 0])
    assert b.gradient == pytest.approx(layer.grads["bias"][0])
    received = [[one.gradient for one in row] for row in inputs]
    np.testing.assert_allclose(received, grad_x)


def test_formulas_are_written_with_the_operands_names():
    w, x, b, t = (Scalar(value, name) for value, name in zip((2, 3, 1, 4), "wxbt", strict=True))
    z = apply(WEIGHTED_SUM, w, x, b, name="z")
    y = z.through(sigmoid, "y")
    loss = apply(SQUARED_ERROR, y, t, name="L")
    mean = apply(mean_squared_error_of([0.0]), z, name="L")
    assert [one.formula for one in (w, z, y, loss, mean)] == [
        "", "wx + b", "σ(z)", "(y − t)²", "Σ(z − t)² / 1",
    ]  # fmt: skip
    for one, expected in [(z, ("x", "w", "1")), (loss, ("2(y − t)", "2(t − y)"))]:
        assert one.operation.slope_formulas(*(part.name for part in one.operands)) == expected


def test_other_numbers_are_tried_without_a_trace():
    a, b, c = twice()
    assert recomputed(c, {a: 5}) == {a: 5, b: 10, c: 20}
    assert recomputed(c, {b: 1, a: 5}) == {a: 5, b: 1, c: 2}
    assert (a.value, b.value, c.value) == (3, 6, 12)


def gradient(arrivals, name):
    return next(one.after for one in reversed(arrivals) if one.operand.name == name)


def test_each_planted_bug_does_what_it_says():
    _, _, c = twice()
    assert gradient(backward_pass(c, bugs={"overwrite"}), "a") == 1
    assert gradient(backward_pass(c, bugs={"order"}), "a") == 6

    z = Scalar(0.4, "z")
    a = z.through(sigmoid, "a")
    wrong = gradient(backward_pass(a, bugs={"output"}), "z")
    assert wrong == sigmoid.derivative(a.value) != sigmoid.derivative(z.value)

    w, b, x = Scalar(2, "w"), Scalar(1, "b"), [Scalar(3, "x1"), Scalar(-1, "x2")]
    sums = [apply(WEIGHTED_SUM, w, one, b) for one in x]
    total = sums[0] * 10 + sums[1]
    total.backward()
    arrivals = backward_pass(total, bugs={"batch"})
    assert gradient(arrivals, "w") == w.gradient == 29
    assert b.gradient == 11
    assert gradient(arrivals, "b") in (1, 10)


@pytest.mark.parametrize("bug", BUGS)
def test_a_bug_is_invisible_where_nothing_comes_twice_and_nothing_bends(bug):
    w, x = Scalar(2, "w"), Scalar(3, "x")
    y = (w * x).named("y")
    assert backward_pass(y, bugs={bug}) == backward_pass(y)


def test_an_unknown_bug_is_refused():
    with pytest.raises(ValueError, match="expected bugs of overwrite, order, output, batch; rec"):
        backward_pass(Scalar(1), bugs={"typo"})


def test_slopes_of_ones_own_take_part():
    _, _, c = twice()
    assert (
        gradient(backward_pass(c, slopes=lambda scalar: (1.0, 0.0) * bool(scalar.operands)), "a")
        == 1
    )
