"""The convolution slider without a browser: its numbers, its words, its still picture."""

import numpy as np
import pytest
from scipy.signal import correlate2d

from nnkit.widgets import convolution_slider
from nnkit.widgets.convolution_slider import KERNELS

IMAGE = np.arange(30.0).reshape(5, 6) % 7


@pytest.mark.parametrize("padding", ["valid", "same"])
@pytest.mark.parametrize("stride", [1, 2, 3])
@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_every_number_is_that_of_a_cross_correlation(size, stride, padding):
    kernel = np.random.default_rng(size).integers(-2, 3, (size, size)).astype(float)
    slider = convolution_slider(IMAGE, kernel=kernel, stride=stride, padding=padding)
    border = size - 1 if padding == "same" else 0
    padded = np.pad(IMAGE, (border // 2, border - border // 2))
    expected = correlate2d(padded, kernel, "valid")[::stride, ::stride]
    np.testing.assert_allclose(slider.output, expected)
    for at in ((0, 0), (1, 1)):
        slider.at = at
        row, column = slider.at
        numbers, arrays = slider.answer()
        top, left = numbers["top"]
        np.testing.assert_array_equal(arrays["image"], padded)
        np.testing.assert_array_equal(
            arrays["window"], padded[top : top + size, left : left + size]
        )
        np.testing.assert_array_equal(arrays["products"], arrays["window"] * kernel)
        assert numbers["sum"] == pytest.approx(arrays["products"].sum())
        assert numbers["sum"] == pytest.approx(expected[row, column])
        np.testing.assert_allclose(arrays["output"], expected)


def test_the_state_is_read_set_reset_and_written_as_code():
    slider = convolution_slider(IMAGE, stride=2)
    slider.kernel = [[0.5, -1], [0, 2]]
    slider.at = (1, 1)
    assert slider.at == (1, 1)
    np.testing.assert_array_equal(slider.kernel, [[0.5, -1], [0, 2]])
    again = eval(slider.code, {"convolution_slider": convolution_slider})
    assert again.state == slider.state
    np.testing.assert_array_equal(again.output, slider.output)
    slider.reset()
    assert slider.kernel.tolist() == KERNELS["vertical"]
    assert convolution_slider().code == (
        "convolution_slider(kernel=[[1, 0, -1], [1, 0, -1], [1, 0, -1]], at=(0, 0), "
        "stride=1, padding='valid', whole=False)"
    )


def test_a_window_beyond_the_output_stops_at_its_edge():
    slider = convolution_slider(IMAGE, at=(9, 9))
    assert slider.at == (2, 3)
    slider.state = {**slider.state, "stride": 2}
    assert slider.at == (1, 1)


def test_steps_go_through_the_output_row_by_row_and_stop_at_its_end():
    slider = convolution_slider(IMAGE, stride=2)
    visited = []
    for _ in range(5):
        visited.append(slider.at)
        slider.do({"name": "step"})
    assert visited == [(0, 0), (0, 1), (1, 0), (1, 1), (1, 1)]


@pytest.mark.parametrize("name", KERNELS)
def test_a_ready_made_kernel_is_taken_and_known_again(name):
    slider = convolution_slider()
    slider.do({"name": "kernel", "kernel": name})
    assert slider.kernel.tolist() == KERNELS[name]
    assert slider.answer()[0]["name"] == name


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"kernel": [[1, 2]]}, r"expected a square kernel, at most 4 by 4; received \(1, 2\)"),
        ({"kernel": np.ones((5, 5))}, r"received \(5, 5\)"),
        ({"kernel": [[np.inf]]}, "expected a finite number for the kernel, received inf"),
        ({"stride": 0}, "expected a stride from 1 to 3, received 0"),
        ({"padding": "full"}, 'expected padding "valid" or "same"'),
        ({"at": (-1, 0)}, r"expected a row and a column from 0, received \[-1, 0\]"),
        ({"image": np.ones(3)}, r"at most 12 by 12; received \(3,\)"),
        ({"image": np.ones((13, 2))}, r"received \(13, 2\)"),
        ({"image": [[1, np.nan]]}, "expected an image of finite numbers"),
        ({"image": np.ones((2, 2))}, "expected images of at least 3 by 3 pixels"),
    ],
)
def test_what_cannot_be_slid_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        convolution_slider(**arguments)


def test_a_function_of_ones_own_computes_the_output_and_is_judged():
    def right(window, kernel):
        return np.sum(window * kernel)

    def mirrored(window, kernel):
        return np.sum(window * kernel[::-1, ::-1])

    slider = convolution_slider(IMAGE, look=right)
    numbers, arrays = slider.answer()
    np.testing.assert_allclose(arrays["output"], slider.output)
    assert "agrees with nnkit everywhere" in numbers["message"]
    assert slider.code.endswith("look=right)")

    slider = convolution_slider(IMAGE, look=mirrored)
    numbers, arrays = slider.answer()
    np.testing.assert_allclose(arrays["output"], -slider.output)
    wrong = np.count_nonzero(slider.output)
    assert f"differs from nnkit at {wrong} of 12 places" in numbers["message"]


def test_a_function_of_ones_own_cannot_change_the_widget():
    def careless(window, kernel):
        window[:] = kernel[:] = 0
        return np.log(0.0)

    slider = convolution_slider(IMAGE, look=careless)
    assert np.isneginf(slider.answer()[1]["output"]).all()
    np.testing.assert_array_equal(slider.answer()[1]["image"], IMAGE)
    assert slider.kernel.tolist() == KERNELS["vertical"]


@pytest.mark.parametrize(
    ("function", "complaint"),
    [
        (lambda window, kernel: 1 / 0, "ZeroDivisionError"),
        (lambda window, kernel: window, "expected one number for a window; received shape (3, 3)"),
    ],
)
def test_a_failing_function_is_named_and_the_widget_lives_on(function, complaint):
    slider = convolution_slider(IMAGE, look=function)
    numbers, arrays = slider.answer()
    assert complaint in numbers["error"]
    assert np.isnan(arrays["output"]).all()
    assert numbers["sum"] == slider.output[0, 0]
    assert slider._repr_mimebundle_()[0]["image/png"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Convolution slider: Place (0, 0), Sum −33, Output 6 × 6, Stride 1, Padding valid"),
        ("ko", "합성곱 탐색기: 자리 (0, 0), 합 −33, 출력 6 × 6, 스트라이드 1, 패딩 valid"),
    ],
    indirect=["lang"],
)
def test_it_has_a_still_picture_and_words_without_javascript(lang, words):
    slider = convolution_slider()
    data, _ = slider._repr_mimebundle_()
    assert data["text/plain"] == words
    slider.at = (3, 3)
    assert data["image/png"] != slider._repr_mimebundle_()[0]["image/png"]
