# %% [markdown] key="title" lang="en"
# # Assignment: the perceptron and XOR
#
# You find the weights of gates by hand, look for the best line that XOR allows, and then build XOR from three neurons. You write the rule by which a perceptron finds its weights itself, and you tell it from the sigmoid unit that looks so much like it. At the end, your own units and your own rule drive the lesson's widget.
#
# {exercises}
#
# It belongs to the lesson [The perceptron and XOR](../../en/04_perceptron_and_xor.ipynb).

# %% [markdown] key="title" lang="ko" of="e471aad1"
# # 과제: 퍼셉트론과 XOR
#
# 게이트의 가중치를 손으로 찾고, XOR에서 직선 하나로 얻을 수 있는 가장 좋은 결과를 구한 다음, 뉴런 세 개로 XOR를 만든다. 퍼셉트론이 스스로 가중치를 찾는 규칙을 작성하고, 퍼셉트론과 무척 닮은 시그모이드 유닛이 어떻게 다른지도 알아본다. 마지막에는 직접 만든 유닛과 규칙으로 수업의 위젯을 움직인다.
#
# {exercises}
#
# 이 과제는 [퍼셉트론과 XOR](../../ko/04_perceptron_and_xor.ipynb) 수업에 딸려 있다.

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
from autograder.checks import perceptron as check

#en: nnkit.use_language("en")
#ko: nnkit.use_language("ko")

# %% [markdown] key="stand-on" lang="en"
# ## What you stand on
#
# The neuron with a step, from the assignment on the neuron: `forward` takes a batch `X`, or one sample, and answers 1 where the weighted sum is above 0, otherwise 0. You may use it everywhere in this notebook.

# %% [markdown] key="stand-on" lang="ko" of="99e25166"
# ## 바탕이 되는 것
#
# 뉴런 과제에서 만든, 계단 함수를 쓰는 뉴런이다. `forward`는 배치 `X`나 샘플 하나를 받아 가중합이 0보다 크면 1, 아니면 0이라고 답한다. 이 노트북 어디에서나 써도 된다.

# %% key="given" nbgrader={"grade": false, "grade_id": "given", "locked": true, "schema_version": 3, "solution": false, "task": false}
def forward(X, weights, bias):
    #en: """Return the outputs: 1 where the weighted sum is above 0, otherwise 0."""
    #ko: """출력을 돌려준다. 가중합이 0보다 크면 1, 아니면 0이다."""
    return np.where(X @ weights + bias > 0, 1.0, 0.0)

# %% key="my-own"
#en: # False: what is given above is used. True: your own earlier work.
#en: # Grading always uses what is given.
#ko: # False: 위에 주어진 것을 쓴다. True: 앞 과제에서 직접 만든 것을 쓴다.
#ko: # 채점할 때는 언제나 주어진 것을 쓴다.
MY_OWN = False

# %% key="own-work" nbgrader={"grade": false, "grade_id": "own-work", "locked": true, "schema_version": 3, "solution": false, "task": false}
from autograder.own_work import own_work

own_work("neuron", "forward")

# %% [markdown] key="gates-task" lang="en"
# ## {n} Gates from one neuron
#
# {worth: 15 minutes}
#
# Computers are made of gates, and some gates need no more than one neuron with two inputs:
#
# | $x_1$ | $x_2$ | AND | OR | NAND |
# | --- | --- | --- | --- | --- |
# | 0 | 0 | 0 | 0 | 1 |
# | 0 | 1 | 0 | 1 | 1 |
# | 1 | 0 | 0 | 1 | 1 |
# | 1 | 1 | 1 | 1 | 0 |
#
# Find the weights and the bias for each of the three, and write them into functions without arguments: `gate_and()`, `gate_or()` and `gate_nand()`. Each returns a pair, an array of two weights and the bias: `return np.array([…]), …`.
#
# No wire carries exactly 0 or exactly 1. Your gates must cope with that: **each input may be off by up to 0.2**, above or below. For (0.8, 1.2) a gate has to answer as for (1, 1). So it is not enough that the four corners are right; the line has to keep its distance from them. The visible test tries the corners alone, so try other inputs yourself, as the example does. Many answers are right.
#
# **Example.** Another gate: 1 only for (1, 0). First its four answers, in the order of the table, and then those for (1, 0) and (1, 1) with inputs that are off:

# %% [markdown] key="gates-task" lang="ko" of="eaa79d2c"
# ## {n} 뉴런 하나로 만드는 게이트
#
# {worth: 15 minutes}
#
# 컴퓨터는 게이트로 이루어져 있고, 어떤 게이트는 입력이 둘인 뉴런 하나로 충분하다.
#
# | $x_1$ | $x_2$ | AND | OR | NAND |
# | --- | --- | --- | --- | --- |
# | 0 | 0 | 0 | 0 | 1 |
# | 0 | 1 | 0 | 1 | 1 |
# | 1 | 0 | 0 | 1 | 1 |
# | 1 | 1 | 1 | 1 | 0 |
#
# 세 게이트의 가중치와 편향을 찾아서 인수가 없는 함수 `gate_and()`, `gate_or()`, `gate_nand()`에 적어 보자. 함수는 저마다 가중치 두 개의 배열과 편향을 쌍으로 돌려준다. `return np.array([…]), …`처럼 쓰면 된다.
#
# 전선에 정확히 0이나 1이 흐르는 일은 없다. 그래도 게이트는 바르게 답해야 한다. **입력은 저마다 위로든 아래로든 0.2까지 어긋날 수 있다.** (0.8, 1.2)에는 (1, 1)과 똑같이 답해야 한다. 그러니 네 꼭짓점에서 맞는 것만으로는 모자라고, 직선이 꼭짓점에서 떨어져 있어야 한다. 보이는 테스트는 꼭짓점만 확인하니, 다른 입력은 예처럼 직접 시험해 보자. 정답은 여러 가지이다.
#
# **예.** (1, 0)에서만 1인 다른 게이트이다. 먼저 표의 순서대로 네 답을 보고, 그다음에는 입력이 어긋난 (1, 0)과 (1, 1)의 답을 본다.

# %% key="gates-example"
weights, bias = np.array([1, -1]), -0.5
print(forward(np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), weights, bias))
print(forward(np.array([[0.8, 0.2], [1.2, 0.8]]), weights, bias))

