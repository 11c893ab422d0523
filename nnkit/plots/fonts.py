"""Letters for figures: a font list that has every glyph of the course, Hangul included.

matplotlib's own font has no Hangul, so a Korean label would come out as empty boxes and a warning
on stderr. The package koreanize-matplotlib carries NanumGothic; its file is added by path, because
importing that package needs distutils, which Python 3.12 no longer has.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.axes import Axes

__all__ = ["course_fonts"]


@cache
def _register_hangul() -> str:
    spec = find_spec("koreanize_matplotlib")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(
            "figures need the package koreanize-matplotlib for their Hangul: "
            "run `make lab` again, or `pip install koreanize-matplotlib`"
        )
    path = Path(spec.origin).parent / "fonts" / "NanumGothic.ttf"
    font_manager.fontManager.addfont(path)
    return font_manager.FontProperties(fname=path).get_name()


@contextmanager
def course_fonts(ax: Axes | None = None) -> Iterator[None]:
    """Draw with fonts that have Latin, mathematical and Hangul letters.

    A text takes its font when it is made, so what is written inside keeps the font wherever it is
    drawn later.

    Parameters
    ----------
    ax : matplotlib Axes, optional
        Its title and labels were made with the axes, before, and get the font now; so do the
        labels of its ticks, which matplotlib makes when they are needed.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> from matplotlib.figure import Figure
    >>> ax = Figure().subplots()
    >>> with course_fonts(ax):
    ...     title = ax.set_title("가중치 weight")
    """
    families = ["DejaVu Sans", _register_hangul()]
    if ax is not None:
        for text in (ax.title, ax.xaxis.label, ax.yaxis.label):
            text.set_fontfamily(families)
        ax.tick_params(labelfontfamily=families)
    with mpl.rc_context({"font.family": families}):
        yield
