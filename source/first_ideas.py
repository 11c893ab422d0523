# %% [markdown] key="title" lang="en"
# # Assignment: first ideas
#
# This is your first assignment, and a short one. You write a neuron with a threshold, a network of three neurons, and a search that finds its parameters; each is one line, or a few. In between, you tell analogies from facts and put the steps of training in order. At the end your own neuron drives the lesson's widget.
#
# {exercises}
#
# It belongs to the lesson [What a neural network is](../../en/01_what_a_network_is.ipynb). You need functions with `return`, and in the last exercise a `for` loop. What you need of numpy is shown where you need it.

# %% [markdown] key="title" lang="ko" of="91ad4b1d"
# # 과제: 첫걸음
#
# 첫 과제이고, 길지 않다. 임계치가 있는 뉴런, 뉴런 세 개로 된 신경망, 그 매개변수를 찾아내는 함수를 작성한다. 저마다 한 줄이나 몇 줄이면 된다. 그 사이에 비유와 사실을 가려내고 학습의 단계를 순서대로 늘어놓는다. 마지막에는 직접 만든 뉴런으로 수업의 위젯을 움직인다.
#
# {exercises}
#
# 이 과제는 [신경망이란 무엇인가](../../ko/01_what_a_network_is.ipynb) 수업에 딸려 있다. `return`이 있는 함수를 쓸 줄 알면 되고, 마지막 문제에서는 `for` 반복문도 쓴다. numpy는 필요한 곳에서 필요한 만큼 보여 준다.

# %% [markdown] key="how" lang="en"
# ## How to work
#
# {how}
#
# Run the cells from the top, one after the other, with Shift-Enter. Begin with the next two.

# %% [markdown] key="how" lang="ko" of="0a429ac6"
# ## 푸는 방법
#
# {how}
#
# 셀은 맨 위부터 하나씩 Shift-Enter로 실행한다. 바로 다음의 두 셀부터 시작하자.

# %% key="imports"
import numpy as np

# %% key="checks" nbgrader={"grade": false, "grade_id": "checks", "locked": true, "schema_version": 3, "solution": false, "task": false}
#en: # The tests need these lines. Run them; there is nothing to write here.
#ko: # 테스트에 필요한 줄이다. 실행만 하면 된다.
import nnkit
from autograder.checks import first_ideas as check

#en: nnkit.use_language("en")
#ko: nnkit.use_language("ko")

# %% [markdown] key="step-neuron-task" lang="en"
# ## {n} A neuron with a threshold
#
# {worth: 10 minutes}
#
# A nerve cell stays silent until a stimulus passes its threshold. The step neuron has kept only this. Its answer is 1 if the stimulus is above the threshold, and otherwise 0:
#
# $$\text{answer} = \begin{cases} 1 & \text{stimulus} > \text{threshold} \\ 0 & \text{stimulus} \le \text{threshold} \end{cases}$$
#
# In words: above the threshold, 1. Below it, 0. Exactly at it, 0 as well.
#
# Write `step_neuron(stimulus, threshold)`.
#
# - `stimulus` is usually a numpy array that holds several stimuli. Then return an array with one answer for each of them, in the same order. It may also be a single number. Then return a single number.
# - `threshold` is always a single number. It may be any number, also one below 0.
# - Leave the array `stimulus` as it is. Whoever passed it to your function may need it again.
#
# The text below `def` says the same once more, in numpy's words: an array of shape `(samples,)` holds one number for each sample, here one for each stimulus.
#
# **Example.** A numpy array holds many numbers. Compare it with one number, and you get an answer for every entry. `np.where` takes such answers, and puts one thing where the answer is `True` and another where it is `False`:

# %% [markdown] key="step-neuron-task" lang="ko" of="edaab504"
# ## {n} 임계치가 있는 뉴런
#
# {worth: 10 minutes}
#
# 신경 세포는 자극이 임계치를 넘기 전까지 조용하다. 계단 뉴런은 신경 세포에서 이 점만 이어받았다. 자극이 임계치보다 크면 1, 그렇지 않으면 0이라고 답한다.
#
# $$\text{답} = \begin{cases} 1 & \text{자극} > \text{임계치} \\ 0 & \text{자극} \le \text{임계치} \end{cases}$$
#
# 말로 하면 이렇다. 임계치보다 크면 1이다. 작으면 0이다. 임계치와 똑같아도 0이다.
#
# `step_neuron(stimulus, threshold)`를 작성해 보자.
#
# - `stimulus`는 대개 자극이 여러 개 들어 있는 numpy 배열이다. 그때는 자극마다 답을 하나씩, 같은 순서로 담은 배열을 돌려준다. 수 하나일 수도 있다. 그때는 수 하나를 돌려준다.
# - `threshold`는 언제나 수 하나이다. 0보다 작은 수를 포함하여 어떤 수든 될 수 있다.
# - 배열 `stimulus`는 바꾸지 않는다. 함수에 배열을 넘겨준 쪽에서 다시 쓸 수 있기 때문이다.
#
# `def` 아래의 글은 같은 내용을 numpy의 말로 한 번 더 적은 것이다. 형상이 `(samples,)`인 배열에는 샘플마다, 여기서는 자극마다 수가 하나씩 들어 있다.
#
# **예.** numpy 배열에는 수가 여러 개 들어 있다. 배열을 수 하나와 비교하면 원소마다 답이 나온다. `np.where`는 그 답을 받아 `True`인 자리와 `False`인 자리에 서로 다른 것을 놓는다.

