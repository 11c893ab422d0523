# %% [markdown] key="title" lang="en"
# # Assignment: the neuron
#
# You build one artificial neuron, from a single weighted sum to a `forward` that takes a whole batch of samples. At the end, your own `forward` drives the lesson's widget.
#
# {exercises}
#
# It belongs to the lesson [The neuron](../../en/02_the_neuron.ipynb).

# %% [markdown] key="title" lang="ko" of="3a4bcfbd"
# # 과제: 뉴런
#
# 인공 뉴런 하나를 직접 만든다. 가중합 하나에서 출발하여, 샘플 여러 개를 한꺼번에 받는 `forward`까지 나아간다. 마지막에는 직접 만든 `forward`로 수업의 위젯을 움직인다.
#
# {exercises}
#
# 이 과제는 [뉴런](../../ko/02_the_neuron.ipynb) 수업에 딸려 있다.

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
from autograder.checks import neuron as check

#en: nnkit.use_language("en")
#ko: nnkit.use_language("ko")

# %% [markdown] key="weighted-sum-task" lang="en"
# ## {n} Weighted sum
#
# {worth: 10 minutes}
#
# Before anything else, a neuron adds up its evidence: each input times its weight, plus the bias.
#
# $$s = x_1 w_1 + x_2 w_2 + \dots + x_n w_n + b$$
#
# A drawing of a neuron often shows three or four inputs, and some textbooks stop the formula there. Nothing in it depends on that number: yours must work for any number of inputs.
#
# Write `weighted_sum(x, weights, bias)` for one sample. If `x` and `weights` do not have the same number of entries, there is no weighted sum: raise a `ValueError`. Leave `x` and `weights` themselves unchanged, for whoever passed them may need them again.
#
# **Example.** With the inputs 1 and 2, the weights 3 and 4, and the bias 0.5:

# %% [markdown] key="weighted-sum-task" lang="ko" of="9a34f649"
# ## {n} 가중합
#
# {worth: 10 minutes}
#
# 뉴런은 무엇보다 먼저 들어온 값을 모두 더한다. 입력마다 가중치를 곱하여 더하고, 여기에 편향을 더한다.
#
# $$s = x_1 w_1 + x_2 w_2 + \dots + x_n w_n + b$$
#
# 뉴런 그림에는 흔히 입력이 서너 개 그려져 있고, 식도 거기서 끝나는 책이 있다. 그러나 이 식은 입력의 개수에 매이지 않는다. 입력이 몇 개이든 계산할 수 있어야 한다.
#
# 샘플 하나에 대한 `weighted_sum(x, weights, bias)`를 작성해 보자. `x`와 `weights`의 원소 개수가 다르면 가중합은 없으므로 `ValueError`를 일으킨다. `x`와 `weights` 자체는 바꾸지 않는다. 넘겨준 쪽에서 그 값을 다시 쓸 수 있기 때문이다.
#
# **예.** 입력이 1과 2, 가중치가 3과 4, 편향이 0.5이면 다음과 같다.

# %% key="weighted-sum-example"
1 * 3 + 2 * 4 + 0.5

# %% key="weighted-sum" nbgrader={"grade": false, "grade_id": "weighted-sum", "locked": false, "schema_version": 3, "solution": true, "task": false}
def weighted_sum(x, weights, bias):
    #en: """Return the weighted sum of one sample.
    #ko: """샘플 하나의 가중합을 돌려준다.

    #en: x : numpy array of shape (features,), the inputs
    #ko: x : 형상이 (features,)인 numpy 배열, 입력
    #en: weights : numpy array of shape (features,), one weight for each input
    #ko: weights : 형상이 (features,)인 numpy 배열, 입력마다 가중치 하나
    #en: bias : number
    #ko: bias : 수

    #en: Returns a number. Raises ValueError if x and weights differ in length.
    #ko: 수를 돌려준다. x와 weights의 길이가 다르면 ValueError를 일으킨다.

    #en: Example: weighted_sum(np.array([1, 2]), np.array([3, 4]), 0.5) is 11.5
    #ko: 예: weighted_sum(np.array([1, 2]), np.array([3, 4]), 0.5)의 값은 11.5
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    if x.shape != weights.shape:
        raise ValueError(f"{x.shape} inputs do not fit {weights.shape} weights")
    return x @ weights + bias
    ### END SOLUTION

