# %% [markdown] key="title" lang="en"
# # Assignment: the forward pass
#
# You fill in every node of a small network by hand, then write the network itself: layers in a row, the sums and outputs that it keeps on the way, and the prediction at its end. Finally, your own network drives the lesson's widget.
#
# {exercises}
#
# It belongs to the lesson [The forward pass: from data to prediction](../../en/06_forward_pass.ipynb).

# %% [markdown] key="title" lang="ko" of="75f106f3"
# # 과제: 순전파
#
# 작은 신경망의 노드를 모두 손으로 채운 다음, 신경망을 직접 작성한다. 층을 차례로 잇고, 지나면서 가중합과 출력을 기억해 두고, 맨 끝에서 예측값을 낸다. 마지막에는 직접 만든 신경망으로 수업의 위젯을 움직인다.
#
# {exercises}
#
# 이 과제는 [순전파: 데이터에서 예측값까지](../../ko/06_forward_pass.ipynb) 수업에 딸려 있다.

# %% [markdown] key="how" lang="en"
# ## How to work
#
# {how}

# %% [markdown] key="how" lang="ko" of="8ec3f467"
# ## 푸는 방법
#
# {how}

# %% key="imports"
import numpy as np

# %% key="checks" nbgrader={"grade": false, "grade_id": "checks", "locked": true, "schema_version": 3, "solution": false, "task": false}
#en: # The tests need these lines. Run them; there is nothing to write here.
#ko: # 테스트에 필요한 줄이다. 실행만 하면 된다.
import nnkit
from autograder.checks import forward_pass as check

#en: nnkit.use_language("en")
#ko: nnkit.use_language("ko")

# %% [markdown] key="given-about" lang="en"
# ## What is given
#
# Activations and a dense layer, as you have built them before. Your network is put together from these.

# %% [markdown] key="given-about" lang="ko" of="71280217"
# ## 주어진 것
#
# 앞에서 만든 활성화 함수와 밀집층이다. 이것들을 이어 신경망을 만든다.

# %% key="given" nbgrader={"grade": false, "grade_id": "given", "locked": true, "schema_version": 3, "solution": false, "task": false}
def relu(x):
    return np.maximum(0, x)


def sigmoid(x):
    tail = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, tail) / (1 + tail)


def softmax(x):
    powers = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


class Dense:
    def __init__(self, inputs, outputs, seed):
        weight = np.random.default_rng(seed).normal(size=(inputs, outputs)) / np.sqrt(inputs)
        self.params = {"weight": weight, "bias": np.zeros(outputs)}

    def forward(self, X):
        return X @ self.params["weight"] + self.params["bias"]

# %% key="my-own"
#en: # False: what is given above is used.
#en: # True: your own earlier work; grading always uses what is given.
#ko: # False: 위에 주어진 것을 쓴다.
#ko: # True: 앞에서 직접 만든 것을 쓴다. 채점할 때는 언제나 주어진 것을 쓴다.
MY_OWN = False

# %% key="own-work" nbgrader={"grade": false, "grade_id": "own-work", "locked": true, "schema_version": 3, "solution": false, "task": false}
from autograder.own_work import own_work

own_work("activations", "relu", "sigmoid", "softmax")
own_work("layers", "Dense")

# %% [markdown] key="by-hand-task" lang="en"
# ## {n} Every node by hand
#
# {worth: 12 minutes}
#
# Whoever has once filled in a network with a pencil can find the node where a program goes astray. Here is a network with two inputs, two hidden units with ReLU, and one output with a sigmoid:
#
# $$W_h = \begin{pmatrix} 1 & -1 \\ -2 & 1 \end{pmatrix} \quad b_h = (0.5,\ 1) \qquad W_y = \begin{pmatrix} 2 \\ -2 \end{pmatrix} \quad b_y = -2.25$$
#
# Each column holds the weights into one unit. The sample is $x = (3,\ 1)$. Work out all six numbers on paper, in the order in which the network computes them:
#
# | name | number |
# | --- | --- |
# | `z1`, `z2` | the weighted sums of the two hidden units |
# | `h1`, `h2` | their outputs |
# | `z` | the weighted sum of the output unit |
# | `y` | its output, the prediction |
#
# Write `by_hand()`, which returns the six numbers in a dictionary under these names. Three decimals are enough. Only for the sigmoid may you ask the computer.
#
# **Example.** A network with one input, one hidden unit and one output, with the input 2, looked at node by node:

