"""The exercises of the assignment `activations`: what is right, what is tried, what is hidden."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

import nnkit
from autograder.checks.activations import mistakes
from autograder.checks.answers import Choice, Option
from autograder.checks.draws import cast, floats, grid
from autograder.checks.exercise import Args, Exercise, Idea
from autograder.checks.mistakes import Mistake
from autograder.checks.values import Numbers, Tolerance
from autograder.checks.wording import Text
from nnkit import decisions

__all__ = [
    "logit_threshold",
    "probability_threshold",
    "relu",
    "relu_slope",
    "sigmoid",
    "sigmoid_slope",
    "sigmoid_tails",
    "softmax",
    "step",
    "tanh_slope",
    "threshold_for_costs",
    "true_of_choosing",
    "true_of_curves",
]

# Inputs are exact in float32. A right algorithm on float32 rounds some five times by at most 6e-8;
# 1 + tanh(x / 2), a sum of opposite signs, makes a relative 4e-6 of that at -4. Within the absolute
# tolerance of 0 is what has faded away.
_TOLERANCE = Tolerance(relative=1e-5, absolute=1e-7)


# Functions that work entry by entry: on a number, or on an array of any shape


def _both_sides(rng: np.random.Generator, *shape: int, **span: int) -> Numbers:
    """Draw numbers, every other one of them negative, and none 0."""
    signs = (-1.0) ** np.arange(np.prod(shape)).reshape(shape)
    numbers: Numbers = signs * grid(rng, *shape, **span)
    return numbers


def _far(rng: np.random.Generator, *shape: int) -> Numbers:
    """Draw numbers from 1000 to 2000, every other one of them negative."""
    return 1000 * _both_sides(rng, *shape, low=8, high=17)


_VISIBLE = ({"x": floats(-2, -0.5, 0.25, 3)}, {"x": floats([-1, 2, 0.5], [4, -3, 1])}, {"x": 0.5})

_ENTRYWISE: Mapping[str, Idea] = {
    "both-sides": Idea(
        Text("numbers on both sides of 0", "0의 양쪽에 있는 수"),
        lambda rng: [{"x": _both_sides(rng, size)} for size in (5, 8)],
    ),
    "shapes": Idea(
        Text("arrays of one to three axes", "축이 하나에서 셋인 배열"),
        lambda rng: [
            {"x": _both_sides(rng, *shape)} for shape in ((6,), (3, 3), (4, 2), (1, 5), (2, 3, 2))
        ],
    ),
    "one-number": Idea(
        Text("one number instead of an array", "배열이 아닌 수 하나"),
        lambda rng: [{"x": float(number)} for number in _both_sides(rng, 4)],
    ),
    "integers": Idea(
        Text("arrays of integers", "정수 배열"),
        lambda rng: [
            {"x": _both_sides(rng, size, high=5, per=1).astype(np.int64)} for size in (4, 6)
        ],
    ),
    "float32": Idea(
        Text("arrays of float32", "float32 배열"),
        lambda rng: [{"x": _both_sides(rng, size).astype(np.float32)} for size in (4, 6)],
    ),
    "inputs-unchanged": Idea(
        Text("the inputs stay as they are", "입력을 바꾸지 않기"),
        lambda rng: [{"x": _both_sides(rng, *shape)} for shape in ((5,), (3, 4))],
        keeps_inputs=True,
    ),
}

_AT_ZERO = Idea(
    Text("an input of exactly 0", "정확히 0인 입력"),
    lambda rng: [{"x": floats(0, *_both_sides(rng, 3))}, {"x": floats(*_both_sides(rng, 2), 0)}],
)
_BESIDE_ZERO = Idea(
    Text("an input just above or just below 0", "0 바로 위나 바로 아래의 입력"),
    lambda rng: [{"x": _both_sides(rng, 6) / 1024}],
)
_FAR_OUT = Idea(
    Text("±1000 and further out, without a warning", "±1000과 더 먼 입력(경고 없이)"),
    lambda rng: [{"x": _far(rng, 4)}, {"x": _far(rng, 2, 3)}],
    no_warnings=True,
)
_FAR_OUT_OF_EXP = replace(
    _FAR_OUT,
    name=Text(
        "±1000 and further out, without a warning: no large number may go into `np.exp`, not even "
        "on the side that `np.where` does not choose",
        "±1000과 더 먼 입력(경고 없이). `np.where`가 고르지 않는 쪽에서도 큰 수가 `np.exp`에 "
        "들어가면 안 된다",
    ),
)


def _entrywise(
    name: str,
    right: Callable[..., Any],
    known: Sequence[Mistake],
    ideas: Mapping[str, Idea],
) -> Callable[..., Any]:
    return Exercise(
        name=name,
        right=right,
        visible=_VISIBLE,
        ideas={**_ENTRYWISE, **ideas},
        mistakes=known,
        tolerance=_TOLERANCE,
    ).check


_AT_AND_BESIDE_ZERO = {"at-zero": _AT_ZERO, "beside-zero": _BESIDE_ZERO}
_AT_ZERO_AND_FAR_OUT = {"at-zero": _AT_ZERO, "far-out": _FAR_OUT}
_AT_ZERO_AND_FAR_OUT_OF_EXP = {"at-zero": _AT_ZERO, "far-out": _FAR_OUT_OF_EXP}

step = _entrywise("step", nnkit.step, mistakes.STEP, _AT_AND_BESIDE_ZERO)
relu = _entrywise("relu", nnkit.relu, mistakes.RELU, _AT_AND_BESIDE_ZERO)


def _mirrored(rng: np.random.Generator) -> Sequence[Args]:
    numbers = grid(rng, 4)
    return [{"x": numbers}, {"x": -numbers}]


sigmoid = _entrywise(
    "sigmoid",
    nnkit.sigmoid,
    mistakes.SIGMOID,
    {
        "far-out": _FAR_OUT_OF_EXP,
        "symmetry": Idea(Text("σ(−x) = 1 − σ(x)", "σ(−x) = 1 − σ(x)"), _mirrored),
    },
)
sigmoid_slope = _entrywise(
    "sigmoid_slope", nnkit.sigmoid.derivative, mistakes.SIGMOID_SLOPE, _AT_ZERO_AND_FAR_OUT_OF_EXP
)
tanh_slope = _entrywise(
    "tanh_slope", nnkit.tanh.derivative, mistakes.TANH_SLOPE, _AT_ZERO_AND_FAR_OUT
)
relu_slope = _entrywise(
    "relu_slope", nnkit.relu.derivative, mistakes.RELU_SLOPE, _AT_ZERO_AND_FAR_OUT
)


def _tails(rng: np.random.Generator) -> Sequence[Args]:
    # From 40 on, σ has been rounded to 1; some numbers near 0, for comparison. Of two sizes, so
    # that outputs that are nan throughout are not taken for one answer to everything.
    return [
        {"x": np.append(side * grid(rng, size, low=40, high=high, per=1), _both_sides(rng, 2))}
        for side in (1, -1)
        for size, high in ((3, 60), (4, 301))
    ]


def _log_slope(slope: Any, x: Numbers) -> Any:
    return np.log(np.asarray(slope(x)))


# Slopes as small as 1e-130 differ from 0 in their logarithms
sigmoid_tails = Exercise(
    name="sigmoid_slope",
    use=_log_slope,
    right=lambda x: _log_slope(nnkit.sigmoid.derivative, x),
    visible=(),
    ideas={
        "tails": Idea(
            Text(
                "slopes above 0 in both tails of the sigmoid",
                "시그모이드 양쪽 끝에서 0보다 큰 기울기",
            ),
            _tails,
        )
    },
    mistakes=mistakes.SIGMOID_TAILS,
    tolerance=_TOLERANCE,
).check


# Softmax: x of shape (..., classes)


def _rows(*shapes: tuple[int, ...], per: int = 8) -> Callable[..., Sequence[Args]]:
    return lambda rng: [{"x": grid(rng, *shape, high=4 * per, per=per)} for shape in shapes]


def _as(dtype: type, draw: Callable[..., Sequence[Args]]) -> Callable[..., Sequence[Args]]:
    return lambda rng: [cast(args, dtype) for args in draw(rng)]


def _large_logits(rng: np.random.Generator) -> Sequence[Args]:
    return [{"x": grid(rng, 3, 4) + far} for far in (1000, -1000)] + [{"x": _far(rng, 3, 5)}]


def _rows_far_apart(rng: np.random.Generator) -> Sequence[Args]:
    return [{"x": grid(rng, 4, classes) + _far(rng, 4, 1)} for classes in (2, 3)]


softmax = Exercise(
    name="softmax",
    right=nnkit.softmax,
    visible=[{"x": floats([2, 1, -1], [0.5, 3, 0.25])}, {"x": floats(2, 1, -1)}],
    ideas={
        "number-of-classes": Idea(
            Text("any number of classes, from 1 to 7", "클래스의 개수(1개부터 7개까지)"),
            _rows(*((3, classes) for classes in range(1, 8))),
        ),
        "one-sample": Idea(
            Text("one sample instead of a batch", "배치가 아닌 샘플 하나"), _rows((3,), (5,))
        ),
        "square-batch": Idea(
            Text("as many samples as classes", "샘플 수와 클래스 수가 같은 배치"),
            _rows((3, 3), (4, 4)),
        ),
        "more-axes": Idea(
            Text("more than two axes", "축이 셋 이상인 배열"), _rows((2, 3, 4), (2, 1, 3, 2))
        ),
        "negative-values": Idea(
            Text("negative logits", "음수 로짓"),
            lambda rng: [{"x": _both_sides(rng, 3, 5)}, {"x": -grid(rng, 2, 3)}],
        ),
        "integers": Idea(
            Text("arrays of integers", "정수 배열"), _as(np.int64, _rows((2, 3), (3, 5), per=1))
        ),
        "float32": Idea(
            Text("arrays of float32", "float32 배열"), _as(np.float32, _rows((2, 3), (3, 5)))
        ),
        "large-logits": Idea(
            Text("large logits, without a warning", "절댓값이 큰 로짓(경고 없이)"),
            _large_logits,
            no_warnings=True,
        ),
        "rows-far-apart": Idea(
            Text("rows far apart, without a warning", "서로 멀리 떨어진 행(경고 없이)"),
            _rows_far_apart,
            no_warnings=True,
        ),
        "inputs-unchanged": Idea(
            Text("the inputs stay as they are", "입력을 바꾸지 않기"),
            _rows((4,), (2, 3)),
            keeps_inputs=True,
        ),
    },
    mistakes=mistakes.SOFTMAX,
    tolerance=_TOLERANCE,
).check


# Thresholds: of single numbers


def _costs(rng: np.random.Generator, *, dear: str, unit: int = 1) -> Args:
    low, high = grid(rng, 2).cumsum() * unit
    false_alarm, miss = (low, high) if dear == "miss" else (high, low)
    return {"false_alarm": float(false_alarm), "miss": float(miss)}


def _free(rng: np.random.Generator, cost: float) -> Sequence[Args]:
    other = float(grid(rng))
    return [{"false_alarm": cost, "miss": other}, {"false_alarm": other, "miss": cost}]


threshold_for_costs = Exercise(
    name="threshold_for_costs",
    right=lambda false_alarm, miss: decisions.threshold_for_costs(
        false_alarm=false_alarm, miss=miss
    ),
    visible=[{"false_alarm": 1, "miss": 9}, {"false_alarm": 4, "miss": 1}],
    ideas={
        "dear-miss": Idea(
            Text("a miss that costs more than a false alarm", "오경보보다 비싼 놓침"),
            lambda rng: [_costs(rng, dear="miss") for _ in range(3)],
        ),
        "dear-false-alarm": Idea(
            Text("a false alarm that costs more than a miss", "놓침보다 비싼 오경보"),
            lambda rng: [_costs(rng, dear="false alarm") for _ in range(3)],
        ),
        "equal-costs": Idea(
            Text("mistakes that cost the same", "비용이 같은 두 실수"),
            lambda rng: [
                {"false_alarm": float(cost), "miss": float(cost)} for cost in grid(rng, 2)
            ],
        ),
        "other-unit": Idea(
            Text("costs in another unit", "단위가 다른 비용"),
            lambda rng: [_costs(rng, dear="miss", unit=1024) for _ in range(2)],
        ),
        "no-cost": Idea(
            Text("a ValueError where a mistake costs nothing", "비용이 0일 때의 ValueError"),
            lambda rng: _free(rng, 0.0),
        ),
        "negative-cost": Idea(
            Text("a ValueError where a cost is negative", "비용이 음수일 때의 ValueError"),
            lambda rng: _free(rng, -float(grid(rng))),
        ),
    },
    mistakes=mistakes.THRESHOLD_FOR_COSTS,
    tolerance=_TOLERANCE,
).check


def _logit(p: float) -> Any:
    if not 0 < p < 1:
        raise ValueError
    return decisions.logit(p)


def _probabilities(rng: np.random.Generator) -> Numbers:
    """Draw probabilities below one half."""
    return grid(rng, 4, low=1, high=32, per=64)


def _each(name: str, draw: Callable[..., Any]) -> Callable[..., Sequence[Args]]:
    """Return cases of a single number each."""
    return lambda rng: [{name: float(number)} for number in draw(rng)]


logit_threshold = Exercise(
    name="logit_threshold",
    right=_logit,
    visible=[{"p": 0.25}, {"p": 0.875}],
    ideas={
        "below-one-half": Idea(
            Text("a probability below one half", "절반보다 작은 확률"), _each("p", _probabilities)
        ),
        "above-one-half": Idea(
            Text("a probability above one half", "절반보다 큰 확률"),
            _each("p", lambda rng: 1 - _probabilities(rng)),
        ),
        "one-half": Idea(
            Text("a probability of exactly one half", "정확히 절반인 확률"),
            lambda rng: [{"p": 0.5}],
        ),
        "certain": Idea(
            Text("a ValueError where p is 0 or 1", "p가 0이나 1일 때의 ValueError"),
            lambda rng: [{"p": 0.0}, {"p": 1.0}],
        ),
        "no-probability": Idea(
            Text("a ValueError where p is no probability", "p가 확률이 아닐 때의 ValueError"),
            lambda rng: [{"p": -float(grid(rng))}, {"p": 1 + float(grid(rng))}],
        ),
    },
    mistakes=mistakes.LOGIT_THRESHOLD,
    tolerance=_TOLERANCE,
).check

probability_threshold = Exercise(
    name="probability_threshold",
    right=nnkit.sigmoid,
    visible=[{"z": 2.0}, {"z": -0.5}],
    ideas={
        "negative-logit": Idea(
            Text("a negative logit", "음수 로짓"), _each("z", lambda rng: -grid(rng, 3))
        ),
        "positive-logit": Idea(
            Text("a positive logit", "양수 로짓"), _each("z", lambda rng: grid(rng, 3))
        ),
        "logit-of-zero": Idea(Text("a logit of 0", "로짓 0"), lambda rng: [{"z": 0.0}]),
    },
    mistakes=mistakes.PROBABILITY_THRESHOLD,
    tolerance=_TOLERANCE,
).check


# True or not?

true_of_curves = Choice(
    name="true_of_curves",
    options=[
        Option(
            "steep-sigmoid",
            Text(
                "A sigmoid whose input is multiplied by 1000 is a step function: its outputs are 0 "
                "and 1, and nothing between.",
                "입력에 1000을 곱한 시그모이드는 계단 함수이다. 출력은 0과 1뿐이고 그 사이의 값은 "
                "없다.",
            ),
            right=False,
            because=Text(
                "however steep, a sigmoid passes through every value between 0 and 1, within a "
                "narrow stretch. A step jumps over all of them.",
                "시그모이드는 아무리 가팔라도 좁은 구간 안에서 0과 1 사이의 모든 값을 지난다. 계단 "
                "함수는 그 값을 모두 뛰어넘는다.",
            ),
        ),
        Option(
            "rounded-to-one",
            Text(
                "`sigmoid(40.0)` is printed as 1.0, and yet σ(40) is below 1.",
                "`sigmoid(40.0)`은 1.0으로 출력되지만 σ(40)은 1보다 작다.",
            ),
            right=True,
            because=Text(
                "the exponential is above 0 for every number, so the sigmoid stays below 1. What "
                "is printed has been rounded.",
                "지수 함수는 어떤 수에서든 0보다 크므로 시그모이드는 1보다 작다. 화면에 보이는 "
                "것은 반올림한 값이다.",
            ),
        ),
        Option(
            "both-tails",
            Text(
                "When the sum goes from 8 to 9, the sigmoid's output rises, by as much as when it "
                "goes from −9 to −8.",
                "가중합이 8에서 9로 갈 때 시그모이드의 출력은 −9에서 −8로 갈 때와 똑같은 만큼 "
                "올라간다.",
            ),
            right=True,
            because=Text(
                "the slope fades in both tails alike, and is above 0 everywhere.",
                "기울기는 양쪽 끝에서 똑같이 줄어들고, 어디서나 0보다 크다.",
            ),
        ),
        Option(
            "zero-is-inactive",
            Text(
                "An output of 0 says that the neuron is inactive, whatever its activation.",
                "활성화 함수가 무엇이든 출력이 0이면 비활성화된 뉴런이다.",
            ),
            right=False,
            because=Text(
                "that fits the step and ReLU, whose lowest output is 0. For tanh, 0 is the middle "
                "between its ends.",
                "0이 가장 작은 출력인 계단 함수와 ReLU에서만 맞는 말이다. tanh에서 0은 양 끝의 "
                "한가운데이다.",
            ),
        ),
        Option(
            "infinity-included",
            Text(
                "Because ReLU has no largest output, infinity is one of its outputs: [0, ∞].",
                "ReLU의 출력에는 가장 큰 값이 없으므로 무한대도 출력의 하나이다. 곧 [0, ∞]이다.",
            ),
            right=False,
            because=Text(
                "infinity is no number that a sum could be: the outputs are [0, ∞), without it.",
                "무한대는 가중합이 될 수 있는 수가 아니다. 출력의 범위는 무한대를 뺀 [0, ∞)이다.",
            ),
        ),
        Option(
            "flat-at-the-corner",
            Text(
                "`relu_slope(0)` is 0 because ReLU is flat at 0.",
                "`relu_slope(0)`이 0인 까닭은 ReLU가 0에서 평평하기 때문이다.",
            ),
            right=False,
            because=Text(
                "on the left of 0 ReLU is flat, on the right it is not: at the corner itself there "
                "is no slope. That 0 is put there has been agreed upon.",
                "ReLU는 0의 왼쪽에서는 평평하지만 오른쪽에서는 그렇지 않다. 모서리에는 기울기가 "
                "없고, 0은 그렇게 정한 값이다.",
            ),
        ),
    ],
).check

true_of_choosing = Choice(
    name="true_of_choosing",
    options=[
        Option(
            "zero-is-best",
            Text(
                "The threshold at the logit 0 is always the cheapest, whatever the two kinds of "
                "mistakes cost.",
                "두 가지 실수의 비용이 얼마이든 로짓 0의 임계치가 언제나 가장 싸다.",
            ),
            right=False,
            because=Text(
                "the logit 0 is the cheapest where both mistakes cost the same. The dearer one "
                "moves the threshold.",
                "로짓 0이 가장 싼 것은 두 실수의 비용이 같을 때이다. 한쪽이 더 비싸면 임계치가 "
                "움직인다.",
            ),
        ),
        Option(
            "same-question",
            Text(
                "To decide at the logit 0 and to decide at the probability 0.5 is the same.",
                "로짓 0을 기준으로 결정하는 것과 확률 0.5를 기준으로 결정하는 것은 같다.",
            ),
            right=True,
            because=Text(
                "the sigmoid rises everywhere and takes the logit 0 to one half, so both ask the "
                "same question.",
                "시그모이드는 어디서나 올라가고 로짓 0을 절반으로 옮기므로 두 물음은 같다.",
            ),
        ),
        Option(
            "more-accurate",
            Text(
                "A sigmoid behind a trained neuron makes more of its answers right.",
                "학습이 끝난 뉴런 뒤에 시그모이드를 붙이면 맞는 답이 많아진다.",
            ),
            right=False,
            because=Text(
                "every decision stays as it was. What is gained is an output that can be read as "
                "a probability.",
                "결정은 모두 그대로이다. 얻는 것은 확률로 읽을 수 있는 출력이다.",
            ),
        ),
        Option(
            "exp-is-expensive",
            Text(
                "Deep networks avoid the sigmoid in their hidden layers mainly because computing "
                "$e^{-x}$ takes time.",
                "깊은 신경망의 은닉층에 시그모이드를 잘 쓰지 않는 까닭은 주로 $e^{-x}$의 계산에 "
                "시간이 걸리기 때문이다.",
            ),
            right=False,
            because=Text(
                "more time did not help the deep network with sigmoids. What it lacks is slope.",
                "시간을 더 들여도 시그모이드를 쓴 깊은 신경망은 나아지지 않았다. 모자라는 것은 "
                "기울기이다.",
            ),
        ),
        Option(
            "dead-unit",
            Text(
                "A ReLU unit whose sum is below 0 for every sample gets no slope from any of them: "
                "training on them leaves its weights as they are.",
                "모든 샘플에서 가중합이 0보다 작은 ReLU 유닛은 어느 샘플에서도 기울기를 얻지 "
                "못한다. 그 샘플들로 학습해도 이 유닛의 가중치는 그대로이다.",
            ),
            right=True,
            because=Text(
                "on that side the slope of ReLU is exactly 0: the unit is dead.",
                "그쪽에서 ReLU의 기울기는 정확히 0이다. 죽은 유닛이다.",
            ),
        ),
        Option(
            "like-nerve-cells",
            Text(
                "ReLU learns well because it is close to what real nerve cells do.",
                "ReLU를 쓰면 학습이 잘되는 것은 실제 신경 세포의 방식에 가깝기 때문이다.",
            ),
            right=False,
            because=Text(
                "nobody has shown that likeness is the reason: nerve cells level off, and ReLU "
                "upside down learned as well. The slope explains it.",
                "닮은 것이 까닭임을 보인 사람은 없다. 신경 세포의 발화 빈도는 어느 선에서 더 늘지 "
                "않고, 뒤집은 ReLU도 똑같이 잘 배웠다. 까닭은 기울기가 설명한다.",
            ),
        ),
    ],
).check
