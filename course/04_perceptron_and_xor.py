# %% [markdown] key="title" lang="en"
# # 4 The perceptron and XOR: one line is not enough
#
# *About 45 minutes* · [이 수업을 한국어로 읽기](../ko/04_perceptron_and_xor.ipynb)
#
# Four points, and a question that a child answers at once: are the two inputs different? In 1958 the perceptron was the machine that learns. That it cannot learn this question, with any weights, is the reason why networks have hidden layers. In this lesson you hit that wall with your own hand, understand it in four lines of algebra, and get over it with two more neurons.

# %% [markdown] key="title" lang="ko" of="52d8b3b3"
# # 4 퍼셉트론과 XOR: 직선 하나로는 부족하다
#
# *약 45분* · [Read this lesson in English](../en/04_perceptron_and_xor.ipynb)
#
# 점 네 개와, 어린아이도 바로 답하는 질문이 있다. 두 입력이 서로 다른가? 1958년의 퍼셉트론은 스스로 배우는 기계로 알려졌다. 그런데 어떤 가중치로도 이 질문에는 답할 수 없다. 신경망에 은닉층이 있는 까닭이 여기에 있다. 이 수업에서는 그 벽에 직접 부딪혀 보고, 식 네 줄로 까닭을 이해한 다음, 뉴런 두 개를 더해 벽을 넘는다.

# %% [markdown] key="goals" lang="en"
# ## What you will be able to do
#
# - find weights and a bias by hand for AND, OR and NAND;
# - say which problems a single-layer perceptron can solve, and prove that XOR is not one of them;
# - tell a step perceptron from a unit that gives a probability;
# - carry out the perceptron learning rule step by step, and say when it ends;
# - build XOR from three neurons, and explain what the hidden ones do to the plane.

# %% [markdown] key="goals" lang="ko" of="eb3b9af7"
# ## 이 수업을 마치면
#
# - AND, OR, NAND의 가중치와 편향을 손으로 구할 수 있다.
# - 단층 퍼셉트론이 어떤 문제를 풀 수 있는지 말하고, XOR는 풀 수 없음을 증명할 수 있다.
# - 계단 함수를 쓰는 퍼셉트론과 확률을 내는 유닛을 구별할 수 있다.
# - 퍼셉트론 학습 규칙을 한 단계씩 실행하고, 언제 끝나는지 설명할 수 있다.
# - 뉴런 세 개로 XOR를 만들고, 은닉 유닛이 평면에 무슨 일을 하는지 설명할 수 있다.

# %% key="setup"
import matplotlib.pyplot as plt
import numpy as np

import nnkit
from nnkit import Neuron, Perceptron, leaky_relu, mlp, relu, sigmoid, step, tanh
from nnkit.datasets import logic_gate
from nnkit.plots import described, network_diagram
from nnkit.widgets import gates_explorer

rng = np.random.default_rng(0)
#en: nnkit.use_language("en")
#ko: nnkit.use_language("ko")

# %% [markdown] key="gates" lang="en"
# ## Gates: the smallest decisions
#
# A **logic gate** takes two inputs that are 0 or 1 and answers with 0 or 1. Its **truth table** lists all there is to know:
#
# | $x_1$ | $x_2$ | AND | OR | NAND | XOR |
# | --- | --- | --- | --- | --- | --- |
# | 0 | 0 | 0 | 0 | 1 | 0 |
# | 0 | 1 | 0 | 1 | 1 | 1 |
# | 1 | 0 | 0 | 1 | 1 | 1 |
# | 1 | 1 | 1 | 1 | 0 | 0 |
#
# AND wants both, OR at least one, NAND is the opposite of AND, and XOR, the "exclusive or", wants exactly one. For a neuron this is a task like any other: four samples with two features each, and a target for each sample. Take $w_1 = w_2 = 1$ with a step function: the weighted sum counts the ones, and the bias decides how many it takes.
#
# $$s = x_1 + x_2 + b$$
#
# **Predict** a bias for AND and one for OR before you run the cell. And which signs make a NAND of the AND?

# %% [markdown] key="gates" lang="ko" of="4f647640"
# ## 게이트: 가장 작은 결정
#
# **논리 게이트**는 0 또는 1인 입력 두 개를 받아 0 또는 1로 답한다. **진리표**에 그 모든 것이 담겨 있다.
#
# | $x_1$ | $x_2$ | AND | OR | NAND | XOR |
# | --- | --- | --- | --- | --- | --- |
# | 0 | 0 | 0 | 0 | 1 | 0 |
# | 0 | 1 | 0 | 1 | 1 | 1 |
# | 1 | 0 | 0 | 1 | 1 | 1 |
# | 1 | 1 | 1 | 1 | 0 | 0 |
#
# AND는 둘 다 1이어야 1이고, OR는 하나라도 1이면 1이다. NAND는 AND의 반대이다. XOR("배타적 논리합")는 꼭 하나만 1일 때 1이다. 뉴런에게는 이것도 여느 문제와 다르지 않다. 특성이 둘인 샘플이 네 개 있고, 샘플마다 타깃이 있다. $w_1 = w_2 = 1$로 두고 계단 함수를 쓰면, 가중합은 1의 개수를 세고 편향은 몇 개가 필요한지 정한다.
#
# $$s = x_1 + x_2 + b$$
#
# 셀을 실행하기 전에 AND와 OR의 편향을 하나씩 **예측해 보자.** 그리고 AND를 NAND로 만들려면 부호를 어떻게 해야 할까?

# %% key="gates-code"
gates = {"and": ([1, 1], -1.5), "or": ([1, 1], -0.5), "nand": ([-1, -1], 1.5)}
for name, (weights, bias) in gates.items():
    X, y = logic_gate(name)
    print(f"{name:4}", Neuron(weights, bias).forward(X), y)

# %% [markdown] key="slp" lang="en"
# Answers and targets agree. For AND any bias with $-2 < b \le -1$ will do, for OR any with $-1 < b \le 0$; and turning the sign of everything makes a NAND of the AND.
#
# ## The single-layer perceptron
#
# A **perceptron** is a neuron with a step function whose weights are learned from samples (Rosenblatt, 1958). Standing alone, or side by side with others that read the same inputs, it forms a **single-layer perceptron**, **SLP** for short: the simplest network there is. Inputs lead straight to outputs; there is no hidden layer in between.

