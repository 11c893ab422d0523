# %% [markdown] key="title" lang="en"
# # 6 The forward pass: from data to prediction
#
# *About 45 minutes* · [이 수업을 한국어로 읽기](../ko/06_forward_pass.ipynb)
#
# A network is built: layers, weights, biases, activations. Now put numbers in at the front and follow them, node by node, until one number comes out at the back. There is no new mathematics on the way, only the neuron of lesson 2 again and again. But whoever has once filled in every node by hand will never again take a network for a mystery, and will find a bug in one in a minute.

# %% [markdown] key="title" lang="ko" of="966ce6f5"
# # 6 순전파: 데이터에서 예측값까지
#
# *약 45분* · [Read this lesson in English](../en/06_forward_pass.ipynb)
#
# 신경망이 완성되었다. 층도, 가중치도, 편향도, 활성화 함수도 있다. 이제 맨 앞에 수를 넣고, 맨 뒤에서 수 하나가 나올 때까지 노드를 하나씩 따라가 보자. 새로운 수학은 없다. 2번 수업에서 만난 뉴런이 되풀이될 뿐이다. 그러나 모든 노드를 한 번이라도 손으로 채워 본 사람에게 신경망은 더 이상 수수께끼가 아니며, 신경망에 숨은 버그도 금세 눈에 띈다.

# %% [markdown] key="goals" lang="en"
# ## What you will be able to do
#
# - compute every node of a small network by hand, and a whole batch with two lines of numpy;
# - say exactly which numbers go into a neuron's sum, and which do not;
# - explain why a batch gives the same answers as its samples one by one;
# - say what a network remembers on the way, and what for;
# - write a forward pass of your own, and find the node where a wrong one goes astray.

# %% [markdown] key="goals" lang="ko" of="9b992a5d"
# ## 이 수업을 마치면
#
# - 작은 신경망의 모든 노드를 손으로 계산하고, 배치 전체를 numpy 두 줄로 계산할 수 있다.
# - 뉴런의 가중합에 어떤 수가 들어가고 어떤 수는 들어가지 않는지 정확히 말할 수 있다.
# - 배치로 계산한 답이 샘플을 하나씩 계산한 답과 같은 까닭을 설명할 수 있다.
# - 신경망이 계산하면서 무엇을, 왜 기억해 두는지 말할 수 있다.
# - 순전파를 직접 작성하고, 잘못된 순전파가 어느 노드에서 어긋나는지 찾을 수 있다.

# %% key="setup"
import numpy as np

import nnkit
from nnkit import Adam, BinaryCrossEntropy, Dense, Sequential, fit, mlp, relu, sigmoid
from nnkit.forward_pass import forward_pass
from nnkit.plots import network_diagram
from nnkit.widgets import forward_stepper

rng = np.random.default_rng(0)
#en: nnkit.use_language("en")
#ko: nnkit.use_language("ko")

# %% [markdown] key="steps" lang="en"
# ## Three steps
#
# Using a network and training it begin in the same way: the data run through it from front to back. This is **forward propagation**, or the *forward pass* for short.
#
# 1. The data come in. What the input layer puts out is the sample itself.
# 2. A layer is reached. With *its own* weights it weighs what the layer before has put out, adds its bias, and passes each sum through its activation.
# 3. The second step is repeated for every layer. What the last one puts out is the network's **prediction**.
#
# As formulas, for a batch $X$ and a network of $L$ layers:
#
# $$A_0 = X \qquad Z_l = A_{l-1} W_l + b_l \qquad A_l = f_l(Z_l) \qquad \hat Y = A_L$$
#
# $Z_l$ are the weighted sums of layer $l$, also called its *pre-activations*; $A_l$ are its outputs.
#
# The network of this lesson is small enough to know by heart. It decides about the walk of lesson 2, again from warmth $x_1$ and rain $x_2$. One hidden neuron is the walker from there: it says how inviting the weather is. The other says how inviting the sofa is. The output neuron weighs one against the other, and its sigmoid gives the chance that you go out.
#
# $$W_h = \begin{pmatrix} 1 & -1 \\ -2 & 1 \end{pmatrix} \quad b_h = (0.5,\ 2) \qquad W_y = \begin{pmatrix} 2 \\ -1 \end{pmatrix} \quad b_y = 0.5$$
#
# Each column holds the weights *into* one neuron. **Predict**, with pencil and paper, for $x = (2, 1)$: both hidden sums, what ReLU makes of them, and the sum of the output.
#
# <details><summary>Compare with your prediction</summary>
#
# $z_1 = 1 \cdot 2 + (-2) \cdot 1 + 0.5 = 0.5$ and $z_2 = (-1) \cdot 2 + 1 \cdot 1 + 2 = 1$. Both are positive, ReLU passes them on: $h = (0.5,\ 1)$. The sum of the output is $2 \cdot 0.5 + (-1) \cdot 1 + 0.5 = 0.5$, and the sigmoid makes 0.62 of it.
#
# </details>

