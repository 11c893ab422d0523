"""What a unit, or three, answers where a gate or XOR goes wrong, likeliest first."""

from collections.abc import Callable

import numpy as np

from autograder.checks.mistakes import Mistake
from autograder.checks.wording import Text
from nnkit import Neuron
from nnkit.arrays import FloatArray

__all__ = ["AND", "BEST_XOR_LINE", "NAND", "OR", "XOR", "XOR_UNITS"]


# Gates: what a unit answers to (0, 0), (0, 1), (1, 0) and (1, 1)


def _answering(*answers: int) -> Callable[[FloatArray], FloatArray]:
    """Return a formula that gives these answers at the four corners and near them."""
    table = np.array(answers, dtype=float)

    def formula(X: FloatArray) -> FloatArray:
        first, second = np.round(X).astype(int).T
        result: FloatArray = table[2 * first + second]
        return result

    return formula


_NEVER = Mistake(
    "never-fires",
    _answering(0, 0, 0, 0),
    Text(
        "your unit answers 0 to everything: no sum comes above 0. A sum of exactly 0 is not above "
        "it. Work out the four sums.",
        "어떤 입력에도 0이라고 답한다. 0보다 큰 가중합이 없다. 정확히 0인 가중합은 0보다 크지 "
        "않다. 네 가중합을 계산해 보자.",
    ),
)
_ALWAYS = Mistake(
    "always-fires",
    _answering(1, 1, 1, 1),
    Text(
        "your unit answers 1 to everything: every sum is above 0. Work out the four sums.",
        "어떤 입력에도 1이라고 답한다. 가중합이 모두 0보다 크다. 네 가중합을 계산해 보자.",
    ),
)
_ONE_INPUT = Text(
    "only one of the two inputs decides. Both should count: give the other one a weight, too.",
    "두 입력 가운데 하나만 답을 정한다. 둘 다 영향을 주어야 한다. 다른 입력에도 가중치를 주자.",
)
_INVERTED = Text(
    "every answer is the opposite of what it should be: turn the sign of both weights and of the "
    "bias.",
    "모든 답이 반대이다. 두 가중치와 편향의 부호를 모두 바꾸자.",
)


def _gate(inverted: Callable[..., FloatArray], *others: Mistake) -> tuple[Mistake, ...]:
    return (
        *others,
        Mistake("inverted", inverted, _INVERTED),
        _NEVER,
        _ALWAYS,
        *(
            Mistake("one-input-only", _answering(*answers), _ONE_INPUT)
            for answers in ((0, 0, 1, 1), (0, 1, 0, 1), (1, 1, 0, 0), (1, 0, 1, 0))
        ),
    )


AND = _gate(
    _answering(1, 1, 1, 0),
    Mistake(
        "fires-too-easily",
        _answering(0, 1, 1, 1),
        Text(
            "this is an OR: one input alone is enough. For AND one alone must not be enough, so "
            "the bias has to be lower.",
            "이것은 OR이다. 입력 하나만으로도 1이 된다. AND에서는 하나만으로 부족해야 하니 편향을 "
            "낮추자.",
        ),
    ),
)
OR = _gate(
    _answering(1, 0, 0, 0),
    Mistake(
        "fires-too-rarely",
        _answering(0, 0, 0, 1),
        Text(
            "this is an AND: one input alone does not bring the sum above 0. For OR one alone is "
            "enough, so the bias has to be higher.",
            "이것은 AND이다. 입력 하나만으로는 가중합이 0보다 커지지 않는다. OR에서는 하나면 "
            "충분해야 하니 편향을 높이자.",
        ),
    ),
)
NAND = _gate(
    _answering(0, 0, 0, 1),
    Mistake(
        "fires-too-rarely",
        _answering(1, 0, 0, 0),
        Text(
            "this is a NOR: a single 1 already stops it. NAND answers 0 only where both inputs are "
            "1, so the bias has to be higher.",
            "이것은 NOR이다. 1이 하나만 있어도 0이 된다. NAND는 두 입력이 모두 1일 때만 0이니 "
            "편향을 높이자.",
        ),
    ),
    Mistake(
        "bias-not-negated",
        _answering(0, 1, 1, 1),
        Text(
            "this is an OR, and one of the signs is not turned. From AND to NAND the weights and "
            "the bias all change their sign.",
            "이것은 OR이고, 부호 가운데 바꾸지 않은 것이 있다. AND에서 NAND로 가려면 가중치와 "
            "편향의 부호를 모두 바꾸어야 한다.",
        ),
    ),
)


# The best line for XOR: how many points are right

