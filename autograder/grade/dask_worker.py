"""What a Dask worker does for us: it takes submissions as bytes, and answers in bytes.

``dask worker ADDRESS --nthreads 1 --preload autograder.grade.dask_worker`` starts one. It finds out
what it can do and says so in Dask's own terms, *resources*; batches ask for these, so that Dask
gives none to a worker that runs another edition of the course or cannot isolate learners' code.

Submissions are not graded in Dask's process, which has threads, but in a worker's process of ours
beside it (:mod:`autograder.grade.workers`). One that breaks down costs what broke it, and no other
submission of its batch; and when Dask's process ends, so does all that it started.
"""

import json
import os
import random
import socket
import tempfile
from contextlib import closing
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import dask

from autograder.errors import CourseError
from autograder.grade.edition import edition
from autograder.grade.workers import Task, Workers, begin_loading
from autograder.grading.process import Zygote
from autograder.sandbox.limits import Limits

if TYPE_CHECKING:
    from distributed import Worker

__all__ = ["ISOLATES", "dask_setup", "dask_teardown", "grade_batch"]

ISOLATES = "isolates learners' code"
"""The resource of a worker whose walls keep a hostile program in; the other is the edition."""

# Dask's nanny makes its worker a daemon, which may start no processes; `dask worker` loads this
# module before it starts a nanny.
dask.config.set({"distributed.worker.daemon": False})


class _Here:
    """The state of this worker: what it grades now, and the processes that do."""

    trade = b""
    workers: Workers | None = None
    core: socket.socket | None = None


def dask_setup(worker: "Worker") -> None:
    """Find out what this worker can do, before it asks for work; Dask calls this.

    Parameters
    ----------
    worker : distributed.Worker
    """
    _keep_to_a_core()
    begin_loading()
    import_module("autograder.grade.answers")  # at the same time; no batch has to wait for it
    with closing(Zygote(Limits())) as zygote:
        can = [edition(), *([ISOLATES] if zygote.isolating else [])]
    for resources in (worker.state.total_resources, worker.state.available_resources):
        resources.update(dict.fromkeys(can, 1.0))


def dask_teardown(_worker: "Worker") -> None:
    """End the processes that grade; Dask calls this."""
    _stop()


def grade_batch(trade: bytes, batch: bytes) -> bytes:
    """Grade some submissions.

    Parameters
    ----------
    trade : bytes
        As :func:`~autograder.grade.trades.trade_as_bytes` made it.
    batch : bytes
        A JSON list of pairs: a learner's id and a :func:`~autograder.grade.parcel.pack`.

    Returns
    -------
    bytes
        A JSON list with an :func:`~autograder.grade.answers.answer` for each, in any order; or an
        object with the reason why this worker grades nothing.
    """
    from autograder.grade.answers import answer
    from autograder.grade.parcel import unpack

    with tempfile.TemporaryDirectory(prefix="nncourse-") as scratch:
        tasks = []
        for number, (student, parcel) in enumerate(json.loads(batch)):
            tasks.append(Task(student, Path(scratch, str(number))))
            tasks[-1].folder.mkdir()
            unpack(parcel, tasks[-1].folder)
        try:
            told: Any = [answer(outcome) for outcome in _workers(trade).grade(tasks)]
        except CourseError as error:
            told = {"refused": str(error)}
            _stop()
    return json.dumps(told).encode()


def _workers(trade: bytes) -> Workers:
    """Return the processes that grade with this trade: those of the last batch, mostly."""
    from autograder.grade.trades import trade_of

    if _Here.workers is None or _Here.trade != trade:
        _stop()
        _Here.trade, _Here.workers = trade, Workers(trade_of(trade), 1)
    return _Here.workers


def _stop() -> None:
    if _Here.workers is not None:
        _Here.workers.close()
        _Here.workers = None


def _keep_to_a_core() -> None:
    """Keep this process, and all that it starts, to a core that no other worker here has.

    A core is taken by a socket's name, which the kernel gives back however this process ends.
    """
    if not hasattr(os, "sched_setaffinity"):
        return
    there = list(os.sched_getaffinity(0))
    for core in random.sample(there, len(there)):
        taken = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        try:
            taken.bind(f"\0nncourse-core-{core}")
        except OSError:
            taken.close()
        else:
            _Here.core = taken
            os.sched_setaffinity(0, {core})
            return
