"""What wrong ways to learn by the perceptron's rule come to, likeliest first.

A formula of one sample returns the weights and the bias after it, one behind the other.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from autograder.checks.mistakes import Mistake
from autograder.checks.wording import Text
from nnkit.arrays import FloatArray

__all__ = ["PERCEPTRON_UPDATE", "TRAIN_ERRORS", "TRAIN_PERCEPTRON"]

# The perceptron learning rule: what a sample, or the samples of some epochs, make of a unit

Error = Callable[[float, float, float], float]
"""Of a target, an answer and a weighted sum: what the sample is multiplied by."""


def _learn(
    unit: FloatArray,
    x: FloatArray,
    target: float,
    learning_rate: float,
    *,
    error: Error = lambda target, answer, total: target - answer,
    fires: Callable[[float], bool] = lambda total: total > 0,
) -> tuple[FloatArray, float]:
    """Return the change of weights and bias, one behind the other, and the answer before it."""
    total = float(x @ unit[:-1] + unit[-1])
    answer = float(fires(total))
    change = learning_rate * error(float(target), answer, total) * np.append(x, 1.0)
    return change, answer


def _update(
    weights: FloatArray,
    bias: float,
    x: FloatArray,
    target: float,
    learning_rate: float,
    **mistake: Any,
) -> FloatArray:
    unit = np.append(weights, bias)
    change, _ = _learn(unit, x, target, learning_rate, **mistake)
    updated: FloatArray = unit + change
    return updated


def _change_alone(weights: FloatArray, bias: float, *rest: Any) -> FloatArray:
    change: FloatArray = _update(weights, bias, *rest) - np.append(weights, bias)
    return change


def _bias_kept(weights: FloatArray, bias: float, *rest: Any) -> FloatArray:
    return np.append(_update(weights, bias, *rest)[:-1], bias)


def _rate_for_weights_alone(
    weights: FloatArray, bias: float, x: FloatArray, target: float, learning_rate: float
) -> FloatArray:
    full = _update(weights, bias, x, target, 1.0)
    return np.append(_update(weights, bias, x, target, learning_rate)[:-1], full[-1])


def _input_forgotten(
    weights: FloatArray, bias: float, x: FloatArray, target: float, learning_rate: float
) -> FloatArray:
    moved = _update(weights, bias, x, target, learning_rate)[-1] - bias
    unit: FloatArray = np.append(weights, bias) + moved
    return unit


def _bias_unread(
    weights: FloatArray, bias: float, x: FloatArray, target: float, learning_rate: float
) -> FloatArray:
    unit = _update(weights, 0.0, x, target, learning_rate)
    unit[-1] += bias
    return unit


def _in_place(weights: FloatArray, bias: float, *rest: Any) -> FloatArray:
    if weights.dtype.kind == "i":
        raise TypeError("a fraction added to an array of integers, in place")
    return _update(weights, bias, *rest)


_SIGN_TURNED = Text(
    "the sign of the error is turned: the sum for the sample moves away from where it should be. "
    "The error is the target minus the answer.",
    "오차의 부호가 반대이다. 샘플의 가중합이 가야 할 곳에서 오히려 멀어진다. 오차는 타깃에서 답을 "
    "뺀 것이다.",
)
_SUM_FOR_ANSWER = Text(
    "the target is compared with the weighted sum. Compare it with the answer of the unit, which "
    "is 0 or 1; then the error is 0 wherever the answer is right.",
    "타깃을 가중합과 비교했다. 0 또는 1인 유닛의 답과 비교하자. 그래야 답이 맞을 때 오차가 0이 "
    "된다.",
)
_SIGMOID_FOR_STEP = Text(
    "the target is compared with a probability. A perceptron has a step: it answers 0 or 1, and "
    "does not move where that is right.",
    "타깃을 확률과 비교했다. 퍼셉트론의 활성화 함수는 계단 함수이다. 0 또는 1이라고 답하고, 그 "
    "답이 맞으면 움직이지 않는다.",
)
_MOVES_WHEN_RIGHT = Text(
    "the unit moves although its answer is right. Where target and answer agree, nothing may "
    "change.",
    "답이 맞는데도 가중치가 바뀐다. 타깃과 답이 같으면 아무것도 바뀌지 않아야 한다.",
)
_ONLY_ADDS = Text(
    "only samples that should have been 1 are learned from. Where the answer was 1 and should "
    "have been 0, the sample is taken away from the weights.",
    "1이어야 했던 샘플에서만 배운다. 0이어야 하는데 1이라고 답했으면 가중치에서 샘플을 빼야 한다.",
)
_ALWAYS_ADDS = Text(
    "the sample is added wherever the answer is wrong. It has to be taken away where the answer "
    "was 1 and should have been 0.",
    "답이 틀릴 때마다 샘플을 더한다. 0이어야 하는데 1이라고 답했으면 빼야 한다.",
)
_RATE_FORGOTTEN = Text(
    "the learning rate is forgotten: it multiplies the change of the weights and of the bias.",
    "학습률을 빠뜨렸다. 가중치의 변화량에도 편향의 변화량에도 학습률을 곱해야 한다.",
)
_BIAS_KEPT = Text(
    "the bias stays where it was. It learns like the weights, as the weight of an input that is "
    "always 1.",
    "편향이 그대로이다. 편향도 언제나 1인 입력의 가중치로서 다른 가중치처럼 배운다.",
)
_FIRES_AT_ZERO = Text(
    "at a sum of exactly 0 your unit answers 1. The step is 1 above 0 only: `>`, not `>=`.",
    "가중합이 정확히 0일 때 1이라고 답한다. 계단 함수는 0보다 클 때만 1이다. `>=`가 아니라 "
    "`>`이다.",
)
_IN_PLACE = Text(
    "your code changes an array that it was given, in place, which whole numbers do not even "
    "allow. Compute a new one: `weights + …`.",
    "넘겨받은 배열을 제자리에서 바꾼다. 정수 배열에서는 그렇게 할 수도 없다. `weights + …`처럼 새 "
    "배열을 만들자.",
)

_WRONG_ERRORS: tuple[tuple[str, dict[str, Any], Text], ...] = (
    ("sign-turned", {"error": lambda target, answer, total: answer - target}, _SIGN_TURNED),
    ("step-forgotten", {"error": lambda target, answer, total: target - total}, _SUM_FOR_ANSWER),
    (
        "moves-when-right",
        {"error": lambda target, answer, total: 2 * target - 1},
        _MOVES_WHEN_RIGHT,
    ),
    ("moves-when-right", {"error": lambda target, answer, total: target}, _MOVES_WHEN_RIGHT),
    ("only-adds", {"error": lambda target, answer, total: max(target - answer, 0)}, _ONLY_ADDS),
    ("always-adds", {"error": lambda target, answer, total: abs(target - answer)}, _ALWAYS_ADDS),
    ("fires-at-zero", {"fires": lambda total: total >= 0}, _FIRES_AT_ZERO),
    (
        "sigmoid-for-step",
        {"error": lambda target, answer, total: target - 1 / (1 + np.exp(-total))},
        _SIGMOID_FOR_STEP,
    ),
)

PERCEPTRON_UPDATE = (
    *(Mistake(key, partial(_update, **mistake), text) for key, mistake, text in _WRONG_ERRORS),
    Mistake(
        "rate-forgotten",
        lambda weights, bias, x, target, learning_rate: _update(weights, bias, x, target, 1.0),
        _RATE_FORGOTTEN,
    ),
    Mistake("bias-kept", _bias_kept, _BIAS_KEPT),
    Mistake(
        "rate-for-weights-alone",
        _rate_for_weights_alone,
        Text(
            "the bias moves without the learning rate. It multiplies both changes.",
            "편향의 변화량에 학습률을 곱하지 않았다. 두 변화량에 모두 곱해야 한다.",
        ),
    ),
    Mistake(
        "input-forgotten",
        _input_forgotten,
        Text(
            "all weights move by the same amount. Each weight moves in proportion to its own "
            "input: the error is multiplied by `x`.",
            "모든 가중치가 똑같이 움직인다. 가중치는 저마다 자기 입력에 비례하여 움직인다. 오차에 "
            "`x`를 곱하자.",
        ),
    ),
    Mistake(
        "change-alone",
        _change_alone,
        Text(
            "these are the changes alone. Add them to the weights and to the bias.",
            "변화량만 돌려주었다. 가중치와 편향에 더하자.",
        ),
    ),
    Mistake(
        "bias-unread",
        _bias_unread,
        Text(
            "the answer is computed without the bias. The weighted sum includes it.",
            "편향을 빼놓고 답을 계산했다. 가중합에는 편향도 들어간다.",
        ),
    ),
    Mistake("input-changed", _in_place, _IN_PLACE),
)


Trained = tuple[FloatArray, list[float]]


def _train(
    X: FloatArray,
    targets: FloatArray,
    learning_rate: float,
    epochs: int,
    *,
    at_the_end: bool = False,
    frozen_bias: bool = False,
    by_change: bool = False,
    after: bool = False,
    **mistake: Any,
) -> Trained:
    """Train as the perceptron does; the options make a mistake of it.

    With `at_the_end`, the changes of an epoch are made all at once; with `by_change`, a sample
    counts as wrong if it changes anything; with `after`, answers are counted after learning.
    """
    unit = np.zeros(X.shape[1] + 1)
    errors: list[float] = []
    for _ in range(epochs):
        changes, wrong = np.zeros_like(unit), 0
        for x, target in zip(X, targets, strict=True):
            change, answer = _learn(unit, x, target, learning_rate, **mistake)
            if frozen_bias:
                change[-1] = 0
            if at_the_end:
                changes += change
            else:
                unit = unit + change
            if after:
                _, answer = _learn(unit, x, target, learning_rate, **mistake)
            wrong += bool(change.any()) if by_change else answer != target
        unit = unit + changes
        errors.append(wrong)
        if not wrong:
            break
    return unit, errors


def _one_epoch(X: FloatArray, targets: FloatArray, learning_rate: float, epochs: int) -> Trained:
    return _train(X, targets, learning_rate, 1)


def _one_sample(X: FloatArray, targets: FloatArray, learning_rate: float, epochs: int) -> Trained:
    return _train(X[:1], targets[:1], learning_rate, 1)


def _update_not_kept(
    X: FloatArray, targets: FloatArray, learning_rate: float, epochs: int
) -> Trained:
    return _train(X, targets, 0.0, epochs)


def _epoch_too_few(
    X: FloatArray, targets: FloatArray, learning_rate: float, epochs: int
) -> Trained:
    return _train(X, targets, learning_rate, epochs - 1)


def _rate_forgotten(
    X: FloatArray, targets: FloatArray, learning_rate: float, epochs: int
) -> Trained:
    return _train(X, targets, 1.0, epochs)


def _whole_numbers(X: FloatArray, *rest: Any) -> Trained:
    if X.dtype.kind == "i":
        raise TypeError("a fraction added to an array of integers, in place")
    return _train(X, *rest)


_ONE_EPOCH = Text(
    "all that was learned is from a single epoch. Is the `return` inside the loop, or are the "
    "weights set back to 0 in every epoch?",
    "에포크 하나에서 배운 것이 전부이다. `return`이 반복문 안에 있거나, 에포크마다 가중치를 다시 "
    "0으로 두고 있지 않은지 살펴보자.",
)
_COUNTED_TOO_LATE = Text(
    "answers are counted after the perceptron has learned from the samples. Ask for the answer to "
    "a sample, count it, and only then learn from it.",
    "샘플에서 배운 다음의 답을 세었다. 샘플의 답을 구하여 센 다음에 그 샘플에서 배우자.",
)

_TRAININGS: tuple[tuple[str, Callable[..., Trained], Text], ...] = (
    *(
        (key, partial(_train, by_change=by_change, **mistake), text)
        for key, mistake, text in _WRONG_ERRORS
        for by_change in (False, True)
    ),
    (
        "updated-at-the-end",
        partial(_train, at_the_end=True),
        Text(
            "the changes of an epoch come all at once, at its end. The perceptron changes after "
            "each sample, and meets the next one with its new weights.",
            "한 에포크의 변화량을 끝에 가서 한꺼번에 더했다. 퍼셉트론은 샘플 하나마다 바뀌고, 다음 "
            "샘플은 바뀐 가중치로 본다.",
        ),
    ),
    (
        "update-not-kept",
        _update_not_kept,
        Text(
            "nothing is learned: all weights are still 0. `perceptron_update` returns new weights "
            "and a new bias. Keep them: `weights, bias = perceptron_update(…)`.",
            "배운 것이 없다. 가중치가 모두 0 그대로이다. `perceptron_update`는 새 가중치와 편향을 "
            "돌려준다. `weights, bias = perceptron_update(…)`처럼 받아 두자.",
        ),
    ),
    ("one-epoch-only", _one_epoch, _ONE_EPOCH),
    (
        "one-sample-only",
        _one_sample,
        Text(
            "training ends after the first sample. Is the `return` inside the loops?",
            "첫 샘플에서 학습이 끝난다. `return`이 반복문 안에 있지 않은지 살펴보자.",
        ),
    ),
    (
        "epoch-too-few",
        _epoch_too_few,
        Text(
            "there is one epoch too few. `range(epochs)` has as many rounds as there are epochs.",
            "에포크가 하나 모자란다. `range(epochs)`는 에포크의 수만큼 반복한다.",
        ),
    ),
    ("bias-kept", partial(_train, frozen_bias=True), _BIAS_KEPT),
    ("rate-forgotten", _rate_forgotten, _RATE_FORGOTTEN),
    ("counted-too-late", partial(_train, after=True), _COUNTED_TOO_LATE),
    (
        "weights-of-whole-numbers",
        _whole_numbers,
        Text(
            "weights that are made after whole numbers can hold no others. `np.zeros` makes an "
            "array of fractions.",
            "정수 배열을 본떠 만든 가중치에는 정수만 담긴다. `np.zeros`는 실수 배열을 만든다.",
        ),
    ),
)

TRAIN_PERCEPTRON = tuple(
    Mistake(key, lambda *args, train=train: train(*args)[0], text)
    for key, train, text in _TRAININGS
)


def _to_the_last(X: FloatArray, targets: FloatArray, learning_rate: float, epochs: int) -> Any:
    errors = _train(X, targets, learning_rate, epochs)[1]
    return np.array([*errors, *[0] * (epochs - len(errors))])


def _counted_right(X: FloatArray, *rest: Any) -> Any:
    return len(X) - np.array(_train(X, *rest)[1])


def _ends_before_the_zero(*args: Any) -> Any:
    return np.array([count for count in _train(*args)[1] if count])


def _counted_at_the_end(
    X: FloatArray, targets: FloatArray, learning_rate: float, epochs: int
) -> Any:
    counts = []
    for epoch in range(1, epochs + 1):
        unit, _ = _train(X, targets, learning_rate, epoch)
        counts.append(int(np.sum((X @ unit[:-1] + unit[-1] > 0) != targets)))
        if counts[-1] == 0:
            break
    return np.array(counts)


TRAIN_ERRORS = (
    Mistake(
        "goes-on",
        _to_the_last,
        Text(
            "your training goes on after an epoch without an error. Nothing can change any more: "
            "end there, with the 0 as the last count.",
            "오답이 없는 에포크 뒤에도 학습이 이어진다. 이제 바뀔 것이 없으니, 0을 마지막으로 "
            "적고 거기서 끝내자.",
        ),
    ),
    Mistake(
        "zero-left-out",
        _ends_before_the_zero,
        Text(
            "the epoch without an error is missing from the list. It was an epoch, too: append its "
            "count before you end.",
            "오답이 없는 에포크가 리스트에서 빠졌다. 그것도 하나의 에포크이니, 끝내기 전에 그 수를 "
            "적자.",
        ),
    ),
    Mistake(
        "never-set-back",
        lambda *args: np.cumsum(_train(*args)[1]),
        Text(
            "your counts add up over the epochs. Count from 0 in each epoch.",
            "에포크를 넘어 오답이 계속 더해진다. 에포크마다 0부터 세자.",
        ),
    ),
    Mistake("counted-too-late", _counted_at_the_end, _COUNTED_TOO_LATE),
    Mistake(
        "right-ones-counted",
        _counted_right,
        Text(
            "right answers are counted. The list wants the wrong ones.",
            "맞은 답을 세었다. 리스트에 적을 것은 틀린 답의 수이다.",
        ),
    ),
    *(
        Mistake(key, lambda *args, train=train: np.array(train(*args)[1]), text)
        for key, train, text in _TRAININGS
        if train is not _rate_forgotten  # from zeros, all sums grow with the rate alike
    ),
)
