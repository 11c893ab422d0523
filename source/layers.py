# %% [markdown] key="title" lang="en"
# # Assignment: layers
#
# You build the layers that networks are made of: a dense layer with parameters of its own, and one that flattens pictures. You count what a network costs, find out on paper whether its layers fit, and show what becomes of dense layers with nothing in between. At the end, your own layers drive the lesson's widget.
#
# {exercises}
#
# It belongs to the lesson [Layers: networks with depth and width](../../en/05_layers.ipynb).

# %% [markdown] key="title" lang="ko" of="3fe49c5d"
# # 과제: 층
#
# 신경망을 이루는 층을 직접 만든다. 매개변수를 지닌 밀집층과 그림을 한 줄로 펼치는 층이다. 신경망에 매개변수가 몇 개나 드는지 세고, 층이 서로 맞는지 종이 위에서 알아내고, 사이에 아무것도 없는 밀집층이 무엇이 되는지 보인다. 마지막에는 직접 만든 층으로 수업의 위젯을 움직인다.
#
# {exercises}
#
# 이 과제는 [층: 신경망의 깊이와 너비](../../ko/05_layers.ipynb) 수업에 딸려 있다.

# %% [markdown] key="how" lang="en"
# ## How to work
#
# {how}

# %% [markdown] key="how" lang="ko" of="8ec3f467"
# ## 푸는 방법
#
# {how}

# %% key="imports"
import math
from itertools import pairwise

import numpy as np

# %% key="checks" nbgrader={"grade": false, "grade_id": "checks", "locked": true, "schema_version": 3, "solution": false, "task": false}
#en: # The tests need these lines. Run them; there is nothing to write here.
#ko: # 테스트에 필요한 줄이다. 실행만 하면 된다.
import nnkit
from autograder.checks import layers as check

#en: nnkit.use_language("en")
#ko: nnkit.use_language("ko")

# %% [markdown] key="given-about" lang="en"
# ## What is given
#
# The weighted sum of one neuron and an activation, as you have built them before. The examples below use them.

# %% [markdown] key="given-about" lang="ko" of="4cce1c3a"
# ## 주어진 것
#
# 앞에서 만든 뉴런 하나의 가중합과 활성화 함수이다. 아래의 예에서 쓴다.

# %% key="given" nbgrader={"grade": false, "grade_id": "given", "locked": true, "schema_version": 3, "solution": false, "task": false}
def weighted_sum(x, weights, bias):
    return x @ weights + bias


def relu(x):
    return np.maximum(0, x)

# %% key="my-own"
#en: # False: what is given above is used.
#en: # True: your own earlier work; grading always uses what is given.
#ko: # False: 위에 주어진 것을 쓴다.
#ko: # True: 앞에서 직접 만든 것을 쓴다. 채점할 때는 언제나 주어진 것을 쓴다.
MY_OWN = False

# %% key="own-work" nbgrader={"grade": false, "grade_id": "own-work", "locked": true, "schema_version": 3, "solution": false, "task": false}
from autograder.own_work import own_work

own_work("neuron", "weighted_sum")
own_work("activations", "relu")

# %% [markdown] key="dense-task" lang="en"
# ## {n} A dense layer
#
# {worth: 20 minutes}
#
# Several neurons that read the same inputs are a layer, and each of them is called a unit. Write the weights of each unit into a column of one matrix $W$ and the biases side by side into one vector $b$; then one line computes all the sums of a batch:
#
# $$Z = X W + b \qquad (\text{samples} \times \text{inputs}) \cdot (\text{inputs} \times \text{outputs}) + (\text{outputs})$$
#
# Write `class Dense`. From now on a layer keeps what it learns in a dictionary, so that later code can go through all parameters by their names:
#
# - `Dense(inputs, outputs, seed)` makes `self.params` with two arrays: `"weight"` of shape `(inputs, outputs)` and `"bias"` of shape `(outputs,)`.
# - The bias starts at 0. The weights are drawn at random, for units that start alike would learn alike and stay alike. The generator gets the seed, `np.random.default_rng(seed)`: the same seed gives the same layer again, another seed another one.
# - The weights have the mean 0 and the standard deviation $1 / \sqrt{\text{inputs}}$. The more inputs a unit adds up, the smaller its weights, so that the sums of a wide layer do not start out larger than those of a narrow one.
# - `forward(X)` takes a batch and returns the sums, shape `(samples, outputs)`. It computes with what stands in `params` *now*, for learning will put other numbers there; and it changes none of them.
#
# No activation here: in this course it is a layer of its own.
#
# **Example.** Two samples of two features, and three units. Neuron by neuron, these are the six sums; `forward` computes them in one line:

# %% [markdown] key="dense-task" lang="ko" of="e90d5584"
# ## {n} 밀집층
#
# {worth: 20 minutes}
#
# 같은 입력을 읽는 뉴런 여러 개가 층을 이루며, 그 하나하나를 유닛이라고 한다. 유닛마다 가중치를 행렬 $W$의 한 열에 적고 편향을 나란히 모아 벡터 $b$로 만들면, 배치의 가중합을 모두 식 한 줄로 구할 수 있다.
#
# $$Z = X W + b \qquad (\text{samples} \times \text{inputs}) \cdot (\text{inputs} \times \text{outputs}) + (\text{outputs})$$
#
# `class Dense`를 작성해 보자. 이제부터 층은 학습할 것을 딕셔너리에 담아 둔다. 그러면 나중에 매개변수를 이름으로 하나씩 꺼낼 수 있다.
#
# - `Dense(inputs, outputs, seed)`는 배열이 두 개 든 `self.params`를 만든다. 형상이 `(inputs, outputs)`인 `"weight"`와 형상이 `(outputs,)`인 `"bias"`이다.
# - 편향은 0에서 시작한다. 가중치는 무작위로 뽑는다. 똑같이 시작한 유닛은 똑같이 배워 끝까지 똑같기 때문이다. 생성기 `np.random.default_rng(seed)`에 시드를 넘긴다. 시드가 같으면 같은 층이 다시 나오고, 시드가 다르면 다른 층이 나온다.
# - 가중치의 평균은 0, 표준편차는 $1 / \sqrt{\text{inputs}}$이다. 유닛이 더하는 입력이 많을수록 가중치를 작게 하여, 입력이 많은 층의 합이 입력이 적은 층의 합보다 크게 시작하지 않도록 한다.
# - `forward(X)`는 배치를 받아 형상이 `(samples, outputs)`인 가중합을 돌려준다. *지금* `params`에 들어 있는 수로 계산한다. 학습하면 그 자리에 다른 수가 들어가기 때문이다. 그 수를 바꾸지는 않는다.
#
# 활성화 함수는 여기에 넣지 않는다. 이 과정에서는 활성화 함수도 하나의 층이다.
#
# **예.** 특성이 두 개인 샘플 둘과 유닛 셋이다. 뉴런을 하나씩 계산한 가중합 여섯 개는 아래와 같다. `forward`는 이것을 한 줄로 계산한다.