# %% [markdown] key="slp" lang="ko" of="9b998788"
# 답과 타깃이 일치한다. AND의 편향은 $-2 < b \le -1$, OR의 편향은 $-1 < b \le 0$이면 무엇이든 좋다. 그리고 모든 부호를 바꾸면 AND가 NAND가 된다.
#
# ## 단층 퍼셉트론
#
# **퍼셉트론**은 계단 함수를 쓰는 뉴런으로, 그 가중치를 샘플에서 학습한다(Rosenblatt, 1958). 퍼셉트론이 홀로 있거나, 같은 입력을 받는 것끼리 나란히 있으면 **단층 퍼셉트론**(**SLP**)이라고 한다. 가장 단순한 신경망이다. 입력이 곧바로 출력으로 이어지고, 그 사이에 은닉층이 없다.

# %% key="slp-picture"
slp = mlp([2, 1], output_activation="step", rng=rng)
slp.layers[0].weight[:] = [[1], [1]]
slp.layers[0].bias[:] = -1.5
network_diagram(slp, [1, 1]);

# %% [markdown] key="line" lang="en"
# The picture in words: the two inputs, both 1, lead to the single output unit with the weights 1 and 1. Its bias is −1.5, the sum 0.5, and the output 1: this SLP is the AND.
#
# ## Part the points by hand
#
# From lesson 2 you know the neuron as a line. The rows of a truth table are the four corners of a square: a square mark where the target is 1, a round one where it is 0. A number in the mark means that the answer is right, ✗ that it is wrong. Drag the line, or turn it by the tip of its arrow, until all four are right; Tab and the arrow keys do the same.

# %% [markdown] key="line" lang="ko" of="1f1116b5"
# 그림을 말로 옮기면 이렇다. 둘 다 1인 입력 두 개가 가중치 1과 1로 하나뿐인 출력 유닛에 이어진다. 편향은 −1.5, 가중합은 0.5, 출력은 1이다. 이 단층 퍼셉트론은 AND이다.
#
# ## 손으로 점을 갈라 보자
#
# 2번 수업에서 뉴런을 직선으로 볼 수 있음을 배웠다. 진리표의 네 행은 정사각형의 네 꼭짓점이 된다. 타깃이 1이면 네모, 0이면 동그라미로 나타낸다. 표시 안에 숫자가 있으면 맞은 것이고, ✗가 있으면 틀린 것이다. 네 개가 모두 맞을 때까지 직선을 끌거나 화살표 끝을 잡아 돌려 보자. Tab 키와 방향키로도 할 수 있다.

# %% key="explorer"
explorer = gates_explorer("and")
explorer

# %% [markdown] key="line-try" lang="en"
# **Try it**, with a prediction first each time:
#
# 1. Part the points for AND, then for OR. By which movement do you get from one to the other?
# 2. Go back to AND until all four are right, and then choose NAND. How many points are right now, and which single movement helps?
# 3. Choose XOR. How many of the four can you get right?
#
# <details><summary>Compare with your predictions</summary>
#
# 1. Shift the line in parallel, past (0, 1) and (1, 0): only the bias changes.
# 2. None: every answer is the opposite of what it should be. Turn the arrow round, and all four are right.
# 3. Three, in many ways. Nobody has ever found four, and you can read below the table why.
#
# </details>

# %% [markdown] key="line-try" lang="ko" of="0da59a21"
# 매번 먼저 예측하고 **해 보자.**
#
# 1. AND의 점을 가르고, 이어서 OR의 점을 가른다. 어떻게 움직이면 한쪽에서 다른 쪽으로 갈까?
# 2. AND로 돌아가 네 개를 모두 맞힌 다음, 그대로 NAND를 고른다. 이제 몇 개가 맞고, 어떻게 한 번 움직이면 될까?
# 3. XOR를 고른다. 넷 가운데 몇 개까지 맞힐 수 있을까?
#
# <details><summary>예측과 비교하기</summary>
#
# 1. 직선을 (0, 1)과 (1, 0) 너머로 나란히 옮긴다. 편향만 바뀐다.
# 2. 하나도 맞지 않는다. 답이 모두 반대이다. 화살표를 반대쪽으로 돌리면 넷 다 맞는다.
# 3. 셋까지는 여러 방법으로 된다. 네 개를 맞힌 사람은 아무도 없다. 그 까닭이 표 아래에 적혀 있다.
#
# </details>

# %% [markdown] key="separable" lang="en"
# ## Linear separability
#
# A problem with two classes has **linear separability** if some line (with more features: some plane) has all of one class on one side and all of the other on the other side. A single-layer perceptron can solve these problems and no others. For XOR it would have to meet four conditions, one for each row of the truth table:
#
# $$b \le 0 \qquad w_2 + b > 0 \qquad w_1 + b > 0 \qquad w_1 + w_2 + b \le 0$$
#
# Add the two in the middle: $w_1 + w_2 + 2b > 0$. Add the first and the last: $w_1 + w_2 + 2b \le 0$. Both cannot be. In the picture: the corners of each diagonal have the same sum together, whatever the weights.
#
# A proof is a strong claim, so put it to the test: the cell draws 100,000 lines at random and keeps the best score for each gate. **Predict** the six numbers.

# %% [markdown] key="separable" lang="ko" of="8d1a1f35"
# ## 선형 분리
#
# 어떤 직선(특성이 더 많으면 평면)의 한쪽에 한 클래스가 모두 있고 다른 쪽에 다른 클래스가 모두 있으면, 그 문제는 **선형 분리**가 된다고 한다. 단층 퍼셉트론은 이런 문제만 풀 수 있다. XOR를 풀려면 진리표의 행마다 하나씩, 네 조건을 만족해야 한다.
#
# $$b \le 0 \qquad w_2 + b > 0 \qquad w_1 + b > 0 \qquad w_1 + w_2 + b \le 0$$
#
# 가운데 둘을 더하면 $w_1 + w_2 + 2b > 0$이다. 처음과 끝을 더하면 $w_1 + w_2 + 2b \le 0$이다. 둘 다 참일 수는 없다. 그림으로 말하면, 가중치가 무엇이든 마주 보는 두 꼭짓점의 가중합을 더한 값은 두 대각선에서 서로 같다.
#
# 증명은 강한 주장이니 시험해 보자. 다음 셀은 직선 100,000개를 무작위로 긋고 게이트마다 가장 좋은 점수를 남긴다. 여섯 수를 **예측해 보자.**

