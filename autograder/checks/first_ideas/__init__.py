"""The exercises of the assignment `first_ideas`: what is right, what is tried, what is hidden."""

from collections.abc import Sequence

import numpy as np

from autograder.checks.answers import Choice, Order
from autograder.checks.draws import cast, floats, grid
from autograder.checks.exercise import Args, Exercise, Idea
from autograder.checks.first_ideas.mistakes import STEP_NEURON
from autograder.checks.first_ideas.network_mistakes import NETWORK, three_neurons
from autograder.checks.first_ideas.questions import SENTENCES, STEPS
from autograder.checks.first_ideas.search import best_theta, loss
from autograder.checks.wording import Text
from nnkit import step

__all__ = [
    "best_theta",
    "loss",
    "network",
    "right_sentences",
    "step_neuron",
    "training_steps",
]

_ONE_NUMBER = Text("one number instead of an array", "배열이 아닌 수 하나")
_INTEGERS = Text("arrays of integers", "정수 배열")
_FLOAT32 = Text("arrays of float32", "float32 배열")
_UNCHANGED = Text("the inputs stay as they are", "입력을 바꾸지 않기")


# The step neuron: stimuli of shape (samples,), or one


def _stimuli(
    rng: np.random.Generator, samples: int, *, beyond: int = 0, steps: int = 8, per: int = 8
) -> Args:
    """Draw a threshold, and stimuli above and below it by turns, beginning on either side.

    The threshold is a multiple of 1/`per`, moved up by `beyond`; the stimuli's distances from it
    are multiples of 1/`steps`.
    """
    threshold = beyond + float(grid(rng, per=per))
    sides = (-1.0) ** (np.arange(samples) + rng.integers(2))
    stimulus = threshold + sides * grid(rng, samples, per=steps)
    return {"stimulus": stimulus, "threshold": threshold}


def _at_threshold(rng: np.random.Generator) -> Sequence[Args]:
    drawn = [_stimuli(rng, samples) for samples in (2, 3)]
    return [
        {**args, "stimulus": np.insert(args["stimulus"], place, args["threshold"])}
        for place, args in enumerate(drawn)
    ]


def _one_stimulus(rng: np.random.Generator) -> Sequence[Args]:
    args = _stimuli(rng, 4)
    return [{**args, "stimulus": float(stimulus)} for stimulus in args["stimulus"]]


step_neuron = Exercise(
    name="step_neuron",
    right=lambda stimulus, threshold: step(stimulus - threshold),
    visible=[
        {"stimulus": floats(0.5, 1.2, 4), "threshold": 1.0},
        {"stimulus": floats(3, 1.5, 0.5, 2.25), "threshold": 2.0},
        {"stimulus": 1.5, "threshold": 1.0},
    ],
    ideas={
        "number-of-stimuli": Idea(
            Text("1 to 7 stimuli", "자극 1~7개"),
            lambda rng: [_stimuli(rng, samples) for samples in range(1, 8)],
        ),
        "one-number": Idea(_ONE_NUMBER, _one_stimulus),
        "large-threshold": Idea(
            Text("a large threshold", "큰 임계치"),
            lambda rng: [_stimuli(rng, samples, beyond=100) for samples in (3, 4)],
        ),
        "negative-threshold": Idea(
            Text("a threshold below 0", "0보다 작은 임계치"),
            lambda rng: [_stimuli(rng, samples, beyond=-8) for samples in (3, 4)],
        ),
        "integers": Idea(
            _INTEGERS,
            lambda rng: [cast(_stimuli(rng, size, per=1, steps=1), np.int64) for size in (3, 4)],
        ),
        "float32": Idea(
            _FLOAT32,
            lambda rng: [cast(_stimuli(rng, samples), np.float32) for samples in (2, 5)],
        ),
        "at-threshold": Idea(
            Text("a stimulus exactly at the threshold", "임계치와 똑같은 자극"), _at_threshold
        ),
        "beside-threshold": Idea(
            Text(
                "a stimulus just above or just below the threshold",
                "임계치보다 아주 조금 크거나 작은 자극",
            ),
            lambda rng: [_stimuli(rng, samples, steps=1024) for samples in (3, 4)],
        ),
        "inputs-unchanged": Idea(
            _UNCHANGED,
            lambda rng: [_stimuli(rng, samples) for samples in (3, 5)],
            keeps_inputs=True,
        ),
    },
    mistakes=STEP_NEURON,
).check