# %% [markdown] key="steps" lang="ko" of="afd375c8"
# ## 세 단계
#
# 신경망을 쓸 때도, 학습시킬 때도 시작은 같다. 데이터가 앞에서 뒤로 신경망을 지나간다. 이것을 **순전파**(forward propagation)라고 한다.
#
# 1. 데이터가 들어온다. 입력층은 샘플을 그대로 내보낸다.
# 2. 다음 층에 이른다. 그 층은 앞 층의 출력에 *자기* 가중치를 곱해 모두 더하고, 편향을 더한 다음, 그 합을 하나하나 활성화 함수에 넣는다.
# 3. 두 번째 단계를 모든 층에서 되풀이한다. 마지막 층의 출력이 신경망의 **예측값**이다.
#
# 배치 $X$와 층이 $L$개인 신경망에 대하여 식으로 쓰면 다음과 같다.
#
# $$A_0 = X \qquad Z_l = A_{l-1} W_l + b_l \qquad A_l = f_l(Z_l) \qquad \hat Y = A_L$$
#
# $Z_l$은 $l$번째 층의 가중합이고, *활성화 전 값*(pre-activation)이라고도 한다. $A_l$은 그 층의 출력이다.
#
# 이 수업에서 쓸 신경망은 외울 수 있을 만큼 작다. 2번 수업처럼 기온 $x_1$과 비 $x_2$를 보고 산책하러 갈지 결정한다. 은닉 뉴런 하나는 그때의 산책 뉴런으로, 바깥 날씨가 얼마나 끌리는지 말한다. 다른 하나는 소파가 얼마나 끌리는지 말한다. 출력 뉴런이 둘을 견주고, 그 시그모이드가 나갈 확률을 내놓는다.
#
# $$W_h = \begin{pmatrix} 1 & -1 \\ -2 & 1 \end{pmatrix} \quad b_h = (0.5,\ 2) \qquad W_y = \begin{pmatrix} 2 \\ -1 \end{pmatrix} \quad b_y = 0.5$$
#
# 행렬의 열마다 뉴런 하나로 *들어가는* 가중치가 담겨 있다. $x = (2, 1)$일 때 두 은닉 뉴런의 가중합, ReLU를 거친 값, 출력 뉴런의 가중합을 종이에 계산하여 **예측해 보자.**
#
# <details><summary>예측과 비교하기</summary>
#
# $z_1 = 1 \cdot 2 + (-2) \cdot 1 + 0.5 = 0.5$이고 $z_2 = (-1) \cdot 2 + 1 \cdot 1 + 2 = 1$이다. 둘 다 양수이므로 ReLU는 그대로 넘긴다. 곧 $h = (0.5,\ 1)$이다. 출력 뉴런의 가중합은 $2 \cdot 0.5 + (-1) \cdot 1 + 0.5 = 0.5$이고, 시그모이드를 거치면 0.62가 된다.
#
# </details>

# %% key="by-hand-code"
x = np.array([2.0, 1.0])
W_h, b_h = np.array([[1.0, -1.0], [-2.0, 1.0]]), np.array([0.5, 2.0])
W_y, b_y = np.array([[2.0], [-1.0]]), np.array([0.5])

h = relu(x @ W_h + b_h)
y = sigmoid(h @ W_y + b_y)
print(h, y.round(4))

# %% key="flow-picture"
walk = Sequential([Dense(2, 2, rng=rng), relu, Dense(2, 1, rng=rng), sigmoid])
walk.layers[0].weight, walk.layers[0].bias = W_h, b_h
walk.layers[2].weight, walk.layers[2].bias = W_y, b_y

#en: picture = network_diagram(walk, x, input_names=["warmth", "rain"], output_names=["walk"])
#ko: picture = network_diagram(walk, x, input_names=["기온", "비"], output_names=["산책"])
for place, name in ((1.35, "$W_h$"), (4.05, "$W_y$")):
    picture.text(place, 1.2, f"{name}  ⟶", ha="center", fontsize=14)

# %% [markdown] key="follow" lang="en"
# The picture in words: the inputs 2 and 1 stand on the left. Through the four weights $W_h$ they become the hidden outputs 0.5 and 1, and through the two weights $W_y$ those become the output 0.622. Under each neuron stands its bias, under the output's too. Everything runs from left to right, nothing back.
#
# ## Node by node
#
# Now walk through it yourself. "Next node" computes one node, in the order of computation; a click on a node goes there, and on a node the arrow keys do the same. What has been computed stands in the node, the sum $z$ above and the output $f(z)$ below; what comes later is still empty. Every number can be changed in its place: inputs, weights, biases, and the activation on top of a column.

