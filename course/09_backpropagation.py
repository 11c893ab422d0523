# %% [markdown] key="title" lang="en"
# # 9 Backpropagation: who is to blame?
#
# *About 60 minutes* · [이 수업을 한국어로 읽기](../ko/09_backpropagation.ipynb)
#
# A relay team has lost by two seconds. To train well, it must know how much of that is due to each runner: had the first handed over a tenth earlier, how much earlier would the team have finished? A network asks the same of each of its weights, thousands at a time, and the answer costs about as much as one more run. The method goes from the finish back to the start, and it is nothing but the chain rule with good bookkeeping.

# %% [markdown] key="title" lang="ko" of="b4c2bd7a"
# # 9 역전파: 누구 탓일까?
#
# *약 60분* · [Read this lesson in English](../en/09_backpropagation.ipynb)
#
# 이어달리기 팀이 2초 차이로 졌다. 제대로 연습하려면 그 가운데 얼마가 누구 때문인지 알아야 한다. 첫 주자가 바통을 0.1초 일찍 넘겼다면 팀은 얼마나 일찍 들어왔을까? 신경망은 가중치 하나하나에 대해 같은 것을 묻는다. 가중치가 수천 개라도 한꺼번에 묻고, 답을 얻는 데는 한 번 더 달리는 만큼의 수고면 된다. 방법은 결승선에서 출발선으로 거슬러 가는 것이고, 그 속에 든 것은 연쇄 법칙과 꼼꼼한 장부뿐이다.

# %% [markdown] key="goals" lang="en"
# ## What you will be able to do
#
# - take a composite function apart, and put its derivative together again by the chain rule;
# - carry a gradient back through a network by hand: local slope times upstream gradient, and a sum where paths meet;
# - check any gradient by moving a number a little, and tell a wrong gradient from a rough measurement;
# - recognise the four bugs that backward passes usually have by the numbers that they spoil;
# - say why gradients vanish in deep networks, and what ReLU does about it and what it does not.

# %% [markdown] key="goals" lang="ko" of="ca5cb019"
# ## 이 수업을 마치면
#
# - 합성 함수를 조각으로 나누고, 연쇄 법칙으로 전체의 미분을 다시 짜 맞출 수 있다.
# - 신경망을 거슬러 가며 기울기를 손으로 계산할 수 있다. 국소 기울기에 상류 기울기를 곱하고, 길이 만나는 곳에서는 더한다.
# - 수를 조금 움직여 어떤 기울기든 검산하고, 기울기가 틀린 것과 측정이 부정확한 것을 구별할 수 있다.
# - 역전파에 흔한 네 가지 버그를 그것이 망가뜨린 수를 보고 알아낼 수 있다.
# - 깊은 신경망에서 기울기가 왜 사라지는지, ReLU가 무엇을 해 주고 무엇은 못 해 주는지 설명할 수 있다.

# %% key="setup"
import matplotlib.pyplot as plt
import numpy as np

import nnkit
from nnkit import relu, sigmoid
from nnkit.autodiff import Scalar, apply, forward_derivative, numerical_derivative
from nnkit.autodiff.operations import SQUARED_ERROR, WEIGHTED_SUM
from nnkit.plots import Node, computation_graph, described, network_diagram, scalar_graph
from nnkit.plots.fonts import course_fonts
from nnkit.widgets import backprop_debugger

#en: nnkit.use_language("en")
#ko: nnkit.use_language("ko")

# %% [markdown] key="composite" lang="en"
# ## One function after another
#
# A **composite function** applies one function to the result of another: first $u = g(x)$, then $y = f(u)$, together $y = f(g(x))$. Say $g(x) = 3x - 5$ and $f(u) = u^2$.
#
# How fast does $y$ change with $x$? Turn $x$ a little: $u$ moves three times as far, because the slope of $g$ is 3. And $y$ moves $2u$ times as far as $u$, because that is the slope of $f$ where $u$ is just now. Slopes of functions that follow each other are multiplied. This is the **chain rule**:
#
# $$\frac{dy}{dx} = \frac{dy}{du} \cdot \frac{du}{dx}$$
#
# **Predict** the slope at $x = 2$ before you run the cell. It measures: it moves $x$ by a hundred-thousandth to both sides and looks at what $y$ does.
#
# <details><summary>Compare with your prediction</summary>
#
# At $x = 2$ the inner result is $u = 1$, so $\frac{dy}{dx} = 2u \cdot 3 = 2 \cdot 3 = 6$.
#
# </details>

# %% [markdown] key="composite" lang="ko" of="14b695e4"
# ## 함수 다음에 함수
#
# **합성 함수**는 한 함수의 결과에 다른 함수를 적용한 것이다. 먼저 $u = g(x)$, 그다음 $y = f(u)$, 합치면 $y = f(g(x))$이다. $g(x) = 3x - 5$, $f(u) = u^2$이라고 하자.
#
# $x$가 변하면 $y$는 얼마나 빨리 변할까? $x$를 조금 움직여 보자. $g$의 기울기가 3이므로 $u$는 세 배만큼 움직인다. $y$는 $u$의 $2u$배만큼 움직인다. 지금의 $u$에서 $f$의 기울기가 그만큼이기 때문이다. 이어진 함수의 기울기는 서로 곱한다. 이것이 **연쇄 법칙**이다.
#
# $$\frac{dy}{dx} = \frac{dy}{du} \cdot \frac{du}{dx}$$
#
# 셀을 실행하기 전에 $x = 2$에서의 기울기를 **예측해 보자.** 이 셀은 기울기를 잰다. $x$를 양쪽으로 십만분의 일만큼 움직이고 $y$가 어떻게 되는지 본다.
#
# <details><summary>예측과 비교하기</summary>
#
# $x = 2$이면 안쪽 결과는 $u = 1$이므로 $\frac{dy}{dx} = 2u \cdot 3 = 2 \cdot 3 = 6$이다.
#
# </details>

# %% key="composite-code"
def g(x):
    return 3 * x - 5


def f(u):
    return u**2


nnkit.numerical_gradient(lambda x: f(g(x[0])), [2.0]).round(6)

# %% key="composite-picture"
computation_graph([
    Node("x", 2, 6),
    Node("u", 1, 2, sources=("x",), formula="3x − 5"),
    Node("y", 1, 1, sources=("u",), formula="u²"),
]);

# %% [markdown] key="neuron" lang="en"
# The picture in words: the value 2 goes in on the left, becomes 1 in the middle and stays 1 on the right. The gradients come from the right: 1 at $y$, since it follows itself one to one; $1 \cdot 2u = 2$ at $u$; $2 \cdot 3 = 6$ at $x$.
#
# ## A network is a long composite function
#
# Two neurons in a row, with a loss behind them, are four functions one after the other:
#
# $$L = \bigl(w_2 \, \sigma(w_1 x + b_1) + b_2 - t\bigr)^2$$
#
# Written as one expression it is unwieldy already, and ten layers would fill a page. Nobody differentiates that page. Give every intermediate result a name instead, and each step is easy: a weighted sum, a sigmoid, a square.
#
# $L$ depends on several numbers. Its derivative along one of them, with all the others held still, is a **partial derivative**, written $\frac{\partial L}{\partial w_1}$. It says in which direction, and how strongly, the loss changes with that weight: if it is positive, a larger weight means a larger loss. All partial derivatives together are the gradient of lesson 8. Gradient descent moves each weight against its own.
#
# A `Scalar` is a number that remembers what it was computed from:

# %% [markdown] key="neuron" lang="ko" of="8bd4f7a7"
# 그림을 말로 옮기면 이렇다. 왼쪽에서 값 2가 들어가 가운데에서 1이 되고 오른쪽에서도 1이다. 기울기는 오른쪽에서 온다. $y$는 자기 자신과 똑같이 움직이므로 1이고, $u$에서는 $1 \cdot 2u = 2$, $x$에서는 $2 \cdot 3 = 6$이다.
#
# ## 신경망은 긴 합성 함수이다
#
# 뉴런 두 개를 잇고 그 뒤에 손실을 두면 함수 네 개가 이어진다.
#
# $$L = \bigl(w_2 \, \sigma(w_1 x + b_1) + b_2 - t\bigr)^2$$
#
# 식 하나로 쓰면 벌써 다루기 어렵고, 층이 열 개이면 종이 한 장을 가득 채울 것이다. 그것을 통째로 미분하는 사람은 없다. 대신 중간 결과마다 이름을 붙이면 한 단계 한 단계가 쉽다. 가중합, 시그모이드, 제곱뿐이다.
#
# $L$은 여러 수에 따라 달라진다. 나머지를 모두 그대로 두고 그 가운데 하나에 대해 미분한 것이 **편미분**이고, $\frac{\partial L}{\partial w_1}$처럼 쓴다. 그 가중치에 따라 손실이 어느 쪽으로 얼마나 세게 변하는지를 말해 준다. 양수이면 가중치가 커질수록 손실도 커진다. 편미분을 모두 모은 것이 8번 수업의 기울기(gradient)이다. 경사 하강법은 가중치를 저마다 자기 편미분의 반대쪽으로 옮긴다.
#
# `Scalar`는 자기가 무엇에서 계산되었는지 기억하는 수이다.

# %% key="neuron-code"
given = {"x": 2.0, "w₁": 0.8, "b₁": -0.6, "w₂": 1.5, "b₂": -0.5, "t": 0.0}
x, w1, b1, w2, b2, t = (Scalar(value, name) for name, value in given.items())
z = apply(WEIGHTED_SUM, w1, x, b1, name="z")
h = z.through(sigmoid, "h")
y = apply(WEIGHTED_SUM, w2, h, b2, name="ŷ")
L = apply(SQUARED_ERROR, y, t, name="L")
L.backward()
scalar_graph(L, highlighted={"L", "ŷ", "w₂"});

# %% [markdown] key="last-layer" lang="en"
# The picture in words: from left to right the input 2 becomes $z = 1$, $h = 0.731$, the prediction $\hat y = 0.597$ and the loss 0.356. The marked boxes are the way from the loss back to the weight of the *last* layer: the gradients are 1 at $L$, 1.19 at $\hat y$ and 0.872 at $w_2$.
#
# Along the marked boxes the chain rule multiplies one slope for each step:
#
# $$\frac{\partial L}{\partial w_2} = \frac{\partial L}{\partial \hat y} \cdot \frac{\partial \hat y}{\partial w_2}$$
#
# Every factor is a **local slope**: it can be computed where the step happens, from the numbers that went in there. For a weighted sum $z = w x + b$ it is the *other* factor, $\frac{\partial z}{\partial w} = x$ and $\frac{\partial z}{\partial x} = w$; for the bias it is 1; for the sigmoid $\sigma'(z) = \sigma(z)(1 - \sigma(z))$; for the squared error $2(\hat y - t)$.
#
# Now the earlier weight $w_1$. The chain only gets longer, and its beginning has been computed already:
#
# $$\frac{\partial L}{\partial w_1} = \frac{\partial L}{\partial \hat y} \cdot \frac{\partial \hat y}{\partial h} \cdot \frac{\partial h}{\partial z} \cdot \frac{\partial z}{\partial w_1}$$
#
# This is why the way goes *backwards*: whoever starts at the loss can use each result for everything that lies before it.

# %% [markdown] key="last-layer" lang="ko" of="e6cbe47c"
# 그림을 말로 옮기면 이렇다. 왼쪽에서 오른쪽으로 가며 입력 2가 $z = 1$, $h = 0.731$, 예측값 $\hat y = 0.597$, 손실 0.356이 된다. 표시한 상자는 손실에서 *마지막* 층의 가중치로 거슬러 가는 길이다. 기울기는 $L$에서 1, $\hat y$에서 1.19, $w_2$에서 0.872이다.
#
# 표시한 상자를 따라 연쇄 법칙은 한 단계에 기울기 하나씩을 곱한다.
#
# $$\frac{\partial L}{\partial w_2} = \frac{\partial L}{\partial \hat y} \cdot \frac{\partial \hat y}{\partial w_2}$$
#
# 인수 하나하나가 **국소 기울기**이다. 그 단계가 일어나는 자리에서, 거기 들어간 수만으로 계산할 수 있다. 가중합 $z = w x + b$에서는 곱하는 *다른 쪽* 수이다. $\frac{\partial z}{\partial w} = x$이고 $\frac{\partial z}{\partial x} = w$이다. 편향에 대해서는 1, 시그모이드에서는 $\sigma'(z) = \sigma(z)(1 - \sigma(z))$, 제곱 오차에서는 $2(\hat y - t)$이다.
#
# 이제 앞쪽 가중치 $w_1$을 보자. 사슬이 길어질 뿐이고, 그 앞부분은 이미 계산해 두었다.
#
# $$\frac{\partial L}{\partial w_1} = \frac{\partial L}{\partial \hat y} \cdot \frac{\partial \hat y}{\partial h} \cdot \frac{\partial h}{\partial z} \cdot \frac{\partial z}{\partial w_1}$$
#
# *거꾸로* 가는 까닭이 여기에 있다. 손실에서 출발하면 한 번 구한 결과를 그보다 앞에 있는 모든 것에 다시 쓸 수 있다.

# %% key="first-layer-picture"
scalar_graph(L, highlighted={"L", "ŷ", "h", "z", "w₁"});

# %% [markdown] key="rule" lang="en"
# The picture in words: the same graph, now with the way to the *first* weight marked. It runs through $\hat y$ as before, then through $h$ with 1.79 and $z$ with 0.352, and arrives at $w_1$ with 0.704.
#
# So the whole method fits into one sentence. Begin with 1 at the loss; then each number hands on to each of its operands
#
# $$\text{local slope} \times \text{upstream gradient}$$
#
# where upstream means: what has come to the number itself. This is **backpropagation**.
#
# Do it once with your own hands. Below is one neuron with its loss. The thick arrow is next: compute what it brings, type it (three digits will do), and press Enter. A right number walks the arrow; a wrong one gets a hint. You can press any box to choose it: on the right it is moved by ±ε, and the slope is measured.

# %% [markdown] key="rule" lang="ko" of="5c7bdd03"
# 그림을 말로 옮기면 이렇다. 같은 그래프에서 이번에는 *첫* 가중치로 가는 길을 표시했다. 앞에서처럼 $\hat y$를 지나 $h$에서 1.79, $z$에서 0.352를 거쳐 $w_1$에 0.704로 도착한다.
#
# 방법 전체가 한 문장에 담긴다. 손실에서 1로 시작하여, 수마다 자기 피연산자 하나하나에 다음을 넘겨준다.
#
# $$\text{국소 기울기} \times \text{상류 기울기}$$
#
# 상류(upstream) 기울기란 그 수 자신에게 도착한 기울기이다. 이 방법이 **역전파**이다.
#
# 한 번은 직접 해 보자. 아래에는 뉴런 하나와 그 손실이 있다. 굵은 화살표가 다음 차례이다. 그 화살표가 가져올 값을 계산하여 적고(세 자리면 된다) Enter를 누른다. 맞으면 화살표를 지나가고, 틀리면 힌트가 나온다. 어느 상자든 눌러서 고를 수 있다. 오른쪽에서는 고른 수를 ±ε만큼 움직여 기울기를 잰다.

# %% key="debugger"
debugger = backprop_debugger("chain")
debugger

