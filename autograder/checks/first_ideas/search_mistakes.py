"""The mistakes that learners make in the loss and in the search, as formulas, likeliest first."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from autograder.checks.first_ideas.network_mistakes import three_neurons
from autograder.checks.mistakes import Mistake
from autograder.checks.wording import Text

__all__ = ["BEST_THETA", "LOSS", "Network", "line", "losses", "mean_distance"]

Network = Callable[[Any, Any], Any]
"""``network(x, theta)`` returns the predictions."""


def line(x: Any, theta: Any) -> Any:
    """Return the predictions of the example's network."""
    return theta[0] * x + theta[1]


def mean_distance(prediction: Any, target: Any) -> Any:
    """Return the mean of how far each prediction lies from its target."""
    return np.abs(prediction - target).mean()


LOSS = (
    *(
        Mistake(
            "signs-left",
            formula,
            Text(
                "the differences still have their signs: what is too much and what is too little "
                "cancel. Take the distances with `np.abs` before the mean.",
                "차이에 부호가 남아 있다. 그러면 너무 큰 것과 너무 작은 것이 서로 지운다. 평균을 "
                "내기 전에 `np.abs`로 거리를 구하자.",
            ),
        )
        for formula in (
            lambda prediction, target: (prediction - target).mean(),
            lambda prediction, target: (target - prediction).mean(),
        )
    ),
    Mistake(
        "mean-before-the-distance",
        lambda prediction, target: abs((prediction - target).mean()),
        Text(
            "you take the mean first, and the sign away only then. By then too much and too little "
            "have cancelled: take every sign away first.",
            "평균을 먼저 내고 나서 부호를 없앴다. 그때는 이미 너무 큰 것과 너무 작은 것이 서로 "
            "지운 뒤이다. 먼저 부호를 하나하나 없애자.",
        ),
    ),
    Mistake(
        "summed",
        lambda prediction, target: np.abs(prediction - target).sum(),
        Text(
            "the distances are added up. Take their mean, so that many samples do not look worse "
            "than few.",
            "거리를 모두 더했다. 샘플이 많다고 더 나빠 보이지 않도록 평균을 내자.",
        ),
    ),
    Mistake(
        "not-averaged",
        lambda prediction, target: np.abs(prediction - target),
        Text(
            "the distances come back one by one. The loss is a single number, their mean.",
            "거리가 하나씩 그대로 돌아왔다. 손실은 그 평균인 수 하나이다.",
        ),
    ),
    Mistake(
        "squared",
        lambda prediction, target: ((prediction - target) ** 2).mean(),
        Text(
            "you square the differences. That is another loss, and you will meet it in lesson 7; "
            "here each distance counts as it is.",
            "차이를 제곱했다. 그것은 7번 수업에서 만날 다른 손실이다. 여기서는 거리를 그대로 쓴다.",
        ),
    ),
    *(
        Mistake(
            "wrong-ones-counted",
            formula,
            Text(
                "you count the wrong predictions. How far they are off is to count, too.",
                "틀린 예측의 수를 세었다. 얼마나 틀렸는지도 셈에 넣어야 한다.",
            ),
        )
        for formula in (
            lambda prediction, target: (prediction != target).mean(),
            lambda prediction, target: (prediction != target).sum(),
        )
    ),
    Mistake(
        "largest-distance",
        lambda prediction, target: np.abs(prediction - target).max(),
        Text(
            "only the worst prediction counts. Take the mean of all distances.",
            "가장 많이 틀린 예측만 셈에 넣었다. 모든 거리의 평균을 내자.",
        ),
    ),
    Mistake(
        "first-prediction-only",
        lambda prediction, target: np.abs(prediction - target)[0],
        Text(
            "only the first prediction counts. Take the mean over all of them.",
            "첫째 예측만 셈에 넣었다. 모든 예측에 대해 평균을 내자.",
        ),
    ),
)


