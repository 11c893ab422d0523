"""The exercise on predictions of the assignment `forward_pass`: probabilities and classes."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import numpy as np

from autograder.checks.draws import cast, floats
from autograder.checks.exercise import Args, Exercise, Idea
from autograder.checks.forward_pass import predictions_mistakes as mistakes
from autograder.checks.values import Tolerance
from autograder.checks.wording import Text
from nnkit.activations import sigmoid, softmax
from nnkit.arrays import FloatArray

__all__ = ["classes", "probabilities"]

# Logits are at most 4, and right algorithms differ in float32 by a relative 4e-6 at most, as in the
# assignment `activations`; two mistakes differ by far more.
_TOLERANCE = Tolerance(relative=1e-5, absolute=1e-7)


def _logits(
    rng: np.random.Generator, *shapes: tuple[int, int], most: int = 16, per: int = 4
) -> list[dict[str, Any]]:
    """Draw fractions with the denominator `per`, up to `most`/`per` on both sides of 0.

    None stands twice in a row: which class has the largest is beyond doubt.
    """
    numerators = np.delete(np.arange(-most, most + 1), most)
    return [
        {"logits": rng.permuted(np.tile(numerators, (samples, 1)), axis=1)[:, :outputs] / per}
        for samples, outputs in shapes
    ]


def _close(rng: np.random.Generator, *shapes: tuple[int, int]) -> list[dict[str, Any]]:
    """Return logits of which none is far above the others: many a row has no clear majority."""
    return [_not_all_first(partial(_logits, rng, shape, most=6)) for shape in shapes]


def _not_all_first(draw: Callable[[], list[dict[str, Any]]]) -> dict[str, Any]:
    """Return a draw in which some class other than the first has the largest logit."""
    while True:
        (args,) = draw()
        if args["logits"].argmax(axis=1).any():
            return args


def _column(rng: np.random.Generator, samples: int) -> dict[str, Any]:
    """Return one column of logits, on both sides of 0, and one between 0 and one half."""
    while True:
        (args,) = _logits(rng, (samples, 1))
        logits = args["logits"]
        if logits.min() < 0 and ((logits > 0) & (logits < 0.5)).any():
            return args


def _typed(dtype: type, drawn: Sequence[Args]) -> Sequence[Args]:
    return [cast(args, dtype) for args in drawn]


_SHAPES = ((5, 1), (4, 3))


def _far(rng: np.random.Generator) -> Sequence[Args]:
    rows = floats([1000, -1000, 0.5], [-1000, -990, -1001], [990, 1001, 1000])
    return [
        {"logits": rng.permutation(floats([1000], [-1000], [800], [-0.5], [2]))},
        {"logits": rng.permuted(rows, axis=1)},
    ]


_PREDICTION_IDEAS = {
    "one-output": Idea(
        Text("one output", "출력 하나"), lambda rng: [_column(rng, samples) for samples in (3, 6)]
    ),
    "several-outputs": Idea(
        Text("two to six outputs", "출력 2~6개"),
        lambda rng: _close(rng, *((outputs + 2, outputs) for outputs in range(2, 7))),
    ),
    "batch-of-one": Idea(
        Text("a batch of one sample", "샘플이 하나인 배치"),
        lambda rng: _logits(rng, (1, 1), (1, 3), (1, 2)),
    ),
    "square-batch": Idea(
        Text("as many samples as outputs", "샘플 수와 출력 수가 같은 배치"),
        lambda rng: _close(rng, (2, 2), (4, 4)),
    ),
    "integers": Idea(
        Text("arrays of integers", "정수 배열"),
        lambda rng: _typed(np.int64, _logits(rng, *_SHAPES, most=4, per=1)),
    ),
    "float32": Idea(
        Text("arrays of float32", "float32 배열"),
        lambda rng: _typed(np.float32, _logits(rng, *_SHAPES)),
    ),
    "far-out": Idea(
        Text("logits of ±1000, without a warning", "±1000인 로짓(경고 없이)"),
        _far,
        no_warnings=True,
    ),
    "inputs-unchanged": Idea(
        Text("what was passed stays as it is", "넘겨받은 것을 바꾸지 않기"),
        lambda rng: _logits(rng, *_SHAPES),
        keeps_inputs=True,
    ),
}


def _probabilities(logits: FloatArray) -> Any:
    return (sigmoid if logits.shape[1] == 1 else softmax)(logits)


_VISIBLE_LOGITS: Sequence[Args] = [
    {"logits": floats([2], [-1], [0.5], [-3])},
    {"logits": floats([2, 1, -1], [0, 3, 0.5])},
]

probabilities = Exercise(
    name="probabilities",
    right=_probabilities,
    visible=_VISIBLE_LOGITS,
    ideas=_PREDICTION_IDEAS,
    mistakes=mistakes.PROBABILITIES,
    tolerance=_TOLERANCE,
).check


def _classes(logits: FloatArray, threshold: float = 0.5) -> Any:
    if logits.shape[1] > 1:
        return np.argmax(logits, axis=1)
    # 0.5 and the logit 0 belong together exactly, whichever way one computes
    above = logits > 0 if threshold == 0.5 else sigmoid(logits) > threshold
    return above[:, 0].astype(int)


def _thresholds(rng: np.random.Generator) -> Sequence[Args]:
    # Thresholds that no logit on the grid belongs to, and logits on both sides of each
    column = floats([-3.5], [-1.25], [-0.25], [0.25], [1.25], [3.5])
    cases = [
        {"logits": rng.permutation(column), "threshold": threshold}
        for threshold in (0.1, 0.3, 0.7, 0.9)
    ]
    (several,) = _close(rng, (5, 4))
    return [*cases, {**several, "threshold": 0.1}, {**several, "threshold": 0.9}]


classes = Exercise(
    name="classes",
    right=_classes,
    visible=_VISIBLE_LOGITS,
    ideas={
        **_PREDICTION_IDEAS,
        "other-threshold": Idea(Text("other thresholds", "다른 임계치"), _thresholds),
        "at-threshold": Idea(
            Text("a probability exactly at the threshold", "임계치와 똑같은 확률"),
            lambda rng: [{"logits": rng.permutation(floats([0], [0.25], [-0.25], [0]))}],
        ),
    },
    mistakes=mistakes.CLASSES,
).check
