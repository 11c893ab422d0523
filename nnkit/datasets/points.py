"""Points in the plane, in classes that are easy or hard to tell apart.

Blobs can mostly be separated by a line; moons, circles and spirals cannot, each a little less.
"""

import numpy as np
import numpy.typing as npt

from nnkit.arrays import FloatArray

__all__ = ["blobs", "circles", "moons", "spirals"]

Labels = npt.NDArray[np.int64]


def blobs(
    samples: int,
    *,
    rng: np.random.Generator,
    centers: npt.ArrayLike = ((-1.5, -1.5), (1.5, 1.5)),
    noise: float = 1.0,
) -> tuple[FloatArray, Labels]:
    """Return round clouds of points, one for each class.

    Parameters
    ----------
    samples : int ≥ 1
        Shared out among the classes as evenly as possible, in random order.
    rng : numpy.random.Generator
    centers : array_like of shape (classes, features)
    noise : float ≥ 0, default 1
        The standard deviation of a cloud in each direction.

    Returns
    -------
    X : ndarray of shape (samples, features)
    y : ndarray of int, shape (samples,)

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> X, y = blobs(100, rng=np.random.default_rng(0))
    >>> X.shape, np.bincount(y)
    ((100, 2), array([50, 50]))
    """
    middles = np.asarray(centers, np.float64)
    if middles.ndim != 2:
        raise ValueError(f"expected centers of shape (classes, features), received {middles.shape}")
    y = _labels(samples, len(middles), noise, rng)
    return middles[y] + rng.normal(0, noise, (samples, middles.shape[1])), y


def moons(
    samples: int, *, rng: np.random.Generator, noise: float = 0.1
) -> tuple[FloatArray, Labels]:
    """Return two half circles that reach into each other.

    Parameters
    ----------
    samples : int ≥ 1
    rng : numpy.random.Generator
    noise : float ≥ 0, default 0.1
        The standard deviation of a point's distance from its place, in each direction.

    Returns
    -------
    X : ndarray of shape (samples, 2)
    y : ndarray of int, shape (samples,)
        0 for the upper moon, 1 for the lower.

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> X, y = moons(100, rng=np.random.default_rng(0), noise=0)
    >>> bool((X[y == 0, 1] >= 0).all())
    True
    """
    y = _labels(samples, 2, noise, rng)
    angle = rng.uniform(0, np.pi, samples)
    upper = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    lower = np.stack([1 - np.cos(angle), 0.5 - np.sin(angle)], axis=1)
    X = np.where(y[:, None] == 0, upper, lower)
    return X + rng.normal(0, noise, X.shape), y


def circles(
    samples: int, *, rng: np.random.Generator, noise: float = 0.1, factor: float = 0.5
) -> tuple[FloatArray, Labels]:
    """Return a circle within a circle.

    Parameters
    ----------
    samples : int ≥ 1
    rng : numpy.random.Generator
    noise : float ≥ 0, default 0.1
        The standard deviation of a point's distance from its place, in each direction.
    factor : float in (0, 1), default 0.5
        The radius of the inner circle; that of the outer is 1.

    Returns
    -------
    X : ndarray of shape (samples, 2)
    y : ndarray of int, shape (samples,)
        0 for the outer circle, 1 for the inner.

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> X, y = circles(100, rng=np.random.default_rng(0), noise=0)
    >>> np.hypot(*X[y == 1].T).round(3).max()
    np.float64(0.5)
    """
    if not 0 < factor < 1:
        raise ValueError(f"expected a factor in (0, 1), received {factor}")
    y = _labels(samples, 2, noise, rng)
    angle = rng.uniform(0, 2 * np.pi, samples)
    radius = np.where(y == 0, 1.0, factor)
    X = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    return X + rng.normal(0, noise, X.shape), y


def spirals(
    samples: int,
    *,
    rng: np.random.Generator,
    classes: int = 2,
    turns: float = 1.0,
    noise: float = 0.05,
) -> tuple[FloatArray, Labels]:
    """Return spiral arms that wind around each other.

    Parameters
    ----------
    samples : int ≥ 1
    rng : numpy.random.Generator
    classes : int ≥ 1, default 2
        The number of arms.
    turns : float > 0, default 1
        How often an arm winds around the middle.
    noise : float ≥ 0, default 0.05
        The standard deviation of a point's distance from its place, in each direction; the arms
        end at radius 1.

    Returns
    -------
    X : ndarray of shape (samples, 2)
    y : ndarray of int, shape (samples,)

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> X, y = spirals(90, rng=np.random.default_rng(0), classes=3)
    >>> np.bincount(y)
    array([30, 30, 30])
    """
    if not turns > 0:
        raise ValueError(f"expected more than 0 turns, received {turns}")
    y = _labels(samples, classes, noise, rng)
    radius = np.sqrt(rng.uniform(0.01, 1, samples))  # evenly along the arm, not crowded inside
    angle = 2 * np.pi * (turns * radius + y / classes)
    X = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    return X + rng.normal(0, noise, X.shape), y


def _labels(samples: int, classes: int, noise: float, rng: np.random.Generator) -> Labels:
    if samples < 1 or classes < 1 or noise < 0:
        raise ValueError(
            "expected at least 1 sample, at least 1 class and noise of at least 0, received "
            f"{samples}, {classes} and {noise}"
        )
    return rng.permutation(np.arange(samples, dtype=np.int64) % classes)
