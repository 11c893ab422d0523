# %% [markdown] key="title" lang="en"
# # Assignment: activations
#
# You build the functions that make a neuron's answer of its sum: step, ReLU, sigmoid and softmax; the slopes that a network learns from; and the thresholds that make a decision of a probability. At the end, your own functions drive the lesson's widget.
#
# {exercises}
#
# It belongs to the lesson [Activations](../../en/03_activations.ipynb).

# %% [markdown] key="title" lang="ko" of="24794c3b"
# # 과제: 활성화 함수
#
# 뉴런의 가중합을 답으로 바꾸는 함수를 직접 만든다. 계단 함수, ReLU, 시그모이드, 소프트맥스를 만들고, 신경망을 학습시킬 때 쓰는 기울기와, 확률을 결정으로 바꾸는 임계치도 만든다. 마지막에는 직접 만든 함수로 수업의 위젯을 움직인다.
#
# {exercises}
#
# 이 과제는 [활성화 함수](../../ko/03_activations.ipynb) 수업에 딸려 있다.

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
from autograder.checks import activations as check

#en: nnkit.use_language("en")
#ko: nnkit.use_language("ko")

# %% [markdown] key="step-and-relu-task" lang="en"
# ## {n} Step and ReLU
#
# {worth: 10 minutes}
#
# The step answers 1 where the sum is above 0, and otherwise 0. ReLU lets a positive sum pass as it is, and turns every other into 0:
#
# $$\text{step}(x) = \begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases} \qquad\qquad \text{relu}(x) = \max(0, x)$$
#
# A layer computes many sums at once, for many samples. So an activation takes an array of any shape, treats each entry by itself, and returns an array of the same shape. It takes a single number, too, as in `step(0.3)`, and then returns a number.
#
# Write `step(x)` and `relu(x)`. Leave `x` itself unchanged: when the network learns, it needs the sums once more.
#
# **Example.** Which of these six numbers are above 0? numpy answers for all of them at once, and in the shape in which they stand:

# %% [markdown] key="step-and-relu-task" lang="ko" of="378d4e14"
# ## {n} 계단 함수와 ReLU
#
# {worth: 10 minutes}
#
# 계단 함수는 가중합이 0보다 크면 1, 그렇지 않으면 0이라고 답한다. ReLU는 양수인 가중합을 그대로 통과시키고 나머지는 모두 0으로 만든다.
#
# $$\text{step}(x) = \begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases} \qquad\qquad \text{relu}(x) = \max(0, x)$$
#
# 층은 여러 샘플에 대한 여러 가중합을 한꺼번에 계산한다. 그래서 활성화 함수는 어떤 형상의 배열이든 받아, 원소마다 따로 계산하고, 같은 형상의 배열을 돌려준다. `step(0.3)`처럼 수 하나를 받으면 수 하나를 돌려준다.
#
# `step(x)`와 `relu(x)`를 작성해 보자. `x` 자체는 바꾸지 않는다. 학습할 때 그 가중합을 다시 쓰기 때문이다.
#
# **예.** 아래의 여섯 수 가운데 0보다 큰 것은 무엇일까? numpy는 모두에 대해 한꺼번에, 수들이 놓인 형상 그대로 답한다.

# %% key="step-and-relu-example"
np.array([[-1.5, 0.0, 0.1], [3.0, -0.2, 100.0]]) > 0

# %% key="step-and-relu" nbgrader={"grade": false, "grade_id": "step-and-relu", "locked": false, "schema_version": 3, "solution": true, "task": false}
def step(x):
    #en: """Return 1 where `x` is above 0, otherwise 0.
    #ko: """`x`가 0보다 큰 곳은 1, 나머지는 0을 돌려준다.

    #en: x : number, or numpy array of any shape
    #ko: x : 수, 또는 형상에 제한이 없는 numpy 배열

    #en: Returns a number, or an array of the shape of x.
    #ko: 수, 또는 x와 형상이 같은 배열을 돌려준다.

    #en: Example: step(np.array([-2.0, 0.5])) is [0, 1]
    #ko: 예: step(np.array([-2.0, 0.5]))의 값은 [0, 1]
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return np.where(x > 0, 1.0, 0.0)
    ### END SOLUTION


def relu(x):
    #en: """Return `x` where it is above 0, otherwise 0.
    #ko: """`x`가 0보다 큰 곳은 `x` 그대로, 나머지는 0을 돌려준다.

    #en: x : number, or numpy array of any shape
    #ko: x : 수, 또는 형상에 제한이 없는 numpy 배열

    #en: Returns a number, or an array of the shape of x.
    #ko: 수, 또는 x와 형상이 같은 배열을 돌려준다.

    #en: Example: relu(np.array([-2.0, 0.5])) is [0, 0.5]
    #ko: 예: relu(np.array([-2.0, 0.5]))의 값은 [0, 0.5]
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return np.maximum(0, x)
    ### END SOLUTION

# %% [markdown] key="step-and-relu-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# `if x > 0` wants a single yes or no, and an array of six numbers has six. The example shows how to get all of them.
#
# <details><summary>Hint 2</summary>
#
# `np.where(condition, a, b)` chooses between a and b, entry by entry. For ReLU, one of the two is `x` itself.
#
# <details><summary>Hint 3</summary>
#
# `np.max` gives the one largest entry of an array; `np.maximum` compares two things entry by entry. And whoever writes `x[x < 0] = 0` writes into the array that somebody else still needs.
#
# </details>
# </details>
# </details>

# %% [markdown] key="step-and-relu-hints" lang="ko" of="2a18314c"
# <details><summary>힌트 1</summary>
#
# `if x > 0`에는 예나 아니요가 하나만 있어야 하는데, 수가 여섯 개인 배열에는 여섯 개가 있다. 위의 코드는 그것을 모두 얻는 방법을 보여 준다.
#
# <details><summary>힌트 2</summary>
#
# `np.where(condition, a, b)`는 원소마다 a와 b 가운데 하나를 고른다. ReLU에서는 둘 가운데 하나가 `x` 자체이다.
#
# <details><summary>힌트 3</summary>
#
# `np.max`는 배열에서 가장 큰 원소 하나를 구하고, `np.maximum`은 두 가지를 원소끼리 비교한다. 그리고 `x[x < 0] = 0`이라고 쓰면 다른 누군가가 아직 써야 할 배열에 값을 써넣게 된다.
#
# </details>
# </details>
# </details>

