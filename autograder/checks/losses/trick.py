"""The exercise in which the learner is the training: how does a bad objective become small?

Pictures are answered or passed; p and target have shape (pictures,).
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from autograder.checks.draws import floats
from autograder.checks.exercise import Args, Exercise, Idea
from autograder.checks.losses import trick_mistakes as mistakes
from autograder.checks.wording import Text
from nnkit.losses import mean_squared_error

__all__ = ["cheat", "honest_error"]

_MOST_PICTURES = 7


def _pictures(
    rng: np.random.Generator, pictures: int, *, target: Any = None, least: int = 1
) -> Args:
    """Draw pictures no two of which have the same error, from `least`/16 on, and none 1/2."""
    sixteenths = [error for error in range(least, 16) if error != 8]
    errors = rng.choice(sixteenths, pictures, replace=False) / 16
    if target is None:
        target = rng.permutation(np.arange(pictures) % 2)
    target = np.broadcast_to(target, pictures).copy()
    return {"p": np.where(target == 1, 1 - errors, errors), "target": target}


def _every_other(rng: np.random.Generator, args: Args) -> Args:
    """Add that about every other picture, no matter which, was answered."""
    return {**args, "answered": rng.permutation(np.arange(args["p"].size) % 2 == 0)}


_OF_PICTURES: Mapping[str, Idea] = {
    "number-of-pictures": Idea(
        Text("any number of pictures, from 1 to 7", "사진의 수(1장부터 7장까지)"),
        lambda rng: [_pictures(rng, pictures) for pictures in range(1, _MOST_PICTURES + 1)],
    ),
    "only-fractures": Idea(
        Text("nothing but fractures", "모두 골절인 사진들"),
        lambda rng: [_pictures(rng, pictures, target=1) for pictures in (3, 5)],
    ),
    "no-fracture": Idea(
        Text("no fracture at all", "골절이 하나도 없는 사진들"),
        lambda rng: [_pictures(rng, pictures, target=0) for pictures in (3, 5)],
    ),
    "all-wrong": Idea(
        Text("a network that is wrong about every picture", "모든 사진에서 틀린 신경망"),
        lambda rng: [_pictures(rng, pictures, least=9) for pictures in (2, 4, 5)],
    ),
    "inputs-unchanged": Idea(
        Text("the inputs stay as they are", "입력을 바꾸지 않기"),
        lambda rng: [_pictures(rng, pictures) for pictures in (3, 4)],
        keeps_inputs=True,
    ),
}


def _answered_too(idea: Idea) -> Idea:
    return Idea(
        idea.name,
        lambda rng: [_every_other(rng, args) for args in idea.draw(rng)],
        keeps_inputs=idea.keeps_inputs,
    )


def _all(answered: bool) -> Callable[[np.random.Generator], Sequence[Args]]:
    return lambda rng: [
        {**_pictures(rng, pictures), "answered": np.full(pictures, answered)}
        for pictures in (1, 3, 4)
    ]


_FOUR_PICTURES = {"p": floats(0.75, 0.5, 0.125, 0.75), "target": np.array([1, 0, 1, 0])}
_FIVE_PICTURES = {"p": floats(0.5, 0.25, 0.625, 0.125, 1), "target": np.array([1, 1, 0, 0, 0])}

cheat = Exercise(
    name="cheat",
    right=lambda p, target: np.abs(p - target) == np.abs(p - target).min(),
    visible=[_FOUR_PICTURES, _FIVE_PICTURES],
    ideas=_OF_PICTURES,
    mistakes=mistakes.CHEAT,
).check
honest_error = Exercise(
    name="honest_error",
    right=lambda p, target, answered: mean_squared_error(np.where(answered, p, 0.5), target),
    visible=[
        {**_FOUR_PICTURES, "answered": np.array([True, True, False, False])},
        {**_FIVE_PICTURES, "answered": np.array([False, False, False, True, False])},
    ],
    ideas={
        **{key: _answered_too(idea) for key, idea in _OF_PICTURES.items()},
        "all-passed": Idea(
            Text("every picture passed, without a warning", "모두 넘긴 사진들(경고 없이)"),
            _all(False),
            no_warnings=True,
        ),
        "all-answered": Idea(Text("every picture answered", "모두 답한 사진들"), _all(True)),
    },
    mistakes=mistakes.HONEST_ERROR,
).check
