"""The questions of the assignment `layers`: what people say of layers, and what is true of it."""

from autograder.checks.answers import Choice, Option
from autograder.checks.wording import Text

__all__ = ["depth", "names", "size"]

names = Choice(
    "names",
    [
        Option(
            "only-one-hidden-is-artificial",
            Text(
                "Of the four, Q alone is an artificial neural network.",
                "넷 가운데 Q만 인공 신경망이다.",
            ),
            because=Text(
                "“artificial neural network” is the word for all of them, with any number of "
                "hidden layers.",
                "인공 신경망은 은닉층이 몇 개이든 모두를 아우르는 말이다.",
            ),
        ),
        Option(
            "deep-from-two",
            Text("R and S are deep, P and Q are not.", "R과 S는 깊고, P와 Q는 깊지 않다."),
            right=True,
            because=Text(
                "by the usual convention a network is deep from two hidden layers on.",
                "흔히 쓰는 약속으로는 은닉층이 둘 이상이면 깊다고 한다.",
            ),
        ),
        Option(
            "hidden-not-deep",
            Text(
                "Q has a hidden layer, and is shallow all the same.",
                "Q에는 은닉층이 있지만 그래도 얕다.",
            ),
            right=True,
            because=Text(
                "“hidden” says where a layer stands, “deep” how many there are; with one, a "
                "network is shallow.",
                "은닉은 층이 놓인 자리를, 깊다는 말은 층의 수를 나타낸다. 하나이면 얕다.",
            ),
        ),
        Option(
            "input-not-counted",
            Text(
                "Counted by its layers with weights, R has three.",
                "가중치가 있는 층을 세면 R은 3층이다.",
            ),
            right=True,
            because=Text(
                "each pair of neighbouring columns has one weight matrix between them; the column "
                "of inputs computes nothing and is not counted.",
                "이웃한 두 열 사이마다 가중치 행렬이 하나씩 있다. 입력이 늘어선 열은 아무것도 "
                "계산하지 않으므로 세지 않는다.",
            ),
        ),
        Option(
            "no-hidden-is-deep",
            Text(
                "P is deep: it has an input layer and an output layer.",
                "P는 입력층과 출력층이 있으므로 깊다.",
            ),
            because=Text(
                "with no hidden layer at all, a network has no depth: it is a single-layer "
                "perceptron.",
                "은닉층이 하나도 없으면 깊이도 없다. 단층 퍼셉트론이다.",
            ),
        ),
        Option(
            "inputs-are-neurons",
            Text(
                "In each of the four, the six inputs are neurons with a bias each.",
                "넷 모두에서 입력 여섯 개는 저마다 편향을 지닌 뉴런이다.",
            ),
            because=Text(
                "inputs are values: they have no weights, no bias and no activation.",
                "입력은 값이다. 가중치도 편향도 활성화 함수도 없다.",
            ),
        ),
    ],
).check

