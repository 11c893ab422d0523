"""A scratch copy of the course, for classes that are made up."""

import os
import shutil
import sysconfig
from datetime import datetime
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from autograder.course import Course
from nnkit.language import Language

__all__ = ["hand_in", "scratch_course"]

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
