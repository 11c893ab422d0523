"""The sentences and the steps that the assignment `first_ideas` asks about."""

from autograder.checks.answers import Option
from autograder.checks.wording import Text

__all__ = ["SENTENCES", "STEPS"]

SENTENCES = (
    Option(
        "copy-of-the-brain",
        Text(
            "An artificial neural network is a mathematical model of the brain.",
            "인공 신경망은 뇌의 수학적 모형이다.",
        ),
        because=Text(
            "nerve cells inspired it, but it models none of them: it knows no time, no spikes and "
            "no chemistry.",
            "신경 세포에서 영감을 얻었을 뿐 신경 세포의 모형은 아니다. 시간도, 스파이크도, 화학 "
            "작용도 없다.",
        ),
    ),
    Option(
        "weight-as-axon",
        Text(
            "A weight resembles an axon: it carries the signal to the next neuron.",
            "가중치는 축삭돌기를 닮았다. 신호를 다음 뉴런까지 나른다.",
        ),
        because=Text(
            "an axon brings one and the same signal to all its ends. A weight says how much the "
            "signal counts at one of them.",
            "축삭돌기는 모든 끝으로 똑같은 신호를 나른다. 가중치는 그 가운데 한 곳에서 신호가 "
            "얼마나 크게 작용하는지를 정한다.",
        ),
    ),
    Option(
        "learning-is-connecting",
        Text(
            "A brain learns only by connecting neurons that were not connected before.",
            "뇌의 학습이란 연결되지 않았던 뉴런을 연결하는 것뿐이다.",
        ),
        because=Text(
            "new contacts do grow, but most of what is learned is stored by making existing "
            "synapses stronger or weaker.",
            "시냅스가 새로 생기기도 하지만, 배운 것은 대부분 이미 있는 시냅스를 강하게 하거나 "
            "약하게 하여 저장된다.",
        ),
    ),
    Option(
        "synapses-counted",
        Text(
            "The brain's synapses have been counted: there are 100 trillion.",
            "뇌의 시냅스를 세어 보니 100조 개였다.",
        ),
        because=Text(
            "nobody has counted them. The number of neurons was multiplied by a guess of how many "
            "synapses each has, and the result may be off by several times.",
            "아무도 다 세어 보지 않았다. 뉴런의 수에 뉴런마다 있으리라 짐작하는 시냅스의 수를 "
            "곱한 값이고, 몇 배쯤 틀릴 수 있다.",
        ),
    ),
    Option(
        "function-only-compared",
        Text(
            "To call a network a function is only a comparison; in truth it is more than that.",
            "신경망을 함수라고 하는 것은 비유일 뿐이다. 실제로는 그 이상의 것이다.",
        ),
        because=Text(
            "this is no comparison: a network takes numbers and returns numbers, and its input and "
            "its parameters decide which. That is all of it.",
            "이것은 비유가 아니다. 신경망은 수를 받아 수를 돌려주고, 어떤 수를 돌려줄지는 입력과 "
            "매개변수가 정한다. 그것이 전부이다.",
        ),
    ),
    Option(
        "weight-like-synapse",
        Text(
            "A weight resembles the strength of a synapse: it says how much a signal counts at "
            "one contact.",
            "가중치는 시냅스의 세기를 닮았다. 한 뉴런이 다른 뉴런과 만나는 자리에서 신호가 얼마나 "
            "크게 작용하는지를 정한다.",
        ),
        right=True,
        because=Text(
            "one neuron can have a different weight for each of its readers, just as its synapses "
            "differ in strength. And the sentence says no more than that they resemble each other.",
            "뉴런 하나의 시냅스들이 세기가 서로 다르듯, 가중치도 받는 뉴런마다 다를 수 있다. "
            "그리고 이 문장은 닮았다고 할 뿐이다.",
        ),
    ),
    Option(
        "connections-stay",
        Text(
            "While an artificial network learns, its weights change, and its connections stay "
            "as they are.",
            "인공 신경망이 학습하는 동안 가중치는 바뀌고 연결은 그대로이다.",
        ),
        right=True,
        because=Text(
            "the perceptron of the lesson had as many weights after learning as before. Their "
            "sizes had changed.",
            "수업의 퍼셉트론은 학습한 뒤에도 가중치의 개수가 전과 같았다. 바뀐 것은 크기이다.",
        ),
    ),
    Option(
        "same-in-same-out",
        Text(
            "If neither its input nor its parameters change, a network's output does not change.",
            "입력도 매개변수도 바뀌지 않으면 신경망의 출력은 바뀌지 않는다.",
        ),
        right=True,
        because=Text(
            "a network is a function of its input and its parameters. Nothing else goes in, so "
            "nothing else can change what comes out.",
            "신경망은 입력과 매개변수의 함수이다. 다른 것은 들어가지 않으니, 나오는 것을 바꿀 "
            "다른 것도 없다.",
        ),
    ),
)

STEPS = (
    Option(
        "data-too-early",
        Text(
            "Take in the data: inputs, and for each the value that should come out",
            "데이터를, 곧 입력과 입력마다 나와야 하는 값을 받아들인다",
        ),
    ),
    Option(
        "first-layer-too-early",
        Text(
            "Compute the output of the first layer from the input and that layer's weights",
            "입력과 첫 층의 가중치로 첫 층의 출력을 계산한다",
        ),
    ),
    Option(
        "all-layers-too-early",
        Text(
            "Go on through the other layers, until the prediction stands at the end",
            "나머지 층을 차례로 지나, 끝에서 예측값을 얻는다",
        ),
    ),
    Option(
        "loss-too-early",
        Text(
            "Compare the prediction with the true value: the loss says how wrong it is",
            "예측값을 실제 값과 비교하여, 얼마나 틀렸는지를 손실로 나타낸다",
        ),
    ),
    Option(
        "optimizer-too-early",
        Text(
            "With the loss as feedback, the optimizer changes the weights a little",
            "옵티마이저가 손실을 피드백으로 삼아 가중치를 조금 고친다",
        ),
    ),
    Option(
        "repeat-too-early",
        Text(
            "Do the same again, many times, with the weights as they are now",
            "지금의 가중치로 같은 일을 여러 번 되풀이한다",
        ),
    ),
    Option(
        "stop-too-early",
        Text(
            "Stop, and keep the weights that have made the loss small",
            "멈추고, 손실을 작게 만든 가중치를 간직한다",
        ),
    ),
)
