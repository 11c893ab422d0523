"""Before training: set samples aside to be honest with oneself, and bring features to one scale."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from nnkit.arrays import FloatArray, as_float_array

__all__ = ["Standardizer", "standardize", "train_validation_test_split"]

Part = tuple[npt.NDArray[Any], npt.NDArray[Any]]


def train_validation_test_split(
    X: npt.ArrayLike,
    y: npt.ArrayLike,
    *,
    rng: np.random.Generator,
    validation: float = 0.2,
    test: float = 0.2,
) -> tuple[Part, Part, Part]:
    """Deal samples at random into three parts: to learn from, to choose by, and to report on.

    Parameters
    ----------
    X : array_like of shape (samples, …)
    y : array_like of shape (samples, …)
    rng : numpy.random.Generator
    validation, test : float in [0, 1), default 0.2
        The share of either part; what is left is for training. Sizes are rounded.

    Returns
    -------
    training, validation, test : tuple (X, y)
        Copies. Every sample is in exactly one part.

    Raises
    ------
    ValueError
        If X and y differ in length, or nothing would be left to train on.

    Examples
    --------
    >>> X = np.arange(10)
    >>> rng = np.random.default_rng(0)
    >>> training, validation, test = train_validation_test_split(X, X, rng=rng)
    >>> len(training[0]), len(validation[0]), len(test[0])
    (6, 2, 2)
    """
    X, y = np.asarray(X), np.asarray(y)
    if len(X) != len(y):
        raise ValueError(f"expected a target for each sample, received {len(X)} and {len(y)}")
    to_validate, to_test = round(validation * len(X)), round(test * len(X))
    if min(validation, test) < 0 or to_validate + to_test >= len(X):
        raise ValueError(
            f"expected shares of at least 0 that leave samples to train on, received {validation} "
            f"and {test} of {len(X)} samples"
        )
    order = rng.permutation(len(X))
    held_out = to_validate + to_test
    parts = order[held_out:], order[:to_validate], order[to_validate:held_out]
    training, validating, testing = ((X[rows], y[rows]) for rows in parts)
    return training, validating, testing


@dataclass(frozen=True)
class Standardizer:
    r"""Brings every feature to mean 0 and standard deviation 1, as measured on the training part.

    .. math:: x' = \frac{x - \mu}{\sigma}

    Attributes
    ----------
    mean, scale : ndarray of shape (features, …)
        A feature that never changes has scale 1: it becomes 0 rather than undefined.

    Examples
    --------
    >>> standardizer = Standardizer.fit([[1.0, 5.0], [3.0, 5.0]])
    >>> standardizer([[2.0, 5.0], [4.0, 6.0]])
    array([[0., 0.],
           [2., 1.]])
    """

    mean: FloatArray
    scale: FloatArray

    @classmethod
    def fit(cls, X: npt.ArrayLike) -> "Standardizer":
        """Measure the features of `X`.

        Parameters
        ----------
        X : array_like of shape (samples, …)
            The training part, and nothing else: what is learned from the other parts, be it a
            mean, flatters the result.

        Raises
        ------
        ValueError
            If there is no sample.
        """
        X = as_float_array(X)
        if X.ndim == 0 or len(X) == 0:
            raise ValueError(f"expected at least one sample, received shape {X.shape}")
        mean, deviation = X.mean(axis=0), X.std(axis=0)
        # The mean of equal numbers may be off by a rounding; so tiny a deviation is no scale.
        constant = X.max(axis=0) == X.min(axis=0)
        scale = np.where(constant | ~(deviation > 0), 1, deviation).astype(X.dtype)
        return cls(np.where(constant, X[0], mean), scale)

    def __call__(self, X: npt.ArrayLike) -> FloatArray:
        """Return `X` on the new scale."""
        scaled: FloatArray = (as_float_array(X) - self.mean) / self.scale
        return scaled


def standardize(training: npt.ArrayLike, *others: npt.ArrayLike) -> Sequence[FloatArray]:
    """Return all parts on the scale on which the *training* part has mean 0 and deviation 1.

    Parameters
    ----------
    training : array_like of shape (samples, …)
        The only part that is measured.
    *others : array_like of shape (any, …)
        The validation and the test part.

    Returns
    -------
    tuple of ndarray
        The training part first, then the others.

    Raises
    ------
    ValueError
        If there is no training sample.

    Examples
    --------
    >>> standardize([[1.0], [3.0]], [[4.0]])
    (array([[-1.],
           [ 1.]]), array([[2.]]))
    """
    standardizer = Standardizer.fit(training)
    return tuple(standardizer(part) for part in (training, *others))
