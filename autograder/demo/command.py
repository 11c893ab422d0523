"""``nncourse demo``."""

import logging
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import nbformat
from nbformat import NotebookNode
from rich.console import Console
from rich.table import Table

from autograder.checks import diagnosis_of
from autograder.course import Course
from autograder.demo.classroom import LATE, attacks, handed_in, places, right_solutions
from autograder.demo.nbgrader_round import Instructor, Learner
from autograder.demo.scratch import scratch_course, scratch_gradebook
from autograder.errors import CourseError
from autograder.feedback.batch import write_all
from autograder.feedback.command import tasks_of
from autograder.grade.command import Run, grade_class
from autograder.progress import progress_bar
from autograder.report.command import write_report
from autograder.settings import nbgrader_settings
from autograder.wrong_solutions import load
from nnkit.language import LANGUAGES, Language

__all__ = ["demo", "diagnoses"]

_DUE = timedelta(hours=1)
_TOO_LATE = timedelta(hours=26)


@click.command()
@click.argument("assignment", default="neuron")
@click.option(
    "--students", type=click.IntRange(1), metavar="N",
    help="How many learners; by default, one of each kind.",
)  # fmt: skip
@click.option(
    "--jobs", "-j", type=click.IntRange(1), default=os.cpu_count() or 1, show_default="cores",
    help="How many submissions are graded side by side.",
)  # fmt: skip
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default="en",
    show_default=True,
    help="The release's language.",
)
@click.option(
    "--keep",
    type=click.Path(path_type=Path, file_okay=False),
    help="Leave the class, its gradebook, its feedback and its report in this new folder.",
)
def demo(
    assignment: str, students: int | None, jobs: int, lang: Language, keep: Path | None
) -> None:
    """Take a made-up class through ASSIGNMENT: release to feedback and report, without a browser.

    The class has right and wrong solutions, empty and late hand-ins, and some that attack the
    grader. It works in a scratch copy of the course: your gradebook, exchange and submissions are
    left alone.
    """
    course = Course.find()
    if not (course.sources(lang) / assignment).is_dir():
        known = ", ".join(sorted(path.stem for path in course.assignments.glob("*.py")))
        raise CourseError(f"there is no assignment {assignment!r}; there are: {known}")
    if keep is not None:
        if keep.exists() and any(keep.iterdir()):
            raise CourseError(f"{keep} is not empty: name a new folder for --keep")
        with scratch_gradebook(keep=True) as schema:
            _demo(course, keep.resolve(), assignment, students, jobs, lang)
        click.echo(
            f"The class is in {keep}: its feedback in {keep / 'learners'}, the report in "
            f"{keep / 'report' / 'report.html'}."
        )
        if schema:
            click.echo(f"Its gradebook is the schema {schema} of the database.")
        return
    with TemporaryDirectory(prefix="nncourse-demo-") as folder, scratch_gradebook():
        _demo(course, Path(folder), assignment, students, jobs, lang)


def _demo(
    course: Course, folder: Path, assignment: str, students: int | None, jobs: int, lang: Language
) -> None:
    logging.getLogger("nncourse.demo").setLevel(logging.ERROR)
    scratch = scratch_course(course, folder, lang)
    settings = nbgrader_settings(scratch.root / "nbgrader_config.py", lang)
    instructor = Instructor(settings, assignment)
    instructor.release(due=datetime.now(UTC) + _DUE)

    released = Learner(settings, assignment, "nobody", folder / "learners" / "nobody").fetch()
    source = nbformat.read(course.sources(lang) / assignment / f"{assignment}.ipynb", as_version=4)
    work = handed_in(
        released, right_solutions(source), load(assignment, course.root), attacks(course.root)
    )
    learners = {
        name: (kind, Learner(settings, assignment, name, folder / "learners" / name))
        for name, kind in places(list(work), students)
    }
    with progress_bar() as progress:
        for kind, learner in progress.track(learners.values(), description="handing in"):
            learner.fetch()
            learner.submit(work[kind])
        instructor.collect()
        for name, (kind, _) in learners.items():
            if kind == LATE:
                _delay(scratch.submitted / name / assignment / "timestamp.txt")
        run = grade_class(scratch, assignment, jobs=jobs, progress=progress)
        tasks = tasks_of(scratch, assignment)
        pages = progress.add_task("feedback", total=len(tasks))
        for outcome in write_all(tasks, jobs):
            if outcome.failure:
                raise CourseError(f"feedback for {outcome.student}: {outcome.failure}")
            progress.advance(pages)
    instructor.release_feedback()
    missing = [name for name, (_, learner) in learners.items() if not learner.fetch_feedback()]
    if missing:
        raise CourseError(f"no feedback reached {', '.join(missing)}")
    told = write_report(scratch, assignment, folder / "report", lang, column=assignment)
    console = Console()
    console.print(_table(instructor, list(learners), run))
    console.print(run.table())
    for line in told:
        console.print(line, markup=False)


def _delay(path: Path) -> None:
    """Let a submission have been handed in a day late."""
    late = datetime.now(UTC) + _TOO_LATE
    path.write_text(late.strftime("%Y-%m-%d %H:%M:%S.%f UTC"))


def _table(instructor: Instructor, learners: list[str], run: Run) -> Table:
    notes = {
        outcome.task.student: [
            n for record in outcome.graded.records.values() for n in record.notes
        ]
        for outcome in run.outcomes
        if outcome.graded is not None
    }
    table = Table(title=f"{instructor.assignment}: a made-up class")
    table.add_column("learner")
    table.add_column("points", justify="right")
    table.add_column("by hand")
    table.add_column("diagnoses, and what was tried", overflow="fold")
    for name in learners:
        record = instructor.score(name)
        table.add_row(
            name,
            f"{record['score']:g} / {record['max_score']:g}",
            "to grade" if record["needs_manual_grade"] else "",
            ", ".join([*diagnoses(instructor.graded(name)), *notes.get(name, [])]),
        )
    return table


def diagnoses(graded: NotebookNode) -> list[str]:
    """Return the keys of the diagnoses that a graded notebook shows, each once, in order."""
    failures = (
        output.evalue
        for cell in graded.cells
        for output in cell.get("outputs", [])
        if output.output_type == "error"
    )
    return list(dict.fromkeys(filter(None, map(diagnosis_of, failures))))
