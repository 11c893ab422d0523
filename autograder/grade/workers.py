"""Processes that grade submissions side by side, and what happens when one of them breaks.

Workers are forked from a server that has loaded what they need, so that they start in a few
milliseconds and share its memory. (The command's own process may have threads, and must not be
forked.) To load that takes most of a second: this module itself loads next to nothing, so that a
command can have the server begin first, and then load what it needs at the same time.
"""

import gc
import multiprocessing
import os
import random
import signal
import threading
import traceback
from collections import deque
from collections.abc import Generator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass, field
from multiprocessing import forkserver
from multiprocessing.queues import SimpleQueue
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.errors import CourseError
from autograder.grading.process import Zygote
from autograder.sandbox.limits import Limits
from nnkit.language import Language, use_language

if TYPE_CHECKING:
    from autograder.grade.pipeline import Graded
    from autograder.gradebook import Assignment

__all__ = ["TRIES", "Outcome", "Task", "ThisMachine", "Trade", "Workers"]

TRIES = 2
"""How often a submission is graded that breaks what grades it."""

_LOADED = ["autograder.grade.pipeline", __name__]


@dataclass(frozen=True)
class Task:
    """A submission to be graded.

    Attributes
    ----------
    student : str
    folder : Path
    digest : str
        Its fingerprint when it was found.
    """

    student: str
    folder: Path
    digest: str = ""


@dataclass
class Outcome:
    """What came of a task.

    Attributes
    ----------
    task : Task
    graded : Graded or None
    failure : str
        Why it could not be graded, "" if it was.
    worker : str
        The address of another machine's worker that graded it.
    """

    task: Task
    graded: "Graded | None" = None
    failure: str = ""
    worker: str = ""


@dataclass(frozen=True)
class Trade:
    """What every worker needs to know.

    Attributes
    ----------
    assignment : Assignment
    limits : Limits
    seed : int
        What the inputs of hidden tests are drawn from.
    lang : {"en", "ko"}
        Of what tests say, where a notebook does not say its own.
    allow_unsandboxed : bool
    given : mapping of str to bytes
        The assignment's files beside its notebooks.
    """

    assignment: "Assignment"
    limits: Limits
    seed: int
    lang: Language
    allow_unsandboxed: bool = False
    given: Mapping[str, bytes] = field(default_factory=dict)


def begin_loading() -> None:
    """Start the server from which workers are forked, unless it runs already, and do not wait."""
    # numpy reads these when it is loaded; submissions are what is done side by side here.
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = "1"
    forkserver.set_forkserver_preload(_LOADED)
    forkserver.ensure_running()


class ThisMachine:
    """Grades here, in workers' processes; :class:`autograder.grade.cluster.Cluster` does elsewhere.

    Parameters
    ----------
    limits : Limits
    jobs : int ≥ 1
        Processes side by side.

    Attributes
    ----------
    left_out : dict of str to str
        Nobody: this machine's workers are all alike.
    """

    def __init__(self, limits: Limits, jobs: int) -> None:
        self.left_out: dict[str, str] = {}
        begin_loading()
        self._jobs = jobs
        self._zygote = Zygote(limits)

    @property
    def layers(self) -> list[str]:
        """The walls around learners' processes."""
        return self._zygote.layers

    def require_isolation(self, allow_unsandboxed: bool) -> None:
        """Refuse to go on where learners' code cannot be locked in, unless that is wanted.

        Raises
        ------
        CourseError
        """
        self._zygote.require_isolation(allow_unsandboxed)

    def grade(self, tasks: Sequence[Task], trade: Trade) -> Generator[Outcome, None, None]:
        """Grade every task; see :meth:`Workers.grade`."""
        with closing(Workers(trade, min(self._jobs, len(tasks) or 1))) as workers:
            yield from workers.grade(tasks)

    def close(self) -> None:
        """End what tells of the walls."""
        self._zygote.close()


class _Worker:
    """The state of a worker's process."""

    trade: Trade
    zygote: Zygote


