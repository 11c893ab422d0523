# %% [markdown] key="title" lang="en"
# # 5 Layers: networks with depth and width
#
# *About 60 minutes* · [이 수업을 한국어로 읽기](../ko/05_layers.ipynb)
#
# One neuron draws one line, and the last lesson ended with a problem that one line cannot solve. Harder problems take more neurons, and more than one floor of them. This lesson puts neurons side by side into layers and layers behind one another into networks, counts what that costs, and finds out what the depth is good for.

# %% [markdown] key="title" lang="ko" of="2fd5be4e"
# # 5 층: 신경망의 깊이와 너비
#
# *약 60분* · [Read this lesson in English](../en/05_layers.ipynb)
#
# 뉴런 하나는 직선 하나를 긋는다. 지난 수업은 직선 하나로 풀 수 없는 문제에서 끝났다. 어려운 문제에는 뉴런이 더 많이, 그것도 여러 층으로 필요하다. 이 수업에서는 뉴런을 나란히 놓아 층을 만들고, 층을 차례로 이어 신경망을 만든다. 그러려면 매개변수가 몇 개나 드는지 세어 보고, 깊이가 어디에 쓸모 있는지 알아본다.

# %% [markdown] key="goals" lang="en"
# ## What you will be able to do
#
# - name the input layer, the hidden layers and the output layer of a network, and say how deep it is;
# - give the shape of every weight, bias and output, and count the parameters by hand;
# - choose the kind of layer that fits vectors, sequences or images, and flatten an image;
# - show that a network without activations is a single layer, however deep it looks;
# - tell degradation from overfitting when a deeper network does worse.

# %% [markdown] key="goals" lang="ko" of="bf7ad025"
# ## 이 수업을 마치면
#
# - 신경망의 입력층, 은닉층, 출력층을 구별하고 얼마나 깊은지 말할 수 있다.
# - 모든 가중치, 편향, 출력의 형상을 말하고 매개변수의 수를 손으로 셀 수 있다.
# - 벡터, 시퀀스, 이미지에 맞는 층을 고르고, 이미지를 한 줄로 펼칠 수 있다.
# - 활성화 함수가 없는 신경망은 아무리 깊어 보여도 층 하나와 같다는 것을 보일 수 있다.
# - 더 깊은 신경망의 성적이 나빠졌을 때 성능 저하와 과적합을 구별할 수 있다.

# %% key="setup"
from itertools import pairwise

import matplotlib.pyplot as plt
import numpy as np

import nnkit
from nnkit import LSTM, ActivationLayer, Conv2D, Dense, Dropout, Flatten, MaxPool2D
from nnkit import Sequential, mlp, relu
from nnkit.plots import described, network_diagram
from nnkit.widgets import architecture_builder

rng = np.random.default_rng(0)
#en: nnkit.use_language("en")
#ko: nnkit.use_language("ko")

# %% [markdown] key="layer" lang="en"
# ## Neurons side by side: a layer
#
# Let several neurons read the same inputs, each with weights and a bias of its own. Write the weights of each neuron into a column of one matrix $W$, and the biases side by side into one vector $b$. Then one line computes all the weighted sums, for all samples of a **batch**, which are the samples that pass through together:
#
# $$Z = X W + b \qquad (\text{samples} \times \text{in}) \cdot (\text{in} \times \text{out}) + (\text{out}) \rightarrow (\text{samples} \times \text{out})$$
#
# This is a **dense layer**, also called a **fully connected layer**, because every input reaches every neuron. A neuron of a layer is often called a *unit*, and the number of units is the layer's width.
#
# So a layer is a function, and its weights and biases are the parameters of that function. What happens to the data on its way through the layer depends on nothing else.
#
# **Predict:** three neurons read two features. Which shapes do $W$ and $b$ have, and which shape comes out for four samples?

# %% [markdown] key="layer" lang="ko" of="7436fba9"
# ## 뉴런을 나란히: 층
#
# 뉴런 여러 개가 같은 입력을 읽되 가중치와 편향은 저마다 따로 지니게 하자. 뉴런마다 그 가중치를 행렬 $W$의 한 열에 적고, 편향을 나란히 모아 벡터 $b$로 만든다. 그러면 **배치**, 곧 한꺼번에 통과시키는 샘플 묶음의 가중합을 모두 식 한 줄로 구할 수 있다.
#
# $$Z = X W + b \qquad (\text{샘플} \times \text{입력}) \cdot (\text{입력} \times \text{출력}) + (\text{출력}) \rightarrow (\text{샘플} \times \text{출력})$$
#
# 이것이 **밀집층**이다. 모든 입력이 모든 뉴런에 닿는다고 하여 **완전 연결층**이라고도 한다. 층에 속한 뉴런은 흔히 *유닛*이라고 부르며, 유닛의 수가 그 층의 너비이다.
#
# 그러니 층은 함수이고, 가중치와 편향은 그 함수의 매개변수이다. 데이터가 층을 지나며 어떻게 바뀌는지는 오직 이 수들에 달려 있다.
#
# **예측해 보자.** 뉴런 세 개가 특성 두 개를 읽는다. $W$와 $b$의 형상은 무엇이고, 샘플 네 개를 넣으면 어떤 형상이 나올까?

# %% key="layer-code"
layer = Dense(2, 3, rng=rng)
X = np.array([[2.0, 1.0], [0.0, 0.0], [-1.0, 3.0], [0.5, 0.5]])
print(layer.weight.shape, layer.bias.shape, layer.forward(X).shape)

one_by_one = [X @ layer.weight[:, unit] + layer.bias[unit] for unit in range(3)]
print(np.allclose(np.column_stack(one_by_one), layer.forward(X)))

# %% [markdown] key="three-kinds" lang="en"
# $W$ is (2, 3), $b$ is (3,), and (4, 3) comes out: a row for each sample, a column for each neuron. The layer does nothing that its neurons would not do one by one.
#
# ## Layers behind one another: a network
#
# Give the outputs of one layer to the next, with an activation in between, and you have a **multi-layer perceptron**. Its layers have names by their place:
#
# - The **input layer** is a column of values. Its nodes hold one number each and pass it on as it is: no weights, no bias, no activation.
# - The **hidden layers** stand in between. Nobody hands in their values and nobody reads them off; that is all that "hidden" means.
# - The **output layer** gives the result, one value from each neuron, within the range of its activation: between 0 and 1 after a sigmoid, any number without one.

# %% [markdown] key="three-kinds" lang="ko" of="5894b4f1"
# $W$는 (2, 3), $b$는 (3,)이고 (4, 3)이 나온다. 행은 샘플마다 하나, 열은 뉴런마다 하나이다. 층은 뉴런이 하나씩 하는 일을 한꺼번에 할 뿐이다.
#
# ## 층을 차례로: 신경망
#
# 한 층의 출력을 활성화 함수를 거쳐 다음 층에 넘기면 **다층 퍼셉트론**이 된다. 층은 자리에 따라 이름이 다르다.
#
# - **입력층**은 값이 늘어선 열이다. 노드마다 수를 하나씩 담고 있다가 그대로 넘긴다. 가중치도 편향도 활성화 함수도 없다.
# - **은닉층**은 그 사이에 있다. 값을 밖에서 넣어 주지도 않고 밖에서 읽어 가지도 않는다. "은닉"이라는 말의 뜻은 그뿐이다.
# - **출력층**은 결과를 낸다. 뉴런마다 값을 하나씩, 그 활성화 함수의 범위 안에서 내놓는다. 시그모이드를 거치면 0과 1 사이, 활성화 함수가 없으면 어떤 수든 된다.

# %% key="three-kinds-picture"
network_diagram([3, 4, 4, 2]);

