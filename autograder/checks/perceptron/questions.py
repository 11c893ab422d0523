"""The questions of the assignment `perceptron`: what one unit cannot do, and two models."""

from autograder.checks.answers import ByHand, Choice, Option, Slip
from autograder.checks.wording import Text
from nnkit import sigmoid

__all__ = ["true_of_one_unit", "true_of_two_models", "two_models"]

true_of_one_unit = Choice(
    "true_of_one_unit",
    [
        Option(
            "sigmoid-suits",
            Text(
                "With a sigmoid in place of the step, one unit gets all four points right, if its "
                "weights are steep enough and the threshold is well chosen.",
                "계단 함수를 시그모이드로 바꾸면, 가중치가 충분히 크고 임계치를 잘 골랐을 때 유닛 "
                "하나로 네 점을 모두 맞힐 수 있다.",
            ),
            because=Text(
                "the sigmoid never falls, so that an output above a threshold means a sum above "
                "some number. That is a line again, however steep the weights are.",
                "시그모이드는 내려가는 일이 없다. 그래서 출력이 임계치보다 크다는 말은 가중합이 "
                "어떤 수보다 크다는 말이다. 가중치가 아무리 커도 다시 직선이다.",
            ),
        ),
        Option(
            "relu-bends",
            Text(
                "ReLU has a corner, so the boundary of a single ReLU unit can have one, too.",
                "ReLU는 꺾이므로, ReLU 유닛 하나의 경계도 꺾일 수 있다.",
            ),
            because=Text(
                "the corner is in the curve of the output over the sum. In the plane of the "
                "inputs, places of equal sum lie on straight lines, and so does the boundary.",
                "꺾이는 것은 가중합에 따른 출력의 곡선이다. 입력 평면에서 가중합이 같은 곳은 "
                "직선이고, 경계도 그렇다.",
            ),
        ),
        Option(
            "none-right",
            Text(
                "Some line gets none of the four points right.",
                "네 점 가운데 하나도 맞히지 못하는 직선이 있다.",
            ),
            because=Text(
                "turned round, such a line would get all four right, and there is none that does. "
                "The counts of the example say the same.",
                "그런 직선을 뒤집으면 네 점이 모두 맞을 텐데, 그런 직선은 없다. 예에서 센 것도 "
                "같은 말을 한다.",
            ),
        ),
        Option(
            "product-helps",
            Text(
                "With the product $x_1 x_2$ as a third input, one unit with a step gets all four "
                "points right.",
                "곱 $x_1 x_2$를 셋째 입력으로 더하면, 계단 함수를 쓰는 유닛 하나로 네 점을 모두 "
                "맞힐 수 있다.",
            ),
            right=True,
            because=Text(
                "the third input lifts (1, 1) out of the plane, and a plane in space can part the "
                "four points. It is the inputs that have changed, not the unit; finding such "
                "inputs is what hidden units do.",
                "셋째 입력이 (1, 1)을 평면 밖으로 들어 올려, 공간의 평면으로 네 점을 가를 수 있다. "
                "바뀐 것은 유닛이 아니라 입력이다. 그런 입력을 찾는 것이 은닉 유닛이 하는 일이다.",
            ),
        ),
        Option(
            "falling-does-not-help",
            Text(
                "An activation that never rises, such as $1 - \\sigma(s)$, helps no more than one "
                "that never falls.",
                "$1 - \\sigma(s)$처럼 올라가는 일이 없는 활성화 함수도 내려가는 일이 없는 활성화 "
                "함수와 마찬가지로 도움이 되지 않는다.",
            ),
            right=True,
            because=Text(
                "it only turns the order of the sums round: an output above a threshold means a "
                "sum below some number. That is a line, too.",
                "가중합의 순서를 거꾸로 할 뿐이다. 출력이 임계치보다 크다는 말은 가중합이 어떤 "
                "수보다 작다는 말이고, 이것도 직선이다.",
            ),
        ),
        Option(
            "bump-solves",
            Text(
                "An activation that rises and falls again can get all four points right with a "
                "single unit.",
                "올라갔다가 다시 내려오는 활성화 함수라면 유닛 하나로 네 점을 모두 맞힐 수 있다.",
            ),
            right=True,
            because=Text(
                "where the output is high only for sums in the middle, the points with exactly one "
                "1 lie between two parallel lines, and the others outside them.",
                "가중합이 중간일 때만 출력이 크면, 1이 꼭 하나인 점들은 나란한 두 직선 사이에 있고 "
                "나머지는 그 바깥에 있다.",
            ),
        ),
    ],
)

