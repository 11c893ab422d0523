"""The mistakes in finding the trick that a bad objective rewards, and in mending the objective."""

from typing import Any

import numpy as np

from autograder.checks.losses.mistakes import alike
from autograder.checks.mistakes import Mistake
from autograder.checks.wording import Text

__all__ = ["CHEAT", "HONEST_ERROR"]


def _errors(p: Any, target: Any) -> Any:
    return (p - target) ** 2


CHEAT = (
    *alike(
        "all-right-ones-answered",
        Text(
            "you answer every picture that p gets right. That is what the hospital would like; the "
            "objective is smaller still if the worse ones among them are passed, too.",
            "p가 맞는 쪽에 있는 사진에 모두 답했다. 병원이라면 그것을 바라겠지만, 그 가운데 더 "
            "나쁜 것들까지 "
            "넘기면 목적 함수는 더 작아진다.",
        ),
        [
            lambda p, target: (p > 0.5) == (target == 1),
            lambda p, target: (p >= 0.5) == (target == 1),
            lambda p, target: _errors(p, target) < 0.25,
            lambda p, target: _errors(p, target) <= 0.25,
        ],
    ),
    *alike(
        "stopped-early",
        Text(
            "you leave out the worst pictures once. The mean of those that remain still holds "
            "errors above it: leave them out as well, until none is left.",
            "가장 나쁜 사진들을 한 번만 뺐다. 남은 사진 가운데에도 오차가 평균보다 큰 것이 있다. "
            "그런 것이 없을 때까지 계속 빼자.",
        ),
        [
            lambda p, target: _errors(p, target) < _errors(p, target).mean(),
            lambda p, target: _errors(p, target) <= _errors(p, target).mean(),
            lambda p, target: np.abs(p - target) < np.abs(p - target).mean(),
            lambda p, target: np.abs(p - target) <= np.abs(p - target).mean(),
            lambda p, target: _errors(p, target) < _errors(p, target).max(),
            lambda p, target: _errors(p, target) <= np.median(_errors(p, target)),
        ],
    ),
    *alike(
        "signed-errors-compared",
        Text(
            "you compare errors with their signs, so that a large error below 0 counts as small. "
            "Square them first.",
            "부호가 붙은 오차를 비교했다. 그러면 0보다 훨씬 작은 오차가 작은 것으로 여겨진다. "
            "먼저 제곱하자.",
        ),
        [
            lambda p, target: (p - target) == (p - target).min(),
            lambda p, target: (target - p) == (target - p).min(),
        ],
    ),
    Mistake(
        "surest-answered",
        lambda p, target: np.abs(p - 0.5) == np.abs(p - 0.5).max(),
        Text(
            "you answer where p is surest, that is, farthest from one half. What counts is how "
            "far p is from its target; sure and wrong is the worst.",
            "p가 가장 확신하는 사진, 곧 절반에서 가장 먼 사진에 답했다. 중요한 것은 p와 타깃의 "
            "거리이다. 확신했는데 틀린 것이 가장 나쁘다.",
        ),
    ),
    Mistake(
        "worst-answered",
        lambda p, target: _errors(p, target) == _errors(p, target).max(),
        Text(
            "you answer the picture with the largest error. The objective is to become small.",
            "오차가 가장 큰 사진에 답했다. 목적 함수는 작아져야 한다.",
        ),
    ),
    Mistake(
        "passes-marked",
        lambda p, target: _errors(p, target) != _errors(p, target).min(),
        Text(
            "your answer is turned round: True stands for a picture that is answered.",
            "참과 거짓이 뒤바뀌었다. 답하는 사진이 True이다.",
        ),
    ),
    Mistake(
        "all-answered",
        lambda p, target: np.ones(p.shape, dtype=bool),
        Text(
            "you answer every picture. The mean becomes smaller when large errors are left out.",
            "모든 사진에 답했다. 큰 오차를 빼면 평균이 작아진다.",
        ),
    ),
    Mistake(
        "none-answered",
        lambda p, target: np.zeros(p.shape, dtype=bool),
        Text(
            "you answer no picture at all. Then there is no mean, and no objective.",
            "한 장에도 답하지 않았다. 그러면 평균도, 목적 함수도 없다.",
        ),
    ),
    Mistake(
        "place-instead-of-answers",
        lambda p, target: np.argmin(_errors(p, target)),
        Text(
            "this is the place of a picture. Asked for is an array with True or False for each "
            "picture.",
            "이것은 사진이 놓인 자리의 번호이다. 사진마다 True나 False가 있는 배열을 돌려주자.",
        ),
    ),
    Mistake(
        "errors-instead-of-answers",
        _errors,
        Text(
            "these are the errors. Asked for is whether each picture is answered.",
            "이것은 오차이다. 사진마다 답할지를 돌려주자.",
        ),
    ),
)

