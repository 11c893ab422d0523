"""The mistakes that learners make in the assignment `layers`, as formulas, likeliest first.

What no formula can tell, a draw that ignores its seed for one, is a rule: :data:`RULES`.
"""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from autograder.checks.mistakes import Mistake
from autograder.checks.wording import Text

__all__ = [
    "COLLAPSE",
    "COUNT_PARAMETERS",
    "DENSE_BIAS",
    "DENSE_FORWARD",
    "DENSE_WEIGHT",
    "FLATTEN",
    "RULES",
    "joined",
]

RULES = {
    "no-params": Text(
        '`params` must be a dictionary with the entries `"weight"` and `"bias"`. `__init__` makes '
        "it: `self.params = {…}`.",
        '`params`는 `"weight"`와 `"bias"`가 들어 있는 딕셔너리여야 한다. `__init__`에서 '
        "`self.params = {…}`로 만들자.",
    ),
    "not-arrays": Text(
        "weight and bias must be numpy arrays of numbers.",
        "가중치와 편향은 수를 담은 numpy 배열이어야 한다.",
    ),
    "single-bias": Text(
        "there is one bias for the whole layer. Each unit has its own: shape `(outputs,)`.",
        "층 전체에 편향이 하나뿐이다. 유닛마다 따로 있어야 한다. 형상은 `(outputs,)`이다.",
    ),
    "bias-not-zero": Text(
        "your bias does not start at 0. Only the weights are drawn at random.",
        "편향이 0에서 시작하지 않는다. 무작위로 뽑는 것은 가중치뿐이다.",
    ),
    "params-not-read": Text(
        "new numbers in `params` do not change what `forward` returns. It must compute with "
        '`self.params["weight"]` and `self.params["bias"]` as they are now, not with a copy from '
        "`__init__`.",
        "`params`에 다른 수를 넣어도 `forward`의 결과가 그대로이다. `__init__`에서 따로 보관한 "
        '값이 아니라 지금의 `self.params["weight"]`와 `self.params["bias"]`로 계산해야 한다.',
    ),
    "params-changed": Text(
        "called again with the same batch, `forward` returns something else. It must leave "
        "`params` as they are: `a = a + b` makes a new array, `a += b` changes the old one.",
        "같은 배치로 다시 호출하면 `forward`가 다른 값을 돌려준다. `params`를 바꾸면 안 된다. "
        "`a = a + b`는 새 배열을 만들고, `a += b`는 원래 배열을 바꾼다.",
    ),
    "shared-params": Text(
        "two layers share their parameters: making the second changes the first. Make the "
        "dictionary in `__init__`, `self.params = {…}`, so that each layer has its own.",
        "두 층이 매개변수를 함께 쓴다. 둘째를 만들면 첫째가 바뀐다. `__init__` 안에서 "
        "`self.params = {…}`로 만들어 층마다 따로 지니게 하자.",
    ),
    "units-alike": Text(
        "some of your weights are alike. Units that start alike get the same gradients and stay "
        "alike for ever: draw every weight by itself, with `size=(inputs, outputs)`.",
        "똑같은 가중치가 있다. 똑같이 시작한 유닛은 같은 기울기를 받아 언제까지나 똑같다. "
        "`size=(inputs, outputs)`로 가중치를 하나하나 따로 뽑자.",
    ),
    "seed-ignored": Text(
        "the same seed gives other weights each time. Make the generator in `__init__` with the "
        "seed: `np.random.default_rng(seed)`.",
        "시드가 같은데도 가중치가 매번 다르다. `__init__` 안에서 `np.random.default_rng(seed)`로 "
        "생성기를 만들자.",
    ),
    "same-for-every-seed": Text(
        "another seed gives the same weights. The generator must get the `seed` that was passed.",
        "시드가 다른데도 가중치가 같다. 넘겨받은 `seed`를 생성기에 넘겨야 한다.",
    ),
    "mean-not-zero": Text(
        "the mean of your weights is not 0. `rng.random` draws between 0 and 1; `rng.normal` "
        "draws on both sides of 0.",
        "가중치의 평균이 0이 아니다. `rng.random`은 0과 1 사이에서 뽑고, `rng.normal`은 0의 "
        "양쪽에서 뽑는다.",
    ),
    "spread": Text(
        "the standard deviation of your weights is not 1 / √inputs. That of `rng.normal` is 1: "
        "divide by `np.sqrt(inputs)`, neither by the inputs themselves nor by the outputs.",
        "가중치의 표준편차가 1 / √inputs가 아니다. `rng.normal`의 표준편차는 1이다. 입력 수 "
        "자체나 출력 수가 아니라 `np.sqrt(inputs)`로 나누자.",
    ),
    "params-not-empty": Text(
        "Flatten has nothing to learn: its `params` stay the empty dictionary `{}`.",
        "Flatten에는 학습할 것이 없다. `params`는 빈 딕셔너리 `{}`로 둔다.",
    ),
    "not-a-dictionary": Text(
        'return a dictionary with the entries `"weight"` and `"bias"`, as `params` is one.',
        '`params`처럼 `"weight"`와 `"bias"`가 들어 있는 딕셔너리를 돌려주자.',
    ),
}


