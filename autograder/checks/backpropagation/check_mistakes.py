"""Mistakes of the assignment `backpropagation`: in measuring slopes, and comparing by them."""

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks.draws import floats
from autograder.checks.mistakes import Mistake
from autograder.checks.wording import Text
from nnkit.arrays import FloatArray

__all__ = ["GRADIENT_CHECK", "LOSSES", "NUMERICAL_GRADIENT", "relative_error"]


def _of_floats(loss: Callable[[FloatArray], Any]) -> Callable[[Any], float]:
    return lambda x: float(loss(np.asarray(x, np.float64)))


LOSSES = {
    "sum(x²)": _of_floats(lambda x: (x**2).sum()),
    "sum(x³)": _of_floats(lambda x: (x**3).sum()),
    "sum(x)²": _of_floats(lambda x: x.sum() ** 2),
    "sum(x²) / 1000000": _of_floats(lambda x: (x**2).sum() / 1_000_000),
    "0": _of_floats(lambda x: 0.0),
}

Loss = Callable[[FloatArray], float]


def _moved(
    function: str,
    x: FloatArray,
    epsilon: float | None,
    slope: Callable[[Loss, FloatArray, FloatArray, float], float],
) -> FloatArray:
    """Return what `slope` makes of the loss, x, a step along one entry, and its length."""
    loss, length = LOSSES[function], epsilon or 1e-5
    slopes = np.zeros(np.shape(x))
    for index in np.ndindex(slopes.shape):
        step = np.zeros(slopes.shape)
        step[index] = length
        slopes[index] = slope(loss, x, step, length)
    return slopes


def _all_moved_at_once(function: str, x: FloatArray, epsilon: float | None) -> FloatArray:
    loss, length = LOSSES[function], epsilon or 1e-5
    return np.full(np.shape(x), (loss(x + length) - loss(x - length)) / (2 * length))


def _left_moved(function: str, x: FloatArray, epsilon: float | None) -> FloatArray:
    loss, length = LOSSES[function], epsilon or 1e-5
    point, slopes = x.astype(float), np.zeros(np.shape(x))
    for index in np.ndindex(slopes.shape):
        point[index] += length
        above = loss(point)
        point[index] -= 2 * length
        slopes[index] = (above - loss(point)) / (2 * length)
    return slopes


def _along_one_axis(function: str, x: FloatArray, epsilon: float | None) -> FloatArray:
    loss, length = LOSSES[function], epsilon or 1e-5
    steps = length * np.eye(len(x))
    return floats(*((loss(x + step) - loss(x - step)) / (2 * length) for step in steps))


def _of_integers(function: str, x: FloatArray, epsilon: float | None) -> FloatArray:
    loss, length = LOSSES[function], epsilon or 1e-5
    slopes = np.zeros(np.shape(x))
    for index in np.ndindex(slopes.shape):
        above, below = x.copy(), x.copy()
        above[index] += x.dtype.type(length)
        below[index] = x[index] - length
        slopes[index] = (loss(above) - loss(below)) / (2 * length)
    return slopes


def _central(loss: Loss, x: FloatArray, step: FloatArray, length: float) -> float:
    return (loss(x + step) - loss(x - step)) / (2 * length)


def _forward_difference(loss: Loss, x: FloatArray, step: FloatArray, length: float) -> float:
    return (loss(x + step) - loss(x)) / length


_ONE_SIDED = Text(
    "you measure to one side only. Move to both sides, +ε and −ε: then the bend of the curve "
    "cancels, and the error shrinks with the square of ε.",
    "한쪽으로만 움직여 쟀다. +ε과 −ε, 양쪽으로 움직이자. 그러면 곡선이 휜 정도가 상쇄되어 오차가 "
    "ε의 제곱에 비례하여 줄어든다.",
)


def _backward_difference(loss: Loss, x: FloatArray, step: FloatArray, length: float) -> float:
    return (loss(x) - loss(x - step)) / length