# %% key="step-and-relu-test" nbgrader={"grade": true, "grade_id": "step-and-relu-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert check.step(step)
assert check.relu(relu)

# %% key="step-and-relu-values" nbgrader={"grade": true, "grade_id": "step-and-relu-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: numbers on both sides of 0, arrays of one to
#en: # three axes, one number alone, arrays of integers and of float32.
#ko: # 숨은 테스트로 채점한다: 0의 양쪽에 있는 수, 축이 하나에서 셋인 배열, 수 하나,
#ko: # 정수 배열과 float32 배열.
### BEGIN HIDDEN TESTS
ideas = ["both-sides", "shapes", "one-number", "integers", "float32"]
assert check.step(step, *ideas)
assert check.relu(relu, *ideas)
### END HIDDEN TESTS

# %% key="step-and-relu-care" nbgrader={"grade": true, "grade_id": "step-and-relu-care", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: exactly 0, and just beside it;
#en: # the inputs stay as they are.
#ko: # 숨은 테스트로 채점한다: 정확히 0인 입력과 0 바로 옆의 입력, 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
ideas = ["at-zero", "beside-zero", "inputs-unchanged"]
assert check.step(step, *ideas)
assert check.relu(relu, *ideas)
### END HIDDEN TESTS

# %% [markdown] key="sigmoid-task" lang="en"
# ## {n} A sigmoid for every number
#
# {worth: 15 minutes}
#
# The sigmoid makes a probability of any number. Two ways of writing it are the same on paper:
#
# $$\sigma(x) = \frac{1}{1 + e^{-x}} = \frac{e^{x}}{1 + e^{x}}$$
#
# A computer is a different matter. Its numbers end near $1.8 \cdot 10^{308}$, and $e^{710}$ lies beyond: numpy gives `inf` and a `RuntimeWarning`. An `inf / inf` after that is `nan`, and whatever is computed from a `nan` is `nan` as well. In this way one sum that is far out can ruin a whole night of training.
#
# Write `sigmoid(x)`, for a number or an array of any shape. Whatever the input, at −1000 and at 1000 too, it returns the right number and no warning. Integers are welcome as inputs; the outputs are fractions all the same. The visible test does not go so far out: call your function there yourself, and a warning, if there is one, appears below the cell.
#
# **Example.** The three steps for σ(0.2), and where an exponential ends:

# %% [markdown] key="sigmoid-task" lang="ko" of="f8f1ce39"
# ## {n} 어떤 수든 받는 시그모이드
#
# {worth: 15 minutes}
#
# 시그모이드는 어떤 수든 확률로 바꾼다. 식을 쓰는 방법은 두 가지이고, 종이 위에서는 서로 같다.
#
# $$\sigma(x) = \frac{1}{1 + e^{-x}} = \frac{e^{x}}{1 + e^{x}}$$
#
# 컴퓨터에서는 사정이 다르다. 컴퓨터의 수는 $1.8 \cdot 10^{308}$쯤에서 끝나는데 $e^{710}$은 그보다 크다. 그래서 numpy는 `inf`와 함께 `RuntimeWarning`을 낸다. 그다음에 `inf / inf`를 계산하면 `nan`이 되고, `nan`으로 계산한 것은 모두 `nan`이 된다. 이렇게 너무 멀리 나간 가중합 하나가 밤새 돌린 학습을 망칠 수 있다.
#
# 수 하나든 어떤 형상의 배열이든 받는 `sigmoid(x)`를 작성해 보자. 입력이 무엇이든, −1000과 1000에서도, 경고 없이 바른 값을 돌려준다. 입력이 정수여도 출력은 실수이다. 보이는 테스트는 그렇게 먼 곳까지 확인하지 않으니 그곳에서 함수를 직접 호출해 보자. 경고가 있으면 셀 아래에 나타난다.
#
# **예.** σ(0.2)를 세 단계로 구하고, 지수 함수의 값이 어디에서 끝나는지 본다.

# %% key="sigmoid-example"
power = np.exp(-0.2)
print(power, 1 + power, 1 / (1 + power))
#en: with np.errstate(over="ignore"):  # no warning: here inf is what we want to see
#ko: with np.errstate(over="ignore"):  # 여기서는 inf를 보려는 것이니 경고를 끈다
    print(np.exp(709.0), np.exp(710.0))

# %% key="sigmoid" nbgrader={"grade": false, "grade_id": "sigmoid", "locked": false, "schema_version": 3, "solution": true, "task": false}
def sigmoid(x):
    #en: """Return the sigmoid of `x`, entry by entry, without a warning.
    #ko: """`x`의 시그모이드를 원소마다 경고 없이 구하여 돌려준다.

    #en: x : number, or numpy array of any shape; integers or floats
    #ko: x : 수, 또는 형상에 제한이 없는 numpy 배열. 정수이거나 실수이다

    #en: Returns a number, or an array of the shape of x.
    #ko: 수, 또는 x와 형상이 같은 배열을 돌려준다.

    #en: Example: sigmoid(np.array([-1000, 0, 1000])) is [0, 0.5, 1], rounded
    #ko: 예: sigmoid(np.array([-1000, 0, 1000]))의 값은 반올림하여 [0, 0.5, 1]
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    tail = np.exp(-np.abs(x))
    return np.where(x >= 0, 1, tail) / (1 + tail)
    ### END SOLUTION

