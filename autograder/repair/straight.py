"""Brings whatever stands where a notebook's cells should stand into the form of cells.

A cell is made anew from what grading needs of it: its kind, its source, its id, what nbgrader keeps
with it, and the pictures in it. Everything else, outputs and foreign metadata, is left behind: it
would only cost memory, and might make the notebook invalid.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from nbformat import NotebookNode, from_dict

from autograder.repair.kinds import Repair

__all__ = ["GRADE_ID", "free_id", "grade_id", "named", "straight_cells"]

GRADE_ID = "grade_id"
_TYPES = {"heading": "markdown", "html": "markdown"}  # formats 2 and 3 had more of them
_SOURCES = ("source", "input", "code", "text")  # today's name, then those of formats 3, 2 and 1
_TAGS = {"skip-execution", "raises-exception"}
_MARKS = (GRADE_ID, "grade", "locked", "solution", "task", "points", "schema_version")
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_MOST_NAMED = 10
_LONGEST_NAME = 40


def straight_cells(cells: Sequence[Any]) -> tuple[list[NotebookNode], list[Repair]]:
    """Return cells that nbformat accepts, and what had to be done for it.

    Parameters
    ----------
    cells : sequence
        Of anything that JSON can say.

    Returns
    -------
    cells : list of NotebookNode
    repairs : list of Repair
        None for cells that are as JupyterLab writes them.
    """
    made: list[NotebookNode] = []
    bent, tagged = [], []
    ids: set[str] = set()
    for number, cell in enumerate(cells, start=1):
        if not isinstance(cell, Mapping):
            bent.append(str(number))
            continue
        straight, was_straight = _straight(cell, ids)
        made.append(straight)
        if not was_straight:
            bent.append(named(straight, number))
        if _tags(cell) & _TAGS:
            tagged.append(named(straight, number))
    kinds = (("bent-cell", bent), ("tags", tagged))
    return made, [Repair(kind, listed(places)) for kind, places in kinds if places]


def grade_id(cell: NotebookNode) -> str | None:
    """Return the name that nbgrader knows a straight cell by, if it has one."""
    name: str | None = cell.metadata.get("nbgrader", {}).get(GRADE_ID)
    return name


def named(cell: NotebookNode, number: int) -> str:
    """Return what to call a straight cell: its name, or its place and how it begins."""
    name = grade_id(cell)
    if name is not None and _ID.fullmatch(name):
        return name
    begin = next((line.strip() for line in cell.source.splitlines() if line.strip()), "")
    begin = "".join(letter for letter in begin[:_LONGEST_NAME] if letter.isprintable())
    return f"{number} “{begin}”" if begin else str(number)


def listed(places: Sequence[str]) -> str:
    """Return the names of cells as one, shortened where there are many."""
    return ", ".join([*places[:_MOST_NAMED], *(["…"] if len(places) > _MOST_NAMED else [])])


def free_id(wanted: str, taken: Collection[str]) -> str:
    """Return a cell's id that is legal and not taken: `wanted` itself, if possible."""
    if not _ID.fullmatch(wanted):
        wanted = "cell"
    number, free = len(taken), wanted
    while free in taken:
        free, number = f"{wanted[:50]}-{number}", number + 1
    return free


def _straight(cell: Mapping[str, Any], ids: set[str]) -> tuple[NotebookNode, bool]:
    """Return a cell in the form of a cell, and whether it had it before."""
    key = next((key for key in _SOURCES if key in cell), "source")
    source, whole = _text(cell.get(key, ""))
    kind, metadata = cell.get("cell_type"), cell.get("metadata", {})
    kind = _TYPES.get(kind, kind) if isinstance(kind, str) else None
    if kind not in ("code", "markdown", "raw"):
        kind, whole = "code" if "outputs" in cell else "markdown", False
    if not isinstance(metadata, Mapping):
        metadata, whole = {}, False
    name = cell.get("id", metadata.get("id"))  # Colab keeps the id in the metadata
    name = free_id(name if isinstance(name, str) else f"cell-{len(ids) + 1}", ids)
    ids.add(name)
    made: dict[str, Any] = {"id": name, "cell_type": kind, "source": source, "metadata": {}}
    marks = metadata.get("nbgrader")
    if isinstance(marks, Mapping) and (known := dict(_marks(marks))):
        made["metadata"]["nbgrader"] = known
    if kind == "code":
        made |= {"outputs": [], "execution_count": None}
    elif pictures := _attachments(cell.get("attachments")):
        made["attachments"] = pictures
    return from_dict(made), whole


def _text(told: Any) -> tuple[str, bool]:
    """Return a text that may be in several lines, and whether it was in the form of one."""
    lines = told if isinstance(told, list) else [told]
    text = "".join(line for line in lines if isinstance(line, str))
    # half a character, as JSON may hold it, cannot be written to any file
    clean = text.encode("utf-8", "backslashreplace").decode()
    return clean, clean == text and all(isinstance(line, str) for line in lines)


def _tags(cell: Mapping[str, Any]) -> set[str]:
    metadata = cell.get("metadata")
    tags = metadata.get("tags") if isinstance(metadata, Mapping) else None
    return {tag for tag in tags if isinstance(tag, str)} if isinstance(tags, list) else set()


def _marks(told: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key in _MARKS:
        value = told.get(key)
        if key == GRADE_ID:
            if isinstance(value, str):
                yield key, _text(value)[0]
        elif isinstance(value, str | int | float):
            yield key, value


def _attachments(told: Any) -> dict[str, dict[str, str]]:
    """Return the pictures that were pasted into a cell."""
    if not isinstance(told, Mapping):
        return {}
    return {
        _text(name)[0]: {
            _text(kind)[0]: _text(data)[0]
            for kind, data in bundle.items()
            if isinstance(data, str | list)
        }
        for name, bundle in told.items()
        if isinstance(bundle, Mapping)
    }
