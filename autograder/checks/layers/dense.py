"""The dense layer of the assignment `layers`: what it starts from, and what it computes."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from autograder.checks.calls import call
from autograder.checks.draws import floats, grid, shared_ideas
from autograder.checks.exercise import Args, Exercise, Idea
from autograder.checks.failure import RuleBroken
from autograder.checks.layers import dense_mistakes as mistakes
from autograder.checks.values import Numbers, plain
from autograder.checks.wording import Text
from autograder.fields import look, place

__all__ = ["dense_bias", "dense_forward", "dense_start", "dense_weight"]


def _broken(key: str) -> RuleBroken:
    return RuleBroken(key, mistakes.RULES[key])


# What a new layer starts from


def _param(layer: Any, name: str) -> Numbers:
    """Return one of a learner's parameters."""
    try:
        (value,) = look(layer, f"params[{name}]")
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
    place(layer, {"params[weight]": weight.copy(), "params[bias]": bias.copy()})
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
            Text("a batch of one sample", "샘플이 하나인 배치"),
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