# %% [markdown] key="sigmoid-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# Each of the two ways of writing is safe on one side. Which one never computes the exponential of a large positive number when x is −1000? And which one when x is 1000?
#
# <details><summary>Hint 2</summary>
#
# `np.where(x >= 0, a, b)` computes a *and* b for every entry, and only then chooses: the warning comes all the same. You need an exponential that is safe everywhere. $e^{-|x|}$ lies between 0 and 1, whatever x is.
#
# <details><summary>Hint 3</summary>
#
# Let t be $e^{-|x|}$. Where x ≥ 0, t is $e^{-x}$, so σ(x) is $1 / (1 + t)$. Elsewhere t is $e^{x}$, so σ(x) is $t / (1 + t)$. The two differ in the numerator only.
#
# </details>
# </details>
# </details>

# %% [markdown] key="sigmoid-hints" lang="ko" of="618833a7"
# <details><summary>힌트 1</summary>
#
# 두 가지 식은 저마다 한쪽에서 안전하다. x가 −1000일 때 큰 양수의 지수 함수를 계산하지 않는 식은 어느 것일까? x가 1000일 때는?
#
# <details><summary>힌트 2</summary>
#
# `np.where(x >= 0, a, b)`는 모든 원소에 대해 a와 b를 *둘 다* 계산한 다음에 고른다. 그래서 경고는 그대로 나온다. 어디서나 안전한 지수 함수가 필요하다. $e^{-|x|}$는 x가 무엇이든 0과 1 사이에 있다.
#
# <details><summary>힌트 3</summary>
#
# $e^{-|x|}$를 t라고 하자. x ≥ 0이면 t는 $e^{-x}$이므로 σ(x)는 $1 / (1 + t)$이다. 나머지에서는 t가 $e^{x}$이므로 σ(x)는 $t / (1 + t)$이다. 둘은 분자만 다르다.
#
# </details>
# </details>
# </details>

# %% key="sigmoid-test" nbgrader={"grade": true, "grade_id": "sigmoid-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert check.sigmoid(sigmoid)

# %% key="sigmoid-values" nbgrader={"grade": true, "grade_id": "sigmoid-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: numbers on both sides of 0, the symmetry
#en: # σ(−x) = 1 − σ(x), arrays of one to three axes, one number alone,
#en: # arrays of integers and of float32.
#ko: # 숨은 테스트로 채점한다: 0의 양쪽에 있는 수, 대칭 σ(−x) = 1 − σ(x),
#ko: # 축이 하나에서 셋인 배열, 수 하나, 정수 배열과 float32 배열.
### BEGIN HIDDEN TESTS
assert check.sigmoid(
    sigmoid, "both-sides", "symmetry", "shapes", "one-number", "integers", "float32"
)
### END HIDDEN TESTS

# %% key="sigmoid-care" nbgrader={"grade": true, "grade_id": "sigmoid-care", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: ±1000 and further out, without a warning;
#en: # the inputs stay as they are.
#ko: # 숨은 테스트로 채점한다: ±1000과 더 먼 곳(경고 없이), 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.sigmoid(sigmoid, "far-out", "inputs-unchanged")
### END HIDDEN TESTS

# %% [markdown] key="slopes-task" lang="en"
# ## {n} The slopes
#
# {worth: 20 minutes}
#
# Training nudges a sum and asks how much of the nudge gets through to the output. The answer is the slope of the activation:
#
# $$\sigma'(x) = \sigma(x)\,(1 - \sigma(x)) \qquad \tanh'(x) = 1 - \tanh^2(x) \qquad \text{relu}'(x) = \begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases}$$
#
# Write `sigmoid_slope(x)`, `tanh_slope(x)` and `relu_slope(x)`, for a number or an array of any shape. Mind that `x` is always the *input* of the activation, the sum, and never its output. You may use your `sigmoid`, and `np.tanh`. At −1000 and 1000 no warning may come.
#
# Two places deserve a thought:
#
# - **The corner.** At 0, ReLU has a corner and no slope. So that one can compute there all the same, libraries declare a slope. Ours is 0, as in PyTorch.
# - **The tails.** The sigmoid's slope fades on both sides alike, and is never 0. At 40 it is about $4 \cdot 10^{-18}$, which a computer can write down with ease; but `1 - sigmoid(40.0)` is exactly 0, because σ(40) has been rounded to 1. Your slope must be right in both tails, from −300 to 300.
#
# **Example.** A slope can be measured: nudge the input to both sides, and divide the change of the output by that of the input. Here is tanh at 1, beside the formula's answer, and then what rounding leaves of a small number:

# %% [markdown] key="slopes-task" lang="ko" of="1aced1b8"
# ## {n} 기울기
#
# {worth: 20 minutes}
#
# 학습할 때는 가중합을 조금 움직여 보고, 그 움직임이 출력에 얼마나 전해지는지 살핀다. 그 답이 활성화 함수의 기울기이다.
#
# $$\sigma'(x) = \sigma(x)\,(1 - \sigma(x)) \qquad \tanh'(x) = 1 - \tanh^2(x) \qquad \text{relu}'(x) = \begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases}$$
#
# 수 하나든 어떤 형상의 배열이든 받는 `sigmoid_slope(x)`, `tanh_slope(x)`, `relu_slope(x)`를 작성해 보자. `x`는 언제나 활성화 함수의 *입력*, 곧 가중합이며 출력이 아니다. 직접 만든 `sigmoid`와 `np.tanh`를 써도 된다. −1000과 1000에서 경고가 나오면 안 된다.
#
# 두 곳은 한 번 더 생각해 보아야 한다.
#
# - **모서리.** 0에서 ReLU에는 모서리가 있어서 기울기가 없다. 그래도 계산할 수 있도록 라이브러리는 그곳의 기울기를 정해 둔다. 여기서는 PyTorch처럼 0으로 한다.
# - **양쪽 끝.** 시그모이드의 기울기는 양쪽에서 똑같이 줄어들고, 결코 0이 되지 않는다. 40에서는 약 $4 \cdot 10^{-18}$이고, 컴퓨터는 이런 수를 거뜬히 적는다. 그런데 `1 - sigmoid(40.0)`은 정확히 0이다. σ(40)을 이미 1로 반올림했기 때문이다. 기울기는 −300부터 300까지 양쪽 끝에서 모두 맞아야 한다.
#
# **예.** 기울기는 잴 수 있다. 입력을 양쪽으로 조금 움직이고, 출력이 변한 만큼을 입력이 변한 만큼으로 나눈다. 아래는 1에서 잰 tanh의 기울기와 식으로 구한 값이다. 그다음 줄은 아주 작은 수가 반올림에서 얼마나 살아남는지 보여 준다.

