"""An assignment with data: everybody's cells and tests find the instructor's, by every way."""

import os
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.apps.api import NbGraderAPI

from autograder.course import Course
from autograder.demo.nbgrader_round import Instructor
from autograder.demo.scratch import scratch_course
from autograder.errors import CourseError
from autograder.grade import beside
from autograder.grade.beside import given_beside, handed_in_beside
from autograder.grade.command import grade_class
from autograder.gradebook import open_gradebook, read_assignment, read_scores
from autograder.settings import nbgrader_settings

ROOT = Path(__file__).parents[3]
NAME = "measured"
DATA = b"3,1,4,1,5"
SECRET = "this stands in somebody else's file"
ANSWER = 'def total():\n    return sum(map(int, open("data/digits.csv").read().split(",")))\n'
TEST = (
    "from pathlib import Path\n"
    'assert total() == sum(map(int, Path("data/digits.csv").read_text().split(","))) == {}'
)


def marks(name, *, solution):
    return {
        "grade_id": name, "schema_version": 3, "grade": not solution, "solution": solution,
        "locked": not solution, "task": False, **({} if solution else {"points": 2}),
    }  # fmt: skip


def notebook(answer, *, wanted=14):
    cells = [
        new_code_cell(answer, id="total", metadata={"nbgrader": marks("total", solution=True)}),
        new_code_cell(
            TEST.format(wanted), id="test", metadata={"nbgrader": marks("test", solution=False)}
        ),
    ]
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return new_notebook(cells=cells, metadata={"kernelspec": kernel, "lang": "en"})


def as_released(folder):
    (folder / "data").mkdir()
    (folder / "data" / "digits.csv").write_bytes(DATA)


def forged(folder):
    (folder / "data").mkdir()
    (folder / "data" / "digits.csv").write_bytes(b"0")


def no_folder(folder):
    (folder / "data").write_bytes(b"0")


def folder_for_a_file(folder):
    (folder / "data" / "digits.csv").mkdir(parents=True)
    (folder / "data" / "digits.csv" / "deep.txt").write_bytes(b"0")


def linked_folder(folder):
    (folder / "data").symlink_to("/")


def linked(folder):
    as_released(folder)
    (folder / "own.txt").symlink_to(folder.parents[2] / "secret.txt")


def own(folder):
    (folder / "own.txt").write_text("14")


def in_the_exchange(folder):
    (folder / "submission_secret.txt").write_text("14")


def too_large(folder):
    with (folder / "own.txt").open("wb") as file:
        file.truncate(beside.MOST_HANDED_IN + 1)


def nothing(folder):
    del folder


READS_OWN = 'def total():\n    return int(open("own.txt").read())\n'
READS_SECRET = 'def total():\n    return int(open("submission_secret.txt").read())\n'
FORGES = 'open("data/digits.csv", "w").write("0")\n' + ANSWER
CRASHES = "import os\nos._exit(3)"
LEARNERS = {
    "as-released": (as_released, [ANSWER], 2),
    "deleted": (nothing, [ANSWER], 2),
    "forged": (forged, [ANSWER], 2),
    "forged-while-it-runs": (forged, [FORGES], 0),
    "no-folder": (no_folder, [ANSWER], 2),
    "folder-for-a-file": (folder_for_a_file, [ANSWER], 2),
    "linked-folder": (linked_folder, [ANSWER], 2),
    "after-a-crash": (nothing, [ANSWER, CRASHES], 2),
    "own": (own, [READS_OWN], 2),
    "linked": (linked, [READS_OWN], 0),
    "too-large": (too_large, [READS_OWN], 0),
    "in-the-exchange": (in_the_exchange, [READS_SECRET], 0),
}