true_of_two_models = Choice(
    "true_of_two_models",
    [
        Option(
            "one-model",
            Text(
                "The step unit, too, computes a probability, and then rounds it to 0 or 1.",
                "계단 유닛도 확률을 계산한 다음 0이나 1로 반올림한다.",
            ),
            because=Text(
                "the step looks at the sum and answers. There is no probability in it that could "
                "be rounded.",
                "계단 함수는 가중합을 보고 바로 답한다. 반올림할 확률이 어디에도 없다.",
            ),
        ),
        Option(
            "descent-on-steps",
            Text(
                "Both can be trained by gradient descent, which needs nothing but the outputs.",
                "경사 하강법에는 출력만 있으면 되니, 둘 다 경사 하강법으로 학습할 수 있다.",
            ),
            because=Text(
                "gradient descent follows a slope, and that of the step is 0 wherever it has one. "
                "The perceptron has a rule of its own; the sigmoid has a slope everywhere.",
                "경사 하강법은 기울기를 따라간다. 계단 함수의 기울기는 있는 곳마다 0이다. "
                "그래서 퍼셉트론에는 고유한 규칙이 있다. 시그모이드는 어디에나 기울기가 있다.",
            ),
        ),
        Option(
            "doubling-moves-the-line",
            Text(
                "Doubling all weights and the bias moves the line on which the sigmoid unit gives "
                "one half.",
                "모든 가중치와 편향을 두 배로 하면, 시그모이드 유닛의 출력이 절반인 직선이 "
                "움직인다.",
            ),
            because=Text(
                "one half is where the sum is 0, and twice 0 is 0. The line stays; the way from 0 "
                "to 1 across it becomes steeper.",
                "절반이 되는 곳은 가중합이 0인 곳이고, 0은 두 배를 해도 0이다. 직선은 그대로이고, "
                "그것을 건너 0에서 1로 가는 길이 가팔라질 뿐이다.",
            ),
        ),
        Option(
            "one-way",
            Text(
                "From the outputs of the sigmoid unit one can tell the answers of the step unit, "
                "but not the other way round.",
                "시그모이드 유닛의 출력에서 계단 유닛의 답을 알아낼 수 있지만, 거꾸로는 안 된다.",
            ),
            right=True,
            because=Text(
                "a probability above one half means a sum above 0, hence the answer 1. But an "
                "answer does not say how far from 0 the sum was.",
                "확률이 절반보다 크면 가중합이 0보다 크고, 따라서 답이 1이다. 그러나 답은 가중합이 "
                "0에서 얼마나 떨어져 있었는지 말해 주지 않는다.",
            ),
        ),
        Option(
            "parallel-shift",
            Text(
                "Another threshold than one half shifts the line on which the sigmoid unit's "
                "decision changes, and does not turn it.",
                "임계치를 절반이 아닌 값으로 하면, 시그모이드 유닛의 결정이 바뀌는 직선이 나란히 "
                "옮겨지고 기울어지지는 않는다.",
            ),
            right=True,
            because=Text(
                "another threshold asks for another sum, as another bias does; the direction of a "
                "line is decided by the weights alone.",
                "임계치가 다르면 넘어야 할 가중합이 달라진다. 편향을 바꾼 것과 같다. 직선의 "
                "방향은 가중치만으로 정해진다.",
            ),
        ),
    ],
)


# Two units with the weights 2 and 2 and the bias −1: the sum is 1 for (0, 1), and 3 for (1, 1)


def _p(total: float) -> float:
    return float(sigmoid(total))


two_models = ByHand(
    "two_models",
    {
        "step": 1,
        "probability": _p(1),
        "step_doubled": 1,
        "probability_doubled": _p(2),
        "and_below": _p(3),
    },
    [
        Slip(
            "probability-of-a-step",
            {"step": _p(1), "step_doubled": _p(2)},
            Text(
                "a step answers 0 or 1. There is no probability in it.",
                "계단 함수는 0 또는 1이라고 답한다. 그 안에 확률은 없다.",
            ),
        ),
        Slip(
            "step-doubled",
            {"step_doubled": 2},
            Text(
                "a doubled sum above 0 is still above 0, and a step does not see how far.",
                "0보다 큰 가중합은 두 배를 해도 0보다 크고, 계단 함수는 얼마나 큰지 보지 않는다.",
            ),
        ),
        Slip(
            "probability-doubled",
            {"probability_doubled": 2 * _p(1)},
            Text(
                "doubling the weights and the bias doubles the sum, not the probability. That "
                "could exceed 1.",
                "가중치와 편향을 두 배로 하면 가중합이 두 배가 되지, 확률이 두 배가 되지 않는다. "
                "그러면 1을 넘을 수도 있다.",
            ),
        ),
        Slip(
            "bias-not-doubled",
            {"probability_doubled": _p(3)},
            Text(
                "the bias is doubled, too.",
                "편향도 두 배가 된다.",
            ),
        ),
        Slip(
            "sign-forgotten",
            {"probability": _p(-1), "probability_doubled": _p(-2), "and_below": _p(-3)},
            Text(
                "a sum above 0 must give a probability above one half: the minus sign in the "
                "exponent is missing.",
                "가중합이 0보다 크면 확률이 절반보다 커야 한다. 지수의 빼기 부호가 빠졌다.",
            ),
        ),
        Slip(
            "bias-forgotten",
            {"probability": _p(2), "probability_doubled": _p(4), "and_below": _p(4)},
            Text(
                "the bias is forgotten. It belongs to every sum.",
                "편향을 빠뜨렸다. 가중합에는 언제나 편향이 들어간다.",
            ),
        ),
        Slip(
            "sum-for-threshold",
            {"and_below": 3},
            Text(
                "a threshold is compared with a probability, so it lies between 0 and 1. Put the "
                "sum into the sigmoid.",
                "임계치는 확률과 비교하는 것이므로 0과 1 사이에 있다. 가중합을 시그모이드에 넣자.",
            ),
        ),
        Slip(
            "threshold-at-the-lower-end",
            {"and_below": _p(1)},
            Text(
                "that is where AND begins: there the points with a single 1 stop being a yes. It "
                "ends where (1, 1) stops being one.",
                "그것은 AND가 시작되는 임계치이다. 1이 하나인 점들이 거기서 '예'가 아니게 된다. "
                "AND는 (1, 1)이 '예'가 아니게 되는 곳에서 끝난다.",
            ),
        ),
    ],
)
