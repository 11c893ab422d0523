# %% [markdown] key="title" lang="en"
# # 3 Activations: from the sum to the answer
#
# *About 50 minutes* · [이 수업을 한국어로 읽기](../ko/03_activations.ipynb)
#
# The walker of the last lesson knows two answers only: go, or stay. A sum of 0.1 sends it out, a sum of 100 does the same, and nothing tells you which of the two was a close call. This lesson looks at the last part of the neuron, the function that makes an answer of the sum. It decides what an output can mean, and whether a network can learn at all.

# %% [markdown] key="title" lang="ko" of="f497875c"
# # 3 활성화 함수: 가중합에서 답으로
#
# *약 50분* · [Read this lesson in English](../en/03_activations.ipynb)
#
# 지난 수업의 산책 뉴런은 두 가지 답밖에 모른다. 나가거나, 집에 있거나. 가중합이 0.1이어도 나가고 100이어도 나가니, 어느 쪽이 아슬아슬한 결정이었는지 알 길이 없다. 이 수업에서는 뉴런의 마지막 부분, 곧 가중합을 답으로 바꾸는 함수를 살펴본다. 출력이 무엇을 뜻할 수 있는지, 나아가 신경망이 배울 수 있는지가 이 함수에 달려 있다.

# %% [markdown] key="goals" lang="en"
# ## What you will be able to do
#
# - compute the step, the sigmoid and ReLU by hand, and say which values each of them can take;
# - read a sigmoid's output as a probability, and go from probability to logit and back;
# - derive the threshold of a decision from what its mistakes cost;
# - find where a curve is saturated, and say what that does to learning;
# - tell a dead ReLU unit from a living one, and choose an activation for each place of a network.

# %% [markdown] key="goals" lang="ko" of="9a25b28a"
# ## 이 수업을 마치면
#
# - 계단 함수, 시그모이드, ReLU를 손으로 계산하고 저마다 어떤 값을 가질 수 있는지 말할 수 있다.
# - 시그모이드의 출력을 확률로 읽고, 확률과 로짓을 서로 바꿀 수 있다.
# - 실수의 비용에서 결정의 임계치를 이끌어 낼 수 있다.
# - 곡선이 어디에서 포화되는지 찾고, 포화가 학습에 어떤 영향을 주는지 설명할 수 있다.
# - 죽은 ReLU 유닛을 알아보고, 신경망의 자리마다 알맞은 활성화 함수를 고를 수 있다.

# %% key="setup"
import time

import matplotlib.pyplot as plt
import numpy as np

import nnkit
from nnkit import Neuron, Perceptron, gelu, leaky_relu, relu, sigmoid, softmax, step, tanh
from nnkit.activations import ReLU
from nnkit.decisions import logit, threshold_for_costs
from nnkit.plots import described, plot_activation
from nnkit.plots.fonts import course_fonts
from nnkit.spiking import firing_rate
from nnkit.widgets import activation_explorer

#en: nnkit.use_language("en")
#ko: nnkit.use_language("ko")

# %% [markdown] key="fixed" lang="en"
# ## What becomes of the sum
#
# The weights and the bias make one number of the inputs, the sum $s$. The **activation** $f$ makes the output of it, $y = f(s)$. There are many such functions, and you choose one by the form that the output should have: a yes or a no, a degree between the two, or a number without an upper end. Three are met everywhere: the step, the sigmoid and ReLU.
#
# A neuron whose output is high is called *active*; one that says 0 is called *inactive*: it passes no signal on.
#
# > **You may have read that** a neuron's activation function is decided by whether the neuron is active. It is the other way round: you choose the function once, when you build the neuron, and for each input the function then decides how active the neuron is. **Try it:** the same three neurons receive three sums. Predict what changes from column to column: the function, or the activity?

# %% [markdown] key="fixed" lang="ko" of="651cf3ac"
# ## 가중합은 무엇이 될까?
#
# 가중치와 편향은 입력들을 수 하나, 곧 가중합 $s$로 만든다. 그것을 출력 $y = f(s)$로 바꾸는 것이 **활성화 함수** $f$이다. 이런 함수는 많고, 출력이 어떤 꼴이어야 하는지에 따라 고른다. 예나 아니요일 수도, 그 사이의 정도일 수도, 위로 끝이 없는 수일 수도 있다. 어디서나 만나는 것은 셋이다. 계단 함수, 시그모이드, ReLU이다.
#
# 출력이 큰 뉴런은 *활성* 상태라 하고, 0을 내놓는 뉴런은 *비활성* 상태라 한다. 비활성 상태란 신호를 넘기지 않는다는 뜻이다.
#
# > 뉴런이 활성 중인지에 따라 활성화 함수가 정해진다고 **읽은 적이 있을 것이다.** 순서가 거꾸로이다. 함수는 뉴런을 만들 때 한 번 고르고, 그다음부터는 입력이 들어올 때마다 뉴런이 얼마나 활성화되는지를 그 함수가 정한다. **확인해 보자.** 뉴런 세 개에 저마다 같은 가중합 세 개를 넣는다. 열마다 달라지는 것은 함수일까, 활성화되는 정도일까? 먼저 예측해 보자.

# %% key="fixed-code"
for activation in (step, sigmoid, relu):
    neuron = Neuron([1.0], activation=activation)
    outputs = [round(float(neuron.forward([s])), 3) for s in (-3.0, 0.1, 5.0)]
    print(f"{neuron.activation.name:8}", outputs)

# %% [markdown] key="step" lang="en"
# Each row keeps its function; what changes is how active the neuron is.
#
# ## The step
#
# The **step** function is named for its graph. It is 1 for a sum above 0, and otherwise 0:
#
# $$f(s) = \begin{cases} 1 & s > 0 \\ 0 & s \le 0 \end{cases}$$
#
# Two answers are just what a question with two outcomes wants: passed or failed, true or false, walk or no walk. Sorting samples into two kinds is called **binary classification**.

# %% [markdown] key="step" lang="ko" of="c933c19d"
# 행마다 함수는 그대로이다. 달라지는 것은 뉴런이 활성화되는 정도이다.
#
# ## 계단 함수
#
# **계단 함수**라는 이름은 그래프 모양에서 왔다. 가중합이 0보다 크면 1, 그렇지 않으면 0이다.
#
# $$f(s) = \begin{cases} 1 & s > 0 \\ 0 & s \le 0 \end{cases}$$
#
# 결과가 둘뿐인 물음에는 답도 둘이면 된다. 합격과 불합격, 참과 거짓, 산책하기와 집에 있기가 그렇다. 샘플을 두 부류로 나누는 일을 **이진 분류**라고 한다.

# %% key="step-picture"
plot_activation(step);

# %% [markdown] key="first" lang="en"
# The picture in words: the input runs from left to right, the output upwards. Up to 0 the line lies at 0, then it jumps to 1 and stays there. The dashed slope is 0 on both sides of the jump.
#
# The step is abrupt: it takes no account of how near a sum is to 0. `step(0.1)` and `step(100)` are the same 1, and `step(-0.1)`, a hair's breadth away from the first, is 0.
#
# > **You may have read that** the first artificial neurons decided by a sigmoid. They decided by a step: McCulloch and Pitts in 1943, all or nothing, and Rosenblatt's perceptron in 1958. The sigmoid came into use in the 1980s, when networks began to learn by slopes. **Try it:** Rosenblatt's rule corrects the weights by the error, target minus output, and stops once all outputs are right. Below it learns AND, first with a step, then with a sigmoid in its place. The numbers count the corrections in each round. With which of the two can the rule of 1958 ever stop?

