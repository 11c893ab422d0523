"""Writes a class's pages in parallel, each whole or not at all.

A page carries a mark of what it was made from: the points and comments, the graded notebook's time
and size, and the code that made it. What would become the same page is not written again.

Beside the pages lie the two files by which nbgrader hands them out: when the submission was handed
in, and the secret that only its learner knows and that names the page in the exchange.
"""

import hashlib
import json
import multiprocessing
import re
import secrets
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import FrameType

from nbformat import NotebookNode, reads, v4

from autograder.feedback.points import SubmissionPoints
from autograder.files import write_whole
from autograder.sandbox.kernel import die_with_parent
from nnkit.language import language, use_language

__all__ = ["Outcome", "Task", "mark_of", "side_files", "write_all", "write_pages"]

_MARK = re.compile(rb'<meta name="nncourse-feedback" content="([0-9a-f]{64})">')
_HEAD = 4096  # bytes of a page in which its mark stands
_MODE = 0o644  # the learner's account must be able to read what nbgrader copies
_SECONDS = 60.0
_SIDE_FILES = ("timestamp.txt", "submission_secret.txt")
_LONGEST_SIDE_FILE = 1000


@dataclass(frozen=True)
class Task:
    """A graded submission whose pages are to be written.

    Attributes
    ----------
    graded : Path
        The folder of its graded notebooks.
    submitted : Path
        The folder of what was collected.
    target : Path
        The folder of its feedback.
    points : SubmissionPoints
    force : bool
        Whether to write pages that would come out the same, too.
    """

    graded: Path
    submitted: Path
    target: Path
    points: SubmissionPoints
    force: bool = False


@dataclass
class Outcome:
    """What came of a submission's pages.

    Attributes
    ----------
    student : str
    written, kept : list of str
        The notebooks whose pages were written, and those whose pages were up to date.
    failure : str
        Why there are not all pages; "" if there are.
    """

    student: str
    written: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    failure: str = ""


def write_all(tasks: Sequence[Task], jobs: int) -> Iterator[Outcome]:
    """Write the pages of every submission, and yield each outcome when it is there.

    Parameters
    ----------
    tasks : sequence of Task
    jobs : int ≥ 1
        Processes side by side; with 1, this one does the work.
    """
    if jobs == 1:
        before = signal.signal(signal.SIGALRM, _too_long)
        try:
            yield from map(_attempt, tasks)
        finally:
            signal.signal(signal.SIGALRM, before)
        return
    alone = []
    for task, outcome in _side_by_side(tasks, jobs):
        if outcome is None:
            alone.append(task)
        else:
            yield outcome
    for (
        task
    ) in alone:  # one of them breaks the process that it is made in, and should break only its
        _, outcome = next(_side_by_side([task], 1))
        yield outcome or Outcome(
            task.points.student, failure="the process that wrote it broke down"
        )


def write_pages(task: Task) -> Outcome:
    """Write the pages of one submission.

    Parameters
    ----------
    task : Task
    """
    outcome = Outcome(task.points.student)
    for name in task.points.notebooks:
        graded, target = task.graded / f"{name}.ipynb", task.target / f"{name}.html"
        if not graded.is_file():
            continue
        mark = mark_of(graded, name, task.points)
        if not task.force and _mark_in(target) == mark:
            outcome.kept.append(name)
            continue
        from autograder.feedback.page import page  # slow to load, and not every run writes a page

        _put(target, page(_read(graded), name, task.points, mark).encode())
        outcome.written.append(name)
    if not outcome.written and not outcome.kept:
        outcome.failure = "there is no graded notebook: grade it again"
        return outcome
    # A page of an earlier submission would be handed out as if it were about this one.
    for old in task.target.glob("*.html"):
        if old.stem not in (*outcome.written, *outcome.kept):
            old.unlink()
    for name, content in side_files(task).items():
        if not (task.target / name).is_file() or (task.target / name).read_bytes() != content:
            _put(task.target / name, content)
    return outcome


