"""The mistakes that learners make where logits become predictions, as formulas, likeliest first."""

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks.mistakes import Mistake
from autograder.checks.wording import Text
from nnkit.activations import sigmoid, softmax

__all__ = ["CLASSES", "PROBABILITIES"]

_SAMPLES_COUNTED = Text(
    "you count the samples, not the outputs: `len(logits)` is the number of rows. The number of "
    "outputs is `logits.shape[1]`.",
    "출력이 아니라 샘플을 세었다. `len(logits)`는 행의 수이다. 출력의 수는 `logits.shape[1]`이다.",
)


def _one_row_is_one_output(logits: Any) -> Any:
    return (sigmoid if len(logits) == 1 else softmax)(logits)


PROBABILITIES = (
    Mistake(
        "softmax-of-one",
        softmax,
        Text(
            "with a single output every probability comes out as 1: softmax of one number is "
            "always 1. One output needs the sigmoid.",
            "출력이 하나일 때 확률이 모두 1로 나온다. 수 하나의 소프트맥스는 언제나 1이다. 출력이 "
            "하나이면 시그모이드를 쓰자.",
        ),
    ),
    Mistake(
        "sigmoid-of-each",
        sigmoid,
        Text(
            "with several outputs, the probabilities of a row do not sum to 1. There softmax is "
            "needed.",
            "출력이 여러 개일 때 한 행의 확률을 더해도 1이 되지 않는다. 그때는 소프트맥스를 쓰자.",
        ),
    ),
    Mistake(
        "samples-for-outputs",
        _one_row_is_one_output,
        _SAMPLES_COUNTED,
    ),
    *(
        Mistake(
            "row-for-column",
            formula,
            Text(
                "a column has become a row. The probabilities keep the shape of the logits.",
                "열이 한 줄로 바뀌었다. 확률의 형상은 로짓의 형상과 같아야 한다.",
            ),
        )
        for formula in (
            lambda logits: sigmoid(logits)[:, 0] if logits.shape[1] == 1 else softmax(logits),
            lambda logits: np.squeeze(sigmoid(logits) if logits.shape[1] == 1 else softmax(logits)),
        )
    ),
    Mistake(
        "logits-returned",
        lambda logits: logits,
        Text(
            "these are the logits. Probabilities lie between 0 and 1.",
            "로짓 그대로이다. 확률은 0과 1 사이에 있다.",
        ),
    ),
)


def _two_ways(
    single: Callable[[Any, float], Any], several: Callable[[Any, float], Any] | None = None
) -> Callable[..., Any]:
    """Return a formula that is mistaken with a single output, with several ones, or with both."""

    def formula(logits: Any, threshold: float = 0.5) -> Any:
        if logits.shape[1] == 1:
            return single(logits, threshold)
        return several(logits, threshold) if several else logits.argmax(axis=1)

    return formula


def _above(logits: Any, threshold: float) -> Any:
    return sigmoid(logits)[:, 0] > threshold


_COLUMN = Text(
    "the labels come as a column. Asked for is a plain row, one label for each sample: `[:, 0]`.",
    "레이블이 열로 나온다. 샘플마다 하나씩 한 줄로 늘어놓아야 한다. `[:, 0]`을 쓰자.",
)
_ONE_SAMPLE = Text(
    "with a single sample the axis of the samples is lost. Take the first column by `[:, 0]`; "
    "`squeeze` drops every axis that has one entry.",
    "샘플이 하나이면 샘플의 축이 사라진다. `[:, 0]`으로 첫째 열을 꺼내자. `squeeze`는 크기가 1인 "
    "축을 모두 없앤다.",
)
_WRONG_AXIS = Text(
    "the largest number is sought down the columns, over the samples. Each sample has its classes "
    "along its row: `axis=1`.",
    "가장 큰 수를 열을 따라, 샘플들 사이에서 찾았다. 한 샘플의 클래스는 행을 따라 있다. "
    "`axis=1`을 쓰자.",
)