# %% [markdown] key="names" lang="en"
# The picture in words: three inputs on the left, two hidden layers of four units, two outputs on the right. Each node is joined to every node of the neighbouring layers, and to none of its own.
#
# ## What is deep?
#
# Neural networks that are deep gave **deep learning** its name. From where on a network is deep is a convention, and the notes that circulate disagree about it. The usual one: no hidden layer, a single-layer perceptron; one hidden layer, *shallow*; two or more, a **deep neural network** or **DNN**. *Artificial neural network* is the umbrella over all of them.
#
# > **You may have read that** a simple network of nothing but an input layer and an output layer is called deep. It is the other way round: that is the one network without any depth. **Try it:** the next cell counts the hidden layers of four networks. Predict which of the four have depth.
#
# > **You may have read that** a network with exactly one hidden layer is called an artificial neural network. If that were a definition, the perceptron would not be one, and a deep network would not either. **Try it:** predict which of the four compute an output from an input with weights and biases.
#
# > **You may have read that** a hidden layer is a deep layer. Hidden says where a layer stands, deep says how many there are. **Try it:** predict whether one of the four has a hidden layer and is *not* deep.

# %% [markdown] key="names" lang="ko" of="aedb9e84"
# 그림을 말로 옮기면 이렇다. 왼쪽에 입력이 세 개, 가운데에 유닛이 네 개인 은닉층이 두 개, 오른쪽에 출력이 두 개 있다. 노드는 이웃한 층의 모든 노드와 이어져 있고, 같은 층의 노드와는 이어져 있지 않다.
#
# ## 깊다는 것은?
#
# **딥러닝**이라는 이름은 깊은 신경망에서 왔다. 몇 층부터 깊다고 할지는 약속이며, 떠도는 글마다 말이 다르다. 흔히 쓰는 약속은 이렇다. 은닉층이 없으면 단층 퍼셉트론, 하나이면 *얕은* 신경망, 둘 이상이면 **심층 신경망**(**DNN**)이다. *인공 신경망*은 이 모두를 아우르는 말이다.
#
# > 입력층과 출력층만 있는 단순한 신경망을 심층 신경망이라고 한다고 **읽은 적이 있을 것이다.** 그 반대이다. 그런 신경망이야말로 깊이가 전혀 없다. **확인해 보자.** 다음 셀은 신경망 네 개의 은닉층을 센다. 넷 가운데 깊은 것은 무엇일지 예측해 보자.
#
# > 은닉층이 하나인 신경망을 인공 신경망이라고 부른다고 **읽은 적이 있을 것이다.** 그것이 정의라면 퍼셉트론도, 심층 신경망도 인공 신경망이 아니게 된다. **확인해 보자.** 넷 가운데 가중치와 편향으로 입력에서 출력을 계산하는 것은 무엇일지 예측해 보자.
#
# > 은닉층이 깊은 층을 뜻한다고 **읽은 적이 있을 것이다.** 은닉은 층이 놓인 *자리*를, 깊다는 말은 층의 *수*를 나타낸다. **확인해 보자.** 넷 가운데 은닉층이 있으면서 깊지 않은 것이 있을지 예측해 보자.

# %% key="names-code"
x = [[1.0, 2.0, 3.0]]
for hidden in ([], [4], [4, 4], [4, 4, 4]):
    network = mlp([3, *hidden, 2], rng=rng)
    #en: name = "deep" if len(hidden) >= 2 else "shallow" if hidden else "single-layer"
    #ko: name = "심층" if len(hidden) >= 2 else "얕은" if hidden else "단층"
    print(len(hidden), name, network.predict(x).round(2), network.parameters().values.size)

# %% key="names-picture"
figure, (above, below) = plt.subplots(2, 1, figsize=(9, 7), layout="constrained")
network_diagram([3, 4, 2], ax=above)
network_diagram([3, 4, 4, 4, 2], ax=below);

# %% [markdown] key="counting" lang="en"
# All four take three numbers and give two, with parameters of their own: all four are artificial neural networks. Two of them are deep. The first, with input and output only, has no hidden layer at all, and the second has one and is shallow.
#
# The picture in words: above, a shallow network, one hidden layer of four units between three inputs and two outputs; below, a deep one with three such hidden layers. Harder problems tend to take more of both, units and layers; nobody can read off the number beforehand.
#
# > **You may have read that** a network has three kinds of layers, so the smallest has three layers, or that a neural network has two layers or more. Such counts include the input layer, which computes nothing. When somebody says "a network of $n$ layers", they usually count the layers with weights. **Try it:** the network 4-3-2 is drawn with three columns. Predict how many of nnkit's rows have parameters.

# %% [markdown] key="counting" lang="ko" of="59f10b92"
# 네 신경망 모두 저마다의 매개변수로 수 세 개를 받아 두 개를 내놓는다. 그러니 넷 다 인공 신경망이다. 그 가운데 둘이 깊다. 입력과 출력만 있는 첫 번째에는 은닉층이 아예 없고, 두 번째에는 은닉층이 하나 있지만 얕다.
#
# 그림을 말로 옮기면 이렇다. 위쪽은 얕은 신경망으로 입력 세 개와 출력 두 개 사이에 유닛이 네 개인 은닉층이 하나 있다. 아래쪽은 깊은 신경망으로 그런 은닉층이 세 개 있다. 문제가 어려울수록 대개 유닛도 층도 더 많이 필요하지만, 몇 개가 필요한지 미리 알 수는 없다.
#
# > 신경망에는 세 가지 층이 있으니 가장 작은 것도 3층이라거나, 신경망은 두 층 이상으로 이루어진다고 **읽은 적이 있을 것이다.** 이렇게 세면 아무것도 계산하지 않는 입력층까지 들어간다. "$n$층 신경망"이라고 할 때는 보통 가중치가 있는 층을 센다. **확인해 보자.** 신경망 4-3-2는 열 세 개로 그린다. nnkit의 표에서 매개변수가 있는 행은 몇 개일지 예측해 보자.

# %% key="counting-code"
print(mlp([4, 3, 2], rng=rng).summary())

# %% [markdown] key="builder" lang="en"
# Two rows have parameters, 15 and 8: two layers, of which one is hidden. The input is no row at all, and the activation has nothing to learn.
#
# ## Build one
#
# Below is a network for pictures of 28 by 28 pixels: 784 inputs, two hidden layers of 16 units, one output for each of the ten digits. Pull the handle on a column up or down, or type its width into the table; add and remove layers. With the Tab key you reach every handle; the arrow keys move it, with Shift ten times as far, and Insert and Delete add and remove a layer.
#
# The inputs are squares, because they are values and no neurons. An edge is a weight. Where there are too many, only some are drawn, and the widget says how many. The bar shows how the parameters are shared out among the layers. On the right you see the first output, for a network whose weights and biases are drawn at random.

# %% [markdown] key="builder" lang="ko" of="7e06e65f"
# 매개변수가 있는 행은 둘이고, 15개와 8개이다. 곧 2층이며 그 가운데 하나가 은닉층이다. 입력은 행에 나오지도 않고, 활성화 함수에는 학습할 것이 없다.
#
# ## 직접 만들어 보기
#
# 아래는 가로세로 28픽셀인 그림을 위한 신경망이다. 입력이 784개, 유닛이 16개인 은닉층이 두 개, 그리고 열 가지 숫자마다 출력이 하나씩 있다. 열의 손잡이를 위아래로 끌거나 표에 너비를 입력하고, 층을 더하고 없애 보자. Tab 키로 모든 손잡이를 고를 수 있다. 방향키로 움직이고(Shift와 함께 누르면 열 배), Insert와 Delete로 층을 더하고 없앤다.
#
# 입력은 뉴런이 아니라 값이므로 네모로 그렸다. 연결선 하나가 가중치 하나이다. 너무 많으면 일부만 그리며, 몇 개를 그렸는지 위젯이 알려 준다. 막대는 매개변수가 층마다 얼마나 있는지 보여 준다. 오른쪽은 가중치와 편향을 무작위로 뽑은 신경망의 첫 번째 출력이다.

