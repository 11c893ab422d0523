"""The exercises of the assignment `forward_pass`: what is right, what is tried, what is hidden."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from autograder.checks.calls import call
from autograder.checks.draws import cast, floats, grid
from autograder.checks.exercise import Args, Exercise, Idea
from autograder.checks.failure import RuleBroken
from autograder.checks.forward_pass import mistakes
from autograder.checks.forward_pass.predictions import classes, probabilities
from autograder.checks.forward_pass.questions import by_hand, changes, kept, lines
from autograder.checks.values import plain
from autograder.checks.wording import Text
from autograder.fields import look, place
from nnkit.arrays import FloatArray
from nnkit.forward_pass import forward_pass

__all__ = [
    "by_hand",
    "changes",
    "classes",
    "kept",
    "lines",
    "mlp_forward",
    "mlp_layers",
    "mlp_outputs",
    "mlp_pre_activations",
    "mlp_start",
    "probabilities",
]

_NUMBER_OF_LAYERS = Text("1 to 4 layers", "층 1~4개")
_WIDTH_ONE = Text("widths of 1", "너비 1")


def _broken(key: str) -> RuleBroken:
    return RuleBroken(key, mistakes.RULES[key])


# What a new network starts from


def _layers(network: Any) -> list[Any]:
    """Return the layers of a learner's network."""
    try:
        return list(look(network, "layers")[0])
    except (AttributeError, TypeError):
        raise _broken("no-layers") from None


def _weights(network: Any) -> list[FloatArray]:
    """Return the weights of a learner's network."""
    weights: list[FloatArray] = []
    for layer in _layers(network):
        try:
            weight = plain(look(layer, "params[weight]")[0])
        except (AttributeError, KeyError, TypeError):
            raise _broken("layers-not-dense") from None
        if weight is None:
            raise _broken("layers-not-dense")
        weights.append(weight)
    return weights


def _shapes(MLP: Any, widths: list[int], seed: int) -> npt.NDArray[np.int64]:
    expected = len(widths) - 1  # before the list can be changed
    weights = _weights(MLP(widths, seed))
    if len(weights) != expected:
        raise _broken("number-of-layers")
    if any(weight.ndim != 2 for weight in weights):
        raise _broken("layers-not-dense")
    return np.array([weight.shape for weight in weights])


def _started(rng: np.random.Generator, *all_widths: Sequence[int]) -> list[Args]:
    return [{"widths": list(widths), "seed": int(rng.integers(1000))} for widths in all_widths]


def _of_any_size(rng: np.random.Generator) -> Sequence[Args]:
    return _started(rng, *(rng.integers(2, 9, size=layers + 1).tolist() for layers in range(1, 5)))


mlp_layers = Exercise(
    name='np.array([layer.params["weight"].shape for layer in MLP(widths, seed).layers])',
    use=_shapes,
    right=lambda widths, seed: np.array(list(pairwise(widths))),
    visible=[{"widths": [2, 3, 1], "seed": 0}, {"widths": [4, 3, 3, 2], "seed": 1}],
    ideas={
        "number-of-layers": Idea(_NUMBER_OF_LAYERS, _of_any_size),
        "width-one": Idea(
            _WIDTH_ONE, lambda rng: _started(rng, (1, 3), (3, 1), (2, 1, 2), (1, 1, 1))
        ),
        "widths-unchanged": Idea(
            Text("the list of widths stays as it is", "너비의 리스트를 바꾸지 않기"),
            lambda rng: _started(rng, (2, 4, 3), (3, 3, 2, 1)),
            keeps_inputs=True,
        ),
    },
    mistakes=mistakes.MLP_LAYERS,
).check


# Rules that no formula can tell, for what is drawn is up to the learner. Each says what is broken.


def _alike(ours: Sequence[FloatArray], others: Sequence[FloatArray]) -> bool:
    """Return whether any layer of one network has the weights of the other's."""
    return any(np.array_equal(one, other) for one, other in zip(ours, others, strict=True))


def _layers_differ(MLP: Any, widths: list[int], seed: int) -> str:
    weights = _weights(MLP(widths, seed))
    return "layers-alike" if any(_alike([one], [other]) for one, other in pairwise(weights)) else ""


