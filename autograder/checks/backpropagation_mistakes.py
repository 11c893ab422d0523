"""The mistakes that learners make in the assignment `backpropagation`, as formulas."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from autograder.checks.draws import floats
from autograder.checks.mistakes import Mistake
from autograder.checks.wording import Text
from nnkit import relu, sigmoid
from nnkit.arrays import FloatArray
from nnkit.autodiff.operations import MINUS, PLUS, SQUARED_ERROR, TIMES, activated

__all__ = [
    "BACKWARD",
    "CHAIN",
    "DENSE_BIAS",
    "DENSE_INPUT",
    "DENSE_PARAMS",
    "DENSE_WEIGHT",
    "GRADIENT_BY_DEPTH",
    "GRADIENT_CHECK",
    "LOCAL_SLOPES",
    "LOSSES",
    "MLP_GRADIENTS",
    "MLP_INPUT",
    "MLP_PARAMS",
    "NUMERICAL_GRADIENT",
    "OPERATIONS",
    "SIGMOID_BOUND",
    "STEPS",
    "gradients_of",
    "relative_error",
    "steps_of",
    "values_of",
]

# Local slopes and the chain rule

OPERATIONS = {
    operation.name: operation
    for operation in (PLUS, MINUS, TIMES, activated(sigmoid), SQUARED_ERROR)
}

Operands = Sequence[float]


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

STEPS: Mapping[str, tuple[Callable[[float], float], Callable[[float], float]]] = {
    "3u − 5": (lambda u: 3 * u - 5, lambda u: 3.0),
    "u²": (lambda u: u**2, lambda u: 2 * u),
    "−u": (lambda u: -u, lambda u: -1.0),
    "u/2 + 1": (lambda u: u / 2 + 1, lambda u: 0.5),
    "σ(u)": (lambda u: float(sigmoid(u)), lambda u: float(sigmoid.derivative(u))),
}
"""Functions of one number with their slopes, by how they are written."""

Names = Sequence[str]


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

# Where paths meet: an expression of sums and products, a step for each intermediate result

Step = tuple[str, str, str, str]
_SIGNS = {"+": "plus", "·": "times"}


def steps_of(expression: str) -> list[Step]:
    """Return the steps of an expression: result, operation, and its two operands.

    Examples
    --------
    >>> steps_of("b = a + a; c = b · a")
    [('b', 'plus', 'a', 'a'), ('c', 'times', 'b', 'a')]
    """
    words = [step.split() for step in expression.split("; ")]
    return [(name, _SIGNS[sign], left, right) for name, _, left, sign, right in words]


def values_of(steps: Iterable[Step], given: Mapping[str, float]) -> dict[str, float]:
    """Return the value of every name, given ones first."""
    values = dict(given)
    for name, operation, left, right in steps:
        values[name] = OPERATIONS[operation].value(values[left], values[right])
    return values


Arrive = Callable[[float, float], float]


def _add(gradient: float, arriving: float) -> float:
    return gradient + arriving


def gradients_of(
    expression: str,
    given: Mapping[str, float],
    calls: int = 1,
    *,
    arrive: Arrive = _add,
    start: float = 1.0,
    forwards: bool = False,
    begins: int = -1,
) -> FloatArray:
    """Return the gradient of the last result along every name.

    Parameters
    ----------
    expression : str
    given : mapping of str to float
    calls : int, default 1
        How many times the pass is made, which does not matter.
    arrive : callable, default: the sum
        What a gradient becomes when another contribution arrives.
    start : float, default 1
        The result's own gradient.
    forwards : bool, default False
        A mistake: the steps are walked from the first to the last.
    begins : int, default -1
        Whose result's own gradient it is; another step than the last is a mistake.
    """
    steps = steps_of(expression)
    values = values_of(steps, given)
    gradients = dict.fromkeys(values, 0.0)
    gradients[steps[begins][0]] = start
    for name, operation, left, right in steps if forwards else reversed(steps):
        slopes = OPERATIONS[operation].slopes(values[left], values[right])
        for operand, slope in zip((left, right), slopes, strict=True):
            gradients[operand] = arrive(gradients[operand], slope * gradients[name])
    return floats(*gradients.values())


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

# A dense layer: formulas take X, weight, bias, upstream and the number of passes

_TRANSPOSED_WEIGHT = Text(
    "the gradient is transposed. A gradient has the shape of what it belongs to: a row for each "
    "input, a column for each output.",
    "기울기가 전치되었다. 기울기의 형상은 그 주인의 형상과 같다. 입력마다 한 행, 출력마다 한 "
    "열이다.",
)
_MEAN_TAKEN_AGAIN = Text(
    "the mean over the batch is taken. The loss has taken it already, and `upstream` carries it: "
    "a layer only adds up.",
    "배치의 평균을 냈다. 평균은 손실이 이미 냈고 `upstream`에 들어 있다. 층은 더하기만 한다.",
)
_FIRST_SAMPLE = Text(
    "only the first sample counts. The parameters serve every sample of the batch: add over all "
    "of them.",
    "첫 샘플만 센다. 매개변수는 배치의 모든 샘플에 쓰이니 모두 더하자.",
)
_LAST_SAMPLE = Text(
    "only the last sample counts: in a loop over the samples, `=` overwrites where `+=` adds.",
    "마지막 샘플만 센다. 샘플을 도는 반복문에서 `=`는 덮어쓰고 `+=`는 더한다.",
)
_PILED_UP = Text(
    "a second backward pass adds its gradients to those of the first. In this course each pass "
    "begins anew, so that nobody has to set gradients to 0 between two batches.",
    "두 번째 역전파가 첫 번째 기울기에 더해진다. 이 과정에서는 매번 새로 시작하므로 배치 사이에서 "
    "기울기를 0으로 되돌릴 필요가 없다.",
)


_INPUTS_NOT_TRANSPOSED = Mistake(
    "transpose-forgotten",
    lambda X, weight, bias, upstream, passes: X @ upstream,
    Text(
        "`X @ upstream` pairs features with samples. The products are to be added over the "
        "samples: transpose X.",
        "`X @ upstream`은 특성을 샘플과 짝짓는다. 곱은 샘플에 걸쳐 더해야 하니 X를 전치하자.",
    ),
)

_WEIGHT_NOT_TRANSPOSED = Mistake(
    "transpose-forgotten",
    lambda X, weight, bias, upstream, passes: upstream @ weight,
    Text(
        "the weight goes in as in the forward pass. On the way back each output meets each "
        "input: transpose the weight.",
        "가중치를 순전파 때처럼 곱했다. 뒤로 갈 때는 출력에서 입력으로 가니 가중치를 전치하자.",
    ),
)


def _gradient_of_weight(
    X: FloatArray, weight: FloatArray, bias: FloatArray, upstream: FloatArray, passes: int
) -> FloatArray:
    return X.T @ upstream


def _gradient_of_bias(
    X: FloatArray, weight: FloatArray, bias: FloatArray, upstream: FloatArray, passes: int
) -> FloatArray:
    gradient: FloatArray = upstream.sum(axis=0)
    return gradient


def _gradient_of_input(
    X: FloatArray, weight: FloatArray, bias: FloatArray, upstream: FloatArray, passes: int
) -> FloatArray:
    return upstream @ weight.T


def _kept(*args: Any) -> bool:
    return True


def _after(mistake: Mistake, right: Callable[..., Any]) -> Mistake:
    """Return the mistake as it shows where something else is asked for: by its error alone."""

    def formula(*args: Any) -> Any:
        mistake.formula(*args)
        return right(*args)

    return Mistake(mistake.key, formula, mistake.text)


DENSE_WEIGHT = (
    Mistake(
        "transposed",
        lambda X, weight, bias, upstream, passes: upstream.T @ X,
        _TRANSPOSED_WEIGHT,
    ),
    Mistake(
        "mean-taken-again",
        lambda X, weight, bias, upstream, passes: X.T @ upstream / len(X),
        _MEAN_TAKEN_AGAIN,
    ),
    Mistake(
        "first-sample-only",
        lambda X, weight, bias, upstream, passes: np.outer(X[0], upstream[0]),
        _FIRST_SAMPLE,
    ),
    Mistake(
        "last-sample-only",
        lambda X, weight, bias, upstream, passes: np.outer(X[-1], upstream[-1]),
        _LAST_SAMPLE,
    ),
    Mistake(
        "piled-up",
        lambda X, weight, bias, upstream, passes: passes * (X.T @ upstream),
        _PILED_UP,
    ),
    _INPUTS_NOT_TRANSPOSED,
    _after(_WEIGHT_NOT_TRANSPOSED, _gradient_of_weight),
)

DENSE_BIAS = (
    Mistake(
        "batch-sum-forgotten",
        lambda X, weight, bias, upstream, passes: upstream,
        Text(
            "the sum over the batch is missing. The bias takes part in every sample, so its "
            "gradient is the sum over all of them.",
            "배치에 걸친 합이 빠졌다. 편향은 모든 샘플에 쓰이므로 기울기는 모든 샘플의 합이다.",
        ),
    ),
    Mistake(
        "mean-taken-again",
        lambda X, weight, bias, upstream, passes: upstream.mean(axis=0),
        _MEAN_TAKEN_AGAIN,
    ),
    Mistake(
        "first-sample-only",
        lambda X, weight, bias, upstream, passes: upstream[0],
        _FIRST_SAMPLE,
    ),
    Mistake(
        "last-sample-only",
        lambda X, weight, bias, upstream, passes: upstream[-1],
        _LAST_SAMPLE,
    ),
    Mistake(
        "wrong-axis",
        lambda X, weight, bias, upstream, passes: upstream.sum(axis=1),
        Text(
            "you add over the outputs. Each output has a bias of its own; add over the samples, "
            "the first axis.",
            "출력에 걸쳐 더했다. 편향은 출력마다 하나씩 있다. 첫째 축인 샘플에 걸쳐 더하자.",
        ),
    ),
    Mistake(
        "one-sum-for-all",
        lambda X, weight, bias, upstream, passes: upstream.sum(),
        Text(
            "everything is added up to a single number. Each output has a bias of its own: add "
            "over the samples only.",
            "모두 더하여 수 하나로 만들었다. 편향은 출력마다 하나씩 있으니 샘플에 걸쳐서만 더하자.",
        ),
    ),
    Mistake(
        "row-of-the-batch",
        lambda X, weight, bias, upstream, passes: upstream.sum(axis=0, keepdims=True),
        Text(
            "the gradient is a table with a single row. It has the shape of the bias, one axis.",
            "기울기가 행이 하나인 표로 나온다. 편향과 같은 형상, 축 하나여야 한다.",
        ),
    ),
    Mistake(
        "ones-for-upstream",
        lambda X, weight, bias, upstream, passes: np.full_like(bias, len(X)),
        Text(
            "you add the local slopes, which are all 1. Each is to be multiplied by its upstream "
            "gradient first.",
            "모두 1인 국소 기울기를 더했다. 먼저 상류 기울기를 곱해야 한다.",
        ),
    ),
    Mistake(
        "piled-up",
        lambda X, weight, bias, upstream, passes: passes * upstream.sum(axis=0),
        _PILED_UP,
    ),
    _after(_INPUTS_NOT_TRANSPOSED, _gradient_of_bias),
    _after(_WEIGHT_NOT_TRANSPOSED, _gradient_of_bias),
)

DENSE_INPUT = (
    Mistake(
        "upstream-handed-on",
        lambda X, weight, bias, upstream, passes: upstream,
        Text(
            "the upstream gradient is handed on as it is. On its way to the inputs it passes "
            "through the weights.",
            "상류 기울기를 그대로 넘겨주었다. 입력으로 가는 길에 가중치를 거쳐야 한다.",
        ),
    ),
    _WEIGHT_NOT_TRANSPOSED,
    _after(_INPUTS_NOT_TRANSPOSED, _gradient_of_input),
    Mistake(
        "transposed",
        lambda X, weight, bias, upstream, passes: weight @ upstream.T,
        Text(
            "the gradient is transposed. It has the shape of X: a row for each sample.",
            "기울기가 전치되었다. X와 같은 형상, 샘플마다 한 행이어야 한다.",
        ),
    ),
    Mistake(
        "summed-over-the-batch",
        lambda X, weight, bias, upstream, passes: (upstream @ weight.T).sum(axis=0),
        Text(
            "the gradient of the input is added over the batch. The inputs differ from sample to "
            "sample, and so do their gradients: only parameters are shared.",
            "입력의 기울기를 배치에 걸쳐 더했다. 입력은 샘플마다 다르고 기울기도 그렇다. 함께 쓰는 "
            "것은 매개변수뿐이다.",
        ),
    ),
    Mistake(
        "weight-gradient-returned",
        lambda X, weight, bias, upstream, passes: X.T @ upstream,
        Text(
            "the weight's gradient is returned. It belongs into `grads`; return the gradient of "
            "the input, for the layer before.",
            "가중치의 기울기를 돌려주었다. 그것은 `grads`에 넣고, 앞의 층을 위해 입력의 기울기를 "
            "돌려주자.",
        ),
    ),
)

_UPDATES_ON_THE_WAY = Text(
    "your backward pass changes the parameters. It only computes gradients: the update is the "
    "optimizer's, afterwards and for all layers at once, or the way back would lead through "
    "weights that did not make the prediction.",
    "역전파가 매개변수를 바꾼다. 역전파는 기울기를 계산하기만 한다. 갱신은 나중에 옵티마이저가 "
    "모든 층에 한꺼번에 한다. 그러지 않으면 예측을 내지 않은 가중치를 거슬러 가게 된다.",
)

DENSE_PARAMS = (
    Mistake("updates-on-the-way", lambda *args: False, _UPDATES_ON_THE_WAY),
    _after(_INPUTS_NOT_TRANSPOSED, _kept),
    _after(_WEIGHT_NOT_TRANSPOSED, _kept),
)

# The gradient check: losses of an array of any shape, by how they are written


def _of_floats(loss: Callable[[FloatArray], Any]) -> Callable[[Any], float]:
    return lambda x: float(loss(np.asarray(x, np.float64)))


LOSSES = {
    "sum(x²)": _of_floats(lambda x: (x**2).sum()),
    "sum(x³)": _of_floats(lambda x: (x**3).sum()),
    "sum(x)²": _of_floats(lambda x: x.sum() ** 2),
    "sum(x²) / 1000000": _of_floats(lambda x: (x**2).sum() / 1_000_000),
    "0": _of_floats(lambda x: 0.0),
}

Loss = Callable[[FloatArray], float]


def _moved(
    function: str,
    x: FloatArray,
    epsilon: float | None,
    slope: Callable[[Loss, FloatArray, FloatArray, float], float],
) -> FloatArray:
    """Return what `slope` makes of the loss, x, a step along one entry, and its length."""
    loss, length = LOSSES[function], epsilon or 1e-5
    slopes = np.zeros(np.shape(x))
    for index in np.ndindex(slopes.shape):
        step = np.zeros(slopes.shape)
        step[index] = length
        slopes[index] = slope(loss, x, step, length)
    return slopes


def _all_moved_at_once(function: str, x: FloatArray, epsilon: float | None) -> FloatArray:
    loss, length = LOSSES[function], epsilon or 1e-5
    return np.full(np.shape(x), (loss(x + length) - loss(x - length)) / (2 * length))


def _left_moved(function: str, x: FloatArray, epsilon: float | None) -> FloatArray:
    loss, length = LOSSES[function], epsilon or 1e-5
    point, slopes = x.astype(float), np.zeros(np.shape(x))
    for index in np.ndindex(slopes.shape):
        point[index] += length
        above = loss(point)
        point[index] -= 2 * length
        slopes[index] = (above - loss(point)) / (2 * length)
    return slopes


def _along_one_axis(function: str, x: FloatArray, epsilon: float | None) -> FloatArray:
    loss, length = LOSSES[function], epsilon or 1e-5
    steps = length * np.eye(len(x))
    return floats(*((loss(x + step) - loss(x - step)) / (2 * length) for step in steps))


def _of_integers(function: str, x: FloatArray, epsilon: float | None) -> FloatArray:
    loss, length = LOSSES[function], epsilon or 1e-5
    slopes = np.zeros(np.shape(x))
    for index in np.ndindex(slopes.shape):
        above, below = x.copy(), x.copy()
        above[index] += x.dtype.type(length)
        below[index] = x[index] - length
        slopes[index] = (loss(above) - loss(below)) / (2 * length)
    return slopes


def _central(loss: Loss, x: FloatArray, step: FloatArray, length: float) -> float:
    return (loss(x + step) - loss(x - step)) / (2 * length)


def _forward_difference(loss: Loss, x: FloatArray, step: FloatArray, length: float) -> float:
    return (loss(x + step) - loss(x)) / length


_ONE_SIDED = Text(
    "you measure to one side only. Move to both sides, +ε and −ε: then the bend of the curve "
    "cancels, and the error shrinks with the square of ε.",
    "한쪽으로만 움직여 쟀다. +ε과 −ε, 양쪽으로 움직이자. 그러면 곡선이 휜 정도가 상쇄되어 오차가 "
    "ε의 제곱에 비례하여 줄어든다.",
)


def _backward_difference(loss: Loss, x: FloatArray, step: FloatArray, length: float) -> float:
    return (loss(x) - loss(x - step)) / length


NUMERICAL_GRADIENT = (
    Mistake(
        "one-sided",
        lambda function, x, epsilon: _moved(function, x, epsilon, _forward_difference),
        _ONE_SIDED,
    ),
    Mistake(
        "one-sided",
        lambda function, x, epsilon: _moved(function, x, epsilon, _backward_difference),
        _ONE_SIDED,
    ),
    Mistake(
        "half-the-distance",
        lambda function, x, epsilon: 2 * _moved(function, x, epsilon, _central),
        Text(
            "you divide by ε. The two points are twice as far apart.",
            "ε으로 나누었다. 두 점 사이의 거리는 그 두 배이다.",
        ),
    ),
    Mistake(
        "brackets-forgotten",
        lambda function, x, epsilon: (
            (epsilon or 1e-5) ** 2 * _moved(function, x, epsilon, _central)
        ),
        Text(
            "`/ 2 * epsilon` divides by the first and then multiplies by it: the distance belongs "
            "in brackets.",
            "`/ 2 * epsilon`은 앞의 수로 나눈 다음 그것을 곱하게 된다. 거리를 괄호로 묶자.",
        ),
    ),
    Mistake(
        "not-divided",
        lambda function, x, epsilon: 2 * (epsilon or 1e-5) * _moved(function, x, epsilon, _central),
        Text(
            "this is by how much the loss changed. A slope is that difference divided by the "
            "distance of the two points.",
            "이것은 손실이 변한 양이다. 기울기는 그 차이를 두 점 사이의 거리로 나눈 것이다.",
        ),
    ),
    Mistake(
        "all-moved-at-once",
        _all_moved_at_once,
        Text(
            "all entries are moved at once, which gives the sum of their slopes. Move one entry "
            "at a time, with all others held still.",
            "모든 원소를 한꺼번에 움직여서 기울기들의 합이 나온다. 나머지를 그대로 두고 한 번에 "
            "하나씩 움직이자.",
        ),
    ),
    Mistake(
        "not-put-back",
        _left_moved,
        Text(
            "an entry that was moved stays moved while the next ones are measured. Put it back, "
            "or move a copy.",
            "움직인 원소를 되돌리지 않은 채 다음 원소를 쟀다. 되돌리거나 복사본을 움직이자.",
        ),
    ),
    Mistake(
        "one-axis-only",
        _along_one_axis,
        Text(
            "your code handles arrays of one axis only. `np.ndindex(x.shape)` runs through the "
            "places of any array.",
            "축이 하나인 배열만 다룰 수 있다. `np.ndindex(x.shape)`는 어떤 배열이든 모든 자리를 "
            "지나간다.",
        ),
    ),
    Mistake(
        "integers-cannot-move-a-little",
        _of_integers,
        Text(
            "an array of integers cuts off what is added to it: x never moves by a small ε. "
            "Make it an array of floats first.",
            "정수 배열은 더한 값의 소수점 아래를 잘라 버려서 x가 조금도 움직이지 않는다. 먼저 실수 "
            "배열로 바꾸자.",
        ),
    ),
)


def relative_error(gradient: FloatArray, measured: FloatArray) -> float:
    """Return ‖gradient − measured‖ / (‖gradient‖ + ‖measured‖), and 0 where both are 0.

    Examples
    --------
    >>> relative_error(np.array([3.0]), np.array([1.0]))
    0.5
    """
    both = float(np.linalg.norm(gradient) + np.linalg.norm(measured))
    return float(np.linalg.norm(gradient - measured)) / both if both else 0.0


def _compared(
    compare: Callable[[FloatArray, FloatArray], Any],
) -> Callable[[str, FloatArray, FloatArray, float | None], Any]:
    """Return a gradient check that compares as `compare` does: computed, then measured."""

    def check(function: str, gradient: FloatArray, x: FloatArray, epsilon: float | None) -> Any:
        return compare(gradient, _moved(function, x, epsilon, _central))

    return check


_NOT_RELATIVE = Text(
    "this is the size of the difference alone. Whether it is large depends on the gradients: "
    "divide by the sum of their sizes.",
    "차이의 크기만 구했다. 그것이 큰지 작은지는 기울기의 크기에 달렸으니, 두 기울기의 크기를 더한 "
    "값으로 나누자.",
)
_SIGNS_CANCEL = Text(
    "positive and negative differences cancel. Take the norm: the root of the sum of squares.",
    "양의 차이와 음의 차이가 상쇄된다. 제곱의 합의 제곱근인 노름을 쓰자.",
)


def _norm(values: Any) -> float:
    return float(np.linalg.norm(values))


_OF_ARRAYS = ("integers-cannot-move-a-little", "one-axis-only")


def _measured_by(mistake: Mistake) -> Mistake:
    """Return the mistake that a gradient check inherits from how it measures."""

    def check(function: str, gradient: FloatArray, x: FloatArray, epsilon: float | None) -> float:
        return relative_error(gradient, mistake.formula(function, x, epsilon))

    return Mistake(mistake.key, check, mistake.text)


GRADIENT_CHECK = (
    Mistake("not-relative", _compared(lambda g, n: _norm(g - n)), _NOT_RELATIVE),
    Mistake("not-relative", _compared(lambda g, n: np.abs(g - n).max()), _NOT_RELATIVE),
    Mistake(
        "signs-cancel",
        _compared(lambda g, n: abs((g - n).sum()) / (_norm(g) + _norm(n) or 1)),
        _SIGNS_CANCEL,
    ),
    Mistake(
        "sizes-compared",
        _compared(lambda g, n: abs(_norm(g) - _norm(n)) / (_norm(g) + _norm(n) or 1)),
        Text(
            "you compare the sizes of the two gradients, not the gradients: one that points the "
            "other way has the same size. Take the difference first, then its norm.",
            "기울기가 아니라 기울기의 크기를 비교했다. 반대쪽을 가리켜도 크기는 같다. 먼저 차이를 "
            "구하고 그 노름을 구하자.",
        ),
    ),
    Mistake(
        "not-squared",
        _compared(lambda g, n: _norm(g - n) ** 2 / ((_norm(g) + _norm(n)) ** 2 or 1)),
        Text(
            "the root is missing: these are squares of sizes.",
            "제곱근이 빠졌다. 이것은 크기의 제곱이다.",
        ),
    ),
    Mistake(
        "one-size-only",
        _compared(lambda g, n: _norm(g - n) / (_norm(n) or 1)),
        Text(
            "you divide by the size of the measured gradient alone. The formula has the sum of "
            "both sizes below the line, so that the result stays between 0 and 1.",
            "잰 기울기의 크기로만 나누었다. 식에서는 두 크기의 합으로 나눈다. 그래서 결과가 0과 1 "
            "사이에 있다.",
        ),
    ),
    Mistake(
        "both-zero",
        _compared(
            lambda g, n: _norm(g - n) / (_norm(g) + _norm(n)) if _norm(g) + _norm(n) else np.nan
        ),
        Text(
            "where both gradients are 0 you divide 0 by 0. They agree: return 0.",
            "두 기울기가 모두 0이면 0을 0으로 나누게 된다. 둘은 같으니 0을 돌려주자.",
        ),
    ),
    Mistake(
        "yes-or-no",
        _compared(lambda g, n: np.allclose(g, n)),
        Text(
            "you return yes or no. Return the relative error itself, a number.",
            "맞는지 아닌지를 돌려주었다. 상대 오차 자체를 수로 돌려주자.",
        ),
    ),
    Mistake(
        "epsilon-ignored",
        lambda function, gradient, x, epsilon: relative_error(
            gradient, _moved(function, x, None, _central)
        ),
        Text(
            "the `epsilon` that is given does not reach `numerical_gradient`. Hand it on.",
            "주어진 `epsilon`이 `numerical_gradient`까지 가지 않는다. 넘겨주자.",
        ),
    ),
    *(_measured_by(mistake) for mistake in NUMERICAL_GRADIENT if mistake.key not in _OF_ARRAYS),
)

# A network of dense layers with ReLU between them

Rows = Sequence[Sequence[float]]
OfSums = Callable[[FloatArray], FloatArray]


def _way_back(
    weights: Sequence[Rows],
    biases: Rows,
    X: FloatArray,
    upstream: FloatArray,
    slope: OfSums = relu.derivative,
    *,
    last: bool = False,
    of_upstream: bool = False,
    late: bool = False,
) -> tuple[list[FloatArray], FloatArray]:
    """Return each layer's gradients, the bias below the weight, and the input's.

    Parameters
    ----------
    slope : callable
        Of the hidden layers' sums.
    last, of_upstream, late : bool, default False
        Mistakes: the last layer's slope is taken, too; slopes are taken at the upstream gradient;
        each layer's slope is taken after the layer, not before it.
    """
    inputs, sums = [X], []
    for weight, bias in zip(weights, biases, strict=True):
        sums.append(inputs[-1] @ np.array(weight) + np.array(bias))
        inputs.append(relu(sums[-1]))
    gradients: list[FloatArray] = []
    for number in reversed(range(len(weights))):
        if (number < len(weights) - 1 or last) and not late:
            upstream = upstream * slope(upstream if of_upstream else sums[number])
        gradients.insert(0, np.vstack([inputs[number].T @ upstream, upstream.sum(axis=0)]))
        upstream = upstream @ np.array(weights[number]).T
        if late:
            upstream = upstream * slope(sums[number])
    return gradients, upstream


def _every_slope_one(sums: FloatArray) -> FloatArray:
    return np.ones_like(sums)


_WAYS: Sequence[tuple[str, Mapping[str, Any], Text]] = (
    (
        "activation-slope-forgotten",
        {"slope": _every_slope_one},
        Text(
            "the activation's slope is forgotten: the gradient comes back through a hidden unit "
            "as if it were always active. Multiply by `relu_slope` of its pre-activation.",
            "활성화 함수의 기울기를 빠뜨렸다. 은닉 유닛이 늘 활성화된 것처럼 기울기가 지나온다. "
            "활성화 전 값에 대한 `relu_slope`를 곱하자.",
        ),
    ),
    (
        "activation-for-its-slope",
        {"slope": relu},
        Text(
            "you multiply by the activation itself. The way back needs its slope, `relu_slope`.",
            "활성화 함수 자체를 곱했다. 뒤로 갈 때 필요한 것은 그 기울기 `relu_slope`이다.",
        ),
    ),
    (
        "last-layer-activated",
        {"last": True},
        Text(
            "you take the slope of ReLU at the last layer, too. It has no activation: `upstream` "
            "is the gradient of its sums already.",
            "마지막 층에서도 ReLU의 기울기를 곱했다. 그 층에는 활성화 함수가 없다. `upstream`이 "
            "이미 그 층의 합에 대한 기울기이다.",
        ),
    ),
    (
        "slope-at-the-gradient",
        {"of_upstream": True},
        Text(
            "you take the activation's slope at the gradient that comes back. It belongs to the "
            "value that went in on the way forwards: the pre-activation.",
            "돌아오는 기울기에서 활성화 함수의 기울기를 구했다. 기울기는 앞으로 갈 때 들어간 값, "
            "곧 활성화 전 값에서 구해야 한다.",
        ),
    ),
    (
        "slope-of-the-wrong-layer",
        {"late": True},
        Text(
            "the gradient is multiplied by the slope of another layer. What a layer returns meets "
            "the ReLU *before* that layer: the pre-activations of the layer before it.",
            "다른 층의 기울기를 곱했다. 어떤 층이 돌려준 것은 그 층 *앞의* ReLU를 만난다. 앞 층의 "
            "활성화 전 값을 쓰자.",
        ),
    ),
)


def _layer_of(ways: Mapping[str, Any]) -> Callable[..., FloatArray]:
    return lambda weights, biases, X, upstream, passes, layer: _way_back(
        weights, biases, X, upstream, **ways
    )[0][layer]


def _input_of(ways: Mapping[str, Any]) -> Callable[..., FloatArray]:
    return lambda weights, biases, X, upstream, passes: _way_back(
        weights, biases, X, upstream, **ways
    )[1]


def _stops_early(
    weights: Sequence[Rows],
    biases: Rows,
    X: FloatArray,
    upstream: FloatArray,
    passes: int,
    layer: int,
) -> FloatArray:
    if layer == 0:
        raise KeyError("weight")
    return _way_back(weights, biases, X, upstream)[0][layer]


def _walks_forwards(
    weights: Sequence[Rows],
    biases: Rows,
    X: FloatArray,
    upstream: FloatArray,
    passes: int,
    layer: int | None = None,
) -> FloatArray:
    inputs, gradients = X, []
    for weight, bias in zip(weights, biases, strict=True):
        gradients.append(np.vstack([inputs.T @ upstream, upstream.sum(axis=0)]))
        upstream = upstream @ np.array(weight).T
        inputs = relu(inputs @ np.array(weight) + np.array(bias))
    return upstream if layer is None else gradients[layer]


_WALKED_FORWARDS = Mistake(
    "walked-forwards",
    _walks_forwards,
    Text(
        "the first layer takes the gradient first. The way back begins at the last layer.",
        "첫 층이 먼저 기울기를 받았다. 거슬러 갈 때는 마지막 층에서 시작한다.",
    ),
)

MLP_GRADIENTS = (
    *(Mistake(key, _layer_of(ways), text) for key, ways, text in _WAYS),
    _WALKED_FORWARDS,
    Mistake(
        "first-layer-forgotten",
        _stops_early,
        Text(
            "the way back stops before the first layer, which has parameters, too.",
            "첫 층 앞에서 멈추었다. 첫 층에도 매개변수가 있다.",
        ),
    ),
)

MLP_INPUT = (
    *(Mistake(key, _input_of(ways), text) for key, ways, text in _WAYS),
    _WALKED_FORWARDS,
)


MLP_PARAMS = (*DENSE_PARAMS[:1], _after(_WALKED_FORWARDS, _kept))

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