# %% key="gates" nbgrader={"grade": false, "grade_id": "gates", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gate_and():
    #en: """Return the weights, shape (2,), and the bias of a neuron that is AND.
    #ko: """AND인 뉴런의 가중치(형상 (2,))와 편향을 돌려준다.

    #en: Example: forward(np.array([1, 1]), *gate_and()) is 1
    #ko: 예: forward(np.array([1, 1]), *gate_and())의 값은 1
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return np.array([1, 1]), -1.5
    ### END SOLUTION


def gate_or():
    #en: """Return the weights, shape (2,), and the bias of a neuron that is OR.
    #ko: """OR인 뉴런의 가중치(형상 (2,))와 편향을 돌려준다.

    #en: Example: forward(np.array([0, 1]), *gate_or()) is 1
    #ko: 예: forward(np.array([0, 1]), *gate_or())의 값은 1
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return np.array([1, 1]), -0.5
    ### END SOLUTION


def gate_nand():
    #en: """Return the weights, shape (2,), and the bias of a neuron that is NAND.
    #ko: """NAND인 뉴런의 가중치(형상 (2,))와 편향을 돌려준다.

    #en: Example: forward(np.array([1, 1]), *gate_nand()) is 0
    #ko: 예: forward(np.array([1, 1]), *gate_nand())의 값은 0
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return np.array([-1, -1]), 1.5
    ### END SOLUTION

# %% [markdown] key="gates-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# Take the weights 1 and 1. Then the weighted sum counts the ones, and the bias decides how many it takes to get above 0. For NAND the ones have to speak against firing.
#
# <details><summary>Hint 2</summary>
#
# Write the four sums without the bias beside the table. All rows with a 0 must stay at or below some number, all rows with a 1 must be above it. How far can each sum move if both inputs are off by 0.2?
#
# <details><summary>Hint 3</summary>
#
# For AND the sum of (1, 1) may fall from 2 to 1.6, and that of (0, 1) may rise from 1 to 1.4. The number that parts them lies between, and the bias is that number with a minus sign. NAND is the opposite of AND: turn every sign.
#
# </details>
# </details>
# </details>

# %% [markdown] key="gates-hints" lang="ko" of="633a60dd"
# <details><summary>힌트 1</summary>
#
# 가중치를 1과 1로 두자. 그러면 가중합은 1의 개수를 세고, 몇 개면 0보다 커지는지는 편향이 정한다. NAND에서는 입력의 1이 출력을 0으로 만드는 쪽으로 작용해야 한다.
#
# <details><summary>힌트 2</summary>
#
# 편향을 뺀 네 가중합을 표 옆에 적어 보자. 답이 0인 행은 모두 어떤 수 이하에 머물고, 답이 1인 행은 모두 그 수보다 커야 한다. 두 입력이 모두 0.2씩 어긋나면 가중합은 얼마나 움직일까?
#
# <details><summary>힌트 3</summary>
#
# AND에서 (1, 1)의 가중합은 2에서 1.6까지 내려갈 수 있고, (0, 1)의 가중합은 1에서 1.4까지 올라갈 수 있다. 둘을 가르는 수는 그 사이에 있고, 편향은 그 수에 빼기 부호를 붙인 것이다. NAND는 AND의 반대이니 부호를 모두 바꾸자.
#
# </details>
# </details>
# </details>

# %% key="gates-test" nbgrader={"grade": true, "grade_id": "gates-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert check.gate_and(gate_and)
assert check.gate_or(gate_or)
assert check.gate_nand(gate_nand)

# %% key="gates-wobble" nbgrader={"grade": true, "grade_id": "gates-wobble", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: the truth tables with inputs that are off
#en: # by up to 0.2.
#ko: # 숨은 테스트로 채점한다: 입력이 0.2까지 어긋난 진리표.
### BEGIN HIDDEN TESTS
assert check.gate_and(gate_and, "wobble")
assert check.gate_or(gate_or, "wobble")
assert check.gate_nand(gate_nand, "wobble")
### END HIDDEN TESTS

# %% [markdown] key="best-line-task" lang="en"
# ## {n} The best line for XOR
#
# {worth: 15 minutes}
#
# XOR is 1 where exactly one input is 1. No line parts its four points, as you have seen. It is still worth knowing how far a single unit gets: whoever reports 75 percent on such a problem has found the best line, not a good model.
#
# Write two functions without arguments.
#
# - `best_xor_line()` returns the weights and the bias of one unit with a step that gets three of the four points right. Again, inputs may be off by up to 0.2, and no answer may change by that.
# - `true_of_one_unit()` returns the letters of *all* true sentences of the list below, as one text: `"AC"` says that A and C are true, and the rest is not.
#
# The sentences are about a *single* unit and the four points of XOR. The list counts as a whole, so weigh every one of them:
#
# {options: true_of_one_unit}
#
# **Example.** The cell draws 10,000 lines at random and counts how many of them get 0, 1, 2, 3 and 4 points right. **Predict before you run it:** which of the five counts are 0?

# %% [markdown] key="best-line-task" lang="ko" of="45142c4b"
# ## {n} XOR에 가장 좋은 직선
#
# {worth: 15 minutes}
#
# XOR는 입력 가운데 꼭 하나만 1일 때 1이다. 수업에서 보았듯이 네 점을 가르는 직선은 없다. 그래도 유닛 하나로 어디까지 갈 수 있는지는 알아 둘 만하다. 이런 문제에서 정확도가 75퍼센트라면 가장 좋은 직선을 찾은 것이지, 좋은 모델을 찾은 것이 아니다.
#
# 인수가 없는 함수 두 개를 작성해 보자.
#
# - `best_xor_line()`은 네 점 가운데 세 점을 맞히는, 계단 함수를 쓰는 유닛 하나의 가중치와 편향을 돌려준다. 이번에도 입력은 0.2까지 어긋날 수 있고, 그렇다고 답이 달라지면 안 된다.
# - `true_of_one_unit()`은 아래 목록에서 맞는 문장을 *모두* 골라 그 글자를 이어서 돌려준다. `"AC"`라고 하면 A와 C가 맞고 나머지는 틀렸다는 뜻이다.
#
# 모두 유닛 *하나*와 XOR의 네 점에 대한 문장이다. 목록을 통째로 채점하니 문장마다 따져 보자.
#
# {options: true_of_one_unit}
#
# **예.** 다음 셀은 직선 10,000개를 무작위로 긋고, 그 가운데 0개, 1개, 2개, 3개, 4개를 맞히는 직선이 몇 개인지 센다. **실행하기 전에 예측해 보자.** 다섯 수 가운데 0인 것은 무엇일까?