# %% key="dense-example"
X = np.array([[1.0, 2.0], [3.0, 4.0]])
units = [([1.0, -1.0], 0.5), ([2.0, 0.0], -1.0), ([0.0, 3.0], 0.0)]
for x in X:
    print([float(weighted_sum(x, np.array(weights), bias)) for weights, bias in units])

# %% key="dense" nbgrader={"grade": false, "grade_id": "dense", "locked": false, "schema_version": 3, "solution": true, "task": false}
class Dense:
    #en: """A dense layer: every unit weighs every input.
    #ko: """밀집층. 모든 유닛이 모든 입력에 가중치를 준다.

    #en: inputs, outputs : whole numbers from 1, the number of inputs and of units
    #ko: inputs, outputs : 1 이상의 정수, 입력의 수와 유닛의 수
    #en: seed : whole number from 0, for the random weights
    #ko: seed : 0 이상의 정수, 무작위 가중치의 시드

    #en: params is a dict: "weight", numpy array of shape (inputs, outputs), and
    #en: "bias", numpy array of shape (outputs,)
    #ko: params : 딕셔너리. "weight"는 형상이 (inputs, outputs)인 numpy 배열,
    #ko: "bias"는 형상이 (outputs,)인 numpy 배열

    #en: Example: Dense(3, 2, 0).params["weight"].shape is (3, 2)
    #ko: 예: Dense(3, 2, 0).params["weight"].shape의 값은 (3, 2)
    #en: """
    #ko: """

    def __init__(self, inputs, outputs, seed):
        ### BEGIN SOLUTION
        rng = np.random.default_rng(seed)
        weight = rng.normal(size=(inputs, outputs)) / np.sqrt(inputs)
        self.params = {"weight": weight, "bias": np.zeros(outputs)}
        ### END SOLUTION

    def forward(self, X):
        #en: """Return the weighted sums of a batch.
        #ko: """배치의 가중합을 돌려준다.

        #en: X : numpy array of shape (samples, inputs)
        #ko: X : 형상이 (samples, inputs)인 numpy 배열

        #en: Returns a numpy array of shape (samples, outputs).
        #ko: 형상이 (samples, outputs)인 numpy 배열을 돌려준다.
        #en: Raises ValueError if X does not have `inputs` columns.
        #ko: X의 열이 `inputs`개가 아니면 ValueError를 일으킨다.
        #en: """
        #ko: """
        ### BEGIN SOLUTION
        return X @ self.params["weight"] + self.params["bias"]
        ### END SOLUTION

# %% [markdown] key="dense-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# `rng.normal(size=(2, 3))` draws an array of that shape with the mean 0 and the standard deviation 1. What is divided by $\sqrt{n}$ has a standard deviation $\sqrt{n}$ times smaller.
#
# <details><summary>Hint 2</summary>
#
# `self.params = {"weight": …, "bias": …}` belongs in `__init__`: then each layer has a dictionary of its own. `np.zeros(outputs)` has the shape `(outputs,)`.
#
# <details><summary>Hint 3</summary>
#
# In `forward`, `self.params["weight"]` is $W$. The bias is added to every row: numpy stretches an array of shape `(outputs,)` over the rows of `(samples, outputs)` by itself.
#
# </details>
# </details>
# </details>

# %% [markdown] key="dense-hints" lang="ko" of="2a415ccf"
# <details><summary>힌트 1</summary>
#
# `rng.normal(size=(2, 3))`은 평균이 0, 표준편차가 1인 수를 그 형상의 배열로 뽑는다. 이것을 $\sqrt{n}$으로 나누면 표준편차도 $\sqrt{n}$으로 나눈 값이 된다.
#
# <details><summary>힌트 2</summary>
#
# `self.params = {"weight": …, "bias": …}`는 `__init__` 안에 쓴다. 그래야 층마다 딕셔너리가 따로 생긴다. `np.zeros(outputs)`의 형상은 `(outputs,)`이다.
#
# <details><summary>힌트 3</summary>
#
# `forward` 안에서 $W$는 `self.params["weight"]`이다. 편향은 모든 행에 더한다. 형상이 `(outputs,)`인 배열은 numpy가 스스로 `(samples, outputs)`의 행마다 늘여서 더한다.
#
# </details>
# </details>
# </details>

# %% key="dense-test" nbgrader={"grade": true, "grade_id": "dense-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert check.dense_weight(Dense)
assert check.dense_bias(Dense)
assert check.dense_forward(Dense)

