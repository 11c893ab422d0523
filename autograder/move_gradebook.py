"""``nncourse move-gradebook``: from the file of sqlite into a database of PostgreSQL, row by row.

All is read, written, read back and compared before anything is kept: the database holds the whole
gradebook afterwards, or nothing. The file is only read.
"""

from contextlib import closing
from itertools import zip_longest
from pathlib import Path

import click
from nbgrader.api import Base
from sqlalchemy import (
    Column,
    Connection,
    CursorResult,
    MetaData,
    NullPool,
    String,
    Table,
    collate,
    create_engine,
    insert,
    inspect,
    select,
)
from sqlalchemy.exc import DataError, IntegrityError

from autograder.course import DB_URL, Course
from autograder.database import database_url, reader, telling_what_failed
from autograder.errors import CourseError
from autograder.grade.store import only_one

__all__ = ["copy_gradebook", "move_gradebook"]

_ROWS_AT_A_TIME = 1000
_BYTE_ORDER = {"sqlite": "BINARY", "postgresql": "C"}
# by which nbgrader knows how old the tables are; it is in none of its models
_VERSION = Table("alembic_version", MetaData(), Column("version_num", String(32), nullable=False))
_TABLES = [*Base.metadata.sorted_tables, _VERSION]


@click.command()
def move_gradebook() -> None:
    """Copy the gradebook from its file into the PostgreSQL database that NNCOURSE_DB_URL names.

    The database must be empty. Every row is compared before anything is kept. The file,
    .nncourse/gradebook.db, stays as it is: keep it as a copy of today's state, for no command uses
    it any more while NNCOURSE_DB_URL is set.
    """
    course = Course.find()
    if not course.gradebook.is_file():
        raise CourseError(f"there is no gradebook to move: {course.gradebook} does not exist")
    if database_url(course.db_url).get_backend_name() != "postgresql":
        raise CourseError(
            f"set {DB_URL} to the database that the gradebook is to move to, such as "
            "postgresql+psycopg://USER@HOST/DATABASE, and run the command again"
        )
    with only_one(course):
        rows = copy_gradebook(course.gradebook, course.db_url)
    for table, number in rows.items():
        click.echo(f"{number:9} {table}")
    click.echo("All rows are the same in both. Set NNCOURSE_DB_URL wherever the course is graded.")


def copy_gradebook(file: Path, db_url: str) -> dict[str, int]:
    """Copy a gradebook, and compare every row, in one transaction.

    Parameters
    ----------
    file : Path
        Of sqlite; it is only read.
    db_url : str
        An empty database of PostgreSQL.

    Returns
    -------
    dict of str to int
        How many rows each table has.

    Raises
    ------
    CourseError
        If the database is not empty or takes a row otherwise than it is, or the file is not of
        this nbgrader.
    """
    url = database_url(db_url)
    target = create_engine(url, poolclass=NullPool)
    with (
        telling_what_failed(url, "cannot be written"),
        reader(f"sqlite:///{file.as_posix()}").connect() as old,
        target.begin() as new,
    ):
        old.exec_driver_sql("BEGIN")  # as the file is at this moment
        _require_the_same_tables(old, file)
        if there := inspect(new).get_table_names():
            raise CourseError(
                f"{url.render_as_string(hide_password=True)} is not empty; it has the tables "
                f"{', '.join(sorted(there))}. Name a new database, as createdb makes it"
            )
        for table in _TABLES:
            table.create(new)
        return {table.name: _copy(table, old, new) for table in _TABLES}


def _require_the_same_tables(old: Connection, file: Path) -> None:
    known = inspect(old)
    has = {name: {c["name"] for c in known.get_columns(name)} for name in known.get_table_names()}
    wants = {table.name: set(table.columns.keys()) for table in _TABLES}
    if has != wants:
        odd = ", ".join(sorted(name for name in has | wants if has.get(name) != wants.get(name)))
        raise CourseError(
            f"{file} has other tables or columns than this nbgrader ({odd}): bring it up to date "
            f"first, without {DB_URL}, with: nbgrader db upgrade"
        )


def _copy(table: Table, old: Connection, new: Connection) -> int:
    """Copy a table, compare it row by row, and return how many there are."""
    try:
        for rows in _rows(table, old).partitions(_ROWS_AT_A_TIME):
            new.execute(insert(table), [dict(row._mapping) for row in rows])
    except (DataError, IntegrityError) as error:
        raise CourseError(
            f"PostgreSQL does not take a row of the table {table.name}, so nothing was moved: "
            f"{' '.join(str(error.orig).split())}"
        ) from error
    number = 0
    with closing(_rows(table, old)) as before, closing(_rows(table, new)) as after:
        for had, has in zip_longest(before, after):
            if had != has:
                raise CourseError(
                    f"the database keeps a row of the table {table.name} as {has}, not as {had}: "
                    "nothing was moved"
                )
            number += 1
    return number


def _rows(table: Table, connection: Connection) -> CursorResult[tuple[object, ...]]:
    """Return a table's rows in the order of their keys, which each database would sort its way."""
    keys = table.primary_key.columns or table.columns
    order = [collate(key, _BYTE_ORDER[connection.dialect.name]) for key in keys]
    return connection.execute(
        select(table).order_by(*order), execution_options={"yield_per": _ROWS_AT_A_TIME}
    )