# %% key="builder-widget"
builder = architecture_builder((784, 16, 16, 10))
builder

# %% [markdown] key="builder-try" lang="en"
# **Try it**, with a prediction first each time:
#
# 1. The total is 13,002. Which of its three summands change when you widen hidden layer 1 from 16 to 32 units?
# 2. Which shapes change when the batch grows from 32 to 64? Which parameters?
# 3. Back to 784-16-16-10 (the button "Reset"). Add another hidden layer of 16 units. How many parameters does it bring?
# 4. Remove all hidden layers. How many parameters are left, and what do the curve and the dashed line do?
#
# <details><summary>Compare with your predictions</summary>
#
# 1. The first, $784 \cdot 32 + 32 = 25{,}120$, and the second, $32 \cdot 16 + 16 = 528$: a layer's width is an output of its own weight and an input of the next one's. The third stays 170; the total is 25,818.
# 2. Only the shapes of the outputs; their first number is the batch. The parameters belong to the network and not to the data.
# 3. $16 \cdot 16 + 16 = 272$. One more layer is cheap; nearly all parameters sit behind the 784 inputs.
# 4. $784 \cdot 10 + 10 = 7{,}850$. With no activation left in between, the two are the same straight line.
#
# </details>

# %% [markdown] key="builder-try" lang="ko" of="857d3b40"
# 매번 먼저 예측하고 **해 보자.**
#
# 1. 모두 13,002개이다. 은닉층 1의 유닛을 16개에서 32개로 늘리면 더하는 세 수 가운데 어느 것이 바뀔까?
# 2. 배치를 32에서 64로 늘리면 어떤 형상이 바뀔까? 매개변수는 어떨까?
# 3. 784-16-16-10으로 돌아간다("처음으로" 단추). 유닛이 16개인 은닉층을 하나 더하면 매개변수는 몇 개 늘어날까?
# 4. 은닉층을 모두 없앤다. 매개변수는 몇 개 남고, 곡선과 점선은 어떻게 될까?
#
# <details><summary>예측과 비교하기</summary>
#
# 1. 첫 번째 $784 \cdot 32 + 32 = 25{,}120$과 두 번째 $32 \cdot 16 + 16 = 528$이 바뀐다. 층의 너비는 그 층 가중치의 출력 수이자 다음 층 가중치의 입력 수이다. 세 번째는 170 그대로이고, 합은 25,818이다.
# 2. 출력의 형상만 바뀐다. 그 첫 번째 수가 배치이다. 매개변수는 데이터가 아니라 신경망에 딸린 것이다.
# 3. $16 \cdot 16 + 16 = 272$개이다. 층을 하나 더하는 데에는 얼마 들지 않는다. 매개변수는 거의 모두 입력 784개 바로 뒤에 있다.
# 4. $784 \cdot 10 + 10 = 7{,}850$개이다. 사이에 활성화 함수가 남아 있지 않으니 둘은 같은 직선이다.
#
# </details>

# %% [markdown] key="growth" lang="en"
# ## How fast does it grow?
#
# Between a layer of $n$ units and the next of $m$ there are $n \cdot m$ connections, and each of the $m$ units has a bias, up to the outputs at the end. For the widths $n_0, n_1, \dots, n_L$ the number of parameters is
#
# $$\sum_{l=1}^{L} (n_{l-1} \cdot n_l + n_l)$$
#
# > **You may have read that** the connections grow exponentially with the number of neurons and layers. They grow as products of widths: twice as wide costs about four times as much, twice as deep about twice as much. **Try it:** predict both rows below. Exponential growth would multiply by more and more from left to right.

# %% [markdown] key="growth" lang="ko" of="c8335811"
# ## 얼마나 빨리 늘어날까?
#
# 유닛이 $n$개인 층과 그다음 $m$개인 층 사이에는 연결이 $n \cdot m$개 있고, 유닛 $m$개에는 편향이 하나씩 있다. 맨 끝의 출력까지 그렇다. 너비가 $n_0, n_1, \dots, n_L$이면 매개변수의 수는 다음과 같다.
#
# $$\sum_{l=1}^{L} (n_{l-1} \cdot n_l + n_l)$$
#
# > 뉴런과 층이 늘면 연결이 기하급수적으로 늘어난다고 **읽은 적이 있을 것이다.** 연결은 너비의 곱으로 늘어난다. 너비가 두 배이면 약 네 배, 깊이가 두 배이면 약 두 배이다. **확인해 보자.** 아래의 두 줄을 예측해 보자. 기하급수적으로 늘어난다면 오른쪽으로 갈수록 점점 더 큰 수가 곱해져야 한다.

# %% key="growth-code"
def size(widths):
    return mlp(widths, rng=rng).parameters().values.size


wider = np.array([size([n, n, n]) for n in (10, 20, 40, 80, 160)])
deeper = np.array([size([10] * (depth + 1)) for depth in (2, 4, 8, 16, 32)])
print(wider, (wider[1:] / wider[:-1]).round(2))
print(deeper, (deeper[1:] / deeper[:-1]).round(2))

# %% [markdown] key="collapse" lang="en"
# The factors stay near 4 and at 2: quadratic in the width, linear in the depth. Large, but nothing exponential.
#
# ## What the activations are for
#
# Why an activation between the layers at all? Leave it out and multiply two layers out:
#
# $$(X W_1 + b_1) W_2 + b_2 = X \underbrace{(W_1 W_2)}_{W} + \underbrace{(b_1 W_2 + b_2)}_{b}$$
#
# That is *one* layer, with one weight and one bias. **Predict** what the next cell prints: the shape of $W$ for the widths 2-8-5-1, the largest difference without activations, and whether the single layer that comes nearest can match the network *with* them.

# %% [markdown] key="collapse" lang="ko" of="3e66b5b4"
# 늘어나는 배수는 4에 가까운 값과 2에 머문다. 매개변수는 너비의 제곱에, 그리고 깊이에 비례하여 늘어난다. 많기는 하지만 기하급수적이지는 않다.
#
# ## 활성화 함수는 왜 있을까?
#
# 층 사이에 왜 굳이 활성화 함수를 둘까? 활성화 함수를 빼고 두 층을 전개해 보자.
#
# $$(X W_1 + b_1) W_2 + b_2 = X \underbrace{(W_1 W_2)}_{W} + \underbrace{(b_1 W_2 + b_2)}_{b}$$
#
# 가중치 하나와 편향 하나를 지닌 층 *하나*이다. 다음 셀이 무엇을 출력할지 **예측해 보자.** 너비가 2-8-5-1일 때 $W$의 형상은 무엇일까? 활성화 함수가 없을 때 가장 큰 차이는 얼마일까? 활성화 함수가 *있는* 신경망에 가장 가까운 한 층은 그 신경망과 같아질 수 있을까?

# %% key="collapse-code"
X = rng.normal(size=(1000, 2))
(W1, b1), (W2, b2), (W3, b3) = [
    (rng.normal(size=pair), rng.normal(size=pair[1])) for pair in pairwise([2, 8, 5, 1])
]
W, b = W1 @ W2 @ W3, (b1 @ W2 + b2) @ W3 + b3
straight = ((X @ W1 + b1) @ W2 + b2) @ W3 + b3
print(W.shape, b.shape, np.abs(straight - (X @ W + b)).max())

bent = relu(relu(X @ W1 + b1) @ W2 + b2) @ W3 + b3
columns = np.hstack([X, np.ones((1000, 1))])
nearest = columns @ np.linalg.lstsq(columns, bent)[0]
print(np.abs(bent - nearest).max())

