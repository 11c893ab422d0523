"""``nncourse demo``."""

import logging
import os
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import nbformat
from nbformat import NotebookNode
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from autograder.checks import diagnosis_of
from autograder.course import Course
from autograder.demo.classroom import handed_in, right_solutions
from autograder.demo.nbgrader_round import Instructor, Learner
from autograder.errors import CourseError
from autograder.settings import nbgrader_settings
from autograder.wrong_solutions import load
from nnkit.language import LANGUAGES, Language

__all__ = ["demo"]


@click.command()
@click.argument("assignment", default="neuron")
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
    help="Leave the class, its gradebook and its feedback in this new folder, to look at.",
)
def demo(assignment: str, lang: Language, keep: Path | None) -> None:
    """Take a small made-up class through ASSIGNMENT: release to feedback, without a browser.

    The class works in a scratch copy of the course: your gradebook, exchange and submissions are
    left alone.
    """
    course = Course.find()
    if not (course.sources(lang) / assignment).is_dir():
        known = ", ".join(sorted(path.stem for path in course.assignments.glob("*.py")))
        raise CourseError(f"there is no assignment {assignment!r}; there are: {known}")
    if keep is not None:
        if keep.exists() and any(keep.iterdir()):
            raise CourseError(f"{keep} is not empty: name a new folder for --keep")
        keep.mkdir(parents=True, exist_ok=True)
        _demo(course, keep.resolve(), assignment, lang)
        click.echo(f"The class is in {keep}; its feedback in {keep / 'learners'}.")
        return
    with TemporaryDirectory(prefix="nncourse-demo-") as scratch:
        _demo(course, Path(scratch), assignment, lang)


def _demo(course: Course, scratch: Path, assignment: str, lang: Language) -> None:
    logging.getLogger("nncourse.demo").setLevel(logging.ERROR)
    shutil.copy(course.root / "nbgrader_config.py", scratch)
    shutil.copytree(course.sources(lang), scratch / "source" / lang)
    (scratch / "course").mkdir()
    os.environ["COURSE_LANG"] = lang  # the kernels that grade speak it too
    settings = nbgrader_settings(scratch / "nbgrader_config.py", lang)
    instructor = Instructor(settings, assignment)
    instructor.release()

    released = Learner(settings, assignment, "nobody", scratch / "learners" / "nobody").fetch()
    source = nbformat.read(course.sources(lang) / assignment / f"{assignment}.ipynb", as_version=4)
    work = handed_in(released, right_solutions(source), load(assignment))
    learners = {
        name: Learner(settings, assignment, name, scratch / "learners" / name) for name in work
    }
    for name, learner in learners.items():
        learner.fetch()
        learner.submit(work[name])

    instructor.collect()
    with _progress() as progress:
        for name in progress.track(learners, description="grading"):
            instructor.autograde(name)
    instructor.give_feedback()
    pages = {name: learner.fetch_feedback() for name, learner in learners.items()}
    missing = [name for name, found in pages.items() if not found]
    if missing:
        raise CourseError(f"no feedback reached {', '.join(missing)}")
    Console().print(_table(instructor, list(learners)))


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )


def _table(instructor: Instructor, learners: list[str]) -> Table:
    table = Table(title=f"{instructor.assignment}: a made-up class")
    table.add_column("learner")
    table.add_column("points", justify="right")
    table.add_column("by hand")
    table.add_column("diagnoses", overflow="fold")
    for name in learners:
        record = instructor.score(name)
        table.add_row(
            name,
            f"{record['score']:g} / {record['max_score']:g}",
            "to grade" if record["needs_manual_grade"] else "",
            ", ".join(diagnoses(instructor.graded(name))),
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