# %% [markdown] key="debugger-try" lang="en"
# **Try it**, with a prediction first each time:
#
# 1. Go back to the end, predicting each arrow. Which of them need the sigmoid's slope, and why do $p$ and $b$ receive the same?
# 2. Choose $w$ and compare the measured slope with the computed one. Then raise ε to 1, and lower it to $10^{-12}$: why do the two differ, although the gradient is right?
# 3. Set $w$ to 4 with its slider. Only a weight has become larger: what happens to every gradient that comes back through the sigmoid?
# 4. Choose the target $t$. Does it have a gradient too, and does anybody need it?
#
# <details><summary>Compare with your predictions</summary>
#
# 1. Only the arrow from $a$ to $z$ needs it. In $z = p + b$ both local slopes are 1, so both receive what $z$ has.
# 2. With a large ε the curve bends between the two points; with a tiny one the two losses agree in almost all digits, and their difference is rounding. In between there is a wide range that works.
# 3. They become small: at $z = 7.4$ the sigmoid is flat, and its slope is a factor of everything that comes back through it.
# 4. It has, with the opposite sign of the prediction's. Nobody needs it, since the target is not ours to change; the same goes for the data $x$.
#
# </details>

# %% [markdown] key="debugger-try" lang="ko" of="c6ca7ccd"
# 매번 먼저 예측하고 **해 보자.**
#
# 1. 화살표마다 예측하며 끝까지 거슬러 간다. 시그모이드의 기울기가 필요한 화살표는 어느 것일까? $p$와 $b$는 왜 같은 값을 받을까?
# 2. $w$를 골라 잰 기울기와 계산한 기울기를 비교한다. 그런 다음 ε을 1로 올리고, $10^{-12}$으로 내려 보자. 기울기는 맞는데 왜 둘이 다를까?
# 3. 슬라이더로 $w$를 4로 바꾼다. 가중치 하나만 커졌는데, 시그모이드를 거슬러 온 기울기는 모두 어떻게 될까?
# 4. 타깃 $t$를 고른다. 타깃에도 기울기가 있을까? 누가 그것을 쓸까?
#
# <details><summary>예측과 비교하기</summary>
#
# 1. $a$에서 $z$로 가는 화살표뿐이다. $z = p + b$에서는 국소 기울기가 둘 다 1이므로 둘 다 $z$의 기울기를 그대로 받는다.
# 2. ε이 크면 두 점 사이에서 곡선이 휜다. 아주 작으면 두 손실이 거의 모든 자리까지 같아서, 그 차이는 반올림 오차이다. 그 사이에는 잘 되는 넓은 범위가 있다.
# 3. 작아진다. $z = 7.4$에서 시그모이드는 평평하고, 시그모이드를 거슬러 오는 모든 것에 그 기울기가 곱해진다.
# 4. 있다. 예측값의 기울기와 부호가 반대이다. 타깃은 우리가 바꿀 수 있는 것이 아니므로 쓸 일은 없다. 데이터 $x$도 마찬가지이다.
#
# </details>

# %% [markdown] key="network" lang="en"
# ## Through a whole network
#
# In a network with layers, the same happens in every unit at once. The weights $W_h$ lead to the hidden layer, the weights $W_y$ to the output. Values flow forwards through both; the error flows back through both, first through $W_y$, then through $W_h$.

# %% [markdown] key="network" lang="ko" of="994a6517"
# ## 신경망 전체를 거슬러
#
# 층이 있는 신경망에서는 같은 일이 모든 유닛에서 한꺼번에 일어난다. 가중치 $W_h$는 은닉층으로, 가중치 $W_y$는 출력으로 이어진다. 값은 둘을 지나 앞으로 흐르고, 오차는 둘을 지나 뒤로 흐른다. 먼저 $W_y$를, 그다음 $W_h$를 지난다.

# %% key="network-picture"
_, ax = plt.subplots(figsize=(7.5, 3.8), layout="constrained")
network_diagram([2, 3, 1], output_names=["ŷ"], ax=ax)
with course_fonts(ax):
    for start, end, text in [(0.97, 0.56, "∂L/∂Wy"), (0.52, 0.1, "∂L/∂Wh")]:
        line = {"arrowstyle": "-|>", "linewidth": 4, "color": "#a3005b"}
        points = {"xycoords": "axes fraction", "textcoords": "axes fraction"}
        ax.annotate("", (end, 0.04), (start, 0.04), arrowprops=line, **points)
        ax.text((start + end) / 2, 0.07, text, transform=ax.transAxes, ha="center", fontsize=13)
#en: described(ax, "The error flows from the output back through Wy, then through Wh.");
#ko: described(ax, "오차는 출력에서 Wy를 지나, 그다음 Wh를 지나 뒤로 흐른다.");

# %% [markdown] key="update" lang="en"
# The picture in words: two inputs, three hidden units and one output, joined from left to right; below them two thick arrows point from right to left, the first with the gradient of $W_y$, the second with that of $W_h$.
#
# And then? Backpropagation has done its work when every weight has its gradient. It changes nothing. The change is the optimizer's: $w \leftarrow w - \eta \, \frac{\partial L}{\partial w}$, for all weights at once, with gradients that all belong to the same network.
#
# > **You may have read that** backpropagation updates the weights one layer after another on its way back. If it did, the way would lead through a network that never computed the prediction: one half new, the other still old. **Try it:** the cell measures the slope along $w_1$, and computes it twice: once with all gradients first, and once after $w_2$ has been updated on the way. **Predict** which of the two agrees with the measurement.

# %% [markdown] key="update" lang="ko" of="1af0b319"
# 그림을 말로 옮기면 이렇다. 입력 두 개, 은닉 유닛 세 개, 출력 하나가 왼쪽에서 오른쪽으로 이어져 있다. 그 아래 굵은 화살표 두 개가 오른쪽에서 왼쪽을 가리킨다. 첫째에는 $W_y$의 기울기, 둘째에는 $W_h$의 기울기가 적혀 있다.
#
# 그다음에는? 모든 가중치가 기울기를 받으면 역전파는 할 일을 마친 것이다. 역전파는 아무것도 바꾸지 않는다. 바꾸는 것은 옵티마이저이다. $w \leftarrow w - \eta \, \frac{\partial L}{\partial w}$를 모든 가중치에 한꺼번에 적용하며, 이때 기울기는 모두 같은 신경망에서 나온 것이다.
#
# > 역전파는 뒤로 가면서 만나는 층마다 가중치를 차례로 갱신한다고 **읽은 적이 있을 것이다.** 그렇다면 예측을 계산한 적이 없는 신경망을 거슬러 가게 된다. 절반은 새 가중치이고 절반은 아직 옛 가중치인 신경망이다. **확인해 보자.** 셀은 $w_1$에 대한 기울기를 재고, 두 가지 방법으로 계산한다. 한 번은 기울기를 모두 먼저 구하고, 한 번은 가는 길에 $w_2$를 갱신한 뒤에 구한다. 둘 가운데 어느 쪽이 잰 값과 같을지 **예측해 보자.**

# %% key="update-code"
eta = 0.5
updated = w2.value - eta * w2.gradient
early = y.gradient * updated * sigmoid.derivative(z.value) * x.value
#en: names = "measured", "all gradients first", "w₂ updated on the way"
#ko: names = "잰 기울기", "기울기를 모두 먼저", "가는 길에 w₂를 갱신"
for name, slope in zip(names, (numerical_derivative(L, w1), w1.gradient, early), strict=True):
    print(f"{slope:.6f}", name)

# %% key="update-picture"
weights = np.linspace(-1.2, 1.6, 60)
losses = [nnkit.autodiff.recomputed(L, {w1: weight})[L] for weight in weights]
new = w1.value - eta * w1.gradient
tangent = L.value + w1.gradient * (weights - w1.value)
_, ax = plt.subplots(figsize=(6.4, 3.4), layout="constrained")
with course_fonts(ax):
    ax.plot(weights, losses, color="#0072b2")
    ax.plot(weights, tangent, "--", color="#444444")
    ax.plot(w1.value, L.value, "o", color="#1b1b1b")
    ax.plot(new, nnkit.autodiff.recomputed(L, {w1: new})[L], "s", color="#a3005b")
    ax.set(xlabel="w₁", ylabel="L")
