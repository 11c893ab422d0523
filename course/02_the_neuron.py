# %% [markdown] key="title" lang="en"
# # 2 The neuron: weights and bias
#
# *About 45 minutes* · [이 수업을 한국어로 읽기](../ko/02_the_neuron.ipynb)
#
# Should you go for a walk? You look at the thermometer and at the clouds, weigh one against the other, and decide. A neuron does nothing else: it weighs what it is told, adds it up, and answers with one number. Everything later in this course, down to the network that reads digits, is made of this one piece.

# %% [markdown] key="title" lang="ko" of="3553d256"
# # 2 뉴런: 가중치와 편향
#
# *약 45분* · [Read this lesson in English](../en/02_the_neuron.ipynb)
#
# 산책하러 나갈까? 온도계를 보고 구름을 살핀 다음, 이쪽과 저쪽을 견주어 결정한다. 뉴런이 하는 일도 그뿐이다. 들어온 값을 저울질하여 모두 더하고, 수 하나로 답한다. 뒤에서 만들 숫자를 읽는 신경망까지, 이 강좌에 나오는 모든 것은 이 조각 하나로 이루어진다.

# %% [markdown] key="goals" lang="en"
# ## What you will be able to do
#
# - compute a neuron's output by hand, and for a whole batch of samples with one line of numpy;
# - say what each weight does, what the bias does, and what their signs mean;
# - see a neuron as a line that cuts the plane in two, and move that line on purpose;
# - turn a threshold into a bias and back;
# - tell when a large weight means an important input, and when it does not.

# %% [markdown] key="goals" lang="ko" of="93308568"
# ## 이 수업을 마치면
#
# - 뉴런의 출력을 손으로 계산하고, 샘플 여러 개의 출력을 numpy 한 줄로 구할 수 있다.
# - 가중치 하나하나와 편향이 하는 일, 그리고 그 부호의 뜻을 설명할 수 있다.
# - 뉴런을 평면을 둘로 나누는 직선으로 보고, 그 직선을 뜻대로 움직일 수 있다.
# - 임계치를 편향으로, 편향을 임계치로 바꿀 수 있다.
# - 큰 가중치가 중요한 입력을 뜻하는 때와 그렇지 않은 때를 구별할 수 있다.

# %% key="setup"
import numpy as np

import nnkit
from nnkit import Neuron, identity, sigmoid, step
from nnkit.plots import neuron_diagram
from nnkit.widgets import neuron_explorer

#en: nnkit.use_language("en")
#ko: nnkit.use_language("ko")

# %% [markdown] key="weigh" lang="en"
# ## Weigh, add, decide
#
# Describe the day by two numbers, its **features**: $x_1$ says how much warmer it is than usual, $x_2$ how much wetter. Today $x_1 = 2$ and $x_2 = 1$: warm, with a little rain.
#
# A neuron keeps one **weight** for each feature, the strength of that connection. Ours likes warmth, $w_1 = 1$, and dislikes rain twice as much, $w_2 = -2$. It also has a **bias**, $b = 0.5$: on a perfectly ordinary day it rather goes out. The neuron multiplies each input by its weight, adds the products, and adds the bias. The result is the **weighted sum**:
#
# $$s = w_1 x_1 + w_2 x_2 + b$$
#
# Last, an **activation** turns the sum into the output. The simplest is the **step function**, which answers 1 ("go", the neuron fires) when the sum is above 0, and otherwise 0 ("stay").
#
# **Predict** before you run the next cell: what is the sum today, and does the neuron fire?
#
# <details><summary>Compare with your prediction</summary>
#
# $s = 1 \cdot 2 + (-2) \cdot 1 + 0.5 = 0.5$, which is above 0: it fires. A little more rain, and it would not.
#
# </details>

# %% [markdown] key="weigh" lang="ko" of="3d90435a"
# ## 저울질하고, 더하고, 결정하기
#
# 하루를 수 두 개로 나타내자. 이런 수를 **특성**이라고 한다. $x_1$은 평소보다 얼마나 따뜻한지, $x_2$는 평소보다 얼마나 비가 많이 오는지를 나타낸다. 오늘은 $x_1 = 2$, $x_2 = 1$이다. 따뜻하고 비가 조금 온다.
#
# 뉴런은 특성마다 **가중치**를 하나씩 지닌다. 가중치는 그 연결의 세기이다. 우리 뉴런은 따뜻한 날씨를 좋아하고($w_1 = 1$), 비는 그 두 배로 싫어한다($w_2 = -2$). **편향**도 하나 있다. $b = 0.5$이니, 지극히 평범한 날이라면 나가는 쪽이다. 뉴런은 입력마다 가중치를 곱하고, 그 곱을 모두 더한 뒤 편향을 더한다. 그 결과가 **가중합**이다.
#
# $$s = w_1 x_1 + w_2 x_2 + b$$
#
# 마지막으로 **활성화 함수**가 가중합을 출력으로 바꾼다. 가장 단순한 것은 **계단 함수**이다. 가중합이 0보다 크면 1("나가자", 뉴런이 활성화된다), 그렇지 않으면 0("집에 있자")이라고 답한다.
#
# 다음 셀을 실행하기 전에 **예측해 보자**. 오늘의 가중합은 얼마이고, 뉴런은 활성화될까?
#
# <details><summary>예측과 비교하기</summary>
#
# $s = 1 \cdot 2 + (-2) \cdot 1 + 0.5 = 0.5$이고 0보다 크므로 활성화된다. 비가 조금만 더 왔다면 활성화되지 않았을 것이다.
#
# </details>

