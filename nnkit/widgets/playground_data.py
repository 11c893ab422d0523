"""What the playground's networks learn from: samples of a known kind, and points placed by hand.

Each kind is brought onto one plane, so that clouds, moons and spirals are about equally large and
the noise means the same for all of them: the standard deviation of a sample around its place.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from nnkit.arrays import FloatArray
from nnkit.datasets import blobs, circles, logic_gate, moons, spirals

__all__ = ["KINDS", "REACH", "VALIDATION", "Samples", "drawn"]

REACH = 3.0
"""The plane runs from −REACH to REACH in both directions."""

VALIDATION = 200
"""Samples of a kind that are set aside. They do not depend on how many there are to learn from."""

SET_ASIDE = 4
"""Of the points placed by hand, every SET_ASIDE-th is for validation."""

Kind = Callable[[int, float, np.random.Generator], tuple[FloatArray, FloatArray]]


class Samples(NamedTuple):
    """What is learned from, and what is set aside.

    Attributes
    ----------
    X : ndarray of shape (samples, 2)
    y : ndarray of shape (samples, 1)
        0 or 1, as numbers that a loss takes.
    training : int
        How many come first, to learn from; the others are for validation.
    """

    X: FloatArray
    y: FloatArray
    training: int


def drawn(
    kind: str, count: int, noise: float, points: Sequence[tuple[float, float, int]]
) -> Samples:
    """Return samples of a kind, together with the points that were placed by hand.

    Parameters
    ----------
    kind : str
        A key of :data:`KINDS`, or ``"own"`` for the points alone.
    count : int ≥ 1
        How many samples of the kind to learn from; :data:`VALIDATION` more are set aside.
    noise : float ≥ 0
        The standard deviation of a sample around its place, in units of the plane.
    points : sequence of (x₁, x₂, class)
        Every fourth is set aside too.

    Examples
    --------
    >>> samples = drawn("moons", 100, 0.2, [(0.0, 0.0, 1)])
    >>> samples.X.shape, samples.training
    ((301, 2), 101)
    """
    placed = np.array(points, dtype=float).reshape(-1, 3)
    aside = np.arange(len(placed)) % SET_ASIDE == SET_ASIDE - 1
    parts = [placed[~aside], placed[aside]]
    if kind != "own":
        # a generator for each part: more to learn from leaves what is set aside as it is
        for part, (size, seed) in enumerate(((count, 10), (VALIDATION, 11))):
            X, y = KINDS[kind](size, noise, np.random.default_rng(seed))
            parts[part] = np.concatenate([np.column_stack([X, y]), parts[part]])
    every = np.concatenate(parts)
    return Samples(every[:, :2].copy(), every[:, 2:].copy(), len(parts[0]))


def _moons(count: int, noise: float, rng: np.random.Generator) -> tuple[FloatArray, FloatArray]:
    X, y = moons(count, rng=rng, noise=noise / 1.5)
    return 1.5 * (X - (0.5, 0.25)), y.astype(float)


def _circles(count: int, noise: float, rng: np.random.Generator) -> tuple[FloatArray, FloatArray]:
    X, y = circles(count, rng=rng, noise=noise / 2)
    return 2 * X, y.astype(float)


def _spirals(count: int, noise: float, rng: np.random.Generator) -> tuple[FloatArray, FloatArray]:
    X, y = spirals(count, rng=rng, noise=noise / 2.5)
    return 2.5 * X, y.astype(float)


def _xor(count: int, noise: float, rng: np.random.Generator) -> tuple[FloatArray, FloatArray]:
    corners, gate = logic_gate("xor")
    X, corner = blobs(count, rng=rng, centers=2.4 * corners - 1.2, noise=noise)
    return X, gate[corner].astype(float)


def _clouds(count: int, noise: float, rng: np.random.Generator) -> tuple[FloatArray, FloatArray]:
    X, y = blobs(count, rng=rng, centers=((-0.9, -0.6), (0.9, 0.6)), noise=noise)
    return X, y.astype(float)


KINDS: dict[str, Kind] = {
    "clouds": _clouds,
    "moons": _moons,
    "circles": _circles,
    "xor": _xor,
    "spirals": _spirals,
}
"""From what a line separates to what takes many units."""