# Dense

_TRANSPOSED = Text(
    "your weight has a row for each unit. Here each unit is a column: the shape is "
    "`(inputs, outputs)`, and `forward` needs no transpose.",
    "가중치의 행이 유닛이 되어 있다. 여기서는 유닛이 열이다. 형상은 `(inputs, outputs)`이고, "
    "`forward`에서 뒤집을 필요가 없다.",
)


def _bias_as(make: Callable[[int, int], Any]) -> Callable[..., Any]:
    return lambda inputs, outputs, seed: make(inputs, outputs)


DENSE_WEIGHT = (
    Mistake(
        "weight-transposed", lambda inputs, outputs, seed: np.array([outputs, inputs]), _TRANSPOSED
    ),
    Mistake(
        "one-weight-per-input",
        lambda inputs, outputs, seed: np.array([inputs]),
        Text(
            "there is only one weight for each input, as in a single neuron. Each unit has its "
            "own: `(inputs, outputs)`.",
            "뉴런이 하나일 때처럼 입력마다 가중치가 하나뿐이다. 유닛마다 따로 있어야 한다. 형상은 "
            "`(inputs, outputs)`이다.",
        ),
    ),
)

DENSE_BIAS = (
    Mistake(
        "bias-as-row",
        _bias_as(lambda inputs, outputs: np.zeros((1, outputs))),
        Text(
            "your bias is a matrix with one row, `(1, outputs)`. Asked for is `(outputs,)`.",
            "편향이 행 하나짜리 행렬 `(1, outputs)`이다. 요구한 형상은 `(outputs,)`이다.",
        ),
    ),
    Mistake(
        "bias-per-input",
        _bias_as(lambda inputs, outputs: np.zeros(inputs)),
        Text(
            "there is a bias for each input. Inputs are values and have none; each unit has one.",
            "편향이 입력마다 하나씩 있다. 입력은 값일 뿐 편향이 없다. 편향은 유닛마다 하나이다.",
        ),
    ),
    Mistake(
        "bias-as-column",
        _bias_as(lambda inputs, outputs: np.zeros((outputs, 1))),
        Text(
            "your bias is a column, `(outputs, 1)`. Asked for is `(outputs,)`.",
            "편향이 열 `(outputs, 1)`이다. 요구한 형상은 `(outputs,)`이다.",
        ),
    ),
)

