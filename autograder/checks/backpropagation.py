"""The exercises of the assignment `backpropagation`: what is right, tried and hidden."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from autograder.checks import backpropagation_mistakes as mistakes
from autograder.checks.answers import ByHand, Choice, Option, Slip
from autograder.checks.backpropagation_mistakes import (
    LOSSES,
    OPERATIONS,
    STEPS,
    gradients_of,
    relative_error,
    steps_of,
    values_of,
)
from autograder.checks.draws import floats, grid, shared_ideas
from autograder.checks.exercise import Args, Exercise, Idea
from autograder.checks.values import Tolerance
from autograder.checks.wording import Text
from nnkit import ActivationLayer, Dense, Sequential, relu, sigmoid
from nnkit import numerical_gradient as measured
from nnkit.arrays import FloatArray

__all__ = [
    "backward",
    "by_hand",
    "chain",
    "dense_bias",
    "dense_input",
    "dense_params",
    "dense_weight",
    "gradient_by_depth",
    "gradient_check",
    "kinks",
    "local_slopes",
    "mlp_gradients",
    "mlp_input",
    "mlp_params",
    "numerical_gradient",
    "prediction",
    "sigmoid_bound",
]

# Local slopes and the chain rule


def _slopes(local_slopes: Any, operation: str, operands: Sequence[float]) -> Any:
    slopes = local_slopes(operation, operands)
    return slopes if slopes is None else np.atleast_1d(np.asarray(slopes, np.float64))


def _numbers(rng: np.random.Generator, count: int, **span: int) -> tuple[float, ...]:
    return tuple(float(number) for number in grid(rng, count, **span))


def _each_operation(rng: np.random.Generator, **span: int) -> Sequence[Args]:
    counts = {name: 1 if name == "sigmoid" else 2 for name in OPERATIONS}
    return [
        {"operation": name, "operands": _numbers(rng, count, **span)}
        for name, count in counts.items()
        for _ in range(2)
    ]


local_slopes = Exercise(
    name="local_slopes",
    use=_slopes,
    right=lambda operation, operands: floats(*OPERATIONS[operation].slopes(*operands)),
    visible=[
        {"operation": "plus", "operands": (2.0, 3.0)},
        {"operation": "minus", "operands": (2.0, 3.0)},
        {"operation": "times", "operands": (2.0, 3.0)},
        {"operation": "sigmoid", "operands": (0.0,)},
        {"operation": "squared error", "operands": (2.0, 0.5)},
    ],
    ideas={
        "each-operation": Idea(
            Text("each of the operations", "연산 하나하나"),
            _each_operation,
        ),
        "negative-values": Idea(
            Text("negative values", "음수 값"),
            lambda rng: _each_operation(rng, low=-24, high=0),
        ),
        "integers": Idea(
            Text("whole numbers", "정수"),
            lambda rng: [
                {**args, "operands": tuple(map(int, args["operands"]))}
                for args in _each_operation(rng, high=6, per=1)
            ],
        ),
    },
    mistakes=mistakes.LOCAL_SLOPES,
).check


def _chain(chain: Any, functions: Sequence[str], x: float) -> Any:
    values, slopes = zip(*(STEPS[name] for name in functions), strict=True)
    return chain(list(values), list(slopes), x)


def _slope_of_chain(functions: Sequence[str], x: float) -> float:
    slope = 1.0
    for name in functions:
        value, derivative = STEPS[name]
        slope, x = slope * derivative(x), value(x)
    return slope


def _chains(rng: np.random.Generator, *lengths: int) -> Sequence[Args]:
    return [
        {
            "functions": tuple(map(str, rng.choice(list(STEPS), length))),
            "x": float(grid(rng, low=-16, high=17)),
        }
        for length in lengths
    ]


chain = Exercise(
    name="chain(functions, slopes, x)",
    use=_chain,
    right=_slope_of_chain,
    visible=[
        {"functions": ("3u − 5", "u²"), "x": 2.0},
        {"functions": ("u²",), "x": 3.0},
        {"functions": ("u²", "−u", "u/2 + 1", "u²"), "x": 1.0},
    ],
    ideas={
        "number-of-functions": Idea(
            Text("any number of functions, from 1 to 6", "함수의 개수(1개부터 6개까지)"),
            lambda rng: _chains(rng, *range(1, 7)),
        ),
        "order": Idea(
            Text("the same functions in another order", "같은 함수들을 다른 순서로"),
            lambda rng: [
                {"functions": functions, "x": float(grid(rng))}
                for functions in (
                    ("u²", "3u − 5", "σ(u)"),
                    ("σ(u)", "3u − 5", "u²"),
                    ("3u − 5", "u²", "u²"),
                )
            ],
        ),
        "negative-values": Idea(
            Text("negative values", "음수 값"),
            lambda rng: [
                {"functions": ("u²", "−u", "u²"), "x": float(grid(rng, low=-16, high=0))},
                {"functions": ("3u − 5", "u²"), "x": float(grid(rng, low=-16, high=0))},
            ],
        ),
    },
    mistakes=mistakes.CHAIN,
).check

# Where paths meet


def _backward(backward: Any, expression: str, given: Mapping[str, float], calls: int) -> Any:
    steps = steps_of(expression)
    values = values_of(steps, given)
    gradients = None
    for _ in range(calls):
        gradients = backward(steps, values)
    if gradients is None:
        return None
    return floats(*(float(gradients[name]) for name in values_of(steps_of(expression), given)))


def _expression(rng: np.random.Generator, names: str, given: int) -> Args:
    """Draw an expression in which the first `given` names are given, and each result is used."""
    steps = [
        f"{name} = {before} {sign} {rng.choice(list(names[:number]))}"
        for number, (before, name) in enumerate(pairwise(names), start=1)
        if number >= given
        for sign in rng.choice(["+", "·"], 1)
    ]
    values = zip(names[:given], _numbers(rng, given, low=-6, high=7, per=2), strict=True)
    return {"expression": "; ".join(steps), "given": dict(values), "calls": 1}


def _unlike_the_bug(rng: np.random.Generator, count: int) -> Sequence[Args]:
    """Draw expressions whose gradients the planted bug gets wrong."""
    found: list[Args] = []
    while len(found) < count:
        args = _expression(rng, "abcdefg"[: 4 + len(found)], 2)
        wrong = gradients_of(*args.values(), arrive=lambda gradient, arriving: arriving)
        if not np.array_equal(wrong, gradients_of(**args)):
            found.append(args)
    return found


_TWICE = "b = a + a; c = b + b"

backward = Exercise(
    name="[backward(steps, values)[name] for name in values]",
    use=_backward,
    right=gradients_of,
    visible=[
        {"expression": "p = w · x; z = p + b", "given": {"w": 3.0, "x": 2.0, "b": 1.0}, "calls": 1},
        {"expression": _TWICE, "given": {"a": 3.0}, "calls": 1},
        {"expression": "y = x · x", "given": {"x": 3.0}, "calls": 1},
    ],
    ideas={
        "paths-meet": Idea(
            Text("numbers that are used more than once", "여러 번 쓰이는 수"),
            lambda rng: _unlike_the_bug(rng, 4),
        ),
        "three-paths": Idea(
            Text("three paths and more", "셋 이상의 길"),
            lambda rng: [
                {
                    "expression": "b = a · a; c = b · a; d = c + a; e = d · b",
                    "given": {"a": float(grid(rng, low=2, high=13, per=4))},
                    "calls": 1,
                },
                {
                    "expression": "b = a + a; c = b + a; d = c + a",
                    "given": {"a": float(grid(rng))},
                    "calls": 1,
                },
            ],
        ),
        "not-used": Idea(
            Text(
                "a number that the result does not depend on",
                "결과에 쓰이지 않는 수",
            ),
            lambda rng: [
                {
                    "expression": "c = a · a; d = c + a",
                    "given": dict(zip("ab", _numbers(rng, 2), strict=True)),
                    "calls": 1,
                }
            ],
        ),
        "twice": Idea(
            Text("`backward` called twice", "`backward`를 두 번 호출하기"),
            lambda rng: [
                {"expression": _TWICE, "given": {"a": float(grid(rng))}, "calls": 2},
                {**_unlike_the_bug(rng, 1)[0], "calls": 2},
            ],
        ),
    },
    mistakes=mistakes.BACKWARD,
).check

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
    layer.params["weight"] = weight.copy()
    layer.params["bias"] = bias.copy()
    for _ in range(passes):
        layer.forward(X)
        returned = layer.backward(upstream)
    return layer, returned


def _gradient_of(name: str) -> Callable[..., Any]:
    return lambda make, *args: _after_backward(make, *args)[0].grads[name]


def _is_kept(layer: Any, weight: FloatArray, bias: FloatArray) -> bool:
    return np.array_equal(np.asarray(layer.params["weight"]), weight) and np.array_equal(
        np.asarray(layer.params["bias"]), bias
    )


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

_TWO_SAMPLES: Args = {
    "X": floats([1, 2], [3, -1]),
    "weight": floats([2, 0, 1], [-1, 1, 0.5]),
    "bias": floats(0.5, 0, -1),
    "upstream": floats([1, 0, 2], [-1, 3, 0.5]),
    "passes": 1,
}

dense_weight = Exercise(
    name='layer.grads["weight"] after layer.forward(X), layer.backward(upstream)',
    use=_gradient_of("weight"),
    right=lambda X, weight, bias, upstream, passes: X.T @ upstream,
    visible=[_TWO_SAMPLES],
    ideas=_DENSE_IDEAS,
    mistakes=mistakes.DENSE_WEIGHT,
).check

dense_bias = Exercise(
    name='layer.grads["bias"] after layer.forward(X), layer.backward(upstream)',
    use=_gradient_of("bias"),
    right=lambda X, weight, bias, upstream, passes: upstream.sum(axis=0),
    visible=[_TWO_SAMPLES],
    ideas=_DENSE_IDEAS,
    mistakes=mistakes.DENSE_BIAS,
).check

dense_input = Exercise(
    name="layer.backward(upstream) after layer.forward(X)",
    use=lambda make, *args: _after_backward(make, *args)[1],
    right=lambda X, weight, bias, upstream, passes: upstream @ weight.T,
    visible=[_TWO_SAMPLES],
    ideas=_DENSE_IDEAS,
    mistakes=mistakes.DENSE_INPUT,
).check

dense_params = Exercise(
    name="weight and bias are after layer.backward(upstream) what they were before",
    use=_dense_is_kept,
    right=lambda X, weight, bias, upstream, passes: True,
    visible=[_TWO_SAMPLES],
    ideas={"twice": _DENSE_IDEAS["twice"]},
    mistakes=mistakes.DENSE_PARAMS,
).check

# The gradient check


def _with_default(use: Any, function: str, *arrays: FloatArray, epsilon: float | None) -> Any:
    """Call a learner's function, without an epsilon where the case is about its default."""
    return use(LOSSES[function], *arrays, *(() if epsilon is None else (epsilon,)))