# %% [markdown] key="follow" lang="ko" of="9c84294d"
# 그림을 말로 옮기면 이렇다. 왼쪽에 입력 2와 1이 있다. 네 가중치 $W_h$를 지나 은닉 출력 0.5와 1이 되고, 다시 두 가중치 $W_y$를 지나 출력 0.622가 된다. 뉴런마다 아래에 편향이 적혀 있으며 출력 뉴런도 마찬가지이다. 모든 수는 왼쪽에서 오른쪽으로만 흐르고, 되돌아가지 않는다.
#
# ## 노드를 하나씩
#
# 이제 직접 따라가 보자. "다음 노드"를 누르면 계산 순서대로 노드 하나를 계산한다. 노드를 눌러 그곳으로 갈 수도 있고, 노드 위에서는 방향키로도 움직인다. 계산한 값은 노드 안에 보인다. 위가 가중합 $z$, 아래가 출력 $f(z)$이다. 아직 이르지 않은 노드는 비어 있다. 입력, 가중치, 편향은 물론 열 위의 활성화 함수까지 모든 것을 그 자리에서 바꿀 수 있다.

# %% key="stepper"
forward_stepper([2, 1])

# %% [markdown] key="follow-try" lang="en"
# **Try it**, with a prediction first each time:
#
# 1. Go to the output $y$. Change its bias from 0.5 to −0.5. Which nodes change?
# 2. Reset, and go to $y$ again. Change the bias of $h_2$ from 2 to −3. Which number comes in at $y$ in the place of $h_2$?
# 3. Reset. Set both inputs to 0. Which numbers still decide about the output?
# 4. Reset. Choose `identity` as the activation of the hidden layer. Does the prediction for $(2, 1)$ change? And for $(0, 2)$, between `relu` and `identity`?
#
# <details><summary>Compare with your predictions</summary>
#
# 1. Only $y$: its sum is now −0.5 and its output 0.3775. The nodes before it know nothing of the output's bias.
# 2. Zero. The sum of $h_2$ is −4, ReLU makes 0 of it, and *the output* is passed on, not the sum.
# 3. The biases, and the weights behind the first layer: the hidden outputs are $(0.5,\ 2)$, the biases themselves.
# 4. Not for $(2, 1)$: both hidden sums are positive, and ReLU leaves those alone. For $(0, 2)$ the sum of $h_1$ is −3.5; `relu` passes on 0, `identity` −3.5.
#
# </details>

# %% [markdown] key="follow-try" lang="ko" of="0b1dd891"
# 매번 먼저 예측하고 **해 보자.**
#
# 1. 출력 $y$로 간다. 편향을 0.5에서 −0.5로 바꾼다. 어떤 노드가 바뀔까?
# 2. "처음으로"를 누르고 다시 $y$로 간다. $h_2$의 편향을 2에서 −3으로 바꾼다. $y$의 식에서 $h_2$ 자리에는 어떤 수가 들어올까?
# 3. "처음으로"를 누르고 두 입력을 모두 0으로 둔다. 이제 무엇이 출력을 정할까?
# 4. "처음으로"를 누르고 은닉층의 활성화 함수로 `identity`를 고른다. $(2, 1)$의 예측값이 바뀔까? $(0, 2)$에서는 `relu`와 `identity`의 결과가 서로 다를까?
#
# <details><summary>예측과 비교하기</summary>
#
# 1. $y$만 바뀐다. 가중합은 −0.5, 출력은 0.3775가 된다. 앞의 노드는 출력의 편향을 알지 못한다.
# 2. 0이 들어온다. $h_2$의 가중합은 −4이고 ReLU를 거치면 0이다. 넘어가는 것은 가중합이 아니라 *출력*이다.
# 3. 편향과, 첫 층보다 뒤에 있는 가중치가 정한다. 은닉 출력은 $(0.5,\ 2)$, 곧 편향 그대로이다.
# 4. $(2, 1)$에서는 바뀌지 않는다. 두 은닉 가중합이 모두 양수여서 ReLU가 그대로 둔다. $(0, 2)$에서는 $h_1$의 가중합이 −3.5인데, `relu`는 0을 넘기고 `identity`는 −3.5를 넘긴다.
#
# </details>

# %% [markdown] key="predict-first" lang="en"
# The next cell brings another day, cold and wet, and asks *you* for every node: type $z$, press Enter, then type $f(z)$. A tolerance of about 0.02 is left for mental arithmetic. (For the sigmoid you may ask numpy: `sigmoid(-1)`.) A wrong number that comes from a well-known mistake is recognised.

# %% [markdown] key="predict-first" lang="ko" of="ec41cd0f"
# 다음 셀은 춥고 비 오는 다른 날을 넣고, 노드마다 값을 *직접* 묻는다. $z$를 적고 Enter를 누른 다음 $f(z)$를 적는다. 암산을 생각하여 0.02쯤의 오차는 맞은 것으로 본다. (시그모이드 값은 `sigmoid(-1)`처럼 numpy에 물어봐도 된다.) 흔한 실수에서 나온 틀린 값은 위젯이 알아본다.

# %% key="predict-first-code"
forward_stepper([-1, 2], step=1, predict=True)