# %% [markdown] key="collapse-try" lang="en"
# Without activations the difference is rounding alone, some $10^{-14}$. With ReLU even the nearest single layer misses by much more than 1.
#
# The next cell sets the widget above to one input, and switches the activations off. Look at the curve, then move: wider, deeper, new weights. **Predict** whether anything but an activation can bend it. Then choose ReLU, tanh and sigmoid.

# %% [markdown] key="collapse-try" lang="ko" of="45a287b2"
# 활성화 함수가 없으면 차이는 $10^{-14}$쯤, 곧 반올림 오차뿐이다. ReLU가 있으면 가장 가까운 한 층조차 1보다 훨씬 크게 빗나간다.
#
# 다음 셀은 위의 위젯을 입력 하나로 바꾸고 활성화 함수를 끈다. 곡선을 보고 나서 더 넓게, 더 깊게 만들고 가중치도 새로 뽑아 보자. 활성화 함수 말고 곡선을 구부릴 수 있는 것이 있을지 **예측해 보자.** 그다음 ReLU, tanh, sigmoid를 골라 보자.

# %% key="collapse-widget"
builder.widths = (1, 8, 8, 1)
builder.activation = "identity"
print(builder.code)

# %% [markdown] key="collapse-result" lang="en"
# Nothing but an activation bends the line: twenty layers of straight are straight. ReLU gives corners, tanh and sigmoid smooth curves. Depth is worth something only together with activations.
#
# ## Which data for which layer
#
# An array of numbers, with any number of axes, is called a **tensor**: a vector has one axis, a matrix two, and so on. A layer takes one tensor (or several) and gives one (or several), and each kind of layer wants the data in a format of its own. The first axis is always that of the samples:
#
# | a sample is | the batch | shape | layer |
# | --- | --- | --- | --- |
# | a vector | 2D tensor | (samples, features) | dense layer |
# | a sequence | 3D tensor | (samples, timesteps, features) | **recurrent layer**, such as the LSTM |
# | an image | 4D tensor | (samples, height, width, channels) | **convolution layer** |
#
# **Predict** the shapes that come out below, each layer with 16 units. Lesson 12 opens the second and the third; here only their shapes count.

# %% [markdown] key="collapse-result" lang="ko" of="77b90177"
# 활성화 함수 말고는 아무것도 직선을 구부리지 못한다. 곧은 층은 스무 개를 이어도 곧다. ReLU는 꺾인 선을, tanh와 시그모이드는 매끄러운 곡선을 만든다. 깊이는 활성화 함수와 함께할 때만 쓸모가 있다.
#
# ## 어떤 데이터에 어떤 층을
#
# 축의 수와 관계없이, 수를 담은 배열을 **텐서**라고 한다. 벡터에는 축이 하나, 행렬에는 둘이 있고 더 많아도 된다. 층은 텐서 하나(또는 여럿)를 받아 하나(또는 여럿)를 내놓으며, 층의 종류마다 알맞은 데이터 형식이 다르다. 첫 번째 축은 언제나 샘플의 축이다.
#
# | 샘플 하나 | 배치 | 형상 | 층 |
# | --- | --- | --- | --- |
# | 벡터 | 2D 텐서 | (samples, features) | 밀집층 |
# | 시퀀스 | 3D 텐서 | (samples, timesteps, features) | LSTM 같은 **순환층** |
# | 이미지 | 4D 텐서 | (samples, height, width, channels) | **합성곱층** |
#
# 아래에서 나올 형상을 **예측해 보자.** 층마다 유닛은 16개이다. 두 번째와 세 번째 층의 속은 12번 수업에서 들여다본다. 여기서는 형상만 보면 된다.

# %% key="formats-code"
vectors = rng.normal(size=(32, 5))
sequences = rng.normal(size=(32, 20, 5))
images = rng.normal(size=(32, 28, 28, 3))
for batch, layer in [
    (vectors, Dense(5, 16, rng=rng)),
    (sequences, LSTM(5, 16, rng=rng)),
    (images, Conv2D(3, 16, 3, rng=rng)),
]:
    print(batch.ndim, batch.shape, type(layer).__name__, layer.forward(batch).shape)

# %% [markdown] key="flatten" lang="en"
# The dense layer and the recurrent layer put out (32, 16), the convolution (32, 26, 26, 16): an image with 16 channels, smaller by the rim.
#
# ## An image as one long row
#
# A dense layer takes vectors. To show it an image, lay the rows of pixels one behind the other: **flatten** it. An image of 8 by 8 pixels becomes a one-dimensional array of 64 numbers, one for each node of the input layer.

# %% [markdown] key="flatten" lang="ko" of="090e4060"
# 밀집층과 순환층은 (32, 16)을, 합성곱층은 (32, 26, 26, 16)을 내놓는다. 채널이 16개이고 가장자리만큼 작아진 이미지이다.
#
# ## 이미지를 긴 한 줄로
#
# 밀집층은 벡터를 받는다. 이미지를 보여 주려면 픽셀의 행을 차례로 이어 붙여 **펼친다**(flatten). 가로세로 8픽셀인 이미지는 수 64개짜리 1차원 배열이 되고, 그 수 하나하나가 입력층의 노드에 하나씩 담긴다.

# %% key="flatten-code"
digits, labels = nnkit.datasets.load_digits()
rows = Flatten().forward(digits)
print(digits.shape, "→", rows.shape)

figure, (left, right) = plt.subplots(1, 2, figsize=(11, 4.5), width_ratios=(1, 3))
left.imshow(digits[3], cmap="Greys")
#en: described(left, "A handwritten 3 of 8 by 8 pixels.")
#ko: described(left, "손으로 쓴 숫자 3, 가로세로 8픽셀.")
network_diagram([64, 16, 16, 10], ax=right, max_nodes=6);

# %% [markdown] key="piece" lang="en"
# The picture in words: on the left a handwritten 3 of 8 by 8 pixels. On the right the network that is to read it: 64 inputs, one for each pixel, two hidden layers of 16 units, and ten outputs, one for each digit.
#
# It is tempting to imagine what the hidden units do: layer after layer, many details are refined into fewer and more abstract facts, from pixels to strokes to one recognised digit. As a picture of the whole, this is right: 64 numbers go in, 16 and 16 remain, and one of ten answers comes out.
#
# > **You may have read that** the first unit of hidden layer 1 takes care of the first piece of the picture, the second of the second, and so on. Nobody assigns anything: each unit of a dense layer has a weight for *every* pixel, and what it responds to is a matter of learning. **Try it:** change a single pixel and count the hidden units whose sum changes. With 64 pixels and 16 units, the pieces would be four pixels each. Predict the count for pieces, and for a dense layer.

# %% [markdown] key="piece" lang="ko" of="26bcbd9d"
# 그림을 말로 옮기면 이렇다. 왼쪽은 손으로 쓴 가로세로 8픽셀짜리 숫자 3이다. 오른쪽은 그것을 읽을 신경망이다. 픽셀마다 하나씩 입력이 64개, 유닛이 16개인 은닉층이 두 개, 숫자마다 하나씩 출력이 열 개 있다.
#
# 은닉층의 유닛이 무슨 일을 하는지 상상해 보고 싶어진다. 층을 거칠 때마다 많은 세부가 더 적고 더 추상적인 정보로 다듬어져, 픽셀에서 획으로, 획에서 알아본 숫자 하나로 나아간다. 전체를 두고 보면 맞는 말이다. 수 64개가 들어가 16개, 다시 16개로 줄고, 열 가지 답 가운데 하나가 나온다.
#
# > 첫 은닉층의 첫 번째 유닛은 그림의 첫 조각을, 두 번째 유닛은 두 번째 조각을 맡는다고 **읽은 적이 있을 것이다.** 아무도 무엇을 맡기지 않는다. 밀집층의 유닛은 *모든* 픽셀에 가중치가 하나씩 있고, 무엇에 반응하는지는 학습이 정한다. **확인해 보자.** 픽셀 하나만 바꾸고 가중합이 달라지는 은닉 유닛을 세어 보자. 픽셀이 64개이고 유닛이 16개이니 조각이라면 픽셀 네 개씩일 것이다. 조각을 맡는다면 몇 개, 밀집층이라면 몇 개일지 예측해 보자.

