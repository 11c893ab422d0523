"""What a class costs, in seconds, memory and disk: closed formulas over measured constants.

Grading is a line: workers grade side by side, and one writer for each course saves what they
bring. The slower of the two sets the pace, and ``n`` submissions take

    seconds = start-up + n · max(core seconds / cores, writer's seconds / courses)

A hub is a queue: learners arrive at random and ask for processor time. Erlang's formula says how
long they wait, and how many cores keep them from waiting.

Money is left out: core hours and gibibytes have a price that each department knows.
"""

import datetime
import tomllib
from dataclasses import dataclass
from math import ceil
from pathlib import Path

from autograder.sandbox.limits import Limits

__all__ = ["MEASURED", "Constant", "Model", "SetUp", "constants", "erlang_wait"]

MEASURED = Path(__file__).with_name("measured.toml")
MIB_OF_A_GIB = 1024
KIB_OF_A_GIB = 1 << 20


@dataclass(frozen=True)
class Constant:
    """A measured constant.

    Attributes
    ----------
    what : str
        What was measured.
    value : float
    unit : str
    command : str
        The benchmark that measures it, with its options.
    date : date or None
        When it was measured; None while it is assumed.
    """

    what: str
    value: float
    unit: str
    command: str
    date: datetime.date | None = None


def constants(path: Path = MEASURED) -> dict[str, Constant]:
    """Read the measured constants by name.

    Examples
    --------
    >>> constants()["feedback_seconds"].unit
    's'
    """
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: Constant(**entry) for name, entry in told.items()}


@dataclass(frozen=True)
class SetUp:
    """Where a class is graded.

    Attributes
    ----------
    name : str
    cores : int ≥ 1
        Those that grade.
    jobs : int ≥ 1, optional
        Submissions side by side; by default, one for each core.
    dask : bool, default False
        Whether the workers are Dask's, on other machines than the writer, and the gradebook is in
        PostgreSQL.
    courses : int ≥ 1, default 1
        Each with a gradebook and one writer of its own; they share the cores.
    """

    name: str
    cores: int
    jobs: int | None = None
    dask: bool = False
    courses: int = 1