# %% [markdown] key="whose-weights" lang="en"
# ## Whose weights?
#
# > **You may have read that** a neuron's input is made from its own weights, *the weights of the layer before*, and the outputs of the layer before. One of the three does not belong there. It is *this* layer's weights times the *previous* layer's outputs, added up, plus the bias. The previous weights have done their work: they are in those outputs already, and nobody looks at them again. **Try it:** below, two hidden layers differ in all four weights, but are made so that they put out the same $h$ for $x = (2, 1)$. If the previous weights went into the output neuron's sum, the two outputs would differ. The last line multiplies them in once more, as the sentence has it. Predict all three outputs: which are equal?

# %% [markdown] key="whose-weights" lang="ko" of="12c79d74"
# ## 어느 층의 가중치일까?
#
# > 뉴런의 입력은 자기 가중치, *앞 층의 가중치*, 앞 층의 출력으로 만들어진다고 **읽은 적이 있을 것이다.** 셋 가운데 하나는 여기에 들어가지 않는다. *이* 층의 가중치에 *앞* 층의 출력을 곱해 모두 더하고 편향을 더할 뿐이다. 앞 층의 가중치는 제 할 일을 마쳤다. 이미 그 출력 속에 들어 있으며 다시 쓰이지 않는다. **확인해 보자.** 아래의 두 은닉층은 가중치 네 개가 모두 다르지만, $x = (2, 1)$에 대해서는 같은 $h$를 내놓도록 만들었다. 앞 층의 가중치가 출력 뉴런의 가중합에 들어간다면 두 출력은 서로 달라야 한다. 마지막 줄에서는 위의 주장대로 앞 층의 가중치를 한 번 더 곱한다. 세 출력을 예측해 보자. 어느 것이 서로 같을까?

# %% key="whose-weights-code"
other_W_h, other_b_h = np.array([[0.5, 0.0], [-1.0, 3.0]]), np.array([0.5, -2.0])
for W, b in ((W_h, b_h), (other_W_h, other_b_h)):
    h = relu(x @ W + b)
    print(h, "→", sigmoid(h @ W_y + b_y).round(4))

twice = sigmoid((h @ W_h) @ W_y + b_y)
print(h, "→", twice.round(4))

# %% [markdown] key="batch" lang="en"
# The same $h$, the same 0.6225, whatever the weights behind it were. With the previous weights once more it would be 0.0474, which no network computes.
#
# ## Many days at once
#
# A week is a batch: one day in each row. The two lines stay as they are, only the arrays get rows:
#
# | | one day | five days |
# | --- | --- | --- |
# | $X$ | (2,) | (5, 2) |
# | $H = f(X W_h + b_h)$ | (2,) | (5, 2) |
# | $\hat Y = \sigma(H W_y + b_y)$ | (1,) | (5, 1) |
#
# The weights are the same for all rows, and no row looks at another: the dense layers and the activations of this course treat every sample by itself. (Softmax looks along a row, never down a column.) **Predict:** the next cell computes five days together and one by one, then changes the third day only. How many of the five outputs change?

# %% [markdown] key="batch" lang="ko" of="750c5742"
# $h$가 같으면 그 앞의 가중치가 무엇이었든 출력은 똑같이 0.6225이다. 앞 층의 가중치를 한 번 더 곱하면 0.0474가 되는데, 어떤 신경망도 그렇게 계산하지 않는다.
#
# ## 여러 날을 한꺼번에
#
# 여러 날을 한 행에 하루씩 쌓으면 배치가 된다. 식 두 줄은 그대로이고 배열에 행이 생길 뿐이다.
#
# | | 하루 | 닷새 |
# | --- | --- | --- |
# | $X$ | (2,) | (5, 2) |
# | $H = f(X W_h + b_h)$ | (2,) | (5, 2) |
# | $\hat Y = \sigma(H W_y + b_y)$ | (1,) | (5, 1) |
#
# 가중치는 모든 행에 똑같이 쓰이고, 어느 행도 다른 행을 보지 않는다. 이 강좌의 밀집층과 활성화 함수는 샘플마다 따로 계산한다. (소프트맥스도 한 행 안에서만 계산하며, 다른 행의 값은 쓰지 않는다.) 다음 셀은 닷새를 한꺼번에, 또 하루씩 계산한 다음, 셋째 날만 바꾼다. 다섯 출력 가운데 몇 개가 바뀔지 **예측해 보자.**

# %% key="batch-code"
def forward(x, weights, biases):
    hidden = relu(x @ weights[0] + biases[0])
    return sigmoid(hidden @ weights[1] + biases[1])


weights, biases = [W_h, W_y], [b_h, b_y]
days = np.array([[2, 1], [0, 0], [-1, 2], [3, 0], [0, -1.5]])
together = forward(days, weights, biases)
alone = np.array([forward(day, weights, biases) for day in days])
print(together.shape, np.allclose(together, alone))

days[2] = [2, 0]
print((forward(days, weights, biases) != together).ravel())