# %% key="piece-code"
hidden = Dense(64, 16, rng=rng)
before = hidden.forward(rows[3:4])
changed = []
for pixel in range(64):
    nudged = rows[3:4].copy()
    nudged[0, pixel] += 1
    changed.append(int(np.sum(hidden.forward(nudged) != before)))
print(set(changed), np.count_nonzero(hidden.weight, axis=0))

# %% [markdown] key="state" lang="en"
# With pieces, one unit would have changed. In the dense layer it is all 16, for every pixel, and each unit has 64 weights. (A layer whose units do see a small window, all with the same weights, is the convolution.)
#
# ## What a layer keeps
#
# Most layers have a *state*: weights and biases, in which what has been learned is kept.
#
# > **You may have read that** flatten is the exception, and that all other layers have weights. Many have none: whatever only rearranges, bends, selects or drops numbers has nothing to learn. **Try it:** predict for each of the seven layers whether its count is 0.

# %% [markdown] key="state" lang="ko" of="90ec5078"
# 조각을 맡는다면 유닛 하나만 달라졌을 것이다. 밀집층에서는 어느 픽셀을 바꾸든 16개가 모두 달라지고, 유닛마다 가중치가 64개 있다. (유닛이 작은 창만 보고 그 가중치를 모두가 함께 쓰는 층은 합성곱층이다.)
#
# ## 층이 지니는 것
#
# 층은 대부분 *상태*를 지닌다. 상태란 가중치와 편향이며, 학습한 것이 여기에 담긴다.
#
# > Flatten만 예외이고 다른 층에는 모두 가중치가 있다고 **읽은 적이 있을 것이다.** 가중치가 없는 층은 많다. 수를 다시 늘어놓거나 구부리거나 고르거나 지우기만 하는 층에는 학습할 것이 없다. **확인해 보자.** 일곱 층의 매개변수가 각각 0개일지 아닐지 예측해 보자.

# %% key="state-code"
for layer in (
    Dense(5, 16, rng=rng),
    LSTM(5, 16, rng=rng),
    Conv2D(3, 16, 3, rng=rng),
    Flatten(),
    MaxPool2D(2),
    Dropout(0.5, rng=rng),
    ActivationLayer("relu"),
):
    print(f"{type(layer).__name__:15}", layer.parameter_count)

# %% [markdown] key="pipeline" lang="en"
# Flatten, pooling, dropout and the activation keep nothing; they are layers all the same.
#
# ## Bricks that have to fit
#
# Layers are put together like LEGO bricks: what one puts out, the next must take in. Those that fit form a pipeline through which the data run, changing their form at every layer. `Sequential` is such a pipeline, and it checks the joints when you build it. **Predict** which of the three pipelines below are refused, and where.

# %% [markdown] key="pipeline" lang="ko" of="146d7d6b"
# Flatten, 풀링, 드롭아웃, 활성화 함수는 아무것도 지니지 않지만 그래도 층이다.
#
# ## 서로 맞아야 하는 블록
#
# 층은 레고(LEGO) 블록처럼 끼워 맞춘다. 한 층이 내놓는 것을 다음 층이 받을 수 있어야 한다. 서로 맞는 층이 이어지면 파이프라인이 되고, 데이터는 그 속을 지나며 층마다 모습을 바꾼다. `Sequential`이 그런 파이프라인이며, 만들 때 이음매를 검사한다. 아래 세 파이프라인 가운데 어느 것이 어디에서 거부될지 **예측해 보자.**

# %% key="pipeline-code"
for layers in (
    [Flatten(), Dense(64, 16, rng=rng), relu, Dense(16, 10, rng=rng)],
    [Flatten(), Dense(64, 16, rng=rng), relu, Dense(15, 10, rng=rng)],
    [Conv2D(1, 4, 3, rng=rng), relu, Dense(4, 10, rng=rng)],
):
    try:
        print(Sequential(layers, input_shape=layers[0].input_shape or (8, 8)).shapes)
    except ValueError as refused:
        print(refused)

# %% [markdown] key="meaning" lang="en"
# The second fails between 16 and 15, the third because an image comes out of the convolution and the dense layer wants a vector: a `Flatten` is missing.
#
# Some libraries, Keras among them, choose a layer's number of inputs by themselves, from the first data they see or from the layer before.
#
# > **You may have read that** nobody has to care about compatibility, because the library fits the sizes. It infers *sizes*, not what the numbers mean. **Try it:** `fitted` below takes whatever width it is shown, as such libraries do. Once it is shown the digits, 1,797 rows of 64 pixels, and once the same array with the axes exchanged. Predict whether there is an error, and what one row of each output is about.

# %% [markdown] key="meaning" lang="ko" of="8d472b92"
# 두 번째는 16과 15 사이에서 실패한다. 세 번째는 합성곱층에서 이미지가 나오는데 밀집층은 벡터를 받으므로 실패한다. `Flatten`이 빠졌다.
#
# Keras를 비롯한 몇몇 라이브러리는 층의 입력 수를 스스로 정한다. 처음 들어온 데이터나 앞의 층을 보고 정한다.
#
# > 라이브러리가 크기를 맞춰 주므로 호환성은 걱정할 필요가 없다고 **읽은 적이 있을 것이다.** 라이브러리가 알아내는 것은 *크기*이지 그 수의 뜻이 아니다. **확인해 보자.** 아래의 `fitted`는 그런 라이브러리와 마찬가지로 주어진 너비를 그대로 받아들인다. 한 번은 64픽셀짜리 1,797행인 숫자 데이터를, 한 번은 같은 배열의 두 축을 바꾸어 보여 준다. 오류가 날지, 그리고 각 출력의 한 행은 무엇에 관한 것일지 예측해 보자.

# %% key="meaning-code"
def fitted(batch, units):
    return Dense(batch.shape[1], units, rng=rng)


for batch in (rows, rows.T):
    layer = fitted(batch, 10)
    print(batch.shape, layer, layer.forward(batch).shape)

# %% [markdown] key="model" lang="en"
# No error, both times. In the first output each row is about a picture; in the second, each row is about a *pixel*, seen over all pictures, and a network trained on it would learn something, but not digits. The sizes fit; the meaning is yours to check.
#
# ## Models with several inputs and outputs
#
# A **model** is a network of layers. Usually it is a stack like ours, from one input to one output.
#
# > **You may have read that** a model maps one input to one output. That is the usual case and not a limit: layers can run side by side, be joined, and part again. **Try it:** the model below gets a picture *and* two numbers about the writer, and answers with ten digit scores *and* the slant of the writing. Predict the number of inputs of the layer `both`, and the shapes of the two answers.

# %% [markdown] key="model" lang="ko" of="e3cbf3ee"
# 두 번 다 오류가 없다. 첫 번째 출력에서는 한 행이 그림 한 장에 관한 것이다. 두 번째에서는 한 행이 모든 그림에 걸쳐 본 *픽셀* 하나에 관한 것이다. 이것으로 학습시킨 신경망도 무언가를 배우기는 하겠지만 숫자는 아니다. 크기는 라이브러리가 맞춰 주지만 뜻은 스스로 확인해야 한다.
#
# ## 입력과 출력이 여럿인 모델
#
# **모델**은 층을 엮은 네트워크이다. 흔히 우리 것처럼 입력 하나에서 출력 하나까지 층을 차례로 쌓는다.
#
# > 모델은 하나의 입력을 하나의 출력으로 매핑한다고 **읽은 적이 있을 것이다.** 흔한 경우일 뿐 한계는 아니다. 층은 나란히 놓일 수도, 합쳐질 수도, 다시 갈라질 수도 있다. **확인해 보자.** 아래 모델은 그림 한 장*과* 쓴 사람에 관한 수 두 개를 받아, 숫자 열 개의 점수*와* 글씨가 기울어진 정도를 답한다. 층 `both`의 입력 수와 두 답의 형상을 예측해 보자.

