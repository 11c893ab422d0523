"""The exercises of the assignment `layers`: what is right, what is tried, what is hidden."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import numpy as np
import numpy.typing as npt

from autograder.checks.draws import floats, grid
from autograder.checks.exercise import Args, Exercise, Idea
from autograder.checks.failure import RuleBroken
from autograder.checks.layers import mistakes
from autograder.checks.layers.dense import (
    dense_bias,
    dense_forward,
    dense_start,
    dense_weight,
)
from autograder.checks.layers.questions import depth, names, size
from autograder.checks.layers.shapes import check_shapes, output_shape
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

_UNCHANGED = Text("what was passed stays as it is", "넘겨받은 것을 바꾸지 않기")
_WIDTH_ONE = Text("widths of 1", "너비 1")
_INTEGERS = Text("arrays of integers", "정수 배열")
_FLOAT32 = Text("arrays of float32", "float32 배열")


def _broken(key: str) -> RuleBroken:
    return RuleBroken(key, mistakes.RULES[key])


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
        "batch-of-one": Idea(
            Text("a batch of one sample", "샘플이 하나인 배치"),
            lambda rng: _samples(rng, (1, 3, 2), (1, 4)),
        ),
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
