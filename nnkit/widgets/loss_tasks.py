"""The tasks of the loss explorer: what is predicted, what can be right, and which losses compare.

A yes-or-no question is there twice. Its prediction may be a probability, or the logit before the
sigmoid; the losses are the same, but the slope that training follows is not: the chain rule brings
the slope of the sigmoid into it, and where the sigmoid is flat the squared error goes blind.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nnkit.activations import Activation, Softmax, sigmoid, softmax
from nnkit.arrays import AnyArray, FloatArray
from nnkit.losses import BinaryCrossEntropy, CategoricalCrossEntropy, Loss, MeanSquaredError

__all__ = ["TASKS", "AfterActivation", "Task"]

LARGEST = 1000.0
MOST_SAMPLES = 12
MOST_CLASSES = 6


class AfterActivation(Loss):
    r"""A loss of what an activation makes of the logits, with its gradient for the logits.

    .. math:: L(z) = L(f(z)), \qquad
        \frac{\partial L}{\partial z} = f'(z) \odot \frac{\partial L}{\partial f(z)}

    Parameters
    ----------
    loss : Loss
    activation : Activation

    Examples
    --------
    >>> loss = AfterActivation(MeanSquaredError(), sigmoid)
    >>> loss.forward([0.0], [1.0]), loss.backward().tolist()
    (0.25, [-0.25])
    """

    def __init__(self, loss: Loss, activation: Activation) -> None:
        self.loss, self.activation = loss, activation

    def compare(self, prediction: FloatArray, target: AnyArray) -> float:
        self._logits = prediction
        return self.loss.compare(self.activation.value(prediction), target)

    def backward(self) -> FloatArray:
        return self.activation.vector_jacobian(self._logits, self.loss.backward())

    def encode(
        self, target: npt.ArrayLike, shape: tuple[int, ...], dtype: npt.DTypeLike
    ) -> AnyArray:
        if isinstance(self.activation, Softmax):
            # class numbers become rows of probabilities, which any loss can take
            target = CategoricalCrossEntropy().encode(target, shape, dtype)
        return self.loss.encode(target, shape, dtype)


@dataclass(frozen=True)
class Task:
    """One kind of question, with a batch to begin with.

    Attributes
    ----------
    losses : dict of str to Loss
        By the key of their names; the last one is what the guidelines recommend.
    predictions, targets : list
        The batch to begin with.
    span : tuple of float
        The predictions that the picture shows, at least.
    top : float
        The losses that the picture shows, at least.
    bounds : tuple of float
        Between these a prediction is allowed.
    grows : bool
        Whether the picture grows with a loss that lies above it.
    """

    losses: dict[str, Loss]
    predictions: list[float] | list[list[float]]
    targets: list[float] | list[int]
    span: tuple[float, float]
    top: float
    bounds: tuple[float, float] = (-LARGEST, LARGEST)
    grows: bool = True

    @property
    def has_classes(self) -> bool:
        """Whether a prediction is a row of logits."""
        return isinstance(self.predictions[0], list)

    def checked(
        self, predictions: npt.ArrayLike, targets: npt.ArrayLike
    ) -> tuple[FloatArray, AnyArray]:
        """Return a batch as arrays if it is one of this task.

        Parameters
        ----------
        predictions : array_like of shape (samples,) or (samples, classes)
        targets : array_like of shape (samples,)

        Raises
        ------
        ValueError
            If shapes or values are not of this task.
        """
        predicted, right = np.asarray(predictions, float), np.asarray(targets, float)
        axes = 2 if self.has_classes else 1
        if predicted.ndim != axes or right.shape != predicted.shape[:1]:
            expected = "(samples, classes)" if self.has_classes else "(samples,)"
            raise ValueError(
                f"expected predictions of shape {expected} and targets of shape (samples,); "
                f"received {predicted.shape} and {right.shape}"
            )
        if not 1 <= len(predicted) <= MOST_SAMPLES:
            raise ValueError(f"expected 1 to {MOST_SAMPLES} samples, received {len(predicted)}")
        if self.has_classes and not 2 <= predicted.shape[1] <= MOST_CLASSES:
            raise ValueError(f"expected 2 to {MOST_CLASSES} classes, received {predicted.shape[1]}")
        low, high = self.bounds
        if not ((predicted >= low) & (predicted <= high)).all():
            raise ValueError(
                f"expected predictions from {low:g} to {high:g}, received {predicted.tolist()}"
            )
        return predicted, self._checked_targets(right, predicted.shape)

    def _checked_targets(self, targets: FloatArray, shape: tuple[int, ...]) -> AnyArray:
        if "cross-entropy" not in self.losses:
            if not (np.abs(targets) <= LARGEST).all():
                raise ValueError(
                    f"expected targets from {-LARGEST:g} to {LARGEST:g}, received "
                    f"{targets.tolist()}"
                )
            return targets
        classes = shape[1] if self.has_classes else 2
        if not np.isin(targets, np.arange(classes)).all():
            raise ValueError(
                f"expected whole numbers from 0 to {classes - 1} as targets, received "
                f"{targets.tolist()}"
            )
        return targets.astype(int)


TASKS = {
    "number": Task(
        {"squared": MeanSquaredError()},
        predictions=[2.5, -1.0, 0.5, 3.0],
        targets=[1.0, -0.5, 0.5, -0.5],
        span=(-4, 4),
        top=16,
    ),
    "probability": Task(
        {"squared": MeanSquaredError(), "cross-entropy": BinaryCrossEntropy()},
        predictions=[0.02, 0.6, 0.9, 0.2],
        targets=[1, 1, 1, 0],
        span=(0, 1),
        top=5,
        bounds=(0, 1),
        grows=False,  # at a certain and wrong 0 or 1, 100 would flatten all the rest
    ),
    "logit": Task(
        {
            "squared": AfterActivation(MeanSquaredError(), sigmoid),
            "cross-entropy": BinaryCrossEntropy(from_logits=True),
        },
        predictions=[-4.0, 0.5, 2.0, -1.5],
        targets=[1, 1, 1, 0],
        span=(-6, 6),
        top=6.5,
    ),
    "classes": Task(
        {
            "squared": AfterActivation(MeanSquaredError(), softmax),
            "cross-entropy": CategoricalCrossEntropy(from_logits=True),
        },
        predictions=[[2.0, 1.0, -1.0], [0.0, 0.0, 0.0], [-1.0, 3.0, 0.5], [4.0, -2.0, 0.0]],
        targets=[0, 2, 1, 2],
        span=(-6, 6),
        top=6.5,
    ),
}
"""The tasks by name; the yes-or-no question once by its probability and once by its logit."""
