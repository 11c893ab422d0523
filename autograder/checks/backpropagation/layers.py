"""Exercises of the assignment `backpropagation`: a dense layer's way back, and a network's."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from autograder.checks.backpropagation import layers_mistakes as mistakes
from autograder.checks.draws import floats, grid, shared_ideas
from autograder.checks.exercise import Args, Exercise, Idea
from autograder.checks.mistakes import Mistake
from autograder.checks.wording import Text
from autograder.fields import look, place
from nnkit import ActivationLayer, Dense, Sequential, relu
from nnkit.arrays import FloatArray

__all__ = [
    "FROM_THE_KINK",
    "dense_bias",
    "dense_forward",
    "dense_input",
    "dense_params",
    "dense_weight",
    "mlp_forward",
    "mlp_gradients",
    "mlp_input",
    "mlp_params",
    "sums_of",
]

# A dense layer


def _after_backward(
    make: Any,
    X: FloatArray,
    weight: FloatArray,
    bias: FloatArray,
    upstream: FloatArray,
    passes: int,
) -> tuple[Any, Any]:
    """Return a layer of the learner's class after its backward pass, and what that returned."""
    layer, returned = make(*weight.shape, 0), None
    place(layer, {"params[weight]": weight.copy(), "params[bias]": bias.copy()})
    for _ in range(passes):
        layer.forward(X)
        returned = layer.backward(upstream)
    return layer, returned


def _gradient_of(name: str) -> Callable[..., Any]:
    return lambda make, *args: look(_after_backward(make, *args)[0], f"grads[{name}]")[0]


def _is_kept(layer: Any, weight: FloatArray, bias: FloatArray) -> bool:
    found = map(np.asarray, look(layer, "params[weight]", "params[bias]"))
    return all(map(np.array_equal, found, (weight, bias)))


def _dense_is_kept(
    make: Any,
    X: FloatArray,
    weight: FloatArray,
    bias: FloatArray,
    upstream: FloatArray,
    passes: int,
) -> bool:
    layer, _ = _after_backward(make, X, weight, bias, upstream, passes)
    return _is_kept(layer, weight, bias)


def _batch(
    rng: np.random.Generator, features: int, samples: int = 4, outputs: int = 3, **span: int
) -> Args:
    return {
        "X": grid(rng, samples, features, **span),
        "weight": grid(rng, features, outputs, **span),
        "bias": grid(rng, outputs, **span),
        "upstream": grid(rng, samples, outputs, **span),
        "passes": 1,
    }


_DENSE_IDEAS = {
    **shared_ideas(_batch),
    "square": Idea(
        Text(
            "as many samples as inputs and outputs",
            "샘플 수와 입력 수와 출력 수가 같은 배치",
        ),
        lambda rng: [_batch(rng, size, samples=size, outputs=size) for size in (2, 3)],
    ),
    "one-output": Idea(
        Text("a layer of a single unit", "유닛이 하나뿐인 층"),
        lambda rng: [_batch(rng, features, outputs=1) for features in (1, 3)],
    ),
    "batch-of-one": Idea(
        Text("a batch of one sample", "샘플이 하나뿐인 배치"),
        lambda rng: [_batch(rng, features, samples=1) for features in (2, 4)],
    ),
    "twice": Idea(
        Text("two passes, one after the other", "잇달아 두 번 지나가기"),
        lambda rng: [{**_batch(rng, features), "passes": 2} for features in (2, 3)],
    ),
}

_FORWARD_KEPT = (
    Mistake(
        "forward-half-changed",
        lambda *args: False,
        Text(
            "the half of the class that was given does something else now: `forward` must put out "
            "what the layers' `params` say. Take it back as it was.",
            "클래스에서 주어진 절반이 달라졌다. `forward`는 층의 `params`대로 계산한 값을 내놓아야 "
            "한다. 원래대로 되돌리자.",
        ),
    ),
)


