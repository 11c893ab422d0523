"""Letters: Hangul has its glyphs wherever the text was made, and nobody else's font changes."""

import matplotlib as mpl
import pytest

from nnkit.plots.fonts import course_fonts


def test_without_the_course_s_fonts_hangul_is_missing(ax, png):
    ax.set_xlabel("손실")
    with pytest.warns(UserWarning, match="missing from font"):
        png(ax)


def test_labels_made_before_get_the_font_and_keep_it(ax, png):
    with course_fonts(ax):
        ax.set(title="제목", xlabel="에포크", ylabel="손실")
        ax.set_xticks([0, 1], ["고양이", "개"])
        ax.text(0.5, 0.5, "가중치")
    assert png(ax)


def test_the_settings_are_as_before_afterwards():
    before = list(mpl.rcParams["font.family"])
    with course_fonts():
        assert mpl.rcParams["font.family"] != before
    assert mpl.rcParams["font.family"] == before