# %% key="dense-values" nbgrader={"grade": true, "grade_id": "dense-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests of forward: 1 to 7 inputs, a single unit, a batch
#en: # of one sample, as many samples as units, negative values, arrays of
#en: # integers and of float32; ValueError where the columns do not fit;
#en: # what was passed stays as it is.
#ko: # forward를 숨은 테스트로 채점한다: 입력 1~7개, 유닛이 하나인 층, 샘플이 하나인
#ko: # 배치, 샘플 수와 유닛 수가 같은 배치, 음수 값, 정수 배열과 float32 배열,
#ko: # 열의 수가 맞지 않을 때의 ValueError, 넘겨받은 것을 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.dense_forward(
    Dense,
    "number-of-inputs",
    "single-unit",
    "batch-of-one",
    "square-batch",
    "negative-values",
    "integers",
    "float32",
    "mismatch",
    "inputs-unchanged",
)
### END HIDDEN TESTS

# %% key="dense-start" nbgrader={"grade": true, "grade_id": "dense-start", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests of the parameters: shapes, also where there is one
#en: # input or one unit; each layer has parameters of its own; same seed, same
#en: # weights; another seed, others; no two units alike; mean and spread.
#ko: # 매개변수를 숨은 테스트로 채점한다: 형상(입력이나 유닛이 하나일 때도), 층마다 따로
#ko: # 있는 매개변수, 시드가 같으면 같고 다르면 다른 가중치, 서로 다른 유닛, 평균과 표준편차.
### BEGIN HIDDEN TESTS
assert check.dense_weight(Dense, "sizes", "width-one")
assert check.dense_bias(Dense, "sizes", "width-one")
assert check.dense_start(Dense, "two-layers", "units", "same-seed", "other-seed", "spread")
### END HIDDEN TESTS

# %% [markdown] key="flatten-task" lang="en"
# ## {n} Flatten
#
# {worth: 8 minutes}
#
# A dense layer takes vectors. To show it a picture, lay the rows of pixels one behind the other. That is a layer, too, with nothing to learn: its `params` are empty, and whoever goes through the parameters of all layers finds none here.
#
# Write `forward(X)` of `class Flatten`. The first axis of `X` is that of the samples, and stays; all others become one. It works for pictures of any size, with or without channels, for sequences, and leaves a batch of vectors as it is.
#
# **Example.** One picture of 2 by 3 pixels, first as a picture, then in one row, in the order in which one reads:

# %% [markdown] key="flatten-task" lang="ko" of="dd6fda7d"
# ## {n} 한 줄로 펼치기
#
# {worth: 8 minutes}
#
# 밀집층은 벡터를 받는다. 그림을 보여 주려면 픽셀의 행을 차례로 이어 붙인다. 이것도 하나의 층이지만 학습할 것이 없다. 그래서 `params`가 비어 있고, 모든 층의 매개변수를 하나씩 꺼내 보아도 여기에서는 아무것도 나오지 않는다.
#
# `class Flatten`의 `forward(X)`를 작성해 보자. `X`의 첫 번째 축은 샘플의 축이므로 그대로 두고, 나머지 축을 모두 하나로 합친다. 그림의 크기가 어떻든, 채널이 있든 없든, 시퀀스이든 할 수 있어야 하고, 벡터의 배치는 그대로 내놓는다.
#
# **예.** 2행 3열 픽셀의 그림 한 장이다. 먼저 그림으로, 다음에는 글을 읽는 순서대로 한 줄로 놓았다.

# %% key="flatten-example"
picture = np.array([[1, 2, 3], [4, 5, 6]])
print(picture)
print([pixel for row in picture.tolist() for pixel in row])

# %% key="flatten" nbgrader={"grade": false, "grade_id": "flatten", "locked": false, "schema_version": 3, "solution": true, "task": false}
class Flatten:
    #en: """Lays each sample out in one row. It has nothing to learn."""
    #ko: """샘플마다 한 줄로 펼친다. 학습할 것은 없다."""

    def __init__(self):
        self.params = {}

    def forward(self, X):
        #en: """Return the samples as rows.
        #ko: """샘플을 한 줄씩 펼쳐 돌려준다.

        #en: X : numpy array of shape (samples, …), with two axes or more
        #ko: X : 형상이 (samples, …)이고 축이 둘 이상인 numpy 배열

        #en: Returns a numpy array of shape (samples, numbers in each sample).
        #ko: 형상이 (samples, 샘플 하나에 든 수의 개수)인 numpy 배열을 돌려준다.

        #en: Example: Flatten().forward(np.zeros((5, 8, 8))).shape is (5, 64)
        #ko: 예: Flatten().forward(np.zeros((5, 8, 8))).shape의 값은 (5, 64)
        #en: """
        #ko: """
        ### BEGIN SOLUTION
        return X.reshape(len(X), -1)
        ### END SOLUTION

# %% [markdown] key="flatten-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# `X.reshape(…)` returns the same numbers in another shape. The number of samples is `len(X)`.
#
# <details><summary>Hint 2</summary>
#
# You need not compute the second size: where you write `-1`, `reshape` finds it by itself.
#
# </details>
# </details>

# %% [markdown] key="flatten-hints" lang="ko" of="95eb00a7"
# <details><summary>힌트 1</summary>
#
# `X.reshape(…)`은 같은 수들을 다른 형상으로 돌려준다. 샘플의 수는 `len(X)`이다.
#
# <details><summary>힌트 2</summary>
#
# 두 번째 크기는 계산하지 않아도 된다. `-1`이라고 쓰면 `reshape`가 스스로 알아낸다.
#
# </details>
# </details>

# %% key="flatten-test" nbgrader={"grade": true, "grade_id": "flatten-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert check.flatten(Flatten)

# %% key="flatten-values" nbgrader={"grade": true, "grade_id": "flatten-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: pictures of any size, with channels, vectors,
#en: # a batch of one sample, samples of one number, arrays of integers and of
#en: # float32; the input stays as it is.
#ko: # 숨은 테스트로 채점한다: 여러 크기의 그림, 채널이 있는 그림, 벡터, 샘플이 하나인 배치,
#ko: # 수가 하나인 샘플, 정수 배열과 float32 배열, 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.flatten(
    Flatten,
    "pictures",
    "channels",
    "vectors",
    "batch-of-one",
    "width-one",
    "integers",
    "float32",
    "inputs-unchanged",
)
### END HIDDEN TESTS

