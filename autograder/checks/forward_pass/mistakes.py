"""The mistakes that learners make in the assignment `forward_pass`, as formulas, likeliest first.

What no formula can tell, a cache that grows from call to call for one, is a rule: :data:`RULES`.
"""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np

from autograder.checks.mistakes import Mistake
from autograder.checks.wording import Text
from nnkit.activations import relu, sigmoid, softmax, tanh
from nnkit.arrays import FloatArray

__all__ = [
    "MLP_FORWARD",
    "MLP_LAYERS",
    "MLP_OUTPUTS",
    "MLP_PRE_ACTIVATIONS",
    "RULES",
    "Passes",
    "passed",
    "right_outputs",
    "right_pre_activations",
]

RULES = {
    "no-layers": Text(
        "the network has no `layers`. `__init__` makes the list: `self.layers = […]`.",
        "신경망에 `layers`가 없다. `__init__`에서 `self.layers = […]`로 리스트를 만들자.",
    ),
    "layers-not-dense": Text(
        "`layers` must hold dense layers, one `Dense` for each pair of neighbouring widths, and "
        "nothing else.",
        "`layers`에는 밀집층만 담는다. 이웃한 두 너비마다 `Dense`가 하나씩 있다.",
    ),
    "number-of-layers": Text(
        "`layers` has too many entries or too few: there is one `Dense` for each pair of "
        "neighbouring widths, one less than there are widths.",
        "`layers`의 개수가 맞지 않는다. 이웃한 두 너비마다 `Dense`가 하나씩 있으므로, 너비의 "
        "수보다 하나 적다.",
    ),
    "layers-alike": Text(
        "two layers of the same size start with the same weights: all layers get one and the same "
        "seed. Give each its own, such as `seed + number`.",
        "크기가 같은 두 층이 같은 가중치로 시작한다. 모든 층에 같은 시드를 주었다. `seed + number`"
        "처럼 층마다 다른 시드를 주자.",
    ),
    "seed-ignored": Text(
        "the same seed gives another network each time. The layers' seeds must come from `seed`.",
        "시드가 같은데도 신경망이 매번 다르다. 층의 시드를 `seed`에서 만들자.",
    ),
    "same-for-every-seed": Text(
        "another seed leaves a layer with the same weights. The seed of every layer must come from "
        "the `seed` that was passed.",
        "시드가 다른데도 가중치가 같은 층이 있다. 모든 층의 시드를 넘겨받은 `seed`에서 만들자.",
    ),
    "shared-layers": Text(
        "two networks share their layers: making the second changes the first. Make the list in "
        "`__init__`, `self.layers = […]`, so that each network has its own.",
        "두 신경망이 층을 함께 쓴다. 둘째를 만들면 첫째가 바뀐다. `__init__` 안에서 "
        "`self.layers = […]`로 만들어 신경망마다 따로 지니게 하자.",
    ),
    "params-not-read": Text(
        "new numbers in the layers' `params` do not change what `forward` returns. Let each layer "
        "compute with what it holds now: `layer.forward(…)`.",
        "층의 `params`에 다른 수를 넣어도 `forward`의 결과가 그대로이다. 층이 지금 지닌 수로 "
        "계산하도록 `layer.forward(…)`를 호출하자.",
    ),
    "no-pre-activations": Text(
        "after `forward` there is no list `pre_activations`. Keep it in the network: "
        "`self.pre_activations`.",
        "`forward`를 호출한 뒤에도 리스트 `pre_activations`가 없다. 신경망에 "
        "`self.pre_activations`로 기억해 두자.",
    ),
    "no-outputs": Text(
        "after `forward` there is no list `outputs`. Keep it in the network: `self.outputs`.",
        "`forward`를 호출한 뒤에도 리스트 `outputs`가 없다. 신경망에 `self.outputs`로 기억해 두자.",
    ),
    "cache-grows": Text(
        "the list grows: it still holds what earlier calls, or other networks, have put in. Begin "
        "it anew in each `forward`: `self.… = []`.",
        "리스트가 계속 길어진다. 앞선 호출이나 다른 신경망이 넣은 것이 그대로 남아 있다. "
        "`forward`에서 `self.… = []`로 매번 새로 시작하자.",
    ),
    "one-array-for-each-layer": Text(
        "the list does not have one array for each layer. Every layer belongs in it, the last one "
        "too; the data do not.",
        "리스트에 층마다 배열이 하나씩 있지 않다. 마지막 층까지 모든 층의 것을 담고, 데이터는 "
        "담지 않는다.",
    ),
}


