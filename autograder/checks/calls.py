"""Calling code that nobody has read.

It gets copies of its inputs. What it prints or warns of is caught: anything on stderr costs points
in nbgrader, and a print must not show hidden numbers. What it raises is kept, together with the
line of the learner's own that raised it.
"""

import builtins
import copy
import io
import linecache
import os
import warnings
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any

import numpy as np

from autograder.checks.values import Numbers, plain

__all__ = ["Outcome", "call", "kind_of_error"]


@dataclass(frozen=True)
class Outcome:
    """What came of a call.

    Attributes
    ----------
    value : object
        What came back; an array as a copy of the base class.
    numbers : ndarray or None
        `value` made plain, where it is a number or an array of numbers.
    error : BaseException or None
        What was raised instead.
    line : str
        The line of the learner's code that raised it, as "3: return x * w", or "".
    printed : str
        What the call wrote to stdout.
    changed : tuple of str
        The names of the inputs that the call changed.
    warned : bool
        Whether numpy, or something else, warned of a computation (a RuntimeWarning).
    """

    value: Any = None
    numbers: Numbers | None = None
    error: BaseException | None = None
    line: str = ""
    printed: str = ""
    changed: tuple[str, ...] = field(default=())
    warned: bool = False


def call(use: Callable[..., Any], args: Mapping[str, Any]) -> Outcome:
    """Call ``use(*args.values())`` and return what came of it.

    Parameters
    ----------
    use : callable
        The learner's function, or a procedure that uses the learner's objects.
    args : mapping of str to object
        Inputs by name. They are passed by position, so a learner's parameters may have any names.

    Returns
    -------
    Outcome

    Examples
    --------
    >>> outcome = call(lambda x: print("hello") or x + 1, {"x": 2})
    >>> outcome.value, outcome.printed.strip()
    (3, 'hello')
    """
    given = {name: _copied(value) for name, value in args.items()}
    value: Any = None
    error: BaseException | None = None
    printed = io.StringIO()
    with (
        redirect_stdout(printed),
        redirect_stderr(io.StringIO()),
        warnings.catch_warnings(record=True) as warned,
    ):
        warnings.simplefilter("always")  # or the second of two calls would not warn
        try:
            value = use(*given.values())
        except (Exception, SystemExit) as raised:
            error = raised
    if issubclass(type(value), np.ndarray):
        value = np.array(value, subok=False)  # a subclass may have methods of the learner's
    return Outcome(
        value=value,
        numbers=plain(value),
        error=error,
        line=_learners_line(error) if error else "",
        printed=printed.getvalue(),
        changed=tuple(name for name in args if not _unchanged(given[name], args[name])),
        warned=any(issubclass(warning.category, RuntimeWarning) for warning in warned),
    )


def kind_of_error(error: BaseException) -> str:
    """Return the name of Python's own error that `error` is a kind of.

    A name that the learner's code made up could hold the hidden numbers, and an error that another
    package made, such as numpy's AxisError, comes from another process as Python's own.

    Examples
    --------
    >>> kind_of_error(np.exceptions.AxisError("no such axis"))
    'ValueError'
    """
    for kind in type(error).__mro__:
        if getattr(builtins, kind.__name__, None) is kind:
            return str(kind.__name__)
    return "Exception"


def _copied(value: Any) -> Any:
    return value.copy() if isinstance(value, np.ndarray) else copy.deepcopy(value)


def _unchanged(now: Any, before: Any) -> bool:
    kind = type(before)
    if kind is np.ndarray:
        return type(now) is kind and now.dtype == before.dtype and np.array_equal(now, before)
    if kind is dict:
        return (
            type(now) is kind
            and now.keys() == before.keys()
            and all(_unchanged(now[key], before[key]) for key in before)
        )
    if kind is list:
        return type(now) is kind and len(now) == len(before) and all(map(_unchanged, now, before))
    return True  # a number cannot be changed by who receives it


def _learners_line(error: BaseException) -> str:
    """Return the innermost line that stands in a notebook.

    A notebook's cell has a file name and source lines, but no such file exists: that tells it
    from the machinery's code. An error from the learner's own process brings its line along.
    """
    brought = getattr(error, "learners_line", None)
    if isinstance(brought, str):
        return brought
    found = ""
    traceback: TracebackType | None = error.__traceback__
    while traceback is not None:
        name, number = traceback.tb_frame.f_code.co_filename, traceback.tb_lineno
        line = linecache.getline(name, number).strip()
        if line and not os.path.exists(name):  # noqa: PTH110 - never raises, whatever the name
            found = f"{number}: {line}"
        traceback = traceback.tb_next
    return found