# %% key="separable-code"
lines = rng.normal(size=(100_000, 3))
for name in ("and", "or", "nand", "nor", "xor", "xnor"):
    X, y = logic_gate(name)
    answers = step(X @ lines[:, :2].T + lines[:, 2])
    right = (answers == y[:, np.newaxis]).sum(axis=0)
    print(f"{name:4}", right.max(), "/ 4")

# %% [markdown] key="sigmoid" lang="en"
# Four of the gates are linearly separable; XOR and its opposite XNOR stop at 3.
#
# ## Does a sigmoid help?
#
# > **You may have read that** the sigmoid is a function that suits AND, OR and XOR alike. **Try it:** the cell gives all 100,000 units of before another activation, and for each unit takes the best threshold for its output that there is. The last activation, a bump, is the odd one out: it rises and falls again. **Predict:** which of the six reach 4?

# %% [markdown] key="sigmoid" lang="ko" of="328c698e"
# 게이트 네 개는 선형 분리가 된다. XOR와 그 반대인 XNOR는 3에서 멈춘다.
#
# ## 시그모이드를 쓰면 될까?
#
# > 시그모이드는 AND, OR, XOR 연산에 모두 알맞은 함수라고 **읽은 적이 있을 것이다.** **확인해 보자.** 다음 셀은 앞의 유닛 100,000개에 다른 활성화 함수를 달고, 유닛마다 출력에 가장 유리한 임계치를 고른다. 마지막의 봉우리 함수(bump)는 혼자 다르다. 올라갔다가 다시 내려온다. 여섯 가운데 어느 것이 4에 이를지 **예측해 보자.**

# %% key="sigmoid-code"
X, y = logic_gate("xor")
sums = X @ lines[:, :2].T + lines[:, 2]
activations = {f.name: f for f in (step, sigmoid, tanh, relu, leaky_relu)}
activations["bump"] = lambda s: np.exp(-(s**2))
for name, activation in activations.items():
    outputs = activation(sums)
    #en: # each unit's four outputs take turns as its threshold
    #ko: # 유닛마다 네 출력을 차례로 임계치로 써 본다
    scores = [((outputs > at) == y[:, np.newaxis]).sum(axis=0) for at in outputs]
    print(f"{name:10}", np.max(scores), "/ 4")

# %% [markdown] key="sigmoid-result" lang="en"
# Only the bump reaches 4. The sigmoid, like every function that never falls (a *monotone* function), keeps the order of the sums: a larger sum never gives a smaller output. "Output above a threshold" then means "sum above some number", which is a line again. It is not the sigmoid that solves XOR but hidden units, as you will see below, and they do it with steps as well.
#
# ## A step or a probability: two models
#
# > **You may have read that** the perceptron turns its sum into a probability with "a step function such as the sigmoid" and then answers 0 or 1, all in one model. Those are two models. The perceptron's step answers 0 or 1; there is no probability in it anywhere. A sigmoid unit gives a probability; an answer of 0 or 1 is a decision taken afterwards, with a threshold that you may choose. **Try it:** the same weights for AND in both models, then ten times as large, then another threshold. **Predict** which of the two notices what.

# %% [markdown] key="sigmoid-result" lang="ko" of="144e322b"
# 봉우리 함수만 4에 이른다. 시그모이드는 내려가는 일이 없는 함수(*단조* 함수)가 모두 그렇듯이 가중합의 순서를 지킨다. 가중합이 크면 출력이 더 작아지는 일은 없다. 그래서 "출력이 임계치보다 크다"는 말은 "가중합이 어떤 수보다 크다"는 말이고, 이것은 다시 직선이다. XOR를 푸는 것은 시그모이드가 아니라 은닉 유닛이다. 아래에서 보겠지만 은닉 유닛은 계단 함수로도 XOR를 푼다.
#
# ## 계단인가 확률인가: 서로 다른 두 모델
#
# > 퍼셉트론은 "시그모이드와 같은 계단 함수"로 가중합을 확률로 바꾸고 0 또는 1로 답하는 하나의 모델이라고 **읽은 적이 있을 것이다.** 이것은 서로 다른 두 모델이다. 퍼셉트론의 계단 함수는 0 또는 1로 답하고, 그 안에 확률은 어디에도 없다. 시그모이드 유닛은 확률을 낸다. 0 또는 1이라는 답은 그 뒤에 따로 내리는 결정이고, 임계치는 정하기 나름이다. **확인해 보자.** 두 모델에 똑같은 AND의 가중치를 주고, 열 배로 키우고, 임계치도 바꾸어 본다. 무엇을 바꿀 때 어느 쪽의 출력이 달라질지 **예측해 보자.**

# %% key="two-models-code"
X, y = logic_gate("and")
for times in (1, 10):
    weights, bias = [times, times], -1.5 * times
    print("step   ", times, Neuron(weights, bias, step).forward(X))
    print("sigmoid", times, Neuron(weights, bias, sigmoid).forward(X).round(3))
probability = Neuron([1, 1], -1.5, sigmoid).forward(X)
for threshold in (0.3, 0.5, 0.7):
    print("threshold", threshold, (probability > threshold).astype(int))

# %% key="two-models-picture"
t = np.linspace(-0.5, 1.5, 401)
diagonal = np.column_stack([t, t])
_, ax = plt.subplots(figsize=(5.2, 3), layout="constrained")
for activation, style in ((step, "-"), (sigmoid, "--")):
    unit = Neuron([1, 1], -1.5, activation)
    ax.plot(t, unit.forward(diagonal), style, label=activation.name)
ax.axhline(0.5, color="gray", linestyle=":")
ax.set(xlabel="$x_1 = x_2$", ylabel="$y$")
ax.legend()
#en: described(ax, "A step at 0.75, and a sigmoid that crosses 0.5 at the same place.");
#ko: described(ax, "0.75에서 뛰는 계단과, 같은 곳에서 0.5를 지나는 시그모이드.");