# %% key="weigh-code"
walker = Neuron(weights=[1, -2], bias=0.5, activation=step)
today = [2, 1]
walker.weighted_sum(today), walker.forward(today)

# %% key="weigh-picture"
#en: neuron_diagram(walker, today, input_names=["warmth", "rain"]);
#ko: neuron_diagram(walker, today, input_names=["기온", "비"]);

# %% [markdown] key="parts" lang="en"
# The picture in words: two inputs send their numbers along arrows that carry the weights 1 and −2; a third arrow brings the bias 0.5; the sum 0.5 goes through the step, and the output is 1.
#
# > **You may have read that** the artificial neuron *is* its activation function. The picture shows four parts: inputs, weights with a bias, the sum, and the activation. **Try it:** the cell below gives two neurons the same activation but different weights, and two neurons the same weights but different activations. How many different answers do you expect?

# %% [markdown] key="parts" lang="ko" of="7780ebaf"
# 그림을 말로 옮기면 이렇다. 입력 두 개가 가중치 1과 −2가 적힌 화살표를 따라 수를 보내고, 세 번째 화살표가 편향 0.5를 가져온다. 가중합 0.5가 계단 함수를 지나 출력 1이 된다.
#
# > 인공 뉴런이 곧 활성화 함수라고 **읽은 적이 있을 것이다.** 그림에는 네 부분이 있다. 입력, 가중치와 편향, 가중합, 활성화 함수이다. **확인해 보자.** 아래 셀에는 활성화 함수가 같고 가중치가 다른 두 뉴런, 그리고 가중치가 같고 활성화 함수가 *다른* 두 뉴런이 있다. 서로 다른 답이 몇 개나 나올까?

# %% key="parts-code"
for weights in ([1, -2], [1, -3]):
    for activation in (step, sigmoid, identity):
        neuron = Neuron(weights, bias=0.5, activation=activation)
        print(neuron, "→", round(float(neuron.forward(today)), 3))

# %% [markdown] key="parts-result" lang="en"
# Six neurons, six different answers: weights and activation both matter, and neither alone is the neuron. The next lesson is about activations; here the step will do.

# %% [markdown] key="parts-result" lang="ko" of="16667e07"
# 뉴런 여섯 개가 모두 다르게 답한다. 가중치도 활성화 함수도 중요하며, 어느 하나만으로는 뉴런이 아니다. 활성화 함수는 다음 수업에서 다룬다. 여기서는 계단 함수면 충분하다.

# %% [markdown] key="any-number" lang="en"
# ## As many inputs as you like
#
# Add two more features, wind and daylight, and the neuron gets two more weights. With $n$ inputs the sum has $n$ products:
#
# $$s = w_1 x_1 + w_2 x_2 + \dots + w_n x_n + b$$
#
# > **You may have read** a formula for a neuron with four inputs that ends at $w_3 x_3$. The drawing was right and the formula forgot a term. **Try it:** compute the sum with three products and with four. If a term were really missing, the fourth input could change nothing.

# %% [markdown] key="any-number" lang="ko" of="af8f0238"
# ## 입력은 몇 개든 좋다
#
# 바람과 햇빛이라는 특성을 더하면 뉴런에는 가중치가 두 개 더 생긴다. 입력이 $n$개이면 가중합에는 곱이 $n$개 있다.
#
# $$s = w_1 x_1 + w_2 x_2 + \dots + w_n x_n + b$$
#
# > 입력이 네 개인 뉴런인데 식은 $w_3 x_3$에서 끝나는 글을 **읽은 적이 있을 것이다.** 그림은 맞았고, 식이 항 하나를 빠뜨렸다. **확인해 보자.** 곱을 세 개만 더한 값과 네 개 모두 더한 값을 계산해 보자. 정말로 항이 없어도 된다면 네 번째 입력은 아무것도 바꾸지 못해야 한다.

# %% key="any-number-code"
x = np.array([2.0, 1.0, -1.0, 3.0])
w = np.array([1.0, -2.0, 0.5, 1.0])
b = 0.5
three = x[0] * w[0] + x[1] * w[1] + x[2] * w[2] + b
four = three + x[3] * w[3]
print(three, four, Neuron(w, b).weighted_sum(x))

# %% key="any-number-picture"
#en: neuron_diagram(Neuron(w, b), x, input_names=["warmth", "rain", "wind", "light"]);
#ko: neuron_diagram(Neuron(w, b), x, input_names=["기온", "비", "바람", "햇빛"]);

