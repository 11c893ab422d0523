"""The mistakes that learners make in a network of three neurons, as formulas, likeliest first."""

from typing import Any

import numpy as np

from autograder.checks.first_ideas.mistakes import (
    FIRES_AT_THRESHOLD,
    IF_ON_AN_ARRAY,
    NUMBER_NOT_TAKEN,
    signal,
)
from autograder.checks.mistakes import Mistake
from autograder.checks.wording import Text

__all__ = ["NETWORK", "three_neurons"]


def three_neurons(x: Any, theta: Any) -> Any:
    """Return what two hidden step neurons send, weighted and added up.

    Parameters
    ----------
    x : number, or ndarray of shape (samples,)
    theta : sequence of 4 numbers
        The hidden neurons' thresholds, then the weights of their signals.
    """
    return theta[2] * signal(x, theta[0]) + theta[3] * signal(x, theta[1])


_IN_THE_MIDDLE = (36, 40, 1, -1)  # the exercise's example


def _with_written_in(*places: int) -> Any:
    """Return the network with the example's numbers at some places of theta."""

    def network(x: Any, theta: Any) -> Any:
        return three_neurons(
            x, [_IN_THE_MIDDLE[i] if i in places else theta[i] for i in range(len(theta))]
        )

    return network


def _reordered(*places: int) -> Any:
    return lambda x, theta: three_neurons(x, [theta[place] for place in places])


_THETA_WRITTEN_IN = Text(
    "your function answers as if θ held numbers of the example. All four parameters come from "
    "`theta`: the same function with another θ answers otherwise.",
    "θ가 무엇이든 예의 수가 들어 있는 것처럼 답한다. 매개변수 네 개를 모두 `theta`에서 가져오자. "
    "같은 함수라도 θ가 다르면 다르게 답한다.",
)
_ONE_SIGNAL_AT_A_TIME = Text(
    "you let one hidden neuron's signal replace the other's. If both fire, both signals count: the "
    "output neuron adds them up.",
    "한 은닉 뉴런의 신호가 다른 것의 신호를 대신한다. 둘 다 발화하면 두 신호가 모두 들어간다. 출력 "
    "뉴런은 둘을 더한다.",
)
_SIGNAL_LEFT_OUT = Text(
    "only one hidden neuron has a say. The output neuron adds up the signals of both.",
    "은닉 뉴런 하나만 쓰였다. 출력 뉴런은 두 은닉 뉴런의 신호를 더한다.",
)
_TEMPERATURE_PASSED_ON = Text(
    "the temperature itself goes on to the output neuron. A hidden neuron sends only 1 or 0.",
    "온도 자체가 출력 뉴런까지 전해진다. 은닉 뉴런이 보내는 것은 1 아니면 0뿐이다.",
)

NETWORK = (
    Mistake(
        "if-on-an-array",
        lambda x, theta: (
            theta[2] * (1 if x > theta[0] else 0) + theta[3] * (1 if x > theta[1] else 0)
        ),
        IF_ON_AN_ARRAY,
    ),
    Mistake(
        "number-not-taken",
        lambda x, theta: np.array([three_neurons(one, theta) for one in x]),
        NUMBER_NOT_TAKEN,
    ),
    *(
        Mistake("theta-written-in", _with_written_in(*places), _THETA_WRITTEN_IN)
        for places in ((0, 1, 2, 3), (0, 1), (2, 3))
    ),
    Mistake(
        "theta-written-in",
        lambda x, theta: three_neurons(x, (36, 40, 1, 1)),
        _THETA_WRITTEN_IN,
    ),
    Mistake(
        "weights-forgotten",
        lambda x, theta: signal(x, theta[0]) + signal(x, theta[1]),
        Text(
            "the signals are added up without their weights. Multiply each of them by its weight "
            "first.",
            "신호를 가중치 없이 그대로 더했다. 먼저 신호마다 가중치를 곱하자.",
        ),
    ),
    Mistake(
        "parameters-crossed",
        _reordered(0, 1, 3, 2),
        Text(
            "each signal meets the other one's weight. The neuron with the threshold `theta[0]` "
            "has the weight `theta[2]`.",
            "신호마다 다른 신호의 가중치를 곱했다. 임계치가 `theta[0]`인 뉴런의 가중치는 "
            "`theta[2]`이다.",
        ),
    ),
    Mistake(
        "weights-taken-for-thresholds",
        _reordered(2, 3, 0, 1),
        Text(
            "you take the weights for thresholds and the thresholds for weights. The thresholds "
            "come first in `theta`.",
            "가중치를 임계치로, 임계치를 가중치로 썼다. `theta`에는 임계치가 먼저 온다.",
        ),
    ),
    Mistake(
        "counted-from-one",
        _reordered(1, 2, 3, 4),
        Text(
            "there is no `theta[4]`. Python counts from 0: the four parameters are `theta[0]` to "
            "`theta[3]`.",
            "`theta[4]`는 없다. 파이썬은 0부터 센다. 네 매개변수는 `theta[0]`부터 "
            "`theta[3]`까지이다.",
        ),
    ),
    Mistake(
        "fires-at-threshold",
        lambda x, theta: theta[2] * (x >= theta[0]) + theta[3] * (x >= theta[1]),
        FIRES_AT_THRESHOLD,
    ),
    Mistake(
        "second-subtracted",
        lambda x, theta: theta[2] * signal(x, theta[0]) - theta[3] * signal(x, theta[1]),
        Text(
            "the second signal is subtracted. The output neuron adds: whether a signal raises or "
            "lowers the output is up to the sign of its weight.",
            "둘째 신호를 뺐다. 출력 뉴런은 더하기만 한다. 신호가 출력을 높일지 낮출지는 가중치의 "
            "부호가 정한다.",
        ),
    ),
    *(
        Mistake("one-signal-at-a-time", formula, _ONE_SIGNAL_AT_A_TIME)
        for formula in (
            lambda x, theta: np.where(x > theta[1], theta[3], np.where(x > theta[0], theta[2], 0)),
            lambda x, theta: np.where(x > theta[0], theta[2], np.where(x > theta[1], theta[3], 0)),
        )
    ),
    *(
        Mistake("one-signal-left-out", formula, _SIGNAL_LEFT_OUT)
        for formula in (
            lambda x, theta: theta[2] * signal(x, theta[0]),
            lambda x, theta: theta[3] * signal(x, theta[1]),
        )
    ),
    *(
        Mistake("temperature-passed-on", formula, _TEMPERATURE_PASSED_ON)
        for formula in (
            lambda x, theta: theta[2] * x + theta[3] * x,
            lambda x, theta: x * three_neurons(x, theta),
            lambda x, theta: theta[2] * (x - theta[0]) + theta[3] * (x - theta[1]),
        )
    ),
    Mistake(
        "step-at-the-output",
        lambda x, theta: signal(three_neurons(x, theta), 0),
        Text(
            "the output is made into 1 or 0 once more. The output neuron only adds up; it has no "
            "threshold here.",
            "출력을 한 번 더 1이나 0으로 만들었다. 여기서 출력 뉴런은 더하기만 하고 임계치는 없다.",
        ),
    ),
    Mistake(
        "fraction-cut-off",
        lambda x, theta: three_neurons(x, theta).astype(np.asarray(x).dtype),
        Text(
            "your output takes its type from `x`. With integers for `x`, what a weight has behind "
            "the point is cut off.",
            "출력의 자료형을 `x`에서 가져왔다. `x`가 정수이면 가중치의 소수점 아래가 잘려 나간다.",
        ),
    ),
)