# %% [markdown] key="by-hand-task" lang="ko" of="8df71825"
# ## {n} 모든 노드를 손으로
#
# {worth: 12 minutes}
#
# 신경망을 한 번이라도 연필로 채워 본 사람은 프로그램이 어느 노드에서 어긋나는지 찾을 수 있다. 여기 입력 두 개, ReLU를 쓰는 은닉 유닛 두 개, 시그모이드를 쓰는 출력 하나로 된 신경망이 있다.
#
# $$W_h = \begin{pmatrix} 1 & -1 \\ -2 & 1 \end{pmatrix} \quad b_h = (0.5,\ 1) \qquad W_y = \begin{pmatrix} 2 \\ -2 \end{pmatrix} \quad b_y = -2.25$$
#
# 행렬의 열마다 유닛 하나로 들어가는 가중치가 담겨 있다. 샘플은 $x = (3,\ 1)$이다. 신경망이 계산하는 순서대로 여섯 수를 모두 종이에 구해 보자.
#
# | 이름 | 수 |
# | --- | --- |
# | `z1`, `z2` | 두 은닉 유닛의 가중합 |
# | `h1`, `h2` | 두 은닉 유닛의 출력 |
# | `z` | 출력 유닛의 가중합 |
# | `y` | 출력 유닛의 출력, 곧 예측값 |
#
# 여섯 수를 이 이름으로 딕셔너리에 담아 돌려주는 `by_hand()`를 작성해 보자. 소수점 아래 세 자리면 충분하다. 시그모이드만은 컴퓨터에 물어보아도 된다.
#
# **예.** 입력 하나, 은닉 유닛 하나, 출력 하나인 신경망에 2를 넣고 노드를 하나씩 살펴본다.

# %% key="by-hand-example"
z1 = -1.5 * 2 + 1
h1 = relu(z1)
z = 4 * h1 - 0.5
y = sigmoid(z)
print({"z1": float(z1), "h1": float(h1), "z": float(z), "y": round(float(y), 3)})

# %% key="by-hand" nbgrader={"grade": false, "grade_id": "by-hand", "locked": false, "schema_version": 3, "solution": true, "task": false}
def by_hand():
    #en: """Return the numbers of all nodes for the sample (3, 1).
    #ko: """샘플 (3, 1)에 대해 모든 노드의 수를 돌려준다.

    #en: Returns a dict with the names "z1", "z2", "h1", "h2", "z", "y".
    #ko: 이름 "z1", "z2", "h1", "h2", "z", "y"가 있는 딕셔너리를 돌려준다.
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return {"z1": 1.5, "z2": -1, "h1": 1.5, "h2": 0, "z": 0.75, "y": 0.679}
    ### END SOLUTION

# %% [markdown] key="by-hand-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# The first hidden unit has the weights in the first *column* of $W_h$: $z_1 = 1 \cdot x_1 + (-2) \cdot x_2 + 0.5$.
#
# <details><summary>Hint 2</summary>
#
# What the output unit weighs are the two numbers that come *out of* the hidden units, `h1` and `h2`. One of them has been changed by ReLU.
#
# </details>
# </details>

# %% [markdown] key="by-hand-hints" lang="ko" of="20c5ef6d"
# <details><summary>힌트 1</summary>
#
# 첫째 은닉 유닛의 가중치는 $W_h$의 첫째 *열*에 있다. $z_1 = 1 \cdot x_1 + (-2) \cdot x_2 + 0.5$이다.
#
# <details><summary>힌트 2</summary>
#
# 출력 유닛이 가중치를 곱하는 것은 은닉 유닛에서 *나온* 두 수, `h1`과 `h2`이다. 그 가운데 하나는 ReLU를 지나며 달라졌다.
#
# </details>
# </details>

# %% key="by-hand-test" nbgrader={"grade": true, "grade_id": "by-hand-test", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
#en: # Here your names are only read; whether the numbers are right shows when graded.
#ko: # 여기서는 이름과 수를 읽을 수 있는지만 본다. 값이 맞는지는 채점할 때 알 수 있다.
assert check.by_hand(by_hand)
### BEGIN HIDDEN TESTS
assert check.by_hand(by_hand, "right")
### END HIDDEN TESTS

# %% [markdown] key="sums-task" lang="en"
# ## {n} What goes in, and what changes?
#
# {worth: 12 minutes}
#
# Two questions. For each, return the letters of **all** right options as one text, for example `"AC"`. The answer counts as a whole; more than one option is right each time.
#
# **`lines`**: a network has 3 inputs, two hidden layers of 3 units each, and ReLU after each of the two. `X` is a batch of 3 samples, so every array is 3 by 3, but for the biases, and Python runs each of these lines without a complaint. `W1`, `b1` and `W2`, `b2` belong to the hidden layers; `Z1` are the sums of the first, and `A1 = relu(Z1)` its outputs. Which lines compute the sums of the *second* hidden layer?
#
# {options: lines}
#
# **`changes`**: a network has two hidden units with ReLU and one output unit with a sigmoid, which weighs `h1` with 2 and `h2` with −2; the example below has all of its numbers. One of its three biases is lowered by 1, and nothing else. What is true, whatever samples are sent through it?
#
# {options: changes}
#
# **Example.** For the second question you may experiment: here are the sums of the output unit for three samples.

