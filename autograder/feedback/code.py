"""Code in colours, by classes that the page's style sheet knows."""

from functools import lru_cache
from html import escape

from pygments import highlight  # type: ignore[import-untyped]
from pygments.formatters.html import HtmlFormatter  # type: ignore[import-untyped]
from pygments.lexers.python import PythonLexer  # type: ignore[import-untyped]

__all__ = ["code", "coloured"]

_LONGEST = 50_000  # characters; longer code is shown without colours
_LEXER = PythonLexer(stripnl=False, ensurenl=False)
_FORMATTER = HtmlFormatter(nowrap=True)


def code(source: str) -> str:
    """Return Python code as a block of HTML."""
    return f'<pre class="code"><code>{coloured(source)}</code></pre>'


@lru_cache(maxsize=512)  # a class shares its tests and examples
def coloured(source: str) -> str:
    """Return Python code as HTML, without anything around it.

    Examples
    --------
    >>> coloured("x < 1")
    '<span class="n">x</span> <span class="o">&lt;</span> <span class="mi">1</span>'
    """
    if len(source) > _LONGEST:
        return escape(source)
    return str(highlight(source, _LEXER, _FORMATTER)).rstrip("\n")
