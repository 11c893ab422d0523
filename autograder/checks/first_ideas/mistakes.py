"""The mistakes that learners make in the assignment `first_ideas`, as formulas, likeliest first.

Here are those in the neuron; those in the network and in the search have modules of their own.
"""

from typing import Any

import numpy as np

from autograder.checks.mistakes import Mistake
from autograder.checks.wording import Text

__all__ = ["FIRES_AT_THRESHOLD", "IF_ON_AN_ARRAY", "NUMBER_NOT_TAKEN", "STEP_NEURON", "signal"]


def signal(x: Any, threshold: Any) -> Any:
    """Return 1 where x is above the threshold, otherwise 0."""
    return np.where(x > threshold, 1, 0)


FIRES_AT_THRESHOLD = Text(
    "your neuron fires at the threshold. It fires only above it; exactly at it, the answer is 0.",
    "임계치와 똑같은 자극에도 발화한다. 임계치보다 클 때만 발화하고, 똑같으면 답은 0이다.",
)
IF_ON_AN_ARRAY = Text(
    "`if` wants a single yes or no, and an array has one for every entry. `np.where` takes them "
    "all at once.",
    "`if`에는 예나 아니요가 하나만 있어야 하는데, 배열에는 원소마다 하나씩 있다. `np.where`는 "
    "그것을 한꺼번에 받는다.",
)
NUMBER_NOT_TAKEN = Text(
    "your function takes arrays, and stops at a single number: a number has no entries to go "
    "through, and nothing like `.astype`. `np.where` takes both.",
    "배열은 받지만 수 하나에서는 멈춘다. 수 하나에는 차례로 꺼낼 원소도 없고 `.astype` 같은 것도 "
    "없다. `np.where`는 둘 다 받는다.",
)


def _written_twice(stimulus: Any, threshold: float, *, low_first: bool) -> Any:
    """Overwrite what lies on one side of the threshold, then compare the result once more."""
    answers = np.array(stimulus)
    for above in (False, True) if low_first else (True, False):
        answers = np.where((answers > threshold) == above, 1 if above else 0, answers)
    return answers


STEP_NEURON = (
    Mistake(
        "if-on-an-array",
        lambda stimulus, threshold: 1 if stimulus > threshold else 0,
        IF_ON_AN_ARRAY,
    ),
    Mistake(
        "int-of-an-array",
        lambda stimulus, threshold: int(stimulus > threshold),
        Text(
            "`int` makes a number of a single answer, and an array has one for every entry. "
            "`np.where` takes them all at once.",
            "`int`는 답 하나를 수로 바꾸는데, 배열에는 원소마다 답이 하나씩 있다. `np.where`는 "
            "그것을 한꺼번에 받는다.",
        ),
    ),
    Mistake(
        "fires-at-threshold",
        lambda stimulus, threshold: np.where(stimulus >= threshold, 1, 0),
        FIRES_AT_THRESHOLD,
    ),
    *(
        Mistake(
            "upside-down",
            formula,
            Text(
                "your neuron is upside down: it fires below the threshold and is silent above it.",
                "뉴런이 거꾸로 되어 있다. 임계치보다 작으면 발화하고 크면 조용하다.",
            ),
        )
        for formula in (
            lambda stimulus, threshold: np.where(stimulus > threshold, 0, 1),
            lambda stimulus, threshold: np.where(stimulus < threshold, 1, 0),
        )
    ),
    *(
        Mistake(
            "threshold-written-in",
            lambda stimulus, threshold, written=written: signal(stimulus, written),
            Text(
                "your neuron compares with a number that is written down in the function. Compare "
                "with `threshold`: it is another one in every call.",
                "함수 안에 적어 둔 수와 비교한다. `threshold`와 비교하자. 이것은 호출할 때마다 "
                "다를 수 있다.",
            ),
        )
        for written in (1, 0)
    ),
    *(
        Mistake(
            "strength-passed-on",
            formula,
            Text(
                "your neuron passes on how strong the stimulus is. A step neuron's answer is 1 or "
                "0 and nothing between or beyond.",
                "자극의 세기를 그대로 전한다. 계단 뉴런의 답은 1 아니면 0이고 다른 수는 없다.",
            ),
        )
        for formula in (
            lambda stimulus, threshold: np.where(stimulus > threshold, stimulus, 0),
            lambda stimulus, threshold: np.maximum(stimulus - threshold, 0),
            lambda stimulus, threshold: stimulus - threshold,
        )
    ),
    Mistake(
        "silence-is-minus-one",
        lambda stimulus, threshold: np.where(stimulus > threshold, 1, -1),
        Text(
            "your neuron answers −1 where it does not fire. It is to answer 0.",
            "발화하지 않는 뉴런이 −1이라고 답한다. 0이라고 답해야 한다.",
        ),
    ),
    *(
        Mistake(
            "one-answer-for-all",
            formula,
            Text(
                "a single answer comes back for all stimuli together. Each stimulus needs an "
                "answer of its own.",
                "모든 자극에 대해 답 하나만 돌아온다. 자극마다 답이 하나씩 있어야 한다.",
            ),
        )
        for formula in (
            lambda stimulus, threshold: np.any(stimulus > threshold),
            lambda stimulus, threshold: np.all(stimulus > threshold),
            lambda stimulus, threshold: np.sum(stimulus > threshold),
        )
    ),
    Mistake(
        "only-the-first-answered",
        lambda stimulus, threshold: signal(np.ravel(stimulus)[0], threshold),
        Text(
            "only the first stimulus gets an answer: `return` inside a loop ends the whole "
            "function. Each stimulus needs an answer of its own.",
            "첫째 자극에만 답한다. 반복문 안의 `return`은 함수 전체를 끝낸다. 자극마다 답이 하나씩 "
            "있어야 한다.",
        ),
    ),
    *(
        Mistake("number-not-taken", formula, NUMBER_NOT_TAKEN)
        for formula in (
            lambda stimulus, threshold: np.array([signal(one, threshold) for one in stimulus]),
            lambda stimulus, threshold: (stimulus > threshold).astype(int),
        )
    ),
    *(
        Mistake(
            "compared-after-writing",
            lambda stimulus, threshold, low_first=low_first: _written_twice(
                stimulus, threshold, low_first=low_first
            ),
            Text(
                "you write answers over the stimuli and then compare again: the second comparison "
                "meets answers of the first. Choose both in one go, with `np.where`.",
                "자극의 자리에 답을 써넣고 다시 비교한다. 두 번째 비교는 첫 번째 비교가 써넣은 "
                "답을 만난다. `np.where`로 둘을 한꺼번에 고르자.",
            ),
        )
        for low_first in (False, True)
    ),
)