DENSE_FORWARD = (
    Mistake(
        "bias-forgotten",
        lambda X, weight, bias: X @ weight,
        Text(
            "your bias is forgotten. Add it to the sums.",
            "편향을 빠뜨렸다. 가중합에 편향을 더하자.",
        ),
    ),
    Mistake(
        "bias-subtracted",
        lambda X, weight, bias: X @ weight - bias,
        Text(
            "your bias is subtracted. It is added.",
            "편향을 뺐다. 편향은 더해야 한다.",
        ),
    ),
    Mistake("weight-transposed", lambda X, weight, bias: X @ weight.T + bias, _TRANSPOSED),
    Mistake(
        "order-reversed",
        lambda X, weight, bias: weight @ X + bias,
        Text(
            "the weight stands on the wrong side. With a sample in each row it is `X @ weight`.",
            "가중치가 반대쪽에 있다. 행마다 샘플이 하나이면 `X @ weight`이다.",
        ),
    ),
    Mistake(
        "bias-per-sample",
        lambda X, weight, bias: X @ weight + bias[:, None],
        Text(
            "your bias is added as a column, one entry for each sample. It has one for each unit: "
            "add it as it is, and numpy adds it to every row.",
            "편향을 열로 세워 샘플마다 하나씩 더했다. 편향은 유닛마다 하나이다. 그대로 더하면 "
            "numpy가 모든 행에 더한다.",
        ),
    ),
    Mistake(
        "activation-applied",
        lambda X, weight, bias: np.maximum(0, X @ weight + bias),
        Text(
            "you already apply ReLU. This layer returns the sums; the activation is a layer of its "
            "own.",
            "벌써 ReLU를 적용했다. 이 층은 가중합을 돌려준다. 활성화 함수는 따로 하나의 층이다.",
        ),
    ),
    *(
        Mistake(
            "axis-lost",
            lambda X, weight, bias, flat=flat: flat(X @ weight + bias),
            Text(
                "an axis is lost where it has one entry only. The sums always have two axes, "
                "samples and units, also with one unit or one sample.",
                "크기가 1인 축이 사라진다. 유닛이나 샘플이 하나뿐이어도 가중합에는 언제나 샘플과 "
                "유닛의 두 축이 있어야 한다.",
            ),
        )
        for flat in (
            np.squeeze,
            lambda sums: sums[:, 0] if sums.shape[1] == 1 else sums,
            lambda sums: sums[0] if len(sums) == 1 else sums,
        )
    ),
    Mistake(
        "first-sample-only",
        lambda X, weight, bias: X[0] @ weight + bias,
        Text(
            "only the first sample is computed. A batch gives one row for each sample.",
            "첫 샘플만 계산했다. 배치를 넣으면 샘플마다 한 행씩 나와야 한다.",
        ),
    ),
    *(
        Mistake(
            "mismatch-accepted",
            formula,
            Text(
                "a batch with too many or too few columns is accepted, and numbers are left out or "
                "stretched without a word. `X @ weight` notices it by itself.",
                "열이 너무 많거나 적은 배치를 그냥 받아들여, 말없이 수를 버리거나 늘인다. "
                "`X @ weight`는 이것을 스스로 알아챈다.",
            ),
        )
        for formula in (
            lambda X, weight, bias: X[:, : len(weight)] @ weight[: X.shape[1]] + bias,
            lambda X, weight, bias: (X[:, :, None] * weight).sum(axis=1) + bias,
        )
    ),
)


# Flatten


def _two_axes_only(X: Any) -> Any:
    return X.reshape(len(X), X.shape[1] * X.shape[2])


