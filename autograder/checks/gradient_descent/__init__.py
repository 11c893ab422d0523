"""The exercises of the assignment `gradient_descent`, and here: long steps, and files.

The others have modules of their own: steps and momentum
(:mod:`~autograder.checks.gradient_descent.steps`), batches
(:mod:`~autograder.checks.gradient_descent.epoch`), and what is random and what repeats
(:mod:`~autograder.checks.gradient_descent.questions`).
"""

import contextlib
from collections.abc import Sequence
from tempfile import TemporaryDirectory
from typing import Any, Literal

import numpy as np

from autograder.checks.draws import cast, floats, grid
from autograder.checks.exercise import Args, Exercise, Idea
from autograder.checks.gradient_descent.epoch import HIDDEN as _HIDDEN_BATCHES
from autograder.checks.gradient_descent.epoch import VISIBLE as _VISIBLE_BATCHES
from autograder.checks.gradient_descent.mistakes import DIVERGED, LARGEST_LEARNING_RATE, SAVING
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
from autograder.checks.gradient_descent.questions import what_is_random, what_repeats
from autograder.checks.gradient_descent.steps import gradient_step, sgd
from autograder.checks.values import Tolerance
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


def batches(subject: Any, *ideas: str) -> Literal[True]:
    """Check the learner's `batches`: on the visible cases, or on the hidden ones of `ideas`.

    Parameters
    ----------
    subject : callable
        The learner's.
    *ideas : str
        As for :meth:`~autograder.checks.Exercise.check`.
    """
    for idea in ideas:
        _HIDDEN_BATCHES[idea].check(subject, idea)
    return True if ideas else _VISIBLE_BATCHES.check(subject)


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
            FLOAT32, lambda rng: [cast(_curvatures(rng, 5), np.float32) for _ in range(2)]
        ),
        "inputs-unchanged": Idea(
            UNCHANGED, lambda rng: [_curvatures(rng, 5) for _ in range(2)], keeps_inputs=True
        ),
    },
    mistakes=LARGEST_LEARNING_RATE,
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
            FLOAT32,
            lambda rng: [cast(_history(rng, end), np.float32) for end in (2.5, 3.5, np.inf)],
        ),
        "inputs-unchanged": Idea(
            UNCHANGED,
            lambda rng: [_history(rng, 2.5), _history(rng, 3.5)],
            keeps_inputs=True,
        ),
    },
    mistakes=DIVERGED,
).check


# Save and load


def _kept(rng: np.random.Generator, path: str, shapes: Sequence[tuple[int, ...]]) -> Args:
    # Numbers with all their digits, as training leaves them.
    params = drawn(rng, shapes, lambda shape: np.asarray(rng.normal(size=shape)))
    return {"params": params, "path": path}


def _written_again(rng: np.random.Generator) -> Sequence[Args]:
    args = _kept(rng, "again.npz", [(3,), (2, 2)])
    before = {name: rng.normal(size=value.shape) for name, value in args["params"].items()}
    return [{**case, "before": before} for case in each(args)]


def _two_files(rng: np.random.Generator) -> Sequence[Args]:
    args = _kept(rng, "one.npz", [(3,), (2, 2)])
    elsewhere = {name: rng.normal(size=value.shape) for name, value in args["params"].items()}
    return [{**case, "before": None, "elsewhere": elsewhere} for case in each(args)]


def _loaded(
    functions: tuple[Any, Any],
    params: Params,
    path: str,
    name: str,
    before: Params | None = None,
    elsewhere: Params | None = None,
) -> Any:
    save, load = functions
    # While grading, the learner's process writes to a scratch folder of its own. In their notebook
    # it is this process that writes, and nothing may be left beside the notebook.
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder, contextlib.chdir(folder):
        if before is not None:
            save(before, path)
        save(params, path)
        if elsewhere is not None:
            save(elsewhere, f"other-{path}")
        loaded = named(load(path), params)
    return None if loaded is None else loaded[name]


_saving = Exercise(
    name="save(params, path); load(path)[name]",
    use=_loaded,
    right=lambda params, path, name, before=None, elsewhere=None: params[name],
    visible=list(
        each(
            {
                "params": {"weight": floats([0.1, 0.2], [1 / 3, -2]), "bias": floats(0.5, 1e-6)},
                "path": "visible.npz",
            }
        )
    ),
    ideas={
        "number-of-parameters": Idea(
            NUMBER_OF_PARAMETERS,
            lambda rng: [
                case
                for count in (1, 2, 5)
                for case in each(_kept(rng, f"{count}.npz", [*SHAPES[: count - 1], ()]))
            ],
        ),
        "two-files": Idea(Text("two files at once", "파일 두 개를 함께 쓰기"), _two_files),
        "written-again": Idea(Text("a file that is written again", "다시 쓴 파일"), _written_again),
        "float32": Idea(
            FLOAT32,
            lambda rng: list(each(in_float32(_kept(rng, "float32.npz", [(3, 2), (2,)])))),
        ),
        "inputs-unchanged": Idea(
            UNCHANGED,
            lambda rng: list(each(_kept(rng, "unchanged.npz", [(3, 2), (2,)]))),
            keeps_inputs=True,
        ),
    },
    mistakes=SAVING,
    rules=RULES,
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
