"""Loss landscapes that can be drawn: models with two parameters, and what descends on them.

A real network has thousands of parameters, and its loss is a landscape over all of them. With two
parameters it can be looked at from above, and everything that matters of gradient descent shows:
the step that is too long, the ravine, the valley that is not the deepest, the noise of a batch.
Each landscape here is the mean squared error of a small model on real samples, so that a batch is a
batch and its gradient differs from that of all samples.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from nnkit.arrays import FloatArray
from nnkit.optimizers import Optimizer
from nnkit.training.batches import batches

__all__ = ["LANDSCAPES", "Landscape", "descend"]

Model = Callable[[FloatArray, FloatArray, FloatArray], tuple[FloatArray, FloatArray, FloatArray]]
"""Takes both parameters and the inputs; returns predictions and their slopes by each parameter."""


@dataclass(frozen=True)
class Landscape:
    """The mean squared error of a model with two parameters.

    Attributes
    ----------
    name : str
    formula : str
        The model, in LaTeX.
    model : callable
    x, y : ndarray of shape (samples,)
    first, second : tuple of float
        What is worth looking at of each parameter, from and to.
    """

    name: str
    formula: str
    model: Model
    x: FloatArray
    y: FloatArray
    first: tuple[float, float]
    second: tuple[float, float]

    def losses(self, first: FloatArray, second: FloatArray) -> FloatArray:
        """Return the loss on all samples, for arrays of parameters of one shape.

        Examples
        --------
        >>> LANDSCAPES["tanh"].losses(np.array([1.5, 0.0]), np.array([1.5, 0.0])).round(3)
        array([0.015, 1.206])
        """
        prediction, _, _ = self.model(first[..., np.newaxis], second[..., np.newaxis], self.x)
        losses: FloatArray = np.mean((prediction - self.y) ** 2, axis=-1)
        return losses

    def gradient(
        self, values: FloatArray, x: FloatArray | None = None, y: FloatArray | None = None
    ) -> FloatArray:
        """Return the slope of the loss by both parameters, on all samples or on those of a batch.

        Parameters
        ----------
        values : ndarray of shape (2,)
        x, y : ndarray of shape (samples,), optional

        Examples
        --------
        >>> LANDSCAPES["tanh"].gradient(np.zeros(2))
        array([0., 0.])
        """
        x, y = (self.x, self.y) if x is None or y is None else (x, y)
        prediction, by_first, by_second = self.model(values[0], values[1], x)
        error = 2 * (prediction - y)
        return np.array([np.mean(error * by_first), np.mean(error * by_second)])


def descend(
    landscape: Landscape,
    optimizer: Optimizer,
    start: FloatArray,
    *,
    steps: int,
    batch_size: int | None = None,
    rng: np.random.Generator | None = None,
) -> FloatArray:
    """Let an optimiser go downhill, and return where it went.

    Parameters
    ----------
    landscape : Landscape
    optimizer : Optimizer
    start : ndarray of shape (2,)
    steps : int ≥ 0
    batch_size : int ≥ 1, optional
        Samples for each step; all of them by default. Each epoch shows every sample once.
    rng : numpy.random.Generator, optional
        Draws the order of the samples.

    Returns
    -------
    ndarray of shape (steps + 1, 2)
        The start, and the parameters after each step; where they grow beyond all numbers, NaN.

    Examples
    --------
    >>> from nnkit.optimizers import SGD
    >>> path = descend(LANDSCAPES["line"], SGD(0.2), np.array([-1.0, 2.0]), steps=50)
    >>> path[-1].round(2)
    array([0.63, 0.42])
    """
    values, gradient = np.array(start, dtype=float), np.zeros(2)
    path = np.full((steps + 1, 2), np.nan)
    path[0] = values
    taken = 0
    with np.errstate(over="ignore", invalid="ignore"):
        while taken < steps:
            for x, y in batches(landscape.x, landscape.y, batch_size, rng):
                gradient[...] = landscape.gradient(values, x, y)
                optimizer.step(values, gradient)
                if not np.all(np.abs(values) < 1e6):
                    return path
                taken += 1
                path[taken] = values
                if taken == steps:
                    break
    return path


def _line(w: FloatArray, b: FloatArray, x: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    prediction = w * x + b
    return prediction, np.broadcast_to(x, prediction.shape), np.ones_like(prediction)


def _two_layers(
    w: FloatArray, v: FloatArray, x: FloatArray
) -> tuple[FloatArray, FloatArray, FloatArray]:
    hidden = np.tanh(w * x)
    return v * hidden, v * (1 - hidden**2) * x, hidden


def _wave(w: FloatArray, b: FloatArray, x: FloatArray) -> tuple[FloatArray, FloatArray, FloatArray]:
    slope = np.cos(w * x + b)
    return np.sin(w * x + b), slope * x, slope


def _made(
    name: str, formula: str, model: Model, truth: tuple[float, float],
    first: tuple[float, float], second: tuple[float, float], inputs: tuple[float, float],
    noise: float,
) -> Landscape:  # fmt: skip
    """Make 24 samples of a known model, with some noise."""
    rng = np.random.default_rng(8)
    x = rng.uniform(*inputs, size=24)
    exact, _, _ = model(np.array(truth[0]), np.array(truth[1]), x)
    y = exact + noise * rng.standard_normal(len(x))
    return Landscape(name, formula, model, x, y, first, second)


LANDSCAPES: dict[str, Landscape] = {
    made.name: made
    for made in (
        _made("line", r"\hat y = w x + b", _line, (0.8, 0.5), (-2.0, 3.0), (-2.0, 3.0),
              (-1.7, 1.7), 0.3),
        _made("ravine", r"\hat y = w x + b", _line, (0.8, 0.5), (-1.0, 3.0), (-3.0, 4.0),
              (1.0, 2.5), 0.1),
        _made("tanh", r"\hat y = v \tanh(w x)", _two_layers, (1.5, 1.5), (-3.0, 3.0), (-3.0, 3.0),
              (-1.7, 1.7), 0.1),
        _made("wave", r"\hat y = \sin(w x + b)", _wave, (2.0, 0.5), (-3.0, 6.0), (-3.0, 3.0),
              (-1.7, 1.7), 0.05),
    )
}  # fmt: skip
"""A bowl; the same model on inputs that nobody standardised; a saddle between two minima; many
minima, one of them the deepest."""
