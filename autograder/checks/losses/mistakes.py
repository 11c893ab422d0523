"""The mistakes that learners make in the assignment `losses`, as formulas, likeliest first.

Here are those in the mean squared error, and what is said of a mistake in all losses alike.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.checks.mistakes import Mistake
from autograder.checks.wording import Text

__all__ = [
    "FLOORS",
    "GRADIENT_OF_THE_SUM",
    "MSE",
    "MSE_GRADIENT",
    "PER_ROW",
    "SUMMED",
    "UPHILL",
    "after",
    "alike",
    "refusing",
]


def alike(key: str, text: Text, formulas: Sequence[Callable[..., Any]]) -> Iterator[Mistake]:
    """Yield the ways of making one mistake.

    Parameters
    ----------
    key, text : str, Text
        As of a :class:`Mistake`.
    formulas : sequence of callable
    """
    return (Mistake(key, formula, text) for formula in formulas)


def after(unfit: Callable[[Any, Any], Any], formula: Callable[..., Any]) -> Callable[..., Any]:
    """Return the formula as used by who raises a ValueError for unfit inputs first.

    Parameters
    ----------
    unfit : callable
        Says whether a prediction and a target are unfit.
    formula : callable
        Takes the same.
    """

    def checked(prediction: Any, target: Any) -> Any:
        if unfit(prediction, target):
            raise ValueError
        return formula(prediction, target)

    return checked


def refusing(unfit: Callable[[Any, Any], Any], mistakes: Sequence[Mistake]) -> Iterator[Mistake]:
    """Yield each mistake twice: made without the ValueError that is asked for, and with it.

    Parameters
    ----------
    unfit : callable
        As of :func:`after`.
    mistakes : sequence of Mistake
    """
    for mistake in mistakes:
        yield mistake
        yield replace(mistake, formula=after(unfit, mistake.formula))


SUMMED = Text(
    "your loss is the sum over the batch. Take the mean, or every step of training grows with the "
    "number of samples.",
    "배치에 대해 합을 냈다. 평균을 내자. 합을 쓰면 학습의 걸음이 샘플 수만큼 커진다.",
)
GRADIENT_OF_THE_SUM = Text(
    "this is the gradient of the sum. The loss is a mean, so each slope is still to be divided by "
    "the number that the loss is averaged over.",
    "이것은 합의 기울기이다. 손실은 평균이므로 기울기마다 평균을 낼 때 쓴 개수로 나누어야 한다.",
)
UPHILL = Text(
    "the sign of your gradient is turned. It is prediction minus target: where the prediction is "
    "too high, the slope is positive.",
    "기울기의 부호가 반대이다. 예측값에서 타깃을 뺀다. 예측값이 너무 크면 기울기는 양수이다.",
)
PER_ROW = Text(
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


FLOORS = (
    *(10.0**-exponent for exponent in (3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 16, 20, 100, 300)),
    float(np.finfo(np.float64).eps),
    float(np.finfo(np.float64).tiny),
)
"""Small numbers that learners add to a probability, or hold it at."""


def _unlike(prediction: Any, target: Any) -> bool:
    return bool(prediction.shape != target.shape)


def _half_checked(formula: Callable[..., Any]) -> list[Callable[..., Any]]:
    """Return the formula without a check of the shapes, and with checks that let some pass."""
    return [formula, *(after(_unlike_in(part), formula) for part in (len, np.size, np.ndim))]


def _unlike_in(part: Callable[[Any], int]) -> Callable[[Any, Any], bool]:
    return lambda prediction, target: part(prediction) != part(target)


_MSE = (
    Mistake("summed", lambda prediction, target: ((prediction - target) ** 2).sum(), SUMMED),
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
    *alike(
        "divided-by-rows",
        PER_ROW,
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
    *refusing(_unlike, _MSE),
    *alike(
        "mismatch-stretched",
        _STRETCHED,
        _half_checked(lambda prediction, target: ((prediction - target) ** 2).mean()),
    ),
)

_MSE_GRADIENT = (
    Mistake(
        "gradient-of-the-sum",
        lambda prediction, target: 2 * (prediction - target),
        GRADIENT_OF_THE_SUM,
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
        UPHILL,
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
        PER_ROW,
    ),
)
MSE_GRADIENT = (
    *refusing(_unlike, _MSE_GRADIENT),
    *alike(
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