# %% [markdown] key="sums-task" lang="ko" of="efeefe58"
# ## {n} 무엇이 들어가고, 무엇이 달라질까?
#
# {worth: 12 minutes}
#
# 물음이 두 개 있다. 물음마다 맞는 것을 **모두** 골라 그 글자를 `"AC"`처럼 문자열 하나로 돌려주자. 모두 맞혀야 점수를 받으며, 맞는 것은 매번 둘 이상이다.
#
# **`lines`**: 입력이 3개이고, 유닛이 3개인 은닉층이 둘 있으며, 은닉층마다 뒤에 ReLU가 있는 신경망이다. `X`는 샘플 3개의 배치이다. 그래서 편향을 뺀 모든 배열이 3행 3열이고, 아래의 줄은 모두 오류 없이 실행된다. `W1`, `b1`과 `W2`, `b2`는 두 은닉층의 것이고, `Z1`은 첫째 은닉층의 가중합, `A1 = relu(Z1)`은 그 출력이다. *둘째* 은닉층의 가중합을 구하는 줄은 어느 것일까?
#
# {options: lines}
#
# **`changes`**: ReLU를 쓰는 은닉 유닛 두 개와 시그모이드를 쓰는 출력 유닛 하나로 된 신경망이다. 출력 유닛은 `h1`에 2를, `h2`에 −2를 곱한다. 나머지 수는 아래의 예에 모두 있다. 세 편향 가운데 하나만 1만큼 줄이고 나머지는 그대로 둔다. 어떤 샘플을 넣든 맞는 말은 무엇일까?
#
# {options: changes}
#
# **예.** 둘째 물음은 실험해 보아도 된다. 샘플 세 개에 대해 출력 유닛의 가중합을 구해 보았다.

# %% key="sums-example"
X = np.array([[4.0, 1.0], [0.0, 2.0], [1.0, 0.5]])
hidden = relu(X @ np.array([[1.0, -1.0], [-2.0, 1.0]]) + np.array([0.5, 1.0]))
print(hidden @ np.array([2.0, -2.0]) - 2.25)

# %% key="sums" nbgrader={"grade": false, "grade_id": "sums", "locked": false, "schema_version": 3, "solution": true, "task": false}
def lines():
    #en: """Return the letters of all lines that compute the sums of the second layer."""
    #ko: """둘째 층의 가중합을 구하는 줄의 글자를 모두 돌려준다."""
    ### BEGIN SOLUTION
    return "{letters: lines}"
    ### END SOLUTION


def changes():
    #en: """Return the letters of all true sentences about the lowered bias."""
    #ko: """편향을 줄였을 때 맞는 문장의 글자를 모두 돌려준다."""
    ### BEGIN SOLUTION
    return "{letters: changes}"
    ### END SOLUTION

# %% [markdown] key="sums-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# You may have read that a neuron's input is made from its own weights, the weights of the layer before, and the outputs of the layer before. Where are the weights of the layer before already, once its outputs are there?
#
# <details><summary>Hint 2</summary>
#
# For the second question, follow the change from the bias to the right: which nodes does it reach? A sum is moved by as much as its bias. An activation bends: a sigmoid nowhere passes on the whole step, and a ReLU sometimes nothing at all.
#
# </details>
# </details>

# %% [markdown] key="sums-hints" lang="ko" of="7aa5c32d"
# <details><summary>힌트 1</summary>
#
# 뉴런의 입력은 자기 가중치, 앞 층의 가중치, 앞 층의 출력으로 만들어진다고 읽은 적이 있을 것이다. 앞 층의 출력이 나왔다면 앞 층의 가중치는 이미 어디에 들어 있을까?
#
# <details><summary>힌트 2</summary>
#
# 둘째 물음에서는 달라진 편향에서 오른쪽으로 따라가 보자. 어느 노드까지 이를까? 가중합은 편향이 움직인 만큼 움직인다. 활성화 함수는 구부린다. 시그모이드는 어디에서도 움직임을 그대로 다 전하지 않고, ReLU는 때로 아무것도 전하지 않는다.
#
# </details>
# </details>

# %% key="sums-lines" nbgrader={"grade": true, "grade_id": "sums-lines", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Here only: are these letters? Whether they are right is graded.
#ko: # 여기서는 글자의 형식만 본다. 맞는지는 채점할 때 본다.
assert check.lines(lines)
### BEGIN HIDDEN TESTS
assert check.lines(lines, "right")
### END HIDDEN TESTS

# %% key="sums-changes" nbgrader={"grade": true, "grade_id": "sums-changes", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # The same for the second question.
#ko: # 두 번째 물음도 마찬가지이다.
assert check.changes(changes)
### BEGIN HIDDEN TESTS
assert check.changes(changes, "right")
### END HIDDEN TESTS

# %% [markdown] key="mlp-task" lang="en"
# ## {n} A network
#
# {worth: 25 minutes}
#
# A multi-layer perceptron, MLP for short, is a row of dense layers with an activation between them. With that you leave the small examples behind: one loop computes a network of any depth and width.
#
# $$A_0 = X \qquad Z_l = A_{l-1} W_l + b_l \qquad A_l = \begin{cases} \text{relu}(Z_l) & l < L \\ Z_l & l = L \end{cases}$$
#
# The last layer has no activation. What it puts out are *logits*: whoever wants a probability or a class computes it from them afterwards, and the losses of the next lesson want the logits themselves.
#
# Write two methods of `class MLP`; the third, `predict`, stands there already. It needs the function `classes`, which comes later.
#
# - `MLP(widths, seed)` makes `self.layers`, a list with one `Dense` for each pair of neighbours in `widths`: `[2, 3, 1]` has two layers, of shape 2 by 3 and 3 by 1. Each layer gets a seed of its own, for example `seed` for the first, `seed + 1` for the second, and so on: with one and the same seed, two layers of the same size would start with the same weights. The same `seed` gives the same network again, another one another network.
# - `forward(X)` takes a batch and returns the logits, shape `(samples, outputs)`. On its way it keeps what learning will need: `self.pre_activations`, a list with the sums $Z_l$ of every layer, the last one included, and `self.outputs`, a list with the outputs $A_l$ of every layer. This is the **cache**.
#
# The cache is that of the *last* call alone, and each network has its own. And what is kept stays as it was: if ReLU wrote its zeros into the sums, nobody could tell any more how far below 0 they were.
#
# **Example.** Two layers, put in a row by hand, and the shapes on the way. One of the hidden sums is negative, and ReLU makes 0 of it:

