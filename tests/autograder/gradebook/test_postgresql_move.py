"""A gradebook moves into PostgreSQL with every row, or not at all."""

import sqlite3
from contextlib import closing

import pytest
from nbgrader.api import Base
from sqlalchemy import create_engine

from autograder import move_gradebook
from autograder.errors import CourseError
from autograder.gradebook import open_gradebook, read_assignment, read_scores
from autograder.move_gradebook import copy_gradebook

from .conftest import ASSIGNMENT


def class_in(course, url):
    with open_gradebook(url, course.course_id) as gradebook:
        return read_scores(gradebook, read_assignment(gradebook, ASSIGNMENT, course.sources("en")))


def tables_in(server, url):
    name = url.partition("@/")[2].partition("?")[0]
    return server.execute("SELECT 1 FROM pg_tables WHERE schemaname = 'public'", name)


def change(file, *queries):
    with closing(sqlite3.connect(file)) as database, database:
        for query in queries:
            assert database.execute(query).rowcount > 0


def test_everything_is_there_and_the_file_is_as_it_was(course, db_url):
    before = course.gradebook.read_bytes()
    rows = copy_gradebook(course.gradebook, db_url)
    assert course.gradebook.read_bytes() == before

    assert set(rows) == {*Base.metadata.tables, "alembic_version"}
    with closing(sqlite3.connect(course.gradebook)) as database:
        for table, number in rows.items():
            assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (number,)
    assert rows["grade"] == 11 * 6
    in_postgresql = class_in(course, db_url)
    assert in_postgresql == class_in(course, f"sqlite:///{course.gradebook}")
    ann = in_postgresql["ann"]
    assert (ann.first_name, ann.late_seconds) == ("앤", 0)
    assert "well done — 잘했다" in {cell.comment for cell in ann.cells.values()}
    assert 2.1 in {cell.manual for cell in ann.cells.values()}

    with pytest.raises(CourseError, match=r"is not empty; it has the tables alembic_version, "):
        copy_gradebook(course.gradebook, db_url)
    assert class_in(course, db_url) == in_postgresql


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (f"INSERT INTO student (id) VALUES ('{'x' * 129}')", "row of the table student.*too long"),
        ("UPDATE student SET first_name = 'a' || char(0)", r"table student.*NUL"),
        ("DELETE FROM solution_cells", None),
        ("DELETE FROM base_cell", r"row of the table \w+, so nothing was moved: .*foreign key"),
        ("ALTER TABLE grade ADD COLUMN mood TEXT", r"other tables .*\(grade\).* nbgrader db upgr"),
    ],
)
def test_what_postgresql_cannot_keep_as_it_is_moves_nothing(course, db_url, server, query, words):
    with closing(sqlite3.connect(course.gradebook)) as database, database:
        database.execute(query)
    if words is None:
        assert copy_gradebook(course.gradebook, db_url)["solution_cells"] == 0
        return
    with pytest.raises(CourseError, match=words):
        copy_gradebook(course.gradebook, db_url)
    assert tables_in(server, db_url) == []


def test_a_row_that_reads_otherwise_moves_nothing(course, db_url, server, monkeypatch):
    rows = move_gradebook._rows

    def rows_of_which_one_is_lost(table, connection):
        found = rows(table, connection)
        if table.name == "grade" and connection.dialect.name == "postgresql":
            next(found)
        return found

    monkeypatch.setattr(move_gradebook, "_rows", rows_of_which_one_is_lost)
    with pytest.raises(CourseError, match=r"keeps a row of the table grade as .*nothing was moved"):
        copy_gradebook(course.gradebook, db_url)
    assert tables_in(server, db_url) == []


def test_a_gradebook_that_is_being_written_is_copied_as_it_was(course, db_url):
    before = class_in(course, f"sqlite:///{course.gradebook}")
    with create_engine(f"sqlite:///{course.gradebook}").connect() as writer:
        writer.exec_driver_sql("UPDATE grade SET auto_score = 0")
        copy_gradebook(course.gradebook, db_url)
        writer.rollback()
    assert class_in(course, db_url) == before
