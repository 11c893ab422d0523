"""How a learner's own activation and derivative compare with nnkit's.

What the picture shows of a learner's function is what that function says, however wrong. A slope
that nobody wrote is measured: by moving the input a little to either side.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from nnkit.activations import Activation, Softmax
from nnkit.activations.curves import along
from nnkit.arrays import FloatArray, as_float_array
from nnkit.language import Language
from nnkit.plots.numerals import number
from nnkit.widgets.base import quietly

__all__ = ["JUDGED", "VERDICTS", "ActivationFunction", "OwnActivation", "measured_slopes"]

ActivationFunction = Callable[[FloatArray], npt.ArrayLike]

JUDGED: FloatArray = np.arange(-120, 121) / 20
"""The inputs at which functions are compared: −6 to 6, and exactly 0 among them."""

FAR: FloatArray = np.array([-1000.0, 1000.0])
"""So far out, formulas overflow that are right for small inputs."""

NUDGE = 1e-5

VERDICTS: dict[str, dict[Language, str]] = {
    "infinite": {
        "en": "Your function gives no finite number at {wrong} of {points} inputs.",
        "ko": "입력 {points}개 가운데 {wrong}개에서 직접 만든 함수가 유한한 수를 내놓지 않는다.",
    },
    "differs": {
        "en": "Your function differs from nnkit's {name} at {wrong} of {points} inputs, most at "
        "x = {x}: {own} instead of {right}.",
        "ko": "입력 {points}개 가운데 {wrong}개에서 직접 만든 함수가 nnkit의 {name} 함수와 다르다. "
        "가장 다른 곳은 x = {x}이고, {right} 대신 {own}이다.",
    },
    "agrees": {
        "en": "Your function agrees with nnkit's {name} at all {points} inputs.",
        "ko": "입력 {points}개 모두에서 직접 만든 함수가 nnkit의 {name} 함수와 같다.",
    },
    "far": {
        "en": "But far out, at x = {x}, it gives {own} instead of {right}.",
        "ko": "그러나 먼 곳, x = {x}에서는 {right} 대신 {own}이다.",
    },
    "derivative-differs": {
        "en": "Your derivative differs at {wrong} of {points} inputs, most at x = {x}: {own} "
        "instead of {right}.",
        "ko": "입력 {points}개 가운데 {wrong}개에서 직접 만든 도함수가 다르다. 가장 다른 곳은 "
        "x = {x}이고, {right} 대신 {own}이다.",
    },
    "derivative-agrees": {"en": "Your derivative agrees, too.", "ko": "도함수도 같다."},
    "derivative-corner": {
        "en": "Your derivative agrees, too, but for x = 0, where there is no slope: nnkit declares "
        "{right}, yours is {own}.",
        "ko": "도함수도 x = 0 말고는 같다. 그곳에는 기울기가 없다. nnkit이 정한 값은 {right}이고, "
        "직접 만든 도함수의 값은 {own}이다.",
    },
    "shape": {
        "en": "expected outputs in the shape of the inputs, {expected}; received {shape}",
        "ko": "입력과 같은 {expected} 형상의 출력이 나와야 하는데 {shape} 형상이 돌아왔다",
    },
    "jacobian": {
        "en": "expected a matrix of slopes for each row, shape {expected}; received {shape}",
        "ko": "행마다 기울기의 행렬, 곧 {expected} 형상이 나와야 하는데 {shape} 형상이 돌아왔다",
    },
}
"""What is said of the learner's function."""


def measured_slopes(function: Callable[[FloatArray], FloatArray], x: FloatArray) -> FloatArray:
    """Return the slope of a function at each input, measured; NaN where there is none.

    There is none where the slope on the left differs from that on the right.

    Parameters
    ----------
    function : callable
        Takes an array of shape (points,), returns one of the same shape.
    x : ndarray of shape (points,)

    Examples
    --------
    >>> measured_slopes(np.abs, np.array([-2.0, 0.0, 2.0])).round(6)
    array([-1., nan,  1.])
    """
    with np.errstate(invalid="ignore"):  # the difference of two infinities
        here = function(x)
        left = (here - function(x - NUDGE)) / NUDGE
        right = (function(x + NUDGE) - here) / NUDGE
        slopes: FloatArray = np.where(
            np.isclose(left, right, rtol=1e-3, atol=1e-3), (left + right) / 2, np.nan
        )
    return slopes


