"""A class that was graded, once for each language; every test gets a copy of its own."""

import shutil
from datetime import datetime
from pathlib import Path

import nbformat
import pytest

import nnkit
from autograder.course import Course
from autograder.demo.classroom import handed_in, right_solutions
from autograder.demo.nbgrader_round import Instructor
from autograder.demo.scratch import hand_in, scratch_course
from autograder.grade.command import grade_class
from autograder.settings import nbgrader_settings
from autograder.wrong_solutions import load

ROOT = Path(__file__).parents[3]
ASSIGNMENT = "neuron"
LEARNERS = {"ann": "right", "ben": "mistaken-1", "cho": "untouched"}


@pytest.fixture(autouse=True)
def language():
    """Let no test's language reach another."""
    before = nnkit.language()
    yield
    nnkit.use_language(before)


@pytest.fixture(scope="session")
def graded(tmp_path_factory):
    """Return a function that gives the graded class in a language."""
    made: dict[str, Course] = {}

    def in_language(lang) -> Course:
        if lang not in made:
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("COURSE_LANG", lang)
                nnkit.use_language(lang)
                folder = tmp_path_factory.mktemp(f"class-{lang}") / "course"
                made[lang] = _graded(scratch_course(Course(ROOT), folder, lang), lang)
        return made[lang]

    return in_language


def _graded(course, lang) -> Course:
    Instructor(nbgrader_settings(course.root / "nbgrader_config.py", lang), ASSIGNMENT).release()
    path = f"{ASSIGNMENT}/{ASSIGNMENT}.ipynb"
    release = nbformat.read(course.releases(lang) / path, 4)
    source = nbformat.read(course.sources(lang) / path, 4)
    work = handed_in(release, right_solutions(source), load(ASSIGNMENT, ROOT))
    for student, answer in LEARNERS.items():
        hand_in(course, ASSIGNMENT, student, work[answer], datetime(2026, 11, 20, 12))
    run = grade_class(course, ASSIGNMENT, allow_unsandboxed=True)
    assert not run.failures
    return course


@pytest.fixture
def classroom(graded, tmp_path, monkeypatch):
    """Return a function that gives a copy of the graded class in a language, and goes there."""

    def copied(lang="en") -> Course:
        original = graded(lang)
        shutil.copytree(original.root, tmp_path / "course")
        monkeypatch.setenv("COURSE_LANG", lang)
        monkeypatch.delenv("NNCOURSE_ROOT", raising=False)
        nnkit.use_language(lang)
        monkeypatch.chdir(tmp_path / "course")
        return Course(tmp_path / "course")

    return copied
