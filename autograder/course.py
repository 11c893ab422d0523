"""Where everything of the course lives.

A course is the folder that holds ``nbgrader_config.py``, ``course/`` (the lessons) and ``source/``
(the assignments): the repository. What people produce while they use it, submissions, grades and
each role's JupyterLab state, goes to its private folder ``.nncourse/``, which git ignores.
"""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from autograder.errors import CourseError
from autograder.files import write_once
from nnkit.language import Language

__all__ = ["DB_URL", "Course"]

DB_URL = "NNCOURSE_DB_URL"
"""The environment variable that names a gradebook elsewhere than in the private folder."""


@dataclass(frozen=True)
class Course:
    """The course's folders and names, as absolute paths.

    Attributes
    ----------
    root : Path
        The folder that holds ``nbgrader_config.py``, ``course/`` and ``source/``.

    Examples
    --------
    >>> Course(Path("/srv/course")).gradebook.as_posix()
    '/srv/course/.nncourse/gradebook.db'
    """

    root: Path

    course_id = "nn"
    """nbgrader's name of the course, and its folder in the exchange."""

    learner_id = "learner"
    """Who submits from the learner's server: one name, whoever the system's user is."""

    @classmethod
    def find(cls, start: Path | None = None) -> Self:
        """Find the course that `start` lies in.

        Parameters
        ----------
        start : Path, optional
            A folder inside the course. Without it, the environment variable ``NNCOURSE_ROOT``
            names the course; where that is not set, the search starts in the working directory.

        Raises
        ------
        CourseError
            If no folder from `start` upwards is a course.
        """
        start = (start or Path(os.environ.get("NNCOURSE_ROOT") or Path.cwd())).resolve()
        for folder in (start, *start.parents):
            if (
                (folder / "nbgrader_config.py").is_file()
                and (folder / "course").is_dir()
                and (folder / "source").is_dir()
            ):
                return cls(folder)
        raise CourseError(
            "expected to be inside the course (a folder with nbgrader_config.py, course/ and "
            f"source/), or NNCOURSE_ROOT to name it; searched from {start} upwards"
        )

    @property
    def texts(self) -> Path:
        """The lessons' texts; below it, the notebooks built from them."""
        return self.root / "course"

    @property
    def assignments(self) -> Path:
        """The assignments' texts; below it, the notebooks with the right solutions."""
        return self.root / "source"

    def lessons(self, lang: Language) -> Path:
        """Return the folder of the lessons built in `lang`."""
        return self.texts / lang

    def sources(self, lang: Language) -> Path:
        """Return the folder of the assignments with their solutions, built in `lang`."""
        return self.assignments / lang

    def releases(self, lang: Language) -> Path:
        """Return the folder of the assignments as learners get them, in `lang`."""
        return self.root / "release" / lang

    @property
    def private(self) -> Path:
        """What using the course leaves behind; nothing in it is committed."""
        return self.root / ".nncourse"

    @property
    def exchange(self) -> Path:
        """Where releases, submissions and feedback change hands."""
        return self.private / "exchange"

    @property
    def gradebook(self) -> Path:
        """The file of assignments, learners and points, unless :attr:`db_url` names a database."""
        return self.private / "gradebook.db"

    @property
    def db_url(self) -> str:
        """The gradebook, as nbgrader and SQLAlchemy spell it.

        The environment variable ``NNCOURSE_DB_URL`` names one in PostgreSQL. It may hold a
        password: messages show :func:`autograder.database.database_url` of it.
        """
        return os.environ.get(DB_URL) or f"sqlite:///{self.gradebook.as_posix()}"

    @property
    def has_gradebook(self) -> bool:
        """Whether there is a gradebook to be read: to open one that is not there would make it."""
        return bool(os.environ.get(DB_URL)) or self.gradebook.is_file()

    @property
    def submitted(self) -> Path:
        """The submissions that were collected, ``<learner>/<assignment>/``."""
        return self.private / "submitted"

    @property
    def autograded(self) -> Path:
        """The submissions after grading."""
        return self.private / "autograded"

    @property
    def feedback(self) -> Path:
        """The feedback that was generated."""
        return self.private / "feedback"

    def hidden_seed(self) -> int:
        """Return the number that this machine draws the inputs of hidden tests from.

        It is made at the first use and kept in the private folder, for its owner to read; with
        another one, the same work could come to other points. Copy the file to grade the same
        class on another machine.

        Raises
        ------
        CourseError
            If the file holds no such number.
        """
        path = self.private / "hidden-seed"
        if not path.exists():
            self.create()
            write_once(path, f"{secrets.randbits(64)}\n".encode())
        try:
            return int(path.read_text(encoding="utf-8"))
        except ValueError:
            raise CourseError(
                f"{path} should hold one whole number: bring it back from a copy, or delete it "
                "and grade everybody anew"
            ) from None

    def create(self) -> None:
        """Create the private folder and the exchange where they are missing.

        nbgrader's exchange must be open to everybody; the folder around it is its owner's alone.
        """
        self.private.mkdir(mode=0o700, exist_ok=True)
        if not self.exchange.is_dir():
            self.exchange.mkdir(exist_ok=True)
            self.exchange.chmod(0o777)
