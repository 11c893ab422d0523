"""The mistakes that learners make where parameters take a step, as formulas, likeliest first."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.checks.gradient_descent.parameters import Params
from autograder.checks.mistakes import Mistake
from autograder.checks.values import Numbers
from autograder.checks.wording import Text

__all__ = ["GRADIENT_STEP", "SGD", "SHARED_BETWEEN_OPTIMIZERS"]


# One step: (params, grads, learning_rate, name) → the parameter of that name


def _checked(formula: Callable[..., Any]) -> Callable[..., Any]:
    """Return a formula that compares the shapes first, as is asked for, and is mistaken then."""

    def checked(params: Params, grads: Params, learning_rate: float, name: str) -> Any:
        if any(params[key].shape != grads[key].shape for key in params):
            raise ValueError
        return formula(params, grads, learning_rate, name)

    return checked


def _by_place(params: Params, grads: Params, learning_rate: float, name: str) -> Numbers:
    gradient = list(grads.values())[list(params).index(name)]
    if gradient.shape != params[name].shape:
        raise ValueError
    return params[name] - learning_rate * gradient


def _weight_and_bias(params: Params, grads: Params, learning_rate: float, name: str) -> Numbers:
    if not {"weight", "bias"} <= params.keys():
        raise KeyError
    return params[name] - learning_rate * grads[name]


_STEP_ADDED = Text(
    "your step goes uphill: it is added. The gradient points where the loss rises; subtract.",
    "더했기 때문에 오르막으로 갔다. 기울기는 손실이 커지는 쪽을 가리키므로 빼야 한다.",
)
_RATE_FORGOTTEN = Text(
    "your learning rate is forgotten. It says how long the step is for a given slope.",
    "학습률을 빠뜨렸다. 학습률은 기울기가 주어졌을 때 걸음이 얼마나 긴지를 정한다.",
)
_SLIPS = (
    Mistake(
        "step-added",
        lambda params, grads, learning_rate, name: params[name] + learning_rate * grads[name],
        _STEP_ADDED,
    ),
    Mistake(
        "rate-forgotten",
        lambda params, grads, learning_rate, name: params[name] - grads[name],
        _RATE_FORGOTTEN,
    ),
    Mistake(
        "rate-divides",
        lambda params, grads, learning_rate, name: params[name] - grads[name] / learning_rate,
        Text(
            "your gradient is divided by the learning rate. It is multiplied by it.",
            "기울기를 학습률로 나누었다. 곱해야 한다.",
        ),
    ),
    *(
        Mistake(
            "step-alone",
            lambda params, grads, learning_rate, name, sign=sign: (
                sign * learning_rate * grads[name]
            ),
            Text(
                "that is the step alone. What is asked for is where it leads: the parameters "
                "minus the step.",
                "걸음만 돌려주었다. 걸음이 닿은 곳, 곧 매개변수에서 걸음을 뺀 값을 구해야 한다.",
            ),
        )
        for sign in (1, -1)
    ),
    Mistake(
        "parameters-unchanged",
        lambda params, grads, learning_rate, name: params[name] + 0 * grads[name],
        Text("the parameters are as they were before.", "매개변수가 전과 같다."),
    ),
    Mistake(
        "paired-by-place",
        _by_place,
        Text(
            "parameters and gradients are paired by their places. The gradients may stand in "
            "another order: look them up by name.",
            "매개변수와 기울기를 놓인 순서대로 짝지었다. 기울기는 순서가 다를 수 있으니 이름으로 "
            "찾자.",
        ),
    ),
)

GRADIENT_STEP = (
    *_SLIPS,
    *(replace(slip, formula=_checked(slip.formula)) for slip in _SLIPS),
    Mistake(
        "fixed-names",
        _weight_and_bias,
        Text(
            "your code knows the names `weight` and `bias` alone. A network has many layers: go "
            "through the names that are there.",
            "`weight`와 `bias`라는 이름밖에 모른다. 신경망에는 층이 많다. 들어 있는 이름을 하나씩 "
            "꺼내어 쓰자.",
        ),
    ),
    Mistake(
        "mismatch-stretched",
        lambda params, grads, learning_rate, name: params[name] - learning_rate * grads[name],
        Text(
            "numpy stretches arrays that differ in shape until they fit (broadcasting), and says "
            "nothing. Compare the shapes first, and raise a `ValueError`.",
            "numpy는 형상이 다른 배열을 말없이 늘여서 맞춘다(브로드캐스팅). 먼저 형상을 비교하여 "
            "`ValueError`를 일으키자.",
        ),
    ),
)


# SGD: (learning_rate, momentum, params, gradients, name) → the parameter after the steps

Update = Callable[[Any, Any, Any, float, float], tuple[Any, Any]]
"""Takes value, velocity, gradient, learning rate and momentum; returns new value and velocity."""


def _rolling(update: Update) -> Callable[..., Any]:
    def formula(
        learning_rate: float,
        momentum: float | None,
        params: Params,
        gradients: Sequence[Params],
        name: str,
    ) -> Any:
        value: Any = params[name]
        velocity: Any = np.zeros_like(value)
        for grads in gradients:
            value, velocity = update(value, velocity, grads[name], learning_rate, momentum or 0)
        return value

    return formula


def _one_velocity(
    learning_rate: float,
    momentum: float | None,
    params: Params,
    gradients: Sequence[Params],
    name: str,
) -> Any:
    values: dict[str, Any] = dict(params)
    velocity: Any = 0.0
    for grads in gradients:
        for key, gradient in grads.items():
            velocity = (momentum or 0) * velocity + gradient
            values[key] = values[key] - learning_rate * velocity
    return values[name]


def _added(p: Any, v: Any, g: Any, lr: float, mu: float) -> tuple[Any, Any]:
    return p + lr * (mu * v + g), mu * v + g


def _forgetting(p: Any, v: Any, g: Any, lr: float, mu: float) -> tuple[Any, Any]:
    return p - lr * g, v


def _without_rate(p: Any, v: Any, g: Any, lr: float, mu: float) -> tuple[Any, Any]:
    return p - (mu * v + g), mu * v + g


def _with_rate_twice(p: Any, v: Any, g: Any, lr: float, mu: float) -> tuple[Any, Any]:
    return p - lr * (mu * v + lr * g), mu * v + lr * g


def _averaged(p: Any, v: Any, g: Any, lr: float, mu: float) -> tuple[Any, Any]:
    return p - lr * (mu * v + (1 - mu) * g), mu * v + (1 - mu) * g


def _undamped(p: Any, v: Any, g: Any, lr: float, mu: float) -> tuple[Any, Any]:
    return p - lr * (v + g), v + g


def _late(p: Any, v: Any, g: Any, lr: float, mu: float) -> tuple[Any, Any]:
    return p - lr * v, mu * v + g


def _ahead(p: Any, v: Any, g: Any, lr: float, mu: float) -> tuple[Any, Any]:
    return p - lr * (g + mu * (mu * v + g)), mu * v + g


def _still(p: Any, v: Any, g: Any, lr: float, mu: float) -> tuple[Any, Any]:
    return p, v


SHARED_BETWEEN_OPTIMIZERS = Text(
    "two optimizers share their velocities. What stands in the class, outside `__init__`, is "
    "one for all objects; create it in `__init__`, with `self.`.",
    "두 옵티마이저가 속도를 함께 쓴다. `__init__` 밖, 클래스에 적은 것은 모든 객체가 함께 "
    "쓴다. `__init__` 안에서 `self.`를 붙여 만들자.",
)

SGD = (
    Mistake("step-added", _rolling(_added), _STEP_ADDED),
    Mistake(
        "parameters-unchanged",
        _rolling(_still),
        Text(
            "the parameters are as they were before. `step` has to change the dictionary that it "
            "was given: put the new values in, under the same names.",
            "매개변수가 전과 같다. `step`은 넘겨받은 딕셔너리를 바꾸어야 한다. 새 값을 같은 "
            "이름으로 넣자.",
        ),
    ),
    Mistake(
        "velocity-forgotten",
        _rolling(_forgetting),
        Text(
            "the velocity is forgotten from one step to the next, so that there is no momentum. "
            "Keep it in an attribute of the object.",
            "다음 걸음으로 가면서 속도를 잊는다. 그래서 모멘텀이 없다. 객체의 속성에 간직하자.",
        ),
    ),
    Mistake("rate-forgotten", _rolling(_without_rate), _RATE_FORGOTTEN),
    Mistake(
        "rate-twice",
        _rolling(_with_rate_twice),
        Text(
            "the learning rate comes in twice: in the velocity and again in the step.",
            "학습률을 속도에 한 번, 걸음에 또 한 번 곱했다.",
        ),
    ),
    Mistake(
        "gradient-damped",
        _rolling(_averaged),
        Text(
            "your velocity is a running mean: the gradient counts 1 − μ. In this formula the whole "
            "gradient comes on top.",
            "속도가 이동 평균이 되어, 기울기에 1 − μ가 곱해졌다. 이 식에서는 기울기를 통째로 "
            "더한다.",
        ),
    ),
    Mistake(
        "velocity-undamped",
        _rolling(_undamped),
        Text(
            "your velocity never fades: each step keeps all of it. It keeps the share μ.",
            "속도가 줄어들지 않고 걸음마다 그대로 남는다. μ만큼만 간직해야 한다.",
        ),
    ),
    Mistake(
        "velocity-late",
        _rolling(_late),
        Text(
            "the step is taken with the velocity of before. First the velocity takes up the "
            "gradient, then the parameters move.",
            "갱신하기 전의 속도로 걸었다. 먼저 속도에 기울기를 더하고, 그다음에 매개변수를 옮기자.",
        ),
    ),
    Mistake(
        "nesterov",
        _rolling(_ahead),
        Text(
            "that is Nesterov's momentum, which looks a step ahead. Here the step is η·v.",
            "그것은 한 걸음 앞을 내다보는 네스테로프 모멘텀이다. 여기서 걸음은 η·v이다.",
        ),
    ),
    Mistake(
        "one-velocity",
        _one_velocity,
        Text(
            "all parameters share one velocity. Each has its own, under its name.",
            "모든 매개변수가 속도 하나를 함께 쓴다. 속도는 이름마다 따로 있어야 한다.",
        ),
    ),
)
