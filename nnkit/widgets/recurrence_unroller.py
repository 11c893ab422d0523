"""The recurrence unroller: one recurrent cell, drawn once for every timestep of a sequence."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib.figure import Figure

from nnkit.arrays import FloatArray
from nnkit.layers import SimpleRNN
from nnkit.plots.palette import CLASS_COLOURS, FAINT
from nnkit.widgets.base import Setting, with_base
from nnkit.widgets.cells import CellsWidget, finite_number, one_number, written

__all__ = ["RecurrenceUnroller", "recurrence_unroller"]

LONGEST = 8
WEIGHTS = ("weight", "recurrent_weight", "bias")


class RecurrenceUnroller(CellsWidget):
    """What :func:`recurrence_unroller` returns; see there."""

    _esm = with_base("cells.js", "recurrence_unroller.js")

    words = {  # noqa: RUF012 - a constant of the class
        "title": {"en": "Recurrence unroller", "ko": "순환 펼쳐 보기"},
        "input": {"en": "Input at step {step}", "ko": "{step}번째 시점의 입력"},
        "time": {"en": "Timestep", "ko": "시점"},
        "inputs": {"en": "Input x", "ko": "입력 x"},
        "sums": {"en": "Weighted sum", "ko": "가중합"},
        "states": {"en": "Hidden state h", "ko": "은닉 상태 h"},
        "influence": {
            "en": "Slope of the last h by x",
            "ko": "마지막 h의 x에 대한 기울기",
        },
        "weights": {
            "en": "The same three numbers at every step",
            "ko": "모든 시점에서 똑같은 세 수",
        },
        "handed": {"en": "h is handed on", "ko": "h를 다음 시점으로 넘긴다"},
        "own": {"en": "Your function", "ko": "직접 만든 함수"},
        "places": {"en": "steps", "ko": "시점"},
        "none": {
            "en": "Nothing read yet: h₀ = 0. Take a step.",
            "ko": "아직 아무것도 읽지 않았다. h₀ = 0이다. 한 단계 나아가 보자.",
        },
        "shape": {
            "en": "expected one number, the next state; received shape {shape}",
            "ko": "다음 상태인 수 하나가 나와야 하는데 {shape} 형상이 돌아왔다",
        },
    }

    steps = Setting(int, "How many timesteps have been read; assign another number to go there.")

    def __init__(self, state: dict[str, Any], *, cell: Callable[..., npt.ArrayLike] | None) -> None:
        super().__init__(state, function=cell, argument="cell")

    @property
    def inputs(self) -> FloatArray:
        """The sequence, one number for each timestep; assign another to change it."""
        return np.array(self.state["inputs"], dtype=float)

    @inputs.setter
    def inputs(self, inputs: Iterable[float]) -> None:
        self.state = {**self.state, "inputs": list(inputs)}

    @property
    def weights(self) -> tuple[float, float, float]:
        """Weight, recurrent weight and bias; assign three numbers to change them."""
        weight, recurrent, bias = (float(self.state[name]) for name in WEIGHTS)
        return weight, recurrent, bias

    @weights.setter
    def weights(self, weights: Iterable[float]) -> None:
        self.state = {**self.state, **dict(zip(WEIGHTS, weights, strict=True))}

    @property
    def code(self) -> str:
        """One line of Python that makes an unroller in this state."""
        arguments = [written(self.state["inputs"])]
        arguments += [f"{name}={written(self.state[name])}" for name in (*WEIGHTS, "steps")]
        return self.written_call("recurrence_unroller", arguments)

    def checked(self, state: dict[str, Any]) -> dict[str, Any]:
        """Refuse what is no short sequence; steps beyond its end stop there."""
        if not 1 <= len(state["inputs"]) <= LONGEST:
            raise ValueError(f"expected 1 to {LONGEST} timesteps, received {len(state['inputs'])}")
        inputs = [finite_number(x, "an input") for x in state["inputs"]]
        weights = {name: finite_number(state[name], name) for name in WEIGHTS}
        steps = state["steps"]
        if steps != int(steps) or steps < 0:
            raise ValueError(f"expected a whole number of steps from 0, received {steps}")
        return {"inputs": inputs, **weights, "steps": min(int(steps), len(inputs))}

    def do(self, event: dict[str, Any]) -> None:
        """Read one more timestep."""
        if event["name"] == "step":
            self.steps = self.steps + 1

    def answer(self) -> tuple[dict[str, Any], Mapping[str, npt.NDArray[Any]]]:
        """Compute the state after every step, and what each input has to say in the last."""
        truth, influence = self._read()
        states, message, error = self.own(self._own_states, truth)
        before = np.concatenate([[0.0], states[:-1]])
        weight, recurrent, bias = self.weights
        return {"message": message, "error": error, "own": self._function is not None}, {
            "states": states,
            "before": before,
            "sums": weight * self.inputs + recurrent * before + bias,
            "influence": influence,
        }

    def _read(self) -> tuple[FloatArray, FloatArray]:
        """Return nnkit's states, and the slope of the last one that is shown by every input."""
        layer = SimpleRNN(1, 1, rng=np.random.default_rng(0), return_sequences=True)
        weight, recurrent, bias = self.weights
        layer.weight, layer.recurrent_weight, layer.bias = [[weight]], [[recurrent]], [bias]
        states = layer.forward(self.inputs[np.newaxis, :, np.newaxis])
        last = np.zeros_like(states)
        if self.steps:
            last[0, self.steps - 1] = 1
        return states[0, :, 0], layer.backward(last)[0, :, 0]

    def _own_states(self, cell: Callable[..., Any]) -> FloatArray:
        states: list[float] = []
        for x in self.inputs:
            h = states[-1] if states else 0.0
            states.append(one_number(cell(float(x), h, *self.weights), self.labels["shape"]))
        return np.array(states)

    def describe(self) -> str:
        """Say the weights, the steps and the last state in one line."""
        weight, recurrent, bias = self.weights
        states = self.answer()[1]["states"]
        h = states[self.steps - 1] if self.steps else 0.0
        return (
            f"{self.labels['title']}: w = {weight:g}, u = {recurrent:g}, b = {bias:g}, "
            f"{self.labels['time']} {self.steps}/{len(states)}, h = {h:.3f}"
        )

    def draw_still(self, figure: Figure) -> None:
        """Draw the inputs and the states over time."""
        _, arrays = self.answer()
        times = np.arange(1, len(self.inputs) + 1)
        upper, lower = figure.subplots(2, 1, sharex=True)
        upper.axhline(0, color=FAINT)
        upper.plot(
            times[: self.steps], arrays["states"][: self.steps], "D-", color=CLASS_COLOURS[0]
        )
        upper.set(ylabel="h", ylim=(-1.1, 1.1), title=self.labels["states"])
        lower.bar(times, self.inputs, color=CLASS_COLOURS[1], hatch="//", width=0.4)
        lower.set(xticks=times, ylabel="x", xlabel=self.labels["time"], title=self.labels["inputs"])
        for ax in (upper, lower):
            ax.title.set_fontsize(9)
        figure.suptitle(self.describe(), fontsize=9)


