"""The shape checker of the assignment `layers`: what is right, what is tried, what is hidden."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from autograder.checks.exercise import Args, Exercise, Idea
from autograder.checks.layers.plans import (
    Entries,
    Layer,
    Plan,
    Shape,
    joined,
    of_layer,
    of_plan,
    through,
)
from autograder.checks.layers.shapes_mistakes import CHECK_SHAPES, OUTPUT_SHAPE, right_of_layer
from autograder.checks.wording import Text

__all__ = ["check_shapes", "output_shape"]


# One layer


_VISIBLE_LAYERS: Sequence[tuple[Layer, Shape]] = [
    (("Dense", 64, 16), (64,)),
    (("Flatten",), (8, 8)),
    (("ReLU",), (8, 8)),
    (("Dense", 15, 10), (16,)),
    (("Dense", 64, 16), (8, 8)),
]


def _cases(*pairs: tuple[Layer, Shape]) -> list[Args]:
    return [{"layer": layer, "shape": shape} for layer, shape in pairs]


def _sizes(rng: np.random.Generator, count: int, low: int = 10, high: int = 60) -> list[int]:
    """Draw sizes that all differ."""
    return [int(n) for n in rng.choice(np.arange(low, high), size=count, replace=False)]


def _pictures(rng: np.random.Generator) -> list[Shape]:
    a, b, c = _sizes(rng, 3, 3, 9)
    return [(a,), (a, b), (b, b), (a, b, c), (c, 1)]


def _misfits(rng: np.random.Generator) -> list[Args]:
    inputs, outputs, many = _sizes(rng, 3)
    sizes = (inputs - 1, inputs + 1, inputs + many, 1)
    return _cases(*((("Dense", inputs, outputs), (size,)) for size in sizes))


def _pictures_into_dense(rng: np.random.Generator) -> list[Args]:
    """Draw pictures of which one size, or their product, is the number of inputs."""
    n, outputs, a, b = _sizes(rng, 4)
    layer = ("Dense", n, outputs)
    return _cases(
        (layer, (a, n)), (layer, (n, a)), (layer, (n, 1)), (layer, (1, n)), (layer, (a, b, n)),
        (("Dense", a * b, outputs), (a, b)),
    )  # fmt: skip


output_shape = Exercise(
    name="np.array(output_shape(layer, shape))",
    use=of_layer,
    right=right_of_layer,
    visible=_cases(*_VISIBLE_LAYERS),
    ideas={
        "dense": Idea(
            Text("dense layers of any size", "여러 크기의 밀집층"),
            lambda rng: _cases(
                *((("Dense", n, m), (n,)) for n, m in (_sizes(rng, 2) for _ in range(3)))
            ),
        ),
        "flatten": Idea(
            Text("Flatten, with 1 to 3 axes", "축이 1~3개일 때의 Flatten"),
            lambda rng: _cases(*((("Flatten",), shape) for shape in _pictures(rng))),
        ),
        "relu": Idea(
            Text("ReLU, with 1 to 3 axes", "축이 1~3개일 때의 ReLU"),
            lambda rng: _cases(*((("ReLU",), shape) for shape in _pictures(rng))),
        ),
        "width-one": Idea(
            Text("widths of 1", "너비 1"),
            lambda rng: _cases(
                *((("Dense", n, m), (n,)) for n, m in ((1, 1), (1, *_sizes(rng, 1)))),
                (("Flatten",), (1, 1)),
            ),
        ),
        "misfit": Idea(
            Text(
                "a ValueError with both shapes, for a vector that is too long or too short",
                "벡터가 너무 길거나 짧을 때의 ValueError(두 형상이 든 메시지)",
            ),
            _misfits,
        ),
        "picture-into-dense": Idea(
            Text(
                "a ValueError with both shapes, for a picture where a vector belongs",
                "벡터가 와야 할 자리에 그림이 왔을 때의 ValueError(두 형상이 든 메시지)",
            ),
            _pictures_into_dense,
        ),
    },
    mistakes=OUTPUT_SHAPE,
).check


# A whole plan


def _right_of_plan(layers: Plan, shape: Shape) -> Entries:
    shapes, misfit = through(layers, shape)
    if misfit is not None:
        raise ValueError("the plan does not fit")
    return joined(shapes)


_FITTING = [("Flatten",), ("Dense", 64, 16), ("ReLU",), ("Dense", 16, 10)]
_UNFIT = [("Flatten",), ("Dense", 64, 16), ("ReLU",), ("Dense", 15, 10)]


def _plan(layers: Plan, *shape: int) -> Args:
    return {"layers": list(layers), "shape": shape}


def _stack(widths: Sequence[int]) -> list[Layer]:
    """Return dense layers of these widths, with ReLU between them."""
    layers: list[Layer] = []
    for inputs, outputs in pairwise(widths):
        layers += [("Dense", inputs, outputs), ("ReLU",)]
    return layers[:-1]


def _of_any_length(rng: np.random.Generator) -> list[Args]:
    plans = []
    for count in range(1, 7):
        widths = _sizes(rng, 5)
        plans.append(_plan(_stack(widths)[:count], widths[0]))
    return plans


def _of_pictures(rng: np.random.Generator) -> list[Args]:
    a, b, c = _sizes(rng, 3, 3, 9)
    hidden, out = _sizes(rng, 2)
    return [
        _plan([("ReLU",), ("Flatten",), ("Dense", a * b, out)], a, b),
        _plan([("Flatten",), *_stack([a * b * c, hidden, out])], a, b, c),
        _plan([("ReLU",), ("ReLU",), ("Flatten",), ("Flatten",)], b, c),
    ]


def _of_width_one(rng: np.random.Generator) -> list[Args]:
    inputs, out = _sizes(rng, 2)
    return [
        _plan(_stack([inputs, 1, out]), inputs),
        _plan([("Flatten",), *_stack([1, 1])], 1, 1),
    ]


def _misfitting(rng: np.random.Generator) -> list[Args]:
    """Draw plans that do not fit at the first layer, at the third and at the last.

    One that fits comes first: who refuses it has another trouble than the words of an error.
    """
    plans = []
    for place in (None, 0, 2, 4):
        widths = _sizes(rng, 4)
        layers = _stack(widths)
        if place is not None:
            _, inputs, outputs = layers[place]
            layers[place] = ("Dense", inputs + int(rng.choice([-1, 1])), outputs)
        plans.append(_plan(layers, widths[0]))
    return plans


def _without_flatten(rng: np.random.Generator) -> list[Args]:
    """Draw plans for pictures that would fit if they were flattened."""
    a, b, hidden, out = _sizes(rng, 4)
    return [
        _plan(_stack([a * b, hidden, out]), a, b),
        _plan([("ReLU",), ("ReLU",), *_stack([b, hidden])], a, b),
        _plan([("ReLU",), *_stack([a, hidden]), ("Flatten",)], a, b),
    ]


check_shapes = Exercise(
    name="np.concatenate(check_shapes(layers, shape))",
    use=of_plan,
    right=_right_of_plan,
    visible=[
        _plan(_FITTING, 8, 8),
        _plan([("Dense", 3, 5), ("ReLU",), ("Dense", 5, 2)], 3),
        _plan(_UNFIT, 8, 8),
    ],
    ideas={
        "number-of-layers": Idea(
            Text("plans of 1 to 6 layers", "층이 1~6개인 설계도"), _of_any_length
        ),
        "pictures": Idea(Text("plans for pictures", "그림을 위한 설계도"), _of_pictures),
        "width-one": Idea(Text("widths of 1", "너비 1"), _of_width_one),
        "inputs-unchanged": Idea(
            Text("the list of layers stays as it is", "층의 리스트를 바꾸지 않기"),
            lambda rng: _of_any_length(rng)[2:4],
            keeps_inputs=True,
        ),
        "misfit": Idea(
            Text(
                "a ValueError with both shapes and the number of the layer",
                "두 형상과 층의 번호가 든 ValueError",
            ),
            _misfitting,
        ),
        "forgotten-flatten": Idea(
            Text("a forgotten Flatten", "빠뜨린 Flatten"),
            _without_flatten,
        ),
    },
    mistakes=CHECK_SHAPES,
).check
