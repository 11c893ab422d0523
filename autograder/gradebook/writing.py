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
    """Writes in a transaction that somebody else opened.

    A server is asked as little as can be, for each question is a way to it and back: what belongs
    to a row that was made here cannot be there yet.
    """

    def __init__(self, database: Any, assignment: Assignment, student: str) -> None:
        self.database = database
        self.assignment = assignment
        self.student = student
        self.made: set[str] = set()

    def write(
        self,
        timestamp: datetime | None,
        results: Mapping[str, Mapping[str, CellResult] | None],
    ) -> None:
        people = _table(Student)
        known = select(people.c.id).where(people.c.id == self.student)
        if self.database.execute(known).first() is None:
            self.database.execute(insert(people).values(id=self.student))
        submission = self._put(
            SubmittedAssignment, {"assignment_id": self.assignment.row}, "student_id",
            {self.student: {"timestamp": timestamp}},
        )[self.student]  # fmt: skip
        notebooks = self.assignment.notebooks.values()
        rows = self._put(
            SubmittedNotebook, {"assignment_id": submission}, "notebook_id",
            {notebook.row: {"late_submission_penalty": None} for notebook in notebooks},
        )  # fmt: skip
        for notebook in notebooks:
            own = {"notebook_id": rows[notebook.row]}
            result = results.get(notebook.name)
            self._put(Grade, own, "cell_id", self._grades(own["notebook_id"], notebook, result))
            self._put(Comment, own, "cell_id", _comments(notebook, result))

    def _grades(
        self, row: str, notebook: SourceNotebook, results: Mapping[str, CellResult] | None
    ) -> dict[str, dict[str, Any]]:
        table = _table(Grade)
        manual = {}
        if row not in self.made:
            query = select(table.c.cell_id, table.c.manual_score)
            manual = dict(self.database.execute(query.where(table.c.notebook_id == row)).all())
        grades = {}
        for cell in notebook.cells.values():
            if cell.graded:
                score = 0.0 if results is None else results.get(cell.name, CellResult(0.0)).score
                by_hand = score is None or manual.get(cell.row) is not None
                grades[cell.row] = {
                    "auto_score": score,
                    "needs_manual_grade": results is not None and by_hand,
                }
        return grades

    def _put(
        self,
        model: Any,
        shared: Mapping[str, str],
        key: str,
        values: Mapping[str, Mapping[str, Any]],
    ) -> dict[str, str]:
        """Give rows of a table their values, make those that are missing, and return their ids.

        Parameters
        ----------
        model : type
            nbgrader's class for the table.
        shared : mapping of str to str
            What the rows have in common.
        key : str
            The column by which they are told apart.
        values : mapping of str to mapping of str to object
            By the key; in each, the same columns.
        """
        if not values:
            return {}
        table = _table(model)
        told_apart = table.c[key]
        rows = {}
        if self.made.isdisjoint(shared.values()):
            query = select(told_apart, table.c.id).filter_by(**shared)
            rows = dict(self.database.execute(query.where(told_apart.in_(values))).all())
        old = [
            {"row": row, **{f"new_{column}": value for column, value in values[name].items()}}
            for name, row in rows.items()
        ]
        new = [
            {"id": new_uuid(), key: name, **shared, **columns}
            for name, columns in values.items()
            if name not in rows
        ]
        if old:
            first, *_ = values.values()
            self.database.execute(
                update(table)
                .where(table.c.id == bindparam("row"))
                .values({name: bindparam(f"new_{name}") for name in first}),
                old,
            )
        if new:
            self.database.execute(insert(table), new)
        self.made |= {row["id"] for row in new}
        return rows | {row[key]: row["id"] for row in new}


def _comments(
    notebook: SourceNotebook, results: Mapping[str, CellResult] | None
) -> dict[str, dict[str, Any]]:
    comments = {}
    for cell in notebook.cells.values():
        if cell.comment_row:
            result = None if results is None else results.get(cell.name)
            unanswered = result is not None and result.unanswered
            comments[cell.comment_row] = {"auto_comment": _NO_RESPONSE if unanswered else None}
    return comments


def _table(model: Any) -> Table:
    table: Table = model.__table__
    return table
