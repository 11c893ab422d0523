"""The mistakes that learners make in the assignment `activations`, as formulas, likeliest first."""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.checks.mistakes import Mistake
from autograder.checks.wording import Text
from nnkit import decisions, relu, sigmoid, softmax, step, tanh

__all__ = [
    "LOGIT_THRESHOLD",
    "PROBABILITY_THRESHOLD",
    "RELU",
    "RELU_SLOPE",
    "SIGMOID",
    "SIGMOID_SLOPE",
    "SIGMOID_TAILS",
    "SOFTMAX",
    "STEP",
    "TANH_SLOPE",
    "THRESHOLD_FOR_COSTS",
]


# What goes wrong with numbers and arrays, whatever the activation

_NUMBERS_ONLY = Text(
    "your code works for a single number only. `if`, `max` and the functions of `math` cannot "
    "take an array; `np.where`, `np.maximum` and `np.exp` work on every entry.",
    "코드가 수 하나에만 통한다. `if`와 `max`, 그리고 `math`의 함수는 배열을 받지 못한다. "
    "`np.where`와 `np.maximum`, `np.exp`는 원소마다 계산한다.",
)
_ONE_AXIS_ONLY = Text(
    "your loop takes an array of one axis only: not a single number, and not a matrix. An "
    "expression of numpy works on every entry, whatever the shape.",
    "반복문이 축이 하나인 배열만 다룬다. 수 하나도, 행렬도 다루지 못한다. "
    "numpy의 식을 쓰면 형상이 무엇이든 원소마다 계산한다.",
)
_ARRAYS_ONLY = Text(
    "your code works for arrays, but not for a single number, which has no `shape`, no "
    "`astype`, and no entries to choose from. `np.where` takes both, and `np.asarray(x)` makes "
    "an array of either.",
    "코드가 배열에는 통하지만 수 하나에는 통하지 않는다. 수에는 `shape`도 `astype`도 없고, 고를 "
    "원소도 없다. `np.where`는 둘 다 받고, `np.asarray(x)`는 어느 쪽이든 배열로 만든다.",
)


def _of_shapes(right: Callable[[Any], Any], *of_one_number: Callable[[Any], Any]) -> list[Mistake]:
    """Return the mistakes about shapes, given ways of writing the function for one number."""
    mistakes = [Mistake("numbers-only", one, _NUMBERS_ONLY) for one in of_one_number]
    for one in of_one_number:
        mistakes.append(Mistake("one-axis-only", _looped(one), _ONE_AXIS_ONLY))
    for error in (AttributeError, TypeError):
        mistakes.append(Mistake("arrays-only", _raising(error, right), _ARRAYS_ONLY))
    return mistakes


