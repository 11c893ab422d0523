"""The neuron explorer: move a neuron's weights and bias, and see which points it fires for."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt
from matplotlib.figure import Figure

from nnkit.activations import Activation, FloatArray, as_float_array, step
from nnkit.neuron import Neuron
from nnkit.plots.numerals import equals
from nnkit.plots.palette import LOW_TO_HIGH
from nnkit.widgets.base import CourseWidget, quietly, with_base

__all__ = ["NeuronExplorer", "NeuronFunction", "neuron_explorer"]

REACH = 4.0
"""The plane runs from −REACH to REACH in both directions."""

GRID = 101
"""The plane is computed at GRID × GRID points: fine enough to look smooth, 40 kB to send."""


class NeuronFunction(Protocol):
    """A neuron as a function, the learner's own for example."""

    def __call__(self, X: FloatArray, weights: FloatArray, bias: float) -> npt.ArrayLike:
        """Return one output for each row of `X`, of shape (samples, 2)."""
        ...


class NeuronExplorer(CourseWidget):
    """What :func:`neuron_explorer` returns; see there."""

    _esm = with_base("neuron_explorer.js")
    _css = with_base("neuron_explorer.css")

    words = {  # noqa: RUF012 - a constant of the class
        "title": {"en": "Neuron explorer", "ko": "뉴런 탐색기"},
        "plane": {"en": "The plane of the inputs", "ko": "입력 평면"},
        "line": {"en": "Decision line; arrow keys shift it", "ko": "결정 경계, 방향키로 옮긴다"},
        "normal": {
            "en": "Weight vector, the line's normal; arrow keys turn it",
            "ko": "가중치 벡터(경계의 법선), 방향키로 돌린다",
        },
        "sample": {"en": "Sample x; arrow keys move it", "ko": "샘플 x, 방향키로 옮긴다"},
        "sum": {"en": "Weighted sum", "ko": "가중합"},
        "output": {"en": "Output", "ko": "출력"},
        "threshold": {"en": "Threshold", "ko": "임계치"},
        "bias": {"en": "bias", "ko": "편향"},
        "no-line": {
            "en": "Both weights are 0: there is no line, the sum is b everywhere.",
            "ko": "두 가중치가 모두 0이다. 경계는 없고, 가중합은 어디서나 b이다.",
        },
        "right": {
            "en": "{right} of {points} points on their side",
            "ko": "점 {points}개 가운데 {right}개가 제 편에 있다",
        },
        "differs": {
            "en": "Your function differs from x·w + b at {wrong} of {points} points of the plane.",
            "ko": "평면의 점 {points}개 가운데 {wrong}개에서 직접 만든 함수가 x·w + b와 다르다.",
        },
        "agrees": {
            "en": "Your function computes this plane, and agrees with x·w + b everywhere.",
            "ko": "이 평면은 직접 만든 함수가 계산했고, 어디서나 x·w + b와 같다.",
        },
        "shape": {
            "en": "expected one output for each sample, shape ({samples},); received {shape}",
            "ko": "샘플마다 출력이 하나인 ({samples},) 형상이어야 하는데 {shape} 형상이 돌아왔다",
        },
    }

    def __init__(
        self,
        weights: Iterable[float],
        bias: float,
        *,
        neuron: NeuronFunction | None,
        activation: Callable[[FloatArray], FloatArray],
        points: npt.ArrayLike | None,
    ) -> None:
        self._function = neuron
        self._activation = activation
        self._points = np.empty((0, 3)) if points is None else as_float_array(points)
        if self._points.ndim != 2 or self._points.shape[1] != 3:
            raise ValueError(
                "expected points of shape (points, 3), each x₁, x₂ and its label 0 or 1; "
                f"received {self._points.shape}"
            )
        axis = np.linspace(-REACH, REACH, GRID)
        across, up = np.meshgrid(axis, axis[::-1])
        # row by row from the top left, as a canvas has its pixels
        self._plane = np.column_stack([across.ravel(), up.ravel()])
        super().__init__(
            {"weights": _pair(weights), "bias": _finite(bias), "sample": [1.0, 2.0]},
        )

    @property
    def weights(self) -> tuple[float, float]:
        """The two weights; assign two numbers to move the picture."""
        w1, w2 = self.state["weights"]
        return float(w1), float(w2)

    @weights.setter
    def weights(self, weights: Iterable[float]) -> None:
        self.state = {**self.state, "weights": _pair(weights)}

    @property
    def bias(self) -> float:
        """The bias; assign a number to move the picture."""
        return float(self.state["bias"])

    @bias.setter
    def bias(self, bias: float) -> None:
        self.state = {**self.state, "bias": _finite(bias)}

    @property
    def code(self) -> str:
        """One line of Python that makes an explorer in this state."""
        w1, w2 = self.weights
        arguments = f"weights=({w1:g}, {w2:g}), bias={self.bias:g}"
        if self._function is not None:
            arguments += f", neuron={getattr(self._function, '__name__', 'my_neuron')}"
        if isinstance(self._activation, Activation) and self._activation is not step:
            arguments += f", activation=nnkit.{self._activation.name}"
        return f"neuron_explorer({arguments})"

    def answer(self) -> tuple[dict[str, Any], Mapping[str, npt.NDArray[Any]]]:
        """Compute the plane, the sum at the sample, and what the learner should know."""
        neuron = Neuron(self.weights, self.bias, self._activation)
        sample = np.array(self.state["sample"], dtype=float)
        expected = neuron.forward(self._plane)
        plane, error = expected, ""
        output: float | None = float(neuron.forward(sample))
        at_points = neuron.forward(self._points[:, :2])
        message = ""
        if self._function is not None:
            try:
                plane = self._outputs(self._plane)
                output = float(self._outputs(sample[np.newaxis])[0])
                at_points = self._outputs(self._points[:, :2])
            except Exception as failure:
                error = self.failure(failure)
                plane, output = np.full(len(expected), np.nan), None
            else:
                wrong = int(np.sum(~np.isclose(plane, expected, atol=1e-6)))
                key = "differs" if wrong else "agrees"
                message = self.labels[key].format(wrong=wrong, points=len(plane))
        low, high = _range_of(self._activation, plane)
        middle = (low + high) / 2
        right = (at_points > middle) == (self._points[:, 2] > 0.5)
        numbers = {
            "terms": [float(w * x) for w, x in zip(self.weights, sample, strict=True)],
            "sum": float(neuron.weighted_sum(sample)),
            "output": output,
            "low": low,
            "high": high,
            "message": message,
            "error": error,
            "right": int(np.sum(right)) if not error else 0,
        }
        return numbers, {
            "plane": plane.reshape(GRID, GRID),
            "points": np.column_stack([self._points, right]),
        }

    def _outputs(self, X: FloatArray) -> FloatArray:
        assert self._function is not None  # noqa: S101 - narrows the type
        arguments = X.copy(), np.array(self.weights), self.bias
        outputs = as_float_array(quietly(self._function, *arguments))
        if outputs.shape != (len(X),):
            raise ValueError(self.labels["shape"].format(samples=len(X), shape=outputs.shape))
        return outputs

    def describe(self) -> str:
        """Say weights, bias and threshold in one line."""
        w1, w2 = self.weights
        return (
            f"{self.labels['title']}: {equals('w₁', w1)}, {equals('w₂', w2)}, "
            f"{equals('b', self.bias)}, {self.labels['threshold']} {equals('θ', -self.bias)}"
        )

    def draw_still(self, figure: Figure) -> None:
        """Draw the plane, the line and the sample."""
        numbers, arrays = self.answer()
        ax = figure.subplots()
        extent = (-REACH, REACH, -REACH, REACH)
        image = ax.imshow(
            arrays["plane"],
            extent=extent,
            cmap=LOW_TO_HIGH,
            vmin=numbers["low"],
            vmax=numbers["high"],
        )
        figure.colorbar(image, label=self.labels["output"])
        (w1, w2), b = self.weights, self.bias
        if w1 or w2:
            scale = -b / (w1**2 + w2**2)
            x1, x2 = scale * w1, scale * w2
            ax.axline((x1, x2), (x1 - w2, x2 + w1), color="black", linestyle="--")
            arrow = {"arrowstyle": "<-", "color": "black"}
            ax.annotate("w", (x1, x2), (x1 + w1, x2 + w2), arrowprops=arrow)
        for x1, x2, label, _ in arrays["points"]:
            ax.plot(x1, x2, "s" if label else "o", color="black", fillstyle="none")
        ax.plot(*self.state["sample"], "D", color="black")
        ax.set(xlim=(-REACH, REACH), ylim=(-REACH, REACH), xlabel="x₁", ylabel="x₂")
        ax.set_title(self.describe(), fontsize=9)


