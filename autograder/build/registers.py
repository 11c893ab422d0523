"""The registers: what each lesson teaches, as tables that a machine can hold to the lesson.

``course/registers/curriculum.toml`` lists what the course has to teach; beside it, each lesson has
a register of its own, ``NN_name.toml``: which of its cells teaches which item, which experiment
settles which wrong claim, and what its terms mean in both languages. The summaries of the lessons,
the glossary and the landing page are made from them.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.errors import CourseError
from nnkit.language import LANGUAGES, Language

__all__ = [
    "Coverage",
    "Misconception",
    "Register",
    "Term",
    "every_register",
    "read_register",
    "register_path",
]

_COVERAGE = ("item", "cell")
_MISCONCEPTION = ("correction", "experiment", "asked")
_TERM = ("en", "ko", "means_en", "means_ko")
_REPEATED = ("en", "from")
_TOP = {"builds_en", "builds_ko", "coverage", "misconception", "term"}


@dataclass(frozen=True)
class Coverage:
    """One item of the curriculum, and the key of the cell that teaches it."""

    item: str
    cell: str


@dataclass(frozen=True)
class Misconception:
    """A wrong claim, by its id in the curriculum.

    Attributes
    ----------
    correction : str
    experiment : str
        The key of the cell that settles it.
    asked : str
        The key of the quiz cell that asks about it, or ``<assignment>:<grade_id>``.
    """

    correction: str
    experiment: str
    asked: str


@dataclass(frozen=True)
class Term:
    """A term: its word and its meaning in each language, and the lesson that defines it."""

    word: dict[Language, str]
    means: dict[Language, str]
    lesson: str


@dataclass(frozen=True)
class Register:
    """The register of one lesson.

    Attributes
    ----------
    path : Path
    builds : dict of {"en", "ko"} to str
        What the lesson builds in nnkit, as a short phrase of markdown.
    coverage : tuple of Coverage
    misconceptions : tuple of Misconception
    terms : tuple of Term
        In the order of the summary; a term that another lesson defines names that lesson.
    """

    path: Path
    builds: dict[Language, str]
    coverage: tuple[Coverage, ...]
    misconceptions: tuple[Misconception, ...]
    terms: tuple[Term, ...]

    @property
    def lesson(self) -> str:
        """The name of the lesson."""
        return self.path.stem


def register_path(root: Path, lesson: str) -> Path:
    """Return where the register of a lesson is."""
    return root / "course" / "registers" / f"{lesson}.toml"


def every_register(root: Path) -> dict[str, Register]:
    """Read the registers of all lessons that have one, in the order of the lessons.

    Parameters
    ----------
    root : Path
        The repository.

    Returns
    -------
    dict of str to Register
        By the name of the lesson.

    Raises
    ------
    CourseError
        If one of them is not as it should be.
    """
    found = sorted(register_path(root, "").parent.glob("[0-9]*.toml"))
    return {path.stem: read_register(path) for path in found}


def read_register(path: Path) -> Register:
    """Read the register of one lesson.

    Parameters
    ----------
    path : Path

    Returns
    -------
    Register

    Raises
    ------
    CourseError
        If it is missing or a row is not as it should be; the message names file, row and mend.
    """
    table = _table(path)
    unknown = sorted(set(table) - _TOP)
    if unknown:
        raise CourseError(
            f"{path}: expected {', '.join(sorted(_TOP))} and nothing else at the top; "
            f"received {', '.join(unknown)}"
        )
    builds = _fields(path, "the top", table, ("builds_en", "builds_ko"), rest=_TOP)
    return Register(
        path,
        {lang: builds[f"builds_{lang}"] for lang in LANGUAGES},
        tuple(
            Coverage(**_fields(path, name, row, _COVERAGE))
            for name, row in _rows(path, table, "coverage")
        ),
        tuple(
            Misconception(**_fields(path, name, row, _MISCONCEPTION))
            for name, row in _rows(path, table, "misconception")
        ),
        tuple(_term(path, name, row) for name, row in _rows(path, table, "term")),
    )


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CourseError(
            f"{path} is missing: write it, with builds_en, builds_ko and a [[term]] for each term "
            "of the lesson"
        ) from None
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{path}: expected TOML: {error}") from error


def _rows(path: Path, table: Mapping[str, Any], kind: str) -> list[tuple[str, dict[str, Any]]]:
    rows = table.get(kind, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise CourseError(f"{path}: expected rows that begin with [[{kind}]]")
    return [(f"[[{kind}]] number {number}", row) for number, row in enumerate(rows, 1)]


def _fields(
    path: Path,
    name: str,
    row: Mapping[str, Any],
    fields: tuple[str, ...],
    *,
    rest: frozenset[str] | set[str] = frozenset(),
) -> dict[str, str]:
    """Return the fields of a row, each of them one line that says something."""
    unknown = sorted(set(row) - set(fields) - rest)
    if unknown:
        raise CourseError(
            f"{path}, {name}: expected {', '.join(fields)}; take out {', '.join(unknown)}"
        )
    for field in fields:
        value = row.get(field)
        if not isinstance(value, str) or not value.strip() or "\n" in value:
            raise CourseError(
                f"{path}, {name}: expected {field} to be one line of text, received {value!r}"
            )
        if "|" in value:
            raise CourseError(
                f"{path}, {name}: {field} holds a |, which would end a cell of the table"
            )
    return {field: row[field] for field in fields}


def _term(path: Path, name: str, row: Mapping[str, Any]) -> Term:
    if "from" not in row:
        fields = _fields(path, name, row, _TERM)
        return Term(
            {lang: fields[lang] for lang in LANGUAGES},
            {lang: fields[f"means_{lang}"] for lang in LANGUAGES},
            path.stem,
        )
    fields = _fields(path, name, row, _REPEATED)
    word, lesson = fields["en"], fields["from"]
    source = path.with_name(f"{lesson}.toml")
    # A repeated term is read from where it is defined; who defines it cannot repeat it again.
    for other in _table(source).get("term", []) if lesson != path.stem else []:
        if other.get("en") == word and "from" not in other:
            return _term(source, f"the term {word!r}", other)
    raise CourseError(
        f"{path}, {name}: {lesson}.toml defines no term {word!r}: name the lesson that does, or "
        "define it here with ko, means_en and means_ko"
    )
