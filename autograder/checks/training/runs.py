"""The training loop of the assignment `training`, and the ways in which learners get it wrong.

A right run and a wrong one differ in one place: how the samples are dealt, whose gradient is taken,
what a step is made of. So there is one loop, and a :class:`Way` says how it goes.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np

from autograder.checks.values import Numbers
from nnkit import BinaryCrossEntropy, Dense, Sequential, relu
from nnkit.layers import ActivationLayer

__all__ = [
    "Epoch",
    "Task",
    "Way",
    "history",
    "initial",
    "loss_of",
    "losses_after",
    "parameters",
    "run",
]

Samples = tuple[Numbers, Numbers]


@dataclass(frozen=True)
class Task:
    """What a training loop is given.

    Attributes
    ----------
    widths : sequence of int
    seed : int
        Of the initial weights.
    X, y, X_val, y_val : ndarray
        Inputs of shape (samples, features), targets of shape (samples, 1).
    learning_rate : float
    epochs, size : int
        The size is that of a batch.
    times : int
        How often the network is trained, each time from where it stands.
    """

    widths: Sequence[int]
    seed: int
    X: Numbers
    y: Numbers
    X_val: Numbers
    y_val: Numbers
    learning_rate: float
    epochs: int
    size: int
    times: int


def _shuffled(task: Task, epoch: int) -> Sequence[Samples]:
    order = np.random.default_rng(epoch).permutation(len(task.X))
    pieces = [order[start : start + task.size] for start in range(0, len(order), task.size)]
    return [(task.X[rows], task.y[rows]) for rows in pieces]


def _the_batch(task: Task, batch: Samples) -> Samples:
    return batch


@dataclass(frozen=True)
class Way:
    """How a training loop goes; as it stands, the right way.

    Attributes
    ----------
    deal : callable
        Returns the batches of an epoch.
    look_at : callable
        Returns the samples whose gradient is taken for a batch.
    added_up : {"never", "in an epoch", "always"}
        How long gradients are added to those before, instead of taking their place.
    once : bool
        Whether there is one step an epoch, after the loop over the batches.
    rate : callable
        Makes the length of the step of the learning rate.
    epochs : callable
        Makes the epochs that are trained of their number.
    """

    deal: Callable[[Task, int], Sequence[Samples]] = _shuffled
    look_at: Callable[[Task, Samples], Samples] = _the_batch
    added_up: Literal["never", "in an epoch", "always"] = "never"
    once: bool = False
    rate: Callable[[float], float] = lambda rate: rate
    epochs: Callable[[int], range] = range


@dataclass(frozen=True)
class Epoch:
    """What an epoch has come to.

    Attributes
    ----------
    before, after : ndarray of shape (parameters,)
    batches : sequence of (X, y)
    on_the_way : sequence of float
        The loss of each batch, before its step.
    """

    before: Numbers
    after: Numbers
    batches: Sequence[Samples]
    on_the_way: Sequence[float]


def initial(widths: Sequence[int], seed: int) -> list[dict[str, Numbers]]:
    """Return the parameters of each layer before the training."""
    return [
        {
            "weight": np.random.default_rng(seed + place).normal(size=(inputs, outputs))
            * np.sqrt(2 / inputs),
            "bias": np.zeros(outputs),
        }
        for place, (inputs, outputs) in enumerate(pairwise(widths))
    ]


def _network(task: Task) -> Sequential:
    layers = []
    for params in initial(task.widths, task.seed):
        layer = Dense(*params["weight"].shape, rng=np.random.default_rng(0))
        layer.weight = params["weight"]
        layers += [layer, ActivationLayer(relu)]
    return Sequential(layers[:-1])


def run(task: Task, way: Way) -> Iterator[Epoch]:
    """Train, and yield each epoch.

    Parameters
    ----------
    task : Task
    way : Way
    """
    model, loss = _network(task), BinaryCrossEntropy(from_logits=True)
    values, gradients = model.parameters()
    for _ in range(task.times):
        total = np.zeros_like(gradients)
        for number in way.epochs(task.epochs):
            before, on_the_way = values.astype(np.float64), []
            batches = way.deal(task, number)
            if way.added_up == "in an epoch":
                total[...] = 0
            for batch in batches:
                on_the_way.append(loss.forward(model.forward(batch[0]), batch[1]))
                X, y = way.look_at(task, batch)
                loss.forward(model.forward(X), y)
                model.backward(loss.backward())
                total[...] = gradients if way.added_up == "never" else total + gradients
                if not way.once:
                    values -= way.rate(task.learning_rate) * total
            if way.once:
                values -= way.rate(task.learning_rate) * total
            yield Epoch(before, values.astype(np.float64), batches, on_the_way)


def parameters(task: Task, way: Way) -> Numbers:
    """Return all parameters after the training: of each layer the weight, row by row, and the bias.

    Parameters
    ----------
    task : Task
    way : Way
    """
    values = _network(task).parameters().values.astype(np.float64)
    for epoch in run(task, way):
        values = epoch.after
    return values


def loss_of(task: Task, values: Numbers, X: Numbers, y: Numbers) -> float:
    """Return the loss of a network with these parameters."""
    model = _network(task)
    model.parameters().values[...] = values
    return float(BinaryCrossEntropy(from_logits=True).forward(model.forward(X), y))


def losses_after(task: Task, epoch: Epoch) -> tuple[float, float]:
    """Return the losses that belong into the history: training, validation."""
    return (
        loss_of(task, epoch.after, task.X, task.y),
        loss_of(task, epoch.after, task.X_val, task.y_val),
    )


def history(
    task: Task,
    way: Way,
    losses: Callable[[Task, Epoch], tuple[float, float]] = losses_after,
) -> Numbers:
    """Return the history of the last training, of shape (2, epochs): training, validation.

    Parameters
    ----------
    task : Task
    way : Way
    losses : callable
        What is taken down after an epoch.
    """
    epochs = list(run(task, way))
    last = epochs[len(epochs) - len(epochs) // task.times :]
    return np.array([losses(task, epoch) for epoch in last]).reshape(-1, 2).T