def _forward_fits(make: Any, X: FloatArray, outputs: int) -> bool:
    layer = make(X.shape[1], outputs, 0)
    bias = np.arange(1.0, outputs + 1)
    place(layer, {"params[bias]": bias})
    weight = np.asarray(look(layer, "params[weight]")[0])
    return np.allclose(np.asarray(layer.forward(X)), X @ weight + bias)


dense_forward = Exercise(
    name="layer.forward(X) == X @ weight + bias",
    use=_forward_fits,
    right=lambda X, outputs: True,
    visible=[{"X": floats([1, 2], [3, -1]), "outputs": 3}],
    ideas={},
    mistakes=_FORWARD_KEPT,
).check

_TWO_SAMPLES: Args = {
    "X": floats([1, 2], [3, -1]),
    "weight": floats([2, 0, 1], [-1, 1, 0.5]),
    "bias": floats(0.5, 0, -1),
    "upstream": floats([1, 0, 2], [-1, 3, 0.5]),
    "passes": 1,
}

dense_weight = Exercise(
    name='layer.forward(X); layer.backward(upstream); layer.grads["weight"]',
    use=_gradient_of("weight"),
    right=lambda X, weight, bias, upstream, passes: X.T @ upstream,
    visible=[_TWO_SAMPLES],
    ideas=_DENSE_IDEAS,
    mistakes=mistakes.DENSE_WEIGHT,
).check

dense_bias = Exercise(
    name='layer.forward(X); layer.backward(upstream); layer.grads["bias"]',
    use=_gradient_of("bias"),
    right=lambda X, weight, bias, upstream, passes: upstream.sum(axis=0),
    visible=[_TWO_SAMPLES],
    ideas=_DENSE_IDEAS,
    mistakes=mistakes.DENSE_BIAS,
).check

dense_input = Exercise(
    name="layer.forward(X); layer.backward(upstream)",
    use=lambda make, *args: _after_backward(make, *args)[1],
    right=lambda X, weight, bias, upstream, passes: upstream @ weight.T,
    visible=[_TWO_SAMPLES],
    ideas=_DENSE_IDEAS,
    mistakes=mistakes.DENSE_INPUT,
).check

dense_params = Exercise(
    name="layer.backward(upstream); layer.params == before",
    use=_dense_is_kept,
    right=lambda X, weight, bias, upstream, passes: True,
    visible=[_TWO_SAMPLES],
    ideas={"twice": _DENSE_IDEAS["twice"]},
    mistakes=mistakes.DENSE_PARAMS,
).check

# A network of dense layers with ReLU between them

Rows = Sequence[Sequence[float]]


def _model_after_backward(
    make: Any,
    weights: Sequence[Rows],
    biases: Rows,
    X: FloatArray,
    upstream: FloatArray,
    passes: int,
) -> tuple[Any, Any]:
    """Return a network of the learner's class after its backward pass, and what that returned."""
    model, returned = make([len(weights[0]), *map(len, biases)], 0), None
    inputs = [X, *map(relu, sums_of(weights, biases, X)[:-1])]
    layers = look(model, "layers")[0]
    for layer, weight, bias, taken in zip(layers, weights, biases, inputs, strict=True):
        W, b = np.array(weight), np.array(bias)
        place(layer, {
            "params[weight]": W, "params[bias]": b,
            "forward": _right_forward(W.copy(), b.copy()),
            "backward": _right_backward(layer, W.copy(), taken),
        })  # fmt: skip
    for _ in range(passes):
        model.forward(X)
        returned = model.backward(upstream)
    return model, returned


# A right way takes the place of the layers' own, so that no mistake in them counts again.


def _right_forward(weight: FloatArray, bias: FloatArray) -> Callable[[Any], FloatArray]:
    def forward(X: Any) -> FloatArray:
        sums: FloatArray = np.asarray(X) @ weight + bias
        return sums

    return forward


