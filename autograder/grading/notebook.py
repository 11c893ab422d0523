"""A whole notebook: its cells run in order, each on its side of the wall."""

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode, from_dict

import nnkit
from autograder.checks.figures import collected
from autograder.grading.process import Zygote
from autograder.grading.record import Record
from autograder.grading.session import Session
from nnkit.language import LANGUAGES

__all__ = ["Locked", "about", "run_notebook"]

_HIDDEN = re.compile(r"###\s*BEGIN HIDDEN TESTS")


@dataclass(frozen=True)
class Locked:
    """A locked code cell as the gradebook has it.

    Attributes
    ----------
    source : str
        With hidden tests.
    graded : bool
        Whether points hang on it.
    """

    source: str
    graded: bool

    @property
    def hidden(self) -> bool:
        """Whether it has tests that learners must not see."""
        return _HIDDEN.search(self.source) is not None


def about(cell: NotebookNode) -> dict[str, Any]:
    """Return what nbgrader keeps with a cell; nothing for a cell of the learner's own."""
    told: dict[str, Any] = cell.metadata.get("nbgrader") or {}
    return told


def run_notebook(
    notebook: NotebookNode,
    locked: Mapping[str, Locked],
    zygote: Zygote,
    *,
    given: Mapping[str, bytes] | None = None,
    handed_in: Mapping[str, bytes] | None = None,
    allow_unsandboxed: bool = False,
) -> Record:
    """Run the code cells of `notebook` and put what they show into it.

    Those below the last points are the learner's to play with: an experiment, a widget. Nothing
    hangs on them, so they are not run.

    Parameters
    ----------
    notebook : NotebookNode
        A submission, repaired; its outputs are replaced.
    locked : mapping of str to Locked
        The locked code cells by grade id.
    zygote : Zygote
        Where learners' processes come from.
    given, handed_in : mapping of str to bytes, optional
        The files beside the notebook, by their paths: the assignment's own and the learner's.
    allow_unsandboxed : bool, default False
        Whether to run the learner's code although the walls do not keep a hostile program in.

    Returns
    -------
    Record
        Without repairs; those were made before.

    Raises
    ------
    CourseError
        If there are no walls, and they are not done without on purpose.
    """
    zygote.require_isolation(allow_unsandboxed)
    lang = notebook.metadata.get("lang")
    if lang in LANGUAGES:
        nnkit.use_language(lang)
    start = time.monotonic()
    record = Record(layers=list(zygote.layers), below=_below_the_points(notebook))
    with Session(zygote, given, handed_in) as session, collected() as record.figures:
        for number, cell in enumerate(notebook.cells):
            if cell.cell_type != "code":
                continue
            cell.outputs, cell.execution_count = [], None
            if record.below is not None and number >= record.below:
                continue
            name = str(about(cell).get("grade_id") or number)
            known = locked.get(name)
            if known is not None:
                shown = session.run_locked(
                    name, known.source, graded=known.graded, hidden=known.hidden
                )
            else:
                shown = session.run_learners(name, cell.source)
            cell.outputs = [from_dict(output) for output in shown.outputs]
            if shown.ended:
                record.ended[name] = shown.ended
    record.notes = session.notes
    record.cpu, record.memory = session.usage.cpu, session.usage.memory
    record.seconds = time.monotonic() - start
    return record


def _below_the_points(notebook: NotebookNode) -> int | None:
    """Return the place after the last cell that points hang on; None if none do."""
    marks = [about(cell) for cell in notebook.cells]
    return max(
        (place + 1 for place, mark in enumerate(marks) if mark.get("grade") or mark.get("task")),
        default=None,
    )