# The network: x of shape (samples,), or one; theta holds two thresholds and two weights

_FROST = 8
"""So many degrees colder, most of the temperatures that are drawn lie below 0."""


def _samples(rng: np.random.Generator, samples: int, *, per: int = 8) -> Args:
    """Draw parameters, and numbers above both thresholds, between them, and below, in turn."""
    low = grid(rng, per=per)
    high = low + 1 + grid(rng, per=per)
    zones = (
        high + grid(rng, samples, per=per),
        low + grid(rng, samples, high=per + 1, per=per),
        low - grid(rng, samples, per=per),
    )
    first = grid(rng)
    theta = floats(low, high, first, first + grid(rng))
    return {"x": rng.permutation(np.choose(np.arange(samples) % 3, zones)), "theta": theta}


def _negative_values(rng: np.random.Generator) -> Sequence[Args]:
    """Draw temperatures and thresholds mostly below 0, and weights of either sign."""
    signs = ((1, -1), (-1, 1), (-1, -1))
    drawn = [(_samples(rng, 6), sign) for sign in signs]
    return [
        {
            "x": args["x"] - _FROST,
            "theta": args["theta"] * floats(1, 1, *sign) - floats(_FROST, _FROST, 0, 0),
        }
        for args, sign in drawn
    ]


def _one_sample(rng: np.random.Generator) -> Sequence[Args]:
    args = _samples(rng, 3)
    return [{**args, "x": float(x)} for x in args["x"]]


def _at_thresholds(rng: np.random.Generator) -> Sequence[Args]:
    drawn = [_samples(rng, samples) for samples in (2, 3)]
    return [{**args, "x": np.append(args["theta"][:2], args["x"])} for args in drawn]


def _whole_temperatures(rng: np.random.Generator) -> Sequence[Args]:
    """Draw integers for x; the weights have fractions in the first two cases, and none after."""
    drawn = [_samples(rng, samples, per=1) for samples in (3, 5, 4)]
    for args in drawn:
        args["theta"][2:] = np.arange(1, 3) + grid(rng, per=1) + 0.5
    *fractions, whole = [{**args, "x": args["x"].astype(np.int64)} for args in drawn]
    return [*fractions, cast(whole, np.int64)]


network = Exercise(
    name="network",
    right=three_neurons,
    visible=[
        {"x": floats(30, 38, 45), "theta": floats(36, 40, 1, -1)},
        {"x": floats(30, 38, 45), "theta": floats(36, 40, 1, 1)},
        {"x": floats(2.5, -1, 7, 0.5), "theta": floats(1, 3, 0.5, 2)},
        {"x": 38.0, "theta": floats(36, 40, 1, -1)},
    ],
    ideas={
        "number-of-samples": Idea(
            Text("1 to 7 samples", "샘플 1~7개"),
            lambda rng: [_samples(rng, samples) for samples in range(1, 8)],
        ),
        "one-number": Idea(_ONE_NUMBER, _one_sample),
        "negative-values": Idea(Text("negative values", "음수 값"), _negative_values),
        "larger-threshold-first": Idea(
            Text("the larger threshold first", "더 큰 임계치가 앞에 올 때"),
            lambda rng: [
                {**args, "theta": args["theta"][[1, 0, 2, 3]]}
                for args in (_samples(rng, 3), _samples(rng, 5))
            ],
        ),
        "integers": Idea(_INTEGERS, _whole_temperatures),
        "float32": Idea(
            _FLOAT32,
            lambda rng: [cast(_samples(rng, samples), np.float32) for samples in (2, 5)],
        ),
        "at-threshold": Idea(
            Text("a temperature exactly at a threshold", "임계치와 똑같은 온도"), _at_thresholds
        ),
        "inputs-unchanged": Idea(
            _UNCHANGED,
            lambda rng: [_samples(rng, samples) for samples in (3, 5)],
            keeps_inputs=True,
        ),
    },
    mistakes=NETWORK,
).check


# Questions

right_sentences = Choice("right_sentences", SENTENCES).check
training_steps = Order("training_steps", STEPS).check
