"""The exercises of `gradient_descent` in which parameters take a step, alone and with momentum."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

import nnkit
from autograder.checks.draws import floats, grid
from autograder.checks.exercise import Args, Exercise, Idea
from autograder.checks.failure import RuleBroken
from autograder.checks.gradient_descent.parameters import (
    FLOAT32,
    NUMBER_OF_PARAMETERS,
    RULES,
    SHAPES,
    UNCHANGED,
    Params,
    drawn,
    each,
    in_float32,
    named,
)
from autograder.checks.gradient_descent.steps_mistakes import (
    GRADIENT_STEP,
    SGD,
    SHARED_BETWEEN_OPTIMIZERS,
)
from autograder.checks.values import Numbers, plain, same
from autograder.checks.wording import Text

__all__ = ["gradient_step", "sgd"]

_SHARED = "shared-between-optimizers"


def _grids(
    rng: np.random.Generator, shapes: Iterable[tuple[int, ...]], **span: int
) -> dict[str, Numbers]:
    return drawn(rng, shapes, lambda shape: grid(rng, *shape, **span))


def _like(rng: np.random.Generator, params: Params, **span: int) -> dict[str, Numbers]:
    return {name: grid(rng, *value.shape, **span) for name, value in params.items()}


def _learning_rate(rng: np.random.Generator) -> float:
    return float(rng.choice([0.125, 0.25, 0.5]))


Make = Callable[..., Args]
"""``make(rng, shapes, **span)`` draws a case's parameters, gradients and rates."""


def _ideas(make: Make) -> Mapping[str, Idea]:
    """Return the ideas that a single step and an optimizer share."""
    return {
        "number-of-parameters": Idea(
            NUMBER_OF_PARAMETERS,
            lambda rng: [case for count in range(1, 6) for case in each(make(rng, SHAPES[:count]))],
        ),
        "negative-values": Idea(
            Text("negative values", "음수 값"),
            lambda rng: [
                case for high in (0, 33) for case in each(make(rng, SHAPES[:2], low=-32, high=high))
            ],
        ),
        "float32": Idea(
            FLOAT32,
            lambda rng: list(each(in_float32(make(rng, SHAPES[:2])))),
        ),
    }


# One step


def _one_step(rng: np.random.Generator, shapes: Iterable[tuple[int, ...]], **span: int) -> Args:
    params = _grids(rng, shapes, **span)
    return {
        "params": params,
        "grads": _like(rng, params, **span),
        "learning_rate": _learning_rate(rng),
    }


def _other_order(rng: np.random.Generator) -> Sequence[Args]:
    args = _one_step(rng, [(2,)] * 3)
    return list(each({**args, "grads": dict(reversed(args["grads"].items()))}))


def _unfit(rng: np.random.Generator) -> Sequence[Args]:
    # Shapes that numpy would stretch, on the side of the gradient and of the parameter, and that
    # of a gradient which was not summed over 4 samples. The first parameter always fits.
    pairs = [
        ((3,), (4, 3)),
        ((2, 3), (3,)),
        ((1,), (3,)),
        ((3,), (1,)),
        ((3,), ()),
        ((2, 3), (3, 2)),
    ]
    cases = []
    for shape, other in pairs:
        params = _grids(rng, [(2,), shape])
        first, second = params
        grads = {first: grid(rng, 2), second: np.asarray(grid(rng, *other))}
        rate = _learning_rate(rng)
        cases.append({"params": params, "grads": grads, "learning_rate": rate, "name": second})
    return cases


def _stepped(params: Params, grads: Params, learning_rate: float, name: str) -> Numbers:
    if any(params[key].shape != grads[key].shape for key in params):
        raise ValueError("a gradient has another shape than its parameter")
    return params[name] - learning_rate * grads[name]


def _step_of(
    gradient_step: Any, params: Params, grads: Params, learning_rate: float, name: str
) -> Any:
    stepped = named(gradient_step(params, grads, learning_rate), params)
    return None if stepped is None else stepped[name]


_VISIBLE_STEP = {
    "params": {"weight": floats([2, 1], [0, -1]), "bias": floats(0.5, 3)},
    "grads": {"weight": floats([5, -1], [2, 4]), "bias": floats(-1, 2)},
}

gradient_step = Exercise(
    name="gradient_step(params, grads, learning_rate)[name]",
    use=_step_of,
    right=_stepped,
    visible=[
        *each({**_VISIBLE_STEP, "learning_rate": 0.5}),
        *each({**_VISIBLE_STEP, "learning_rate": 0.125}),
    ],
    ideas={
        **_ideas(_one_step),
        "other-order": Idea(Text("gradients in another order", "순서가 다른 기울기"), _other_order),
        "inputs-unchanged": Idea(
            UNCHANGED,
            lambda rng: list(each(_one_step(rng, SHAPES[:2]))),
            keeps_inputs=True,
        ),
        "mismatch": Idea(
            Text(
                "a ValueError where a gradient does not have the shape of its parameter",
                "기울기와 매개변수의 형상이 다를 때의 ValueError",
            ),
            _unfit,
        ),
    },
    mistakes=GRADIENT_STEP,
    rules=RULES,
).check


