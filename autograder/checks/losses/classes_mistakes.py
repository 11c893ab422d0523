"""The mistakes in cross-entropy from logits: in getting the probabilities, and in using them."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from autograder.checks.losses.mistakes import (
    FLOORS,
    GRADIENT_OF_THE_SUM,
    SUMMED,
    UPHILL,
    after,
    alike,
    refusing,
)
from autograder.checks.mistakes import Mistake
from autograder.checks.values import Numbers
from autograder.checks.wording import Text

__all__ = ["SOFTMAX_CROSS_ENTROPY", "SOFTMAX_CROSS_ENTROPY_GRADIENT"]

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
    return alike(
        key,
        text,
        [lambda logits, labels, way=way: loss(way(logits), labels) for way in _LOG_PROBABILITIES],
    )


_SOFTMAX_CROSS_ENTROPY = (
    *_any_way("summed", SUMMED, lambda logs, labels: -_labelled(logs, labels).sum()),
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
    *alike(
        "other-axis",
        _OTHER_AXIS,
        [
            lambda logits, labels: -_labelled(_log_softmax(logits, axis=0), labels).mean(),
            lambda logits, labels: -_labelled(np.log(_softmax(logits, axis=0)), labels).mean(),
        ],
    ),
    *alike(
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
    *alike(
        "softmax-twice",
        _SOFTMAX_TWICE,
        [
            lambda logits, labels: -_labelled(np.log(_softmax(_softmax(logits))), labels).mean(),
            lambda logits, labels: -_labelled(_log_softmax(_softmax(logits)), labels).mean(),
        ],
    ),
    *alike(
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
    *alike(
        "exponential-overflows",
        _LARGE_LOGITS,
        [
            lambda logits, labels, way=way: -_labelled(way(logits), labels).mean()
            for way in _LOG_PROBABILITIES[2:]
        ],
    ),
    *alike(
        "logarithm-of-softmax",
        _LOGARITHM_OF_SOFTMAX,
        [
            lambda logits, labels: -_labelled(np.log(_softmax(logits)), labels).mean(),
            lambda logits, labels: (
                -(_one_hot(labels, logits.shape[1]) * np.log(_softmax(logits))).sum() / len(labels)
            ),
        ],
    ),
    *alike(
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
            for floor in (*FLOORS, float(np.exp(-100)))
            for guard in (np.add, np.maximum)
        ],
    ),
)
SOFTMAX_CROSS_ENTROPY = (
    *refusing(_no_such_class, _SOFTMAX_CROSS_ENTROPY),
    *alike(
        "label-not-checked",
        Text(
            "a negative label is taken for a class counted from the end. Compare the labels with 0 "
            "and with the number of classes, and raise the ValueError.",
            "음수 레이블을 끝에서부터 센 클래스로 여겼다. 레이블을 0과, 그리고 클래스의 개수와 "
            "비교하여 "
            "ValueError를 일으키자.",
        ),
        [_mean_cross_entropy, after(_too_large, _mean_cross_entropy)],
    ),
)


def _probability_minus_target(logits: Any, labels: Any) -> Any:
    return _softmax(logits) - _one_hot(labels, logits.shape[1])


SOFTMAX_CROSS_ENTROPY_GRADIENT = (
    Mistake("gradient-of-the-sum", _probability_minus_target, GRADIENT_OF_THE_SUM),
    Mistake(
        "divided-by-all-logits",
        lambda logits, labels: _probability_minus_target(logits, labels) / logits.size,
        _DIVIDED_BY_ENTRIES,
    ),
    Mistake(
        "uphill-and-downhill",
        lambda logits, labels: -_probability_minus_target(logits, labels) / len(labels),
        UPHILL,
    ),
    *alike(
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