def mark_of(graded: Path, name: str, points: SubmissionPoints) -> str:
    """Return a fingerprint of all that a page is made from.

    Nothing hidden goes into it: the page is its learner's.

    Parameters
    ----------
    graded : Path
        The graded notebook.
    name : str
    points : SubmissionPoints
    """
    found = graded.stat()
    told = (
        _look(), language(), found.st_mtime_ns, found.st_size,
        points.student, points.assignment, points.handed_in, points.late_seconds, points.penalty,
        len(points.notebooks), list(points.notebooks.get(name, {}).values()),
    )  # fmt: skip
    return hashlib.sha256(repr(told).encode()).hexdigest()


@cache
def _look() -> str:
    """Return a fingerprint of the code and the style sheet that make pages."""
    sources = sorted(Path(__file__).parent.glob("*.[pc]*"))
    return hashlib.sha256(b"".join(map(Path.read_bytes, sources))).hexdigest()


def _mark_in(target: Path) -> str:
    try:
        with target.open("rb") as file:
            found = _MARK.search(file.read(_HEAD))
    except OSError:
        return ""
    return found[1].decode() if found else ""


def _read(path: Path) -> NotebookNode:
    """Read a graded notebook; checking its form again would take longer than its page."""
    text = path.read_text(encoding="utf-8")
    current = json.loads(text).get("nbformat") == 4
    notebook: NotebookNode = v4.reads(text) if current else reads(text, as_version=4)
    return notebook


def _put(path: Path, content: bytes) -> None:
    write_whole(path, content)
    path.chmod(_MODE)


def side_files(task: Task) -> dict[str, bytes]:
    """Return the files by which nbgrader hands out a submission's pages, by name.

    Where there is no secret, as with a submission that did not come through the exchange, one is
    made up: nobody can fetch the page, but without a secret nbgrader would hand out nobody's.

    Parameters
    ----------
    task : Task
    """
    found: dict[str, bytes] = {}
    for name in _SIDE_FILES:
        for folder in (task.graded, task.submitted):
            path = folder / name
            if path.is_file() and not path.is_symlink():
                with path.open("rb") as file:
                    found.setdefault(name, file.read(_LONGEST_SIDE_FILE))
    if "timestamp.txt" not in found:
        when = task.points.handed_in
        found["timestamp.txt"] = (f"{when:%Y-%m-%d %H:%M:%S.%f} UTC" if when else "").encode()
    if "submission_secret.txt" not in found:
        earlier = task.target / "submission_secret.txt"
        found["submission_secret.txt"] = (
            earlier.read_bytes() if earlier.is_file() else secrets.token_hex(32).encode()
        )
    return found


# processes


def _side_by_side(tasks: Sequence[Task], jobs: int) -> Iterator[tuple[Task, Outcome | None]]:
    """Yield each task with its outcome; None where the process that worked on it broke."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "autograder.feedback.page"])  # once, for all
    pool = ProcessPoolExecutor(jobs, context, initializer=_begin, initargs=(language(),))
    try:
        futures = {pool.submit(_attempt, task): task for task in tasks}
        for future in as_completed(futures):
            try:
                yield futures[future], future.result()
            except BrokenProcessPool:
                yield futures[future], None
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(lang: str) -> None:
    with suppress(OSError):
        die_with_parent()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the command's to handle
    signal.signal(signal.SIGALRM, _too_long)
    use_language(lang)


def _too_long(number: int, frame: FrameType | None) -> None:
    raise TimeoutError(f"it took longer than {_SECONDS:g} seconds")


def _attempt(task: Task) -> Outcome:
    """Write a submission's pages; whatever goes wrong concerns this submission alone."""
    signal.setitimer(signal.ITIMER_REAL, _SECONDS)
    try:
        return write_pages(task)
    except Exception as error:
        return Outcome(task.points.student, failure=f"{type(error).__name__}: {error}")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