# %% [markdown] key="first" lang="ko" of="752addef"
# 그림을 말로 옮기면 이렇다. 입력은 왼쪽에서 오른쪽으로, 출력은 아래에서 위로 커진다. 입력이 0일 때까지 선은 높이 0에 있다가 1로 뛰어올라 그대로 머문다. 점선으로 그린 기울기는 뛰어오르는 곳의 양쪽에서 모두 0이다.
#
# 계단 함수의 값은 갑자기 바뀐다. 가중합이 0에 얼마나 가까운지는 따지지 않는다. `step(0.1)`도 `step(100)`도 똑같이 1이고, 입력이 0.1과 종이 한 장 차이인 `step(-0.1)`은 0이다.
#
# > 초기의 인공 뉴런은 시그모이드로 활성화를 결정했다고 **읽은 적이 있을 것이다.** 초기의 뉴런은 계단 함수로 결정했다. 1943년 매컬러와 피츠의 뉴런은 전부 아니면 전무였고, 1958년 로젠블랫의 퍼셉트론도 그랬다. 시그모이드는 신경망이 기울기로 배우기 시작한 1980년대에 널리 쓰이게 되었다. **확인해 보자.** 로젠블랫의 규칙은 오차, 곧 타깃에서 출력을 뺀 값만큼 가중치를 고치고, 출력이 모두 맞으면 멈춘다. 아래에서 이 규칙이 AND를 배운다. 먼저 계단 함수로, 다음에는 그 자리에 시그모이드를 넣어 배운다. 출력되는 수는 한 바퀴마다 고친 횟수이다. 1958년의 규칙이 멈출 수 있는 것은 둘 가운데 어느 쪽일까?

# %% key="first-code"
X, targets = nnkit.datasets.logic_gate("and")
print("step   ", Perceptron(2).fit(X, targets).history)

weights, bias, history = np.zeros(2), 0.0, []
for _ in range(10):
    corrections = 0
    for x, target in zip(X, targets, strict=True):
        error = target - sigmoid(x @ weights + bias)
        weights, bias = weights + error * x, bias + error
        corrections += int(error != 0)
    history.append(corrections)
print("sigmoid", history)

# %% [markdown] key="sigmoid" lang="en"
# With the step the count reaches 0 and the rule stops. A sigmoid's output is never exactly 0 or 1, so there is always something left to correct: that neuron needs another way to learn, and it has one, as you will see.
#
# ## The sigmoid
#
# The **sigmoid** is a smooth curve in the shape of an S. It brings every number, however large, between 0 and 1:
#
# $$\sigma(s) = \frac{1}{1 + e^{-s}}$$
#
# A sum far below 0 gives almost 0, a sum far above almost 1, and around 0, where it is steepest, the output says *how* active the neuron is. For a long time the sigmoid was the usual activation.

# %% [markdown] key="sigmoid" lang="ko" of="a55da943"
# 계단 함수를 쓰면 횟수가 0이 되어 규칙이 멈춘다. 시그모이드의 출력은 정확히 0이나 1이 되는 일이 없으므로 고칠 것이 늘 남는다. 그런 뉴런은 다른 방법으로 배워야 한다. 그런 방법이 있으며, 뒤에서 살펴본다.
#
# ## 시그모이드
#
# **시그모이드**는 S자 모양의 매끄러운 곡선이다. 아무리 큰 수라도 0과 1 사이로 옮겨 놓는다.
#
# $$\sigma(s) = \frac{1}{1 + e^{-s}}$$
#
# 가중합이 0보다 훨씬 작으면 0에 가깝고, 훨씬 크면 1에 가깝다. 가장 가파른 0 근처에서는 뉴런이 *얼마나* 활성화되었는지를 출력이 말해 준다. 시그모이드는 오랫동안 가장 흔히 쓰인 활성화 함수였다.

# %% key="sigmoid-picture"
plot_activation(sigmoid);

# %% [markdown] key="smooth" lang="en"
# The picture in words: from almost 0 on the left the curve rises through 0.5 at 0 to almost 1 on the right. Its dashed slope is a hill with its top, 0.25, at 0.
#
# > **You may have read that** the sigmoid is a kind of step function. A step jumps: it has two values and nothing between them. The sigmoid does not jump anywhere. **Try it:** feed both with 1,001 inputs from −6 to 6. How many different outputs does each give, and how large is the greatest change from one input to the next? Then a sigmoid whose input is multiplied by 1,000: is that a step?

# %% [markdown] key="smooth" lang="ko" of="9178d6a8"
# 그림을 말로 옮기면 이렇다. 곡선은 왼쪽의 거의 0에서 시작하여 입력 0에서 0.5를 지나 오른쪽에서 거의 1에 이른다. 점선으로 그린 기울기는 언덕 모양이고, 입력 0에 있는 꼭대기의 높이는 0.25이다.
#
# > 시그모이드가 계단 함수의 일종이라고 **읽은 적이 있을 것이다.** 계단 함수는 뛰어오른다. 값은 두 개뿐이고 그 사이에는 아무것도 없다. 시그모이드는 어디에서도 뛰어오르지 않는다. **확인해 보자.** −6부터 6까지 입력 1,001개를 둘 다에 넣는다. 서로 다른 출력은 몇 개씩이고, 이웃한 입력 사이에서 가장 크게 변하는 폭은 얼마일까? 입력에 1,000을 곱한 시그모이드라면 계단 함수일까?

# %% key="smooth-code"
inputs = np.linspace(-6, 6, 1001)
for activation in (step, sigmoid):
    outputs = activation(inputs)
    rise = np.diff(outputs).max()
    #en: print(activation.name, len(np.unique(outputs)), "outputs, greatest rise", rise.round(4))
    #ko: print(activation.name, len(np.unique(outputs)), "가지 출력, 가장 크게 오른 폭", rise.round(4))
print(sigmoid(1000 * np.array([-0.002, -0.001, 0.0, 0.001, 0.002])).round(3))

# %% [markdown] key="ranges" lang="en"
# Two outputs and a jump of 1, against as many outputs as inputs and no jump. Even the steepened sigmoid goes through all values in between; it only hurries. That is the difference that matters: a smooth curve has a slope, and slopes are what a network learns from.
#
# > **You may have read that** the values of the sigmoid are $[0, 1]$ and those of ReLU $[0, \infty]$, ends included. The right brackets are $(0, 1)$, because $e^{-s}$ is above 0 for every $s$, and $[0, \infty)$, because infinity is no number that a sum could be. **Try it:** the sigmoid of 40 is printed below as 1.0. Has it reached 1? Look at the sigmoid of −40, which is exactly as far from 0 as the other is from 1.

# %% [markdown] key="ranges" lang="ko" of="33eb8371"
# 한쪽은 출력이 두 개이고 1만큼 뛰어오르며, 다른 쪽은 출력이 입력만큼 많고 뛰어오르는 곳이 없다. 가파르게 만든 시그모이드도 사이의 모든 값을 지난다. 빨리 지나갈 뿐이다. 바로 이 차이가 중요하다. 매끄러운 곡선에는 기울기가 있고, 신경망은 기울기에서 배운다.
#
# > 시그모이드의 값은 $[0, 1]$, ReLU의 값은 $[0, \infty]$로 양 끝을 포함한다고 **읽은 적이 있을 것이다.** 괄호를 바르게 쓰면 이렇다. 어떤 $s$에서든 $e^{-s}$가 0보다 크므로 $(0, 1)$이고, 무한대는 가중합이 될 수 있는 수가 아니므로 $[0, \infty)$이다. **확인해 보자.** 아래에서 40의 시그모이드는 1.0으로 출력된다. 정말 1에 닿았을까? −40의 시그모이드를 보자. 이 값이 0에서 떨어진 만큼 40의 시그모이드는 1에서 떨어져 있다.

# %% key="ranges-code"
print("sigmoid", sigmoid(30.0), sigmoid(40.0), sigmoid(-40.0))
print("ReLU   ", relu(-5.0), relu(0.0), relu(1e300))

# %% [markdown] key="by-hand" lang="en"
# The distance is about $4 \cdot 10^{-18}$: small, and not 0. The computer keeps some 16 digits, and 0.999999999999999996 needs more, so it rounds to 1.0. The rounding is the machine's, the function never arrives. ReLU reaches its lower end, 0, and has no upper one.
#
# ## A value worked out
#
# > **You may have read that** $\sigma(0.2)$ is about 0.54. **Try it:** work it out in three steps, $e^{-0.2}$, then $1 + e^{-0.2}$, then one divided by it. Write down what you get before you run the cell.

# %% [markdown] key="by-hand" lang="ko" of="e0fb8b51"
# 떨어진 거리는 약 $4 \cdot 10^{-18}$이다. 작지만 0은 아니다. 컴퓨터가 간직하는 유효 숫자는 16자리쯤이어서 0.999999999999999996을 적기에는 모자라므로 1.0으로 반올림한다. 반올림은 기계가 하는 일이고, 함수는 끝내 닿지 않는다. ReLU는 아래 끝인 0에 닿고, 위로는 끝이 없다.
#
# ## 값 하나를 직접 구하기
#
# > $\sigma(0.2)$가 0.54쯤이라고 **읽은 적이 있을 것이다.** **확인해 보자.** 세 단계로 구한다. $e^{-0.2}$, 다음에 $1 + e^{-0.2}$, 마지막으로 1을 그 값으로 나눈다. 셀을 실행하기 전에 구한 값을 적어 두자.

