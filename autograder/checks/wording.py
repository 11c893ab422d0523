"""Sentences in two languages, and values as a learner would write them."""

import re
from collections.abc import Mapping
from types import FunctionType
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from nnkit.language import language

__all__ = ["Text", "call_text", "value_text"]

_LONGEST = 400  # characters
_MOST_ENTRIES = 40  # of an array; beyond it numpy's dots stand for the middle


class Text(NamedTuple):
    """A sentence in English and Korean; as a string, it is in the language in use.

    Examples
    --------
    >>> import nnkit
    >>> nnkit.use_language("en")
    >>> str(Text("weight", "가중치"))
    'weight'
    """

    en: str
    ko: str

    def __str__(self) -> str:
        return self.ko if language() == "ko" else self.en


def call_text(name: str, args: Mapping[str, Any]) -> str:
    """Return a call as a learner would write it.

    Parameters
    ----------
    name : str
        Of a function; or an expression, which is followed by what its names stand for.
    args : mapping of str to arrays and numbers

    Examples
    --------
    >>> call_text("weighted_sum", {"x": np.array([1.0, 2.0]), "bias": 0.5})
    'weighted_sum(x=[1.0, 2.0], bias=0.5)'
    """
    given = ", ".join(f"{key}={value_text(value)}" for key, value in args.items())
    return f"{name}({given})" if name.isidentifier() else f"{name}; {given}"


def value_text(value: Any) -> str:
    """Return `value` on one line, shortened where it is long.

    Examples
    --------
    >>> value_text(np.array([[1, 2], [3, 4]]))
    '[[1, 2], [3, 4]]'
    >>> value_text(np.float64(0.5))
    '0.5'
    >>> value_text({"weight": np.array([1.0, 2.0])})
    "{'weight': [1.0, 2.0]}"
    >>> value_text([value_text])
    '[value_text]'
    """
    try:
        text = _text(value)
    except Exception:  # a learner's own __repr__
        text = object.__repr__(value)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _text(value: Any) -> str:
    if type(value) is np.ndarray:
        return _array_text(value)
    if type(value) is dict:
        return "{" + ", ".join(f"{key!r}: {_text(entry)}" for key, entry in value.items()) + "}"
    if type(value) is FunctionType:
        return value.__name__  # rather than where it lies in memory
    if type(value) is list:
        return "[" + ", ".join(map(_text, value)) + "]"
    return repr(_unboxed(value))


def _unboxed(value: Any) -> Any:
    return value.item() if issubclass(type(value), np.generic) else value


def _array_text(array: npt.NDArray[Any]) -> str:
    # Entries as numpy writes single numbers: with all their digits, so that two numbers that
    # count as different look different, and without padding.
    text = np.array2string(
        array,
        separator=", ",
        formatter={"all": str},
        max_line_width=10**6,
        threshold=_MOST_ENTRIES,
    )
    return re.sub(r"\s*\n\s*", " ", text)