#en: described(ax, "The loss rises with w₁; a step against the slope goes from 0.8 to 0.45.");
#ko: described(ax, "손실은 w₁에 따라 커진다. 기울기 반대쪽으로 0.8에서 0.45로 한 걸음 간다.");

# %% [markdown] key="update-result" lang="en"
# The picture in words: the loss rises with $w_1$. At the round mark, $w_1 = 0.8$, the dashed line has the slope that backpropagation found, 0.704. The optimizer uses it: $0.8 - 0.5 \cdot 0.704 = 0.45$, at the square mark, where the loss is lower.
#
# Only the gradients that were all computed first agree with the measurement. With $w_2$ updated on the way, the slope of $w_1$ is that of no network at all: here it is too small by nearly a third.
#
# ## Where paths meet, gradients are added
#
# > **You may have read that** a weight's derivative is the product along *one* chain of functions. That holds as long as there is one path to the result. **Try it:** let $b = a + a$ and $c = b + b$. Every local slope is 1, so the product along a path is $1 \cdot 1 = 1$. **Predict** the derivative of $c$ along $a$.

# %% [markdown] key="update-result" lang="ko" of="91b6cd81"
# 그림을 말로 옮기면 이렇다. 손실은 $w_1$에 따라 커진다. 동그란 표시가 있는 $w_1 = 0.8$에서 점선의 기울기가 역전파로 구한 0.704이다. 옵티마이저는 이것을 쓴다. $0.8 - 0.5 \cdot 0.704 = 0.45$이고, 네모 표시가 있는 그곳에서 손실은 더 작다.
#
# 잰 값과 같은 것은 모두 먼저 구한 기울기뿐이다. 가는 길에 $w_2$를 갱신하면 $w_1$의 기울기는 그 어떤 신경망의 것도 아니게 된다. 여기서는 거의 3분의 1이나 작다.
#
# ## 길이 만나는 곳에서는 더한다
#
# > 가중치에 대한 미분은 *한 줄로* 이어진 함수들의 미분을 곱한 것이라고 **읽은 적이 있을 것이다.** 결과로 가는 길이 하나일 때에는 맞다. **확인해 보자.** $b = a + a$, $c = b + b$라고 하자. 국소 기울기가 모두 1이므로 한 길을 따라 곱하면 $1 \cdot 1 = 1$이다. $a$에 대한 $c$의 미분을 **예측해 보자.**

# %% key="paths-code"
a = Scalar(3, "a")
b = (a + a).named("b")
c = (b + b).named("c")
c.backward()
print(a.gradient, numerical_derivative(c, a))

# %% key="paths-picture"
scalar_graph(c);

# %% [markdown] key="paths-result" lang="en"
# The picture in words: three boxes, $a$, $b$ and $c$, with two arrows from each to the next. Backwards, $c$ has the gradient 1, $b$ has $1 + 1 = 2$ and $a$ has $2 + 2 = 4$.
#
# It is 4: four paths lead from $a$ to $c$, each brings 1, and they are added up. In networks this is the rule. A hidden unit whose output goes to ten units of the next layer hears from all ten, and its gradient is the sum. A weight is used for every sample of the batch, and sums over the batch. In code the sum is two characters, `+=`.
#
# There is one more thing to heed. $b$ may hand on only when *everything* has arrived, otherwise it passes on a part and later the rest, with the part again. So one needs an order in which everything stands behind what it is computed from: a **topological order**, walked backwards.
#
# The widget shows all this, and lets you break it. Walk to the end, then plant a bug.

# %% [markdown] key="paths-result" lang="ko" of="96d73b1d"
# 그림을 말로 옮기면 이렇다. 상자 세 개 $a$, $b$, $c$가 있고, 앞에서 뒤로 화살표가 두 개씩 이어진다. 거꾸로 가면 $c$의 기울기는 1, $b$는 $1 + 1 = 2$, $a$는 $2 + 2 = 4$이다.
#
# 답은 4이다. $a$에서 $c$로 가는 길이 네 개이고, 길마다 1을 가져오며, 그것을 모두 더한다. 신경망에서는 이쪽이 보통이다. 은닉 유닛의 출력이 다음 층의 유닛 열 개로 가면 그 열 개에서 모두 기울기가 오고, 유닛의 기울기는 그 합이다. 가중치는 배치의 모든 샘플에 쓰이므로 배치 전체에 걸쳐 더한다. 코드에서 이 합은 두 글자 `+=`이다.
#
# 주의할 것이 하나 더 있다. $b$는 *모든 것이* 도착한 뒤에만 넘겨주어야 한다. 그러지 않으면 일부를 넘겨주고, 나중에 나머지를 넘겨주면서 그 일부까지 또 보낸다. 그래서 모든 것이 자기가 계산된 재료보다 뒤에 오는 순서, 곧 **위상 정렬**이 필요하고, 그 순서를 거꾸로 따라간다.
#
# 위젯은 이 모든 것을 보여 주고, 망가뜨려 볼 수도 있게 한다. 끝까지 간 다음 버그를 심어 보자.

# %% key="twice"
backprop_debugger("twice")

# %% [markdown] key="bugs-try" lang="en"
# **Try it**, with a prediction first each time:
#
# 1. In this expression, plant `=` in the place of `+=`. Which gradients come out wrong, and what are they?
# 2. Take it out and plant "no topological order". Where do the 6 come from?
# 3. Choose "one neuron" and plant both again. Why is nothing wrong there? What does this say about testing a backward pass on a simple chain?
# 4. Choose "a 2-2-1 network" and go to the end. The loss is $e \cdot e$. Which factor of the squared error's slope do you see coming together at $e$? What does `=` for `+=` do to *all* gradients?
# 5. In the network, take the sigmoid's slope at its output. Which gradients are spoilt, which are not? Choose one of each kind, and let the measurement decide.
# 6. Choose "a layer, two samples", and plant the fourth bug. Which gradients does it spoil? Would you notice it while training?
#
# <details><summary>Compare with your predictions</summary>
#
# 1. $b$ has 1 instead of 2, and $a$ has 1 instead of 4: of two arrivals the last overwrites the first, twice.
# 2. $b$ hands on its first 1 at once, twice: $a$ has 2. Then the second 1 arrives, and $b$ hands on its 2, twice: $a$ has 6. The first 1 has travelled twice.
# 3. There is only one path to each number, so nothing is overwritten and nothing comes late. A test on a simple chain cannot find these bugs.
# 4. The 2 of $2e$: two arrows bring $e$ each. With `=`, only one counts, and everything that comes back through $e$ is halved, which looks like a forgotten factor 2.
# 5. All that come back through a sigmoid: those of the first layer's weights and biases, and of the inputs. The last layer's are right.
# 6. Only the bias: of its two contributions one is lost. All the weights still learn and the loss still falls, so nobody notices without a measurement.
#
# </details>