# %% [markdown] key="weighted-sum-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# Multiply first: `x * weights` gives all the products at once. Which operation makes one number of them?
#
# <details><summary>Hint 2</summary>
#
# Multiplying entry by entry and adding up is called the dot product. numpy writes it with `@`.
#
# <details><summary>Hint 3</summary>
#
# `@` raises a `ValueError` by itself when the lengths differ, and `*` does not always: try `np.array([1, 2, 3]) * np.array([4])`. The lengths are in `x.shape` and `weights.shape`. You raise an error with `raise ValueError("…")`; between the quotes stands what is wrong.
#
# </details>
# </details>
# </details>

# %% [markdown] key="weighted-sum-hints" lang="ko" of="5c67c48b"
# <details><summary>힌트 1</summary>
#
# 먼저 곱하자. `x * weights`는 곱을 한꺼번에 모두 구한다. 이것을 수 하나로 만들려면 어떤 연산이 필요할까?
#
# <details><summary>힌트 2</summary>
#
# 원소끼리 곱하여 모두 더하는 연산을 내적(점곱)이라고 한다. numpy에서는 `@`로 쓴다.
#
# <details><summary>힌트 3</summary>
#
# 길이가 다르면 `@`는 스스로 `ValueError`를 일으키지만, `*`는 그렇지 않을 때가 있다. `np.array([1, 2, 3]) * np.array([4])`를 실행해 보자. 길이는 `x.shape`와 `weights.shape`에 있다. 오류는 `raise ValueError("…")`로 일으키고, 따옴표 사이에는 무엇이 잘못되었는지 쓴다.
#
# </details>
# </details>
# </details>

# %% key="weighted-sum-test" nbgrader={"grade": true, "grade_id": "weighted-sum-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert check.weighted_sum(weighted_sum)

# %% key="weighted-sum-values" nbgrader={"grade": true, "grade_id": "weighted-sum-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: 1 to 7 inputs, negative values,
#en: # arrays of integers and of float32.
#ko: # 숨은 테스트로 채점한다: 입력 1~7개, 음수 값, 정수 배열과 float32 배열.
### BEGIN HIDDEN TESTS
assert check.weighted_sum(
    weighted_sum, "number-of-inputs", "negative-values", "integers", "float32"
)
### END HIDDEN TESTS

# %% key="weighted-sum-care" nbgrader={"grade": true, "grade_id": "weighted-sum-care", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: ValueError where the lengths differ;
#en: # the inputs stay as they are.
#ko: # 숨은 테스트로 채점한다: 길이가 다를 때의 ValueError, 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.weighted_sum(weighted_sum, "mismatch", "inputs-unchanged")
### END HIDDEN TESTS

# %% [markdown] key="forward-task" lang="en"
# ## {n} A batch of samples
#
# {worth: 15 minutes}
#
# A neuron is more than its sum: an activation turns the sum into the output. Here it is the step function, which is 1 where the sum is above 0, and otherwise 0.
#
# Data come in batches: an array `X` with one sample in each row and one feature in each column. The same weights and the same bias serve every row.
#
# Write `forward(X, weights, bias)`. It takes a batch, of shape `(samples, features)`, and returns one output for each sample, shape `(samples,)`. It also takes one sample, of shape `(features,)`, and then returns a single number. If features and weights do not fit, raise a `ValueError`.
#
# **Example.** Four samples of two features, with the weights 1 and 2 and the bias −1.5. These are the four sums; the outputs are 0, 1, 0, 1.

