"""The spiking neuron: a nerve cell beside the step neuron, under the same stimulus."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib.figure import Figure

from nnkit.activations import step
from nnkit.arrays import FloatArray, as_float_array
from nnkit.plots.palette import CLASS_COLOURS, INK
from nnkit.spiking import firing_rate, integrate_and_fire
from nnkit.widgets.base import CourseWidget, Setting, quietly, with_base

__all__ = ["SpikingNeuron", "spiking_neuron"]

STRONGEST = 4.0
"""The stimulus runs from 0 to here."""

DURATION = 100.0
"""Milliseconds that are shown of the cell."""

FASTEST = 250.0
"""Spikes a second at the top of the picture."""

POINTS = 201


class SpikingNeuron(CourseWidget):
    """What :func:`spiking_neuron` returns; see there."""

    _esm = with_base("spiking_neuron.js")
    _css = with_base("spiking_neuron.css")

    words = {  # noqa: RUF012 - a constant of the class
        "title": {"en": "Nerve cell and step neuron", "ko": "신경 세포와 계단 뉴런"},
        "cell": {
            "en": "Nerve cell (model): charge over time",
            "ko": "신경 세포(모형): 시간에 따른 충전량",
        },
        "answers": {"en": "Answer to each stimulus", "ko": "자극에 따른 응답"},
        "handle": {"en": "Stimulus; arrow keys change it", "ko": "자극, 방향키로 바꾼다"},
        "stimulus": {"en": "Stimulus", "ko": "자극"},
        "threshold": {"en": "Threshold", "ko": "임계치"},
        "spikes": {"en": "Spikes in 100 ms", "ko": "100 ms 동안의 스파이크"},
        "rate": {"en": "Spikes a second", "ko": "1초당 스파이크"},
        "step": {"en": "Step neuron", "ko": "계단 뉴런"},
        "own": {"en": "Your function", "ko": "직접 만든 함수"},
        "time": {"en": "ms", "ko": "ms"},
        "charge": {"en": "charge", "ko": "충전량"},
        "differs": {
            "en": "Your function differs from the step at {wrong} of {points} stimuli.",
            "ko": "자극 {points}가지 가운데 {wrong}가지에서 직접 만든 함수가 계단 함수와 다르다.",
        },
        "agrees": {
            "en": "Your function answers as the step does, everywhere.",
            "ko": "직접 만든 함수는 어디서나 계단 함수와 똑같이 답한다.",
        },
        "shape": {
            "en": "expected one output for each stimulus, shape ({points},); received {shape}",
            "ko": "자극마다 출력이 하나인 ({points},) 형상이어야 하는데 {shape} 형상이 돌아왔다",
        },
    }

    stimulus = Setting(float, "From 0 to 4; assign another to move the picture.", write=float)
    threshold = Setting(float, "Above 0, up to 4; assign another.", write=float)

    def __init__(
        self,
        stimulus: float,
        threshold: float,
        *,
        neuron: Callable[[FloatArray], npt.ArrayLike] | None,
    ) -> None:
        self._function = neuron
        super().__init__({"stimulus": float(stimulus), "threshold": float(threshold)})

    @property
    def code(self) -> str:
        """One line of Python that makes this widget in its present state."""
        arguments = f"stimulus={self.stimulus:g}, threshold={self.threshold:g}"
        if self._function is not None:
            arguments += f", neuron={getattr(self._function, '__name__', 'my_neuron')}"
        return f"spiking_neuron({arguments})"

    def checked(self, state: dict[str, Any]) -> dict[str, Any]:
        """Hold stimulus and threshold within the picture."""
        stimulus, threshold = state["stimulus"], state["threshold"]
        if not 0 <= stimulus <= STRONGEST:
            raise ValueError(f"expected a stimulus from 0 to {STRONGEST:g}, received {stimulus}")
        if not 0 < threshold <= STRONGEST:
            raise ValueError(
                f"expected a threshold above 0, up to {STRONGEST:g}, received {threshold}"
            )
        return state

    def answer(self) -> tuple[dict[str, Any], Mapping[str, npt.NDArray[Any]]]:
        """Compute the spike train, both answers to every stimulus, and the learner's."""
        train = integrate_and_fire(self.stimulus, threshold=self.threshold, duration=DURATION)
        stimuli = np.linspace(0, STRONGEST, POINTS)
        steps = step(stimuli - self.threshold)
        own, message, error = np.full(POINTS, np.nan), "", ""
        if self._function is not None:
            try:
                own = self._outputs(stimuli)
            except Exception as failure:
                error = self.failure(failure)
            else:
                wrong = int(np.sum(~np.isclose(own, steps)))
                key = "differs" if wrong else "agrees"
                message = self.labels[key].format(wrong=wrong, points=POINTS)
        numbers = {
            "spikes": len(train.spikes),
            "rate": float(firing_rate(self.stimulus, threshold=self.threshold)),
            "step": float(step(self.stimulus - self.threshold)),
            "strongest": STRONGEST,
            "duration": DURATION,
            "fastest": FASTEST,
            "message": message,
            "error": error,
        }
        return numbers, {
            "times": train.times,
            "potential": train.potential,
            "spikes": train.spikes,
            "stimuli": stimuli,
            "rates": firing_rate(stimuli, threshold=self.threshold),
            "steps": steps,
            "own": own,
        }

    def _outputs(self, stimuli: FloatArray) -> FloatArray:
        assert self._function is not None  # noqa: S101 - narrows the type
        outputs = as_float_array(quietly(self._function, stimuli - self.threshold))
        if outputs.shape != stimuli.shape:
            raise ValueError(self.labels["shape"].format(points=POINTS, shape=outputs.shape))
        return outputs

    def describe(self) -> str:
        """Say stimulus, spikes and the step's answer in one line."""
        numbers, _ = self.answer()
        say = self.labels
        return (
            f"{say['title']}: {say['stimulus']} {self.stimulus:g}, {say['threshold']} "
            f"{self.threshold:g}, {say['spikes']} {numbers['spikes']}, "
            f"{say['step']} {numbers['step']:g}"
        )

    def draw_still(self, figure: Figure) -> None:
        """Draw the charge over time, and the two answers to every stimulus."""
        numbers, arrays = self.answer()
        left, right = figure.subplots(1, 2)
        left.plot(arrays["times"], arrays["potential"], color=CLASS_COLOURS[0])
        top = 1.6 * self.threshold
        left.vlines(arrays["spikes"], 0, top, color=INK)
        left.axhline(self.threshold, color=INK, linestyle="--")
        left.set(title=self.labels["cell"], xlabel=self.labels["time"], ylim=(0, 1.1 * top))
        right.plot(arrays["stimuli"], arrays["rates"], color=CLASS_COLOURS[0])
        right.set(title=self.labels["answers"], xlabel=self.labels["stimulus"])
        right.set_ylabel(self.labels["rate"])
        steps = right.twinx()
        steps.plot(arrays["stimuli"], arrays["steps"], color=CLASS_COLOURS[5], linestyle="--")
        steps.plot(self.stimulus, numbers["step"], "D", color=INK)
        steps.set_ylabel(self.labels["step"])
        for ax in (left, right):
            ax.title.set_fontsize(9)


def spiking_neuron(
    stimulus: float = 1.5,
    threshold: float = 1.0,
    *,
    neuron: Callable[[FloatArray], npt.ArrayLike] | None = None,
) -> SpikingNeuron:
    """Show a model of a nerve cell beside a step neuron, both under one stimulus.

    Parameters
    ----------
    stimulus : float, default 1.5
        From 0 to 4, on the scale of the threshold.
    threshold : float, default 1
        Above 0, up to 4.
    neuron : callable, optional
        A step neuron of your own: takes how far each stimulus lies above the threshold, an array of
        shape (samples,), and returns one output for each. It is drawn beside the step.

    Returns
    -------
    SpikingNeuron
        A widget; its `stimulus` and `threshold` can be read and set.

    Raises
    ------
    ValueError
        If stimulus or threshold lies outside the picture.

    Examples
    --------
    >>> spiking_neuron(stimulus=2).code
    'spiking_neuron(stimulus=2, threshold=1)'
    """
    return SpikingNeuron(stimulus, threshold, neuron=neuron)
