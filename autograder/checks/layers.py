"""The exercises of the assignment `layers`: what is right, what is tried, what is hidden."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import numpy as np
import numpy.typing as npt

from autograder.checks import layers_mistakes as mistakes
from autograder.checks.calls import call
from autograder.checks.draws import floats, grid, shared_ideas
from autograder.checks.exercise import Args, Exercise, Idea
from autograder.checks.failure import RuleBroken
from autograder.checks.layers_questions import depth, names, size
from autograder.checks.layers_shapes import check_shapes, output_shape
from autograder.checks.values import Numbers, plain
from autograder.checks.wording import Text
from nnkit import Flatten, mlp
from nnkit.collapse import collapsed

__all__ = [
    "check_shapes",
    "collapse",
    "count_parameters",
    "dense_bias",
    "dense_forward",
    "dense_start",
    "dense_weight",
    "depth",
    "flatten",
    "names",
    "output_shape",
    "size",
]

_BATCH_OF_ONE = Text("a batch of one sample", "샘플이 하나인 배치")
_UNCHANGED = Text("what was passed stays as it is", "넘겨받은 것을 바꾸지 않기")
_WIDTH_ONE = Text("widths of 1", "너비 1")
_INTEGERS = Text("arrays of integers", "정수 배열")
_FLOAT32 = Text("arrays of float32", "float32 배열")


def _broken(key: str) -> RuleBroken:
    return RuleBroken(key, mistakes.RULES[key])


# What a new layer starts from


def _param(layer: Any, name: str) -> Numbers:
    """Return one of a learner's parameters."""
    try:
        value = layer.params[name]
    except (AttributeError, KeyError, TypeError):
        raise _broken("no-params") from None
    numbers = plain(value)
    if numbers is None:
        raise _broken("not-arrays")
    return numbers


def _weight_shape(Dense: Any, inputs: int, outputs: int, seed: int) -> npt.NDArray[np.int64]:
    return np.array(_param(Dense(inputs, outputs, seed), "weight").shape)


def _first_bias(Dense: Any, inputs: int, outputs: int, seed: int) -> Numbers:
    bias = _param(Dense(inputs, outputs, seed), "bias")
    if bias.shape == () or (bias.shape == (1,) and inputs > 1 and outputs > 1):
        raise _broken("single-bias")
    if bias.shape == (outputs,) and bias.any():
        raise _broken("bias-not-zero")
    return bias


def _sized(rng: np.random.Generator, inputs: int, outputs: int) -> Args:
    return {"inputs": inputs, "outputs": outputs, "seed": int(rng.integers(1000))}


_VISIBLE_SIZES = [
    {"inputs": 2, "outputs": 3, "seed": 0},
    {"inputs": 3, "outputs": 2, "seed": 1},
]
_SIZES = {
    "sizes": Idea(
        Text("layers of any size", "여러 크기의 층"),
        lambda rng: [
            _sized(rng, *map(int, rng.choice(np.arange(2, 9), 2, replace=False))) for _ in range(4)
        ],
    ),
    "width-one": Idea(
        Text("a single input or a single unit", "입력이나 유닛이 하나인 층"),
        lambda rng: [_sized(rng, *pair) for pair in ((1, 4), (4, 1), (1, 1))],
    ),
}

dense_weight = Exercise(
    name='Dense(inputs, outputs, seed).params["weight"].shape',
    use=_weight_shape,
    right=lambda inputs, outputs, seed: np.array([inputs, outputs]),
    visible=_VISIBLE_SIZES,
    ideas=_SIZES,
    mistakes=mistakes.DENSE_WEIGHT,
).check

dense_bias = Exercise(
    name='Dense(inputs, outputs, seed).params["bias"]',
    use=_first_bias,
    right=lambda inputs, outputs, seed: np.zeros(outputs),
    visible=_VISIBLE_SIZES,
    ideas=_SIZES,
    mistakes=mistakes.DENSE_BIAS,
).check


# Rules that no formula can tell, for what is drawn is up to the learner. Each says what is broken.


def _apart(Dense: Any, inputs: int, outputs: int, seed: int) -> str:
    first = Dense(inputs, outputs, seed)
    before = _param(first, "weight")
    Dense(inputs, outputs, seed + 1)
    return "" if np.array_equal(_param(first, "weight"), before) else "shared-params"


def _units(Dense: Any, inputs: int, outputs: int, seed: int) -> str:
    weight = _param(Dense(inputs, outputs, seed), "weight")
    return "" if np.unique(weight).size == weight.size else "units-alike"


def _seeded(Dense: Any, inputs: int, outputs: int, seed: int, other: int) -> bool:
    """Return whether two seeds give the same weights."""
    one, two = (_param(Dense(inputs, outputs, number), "weight") for number in (seed, other))
    return np.array_equal(one, two)


