"""The activation explorer: walk along a curve, and see its slope, its flat parts, its relatives."""

from collections.abc import Mapping
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt
import traitlets
from matplotlib.figure import Figure

from nnkit.activations import ACTIVATIONS, Activation
from nnkit.activations.curves import along, flat_spans, interrupted
from nnkit.arrays import FloatArray
from nnkit.decisions import expected_costs, logit, threshold_for_costs
from nnkit.language import Language
from nnkit.plots.numerals import number
from nnkit.plots.palette import CLASS_COLOURS, FAINT, INK
from nnkit.widgets.activation_measures import (
    VERDICTS,
    ActivationFunction,
    OwnActivation,
    measured_slopes,
)
from nnkit.widgets.activation_words import WORDS
from nnkit.widgets.base import CourseWidget, Setting, with_base

__all__ = ["ActivationExplorer", "activation_explorer"]

REACH = 6.0
"""The curve is drawn from −REACH to REACH, or further if the input is further out."""

FARTHEST = 100.0
POINTS = 481
SMALL = 121
"""So many points have the chosen curve, and each of the small ones."""

RUNGS = 13
"""So many inputs, evenly apart, are shown with their probabilities on the twin rulers."""


class ActivationExplorer(CourseWidget):
    """What :func:`activation_explorer` returns; see there."""

    _esm = with_base("activation_explorer.js")
    _css = with_base("activation_explorer.css")

    words: ClassVar[dict[str, dict[Language, str]]] = WORDS | VERDICTS

    names = traitlets.List(list(ACTIVATIONS)).tag(sync=True)
    """The activations that can be chosen."""

    activation = Setting(str, "The name of the activation; assign another one to draw it.")
    x = Setting(float, "The input; assign a number to move along the curve.")
    saturation = Setting(float, "Up to which share of the steepest slope the curve counts as flat.")
    cost_ratio = Setting(float, "How many false alarms a miss costs.")

    def __init__(
        self,
        state: dict[str, Any],
        *,
        function: ActivationFunction | None,
        derivative: ActivationFunction | None,
    ) -> None:
        if derivative is not None and function is None:
            raise ValueError("expected a function along with its derivative, received none")
        self._function, self._derivative = function, derivative
        super().__init__(state)

    @property
    def code(self) -> str:
        """One line of Python that makes an explorer in this state."""
        arguments = f'"{self.activation}", x={self.x!r}'
        for name, usual in (("saturation", 0.1), ("cost_ratio", 1.0)):
            if self.state[name] != usual:
                arguments += f", {name}={self.state[name]!r}"
        for name, function in (("function", self._function), ("derivative", self._derivative)):
            if function is not None:
                arguments += f", {name}={getattr(function, '__name__', f'my_{name}')}"
        return f"activation_explorer({arguments})"

    def checked(self, state: dict[str, Any]) -> dict[str, Any]:
        """Hold the name, the input, the share and the costs to what can be drawn."""
        if state["activation"] not in ACTIVATIONS:
            raise ValueError(
                f"expected the name of an activation, one of {', '.join(ACTIVATIONS)}; "
                f"received {state['activation']!r}"
            )
        x, share, ratio = (float(state[name]) for name in ("x", "saturation", "cost_ratio"))
        if not -FARTHEST <= x <= FARTHEST:
            raise ValueError(f"expected an x from −{FARTHEST:g} to {FARTHEST:g}, received {x}")
        if not 0 <= share < 1:
            raise ValueError(f"expected a saturation in [0, 1), a share; received {share}")
        threshold_for_costs(miss=ratio)
        return {**state, "x": x, "saturation": share, "cost_ratio": ratio}

    def answer(self) -> tuple[dict[str, Any], Mapping[str, npt.NDArray[Any]]]:
        """Compute the curves, the place on them, the rulers and what the learner should know."""
        reference, low, high = ACTIVATIONS[self.activation], *self._window
        x, here, rungs = self._line(POINTS), np.array([self.x]), np.linspace(low, high, RUNGS)
        measured = [along(reference, inputs) for inputs in (x, here, rungs)]
        compared, message, error = measured[0], "", ""
        if self._function is not None:
            own = OwnActivation(self._function, self._derivative, reference, self.labels)
            try:
                measured = [own.along(inputs) for inputs in (x, here, rungs)]
                message = own.verdict()
            except Exception as failure:
                measured = [(np.full(len(one), np.nan),) * 2 for one in (x, here, rungs)]
                error = self.failure(failure)
        (values, slopes), (value, slope), (chances, _) = measured
        greatest = float(np.max(np.abs(slopes), initial=0, where=np.isfinite(slopes)))
        numbers = {
            "ranges": [one.range for one in ACTIVATIONS.values()],
            "own": self._function is not None,
            "at": self.x,
            "x": [low, high],
            "y": _picture(values, slopes, compared=compared),
            "greatest": greatest,
            "flat": (
                bool(np.abs(slope[0]) <= self.saturation * greatest)
                if np.isfinite(slope[0])
                else None
            ),
            "decision": self._decision(reference, value[0]),
            "message": " ".join(filter(None, [message, self._corner(reference, slope[0])])),
            "error": error,
        }
        small = self._line(SMALL)
        gallery = [along(one, small) for one in ACTIVATIONS.values()]
        return numbers, {
            "x": x,
            "curves": np.array([interrupted(one) for one in (values, slopes, *compared)]),
            "here": np.concatenate([value, slope]),
            "spans": np.array(flat_spans(x, slopes, self.saturation)).reshape(-1, 2),
            "rungs": np.column_stack([rungs, chances]),
            "small": small,
            "gallery": np.array([[interrupted(one) for one in pair] for pair in gallery]),
            "gallery_y": np.array([_extent(*pair) for pair in gallery]),
            "gallery_here": np.array(
                [np.concatenate(along(one, here)) for one in ACTIVATIONS.values()]
            ),
        }

    @property
    def _window(self) -> tuple[float, float]:
        """Where the picture begins and ends; it grows with the input."""
        return float(min(-REACH, np.floor(self.x))), float(max(REACH, np.ceil(self.x)))

    def _line(self, points: int) -> FloatArray:
        return np.linspace(*self._window, points)

    def _decision(self, reference: Activation, probability: float) -> dict[str, Any] | None:
        """Say what follows from the probability; None if the output is none."""
        if reference.name not in ("sigmoid", "softmax"):
            return None
        threshold = threshold_for_costs(miss=self.cost_ratio)
        of_yes, of_no = expected_costs(probability, miss=self.cost_ratio)
        known = bool(np.isfinite(probability))
        return {
            "threshold": threshold,
            "logit": float(logit(threshold)),
            "of_yes": float(of_yes) if known else None,
            "of_no": float(of_no) if known else None,
            "yes": bool(of_yes < of_no) if known else None,
        }

    def _corner(self, reference: Activation, slope: float) -> str:
        """Say that there is no tangent where nnkit's own curve has none."""
        if self._function is not None or self.x != 0:
            return ""
        measured = measured_slopes(lambda x: along(reference, x)[0], np.zeros(1))
        if np.isfinite(measured[0]):
            return ""
        return str(self.labels["corner"].format(slope=number(slope)))

    def describe(self) -> str:
        """Say the input, the output and the slope in one line."""
        numbers, arrays = self.answer()
        value, slope = arrays["here"]
        say = self.labels
        said = (
            f"{say['title']}, {self.activation}: x = {number(self.x)}, "
            f"{say['output']} {number(value)}, {say['slope-here'].format(slope=number(slope))}, "
            f"{say['is-flat']}: {say['yes' if numbers['flat'] else 'no']}"
        )
        decision = numbers["decision"]
        if decision is None or decision["yes"] is None:
            return said
        return (
            f"{said}, {say['threshold']} {number(decision['threshold'])}, "
            f"{say['decision']}: {say['yes' if decision['yes'] else 'no']}"
        )

    def draw_still(self, figure: Figure) -> None:
        """Draw the curve with its tangent, and beside it the slope, flat parts hatched."""
        numbers, arrays = self.answer()
        left, right = figure.subplots(1, 2)
        x, (values, slopes, *compared) = arrays["x"], arrays["curves"]
        value, slope = arrays["here"]
        for ax, curve, dash, other in zip(
            (left, right), (values, slopes), ("-", "--"), compared, strict=True
        ):
            if numbers["own"]:
                ax.plot(x, other, ":", color=INK, label=self.labels["reference"])
            for start, end in arrays["spans"]:
                ax.axvspan(start, end, facecolor="none", edgecolor=FAINT, hatch="///")
            ax.plot(x, curve, dash, color=CLASS_COLOURS[0 if ax is left else 5], linewidth=2)
            ax.axvline(self.x, color=INK, linewidth=0.8)
            ax.set(xlabel="x", xlim=numbers["x"], ylim=numbers["y"])
        if np.isfinite(slope):
            left.axline((self.x, value), slope=slope, color=CLASS_COLOURS[3], linestyle="-.")
        left.plot(self.x, value, "o", color=INK)
        right.plot(self.x, slope, "s", color=INK)
        left.set_ylabel(self.labels["output"])
        right.set_ylabel(self.labels["slope"])
        left.set_title(self.activation, fontsize=10)
        if numbers["own"]:
            left.legend(fontsize=8)


