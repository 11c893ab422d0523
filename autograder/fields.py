"""Several parts of an object read or set at once, each by a name: ``layers[0].params[bias]``.

The names are those of Python's format strings: ``.name`` is an attribute, ``[name]`` an item, a
whole number in brackets a place. While work is graded, a learner's object is in another process,
where every attribute and every item is a question of its own; this makes one question of them.
"""

import operator
import re
import string
from collections.abc import Mapping
from typing import Any

__all__ = ["look", "place"]

_LAST = re.compile(r"(?P<owner>.*?)(?:\[(?P<item>[^][]+)\]|\.?(?P<attribute>\w+))")


def look(subject: Any, *fields: str) -> list[Any]:
    """Return what `subject` has under each of the names.

    Parameters
    ----------
    subject : object
    *fields : str

    Raises
    ------
    AttributeError, KeyError, IndexError, TypeError
        If there is no such part.

    Examples
    --------
    >>> look({"loss": [0.5, 0.25]}, "[loss][1]", "[loss]")
    [0.25, [0.5, 0.25]]
    """
    elsewhere = getattr(type(subject), "__look__", None)
    if elsewhere is not None:
        found: list[Any] = elsewhere(subject, fields)
        return found
    return [_found(subject, field) for field in fields]


def place(subject: Any, values: Mapping[str, Any]) -> None:
    """Set what `subject` has under each of the names.

    Parameters
    ----------
    subject : object
    values : mapping of str to object

    Raises
    ------
    AttributeError, KeyError, IndexError, TypeError
        If there is nothing that could have such a part.

    Examples
    --------
    >>> model = {"params": {}}
    >>> place(model, {"[params][bias]": 0.0, "[learning_rate]": 0.1})
    >>> model
    {'params': {'bias': 0.0}, 'learning_rate': 0.1}
    """
    elsewhere = getattr(type(subject), "__place__", None)
    if elsewhere is not None:
        elsewhere(subject, values)
        return
    for field, value in values.items():
        last = _LAST.fullmatch(field)
        if last is None:
            raise ValueError(f"expected a name such as layers[0].params[bias], received {field!r}")
        owner = _found(subject, last["owner"])
        if last["attribute"] is not None:
            setattr(owner, last["attribute"], value)
        else:
            item = last["item"]
            operator.setitem(owner, int(item) if item.isdecimal() else item, value)


def _found(subject: Any, field: str) -> Any:
    dot = "" if field[:1] in ("", "[") else "."
    return string.Formatter().get_field(f"0{dot}{field}", (subject,), {})[0]