# %% key="best-line-example"
X, targets = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 1, 1, 0])
lines = np.random.default_rng(0).normal(size=(10_000, 3))
right = [int((forward(X, line[:2], line[2]) == targets).sum()) for line in lines]
[right.count(points) for points in range(5)]

# %% key="best-line" nbgrader={"grade": false, "grade_id": "best-line", "locked": false, "schema_version": 3, "solution": true, "task": false}
def best_xor_line():
    #en: """Return the weights, shape (2,), and the bias of the best unit for XOR.
    #ko: """XOR에 가장 좋은 유닛의 가중치(형상 (2,))와 편향을 돌려준다.

    #en: Example: (forward(X, *best_xor_line()) == targets).sum() is 3, with
    #en: X and targets from the cell above
    #ko: 예: X와 targets가 위 셀의 것일 때
    #ko: (forward(X, *best_xor_line()) == targets).sum()의 값은 3
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return np.array([1, 1]), -0.5
    ### END SOLUTION


def true_of_one_unit():
    #en: """Return the letters of all true sentences of the list, as text.
    #ko: """목록에서 맞는 문장을 모두 골라 그 글자를 문자열로 돌려준다.

    #en: Example: return "AC"
    #ko: 예: return "AC"
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return "{letters: true_of_one_unit}"
    ### END SOLUTION

# %% [markdown] key="best-line-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# Write XOR beside AND, OR and NAND. In how many rows does each of them agree with it?
#
# <details><summary>Hint 2</summary>
#
# For the sentences: take a unit's four sums and put them in order. A function that never falls keeps this order, so a threshold for its output is a threshold for the sum. What do other functions do with the order?
#
# <details><summary>Hint 3</summary>
#
# With the weights 1 and 1 the four sums are 0, 1, 1 and 2, before the bias. XOR wants a 1 for the two in the middle. Which curve over the sum is high there, and low on both sides?
#
# </details>
# </details>
# </details>

# %% [markdown] key="best-line-hints" lang="ko" of="c4f5ed75"
# <details><summary>힌트 1</summary>
#
# XOR를 AND, OR, NAND 옆에 적어 보자. 저마다 몇 행에서 XOR와 같을까?
#
# <details><summary>힌트 2</summary>
#
# 문장에 대한 힌트이다. 유닛의 네 가중합을 크기 순서로 늘어놓자. 내려가는 일이 없는 함수는 이 순서를 지키므로, 출력에 임계치를 두는 것은 가중합에 임계치를 두는 것과 같다. 다른 함수는 이 순서를 어떻게 할까?
#
# <details><summary>힌트 3</summary>
#
# 가중치가 1과 1이면 편향을 더하기 전의 네 가중합은 0, 1, 1, 2이다. XOR는 가운데 둘에 1을 바란다. 그곳에서 높고 양쪽에서 낮은 곡선은 어떤 것일까?
#
# </details>
# </details>
# </details>

# %% key="best-line-test" nbgrader={"grade": true, "grade_id": "best-line-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert check.best_xor_line(best_xor_line)

# %% key="best-line-wobble" nbgrader={"grade": true, "grade_id": "best-line-wobble", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: exactly three points, with inputs that are off
#en: # by up to 0.2.
#ko: # 숨은 테스트로 채점한다: 입력이 0.2까지 어긋나도 꼭 세 점을 맞히기.
### BEGIN HIDDEN TESTS
assert check.best_xor_line(best_xor_line, "wobble")
### END HIDDEN TESTS

# %% key="one-unit-test" nbgrader={"grade": true, "grade_id": "one-unit-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # The visible test asks for letters that are in the list; the hidden one
#en: # for the right letters.
#ko: # 보이는 테스트는 목록에 있는 글자인지, 숨은 테스트는 맞는 글자인지 확인한다.
assert check.true_of_one_unit(true_of_one_unit)
### BEGIN HIDDEN TESTS
assert check.true_of_one_unit(true_of_one_unit, "right")
### END HIDDEN TESTS

# %% [markdown] key="xor-task" lang="en"
# ## {n} XOR from three neurons
#
# {worth: 15 minutes}
#
# What one unit cannot do, three can. Two *hidden* units read the inputs; the output unit does not see the inputs at all, only the answers of the other two:
#
# $$h_1 = f(x_1, x_2) \qquad h_2 = g(x_1, x_2) \qquad y = k(h_1, h_2)$$
#
# Each of the three is a neuron with a step. This is your first network with a hidden layer, and larger ones add nothing new but numbers.
#
# Write two functions.
#
# - `xor_units()` returns the three units, the first hidden one, the second hidden one, and the output unit. Each is a pair of weights and bias, as `gate_or()` returns one; so your gates may be among them. Any three that make an XOR are right.
# - `xor(X)` takes a batch of shape `(samples, 2)`, sends it through your three units, and returns one answer for each sample, shape `(samples,)`. `X` stays as it is.
#
# Inputs may be off by up to 0.2 here, too.
#
# **Example.** The answers of two hidden units to three samples. Side by side they make a batch for the output unit: a sample in each row, a hidden unit in each column.

# %% [markdown] key="xor-task" lang="ko" of="a5eb74c7"
# ## {n} 뉴런 세 개로 만드는 XOR
#
# {worth: 15 minutes}
#
# 유닛 하나로 할 수 없는 일을 셋이면 할 수 있다. *은닉* 유닛 두 개가 입력을 받는다. 출력 유닛은 입력을 전혀 보지 않고 두 은닉 유닛의 답만 본다.
#
# $$h_1 = f(x_1, x_2) \qquad h_2 = g(x_1, x_2) \qquad y = k(h_1, h_2)$$
#
# 셋 모두 계단 함수를 쓰는 뉴런이다. 은닉층이 있는 신경망을 처음으로 만드는 것이다. 더 큰 신경망도 개수가 늘어날 뿐 새로울 것은 없다.
#
# 함수 두 개를 작성해 보자.
#
# - `xor_units()`는 유닛 세 개, 곧 첫째 은닉 유닛, 둘째 은닉 유닛, 출력 유닛을 차례로 돌려준다. 유닛은 저마다 `gate_or()`가 돌려주는 것과 같은 가중치와 편향의 쌍이다. 그러니 직접 만든 게이트를 써도 된다. XOR가 되기만 하면 어떤 셋이든 정답이다.
# - `xor(X)`는 형상이 `(samples, 2)`인 배치를 받아 세 유닛에 통과시키고, 샘플마다 답을 하나씩, 곧 형상이 `(samples,)`인 배열을 돌려준다. `X`는 바꾸지 않는다.
#
# 여기서도 입력은 0.2까지 어긋날 수 있다.
#
# **예.** 세 샘플에 대한 두 은닉 유닛의 답이다. 나란히 놓으면 출력 유닛이 받을 배치가 된다. 행마다 샘플이 하나씩, 열마다 은닉 유닛이 하나씩 놓인다.

