"""Gradient checks: right gradients pass, and each planted mistake is called by its name."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnkit import relu, sigmoid
from nnkit.gradcheck import check_gradients, numerical_gradient
from nnkit.layers import ActivationLayer, Dense
from nnkit.losses import MeanSquaredError
from nnkit.models import Sequential, mlp

RNG = np.random.default_rng(11)
X = RNG.normal(size=(5, 3))


@given(coefficients=st.lists(st.floats(-5, 5), min_size=1, max_size=5))
def test_the_slope_of_a_polynomial(coefficients):
    powers = np.arange(1, len(coefficients) + 1)

    def function(x):
        return float(np.sum(np.array(coefficients) * x**powers))

    x = np.linspace(0.5, 1.5, len(coefficients))
    expected = np.array(coefficients) * powers * x ** (powers - 1)
    np.testing.assert_allclose(numerical_gradient(function, x), expected, atol=1e-7)


def test_the_point_stays_and_shapes_are_kept():
    x = RNG.normal(size=(2, 3))
    before = x.copy()
    gradient = numerical_gradient(lambda x: (x**2).sum(), x)
    np.testing.assert_array_equal(x, before)
    assert gradient.shape == (2, 3)
    np.testing.assert_allclose(gradient, 2 * x, atol=1e-8)
    assert numerical_gradient(lambda x: x**2, 3).shape == ()
    assert numerical_gradient(lambda x: x**2, 3) == pytest.approx(6)


def test_what_is_refused():
    with pytest.raises(ValueError, match="an epsilon above 0, received 0"):
        numerical_gradient(lambda x: x.sum(), [1.0], epsilon=0)
    with pytest.raises(ValueError, match=r"one number from the function, received shape \(2,\)"):
        numerical_gradient(lambda x: x, [1.0, 2.0])
    with pytest.raises(ValueError, match="a function comes with its gradient"):
        check_gradients(lambda x: x.sum(), [1.0])
    with pytest.raises(ValueError, match="a loss needs a target"):
        check_gradients(Dense(1, 1, rng=RNG), [[1.0]], loss=MeanSquaredError())


@pytest.mark.parametrize(
    ("name", "value", "received"),
    [
        ("weight", np.eye(3, 2, dtype=np.int64), "int64"),
        ("bias", [0.5, 1.5], "a list"),
        ("bias", 0.5, "a float"),
    ],
)
def test_a_parameter_that_cannot_be_moved_a_little_is_refused(name, value, received):
    learners = Learners()
    learners.params[name] = value
    with pytest.raises(ValueError, match=f"{name} as an array of floats, received {received}"):
        check_gradients(learners, X)


class Learners:
    """A dense layer with an activation, as a learner writes it; `wrong` names its mistake."""

    def __init__(self, wrong=None, features=(3, 2), activation=sigmoid):
        self.wrong = wrong
        rng = np.random.default_rng(0)
        self.params = {"weight": rng.normal(size=features), "bias": rng.normal(size=features[1])}
        self.grads = {name: np.zeros_like(p) for name, p in self.params.items()}
        self.activation = activation

    def forward(self, x):
        self.x = x
        self.z = x @ self.params["weight"] + self.params["bias"]
        return self.activation(self.z)

    def backward(self, grad):
        wrong, n = self.wrong, len(grad)
        if wrong != "activation":
            grad = grad * self.activation.derivative(self.z)
        weight, bias = self.x.T @ grad, grad.sum(axis=0)
        if wrong == "no sum":
            bias = grad
        elif wrong == "first sample":
            bias = grad[0]
        elif wrong == "last sample":
            weight = np.outer(self.x[-1], grad[-1])
        elif wrong == "transposed":
            weight = weight.T
        elif wrong == "mean twice":
            weight, bias = weight / n, bias / n
        elif wrong == "no mean":
            weight = weight * n
        elif wrong == "sign":
            bias = -bias
        elif wrong == "zero":
            weight = np.zeros_like(weight)
        elif wrong == "half":
            weight = weight / 2
        elif wrong == "odd":
            weight = weight + 0.1 * (np.arange(weight.size) == 4).reshape(weight.shape)
        if wrong == "accumulates":
            self.grads["weight"] += weight
        elif wrong == "accumulates in a new array":
            self.grads["weight"] = self.grads["weight"] + weight
        else:
            self.grads["weight"] = weight
        self.grads["bias"] = bias
        return grad @ self.params["weight"].T


def test_a_right_object_passes():
    report = check_gradients(Learners(), X)
    assert report
    assert str(report) == "right: input, weight, bias"
    assert report.mismatches == ()


MISTAKES = [
    ("activation", "input", "the derivative of the activation is missing"),
    ("activation", "weight", "the derivative of the activation is missing"),
    ("activation", "bias", "the derivative of the activation is missing"),
    ("no sum", "bias", "not (5, 2): the sum over the batch is missing"),
    ("first sample", "bias", "only the first sample counts: sum over the batch"),
    ("last sample", "weight", "only the last sample counts: sum over the batch (= for +=)"),
    ("transposed", "weight", "not (2, 3): it is transposed"),
    ("mean twice", "weight", "the mean over the batch is taken twice"),
    ("mean twice", "bias", "the mean over the batch is taken twice"),
    ("no mean", "weight", "the mean over the batch is missing"),
    ("sign", "bias", "the sign is the wrong way round"),
    ("zero", "weight", "never filled in"),
    ("half", "weight", "a factor of 2 is missing, or one of two paths is overwritten (= for +=)"),
    ("accumulates", "weight (second pass)", "added to the gradient of the pass before (+= for =)"),
    (
        "accumulates in a new array",
        "weight (second pass)",
        "added to the gradient of the pass before (+= for =)",
    ),
]


@pytest.mark.parametrize(("wrong", "name", "likely"), MISTAKES)
def test_a_known_mistake_is_called_by_its_name(wrong, name, likely):
    report = check_gradients(Learners(wrong), X)
    assert not report
    found = {mismatch.name: mismatch for mismatch in report.mismatches}
    assert likely in found[name].likely
    assert likely in str(report)
    expected = {n for w, n, _ in MISTAKES if w == wrong}
    assert set(found) == expected


def test_a_square_weight_that_is_transposed():
    report = check_gradients(Learners("transposed", (3, 3)), X)
    assert report.mismatches[0].likely == "the gradient is transposed"


def test_the_report_names_place_and_slopes_where_no_pattern_is_known():
    report = check_gradients(Learners("odd"), X)
    (mismatch,) = report.mismatches
    assert mismatch.index == (2, 0)
    assert mismatch.received == pytest.approx(mismatch.expected + 0.1)
    assert mismatch.likely is None
    assert str(mismatch) == (
        f"weight[2, 0]: slope expected {mismatch.expected:.6g}, received {mismatch.received:.6g}"
    )


def test_another_wrong_shape_is_only_named():
    report = check_gradients(lambda x: x.sum(), np.ones(2), lambda x: np.ones((2, 5)))
    assert report.mismatches[0].likely == "a gradient has the shape of its array, (2,), not (2, 5)"
    assert "x: slope expected nan" in str(report)


def test_what_is_not_a_number_is_wrong():
    report = check_gradients(lambda x: x.sum(), np.ones(2), lambda x: np.array([1, np.nan]))
    assert report.mismatches[0].index == (1,)


def test_the_wrong_layer_of_a_model_is_named_by_its_number():
    class Broken(Dense):
        def backward_parameters(self, grad_output):
            super().backward_parameters(grad_output)
            self._grad_bias[...] = -self._grad_bias

    rng = np.random.default_rng(0)
    model = Sequential([Dense(3, 4, rng=rng), ActivationLayer("tanh"), Broken(4, 2, rng=rng)])
    report = check_gradients(model, X, loss=MeanSquaredError(), target=np.ones((5, 2)))
    assert [m.name for m in report.mismatches] == ["2.bias"]
    assert report.checked == ("input", "0.weight", "0.bias", "2.weight", "2.bias")
    del type(model.layers[0]).kinds["Broken"]


def test_parameters_and_input_stay_as_they_are():
    model = mlp([3, 4, 2], "tanh", rng=np.random.default_rng(0))
    values, x = model.parameters().values.copy(), X.copy()
    assert check_gradients(model, x)
    np.testing.assert_array_equal(model.parameters().values, values)
    np.testing.assert_array_equal(x, X)


def test_a_function_and_its_tolerances():
    assert check_gradients(lambda x: (x**3).sum(), X, lambda x: 3 * x**2)
    off = check_gradients(lambda x: (x**3).sum(), X, lambda x: 3.001 * x**2)
    assert not off
    assert check_gradients(lambda x: (x**3).sum(), X, lambda x: 3.001 * x**2, rtol=0.01)
    far = check_gradients(lambda x: x.sum(), X, lambda x: np.ones_like(x) + 0.5)
    assert far.mismatches[0].likely is None
    missing = check_gradients(lambda x: (x[0] ** 2).sum(), np.ones(1), lambda x: x)
    assert "a factor of 2" in missing.mismatches[0].likely


def test_an_object_without_parameters():
    class Square:
        def forward(self, x):
            self.x = x
            return x**2

        def backward(self, grad):
            return grad

    report = check_gradients(Square(), X)
    assert report.checked == ("input",)
    assert report.mismatches[0].likely == "the derivative of the activation is missing"
    assert check_gradients(ActivationLayer(relu), X)
