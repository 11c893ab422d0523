"""Exercises of the assignment `backpropagation`: measuring slopes, and finding wrong gradients."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from autograder.checks.backpropagation import check_mistakes as mistakes
from autograder.checks.backpropagation.check_mistakes import LOSSES, relative_error
from autograder.checks.draws import floats, grid, shared_ideas
from autograder.checks.exercise import Args, Exercise, Idea
from autograder.checks.wording import Text
from nnkit import numerical_gradient as measured
from nnkit.arrays import FloatArray

__all__ = ["gradient_check", "numerical_gradient"]


def _with_default(use: Any, function: str, *arrays: FloatArray, epsilon: float | None) -> Any:
    """Call a learner's function, without an epsilon where the case is about its default."""
    return use(LOSSES[function], *arrays, *(() if epsilon is None else (epsilon,)))


# Wide apart, the two points show what a formula does: to one side only, or divided by the wrong
# distance, the result is then far off. Close together, 1e-5, all numbers agree but for rounding.
_WIDE = 0.125


def _slope_case(rng: np.random.Generator, features: int, **span: int) -> Args:
    return {"function": "sum(x³)", "x": grid(rng, features, **span), "epsilon": _WIDE}


numerical_gradient = Exercise(
    name="numerical_gradient",
    use=lambda use, function, x, epsilon: _with_default(use, function, x, epsilon=epsilon),
    right=lambda function, x, epsilon: measured(LOSSES[function], x, epsilon=epsilon or 1e-5),
    visible=[
        {"function": "sum(x²)", "x": floats(3, -1), "epsilon": 0.5},
        {"function": "sum(x³)", "x": floats(1, 2), "epsilon": 0.5},
        {"function": "sum(x)²", "x": floats([1, 2, 3], [0, -1, 2]), "epsilon": 0.5},
    ],
    ideas={
        **shared_ideas(_slope_case),
        "any-shape": Idea(
            Text("an array of any shape", "형상에 관계없는 배열"),
            lambda rng: [
                {"function": name, "x": grid(rng, *shape), "epsilon": _WIDE}
                for name, shape in (("sum(x³)", (2, 3)), ("sum(x)²", (3, 1, 2)), ("sum(x)²", (4,)))
            ],
        ),
        "default-epsilon": Idea(
            Text("no ε given", "ε을 주지 않을 때"),
            lambda rng: [{"function": "sum(x³)", "x": grid(rng, 3), "epsilon": None}],
        ),
    },
    mistakes=mistakes.NUMERICAL_GRADIENT,
).check

_PLANTED: Mapping[str, Callable[[FloatArray], FloatArray]] = {
    "sign": lambda slopes: -slopes,
    "factor": lambda slopes: slopes / 2,
    "one overwritten": lambda slopes: np.where(np.arange(slopes.size) == 1, 0.5, 1) * slopes,
    "never filled in": lambda slopes: 0 * slopes,
    "turned round": lambda slopes: slopes[::-1].copy(),
}


def _comparison(
    rng: np.random.Generator, function: str, change: Callable[[FloatArray], FloatArray]
) -> Args:
    x = np.sort(grid(rng, 4)) + floats(0, 1, 2, 3)  # all differ, so that turning shows
    slopes = measured(LOSSES[function], x, epsilon=_WIDE)
    return {"function": function, "gradient": change(slopes), "x": x, "epsilon": _WIDE}


gradient_check = Exercise(
    name="gradient_check",
    use=lambda use, function, gradient, x, epsilon: _with_default(
        use, function, gradient, x, epsilon=epsilon
    ),
    right=lambda function, gradient, x, epsilon: relative_error(
        gradient, measured(LOSSES[function], x, epsilon=epsilon or 1e-5)
    ),
    visible=[
        {"function": "sum(x²)", "gradient": gradient, "x": floats(3, -1), "epsilon": 0.5}
        for gradient in (floats(6, -2), floats(3, -1), floats(-6, 2))
    ],
    ideas={
        "right-gradients": Idea(
            Text("a right gradient", "맞는 기울기"),
            lambda rng: [
                _comparison(rng, name, lambda slopes: slopes) for name in ("sum(x²)", "sum(x)²")
            ],
        ),
        "planted-bugs": Idea(
            Text(
                "gradients with a planted bug",
                "버그를 심은 기울기",
            ),
            lambda rng: [_comparison(rng, "sum(x³)", change) for change in _PLANTED.values()],
        ),
        "tiny-gradients": Idea(
            Text("gradients that are tiny, and wrong", "아주 작으면서 틀린 기울기"),
            lambda rng: [
                _comparison(rng, "sum(x²) / 1000000", _PLANTED[name]) for name in ("sign", "factor")
            ],
        ),
        "both-zero": Idea(
            Text("a gradient of 0 where 0 is right", "0이 맞을 때의 기울기 0"),
            lambda rng: [
                {"function": "0", "gradient": np.zeros(n), "x": grid(rng, n), "epsilon": _WIDE}
                for n in (2, 3)
            ],
        ),
        "default-epsilon": Idea(
            Text("no ε given", "ε을 주지 않을 때"),
            lambda rng: [
                {**_comparison(rng, "sum(x³)", change), "epsilon": None}
                for change in (_PLANTED["factor"], _PLANTED["sign"])
            ],
        ),
        "inputs-unchanged": Idea(
            Text("the inputs stay as they are", "입력을 바꾸지 않기"),
            lambda rng: [_comparison(rng, "sum(x³)", _PLANTED["factor"])],
            keeps_inputs=True,
        ),
    },
    mistakes=mistakes.GRADIENT_CHECK,
).check