# %% key="step-neuron-example"
brightness = np.array([0.5, 1.2, 4.0])
print(brightness > 1.0)
print(np.where(brightness > 1.0, "day", "night"))

# %% key="step-neuron" nbgrader={"grade": false, "grade_id": "step-neuron", "locked": false, "schema_version": 3, "solution": true, "task": false}
def step_neuron(stimulus, threshold):
    #en: """Return 1 where the stimulus is above the threshold, otherwise 0.
    #ko: """자극이 임계치보다 큰 곳은 1, 나머지는 0을 돌려준다.

    #en: stimulus : numpy array of shape (samples,), or one number
    #ko: stimulus : 형상이 (samples,)인 numpy 배열, 또는 수 하나
    #en: threshold : number
    #ko: threshold : 수

    #en: Returns an array with an answer for each stimulus, or one number.
    #ko: 자극마다 답이 하나씩 있는 배열, 또는 수 하나를 돌려준다.

    #en: Example: step_neuron(np.array([0.5, 1.2, 4.0]), 1.0) is [0, 1, 1]
    #ko: 예: step_neuron(np.array([0.5, 1.2, 4.0]), 1.0)의 값은 [0, 1, 1]
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return np.where(stimulus > threshold, 1, 0)
    ### END SOLUTION

# %% [markdown] key="step-neuron-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# `if stimulus > threshold:` wants a single yes or no. An array with three stimuli has three of them, so `if` does not know what to do. The example has no `if`.
#
# <details><summary>Hint 2</summary>
#
# The last line of the example is nearly the answer. Which two things must it choose between, and what has to stand in place of `brightness` and of `1.0`?
#
# <details><summary>Hint 3</summary>
#
# `np.where(stimulus > threshold, …, …)`, with the answer above the threshold first and the other answer second. Put `return` before it.
#
# </details>
# </details>
# </details>

# %% [markdown] key="step-neuron-hints" lang="ko" of="0a983461"
# <details><summary>힌트 1</summary>
#
# `if stimulus > threshold:`에는 예나 아니요가 하나만 있어야 한다. 자극이 세 개인 배열에는 그것이 세 개 있으니 `if`는 어떻게 해야 할지 모른다. 위의 예에는 `if`가 없다.
#
# <details><summary>힌트 2</summary>
#
# 위에 있는 예의 마지막 줄이 거의 답이다. 어떤 두 가지 가운데 골라야 할까? `brightness`와 `1.0`의 자리에는 무엇이 와야 할까?
#
# <details><summary>힌트 3</summary>
#
# `np.where(stimulus > threshold, …, …)`에 임계치보다 클 때의 답을 먼저, 그렇지 않을 때의 답을 다음에 쓴다. 그 앞에 `return`을 붙이자.
#
# </details>
# </details>
# </details>

# %% key="step-neuron-test" nbgrader={"grade": true, "grade_id": "step-neuron-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert check.step_neuron(step_neuron)

# %% key="step-neuron-values" nbgrader={"grade": true, "grade_id": "step-neuron-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: 1 to 7 stimuli, one number alone, other
#en: # thresholds, also below 0, arrays of integers and of float32.
#ko: # 숨은 테스트로 채점한다: 자극 1~7개, 수 하나, 여러 가지 임계치(0보다 작은 것도),
#ko: # 정수 배열과 float32 배열.
### BEGIN HIDDEN TESTS
assert check.step_neuron(
    step_neuron,
    "number-of-stimuli",
    "one-number",
    "large-threshold",
    "negative-threshold",
    "integers",
    "float32",
)
### END HIDDEN TESTS

# %% key="step-neuron-care" nbgrader={"grade": true, "grade_id": "step-neuron-care", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: a stimulus exactly at the threshold, and just
#en: # beside it; the inputs stay as they are.
#ko: # 숨은 테스트로 채점한다: 임계치와 똑같은 자극, 임계치를 아슬아슬하게 넘거나 못 넘는 자극,
#ko: # 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.step_neuron(
    step_neuron, "at-threshold", "beside-threshold", "inputs-unchanged"
)
### END HIDDEN TESTS

