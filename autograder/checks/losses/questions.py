"""The options of the questions in the assignment `losses`, and why each is right or wrong."""

from autograder.checks.answers import Option
from autograder.checks.wording import Text

__all__ = ["FITTING_LOSSES", "TRUE_SENTENCES"]

FITTING_LOSSES = (
    Option(
        "classes-as-numbers",
        Text(
            "Which of the ten digits does a picture show? One output without an activation, "
            "mean squared error of the digit's number",
            "사진에 있는 숫자는 열 가지 가운데 무엇일까? 활성화 함수 없는 출력 하나, 숫자 값의 "
            "평균 제곱 오차",
        ),
        because=Text(
            "class numbers are names. The squared error takes them for amounts, and charges for "
            "some wrong classes many times as much as for others.",
            "클래스 번호는 이름일 뿐이다. 제곱 오차는 번호를 양으로 여겨, "
            "틀린 클래스에 따라 벌점을 몇 배씩 다르게 매긴다.",
        ),
    ),
    Option(
        "softmax-for-several-yeses",
        Text(
            "Is there a cat in a photo, is there a dog, is there a car? There may be several of "
            "them, or none. Three logits, softmax cross-entropy",
            "사진에 고양이가 있을까, 개가 있을까, 자동차가 있을까? 여럿이 있을 수도 있고 하나도 "
            "없을 수도 있다. 로짓 셋, 소프트맥스 크로스엔트로피",
        ),
        because=Text(
            "the probabilities of a softmax share a sum of 1, so that two of them cannot both be "
            "close to 1, nor all close to 0. These are yes-or-no questions, each by itself.",
            "소프트맥스의 확률은 합 1을 나누어 가진다. 둘이 함께 1에 가까울 수도, "
            "모두 0에 가까울 수도 없다. 이것은 저마다 따로인 예/아니요 문제이다.",
        ),
    ),
    Option(
        "accuracy-as-loss",
        Text(
            "Is an e-mail spam? One logit, the share of wrong answers, since that is what counts",
            "어떤 메일이 스팸일까? 로짓 하나, 중요한 것은 틀린 답의 비율이니 바로 그 비율",
        ),
        because=Text(
            "a small change of the weights turns no answer round, so the share of wrong answers "
            "has the slope 0 almost everywhere. It measures success, but it cannot guide training.",
            "가중치를 조금 바꾸어도 뒤집히는 답이 없으니 틀린 답의 비율은 거의 어디서나 기울기가 "
            "0이다. "
            "성공을 재기는 하지만 학습을 이끌지는 못한다.",
        ),
    ),
    Option(
        "ctc-for-placed-labels",
        Text(
            "What is the weather in each hour of a day, learned from days on which every hour has "
            "its label? A logit for each class at each hour, CTC",
            "하루의 시간마다 날씨가 무엇일까? 시간마다 레이블이 있는 날들로 학습한다. "
            "시간마다 클래스별 로짓, CTC",
        ),
        because=Text(
            "CTC, Connectionist Temporal Classification, is for labels whose places nobody knows. "
            "Here every step has its own label: the cross-entropy is taken step by step.",
            "CTC(Connectionist Temporal Classification)는 레이블의 자리를 모를 때 쓴다. "
            "여기서는 시점마다 레이블이 있으니 시점별로 크로스엔트로피를 쓴다.",
        ),
    ),
    Option(
        "squared-error-for-numbers",
        Text(
            "What is the rent of a flat, from its area and its year? One output without an "
            "activation, mean squared error",
            "면적과 지은 해로 보아 어떤 집의 월세는 얼마일까? 활성화 함수 없는 출력 하나, 평균 "
            "제곱 오차",
        ),
        right=True,
        because=Text(
            "where the answer is a number, the mean squared error fits, and no activation narrows "
            "the range of the answers.",
            "답이 수이면 평균 제곱 오차가 어울린다. 활성화 함수가 없으니 답의 범위도 좁아지지 "
            "않는다.",
        ),
    ),
    Option(
        "binary-cross-entropy-for-yes-or-no",
        Text(
            "Is an e-mail spam? One logit, binary cross-entropy",
            "어떤 메일이 스팸일까? 로짓 하나, 이진 크로스엔트로피",
        ),
        right=True,
        because=Text(
            "for one yes or no, one logit with the binary cross-entropy is enough.",
            "예/아니요 하나를 묻는 문제에는 로짓 하나와 이진 크로스엔트로피면 된다.",
        ),
    ),
    Option(
        "cross-entropy-for-classes",
        Text(
            "Which of the ten digits does a picture show? Ten logits, softmax cross-entropy",
            "사진에 있는 숫자는 열 가지 가운데 무엇일까? 로짓 열 개, 소프트맥스 크로스엔트로피",
        ),
        right=True,
        because=Text(
            "exactly one of several classes is right, and each class has its logit: that is what "
            "softmax and its cross-entropy are for.",
            "여러 클래스 가운데 꼭 하나가 맞고 클래스마다 로짓이 있다. "
            "소프트맥스와 그 크로스엔트로피는 바로 이런 문제에 쓴다.",
        ),
    ),
    Option(
        "ctc-for-unplaced-labels",
        Text(
            "What is said in a recording, learned from recordings with their transcripts? A logit "
            "for each letter at each step, CTC",
            "녹음에서 무슨 말을 하고 있을까? 받아쓴 글이 딸린 녹음으로 학습한다. 시점마다 글자별 "
            "로짓, CTC",
        ),
        right=True,
        because=Text(
            "the order of the letters is known, their places in the sound are not. CTC sums over "
            "all places.",
            "글자의 순서는 알지만 소리 속의 자리는 모른다. CTC는 모든 자리에 대해 합한다.",
        ),
    ),
)

