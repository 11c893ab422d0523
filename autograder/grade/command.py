"""``nncourse grade``.

What takes long to load, nbgrader first of all, is loaded by :func:`grade_class` itself, once it has
made other processes start: they get ready at the same time.
"""

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress
from rich.table import Table

from autograder.course import Course
from autograder.errors import CourseError
from autograder.files import write_whole
from autograder.grade.workers import Outcome, Task, ThisMachine, Trade
from autograder.progress import progress_bar, refuse_unknown, stopped
from autograder.sandbox.limits import Limits
from autograder.settings import nbgrader_settings
from nnkit.language import language

if TYPE_CHECKING:
    from autograder.grade.cluster import Cluster
    from autograder.gradebook import Assignment

__all__ = ["Run", "grade", "grade_class"]


@click.command()
@click.argument("assignment")
@click.option(
    "--jobs", "-j", type=click.IntRange(1), show_default="cores",
    help="How many submissions are graded side by side.",
)  # fmt: skip
@click.option(
    "--scheduler", metavar="ADDRESS",
    help="Grade on the workers of a Dask cluster instead: tls://HOST:PORT, tcp://HOST:PORT, or "
    "local:N for one of N workers on this machine. docs/dask.md says how to start one.",
)  # fmt: skip
@click.option(
    "--student", "students", multiple=True, metavar="ID",
    help="Grade this learner's submission only; may be given more than once.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Grade again what is graded already.")
@click.option(
    "--timeout", type=click.FloatRange(min=0, min_open=True), default=Limits().cell_seconds,
    show_default=True, metavar="SECONDS", help="For each cell.",
)  # fmt: skip
@click.option(
    "--json", "report", type=click.Path(path_type=Path, dir_okay=False),
    help="Also write what came of each submission to this file.",
)  # fmt: skip
@click.option(
    "--allow-unsandboxed", is_flag=True, envvar="NNCOURSE_ALLOW_UNSANDBOXED",
    help="Run learners' code although it cannot be locked in here. Only for code that you trust.",
)  # fmt: skip
def grade(
    assignment: str,
    jobs: int | None,
    scheduler: str | None,
    students: tuple[str, ...],
    force: bool,
    timeout: float,
    report: Path | None,
    allow_unsandboxed: bool,
) -> None:
    """Grade the submissions of ASSIGNMENT that were collected and are not graded yet.

    Learners' code runs in processes of its own, without the tests, the solutions, your files or the
    network. Each submission is saved as soon as it is graded: stop with Ctrl-C whenever you like,
    and run the command again to go on. Points that you gave by hand stay.
    """
    if jobs is not None and scheduler is not None:
        raise click.UsageError("--jobs is for this machine, --scheduler for others: give one")
    limits = Limits(cell_seconds=timeout, submission_seconds=max(180.0, 6 * timeout))
    with progress_bar() as progress:
        run = grade_class(
            Course.find(), assignment, jobs=jobs or os.cpu_count() or 1, scheduler=scheduler,
            students=students, force=force, limits=limits, allow_unsandboxed=allow_unsandboxed,
            progress=progress,
        )  # fmt: skip
    if report is not None:
        write_whole(report, json.dumps(run.told(), ensure_ascii=False, indent=1).encode())
    Console().print(run.table())
    if run.interrupted:
        left = run.found - run.skipped - len(run.outcomes)
        raise stopped(left)
    if run.failures:
        raise click.ClickException("some submissions could not be graded; see the table")


@dataclass
class Run:
    """What a run of the command came to.

    Attributes
    ----------
    assignment : Assignment
    layers : list of str
        The walls around learners' processes.
    found, skipped : int
        Submissions that were there, and those of them that were graded already.
    outcomes : list of Outcome
        Without the notebooks themselves.
    left_out : dict of str to str
        By the address of a cluster's worker, why it got no submissions.
    interrupted : bool
    """

    assignment: "Assignment"
    layers: list[str]
    found: int = 0
    skipped: int = 0
    outcomes: list[Outcome] = field(default_factory=list)
    left_out: Mapping[str, str] = field(default_factory=dict)
    interrupted: bool = False

    @property
    def failures(self) -> list[Outcome]:
        """The submissions that could not be graded, by a fault of the grader's."""
        return [outcome for outcome in self.outcomes if outcome.failure]

    def told(self) -> list[dict[str, object]]:
        """Return what came of each submission, for machines."""
        return [_told(outcome, self.assignment) for outcome in self.outcomes]

    def table(self) -> Table:
        """Return the summary, for people."""
        done = [outcome.graded for outcome in self.outcomes if outcome.graded]
        repairs = Counter(
            kind for each in done for record in each.records.values() for kind, _ in record.repairs
        )
        unusable = sum(None in each.results.values() for each in done)
        suspicious = sum(any(record.notes for record in each.records.values()) for each in done)
        table = Table(title=f"{self.assignment.name}: {self.found} submissions", show_header=False)
        for name, value in (
            ("graded", str(len(done))),
            ("graded already", str(self.skipped)),
            ("need grading by hand", str(sum(each.needs_grading for each in done))),
            ("nothing that can be graded", str(unusable)),
            ("repairs", ", ".join(f"{kind} {n}" for kind, n in sorted(repairs.items())) or "none"),
            ("tried what no exercise asks for", str(suspicious)),
            ("failed", "\n".join(f"{f.task.student}: {f.failure}" for f in self.failures) or "0"),
            ("layers around learners' code", ", ".join(self.layers)),
            *self._workers(),
        ):
            table.add_row(name, escape(value))
        return table

    def _workers(self) -> Iterator[tuple[str, str]]:
        """Yield what is to be said of a cluster's workers."""
        shares = Counter(outcome.worker for outcome in self.outcomes if outcome.worker)
        if shares:
            yield "graded by", "\n".join(f"{worker}: {n}" for worker, n in sorted(shares.items()))
        if self.left_out:
            lines = [f"{worker} {why}" for worker, why in sorted(self.left_out.items())]
            yield "workers that were left out", "\n".join(lines)