FLATTEN = (
    Mistake(
        "samples-lost",
        lambda X: X.reshape(-1),
        Text(
            "all samples run together into one row. The first axis, that of the samples, stays.",
            "모든 샘플이 한 줄로 이어졌다. 첫 번째 축, 곧 샘플의 축은 그대로 두어야 한다.",
        ),
    ),
    Mistake(
        "samples-lost",
        lambda X: X.reshape(1, -1),
        Text(
            "all samples run together into one row. The first axis, that of the samples, stays.",
            "모든 샘플이 한 줄로 이어졌다. 첫 번째 축, 곧 샘플의 축은 그대로 두어야 한다.",
        ),
    ),
    *(
        Mistake(
            "samples-last",
            formula,
            Text(
                "the samples stand on the last axis. They belong on the first: "
                "`(samples, numbers)`.",
                "샘플이 마지막 축에 있다. 첫 번째 축에 있어야 한다. 형상은 "
                "`(samples, 수의 개수)`이다.",
            ),
        )
        for formula in (lambda X: X.reshape(-1, len(X)), lambda X: X.reshape(len(X), -1).T)
    ),
    *(
        Mistake(
            "column-by-column",
            formula,
            Text(
                "the numbers come out column by column. Keep them in the order in which they "
                "stand, row by row.",
                "수가 열을 따라 나온다. 놓여 있는 순서대로, 행을 따라 나와야 한다.",
            ),
        )
        for formula in (
            lambda X: X.reshape(len(X), -1, order="F"),
            lambda X: np.swapaxes(X, 1, 2).reshape(len(X), -1),
        )
    ),
    Mistake(
        "two-axes-only",
        _two_axes_only,
        Text(
            "your code counts on pictures with exactly two axes. There may be a third one for the "
            "channels, or a single one. `-1` lets `reshape` find the size.",
            "축이 꼭 둘인 그림만 처리한다. 채널의 축이 더 있을 수도, 축이 하나뿐일 수도 있다. "
            "`-1`이라고 쓰면 `reshape`가 크기를 알아낸다.",
        ),
    ),
    Mistake(
        "last-axes-only",
        lambda X: X.reshape(*X.shape[:-2], -1),
        Text(
            "only the last two axes are joined. All axes but the first become one.",
            "마지막 두 축만 합쳤다. 첫 번째를 뺀 모든 축을 하나로 합쳐야 한다.",
        ),
    ),
    Mistake(
        "axis-lost",
        lambda X: np.squeeze(X.reshape(len(X), -1)),
        Text(
            "an axis is lost where it has one entry only. What comes out always has two axes.",
            "크기가 1인 축이 사라진다. 결과에는 언제나 축이 둘 있어야 한다.",
        ),
    ),
    *(
        Mistake(
            "fixed-size",
            formula,
            Text(
                "a size is written down as a number. Pictures of another size then fall apart or "
                "run together: take the number of samples from `X`.",
                "크기를 수로 적어 두었다. 그러면 크기가 다른 그림은 나뉘거나 이어져 버린다. 샘플의 "
                "수를 `X`에서 읽자.",
            ),
        )
        for formula in (
            lambda X: X.reshape(-1, 4),
            lambda X: X.reshape(-1, 6),
            lambda X: X.reshape(-1, 64),
            lambda X: X.reshape(2, -1),
        )
    ),
    Mistake(
        "not-flattened",
        lambda X: X,
        Text("X comes back as it was.", "X가 그대로 돌아왔다."),
    ),
)


# The number of parameters


_Widths = Sequence[int]


def _sum_of(count: Callable[[int, int], int]) -> Callable[[_Widths], int]:
    return lambda widths: sum(count(before, after) for before, after in pairwise(widths))


def _counted(widths: _Widths) -> int:
    return _sum_of(lambda before, after: before * after + after)(widths)


def _of_three_widths(widths: _Widths) -> int:
    inputs, hidden, outputs = widths
    return _counted([inputs, hidden, outputs])