# %% key="by-hand-code"
power = np.exp(-0.2)
print(f"{power:.4f}  {1 + power:.4f}  {1 / (1 + power):.4f}  {sigmoid(0.2):.4f}")

# %% [markdown] key="probability" lang="en"
# It is 0.5498, so about 0.55; whoever writes 0.54 has cut the digits off instead of rounding.
#
# ## A probability, and a decision
#
# A number between 0 and 1 can be read as a **probability**: the neuron holds a yes to be 55 % likely. The sum before the sigmoid is then called the **logit**. The two say the same on two scales:
#
# $$p = \sigma(z) \qquad z = \ln \frac{p}{1 - p}$$
#
# The logit 0 is the probability 0.5, and each further step of the logit changes the probability by less. Below, the upper ruler carries the logits, the lower one the probabilities, and thin lines tie them together.
#
# A probability is not yet a decision. For that it takes a **threshold**: yes above it, no below. Mistakes come in two kinds. A *false alarm* is a yes that was wrong, a *miss* is a no that was wrong. A yes costs, on average, $1 - p$ false alarms; a no costs $p$ misses. Say yes when that is the cheaper risk:
#
# $$(1 - p) \cdot c_\text{false alarm} < p \cdot c_\text{miss} \qquad\Leftrightarrow\qquad p > \frac{c_\text{false alarm}}{c_\text{false alarm} + c_\text{miss}}$$

# %% [markdown] key="probability" lang="ko" of="e13e603b"
# 0.5498, 곧 약 0.55이다. 0.54라고 적은 사람은 반올림하지 않고 숫자를 잘라 낸 것이다.
#
# ## 확률, 그리고 결정
#
# 0과 1 사이의 수는 **확률**로 읽을 수 있다. 뉴런은 답이 '예'일 가능성을 55%로 본다. 이때 시그모이드에 들어가기 전의 가중합을 **로짓**이라고 부른다. 둘은 같은 것을 두 가지 눈금으로 말한다.
#
# $$p = \sigma(z) \qquad z = \ln \frac{p}{1 - p}$$
#
# 로짓 0은 확률 0.5이고, 로짓이 한 칸씩 멀어질수록 확률은 점점 덜 바뀐다. 아래의 위쪽 자에는 로짓이, 아래쪽 자에는 확률이 적혀 있고, 가는 선이 둘을 잇는다.
#
# 확률은 아직 결정이 아니다. 결정하려면 **임계치**(역치)가 있어야 한다. 그보다 크면 예, 작으면 아니요이다. 실수에는 두 가지가 있다. *오경보*는 틀린 '예'이고, *놓침*은 틀린 '아니요'이다. '예'라고 하면 평균적으로 오경보 $1 - p$번만큼, '아니요'라고 하면 놓침 $p$번만큼 비용이 든다. '예' 쪽의 비용이 더 작으면 '예'라고 하자.
#
# $$(1 - p) \cdot c_\text{오경보} < p \cdot c_\text{놓침} \qquad\Leftrightarrow\qquad p > \frac{c_\text{오경보}}{c_\text{오경보} + c_\text{놓침}}$$

# %% key="explorer"
explorer = activation_explorer("sigmoid", x=0.2)
explorer

# %% [markdown] key="explorer-try" lang="en"
# **Try it**, with a prediction first each time. Drag the point on the curve or the points on the rulers, or reach them with the Tab key and move them with the arrow keys.
#
# 1. Move the logit from 0 to 1, then from 4 to 5. In which of the two does the probability change more?
# 2. Which logits belong to the probabilities 0.9 and 0.1?
# 3. Go back to 0.2 and let a miss cost 4 false alarms. Where does the threshold go, and is the decision still yes?
# 4. Now let a miss cost only a quarter, 0.25. What becomes of the decision at 0.2?
#
# <details><summary>Compare with your predictions</summary>
#
# 1. From 0 to 1 by 0.23, from 4 to 5 by 0.01.
# 2. About 2.2 and −2.2: the rulers are symmetric around 0 and 0.5.
# 3. To the probability 0.2, which is the logit −1.39. A miss has become expensive, so a smaller suspicion is enough for a yes.
# 4. The threshold is 0.8, and 0.55 is not enough any more: no.
#
# </details>

# %% [markdown] key="explorer-try" lang="ko" of="8bba771e"
# 매번 먼저 예측하고 **해 보자.** 곡선 위의 점이나 자 위의 점을 끌거나, Tab 키로 골라 방향키로 움직인다.
#
# 1. 로짓을 0에서 1로, 다음에는 4에서 5로 움직인다. 확률은 어느 때 더 많이 바뀔까?
# 2. 확률 0.9와 0.1에 해당하는 로짓은 얼마일까?
# 3. 0.2로 돌아가서 놓침의 비용을 오경보의 4배로 한다. 임계치는 어디로 가고, 결정은 여전히 '예'일까?
# 4. 이번에는 놓침의 비용을 4분의 1, 곧 0.25로 한다. 0.2에서의 결정은 어떻게 될까?
#
# <details><summary>예측과 비교하기</summary>
#
# 1. 0에서 1로 갈 때는 0.23만큼, 4에서 5로 갈 때는 0.01만큼 바뀐다.
# 2. 약 2.2와 −2.2이다. 두 자는 0과 0.5를 중심으로 대칭이다.
# 3. 확률 0.2, 로짓으로는 −1.39로 간다. 놓침이 비싸졌으니 조금만 의심스러워도 '예'라고 한다.
# 4. 임계치는 0.8이다. 0.55로는 이제 모자라므로 '아니요'이다.
#
# </details>

# %% [markdown] key="threshold" lang="en"
# > **You may have read that** the threshold is best set to 0. On the scale of logits, 0 is the usual choice, and it is the same as 0.5 on the scale of probabilities, not 0. It is best only when both mistakes cost the same. **Try it:** on 10,000 days it rains with a known probability. Carrying the umbrella in vain costs 1, getting wet costs 9. Predict which threshold is the cheapest: the logit 0, or another?

# %% [markdown] key="threshold" lang="ko" of="b2a2f078"
# > 임계치는 0으로 두는 것이 가장 좋다고 **읽은 적이 있을 것이다.** 로짓의 눈금에서는 0이 흔한 선택이고, 확률의 눈금에서는 0이 아니라 0.5와 같다. 이 값이 가장 좋은 것은 두 실수의 비용이 같을 때뿐이다. **확인해 보자.** 10,000일 동안 비가 올 확률을 날마다 알고 있다. 우산을 괜히 들고 나가면 비용이 1, 우산 없이 비를 맞으면 9이다. 어느 임계치가 가장 쌀지 예측해 보자. 로짓 0일까, 다른 값일까?

# %% key="threshold-code"
rng = np.random.default_rng(0)
rain_probability = rng.beta(1, 4, size=10_000)
rains = rng.uniform(size=10_000) < rain_probability
thresholds = np.array([0.02, 0.05, threshold_for_costs(miss=9), 0.2, 0.3, 0.5, 0.7])
costs = []
for threshold in thresholds:
    umbrella = rain_probability > threshold
    costs.append(np.sum(umbrella & ~rains) + 9 * np.sum(~umbrella & rains))
    #en: print(f"p > {threshold:.2f} (logit {logit(threshold):5.2f}) costs {costs[-1]:6}")
    #ko: print(f"p > {threshold:.2f} (로짓 {logit(threshold):5.2f}) 비용 {costs[-1]:6}")
explorer.cost_ratio = 9

# %% key="threshold-picture"
_, ax = plt.subplots(figsize=(6.4, 3.2), layout="constrained")
with course_fonts(ax):
    ax.plot(logit(thresholds), costs, "o-", color="#0072b2")
    ax.axvline(0, color="#444444", linestyle=":")
    #en: ax.set(xlabel="threshold as a logit", ylabel="cost of 10,000 days", ylim=(0, None))
    #ko: ax.set(xlabel="임계치(로짓)", ylabel="10,000일의 비용", ylim=(0, None))
