"""All models of the playground in training, kept in step with what the hand has set.

Learning rate, batch size and points may change while training goes on. Anything else, such as a
width, makes other models: then all begin again, so that their curves can be compared.
"""

import copy
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np

from nnkit.arrays import FloatArray
from nnkit.models import Sequential, mlp
from nnkit.optimizers import Optimizer
from nnkit.widgets.descent_explorer import OPTIMIZERS
from nnkit.widgets.playground_data import Samples, drawn
from nnkit.widgets.playground_runs import OwnRun, Run, TrainStep

__all__ = ["Race"]

State = dict[str, Any]

BEGIN_AGAIN = ("hidden", "activation", "optimizer", "seed", "data", "samples", "noise")
GO_ON = ("points", "batch")


class Race:
    """The models in training: without and with hidden layers, and the learner's.

    Parameters
    ----------
    train_step : callable or None
    model : object or None
        Both as for :func:`~nnkit.widgets.playground`; the model is copied, never changed.
    shape : str
        What to say of a wrong shape, as for :class:`~nnkit.widgets.playground_runs.OwnRun`.

    Attributes
    ----------
    runs : dict of str to Run
        By name: "slp", "mlp" and perhaps "own".
    failed : dict of str to Exception
        What the learner's code raised; its run has ended.
    samples : Samples
    version : int
        Another number whenever the samples are others.
    """

    def __init__(self, train_step: TrainStep | None, model: Any, shape: str) -> None:
        self._train_step, self._model, self._shape = train_step, model, shape
        self.runs: dict[str, Run] = {}
        self.failed: dict[str, Exception] = {}
        self.samples: Samples
        self.version = 0
        self.forget()

    @property
    def epochs(self) -> int:
        """For how many epochs those that are furthest have been trained."""
        return max(run.epochs for run in self.runs.values())

    @property
    def standing(self) -> list[str]:
        """The names of those whose code has not failed."""
        return [name for name in self.runs if name not in self.failed]

    def forget(self) -> None:
        """Have all models begin again when they are next asked for."""
        self._begun: list[Any] = []
        self._going_on: list[Any] = []

    def follow(self, state: State) -> None:
        """Make models and samples fit `state`."""
        begun = [state[key] for key in BEGIN_AGAIN]
        if begun != self._begun:
            self._begun, self._going_on = begun, []
            self.failed = {}
            self.runs = self._made(state)
        going_on = [state[key] for key in GO_ON]
        if going_on != self._going_on:
            self._going_on = going_on
            self.version += 1
            self.samples = drawn(state["data"], state["samples"], state["noise"], state["points"])
            for name in self.standing:
                with self._guarding(name):
                    self.runs[name].take(self.samples, state["batch"] or None)
        for run in self.runs.values():
            run.optimizer.lr = state["lr"]

    def epoch(self) -> None:
        """Train every model for one epoch."""
        for name in self.standing:
            with self._guarding(name):
                self.runs[name].epoch()

    def logits(self, X: FloatArray) -> FloatArray:
        """Return what every model says of every sample, of shape (models, samples).

        NaN stands where the learner's code has failed.
        """
        logits = np.full((len(self.runs), len(X)), np.nan)
        names = list(self.runs)
        for name in self.standing:
            with self._guarding(name), np.errstate(over="ignore", invalid="ignore"):
                logits[names.index(name)] = self.runs[name].logits(X)
        return logits

    @contextmanager
    def _guarding(self, name: str) -> Iterator[None]:
        """Keep what a learner's code raises; from then on, its run stands still."""
        try:
            yield
        except Exception as failure:
            if name != "own":
                raise
            self.failed[name] = failure
            self.runs[name].stop()

    def _made(self, state: State) -> dict[str, Run]:
        """Return all models before their first epoch, with one order of the samples for all."""

        def network(hidden: Sequence[int]) -> Sequential:
            rng = np.random.default_rng(state["seed"])
            return mlp([2, *hidden, 1], state["activation"], rng=rng)

        def tools() -> tuple[Optimizer, np.random.Generator]:
            order = np.random.default_rng([state["seed"], 1])
            return OPTIMIZERS[state["optimizer"]](state["lr"]), order

        runs = {
            "slp": Run(network([]), *tools()),
            "mlp": Run(network(state["hidden"]), *tools()),
        }
        if self._model is None and self._train_step is None:
            return runs
        own = network(state["hidden"]) if self._model is None else copy.deepcopy(self._model)
        is_nnkits = isinstance(own, Sequential)
        if is_nnkits and self._train_step is None:
            runs["own"] = Run(own, *tools())
        else:
            twin = (copy.deepcopy(own), tools()[0]) if is_nnkits else None
            runs["own"] = OwnRun(
                own, *tools(), train_step=self._train_step, twin=twin, shape=self._shape
            )
        return runs