def _same_seed(MLP: Any, widths: list[int], seed: int) -> str:
    first, second = (_weights(MLP(widths, seed)) for _ in range(2))
    return "" if all(map(np.array_equal, first, second)) else "seed-ignored"


def _other_seed(MLP: Any, widths: list[int], seed: int) -> str:
    first, second = (_weights(MLP(widths, number)) for number in (seed, seed + 500))
    return "same-for-every-seed" if _alike(first, second) else ""


def _two_networks(MLP: Any, widths: list[int], seed: int) -> str:
    first = MLP(widths, seed)
    before = _weights(first)
    MLP(widths, seed + 500)
    after = _weights(first)
    same = len(before) == len(after) and all(map(np.array_equal, before, after))
    return "" if same else "shared-layers"


_START = {
    "layers-differ": _layers_differ,
    "same-seed": _same_seed,
    "other-seed": _other_seed,
    "two-networks": _two_networks,
}


def _keeps_the_rule(MLP: Any, rule: str, widths: list[int], seed: int) -> bool:
    if key := _START[rule](MLP, widths, seed):
        raise _broken(key)
    return True


def _start(rule: str, name: Text, *all_widths: Sequence[int]) -> Idea:
    return Idea(name, lambda rng: [{"rule": rule, **args} for args in _started(rng, *all_widths)])


mlp_start = Exercise(
    name="MLP(widths, seed).layers",
    use=_keeps_the_rule,
    right=lambda rule, widths, seed: True,
    visible=[],
    ideas={
        "layers-differ": _start(
            "layers-differ",
            Text(
                "layers of the same size start with different weights",
                "크기가 같아도 다른 가중치로 시작하는 층",
            ),
            *((3, 3, 3), (2, 2, 2, 2)),
        ),
        "same-seed": _start(
            "same-seed", Text("same seed, same network", "시드가 같으면 같은 신경망"), (3, 4, 2)
        ),
        "other-seed": _start(
            "other-seed",
            Text("another seed, another network", "시드가 다르면 다른 신경망"),
            *((3, 4, 2), (2, 3, 3, 1)),
        ),
        "two-networks": _start(
            "two-networks",
            Text("layers of its own for each network", "신경망마다 따로 있는 층"),
            *((2, 3), (3, 2, 3)),
        ),
    },
    mistakes=(),
).check


# The forward pass, and what it keeps


def _with_params(MLP: Any, weights: Sequence[FloatArray], biases: Sequence[FloatArray]) -> Any:
    """Return a network of the learner's with these parameters."""
    network = MLP([len(weights[0]), *map(len, biases)], 0)
    layers = _layers(network)
    if len(layers) != len(weights):
        raise _broken("number-of-layers")
    for layer, weight, bias in zip(layers, weights, biases, strict=True):
        place(layer, {"params[weight]": weight.copy(), "params[bias]": bias.copy()})
    return network


def _forward(MLP: Any, X: FloatArray, weights: list[FloatArray], biases: list[FloatArray]) -> Any:
    at_first = _logits_at_first(MLP, X, biases)
    logits = _with_params(MLP, weights, biases).forward(X)
    _check_that_params_are_read(logits, at_first, X)
    return logits


def _logits_at_first(MLP: Any, X: FloatArray, biases: list[FloatArray]) -> FloatArray | None:
    """Return what a new network of these widths makes of a batch, with the weights it has drawn."""
    return call(lambda: MLP([X.shape[1], *map(len, biases)], 0).forward(X.copy()), {}).numbers


def _check_that_params_are_read(logits: Any, at_first: FloatArray | None, X: FloatArray) -> None:
    numbers = plain(logits)
    if numbers is None or at_first is None or not np.array_equal(numbers, at_first):
        return
    if numbers.any() and not np.array_equal(numbers, X):  # these need no weights to be the same
        raise _broken("params-not-read")


def _network(
    rng: np.random.Generator, widths: Sequence[int], *, samples: int = 3, **span: int
) -> dict[str, Any]:
    # Halves up to 2: sums of products of four such layers are exact, in float32 too.
    drawn = partial(grid, rng, **{"low": -4, "high": 5, "per": 2, **span})
    return {
        "X": drawn(samples, widths[0]),
        "weights": [drawn(*pair) for pair in pairwise(widths)],
        "biases": [drawn(width) for width in widths[1:]],
    }