# %% [markdown] key="two-models-result" lang="en"
# The picture in words: along the diagonal from (0, 0) to (1, 1) the step jumps from 0 to 1 at 0.75. The sigmoid climbs slowly and crosses 0.5 at the very same place; even at (1, 1) it has only reached 0.62.
#
# The step does not notice the tenfold weights; the sigmoid becomes much surer. The threshold decides what the sigmoid unit answers: at 0.3 it says OR, at 0.5 AND, at 0.7 always 0. The two also learn differently: the perceptron by its own rule, which comes next, and the sigmoid unit by gradient descent, which needs a slope, and the sigmoid's is nowhere 0. What they share is the line: at the threshold 0.5 both change their answer where the sum is 0.
#
# ## The perceptron learning rule
#
# So far you have moved the line. The perceptron can do it by itself: show it one sample after the other; where its answer $\hat y$ misses the target $y$, add the sample to the weights or take it away.
#
# $$w \leftarrow w + (y - \hat y)\,x \qquad b \leftarrow b + (y - \hat y)$$
#
# If the answer is right, the difference is 0 and nothing moves. If it should have been 1, the sum for this sample grows; if it should have been 0, it shrinks. One pass over all samples is an *epoch*.
#
# **Predict** for AND, starting from zeros, in the order of the truth table: which is the first sample to change the weights, and what are they afterwards? Then run the cell: each line shows an epoch, its errors, and the weights and bias at its end.

# %% [markdown] key="two-models-result" lang="ko" of="8e2d8709"
# 그림을 말로 옮기면 이렇다. (0, 0)에서 (1, 1)로 대각선을 따라가면 계단은 0.75인 곳에서 높이 0에서 1로 뛴다. 시그모이드는 천천히 올라가 바로 그곳에서 0.5를 지나고, (1, 1)에서도 0.62에 머문다.
#
# 가중치가 열 배가 되어도 계단 함수의 답은 그대로이다. 시그모이드는 훨씬 더 확신한다. 시그모이드 유닛의 답은 임계치가 정한다. 임계치가 0.3이면 OR, 0.5이면 AND이고, 0.7이면 언제나 0이다. 학습하는 방법도 다르다. 퍼셉트론은 곧 살펴볼 고유한 규칙으로 학습하고, 시그모이드 유닛은 기울기가 0인 곳이 없으므로 경사 하강법으로 학습할 수 있다. 두 모델의 공통점은 직선이다. 임계치가 0.5이면 둘 다 가중합이 0인 곳에서 답이 바뀐다.
#
# ## 퍼셉트론 학습 규칙
#
# 지금까지는 직선을 손으로 움직였다. 퍼셉트론은 스스로 움직일 수 있다. 샘플을 하나씩 차례로 보여 주고, 답 $\hat y$가 타깃 $y$와 다르면 그 샘플을 가중치에 더하거나 가중치에서 뺀다.
#
# $$w \leftarrow w + (y - \hat y)\,x \qquad b \leftarrow b + (y - \hat y)$$
#
# 답이 맞으면 차이가 0이므로 아무것도 움직이지 않는다. 1이어야 했다면 이 샘플의 가중합이 커지고, 0이어야 했다면 작아진다. 모든 샘플을 한 번씩 보는 것을 *에포크*라고 한다.
#
# AND를 0에서 시작하여 진리표의 순서대로 보여 준다. 가중치를 처음으로 바꾸는 샘플은 무엇이고, 그 뒤의 가중치는 얼마일지 **예측해 보자.** 그런 다음 셀을 실행하자. 한 줄에 에포크 번호, 그 에포크의 오답 수, 끝났을 때의 가중치와 편향이 나온다.

# %% key="rule-code"
X, y = logic_gate("and")
perceptron = Perceptron(2)
for epoch in range(1, 7):
    perceptron.fit(X, y, epochs=1)
    print(epoch, perceptron.history[-1], perceptron.weights, perceptron.bias)

# %% [markdown] key="rule" lang="en"
# The first three samples are right, as the target is 0 and the sum is 0. At (1, 1) the target is 1: the sample is added, and $w = (1, 1)$, $b = 1$. Now the unit answers 1 everywhere, which is too much of a good thing, and the line goes to and fro until the sixth epoch passes without an error.
#
# That this ends is no luck. If some line separates the classes, the rule finds one after finitely many corrections (Novikoff, 1962). Watch it at work, sample by sample: the ring marks the sample that comes next.

# %% [markdown] key="rule" lang="ko" of="7a4329b2"
# 처음 세 샘플은 타깃이 0이고 가중합도 0이므로 맞는다. (1, 1)에서는 타깃이 1이므로 샘플을 더하여 $w = (1, 1)$, $b = 1$이 된다. 이번에는 너무 나가서 모든 샘플에 1이라고 답한다. 그 뒤로도 직선은 오락가락하고, 여섯 번째 에포크에 이르러서야 한 번도 틀리지 않는다.
#
# 운이 좋아서 끝난 것이 아니다. 두 클래스를 가르는 직선이 있기만 하면, 규칙은 유한한 횟수만 고치면 그런 직선을 찾는다(Novikoff, 1962). 규칙이 샘플을 하나씩 보며 직선을 어떻게 옮기는지 지켜보자. 고리는 다음 샘플을 나타낸다.

# %% key="rule-explorer"
learner = gates_explorer("and", neuron=(0, 0, 0))
learner

# %% [markdown] key="rule-try" lang="en"
# **Try it**, with a prediction first each time:
#
# 1. Press *One step* until the first correction, and check it against the formula. Then press *Play*.
# 2. Drag the line to the most foolish place that you can think of, and press *Play*. Will the rule still find its way?
# 3. Choose XOR and press *Play*. How does it end?
#
# <details><summary>Compare with your predictions</summary>
#
# 1. The fourth step is the first correction: $w + (1, 1)$, $b + 1$.
# 2. Yes, from anywhere; a worse start only takes more steps.
# 3. It does not: press *Pause*. The next cell shows why.
#
# </details>

# %% [markdown] key="rule-try" lang="ko" of="dd1fe7c4"
# 매번 먼저 예측하고 **해 보자.**
#
# 1. 처음으로 가중치가 바뀔 때까지 *한 단계*를 누르고, 식과 맞추어 본다. 그런 다음 *재생*을 누른다.
# 2. 생각할 수 있는 가장 엉뚱한 곳으로 직선을 끌어 놓고 *재생*을 누른다. 그래도 규칙이 길을 찾을까?
# 3. XOR를 고르고 *재생*을 누른다. 어떻게 끝날까?
#
# <details><summary>예측과 비교하기</summary>
#
# 1. 네 번째 단계에서 처음으로 바뀐다. $w + (1, 1)$, $b + 1$이다.
# 2. 찾는다. 어디에서 시작해도 된다. 시작이 나쁘면 단계가 더 들 뿐이다.
# 3. 끝나지 않는다. *멈춤*을 누르자. 다음 셀이 그 까닭을 보여 준다.
#
# </details>

