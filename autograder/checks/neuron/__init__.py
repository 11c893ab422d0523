"""The exercises of the assignment `neuron`: what is right, what is tried, what is hidden."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np

from autograder.checks.draws import floats, grid, shared_ideas
from autograder.checks.exercise import Args, Exercise, Idea
from autograder.checks.neuron import mistakes
from autograder.checks.values import Numbers
from autograder.checks.wording import Text
from nnkit import Neuron

__all__ = [
    "augment_input",
    "augment_weights",
    "augmented",
    "bias_from_threshold",
    "fires",
    "forward",
    "weighted_sum",
]

_MISMATCH = Text(
    "a ValueError where inputs and weights differ in number",
    "입력과 가중치의 개수가 다를 때의 ValueError",
)


# One sample: x of shape (features,)


def _sample(rng: np.random.Generator, features: int, **span: int) -> Args:
    return {
        "x": grid(rng, features, **span),
        "weights": grid(rng, features, **span),
        "bias": float(grid(rng, **span)),
    }


def _unfit_samples(rng: np.random.Generator) -> Sequence[Args]:
    # A weight too few, too many, and a single one, which numpy would stretch to fit.
    return [
        {"x": grid(rng, features), "weights": grid(rng, weights), "bias": 0.5}
        for features, weights in ((3, 2), (2, 4), (3, 1))
    ]


weighted_sum = Exercise(
    name="weighted_sum",
    right=lambda x, weights, bias: Neuron(weights, bias).weighted_sum(x),
    visible=[
        {"x": floats(1, 2), "weights": floats(3, 4), "bias": 0.5},
        {"x": floats(2, 0.5, 1), "weights": floats(1, -2, 4), "bias": -1.5},
    ],
    ideas={**shared_ideas(_sample), "mismatch": Idea(_MISMATCH, _unfit_samples)},
    mistakes=mistakes.WEIGHTED_SUM,
).check


# A batch: X of shape (samples, features)


def _batch(rng: np.random.Generator, features: int, samples: int = 0, **span: int) -> Args:
    X = grid(rng, samples or features + 2, features, **span)
    weights = grid(rng, features, **span)
    # Near the middle of the sums, so that some samples fire and some do not; and half a step off
    # the grid of the sums, so that no sum is 0 by accident.
    steps = span.get("per", 8) ** 2
    bias = -(np.floor(steps * np.median(X @ weights)) + 0.5) / steps
    return {"X": X, "weights": weights, "bias": float(bias)}


def _one_of_a_batch(rng: np.random.Generator) -> Sequence[Args]:
    batches = [_batch(rng, features) for features in (2, 3, 4)]
    return [{**args, "X": row} for args in batches for row in args["X"][:3]]


def _sum_of_zero(rng: np.random.Generator) -> Sequence[Args]:
    batches = [_batch(rng, features) for features in (2, 3)]
    return [{**args, "bias": -float(args["X"][1] @ args["weights"])} for args in batches]


def _unfit_batches(rng: np.random.Generator) -> Sequence[Args]:
    return [
        {"X": grid(rng, 4, features), "weights": grid(rng, weights), "bias": -0.5}
        for features, weights in ((3, 2), (3, 4), (3, 1))
    ]


forward = Exercise(
    name="forward",
    right=lambda X, weights, bias: Neuron(weights, bias).forward(X),
    visible=[
        {"X": floats([0, 0], [0, 1], [1, 0], [1, 1]), "weights": floats(1, 2), "bias": -1.5},
        {"X": floats([2, -1, 0.5], [-1, 3, 2]), "weights": floats(1, 1, -2), "bias": 0.5},
        {"X": floats(1, 0), "weights": floats(1, 2), "bias": -1.5},
    ],
    ideas={
        **shared_ideas(_batch),
        "square-batch": Idea(
            Text("as many samples as inputs", "샘플 수와 입력 수가 같은 배치"),
            lambda rng: [_batch(rng, features, samples=features) for features in (3, 4)],
        ),
        "one-sample": Idea(
            Text("one sample instead of a batch", "배치가 아닌 샘플 하나"), _one_of_a_batch
        ),
        "sum-of-zero": Idea(Text("a weighted sum of exactly 0", "정확히 0인 가중합"), _sum_of_zero),
        "mismatch": Idea(_MISMATCH, _unfit_batches),
    },
    mistakes=mistakes.FORWARD,
).check


# Bias and threshold


bias_from_threshold = Exercise(
    name="bias_from_threshold",
    right=lambda threshold: -threshold,
    visible=[{"threshold": 6.0}, {"threshold": 0.5}],
    ideas={
        "negative-threshold": Idea(
            Text("a negative threshold", "음수 임계치"),
            lambda rng: [{"threshold": float(t)} for t in grid(rng, 3, low=-32, high=0)],
        ),
        "threshold-of-zero": Idea(
            Text("a threshold of 0", "임계치 0"), lambda rng: [{"threshold": 0.0}]
        ),
    },
    mistakes=mistakes.BIAS_FROM_THRESHOLD,
).check


def _near_threshold(rng: np.random.Generator, features: int, **span: int) -> Args:
    x, weights = grid(rng, features, **span), grid(rng, features, **span)
    # Half above it with an odd number of inputs, half below it with an even number.
    offset = 0.5 if features % 2 else -0.5
    return {"x": x, "weights": weights, "threshold": float(x @ weights) - offset}


def _negative_thresholds(rng: np.random.Generator) -> Sequence[Args]:
    return [
        {"x": x, "weights": -weights, "threshold": -float(x @ weights) - offset}
        for x, weights, offset in [(grid(rng, 3), grid(rng, 3), off) for off in (-0.5, 0.5, 0.125)]
    ]


def _at_threshold(rng: np.random.Generator) -> Sequence[Args]:
    samples = [_near_threshold(rng, features) for features in (2, 3)]
    return [{**args, "threshold": float(args["x"] @ args["weights"])} for args in samples]


fires = Exercise(
    name="fires",
    right=lambda x, weights, threshold: Neuron(weights).weighted_sum(x) > threshold,
    visible=[
        {"x": floats(1, 1), "weights": floats(2, 1), "threshold": 2.5},
        {"x": floats(1, 1), "weights": floats(2, 1), "threshold": 3.5},
        {"x": floats(2, 1, 3), "weights": floats(1, -1, 0.5), "threshold": 2.0},
        {"x": floats(1, 1), "weights": floats(1, -2), "threshold": 3.0},
    ],
    ideas={
        **shared_ideas(_near_threshold),
        "negative-threshold": Idea(
            Text("a negative threshold", "음수 임계치"), _negative_thresholds
        ),
        "at-threshold": Idea(
            Text("a sum exactly at the threshold", "임계치와 정확히 같은 합"), _at_threshold
        ),
    },
    mistakes=mistakes.FIRES,
).check


# The augmented input: the bias as one more weight, of an input that is always 1


def _only(*names: str) -> Callable[..., Args]:
    """Return a maker of batches' inputs that keeps these names only."""

    def make(rng: np.random.Generator, features: int, **span: int) -> Args:
        args = _batch(rng, features, **span)
        return {name: args[name] for name in names}

    return make