# %% [markdown] key="analogy-task" lang="en"
# ## {n} Analogy or fact?
#
# {worth: 5 minutes}
#
# Networks are often explained by the brain. Such an analogy helps where two things do *resemble* each other. It misleads where they do not, and where one thing is taken for the other. A guess misleads, too, where it is passed on as knowledge. Which of these sentences are right, just as they stand?
#
# {options: right_sentences}
#
# Write `right_sentences()`, a function without arguments. It returns the letters of all right sentences, and no other letters, as one string. Their order does not matter. You get the points if all letters are right, so weigh every sentence.
#
# **Example.** If A and B were the right ones, your function would return this:

# %% [markdown] key="analogy-task" lang="ko" of="2cc1d151"
# ## {n} 비유일까, 사실일까?
#
# {worth: 5 minutes}
#
# 신경망은 흔히 뇌에 빗대어 설명한다. 두 가지가 정말로 *닮았으면* 비유는 도움이 된다. 닮지 않았거나, 닮은 것을 같은 것으로 여기면 비유는 오해를 부른다. 짐작을 아는 것처럼 전해도 그렇다. 다음 문장 가운데 쓰인 그대로 맞는 것은 무엇일까?
#
# {options: right_sentences}
#
# 인수가 없는 함수 `right_sentences()`를 작성해 보자. 맞는 문장의 글자를 빠짐없이, 그것만 담은 문자열 하나를 돌려준다. 순서는 상관없다. 글자가 모두 맞아야 점수를 받으니 문장마다 따져 보자.
#
# **예.** A와 B가 맞는 문장이라면 함수는 이것을 돌려준다.

# %% key="analogy-example"
"AB"

# %% key="analogy" nbgrader={"grade": false, "grade_id": "analogy", "locked": false, "schema_version": 3, "solution": true, "task": false}
def right_sentences():
    #en: """Return the letters of all sentences that are right as they stand.
    #ko: """쓰인 그대로 맞는 문장의 글자를 모두 돌려준다.

    #en: Returns a string, such as "AB".
    #ko: "AB" 같은 문자열을 돌려준다.
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return "{letters: right_sentences}"
    ### END SOLUTION

# %% [markdown] key="analogy-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# In each sentence look for the word that claims most, such as *is*, *only* or *counted*. What did the lesson's experiment say to that?
#
# <details><summary>Hint 2</summary>
#
# One signal left a neuron and had three different effects on its three readers. Where did the three weights sit? And when the perceptron had learned, was there a weight more than before?
#
# </details>
# </details>

# %% [markdown] key="analogy-hints" lang="ko" of="5a729de8"
# <details><summary>힌트 1</summary>
#
# 문장마다 *이다*, *뿐이다*, *세어 보니*처럼 가장 많은 것을 주장하는 말을 찾아보자. 수업의 실험에서는 어떻게 나왔을까?
#
# <details><summary>힌트 2</summary>
#
# 한 뉴런에서 나간 신호 하나가 받는 뉴런 셋에 서로 다르게 작용했다. 가중치 세 개는 어디에 있었을까? 그리고 퍼셉트론이 학습한 뒤에 가중치가 전보다 하나라도 늘었을까?
#
# </details>
# </details>

# %% key="analogy-test" nbgrader={"grade": true, "grade_id": "analogy-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # The visible test asks for letters that are in the list; the hidden one
#en: # for the right letters.
#ko: # 보이는 테스트는 목록에 있는 글자인지, 숨은 테스트는 맞는 글자인지 확인한다.
assert check.right_sentences(right_sentences)
### BEGIN HIDDEN TESTS
assert check.right_sentences(right_sentences, "right")
### END HIDDEN TESTS

# %% [markdown] key="network-task" lang="en"
# ## {n} A network of three neurons
#
# {worth: 10 minutes}
#
# When is bath water pleasant? When it is warm, but not hot. One step neuron cannot say that: once the water is above its threshold, it answers 1, however hot the water gets. Three neurons can. Here $x$ is the temperature of the water:
#
# - The first hidden neuron sends 1 if $x$ is above its threshold $\theta_0$, and otherwise 0.
# - The second hidden neuron does the same with another threshold, $\theta_1$.
# - The output neuron multiplies each signal by a weight, the first by $\theta_2$ and the second by $\theta_3$, and adds up the two products.
#
# As a formula, with $h_0$ and $h_1$ for the two signals:
#
# $$h_0 = \begin{cases} 1 & x > \theta_0 \\ 0 & x \le \theta_0 \end{cases} \qquad h_1 = \begin{cases} 1 & x > \theta_1 \\ 0 & x \le \theta_1 \end{cases} \qquad f(x, \theta) = \theta_2 h_0 + \theta_3 h_1$$
#
# The two thresholds and the two weights are the network's parameters, together called θ. In Python they are one array, `theta`. Python counts from 0, so `theta[0]` is the first of the four numbers and `theta[3]` the last.
#
# With θ = (36, 40, 1, −1) the network says 1 when the water is pleasant, and 0 when it is too cold or too hot. With θ = (36, 40, 1, 1) the same network says 0, 1 or 2: cold, warm, hot. Nobody changed the function. The parameters decide what it does.
#
# Write `network(x, theta)`.
#
# - `x` is an array of temperatures, or a single one. Return an output for each, as your step neuron does. You may use `step_neuron`.
# - All four parameters come from `theta`. Do not write any of them into the function.
# - Leave `x` and `theta` as they are.
#
# **Example.** The parameters are 36, 40, 1 and −1. At 30 °C neither hidden neuron fires, at 38 °C the first one does, at 45 °C both do. Each line shows the two signals and the output. **Predict** the last number of each line before you run the cell:

# %% [markdown] key="network-task" lang="ko" of="885dfd4b"
# ## {n} 뉴런 세 개로 된 신경망
#
# {worth: 10 minutes}
#
# 목욕물은 어떤 온도일 때 기분이 좋을까? 따뜻하지만 뜨겁지는 않을 때이다. 계단 뉴런 하나로는 이렇게 답할 수 없다. 물의 온도가 임계치를 넘으면 아무리 뜨거워져도 1이라고 답하기 때문이다. 뉴런이 세 개 있으면 할 수 있다. 물의 온도를 $x$라고 하자.
#
# - 첫째 은닉 뉴런은 $x$가 임계치 $\theta_0$보다 크면 1, 그렇지 않으면 0을 보낸다.
# - 둘째 은닉 뉴런도 똑같이 하는데, 임계치가 $\theta_1$이다.
# - 출력 뉴런은 신호마다 가중치를 곱한다. 첫째 신호에는 $\theta_2$, 둘째 신호에는 $\theta_3$을 곱한다. 그리고 두 곱을 더한다.
#
# 두 신호를 $h_0$과 $h_1$이라고 하여 식으로 쓰면 다음과 같다.
#
# $$h_0 = \begin{cases} 1 & x > \theta_0 \\ 0 & x \le \theta_0 \end{cases} \qquad h_1 = \begin{cases} 1 & x > \theta_1 \\ 0 & x \le \theta_1 \end{cases} \qquad f(x, \theta) = \theta_2 h_0 + \theta_3 h_1$$
#
# 임계치 둘과 가중치 둘이 이 신경망의 매개변수이고, 통틀어 θ라고 한다. 파이썬에서는 배열 `theta` 하나에 담는다. 파이썬은 0부터 세므로 `theta[0]`이 네 수 가운데 첫째이고 `theta[3]`이 마지막이다.
#
# θ = (36, 40, 1, −1)이면 이 신경망은 물이 기분 좋은 온도일 때 1, 너무 차갑거나 뜨거울 때 0이라고 답한다. θ = (36, 40, 1, 1)이면 똑같은 신경망이 0, 1, 2로, 곧 차갑다, 따뜻하다, 뜨겁다로 답한다. 함수는 아무도 고치지 않았다. 무슨 일을 하는지는 매개변수가 정한다.
#
# `network(x, theta)`를 작성해 보자.
#
# - `x`는 온도 여러 개의 배열이거나 온도 하나이다. 계단 뉴런처럼 온도마다 출력을 하나씩 돌려준다. `step_neuron`을 써도 된다.
# - 매개변수 네 개는 모두 `theta`에서 가져온다. 함수 안에 그 값을 적어 넣지 않는다.
# - `x`와 `theta`는 바꾸지 않는다.
#
# **예.** 매개변수는 36, 40, 1, −1이다. 30 °C에서는 어느 은닉 뉴런도 발화하지 않고, 38 °C에서는 첫째만, 45 °C에서는 둘 다 발화한다. 줄마다 두 신호와 출력을 보여 준다. 셀을 실행하기 전에 줄마다 마지막 수를 **예측해 보자.**

# %% key="network-example"
for signal_0, signal_1 in [(0, 0), (1, 0), (1, 1)]:
    print(signal_0, signal_1, "→", 1 * signal_0 + (-1) * signal_1)

# %% key="network" nbgrader={"grade": false, "grade_id": "network", "locked": false, "schema_version": 3, "solution": true, "task": false}
def network(x, theta):
    #en: """Return the outputs of the network with the parameters `theta`.
    #ko: """매개변수가 `theta`인 신경망의 출력을 돌려준다.

    #en: x : numpy array of shape (samples,), or one number
    #ko: x : 형상이 (samples,)인 numpy 배열, 또는 수 하나
    #en: theta : numpy array of shape (4,): two thresholds, then two weights
    #ko: theta : 형상이 (4,)인 numpy 배열. 임계치 두 개, 그다음 가중치 두 개

    #en: Returns an array with an output for each sample, or one number.
    #ko: 샘플마다 출력이 하나씩 있는 배열, 또는 수 하나를 돌려준다.

    #en: Example: network(np.array([30, 38, 45]), np.array([36, 40, 1, -1]))
    #en: is [0, 1, 0]
    #ko: 예: network(np.array([30, 38, 45]), np.array([36, 40, 1, -1]))의 값은
    #ko: [0, 1, 0]
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    first = np.where(x > theta[0], 1, 0)
    second = np.where(x > theta[1], 1, 0)
    return theta[2] * first + theta[3] * second
    ### END SOLUTION