@dataclass(frozen=True)
class OwnActivation:
    """A learner's function, and perhaps its derivative, called without trust.

    Attributes
    ----------
    function : callable
        Takes an array of inputs, returns its outputs in the same shape.
    derivative : callable or None
        The same for the slopes. None for measured slopes.
    reference : Activation
        What both should be. For softmax the function gets rows of two logits, x and 0, and the
        derivative returns a matrix for each row; the first probability is what is drawn.
    labels : mapping of str to str
        :data:`VERDICTS` in the learner's language.
    """

    function: ActivationFunction
    derivative: ActivationFunction | None
    reference: Activation
    labels: Mapping[str, str]

    def along(self, x: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return values and slopes along a line of inputs, as for nnkit's activations.

        Raises
        ------
        ValueError
            If the outputs have another shape than the inputs.
        """
        return self._values(x), self._slopes(x)

    def verdict(self) -> str:
        """Say in words how function and derivative compare with the reference."""
        values, slopes = along(self.reference, JUDGED)
        own = self._values(JUDGED)
        infinite = int(np.sum(~np.isfinite(own)))
        if infinite:
            return self._say("infinite", wrong=infinite)
        if worst := _worst(own, values):
            return self._differs("differs", worst, own, values)
        said = self._say("agrees") + self._far()
        return f"{said} {self._about_derivative(slopes)}" if self.derivative else said

    def _about_derivative(self, slopes: FloatArray) -> str:
        own = self._slopes(JUDGED)
        worst = _worst(own, slopes)
        if worst is None:
            return self._say("derivative-agrees")
        wrong, place = worst
        # where nnkit's own curve has no slope, its number is a convention
        if wrong == 1 and np.isnan(measured_slopes(self._reference_values, JUDGED)[place]):
            return self._say(
                "derivative-corner", own=number(own[place]), right=number(slopes[place])
            )
        return self._differs("derivative-differs", worst, own, slopes)

    def _far(self) -> str:
        own, right = self._values(FAR), self._reference_values(FAR)
        worst = _worst(own, right)
        if worst is None:
            return ""
        place = worst[1]
        return " " + self._say(
            "far", x=number(FAR[place]), own=number(own[place]), right=number(right[place])
        )

    def _differs(self, key: str, worst: tuple[int, int], own: FloatArray, right: FloatArray) -> str:
        wrong, place = worst
        return self._say(
            key,
            wrong=wrong,
            x=number(JUDGED[place]),
            own=number(own[place]),
            right=number(right[place]),
        )

    def _say(self, key: str, **places: str | int) -> str:
        return self.labels[key].format(name=self.reference.name, points=len(JUDGED), **places)

    def _reference_values(self, x: FloatArray) -> FloatArray:
        return along(self.reference, x)[0]

    def _values(self, x: FloatArray) -> FloatArray:
        inputs = self._inputs(x)
        outputs = as_float_array(quietly(self.function, inputs.copy()))
        self._check_shape("shape", outputs, inputs.shape)
        return outputs[:, 0] if outputs.ndim == 2 else outputs

    def _slopes(self, x: FloatArray) -> FloatArray:
        if self.derivative is None:
            return measured_slopes(self._values, x)
        inputs = self._inputs(x)
        slopes = as_float_array(quietly(self.derivative, inputs.copy()))
        if isinstance(self.reference, Softmax):
            self._check_shape("jacobian", slopes, (*inputs.shape, 2))
            return slopes[:, 0, 0]
        self._check_shape("shape", slopes, inputs.shape)
        return slopes

    def _inputs(self, x: FloatArray) -> FloatArray:
        return np.column_stack([x, np.zeros_like(x)]) if isinstance(self.reference, Softmax) else x

    def _check_shape(self, key: str, outputs: FloatArray, expected: tuple[int, ...]) -> None:
        if outputs.shape != expected:
            raise ValueError(self.labels[key].format(expected=expected, shape=outputs.shape))


def _worst(own: FloatArray, right: FloatArray) -> tuple[int, int] | None:
    """Return at how many places two curves differ, and where most; None if nowhere."""
    differs = ~np.isclose(own, right, rtol=1e-6, atol=1e-6)
    if not differs.any():
        return None
    distance = np.nan_to_num(np.abs(own - right), nan=np.inf)
    return int(differs.sum()), int(np.argmax(np.where(differs, distance, -1)))