# %% key="xor-example"
h1, h2 = np.array([0.0, 1.0, 1.0]), np.array([1.0, 1.0, 0.0])
np.column_stack([h1, h2])

# %% key="xor" nbgrader={"grade": false, "grade_id": "xor", "locked": false, "schema_version": 3, "solution": true, "task": false}
def xor_units():
    #en: """Return two hidden units and an output unit that together are XOR.
    #ko: """함께 XOR가 되는 은닉 유닛 둘과 출력 유닛 하나를 돌려준다.

    #en: Returns three pairs, each of weights, shape (2,), and a bias.
    #ko: 쌍 세 개를 돌려준다. 쌍마다 가중치(형상 (2,))와 편향이 있다.

    #en: Example: hidden_1, hidden_2, output = xor_units()
    #ko: 예: hidden_1, hidden_2, output = xor_units()
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    at_least_one = np.array([1, 1]), -0.5
    not_both = np.array([-1, -1]), 1.5
    both_hold = np.array([1, 1]), -1.5
    return at_least_one, not_both, both_hold
    ### END SOLUTION


def xor(X):
    #en: """Return the answers of the three units together, 0 or 1 for each sample.
    #ko: """세 유닛이 함께 내는 답을 샘플마다 0 또는 1로 돌려준다.

    #en: X : numpy array of shape (samples, 2)
    #ko: X : 형상이 (samples, 2)인 numpy 배열

    #en: Returns a numpy array of shape (samples,).
    #ko: 형상이 (samples,)인 numpy 배열을 돌려준다.

    #en: Example: xor(np.array([[0, 1], [1, 1]])) is [1, 0]
    #ko: 예: xor(np.array([[0, 1], [1, 1]]))의 값은 [1, 0]
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    hidden_1, hidden_2, output = xor_units()
    hidden = np.column_stack([forward(X, *hidden_1), forward(X, *hidden_2)])
    return forward(hidden, *output)
    ### END SOLUTION

# %% [markdown] key="xor-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# Say in words when two inputs are different: at least one of them is 1, *and* not both are. Each half of the sentence is a gate, and so is the *and*.
#
# <details><summary>Hint 2</summary>
#
# Write a table with the columns $x_1$, $x_2$, $h_1$, $h_2$ and $y$ and fill it in for your units. If two rows have the same $h_1$ and $h_2$, but want different $y$, no output unit can help.
#
# <details><summary>Hint 3</summary>
#
# `forward(X, weights, bias)` gives the answers of one unit to all samples; an asterisk spreads a pair over two arguments: `forward(X, *gate_or())`. Put the answers of the hidden units side by side as in the example, and let the output unit read that.
#
# </details>
# </details>
# </details>

# %% [markdown] key="xor-hints" lang="ko" of="80867740"
# <details><summary>힌트 1</summary>
#
# 두 입력이 서로 다르다는 것을 말로 풀어 보자. 적어도 하나는 1이고, *그리고* 둘 다 1은 아니다. 문장의 앞뒤가 저마다 게이트이고, '그리고'도 게이트이다.
#
# <details><summary>힌트 2</summary>
#
# $x_1$, $x_2$, $h_1$, $h_2$, $y$를 열로 하는 표를 만들어 자신의 유닛에 대해 채워 보자. $h_1$과 $h_2$가 같은데 $y$가 달라야 하는 행이 있으면 어떤 출력 유닛도 소용없다.
#
# <details><summary>힌트 3</summary>
#
# `forward(X, weights, bias)`는 모든 샘플에 대한 유닛 하나의 답을 준다. 별표는 쌍을 두 인수로 펼친다. `forward(X, *gate_or())`처럼 쓴다. 은닉 유닛의 답을 예처럼 나란히 놓고, 그것을 출력 유닛에 넘기자.
#
# </details>
# </details>
# </details>

# %% key="xor-test" nbgrader={"grade": true, "grade_id": "xor-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert check.xor_units(xor_units)
assert check.xor(xor)

# %% key="xor-wobble" nbgrader={"grade": true, "grade_id": "xor-wobble", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: inputs that are off by up to 0.2.
#ko: # 숨은 테스트로 채점한다: 0.2까지 어긋난 입력.
### BEGIN HIDDEN TESTS
assert check.xor_units(xor_units, "wobble")
assert check.xor(xor, "wobble")
### END HIDDEN TESTS

# %% key="xor-care" nbgrader={"grade": true, "grade_id": "xor-care", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: 1 to 7 samples in any order, arrays of integers
#en: # and of float32; the inputs stay as they are.
#ko: # 숨은 테스트로 채점한다: 순서가 자유로운 샘플 1~7개, 정수 배열과 float32 배열,
#ko: # 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.xor_units(xor_units)
assert check.xor(xor, "number-of-samples", "integers", "float32", "inputs-unchanged")
### END HIDDEN TESTS

# %% [markdown] key="update-task" lang="en"
# ## {n} Learning from one sample
#
# {worth: 15 minutes}
#
# So far you were the one who found the weights. A perceptron finds them itself: it looks at a sample, answers, and if the answer $\hat y$ misses the target $y$, it moves its weights and its bias:
#
# $$w \leftarrow w + \eta \, (y - \hat y) \, x \qquad\qquad b \leftarrow b + \eta \, (y - \hat y)$$
#
# Here $\hat y$ is the answer of the step, 0 or 1, and $\eta$ is the learning rate, which says how far it moves. Where the answer is right, the difference is 0, and the perceptron stays exactly as it is.
#
# Write `perceptron_update(weights, bias, x, target, learning_rate)` for one sample `x`. It returns a pair, the new weights and the new bias. Leave the arrays that you are given as they are: who called may want to compare before and after.
#
# **Example.** A unit with the weights 1 and 0 and the bias 0 answers 1 to the sample (1, 1), but the target is 0. These are the weighted sums of that sample before and after one correction with $\eta = 1$:

