"""Losses: values and gradients against PyTorch and numerical slopes; what they refuse."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from nnkit import softmax
from nnkit.gradcheck import check_gradients, numerical_gradient
from nnkit.losses import (
    BinaryCrossEntropy,
    CategoricalCrossEntropy,
    Hinge,
    Loss,
    MeanSquaredError,
    binary_cross_entropy,
    categorical_cross_entropy,
    hinge,
    mean_squared_error,
    one_hot,
)

RNG = np.random.default_rng(7)
SHAPES = [(1, 1), (5, 3), (4, 2, 3), (6,)]


def cases():
    """Return name, loss, prediction and target for every loss, away from kinks."""
    z = RNG.normal(size=(6, 4))
    p = RNG.uniform(0.05, 0.95, size=(6, 4))
    y = RNG.integers(0, 2, size=(6, 4)).astype(float)
    labels = RNG.integers(0, 4, size=6)
    mixed = softmax(RNG.normal(size=(6, 4)))
    return {
        "mse": (MeanSquaredError(), z, y),
        "bce": (BinaryCrossEntropy(), p, y),
        "bce soft": (BinaryCrossEntropy(), p, RNG.uniform(size=(6, 4))),
        "bce logits": (BinaryCrossEntropy(from_logits=True), 3 * z, y),
        "cce": (CategoricalCrossEntropy(), softmax(z), labels),
        "cce soft": (CategoricalCrossEntropy(), softmax(z), mixed),
        "cce logits": (CategoricalCrossEntropy(from_logits=True), 3 * z, labels),
        "cce logits soft": (CategoricalCrossEntropy(from_logits=True), z, mixed),
        "hinge": (Hinge(), 2 * z, 2 * y - 1),
    }


CASES = cases()
every = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


@every
def test_the_gradient_is_the_slope_of_the_loss(case):
    loss, prediction, target = case

    def gradient(p):
        loss.forward(p, target)
        return loss.backward()

    assert check_gradients(lambda p: loss.forward(p, target), prediction, gradient)


@every
def test_nothing_that_was_passed_in_is_changed_or_kept(case):
    loss, prediction, target = case
    before = prediction.copy(), np.copy(target)
    loss.forward(prediction, target)
    loss.backward()[...] = 99
    np.testing.assert_array_equal(prediction, before[0])
    np.testing.assert_array_equal(target, before[1])
    assert not np.shares_memory(loss.backward(), prediction)


@every
def test_the_order_of_the_samples_does_not_matter_and_doubling_them_neither(case):
    loss, prediction, target = case
    value = loss.forward(prediction, target)
    gradient = loss.backward()
    order = RNG.permutation(len(prediction))
    assert loss.forward(prediction[order], target[order]) == pytest.approx(value, rel=1e-13)
    np.testing.assert_allclose(loss.backward(), gradient[order], rtol=1e-13)
    twice = np.concatenate([prediction, prediction]), np.concatenate([target, target])
    assert loss.forward(*twice) == pytest.approx(value, rel=1e-13)
    np.testing.assert_allclose(loss.backward()[:6], gradient / 2, rtol=1e-13)


@every
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_gradient_keeps_the_precision_of_the_prediction(case, dtype):
    loss, prediction, target = case
    value = loss.forward(prediction.astype(dtype), target)
    assert isinstance(value, float)
    assert loss.backward().dtype == dtype
    assert value == pytest.approx(loss.forward(prediction, target), rel=1e-5)


@every
def test_targets_that_are_encoded_once_compare_as_before(case):
    loss, prediction, target = case
    encoded = loss.encode(target, prediction.shape, prediction.dtype)
    assert loss.compare(prediction, encoded) == loss.forward(prediction, target)


FUNCTIONS = [
    (mean_squared_error, MeanSquaredError, {}),
    (binary_cross_entropy, BinaryCrossEntropy, {}),
    (binary_cross_entropy, BinaryCrossEntropy, {"from_logits": True}),
    (hinge, Hinge, {}),
]


@pytest.mark.parametrize(("function", "kind", "options"), FUNCTIONS)
@pytest.mark.parametrize("shape", SHAPES)
def test_functions_and_objects_agree_on_every_shape(function, kind, options, shape):
    prediction = RNG.uniform(0.1, 0.9, size=shape)
    target = np.ones(shape)
    loss = kind(**options)
    assert function(prediction, target, **options) == loss.forward(prediction, target)
    assert loss.backward().shape == shape
    assert repr(kind(**options)).startswith(kind.__name__)


def test_categorical_function_and_object_agree():
    z = RNG.normal(size=(3, 4))
    expected = CategoricalCrossEntropy(from_logits=True).forward(z, [0, 1, 3])
    assert categorical_cross_entropy(z, [0, 1, 3], from_logits=True) == expected
    assert categorical_cross_entropy(softmax(z), [0, 1, 3]) == pytest.approx(expected)


def test_representations_name_the_options():
    assert repr(BinaryCrossEntropy(from_logits=True)) == "BinaryCrossEntropy(from_logits=True)"
    loss = CategoricalCrossEntropy()
    loss.forward([[0.5, 0.5]], [0])
    assert repr(loss) == "CategoricalCrossEntropy(from_logits=False)"


def test_a_loss_of_ones_own_is_represented_and_checks_its_target():
    class Huber(Loss):
        def __init__(self, corner, scale):
            self.corner, self.scale = corner, scale

        def compare(self, prediction, target):
            self._difference = prediction - target
            return 0.0

        def backward(self):
            return self._difference

    loss = Huber(1.5, scale=2)
    assert loss.forward([1.0], [1]) == 0
    assert repr(loss) == "Huber(corner=1.5, scale=2)"
    with pytest.raises(ValueError, match="one shape"):
        loss.forward([1.0], [1, 2])


def test_values_by_hand():
    assert mean_squared_error([[1.0, 2.0], [3.0, 5.0]], [[1, 2], [3, 1]]) == 4
    assert binary_cross_entropy([0.25], [1]) == pytest.approx(np.log(4))
    assert binary_cross_entropy([0.25], [0]) == pytest.approx(-np.log(0.75))
    assert categorical_cross_entropy([[0.5, 0.25, 0.25]] * 2, [0, 1]) == pytest.approx(
        np.log(8) / 2
    )
    assert hinge([0.5, -3, 2], [1, 1, 1]) == pytest.approx((0.5 + 4 + 0) / 3)


@pytest.mark.parametrize("far", [1e3, 1e6])
def test_logits_may_be_as_large_as_they_like(far):
    assert binary_cross_entropy([far, -far], [1, 0], from_logits=True) == 0
    assert binary_cross_entropy([far, -far], [0, 1], from_logits=True) == far
    assert categorical_cross_entropy([[far, 0], [0, -far]], [0, 1], from_logits=True) == far / 2
    loss = CategoricalCrossEntropy(from_logits=True)
    loss.forward([[far, -far]], [1])
    np.testing.assert_array_equal(loss.backward(), [[1, -1]])
    single = CategoricalCrossEntropy(from_logits=True)
    assert single.forward(np.float32([[far, -far]]), [0]) == 0


def test_probabilities_of_zero_and_one_cost_a_finite_amount():
    assert binary_cross_entropy([0.0, 1.0], [1, 0]) == 100
    assert binary_cross_entropy([0.0, 1.0], [0, 1]) == 0
    certain = categorical_cross_entropy([[0.0, 1.0]], [1])
    assert (certain, np.signbit(certain)) == (0, False)  # −0.0 would puzzle whoever prints it
    assert categorical_cross_entropy([[0.0, 1.0]], [0]) == 100
    for loss, target in ((BinaryCrossEntropy(), [[1, 0]]), (CategoricalCrossEntropy(), [0])):
        loss.forward([[0.0, 1.0]], target)
        assert np.all(np.isfinite(loss.backward()))
        assert loss.backward()[0, 0] == pytest.approx(-1e12 / len(np.ravel(target)))


@given(
    z=arrays(np.float64, st.tuples(st.integers(1, 5), st.integers(1, 5)), elements=st.floats(-9, 9))
)
def test_from_probabilities_and_from_logits_are_the_same_loss(z):
    labels = np.arange(len(z)) % z.shape[1]
    by_logits = categorical_cross_entropy(z, labels, from_logits=True)
    assert categorical_cross_entropy(softmax(z), labels) == pytest.approx(by_logits, abs=1e-10)
    y = (z > 0).astype(float)
    by_logits = binary_cross_entropy(z, y, from_logits=True)
    assert binary_cross_entropy(1 / (1 + np.exp(-z)), y) == pytest.approx(by_logits, abs=1e-10)


@given(z=arrays(np.float64, (3, 4), elements=st.floats(-9, 9)), shift=st.floats(-1e3, 1e3))
def test_softmax_cross_entropy_does_not_mind_a_shift(z, shift):
    moved = categorical_cross_entropy(z + shift, [0, 1, 2], from_logits=True)
    assert moved == pytest.approx(
        categorical_cross_entropy(z, [0, 1, 2], from_logits=True), abs=1e-9
    )


@given(
    p=arrays(np.float64, array_shapes(max_dims=2, max_side=4), elements=st.floats(-9, 9)),
)
def test_no_loss_is_negative_and_a_perfect_prediction_costs_nothing(p):
    assert mean_squared_error(p, np.zeros_like(p)) >= 0
    assert mean_squared_error(p, p) == 0
    assert hinge(np.sign(p) + (p == 0), np.sign(p) + (p == 0)) == 0


def test_labels_and_one_hot_targets_are_the_same():
    z, labels = RNG.normal(size=(5, 3)), np.array([0, 2, 1, 1, 0])
    for target in (labels, labels.tolist(), one_hot(labels, 3), labels.astype(float)):
        assert categorical_cross_entropy(z, target, from_logits=True) == categorical_cross_entropy(
            z, labels, from_logits=True
        )


def test_one_hot():
    encoded = one_hot([1, 0], 3, np.float32)
    assert encoded.dtype == np.float32
    np.testing.assert_array_equal(encoded, [[0, 1, 0], [1, 0, 0]])
    for labels, text in (
        ([3, 0], "0 to 3"),
        ([-1], "-1 to -1"),
        ([0.5], "0.5 to 0.5"),
        ([np.nan], "nan to nan"),
        ([np.inf, 0], "0.0 to inf"),
    ):
        with pytest.raises(ValueError, match=f"numbered 0 to 2, received {text}"):
            one_hot(labels, 3)
    for labels in ([[0], [1]], 2, [[0, 1]]):  # a column would set every label in every row
        with pytest.raises(ValueError, match=r"labels of shape \(samples,\), received \("):
            one_hot(labels, 3)


def test_a_distribution_may_be_rounded_a_little():
    p = [[0.5, 0.5]]
    assert categorical_cross_entropy(p, [[0.5, 0.500015]]) == pytest.approx(np.log(2), abs=1e-4)
    with pytest.raises(ValueError, match="sums to 1"):
        categorical_cross_entropy(p, [[0.5, 0.50003]])


@pytest.mark.parametrize("kind", [MeanSquaredError, BinaryCrossEntropy, Hinge])
@pytest.mark.parametrize(("prediction", "target"), [((3, 1), (3,)), ((3,), (2,)), ((0, 2), (0, 2))])
def test_shapes_that_differ_are_refused(kind, prediction, target):
    with pytest.raises(
        ValueError,
        match=r"^expected prediction and target of one shape, with .* sample; received \(",
    ) as told:
        kind().forward(np.full(prediction, 0.5), np.ones(target))
    assert str(prediction) in str(told.value)
    assert str(target) in str(told.value)


@pytest.mark.parametrize(
    ("prediction", "target"), [((3,), (3,)), ((3, 2), (2,)), ((3, 2), (3, 3)), ((0, 2), (0,))]
)
def test_categorical_targets_of_another_shape_are_refused(prediction, target):
    with pytest.raises(
        ValueError,
        match=r"^expected a prediction of shape \(samples, classes\) and a target of shape \(",
    ):
        CategoricalCrossEntropy().forward(np.full(prediction, 0.5), np.zeros(target))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: hinge([0.5], [0]), r"targets −1 and \+1, received \[0.0\]; .*2 \* target - 1$"),
        (lambda: hinge(np.zeros(9), np.arange(9)), r"received \[0.0, 1.0, 2.0, 3.0, 4.0\]; "),
        (lambda: binary_cross_entropy([0.5], [2]), r"targets in \[0, 1\], received 2.0 to 2.0"),
        (lambda: binary_cross_entropy([0.5], [-0.1]), r"targets in \[0, 1\]"),
        (lambda: binary_cross_entropy([1.5], [1]), "received 1.5 to 1.5; for logits, use from_l"),
        (lambda: binary_cross_entropy([-0.5], [1]), r"probabilities in \[0, 1\], received -0.5"),
        (lambda: categorical_cross_entropy([[2.0, 0]], [1]), "for logits, use from_logits=True"),
        (lambda: categorical_cross_entropy([[0.5, 0.5]], [2]), "numbered 0 to 1, received 2 to 2"),
        (lambda: categorical_cross_entropy([[0.5, 0.5]], [[0.5, 0.6]]), "^expected each .* to 1$"),
        (lambda: categorical_cross_entropy([[0.5, 0.5]], [[-0.5, 1.5]]), "sums to 1"),
    ],
)
def test_values_that_cannot_be_are_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()


@every
def test_pytorch_agrees(torch, case):
    loss, prediction, target = case
    functional = torch.nn.functional
    theirs = torch.tensor(prediction, requires_grad=True)
    y = torch.tensor(target)
    if isinstance(loss, MeanSquaredError):
        value = functional.mse_loss(theirs, y)
    elif isinstance(loss, Hinge):
        value = functional.margin_ranking_loss(theirs, torch.zeros_like(theirs), y, margin=1)
    elif isinstance(loss, BinaryCrossEntropy):
        name = "binary_cross_entropy" + ("_with_logits" if loss.from_logits else "")
        value = getattr(functional, name)(theirs, y)
    elif loss.from_logits:
        value = functional.cross_entropy(theirs, y)
    else:
        spelled = y if y.ndim == 2 else functional.one_hot(y, 4).double()
        value = -(spelled * theirs.log()).sum(1).mean()
    value.backward()
    assert loss.forward(prediction, target) == pytest.approx(value.item(), abs=1e-10)
    np.testing.assert_allclose(loss.backward(), theirs.grad.numpy(), rtol=0, atol=1e-10)


def test_pytorch_has_the_same_limits(torch):
    p, y = np.array([0.0, 1.0, 1e-13, 1e-50]), np.array([1.0, 0.0, 1.0, 1.0])
    theirs = torch.tensor(p, requires_grad=True)
    value = torch.nn.functional.binary_cross_entropy(theirs, torch.tensor(y))
    value.backward()
    loss = BinaryCrossEntropy()
    assert loss.forward(p, y) == pytest.approx(value.item(), rel=1e-12)
    np.testing.assert_allclose(loss.backward(), theirs.grad.numpy(), rtol=1e-8)


def test_scikit_learn_agrees():
    metrics = pytest.importorskip("sklearn.metrics")
    p, labels = softmax(RNG.normal(size=(20, 3))), RNG.integers(0, 3, size=20)
    assert categorical_cross_entropy(p, labels) == pytest.approx(
        metrics.log_loss(labels, p, labels=[0, 1, 2]), abs=1e-10
    )
    scores, signs = RNG.normal(size=20), RNG.choice([-1, 1], size=20)
    assert hinge(scores, signs) == pytest.approx(metrics.hinge_loss(signs, scores), abs=1e-10)


def test_the_hinge_has_no_slope_from_its_corner_on():
    loss = Hinge()
    loss.forward([1.0, 2.0, 0.999], [1, 1, 1])
    np.testing.assert_allclose(loss.backward(), [0, 0, -1 / 3])
    slope = numerical_gradient(lambda s: hinge(s, [1, -1]), [0.3, 0.4])
    np.testing.assert_allclose(slope, [-0.5, 0.5], atol=1e-9)
