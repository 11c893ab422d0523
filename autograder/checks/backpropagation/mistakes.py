"""Mistakes of the assignment `backpropagation`: with local slopes, with paths, with depth."""

from collections.abc import Callable, Iterable, Mapping

import numpy as np

from autograder.checks.backpropagation.expressions import (
    OPERATIONS,
    STEPS,
    Names,
    Operands,
    gradients_of,
    steps_of,
    values_of,
)
from autograder.checks.draws import floats
from autograder.checks.mistakes import Mistake
from autograder.checks.wording import Text
from nnkit import sigmoid
from nnkit.arrays import FloatArray

__all__ = [
    "BACKWARD",
    "CHAIN",
    "GRADIENT_BY_DEPTH",
    "LOCAL_SLOPES",
    "OTHER_OPERATIONS",
    "SIGMOID_BOUND",
]

# Local slopes and the chain rule


def _slopes_but(name: str, slopes: Callable[..., Iterable[float]]) -> Callable[..., FloatArray]:
    """Return the local slopes of all operations, with those of one operation mistaken."""

    def formula(operation: str, operands: Operands) -> FloatArray:
        chosen = slopes if operation == name else OPERATIONS[operation].slopes
        return floats(*chosen(*operands))

    return formula


def _first_slope(operation: str, operands: Operands) -> FloatArray:
    return floats(*OPERATIONS[operation].slopes(*operands)[:1])


def _result(operation: str, operands: Operands) -> FloatArray:
    return floats(OPERATIONS[operation].value(*operands))


LOCAL_SLOPES = (
    Mistake(
        "own-factor",
        _slopes_but("times", lambda u, v: (u, v)),
        Text(
            "in a product each factor got itself as its slope. When u moves, the result moves by "
            "the *other* factor: the slope along u is v, and along v it is u.",
            "곱에서 각 인수의 기울기를 자기 자신으로 두었다. u가 움직이면 결과는 *다른* 인수만큼 "
            "움직인다. u에 대한 기울기는 v, v에 대한 기울기는 u이다.",
        ),
    ),
    Mistake(
        "minus-sign",
        _slopes_but("minus", lambda u, v: (1, 1)),
        Text(
            "what is subtracted lowers the result when it grows: the second slope of u − v is "
            "negative.",
            "빼는 수가 커지면 결과는 작아진다. u − v의 둘째 기울기는 음수이다.",
        ),
    ),
    Mistake(
        "z-for-its-sigmoid",
        _slopes_but("sigmoid", lambda z: (z * (1 - z),)),
        Text(
            "you put z itself into a · (1 − a). There a is the sigmoid's *output*, σ(z).",
            "a · (1 − a)에 z를 그대로 넣었다. 여기서 a는 시그모이드의 *출력* σ(z)이다.",
        ),
    ),
    Mistake(
        "slope-at-output",
        _slopes_but("sigmoid", lambda z: (float(sigmoid.derivative(sigmoid(z))),)),
        Text(
            "you take the sigmoid's slope at its output. A slope belongs to the place where the "
            "step happens: `sigmoid_slope` takes the input z.",
            "시그모이드의 기울기를 출력에서 구했다. 기울기는 그 단계가 일어나는 자리의 것이다. "
            "`sigmoid_slope`는 입력 z를 받는다.",
        ),
    ),
    Mistake(
        "factor-two-missing",
        _slopes_but("squared error", lambda y, t: (y - t, t - y)),
        Text(
            "a factor is missing: the derivative of a square is twice its base.",
            "인수가 빠졌다. 제곱의 미분은 밑의 두 배이다.",
        ),
    ),
    Mistake(
        "target-sign",
        _slopes_but("squared error", lambda y, t: (2 * (y - t), 2 * (y - t))),
        Text(
            "both operands of the squared error got the same slope. The target is subtracted, so "
            "its slope has the opposite sign.",
            "제곱 오차의 두 피연산자에 같은 기울기를 주었다. 타깃은 빼는 수이므로 기울기의 부호가 "
            "반대이다.",
        ),
    ),
    Mistake(
        "error-reversed",
        _slopes_but("squared error", lambda y, t: (2 * (t - y), 2 * (y - t))),
        Text(
            "the signs of the squared error's slopes are swapped. A prediction above its target "
            "makes the loss larger when it grows: its slope has the sign of y − t.",
            "제곱 오차에서 두 기울기의 부호가 뒤바뀌었다. 예측값이 타깃보다 클 때 더 커지면 손실도 "
            "커진다. 예측값의 기울기는 y − t와 부호가 같다.",
        ),
    ),
    Mistake(
        "value-for-slope",
        _result,
        Text(
            "this is the operation's result. Asked for is how fast it changes with each operand.",
            "이것은 연산의 결과이다. 묻는 것은 피연산자마다 그것을 따라 결과가 얼마나 빨리 "
            "변하는가이다.",
        ),
    ),
    Mistake(
        "one-slope-only",
        _first_slope,
        Text(
            "only the first operand has its slope. There is one for each operand.",
            "첫 피연산자의 기울기뿐이다. 피연산자마다 하나씩 있어야 한다.",
        ),
    ),
)


