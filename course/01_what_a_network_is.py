# %% [markdown] key="title" lang="en"
# # 1 What a neural network is
#
# *About 35 minutes* · [이 수업을 한국어로 읽기](../ko/01_what_a_network_is.ipynb)
#
# A neural network reads the number on an envelope, finds a face in a photograph, translates a sentence. It bears the brain in its name, and yet it consists of multiplications and additions. This lesson says what it took from the brain, what it left behind, and what remains: a function with many numbers in it that can be tuned.

# %% [markdown] key="title" lang="ko" of="053bfa75"
# # 1 신경망이란 무엇인가
#
# *약 35분* · [Read this lesson in English](../en/01_what_a_network_is.ipynb)
#
# 신경망은 봉투에 적힌 숫자를 읽고, 사진에서 얼굴을 찾고, 문장을 번역한다. 이름은 뇌에서 왔지만 그 속은 곱셈과 덧셈으로 되어 있다. 이 수업에서는 신경망이 뇌에서 무엇을 가져왔고 무엇을 두고 왔는지, 그리고 무엇이 남았는지 알아본다. 남은 것은 조절할 수 있는 수를 많이 지닌 함수이다.

# %% [markdown] key="goals" lang="en"
# ## What you will be able to do
#
# - say what a neuron, a synapse and an axon are, and which part of an artificial network resembles which;
# - tell an analogy from a fact when you read about networks and brains;
# - describe a network as a function of an input and of its parameters;
# - put the steps of training in order, and find each of them in a few lines of code.

# %% [markdown] key="goals" lang="ko" of="53f6911c"
# ## 이 수업을 마치면
#
# - 뉴런, 시냅스, 축삭돌기가 무엇인지, 그리고 인공 신경망의 어느 부분이 무엇을 닮았는지 말할 수 있다.
# - 신경망과 뇌를 다룬 글에서 비유와 사실을 구별할 수 있다.
# - 신경망을 입력과 매개변수의 함수로 설명할 수 있다.
# - 학습의 단계를 순서대로 늘어놓고, 코드 몇 줄에서 단계마다 해당하는 곳을 찾을 수 있다.

# %% key="setup"
import numpy as np

import nnkit
from nnkit import Neuron, Perceptron, sigmoid
from nnkit.plots import network_diagram
from nnkit.spiking import integrate_and_fire
from nnkit.widgets import spiking_neuron

#en: nnkit.use_language("en")
#ko: nnkit.use_language("ko")

# %% [markdown] key="cell" lang="en"
# ## The cell that gave its name
#
# Light falls into your eye, and cells there pass the news on to other cells, these to further ones, until somewhere in the brain you see a 3. Such a cell is a **neuron**. It collects what arrives from other neurons, and when enough has arrived, when a **threshold** is passed, it fires: a short electric pulse, a spike, runs along its **axon**, the cell's long outgoing cable. At the axon's ends are **synapses**, the contacts to the next neurons. There the pulse sets messenger substances free, and the receiving cell is excited or calmed, much or little, according to how strong that synapse is. A stimulus that stays below the threshold makes no pulse at all.
#
# How does a neuron tell a strong stimulus from a weak one, if all its pulses are alike? Below, a simple model of a nerve cell stands beside the artificial neuron with a step, which you will build in lesson 2. Both get the same stimulus and have the same threshold.
#
# **Predict** before you move anything: what will each of the two do when the stimulus rises from just above the threshold to three times as much?

# %% [markdown] key="cell" lang="ko" of="045dcde3"
# ## 이름을 준 세포
#
# 빛이 눈에 들어오면 눈의 세포가 그 소식을 다른 세포에 전하고, 그 세포는 또 다른 세포에 전한다. 그러다 뇌 어딘가에서 우리는 3이라는 숫자를 본다. 이런 세포가 **뉴런**이다. 뉴런은 다른 뉴런에서 온 신호를 모은다. 충분히 모여 **임계치**를 넘으면 발화한다. 곧 스파이크라고 하는 짧은 전기 신호가 **축삭돌기**를 따라 달린다. 축삭돌기는 세포에서 뻗어 나가는 긴 전선이다. 그 끝에는 다음 뉴런과 만나는 자리인 **시냅스**가 있다. 신호가 그곳에 닿으면 신경 전달 물질이 나오고, 받는 세포는 흥분하거나 억제된다. 그 정도는 그 시냅스의 세기에 달려 있다. 임계치를 넘지 못한 자극은 아무 신호도 만들지 못한다.
#
# 신호가 모두 똑같이 생겼다면 뉴런은 센 자극과 약한 자극을 어떻게 구별하여 알릴까? 아래에는 간단한 신경 세포 모형이 2번 수업에서 만들 인공 뉴런(계단 함수)과 나란히 있다. 둘은 같은 자극을 받고, 임계치도 같다.
#
# 움직이기 전에 **예측해 보자.** 자극이 임계치를 조금 넘는 값에서 그 세 배까지 커지면 둘은 각각 어떻게 될까?

