"""Puts a notebook's cells back into the order, kind and state that the gradebook knows.

What a learner wrote is never thrown away: a copy of a cell, a cell that was split off, a cell of
their own, all stay where they belong, and are run. What is not theirs to change, the tests, the
points and the order in which they are asked, comes from the gradebook.
"""

import json
import re

from nbformat import NotebookNode, from_dict

from autograder.gradebook.assignment import SourceCell, SourceNotebook
from autograder.repair.kinds import Repair

__all__ = ["repair_cells", "without_hidden_tests"]

_HIDDEN = re.compile(
    r"^[ \t]*###[ \t]*BEGIN HIDDEN TESTS.*?^[ \t]*###[ \t]*END HIDDEN TESTS[^\n]*\n?",
    re.MULTILINE | re.DOTALL,
)
_TAGS = {"skip-execution", "raises-exception"}
_MARKS = ("grade", "locked", "solution", "task", "points")


def repair_cells(notebook: NotebookNode, source: SourceNotebook) -> list[Repair]:
    """Repair `notebook` in place.

    Parameters
    ----------
    notebook : NotebookNode
        As :func:`~autograder.repair.files.read_submission` returned it.
    source : SourceNotebook
        What the gradebook knows of it.

    Returns
    -------
    list of Repair
    """
    repairs: list[Repair] = []
    _drop_tags(notebook, repairs)
    _recognise(notebook, source, repairs)
    _settle_copies(notebook, source, repairs)
    _restore(notebook, source, repairs)
    _put_back(notebook, source, repairs)
    _reorder(notebook, source, repairs)
    if source.kernelspec is not None:
        notebook.metadata["kernelspec"] = from_dict(json.loads(source.kernelspec))
    notebook.metadata["lang"] = source.lang or notebook.metadata.get("lang", "en")
    return repairs


def without_hidden_tests(source: str) -> str:
    """Return a cell's source as learners get it."""
    return _HIDDEN.sub("", source)


def _grade_id(cell: NotebookNode) -> str | None:
    name = cell.metadata.get("nbgrader", {}).get("grade_id")
    return name if isinstance(name, str) else None


def _drop_tags(notebook: NotebookNode, repairs: list[Repair]) -> None:
    for number, cell in enumerate(notebook.cells, start=1):
        tags = cell.metadata.get("tags")
        if not isinstance(tags, list):
            cell.metadata.pop("tags", None)
        elif any(tag in _TAGS for tag in tags if isinstance(tag, str)):
            cell.metadata["tags"] = [tag for tag in tags if tag not in _TAGS]
            repairs.append(Repair("tags", _grade_id(cell) or str(number)))


def _recognise(notebook: NotebookNode, source: SourceNotebook, repairs: list[Repair]) -> None:
    """Find cells that lost their marks by their text; take foreign marks away."""
    present = {_grade_id(cell) for cell in notebook.cells}
    lost = {
        _bare(without_hidden_tests(cell.source)): cell.name
        for cell in source.cells.values()
        if cell.locked and cell.name not in present
    }
    by_id = {name for name in source.cells if name not in present}
    for number, cell in enumerate(notebook.cells, start=1):
        name = _grade_id(cell)
        if name in source.cells:
            continue
        if cell.metadata.pop("nbgrader", None):
            repairs.append(Repair("foreign", name or str(number)))
        known = lost.pop(_bare(cell.source), None)
        # a cell's id is its key, and outlives the loss of its metadata
        if known is None and cell.get("id") in by_id:
            known = str(cell.id)
        if known in by_id:
            by_id.discard(known)
            cell.metadata["nbgrader"] = from_dict({"grade_id": known})
            repairs.append(Repair("lost-marks", known))


