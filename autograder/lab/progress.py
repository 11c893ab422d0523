"""How far a learner and an instructor are, read from what is really on disk.

Nobody keeps a diary of the round. Where an assignment is follows from nbgrader's own traces: a
folder in the exchange, a copy of a submission, a row of the gradebook. The page that names the next
step can therefore never be out of step with what happened, on whichever way it happened. What
leaves no trace of its own, a quiz question done or an assignment that passed its tests, leaves an
empty file (:mod:`nnkit.marks`).
"""

import ast
import functools
import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Row, text
from sqlalchemy.exc import OperationalError, ProgrammingError

from autograder.course import Course
from autograder.database import database_url, reader, telling_what_failed
from autograder.lab.places import Places
from nnkit.language import Language
from nnkit.marks import question_mark

__all__ = [
    "GradingStage",
    "Lesson",
    "SolvingStage",
    "feedback_pages",
    "grading_stage",
    "is_opened",
    "lessons",
    "questions_done",
    "solving_stage",
    "validated_mark",
]

SolvingStage = Literal[
    "unreleased", "released", "fetched", "validated", "submitted", "feedback-ready", "done"
]
"""Where a learner is with an assignment; "validated" means that the notebook passed its tests as it
is now, "done" that the feedback was fetched."""

GradingStage = Literal[
    "written", "generated", "released", "to-collect", "to-grade", "to-read", "to-return", "returned"
]
"""What an instructor has to do with an assignment: "to-read" counts points given by hand,
"to-return" feedback that nobody has released yet."""

_NO_TABLE = "42P01"  # PostgreSQL's code
_MINUTES = re.compile(r"(\d+(?:\s*[-–~]\s*\d+)?)\s*(?:minutes|min\b|분)")
_ASSIGNMENT = re.compile(r"\.\./assignments/([\w-]+)/")


@dataclass(frozen=True)
class Lesson:
    """What a built notebook says of itself.

    Attributes
    ----------
    path : Path
        The notebook.
    title : str
        Its first heading.
    minutes : str
        The time it takes, such as ``"45"`` or ``"60–90"``; empty where it does not say.
    assignment : str
        The assignment that it links to; empty where there is none.
    questions : tuple of str
        The names of the marks of its quiz questions.
    """

    path: Path
    title: str
    minutes: str
    assignment: str
    questions: tuple[str, ...]

    @classmethod
    def read(cls, path: Path) -> "Lesson":
        """Read a lesson's notebook."""
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        texts = ["".join(c["source"]) for c in cells if c["cell_type"] == "markdown"]
        prose = "\n".join(texts)
        title = re.search(r"^# +(.+?)\s*$", prose, re.MULTILINE)
        minutes = _MINUTES.search("\n".join(texts[:4]))
        assignment = _ASSIGNMENT.search(prose)
        return cls(
            path,
            title[1] if title else path.stem,
            minutes[1] if minutes else "",
            assignment[1] if assignment else "",
            tuple(
                question_mark(question)
                for cell in cells
                if cell["cell_type"] == "code"
                for question in _questions("".join(cell["source"]))
            ),
        )


def _questions(code: str) -> Iterator[str]:
    """Yield what a cell gives to :func:`nnkit.widgets.quiz`."""
    if "quiz(" not in code:
        return
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Call(func=ast.Name(id="quiz"), args=[ast.Constant(value=str(question))]):
                yield question


def lessons(course: Course, lang: Language) -> list[Lesson]:
    """Return the lessons of `lang` in their order."""
    found = sorted(course.lessons(lang).glob("[0-9]*.ipynb"))
    return [_read_once(path, path.stat().st_mtime_ns) for path in found]


@functools.lru_cache(maxsize=64)
def _read_once(path: Path, changed: int) -> Lesson:
    """Read a lesson again only when its file has changed: the page is written every second."""
    return Lesson.read(path)


def is_opened(lesson: Lesson, places: Places) -> bool:
    """Whether the learner opened the lesson: JupyterLab writes into what it opens and runs."""
    copy = places.files / lesson.path.relative_to(places.course.texts)
    return copy.is_file() and copy.read_bytes() != lesson.path.read_bytes()


def questions_done(lesson: Lesson, places: Places) -> int:
    """Count the quiz questions of a lesson that the learner has got right."""
    return sum((places.progress / mark).exists() for mark in lesson.questions)


def solving_stage(name: str, places: Places) -> SolvingStage:
    """Return where the learner is with the assignment `name`."""
    submissions = _submissions(name, places)
    if not submissions:
        if (places.assignments / name).is_dir():
            return "validated" if _is_validated(name, places) else "fetched"
        return (
            "released" if (_exchange(places.course) / "outbound" / name).is_dir() else "unreleased"
        )
    latest = submissions[-1]
    if not _has_feedback(latest, places.course):
        return "submitted"
    return "done" if _fetched(latest, name, places) else "feedback-ready"


def validated_mark(assignment: str) -> str:
    """Return the name of the mark that an assignment passed its tests.

    Examples
    --------
    >>> validated_mark("neuron")
    'validated-neuron'
    """
    return f"validated-{assignment}"


def feedback_pages(name: str, places: Places) -> list[Path]:
    """Return the pages of the newest feedback that the learner fetched for an assignment."""
    for submission in reversed(_submissions(name, places)):
        if pages := _fetched(submission, name, places):
            return pages
    return []