# %% key="spiking"
spiking_neuron(stimulus=1.2, threshold=1.0)

# %% [markdown] key="spiking-try" lang="en"
# Drag the diamond or the sliders, or use the Tab and arrow keys. **Try it**, with a prediction first each time:
#
# 1. Set the stimulus to 0.9, just below the threshold. Does the charge stay at 0?
# 2. Raise it slowly past the threshold. What changes in the cell, what in the step neuron?
# 3. Now go on to 4. Which of the two still tells you how strong the stimulus is?
#
# <details><summary>Compare with your predictions</summary>
#
# 1. The charge rises to 0.9 and stays there. It leaks as fast as it comes in, and no spike is made.
# 2. The cell begins to fire, first seldom. The step neuron jumps from 0 to 1.
# 3. Only the cell: its spikes come closer and closer together. The step says 1 and nothing more.
#
# </details>

# %% [markdown] key="spiking-try" lang="ko" of="7458b7e7"
# 마름모나 슬라이더를 끌거나 Tab 키와 방향키를 써 보자. 매번 먼저 예측하고 **해 보자.**
#
# 1. 자극을 임계치 바로 아래인 0.9로 둔다. 충전량은 0에 머물까?
# 2. 천천히 올려 임계치를 넘긴다. 세포에서는 무엇이, 계단 뉴런에서는 무엇이 달라질까?
# 3. 이제 4까지 올린다. 둘 가운데 어느 쪽이 자극의 세기를 여전히 알려 줄까?
#
# <details><summary>예측과 비교하기</summary>
#
# 1. 충전량은 0.9까지 올라가 거기에 머문다. 들어오는 만큼 새어 나가므로 스파이크는 생기지 않는다.
# 2. 세포는 발화하기 시작하는데 처음에는 드물다. 계단 뉴런은 0에서 1로 뛴다.
# 3. 세포뿐이다. 스파이크의 간격이 점점 좁아진다. 계단 함수는 1이라고 할 뿐 더는 말해 주지 않는다.
#
# </details>

# %% [markdown] key="inspired" lang="en"
# ## Inspired, not copied
#
# The artificial neuron keeps the idea that inputs are collected, compared with a threshold and answered. It drops the rest: time, spikes, chemistry, and the shape of the cell.
#
# > **You may have read that** an artificial network is a mathematical copy of the brain, and that it imitates how people learn and remember. It was *inspired* by nerve cells; it is not a model of them. **Try it:** the next cell counts the model cell's spikes for four stimuli, and asks an artificial step neuron as well. If the second were a copy of the first, their answers would have to carry the same news. Predict how many different answers each of them gives.

# %% [markdown] key="inspired" lang="ko" of="c5997e1b"
# ## 영감을 얻었을 뿐 베끼지 않았다
#
# 인공 뉴런은 입력을 모아 임계치와 비교하고 답한다는 생각을 이어받았다. 나머지는 버렸다. 시간도, 스파이크도, 화학 작용도, 세포의 생김새도 없다.
#
# > 인공 신경망은 뇌를 수학으로 옮긴 것이고 사람이 학습하고 기억하는 방식을 모방한다고 **읽은 적이 있을 것이다.** 신경 세포에서 *영감*을 얻은 것은 맞지만, 신경 세포의 모형은 아니다. **확인해 보자.** 다음 셀은 네 가지 자극에 대해 모형 세포의 스파이크를 세고, 인공 계단 뉴런의 답도 구한다. 둘째가 첫째를 베낀 것이라면 두 답에는 같은 소식이 담겨 있어야 한다. 서로 다른 답이 각각 몇 가지나 나올지 예측해 보자.