# %% key="circle-code"
X, y = logic_gate("xor")
perceptron = Perceptron(2)
for epoch in range(1, 7):
    perceptron.fit(X, y, epochs=1)
    print(epoch, perceptron.history[-1], perceptron.weights, perceptron.bias)

# %% [markdown] key="hidden" lang="en"
# From the second epoch on, every epoch ends with the same weights and bias. What comes after depends on nothing else, so the perceptron walks in a circle for ever, wrong four times on each round.
#
# ## Two more neurons
#
# "Different" means: at least one is 1, but not both. In the words of gates, OR and NAND both have to hold:
#
# $$h_1 = \mathrm{OR}(x_1, x_2) \qquad h_2 = \mathrm{NAND}(x_1, x_2) \qquad y = \mathrm{AND}(h_1, h_2)$$
#
# You have the weights for all three. Two neurons read the inputs, and a third reads only those two. Units that stand between the inputs and the output are *hidden units*; a network with at least one layer of them is a **multi-layer perceptron**, **MLP** for short. **Predict** the four rows of $(h_1, h_2)$: how many different ones are there?

# %% [markdown] key="hidden" lang="ko" of="1459d75b"
# 두 번째 에포크부터는 가중치와 편향이 똑같은 채로 에포크가 끝난다. 다음에 일어날 일은 오로지 그 값에 달려 있으므로, 퍼셉트론은 한 바퀴에 네 번씩 틀리며 영원히 제자리를 돈다.
#
# ## 뉴런 두 개 더
#
# "서로 다르다"는 말은 적어도 하나는 1이지만 둘 다 1은 아니라는 뜻이다. 게이트로 말하면 OR와 NAND가 함께 성립해야 한다.
#
# $$h_1 = \mathrm{OR}(x_1, x_2) \qquad h_2 = \mathrm{NAND}(x_1, x_2) \qquad y = \mathrm{AND}(h_1, h_2)$$
#
# 셋의 가중치는 이미 알고 있다. 뉴런 두 개가 입력을 받고, 세 번째 뉴런은 그 둘의 출력만 받는다. 입력과 출력 사이에 있는 유닛을 *은닉 유닛*이라고 한다. 은닉 유닛의 층이 하나라도 있는 신경망이 **다층 퍼셉트론**(**MLP**)이다. $(h_1, h_2)$의 네 행을 **예측해 보자.** 서로 다른 것은 몇 개일까?

# %% key="hidden-code"
X, y = logic_gate("xor")
network = mlp([2, 2, 1], "step", output_activation="step", rng=rng)
network.layers[0].weight[:] = [[1, -1], [1, -1]]
network.layers[0].bias[:] = [-0.5, 1.5]
network.layers[2].weight[:] = [[1], [1]]
network.layers[2].bias[:] = -1.5
H = step(X @ network.layers[0].weight + network.layers[0].bias)
print(H)
print(network.predict(X).ravel(), y)

# %% key="hidden-picture"
network_diagram(network, [0, 1]);

# %% [markdown] key="fold" lang="en"
# The picture in words: two inputs, two hidden units and one output unit. The first hidden unit has the weights 1 and 1 and the bias −0.5, an OR; the second −1, −1 and 1.5, a NAND; the output unit 1, 1 and −1.5, an AND. For the input (0, 1) both hidden units answer 1, and so does the output.
#
# ## The plane is folded
#
# Three different rows, not four: (0, 1) and (1, 0) have become one. Draw $h_1$ and $h_2$ as coordinates, and you have the **hidden plane**. It is all that the output unit sees, and in it the points lie so that one line is enough. Below, the left plane has the two lines of the hidden units, the right one the points on their way from the input plane to the hidden plane, with the mesh that they take along.

# %% [markdown] key="fold" lang="ko" of="5acf5eab"
# 그림을 말로 옮기면 이렇다. 입력 두 개, 은닉 유닛 두 개, 출력 유닛 하나가 있다. 첫 번째 은닉 유닛은 가중치가 1과 1, 편향이 −0.5인 OR이고, 두 번째는 −1, −1, 1.5인 NAND이다. 출력 유닛은 1, 1, −1.5인 AND이다. 입력이 (0, 1)이면 두 은닉 유닛이 모두 1이라고 답하고, 출력도 1이다.
#
# ## 평면이 접힌다
#
# 서로 다른 행은 네 개가 아니라 세 개이다. (0, 1)과 (1, 0)이 하나가 되었다. $h_1$과 $h_2$를 좌표로 삼아 그리면 **은닉 평면**이 된다. 출력 유닛에는 이 평면만 보이고, 여기서는 직선 하나로 점을 가를 수 있다. 아래의 왼쪽 평면에는 두 은닉 유닛의 직선이 있다. 오른쪽에는 입력 평면에서 은닉 평면으로 옮겨 가는 점과, 점과 함께 움직이는 그물이 있다.

# %% key="fold-explorer"
folded = gates_explorer("xor", hidden_units=2, fold=0)
folded

# %% [markdown] key="fold-try" lang="en"
# **Try it**, with a prediction first each time:
#
# 1. Press *Play* beside the slider, or move the slider yourself. Where do (0, 1) and (1, 0) go, and which corner of the hidden plane stays empty?
# 2. Choose XNOR, the opposite of XOR. Can you solve it by changing the output unit alone?
# 3. Back to XOR: drag the line of hidden unit 2 beyond (1, 1). What becomes of that point in the hidden plane?
# 4. Press *Reset* and choose the sigmoid. How many points are right? Press *All weights × 2* twice.
#
# <details><summary>Compare with your predictions</summary>
#
# 1. Both go to (1, 1). The corner (0, 0) stays empty: no point is outside OR and outside NAND at once.
# 2. Yes: turn its arrow round, so that the AND becomes a NAND.
# 3. It falls onto the other two. From there nothing can part them: what a layer has merged, no later layer gets back.
# 4. First 2: the soft sigmoids hardly bend the plane, and all four points lie on the same side of the output line. With steeper weights the fold is sharper, and it is 4.
#
# </details>

