"""An assignment as the gradebook knows it and as learners have it, without a gradebook."""

import copy
import functools
import json
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbgrader.utils import compute_checksum

from autograder.course import Course
from autograder.demo.classroom import handed_in, right_solutions
from autograder.gradebook import SourceCell, SourceNotebook
from nnkit.language import Language

ROOT = Path(__file__).parents[1]
NAME = "neuron"


@functools.cache
def _read(lang: Language, name: str, *, released: bool) -> NotebookNode:
    course = Course(ROOT)
    home = course.releases(lang) if released else course.sources(lang)
    return nbformat.read(home / name / f"{name}.ipynb", as_version=4)


def release(lang: Language = "en", name: str = NAME) -> NotebookNode:
    """Return the notebook as a learner fetches it."""
    return copy.deepcopy(_read(lang, name, released=True))


def source(lang: Language = "en", name: str = NAME) -> NotebookNode:
    """Return the notebook with the solutions and the hidden tests."""
    return copy.deepcopy(_read(lang, name, released=False))


@functools.cache
def _solved(lang: Language) -> NotebookNode:
    return handed_in(release(lang), right_solutions(source(lang)), [])["right"]


def solved(lang: Language = "en") -> NotebookNode:
    """Return the notebook with every exercise solved."""
    return copy.deepcopy(_solved(lang))


@functools.cache
def known(lang: Language = "en", name: str = NAME) -> SourceNotebook:
    """Return what the gradebook holds once the assignment has been generated."""
    cells = {}
    pairs = zip(source(lang, name).cells, release(lang, name).cells, strict=True)
    for written, released in pairs:
        marks = released.metadata.get("nbgrader")
        if marks:
            cell = copy.deepcopy(released if marks.solution else written)
            cell.metadata = released.metadata
            cells[marks.grade_id] = SourceCell(
                marks.grade_id, cell.cell_type, cell.source, compute_checksum(cell), marks.locked,
                marks.solution, marks.task, marks.get("points"),
            )  # fmt: skip
    kernel = json.dumps(release(lang, name).metadata.kernelspec)
    return SourceNotebook(name, kernel, lang, cells, "")


def name_of(cell: NotebookNode) -> str | None:
    return cell.metadata.get("nbgrader", {}).get("grade_id")


def cell_of(notebook: NotebookNode, name: str) -> NotebookNode:
    """Return the one cell with this name."""
    (found,) = (cell for cell in notebook.cells if name_of(cell) == name)
    return found


def own(notebook: NotebookNode) -> list[str]:
    """Return the sources of the cells that the gradebook does not know."""
    return [cell.source for cell in notebook.cells if name_of(cell) is None]


def assert_gradable(notebook: NotebookNode, source: SourceNotebook) -> None:
    """Check that a repaired notebook has all that grading counts on, and that it can be written."""
    nbformat.validate(notebook)
    text = nbformat.writes(notebook).encode()
    assert [n for c in notebook.cells if (n := name_of(c)) is not None] == list(source.cells)
    assert len({cell.id for cell in notebook.cells}) == len(notebook.cells)
    for name, wanted in source.cells.items():
        cell = cell_of(notebook, name)
        marks = cell.metadata.nbgrader
        assert cell.cell_type == wanted.cell_type
        assert (marks.locked, marks.solution, marks.task) == (
            wanted.locked, wanted.solution, wanted.task
        )  # fmt: skip
        assert marks.get("points") == wanted.points
        assert marks.get("checksum") == wanted.checksum
        assert marks.grade == (wanted.points is not None and not wanted.task)
        if wanted.locked:
            assert cell.source == wanted.source
    assert nbformat.reads(text.decode(), as_version=4) == notebook