# %% [markdown] key="mlp-task" lang="ko" of="25c58cab"
# ## {n} 신경망
#
# {worth: 25 minutes}
#
# 다층 퍼셉트론(MLP)은 밀집층을 한 줄로 잇고 그 사이에 활성화 함수를 둔 것이다. 이제 작은 예에 머물지 않아도 된다. 반복문 하나면 깊이와 너비가 어떻든 신경망을 계산할 수 있다.
#
# $$A_0 = X \qquad Z_l = A_{l-1} W_l + b_l \qquad A_l = \begin{cases} \text{relu}(Z_l) & l < L \\ Z_l & l = L \end{cases}$$
#
# 마지막 층에는 활성화 함수가 없다. 마지막 층이 내놓는 것은 *로짓*이다. 확률이나 클래스가 필요하면 나중에 로짓에서 구하면 되고, 다음 수업의 손실 함수는 로짓을 그대로 받는다.
#
# `class MLP`의 메서드 두 개를 작성해 보자. 셋째 메서드 `predict`는 이미 있다. 여기에 쓰이는 함수 `classes`는 나중에 작성한다.
#
# - `MLP(widths, seed)`는 리스트 `self.layers`를 만든다. `widths`에서 이웃한 두 수마다 `Dense`가 하나씩 있다. `[2, 3, 1]`이면 2행 3열과 3행 1열인 두 층이다. 층마다 다른 시드를 준다. 예를 들어 첫째 층에는 `seed`, 둘째 층에는 `seed + 1`을 준다. 시드가 모두 같으면 크기가 같은 두 층이 같은 가중치로 시작하기 때문이다. `seed`가 같으면 같은 신경망이 다시 나오고, 다르면 다른 신경망이 나온다.
# - `forward(X)`는 배치를 받아 형상이 `(samples, outputs)`인 로짓을 돌려준다. 계산하면서 학습에 필요할 것을 기억해 둔다. `self.pre_activations`는 마지막 층까지 모든 층의 가중합 $Z_l$을 담은 리스트이고, `self.outputs`는 모든 층의 출력 $A_l$을 담은 리스트이다. 이것이 **캐시**이다.
#
# 캐시에는 *마지막* 호출의 것만 들어 있고, 신경망마다 캐시가 따로 있다. 그리고 기억해 둔 것은 바뀌지 않아야 한다. ReLU가 가중합 자리에 0을 써넣으면 가중합이 0보다 얼마나 작았는지 아무도 알 수 없게 된다.
#
# **예.** 두 층을 손으로 잇고, 지나가는 배열의 형상을 살펴본다. 은닉층의 가중합 가운데 음수인 것은 ReLU를 거쳐 0이 된다.

# %% key="mlp-example"
first, last = Dense(2, 3, 0), Dense(3, 1, 1)
X = np.array([[1.0, 2.0], [0.0, -1.0], [3.0, 0.5], [-2.0, 1.0]])
sums = first.forward(X)
print(sums.shape, sums[0].round(2), relu(sums)[0].round(2))
print(last.forward(relu(sums)).shape)

# %% key="mlp" nbgrader={"grade": false, "grade_id": "mlp", "locked": false, "schema_version": 3, "solution": true, "task": false}
class MLP:
    #en: """A row of dense layers with ReLU between them, and none after the last.
    #ko: """밀집층을 잇고 그 사이에 ReLU를 둔 신경망. 마지막 층 뒤에는 없다.

    #en: widths : list of whole numbers from 1, the inputs and then the units of each layer
    #ko: widths : 1 이상의 정수를 담은 리스트, 입력의 수와 층마다 그 유닛의 수
    #en: seed : whole number from 0, for the random weights
    #ko: seed : 0 이상의 정수, 무작위 가중치의 시드

    #en: layers : list of Dense
    #ko: layers : Dense의 리스트
    #en: pre_activations : list of numpy arrays, the sums of each layer in the last forward pass
    #ko: pre_activations : numpy 배열의 리스트, 마지막 순전파에서 각 층의 가중합
    #en: outputs : list of numpy arrays, the outputs of each layer in it
    #ko: outputs : numpy 배열의 리스트, 그때 각 층의 출력

    #en: Example: len(MLP([2, 3, 1], 0).layers) is 2
    #ko: 예: len(MLP([2, 3, 1], 0).layers)의 값은 2
    #en: """
    #ko: """

    def __init__(self, widths, seed):
        ### BEGIN SOLUTION
        pairs = zip(widths, widths[1:])
        self.layers = [Dense(*pair, seed + number) for number, pair in enumerate(pairs)]
        ### END SOLUTION

    def forward(self, X):
        #en: """Return the logits of a batch; keep the sums and outputs of every layer.
        #ko: """배치의 로짓을 돌려준다. 모든 층의 가중합과 출력을 기억해 둔다.

        #en: X : numpy array of shape (samples, inputs)
        #ko: X : 형상이 (samples, inputs)인 numpy 배열

        #en: Returns a numpy array of shape (samples, outputs).
        #ko: 형상이 (samples, outputs)인 numpy 배열을 돌려준다.
        #en: """
        #ko: """
        ### BEGIN SOLUTION
        self.pre_activations, self.outputs = [], []
        for layer in self.layers:
            sums = layer.forward(X)
            X = sums if layer is self.layers[-1] else relu(sums)
            self.pre_activations.append(sums)
            self.outputs.append(X)
        return X
        ### END SOLUTION

    def predict(self, X):
        #en: """Return the class of each sample."""
        #ko: """샘플마다 클래스를 돌려준다."""
        return classes(self.forward(X))

