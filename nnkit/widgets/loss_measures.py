"""What the loss explorer asks of a loss, nnkit's or the learner's own, and how the two compare.

Both answer the same questions by the same two functions, a loss and its gradient; so what the
picture shows of the learner's loss is what that loss says, however wrong.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nnkit.arrays import AnyArray, FloatArray, as_float_array
from nnkit.gradcheck import numerical_gradient
from nnkit.language import Language
from nnkit.losses import Loss
from nnkit.plots.numerals import number
from nnkit.widgets.base import quietly

__all__ = [
    "VERDICTS",
    "Batch",
    "LossFunction",
    "Measured",
    "OwnLoss",
    "measure",
    "verdict",
]

STEEPEST = 1e6

LossFunction = Callable[[FloatArray, AnyArray], npt.ArrayLike]

VERDICTS: dict[str, dict[Language, str]] = {
    "infinite": {
        "en": "Your loss is not a finite number at {wrong} of {points} predictions.",
        "ko": "예측값 {points}개 가운데 {wrong}개에서 직접 만든 손실이 유한한 수가 아니다.",
    },
    "differs": {
        "en": "Your loss differs from nnkit's {name} at {wrong} of {points} predictions.",
        "ko": "예측값 {points}개 가운데 {wrong}개에서 직접 만든 손실이 nnkit의 {name}와 다르다.",
    },
    "agrees": {
        "en": "Your loss agrees with nnkit's {name} everywhere.",
        "ko": "직접 만든 손실은 어디서나 nnkit의 {name}와 같다.",
    },
    "batch-differs": {
        "en": "Your loss agrees with nnkit's {name} for single samples, but for the whole batch it "
        "is {own}, and the {reduction} is {right}.",
        "ko": "직접 만든 손실은 샘플 하나에서는 nnkit의 {name}와 같지만, 배치 전체에서는 {own}이고 "
        "{reduction}은 {right}이다.",
    },
    "is-sum": {
        "en": "It is {samples} times as much: the sum over the batch.",
        "ko": "평균의 {samples}배, 곧 배치의 합이다.",
    },
    "gradient-differs": {
        "en": "Your gradient differs from nnkit's for {wrong} of {samples} samples.",
        "ko": "샘플 {samples}개 가운데 {wrong}개에서 직접 만든 기울기가 nnkit과 다르다.",
    },
    "gradient-agrees": {"en": "Your gradient agrees, too.", "ko": "기울기도 nnkit과 같다."},
    "one-number": {
        "en": "expected one number as the loss of the batch, received shape {shape}",
        "ko": "배치의 손실로 수 하나가 나와야 하는데 {shape} 형상이 돌아왔다",
    },
    "gradient-shape": {
        "en": "expected a gradient in the predictions' shape {expected}, received {shape}",
        "ko": "기울기는 예측값과 같은 {expected} 형상이어야 하는데 {shape} 형상이 돌아왔다",
    },
}
"""What is said of the learner's loss."""


@dataclass(frozen=True)
class Batch:
    """A batch, and which of its numbers the hand holds.

    Attributes
    ----------
    predictions : ndarray of shape (samples,) or (samples, classes)
    targets : ndarray of shape (samples,)
    sample : int
    class_number : int
        0 where there are no classes.
    """

    predictions: FloatArray
    targets: AnyArray
    sample: int
    class_number: int

    def held(self, rows: FloatArray) -> FloatArray:
        """Return what belongs to the chosen class, one entry for each row."""
        return rows[:, self.class_number] if rows.ndim == 2 else rows

    @property
    def prediction(self) -> float:
        """The number that the hand holds."""
        return float(self.held(self.predictions)[self.sample])

    def one(self, index: int) -> tuple[FloatArray, AnyArray]:
        """Return a sample as a batch of its own."""
        return self.predictions[index : index + 1], self.targets[index : index + 1]


@dataclass(frozen=True)
class Measured:
    """What one loss says along a curve, at the chosen sample, and about the batch.

    Attributes
    ----------
    curve : ndarray of shape (points,)
        The loss of the chosen sample for each prediction of the curve.
    losses : ndarray of shape (samples,)
    slope : float
        Of the curve, at the chosen sample's prediction.
    gradients : ndarray of shape (samples,)
        Of the batch's loss.
    batch : float
        The loss of all samples together.
    """

    curve: FloatArray
    losses: FloatArray
    slope: float
    gradients: FloatArray
    batch: float

    @classmethod
    def of_nothing(cls, points: int, samples: int) -> "Measured":
        """Return what a loss that failed has to show."""
        nothing = np.full(samples, np.nan)
        return cls(np.full(points, np.nan), nothing, np.nan, nothing, np.nan)