def grade_class(
    course: Course,
    assignment: str,
    *,
    jobs: int = 1,
    scheduler: str | None = None,
    students: Sequence[str] = (),
    force: bool = False,
    limits: Limits | None = None,
    allow_unsandboxed: bool = False,
    progress: Progress | None = None,
) -> Run:
    """Grade a class's submissions; the command without its words.

    Parameters
    ----------
    course : Course
    assignment : str
    jobs : int ≥ 1, default 1
    scheduler : str, optional
        The address of a Dask cluster's scheduler, whose workers grade instead.
    students : sequence of str, optional
        Learners' ids; by default, all who handed in.
    force : bool, default False
        Whether to grade again what is graded already.
    limits : Limits, optional
    allow_unsandboxed : bool, default False
    progress : rich.progress.Progress, optional
        Gets a bar.

    Raises
    ------
    CourseError
        If there is nothing to grade, another run is grading, or code cannot be isolated here.
    """
    limits = limits or Limits()
    with closing(_place(scheduler, limits, jobs)) as place:
        return _graded(
            course, assignment, place, limits=limits, students=students, force=force,
            allow_unsandboxed=allow_unsandboxed, progress=progress,
        )  # fmt: skip


def _place(scheduler: str | None, limits: Limits, jobs: int) -> "ThisMachine | Cluster":
    if scheduler is None:
        return ThisMachine(limits, jobs)
    from autograder.grade.cluster import Cluster

    return Cluster(scheduler)


def _graded(
    course: Course,
    assignment: str,
    place: "ThisMachine | Cluster",
    *,
    limits: Limits,
    students: Sequence[str],
    force: bool,
    allow_unsandboxed: bool,
    progress: Progress | None,
) -> Run:
    from sqlalchemy.exc import DataError

    from autograder.grade.beside import given_beside
    from autograder.grade.pipeline import digest_of
    from autograder.grade.store import Store, only_one
    from autograder.gradebook import only_grader, open_gradebook, read_assignment

    course.create()
    lang = language()
    settings = nbgrader_settings(course.root / "nbgrader_config.py", lang)
    db_url = settings.CourseDirectory.db_url
    with (
        only_one(course),
        open_gradebook(db_url, course.course_id) as gradebook,
        only_grader(gradebook),
    ):
        known = read_assignment(gradebook, assignment, course.sources(lang))
        given = given_beside(course.sources(lang) / assignment, settings.CourseDirectory.ignore)
        tasks = _found(course, known, students)
        place.require_isolation(allow_unsandboxed)
        run = Run(known, place.layers, found=len(tasks), left_out=place.left_out)
        store = Store(course, gradebook, known, settings)
        store.tidy()
        due = [
            Task(task.student, task.folder, digest)
            for task in tasks
            for digest in [digest_of(task.folder, known, given)]
            if force or not store.is_done(task.student, digest)
        ]
        run.skipped = len(tasks) - len(due)
        bar = progress.add_task(assignment, total=len(due)) if progress is not None else None
        trade = Trade(known, limits, course.hidden_seed(), lang, allow_unsandboxed, given)
        outcomes = place.grade(due, trade)
        try:
            for outcome in outcomes:
                if outcome.graded is not None:
                    try:
                        store.save(outcome.graded, outcome.task.digest)
                        outcome.graded.notebooks.clear()  # a thousand would fill the memory
                    except DataError as error:  # PostgreSQL bounds how long an id may be
                        outcome = replace(outcome, graded=None, failure=f"{error.orig}")
                run.outcomes.append(outcome)
                if progress is not None and bar is not None:
                    progress.advance(bar)
        except KeyboardInterrupt:
            run.interrupted = True
        finally:
            outcomes.close()
    return run


def _found(course: Course, assignment: "Assignment", students: Sequence[str]) -> list[Task]:
    there = {
        folder.parent.name: folder
        for folder in sorted(course.submitted.glob(f"*/{assignment.name}"))
        if folder.is_dir() and not folder.is_symlink()
    }
    if not there:
        raise CourseError(
            f"no submission of {assignment.name} was collected. Collect first, in Formgrader or "
            f"with: nbgrader collect {assignment.name}"
        )
    refuse_unknown(students, there, f"submission of {assignment.name}")
    return [
        Task(student, folder)
        for student, folder in there.items()
        if not students or student in students
    ]


def _told(outcome: Outcome, assignment: "Assignment") -> dict[str, object]:
    graded = outcome.graded
    if graded is None:
        return {"student": outcome.task.student, "failure": outcome.failure}
    records = list(graded.records.values())
    return {
        "student": graded.student,
        "timestamp": graded.timestamp.isoformat() if graded.timestamp else None,
        "score": graded.score,
        "max_score": assignment.max_score,
        "needs_manual_grade": graded.needs_grading,
        "seconds": round(graded.seconds, 4),
        "cpu_seconds": round(sum(record.cpu for record in records), 4),
        "memory_bytes": max((record.memory for record in records), default=0),
        "cells": {
            name: {cell: result.score for cell, result in (results or {}).items()}
            for name, results in graded.results.items()
        },
        "repairs": [list(repair) for record in records for repair in record.repairs],
        "ended": {cell: why for record in records for cell, why in record.ended.items()},
        "notes": [note for record in records for note in record.notes],
        "layers": records[0].layers if records else [],
    }