# %% [markdown] key="network-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# Go from left to right, as the numbers do: first the signals of the two hidden neurons, then the output. Three lines are enough.
#
# <details><summary>Hint 2</summary>
#
# A hidden neuron is the step neuron that you have written already. Its stimulus is `x`. Which number is its threshold?
#
# <details><summary>Hint 3</summary>
#
# The first signal is `step_neuron(x, theta[0])`. The second one differs in a single number. The output is the first signal times `theta[2]`, plus the second signal times `theta[3]`.
#
# </details>
# </details>
# </details>

# %% [markdown] key="network-hints" lang="ko" of="04077b3a"
# <details><summary>힌트 1</summary>
#
# 수가 흐르는 대로 왼쪽에서 오른쪽으로 가자. 먼저 두 은닉 뉴런의 신호를 구하고, 그다음에 출력을 구한다. 세 줄이면 된다.
#
# <details><summary>힌트 2</summary>
#
# 은닉 뉴런은 앞에서 이미 작성한 계단 뉴런이다. 자극은 `x`이다. 임계치는 어느 수일까?
#
# <details><summary>힌트 3</summary>
#
# 첫째 신호는 `step_neuron(x, theta[0])`이다. 둘째 신호는 여기서 수 하나만 다르다. 출력은 첫째 신호에 `theta[2]`를 곱한 값과 둘째 신호에 `theta[3]`을 곱한 값을 더한 것이다.
#
# </details>
# </details>
# </details>

# %% key="network-test" nbgrader={"grade": true, "grade_id": "network-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert check.network(network)

# %% key="network-values" nbgrader={"grade": true, "grade_id": "network-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: other parameters, 1 to 7 samples, one number
#en: # alone, negative values, the larger threshold first, arrays of integers
#en: # and of float32.
#ko: # 숨은 테스트로 채점한다: 다른 매개변수, 샘플 1~7개, 수 하나, 음수 값,
#ko: # 더 큰 임계치가 앞에 올 때, 정수 배열과 float32 배열.
### BEGIN HIDDEN TESTS
assert check.network(
    network,
    "number-of-samples",
    "one-number",
    "negative-values",
    "larger-threshold-first",
    "integers",
    "float32",
)
### END HIDDEN TESTS

# %% key="network-care" nbgrader={"grade": true, "grade_id": "network-care", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: a temperature exactly at a threshold;
#en: # the inputs stay as they are.
#ko: # 숨은 테스트로 채점한다: 임계치와 똑같은 온도, 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.network(network, "at-threshold", "inputs-unchanged")
### END HIDDEN TESTS

# %% [markdown] key="steps-task" lang="en"
# ## {n} The seven steps of training
#
# {worth: 5 minutes}
#
# Who chooses the parameters of a network? Training does. Here are its seven steps, shuffled:
#
# {options: training_steps}
#
# Write `training_steps()`, a function without arguments. It returns all seven letters as one string, in the order in which the steps happen: the first step first, the last one last.
#
# **Example.** If A were to pour water on tea leaves, B to drink the tea, and C to boil the water, the order would be this:

# %% [markdown] key="steps-task" lang="ko" of="4b66c6dc"
# ## {n} 학습의 일곱 단계
#
# {worth: 5 minutes}
#
# 신경망의 매개변수는 누가 고를까? 학습이 고른다. 아래는 학습의 일곱 단계를 뒤섞어 놓은 것이다.
#
# {options: training_steps}
#
# 인수가 없는 함수 `training_steps()`를 작성해 보자. 일곱 글자를 모두 이어 문자열 하나로, 단계가 일어나는 순서대로 돌려준다. 맨 처음 단계가 맨 앞, 마지막 단계가 맨 뒤이다.
#
# **예.** A가 찻잎에 물 붓기, B가 차 마시기, C가 물 끓이기라면 순서는 다음과 같다.

# %% key="steps-example"
"CAB"

# %% key="steps" nbgrader={"grade": false, "grade_id": "steps", "locked": false, "schema_version": 3, "solution": true, "task": false}
def training_steps():
    #en: """Return the letters of the seven steps, in the order of training.
    #ko: """일곱 단계의 글자를 학습의 순서대로 돌려준다.

    #en: Returns a string in which each of the seven letters stands once.
    #ko: 일곱 글자가 한 번씩 들어 있는 문자열을 돌려준다.
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return "{letters: training_steps}"
    ### END SOLUTION