class Model:
    """The formulas.

    Parameters
    ----------
    measured : dict of str to Constant
        See :func:`constants`.
    assignment : {"neuron", "digits"}, default "neuron"
        A usual one, or the one that takes longest.
    looping : float, default 0.0
        The share of submissions in which one cell never ends, and runs into its time limit.

    Attributes
    ----------
    start : float
        Seconds before the first submission is graded: where the line through the runs of 100 and of
        1,000 submissions begins.
    core_seconds : float
        For which a submission keeps a core: twice that line's slope, since two jobs were at it.
    """

    def __init__(
        self, measured: dict[str, Constant], assignment: str = "neuron", *, looping: float = 0.0
    ) -> None:
        self._of = {name: constant.value for name, constant in measured.items()}
        few, many = self._of["grading_100_seconds"], self._of["grading_1000_seconds"]
        slope = (many - few) / 900
        self.start = few - 100 * slope
        self.core_seconds = self._of["digits_core_seconds"] if assignment == "digits" else 2 * slope
        self.core_seconds += looping * Limits().cell_seconds

    def writer_seconds(self, setup: SetUp) -> float:
        """Return how long a writer is busy with a submission."""
        return self._of["writer_postgresql_seconds" if setup.dask else "writer_seconds"]

    def worker_seconds(self, setup: SetUp) -> float:
        """Return how long a worker is busy with a submission."""
        alone = self.core_seconds - self._of["writer_seconds"]
        return alone * (1 + self._of["dask_overhead"]) if setup.dask else alone

    def pace(self, setup: SetUp) -> tuple[float, str]:
        """Return the seconds between one submission and the next, and what sets them."""
        workers = self.worker_seconds(setup) / (setup.jobs or setup.cores)
        if not setup.dask:  # the writer is at home on the same cores
            workers = max(workers, self.core_seconds / setup.cores)
        writers = self.writer_seconds(setup) / setup.courses
        return (workers, "cores") if workers >= writers else (writers, "writer")

    def seconds(self, submissions: int, setup: SetUp) -> float:
        """Return how long `submissions` take from the first process to the last line written."""
        return self.start + submissions * self.pace(setup)[0]

    def most_cores(self, setup: SetUp) -> int:
        """Return the number of cores from which on more of them bring nothing."""
        busy = self.worker_seconds(setup) if setup.dask else self.core_seconds
        return ceil(busy * setup.courses / self.writer_seconds(setup))

    def core_hours(self, submissions: int, setup: SetUp) -> float:
        """Return the hours of one core that grading `submissions` takes, feedback included."""
        writing = self.writer_seconds(setup) + self._of["feedback_seconds"]
        return submissions * (self.worker_seconds(setup) + writing) / 3600

    def feedback_seconds(self, submissions: int) -> float:
        """Return how long one process writes feedback pages."""
        return submissions * self._of["feedback_seconds"]

    def grading_gib(self, submissions: int, setup: SetUp) -> float:
        """Return the memory of one run that grades `submissions`.

        Two jobs were measured. Half of that for each job counts too much, for they share pages; and
        what the run of 1,000 had more than that of 100 is taken to grow on.
        """
        few, many = self._of["grading_100_mib"], self._of["grading_1000_mib"]
        growth = max(many - few, 0) / 900
        return ((setup.jobs or setup.cores) * few / 2 + growth * submissions) / MIB_OF_A_GIB

    def disk_gib(self, submissions: int) -> float:
        """Return what `submissions` leave on disks, the exchange's copies included."""
        twice = self._of["submitted_kib"] + self._of["feedback_kib"]
        once = self._of["autograded_kib"]
        return submissions * (2 * twice + once) / KIB_OF_A_GIB + self.gradebook_gib(submissions)

    def gradebook_gib(self, submissions: int) -> float:
        """Return how large a gradebook `submissions` make."""
        return submissions * self._of["gradebook_kib"] / KIB_OF_A_GIB

    def hub_gib(self, learners: int) -> float:
        """Return the memory of a hub where `learners` have a lesson open at the same time."""
        each = self._of["server_mib"] + self._of["kernel_mib"]
        return (self._of["hub_mib"] + learners * each) / MIB_OF_A_GIB

    @property
    def visit_seconds(self) -> float:
        """Processor time of one who comes, fetches, validates and submits."""
        named = ("start_cpu_seconds", "validate_cpu_seconds", "exchange_cpu_seconds")
        return sum(self._of[name] for name in named)

    def hub_cores(self, visits_a_second: float, *, most_busy: float = 0.7) -> int:
        """Return how many cores keep a hub's at most `most_busy` of the time at work."""
        return max(1, ceil(visits_a_second * self.visit_seconds / most_busy))


def erlang_wait(arrivals_a_second: float, service_seconds: float, servers: int) -> float:
    """Return the mean seconds that somebody waits in line (Erlang, 1917).

    Parameters
    ----------
    arrivals_a_second : float > 0
        At random moments.
    service_seconds : float > 0
        On average; exponentially distributed.
    servers : int ≥ 1

    Raises
    ------
    ValueError
        If the servers cannot keep up.

    Examples
    --------
    One server, busy half of the time: who comes waits one service on average.

    >>> erlang_wait(0.5, 1.0, 1)
    1.0
    """
    load = arrivals_a_second * service_seconds
    if load >= servers:
        raise ValueError(f"expected more than {load:g} servers, received {servers}")
    blocked = 1.0  # Erlang's B, server by server
    for server in range(1, servers + 1):
        blocked = load * blocked / (server + load * blocked)
    waiting = blocked / (1 - load / servers * (1 - blocked))
    return waiting * service_seconds / (servers - load)