# %% [markdown] key="forward-task" lang="ko" of="93ada848"
# ## {n} 샘플 여러 개의 배치
#
# {worth: 15 minutes}
#
# 뉴런은 합이 전부가 아니다. 활성화 함수가 합을 출력으로 바꾼다. 여기서는 계단 함수를 쓴다. 합이 0보다 크면 1, 그렇지 않으면 0이다.
#
# 데이터는 배치로 들어온다. 배열 `X`의 행마다 샘플이 하나씩, 열마다 특성이 하나씩 놓인다. 모든 행에 같은 가중치와 같은 편향을 쓴다.
#
# `forward(X, weights, bias)`를 작성해 보자. 형상이 `(samples, features)`인 배치를 받으면 샘플마다 출력을 하나씩, 곧 형상이 `(samples,)`인 배열을 돌려준다. 형상이 `(features,)`인 샘플 하나를 받으면 수 하나를 돌려준다. 특성과 가중치의 개수가 맞지 않으면 `ValueError`를 일으킨다.
#
# **예.** 특성이 두 개인 샘플 넷에 가중치 1과 2, 편향 −1.5를 쓴다. 아래는 네 개의 합이고, 출력은 0, 1, 0, 1이다.

# %% key="forward-example"
[
    0 * 1 + 0 * 2 - 1.5,
    0 * 1 + 1 * 2 - 1.5,
    1 * 1 + 0 * 2 - 1.5,
    1 * 1 + 1 * 2 - 1.5,
]

# %% key="forward" nbgrader={"grade": false, "grade_id": "forward", "locked": false, "schema_version": 3, "solution": true, "task": false}
def forward(X, weights, bias):
    #en: """Return the outputs: 1 where the weighted sum is above 0, otherwise 0.
    #ko: """출력을 돌려준다. 가중합이 0보다 크면 1, 아니면 0이다.

    #en: X : numpy array of shape (samples, features); (features,) for one sample
    #ko: X : 형상이 (samples, features)인 numpy 배열, 샘플 하나이면 (features,)
    #en: weights : numpy array of shape (features,)
    #ko: weights : 형상이 (features,)인 numpy 배열
    #en: bias : number
    #ko: bias : 수

    #en: Returns a numpy array of shape (samples,), or a number for one sample.
    #ko: 형상이 (samples,)인 numpy 배열을 돌려준다. 샘플 하나이면 수를 돌려준다.
    #en: Raises ValueError if the features do not fit the weights.
    #ko: 특성과 가중치의 개수가 다르면 ValueError를 일으킨다.

    #en: Example: forward(np.array([[0, 1], [1, 0]]), np.array([1, 2]), -1.5)
    #en: is [1, 0]
    #ko: 예: forward(np.array([[0, 1], [1, 0]]), np.array([1, 2]), -1.5)의 값은
    #ko: [1, 0]
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    sums = X @ weights + bias
    return np.where(sums > 0, 1.0, 0.0)
    ### END SOLUTION

# %% [markdown] key="forward-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# You do not need a loop over the samples, nor a case for the single sample: the `@` of exercise 1 takes the last axis of `X`, whether that is the first or the second.
#
# <details><summary>Hint 2</summary>
#
# Which comes first, `X` or `weights`? The shapes say it: `(samples, features) @ (features,)` leaves `(samples,)`.
#
# <details><summary>Hint 3</summary>
#
# A comparison such as `sums > 0` works on the whole array and gives an array of `True` and `False`. `np.where` turns it into any two numbers.
#
# </details>
# </details>
# </details>

# %% [markdown] key="forward-hints" lang="ko" of="6711debe"
# <details><summary>힌트 1</summary>
#
# 샘플에 대한 반복문도, 샘플 하나를 위한 별도의 처리도 필요 없다. 1번의 `@`는 `X`의 축이 하나이든 둘이든 마지막 축에 대해 계산한다.
#
# <details><summary>힌트 2</summary>
#
# `X`와 `weights` 가운데 무엇이 앞에 와야 할까? 형상이 알려 준다. `(samples, features) @ (features,)`는 `(samples,)`가 된다.
#
# <details><summary>힌트 3</summary>
#
# `sums > 0` 같은 비교는 배열 전체에 적용되어 `True`와 `False`로 된 배열을 만든다. `np.where`는 이것을 원하는 두 수로 바꾼다.
#
# </details>
# </details>
# </details>

# %% key="forward-test" nbgrader={"grade": true, "grade_id": "forward-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert check.forward(forward)