# %% key="inspired-code"
artificial = Neuron([1.0], bias=-1.0)
for stimulus in (0.5, 1.2, 2.0, 4.0):
    spikes = integrate_and_fire(stimulus).spikes
    print(stimulus, "→", len(spikes), artificial.forward([stimulus]))

# %% [markdown] key="inspired-result" lang="en"
# Four answers from the cell, two from the step neuron, and the step's answer knows no "when". What an artificial neuron is instead can be said in one word: a **function**, numbers in and a number out. It is judged by whether it is useful, not by whether it resembles a cell.
#
# ## What is like what?
#
# The signal travels along the axon, and the axon brings the *same* signal to all its ends. How much it counts at the other side is decided at each synapse.
#
# > **You may have read that** a weight plays the part of the axon. If it did, one neuron would have one weight for all its readers. **Try it:** one sender, three readers. Predict whether the three sums can differ although the sender sends one and the same 1.

# %% [markdown] key="inspired-result" lang="ko" of="f0a001fc"
# 세포의 답은 네 가지, 계단 뉴런의 답은 두 가지이고, 계단 뉴런의 답에는 "언제"가 없다. 인공 뉴런이 무엇인지는 한 단어로 말할 수 있다. 수를 받아 수를 내놓는 **함수**이다. 좋은 인공 뉴런인지는 쓸모로 판단하지, 세포를 닮았는지로 판단하지 않는다.
#
# ## 무엇이 무엇을 닮았을까?
#
# 신호는 축삭돌기를 따라 달리고, 축삭돌기는 *같은* 신호를 모든 끝까지 나른다. 건너편에서 그 신호가 얼마나 크게 작용하는지는 시냅스마다 정해진다.
#
# > 가중치가 축삭돌기의 역할을 한다고 **읽은 적이 있을 것이다.** 그렇다면 뉴런 하나는 모든 상대에게 같은 가중치 하나만 지녀야 한다. **확인해 보자.** 보내는 쪽은 하나, 받는 쪽은 셋이다. 보내는 신호는 똑같이 1인데 세 가중합이 서로 다를 수 있을지 예측해 보자.

# %% key="synapse-code"
signal = 1.0
readers = [Neuron([0.9]), Neuron([0.1]), Neuron([-0.5])]
[float(reader.weighted_sum([signal])) for reader in readers]

# %% [markdown] key="synapse-result" lang="en"
# One signal, three effects, one of them negative: the weight sits at the contact, so it resembles the *strength of a synapse*. The axon would be the arrow that merely carries the output along.
#
# | in the brain | in an artificial network |
# | --- | --- |
# | neuron | neuron, also called node or unit |
# | spikes along the axon | the output, one number |
# | strength of a synapse | weight |
# | excitability | bias |
#
# "Neuron" and "node" are two words for the same thing in an artificial network. Remember that the table lists analogies.
#
# ## How does it learn?
#
# > **You may have read that** learning means that neurons get connected when a stimulus is strong, and stay unconnected when it is weak. New contacts do grow in a brain, but most of what is learned is stored by making *existing* synapses stronger or weaker. In an artificial network the connections do not change at all while it learns. **Try it:** a perceptron learns when to answer 1, with the rule of lesson 4. Predict which changes: how many weights there are, or how large they are.

# %% [markdown] key="synapse-result" lang="ko" of="6c444a4e"
# 신호는 하나인데 작용은 세 가지이고, 그 가운데 하나는 음수이다. 가중치는 만나는 자리에 있으므로 *시냅스의 세기*를 닮았다. 축삭돌기는 출력을 그저 실어 나르는 화살표에 해당한다.
#
# | 뇌 | 인공 신경망 |
# | --- | --- |
# | 뉴런 | 뉴런, 노드 또는 유닛이라고도 한다 |
# | 축삭돌기를 따라가는 스파이크 | 출력, 수 하나 |
# | 시냅스의 세기 | 가중치 |
# | 흥분하기 쉬운 정도 | 편향 |
#
# 인공 신경망에서 "뉴런"과 "노드"는 같은 것을 가리키는 두 이름이다. 표에 적은 것은 비유임을 잊지 말자.
#
# ## 어떻게 학습할까?
#
# > 자극이 세면 뉴런이 연결되고 약하면 연결되지 않는 것이 학습이라고 **읽은 적이 있을 것이다.** 뇌에서 시냅스가 새로 생기기도 하지만, 배운 것은 대부분 *이미 있는* 시냅스를 강하게 하거나 약하게 하여 저장된다. 인공 신경망에서는 학습하는 동안 연결이 전혀 바뀌지 않는다. **확인해 보자.** 퍼셉트론이 언제 1이라고 답해야 하는지를 4번 수업의 규칙으로 학습한다. 가중치의 개수와 크기 가운데 무엇이 바뀔지 예측해 보자.

