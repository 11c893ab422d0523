"""The mistakes that learners make in the shape checker of the assignment `layers`.

Of a whole plan they are programs, used as a learner's is, for what their errors say counts too.
"""

import math
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from autograder.checks.layers.plans import Entries, Layer, Plan, Shape, entries, fits, of_plan, out
from autograder.checks.mistakes import Mistake
from autograder.checks.wording import Text

__all__ = ["CHECK_SHAPES", "OUTPUT_SHAPE", "right_of_layer"]


# One layer


def right_of_layer(layer: Layer, shape: Shape) -> Entries:
    """Return what `output_shape` should."""
    if not fits(layer, shape):
        raise ValueError("the layer does not take the shape")
    return entries(out(layer, shape))


def _dense_by(
    accepts: Callable[[Shape, int], bool],
    out: Callable[[Shape, int], Shape] = lambda shape, outputs: (outputs,),
) -> Callable[[Layer, Shape], Entries]:
    """Return the formula that takes a dense layer's input for right if it `accepts` it."""

    def formula(layer: Layer, shape: Shape) -> Entries:
        if layer[0] != "Dense":
            return right_of_layer(layer, shape)
        if not accepts(shape, layer[1]):
            raise ValueError("the layer does not take the shape")
        return entries(out(shape, layer[2]))

    return formula


def _other_out(name: str, out: Callable[[Shape], Any]) -> Callable[[Layer, Shape], Any]:
    """Return the formula that puts out something else for layers of that name."""

    def formula(layer: Layer, shape: Shape) -> Any:
        return np.array(out(shape)) if layer[0] == name else right_of_layer(layer, shape)

    return formula


def _without_comma(*names: str) -> Callable[[Layer, Shape], Any]:
    """Return the formula that makes a number of the shape that layers of these names put out."""

    def formula(layer: Layer, shape: Shape) -> Any:
        right = right_of_layer(layer, shape)
        return right[0] if layer[0] in names else right

    return formula


def _inputs_put_out(layer: Layer, shape: Shape) -> Entries:
    right = right_of_layer(layer, shape)
    return entries((layer[1],)) if layer[0] == "Dense" else right


_ONE_AXIS_ONLY = Text(
    "a picture is taken where a vector belongs, because one of its sizes is the right one. Compare "
    "the whole shape: `shape == (inputs,)`.",
    "크기 하나가 맞는다고 벡터가 와야 할 자리에 그림을 받아들였다. `shape == (inputs,)`처럼 형상을 "
    "통째로 비교하자.",
)
_FLATTEN = Text(
    "Flatten multiplies all sizes of the shape, however many axes there are: `math.prod(shape)`.",
    "Flatten은 축이 몇 개이든 형상의 모든 크기를 곱한다. `math.prod(shape)`로 구하자.",
)

OUTPUT_SHAPE = (
    Mistake(
        "misfit-accepted",
        _dense_by(lambda shape, inputs: True),
        Text(
            "a dense layer takes whatever comes. Compare the shape with `(inputs,)` first, and "
            "raise a `ValueError` where they differ.",
            "밀집층이 무엇이든 받아들인다. 먼저 형상을 `(inputs,)`와 비교하고, 다르면 "
            "`ValueError`를 일으키자.",
        ),
    ),
    *(
        Mistake("one-axis-compared", formula, _ONE_AXIS_ONLY)
        for formula in (
            _dense_by(lambda shape, inputs: shape[-1] == inputs),
            _dense_by(lambda shape, inputs: shape[0] == inputs),
            _dense_by(lambda shape, inputs: inputs in shape),
            _dense_by(
                lambda shape, inputs: shape[-1] == inputs,
                lambda shape, outputs: (*shape[:-1], outputs),
            ),
        )
    ),
    Mistake(
        "flattened-by-itself",
        _dense_by(lambda shape, inputs: math.prod(shape) == inputs),
        Text(
            "a picture is taken because it has the right number of pixels. A dense layer does not "
            "flatten; a vector has one axis.",
            "픽셀의 수가 맞는다고 그림을 받아들였다. 밀집층은 펼치지 않는다. 벡터의 축은 하나이다.",
        ),
    ),
    *(
        Mistake(
            "one-side-refused",
            _dense_by(accepts),
            Text(
                "only vectors that are too long, or only those that are too short, are refused. "
                "Neither fits: compare with `!=`.",
                "너무 긴 벡터만, 또는 너무 짧은 벡터만 거부한다. 둘 다 맞지 않는다. `!=`로 "
                "비교하자.",
            ),
        )
        for accepts in (
            lambda shape, inputs: shape <= (inputs,),
            lambda shape, inputs: shape >= (inputs,),
        )
    ),
    Mistake(
        "inputs-put-out",
        _inputs_put_out,
        Text(
            "a dense layer puts out as many numbers as it has units: the second size, not the "
            "first.",
            "밀집층은 유닛의 수만큼 수를 내놓는다. 첫 번째가 아니라 두 번째 크기이다.",
        ),
    ),
    *(
        Mistake(
            "comma-forgotten",
            _without_comma(*names),
            Text(
                "a number comes back instead of a tuple. Brackets alone make no tuple; the comma "
                "does: `(n,)`.",
                "튜플이 아니라 수가 돌아왔다. 괄호만으로는 튜플이 되지 않는다. `(n,)`처럼 쉼표가 "
                "있어야 한다.",
            ),
        )
        for names in (("Dense", "Flatten"), ("Dense",), ("Flatten",))
    ),
    Mistake(
        "compared-with-a-number",
        _dense_by(lambda shape, inputs: False),
        Text(
            "a dense layer refuses even what fits. A tuple never equals a number: compare the "
            "shape with `(inputs,)`. The comma makes the tuple, not the brackets.",
            "밀집층이 맞는 형상까지 거부한다. 튜플은 수와 결코 같지 않다. 형상을 `(inputs,)`와 "
            "비교하자. 튜플을 만드는 것은 괄호가 아니라 쉼표이다.",
        ),
    ),
    *(
        Mistake("flatten-wrong", _other_out("Flatten", out), _FLATTEN)
        for out in (
            lambda shape: shape,
            lambda shape: (shape[0] * shape[1],),
            lambda shape: (shape[0] * shape[-1],),
            lambda shape: (sum(shape),),
            lambda shape: (len(shape),),
            lambda shape: (shape[0], math.prod(shape[1:])),
        )
    ),
    *(
        Mistake(
            "relu-changes-shape",
            _other_out("ReLU", out),
            Text(
                "ReLU works entry by entry: what comes out has the shape of what came in.",
                "ReLU는 원소마다 따로 계산한다. 나오는 형상은 들어온 형상과 같다.",
            ),
        )
        for out in (lambda shape: (math.prod(shape),), lambda shape: (shape[-1],))
    ),
)


