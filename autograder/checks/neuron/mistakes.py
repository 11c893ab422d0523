"""The mistakes that learners make in the assignment `neuron`, as formulas, likeliest first."""

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks.mistakes import Mistake
from autograder.checks.wording import Text

__all__ = [
    "AUGMENTED",
    "AUGMENT_INPUT",
    "AUGMENT_WEIGHTS",
    "BIAS_FROM_THRESHOLD",
    "FIRES",
    "FORWARD",
    "WEIGHTED_SUM",
]


def _step(sums: Any) -> Any:
    return np.where(np.asarray(sums) > 0, 1.0, 0.0)


_BIAS_SUBTRACTED = Text(
    "your bias is subtracted. The bias is added; it is the threshold θ that would be subtracted, "
    "for θ = −b.",
    "편향을 뺐다. 편향은 더해야 한다. 빼는 것은 임계치 θ이고, θ = −b이다.",
)
_BIAS_FORGOTTEN = Text(
    "your bias is forgotten. Add it to the sum.",
    "편향을 빠뜨렸다. 합에 편향을 더하자.",
)
_WEIGHTS_FORGOTTEN = Text(
    "your weights are forgotten: the inputs are added up as they are.",
    "가중치를 빠뜨렸다. 입력을 그대로 더하기만 했다.",
)
_BIAS_PER_INPUT = Text(
    "your bias is added once for each input. A neuron has one bias: add it once, to the sum.",
    "편향을 입력마다 한 번씩 더했다. 뉴런의 편향은 하나뿐이니, 합에 한 번만 더하자.",
)
_BIAS_MULTIPLIED = Text(
    "your bias multiplies the sum. It is added to it.",
    "합에 편향을 곱했다. 편향은 더해야 한다.",
)
_TRUNCATED = Text(
    "`zip` stops at the shorter of the two and silently leaves the rest out. Compare the lengths "
    "first, or let `@` do it.",
    "`zip`은 둘 중 짧은 쪽에서 멈추고 나머지를 말없이 버린다. 먼저 길이를 비교하거나 `@`에 맡기자.",
)
_STRETCHED = Text(
    "numpy stretches a single weight over all inputs (broadcasting). `x * weights` does not "
    "notice; compare the lengths first, or use `@`.",
    "numpy는 가중치가 하나뿐이면 모든 입력에 맞추어 늘인다(브로드캐스팅). `x * weights`는 이것을 "
    "알아채지 못하니, 먼저 길이를 비교하거나 `@`를 쓰자.",
)


def _zipped(x: Any, weights: Any, bias: float) -> float:
    return sum(float(a) * float(w) for a, w in zip(x, weights, strict=False)) + bias


_FIXED_NUMBER = Text(
    "only the first inputs count. A formula written out input by input stops where you stopped "
    "writing; sum over all inputs, however many there are.",
    "앞쪽 입력만 계산에 들어간다. 입력을 하나씩 적은 식은 적다 멈춘 곳에서 끝난다. "
    "몇 개이든 모든 입력에 대해 더하자.",
)


def _written_out(inputs: int) -> Callable[..., Any]:
    return lambda x, weights, bias: sum(x[..., i] * weights[i] for i in range(inputs)) + bias


def _cut_off(inputs: int) -> Callable[..., Any]:
    return lambda x, weights, bias: x[..., :inputs] @ weights[:inputs] + bias


_FIXED_SUMS = [make(inputs) for inputs in (2, 3, 4) for make in (_written_out, _cut_off)]