# %% [markdown] key="dot" lang="en"
# The picture in words: four inputs, four weighted arrows and the bias meet in one sum of 3, and the step answers 1. Three products alone would have given 0, and the neuron would have stayed at home.
#
# ## The dot product, and a whole week at once
#
# Multiplying entry by entry and adding up is called the **dot product** (or inner product) of the two lists, written $x \cdot w$. In numpy it is `x @ w`, and the whole neuron is
#
# $$s = x \cdot w + b \qquad y = f(s)$$
#
# A week is seven samples. Put one sample in each row of an array $X$ of shape (samples, features), and the same line computes all seven sums: `X @ w + b` has one entry for each row. Row by row or all at once, the numbers are the same; the second is how networks are really computed.
#
# **Predict:** which shape does `X @ w + b` have when `X` has the shape (7, 2)?

# %% [markdown] key="dot" lang="ko" of="13b7836c"
# 그림을 말로 옮기면 이렇다. 입력 네 개, 가중치가 적힌 화살표 네 개, 그리고 편향이 하나의 가중합 3에서 만나고, 계단 함수는 1이라고 답한다. 곱을 세 개만 더했다면 0이 되어 뉴런은 집에 머물렀을 것이다.
#
# ## 내적, 그리고 한 주를 한꺼번에
#
# 원소끼리 곱하여 모두 더하는 것을 두 목록의 **내적**(점곱, dot product)이라 하고 $x \cdot w$로 쓴다. numpy로는 `x @ w`이고, 뉴런 전체는 다음과 같다.
#
# $$s = x \cdot w + b \qquad y = f(s)$$
#
# 한 주는 샘플 일곱 개이다. 형상이 (samples, features)인 배열 $X$의 행마다 샘플을 하나씩 놓으면, 같은 한 줄이 일곱 개의 가중합을 모두 구한다. `X @ w + b`에는 행마다 원소가 하나씩 있다. 한 행씩 계산해도, 한꺼번에 계산해도 결과는 같다. 실제 신경망은 두 번째 방법으로 계산한다.
#
# **예측해 보자.** `X`의 형상이 (7, 2)이면 `X @ w + b`의 형상은 무엇일까?

# %% key="dot-code"
X = np.array([[2, 1], [0, 0], [-1, -1], [3, 0], [1, 2], [0, -1], [-2, 0]])
week = walker.weighted_sum(X)
print(week.shape, week)
print(X @ walker.weights + walker.bias)
print(walker.forward(X))

# %% [markdown] key="line" lang="en"
# ## A neuron is a line
#
# Where does the neuron change its mind? Exactly where the sum is 0. For two inputs, $w_1 x_1 + w_2 x_2 + b = 0$ is a straight line, the **decision boundary**. On one side the neuron fires, on the other it does not. The weights, drawn as an arrow $w = (w_1, w_2)$, stand at a right angle to the line and point to the side that fires. The bias shifts the line without turning it.
#
# Below, every coloured point is a day, and the neuron has answered for all of them: orange and + where it fires, blue and − where it does not. Drag the sliders, the dashed line, the tip of the arrow, or the diamond $x$. Everything can also be reached with the Tab key and moved with the arrow keys.

# %% [markdown] key="line" lang="ko" of="806e713b"
# ## 뉴런은 직선이다
#
# 뉴런의 답은 어디에서 바뀔까? 가중합이 꼭 0이 되는 곳이다. 입력이 두 개이면 $w_1 x_1 + w_2 x_2 + b = 0$은 직선이고, 이것을 **결정 경계**라고 한다. 한쪽에서는 뉴런이 활성화되고 다른 쪽에서는 활성화되지 않는다. 가중치를 화살표 $w = (w_1, w_2)$로 그리면 직선과 직각을 이루며 활성화되는 쪽을 가리킨다. 편향은 직선을 돌리지 않고 옮긴다.
#
# 아래에서 색칠된 점 하나하나는 하루이고, 뉴런은 그 모든 날에 답했다. 활성화되는 곳은 주황색과 +, 그렇지 않은 곳은 파란색과 −이다. 슬라이더, 점선, 화살표의 끝, 마름모 $x$를 끌어 보자. 모두 Tab 키로 고르고 방향키로 움직일 수도 있다.

# %% key="explorer"
explorer = neuron_explorer(weights=(1, -2), bias=0.5)
explorer

# %% [markdown] key="line-try" lang="en"
# **Try it**, with a prediction first each time:
#
# 1. Move only $b$. What happens to the direction of the line?
# 2. Set $w_2$ to 0. Which of the two features does the neuron still look at?
# 3. What happens to the line, and what to the sides, if you turn the sign of both weights and of the bias?
# 4. What if you double all three? The next cell does it for you: look at the picture above when you run it.
#
# <details><summary>Compare with your predictions</summary>
#
# 1. The line shifts and stays parallel to itself.
# 2. Only $x_1$: the line is vertical, rain no longer counts.
# 3. The line stays where it is and the two sides change places.
# 4. Nothing moves: the sum doubles everywhere, and what was above 0 still is. Only the arrow grows. A step neuron knows just the direction; with a sigmoid, the length will matter.
#
# </details>

