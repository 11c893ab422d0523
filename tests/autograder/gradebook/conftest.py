"""A PostgreSQL server, and a small class that was graded into the file of sqlite."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import nbformat
import pytest
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI
from postgresql import postgresql

from autograder.course import Course
from autograder.database import reader
from autograder.demo.classroom import handed_in, right_solutions
from autograder.demo.scratch import hand_in, scratch_course
from autograder.grade.command import grade_class
from autograder.settings import nbgrader_settings
from autograder.wrong_solutions import load

ROOT = Path(__file__).parents[3]
ASSIGNMENT = "neuron"
DUE = datetime(2026, 11, 20, 12)
LEARNERS = {
    "ann": "right", "ben": "half-done", "cho": "untouched", "dan": "mistaken-1", "김": "right",
}  # fmt: skip


@pytest.fixture(scope="session")
def server():
    with postgresql() as running:
        yield running


@pytest.fixture
def db_url(server, monkeypatch):
    """An empty database, which every command keeps its gradebook in."""
    url = server.new_database()
    monkeypatch.setenv("NNCOURSE_DB_URL", url)
    gradebook = reader(url)
    yield url
    gradebook.dispose()


def generate(course: Course) -> None:
    """Enter the assignment into the gradebook that is in use, with a due date."""
    settings = nbgrader_settings(course.root / "nbgrader_config.py", "en")
    assert NbGraderAPI(config=settings).generate_assignment(ASSIGNMENT)["success"]
    with Gradebook(course.db_url, course.course_id) as gradebook:
        gradebook.update_or_create_assignment(ASSIGNMENT, duedate=DUE.isoformat())


@pytest.fixture(scope="session")
def original(tmp_path_factory):
    """A class with everything that a gradebook can hold: points by hand, comments, lateness."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_LANG", "en")
        course = scratch_course(Course(ROOT), tmp_path_factory.mktemp("class") / "course", "en")
        generate(course)
        path = f"{ASSIGNMENT}/{ASSIGNMENT}.ipynb"
        answers = handed_in(
            nbformat.read(course.releases("en") / path, 4),
            right_solutions(nbformat.read(course.sources("en") / path, 4)),
            load(ASSIGNMENT, ROOT),
        )
        for hours, (student, answer) in enumerate(LEARNERS.items()):
            late = timedelta(hours=12 * hours - 24)
            hand_in(course, ASSIGNMENT, student, answers[answer], DUE + late)
        folder = course.submitted / "eve" / ASSIGNMENT
        folder.mkdir(parents=True)
        (folder / f"{ASSIGNMENT}.ipynb").write_text("no notebook")
        grade_class(course, ASSIGNMENT, jobs=2)
        with Gradebook(course.db_url, course.course_id) as gradebook:
            submission = gradebook.find_submission(ASSIGNMENT, "ann")
            submission.extension = timedelta(days=2, hours=1)
            gradebook.find_student("ann").first_name = "앤"
            for grade in submission.notebooks[0].grades:
                if grade.needs_manual_grade:
                    grade.manual_score, grade.extra_credit = 2.1, 0.3
            submission.notebooks[0].comments[0].manual_comment = "well done — 잘했다"
            gradebook.db.commit()
    return course


@pytest.fixture
def course(original, tmp_path, monkeypatch):
    """A copy of that class."""
    monkeypatch.setenv("COURSE_LANG", "en")
    shutil.copytree(original.root, tmp_path / "course")
    return Course(tmp_path / "course")


@pytest.fixture
def ungraded(course):
    """The same class before anything was graded, on one machine or the other."""
    for folder in (course.autograded, course.private / "grading"):
        shutil.rmtree(folder)
    course.gradebook.unlink()
    return course