# Wide apart, the two points show what a formula does: to one side only, or divided by the wrong
# distance, the result is then far off. Close together, 1e-5, all numbers agree but for rounding.
_WIDE = 0.125


def _slope_case(rng: np.random.Generator, features: int, **span: int) -> Args:
    return {"function": "sum(x³)", "x": grid(rng, features, **span), "epsilon": _WIDE}


numerical_gradient = Exercise(
    name="numerical_gradient",
    use=lambda use, function, x, epsilon: _with_default(use, function, x, epsilon=epsilon),
    right=lambda function, x, epsilon: measured(LOSSES[function], x, epsilon=epsilon or 1e-5),
    visible=[
        {"function": "sum(x²)", "x": floats(3, -1), "epsilon": 0.5},
        {"function": "sum(x³)", "x": floats(1, 2), "epsilon": 0.5},
        {"function": "sum(x)²", "x": floats([1, 2, 3], [0, -1, 2]), "epsilon": 0.5},
    ],
    ideas={
        **shared_ideas(_slope_case),
        "any-shape": Idea(
            Text("an array of any shape", "형상에 관계없는 배열"),
            lambda rng: [
                {"function": name, "x": grid(rng, *shape), "epsilon": _WIDE}
                for name, shape in (("sum(x³)", (2, 3)), ("sum(x)²", (3, 1, 2)), ("sum(x)²", (4,)))
            ],
        ),
        "default-epsilon": Idea(
            Text("no ε given", "ε을 주지 않을 때"),
            lambda rng: [{"function": "sum(x³)", "x": grid(rng, 3), "epsilon": None}],
        ),
    },
    mistakes=mistakes.NUMERICAL_GRADIENT,
).check

