"""A learner's code as it looks when names, comments and what was given are left out.

Code is cut into tokens by Python's own tokenizer, up to where it is no Python. Comments, docstrings
and line breaks are dropped, and so is every line that stands in the released cell. What remains is
the learner's own.
"""

import ast
import builtins
import io
import keyword
import tokenize
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Token", "own_tokens", "passages", "shapes"]

_SKIPPED = {tokenize.COMMENT, tokenize.NL, tokenize.ENCODING, tokenize.ENDMARKER}
_ENDS = {tokenize.NEWLINE, tokenize.INDENT, tokenize.DEDENT}


class Token(NamedTuple):
    """A token of the learner's own code.

    Attributes
    ----------
    shape : str
        What it is, whatever it is called: ``"name"`` for a name that could be another, the text
        itself for operators, keywords, numbers, builtins and attributes.
    text : str
    """

    shape: str
    text: str


def own_tokens(source: str, given: str = "") -> list[Token]:
    r"""Return the tokens of `source` that do not stand in lines of `given`.

    Parameters
    ----------
    source : str
        A learner's cell.
    given : str
        The cell as it was released. A line of it under other names is given, too.

    Examples
    --------
    >>> [token.shape for token in own_tokens("def f(x):\n    return x + 1  # one more")]
    ['def', 'name', '(', 'name', ')', ':', 'return', 'name', '+', '1.0']
    >>> [token.text for token in own_tokens("def f(x):\n    return x", given="def f(x):")]
    ['return', 'x']
    """
    released = _released(given)
    return [
        token for line in _lines(source) if tuple(shapes(line)) not in released for token in line
    ]


def shapes(tokens: Sequence[Token]) -> list[str]:
    """Return what the tokens are, without their names."""
    return [token.shape for token in tokens]


def passages(tokens: Sequence[Token], length: int) -> list[int]:
    """Return a fingerprint of each run of `length` tokens.

    Names are numbered in the order in which the run uses them, so that a renamed copy has the same
    fingerprints, and code that uses its names differently has others.

    Examples
    --------
    >>> passages(own_tokens("a = b * a"), 5) == passages(own_tokens("x = y * x"), 5)
    True
    >>> passages(own_tokens("a = b * a"), 5) == passages(own_tokens("a = b * b"), 5)
    False
    """
    found = []
    for start in range(len(tokens) - length + 1):
        numbers: dict[str, int] = {}
        run = tuple(
            numbers.setdefault(token.text, len(numbers)) if token.shape == "name" else token.shape
            for token in tokens[start : start + length]
        )
        found.append(hash(run))
    return found


@lru_cache(maxsize=256)
def _released(given: str) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(shapes(line)) for line in _lines(given))


def _lines(source: str) -> list[list[Token]]:
    """Return the tokens of each line that has any."""
    lines: dict[int, list[Token]] = {}
    for line, token in _tokens(source):
        lines.setdefault(line, []).append(token)
    return list(lines.values())


def _tokens(source: str) -> Iterator[tuple[int, Token]]:
    begins, before = True, ""
    stream = tokenize.generate_tokens(io.StringIO(source).readline)
    try:
        for token in stream:
            if token.type in _SKIPPED:
                continue
            if token.type in _ENDS:
                begins = True
                continue
            if token.type == tokenize.STRING:
                if not begins:  # a string that begins a statement is a docstring
                    yield token.start[0], Token("string", token.string)
                    before = token.string
                continue
            yield token.start[0], Token(_shape(token, before), token.string)
            begins, before = False, token.string
    except (tokenize.TokenError, SyntaxError, ValueError):
        return  # from here on it is no Python


def _shape(token: tokenize.TokenInfo, before: str) -> str:
    if token.type == tokenize.NUMBER:
        return _number(token.string)
    text = token.string
    free = token.type == tokenize.NAME and not keyword.iskeyword(text)
    return "name" if free and before != "." and not hasattr(builtins, text) else text


def _number(text: str) -> str:
    """Return a number's value: 1 and 1.0 are the same."""
    try:
        value = ast.literal_eval(text)
        return repr(value if isinstance(value, complex) else float(value))
    except (ValueError, SyntaxError, OverflowError):
        return text
