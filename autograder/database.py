"""Where the gradebook is kept, and what is to be done where that database fails.

It is a file of sqlite beside the course, or, where ``NNCOURSE_DB_URL`` says so, a database of
PostgreSQL that several machines share. No message shows a URL's password.

To load nbgrader takes a second or two; this module does without.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import URL, Engine, NullPool, create_engine, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError, ProgrammingError

from autograder.errors import CourseError

__all__ = ["database_url", "reader", "telling_what_failed"]

_DRIVERS = ("sqlite", "postgresql+psycopg")
_RIGHT = "postgresql+psycopg://USER@HOST/DATABASE"
_CONNECT_SECONDS = 5
_FORBIDDEN, _NOT_SENT = "42501", None


def database_url(db_url: str) -> URL:
    """Read a database's URL, and refuse one that no gradebook can be kept at.

    Parameters
    ----------
    db_url : str

    Raises
    ------
    CourseError
        If it is no URL, names another kind of database, or what is needed for it is not installed.

    Examples
    --------
    >>> database_url("postgresql+psycopg://ann:secret@db.example.edu/nn")
    postgresql+psycopg://ann:***@db.example.edu/nn
    >>> database_url("mysql://ann@db.example.edu/nn")
    Traceback (most recent call last):
    autograder.errors.CourseError: expected the gradebook's URL (NNCOURSE_DB_URL) to be like
    postgresql+psycopg://USER@HOST/DATABASE; it begins with mysql://
    """
    expected = f"expected the gradebook's URL (NNCOURSE_DB_URL) to be like {_RIGHT}"
    try:
        url = make_url(db_url)
    except (ArgumentError, ValueError):  # their words may quote a password
        raise CourseError(f"{expected}; what it is cannot be read as a URL") from None
    if url.drivername not in _DRIVERS:
        raise CourseError(f"{expected}; it begins with {url.drivername}://")
    try:
        url.get_dialect().import_dbapi()
    except ImportError as error:
        raise CourseError(
            f"a gradebook in PostgreSQL needs psycopg, which is not installed here ({error}): "
            "pip install 'nncourse[scale]'"
        ) from error
    return url


@cache
def reader(db_url: str) -> Engine:
    """Return an engine that reads a gradebook and never writes to it.

    A file of sqlite is opened anew for each connection, and not made where it is missing.

    Parameters
    ----------
    db_url : str

    Raises
    ------
    CourseError
        As :func:`database_url` does.
    """
    url = database_url(db_url)
    if url.database is not None and url.get_backend_name() == "sqlite":
        file = f"{Path(url.database).as_uri()}?mode=ro"
        return create_engine(
            "sqlite://", creator=lambda: sqlite3.connect(file, uri=True), poolclass=NullPool
        )
    return create_engine(
        url,
        pool_pre_ping=True,
        connect_args={"connect_timeout": _CONNECT_SECONDS},
        execution_options={"postgresql_readonly": True},
    )


@contextmanager
def telling_what_failed(url: URL, what: str) -> Iterator[None]:
    """Turn errors of the database that a person can mend into words.

    Parameters
    ----------
    url : sqlalchemy.URL
    what : str
        What is the matter with the gradebook if one comes, as the sentence's predicate.

    Raises
    ------
    CourseError
    """
    try:
        yield
    except (OperationalError, ProgrammingError) as error:
        if isinstance(error, ProgrammingError) and _code(error) not in (_NOT_SENT, _FORBIDDEN):
            raise  # a fault of ours
        raise CourseError(
            f"the gradebook {url.render_as_string(hide_password=True)} {what}: "
            f"{' '.join(str(error.orig).split())}\n{_mend(error, url)}"
        ) from error


def _code(error: DBAPIError) -> str | None:
    """Return PostgreSQL's code for an error."""
    return getattr(error.orig, "sqlstate", None)


def _mend(error: DBAPIError, url: URL) -> str:
    """Return what is to be done; the server's words, which may be in any language, stand above."""
    told = str(error.orig)
    if url.get_backend_name() == "sqlite":
        return "What was saved before stays; put that right and run the command again."
    if _code(error) == _FORBIDDEN:
        return (
            "The user may not make or write the gradebook's tables. The database's owner allows it "
            f"with: ALTER DATABASE {url.database} OWNER TO {url.username}"
        )
    if "password" in told:
        return "The password belongs into ~/.pgpass, or the file that PGPASSFILE names."
    if "does not exist" in told:
        return (
            "An administrator of the server makes user and database with: createuser "
            f"{url.username}, and createdb --owner {url.username} {url.database}"
        )
    return (
        "Everything that was saved before is there, and nothing is graded twice: see that the "
        "server runs and that NNCOURSE_DB_URL names it, then run the command again."
    )