_PLANTED: Mapping[str, Callable[[FloatArray], FloatArray]] = {
    "sign": lambda slopes: -slopes,
    "factor": lambda slopes: slopes / 2,
    "one overwritten": lambda slopes: np.where(np.arange(slopes.size) == 1, 0.5, 1) * slopes,
    "never filled in": lambda slopes: 0 * slopes,
    "turned round": lambda slopes: slopes[::-1].copy(),
}


def _comparison(
    rng: np.random.Generator, function: str, change: Callable[[FloatArray], FloatArray]
) -> Args:
    x = np.sort(grid(rng, 4)) + floats(0, 1, 2, 3)  # all differ, so that turning shows
    slopes = measured(LOSSES[function], x, epsilon=_WIDE)
    return {"function": function, "gradient": change(slopes), "x": x, "epsilon": _WIDE}


gradient_check = Exercise(
    name="gradient_check",
    use=lambda use, function, gradient, x, epsilon: _with_default(
        use, function, gradient, x, epsilon=epsilon
    ),
    right=lambda function, gradient, x, epsilon: relative_error(
        gradient, measured(LOSSES[function], x, epsilon=epsilon or 1e-5)
    ),
    visible=[
        {"function": "sum(x²)", "gradient": gradient, "x": floats(3, -1), "epsilon": 0.5}
        for gradient in (floats(6, -2), floats(3, -1), floats(-6, 2))
    ],
    ideas={
        "right-gradients": Idea(
            Text("a right gradient", "맞는 기울기"),
            lambda rng: [
                _comparison(rng, name, lambda slopes: slopes) for name in ("sum(x²)", "sum(x)²")
            ],
        ),
        "planted-bugs": Idea(
            Text(
                "gradients with a planted bug",
                "버그를 심은 기울기",
            ),
            lambda rng: [_comparison(rng, "sum(x³)", change) for change in _PLANTED.values()],
        ),
        "tiny-gradients": Idea(
            Text("gradients that are tiny, and wrong", "아주 작으면서 틀린 기울기"),
            lambda rng: [
                _comparison(rng, "sum(x²) / 1000000", _PLANTED[name]) for name in ("sign", "factor")
            ],
        ),
        "both-zero": Idea(
            Text("a gradient of 0 where 0 is right", "0이 맞을 때의 기울기 0"),
            lambda rng: [
                {"function": "0", "gradient": np.zeros(n), "x": grid(rng, n), "epsilon": _WIDE}
                for n in (2, 3)
            ],
        ),
        "default-epsilon": Idea(
            Text("no ε given", "ε을 주지 않을 때"),
            lambda rng: [
                {**_comparison(rng, "sum(x³)", change), "epsilon": None}
                for change in (_PLANTED["factor"], _PLANTED["sign"])
            ],
        ),
        "inputs-unchanged": Idea(
            Text("the inputs stay as they are", "입력을 바꾸지 않기"),
            lambda rng: [_comparison(rng, "sum(x³)", _PLANTED["factor"])],
            keeps_inputs=True,
        ),
    },
    mistakes=mistakes.GRADIENT_CHECK,
).check