# %% [markdown] key="steps-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# Ask of each step what it needs. A prediction needs data. A score needs a prediction. A change of the weights needs a score.
#
# <details><summary>Hint 2</summary>
#
# Find the two steps at the ends first: what must be there before anything can be computed, and what is done only when everything else is over? Then put the five between them in order.
#
# </details>
# </details>

# %% [markdown] key="steps-hints" lang="ko" of="0e720c83"
# <details><summary>힌트 1</summary>
#
# 단계마다 무엇이 있어야 할 수 있는지 묻자. 예측하려면 데이터가 있어야 한다. 점수를 매기려면 예측값이 있어야 한다. 가중치를 고치려면 점수가 있어야 한다.
#
# <details><summary>힌트 2</summary>
#
# 양 끝의 두 단계부터 찾자. 무엇을 계산하기 전에 있어야 하는 것은 무엇이고, 다른 모든 것이 끝나야 하는 것은 무엇일까? 그다음에 그 사이의 다섯 단계를 늘어놓자.
#
# </details>
# </details>

# %% key="steps-test" nbgrader={"grade": true, "grade_id": "steps-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # The visible test asks for all letters, each once; the hidden one for
#en: # the right order.
#ko: # 보이는 테스트는 글자가 모두 한 번씩 있는지, 숨은 테스트는 순서가 맞는지 확인한다.
assert check.training_steps(training_steps)
### BEGIN HIDDEN TESTS
assert check.training_steps(training_steps, "right")
### END HIDDEN TESTS

# %% [markdown] key="search-task" lang="en"
# ## {n} Training is a search
#
# {worth: 15 minutes}
#
# Training looks for a θ with which the predictions come close to the targets. The targets are the values that should come out. The loss is a score of how wrong the predictions are: the smaller, the better. There are many losses. Here is a plain one. Measure how far each prediction $p$ lies from its target $t$, and take the mean:
#
# $$\text{loss} = \frac{|p_1 - t_1| + |p_2 - t_2| + \dots + |p_n - t_n|}{n}$$
#
# The bars take the sign away: 3 too much is as wrong as 3 too little. And the plainest search of all is to try one θ after the other, and to keep the best.
#
# Write two functions.
#
# - `loss(prediction, target)` takes two arrays of the same length and returns the loss, a single number.
# - `best_theta(network, thetas, x, target)` tries every θ in `thetas`, the candidates, and returns the one with the smallest loss. If several are equally good, it returns the first of these.
#
# `thetas` is an array with one θ in each row, and `for theta in thetas:` takes one row after the other. `network` is a function. In Python a function can be passed like any other value, and you call it as usual: `network(x, theta)` gives the predictions for all of `x`. It need not be the network from above. Your search works for any network, because it asks nothing of a network but its predictions.
#
# **Example.** The function `line` is a small network with two parameters. The loop shows what it predicts with two different θ, and the last line how numpy takes signs away:

# %% [markdown] key="search-task" lang="ko" of="c650c6cf"
# ## {n} 학습은 탐색이다
#
# {worth: 15 minutes}
#
# 학습은 예측값이 타깃에 가까워지는 θ를 찾는 일이다. 타깃은 나와야 하는 값이다. 손실은 예측이 얼마나 틀렸는지를 나타내는 점수이고, 작을수록 좋다. 손실에는 여러 가지가 있는데 여기서는 단순한 것을 쓴다. 예측값 $p$가 저마다 타깃 $t$에서 얼마나 떨어져 있는지 재고 평균을 낸다.
#
# $$\text{손실} = \frac{|p_1 - t_1| + |p_2 - t_2| + \dots + |p_n - t_n|}{n}$$
#
# 세로줄은 부호를 없앤다. 3만큼 커도, 3만큼 작아도 똑같이 틀린 것이다. 그리고 가장 단순한 탐색은 θ를 하나씩 시험해 보고 가장 좋은 것을 간직하는 것이다.
#
# 함수 두 개를 작성해 보자.
#
# - `loss(prediction, target)`은 길이가 같은 배열 두 개를 받아 손실을, 곧 수 하나를 돌려준다.
# - `best_theta(network, thetas, x, target)`은 후보를, 곧 `thetas`에 있는 θ를 모두 시험해 보고 손실이 가장 작은 것을 돌려준다. 똑같이 좋은 것이 여럿이면 그 가운데 첫째를 돌려준다.
#
# `thetas`는 행마다 θ가 하나씩 있는 배열이고, `for theta in thetas:`라고 쓰면 행을 하나씩 꺼낸다. `network`는 함수이다. 파이썬에서는 함수도 다른 값처럼 인수로 넘길 수 있고, 호출하는 방법은 여느 함수와 같다. `network(x, theta)`는 `x` 전체에 대한 예측값을 준다. 꼭 위에서 만든 신경망일 필요는 없다. 이 탐색은 신경망에 예측값 말고는 아무것도 묻지 않으므로 어떤 신경망에나 쓸 수 있다.
#
# **예.** 함수 `line`은 매개변수가 두 개인 작은 신경망이다. 반복문은 서로 다른 θ 두 개로 무엇을 예측하는지 보여 주고, 마지막 줄은 numpy로 부호를 없애는 방법을 보여 준다.

