"""``nncourse report``."""

from datetime import UTC, datetime
from pathlib import Path

import click

from autograder.course import Course
from autograder.errors import CourseError
from autograder.files import write_whole
from autograder.report.classwork import read_class
from autograder.report.explanations import known_wrong
from autograder.report.lms import canvas, moodle
from autograder.report.page import html_page
from autograder.report.summary import report_on
from autograder.report.tables import as_json, tables
from autograder.report.words import words
from nnkit.language import LANGUAGES, Language

__all__ = ["report", "write_report"]


@click.command()
@click.argument("assignment")
@click.option(
    "--output", type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write to; without it, .nncourse/report/ASSIGNMENT.",
)  # fmt: skip
@click.option(
    "--lang", type=click.Choice(LANGUAGES), default="en", show_default=True,
    help="The report's language.",
)  # fmt: skip
@click.option(
    "--column", metavar="NAME",
    help="What Canvas or Moodle calls the assignment; without it, ASSIGNMENT.",
)  # fmt: skip
@click.option(
    "--provisional", is_flag=True,
    help="Also put points into the files for Canvas and Moodle that wait for grading by hand.",
)  # fmt: skip
def report(
    assignment: str, output: Path | None, lang: Language, column: str | None, provisional: bool
) -> None:
    """Write a report on the graded submissions of ASSIGNMENT.

    \b
    report.html         points, pass rates, misconceptions, lateness, repairs, suspicions,
                        near-identical submissions; opens offline
    report.json         the same for programs
    *.csv               the same for spreadsheets
    grades-canvas.csv   points, for Canvas: Grades, Import
    grades-moodle.csv   points, for Moodle: Grades, Import, CSV file

    Grade first, with `nncourse grade ASSIGNMENT`. Whoever waits for grading by hand is not in the
    files for Canvas and Moodle, unless you say --provisional. The report names learners: keep it
    to yourself.
    """  # noqa: D301 - click wants the character, not the two
    course = Course.find()
    folder = output or course.private / "report" / assignment
    told = write_report(
        course, assignment, folder, lang, column=column or assignment, provisional=provisional
    )
    for line in told:
        click.echo(line)


def write_report(
    course: Course,
    assignment: str,
    folder: Path,
    lang: Language,
    *,
    column: str,
    provisional: bool = False,
    now: datetime | None = None,
) -> list[str]:
    """Write the report's files, each whole or not at all, and return what to tell at the end.

    Parameters
    ----------
    course : Course
    assignment : str
    folder : Path
        Made where it is missing.
    lang : {"en", "ko"}
    column : str
        What Canvas or Moodle calls the assignment.
    provisional : bool, default False
        Whether points that are not final go into the files for them.
    now : datetime, optional
        When the report is made.

    Raises
    ------
    CourseError
        If there is nothing to report on, or the folder cannot be written.
    """
    work = read_class(course, assignment)
    wrong = known_wrong(course, assignment)
    found = report_on(work, lang, wrong, now or datetime.now(UTC))
    feedback = words(lang)["moodle-feedback"]
    files = {
        **{name: f"\ufeff{text}" for name, text in tables(found).items()},  # for Excel
        "grades-canvas.csv": canvas(found, column, provisional=provisional),
        "grades-moodle.csv": moodle(found, column, feedback, provisional=provisional),
        "report.json": as_json(found),
        "report.html": html_page(found, work, provisional=provisional),
    }
    try:
        for name, text in files.items():
            write_whole(folder / name, text.encode())
    except OSError as error:
        raise CourseError(
            f"the report cannot be written to {folder}: {error.strerror or error}. Name another "
            "folder with --output"
        ) from error
    told = [f"{len(found.submissions)} submissions of {assignment}: {folder / 'report.html'}"]
    unsafe = len(found.isolated("no")) + len(found.isolated("unknown"))
    if unsafe:
        told.append(f"DANGER: {unsafe} were graded without isolation, or without a record of it.")
    if found.needs_grading and not provisional:
        told.append(
            f"{found.needs_grading} wait for grading by hand and are not in the files for Canvas "
            "and Moodle (--provisional puts them in)."
        )
    return told
