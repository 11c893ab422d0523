"""The convolution slider: a kernel slides over a small image, and its sums make a new image."""

from collections.abc import Callable, Mapping
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from nnkit.arrays import FloatArray, as_float_array
from nnkit.datasets import load_digits
from nnkit.layers import Conv2D
from nnkit.plots.numerals import number
from nnkit.plots.palette import NEGATIVE, POSITIVE
from nnkit.widgets.base import with_base
from nnkit.widgets.cells import CellsWidget, finite_number, one_number, written

__all__ = ["KERNELS", "ConvolutionSlider", "convolution_slider"]

KERNELS: dict[str, list[list[float]]] = {
    "vertical": [[1, 0, -1]] * 3,
    "horizontal": [[1, 1, 1], [0, 0, 0], [-1, -1, -1]],
    "outline": [[-1, -1, -1], [-1, 8, -1], [-1, -1, -1]],
    "blur": [[0.125, 0.125, 0.125], [0.125, 0, 0.125], [0.125, 0.125, 0.125]],
    "unchanged": [[0, 0, 0], [0, 1, 0], [0, 0, 0]],
}
"""Kernels to begin with, by name."""

LARGEST_KERNEL, LARGEST_STRIDE, LARGEST_IMAGE = 4, 3, 12


class ConvolutionSlider(CellsWidget):
    """What :func:`convolution_slider` returns; see there."""

    _esm = with_base("cells.js", "convolution_slider.js")

    words = {  # noqa: RUF012 - a constant of the class
        "title": {"en": "Convolution slider", "ko": "합성곱 탐색기"},
        "image": {"en": "Image", "ko": "이미지"},
        "output": {"en": "Output", "ko": "출력"},
        "kernel": {"en": "Kernel", "ko": "커널"},
        "kernel-cell": {
            "en": "Kernel, row {row}, column {column}",
            "ko": "커널 {row}행 {column}열",
        },
        "window": {"en": "Window; arrow keys slide it", "ko": "창, 방향키로 옮긴다"},
        "ready-made": {"en": "Ready-made kernels", "ko": "준비된 커널"},
        "vertical": {"en": "vertical edges", "ko": "세로 경계"},
        "horizontal": {"en": "horizontal edges", "ko": "가로 경계"},
        "outline": {"en": "outline", "ko": "윤곽"},
        "blur": {"en": "blur", "ko": "흐리게"},
        "unchanged": {"en": "unchanged", "ko": "그대로"},
        "stride": {"en": "Stride", "ko": "스트라이드"},
        "padding": {"en": "Padding", "ko": "패딩"},
        "valid": {"en": "none (valid)", "ko": "없음(valid)"},
        "same": {"en": "zeros (same)", "ko": "0으로(same)"},
        "whole": {"en": "Show the whole output", "ko": "출력 전체 보기"},
        "products": {"en": "Products", "ko": "곱"},
        "sum": {"en": "Sum", "ko": "합"},
        "size": {"en": "Size", "ko": "크기"},
        "place": {"en": "Place", "ko": "자리"},
        "places": {"en": "places", "ko": "자리"},
        "own": {"en": "Your function", "ko": "직접 만든 함수"},
        "shape": {
            "en": "expected one number for a window; received shape {shape}",
            "ko": "창 하나에 수 하나가 나와야 하는데 {shape} 형상이 돌아왔다",
        },
    }

    def __init__(
        self,
        image: npt.ArrayLike | None,
        state: dict[str, Any],
        *,
        look: Callable[[FloatArray, FloatArray], npt.ArrayLike] | None,
    ) -> None:
        self._given = image is not None
        self._image = (16 * load_digits()[0][0]) if image is None else as_float_array(image)
        sizes = self._image.shape
        if (
            len(sizes) != 2
            or not all(1 <= size <= LARGEST_IMAGE for size in sizes)
            or not np.isfinite(self._image).all()
        ):
            raise ValueError(
                f"expected an image of finite numbers, at most {LARGEST_IMAGE} by {LARGEST_IMAGE}; "
                f"received {sizes}"
            )
        super().__init__(state, function=look, argument="look")

    @property
    def kernel(self) -> FloatArray:
        """The kernel, of shape (size, size); assign another one to change the picture."""
        return np.array(self.state["kernel"], dtype=float)

    @kernel.setter
    def kernel(self, kernel: npt.ArrayLike) -> None:
        self.state = {**self.state, "kernel": np.asarray(kernel).tolist()}

    @property
    def at(self) -> tuple[int, int]:
        """Row and column of the output that the window computes; assign others to slide it."""
        row, column = self.state["at"]
        return int(row), int(column)

    @at.setter
    def at(self, at: tuple[int, int]) -> None:
        self.state = {**self.state, "at": list(at)}

    @property
    def output(self) -> FloatArray:
        """The whole output, as nnkit computes it."""
        return self._convolved(self.state)[1]

    @property
    def code(self) -> str:
        """One line of Python that makes a slider in this state."""
        now = self.state
        arguments = [f"kernel={written(now['kernel'])}", f"at={self.at}"]
        if self._given:
            arguments.insert(0, f"image={written(self._image.tolist())}")
        arguments += [f"{name}={now[name]!r}" for name in ("stride", "padding", "whole")]
        return self.written_call("convolution_slider", arguments)

    def checked(self, state: dict[str, Any]) -> dict[str, Any]:
        """Refuse what is no kernel; a window beyond the output is put back onto its edge."""
        kernel = as_float_array(state["kernel"])
        sides = set(kernel.shape)
        if kernel.ndim != 2 or len(sides) != 1 or not 1 <= len(kernel) <= LARGEST_KERNEL:
            raise ValueError(
                f"expected a square kernel, at most {LARGEST_KERNEL} by {LARGEST_KERNEL}; "
                f"received {kernel.shape}"
            )
        rows = [[finite_number(weight, "the kernel") for weight in row] for row in state["kernel"]]
        if state["stride"] not in range(1, LARGEST_STRIDE + 1):
            raise ValueError(
                f"expected a stride from 1 to {LARGEST_STRIDE}, received {state['stride']}"
            )
        if len(state["at"]) != 2 or any(place != int(place) or place < 0 for place in state["at"]):
            raise ValueError(f"expected a row and a column from 0, received {state['at']}")
        mended = {**state, "kernel": rows, "whole": bool(state["whole"])}
        last = [size - 1 for size in self._convolved(mended)[1].shape]
        at = [min(int(place), end) for place, end in zip(state["at"], last, strict=True)]
        return {**mended, "at": at}

    def do(self, event: dict[str, Any]) -> None:
        """Slide the window to the next place, row by row; or take a ready-made kernel."""
        if event["name"] == "kernel":
            self.kernel = KERNELS[event["kernel"]]
        elif event["name"] == "step":
            row, column = self.at
            down, across = self.output.shape
            place = min(row * across + column + 1, down * across - 1)
            self.at = divmod(place, across)

    def answer(self) -> tuple[dict[str, Any], Mapping[str, npt.NDArray[Any]]]:
        """Compute the window, its products and their sum, and the output at every place."""
        layer, output = self._convolved(self.state)
        windows = self._windows(layer, output.shape)
        kernel = self.kernel
        shown, message, error = self.own(
            lambda look: np.array(
                [
                    one_number(look(window.copy(), kernel.copy()), self.labels["shape"])
                    for window in windows
                ]
            ).reshape(output.shape),
            output,
        )
        row, column = self.at
        window = windows[row * output.shape[1] + column]
        before, after = self._border()
        stride = self.state["stride"]
        return {
            "sum": float(output[row, column]),
            "own": self._function is not None,
            "top": [stride * row, stride * column],
            "border": [before, after],
            "name": next((name for name, one in KERNELS.items() if one == kernel.tolist()), ""),
            "message": message,
            "error": error,
        }, {
            "image": np.pad(self._image, (before, after)),
            "window": window,
            "products": window * kernel,
            "output": shown,
        }

    def _border(self) -> tuple[int, int]:
        """Return how many rows of zeros :class:`Conv2D` puts before and behind the image."""
        border = len(self.state["kernel"]) - 1 if self.state["padding"] == "same" else 0
        return border // 2, border - border // 2

    def _convolved(self, state: dict[str, Any]) -> tuple[Conv2D, FloatArray]:
        """Return nnkit's layer with this kernel, and what it makes of the image."""
        kernel = as_float_array(state["kernel"])
        options: dict[str, Any] = {name: state[name] for name in ("stride", "padding")}
        layer = Conv2D(1, 1, len(kernel), rng=np.random.default_rng(0), **options)
        layer.weight = kernel[:, :, np.newaxis, np.newaxis]
        return layer, layer.forward(self._image[np.newaxis, :, :, np.newaxis])[0, :, :, 0]

    def _windows(self, layer: Conv2D, places: tuple[int, ...]) -> list[FloatArray]:
        """Return what the window sees at every place, which is the slope of that place's sum."""
        windows = []
        for place in range(places[0] * places[1]):
            one = np.zeros((1, *places, 1))
            one.flat[place] = 1
            layer.backward_parameters(one)
            windows.append(layer.grad_weight[:, :, 0, 0].copy())
        return windows

    def describe(self) -> str:
        """Say place, sum and settings in one line."""
        row, column = self.at
        say = self.labels
        down, across = self.output.shape
        return (
            f"{say['title']}: {say['place']} ({row}, {column}), {say['sum']} "
            f"{number(self.output[row, column])}, {say['output']} {down} × {across}, "
            f"{say['stride']} {self.state['stride']}, {say['padding']} {self.state['padding']}"
        )

    def draw_still(self, figure: Figure) -> None:
        """Draw image and window, kernel, and output."""
        numbers, arrays = self.answer()
        titles = (self.labels[name] for name in ("image", "kernel", "output"))
        pictures = (arrays["image"], self.kernel, arrays["output"])
        axes = figure.subplots(1, 3)
        for ax, title, picture in zip(axes, titles, pictures, strict=True):
            ax.imshow(picture, cmap="gray")
            ax.set(title=title, xticks=[], yticks=[])
        top, left = numbers["top"]
        size = len(self.kernel)
        row, column = self.at
        frame: dict[str, Any] = {"fill": False, "linewidth": 2}
        axes[0].add_patch(
            Rectangle((left - 0.5, top - 0.5), size, size, edgecolor=POSITIVE, **frame)
        )
        axes[2].add_patch(Rectangle((column - 0.5, row - 0.5), 1, 1, edgecolor=NEGATIVE, **frame))
        figure.suptitle(self.describe(), fontsize=9)


