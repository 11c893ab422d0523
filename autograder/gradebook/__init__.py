"""The gradebook: nbgrader's own database, read and written a submission at a time.

nbgrader's classes ask the database for each cell; for a thousand submissions that is most of the
time that grading takes. Here an assignment is read once (:mod:`~autograder.gradebook.assignment`),
a submission is written in one transaction (:mod:`~autograder.gradebook.writing`), and a class's
points are read in one go (:mod:`~autograder.gradebook.scores`). The tables are nbgrader's, so
Formgrader and every stock command see the same. Where they are is said in
:mod:`autograder.database`.
"""

from autograder.gradebook.assignment import (
    Assignment,
    SourceCell,
    SourceNotebook,
    read_assignment,
)
from autograder.gradebook.connection import open_gradebook
from autograder.gradebook.lock import only_grader
from autograder.gradebook.scores import CellScore, SubmissionScores, entered, read_scores
from autograder.gradebook.writing import CellResult, write_submission

__all__ = [
    "Assignment",
    "CellResult",
    "CellScore",
    "SourceCell",
    "SourceNotebook",
    "SubmissionScores",
    "entered",
    "only_grader",
    "open_gradebook",
    "read_assignment",
    "read_scores",
    "write_submission",
]