# %% [markdown] key="mlp-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# `zip(widths, widths[1:])` pairs each width with its right neighbour: (2, 3) and (3, 1) for `[2, 3, 1]`. `enumerate` numbers the pairs from 0.
#
# <details><summary>Hint 2</summary>
#
# In `forward`, one name can stand for what comes in at the present layer, `X` for example: at first it is the data, later what the layer before put out. Begin both lists anew in each call.
#
# <details><summary>Hint 3</summary>
#
# In each turn of the loop: `sums = layer.forward(X)`; then `X = relu(sums)`, but for the last layer `X = sums`; then append `sums` to one list and `X` to the other. A single layer is the last one, too.
#
# </details>
# </details>
# </details>

# %% [markdown] key="mlp-hints" lang="ko" of="ff26d5ec"
# <details><summary>힌트 1</summary>
#
# `zip(widths, widths[1:])`은 너비마다 오른쪽 이웃과 짝을 짓는다. `[2, 3, 1]`이면 (2, 3)과 (3, 1)이다. `enumerate`는 그 짝에 0부터 번호를 매긴다.
#
# <details><summary>힌트 2</summary>
#
# `forward`에서는 지금 층으로 들어오는 것을 예를 들어 `X`라는 이름 하나로 부를 수 있다. 처음에는 데이터이고, 그다음부터는 앞 층의 출력이다. 두 리스트는 호출할 때마다 새로 시작하자.
#
# <details><summary>힌트 3</summary>
#
# 반복할 때마다 `sums = layer.forward(X)`를 구한다. 그다음 `X = relu(sums)`로 하되 마지막 층이면 `X = sums`로 한다. 그리고 `sums`는 한 리스트에, `X`는 다른 리스트에 덧붙인다. 층이 하나뿐이면 그 층이 마지막 층이다.
#
# </details>
# </details>
# </details>

# %% key="mlp-test" nbgrader={"grade": true, "grade_id": "mlp-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert check.mlp_layers(MLP)
assert check.mlp_forward(MLP)
assert check.mlp_outputs(MLP)
assert check.mlp_pre_activations(MLP)

# %% key="mlp-start" nbgrader={"grade": true, "grade_id": "mlp-start", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests of __init__: 1 to 4 layers, widths of 1; layers of the
#en: # same size start with different weights; same seed, same network; another seed,
#en: # another one; each network has layers of its own; the list of widths stays as it is.
#ko: # __init__을 숨은 테스트로 채점한다: 층 1~4개, 너비 1, 크기가 같아도 다른 가중치로 시작하는
#ko: # 층, 시드가 같으면 같고 다르면 다른 신경망, 신경망마다 따로 있는 층,
#ko: # 너비의 리스트를 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.mlp_layers(MLP, "number-of-layers", "width-one", "widths-unchanged")
assert check.mlp_start(MLP, "layers-differ", "same-seed", "other-seed", "two-networks")
### END HIDDEN TESTS

# %% key="mlp-forward" nbgrader={"grade": true, "grade_id": "mlp-forward", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests of forward: 1 to 4 layers, widths of 1, every sample by
#en: # itself in batches of any size, a batch of one sample, negative values, negative
#en: # logits, arrays of integers and of float32; what was passed stays as it is.
#ko: # forward를 숨은 테스트로 채점한다: 층 1~4개, 너비 1, 크기가 어떻든 샘플마다 따로 계산하는
#ko: # 배치, 샘플이 하나인 배치, 음수 값, 음수인 로짓, 정수 배열과 float32 배열,
#ko: # 넘겨받은 것을 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.mlp_forward(
    MLP,
    "number-of-layers",
    "width-one",
    "samples-apart",
    "batch-of-one",
    "negative-values",
    "negative-logits",
    "integers",
    "float32",
    "inputs-unchanged",
)
### END HIDDEN TESTS

