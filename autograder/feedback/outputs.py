"""What a cell showed: text and pictures, and nothing else of what an output can hold."""

import base64
import binascii
import re
from collections.abc import Mapping
from html import escape
from typing import Any

from autograder.feedback.words import words
from nnkit.language import Language

__all__ = ["clean", "output", "picture"]

_TERMINAL = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # colours, movements
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"  # titles, links
    r"|\x1b[@-_]?"
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_NOT_HERE = "nnkit is not here while your work is graded"  # says autograder.sandbox.zygote
_LONGEST = 64_000  # characters of one output
_BIGGEST = 4 << 20  # bytes of one picture
_WIDEST = 10_000  # pixels of a side


def clean(text: Any) -> str:
    r"""Return text as a terminal would leave it: without colours, overwritten lines, bells.

    Examples
    --------
    >>> clean("\x1b[31mred\x1b[0m\n 10%\r100%")
    'red\n100%'
    """
    text = "".join(map(str, text)) if isinstance(text, list) else str(text)
    text = _TERMINAL.sub("", text[: 2 * _LONGEST]).replace("\r\n", "\n")
    lines = (line.rstrip("\r").rsplit("\r", 1)[-1] for line in text.split("\n"))
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", "\n".join(lines))


def output(shown: Mapping[str, Any], lang: Language) -> str:
    """Return one output of a learner's cell as HTML; "" for what is not shown.

    Parameters
    ----------
    shown : mapping
        In nbformat's form, though anybody may have written it.
    lang : {"en", "ko"}
    """
    kind = shown.get("output_type")
    if kind == "stream":
        style = "stream stderr" if shown.get("name") == "stderr" else "stream"
        return _text(shown.get("text", ""), style, lang)
    if kind == "error":
        if _NOT_HERE in str(shown.get("evalue", "")):  # the course's own cells import nnkit
            return f'<p class="note">{words(lang)["not-here"]}</p>'
        lines = shown.get("traceback")
        if isinstance(lines, list) and lines:
            return _text("\n".join(map(str, lines)), "error", lang)
        return _text(f"{shown.get('ename', '')}: {shown.get('evalue', '')}", "error", lang)
    data = shown.get("data")
    if kind not in ("display_data", "execute_result") or not isinstance(data, Mapping):
        return ""
    plain = clean(data["text/plain"]) if "text/plain" in data else ""
    if "image/png" in data:
        drawn = picture(data["image/png"], f"{words(lang)['picture']} {plain}"[:300].strip())
        return f'<div class="picture">{drawn}</div>' if drawn else _text(plain, "result", lang)
    return _text(plain, "result", lang) if plain else ""


def picture(data: Any, alt: str) -> str:
    """Return a picture as HTML, its bytes included; "" if it is neither PNG nor JPEG, or too big.

    Parameters
    ----------
    data : str
        In base64.
    alt : str
        What it shows, in words.
    """
    text = "".join(map(str, data)) if isinstance(data, list) else str(data)
    if len(text) > 2 * _BIGGEST:
        return ""
    try:
        raw = base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return ""
    size = ""
    if len(raw) > _BIGGEST:
        return ""
    if raw.startswith(b"\x89PNG\r\n\x1a\n") and raw[12:16] == b"IHDR" and len(raw) > 24:
        width, height = int.from_bytes(raw[16:20]), int.from_bytes(raw[20:24])
        if not (0 < width <= _WIDEST and 0 < height <= _WIDEST):
            return ""
        kind, size = "png", f' width="{width}" height="{height}"'
    elif raw.startswith(b"\xff\xd8\xff"):
        kind = "jpeg"
    else:
        return ""
    content = base64.b64encode(raw).decode("ascii")
    return f'<img src="data:image/{kind};base64,{content}" alt="{escape(alt)}"{size}>'


def _text(text: Any, style: str, lang: Language) -> str:
    cleaned = clean(text)
    cut = ""
    if len(cleaned) > _LONGEST:
        cleaned, cut = cleaned[:_LONGEST], f'<p class="note">{words(lang)["cut"]}</p>'
    return f'<pre class="{style}">{escape(cleaned)}</pre>{cut}'
