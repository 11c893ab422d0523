"""What learners' notebooks arrive with, and what grading makes of it: a defined result, and a note.

A cell that was split, a file that was renamed, a notebook saved by another version: none of it
stops grading, and none of it changes what is asked. :mod:`~autograder.repair.files` finds the
notebook in what was handed in and reads it; :mod:`~autograder.repair.cells` puts its cells back in
the order, kind and state that the gradebook knows. What was done is told to the learner, in the
sentences of :mod:`~autograder.repair.kinds`.
"""

from autograder.repair.cells import repair_cells
from autograder.repair.files import UnreadableError, read_submission
from autograder.repair.kinds import REPAIRS, Repair

__all__ = ["REPAIRS", "Repair", "UnreadableError", "read_submission", "repair_cells"]