# %% [markdown] key="update-task" lang="ko" of="cbbca232"
# ## {n} 샘플 하나에서 배우기
#
# {worth: 15 minutes}
#
# 지금까지는 가중치를 사람이 찾았다. 퍼셉트론은 스스로 찾는다. 샘플을 보고 답한 다음, 답 $\hat y$가 타깃 $y$와 다르면 가중치와 편향을 옮긴다.
#
# $$w \leftarrow w + \eta \, (y - \hat y) \, x \qquad\qquad b \leftarrow b + \eta \, (y - \hat y)$$
#
# 여기서 $\hat y$는 0 또는 1인 계단 함수의 답이고, $\eta$는 얼마나 멀리 옮길지 정하는 학습률이다. 답이 맞으면 차이가 0이므로 퍼셉트론은 조금도 바뀌지 않는다.
#
# 샘플 하나 `x`에 대한 `perceptron_update(weights, bias, x, target, learning_rate)`를 작성해 보자. 새 가중치와 새 편향을 쌍으로 돌려준다. 넘겨받은 배열은 그대로 둔다. 호출한 쪽에서 앞뒤를 비교할 수도 있기 때문이다.
#
# **예.** 가중치가 1과 0, 편향이 0인 유닛은 샘플 (1, 1)에 1이라고 답하는데, 타깃은 0이다. 아래는 $\eta = 1$로 한 번 고치기 전과 고친 뒤에 그 샘플의 가중합이다.

# %% key="update-example"
weights, bias, x = np.array([1.0, 0.0]), 0.0, np.array([1.0, 1.0])
x @ weights + bias, x @ (weights - x) + (bias - 1)

# %% key="update" nbgrader={"grade": false, "grade_id": "update", "locked": false, "schema_version": 3, "solution": true, "task": false}
def perceptron_update(weights, bias, x, target, learning_rate):
    #en: """Return the weights and the bias after the perceptron has seen a sample.
    #ko: """퍼셉트론이 샘플 하나를 본 뒤의 가중치와 편향을 돌려준다.

    #en: weights : numpy array of shape (features,)
    #ko: weights : 형상이 (features,)인 numpy 배열
    #en: bias : number
    #ko: bias : 수
    #en: x : numpy array of shape (features,), the sample
    #ko: x : 형상이 (features,)인 numpy 배열, 샘플
    #en: target : 0 or 1, what the answer should be
    #ko: target : 0 또는 1, 바른 답
    #en: learning_rate : number above 0
    #ko: learning_rate : 0보다 큰 수

    #en: Returns a pair: a numpy array of shape (features,), and a number.
    #ko: 형상이 (features,)인 numpy 배열과 수를 쌍으로 돌려준다.

    #en: Example: perceptron_update(np.zeros(2), 0.0, np.array([2.0, 1.0]), 1, 0.5)
    #en: is (np.array([1.0, 0.5]), 0.5)
    #ko: 예: perceptron_update(np.zeros(2), 0.0, np.array([2.0, 1.0]), 1, 0.5)의
    #ko: 값은 (np.array([1.0, 0.5]), 0.5)
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    error = target - forward(x, weights, bias)
    return weights + learning_rate * error * x, bias + learning_rate * error
    ### END SOLUTION

# %% [markdown] key="update-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# `forward(x, weights, bias)` is the answer of the unit to one sample. The difference between target and answer can be 1, 0 or −1: what does the formula do in each case?
#
# <details><summary>Hint 2</summary>
#
# You need no `if`: where the answer is right, everything that is added is 0.
#
# <details><summary>Hint 3</summary>
#
# `weights + …` is a new array, `weights += …` changes the one that you were given. Two results are returned with a comma between them.
#
# </details>
# </details>
# </details>

# %% [markdown] key="update-hints" lang="ko" of="714f64f7"
# <details><summary>힌트 1</summary>
#
# `forward(x, weights, bias)`는 샘플 하나에 대한 유닛의 답이다. 타깃에서 답을 뺀 값은 1, 0, −1 가운데 하나이다. 각각의 경우에 식은 무슨 일을 할까?
#
# <details><summary>힌트 2</summary>
#
# `if`는 필요 없다. 답이 맞으면 더해지는 것이 모두 0이다.
#
# <details><summary>힌트 3</summary>
#
# `weights + …`는 새 배열을 만들고, `weights += …`는 넘겨받은 배열을 바꾼다. 결과 두 개는 쉼표로 이어서 돌려준다.
#
# </details>
# </details>
# </details>

# %% key="update-test" nbgrader={"grade": true, "grade_id": "update-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert check.perceptron_update(perceptron_update)

# %% key="update-values" nbgrader={"grade": true, "grade_id": "update-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: both kinds of wrong answers, no change where the
#en: # answer is right, a sum of exactly 0, the learning rate, 1 to 7 inputs,
#en: # negative values.
#ko: # 숨은 테스트로 채점한다: 두 가지 틀린 답, 답이 맞으면 바꾸지 않기, 정확히 0인 가중합,
#ko: # 학습률, 입력 1~7개, 음수 값.
### BEGIN HIDDEN TESTS
assert check.perceptron_update(
    perceptron_update,
    "should-fire",
    "should-not-fire",
    "already-right",
    "sum-of-zero",
    "learning-rate",
    "number-of-inputs",
    "negative-values",
)
### END HIDDEN TESTS

# %% key="update-care" nbgrader={"grade": true, "grade_id": "update-care", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: arrays of integers and of float32;
#en: # the inputs stay as they are.
#ko: # 숨은 테스트로 채점한다: 정수 배열과 float32 배열, 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.perceptron_update(
    perceptron_update, "integers", "float32", "inputs-unchanged"
)
### END HIDDEN TESTS