NUMERICAL_GRADIENT = (
    Mistake(
        "one-sided",
        lambda function, x, epsilon: _moved(function, x, epsilon, _forward_difference),
        _ONE_SIDED,
    ),
    Mistake(
        "one-sided",
        lambda function, x, epsilon: _moved(function, x, epsilon, _backward_difference),
        _ONE_SIDED,
    ),
    Mistake(
        "half-the-distance",
        lambda function, x, epsilon: 2 * _moved(function, x, epsilon, _central),
        Text(
            "you divide by ε. The two points are twice as far apart.",
            "ε으로 나누었다. 두 점 사이의 거리는 그 두 배이다.",
        ),
    ),
    Mistake(
        "brackets-forgotten",
        lambda function, x, epsilon: (
            (epsilon or 1e-5) ** 2 * _moved(function, x, epsilon, _central)
        ),
        Text(
            "without brackets ε multiplies instead of dividing: put the whole distance into "
            "brackets.",
            "괄호가 없으면 ε으로 나누지 않고 곱하게 된다. 거리 전체를 괄호로 묶자.",
        ),
    ),
    Mistake(
        "not-divided",
        lambda function, x, epsilon: 2 * (epsilon or 1e-5) * _moved(function, x, epsilon, _central),
        Text(
            "this is by how much the loss changed. A slope is that difference divided by the "
            "distance of the two points.",
            "이것은 손실이 변한 양이다. 기울기는 그 차이를 두 점 사이의 거리로 나눈 것이다.",
        ),
    ),
    Mistake(
        "all-moved-at-once",
        _all_moved_at_once,
        Text(
            "all entries are moved at once, which gives the sum of their slopes. Move one entry "
            "at a time, with all others held still.",
            "모든 원소를 한꺼번에 움직여서 기울기들의 합이 나온다. 나머지를 그대로 두고 한 번에 "
            "하나씩 움직이자.",
        ),
    ),
    Mistake(
        "not-put-back",
        _left_moved,
        Text(
            "an entry that was moved stays moved while the next ones are measured. Put it back, "
            "or move a copy.",
            "움직인 원소를 되돌리지 않은 채 다음 원소를 쟀다. 되돌리거나 복사본을 움직이자.",
        ),
    ),
    Mistake(
        "one-axis-only",
        _along_one_axis,
        Text(
            "your code handles arrays of one axis only. `np.ndindex(x.shape)` runs through the "
            "places of any array.",
            "축이 하나인 배열만 다룰 수 있다. `np.ndindex(x.shape)`는 어떤 배열이든 모든 자리를 "
            "지나간다.",
        ),
    ),
    Mistake(
        "integers-cannot-move-a-little",
        _of_integers,
        Text(
            "an array of integers cuts off what is added to it: x never moves by a small ε. "
            "Make it an array of floats first.",
            "정수 배열은 더한 값의 소수점 아래를 잘라 버려서 x가 조금도 움직이지 않는다. 먼저 실수 "
            "배열로 바꾸자.",
        ),
    ),
)


def relative_error(gradient: FloatArray, measured: FloatArray) -> float:
    """Return ‖gradient − measured‖ / (‖gradient‖ + ‖measured‖), and 0 where both are 0.

    Examples
    --------
    >>> relative_error(np.array([3.0]), np.array([1.0]))
    0.5
    """
    both = float(np.linalg.norm(gradient) + np.linalg.norm(measured))
    return float(np.linalg.norm(gradient - measured)) / both if both else 0.0


def _compared(
    compare: Callable[[FloatArray, FloatArray], Any],
) -> Callable[[str, FloatArray, FloatArray, float | None], Any]:
    """Return a gradient check that compares as `compare` does: computed, then measured."""

    def check(function: str, gradient: FloatArray, x: FloatArray, epsilon: float | None) -> Any:
        return compare(gradient, _moved(function, x, epsilon, _central))

    return check