# %% [markdown] key="line-try" lang="ko" of="38329dc9"
# 매번 먼저 예측하고 **해 보자.**
#
# 1. $b$만 움직인다. 직선의 방향은 어떻게 될까?
# 2. $w_2$를 0으로 둔다. 뉴런은 두 특성 가운데 무엇을 아직 보고 있을까?
# 3. 두 가중치와 편향의 부호를 모두 바꾸면 직선은, 그리고 양쪽은 어떻게 될까?
# 4. 셋을 모두 두 배로 하면 어떻게 될까? 다음 셀이 대신 해 준다. 실행하면서 위의 그림을 보자.
#
# <details><summary>예측과 비교하기</summary>
#
# 1. 직선은 나란히 옮겨질 뿐 방향은 그대로이다.
# 2. $x_1$만 본다. 직선은 수직이 되고, 비는 더 이상 영향을 주지 않는다.
# 3. 직선은 그 자리에 있고 양쪽이 서로 바뀐다.
# 4. 아무것도 움직이지 않는다. 가중합이 어디서나 두 배가 되므로, 0보다 크던 곳은 여전히 0보다 크다. 화살표만 길어진다. 계단 함수를 쓰는 뉴런은 방향만 안다. 시그모이드를 쓰면 길이도 중요해진다.
#
# </details>

# %% key="line-double"
w1, w2 = explorer.weights
explorer.weights = (2 * w1, 2 * w2)
explorer.bias = 2 * explorer.bias
print(explorer.code)

# %% [markdown] key="threshold" lang="en"
# ## Bias and threshold
#
# Neurons in the brain are often described by a **threshold** $\theta$: they fire when their input exceeds it. Say the same of ours, and compare:
#
# $$w_1 x_1 + w_2 x_2 > \theta \qquad\text{and}\qquad w_1 x_1 + w_2 x_2 + b > 0$$
#
# The two say the same when $b = -\theta$.
#
# > **You may have read that** the bias *is* the threshold. It is the threshold with its sign turned: a neuron that is hard to excite has a high threshold and a low, often negative, bias. **Try it:** a neuron with one input and weight 1 should fire above 3. Predict which of the two lines below does that.

# %% [markdown] key="threshold" lang="ko" of="c7a1c852"
# ## 편향과 임계치
#
# 뇌의 뉴런은 흔히 **임계치(역치)** $\theta$로 설명한다. 들어온 자극이 임계치를 넘으면 활성화된다는 것이다. 우리 뉴런도 그렇게 나타내어 비교해 보자.
#
# $$w_1 x_1 + w_2 x_2 > \theta \qquad\text{그리고}\qquad w_1 x_1 + w_2 x_2 + b > 0$$
#
# $b = -\theta$이면 둘은 같은 뜻이다.
#
# > 편향이 곧 *역치*라고 **읽은 적이 있을 것이다.** 편향은 역치의 부호를 바꾼 값이다. 잘 활성화되지 않는 뉴런은 역치가 높고, 편향은 낮으며 음수일 때가 많다. **확인해 보자.** 입력이 하나이고 가중치가 1인 뉴런이 3을 넘을 때 활성화되어야 한다. 아래의 두 줄 가운데 어느 쪽이 그렇게 할지 예측해 보자.

# %% key="threshold-code"
temperatures = np.array([[-4.0], [-2.0], [0.0], [2.0], [3.0], [4.0]])
for bias in (3, -3):
    fires = Neuron([1], bias).forward(temperatures)
    print(f"b = {bias:2}:", temperatures[fires == 1].ravel())

# %% [markdown] key="constant-one" lang="en"
# Only $b = -3$ fires above 3, and not at 3 itself. With $b = 3$ the neuron fires above −3.
#
# ## The "bias neuron"
#
# > **You may have read that** the bias is the weight of a "bias neuron". No such neuron looks at the data: it is a way of writing. Give every sample one more input that is always 1, and let $b$ be its weight; then $w_1 x_1 + w_2 x_2 + b \cdot 1$ is a plain dot product, and the bias is learned like any other weight. **Try it:** the two rows below should be equal.

# %% [markdown] key="constant-one" lang="ko" of="58aa2104"
# $b = -3$일 때만 3을 넘어야 활성화되고, 꼭 3에서는 활성화되지 않는다. $b = 3$이면 −3을 넘을 때 활성화된다.
#
# ## "편향 뉴런"
#
# > 편향이 "편향(bias) 뉴런"의 가중치라고 **읽은 적이 있을 것이다.** 데이터를 들여다보는 그런 뉴런은 없다. 이것은 식을 적는 방법이다. 샘플마다 언제나 1인 입력을 하나 덧붙이고 $b$를 그 가중치로 삼으면, $w_1 x_1 + w_2 x_2 + b \cdot 1$은 그냥 내적이 되고 편향도 여느 가중치처럼 학습된다. **확인해 보자.** 아래의 두 줄은 같아야 한다.

