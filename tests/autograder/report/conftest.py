"""A small made-up class whose every number can be counted on one's fingers.

Its notebooks are graded here, by running the tests' own source on what each learner wrote: what is
tested is the report, and not the walls around learners' code.
"""

import copy
import os
import shutil
import sysconfig
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbformat import NotebookNode
from nbgrader.api import Student

from autograder.checks import CheckFailed
from autograder.course import Course
from autograder.demo.classroom import right_solutions
from autograder.demo.nbgrader_round import Instructor
from autograder.gradebook import (
    Assignment,
    CellResult,
    open_gradebook,
    read_assignment,
    write_submission,
)
from autograder.grading.record import Record
from autograder.settings import nbgrader_settings
from autograder.wrong_solutions import load

ROOT = Path(__file__).parents[3]
DUE = datetime(2026, 11, 20, 12)
WALLS = ["namespaces", "landlock", "seccomp", "rlimits"]


@dataclass
class Classroom:
    """A course in a folder of its own, and learners who come in one by one."""

    course: Course
    release: NotebookNode
    right: dict[str, str]
    wrong: dict[tuple[str, str], str]
    assignment: Assignment = field(init=False)

    def __post_init__(self):
        with self.gradebook() as gradebook:
            gradebook.update_or_create_assignment("neuron", duedate=DUE)
            self.assignment = self.read(gradebook)

    def gradebook(self):
        return open_gradebook(self.course.db_url, self.course.course_id)

    def read(self, gradebook) -> Assignment:
        return read_assignment(gradebook, "neuron", self.course.sources("en"))

    def add(
        self,
        student: str,
        answers: dict[str, str],
        record: Record | None = None,
        *,
        late: timedelta = timedelta(hours=-1),
        by_hand: float | None = None,
        penalty: float | None = None,
        person: dict[str, str] | None = None,
    ) -> NotebookNode:
        """Grade what a learner wrote, and put it where grading would."""
        notebook, results = self.graded(answers)
        if record is not None:
            record.put(notebook)
        folder = self.course.autograded / student / "neuron"
        folder.mkdir(parents=True)
        nbformat.write(notebook, folder / "neuron.ipynb")
        with self.gradebook() as gradebook:
            write_submission(gradebook, self.assignment, student, DUE + late, {"neuron": results})
            if person:
                table = Student.__table__
                with gradebook.engine.begin() as database:
                    database.execute(table.update().where(table.c.id == student).values(**person))
            if by_hand is not None:
                grade = gradebook.find_grade("written", "neuron", "neuron", student)
                grade.manual_score, grade.needs_manual_grade = by_hand, False
            if penalty is not None:
                handed_in = gradebook.find_submission_notebook("neuron", "neuron", student)
                handed_in.late_submission_penalty = penalty
            gradebook.db.commit()
        return notebook

    def graded(self, answers: dict[str, str]) -> tuple[NotebookNode, dict[str, CellResult]]:
        notebook = copy.deepcopy(self.release)
        names: dict[str, object] = {"np": np}
        results = {}
        for cell in notebook.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            known = self.assignment.notebooks["neuron"].cells.get(name)
            if known is None:
                continue
            if name in answers:
                cell.source = answers[name]
            if known.solution and cell.cell_type == "code":
                exec(cell.source, names)
            elif known.locked:
                points = known.points
                try:
                    exec(known.source, names)
                except CheckFailed as error:
                    points = 0.0
                    cell.outputs = [
                        nbformat.v4.new_output(
                            "error", ename="CheckFailed", evalue=str(error), traceback=[]
                        )
                    ]
                if known.graded:
                    results[name] = CellResult(points)
            elif known.graded:
                results[name] = CellResult(None)
        return notebook, results


@pytest.fixture(scope="session")
def released(tmp_path_factory) -> Path:
    """Return a course that has released the assignment, and where nobody has handed in."""
    folder = tmp_path_factory.mktemp("released")
    return release_in(folder)


def release_in(folder: Path) -> Path:
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    shutil.copytree(ROOT / "source" / "en", folder / "source" / "en")
    (folder / "course").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_LANG", "en")
        patch.setenv("PATH", sysconfig.get_path("scripts"), prepend=os.pathsep)  # for alembic
        settings = nbgrader_settings(folder / "nbgrader_config.py", "en")
        outcome = Instructor(settings, "neuron").api.generate_assignment("neuron")
    assert outcome["success"], outcome
    return folder


@pytest.fixture
def new_class(released, tmp_path) -> Callable[[], Classroom]:
    """Return a function that makes an empty class."""
    return lambda: classroom_in(released, tmp_path / "class")


def classroom_in(released: Path, folder: Path) -> Classroom:
    shutil.copytree(released, folder)
    source = nbformat.read(ROOT / "source/en/neuron/neuron.ipynb", 4)
    wrong = {(one.exercise, one.name): one.code for one in load("neuron", ROOT)}
    release = nbformat.read(ROOT / "release/en/neuron/neuron.ipynb", 4)
    return Classroom(Course(folder), release, right_solutions(source), wrong)


def record(**changed) -> Record:
    told = {"layers": WALLS, "seconds": 0.1, "cpu": 0.05, "memory": 40 << 20}
    return Record(**{**told, **changed})


HOSTILE = '<script>alert(1)</script><img src="http://evil.example/x">'
FORMULA = '=HYPERLINK("http://evil.example","x")'


@pytest.fixture(scope="session")
def filled(released, tmp_path_factory) -> Path:
    """Return the course of the small class."""
    room = classroom_in(released, tmp_path_factory.mktemp("filled") / "class")
    fill(room)
    return room.course.root


@pytest.fixture
def small_class(filled, tmp_path) -> Classroom:
    """Seven learners: three right, three with known mistakes, one of them hostile, a blank one."""
    return classroom_in(filled, tmp_path / "class")


def fill(room: Classroom) -> None:
    right, wrong = room.right, room.wrong
    room.add(
        "ada", right, record(seconds=0.3), by_hand=3,
        person={"first_name": "Ada", "last_name": "Lovelace", "email": "ada@example.org",
                "lms_user_id": "1001"},
    )  # fmt: skip
    room.add("ben", right, record(layers=["rlimits"]), by_hand=1)
    subtracted = wrong["weighted-sum", "bias-subtracted"]
    room.add("cho", {**right, "weighted-sum": subtracted}, record())
    room.add(
        "dan",
        {**right, "weighted-sum": subtracted, "forward": wrong["forward", "bias-forgotten"]},
        record(repairs=[("renamed", "final (2).ipynb"), ("from-the-future", "cell 7")]),
        late=timedelta(days=1, hours=1, minutes=1),
        penalty=2.0,
        by_hand=2,
    )
    room.add("eli", {}, record(ended={"threshold": "timeout"}))
    room.add(
        "-eve",
        {**right, "forward": wrong["forward", "transposed"]},
        record(
            notes=["open /etc/passwd", "open /srv/course/source", f"socket.connect {HOSTILE}"],
            ended={"widget": "lied"},
            seconds=2.5,
            memory=300 << 20,
        ),
        person={"first_name": HOSTILE, "last_name": FORMULA, "email": "@evil"},
    )
    room.add("fay", right)
