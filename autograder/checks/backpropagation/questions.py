"""The questions of the assignment `backpropagation`: kinks, a network by hand, and depth."""

from autograder.checks.answers import ByHand, Choice, Option, Slip
from autograder.checks.wording import Text

__all__ = ["by_hand", "kinks", "prediction"]

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
                "A hundred sigmoids at their steepest point, all weights 1: at the start the "
                "gradient is exactly 0.",
                "가장 가파른 곳에 놓인 시그모이드 백 개, 가중치는 모두 1: 처음의 기울기는 정확히 "
                "0이다.",
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