# %% key="constant-one-code"
ones = np.ones((len(X), 1))
X_augmented = np.hstack([X, ones])
w_augmented = np.append(walker.weights, walker.bias)
print(X_augmented @ w_augmented)
print(walker.weighted_sum(X))

# %% [markdown] key="importance" lang="en"
# ## Which input is important?
#
# The sign of a weight says in which *direction* an input pushes: a positive weight speaks for firing, a negative one against it. How *strongly* it pushes is the size, $|w|$: a weight of −5 counts for more than one of 2.
#
# > **You may have read that** the larger a weight, the more important its input. That holds for $|w|$, and only between inputs on comparable scales. **Try it:** two neurons judge a hike by its length and its climb. They differ in one thing: the first is told the length in kilometres, the second in metres. Predict whether their outputs differ, and whether "length is less important" follows from the second one's weight.

# %% [markdown] key="importance" lang="ko" of="fec688c5"
# ## 어떤 입력이 중요할까?
#
# 가중치의 부호는 입력이 어느 *방향*으로 미는지 말해 준다. 양의 가중치는 활성화되는 쪽으로, 음의 가중치는 활성화되지 않는 쪽으로 민다. 얼마나 *세게* 미는지는 크기 $|w|$가 말해 준다. 가중치 −5는 가중치 2보다 영향이 크다.
#
# > 가중치의 값이 클수록 그 입력이 중요하다고 **읽은 적이 있을 것이다.** 이 말은 $|w|$에 대해서, 그것도 척도가 비슷한 입력끼리만 맞다. **확인해 보자.** 두 뉴런이 등산로를 길이와 오르막으로 평가한다. 다른 점은 하나뿐이다. 첫 번째는 길이를 킬로미터로, 두 번째는 미터로 받는다. 두 뉴런의 출력이 다를지, 그리고 두 번째의 가중치를 보고 "길이는 덜 중요하다"고 말할 수 있을지 예측해 보자.

# %% key="importance-code"
kilometres = np.array([[4.0, 0.3], [9.0, 0.1], [12.0, 0.8]])
metres = kilometres * [1000, 1]
in_kilometres = Neuron([-0.5, -4.0], bias=5.0)
in_metres = Neuron([-0.0005, -4.0], bias=5.0)
print(in_kilometres.weighted_sum(kilometres))
print(in_metres.weighted_sum(metres))

# %% [markdown] key="importance-result" lang="en"
# The sums are the same, hike by hike, although one weight is a thousand times smaller: it is the unit that changed, not the importance. Compare weights only after the features have been brought to one scale, for instance by dividing each by its spread.
#
# ## One output, many readers
#
# A neuron gives one number for each sample. That number can be sent to as many neurons as you like, just as one weather report has many listeners.
#
# > **You may have read that** a neuron always has exactly one output. One *value*, yes; the connections that carry it on may be many. **Try it:** the walker's answer goes to two other neurons, each with its own weight for it. Predict both answers on a day for a walk.

# %% [markdown] key="importance-result" lang="ko" of="0dabe7c4"
# 가중치 하나가 천 배나 작은데도 등산로마다 가중합이 같다. 바뀐 것은 단위이지 중요도가 아니다. 가중치는 특성들의 척도를 맞춘 뒤에만, 예를 들어 특성마다 흩어진 정도로 나눈 뒤에만 서로 비교하자.
#
# ## 출력은 하나, 받는 곳은 여럿
#
# 뉴런은 샘플마다 수를 하나 내놓는다. 그 수는 원하는 만큼 많은 뉴런으로 보낼 수 있다. 일기 예보 하나를 여러 사람이 듣는 것과 같다.
#
# > 뉴런의 출력 수는 언제나 하나라고 **읽은 적이 있을 것이다.** *값*은 하나가 맞다. 그러나 그 값을 실어 나르는 연결은 여럿일 수 있다. **확인해 보자.** 산책 뉴런의 답이 다른 두 뉴런으로 가고, 두 뉴런은 저마다 다른 가중치를 지닌다. 산책하기 좋은 날에 두 뉴런이 어떻게 답할지 예측해 보자.

# %% key="fan-out-code"
walk = walker.forward([3, 0])
take_the_dog = Neuron([1], bias=-0.5)
water_the_plants = Neuron([-1], bias=0.5)
print(take_the_dog.forward([walk]), water_the_plants.forward([walk]))

# %% [markdown] key="network" lang="en"
# The dog comes along and the plants wait: one value, two readers, two answers. Neurons that feed neurons are a **neural network**.
#
# > **You may have read** "neural network" used for the connection between two neurons. A single connection is a weight; the network is the whole: all neurons with all their connections. Each neuron of the next layer has weights of its own for the same inputs. **Try it:** count what the three neurons above hold: the walker has 2 weights and 1 bias, the other two 1 and 1 each. How many numbers make up this network?
#
# <details><summary>Compare with your count</summary>
#
# $3 + 2 + 2 = 7$ numbers. Learning means finding good values for all of them: training changes the weights and the biases, again and again, until the outputs come close to the right answers. How, is the subject of lessons 7 to 9.
#
# </details>