def _networks(
    rng: np.random.Generator, *all_widths: Sequence[int], **span: int
) -> list[dict[str, Any]]:
    return [_telling(partial(_network, rng, widths, **span)) for widths in all_widths]


def _telling(draw: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Return a draw in which ReLU matters: it bends every hidden layer, and the logits show it."""
    while True:
        args = draw()
        sums, outputs = mistakes.passed(**args)
        without = mistakes.passed(**args, hidden=lambda sums: sums).outputs
        if all(one.min() < 0 < one.max() for one in sums[:-1]) and (
            len(sums) == 1 or not np.array_equal(outputs[-1], without[-1])
        ):
            return args


def _negative_values(rng: np.random.Generator) -> Sequence[Args]:
    def draw(widths: Sequence[int]) -> dict[str, Any]:
        args = _network(rng, widths)
        return {**args, "X": -abs(args["X"])}

    return [_telling(partial(draw, widths)) for widths in ((2, 3, 2), (3, 3, 1), (2, 2))]


def _negative_logits(rng: np.random.Generator) -> Sequence[Args]:
    def draw(widths: Sequence[int]) -> dict[str, Any]:
        while True:
            args = _network(rng, widths)
            if (mistakes.passed(**args).outputs[-1] < 0).all():
                return args

    return [_telling(partial(draw, widths)) for widths in ((2, 3, 1), (3, 2, 2))]


def _as(dtype: type, drawn: Sequence[dict[str, Any]]) -> Sequence[Args]:
    return [
        {
            **cast(args, dtype),
            **{name: [one.astype(dtype) for one in args[name]] for name in ("weights", "biases")},
        }
        for args in drawn
    ]


_VISIBLE_NETWORKS: Sequence[dict[str, Any]] = [
    {
        "X": floats([2, 1], [-1, 2]),
        "weights": [floats([1, -1], [-2, 1]), floats([2], [-1])],
        "biases": [floats(0.5, 2), floats(0.5)],
    },
    {
        "X": floats([1, 0, 2], [-1, 1, 0.5], [0, -2, 1]),
        "weights": [
            floats([1, -1], [0, 2], [0.5, 0.5]),
            floats([1, 1], [-1, 0.5]),
            floats([2, -1], [1, 1]),
        ],
        "biases": [floats(0, 1), floats(-0.5, 0.5), floats(1, -1)],
    },
]

mlp_forward = Exercise(
    name="MLP(widths, seed).forward(X)",
    use=_forward,
    right=lambda X, weights, biases: (
        forward_pass(X, weights, biases, ["relu"] * (len(weights) - 1) + ["identity"])[-1].outputs
    ),
    visible=_VISIBLE_NETWORKS,
    ideas={
        "number-of-layers": Idea(
            _NUMBER_OF_LAYERS,
            lambda rng: _networks(rng, (3, 2), (2, 3, 2), (3, 3, 3, 1), (2, 3, 3, 2, 2)),
        ),
        "width-one": Idea(
            _WIDTH_ONE, lambda rng: _networks(rng, (3, 1, 2), (1, 3, 1), (1, 1), samples=5)
        ),
        "samples-apart": Idea(
            Text(
                "every sample by itself, in batches of any size", "샘플마다 따로, 여러 크기의 배치"
            ),
            lambda rng: [
                args for samples in (2, 4, 7) for args in _networks(rng, (3, 4, 2), samples=samples)
            ],
        ),
        "batch-of-one": Idea(
            Text("a batch of one sample", "샘플이 하나인 배치"),
            lambda rng: _networks(rng, (2, 3, 2), (3, 4, 1), samples=1),
        ),
        "negative-values": Idea(Text("negative values", "음수 값"), _negative_values),
        "negative-logits": Idea(
            Text(
                "negative logits: no activation after the last layer",
                "음수인 로짓(마지막 층 뒤에는 활성화 함수가 없다)",
            ),
            _negative_logits,
        ),
        "integers": Idea(
            Text("arrays of integers", "정수 배열"),
            lambda rng: _as(np.int64, _networks(rng, (2, 3, 2), (3, 3, 1), per=1)),
        ),
        "float32": Idea(
            Text("arrays of float32", "float32 배열"),
            lambda rng: _as(np.float32, _networks(rng, (2, 3, 2), (3, 3, 1))),
        ),
        "inputs-unchanged": Idea(
            Text("what was passed stays as it is", "넘겨받은 것을 바꾸지 않기"),
            lambda rng: _networks(rng, (2, 3, 2), (3, 1)),
            keeps_inputs=True,
        ),
    },
    mistakes=mistakes.MLP_FORWARD,
).check

_Kept = Literal["pre_activations", "outputs"]


def _kept(
    MLP: Any,
    batches: list[FloatArray],
    weights: list[FloatArray],
    biases: list[FloatArray],
    layer: int,
    networks: int = 1,
    *,
    name: _Kept,
) -> Any:
    """Return what a network has kept of one layer after its last batch.

    Another network, with the opposite parameters, gets that batch afterwards if there are two.
    """
    at_first = _logits_at_first(MLP, batches[-1], biases)
    network = _with_params(MLP, weights, biases)
    for X in batches:
        logits = network.forward(X)
    _check_that_params_are_read(logits, at_first, batches[-1])
    if networks > 1:
        other = _with_params(MLP, [-weight for weight in weights], [-bias for bias in biases])
        other.forward(batches[-1])
    try:
        arrays = list(look(network, name)[0])
    except (AttributeError, TypeError):
        raise _broken(f"no-{name.replace('_', '-')}") from None
    if len(arrays) > len(weights) > 1 and len(arrays) % len(weights) == 0:
        raise _broken("cache-grows")
    if len(arrays) != len(weights):
        raise _broken("one-array-for-each-layer")
    return arrays[layer]


def _calls(args: Mapping[str, Any], *earlier: FloatArray, **more: int) -> list[Args]:
    """Return a case for each layer of a network that has got other batches before."""
    given = {"batches": [*earlier, args["X"]], "weights": args["weights"], "biases": args["biases"]}
    return [{**given, "layer": layer, **more} for layer in range(len(args["weights"]))]


def _several_calls(rng: np.random.Generator) -> Sequence[Args]:
    drawn = _networks(rng, (2, 3, 1), (3, 2, 2, 2))
    return [
        case
        for args in drawn
        for case in _calls(args, *(grid(rng, samples, len(args["weights"][0]), low=-8, per=2)
                                   for samples in (3, 2)))
    ]  # fmt: skip


_CACHE_IDEAS = {
    "every-layer": Idea(
        Text("every layer, the last one included", "마지막 층까지 모든 층"),
        lambda rng: [
            case
            for args in _networks(rng, (2, 3, 2), (3, 2, 3, 1), (3, 2))
            for case in _calls(args)
        ],
    ),
    "negative-sums": Idea(
        Text("negative sums, and what ReLU makes of them", "음수인 가중합과 ReLU를 거친 값"),
        lambda rng: [
            case for args in _networks(rng, (2, 4, 1), samples=6) for case in _calls(args)
        ],
    ),
    "several-calls": Idea(
        Text(
            "several calls, of which the last one counts", "여러 번 호출하기(마지막 것만 기억한다)"
        ),
        _several_calls,
    ),
    "two-networks": Idea(
        Text("two networks, each with its own cache", "캐시를 따로 지니는 두 신경망"),
        lambda rng: [
            case for args in _networks(rng, (2, 3, 1), (3, 3)) for case in _calls(args, networks=2)
        ],
    ),
}
_VISIBLE_CALLS = [case for args in _VISIBLE_NETWORKS[:1] for case in _calls(args)]


mlp_pre_activations = Exercise(
    name="[network.forward(X) for X in batches] and network.pre_activations[layer]",
    use=partial(_kept, name="pre_activations"),
    right=mistakes.right_pre_activations,
    visible=_VISIBLE_CALLS,
    ideas=_CACHE_IDEAS,
    mistakes=mistakes.MLP_PRE_ACTIVATIONS,
).check

mlp_outputs = Exercise(
    name="[network.forward(X) for X in batches] and network.outputs[layer]",
    use=partial(_kept, name="outputs"),
    right=mistakes.right_outputs,
    visible=_VISIBLE_CALLS,
    ideas=_CACHE_IDEAS,
    mistakes=mistakes.MLP_OUTPUTS,
).check