# %% [markdown] key="cache" lang="en"
# One: the third. So a large batch may be cut into pieces, or its rows shuffled, and every sample still gets the answer it would get alone. For the same reason `predict` of nnkit can send any number of samples through in pieces of 1,024.
#
# ## What the network remembers
#
# When only the prediction is wanted, each layer's numbers may be forgotten as soon as the next layer has them. A network that is to *learn* keeps them: the way back, in lesson 9, needs the inputs of every layer and the sums before every activation. What is kept during the forward pass is called the **cache**.
#
# `forward_pass` of nnkit keeps everything: for each layer the pair of its sums and its outputs. **Predict**: how many numbers does it keep for our network and five samples? And can the sums be forgotten, because one could work them out again from the outputs? Look at the two columns of $h_1$ before you decide.

# %% [markdown] key="cache" lang="ko" of="ab16c14c"
# 한 개, 곧 셋째 날만 바뀐다. 그러니 큰 배치를 나누어 계산해도, 행을 뒤섞어도 샘플마다 혼자 계산했을 때와 같은 답을 얻는다. nnkit의 `predict`가 아무리 많은 샘플도 1,024개씩 나누어 계산할 수 있는 것도 이 때문이다.
#
# ## 신경망이 기억해 두는 것
#
# 예측값만 필요하다면 다음 층에 넘긴 수는 바로 잊어도 된다. 그러나 *학습*할 신경망은 그 수를 기억해 둔다. 9번 수업에서 신경망을 거꾸로 되짚어 갈 때, 층마다 그 입력이, 활성화 함수마다 그 앞의 가중합이 필요하기 때문이다. 순전파를 하면서 기억해 두는 이 값을 **캐시**(cache)라고 한다.
#
# nnkit의 `forward_pass`는 층마다 가중합과 출력의 쌍을 모두 기억해 둔다. 우리 신경망과 샘플 다섯 개라면 수를 몇 개나 기억할지 **예측해 보자.** 출력에서 가중합을 다시 구할 수 있으니 가중합은 잊어도 될까? $h_1$의 두 열을 보고 판단해 보자.

# %% key="cache-code"
days[2] = [-1, 2]
cache = forward_pass(days, weights, biases, [relu, sigmoid])
print(sum(part.size for layer in cache for part in layer))

hidden, output = cache
print(hidden.sums[:, 0], hidden.outputs[:, 0], sep="\n")

# %% [markdown] key="reuse" lang="en"
# 30: two hidden units and one output make three sums and three outputs for each of the five days. The sums cannot be forgotten: where ReLU puts out 0, the sum was −4.5, or −1, or any other negative number. From the outputs nobody can tell.
#
# The cache is good for something else: it tells what has to be computed anew. **Predict:** after a change of $b_y$ alone, can the hidden layer's part be used as it is? And after a change of $b_h$?

# %% [markdown] key="reuse" lang="ko" of="cd59457b"
# 30개이다. 은닉 유닛 두 개와 출력 하나에서 가중합 세 개와 출력 세 개가 나오고, 그것이 닷새 치이다. 가중합은 잊으면 안 된다. ReLU의 출력이 0이면 가중합은 −4.5였을 수도, −1이었을 수도, 다른 어떤 음수였을 수도 있다. 출력만 보아서는 알 수 없다.
#
# 캐시는 다른 데에도 쓸모가 있다. 무엇을 새로 계산해야 하는지 알려 준다. $b_y$만 바꾸었다면 은닉층의 캐시를 그대로 쓸 수 있을까? $b_h$를 바꾸었다면 어떨까? **예측해 보자.**

# %% key="reuse-code"
from_cache = sigmoid(hidden.outputs @ W_y + (b_y - 1))
print(np.allclose(from_cache, forward(days, weights, [b_h, b_y - 1])))

from_cache = sigmoid(hidden.outputs @ W_y + b_y)
print(np.allclose(from_cache, forward(days, weights, [b_h - 1, b_y])))

# %% [markdown] key="prediction" lang="en"
# A change in the last layer leaves everything before it standing. A change in the first one touches everything behind it.
#
# ## What is a prediction worth?
#
# The number that comes out last is called a prediction whether it is a good one or not. The forward pass only computes; whether the answer is right depends on the weights, and finding good ones is the work of training. **Predict** for a network with random weights: how many of 200 points of two classes does it sort correctly? And the same network, same forward pass, after training? (How `fit` works is the subject of lessons 7 to 10; here it is a black box.)

# %% [markdown] key="prediction" lang="ko" of="b5cf2543"
# 마지막 층을 바꾸면 그 앞은 모두 그대로이다. 첫 층을 바꾸면 그 뒤가 모두 달라진다.
#
# ## 예측값은 얼마나 믿을 만할까?
#
# 마지막에 나온 수는 잘 맞든 맞지 않든 예측값이라고 부른다. 순전파는 계산만 할 뿐이다. 답이 맞는지는 가중치에 달려 있고, 좋은 가중치를 찾는 것이 학습이 할 일이다. 가중치가 무작위인 신경망은 두 클래스의 점 200개 가운데 몇 개나 바르게 나눌까? 같은 신경망이 같은 순전파를 하되 학습을 마친 뒤라면 어떨까? **예측해 보자.** (`fit`이 어떻게 동작하는지는 7~10번 수업에서 다룬다. 여기서는 블랙박스로 둔다.)

