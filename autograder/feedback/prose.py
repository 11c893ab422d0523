"""Markdown of a notebook as HTML: the course's tasks and the learner's answers alike.

Nothing in it is trusted, for learners can edit every cell. HTML is text, but for ``<details>`` and
``<summary>`` on lines of their own, as the hints use them. Links lead to the web or nowhere;
pictures are those in the notebook.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from autograder.feedback.code import coloured
from autograder.feedback.outputs import picture
from autograder.feedback.words import words
from nnkit.language import Language
from nnkit.markup import markdown, mathml

__all__ = ["prose"]

_LONGEST = 100_000  # characters; longer texts are shown as they are
_LONGEST_FORMULA = 4_000
_DEEPER = 2  # a notebook's headings come below the page's two
_OPEN = re.compile(r"<details>\s*(?:<summary>(?P<summary>.*)</summary>)?\s*")
_CLOSE = re.compile(r"</details>\s*")
_WEB = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)
_ALIGNED = re.compile(r"text-align:(left|center|right)")


def prose(source: str, lang: Language, attachments: Mapping[str, Any] | None = None) -> str:
    """Return markdown as HTML.

    Parameters
    ----------
    source : str
    lang : {"en", "ko"}
    attachments : mapping, optional
        The cell's own pictures, in nbformat's form.
    """
    if len(source) > _LONGEST:
        return f'<pre class="raw">{escape(source)}</pre>'
    if attachments:
        return _rendered(source, lang, attachments)
    return _shared(source, lang)


@lru_cache(maxsize=512)  # a class shares its tasks
def _shared(source: str, lang: Language) -> str:
    return _rendered(source, lang, {})


def _rendered(source: str, lang: Language, attachments: Mapping[str, Any]) -> str:
    env = {"lang": lang, "attachments": attachments, "folds": 0}
    text: str = _MARKDOWN.render(source, env)
    return text


def _formula(formula: str, display: bool) -> str:
    """Return a formula as MathML, or as it was written where it cannot be read."""
    if len(formula) <= _LONGEST_FORMULA:
        try:
            return mathml(formula, display=display)
        except ValueError:
            pass
    return f"<code>{escape(formula)}</code>"


def _fold(state: StateBlock, line: int, end: int, silent: bool) -> bool:
    """Read a line that opens or closes a folding."""
    if state.is_code_block(line):
        return False
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
    depth: int = state.env["folds"]
    opens = _OPEN.fullmatch(text)
    if opens is None and (depth == 0 or not _CLOSE.fullmatch(text)):
        return False
    if silent:  # only asked whether a paragraph or a list ends here
        return True
    if state.level != depth:  # in a list or a quotation: it could close what it did not open
        return False
    if opens:
        state.push("fold_open", "details", 1)
        state.env["folds"] += 1
        if opens["summary"]:
            state.push("summary_open", "summary", 1)
            inline = state.push("inline", "", 0)
            inline.content, inline.map, inline.children = opens["summary"], [line, line + 1], []
            state.push("summary_close", "summary", -1)
    else:
        state.push("fold_close", "details", -1)
        state.env["folds"] -= 1
    state.line = line + 1
    return True


def _close_folds(state: StateCore) -> None:
    """Close what was left open."""
    for _ in range(state.env["folds"]):
        state.tokens.append(Token("fold_close", "details", -1, block=True))


def _settle(state: StateCore) -> None:
    """Put headings below the page's own, and leave styles to the page's style sheet."""
    for token in state.tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(6, int(token.tag[1]) + _DEEPER)}"
        style = str(token.attrs.pop("style", ""))
        if aligned := _ALIGNED.fullmatch(style):
            token.attrs["class"] = aligned[1]


def _link_open(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    address = str(tokens[index].attrs.get("href", ""))
    if not _WEB.match(address):
        return "<span>"  # a file of the course: it does not lie beside this page
    return f'<a href="{escape(address)}" rel="noopener noreferrer nofollow">'


def _link_close(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    opened = next(t for t in reversed(tokens[:index]) if t.type == "link_open")  # they do not nest
    return "</a>" if _WEB.match(str(opened.attrs.get("href", ""))) else "</span>"


def _image(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    token = tokens[index]
    alt = renderer.renderInlineAsText(token.children, options, env) if token.children else ""
    source = str(token.attrs.get("src", ""))
    data: Any = ""
    if source.startswith("attachment:"):
        attached = env["attachments"].get(unquote(source.removeprefix("attachment:")))
        if isinstance(attached, Mapping):
            data = next((attached[k] for k in ("image/png", "image/jpeg") if k in attached), "")
    elif source.startswith(("data:image/png;base64,", "data:image/jpeg;base64,")):
        data = unquote(source.partition(",")[2])
    said = words(env["lang"])["picture-of"].format(alt) if alt else words(env["lang"])["picture"]
    return picture(data, alt or said) or f'<span class="missing">[{escape(said)}]</span>'


def _highlighted(source: str, language: str, _: str) -> str:
    return coloured(source) if language in ("python", "py") else ""


def _reader() -> MarkdownIt:
    reader = markdown(_formula).enable("table")
    reader.options["highlight"] = _highlighted
    ends = ["paragraph", "reference", "blockquote", "list"]
    reader.block.ruler.before("fence", "fold", _fold, {"alt": ends})
    reader.core.ruler.after("block", "close_folds", _close_folds)
    reader.core.ruler.push("settle", _settle)
    for name, rule in (("link_open", _link_open), ("link_close", _link_close), ("image", _image)):
        reader.add_render_rule(name, rule)
    return reader


_MARKDOWN = _reader()
