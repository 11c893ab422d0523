"""The questions of the assignment `training`: four runs, read from their curves."""

from autograder.checks.answers import Choice, Option
from autograder.checks.wording import Text

__all__ = ["reading", "remedies"]

reading = Choice(
    "reading",
    [
        Option(
            "one-too-large-a-rate",
            Text("Run 1 has too large a learning rate.", "실행 1은 학습률이 너무 크다."),
            right=True,
            because=Text(
                "even the training loss leaps up and down and ends above its beginning. Only steps "
                "that overshoot do that.",
                "학습 손실마저 오르내리다가 처음보다 높은 곳에서 끝난다. 걸음이 너무 길어 지나칠 "
                "때만 이런 일이 생긴다.",
            ),
        ),
        Option(
            "one-overfits",
            Text("Run 1 overfits.", "실행 1은 과적합이다."),
            because=Text(
                "where a network overfits, the training loss goes on falling. Here it rises with "
                "the other.",
                "과적합이면 학습 손실은 계속 줄어든다. 여기서는 두 손실이 함께 늘어난다.",
            ),
        ),
        Option(
            "two-underfits",
            Text("Run 2 underfits.", "실행 2는 과소적합이다."),
            right=True,
            because=Text(
                "both losses stay where guessing is, close together: the network cannot even learn "
                "what it sees.",
                "두 손실이 찍을 때의 손실에 나란히 머문다. 보고 있는 것조차 배우지 못한다.",
            ),
        ),
        Option(
            "two-fits",
            Text(
                "Run 2 is a good fit, since there is no gap.",
                "실행 2는 두 손실에 차이가 없으니 알맞다.",
            ),
            because=Text(
                "no gap is not enough: a network that only guesses has none either. The losses "
                "have to be low, too.",
                "차이가 없는 것만으로는 부족하다. 찍기만 하는 신경망에도 차이는 없다. 손실이 "
                "낮기도 해야 한다.",
            ),
        ),
        Option(
            "three-overfits",
            Text("Run 3 overfits.", "실행 3은 과적합이다."),
            right=True,
            because=Text(
                "training goes on falling, and validation turns and rises: from there on it learns "
                "accidents.",
                "학습 손실은 계속 줄지만 검증 손실은 줄다가 다시 늘어난다. 그때부터는 우연을 "
                "배운다.",
            ),
        ),
        Option(
            "three-is-best",
            Text(
                "Run 3 is the best network: no other training loss ends as low.",
                "학습 손실이 가장 낮게 끝나는 실행 3이 가장 좋은 신경망이다.",
            ),
            because=Text(
                "a training loss says how well a network knows its exercises. What counts is the "
                "validation loss.",
                "학습 손실은 문제집을 얼마나 잘 아는지를 말해 줄 뿐이다. 검증 손실을 보아야 한다.",
            ),
        ),
        Option(
            "four-fits",
            Text("Run 4 is a good fit.", "실행 4는 알맞다."),
            right=True,
            because=Text(
                "both losses fall and settle low, with a small gap.",
                "두 손실이 모두 줄어들어 낮은 곳에서 작은 차이를 두고 자리를 잡는다.",
            ),
        ),
        Option(
            "four-overfits",
            Text(
                "Run 4 overfits, since validation is above training.",
                "실행 4는 검증 손실이 학습 손실보다 높으니 과적합이다.",
            ),
            because=Text(
                "validation is nearly always a little above training. It overfits when the gap "
                "widens because validation rises.",
                "검증 손실은 거의 언제나 학습 손실보다 조금 높다. 검증 손실이 늘어나서 차이가 "
                "벌어질 때가 과적합이다.",
            ),
        ),
    ],
).check

remedies = Choice(
    "remedies",
    [
        Option(
            "smaller-rate",
            Text("Run 1: a smaller learning rate.", "실행 1: 학습률을 줄인다."),
            right=True,
            because=Text(
                "steps that overshoot have to be shorter.",
                "지나치는 걸음은 짧아져야 한다.",
            ),
        ),
        Option(
            "more-epochs",
            Text("Run 1: more epochs of the same.", "실행 1: 그대로 에포크를 늘린다."),
            because=Text(
                "steps of that length leap over the valley in every further epoch, too.",
                "걸음이 그대로이면 에포크를 늘려도 골짜기를 건너뛰기만 한다.",
            ),
        ),
        Option(
            "larger-network",
            Text("Run 2: a network with a hidden layer.", "실행 2: 은닉층이 있는 신경망을 쓴다."),
            right=True,
            because=Text(
                "a single layer draws a straight line, and no straight line parts a disc from the "
                "ring around it.",
                "층이 하나이면 경계가 직선이고, 어떤 직선도 원판과 그 둘레의 고리를 나누지 못한다.",
            ),
        ),
        Option(
            "more-samples",
            Text("Run 2: ten times as many samples.", "실행 2: 샘플을 열 배로 늘린다."),
            because=Text(
                "more samples help against learning by heart. This network does not even learn "
                "those it has.",
                "샘플을 늘리면 외우기를 막는 데 도움이 된다. 이 신경망은 있는 샘플도 배우지 "
                "못한다.",
            ),
        ),
        Option(
            "stop-in-time",
            Text(
                "Run 3: stop early, and keep the parameters of about epoch 60.",
                "실행 3: 일찍 멈추고 60에포크쯤의 매개변수를 쓴다.",
            ),
            right=True,
            because=Text(
                "there its validation loss was lowest. What came later did harm.",
                "그때 검증 손실이 가장 낮았다. 그 뒤의 학습은 해만 끼쳤다.",
            ),
        ),
        Option(
            "more-units",
            Text("Run 3: twice as many units.", "실행 3: 유닛을 두 배로 늘린다."),
            because=Text(
                "more units cost more and learn by heart sooner: the opposite of a remedy.",
                "유닛을 늘리면 비용이 늘고 더 빨리 외운다. 처방과 정반대이다.",
            ),
        ),
        Option(
            "report-validation",
            Text(
                "Run 4: take the epoch of its lowest validation loss, and report that very loss as "
                "what to expect of new samples.",
                "실행 4: 검증 손실이 가장 낮은 에포크를 골라 쓰고, 새 샘플에서 기대할 손실로 바로 "
                "그 검증 손실을 보고한다.",
            ),
            because=Text(
                "a loss by which something was chosen flatters it. What to expect is measured on a "
                "test set.",
                "고를 때 쓴 손실은 실제보다 좋아 보인다. 새 샘플에서 기대할 손실은 시험 데이터로 "
                "잰다.",
            ),
        ),
    ],
).check