kinks = Choice(
    "kinks",
    [
        Option(
            "no-slope-there",
            Text(
                "At 0 ReLU has a kink: there is no single slope that the measurement could find.",
                "0에서 ReLU는 꺾인다. 거기에는 잴 수 있는 기울기가 하나로 정해져 있지 않다.",
            ),
            right=True,
            because=Text(
                "to the left of the kink the slope is 0, to the right 1, and the measurement, "
                "which goes to both sides, takes the mean of the two.",
                "꺾인 곳의 왼쪽에서는 기울기가 0, 오른쪽에서는 1이고, 양쪽으로 움직이는 측정은 "
                "둘의 평균을 낸다.",
            ),
        ),
        Option(
            "backward-is-wrong",
            Text(
                "The backward pass must be wrong: a measurement cannot be.",
                "역전파가 틀린 것이다. 잰 값은 틀릴 수 없다.",
            ),
            because=Text(
                "the measurement assumes a curve that is smooth between its two points. At a kink "
                "that is not so, and it says nothing about the backward pass.",
                "이 측정은 두 점 사이에서 곡선이 매끄럽다고 가정한다. 꺾인 곳에서는 그렇지 "
                "않으므로 역전파에 대해 아무것도 말해 주지 못한다.",
            ),
        ),
        Option(
            "smaller-epsilon",
            Text(
                "With a smaller ε the two would agree.",
                "ε을 줄이면 둘이 같아진다.",
            ),
            because=Text(
                "however small ε is, one of the two points lies left of the kink and the other "
                "right of it.",
                "ε이 아무리 작아도 두 점 가운데 하나는 꺾인 곳의 왼쪽에, 하나는 오른쪽에 있다.",
            ),
        ),
        Option(
            "check-elsewhere",
            Text(
                "A check is worth something only where every ReLU's sum is farther from 0 than it "
                "moves when a number is moved by ε.",
                "검산이 뜻을 지니려면, 수를 ε만큼 움직일 때 ReLU의 가중합이 움직이는 거리보다 그 "
                "가중합이 0에서 더 멀어야 한다.",
            ),
            right=True,
            because=Text(
                "then both points lie on the same side of every kink, and between them the loss is "
                "smooth. With random inputs that is nearly always so.",
                "그러면 두 점이 모든 꺾인 곳의 같은 쪽에 있고 그 사이에서 손실이 매끄럽다. 입력을 "
                "무작위로 뽑으면 거의 언제나 그렇다.",
            ),
        ),
        Option(
            "half-as-a-rule",
            Text(
                "To pass the check, `relu_slope(0)` should be changed to the measured value.",
                "검산을 통과하도록 `relu_slope(0)`을 잰 값으로 바꾸어야 한다.",
            ),
            because=Text(
                "which value between the slopes of both sides is taken at the kink is a "
                "convention, and any of them trains. Nothing has to be mended there.",
                "꺾인 곳에서 양쪽 기울기 사이의 어떤 값을 쓰는지는 약속이고, 어느 것으로도 학습할 "
                "수 있다. 고칠 것이 없다.",
            ),
        ),
    ],
).check

