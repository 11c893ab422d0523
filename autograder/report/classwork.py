"""What a class handed in and what grading made of it, read from the gradebook and the notebooks.

A graded notebook holds what learners wrote: names, code, messages. It may even hold a record of
grading that its learner made up, where another program graded it. So every text is cut to a length
and freed of characters that no page can show, and whatever does not have its expected form counts
as not there.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, Student
from sqlalchemy import select

from autograder.checks import diagnosis_of
from autograder.course import Course
from autograder.errors import CourseError
from autograder.gradebook import (
    Assignment,
    SourceNotebook,
    SubmissionScores,
    open_gradebook,
    read_assignment,
    read_scores,
)
from autograder.grading.record import Record
from nnkit.language import LANGUAGES

__all__ = ["ClassWork", "Failure", "Graded", "Submission", "read_class", "tidy"]

_LARGEST = 64 << 20  # bytes of a graded notebook; what is larger is not read
_MOST = 200  # entries of a list in a record
_LONGEST = 20_000  # characters of an answer
_UNSHOWABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]"
)


@dataclass(frozen=True)
class Failure:
    """A graded cell that names a mistake.

    Attributes
    ----------
    cell : str
    diagnosis : str
        The mistake's key.
    message : str
        What the learner reads.
    """

    cell: str
    diagnosis: str
    message: str


@dataclass
class Graded:
    """A graded notebook, as far as the report needs it.

    Attributes
    ----------
    record : Record
        How grading went; empty where the notebook tells nothing.
    failures : list of Failure
    answers : dict of str to str
        The code of the solution cells, by grade id.
    trouble : str
        Why there is nothing in it: "missing", "unreadable", or "".
    """

    record: Record = field(default_factory=Record)
    failures: list[Failure] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    trouble: str = ""


@dataclass
class Submission:
    """One learner's submission: points from the gradebook, the rest from the graded notebooks."""

    scores: SubmissionScores
    notebooks: dict[str, Graded]


@dataclass
class ClassWork:
    """An assignment and all that a class did with it.

    Attributes
    ----------
    assignment : Assignment
    submissions : list of Submission
        In the order of the learners' ids.
    learners : int
        How many the gradebook knows.
    without_submission : list of str
        Those of them that have handed in nothing.
    not_graded : list of str
        Whose submission was collected and is not graded.
    known_answers : dict of (str, str) to str
        The model solutions, by the notebook's name and the cell's.
    """

    assignment: Assignment
    submissions: list[Submission]
    learners: int = 0
    without_submission: list[str] = field(default_factory=list)
    not_graded: list[str] = field(default_factory=list)
    known_answers: dict[tuple[str, str], str] = field(default_factory=dict)


def tidy(text: object, most: int = 400) -> str:
    r"""Return `text` without what no page can show or what turns a line around, and not too long.

    Examples
    --------
    >>> tidy("a\x00b")
    'a�b'
    >>> tidy("abcdef", 3)
    'ab…'
    """
    shown = _UNSHOWABLE.sub("\ufffd", str(text))
    return shown if len(shown) <= most else shown[: most - 1] + "…"


def read_class(course: Course, name: str) -> ClassWork:
    """Read everything about an assignment.

    Parameters
    ----------
    course : Course
    name : str
        The assignment's.

    Raises
    ------
    CourseError
        If there is no gradebook, no such assignment, or nothing of it is graded.
    """
    if not course.has_gradebook:
        raise CourseError(
            f"there is no gradebook yet ({course.gradebook}): release the assignment, collect what "
            f"was handed in, and grade it with: nncourse grade {name}"
        )
    with open_gradebook(course.db_url, course.course_id) as gradebook:
        # The order of the cells is the same in both languages.
        folders = [course.sources(lang) for lang in LANGUAGES]
        sources = next((one for one in folders if (one / name).is_dir()), folders[0])
        assignment = read_assignment(gradebook, name, sources)
        scores = read_scores(gradebook, assignment)
        learners = _learners(gradebook)
    submissions = [
        Submission(each, dict(_notebooks(course.autograded / student / name, assignment)))
        for student, each in scores.items()
    ]
    collected = sorted(
        path.parent.name for path in course.submitted.glob(f"*/{name}") if path.is_dir()
    )
    not_graded = [student for student in collected if not _is_graded(course, student, name)]
    if not submissions or len(not_graded) == len({*collected, *scores}):
        raise CourseError(
            f"no submission of {name} is graded yet ({len(not_graded)} collected): "
            + (f"grade with: nncourse grade {name}" if not_graded else
               f"collect what was handed in with: nbgrader collect {name}")
        )  # fmt: skip
    return ClassWork(
        assignment,
        submissions,
        len({*learners, *scores}),
        [student for student in learners if student not in scores and student not in collected],
        not_graded,
        _known_answers(course, assignment),
    )