# %% key="learning-code"
X, y = nnkit.datasets.logic_gate("and")
perceptron = Perceptron(2)
before = perceptron.weights.copy()
perceptron.fit(X, y, epochs=10)
print(before, "→", perceptron.weights)
print(y, perceptron.forward(X))

# %% [markdown] key="synapses" lang="en"
# Two weights before, two weights after; their sizes changed, and now the answers are right.
#
# ## How many are there?
#
# > **You may have read that** the brain has more than 100 trillion synapses. Nobody has counted them. Neurons were counted in samples, about 86 billion for a whole brain (Azevedo et al., 2009), and the synapses of one neuron are guessed at between a thousand and ten thousand. **Try it:** multiply, and see how far apart the results lie. Is 100 trillion, $10^{14}$, among them?

# %% [markdown] key="synapses" lang="ko" of="2ff50294"
# 가중치는 학습하기 전에도 두 개, 학습한 뒤에도 두 개이다. 크기가 바뀌었고, 이제 답이 맞다.
#
# ## 몇 개나 있을까?
#
# > 뇌에는 시냅스가 100조 개 넘게 있다고 **읽은 적이 있을 것이다.** 아무도 다 세어 보지 않았다. 뉴런은 표본에서 세어 뇌 전체에 약 860억 개라는 값을 얻었고(Azevedo et al., 2009), 뉴런 하나의 시냅스 수는 천 개에서 만 개 사이로 짐작한다. **확인해 보자.** 둘을 곱하고, 결과가 얼마나 벌어지는지 보자. 100조, 곧 $10^{14}$은 그 사이에 있을까?

# %% key="synapses-code"
neurons = 86e9
for each in (1_000, 2_000, 5_000, 10_000):
    print(f"{each:6} → {neurons * each:.1e}")

# %% [markdown] key="synapses-result" lang="en"
# From under $10^{14}$ to nearly $10^{15}$: the number is an *estimate*, good to a factor of ten. The network that reads digits in lesson 11 will have fewer than 5,000 weights.
#
# ## What remains: a function with parameters
#
# Put neurons side by side and you have a **layer**; put layers one behind the other and you have a **neural network**. When there are many of them, its training is called **deep learning**. It grew out of the perceptron of 1958, a single artificial neuron.

# %% [markdown] key="synapses-result" lang="ko" of="236a0e53"
# $10^{14}$보다 작은 값에서 $10^{15}$에 가까운 값까지 나온다. 이 수는 열 배쯤 틀릴 수 있는 *추정치*이다. 11번 수업에서 숫자를 읽는 신경망의 가중치는 5,000개가 되지 않는다.
#
# ## 남는 것: 매개변수를 지닌 함수
#
# 뉴런을 나란히 놓으면 **층**이 되고, 층을 앞뒤로 이으면 **신경망**이 된다. 층이 여럿인 신경망을 학습시키는 것을 **딥러닝**이라고 한다. 딥러닝은 인공 뉴런 하나였던 1958년의 퍼셉트론에서 자라났다.

# %% key="network-picture"
network_diagram([3, 4, 2]);

# %% [markdown] key="function" lang="en"
# The picture in words: three input nodes on the left, four hidden nodes in the middle, two output nodes on the right. Every node of one layer is joined to every node of the next; numbers travel from left to right only.
#
# Call everything that enters $x$, and all weights and biases together $\theta$, the **parameters**. Then the whole picture is one formula:
#
# $$y = f(x, \theta)$$
#
# > **You may have read that** deep learning is in the end only a function that takes an input and returns an output. *This one is right.* What makes it special is $\theta$: we choose the numbers so that the error between the output and what we want becomes small. **Try it:** the function below is a whole network, three neurons. Predict what happens to the output if you (a) call it twice with the same $x$ and $\theta$, (b) keep $x$ and change $\theta$.