def recurrence_unroller(
    inputs: Iterable[float] = (1, 0, 0, 0, 0, 0),
    *,
    weight: float = 1.0,
    recurrent_weight: float = 0.8,
    bias: float = 0.0,
    steps: int = 0,
    cell: Callable[..., npt.ArrayLike] | None = None,
) -> RecurrenceUnroller:
    r"""Show a recurrent cell reading a short sequence, one timestep after the other.

    .. math:: h_t = \tanh(w x_t + u h_{t-1} + b), \qquad h_0 = 0

    Parameters
    ----------
    inputs : iterable of 1 to 8 floats, default (1, 0, 0, 0, 0, 0)
    weight, recurrent_weight, bias : float
        :math:`w`, :math:`u` and :math:`b`.
    steps : int ≥ 0, default 0
        How many timesteps have been read.
    cell : callable, optional
        ``cell(x, h, weight, recurrent_weight, bias)``, all numbers, returns the next state. It
        computes the states instead of nnkit: if it is wrong, so is the picture.

    Returns
    -------
    RecurrenceUnroller
        Its ``inputs``, ``weights`` and ``steps`` can be read and set.

    Raises
    ------
    ValueError
        If there are not 1 to 8 inputs, or a number is not finite.

    Examples
    --------
    >>> unroller = recurrence_unroller([1, 0], recurrent_weight=0.5)
    >>> unroller.steps = 2
    >>> unroller.code
    'recurrence_unroller([1, 0], weight=1, recurrent_weight=0.5, bias=0, steps=2)'
    """
    state = {
        "inputs": list(inputs),
        "weight": weight,
        "recurrent_weight": recurrent_weight,
        "bias": bias,
        "steps": steps,
    }
    return RecurrenceUnroller(state, cell=cell)