TRUE_SENTENCES = (
    Option(
        "smallest-loss-serves-best",
        Text(
            "Bob serves the hospital best, because its `answered_error` is the smallest.",
            "Bob의 `answered_error`가 가장 작으므로 병원에 가장 도움이 되는 것은 Bob이다.",
        ),
        because=Text(
            "the loss is what training made small, not what the hospital wants. Look at how many "
            "pictures are left to the doctors.",
            "손실은 학습이 줄인 값이지 병원이 바라는 것이 아니다. "
            "의사에게 남겨진 사진이 얼마나 되는지 보자.",
        ),
    ),
    Option(
        "accuracy-exposes",
        Text(
            "The share of right answers among the answered pictures is enough to expose the trick.",
            "답한 것 가운데 맞은 답의 비율만 보아도 편법이 드러난다.",
        ),
        because=Text(
            "that share is taken over the same few pictures as the objective. Who answers only "
            "what is easy looks splendid in both.",
            "그 비율은 목적 함수와 똑같이 몇 안 되는 사진에서 낸 것이다. "
            "쉬운 것에만 답하면 두 수가 모두 훌륭해 보인다.",
        ),
    ),
    Option(
        "training-error-is-proof",
        Text(
            "The numbers prove that Cleo will read new X-rays better than Ada.",
            "이 수들은 Cleo가 새로운 엑스레이 사진을 Ada보다 잘 판독하리라는 것을 증명한다.",
        ),
        because=Text(
            "all figures are from pictures that the networks learned from. How well a network "
            "reads new ones is told by pictures that it has not seen.",
            "모두 신경망이 학습한 사진에서 얻은 수이다. 새로운 사진을 얼마나 잘 판독하는지는 "
            "아직 보지 않은 사진이 알려 준다.",
        ),
    ),
    Option(
        "trick-is-a-bug",
        Text(
            "Bob passes so many pictures because there was a bug in its training.",
            "Bob이 그렇게 많은 사진을 넘기는 것은 학습에 버그가 있었기 때문이다.",
        ),
        because=Text(
            "training did what it was told: passing all but the easiest pictures does make this "
            "objective smallest. It is the objective that has to be mended.",
            "학습은 시킨 대로 했다. 가장 쉬운 사진만 남기고 모두 넘기면 이 목적 함수가 정말로 가장 "
            "작아진다. 고쳐야 할 것은 목적 함수이다.",
        ),
    ),
    Option(
        "coverage-exposes",
        Text(
            "The share of pictures that a network answers exposes the trick.",
            "신경망이 답한 사진의 비율은 편법을 드러낸다.",
        ),
        right=True,
        because=Text(
            "the trick is to pass, so the share of answered pictures is what it cannot hide.",
            "편법은 사진을 넘기는 것이므로, 답한 사진의 비율에서는 편법을 숨길 수 없다.",
        ),
    ),
    Option(
        "honest-error-of-cleo",
        Text(
            "Of the three, Cleo has the smallest honest error on these pictures.",
            "이 사진들에서 정직한 오차가 가장 작은 것은 셋 가운데 Cleo이다.",
        ),
        right=True,
        because=Text(
            "work out the honest error of all three: the answered share times its error, plus the "
            "passed share times what a pass costs.",
            "셋 모두의 정직한 오차를 계산해 보자. 답한 비율에 그 오차를 곱하고, "
            "넘긴 비율에 넘길 때의 벌점을 곱하여 더한다.",
        ),
    ),
    Option(
        "honest-error-of-bob",
        Text(
            "Bob's honest error is almost that of a network that passes every picture.",
            "Bob의 정직한 오차는 모든 사진을 넘기는 신경망과 거의 같다.",
        ),
        right=True,
        because=Text(
            "almost every picture counts as a pass; the few answers hardly change the mean.",
            "거의 모든 사진이 넘긴 것으로 셈에 들어가고, 몇 안 되는 답은 평균을 거의 바꾸지 "
            "못한다.",
        ),
    ),
)
