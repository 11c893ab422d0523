"""The same page for nbgrader's own ``nbgrader generate_feedback``, and for Formgrader's button.

``nbgrader_config.py`` names it as the exporter; nbgrader's own one would show hidden tests, and
fetch formulas' looks from the network.
"""

from pathlib import Path
from typing import Any

from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from traitlets import default

from autograder.feedback.batch import Task, mark_of, side_files
from autograder.feedback.page import page
from autograder.feedback.points import SubmissionPoints, points_of
from autograder.gradebook import open_gradebook, read_assignment, read_scores

__all__ = ["FeedbackExporter"]

Resources = dict[str, Any]


class FeedbackExporter(Exporter):
    """Turns a graded notebook into its page of feedback."""

    output_mimetype = "text/html"

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)  # type: ignore[no-untyped-call]
        self._path: Path | None = None
        self._class: dict[str, dict[str, SubmissionPoints]] = {}

    @default("file_extension")
    def _file_extension_default(self) -> str:
        return ".html"

    def from_filename(  # type: ignore[override] # nbconvert's own exporters return text, too
        self, filename: str, resources: Resources | None = None, **settings: Any
    ) -> tuple[str, Resources]:
        """Return the page of the notebook in a file."""
        self._path = Path(filename)
        exported: Any = super().from_filename(filename, resources, **settings)
        text, found = exported
        return text, found

    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: Resources | None = None, **settings: Any
    ) -> tuple[str, Resources]:
        """Return the page of a notebook; `resources` say whose it is, as nbgrader fills them."""
        notebook, found = super().from_notebook_node(nb, resources, **settings)
        told = found["nbgrader"]
        assignment, name = told["assignment"], told["notebook"]
        if assignment not in self._class:  # read once for all the pages of a run
            self._class[assignment] = self._read(assignment, told["db_url"])
        points = self._class[assignment][told["student"]]
        mark = mark_of(self._path, name, points) if self._path is not None else ""
        # nbgrader's writer puts them beside the page, where Release Feedback looks for them. Those
        # that nbgrader has copied itself are there, read-only to all but root.
        task = self._task(points)
        found["outputs"] = {
            name: content
            for name, content in side_files(task).items()
            if not (task.target / name).exists()
        }
        return page(notebook, name, points, mark), found

    def _task(self, points: SubmissionPoints) -> Task:
        course = self._course
        graded, submitted, target = (
            Path(course.format_path(folder, points.student, points.assignment))
            for folder in (
                course.autograded_directory,
                course.submitted_directory,
                course.feedback_directory,
            )
        )
        return Task(graded, submitted, target, points)

    @property
    def _course(self) -> Any:
        return getattr(self.parent, "coursedir")  # noqa: B009 - of nbgrader's converter

    def _read(self, assignment: str, db_url: str) -> dict[str, SubmissionPoints]:
        course = self._course
        sources = Path(course.format_path(course.source_directory, ".", ""))
        with open_gradebook(db_url, course.course_id) as gradebook:
            known = read_assignment(gradebook, assignment, sources)
            return {
                student: points_of(known, scores)
                for student, scores in read_scores(gradebook, known).items()
            }