# %% [markdown] key="function" lang="ko" of="ef09d893"
# 그림을 말로 옮기면 이렇다. 왼쪽에 입력 노드가 세 개, 가운데에 은닉 노드가 네 개, 오른쪽에 출력 노드가 두 개 있다. 한 층의 모든 노드는 다음 층의 모든 노드와 이어져 있고, 수는 왼쪽에서 오른쪽으로만 흐른다.
#
# 들어오는 것을 모두 $x$라 하고, 모든 가중치와 편향을 통틀어 $\theta$, 곧 **매개변수**라고 하자. 그러면 그림 전체가 식 하나가 된다.
#
# $$y = f(x, \theta)$$
#
# > 딥러닝도 결국 입력을 받아 출력을 내놓는 함수일 뿐이라고 **읽은 적이 있을 것이다.** *이 말은 옳다.* 특별한 것은 $\theta$이다. 출력과 우리가 바라는 값의 오차가 작아지도록 이 수들을 고른다. **확인해 보자.** 아래 함수는 뉴런 세 개로 된 신경망 전체이다. (a) 같은 $x$와 $\theta$로 두 번 부르면, (b) $x$는 그대로 두고 $\theta$를 바꾸면 출력이 어떻게 될지 예측해 보자.

# %% key="function-code"
def network(x, theta):
    hidden = [sigmoid(x @ theta[0:2] + theta[2]), sigmoid(x @ theta[3:5] + theta[5])]
    return sigmoid(np.array(hidden) @ theta[6:8] + theta[8])


x = np.array([1.0, 0.0])
theta = np.array([4, -4, -2, -4, 4, -2, 6, 6, -3.0])
print(network(x, theta), network(x, theta))
print(network(x, -theta))

# %% [markdown] key="function-result" lang="en"
# The same $x$ and the same $\theta$ give the same output, always; another $\theta$ is another function. Nine numbers decide what this network does.
#
# ## Seven steps of training
#
# Training looks for a $\theta$ that sends the inputs of all layers to the right outputs. It goes like this:
#
# 1. Take in the data.
# 2. At each layer, compute the output from that layer's weights.
# 3. Go on through all layers; at the end stands a prediction.
# 4. Compare the prediction with the true value: the **loss** is a score of how wrong it is.
# 5. Use the score as feedback, and change the weights so that it falls. The **optimizer** does that.
# 6. Repeat.
# 7. Stop with the weights that made the loss small.
#
# The next cell is the whole loop. Each line's step stands beside it; lessons 5 to 9 open them one by one. **Predict:** the network is to learn "exactly one of the two". What will the four outputs be near, and will the loss fall with every repetition?

# %% [markdown] key="function-result" lang="ko" of="5f273d8b"
# $x$와 $\theta$가 같으면 출력은 언제나 같다. $\theta$가 다르면 다른 함수이다. 이 신경망이 무슨 일을 하는지는 수 아홉 개가 정한다.
#
# ## 학습의 일곱 단계
#
# 학습은 모든 층을 거쳐 입력을 올바른 출력으로 보내는 $\theta$를 찾는 일이다. 순서는 이렇다.
#
# 1. 데이터를 받아들인다.
# 2. 층마다 그 층의 가중치로 출력을 계산한다.
# 3. 모든 층을 지나간다. 끝에는 예측값이 있다.
# 4. 예측값을 실제 값과 비교한다. **손실**은 얼마나 틀렸는지를 나타내는 점수이다.
# 5. 그 점수를 피드백으로 삼아 점수가 줄도록 가중치를 고친다. 이 일은 **옵티마이저**가 한다.
# 6. 되풀이한다.
# 7. 손실을 작게 만든 가중치에서 멈춘다.
#
# 다음 셀이 그 순환의 전부이다. 줄마다 몇 번째 단계인지 적어 두었고, 5~9번 수업에서 하나씩 열어 본다. **예측해 보자.** 이 신경망은 "둘 가운데 꼭 하나"를 학습한다. 출력 네 개는 무엇에 가까워지고, 손실은 되풀이할 때마다 줄어들까?

