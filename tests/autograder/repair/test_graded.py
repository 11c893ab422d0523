"""Broken submissions, graded beside an honest one: each gets its points, and none touches another.

Each row makes a submission's folder, and says what it must come to and what must be noted: by the
command for a class, and by nbgrader's own, which reads with our exporter.
"""

import copy
import json
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
import pytest
from known_notebooks import NAME, ROOT, cell_of, known, name_of, release, solved
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader.apps.api import NbGraderAPI

from autograder.course import Course
from autograder.demo.nbgrader_round import Instructor
from autograder.demo.scratch import scratch_course
from autograder.grade.command import grade_class
from autograder.gradebook import open_gradebook, read_assignment, read_scores
from autograder.grading.record import Record
from autograder.repair import REPAIRS
from autograder.settings import nbgrader_settings

FILE = f"{NAME}.ipynb"
FULL = 17.0  # the answer in words is graded by hand
HONEST = "honest"
SECRET = "this stands in somebody else's file"


@dataclass(frozen=True)
class Row:
    """A broken submission.

    Attributes
    ----------
    make : function of a Path
        Fills the folder.
    points : float
    repairs : list of str
        The kinds, one for each note.
    """

    make: Callable[[Path], None]
    points: float
    repairs: Counter[str] = field(default_factory=Counter)


ROWS: dict[str, Row] = {}


def row(
    points: float, *repairs: str, times: int = 1
) -> Callable[[Callable[[Path], None]], Callable[[Path], None]]:
    def enter(make: Callable[[Path], None]) -> Callable[[Path], None]:
        noted = Counter(dict.fromkeys(repairs, times))
        ROWS[make.__name__.replace("_", "-")] = Row(make, points, noted)
        return make

    return enter


def changed(
    points: float, *repairs: str, start: Callable[[], NotebookNode] = solved, **about: Any
) -> Callable[[Callable[[NotebookNode], Any]], Callable[[NotebookNode], Any]]:
    """Enter a row that changes a notebook, valid or not, and saves it."""

    def enter(change: Callable[[NotebookNode], Any]) -> Callable[[NotebookNode], Any]:
        def make(folder: Path) -> None:
            notebook = start()
            change(notebook)
            save(folder, notebook)

        make.__name__ = change.__name__
        row(points, *repairs, **about)(make)
        return change

    return enter


def save(folder: Path, notebook: Any, name: str = FILE, **about: Any) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(json.dumps(notebook, **about).encode())


def at(notebook: NotebookNode, name: str) -> int:
    return notebook.cells.index(cell_of(notebook, name))


def known_cells(notebook: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in notebook.cells if name_of(cell)]


# cells


@changed(FULL)
def in_korean(notebook: NotebookNode) -> None:
    notebook.update(solved("ko"))


@changed(FULL)
def own_cells_everywhere(notebook: NotebookNode) -> None:
    for place in range(len(notebook.cells), -1, -1):
        notebook.cells.insert(place, new_code_cell(f"tried = {place}"))


@changed(FULL, "duplicated")
def answer_copied_and_spoilt_further_down(notebook: NotebookNode) -> None:
    attempt = copy.deepcopy(cell_of(notebook, "weighted-sum"))
    attempt.source = "def weighted_sum(*_): raise RuntimeError"
    notebook.cells.append(attempt)


@changed(FULL, "duplicated")
def copied_test(notebook: NotebookNode) -> None:
    notebook.cells += [copy.deepcopy(cell_of(notebook, "forward-test")) for _ in range(20)]


@changed(FULL, "duplicated")
def answer_split_between_functions(notebook: NotebookNode) -> None:
    whole = cell_of(notebook, "threshold")
    half = copy.deepcopy(whole)
    place = whole.source.index("\ndef fires")
    whole.source, half.source = whole.source[:place], whole.source[place:]
    notebook.cells.insert(at(notebook, "threshold") + 1, half)


@changed(FULL, "joined")
def words_split(notebook: NotebookNode) -> None:
    half = copy.deepcopy(cell_of(notebook, "written"))
    half.source = "and a second half"
    notebook.cells.append(half)


@changed(FULL, "deleted")
def deleted_test(notebook: NotebookNode) -> None:
    del notebook.cells[at(notebook, "forward-values")]


@changed(FULL, "deleted")
def setup_deleted(notebook: NotebookNode) -> None:
    del notebook.cells[at(notebook, "checks")]


@changed(FULL - 5, "deleted")
def answer_deleted(notebook: NotebookNode) -> None:
    del notebook.cells[at(notebook, "weighted-sum")]


@changed(FULL, "deleted")
def answer_in_a_cell_of_ones_own(notebook: NotebookNode) -> None:
    place = at(notebook, "weighted-sum")
    notebook.cells[place] = new_code_cell(notebook.cells[place].source)


