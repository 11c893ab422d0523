"""The one writer: a submission's points, its graded notebook, and that it is done, in this order.

Whenever the writer is stopped, a submission is done, or it is graded once more by the next run,
which comes to the same points. The gradebook's own constraints keep it from standing there twice.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.plugins import LateSubmissionPlugin
from traitlets.config import Config

from autograder.course import Course
from autograder.errors import CourseError
from autograder.files import read_untrusted
from autograder.grade.pipeline import Graded
from autograder.gradebook import Assignment, entered, write_submission

__all__ = ["Store", "only_one"]

_READ_ONLY = 0o444
_BEFORE = ".before"
_PARTIAL = ".partial"
_IDENTITY = "submission_secret.txt"


class Store:
    """Writes graded submissions of one assignment.

    Parameters
    ----------
    course : Course
    gradebook : nbgrader.api.Gradebook
    assignment : Assignment
    settings : traitlets.config.Config
        Of nbgrader; what being late costs is taken from it.
    """

    def __init__(
        self, course: Course, gradebook: Gradebook, assignment: Assignment, settings: Config
    ) -> None:
        self._course = course
        self._gradebook = gradebook
        self._assignment = assignment
        self._late = LateSubmissionPlugin(config=settings)
        self._log = course.private / "grading" / f"{assignment.name}.jsonl"
        self._done = self._read_log(entered(gradebook, assignment))

    def is_done(self, student: str, digest: str) -> bool:
        """Return whether just this submission has been graded, and its notebook is there."""
        return self._done.get(student) == digest and self._home(student).is_dir()

    def save(self, graded: Graded, digest: str) -> None:
        """Write a submission's points and notebooks.

        Parameters
        ----------
        graded : Graded
        digest : str
            The submission's fingerprint, by which a second run knows it.
        """
        write_submission(
            self._gradebook,
            self._assignment,
            graded.student,
            graded.timestamp,
            graded.results,
        )
        if self._assignment.duedate is not None:
            self._charge_lateness(graded.student)
        self._replace(graded)
        self._log.parent.mkdir(exist_ok=True)
        with self._log.open("a") as file:
            file.write(json.dumps({"student": graded.student, "digest": digest}) + "\n")
        self._done[graded.student] = digest

    def tidy(self) -> None:
        """Remove what a run that was killed left behind."""
        for leftover in self._course.autograded.glob(f"*/{self._assignment.name}.*"):
            if leftover.name.endswith((_BEFORE, _PARTIAL)):
                shutil.rmtree(leftover, ignore_errors=True)

    def _home(self, student: str) -> Path:
        return self._course.autograded / student / self._assignment.name

    def _charge_lateness(self, student: str) -> None:
        """Take off what nbgrader's plugin says that being late costs, as nbgrader does."""
        submission = self._gradebook.find_submission(self._assignment.name, student)
        seconds = submission.total_seconds_late
        if seconds > 0:
            for notebook in submission.notebooks:
                penalty = self._late.late_submission_penalty(student, notebook.score, seconds)
                if penalty is not None:
                    notebook.late_submission_penalty = min(max(penalty, 0), notebook.score)
        self._gradebook.db.commit()

    def _replace(self, graded: Graded) -> None:
        home = self._home(graded.student)
        partial, before = home.with_name(home.name + _PARTIAL), home.with_name(home.name + _BEFORE)
        for folder in (partial, before):
            shutil.rmtree(folder, ignore_errors=True)
        partial.mkdir(parents=True)
        for name, text in graded.notebooks.items():
            path = partial / f"{name}.ipynb"
            path.write_text(text, encoding="utf-8")
            path.chmod(_READ_ONLY)
        if graded.timestamp is not None:
            stamp = graded.timestamp.strftime("%Y-%m-%d %H:%M:%S.%f UTC")
            (partial / "timestamp.txt").write_text(stamp)
        self._keep_secret(graded.student, partial)
        if home.exists():
            home.rename(before)
        partial.rename(home)
        shutil.rmtree(before, ignore_errors=True)

    def _keep_secret(self, student: str, folder: Path) -> None:
        """Keep what nbgrader's exchange knows the submission by when feedback is handed out."""
        known_by = self._course.submitted / student / self._assignment.name / _IDENTITY
        with suppress(OSError):
            (folder / _IDENTITY).write_bytes(read_untrusted(known_by, 1000))

    def _read_log(self, entered: Collection[str]) -> dict[str, str]:
        """Return the fingerprints of what is graded, of those whose points are in the gradebook.

        The log is this machine's; the gradebook may be another one than the last time.
        """
        done: dict[str, str] = {}
        if self._log.is_file():
            for line in self._log.read_text().splitlines():
                try:
                    entry = json.loads(line)
                except ValueError:
                    continue  # the line that was being written when the run was killed
                if entry["student"] in entered:
                    done[entry["student"]] = entry["digest"]
        return done


@contextmanager
def only_one(course: Course) -> Iterator[None]:
    """Hold the course's grading lock; the kernel lets go of it however this process ends.

    Parameters
    ----------
    course : Course

    Raises
    ------
    CourseError
        If another process holds it.
    """
    path = course.private / "grading.lock"
    with path.open("a+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise CourseError(
                f"another run is grading this course ({file.read().strip() or 'it just began'}). "
                "Wait until it has ended, or stop it with Ctrl-C; what it has graded stays"
            ) from None
        file.truncate(0)
        file.write(f"process {os.getpid()}, since {datetime.now(UTC):%Y-%m-%d %H:%M} UTC")
        file.flush()
        yield