# %% key="slopes-example"
nudge = 0.001
print((np.tanh(1 + nudge) - np.tanh(1 - nudge)) / (2 * nudge), 1 - np.tanh(1) ** 2)
print(1 - (1 - 1e-15), 1 - (1 - 1e-17))

# %% key="slopes" nbgrader={"grade": false, "grade_id": "slopes", "locked": false, "schema_version": 3, "solution": true, "task": false}
def sigmoid_slope(x):
    #en: """Return the slope of the sigmoid at the input `x`, entry by entry.
    #ko: """입력 `x`에서 시그모이드의 기울기를 원소마다 구하여 돌려준다.

    #en: x : number, or numpy array of any shape; the input, not the output
    #ko: x : 수, 또는 형상에 제한이 없는 numpy 배열. 출력이 아니라 입력이다

    #en: Returns a number, or an array of the shape of x.
    #ko: 수, 또는 x와 형상이 같은 배열을 돌려준다.

    #en: Example: sigmoid_slope(0.0) is 0.25
    #ko: 예: sigmoid_slope(0.0)의 값은 0.25
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    tail = np.exp(-np.abs(x))
    return tail / (1 + tail) ** 2
    ### END SOLUTION


def tanh_slope(x):
    #en: """Return the slope of tanh at the input `x`, entry by entry.
    #ko: """입력 `x`에서 tanh의 기울기를 원소마다 구하여 돌려준다.

    #en: x : number, or numpy array of any shape; the input, not the output
    #ko: x : 수, 또는 형상에 제한이 없는 numpy 배열. 출력이 아니라 입력이다

    #en: Example: tanh_slope(0.0) is 1
    #ko: 예: tanh_slope(0.0)의 값은 1
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return 1 - np.tanh(x) ** 2
    ### END SOLUTION


def relu_slope(x):
    #en: """Return the slope of ReLU at the input `x`, entry by entry; 0 at 0.
    #ko: """입력 `x`에서 ReLU의 기울기를 원소마다 구하여 돌려준다. 0에서는 0이다.

    #en: x : number, or numpy array of any shape; the input, not the output
    #ko: x : 수, 또는 형상에 제한이 없는 numpy 배열. 출력이 아니라 입력이다

    #en: Example: relu_slope(np.array([-2.0, 0.0, 0.5])) is [0, 0, 1]
    #ko: 예: relu_slope(np.array([-2.0, 0.0, 0.5]))의 값은 [0, 0, 1]
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return np.where(x > 0, 1.0, 0.0)
    ### END SOLUTION

# %% [markdown] key="slopes-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# Compute the output first, and give it a name: the formulas then read as they stand. ReLU's slope is a function that you have already written in this notebook, under another name.
#
# <details><summary>Hint 2</summary>
#
# About the tails: in which of the two factors of σ(x) (1 − σ(x)) are the digits lost at 40? And at −40?
#
# <details><summary>Hint 3</summary>
#
# By the symmetry of the sigmoid, 1 − σ(x) is σ(−x). The first subtracts two numbers that are nearly equal and loses all their digits; the second does not.
#
# </details>
# </details>
# </details>

# %% [markdown] key="slopes-hints" lang="ko" of="d8579269"
# <details><summary>힌트 1</summary>
#
# 먼저 출력을 구하여 이름을 붙이자. 그러면 식을 그대로 옮길 수 있다. ReLU의 기울기는 이 노트북에서 다른 이름으로 이미 작성한 함수이다.
#
# <details><summary>힌트 2</summary>
#
# 양쪽 끝을 생각해 보자. 40에서 유효 숫자를 잃는 것은 σ(x) (1 − σ(x))의 두 인수 가운데 어느 쪽일까? −40에서는?
#
# <details><summary>힌트 3</summary>
#
# 시그모이드의 대칭에 따라 1 − σ(x)는 σ(−x)와 같다. 앞의 식은 거의 같은 두 수의 차를 구하느라 유효 숫자를 모두 잃지만, 뒤의 식은 그렇지 않다.
#
# </details>
# </details>
# </details>

# %% key="slopes-test" nbgrader={"grade": true, "grade_id": "slopes-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert check.sigmoid_slope(sigmoid_slope)
assert check.tanh_slope(tanh_slope)
assert check.relu_slope(relu_slope)

# %% key="slopes-values" nbgrader={"grade": true, "grade_id": "slopes-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: numbers on both sides of 0, arrays of one to
#en: # three axes, one number alone, arrays of integers and of float32.
#ko: # 숨은 테스트로 채점한다: 0의 양쪽에 있는 수, 축이 하나에서 셋인 배열, 수 하나,
#ko: # 정수 배열과 float32 배열.
### BEGIN HIDDEN TESTS
ideas = ["both-sides", "shapes", "one-number", "integers", "float32"]
assert check.sigmoid_slope(sigmoid_slope, *ideas)
assert check.tanh_slope(tanh_slope, *ideas)
assert check.relu_slope(relu_slope, *ideas)
### END HIDDEN TESTS

# %% key="slopes-care" nbgrader={"grade": true, "grade_id": "slopes-care", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: the slope at 0, of ReLU as declared; ±1000 and
#en: # further out, without a warning; the inputs stay as they are.
#ko: # 숨은 테스트로 채점한다: 0에서의 기울기(ReLU는 정한 대로), ±1000과 더 먼 곳(경고 없이),
#ko: # 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
ideas = ["at-zero", "far-out", "inputs-unchanged"]
assert check.sigmoid_slope(sigmoid_slope, *ideas)
assert check.tanh_slope(tanh_slope, *ideas)
assert check.relu_slope(relu_slope, *ideas)
### END HIDDEN TESTS