# %% [markdown] key="fold-try" lang="ko" of="e613fd79"
# 매번 먼저 예측하고 **해 보자.**
#
# 1. 슬라이더 옆의 *재생*을 누르거나 슬라이더를 직접 움직인다. (0, 1)과 (1, 0)은 어디로 갈까? 은닉 평면의 어느 꼭짓점이 비어 있을까?
# 2. XOR의 반대인 XNOR를 고른다. 출력 유닛만 바꾸어 풀 수 있을까?
# 3. 다시 XOR로 돌아와 은닉 유닛 2의 직선을 (1, 1) 너머로 끌어 놓는다. 은닉 평면에서 그 점은 어떻게 될까?
# 4. *처음으로*를 누르고 시그모이드를 고른다. 몇 개가 맞을까? *모든 가중치 × 2*를 두 번 누른다.
#
# <details><summary>예측과 비교하기</summary>
#
# 1. 둘 다 (1, 1)로 간다. 꼭짓점 (0, 0)은 비어 있다. OR도 아니고 NAND도 아닌 점은 없기 때문이다.
# 2. 풀 수 있다. 화살표를 반대쪽으로 돌리면 AND가 NAND가 된다.
# 3. 다른 두 점과 겹친다. 그다음에는 무엇으로도 가를 수 없다. 한 층이 합쳐 버린 것은 그 뒤의 어떤 층도 되돌리지 못한다.
# 4. 처음에는 2개이다. 시그모이드가 완만하여 평면이 거의 휘지 않고, 네 점이 모두 출력 직선의 같은 쪽에 있다. 가중치를 키우면 더 날카롭게 접혀 4개가 맞는다.
#
# </details>

# %% [markdown] key="soft" lang="en"
# Even the softest fold is a fold. With the first weights and the sigmoid, the two points of class 1 are at $h_1 + h_2 = 1.245$ and the others at 1.195: nearly on one line, but not quite, so an output line fits in between. The cell puts it there; look at the picture above. **Predict** how many points will be right.

# %% [markdown] key="soft" lang="ko" of="68128a3b"
# 아무리 완만하게 접혀도 접힌 것은 접힌 것이다. 처음 가중치와 시그모이드를 쓰면 클래스 1의 두 점은 $h_1 + h_2 = 1.245$, 나머지 둘은 1.195에 있다. 거의 한 직선 위에 있지만 꼭 그렇지는 않으므로, 그 사이로 출력 직선이 지나갈 수 있다. 다음 셀이 직선을 거기에 놓는다. 위의 그림을 보자. 몇 개가 맞을지 **예측해 보자.**

# %% key="soft-code"
folded.reset()
folded.activation, folded.fold, folded.output = "sigmoid", 1, (1, 1, -1.22)
print(folded.code)
print(folded.right, "/ 4")

# %% [markdown] key="own" lang="en"
# All four, by a hair. So a sigmoid network does solve XOR, and its *hidden units* do it. Who finds their weights? Not the perceptron rule: it needs a target for every unit, and nobody says what a hidden unit should answer. That takes the gradients of lessons 8 and 9.
#
# ## Your own network
#
# The function below should be XOR. It runs, and somebody was in a hurry. The widget colours the left plane with *its* answers and counts them; the lines and the hidden plane are those of a right network. **Predict** from the code how many points are right, then mend one number and run the cell again.

# %% [markdown] key="own" lang="ko" of="084a6d3d"
# 네 개가 모두, 아슬아슬하게 맞는다. 시그모이드를 쓰는 신경망도 XOR를 푼다. 다만 푸는 것은 *은닉 유닛*이다. 그 가중치는 누가 찾을까? 퍼셉트론 학습 규칙은 아니다. 이 규칙에는 유닛마다 타깃이 필요한데, 은닉 유닛이 무엇이라고 답해야 하는지는 아무도 알려 주지 않는다. 그러려면 8번과 9번 수업의 기울기가 필요하다.
#
# ## 직접 만드는 신경망
#
# 아래 함수는 XOR를 계산해야 한다. 오류 없이 실행되지만, 누군가 서둘러 작성한 것이다. 위젯은 *이 함수*의 답으로 왼쪽 평면을 칠하고 맞은 개수를 센다. 직선과 은닉 평면은 올바른 신경망의 것이다. 코드를 보고 몇 개가 맞을지 **예측해 보자.** 그런 다음 수 하나를 고치고 셀을 다시 실행하자.

# %% key="own-code"
def unit(X, weights, bias):
    return step(X @ np.array(weights) + bias)


def my_xor(X):
    h1 = unit(X, [1, 1], -0.5)
    h2 = unit(X, [-1, -1], 1.5)
    return unit(np.column_stack([h1, h2]), [1, 1], -0.5)


gates_explorer("xor", hidden_units=2, network=my_xor)

# %% [markdown] key="own-result" lang="en"
# Two: the whole plane is orange, because the output unit is an OR, and at least one hidden unit always fires. With the bias −1.5 it is an AND, and the colours meet the lines.
#
# The same works for learning. Here is a learning rule of one's own, with one mistake in it. **Predict** where the line will go, press *One step* until something moves, and compare what your rule did with what the widget says. Mend it, and let it learn.

# %% [markdown] key="own-result" lang="ko" of="d42669e0"
# 두 개이다. 출력 유닛이 OR이고 은닉 유닛 가운데 적어도 하나는 언제나 활성화되므로 평면 전체가 주황색이다. 편향을 −1.5로 하면 AND가 되고, 색의 경계가 직선과 맞아떨어진다.
#
# 학습도 마찬가지이다. 아래는 직접 만든 학습 규칙인데, 잘못이 하나 있다. 직선이 어디로 갈지 **예측해 보자.** 무언가 움직일 때까지 *한 단계*를 누르고, 규칙이 한 일과 위젯의 설명을 비교하자. 고친 다음 학습시켜 보자.

# %% key="own-rule"
def my_rule(weights, bias, x, target):
    answer = step(x @ weights + bias)
    error = answer - target
    return weights + error * x, bias + error


gates_explorer("and", neuron=(0, 0, 0), rule=my_rule)

# %% [markdown] key="quiz" lang="en"
# The sign of the error is turned: each correction makes the sum for the sample smaller where it should grow, and the rule runs further off with every epoch. It should be `target - answer`.
#
# ## Check yourself
#
# Every choice has its reason, the wrong ones too.

