"""A training and a validation part, without a leak and with every leak that learners make.

Formulas take the inputs of ``prepare`` in the assignment `training`: X, y, validation, seed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from autograder.checks.mistakes import Mistake
from autograder.checks.values import Numbers
from autograder.checks.wording import Text

__all__ = ["PREPARED_TRAINING", "PREPARED_VALIDATION", "prepared"]


Rows = npt.NDArray[np.int64]


@dataclass(frozen=True)
class _Statistics:
    mean: Numbers
    deviation: Numbers


def _divisor(deviation: Numbers) -> Numbers:
    return np.where(deviation > 0, deviation, 1.0)


def _statistics(X: Numbers) -> _Statistics:
    return _Statistics(X.mean(axis=0), _divisor(X.std(axis=0)))


def _scaled(X: Numbers, by: _Statistics) -> Numbers:
    return (X - by.mean) / by.deviation


def _split(X: Numbers, validation: int, seed: int) -> tuple[Rows, Rows]:
    order = np.random.default_rng(seed).permutation(len(X))
    return order[validation:], order[:validation]


def prepared(
    X: Numbers,
    y: Numbers,
    validation: int,
    seed: int,
    *,
    split: Callable[[Numbers, int, int], tuple[Rows, Rows]] = _split,
    by: Callable[[Numbers, Numbers, Numbers], tuple[_Statistics, _Statistics]] = (
        lambda X, X_train, X_val: (_statistics(X_train),) * 2
    ),
) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Split and standardise; the options make a mistake of it.

    Parameters
    ----------
    X, y : ndarray of shape (samples, features) and (samples, 1)
    validation : int
        How many samples are set aside.
    seed : int
    split : callable
        Returns the rows of training and of validation.
    by : callable
        Given all inputs, and those of both parts, returns what each part is standardised by.
    """
    training, aside = split(X, validation, seed)
    X_train, X_val = X[training].astype(float), X[aside].astype(float)
    by_train, by_val = by(X, X_train, X_val)
    return _scaled(X_train, by_train), y[training], _scaled(X_val, by_val), y[aside]


def _everything(X: Numbers, validation: int, seed: int) -> tuple[Rows, Rows]:
    order = np.random.default_rng(seed).permutation(len(X))
    return order, order[:validation]


def _exchanged(X: Numbers, validation: int, seed: int) -> tuple[Rows, Rows]:
    order = np.random.default_rng(seed).permutation(len(X))
    return order[:validation], order[validation:]


def _from_the_end(X: Numbers, validation: int, seed: int) -> tuple[Rows, Rows]:
    order = np.random.default_rng(seed).permutation(len(X))
    return order[:-validation], order[-validation:]


def _unshuffled(X: Numbers, validation: int, seed: int) -> tuple[Rows, Rows]:
    return np.arange(validation, len(X)), np.arange(validation)


def _divided(X: Numbers) -> _Statistics:
    return _Statistics(X.mean(axis=0), X.std(axis=0))


_NOTHING = _Statistics(np.array(0.0), np.array(1.0))

