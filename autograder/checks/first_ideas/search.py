"""The loss and the search of the assignment `first_ideas`: what is tried, what is hidden."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from autograder.checks.draws import cast, floats, grid
from autograder.checks.exercise import Args, Exercise, Idea
from autograder.checks.first_ideas import search_mistakes as mistakes
from autograder.checks.first_ideas.network_mistakes import three_neurons
from autograder.checks.first_ideas.search_mistakes import Network, line
from autograder.checks.values import Numbers
from autograder.checks.wording import Text

__all__ = ["best_theta", "loss"]

_UNCHANGED = Text("the inputs stay as they are", "입력을 바꾸지 않기")


# The loss: predictions and targets of shape (samples,)


def _predictions(rng: np.random.Generator, samples: int, *, per: int = 8) -> Args:
    """Draw predictions on one side of their targets: below, if the samples are odd in number."""
    target = grid(rng, samples, per=per)
    error = (-1) ** samples * grid(rng, samples, per=per)
    return {"prediction": target + error, "target": target}


def _both_sides(rng: np.random.Generator) -> Sequence[Args]:
    # As far above the targets as below them: the differences sum to 0
    cases = [(grid(rng, size), grid(rng, size), grid(rng, size)) for size in (2, 3)]
    return [
        {"prediction": np.append(low + errors, high - errors), "target": np.append(low, high)}
        for low, high, errors in cases
    ]


def _all_right(rng: np.random.Generator) -> Sequence[Args]:
    targets = [grid(rng, size, low=-32) for size in (1, 4)]
    return [{"prediction": target, "target": target.copy()} for target in targets]


loss = Exercise(
    name="loss",
    right=mistakes.mean_distance,
    visible=[
        {"prediction": floats(3, 5), "target": floats(4, 2)},
        {"prediction": floats(1, 0, 2.5, 2), "target": floats(1, 3, 1, 6)},
    ],
    ideas={
        "number-of-samples": Idea(
            Text("1 to 7 predictions", "예측값 1~7개"),
            lambda rng: [_predictions(rng, samples) for samples in range(1, 8)],
        ),
        "both-sides": Idea(
            Text("predictions on both sides of the targets", "타깃의 양쪽으로 틀린 예측"),
            _both_sides,
        ),
        "integers": Idea(
            Text("arrays of integers", "정수 배열"),
            lambda rng: [cast(_predictions(rng, size, per=1), np.int64) for size in (3, 4)],
        ),
        "float32": Idea(
            Text("arrays of float32", "float32 배열"),
            lambda rng: [cast(_predictions(rng, size), np.float32) for size in (2, 5)],
        ),
        "all-right": Idea(Text("predictions that are all right", "모두 맞은 예측"), _all_right),
        "inputs-unchanged": Idea(
            _UNCHANGED,
            lambda rng: [_predictions(rng, size) for size in (3, 5)],
            keeps_inputs=True,
        ),
    },
    mistakes=mistakes.LOSS,
).check


# The search: candidates that differ in one parameter. The further it is off, the larger the loss.


def _candidates(
    rng: np.random.Generator,
    offsets: Sequence[float] | Numbers,
    network: Network = line,
    parameters: int = 2,
    place: int = 1,
) -> Args:
    """Draw a theta and what the network predicts with it; a candidate for each offset."""
    theta, x = grid(rng, parameters), _spread(rng)
    thetas = np.tile(theta, (len(offsets), 1))
    thetas[:, place] += offsets
    return {"network": network, "thetas": thetas, "x": x, "target": network(x, theta)}


def _spread(rng: np.random.Generator) -> Numbers:
    """Draw inputs that grow by more than 1; the last is beyond every drawn parameter."""
    x: Numbers = np.cumsum(1 + grid(rng, 4))
    return x


def _offsets(rng: np.random.Generator, wrong: int, best: int, *, beyond: int = 1) -> Numbers:
    """Draw offsets that come nearer in turn, on both sides, and put the nearest at `best`."""
    sizes = beyond + np.cumsum(grid(rng, wrong))[::-1]
    offsets: Numbers = np.insert(sizes * (-1.0) ** np.arange(wrong), best, beyond - 0.5)
    return offsets


def _number_of_candidates(rng: np.random.Generator) -> Sequence[Args]:
    return [
        _candidates(rng, _offsets(rng, wrong, best=int(rng.integers(wrong + 1))))
        for wrong in range(6)
    ]


def _square(x: Any, theta: Any) -> Any:
    return theta[0] * x * x


def _curve(x: Any, theta: Any) -> Any:
    return theta[0] + theta[1] * x + theta[2] * x * x


def _other_networks(rng: np.random.Generator) -> Sequence[Args]:
    others = ((three_neurons, 4, 2), (_square, 1, 0), (_curve, 3, 1))
    return [
        _candidates(rng, _offsets(rng, 3, best), *other)
        for best, other in enumerate(others, start=1)
    ]


def _every_sample(rng: np.random.Generator) -> Sequence[Args]:
    """Draw lines right at the first sample, at the last, on average; one is near everywhere."""
    drawn = []
    for _ in range(3):
        args = _candidates(rng, [0, 0, 0, 0.5])
        for theta, crossing in zip(args["thetas"], (0, -1, slice(None)), strict=False):
            tilt = 2 + float(grid(rng))
            theta += [tilt, -tilt * args["x"][crossing].mean()]
        drawn.append({**args, "thetas": rng.permutation(args["thetas"])})
    return drawn


best_theta = Exercise(
    name="best_theta",
    right=lambda network, thetas, x, target: thetas[
        np.argmin(mistakes.losses(network, thetas, x, target))
    ],
    visible=[
        {
            "network": line,
            "thetas": floats([1, 0], [2, 1], [1, 1]),
            "x": floats(1, 2, 3),
            "target": floats(3, 5, 7),
        },
        {
            "network": line,
            "thetas": floats([1, 1], [1, 5], [1, 3]),
            "x": floats(1, 2, 4),
            "target": floats(2.5, 3.5, 5.5),
        },
        {
            "network": three_neurons,
            "thetas": floats([36, 40, 1, 1], [36, 40, 1, -1], [30, 40, 1, -1]),
            "x": floats(34, 38, 45),
            "target": floats(0, 1, 0),
        },
    ],
    ideas={
        "number-of-candidates": Idea(
            Text("1 to 6 candidates", "후보 1~6개"), _number_of_candidates
        ),
        "place": Idea(
            Text(
                "the best candidate anywhere among the others",
                "어디에나 있을 수 있는 가장 좋은 후보",
            ),
            lambda rng: [_candidates(rng, _offsets(rng, 4, best)) for best in range(5)],
        ),
        "other-networks": Idea(Text("other networks", "다른 신경망"), _other_networks),
        "every-sample": Idea(
            Text("that every sample counts", "모든 샘플을 살피는지"), _every_sample
        ),
        "equally-good": Idea(
            Text("several candidates that are equally good", "똑같이 좋은 후보가 여럿일 때"),
            lambda rng: [
                _candidates(rng, offsets)
                for offsets in ([2, -0.5, 3, 0.5], [0.5, 3, -0.5], [1, 1, -1])
            ],
        ),
        "far-off": Idea(
            Text("candidates that are all far off", "모두 크게 틀리는 후보"),
            lambda rng: [
                _candidates(rng, _offsets(rng, 3, best, beyond=beyond))
                for best, beyond in ((1, 2**10), (2, 2**21))
            ],
        ),
        "inputs-unchanged": Idea(
            _UNCHANGED,
            lambda rng: [_candidates(rng, _offsets(rng, 3, best)) for best in (1, 2)],
            keeps_inputs=True,
        ),
    },
    mistakes=mistakes.BEST_THETA,
).check