# %% [markdown] key="quiz" lang="ko" of="458b2408"
# 오차의 부호가 반대이다. 가중합이 커져야 할 샘플에서 오히려 작아지므로, 학습 규칙은 에포크마다 정답에서 더 멀어진다. `target - answer`여야 한다.
#
# ## 스스로 확인하기
#
# 틀린 보기에도 모두 이유가 있다.

# %% [markdown] key="quiz-nor" quiz=true lang="en"
# A step neuron with the weights $(-1, -1)$ should be NOR: 1 only for (0, 0). Which bias fits?
#
# - [ ] −0.5 — Then the sum is negative for all four inputs, and the answer always 0.
# - [x] 0.5 — Right: the sum is 0.5 for (0, 0), and at most −0.5 for all others.
# - [ ] 1.5 — That is NAND: the sum for (0, 1) and (1, 0) is 0.5, above 0.
# - [ ] 0 — The sum for (0, 0) is then 0, and a step neuron fires only above 0.

# %% [markdown] key="quiz-nor" quiz=true lang="ko" of="98a20f3a"
# 계단 함수를 쓰고 가중치가 $(-1, -1)$인 뉴런을 NOR로 만들려고 한다. NOR는 (0, 0)에서만 1이다. 편향은 얼마여야 할까?
#
# - [ ] −0.5 — 네 입력에서 모두 가중합이 음수이므로 언제나 0이라고 답한다.
# - [x] 0.5 — 맞다. (0, 0)에서 가중합이 0.5이고, 나머지에서는 −0.5 이하이다.
# - [ ] 1.5 — 그것은 NAND이다. (0, 1)과 (1, 0)의 가중합이 0.5로 0보다 크다.
# - [ ] 0 — (0, 0)의 가중합이 0이 된다. 계단 함수는 0보다 클 때만 1이다.

# %% [markdown] key="quiz-separable" quiz=true lang="en"
# Why can no single-layer perceptron get all four points of XOR right?
#
# - [ ] It has too few samples to learn from. — It may see the four points as often as it likes, and they are all that there are.
# - [ ] Its learning rule gets stuck. — The rule is not at fault: a search over all lines finds none either.
# - [x] On both diagonals of the square the sums add up to the same. — Right: so they cannot both be above 0 on one and both at most 0 on the other.
# - [ ] Two weights are not enough, but three would be. — With the bias there are three. They make every line that there is.

# %% [markdown] key="quiz-separable" quiz=true lang="ko" of="30694566"
# 단층 퍼셉트론은 왜 XOR의 네 점을 모두 맞힐 수 없을까?
#
# - [ ] 학습할 샘플이 너무 적다. — 네 점을 얼마든지 되풀이해 볼 수 있고, 점은 그 넷이 전부이다.
# - [ ] 학습 규칙이 막힌다. — 규칙의 탓이 아니다. 모든 직선을 찾아보아도 없다.
# - [x] 정사각형의 두 대각선에서 가중합을 더하면 서로 같다. — 맞다. 그래서 한쪽에서는 둘 다 0보다 크고 다른 쪽에서는 둘 다 0 이하일 수 없다.
# - [ ] 가중치 둘로는 부족하지만 셋이면 된다. — 편향까지 이미 셋이다. 그것으로 모든 직선을 만들 수 있다.

# %% [markdown] key="quiz-sigmoid" quiz=true lang="en"
# A friend replaces the step of a single unit by a sigmoid, "because it suits XOR". What happens?
#
# - [ ] The curved sigmoid bends the boundary, and XOR is solved. — The curve is in the output, not in the plane: the places of equal output are still straight lines.
# - [ ] It works, if the weights are steep enough. — Steeper weights only bring the sigmoid closer to the step.
# - [ ] It works with another threshold than 0.5. — Another threshold shifts the line in parallel; it stays a line.
# - [x] At most 3 of 4 are right, as before. — Right: this holds for every monotone activation. It takes hidden units.

# %% [markdown] key="quiz-sigmoid" quiz=true lang="ko" of="ac2d0ed7"
# 친구가 유닛 하나의 계단 함수를 시그모이드로 바꾸었다. "XOR에 알맞은 함수"라는 것이다. 어떻게 될까?
#
# - [ ] 시그모이드의 곡선이 경계를 구부려 XOR가 풀린다. — 구부러진 것은 출력값의 곡선이지 평면의 경계가 아니다. 출력이 같은 곳은 여전히 직선이다.
# - [ ] 가중치가 충분히 크면 된다. — 가중치를 키우면 시그모이드가 계단 함수에 가까워질 뿐이다.
# - [ ] 임계치를 0.5가 아닌 값으로 하면 된다. — 임계치를 바꾸면 직선이 나란히 옮겨질 뿐, 여전히 직선이다.
# - [x] 전과 마찬가지로 많아야 네 개 가운데 셋이 맞는다. — 맞다. 활성화 함수가 단조 함수이면 모두 그렇다. 은닉 유닛이 있어야 한다.

# %% [markdown] key="quiz-models" quiz=true lang="en"
# Which sentences about a step perceptron and a sigmoid unit with the same weights are true? There is more than one.
#
# - [x] Only the sigmoid unit gives a probability. — Right: the step answers 0 or 1, and nothing in between.
# - [ ] The perceptron computes a probability first and then rounds it. — Its step looks at the sum alone. There is no probability in it.
# - [x] At the threshold 0.5 both change their answer on the same line. — Right: σ(0) = 0.5.
# - [ ] Doubling all weights and the bias changes neither of them. — The step's answers stay, but the probabilities move towards 0 and 1.
# - [x] The threshold of the sigmoid unit can be chosen after training. — Right: it is a decision of its own, outside the model.

# %% [markdown] key="quiz-models" quiz=true lang="ko" of="6c738a9e"
# 가중치가 같은 계단 함수 퍼셉트론과 시그모이드 유닛에 대하여 맞는 문장을 모두 고르자. 둘 이상이다.
#
# - [x] 시그모이드 유닛만 확률을 낸다. — 맞다. 계단 함수는 0 또는 1로 답하고 그 사이의 값이 없다.
# - [ ] 퍼셉트론은 먼저 확률을 계산하고 나서 반올림한다. — 계단 함수는 가중합만 본다. 그 안에 확률은 없다.
# - [x] 임계치가 0.5이면 둘은 같은 직선에서 답이 바뀐다. — 맞다. σ(0) = 0.5이다.
# - [ ] 모든 가중치와 편향을 두 배로 해도 둘 다 그대로이다. — 계단 함수의 답은 그대로이지만 확률은 0과 1 쪽으로 움직인다.
# - [x] 시그모이드 유닛의 임계치는 학습이 끝난 뒤에 정할 수 있다. — 맞다. 모델 밖에서 따로 내리는 결정이다.

