"""Markdown that nobody has to trust, with formulas that browsers draw by themselves.

What is written may come from anybody: HTML in it is text. Formulas between dollar signs become
MathML, so that a page needs no script and no network to show them. The widgets' questions and the
autograder's feedback both read their markdown here.
"""

import html
import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import tostring

from latex2mathml.converter import convert_to_element
from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin

__all__ = ["markdown", "mathml"]

# A formula that defines commands in terms of each other can grow without bounds.
_DEFINITION = re.compile(
    r"\\(?:(?:re|provide)?new(?:command|environment)|(?:[egx]?def|let)(?![a-zA-Z])|Declare)"
)
# What LaTeX's \href, \style and \class leave behind: links that nobody checked, and looks that
# belong to the page.
_UNTRUSTED = ("class", "href", "id", "style")


def mathml(formula: str, *, display: bool = False) -> str:
    r"""Return a formula as MathML, which browsers draw by themselves, offline.

    Parameters
    ----------
    formula : str
        In LaTeX, without dollar signs.
    display : bool, default False
        Whether it stands on a line of its own.

    Raises
    ------
    ValueError
        If it cannot be read, has a command that is not known, or defines commands.

    Examples
    --------
    >>> "<mi>x</mi>" in mathml("2x")
    True
    >>> "<mi>\N{GREEK SMALL LETTER THETA}</mi>" in mathml(r"\theta")
    True
    """
    if _DEFINITION.search(formula):
        raise ValueError(f"expected a formula that defines no commands, received ${formula}$")
    unknown = ""
    try:
        math = convert_to_element(formula, display="block" if display else "inline")
        for node in math.iter():
            # The converter writes signs as references and the rest as it comes: read the
            # references here, so that everything can be escaped once.
            node.text = html.unescape(node.text or "")
            unknown = unknown or (node.text if "\\" in node.text else "")
            for name in _UNTRUSTED:
                node.attrib.pop(name, None)
        drawn = tostring(math, encoding="unicode")
    except Exception as error:  # the converter's errors share no base; their name says it all
        reason = type(error).__name__
        raise ValueError(f"expected a formula in LaTeX, received ${formula}$: {reason}") from error
    if unknown:
        raise ValueError(f"the formula ${formula}$ has a command that is not known: {unknown}")
    return drawn


def _formula(formula: str, display: bool) -> str:
    return mathml(formula, display=display)


def markdown(formula: Callable[[str, bool], str] = _formula) -> MarkdownIt:
    r"""Return a reader of markdown without HTML: what looks like a tag is shown as text.

    Parameters
    ----------
    formula : callable, optional
        Takes a formula in LaTeX and whether it stands on a line of its own, and returns HTML.
        Without it, formulas become MathML, and one that cannot be read is an error.

    Examples
    --------
    >>> markdown().render("*Is* <b>2</b> even?")
    '<p><em>Is</em> &lt;b&gt;2&lt;/b&gt; even?</p>\n'
    """

    def draw(source: str, options: dict[str, Any]) -> str:
        return formula(source, options["display_mode"])

    return MarkdownIt("commonmark", {"html": False}).use(
        dollarmath_plugin, renderer=draw, allow_labels=False
    )