def grading_stage(name: str, course: Course) -> GradingStage:
    """Return what waits for the instructor with the assignment `name`.

    What is closest to the learner comes first: feedback to return before points to give, points
    before submissions to grade, and those before submissions to collect.
    """
    stage: GradingStage = "written"
    if _rows(course, "SELECT 1 FROM assignment WHERE name = :name", name):
        stage = "generated"
    if (_exchange(course) / "outbound" / name).is_dir():
        stage = "released"

    newest: dict[str, str] = {}
    for path in sorted((_exchange(course) / "inbound").glob(f"*+{name}+*")):
        learner, _, timestamp, *_ = path.name.split("+")
        newest[learner] = timestamp  # names sort by time
    if any(_timestamp(course.submitted / who / name) != when for who, when in newest.items()):
        return "to-collect"
    learners = [path.parent.name for path in course.submitted.glob(f"*/{name}")]
    if not learners:
        return stage
    if any(not _same_time(course.submitted, course.autograded, who, name) for who in learners):
        return "to-grade"
    if _rows(course, _WAITING_FOR_POINTS, name):
        return "to-read"
    if all(_is_returned(who, name, course) for who in learners):
        return "returned"
    return "to-return"


_WAITING_FOR_POINTS = """
SELECT 1 FROM grade
JOIN submitted_notebook ON grade.notebook_id = submitted_notebook.id
JOIN submitted_assignment ON submitted_notebook.assignment_id = submitted_assignment.id
JOIN assignment ON submitted_assignment.assignment_id = assignment.id
WHERE assignment.name = :name AND grade.needs_manual_grade
"""


def _exchange(course: Course) -> Path:
    return course.exchange / course.course_id


def _submissions(name: str, places: Places) -> list[Path]:
    """Return the learner's copies of what was submitted, the oldest first."""
    course = places.course
    pattern = f"{course.learner_id}+{name}+*"
    return sorted((places.submissions / course.course_id).glob(pattern))


def _is_validated(name: str, places: Places) -> bool:
    """Whether the notebook passed its tests, and has not been changed since."""
    mark = places.progress / validated_mark(name)
    notebook = places.assignments / name / f"{name}.ipynb"
    return (
        mark.is_file()
        and notebook.is_file()
        and notebook.stat().st_mtime_ns <= mark.stat().st_mtime_ns
    )


def _fetched(submission: Path, name: str, places: Places) -> list[Path]:
    timestamp = submission.name.split("+", 2)[2]
    return sorted((places.assignments / name / "feedback" / timestamp).glob("*.html"))


def _has_feedback(submission: Path, course: Course) -> bool:
    """Whether feedback to `submission`, a folder with its secret, is in the exchange."""
    secret = submission / "submission_secret.txt"
    if not secret.is_file():
        return False
    notebooks = [path.stem for path in submission.glob("*.ipynb")]
    return bool(notebooks) and all(
        (_exchange(course) / "feedback" / f"{_feedback_key(secret, name)}.html").is_file()
        for name in notebooks
    )


def _feedback_key(secret: Path, notebook: str) -> str:
    """Do what nbgrader.utils.notebook_hash does, without two seconds of importing it."""
    return hashlib.md5(  # noqa: S324 - a file's name, as nbgrader makes it
        secret.read_bytes() + notebook.encode()
    ).hexdigest()


def _is_returned(learner: str, name: str, course: Course) -> bool:
    return _same_time(course.submitted, course.feedback, learner, name) and _has_feedback(
        course.submitted / learner / name, course
    )


def _same_time(before: Path, after: Path, learner: str, name: str) -> bool:
    """Whether a later stage has been reached by this very submission."""
    there = _timestamp(after / learner / name)
    return there != "" and there == _timestamp(before / learner / name)


def _timestamp(folder: Path) -> str:
    path = folder / "timestamp.txt"
    return path.read_text(encoding="utf-8").strip() if path.is_file() else ""


def _rows(course: Course, query: str, name: str) -> Sequence[Row[Any]]:
    """Ask the gradebook without ever writing to it; one that is not there knows nothing.

    Raises
    ------
    CourseError
        If a server keeps the gradebook and does not answer.
    """
    if not course.has_gradebook:
        return []
    gradebook = reader(course.db_url)
    is_file = gradebook.dialect.name == "sqlite"
    with telling_what_failed(database_url(course.db_url), "cannot be read"):
        try:
            with gradebook.connect() as database:
                return database.execute(text(query), {"name": name}).all()
        except (OperationalError, ProgrammingError) as error:
            # nbgrader is just creating or changing the tables, or has not yet made them
            if is_file or getattr(error.orig, "sqlstate", None) == _NO_TABLE:
                return []
            raise


def assignments(course: Course, lang: Language) -> list[str]:
    """Return the names of the assignments that are written in `lang`, in the lessons' order."""
    written = [
        path.stem
        for path in sorted(course.sources(lang).glob("*/*.ipynb"))
        if path.parent.name == path.stem
    ]
    taught = [lesson.assignment for lesson in lessons(course, lang)]
    return sorted(written, key=lambda name: taught.index(name) if name in taught else len(taught))