def _same_seed(Dense: Any, inputs: int, outputs: int, seed: int) -> str:
    return "" if _seeded(Dense, inputs, outputs, seed, seed) else "seed-ignored"


def _other_seed(Dense: Any, inputs: int, outputs: int, seed: int) -> str:
    return "same-for-every-seed" if _seeded(Dense, inputs, outputs, seed, seed + 1) else ""


def _spread(Dense: Any, inputs: int, outputs: int, seed: int) -> str:
    weight = _param(Dense(inputs, outputs, seed), "weight")
    # Of 20,000 draws, the mean is off by 1/141 of the standard deviation, and that by 1/200 of
    # itself: 0.1 is more than 14 times as much, whatever the distribution and the seed.
    deviation = weight.std()
    if abs(weight.mean()) > 0.1 * deviation:
        return "mean-not-zero"
    return "" if abs(deviation * np.sqrt(inputs) - 1) < 0.1 else "spread"


_STARTS: Mapping[str, Callable[..., str]] = {
    "two-layers": _apart,
    "units": _units,
    "same-seed": _same_seed,
    "other-seed": _other_seed,
    "spread": _spread,
}


def _started(Dense: Any, rule: str, inputs: int, outputs: int, seed: int) -> bool:
    broken = _STARTS[rule](Dense, inputs, outputs, seed)
    if broken:
        raise _broken(broken)
    return True


def _start(rule: str, name: Text, *pairs: tuple[int, int]) -> Idea:
    return Idea(name, lambda rng: [{"rule": rule, **_sized(rng, *pair)} for pair in pairs])


dense_start = Exercise(
    name="Dense(inputs, outputs, seed).params",
    use=_started,
    right=lambda rule, inputs, outputs, seed: True,
    visible=[],
    ideas={
        "two-layers": _start(
            "two-layers",
            Text("parameters of its own for each layer", "층마다 따로 있는 매개변수"),
            *((3, 2), (4, 4)),
        ),
        "units": _start(
            "units", Text("no two units alike", "서로 다른 유닛"), *((3, 4), (1, 5), (5, 1))
        ),
        "same-seed": _start(
            "same-seed", Text("same seed, same weights", "시드가 같으면 같은 가중치"), (3, 4)
        ),
        "other-seed": _start(
            "other-seed",
            Text("another seed, other weights", "시드가 다르면 다른 가중치"),
            *((3, 4), (1, 1)),
        ),
        "spread": _start(
            "spread",
            Text(
                "mean and standard deviation of the weights, in a large layer",
                "큰 층에서 가중치의 평균과 표준편차",
            ),
            *((400, 50), (100, 200)),
        ),
    },
    mistakes=(),
).check


# Dense, forward


def _forward(Dense: Any, X: Numbers, weight: Numbers, bias: Numbers) -> Any:
    def made() -> Any:
        return Dense(*weight.shape, 0)

    layer = made()
    for name in ("weight", "bias"):
        _param(layer, name)
    layer.params["weight"], layer.params["bias"] = weight.copy(), bias.copy()
    sums = layer.forward(X.copy())
    again, untouched = layer.forward(X), call(lambda: made().forward(X.copy()), {})
    numbers = plain(sums)
    if numbers is not None:
        if untouched.numbers is not None and np.array_equal(numbers, untouched.numbers):
            raise _broken("params-not-read")
        second = plain(again)
        if second is None or not np.array_equal(numbers, second):
            raise _broken("params-changed")
    return sums


def _affine(X: Numbers, weight: Numbers, bias: Numbers) -> Numbers:
    if X.shape[1] != len(weight):
        raise ValueError(f"expected {len(weight)} columns, received {X.shape[1]}")
    sums: Numbers = X @ weight + bias
    return sums


def _batch(
    rng: np.random.Generator, inputs: int, *, units: int = 3, samples: int = 0, **span: int
) -> Args:
    return {
        "X": grid(rng, samples or inputs + 1, inputs, **span),
        "weight": grid(rng, inputs, units, **span),
        "bias": grid(rng, units, **span),
    }


def _unfit_batches(rng: np.random.Generator) -> Sequence[Args]:
    # A column too few, too many, and a single one, which numpy would stretch to fit.
    batches = [_batch(rng, inputs) for inputs in (3, 3, 3)]
    return [
        {**args, "X": grid(rng, 4, columns)}
        for args, columns in zip(batches, (2, 4, 1), strict=True)
    ]


