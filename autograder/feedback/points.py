"""What the gradebook says about one submission, as plain data that travels between processes.

The hidden tests do not travel: of a test, a page needs to know only that there is one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from autograder.feedback.hiding import hides_tests

if TYPE_CHECKING:  # nbgrader takes seconds to load, and a page does not need it
    from autograder.gradebook import Assignment, SubmissionScores

__all__ = ["CellPoints", "State", "SubmissionPoints", "points_of"]

State = Literal["passed", "partly", "failed", "waiting", "by-hand"]
"""How a graded cell stands; "waiting" for a person, or graded "by-hand"."""


@dataclass(frozen=True)
class CellPoints:
    """A cell that nbgrader knows, in one submission.

    Attributes
    ----------
    name : str
        Its grade id.
    locked, hidden, task : bool
        Whether it is the instructor's, whether it has hidden tests, whether it is a task.
    most : float or None
        The points that it can bring; None where none hang on it.
    score : float
    by_hand, waiting : bool
        Whether a person has given the points, and whether a person still must.
    comment : str
    """

    name: str
    locked: bool = False
    hidden: bool = False
    task: bool = False
    most: float | None = None
    score: float = 0.0
    by_hand: bool = False
    waiting: bool = False
    comment: str = ""

    @property
    def state(self) -> State:
        """How it stands."""
        if self.waiting:
            return "waiting"
        if self.by_hand:
            return "by-hand"
        if self.most is None or self.score >= self.most:
            return "passed"
        return "partly" if self.score > 0 else "failed"


@dataclass(frozen=True)
class SubmissionPoints:
    """One learner's submission.

    Attributes
    ----------
    student, assignment : str
    handed_in : datetime or None
        In UTC.
    late_seconds, penalty : float
        How late, and the points taken off for it.
    notebooks : mapping of str to mapping of str to CellPoints
        By the notebook's name and the cell's, in their order.
    """

    student: str
    assignment: str
    handed_in: datetime | None = None
    late_seconds: float = 0.0
    penalty: float = 0.0
    notebooks: Mapping[str, Mapping[str, CellPoints]] = field(default_factory=dict)


def points_of(assignment: "Assignment", scores: "SubmissionScores") -> SubmissionPoints:
    """Return what the gradebook says about a submission.

    Parameters
    ----------
    assignment : Assignment
    scores : SubmissionScores
    """
    notebooks = {}
    for notebook in assignment.notebooks.values():
        cells = {}
        for cell in notebook.cells.values():
            found = scores.cells.get((notebook.name, cell.name))
            cells[cell.name] = CellPoints(
                cell.name,
                cell.locked,
                hides_tests(cell.source),
                cell.task,
                cell.points,
                found.score if found else 0.0,
                found is not None and found.manual is not None,
                found is not None and found.needs_grading,
                found.comment if found else "",
            )
        notebooks[notebook.name] = cells
    return SubmissionPoints(
        scores.student,
        assignment.name,
        scores.timestamp,
        scores.late_seconds,
        scores.penalty,
        notebooks,
    )