OTHER_OPERATIONS = (
    Mistake(
        "answers-for-all",
        lambda operation, operands: False,
        Text(
            "your code gives slopes for operations that are not in the table, too. It cannot know "
            "them: return `None`.",
            "표에 없는 연산에도 기울기를 돌려준다. 그 기울기는 알 수 없으니 `None`을 돌려주자.",
        ),
    ),
)


def _visited(functions: Names, x: float) -> list[float]:
    """Return `x` and what it becomes after each function."""
    visited = [x]
    for name in functions:
        visited.append(STEPS[name][0](visited[-1]))
    return visited


def _slopes_at(functions: Names, places: Iterable[float]) -> FloatArray:
    return floats(*(STEPS[name][1](u) for name, u in zip(functions, places, strict=False)))


CHAIN = (
    Mistake(
        "slopes-at-the-start",
        lambda functions, x: _slopes_at(functions, [x] * len(functions)).prod(),
        Text(
            "all slopes are taken at x. Each belongs to the place where its function is applied: "
            "to the result of the functions before it.",
            "기울기를 모두 x에서 구했다. 기울기는 그 함수가 적용되는 자리, 곧 앞 함수들의 결과에서 "
            "구해야 한다.",
        ),
    ),
    Mistake(
        "slopes-at-the-output",
        lambda functions, x: _slopes_at(functions, _visited(functions, x)[1:]).prod(),
        Text(
            "each slope is taken one step too late, at its function's output. Take the slope "
            "first, then apply the function.",
            "기울기를 한 걸음 늦게, 함수의 출력에서 구했다. 기울기를 먼저 구하고 나서 함수를 "
            "적용하자.",
        ),
    ),
    Mistake(
        "slopes-added",
        lambda functions, x: _slopes_at(functions, _visited(functions, x)).sum(),
        Text(
            "the slopes are added. Along one path they are multiplied; contributions are added "
            "where several paths meet.",
            "기울기를 더했다. 한 길을 따라서는 곱하고, 더하는 것은 여러 길이 만나는 곳에서이다.",
        ),
    ),
    Mistake(
        "value-for-slope",
        lambda functions, x: _visited(functions, x)[-1],
        Text(
            "this is the value of the composite function. Asked for is its slope.",
            "이것은 합성 함수의 값이다. 묻는 것은 기울기이다.",
        ),
    ),
    Mistake(
        "last-slope-only",
        lambda functions, x: _slopes_at(functions, _visited(functions, x))[-1],
        Text(
            "only the last function's slope is there. Multiply it by those of all functions "
            "before it.",
            "마지막 함수의 기울기뿐이다. 앞에 있는 모든 함수의 기울기를 곱하자.",
        ),
    ),
    Mistake(
        "functions-reversed",
        lambda functions, x: _slopes_at(functions[::-1], _visited(functions[::-1], x)).prod(),
        Text(
            "the functions are applied from the last to the first. The first one takes x.",
            "함수를 마지막 것부터 거꾸로 적용했다. x를 받는 것은 첫 함수이다.",
        ),
    ),
)

# Where paths meet


def _hands_on_at_once(expression: str, given: Mapping[str, float], calls: int) -> FloatArray:
    steps = steps_of(expression)
    values = values_of(steps, given)
    made_by = {step[0]: step for step in steps}
    gradients = dict.fromkeys(values, 0.0)

    def hand_on(name: str) -> None:
        if name not in made_by:
            return
        _, operation, left, right = made_by[name]
        slopes = OPERATIONS[operation].slopes(values[left], values[right])
        for operand, slope in zip((left, right), slopes, strict=True):
            gradients[operand] += slope * gradients[name]
            hand_on(operand)

    gradients[steps[-1][0]] = 1.0
    hand_on(steps[-1][0])
    return floats(*gradients.values())


def _slopes_forgotten(expression: str, given: Mapping[str, float], calls: int) -> FloatArray:
    return gradients_of(expression.replace("·", "+"), given, calls)


def _doubles_the_same(expression: str, given: Mapping[str, float], calls: int) -> FloatArray:
    steps = steps_of(expression)
    values = values_of(steps, given)
    gradients = dict.fromkeys(values, 0.0)
    gradients[steps[-1][0]] = 1.0
    for name, operation, left, right in reversed(steps):
        slopes = OPERATIONS[operation].slopes(values[left], values[right])
        for operand, slope in zip((left, right), slopes, strict=True):
            gradients[operand] = slope * gradients[name] * (2 if left == right else 1)
    return floats(*gradients.values())