HONEST_ERROR = (
    Mistake(
        "only-answered-counted",
        lambda p, target, answered: _errors(p, target)[answered].mean(),
        Text(
            "this is the old objective: what was passed still vanishes from the mean. Every "
            "picture counts.",
            "이것은 원래의 목적 함수이다. 넘긴 사진이 여전히 평균에서 사라진다. "
            "모든 사진이 셈에 들어가야 한다.",
        ),
    ),
    *alike(
        "passing-is-free",
        Text(
            "a pass costs nothing, so that passing everything would be best of all. It counts as "
            "a p of one half, and has the error of that.",
            "사진을 넘겨도 벌점이 없다. 그러면 모두 넘기는 것이 가장 좋은 셈이다. 넘긴 사진은 p가 "
            "절반인 "
            "것으로 치고, 그만큼의 오차를 매긴다.",
        ),
        [
            lambda p, target, answered: np.where(answered, _errors(p, target), 0).mean(),
            lambda p, target, answered: _errors(np.where(answered, p, target), target).mean(),
        ],
    ),
    Mistake(
        "pass-not-squared",
        lambda p, target, answered: np.where(answered, _errors(p, target), 0.5).mean(),
        Text(
            "a pass costs one half. One half is the p that it counts as; its error is squared as "
            "all others are.",
            "넘긴 사진의 벌점이 절반이다. 절반은 넘긴 사진의 p이고, 그 오차도 다른 오차처럼 "
            "제곱한다.",
        ),
    ),
    *alike(
        "pass-as-an-answer",
        Text(
            "a pass counts as a certain answer. It counts as a p of one half.",
            "넘긴 사진을 확실한 답으로 쳤다. 넘긴 사진은 p가 절반인 것으로 친다.",
        ),
        [
            lambda p, target, answered: _errors(np.where(answered, p, 0), target).mean(),
            lambda p, target, answered: np.where(answered, _errors(p, target), 1).mean(),
            lambda p, target, answered: _errors(np.where(answered, p, 1), target).mean(),
        ],
    ),
    Mistake(
        "answers-and-passes-swapped",
        lambda p, target, answered: _errors(np.where(answered, 0.5, p), target).mean(),
        Text(
            "answered and passed are swapped: the answered pictures keep their p.",
            "답한 사진과 넘긴 사진이 뒤바뀌었다. p를 그대로 두는 것은 답한 사진이다.",
        ),
    ),
    Mistake(
        "passes-ignored",
        lambda p, target, answered: _errors(p, target).mean(),
        Text(
            "the p of a passed picture counts although nobody was told it. It counts as one half.",
            "넘긴 사진의 p는 아무에게도 알리지 않았는데 셈에 들어갔다. 절반으로 친다.",
        ),
    ),
    Mistake(
        "summed",
        lambda p, target, answered: _errors(np.where(answered, p, 0.5), target).sum(),
        Text(
            "this is a sum over the pictures. Take the mean.",
            "사진에 대해 합을 냈다. 평균을 내자.",
        ),
    ),
    Mistake(
        "divided-by-the-answered",
        lambda p, target, answered: (
            _errors(np.where(answered, p, 0.5), target).sum() / answered.sum()
        ),
        Text(
            "you divide by the number of answered pictures. The mean is taken over all of them.",
            "답한 사진의 수로 나누었다. 평균은 모든 사진에 대해 낸다.",
        ),
    ),
    Mistake(
        "absolute-error",
        lambda p, target, answered: np.abs(np.where(answered, p, 0.5) - target).mean(),
        Text(
            "the errors are not squared.",
            "오차를 제곱하지 않았다.",
        ),
    ),
)
