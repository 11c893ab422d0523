"""nbgrader's autograding, of whatever state a submission is in.

nbgrader looks for ``*.ipynb``, opens what it finds, follows links, waits for pipes, and gives up on
a file that is not a valid notebook in UTF-8. Here it finds and reads what was handed in as
``nncourse grade`` does, and what cannot be read gets no points and a page that says why. Grading
itself is nbgrader's, with the steps of :mod:`autograder.nbgrader_steps`.

The folder that was handed in is read and never changed.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from fnmatch import fnmatch
from glob import glob
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from nbconvert.exporters import NotebookExporter
from nbgrader.converters import Autograde
from nbgrader.converters.base import NbGraderException

from autograder.errors import CourseError
from autograder.files import read_untrusted
from autograder.grade.beside import EXCHANGED, given_beside, handed_in_beside
from autograder.grade.pipeline import as_released, handed_in_at
from autograder.gradebook import Assignment, open_gradebook, read_assignment, write_submission
from autograder.grading.record import Record
from autograder.repair import UnreadableError, read_submission
from autograder.sandbox.scratch import write_below

__all__ = ["RepairingAutograde", "SubmissionExporter"]

Resources = dict[str, Any]


class SubmissionExporter(NotebookExporter):
    """Reads a submission before nbgrader's steps see it; what was put right is in ``resources``."""

    def from_filename(
        self, filename: str, resources: Resources | None = None, **kw: Any
    ) -> tuple[Any, Resources]:
        """Convert a notebook; if it was handed in, by whatever name it has in its folder."""
        converter: Any = self.parent
        if not converter.sanitizing:
            return super().from_filename(filename, resources, **kw)
        path = Path(filename)
        source = converter.assignment.notebooks[path.stem]
        notebook, repairs = read_submission(path.parent, source.name, set(source.cells))
        told = {**(resources or {}), "repairs": repairs}
        exported: tuple[str, Resources]
        exported = self.from_notebook_node(notebook, told, **kw)  # type: ignore[no-untyped-call]
        return exported


class RepairingAutograde(Autograde):  # type: ignore[misc] # nbgrader is untyped
    """Autogrades every folder that was handed in.

    ``nbgrader_config.py`` puts it in the place of nbgrader's class, which no setting names. It is
    configured as ``c.Autograde``.

    Attributes
    ----------
    assignment : Assignment
        As the gradebook has it, read once a run.
    given : dict of str to bytes
        The files that it brings beside its notebooks.
    handed_in : dict of str to bytes
        Those that the learner whose submission is being graded handed in beside it.
    """

    assignment: Assignment
    given: dict[str, bytes]
    handed_in: dict[str, bytes]
    _copy = ""

    @property
    def sanitizing(self) -> bool:
        """Whether what is converted was made by a learner."""
        return bool(self._sanitizing)

    @property
    def _input_directory(self) -> str:
        return self._copy or str(super()._input_directory)

    def init_notebooks(self) -> None:
        """Find the folders that were handed in; each has every notebook of the assignment."""
        course = self.coursedir
        name = course.assignment_id
        sources = Path(course.format_path(course.source_directory, ".", ""))
        try:
            with open_gradebook(course.db_url, course.course_id) as gradebook:
                self.assignment = read_assignment(gradebook, name, sources)
            self.given = given_beside(sources / name, course.ignore)
        except CourseError as error:
            self.log.error("%s", error)
            raise NbGraderException(str(error)) from error
        wanted = [each for each in self.assignment.notebooks if fnmatch(each, course.notebook_id)]
        pattern = self._format_source(name, course.student_id)
        folders = [Path(folder) for folder in glob(pattern)]  # noqa: PTH207 - nbgrader's
        self.notebooks: list[str] = []
        self.assignments = {
            str(folder): [str(folder / f"{each}.ipynb") for each in wanted]
            for folder in folders
            if folder.is_dir() and not folder.is_symlink() and wanted
        }
        if not self.assignments:
            message = f"nothing was handed in that {pattern} and {course.notebook_id}.ipynb match"
            self.log.error("%s", message)
            raise NbGraderException(message)

    def init_destination(self, assignment_id: str, student_id: str) -> bool:
        """Return whether a submission is to be graded: it is new, or newer, or forced."""
        with self._plain_copy(assignment_id, student_id):
            return bool(super().init_destination(assignment_id, student_id))

    def init_assignment(self, assignment_id: str, student_id: str) -> None:
        """Have nbgrader enter a submission and copy its other files, links and pipes left out."""
        with self._plain_copy(assignment_id, student_id):
            super().init_assignment(assignment_id, student_id)

    @contextmanager
    def _plain_copy(self, assignment_id: str, student_id: str) -> Iterator[None]:
        """Have a copy of a submission, notebooks apart, stand in for it."""
        folder = Path(self._format_source(assignment_id, student_id))
        self.handed_in = handed_in_beside(folder, self.given)
        files = dict(self.handed_in)
        for name in EXCHANGED:
            with suppress(OSError):
                files[name] = read_untrusted(folder / name, 1000)
        if handed_in_at(folder) is None:
            files.pop("timestamp.txt", None)  # nbgrader stops at one that says no time
        with TemporaryDirectory(prefix="nncourse-") as copy:
            home = Path(self.coursedir.format_path(copy, student_id, assignment_id))
            home.mkdir(parents=True)
            write_below(home, files)
            self._copy = copy
            try:
                yield
            finally:
                self._copy = ""

    def convert_single_notebook(self, notebook_filename: str) -> None:
        """Grade a notebook; one that cannot be read brings nothing, and says why."""
        try:
            super().convert_single_notebook(notebook_filename)
        except UnreadableError as error:
            self.log.warning("%s", error)
            self._give_nothing(notebook_filename, error)

    def _give_nothing(self, notebook_filename: str, error: UnreadableError) -> None:
        resources = self.init_single_notebook_resources(notebook_filename)
        told = resources["nbgrader"]
        source = self.assignment.notebooks[told["notebook"]]
        notebook = as_released(source)
        Record(repairs=[error.repair]).put(notebook)
        self.exporter._preprocessors = []
        self.write_single_notebook(*self.exporter.from_notebook_node(notebook, resources))
        alone = replace(self.assignment, notebooks={source.name: source})
        when = handed_in_at(Path(notebook_filename).parent)
        with open_gradebook(self.coursedir.db_url, self.coursedir.course_id) as gradebook:
            write_submission(gradebook, alone, told["student"], when, {source.name: None})