class Workers:
    """Workers' processes, for as many classes of submissions as there come.

    Parameters
    ----------
    trade : Trade
    jobs : int ≥ 1
        Processes side by side.
    """

    def __init__(self, trade: Trade, jobs: int) -> None:
        self._trade = trade
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None

    def grade(self, tasks: Sequence[Task]) -> Generator[Outcome, None, None]:
        """Grade every task, and yield each outcome when it is there, in any order.

        Only a few submissions are under way at a time, so memory does not grow with their number.
        If a worker's process breaks, those that were under way are tried once more, and each that
        breaks it again fails alone.

        Parameters
        ----------
        tasks : sequence of Task

        Raises
        ------
        CourseError
            If learners' code cannot be isolated here.
        """
        waiting = deque((task, 1) for task in tasks)
        while waiting:
            under_way: dict[Future[Graded], tuple[Task, int]] = {}
            pool = self._pool = self._pool or _pool(self._trade, self._jobs)
            try:
                while waiting or under_way:
                    while waiting and len(under_way) < 2 * self._jobs:
                        task, tries = waiting[0]
                        if tries > 1 and under_way:
                            break  # what broke a worker runs alone
                        waiting.popleft()
                        under_way[pool.submit(_grade, task)] = (task, tries)
                        if tries > 1:
                            break
                    done, _ = wait(under_way, return_when=FIRST_COMPLETED)
                    for future in done:
                        yield _outcome(future, *under_way[future])
                        del under_way[future]
            except BrokenProcessPool:
                self.close()
                for task, tries in under_way.values():
                    if tries < TRIES:
                        waiting.append((task, tries + 1))
                    else:
                        yield Outcome(task, failure="the grader's process broke down, twice")

    def close(self) -> None:
        """End the processes, whatever they are doing."""
        if self._pool is not None:
            _stop(self._pool)
            self._pool = None


def _outcome(future: "Future[Graded]", task: Task, tries: int) -> Outcome:
    try:
        return Outcome(task, future.result())
    except (BrokenProcessPool, CourseError):
        raise
    except Exception as error:  # a fault of ours must not stop a class
        where = traceback.extract_tb(error.__traceback__)[-1]
        return Outcome(task, failure=f"{type(error).__name__}: {error} ({where.name})")


def _pool(trade: Trade, jobs: int) -> ProcessPoolExecutor:
    context = multiprocessing.get_context("forkserver")
    begin_loading()
    cores: SimpleQueue[int | None] = context.SimpleQueue()
    for core in _cores(jobs):
        cores.put(core)
    return ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=(trade, cores))


def _cores(jobs: int) -> list[int | None]:
    """Return the core for each worker, or None where it may run on any.

    A worker and its learner's process take turns, thousands of times for a submission. On one core
    that is a fifth faster than across two, each of which has to be woken up by the other.
    """
    there = list(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    if jobs > len(there):
        return [None] * jobs
    return list(random.sample(there, jobs))  # not the same ones as another course's grading


def _begin(trade: Trade, cores: "SimpleQueue[int | None]") -> None:
    from autograder.checks.hidden import use_seed

    threading.Thread(target=_end_with_the_command, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the command's to handle
    core = cores.get()
    if core is not None:
        os.sched_setaffinity(0, {core})
    gc.freeze()  # what is loaded stays, and no collection need look at it
    use_seed(trade.seed)
    use_language(trade.lang)
    _Worker.trade = trade
    _Worker.zygote = Zygote(trade.limits)


def _end_with_the_command() -> None:
    """End this process, and its learners' processes with it, when the command has been killed."""
    command = multiprocessing.parent_process()
    if command is not None:
        command.join()
        os._exit(1)


def _grade(task: Task) -> "Graded":
    from autograder.grade.pipeline import grade_submission

    return grade_submission(
        task.folder,
        task.student,
        _Worker.trade.assignment,
        _Worker.zygote,
        given=_Worker.trade.given,
        allow_unsandboxed=_Worker.trade.allow_unsandboxed,
    )


def _stop(pool: ProcessPoolExecutor) -> None:
    processes = list((getattr(pool, "_processes", None) or {}).values())
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
    for process in processes:
        process.join()