def convolution_slider(
    image: npt.ArrayLike | None = None,
    *,
    kernel: npt.ArrayLike = KERNELS["vertical"],
    at: tuple[int, int] = (0, 0),
    stride: int = 1,
    padding: Literal["valid", "same"] = "valid",
    whole: bool = False,
    look: Callable[[FloatArray, FloatArray], npt.ArrayLike] | None = None,
) -> ConvolutionSlider:
    """Show a kernel that slides over a small image, with every product written out.

    Drag the window, or move it with the arrow keys; change the kernel's numbers, the stride and the
    padding. The output fills place by place.

    Parameters
    ----------
    image : array_like of shape (height, width), optional
        At most 12 by 12; by default a handwritten zero with pixels from 0 to 16.
    kernel : array_like of shape (size, size), default an edge between left and right
        At most 4 by 4.
    at : pair of int, default (0, 0)
        Row and column of the output that the window computes.
    stride : int from 1 to 3, default 1
    padding : {"valid", "same"}, default "valid"
        As for :class:`~nnkit.layers.Conv2D`, which computes all of it.
    whole : bool, default False
        Whether all of the output is shown, or only the places up to the window's.
    look : callable, optional
        ``look(window, kernel)``, both of shape (size, size), returns one number. It computes the
        output instead of nnkit: if it is wrong, so is the picture.

    Returns
    -------
    ConvolutionSlider
        Its ``kernel`` and ``at`` can be read and set; ``output`` is what nnkit computes.

    Raises
    ------
    ValueError
        If the image or the kernel has another shape, or holds numbers that are not finite; if the
        kernel is larger than the image, or the stride is not from 1 to 3.

    Examples
    --------
    >>> slider = convolution_slider([[1, 2], [3, 4]], kernel=[[1, 0], [0, 1]])
    >>> slider.output
    array([[5.]])
    """
    state = {
        "kernel": np.asarray(kernel).tolist(),
        "at": list(at),
        "stride": stride,
        "padding": padding,
        "whole": whole,
    }
    return ConvolutionSlider(image, state, look=look)