def _bare(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def _settle_copies(notebook: NotebookNode, source: SourceNotebook, repairs: list[Repair]) -> None:
    """Let one copy of each cell count: the last, as nbgrader does."""
    for name, known in source.cells.items():
        copies = [cell for cell in notebook.cells if _grade_id(cell) == name]
        if len(copies) < 2:
            continue
        *others, last = copies
        if known.locked:
            # all that counts in a locked cell comes from the gradebook; keep the first one's place
            rest = copies[1:]
            notebook.cells = [cell for cell in notebook.cells if not _is_one_of(cell, rest)]
            repairs.append(Repair("duplicated", name))
        elif known.cell_type == "markdown":
            parts = list(dict.fromkeys(cell.source.strip() for cell in copies))
            last.source = "\n\n".join(part for part in parts if part)
            notebook.cells = [cell for cell in notebook.cells if not _is_one_of(cell, others)]
            repairs.append(Repair("joined", name))
        else:
            for cell in others:
                del cell.metadata["nbgrader"]
            repairs.append(Repair("duplicated", name))


def _is_one_of(cell: NotebookNode, cells: list[NotebookNode]) -> bool:
    return any(cell is each for each in cells)


def _restore(notebook: NotebookNode, source: SourceNotebook, repairs: list[Repair]) -> None:
    """Give each known cell its kind, its marks and, where it is locked, its source."""
    for cell in notebook.cells:
        known = source.cells.get(_grade_id(cell) or "")
        if known is None:
            continue
        if cell.cell_type != known.cell_type:
            repairs.append(Repair("retyped", known.name))
            _retype(cell, known.cell_type)
        marks = _marks(known)
        had = cell.metadata["nbgrader"]
        if len(had) > 1 and any(had.get(mark, marks[mark]) != marks[mark] for mark in _MARKS
                                if mark in marks):  # fmt: skip
            repairs.append(Repair("edited-points", known.name))
        cell.metadata["nbgrader"] = from_dict(marks)
        if known.locked:
            if _bare(cell.source) != _bare(without_hidden_tests(known.source)) and _bare(
                cell.source
            ) != _bare(known.source):
                repairs.append(Repair("edited-test", known.name))
            cell.source = known.source


def _marks(known: SourceCell) -> dict[str, object]:
    marks: dict[str, object] = {
        "grade_id": known.name,
        "grade": known.graded and not known.task,
        "solution": known.solution,
        "locked": known.locked,
        "task": known.task,
        "schema_version": 3,
        "cell_type": known.cell_type,
    }
    if known.checksum:
        marks["checksum"] = known.checksum
    if known.points is not None:
        marks["points"] = known.points
    return marks


def _retype(cell: NotebookNode, kind: str) -> None:
    cell["cell_type"] = kind
    if kind == "code":
        cell["outputs"], cell["execution_count"] = [], None
    else:
        cell.pop("outputs", None)
        cell.pop("execution_count", None)


def _put_back(notebook: NotebookNode, source: SourceNotebook, repairs: list[Repair]) -> None:
    """Put back each cell that is missing, behind the one that comes before it."""
    before: str | None = None
    for name, known in source.cells.items():
        if not any(_grade_id(cell) == name for cell in notebook.cells):
            made = from_dict(
                {"id": name[:64], "cell_type": known.cell_type, "source": known.source,
                 "metadata": {"nbgrader": _marks(known)}}
            )  # fmt: skip
            _retype(made, known.cell_type)
            places = [
                place for place, cell in enumerate(notebook.cells) if _grade_id(cell) == before
            ]
            notebook.cells.insert(places[0] + 1 if before is not None and places else 0, made)
            repairs.append(Repair("deleted", name))
        before = name


def _reorder(notebook: NotebookNode, source: SourceNotebook, repairs: list[Repair]) -> None:
    """Put known cells into their order; each takes the learner's own cells behind it along."""
    order = {name: place for place, name in enumerate(source.cells)}
    head: list[NotebookNode] = []
    groups: list[tuple[int, list[NotebookNode]]] = []
    for cell in notebook.cells:
        name = _grade_id(cell)
        if name in order:
            groups.append((order[name], [cell]))
        elif groups:
            groups[-1][1].append(cell)
        else:
            head.append(cell)
    places = [place for place, _ in groups]
    if places != sorted(places):
        names = list(source.cells)
        highest = -1
        for place in places:
            if place < highest:
                repairs.append(Repair("moved", names[place]))
            highest = max(highest, place)
        groups.sort(key=lambda group: group[0])
    notebook.cells = head + [cell for _, cells in groups for cell in cells]