def _right_backward(
    layer: Any, weight: FloatArray, inputs: FloatArray
) -> Callable[[Any], FloatArray]:
    def backward(upstream: Any) -> FloatArray:
        upstream = np.asarray(upstream)
        returned: FloatArray = upstream @ weight.T
        layer.grads = {"weight": inputs.T @ upstream, "bias": upstream.sum(axis=0)}
        return returned

    return backward


def _layers_gradients(
    make: Any,
    weights: Sequence[Rows],
    biases: Rows,
    X: FloatArray,
    upstream: FloatArray,
    passes: int,
    layer: int,
) -> FloatArray:
    model, _ = _model_after_backward(make, weights, biases, X, upstream, passes)
    fields = (f"layers[{layer}].grads[{name}]" for name in ("weight", "bias"))
    return np.vstack([np.asarray(gradient) for gradient in look(model, *fields)])


def _model_is_kept(
    make: Any,
    weights: Sequence[Rows],
    biases: Rows,
    X: FloatArray,
    upstream: FloatArray,
    passes: int,
) -> bool:
    model, _ = _model_after_backward(make, weights, biases, X, upstream, passes)
    return all(
        _is_kept(layer, np.array(weight), np.array(bias))
        for layer, weight, bias in zip(look(model, "layers")[0], weights, biases, strict=True)
    )


def _reference(
    weights: Sequence[Rows], biases: Rows, X: FloatArray, upstream: FloatArray
) -> tuple[list[FloatArray], FloatArray]:
    """Return what nnkit makes of it: each layer's gradients, and the input's."""
    rng = np.random.default_rng(0)
    layers = [Dense(*np.shape(weight), rng=rng) for weight in weights]
    for dense, weight, bias in zip(layers, weights, biases, strict=True):
        dense.weight[...], dense.bias[...] = weight, bias
    between = [part for dense in layers for part in (dense, ActivationLayer(relu))][:-1]
    model = Sequential(between)
    model.forward(X)
    returned = np.array(model.backward(upstream))
    return [np.vstack([dense.grad_weight, dense.grad_bias]) for dense in layers], returned


def sums_of(weights: Sequence[Rows], biases: Rows, X: FloatArray) -> list[FloatArray]:
    """Return the sums of every layer, those of the hidden ones before their ReLU."""
    sums: list[FloatArray] = []
    for weight, bias in zip(weights, biases, strict=True):
        sums.append((relu(sums[-1]) if sums else X) @ np.array(weight) + np.array(bias))
    return sums


# At the kink of ReLU there is no slope to compare with: no hidden sum lies near it.
FROM_THE_KINK = 1 / 64


def _network(
    rng: np.random.Generator, widths: Sequence[int], samples: int = 3, passes: int = 1
) -> Args:
    span = {"low": -16, "high": 17}
    while True:
        args: dict[str, Any] = {
            "weights": [grid(rng, *pair, **span).tolist() for pair in pairwise(widths)],
            "biases": [grid(rng, width, **span).tolist() for width in widths[1:]],
            "X": grid(rng, samples, widths[0], **span),
            "upstream": grid(rng, samples, widths[-1], **span),
            "passes": passes,
        }
        sums = sums_of(args["weights"], args["biases"], args["X"])
        far = all(np.abs(hidden).min() > FROM_THE_KINK for hidden in sums[:-1])
        # units that are on and units that are off, so that a slope left out or put in shows
        both = all(one.size == 1 or one.min() < 0 < one.max() for one in sums)
        if far and both:
            return args


def _some_silent(rng: np.random.Generator) -> Sequence[Args]:
    """Draw networks of which one hidden unit is silent for every sample."""
    drawn = [_network(rng, widths) for widths in ((2, 3, 2), (3, 4, 1))]
    for args in drawn:
        args["biases"][0][0] = -64.0
    return drawn


Draw = Callable[[np.random.Generator], Sequence[Args]]

