"""Layers on paper, of the assignment `layers`: what they put out, and where they do not fit.

A learner's error must say where a plan does not fit. Which words it uses is free, so what is looked
for in its message are numbers: that of the layer, and those of the two shapes.
"""

import math
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from autograder.checks.failure import RuleBroken
from autograder.checks.wording import Text

__all__ = [
    "RULES",
    "Entries",
    "Layer",
    "Plan",
    "Shape",
    "entries",
    "fits",
    "joined",
    "of_layer",
    "of_plan",
    "out",
    "through",
]

Layer = tuple[Any, ...]
Shape = tuple[int, ...]
Plan = Sequence[Layer]
Entries = npt.NDArray[np.int64]

RULES = {
    "not-a-shape": Text(
        "a shape is a tuple of whole numbers.",
        "형상은 정수로 된 튜플이다.",
    ),
    "not-a-list-of-shapes": Text(
        "return a list that holds a tuple for each layer. Begin with an empty list and append the "
        "shape that comes out of each.",
        "층마다 튜플이 하나씩 든 리스트를 돌려주자. 빈 리스트에서 시작하여, 층에서 나오는 형상을 "
        "하나씩 덧붙인다.",
    ),
    "sizes-not-named": Text(
        "the message of your ValueError does not hold both shapes: the one that the layer expects, "
        "and the one that came.",
        "ValueError의 메시지에 두 형상, 곧 층이 기대하는 형상과 실제로 온 형상이 모두 들어 있지는 "
        "않다.",
    ),
    "layer-not-named": Text(
        "the message of your ValueError does not say which layer does not fit. Put its number into "
        "it, counted from 1.",
        "ValueError의 메시지에 맞지 않는 층이 몇 번째인지 나와 있지 않다. 1부터 센 번호를 넣자.",
    ),
}


class Misfit(NamedTuple):
    """Where a plan does not fit."""

    number: int
    expected: Shape
    received: Shape


def out(layer: Layer, shape: Shape) -> Shape:
    """Return the shape that a layer puts out, if it takes `shape`."""
    name, *sizes = layer
    if name == "Flatten":
        return (math.prod(shape),)
    return (sizes[1],) if name == "Dense" else shape


def fits(layer: Layer, shape: Shape) -> bool:
    """Return whether a layer takes `shape`."""
    return layer[0] != "Dense" or shape == (layer[1],)


def through(layers: Plan, shape: Shape) -> tuple[list[Shape], Misfit | None]:
    """Return the shapes that come out, up to the first misfit, and that."""
    shapes: list[Shape] = []
    for number, layer in enumerate(layers, 1):
        if not fits(layer, shape):
            return shapes, Misfit(number, (layer[1],), shape)
        shape = out(layer, shape)
        shapes.append(shape)
    return shapes, None


def entries(shape: Any) -> Entries:
    """Return the sizes of a learner's shape."""
    try:
        sizes = np.array(shape, dtype=np.float64)
    except (TypeError, ValueError):
        sizes = np.array(np.nan)
    if (sizes % 1 != 0).any():
        raise RuleBroken("not-a-shape", RULES["not-a-shape"])
    return sizes.astype(np.int64)


def joined(shapes: Iterable[Any]) -> Entries:
    """Return all sizes of all shapes, one behind the other."""
    return np.concatenate([np.zeros(0, np.int64), *map(entries, shapes)])


def of_layer(output_shape: Any, layer: Layer, shape: Shape) -> Any:
    """Use a learner's function for one layer."""
    _, misfit = through([layer], shape)
    try:
        answer = output_shape(layer, shape)
    except ValueError as error:
        if misfit is not None:
            _look_for(error, *misfit.expected, *misfit.received)
        raise
    return None if answer is None else entries(answer)


def of_plan(check_shapes: Any, layers: Plan, shape: Shape) -> Any:
    """Use a learner's function for a whole plan."""
    _, misfit = through(layers, shape)
    try:
        answer = check_shapes(layers, shape)
    except ValueError as error:
        if misfit is not None:
            _look_for(error, *misfit.expected, *misfit.received, number=misfit.number)
        raise
    if answer is None:
        return None
    if type(answer) not in (list, tuple) or any(type(one) not in (list, tuple) for one in answer):
        raise RuleBroken("not-a-list-of-shapes", RULES["not-a-list-of-shapes"])
    return joined(answer)


def _look_for(error: ValueError, *sizes: int, number: int | None = None) -> None:
    said = {int(digits) for digits in re.findall(r"\d+", str(error))}
    if number is not None and number not in said:
        raise RuleBroken("layer-not-named", RULES["layer-not-named"])
    if not said.issuperset(sizes):
        raise RuleBroken("sizes-not-named", RULES["sizes-not-named"])
