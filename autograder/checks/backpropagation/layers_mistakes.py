"""Mistakes of the assignment `backpropagation`: on the way back through layers."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from autograder.checks.mistakes import Mistake
from autograder.checks.wording import Text
from nnkit import relu
from nnkit.arrays import FloatArray

__all__ = [
    "DENSE_BIAS",
    "DENSE_INPUT",
    "DENSE_PARAMS",
    "DENSE_WEIGHT",
    "MLP_GRADIENTS",
    "MLP_INPUT",
    "MLP_PARAMS",
]

# A dense layer: formulas take X, weight, bias, upstream and the number of passes

_TRANSPOSED_WEIGHT = Text(
    "the gradient is transposed. A gradient has the shape of what it belongs to: a row for each "
    "input, a column for each output.",
    "기울기가 전치되었다. 기울기의 형상은 그 주인의 형상과 같다. 입력마다 한 행, 출력마다 한 "
    "열이다.",
)
_MEAN_TAKEN_AGAIN = Text(
    "the mean over the batch is taken. The loss has taken it already, and `upstream` carries it: "
    "a layer only adds up.",
    "배치의 평균을 냈다. 평균은 손실이 이미 냈고 `upstream`에 들어 있다. 층은 더하기만 한다.",
)
_FIRST_SAMPLE = Text(
    "only the first sample counts. The parameters serve every sample of the batch: add over all "
    "of them.",
    "첫 샘플만 센다. 매개변수는 배치의 모든 샘플에 쓰이니 모두 더하자.",
)
_LAST_SAMPLE = Text(
    "only the last sample counts: in a loop over the samples, `=` overwrites where `+=` adds.",
    "마지막 샘플만 센다. 샘플을 도는 반복문에서 `=`는 덮어쓰고 `+=`는 더한다.",
)
_PILED_UP = Text(
    "a second backward pass adds its gradients to those of the first. In this course each pass "
    "begins anew, so that nobody has to set gradients to 0 between two batches.",
    "두 번째 역전파가 첫 번째 기울기에 더해진다. 이 과정에서는 매번 새로 시작하므로 배치 사이에서 "
    "기울기를 0으로 되돌릴 필요가 없다.",
)


_INPUTS_NOT_TRANSPOSED = Mistake(
    "inputs-not-transposed",
    lambda X, weight, bias, upstream, passes: X @ upstream,
    Text(
        "`X @ upstream` pairs features with samples. The products are to be added over the "
        "samples: transpose X.",
        "`X @ upstream`은 특성을 샘플과 짝짓는다. 곱은 샘플에 걸쳐 더해야 하니 X를 전치하자.",
    ),
)

_WEIGHT_NOT_TRANSPOSED = Mistake(
    "weight-not-transposed",
    lambda X, weight, bias, upstream, passes: upstream @ weight,
    Text(
        "the weight goes in as in the forward pass. On the way back each output meets each "
        "input: transpose the weight.",
        "가중치를 순전파 때처럼 곱했다. 뒤로 갈 때는 출력에서 입력으로 가니 가중치를 전치하자.",
    ),
)


def _gradient_of_weight(
    X: FloatArray, weight: FloatArray, bias: FloatArray, upstream: FloatArray, passes: int
) -> FloatArray:
    return X.T @ upstream


def _gradient_of_bias(
    X: FloatArray, weight: FloatArray, bias: FloatArray, upstream: FloatArray, passes: int
) -> FloatArray:
    gradient: FloatArray = upstream.sum(axis=0)
    return gradient


def _gradient_of_input(
    X: FloatArray, weight: FloatArray, bias: FloatArray, upstream: FloatArray, passes: int
) -> FloatArray:
    return upstream @ weight.T


def _kept(*args: Any) -> bool:
    return True


def _after(mistake: Mistake, right: Callable[..., Any]) -> Mistake:
    """Return the mistake as it shows where something else is asked for: by its error alone."""

    def formula(*args: Any) -> Any:
        mistake.formula(*args)
        return right(*args)

    return Mistake(mistake.key, formula, mistake.text)


DENSE_WEIGHT = (
    Mistake(
        "transposed",
        lambda X, weight, bias, upstream, passes: upstream.T @ X,
        _TRANSPOSED_WEIGHT,
    ),
    Mistake(
        "mean-taken-again",
        lambda X, weight, bias, upstream, passes: X.T @ upstream / len(X),
        _MEAN_TAKEN_AGAIN,
    ),
    Mistake(
        "first-sample-only",
        lambda X, weight, bias, upstream, passes: np.outer(X[0], upstream[0]),
        _FIRST_SAMPLE,
    ),
    Mistake(
        "last-sample-only",
        lambda X, weight, bias, upstream, passes: np.outer(X[-1], upstream[-1]),
        _LAST_SAMPLE,
    ),
    Mistake(
        "piled-up",
        lambda X, weight, bias, upstream, passes: passes * (X.T @ upstream),
        _PILED_UP,
    ),
    _INPUTS_NOT_TRANSPOSED,
    _after(_WEIGHT_NOT_TRANSPOSED, _gradient_of_weight),
)

DENSE_BIAS = (
    Mistake(
        "batch-sum-forgotten",
        lambda X, weight, bias, upstream, passes: upstream,
        Text(
            "the sum over the batch is missing. The bias takes part in every sample, so its "
            "gradient is the sum over all of them.",
            "배치에 걸친 합이 빠졌다. 편향은 모든 샘플에 쓰이므로 기울기는 모든 샘플의 합이다.",
        ),
    ),
    Mistake(
        "mean-taken-again",
        lambda X, weight, bias, upstream, passes: upstream.mean(axis=0),
        _MEAN_TAKEN_AGAIN,
    ),
    Mistake(
        "first-sample-only",
        lambda X, weight, bias, upstream, passes: upstream[0],
        _FIRST_SAMPLE,
    ),
    Mistake(
        "last-sample-only",
        lambda X, weight, bias, upstream, passes: upstream[-1],
        _LAST_SAMPLE,
    ),
    Mistake(
        "wrong-axis",
        lambda X, weight, bias, upstream, passes: upstream.sum(axis=1),
        Text(
            "you add over the outputs. Each output has a bias of its own; add over the samples, "
            "the first axis.",
            "출력에 걸쳐 더했다. 편향은 출력마다 하나씩 있다. 첫째 축인 샘플에 걸쳐 더하자.",
        ),
    ),
    Mistake(
        "one-sum-for-all",
        lambda X, weight, bias, upstream, passes: upstream.sum(),
        Text(
            "everything is added up to a single number. Each output has a bias of its own: add "
            "over the samples only.",
            "모두 더하여 수 하나로 만들었다. 편향은 출력마다 하나씩 있으니 샘플에 걸쳐서만 더하자.",
        ),
    ),
    Mistake(
        "row-of-the-batch",
        lambda X, weight, bias, upstream, passes: upstream.sum(axis=0, keepdims=True),
        Text(
            "the gradient is a table with a single row. It has the shape of the bias, one axis.",
            "기울기가 행이 하나인 표로 나온다. 편향과 같은 형상, 축 하나여야 한다.",
        ),
    ),
    Mistake(
        "ones-for-upstream",
        lambda X, weight, bias, upstream, passes: np.full_like(bias, len(X)),
        Text(
            "you add the local slopes, which are all 1. Each is to be multiplied by its upstream "
            "gradient first.",
            "모두 1인 국소 기울기를 더했다. 먼저 상류 기울기를 곱해야 한다.",
        ),
    ),
    Mistake(
        "piled-up",
        lambda X, weight, bias, upstream, passes: passes * upstream.sum(axis=0),
        _PILED_UP,
    ),
    _after(_INPUTS_NOT_TRANSPOSED, _gradient_of_bias),
    _after(_WEIGHT_NOT_TRANSPOSED, _gradient_of_bias),
)

DENSE_INPUT = (
    Mistake(
        "upstream-handed-on",
        lambda X, weight, bias, upstream, passes: upstream,
        Text(
            "the upstream gradient is handed on as it is. On its way to the inputs it passes "
            "through the weights.",
            "상류 기울기를 그대로 넘겨주었다. 입력으로 가는 길에 가중치를 거쳐야 한다.",
        ),
    ),
    _WEIGHT_NOT_TRANSPOSED,
    _after(_INPUTS_NOT_TRANSPOSED, _gradient_of_input),
    Mistake(
        "transposed",
        lambda X, weight, bias, upstream, passes: weight @ upstream.T,
        Text(
            "the gradient is transposed. It has the shape of X: a row for each sample.",
            "기울기가 전치되었다. X와 같은 형상, 샘플마다 한 행이어야 한다.",
        ),
    ),
    Mistake(
        "summed-over-the-batch",
        lambda X, weight, bias, upstream, passes: (upstream @ weight.T).sum(axis=0),
        Text(
            "the gradient of the input is added over the batch. The inputs differ from sample to "
            "sample, and so do their gradients: only parameters are shared.",
            "입력의 기울기를 배치에 걸쳐 더했다. 입력은 샘플마다 다르고 기울기도 그렇다. 함께 쓰는 "
            "것은 매개변수뿐이다.",
        ),
    ),
    Mistake(
        "weight-gradient-returned",
        lambda X, weight, bias, upstream, passes: X.T @ upstream,
        Text(
            "the weight's gradient is returned. It belongs into `grads`; return the gradient of "
            "the input, for the layer before.",
            "가중치의 기울기를 돌려주었다. 그것은 `grads`에 넣고, 앞의 층을 위해 입력의 기울기를 "
            "돌려주자.",
        ),
    ),
)

_UPDATES_ON_THE_WAY = Text(
    "your backward pass changes the parameters. It only computes gradients: the update is the "
    "optimizer's, afterwards and for all layers at once, or the way back would lead through "
    "weights that did not make the prediction.",
    "역전파가 매개변수를 바꾼다. 역전파는 기울기를 계산하기만 한다. 갱신은 나중에 옵티마이저가 "
    "모든 층에 한꺼번에 한다. 그러지 않으면 예측을 내지 않은 가중치를 거슬러 가게 된다.",
)

DENSE_PARAMS = (
    Mistake("updates-on-the-way", lambda *args: False, _UPDATES_ON_THE_WAY),
    _after(_INPUTS_NOT_TRANSPOSED, _kept),
    _after(_WEIGHT_NOT_TRANSPOSED, _kept),
)

# A network of dense layers with ReLU between them

Rows = Sequence[Sequence[float]]
OfSums = Callable[[FloatArray], FloatArray]


def _way_back(
    weights: Sequence[Rows],
    biases: Rows,
    X: FloatArray,
    upstream: FloatArray,
    slope: OfSums = relu.derivative,
    *,
    last: bool = False,
    of_upstream: bool = False,
    late: bool = False,
) -> tuple[list[FloatArray], FloatArray]:
    """Return each layer's gradients, the bias below the weight, and the input's.

    Parameters
    ----------
    slope : callable
        Of the hidden layers' sums.
    last, of_upstream, late : bool, default False
        Mistakes: the last layer's slope is taken, too; slopes are taken at the upstream gradient;
        each layer's slope is taken after the layer, not before it.
    """
    inputs, sums = [X], []
    for weight, bias in zip(weights, biases, strict=True):
        sums.append(inputs[-1] @ np.array(weight) + np.array(bias))
        inputs.append(relu(sums[-1]))
    gradients: list[FloatArray] = []
    for number in reversed(range(len(weights))):
        if (number < len(weights) - 1 or last) and not late:
            upstream = upstream * slope(upstream if of_upstream else sums[number])
        gradients.insert(0, np.vstack([inputs[number].T @ upstream, upstream.sum(axis=0)]))
        upstream = upstream @ np.array(weights[number]).T
        if late:
            upstream = upstream * slope(sums[number])
    return gradients, upstream


def _every_slope_one(sums: FloatArray) -> FloatArray:
    return np.ones_like(sums)


_WAYS: Sequence[tuple[str, Mapping[str, Any], Text]] = (
    (
        "activation-slope-forgotten",
        {"slope": _every_slope_one},
        Text(
            "the activation's slope is forgotten: the gradient comes back through a hidden unit "
            "as if it were always active. Multiply by `relu_slope` of its pre-activation.",
            "활성화 함수의 기울기를 빠뜨렸다. 은닉 유닛이 늘 활성화된 것처럼 기울기가 지나온다. "
            "활성화 전 값에 대한 `relu_slope`를 곱하자.",
        ),
    ),
    (
        "activation-for-its-slope",
        {"slope": relu},
        Text(
            "you multiply by the activation itself. The way back needs its slope, `relu_slope`.",
            "활성화 함수 자체를 곱했다. 뒤로 갈 때 필요한 것은 그 기울기 `relu_slope`이다.",
        ),
    ),
    (
        "last-layer-activated",
        {"last": True},
        Text(
            "you take the slope of ReLU at the last layer, too. It has no activation: `upstream` "
            "is the gradient of its sums already.",
            "마지막 층에서도 ReLU의 기울기를 곱했다. 그 층에는 활성화 함수가 없다. `upstream`이 "
            "이미 그 층의 합에 대한 기울기이다.",
        ),
    ),
    (
        "slope-at-the-gradient",
        {"of_upstream": True},
        Text(
            "you take the activation's slope at the gradient that comes back. It belongs to the "
            "value that went in on the way forwards: the pre-activation.",
            "돌아오는 기울기에서 활성화 함수의 기울기를 구했다. 기울기는 앞으로 갈 때 들어간 값, "
            "곧 활성화 전 값에서 구해야 한다.",
        ),
    ),
    (
        "slope-of-the-wrong-layer",
        {"late": True},
        Text(
            "the gradient is multiplied by the slope of another layer. What a layer returns meets "
            "the ReLU *before* that layer: the pre-activations of the layer before it.",
            "다른 층의 기울기를 곱했다. 어떤 층이 돌려준 것은 그 층 *앞의* ReLU를 만난다. 앞 층의 "
            "활성화 전 값을 쓰자.",
        ),
    ),
)


def _layer_of(ways: Mapping[str, Any]) -> Callable[..., FloatArray]:
    return lambda weights, biases, X, upstream, passes, layer: _way_back(
        weights, biases, X, upstream, **ways
    )[0][layer]


def _input_of(ways: Mapping[str, Any]) -> Callable[..., FloatArray]:
    return lambda weights, biases, X, upstream, passes: _way_back(
        weights, biases, X, upstream, **ways
    )[1]


def _stops_early(
    weights: Sequence[Rows],
    biases: Rows,
    X: FloatArray,
    upstream: FloatArray,
    passes: int,
    layer: int,
) -> FloatArray:
    if layer == 0:
        raise KeyError("weight")
    return _way_back(weights, biases, X, upstream)[0][layer]


def _walks_forwards(
    weights: Sequence[Rows],
    biases: Rows,
    X: FloatArray,
    upstream: FloatArray,
    passes: int,
    layer: int | None = None,
) -> FloatArray:
    inputs, gradients = X, []
    for weight, bias in zip(weights, biases, strict=True):
        gradients.append(np.vstack([inputs.T @ upstream, upstream.sum(axis=0)]))
        upstream = upstream @ np.array(weight).T
        inputs = relu(inputs @ np.array(weight) + np.array(bias))
    return upstream if layer is None else gradients[layer]


_WALKED_FORWARDS = Mistake(
    "walked-forwards",
    _walks_forwards,
    Text(
        "the first layer takes the gradient first. The way back begins at the last layer.",
        "첫 층이 먼저 기울기를 받았다. 거슬러 갈 때는 마지막 층에서 시작한다.",
    ),
)

MLP_GRADIENTS = (
    *(Mistake(key, _layer_of(ways), text) for key, ways, text in _WAYS),
    _WALKED_FORWARDS,
    Mistake(
        "first-layer-forgotten",
        _stops_early,
        Text(
            "the way back stops before the first layer, which has parameters, too.",
            "첫 층 앞에서 멈추었다. 첫 층에도 매개변수가 있다.",
        ),
    ),
)

MLP_INPUT = (
    *(Mistake(key, _input_of(ways), text) for key, ways, text in _WAYS),
    _WALKED_FORWARDS,
)


MLP_PARAMS = (*DENSE_PARAMS[:1], _after(_WALKED_FORWARDS, _kept))