# %% [markdown] key="bugs-try" lang="ko" of="8738036b"
# 매번 먼저 예측하고 **해 보자.**
#
# 1. 이 식에 `+=` 대신 `=`를 심는다. 어느 기울기가 틀리게 나오고, 얼마가 될까?
# 2. 그것을 빼고 "위상 정렬을 하지 않음"을 심는다. 6은 어디서 나왔을까?
# 3. "뉴런 하나"를 골라 두 버그를 다시 심는다. 왜 아무것도 틀리지 않을까? 역전파를 단순한 사슬로만 시험하는 것에 대해 무엇을 말해 줄까?
# 4. "2-2-1 신경망"을 골라 끝까지 간다. 손실은 $e \cdot e$이다. 제곱 오차의 기울기를 이루는 인수 가운데 $e$에서 만들어지는 것은 어느 것일까? `+=` 대신 `=`를 쓰면 *모든* 기울기가 어떻게 될까?
# 5. 신경망에서 시그모이드의 기울기를 출력에서 계산하게 한다. 어느 기울기가 망가지고 어느 것이 멀쩡할까? 양쪽에서 하나씩 골라 재어 보고 판단하자.
# 6. "층 하나, 샘플 두 개"를 골라 네 번째 버그를 심는다. 어느 기울기가 망가질까? 학습하는 동안 알아챌 수 있을까?
#
# <details><summary>예측과 비교하기</summary>
#
# 1. $b$는 2가 아니라 1, $a$는 4가 아니라 1이 된다. 도착한 둘 가운데 나중 것이 먼저 것을 덮어쓰는 일이 두 번 일어난다.
# 2. $b$는 처음 받은 1을 곧바로 두 번 넘겨준다. $a$는 2이다. 그다음 두 번째 1이 오면 $b$는 자기의 2를 두 번 넘겨준다. $a$는 6이 된다. 처음의 1이 두 번 지나갔다.
# 3. 수마다 길이 하나뿐이어서 덮어쓸 것도, 늦게 오는 것도 없다. 단순한 사슬로 시험해서는 이런 버그를 찾을 수 없다.
# 4. $2e$의 2이다. 화살표 두 개가 저마다 $e$를 가져온다. `=`를 쓰면 하나만 남아 $e$를 거슬러 온 모든 것이 반으로 줄고, 마치 인수 2를 빠뜨린 것처럼 보인다.
# 5. 시그모이드를 거슬러 온 것, 곧 첫 층의 가중치와 편향, 그리고 입력의 기울기가 모두 망가진다. 마지막 층은 맞다.
# 6. 편향뿐이다. 두 샘플의 몫 가운데 하나를 잃는다. 가중치는 모두 그대로 배우고 손실도 줄어드니, 재어 보지 않으면 알아채지 못한다.
#
# </details>

# %% [markdown] key="twice-result" lang="en"
# ## Backward twice
#
# What should happen when `backward` is called a second time? In nnkit a call forgets the gradients of the call before. Other libraries add the new gradients to the old ones, and leave it to you to set them to zero between two batches. Neither is wrong; not knowing which one you have is. **Predict** both numbers below.

# %% [markdown] key="twice-result" lang="ko" of="9d226be0"
# ## 두 번 거슬러 가기
#
# `backward`를 두 번 부르면 어떻게 되어야 할까? nnkit에서는 새로 부를 때 지난번 기울기를 잊는다. 새 기울기를 옛 기울기에 더하고, 배치 사이에서 0으로 되돌리는 일은 쓰는 사람에게 맡기는 라이브러리도 있다. 어느 쪽도 틀리지 않다. 틀린 것은 자기가 쓰는 것이 어느 쪽인지 모르는 것이다. 아래의 두 수를 **예측해 보자.**

# %% key="twice-code"
c.backward()
first = a.gradient
c.backward()
print(first, a.gradient)

# %% [markdown] key="forwards" lang="en"
# Twice 4: nothing has piled up.
#
# ## Could one go forwards?
#
# > **You may have read that** derivatives of a deep network cannot be computed in the forward direction, because the expression is too complicated. They can: carry along with every value its slope with respect to *one* chosen number, by the same chain rule, from left to right. What speaks against it is the price. One forward pass answers for one number, one backward pass for all. **Try it:** the cell computes the gradients of the two neurons in both ways. **Predict** whether they agree, and how many passes a network with 13,002 parameters would need each way.

# %% [markdown] key="forwards" lang="ko" of="dac3deb5"
# 두 번 다 4이다. 쌓인 것은 없다.
#
# ## 앞으로 가면 안 될까?
#
# > 깊은 신경망의 미분은 식이 너무 복잡해서 순방향으로 계산할 수 없다고 **읽은 적이 있을 것이다.** 계산할 수 있다. 고른 수 *하나에* 대한 기울기를 값마다 함께 들고, 같은 연쇄 법칙으로 왼쪽에서 오른쪽으로 가면 된다. 문제는 비용이다. 앞으로 한 번 가면 수 하나에 대한 답을 얻고, 뒤로 한 번 가면 모든 수에 대한 답을 얻는다. **확인해 보자.** 셀은 뉴런 두 개의 기울기를 두 방법으로 계산한다. 둘이 같을지, 그리고 매개변수가 13,002개인 신경망이라면 각 방법에 몇 번의 계산이 필요할지 **예측해 보자.**

# %% key="forwards-code"
parameters = [w1, b1, w2, b2]
forwards = [forward_derivative(L, one) for one in parameters]  # a pass for each of them
L.backward()  # a single pass
print(np.round(forwards, 6))
print(np.round([one.gradient for one in parameters], 6))
large = nnkit.mlp([784, 16, 16, 10], rng=np.random.default_rng(0))
print(len(forwards), large.parameters().values.size)

# %% [markdown] key="layer" lang="en"
# The numbers are the same. Going forwards took 4 passes; for the network of 13,002 parameters it would take 13,002, and backwards one. That is the whole reason for going back: many numbers go in, and *one* loss comes out.
#
# ## A layer at a time
#
# A dense layer computes $Z = X W + b$ for all samples at once, and its backward pass is the same rule in arrays. Let $G = \frac{\partial L}{\partial Z}$ be what comes from upstream, one row for each sample:
#
# $$\frac{\partial L}{\partial W} = X^\top G \qquad \frac{\partial L}{\partial b} = \sum_{\text{samples}} G \qquad \frac{\partial L}{\partial X} = G \, W^\top$$
#
# The product $X^\top G$ multiplies each input by each upstream gradient and *adds over the samples*: all paths of a weight. The bias has the local slope 1 for every sample, so only the sum is left. And the last one is what the layer hands on to the layer before it.
#
# Whether such a method is right is never settled by reading it. `check_gradients` moves every number of the layer a little, and compares:

# %% [markdown] key="layer" lang="ko" of="d0a28bdc"
# 결과는 같다. 앞으로 가는 데는 네 번이 들었다. 매개변수가 13,002개인 신경망이라면 13,002번이 들고, 뒤로 가면 한 번이다. 거슬러 가는 까닭은 오로지 이것이다. 들어가는 수는 많고, 나오는 손실은 *하나*이다.
#
# ## 한 번에 한 층씩
#
# 밀집층은 모든 샘플에 대해 한꺼번에 $Z = X W + b$를 계산한다. 역전파도 같은 규칙을 배열로 쓴 것이다. 상류 기울기를 $G = \frac{\partial L}{\partial Z}$라고 하자. 샘플마다 한 행이다.
#
# $$\frac{\partial L}{\partial W} = X^\top G \qquad \frac{\partial L}{\partial b} = \sum_{\text{샘플}} G \qquad \frac{\partial L}{\partial X} = G \, W^\top$$
#
# 곱 $X^\top G$는 입력마다 상류 기울기를 곱하고 *샘플 전체에 걸쳐 더한다*. 가중치의 모든 길이 여기에 들어 있다. 편향은 샘플마다 국소 기울기가 1이므로 합만 남는다. 마지막 것은 이 층이 앞의 층으로 넘겨주는 값이다.
#
# 이런 메서드가 맞는지는 읽어 보기만 해서는 결코 알 수 없다. `check_gradients`는 층의 모든 수를 조금씩 움직여 비교한다.

# %% key="layer-code"
rng = np.random.default_rng(0)
print(nnkit.check_gradients(nnkit.Dense(3, 2, rng=rng), rng.normal(size=(4, 3))))

