"""The exercises of the assignment `gradient_descent`: what is right, tried and hidden."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from tempfile import TemporaryDirectory
from typing import Any, Literal

import numpy as np

import nnkit
from autograder.checks import gradient_descent_mistakes as mistakes
from autograder.checks.draws import cast, floats, grid
from autograder.checks.exercise import Args, Exercise, Idea
from autograder.checks.failure import RuleBroken
from autograder.checks.gradient_descent_batches import batches
from autograder.checks.gradient_descent_questions import what_is_random, what_repeats
from autograder.checks.values import Numbers, Tolerance, plain, same
from autograder.checks.wording import Text

__all__ = [
    "batches",
    "diverged",
    "gradient_step",
    "largest_learning_rate",
    "saving",
    "sgd",
    "what_is_random",
    "what_repeats",
]

Params = Mapping[str, Numbers]

_NUMBER_OF_PARAMETERS = Text(
    "1 to 5 parameters of any names and shapes", "이름과 형상이 다양한 매개변수 1~5개"
)
_NEGATIVE = Text("negative values", "음수 값")
_FLOAT32 = Text("arrays of float32", "float32 배열")
_UNCHANGED = Text("what was passed stays as it is", "넘겨받은 것을 바꾸지 않기")

_NAMES = ("weight", "bias", "scale", "hidden_weight", "hidden_bias")
_SHAPES = ((3, 2), (2,), (1, 4), (2, 2, 2), (1,))


def _broken(key: str) -> RuleBroken:
    return RuleBroken(key, mistakes.RULES[key])


def _named(answer: Any, params: Params) -> Any:
    """Return a learner's dictionary if it has the names of `params`; None for nothing at all."""
    if answer is not None and type(answer) is not dict:
        raise _broken("not-a-dictionary")
    if answer is not None and answer.keys() != params.keys():
        raise _broken("names-missing" if answer.keys() < params.keys() else "names-lost")
    return answer


def _drawn(
    rng: np.random.Generator, shapes: Iterable[tuple[int, ...]], **span: int
) -> dict[str, Numbers]:
    """Draw an array of each shape, under names that no other draw is likely to have."""
    return {
        name: grid(rng, *shape, **span) for name, shape in zip(_names(rng), shapes, strict=False)
    }


def _names(rng: np.random.Generator) -> list[str]:
    return [f"{name}_{rng.integers(10, 10_000)}" for name in rng.permutation(_NAMES)]


def _like(rng: np.random.Generator, params: Params, **span: int) -> dict[str, Numbers]:
    return {name: grid(rng, *value.shape, **span) for name, value in params.items()}


def _each(args: Args) -> Iterator[Args]:
    """Yield `args` once for each parameter, with its name."""
    for name in args["params"]:
        yield {**args, "name": name}


def _in_float32(args: Args) -> Args:
    return {
        key: (
            dict(cast(value, np.float32))
            if isinstance(value, dict)
            else [dict(cast(entry, np.float32)) for entry in value]
            if isinstance(value, list)
            else value
        )
        for key, value in args.items()
    }


def _learning_rate(rng: np.random.Generator) -> float:
    return float(rng.choice([0.125, 0.25, 0.5]))


Make = Callable[..., Args]
"""``make(rng, shapes, **span)`` draws a case's parameters, gradients and rates."""


def _ideas(make: Make) -> Mapping[str, Idea]:
    """Return the ideas that a single step and an optimizer share."""
    return {
        "number-of-parameters": Idea(
            _NUMBER_OF_PARAMETERS,
            lambda rng: [
                case for count in range(1, 6) for case in _each(make(rng, _SHAPES[:count]))
            ],
        ),
        "negative-values": Idea(
            _NEGATIVE,
            lambda rng: [
                case
                for high in (0, 33)
                for case in _each(make(rng, _SHAPES[:2], low=-32, high=high))
            ],
        ),
        "float32": Idea(
            _FLOAT32,
            lambda rng: list(_each(_in_float32(make(rng, _SHAPES[:2])))),
        ),
    }


# One step


def _one_step(rng: np.random.Generator, shapes: Iterable[tuple[int, ...]], **span: int) -> Args:
    params = _drawn(rng, shapes, **span)
    return {
        "params": params,
        "grads": _like(rng, params, **span),
        "learning_rate": _learning_rate(rng),
    }