# %% key="mlp-cache" nbgrader={"grade": true, "grade_id": "mlp-cache", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests of the cache: the sums and the outputs of every layer, also
#en: # negative sums; several calls one after the other; two networks, each with its own.
#ko: # 캐시를 숨은 테스트로 채점한다: 모든 층의 가중합과 출력(음수인 가중합도), 잇달아 여러 번
#ko: # 호출하기, 캐시를 따로 지니는 두 신경망.
### BEGIN HIDDEN TESTS
ideas = ["every-layer", "negative-sums", "several-calls", "two-networks"]
assert check.mlp_outputs(MLP, *ideas)
assert check.mlp_pre_activations(MLP, *ideas)
### END HIDDEN TESTS

# %% [markdown] key="kept-task" lang="en"
# ## {n} Planted bugs: what do they keep?
#
# {worth: 8 minutes}
#
# A mistake in the cache is a quiet one. All predictions are right, and only much later, when the network learns, something is odd. Here are four forward passes, each of which returns the logits and the sums that it has kept. Some have a bug planted in them.
#
# **Read first, predict, and only then try it:** below the example's last line, call the functions several times, with batches of your own, and look at the lists.
#
# Write `kept()`: it returns the letters of **all** true sentences as one text, for example `"AC"`. The answer counts as a whole; more than one sentence is true.
#
# {options: kept}
#
# **Example.** The four, and that their logits agree on the first call:

# %% [markdown] key="kept-task" lang="ko" of="47e8d40a"
# ## {n} 심어 둔 버그: 무엇을 기억하고 있을까?
#
# {worth: 8 minutes}
#
# 캐시의 버그는 조용하다. 예측값은 모두 맞고, 한참 뒤 신경망이 학습할 때에야 이상한 일이 생긴다. 여기 순전파가 네 개 있다. 저마다 로짓과, 기억해 둔 가중합을 돌려준다. 그 가운데 몇 개에는 버그를 심어 두었다.
#
# **먼저 읽고, 예측하고, 그런 다음에 해 보자.** 예의 마지막 줄 아래에서 함수를 여러 배치로 여러 번 호출하고 리스트를 들여다보자.
#
# `kept()`를 작성해 보자. 맞는 문장을 **모두** 골라 그 글자를 `"AC"`처럼 문자열 하나로 돌려준다. 모두 맞혀야 점수를 받으며, 맞는 문장은 둘 이상이다.
#
# {options: kept}
#
# **예.** 네 함수와, 처음 호출했을 때 로짓이 서로 같다는 것:

# %% key="kept-example"
def first(layers, X):
    sums = []
    for layer in layers:
        sums.append(layer.forward(relu(sums[-1]) if sums else X))
    return sums[-1], sums


def second(layers, X):
    sums = [layers[0].forward(X)]
    for layer in layers[1:]:
        sums[-1] *= sums[-1] > 0
        sums.append(layer.forward(sums[-1]))
    return sums[-1], sums


def third(layers, X, sums=[]):
    sums.append(layers[0].forward(X))
    for layer in layers[1:]:
        sums.append(layer.forward(relu(sums[-1])))
    return sums[-1], sums


def fourth(layers, X):
    sums = [layers[0].forward(X).copy()]
    for layer in layers[1:]:
        sums.append(layer.forward(relu(sums[-1])).copy())
    return sums[-1], sums


layers = [Dense(2, 3, 0), Dense(3, 3, 1), Dense(3, 1, 2)]
X = np.array([[1.0, 2.0], [1.0, -2.0]])
for forward in (first, second, third, fourth):
    print(forward.__name__, forward(layers, X)[0].ravel().round(3))

# %% key="kept" nbgrader={"grade": false, "grade_id": "kept", "locked": false, "schema_version": 3, "solution": true, "task": false}
def kept():
    #en: """Return the letters of all true sentences about what the four keep."""
    #ko: """네 함수가 기억하는 것에 대한 맞는 문장의 글자를 모두 돌려준다."""
    ### BEGIN SOLUTION
    return "{letters: kept}"
    ### END SOLUTION

# %% [markdown] key="kept-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# `a *= b` writes into the array that `a` stands for; `a = a * b` makes a new one. Who else holds the array?
#
# <details><summary>Hint 2</summary>
#
# The value of a default argument is made once, when the function is defined, and not at each call. Compare `len(third(layers, X)[1])` after one call and after the next.
#
# </details>
# </details>

# %% [markdown] key="kept-hints" lang="ko" of="d1afec86"
# <details><summary>힌트 1</summary>
#
# `a *= b`는 `a`가 가리키는 배열에 값을 써넣고, `a = a * b`는 새 배열을 만든다. 그 배열을 또 누가 쓰고 있을까?
#
# <details><summary>힌트 2</summary>
#
# 인수의 기본값은 호출할 때마다가 아니라 함수를 정의할 때 한 번 만들어진다. `len(third(layers, X)[1])`을 여러 번 실행하여 견주어 보자.
#
# </details>
# </details>

# %% key="kept-test" nbgrader={"grade": true, "grade_id": "kept-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Here only: are these letters? Whether they are right is graded.
#ko: # 여기서는 글자의 형식만 본다. 맞는지는 채점할 때 본다.
assert check.kept(kept)
### BEGIN HIDDEN TESTS
assert check.kept(kept, "right")
### END HIDDEN TESTS