def _learners(gradebook: Gradebook) -> list[str]:
    table = Student.__table__
    with gradebook.engine.connect() as database:
        return [str(row.id) for row in database.execute(select(table.c.id).order_by(table.c.id))]


def _is_graded(course: Course, student: str, name: str) -> bool:
    return any((course.autograded / student / name).glob("*.ipynb"))


def _notebooks(folder: Path, assignment: Assignment) -> Iterator[tuple[str, Graded]]:
    for name, source in assignment.notebooks.items():
        yield name, _read(folder / f"{name}.ipynb", source)


def _read(path: Path, source: SourceNotebook) -> Graded:
    if not path.is_file():
        return Graded(trouble="missing")
    try:
        if path.stat().st_size > _LARGEST:
            return Graded(trouble="unreadable")
        # Without nbformat's checks: a second for a thousand notebooks instead of half a minute.
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cells = notebook["cells"]
        graded = Graded(record=_record(notebook.get("metadata", {})))
        for cell in cells:
            _take_in(cell, source, graded)
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Graded(trouble="unreadable")
    return graded


def _take_in(cell: dict[str, Any], source: SourceNotebook, graded: Graded) -> None:
    told = cell.get("metadata", {}).get("nbgrader") or {}
    known = source.cells.get(told.get("grade_id", ""))
    if known is None or cell.get("cell_type") != "code":
        return
    if known.solution:
        text = cell.get("source", "")
        text = text if isinstance(text, str) else "".join(text)
        graded.answers[known.name] = tidy(text, _LONGEST)
    if not known.graded:
        return
    for output in cell.get("outputs", []):
        if output.get("output_type") != "error" or output.get("ename") != "CheckFailed":
            continue
        message = str(output.get("evalue", ""))
        diagnosis = diagnosis_of(message)
        if diagnosis is not None:
            graded.failures.append(Failure(known.name, tidy(diagnosis, 80), tidy(message, 4000)))


def _record(metadata: dict[str, Any]) -> Record:
    """Return the notebook's record of grading, believing none of its forms."""
    told = metadata.get("nncourse")
    if not isinstance(told, dict):
        return Record()
    repairs = [
        (tidy(entry[0]), tidy(entry[1]))
        for entry in _list(told.get("repairs"))
        if isinstance(entry, list) and len(entry) == 2
    ]
    ended = told.get("ended")
    return Record(
        repairs,
        [tidy(layer, 40) for layer in _list(told.get("layers"))],
        _number(told.get("seconds")),
        _number(told.get("cpu")),
        int(_number(told.get("memory"))),
        {tidy(cell): tidy(why, 40) for cell, why in list(ended.items())[:_MOST]}
        if isinstance(ended, dict)
        else {},
        [tidy(note) for note in _list(told.get("notes"))],
    )


def _list(told: object) -> list[Any]:
    return told[:_MOST] if isinstance(told, list) else []


def _number(told: object) -> float:
    """Return a number that is finite and at least 0."""
    if isinstance(told, bool) or not isinstance(told, int | float) or not 0 <= told < 1e15:
        return 0.0
    return float(told)


def _known_answers(course: Course, assignment: Assignment) -> dict[tuple[str, str], str]:
    """Return the model solutions; none where the sources are not at hand."""
    found: dict[tuple[str, str], str] = {}
    for lang in LANGUAGES:
        for name, source in assignment.notebooks.items():
            path = course.sources(lang) / assignment.name / f"{name}.ipynb"
            graded = _read(path, source)
            for cell, answer in graded.answers.items():
                found[name, cell] = f"{found.get((name, cell), '')}\n{answer}"
    return found