_NOT_RELATIVE = Text(
    "this is the size of the difference alone. Whether it is large depends on the gradients: "
    "divide by the sum of their sizes.",
    "차이의 크기만 구했다. 그것이 큰지 작은지는 기울기의 크기에 달렸으니, 두 기울기의 크기를 더한 "
    "값으로 나누자.",
)
_SIGNS_CANCEL = Text(
    "positive and negative differences cancel. Take the norm: the root of the sum of squares.",
    "양의 차이와 음의 차이가 상쇄된다. 제곱의 합의 제곱근인 노름을 쓰자.",
)


def _norm(values: Any) -> float:
    return float(np.linalg.norm(values))


_OF_ARRAYS = ("integers-cannot-move-a-little", "one-axis-only")


def _measured_by(mistake: Mistake) -> Mistake:
    """Return the mistake that a gradient check inherits from how it measures."""

    def check(function: str, gradient: FloatArray, x: FloatArray, epsilon: float | None) -> float:
        return relative_error(gradient, mistake.formula(function, x, epsilon))

    return Mistake(mistake.key, check, mistake.text)


GRADIENT_CHECK = (
    Mistake("not-relative", _compared(lambda g, n: _norm(g - n)), _NOT_RELATIVE),
    Mistake("not-relative", _compared(lambda g, n: np.abs(g - n).max()), _NOT_RELATIVE),
    Mistake(
        "signs-cancel",
        _compared(lambda g, n: abs((g - n).sum()) / (_norm(g) + _norm(n) or 1)),
        _SIGNS_CANCEL,
    ),
    Mistake(
        "sizes-compared",
        _compared(lambda g, n: abs(_norm(g) - _norm(n)) / (_norm(g) + _norm(n) or 1)),
        Text(
            "you compare the sizes of the two gradients, not the gradients: one that points the "
            "other way has the same size. Take the difference first, then its norm.",
            "기울기가 아니라 기울기의 크기를 비교했다. 반대쪽을 가리켜도 크기는 같다. 먼저 차이를 "
            "구하고 그 노름을 구하자.",
        ),
    ),
    Mistake(
        "not-squared",
        _compared(lambda g, n: _norm(g - n) ** 2 / ((_norm(g) + _norm(n)) ** 2 or 1)),
        Text(
            "the root is missing: these are squares of sizes.",
            "제곱근이 빠졌다. 이것은 크기의 제곱이다.",
        ),
    ),
    Mistake(
        "one-size-only",
        _compared(lambda g, n: _norm(g - n) / (_norm(n) or 1)),
        Text(
            "you divide by the size of the measured gradient alone. The formula has the sum of "
            "both sizes below the line, so that the result stays between 0 and 1.",
            "잰 기울기의 크기로만 나누었다. 식에서는 두 크기의 합으로 나눈다. 그래서 결과가 0과 1 "
            "사이에 있다.",
        ),
    ),
    Mistake(
        "both-zero",
        _compared(
            lambda g, n: _norm(g - n) / (_norm(g) + _norm(n)) if _norm(g) + _norm(n) else np.nan
        ),
        Text(
            "where both gradients are 0 you divide 0 by 0. They agree: return 0.",
            "두 기울기가 모두 0이면 0을 0으로 나누게 된다. 둘은 같으니 0을 돌려주자.",
        ),
    ),
    Mistake(
        "yes-or-no",
        _compared(lambda g, n: np.allclose(g, n)),
        Text(
            "you return yes or no. Return the relative error itself, a number.",
            "맞는지 아닌지를 돌려주었다. 상대 오차 자체를 수로 돌려주자.",
        ),
    ),
    Mistake(
        "epsilon-ignored",
        lambda function, gradient, x, epsilon: relative_error(
            gradient, _moved(function, x, None, _central)
        ),
        Text(
            "the `epsilon` that is given does not reach `numerical_gradient`. Hand it on.",
            "주어진 `epsilon`이 `numerical_gradient`까지 가지 않는다. 넘겨주자.",
        ),
    ),
    *(_measured_by(mistake) for mistake in NUMERICAL_GRADIENT if mistake.key not in _OF_ARRAYS),
)