def _with_ones(X: Numbers) -> Iterable[Numbers]:
    """Yield `X` with a column of ones at every place but the last, which is the reference's."""
    for place in range(X.shape[1]):
        yield np.insert(X.astype(float), place, 1, axis=1)


def _with_bias(weights: Numbers, bias: float) -> Iterable[Numbers]:
    for place in range(weights.size):
        yield np.insert(weights.astype(float), place, bias)


augment_input = Exercise(
    name="augment_input",
    right=lambda X: np.hstack([X, np.ones((len(X), 1))]),
    also_right=_with_ones,
    visible=[{"X": floats([2, 3], [4, 5], [6, 7])}, {"X": floats([0.5, -2, 3])}],
    ideas=shared_ideas(_only("X")),
    mistakes=mistakes.AUGMENT_INPUT,
).check

augment_weights = Exercise(
    name="augment_weights",
    right=lambda weights, bias: np.append(weights, bias),
    also_right=_with_bias,
    visible=[
        {"weights": floats(3, 4), "bias": 0.5},
        {"weights": floats(1, -2, 4), "bias": -1.5},
    ],
    ideas=shared_ideas(_only("weights", "bias")),
    mistakes=mistakes.AUGMENT_WEIGHTS,
).check


def _product(functions: tuple[Any, Any], X: Numbers, weights: Numbers, bias: float) -> Any:
    of_input, of_weights = functions
    return np.asarray(of_input(X)) @ np.asarray(of_weights(weights, bias))


_augmented = Exercise(
    name="augment_input(X) @ augment_weights(weights, bias)",
    use=_product,
    right=lambda X, weights, bias: Neuron(weights, bias).weighted_sum(X),
    visible=[
        {"X": floats([2, 3], [4, 5], [6, 7]), "weights": floats(3, 4), "bias": 0.5},
        {"X": floats([0.5, -2, 3]), "weights": floats(1, -2, 4), "bias": -1.5},
    ],
    ideas=shared_ideas(_batch),
    mistakes=mistakes.AUGMENTED,
)


def augmented(augment_input: Any, augment_weights: Any, *ideas: str) -> bool:
    """Check that the learner's two functions put the 1 and the bias in the same place.

    Parameters
    ----------
    augment_input, augment_weights : callable
        The learner's.
    *ideas : str
        As for :meth:`~autograder.checks.Exercise.check`.
    """
    return _augmented.check((augment_input, augment_weights), *ideas)