def activation_explorer(
    activation: str = "sigmoid",
    *,
    x: float = 1.0,
    saturation: float = 0.1,
    cost_ratio: float = 1.0,
    function: ActivationFunction | None = None,
    derivative: ActivationFunction | None = None,
) -> ActivationExplorer:
    """Show an activation as a curve to walk along, among all others.

    Drag the input along the curve, or move it with the arrow keys (with Shift ten times as far);
    the tangent with its slope follows, and where the curve is flat it is hatched. Where the output
    is a probability, two rulers show which logit it belongs to, and the threshold that follows from
    what mistakes cost.

    Parameters
    ----------
    activation : str, default "sigmoid"
        A name in :data:`nnkit.activations.ACTIVATIONS`. Softmax is shown for the two logits x
        and 0.
    x : float in [−100, 100], default 1
        The input.
    saturation : float in [0, 1), default 0.1
        Up to which share of the steepest slope the curve counts as flat.
    cost_ratio : float > 0, default 1
        What a miss costs, in false alarms.
    function : callable, optional
        ``function(x)`` takes an array of shape (points,) and returns one output for each input; for
        softmax, an array of shape (points, 2). It is drawn instead of nnkit's activation, and
        compared with it: if it is wrong, so is the picture. If it raises, the widget shows the
        error and lives on.
    derivative : callable, optional
        Of `function`, called in the same way; for softmax it returns shape (points, 2, 2). Without
        it, slopes are measured.

    Returns
    -------
    ActivationExplorer
        Its ``activation``, ``x``, ``saturation`` and ``cost_ratio`` can be read and set,
        ``reset()`` goes back to the start, and ``code`` is a line of Python that makes the present
        one.

    Raises
    ------
    ValueError
        If there is no such activation, `x` is too far out, `saturation` is no share or
        `cost_ratio` not above 0; or if there is a derivative without a function.

    Examples
    --------
    >>> explorer = activation_explorer("relu", x=2)
    >>> explorer.x = -1.5
    >>> explorer.code
    'activation_explorer("relu", x=-1.5)'
    """
    state = {
        "activation": activation,
        "x": x,
        "saturation": saturation,
        "cost_ratio": cost_ratio,
    }
    return ActivationExplorer(state, function=function, derivative=derivative)


def _extent(*curves: FloatArray) -> list[float]:
    """Return where a picture of these curves begins and ends, 0 within and room around."""
    seen = np.concatenate([[0.0], *(one[np.isfinite(one)] for one in curves)])
    room = 0.12 * (float(np.ptp(seen)) or 1.0)
    return [float(seen.min()) - room, float(seen.max()) + room]


def _picture(*curves: FloatArray, compared: tuple[FloatArray, FloatArray]) -> list[float]:
    """Return the extent of both; a curve that is far off leaves the picture of the right one."""
    low, high = _extent(*compared)
    lowest, highest = _extent(*curves)
    height = high - low
    return [max(min(low, lowest), low - height), min(max(high, highest), high + height)]
