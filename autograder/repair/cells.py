"""Puts a notebook's cells back into the kind and state that the gradebook knows.

What a learner wrote is never thrown away: a copy of a cell, a cell that was split off, what was
written into a test, all stay where they belong, and are run. What is not theirs to change, the
tests and the points, comes from the gradebook.
"""

import io
import json
import re
import tokenize
from itertools import groupby

from nbformat import NotebookNode, from_dict

from autograder.gradebook.assignment import SourceCell, SourceNotebook
from autograder.repair.kinds import Repair
from autograder.repair.order import put_in_order
from autograder.repair.straight import GRADE_ID, free_id, grade_id, listed, named, straight_cells

__all__ = ["repair_cells"]

_INSTRUCTORS_PART = re.compile(
    r"^[ \t]*###[ \t]*BEGIN (HIDDEN TESTS|MARK SCHEME).*?^[ \t]*###[ \t]*END \1[^\n]*\n?",
    re.MULTILINE | re.DOTALL,
)
_LAYOUT = (tokenize.COMMENT, tokenize.NL, tokenize.NEWLINE)


def repair_cells(notebook: NotebookNode, source: SourceNotebook) -> list[Repair]:
    """Repair `notebook` in place.

    Parameters
    ----------
    notebook : NotebookNode
        A submission, however it was read.
    source : SourceNotebook
        What the gradebook knows of it.

    Returns
    -------
    list of Repair
    """
    notebook.cells, repairs = straight_cells(notebook.cells)
    _recognise(notebook, source, repairs)
    _settle_copies(notebook, source, repairs)
    _restore(notebook, source, repairs)
    put_in_order(notebook, source, repairs)
    for cell in notebook.cells:
        known = source.cells.get(grade_id(cell) or "")
        if known is not None:
            cell.metadata["nbgrader"] = from_dict(_marks(known))
    told = {"lang": source.lang or notebook.metadata.get("lang") or "en"}
    if source.kernelspec is not None:
        told["kernelspec"] = json.loads(source.kernelspec)
    notebook.metadata = from_dict(told)
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    return repairs


def _recognise(notebook: NotebookNode, source: SourceNotebook, repairs: list[Repair]) -> None:
    """Find cells that lost their marks by id or text; take foreign marks away."""
    present = {grade_id(cell) for cell in notebook.cells}
    lost = {name for name in source.cells if name not in present}
    by_text = {
        _bare(_released(known)): known.name
        for known in source.cells.values()
        if known.locked and known.name in lost
    }
    foreign = []
    for number, cell in enumerate(notebook.cells, start=1):
        if grade_id(cell) in source.cells:
            continue
        # a cell's id is its key, and outlives the loss of its metadata
        name = cell.id if cell.id in lost else by_text.get(_bare(cell.source))
        if name in lost:
            lost.discard(name)
            cell.metadata["nbgrader"] = from_dict({GRADE_ID: name})
            repairs.append(Repair("lost-marks", name))
        elif "nbgrader" in cell.metadata:
            foreign.append(named(cell, number))
            del cell.metadata["nbgrader"]
    if foreign:
        repairs.append(Repair("foreign", listed(foreign)))


def _settle_copies(notebook: NotebookNode, source: SourceNotebook, repairs: list[Repair]) -> None:
    """Let each cell be there once: the others become cells of the learner's own, or are joined.

    A cell that was split, or copied to try something, stands beside its other half: the last of
    them is the cell. Copies elsewhere are left where they are, so that all code runs in the order
    in which the learner saw it run.
    """
    copies: dict[str, list[NotebookNode]] = {}
    kept: dict[str, NotebookNode] = {}
    for name, beside in groupby(
        filter(grade_id, notebook.cells), lambda cell: grade_id(cell) or ""
    ):
        run = list(beside)
        copies.setdefault(name, []).extend(run)
        alike = [cell for cell in run if cell.cell_type == source.cells[name].cell_type]
        kept.setdefault(name, (alike or run)[-1])
    gone: set[str] = set()
    for name, cells in copies.items():
        if len(cells) == 1:
            continue
        known = source.cells[name]
        joins = known.cell_type == "markdown" and not known.locked
        joined = joins and _join(cells, kept[name], known)
        for cell in cells:
            if cell is kept[name]:
                continue
            del cell.metadata["nbgrader"]
            if known.locked:
                cell["source"] = _added(cell.source, known) or ""
            if joins or not cell.source.strip():
                gone.add(cell.id)
        repairs.append(Repair("joined" if joined else "duplicated", name))
    notebook.cells = [cell for cell in notebook.cells if cell.id not in gone]


