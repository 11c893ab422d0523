"""A metric says how good a model is, in terms that people care about.

It is not the loss: training needs a number with a slope, and a share of right answers has none. So
models learn from a loss and are judged by a metric.
"""

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

__all__ = ["PrecisionRecallF1", "accuracy", "confusion_matrix", "precision_recall_f1"]

IntArray = npt.NDArray[np.int64]
Float64Array = npt.NDArray[np.float64]

_ONE_OUTPUT = "for one output per sample, decide first: prediction.ravel() > threshold"


def accuracy(prediction: npt.ArrayLike, target: npt.ArrayLike) -> float:
    """Return the share of right answers.

    Parameters
    ----------
    prediction : array_like of shape (samples,) or (samples, classes)
        Class numbers; or logits or probabilities, of which the largest counts.
    target : array_like of int, shape (samples,)

    Returns
    -------
    float in [0, 1]

    Raises
    ------
    ValueError
        If the shapes do not belong together, or there is no sample.

    Examples
    --------
    >>> accuracy([0, 1, 1, 2], [0, 1, 2, 2])
    0.75
    >>> accuracy([[0.9, 0.1], [0.2, 0.8]], [0, 0])
    0.5
    """
    answers, truth = _classes(prediction, target)
    return float(np.mean(answers == truth))


def confusion_matrix(
    prediction: npt.ArrayLike, target: npt.ArrayLike, *, classes: int | None = None
) -> IntArray:
    """Count which class was taken for which.

    Parameters
    ----------
    prediction : array_like of shape (samples,) or (samples, classes)
        As for :func:`accuracy`.
    target : array_like of int, shape (samples,)
    classes : int, optional
        By default as many as the prediction has columns, or the highest class number asks for.

    Returns
    -------
    ndarray of int, shape (classes, classes)
        Entry (i, j): how many samples of class i were taken for class j.

    Raises
    ------
    ValueError
        If the shapes do not belong together, or a class number is not below `classes`.

    Examples
    --------
    >>> confusion_matrix([0, 1, 1, 2], [0, 1, 2, 2])
    array([[1, 0, 0],
           [0, 1, 0],
           [0, 1, 1]])
    """
    answers, truth = _classes(prediction, target)
    highest = int(max(answers.max(), truth.max()))
    if classes is None:
        columns = np.shape(prediction)[1] if np.ndim(prediction) == 2 else 0
        classes = max(highest + 1, columns)
    if highest >= classes or min(answers.min(), truth.min()) < 0:
        raise ValueError(
            f"expected classes numbered 0 to {classes - 1}, received "
            f"{int(min(answers.min(), truth.min()))} to {highest}"
        )
    counts = np.bincount(truth * classes + answers, minlength=classes * classes)
    return counts.reshape(classes, classes).astype(np.int64)


class PrecisionRecallF1(NamedTuple):
    """How far each class can be trusted, and how much of it is found.

    Attributes
    ----------
    precision : ndarray of shape (classes,)
        Of what was taken for the class, the share that is of the class.
    recall : ndarray of shape (classes,)
        Of what is of the class, the share that was taken for it.
    f1 : ndarray of shape (classes,)
        The harmonic mean of the two.
    """

    precision: Float64Array
    recall: Float64Array
    f1: Float64Array


def precision_recall_f1(
    prediction: npt.ArrayLike, target: npt.ArrayLike, *, classes: int | None = None
) -> PrecisionRecallF1:
    r"""Return precision, recall and F1 of each class.

    .. math:: P = \frac{tp}{tp + fp}, \qquad R = \frac{tp}{tp + fn}, \qquad
        F_1 = \frac{2\,tp}{2\,tp + fp + fn}

    Parameters
    ----------
    prediction, target, classes
        As for :func:`confusion_matrix`.

    Returns
    -------
    PrecisionRecallF1
        0 where there is nothing to divide by, as for a class that never came up.

    Raises
    ------
    ValueError
        As :func:`confusion_matrix`.

    References
    ----------
    van Rijsbergen (1979), *Information Retrieval*.

    Examples
    --------
    >>> precision, recall, f1 = precision_recall_f1([0, 1, 1, 1], [0, 0, 1, 1])
    >>> precision.round(3), recall, f1.round(3)
    (array([1.   , 0.667]), array([0.5, 1. ]), array([0.667, 0.8  ]))
    """
    matrix = confusion_matrix(prediction, target, classes=classes)
    right = np.diagonal(matrix)
    taken, real = matrix.sum(axis=0), matrix.sum(axis=1)
    return PrecisionRecallF1(
        _share(right, taken), _share(right, real), _share(2 * right, taken + real)
    )


def _share(part: IntArray, whole: IntArray) -> Float64Array:
    return np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)


def _classes(prediction: npt.ArrayLike, target: npt.ArrayLike) -> tuple[IntArray, IntArray]:
    answers, truth = np.asarray(prediction), np.asarray(target)
    if answers.ndim == 2 and truth.ndim == 1 and answers.shape[1] > 1:
        answers = answers.argmax(axis=1)
    if answers.shape != truth.shape or truth.ndim != 1 or truth.size == 0:
        raise ValueError(
            "expected predictions of shape (samples,) or (samples, classes) and targets of shape "
            f"(samples,); received {np.shape(prediction)} and {truth.shape}"
            + (f"; {_ONE_OUTPUT}" if answers.shape == (truth.size, 1) else "")
        )
    with np.errstate(invalid="ignore"):  # what is not a number differs from any
        numbers = answers.astype(np.int64), truth.astype(np.int64)
    if (answers != numbers[0]).any() or (truth != numbers[1]).any():
        raise ValueError(f"expected class numbers, received fractions; {_ONE_OUTPUT}")
    return numbers