#en: described(ax, "Cost by threshold: lowest, 6,173, at the logit −2.2; 14,489 at the logit 0.");
#ko: described(ax, "임계치에 따른 비용: 로짓 −2.2에서 6,173으로 가장 낮고, 로짓 0에서는 14,489이다.");

# %% [markdown] key="output" lang="en"
# The picture in words: the cost is lowest at the logit −2.2, and rises on both sides; at the logit 0, the dotted line, it is more than twice as high. The cheapest threshold is the one that the costs imply: $1 / (1 + 9) = 0.1$. The cell has moved the widget's threshold there, too.
#
# > **You may have read that** a sigmoid at the output makes a network more accurate. It makes the output a probability, and a probability is not an accuracy. **Try it:** take 1,000 sums with their right answers, and decide once by $s > 0$, once by $\sigma(s) > 0.5$. Then let the neuron be ten times as sure, $\sigma(10 s)$. Predict the three accuracies.

# %% [markdown] key="output" lang="ko" of="e5224948"
# 그림을 말로 옮기면 이렇다. 비용은 로짓 −2.2에서 가장 낮고 양쪽으로 갈수록 높아진다. 점선으로 표시한 로짓 0에서는 그 두 배가 넘는다. 가장 싼 임계치는 비용에서 나온 바로 그 값, $1 / (1 + 9) = 0.1$이다. 셀을 실행하면서 위젯의 임계치도 그 자리로 옮겨졌다.
#
# > 출력층에 시그모이드를 쓰면 신경망이 더 정확해진다고 **읽은 적이 있을 것이다.** 시그모이드는 출력을 확률로 만든다. 확률은 정확도가 아니다. **확인해 보자.** 정답을 아는 가중합 1,000개로 한 번은 $s > 0$, 한 번은 $\sigma(s) > 0.5$로 결정한다. 그다음에는 뉴런이 열 배로 확신하게 $\sigma(10 s)$를 쓴다. 세 정확도를 예측해 보자.

# %% key="output-code"
answers = rng.integers(0, 2, size=1000)
sums = 1.2 * (2 * answers - 1) + rng.normal(0, 1.2, size=1000)
#en: print("sum alone", np.mean((sums > 0) == answers))
#ko: print("가중합만", np.mean((sums > 0) == answers))
for factor in (1, 10):
    p = sigmoid(factor * sums)
    right, sure = np.mean((p > 0.5) == answers), np.mean(np.maximum(p, 1 - p))
    #en: print(f"sigmoid of {factor:2} times the sum: {right} right, {sure:.2f} sure")
    #ko: print(f"가중합을 {factor:2}배 한 시그모이드: 정답 비율 {right}, 평균 {sure:.2f}만큼 확신")

# %% [markdown] key="slopes" lang="en"
# All three are right equally often, since $s > 0$ and $\sigma(s) > 0.5$ are the same question. Only the *stated* certainty differs, and the last neuron claims far more than it keeps. A sigmoid is put at the output because a probability is wanted there.
#
# ## Slopes: what a network learns from
#
# Training nudges each weight and asks how the output answers. How much of the nudge gets through the activation is its slope. For the sigmoid it can be had from the output itself:
#
# $$\sigma'(s) = \sigma(s) \, (1 - \sigma(s)) \le \frac{1}{4}$$
#
# Where the slope is only a small share of the steepest, the neuron is in **saturation**: the sum may change, the output hardly does. The hatched parts below are those where it is at most a tenth of the steepest.

# %% [markdown] key="slopes" lang="ko" of="60ba4450"
# $s > 0$과 $\sigma(s) > 0.5$는 같은 물음이므로 세 정확도는 똑같다. *내세우는* 확신만 다르고, 마지막 뉴런은 실제로 맞히는 것보다 훨씬 큰 확신을 내세운다. 출력에 시그모이드를 두는 까닭은 거기에서 확률을 얻고 싶기 때문이다.
#
# ## 기울기: 신경망이 배우는 실마리
#
# 학습할 때는 가중치를 조금씩 움직여 보고 출력이 어떻게 반응하는지 살핀다. 그 움직임이 활성화 함수를 얼마나 통과하는지가 기울기이다. 시그모이드의 기울기는 출력만으로 구할 수 있다.
#
# $$\sigma'(s) = \sigma(s) \, (1 - \sigma(s)) \le \frac{1}{4}$$
#
# 기울기가 가장 가파른 곳에 비해 아주 작으면 뉴런이 **포화**되었다고 한다. 가중합이 바뀌어도 출력은 거의 바뀌지 않는다. 아래에서 빗금을 친 곳은 기울기가 가장 가파른 곳의 10분의 1 이하인 곳이다.

# %% key="saturation"
activation_explorer("sigmoid", x=5)

# %% [markdown] key="saturation-try" lang="en"
# **Try it**, with a prediction first each time:
#
# 1. At $x = 5$, what share of the steepest slope is left? Then compare with $x = -5$.
# 2. Set the share that counts as flat to 0 %. Does any hatching remain for the sigmoid? And for ReLU, below in the row of all activations?
# 3. Choose tanh. How steep is it at its steepest, and is it saturated sooner or later than the sigmoid?
# 4. Which of the ten curves have a flat part on the left but none on the right?
#
# <details><summary>Compare with your predictions</summary>
#
# 1. Less than 3 %, the same on both sides.
# 2. None for the sigmoid: its slope is small, and above 0 everywhere. ReLU keeps its hatching on the left, where the slope is exactly 0.
# 3. Its slope reaches 1, four times as much, and it is saturated sooner, beyond 1.8: tanh is a sigmoid at half the width and twice the height, moved down by 1, $\tanh(s) = 2 \sigma(2 s) - 1$.
# 4. ReLU and its relatives: leaky ReLU, ELU, softplus and GELU. The sigmoid, tanh and the softmax of two logits are flat on both sides, the step everywhere, the identity nowhere.
#
# </details>

# %% [markdown] key="saturation-try" lang="ko" of="5747b05f"
# 매번 먼저 예측하고 **해 보자.**
#
# 1. $x = 5$에서는 가장 가파른 기울기의 몇 %가 남아 있을까? $x = -5$와도 비교해 보자.
# 2. 포화 기준을 0%로 한다. 시그모이드에 빗금이 남을까? 아래에 나란히 놓인 함수 가운데 ReLU에는 어떨까?
# 3. tanh를 고른다. 가장 가파른 곳의 기울기는 얼마이고, 시그모이드보다 먼저 포화될까, 나중에 포화될까?
# 4. 곡선 열 개 가운데 왼쪽에는 평평한 곳이 있고 오른쪽에는 없는 것은 무엇일까?
#
# <details><summary>예측과 비교하기</summary>
#
# 1. 3%가 안 되고, 양쪽이 같다.
# 2. 시그모이드에는 남지 않는다. 기울기가 작기는 해도 어디서나 0보다 크다. ReLU에는 기울기가 정확히 0인 왼쪽에 빗금이 남는다.
# 3. 기울기가 시그모이드의 네 배인 1까지 올라가고, 1.8을 넘으면 포화되니 시그모이드보다 먼저이다. tanh는 시그모이드의 너비를 절반으로, 높이를 두 배로 하여 1만큼 내린 것, 곧 $\tanh(s) = 2 \sigma(2 s) - 1$이다.
# 4. ReLU와 그 친척인 leaky ReLU, ELU, softplus, GELU이다. 시그모이드, tanh, 로짓 두 개의 소프트맥스는 양쪽이 평평하고, 계단 함수는 어디나 평평하며, 항등 함수는 평평한 곳이 없다.
#
# </details>

# %% [markdown] key="never-zero" lang="en"
# > **You may have read that** the sigmoid's slope becomes zero when its input grows. Two corrections: it fades for *very negative* inputs just as well, and it never is exactly zero. **Try it:** predict which of these slopes are 0, and what the last line shows.

# %% [markdown] key="never-zero" lang="ko" of="50c7ade0"
# > 시그모이드의 기울기는 입력이 커지면 0이 된다고 **읽은 적이 있을 것이다.** 두 가지를 바로잡자. *절댓값이 큰 음수*에서도 똑같이 줄어들고, 정확히 0이 되는 일은 없다. **확인해 보자.** 아래의 기울기 가운데 어느 것이 0이고, 마지막 줄은 무엇을 보여 줄지 예측해 보자.