# %% key="slopes-tails" nbgrader={"grade": true, "grade_id": "slopes-tails", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: the sigmoid's slope in both tails, from −300
#en: # to 300, alike and above 0.
#ko: # 숨은 테스트로 채점한다: −300부터 300까지 시그모이드 양쪽 끝의 기울기(서로 같고 0보다 큼).
### BEGIN HIDDEN TESTS
assert check.sigmoid_tails(sigmoid_slope, "tails")
### END HIDDEN TESTS

# %% [markdown] key="softmax-task" lang="en"
# ## {n} Softmax
#
# {worth: 15 minutes}
#
# With several classes, a network puts out one number for each: the logits. Softmax makes probabilities of them, all above 0 and with the sum 1:
#
# $$p_i = \frac{e^{x_i}}{\sum_j e^{x_j}}$$
#
# The logits of one sample stand in a row; a batch has a row for each sample. So the sum in the formula runs along the *last* axis, and each row is computed by itself.
#
# Add one and the same number to all logits of a row: every exponential is multiplied by the same factor, and the factor cancels out. Softmax says nothing about how large logits are, only about how far apart. That is what keeps the exponentials from overflowing: before anything else, a row may be moved to where it does no harm.
#
# Write `softmax(x)` for logits of shape `(classes,)`, `(samples, classes)`, or with yet more axes in front. Large logits, above or below 0, give neither a warning nor `nan`; and `x` itself stays as it is.
#
# **Example.** The logits 2, 1 and −1, step by step; and the same logits with 3 added:

# %% [markdown] key="softmax-task" lang="ko" of="c176bf67"
# ## {n} 소프트맥스
#
# {worth: 15 minutes}
#
# 클래스가 여럿이면 신경망은 클래스마다 수를 하나씩 내놓는다. 이 수가 로짓이다. 소프트맥스는 로짓을 확률로 바꾼다. 확률은 모두 0보다 크고 합이 1이다.
#
# $$p_i = \frac{e^{x_i}}{\sum_j e^{x_j}}$$
#
# 샘플 하나의 로짓은 한 행에 놓이고, 배치에는 샘플마다 행이 하나씩 있다. 그래서 식의 합은 *마지막* 축을 따라 구하고, 행마다 따로 계산한다.
#
# 한 행의 모든 로짓에 같은 수를 더해 보자. 지수 함수의 값마다 같은 수가 곱해지고, 이 수는 약분되어 사라진다. 소프트맥스에서는 로짓이 얼마나 큰지가 아니라 서로 얼마나 떨어져 있는지만 중요하다. 이것을 이용하면 지수 함수의 오버플로를 막을 수 있다. 계산에 앞서 행 전체를 안전한 자리로 옮겨 놓으면 된다.
#
# 형상이 `(classes,)`이거나 `(samples, classes)`이거나 앞쪽에 축이 더 있는 로짓을 받는 `softmax(x)`를 작성해 보자. 로짓이 아주 큰 양수이거나 절댓값이 큰 음수여도 경고나 `nan`이 나오지 않아야 하고, `x` 자체는 바꾸지 않는다.
#
# **예.** 로짓 2, 1, −1을 차례로 계산하고, 같은 로짓에 3을 더하여 다시 계산한다.

# %% key="softmax-example"
for row in (np.array([2.0, 1.0, -1.0]), np.array([5.0, 4.0, 2.0])):
    powers = np.exp(row)
    print(powers.round(3), powers.sum().round(3), (powers / powers.sum()).round(3))

# %% key="softmax" nbgrader={"grade": false, "grade_id": "softmax", "locked": false, "schema_version": 3, "solution": true, "task": false}
def softmax(x):
    #en: """Return the softmax of logits, along the last axis.
    #ko: """마지막 축을 따라 로짓의 소프트맥스를 구하여 돌려준다.

    #en: x : numpy array of shape (..., classes), with at least one class
    #ko: x : 형상이 (..., classes)인 numpy 배열, 클래스는 하나 이상

    #en: Returns an array of the shape of x; each row sums to 1.
    #ko: x와 형상이 같은 배열을 돌려준다. 행마다 합이 1이다.

    #en: Example: softmax(np.array([[0, 0], [1000, 0]])) is [[0.5, 0.5], [1, 0]]
    #ko: 예: softmax(np.array([[0, 0], [1000, 0]]))의 값은 [[0.5, 0.5], [1, 0]]
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    exponentials = np.exp(x - x.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)
    ### END SOLUTION

# %% [markdown] key="softmax-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# `sum(axis=-1)` sums along the last axis, however many there are. For a batch of shape `(samples, classes)` that leaves `(samples,)`, which cannot divide the rows. `keepdims=True` leaves `(samples, 1)`, which can.
#
# <details><summary>Hint 2</summary>
#
# Which number could you subtract from all logits of a row, so that the exponential of none of them overflows?
#
# <details><summary>Hint 3</summary>
#
# The largest logit of the row. The largest exponential is then $e^0 = 1$, so nothing overflows, and the sum is at least 1, so nothing is divided by 0. Take the largest of *each row*, not that of the whole batch, and make a new array: `x - …`, not `x -= …`.
#
# </details>
# </details>
# </details>

