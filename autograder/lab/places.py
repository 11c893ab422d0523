"""Where a role's server keeps its things: all of it under ``.nncourse/<role>/``."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Self, get_args

from autograder.course import Course

__all__ = ["ROLES", "Places", "Role"]

Role = Literal["learner", "instructor"]
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True)
class Places:
    """The folders and files of one role's server.

    Attributes
    ----------
    course : Course
    role : {"learner", "instructor"}

    Examples
    --------
    >>> places = Places(Course(Path("/srv/course")), "learner")
    >>> places.assignments.as_posix()
    '/srv/course/.nncourse/learner/files/assignments'
    """

    course: Course
    role: Role

    @classmethod
    def find(cls, role: Role) -> Self:
        """Return the places of a role in the course that this process is in.

        On a hub, a user's are in the user's home.

        Parameters
        ----------
        role : {"learner", "instructor"}

        Raises
        ------
        CourseError
            If this process is in no course.
        """
        if "JUPYTERHUB_USER" in os.environ:
            from autograder.hub.course import HubCourse  # for Unix alone

            return cls(HubCourse.find(), role)
        return cls(Course.find(), role)

    @property
    def home(self) -> Path:
        """The role's private folder; everything below is inside."""
        return self.course.private / self.role

    @property
    def files(self) -> Path:
        """What the role sees in JupyterLab's file browser.

        The instructor sees the course itself, as Formgrader needs it.
        """
        return self.course.root if self.role == "instructor" else self.home / "files"

    @property
    def assignments(self) -> Path:
        """Where the learner's Assignment List puts what it fetches."""
        return self.files / "assignments"

    @property
    def submissions(self) -> Path:
        """The copy that nbgrader keeps of each submission, by which it finds the feedback."""
        return self.home / "submissions"

    @property
    def progress(self) -> Path:
        """Where the learner's marks are, an empty file for each thing done: see `nnkit.marks`."""
        return self.home / "progress"

    @property
    def landing_page(self) -> str:
        """The page that opens first, as a path inside :attr:`files`.

        The instructor's is out of the way: ``README.md`` there is the course's own.
        """
        return ".nncourse/instructor/README.md" if self.role == "instructor" else "README.md"

    @property
    def log(self) -> Path:
        """What the server has to say."""
        return self.home / "jupyter.log"

    def create(self) -> None:
        """Create what is missing, private to the user; the exchange is open, as nbgrader asks."""
        self.course.create()
        for folder in (self.home, self.files, self.config, self.data, self.runtime):
            folder.mkdir(parents=True, exist_ok=True)
        if self.role == "learner":
            self.assignments.mkdir(exist_ok=True)

    @property
    def config(self) -> Path:
        """The settings that the user changes in JupyterLab."""
        return self.home / "config"

    @property
    def data(self) -> Path:
        """JupyterLab's state: trusted notebooks, kernels of the user's own."""
        return self.home / "data"

    @property
    def runtime(self) -> Path:
        """What a running server writes down about itself and its kernels."""
        return self.home / "runtime"
