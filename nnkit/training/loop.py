"""The training loop: forward, loss, backward, step; for every batch of every epoch.

Four lines do the learning, in :func:`_learn`. The rest of this file deals the batches, keeps the
books, and stops with advice when the loss is no longer a number.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sized
from contextlib import ExitStack
from itertools import islice
from typing import Literal

import numpy as np
import numpy.typing as npt

from nnkit.arrays import AnyArray, FloatArray
from nnkit.losses import Loss
from nnkit.models import Model
from nnkit.optimizers import Optimizer
from nnkit.training.batches import batches
from nnkit.training.callbacks import Callback
from nnkit.training.history import History, Progress

__all__ = ["NonFiniteLossError", "evaluate", "fit", "train"]

Watcher = Callback | Callable[[Progress], bool | None]


class NonFiniteLossError(ArithmeticError):
    """The loss became infinite or not a number, so there is no gradient to follow."""


def fit(
    model: Model,
    loss: Loss,
    optimizer: Optimizer,
    X: npt.ArrayLike,
    y: npt.ArrayLike,
    *,
    epochs: int,
    batch_size: int | None = 32,
    validation: tuple[npt.ArrayLike, npt.ArrayLike] | None = None,
    rng: np.random.Generator | None = None,
    callbacks: Iterable[Watcher] = (),
) -> History:
    """Train `model` in place, and return how the loss went.

    Parameters
    ----------
    model : Sequential
        Or any object with the methods of :class:`~nnkit.models.Model`.
    loss : Loss
    optimizer : Optimizer
    X : array_like of shape (samples, …)
    y : array_like
        Targets, in a form that the loss takes; the first axis is that of the samples.
    epochs : int ≥ 1
        How often every sample is shown.
    batch_size : int ≥ 1 or None, default 32
        Samples for each step: None for the full batch, 1 for single samples.
    validation : tuple (X, y), optional
        Samples that the model does not learn from, to see how well it generalises.
    rng : numpy.random.Generator, optional
        Draws the order of the samples anew for each epoch; without it the order stays.
    callbacks : iterable of Callback or callable
        Each is called after each epoch with the :class:`~nnkit.training.Progress`; one that returns
        True ends the training.

    Returns
    -------
    History

    Raises
    ------
    ValueError
        If the arrays do not fit, or nothing in the model is trainable.
    NonFiniteLossError
        If the loss is no longer a finite number; the message says what to try.

    Examples
    --------
    >>> from nnkit.layers import Dense
    >>> from nnkit.losses import MeanSquaredError
    >>> from nnkit.models import Sequential
    >>> from nnkit.optimizers import SGD
    >>> rng = np.random.default_rng(0)
    >>> X = rng.normal(size=(100, 1))
    >>> line = Sequential([Dense(1, 1, rng=rng)])
    >>> history = fit(line, MeanSquaredError(), SGD(0.1), X, 3 * X + 1, epochs=20, rng=rng)
    >>> line.layers[0].weight.round(3), line.layers[0].bias.round(3)
    (array([[3.]]), array([1.]))
    """
    history = History()
    watchers = list(callbacks)
    reports = train(
        model,
        loss,
        optimizer,
        X,
        y,
        epochs=epochs,
        batch_size=batch_size,
        validation=validation,
        rng=rng,
    )
    with ExitStack() as ends:
        for watcher in watchers:
            if isinstance(watcher, Callback):
                watcher.begin(model, epochs)
                ends.callback(watcher.end)
        for progress in reports:
            history.add(progress)
            stopped_by = [_name(watcher) for watcher in watchers if watcher(progress)]
            if stopped_by:
                history.stopped_by = stopped_by[0]
                break
    return history


def train(
    model: Model,
    loss: Loss,
    optimizer: Optimizer,
    X: npt.ArrayLike,
    y: npt.ArrayLike,
    *,
    epochs: int,
    batch_size: int | None = 32,
    validation: tuple[npt.ArrayLike, npt.ArrayLike] | None = None,
    rng: np.random.Generator | None = None,
    every: Literal["epoch", "step"] = "epoch",
) -> Iterator[Progress]:
    """Train `model` in place, and yield after each epoch or after each step.

    Whoever iterates sets the pace: look at the model in between, change ``optimizer.lr``, or stop
    iterating, and the training stops there. The steps are exactly those of :func:`fit`.

    Parameters
    ----------
    model, loss, optimizer, X, y, epochs, batch_size, validation, rng
        As for :func:`fit`.
    every : {"epoch", "step"}, default "epoch"
        With "step", each step is reported, and each epoch after its last step as well.

    Yields
    ------
    Progress

    Raises
    ------
    ValueError, NonFiniteLossError
        As :func:`fit`.

    Examples
    --------
    >>> from nnkit.datasets import logic_gate
    >>> from nnkit.losses import BinaryCrossEntropy
    >>> from nnkit.models import mlp
    >>> from nnkit.optimizers import Adam
    >>> X, y = logic_gate("xor")
    >>> model = mlp([2, 4, 1], rng=np.random.default_rng(0))
    >>> loss = BinaryCrossEntropy(from_logits=True)
    >>> for progress in train(model, loss, Adam(0.1), X, y[:, None], epochs=200, batch_size=None):
    ...     if progress.loss < 0.1:
    ...         break
    >>> (model.predict(X).ravel() > 0).astype(int)
    array([0, 1, 1, 0])
    """
    if epochs < 1 or (batch_size is not None and batch_size < 1):
        raise ValueError(
            "expected at least 1 epoch and a batch_size of at least 1, or None for the full "
            f"batch; received {epochs} and {batch_size}"
        )
    if every not in ("epoch", "step"):
        raise ValueError(f'expected every="epoch" or "step", received {every!r}')
    X, y = _prepared(model, loss, X, y, "the training set")
    if validation is not None:
        validation = _prepared(model, loss, *validation, "the validation set")
    if not model.parameters().values.size:
        raise ValueError("nothing to train: the model has no trainable parameters")
    return _run(model, loss, optimizer, X, y, epochs, batch_size, validation, rng, every)


def evaluate(model: Model, loss: Loss, X: npt.ArrayLike, y: npt.ArrayLike) -> float:
    """Return the loss of `model` on samples, without learning from them.

    Parameters
    ----------
    model, loss
        As for :func:`fit`.
    X : array_like of shape (samples, …)
    y : array_like
        Targets, in a form that the loss takes.

    Raises
    ------
    ValueError
        If the arrays do not fit.

    Examples
    --------
    >>> from nnkit.losses import MeanSquaredError
    >>> from nnkit.models import mlp
    >>> model = mlp([1, 1], rng=np.random.default_rng(0))
    >>> model.layers[0].weight = [[2.0]]
    >>> evaluate(model, MeanSquaredError(), [[1.0], [2.0]], [[2.0], [5.0]])
    0.5
    """
    X, y = _prepared(model, loss, X, y, "the samples")
    return _quiet_loss(model, loss, X, y)


def _run(
    model: Model,
    loss: Loss,
    optimizer: Optimizer,
    X: FloatArray,
    y: AnyArray,
    epochs: int,
    batch_size: int | None,
    validation: tuple[FloatArray, AnyArray] | None,
    rng: np.random.Generator | None,
    every: str,
) -> Iterator[Progress]:
    at_once = 1 if every == "step" else None
    step = 0
    for epoch in range(1, epochs + 1):
        dealt = batches(X, y, batch_size, rng)
        total = 0.0
        while losses := _learn(model, loss, optimizer, islice(dealt, at_once)):
            step += len(losses)
            total += sum(value * size for value, size in losses)
            if every == "step":
                yield Progress(epoch, step, losses[-1][0])
        checked = None if validation is None else _quiet_loss(model, loss, *validation)
        yield Progress(epoch, step, total / len(X), checked, epoch_done=True)


def _learn(
    model: Model,
    loss: Loss,
    optimizer: Optimizer,
    dealt: Iterable[tuple[FloatArray, AnyArray]],
) -> list[tuple[float, int]]:
    """Make a step for each batch, and return the loss and the size of each."""
    losses = []
    values, gradients = model.parameters()
    model.set_training(True)
    try:
        with np.errstate(over="ignore", invalid="ignore"):  # found below, and said with advice
            for X, y in dealt:
                value = loss.compare(model.forward(X), y)
                if not math.isfinite(value):
                    raise NonFiniteLossError(_advice(value, X, optimizer))
                model.backward_parameters(loss.backward())
                optimizer.step(values, gradients)
                losses.append((value, len(X)))
    finally:
        model.set_training(False)
    return losses


def _quiet_loss(model: Model, loss: Loss, X: FloatArray, y: AnyArray) -> float:
    with np.errstate(over="ignore", invalid="ignore"):
        return loss.compare(model.forward(X), y)


def _prepared(
    model: Model, loss: Loss, X: npt.ArrayLike, y: npt.ArrayLike, name: str
) -> tuple[FloatArray, AnyArray]:
    """Return samples in the model's dtype and encoded targets, if they fit model and loss."""
    X = np.asarray(X, model.dtype)
    targets = 0 if isinstance(y, np.generic) or not isinstance(y, Sized) else len(y)
    if X.ndim == 0 or len(X) == 0 or len(X) != targets:
        raise ValueError(
            f"expected {name} with at least one sample and a target for each, received X of shape "
            f"{X.shape} and {targets} targets"
        )
    outputs = model.forward(X[:1]).shape[1:]
    return X, loss.encode(y, (len(X), *outputs), model.dtype)


def _advice(value: float, X: FloatArray, optimizer: Optimizer) -> str:
    if not np.isfinite(X).all():
        return f"the loss is {value}, because the inputs hold numbers that are not finite"
    return (
        f"the loss is {value} after {optimizer.updates} updates: the steps were too large, and the "
        f"parameters grew without limit. Try a smaller learning rate (it is "
        f"{optimizer.learning_rate:g}), standardised inputs, or a loss with from_logits=True"
    )


def _name(watcher: Watcher) -> str:
    return getattr(watcher, "__name__", type(watcher).__name__)