# What a new network starts from


MLP_LAYERS = (
    Mistake(
        "sizes-swapped",
        lambda widths, seed: np.array(list(pairwise(widths)))[:, ::-1],
        Text(
            "inputs and outputs of the layers are exchanged: `Dense` takes the number of inputs "
            "first.",
            "층의 입력 수와 출력 수가 뒤바뀌었다. `Dense`는 입력 수를 먼저 받는다.",
        ),
    ),
    Mistake(
        "always-from-the-inputs",
        lambda widths, seed: np.array([(widths[0], width) for width in widths[1:]]),
        Text(
            "every layer of yours reads the data. From the second on, a layer reads what the one "
            "before it puts out.",
            "모든 층이 데이터를 읽는다. 둘째 층부터는 바로 앞 층의 출력을 읽는다.",
        ),
    ),
    Mistake(
        "always-the-first-sizes",
        lambda widths, seed: np.array([widths[:2]] * (len(widths) - 1)),
        Text(
            "all layers have the size of the first one. Each pair of neighbouring widths makes a "
            "layer of its own size.",
            "모든 층의 크기가 첫째 층과 같다. 이웃한 두 너비마다 그 크기의 층을 만들자.",
        ),
    ),
)


# The forward pass


class Passes(NamedTuple):
    """The sums and the outputs of every layer."""

    sums: Sequence[FloatArray]
    outputs: Sequence[FloatArray]


_Activation = Callable[[Any], Any]
_Way = Callable[[FloatArray, Sequence[FloatArray], Sequence[FloatArray]], Passes]
"""``way(X, weights, biases)``: a right or a mistaken forward pass."""


def _identity(x: Any) -> Any:
    return x


def passed(
    X: FloatArray,
    weights: Sequence[FloatArray],
    biases: Sequence[FloatArray],
    *,
    first: _Activation = _identity,
    hidden: _Activation = relu,
    last: _Activation = _identity,
) -> Passes:
    """Return the sums and outputs of every layer.

    Parameters
    ----------
    X : ndarray of shape (samples, inputs)
    weights, biases : sequence of ndarray
    first, hidden, last : callable
        What is done to the data, to the sums of the hidden layers and to those of the last one.
    """
    sums, outputs, activations = [], [], [hidden] * (len(weights) - 1) + [last]
    X = first(X)
    for weight, bias, activation in zip(weights, biases, activations, strict=True):
        sums.append(X @ weight + bias)
        X = activation(sums[-1])
        outputs.append(X)
    return Passes(sums, outputs)


def _with(**activations: _Activation) -> _Way:
    return lambda X, weights, biases: passed(X, weights, biases, **activations)


def _data_again(
    X: FloatArray, weights: Sequence[FloatArray], biases: Sequence[FloatArray]
) -> Passes:
    sums = [X @ weight + bias for weight, bias in zip(weights, biases, strict=True)]
    return Passes(sums, [*(relu(one) for one in sums[:-1]), sums[-1]])


def _two_layers_only(
    X: FloatArray, weights: Sequence[FloatArray], biases: Sequence[FloatArray]
) -> Passes:
    if len(weights) != 2:
        raise ValueError("there are more layers than two, or fewer")
    return passed(X, weights, biases)