# A whole plan


def _checked(number: int, layer: Layer, shape: Shape) -> Shape:
    if not fits(layer, shape):
        raise ValueError(f"layer {number} expects {layer[1]}, received {shape}")
    return out(layer, shape)


def _right(layers: Plan, shape: Shape) -> list[Shape]:
    shapes = []
    for number, layer in enumerate(layers, 1):
        shape = _checked(number, layer, shape)
        shapes.append(shape)
    return shapes


def _not_passed_on(layers: Plan, shape: Shape) -> list[Shape]:
    return [_checked(number, layer, shape) for number, layer in enumerate(layers, 1)]


def _unchecked(layers: Plan, shape: Shape) -> list[Shape]:
    shapes = []
    for layer in layers:
        shape = out(layer, shape)
        shapes.append(shape)
    return shapes


def _left_at_misfit(layers: Plan, shape: Shape) -> list[Shape]:
    shapes = []
    for layer in layers:
        if not fits(layer, shape):
            break
        shape = out(layer, shape)
        shapes.append(shape)
    return shapes


def _misfit_skipped(layers: Plan, shape: Shape) -> list[Shape]:
    shapes = []
    for layer in layers:
        if fits(layer, shape):
            shape = out(layer, shape)
            shapes.append(shape)
    return shapes


def _one_unchecked(place: int, layers: Plan, shape: Shape) -> list[Shape]:
    """Check all layers but that at `place`."""
    shapes = []
    for number, layer in enumerate(layers, 1):
        forgotten = number - 1 == place % len(layers)
        shape = out(layer, shape) if forgotten else _checked(number, layer, shape)
        shapes.append(shape)
    return shapes


def _mistake(key: str, program: Callable[[Plan, Shape], Any], text: Text) -> Mistake:
    return Mistake(key, partial(of_plan, program), text)


CHECK_SHAPES = (
    _mistake(
        "not-passed-on",
        _not_passed_on,
        Text(
            "every layer gets the first shape. Each one gets what the one before it puts out.",
            "모든 층이 맨 처음의 형상을 받는다. 층은 바로 앞의 층이 내놓는 것을 받아야 한다.",
        ),
    ),
    _mistake(
        "input-included",
        lambda layers, shape: [shape, *_right(layers, shape)],
        Text(
            "your list begins with the shape of the input. Asked for are the shapes that come out, "
            "one for each layer.",
            "리스트가 입력의 형상으로 시작한다. 층마다 하나씩, 나오는 형상만 담아야 한다.",
        ),
    ),
    _mistake(
        "last-shape-only",
        lambda layers, shape: _right(layers, shape)[-1:],
        Text(
            "only the last shape is in your list. Append one for each layer, inside the loop.",
            "리스트에 마지막 형상만 들어 있다. 반복문 안에서 층마다 하나씩 덧붙이자.",
        ),
    ),
    _mistake(
        "last-layer-left-out",
        lambda layers, shape: _right(layers, shape)[:-1],
        Text("the last layer is left out.", "마지막 층이 빠졌다."),
    ),
    _mistake(
        "first-layer-only",
        lambda layers, shape: _right(layers[:1], shape),
        Text(
            "only the first layer is looked at. A `return` inside a loop leaves after one round.",
            "첫 층만 살펴보았다. 반복문 안의 `return`은 한 번 돌고 함수를 끝낸다.",
        ),
    ),
    *(
        _mistake(
            "misfit-swallowed",
            formula,
            Text(
                "where a layer does not fit, no `ValueError` gets out. Whoever calls must learn of "
                "it: raise it again with the number of the layer.",
                "맞지 않는 층이 있어도 `ValueError`가 밖으로 나오지 않는다. 호출한 쪽이 알 수 "
                "있도록, 층의 번호를 담아 다시 일으키자.",
            ),
        )
        for formula in (_left_at_misfit, _misfit_skipped, _unchecked)
    ),
    *(
        _mistake(
            "one-joint-unchecked",
            partial(_one_unchecked, place),
            Text(
                "one end of the plan is not checked. The first layer must take the input, and the "
                "last what comes before it.",
                "설계도의 한쪽 끝을 확인하지 않았다. 첫 층은 입력을, 마지막 층은 바로 앞에서 오는 "
                "것을 받을 수 있어야 한다.",
            ),
        )
        for place in (0, -1)
    ),
)
