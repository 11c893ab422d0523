"""What a command uses together with every process that it starts: processor time and memory.

Linux alone tells both. A process counts the processor time of children that it waited for; this one
also waits for those whose parents have ended before them, so no process is left out. Memory is
looked at every quarter of a second, in *proportional* sizes: of a page that four processes share,
each has a quarter, so that sums count every page once.
"""

import os
import resource
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from autograder.sandbox.kernel import prctl

__all__ = ["Used", "used_by"]

_PR_SET_CHILD_SUBREAPER = 36
_LOOK_SECONDS = 0.25
_PROC = Path("/proc")
_LEARNERS = b"autograder.sandbox.zygote"


@dataclass
class Used:
    """What a command used.

    Attributes
    ----------
    seconds, cpu : float
        From its start to its end, and the processor time of all processes.
    grader, learners, largest : float
        MiB at most at a time: of the processes that hold the course (the command, the server that
        workers are forked from, the workers) in sum, of those that run learners' code in sum, and
        of the largest process.
    """

    seconds: float = 0.0
    cpu: float = 0.0
    grader: float = 0.0
    learners: float = 0.0
    largest: float = 0.0


def used_by(
    command: Sequence[str | Path],
    folder: Path,
    environment: dict[str, str],
    *,
    memory: bool = False,
) -> Used:
    """Run a command to its end, and return what it used.

    Parameters
    ----------
    command : sequence of str or Path
    folder : Path
        Where it runs.
    environment : dict of str to str
        More than this process's own.
    memory : bool, default False
        Whether to look at its memory, which takes some time from it.

    Raises
    ------
    subprocess.CalledProcessError
        If it fails.
    """
    prctl(_PR_SET_CHILD_SUBREAPER, 1)
    used = Used()
    others = set(_children(os.getpid(), _parents()))
    before, start = _children_cpu(), time.perf_counter()
    process = subprocess.Popen(
        command, cwd=folder, env=os.environ | environment,
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    )  # fmt: skip
    ended = threading.Event()
    looking = threading.Thread(target=_look, args=(others, ended, used))
    if memory:
        looking.start()
    _, errors = process.communicate()
    used.seconds = time.perf_counter() - start
    ended.set()
    if memory:
        looking.join()
    while left := set(_children(os.getpid(), _parents())) - others:
        for orphan in left:
            os.waitpid(orphan, 0)
    used.cpu = _children_cpu() - before
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=errors)
    return used


def _children_cpu() -> float:
    told = resource.getrusage(resource.RUSAGE_CHILDREN)
    return told.ru_utime + told.ru_stime


def _look(others: set[int], ended: threading.Event, used: Used) -> None:
    while not ended.wait(_LOOK_SECONDS):
        sums = {True: 0.0, False: 0.0}
        for process in _descendants(others):
            with suppress(OSError):  # it has ended meanwhile
                learners = _LEARNERS in (_PROC / str(process) / "cmdline").read_bytes()
                proportional, resident = _memory(process)
                sums[learners] += proportional
                used.largest = max(used.largest, resident)
        used.grader = max(used.grader, sums[False])
        used.learners = max(used.learners, sums[True])


def _descendants(others: set[int]) -> Iterator[int]:
    """Yield all that descend from this process, but for `others`; orphans are its children, too."""
    parents = _parents()
    waiting = [child for child in _children(os.getpid(), parents) if child not in others]
    while waiting:
        process = waiting.pop()
        yield process
        waiting += _children(process, parents)


def _children(process: int, parents: dict[int, int]) -> list[int]:
    return [child for child, parent in parents.items() if parent == process]


def _parents() -> dict[int, int]:
    """Return every process's parent."""
    parents = {}
    for entry in _PROC.iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                # behind the name, which may hold anything: the state, and the parent
                after = (entry / "stat").read_text().rpartition(")")[2].split()
                parents[int(entry.name)] = int(after[1])
    return parents


def _memory(process: int) -> tuple[float, float]:
    """Return a process's proportional and whole size in MiB."""
    try:
        lines = (_PROC / str(process) / "smaps_rollup").read_text().splitlines()[1:]
    except PermissionError:  # a learner's process is closed to all but root
        pages = int((_PROC / str(process) / "statm").read_text().split()[1])
        resident = pages * resource.getpagesize() / (1 << 20)
        return resident, resident
    told = dict(line.split(":") for line in lines)
    proportional, resident = (int(told[name].split()[0]) / 1024 for name in ("Pss", "Rss"))
    return proportional, resident