# %% [markdown] key="count-task" lang="en"
# ## {n} What does it cost?
#
# {worth: 8 minutes}
#
# Every parameter has to be stored, learned and, with enough of them, paid for. So it is good to know their number before a network is built. Its widths tell: $n_0$ inputs, then the units of each dense layer, up to the $n_L$ outputs. Each layer has a weight for every pair of an input and a unit, and a bias for every unit. Activations have none.
#
# $$\sum_{l=1}^{L} (n_{l-1} \cdot n_l + n_l)$$
#
# Write `count_parameters(widths)`, for any number of layers. Leave the list itself unchanged.
#
# **Example.** Two inputs, three hidden units, one output, layer by layer and together:

# %% [markdown] key="count-task" lang="ko" of="4c5ed0df"
# ## {n} 매개변수는 몇 개일까?
#
# {worth: 8 minutes}
#
# 매개변수는 하나하나 저장하고 학습해야 하며, 많아지면 비용도 든다. 그러니 신경망을 만들기 전에 그 수를 알아 두는 것이 좋다. 너비를 보면 알 수 있다. 입력 $n_0$개에서 시작하여 밀집층마다 그 유닛의 수를 적고 마지막은 출력 $n_L$개이다. 층마다 입력과 유닛의 쌍 하나에 가중치가 하나씩, 유닛 하나에 편향이 하나씩 있다. 활성화 함수에는 없다.
#
# $$\sum_{l=1}^{L} (n_{l-1} \cdot n_l + n_l)$$
#
# 층이 몇 개이든 셀 수 있도록 `count_parameters(widths)`를 작성해 보자. 리스트 자체는 바꾸지 않는다.
#
# **예.** 입력 둘, 은닉 유닛 셋, 출력 하나이다. 층마다 센 수와 그 합은 다음과 같다.

# %% key="count-example"
(2 * 3 + 3), (3 * 1 + 1), (2 * 3 + 3) + (3 * 1 + 1)

# %% key="count" nbgrader={"grade": false, "grade_id": "count", "locked": false, "schema_version": 3, "solution": true, "task": false}
def count_parameters(widths):
    #en: """Return the number of weights and biases of a network of dense layers.
    #ko: """밀집층으로 이루어진 신경망의 가중치와 편향의 수를 돌려준다.

    #en: widths : list of two whole numbers or more: inputs, units of each layer
    #ko: widths : 둘 이상의 정수로 된 리스트. 입력의 수, 층마다 유닛의 수

    #en: Returns a whole number.
    #ko: 정수를 돌려준다.

    #en: Example: count_parameters([2, 3, 1]) is 13
    #ko: 예: count_parameters([2, 3, 1])의 값은 13
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return sum(before * after + after for before, after in pairwise(widths))
    ### END SOLUTION

# %% [markdown] key="count-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# Each layer stands between two neighbours in the list. How many pairs of neighbours does a list of 4 numbers have?
#
# <details><summary>Hint 2</summary>
#
# `for before, after in pairwise(widths):` goes through them; for 2, 3, 1 these are 2, 3 and 3, 1. Above, `pairwise` is imported.
#
# </details>
# </details>

# %% [markdown] key="count-hints" lang="ko" of="c29e97fc"
# <details><summary>힌트 1</summary>
#
# 층은 저마다 리스트에서 이웃한 두 수 사이에 있다. 수가 4개인 리스트에는 이웃한 쌍이 몇 개 있을까?
#
# <details><summary>힌트 2</summary>
#
# `for before, after in pairwise(widths):`는 그 쌍을 차례로 꺼낸다. 2, 3, 1이라면 2, 3과 3, 1이다. `pairwise`는 위에서 불러왔다.
#
# </details>
# </details>

# %% key="count-test" nbgrader={"grade": true, "grade_id": "count-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert check.count_parameters(count_parameters)

# %% key="count-values" nbgrader={"grade": true, "grade_id": "count-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: 1 to 6 layers, widths of 1, wide layers;
#en: # the list stays as it is.
#ko: # 숨은 테스트로 채점한다: 층 1~6개, 너비 1, 넓은 층, 리스트를 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.count_parameters(
    count_parameters, "number-of-layers", "width-one", "wide", "inputs-unchanged"
)
### END HIDDEN TESTS

# %% [markdown] key="shapes-task" lang="en"
# ## {n} Do the bricks fit?
#
# {worth: 20 minutes}
#
# Layers are like bricks: what one puts out, the next must take in. Whether they do can be told from a plan, before a single weight is drawn, and a message that says *where* they do not fit saves an hour of searching. In a plan, a layer is a tuple of its name and its sizes:
#
# | layer | takes | puts out |
# | --- | --- | --- |
# | `("Dense", inputs, outputs)` | `(inputs,)` and nothing else | `(outputs,)` |
# | `("Flatten",)` | any shape | one axis with all its numbers |
# | `("ReLU",)` | any shape | the same shape |
#
# All shapes are those of one sample, without the axis of the samples: `(8, 8)` for a picture, `(64,)` for a vector.
#
# Write two functions:
#
# - `output_shape(layer, shape)` returns the shape, a tuple, that one layer makes of `shape`. If the layer does not take it, raise a `ValueError` whose message holds **both**: the shape that the layer expects, and the one that came.
# - `check_shapes(layers, shape)` sends `shape` through all layers and returns the list of the shapes that come out, one for each layer. If a layer does not take what comes, raise a `ValueError` whose message holds the same, and the **number of the layer**, counted from 1. The wording is yours.
#
# **Example.** Two plans for pictures of 8 by 8 pixels. The first puts out `(64,)`, `(16,)`, `(16,)`, `(10,)`. The second is refused, perhaps with: layer 4 expects (15,), received (16,). The last line of the cell shows two things that you will need: the product of all sizes, and the comparison of whole tuples.