def _other_order(rng: np.random.Generator) -> Sequence[Args]:
    args = _one_step(rng, [(2,)] * 3)
    return list(_each({**args, "grads": dict(reversed(args["grads"].items()))}))


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
        params = _drawn(rng, [(2,), shape])
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
    stepped = _named(gradient_step(params, grads, learning_rate), params)
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
        *_each({**_VISIBLE_STEP, "learning_rate": 0.5}),
        *_each({**_VISIBLE_STEP, "learning_rate": 0.125}),
    ],
    ideas={
        **_ideas(_one_step),
        "other-order": Idea(Text("gradients in another order", "순서가 다른 기울기"), _other_order),
        "inputs-unchanged": Idea(
            _UNCHANGED,
            lambda rng: list(_each(_one_step(rng, _SHAPES[:2]))),
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
    mistakes=mistakes.GRADIENT_STEP,
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
    params = _drawn(rng, shapes, **span)
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
        raise _broken("shared-between-optimizers")
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
        *_each({**_VISIBLE_SGD, "gradients": _VISIBLE_GRADIENTS[:1]}),
        *_each({**_VISIBLE_SGD, "gradients": _VISIBLE_GRADIENTS}),
    ],
    ideas={
        **_ideas(_two_steps),
        "no-momentum": Idea(
            Text("no momentum", "모멘텀이 없을 때"),
            lambda rng: [
                case
                for momentum in (0.0, None)
                for case in _each(_steps(rng, [(3,)], steps=3, momentum=momentum))
            ],
        ),
        "several-steps": Idea(
            Text("several steps with changing gradients", "기울기가 변하는 여러 걸음"),
            lambda rng: [
                case
                for momentum in (0.25, 0.75)
                for case in _each(_steps(rng, [(2, 2), (2,)], steps=4, momentum=momentum))
            ],
        ),
        "two-optimizers": Idea(
            Text("two optimizers at once", "옵티마이저 두 개를 함께 쓰기"),
            lambda rng: list(_each(_steps(rng, [(2,), (2,)], steps=2))),
        ),
        "gradients-unchanged": Idea(
            Text("the gradients stay as they are", "기울기를 바꾸지 않기"),
            lambda rng: list(_each(_steps(rng, [(2,), (2,)], steps=3))),
            keeps_inputs=True,
        ),
    },
    mistakes=mistakes.SGD,
).check


# Divergence


def _curvatures(rng: np.random.Generator, parameters: int) -> Args:
    """Draw curvatures that all differ; of 4 and more, the extremes are neither first nor last."""
    values = np.sort(rng.permutation(np.arange(1, 40))[:parameters]) / 8
    return {"curvatures": np.roll(values, 2) if parameters > 3 else values}


largest_learning_rate = Exercise(
    name="largest_learning_rate",
    right=lambda curvatures: 2 / np.max(curvatures),
    visible=[{"curvatures": floats(4)}, {"curvatures": floats(1, 8, 2)}],
    ideas={
        "number-of-parameters": Idea(
            Text("1 to 7 parameters in any order", "순서가 자유로운 매개변수 1~7개"),
            lambda rng: [_curvatures(rng, parameters) for parameters in range(1, 8)],
        ),
        "integers": Idea(
            Text("arrays of integers", "정수 배열"),
            lambda rng: [
                {"curvatures": (8 * _curvatures(rng, 4)["curvatures"]).astype(np.int64)}
                for _ in range(2)
            ],
        ),
        "float32": Idea(
            _FLOAT32, lambda rng: [cast(_curvatures(rng, 5), np.float32) for _ in range(2)]
        ),
        "inputs-unchanged": Idea(
            _UNCHANGED, lambda rng: [_curvatures(rng, 5) for _ in range(2)], keeps_inputs=True
        ),
    },
    mistakes=mistakes.LARGEST_LEARNING_RATE,
).check


def _history(rng: np.random.Generator, end: float, *between: float) -> Args:
    """Draw losses that begin at 3 and end at `end`, with `between` in the middle; scale them."""
    some, more = (grid(rng, 2, low=16, high=33) for _ in range(2))
    return {"losses": float(grid(rng)) * np.array([3.0, *some, *between, *more, end])}


def _not_finite(rng: np.random.Generator) -> Sequence[Args]:
    return [
        _history(rng, np.nan), _history(rng, np.inf), _history(rng, np.nan, np.inf),
        _history(rng, 2.5, np.inf), _history(rng, 2.5, np.nan), {"losses": floats(np.nan)},
    ]  # fmt: skip