# %% key="forward-values" nbgrader={"grade": true, "grade_id": "forward-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: 1 to 7 features, as many samples as features,
#en: # one sample alone, negative values, arrays of integers and of float32.
#ko: # 숨은 테스트로 채점한다: 특성 1~7개, 특성 수와 샘플 수가 같은 배치, 샘플 하나,
#ko: # 음수 값, 정수 배열과 float32 배열.
### BEGIN HIDDEN TESTS
assert check.forward(
    forward,
    "number-of-inputs",
    "square-batch",
    "one-sample",
    "negative-values",
    "integers",
    "float32",
)
### END HIDDEN TESTS

# %% key="forward-care" nbgrader={"grade": true, "grade_id": "forward-care", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: a sum of exactly 0; ValueError where features
#en: # and weights do not fit; the inputs stay as they are.
#ko: # 숨은 테스트로 채점한다: 정확히 0인 합, 특성과 가중치의 개수가 다를 때의 ValueError,
#ko: # 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.forward(forward, "sum-of-zero", "mismatch", "inputs-unchanged")
### END HIDDEN TESTS

# %% [markdown] key="threshold-task" lang="en"
# ## {n} Bias and threshold
#
# {worth: 10 minutes}
#
# A biological neuron is often described by a threshold θ: it fires when its input exceeds θ. An artificial neuron has a bias instead. They tell the same story from two sides:
#
# $$x_1 w_1 + \dots + x_n w_n > \theta \quad\Longleftrightarrow\quad x_1 w_1 + \dots + x_n w_n + b > 0$$
#
# Write two functions. `bias_from_threshold(threshold)` returns the bias with which both sides say the same. `fires(x, weights, threshold)` says whether a neuron that is given by its threshold fires for one sample: only above the threshold, not at it.
#
# **Example.** One input with the weight 2 and the threshold 6. Each line shows x, the left side, and the right side with the fitting bias:

# %% [markdown] key="threshold-task" lang="ko" of="fb4588f7"
# ## {n} 편향과 임계치
#
# {worth: 10 minutes}
#
# 생물의 뉴런은 흔히 임계치(역치) θ로 설명한다. 입력이 θ를 넘으면 활성화된다. 인공 뉴런에는 그 대신 편향이 있다. 둘은 같은 이야기를 양쪽에서 하는 것이다.
#
# $$x_1 w_1 + \dots + x_n w_n > \theta \quad\Longleftrightarrow\quad x_1 w_1 + \dots + x_n w_n + b > 0$$
#
# 함수 두 개를 작성해 보자. `bias_from_threshold(threshold)`는 두 식이 같은 뜻이 되는 편향을 돌려준다. `fires(x, weights, threshold)`는 임계치로 주어진 뉴런이 샘플 하나에 대해 활성화되는지 알려 준다. 임계치를 넘을 때만 활성화되고, 임계치와 같을 때는 활성화되지 않는다.
#
# **예.** 입력은 하나, 가중치는 2, 임계치는 6이다. 줄마다 x, 왼쪽 식, 그리고 알맞은 편향을 넣은 오른쪽 식을 보여 준다.

# %% key="threshold-example"
for x in range(6):
    print(x, 2 * x > 6, 2 * x + -6 > 0)

# %% key="threshold" nbgrader={"grade": false, "grade_id": "threshold", "locked": false, "schema_version": 3, "solution": true, "task": false}
def bias_from_threshold(threshold):
    #en: """Return the bias of the neuron that fires above `threshold`.
    #ko: """`threshold`를 넘으면 활성화되는 뉴런의 편향을 돌려준다.

    #en: threshold : number
    #ko: threshold : 수
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return -threshold
    ### END SOLUTION


def fires(x, weights, threshold):
    #en: """Return whether the neuron fires: True or False (1 or 0 will do).
    #ko: """뉴런이 활성화되는지를 True 또는 False로 돌려준다(1과 0도 된다).

    #en: x : numpy array of shape (features,), one sample
    #ko: x : 형상이 (features,)인 numpy 배열, 샘플 하나
    #en: weights : numpy array of shape (features,)
    #ko: weights : 형상이 (features,)인 numpy 배열
    #en: threshold : number, may be negative
    #ko: threshold : 수, 음수일 수도 있다

    #en: Example: fires(np.array([1, 1]), np.array([2, 1]), 2.5) is True
    #ko: 예: fires(np.array([1, 1]), np.array([2, 1]), 2.5)의 값은 True
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return x @ weights > threshold
    ### END SOLUTION