# %% [markdown] key="vanish" lang="en"
# ## When gradients fade
#
# Every sigmoid on the way multiplies by its slope, and that is at most $\sigma'(0) = 0.25$. After ten layers the factor is at most
#
# $$0.25^{10} \approx 9.5 \cdot 10^{-7}$$
#
# before the weights have their say. The first layers then learn a million times more slowly than the last: the **vanishing gradient**.
#
# > **You may have read that** with sigmoids the derivative of a deep network just becomes zero. It becomes small, not zero, and the weights are factors too: large ones can make up for it, or make the gradient explode. **Try it:** ten sigmoids in a row, each after a weight $w$, and always at their steepest point. **Predict** for $w = 1, 2, 4, 8$ whether the gradient at the start is below, at, or above 1.

# %% [markdown] key="vanish" lang="ko" of="5d581c9e"
# ## 기울기가 사라질 때
#
# 길 위의 시그모이드마다 자기 기울기를 곱하는데, 그 값은 아무리 커도 $\sigma'(0) = 0.25$이다. 층 열 개를 지나면 이 인수는 아무리 커도 다음을 넘지 못한다.
#
# $$0.25^{10} \approx 9.5 \cdot 10^{-7}$$
#
# 가중치는 아직 곱하지 않은 값이다. 그러면 처음 층들은 마지막 층보다 백만 배 느리게 배운다. 이것이 **기울기 소실**이다.
#
# > 시그모이드를 쓰면 깊은 신경망의 미분값은 그냥 0이 된다고 **읽은 적이 있을 것이다.** 작아질 뿐 0이 되지는 않으며, 가중치도 인수이다. 가중치가 크면 작아진 만큼을 메우거나 기울기가 폭발할 수도 있다. **확인해 보자.** 시그모이드 열 개를 잇고, 저마다 앞에 가중치 $w$를 두고, 언제나 가장 가파른 곳에 놓는다. $w = 1, 2, 4, 8$일 때 처음의 기울기가 1보다 작을지, 같을지, 클지 **예측해 보자.**

# %% key="vanish-code"
for weight in (1, 2, 4, 8):
    number = start = Scalar(0.5, "x")
    for _ in range(10):
        number = ((number - 0.5) * weight).through(sigmoid)
    number.backward()
    print(f"w = {weight}: {start.gradient:.3g}")

# %% [markdown] key="vanish-result" lang="en"
# With $w = 1$ it is $9.5 \cdot 10^{-7}$, the bound itself; with 4 the factors $4 \cdot 0.25$ keep it at 1, and with 8 it is 1024. None of them is 0. In a real network few sigmoids stand at their steepest point and few weights are as large as 4, so that fading is the rule.
#
# What does stop learning altogether is a slope that *is* zero: $w \leftarrow w - \eta \cdot 0$ changes nothing, ever. A ReLU unit whose sum is negative for all samples is in just this state. **Predict** what a hundred updates do to the unit below, whose bias is −10.

# %% [markdown] key="vanish-result" lang="ko" of="759cf9a9"
# $w = 1$이면 $9.5 \cdot 10^{-7}$으로 위의 한계와 같다. 4이면 인수 $4 \cdot 0.25$가 1을 유지하고, 8이면 1024가 된다. 0은 하나도 없다. 실제 신경망에서는 가장 가파른 곳에 놓인 시그모이드도, 4만큼 큰 가중치도 드물어서 보통은 기울기가 사라진다.
#
# 학습을 아예 멈추게 하는 것은 *정말로* 0인 기울기이다. $w \leftarrow w - \eta \cdot 0$은 아무리 되풀이해도 아무것도 바꾸지 않는다. 모든 샘플에서 가중합이 음수인 ReLU 유닛이 바로 이 상태이다. 아래 유닛의 편향은 −10이다. 백 번 갱신하면 어떻게 될지 **예측해 보자.**

# %% key="dead-code"
unit = nnkit.Sequential([nnkit.Dense(1, 1, rng=rng), relu])
unit.layers[0].params["bias"][:] = -10
loss, optimizer = nnkit.MeanSquaredError(), nnkit.SGD(0.5)
inputs = np.array([[-1.0], [0.0], [1.0]])
before = unit.parameters().values.copy()
for _ in range(100):
    loss.forward(unit.forward(inputs), np.ones((3, 1)))
    unit.backward(loss.backward())
    optimizer.step(*unit.parameters())
print(loss.forward(unit.forward(inputs), np.ones((3, 1))), unit.parameters().values - before)

# %% [markdown] key="relu" lang="en"
# The loss is 1 and stays 1; not one digit has moved.
#
# ## What ReLU does, and what it does not
#
# Where a ReLU unit is active, its slope is 1, however deep it lies: it takes nothing off the gradient. That is why deep networks use ReLU in their hidden layers, and one reason why they can be trained.
#
# > **You may have read that** with ReLU in the hidden layers gradients no longer vanish. The activation's factor no longer shrinks; the weights are still there, and half of the units pass nothing on. **Try it:** three networks of 20 layers, with the gradient followed back to the first layer: sigmoids; ReLU with the initial weights that He's rule makes for it; and ReLU with weights half as large. **Predict** which of the curves stays level.

# %% [markdown] key="relu" lang="ko" of="420b4aa5"
# 손실은 1이고 그대로 1이다. 한 자리도 움직이지 않았다.
#
# ## ReLU가 해 주는 것과 해 주지 못하는 것
#
# ReLU 유닛은 활성화된 곳에서 기울기가 1이고, 아무리 깊이 있어도 그렇다. 기울기를 조금도 깎지 않는다. 그래서 깊은 신경망의 은닉층에는 ReLU를 쓰고, 깊은 신경망을 학습시킬 수 있는 까닭 하나가 여기에 있다.
#
# > 은닉층에 ReLU를 쓰면 기울기 소실은 더 이상 일어나지 않는다고 **읽은 적이 있을 것이다.** 활성화 함수가 곱하는 인수는 더 이상 줄지 않는다. 그러나 가중치는 그대로 있고, 유닛의 절반은 아무것도 넘겨주지 않는다. **확인해 보자.** 층이 20개인 신경망 세 개에서 기울기를 첫 층까지 따라간다. 시그모이드를 쓴 것, He 초기화를 쓴 ReLU, 그리고 그 가중치를 반으로 줄인 ReLU이다. 어느 곡선이 끝까지 평평할지 **예측해 보자.**

# %% key="relu-code"
def gradient_sizes(activation, scale=1.0):
    draw = np.random.default_rng(0)
    model = nnkit.mlp([32] * 21, activation, rng=draw)
    values = model.parameters().values
    values *= scale
    gradient = np.ones_like(model.forward(draw.normal(size=(64, 32))))
    sizes = []
    for layer in reversed(model.layers):
        if isinstance(layer, nnkit.Dense):
            sizes.append(np.linalg.norm(gradient))
        gradient = layer.backward(gradient)
    return np.array(sizes) / sizes[0]

# %% key="relu-picture"
_, ax = plt.subplots(figsize=(6.8, 3.8), layout="constrained")
#en: names = "sigmoid", "ReLU, He's weights", "ReLU, half of them"
#ko: names = "시그모이드", "ReLU, He 초기화", "ReLU, 가중치 절반"
with course_fonts(ax):
    for name, mark, case in zip(names, "os^", [(sigmoid,), (relu,), (relu, 0.5)], strict=True):
        sizes = gradient_sizes(*case)
        ax.semilogy(range(20, 0, -1), sizes, marker=mark, label=f"{name}: {sizes[-1]:.1g}")
    #en: ax.set(xlabel="layer", ylabel="size of the gradient, last layer = 1", xticks=[1, 5, 10, 15, 20])
    #ko: ax.set(xlabel="층", ylabel="기울기의 크기, 마지막 층 = 1", xticks=[1, 5, 10, 15, 20])
    ax.legend()
#en: described(ax, "Back to layer 1: sigmoid falls to 1e-12, ReLU stays near 1, half weights fall to 2e-6.");
#ko: described(ax, "1층까지 거슬러 가면 시그모이드는 1e-12, ReLU는 1 부근, 가중치 절반은 2e-6이 된다.");