# %% key="steps-code"
X, y = nnkit.datasets.logic_gate("xor")  # 1
model = nnkit.mlp([2, 4, 1], "tanh", output_activation="sigmoid", rng=np.random.default_rng(1))
loss, optimizer, theta = nnkit.BinaryCrossEntropy(), nnkit.Adam(0.05), model.parameters()
for repetition in range(201):  # 6
    prediction = model.forward(X)  # 2, 3
    score = loss.forward(prediction, y.reshape(-1, 1))  # 4
    model.backward(loss.backward())  # 5
    optimizer.step(theta.values, theta.gradients)
    if repetition % 50 == 0:
        print(repetition, round(score, 3))
print(model.forward(X).round(2).ravel())  # 7

# %% [markdown] key="steps-result" lang="en"
# The loss falls, and the outputs end near 0, 1, 1, 0. Here it fell at each of the printed repetitions; lesson 8 shows steps that are too large, with which it rises.
#
# > **Try it:** put the steps in order without looking. What has to come before the weights can be changed: the score, or the stop? And which two steps does a *trained* network still do when you merely use it?
#
# <details><summary>Compare with your answer</summary>
#
# The score comes first: without it nobody knows in which direction to change anything. A trained network that is only used takes in data and computes layer by layer, steps 1 to 3. Loss, optimizer and repetition belong to training alone.
#
# </details>

# %% [markdown] key="steps-result" lang="ko" of="d13e3d63"
# 손실이 줄고, 출력은 0, 1, 1, 0 가까이에서 끝난다. 여기서는 화면에 나온 되풀이마다 줄었지만, 8번 수업에서는 걸음이 너무 커서 손실이 늘어나는 경우를 보게 된다.
#
# > **해 보자.** 보지 않고 단계를 순서대로 늘어놓자. 가중치를 고치기 전에 있어야 하는 것은 점수일까, 멈춤일까? 그리고 학습을 *마친* 신경망을 쓰기만 할 때에도 하는 단계는 어디까지일까?
#
# <details><summary>답과 비교하기</summary>
#
# 점수가 먼저이다. 점수가 없으면 어느 쪽으로 고쳐야 할지 알 수 없다. 학습을 마친 신경망을 쓸 때에는 데이터를 받아 층마다 계산하는 1~3단계만 한다. 손실, 옵티마이저, 되풀이는 학습할 때에만 쓴다.
#
# </details>

# %% [markdown] key="own" lang="en"
# ## Your own step
#
# The widget also draws a neuron that you write. The function gets how far each stimulus lies above the threshold. This one runs without an error and is wrong; predict from the code where its dotted line will lie, then look, mend it, and run the cell again.

# %% [markdown] key="own" lang="ko" of="f7072bff"
# ## 직접 만든 계단 함수
#
# 위젯은 직접 작성한 뉴런도 그려 준다. 함수는 자극이 임계치보다 얼마나 큰지를 받는다. 아래 함수는 오류 없이 실행되지만 틀렸다. 점으로 된 선이 어디에 놓일지 코드를 보고 예측한 다음, 살펴보고 고쳐서 셀을 다시 실행하자.

# %% key="own-code"
def my_step(above):
    return np.where(above < 0, 1.0, 0.0)


spiking_neuron(stimulus=1.5, neuron=my_step)

# %% [markdown] key="quiz" lang="en"
# ## Check yourself
#
# Every choice has its reason, the wrong ones too. Your start page remembers which questions are done; no answer and no score is kept.

# %% [markdown] key="quiz" lang="ko" of="fb1ae386"
# ## 스스로 확인하기
#
# 틀린 보기에도 모두 이유가 있다. 어떤 문제를 마쳤는지는 시작 페이지가 기억하지만, 답과 점수는 남기지 않는다.

# %% [markdown] key="quiz-analogy" quiz=true lang="en"
# Which of these sentences are facts, and not analogies that go too far? There is more than one.
#
# - [ ] An artificial neural network is a mathematical copy of the brain. — It was inspired by nerve cells and leaves out time, spikes and chemistry.
# - [x] An artificial neuron is a function from numbers to a number. — Right: that is all it is, and enough.
# - [ ] Artificial networks remember the way people do. — They keep parameters; how people remember is another question, and not settled.
# - [x] The step neuron's answer does not tell a strong stimulus from a very strong one. — Right: above the threshold it is 1, whatever the strength.

