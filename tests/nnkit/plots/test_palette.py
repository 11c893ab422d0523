"""Colours: no two classes look alike, and text can be read on every ground."""

import itertools

import matplotlib as mpl
import pytest
from matplotlib.colors import to_rgb

from nnkit.plots.palette import class_styles, text_colour, tint


def test_up_to_forty_classes_differ_in_more_than_their_colour():
    styles = class_styles(40)
    assert len(set(styles)) == 40
    for one, other in itertools.combinations(styles[:8], 2):
        assert all(mine != theirs for mine, theirs in zip(one, other, strict=True))


def contrast(one, other):
    def luminance(colour):
        parts = [
            p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in to_rgb(colour)
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    darker, lighter = sorted([luminance(one), luminance(other)])
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("share", [place / 20 for place in range(21)])
def test_text_is_readable_on_every_shade_of_a_scale(share):
    ground = mpl.colormaps["Blues"](share)
    assert contrast(text_colour(ground), ground) >= 4  # the best of dark and white
    other = "white" if text_colour(ground) != "white" else "#1b1b1b"
    assert contrast(text_colour(ground), ground) >= contrast(other, ground)


def test_a_tint_lies_between_white_and_the_colour():
    assert tint("#0072b2", strength=0) == (1, 1, 1)
    assert tint("#0072b2", strength=1) == pytest.approx(to_rgb("#0072b2"))
