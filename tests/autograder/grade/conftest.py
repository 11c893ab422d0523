"""A small class that has handed in, made once; every test gets a copy of its own."""

import shutil
from datetime import datetime
from pathlib import Path

import nbformat
import pytest

from autograder.course import Course
from autograder.demo.classroom import handed_in, right_solutions
from autograder.demo.nbgrader_round import Instructor
from autograder.demo.scratch import hand_in, scratch_course
from autograder.settings import nbgrader_settings
from autograder.wrong_solutions import load

ROOT = Path(__file__).parents[3]
ASSIGNMENT = "neuron"
IN_TIME = datetime(2026, 11, 20, 12)


@pytest.fixture(scope="session")
def original(tmp_path_factory):
    """A course with a released assignment and nobody in it, and the answers that there are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_LANG", "en")
        course = scratch_course(Course(ROOT), tmp_path_factory.mktemp("class") / "course", "en")
        Instructor(
            nbgrader_settings(course.root / "nbgrader_config.py", "en"), ASSIGNMENT
        ).release()
    path = f"{ASSIGNMENT}/{ASSIGNMENT}.ipynb"
    release = nbformat.read(course.releases("en") / path, 4)
    source = nbformat.read(course.sources("en") / path, 4)
    return course, handed_in(release, right_solutions(source), load(ASSIGNMENT, ROOT))


@pytest.fixture
def classroom(original, tmp_path, monkeypatch):
    """Return a function that makes a course of its own with the learners that are named."""
    monkeypatch.setenv("COURSE_LANG", "en")
    course, answers = original

    def make(**learners: str) -> Course:
        shutil.copytree(course.root, tmp_path / "course")
        mine = Course(tmp_path / "course")
        for student, answer in learners.items():
            hand_in(mine, ASSIGNMENT, student, answers[answer], IN_TIME)
        return mine

    return make
