"""Broken submissions, graded beside an honest one: each gets its points, and none touches another.

Each row makes a submission's folder. It says what it must come to, what must be noted, and whether
nbgrader, which hands our steps a notebook that it has read itself, can read it at all.
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
    read_by_nbgrader : bool
        Whether nbgrader is known to find and read it; what it reads must come to the same.
    """

    make: Callable[[Path], None]
    points: float
    repairs: Counter[str] = field(default_factory=Counter)
    read_by_nbgrader: bool = True


ROWS: dict[str, Row] = {}


def row(
    points: float, *repairs: str, read_by_nbgrader: bool = True, times: int = 1
) -> Callable[[Callable[[Path], None]], Callable[[Path], None]]:
    def enter(make: Callable[[Path], None]) -> Callable[[Path], None]:
        noted = Counter(dict.fromkeys(repairs, times))
        ROWS[make.__name__.replace("_", "-")] = Row(make, points, noted, read_by_nbgrader)
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


@changed(FULL, read_by_nbgrader=False)
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


@changed(FULL, "bent-cell", read_by_nbgrader=False)
def cells_that_are_none(notebook: NotebookNode) -> None:
    notebook.cells += [7, None, {"cell_type": "code", "source": 7}, {"source": "x = 1"}]


@changed(FULL, "bent-cell")
def half_a_character(notebook: NotebookNode) -> None:
    notebook.cells.append(new_markdown_cell("\ud800"))


@changed(FULL)
def half_a_character_printed(notebook: NotebookNode) -> None:
    notebook.cells.append(new_code_cell(r'print("\ud800")'))


@changed(FULL, read_by_nbgrader=False)
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


@changed(FULL, "new-format", read_by_nbgrader=False)
def format_5(notebook: NotebookNode) -> None:
    notebook.nbformat, notebook.nbformat_minor = 5, 0


@changed(FULL, "new-format")
def format_4_99(notebook: NotebookNode) -> None:
    notebook.nbformat_minor = 99


@row(0.0, "missing", read_by_nbgrader=False)
def nothing(folder: Path) -> None:
    (folder / "notes.txt").write_text("sorry")


@row(FULL, "renamed", read_by_nbgrader=False)
def renamed(folder: Path) -> None:
    save(folder, solved(), "김철수 neuron (1).ipynb")


@row(FULL, "nested", read_by_nbgrader=False)
def in_a_folder(folder: Path) -> None:
    save(folder, solved(), f"neuron/{FILE}")


@row(FULL, "renamed", read_by_nbgrader=False)
def name_that_is_no_text(folder: Path) -> None:
    save(folder, solved(), os.fsdecode(b"\xff.ipynb"))


@row(FULL, "renamed", read_by_nbgrader=False)
def empty_beside_a_copy(folder: Path) -> None:
    (folder / FILE).touch()
    save(folder, solved(), "neuron-Copy1.ipynb")


@row(0.0, "unreadable", read_by_nbgrader=False)
def cut_off(folder: Path) -> None:
    (folder / FILE).write_bytes(nbformat.writes(solved()).encode()[:9000])


@row(0.0, "unreadable", read_by_nbgrader=False)
def zeros(folder: Path) -> None:
    (folder / FILE).write_bytes(b"\0" * 9000)


@row(0.0, "unreadable", read_by_nbgrader=False)
def nested_deeply(folder: Path) -> None:
    (folder / FILE).write_bytes(b'{"cells":' + b"[" * 50_000)


@row(0.0, "too-large", read_by_nbgrader=False)
def seventy_megabytes(folder: Path) -> None:
    with (folder / FILE).open("wb") as file:
        file.truncate(70 << 20)


@row(FULL, "encoding", read_by_nbgrader=False)
def utf_16(folder: Path) -> None:
    (folder / FILE).write_bytes(nbformat.writes(solved("ko")).encode("utf-16"))


@row(FULL, "encoding", read_by_nbgrader=False)
def byte_order_mark(folder: Path) -> None:
    (folder / FILE).write_bytes(nbformat.writes(solved()).encode("utf-8-sig"))


@row(FULL, "encoding", read_by_nbgrader=False)
def code_page_949(folder: Path) -> None:
    (folder / FILE).write_bytes(nbformat.writes(solved("ko")).encode("cp949", "replace"))


@row(0.0, "link", read_by_nbgrader=False)
def link_to_a_secret(folder: Path) -> None:
    (folder / FILE).symlink_to(folder.parents[2] / "secret" / FILE)


@row(0.0, "missing", read_by_nbgrader=False)
def link_to_a_folder(folder: Path) -> None:
    (folder / "neuron").symlink_to(folder.parents[2] / "secret")


@row(0.0, "link", read_by_nbgrader=False)
def link_to_itself(folder: Path) -> None:
    (folder / FILE).symlink_to(FILE)
    (folder / "round").symlink_to(".")


@row(FULL)
def links_beside_the_notebook(folder: Path) -> None:
    save(folder, solved())
    (folder / "below").mkdir()
    (folder / "below" / "up").symlink_to("..")


@row(0.0, "unreadable", read_by_nbgrader=False)
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


# nbformat warns of what some submissions bring along
@pytest.mark.filterwarnings("ignore::nbformat.warnings.DuplicateCellId")
@pytest.mark.filterwarnings("ignore::nbformat.warnings.MissingIDFieldWarning")
def test_nbgrader_comes_to_the_same_and_goes_on_after_what_it_cannot_read(course) -> None:
    unsafe = {"link-to-a-secret", "pipe"}  # nbgrader itself follows the one and waits for the other
    for name in unsafe:
        (course.submitted / name / NAME / FILE).unlink()
    outcome = NbGraderAPI(config=settings_of(course)).autograde(NAME, "*")
    readable = {HONEST, *(name for name, each in ROWS.items() if each.read_by_nbgrader)}
    there = {path.parents[1].name for path in course.autograded.glob(f"*/{NAME}/{FILE}")}
    assert readable - there == set(), outcome["log"][-3000:]
    points = points_of(course)
    expected = {name: ROWS[name].points if name in ROWS else FULL for name in there}
    assert unlike({name: points[name] for name in there}, expected) == {}