# %% [markdown] key="relu-result" lang="en"
# The picture in words: from layer 20 on the right to layer 1 on the left, the sigmoid's curve falls to a millionth of a millionth, $10^{-12}$. ReLU with He's weights stays near 1. ReLU with weights half as large falls too, to two millionths: a factor of $\frac12$ for each layer.
#
# So ReLU removes one cause and leaves another. It mitigates; the cure is a team of measures: initial weights that fit the activation, and in very deep networks normalisation and shortcuts past the layers, of which lesson 12 tells.
#
# ## Your own backward pass
#
# Here is a dense layer as somebody might write it. Its forward pass is right, and training with it even makes the loss smaller. The widget runs *its* `backward` on a batch of two samples: the gradients in the boxes of inputs, weights and bias are its own. **Predict** from the code which box will be marked, then run both cells.

# %% [markdown] key="relu-result" lang="ko" of="b4cee5a0"
# 그림을 말로 옮기면 이렇다. 오른쪽의 20층에서 왼쪽의 1층으로 가면서 시그모이드의 곡선은 $10^{-12}$, 곧 백만분의 일의 백만분의 일까지 떨어진다. He 초기화를 쓴 ReLU는 1 부근에 머문다. 가중치를 반으로 줄인 ReLU도 백만분의 이까지 떨어진다. 층마다 인수 $\frac12$이 곱해지기 때문이다.
#
# 그러니 ReLU는 원인 하나를 없애고 다른 하나는 남긴다. 누그러뜨릴 뿐이다. 제대로 고치려면 여러 방법을 함께 써야 한다. 활성화 함수에 맞는 초기 가중치가 필요하고, 아주 깊은 신경망에서는 정규화와 층을 건너뛰는 지름길도 쓴다. 12번 수업에서 다시 이야기한다.
#
# ## 직접 만든 역전파
#
# 누군가 작성했을 법한 밀집층이 있다. 순전파는 맞고, 이것으로 학습하면 손실도 줄어든다. 위젯은 샘플 두 개짜리 배치로 *이 층의* `backward`를 실행한다. 입력과 가중치와 편향의 상자에 적힌 기울기는 이 층이 낸 것이다. 코드를 보고 어느 상자가 표시될지 **예측한** 다음 두 셀을 실행해 보자.

# %% key="own-layer"
class MyDense:
    def __init__(self, weight, bias):
        self.params = {"weight": np.array(weight), "bias": np.array(bias)}
        self.grads = {}

    def forward(self, x):
        self.x = x
        return x @ self.params["weight"] + self.params["bias"]

    def backward(self, grad_output):
        self.grads["weight"] = self.x.T @ grad_output
        self.grads["bias"] = grad_output[0]
        return grad_output @ self.params["weight"].T

# %% key="own-widget"
backprop_debugger(layer=MyDense([[0.5], [-1.0]], [0.5]), step=99)

# %% [markdown] key="own-result" lang="en"
# The bias is marked: it was given the gradient of the first sample alone, −0.5, where −0.5 and −2 belong together. No error message told you. Mend the line with `grad_output.sum(axis=0)`, run both cells again, and the mark is gone.
#
# You can also put in local slopes of your own. The function below is asked for the slopes of every operation; where it returns `None`, nnkit's are used. Its author took the sigmoid's slope for $z (1 - z)$, having read $a (1 - a)$ somewhere. Which boxes will be marked?

# %% [markdown] key="own-result" lang="ko" of="6656af3f"
# 편향이 표시된다. −0.5와 −2를 더해야 하는데 첫 샘플의 기울기 −0.5만 주었다. 오류 메시지는 없었다. 그 줄을 `grad_output.sum(axis=0)`으로 고치고 두 셀을 다시 실행하면 표시가 사라진다.
#
# 국소 기울기를 직접 만들어 넣을 수도 있다. 위젯은 연산마다 아래 함수에 기울기를 묻고, 함수가 `None`을 돌려주면 nnkit의 기울기를 쓴다. 작성한 사람은 어디선가 $a (1 - a)$라고 읽고 시그모이드의 기울기를 $z (1 - z)$로 썼다. 어느 상자가 표시될까?

# %% key="own-slopes"
def my_slopes(operation, operands):
    if operation == "sigmoid":
        z = operands[0]
        return z * (1 - z)
    return None


backprop_debugger("chain", slopes=my_slopes, step=99)

# %% [markdown] key="own-slopes-result" lang="en"
# All whose gradient comes back through the sigmoid: $z$, $p$, $w$, $x$ and $b$. Up to $a$ everything is right, and this tells you where to look. Mend the function with `a = sigmoid(z)` and `a * (1 - a)`, and run it again.

# %% [markdown] key="own-slopes-result" lang="ko" of="d54ce7e6"
# 기울기가 시그모이드를 거슬러 온 것, 곧 $z$, $p$, $w$, $x$, $b$가 모두 표시된다. $a$까지는 모두 맞으니 어디를 보아야 할지 알 수 있다. 함수를 `a = sigmoid(z)`와 `a * (1 - a)`로 고치고 다시 실행해 보자.

# %% [markdown] key="quiz" lang="en"
# ## Check yourself
#
# Every choice has its reason, the wrong ones too.

# %% [markdown] key="quiz" lang="ko" of="41739e66"
# ## 스스로 확인하기
#
# 틀린 보기에도 모두 이유가 있다.

# %% [markdown] key="quiz-chain" quiz=true lang="en"
# Let $u = 4x$ and $y = u^2$. What is the derivative of $y$ along $x$ at $x = 1$?
#
# - [ ] 8 — That is $2u$, the upstream part alone; the local slope 4 is still to be multiplied.
# - [ ] 12 — You have added 8 and 4; along one path slopes are multiplied.
# - [x] 32 — Right: $2u \cdot 4 = 8 \cdot 4$.
# - [ ] 16 — That is the value of $y$, not its slope.

# %% [markdown] key="quiz-chain" quiz=true lang="ko" of="a21d4d24"
# $u = 4x$, $y = u^2$이라고 하자. $x = 1$에서 $x$에 대한 $y$의 미분은 얼마일까?
#
# - [ ] 8 — 상류 기울기 $2u$뿐이다. 국소 기울기 4를 아직 곱하지 않았다.
# - [ ] 12 — 8과 4를 더했다. 한 길을 따라서는 기울기를 곱한다.
# - [x] 32 — 맞다. $2u \cdot 4 = 8 \cdot 4$이다.
# - [ ] 16 — 그것은 $y$의 값이지 기울기가 아니다.

# %% [markdown] key="quiz-update" quiz=true lang="en"
# When are the weights changed?
#
# - [ ] During backpropagation, layer by layer, as it passes. — Then the way back would lead through weights that did not make the prediction.
# - [x] Afterwards, by the optimizer, all at once. — Right: backpropagation computes gradients and changes nothing.
# - [ ] During the forward pass. — The forward pass computes values; no gradient is known yet.

# %% [markdown] key="quiz-update" quiz=true lang="ko" of="10b308be"
# 가중치는 언제 바뀔까?
#
# - [ ] 역전파가 지나가면서 층마다 차례로 바뀐다. — 그렇다면 예측을 내지 않은 가중치를 거슬러 가게 된다.
# - [x] 역전파가 끝난 뒤 옵티마이저가 한꺼번에 바꾼다. — 맞다. 역전파는 기울기를 계산할 뿐 아무것도 바꾸지 않는다.
# - [ ] 순전파를 하는 동안 바뀐다. — 순전파는 값을 계산한다. 아직 기울기를 모른다.

# %% [markdown] key="quiz-paths" quiz=true lang="en"
# Let $y = x \cdot x$. At $x = 3$ each of the two arrows from $y$ back to $x$ brings 3. What is the gradient of $x$?
#
# - [ ] 3 — That is one of two paths. So says a program with `=` in the place of `+=`.
# - [x] 6 — Right: $3 + 3$, and that is $2x$.
# - [ ] 9 — Between paths the contributions are added, not multiplied.

