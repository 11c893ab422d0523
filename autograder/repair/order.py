"""Puts the cells that the gradebook knows into its order; those that are missing, back into it."""

from difflib import SequenceMatcher

from nbformat import NotebookNode, from_dict

from autograder.gradebook.assignment import SourceCell, SourceNotebook
from autograder.repair.kinds import Repair
from autograder.repair.straight import GRADE_ID, free_id, grade_id

__all__ = ["put_in_order"]


def put_in_order(notebook: NotebookNode, source: SourceNotebook, repairs: list[Repair]) -> None:
    """Put each known cell into its place, in place, moving as few as possible.

    The learner's own cells are never moved. A cell that was elsewhere, or nowhere, goes in front of
    the one that comes next, so that a test runs after all that was written for it.

    Parameters
    ----------
    notebook : NotebookNode
        With each known cell at most once.
    source : SourceNotebook
    repairs : list of Repair
        Grows.
    """
    names = list(source.cells)
    there = {name: cell for cell in notebook.cells if (name := grade_id(cell)) is not None}
    blocks = SequenceMatcher(None, list(there), names, autojunk=False).get_matching_blocks()
    in_place = {name for block in blocks for name in names[block.b : block.b + block.size]}
    cells = [cell for cell in notebook.cells if grade_id(cell) in in_place or not grade_id(cell)]
    ids = {cell.id for cell in notebook.cells}
    after: str | None = None
    done: list[Repair] = []
    for name in reversed(names):
        if name not in in_place:
            cell = there.get(name)
            done.append(Repair("deleted" if cell is None else "moved", name))
            if cell is None:
                cell = _made(source.cells[name], ids)
                ids.add(cell.id)
            place = (each for each, other in enumerate(cells) if grade_id(other) == after)
            cells.insert(next(place) if after is not None else len(cells), cell)
        after = name
    repairs += reversed(done)
    notebook.cells = cells


def _made(known: SourceCell, ids: set[str]) -> NotebookNode:
    """Return a cell in place of one that is missing.

    An answer stays empty: the learner may have written it into another cell, which it must not
    replace; and a person looks at what is graded by hand and not as it was released.
    """
    cell: dict[str, object] = {
        "id": free_id(known.name, ids),
        "cell_type": known.cell_type,
        "source": known.source if known.locked else "",
        "metadata": {"nbgrader": {GRADE_ID: known.name}},
    }
    if known.cell_type == "code":
        cell |= {"outputs": [], "execution_count": None}
    made: NotebookNode = from_dict(cell)
    return made
