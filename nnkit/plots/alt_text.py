"""Words for readers who do not see a figure.

JupyterLab shows a figure as a picture without an alternative text, and a screen reader then has
nothing to say. A figure that is described here offers itself as HTML too, which notebooks prefer:
the same picture, with its words.
"""

import base64
import html
import io
from functools import partial
from weakref import WeakKeyDictionary

from matplotlib.axes import Axes
from matplotlib.figure import Figure

__all__ = ["alt_text", "described"]

_words: WeakKeyDictionary[Figure, dict[Axes, str]] = WeakKeyDictionary()


def described(ax: Axes, words: str) -> Axes:
    """Give the figure of `ax` an alternative text, and return `ax`.

    Parameters
    ----------
    ax : matplotlib Axes
        A figure with several axes has the words of all of them, in the order in which they came.
    words : str
        What the picture shows, in one or two sentences, with its numbers.

    Examples
    --------
    >>> from matplotlib.figure import Figure
    >>> ax = described(Figure().subplots(), "A line that rises from 0 to 1.")
    >>> alt_text(ax.figure)
    'A line that rises from 0 to 1.'
    """
    figure = _figure_of(ax)
    _words.setdefault(figure, {})[ax] = words
    # IPython asks each object for its HTML; a figure's own is for one backend, and has no words
    figure._repr_html_ = partial(_picture, figure)  # type: ignore[method-assign]
    return ax


def alt_text(figure: Figure) -> str:
    """Return the alternative text of a figure; an empty one if nobody described it.

    Parameters
    ----------
    figure : matplotlib Figure

    Examples
    --------
    >>> alt_text(Figure())
    ''
    """
    return " ".join(_words.get(figure, {}).values())


def _figure_of(ax: Axes) -> Figure:
    figure = ax.figure
    while not isinstance(figure, Figure):  # a part of a figure knows the one that it is in
        figure = figure.figure
    return figure


def _picture(figure: Figure) -> str:
    png = io.BytesIO()
    figure.savefig(png, format="png", bbox_inches="tight")
    source = base64.b64encode(png.getvalue()).decode()
    return f'<img alt="{html.escape(alt_text(figure))}" src="data:image/png;base64,{source}">'
