"""``nncourse grade``.

What takes long to load, nbgrader first of all, is loaded by :func:`grade_class` itself, once it has
made other processes start: they get ready at the same time.
"""

import json
import os
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from autograder.course import Course
from autograder.errors import CourseError
from autograder.files import write_whole
from autograder.grade.workers import Outcome, Task, Trade, begin_loading, grade_all
from autograder.grading.process import Zygote
from autograder.progress import progress_bar, refuse_unknown, stopped
from autograder.sandbox.limits import Limits
from autograder.settings import nbgrader_settings
from nnkit.language import language

if TYPE_CHECKING:
    from autograder.gradebook import Assignment

__all__ = ["Run", "grade", "grade_class"]


@click.command()
@click.argument("assignment")
@click.option(
    "--jobs", "-j", type=click.IntRange(1), default=os.cpu_count() or 1, show_default="cores",
    help="How many submissions are graded side by side.",
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
    jobs: int,
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
    limits = Limits(cell_seconds=timeout, submission_seconds=max(180.0, 6 * timeout))
    with progress_bar() as progress:
        run = grade_class(
            Course.find(), assignment, jobs=jobs, students=students, force=force, limits=limits,
            allow_unsandboxed=allow_unsandboxed, progress=progress,
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
    interrupted : bool
    """

    assignment: "Assignment"
    layers: list[str]
    found: int = 0
    skipped: int = 0
    outcomes: list[Outcome] = field(default_factory=list)
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
        ):
            table.add_row(name, value)
        return table


def grade_class(
    course: Course,
    assignment: str,
    *,
    jobs: int = 1,
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
    begin_loading()
    with closing(Zygote(limits)) as zygote:
        return _graded(
            course, assignment, zygote, jobs=jobs, students=students, force=force,
            allow_unsandboxed=allow_unsandboxed, progress=progress,
        )  # fmt: skip


def _graded(
    course: Course,
    assignment: str,
    zygote: Zygote,
    *,
    jobs: int,
    students: Sequence[str],
    force: bool,
    allow_unsandboxed: bool,
    progress: Progress | None,
) -> Run:
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
        zygote.require_isolation(allow_unsandboxed)
        run = Run(known, zygote.layers, found=len(tasks))
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
        trade = Trade(known, zygote.limits, course.hidden_seed(), allow_unsandboxed, given)
        outcomes = grade_all(due, trade, min(jobs, len(due) or 1))
        try:
            for outcome in outcomes:
                if outcome.graded is not None:
                    store.save(outcome.graded, outcome.task.digest)
                    outcome.graded.notebooks.clear()  # a thousand of them would fill the memory
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