# %% key="search-example"
def line(x, theta):
    return theta[0] * x + theta[1]


for theta in np.array([[1.0, 0.0], [2.0, 1.0]]):
    print(theta, "→", line(np.array([1.0, 2.0, 3.0]), theta))
print(np.abs(np.array([-2.0, 0.5])))

# %% key="search" nbgrader={"grade": false, "grade_id": "search", "locked": false, "schema_version": 3, "solution": true, "task": false}
def loss(prediction, target):
    #en: """Return how far the predictions lie from the targets, on average.
    #ko: """예측값이 타깃에서 평균하여 얼마나 떨어져 있는지 돌려준다.

    #en: prediction : numpy array of shape (samples,)
    #ko: prediction : 형상이 (samples,)인 numpy 배열
    #en: target : numpy array of shape (samples,)
    #ko: target : 형상이 (samples,)인 numpy 배열

    #en: Returns a number, 0 if all predictions are right.
    #ko: 수를 돌려준다. 예측이 모두 맞으면 0이다.

    #en: Example: loss(np.array([3, 5]), np.array([4, 2])) is 2
    #ko: 예: loss(np.array([3, 5]), np.array([4, 2]))의 값은 2
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return np.mean(np.abs(prediction - target))
    ### END SOLUTION


def best_theta(network, thetas, x, target):
    #en: """Return the first of those `thetas` with which the loss is smallest.
    #ko: """`thetas` 가운데 손실이 가장 작은 것을, 여럿이면 그 첫째를 돌려준다.

    #en: network : function that takes x and a theta, and returns predictions
    #ko: network : x와 theta를 받아 예측값을 돌려주는 함수
    #en: thetas : numpy array of shape (candidates, parameters)
    #ko: thetas : 형상이 (candidates, parameters)인 numpy 배열
    #en: x : numpy array of shape (samples,)
    #ko: x : 형상이 (samples,)인 numpy 배열
    #en: target : numpy array of shape (samples,)
    #ko: target : 형상이 (samples,)인 numpy 배열

    #en: Returns a row of thetas, a numpy array of shape (parameters,).
    #ko: thetas의 한 행을, 곧 형상이 (parameters,)인 numpy 배열을 돌려준다.

    #en: Example: best_theta(line, np.array([[1, 0], [2, 1]]), np.array([1, 2]),
    #en: np.array([3, 6])) is [2, 1]
    #ko: 예: best_theta(line, np.array([[1, 0], [2, 1]]), np.array([1, 2]),
    #ko: np.array([3, 6]))의 값은 [2, 1]
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    losses = [loss(network(x, theta), target) for theta in thetas]
    return thetas[np.argmin(losses)]
    ### END SOLUTION

# %% [markdown] key="search-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# For the loss, work from the inside out: the differences, then their distances with `np.abs`, then their mean with `np.mean`. For the search, write the loop first, and in it one line that computes the loss of this θ with your own `loss`. Print it, to see what you have.
#
# <details><summary>Hint 2</summary>
#
# Two names go through the loop with you: the best θ so far and its loss. Begin with the first θ and its loss. Whenever a θ has a smaller loss than the best so far, it takes the place of the best.
#
# <details><summary>Hint 3</summary>
#
# Change both names in the `if`, and only there. `return` stands after the loop, as far to the left as `for`. And why is it `<` and not `<=`? Because of two that are equally good, the first is to stay.
#
# </details>
# </details>
# </details>

# %% [markdown] key="search-hints" lang="ko" of="6a250487"
# <details><summary>힌트 1</summary>
#
# 손실은 안쪽부터 구하자. 먼저 차이, 다음에 `np.abs`로 거리, 다음에 `np.mean`으로 평균이다. 탐색은 반복문부터 쓰고, 그 안에서 직접 만든 `loss`로 이번 θ의 손실을 구하는 줄을 하나 쓰자. 값을 출력해 보면 지금까지 한 것을 볼 수 있다.
#
# <details><summary>힌트 2</summary>
#
# 반복문을 도는 동안 이름 두 개를 간직한다. 지금까지 가장 좋은 θ와 그 손실이다. 첫째 θ와 그 손실에서 시작하자. 지금까지 가장 좋은 것보다 손실이 작은 θ가 나오면 그것이 자리를 차지한다.
#
# <details><summary>힌트 3</summary>
#
# 두 이름은 `if` 안에서, 거기서만 바꾼다. `return`은 반복문이 끝난 뒤에, `for`와 같은 깊이로 들여 쓴다. 왜 `<=`가 아니라 `<`일까? 똑같이 좋은 둘 가운데 첫째가 남아야 하기 때문이다.
#
# </details>
# </details>
# </details>

