"""nbgrader's round, step by step, as one instructor and many learners take it.

Nothing here is ours: each step calls the class behind the stock command of the same name, with
the committed ``nbgrader_config.py``.
"""

import copy
import logging
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.apps.api import NbGraderAPI
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import (
    ExchangeFetchAssignment,
    ExchangeFetchFeedback,
    ExchangeSubmit,
)
from traitlets.config import Config

from autograder.errors import CourseError

__all__ = ["Instructor", "Learner"]


class Instructor:
    """The steps of the instructor, for one assignment."""

    def __init__(self, settings: Config, assignment: str) -> None:
        self.assignment = assignment
        self.api = NbGraderAPI(config=settings)

    def release(self, due: datetime | None = None) -> None:
        """Generate the release, enter the assignment into the gradebook, and put it on offer."""
        _done(self.api.generate_assignment(self.assignment))
        if due is not None:
            with self.api.gradebook as gradebook:
                gradebook.update_or_create_assignment(
                    self.assignment, duedate=due.astimezone(UTC).replace(tzinfo=None).isoformat()
                )
        _done(self.api.release_assignment(self.assignment))

    def collect(self) -> None:
        """Take in everybody's latest submission."""
        _done(self.api.collect(self.assignment))

    def release_feedback(self) -> None:
        """Hand out everybody's feedback."""
        _done(self.api.release_feedback(self.assignment))

    def graded(self, learner: str) -> NotebookNode:
        """Return the learner's notebook as it was executed for grading."""
        course = self.api.coursedir
        home = course.format_path(course.autograded_directory, learner, self.assignment)
        return _read(Path(home, f"{self.assignment}.ipynb"))

    def score(self, learner: str) -> dict[str, Any]:
        """Return nbgrader's record of the learner's submission: ``score``, ``max_score``, …."""
        record: dict[str, Any] = self.api.get_submission(self.assignment, learner)
        return record


class Learner:
    """The steps of one learner, in a folder of their own."""

    def __init__(self, settings: Config, assignment: str, learner: str, home: Path) -> None:
        self.home = home
        self.assignment = assignment
        mine = copy.deepcopy(settings)
        mine.CourseDirectory.student_id = learner
        mine.CourseDirectory.assignment_id = assignment
        mine.Exchange.assignment_dir = str(home)
        mine.Exchange.cache = str(home / ".cache")
        self._settings = mine

    def fetch(self) -> NotebookNode:
        """Fetch the assignment and return its notebook."""
        self._step(ExchangeFetchAssignment)
        return _read(self._notebook)

    def submit(self, notebook: NotebookNode) -> None:
        """Save `notebook` and submit it."""
        nbformat.write(notebook, self._notebook)
        self._step(ExchangeSubmit)

    def fetch_feedback(self) -> list[Path]:
        """Fetch the feedback and return its pages."""
        self._step(ExchangeFetchFeedback)
        return sorted((self.home / self.assignment / "feedback").rglob("*.html"))

    @property
    def _notebook(self) -> Path:
        return self.home / self.assignment / f"{self.assignment}.ipynb"

    def _step(self, step: Callable[..., Any]) -> None:
        step(
            coursedir=CourseDirectory(config=self._settings),
            authenticator=Authenticator(config=self._settings),
            config=self._settings,
            log=logging.getLogger("nncourse.demo"),
        ).start()


def _read(path: Path) -> NotebookNode:
    notebook: NotebookNode = nbformat.read(path, as_version=4)
    return notebook


def _done(outcome: dict[str, Any]) -> None:
    if not outcome["success"]:
        raise CourseError(f"nbgrader gave up:\n{outcome.get('log') or outcome.get('error')}")