# %% key="never-zero-code"
for s in (0.0, 5.0, 100.0, 700.0, 800.0):
    print(f"{s:5}  {sigmoid.derivative(s):.3g}  {sigmoid.derivative(-s):.3g}")
#en: print("ten layers:", 0.25**10)
#ko: print("층 열 개:", 0.25**10)

# %% [markdown] key="zero" lang="en"
# At 700 the slope is about $10^{-304}$ on either side, still above 0. At 800 the *computer* gives up: $e^{-800}$ is smaller than the smallest number that it can write down. To learn from a slope like this is hopeless all the same, and depth makes it worse: a nudge that passes through ten sigmoids is multiplied by ten slopes of at most 0.25, together less than one millionth. Lesson 9 follows it on its way.
#
# > **You may have read that** an output of 0 is how you recognise an inactive neuron, whatever its activation. **Try it:** give 1,000 sums to five activations, and count how often the output is exactly 0. Predict the five shares.

# %% [markdown] key="zero" lang="ko" of="5ff810b6"
# 700에서는 양쪽 모두 기울기가 약 $10^{-304}$으로 아직 0보다 크다. 800에서는 *컴퓨터*가 손을 든다. $e^{-800}$이 컴퓨터가 적을 수 있는 가장 작은 수보다 작기 때문이다. 어느 쪽이든 이런 기울기에서는 배울 것이 없고, 층이 깊으면 더 나빠진다. 시그모이드 열 개를 지나는 움직임에는 아무리 커도 0.25인 기울기가 열 번 곱해지고, 그 곱은 100만분의 1도 되지 않는다. 그 길은 9번 수업에서 따라가 본다.
#
# > 활성화 함수가 무엇이든 출력이 0이면 비활성화된 뉴런이라고 **읽은 적이 있을 것이다.** **확인해 보자.** 가중합 1,000개를 활성화 함수 다섯 개에 넣고 출력이 정확히 0인 것을 센다. 다섯 비율을 예측해 보자.

# %% key="zero-code"
sums = rng.normal(size=1000)
for activation in (step, relu, sigmoid, tanh, leaky_relu):
    outputs = activation(sums)
    #en: print(f"{activation.name:10}  {np.mean(outputs == 0):.2f}  lowest {outputs.min():.3f}")
    #ko: print(f"{activation.name:10}  {np.mean(outputs == 0):.2f}  최솟값 {outputs.min():.3f}")

# %% [markdown] key="relu" lang="en"
# The rule fits the step and ReLU, which are 0 for about half of the sums. The other three are practically never 0: a quiet sigmoid still says 0.05, and a tanh at 0 is not quiet but undecided, in the middle between −1 and 1.
#
# ## ReLU
#
# The **ReLU**, or rectified linear unit, is today's usual choice for the layers inside a network. It lets positive sums pass as they are and turns the others into 0:
#
# $$f(s) = \max(0, s)$$

# %% [markdown] key="relu" lang="ko" of="ceb7016d"
# 이 규칙은 가중합의 절반쯤에서 0이 되는 계단 함수와 ReLU에는 들어맞는다. 나머지 셋은 0이 되는 일이 거의 없다. 조용한 시그모이드도 0.05쯤은 내놓고, tanh의 0은 조용한 것이 아니라 −1과 1의 한가운데, 곧 결정하지 못한 상태이다.
#
# ## ReLU
#
# **ReLU**(rectified linear unit)는 오늘날 신경망 안쪽의 층에 가장 흔히 쓰인다. 양수인 가중합은 그대로 통과시키고 나머지는 0으로 만든다.
#
# $$f(s) = \max(0, s)$$

# %% key="relu-picture"
plot_activation(relu);

# %% [markdown] key="cost" lang="en"
# The picture in words: the line lies at 0 up to the input 0, and from there rises at a constant slope of 1. The dashed slope jumps from 0 to 1. At 0 itself there is a corner without a slope; libraries declare one, and nnkit, like PyTorch, declares 0.
#
# > **You may have read that** networks avoid the sigmoid because computing $e^{-s}$ is expensive. It does cost more than a comparison with 0, but that is a side issue: in wide layers the products of inputs and weights outweigh it by far. **Try it:** train one network with eight hidden layers with ReLU, then with sigmoids, and then with sigmoids ten times as long; see the time, and how many points come out right. If time were the trouble, the last one should be good. Predict what you will see.

# %% [markdown] key="cost" lang="ko" of="74c6677e"
# 그림을 말로 옮기면 이렇다. 입력이 0일 때까지 선은 높이 0에 있다가 거기서부터 일정한 기울기 1로 올라간다. 점선으로 그린 기울기는 0에서 1로 뛴다. 입력 0에는 모서리가 있어서 기울기가 없다. 라이브러리는 그곳의 값을 정해 두는데, nnkit은 PyTorch처럼 0으로 정했다.
#
# > 시그모이드를 잘 쓰지 않는 까닭은 $e^{-s}$의 계산 비용이 크기 때문이라고 **읽은 적이 있을 것이다.** 0과 견주기만 하는 것보다는 비용이 더 든다. 그러나 그것은 곁가지이다. 넓은 층에서는 입력과 가중치를 곱하는 비용이 훨씬 더 크다. **확인해 보자.** 은닉층이 여덟 개인 신경망을 ReLU로, 다음에는 시그모이드로, 그다음에는 시그모이드로 열 배 오래 학습시키고 시간과 맞힌 점의 비율을 잰다. 시간이 문제라면 마지막 신경망은 잘 맞혀야 한다. 무엇을 보게 될지 예측해 보자.

# %% key="cost-network"
X, y = nnkit.datasets.moons(300, rng=np.random.default_rng(1))


def train(activation, epochs=80):
    network_rng = np.random.default_rng(0)
    network = nnkit.mlp([2, *[16] * 8, 2], activation, rng=network_rng)
    loss = nnkit.CategoricalCrossEntropy(from_logits=True)
    start = time.process_time()
    nnkit.fit(network, loss, nnkit.SGD(0.1), X, y, epochs=epochs, rng=network_rng)
    seconds = time.process_time() - start
    right = nnkit.metrics.accuracy(network.predict(X), y)
    #en: print(f"{activation.name:12} {right:.0%} right, {seconds:.2f} s")
    #ko: print(f"{activation.name:12} {right:.0%} 맞힘, {seconds:.2f}초")

# %% key="cost-code"
for activation, epochs in ((relu, 80), (sigmoid, 80), (sigmoid, 800)):
    train(activation, epochs)

# %% [markdown] key="dead" lang="en"
# In this tiny network, with layers only 16 units wide, the sigmoid does take longer. But ReLU sorts all points, and the deep sigmoid network still guesses after ten times the time: half of the points are right, as by tossing a coin. What it lacks is not time but slope. Eight slopes of at most 0.25 leave less than $0.00002$ of it.
#
# > **You may have read that** ReLU solves the sigmoid's problems. It eases one, on the side where its slope is 1. On the other side the slope is not small but exactly 0, and that is a problem of its own: a unit whose sum is negative for *every* sample gets no slope from any of them and never changes again. It is *dead*. **Try it:** a unit with the bias −10, as one step too far may leave it, should learn to say 1. Each of 1,000 steps moves the bias against the slope of its squared error. Predict where the bias ends up for ReLU, and for **leaky ReLU**, which lets one hundredth of a negative sum pass.

# %% [markdown] key="dead" lang="ko" of="89d7b1f9"
# 층의 너비가 16밖에 안 되는 이 작은 신경망에서는 시그모이드가 더 오래 걸린다. 그러나 ReLU는 모든 점을 바르게 나누는데, 깊은 시그모이드 신경망은 시간을 열 배 들여도 동전을 던지듯 절반만 맞힌다. 모자라는 것은 시간이 아니라 기울기이다. 아무리 커도 0.25인 기울기를 여덟 번 곱하면 $0.00002$도 남지 않는다.
#
# > ReLU가 시그모이드의 문제를 해결한다고 **읽은 적이 있을 것이다.** 기울기가 1인 쪽에서 문제 하나를 덜어 줄 뿐이다. 그러나 다른 쪽의 기울기는 작은 것이 아니라 정확히 0이고, 그것이 새로운 문제가 된다. *모든* 샘플에서 가중합이 음수인 유닛은 어느 샘플에서도 기울기를 얻지 못하여 다시는 바뀌지 않는다. *죽은* 유닛이다. **확인해 보자.** 한 걸음을 너무 크게 내디디는 바람에 편향이 −10이 된 유닛이 있다고 하자. 이 유닛은 1을 내놓도록 배워야 한다. 1,000걸음 동안 편향을 제곱 오차의 기울기와 반대쪽으로 움직인다. ReLU의 편향은 어디에서 끝날까? 음수인 가중합도 100분의 1을 통과시키는 **leaky ReLU**는 어떨까? 먼저 예측해 보자.