def _stepped(sums: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *args: _step(sums(*args))


WEIGHTED_SUM = (
    Mistake("bias-subtracted", lambda x, weights, bias: x @ weights - bias, _BIAS_SUBTRACTED),
    Mistake("bias-forgotten", lambda x, weights, bias: x @ weights, _BIAS_FORGOTTEN),
    Mistake(
        "not-summed",
        lambda x, weights, bias: x * weights + bias,
        Text(
            "the products are not summed. A neuron adds them up to one number.",
            "곱한 값들을 더하지 않았다. 뉴런은 그 값들을 모두 더해 수 하나로 만든다.",
        ),
    ),
    *(
        Mistake("bias-per-input", formula, _BIAS_PER_INPUT)
        for formula in (
            lambda x, weights, bias: (x * weights + bias).sum(),
            lambda x, weights, bias: x @ weights + x.size * bias,
        )
    ),
    Mistake("bias-multiplied", lambda x, weights, bias: (x @ weights) * bias, _BIAS_MULTIPLIED),
    Mistake("weights-forgotten", lambda x, weights, bias: x.sum() + bias, _WEIGHTS_FORGOTTEN),
    Mistake(
        "mean-instead-of-sum",
        lambda x, weights, bias: (x * weights).mean() + bias,
        Text(
            "the products are averaged. A neuron sums them.",
            "곱한 값들의 평균을 냈다. 뉴런은 그 값들을 더한다.",
        ),
    ),
    Mistake(
        "step-applied",
        lambda x, weights, bias: _step(x @ weights + bias),
        Text(
            "you already apply the step. Here only the sum is asked for, before any activation.",
            "벌써 계단 함수를 적용했다. 여기서는 활성화 함수를 거치기 전의 합만 구하면 된다.",
        ),
    ),
    Mistake("mismatch-truncated", _zipped, _TRUNCATED),
    Mistake("mismatch-stretched", lambda x, weights, bias: (x * weights).sum() + bias, _STRETCHED),
    *(Mistake("fixed-number-of-inputs", sums, _FIXED_NUMBER) for sums in _FIXED_SUMS),
)

FORWARD = (
    Mistake(
        "bias-subtracted", lambda X, weights, bias: _step(X @ weights - bias), _BIAS_SUBTRACTED
    ),
    Mistake("bias-forgotten", lambda X, weights, bias: _step(X @ weights), _BIAS_FORGOTTEN),
    Mistake(
        "step-forgotten",
        lambda X, weights, bias: X @ weights + bias,
        Text(
            "the step is missing. These are the weighted sums; the output is 1 where the sum is "
            "above 0, otherwise 0.",
            "계단 함수가 빠졌다. 이것은 가중합이다. 출력은 합이 0보다 크면 1, 아니면 0이다.",
        ),
    ),
    Mistake(
        "fires-at-zero",
        lambda X, weights, bias: np.where(X @ weights + bias >= 0, 1.0, 0.0),
        Text(
            "your neuron fires at a sum of exactly 0. The step is 1 above 0 only: `>`, not `>=`.",
            "합이 정확히 0일 때도 활성화된다. 계단 함수는 0보다 클 때만 1이다. "
            "`>=`가 아니라 `>`이다.",
        ),
    ),
    Mistake(
        "signs-instead-of-step",
        lambda X, weights, bias: np.sign(X @ weights + bias),
        Text(
            "your outputs are signs, −1 and 1. The step gives 0 and 1.",
            "출력이 −1과 1, 즉 부호이다. 계단 함수의 출력은 0과 1이다.",
        ),
    ),
    Mistake(
        "output-inverted",
        lambda X, weights, bias: 1 - _step(X @ weights + bias),
        Text(
            "0 and 1 are swapped: the neuron fires when the sum is above 0.",
            "0과 1이 뒤바뀌었다. 뉴런은 합이 0보다 클 때 활성화된다.",
        ),
    ),
    Mistake(
        "wrong-axis",
        lambda X, weights, bias: _step((X * weights).sum(axis=0) + bias),
        Text(
            "you sum over the wrong axis: over the samples. Each sample has a sum of its own, over "
            "its inputs.",
            "축을 잘못 골라 샘플들에 걸쳐 더했다. 샘플마다 자기 입력에 대해 따로 더해야 한다.",
        ),
    ),
    Mistake(
        "one-sum-for-all",
        lambda X, weights, bias: _step((X * weights).sum() + bias),
        Text(
            "the whole batch gives one single sum. Each sample has a sum and an output of its own.",
            "배치 전체를 하나의 합으로 만들었다. 샘플마다 합과 출력이 따로 있다.",
        ),
    ),
    Mistake(
        "first-sample-only",
        lambda X, weights, bias: _step(np.atleast_2d(X)[0] @ weights + bias),
        Text(
            "only the first sample is computed. A `return` inside a loop leaves after one round.",
            "첫 샘플만 계산했다. 반복문 안의 `return`은 한 번 돌고 함수를 끝낸다.",
        ),
    ),
    Mistake(
        "column-output",
        lambda X, weights, bias: _step(np.atleast_2d(X) @ weights[:, None] + bias),
        Text(
            "the outputs stand in a column, of shape (samples, 1). Asked for is (samples,).",
            "출력이 형상 (samples, 1)의 열로 나온다. 요구한 형상은 (samples,)이다.",
        ),
    ),
    *(
        Mistake(
            "batch-only",
            formula,
            Text(
                "your code works for a batch, but not for one sample: then X has no second axis.",
                "배치는 계산하지만 샘플 하나는 계산하지 못한다. 이때 X에는 둘째 축이 없다.",
            ),
        )
        for formula in (
            lambda X, weights, bias: _step((X * weights).sum(axis=1) + bias),
            lambda X, weights, bias: _step(np.array([row @ weights for row in X]) + bias),
        )
    ),
    Mistake(
        "transposed",
        lambda X, weights, bias: _step(weights @ X + bias),
        Text(
            "`weights @ X` pairs the weights with the samples. Each weight belongs to an input, "
            "the last axis of X: `X @ weights`.",
            "`weights @ X`는 가중치를 샘플과 짝짓는다. 가중치는 입력, 곧 X의 마지막 축과 짝이다. "
            "`X @ weights`로 쓰자.",
        ),
    ),
    Mistake(
        "mismatch-stretched",
        lambda X, weights, bias: _step((X * weights).sum(axis=-1) + bias),
        _STRETCHED,
    ),
    Mistake(
        "mismatch-truncated",
        lambda X, weights, bias: _step([_zipped(row, weights, bias) for row in X]),
        _TRUNCATED,
    ),
    *(Mistake("fixed-number-of-inputs", _stepped(sums), _FIXED_NUMBER) for sums in _FIXED_SUMS),
)

BIAS_FROM_THRESHOLD = (
    Mistake(
        "threshold-sign",
        lambda threshold: threshold,
        Text(
            "the bias is not the threshold itself but its negative, b = −θ: the sum exceeds θ "
            "exactly when the sum minus θ exceeds 0.",
            "편향은 임계치 자체가 아니라 부호를 바꾼 값이다(b = −θ). 합이 θ보다 크다는 것은 "
            "합에서 θ를 뺀 값이 0보다 크다는 것과 같다.",
        ),
    ),
    Mistake(
        "always-negative",
        lambda threshold: -abs(threshold),
        Text(
            "your bias is always negative. A negative threshold has a positive bias: b = −θ.",
            "편향이 늘 음수로 나온다. 임계치가 음수이면 편향은 양수이다(b = −θ).",
        ),
    ),
    Mistake(
        "reciprocal",
        lambda threshold: 1 / threshold,
        Text(
            "you return the reciprocal, 1/θ. The bias is the negative, −θ.",
            "역수 1/θ을 돌려주었다. 편향은 부호를 바꾼 값 −θ이다.",
        ),
    ),
)

FIRES = (
    Mistake(
        "threshold-sign",
        lambda x, weights, threshold: x @ weights > -threshold,
        Text(
            "the sign of your threshold is wrong: it is added where it should be subtracted. The "
            "neuron fires when the sum exceeds θ, that is, when the sum minus θ exceeds 0.",
            "임계치의 부호가 틀렸다. 빼야 할 곳에서 더했다. 뉴런은 합이 θ보다 클 때, 곧 합에서 θ를 "
            "뺀 값이 0보다 클 때 활성화된다.",
        ),
    ),
    Mistake(
        "threshold-forgotten",
        lambda x, weights, threshold: x @ weights > 0,
        Text(
            "your threshold is forgotten: the sum is compared with 0.",
            "임계치를 빠뜨렸다. 합을 0과 비교했다.",
        ),
    ),
    Mistake(
        "fires-at-threshold",
        lambda x, weights, threshold: x @ weights >= threshold,
        Text(
            "your neuron fires at the threshold itself. It should fire above it only: `>`, not "
            "`>=`.",
            "합이 임계치와 같을 때도 활성화된다. 임계치보다 클 때만이다. `>=`가 아니라 `>`이다.",
        ),
    ),
    Mistake(
        "output-inverted",
        lambda x, weights, threshold: x @ weights < threshold,
        Text(
            "the comparison is the wrong way round: the neuron fires above its threshold.",
            "비교 방향이 반대이다. 뉴런은 임계치를 넘을 때 활성화된다.",
        ),
    ),
    Mistake(
        "compared-before-summing",
        lambda x, weights, threshold: (x * weights > threshold).any(),
        Text(
            "each product is compared with the threshold on its own. Sum first, then compare.",
            "곱한 값을 하나씩 임계치와 비교했다. 먼저 모두 더한 다음에 비교하자.",
        ),
    ),
    Mistake(
        "absolute-threshold",
        lambda x, weights, threshold: x @ weights > abs(threshold),
        Text(
            "the sign of your threshold is lost. A threshold may be negative.",
            "임계치의 부호가 사라졌다. 임계치는 음수일 수도 있다.",
        ),
    ),
)

AUGMENT_INPUT = (
    Mistake(
        "ones-forgotten",
        lambda X: X,
        Text(
            "the column of ones is missing: X comes back as it was.",
            "1로 된 열이 없다. X가 그대로 돌아왔다.",
        ),
    ),
    Mistake(
        "zeros-instead-of-ones",
        lambda X: np.hstack([X, np.zeros((len(X), 1))]),
        Text(
            "your extra column holds 0. The bias would be multiplied by 0 and vanish; it takes 1.",
            "덧붙인 열이 0이다. 그러면 편향에 0이 곱해져 사라진다. 1이어야 한다.",
        ),
    ),
    Mistake(
        "ones-as-a-row",
        lambda X: np.vstack([X, np.ones(X.shape[1])]),
        Text(
            "the ones stand in a row, which makes one more sample. A column (axis 1) makes one "
            "more input for each sample.",
            "1을 행으로 덧붙여 샘플이 하나 늘었다. 열(axis 1)로 덧붙여야 샘플마다 입력이 하나 "
            "늘어난다.",
        ),
    ),
    Mistake(
        "flattened",
        lambda X: np.append(X, np.ones((len(X), 1))),
        Text(
            "`np.append` flattens the array when it is not told an axis. Use `axis=1`.",
            "`np.append`는 축을 정해 주지 않으면 배열을 한 줄로 편다. `axis=1`을 쓰자.",
        ),
    ),
    Mistake(
        "input-overwritten",
        lambda X: np.hstack([np.ones((len(X), 1)), X[:, 1:]]),
        Text(
            "the ones replace an input. They are one input more: the array grows by a column.",
            "1이 원래 입력을 덮어썼다. 1은 새로 늘어나는 입력이므로 열이 하나 많아져야 한다.",
        ),
    ),
)

AUGMENT_WEIGHTS = (
    Mistake(
        "bias-forgotten",
        lambda weights, bias: weights,
        Text(
            "the bias is missing among the weights.",
            "가중치에 편향이 들어 있지 않다.",
        ),
    ),
    *(
        Mistake(
            "one-instead-of-bias",
            lambda weights, bias, place=place: (
                np.insert(weights.astype(float), place, 1)
                if place == 0
                else np.append(weights, 1.0)
            ),
            Text(
                "a 1 stands where the bias belongs. The 1 is the extra input; its weight is the "
                "bias.",
                "편향이 있어야 할 자리에 1이 있다. 1은 덧붙인 입력이고, "
                "그 입력의 가중치가 편향이다.",
            ),
        )
        for place in (0, -1)
    ),
    Mistake(
        "bias-negated",
        lambda weights, bias: np.append(weights, -bias),
        Text(
            "the bias changed its sign. It is added, so it goes in as it is.",
            "편향의 부호가 바뀌었다. 편향은 더하는 값이므로 그대로 넣자.",
        ),
    ),
    Mistake(
        "bias-added-to-weights",
        lambda weights, bias: weights + bias,
        Text(
            "the bias is added to every weight. It is one weight more, beside the others.",
            "편향을 모든 가중치에 더했다. 편향은 다른 가중치 옆에 하나 더 놓이는 가중치이다.",
        ),
    ),
    *(
        Mistake(
            "bias-truncated",
            formula,
            Text(
                "an array of integers cuts the fraction off a bias that is put into it. Make the "
                "array one of floats.",
                "정수 배열에 편향을 넣으면 소수점 아래가 잘려 나간다. 실수 배열을 만들어 쓰자.",
            ),
        )
        for formula in (
            lambda weights, bias: np.insert(weights, 0, bias),
            lambda weights, bias: np.append(weights, weights.dtype.type(bias)),
        )
    ),
)

_PLACES_DIFFER = Text(
    "the 1 and the bias are in different places, one first and the other last. The bias must be "
    "the weight of the 1.",
    "1과 편향의 자리가 서로 다르다. 하나는 맨 앞에, 다른 하나는 맨 뒤에 있다. "
    "편향은 1의 가중치여야 한다.",
)

AUGMENTED = (
    Mistake(
        "places-differ",
        lambda X, weights, bias: np.insert(X, 0, 1, axis=1) @ np.append(weights, [bias]),
        _PLACES_DIFFER,
    ),
    Mistake(
        "places-differ",
        lambda X, weights, bias: np.insert(X, X.shape[1], 1, axis=1) @ np.append([bias], weights),
        _PLACES_DIFFER,
    ),
)
