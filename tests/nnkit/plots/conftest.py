"""What the tests of figures share: axes, the letters on them, and the finished picture."""

import io

import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text


@pytest.fixture
def ax():
    """Axes that were made before anything is drawn, with labels in matplotlib's own font."""
    return Figure(figsize=(8, 5)).subplots()


@pytest.fixture(autouse=True)
def without_a_screen():
    with mpl.rc_context({"backend": "agg"}):
        yield
    plt.close("all")


@pytest.fixture
def texts():
    """All letters on axes, those of labels, ticks and legend included."""

    def read(ax):
        ax.figure.canvas.draw()
        return [text.get_text() for text in ax.findobj(Text) if text.get_text()]

    return read


@pytest.fixture
def png():
    """Draw now. A missing glyph is a warning, and warnings are errors here."""

    def draw(ax):
        picture = io.BytesIO()
        ax.figure.savefig(picture, format="png")
        return picture.getvalue()

    return draw