# %% [markdown] key="quiz-paths" quiz=true lang="ko" of="5612a0ae"
# $y = x \cdot x$라고 하자. $x = 3$일 때 $y$에서 $x$로 돌아오는 두 화살표가 저마다 3을 가져온다. $x$의 기울기는 얼마일까?
#
# - [ ] 3 — 두 길 가운데 하나뿐이다. `+=` 대신 `=`를 쓴 프로그램이 이렇게 답한다.
# - [x] 6 — 맞다. $3 + 3$이고, 곧 $2x$이다.
# - [ ] 9 — 길과 길 사이에서는 곱하지 않고 더한다.

# %% [markdown] key="quiz-forwards" quiz=true lang="en"
# A network has 1,000 parameters and one loss. What is true of taking derivatives forwards?
#
# - [ ] It is impossible: the expression is too complicated. — The chain rule works from either end, step by step.
# - [x] It gives the same gradients, with 1,000 passes instead of one. — Right: each forward pass answers for one parameter.
# - [ ] It gives approximate gradients. — That would be moving each number a little; both directions of the chain rule are exact.

# %% [markdown] key="quiz-forwards" quiz=true lang="ko" of="ed1821e2"
# 매개변수가 1,000개이고 손실이 하나인 신경망이 있다. 순방향 미분에 대해 맞는 것은 무엇일까?
#
# - [ ] 식이 너무 복잡해서 불가능하다. — 연쇄 법칙은 어느 쪽 끝에서든 한 단계씩 쓸 수 있다.
# - [x] 같은 기울기를 얻지만 한 번이 아니라 1,000번 계산해야 한다. — 맞다. 앞으로 한 번 가면 매개변수 하나에 대한 답을 얻는다.
# - [ ] 기울기를 근삿값으로 얻는다. — 그것은 수를 조금씩 움직여 재는 방법이다. 연쇄 법칙은 어느 방향으로 쓰든 정확하다.

# %% [markdown] key="quiz-bug" quiz=true lang="en"
# A layer's weights have the right gradients, but every gradient of its bias is that of a single sample. What do you look for?
#
# - [x] A sum over the batch that is missing in the bias's gradient. — Right: the bias takes part in every sample, so all of them are added.
# - [ ] A missing slope of the activation. — That would spoil the weights as well.
# - [ ] A missing topological order. — A leaf hands on to nobody; its order does not matter.

# %% [markdown] key="quiz-bug" quiz=true lang="ko" of="0f4614d5"
# 어떤 층에서 가중치의 기울기는 맞는데, 편향의 기울기는 모두 샘플 하나의 것이다. 무엇을 찾아보아야 할까?
#
# - [x] 편향의 기울기에서 빠진, 배치에 걸친 합 — 맞다. 편향은 모든 샘플에 쓰이므로 모두 더한다.
# - [ ] 빠진 활성화 함수의 기울기 — 그랬다면 가중치도 틀렸을 것이다.
# - [ ] 하지 않은 위상 정렬 — 편향은 아무에게도 넘겨주지 않으니 순서가 문제되지 않는다.

# %% [markdown] key="quiz-true" quiz=true lang="en"
# Which of these sentences about deep networks are true? There is more than one.
#
# - [x] Ten sigmoids alone scale a gradient by at most about $10^{-6}$. — Right: $0.25^{10} \approx 9.5 \cdot 10^{-7}$, before the weights.
# - [ ] With sigmoids the gradient of the first layer is exactly 0. — It is small; the slope of a sigmoid is never 0, and large weights can make up for it.
# - [ ] With ReLU gradients cannot vanish. — Small weights make them vanish all the same, and a dead unit passes on nothing.
# - [x] The slope of a ReLU that is active takes nothing off the gradient. — Right: it is 1 at any depth.

# %% [markdown] key="quiz-true" quiz=true lang="ko" of="b08601ae"
# 깊은 신경망에 대한 다음 문장 가운데 맞는 것을 모두 고르자. 둘 이상이다.
#
# - [x] 시그모이드 열 개만으로도 기울기는 기껏해야 $10^{-6}$배쯤이 된다. — 맞다. 가중치를 곱하기 전에 $0.25^{10} \approx 9.5 \cdot 10^{-7}$이다.
# - [ ] 시그모이드를 쓰면 첫 층의 기울기는 정확히 0이다. — 작을 뿐이다. 시그모이드의 기울기는 0이 되지 않고, 큰 가중치가 작아진 만큼을 메울 수도 있다.
# - [ ] ReLU를 쓰면 기울기가 사라질 수 없다. — 가중치가 작으면 그래도 사라지고, 죽은 유닛은 아무것도 넘겨주지 않는다.
# - [x] 활성화된 ReLU의 기울기는 지나가는 기울기를 깎지 않는다. — 맞다. 아무리 깊어도 1이다.

# %% [markdown] key="summary" lang="en"
# ## Summary
#
# A network with its loss is one long composite function. Backpropagation starts with 1 at the loss and hands back, in reverse topological order, local slope times upstream gradient; where paths meet, it adds. One pass gives all partial derivatives; then the optimizer updates all weights at once. Factors below 1 make gradients fade with depth: sigmoids contribute at most 0.25 each, an active ReLU 1, and the weights have their say in both.
#
# {glossary}

# %% [markdown] key="summary" lang="ko" of="43eb769b"
# ## 정리
#
# 신경망과 손실은 하나의 긴 합성 함수이다. 역전파는 손실에서 1로 시작하여, 위상 정렬을 거꾸로 따라가며 국소 기울기에 상류 기울기를 곱해 넘겨준다. 길이 만나는 곳에서는 더한다. 한 번 거슬러 가면 모든 편미분을 얻고, 그다음 옵티마이저가 모든 가중치를 한꺼번에 갱신한다. 1보다 작은 인수가 거듭 곱해지면 깊을수록 기울기가 작아진다. 시그모이드는 하나마다 기껏해야 0.25, 활성화된 ReLU는 1을 곱하고, 어느 쪽이든 가중치도 함께 곱해진다.
#
# {glossary}

# %% [markdown] key="next" lang="en"
# ## What next?
#
# - **Now build it.** In the assignment you write the way back yourself, for a layer and for a whole network, and the check that finds wrong gradients. Fetch `backpropagation` in the menu *Nbgrader → Assignment List*; then it opens [here](../assignments/backpropagation/backpropagation.ipynb).
# - **Look inside:** `nnkit/autodiff/scalar.py` is the whole method in ten lines, `nnkit/layers/dense.py` the same for arrays, and `nnkit/gradcheck/numerical.py` the measurement. `nnkit/autodiff/planted.py` has the four bugs.
# - **The next lesson** puts everything together and trains networks: [SLP against MLP](10_training.ipynb).

# %% [markdown] key="next" lang="ko" of="1f3673bc"
# ## 다음은?
#
# - **이제 직접 만들어 보자.** 과제에서 층 하나와 신경망 전체를 거슬러 가는 길, 그리고 틀린 기울기를 찾아내는 검산을 스스로 작성한다. 메뉴 *Nbgrader → Assignment List*에서 `backpropagation`을 가져오면(Fetch) [여기](../assignments/backpropagation/backpropagation.ipynb)에서 열 수 있다.
# - **안을 들여다보자.** `nnkit/autodiff/scalar.py`는 이 방법 전체를 열 줄에 담은 것이고, `nnkit/layers/dense.py`는 같은 것을 배열로 쓴 것이며, `nnkit/gradcheck/numerical.py`는 재는 방법이다. `nnkit/autodiff/planted.py`에는 네 가지 버그가 있다.
# - **다음 수업**에서는 모든 것을 모아 신경망을 학습시킨다. [SLP와 MLP](10_training.ipynb)를 겨루게 해 보자.
