"""The watch over the two languages: does the Korean still say what the English says?

A machine cannot judge a translation, but it can see drift. Twins must agree in everything that
is not prose: headings, formulas, inline code, links, lists, tables, fences, foldings. And the
Korean remembers, as a fingerprint, the English it was made from, so that an English cell that
changed later is noticed.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin

from autograder.build.text import Cell, Text, fingerprint

__all__ = ["drift", "shape"]

_MARKDOWN = MarkdownIt("commonmark").enable("table").use(dollarmath_plugin)
_HANGUL = re.compile(r"[가-힣]")
_TEXT_IN_FORMULA = re.compile(r"\\text\{[^}]*\}")
_TASK = re.compile(r"\[[ x]\]")


def drift(text: Text) -> Iterator[str]:
    """Yield a sentence for each place in which the two languages have drifted apart.

    Parameters
    ----------
    text : Text

    Yields
    ------
    str
        Names the file and the cell, what differs, and what to do.
    """
    for cell in text.cells:
        where = f"{text.path.name}, cell {cell.key!r}"
        finding = _code_drift(cell) if cell.kind == "code" else _markdown_drift(text, cell)
        yield from (f"{where}: {sentence}" for sentence in finding)


def _markdown_drift(text: Text, cell: Cell) -> Iterator[str]:
    english, korean = cell.source["en"], cell.source["ko"]
    if not _HANGUL.search(korean):
        yield "the Korean twin has no Hangul: translate it"
    if cell.translated != fingerprint(english):
        state = (
            "the English changed after the Korean was stamped" if cell.translated else "not stamped"
        )
        yield (
            f"{state}: bring the Korean up to date, then "
            f"`nncourse build --stamp {text.name}/{cell.key}`"
        )
    theirs = shape(korean)
    for part, ours in shape(english).items():
        if ours != theirs[part]:
            yield f"{part} differ: English {_brief(ours)}, Korean {_brief(theirs[part])}"


def _code_drift(cell: Cell) -> Iterator[str]:
    trees = []
    for lang, code in cell.source.items():
        try:
            tree = ast.parse(code)
        except SyntaxError as error:
            yield f"the {lang} code does not parse: {error.msg}, line {error.lineno}"
            return
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                node.value = ""
        trees.append(ast.dump(tree))
    if len(set(trees)) > 1:
        yield "the #en: and #ko: lines differ in more than comments and strings: make the code one"


def shape(markdown: str) -> dict[str, list[str]]:
    r"""Return what twins must have in common.

    Parameters
    ----------
    markdown : str

    Returns
    -------
    dict of str to list of str
        Headings, list items, tables, fences and foldings in their order; formulas, inline code and
        link targets sorted, because word order differs between languages. ``../en/`` and
        ``../ko/`` in a link count as the same, and so does the prose inside ``\text{…}``.

    Examples
    --------
    >>> shape("The $b$ in `f(x)`.")["formulas"]
    ['b']
    """
    found: dict[str, list[str]] = {
        name: []
        for name in (
            "headings",
            "list items",
            "tables",
            "fences",
            "foldings",
            "formulas",
            "inline code",
            "links",
        )
    }
    for token in _walk(_MARKDOWN.parse(markdown)):
        _note(token, found)
    for unordered in ("formulas", "inline code", "links"):
        found[unordered].sort()
    return found


def _note(token: Token, found: dict[str, list[str]]) -> None:
    kind = token.type
    if kind == "heading_open":
        found["headings"].append(token.tag)
    elif kind == "list_item_open":
        found["list items"].append(f"{token.level} {token.markup}")
    elif kind in ("tr_open", "th_open", "td_open"):
        found["tables"].append(token.tag)
    elif kind == "fence":
        found["fences"].append(f"{token.info} " + _without_hangul(token.content))
    elif kind in ("html_block", "html_inline"):
        found["foldings"] += re.findall(r"</?(?:details|summary)\b", token.content)
    elif kind.startswith("math_"):
        found["formulas"].append(_TEXT_IN_FORMULA.sub(r"\\text{}", token.content.strip()))
    elif kind == "code_inline":
        found["inline code"].append(token.content)
    elif kind in ("link_open", "image"):
        target = str(token.attrs.get("href") or token.attrs.get("src"))
        found["links"].append(re.sub(r"\.\./(en|ko)/", "../", target))
    elif kind == "text" and token.content.startswith(("[ ] ", "[x] ")):
        found["list items"].append(token.content[:3])


def _walk(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _walk(token.children or [])


def _without_hangul(code: str) -> str:
    return "\n".join(
        line for line in code.splitlines() if not _HANGUL.search(line) and "#" not in line
    )


def _brief(items: list[str]) -> str:
    counted = Counter(items)
    listed = ", ".join(f"{item}×{n}" if n > 1 else item for item, n in counted.items())
    return f"[{listed}]" if len(listed) < 200 else f"{len(items)} of them"