# A network by hand

_RIGHT_BY_HAND = {
    "y": 3.0,
    "v1": 6.0,
    "v2": 0.0,
    "c": 3.0,
    "z1": 1.5,
    "z2": 0.0,
    "w11": 1.5,
    "w21": 3.0,
}

by_hand = ByHand(
    "by_hand",
    _RIGHT_BY_HAND,
    slips=(
        Slip(
            "activation-slope-forgotten",
            {"z2": -3.0},
            Text(
                "the second hidden unit is off for this sample. The slope of ReLU is 0 there, and "
                "nothing comes back through it.",
                "이 샘플에서 둘째 은닉 유닛은 꺼져 있다. 거기서 ReLU의 기울기는 0이고, 아무것도 "
                "거슬러 지나지 못한다.",
            ),
        ),
        Slip(
            "factor-two-missing",
            {name: value / 2 for name, value in _RIGHT_BY_HAND.items()},
            Text(
                "everything is half of what it should be: the derivative of a square is twice its "
                "base.",
                "모두 절반으로 나왔다. 제곱의 미분은 밑의 두 배이다.",
            ),
        ),
        Slip(
            "error-reversed",
            {name: -value for name, value in _RIGHT_BY_HAND.items()},
            Text(
                "every sign is the wrong way round: the error is the prediction minus the target.",
                "부호가 모두 반대이다. 오차는 예측값에서 타깃을 뺀 것이다.",
            ),
        ),
        Slip(
            "sum-for-output",
            {"v2": -3.0},
            Text(
                "what reaches the output weights is h, the output of ReLU, and not the sum z that "
                "went into it.",
                "출력의 가중치에 들어오는 것은 ReLU를 거친 h이지, 거기 들어간 가중합 z가 아니다.",
            ),
        ),
        Slip(
            "own-factor",
            {"v1": 1.5, "v2": -3.0, "w21": 1.5},
            Text(
                "in a product the slope along a weight is the *other* factor: what came in, not "
                "the weight itself.",
                "곱에서 가중치에 대한 기울기는 *다른* 인수이다. 가중치 자체가 아니라 들어온 "
                "값이다.",
            ),
        ),
        Slip(
            "upstream-alone",
            {"z1": 3.0, "w11": 3.0, "w21": 6.0},
            Text(
                "on its way to the hidden sums the gradient passes through the output weights. "
                "Multiply by them.",
                "은닉층의 가중합으로 가는 길에 기울기는 출력의 가중치를 거친다. 그것을 곱하자.",
            ),
        ),
    ),
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
    inputs = [X, *map(relu, hidden_sums(weights, biases, X))]
    for layer, weight, bias, taken in zip(model.layers, weights, biases, inputs, strict=True):
        layer.params["weight"], layer.params["bias"] = np.array(weight), np.array(bias)
        layer.backward = _right_backward(layer, np.array(weight), taken)
    for _ in range(passes):
        model.forward(X)
        returned = model.backward(upstream)
    return model, returned


def _right_backward(
    layer: Any, weight: FloatArray, inputs: FloatArray
) -> Callable[[Any], FloatArray]:
    """Return a backward for one of the learner's layers, so that none of its mistakes counts."""

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
    grads = model.layers[layer].grads
    return np.vstack([np.asarray(grads["weight"]), np.asarray(grads["bias"])])


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
        for layer, weight, bias in zip(model.layers, weights, biases, strict=True)
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


def hidden_sums(weights: Sequence[Rows], biases: Rows, X: FloatArray) -> list[FloatArray]:
    """Return the pre-activations of the hidden layers."""
    sums: list[FloatArray] = []
    for weight, bias in zip(weights[:-1], biases[:-1], strict=True):
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
        sums = hidden_sums(args["weights"], args["biases"], args["X"])
        if all(np.abs(one).min() > FROM_THE_KINK for one in sums):
            return args


def _some_dead(rng: np.random.Generator) -> Sequence[Args]:
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
        Text("hidden units that are silent", "조용한 은닉 유닛"),
        _some_dead,
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
    "biases": [[0.5, 0.0, -1.0], [0.25]],
    "X": floats([1, 2], [2, -1]),
    "upstream": floats([1], [-2]),
    "passes": 1,
}

