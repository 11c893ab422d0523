"""One submission, from the folder that was handed in to its points. Nothing is written here."""

import hashlib
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_notebook
from nbgrader.utils import compute_checksum, determine_grade, parse_utc

from autograder.files import MOST_PLACES, read_untrusted
from autograder.grade.beside import handed_in_beside
from autograder.gradebook import Assignment, CellResult, SourceNotebook
from autograder.grading.notebook import Locked, about, run_notebook
from autograder.grading.process import Zygote
from autograder.grading.record import Record
from autograder.repair import UnreadableError, read_submission, repair_cells
from autograder.repair.files import MOST_BYTES

__all__ = [
    "Graded",
    "as_released",
    "digest_of",
    "grade_submission",
    "handed_in_at",
    "locked_cells",
    "results_of",
]

_log = logging.getLogger("nncourse.grade")
_log.addHandler(logging.NullHandler())
_log.propagate = False


@dataclass
class Graded:
    """What came of a submission.

    Attributes
    ----------
    student : str
    timestamp : datetime or None
        When it was handed in, in UTC.
    notebooks : dict of str to str
        The graded notebooks as JSON, by name; with outputs and the record of how it went.
    results : dict of str to dict of str to CellResult, or None
        By the notebook's name and the cell's; None for a notebook that could not be graded.
    records : dict of str to Record
    by_hand : dict of str to bool
        By the notebook's name, whether a person must grade any cell of it.
    seconds : float
    """

    student: str
    timestamp: datetime | None
    notebooks: dict[str, str] = field(default_factory=dict)
    results: dict[str, dict[str, CellResult] | None] = field(default_factory=dict)
    records: dict[str, Record] = field(default_factory=dict)
    by_hand: dict[str, bool] = field(default_factory=dict)
    seconds: float = 0.0

    @property
    def needs_grading(self) -> bool:
        """Whether a person must grade any cell."""
        return any(self.by_hand.values())

    @property
    def score(self) -> float:
        """The points so far."""
        return sum(
            result.score or 0.0
            for results in self.results.values()
            for result in (results or {}).values()
        )


def grade_submission(
    folder: Path,
    student: str,
    assignment: Assignment,
    zygote: Zygote,
    *,
    given: Mapping[str, bytes] | None = None,
    allow_unsandboxed: bool = False,
) -> Graded:
    """Grade what lies in `folder`.

    Parameters
    ----------
    folder : Path
        What the learner handed in.
    student : str
    assignment : Assignment
    zygote : Zygote
    given : mapping of str to bytes, optional
        The assignment's files beside its notebooks.
    allow_unsandboxed : bool, default False

    Raises
    ------
    CourseError
        If learners' code cannot be isolated here.
    """
    start = time.monotonic()
    graded = Graded(student, handed_in_at(folder))
    handed_in = handed_in_beside(folder, given or {})
    for source in assignment.notebooks.values():
        try:
            notebook, repairs = read_submission(folder, source.name, set(source.cells))
        except UnreadableError as error:
            graded.results[source.name] = None
            record = Record(repairs=[error.repair])
            notebook = as_released(source)
        else:
            repairs += repair_cells(notebook, source)
            record = run_notebook(
                notebook, locked_cells(source), zygote, given=given, handed_in=handed_in,
                allow_unsandboxed=allow_unsandboxed,
            )  # fmt: skip
            record.repairs = [(repair.kind, repair.place) for repair in repairs]
            results = graded.results[source.name] = results_of(notebook)
            graded.by_hand[source.name] = any(
                cell.graded and results[cell.name].score is None for cell in source.cells.values()
            )
        record.put(notebook)
        graded.records[source.name] = record
        graded.notebooks[source.name] = nbformat.writes(notebook)
    graded.seconds = time.monotonic() - start
    return graded


def locked_cells(source: SourceNotebook) -> Mapping[str, Locked]:
    """Return the locked code cells, by name."""
    return {
        cell.name: Locked(cell.source, cell.graded)
        for cell in source.cells.values()
        if cell.locked and cell.cell_type == "code"
    }


def results_of(notebook: NotebookNode) -> dict[str, CellResult]:
    """Return what each known cell of a notebook that was run comes to, by nbgrader's own rules."""
    results = {}
    for cell in notebook.cells:
        marks = about(cell)
        if marks.get("grade") or marks.get("solution") or marks.get("task"):
            score = determine_grade(cell, _log)[0] if marks.get("grade") else None
            unanswered = marks.get("solution") and marks.get("checksum") == compute_checksum(cell)
            results[marks["grade_id"]] = CellResult(
                None if score is None else float(score), unanswered=bool(unanswered)
            )
    return results


def as_released(source: SourceNotebook) -> NotebookNode:
    """Return the notebook as it was released, for the feedback on one that cannot be read."""
    notebook: NotebookNode = new_notebook()
    repair_cells(notebook, source)
    return notebook


def handed_in_at(folder: Path) -> datetime | None:
    """Return when a submission was handed in, in UTC, if its ``timestamp.txt`` says so."""
    try:
        told = read_untrusted(folder / "timestamp.txt", 100).decode().strip()
        found: datetime | None = parse_utc(told)
    except (OSError, ValueError, OverflowError):
        return None
    return found


def digest_of(
    folder: Path, assignment: Assignment, given: Mapping[str, bytes] | None = None
) -> str:
    """Return a fingerprint of a submission and of what it is graded by.

    Equal fingerprints give equal points, so there is nothing to be done again. Of each file, what
    grading would read at most is looked at.
    """
    told = hashlib.sha256(repr(assignment).encode())
    for name, content in (given or {}).items():
        told.update(name.encode(errors="replace"))
        told.update(hashlib.sha256(content).digest())
    for path in islice(sorted(folder.rglob("*")), MOST_PLACES):
        told.update(str(path.relative_to(folder)).encode(errors="replace"))
        try:
            told.update(hashlib.sha256(read_untrusted(path, MOST_BYTES + 1)).digest())
        except OSError as error:  # a folder, a link, a pipe, or not to be read
            told.update(f"{error.errno}".encode())
    return told.hexdigest()