# %% key="prediction-code"
X, y = nnkit.datasets.moons(400, rng=rng)
seen, new = slice(0, 200), slice(200, 400)
model = mlp([2, 8, 1], output_activation=sigmoid, rng=rng)


def right_answers():
    return int(np.sum((model.predict(X[new]).ravel() > 0.5) == y[new]))


print(right_answers(), model.predict(X[new][:3]).ravel().round(2))
fit(model, BinaryCrossEntropy(), Adam(0.05), X[seen], y[seen, np.newaxis], epochs=60, rng=rng)
print(right_answers(), model.predict(X[new][:3]).ravel().round(2), y[new][:3])

# %% [markdown] key="own" lang="en"
# Random weights do about as well as a coin; trained ones get nearly all of these new points right. The line of code that predicts is the same.
#
# ## A forward pass of your own
#
# Here is somebody's forward pass. It runs without an error, it returns the sums and the outputs of every layer, and for $x = (2, 1)$ it is right to the last digit. The widget puts *its* numbers into the nodes and compares them with nnkit's, for two samples. Predict from the code what is wrong, and for which of the samples it will show. Then run the cell and go to the first difference.

# %% [markdown] key="own" lang="ko" of="56bab9aa"
# 가중치가 무작위이면 동전 던지기나 다름없다. 학습을 마치면 처음 보는 점도 거의 다 맞힌다. 예측하는 코드는 똑같다.
#
# ## 직접 만든 순전파
#
# 누군가가 작성한 순전파가 있다. 오류 없이 실행되고, 모든 층의 가중합과 출력을 돌려주며, $x = (2, 1)$에서는 끝자리까지 맞는다. 위젯은 *이 함수*가 계산한 수를 노드에 넣고, 샘플 두 개에 대해 nnkit과 비교한다. 무엇이 잘못되었고 어느 샘플에서 드러날지 코드를 보고 예측해 보자. 그런 다음 셀을 실행하고 맨 처음 달라지는 곳으로 가 보자.

# %% key="own-code"
def my_forward(x, weights, biases):
    sums, outputs = [], []
    for weight, bias, activation in zip(weights, biases, [relu, sigmoid], strict=True):
        sums.append(x @ weight + bias)
        outputs.append(activation(sums[-1]))
        x = sums[-1]
    return sums, outputs


forward_stepper([[2, 1], [-1, 2]], forward=my_forward)

# %% [markdown] key="own-result" lang="en"
# Sample 2, at the sum of $y$: the function passes the *sums* on to the next layer, not the outputs. On the warm day both hidden sums are positive, so nobody notices; on the cold one ReLU should have made 0 of −4.5. One sample that agrees proves little: test a forward pass with several, among them some that the activation really bends.
#
# Change one word in the function, run the cell again, and see the widget agree in every number. Then make a mistake of your own, forget a bias for example, and predict where it will be found.

# %% [markdown] key="own-result" lang="ko" of="c9635b5a"
# 샘플 2, $y$의 가중합에서 달라진다. 이 함수는 다음 층에 출력이 아니라 *가중합*을 넘긴다. 따뜻한 날에는 두 은닉 가중합이 모두 양수여서 아무도 눈치채지 못한다. 추운 날에는 ReLU가 −4.5를 0으로 만들었어야 한다. 샘플 하나가 맞았다고 믿어서는 안 된다. 순전파는 활성화 함수가 실제로 값을 바꾸는 샘플까지 넣어 여러 샘플로 시험하자.
#
# 함수에서 낱말 하나를 고치고 셀을 다시 실행하여 모든 수가 nnkit과 같아지는 것을 보자. 그런 다음 편향을 빠뜨리는 것처럼 일부러 실수를 하나 저지르고, 어디에서 발견될지 예측해 보자.

# %% [markdown] key="quiz" lang="en"
# ## Check yourself

# %% [markdown] key="quiz" lang="ko" of="8f45d9d8"
# ## 스스로 확인하기

# %% [markdown] key="quiz-hand" quiz=true lang="en"
# The hidden sums of a sample are $(3, -2)$, with ReLU behind them. The output neuron has the weights $(2, -1)$, the bias $-1$, and no activation. What is the prediction?
#
# - [x] 5 — Right: ReLU makes (3, 0) of the sums, and 2·3 + (−1)·0 − 1 = 5.
# - [ ] 7 — That is 2·3 + (−1)·(−2) − 1: the sums were passed on, not the outputs.
# - [ ] 6 — The bias of the output neuron is missing.
# - [ ] 2 — That adds the hidden outputs and the bias without the weights.