dense_forward = Exercise(
    name="layer.forward(X)",
    use=_forward,
    right=_affine,
    visible=[
        {
            "X": floats([1, 2], [3, 4]),
            "weight": floats([1, 2, 0], [-1, 0, 3]),
            "bias": floats(0.5, -1, 0),
        },
        {
            "X": floats([2, -1, 0.5], [0, 4, 1], [1, 1, -2], [0.5, 0, 3]),
            "weight": floats([1, -2], [0.5, 1], [2, 3]),
            "bias": floats(-1.5, 2),
        },
    ],
    ideas={
        **shared_ideas(_batch),
        "single-unit": Idea(
            Text("a layer of a single unit", "유닛이 하나인 층"),
            lambda rng: [_batch(rng, inputs, units=1) for inputs in (3, 1)],
        ),
        "batch-of-one": Idea(
            _BATCH_OF_ONE,
            lambda rng: [_batch(rng, 3, units=units, samples=1) for units in (2, 1)],
        ),
        "square-batch": Idea(
            Text("as many samples as units", "샘플 수와 유닛 수가 같은 배치"),
            lambda rng: [_batch(rng, 2, samples=3), _batch(rng, 3, samples=3)],
        ),
        "mismatch": Idea(
            Text(
                "a ValueError where the columns do not fit",
                "열의 수가 맞지 않을 때의 ValueError",
            ),
            _unfit_batches,
        ),
    },
    mistakes=mistakes.DENSE_FORWARD,
).check


# Flatten


def _samples(rng: np.random.Generator, *shapes: tuple[int, ...], **span: int) -> list[Args]:
    return [{"X": grid(rng, *shape, **span)} for shape in shapes]


def _in(dtype: npt.DTypeLike, rng: np.random.Generator, **span: int) -> list[Args]:
    drawn = _samples(rng, (4, 3, 2), (3, 2, 5), **span)
    return [{"X": args["X"].astype(dtype)} for args in drawn]


def _flattened(Flatten: Any, X: Numbers) -> Any:
    layer = Flatten()
    if layer.params != {}:
        raise _broken("params-not-empty")
    return layer.forward(X)


flatten = Exercise(
    name="Flatten().forward(X)",
    use=_flattened,
    right=lambda X: Flatten().forward(X),
    visible=[
        {"X": floats([[1, 2, 3], [4, 5, 6]], [[7, 8, 9], [10, 11, 12]])},
        {"X": floats([[1, 2], [3, 4]], [[5, 6], [7, 8]], [[9, 10], [11, 12]])},
    ],
    ideas={
        "pictures": Idea(
            Text("pictures of any size", "여러 크기의 그림"),
            lambda rng: _samples(rng, (2, 3, 4), (5, 4, 2), (3, 3, 3), (4, 1, 5)),
        ),
        "channels": Idea(
            Text("pictures with channels", "채널이 있는 그림"),
            lambda rng: _samples(rng, (3, 2, 2, 3), (2, 3, 4, 1)),
        ),
        "vectors": Idea(
            Text("vectors, which stay as they are", "그대로 두어야 하는 벡터"),
            lambda rng: _samples(rng, (3, 5), (4, 4)),
        ),
        "batch-of-one": Idea(_BATCH_OF_ONE, lambda rng: _samples(rng, (1, 3, 2), (1, 4))),
        "width-one": Idea(
            Text("samples of one number", "수가 하나인 샘플"),
            lambda rng: _samples(rng, (4, 1, 1), (3, 1), (1, 1, 1)),
        ),
        "integers": Idea(_INTEGERS, lambda rng: _in(np.int64, rng, per=1)),
        "float32": Idea(_FLOAT32, lambda rng: _in(np.float32, rng)),
        "inputs-unchanged": Idea(
            _UNCHANGED, lambda rng: _samples(rng, (3, 2, 4), (2, 5)), keeps_inputs=True
        ),
    },
    mistakes=mistakes.FLATTEN,
).check


# The number of parameters


def _widths(rng: np.random.Generator, layers: int, low: int = 2, high: int = 12) -> list[int]:
    return [int(width) for width in rng.integers(low, high, size=layers + 1)]


def _with_ones(rng: np.random.Generator) -> list[list[int]]:
    first, second, third = _widths(rng, 2)
    return [[first, 1], [1, second], [first, 1, second], [1, 1], [third, 1, 1, first]]


count_parameters = Exercise(
    name="count_parameters",
    right=lambda widths: mlp(widths, rng=np.random.default_rng(0)).parameters().values.size,
    visible=[{"widths": widths} for widths in ([2, 3, 1], [784, 16, 16, 10], [5, 4])],
    ideas={
        "number-of-layers": Idea(
            Text("1 to 6 layers", "층 1~6개"),
            lambda rng: [{"widths": _widths(rng, layers)} for layers in range(1, 7)],
        ),
        "width-one": Idea(
            _WIDTH_ONE, lambda rng: [{"widths": widths} for widths in _with_ones(rng)]
        ),
        "wide": Idea(
            Text("wide layers", "넓은 층"),
            lambda rng: [{"widths": _widths(rng, layers, 100, 300)} for layers in (1, 3)],
        ),
        "inputs-unchanged": Idea(
            Text("the list stays as it is", "리스트를 바꾸지 않기"),
            lambda rng: [{"widths": _widths(rng, layers)} for layers in (2, 4)],
            keeps_inputs=True,
        ),
    },
    mistakes=mistakes.COUNT_PARAMETERS,
).check


