"""``nncourse feedback``."""

import os
from collections.abc import Sequence

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from autograder.course import Course
from autograder.errors import CourseError
from autograder.feedback.batch import Outcome, Task, write_all
from autograder.feedback.points import points_of
from autograder.grade.store import only_one
from autograder.gradebook import open_gradebook, read_assignment, read_scores
from autograder.progress import progress_bar, refuse_unknown, stopped
from nnkit.language import language

__all__ = ["feedback", "tasks_of"]

_WORTH = 200
"""Submissions whose pages take less time than one more process takes to start."""


@click.command()
@click.argument("assignment")
@click.option(
    "--jobs", "-j", type=click.IntRange(1), default=os.cpu_count() or 1, show_default="cores",
    help="How many processes write pages side by side, at most: small classes need one.",
)  # fmt: skip
@click.option(
    "--student", "students", multiple=True, metavar="ID",
    help="Write this learner's pages only; may be given more than once.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Write pages that are up to date, too.")
def feedback(assignment: str, jobs: int, students: tuple[str, ...], force: bool) -> None:
    """Write what learners read about their graded submissions of ASSIGNMENT.

    One page of HTML for each notebook, in the notebook's language: points, comments, what failed
    tests say, and the notebook itself. Pages need no network and hold no hidden test. A page is
    written anew when the submission was graded again, or points or comments changed.

    Hand them out with Formgrader's Release Feedback, or: nbgrader release_feedback ASSIGNMENT
    """
    course = Course.find()
    outcomes: list[Outcome] = []
    interrupted = False
    course.create()
    with only_one(course):
        tasks = tasks_of(course, assignment, students, force=force)
        with progress_bar() as progress:
            bar = progress.add_task(f"feedback on {assignment}", total=len(tasks))
            try:
                for outcome in write_all(tasks, max(1, min(jobs, len(tasks) // _WORTH))):
                    outcomes.append(outcome)
                    progress.advance(bar)
            except KeyboardInterrupt:
                interrupted = True
    Console().print(_summary(assignment, outcomes))
    if interrupted:
        raise stopped(len(tasks) - len(outcomes))
    if any(outcome.failure for outcome in outcomes):
        raise click.ClickException("some pages could not be written; see the table")
    click.echo(f"Hand them out in Formgrader, or with: nbgrader release_feedback {assignment}")


def tasks_of(
    course: Course, assignment: str, students: Sequence[str] = (), *, force: bool = False
) -> list[Task]:
    """Return the graded submissions of an assignment, with what the gradebook says about them.

    Parameters
    ----------
    course : Course
    assignment : str
    students : sequence of str, optional
        Learners' ids; by default, everybody who was graded.
    force : bool, default False

    Raises
    ------
    CourseError
        If there are none, or one of `students` has none.
    """
    if not course.has_gradebook:
        raise CourseError("there is no gradebook yet: generate, release and grade first")
    with open_gradebook(course.db_url, course.course_id) as gradebook:
        known = read_assignment(gradebook, assignment, course.sources(language()))
        scores = read_scores(gradebook, known)
    graded = [who for who in scores if (course.autograded / who / assignment).is_dir()]
    if not graded:
        raise CourseError(
            f"no submission of {assignment} has been graded. Grade first, in Formgrader or with: "
            f"nncourse grade {assignment}"
        )
    refuse_unknown(students, graded, f"graded submission of {assignment}")
    return [
        Task(
            course.autograded / who / assignment,
            course.submitted / who / assignment,
            course.feedback / who / assignment,
            points_of(known, scores[who]),
            force,
        )
        for who in graded
        if not students or who in students
    ]


def _summary(assignment: str, outcomes: list[Outcome]) -> Table:
    failed = [outcome for outcome in outcomes if outcome.failure]
    table = Table(title=f"feedback on {assignment}", show_header=False)
    table.add_row("pages written", str(sum(len(outcome.written) for outcome in outcomes)))
    table.add_row("up to date already", str(sum(len(outcome.kept) for outcome in outcomes)))
    told = "\n".join(f"{outcome.student}: {outcome.failure}" for outcome in failed)
    table.add_row("failed", Text(told or "0"))
    return table
