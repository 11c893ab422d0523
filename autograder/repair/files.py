"""Finds the notebook in what was handed in, and reads it whatever state it is in."""

import json
import os
import stat
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_notebook

from autograder.repair.kinds import Repair

__all__ = ["UnreadableError", "read_submission"]

MOST_BYTES = 64 << 20
_MOST_FILES = 500
_DEEPEST = 4
_CELL_TYPES = ("code", "markdown", "raw")


class UnreadableError(Exception):
    """There is no notebook that could be graded.

    Attributes
    ----------
    repair : Repair
        Of the kind "missing", "unreadable", "too-large" or "link".
    """

    def __init__(self, repair: Repair) -> None:
        super().__init__(str(repair))
        self.repair = repair


def read_submission(
    folder: Path, name: str, grade_ids: set[str]
) -> tuple[NotebookNode, list[Repair]]:
    """Read a notebook out of the folder that a learner handed in.

    Parameters
    ----------
    folder : Path
        Whatever is in it was made by the learner; no link in it is followed.
    name : str
        The notebook's, without ``.ipynb``.
    grade_ids : set of str
        Names of its cells, to recognise it by if the file has another name.

    Returns
    -------
    notebook : NotebookNode
        In the format of today, with every cell in the form of a cell.
    repairs : list of Repair

    Raises
    ------
    UnreadableError
        If there is none.
    """
    wanted = folder / f"{name}.ipynb"
    repairs: list[Repair] = []
    if wanted.is_symlink():
        repairs.append(Repair("link", wanted.name))
    elif wanted.is_file():
        notebook, more = _read(wanted)
        return notebook, repairs + more
    for path in _candidates(folder):
        try:
            notebook, more = _read(path)
        except UnreadableError:
            continue
        if any(_grade_id(cell) in grade_ids for cell in notebook.cells):
            place = path.relative_to(folder).as_posix()
            kind = "nested" if path.name == wanted.name else "renamed"
            return notebook, [*repairs, Repair(kind, place), *more]
    raise UnreadableError(repairs[0] if repairs else Repair("missing", wanted.name))


def _candidates(folder: Path) -> list[Path]:
    """Return other notebooks in `folder`, and in folders below it, newest first."""
    found: list[tuple[float, Path]] = []
    seen = 0
    for place, folders, files in os.walk(folder, followlinks=False):
        here = Path(place)
        if len(here.relative_to(folder).parts) >= _DEEPEST:
            folders.clear()
        folders[:] = [each for each in folders if each != ".ipynb_checkpoints"]
        for file in files:
            seen += 1
            path = here / file
            about = path.lstat()
            if path.suffix == ".ipynb" and stat.S_ISREG(about.st_mode):
                found.append((about.st_mtime, path))
        if seen > _MOST_FILES:
            break
    return [path for _, path in sorted(found, reverse=True)]


def _grade_id(cell: NotebookNode) -> str | None:
    told = cell.metadata.get("nbgrader")
    return str(told.get("grade_id")) if isinstance(told, dict) else None


def _read(path: Path) -> tuple[NotebookNode, list[Repair]]:
    """Read one file, and put right what can be."""
    repairs: list[Repair] = []
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | os.O_NONBLOCK)
        with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor, not a path
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise UnreadableError(Repair("unreadable", path.name))
            content = file.read(MOST_BYTES + 1)
    except OSError:
        raise UnreadableError(Repair("unreadable", path.name)) from None
    if len(content) > MOST_BYTES:
        raise UnreadableError(Repair("too-large", path.name))
    text, as_expected = _decoded(content)
    if not as_expected:
        repairs.append(Repair("encoding", path.name))
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableError(Repair("unreadable", path.name)) from None
    if not isinstance(told, dict):
        raise UnreadableError(Repair("unreadable", path.name))
    notebook = _as_today(told, path.name, repairs)
    return notebook, repairs


def _decoded(content: bytes) -> tuple[str, bool]:
    """Return the text, and whether it was plain UTF-8."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16"), False
        except UnicodeDecodeError:
            pass
    for encoding in ("utf-8", "utf-8-sig", "cp949"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not text.startswith("\ufeff"):
            return text, encoding == "utf-8"
    return content.decode("utf-8", "replace"), False


def _as_today(told: dict[str, Any], name: str, repairs: list[Repair]) -> NotebookNode:
    """Return the notebook in nbformat 4, whatever it says that it is."""
    major = told.get("nbformat")
    if (isinstance(major, int) and major < 4) or "worksheets" in told:
        repairs.append(Repair("old-format", name))
        try:
            minor = told.get("nbformat_minor", 0)
            old = nbformat.from_dict({**told, "nbformat": major, "nbformat_minor": minor})
            told = nbformat.convert(old, 4)
        except Exception:  # whatever the old format's reader stumbles over
            raise UnreadableError(Repair("unreadable", name)) from None
    elif isinstance(major, int) and major > 4:
        repairs.append(Repair("new-format", name))
    cells = told.get("cells")
    if not isinstance(cells, list):
        raise UnreadableError(Repair("unreadable", name))
    notebook: NotebookNode = new_notebook()
    metadata = told.get("metadata")
    if isinstance(metadata, dict):
        notebook.metadata = nbformat.from_dict(metadata)
    ids: set[str] = set()
    for number, cell in enumerate(cells):
        straight = _straight(cell, number, ids)
        if straight is None:
            repairs.append(Repair("bent-cell", str(number + 1)))
            continue
        notebook.cells.append(straight[0])
        if straight[1]:
            repairs.append(Repair("bent-cell", str(number + 1)))
    return notebook


def _straight(cell: Any, number: int, ids: set[str]) -> tuple[NotebookNode, bool] | None:
    """Return a cell in the form of a cell, and whether it had another one."""
    if not isinstance(cell, dict):
        return None
    source, kind, metadata = cell.get("source", ""), cell.get("cell_type"), cell.get("metadata", {})
    bent = False
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    if not isinstance(source, str):
        source, bent = "", True
    if kind not in _CELL_TYPES:
        kind, bent = "code" if "outputs" in cell else "markdown", True
    if not isinstance(metadata, dict):
        metadata, bent = {}, True
    if not isinstance(metadata.get("nbgrader", {}), dict):
        metadata, bent = {key: value for key, value in metadata.items() if key != "nbgrader"}, True
    name = cell.get("id")
    if not isinstance(name, str) or name in ids or not 0 < len(name) <= 64:
        name = f"cell-{number}"
    ids.add(name)
    made = {"id": name, "cell_type": kind, "source": source, "metadata": metadata}
    if kind == "code":
        made |= {"outputs": [], "execution_count": None}
    return nbformat.from_dict(made), bent