def neuron_explorer(
    weights: Iterable[float] = (1.0, 1.0),
    bias: float = -0.5,
    *,
    neuron: NeuronFunction | None = None,
    activation: Callable[[FloatArray], FloatArray] = step,
    points: npt.ArrayLike | None = None,
) -> NeuronExplorer:
    """Show a neuron with two inputs, to move by hand.

    Drag the sliders, the decision line, the tip of its normal or the sample, or move them with the
    arrow keys (with Shift ten times as far); the weighted sum, the line and the plane follow.

    Parameters
    ----------
    weights : two floats, default (1, 1)
    bias : float, default -0.5
    neuron : callable, optional
        ``neuron(X, weights, bias)`` returns one output for each row of `X`, of shape (samples, 2).
        It computes the plane instead of nnkit: if it is wrong, so is the picture. If it raises, the
        widget shows the error and lives on.
    activation : callable, default :data:`~nnkit.activations.step`
        Of nnkit's neuron, which a `neuron` of your own is compared with.
    points : array_like of shape (points, 3), optional
        Points to sort: x₁, x₂, and 1 for those that the neuron should fire for, otherwise 0.

    Returns
    -------
    NeuronExplorer
        Its ``weights`` and ``bias`` can be read and set, ``reset()`` goes back to the start, and
        ``code`` is a line of Python that makes the present one.

    Raises
    ------
    ValueError
        If there are not two finite weights and a finite bias, or `points` has another shape.

    Examples
    --------
    >>> explorer = neuron_explorer(weights=(2, -1), bias=0.5)
    >>> explorer.bias = 1
    >>> explorer.code
    'neuron_explorer(weights=(2, -1), bias=1)'
    """
    return NeuronExplorer(weights, bias, neuron=neuron, activation=activation, points=points)


def _pair(weights: Iterable[float]) -> list[float]:
    pair = [float(weight) for weight in weights]
    if len(pair) != 2 or not np.all(np.isfinite(pair)):
        raise ValueError(f"expected two finite weights, received {pair}")
    return pair


def _finite(bias: float) -> float:
    if not np.isfinite(bias):
        raise ValueError(f"expected a finite bias, received {bias}")
    return float(bias)


def _range_of(activation: Callable[..., Any], plane: FloatArray) -> tuple[float, float]:
    """Return what the two ends of the colours stand for; wider if the outputs leave it."""
    low, high = getattr(activation, "bounds", (-np.inf, np.inf))
    seen = plane[np.isfinite(plane)]
    if seen.size:
        low = min(low, seen.min()) if np.isfinite(low) else seen.min()
        high = max(high, seen.max()) if np.isfinite(high) else seen.max()
    low = low if np.isfinite(low) else 0.0
    return float(low), float(high if np.isfinite(high) and high > low else low + 1.0)