COUNT_PARAMETERS = (
    Mistake(
        "biases-forgotten",
        _sum_of(lambda before, after: before * after),
        Text(
            "these are the weights alone. Each unit has a bias, too.",
            "가중치만 센 값이다. 유닛마다 편향도 하나씩 있다.",
        ),
    ),
    Mistake(
        "inputs-have-biases",
        lambda widths: _counted(widths) + widths[0],
        Text(
            "you count a bias for each input. Inputs are values; only units have a bias.",
            "입력마다 편향을 하나씩 세었다. 입력은 값일 뿐이다. 편향은 유닛에만 있다.",
        ),
    ),
    Mistake(
        "biases-of-the-wrong-side",
        _sum_of(lambda before, after: before * after + before),
        Text(
            "you count a bias for each value that comes in. It is one for each unit, for each "
            "value that comes out.",
            "들어오는 값마다 편향을 하나씩 세었다. 편향은 유닛마다, 곧 나오는 값마다 하나이다.",
        ),
    ),
    Mistake(
        "one-bias-per-layer",
        _sum_of(lambda before, after: before * after + 1),
        Text(
            "you count one bias for each layer. It is one for each unit.",
            "층마다 편향을 하나씩 세었다. 편향은 유닛마다 하나이다.",
        ),
    ),
    Mistake(
        "outputs-have-no-bias",
        lambda widths: _counted(widths) - widths[-1],
        Text(
            "the biases of the last layer are missing. Its units have some, too.",
            "마지막 층의 편향이 빠졌다. 그 유닛에도 편향이 있다.",
        ),
    ),
    Mistake(
        "last-layer-left-out",
        lambda widths: _counted(widths[:-1]),
        Text(
            "the last layer is left out. A list has one pair of neighbours less than it has "
            "numbers; check where your loop ends.",
            "마지막 층이 빠졌다. 이웃한 쌍은 리스트의 수보다 하나 적다. 반복이 어디에서 끝나는지 "
            "확인하자.",
        ),
    ),
    Mistake(
        "first-layer-only",
        lambda widths: _counted(widths[:2]),
        Text(
            "only the first layer is counted. A `return` inside a loop leaves after one round.",
            "첫 층만 세었다. 반복문 안의 `return`은 한 번 돌고 함수를 끝낸다.",
        ),
    ),
    Mistake(
        "all-multiplied",
        lambda widths: math.prod(widths),
        Text(
            "all widths are multiplied. Each layer has a product of two widths, and the layers are "
            "added up.",
            "모든 너비를 곱했다. 층마다 두 너비의 곱이 하나 있고, 층끼리는 더한다.",
        ),
    ),
    Mistake(
        "all-multiplied",
        lambda widths: math.prod(widths) + sum(widths[1:]),
        Text(
            "all widths are multiplied. Each layer has a product of two widths, and the layers are "
            "added up.",
            "모든 너비를 곱했다. 층마다 두 너비의 곱이 하나 있고, 층끼리는 더한다.",
        ),
    ),
    *(
        Mistake(
            "fixed-number-of-layers",
            formula,
            Text(
                "a fixed number of layers is written out. Go through all neighbours of the list, "
                "however many there are.",
                "정해진 수의 층만 식에 적었다. 몇 개이든 리스트의 이웃한 쌍을 모두 세자.",
            ),
        )
        for formula in (_of_three_widths, lambda widths: _of_three_widths(widths[:3]))
    ),
)


# Many layers, one layer

_Params = Sequence[dict[str, Any]]

_ONE_LAYER = Text(
    "a single layer comes back. The weights of all layers are multiplied.",
    "한 층만 돌아왔다. 모든 층의 가중치를 곱해야 한다.",
)
_LAST_BIAS_ONLY = Text(
    "only the bias of the last layer is left. Those before it pass through the weights that "
    "follow, and are added.",
    "마지막 층의 편향만 남았다. 앞 층의 편향도 뒤의 가중치를 지나 더해진다.",
)


def joined(weight: Any, bias: Any) -> Any:
    """Return the bias as one more row under the weight; unless it fits there, all in one row."""
    if weight.ndim == 2 and bias.shape == weight.shape[1:]:
        return np.vstack([weight, bias])
    return np.concatenate([np.ravel(weight), np.ravel(bias)])


Step = Callable[[Any, Any, Any, Any], tuple[Any, Any]]
"""Takes the weight and the bias so far and those of the next layer."""


def _step_by_step(step: Step) -> Callable[[_Params], Any]:
    """Return the formula that makes one layer of all by that step."""

    def formula(layers: _Params) -> Any:
        weight, bias = layers[0]["weight"], layers[0]["bias"]
        for layer in layers[1:]:
            weight, bias = step(weight, bias, layer["weight"], layer["bias"])
        return joined(weight, bias)

    return formula