def _join(cells: list[NotebookNode], into: NotebookNode, known: SourceCell) -> bool:
    """Put what was written in `cells` together; return whether it was in more than one."""
    parts = list(dict.fromkeys(cell.source.strip() for cell in cells))
    written = [part for part in parts if part and part != known.source.strip()]
    into.source = "\n\n".join(written or parts[:1])
    pictures = {}
    for cell in cells:
        pictures.update(cell.get("attachments", {}))
    if pictures:
        into["attachments"] = from_dict(pictures)
    return len(written) > 1


def _restore(notebook: NotebookNode, source: SourceNotebook, repairs: list[Repair]) -> None:
    """Give each known cell its kind and, where it is locked, its source."""
    cells: list[NotebookNode] = []
    ids = {cell.id for cell in notebook.cells}
    for cell in notebook.cells:
        known = source.cells.get(grade_id(cell) or "")
        if known is not None:
            had, marks = cell.metadata["nbgrader"], _marks(known)
            if len(had) > 1 and any(had.get(mark) != marks.get(mark) for mark in _COMPARED):
                repairs.append(Repair("edited-points", known.name))
            added = _added(cell.source, known) if known.locked else None
            if added is not None:
                repairs.append(Repair("edited-test", known.name))
            if added:
                own = from_dict({**cell, "source": added, "metadata": {}})
                own["id"] = free_id(cell.id, ids)
                ids.add(own.id)
                cells.append(own)
            if cell.cell_type != known.cell_type:
                repairs.append(Repair("retyped", known.name))
                _retype(cell, known.cell_type)
            if known.locked:
                cell["source"] = known.source
        cells.append(cell)
    notebook.cells = cells


_COMPARED = ("grade", "locked", "solution", "task", "points", "schema_version")


def _marks(known: SourceCell) -> dict[str, object]:
    marks: dict[str, object] = {
        GRADE_ID: known.name,
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
        cell.pop("attachments", None)
        cell["outputs"], cell["execution_count"] = [], None
    else:
        cell.pop("outputs", None)
        cell.pop("execution_count", None)


def _added(text: str, known: SourceCell) -> str | None:
    """Return what a learner wrote into a locked cell, or None where it is as it was released.

    Where the original still stands in it, whole, the rest is what they wrote.
    """
    released = _bare(_released(known))
    text = _bare(text)
    if text in (released, _bare(known.source)):
        return None
    before, found, behind = f"\n{text}\n".partition(f"\n{released}\n")
    if found and released:
        return _bare(f"{before}\n{behind}")
    if known.cell_type == "code" and len(text) < 2 * len(released) + 1000:
        # releases in two languages differ in comments and strings: it may be the other one
        theirs, ours = _code(text), _code(released)
        if theirs is not None and theirs == ours:
            return None
    return text


def _code(text: str) -> list[tuple[int, str]] | None:
    """Return Python code without comments, layout and what its strings say."""
    try:
        return [
            (token.type, "" if token.type == tokenize.STRING else token.string)
            for token in tokenize.generate_tokens(io.StringIO(text).readline)
            if token.type not in _LAYOUT
        ]
    except (tokenize.TokenError, SyntaxError):
        return None


def _released(known: SourceCell) -> str:
    """Return a cell's source as learners get it."""
    return _INSTRUCTORS_PART.sub("", known.source)


def _bare(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().split("\n"))
