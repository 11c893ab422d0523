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
def course_fonts() -> Iterator[None]:
    """Draw with fonts that have Latin, mathematical and Hangul letters.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> from matplotlib.figure import Figure
    >>> with course_fonts():
    ...     ax = Figure().subplots()
    ...     title = ax.set_title("가중치 weight")
    """
    with mpl.rc_context({"font.family": ["DejaVu Sans", _register_hangul()]}):
        yield