BEST_XOR_LINE = (
    Mistake(
        "two-right",
        lambda X, targets: 2,
        Text(
            "your line gets two points right. That is what you get if all points lie on one side, "
            "or two on each. Cut off a single corner.",
            "두 점만 맞는다. 모든 점이 한쪽에 있거나 두 점씩 나뉘면 그렇게 된다. 꼭짓점 하나만 "
            "잘라 내자.",
        ),
    ),
    Mistake(
        "turned-round",
        lambda X, targets: 1,
        Text(
            "your line cuts off a single corner, but answers 0 and 1 on the wrong sides. Turn the "
            "sign of both weights and of the bias.",
            "꼭짓점 하나를 잘라 냈지만 0과 1이라고 답하는 쪽이 반대이다. 두 가중치와 편향의 부호를 "
            "모두 바꾸자.",
        ),
    ),
)


# XOR from three units

_OUTPUT_OR = Text(
    "your network answers 1 to everything. OR and NAND never both answer 0, so an output unit "
    "that is content with one of them always fires: both have to hold.",
    "어떤 입력에도 1이라고 답한다. OR와 NAND가 함께 0이 되는 일은 없으니, 하나로 만족하는 출력 "
    "유닛은 언제나 1이다. 둘 다 성립해야 한다.",
)
_BOTH_ONES = Text(
    "where both inputs are 1, your network answers 1, as an OR does. One unit has to notice that "
    "both are 1, and speak against it.",
    "두 입력이 모두 1일 때 OR처럼 1이라고 답한다. 둘 다 1임을 알아보고 그것에 반대하는 유닛이 "
    "있어야 한다.",
)
_BOTH_ZEROS = Text(
    "where both inputs are 0, your network answers 1, as a NAND does. One unit has to ask for at "
    "least one 1.",
    "두 입력이 모두 0일 때 NAND처럼 1이라고 답한다. 적어도 하나는 1이어야 한다고 요구하는 유닛이 "
    "있어야 한다.",
)
_ANSWERS_AND = Text(
    "your network answers as an AND: 1 only where both inputs are 1. Is the second hidden unit an "
    "AND where a NAND is needed, or does the output unit read the inputs themselves?",
    "AND처럼 두 입력이 모두 1일 때만 1이라고 답한다. 둘째 은닉 유닛이 NAND가 아니라 AND이거나, "
    "출력 유닛이 은닉 유닛이 아니라 입력을 받고 있지 않은지 살펴보자.",
)
_XNOR = Text(
    "this is an XNOR: every answer is the opposite. Turn the signs of the output unit, its bias "
    "too.",
    "이것은 XNOR이다. 모든 답이 반대이다. 출력 유닛의 부호를 편향까지 모두 바꾸자.",
)

XOR_UNITS = (
    Mistake("output-is-or", _answering(1, 1, 1, 1), _OUTPUT_OR),
    Mistake("answers-as-and", _answering(0, 0, 0, 1), _ANSWERS_AND),
    Mistake("both-ones-let-through", _answering(0, 1, 1, 1), _BOTH_ONES),
    Mistake("both-zeros-let-through", _answering(1, 1, 1, 0), _BOTH_ZEROS),
    Mistake("answers-as-xnor", _answering(1, 0, 0, 1), _XNOR),
    Mistake(
        "never-fires",
        _answering(0, 0, 0, 0),
        Text(
            "your network answers 0 to everything: the sum of the output unit never comes above 0. "
            "Work it out for the four pairs of hidden answers.",
            "어떤 입력에도 0이라고 답한다. 출력 유닛의 가중합이 0보다 커지는 일이 없다. 은닉 "
            "유닛의 답 네 쌍에 대해 가중합을 계산해 보자.",
        ),
    ),
)


def _stacked_as_rows(X: FloatArray) -> FloatArray:
    hidden = np.array([Neuron([1, 1], -0.5).forward(X), Neuron([-1, -1], 1.5).forward(X)])
    return Neuron([1, 1], -1.5).forward(hidden)


XOR = (
    *XOR_UNITS,
    Mistake(
        "stacked-as-rows",
        _stacked_as_rows,
        Text(
            "the two hidden answers of a sample stand below each other. The output unit wants one "
            "sample in each row, so they have to stand side by side: `np.column_stack`.",
            "한 샘플에 대한 두 은닉 유닛의 답이 위아래로 놓였다. 출력 유닛은 행마다 샘플 하나를 "
            "받으므로 나란히 놓아야 한다. `np.column_stack`을 쓰자.",
        ),
    ),
    Mistake(
        "compared-exactly",
        lambda X: (X[:, 0] != X[:, 1]).astype(float),
        Text(
            "whether two inputs are exactly equal says nothing where they may be a little off. "
            "Your units part them by lines.",
            "입력이 조금 어긋날 수 있으면 두 입력이 정확히 같은지는 아무것도 말해 주지 않는다. "
            "유닛은 직선으로 가른다.",
        ),
    ),
    Mistake(
        "column",
        lambda X: _answering(0, 1, 1, 0)(X)[:, np.newaxis],
        Text(
            "one answer for each sample is asked for, in an array of one axis.",
            "샘플마다 답이 하나씩, 축이 하나인 배열로 돌아와야 한다.",
        ),
    ),
)