mlp_gradients = Exercise(
    name='model.layers[layer].grads, "weight" above "bias"',
    use=_layers_gradients,
    right=lambda weights, biases, X, upstream, passes, layer: _reference(
        weights, biases, X, upstream
    )[0][layer],
    visible=_each_layer(_SMALL),
    ideas={key: Idea(name, _layer_by_layer(draw)) for key, (name, draw) in _MLP_DRAWS.items()},
    mistakes=mistakes.MLP_GRADIENTS,
).check

mlp_input = Exercise(
    name="model.backward(upstream) after model.forward(X)",
    use=lambda make, *args: _model_after_backward(make, *args)[1],
    right=lambda weights, biases, X, upstream, passes: _reference(weights, biases, X, upstream)[1],
    visible=[_SMALL],
    ideas={key: Idea(name, draw) for key, (name, draw) in _MLP_DRAWS.items()},
    mistakes=mistakes.MLP_INPUT,
).check

mlp_params = Exercise(
    name="the layers' params are after model.backward(upstream) what they were before",
    use=_model_is_kept,
    right=lambda weights, biases, X, upstream, passes: True,
    visible=[_SMALL],
    ideas={"twice": Idea(_MLP_DRAWS["twice"][0], lambda rng: [_network(rng, (3, 3, 1), passes=2)])},
    mistakes=mistakes.MLP_PARAMS,
).check

# How a gradient fades with depth

# Small is not zero: only a relative tolerance tells 1e-12 from nothing. Products of up to ten
# factors are off by less than 1e-5 even where each was rounded to float32.
_RELATIVE_ONLY = Tolerance(relative=1e-5, absolute=0.0)


def _factors(rng: np.random.Generator, layers: int, **span: int) -> Args:
    return {"slopes": grid(rng, layers, **span), "weights": grid(rng, layers, **span)}


def _faded(slopes: FloatArray, weights: FloatArray) -> FloatArray:
    gradients = [1.0]
    for slope, weight in zip(slopes[::-1], weights[::-1], strict=True):
        gradients.insert(0, gradients[0] * float(slope) * float(weight))
    return floats(*gradients)


def _depths(rng: np.random.Generator) -> Sequence[Args]:
    return [
        {
            "slopes": sigmoid.derivative(rng.normal(0, 2, layers)),
            "weights": rng.normal(0, 1, layers),
        }
        for layers in (10, 20)
    ]


