"""The drawing pad: draw a digit, and see what every layer of a network makes of it."""

from collections.abc import Mapping
from operator import index
from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from nnkit.arrays import FloatArray, as_float_array
from nnkit.datasets import Standardizer, digit_text, framed, is_framed, load_digits, read_digit
from nnkit.layers import ActivationLayer
from nnkit.models import Sequential
from nnkit.plots.palette import CLASS_COLOURS, INK
from nnkit.widgets.base import CourseWidget, Setting, quietly, with_base
from nnkit.widgets.digit_reader import (
    CLASSES,
    PIXELS,
    Predict,
    Prepare,
    Step,
    check_reader,
    our_reader,
    own_outputs,
    pass_through,
    probabilities,
    unit_layer,
)
from nnkit.widgets.drawing_pad_words import WORDS

__all__ = ["DrawingPad", "drawing_pad"]

LEVELS = 16
"""Ink comes in so many steps, as the data have it."""


class DrawingPad(CourseWidget):
    """What :func:`drawing_pad` returns; see there."""

    _esm = with_base("drawing_pad.js")
    _css = with_base("drawing_pad.css")

    words = WORDS

    unit = Setting(
        int,
        "The unit of the first layer that is shown large, from 0.",
        write=index,
    )

    def __init__(
        self,
        model: Sequential | None,
        *,
        predict: Predict | None,
        prepare: Prepare | None,
        pixels: npt.ArrayLike | str | None,
        images: tuple[npt.ArrayLike, npt.ArrayLike] | None,
        sample: int | None,
        unit: int,
    ) -> None:
        self._is_ours = model is None and predict is None
        if self._is_ours and prepare is not None:
            raise ValueError("expected a model or predict to prepare pixels for, received neither")
        if self._is_ours:
            model, prepare = our_reader()
        if model is not None:
            check_reader(model)
        self._model, self._predict, self._prepare = model, predict, prepare
        self._images, self._labels = _data(images)
        self._next = 0
        if pixels is not None and sample is not None:
            raise ValueError("expected pixels or a sample to begin with, received both")
        ink = self._text_of(sample) if pixels is None else _text(pixels)
        start = {"pixels": ink, "cursor": [3, 3], "sample": sample, "unit": index(unit)}
        super().__init__(start)

    @property
    def pixels(self) -> FloatArray:
        """The drawing, of shape (8, 8) with ink in [0, 1]; assign another, or text for one."""
        return read_digit(self.state["pixels"])

    @pixels.setter
    def pixels(self, pixels: npt.ArrayLike | str) -> None:
        self.state = {**self.state, "pixels": _text(pixels), "sample": None}

    @property
    def probabilities(self) -> FloatArray:
        """The ten probabilities that are shown; NaN where a learner's function failed."""
        return self.answer()[1]["probabilities"]

    def clear(self) -> None:
        """Take a new sheet of paper."""
        self.pixels = "0" * PIXELS

    def frame(self) -> None:
        """Bring the drawing to the data's form: as tall as the paper, about the middle."""
        self.pixels = framed(self.pixels)

    def load(self, sample: int | None = None) -> None:
        """Show an image of the data: the one of this number, or the next."""
        sample = self._next if sample is None else index(sample)
        self.state = {**self.state, "pixels": self._text_of(sample), "sample": sample}
        self._next = (sample + 1) % len(self._images)

    @property
    def code(self) -> str:
        """One line of Python that makes a pad with this drawing."""
        arguments = [] if self._model is None or self._is_ours else ["model"]
        if self._predict is not None:
            arguments.append(f"predict={getattr(self._predict, '__name__', 'my_predict')}")
        if self._prepare is not None and not self._is_ours:
            usual = "standardizer" if isinstance(self._prepare, Standardizer) else "my_prepare"
            arguments.append(f"prepare={getattr(self._prepare, '__name__', usual)}")
        if self.state["sample"] is None:
            arguments.append(f'pixels="{self.state["pixels"]}"')
        else:
            arguments.append(f"sample={self.state['sample']}")
        if self.unit:
            arguments.append(f"unit={self.unit}")
        return f"drawing_pad({', '.join(arguments)})"

    def checked(self, state: dict[str, Any]) -> dict[str, Any]:
        """Hold pixels, cursor, image number and unit within what there is."""
        read_digit(state["pixels"])
        row, column = state["cursor"]
        if not (0 <= row < 8 and 0 <= column < 8):
            raise ValueError(f"expected a cursor from [0, 0] to [7, 7], received {[row, column]}")
        sample = state["sample"]
        if sample is not None and not 0 <= sample < len(self._images):
            raise ValueError(
                f"expected an image from 0 to {len(self._images) - 1}, received {sample}"
            )
        units = self._units.shape[1]
        if not 0 <= state["unit"] < max(units, 1):
            raise ValueError(f"expected a unit from 0 to {units - 1}, received {state['unit']}")
        return state

    def do(self, event: dict[str, Any]) -> None:
        """Load the next image, or bring the drawing to the data's form."""
        if event["name"] == "load":
            self.load()
        elif event["name"] == "frame":
            self.frame()

    def answer(self) -> tuple[dict[str, Any], Mapping[str, npt.NDArray[Any]]]:
        """Pass the drawing through the layers, and tell what the learner should know."""
        unknown = np.full(CLASSES, np.nan)
        steps: list[Step] = []
        model, shown, x, error = unknown, unknown, np.full((1, PIXELS), np.nan), ""
        try:
            x = self._prepared()
            if self._model is not None:
                steps = pass_through(self._model, x)
                model = shown = probabilities(steps[-1].values)
            if self._predict is not None:
                shown = unknown
                shown = probabilities(own_outputs(self._predict, x, self.labels["shape"]))
        except Exception as failure:
            error = self.failure(failure)
        weights = self._units
        layers = [self._told(step) for step in steps]
        numbers = {
            "winner": self._winner(shown),
            "layers": layers,
            "unit": self._sum_of_unit(x),
            "message": self._message(shown, model),
            "compared": self._predict is not None and self._model is not None,
            "error": error,
        }
        arrays = {f"layer-{number}": step.values for number, step in enumerate(steps)}
        arrays |= {"probabilities": shown, "model": model, "weights": weights.T}
        if weights.size:
            arrays["products"] = weights[:, self.unit] * x[0]
        return numbers, arrays

    @property
    def _units(self) -> FloatArray:
        """The weights of the first layer, of shape (64, units); no unit if it has no pictures."""
        layer = None if self._model is None else unit_layer(self._model)
        return np.zeros((PIXELS, 0)) if layer is None else layer.weight

    def _text_of(self, sample: int | None) -> str:
        if sample is None:
            return "0" * PIXELS
        if not 0 <= sample < len(self._images):
            raise ValueError(
                f"expected an image from 0 to {len(self._images) - 1}, received {sample}"
            )
        return digit_text(self._images[sample])

    def _prepared(self) -> FloatArray:
        x = self.pixels.reshape(1, PIXELS)
        if self._prepare is None:
            return x
        prepared = as_float_array(quietly(self._prepare, x))
        if prepared.shape != x.shape or not np.all(np.isfinite(prepared)):
            raise ValueError(self.labels["prepared"].format(received=prepared.shape))
        return prepared

    def _told(self, step: Step) -> dict[str, Any]:
        layer, values = step
        name = layer.activation.name if isinstance(layer, ActivationLayer) else type(layer).__name__
        return {
            "name": name,
            "units": len(values),
            "above": int(np.sum(values > 0)),
            "low": float(values.min()),
            "high": float(values.max()),
            "is_unit_layer": self._model is not None and layer is unit_layer(self._model),
        }

    def _sum_of_unit(self, x: FloatArray) -> dict[str, float] | None:
        """Return the chosen unit's products added up, its bias, and the sum of both."""
        layer = None if self._model is None else unit_layer(self._model)
        if layer is None:
            return None
        products = float(x[0] @ layer.weight[:, self.unit])
        bias = float(layer.bias[self.unit])
        return {"products": products, "bias": bias, "sum": products + bias}

    def _winner(self, shown: FloatArray) -> str:
        say: dict[str, str] = self.labels
        if np.any(np.isnan(shown)):
            return say["no-answer"]
        best = np.flatnonzero(np.isclose(shown, shown.max(), atol=1e-9))
        percent = _percent(shown.max())
        if len(best) > 1:
            digits = ", ".join(map(str, best))
            return say["tie"].format(digits=digits, percent=percent)
        return say["winner"].format(digit=best[0], percent=percent)

    def _message(self, shown: FloatArray, model: FloatArray) -> str:
        """Say whether the answer is right, as far as it is known, and what to be wary of."""
        said = []
        if np.any(np.isnan(shown)):
            return ""
        if self.state["sample"] is not None:
            digit = int(self._labels[self.state["sample"]])
            key = "right" if digit == shown.argmax() else "wrong"
            said.append(self.labels[key].format(digit=digit))
        elif not self.pixels.any():
            said.append(self.labels["blank"])
        elif not is_framed(self.pixels) and self._would_move():
            said.append(self.labels["off-form"])
        if self._predict is not None and self._model is None:
            said.append(self.labels["alone"])
        elif self._predict is not None:
            worst = int(np.abs(shown - model).argmax())
            own, ours = _percent(shown[worst]), _percent(model[worst])
            key = "agrees" if np.allclose(shown, model, atol=1e-6) else "differs"
            said.append(self.labels[key].format(digit=worst, own=own, model=ours))
        return " ".join(said)

    def _would_move(self) -> bool:
        """Whether there is anything left for framing to do."""
        present: str = self.state["pixels"]
        return digit_text(framed(self.pixels)) != present

    def describe(self) -> str:
        """Say in one line what the drawing is taken for."""
        numbers, _ = self.answer()
        return f"{self.labels['title']}: {numbers['error'] or numbers['winner']}"

    def draw_still(self, figure: Figure) -> None:
        """Draw the drawing, the probabilities, and the chosen unit."""
        _, arrays = self.answer()
        axes = figure.subplots(1, 3 if "products" in arrays else 2)
        axes[0].imshow(self.pixels, cmap="Greys", vmin=0, vmax=1)
        axes[0].set_axis_off()
        digits, shares = np.arange(CLASSES), np.nan_to_num(arrays["probabilities"])
        axes[1].barh(digits, shares, color=CLASS_COLOURS[0])
        axes[1].plot(arrays["model"], digits, "|", color=INK, markersize=9)
        axes[1].set(yticks=digits, xlim=(0, 1), xlabel=self.labels["probabilities"])
        axes[1].invert_yaxis()
        if "products" in arrays:
            self._draw_unit(axes[2], arrays["weights"][self.unit])
        figure.suptitle(self.describe(), fontsize=9)

    def _draw_unit(self, ax: Axes, weights: FloatArray) -> None:
        limit = float(np.abs(weights).max()) or 1.0
        ax.imshow(weights.reshape(8, 8), cmap="cividis", vmin=-limit, vmax=limit)
        ax.set_title(self.labels["unit-weights"].format(unit=self.unit + 1), fontsize=9)
        ax.set_axis_off()


