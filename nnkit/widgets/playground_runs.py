"""Training, one epoch at a time: nnkit's way, and a learner's own beside it.

A :class:`Run` is a model in training with what it has come to so far. An :class:`OwnRun` is the
same with a learner's function in the place of nnkit's step. Before each of its updates the
parameters are copied into a second model, which nnkit updates; so every single update is compared,
and a difference does not grow from one to the next.
"""

import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from nnkit.arrays import FloatArray, as_float_array
from nnkit.losses import BinaryCrossEntropy
from nnkit.models import Sequential
from nnkit.optimizers import Optimizer
from nnkit.training import NonFiniteLossError, batches, train
from nnkit.widgets.base import quietly
from nnkit.widgets.playground_data import Samples

__all__ = ["OwnRun", "Run", "TrainStep", "update_compared"]

TrainStep = Callable[[Any, FloatArray, FloatArray], object]
"""A learner's step: takes a model, a batch of samples and their targets, and changes the model."""

ENDLESS = 10**9
"""Epochs to ask :func:`~nnkit.training.train` for: whoever iterates decides when it ends."""

LARGEST = 1e6
"""A logit beyond this has long left every probability behind: the parameters grow without limit."""


class Run:
    """A model in training, and what it has come to.

    Parameters
    ----------
    model : Sequential
        With one logit for each sample; or anything that nnkit can train.
    optimizer : Optimizer
    rng : numpy.random.Generator
        Draws the order of the samples.

    Attributes
    ----------
    losses : list of tuple (float, float)
        Training loss and validation loss before the first epoch and after each.
    accuracies : tuple (float, float)
        The shares of right answers in both parts, at present.
    diverged : bool
        Whether the parameters grew without limit.
    """

    def __init__(self, model: Any, optimizer: Optimizer, rng: np.random.Generator) -> None:
        self.model, self.optimizer = model, optimizer
        self.losses: list[tuple[float, float]] = []
        self.accuracies = (math.nan, math.nan)
        self.diverged = False
        self._loss = BinaryCrossEntropy(from_logits=True)
        self._rng = rng
        self._epochs: Iterator[object] = iter(())

    @property
    def epochs(self) -> int:
        """How many epochs were finished."""
        return max(len(self.losses) - 1, 0)

    @property
    def best_epoch(self) -> int:
        """The epoch with the lowest validation loss; 0 is before the first."""
        validation = [math.inf if math.isnan(loss) else loss for _, loss in self.losses]
        return validation.index(min(validation))

    def take(self, samples: Samples, batch_size: int | None) -> None:
        """Go on with these samples, with the parameters as they are."""
        self._samples = samples
        X, y = samples.X[: samples.training], samples.y[: samples.training]
        self._epochs = self._deal(X, y, batch_size) if len(X) else iter(())
        self.losses[-1:] = [self._measured()]

    def epoch(self) -> None:
        """Train for one epoch; a run that has nothing to learn from, or diverged, stays."""
        if self.diverged:
            return
        try:
            if next(self._epochs, None) is None:
                return
        except NonFiniteLossError:
            self.diverged = True
        self.losses.append(self._measured())

    def stop(self) -> None:
        """Stand still from now on, without any answer."""
        self._epochs = iter(())
        self.accuracies = (math.nan, math.nan)

    def logits(self, X: FloatArray) -> FloatArray:
        """Return one number for each sample, of shape (samples,)."""
        logits: FloatArray = self.model.predict(X).reshape(len(X))
        return logits

    def _deal(self, X: FloatArray, y: FloatArray, batch_size: int | None) -> Iterator[object]:
        return train(
            self.model, self._loss, self.optimizer, X, y, epochs=ENDLESS, batch_size=batch_size,
            rng=self._rng,
        )  # fmt: skip

    def _measured(self) -> tuple[float, float]:
        """Return the losses of both parts, and take down their accuracies."""
        samples = self._samples
        with np.errstate(over="ignore", invalid="ignore"):
            logits = self.logits(samples.X)[:, np.newaxis]
        right = (logits > 0) == (samples.y > 0.5)
        parts = (slice(samples.training), slice(samples.training, None))
        self.accuracies = _for_both(right, parts, np.mean)
        losses = _for_both(logits, parts, lambda z, y: self._loss.forward(z, y), samples.y)
        if not (np.abs(logits) < LARGEST).all():  # NaN is not below either
            self.diverged = True
        return losses


