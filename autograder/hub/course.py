"""The course as a learner of a hub has it."""

import os
import pwd
from dataclasses import dataclass, field
from pathlib import Path

from autograder.course import Course

__all__ = ["HubCourse"]


@dataclass(frozen=True)
class HubCourse(Course):
    """Lessons that everybody reads, an exchange beside them, and the rest in the user's home.

    Attributes
    ----------
    root : Path
        What all learners read: a course whose ``source/`` is empty.
    home : Path
        The user's; what the user produces is in ``.nncourse/`` there.
    learner_id : str
        The system's name of the user, as nbgrader takes it on a hub.

    Examples
    --------
    >>> course = HubCourse(Path("/srv/nncourse/lessons"), home=Path("/home/ada"))
    >>> course.private.as_posix(), course.exchange.as_posix()
    ('/home/ada/.nncourse', '/srv/nncourse/exchange')
    """

    home: Path = field(default_factory=Path.home)
    learner_id: str = field(default_factory=lambda: pwd.getpwuid(os.getuid()).pw_name)

    @property
    def private(self) -> Path:
        """What using the course leaves behind, in the user's home."""
        return self.home / ".nncourse"

    @property
    def exchange(self) -> Path:
        """Where releases, submissions and feedback change hands: beside what all learners read."""
        return self.root.parent / "exchange"