# %% [markdown] key="predict-task" lang="en"
# ## {n} The prediction
#
# {worth: 15 minutes}
#
# The network puts out logits; people want a probability or an answer. How many outputs there are decides which:
#
# | the last layer has | probabilities | class |
# | --- | --- | --- |
# | one unit, for yes or no | the sigmoid of its logit: the probability of class 1 | 1 where this probability is above the threshold, otherwise 0 |
# | several units, one for each class | softmax along each row | the class with the largest probability, counted from 0 |
#
# Write two functions:
#
# - `probabilities(logits)` takes what `forward` returns, shape `(samples, outputs)`, and returns the probabilities in the same shape.
# - `classes(logits, threshold=0.5)` returns one whole number for each sample, shape `(samples,)`: a plain row of labels, and never a column, for that is how the labels of data are kept. Comparing a column with a row, numpy would compare each with each. Exactly at the threshold the answer is 0. With several outputs, the threshold plays no part.
#
# The `predict(X)` of a network is then short: `classes(self.forward(X))`.
#
# **Example.** Three samples in each case. The first lines are the probabilities from the logits of three units. The last one belongs to a single unit: its probabilities, and the shapes of two comparisons, of which the second goes wrong without a complaint.

# %% [markdown] key="predict-task" lang="ko" of="837f11b8"
# ## {n} 예측
#
# {worth: 15 minutes}
#
# 신경망은 로짓을 내놓지만 사람은 확률이나 답을 알고 싶어 한다. 출력이 몇 개인지에 따라 구하는 방법이 다르다.
#
# | 마지막 층에 있는 것 | 확률 | 클래스 |
# | --- | --- | --- |
# | 예, 아니요를 답하는 유닛 하나 | 로짓의 시그모이드, 곧 클래스 1의 확률 | 그 확률이 임계치보다 크면 1, 그렇지 않으면 0 |
# | 클래스마다 하나씩인 유닛 여러 개 | 행마다 구한 소프트맥스 | 확률이 가장 큰 클래스, 0부터 센다 |
#
# 함수 두 개를 작성해 보자.
#
# - `probabilities(logits)`는 `forward`가 돌려주는 것, 곧 형상이 `(samples, outputs)`인 로짓을 받아 형상이 같은 확률을 돌려준다.
# - `classes(logits, threshold=0.5)`는 샘플마다 정수 하나씩을 담아 형상이 `(samples,)`인 배열을 돌려준다. 데이터의 레이블이 그런 형상이므로 열이 아니라 한 줄로 늘어놓은 레이블이어야 한다. 열과 한 줄을 비교하면 numpy는 모두를 모두와 비교한다. 확률이 임계치와 똑같으면 답은 0이다. 출력이 여러 개이면 임계치는 쓰지 않는다.
#
# 이제 신경망의 `predict(X)`는 `classes(self.forward(X))`면 된다.
#
# **예.** 두 경우에 샘플이 세 개씩 있다. 처음 세 줄은 유닛 세 개의 로짓에서 구한 확률이다. 마지막 줄은 유닛이 하나인 경우로, 그 확률과 두 비교 결과의 형상이다. 둘째 비교는 아무 오류 없이 잘못된다.

# %% key="predict-example"
print(softmax(np.array([[2.0, 1.0, -1.0], [0.0, 3.0, 0.5], [-1.0, 0.0, 1.0]])).round(3))
column, labels = np.array([[2.0], [-1.0], [0.5]]), np.array([1, 0, 1])
print(sigmoid(column).ravel().round(3), (column > 0).shape, ((column > 0) == labels).shape)

# %% key="predict" nbgrader={"grade": false, "grade_id": "predict", "locked": false, "schema_version": 3, "solution": true, "task": false}
def probabilities(logits):
    #en: """Return the probabilities that belong to logits.
    #ko: """로짓에 해당하는 확률을 돌려준다.

    #en: logits : numpy array of shape (samples, outputs); one output or several
    #ko: logits : 형상이 (samples, outputs)인 numpy 배열. 출력은 하나이거나 여러 개이다

    #en: Returns a numpy array of the same shape.
    #ko: 형상이 같은 numpy 배열을 돌려준다.

    #en: Example: probabilities(np.array([[0.0]])) is [[0.5]]
    #ko: 예: probabilities(np.array([[0.0]]))의 값은 [[0.5]]
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return sigmoid(logits) if logits.shape[1] == 1 else softmax(logits)
    ### END SOLUTION


def classes(logits, threshold=0.5):
    #en: """Return the class of each sample.
    #ko: """샘플마다 클래스를 돌려준다.

    #en: logits : numpy array of shape (samples, outputs); one output or several
    #ko: logits : 형상이 (samples, outputs)인 numpy 배열. 출력은 하나이거나 여러 개이다
    #en: threshold : number between 0 and 1; for a single output only
    #ko: threshold : 0과 1 사이의 수. 출력이 하나일 때만 쓴다

    #en: Returns a numpy array of whole numbers of shape (samples,).
    #ko: 정수를 담은 형상이 (samples,)인 numpy 배열을 돌려준다.

    #en: Example: classes(np.array([[2.0], [-1.0]])) is [1, 0]
    #ko: 예: classes(np.array([[2.0], [-1.0]]))의 값은 [1, 0]
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    if logits.shape[1] == 1:
        return (probabilities(logits)[:, 0] > threshold).astype(int)
    return logits.argmax(axis=1)
    ### END SOLUTION

