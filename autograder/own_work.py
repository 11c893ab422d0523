"""Building on one's own earlier work, where a notebook gives a right version of it.

An assignment gives what came before, so that one mistake does not follow a learner for weeks. Who
would rather build on their own says ``MY_OWN = True`` in the notebook, and the locked cell below
puts the learner's own functions and classes in the place of the given ones. Grading has the one
notebook alone and always builds on what is given.
"""

import ast
import linecache
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbformat.reader import NotJSONError

from autograder.checks.wording import Text

__all__ = ["own_work"]

SWITCH = "MY_OWN"

_STUB = "raise NotImplementedError"
_SKIPPED = ("checks", "own-work")
_MISSING = Text(
    "{path} is not there: fetch {assignment} and solve it, or set MY_OWN = False. What is given "
    "stays in use.",
    "{path} 파일이 없다. {assignment} 과제를 가져와서 풀거나 MY_OWN = False로 두자. 주어진 것을 "
    "계속 쓴다.",
)
_UNREADABLE = Text(
    "{path} is no notebook that can be read ({error}): restore it, or set MY_OWN = False. What is "
    "given stays in use.",
    "{path}: 읽을 수 있는 노트북이 아니다({error}). 되살리거나 MY_OWN = False로 두자. 주어진 것을 "
    "계속 쓴다.",
)
_STOPPED = Text(
    "the cell {cell!r} of {path} stops with {error}: mend it there. What is given stays in use.",
    "{path}의 셀 {cell!r}: 오류 {error}. 그 노트북에서 고치자. 주어진 것을 계속 쓴다.",
)
_UNWRITTEN = Text(
    "given, because yours is not written: {names}", "직접 쓴 것이 없어 주어진 것: {names}"
)
_OWN = Text("your own, from {path}: {names}", "직접 쓴 것({path}): {names}")


def own_work(assignment: str, *names: str) -> None:
    """Put the learner's own work in the place of what is given, if the notebook asks for it.

    It asks for it by ``MY_OWN = True``. What is missing or not written stays as given. Either is
    told in the notebook's language.

    Parameters
    ----------
    assignment : str
        An earlier assignment, whose folder lies beside this one's.
    *names : str
        Functions and classes of it.
    """
    notebook = sys._getframe(1).f_globals
    if not notebook.get(SWITCH):
        return
    path = Path("..", assignment, f"{assignment}.ipynb")
    if not path.exists():
        _say(str(_MISSING).format(path=path.as_posix(), assignment=assignment))
        return
    try:
        cells = nbformat.read(path, as_version=4).cells
    except (OSError, ValueError, NotJSONError) as error:
        _say(str(_UNREADABLE).format(path=path.as_posix(), error=type(error).__name__))
        return
    found: dict[str, Any] = {"__name__": "__main__"}
    unwritten: set[str] = set()
    for cell, source in _defining(cells):
        file = f"<{assignment}, cell {cell}>"
        linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
        try:
            unwritten |= set(_unwritten(ast.parse(source, file)))
            exec(compile(source, file, "exec"), found)  # noqa: S102 - the learner's own cell
        except (Exception, SystemExit) as error:
            said = f"{type(error).__name__}: {error}"
            _say(str(_STOPPED).format(cell=cell, path=path.as_posix(), error=said))
            return
    own = [name for name in names if name in found and name not in unwritten]
    notebook.update({name: found[name] for name in own})
    for text, told in ((_OWN, own), (_UNWRITTEN, [name for name in names if name not in own])):
        if told:
            _say(str(text).format(path=path.as_posix(), names=", ".join(told)))


def _say(text: str) -> None:
    print(text)  # noqa: T201 - under the learner's cell


def _defining(cells: Iterable[NotebookNode]) -> Iterator[tuple[str, str]]:
    """Yield the cells that define something: the solutions, and what they build on."""
    for number, cell in enumerate(cells):
        about = cell.metadata.get("nbgrader", {})
        name = about.get("grade_id") or cell.get("id", str(number))
        if cell.cell_type != "code" or about.get("grade") or name in _SKIPPED:
            continue
        if about.get("solution") or about.get("locked") or name == "imports":
            yield name, cell.source


def _unwritten(tree: ast.Module) -> Iterator[str]:
    """Yield the functions and classes that nobody has written yet."""
    for statement in tree.body:
        if isinstance(statement, (ast.FunctionDef, ast.ClassDef)) and any(
            isinstance(node, ast.Raise) and ast.unparse(node) == _STUB
            for node in ast.walk(statement)
        ):
            yield statement.name