_OTHER_ACTIVATION = Text(
    "between the layers stands another activation. Here it is ReLU.",
    "층과 층 사이의 활성화 함수가 다르다. 여기서는 ReLU를 쓴다.",
)
_AFTER_THE_LAST = Text(
    "what comes out has been through an activation. The last layer has none: it puts out its sums, "
    "the logits.",
    "마지막 결과가 활성화 함수를 거쳤다. 마지막 층에는 활성화 함수가 없다. 가중합, 곧 로짓을 "
    "그대로 내놓는다.",
)

_Ways = Sequence[tuple[str, _Way, Text]]

_AT_THE_END: _Ways = (
    ("activation-after-the-last", _with(last=relu), _AFTER_THE_LAST),
    ("activation-after-the-last", _with(last=sigmoid), _AFTER_THE_LAST),
    ("activation-after-the-last", _with(last=softmax), _AFTER_THE_LAST),
    (
        "only-the-last-activated",
        _with(hidden=_identity, last=relu),
        Text(
            "ReLU stands only after the last layer. It belongs after all the others.",
            "ReLU가 마지막 층 뒤에만 있다. 마지막 층을 뺀 모든 층 뒤에 있어야 한다.",
        ),
    ),
)
"""Mistakes that the sums alone cannot tell from a right pass, or from one without activations."""

_ON_THE_WAY: _Ways = (
    (
        "activation-forgotten",
        _with(hidden=_identity),
        Text(
            "there is no activation between the layers: the sums are passed on. Without ReLU, all "
            "layers together are one.",
            "층과 층 사이에 활성화 함수가 없어 가중합이 그대로 넘어간다. ReLU가 없으면 모든 층을 "
            "합쳐도 층 하나와 같다.",
        ),
    ),
    (
        "data-activated",
        _with(first=relu),
        Text(
            "the data go through ReLU before the first layer, which loses every negative value. "
            "An activation comes after a layer's sums.",
            "데이터가 첫 층에 들어가기 전에 ReLU를 거쳐 음수 값을 모두 잃는다. 활성화 함수는 층의 "
            "가중합 뒤에 온다.",
        ),
    ),
    ("other-activation", _with(hidden=sigmoid), _OTHER_ACTIVATION),
    ("other-activation", _with(hidden=tanh), _OTHER_ACTIVATION),
    (
        "data-again",
        _data_again,
        Text(
            "every layer gets the data. From the second on, a layer gets the outputs of the one "
            "before it.",
            "모든 층에 데이터가 들어간다. 둘째 층부터는 바로 앞 층의 출력이 들어가야 한다.",
        ),
    ),
    (
        "two-layers-only",
        _two_layers_only,
        Text(
            "your code counts on exactly two layers. A loop over `self.layers` takes any number.",
            "층이 꼭 둘이라고 여긴 코드이다. `self.layers`를 반복하면 층이 몇 개이든 된다.",
        ),
    ),
)

MLP_FORWARD = (
    *(
        Mistake(key, lambda X, weights, biases, way=way: way(X, weights, biases).outputs[-1], text)
        for key, way, text in (*_ON_THE_WAY, *_AT_THE_END)
    ),
    Mistake(
        "last-layer-left-out",
        lambda X, weights, biases: [X, *passed(X, weights, biases).outputs][-2],
        Text(
            "the last layer has not computed anything: these are the outputs of the one before it.",
            "마지막 층이 아무것도 계산하지 않았다. 그 앞 층의 출력이 나왔다.",
        ),
    ),
    Mistake(
        "axis-lost",
        lambda X, weights, biases: np.squeeze(passed(X, weights, biases).outputs[-1]),
        Text(
            "an axis is lost where it has one entry only. What comes out always has two axes.",
            "크기가 1인 축이 사라진다. 결과에는 언제나 축이 둘 있어야 한다.",
        ),
    ),
)


# The cache

_Call = Callable[..., FloatArray]
"""``call(batches, weights, biases, layer, networks=1)``: what is kept, rightly or by mistake."""
_Part = Callable[[Passes, int], FloatArray]
"""What of a pass is kept for a layer."""


def _sums(passes: Passes, layer: int) -> FloatArray:
    return passes.sums[layer]