BACKWARD = (
    Mistake(
        "overwritten",
        lambda *args: gradients_of(*args, arrive=lambda gradient, arriving: arriving),
        Text(
            "the planted bug is still there. Where a number is used more than once, something "
            "arrives more than once, and the last arrival overwrites what came before it: `=` "
            "stands where `+=` belongs.",
            "심어 둔 버그가 그대로 있다. 여러 번 쓰인 수에는 기울기도 여러 번 도착하는데, 나중에 "
            "온 것이 먼저 온 것을 덮어쓴다. `+=`가 있어야 할 자리에 `=`가 있다.",
        ),
    ),
    Mistake(
        "first-arrival-only",
        lambda *args: gradients_of(*args, arrive=lambda gradient, arriving: gradient or arriving),
        Text(
            "now the first arrival is kept, and the later ones are dropped. All of them count: "
            "add them up.",
            "이번에는 처음 도착한 것만 남기고 나중 것을 버린다. 모두 세어야 하니 더하자.",
        ),
    ),
    Mistake(
        "multiplied",
        lambda *args: gradients_of(
            *args, arrive=lambda gradient, arriving: (gradient or 1.0) * arriving
        ),
        Text(
            "what arrives by several paths is multiplied. Along a path slopes are multiplied; "
            "where paths meet, the contributions are added.",
            "여러 길로 온 것을 곱했다. 한 길을 따라서는 기울기를 곱하고, 길이 만나는 곳에서는 "
            "더한다.",
        ),
    ),
    Mistake(
        "walked-forwards",
        lambda *args: gradients_of(*args, forwards=True),
        Text(
            "the steps are walked from the first to the last. A number may hand on only what has "
            "arrived, so the last step comes first.",
            "단계를 처음부터 차례로 지나간다. 수는 도착한 것만 넘겨줄 수 있으니 마지막 단계가 먼저 "
            "와야 한다.",
        ),
    ),
    Mistake(
        "handed-on-at-once",
        _hands_on_at_once,
        Text(
            "a number hands on each arrival at once, and what came first travels again with what "
            "comes later. It must wait until everything has arrived: go through the steps in "
            "reverse order.",
            "도착할 때마다 곧바로 넘겨주어서, 먼저 온 것이 나중 것과 함께 또 지나간다. 모두 도착할 "
            "때까지 기다려야 하니, 단계를 거꾸로 차례차례 지나가자.",
        ),
    ),
    Mistake(
        "steps-turned-round",
        lambda expression, given, calls: (
            gradients_of(expression, given, forwards=True, begins=0)
            if calls > 1
            else gradients_of(expression, given)
        ),
        Text(
            "your code turns the list of steps round, and a second call finds it the wrong way. "
            "The list belongs to the caller: `reversed(steps)` leaves it as it is.",
            "단계의 리스트 자체를 뒤집어서 두 번째 호출 때는 순서가 거꾸로이다. 리스트는 호출한 "
            "쪽의 것이다. `reversed(steps)`는 리스트를 그대로 둔다.",
        ),
    ),
    Mistake(
        "same-operand-only",
        _doubles_the_same,
        Text(
            "you count double where one step uses the same number twice, but not where two steps "
            "use it. Whatever arrives at a number is added to what is there already.",
            "한 단계에서 같은 수를 두 번 쓸 때만 두 배로 세고, 두 단계에서 한 번씩 쓸 때는 세지 "
            "않는다. 도착하는 것은 무엇이든 이미 있는 것에 더하자.",
        ),
    ),
    Mistake(
        "starts-with-nothing",
        lambda *args: gradients_of(*args, start=0.0),
        Text(
            "every gradient is 0: the last result never got its own, which is 1.",
            "기울기가 모두 0이다. 마지막 결과에 자기 자신의 기울기 1을 주지 않았다.",
        ),
    ),
    Mistake(
        "slopes-forgotten",
        _slopes_forgotten,
        Text(
            "the local slopes are forgotten: a product hands on its upstream gradient as it is.",
            "국소 기울기를 빠뜨렸다. 곱이 상류 기울기를 그대로 넘겨준다.",
        ),
    ),
)

# How a gradient fades with depth

_SLOPES_FORGOTTEN = Text(
    "the slopes of the activations are forgotten. Each step multiplies by slope and weight.",
    "활성화 함수의 기울기를 빠뜨렸다. 한 단계마다 기울기와 가중치를 모두 곱한다.",
)