# %% key="search-test" nbgrader={"grade": true, "grade_id": "search-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert check.loss(loss)
assert check.best_theta(best_theta)

# %% key="search-values" nbgrader={"grade": true, "grade_id": "search-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: 1 to 7 predictions, errors on both sides of the
#en: # targets, arrays of integers and of float32; 1 to 6 candidates, the best
#en: # of them anywhere, other networks, and that every sample counts.
#ko: # 숨은 테스트로 채점한다: 예측값 1~7개, 타깃의 양쪽으로 틀린 예측, 정수 배열과 float32 배열,
#ko: # 후보 1~6개, 어디에나 있을 수 있는 가장 좋은 후보, 다른 신경망, 모든 샘플을 살피는지.
### BEGIN HIDDEN TESTS
assert check.loss(loss, "number-of-samples", "both-sides", "integers", "float32")
assert check.best_theta(
    best_theta, "number-of-candidates", "place", "other-networks", "every-sample"
)
### END HIDDEN TESTS

# %% key="search-care" nbgrader={"grade": true, "grade_id": "search-care", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: predictions that are all right; several
#en: # candidates equally good, or all of them far off; the inputs stay as
#en: # they are.
#ko: # 숨은 테스트로 채점한다: 모두 맞은 예측, 똑같이 좋은 후보가 여럿일 때, 후보가 모두 크게
#ko: # 틀릴 때, 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.loss(loss, "all-right", "inputs-unchanged")
assert check.best_theta(best_theta, "equally-good", "far-off", "inputs-unchanged")
### END HIDDEN TESTS

# %% [markdown] key="bath-task" lang="en" needs="network search"
# ## Your network learns
#
# This cell is not graded. Somebody has tried 16 temperatures and noted which were pleasant. Nobody tells the network the two thresholds. Your search tries every pair of them, 256 in all, with your network and your loss. **Predict** the θ that it finds.
#
# Trying all works for two unknown numbers. With 5,000 of them, and only ten values for each, there would be $10^{5000}$ candidates. So real training does not try all. It uses the loss to see in which direction to change the weights; lessons 8 and 9 show how.

# %% [markdown] key="bath-task" lang="ko" of="681091d8"
# ## 직접 만든 신경망의 학습
#
# 이 셀은 채점하지 않는다. 누군가 16가지 온도를 시험해 보고 어느 온도가 좋았는지 적어 두었다. 두 임계치는 아무도 신경망에 알려 주지 않는다. 직접 만든 탐색이 직접 만든 신경망과 손실로 임계치의 모든 짝 256가지를 시험해 본다. 어떤 θ를 찾아낼지 **예측해 보자.**
#
# 모르는 수가 두 개일 때에는 모두 시험해 볼 수 있다. 5,000개이고 수마다 값이 열 가지뿐이라고 해도 후보는 $10^{5000}$개가 된다. 그래서 진짜 학습에서는 모두 시험해 보지 않고, 가중치를 어느 쪽으로 고칠지를 손실에서 알아낸다. 그 방법은 8번과 9번 수업에서 다룬다.

# %% key="bath" needs="network search"
temperatures = np.arange(30, 46)
pleasant = np.where((temperatures > 36) & (temperatures <= 40), 1, 0)
candidates = np.array([[low, high, 1, -1] for low in temperatures for high in temperatures])
best_theta(network, candidates, temperatures, pleasant)

# %% [markdown] key="widget-task" lang="en" needs="step-neuron"
# ## Your neuron at work
#
# This is the widget of the lesson, and your own `step_neuron` draws the dotted line. The widget does not pass on the stimulus itself, but how far it lies above the threshold. So your neuron has to compare with 0: what lies above 0 makes it fire. Move the stimulus and the threshold, and read what the sentence below the picture says of your neuron.

# %% [markdown] key="widget-task" lang="ko" of="5400de2d"
# ## 직접 만든 뉴런 써 보기
#
# 수업에서 본 위젯이다. 점으로 된 선은 직접 만든 `step_neuron`이 그린다. 위젯은 자극 자체가 아니라 자극이 임계치보다 얼마나 큰지를 넘겨준다. 그래서 0과 비교해야 한다. 0보다 크면 발화한다. 자극과 임계치를 움직여 보고, 그림 아래의 문장이 직접 만든 뉴런을 두고 무엇이라고 하는지 읽어 보자.

# %% key="widget" needs="step-neuron"
from nnkit.widgets import spiking_neuron


def my_neuron(above):
    return step_neuron(above, 0)


spiking_neuron(stimulus=1.5, threshold=1.0, neuron=my_neuron)
