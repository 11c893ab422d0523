"""The right solution passes every test cell, the untouched release none, a wrong one its row.

The code cells of the built notebooks run here in one namespace, without a kernel: that takes
milliseconds, and grading through nbgrader itself is proved in the round.
"""

import contextlib
import functools
import gc
import io
import linecache
import sys
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

import nbformat
import pytest
from notebook_folders import files_beside

import nnkit
from autograder.build.exercises import exercises
from autograder.build.text import read_text
from autograder.checks import CheckFailed, diagnosis_of
from autograder.checks.hidden import use_seed
from autograder.errors import CourseError
from autograder.wrong_solutions import WrongSolution, load
from nnkit.language import LANGUAGES

ROOT = Path(__file__).parents[1]
ASSIGNMENTS = sorted(path.stem for path in (ROOT / "source").glob("*.py"))
LEAST_WRONG = 4

# Wrong solutions leave files open, of which Python tells when it finds out, in whatever test.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


def rows(assignment: str) -> list[WrongSolution]:
    """Return the wrong solutions; none where they cannot be read, for which a test fails."""
    with contextlib.suppress(CourseError):
        return load(assignment, ROOT)
    return []


WRONG = [(assignment, wrong) for assignment in ASSIGNMENTS for wrong in rows(assignment)]

in_both_languages = pytest.mark.parametrize("lang", LANGUAGES)
for_each_assignment = pytest.mark.parametrize("assignment", ASSIGNMENTS)


@dataclass
class Graded:
    """What came of the graded cells: their points, and the errors of those that failed."""

    points: dict[str, float]
    errors: dict[str, Exception]
    stderr: str


@functools.cache  # nobody changes what it returns
def read(folder: str, lang: str, assignment: str) -> nbformat.NotebookNode:
    return nbformat.read(ROOT / folder / lang / assignment / f"{assignment}.ipynb", as_version=4)


def about(cell: nbformat.NotebookNode) -> dict:
    return cell.metadata.get("nbgrader", {})


def up_to_the_last_test(cells: list[nbformat.NotebookNode]) -> list[nbformat.NotebookNode]:
    """Return the code cells that a grade may hang on; the notebooks' own tests run the others."""
    last = max(place for place, cell in enumerate(cells) if about(cell).get("grade"))
    return [cell for cell in cells[: last + 1] if cell.cell_type == "code"]


@functools.cache
def graded_cells_of(assignment: str, exercise: str) -> set[str]:
    """Return the test cells of one exercise."""
    (found,) = (
        each
        for each in exercises(read_text(ROOT / "source" / f"{assignment}.py"))
        if any(cell.key == exercise for cell in each.cells)
    )
    return {cell.key for cell in found.cells if about(cell).get("grade")}


def grade(
    assignment: str, lang: str, answers: dict[str, str], only: Collection[str] | None = None
) -> Graded:
    """Run the code cells of the assignment's notebook with `answers` in its solution cells.

    Of the graded ones, `only` some may be wanted.
    """
    graded, namespace, stderr = Graded({}, {}, ""), {}, io.StringIO()
    with (
        files_beside(ROOT / "source" / lang / assignment),
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(stderr),
    ):
        for cell in up_to_the_last_test(read("source", lang, assignment).cells):
            if about(cell).get("grade") and only is not None and cell.id not in only:
                continue
            source, name = answers.get(cell.id, cell.source), f"<cell {cell.id}>"
            linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)
            if about(cell).get("grade"):
                graded.points[cell.id] = about(cell)["points"]
            try:
                exec(compile(source, name, "exec"), namespace)
            except Exception as error:
                if about(cell).get("grade"):
                    graded.errors[cell.id] = error
                elif cell.id not in answers:
                    raise
    graded.stderr = stderr.getvalue()
    return graded


@pytest.fixture(autouse=True)
def _same_language_afterwards(monkeypatch):
    # nnkit.language is also the name of a function, which hides the module
    monkeypatch.setattr(sys.modules["nnkit.language"], "_chosen", None)


@pytest.fixture(autouse=True, scope="module")
def _no_other_test_hears_of_open_files():
    yield
    gc.collect()


@for_each_assignment
@in_both_languages
def test_the_right_solution_gets_full_marks(assignment, lang):
    graded = grade(assignment, lang, {})
    assert graded.errors == {}
    assert len(graded.points) > 0
    assert graded.stderr == ""


@for_each_assignment
@in_both_languages
def test_the_untouched_release_gets_nothing(assignment, lang):
    stubs = {
        cell.id: cell.source
        for cell in read("release", lang, assignment).cells
        if cell.cell_type == "code" and about(cell).get("solution")
    }
    graded = grade(assignment, lang, stubs)  # with the hidden tests put back
    assert set(graded.errors) == set(graded.points)
    assert {diagnosis_of(str(error)) for error in graded.errors.values()} == {"not-written"}
    assert graded.stderr == ""


@for_each_assignment
def test_both_languages_grade_the_same_cells(assignment):
    graded = [
        {
            cell.id: about(cell)["points"]
            for cell in read("source", lang, assignment).cells
            if about(cell).get("grade")
        }
        for lang in LANGUAGES
    ]
    assert graded[0] == graded[1]


@for_each_assignment
def test_every_exercise_has_wrong_solutions_and_every_test_cell_catches_one(assignment):
    cells = read("source", "en", assignment).cells
    code = [cell for cell in cells if cell.cell_type == "code"]
    exercises = {cell.id for cell in code if about(cell).get("solution")}
    tests = {cell.id for cell in code if about(cell).get("grade")}
    wrong = load(assignment, ROOT)
    assert {solution.exercise for solution in wrong} == exercises
    for exercise in exercises:
        assert sum(solution.exercise == exercise for solution in wrong) >= LEAST_WRONG
    assert {test for solution in wrong for test in solution.fails} == tests


@pytest.mark.parametrize(
    ("assignment", "wrong"),
    WRONG,
    ids=[f"{assignment}-{wrong.exercise}-{wrong.name}" for assignment, wrong in WRONG],
)
@in_both_languages
def test_a_wrong_solution_fails_its_row_and_reads_its_diagnosis(
    assignment: str, wrong: WrongSolution, lang: str
):
    # in one language with all tests; in the other, for the time, with those of the exercise
    only = graded_cells_of(assignment, wrong.exercise) if lang == "ko" else None
    graded = grade(assignment, lang, {wrong.exercise: wrong.code}, only)
    assert nnkit.language() == lang
    assert tuple(graded.errors) == wrong.fails
    assert graded.stderr == ""
    for error in graded.errors.values():
        assert isinstance(error, CheckFailed)
        assert error.diagnosis == wrong.diagnosis
        assert diagnosis_of(str(error)) == wrong.diagnosis
        assert wrong.reads[lang]
        assert wrong.reads[lang] in str(error)


@for_each_assignment
def test_grades_do_not_hang_on_the_seed_of_the_hidden_inputs(assignment):
    use_seed(0)
    assert grade(assignment, "en", {}).errors == {}
    for wrong in load(assignment, ROOT):
        only = graded_cells_of(assignment, wrong.exercise)
        errors = grade(assignment, "en", {wrong.exercise: wrong.code}, only).errors
        assert tuple(errors) == wrong.fails, wrong.name
        assert {error.diagnosis for error in errors.values()} == {wrong.diagnosis}, wrong.name