# %% [markdown] key="quiz-analogy" quiz=true lang="ko" of="f5729b46"
# 지나친 비유가 아니라 사실인 문장을 모두 고르자. 둘 이상이다.
#
# - [ ] 인공 신경망은 뇌를 수학으로 그대로 옮긴 것이다. — 신경 세포에서 영감을 얻었을 뿐 시간, 스파이크, 화학 작용은 빠져 있다.
# - [x] 인공 뉴런은 수를 받아 수를 내놓는 함수이다. — 맞다. 그것이 전부이고, 그것으로 충분하다.
# - [ ] 인공 신경망은 사람과 같은 방식으로 기억한다. — 인공 신경망에 남는 것은 매개변수이다. 사람이 어떻게 기억하는지는 다른 문제이고 아직 다 밝혀지지 않았다.
# - [x] 계단 뉴런의 답으로는 센 자극과 아주 센 자극을 구별할 수 없다. — 맞다. 임계치를 넘으면 세기와 상관없이 1이다.

# %% [markdown] key="quiz-weight" quiz=true lang="en"
# Which part of a nerve cell does a weight resemble?
#
# - [ ] The axon — It carries one and the same signal to all its ends; weights differ from reader to reader.
# - [x] The strength of a synapse — Right: it belongs to one contact and says how much the signal counts there.
# - [ ] The spike — That is the signal, so it resembles the output.
# - [ ] The threshold — The bias has to do with that, as the next lesson shows.

# %% [markdown] key="quiz-weight" quiz=true lang="ko" of="73d2abd3"
# 가중치는 신경 세포의 어느 부분을 닮았을까?
#
# - [ ] 축삭돌기 — 축삭돌기는 모든 끝으로 똑같은 신호를 나른다. 가중치는 받는 쪽마다 다르다.
# - [x] 시냅스의 세기 — 맞다. 만나는 자리 하나에 속하고, 신호가 거기서 얼마나 크게 작용하는지 정한다.
# - [ ] 스파이크 — 스파이크는 신호이므로 출력을 닮았다.
# - [ ] 임계치 — 임계치와 관계있는 것은 편향이다. 다음 수업에서 다룬다.

# %% [markdown] key="quiz-learning" quiz=true lang="en"
# What changes in an artificial network while it learns?
#
# - [ ] Which neurons are connected — The connections stay; a weight may come near 0, but it is still there.
# - [x] The weights and biases — Right: the sizes of existing numbers change, as strengths of synapses do.
# - [ ] The formula of the activation — It is chosen beforehand and stays.

# %% [markdown] key="quiz-learning" quiz=true lang="ko" of="e65f6d14"
# 인공 신경망이 학습하는 동안 무엇이 바뀔까?
#
# - [ ] 어느 뉴런끼리 연결되는지 — 연결은 그대로이다. 가중치가 0에 가까워질 수는 있지만 없어지지는 않는다.
# - [x] 가중치와 편향 — 맞다. 시냅스의 세기처럼, 이미 있는 수의 크기가 바뀐다.
# - [ ] 활성화 함수의 식 — 미리 정해 두고 바꾸지 않는다.

# %% [markdown] key="quiz-synapses" quiz=true lang="en"
# "The brain has 100 trillion synapses." What is this number?
#
# - [ ] A count — Nobody has counted them; neurons were counted in samples of tissue.
# - [x] An estimate that may be off by several times — Right: neurons times a guessed number of synapses for each.
# - [ ] A number made up — It follows from measured neurons and from plausible contacts for each.

# %% [markdown] key="quiz-synapses" quiz=true lang="ko" of="115bc3f3"
# "뇌에는 시냅스가 100조 개 있다." 이 수는 무엇일까?
#
# - [ ] 세어서 얻은 값 — 아무도 다 세지 않았다. 뉴런도 조직의 표본에서 세었다.
# - [x] 몇 배쯤 틀릴 수 있는 추정치 — 맞다. 뉴런의 수에 뉴런마다 있으리라 짐작하는 시냅스의 수를 곱한 값이다.
# - [ ] 지어낸 값 — 측정한 뉴런의 수와 그럴듯한 시냅스의 수에서 나온 값이다.

