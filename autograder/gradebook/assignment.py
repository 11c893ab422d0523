"""An assignment as the gradebook has it: its notebooks, and the cells that grading hangs on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import nbformat
from nbgrader.api import Gradebook, MissingEntry

from autograder.errors import CourseError

__all__ = ["Assignment", "SourceCell", "SourceNotebook", "read_assignment"]


@dataclass(frozen=True)
class SourceCell:
    """A cell that nbgrader knows.

    Attributes
    ----------
    name : str
        Its grade id.
    cell_type : str
        "code" or "markdown".
    source : str
        With hidden tests, and without solutions.
    checksum : str or None
    locked, solution, task : bool
    points : float or None
        The most that it can bring; None where no points hang on it.
    row, comment_row : str
        What its points and what its comment belong to in the database; "" where it has none.
    """

    name: str
    cell_type: str
    source: str
    checksum: str | None
    locked: bool
    solution: bool
    task: bool
    points: float | None
    row: str = ""
    comment_row: str = ""

    @property
    def graded(self) -> bool:
        """Whether points hang on it."""
        return self.points is not None


@dataclass(frozen=True)
class SourceNotebook:
    """A notebook of an assignment.

    Attributes
    ----------
    name : str
        Without the ending ``.ipynb``.
    kernelspec : str or None
        As JSON.
    lang : str or None
        The language that it speaks.
    cells : dict of str to SourceCell
        By grade id, in the notebook's order.
    row : str
        Its id in the database.
    """

    name: str
    kernelspec: str | None
    lang: str | None
    cells: Mapping[str, SourceCell]
    row: str


@dataclass(frozen=True)
class Assignment:
    """An assignment as the gradebook has it.

    Attributes
    ----------
    name : str
    duedate : datetime or None
        In UTC.
    notebooks : dict of str to SourceNotebook
    row : str
    """

    name: str
    duedate: datetime | None
    notebooks: Mapping[str, SourceNotebook]
    row: str

    @property
    def max_score(self) -> float:
        """The most points that it can bring."""
        return sum(
            cell.points or 0.0
            for notebook in self.notebooks.values()
            for cell in notebook.cells.values()
        )


def read_assignment(gradebook: Gradebook, name: str, sources: Path) -> Assignment:
    """Read an assignment from the gradebook.

    Parameters
    ----------
    gradebook : nbgrader.api.Gradebook
    name : str
    sources : Path
        The folder of the assignments with their solutions, where the order of the cells is found.

    Raises
    ------
    CourseError
        If the gradebook has no such assignment.
    """
    try:
        found = gradebook.find_assignment(name)
    except MissingEntry:
        known = ", ".join(sorted(each.name for each in gradebook.assignments)) or "none yet"
        raise CourseError(
            f"the gradebook has no assignment {name!r}; it has: {known}. Generate it first, in "
            f"Formgrader or with: nbgrader generate_assignment {name}"
        ) from None
    notebooks = {}
    for notebook in found.notebooks:
        order, lang = _order(sources / name / f"{notebook.name}.ipynb")
        graded = {cell.name: cell for cell in (*notebook.grade_cells, *notebook.task_cells)}
        solutions = {cell.name: cell for cell in notebook.solution_cells}
        tasks = {cell.name: cell for cell in notebook.task_cells}
        commented = {**solutions, **tasks}
        cells = [
            SourceCell(
                name=cell.name,
                cell_type=cell.cell_type,
                source=cell.source or "",
                checksum=cell.checksum,
                locked=bool(cell.locked),
                solution=cell.name in solutions,
                task=cell.name in tasks,
                points=graded[cell.name].max_score if cell.name in graded else None,
                row=_row(graded, cell.name),
                comment_row=_row(commented, cell.name),
            )
            for cell in notebook.source_cells
        ]
        cells.sort(key=lambda cell: order.get(cell.name, len(order)))
        by_name = {cell.name: cell for cell in cells}
        notebooks[notebook.name] = SourceNotebook(
            notebook.name, notebook.kernelspec, lang, by_name, notebook.id
        )
    assignment = Assignment(found.name, found.duedate, notebooks, found.id)
    gradebook.db.close()  # or its transaction would be open for as long as grading takes
    return assignment


def _row(cells: Mapping[str, Any], name: str) -> str:
    return str(cells[name].id) if name in cells else ""


def _order(path: Path) -> tuple[dict[str, int], str | None]:
    """Return the place of each known cell in the source notebook, and its language."""
    if not path.is_file():
        return {}, None
    notebook = nbformat.read(path, as_version=4)
    names: Sequence[str | None] = [
        cell.metadata.get("nbgrader", {}).get("grade_id") for cell in notebook.cells
    ]
    return {name: place for place, name in enumerate(names) if name}, notebook.metadata.get("lang")