_LEAKS: tuple[tuple[str, Callable[..., Sequence[Numbers]], Text], ...] = (
    (
        "overlap",
        lambda *args: prepared(*args, split=_everything),
        Text(
            "the validation samples are in the training set, too. Then validation asks for what "
            "was learned by heart. Each sample belongs to one part only.",
            "검증 샘플이 학습 데이터에도 들어 있다. 그러면 검증에서 외운 것을 물어보게 된다. "
            "샘플은 한쪽에만 들어가야 한다.",
        ),
    ),
    (
        "statistics-of-all",
        lambda *args: prepared(*args, by=lambda X, *_: (_statistics(X),) * 2),
        Text(
            "mean and deviation are those of all samples: something of the validation set has "
            "leaked into training. Compute them from the training part alone.",
            "평균과 표준편차를 모든 샘플로 구했다. 검증 데이터의 정보가 학습으로 새어 든다. 학습 "
            "데이터로만 구하자.",
        ),
    ),
    (
        "each-by-its-own",
        lambda *args: prepared(*args, by=lambda _, *parts: tuple(map(_statistics, parts))),
        Text(
            "each part is standardised by its own mean and deviation. The same input would then "
            "mean two things; use those of the training part for both.",
            "두 부분을 저마다의 평균과 표준편차로 표준화했다. 그러면 같은 입력의 뜻이 서로 "
            "달라진다. 둘 다 학습 데이터의 것으로 표준화하자.",
        ),
    ),
    (
        "validation-as-it-was",
        lambda *args: prepared(*args, by=lambda _, X_train, __: (_statistics(X_train), _NOTHING)),
        Text(
            "the validation part is not standardised. What was done to the training inputs must be "
            "done to all others.",
            "검증 데이터를 표준화하지 않았다. 학습 데이터의 입력에 한 일은 다른 입력에도 똑같이 "
            "해야 한다.",
        ),
    ),
    (
        "not-standardised",
        lambda *args: prepared(*args, by=lambda *_: (_NOTHING, _NOTHING)),
        Text(
            "the inputs are not standardised: subtract the mean, then divide by the deviation.",
            "입력을 표준화하지 않았다. 평균을 뺀 다음 표준편차로 나누자.",
        ),
    ),
    (
        "labels-leaked",
        lambda X, y, *rest: prepared(np.hstack([X, y]), y, *rest),
        Text(
            "the labels are among the inputs: they have leaked into training and validation. A "
            "network then only reads the answer off, and has none for samples without a label.",
            "레이블이 입력에 섞여 학습과 검증으로 새어 들었다. 그러면 신경망은 답을 그대로 읽기만 "
            "하고, 레이블이 없는 샘플에는 답하지 못한다.",
        ),
    ),
    (
        "parts-exchanged",
        lambda *args: prepared(*args, split=_exchanged),
        Text(
            "the two parts are exchanged: `validation` says how many samples are set aside.",
            "두 부분이 서로 바뀌었다. `validation`은 남겨 둘 샘플의 수이다.",
        ),
    ),
    (
        "from-the-end",
        lambda *args: prepared(*args, split=_from_the_end),
        Text(
            "the validation samples are taken from the end of the shuffled order. Take them from "
            "its beginning, as the exercise says.",
            "검증 샘플을 섞은 순서의 끝에서 꺼냈다. 문제에서 말한 대로 처음에서 꺼내자.",
        ),
    ),
    (
        "not-shuffled",
        lambda *args: prepared(*args, split=_unshuffled),
        Text(
            "the samples are not shuffled. Data often come sorted, and then one part would have "
            "other classes than the other.",
            "샘플을 섞지 않았다. 데이터는 흔히 정렬되어 있어서, 섞지 않으면 두 부분의 클래스가 "
            "달라진다.",
        ),
    ),
    (
        "one-mean-for-all",
        lambda *args: prepared(
            *args,
            by=lambda _, X_train, __: (
                (_Statistics(np.array(X_train.mean()), np.array(X_train.std())),) * 2
            ),
        ),
        Text(
            "one mean and one deviation serve all features. Each feature has its own: `axis=0`.",
            "모든 특성에 평균 하나, 표준편차 하나를 썼다. 특성마다 따로 있다. `axis=0`을 쓰자.",
        ),
    ),
    (
        "sample-deviation",
        lambda *args: prepared(
            *args,
            by=lambda _, X_train, __: (
                (_Statistics(X_train.mean(axis=0), _divisor(X_train.std(axis=0, ddof=1))),) * 2
            ),
        ),
        Text(
            "your deviation divides by one sample less. Here it is numpy's plain `std`.",
            "표준편차를 구할 때 샘플 수보다 하나 작은 수로 나누었다. 여기서는 numpy의 기본 `std`를 "
            "쓴다.",
        ),
    ),
    (
        "variance",
        lambda *args: prepared(
            *args,
            by=lambda _, X_train, __: (
                (_Statistics(X_train.mean(axis=0), _divisor(X_train.var(axis=0))),) * 2
            ),
        ),
        Text(
            "the inputs are divided by the variance. Divide by the standard deviation, its root.",
            "분산으로 나누었다. 분산의 제곱근인 표준편차로 나누자.",
        ),
    ),
    (
        "divided-by-zero",
        lambda *args: prepared(*args, by=lambda _, X_train, __: (_divided(X_train),) * 2),
        Text(
            "a feature that is the same everywhere has the deviation 0, and is divided by it. Only "
            "shift such a feature.",
            "값이 모두 같은 특성은 표준편차가 0인데 그것으로 나누었다. 그런 특성은 평균만 빼자.",
        ),
    ),
)


_SHOWS_IN_VALIDATION_ALONE = ("each-by-its-own", "validation-as-it-was")


def _one_part(which: int, *, but: Sequence[str] = ()) -> tuple[Mistake, ...]:
    return tuple(
        Mistake(
            key,
            lambda *args, prepare=prepare: np.hstack(prepare(*args)[2 * which : 2 * which + 2]),
            text,
        )
        for key, prepare, text in _LEAKS
        if key not in but
    )


PREPARED_TRAINING = _one_part(0, but=_SHOWS_IN_VALIDATION_ALONE)
PREPARED_VALIDATION = _one_part(1)