# %% key="model-code"
see, know, both = (Dense(*sizes, rng=rng) for sizes in ((64, 8), (2, 3), (8 + 3, 6)))
digit, slant = Dense(6, 10, rng=rng), Dense(6, 1, rng=rng)


def model(pictures, writers):
    parts = relu(see.forward(pictures)), relu(know.forward(writers))
    joined = relu(both.forward(np.hstack(parts)))
    return digit.forward(joined), slant.forward(joined)


scores, slants = model(rows[:4], rng.normal(size=(4, 2)))
print(both.in_features, scores.shape, slants.shape)

# %% [markdown] key="space" lang="en"
# Eleven numbers meet in `both`, eight about the picture and three about the writer; out come (4, 10) and (4, 1).
#
# ## Choosing a network is choosing what it can say
#
# As soon as you fix the layers, their widths and their activations, you have fixed a set of functions: all those that the network computes with *some* weights. This set is the **hypothesis space**. Learning searches in it for a useful transformation of the data, guided by a signal that says how good the present one is. What is not in the space, no search can find.
#
# The next cell draws five functions at random from each of three spaces. **Predict** what those of 1-1 have in common, and what a wider and deeper network can do that a small one cannot.

# %% [markdown] key="space" lang="ko" of="23ad0999"
# `both`에서는 그림에 관한 수 여덟 개와 쓴 사람에 관한 수 세 개, 모두 열한 개가 만난다. 나오는 형상은 (4, 10)과 (4, 1)이다.
#
# ## 신경망을 고르는 것은 표현할 수 있는 것을 고르는 것
#
# 층과 그 너비와 활성화 함수를 정하는 순간 함수의 집합이 하나 정해진다. 가중치를 *알맞게 고르면* 그 신경망이 계산할 수 있는 모든 함수의 집합이다. 이것을 **가설 공간**이라고 한다. 학습은 지금의 함수가 얼마나 좋은지 알려 주는 신호를 따라가며, 이 공간에서 데이터의 쓸모 있는 변환을 찾는다. 공간에 없는 것은 아무리 찾아도 나오지 않는다.
#
# 다음 셀은 세 공간에서 함수를 다섯 개씩 무작위로 뽑아 그린다. 1-1에서 뽑은 함수들의 공통점은 무엇일지, 더 넓고 깊은 신경망은 작은 신경망이 못 하는 무엇을 할 수 있을지 **예측해 보자.**

# %% key="space-code"
along = np.linspace(-3, 3, 301).reshape(-1, 1)
figure, panels = plt.subplots(1, 3, figsize=(10, 2.8), layout="constrained")
for widths, ax in zip(([1, 1], [1, 3, 1], [1, 24, 24, 1]), panels, strict=True):
    for seed in range(5):
        draw = np.random.default_rng(seed)
        network = mlp(widths, rng=draw)
        for layer in network.layers[::2]:
            layer.bias = draw.normal(0, 1.2, layer.out_features)
        ax.plot(along, network.predict(along))
    ax.set_title("-".join(map(str, widths)))
#en: described(ax, "Five functions from each space: lines; bent lines; curves with many bends.");
#ko: described(ax, "공간마다 함수 다섯 개: 직선, 꺾인 선, 여러 번 꺾인 곡선.");

# %% [markdown] key="deeper" lang="en"
# The picture in words: the space of 1-1 holds straight lines and nothing else. With three hidden units the lines are bent, at most three times. With two hidden layers of 24 they have many bends and turn back and forth.
#
# Which space is right for a problem? There is no formula for it: too small a space does not hold the answer, too large a one makes it hard to find. Finding the structure is more an art than a science; what replaces a formula is experience, and trying.
#
# ## Deeper, and worse
#
# > **You may have read that** deeper networks classify more exactly, and that when they get too deep, they overfit. Two things are wrong with that. More depth does not always help; and when a deep network does worse *on its own training data*, that is not overfitting. **Overfitting** is good on the training data and worse on new data. Worse on both is **degradation**: training does not find what the space holds. **Try it:** the cell trains networks of growing depth on 60 noisy points, three times each, and prints the accuracy on these points and on 400 new ones. Predict: in which rows do the two numbers part, and where do both fall?

# %% [markdown] key="deeper" lang="ko" of="fdb1a963"
# 그림을 말로 옮기면 이렇다. 1-1의 공간에는 직선밖에 없다. 은닉 유닛이 세 개이면 선이 꺾이는데 많아야 세 번이다. 유닛이 24개인 은닉층이 두 개이면 여러 번 꺾이며 오르내린다.
#
# 문제에 맞는 공간은 어느 것일까? 정해진 공식은 없다. 공간이 너무 작으면 답이 그 안에 없고, 너무 크면 답을 찾기 어렵다. 알맞은 구조를 찾는 일은 과학보다 예술에 가깝다. 공식을 대신하는 것은 경험, 그리고 직접 해 보는 것이다.
#
# ## 더 깊은데 더 나쁘다
#
# > 층이 깊을수록 정확하게 분류하고, 너무 깊어지면 과적합이 일어난다고 **읽은 적이 있을 것이다.** 두 가지가 틀렸다. 깊다고 언제나 나아지는 것은 아니다. 그리고 깊은 신경망이 *학습에 쓴 데이터에서도* 나빠진다면 그것은 과적합이 아니다. **과적합**은 학습에 쓴 데이터에서는 잘하고 새 데이터에서는 못하는 것이다. 둘 다에서 못하는 것은 **성능 저하**이다. 공간에 있는 답을 학습이 찾아내지 못한 것이다. **확인해 보자.** 아래 셀은 점점 깊은 신경망을 잡음이 섞인 점 60개로 세 번씩 학습시키고, 그 점들에서의 정확도와 새 점 400개에서의 정확도를 출력한다. 두 수가 벌어지는 행은 어디이고, 둘 다 떨어지는 곳은 어디일지 예측해 보자.

# %% key="deeper-code"
seen = nnkit.datasets.moons(60, noise=0.35, rng=np.random.default_rng(0))
new = nnkit.datasets.moons(400, noise=0.35, rng=np.random.default_rng(1))
loss = nnkit.CategoricalCrossEntropy(from_logits=True)
for depth in (1, 4, 16, 32, 48):
    accuracies = []
    for seed in range(3):
        network = mlp([2, *[8] * depth, 2], "tanh", rng=np.random.default_rng(seed))
        nnkit.fit(network, loss, nnkit.Adam(0.01), *seen, epochs=300, batch_size=None)
        answers = [(network.predict(points), right) for points, right in (seen, new)]
        accuracies.append([nnkit.metrics.accuracy(*answer) for answer in answers])
    print(f"{depth:2}", np.mean(accuracies, axis=0).round(2))

# %% [markdown] key="deeper-result" lang="en"
# With 4 hidden layers the training points are learned to the last one, noise included, and the new ones are known less well: the gap is overfitting. From 32 layers on both numbers fall together. The space has become larger: the deep network could do all that the shallow one does, if its additional layers handed the values on unchanged. Training does not find that. It was this observation, on networks for images, that led to layers with a by-pass around them (He and others, 2016); lesson 9 shows what happens to the gradients on the way.
#
# ## Now it is your turn
#
# Here is a function that counts parameters, and a class that is a dense layer. Both run without an error, and both are wrong. **Predict** from the code what the widget will say, then look, mend them, and run the cells again.