# %% [markdown] key="quiz-hand" quiz=true lang="ko" of="d7fac307"
# 어떤 샘플에서 은닉층의 가중합이 $(3, -2)$이고 그 뒤에 ReLU가 있다. 출력 뉴런은 가중치가 $(2, -1)$, 편향이 $-1$이고 활성화 함수는 없다. 예측값은 얼마일까?
#
# - [x] 5 — 맞다. ReLU를 거치면 (3, 0)이고 2·3 + (−1)·0 − 1 = 5이다.
# - [ ] 7 — 2·3 + (−1)·(−2) − 1을 계산한 값이다. 출력이 아니라 가중합을 넘겼다.
# - [ ] 6 — 출력 뉴런의 편향이 빠졌다.
# - [ ] 2 — 가중치를 곱하지 않고 은닉 출력과 편향을 더한 값이다.

# %% [markdown] key="quiz-weights" quiz=true lang="en"
# What goes into the weighted sum of a neuron in layer 3? Choose all.
#
# - [x] The weights of layer 3 — Right: those that lead into this neuron.
# - [ ] The weights of layer 2 — They are in the outputs of layer 2 already, and are not used again.
# - [x] The outputs of layer 2 — Right: what its activation has made of its sums.
# - [ ] The sums of layer 2 — They have been through the activation of layer 2; its outputs are passed on.
# - [ ] The data — Only the first layer sees them directly.
# - [x] The bias of the neuron — Right: its own, added at the end.

# %% [markdown] key="quiz-weights" quiz=true lang="ko" of="79fb0a8c"
# 세 번째 층에 있는 뉴런의 가중합에는 무엇이 들어갈까? 모두 고르자.
#
# - [x] 세 번째 층의 가중치 — 맞다. 이 뉴런으로 들어오는 가중치이다.
# - [ ] 두 번째 층의 가중치 — 이미 두 번째 층의 출력 속에 들어 있으며 다시 쓰이지 않는다.
# - [x] 두 번째 층의 출력 — 맞다. 두 번째 층의 가중합이 활성화 함수를 거친 값이다.
# - [ ] 두 번째 층의 가중합 — 두 번째 층의 활성화 함수를 이미 거쳤다. 넘어오는 것은 출력이다.
# - [ ] 데이터 — 데이터를 바로 받는 것은 첫 층뿐이다.
# - [x] 이 뉴런의 편향 — 맞다. 자기 편향을 마지막에 더한다.

# %% [markdown] key="quiz-batch" quiz=true lang="en"
# You send 32 samples through a network of dense layers as one batch, then the fifth of them alone. Apart from rounding, how do the two predictions for the fifth compare?
#
# - [x] They are the same. — Right: every row is computed by itself, with the same weights.
# - [ ] The batch's is better, because it has seen more samples. — A forward pass learns nothing; the weights stay as they are.
# - [ ] The batch's is the mean over 32 samples. — Nothing is averaged on the way forward: there is one prediction for each row.

# %% [markdown] key="quiz-batch" quiz=true lang="ko" of="932b40cc"
# 밀집층으로 된 신경망에 샘플 32개를 한 배치로 넣고, 그다음 다섯 번째 샘플만 따로 넣었다. 반올림 오차를 빼면 다섯 번째 샘플의 두 예측값은 어떨까?
#
# - [x] 같다. — 맞다. 모든 행을 같은 가중치로 따로따로 계산한다.
# - [ ] 더 많은 샘플을 본 배치 쪽이 더 정확하다. — 순전파는 아무것도 배우지 않는다. 가중치는 그대로이다.
# - [ ] 배치 쪽은 샘플 32개의 평균이다. — 순전파에서는 아무것도 평균 내지 않는다. 행마다 예측값이 하나씩 있다.

# %% [markdown] key="quiz-cache" quiz=true lang="en"
# A network with ReLU remembers, during the forward pass, the outputs of every layer but not the sums. What can no longer be found out?
#
# - [ ] The prediction — It is the last of the outputs.
# - [x] How far below 0 the sum of a silent unit was — Right: ReLU puts out 0 for all of them.
# - [ ] The sum of a unit that puts out 3 — For positive sums ReLU changes nothing: it was 3.

# %% [markdown] key="quiz-cache" quiz=true lang="ko" of="c22637c4"
# ReLU를 쓰는 신경망이 순전파를 하면서 모든 층의 출력은 기억하고 가중합은 기억하지 않는다. 이제 알아낼 수 없는 것은 무엇일까?
#
# - [ ] 예측값 — 예측값은 마지막 층의 출력이다.
# - [x] 출력이 0인 유닛의 가중합이 0보다 얼마나 작았는지 — 맞다. 0 이하이면 ReLU는 모두 0을 내놓는다.
# - [ ] 출력이 3인 유닛의 가중합 — 양수이면 ReLU는 값을 바꾸지 않는다. 가중합은 3이었다.