def _outputs(passes: Passes, layer: int) -> FloatArray:
    return passes.outputs[layer]


def _of_the_last(part: _Part, way: _Way = passed) -> _Call:
    return lambda batches, weights, biases, layer, networks=1: part(
        way(batches[-1], weights, biases), layer
    )


right_pre_activations, right_outputs = _of_the_last(_sums), _of_the_last(_outputs)
"""The formulas that nothing is wrong with."""


def _of_the_first(part: _Part) -> _Call:
    return lambda batches, weights, biases, layer, networks=1: part(
        passed(batches[0], weights, biases), layer
    )


def _of_another(part: _Part) -> _Call:
    def formula(
        batches: Any, weights: Any, biases: Any, layer: int, networks: int = 1
    ) -> FloatArray:
        sign = -1 if networks > 1 else 1
        opposite = ([sign * one for one in many] for many in (weights, biases))
        return part(passed(batches[-1], *opposite), layer)

    return formula


def _inputs_kept(
    batches: list[FloatArray],
    weights: list[FloatArray],
    biases: list[FloatArray],
    layer: int,
    networks: int = 1,
) -> FloatArray:
    return [batches[-1], *passed(batches[-1], weights, biases).outputs][layer]


def _cache(part: _Part, ways: _Ways, *own: Mistake) -> tuple[Mistake, ...]:
    """Return the mistakes in keeping a part: its own, those of any cache, and those of `ways`."""
    return (
        *own,
        Mistake(
            "first-call-kept",
            _of_the_first(part),
            Text(
                "what is kept comes from the first call. The cache is that of the last one: begin "
                "the list anew in each `forward`.",
                "첫 번째 호출의 값이 남아 있다. 캐시에는 마지막 호출의 것이 있어야 한다. "
                "`forward`에서 매번 리스트를 새로 시작하자.",
            ),
        ),
        Mistake(
            "shared-cache",
            _of_another(part),
            Text(
                "two networks share one cache: the second one's `forward` overwrites what the "
                "first has kept. Assign to `self`, not to the class or to a global name.",
                "두 신경망이 캐시 하나를 함께 쓴다. 둘째 신경망의 `forward`가 첫째가 기억해 둔 "
                "것을 덮어쓴다. 클래스나 전역 이름이 아니라 `self`에 넣자.",
            ),
        ),
        Mistake(
            "inputs-kept",
            _inputs_kept,
            Text(
                "what is kept for a layer is what went into it. Asked for is what it has computed.",
                "층마다 그 층에 들어간 것을 기억해 두었다. 그 층이 계산한 것을 기억해야 한다.",
            ),
        ),
        *(Mistake(key, _of_the_last(part, way), text) for key, way, text in ways),
    )


_OVERWRITTEN = Text(
    "what is kept as sums has been through ReLU: the negative ones are gone. Either the outputs "
    "are kept in their place, or ReLU writes into the very array that is kept. Let it make a new "
    "one.",
    "가중합으로 기억해 둔 것이 ReLU를 거쳤다. 음수가 사라졌다. 출력을 대신 기억해 두었거나, 기억해 "
    "둔 바로 그 배열에 ReLU가 값을 써넣은 것이다. 새 배열을 만들게 하자.",
)

MLP_PRE_ACTIVATIONS = _cache(
    _sums,
    _ON_THE_WAY,
    Mistake("relu-overwrites", right_outputs, _OVERWRITTEN),
    Mistake(
        "relu-overwrites",
        _of_the_last(lambda passes, layer: relu(passes.sums[layer])),
        _OVERWRITTEN,
    ),
)

MLP_OUTPUTS = _cache(
    _outputs,
    (*_ON_THE_WAY, *_AT_THE_END),
    Mistake(
        "sums-for-outputs",
        right_pre_activations,
        Text(
            "what is kept as outputs are the sums. A hidden layer puts out what ReLU has made of "
            "them.",
            "출력으로 기억해 둔 것이 가중합이다. 은닉층의 출력은 가중합이 ReLU를 거친 값이다.",
        ),
    ),
)