# %% [markdown] key="shapes-task" lang="ko" of="d8945c1c"
# ## {n} 블록이 서로 맞을까?
#
# {worth: 20 minutes}
#
# 층은 블록과 같다. 하나가 내놓는 것을 다음 것이 받을 수 있어야 한다. 서로 맞는지는 가중치를 하나도 뽑지 않고 설계도만 보고 알 수 있다. *어디가* 맞지 않는지 알려 주는 메시지가 있으면 한 시간 동안 찾아 헤매지 않아도 된다. 설계도에서 층은 이름과 크기를 담은 튜플이다.
#
# | 층 | 받는 형상 | 내놓는 형상 |
# | --- | --- | --- |
# | `("Dense", inputs, outputs)` | `(inputs,)`뿐 | `(outputs,)` |
# | `("Flatten",)` | 어떤 형상이든 | 모든 수를 담은 축 하나 |
# | `("ReLU",)` | 어떤 형상이든 | 같은 형상 |
#
# 형상은 모두 샘플 하나의 형상이며, 샘플의 축은 넣지 않는다. 그림이면 `(8, 8)`, 벡터이면 `(64,)`이다.
#
# 함수 두 개를 작성해 보자.
#
# - `output_shape(layer, shape)`는 층 하나가 `shape`를 받아 내놓는 형상을 튜플로 돌려준다. 그 층이 받을 수 없는 형상이면 `ValueError`를 일으킨다. 메시지에는 층이 기대하는 형상과 실제로 온 형상이 **둘 다** 들어 있어야 한다.
# - `check_shapes(layers, shape)`는 `shape`를 모든 층에 차례로 통과시키고, 층마다 나오는 형상을 리스트로 돌려준다. 받을 수 없는 형상이 온 층이 있으면 `ValueError`를 일으킨다. 메시지에는 두 형상에 더하여 1부터 센 **층의 번호**가 들어 있어야 한다. 말은 자유롭게 쓴다.
#
# **예.** 가로세로 8픽셀인 그림을 위한 설계도 두 개이다. 첫째에서는 `(64,)`, `(16,)`, `(16,)`, `(10,)`이 나온다. 둘째는 거부된다. 메시지는 이를테면 "4번 층이 받는 형상은 (15,), 온 형상은 (16,)"이다. 셀의 마지막 줄에는 풀이에 쓸 것이 두 가지 있다. 모든 크기의 곱, 그리고 튜플을 통째로 비교하는 것이다.

# %% key="shapes-example"
fitting = [("Flatten",), ("Dense", 64, 16), ("ReLU",), ("Dense", 16, 10)]
unfit = [("Flatten",), ("Dense", 64, 16), ("ReLU",), ("Dense", 15, 10)]
math.prod((8, 8)), (16,) == (16,), (16,) == (15,), (8, 8) == (64,)

# %% key="shapes" nbgrader={"grade": false, "grade_id": "shapes", "locked": false, "schema_version": 3, "solution": true, "task": false}
def output_shape(layer, shape):
    #en: """Return the shape that one layer puts out for samples of `shape`.
    #ko: """형상이 `shape`인 샘플을 받아 층 하나가 내놓는 형상을 돌려준다.

    #en: layer : tuple, ("Dense", inputs, outputs), ("Flatten",) or ("ReLU",)
    #ko: layer : 튜플. ("Dense", inputs, outputs), ("Flatten",), ("ReLU",) 중 하나
    #en: shape : tuple of one whole number or more
    #ko: shape : 정수가 하나 이상인 튜플

    #en: Returns a tuple. Raises ValueError, with the expected and the received
    #en: shape in its message, if the layer does not take the shape.
    #ko: 튜플을 돌려준다. 층이 받을 수 없는 형상이면 ValueError를 일으킨다.
    #ko: 메시지에는 기대하는 형상과 온 형상이 들어 있다.

    #en: Example: output_shape(("Flatten",), (8, 8)) is (64,)
    #ko: 예: output_shape(("Flatten",), (8, 8))의 값은 (64,)
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    name, *sizes = layer
    if name == "ReLU":
        return shape
    if name == "Flatten":
        return (math.prod(shape),)
    inputs, outputs = sizes
    if shape != (inputs,):
        raise ValueError(f"expects ({inputs},), received {shape}")
    return (outputs,)
    ### END SOLUTION


def check_shapes(layers, shape):
    #en: """Return the shapes that come out of the layers, one after the other.
    #ko: """층에서 차례로 나오는 형상을 돌려준다.

    #en: layers : list of tuples, as for output_shape
    #ko: layers : 튜플의 리스트. 튜플은 output_shape의 layer와 같다.
    #en: shape : tuple, the shape of a sample at the input
    #ko: shape : 튜플, 입력에 들어오는 샘플의 형상

    #en: Returns a list of tuples, one for each layer. Raises ValueError, with
    #en: the number of the layer and both shapes in its message, at a misfit.
    #ko: 층마다 하나씩, 튜플의 리스트를 돌려준다. 맞지 않는 층이 있으면 ValueError를
    #ko: 일으킨다. 메시지에는 층의 번호와 두 형상이 들어 있다.

    #en: Example: check_shapes([("Flatten",), ("Dense", 64, 10)], (8, 8)) is
    #en: [(64,), (10,)]
    #ko: 예: check_shapes([("Flatten",), ("Dense", 64, 10)], (8, 8))의 값은
    #ko: [(64,), (10,)]
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    shapes = []
    for number, layer in enumerate(layers, 1):
        try:
            shape = output_shape(layer, shape)
        except ValueError as misfit:
            raise ValueError(f"layer {number} {misfit}") from None
        shapes.append(shape)
    return shapes
    ### END SOLUTION