# %% key="dead-code"
inputs = rng.normal(size=200)
for activation in (relu, leaky_relu):
    bias = -10.0
    for _ in range(1000):
        sums = inputs + bias
        slope = np.mean(2 * (activation(sums) - 1) * activation.derivative(sums))
        bias -= slope
    #en: print(f"{activation.name:10}  bias {bias:6.2f}, mean output {activation(sums).mean():.2f}")
    #ko: print(f"{activation.name:10}  편향 {bias:6.2f}, 출력 평균 {activation(sums).mean():.2f}")

# %% [markdown] key="nature" lang="en"
# The dead unit has not moved at all. The leak was enough for the other to climb back and come to life.
#
# > **You may have read that** ReLU works because it is closer to what real nerve cells do. Nerve cells fire in spikes, and how often they fire levels off, because after each spike they must recover. Nobody has shown that likeness is the reason. That ReLU did better was found by trying, and the slope explains it. **Try it:** turn ReLU upside down, so that it lets only *negative* numbers pass, which no nerve cell resembles, and train the same network. If likeness to nature were the reason, it should fail. Predict how it does, and what a nerve cell's firing rate looks like as its stimulus grows.

# %% [markdown] key="nature" lang="ko" of="5ab3ceb5"
# 죽은 유닛은 조금도 움직이지 않았다. 다른 유닛은 새어 나온 작은 기울기만으로도 기어올라 되살아났다.
#
# > ReLU는 실제 뉴런의 방식에 더 가까워서 잘 작동한다고 **읽은 적이 있을 것이다.** 신경 세포는 스파이크를 내며, 스파이크를 낸 다음에는 회복해야 하므로 발화 빈도가 어느 선에서 더 늘지 않는다. 닮았기 때문에 잘된다는 것을 보인 사람은 없다. ReLU가 더 낫다는 것은 해 보고 알게 되었고, 그 까닭은 기울기로 설명된다. **확인해 보자.** ReLU를 뒤집어 *음수*만 통과시키게 한다. 이런 신경 세포는 없다. 이것으로 같은 신경망을 학습시킨다. 자연을 닮은 것이 까닭이라면 실패해야 한다. 결과가 어떨지, 그리고 자극이 커질 때 신경 세포의 발화 빈도가 어떻게 될지 예측해 보자.

# %% key="nature-code"
class UpsideDown(ReLU):
    #en: name = "upside down"
    #ko: name = "뒤집은 ReLU"

    def value(self, x):
        return -relu.value(-x)

    def slope(self, x):
        return relu.slope(-x)


train(UpsideDown())
stimulus = np.array([0.5, 2.0, 20.0, 200.0, 2000.0])
#en: print("nerve cell", firing_rate(stimulus).round().tolist())
#ko: print("신경 세포", firing_rate(stimulus).round().tolist())
print("ReLU", relu(stimulus).tolist())

# %% [markdown] key="relatives" lang="en"
# The unnatural network sorts all points as well. The nerve cell, in the simple model of lesson 1, levels off near 500 spikes a second, which ReLU never does. Inspiration is a fine start; the reason has to be shown.
#
# ## The relatives
#
# - **tanh** runs from −1 to 1. Its outputs lie around 0, which helps the next layer, and it saturates on both sides.
# - **Leaky ReLU** cannot die, since its slope is nowhere 0.
# - **GELU** is a ReLU with its corner rounded off: $s$ times the share of a normal curve below $s$. Many language models use it. It dips a little below 0, to −0.17.

# %% [markdown] key="relatives" lang="ko" of="aae6f095"
# 자연에 없는 신경망도 모든 점을 바르게 나눈다. 1번 수업의 단순한 모형에서 신경 세포의 스파이크는 1초에 500번 가까이 되면 더 늘지 않는다. ReLU에는 그런 한계가 없다. 자연에서 얻은 영감은 좋은 출발점이다. 그러나 까닭은 따로 밝혀야 한다.
#
# ## 친척들
#
# - **tanh**의 값은 −1과 1 사이이다. 출력이 0을 중심으로 놓여 다음 층에 도움이 되지만, 양쪽에서 포화된다.
# - **Leaky ReLU**는 기울기가 0인 곳이 없어서 죽지 않는다.
# - **GELU**는 ReLU의 모서리를 둥글린 것이다. $s$에 정규 분포 곡선에서 $s$ 아래에 놓인 비율을 곱한다. 많은 언어 모델이 쓴다. 0보다 조금 아래, −0.17까지 내려간다.

# %% key="relatives-picture"
plot_activation([tanh, leaky_relu, gelu], limits=(-4, 4));

# %% [markdown] key="softmax" lang="en"
# The picture in words: tanh is an S from −1 to 1; leaky ReLU a straight line above 0 and almost flat below; GELU follows ReLU far out, and dips and bends softly around 0. The dashed slopes of the last two are near 1 on the right.
#
# For *several* classes there is the **softmax**. It turns a row of logits into probabilities that are all above 0 and sum to 1:
#
# $$p_i = \frac{e^{z_i}}{\sum_j e^{z_j}}$$
#
# Each output depends on the whole row, so it is the activation of a whole layer and not of one neuron. With two classes it is an old acquaintance. **Predict** the second row from what you know of $\sigma(0.2)$.

# %% [markdown] key="softmax" lang="ko" of="26f1acfa"
# 그림을 말로 옮기면 이렇다. tanh는 −1에서 1로 가는 S자이다. Leaky ReLU는 입력이 0보다 크면 직선이고 0보다 작으면 거의 평평하다. GELU는 먼 곳에서는 ReLU를 따라가고, 0 근처에서는 살짝 내려갔다가 부드럽게 휜다. 점선으로 그린 기울기 가운데 뒤의 두 함수의 것은 오른쪽에서 1에 가깝다.
#
# 클래스가 *여럿*일 때는 **소프트맥스**가 있다. 로짓 한 줄을 모두 0보다 크고 합이 1인 확률로 바꾼다.
#
# $$p_i = \frac{e^{z_i}}{\sum_j e^{z_j}}$$
#
# 출력 하나하나가 로짓 한 줄 전체에 따라 달라진다. 그래서 소프트맥스는 뉴런 하나가 아니라 층 전체의 활성화 함수이다. 클래스가 둘이면 이미 아는 것이 나온다. $\sigma(0.2)$를 떠올려 둘째 줄을 **예측해 보자.**

# %% key="softmax-code"
print(softmax([2.0, 1.0, -1.0]).round(4), softmax([2.0, 1.0, -1.0]).sum().round(4))
print(softmax([0.2, 0.0]).round(4), sigmoid(0.2).round(4))

# %% [markdown] key="choose" lang="en"
# The softmax of $(z, 0)$ is $\sigma(z)$.
#
# Which activation goes where? Inside a network any with good slopes will do; at the output the question decides:
#
# | place | activation | because |
# | --- | --- | --- |
# | hidden layers | ReLU or a relative | the slope stays near 1 |
# | output: a number | identity | any number may come out |
# | output: yes or no | sigmoid | a probability comes out |
# | output: one of several classes | softmax | probabilities come out that sum to 1 |
#
# ## Your own, in the widget
#
# Here are a sigmoid and its derivative as somebody wrote them. Both run without an error. The widget draws *them*, with nnkit's as dotted lines beside. Compare the derivative with the formula above: what will be wrong with the tangent? **Predict**, then look.

