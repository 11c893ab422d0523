"""The mistakes that learners make in the assignment `layers`, as formulas, likeliest first."""

import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from autograder.checks.layers import dense_mistakes
from autograder.checks.mistakes import Mistake
from autograder.checks.wording import Text

__all__ = ["COLLAPSE", "COUNT_PARAMETERS", "FLATTEN", "RULES", "joined"]

RULES = {
    "not-arrays": dense_mistakes.RULES["not-arrays"],
    "params-not-empty": Text(
        "Flatten has nothing to learn: its `params` stay the empty dictionary `{}`.",
        "Flatten에는 학습할 것이 없다. `params`는 빈 딕셔너리 `{}`로 둔다.",
    ),
    "not-a-dictionary": Text(
        'return a dictionary with the entries `"weight"` and `"bias"`, as `params` is one.',
        '`params`처럼 `"weight"`와 `"bias"`가 들어 있는 딕셔너리를 돌려주자.',
    ),
}


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
