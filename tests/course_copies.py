"""A copy of the course to play the round in; nobody's submissions and grades are touched."""

import shutil
from pathlib import Path

from autograder.course import Course

REPOSITORY = Path(__file__).parents[1]


def copy_course(folder: Path) -> Course:
    """Copy into `folder` what a fresh clone holds of the course: settings and notebooks."""
    shutil.copy(REPOSITORY / "nbgrader_config.py", folder)
    for name in ("course", "source", "release"):
        shutil.copytree(REPOSITORY / name, folder / name)
    return Course(folder)
