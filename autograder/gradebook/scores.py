"""A class's points, read in one go."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from nbgrader.api import Comment, Grade, Gradebook, Student, SubmittedAssignment, SubmittedNotebook
from sqlalchemy import ColumnElement, Connection, FromClause, Row, select

from autograder.gradebook.assignment import Assignment

__all__ = ["CellScore", "SubmissionScores", "entered", "read_scores"]


@dataclass
class CellScore:
    """The points of one cell of one submission.

    Attributes
    ----------
    score : float
        What counts: the manual score if there is one, with extra credit.
    auto, manual, extra : float or None
    needs_grading : bool
        Whether a person must still look at it.
    comment : str
        A person's, or the automatic one.
    """

    score: float = 0.0
    auto: float | None = None
    manual: float | None = None
    extra: float | None = None
    needs_grading: bool = False
    comment: str = ""


@dataclass
class SubmissionScores:
    """One learner's submission.

    Attributes
    ----------
    student, first_name, last_name, email, lms_user_id : str
    timestamp : datetime or None
        In UTC.
    late_seconds : float
        After the due date and any extension; 0 where it was in time.
    penalty : float
        Points taken off for that.
    cells : dict of (str, str) to CellScore
        By the notebook's name and the cell's.
    """

    student: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_user_id: str = ""
    timestamp: datetime | None = None
    late_seconds: float = 0.0
    penalty: float = 0.0
    cells: dict[tuple[str, str], CellScore] = field(default_factory=dict)

    @property
    def score(self) -> float:
        """All points together, at least 0."""
        return max(0.0, sum(cell.score for cell in self.cells.values()) - self.penalty)

    @property
    def needs_grading(self) -> bool:
        """Whether a person must still look at any cell."""
        return any(cell.needs_grading for cell in self.cells.values())


def read_scores(gradebook: Gradebook, assignment: Assignment) -> dict[str, SubmissionScores]:
    """Read every submission of an assignment.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    assignment : Assignment

    Returns
    -------
    dict of str to SubmissionScores
        By the learner's id, in its order.
    """
    people, handed_in = Student.__table__, SubmittedAssignment.__table__
    notebooks, grades, comments = (
        SubmittedNotebook.__table__,
        Grade.__table__,
        Comment.__table__,
    )
    names = {notebook.row: notebook.name for notebook in assignment.notebooks.values()}
    cells = {
        row: (notebook.name, cell.name)
        for notebook in assignment.notebooks.values()
        for cell in notebook.cells.values()
        for row in (cell.row, cell.comment_row)
        if row
    }
    found: dict[str, SubmissionScores] = {}
    with gradebook.engine.connect() as database:
        of_assignment = handed_in.c.assignment_id == assignment.row
        for row in database.execute(
            select(people, handed_in.c.timestamp, handed_in.c.extension)
            .join(handed_in, handed_in.c.student_id == people.c.id)
            .where(of_assignment)
        ):
            late = 0.0
            if row.timestamp is not None and assignment.duedate is not None:
                due = assignment.duedate + row.extension if row.extension else assignment.duedate
                late = max(0.0, (row.timestamp - due).total_seconds())
            found[row.id] = SubmissionScores(
                row.id,
                row.first_name or "",
                row.last_name or "",
                row.email or "",
                row.lms_user_id or "",
                row.timestamp,
                late,
            )
        mine = handed_in.join(notebooks, notebooks.c.assignment_id == handed_in.c.id)
        for student, notebook, penalty in database.execute(
            select(
                handed_in.c.student_id, notebooks.c.notebook_id, notebooks.c.late_submission_penalty
            )
            .select_from(mine)
            .where(of_assignment)
        ):
            if notebook in names and student in found:
                found[student].penalty += penalty or 0.0
        for student, grade in _with_student(database, mine, grades, of_assignment):
            if grade.cell_id not in cells:
                continue
            counted = grade.auto_score if grade.manual_score is None else grade.manual_score
            extra = (grade.extra_credit or 0.0) if counted is not None else 0.0
            found[student].cells[cells[grade.cell_id]] = CellScore(
                (counted or 0.0) + extra,
                grade.auto_score,
                grade.manual_score,
                grade.extra_credit,
                bool(grade.needs_manual_grade),
            )
        for student, comment in _with_student(database, mine, comments, of_assignment):
            key = cells.get(comment.cell_id)
            text = comment.manual_comment or comment.auto_comment
            if key is not None and text:
                found[student].cells.setdefault(key, CellScore()).comment = text
    return dict(sorted(found.items()))  # each database has an order of its own


def entered(gradebook: Gradebook, assignment: Assignment) -> set[str]:
    """Return the ids of the learners of whom the gradebook has a submission of an assignment.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    assignment : Assignment
    """
    handed_in = SubmittedAssignment.__table__
    with gradebook.engine.connect() as database:
        return set(
            database.scalars(
                select(handed_in.c.student_id).where(handed_in.c.assignment_id == assignment.row)
            )
        )


def _with_student(
    database: Connection, mine: FromClause, table: FromClause, condition: ColumnElement[bool]
) -> Iterator[tuple[str, Row[Any]]]:
    """Return the rows of a table of cells, each with the learner whose cell it is."""
    joined = mine.join(table, table.c.notebook_id == SubmittedNotebook.__table__.c.id)
    query = select(SubmittedAssignment.__table__.c.student_id, table)
    for row in database.execute(query.select_from(joined).where(condition)):
        yield row.student_id, row
