"""A class, played through event by event, to see whether the cost model's formulas hold.

The formulas (`cost_model.py`) know averages alone. Here every submission and every learner is there
for itself: workers grade side by side, take no more than two submissions each ahead of the writer,
and share a machine's cores with it; learners come at random moments, more and more of them towards
the deadline, and wait for a core. Times are drawn from exponential distributions, which vary more
than real ones.
"""

import random
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from math import log
from statistics import fmean, quantiles

import simpy
from cost_model import Model, SetUp

__all__ = ["Drained", "Waits", "arrivals", "deadline", "drain", "turnaround", "visits"]

Process = Generator[simpy.Event, object, None]
_AHEAD = 2
"""Submissions of each job that are under way at most, as in `autograder.grade.workers`."""


@dataclass(frozen=True)
class Drained:
    """How a line of submissions was worked off.

    Attributes
    ----------
    seconds : float
        Until the last one was written.
    cores, writer : float
        The shares of that time for which the cores and the writers were busy.
    """

    seconds: float
    cores: float
    writer: float


@dataclass(frozen=True)
class Waits:
    """How long learners waited for a core.

    Attributes
    ----------
    mean, worst_of_20, longest : float
        Seconds; one learner in 20 waits longer than `worst_of_20`.
    busy : float
        The share of the time for which the cores were at work.
    """

    mean: float
    worst_of_20: float
    longest: float
    busy: float


def drain(model: Model, submissions: int, setup: SetUp, seed: int = 0) -> Drained:
    """Grade `submissions` that lie there, and return how it went.

    Parameters
    ----------
    model : Model
        Its constants are the averages.
    submissions : int ≥ 1
    setup : SetUp
    seed : int, default 0
    """
    world, chance = simpy.Environment(initial_time=model.start), random.Random(seed)
    cores = simpy.PriorityResource(world, setup.cores)
    writers = simpy.Resource(world, setup.courses)
    jobs = setup.jobs or setup.cores
    ahead = simpy.Resource(world, _AHEAD * max(jobs, setup.courses))
    working = simpy.Resource(world, jobs)
    busy = {"cores": 0.0, "writer": 0.0}

    def on_a_core(seconds: float, priority: int) -> Process:
        with cores.request(priority=priority) as core:
            yield core
            busy["cores"] += seconds
            yield world.timeout(seconds)

    def one(place: simpy.resources.resource.Request) -> Process:
        with working.request() as worker:
            yield worker
            yield from on_a_core(chance.expovariate(1 / model.worker_seconds(setup)), 1)
        with writers.request() as writer:
            yield writer
            seconds = chance.expovariate(1 / model.writer_seconds(setup))
            busy["writer"] += seconds
            if setup.dask:
                yield world.timeout(seconds)
            else:
                yield from on_a_core(seconds, 0)
        ahead.release(place)

    def command() -> Process:
        for _ in range(submissions):
            place = ahead.request()
            yield place
            world.process(one(place))

    world.process(command())
    world.run()
    took = world.now
    return Drained(
        took, busy["cores"] / took / setup.cores, busy["writer"] / took / setup.courses
    )  # fmt: skip


def arrivals(people: int, seconds: float, chance: random.Random) -> list[float]:
    """Return when each of `people` comes, within `seconds` and evenly spread."""
    return sorted(chance.uniform(0, seconds) for _ in range(people))


def deadline(people: int, seconds: float, half: float, chance: random.Random) -> list[float]:
    """Return when each of `people` comes, ever more of them towards the deadline at `seconds`.

    Parameters
    ----------
    people : int
    seconds : float
        From the first moment to the deadline.
    half : float
        Seconds; half of them come in the last `half` before the deadline, half of the others in the
        `half` before those, and so on.
    chance : random.Random
    """
    moments: list[float] = []
    while len(moments) < people:
        before = chance.expovariate(log(2) / half)
        if before < seconds:
            moments.append(seconds - before)
    return sorted(moments)


def visits(moments: Sequence[float], service_seconds: float, cores: int, seed: int = 0) -> Waits:
    """Let learners come at `moments`, each for some processor time, and return how they waited."""
    world, chance = simpy.Environment(), random.Random(seed)
    resource = simpy.Resource(world, cores)
    waited: list[float] = []
    busy = 0.0

    def visit(moment: float) -> Process:
        nonlocal busy
        yield world.timeout(moment)
        with resource.request() as core:
            yield core
            waited.append(world.now - moment)
            seconds = chance.expovariate(1 / service_seconds)
            busy += seconds
            yield world.timeout(seconds)

    for moment in moments:
        world.process(visit(moment))
    world.run()
    return Waits(
        fmean(waited), quantiles(waited, n=20)[-1], max(waited), busy / world.now / cores
    )  # fmt: skip


def turnaround(
    model: Model, moments: Sequence[float], setup: SetUp, every: float
) -> tuple[float, float]:
    """Return the median and the longest seconds from handing in to being graded.

    Grading is started every `every` seconds, takes all that is there, and is not started while it
    still runs.

    Parameters
    ----------
    model : Model
    moments : sequence of float
        When each submission comes, in order.
    setup : SetUp
    every : float
    """
    waited: list[float] = []
    now, first = 0.0, 0
    while first < len(moments):
        now = (now // every + 1) * every
        there = sum(moment <= now for moment in moments)
        if there > first:
            now += model.seconds(there - first, setup)
            waited += [now - moment for moment in moments[first:there]]
            first = there
    return quantiles(waited, n=2)[0], max(waited)