# %% [markdown] key="shapes-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# `layer[0]` is the name. For `"Dense"`, build the tuple that it expects and compare it with `shape` as a whole: two tuples are equal if they have the same length and the same entries. A tuple with one entry needs a comma: `(n,)`.
#
# <details><summary>Hint 2</summary>
#
# `math.prod(shape)` multiplies all numbers of a tuple. `f"expects {(n,)}, received {shape}"` puts both shapes into a text.
#
# <details><summary>Hint 3</summary>
#
# `for number, layer in enumerate(layers, 1):` counts from 1. Inside, give `shape` the new value that `output_shape` returns. To add the number, catch the error with `try` and `except ValueError as misfit`, and raise a new one whose text holds `number` and `misfit`.
#
# </details>
# </details>
# </details>

# %% [markdown] key="shapes-hints" lang="ko" of="3c969e1f"
# <details><summary>힌트 1</summary>
#
# 이름은 `layer[0]`이다. `"Dense"`이면 기대하는 튜플을 만들어 `shape`와 통째로 비교하자. 두 튜플은 길이와 원소가 모두 같아야 같다. 원소가 하나인 튜플에는 `(n,)`처럼 쉼표가 있어야 한다.
#
# <details><summary>힌트 2</summary>
#
# `math.prod(shape)`는 튜플의 수를 모두 곱한다. `f"expects {(n,)}, received {shape}"`는 두 형상을 문자열에 넣는다.
#
# <details><summary>힌트 3</summary>
#
# `for number, layer in enumerate(layers, 1):`은 1부터 센다. 그 안에서 `output_shape`가 돌려준 값을 `shape`에 새로 넣는다. 번호를 덧붙이려면 `try`와 `except ValueError as misfit`으로 오류를 잡아, `number`와 `misfit`을 담은 새 오류를 일으키자.
#
# </details>
# </details>
# </details>

# %% key="shapes-test" nbgrader={"grade": true, "grade_id": "shapes-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert check.output_shape(output_shape)
assert check.check_shapes(check_shapes)

# %% key="shapes-values" nbgrader={"grade": true, "grade_id": "shapes-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: each kind of layer, shapes of 1 to 3 axes,
#en: # plans of 1 to 6 layers, widths of 1; the list of layers stays as it is.
#ko: # 숨은 테스트로 채점한다: 층의 종류마다, 축이 1~3개인 형상, 층이 1~6개인 설계도, 너비 1,
#ko: # 층의 리스트를 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.output_shape(output_shape, "dense", "flatten", "relu", "width-one")
assert check.check_shapes(
    check_shapes, "number-of-layers", "pictures", "width-one", "inputs-unchanged"
)
### END HIDDEN TESTS

# %% key="shapes-care" nbgrader={"grade": true, "grade_id": "shapes-care", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: ValueError for a vector that is too long or too
#en: # short, and for a picture where a vector belongs, whatever its sizes;
#en: # at the first layer, in the middle and at the last; what the message says.
#ko: # 숨은 테스트로 채점한다: 벡터가 너무 길거나 짧을 때, 그리고 벡터가 와야 할 자리에 그림이
#ko: # 왔을 때(크기와 관계없이)의 ValueError, 맞지 않는 곳이 첫 층, 가운데, 마지막 층일 때,
#ko: # 메시지의 내용.
### BEGIN HIDDEN TESTS
assert check.output_shape(
    output_shape, "dense", "flatten", "relu", "width-one", "misfit", "picture-into-dense"
)
assert check.check_shapes(check_shapes, "misfit", "forgotten-flatten")
### END HIDDEN TESTS

# %% [markdown] key="collapse-task" lang="en"
# ## {n} Many layers, one layer
#
# {worth: 15 minutes}
#
# Put two dense layers behind one another with nothing in between, and multiply out:
#
# $$(X W_1 + b_1) W_2 + b_2 = X (W_1 W_2) + (b_1 W_2 + b_2)$$
#
# That is one dense layer. The same holds for three, and for a hundred: without activations, depth is an illusion. It can be put to use, too: such layers can be replaced by one that computes the same in less time.
#
# Write `collapse(layers)`. It gets a list of one or more layers, each as a dictionary like the `params` of your `Dense`, and returns the dictionary of the one layer that computes the same as all of them in their order. If one layer does not take what the one before it puts out, raise a `ValueError`. What was passed stays as it is.
#
# **Example.** Two layers, and the one layer worked out by hand: $b_1 W_2 + b_2 = 1 \cdot 3 + (-1) \cdot 1 + 0.5 = 2.5$. **Predict** which of the three lines agree, before you run the cell.

# %% [markdown] key="collapse-task" lang="ko" of="39e8c0c4"
# ## {n} 여러 층이 한 층으로
#
# {worth: 15 minutes}
#
# 밀집층 두 개를 사이에 아무것도 두지 않고 이은 다음 전개해 보자.
#
# $$(X W_1 + b_1) W_2 + b_2 = X (W_1 W_2) + (b_1 W_2 + b_2)$$
#
# 밀집층 하나와 같다. 층이 셋이든 백이든 마찬가지이다. 활성화 함수가 없으면 깊이는 겉모습일 뿐이다. 쓸모도 있다. 그런 층들을, 같은 것을 더 빨리 계산하는 층 하나로 바꿀 수 있다.
#
# `collapse(layers)`를 작성해 보자. 층이 하나 이상 든 리스트를 받는다. 리스트의 층은 저마다, 직접 만든 `Dense`의 `params`와 같은 딕셔너리로 되어 있다. 모든 층을 순서대로 지난 것과 같은 값을 계산하는 한 층의 딕셔너리를 돌려준다. 앞의 층이 내놓는 것을 다음 층이 받을 수 없으면 `ValueError`를 일으킨다. 넘겨받은 것은 바꾸지 않는다.
#
# **예.** 층 두 개와, 손으로 구한 한 층이다. $b_1 W_2 + b_2 = 1 \cdot 3 + (-1) \cdot 1 + 0.5 = 2.5$이다. 셀을 실행하기 전에 세 줄 가운데 어느 것이 서로 같을지 **예측해 보자.**

