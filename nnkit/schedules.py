"""A schedule lets the learning rate change as training goes on: large steps first, fine ones later.

A schedule is a function from the number of updates made so far to a learning rate. Hand it to an
optimiser in the place of a number: ``SGD(lr=CosineDecay(0.1, updates=1000))``. Any function of
that kind will do; these are the common ones.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

__all__ = ["CosineDecay", "ExponentialDecay", "Schedule", "StepDecay", "Warmup"]

Schedule = Callable[[int], float]


@dataclass(frozen=True)
class StepDecay:
    r"""Multiplies the rate by `factor` after every `every` updates.

    .. math:: \eta_t = \eta_0 \, \gamma^{\lfloor t / n \rfloor}

    Parameters
    ----------
    lr : float > 0
        The rate at the start, :math:`\eta_0`.
    every : int ≥ 1, in updates
    factor : float, default 0.1

    Examples
    --------
    >>> schedule = StepDecay(0.5, every=10, factor=0.5)
    >>> schedule(9), schedule(10)
    (0.5, 0.25)
    """

    lr: float
    every: int
    factor: float = 0.1

    def __post_init__(self) -> None:
        _positive("every", self.every)

    def __call__(self, updates: int) -> float:
        return self.lr * self.factor ** (updates // self.every)


@dataclass(frozen=True)
class ExponentialDecay:
    r"""Multiplies the rate by `factor` after each update.

    .. math:: \eta_t = \eta_0 \, \gamma^{t}

    Parameters
    ----------
    lr : float > 0
        The rate at the start, :math:`\eta_0`.
    factor : float, per update

    Examples
    --------
    >>> ExponentialDecay(1.0, factor=0.5)(3)
    0.125
    """

    lr: float
    factor: float

    def __call__(self, updates: int) -> float:
        return self.lr * self.factor**updates


@dataclass(frozen=True)
class CosineDecay:
    r"""Lowers the rate along half a cosine wave, and keeps it at the lowest from then on.

    .. math:: \eta_t = \eta_\text{end} +
        \tfrac12 (\eta_0 - \eta_\text{end}) \bigl(1 + \cos(\pi t / T)\bigr)

    Parameters
    ----------
    lr : float > 0
        The rate at the start, :math:`\eta_0`.
    updates : int ≥ 1
        After how many updates, :math:`T`, the lowest rate is reached.
    end : float ≥ 0, default 0
        The lowest rate.

    References
    ----------
    Loshchilov & Hutter (2017), "SGDR: stochastic gradient descent with warm restarts".

    Examples
    --------
    >>> schedule = CosineDecay(1.0, updates=10)
    >>> schedule(0), round(schedule(5), 3), schedule(99)
    (1.0, 0.5, 0.0)
    """

    lr: float
    updates: int
    end: float = 0.0

    def __post_init__(self) -> None:
        _positive("updates", self.updates)

    def __call__(self, updates: int) -> float:
        share = min(updates, self.updates) / self.updates
        return self.end + (self.lr - self.end) * (1 + math.cos(math.pi * share)) / 2


@dataclass(frozen=True)
class Warmup:
    r"""Raises the rate evenly over the first updates, then follows another schedule.

    Parameters
    ----------
    updates : int ≥ 1
        How many updates the rise takes.
    then : float or Schedule
        The rate, or the schedule, that follows; a schedule starts counting when the rise ends.

    References
    ----------
    Goyal et al. (2017), "Accurate, large minibatch SGD".

    Examples
    --------
    >>> schedule = Warmup(4, then=1.0)
    >>> schedule(0), schedule(1), schedule(3), schedule(4)
    (0.25, 0.5, 1.0, 1.0)
    """

    updates: int
    then: float | Schedule

    def __post_init__(self) -> None:
        _positive("updates", self.updates)

    def __call__(self, updates: int) -> float:
        after = max(updates - self.updates, 0)
        target = self.then(after) if callable(self.then) else self.then
        return target * min(updates + 1, self.updates) / self.updates


def _positive(name: str, value: int) -> None:
    if value < 1:
        raise ValueError(f"expected {name} of at least 1 update, received {value}")