# %% [markdown] key="predict-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# `logits.shape` is `(samples, outputs)`: its second number decides. A batch of one sample has one row, and can still have several outputs.
#
# <details><summary>Hint 2</summary>
#
# `column[:, 0]` makes a row of labels of a column, whatever the number of samples. `np.squeeze` would make a single number of one sample.
#
# <details><summary>Hint 3</summary>
#
# `logits.argmax(axis=1)` gives the place of the largest number in each row. Softmax does not change which one that is.
#
# </details>
# </details>
# </details>

# %% [markdown] key="predict-hints" lang="ko" of="1b2720f4"
# <details><summary>힌트 1</summary>
#
# `logits.shape`는 `(samples, outputs)`이고, 둘째 수가 방법을 정한다. 샘플이 하나인 배치는 행이 하나이지만 출력은 여러 개일 수 있다.
#
# <details><summary>힌트 2</summary>
#
# `column[:, 0]`은 샘플이 몇 개이든 열을 한 줄의 레이블로 만든다. `np.squeeze`를 쓰면 샘플이 하나일 때 수 하나가 되어 버린다.
#
# <details><summary>힌트 3</summary>
#
# `logits.argmax(axis=1)`은 행마다 가장 큰 수의 자리를 돌려준다. 소프트맥스를 거쳐도 그 자리는 바뀌지 않는다.
#
# </details>
# </details>
# </details>

# %% key="predict-test" nbgrader={"grade": true, "grade_id": "predict-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert check.probabilities(probabilities)
assert check.classes(classes)

# %% key="predict-values" nbgrader={"grade": true, "grade_id": "predict-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: one output, two to six outputs, a batch of one sample, as
#en: # many samples as outputs, arrays of integers and of float32.
#ko: # 숨은 테스트로 채점한다: 출력 하나, 출력 2~6개, 샘플이 하나인 배치, 샘플 수와 출력 수가 같은
#ko: # 배치, 정수 배열과 float32 배열.
### BEGIN HIDDEN TESTS
ideas = ["one-output", "several-outputs", "batch-of-one", "square-batch", "integers", "float32"]
assert check.probabilities(probabilities, *ideas)
assert check.classes(classes, *ideas)
### END HIDDEN TESTS

# %% key="predict-care" nbgrader={"grade": true, "grade_id": "predict-care", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: other thresholds, exactly at the threshold, logits of ±1000
#en: # without a warning; the inputs stay as they are.
#ko: # 숨은 테스트로 채점한다: 다른 임계치, 임계치와 똑같은 확률, ±1000인 로짓(경고 없이),
#ko: # 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.probabilities(probabilities, "far-out", "inputs-unchanged")
assert check.classes(classes, "other-threshold", "at-threshold", "far-out", "inputs-unchanged")
### END HIDDEN TESTS

# %% [markdown] key="widget-task" lang="en" needs="mlp predict"
# ## Your network at work
#
# This is the widget of the lesson, with a network of yours, 2-3-1, drawn from its seed. Your `forward` computes it, the numbers in the nodes come from *your* cache, and your `probabilities` makes the prediction; the widget says where they first differ from nnkit's. Walk through it node by node, for both samples. Change a weight: your network gets it, and computes anew. Choose another activation for the hidden layer: your network keeps its ReLU, and the widget finds the first node that differs.

# %% [markdown] key="widget-task" lang="ko" of="926d6bc5" needs="mlp predict"
# ## 직접 만든 신경망 써 보기
#
# 수업에서 본 위젯에 직접 만든 2-3-1 신경망을 넣었다. 가중치는 시드로 뽑은 것이다. 직접 만든 `forward`가 계산하고, 노드 안의 수는 *직접 만든* 캐시에서 나오며, 직접 만든 `probabilities`가 예측값을 낸다. nnkit과 처음 달라지는 곳이 있으면 위젯이 알려 준다. 두 샘플에 대해 노드를 하나씩 따라가 보자. 가중치를 바꾸면 직접 만든 신경망이 그것을 받아 다시 계산한다. 은닉층의 활성화 함수를 바꾸면 직접 만든 신경망은 여전히 ReLU를 쓰므로, 처음 달라지는 노드를 위젯이 찾아낸다.

# %% key="widget" needs="mlp predict"
from nnkit.widgets import forward_stepper

network = MLP([2, 3, 1], 100)


def my_forward(X, weights, biases):
    for layer, weight, bias in zip(network.layers, weights, biases):
        layer.params["weight"], layer.params["bias"] = weight, bias
    logits = network.forward(X)
    return network.pre_activations, [*network.outputs[:-1], probabilities(logits)]


samples = np.array([[2, 1], [-1, 2]])
print(network.predict(samples))
forward_stepper(
    samples,
    weights=[layer.params["weight"].round(2) for layer in network.layers],
    biases=[layer.params["bias"] for layer in network.layers],
    forward=my_forward,
)