# %% key="collapse-example"
first = {"weight": np.array([[1.0, 2.0], [0.0, 1.0]]), "bias": np.array([1.0, -1.0])}
second = {"weight": np.array([[3.0], [1.0]]), "bias": np.array([0.5])}
by_hand = {"weight": np.array([[5.0], [1.0]]), "bias": np.array([2.5])}


def through(layer, X):
    return X @ layer["weight"] + layer["bias"]


X = np.array([[-2.0, 1.0]])
#en: print("two layers:      ", through(second, through(first, X)))
#ko: print("두 층:          ", through(second, through(first, X)))
#en: print("one, by hand:    ", through(by_hand, X))
#ko: print("손으로 구한 한 층:", through(by_hand, X))
#en: print("two, ReLU between:", through(second, relu(through(first, X))))
#ko: print("사이에 ReLU:     ", through(second, relu(through(first, X))))

# %% key="collapse" nbgrader={"grade": false, "grade_id": "collapse", "locked": false, "schema_version": 3, "solution": true, "task": false}
def collapse(layers):
    #en: """Return the one dense layer that computes the same as `layers`.
    #ko: """`layers`와 같은 것을 계산하는 밀집층 하나를 돌려준다.

    #en: layers : list of dicts, each with "weight", numpy array of shape
    #en: (inputs, outputs), and "bias", numpy array of shape (outputs,)
    #ko: layers : 딕셔너리의 리스트. 딕셔너리에는 형상이 (inputs, outputs)인 numpy 배열
    #ko: "weight"와 형상이 (outputs,)인 numpy 배열 "bias"가 있다.

    #en: Returns a dict with "weight", of shape (inputs of the first layer,
    #en: outputs of the last), and "bias", of shape (outputs of the last,).
    #ko: "weight"와 "bias"가 있는 딕셔너리를 돌려준다. "weight"의 형상은
    #ko: (첫 층의 inputs, 마지막 층의 outputs), "bias"는 (마지막 층의 outputs,)이다.
    #en: Raises ValueError if a layer does not take what the one before puts out.
    #ko: 앞의 층이 내놓는 것을 다음 층이 받을 수 없으면 ValueError를 일으킨다.
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    weight, bias = layers[0]["weight"], layers[0]["bias"]
    for layer in layers[1:]:
        weight = weight @ layer["weight"]
        bias = bias @ layer["weight"] + layer["bias"]
    return {"weight": weight, "bias": bias}
    ### END SOLUTION

# %% [markdown] key="collapse-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# The formula makes one layer of two. For three, make one of the first two, and one of that and the third.
#
# <details><summary>Hint 2</summary>
#
# Begin with the weight and the bias of the first layer, and go on with `for layer in layers[1:]:`. With a single layer, the loop has nothing to do.
#
# <details><summary>Hint 3</summary>
#
# The new weight stands on the left: `weight @ layer["weight"]`. And the bias so far passes through the weight of the *next* layer, not through the product of all.
#
# </details>
# </details>
# </details>

# %% [markdown] key="collapse-hints" lang="ko" of="fe5e8f21"
# <details><summary>힌트 1</summary>
#
# 위의 식은 두 층을 한 층으로 만든다. 세 층이면 먼저 앞의 둘을 하나로 만들고, 그것과 셋째를 다시 하나로 만들자.
#
# <details><summary>힌트 2</summary>
#
# 첫 층의 가중치와 편향에서 시작하여 `for layer in layers[1:]:`로 이어 가자. 층이 하나뿐이면 반복할 것이 없다.
#
# <details><summary>힌트 3</summary>
#
# 지금까지 구한 가중치가 왼쪽에 온다. `weight @ layer["weight"]`이다. 그리고 지금까지 구한 편향은 모든 가중치의 곱이 아니라 *다음* 층의 가중치를 지난다.
#
# </details>
# </details>
# </details>

# %% key="collapse-test" nbgrader={"grade": true, "grade_id": "collapse-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert check.collapse(collapse)

# %% key="collapse-values" nbgrader={"grade": true, "grade_id": "collapse-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: 1 to 5 layers, widths of 1, negative values,
#en: # arrays of integers and of float32.
#ko: # 숨은 테스트로 채점한다: 층 1~5개, 너비 1, 음수 값, 정수 배열과 float32 배열.
### BEGIN HIDDEN TESTS
assert check.collapse(
    collapse, "number-of-layers", "width-one", "negative-values", "integers", "float32"
)
### END HIDDEN TESTS

# %% key="collapse-care" nbgrader={"grade": true, "grade_id": "collapse-care", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: ValueError where layers do not fit;
#en: # what was passed stays as it is.
#ko: # 숨은 테스트로 채점한다: 층이 서로 맞지 않을 때의 ValueError, 넘겨받은 것을 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.collapse(collapse, "mismatch", "inputs-unchanged")
### END HIDDEN TESTS

# %% [markdown] key="claims-task" lang="en"
# ## {n} Which of these are true?
#
# {worth: 12 minutes}
#
# Much is said about layers, and not all of it is true. Three questions follow. For each, return the letters of **all** true sentences as one text, for example `"AC"`. The answer counts as a whole; there is more than one true sentence each time.
#
# **`names`**: four networks of dense layers are drawn with their widths, inputs included: P is 6-1, Q is 6-8-1, R is 6-8-8-1, S is 6-8-8-8-1. By the usual words:
#
# {options: names}
#
# **`size`**: what a layer holds, and what it costs.
#
# {options: size}
#
# **`depth`**: two networks are trained on the same data. One with 3 layers gets 96 % of the training data right and 91 % of new data; one with 50 layers of the same width gets 74 % and 73 %.
#
# {options: depth}
#
# **Example.** Whoever holds the first and the third sentence for true writes `return "AC"`.