gradient_by_depth = Exercise(
    name="gradient_by_depth",
    right=_faded,
    visible=[
        {"slopes": floats(0.5, 0.25), "weights": floats(1, 2)},
        {"slopes": floats(0.25, 0.125, 1), "weights": floats(4, 1, -2)},
    ],
    ideas={
        **shared_ideas(_factors),
        "ten-layers-and-more": Idea(Text("ten layers and more", "층이 열 개 이상일 때"), _depths),
        "slope-of-zero": Idea(
            Text("a slope of exactly 0 on the way", "길 위에 있는 정확히 0인 기울기"),
            lambda rng: [
                {"slopes": grid(rng, 4) * floats(1, 0, 1, 1), "weights": grid(rng, 4)},
            ],
        ),
    },
    mistakes=mistakes.GRADIENT_BY_DEPTH,
    tolerance=_RELATIVE_ONLY,
).check

prediction = Choice(
    "prediction",
    [
        Option(
            "a-millionth",
            Text(
                "Ten sigmoids at their steepest point, all weights 1: at the start the gradient is "
                "about a millionth.",
                "가장 가파른 곳에 놓인 시그모이드 열 개, 가중치는 모두 1: 처음의 기울기는 백만분의 "
                "일쯤이다.",
            ),
            right=True,
            because=Text(
                "each sigmoid multiplies by a quarter and each weight by 1: that is the bound "
                "itself.",
                "시그모이드마다 4분의 1을, 가중치마다 1을 곱한다. 바로 그 한계이다.",
            ),
        ),
        Option(
            "exactly-zero",
            Text(
                "The same, but a hundred sigmoids: at the start the gradient is exactly 0.",
                "같은 시그모이드가 백 개: 처음의 기울기는 정확히 0이다.",
            ),
            because=Text(
                "a product of factors that are not 0 is not 0, however many there are. It becomes "
                "small, and no computer rounds it to 0 here: floats reach far down.",
                "0이 아닌 인수를 몇 개 곱하든 0이 되지는 않는다. 작아질 뿐이고, 실수는 아주 작은 "
                "수까지 나타낼 수 있어서 여기서는 컴퓨터에서도 0이 되지 않는다.",
            ),
        ),
        Option(
            "weights-make-up",
            Text(
                "Ten sigmoids at their steepest point, all weights 4: the gradient is 1 all the "
                "way.",
                "가장 가파른 곳에 놓인 시그모이드 열 개, 가중치는 모두 4: 기울기는 처음까지 1이다.",
            ),
            right=True,
            because=Text(
                "the weights are factors, too: slope times weight is 1 in each layer, and so is "
                "the product.",
                "가중치도 인수이다. 층마다 기울기와 가중치를 곱하면 1이고, 모두 곱해도 1이다.",
            ),
        ),
        Option(
            "relu-cures",
            Text(
                "Ten active ReLU units: the gradient is 1 all the way, whatever the weights are.",
                "활성화된 ReLU 유닛 열 개: 가중치가 무엇이든 기울기는 처음까지 1이다.",
            ),
            because=Text(
                "an active ReLU takes nothing off the gradient, but the weights are still factors. "
                "ReLU mitigates; it does not cure.",
                "활성화된 ReLU는 기울기를 깎지 않지만 가중치는 여전히 인수이다. ReLU는 누그러뜨릴 "
                "뿐 없애 주지는 못한다.",
            ),
        ),
        Option(
            "relu-fades",
            Text(
                "Ten active ReLU units, all weights 0.5: at the start the gradient is about a "
                "thousandth.",
                "활성화된 ReLU 유닛 열 개, 가중치는 모두 0.5: 처음의 기울기는 천분의 일쯤이다.",
            ),
            right=True,
            because=Text(
                "each layer halves it: small weights make a gradient fade with ReLU, too.",
                "층마다 절반이 된다. 가중치가 작으면 ReLU를 써도 기울기가 사라진다.",
            ),
        ),
    ],
).check

sigmoid_bound = Exercise(
    name="sigmoid_bound",
    right=lambda layers: 0.25**layers,
    visible=[{"layers": 1}, {"layers": 2}],
    ideas={
        "number-of-layers": Idea(
            Text("any number of layers", "층의 개수"),
            lambda rng: [{"layers": int(layers)} for layers in rng.permutation(range(3, 21))[:6]],
        ),
    },
    mistakes=mistakes.SIGMOID_BOUND,
    tolerance=_RELATIVE_ONLY,
).check