_MLP_DRAWS: Mapping[str, tuple[Text, Draw]] = {
    "number-of-layers": (
        Text("any number of layers, from 1 to 4", "층의 개수(1개부터 4개까지)"),
        lambda rng: [_network(rng, (2, 3, 4, 3, 2)[: count + 1]) for count in range(1, 5)],
    ),
    "same-widths": (
        Text("layers of the same width", "너비가 같은 층들"),
        lambda rng: [_network(rng, (3, 3, 3, 3)), _network(rng, (2, 2, 2))],
    ),
    "one-unit": (
        Text(
            "layers of a single unit, and a batch of one", "유닛 하나짜리 층과 샘플 하나짜리 배치"
        ),
        lambda rng: [_network(rng, (1, 1, 1, 1)), _network(rng, (3, 1, 2), samples=1)],
    ),
    "silent-units": (
        Text("hidden units that are off for every sample", "모든 샘플에서 꺼져 있는 은닉 유닛"),
        _some_silent,
    ),
    "twice": (
        Text("two passes, one after the other", "잇달아 두 번 지나가기"),
        lambda rng: [_network(rng, (2, 3, 1), passes=2)],
    ),
}


def _each_layer(args: Args) -> Sequence[Args]:
    return [{**args, "layer": layer} for layer in range(len(args["weights"]))]


def _layer_by_layer(draw: Draw) -> Draw:
    return lambda rng: [case for args in draw(rng) for case in _each_layer(args)]


_SMALL: Args = {
    "weights": [[[1.0, -1.0, 0.5], [0.5, 2.0, 1.0]], [[2.0], [1.0], [-1.0]]],
    "biases": [[0.5, 0.0, -1.0], [-5.0]],
    "X": floats([1, 2], [2, -1]),
    "upstream": floats([1], [-2]),
    "passes": 1,
}


def _model_fits(make: Any, X: FloatArray, widths: Sequence[int]) -> bool:
    model = make([X.shape[1], *widths], 0)
    expected = X
    drawn = []
    for number, layer in enumerate(look(model, "layers")[0]):
        weight, bias = map(np.array, look(layer, "params[weight]", "params[bias]"))
        drawn.append(weight)
        layer.forward = forward = _right_forward(weight, bias)
        expected = forward(relu(expected) if number else expected)
    return np.allclose(np.asarray(model.forward(X)), expected) and not np.array_equal(
        drawn[0], drawn[1]
    )


mlp_forward = Exercise(
    name="model.forward(X) == expected",
    use=_model_fits,
    right=lambda X, widths: True,
    visible=[{"X": floats([1, 2], [3, -1]), "widths": [2, 2, 1]}],
    ideas={},
    mistakes=_FORWARD_KEPT,
).check

mlp_gradients = Exercise(
    name="model.backward(upstream); np.vstack([*model.layers[layer].grads.values()])",
    use=_layers_gradients,
    right=lambda weights, biases, X, upstream, passes, layer: _reference(
        weights, biases, X, upstream
    )[0][layer],
    visible=_each_layer(_SMALL),
    ideas={key: Idea(name, _layer_by_layer(draw)) for key, (name, draw) in _MLP_DRAWS.items()},
    mistakes=mistakes.MLP_GRADIENTS,
).check

mlp_input = Exercise(
    name="model.forward(X); model.backward(upstream)",
    use=lambda make, *args: _model_after_backward(make, *args)[1],
    right=lambda weights, biases, X, upstream, passes: _reference(weights, biases, X, upstream)[1],
    visible=[_SMALL],
    ideas={key: Idea(name, draw) for key, (name, draw) in _MLP_DRAWS.items()},
    mistakes=mistakes.MLP_INPUT,
).check

mlp_params = Exercise(
    name="model.backward(upstream); [layer.params for layer in model.layers] == before",
    use=_model_is_kept,
    right=lambda weights, biases, X, upstream, passes: True,
    visible=[_SMALL],
    ideas={"twice": Idea(_MLP_DRAWS["twice"][0], lambda rng: [_network(rng, (3, 3, 1), passes=2)])},
    mistakes=mistakes.MLP_PARAMS,
).check