def _of_two(layers: _Params) -> Any:
    first, second = layers[0], layers[1]  # an IndexError where there is one layer
    return joined(
        first["weight"] @ second["weight"], first["bias"] @ second["weight"] + second["bias"]
    )


COLLAPSE = (
    Mistake(
        "order-reversed",
        _step_by_step(lambda W, b, V, c: (V @ W, b @ V + c)),
        Text(
            "the weights are multiplied in the wrong order. The batch stands on the left and meets "
            "the first layer first: `W₁ @ W₂`.",
            "가중치를 곱하는 순서가 반대이다. 배치가 왼쪽에 있고 첫 층을 먼저 만난다. "
            "`W₁ @ W₂`로 쓰자.",
        ),
    ),
    *(
        Mistake(
            "weights-not-multiplied",
            _step_by_step(step),
            Text(
                "the weights are joined entry by entry. Behind one another, layers are multiplied "
                "as matrices: `@`.",
                "가중치를 원소끼리 계산했다. 차례로 이은 층은 행렬로서 곱한다. `@`를 쓰자.",
            ),
        )
        for step in (
            lambda W, b, V, c: (W + V, b @ V + c),
            lambda W, b, V, c: (W * V, b @ V + c),
        )
    ),
    *(
        Mistake(
            "one-layer-only",
            lambda layers, place=place: joined(layers[place]["weight"], layers[place]["bias"]),
            _ONE_LAYER,
        )
        for place in (0, -1)
    ),
    *(
        Mistake(
            "bias-not-carried",
            _step_by_step(step),
            Text(
                "the biases are added up as they are. The bias of a layer passes through the "
                "weights of all layers behind it: `b₁ @ W₂ + b₂`.",
                "편향을 그대로 더했다. 한 층의 편향은 그 뒤에 오는 모든 층의 가중치를 지난다. "
                "`b₁ @ W₂ + b₂`이다.",
            ),
        )
        for step in (lambda W, b, V, c: (W @ V, b + c), lambda W, b, V, c: (W @ V, b))
    ),
    Mistake(
        "last-bias-only",
        _step_by_step(lambda W, b, V, c: (W @ V, c)),
        _LAST_BIAS_ONLY,
    ),
    Mistake(
        "bias-lost-on-the-way",
        _step_by_step(lambda W, b, V, c: (W @ V, b @ V)),
        Text(
            "only the bias of the first layer is carried on. Each layer adds its own: "
            "`b₁ @ W₂ + b₂`.",
            "첫 층의 편향만 이어진다. 층마다 자기 편향을 더해야 한다. `b₁ @ W₂ + b₂`이다.",
        ),
    ),
    Mistake(
        "bias-through-all-weights",
        _step_by_step(lambda W, b, V, c: (W @ V, b @ (W @ V) + c)),
        Text(
            "the bias passes through the product of all weights. It passes only through those of "
            "the layers that follow it, one after the other.",
            "편향이 모든 가중치의 곱을 지난다. 그 뒤에 오는 층의 가중치만 차례로 지나야 한다.",
        ),
    ),
    Mistake(
        "added-before",
        _step_by_step(lambda W, b, V, c: (W @ V, (b + c) @ V)),
        Text(
            "the bias of a layer passes through its own weight. It is added behind it: "
            "`b₁ @ W₂ + b₂`.",
            "층의 편향이 자기 가중치를 지난다. 편향은 그 뒤에 더한다. `b₁ @ W₂ + b₂`이다.",
        ),
    ),
    Mistake(
        "fixed-number-of-layers",
        _of_two,
        Text(
            "only the first two layers are taken. Go through all of them, however many there are.",
            "앞의 두 층만 계산했다. 몇 개이든 모든 층을 차례로 지나자.",
        ),
    ),
)
