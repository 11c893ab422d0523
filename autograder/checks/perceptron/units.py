"""Units as learners hand them in: weights and a bias, in many right ways.

What counts is what a unit answers, so its numbers are never compared. But its inputs may be a
little off, and a line that passes close by a point answers wrongly as soon as they are.
"""

from collections.abc import Callable, Sequence
from itertools import product
from typing import Any, NamedTuple

import numpy as np

from autograder.checks.exercise import Args, Idea
from autograder.checks.failure import RuleBroken
from autograder.checks.values import plain
from autograder.checks.wording import Text
from nnkit import Neuron
from nnkit.arrays import FloatArray
from nnkit.datasets import logic_gate

__all__ = [
    "CORNERS",
    "FORM",
    "RULES",
    "WOBBLE",
    "Unit",
    "composed",
    "steady",
    "unit_of",
    "units_of",
]

CORNERS: FloatArray = logic_gate("and")[0]
"""The inputs of a truth table."""

_STEPS = 12
_PER = 64
"""Inputs are off by up to 12/64. The task says 0.2, so that a line just as far away will do."""

FORM = {
    "no-unit": Text(
        "a unit is two things, its weights and its bias: `return np.array([…]), bias`.",
        "유닛은 가중치와 편향 두 가지이다. `return np.array([…]), bias`처럼 돌려주자.",
    ),
    "weights-no-array": Text(
        "the weights must be one array with one number for each input.",
        "가중치는 입력마다 수가 하나씩 있는 배열이어야 한다.",
    ),
    "bias-no-number": Text(
        "the bias must be a single number.",
        "편향은 수 하나여야 한다.",
    ),
}
"""What is said of an answer that is no unit."""

RULES = {
    **FORM,
    "no-three-units": Text(
        "three units are asked for: two hidden ones, and behind them the output unit. Each is its "
        "weights and its bias.",
        "유닛 셋을 돌려주어야 한다. 은닉 유닛 둘과 그 뒤의 출력 유닛이다. 유닛마다 가중치와 편향이 "
        "있다.",
    ),
    "line-too-close": Text(
        "with exact inputs every answer is as it should be, but a line passes so close by a point "
        "that inputs that are a little off carry it across. Put the line halfway between the "
        "points that it parts: their sums should be equally far from 0.",
        "입력이 정확하면 답이 모두 제대로 나온다. 그러나 직선이 어떤 점에 너무 가까워서, 입력이 "
        "조금만 어긋나도 점이 직선을 넘어간다. 갈라놓을 점들의 한가운데로 직선을 옮기자. 양쪽의 "
        "가중합이 0에서 같은 거리만큼 떨어져야 한다.",
    ),
    "merged": Text(
        "two points with different targets get the same answers from both hidden units. What has "
        "been merged, no output unit can part: look at the two hidden answers to each of the four "
        "inputs.",
        "타깃이 다른 두 점에 두 은닉 유닛이 똑같이 답한다. 한번 합쳐진 것은 어떤 출력 유닛도 "
        "가르지 못한다. 네 입력마다 두 은닉 유닛의 답을 적어 보자.",
    ),
}


class Unit(NamedTuple):
    """The weights, of shape (features,), and the bias of a unit."""

    weights: FloatArray
    bias: float

    def answers(self, X: FloatArray) -> FloatArray:
        """Return 0 or 1 for each sample."""
        return Neuron(self.weights, self.bias).forward(X)


def _broken(key: str) -> RuleBroken:
    return RuleBroken(key, RULES[key])


def unit_of(answer: Any, features: int) -> Unit:
    """Read a unit from what a learner's function returned.

    Parameters
    ----------
    answer : object
    features : int
        How many inputs it should have.

    Raises
    ------
    RuleBroken
        If it is no pair, or its parts are not what they should be.
    """
    if not isinstance(answer, (tuple, list)) or len(answer) != 2:
        raise _broken("no-unit")
    weights, bias = (
        plain(np.array(part)) if isinstance(part, (tuple, list)) else plain(part) for part in answer
    )
    if weights is None or weights.shape != (features,):
        raise _broken("weights-no-array")
    if bias is None or bias.size != 1:
        raise _broken("bias-no-number")
    return Unit(weights, float(bias.item()))


def units_of(answer: Any) -> tuple[Unit, Unit, Unit]:
    """Read two hidden units and an output unit, of two inputs each.

    Raises
    ------
    RuleBroken
        If they are no three units.
    """
    if not isinstance(answer, (tuple, list)) or len(answer) != 3:
        raise _broken("no-three-units")
    first, second, last = (unit_of(part, 2) for part in answer)
    return first, second, last


def composed(first: Unit, second: Unit, last: Unit) -> Callable[[FloatArray], FloatArray]:
    """Return what a network of two hidden units and an output unit answers.

    Raises
    ------
    RuleBroken
        If the hidden units merge two corners that XOR has to part.
    """

    def hidden(X: FloatArray) -> FloatArray:
        return np.column_stack([first.answers(X), second.answers(X)])

    unlike = CORNERS[:, 0] != CORNERS[:, 1]
    parted = {tuple(row) for row in hidden(CORNERS[unlike]).tolist()}
    if any(tuple(row) in parted for row in hidden(CORNERS[~unlike]).tolist()):
        raise _broken("merged")
    return lambda X: last.answers(hidden(X))


def steady(
    answers: Callable[[FloatArray], FloatArray], X: FloatArray, wanted: Callable[..., Any]
) -> Any:
    """Return what `wanted` makes of the answers at the corners that the samples are near.

    Parameters
    ----------
    answers : callable
        Of a unit or a network.
    X : ndarray of shape (samples, 2)
        Corners of the unit square, or places near them.
    wanted : callable
        Given the answers at the corners, returns what the exercise asks for, and whether it is
        right.

    Raises
    ------
    RuleBroken
        If that is right, and an answer near a corner differs from that at the corner.
    """
    at_corners = answers(np.round(X))
    result, right = wanted(at_corners)
    if right and not np.array_equal(answers(X), at_corners):
        raise _broken("line-too-close")
    return result


def _near_corners(rng: np.random.Generator) -> Sequence[Args]:
    # Every corner as far off as can be, in each of the four ways, and then by chance.
    farthest = [np.array(signs) * _STEPS for signs in product((-1, 1), repeat=2)]
    drawn = [rng.integers(-_STEPS, _STEPS + 1, size=(4, 2)) for _ in range(3)]
    return [{"X": CORNERS + steps / _PER} for steps in farthest + drawn]


WOBBLE = Idea(
    Text("inputs that are off by up to 0.2", "0.2까지 어긋난 입력"),
    _near_corners,
)
"""A truth table whose inputs are not quite 0 and 1."""