# %% [markdown] key="softmax-hints" lang="ko" of="877699ec"
# <details><summary>힌트 1</summary>
#
# `sum(axis=-1)`은 축이 몇 개이든 마지막 축을 따라 더한다. 형상이 `(samples, classes)`인 배치에서는 결과의 형상이 `(samples,)`가 되어 행을 나눌 수 없다. `keepdims=True`를 쓰면 `(samples, 1)`이 되어 나눌 수 있다.
#
# <details><summary>힌트 2</summary>
#
# 한 행의 모든 로짓에서 어떤 수를 빼면 어느 지수 함수도 오버플로되지 않을까?
#
# <details><summary>힌트 3</summary>
#
# 그 행에서 가장 큰 로짓을 뺀다. 그러면 지수 함수의 가장 큰 값이 $e^0 = 1$이므로 오버플로가 없고, 합이 1 이상이므로 0으로 나누는 일도 없다. 배치 전체가 아니라 *행마다* 가장 큰 값을 구하고, `x -= …`가 아니라 `x - …`로 새 배열을 만들자.
#
# </details>
# </details>
# </details>

# %% key="softmax-test" nbgrader={"grade": true, "grade_id": "softmax-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert check.softmax(softmax)

# %% key="softmax-values" nbgrader={"grade": true, "grade_id": "softmax-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: 1 to 7 classes, one sample alone, as many samples
#en: # as classes, more axes, negative logits, arrays of integers and of float32.
#ko: # 숨은 테스트로 채점한다: 클래스 1~7개, 샘플 하나, 클래스 수와 샘플 수가 같은 배치,
#ko: # 축이 더 있는 배열, 음수 로짓, 정수 배열과 float32 배열.
### BEGIN HIDDEN TESTS
assert check.softmax(
    softmax,
    "number-of-classes",
    "one-sample",
    "square-batch",
    "more-axes",
    "negative-values",
    "integers",
    "float32",
)
### END HIDDEN TESTS

# %% key="softmax-care" nbgrader={"grade": true, "grade_id": "softmax-care", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: large logits, and rows far apart, without a
#en: # warning; the inputs stay as they are.
#ko: # 숨은 테스트로 채점한다: 절댓값이 큰 로짓과 서로 멀리 떨어진 행(경고 없이),
#ko: # 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.softmax(softmax, "large-logits", "rows-far-apart", "inputs-unchanged")
### END HIDDEN TESTS

# %% [markdown] key="thresholds-task" lang="en"
# ## {n} Where to decide
#
# {worth: 15 minutes}
#
# A probability is not yet a decision. Say yes, and a fraction $1 - p$ of the cases are false alarms; say no, and a fraction $p$ are misses. The threshold is where both cost the same. It can be given on two scales, as a probability $p$ or as a logit $z$:
#
# $$p = \frac{c_\text{false alarm}}{c_\text{false alarm} + c_\text{miss}} \qquad\qquad z = \ln \frac{p}{1 - p} \qquad\qquad p = \frac{1}{1 + e^{-z}}$$
#
# Why two scales? What mistakes cost is a matter of probabilities, but the numbers that come out of a network are logits. Convert the one threshold, and no logit needs to be converted.
#
# Write three functions of single numbers:
#
# - `threshold_for_costs(false_alarm, miss)`: the probability above which a yes is the cheaper decision. A mistake that costs nothing, or less, makes no threshold: raise a `ValueError`.
# - `logit_threshold(p)`: the logit that decides as the probability `p` does. Only for `p` between 0 and 1, ends excluded, there is one: otherwise raise a `ValueError`.
# - `probability_threshold(z)`: the way back, from the logit to the probability.
#
# **Example.** An umbrella carried in vain costs 1, getting wet costs 9. Each line shows the probability of rain, what yes costs on average, and what no costs:

# %% [markdown] key="thresholds-task" lang="ko" of="0a4dcfea"
# ## {n} 어디에서 결정할까?
#
# {worth: 15 minutes}
#
# 확률은 아직 결정이 아니다. '예'라고 하면 $1 - p$의 비율로 오경보가 나오고, '아니요'라고 하면 $p$의 비율로 놓친다. 두 쪽의 비용이 같아지는 곳이 임계치이다. 임계치는 두 가지 눈금, 곧 확률 $p$나 로짓 $z$로 적을 수 있다.
#
# $$p = \frac{c_\text{오경보}}{c_\text{오경보} + c_\text{놓침}} \qquad\qquad z = \ln \frac{p}{1 - p} \qquad\qquad p = \frac{1}{1 + e^{-z}}$$
#
# 눈금이 왜 둘이나 필요할까? 실수의 비용은 확률로 따지지만, 신경망에서 나오는 수는 로짓이다. 임계치 하나만 바꾸어 놓으면 로짓은 하나도 바꿀 필요가 없다.
#
# 수 하나를 다루는 함수 세 개를 작성해 보자.
#
# - `threshold_for_costs(false_alarm, miss)`: 확률이 이 값보다 크면 '예'가 더 싸다. 비용이 0 이하인 실수로는 임계치를 정할 수 없으므로 `ValueError`를 일으킨다.
# - `logit_threshold(p)`: 확률 `p`와 똑같이 결정하는 로짓이다. `p`가 0보다 크고 1보다 작을 때만 있으므로, 그렇지 않으면 `ValueError`를 일으킨다.
# - `probability_threshold(z)`: 거꾸로 로짓에서 확률을 구한다.
#
# **예.** 우산을 괜히 들고 나가면 비용이 1, 우산 없이 비를 맞으면 9이다. 줄마다 비가 올 확률, '예'의 평균 비용, '아니요'의 평균 비용을 보여 준다.

# %% key="thresholds-example"
for rain in (0.05, 0.1, 0.2, 0.5):
    print(rain, round((1 - rain) * 1, 2), round(rain * 9, 2))

# %% key="thresholds" nbgrader={"grade": false, "grade_id": "thresholds", "locked": false, "schema_version": 3, "solution": true, "task": false}
def threshold_for_costs(false_alarm, miss):
    #en: """Return the probability above which a yes is the cheaper decision.
    #ko: """이보다 크면 '예'가 더 싼 결정이 되는 확률을 돌려준다.

    #en: false_alarm : number above 0, what a wrong yes costs
    #ko: false_alarm : 0보다 큰 수, 틀린 '예'의 비용
    #en: miss : number above 0, what a wrong no costs
    #ko: miss : 0보다 큰 수, 틀린 '아니요'의 비용

    #en: Raises ValueError if a cost is not above 0.
    #ko: 비용이 0보다 크지 않으면 ValueError를 일으킨다.

    #en: Example: threshold_for_costs(1, 9) is 0.1
    #ko: 예: threshold_for_costs(1, 9)의 값은 0.1
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    if false_alarm <= 0 or miss <= 0:
        raise ValueError(f"expected costs above 0, received {false_alarm}, {miss}")
    return false_alarm / (false_alarm + miss)
    ### END SOLUTION