def _faded(factors: FloatArray) -> FloatArray:
    """Return the products of the factors from each layer to the end, and 1 at the end."""
    return np.append(np.cumprod(factors[::-1])[::-1], 1.0)


GRADIENT_BY_DEPTH = (
    Mistake(
        "weights-forgotten",
        lambda slopes, weights: _faded(slopes),
        Text(
            "the weights are forgotten. Each step multiplies by slope and weight; large weights "
            "can make up for small slopes.",
            "가중치를 빠뜨렸다. 한 단계마다 기울기와 가중치를 모두 곱한다. 가중치가 크면 작은 "
            "기울기를 메울 수 있다.",
        ),
    ),
    Mistake("slopes-forgotten", lambda slopes, weights: _faded(weights), _SLOPES_FORGOTTEN),
    Mistake(
        "walked-forwards",
        lambda slopes, weights: np.append(1.0, np.cumprod(slopes * weights)),
        Text(
            "your products begin at the input. A gradient begins at the end, with 1, and fades on "
            "its way back.",
            "입력에서부터 곱했다. 기울기는 끝에서 1로 시작하여 뒤로 가면서 작아진다.",
        ),
    ),
    Mistake(
        "order-reversed",
        lambda slopes, weights: _faded(slopes * weights)[::-1],
        Text(
            "the products are right and stand in the order of the way back. Entry 0 belongs to "
            "the input, the last entry to the output.",
            "곱은 맞는데 거슬러 간 순서대로 놓여 있다. 0번 원소는 입력, 마지막 원소는 출력의 "
            "것이다.",
        ),
    ),
    Mistake(
        "end-forgotten",
        lambda slopes, weights: _faded(slopes * weights)[:-1],
        Text(
            "the 1 at the end is missing: there is one entry more than layers.",
            "끝의 1이 빠졌다. 원소는 층보다 하나 더 많다.",
        ),
    ),
    Mistake(
        "input-forgotten",
        lambda slopes, weights: _faded(slopes * weights)[1:],
        Text(
            "the gradient of the input is missing: there is one entry more than layers.",
            "입력의 기울기가 빠졌다. 원소는 층보다 하나 더 많다.",
        ),
    ),
    Mistake(
        "not-multiplied-up",
        lambda slopes, weights: np.append(slopes * weights, 1.0),
        Text(
            "each entry has its own factor only. A gradient carries all factors from the end up "
            "to its layer.",
            "원소마다 자기 인수 하나만 있다. 기울기에는 끝에서 그 층까지의 모든 인수가 곱해진다.",
        ),
    ),
    Mistake(
        "sign-lost",
        lambda slopes, weights: np.abs(_faded(slopes * weights)),
        Text(
            "the sign is lost. A negative weight turns the gradient round.",
            "부호가 사라졌다. 음의 가중치는 기울기의 방향을 뒤집는다.",
        ),
    ),
)

_BOUND = Text(
    "the bounds of several sigmoids do not add up: each multiplies by its slope, so their product "
    "is the bound.",
    "시그모이드 여럿의 한계는 더하는 것이 아니다. 하나하나가 자기 기울기를 곱하므로 한계도 그 "
    "곱이다.",
)

SIGMOID_BOUND = (
    Mistake("factors-added", lambda layers: 0.25 * layers, _BOUND),
    Mistake("factors-added", lambda layers: 0.25 / layers, _BOUND),
    Mistake(
        "value-for-slope",
        lambda layers: 0.5**layers,
        Text(
            "that is the sigmoid's value in the middle. Its slope there is the product of a and "
            "1 − a, half of that.",
            "그것은 가운데에서 시그모이드가 내는 값이다. 그곳의 기울기는 a와 1 − a의 곱, 곧 그 "
            "값의 절반이다.",
        ),
    ),
    Mistake(
        "steepest-slope-one",
        lambda layers: 1.0,
        Text(
            "a sigmoid is never as steep as 1. Its slope is a · (1 − a): how large can that be?",
            "시그모이드의 기울기는 1이 될 수 없다. 기울기는 a · (1 − a)이다. 커도 얼마일까?",
        ),
    ),
    *(
        Mistake(
            "rounded",
            lambda layers, digits=digits: round(0.25**layers, digits),
            Text(
                "the result is rounded away. Small is not zero: return the number as it is.",
                "결과를 반올림하여 없앴다. 작은 것은 0이 아니다. 수를 그대로 돌려주자.",
            ),
        )
        for digits in range(3, 13)
    ),
    Mistake(
        "counted-one-off",
        lambda layers: 0.25 ** (layers - 1),
        Text(
            "one factor is missing: each of the sigmoids has its own.",
            "인수가 하나 모자란다. 시그모이드마다 하나씩 있다.",
        ),
    ),
)
