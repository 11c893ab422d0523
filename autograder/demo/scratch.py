"""A scratch copy of the course, for classes that are made up."""

import os
import secrets
import shutil
import sysconfig
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

import nbformat
from nbformat import NotebookNode
from sqlalchemy import NullPool, create_engine
from sqlalchemy.schema import CreateSchema, DropSchema

from autograder.course import DB_URL, Course
from autograder.database import database_url, telling_what_failed
from nnkit.language import Language

__all__ = ["hand_in", "scratch_course", "scratch_gradebook"]

_STAMP = "%Y-%m-%d %H:%M:%S.%f UTC"


def scratch_course(course: Course, folder: Path, lang: Language) -> Course:
    """Copy what grading needs of `course` into `folder`: its settings and its assignments.

    Parameters
    ----------
    course : Course
    folder : Path
        Is made where it is missing.
    lang : {"en", "ko"}
        Also becomes the language of this process, and of those that it starts.

    Returns
    -------
    Course
    """
    scripts = sysconfig.get_path("scripts")  # nbgrader calls alembic by its name
    if scripts not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([scripts, os.environ.get("PATH", os.defpath)])
    os.environ["COURSE_LANG"] = lang
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(course.root / "nbgrader_config.py", folder)
    shutil.copytree(course.sources(lang), folder / "source" / lang)
    (folder / "course").mkdir()
    return Course(folder)


@contextmanager
def scratch_gradebook(*, keep: bool = False) -> Iterator[str]:
    """Have ``NNCOURSE_DB_URL`` name a gradebook that is nobody's, if it names any.

    In the database that it names, a schema of its own holds the scratch course's tables; those of
    the class are left alone. Without the variable, a scratch course has a file of its own anyway.

    Parameters
    ----------
    keep : bool, default False
        Whether to leave the schema there.

    Yields
    ------
    str
        The schema's name, or "".

    Raises
    ------
    CourseError
        If the database cannot be reached, or no schema may be made there.
    """
    if not os.environ.get(DB_URL):
        yield ""
        return
    url = database_url(os.environ[DB_URL])
    schema = f"nncourse_demo_{secrets.token_hex(4)}"
    scratch = url.update_query_dict({"options": f"-csearch_path={schema}"})
    engine = create_engine(url, poolclass=NullPool)
    with telling_what_failed(url, "takes no scratch gradebook"):
        with engine.begin() as database:
            database.execute(CreateSchema(schema))
        try:
            with patch.dict(os.environ, {DB_URL: scratch.render_as_string(hide_password=False)}):
                yield schema
        finally:
            if not keep:
                with engine.begin() as database:
                    database.execute(DropSchema(schema, cascade=True))


def hand_in(
    course: Course,
    assignment: str,
    student: str,
    notebook: NotebookNode,
    timestamp: datetime | None = None,
) -> Path:
    """Put a submission where it would be once it had been collected.

    Parameters
    ----------
    course : Course
    assignment : str
    student : str
    notebook : NotebookNode
    timestamp : datetime, optional
        In UTC.

    Returns
    -------
    Path
        The submission's folder.
    """
    folder = course.submitted / student / assignment
    folder.mkdir(parents=True)
    nbformat.write(notebook, folder / f"{assignment}.ipynb")
    if timestamp is not None:
        (folder / "timestamp.txt").write_text(timestamp.strftime(_STAMP))
    return folder