def losses(
    network: Network,
    thetas: Any,
    x: Any,
    target: Any,
    loss: Callable[[Any, Any], Any] = mean_distance,
) -> list[Any]:
    """Return the loss of each candidate.

    Parameters
    ----------
    network : callable
    thetas : ndarray of shape (candidates, parameters)
    x, target : ndarray of shape (samples,)
    loss : callable
        Takes the predictions and the targets.
    """
    return [loss(network(x, theta), target) for theta in thetas]


def _by(choose: Callable[[Sequence[Any]], Any], loss: Any = mean_distance) -> Callable[..., Any]:
    """Return a search that takes the candidate at the place that `choose` finds by the losses."""
    return lambda network, thetas, x, target: thetas[
        choose(losses(network, thetas, x, target, loss))
    ]


def _last_of_the_best(found: Sequence[Any]) -> int:
    return max(place for place, loss in enumerate(found) if loss == min(found))


def _last_improvement(found: Sequence[Any]) -> int:
    """Find the last place with a smaller loss than the place before it."""
    better = [place for place in range(1, len(found)) if found[place] < found[place - 1]]
    return better[-1] if better else 0


def _below(bar: float) -> Callable[[Sequence[Any]], Any]:
    """Find the smallest loss below `bar`; where there is none, the first place."""
    return lambda found: np.argmin(np.where(np.array(found) < bar, found, bar))


def _name_without_value(*args: Any) -> Any:
    raise UnboundLocalError


def _of_another(network: Network) -> Callable[..., Any]:
    """Return the search in a network of its own, whichever is passed."""
    return lambda _, thetas, x, target: thetas[np.argmin(losses(network, thetas, x, target))]


