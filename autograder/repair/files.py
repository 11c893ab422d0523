"""Finds the notebook in what was handed in, and reads it whatever state it is in."""

import errno
import json
import os
from pathlib import Path
from typing import Any

import nbformat.v4
from nbformat import NotebookNode, from_dict

from autograder.files import plain_files, read_untrusted
from autograder.repair.kinds import Repair
from autograder.repair.straight import grade_id, straight_cells

__all__ = ["UnreadableError", "other_notebooks", "read_submission"]

MOST_BYTES = 32 << 20
MOST_CELLS = 5000
_MOST_PARTS = 2_000_000
"""Lists, objects and entries of a file: in memory, each may take a hundred times its byte."""
_MOST_OTHERS = 10
_TODAY = (nbformat.v4.nbformat, nbformat.v4.nbformat_minor)


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
    found, problem = None, UnreadableError(Repair("missing", wanted.name))
    try:
        found = _read(wanted)
        if _familiar(found[0], grade_ids):
            return found
    except UnreadableError as error:
        problem = error
    for path in other_notebooks(folder, wanted):
        try:
            notebook, repairs = _read(path)
        except UnreadableError:
            continue
        if 2 * _familiar(notebook, grade_ids) >= max(1, len(grade_ids)):
            kind = "nested" if path.name == wanted.name else "renamed"
            linked = [problem.repair] if problem.repair.kind == "link" else []
            return notebook, [*linked, Repair(kind, _shown(path, folder)), *repairs]
    if found is not None:
        return found
    raise problem


def _familiar(notebook: NotebookNode, grade_ids: set[str]) -> int:
    """Return how many of the cells that are looked for a notebook has."""
    names = {grade_id(cell) for cell in notebook.cells} | {cell.id for cell in notebook.cells}
    return len(names & grade_ids)


def _shown(path: Path, folder: Path) -> str:
    # a file's name may hold bytes that are no text, which could not be written to any report
    return os.fsencode(path.relative_to(folder)).decode("utf-8", "replace")


def other_notebooks(folder: Path, wanted: Path) -> list[Path]:
    """Return the few other notebooks in a learner's folder that are looked at, newest first.

    Parameters
    ----------
    folder : Path
        With the folders below it.
    wanted : Path
        The notebook that should be there.
    """
    found = [
        path for path in plain_files(folder) if ".ipynb" in path.name.lower() and path != wanted
    ]
    found.sort(key=lambda path: (path.lstat().st_mtime, path), reverse=True)
    return found[:_MOST_OTHERS]


def _read(path: Path) -> tuple[NotebookNode, list[Repair]]:
    """Read one file, and put right what can be."""
    name = _shown(path, path.parent)
    content = _content(path, name)
    if sum(map(content.count, (b"[", b"{", b","))) > _MOST_PARTS:
        raise UnreadableError(Repair("too-large", name))
    text, as_expected = _decoded(content)
    repairs = [] if as_expected else [Repair("encoding", name)]
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableError(Repair("unreadable", name)) from None
    cells = _cells(told)
    if cells is None:
        raise UnreadableError(Repair("unreadable", name))
    if len(cells) > MOST_CELLS:
        raise UnreadableError(Repair("too-large", name))
    repairs += [Repair(kind, name) for kind in _format(told)]
    notebook: NotebookNode = nbformat.v4.new_notebook()
    notebook.cells, more = straight_cells(cells)
    metadata = told.get("metadata")
    if isinstance(metadata, dict) and metadata.get("lang") in ("en", "ko"):
        notebook.metadata = from_dict({"lang": metadata["lang"]})
    return notebook, repairs + more


def _content(path: Path, name: str) -> bytes:
    try:
        content = read_untrusted(path, MOST_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableError(Repair("missing", name)) from None
    except OSError as error:
        kind = "link" if error.errno == errno.ELOOP else "unreadable"
        raise UnreadableError(Repair(kind, name)) from None
    if len(content) > MOST_BYTES:
        raise UnreadableError(Repair("too-large", name))
    return content


def _decoded(content: bytes) -> tuple[str, bool]:
    """Return the text, and whether it was plain UTF-8."""
    told = json.detect_encoding(content)
    for encoding in (told, "cp949"):
        try:
            return content.decode(encoding), encoding == "utf-8"
        except UnicodeDecodeError:
            continue
    return content.decode("utf-8", "replace"), False


def _cells(told: Any) -> list[Any] | None:
    """Return a notebook's cells, in today's place for them or in that of formats 2 and 3."""
    if not isinstance(told, dict):
        return None
    if isinstance(told.get("cells"), list):
        return list(told["cells"])
    sheets = told.get("worksheets")
    if not isinstance(sheets, list):
        return None
    there = [sheet.get("cells") for sheet in sheets if isinstance(sheet, dict)]
    return [cell for cells in there if isinstance(cells, list) for cell in cells]


def _format(told: dict[str, Any]) -> list[str]:
    """Return what is to be said about a notebook's format."""
    version = (told.get("nbformat"), told.get("nbformat_minor"))
    if not all(type(number) is int for number in version):
        return ["bent-notebook"]
    if version > _TODAY:
        return ["new-format"]
    return ["old-format"] if version < (4, 0) else []