# %% [markdown] key="train-task" lang="en"
# ## {n} Learning until nothing is wrong
#
# {worth: 15 minutes}
#
# One sample is not enough, and one look at all samples hardly ever is: what the perceptron learns from one sample may spoil its answer to another. So it goes through all of them again and again. One pass is an *epoch*. When an epoch has passed without a single wrong answer, nothing can change any more, and training ends. If some line separates the classes, this is certain to happen; if none does, it never happens, and somebody has to say how many epochs are enough.
#
# Write `train_perceptron(X, targets, learning_rate, epochs)`:
#
# - All weights and the bias begin at 0.
# - In every epoch the perceptron sees the samples one after the other, in the order of the rows, and learns from each before it sees the next.
# - It counts its wrong answers in each epoch, as it gives them, that is before it learns from that sample.
# - It ends after the first epoch without a wrong answer, and at the latest after `epochs` epochs.
#
# Return three things, `weights, bias, errors`: the array, the number, and the list of the counts, one for each epoch. `X` and `targets` stay as they are.
#
# **Example.** `zip` goes through two arrays side by side, here through samples and their targets:

# %% [markdown] key="train-task" lang="ko" of="3c43a298"
# ## {n} 틀리지 않을 때까지 배우기
#
# {worth: 15 minutes}
#
# 샘플 하나로는 모자라고, 모든 샘플을 한 번씩 보아도 대개 모자란다. 한 샘플에서 배운 것이 다른 샘플의 답을 망칠 수 있기 때문이다. 그래서 퍼셉트론은 모든 샘플을 몇 번이고 되풀이해 본다. 한 번 다 보는 것을 *에포크*라고 한다. 한 번도 틀리지 않고 에포크 하나가 지나가면 이제 바뀔 것이 없으므로 학습이 끝난다. 두 클래스를 가르는 직선이 있으면 언젠가 반드시 끝나고, 없으면 결코 끝나지 않으므로 에포크를 몇 번까지 할지 정해 주어야 한다.
#
# `train_perceptron(X, targets, learning_rate, epochs)`를 작성해 보자.
#
# - 모든 가중치와 편향은 0에서 시작한다.
# - 에포크마다 샘플을 행의 순서대로 하나씩 보고, 다음 샘플을 보기 전에 그 샘플에서 배운다.
# - 에포크마다 틀린 답의 수를 센다. 그 샘플에서 배우기 전에 낸 답으로 센다.
# - 틀린 답이 하나도 없는 에포크가 처음 나오면 끝내고, 늦어도 `epochs`번째 에포크 뒤에는 끝낸다.
#
# `weights, bias, errors` 세 가지를 돌려준다. 배열, 수, 그리고 에포크마다 센 수의 리스트이다. `X`와 `targets`는 바꾸지 않는다.
#
# **예.** `zip`은 두 배열을 나란히 훑는다. 여기서는 샘플과 그 타깃이다.

# %% key="train-example"
for x, target in zip(np.array([[0.0, 2.0], [1.0, 1.0], [3.0, 0.5]]), np.array([0, 1, 0])):
    print(x, target)

# %% key="train" nbgrader={"grade": false, "grade_id": "train", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train_perceptron(X, targets, learning_rate, epochs):
    #en: """Return the weights and the bias that a perceptron learns, and its errors.
    #ko: """퍼셉트론이 배운 가중치와 편향, 그리고 오답 수를 돌려준다.

    #en: X : numpy array of shape (samples, features)
    #ko: X : 형상이 (samples, features)인 numpy 배열
    #en: targets : numpy array of shape (samples,), 0 or 1 for each sample
    #ko: targets : 형상이 (samples,)인 numpy 배열, 샘플마다 0 또는 1
    #en: learning_rate : number above 0
    #ko: learning_rate : 0보다 큰 수
    #en: epochs : whole number, at least 1, how many epochs there are at most
    #ko: epochs : 1 이상의 정수, 에포크의 최대 횟수

    #en: Returns three things: the weights, a numpy array of shape (features,);
    #en: the bias, a number; the errors, a list with a count for each epoch.
    #ko: 세 가지를 돌려준다. 가중치는 형상이 (features,)인 numpy 배열, 편향은 수,
    #ko: 오답 수는 에포크마다 수가 하나씩 있는 리스트이다.

    #en: Example: for the truth table of AND, with the learning rate 1 and
    #en: 10 epochs, it is (np.array([2.0, 1.0]), -2.0, [1, 3, 3, 2, 1, 0])
    #ko: 예: AND의 진리표를 학습률 1로 최대 10에포크 학습하면 결과는
    #ko: (np.array([2.0, 1.0]), -2.0, [1, 3, 3, 2, 1, 0])
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    weights, bias, errors = np.zeros(X.shape[1]), 0.0, []
    for _ in range(epochs):
        wrong = 0
        for x, target in zip(X, targets):
            error = target - forward(x, weights, bias)
            weights = weights + learning_rate * error * x
            bias = bias + learning_rate * error
            wrong += int(error != 0)
        errors.append(wrong)
        if wrong == 0:
            break
    return weights, bias, errors
    ### END SOLUTION

# %% [markdown] key="train-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# Two loops, one inside the other: the outer one over the epochs, the inner one over the samples as in the example. What has to be set to 0 before both, and what before the inner one?
#
# <details><summary>Hint 2</summary>
#
# `weights, bias = perceptron_update(weights, bias, x, target, learning_rate)` replaces both at once. Ask `forward` for the answer before that line, and count.
#
# <details><summary>Hint 3</summary>
#
# `errors.append(wrong)` comes after the inner loop, then `break` if `wrong` is 0, and `return` after both loops. Compare your list with that of the docstring; if it differs, print the weights after every sample and compare with the lesson.
#
# </details>
# </details>
# </details>

# %% [markdown] key="train-hints" lang="ko" of="78d78241"
# <details><summary>힌트 1</summary>
#
# 반복문 두 개를 겹쳐 쓴다. 바깥은 에포크에 대한 것이고, 안은 예처럼 샘플에 대한 것이다. 두 반복문 앞에서 0으로 둘 것은 무엇이고, 안쪽 반복문 앞에서 0으로 둘 것은 무엇일까?
#
# <details><summary>힌트 2</summary>
#
# `weights, bias = perceptron_update(weights, bias, x, target, learning_rate)`는 둘을 한꺼번에 바꾼다. 그 줄 앞에서 `forward`로 답을 구하여 세자.
#
# <details><summary>힌트 3</summary>
#
# `errors.append(wrong)`은 안쪽 반복문 다음에, `wrong`이 0일 때의 `break`는 그 뒤에, `return`은 두 반복문이 모두 끝난 다음에 온다. 리스트를 docstring의 것과 견주어 보자. 다르면 샘플마다 가중치를 출력하여 수업의 것과 비교하자.
#
# </details>
# </details>
# </details>

