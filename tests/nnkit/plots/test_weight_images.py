"""Weights as pictures: each unit's column is its picture, on one scale around 0."""

import numpy as np
import pytest

from nnkit import Dense
from nnkit.plots import weight_images


@pytest.fixture
def weight():
    return np.random.default_rng(0).normal(size=(6, 5))


def test_it_returns_the_axes_it_is_given(ax, weight):
    assert weight_images(weight, (2, 3), ax=ax) is ax


def test_it_makes_axes_where_it_is_given_none(weight):
    assert weight_images(weight, (3, 2)).images


def pictures(ax, shape):
    """Cut the mosaic where it has numbers."""
    mosaic = np.ma.filled(ax.images[0].get_array(), np.nan)
    corner = ~np.isnan(mosaic)
    starts = corner & ~np.roll(corner, 1, axis=0) & ~np.roll(corner, 1, axis=1)
    starts[0], starts[:, 0] = False, corner[:, 0] & ~np.roll(corner[:, 0], 1)
    return [
        mosaic[row : row + shape[0], column : column + shape[1]]
        for row, column in np.argwhere(starts)
    ]


@pytest.mark.parametrize("columns", [None, 1, 2, 5])
def test_each_picture_is_a_column_of_the_weight(columns, ax, weight):
    weight_images(weight, (2, 3), columns=columns, ax=ax)
    found = pictures(ax, (2, 3))
    assert len(found) == 5
    for picture, unit in zip(found, weight.T, strict=True):
        np.testing.assert_array_equal(picture, unit.reshape(2, 3))


def test_a_layer_is_drawn_by_its_weight(ax):
    layer = Dense(64, 3, rng=np.random.default_rng(1))
    weight_images(layer, ax=ax)
    np.testing.assert_array_equal(pictures(ax, (8, 8))[2], layer.weight[:, 2].reshape(8, 8))


def test_zero_is_in_the_middle_of_one_scale(ax, weight, texts):
    weight_images(weight - 5, (2, 3), ax=ax)
    limit = np.abs(weight - 5).max()
    assert ax.images[0].get_clim() == (-limit, limit)
    (bar,) = ax.child_axes
    assert [label.get_text() for label in bar.get_yticklabels()] == [
        f"−{limit:.2g}", "0", f"{limit:.2g}",
    ]  # fmt: skip


def test_weights_of_zero_can_be_drawn(ax, png):
    assert png(weight_images(np.zeros((4, 2)), (2, 2), ax=ax))


def test_lightness_rises_with_the_weight(ax):
    weight_images(np.linspace(-1, 1, 9)[:, None], (3, 3), ax=ax)
    image = ax.images[0]
    colours = image.cmap(image.norm(np.linspace(-1, 1, 9)))
    assert (np.diff(colours[:, :3] @ [0.299, 0.587, 0.114]) > 0).all()


def test_units_have_numbers_or_names(ax, weight):
    weight_images(weight, (2, 3), ax=ax)
    assert [text.get_text() for text in ax.texts] == ["1", "2", "3", "4", "5"]
    weight_images(weight[:, :2], (2, 3), names=["up", "down"], ax=ax)
    assert [text.get_text() for text in ax.texts][5:] == ["up", "down"]


def test_what_does_not_fit_is_refused(ax, weight):
    with pytest.raises(ValueError, match=r"expected \(64, units\).*received \(6, 5\)"):
        weight_images(weight, ax=ax)
    with pytest.raises(ValueError, match=r"received \(6,\)"):
        weight_images(weight[:, 0], (2, 3), ax=ax)
    with pytest.raises(ValueError, match="expected 5 names, one for each unit; received 1"):
        weight_images(weight, (2, 3), names=["one"], ax=ax)
    with pytest.raises(ValueError, match="expected at least one column, received 0"):
        weight_images(weight, (2, 3), columns=0, ax=ax)


@pytest.mark.parametrize("lang", ["ko"], indirect=True)
def test_no_glyph_is_missing(ax, weight, lang, texts, png):
    weight_images(weight, (2, 3), names=["가", "나", "다", "라", "마"], ax=ax)
    assert {"유닛별 가중치", "가중치", "가"} <= set(texts(ax))
    assert png(ax)