def logit_threshold(p):
    #en: """Return the logit that decides as the probability `p` does.
    #ko: """확률 `p`와 똑같이 결정하는 로짓을 돌려준다.

    #en: p : number between 0 and 1, ends excluded
    #ko: p : 0보다 크고 1보다 작은 수

    #en: Raises ValueError if p is not.
    #ko: p가 그렇지 않으면 ValueError를 일으킨다.

    #en: Example: logit_threshold(0.5) is 0
    #ko: 예: logit_threshold(0.5)의 값은 0
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    if not 0 < p < 1:
        raise ValueError(f"expected a probability between 0 and 1, received {p}")
    return np.log(p / (1 - p))
    ### END SOLUTION


def probability_threshold(z):
    #en: """Return the probability that decides as the logit `z` does.
    #ko: """로짓 `z`와 똑같이 결정하는 확률을 돌려준다.

    #en: z : number, may be negative
    #ko: z : 수, 음수일 수도 있다

    #en: Example: probability_threshold(0) is 0.5
    #ko: 예: probability_threshold(0)의 값은 0.5
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return 1 / (1 + np.exp(-z))
    ### END SOLUTION

# %% [markdown] key="thresholds-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# In the example, yes and no cost the same at 0.1. Which formula makes 0.1 of the costs 1 and 9? And if a miss becomes more expensive, should the threshold go up or down?
#
# <details><summary>Hint 2</summary>
#
# Check the arguments first, and `raise ValueError("…")` where they do not fit. Python understands `0 < p < 1`.
#
# <details><summary>Hint 3</summary>
#
# ln is the natural logarithm, `np.log`. The way back is a function of this notebook. Try them on each other: what is `probability_threshold(logit_threshold(0.3))`?
#
# </details>
# </details>
# </details>

# %% [markdown] key="thresholds-hints" lang="ko" of="6311ecf0"
# <details><summary>힌트 1</summary>
#
# 예에서는 0.1에서 두 쪽의 비용이 같다. 비용 1과 9로 0.1을 만드는 식은 무엇일까? 그리고 놓침이 더 비싸지면 임계치는 올라가야 할까, 내려가야 할까?
#
# <details><summary>힌트 2</summary>
#
# 먼저 인수를 확인하고, 맞지 않으면 `raise ValueError("…")`를 쓴다. 파이썬은 `0 < p < 1`을 이해한다.
#
# <details><summary>힌트 3</summary>
#
# ln은 자연로그이고, numpy에서는 `np.log`이다. 거꾸로 가는 함수는 이 노트북에서 이미 만들었다. 둘을 이어서 시험해 보자. `probability_threshold(logit_threshold(0.3))`은 얼마일까?
#
# </details>
# </details>
# </details>

# %% key="thresholds-test" nbgrader={"grade": true, "grade_id": "thresholds-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert check.threshold_for_costs(threshold_for_costs)
assert check.logit_threshold(logit_threshold)
assert check.probability_threshold(probability_threshold)

# %% key="thresholds-values" nbgrader={"grade": true, "grade_id": "thresholds-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: either mistake the dearer one, equal costs,
#en: # costs in another unit, probabilities on both sides of 0.5, and at 0.5;
#en: # negative logits, positive ones, and 0.
#ko: # 숨은 테스트로 채점한다: 한쪽 실수가 더 비쌀 때, 비용이 같을 때, 비용의 단위를 바꾸었을 때,
#ko: # 0.5보다 작거나 크거나 같은 확률, 음수와 양수와 0인 로짓.
### BEGIN HIDDEN TESTS
assert check.threshold_for_costs(
    threshold_for_costs, "dear-miss", "dear-false-alarm", "equal-costs", "other-unit"
)
assert check.logit_threshold(logit_threshold, "below-one-half", "above-one-half", "one-half")
assert check.probability_threshold(
    probability_threshold, "negative-logit", "positive-logit", "logit-of-zero"
)
### END HIDDEN TESTS

# %% key="thresholds-care" nbgrader={"grade": true, "grade_id": "thresholds-care", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: ValueError where a cost is 0 or negative,
#en: # and where p is 0, 1 or no probability.
#ko: # 숨은 테스트로 채점한다: 비용이 0이거나 음수일 때, p가 0이거나 1이거나 확률이 아닐 때의
#ko: # ValueError.
### BEGIN HIDDEN TESTS
assert check.threshold_for_costs(threshold_for_costs, "no-cost", "negative-cost")
assert check.logit_threshold(logit_threshold, "certain", "no-probability")
### END HIDDEN TESTS

# %% [markdown] key="true-or-not-task" lang="en"
# ## {n} True or not?
#
# {worth: 10 minutes}
#
# Not everything that you may have read about activations is true. Write two functions without arguments. Each returns the letters of *all* true sentences of its list, as one text: `"AC"` says that A and C are true, and the rest is not. A list counts as a whole, so weigh every sentence. Where you are not sure, try it in a cell of your own.
#
# For `true_of_curves()`, what is said about the curves and their slopes:
#
# {options: true_of_curves}
#
# For `true_of_choosing()`, what is said about choosing an activation, and about deciding:
#
# {options: true_of_choosing}
#
# **Example.** A sentence about tanh can be tried on tanh. These are its outputs far out on the left, at 0, and far out on the right:

# %% [markdown] key="true-or-not-task" lang="ko" of="805e39b0"
# ## {n} 맞을까, 틀릴까?
#
# {worth: 10 minutes}
#
# 활성화 함수에 대해 읽은 것이 모두 맞지는 않는다. 인수가 없는 함수 두 개를 작성해 보자. 함수는 저마다 자기 목록에서 맞는 문장을 *모두* 골라 그 글자를 이어서 돌려준다. `"AC"`라고 하면 A와 C가 맞고 나머지는 틀렸다는 뜻이다. 목록 하나를 통째로 채점하므로 문장마다 따져 보자. 자신이 없으면 셀을 새로 만들어 시험해 보자.
#
# `true_of_curves()`의 목록은 곡선과 기울기에 대한 것이다.
#
# {options: true_of_curves}
#
# `true_of_choosing()`의 목록은 활성화 함수를 고르는 일과 결정하는 일에 대한 것이다.
#
# {options: true_of_choosing}
#
# **예.** tanh에 대한 문장은 tanh로 시험해 볼 수 있다. 아래는 왼쪽으로 먼 곳, 0, 오른쪽으로 먼 곳에서의 출력이다.

# %% key="true-or-not-example"
np.tanh(np.array([-100.0, 0.0, 100.0]))

# %% key="true-or-not" nbgrader={"grade": false, "grade_id": "true-or-not", "locked": false, "schema_version": 3, "solution": true, "task": false}
def true_of_curves():
    #en: """Return the letters of all true sentences of the first list, as text.
    #ko: """첫째 목록에서 맞는 문장을 모두 골라 그 글자를 문자열로 돌려준다.

    #en: Example: return "AC"
    #ko: 예: return "AC"
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return "{letters: true_of_curves}"
    ### END SOLUTION


def true_of_choosing():
    #en: """Return the letters of all true sentences of the second list, as text.
    #ko: """둘째 목록에서 맞는 문장을 모두 골라 그 글자를 문자열로 돌려준다.

    #en: Example: return "AC"
    #ko: 예: return "AC"
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return "{letters: true_of_choosing}"
    ### END SOLUTION

# %% [markdown] key="true-or-not-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# Look for the word that says too much: *any*, *always*, *because*. One case that does not fit is enough against it.
#
# <details><summary>Hint 2</summary>
#
# What a curve does and what the computer prints of it need not be the same: a number that lies closer to 1 than the computer can tell is printed as 1.
#
# <details><summary>Hint 3</summary>
#
# For the second list, go back to the experiments of the lesson: the umbrella, the three accuracies, the network with eight hidden layers, ReLU upside down, the unit with the bias −10.
#
# </details>
# </details>
# </details>

# %% [markdown] key="true-or-not-hints" lang="ko" of="262730c8"
# <details><summary>힌트 1</summary>
#
# *무엇이든*, *언제나*, *때문에*처럼 너무 많은 것을 주장하는 말을 찾아보자. 맞지 않는 경우가 하나만 있어도 틀린 문장이다.
#
# <details><summary>힌트 2</summary>
#
# 곡선의 값과 컴퓨터가 출력하는 값은 다를 수 있다. 컴퓨터가 구별하지 못할 만큼 1에 가까운 수는 1로 출력된다.
#
# <details><summary>힌트 3</summary>
#
# 둘째 목록은 수업의 실험으로 돌아가서 생각해 보자. 우산, 세 가지 정확도, 은닉층이 여덟 개인 신경망, 뒤집은 ReLU, 편향이 −10인 유닛이 있었다.
#
# </details>
# </details>
# </details>

# %% key="curves-test" nbgrader={"grade": true, "grade_id": "curves-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # The visible test asks for letters that are in the list; the hidden one
#en: # for the right letters.
#ko: # 보이는 테스트는 목록에 있는 글자인지, 숨은 테스트는 맞는 글자인지 확인한다.
assert check.true_of_curves(true_of_curves)
### BEGIN HIDDEN TESTS
assert check.true_of_curves(true_of_curves, "right")
### END HIDDEN TESTS

# %% key="choosing-test" nbgrader={"grade": true, "grade_id": "choosing-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # As above, for the second list.
#ko: # 둘째 목록에 대해서도 마찬가지이다.
assert check.true_of_choosing(true_of_choosing)
### BEGIN HIDDEN TESTS
assert check.true_of_choosing(true_of_choosing, "right")
### END HIDDEN TESTS

# %% [markdown] key="widget-task" lang="en" needs="sigmoid slopes"
# ## Your sigmoid at work
#
# This is the explorer of the lesson, and your own `sigmoid` and `sigmoid_slope` compute every point of the curve and its tangent. Drag the point far out on both sides. The sentence below the picture compares your functions with nnkit's, at −1000 and 1000 as well.
#
# Then change the last line and run the cell again: `"relu"` with `relu` and `relu_slope`, `"tanh"` with `np.tanh` and `tanh_slope`, `"step"` with `step`, `"softmax"` with `softmax`. The last two have no derivative of yours: leave `derivative` out, and the slope is measured.

# %% [markdown] key="widget-task" lang="ko" of="b8fdd38e"
# ## 직접 만든 시그모이드 써 보기
#
# 수업에서 본 위젯이다. 이제 곡선과 접선의 모든 점을 직접 만든 `sigmoid`와 `sigmoid_slope`가 계산한다. 점을 양쪽으로 멀리 끌어 보자. 그림 아래의 문장은 직접 만든 함수를 nnkit의 함수와 비교한 결과이다. −1000과 1000에서도 비교한다.
#
# 그다음에는 마지막 줄을 바꾸어 셀을 다시 실행해 보자. `"relu"`에는 `relu`와 `relu_slope`를, `"tanh"`에는 `np.tanh`와 `tanh_slope`를, `"step"`에는 `step`을, `"softmax"`에는 `softmax`를 쓴다. 마지막 두 함수는 도함수를 만들지 않았으니 `derivative`를 빼자. 그러면 기울기는 위젯이 잰다.

# %% key="widget" needs="sigmoid slopes"
from nnkit.widgets import activation_explorer

activation_explorer("sigmoid", x=2, function=sigmoid, derivative=sigmoid_slope)