# %% [markdown] key="threshold-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# In the example, 2x > 6 became 2x + (−6) > 0. What was done on both sides of the inequality?
#
# <details><summary>Hint 2</summary>
#
# `fires` needs no bias at all: compare the weighted sum of the inputs with the threshold directly.
#
# </details>
# </details>

# %% [markdown] key="threshold-hints" lang="ko" of="820e74d2"
# <details><summary>힌트 1</summary>
#
# 예에서 2x > 6이 2x + (−6) > 0으로 바뀌었다. 부등식의 양변에 무엇을 했을까?
#
# <details><summary>힌트 2</summary>
#
# `fires`에는 편향이 전혀 필요 없다. 입력의 가중합을 임계치와 바로 비교하자.
#
# </details>
# </details>

# %% key="threshold-test" nbgrader={"grade": true, "grade_id": "threshold-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert check.bias_from_threshold(bias_from_threshold)
assert check.fires(fires)

# %% key="threshold-values" nbgrader={"grade": true, "grade_id": "threshold-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: the sign of the threshold, a threshold of 0,
#en: # a sum exactly at the threshold, 1 to 7 inputs, negative values,
#en: # arrays of integers and of float32; the inputs stay as they are.
#ko: # 숨은 테스트로 채점한다: 임계치의 부호, 임계치 0, 임계치와 정확히 같은 합, 입력 1~7개,
#ko: # 음수 값, 정수 배열과 float32 배열, 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.bias_from_threshold(
    bias_from_threshold, "negative-threshold", "threshold-of-zero"
)
assert check.fires(
    fires,
    "negative-threshold",
    "at-threshold",
    "number-of-inputs",
    "negative-values",
    "integers",
    "float32",
    "inputs-unchanged",
)
### END HIDDEN TESTS

# %% [markdown] key="augmented-task" lang="en"
# ## {n} The augmented input
#
# {worth: 15 minutes}
#
# You may have read of a "bias neuron" that always sends 1. It is a way of writing, and a handy one: give every sample one more input, which is always 1, and make the bias its weight. Then the bias is a weight like any other, and the neuron is a single product.
#
# $$x_1 w_1 + \dots + x_n w_n + b = (x_1, \dots, x_n, 1) \cdot (w_1, \dots, w_n, b)$$
#
# Write two functions. `augment_input(X)` returns a new array with one column more, full of ones. `augment_weights(weights, bias)` returns a new array with one entry more, the bias. Where you put the 1 is up to you, at the end, at the start or between; the other columns and weights keep their order, and the bias goes to the same place as the 1.
#
# **Example.** The inputs 2 and 3, the weights 3 and 4, and the bias 0.5, in both ways of writing:

# %% [markdown] key="augmented-task" lang="ko" of="7ea67282"
# ## {n} 확장된 입력
#
# {worth: 15 minutes}
#
# 언제나 1을 내보내는 "편향 뉴런"이라는 말을 읽어 본 적이 있을 것이다. 이것은 식을 적는 한 가지 방법이며, 꽤 편리하다. 샘플마다 언제나 1인 입력을 하나 덧붙이고, 편향을 그 입력의 가중치로 삼는다. 그러면 편향도 여느 가중치와 다름없게 되고, 뉴런은 곱셈 한 번으로 표현된다.
#
# $$x_1 w_1 + \dots + x_n w_n + b = (x_1, \dots, x_n, 1) \cdot (w_1, \dots, w_n, b)$$
#
# 함수 두 개를 작성해 보자. `augment_input(X)`는 1로 채운 열이 하나 더 있는 새 배열을 돌려준다. `augment_weights(weights, bias)`는 편향이 원소로 하나 더 들어간 새 배열을 돌려준다. 1은 맨 뒤, 맨 앞, 중간 어디에 두어도 된다. 다만 나머지 열과 가중치의 순서는 그대로 두고, 편향은 1과 같은 자리에 둔다.
#
# **예.** 입력 2와 3, 가중치 3과 4, 편향 0.5를 두 가지 방법으로 적으면 다음과 같다.

