"""The exercises of the assignment `backpropagation`: what is right, tried and hidden.

Those of layers, of the gradient check and the questions have modules of their own.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from autograder.checks.backpropagation import mistakes
from autograder.checks.backpropagation.check import gradient_check, numerical_gradient
from autograder.checks.backpropagation.expressions import (
    OPERATIONS,
    STEPS,
    gradients_of,
    steps_of,
    values_of,
)
from autograder.checks.backpropagation.layers import (
    dense_bias,
    dense_forward,
    dense_input,
    dense_params,
    dense_weight,
    mlp_forward,
    mlp_gradients,
    mlp_input,
    mlp_params,
)
from autograder.checks.backpropagation.questions import by_hand, kinks, prediction
from autograder.checks.draws import floats, grid, shared_ideas
from autograder.checks.exercise import Args, Exercise, Idea
from autograder.checks.values import Tolerance
from autograder.checks.wording import Text
from nnkit import sigmoid
from nnkit.arrays import FloatArray

__all__ = [
    "backward",
    "by_hand",
    "chain",
    "dense_bias",
    "dense_forward",
    "dense_input",
    "dense_params",
    "dense_weight",
    "gradient_by_depth",
    "gradient_check",
    "kinks",
    "local_slopes",
    "mlp_forward",
    "mlp_gradients",
    "mlp_input",
    "mlp_params",
    "numerical_gradient",
    "other_operations",
    "prediction",
    "sigmoid_bound",
]

# Local slopes and the chain rule


def _slopes(local_slopes: Any, operation: str, operands: Sequence[float]) -> Any:
    slopes = local_slopes(operation, operands)
    return slopes if slopes is None else np.atleast_1d(np.asarray(slopes, np.float64))


def _numbers(rng: np.random.Generator, count: int, **span: int) -> tuple[float, ...]:
    return tuple(float(number) for number in grid(rng, count, **span))


def _each_operation(rng: np.random.Generator, **span: int) -> Sequence[Args]:
    counts = {name: 1 if name == "sigmoid" else 2 for name in OPERATIONS}
    return [
        {"operation": name, "operands": _numbers(rng, count, **span)}
        for name, count in counts.items()
        for _ in range(2)
    ]


local_slopes = Exercise(
    name="local_slopes",
    use=_slopes,
    right=lambda operation, operands: floats(*OPERATIONS[operation].slopes(*operands)),
    visible=[
        {"operation": "plus", "operands": (2.0, 3.0)},
        {"operation": "minus", "operands": (2.0, 3.0)},
        {"operation": "times", "operands": (2.0, 3.0)},
        {"operation": "sigmoid", "operands": (0.0,)},
        {"operation": "squared error", "operands": (2.0, 0.5)},
    ],
    ideas={
        "each-operation": Idea(
            Text("each of the operations", "연산 하나하나"),
            _each_operation,
        ),
        "negative-values": Idea(
            Text("negative values", "음수 값"),
            lambda rng: _each_operation(rng, low=-24, high=0),
        ),
        "integers": Idea(
            Text("whole numbers", "정수"),
            lambda rng: [
                {**args, "operands": tuple(map(int, args["operands"]))}
                for args in _each_operation(rng, high=6, per=1)
            ],
        ),
    },
    mistakes=mistakes.LOCAL_SLOPES,
).check


other_operations = Exercise(
    name="local_slopes(operation, operands) is None",
    use=lambda local_slopes, operation, operands: local_slopes(operation, operands) is None,
    right=lambda operation, operands: True,
    visible=[],
    ideas={
        "not-in-the-table": Idea(
            Text("operations that are not in the table", "표에 없는 연산"),
            lambda rng: [
                {"operation": name, "operands": _numbers(rng, 2)}
                for name in ("maximum", "absolute difference", "weighted sum")
            ],
        ),
    },
    mistakes=mistakes.OTHER_OPERATIONS,
).check


def _chain(chain: Any, functions: Sequence[str], x: float) -> Any:
    values, slopes = zip(*(STEPS[name] for name in functions), strict=True)
    return chain(list(values), list(slopes), x)


def _slope_of_chain(functions: Sequence[str], x: float) -> float:
    slope = 1.0
    for name in functions:
        value, derivative = STEPS[name]
        slope, x = slope * derivative(x), value(x)
    return slope


def _chains(rng: np.random.Generator, *lengths: int) -> Sequence[Args]:
    return [
        {
            "functions": tuple(map(str, rng.choice(list(STEPS), length))),
            "x": float(grid(rng, low=-16, high=17)),
        }
        for length in lengths
    ]


chain = Exercise(
    name="chain(functions, slopes, x)",
    use=_chain,
    right=_slope_of_chain,
    visible=[
        {"functions": ("3u − 5", "u²"), "x": 2.0},
        {"functions": ("u²",), "x": 3.0},
        {"functions": ("u²", "−u", "u/2 + 1", "u²"), "x": 1.0},
    ],
    ideas={
        "number-of-functions": Idea(
            Text("any number of functions, from 1 to 6", "함수의 개수(1개부터 6개까지)"),
            lambda rng: _chains(rng, *range(1, 7)),
        ),
        "order": Idea(
            Text("the same functions in another order", "같은 함수들을 다른 순서로"),
            lambda rng: [
                {"functions": functions, "x": float(grid(rng))}
                for functions in (
                    ("u²", "3u − 5", "σ(u)"),
                    ("σ(u)", "3u − 5", "u²"),
                    ("3u − 5", "u²", "u²"),
                )
            ],
        ),
        "negative-values": Idea(
            Text("negative values", "음수 값"),
            lambda rng: [
                {"functions": ("u²", "−u", "u²"), "x": float(grid(rng, low=-16, high=0))},
                {"functions": ("3u − 5", "u²"), "x": float(grid(rng, low=-16, high=0))},
            ],
        ),
    },
    mistakes=mistakes.CHAIN,
).check

# Where paths meet


def _backward(backward: Any, expression: str, given: Mapping[str, float], calls: int) -> Any:
    steps = steps_of(expression)
    values = values_of(steps, given)
    gradients = None
    for _ in range(calls):
        gradients = backward(steps, values)
    if gradients is None:
        return None
    return floats(*(float(gradients[name]) for name in values_of(steps_of(expression), given)))


def _expression(rng: np.random.Generator, names: str, given: int) -> Args:
    """Draw an expression in which the first `given` names are given, and each result is used."""
    steps = [
        f"{name} = {before} {sign} {rng.choice(list(names[:number]))}"
        for number, (before, name) in enumerate(pairwise(names), start=1)
        if number >= given
        for sign in rng.choice(["+", "·"], 1)
    ]
    values = zip(names[:given], _numbers(rng, given, low=-6, high=7, per=2), strict=True)
    return {"expression": "; ".join(steps), "given": dict(values), "calls": 1}


def _unlike_the_bug(rng: np.random.Generator, count: int) -> Sequence[Args]:
    """Draw expressions whose gradients the planted bug gets wrong, with no 0 to hide a path."""
    found: list[Args] = []
    while len(found) < count:
        args = _expression(rng, "abcdefg"[: 4 + len(found)], 2)
        wrong = gradients_of(*args.values(), arrive=lambda gradient, arriving: arriving)
        values = values_of(steps_of(args["expression"]), args["given"]).values()
        if not np.array_equal(wrong, gradients_of(**args)) and all((*values, *wrong)):
            found.append(args)
    return found


_TWICE = "b = a + a; c = b + b"

backward = Exercise(
    name="[backward(steps, values)[name] for name in values]",
    use=_backward,
    right=gradients_of,
    visible=[
        {"expression": "p = w · x; z = p + b", "given": {"w": 3.0, "x": 2.0, "b": 1.0}, "calls": 1},
        {"expression": _TWICE, "given": {"a": 3.0}, "calls": 1},
        {"expression": "y = x · x", "given": {"x": 3.0}, "calls": 1},
    ],
    ideas={
        "paths-meet": Idea(
            Text("numbers that are used more than once", "여러 번 쓰이는 수"),
            lambda rng: _unlike_the_bug(rng, 4),
        ),
        "three-paths": Idea(
            Text("three paths and more", "길이 셋 이상일 때"),
            lambda rng: [
                {
                    "expression": "b = a · a; c = b · a; d = c + a; e = d · b",
                    "given": {"a": float(grid(rng, low=2, high=13, per=4))},
                    "calls": 1,
                },
                {
                    "expression": "b = a + a; c = b + a; d = c + a",
                    "given": {"a": float(grid(rng))},
                    "calls": 1,
                },
            ],
        ),
        "not-used": Idea(
            Text(
                "a number that the result does not depend on",
                "결과에 쓰이지 않는 수",
            ),
            lambda rng: [
                {
                    "expression": "c = a · a; d = c + a",
                    "given": dict(zip("ab", _numbers(rng, 2), strict=True)),
                    "calls": 1,
                }
            ],
        ),
        "twice": Idea(
            Text("`backward` called twice", "`backward`를 두 번 호출하기"),
            lambda rng: [
                {"expression": _TWICE, "given": {"a": float(grid(rng))}, "calls": 2},
                {**_unlike_the_bug(rng, 1)[0], "calls": 2},
            ],
        ),
    },
    mistakes=mistakes.BACKWARD,
).check

# How a gradient fades with depth

# Small is not zero: only a relative tolerance tells 1e-12 from nothing. Products of up to ten
# factors are off by less than 1e-5 even where each was rounded to float32.
_RELATIVE_ONLY = Tolerance(relative=1e-5, absolute=0.0)


def _factors(rng: np.random.Generator, layers: int, **span: int) -> Args:
    return {"slopes": grid(rng, layers, **span), "weights": grid(rng, layers, **span)}


def _faded(slopes: FloatArray, weights: FloatArray) -> FloatArray:
    gradients = [1.0]
    for slope, weight in zip(slopes[::-1], weights[::-1], strict=True):
        gradients.insert(0, gradients[0] * float(slope) * float(weight))
    return floats(*gradients)


def _depths(rng: np.random.Generator) -> Sequence[Args]:
    return [
        {
            "slopes": sigmoid.derivative(rng.normal(0, 2, layers)),
            "weights": rng.normal(0, 1, layers),
        }
        for layers in (10, 20)
    ]


gradient_by_depth = Exercise(
    name="gradient_by_depth",
    right=_faded,
    visible=[
        {"slopes": floats(0.5, 0.25), "weights": floats(1, 2)},
        {"slopes": floats(0.25, 0.125, 1), "weights": floats(4, 1, -2)},
    ],
    ideas={
        **shared_ideas(_factors),
        "ten-layers-and-more": Idea(Text("ten layers and more", "층이 열 개 이상일 때"), _depths),
        "slope-of-zero": Idea(
            Text("a slope of exactly 0 on the way", "도중에 있는 정확히 0인 기울기"),
            lambda rng: [
                {"slopes": grid(rng, 4) * floats(1, 0, 1, 1), "weights": grid(rng, 4)},
            ],
        ),
    },
    mistakes=mistakes.GRADIENT_BY_DEPTH,
    tolerance=_RELATIVE_ONLY,
).check

sigmoid_bound = Exercise(
    name="sigmoid_bound",
    right=lambda layers: 0.25**layers,
    visible=[{"layers": 1}, {"layers": 2}],
    ideas={
        "number-of-layers": Idea(
            Text("any number of layers", "층의 개수"),
            lambda rng: [{"layers": int(layers)} for layers in rng.permutation(range(3, 21))[:6]],
        ),
    },
    mistakes=mistakes.SIGMOID_BOUND,
    tolerance=_RELATIVE_ONLY,
).check
