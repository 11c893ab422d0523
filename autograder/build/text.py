"""The text of a lesson or an assignment: what people edit.

A text is a Python file in jupytext's percent format. Each cell has a ``key``. Markdown comes in
pairs, the English cell and right after it its Korean twin, whose ``of`` remembers which English
it translates::

    # %% [markdown] key="ask" lang="en"
    # What does the bias do?

    # %% [markdown] key="ask" lang="ko" of="37ac8211"
    # 편향은 무슨 일을 할까?

    # %% key="setup"
    #en: # numpy does the arithmetic
    #ko: # 계산은 numpy가 한다
    import numpy as np

Code is shared; a line marked ``#en:`` or ``#ko:`` goes to that language only.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jupytext

from autograder.errors import CourseError
from nnkit.language import LANGUAGES, Language

__all__ = ["Cell", "Text", "fingerprint", "read_text", "stamped"]

_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,62}")
_MARKED_LINE = re.compile(r"(?P<indent>\s*)#(?P<lang>en|ko):(?: (?P<code>.*))?")
_ATTRIBUTES = {"key", "lang", "of", "needs", "quiz", "nbgrader", "tags"}
_JUPYTEXTS_OWN = {"lines_to_next_cell", "lines_to_end_of_cell_marker"}


@dataclass(frozen=True)
class Cell:
    """One cell of the text, in both languages.

    Attributes
    ----------
    key : str
        Its name within the text, and its id in the notebooks.
    kind : {"markdown", "code", "quiz"}
    source : dict of {"en", "ko"} to str
    metadata : dict
        What goes into the notebook's cell metadata: ``nbgrader`` and ``tags``, where given.
    translated : str
        The fingerprint of the English text that the Korean translates; empty for code.
    needs : tuple of str
        Exercises of the assignment without which the cell makes no sense, by ``needs="…"``.
    """

    key: str
    kind: str
    source: dict[Language, str]
    metadata: dict[str, Any] = field(default_factory=dict)
    translated: str = ""
    needs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Text:
    """A whole text: its path, its name (the file's name without ``.py``) and its cells."""

    path: Path
    cells: list[Cell]

    @property
    def name(self) -> str:
        """The name that the notebooks built from this text bear."""
        return self.path.stem


def fingerprint(english: str) -> str:
    """Return the eight hexadecimal digits by which a translation names its original.

    White space at line ends does not count.

    Examples
    --------
    >>> fingerprint("What does the bias do?")
    '9af95fff'
    >>> fingerprint("What does the bias do?  ") == fingerprint("What does the bias do?")
    True
    """
    lines = "\n".join(line.rstrip() for line in english.strip().splitlines())
    return hashlib.sha256(lines.encode()).hexdigest()[:8]


def read_text(path: Path) -> Text:
    """Read a text.

    Parameters
    ----------
    path : Path
        A ``.py`` file in percent format.

    Returns
    -------
    Text

    Raises
    ------
    CourseError
        If a cell has no key, a key is used twice, an attribute is unknown or a twin is missing;
        the message names file and cell.
    """
    raw = jupytext.reads(path.read_text(encoding="utf-8"), fmt="py:percent").cells
    cells = list(_cells(path, raw))
    keys = [cell.key for cell in cells]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise CourseError(f"{path}: keys used for more than one cell: {', '.join(twice)}")
    return Text(path, cells)


def _cells(path: Path, raw: list[Any]) -> Iterator[Cell]:
    waiting = iter(raw)
    for cell in waiting:
        key = _checked_key(path, cell)
        metadata = {
            name: cell.metadata[name] for name in ("nbgrader", "tags") if name in cell.metadata
        }
        if metadata.get("nbgrader", {}).get("grade_id", key) != key:
            raise CourseError(
                f"{path}: the cell {key!r} has another grade_id: make the two the same"
            )
        if cell.cell_type == "code":
            source = {lang: _in_language(cell.source, lang) for lang in LANGUAGES}
            yield Cell(key, "code", source, metadata, needs=_needs(cell))
            continue
        if cell.metadata.get("lang") != "en":
            raise CourseError(
                f'{path}: the markdown cell {key!r} should be English (lang="en"): '
                "pairs are English first, Korean right after it"
            )
        twin = next(waiting, None)
        if twin is None or twin.metadata.get("key") != key or twin.metadata.get("lang") != "ko":
            raise CourseError(
                f"{path}: the cell {key!r} lacks its Korean twin: right after it, add\n"
                f'  # %% [markdown] key="{key}" lang="ko" of=""'
            )
        if metadata != {
            name: twin.metadata[name] for name in ("nbgrader", "tags") if name in twin.metadata
        }:
            raise CourseError(
                f"{path}: the twins {key!r} differ in their nbgrader metadata or tags"
            )
        kind = "quiz" if cell.metadata.get("quiz") else "markdown"
        yield Cell(
            key,
            kind,
            {"en": cell.source, "ko": twin.source},
            metadata,
            translated=str(twin.metadata.get("of", "")),
            needs=_needs(cell),
        )


def _checked_key(path: Path, cell: Any) -> str:
    key = cell.metadata.get("key")
    if key is None:
        start = (cell.source.splitlines() or ["(empty)"])[0]
        raise CourseError(f'{path}: the cell that begins «{start}» has no key: add key="some-name"')
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        raise CourseError(
            f"{path}: the key {key!r} is not made of a-z, 0-9 and hyphens (63 at most)"
        )
    unknown = sorted(set(cell.metadata) - _ATTRIBUTES - _JUPYTEXTS_OWN)
    if unknown:
        raise CourseError(
            f"{path}: the cell {key!r} has unknown attributes {', '.join(unknown)}; "
            f"there are {', '.join(sorted(_ATTRIBUTES))}"
        )
    return key


def _needs(cell: Any) -> tuple[str, ...]:
    return tuple(str(cell.metadata.get("needs", "")).split())


def _in_language(code: str, lang: Language) -> str:
    lines = []
    for line in code.splitlines():
        marked = _MARKED_LINE.fullmatch(line)
        if marked is None:
            lines.append(line)
        elif marked["lang"] == lang:
            lines.append((marked["indent"] + (marked["code"] or "")).rstrip())
    return "\n".join(lines)


def stamped(text: Text, keys: set[str]) -> str:
    """Return the file's content with the Korean cells `keys` marked as up to date.

    Parameters
    ----------
    text : Text
    keys : set of str
        Keys of markdown or quiz cells of `text`.

    Returns
    -------
    str
        The same file, with ``of="…"`` renewed in those cells' headers.
    """
    content = text.path.read_text(encoding="utf-8")
    for cell in text.cells:
        if cell.key not in keys or cell.kind == "code":
            continue
        header = re.compile(rf'^# %%.* key="{cell.key}".* lang="ko".*$', re.MULTILINE)
        found = header.search(content)
        if found is None:
            raise CourseError(
                f"{text.path}: write the header of the Korean cell {cell.key!r} in the order "
                f'# %% [markdown] key="{cell.key}" lang="ko" and stamp again'
            )
        old = re.sub(r' of="[^"]*"', "", found[0])
        new = old.replace(' lang="ko"', f' lang="ko" of="{fingerprint(cell.source["en"])}"')
        content = content[: found.start()] + new + content[found.end() :]
    return content
