"""The mistakes that learners make in the assignment `losses`, as formulas, likeliest first."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.checks.mistakes import Mistake
from autograder.checks.values import Numbers
from autograder.checks.wording import Text

__all__ = [
    "BINARY_CROSS_ENTROPY",
    "BINARY_CROSS_ENTROPY_GRADIENT",
    "CHEAT",
    "HONEST_ERROR",
    "MSE",
    "MSE_GRADIENT",
    "SOFTMAX_CROSS_ENTROPY",
    "SOFTMAX_CROSS_ENTROPY_GRADIENT",
    "held",
]

_STEEPEST = 1e6


def held(gradient: Any) -> Any:
    """Return a gradient with its finite entries held between −10⁶ and 10⁶.

    Where the model is certain and wrong, the slope is infinite, and whoever holds the divisor
    decides how steep it is instead: all that is as steep as this counts as the same. Whatever is
    not an array is returned as it is.

    Parameters
    ----------
    gradient : object
        What a function of a learner's returned.
    """
    if not issubclass(type(gradient), np.ndarray) or gradient.dtype.kind not in "biuf":
        return gradient
    clipped = np.clip(gradient, -_STEEPEST, _STEEPEST)
    return np.where(np.isfinite(gradient), clipped, gradient)


def _alike(key: str, text: Text, formulas: Sequence[Callable[..., Any]]) -> Iterator[Mistake]:
    """Yield the ways of making one mistake."""
    return (Mistake(key, formula, text) for formula in formulas)


def _after(unfit: Callable[[Any, Any], Any], formula: Callable[..., Any]) -> Callable[..., Any]:
    """Return the formula as used by who raises a ValueError for unfit inputs first."""

    def checked(prediction: Any, target: Any) -> Any:
        if unfit(prediction, target):
            raise ValueError
        return formula(prediction, target)

    return checked


def _refusing(unfit: Callable[[Any, Any], Any], mistakes: Sequence[Mistake]) -> Iterator[Mistake]:
    """Yield each mistake twice: made without the ValueError that is asked for, and with it."""
    for mistake in mistakes:
        yield mistake
        yield replace(mistake, formula=_after(unfit, mistake.formula))


_SUMMED = Text(
    "your loss is the sum over the batch. Take the mean, or every step of training grows with the "
    "number of samples.",
    "배치에 대해 합을 냈다. 평균을 내자. 합을 쓰면 학습의 걸음이 샘플 수만큼 커진다.",
)
_GRADIENT_OF_THE_SUM = Text(
    "this is the gradient of the sum. The loss is a mean, so each slope is still to be divided by "
    "the number that the loss is averaged over.",
    "이것은 합의 기울기이다. 손실은 평균이므로 기울기마다 평균을 낼 때 쓴 개수로 나누어야 한다.",
)
_UPHILL = Text(
    "the sign of your gradient is turned. It is prediction minus target: where the prediction is "
    "too high, the slope is positive.",
    "기울기의 부호가 반대이다. 예측값에서 타깃을 뺀다. 예측값이 너무 크면 기울기는 양수이다.",
)
_PER_ROW = Text(
    "you divide by the number of rows. With several outputs there are more predictions than rows: "
    "divide by the number of all entries.",
    "행의 개수로 나누었다. 출력이 여러 개이면 예측값은 행보다 많다. 모든 원소의 개수로 나누자.",
)
_STRETCHED = Text(
    "the shapes differ, and numpy stretched one array to the other (broadcasting): predictions are "
    "compared with targets of other samples. Compare the shapes first, and raise the ValueError.",
    "형상이 다른데 numpy가 한쪽을 늘여 맞추었다(브로드캐스팅). 예측값을 다른 샘플의 타깃과 견주게 "
    "된다. "
    "먼저 형상을 비교하여 ValueError를 일으키자.",
)


# The mean squared error


def _unlike(prediction: Any, target: Any) -> bool:
    return bool(prediction.shape != target.shape)


def _half_checked(formula: Callable[..., Any]) -> list[Callable[..., Any]]:
    """Return the formula without a check of the shapes, and with checks that let some pass."""
    return [formula, *(_after(_unlike_in(part), formula) for part in (len, np.size, np.ndim))]


def _unlike_in(part: Callable[[Any], int]) -> Callable[[Any, Any], bool]:
    return lambda prediction, target: part(prediction) != part(target)


_MSE = (
    Mistake("summed", lambda prediction, target: ((prediction - target) ** 2).sum(), _SUMMED),
    Mistake(
        "absolute-error",
        lambda prediction, target: np.abs(prediction - target).mean(),
        Text(
            "your errors are not squared, only their signs are taken away: twice as far off must "
            "cost four times as much.",
            "오차를 제곱하지 않고 부호만 없앴다. 두 배 빗나가면 벌점은 네 배여야 한다.",
        ),
    ),
    Mistake(
        "root-taken",
        lambda prediction, target: np.sqrt(((prediction - target) ** 2).mean()),
        Text(
            "you take the square root at the end. The mean squared error goes without it.",
            "마지막에 제곱근을 취했다. 평균 제곱 오차에는 제곱근이 없다.",
        ),
    ),
    Mistake(
        "halved",
        lambda prediction, target: ((prediction - target) ** 2).mean() / 2,
        Text(
            "your loss is half of what it should be. Some books put a half before the sum so that "
            "the gradient looks simpler; here there is none.",
            "손실이 절반으로 나온다. 기울기의 식이 간단해지도록 앞에 ½을 곱하는 책도 있지만 "
            "여기서는 곱하지 않는다.",
        ),
    ),
    Mistake(
        "averaged-before-squaring",
        lambda prediction, target: (prediction - target).mean() ** 2,
        Text(
            "you average the errors before squaring: errors above and below cancel. Square each "
            "error first.",
            "제곱하기 전에 오차의 평균을 냈다. 그러면 위아래로 틀린 오차가 서로 지운다. "
            "먼저 오차를 하나하나 제곱하자.",
        ),
    ),
    Mistake(
        "not-squared",
        lambda prediction, target: (prediction - target).mean(),
        Text(
            "your errors are not squared: errors above and below cancel.",
            "오차를 제곱하지 않았다. 그러면 위아래로 틀린 오차가 서로 지운다.",
        ),
    ),
    Mistake(
        "not-averaged",
        lambda prediction, target: (prediction - target) ** 2,
        Text(
            "the squared errors come back one by one. The loss is a single number, their mean.",
            "제곱한 오차가 하나씩 그대로 돌아왔다. 손실은 그 평균인 수 하나이다.",
        ),
    ),
    *_alike(
        "divided-by-rows",
        _PER_ROW,
        [
            lambda prediction, target: ((prediction - target) ** 2).sum() / len(prediction),
            lambda prediction, target: ((prediction - target) ** 2).mean(axis=0).sum(),
        ],
    ),
    Mistake(
        "one-axis-averaged",
        lambda prediction, target: ((prediction - target) ** 2).mean(axis=0),
        Text(
            "you average over one axis only. With several outputs, a row of means is left; take "
            "the mean over all axes.",
            "한 축에 대해서만 평균을 냈다. 출력이 여러 개이면 평균이 한 줄 남는다. "
            "모든 축에 걸쳐 평균을 내자.",
        ),
    ),
)
MSE = (
    *_refusing(_unlike, _MSE),
    *_alike(
        "mismatch-stretched",
        _STRETCHED,
        _half_checked(lambda prediction, target: ((prediction - target) ** 2).mean()),
    ),
)

_MSE_GRADIENT = (
    Mistake(
        "gradient-of-the-sum",
        lambda prediction, target: 2 * (prediction - target),
        _GRADIENT_OF_THE_SUM,
    ),
    Mistake(
        "factor-forgotten",
        lambda prediction, target: (prediction - target) / prediction.size,
        Text(
            "a factor is missing: the square's exponent comes down as a factor of the slope.",
            "인수 하나가 빠졌다. 제곱을 미분하면 지수가 앞으로 내려와 곱해진다.",
        ),
    ),
    Mistake(
        "uphill-and-downhill",
        lambda prediction, target: 2 * (target - prediction) / prediction.size,
        _UPHILL,
    ),
    Mistake(
        "errors-only",
        lambda prediction, target: prediction - target,
        Text(
            "these are the errors themselves. The slope of the mean of their squares has a factor "
            "before them and the number of predictions below.",
            "이것은 오차 자체이다. 제곱을 평균한 값의 기울기에는 앞에 인수가 붙고, "
            "예측값의 개수로 나눈다.",
        ),
    ),
    Mistake(
        "loss-instead-of-gradient",
        lambda prediction, target: ((prediction - target) ** 2).mean(),
        Text(
            "this is the loss. The gradient has a slope for each prediction.",
            "이것은 손실이다. 기울기는 예측값마다 하나씩 있다.",
        ),
    ),
    Mistake(
        "gradient-averaged",
        lambda prediction, target: (2 * (prediction - target)).mean(),
        Text(
            "you average the slopes to one number. Each prediction needs its own slope: divide "
            "each by the number of predictions.",
            "기울기들을 평균하여 수 하나로 만들었다. 예측값마다 기울기가 필요하다. "
            "하나하나 예측값의 개수로 나누자.",
        ),
    ),
    Mistake(
        "divided-by-rows",
        lambda prediction, target: 2 * (prediction - target) / len(prediction),
        _PER_ROW,
    ),
)
MSE_GRADIENT = (
    *_refusing(_unlike, _MSE_GRADIENT),
    *_alike(
        "mismatch-stretched",
        _STRETCHED,
        [
            *_half_checked(lambda prediction, target: 2 * (prediction - target) / prediction.size),
            *_half_checked(
                lambda prediction, target: 2 * (prediction - target) / (prediction - target).size
            ),
        ],
    ),
)


# Binary cross-entropy: mistakes in the two terms, and mistakes in what is done about ln 0

_LOGARITHM_LEFT_FREE = Text(
    "at a p of exactly 0 or 1 the logarithm of 0 is taken, which is infinite, and 0 times it is "
    "nan. Let no logarithm count for less than −100.",
    "p가 정확히 0이나 1일 때 0의 로그를 취했다. 그 값은 무한대이고, 거기에 0을 곱하면 nan이 된다. "
    "로그의 하한을 −100으로 두자.",
)
_PROBABILITY_HELD = Text(
    "you hold the probability at a floor of your own, and so a small p, or one of 0, costs "
    "something else than it should. It is the logarithm that is held, at −100.",
    "확률에 다른 하한을 두었다. 그래서 p가 작거나 0일 때 벌점이 달라진다. "
    "하한은 로그에, −100으로 둔다.",
)
_OTHER_LOGARITHM = Text(
    "this is a logarithm to another base. Binary cross-entropy takes the natural one, `np.log`.",
    "밑이 다른 로그를 썼다. 이진 크로스엔트로피에는 자연로그 `np.log`를 쓴다.",
)
_FLOORS = (
    *(10.0**-exponent for exponent in (3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 100, 300)),
    float(np.finfo(np.float64).eps),
    float(np.finfo(np.float64).tiny),
)
"""Small numbers that learners add to a probability, or hold it at."""

_Terms = Callable[[Any, Any, Any], Any]
_Logs = Callable[[Any], tuple[Any, Any]]


def _held_logs(p: Any) -> tuple[Any, Any]:
    return np.maximum(np.log(p), -100), np.maximum(np.log(1 - p), -100)


def _free_logs(p: Any) -> tuple[Any, Any]:
    return np.log(p), np.log(1 - p)


def _clipped(floor: float) -> _Logs:
    return lambda p: _free_logs(np.clip(p, floor, 1 - floor))


def _floored(floor: float) -> _Logs:
    return lambda p: (np.log(np.maximum(p, floor)), np.log(np.maximum(1 - p, floor)))


def _shifted(floor: float) -> _Logs:
    return lambda p: (np.log(p + floor), np.log(1 - p + floor))


_GUARDS = (_held_logs, _free_logs, _clipped(1e-12))
"""Ways to take the two logarithms, right and wrong, that a mistake in the terms may go with."""


def _charges(log_yes: Any, log_no: Any, target: Any) -> Any:
    return -target * log_yes - (1 - target) * log_no


def _of_logs(terms: _Terms, logs: _Logs) -> Callable[..., Any]:
    return lambda p, target: terms(*logs(p), target)


def _with_any_guard(key: str, text: Text, terms: _Terms) -> Iterator[Mistake]:
    return _alike(key, text, [_of_logs(terms, logs) for logs in _GUARDS])


def _mean_of_charges(log_yes: Any, log_no: Any, target: Any) -> Any:
    return _charges(log_yes, log_no, target).mean()


def _to_base(base: int) -> _Terms:
    return lambda yes, no, target: _mean_of_charges(yes, no, target) / np.log(base)


BINARY_CROSS_ENTROPY = (
    *_with_any_guard("summed", _SUMMED, lambda yes, no, target: _charges(yes, no, target).sum()),
    *_with_any_guard(
        "second-term-forgotten",
        Text(
            "only the first term is there: where the target is 0, nothing is charged. The "
            "probability that was given to no, 1 − p, has to be charged there.",
            "첫 번째 항만 있다. 타깃이 0이면 벌점이 전혀 없다. 거기서는 “아니요”에 준 확률 1 − p에 "
            "벌점을 매겨야 한다.",
        ),
        lambda yes, no, target: (-target * yes).mean(),
    ),
    *_with_any_guard(
        "sign-forgotten",
        Text(
            "the sign is missing. A logarithm of a probability is negative, and a charge is not.",
            "음의 부호가 빠졌다. 확률의 로그는 음수이지만 벌점은 음수가 아니다.",
        ),
        lambda yes, no, target: -_charges(yes, no, target).mean(),
    ),
    *_with_any_guard(
        "signs-mixed",
        Text(
            "one of the two terms has the wrong sign. Both logarithms get a minus.",
            "두 항 가운데 하나의 부호가 틀렸다. 두 로그에 모두 음의 부호를 붙인다.",
        ),
        lambda yes, no, target: (-target * yes + (1 - target) * no).mean(),
    ),
    *_with_any_guard(
        "terms-swapped",
        Text(
            "yes and no are swapped: where the target is 1, the logarithm of p is charged, not "
            "that of 1 − p.",
            "“예”와 “아니요”가 뒤바뀌었다. 타깃이 1이면 1 − p가 아니라 p의 로그에 벌점을 매긴다.",
        ),
        lambda yes, no, target: _charges(no, yes, target).mean(),
    ),
    *(
        mistake
        for base in (2, 10)
        for mistake in _with_any_guard("other-logarithm", _OTHER_LOGARITHM, _to_base(base))
    ),
    *_with_any_guard(
        "not-averaged",
        Text(
            "the charges come back one by one. The loss is a single number, their mean.",
            "벌점이 하나씩 그대로 돌아왔다. 손실은 그 평균인 수 하나이다.",
        ),
        _charges,
    ),
    *_with_any_guard(
        "divided-by-rows",
        _PER_ROW,
        lambda yes, no, target: _charges(yes, no, target).sum() / len(target),
    ),
    Mistake(
        "squared-error",
        lambda p, target: ((p - target) ** 2).mean(),
        Text(
            "this is the squared error. Cross-entropy charges the negative logarithm of the "
            "probability that was given to what happened.",
            "이것은 제곱 오차이다. 크로스엔트로피의 벌점은 실제로 일어난 일에 준 확률의 로그에 "
            "음의 부호를 붙인 값이다.",
        ),
    ),
    *_alike(
        "logarithm-left-free",
        _LOGARITHM_LEFT_FREE,
        [
            _of_logs(_mean_of_charges, _free_logs),
            lambda p, target: -np.log(np.where(target == 1, p, 1 - p)).mean(),
        ],
    ),
    *_alike(
        "probability-held",
        _PROBABILITY_HELD,
        [
            _of_logs(_mean_of_charges, guard(floor))
            for floor in _FLOORS
            for guard in (_clipped, _floored, _shifted)
        ],
    ),
)


# The gradient of binary cross-entropy: mistakes in the slope, and mistakes in the divisor


def _held_divisor(p: Any) -> Any:
    return np.maximum(p * (1 - p), 1e-12)


def _free_divisor(p: Any) -> Any:
    return p * (1 - p)


_DIVISORS = (_held_divisor, _free_divisor)
_TOO_HIGH = (1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6)
"""Floors that make the slope of a certain error less steep than counts as steep."""


def _over(slope: Callable[..., Any]) -> list[Callable[..., Any]]:
    """Return the formula for each divisor: a function of p, target and the divisor."""
    return [
        lambda p, target, divisor=divisor: held(slope(p, target, divisor(p)))
        for divisor in _DIVISORS
    ]


BINARY_CROSS_ENTROPY_GRADIENT = (
    Mistake(
        "gradient-of-the-logit",
        lambda p, target: (p - target) / p.size,
        Text(
            "p − y is the slope for the logit, before the sigmoid. For p itself, it is still to be "
            "divided by p (1 − p).",
            "p − y는 시그모이드를 거치기 전의 로짓에 대한 기울기이다. p에 대한 기울기는 이것을 "
            "p (1 − p)로 나눈 값이다.",
        ),
    ),
    *_alike(
        "gradient-of-the-sum",
        _GRADIENT_OF_THE_SUM,
        [
            *_over(lambda p, target, divisor: (p - target) / divisor),
            lambda p, target: p - target,
        ],
    ),
    *_alike(
        "uphill-and-downhill",
        _UPHILL,
        _over(lambda p, target, divisor: (target - p) / divisor / p.size),
    ),
    *_alike(
        "second-term-forgotten",
        Text(
            "only the first term has a slope: where the target is 0, your slope is 0. There the "
            "loss is −ln(1 − p), and it has a slope as well.",
            "첫 번째 항의 기울기만 있다. 타깃이 0이면 기울기도 0으로 나온다. 거기서 손실은 "
            "−ln(1 − p)이고, 여기에도 기울기가 있다.",
        ),
        [
            lambda p, target: held(-target / np.maximum(p, 1e-12) / p.size),
            lambda p, target: held(-target / p / p.size),
        ],
    ),
    *_alike(
        "signs-mixed",
        Text(
            "the second term has the wrong sign: the derivative of 1 − p brings a minus of its "
            "own.",
            "두 번째 항의 부호가 틀렸다. 1 − p를 미분하면 음의 부호가 하나 더 나온다.",
        ),
        [
            lambda p, target, least=least: held(
                (-target / np.maximum(p, least) - (1 - target) / np.maximum(1 - p, least)) / p.size
            )
            for least in (1e-12, 0)
        ],
    ),
    Mistake(
        "multiplied-by-the-divisor",
        lambda p, target: (p - target) * p * (1 - p) / p.size,
        Text(
            "you multiply by p (1 − p). That is the sigmoid's slope; the logarithm's slope divides "
            "by it.",
            "p (1 − p)를 곱했다. 그것은 시그모이드의 기울기이다. 로그의 기울기에서는 그것으로 "
            "나눈다.",
        ),
    ),
    Mistake(
        "squared-error",
        lambda p, target: 2 * (p - target) / p.size,
        Text(
            "this is the gradient of the squared error. That of the cross-entropy is divided by "
            "p (1 − p), and has no factor before it.",
            "이것은 제곱 오차의 기울기이다. 크로스엔트로피의 기울기는 p (1 − p)로 나누고, "
            "앞에 인수가 없다.",
        ),
    ),
    *_alike(
        "divided-by-rows",
        _PER_ROW,
        _over(lambda p, target, divisor: (p - target) / divisor / len(p)),
    ),
    *_alike(
        "divided-by-zero",
        Text(
            "at a p of exactly 0 or 1 you divide by 0, and the gradient is infinite or nan. Hold "
            "the divisor at a small number at least.",
            "p가 정확히 0이나 1일 때 0으로 나누어 기울기가 무한대나 nan이 된다. "
            "나누는 수에 작은 하한을 두자.",
        ),
        [
            lambda p, target: held((p - target) / (p * (1 - p)) / p.size),
            lambda p, target: held(((1 - target) / (1 - p) - target / p) / p.size),
            lambda p, target: held(np.where(target == 1, -1 / p, 1 / (1 - p)) / p.size),
        ],
    ),
    *_alike(
        "probability-held",
        Text(
            "you hold p at a floor that is too high, and small probabilities come out too flat.",
            "p의 하한이 너무 높아서, 확률이 작은 곳의 기울기가 너무 완만하다.",
        ),
        [
            lambda p, target, floor=floor, guard=guard: held(
                (guard(p, floor) - target) / (guard(p, floor) * (1 - guard(p, floor))) / p.size
            )
            for floor in _TOO_HIGH
            for guard in (
                lambda p, floor: np.clip(p, floor, 1 - floor),
                lambda p, floor: np.maximum(p, floor),
            )
        ],
    ),
    *_alike(
        "divisor-held-too-high",
        Text(
            "you hold the divisor at a floor that is too high, and small probabilities come out "
            "too flat.",
            "나누는 수의 하한이 너무 높아서, 확률이 작은 곳의 기울기가 너무 완만하다.",
        ),
        [
            lambda p, target, floor=floor, guard=guard: held(
                (p - target) / guard(p * (1 - p), floor) / p.size
            )
            for floor in _TOO_HIGH
            for guard in (np.maximum, np.add)
        ],
    ),
)


# Cross-entropy from logits: mistakes in what is done with the probabilities, and in getting them

_LARGE_LOGITS = Text(
    "the exponential of a large logit overflows. Subtract from each row its largest logit first: "
    "only the differences count.",
    "큰 로짓의 지수 함수는 오버플로된다. 먼저 행마다 가장 큰 로짓을 빼자. 차이만 중요하다.",
)
_LOGARITHM_OF_SOFTMAX = Text(
    "your softmax has rounded a probability to 0 before the logarithm is taken. Work the two out "
    "together: the logarithm of the sum of exponentials, minus the label's logit.",
    "로그를 취하기 전에 소프트맥스가 확률을 0으로 반올림했다. 둘을 함께 계산하자. "
    "지수 함수 값의 합에 로그를 취하고 레이블의 로짓을 뺀다.",
)
_OTHER_AXIS = Text(
    "your softmax runs down the columns, over the samples. Each row, a sample, is a softmax of its "
    "own: `axis=1`.",
    "소프트맥스가 열을 따라 샘플들에 걸쳐 계산된다. 소프트맥스는 행, 곧 샘플마다 따로이다. "
    "`axis=1`을 쓰자.",
)
_SOFTMAX_TWICE = Text(
    "softmax is applied twice. What comes in are logits, and one softmax makes them probabilities.",
    "소프트맥스를 두 번 적용했다. 들어오는 것은 로짓이고, 소프트맥스 한 번이면 확률이 된다.",
)
_LABELS_FROM_ONE = Text(
    "your labels are counted from 1: each takes its left neighbour's logit. They are counted "
    "from 0, as numpy's columns are.",
    "레이블을 1부터 세어, 왼쪽 이웃의 로짓을 썼다. numpy의 열과 마찬가지로 레이블도 0부터 센다.",
)
_LABELS_AS_COLUMNS = Text(
    "`logits[:, labels]` takes every label's column from every row. Give the rows as well: "
    "`logits[np.arange(len(labels)), labels]`.",
    "`logits[:, labels]`는 모든 행에서 모든 레이블의 열을 꺼낸다. 행도 함께 알려 주자. "
    "`logits[np.arange(len(labels)), labels]`처럼 쓴다.",
)
_DIVIDED_BY_ENTRIES = Text(
    "you divide by the number of all logits. The mean is taken over the samples only.",
    "모든 로짓의 개수로 나누었다. 평균은 샘플에 대해서만 낸다.",
)


def _softmax(logits: Any, axis: int = 1) -> Any:
    exponentials = np.exp(logits - logits.max(axis=axis, keepdims=True))
    return exponentials / exponentials.sum(axis=axis, keepdims=True)


def _overflowing_softmax(logits: Any) -> Any:
    exponentials = np.exp(logits)
    return exponentials / exponentials.sum(axis=1, keepdims=True)


def _log_softmax(logits: Any, axis: int = 1) -> Any:
    shifted = logits - logits.max(axis=axis, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))


_LOG_PROBABILITIES = (
    _log_softmax,
    lambda logits: np.log(_softmax(logits)),
    lambda logits: np.log(_overflowing_softmax(logits)),
    lambda logits: logits - np.log(np.exp(logits).sum(axis=1, keepdims=True)),
)
"""Ways to the logarithms of the probabilities, of which the first alone is right everywhere."""


def _one_hot(labels: Any, classes: int) -> Numbers:
    rows: Numbers = np.eye(classes)[labels]
    return rows


def _labelled(rows: Any, labels: Any) -> Any:
    """Return from each row the entry of its label; −1 is the last one, as numpy has it."""
    return rows[np.arange(len(labels)), labels]


def _mean_cross_entropy(logits: Any, labels: Any) -> Any:
    return -_labelled(_log_softmax(logits), labels).mean()


def _too_large(logits: Any, labels: Any) -> bool:
    return bool((labels >= logits.shape[1]).any())


def _no_such_class(logits: Any, labels: Any) -> bool:
    return bool((labels < 0).any()) or _too_large(logits, labels)


def _any_way(key: str, text: Text, loss: Callable[[Any, Any], Any]) -> Iterator[Mistake]:
    """Yield a mistake in what is done with the logarithms, with each way to get them."""
    return _alike(
        key,
        text,
        [lambda logits, labels, way=way: loss(way(logits), labels) for way in _LOG_PROBABILITIES],
    )


_SOFTMAX_CROSS_ENTROPY = (
    *_any_way("summed", _SUMMED, lambda logs, labels: -_labelled(logs, labels).sum()),
    *_any_way(
        "sign-forgotten",
        Text(
            "the sign is missing. A logarithm of a probability is negative, and a charge is not.",
            "음의 부호가 빠졌다. 확률의 로그는 음수이지만 벌점은 음수가 아니다.",
        ),
        lambda logs, labels: _labelled(logs, labels).mean(),
    ),
    *_any_way(
        "divided-by-all-logits",
        _DIVIDED_BY_ENTRIES,
        lambda logs, labels: -_labelled(logs, labels).sum() / logs.size,
    ),
    *_any_way(
        "divided-by-all-logits",
        _DIVIDED_BY_ENTRIES,
        lambda logs, labels: -(_one_hot(labels, logs.shape[1]) * logs).mean(),
    ),
    *_any_way(
        "not-averaged",
        Text(
            "the charges come back one by one. The loss is a single number, their mean over the "
            "samples.",
            "벌점이 하나씩 그대로 돌아왔다. 손실은 샘플에 대해 평균한 수 하나이다.",
        ),
        lambda logs, labels: -_labelled(logs, labels),
    ),
    *_any_way(
        "every-label-for-every-sample",
        _LABELS_AS_COLUMNS,
        lambda logs, labels: -logs[:, labels].mean(),
    ),
    *_any_way(
        "labels-from-one",
        _LABELS_FROM_ONE,
        lambda logs, labels: -_labelled(logs, labels - 1).mean(),
    ),
    *_any_way(
        "likeliest-class-charged",
        Text(
            "you charge for the class that the model finds likeliest. Charged is the class of the "
            "label, likely or not.",
            "모델이 가장 그럴듯하다고 본 클래스에 벌점을 매겼다. 그럴듯하든 아니든 레이블의 "
            "클래스에 "
            "벌점을 매긴다.",
        ),
        lambda logs, labels: -logs.max(axis=1).mean(),
    ),
    *_alike(
        "other-axis",
        _OTHER_AXIS,
        [
            lambda logits, labels: -_labelled(_log_softmax(logits, axis=0), labels).mean(),
            lambda logits, labels: -_labelled(np.log(_softmax(logits, axis=0)), labels).mean(),
        ],
    ),
    *_alike(
        "softmax-over-the-batch",
        Text(
            "one sum of exponentials serves the whole batch. Each row has its own: sum along "
            "`axis=1`.",
            "배치 전체에 지수 함수 값의 합을 하나만 썼다. 합은 행마다 따로이다. `axis=1`을 따라 "
            "더하자.",
        ),
        [
            lambda logits, labels: (
                np.log(np.exp(logits - logits.max()).sum())
                - _labelled(logits - logits.max(), labels)
            ).mean(),
            lambda logits, labels: (
                np.log(np.exp(logits).sum()) - _labelled(logits, labels)
            ).mean(),
        ],
    ),
    Mistake(
        "logits-as-probabilities",
        lambda logits, labels: -np.log(_labelled(logits, labels)).mean(),
        Text(
            "you take the logarithm of the logits themselves. They are no probabilities yet.",
            "로짓에 바로 로그를 취했다. 로짓은 아직 확률이 아니다.",
        ),
    ),
    *_alike(
        "softmax-twice",
        _SOFTMAX_TWICE,
        [
            lambda logits, labels: -_labelled(np.log(_softmax(_softmax(logits))), labels).mean(),
            lambda logits, labels: -_labelled(_log_softmax(_softmax(logits)), labels).mean(),
        ],
    ),
    *_alike(
        "logarithm-forgotten",
        Text(
            "the logarithm is missing: these are probabilities.",
            "로그가 빠졌다. 이것은 확률이다.",
        ),
        [
            lambda logits, labels: -_labelled(_softmax(logits), labels).mean(),
            lambda logits, labels: (1 - _labelled(_softmax(logits), labels)).mean(),
        ],
    ),
    Mistake(
        "maximum-of-the-batch",
        lambda logits, labels: (
            np.log(np.exp(logits - logits.max()).sum(axis=1))
            - _labelled(logits - logits.max(), labels)
        ).mean(),
        Text(
            "you subtract the largest logit of the whole batch. A row that lies far below it "
            "vanishes; subtract from each row its own maximum.",
            "배치 전체에서 가장 큰 로짓을 뺐다. 그보다 훨씬 아래에 있는 행은 사라진다. "
            "행마다 그 행의 최댓값을 빼자.",
        ),
    ),
    *_alike(
        "exponential-overflows",
        _LARGE_LOGITS,
        [
            lambda logits, labels, way=way: -_labelled(way(logits), labels).mean()
            for way in _LOG_PROBABILITIES[2:]
        ],
    ),
    *_alike(
        "logarithm-of-softmax",
        _LOGARITHM_OF_SOFTMAX,
        [
            lambda logits, labels: -_labelled(np.log(_softmax(logits)), labels).mean(),
            lambda logits, labels: (
                -(_one_hot(labels, logits.shape[1]) * np.log(_softmax(logits))).sum() / len(labels)
            ),
        ],
    ),
    *_alike(
        "probability-held",
        Text(
            "you add something to the probabilities, or hold them, so that no logarithm is "
            "infinite. Then a large error costs too little: work softmax and logarithm out "
            "together instead.",
            "로그가 무한대가 되지 않도록 확률에 무언가를 더하거나 하한을 두었다. 그러면 크게 "
            "틀려도 벌점이 "
            "너무 작다. 그 대신 소프트맥스와 로그를 함께 계산하자.",
        ),
        [
            lambda logits, labels, floor=floor, guard=guard: (
                -np.log(guard(_labelled(_softmax(logits), labels), floor)).mean()
            )
            for floor in (*_FLOORS, float(np.exp(-100)))
            for guard in (np.add, np.maximum)
        ],
    ),
)
SOFTMAX_CROSS_ENTROPY = (
    *_refusing(_no_such_class, _SOFTMAX_CROSS_ENTROPY),
    *_alike(
        "label-not-checked",
        Text(
            "a negative label is taken for a class counted from the end. Compare the labels with 0 "
            "and with the number of classes, and raise the ValueError.",
            "음수 레이블을 끝에서부터 센 클래스로 여겼다. 레이블을 0과, 그리고 클래스의 개수와 "
            "비교하여 "
            "ValueError를 일으키자.",
        ),
        [_mean_cross_entropy, _after(_too_large, _mean_cross_entropy)],
    ),
)


def _probability_minus_target(logits: Any, labels: Any) -> Any:
    return _softmax(logits) - _one_hot(labels, logits.shape[1])


SOFTMAX_CROSS_ENTROPY_GRADIENT = (
    Mistake("gradient-of-the-sum", _probability_minus_target, _GRADIENT_OF_THE_SUM),
    Mistake(
        "divided-by-all-logits",
        lambda logits, labels: _probability_minus_target(logits, labels) / logits.size,
        _DIVIDED_BY_ENTRIES,
    ),
    Mistake(
        "uphill-and-downhill",
        lambda logits, labels: -_probability_minus_target(logits, labels) / len(labels),
        _UPHILL,
    ),
    *_alike(
        "target-forgotten",
        Text(
            "these are the probabilities. From that of the label, 1 is still to be subtracted.",
            "이것은 확률이다. 레이블의 확률에서는 아직 1을 빼야 한다.",
        ),
        [
            lambda logits, labels: _softmax(logits) / len(labels),
            lambda logits, labels: _softmax(logits),
        ],
    ),
    Mistake(
        "gradient-of-the-probabilities",
        lambda logits, labels: -_one_hot(labels, logits.shape[1]) / _softmax(logits) / len(labels),
        Text(
            "this is the slope for the probabilities, −1 divided by the label's. For the logits, "
            "with the softmax worked in, it is probability minus target.",
            "이것은 확률에 대한 기울기, 곧 −1을 레이블의 확률로 나눈 값이다. 소프트맥스까지 함께 "
            "계산한 "
            "로짓에 대한 기울기는 확률에서 타깃을 뺀 값이다.",
        ),
    ),
    Mistake(
        "labels-from-one",
        lambda logits, labels: _probability_minus_target(logits, labels - 1) / len(labels),
        _LABELS_FROM_ONE,
    ),
    Mistake(
        "every-label-for-every-sample",
        lambda logits, labels: (
            (_softmax(logits) - np.isin(np.arange(logits.shape[1]), labels)) / len(labels)
        ),
        _LABELS_AS_COLUMNS,
    ),
    Mistake(
        "only-the-label",
        lambda logits, labels: (
            _probability_minus_target(logits, labels)
            * _one_hot(labels, logits.shape[1])
            / len(labels)
        ),
        Text(
            "only the label's logit has a slope. The others have one as well: raising them takes "
            "probability away from the label.",
            "레이블의 로짓에만 기울기가 있다. 나머지에도 있다. 다른 로짓을 올리면 레이블의 확률이 "
            "줄어들기 때문이다.",
        ),
    ),
    Mistake(
        "logits-as-probabilities",
        lambda logits, labels: (logits - _one_hot(labels, logits.shape[1])) / len(labels),
        Text(
            "softmax is missing: the target is subtracted from the logits themselves.",
            "소프트맥스가 빠졌다. 로짓에서 바로 타깃을 뺐다.",
        ),
    ),
    Mistake(
        "softmax-twice",
        lambda logits, labels: _probability_minus_target(_softmax(logits), labels) / len(labels),
        _SOFTMAX_TWICE,
    ),
    Mistake(
        "other-axis",
        lambda logits, labels: (
            (_softmax(logits, axis=0) - _one_hot(labels, logits.shape[1])) / len(labels)
        ),
        _OTHER_AXIS,
    ),
    Mistake(
        "exponential-overflows",
        lambda logits, labels: (
            (_overflowing_softmax(logits) - _one_hot(labels, logits.shape[1])) / len(labels)
        ),
        _LARGE_LOGITS,
    ),
)


# The trick


def _errors(p: Any, target: Any) -> Any:
    return (p - target) ** 2


CHEAT = (
    *_alike(
        "all-right-ones-answered",
        Text(
            "you answer all pictures on whose right side p lies. That is what the hospital would "
            "like; the objective is smaller still if the worse ones among them are passed, too.",
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
    *_alike(
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
    *_alike(
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
    *_alike(
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
    *_alike(
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