class OwnRun(Run):
    """A run with a learner's model or step in it.

    Parameters
    ----------
    model, optimizer, rng
        As for :class:`Run`; of a model of the learner's own, only ``forward`` is asked for.
    train_step : callable or None
        None leaves the model as it is.
    twin : tuple (Sequential, Optimizer), optional
        A second model in the shape of the first, and the optimiser that nnkit updates it with.
    shape : str
        What to say of a wrong shape, with places for ``{samples}`` and ``{shape}``.

    Attributes
    ----------
    updates, wrong : int
        How many updates were compared with nnkit's, and how many were others.
    first : tuple (str, float)
        Of the first that differed, what :func:`update_compared` said of it.
    """

    def __init__(
        self,
        model: Any,
        optimizer: Optimizer,
        rng: np.random.Generator,
        *,
        train_step: TrainStep | None,
        twin: tuple[Sequential, Optimizer] | None,
        shape: str,
    ) -> None:
        super().__init__(model, optimizer, rng)
        self.train_step, self._twin, self._shape = train_step, twin, shape
        self.updates = self.wrong = 0
        self.first = ("same", 1.0)

    def logits(self, X: FloatArray) -> FloatArray:
        """Return what the learner's ``forward`` says, one number for each sample."""
        answers = as_float_array(quietly(self.model.forward, X.copy()))
        if answers.shape not in ((len(X),), (len(X), 1)):
            raise ValueError(self._shape.format(samples=len(X), shape=answers.shape))
        return answers.reshape(len(X))

    def _deal(self, X: FloatArray, y: FloatArray, batch_size: int | None) -> Iterator[object]:
        if self.train_step is None:
            return
        while True:
            for X_batch, y_batch in batches(X, y, batch_size, self._rng):
                self._update(self.train_step, X_batch, y_batch)
            yield True

    def _update(self, train_step: TrainStep, X: FloatArray, y: FloatArray) -> None:
        if self._twin is None:
            quietly(train_step, self.model, X.copy(), y.copy())
            return
        model, optimizer = self._twin
        optimizer.lr = self.optimizer.lr
        before = self.model.parameters().values.copy()
        values, gradients = model.parameters()
        values[...] = before
        quietly(train_step, self.model, X.copy(), y.copy())
        with np.errstate(over="ignore", invalid="ignore"):
            self._loss.forward(model.forward(X), y)
            model.backward_parameters(self._loss.backward())
            optimizer.step(values, gradients)
            made = self.model.parameters().values - before
            kind, times = update_compared(made, values - before)
        self.updates += 1
        if kind != "same":
            if not self.wrong:
                self.first = kind, times
            self.wrong += 1


def update_compared(made: FloatArray, expected: FloatArray) -> tuple[str, float]:
    """Say how an update of the parameters differs from the one that was expected.

    Parameters
    ----------
    made, expected : ndarray of shape (parameters,)
        New values minus old ones.

    Returns
    -------
    kind : {"same", "nothing", "uphill", "length", "other"}
        "uphill" goes the opposite way, "length" the same way but further, or not as far.
    times : float
        How many times as long the update is, along the expected one.

    Examples
    --------
    >>> update_compared(np.array([0.2, -0.4]), np.array([-0.1, 0.2]))
    ('uphill', -2.0)
    """
    if np.allclose(made, expected, rtol=1e-5, atol=1e-9 + 1e-6 * np.abs(expected).max()):
        return "same", 1.0
    if not made.any():
        return "nothing", 0.0
    square = float(expected @ expected)
    times = float(made @ expected) / square if square else math.nan
    if not math.isfinite(times) or np.linalg.norm(made - times * expected) > 1e-4 * np.linalg.norm(
        made
    ):
        return "other", times
    return ("uphill" if times < 0 else "length"), times


def _for_both(
    values: FloatArray,
    parts: tuple[slice, slice],
    measure: Callable[..., Any],
    *others: FloatArray,
) -> tuple[float, float]:
    """Measure both parts; what holds no sample gives NaN."""
    training, validation = (
        float(measure(values[part], *(other[part] for other in others)))
        if len(values[part])
        else math.nan
        for part in parts
    )
    return training, validation