# %% [markdown] key="claims-task" lang="ko" of="e6c62dbc"
# ## {n} 맞는 말은 무엇일까?
#
# {worth: 12 minutes}
#
# 층에 대한 말은 많지만 모두 맞는 것은 아니다. 아래에 물음이 세 개 있다. 물음마다 맞는 문장을 **모두** 골라 그 글자를 `"AC"`처럼 문자열 하나로 돌려주자. 모두 맞혀야 점수를 받으며, 맞는 문장은 매번 둘 이상이다.
#
# **`names`**: 밀집층으로 된 신경망 네 개를, 입력의 수까지 넣어 너비로 적었다. P는 6-1, Q는 6-8-1, R은 6-8-8-1, S는 6-8-8-8-1이다. 흔히 쓰는 용어를 따른다.
#
# {options: names}
#
# **`size`**: 층이 지니는 것, 그리고 층을 더하는 데 드는 것.
#
# {options: size}
#
# **`depth`**: 두 신경망을 같은 데이터로 학습시켰다. 3층 신경망은 학습에 쓴 데이터의 96%, 새 데이터의 91%를 맞혔다. 너비가 같은 50층 신경망은 74%와 73%를 맞혔다.
#
# {options: depth}
#
# **예.** 첫째와 셋째 문장이 맞다고 생각하면 `return "AC"`라고 쓴다.

# %% key="claims" nbgrader={"grade": false, "grade_id": "claims", "locked": false, "schema_version": 3, "solution": true, "task": false}
def names():
    #en: """Return the letters of all true sentences about the four networks."""
    #ko: """네 신경망에 대한 맞는 문장의 글자를 모두 돌려준다."""
    ### BEGIN SOLUTION
    return "{letters: names}"
    ### END SOLUTION


def size():
    #en: """Return the letters of all true sentences about what layers hold."""
    #ko: """층이 지니는 것에 대한 맞는 문장의 글자를 모두 돌려준다."""
    ### BEGIN SOLUTION
    return "{letters: size}"
    ### END SOLUTION


def depth():
    #en: """Return the letters of all true sentences about the two results."""
    #ko: """두 결과에 대한 맞는 문장의 글자를 모두 돌려준다."""
    ### BEGIN SOLUTION
    return "{letters: depth}"
    ### END SOLUTION

# %% [markdown] key="claims-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# Count the layers that compute something. Does the column of inputs? "Hidden" says where a layer stands, "deep" says how many of them there are.
#
# <details><summary>Hint 2</summary>
#
# Put numbers into your formula for the parameters: how many does *one more* layer bring, and does that depend on how many there are already?
#
# <details><summary>Hint 3</summary>
#
# Overfitting shows in a gap between the two results of one network. Is there one?
#
# </details>
# </details>
# </details>

# %% [markdown] key="claims-hints" lang="ko" of="80fba68e"
# <details><summary>힌트 1</summary>
#
# 무언가를 계산하는 층을 세어 보자. 입력이 늘어선 열은 무언가를 계산할까? "은닉"은 층이 놓인 자리를, "깊다"는 층의 수를 나타낸다.
#
# <details><summary>힌트 2</summary>
#
# 매개변수를 세는 식에 수를 넣어 보자. *한 층 더* 쌓으면 몇 개가 늘어나는가? 그 수는 이미 있는 층의 수에 따라 달라지는가?
#
# <details><summary>힌트 3</summary>
#
# 과적합은 한 신경망의 두 결과가 벌어지는 것으로 드러난다. 여기서는 벌어져 있는가?
#
# </details>
# </details>
# </details>

# %% key="claims-names" nbgrader={"grade": true, "grade_id": "claims-names", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # Here only: are these letters? Whether they are right is graded.
#ko: # 여기서는 글자의 형식만 본다. 맞는지는 채점할 때 본다.
assert check.names(names)
### BEGIN HIDDEN TESTS
assert check.names(names, "right")
### END HIDDEN TESTS

# %% key="claims-size" nbgrader={"grade": true, "grade_id": "claims-size", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # The same for the second question.
#ko: # 두 번째 물음도 마찬가지이다.
assert check.size(size)
### BEGIN HIDDEN TESTS
assert check.size(size, "right")
### END HIDDEN TESTS

# %% key="claims-depth" nbgrader={"grade": true, "grade_id": "claims-depth", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # The same for the third question.
#ko: # 세 번째 물음도 마찬가지이다.
assert check.depth(depth)
### BEGIN HIDDEN TESTS
assert check.depth(depth, "right")
### END HIDDEN TESTS

# %% [markdown] key="widget-task" lang="en" needs="dense count collapse"
# ## Your layers at work
#
# This is the widget of the lesson. Three layers of yours, with the widths 2-6-6-1, compute its output, and your `count_parameters` counts; your own numbers stand beside those of nnkit. Switch the activations off: the picture becomes a plane, the one that your `collapse` finds and the cell prints. When you pull a handle, the widths are no longer those of your layers, and nnkit takes over.

# %% [markdown] key="widget-task" lang="ko" of="1c25539b"
# ## 직접 만든 층 써 보기
#
# 수업에서 본 위젯이다. 직접 만든 층 세 개, 너비 2-6-6-1이 출력을 계산하고, 직접 만든 `count_parameters`가 매개변수를 센다. 그 결과가 nnkit의 결과와 나란히 나온다. 활성화 함수를 꺼 보자. 그림이 평면이 된다. 직접 만든 `collapse`가 구하여 셀이 출력하는 바로 그 평면이다. 손잡이를 끌면 직접 만든 층의 너비와 달라지므로 그때부터는 nnkit이 계산한다.

# %% key="widget" needs="dense count collapse"
from types import SimpleNamespace

from nnkit.widgets import architecture_builder

mine = [Dense(2, 6, 0), Dense(6, 6, 1), Dense(6, 1, 2)]
print(collapse([layer.params for layer in mine]))

#en: # the widget looks for layer.weight and layer.bias
#ko: # 위젯은 layer.weight와 layer.bias를 찾는다
layers = [SimpleNamespace(**layer.params, forward=layer.forward) for layer in mine]
architecture_builder(layers, "tanh", count_parameters=count_parameters)