# %% [markdown] key="quiz-order" quiz=true lang="en"
# Which of these orders of computation give the right prediction? Choose all.
#
# - [x] First $h_2$, then $h_1$, then the output — Right: within a layer the order does not matter; no unit waits for its neighbour.
# - [ ] First the output, then $h_1$ and $h_2$ — The output's sum needs the hidden outputs.
# - [x] All units of a layer at once, layer after layer — Right: this is what `X @ W + b` does.

# %% [markdown] key="quiz-order" quiz=true lang="ko" of="29737fc3"
# 어떤 순서로 계산해야 올바른 예측값이 나올까? 모두 고르자.
#
# - [x] $h_2$, $h_1$, 출력의 순서 — 맞다. 한 층 안에서는 순서가 상관없다. 어느 유닛도 옆 유닛을 기다리지 않는다.
# - [ ] 출력을 먼저, 그다음 $h_1$과 $h_2$ — 출력의 가중합에는 은닉 출력이 필요하다.
# - [x] 층마다 모든 유닛을 한꺼번에, 한 층씩 차례로 — 맞다. `X @ W + b`가 하는 일이다.

# %% [markdown] key="quiz-prediction" quiz=true lang="en"
# A network that nobody has trained puts out 0.97 for a sample. What does the number say?
#
# - [ ] That the network is 97 % sure, and so probably right. — Being sure comes from the weights too, and these are random.
# - [x] What these weights make of this sample, and nothing about the truth. — Right: the forward pass always gives a number.
# - [ ] Nothing: an untrained network has no prediction. — It has one as soon as it has weights.

# %% [markdown] key="quiz-prediction" quiz=true lang="ko" of="e97f2114"
# 아무도 학습시키지 않은 신경망이 어떤 샘플에 대해 0.97을 내놓았다. 이 수는 무엇을 말해 줄까?
#
# - [ ] 신경망이 97% 확신하니 아마 맞을 것이다. — 확신하는 정도도 가중치에서 나오는데, 그 가중치가 무작위이다.
# - [x] 이 가중치로 이 샘플을 계산한 값일 뿐, 정답에 대해서는 아무것도 말해 주지 않는다. — 맞다. 순전파는 언제나 수를 내놓는다.
# - [ ] 아무것도 말해 주지 않는다. 학습시키지 않은 신경망에는 예측값이 없다. — 가중치만 있으면 예측값은 나온다.

# %% [markdown] key="summary" lang="en"
# ## Summary
#
# The forward pass computes $Z_l = A_{l-1} W_l + b_l$ and $A_l = f_l(Z_l)$ for one layer after the other: this layer's weights, the previous layer's outputs, this layer's bias, and the activation of the weighted sum. It treats every row of a batch by itself, and keeps in the cache what the way back will need. The last outputs are the prediction; how good it is depends on the weights.
#
# {glossary}

# %% [markdown] key="summary" lang="ko" of="fa43b621"
# ## 정리
#
# 순전파는 $Z_l = A_{l-1} W_l + b_l$과 $A_l = f_l(Z_l)$을 한 층씩 차례로 계산한다. 앞 층의 출력에 이 층의 가중치를 곱해 더하고, 이 층의 편향을 더하고, 그 가중합을 활성화 함수에 넣는다. 배치의 모든 행을 따로따로 계산하며, 거꾸로 되짚어 갈 때 필요한 것을 캐시에 기억해 둔다. 마지막 출력이 예측값이고, 얼마나 좋은 예측값인지는 가중치에 달려 있다.
#
# {glossary}

# %% [markdown] key="next" lang="en"
# ## What next?
#
# - **Now build it.** In the assignment you fill in every node of a network by hand, then write the network yourself, with its cache and its prediction. Fetch `forward_pass` in the menu *Nbgrader → Assignment List*; then it opens [here](../assignments/forward_pass/forward_pass.ipynb).
# - **Look inside:** `nnkit/forward_pass.py` is this lesson in one loop. `nnkit/models.py` has the `forward` that training uses, in which every layer keeps its part of the cache for itself.
# - **The next lesson** asks how wrong a prediction is: [losses](07_losses.ipynb).

# %% [markdown] key="next" lang="ko" of="94678948"
# ## 다음은?
#
# - **이제 직접 만들어 보자.** 과제에서 신경망의 모든 노드를 손으로 채운 다음, 캐시를 지니고 예측값을 내는 신경망을 스스로 작성한다. 메뉴 *Nbgrader → Assignment List*에서 `forward_pass`를 가져오면(Fetch) [여기](../assignments/forward_pass/forward_pass.ipynb)에서 열 수 있다.
# - **안을 들여다보자.** `nnkit/forward_pass.py`는 이 수업을 반복문 하나에 담은 것이다. 학습에 쓰는 `forward`는 `nnkit/models.py`에 있으며, 층마다 캐시에서 제 몫을 스스로 기억한다.
# - **다음 수업**에서는 예측값이 얼마나 틀렸는지 잰다. 바로 [손실](07_losses.ipynb)이다.
