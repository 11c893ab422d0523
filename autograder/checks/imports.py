"""Does an answer come from the reference package instead of from its learner?

Where learners work, the reference is installed, and ``sigmoid = nnkit.sigmoid`` gives the right
numbers. So before an answer is tried, its code is read: the names that it uses must not lead to
the reference. Where submissions are graded, the reference is not there to be used.
"""

import dis
import re
import sys
from collections.abc import Iterator
from functools import lru_cache, partial
from types import CellType, CodeType, FunctionType, MethodType, ModuleType
from typing import Any

__all__ = ["names_the_reference", "uses_the_reference"]

_REFERENCE = ("nnkit", "autograder")
_NOTEBOOK = ("__main__", "builtins", None)
"""Where code of a notebook says that it lives; that of installed packages is not followed."""
_GLOBALS = {"LOAD_GLOBAL", "LOAD_NAME"}


def names_the_reference(error: ImportError) -> bool:
    """Return whether an import failed because the reference is not there."""
    return any(re.search(rf"\b{package}\b", str(error)) for package in _REFERENCE)


def uses_the_reference(subject: Any) -> bool:
    """Return whether `subject`, or code that it calls, is or uses the reference package.

    Parameters
    ----------
    subject : object
        A learner's function or class, or a tuple of them. Anything else, a proxy for an object in
        another process among it, is left in peace.

    Examples
    --------
    >>> import nnkit
    >>> uses_the_reference(nnkit.sigmoid), uses_the_reference(lambda x: nnkit.sigmoid(x))
    (True, True)
    >>> uses_the_reference(abs)
    False
    """
    seen: set[int] = set()
    waiting = list(subject) if type(subject) is tuple else [subject]
    while waiting:
        thing = waiting.pop()
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        if _home_of(thing) in _REFERENCE:
            return True
        waiting += _used_by(thing)
    return False


def _home_of(thing: Any) -> str:
    """Return the package that a name leads to; of other objects, that of their class."""
    if type(thing) is ModuleType:
        name = thing.__name__
    elif type(thing) in (FunctionType, type):
        name = str(thing.__module__)
    else:
        name = str(type(thing).__module__)
        if not name.startswith("nnkit"):  # a proxy's class is the grader's
            return ""
    return name.partition(".")[0]


def _used_by(thing: Any) -> Iterator[Any]:
    """Yield what stands behind the names in a learner's code; of an import, the package."""
    if type(thing) is FunctionType and thing.__module__ in _NOTEBOOK:
        yield from (cell.cell_contents for cell in thing.__closure__ or () if _filled(cell))
        yield from _names_in(thing.__code__, thing.__globals__)
    elif type(thing) is MethodType:
        yield from (thing.__func__, type(thing.__self__))
    elif type(thing) is partial:
        yield thing.func
    elif type(thing) is property:
        yield thing.fget
    elif type(thing) in (staticmethod, classmethod):
        yield thing.__func__
    elif type(thing) is type and thing.__module__ in _NOTEBOOK:
        yield from thing.__bases__
        yield from vars(thing).values()


def _names_in(code: CodeType, names: dict[str, Any]) -> Iterator[Any]:
    for name, imported in _written_in(code):
        if imported:
            yield sys.modules.get(name)
        elif name in names:
            yield names[name]


@lru_cache(maxsize=10_000)  # each test cell asks anew about functions that have not changed
def _written_in(code: CodeType) -> tuple[tuple[str, bool], ...]:
    """Return the names that a piece of code uses, and whether each is a package it imports."""
    found = []
    for instruction in dis.get_instructions(code):
        if instruction.opname == "IMPORT_NAME":
            found.append((instruction.argval.partition(".")[0], True))
        elif instruction.opname in _GLOBALS:
            found.append((instruction.argval, False))
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            found += _written_in(constant)
    return tuple(dict.fromkeys(found))


def _filled(cell: CellType) -> bool:
    try:
        return cell.cell_contents is not None
    except ValueError:  # a name that has no value yet
        return False