class OwnLoss:
    """A learner's loss and gradient, called without trust.

    Parameters
    ----------
    loss : callable
        Takes predictions and targets; returns one number.
    gradient : callable or None
        Takes the same; returns an array in the predictions' shape. None for a numerical gradient.
    labels : dict of str to str
        :data:`VERDICTS` in the learner's language.
    """

    def __init__(
        self, loss: LossFunction, gradient: LossFunction | None, labels: Mapping[str, str]
    ) -> None:
        self._loss, self._gradient, self._labels = loss, gradient, labels
        self.has_gradient = gradient is not None

    def loss(self, predictions: FloatArray, targets: AnyArray) -> float:
        """Return the loss.

        Raises
        ------
        ValueError
            If it is not one number.
        """
        loss = as_float_array(quietly(self._loss, predictions.copy(), targets.copy()))
        if loss.size != 1:
            raise ValueError(self._labels["one-number"].format(shape=loss.shape))
        return float(loss.item())

    def gradient(self, predictions: FloatArray, targets: AnyArray) -> FloatArray:
        """Return the gradient.

        Raises
        ------
        ValueError
            If it has another shape than the predictions.
        """
        if self._gradient is None:
            return numerical_gradient(lambda moved: self.loss(moved, targets), predictions)
        slopes = as_float_array(quietly(self._gradient, predictions.copy(), targets.copy()))
        if slopes.shape != predictions.shape:
            raise ValueError(
                self._labels["gradient-shape"].format(
                    expected=predictions.shape, shape=slopes.shape
                )
            )
        return slopes


def measure(loss: Loss | OwnLoss, batch: Batch, x: FloatArray, *, scale: float = 1) -> Measured:
    """Ask a loss everything that the picture shows of it.

    Parameters
    ----------
    loss : Loss or OwnLoss
    batch : Batch
    x : ndarray of shape (points,)
        The predictions of the curve.
    scale : float, default 1
        What the loss of the batch is multiplied by: the number of samples makes a mean a sum.

    Returns
    -------
    Measured

    Examples
    --------
    >>> from nnkit.losses import MeanSquaredError
    >>> batch = Batch(np.array([1.0, 3.0]), np.array([1.0, 1.0]), sample=1, class_number=0)
    >>> measured = measure(MeanSquaredError(), batch, np.array([0.0, 1.0, 2.0]))
    >>> measured.curve.tolist(), measured.slope, measured.batch
    ([1.0, 0.0, 1.0], 4.0, 2.0)
    """
    value, gradient = (
        (loss.loss, loss.gradient)
        if isinstance(loss, OwnLoss)
        else (loss.forward, _gradient_of(loss))
    )
    one, right = batch.one(batch.sample)
    moved = np.repeat(one, len(x), axis=0)
    batch.held(moved)[:] = x
    return Measured(
        curve=_in_reach([value(row, right) for row in moved[:, np.newaxis]]),
        losses=_in_reach([value(*batch.one(i)) for i in range(len(batch.targets))]),
        slope=float(_in_reach(batch.held(gradient(one, right)))[0]),
        gradients=_in_reach(scale * batch.held(gradient(batch.predictions, batch.targets))),
        batch=float(_in_reach(scale * value(batch.predictions, batch.targets))),
    )


def _in_reach(values: npt.ArrayLike) -> FloatArray:
    """Return the values, infinite where they are beyond float32, in which they travel."""
    numbers = np.asarray(values, float)
    beyond = np.abs(numbers) > np.finfo(np.float32).max
    return np.where(beyond, np.copysign(np.inf, numbers), numbers)


def verdict(
    own: Measured,
    right: Measured,
    *,
    judged: slice,
    with_gradient: bool,
    labels: Mapping[str, str],
    name: str,
    reduction: str,
) -> str:
    """Say in words how the learner's loss compares.

    Parameters
    ----------
    own, right : Measured
        The learner's and nnkit's.
    judged : slice
        Which part of the curve has to be the same; all of it has to be finite.
    with_gradient : bool
        Whether the gradient is the learner's, too.
    labels : dict of str to str
    name, reduction : str
        The keys of their labels.

    Returns
    -------
    str
    """
    samples, points = len(right.losses), len(right.curve)

    def say(key: str, **places: str | int) -> str:
        return labels[key].format(name=labels[name], points=points, samples=samples, **places)

    infinite = ~np.isfinite(own.curve)
    if infinite.any():
        return say("infinite", wrong=int(infinite.sum()))
    differs = ~np.isclose(own.curve, right.curve, atol=1e-6)[judged]
    if differs.any():
        return say("differs", wrong=int(differs.sum()))
    if np.allclose(own.losses, right.losses) and not np.isclose(own.batch, right.batch):
        said = say(
            "batch-differs",
            own=number(own.batch),
            right=number(right.batch),
            reduction=labels[reduction],
        )
        is_sum = reduction == "mean" and np.isclose(own.batch, samples * right.batch)
        return f"{said} {say('is-sum')}" if is_sum else said
    if not with_gradient:
        return say("agrees")
    slopes_differ = ~np.isclose(own.gradients, right.gradients, atol=1e-6)
    # at an impossible certainty, any steepness will do
    wrong = int(np.sum(slopes_differ & (np.abs(right.gradients) < STEEPEST)))
    about_gradient = say("gradient-differs", wrong=wrong) if wrong else say("gradient-agrees")
    return f"{say('agrees')} {about_gradient}"


def _gradient_of(loss: Loss) -> Callable[[FloatArray, AnyArray], FloatArray]:
    def gradient(predictions: FloatArray, targets: AnyArray) -> FloatArray:
        loss.forward(predictions, targets)
        return loss.backward()

    return gradient