# %% key="train-test" nbgrader={"grade": true, "grade_id": "train-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert check.train_perceptron(train_perceptron)
assert check.train_errors(train_perceptron)

# %% key="train-values" nbgrader={"grade": true, "grade_id": "train-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: classes that a line parts, where training must end
#en: # without an error, and classes that none parts; an end after the last epoch;
#en: # the learning rate; 1 to 5 inputs.
#ko: # 숨은 테스트로 채점한다: 직선으로 갈라져 오답 없이 끝나야 하는 클래스와 갈라지지 않는
#ko: # 클래스, 마지막 에포크에서 끝나기, 학습률, 입력 1~5개.
### BEGIN HIDDEN TESTS
ideas = ["separable", "not-separable", "few-epochs", "learning-rate", "number-of-inputs"]
assert check.train_perceptron(train_perceptron, *ideas)
assert check.train_errors(train_perceptron, *ideas)
### END HIDDEN TESTS

# %% key="train-care" nbgrader={"grade": true, "grade_id": "train-care", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: a single sample, one class only, arrays of integers
#en: # and of float32; the inputs stay as they are.
#ko: # 숨은 테스트로 채점한다: 샘플 하나, 클래스가 하나뿐인 데이터, 정수 배열과 float32 배열,
#ko: # 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
ideas = ["one-sample", "one-class", "integers", "float32", "inputs-unchanged"]
assert check.train_perceptron(train_perceptron, *ideas)
assert check.train_errors(train_perceptron, *ideas)
### END HIDDEN TESTS

# %% [markdown] key="two-models-task" lang="en"
# ## {n} A step or a sigmoid
#
# {worth: 15 minutes}
#
# You may have read of *the* single-layer perceptron that "gives a probability and then 0 or 1". Those are two models with the same weights, and it pays to keep them apart: one has an answer, the other a probability, and what becomes of a probability is decided afterwards.
#
# Take the weights 2 and 2 and the bias −1, once with a step and once with a sigmoid, $\sigma(s) = 1 / (1 + e^{-s})$. Work out five numbers with pencil and pocket calculator, and let `two_models()` return them in a dictionary. Three decimals are enough.
#
# | name | what it is |
# | --- | --- |
# | `"step"` | the output of the step unit for (0, 1) |
# | `"probability"` | the output of the sigmoid unit for (0, 1) |
# | `"step_doubled"` | as `"step"`, after both weights and the bias have been doubled |
# | `"probability_doubled"` | as `"probability"`, after both weights and the bias have been doubled |
# | `"and_below"` | see below |
#
# Somebody decides by the sigmoid unit, undoubled: 1 where its output is above a threshold. With the threshold 0.5 these decisions are an OR. From the threshold `"probability"` on they are an AND, and they remain one below a second, larger threshold, from which on every decision is 0. That second threshold is `"and_below"`.
#
# Then say what else is true of the two models. `true_of_two_models()` returns the letters of all true sentences, as one text; the list counts as a whole.
#
# {options: true_of_two_models}
#
# **Example.** For (0, 0) the sum is −1. This is the output of the sigmoid unit there:

# %% [markdown] key="two-models-task" lang="ko" of="ed9f5787"
# ## {n} 계단인가 시그모이드인가
#
# {worth: 15 minutes}
#
# 단층 퍼셉트론은 "확률을 구하고 나서 0 또는 1을 내는" 하나의 모델이라고 읽은 적이 있을 것이다. 그것은 가중치가 같은 두 모델이고, 둘을 구별해 두는 편이 좋다. 하나에는 답이 있고 다른 하나에는 확률이 있으며, 확률로 무엇을 할지는 그다음에 정한다.
#
# 가중치 2와 2, 편향 −1을 한 번은 계단 함수와, 한 번은 시그모이드 $\sigma(s) = 1 / (1 + e^{-s})$와 함께 쓴다. 연필과 계산기로 다섯 수를 구하고, `two_models()`가 그것을 딕셔너리로 돌려주게 하자. 소수점 아래 세 자리면 충분하다.
#
# | 이름 | 뜻 |
# | --- | --- |
# | `"step"` | (0, 1)에 대한 계단 유닛의 출력 |
# | `"probability"` | (0, 1)에 대한 시그모이드 유닛의 출력 |
# | `"step_doubled"` | 두 가중치와 편향을 모두 두 배로 한 뒤의 `"step"` |
# | `"probability_doubled"` | 두 가중치와 편향을 모두 두 배로 한 뒤의 `"probability"` |
# | `"and_below"` | 아래의 설명을 보자 |
#
# 두 배로 하지 않은 시그모이드 유닛으로 결정을 내린다. 출력이 임계치보다 크면 1이다. 임계치가 0.5이면 이 결정은 OR이다. 임계치가 `"probability"` 이상이면 AND가 되고, 그보다 큰 둘째 임계치에 이르기 전까지 AND로 남아 있다. 둘째 임계치부터는 모든 결정이 0이다. 그 둘째 임계치가 `"and_below"`이다.
#
# 그런 다음 두 모델에 대하여 또 무엇이 맞는지 답하자. `true_of_two_models()`는 맞는 문장의 글자를 모두 이어서 문자열 하나로 돌려준다. 목록을 통째로 채점한다.
#
# {options: true_of_two_models}
#
# **예.** (0, 0)에서는 가중합이 −1이다. 그때 시그모이드 유닛의 출력은 다음과 같다.

# %% key="two-models-example"
1 / (1 + np.exp(1))

# %% key="two-models" nbgrader={"grade": false, "grade_id": "two-models", "locked": false, "schema_version": 3, "solution": true, "task": false}
def two_models():
    #en: """Return the five numbers of the table, by their names.
    #ko: """표의 다섯 수를 이름으로 찾을 수 있게 돌려준다.

    #en: Returns a dict of text to number.
    #ko: 문자열로 수를 찾는 딕셔너리를 돌려준다.

    #en: Example of the form: return {"step": 0, "probability": 0.25, …}
    #ko: 형식의 예: return {"step": 0, "probability": 0.25, …}
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return {
        "step": 1,
        "probability": 0.731,
        "step_doubled": 1,
        "probability_doubled": 0.881,
        "and_below": 0.953,
    }
    ### END SOLUTION