size = Choice(
    "size",
    [
        Option(
            "depth-adds",
            Text(
                "Between layers of 20 units, every further layer of 20 units brings 420 "
                "parameters, the tenth as many as the first.",
                "유닛이 20개인 층 사이에 유닛이 20개인 층을 더할 때마다 매개변수가 420개씩 "
                "늘어난다. 열 번째에도 첫 번째와 똑같이 늘어난다.",
            ),
            right=True,
            because=Text(
                "a layer costs the product of two widths and its biases, and the layers are added "
                "up: growth with the depth is linear.",
                "층 하나에는 두 너비의 곱과 편향만큼 들고, 층끼리는 더한다. 깊이에 비례하여 "
                "늘어난다.",
            ),
        ),
        Option(
            "exponential-growth",
            Text(
                "Every further layer of 20 units multiplies the number of parameters by 20.",
                "유닛이 20개인 층을 하나 더할 때마다 매개변수의 수가 20배가 된다.",
            ),
            because=Text(
                "nothing is multiplied from layer to layer: each adds a product of two widths, so "
                "the growth is not exponential.",
                "층을 더한다고 전체가 곱해지지는 않는다. 층마다 두 너비의 곱이 더해질 뿐, "
                "기하급수적으로 늘어나지 않는다.",
            ),
        ),
        Option(
            "batch-costs-parameters",
            Text(
                "A network that takes batches of 64 samples has twice as many parameters as one "
                "for batches of 32.",
                "샘플 64개짜리 배치를 받는 신경망에는 32개짜리 배치를 받는 신경망보다 매개변수가 "
                "두 배 많다.",
            ),
            because=Text(
                "the same weights serve every sample. The batch is an axis of the data, not of the "
                "parameters.",
                "모든 샘플에 같은 가중치를 쓴다. 배치는 매개변수가 아니라 데이터의 축이다.",
            ),
        ),
        Option(
            "own-piece-of-the-picture",
            Text(
                "Over a flattened picture of 8 by 8 pixels, each of the 16 units of a dense layer "
                "has 4 weights, for its own piece of the picture.",
                "가로세로 8픽셀인 그림을 펼쳐 받는 밀집층의 유닛 16개에는 저마다 자기가 맡은 그림 "
                "조각에 대한 가중치가 4개씩 있다.",
            ),
            because=Text(
                "in a dense layer, every unit has a weight for every pixel. Nobody gives it a "
                "piece of the picture.",
                "밀집층의 유닛은 모든 픽셀에 가중치가 하나씩 있다. 아무도 그림 조각을 나누어 주지 "
                "않는다.",
            ),
        ),
        Option(
            "several-without-weights",
            Text(
                "Flatten and ReLU have no parameters, and are layers all the same.",
                "Flatten과 ReLU에는 매개변수가 없지만 그래도 층이다.",
            ),
            right=True,
            because=Text(
                "a layer takes tensors and gives tensors. Whatever only rearranges or bends "
                "numbers has nothing to learn.",
                "층은 텐서를 받아 텐서를 내놓는다. 수를 다시 늘어놓거나 구부리기만 하는 층에는 "
                "학습할 것이 없다.",
            ),
        ),
        Option(
            "sizes-are-meaning",
            Text(
                "A library that infers the number of inputs by itself also notices when the rows "
                "and columns of the data are exchanged.",
                "입력의 수를 스스로 알아내는 라이브러리는 데이터의 행과 열이 뒤바뀐 것도 "
                "알아차린다.",
            ),
            because=Text(
                "it infers sizes and not what the numbers mean: it builds a layer that fits the "
                "wrong table.",
                "라이브러리가 알아내는 것은 크기이지 수의 뜻이 아니다. 뒤바뀐 표에 맞는 층을 "
                "만든다.",
            ),
        ),
    ],
).check

depth = Choice(
    "depth",
    [
        Option(
            "called-overfitting",
            Text(
                "The deep one overfits.",
                "깊은 쪽은 과적합이다.",
            ),
            because=Text(
                "overfitting is good on the training data and worse on new data. Here the two are "
                "nearly equal.",
                "과적합은 학습에 쓴 데이터에서는 잘하고 새 데이터에서는 못하는 것이다. 여기서는 "
                "둘이 거의 같다.",
            ),
        ),
        Option(
            "degradation",
            Text(
                "The deep one does worse on its own training data too: training did not find what "
                "is possible with it.",
                "깊은 쪽은 학습에 쓴 데이터에서도 성적이 나쁘다. 그 신경망으로 할 수 있는 것을 "
                "학습이 찾아내지 못했다.",
            ),
            right=True,
            because=Text(
                "worse on both is degradation.",
                "둘 다에서 나쁜 것은 성능 저하이다.",
            ),
        ),
        Option(
            "deeper-is-better",
            Text(
                "With enough epochs, the deeper of two networks always wins.",
                "에포크만 충분하면 언제나 더 깊은 신경망이 이긴다.",
            ),
            because=Text(
                "more depth makes the space larger and the search in it harder; it does not always "
                "help.",
                "깊어지면 공간이 커지는 만큼 찾기도 어려워진다. 깊다고 언제나 나아지는 것은 "
                "아니다.",
            ),
        ),
        Option(
            "only-one-output",
            Text(
                "Neither of them could be given a second output, for a model maps one input to one "
                "output.",
                "모델은 입력 하나를 출력 하나로 매핑하므로, 어느 쪽에도 출력을 하나 더 둘 수 없다.",
            ),
            because=Text(
                "one input and one output are the usual case and not a limit: layers can run side "
                "by side, be joined and part again.",
                "입력 하나와 출력 하나는 흔한 경우일 뿐 한계가 아니다. 층은 나란히 놓일 수도, "
                "합쳐질 수도, 다시 갈라질 수도 있다.",
            ),
        ),
        Option(
            "space-holds-it",
            Text(
                "The deep one could do what the other does, if its additional layers passed the "
                "values on unchanged.",
                "더 있는 층들이 값을 그대로 넘겨주기만 하면 깊은 쪽도 다른 쪽이 하는 것을 할 수 "
                "있다.",
            ),
            right=True,
            because=Text(
                "its hypothesis space is the larger one; whether training finds something in it is "
                "another question.",
                "깊은 쪽의 가설 공간이 더 크다. 그 안에 있는 것을 학습이 찾아내는지는 다른 "
                "문제이다.",
            ),
        ),
    ],
).check
