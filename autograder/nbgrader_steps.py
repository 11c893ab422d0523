"""Steps for nbgrader's own pipeline, so that ``nbgrader autograde`` grades as ``nncourse grade``.

``nbgrader_config.py`` names them: :class:`RepairSubmission` stands in for the steps that sanitise,
:class:`RunApart` for the one that executes everything in one kernel. Formgrader's button goes the
same way. What they are given was read by :mod:`autograder.nbgrader_autograde`.
"""

import atexit
import os
from functools import cache
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Bool, Float, default

from autograder.checks.hidden import use_seed
from autograder.course import Course
from autograder.grade.pipeline import locked_cells
from autograder.gradebook import SourceNotebook
from autograder.grading.notebook import run_notebook
from autograder.grading.process import Zygote
from autograder.grading.record import Record
from autograder.repair import repair_cells
from autograder.sandbox.limits import Limits

__all__ = ["RepairSubmission", "RunApart"]

Resources = dict[str, Any]


class _Step(NbGraderPreprocessor):  # type: ignore[misc] # nbgrader is untyped
    """A step that knows the notebook as the gradebook has it."""

    def source_of(self, resources: Resources) -> SourceNotebook:
        """Return what the gradebook knows of the notebook that is being graded."""
        converter = self.parent.parent  # our exporter's
        source: SourceNotebook = converter.assignment.notebooks[resources["nbgrader"]["notebook"]]
        return source


class RepairSubmission(_Step):
    """Puts a submission's cells back into the order, kind and state that the gradebook knows."""

    def preprocess(  # noqa: D102
        self, nb: NotebookNode, resources: Resources
    ) -> tuple[NotebookNode, Resources]:
        repairs = resources["repairs"] + repair_cells(nb, self.source_of(resources))
        for repair in repairs:
            self.log.warning("repaired: %s", repair)
        Record(repairs=[(repair.kind, repair.place) for repair in repairs]).put(nb)
        return nb, resources


class RunApart(_Step):
    """Runs a learner's cells in a locked process, and the tests in this one."""

    cell_seconds = Float(Limits().cell_seconds, help="The time limit for each cell.").tag(
        config=True
    )
    allow_unsandboxed = Bool(
        help="Whether to run learners' code although it cannot be locked in on this machine."
    ).tag(config=True)

    @default("allow_unsandboxed")
    def _allow_unsandboxed(self) -> bool:
        return os.environ.get("NNCOURSE_ALLOW_UNSANDBOXED", "") not in ("", "0")

    def preprocess(  # noqa: D102
        self, nb: NotebookNode, resources: Resources
    ) -> tuple[NotebookNode, Resources]:
        converter = self.parent.parent
        use_seed(Course.find(Path(converter.coursedir.root)).hidden_seed())
        record = run_notebook(
            nb,
            locked_cells(self.source_of(resources)),
            _zygote(self.cell_seconds),
            given=converter.given,
            handed_in=converter.handed_in,
            allow_unsandboxed=self.allow_unsandboxed,
        )
        record.repairs = Record.of(nb).repairs
        record.put(nb)
        return nb, resources


@cache
def _zygote(cell_seconds: float) -> Zygote:
    """Return this process's zygote; it ends when this process ends."""
    zygote = Zygote(
        Limits(cell_seconds=cell_seconds, submission_seconds=max(180, 6 * cell_seconds))
    )
    atexit.register(zygote.close)
    return zygote
