"""The confusion matrix: every count in its cell, where it can be read."""

import numpy as np
import pytest

from nnkit.metrics import confusion_matrix
from nnkit.plots import plot_confusion_matrix

MATRIX = confusion_matrix([0, 0, 1, 2, 2, 2], [0, 1, 1, 2, 2, 0])


def test_it_returns_the_axes_it_is_given(ax):
    assert plot_confusion_matrix(MATRIX, ax=ax) is ax


def test_it_makes_axes_where_it_is_given_none():
    assert len(plot_confusion_matrix(MATRIX).texts) == 9


def test_each_count_is_in_the_row_of_its_true_class(ax, texts):
    plot_confusion_matrix([[7, 1], [2, 30]], ax=ax)
    written = {text.get_position(): text.get_text() for text in ax.texts}
    assert written == {(0, 0): "7", (1, 0): "1", (0, 1): "2", (1, 1): "30"}
    assert (ax.get_ylabel(), ax.get_xlabel()) == ("true class", "predicted class")
    assert ax.yaxis_inverted()  # row 0 is on top, as in the array


def test_shades_are_shares_of_the_row(ax):
    plot_confusion_matrix([[3, 1], [100, 300]], ax=ax)
    np.testing.assert_allclose(ax.images[0].get_array(), [[0.75, 0.25], [0.25, 0.75]])


def test_a_class_without_samples_is_a_row_without_shade(ax):
    plot_confusion_matrix([[2, 0], [0, 0]], ax=ax)
    np.testing.assert_array_equal(ax.images[0].get_array(), [[1, 0], [0, 0]])


def test_counts_are_light_on_dark_cells_and_dark_on_light_ones(ax):
    plot_confusion_matrix([[10, 0], [0, 10]], ax=ax)
    assert [text.get_color() for text in ax.texts] == ["white", "#1b1b1b", "#1b1b1b", "white"]


def test_the_diagonal_is_framed(ax):
    plot_confusion_matrix(MATRIX, ax=ax)
    assert [frame.get_xy() for frame in ax.patches] == [(-0.5, -0.5), (0.5, 0.5), (1.5, 1.5)]


def test_names_stand_on_both_sides(ax, texts):
    plot_confusion_matrix(MATRIX, class_names=["cat", "dog", "bird"], ax=ax)
    for axis in (ax.xaxis, ax.yaxis):
        assert [label.get_text() for label in axis.get_ticklabels()] == ["cat", "dog", "bird"]


@pytest.mark.parametrize(
    ("matrix", "message"),
    [
        ([[1, 2, 3], [4, 5, 6]], r"expected \(classes, classes\), received \(2, 3\)"),
        ([1, 2], r"expected \(classes, classes\), received \(2,\)"),
        (3, r"expected \(classes, classes\), received \(\)"),
        ([[0.5, 0.5], [0, 1]], "expected counts, received negative numbers or fractions"),
        ([[-1, 0], [0, 1]], "expected counts, received negative numbers or fractions"),
    ],
)
def test_what_is_no_confusion_matrix_is_refused(matrix, message, ax):
    with pytest.raises(ValueError, match=message):
        plot_confusion_matrix(matrix, ax=ax)


def test_too_few_names_are_refused(ax):
    with pytest.raises(ValueError, match="expected 3 names, one for each class; received 2"):
        plot_confusion_matrix(MATRIX, class_names=["a", "b"], ax=ax)


@pytest.mark.parametrize("lang", ["ko"], indirect=True)
def test_no_glyph_is_missing(ax, lang, texts, png):
    plot_confusion_matrix(MATRIX, class_names=["고양이", "개", "새"], ax=ax)
    assert {"실제 클래스", "예측 클래스", "고양이"} <= set(texts(ax))
    assert png(ax)