# %% [markdown] key="deeper-result" lang="ko" of="674c091e"
# 은닉층이 4개이면 학습에 쓴 점을 잡음까지 하나도 빠짐없이 외우고, 새 점은 그만큼 잘 알아보지 못한다. 이 틈이 과적합이다. 32층부터는 두 수가 함께 떨어진다. 공간은 더 커졌다. 더한 층이 값을 그대로 넘겨주기만 하면 깊은 신경망은 얕은 신경망이 하는 일을 모두 할 수 있다. 그런데 학습이 그것을 찾아내지 못한다. 이미지를 다루는 신경망에서 이 현상이 관찰되었고, 그 결과 층을 건너뛰는 지름길이 나왔다(He 외, 2016). 그 사이에 기울기에 무슨 일이 일어나는지는 9번 수업에서 본다.
#
# ## 이제 직접 해 보자
#
# 아래에는 매개변수를 세는 함수와 밀집층 클래스가 있다. 둘 다 오류 없이 실행되지만 둘 다 틀렸다. 위젯이 뭐라고 할지 코드를 보고 **예측한** 다음, 살펴보고 고쳐서 셀을 다시 실행해 보자.

# %% key="own-count"
def count_parameters(widths):
    return sum(before * after for before, after in pairwise(widths))


architecture_builder((784, 16, 16, 10), count_parameters=count_parameters)

# %% key="own-layers"
class MyDense:
    def __init__(self, inputs, outputs):
        self.weight = rng.normal(size=(inputs, outputs))
        self.bias = rng.normal(size=outputs)

    def forward(self, x):
        return x @ self.weight


layers = [MyDense(1, 6), MyDense(6, 1)]
architecture_builder(layers, "tanh")

# %% [markdown] key="own-result" lang="en"
# The function's bar ends before the others: 42 parameters are missing, which are the $16 + 16 + 10$ biases. The layer forgets its bias too: its curve runs through the origin, while the dotted one shows what the same weights give in nnkit. Once both are mended, the bars are equally long and the curves meet.

# %% [markdown] key="own-result" lang="ko" of="e322e50e"
# 함수의 막대가 먼저 끝난다. 매개변수 42개, 곧 편향 $16 + 16 + 10$개가 빠졌다. 층도 편향을 잊었다. 그래서 곡선이 원점을 지난다. 점으로 된 선은 같은 가중치로 nnkit이 계산한 것이다. 둘을 고치면 막대의 길이가 같아지고 두 곡선이 만난다.

# %% [markdown] key="quiz" lang="en"
# ## Check yourself
#
# Every choice has its reason, the wrong ones too.

# %% [markdown] key="quiz" lang="ko" of="41739e66"
# ## 스스로 확인하기
#
# 틀린 보기에도 모두 이유가 있다.

# %% [markdown] key="quiz-count" quiz=true lang="en"
# How many parameters does a network of dense layers with the widths 5-4-3 have?
#
# - [ ] 32 — That is 5·4 + 4·3, the weights alone; each of the 4 + 3 units has a bias too.
# - [x] 39 — Right: (5·4 + 4) + (4·3 + 3) = 24 + 15.
# - [ ] 44 — The inputs have no bias: they are values.
# - [ ] 60 — The widths are multiplied in pairs and added up, not all multiplied.

# %% [markdown] key="quiz-count" quiz=true lang="ko" of="c9d753e0"
# 너비가 5-4-3이고 밀집층으로 이루어진 신경망의 매개변수는 몇 개일까?
#
# - [ ] 32 — 5·4 + 4·3, 곧 가중치만 센 값이다. 유닛 4 + 3개에는 편향도 있다.
# - [x] 39 — 맞다. (5·4 + 4) + (4·3 + 3) = 24 + 15이다.
# - [ ] 44 — 입력에는 편향이 없다. 입력은 값일 뿐이다.
# - [ ] 60 — 너비는 둘씩 곱하여 더한다. 모두 곱하지 않는다.

# %% [markdown] key="quiz-names" quiz=true lang="en"
# Which of these sentences about names are true? There is more than one.
#
# - [ ] A network of an input layer and an output layer only is deep. — It has no hidden layer at all: a single-layer perceptron.
# - [x] A network can have a hidden layer without being deep. — Right: with one hidden layer it is shallow.
# - [ ] Only a network with exactly one hidden layer is an artificial neural network. — The word covers all of them, with any number of hidden layers.
# - [x] By the usual convention, two hidden layers make a deep network. — Right: two or more.

# %% [markdown] key="quiz-names" quiz=true lang="ko" of="53aebf62"
# 이름에 대한 다음 문장 가운데 맞는 것을 모두 고르자. 둘 이상이다.
#
# - [ ] 입력층과 출력층만 있는 신경망은 깊다. — 은닉층이 아예 없는 단층 퍼셉트론이다.
# - [x] 은닉층이 있어도 깊지 않은 신경망이 있다. — 맞다. 은닉층이 하나이면 얕은 신경망이다.
# - [ ] 은닉층이 꼭 하나인 것만 인공 신경망이다. — 은닉층이 몇 개든 모두를 아우르는 말이다.
# - [x] 흔히 쓰는 약속으로는 은닉층이 둘이면 심층 신경망이다. — 맞다. 둘 이상이면 그렇다.

# %% [markdown] key="quiz-depth" quiz=true lang="en"
# A drawing shows a network as five columns of nodes, inputs included. How many layers with weights does it have?
#
# - [ ] 5 — One of the columns is the input, which has no weights.
# - [x] 4 — Right: three hidden layers and the output layer. There is one weight matrix between each two neighbouring columns.
# - [ ] 3 — That is the number of hidden layers; the output layer has weights too.

# %% [markdown] key="quiz-depth" quiz=true lang="ko" of="40d62e77"
# 신경망을 입력까지 노드 다섯 열로 그렸다. 가중치가 있는 층은 몇 개일까?
#
# - [ ] 5개 — 그 가운데 하나는 입력이고 입력에는 가중치가 없다.
# - [x] 4개 — 맞다. 은닉층 세 개와 출력층이다. 이웃한 두 열 사이마다 가중치 행렬이 하나씩 있다.
# - [ ] 3개 — 은닉층의 수이다. 출력층에도 가중치가 있다.

# %% [markdown] key="quiz-growth" quiz=true lang="en"
# You double the width of every layer of a large network, inputs and outputs included. By what does the number of parameters grow?
#
# - [ ] It doubles. — The number of biases does; the weights are products of two widths.
# - [x] It grows about four times as large. — Right: each product n·m becomes 2n·2m.
# - [ ] Exponentially, by more with every layer. — Each layer adds one product of two widths; the products are added up.

# %% [markdown] key="quiz-growth" quiz=true lang="ko" of="ecb05949"
# 큰 신경망에서 입력과 출력까지 모든 층의 너비를 두 배로 늘린다. 매개변수의 수는 어떻게 될까?
#
# - [ ] 두 배가 된다. — 편향의 수는 그렇다. 가중치의 수는 두 너비의 곱이다.
# - [x] 약 네 배가 된다. — 맞다. 곱 n·m이 저마다 2n·2m이 된다.
# - [ ] 층을 거칠 때마다 더 큰 수가 곱해져 기하급수적으로 늘어난다. — 층마다 두 너비의 곱이 하나씩 더해질 뿐이다.

# %% [markdown] key="quiz-collapse" quiz=true lang="en"
# Somebody builds 2-50-50-50-1 without any activation. Which of these networks can compute exactly the same functions?
#
# - [ ] 2-50-1 with ReLU — It can do more: it can bend.
# - [x] 2-1 without an activation — Right: three numbers, two weights and a bias, can stand for all its 5,301 parameters.
# - [ ] None that is smaller — The layers multiply out to one weight of shape (2, 1) and one bias.

