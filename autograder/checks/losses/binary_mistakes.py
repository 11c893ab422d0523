"""The mistakes in binary cross-entropy: in its two terms, and in what is done about ln 0.

The gradient goes wrong in the slope, or in the divisor.
"""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from autograder.checks.losses.mistakes import (
    FLOORS,
    GRADIENT_OF_THE_SUM,
    PER_ROW,
    SUMMED,
    UPHILL,
    alike,
)
from autograder.checks.mistakes import Mistake
from autograder.checks.wording import Text

__all__ = ["BINARY_CROSS_ENTROPY", "BINARY_CROSS_ENTROPY_GRADIENT", "held"]

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
    return alike(key, text, [_of_logs(terms, logs) for logs in _GUARDS])


def _mean_of_charges(log_yes: Any, log_no: Any, target: Any) -> Any:
    return _charges(log_yes, log_no, target).mean()


def _to_base(base: int) -> _Terms:
    return lambda yes, no, target: _mean_of_charges(yes, no, target) / np.log(base)


BINARY_CROSS_ENTROPY = (
    *_with_any_guard("summed", SUMMED, lambda yes, no, target: _charges(yes, no, target).sum()),
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
        PER_ROW,
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
    *alike(
        "logarithm-left-free",
        _LOGARITHM_LEFT_FREE,
        [
            _of_logs(_mean_of_charges, _free_logs),
            lambda p, target: -np.log(np.where(target == 1, p, 1 - p)).mean(),
        ],
    ),
    *alike(
        "probability-held",
        _PROBABILITY_HELD,
        [
            _of_logs(_mean_of_charges, guard(floor))
            for floor in FLOORS
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
    *alike(
        "gradient-of-the-sum",
        GRADIENT_OF_THE_SUM,
        [
            *_over(lambda p, target, divisor: (p - target) / divisor),
            lambda p, target: p - target,
        ],
    ),
    *alike(
        "uphill-and-downhill",
        UPHILL,
        _over(lambda p, target, divisor: (target - p) / divisor / p.size),
    ),
    *alike(
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
    *alike(
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
    *alike(
        "divided-by-rows",
        PER_ROW,
        _over(lambda p, target, divisor: (p - target) / divisor / len(p)),
    ),
    *alike(
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
    *alike(
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
    *alike(
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