# %% [markdown] key="network" lang="ko" of="c6c8bb27"
# 개는 따라나서고 화분은 기다린다. 값 하나를 둘이 받아 서로 다른 답을 냈다. 뉴런이 다른 뉴런에 값을 보내면 **신경망**이 된다.
#
# > 뉴런과 뉴런을 잇는 것을 "신경망"이라고 부르는 글을 **읽은 적이 있을 것이다.** 연결 하나는 가중치이고, 신경망은 전체, 곧 모든 뉴런과 모든 연결이다. 다음 층의 뉴런은 같은 입력에 대해서도 저마다 자기 가중치를 지닌다. **확인해 보자.** 위의 세 뉴런이 지닌 수를 세어 보자. 산책 뉴런에는 가중치 2개와 편향 1개, 나머지 둘에는 각각 1개와 1개가 있다. 이 신경망은 수 몇 개로 이루어져 있을까?
#
# <details><summary>세어 본 값과 비교하기</summary>
#
# $3 + 2 + 2 = 7$, 곧 일곱 개이다. 학습이란 이 모든 수의 좋은 값을 찾는 일이다. 출력이 정답에 가까워질 때까지 가중치와 편향을 거듭 고친다. 어떻게 고치는지는 7~9번 수업에서 다룬다.
#
# </details>

# %% [markdown] key="mathematics" lang="en"
# ## Does one need the mathematics?
#
# > **You may have read that** you need not know exactly how a neuron computes, because a library does it for you. **Try it:** here is a neuron that somebody wrote, and it runs without an error. The widget colours the plane with *its* answers; the dashed line is where $w_1 x_1 + w_2 x_2 + b = 0$. Predict from the code what will be wrong, then look.

# %% [markdown] key="mathematics" lang="ko" of="5fb5e708"
# ## 수식을 꼭 알아야 할까?
#
# > 라이브러리가 대신 계산해 주니 뉴런이 수학적으로 어떻게 동작하는지 정확히 알 필요는 없다고 **읽은 적이 있을 것이다.** **확인해 보자.** 누군가가 작성한 뉴런이 있다. 오류 없이 실행된다. 위젯은 *이 뉴런*의 답으로 평면을 칠하고, 점선은 $w_1 x_1 + w_2 x_2 + b = 0$인 곳이다. 코드를 보고 무엇이 잘못될지 먼저 예측한 다음 살펴보자.

# %% key="mathematics-code"
def my_neuron(X, weights, bias):
    return step(X @ weights - bias)


neuron_explorer(weights=(1, -2), bias=2, neuron=my_neuron)

# %% [markdown] key="mathematics-result" lang="en"
# The colours and the dashed line part company: the bias is subtracted. Move $b$ and the colours run the wrong way. No error message told you; the formula did. Mend the function above, run the cell again, and watch the two meet.
#
# In the assignment you write this function yourself, and the same widget will show it.

# %% [markdown] key="mathematics-result" lang="ko" of="f06a315d"
# 색과 점선이 서로 어긋난다. 편향을 뺐기 때문이다. $b$를 움직이면 색이 반대로 움직인다. 알려 준 것은 오류 메시지가 아니라 수식이다. 위의 함수를 고치고 셀을 다시 실행하여 둘이 만나는 것을 보자.
#
# 과제에서는 이 함수를 직접 작성하고, 같은 위젯으로 확인한다.

# %% [markdown] key="quiz" lang="en"
# ## Check yourself
#
# Every choice has its reason, the wrong ones too. The course remembers which questions you have got right, for your start page: no answers, no score, and nothing leaves this machine.

# %% [markdown] key="quiz" lang="ko" of="d61b0cec"
# ## 스스로 확인하기
#
# 틀린 보기에도 모두 이유가 있다. 시작 페이지에 보여 주려고 어떤 문제를 맞혔는지만 기억한다. 고른 답도 점수도 남지 않으며, 이 컴퓨터 밖으로 나가는 것은 없다.

# %% [markdown] key="quiz-sum" quiz=true lang="en"
# A neuron has the weights $(3, -1)$ and the bias $-2$. What is its weighted sum for the input $(1, 2)$?
#
# - [ ] 5 — The second product is −2, not +2, and the bias is missing.
# - [x] −1 — Right: 3·1 + (−1)·2 − 2 = −1, so a step neuron does not fire.
# - [ ] 1 — That is the dot product alone; the bias −2 is still to be added.
# - [ ] 0 — 0 would be the output of the step function; the question is about the sum before it.

# %% [markdown] key="quiz-sum" quiz=true lang="ko" of="076c9466"
# 가중치가 $(3, -1)$, 편향이 $-2$인 뉴런이 있다. 입력이 $(1, 2)$일 때 가중합은 얼마일까?
#
# - [ ] 5 — 두 번째 곱은 +2가 아니라 −2이고, 편향도 빠졌다.
# - [x] −1 — 맞다. 3·1 + (−1)·2 − 2 = −1이므로 계단 함수를 쓰는 뉴런은 활성화되지 않는다.
# - [ ] 1 — 내적만 구한 값이다. 편향 −2를 아직 더하지 않았다.
# - [ ] 0 — 0은 계단 함수의 출력이다. 여기서 묻는 것은 그 앞의 가중합이다.