# %% [markdown] key="choose" lang="ko" of="5b6b32d6"
# $(z, 0)$의 소프트맥스가 바로 $\sigma(z)$이다.
#
# 어느 자리에 어떤 활성화 함수를 쓸까? 신경망 안쪽에서는 기울기만 좋으면 되고, 출력에서는 무엇을 묻는지에 따라 정한다.
#
# | 자리 | 활성화 함수 | 까닭 |
# | --- | --- | --- |
# | 은닉층 | ReLU와 그 친척 | 기울기가 1에 가깝게 유지된다 |
# | 출력: 수 | 항등 함수 | 어떤 수든 나올 수 있다 |
# | 출력: 예 또는 아니요 | 시그모이드 | 확률이 나온다 |
# | 출력: 여러 클래스 가운데 하나 | 소프트맥스 | 합이 1인 확률이 나온다 |
#
# ## 직접 만든 함수를 위젯으로
#
# 누군가가 작성한 시그모이드와 그 도함수가 있다. 둘 다 오류 없이 실행된다. 위젯은 *이 함수들*을 그리고, nnkit의 곡선을 점선으로 곁들인다. 도함수를 위의 식과 견주어 보자. 접선이 어떻게 잘못될까? 먼저 **예측하고** 살펴보자.

# %% key="own"
def my_sigmoid(s):
    return 1 / (1 + np.exp(-s))


def my_slope(s):
    return s * (1 - s)


activation_explorer("sigmoid", x=2, function=my_sigmoid, derivative=my_slope)

# %% [markdown] key="own-result" lang="en"
# The curve is right, and the tangent leaves it: the derivative puts the *input* where the formula has the *output*, a mistake that many have made. Mend `my_slope` so that it calls `my_sigmoid`, run the cell again, and watch the tangent lie down on the curve.
#
# Then try your own tanh. Written as $(e^{s} - e^{-s}) / (e^{s} + e^{-s})$, it looks right. What does the widget say about it, far out?

# %% [markdown] key="own-result" lang="ko" of="29d2e09b"
# 곡선은 맞는데 접선이 곡선에서 벗어난다. 식에서는 *출력*이 있을 자리에 *입력*을 넣었기 때문이다. 많은 사람이 저지르는 실수이다. `my_slope`가 `my_sigmoid`를 부르도록 고치고 셀을 다시 실행하여, 접선이 곡선에 꼭 맞게 닿는 것을 보자.
#
# 다음에는 tanh를 직접 만들어 보자. $(e^{s} - e^{-s}) / (e^{s} + e^{-s})$로 쓰면 맞아 보인다. 먼 곳에서 위젯은 뭐라고 할까?

# %% [markdown] key="quiz" lang="en"
# ## Check yourself
#
# Every choice has its reason, the wrong ones too.

# %% [markdown] key="quiz" lang="ko" of="41739e66"
# ## 스스로 확인하기
#
# 틀린 보기에도 모두 이유가 있다.

# %% [markdown] key="quiz-value" quiz=true lang="en"
# What is $\sigma(0.2)$, to two decimals? You know that $e^{-0.2} \approx 0.8187$.
#
# - [ ] 0.54 — That cuts the digits of 0.5498 off; rounded it is something else.
# - [x] 0.55 — Right: 1 / 1.8187 = 0.5498, and a logit slightly above 0 gives a probability slightly above one half.
# - [ ] 0.82 — That is the exponential alone; it is still to be added to 1 and to be divided by.
# - [ ] 0.20 — That would be the identity, or ReLU.

# %% [markdown] key="quiz-value" quiz=true lang="ko" of="2b7b298b"
# $\sigma(0.2)$는 소수 둘째 자리까지 얼마일까? $e^{-0.2} \approx 0.8187$이다.
#
# - [ ] 0.54 — 0.5498의 뒷자리를 잘라 낸 값이다. 반올림하면 다르다.
# - [x] 0.55 — 맞다. 1 / 1.8187 = 0.5498이다. 로짓이 0보다 조금 크면 확률도 절반보다 조금 크다.
# - [ ] 0.82 — 지수 함수의 값일 뿐이다. 여기에 1을 더하고, 1을 그 값으로 나누어야 한다.
# - [ ] 0.20 — 항등 함수나 ReLU라면 그렇다.

# %% [markdown] key="quiz-true" quiz=true lang="en"
# Which of these sentences are true? There is more than one.
#
# - [ ] The sigmoid is a step function. — A step jumps between two values; the sigmoid passes through all values in between.
# - [x] A sigmoid's output lies strictly between 0 and 1. — Right: only the computer's rounding ever shows a 0 or a 1.
# - [ ] The perceptron of 1958 decided by a sigmoid. — By a step. Its learning rule needs outputs that are exactly 0 or 1.
# - [x] ReLU can give 0, and has no greatest value. — Right: its values are [0, ∞), and infinity is not among them.
# - [ ] Depending on whether it is active, a neuron uses another activation. — The function is chosen once. It decides how active the neuron is, and not the reverse.

# %% [markdown] key="quiz-true" quiz=true lang="ko" of="546bc80c"
# 다음 문장 가운데 맞는 것을 모두 고르자. 둘 이상이다.
#
# - [ ] 시그모이드는 계단 함수이다. — 계단 함수는 두 값 사이를 뛰어넘고, 시그모이드는 사이의 모든 값을 지난다.
# - [x] 시그모이드의 출력은 0보다 크고 1보다 작다. — 맞다. 0이나 1이 보인다면 컴퓨터가 반올림한 것이다.
# - [ ] 1958년의 퍼셉트론은 시그모이드로 결정했다. — 계단 함수로 결정했다. 그 학습 규칙에는 정확히 0이나 1인 출력이 필요하다.
# - [x] ReLU는 0을 내놓을 수 있고, 가장 큰 값은 없다. — 맞다. 값의 범위는 [0, ∞)이고 무한대는 들어 있지 않다.
# - [ ] 뉴런은 활성 상태인지에 따라 다른 활성화 함수를 쓴다. — 함수는 한 번 고른다. 뉴런이 활성화되는 정도를 함수가 정하는 것이지, 그 반대가 아니다.

# %% [markdown] key="quiz-threshold" quiz=true lang="en"
# A test for a disease puts out a logit. To miss a sick person costs 4 times as much as a false alarm. From which probability on should it raise the alarm?
#
# - [ ] 0.5, the logit 0, which is always best. — Only if both mistakes cost the same.
# - [ ] 0 — Then it would raise the alarm for everybody. The 0 that people mean is a logit.
# - [x] 0.2, the logit −1.39 — Right: 1 / (1 + 4). There, 0.8 false alarms cost as much as 0.2 misses.
# - [ ] 0.8, since a miss is 4 times as bad. — That would make it harder to raise the alarm, and misses more frequent.

# %% [markdown] key="quiz-threshold" quiz=true lang="ko" of="8b08f709"
# 어떤 병을 찾는 검사가 로짓을 내놓는다. 환자를 놓치는 비용은 오경보의 4배이다. 확률이 얼마를 넘을 때 경보를 울려야 할까?
#
# - [ ] 0.5, 곧 로짓 0. 언제나 가장 좋은 값이다. — 두 실수의 비용이 같을 때만 그렇다.
# - [ ] 0 — 그러면 모든 사람에게 경보를 울린다. 흔히 말하는 0은 로짓이다.
# - [x] 0.2, 곧 로짓 −1.39 — 맞다. 1 / (1 + 4)이다. 여기에서 오경보 0.8번과 놓침 0.2번의 비용이 같다.
# - [ ] 놓침이 4배 나쁘므로 0.8 — 그러면 경보가 울리기 더 어려워져 놓치는 일이 잦아진다.

# %% [markdown] key="quiz-slope" quiz=true lang="en"
# What is the slope of the sigmoid at −100?
#
# - [ ] Exactly 0, it fades away completely. — The exponential is above 0 for every number, and so is the slope.
# - [ ] Large: it fades only for large positive inputs. — It is the same on both sides.
# - [x] Tiny, but above 0 — Right: about 4 · 10⁻⁴⁴, as at +100.
# - [ ] 0.25 — That is the steepest, at 0.

# %% [markdown] key="quiz-slope" quiz=true lang="ko" of="086da673"
# −100에서 시그모이드의 기울기는 얼마일까?
#
# - [ ] 정확히 0이다. 완전히 사라진다. — 지수 함수는 어떤 수에서든 0보다 크고, 기울기도 그렇다.
# - [ ] 크다. 입력이 큰 양수일 때만 줄어든다. — 양쪽이 같다.
# - [x] 아주 작지만 0보다 크다. — 맞다. +100에서와 같이 약 4 · 10⁻⁴⁴이다.
# - [ ] 0.25 — 그것은 0에서의 값으로, 가장 가파른 기울기이다.

