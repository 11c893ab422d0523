"""Opens the gradebook, and says what is to be done where that fails."""

from collections.abc import Iterator
from contextlib import contextmanager

from nbgrader.api import Gradebook

from autograder.database import database_url, telling_what_failed

__all__ = ["open_gradebook"]


@contextmanager
def open_gradebook(db_url: str, course_id: str) -> Iterator[Gradebook]:
    """Open the gradebook, and close it again.

    Parameters
    ----------
    db_url : str
        As SQLAlchemy spells it.
    course_id : str

    Raises
    ------
    CourseError
        If the database cannot be opened, or stops answering while the gradebook is open.
    """
    url = database_url(db_url)
    with telling_what_failed(url, "cannot be opened"):
        gradebook = Gradebook(db_url, course_id)
    with telling_what_failed(url, "does not answer any more"):
        try:
            yield gradebook
        finally:
            gradebook.close()