def drawing_pad(
    model: Sequential | None = None,
    *,
    predict: Predict | None = None,
    prepare: Prepare | None = None,
    pixels: npt.ArrayLike | str | None = None,
    images: tuple[npt.ArrayLike, npt.ArrayLike] | None = None,
    sample: int | None = None,
    unit: int = 0,
) -> DrawingPad:
    """Show paper of 8 by 8 pixels to draw a digit on, and what a network makes of it.

    Draw with mouse or finger; or go to the paper with the Tab key, move the cursor with the arrow
    keys, add ink with Space and take it away with Delete; Enter sets the brush down, so that the
    arrow keys draw. The outputs of every layer follow, and the ten probabilities.

    Parameters
    ----------
    model : Sequential, optional
        From 64 pixels to ten outputs, logits or probabilities. Without it, and without `predict`,
        a small network is trained on the spot.
    predict : callable, optional
        A function of your own: ``predict(x)`` returns ten probabilities or logits for `x` of shape
        (1, 64). Its probabilities are shown, beside the model's if there is a `model`. If it
        raises, the widget shows the error and lives on.
    prepare : callable, optional
        What the pixels went through before the network learned from them, for example a
        :class:`~nnkit.datasets.Standardizer`: called with ink in [0, 1] of shape (1, 64).
    pixels : array_like of shape (8, 8) or (64,), or str, optional
        The drawing to begin with: ink in [0, 1], or text as :func:`~nnkit.datasets.digit_text`
        writes it.
    images : tuple (X, y), optional
        Images to load, of shape (images, 8, 8) or (images, 64), with their digits; by default those
        of :func:`~nnkit.datasets.load_digits`.
    sample : int, optional
        The image to begin with, if there are no `pixels`.
    unit : int, default 0
        The unit of the first layer whose weights are shown large.

    Returns
    -------
    DrawingPad
        Its ``pixels`` and ``unit`` can be read and set; ``load()``, ``frame()`` and ``clear()`` do
        what the buttons do; ``probabilities`` is the present answer.

    Raises
    ------
    ValueError
        If the model does not lead from 64 pixels to ten outputs, or an argument is outside what
        there is.

    Examples
    --------
    >>> pad = drawing_pad(sample=3)
    >>> pad.describe().split(":")[1]
    ' Most likely a 3'
    >>> pad.code
    'drawing_pad(sample=3)'
    """
    return DrawingPad(
        model,
        predict=predict,
        prepare=prepare,
        pixels=pixels,
        images=images,
        sample=sample,
        unit=unit,
    )


def _data(
    images: tuple[npt.ArrayLike, npt.ArrayLike] | None,
) -> tuple[FloatArray, npt.NDArray[Any]]:
    X, y = load_digits() if images is None else map(np.asarray, images)
    if not len(X) or X[0].size != PIXELS or y.shape != (len(X),):
        raise ValueError(
            "expected images of shape (images, 8, 8) or (images, 64) and a digit for each, "
            f"received {X.shape} and {y.shape}"
        )
    return as_float_array(X), y


def _text(pixels: npt.ArrayLike | str) -> str:
    return digit_text(read_digit(pixels) if isinstance(pixels, str) else pixels)


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"