@pytest.fixture
def course(tmp_path, monkeypatch):
    monkeypatch.setenv("COURSE_LANG", "en")
    monkeypatch.setenv("PATH", os.environ.get("PATH", os.defpath))
    # nnkit.language is also the name of a function, which hides the module
    monkeypatch.setattr(sys.modules["nnkit.language"], "_chosen", None)
    made = scratch_course(Course(ROOT), tmp_path / "course", "en")
    source = made.sources("en") / NAME
    (source / "data").mkdir(parents=True)
    (source / "data" / "digits.csv").write_bytes(DATA)
    (source / "solution.py").write_text(ANSWER)
    solution = f"### BEGIN SOLUTION\n{ANSWER}### END SOLUTION"
    nbformat.write(notebook(solution), source / f"{NAME}.ipynb")
    Instructor(settings_of(made), NAME).release()
    (made.private / "secret.txt").write_text(SECRET)
    for student, (fill, answer, _) in LEARNERS.items():
        folder = made.submitted / student / NAME
        folder.mkdir(parents=True)
        written = notebook(answer[0])
        written.cells[1:1] = [new_code_cell(each) for each in answer[1:]]
        nbformat.write(written, folder / f"{NAME}.ipynb")
        fill(folder)
    return made


def settings_of(course):
    return nbgrader_settings(course.root / "nbgrader_config.py", "en")


def points_of(course):
    with open_gradebook(course.db_url, course.course_id) as gradebook:
        assignment = read_assignment(gradebook, NAME, course.sources("en"))
        return {name: each.score for name, each in read_scores(gradebook, assignment).items()}


def handed_in(course):
    return {str(path): path.read_bytes() for path in course.submitted.rglob("*") if path.is_file()}


def test_the_release_brings_the_data(course):
    released = course.exchange / course.course_id / "outbound" / NAME
    assert (released / "data" / "digits.csv").read_bytes() == DATA
    assert not (released / "solution.py").exists()


def test_a_class_finds_the_instructors_data_whatever_was_made_of_it(course, monkeypatch):
    before, here = handed_in(course), Path.cwd()
    run = grade_class(course, NAME, jobs=2)
    assert run.failures == []
    expected = {name: points for name, (*_, points) in LEARNERS.items()}
    assert points_of(course) == expected
    assert handed_in(course) == before
    assert Path.cwd() == here
    told = "".join(path.read_text() for path in course.autograded.rglob("*.ipynb"))
    assert SECRET not in told

    assert grade_class(course, NAME).outcomes == []
    (course.sources("en") / NAME / "data" / "digits.csv").write_bytes(b"1,1")
    again = grade_class(course, NAME, jobs=2)  # what is compared with has changed
    assert len(again.outcomes) == len(LEARNERS)
    assert set(points_of(course).values()) == {0}

    monkeypatch.setattr(beside, "MOST_GIVEN", 2)
    with pytest.raises(CourseError, match=r"at most 500 files and 0 MiB .* found 1 files"):
        grade_class(course, NAME)


def test_nbgraders_own_command_finds_it_too(course):
    before = handed_in(course)
    outcome = NbGraderAPI(config=settings_of(course)).autograde(NAME, "*")
    assert outcome["success"], outcome["log"][-3000:]
    assert points_of(course) == {name: points for name, (*_, points) in LEARNERS.items()}
    assert handed_in(course) == before
    for name in LEARNERS:
        home = course.autograded / name / NAME
        assert (home / "data" / "digits.csv").read_bytes() == DATA
    assert (course.autograded / "own" / NAME / "own.txt").read_text() == "14"
    assert not (course.autograded / "linked" / NAME / "own.txt").exists()


def test_what_is_handed_in_beside_a_notebook_is_plain_and_within_bounds(tmp_path):
    for name in ("a.txt", "b/c.txt", "n.ipynb", "timestamp.txt", ".ipynb_checkpoints/n.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    (tmp_path / "link").symlink_to("a.txt")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / os.fsdecode(b"\xff.txt")).touch()
    assert handed_in_beside(tmp_path, ()) == {"a.txt": b"a.txt", "b/c.txt": b"b/c.txt"}
    assert handed_in_beside(tmp_path, ["a.txt", "b"]) == {}
    assert handed_in_beside(tmp_path, ["b/c.txt/d"]) == {"a.txt": b"a.txt"}
    assert given_beside(tmp_path / "nowhere", []) == {}