CLASSES = (
    Mistake(
        "column-returned",
        _two_ways(lambda logits, threshold: sigmoid(logits) > threshold),
        _COLUMN,
    ),
    Mistake(
        "threshold-on-logits",
        _two_ways(lambda logits, threshold: logits[:, 0] > threshold),
        Text(
            "the threshold is one for probabilities, and you compare the logits with it.",
            "임계치는 확률에 대한 것인데 로짓과 비교했다.",
        ),
    ),
    Mistake(
        "threshold-ignored",
        _two_ways(lambda logits, threshold: _above(logits, 0.5)),
        Text(
            "the threshold is always one half, whatever is passed as `threshold`.",
            "`threshold`로 무엇을 넘기든 임계치가 언제나 절반이다.",
        ),
    ),
    Mistake(
        "one-at-the-threshold",
        _two_ways(lambda logits, threshold: sigmoid(logits)[:, 0] >= threshold),
        Text(
            "exactly at the threshold your answer is 1. It is 0 there: `>`, not `>=`.",
            "확률이 임계치와 똑같을 때 답이 1로 나온다. 그때는 0이다. `>=`가 아니라 `>`이다.",
        ),
    ),
    Mistake(
        "argmax-of-one",
        lambda logits, threshold=0.5: logits.argmax(axis=1),
        Text(
            "with a single output the class is always 0: the largest of one number is the first. "
            "There the probability is compared with the threshold.",
            "출력이 하나이면 클래스가 언제나 0이다. 수 하나 가운데 가장 큰 것은 첫째이기 때문이다. "
            "그때는 확률을 임계치와 비교하자.",
        ),
    ),
    Mistake(
        "upside-down",
        _two_ways(lambda logits, threshold: sigmoid(logits)[:, 0] < threshold),
        Text(
            "yes and no are exchanged: the class is 1 where the probability is above the "
            "threshold.",
            "예와 아니요가 뒤바뀌었다. 확률이 임계치보다 크면 클래스가 1이다.",
        ),
    ),
    Mistake(
        "axis-lost",
        _two_ways(lambda logits, threshold: np.squeeze(sigmoid(logits) > threshold)),
        _ONE_SAMPLE,
    ),
    Mistake(
        "wrong-axis",
        _two_ways(_above, lambda logits, threshold: logits.argmax(axis=0)),
        _WRONG_AXIS,
    ),
    Mistake(
        "one-class-for-all",
        _two_ways(_above, lambda logits, threshold: logits.argmax()),
        Text(
            "without an axis, `argmax` finds one place in the whole batch. Each row has its own: "
            "`axis=1`.",
            "축을 정하지 않으면 `argmax`는 배치 전체에서 한 자리만 찾는다. 행마다 따로 찾아야 "
            "한다. `axis=1`을 쓰자.",
        ),
    ),
    Mistake(
        "threshold-for-several",
        _two_ways(_above, lambda logits, threshold: (softmax(logits) > threshold).argmax(axis=1)),
        Text(
            "with several outputs you look for one above the threshold. There may be none, or "
            "several: the largest counts.",
            "출력이 여러 개일 때 임계치보다 큰 것을 찾았다. 하나도 없거나 여러 개일 수 있다. 가장 "
            "큰 것을 고르자.",
        ),
    ),
    Mistake(
        "samples-for-outputs",
        lambda logits, threshold=0.5: (
            _above(logits, threshold) if len(logits) == 1 else logits.argmax(axis=1)
        ),
        _SAMPLES_COUNTED,
    ),
    Mistake(
        "probabilities-returned",
        _two_ways(
            lambda logits, threshold: sigmoid(logits)[:, 0],
            lambda logits, threshold: softmax(logits).max(axis=1),
        ),
        Text(
            "these are probabilities. Asked for are classes, whole numbers.",
            "확률이 나왔다. 구할 것은 정수인 클래스이다.",
        ),
    ),
)
