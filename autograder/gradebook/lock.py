"""The lock that keeps two machines from grading into one database at a time.

On one machine a file is locked (:func:`autograder.grade.store.only_one`). Machines that share a
database of PostgreSQL have no file in common: the server itself holds a lock for a connection, and
lets go of it however the connection ends.
"""

import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager

from nbgrader.api import Gradebook
from sqlalchemy import Connection, NullPool, create_engine, text

from autograder.errors import CourseError

__all__ = ["only_grader"]

# The course's number among the locks of a database; the schema's is the second part of the key.
_LOCK = 0x6E6E
_TAKE = text("SELECT pg_try_advisory_lock(:lock, hashtext(current_schema()))")
_NAME = text("SELECT set_config('application_name', :name, false)")
_HOLDER = text(
    "SELECT application_name, backend_start AT TIME ZONE 'UTC' AS since FROM pg_stat_activity "
    "JOIN pg_locks USING (pid) WHERE locktype = 'advisory' AND granted AND classid = :lock "
    "AND objid = (hashtext(current_schema())::bigint & 4294967295)::oid "
    "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
)


@contextmanager
def only_grader(gradebook: Gradebook) -> Iterator[None]:
    """Hold the lock of a database that machines share; one of sqlite needs none.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook

    Raises
    ------
    CourseError
        If another connection holds it.
    """
    if gradebook.engine.dialect.name != "postgresql":
        yield
        return
    # A connection of its own, which no pool keeps open with the lock, and without a transaction:
    # one that is open for hours would keep the server from cleaning up.
    engine = create_engine(gradebook.engine.url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        name = f"process {os.getpid()} on {platform.node()}"
        connection.execute(_NAME, {"name": name[:63]})
        if not connection.scalar(_TAKE, {"lock": _LOCK}):
            raise CourseError(
                f"another run is grading into this database ({_holder(connection)}). "
                "Wait until it has ended, or stop it with Ctrl-C; what it has graded stays"
            )
        yield


def _holder(connection: Connection) -> str:
    """Return who has the lock, as far as the server tells it to this user."""
    holder = connection.execute(_HOLDER, {"lock": _LOCK}).first()
    if holder is None:
        return "it is ending just now"
    since = f", since {holder.since:%Y-%m-%d %H:%M} UTC" if holder.since else ""
    return f"{holder.application_name}{since}"