diverged = Exercise(
    name="diverged",
    right=lambda losses: not np.isfinite(losses).all() or losses[-1] > losses[0],
    visible=[
        {"losses": floats(3, 2, 1)},
        {"losses": floats(3, 4, 2)},
        {"losses": floats(3, 5, 9)},
        {"losses": floats(3, 50, np.nan)},
    ],
    ideas={
        "noise": Idea(
            Text("losses that shake", "흔들리는 손실"),
            lambda rng: [
                _history(rng, 2.5, 5.0),
                _history(rng, 2.5, 1.0, 2.0),
                _history(rng, 3.0),
                _history(rng, 3.0, 8.0),
                {"losses": floats(3)},
            ],
        ),
        "ends-above": Idea(
            Text("an end above the beginning", "처음보다 큰 마지막 손실"),
            lambda rng: [_history(rng, 3.125), _history(rng, 6.0, 1.0), _history(rng, 3.5, 8.0)],
        ),
        "not-finite": Idea(Text("inf and nan", "inf와 nan"), _not_finite),
        "float32": Idea(
            _FLOAT32,
            lambda rng: [cast(_history(rng, end), np.float32) for end in (2.5, 3.5, np.inf)],
        ),
        "inputs-unchanged": Idea(
            _UNCHANGED,
            lambda rng: [_history(rng, 2.5), _history(rng, 3.5)],
            keeps_inputs=True,
        ),
    },
    mistakes=mistakes.DIVERGED,
).check


# Save and load


def _trained(rng: np.random.Generator, shapes: Sequence[tuple[int, ...]]) -> dict[str, Numbers]:
    """Draw parameters with all their digits, as training leaves them."""
    return {name: rng.normal(size=shape) for name, shape in zip(_names(rng), shapes, strict=False)}


def _kept(rng: np.random.Generator, path: str, shapes: Sequence[tuple[int, ...]]) -> Args:
    return {"params": _trained(rng, shapes), "path": path}


def _written_again(rng: np.random.Generator) -> Sequence[Args]:
    args = _kept(rng, "again.npz", [(3,), (2, 2)])
    before = {name: rng.normal(size=value.shape) for name, value in args["params"].items()}
    return [{**case, "before": before} for case in _each(args)]


def _two_files(rng: np.random.Generator) -> Sequence[Args]:
    args = _kept(rng, "one.npz", [(3,), (2, 2)])
    elsewhere = {name: rng.normal(size=value.shape) for name, value in args["params"].items()}
    return [{**case, "before": None, "elsewhere": elsewhere} for case in _each(args)]


def _loaded(
    functions: tuple[Any, Any],
    params: Params,
    path: str,
    name: str,
    before: Params | None = None,
    elsewhere: Params | None = None,
) -> Any:
    save, load = functions
    # A learner's process has a scratch folder of its own; where there is none, this one is used,
    # so that nothing is left in the learner's.
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder, contextlib.chdir(folder):
        if before is not None:
            save(before, path)
        save(params, path)
        if elsewhere is not None:
            save(elsewhere, f"other-{path}")
        loaded = _named(load(path), params)
    return None if loaded is None else loaded[name]


_saving = Exercise(
    name="save(params, path); load(path)[name]",
    use=_loaded,
    right=lambda params, path, name, before=None, elsewhere=None: params[name],
    visible=list(
        _each(
            {
                "params": {"weight": floats([0.1, 0.2], [1 / 3, -2]), "bias": floats(0.5, 1e-6)},
                "path": "visible.npz",
            }
        )
    ),
    ideas={
        "number-of-parameters": Idea(
            _NUMBER_OF_PARAMETERS,
            lambda rng: [
                case
                for count in (1, 2, 5)
                for case in _each(_kept(rng, f"{count}.npz", [*_SHAPES[: count - 1], ()]))
            ],
        ),
        "two-files": Idea(Text("two files at once", "파일 두 개를 함께 쓰기"), _two_files),
        "written-again": Idea(Text("a file that is written again", "다시 쓴 파일"), _written_again),
        "float32": Idea(
            _FLOAT32,
            lambda rng: list(_each(_in_float32(_kept(rng, "float32.npz", [(3, 2), (2,)])))),
        ),
        "inputs-unchanged": Idea(
            _UNCHANGED,
            lambda rng: list(_each(_kept(rng, "unchanged.npz", [(3, 2), (2,)]))),
            keeps_inputs=True,
        ),
    },
    mistakes=mistakes.SAVING,
    tolerance=Tolerance(0, 0),  # a file keeps every digit
)


def saving(save: Any, load: Any, *ideas: str) -> Literal[True]:
    """Check that the learner's `load` gives back what their `save` was given.

    Parameters
    ----------
    save, load : callable
        The learner's.
    *ideas : str
        As for :meth:`~autograder.checks.Exercise.check`.
    """
    return _saving.check((save, load), *ideas)