# %% [markdown] key="quiz-zero" quiz=true lang="en"
# You see the output 0 and would like to conclude that the neuron is inactive. For which activations is that right?
#
# - [ ] For all of them: 0 means no signal. — A tanh at 0 is in the middle of its range.
# - [x] For the step and ReLU — Right: 0 is their lowest value, and they take it for every sum up to 0.
# - [ ] For the sigmoid — A quiet sigmoid gives something like 0.05. An exact 0 is only rounding.

# %% [markdown] key="quiz-zero" quiz=true lang="ko" of="0a329af2"
# 출력 0을 보고 뉴런이 비활성화되었다고 결론짓고 싶다. 어떤 활성화 함수에서 옳을까?
#
# - [ ] 모두. 0은 신호가 없다는 뜻이다. — tanh에서 0은 범위의 한가운데이다.
# - [x] 계단 함수와 ReLU — 맞다. 0이 가장 작은 값이고, 가중합이 0 이하이면 언제나 0이다.
# - [ ] 시그모이드 — 조용한 시그모이드는 0.05 같은 값을 내놓는다. 정확히 0이라면 반올림했기 때문이다.

# %% [markdown] key="quiz-deep" quiz=true lang="en"
# Why do deep networks have ReLU rather than sigmoids in their hidden layers?
#
# - [ ] Because exp takes too much time. — It takes some, but ten times the time did not help the sigmoid network.
# - [ ] Because nerve cells work like ReLU. — Nerve cells level off, and ReLU upside down learned just as well.
# - [x] Because the slopes of many sigmoids multiply to almost nothing. — Right: ten of them to less than a millionth, where ReLU's active side has the slope 1.
# - [ ] Because ReLU has no problems. — Its units can die, where the slope is exactly 0.

# %% [markdown] key="quiz-deep" quiz=true lang="ko" of="520f4a0c"
# 깊은 신경망의 은닉층에는 왜 시그모이드보다 ReLU를 쓸까?
#
# - [ ] exp를 계산하는 데 시간이 너무 걸리기 때문이다. — 시간이 더 들기는 한다. 그러나 시간을 열 배 들여도 시그모이드 신경망은 나아지지 않았다.
# - [ ] 신경 세포가 ReLU처럼 작동하기 때문이다. — 신경 세포의 발화 빈도는 어느 선에서 더 늘지 않고, 뒤집은 ReLU도 똑같이 잘 배웠다.
# - [x] 여러 시그모이드의 기울기를 곱하면 거의 남지 않기 때문이다. — 맞다. 열 개면 100만분의 1도 안 된다. ReLU는 활성화된 쪽의 기울기가 1이다.
# - [ ] ReLU에는 문제가 없기 때문이다. — 기울기가 정확히 0인 쪽에서 유닛이 죽을 수 있다.

# %% [markdown] key="quiz-dead" quiz=true lang="en"
# A ReLU unit gives 0 for every sample of the training data. What will further training do to its own weights?
#
# - [ ] It wakes the unit, since ReLU has no vanishing slopes. — Where its sum is negative, its slope is exactly 0.
# - [x] Nothing — Right: each sample gives it the slope 0. A leaky ReLU would have kept a hundredth.
# - [ ] It makes the outputs negative. — No output of ReLU is below 0.

# %% [markdown] key="quiz-dead" quiz=true lang="ko" of="b2b8be2f"
# 어떤 ReLU 유닛이 학습 데이터의 모든 샘플에 0을 내놓는다. 학습을 계속하면 이 유닛의 가중치는 어떻게 될까?
#
# - [ ] ReLU의 기울기는 사라지지 않으므로 유닛이 깨어난다. — 가중합이 음수이면 기울기가 정확히 0이다.
# - [x] 그대로이다. — 맞다. 어느 샘플에서도 기울기가 0이다. Leaky ReLU라면 100분의 1이 남아 있었을 것이다.
# - [ ] 출력이 음수가 된다. — ReLU의 출력은 0보다 작을 수 없다.

# %% [markdown] key="quiz-output" quiz=true lang="en"
# You add a sigmoid to the output of a trained neuron, and decide at 0.5 instead of at 0. What changes?
#
# - [ ] It becomes more accurate. — The sum is above 0 exactly when the sigmoid is above 0.5: every decision stays.
# - [x] The output can now be read as a probability. — Right: that is what the sigmoid is there for.
# - [ ] An output of 0.97 now means that it is right in 97 % of all cases. — A probability is a claim about one case. Whether the claims hold has to be checked on data.

# %% [markdown] key="quiz-output" quiz=true lang="ko" of="cf77c298"
# 학습이 끝난 뉴런의 출력에 시그모이드를 붙이고, 0 대신 0.5를 기준으로 결정한다. 무엇이 달라질까?
#
# - [ ] 더 정확해진다. — 시그모이드가 0.5보다 큰 것은 바로 가중합이 0보다 클 때이다. 결정은 모두 그대로이다.
# - [x] 이제 출력을 확률로 읽을 수 있다. — 맞다. 그러려고 시그모이드를 둔다.
# - [ ] 출력 0.97은 이제 전체의 97%를 맞힌다는 뜻이다. — 확률은 샘플 하나에 대한 주장이다. 그 주장이 맞는지는 데이터로 확인해야 한다.

# %% [markdown] key="summary" lang="en"
# ## Summary
#
# The activation makes the output of the sum: two values with the step, a degree between 0 and 1 with the sigmoid, anything from 0 upwards with ReLU. A sigmoid's output can be read as a probability, its sum is then the logit, and the threshold of a decision follows from what mistakes cost. Networks learn from slopes: a sigmoid's fade on both sides without ever being 0, ReLU's are 1 or 0. Inside a network one looks for good slopes, at the output for the meaning that is wanted.
#
# {glossary}

# %% [markdown] key="summary" lang="ko" of="4aafc11b"
# ## 정리
#
# 활성화 함수는 가중합을 출력으로 만든다. 계단 함수의 출력은 두 값이고, 시그모이드의 출력은 0과 1 사이의 정도이며, ReLU의 출력은 0 이상이면 어떤 수든 될 수 있다. 시그모이드의 출력은 확률로 읽을 수 있고, 그때의 가중합이 로짓이다. 결정의 임계치는 실수의 비용에서 나온다. 신경망은 기울기에서 배운다. 시그모이드의 기울기는 양쪽에서 줄어들되 0이 되지는 않고, ReLU의 기울기는 1 아니면 0이다. 신경망 안쪽에서는 기울기가 좋은 것을, 출력에서는 바라는 뜻을 나타내는 것을 고른다.
#
# {glossary}

# %% [markdown] key="next" lang="en"
# ## What next?
#
# - **Now build it.** In the assignment you write these functions yourself, their slopes, and the thresholds. Fetch `activations` in the menu *Nbgrader → Assignment List*; then it opens [here](../assignments/activations/activations.ipynb).
# - **Look inside:** `nnkit/activations/sigmoids.py` computes both tails without overflow, `nnkit/activations/rectifiers.py` holds ReLU and its relatives, and `nnkit/decisions.py` the threshold that costs imply.
# - **The next lesson** asks [what a single neuron cannot do](04_perceptron_and_xor.ipynb), whatever its activation.

# %% [markdown] key="next" lang="ko" of="1e64442f"
# ## 다음은?
#
# - **이제 직접 만들어 보자.** 과제에서 이 함수들과 그 기울기, 임계치를 스스로 작성한다. 메뉴 *Nbgrader → Assignment List*에서 `activations`를 가져오면(Fetch) [여기](../assignments/activations/activations.ipynb)에서 열 수 있다.
# - **안을 들여다보자.** `nnkit/activations/sigmoids.py`는 양쪽 끝을 오버플로 없이 계산한다. `nnkit/activations/rectifiers.py`에는 ReLU와 그 친척들이, `nnkit/decisions.py`에는 비용에서 나오는 임계치가 있다.
# - **다음 수업**에서는 활성화 함수가 무엇이든 [뉴런 하나로는 할 수 없는 일](04_perceptron_and_xor.ipynb)을 알아본다.