# %% key="augmented-example"
2 * 3 + 3 * 4 + 0.5, np.array([2, 3, 1]) @ np.array([3, 4, 0.5])

# %% key="augmented" nbgrader={"grade": false, "grade_id": "augmented", "locked": false, "schema_version": 3, "solution": true, "task": false}
def augment_input(X):
    #en: """Return `X` with one more column, in which every entry is 1.
    #ko: """모든 원소가 1인 열을 하나 덧붙인 `X`를 돌려준다.

    #en: X : numpy array of shape (samples, features)
    #ko: X : 형상이 (samples, features)인 numpy 배열

    #en: Returns a numpy array of shape (samples, features + 1).
    #ko: 형상이 (samples, features + 1)인 numpy 배열을 돌려준다.
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return np.hstack([X, np.ones((len(X), 1))])
    ### END SOLUTION


def augment_weights(weights, bias):
    #en: """Return the weights with the bias as one more weight.
    #ko: """편향을 가중치로 하나 더 넣은 가중치를 돌려준다.

    #en: weights : numpy array of shape (features,)
    #ko: weights : 형상이 (features,)인 numpy 배열
    #en: bias : number
    #ko: bias : 수

    #en: Returns a numpy array of shape (features + 1,).
    #ko: 형상이 (features + 1,)인 numpy 배열을 돌려준다.
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return np.concatenate([weights, [bias]])
    ### END SOLUTION

# %% [markdown] key="augmented-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# A column of ones has the shape `(samples, 1)`. `np.ones` makes it, and `len(X)` is the number of samples.
#
# <details><summary>Hint 2</summary>
#
# `np.hstack` and `np.concatenate` join arrays; the latter needs to be told the axis: 0 adds rows, 1 adds columns.
#
# <details><summary>Hint 3</summary>
#
# A number becomes an array of one entry in brackets: `[bias]`. Try your functions on integer weights with the bias 0.5. Is the fraction still there?
#
# </details>
# </details>
# </details>

# %% [markdown] key="augmented-hints" lang="ko" of="b57ad2d8"
# <details><summary>힌트 1</summary>
#
# 1로 된 열의 형상은 `(samples, 1)`이다. `np.ones`로 만들 수 있고, 샘플 수는 `len(X)`이다.
#
# <details><summary>힌트 2</summary>
#
# `np.hstack`과 `np.concatenate`는 배열을 이어 붙인다. 뒤의 것에는 축을 알려 주어야 한다. 0은 행을, 1은 열을 더한다.
#
# <details><summary>힌트 3</summary>
#
# 수를 대괄호로 감싼 `[bias]`는 원소가 하나인 배열로 쓸 수 있다. 정수 가중치와 편향 0.5로 함수를 시험해 보자. 소수점 아래가 그대로 남아 있는가?
#
# </details>
# </details>
# </details>

# %% key="augmented-test" nbgrader={"grade": true, "grade_id": "augmented-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert check.augment_input(augment_input)
assert check.augment_weights(augment_weights)
assert check.augmented(augment_input, augment_weights)

# %% key="augmented-values" nbgrader={"grade": true, "grade_id": "augmented-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: 1 to 7 features, negative values, arrays of
#en: # integers (with a bias that is none) and of float32;
#en: # the inputs stay as they are.
#ko: # 숨은 테스트로 채점한다: 특성 1~7개, 음수 값, 정수 배열(편향은 정수가 아님)과 float32 배열,
#ko: # 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
ideas = ["number-of-inputs", "negative-values", "integers", "float32", "inputs-unchanged"]
assert check.augment_input(augment_input, *ideas)
assert check.augment_weights(augment_weights, *ideas)
assert check.augmented(augment_input, augment_weights, *ideas)
### END HIDDEN TESTS

# %% [markdown] key="written-task" lang="en"
# ## {n} In your own words
#
# {worth: 10 minutes}
#
# A friend has studied a neuron that predicts whether a flat is expensive. Its inputs are the area in square metres and the number of rooms, its weights are 0.02 and 0.5, and its bias is −3. Your friend says: "The threshold is −3. And rooms are far more important than area, because their weight is 25 times larger."
#
# Two to five sentences are enough:
#
# - What is the threshold, and how is it related to the bias?
# - When is it wrong to read importance from the size of a weight, and is it wrong here? What does the sign of a weight say?