BEST_THETA = (
    Mistake(
        "first-one-returned",
        _by(lambda found: 0),
        Text(
            "the first candidate always comes back. Either `return` stands inside the loop, and "
            "the others are never tried; or the loss to beat is so small from the beginning that "
            "no candidate can be better.",
            "언제나 첫째 후보가 돌아온다. `return`이 반복문 안에 있어서 다른 후보를 시험해 보지 "
            "못하거나, 넘어야 할 손실이 처음부터 너무 작아서 어느 후보도 더 나을 수 없다.",
        ),
    ),
    Mistake(
        "last-one-returned",
        _by(lambda found: -1),
        Text(
            "the last candidate always comes back. Keep a candidate only if its loss is smaller "
            "than the best so far.",
            "언제나 마지막 후보가 돌아온다. 손실이 지금까지 가장 좋은 것보다 작을 때만 그 후보를 "
            "간직하자.",
        ),
    ),
    Mistake(
        "worst-returned",
        _by(np.argmax),
        Text(
            "the worst candidate comes back. A loss says how wrong the predictions are: look for "
            "the smallest.",
            "가장 나쁜 후보가 돌아온다. 손실은 예측이 얼마나 틀렸는지를 나타내니 가장 작은 것을 "
            "찾자.",
        ),
    ),
    Mistake(
        "last-of-equals",
        _by(_last_of_the_best),
        Text(
            "of several that are equally good, the last comes back. Let a candidate take the place "
            "of the best only if it is really better: `<`, not `<=`.",
            "똑같이 좋은 것 가운데 마지막 것이 돌아온다. 정말로 더 좋을 때만 가장 좋은 것을 "
            "바꾸자. `<=`가 아니라 `<`이다.",
        ),
    ),
    Mistake(
        "compared-with-the-one-before",
        _by(_last_improvement),
        Text(
            "you compare every candidate with the one before it. Compare it with the best so far, "
            "and keep the best loss only when you keep its candidate.",
            "후보를 저마다 바로 앞의 후보와 비교한다. 지금까지 가장 좋은 것과 비교하고, 가장 좋은 "
            "손실은 그 후보를 간직할 때만 바꾸자.",
        ),
    ),
    *(
        Mistake(
            "begun-with-a-number",
            _by(_below(bar)),
            Text(
                "your search begins with a loss to beat that is written down in the function. All "
                "candidates may be worse than that: begin with the first candidate and its loss.",
                "함수 안에 적어 둔 손실에서 탐색을 시작한다. 후보가 모두 그보다 나쁠 수도 있다. "
                "첫째 후보와 그 손실에서 시작하자.",
            ),
        )
        for bar in (1, 10, 100, 1000, 10_000, 100_000, 1_000_000)
    ),
    *(
        Mistake(
            "signs-left",
            _by(np.argmin, loss),
            Text(
                "the differences in your search still have their signs, so that too much and too "
                "little cancel. Let your own `loss` do the comparing.",
                "탐색에서 구한 차이에 부호가 남아 있어 너무 큰 것과 너무 작은 것이 서로 지운다. "
                "비교는 직접 만든 `loss`에 맡기자.",
            ),
        )
        for loss in (
            lambda prediction, target: (prediction - target).mean(),
            lambda prediction, target: (target - prediction).mean(),
            lambda prediction, target: abs((prediction - target).mean()),
        )
    ),
    *(
        Mistake(
            "one-sample-only",
            _by(np.argmin, lambda prediction, target, place=place: abs(prediction - target)[place]),
            Text(
                "only one sample decides. A candidate can be right there and wrong everywhere "
                "else: compute its loss over all samples.",
                "샘플 하나만 보고 정한다. 거기서는 맞고 다른 곳에서는 모두 틀리는 후보도 있으니, "
                "모든 샘플에 대한 손실을 구하자.",
            ),
        )
        for place in (0, -1)
    ),
    Mistake(
        "place-returned",
        lambda *args: np.argmin(losses(*args)),
        Text(
            "the place of the best candidate comes back. Return the candidate itself, the row of "
            "`thetas` at that place.",
            "가장 좋은 후보의 번호가 돌아왔다. 후보 자체, 곧 `thetas`에서 그 번호의 행을 돌려주자.",
        ),
    ),
    *(
        Mistake(
            "loss-returned",
            formula,
            Text(
                "losses come back. They only serve to compare: return the θ that has the smallest.",
                "손실이 돌아왔다. 손실은 비교하는 데 쓸 뿐이다. 손실이 가장 작은 θ를 돌려주자.",
            ),
        )
        for formula in (
            lambda *args: min(losses(*args)),
            lambda *args: np.array(losses(*args)),
        )
    ),
    Mistake(
        "prediction-returned",
        lambda network, thetas, x, target: network(
            x, thetas[np.argmin(losses(network, thetas, x, target))]
        ),
        Text(
            "predictions come back. Return the θ that they were made with.",
            "예측값이 돌아왔다. 그 예측에 쓴 θ를 돌려주자.",
        ),
    ),
    Mistake(
        "arguments-swapped",
        lambda network, thetas, x, target: thetas[
            np.argmin([mean_distance(network(theta, x), target) for theta in thetas])
        ],
        Text(
            "you pass θ first and x second. A network takes them the other way round: "
            "`network(x, theta)`.",
            "θ를 먼저, x를 나중에 넘겼다. 신경망은 거꾸로 받는다. `network(x, theta)`이다.",
        ),
    ),
    Mistake(
        "name-without-value",
        _name_without_value,
        Text(
            "a name is used before it has a value. If you call a number `loss` in here, the "
            "function `loss` is out of reach: give the number another name. If it is the best θ, "
            "give it its first value before the loop.",
            "값이 없는 이름을 썼다. 이 함수 안에서 어떤 수를 `loss`라고 부르면 함수 `loss`를 쓸 수 "
            "없으니, 그 수에 다른 이름을 붙이자. 가장 좋은 θ의 이름이라면 반복문 앞에서 처음 값을 "
            "정하자.",
        ),
    ),
    *(
        Mistake(
            "network-not-passed-on",
            _of_another(network),
            Text(
                "your search uses a network of its own. Use the one that is passed to it as "
                "`network`: it is another one in every call.",
                "탐색이 따로 정해 둔 신경망을 쓴다. 인수 `network`로 넘어온 것을 쓰자. "
                "호출할 때마다 다른 신경망일 수 있다.",
            ),
        )
        for network in (three_neurons, line)
    ),
)