# Many layers, one layer

Plan = Iterable[tuple[int, int]]
"""Inputs and outputs of each layer."""


def _stacked(rng: np.random.Generator, plan: Plan, **span: int) -> Args:
    # Halves up to 2: products of five such layers are exact, in float32 too.
    drawn = partial(grid, rng, **{"low": 1, "high": 5, "per": 2, **span})
    return {"layers": [{"weight": drawn(*pair), "bias": drawn(pair[1])} for pair in plan]}


def _cast(args: Args, dtype: npt.DTypeLike) -> Args:
    return {
        "layers": [
            {name: value.astype(dtype) for name, value in layer.items()} for layer in args["layers"]
        ]
    }


def _stacks(
    rng: np.random.Generator, *all_widths: Sequence[int], **span: int
) -> list[dict[str, Any]]:
    return [dict(_stacked(rng, pairwise(widths), **span)) for widths in all_widths]


def _one_layer(layers: Sequence[Mapping[str, Numbers]]) -> Any:
    return mistakes.joined(*collapsed(SimpleNamespace(**layer) for layer in layers))


def _collapse(collapse: Any, layers: Sequence[Mapping[str, Numbers]]) -> Any:
    answer = collapse(layers)
    if answer is None:
        return None
    if type(answer) is not dict or not {"weight", "bias"} <= answer.keys():
        raise _broken("not-a-dictionary")
    weight, bias = plain(answer["weight"]), plain(answer["bias"])
    if weight is None or bias is None:
        raise _broken("not-arrays")
    return mistakes.joined(weight, bias)


_COLLAPSE_IDEAS = {
    "number-of-layers": Idea(
        Text("1 to 5 layers", "층 1~5개"),
        lambda rng: _stacks(rng, (2, 3), (3, 2, 2), (2, 2, 2, 2), (2, 3, 1, 3, 2), (2,) * 6),
    ),
    "width-one": Idea(_WIDTH_ONE, lambda rng: _stacks(rng, (3, 1, 2), (1, 3, 1), (1, 1, 1))),
    "negative-values": Idea(
        Text("negative values", "음수 값"),
        lambda rng: [
            stack
            for high in (0, 5)
            for stack in _stacks(rng, (3, 2, 2), (2, 2, 3, 2), low=-4, high=high)
        ],
    ),
    "integers": Idea(
        _INTEGERS,
        lambda rng: [
            _cast(args, np.int64) for args in _stacks(rng, (2, 3, 2), (2, 2, 2, 1), per=1)
        ],
    ),
    "float32": Idea(
        _FLOAT32,
        lambda rng: [_cast(args, np.float32) for args in _stacks(rng, (2, 3, 2), (2, 2, 2, 1))],
    ),
    "mismatch": Idea(
        Text("a ValueError where layers do not fit", "층이 서로 맞지 않을 때의 ValueError"),
        lambda rng: [
            _stacked(rng, plan)
            for plan in (
                [(2, 3), (2, 2)],
                [(3, 2), (3, 1)],
                [(2, 1), (3, 2)],
                [(2, 3), (3, 2), (3, 2)],
            )
        ],
    ),
    "inputs-unchanged": Idea(
        _UNCHANGED,
        lambda rng: _stacks(rng, (2, 2, 2), (2, 3, 3, 2)),
        keeps_inputs=True,
    ),
}
_VISIBLE_STACKS: Sequence[Args] = [
    {
        "layers": [
            {"weight": floats([1, 2], [0, 1]), "bias": floats(1, -1)},
            {"weight": floats([3], [1]), "bias": floats(0.5)},
        ]
    },
    {
        "layers": [
            {"weight": floats([1, 0], [2, 1]), "bias": floats(1, 2)},
            {"weight": floats([0, 1], [1, 3]), "bias": floats(-1, 0.5)},
            {"weight": floats([2, 1], [1, 0]), "bias": floats(0, 1)},
        ]
    },
]

collapse = Exercise(
    name='np.vstack([collapse(layers)["weight"], collapse(layers)["bias"]])',
    use=_collapse,
    right=_one_layer,
    visible=_VISIBLE_STACKS,
    ideas=_COLLAPSE_IDEAS,
    mistakes=mistakes.COLLAPSE,
).check
