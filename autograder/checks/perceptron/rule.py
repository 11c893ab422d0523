"""The perceptron learning rule: one step, and epochs of them until one passes without an error."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.checks.draws import cast, floats, grid, shared_ideas
from autograder.checks.exercise import Args, Exercise, Idea
from autograder.checks.failure import RuleBroken
from autograder.checks.perceptron import rule_mistakes as mistakes
from autograder.checks.perceptron.units import FORM, WOBBLE, unit_of
from autograder.checks.values import plain
from autograder.checks.wording import Text
from nnkit import Perceptron
from nnkit.arrays import FloatArray
from nnkit.datasets import logic_gate

__all__ = ["perceptron_update", "train_errors", "train_perceptron"]

# One sample


def _step_from(weights: FloatArray, bias: float, **sample: Any) -> Args:
    return {"weights": weights, "bias": bias, **sample}


def _seen(
    rng: np.random.Generator,
    features: int,
    *,
    target: int | None = None,
    missed: bool = True,
    learning_rate: float = 0.5,
    **span: int,
) -> Args:
    """Draw a unit and a sample whose sum is one half above 0, or below."""
    weights, x = grid(rng, features, **span), grid(rng, features, **span)
    target = features % 2 if target is None else target
    off = 0.5 if missed != bool(target) else -0.5
    bias = off - float(x @ weights)
    return _step_from(weights, bias, x=x, target=target, learning_rate=learning_rate)


def _with_sums_of_zero(rng: np.random.Generator) -> Sequence[Args]:
    drawn = [_seen(rng, features, target=target) for target in (1, 0) for features in (2, 3)]
    return [{**args, "bias": -float(args["x"] @ args["weights"])} for args in drawn]


def _updated(update: Any, weights: FloatArray, *rest: Any) -> Any:
    """Return the weights and the bias after an update, one behind the other."""
    answer = update(weights, *rest)
    if answer is None:
        return None
    unit = unit_of(answer, weights.size)
    return np.append(unit.weights, unit.bias)


def _right_update(
    weights: FloatArray, bias: float, x: FloatArray, target: int, learning_rate: float
) -> FloatArray:
    perceptron = Perceptron(weights.size, lr=learning_rate)
    perceptron.weights, perceptron.bias = weights.astype(float), bias
    perceptron.fit(x[np.newaxis], np.array([target]), epochs=1)
    return np.append(perceptron.weights, perceptron.bias)


perceptron_update = Exercise(
    name="np.append(*perceptron_update(weights, bias, x, target, learning_rate))",
    use=_updated,
    right=_right_update,
    visible=[
        _step_from(floats(1, 0), 0.0, x=floats(1, 1), target=0, learning_rate=1.0),
        _step_from(floats(0, 0), 0.0, x=floats(2, 1), target=1, learning_rate=0.5),
        _step_from(floats(1, -2, 3), 0.5, x=floats(2, 1, 0), target=1, learning_rate=1.0),
    ],
    ideas={
        **shared_ideas(_seen),
        "should-fire": Idea(
            Text("answer 0 where the target is 1", "타깃이 1인데 0이라고 답한 샘플"),
            lambda rng: [_seen(rng, features, target=1) for features in (2, 3)],
        ),
        "should-not-fire": Idea(
            Text("answer 1 where the target is 0", "타깃이 0인데 1이라고 답한 샘플"),
            lambda rng: [_seen(rng, features, target=0) for features in (2, 3)],
        ),
        "already-right": Idea(
            Text("no change where the answer is right", "답이 맞으면 바꾸지 않기"),
            lambda rng: [
                _seen(rng, features, target=target, missed=False)
                for target in (0, 1)
                for features in (2, 3)
            ],
        ),
        "sum-of-zero": Idea(Text("a sum of exactly 0", "정확히 0인 가중합"), _with_sums_of_zero),
        "learning-rate": Idea(
            Text("the learning rate", "학습률"),
            lambda rng: [
                _seen(rng, 3, target=target, learning_rate=rate)
                for rate in (0.125, 0.25, 2.0)
                for target in (0, 1)
            ],
        ),
        "inputs-unchanged": Idea(
            Text("the inputs stay as they are", "입력을 바꾸지 않기"),
            lambda rng: [_seen(rng, features) for features in (2, 3, 4, 5)],
            keeps_inputs=True,
        ),
    },
    mistakes=mistakes.PERCEPTRON_UPDATE,
    rules=FORM,
).check


# Epochs


def _separable(
    rng: np.random.Generator,
    features: int,
    *,
    samples: int = 8,
    learning_rate: float = 0.5,
    epochs: int = 200,
    **span: int,
) -> Args:
    """Draw samples at least 1 away from some line (plane, …), on both sides of it."""
    normal = grid(rng, features, low=-16, high=17)
    X = grid(rng, 40 * samples, features, **{"low": -8, "high": 57, **span})
    sums = X @ normal
    distances = (sums - np.median(sums)) / np.linalg.norm(normal)
    sides = [np.flatnonzero(side * distances >= 1)[: samples // 2] for side in (1, -1)]
    rows = rng.permutation(np.concatenate(sides))
    return {
        "X": X[rows],
        "targets": (distances[rows] > 0).astype(np.int64),
        "learning_rate": learning_rate,
        "epochs": epochs,
    }


def _whole_numbers(rng: np.random.Generator) -> Sequence[Args]:
    drawn = [_separable(rng, features, low=-1, high=8, per=1) for features in (2, 3)]
    return [{**args, "X": args["X"].astype(np.int64)} for args in drawn]


def _gate_data(name: str, epochs: int) -> Args:
    X, targets = logic_gate(name)
    return {"X": X, "targets": targets, "learning_rate": 1.0, "epochs": epochs}


def _wobbling(rng: np.random.Generator, *gates: tuple[str, int], times: int = 1) -> Sequence[Args]:
    """Draw truth tables whose inputs are off, for gates and numbers of epochs.

    Each has all its rows several `times`, with other inputs.
    """
    drawn = []
    for name, epochs in gates:
        X = np.vstack([args["X"] for args in WOBBLE.draw(rng)[-times:]])
        targets = np.tile(logic_gate(name)[1], times)
        drawn.append({"X": X, "targets": targets, "learning_rate": 0.5, "epochs": epochs})
    return drawn


def _of_one_class(rng: np.random.Generator) -> Sequence[Args]:
    drawn = [_separable(rng, 2) for _ in range(2)]
    return [
        {**args, "targets": np.full_like(args["targets"], target)}
        for target, args in enumerate(drawn)
    ]


_TRAINING_IDEAS = {
    "separable": Idea(
        Text("classes that a line (plane, …) parts", "직선(평면 등)으로 갈라지는 클래스"),
        lambda rng: [
            *_wobbling(rng, ("and", 200), ("nand", 200), ("or", 200), times=3),
            *(_separable(rng, features) for features in (2, 3)),
        ],
    ),
    "not-separable": Idea(
        Text("classes that no line parts", "어떤 직선으로도 갈라지지 않는 클래스"),
        lambda rng: _wobbling(rng, ("xor", 4), ("xnor", 7)),
    ),
    "few-epochs": Idea(
        Text("an end after the last epoch", "마지막 에포크에서 끝나기"),
        lambda rng: _wobbling(rng, ("and", 1), ("nand", 2), ("and", 2)),
    ),
    "number-of-inputs": Idea(
        Text("any number of inputs, from 1 to 5", "입력의 개수(1개부터 5개까지)"),
        lambda rng: [_separable(rng, features) for features in range(1, 6)],
    ),
    "learning-rate": Idea(
        Text("the learning rate", "학습률"),
        lambda rng: [_separable(rng, 2, learning_rate=rate) for rate in (0.125, 2.0)],
    ),
    "one-sample": Idea(
        Text("a single sample", "샘플 하나"),
        lambda rng: [
            {**_separable(rng, 3), "X": grid(rng, 1, 3), "targets": np.array([target])}
            for target in (0, 1)
        ],
    ),
    "one-class": Idea(Text("one class only", "클래스가 하나뿐인 데이터"), _of_one_class),
    "integers": Idea(Text("arrays of integers", "정수 배열"), _whole_numbers),
    "float32": Idea(
        Text("arrays of float32", "float32 배열"),
        lambda rng: [cast(_separable(rng, features), np.float32) for features in (2, 3)],
    ),
    "inputs-unchanged": Idea(
        Text("the inputs stay as they are", "입력을 바꾸지 않기"),
        lambda rng: [_separable(rng, features) for features in (2, 3)],
        keeps_inputs=True,
    ),
}

_TRAINING_VISIBLE = [
    _gate_data("and", epochs=10),
    {
        "X": floats([-1, 3], [2, 1]),
        "targets": np.array([1, 0]),
        "learning_rate": 0.5,
        "epochs": 5,
    },
    _gate_data("xor", epochs=3),
]


_RULES = {
    "no-three-results": Text(
        "three things are asked for: `return weights, bias, errors`.",
        "세 가지를 돌려주어야 한다. `return weights, bias, errors`처럼 쓰자.",
    ),
    "errors-no-list": Text(
        "the errors must be a list with one count for each epoch.",
        "오답 수는 에포크마다 수가 하나씩 있는 리스트여야 한다.",
    ),
}


def _broken(key: str) -> RuleBroken:
    return RuleBroken(key, _RULES[key])


def _trained(train: Any, *inputs: Any) -> tuple[Any, Any] | None:
    """Return the unit that came of training, as a pair, and the errors."""
    answer = train(*inputs)
    if answer is None:
        return None
    if not isinstance(answer, (tuple, list)) or len(answer) != 3:
        raise _broken("no-three-results")
    weights, bias, errors = answer
    return (weights, bias), errors


def _trained_unit(train: Any, X: FloatArray, *rest: Any) -> Any:
    results = _trained(train, X, *rest)
    if results is None:
        return None
    unit = unit_of(results[0], X.shape[1])
    return np.append(unit.weights, unit.bias)


def _trained_errors(train: Any, *inputs: Any) -> Any:
    results = _trained(train, *inputs)
    if results is None:
        return None
    errors = results[1]
    counts = plain(np.array(errors)) if isinstance(errors, (tuple, list)) else plain(errors)
    if counts is None or counts.ndim != 1:
        raise _broken("errors-no-list")
    return counts


def _fitted(X: FloatArray, targets: FloatArray, learning_rate: float, epochs: int) -> Perceptron:
    return Perceptron(X.shape[1], lr=learning_rate).fit(X, targets, epochs=epochs)


def _right_unit(*inputs: Any) -> FloatArray:
    perceptron = _fitted(*inputs)
    return np.append(perceptron.weights, perceptron.bias)


train_perceptron = Exercise(
    name="np.append(*train_perceptron(X, targets, learning_rate, epochs)[:2])",
    use=_trained_unit,
    right=_right_unit,
    visible=_TRAINING_VISIBLE,
    ideas=_TRAINING_IDEAS,
    mistakes=mistakes.TRAIN_PERCEPTRON,
    rules=FORM | _RULES,
).check

train_errors = Exercise(
    name="train_perceptron(X, targets, learning_rate, epochs)[2]",
    use=_trained_errors,
    right=lambda *inputs: np.array(_fitted(*inputs).history),
    visible=_TRAINING_VISIBLE,
    ideas=_TRAINING_IDEAS,
    mistakes=mistakes.TRAIN_ERRORS,
    rules=_RULES,
).check