# %% [markdown] key="quiz-rule" quiz=true lang="en"
# A perceptron has $w = (1, 0)$ and $b = 0$. It sees the sample $(1, 1)$ with the target 0. What does the learning rule do?
#
# - [ ] Nothing: the answer is right. — The sum is 1, so the answer is 1, and the target is 0.
# - [x] $w = (0, -1)$, $b = -1$ — Right: $y - \hat y = -1$, so the sample is taken away from the weights, and 1 from the bias.
# - [ ] $w = (2, 1)$, $b = 1$ — That is the wrong sign: the sum would grow from 1 to 4.
# - [ ] $w = (0, 0)$, $b = -1$ — Each weight changes by its own input; $x_2$ is 1, so $w_2$ changes, too.

# %% [markdown] key="quiz-rule" quiz=true lang="ko" of="18430931"
# 퍼셉트론의 가중치가 $w = (1, 0)$, 편향이 $b = 0$이다. 타깃이 0인 샘플 $(1, 1)$을 보았다. 학습 규칙은 무엇을 할까?
#
# - [ ] 답이 맞으니 아무것도 하지 않는다. — 가중합이 1이므로 답은 1인데, 타깃은 0이다.
# - [x] $w = (0, -1)$, $b = -1$ — 맞다. $y - \hat y = -1$이므로 가중치에서 샘플을 빼고 편향에서 1을 뺀다.
# - [ ] $w = (2, 1)$, $b = 1$ — 부호가 반대이다. 가중합이 1에서 4로 커진다.
# - [ ] $w = (0, 0)$, $b = -1$ — 가중치는 저마다 자기 입력만큼 바뀐다. $x_2$가 1이므로 $w_2$도 바뀐다.

# %% [markdown] key="quiz-fold" quiz=true lang="en"
# The two hidden units of a network send (0, 0) and (0, 1) to the same place of the hidden plane. Which gates can this network still compute, whatever its output unit?
#
# - [ ] All of them, with the right output unit. — The output unit sees one place. It can give only one answer there.
# - [x] Only gates that give (0, 0) and (0, 1) the same answer, such as AND. — Right: what a layer merges, no later layer can part.
# - [ ] None at all. — Where the two targets agree, merging them does no harm. That is how XOR became easy.

# %% [markdown] key="quiz-fold" quiz=true lang="ko" of="7e5be5b3"
# 어떤 신경망의 두 은닉 유닛이 (0, 0)과 (0, 1)을 은닉 평면의 같은 자리로 보낸다. 출력 유닛을 어떻게 고르든, 이 신경망이 아직 계산할 수 있는 게이트는 무엇일까?
#
# - [ ] 출력 유닛만 잘 고르면 모두 — 출력 유닛에는 한 자리만 보인다. 거기서는 답을 하나만 낼 수 있다.
# - [x] AND처럼 (0, 0)과 (0, 1)의 답이 같은 게이트만 — 맞다. 한 층이 합친 것은 그 뒤의 어떤 층도 가르지 못한다.
# - [ ] 하나도 없다. — 두 타깃이 같다면 합쳐도 해롭지 않다. XOR가 쉬워진 것도 그 덕분이다.

# %% [markdown] key="summary" lang="en"
# ## Summary
#
# A single-layer perceptron answers by one line: it can do AND, OR and NAND, and everything else that is linearly separable, and its learning rule finds such a line whenever there is one. XOR is not linearly separable, and no monotone activation changes that. Two hidden units fold the plane so that one line is enough: $y = \mathrm{AND}(\mathrm{OR}(x_1, x_2), \mathrm{NAND}(x_1, x_2))$.
#
# {glossary}

# %% [markdown] key="summary" lang="ko" of="0261e066"
# ## 정리
#
# 단층 퍼셉트론은 직선 하나로 답한다. AND, OR, NAND를 비롯하여 선형 분리가 되는 문제는 모두 풀 수 있고, 그런 직선이 있으면 학습 규칙이 반드시 찾아낸다. XOR는 선형 분리가 되지 않으며, 활성화 함수가 단조 함수인 한 무엇을 써도 마찬가지이다. 은닉 유닛 두 개가 평면을 접으면 직선 하나로 충분해진다. $y = \mathrm{AND}(\mathrm{OR}(x_1, x_2), \mathrm{NAND}(x_1, x_2))$이다.
#
# {glossary}

# %% [markdown] key="next" lang="en"
# ## What next?
#
# - **Now build it.** In the assignment you find these weights yourself, build XOR from your own units, and write the learning rule. Fetch `perceptron` in the menu *Nbgrader → Assignment List*; then it opens [here](../assignments/perceptron/perceptron.ipynb).
# - **Look inside:** `nnkit/neuron.py` holds the neuron and, below it, the perceptron, whose learning rule is three lines long; `nnkit/datasets/gates.py` holds the truth tables.
# - **The next lesson** puts units side by side and layers behind one another: [networks with depth and width](05_layers.ipynb).

# %% [markdown] key="next" lang="ko" of="e23e8d9d"
# ## 다음은?
#
# - **이제 직접 만들어 보자.** 과제에서 이 가중치들을 스스로 찾고, 직접 만든 유닛으로 XOR를 만들고, 학습 규칙을 작성한다. 메뉴 *Nbgrader → Assignment List*에서 `perceptron`을 가져오면(Fetch) [여기](../assignments/perceptron/perceptron.ipynb)에서 열 수 있다.
# - **안을 들여다보자.** `nnkit/neuron.py`에는 뉴런이 있고, 그 아래에 퍼셉트론이 있다. 학습 규칙은 세 줄이다. `nnkit/datasets/gates.py`에는 진리표가 있다.
# - **다음 수업**에서는 유닛을 나란히 놓고 층을 차례로 이어, [깊이와 너비가 있는 신경망](05_layers.ipynb)을 만든다.
