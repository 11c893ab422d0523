"""Drawings in the data's form: what framing moves, what it keeps, and what it is good for."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

import nnkit
from nnkit.datasets import digit_text, framed, is_framed, load_digits, read_digit

drawings = arrays(float, (8, 8), elements=st.floats(0, 1).map(lambda ink: round(ink, 2)))


@given(drawings.filter(np.any))
def test_a_framed_drawing_fills_the_height_and_has_full_ink(drawing):
    result = framed(drawing)
    assert result.shape == (8, 8)
    assert result.min() >= 0
    assert result.max() == 1
    assert result[0].any()
    assert result[-1].any()


def test_blank_paper_stays_blank():
    np.testing.assert_array_equal(framed(np.zeros((8, 8))), np.zeros((8, 8)))


@pytest.mark.parametrize(("row", "column"), [(0, 0), (3, 5), (5, 2)])
def test_where_on_the_paper_it_was_drawn_does_not_matter(row, column):
    mark = np.array([[1.0, 0.5, 0.0], [0.0, 1.0, 0.0], [0.0, 1.0, 1.0]])
    paper = np.zeros((8, 8))
    paper[row : row + 3, column : column + 3] = mark
    np.testing.assert_allclose(framed(paper), framed(mark))


def test_a_pixel_has_the_mean_ink_of_what_it_covers():
    fine = np.kron(np.eye(8), np.ones((4, 4)))
    fine[::2] *= 0.5
    # blocks of 4 by 4, each half as dark in every second row
    np.testing.assert_allclose(framed(fine), np.eye(8))


def test_what_is_tall_enough_moves_by_whole_pixels():
    bar = np.zeros((8, 8))
    bar[:, 0] = 1
    assert set(np.unique(framed(bar))) == {0.0, 1.0}


def test_wide_drawings_are_not_cut():
    wide = np.zeros((8, 8))
    wide[3:5, :] = 1
    np.testing.assert_allclose(framed(wide), np.ones((8, 8)))


def test_the_data_have_the_form_that_framing_gives():
    X, _ = load_digits()
    assert sum(map(is_framed, X)) >= len(X) - 1
    assert all(is_framed(framed(np.roll(image, 1, axis=1))) for image in X[:200])
    assert not is_framed(np.roll(X[0], 2, axis=1))


def test_a_network_reads_moved_digits_again_once_they_are_framed():
    rng = np.random.default_rng(0)
    X, y = load_digits()
    model = nnkit.mlp([64, 32, 10], rng=rng)
    loss = nnkit.CategoricalCrossEntropy(from_logits=True)
    nnkit.fit(model, loss, nnkit.Adam(0.003), X.reshape(-1, 64), y, epochs=15, rng=rng)
    moved = np.roll(X, 1, axis=2)
    again = np.array([framed(image) for image in moved])
    lost, found = (
        nnkit.metrics.accuracy(model.predict(images.reshape(-1, 64)), y)
        for images in (moved, again)
    )
    assert lost < 0.6
    assert found > 0.85


@pytest.mark.parametrize(
    "image", [np.zeros(64), np.zeros((0, 8)), np.full((8, 8), -1.0), np.full((8, 8), np.nan)]
)
def test_what_is_no_drawing_is_refused(image):
    with pytest.raises(ValueError, match="expected"):
        framed(image)


@given(st.text("0123456789abcdefg", min_size=64, max_size=64))
def test_a_digit_as_text_comes_back(text):
    assert digit_text(read_digit(text)) == text
    assert digit_text(read_digit(text).ravel()) == text


@pytest.mark.parametrize("text", ["", "0" * 63, "0" * 63 + "h"])
def test_other_text_is_refused(text):
    with pytest.raises(ValueError, match="expected 64 characters"):
        read_digit(text)


@pytest.mark.parametrize("image", [np.zeros((4, 16)), np.full(64, 1.5), np.full(64, np.nan), []])
def test_other_images_are_refused(image):
    with pytest.raises(ValueError, match="expected 64 pixels"):
        digit_text(image)