# %% [markdown] key="written-task" lang="ko" of="a08c37db"
# ## {n} 자신의 말로 설명하기
#
# {worth: 10 minutes}
#
# 한 친구가 집값이 비싼지 예측하는 뉴런을 살펴보았다. 입력은 면적(제곱미터)과 방의 개수, 가중치는 0.02와 0.5, 편향은 −3이다. 친구는 이렇게 말한다. "임계치는 −3이야. 그리고 방의 개수는 가중치가 25배나 크니까 면적보다 훨씬 중요해."
#
# 두 문장에서 다섯 문장이면 충분하다.
#
# - 임계치는 얼마이고, 편향과 어떤 관계인가?
# - 가중치의 크기로 중요도를 읽으면 안 되는 때는 언제이며, 지금이 그런 때인가? 가중치의 부호는 무엇을 말해 주는가?

# %% [markdown] key="written" lang="en" nbgrader={"grade": true, "grade_id": "written", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# **A full answer.** The threshold is +3, because θ = −b: the neuron fires when 0.02 · area + 0.5 · rooms exceeds 3. The size of a weight says how much the sum changes when its input changes by one unit, so weights can be compared only where the inputs are on comparable scales. Here they are not: areas differ by tens of square metres from flat to flat, rooms by one or two, so 50 square metres more count as much as two rooms more. The sign says the direction: a positive weight speaks for firing, a negative one against it.
#
# **Marking scheme**, 3 points:
#
# - 1 point: the threshold is 3, with θ = −b or an equivalent argument. No point for "3" without a reason.
# - 1 point: |w| tells importance only on comparable scales (or after standardising), applied to area and rooms.
# - 1 point: the sign is the direction, for or against firing; a large negative weight is as influential as a large positive one.
# ### END SOLUTION

# %% [markdown] key="written" lang="ko" of="09fc6d54" nbgrader={"grade": true, "grade_id": "written", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# **모범 답안.** θ = −b이므로 임계치는 +3이다. 이 뉴런은 0.02 · 면적 + 0.5 · 방의 개수가 3을 넘으면 활성화된다. 가중치의 크기는 입력이 한 단위 변할 때 합이 얼마나 변하는지를 말해 주므로, 입력들의 척도가 비슷할 때만 서로 비교할 수 있다. 여기서는 그렇지 않다. 집마다 면적은 수십 제곱미터씩 차이 나지만 방은 한두 개 차이 난다. 면적 50제곱미터 차이는 방 두 개 차이와 같은 영향을 준다. 부호는 방향을 말해 준다. 양의 가중치는 활성화되는 쪽으로, 음의 가중치는 활성화되지 않는 쪽으로 작용한다.
#
# **채점 기준**, 3점:
#
# - 1점: 임계치가 3임을 θ = −b 또는 같은 뜻의 근거로 설명했다. 근거 없이 "3"만 썼으면 점수를 주지 않는다.
# - 1점: |w|로 중요도를 읽을 수 있는 것은 척도가 비슷할 때(또는 표준화한 뒤)뿐임을 면적과 방의 개수에 적용하여 설명했다.
# - 1점: 부호는 활성화에 찬성하는지 반대하는지의 방향이며, 큰 음의 가중치도 큰 양의 가중치만큼 영향을 준다고 설명했다.
# ### END SOLUTION

# %% [markdown] key="widget-task" lang="en" needs="forward"
# ## Your neuron at work
#
# This is the widget of the lesson, and your own `forward` computes every point of it. Drag the line or the sliders. If the coloured side is not where the numbers say, look at your `forward` again.

# %% [markdown] key="widget-task" lang="ko" of="845266f8"
# ## 직접 만든 뉴런 써 보기
#
# 수업에서 본 위젯이다. 이제 모든 점을 직접 만든 `forward`가 계산한다. 직선이나 슬라이더를 끌어 보자. 색칠된 쪽이 숫자와 맞지 않으면 `forward`를 다시 살펴보자.

# %% key="widget" needs="forward"
from nnkit.widgets import neuron_explorer

explorer = neuron_explorer(neuron=forward)
explorer