# %% [markdown] key="quiz-threshold" quiz=true lang="en"
# A neuron with the single weight 2 should fire exactly when $2x$ exceeds 6. Which bias makes it so?
#
# - [ ] 6 — That is the threshold. With b = 6 the neuron fires whenever 2x exceeds −6.
# - [x] −6 — Right: 2x − 6 is above 0 exactly when 2x exceeds 6. The bias is the threshold with its sign turned.
# - [ ] 3 — 3 is the value of x at which it should begin to fire, neither threshold nor bias.
# - [ ] −3 — With b = −3 it fires as soon as 2x exceeds 3. The weight multiplies x, not the bias.

# %% [markdown] key="quiz-threshold" quiz=true lang="ko" of="01497e0a"
# 가중치가 2 하나뿐인 뉴런이 $2x$가 6을 넘을 때만 활성화되어야 한다. 편향은 얼마여야 할까?
#
# - [ ] 6 — 그것은 임계치이다. b = 6이면 2x가 −6을 넘을 때 활성화된다.
# - [x] −6 — 맞다. 2x − 6은 2x가 6을 넘을 때만 0보다 크다. 편향은 임계치의 부호를 바꾼 값이다.
# - [ ] 3 — 3은 활성화되기 시작하는 x의 값이다. 임계치도 편향도 아니다.
# - [ ] −3 — b = −3이면 2x가 3을 넘자마자 활성화된다. 가중치는 x에 곱해지지 편향에 곱해지지 않는다.

# %% [markdown] key="quiz-line" quiz=true lang="en"
# You change only the bias of a neuron with two inputs. What happens to its decision boundary?
#
# - [ ] It turns. — Turning takes a change of the weights: the line stands at a right angle to them.
# - [x] It shifts and stays parallel to itself. — Right: the weights set the direction, the bias the place.
# - [ ] It stays, and the two sides change places. — That needs the signs of both weights and of the bias turned at once.

# %% [markdown] key="quiz-line" quiz=true lang="ko" of="1c86a3b0"
# 입력이 두 개인 뉴런에서 편향만 바꾼다. 결정 경계는 어떻게 될까?
#
# - [ ] 방향이 돌아간다. — 방향을 돌리려면 가중치를 바꿔야 한다. 직선은 가중치 화살표와 직각을 이룬다.
# - [x] 나란히 옮겨진다. — 맞다. 방향은 가중치가, 자리는 편향이 정한다.
# - [ ] 그대로 있고 양쪽이 서로 바뀐다. — 그러려면 두 가중치와 편향의 부호를 한꺼번에 바꿔야 한다.

# %% [markdown] key="quiz-importance" quiz=true lang="en"
# A neuron has the weights 0.002 for the income in dollars and 0.7 for the number of children. What follows?
#
# - [ ] Children are 350 times as important. — Only if one dollar were as large a difference as one child.
# - [ ] Income hardly matters. — A difference of 1,000 dollars changes the sum by 2, more than two children do.
# - [x] Nothing, until both inputs are on comparable scales. — Right: a weight is per unit, and the units differ.

# %% [markdown] key="quiz-importance" quiz=true lang="ko" of="b7051057"
# 어떤 뉴런에서 달러로 잰 소득의 가중치는 0.002, 자녀 수의 가중치는 0.7이다. 무엇을 알 수 있을까?
#
# - [ ] 자녀 수가 350배 중요하다. — 1달러의 차이가 자녀 한 명의 차이만큼 클 때에만 그렇다.
# - [ ] 소득은 거의 영향이 없다. — 소득이 1,000달러 다르면 가중합은 2만큼 달라진다. 자녀 두 명보다 큰 영향이다.
# - [x] 두 입력의 척도를 맞추기 전에는 아무것도 알 수 없다. — 맞다. 가중치는 단위 하나에 대한 값이고, 단위가 서로 다르다.

# %% [markdown] key="quiz-true" quiz=true lang="en"
# Which of these sentences about neurons are true? There is more than one.
#
# - [x] The bias can be written as the weight of an input that is always 1. — Right: that is all a "bias neuron" is.
# - [ ] A neuron and its activation function are the same thing. — The weights and the bias belong to it too: the same step with other weights answers differently.
# - [x] The output of one neuron can feed many others. — Right: one value, any number of connections.
# - [ ] A neuron has at most four inputs. — Drawings stop somewhere; the formula does not.
# - [x] An input with a negative weight can be the most important one. — Right: the sign is the direction, the size is the strength.