def _looped(one: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda x: np.array([one(entry) for entry in x])


def _raising(error: type[Exception], right: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def formula(x: Any) -> Any:
        if not isinstance(x, np.ndarray):
            raise error
        return right(x)

    return formula


def _cut(right: Callable[[Any], Any]) -> Mistake:
    """Return the mistake of putting fractions into an array made by ``np.zeros_like``."""
    return Mistake(
        "fractions-cut-off",
        lambda x: right(x).astype(np.asarray(x).dtype),
        Text(
            "for integers, your outputs lose their fractions: an array made by `np.zeros_like(x)` "
            "holds integers then. Make it one of floats, or use `np.where`.",
            "입력이 정수이면 출력의 소수점 아래가 잘려 나간다. 이때 `np.zeros_like(x)`로 만든 "
            "배열에는 정수만 담긴다. 실수 배열을 만들거나 `np.where`를 쓰자.",
        ),
    )


# Step and ReLU

_ONE_AT_ZERO = Text(
    "your step is 1 at exactly 0. It is 1 above 0 only: `>`, not `>=`.",
    "정확히 0에서 1이 나온다. 계단 함수는 0보다 클 때만 1이다. `>=`가 아니라 `>`이다.",
)

STEP = (
    Mistake("one-at-zero", lambda x: np.where(np.asarray(x) >= 0, 1.0, 0.0), _ONE_AT_ZERO),
    Mistake(
        "half-at-zero",
        lambda x: np.heaviside(x, 0.5),
        Text(
            "your step is one half at exactly 0. The step of this course is 0 there.",
            "정확히 0에서 절반이 나온다. 이 과정의 계단 함수는 0에서 0이다.",
        ),
    ),
    Mistake(
        "signs-instead-of-step",
        np.sign,
        Text(
            "your outputs are signs, −1 and 1. The step gives 0 and 1.",
            "출력이 −1과 1, 즉 부호이다. 계단 함수의 출력은 0과 1이다.",
        ),
    ),
    Mistake(
        "output-inverted",
        lambda x: 1 - step(x),
        Text(
            "0 and 1 are swapped: the step is 1 where the input is above 0.",
            "0과 1이 뒤바뀌었다. 계단 함수는 입력이 0보다 큰 곳에서 1이다.",
        ),
    ),
    Mistake(
        "relu-instead-of-step",
        relu,
        Text(
            "above 0 your step lets the input pass. That is ReLU; the step is 1 there, however "
            "large the input.",
            "0보다 큰 입력을 그대로 통과시켰다. 그것은 ReLU이다. 계단 함수는 입력이 아무리 커도 "
            "1이다.",
        ),
    ),
    Mistake(
        "smooth-instead-of-step",
        sigmoid,
        Text(
            "your step is a sigmoid: it takes all values between 0 and 1. A step takes two.",
            "계단 함수 대신 시그모이드를 썼다. 시그모이드는 0과 1 사이의 값을 모두 가질 수 있지만, "
            "계단 함수의 값은 둘뿐이다.",
        ),
    ),
    Mistake(
        "jump-at-one-half",
        lambda x: np.where(np.asarray(x) > 0.5, 1.0, 0.0),
        Text(
            "your step jumps at one half. One half is where a probability is decided; a sum is "
            "decided at 0.",
            "0이 아니라 0과 1의 한가운데에서 뛰어오른다. 그곳은 확률로 결정할 때의 기준이고, "
            "가중합의 기준은 0이다.",
        ),
    ),
    *_of_shapes(step, lambda x: 1.0 if x > 0 else 0.0),
)

RELU = (
    Mistake(
        "absolute-value",
        np.abs,
        Text(
            "negative inputs come out positive. ReLU turns them into 0.",
            "음수 입력이 양수로 나온다. ReLU는 음수를 0으로 만든다.",
        ),
    ),
    Mistake(
        "negative-part",
        lambda x: np.minimum(0, x),
        Text(
            "your ReLU lets the negative inputs pass and holds the positive ones back. It is the "
            "larger of 0 and x, not the smaller.",
            "음수를 통과시키고 양수를 막았다. ReLU는 0과 x 가운데 작은 쪽이 아니라 큰 쪽이다.",
        ),
    ),
    Mistake(
        "step-instead-of-relu",
        step,
        Text(
            "your ReLU gives 1 for every positive input. That is the step; ReLU gives the input "
            "itself.",
            "양수 입력마다 1이 나온다. 그것은 계단 함수이다. ReLU는 입력을 그대로 내놓는다.",
        ),
    ),
    Mistake(
        "identity",
        lambda x: x,
        Text(
            "every input comes back as it was. ReLU turns those below 0 into 0.",
            "입력이 모두 그대로 돌아왔다. ReLU는 0보다 작은 입력을 0으로 만든다.",
        ),
    ),
    Mistake(
        "capped-at-one",
        lambda x: np.clip(x, 0, 1),
        Text(
            "your ReLU ends at 1. It has no upper end.",
            "1에서 끝난다. ReLU에는 위쪽 끝이 없다.",
        ),
    ),
    *(
        Mistake(
            "largest-entry",
            formula,
            Text(
                "`np.max` looks for the largest entry of its first argument; its second argument "
                "is an axis. `np.maximum(x, 0)` compares every entry with 0.",
                "`np.max`는 첫째 인수에서 가장 큰 원소를 찾고, 둘째 인수는 축이다. "
                "`np.maximum(x, 0)`은 원소마다 0과 비교한다.",
            ),
        )
        for formula in (lambda x: np.max(x, 0), lambda x: np.max(0, x))
    ),
    Mistake(
        "entries-dropped",
        lambda x: np.asarray(x)[np.asarray(x) > 0],
        Text(
            "the entries below 0 are left out. They stay in their places, as 0.",
            "0보다 작은 원소가 빠졌다. 그 원소도 0이 되어 제자리에 남는다.",
        ),
    ),
    *_of_shapes(relu, lambda x: x if x > 0 else 0.0),
)


# The sigmoid


def _one_sigmoid(x: Any) -> float:
    return 1 / (1 + math.exp(-x))


def _one_sigmoid_by_sides(x: Any) -> Any:
    return sigmoid(x) if x >= 0 else 1 - sigmoid(-x)


SIGMOID = (
    Mistake(
        "sign-forgotten",
        lambda x: sigmoid(-np.asarray(x)),
        Text(
            "your curve falls where the sigmoid rises: the minus sign in the exponent is missing.",
            "시그모이드는 올라가는데 곡선이 내려간다. 지수의 빼기 부호가 빠졌다.",
        ),
    ),
    Mistake(
        "not-divided",
        lambda x: 1 + np.exp(-np.asarray(x)),
        Text(
            "this is the denominator. The sigmoid is 1 divided by all of it; `1 / 1 + …` divides "
            "first and adds then, so brackets are needed.",
            "분모를 구했다. 시그모이드는 1을 이 분모 전체로 나눈 것이다. `1 / 1 + …`이라고 쓰면 "
            "나눗셈을 먼저 하고 그다음에 더하므로 괄호가 필요하다.",
        ),
    ),
    Mistake(
        "one-forgotten",
        lambda x: 1 / np.exp(-np.asarray(x)),
        Text(
            "your outputs exceed 1: the 1 that is added to the exponential is missing.",
            "출력이 1보다 커진다. 지수 함수의 값에 더하는 1이 빠졌다.",
        ),
    ),
    Mistake(
        "tanh-instead-of-sigmoid",
        tanh,
        Text(
            "your curve runs from −1 to 1. That is tanh; the sigmoid runs from 0 to 1.",
            "곡선이 −1에서 1로 간다. 그것은 tanh이다. 시그모이드는 0에서 1로 간다.",
        ),
    ),
    Mistake(
        "one-tail-only",
        lambda x: sigmoid(np.abs(x)),
        Text(
            "both sides come out above one half. exp(−|x|) is the same on both sides: below 0 it "
            "belongs in the numerator, too.",
            "양쪽이 모두 절반보다 크게 나온다. exp(−|x|)의 값은 양쪽에서 같다. 0보다 작은 쪽에서는 "
            "이것이 분자에도 들어가야 한다.",
        ),
    ),
    Mistake(
        "infinity-by-infinity",
        lambda x: np.exp(np.asarray(x)) / (1 + np.exp(np.asarray(x))),
        Text(
            "for a large input both numerator and denominator are infinite, and `inf / inf` is "
            "`nan`. Compute only exponentials of numbers below 0.",
            "입력이 크면 분자도 분모도 무한대가 되고, `inf / inf`는 `nan`이다. 0보다 작은 수의 "
            "지수 함수만 계산하자.",
        ),
    ),
    _cut(sigmoid),
    *_of_shapes(sigmoid, _one_sigmoid, _one_sigmoid_by_sides),
    Mistake("arrays-only", _looped(sigmoid), _ARRAYS_ONLY),
)


# The slopes

_AT_THE_OUTPUT = Text(
    "the formula is at the wrong place: it holds for the output of the activation, and `x` is the "
    "input. Compute the output first, then the slope from it.",
    "식을 잘못된 곳에 썼다. 이 식은 활성화 함수의 출력에 대한 것인데 `x`는 입력이다. "
    "먼저 출력을 구하고, 그 출력으로 기울기를 구하자.",
)
_VALUE_INSTEAD_OF_SLOPE = Text(
    "this is the activation itself. Its slope is asked for.",
    "활성화 함수의 값을 그대로 돌려주었다. 구할 것은 기울기이다.",
)
_NEGATIVE_SLOPE = Text(
    "your slope is negative, and the curve rises everywhere: the difference is the wrong way "
    "round.",
    "기울기가 음수로 나오는데 곡선은 어디서나 올라간다. 뺄셈의 순서가 뒤바뀌었다.",
)
_OTHER_RULE = Text(
    "the rules are mixed up: with the output y, the sigmoid's slope is y (1 − y), and that of tanh "
    "is 1 − y · y.",
    "두 규칙이 섞였다. 출력을 y라고 하면 시그모이드의 기울기는 y (1 − y)이고, tanh의 기울기는 "
    "1 − y · y이다.",
)


def _one_sigmoid_slope(x: Any) -> float:
    y = _one_sigmoid(x)
    return y * (1 - y)


_SIGMOID_SLOPE_EVERYWHERE = (
    Mistake("slope-at-the-output", lambda x: x * (1 - x), _AT_THE_OUTPUT),
    Mistake("value-instead-of-slope", sigmoid, _VALUE_INSTEAD_OF_SLOPE),
    Mistake("negative-slope", lambda x: sigmoid(x) * (sigmoid(x) - 1), _NEGATIVE_SLOPE),
    Mistake("other-rule", lambda x: 1 - sigmoid(x) ** 2, _OTHER_RULE),
    Mistake(
        "factor-forgotten",
        lambda x: 1 - sigmoid(x),
        Text(
            "a factor is missing: the slope is the product of σ(x) and 1 − σ(x).",
            "인수 하나가 빠졌다. 기울기는 σ(x)와 1 − σ(x)의 곱이다.",
        ),
    ),
    Mistake(
        "denominator-not-squared",
        lambda x: np.exp(-np.abs(x)) / (1 + np.exp(-np.abs(x))),
        Text(
            "the denominator must be squared: each of the two factors brings it along once.",
            "분모를 제곱해야 한다. 두 인수가 저마다 분모를 하나씩 가져온다.",
        ),
    ),
)

SIGMOID_SLOPE = (
    *_SIGMOID_SLOPE_EVERYWHERE,
    Mistake(
        "infinity-by-infinity",
        lambda x: np.exp(-np.asarray(x)) / (1 + np.exp(-np.asarray(x))) ** 2,
        Text(
            "far out on the left, numerator and denominator are infinite, and `inf / inf` is "
            "`nan`. Compute only exponentials of numbers below 0.",
            "왼쪽으로 멀리 가면 분자도 분모도 무한대가 되고, `inf / inf`는 `nan`이다. 0보다 작은 "
            "수의 지수 함수만 계산하자.",
        ),
    ),
    _cut(sigmoid.derivative),
    *_of_shapes(sigmoid.derivative, _one_sigmoid_slope),
)

_DIGITS_LOST = Text(
    "your slope is exactly 0 where the sigmoid's is only small. `1 - sigmoid(x)` subtracts what "
    "has been rounded to 1, and no digit is left; `sigmoid(-x)` is the same number and keeps its "
    "digits.",
    "시그모이드의 기울기가 작기는 해도 0은 아닌 곳에서 정확히 0이 나온다. `1 - sigmoid(x)`는 이미 "
    "1로 반올림된 수를 빼므로 유효 숫자가 하나도 남지 않는다. `sigmoid(-x)`는 같은 수이면서 "
    "유효 숫자를 잃지 않는다.",
)

# As the exercise looks at them: the logarithms of the slopes
SIGMOID_TAILS = tuple(
    replace(mistake, formula=lambda x, slope=mistake.formula: np.log(slope(x)))
    for mistake in (
        Mistake("digits-lost", lambda x: sigmoid(x) * (1 - sigmoid(x)), _DIGITS_LOST),
        Mistake(
            "digits-lost", lambda x: sigmoid(np.abs(x)) * (1 - sigmoid(np.abs(x))), _DIGITS_LOST
        ),
        *_SIGMOID_SLOPE_EVERYWHERE,
    )
)

TANH_SLOPE = (
    Mistake("slope-at-the-output", lambda x: 1 - np.square(x), _AT_THE_OUTPUT),
    Mistake("value-instead-of-slope", tanh, _VALUE_INSTEAD_OF_SLOPE),
    Mistake("negative-slope", lambda x: -tanh.derivative(x), _NEGATIVE_SLOPE),
    Mistake("other-rule", lambda x: tanh(x) * (1 - tanh(x)), _OTHER_RULE),
    Mistake(
        "square-forgotten",
        lambda x: 1 - tanh(x),
        Text(
            "the square is missing: it is the squared tanh that is subtracted from 1.",
            "제곱이 빠졌다. 1에서 빼는 것은 tanh의 제곱이다.",
        ),
    ),
    _cut(tanh.derivative),
    *_of_shapes(tanh.derivative, lambda x: 1 - math.tanh(x) ** 2),
)

RELU_SLOPE = (
    Mistake(
        "one-at-zero",
        lambda x: np.where(np.asarray(x) >= 0, 1.0, 0.0),
        Text(
            "at exactly 0 your slope is 1. There is none at the corner, and 0 is what this course "
            "declares: `>`, not `>=`.",
            "정확히 0에서 기울기가 1로 나온다. 모서리에는 기울기가 없고, 이 과정에서는 0으로 "
            "정한다. `>=`가 아니라 `>`이다.",
        ),
    ),
    Mistake(
        "half-at-zero",
        lambda x: np.heaviside(x, 0.5),
        Text(
            "at exactly 0 your slope is one half, the mean of both sides. This course, like "
            "PyTorch, declares 0.",
            "정확히 0에서 기울기가 양쪽의 평균인 절반으로 나온다. 이 과정에서는 PyTorch처럼 0으로 "
            "정한다.",
        ),
    ),
    Mistake("value-instead-of-slope", relu, _VALUE_INSTEAD_OF_SLOPE),
    Mistake(
        "signs-instead-of-slope",
        np.sign,
        Text(
            "below 0 your slope is −1. ReLU is flat there: its slope is 0.",
            "0보다 작은 곳에서 기울기가 −1로 나온다. 그곳에서 ReLU는 평평하므로 기울기가 0이다.",
        ),
    ),
    Mistake(
        "one-everywhere",
        np.ones_like,
        Text(
            "your slope is 1 everywhere. Below 0, ReLU is flat: its slope is 0.",
            "어디서나 기울기가 1로 나온다. 0보다 작은 곳에서 ReLU는 평평하므로 기울기가 0이다.",
        ),
    ),
    Mistake(
        "divided-by-x",
        lambda x: relu(x) / x,
        Text(
            "at exactly 0 you divide 0 by 0. A comparison with 0 needs no division.",
            "정확히 0에서 0을 0으로 나누었다. 0과 비교하면 나눗셈이 필요 없다.",
        ),
    ),
    *_of_shapes(step, lambda x: 1.0 if x > 0 else 0.0),
)


# Softmax


def _shares(x: Any) -> Any:
    return x / x.sum(axis=-1, keepdims=True)


def _last_axis(x: Any) -> Any:
    powers = np.exp(x - x.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1)


def _along(axis: int | None) -> Callable[[Any], Any]:
    def formula(x: Any) -> Any:
        powers = np.exp(x - x.max(axis=axis, keepdims=True))
        return powers / powers.sum(axis=axis, keepdims=True)

    return formula


_OVERFLOW = Text(
    "the exponentials of large logits overflow, and those of very negative ones all fade to 0: "
    "then `inf / inf` or `0 / 0` is `nan`. Subtract the largest logit of each row first.",
    "큰 로짓의 지수 함수는 오버플로되고, 절댓값이 큰 음수의 지수 함수는 모두 0이 된다. 그러면 "
    "`inf / inf`나 `0 / 0`이 되어 `nan`이 나온다. 먼저 행마다 가장 큰 로짓을 빼자.",
)

SOFTMAX = (
    Mistake("overflow", lambda x: _shares(np.exp(x)), _OVERFLOW),
    Mistake(
        "wrong-axis",
        _along(0),
        Text(
            "the sum runs along the wrong axis: over the samples. Each sample has probabilities "
            "of its own, along the last axis.",
            "합을 구하는 축이 틀렸다. 샘플들에 걸쳐 더했다. 확률은 샘플마다 따로, 마지막 축을 따라 "
            "구한다.",
        ),
    ),
    Mistake(
        "one-sum-for-all",
        _along(None),
        Text(
            "one sum serves the whole batch, so that only all probabilities together make 1. Each "
            "row has a sum of its own: `axis=-1`.",
            "배치 전체를 합 하나로 나누었다. 그래서 모든 행의 확률을 다 더해야 1이 된다. 합은 "
            "행마다 따로 구한다. `axis=-1`을 쓰자.",
        ),
    ),
    Mistake(
        "batch-only",
        _along(1),
        Text(
            "your axis is the second one. For a single sample there is none, and with more axes "
            "it is not the last: `axis=-1` always is.",
            "축을 둘째 축으로 고정했다. 샘플 하나에는 둘째 축이 없고, 축이 더 있으면 그것은 마지막 "
            "축이 아니다. `axis=-1`은 언제나 마지막 축이다.",
        ),
    ),
    Mistake(
        "one-maximum-for-all",
        lambda x: _shares(np.exp(x - x.max())),
        Text(
            "the largest logit of the whole batch is subtracted from every row. In a row far "
            "below it, all exponentials fade to 0, and `0 / 0` is `nan`. Each row has a largest "
            "logit of its own.",
            "모든 행에서 배치 전체의 가장 큰 로짓을 뺐다. 그보다 훨씬 작은 행에서는 지수 함수의 "
            "값이 모두 0이 되고, `0 / 0`은 `nan`이다. 가장 큰 로짓은 행마다 따로 구하자.",
        ),
    ),
    Mistake(
        "dimension-dropped",
        _last_axis,
        Text(
            "the sums of the rows have lost their axis, so that numpy lines them up with the "
            "classes. `keepdims=True` keeps the axis.",
            "행마다 구한 합에서 축이 사라져, numpy가 그 합을 클래스와 짝짓는다. `keepdims=True`를 "
            "쓰면 축이 남는다.",
        ),
    ),
    *(
        Mistake(
            "not-divided",
            formula,
            Text(
                "these are the exponentials. Divided by their sum they become probabilities.",
                "지수 함수의 값이다. 이것을 합으로 나누어야 확률이 된다.",
            ),
        )
        for formula in (np.exp, lambda x: np.exp(x - x.max(axis=-1, keepdims=True)))
    ),
    Mistake(
        "exponential-forgotten",
        _shares,
        Text(
            "the exponential is missing: shares of the logits themselves can be negative.",
            "지수 함수가 빠졌다. 로짓 자체를 합으로 나누면 음수가 나올 수 있다.",
        ),
    ),
    Mistake(
        "sign-of-the-exponent",
        lambda x: softmax(-x),
        Text(
            "the smallest logit gets the largest probability: the exponent has a minus sign that "
            "belongs to the sigmoid.",
            "가장 작은 로짓의 확률이 가장 크다. 지수에 시그모이드에서 쓰는 빼기 부호가 붙었다.",
        ),
    ),
    Mistake(
        "sigmoid-of-each",
        sigmoid,
        Text(
            "each logit goes through a sigmoid of its own, so that the probabilities of a row do "
            "not sum to 1. Softmax looks at the whole row.",
            "로짓마다 시그모이드를 따로 적용하여, 한 행의 확률을 더해도 1이 되지 않는다. "
            "소프트맥스는 행 전체를 본다.",
        ),
    ),
)


# Thresholds


def _log_odds(p: float) -> Any:
    return np.log(p / (1 - p))


_NOT_CHECKED = Text(
    "the argument is not checked: raise a `ValueError` where it does not fit, before anything is "
    "computed.",
    "인수를 확인하지 않았다. 맞지 않으면 계산하기 전에 `ValueError`를 일으키자.",
)

THRESHOLD_FOR_COSTS = (
    Mistake(
        "costs-swapped",
        lambda false_alarm, miss: miss / (false_alarm + miss),
        Text(
            "the costs are swapped: the dearer a miss, the lower the threshold must be, so that "
            "less suspicion is enough for a yes.",
            "두 비용이 뒤바뀌었다. 놓침이 비쌀수록 임계치는 낮아져야 한다. 그래야 조금만 "
            "의심스러워도 '예'라고 한다.",
        ),
    ),
    Mistake(
        "ratio-of-costs",
        lambda false_alarm, miss: false_alarm / miss,
        Text(
            "this is the ratio of the two costs, which can exceed 1. A probability is a share: "
            "divide by the sum of both.",
            "두 비용의 비율이어서 1보다 클 수 있다. 확률은 전체에 대한 몫이므로 두 비용의 합으로 "
            "나누자.",
        ),
    ),
    Mistake(
        "unit-taken-for-granted",
        lambda false_alarm, miss: 1 / (1 + miss),
        Text(
            "your formula takes a false alarm to cost 1. It may cost anything.",
            "오경보의 비용이 1이라고 여긴 식이다. 비용은 얼마든 될 수 있다.",
        ),
    ),
    Mistake(
        "logit-instead-of-probability",
        lambda false_alarm, miss: np.log(np.divide(false_alarm, miss)),
        Text(
            "this is the threshold on the scale of logits. Asked for is the probability.",
            "로짓 눈금에서의 임계치이다. 구할 것은 확률이다.",
        ),
    ),
    Mistake(
        "fraction-cut-off",
        lambda false_alarm, miss: false_alarm // (false_alarm + miss),
        Text(
            "`//` cuts the fraction off. Divide by `/`.",
            "`//`로 나누면 소수점 아래가 잘려 나간다. `/`로 나누자.",
        ),
    ),
    Mistake(
        "not-checked", lambda false_alarm, miss: false_alarm / (false_alarm + miss), _NOT_CHECKED
    ),
)

LOGIT_THRESHOLD = (
    Mistake(
        "odds-upside-down",
        lambda p: -_log_odds(p),
        Text(
            "the sign is wrong: a probability above one half has a logit above 0. The fraction is "
            "p / (1 − p).",
            "부호가 틀렸다. 절반보다 큰 확률의 로짓은 0보다 크다. 분수는 p / (1 − p)이다.",
        ),
    ),
    Mistake(
        "logarithm-forgotten",
        lambda p: p / (1 - p),
        Text(
            "these are the odds, p / (1 − p). The logit is their logarithm.",
            "p / (1 − p), 곧 오즈를 구했다. 로짓은 오즈의 로그이다.",
        ),
    ),
    *(
        Mistake(
            "other-logarithm",
            lambda p, base=base: _log_odds(p) / np.log(base),
            Text(
                "this is a logarithm to another base. ln is the natural one: `np.log`.",
                "밑이 다른 로그이다. ln은 자연로그이며 `np.log`로 쓴다.",
            ),
        )
        for base in (10, 2)
    ),
    Mistake(
        "logarithm-of-p",
        np.log,
        Text(
            "this is the logarithm of p itself. The logit is that of p / (1 − p).",
            "p 자체의 로그를 구했다. 로짓은 p / (1 − p)의 로그이다.",
        ),
    ),
    Mistake(
        "wrong-direction",
        sigmoid,
        Text(
            "this leads from a logit to a probability. Asked for is the way from a probability to "
            "a logit.",
            "로짓에서 확률로 가는 식이다. 구할 것은 확률에서 로짓으로 가는 식이다.",
        ),
    ),
    *(
        Mistake("not-checked", formula, _NOT_CHECKED)
        for formula in (_log_odds, lambda p: math.log(p / (1 - p)), decisions.logit)
    ),
)

PROBABILITY_THRESHOLD = (
    Mistake(
        "sign-forgotten",
        lambda z: sigmoid(-z),
        Text(
            "a positive logit comes out below one half: the minus sign in the exponent is missing.",
            "양수인 로짓의 확률이 절반보다 작게 나온다. 지수의 빼기 부호가 빠졌다.",
        ),
    ),
    Mistake(
        "wrong-direction",
        _log_odds,
        Text(
            "this leads from a probability to a logit. Asked for is the way from a logit to a "
            "probability.",
            "확률에서 로짓으로 가는 식이다. 구할 것은 로짓에서 확률로 가는 식이다.",
        ),
    ),
    Mistake(
        "odds-instead-of-probability",
        np.exp,
        Text(
            "the exponential of the logit gives the odds, p / (1 − p). Asked for is p.",
            "로짓의 지수 함수를 구하면 p / (1 − p), 곧 오즈가 된다. 구할 것은 p이다.",
        ),
    ),
)