# %% [markdown] key="quiz-function" quiz=true lang="en"
# A network $f(x, \theta)$ gets the same image $x$ twice, without training in between. What can you say of its two outputs?
#
# - [x] They are equal. — Right: it is a function, and neither $x$ nor $\theta$ changed.
# - [ ] The second is better, because it has seen the image before. — Using a network changes no parameter. Only training does.
# - [ ] They differ a little, as in a brain. — Nothing here is left to chance.

# %% [markdown] key="quiz-function" quiz=true lang="ko" of="8747f0f9"
# 신경망 $f(x, \theta)$에 같은 이미지 $x$를 두 번 넣는다. 그사이에 학습은 하지 않는다. 두 출력은 어떨까?
#
# - [x] 서로 같다. — 맞다. 신경망은 함수이고, $x$도 $\theta$도 바뀌지 않았다.
# - [ ] 전에 본 이미지이므로 두 번째가 더 낫다. — 쓰기만 해서는 매개변수가 바뀌지 않는다. 학습할 때에만 바뀐다.
# - [ ] 뇌에서처럼 조금 다르다. — 여기에는 우연에 맡긴 것이 없다.

# %% [markdown] key="quiz-steps" quiz=true lang="en"
# In which order do these steps of training happen?
#
# - [ ] loss, prediction, change of the weights — There is nothing to score before there is a prediction.
# - [ ] prediction, change of the weights, loss — Without the score nobody knows in which direction to change.
# - [x] prediction, loss, change of the weights, and again — Right: steps 2 to 6.

# %% [markdown] key="quiz-steps" quiz=true lang="ko" of="4f167c45"
# 학습의 단계는 어떤 순서로 일어날까?
#
# - [ ] 손실, 예측, 가중치 고치기 — 예측이 있어야 점수를 매길 수 있다.
# - [ ] 예측, 가중치 고치기, 손실 — 점수가 없으면 어느 쪽으로 고칠지 알 수 없다.
# - [x] 예측, 손실, 가중치 고치기, 그리고 다시 처음으로 — 맞다. 2~6단계이다.

# %% [markdown] key="summary" lang="en"
# ## Summary
#
# Nerve cells gave the idea: collect, compare with a threshold, answer. An artificial neuron keeps of it a function from numbers to a number; a network joins many such neurons in layers and is again a function, $y = f(x, \theta)$. Learning changes $\theta$, step by step, until the loss is small.
#
# {glossary}

# %% [markdown] key="summary" lang="ko" of="68593117"
# ## 정리
#
# 신경 세포에서 모으고, 임계치와 비교하고, 답한다는 생각을 얻었다. 인공 뉴런은 그 가운데 수를 받아 수를 내놓는 함수만 남긴 것이다. 신경망은 그런 뉴런을 여러 층으로 이은 것이고, 그것도 함수 $y = f(x, \theta)$이다. 학습은 손실이 작아질 때까지 $\theta$를 한 걸음씩 고치는 일이다.
#
# {glossary}

# %% [markdown] key="next" lang="en"
# ## What next?
#
# - **Now build it.** In the assignment you write a step neuron, a network of three neurons, and a search that finds its parameters. Fetch `first_ideas` in the menu *Nbgrader → Assignment List*; then it opens [here](../assignments/first_ideas/first_ideas.ipynb).
# - **Look inside:** `nnkit/spiking.py` is the model cell of this lesson, one equation; nothing else in the package builds on it.
# - **The next lesson** builds [the neuron itself](02_the_neuron.ipynb), with its weights and its bias.

# %% [markdown] key="next" lang="ko" of="da875d6a"
# ## 다음은?
#
# - **이제 직접 만들어 보자.** 과제에서 계단 뉴런, 뉴런 세 개로 된 신경망, 그 매개변수를 찾는 탐색을 스스로 작성한다. 메뉴 *Nbgrader → Assignment List*에서 `first_ideas`를 가져오면(Fetch) [여기](../assignments/first_ideas/first_ideas.ipynb)에서 열 수 있다.
# - **안을 들여다보자.** `nnkit/spiking.py`는 이 수업의 모형 세포로, 방정식 하나이다. 패키지의 다른 부분은 이것을 쓰지 않는다.
# - **다음 수업**에서는 가중치와 편향을 지닌 [뉴런 자체](02_the_neuron.ipynb)를 만든다.