# %% [markdown] key="quiz-collapse" quiz=true lang="ko" of="e744f975"
# 누군가가 활성화 함수 없이 2-50-50-50-1을 만들었다. 꼭 같은 함수들을 계산할 수 있는 신경망은 무엇일까?
#
# - [ ] ReLU가 있는 2-50-1 — 이것은 구부릴 수 있으니 더 많은 것을 한다.
# - [x] 활성화 함수가 없는 2-1 — 맞다. 가중치 두 개와 편향 하나, 곧 수 세 개로 매개변수 5,301개를 대신할 수 있다.
# - [ ] 더 작은 것 가운데에는 없다. — 층을 모두 곱하면 형상이 (2, 1)인 가중치 하나와 편향 하나가 된다.

# %% [markdown] key="quiz-layers" quiz=true lang="en"
# Which of these sentences about layers are true? There is more than one.
#
# - [ ] Unit 1 of the first hidden layer sees the first piece of a flattened picture. — In a dense layer, every unit has a weight for every pixel.
# - [ ] All layers but flatten have weights. — Activations, pooling and dropout have none either.
# - [x] A model can take two inputs and give three outputs. — Right: layers may run side by side, be joined, and part again.
# - [x] A batch of colour images is a 4D tensor. — Right: samples, height, width, channels.
# - [x] A sequence fits a recurrent layer as it is. — Right: (samples, timesteps, features).

# %% [markdown] key="quiz-layers" quiz=true lang="ko" of="68a22de2"
# 층에 대한 다음 문장 가운데 맞는 것을 모두 고르자. 둘 이상이다.
#
# - [ ] 첫 은닉층의 유닛 1은 펼친 그림의 첫 조각을 본다. — 밀집층에서는 모든 유닛이 모든 픽셀에 가중치를 지닌다.
# - [ ] Flatten을 뺀 모든 층에는 가중치가 있다. — 활성화 함수, 풀링, 드롭아웃에도 없다.
# - [x] 모델은 입력 두 개를 받아 출력 세 개를 낼 수 있다. — 맞다. 층은 나란히 놓일 수도, 합쳐질 수도, 다시 갈라질 수도 있다.
# - [x] 컬러 이미지의 배치는 4D 텐서이다. — 맞다. 샘플, 높이, 너비, 채널의 네 축이 있다.
# - [x] 시퀀스는 그대로 순환층에 넣을 수 있다. — 맞다. 형상은 (samples, timesteps, features)이다.

# %% [markdown] key="quiz-sizes" quiz=true lang="en"
# A library infers the number of inputs by itself. By mistake you hand it your table with rows and columns exchanged. What happens?
#
# - [ ] It notices and turns the table back. — It knows only sizes; to it, 64 rows of 1,797 numbers are as good as any.
# - [ ] There is always an error. — Only if something else still depends on the sizes, such as the targets.
# - [x] It builds a layer that fits the wrong table. — Right: the sizes fit, the meaning does not. That is for you to check.

# %% [markdown] key="quiz-sizes" quiz=true lang="ko" of="85173c1e"
# 어떤 라이브러리가 입력 수를 스스로 알아낸다. 실수로 표의 행과 열을 바꾸어 넘겼다. 어떻게 될까?
#
# - [ ] 알아차리고 표를 되돌려 놓는다. — 라이브러리는 크기만 안다. 1,797개짜리 64행도 멀쩡한 표로 보인다.
# - [ ] 언제나 오류가 난다. — 타깃처럼 크기에 딸린 것이 따로 있을 때에만 난다.
# - [x] 잘못된 표에 맞는 층을 만든다. — 맞다. 크기는 맞지만 뜻은 맞지 않는다. 뜻은 스스로 확인해야 한다.

# %% [markdown] key="quiz-deeper" quiz=true lang="en"
# A network of 40 layers reaches 70 % on its training data and 69 % on new data; one of 3 layers reaches 97 % and 90 %. What is wrong with the deep one?
#
# - [ ] It overfits. — Then it would be good on the training data, and the gap would be large.
# - [ ] Its hypothesis space is too small. — It holds what the small network can do: the other layers need only pass the values on.
# - [x] Its training did not find what its space holds. — Right: bad on both is degradation.
# - [ ] Nothing: deeper networks always need more data. — It does not even fit the data that it has.

# %% [markdown] key="quiz-deeper" quiz=true lang="ko" of="4d14fd15"
# 40층 신경망은 학습에 쓴 데이터에서 70%, 새 데이터에서 69%를 맞혔다. 3층 신경망은 97%와 90%를 맞혔다. 깊은 쪽은 무엇이 문제일까?
#
# - [ ] 과적합이다. — 그렇다면 학습에 쓴 데이터에서는 잘하고 둘의 틈이 컸을 것이다.
# - [ ] 가설 공간이 너무 작다. — 작은 신경망이 할 수 있는 것은 그 안에 있다. 나머지 층은 값을 그대로 넘기기만 하면 된다.
# - [x] 공간에 있는 답을 학습이 찾아내지 못했다. — 맞다. 둘 다 나쁜 것은 성능 저하이다.
# - [ ] 문제가 없다. 깊은 신경망에는 언제나 데이터가 더 필요하다. — 가진 데이터조차 맞히지 못하고 있다.

# %% [markdown] key="summary" lang="en"
# ## Summary
#
# A dense layer computes $Z = X W + b$, with a column of $W$ and an entry of $b$ for each unit. Layers behind one another, with activations in between, are a network; its depth is the number of layers with weights, and the widths $n_{l-1}$ and $n_l$ cost $n_{l-1} \cdot n_l + n_l$ parameters. Without activations all of it is one layer. The widths, the depth and the activations fix what a network can say; whether training finds it is another question.
#
# {glossary}

# %% [markdown] key="summary" lang="ko" of="a40bddfe"
# ## 정리
#
# 밀집층은 $Z = X W + b$를 계산한다. 유닛마다 $W$의 열 하나와 $b$의 원소 하나가 있다. 활성화 함수를 사이에 두고 층을 차례로 이으면 신경망이 된다. 그 깊이는 가중치가 있는 층의 수이고, 너비 $n_{l-1}$과 $n_l$ 사이에는 매개변수가 $n_{l-1} \cdot n_l + n_l$개 든다. 활성화 함수가 없으면 전체가 층 하나와 같다. 너비와 깊이와 활성화 함수가 신경망이 표현할 수 있는 것을 정한다. 학습이 그것을 찾아내는지는 또 다른 문제이다.
#
# {glossary}

# %% [markdown] key="next" lang="en"
# ## What next?
#
# - **Now build it.** In the assignment you write these layers yourself, count their parameters and check whether they fit. Fetch `layers` in the menu *Nbgrader → Assignment List*; then it opens [here](../assignments/layers/layers.ipynb).
# - **Look inside:** `nnkit/layers/dense.py` is the layer of this lesson, `nnkit/models.py` the pipeline that checks its joints, and `nnkit/collapse.py` multiplies layers out.
# - **The next lesson** follows a sample [through a whole network](06_forward_pass.ipynb), number by number.

# %% [markdown] key="next" lang="ko" of="893471ad"
# ## 다음은?
#
# - **이제 직접 만들어 보자.** 과제에서 이 층들을 스스로 작성하고, 매개변수를 세고, 서로 맞는지 확인한다. 메뉴 *Nbgrader → Assignment List*에서 `layers`를 가져오면(Fetch) [여기](../assignments/layers/layers.ipynb)에서 열 수 있다.
# - **안을 들여다보자.** `nnkit/layers/dense.py`는 이 수업의 밀집층, `nnkit/models.py`는 이음매를 검사하는 파이프라인이다. `nnkit/collapse.py`는 층을 모두 곱하여 하나로 만든다.
# - **다음 수업**에서는 샘플 하나가 [신경망 전체](06_forward_pass.ipynb)를 지나는 길을 수 하나하나 따라간다.
