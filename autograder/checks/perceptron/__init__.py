"""The exercises of the assignment `perceptron`: what is right, what is tried, what is hidden."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.checks.draws import cast
from autograder.checks.exercise import Args, Exercise, Idea
from autograder.checks.mistakes import Mistake
from autograder.checks.perceptron import questions
from autograder.checks.perceptron import units_mistakes as mistakes
from autograder.checks.perceptron.rule import perceptron_update, train_errors, train_perceptron
from autograder.checks.perceptron.units import (
    CORNERS,
    RULES,
    WOBBLE,
    composed,
    steady,
    unit_of,
    units_of,
)
from autograder.checks.wording import Text
from nnkit.arrays import FloatArray
from nnkit.datasets import logic_gate

__all__ = [
    "best_xor_line",
    "gate_and",
    "gate_nand",
    "gate_or",
    "perceptron_update",
    "train_errors",
    "train_perceptron",
    "true_of_one_unit",
    "true_of_two_models",
    "two_models",
    "xor",
    "xor_units",
]

_XOR = logic_gate("xor")[1]


# Gates: a unit that answers a truth table, in any of many ways


def _table(targets: Any) -> Callable[[FloatArray], tuple[FloatArray, bool]]:
    """Return what is wanted of answers at the corners: the answers, and that they are right."""
    return lambda answers: (answers, np.array_equal(answers, targets))


def _gate(name: str, known: Sequence[Mistake]) -> Callable[..., Any]:
    _, targets = logic_gate(name)

    def use(gate: Any, X: FloatArray) -> Any:
        answer = gate()
        if answer is None:
            return None
        return steady(unit_of(answer, 2).answers, X, _table(targets))

    return Exercise(
        name=f"forward(X, *gate_{name}())",
        use=use,
        right=lambda X: targets,
        visible=[{"X": CORNERS}],
        ideas={"wobble": WOBBLE},
        mistakes=known,
        rules=RULES,
    ).check


gate_and = _gate("and", mistakes.AND)
gate_or = _gate("or", mistakes.OR)
gate_nand = _gate("nand", mistakes.NAND)


# The best line for XOR

_BEST = 3


def _score(answers: FloatArray) -> tuple[int, bool]:
    right = int(np.sum(answers == _XOR))
    return right, right == _BEST


def _points_right(line: Any, X: FloatArray, targets: FloatArray) -> Any:
    answer = line()
    return None if answer is None else steady(unit_of(answer, 2).answers, X, _score)


best_xor_line = Exercise(
    name="(forward(X, *best_xor_line()) == targets).sum()",
    use=_points_right,
    right=lambda X, targets: _BEST,
    visible=[{"X": CORNERS, "targets": _XOR}],
    ideas={
        "wobble": replace(
            WOBBLE, draw=lambda rng: [{**args, "targets": _XOR} for args in WOBBLE.draw(rng)]
        )
    },
    mistakes=mistakes.BEST_XOR_LINE,
    rules=RULES,
).check

true_of_one_unit = questions.true_of_one_unit.check


# XOR from three units


def _network_answers(units: Any, X: FloatArray) -> Any:
    answer = units()
    return None if answer is None else steady(composed(*units_of(answer)), X, _table(_XOR))


xor_units = Exercise(
    name="hidden_1, hidden_2, output = xor_units()",
    use=_network_answers,
    right=lambda X: _XOR,
    visible=[{"X": CORNERS}],
    ideas={"wobble": WOBBLE},
    mistakes=mistakes.XOR_UNITS,
    rules=RULES,
).check


def _rows(rng: np.random.Generator, *sizes: int) -> Sequence[Args]:
    """Draw corners in any order; from four rows on, all of them."""
    return [{"X": CORNERS[np.resize(rng.permutation(4), size)]} for size in sizes]


xor = Exercise(
    name="xor",
    right=lambda X: np.not_equal(np.round(X[:, 0]), np.round(X[:, 1])).astype(float),
    visible=[{"X": CORNERS}, {"X": CORNERS[[1, 3, 1, 0, 2, 3]]}],
    ideas={
        "wobble": WOBBLE,
        "number-of-samples": Idea(
            Text("any number of samples, in any order", "샘플의 개수와 순서"),
            lambda rng: _rows(rng, *range(1, 8)),
        ),
        "integers": Idea(
            Text("arrays of integers", "정수 배열"),
            lambda rng: [cast(args, np.int64) for args in _rows(rng, 4, 6)],
        ),
        "float32": Idea(
            Text("arrays of float32", "float32 배열"),
            lambda rng: [cast(args, np.float32) for args in _rows(rng, 4, 6)],
        ),
        "inputs-unchanged": Idea(
            Text("the inputs stay as they are", "입력을 바꾸지 않기"),
            lambda rng: _rows(rng, 3, 5),
            keeps_inputs=True,
        ),
    },
    mistakes=mistakes.XOR,
).check


# A step and a sigmoid: two models

two_models = questions.two_models.check
true_of_two_models = questions.true_of_two_models.check