@changed(FULL, "deleted")
def two_answers_merged(notebook: NotebookNode) -> None:
    second = notebook.cells.pop(at(notebook, "forward"))
    cell_of(notebook, "weighted-sum").source += f"\n\n{second.source}"


@changed(FULL, "deleted", "edited-test")
def answer_merged_into_its_test(notebook: NotebookNode) -> None:
    answer = notebook.cells.pop(at(notebook, "forward"))
    test = cell_of(notebook, "forward-test")
    test.source = f"{answer.source}\n\n{test.source}"


@changed(FULL, "moved")
def moved_test(notebook: NotebookNode) -> None:
    notebook.cells.insert(0, notebook.cells.pop(at(notebook, "forward-test")))


@changed(FULL, "moved")
def answer_behind_its_tests(notebook: NotebookNode) -> None:
    answer = notebook.cells.pop(at(notebook, "forward"))
    notebook.cells.insert(at(notebook, "forward-care") + 1, answer)


@changed(FULL, "retyped", times=len(known().cells))
def all_turned_to_raw(notebook: NotebookNode) -> None:
    for cell in known_cells(notebook):
        cell.cell_type = "raw"
        cell.pop("outputs", None)
        cell.pop("execution_count", None)


@changed(0.0, "edited-test", times=10, start=release)
def always_passing_tests(notebook: NotebookNode) -> None:
    for cell in known_cells(notebook):
        if cell.metadata.nbgrader.grade and cell.metadata.nbgrader.locked:
            cell.source = "print('partial credit: 2')\n2"


@changed(FULL, "edited-points", times=len(known().cells))
def points_that_are_more(notebook: NotebookNode) -> None:
    for cell in known_cells(notebook):
        cell.metadata.nbgrader |= {"points": 100, "grade": True}


@changed(FULL, "edited-points")
def schema_version_missing(notebook: NotebookNode) -> None:
    del cell_of(notebook, "forward").metadata.nbgrader["schema_version"]


@changed(FULL, "edited-points")
def schema_version_from_the_future(notebook: NotebookNode) -> None:
    cell_of(notebook, "forward").metadata.nbgrader.schema_version = 99


@changed(FULL, "lost-marks", times=len(known().cells))
def all_metadata_stripped(notebook: NotebookNode) -> None:
    notebook.metadata.clear()
    for cell in notebook.cells:
        cell.metadata.clear()


@changed(FULL, "lost-marks")
def marks_that_are_null(notebook: NotebookNode) -> None:
    cell_of(notebook, "forward").metadata["nbgrader"] = None


def another_assignment(folder: Path) -> None:
    notebook = release()
    for cell in notebook.cells:
        cell.id = f"other-{cell.id}"
        cell.source = "print('other')"
        if name_of(cell):
            cell.metadata.nbgrader.grade_id = f"other-{name_of(cell)}"
    save(folder, notebook)