# %% [markdown] key="quiz-true" quiz=true lang="ko" of="00fa9797"
# 뉴런에 대한 다음 문장 가운데 맞는 것을 모두 고르자. 둘 이상이다.
#
# - [x] 편향은 언제나 1인 입력의 가중치로 쓸 수 있다. — 맞다. "편향 뉴런"이란 그것뿐이다.
# - [ ] 뉴런과 활성화 함수는 같은 것이다. — 가중치와 편향도 뉴런의 일부이다. 계단 함수가 같아도 가중치가 다르면 답이 다르다.
# - [x] 뉴런 하나의 출력을 여러 뉴런이 받을 수 있다. — 맞다. 값은 하나, 연결은 몇 개든 된다.
# - [ ] 뉴런의 입력은 많아야 네 개이다. — 그림은 어디선가 멈추지만 식은 멈추지 않는다.
# - [x] 음의 가중치를 지닌 입력이 가장 중요할 수 있다. — 맞다. 부호는 방향이고 크기는 세기이다.

# %% [markdown] key="quiz-network" quiz=true lang="en"
# Two neurons receive the same two features, and a third receives their outputs. What is the neural network here?
#
# - [ ] The lines between the neurons. — A line is one connection, and the number on it is a weight.
# - [ ] The third neuron, because it gives the answer. — It gives the answer, but from what the other two told it.
# - [x] All three neurons with all their connections. — Right: the word means the whole, here with 3 · 3 = 9 weights and biases.

# %% [markdown] key="quiz-network" quiz=true lang="ko" of="25db5e6a"
# 두 뉴런이 같은 특성 두 개를 받고, 세 번째 뉴런이 두 뉴런의 출력을 받는다. 여기서 신경망은 무엇일까?
#
# - [ ] 뉴런 사이를 잇는 선 — 선 하나는 연결 하나이고, 그 위의 수는 가중치이다.
# - [ ] 답을 내는 세 번째 뉴런 — 답을 내기는 하지만, 나머지 두 뉴런이 알려 준 값으로 낸다.
# - [x] 뉴런 세 개와 그 모든 연결 — 맞다. 신경망은 전체를 가리키는 말이다. 여기서는 가중치와 편향이 모두 3 · 3 = 9개이다.

# %% [markdown] key="quiz-mathematics" quiz=true lang="en"
# A library's neuron answers 1 for *every* sample, without an error. Its weights are small and its bias is 40. What do you check first?
#
# - [ ] Nothing: it ran without an error. — An error message is not needed for a wrong answer.
# - [x] The weighted sum of a sample, by hand. — Right: with small products and a bias of 40, it is above 0 for every sample. Who knows the formula sees it at once.
# - [ ] Whether another library answers differently. — The same weights and bias give the same answers anywhere.

# %% [markdown] key="quiz-mathematics" quiz=true lang="ko" of="ab2b2229"
# 어떤 라이브러리의 뉴런이 오류 없이 *모든* 샘플에 1이라고 답한다. 가중치는 작고 편향은 40이다. 무엇부터 확인해야 할까?
#
# - [ ] 오류 없이 실행되었으니 확인할 것이 없다. — 틀린 답에 언제나 오류 메시지가 따르지는 않는다.
# - [x] 샘플 하나의 가중합을 손으로 계산해 본다. — 맞다. 곱은 작고 편향이 40이니 어떤 샘플이든 0보다 크다. 식을 아는 사람은 바로 알아본다.
# - [ ] 다른 라이브러리는 다르게 답하는지 본다. — 가중치와 편향이 같으면 어디서나 답이 같다.

# %% [markdown] key="summary" lang="en"
# ## Summary
#
# A neuron computes $y = f(x \cdot w + b)$. The weights say how strongly, and in which direction, each input counts; the bias shifts the point of decision; the activation makes the output of the sum. With two inputs, a neuron is a line with a side that fires.
#
# {glossary}

# %% [markdown] key="summary" lang="ko" of="c2e8f9ea"
# ## 정리
#
# 뉴런은 $y = f(x \cdot w + b)$를 계산한다. 가중치는 입력이 얼마나 세게, 어느 방향으로 작용하는지를 말해 주고, 편향은 결정이 바뀌는 자리를 옮기며, 활성화 함수는 가중합을 출력으로 만든다. 입력이 두 개이면 뉴런은 활성화되는 쪽이 있는 직선이다.
#
# {glossary}

# %% [markdown] key="next" lang="en"
# ## What next?
#
# - **Now build it.** In the assignment you write this neuron yourself. Fetch `neuron` in the menu *Nbgrader → Assignment List*; then it opens [here](../assignments/neuron/neuron.ipynb).
# - **The next lesson** is about activations: why the step is not enough, and what the sigmoid and its relatives do instead.

# %% [markdown] key="next" lang="ko" of="67178d3d"
# ## 다음은?
#
# - **이제 직접 만들어 보자.** 과제에서 이 뉴런을 스스로 작성한다. 메뉴 *Nbgrader → Assignment List*에서 `neuron`을 가져오면(Fetch) [여기](../assignments/neuron/neuron.ipynb)에서 열 수 있다.
# - **다음 수업**에서는 활성화 함수를 다룬다. 계단 함수로는 왜 부족한지, 시그모이드와 그 친척들은 무엇을 하는지 알아본다.
