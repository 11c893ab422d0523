"""Writes one submission's points into the gradebook, all of them or none."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nbgrader.api import (
    Comment,
    Grade,
    Gradebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
    new_uuid,
)
from sqlalchemy import Table, bindparam, insert, select, update

from autograder.gradebook.assignment import Assignment, SourceNotebook

__all__ = ["CellResult", "write_submission"]

_NO_RESPONSE = "No response."


@dataclass(frozen=True)
class CellResult:
    """What grading makes of a cell.

    Attributes
    ----------
    score : float or None
        None where a person must grade it.
    unanswered : bool
        Whether the cell is as it was released.
    """

    score: float | None = None
    unanswered: bool = False


def write_submission(
    gradebook: Gradebook,
    assignment: Assignment,
    student: str,
    timestamp: datetime | None,
    results: Mapping[str, Mapping[str, CellResult] | None],
) -> None:
    """Write a submission in one transaction: what a person has graded by hand stays.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    assignment : Assignment
    student : str
        The learner's id; unknown ones are entered.
    timestamp : datetime or None
        When it was handed in, in UTC.
    results : mapping of str to mapping of str to CellResult, or None
        By the notebook's name and the cell's; None for a notebook that was not handed in.
    """
    with gradebook.engine.begin() as database:
        _Writer(database, assignment, student).write(timestamp, results)


class _Writer:
    """Writes in a transaction that somebody else opened."""

    def __init__(self, database: Any, assignment: Assignment, student: str) -> None:
        self.database = database
        self.assignment = assignment
        self.student = student

    def write(
        self,
        timestamp: datetime | None,
        results: Mapping[str, Mapping[str, CellResult] | None],
    ) -> None:
        submission = self._submission(timestamp)
        for notebook in self.assignment.notebooks.values():
            row = self._notebook(submission, notebook)
            self._grades(row, notebook, results.get(notebook.name))
            self._comments(row, notebook, results.get(notebook.name))

    def _submission(self, timestamp: datetime | None) -> str:
        table = _table(SubmittedAssignment)
        people = _table(Student)
        known = select(people.c.id).where(people.c.id == self.student)
        if self.database.execute(known).first() is None:
            self.database.execute(insert(people).values(id=self.student))
        found = self.database.execute(
            select(table.c.id).where(
                table.c.assignment_id == self.assignment.row, table.c.student_id == self.student
            )
        ).scalar()
        if found is None:
            found = new_uuid()
            self.database.execute(
                insert(table).values(
                    id=found,
                    assignment_id=self.assignment.row,
                    student_id=self.student,
                    timestamp=timestamp,
                )
            )
        else:
            self.database.execute(
                update(table).where(table.c.id == found).values(timestamp=timestamp)
            )
        return str(found)

    def _notebook(self, submission: str, notebook: SourceNotebook) -> str:
        table = _table(SubmittedNotebook)
        found = self.database.execute(
            select(table.c.id).where(
                table.c.assignment_id == submission, table.c.notebook_id == notebook.row
            )
        ).scalar()
        if found is None:
            found = new_uuid()
            self.database.execute(
                insert(table).values(
                    id=found,
                    assignment_id=submission,
                    notebook_id=notebook.row,
                    flagged=False,
                )
            )
        else:
            self.database.execute(
                update(table).where(table.c.id == found).values(late_submission_penalty=None)
            )
        return str(found)

    def _grades(
        self, row: str, notebook: SourceNotebook, results: Mapping[str, CellResult] | None
    ) -> None:
        table = _table(Grade)
        before = {
            cell: (grade, manual)
            for cell, grade, manual in self.database.execute(
                select(table.c.cell_id, table.c.id, table.c.manual_score).where(
                    table.c.notebook_id == row
                )
            )
        }
        new, changed = [], []
        for cell in notebook.cells.values():
            if not cell.graded:
                continue
            grade, manual = before.get(cell.row, (None, None))
            score = 0.0 if results is None else results.get(cell.name, CellResult(0.0)).score
            by_hand = results is not None and (score is None or manual is not None)
            if grade is None:
                new.append(
                    {
                        "id": new_uuid(),
                        "cell_id": cell.row,
                        "notebook_id": row,
                        "auto_score": score,
                        "needs_manual_grade": by_hand,
                    }
                )
            else:
                changed.append({"row": grade, "score": score, "by_hand": by_hand})
        if new:
            self.database.execute(insert(table), new)
        if changed:
            self.database.execute(
                update(table)
                .where(table.c.id == bindparam("row"))
                .values(auto_score=bindparam("score"), needs_manual_grade=bindparam("by_hand")),
                changed,
            )

    def _comments(
        self, row: str, notebook: SourceNotebook, results: Mapping[str, CellResult] | None
    ) -> None:
        table = _table(Comment)
        before = dict(
            self.database.execute(
                select(table.c.cell_id, table.c.id).where(table.c.notebook_id == row)
            ).all()
        )
        new, changed = [], []
        for cell in notebook.cells.values():
            if not cell.comment_row:
                continue
            result = None if results is None else results.get(cell.name)
            text = _NO_RESPONSE if result is not None and result.unanswered else None
            if cell.comment_row in before:
                changed.append({"row": before[cell.comment_row], "text": text})
            else:
                new.append(
                    {
                        "id": new_uuid(),
                        "cell_id": cell.comment_row,
                        "notebook_id": row,
                        "auto_comment": text,
                    }
                )
        if new:
            self.database.execute(insert(table), new)
        if changed:
            self.database.execute(
                update(table)
                .where(table.c.id == bindparam("row"))
                .values(auto_comment=bindparam("text")),
                changed,
            )


def _table(model: Any) -> Table:
    table: Table = model.__table__
    return table