@changed(0.0, "tags", start=release)
def skipped_tests(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        cell.metadata["tags"] = ["skip-execution", "raises-exception"]


@changed(FULL)
def ids_twice(notebook: NotebookNode) -> None:
    for cell in notebook.cells:
        cell.id = "same"


@changed(FULL)
def ids_that_are_illegal(notebook: NotebookNode) -> None:
    for number, cell in enumerate(notebook.cells):
        cell["id"] = ("no id!", "", "x" * 100, 7)[number % 4]


@changed(FULL)
def hundreds_of_cells(notebook: NotebookNode) -> None:
    notebook.cells += [new_code_cell("x = 1") for _ in range(300)]


@changed(FULL)
def picture_in_the_answer(notebook: NotebookNode) -> None:
    cell_of(notebook, "written")["attachments"] = {"a.png": {"image/png": "aaaa"}}


@changed(FULL)
def huge_output(notebook: NotebookNode) -> None:
    output = {"output_type": "stream", "name": "stdout", "text": "x" * (5 << 20)}
    notebook.cells[2].outputs = [output]


@changed(FULL, "bent-cell")
def cells_that_are_none(notebook: NotebookNode) -> None:
    notebook.cells += [7, None, {"cell_type": "code", "source": 7}, {"source": "x = 1"}]


@changed(FULL, "bent-cell")
def half_a_character(notebook: NotebookNode) -> None:
    notebook.cells.append(new_markdown_cell("\ud800"))


@changed(FULL)
def half_a_character_printed(notebook: NotebookNode) -> None:
    notebook.cells.append(new_code_cell(r'print("\ud800")'))


@changed(FULL)
def metadata_of_any_type(notebook: NotebookNode) -> None:
    notebook["metadata"] = [7]
    notebook.cells[0]["metadata"] |= {"collapsed": "yes", "nan": float("nan"), "deletable": {}}
    notebook.cells[2]["outputs"] = 7


ROWS["another-assignment"] = Row(
    another_assignment, 0.0, Counter({"foreign": 1, "deleted": len(known().cells)})
)


# files


@row(FULL, "old-format")
def format_3(folder: Path) -> None:
    import nbformat.v4.convert

    save(folder, nbformat.v4.convert.downgrade(solved()))


@changed(FULL, "new-format")
def format_5(notebook: NotebookNode) -> None:
    notebook.nbformat, notebook.nbformat_minor = 5, 0


@changed(FULL, "new-format")
def format_4_99(notebook: NotebookNode) -> None:
    notebook.nbformat_minor = 99


@row(0.0, "missing")
def nothing(folder: Path) -> None:
    (folder / "notes.txt").write_text("sorry")


@row(FULL, "renamed")
def renamed(folder: Path) -> None:
    save(folder, solved(), "김철수 neuron (1).ipynb")


@row(FULL, "nested")
def in_a_folder(folder: Path) -> None:
    save(folder, solved(), f"neuron/{FILE}")


@row(FULL, "renamed")
def name_that_is_no_text(folder: Path) -> None:
    save(folder, solved(), os.fsdecode(b"\xff.ipynb"))


@row(FULL, "renamed")
def empty_beside_a_copy(folder: Path) -> None:
    (folder / FILE).touch()
    save(folder, solved(), "neuron-Copy1.ipynb")


@row(0.0, "unreadable")
def cut_off(folder: Path) -> None:
    (folder / FILE).write_bytes(nbformat.writes(solved()).encode()[:9000])


@row(0.0, "unreadable")
def zeros(folder: Path) -> None:
    (folder / FILE).write_bytes(b"\0" * 9000)


@row(0.0, "unreadable")
def nested_deeply(folder: Path) -> None:
    (folder / FILE).write_bytes(b'{"cells":' + b"[" * 50_000)


@row(0.0, "too-large")
def seventy_megabytes(folder: Path) -> None:
    with (folder / FILE).open("wb") as file:
        file.truncate(70 << 20)


@row(FULL, "encoding")
def utf_16(folder: Path) -> None:
    (folder / FILE).write_bytes(nbformat.writes(solved("ko")).encode("utf-16"))


@row(FULL, "encoding")
def byte_order_mark(folder: Path) -> None:
    (folder / FILE).write_bytes(nbformat.writes(solved()).encode("utf-8-sig"))


@row(FULL, "encoding")
def code_page_949(folder: Path) -> None:
    (folder / FILE).write_bytes(nbformat.writes(solved("ko")).encode("cp949", "replace"))


@row(0.0, "link")
def link_to_a_secret(folder: Path) -> None:
    (folder / FILE).symlink_to(folder.parents[2] / "secret" / FILE)


@row(0.0, "missing")
def link_to_a_folder(folder: Path) -> None:
    (folder / "neuron").symlink_to(folder.parents[2] / "secret")


@row(0.0, "link")
def link_to_itself(folder: Path) -> None:
    (folder / FILE).symlink_to(FILE)
    (folder / "round").symlink_to(".")


@row(FULL)
def links_beside_the_notebook(folder: Path) -> None:
    save(folder, solved())
    (folder / "below").mkdir()
    (folder / "below" / "up").symlink_to("..")
    (folder / "data.csv").symlink_to(folder.parents[2] / "secret" / FILE)
    (folder / "timestamp.txt").symlink_to(folder.parents[2] / "secret" / FILE)
    os.mkfifo(folder / "pipe.csv")


@row(0.0, "unreadable")
def pipe(folder: Path) -> None:
    os.mkfifo(folder / FILE)


# what comes of them


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """A course with the assignment in its gradebook, and nobody in it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_LANG", "en")
        patch.setenv("PATH", os.environ.get("PATH", os.defpath))
        # nnkit.language is also the name of a function, which hides the module
        patch.setattr(sys.modules["nnkit.language"], "_chosen", None)
        made = scratch_course(Course(ROOT), tmp_path_factory.mktemp("broken") / "course", "en")
        Instructor(settings_of(made), NAME).release()
        yield made


@pytest.fixture
def course(released, tmp_path):
    """The same course, once everybody has handed in."""
    shutil.copytree(released.root, tmp_path / "course")
    made = Course(tmp_path / "course")
    secret = solved()
    secret.cells.append(new_markdown_cell(SECRET))
    save(made.private / "secret", secret)
    for name in (HONEST, *ROWS):
        folder = made.submitted / name / NAME
        folder.mkdir(parents=True)
        if name in ROWS:
            ROWS[name].make(folder)
        else:
            save(folder, solved())
    return made


def settings_of(course: Course) -> Any:
    return nbgrader_settings(course.root / "nbgrader_config.py", "en")


def points_of(course: Course) -> dict[str, float]:
    with open_gradebook(course.db_url, course.course_id) as gradebook:
        assignment = read_assignment(gradebook, NAME, course.sources("en"))
        return {name: each.score for name, each in read_scores(gradebook, assignment).items()}


def unlike(received: dict[str, Any], expected: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """Return what was received and what was expected, where they differ."""
    return {
        name: (received.get(name), expected.get(name))
        for name in received.keys() | expected.keys()
        if received.get(name) != expected.get(name)
    }


def test_there_are_many_rows_and_every_kind_of_repair() -> None:
    assert len(ROWS) >= 40
    assert {kind for each in ROWS.values() for kind in each.repairs} >= set(REPAIRS) - {
        "bent-notebook"
    }


def test_every_submission_of_a_broken_class_gets_its_points_and_notes(course) -> None:
    run = grade_class(course, NAME, jobs=2, force=True)
    assert run.failures == []
    graded = {outcome.task.student: outcome.graded for outcome in run.outcomes}
    came_to = {
        name: (each.score, Counter(kind for kind, _ in each.records[NAME].repairs))
        for name, each in graded.items()
    }
    expected = {name: (each.points, each.repairs) for name, each in ROWS.items()}
    assert unlike(came_to, {HONEST: (FULL, Counter()), **expected}) == {}
    assert unlike(points_of(course), {name: points for name, (points, _) in came_to.items()}) == {}

    for name in graded:
        text = (course.autograded / name / NAME / FILE).read_text(encoding="utf-8")
        assert SECRET not in text
        nbformat.validate(nbformat.reads(text, as_version=4))
    # a person looks at the words of all whose words may be somewhere
    assert {name for name, each in graded.items() if not each.needs_grading} == {
        name for name, each in ROWS.items()
        if each.points == 0.0 and name != "another-assignment"
    }  # fmt: skip


def handed_in(course: Course) -> dict[str, Any]:
    """Return all that lies in the submitted folders, and of what kind it is."""
    found: dict[str, Any] = {}
    for path in sorted(course.submitted.rglob("*")):
        about = path.lstat()
        if path.is_symlink():
            content: Any = path.readlink()
        else:
            content = path.read_bytes() if path.is_file() else None
        found[str(path)] = about.st_mode, about.st_mtime_ns, content
    return found


def test_nbgrader_comes_to_the_same_for_every_row_and_changes_nothing_that_was_handed_in(
    course,
) -> None:
    before = handed_in(course)
    outcome = NbGraderAPI(config=settings_of(course)).autograde(NAME, "*")
    assert outcome["success"], outcome["log"][-3000:]
    assert handed_in(course) == before
    kept = [path for path in course.autograded.rglob("*") if not path.is_dir()]
    assert not [path for path in kept if SECRET in path.read_text(encoding="utf-8")]
    expected = {HONEST: Row(save, FULL), **ROWS}
    assert unlike(points_of(course), {name: each.points for name, each in expected.items()}) == {}
    noted = {}
    for name in expected:
        text = (course.autograded / name / NAME / FILE).read_text(encoding="utf-8")
        notebook = nbformat.reads(text, as_version=4)
        nbformat.validate(notebook)
        noted[name] = Counter(kind for kind, _ in Record.of(notebook).repairs)
    assert unlike(noted, {name: each.repairs for name, each in expected.items()}) == {}


@pytest.mark.parametrize("name", ["nothing", "in-a-folder", "pipe"])
def test_formgraders_button_grades_one_learner_as_the_class(course, name: str) -> None:
    outcome = NbGraderAPI(config=settings_of(course)).autograde(NAME, name)
    assert outcome["success"], outcome["log"][-3000:]
    assert points_of(course) == {name: ROWS[name].points}


def test_a_pipe_for_a_time_does_not_stop_nbgraders_second_look(course) -> None:
    api = NbGraderAPI(config=settings_of(course))
    assert api.autograde(NAME, HONEST)["success"]
    os.mkfifo(course.submitted / HONEST / NAME / "timestamp.txt")
    outcome = api.autograde(NAME, HONEST, force=False)
    assert outcome["success"], outcome["log"][-3000:]
    assert points_of(course) == {HONEST: FULL}


def test_nbgrader_says_what_it_did_not_find(course) -> None:
    api = NbGraderAPI(config=settings_of(course))
    (course.submitted / "linked").mkdir()
    (course.submitted / "linked" / NAME).symlink_to(course.submitted / HONEST / NAME)
    for assignment, student, told in (
        (NAME, "nobody", "nothing was handed in that"),
        (NAME, "linked", "nothing was handed in that"),
        ("brain", "*", "the gradebook has no assignment 'brain'"),
    ):
        outcome = api.autograde(assignment, student)
        assert not outcome["success"]
        assert told in outcome["log"]
    assert points_of(course) == {}