# SGD with momentum


def _two_steps(rng: np.random.Generator, shapes: Iterable[tuple[int, ...]], **span: int) -> Args:
    return _steps(rng, shapes, steps=2, **span)


def _steps(
    rng: np.random.Generator,
    shapes: Iterable[tuple[int, ...]],
    *,
    steps: int,
    momentum: float | None = 0.5,
    **span: int,
) -> Args:
    params = _grids(rng, shapes, **span)
    return {
        "learning_rate": _learning_rate(rng),
        "momentum": momentum,
        "params": params,
        "gradients": [_like(rng, params, **span) for _ in range(steps)],
    }


def _after_steps(
    learning_rate: float,
    momentum: float | None,
    params: Params,
    gradients: Sequence[Params],
    name: str,
) -> Numbers:
    value = params[name].flatten()
    optimizer = nnkit.SGD(learning_rate, momentum=momentum or 0.0)
    for grads in gradients:
        optimizer.step(value, grads[name].ravel())
    return value.reshape(params[name].shape)


def _steps_of(
    SGD: Any,
    learning_rate: float,
    momentum: float | None,
    params: Params,
    gradients: list[Params],
    name: str,
) -> Any:
    options = (learning_rate,) if momentum is None else (learning_rate, momentum)
    optimizers = SGD(*options), SGD(*options)
    found: list[Any] = []
    left: list[Params] = []
    for optimizer in optimizers:
        values = _copies(params)
        left = []
        for grads in gradients:
            # Copies, so that it is seen now what a step changes of its gradients; what a later
            # step changes of an earlier one's could not be seen from another process.
            handed = _copies(grads)
            optimizer.step(values, handed)
            left.append(_copies(handed))
        found.append(values[name])
    gradients[:] = left
    first, second = map(plain, found)
    if first is not None and second is not None and not same(first, second):
        raise RuleBroken(_SHARED, SHARED_BETWEEN_OPTIMIZERS)
    return found[1]


def _copies(arrays: Params) -> dict[str, Any]:
    return {
        name: value.copy() if type(value) is np.ndarray else value for name, value in arrays.items()
    }


_VISIBLE_SGD = {
    "learning_rate": 0.5,
    "momentum": 0.5,
    "params": {"weight": floats([2, 1], [0, -1]), "bias": floats(0.5, 3)},
}
_VISIBLE_GRADIENTS = [
    {"weight": floats([1, -1], [2, 4]), "bias": floats(-1, 2)},
    {"weight": floats([3, 0], [-2, 1]), "bias": floats(1, 1)},
    {"weight": floats([0, 2], [1, 1]), "bias": floats(2, -4)},
]

sgd = Exercise(
    name=(
        "optimizer = SGD(learning_rate, momentum); "
        "[optimizer.step(params, grads) for grads in gradients]; params[name]"
    ),
    use=_steps_of,
    right=_after_steps,
    visible=[
        *each({**_VISIBLE_SGD, "gradients": _VISIBLE_GRADIENTS[:1]}),
        *each({**_VISIBLE_SGD, "gradients": _VISIBLE_GRADIENTS}),
    ],
    ideas={
        **_ideas(_two_steps),
        "no-momentum": Idea(
            Text("no momentum", "모멘텀이 없을 때"),
            lambda rng: [
                case
                for momentum in (0.0, None)
                for case in each(_steps(rng, [(3,)], steps=3, momentum=momentum))
            ],
        ),
        "several-steps": Idea(
            Text("several steps with changing gradients", "기울기가 변하는 여러 걸음"),
            lambda rng: [
                case
                for momentum in (0.25, 0.75)
                for case in each(_steps(rng, [(2, 2), (2,)], steps=4, momentum=momentum))
            ],
        ),
        "two-optimizers": Idea(
            Text("two optimizers at once", "옵티마이저 두 개를 함께 쓰기"),
            lambda rng: list(each(_steps(rng, [(2,), (2,)], steps=2))),
        ),
        "gradients-unchanged": Idea(
            Text("the gradients stay as they are", "기울기를 바꾸지 않기"),
            lambda rng: list(each(_steps(rng, [(2,), (2,)], steps=3))),
            keeps_inputs=True,
        ),
    },
    mistakes=SGD,
    rules={_SHARED: SHARED_BETWEEN_OPTIMIZERS},
).check