def true_of_two_models():
    #en: """Return the letters of all true sentences of the list, as text.
    #ko: """목록에서 맞는 문장을 모두 골라 그 글자를 문자열로 돌려준다.

    #en: Example: return "AC"
    #ko: 예: return "AC"
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return "{letters: true_of_two_models}"
    ### END SOLUTION

# %% [markdown] key="two-models-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# Write down the weighted sums of (0, 0), (0, 1) and (1, 1) first. What does doubling do to a sum?
#
# <details><summary>Hint 2</summary>
#
# For `"and_below"`: the decision is an AND as long as (1, 1) is above the threshold and (0, 1) is not. At which threshold does (1, 1) stop being above it?
#
# <details><summary>Hint 3</summary>
#
# For the sentences: what must one know to compute the step unit's answer, and what to compute the probability? And on which line is the output of the sigmoid unit 0.5, and on which is it 0.9?
#
# </details>
# </details>
# </details>

# %% [markdown] key="two-models-hints" lang="ko" of="0059c603"
# <details><summary>힌트 1</summary>
#
# 먼저 (0, 0), (0, 1), (1, 1)의 가중합을 적자. 두 배로 하면 가중합은 어떻게 될까?
#
# <details><summary>힌트 2</summary>
#
# `"and_below"`에 대한 힌트이다. (1, 1)의 출력은 임계치보다 크고 (0, 1)의 출력은 그렇지 않은 동안 결정은 AND이다. (1, 1)의 출력은 임계치가 얼마일 때부터 임계치보다 크지 않게 될까?
#
# <details><summary>힌트 3</summary>
#
# 문장에 대한 힌트이다. 계단 유닛의 답을 구하려면 무엇을 알아야 하고, 확률을 구하려면 무엇을 알아야 할까? 그리고 시그모이드 유닛의 출력이 0.5인 곳은 어떤 직선이고, 0.9인 곳은 어떤 직선일까?
#
# </details>
# </details>
# </details>

# %% key="two-models-numbers" nbgrader={"grade": true, "grade_id": "two-models-numbers", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # The visible test asks for five numbers of the right names; the hidden one
#en: # for the right numbers.
#ko: # 보이는 테스트는 이름이 맞는 다섯 수가 있는지, 숨은 테스트는 맞는 수인지 확인한다.
assert check.two_models(two_models)
### BEGIN HIDDEN TESTS
assert check.two_models(two_models, "right")
### END HIDDEN TESTS

# %% key="two-models-claims" nbgrader={"grade": true, "grade_id": "two-models-claims", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # The visible test asks for letters that are in the list; the hidden one
#en: # for the right letters.
#ko: # 보이는 테스트는 목록에 있는 글자인지, 숨은 테스트는 맞는 글자인지 확인한다.
assert check.true_of_two_models(true_of_two_models)
### BEGIN HIDDEN TESTS
assert check.true_of_two_models(true_of_two_models, "right")
### END HIDDEN TESTS

# %% [markdown] key="widget-task" lang="en" needs="xor"
# ## Your units at work
#
# This is the widget of the lesson. Its lines are your hidden units, its hidden plane is what your output unit sees, and the colours of the left plane are computed by your `xor`. So colours and lines should meet; the sentence below the picture says at how many places they do not. Move the slider and watch where your units send the four points.

# %% [markdown] key="widget-task" lang="ko" of="08266a1e"
# ## 직접 만든 유닛 써 보기
#
# 수업에서 본 위젯이다. 직선은 직접 만든 은닉 유닛이고, 은닉 평면은 직접 만든 출력 유닛이 보는 것이며, 왼쪽 평면의 색은 직접 만든 `xor`가 계산한다. 그러니 색의 경계와 직선이 맞아떨어져야 한다. 그림 아래의 문장은 몇 곳에서 다른지 알려 준다. 슬라이더를 움직여 네 점이 어디로 가는지 지켜보자.

# %% key="widget" needs="xor"
from nnkit.widgets import gates_explorer

hidden_1, hidden_2, output = [(*weights, bias) for weights, bias in xor_units()]
gates_explorer(
    "xor", hidden_units=2, hidden=(hidden_1, hidden_2), output=output, fold=0, network=xor
)

# %% [markdown] key="learn-task" lang="en" needs="best-line update train"
# ## Your rule at work
#
# Here your `best_xor_line` is where learning begins, and your `perceptron_update` makes every step. Press *One step* until something moves: the widget says whether nnkit would have made the same step. **Predict**, then press *Play*: will your rule find its way from there to an AND? And if you choose XOR?
#
# The last cell asks your `train_perceptron` the same. Predict how each list of errors ends.

# %% [markdown] key="learn-task" lang="ko" of="37352b0f"
# ## 직접 만든 규칙 써 보기
#
# 이번에는 직접 만든 `best_xor_line`에서 학습을 시작하고, 단계마다 직접 만든 `perceptron_update`가 움직인다. 무언가 움직일 때까지 *한 단계*를 눌러 보자. 위젯은 nnkit도 똑같이 움직였을지 알려 준다. **예측한 다음** *재생*을 누르자. 거기에서 AND로 가는 길을 찾을까? XOR를 고르면 어떻게 될까?
#
# 마지막 셀은 `train_perceptron`에 같은 것을 묻는다. 오답 수의 리스트가 저마다 어떻게 끝날지 예측해 보자.

# %% key="learn" needs="best-line update train"
from nnkit.widgets import gates_explorer


def my_rule(weights, bias, x, target):
    return perceptron_update(weights, bias, x, target, 1.0)


weights, bias = best_xor_line()
gates_explorer("and", neuron=(*weights, bias), rule=my_rule)

# %% key="learn-errors" needs="best-line update train"
X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
for name, targets in (("AND", [0, 0, 0, 1]), ("NAND", [1, 1, 1, 0]), ("XOR", [0, 1, 1, 0])):
    weights, bias, errors = train_perceptron(X, np.array(targets), 1.0, 12)
    print(name, errors)
