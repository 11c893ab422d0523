# %% [markdown] key="title" lang="en"
# # Assignment: gradient descent
#
# You build what makes a network learn once its gradient is known: a step downhill, batches, and an optimizer with momentum. You find out how long a step may be, and you keep what was learned in a file. At the end, your own optimizer races in the lesson's widget.
#
# {exercises}
#
# It belongs to the lesson [Gradient descent: learning downhill](../../en/08_gradient_descent.ipynb).

# %% [markdown] key="title" lang="ko" of="4be79634"
# # 과제: 경사 하강법
#
# 기울기를 알 때 신경망을 학습시키는 데 필요한 것들을 직접 만든다. 내리막으로 내딛는 한 걸음, 배치, 모멘텀을 쓰는 옵티마이저이다. 걸음이 얼마나 길어도 되는지 알아내고, 배운 것을 파일에 보관한다. 마지막에는 직접 만든 옵티마이저가 수업의 위젯에서 경주한다.
#
# {exercises}
#
# 이 과제는 [경사 하강법: 내리막으로 배우기](../../ko/08_gradient_descent.ipynb) 수업에 딸려 있다.

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
from autograder.checks import gradient_descent as check

#en: nnkit.use_language("en")
#ko: nnkit.use_language("ko")

# %% [markdown] key="given-about" lang="en"
# ## What is given
#
# A loss and a dense layer, as you have built them before, and the gradients of that loss by the layer's weights and biases. Where `gradients` comes from is the subject of the next lesson; here it is enough that each gradient has the name and the shape of its parameter.

# %% [markdown] key="given-about" lang="ko" of="12f3c0e5"
# ## 주어진 것
#
# 앞에서 만든 손실 함수와 밀집층, 그리고 그 손실을 층의 가중치와 편향에 대해 미분한 기울기이다. `gradients`가 어디에서 오는지는 다음 수업에서 다룬다. 지금은 기울기마다 매개변수와 이름도 형상도 같다는 것만 알면 된다.

# %% key="given" nbgrader={"grade": false, "grade_id": "given", "locked": true, "schema_version": 3, "solution": false, "task": false}
def mse(prediction, target):
    return np.mean((prediction - target) ** 2)


def mse_gradient(prediction, target):
    return 2 * (prediction - target) / prediction.size


class Dense:
    def __init__(self, inputs, outputs, seed):
        rng = np.random.default_rng(seed)
        weight = rng.normal(size=(inputs, outputs)) / np.sqrt(inputs)
        self.params = {"weight": weight, "bias": np.zeros(outputs)}

    def forward(self, X):
        return X @ self.params["weight"] + self.params["bias"]


def gradients(layer, X, y):
    upstream = mse_gradient(layer.forward(X), y)
    return {"weight": X.T @ upstream, "bias": upstream.sum(axis=0)}

# %% key="my-own"
#en: # False: what is given above is used.
#en: # True: your own earlier work; grading always uses what is given.
#ko: # False: 위에 주어진 것을 쓴다.
#ko: # True: 앞에서 직접 만든 것을 쓴다. 채점할 때는 언제나 주어진 것을 쓴다.
MY_OWN = False

# %% key="own-work" nbgrader={"grade": false, "grade_id": "own-work", "locked": true, "schema_version": 3, "solution": false, "task": false}
from autograder.own_work import own_work

own_work("layers", "Dense")
own_work("losses", "mse", "mse_gradient")

# %% [markdown] key="gradient-step-task" lang="en"
# ## {n} One step
#
# {worth: 10 minutes}
#
# A network keeps its parameters in a dictionary, each array under its name, and the gradients of the loss in a second one with the same names. `grads["weight"]` has the shape of `params["weight"]` and says of each weight how the loss changes with it. One step of gradient descent moves every parameter against its gradient:
#
# $$\theta \leftarrow \theta - \eta \, \nabla L(\theta)$$
#
# Write `gradient_step(params, grads, learning_rate)`. It returns a **new** dictionary. What was passed stays as it is, so that the caller can compare before and after, or take the step back.
#
# What belongs together has the same name; the gradients may stand in another order. And if a gradient does not have the shape of its parameter, raise a `ValueError`: numpy would often stretch one of them until they fit, and say nothing.
#
# **Example.** First the step of a single weight, 2, with the gradient 5 and the learning rate 0.1. Then what numpy does if a bias of 3 entries meets a gradient that was not summed over its 4 samples: no error, but 12 biases.

# %% [markdown] key="gradient-step-task" lang="ko" of="ec7b14cb"
# ## {n} 한 걸음
#
# {worth: 10 minutes}
#
# 신경망은 매개변수 배열을 이름과 함께 딕셔너리에 담아 두고, 손실의 기울기는 이름이 같은 다른 딕셔너리에 담는다. `grads["weight"]`는 `params["weight"]`와 형상이 같고, 가중치마다 그것이 변할 때 손실이 어떻게 변하는지를 말해 준다. 경사 하강법의 한 걸음은 모든 매개변수를 저마다 기울기의 반대쪽으로 옮긴다.
#
# $$\theta \leftarrow \theta - \eta \, \nabla L(\theta)$$
#
# `gradient_step(params, grads, learning_rate)`를 작성해 보자. 이 함수는 **새** 딕셔너리를 돌려준다. 넘겨받은 것은 그대로 두어야 호출한 쪽에서 앞뒤를 비교하거나 걸음을 무를 수 있다.
#
# 짝은 이름으로 찾는다. 기울기가 다른 순서로 들어 있을 수도 있다. 그리고 기울기의 형상이 매개변수와 다르면 `ValueError`를 일으킨다. numpy는 흔히 한쪽을 늘여서 맞추고는 아무 말도 하지 않는다.
#
# **예.** 먼저 가중치 하나의 걸음이다. 가중치는 2, 기울기는 5, 학습률은 0.1이다. 그다음은 원소가 3개인 편향이 샘플 4개에 대해 더하지 않은 기울기를 만났을 때 numpy가 하는 일이다. 오류는 없지만 편향이 12개가 된다.

# %% key="gradient-step-example"
2 - 0.1 * 5, (np.zeros(3) - 0.1 * np.ones((4, 3))).shape

# %% key="gradient-step" nbgrader={"grade": false, "grade_id": "gradient-step", "locked": false, "schema_version": 3, "solution": true, "task": false}
def gradient_step(params, grads, learning_rate):
    #en: """Return the parameters after one step of gradient descent.
    #ko: """경사 하강법으로 한 걸음 간 뒤의 매개변수를 돌려준다.

    #en: params : dict of name to numpy array of floats, of any shape
    #ko: params : 이름으로 실수 numpy 배열을 찾는 딕셔너리, 배열의 형상은 자유
    #en: grads : dict with the same names, in any order; arrays of the same shapes
    #ko: grads : 이름이 같은 딕셔너리, 순서는 자유, 배열의 형상도 같음
    #en: learning_rate : number above 0
    #ko: learning_rate : 0보다 큰 수

    #en: Returns a new dict; params, grads and their arrays are not changed.
    #ko: 새 딕셔너리를 돌려준다. params, grads와 그 배열은 바뀌지 않는다.
    #en: Raises ValueError if a gradient and its parameter differ in shape.
    #ko: 기울기와 매개변수의 형상이 다르면 ValueError를 일으킨다.

    #en: Example: with params = {"weight": np.array([2.0, 1.0])} and
    #en: grads = {"weight": np.array([5.0, -1.0])},
    #en: gradient_step(params, grads, 0.1) is {"weight": np.array([1.5, 1.1])}
    #ko: 예: params = {"weight": np.array([2.0, 1.0])}이고
    #ko: grads = {"weight": np.array([5.0, -1.0])}이면
    #ko: gradient_step(params, grads, 0.1)의 값은 {"weight": np.array([1.5, 1.1])}
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    stepped = {}
    for name, value in params.items():
        gradient = grads[name]
        if gradient.shape != value.shape:
            raise ValueError(f"{name}: {gradient.shape} does not fit {value.shape}")
        stepped[name] = value - learning_rate * gradient
    return stepped
    ### END SOLUTION

# %% [markdown] key="gradient-step-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# `for name in params:` goes through the names. With a name you get at both: `params[name]` and `grads[name]`.
#
# <details><summary>Hint 2</summary>
#
# Begin with an empty dictionary and put each result into it under its name: `stepped[name] = …`. A plain `value - …` makes a new array; `value -= …` changes the one that was passed.
#
# <details><summary>Hint 3</summary>
#
# Compare `params[name].shape` with `grads[name].shape` before you subtract.
#
# </details>
# </details>
# </details>

# %% [markdown] key="gradient-step-hints" lang="ko" of="594da5ef"
# <details><summary>힌트 1</summary>
#
# `for name in params:`는 이름을 하나씩 꺼낸다. 이름을 알면 `params[name]`과 `grads[name]`을 둘 다 찾을 수 있다.
#
# <details><summary>힌트 2</summary>
#
# 빈 딕셔너리에서 시작하여 `stepped[name] = …`처럼 결과를 이름과 함께 넣는다. `value - …`는 새 배열을 만들고, `value -= …`는 넘겨받은 배열을 바꾼다.
#
# <details><summary>힌트 3</summary>
#
# 빼기 전에 `params[name].shape`와 `grads[name].shape`를 비교하자.
#
# </details>
# </details>
# </details>

# %% key="gradient-step-test" nbgrader={"grade": true, "grade_id": "gradient-step-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert check.gradient_step(gradient_step)

# %% key="gradient-step-values" nbgrader={"grade": true, "grade_id": "gradient-step-values", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: 1 to 5 parameters of any names and shapes,
#en: # gradients in another order, negative values, arrays of float32.
#ko: # 숨은 테스트로 채점한다: 이름과 형상이 다양한 매개변수 1~5개, 순서가 다른 기울기,
#ko: # 음수 값, float32 배열.
### BEGIN HIDDEN TESTS
assert check.gradient_step(
    gradient_step, "number-of-parameters", "other-order", "negative-values", "float32"
)
### END HIDDEN TESTS

# %% key="gradient-step-care" nbgrader={"grade": true, "grade_id": "gradient-step-care", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: what was passed stays as it is;
#en: # ValueError where a gradient does not have the shape of its parameter.
#ko: # 숨은 테스트로 채점한다: 넘겨받은 것을 바꾸지 않기, 기울기와 매개변수의 형상이 다를 때의
#ko: # ValueError.
### BEGIN HIDDEN TESTS
assert check.gradient_step(gradient_step, "inputs-unchanged", "mismatch")
### END HIDDEN TESTS

# %% [markdown] key="batches-task" lang="en"
# ## {n} Batches
#
# {worth: 20 minutes}
#
# The gradient of all samples is exact, but it buys only one step for each pass through the data. So an epoch is dealt out like a pack of cards: shuffle all samples once, then give out `size` of them at a time, without putting any back. Every sample comes exactly once, and the last batch is what is left.
#
# Write `batches(X, y, size, seed)`. It returns a list of pairs `(X_batch, y_batch)`; if you know `yield`, you may use it instead of a list.
#
# - Every batch has `size` samples, except the last: that one has the rest, and is not thrown away.
# - The order depends on the seed alone: with the same seed it is the same, with another seed another. A training loop passes a new seed in every epoch.
# - Each row of `X_batch` is still next to its own row of `y_batch`.
# - `X` and `y` stay as they are, and the batches keep their types: labels that are whole numbers come out as whole numbers, for they may have to serve as indices.
#
# **Example.** One array of indices rearranges two arrays in the same way:

# %% [markdown] key="batches-task" lang="ko" of="be832bf4"
# ## {n} 배치
#
# {worth: 20 minutes}
#
# 모든 샘플의 기울기는 정확하지만 데이터를 한 번 다 보고도 한 걸음밖에 못 간다. 그래서 카드를 나누어 주듯 한 에포크를 나눈다. 모든 샘플을 한 번 섞은 다음, 되돌려 놓지 않고 `size`개씩 나누어 준다. 모든 샘플이 꼭 한 번씩 나오고, 마지막 배치는 남은 것이다.
#
# `batches(X, y, size, seed)`를 작성해 보자. 쌍 `(X_batch, y_batch)`의 리스트를 돌려준다. `yield`를 알고 있다면 리스트 대신 써도 된다.
#
# - 모든 배치의 샘플은 `size`개이다. 마지막 배치는 나머지로 이루어지며 버리지 않는다.
# - 순서는 시드만으로 정해진다. 시드가 같으면 순서도 같고, 다르면 다르다. 학습할 때는 에포크마다 새 시드를 준다.
# - `X_batch`의 행은 여전히 `y_batch`의 제 짝 옆에 있다.
# - `X`와 `y`는 그대로 둔다. 배치의 자료형도 그대로이다. 정수 레이블은 정수로 나와야 한다. 인덱스로 쓸 수도 있기 때문이다.
#
# **예.** 인덱스 배열 하나로 두 배열의 순서를 똑같이 바꿀 수 있다.

# %% key="batches-example"
order = np.array([3, 0, 4, 1, 2])
np.array([10, 11, 12, 13, 14])[order], np.array(["a", "b", "c", "d", "e"])[order]

# %% key="batches" nbgrader={"grade": false, "grade_id": "batches", "locked": false, "schema_version": 3, "solution": true, "task": false}
def batches(X, y, size, seed):
    #en: """Return the samples of one epoch, shuffled and dealt out in batches.
    #ko: """한 에포크의 샘플을 섞고 배치로 나누어 돌려준다.

    #en: X : numpy array of shape (samples, …)
    #ko: X : 형상이 (samples, …)인 numpy 배열
    #en: y : numpy array of shape (samples, …), a target for each sample
    #ko: y : 형상이 (samples, …)인 numpy 배열, 샘플마다 타깃 하나
    #en: size : whole number, at least 1, how many samples a batch has
    #ko: size : 1 이상의 정수, 배치 하나의 샘플 수
    #en: seed : whole number, at least 0, decides the order
    #ko: seed : 0 이상의 정수, 순서를 정함

    #en: Returns a list of pairs (X_batch, y_batch). X and y are not changed.
    #ko: 쌍 (X_batch, y_batch)의 리스트를 돌려준다. X와 y는 바뀌지 않는다.

    #en: Example: 10 samples in batches of 4 make batches of 4, 4 and 2 samples.
    #ko: 예: 샘플 10개를 4개씩 나누면 배치의 샘플은 4개, 4개, 2개이다.
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    order = np.random.default_rng(seed).permutation(len(X))
    pairs = []
    for start in range(0, len(X), size):
        rows = order[start : start + size]
        pairs.append((X[rows], y[rows]))
    return pairs
    ### END SOLUTION

# %% [markdown] key="batches-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# Do not shuffle `X` and `y`. Shuffle the numbers of the rows, 0 to `len(X) - 1`, and take the rows of both arrays by them. `np.random.default_rng(seed).permutation(n)` gives the numbers below `n` in a random order.
#
# <details><summary>Hint 2</summary>
#
# `range(0, len(X), size)` counts in strides of `size`: these are the places where the batches begin.
#
# <details><summary>Hint 3</summary>
#
# The slice `order[start : start + size]` may reach beyond the end: numpy then gives what there is, which is just what the last batch needs.
#
# </details>
# </details>
# </details>

# %% [markdown] key="batches-hints" lang="ko" of="830baf0c"
# <details><summary>힌트 1</summary>
#
# `X`와 `y`를 섞지 말고 행 번호 0부터 `len(X) - 1`까지를 섞자. 그 번호로 두 배열에서 행을 꺼낸다. `np.random.default_rng(seed).permutation(n)`은 `n`보다 작은 번호를 임의의 순서로 늘어놓는다.
#
# <details><summary>힌트 2</summary>
#
# `range(0, len(X), size)`는 `size`씩 건너뛰며 센다. 배치가 시작하는 자리들이다.
#
# <details><summary>힌트 3</summary>
#
# 슬라이스 `order[start : start + size]`는 끝을 넘어가도 된다. numpy는 있는 데까지만 준다. 마지막 배치에 꼭 필요한 것이 그것이다.
#
# </details>
# </details>
# </details>

# %% key="batches-test" nbgrader={"grade": true, "grade_id": "batches-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert check.batches(batches)

# %% key="batches-epoch" nbgrader={"grade": true, "grade_id": "batches-epoch", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: a last batch that is smaller, batches of one sample,
#en: # a batch larger than the data; every sample once in an epoch; pairs stay pairs,
#en: # for inputs and targets of any shape.
#ko: # 숨은 테스트로 채점한다: 더 작은 마지막 배치, 샘플이 하나인 배치, 데이터보다 큰 배치,
#ko: # 한 에포크에 모든 샘플이 한 번씩 나오기, 형상이 어떻든 쌍이 흩어지지 않기.
### BEGIN HIDDEN TESTS
assert check.batches(
    batches, "ragged-last-batch", "extreme-sizes", "every-sample-once", "pairs"
)
### END HIDDEN TESTS

# %% key="batches-order" nbgrader={"grade": true, "grade_id": "batches-order", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: all samples are shuffled, not the batches alone;
#en: # same seed, same order, and another seed another, also with the seed 0;
#en: # X and y stay as they are, and their types are kept.
#ko: # 숨은 테스트로 채점한다: 배치만이 아니라 모든 샘플을 섞기, 시드가 같으면 같은 순서, 다르면
#ko: # 다른 순서(시드 0도), X와 y를 바꾸지 않기, 자료형 그대로 두기.
### BEGIN HIDDEN TESTS
assert check.batches(
    batches, "shuffled", "same-seed", "other-seed", "types", "inputs-unchanged"
)
### END HIDDEN TESTS

# %% [markdown] key="sgd-task" lang="en"
# ## {n} SGD with momentum
#
# {worth: 20 minutes}
#
# In a ravine, plain descent runs to and fro across and hardly moves along. A rolling ball does better, because it has a velocity: what points the same way step after step adds up, and what changes sides cancels. The velocity $v$ keeps the share $\mu$, the momentum, of what it was, and the gradient $g$ comes on top:
#
# $$v \leftarrow \mu v + g, \qquad \theta \leftarrow \theta - \eta v$$
#
# Every parameter has a velocity of its own, which begins at 0. With $\mu = 0$ this is plain descent; a usual value is 0.9.
#
# Write the class `SGD`. It has to remember something from one step to the next, which is why it is a class. And here `step` changes the parameters **in place**: an optimizer works for a model, and after `optimizer.step(layer.params, grads)` the layer has to compute with the new values. Whether you change the arrays or put new ones into the same dictionary is up to you. The gradients stay as they are, and one optimizer knows nothing of another.
#
# **Example.** One parameter that begins at 2, with a gradient that is always 1, $\eta = 0.1$ and $\mu = 0.5$. Each line shows the velocity and the parameter:

# %% [markdown] key="sgd-task" lang="ko" of="f2b673af"
# ## {n} 모멘텀을 쓰는 SGD
#
# {worth: 20 minutes}
#
# 협곡에서 단순한 하강은 이쪽저쪽 벽을 오갈 뿐 앞으로는 거의 나아가지 못한다. 구르는 공은 속도가 있어서 더 낫다. 걸음마다 같은 쪽을 가리키는 것은 쌓이고, 오락가락하는 것은 서로 지워진다. 속도 $v$는 지금까지의 속도 가운데 모멘텀 $\mu$만큼을 간직하고, 거기에 기울기 $g$를 더한다.
#
# $$v \leftarrow \mu v + g, \qquad \theta \leftarrow \theta - \eta v$$
#
# 매개변수마다 속도가 따로 있고, 속도는 0에서 시작한다. $\mu = 0$이면 단순한 하강이고, 흔히 0.9를 쓴다.
#
# 클래스 `SGD`를 작성해 보자. 한 걸음에서 다음 걸음까지 기억할 것이 있으므로 클래스로 만든다. 이번에는 `step`이 매개변수를 **제자리에서** 바꾼다. 옵티마이저는 모델을 위해 일하므로, `optimizer.step(layer.params, grads)` 다음에 층은 새 값으로 계산해야 한다. 배열 자체를 바꾸든 같은 딕셔너리에 새 배열을 넣든 상관없다. 기울기는 그대로 두고, 옵티마이저끼리는 서로를 모른다.
#
# **예.** 2에서 시작하는 매개변수 하나이고, 기울기는 언제나 1, $\eta = 0.1$, $\mu = 0.5$이다. 줄마다 속도와 매개변수를 보여 준다.

# %% key="sgd-example"
theta, velocity = 2.0, 0.0
for gradient in (1.0, 1.0, 1.0):
    velocity = 0.5 * velocity + gradient
    theta = theta - 0.1 * velocity
    print(velocity, round(theta, 3))

# %% key="sgd" nbgrader={"grade": false, "grade_id": "sgd", "locked": false, "schema_version": 3, "solution": true, "task": false}
class SGD:
    #en: """Gradient descent with momentum.
    #ko: """모멘텀을 쓰는 경사 하강법.

    #en: learning_rate : number above 0
    #ko: learning_rate : 0보다 큰 수
    #en: momentum : number from 0 to below 1, the share of the velocity that is kept
    #ko: momentum : 0 이상 1 미만의 수, 간직하는 속도의 비율

    #en: Example: with params = {"weight": np.array([2.0])} and
    #en: grads = {"weight": np.array([1.0])}, two steps of SGD(0.1, momentum=0.5)
    #en: leave np.array([1.75]) in params["weight"]
    #ko: 예: params = {"weight": np.array([2.0])}이고
    #ko: grads = {"weight": np.array([1.0])}일 때 SGD(0.1, momentum=0.5)로 두 걸음 가면
    #ko: params["weight"]는 np.array([1.75])
    #en: """
    #ko: """

    def __init__(self, learning_rate, momentum=0.0):
        ### BEGIN SOLUTION
        self.learning_rate = learning_rate
        self.momentum = momentum
        self.velocity = {}
        ### END SOLUTION

    def step(self, params, grads):
        #en: """Change the parameters in place, one step along the velocity.
        #ko: """속도를 따라 한 걸음, 매개변수를 제자리에서 바꾼다.

        #en: params : dict of name to numpy array of floats, of any shape
        #ko: params : 이름으로 실수 numpy 배열을 찾는 딕셔너리, 배열의 형상은 자유
        #en: grads : dict with the same names, arrays of the same shapes
        #ko: grads : 이름이 같은 딕셔너리, 배열의 형상도 같음

        #en: Returns nothing: the new values are in params. grads is not changed.
        #ko: 돌려주는 값은 없다. 새 값은 params에 있다. grads는 바뀌지 않는다.
        #en: """
        #ko: """
        ### BEGIN SOLUTION
        for name, gradient in grads.items():
            velocity = self.momentum * self.velocity.get(name, 0.0) + gradient
            self.velocity[name] = velocity
            params[name] -= self.learning_rate * velocity
        ### END SOLUTION

# %% [markdown] key="sgd-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# What has to outlive a step belongs to the object: an attribute that `__init__` creates, for example `self.velocity = {}`, with one entry for each name.
#
# <details><summary>Hint 2</summary>
#
# In the first step there is no velocity yet. `self.velocity.get(name, 0.0)` gives the entry, or 0 where there is none.
#
# <details><summary>Hint 3</summary>
#
# `params[name] = …` and `params[name] -= …` both reach the dictionary of the model. `params = …` does not: it only gives your function's own name a new meaning.
#
# </details>
# </details>
# </details>

# %% [markdown] key="sgd-hints" lang="ko" of="3d85174f"
# <details><summary>힌트 1</summary>
#
# 한 걸음이 끝난 뒤에도 남아야 하는 것은 객체에 두자. `__init__`에서 속성을 하나 만들면 된다. 예를 들어 `self.velocity = {}`에 이름마다 속도를 하나씩 넣는다.
#
# <details><summary>힌트 2</summary>
#
# 첫 걸음에는 아직 속도가 없다. `self.velocity.get(name, 0.0)`은 들어 있는 값을 주고, 없으면 0을 준다.
#
# <details><summary>힌트 3</summary>
#
# `params[name] = …`와 `params[name] -= …`는 둘 다 모델의 딕셔너리를 바꾼다. `params = …`는 그렇지 않다. 함수 안에서 쓰는 이름이 다른 것을 가리키게 할 뿐이다.
#
# </details>
# </details>
# </details>

# %% key="sgd-test" nbgrader={"grade": true, "grade_id": "sgd-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert check.sgd(SGD)

# %% key="sgd-values" nbgrader={"grade": true, "grade_id": "sgd-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: no momentum, several steps with changing gradients,
#en: # 1 to 5 parameters with a velocity each, negative values, arrays of float32.
#ko: # 숨은 테스트로 채점한다: 모멘텀이 없을 때, 기울기가 변하는 여러 걸음, 속도가 따로 있는
#ko: # 매개변수 1~5개, 음수 값, float32 배열.
### BEGIN HIDDEN TESTS
assert check.sgd(
    SGD,
    "no-momentum",
    "several-steps",
    "number-of-parameters",
    "negative-values",
    "float32",
)
### END HIDDEN TESTS

# %% key="sgd-care" nbgrader={"grade": true, "grade_id": "sgd-care", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: two optimizers at once; the gradients stay as they are.
#ko: # 숨은 테스트로 채점한다: 옵티마이저 두 개를 함께 쓰기, 기울기를 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.sgd(SGD, "two-optimizers", "gradients-unchanged")
### END HIDDEN TESTS

# %% [markdown] key="divergence-task" lang="en"
# ## {n} Steps that are too long
#
# {worth: 15 minutes}
#
# Close to a minimum nearly every loss is a bowl. With one parameter and the minimum at 0 it is $L = \tfrac{1}{2} c \theta^2$, where the **curvature** $c > 0$ says how quickly the slope $c\,\theta$ grows. One step then leads from $\theta$ to
#
# $$\theta - \eta \, c \, \theta = (1 - \eta c) \, \theta .$$
#
# So every step multiplies the distance to the minimum by the same factor, $1 - \eta c$. With several parameters, $L = \tfrac{1}{2} (c_1 \theta_1^2 + c_2 \theta_2^2 + \dots)$, each of them has a factor of its own, but all share one $\eta$.
#
# Write two functions.
#
# - `largest_learning_rate(curvatures)` returns the border: with any smaller learning rate *all* parameters come closer and closer to the minimum, with any larger one the descent diverges.
# - `diverged(losses)` looks back at a training run. It returns `True` if any loss is not a finite number (inf or nan), or if the last loss is above the first; otherwise `False`. A rise in between is no divergence: with mini-batches the loss shakes.
#
# **Example.** The distances for $c = 4$, from 8 on. **Predict before you run it:** with which of the four learning rates does the distance shrink, and what do the signs do? The last line is a trap for `diverged`.

# %% [markdown] key="divergence-task" lang="ko" of="9479f8dd"
# ## {n} 지나치게 큰 걸음
#
# {worth: 15 minutes}
#
# 극소점 가까이에서는 거의 모든 손실이 그릇 모양이다. 매개변수가 하나이고 극소점이 0이면 $L = \tfrac{1}{2} c \theta^2$이다. **곡률** $c > 0$은 기울기 $c\,\theta$가 얼마나 빨리 커지는지를 말해 준다. 한 걸음 가면 $\theta$는 다음과 같이 된다.
#
# $$\theta - \eta \, c \, \theta = (1 - \eta c) \, \theta .$$
#
# 곧 걸음마다 극소점까지의 거리에 같은 수 $1 - \eta c$가 곱해진다. 매개변수가 여럿이어서 $L = \tfrac{1}{2} (c_1 \theta_1^2 + c_2 \theta_2^2 + \dots)$이면 곱해지는 수는 저마다 다르지만 $\eta$는 하나를 함께 쓴다.
#
# 함수 두 개를 작성해 보자.
#
# - `largest_learning_rate(curvatures)`는 경계를 돌려준다. 학습률이 그보다 작으면 *모든* 매개변수가 극소점에 점점 가까워지고, 그보다 크면 하강이 발산한다.
# - `diverged(losses)`는 학습 기록을 되돌아본다. 손실 가운데 유한한 수가 아닌 것(inf나 nan)이 있거나, 마지막 손실이 처음 손실보다 크면 `True`, 아니면 `False`를 돌려준다. 중간에 한 번 커지는 것은 발산이 아니다. 미니배치를 쓰면 손실은 흔들린다.
#
# **예.** $c = 4$일 때 8에서 시작한 거리이다. **실행하기 전에 예측해 보자.** 네 학습률 가운데 거리가 줄어드는 것은 어느 것이고, 부호는 어떻게 될까? 마지막 줄은 `diverged`가 빠지기 쉬운 함정이다.

# %% key="divergence-example"
for learning_rate in (0.1, 0.4, 0.5, 0.6):
    print(learning_rate, 8 * (1 - learning_rate * 4) ** np.arange(6))
print(np.nan > 1, np.nan < 1, np.nan == np.nan)

# %% key="divergence" nbgrader={"grade": false, "grade_id": "divergence", "locked": false, "schema_version": 3, "solution": true, "task": false}
def largest_learning_rate(curvatures):
    #en: """Return the border beyond which gradient descent diverges.
    #ko: """넘으면 경사 하강법이 발산하는 학습률의 경계를 돌려준다.

    #en: curvatures : numpy array of shape (parameters,), all above 0
    #ko: curvatures : 형상이 (parameters,)인 numpy 배열, 모두 0보다 큼

    #en: Returns a number. Example: for the curvature 4 alone it is 0.5.
    #ko: 수를 돌려준다. 예: 곡률이 4 하나뿐이면 0.5
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return 2 / np.max(curvatures)
    ### END SOLUTION


def diverged(losses):
    #en: """Return whether a training run diverged: True or False (1 or 0 will do).
    #ko: """학습이 발산했는지를 True 또는 False로 돌려준다(1과 0도 된다).

    #en: losses : numpy array of shape (steps,), at least one loss, in order
    #ko: losses : 형상이 (steps,)인 numpy 배열, 하나 이상의 손실, 시간 순서

    #en: Example: diverged(np.array([3.0, 4.0, 2.0])) is False
    #ko: 예: diverged(np.array([3.0, 4.0, 2.0]))의 값은 False
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return not np.isfinite(losses).all() or losses[-1] > losses[0]
    ### END SOLUTION

# %% [markdown] key="divergence-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# The distance shrinks if the factor $1 - \eta c$ lies between −1 and 1. Which of the two borders does a growing $\eta$ reach, and at which $\eta$?
#
# <details><summary>Hint 2</summary>
#
# Each curvature has a border of its own. All parameters arrive only below the smallest of these borders. Which curvature does it belong to?
#
# <details><summary>Hint 3</summary>
#
# `np.isfinite(losses)` is `True` where a loss is a finite number. Ask it first: every comparison with nan is `False`.
#
# </details>
# </details>
# </details>

# %% [markdown] key="divergence-hints" lang="ko" of="2cc619e8"
# <details><summary>힌트 1</summary>
#
# 곱해지는 수 $1 - \eta c$가 −1과 1 사이에 있으면 거리가 줄어든다. $\eta$가 커지면 두 경계 가운데 어느 쪽에 닿을까? 그때 $\eta$는 얼마일까?
#
# <details><summary>힌트 2</summary>
#
# 곡률마다 경계가 하나씩 있다. 그 가운데 가장 작은 경계보다 작아야 모든 매개변수가 도착한다. 그것은 어느 곡률의 경계일까?
#
# <details><summary>힌트 3</summary>
#
# `np.isfinite(losses)`는 손실이 유한한 수인 곳에서 `True`이다. 이것부터 확인하자. nan과 비교하면 결과는 언제나 `False`이다.
#
# </details>
# </details>
# </details>

# %% key="divergence-test" nbgrader={"grade": true, "grade_id": "divergence-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert check.largest_learning_rate(largest_learning_rate)
assert check.diverged(diverged)

# %% key="divergence-values" nbgrader={"grade": true, "grade_id": "divergence-values", "locked": true, "points": 3, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: 1 to 7 curvatures in any order, arrays of integers
#en: # and of float32; losses that shake, that end where they began or above it,
#en: # that become inf or nan, a single loss; what was passed stays as it is.
#ko: # 숨은 테스트로 채점한다: 순서가 자유로운 곡률 1~7개, 정수 배열과 float32 배열, 흔들리는
#ko: # 손실, 처음과 같거나 처음보다 크게 끝나는 손실, inf나 nan이 되는 손실, 손실 하나,
#ko: # 넘겨받은 것을 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.largest_learning_rate(
    largest_learning_rate,
    "number-of-parameters",
    "integers",
    "float32",
    "inputs-unchanged",
)
assert check.diverged(
    diverged, "noise", "ends-above", "not-finite", "float32", "inputs-unchanged"
)
### END HIDDEN TESTS

# %% [markdown] key="saving-task" lang="en"
# ## {n} Save and load
#
# {worth: 10 minutes}
#
# What a network has learned is in its parameters, and nowhere else. Who trains again gets other numbers as soon as the seed, the order of the samples or the machine differs; who saves the parameters gets the same predictions, to the last digit.
#
# Write two functions. `save(params, path)` writes all parameters to one file of numpy's format npz. `load(path)` reads such a file and returns a dictionary that can be put in the place of `params`: the same names, shapes and values.
#
# The path ends in `.npz`. If there is a file of that name already, the new one takes its place.
#
# **Example.** A file of that format, in memory instead of on the disk. It holds arrays under names; and a dictionary becomes named arguments by two asterisks.

# %% [markdown] key="saving-task" lang="ko" of="34f3a5dc"
# ## {n} 저장하고 불러오기
#
# {worth: 10 minutes}
#
# 신경망이 배운 것은 매개변수에 들어 있고, 다른 어디에도 없다. 다시 학습하면 시드나 샘플의 순서나 컴퓨터가 달라지는 순간 다른 수가 나온다. 매개변수를 저장해 두면 마지막 자리까지 똑같은 예측을 얻는다.
#
# 함수 두 개를 작성해 보자. `save(params, path)`는 모든 매개변수를 numpy의 npz 형식 파일 하나에 쓴다. `load(path)`는 그런 파일을 읽어 `params` 자리에 넣을 수 있는 딕셔너리를 돌려준다. 이름도 형상도 값도 같아야 한다.
#
# 경로는 `.npz`로 끝난다. 같은 이름의 파일이 이미 있으면 새 파일이 그 자리를 차지한다.
#
# **예.** 디스크가 아니라 메모리에 만든 npz 파일이다. 배열을 이름과 함께 담는다. 그리고 별표 두 개를 붙이면 딕셔너리가 이름 있는 인수로 바뀐다.

# %% key="saving-example"
import io

file = io.BytesIO()
np.savez(file, weight=np.array([0.1, 0.2]), bias=np.array([0.3]))
archive = np.load(io.BytesIO(file.getvalue()))
archive.files, archive["weight"], dict(**{"weight": 0.1, "bias": 0.3})

# %% key="saving" nbgrader={"grade": false, "grade_id": "saving", "locked": false, "schema_version": 3, "solution": true, "task": false}
def save(params, path):
    #en: """Write the parameters to an npz file.
    #ko: """매개변수를 npz 파일에 쓴다.

    #en: params : dict of name to numpy array, of any shape
    #ko: params : 이름으로 numpy 배열을 찾는 딕셔너리, 배열의 형상은 자유
    #en: path : text that ends in ".npz", as in "line.npz"
    #ko: path : ".npz"로 끝나는 문자열, 예를 들어 "line.npz"
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    np.savez(path, **params)
    ### END SOLUTION


def load(path):
    #en: """Return the parameters that `save` wrote to that file.
    #ko: """`save`가 그 파일에 쓴 매개변수를 돌려준다.

    #en: path : text that ends in ".npz"
    #ko: path : ".npz"로 끝나는 문자열

    #en: Returns a dict of name to numpy array.
    #ko: 이름으로 numpy 배열을 찾는 딕셔너리를 돌려준다.
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    with np.load(path) as archive:
        return {name: archive[name] for name in archive.files}
    ### END SOLUTION

# %% [markdown] key="saving-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# In the example the names were written out: `weight=…, bias=…`. Yours are in a dictionary, and `**params` passes all its entries under their names.
#
# <details><summary>Hint 2</summary>
#
# What `np.load` returns is not a dictionary yet but an open file that reads an array when it is asked for. Its names are in `archive.files`.
#
# <details><summary>Hint 3</summary>
#
# Go through the names and put each array into a dictionary of your own. `with np.load(path) as archive:` closes the file in the end.
#
# </details>
# </details>
# </details>

# %% [markdown] key="saving-hints" lang="ko" of="c70fece3"
# <details><summary>힌트 1</summary>
#
# 예에서는 `weight=…, bias=…`처럼 이름을 직접 적었다. 이제 이름은 딕셔너리에 있다. `**params`는 그 안의 것을 모두 제 이름으로 넘긴다.
#
# <details><summary>힌트 2</summary>
#
# `np.load`가 돌려주는 것은 아직 딕셔너리가 아니다. 배열을 달라고 할 때 비로소 읽는, 열려 있는 파일이다. 이름은 `archive.files`에 있다.
#
# <details><summary>힌트 3</summary>
#
# 이름을 하나씩 꺼내어 배열을 새 딕셔너리에 넣자. `with np.load(path) as archive:`는 끝나면 파일을 닫는다.
#
# </details>
# </details>
# </details>

# %% key="saving-test" nbgrader={"grade": true, "grade_id": "saving-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert check.saving(save, load)

# %% key="saving-values" nbgrader={"grade": true, "grade_id": "saving-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: 1 to 5 parameters of any names and shapes, every value
#en: # to its last digit (hence equal predictions), two files at once, a file that
#en: # is written again, arrays of float32; the parameters stay as they are.
#ko: # 숨은 테스트로 채점한다: 이름과 형상이 다양한 매개변수 1~5개, 마지막 자리까지 같은 값
#ko: # (그래서 똑같은 예측), 파일 두 개를 함께 쓰기, 다시 쓴 파일, float32 배열, 매개변수를 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.saving(
    save,
    load,
    "number-of-parameters",
    "two-files",
    "written-again",
    "float32",
    "inputs-unchanged",
)
### END HIDDEN TESTS

# %% [markdown] key="prediction-task" lang="en"
# ## {n} Predict: what is random, and what repeats?
#
# {worth: 10 minutes}
#
# All your pieces make a training run together. The cell below only defines it, and nothing is computed yet: `weights` is the seed of the first weights, `order` the seed of the first order of the samples. There are 24 samples and a batch has 5 of them.

# %% [markdown] key="prediction-task" lang="ko" of="068ccdbb"
# ## {n} 예측하기: 무엇이 무작위이고 무엇이 되풀이될까?
#
# {worth: 10 minutes}
#
# 지금까지 만든 것을 모두 모으면 학습이 된다. 아래 셀은 학습을 정의할 뿐 아직 아무것도 계산하지 않는다. `weights`는 처음 가중치의 시드이고 `order`는 처음 샘플 순서의 시드이다. 샘플은 24개, 배치 하나의 샘플은 5개이다.

# %% key="prediction-example"
X = np.linspace(-1.5, 1.5, 24).reshape(24, 1)
y = 0.8 * X + 0.5 + 0.2 * np.sin(9 * X)


def trained(weights, order, size=5):
    layer, optimizer = Dense(1, 1, seed=weights), SGD(0.05, momentum=0.5)
    for epoch in range(10):
        for X_batch, y_batch in batches(X, y, size, seed=order + epoch):
            optimizer.step(layer.params, gradients(layer, X_batch, y_batch))
    return layer

# %% [markdown] key="prediction-ask" lang="en"
# **Which of these sentences are true of `trained`?** More than one is. Let `what_is_random` return the letters of all that are true, as text, for example `"AC"`.
#
# {options: what_is_random}
#
# **And which of these?** Let `what_repeats` return the letters.
#
# {options: what_repeats}
#
# Predict first. At the end of this notebook your own code shows what comes of it.

# %% [markdown] key="prediction-ask" lang="ko" of="3721cb18"
# **`trained`에 대한 다음 문장 가운데 맞는 것은 무엇일까?** 하나가 아니다. 맞는 것의 글자를 모두 문자열로 돌려주도록 `what_is_random`을 작성하자. 예를 들면 `"AC"`이다.
#
# {options: what_is_random}
#
# **다음 문장 가운데 맞는 것은 무엇일까?** `what_repeats`가 그 글자들을 돌려주게 하자.
#
# {options: what_repeats}
#
# 먼저 예측하자. 이 노트북의 끝에서 직접 만든 코드가 결과를 보여 준다.

# %% key="prediction" nbgrader={"grade": false, "grade_id": "prediction", "locked": false, "schema_version": 3, "solution": true, "task": false}
def what_is_random():
    #en: """Return the letters of all true sentences of the first list."""
    #ko: """첫 목록에서 맞는 문장의 글자를 모두 돌려준다."""
    ### BEGIN SOLUTION
    return "{letters: what_is_random}"
    ### END SOLUTION


def what_repeats():
    #en: """Return the letters of all true sentences of the second list."""
    #ko: """둘째 목록에서 맞는 문장의 글자를 모두 돌려준다."""
    ### BEGIN SOLUTION
    return "{letters: what_repeats}"
    ### END SOLUTION

# %% [markdown] key="prediction-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# Look for the seeds in `trained`. Which lines draw something at random, and how often does each of these lines run?
#
# <details><summary>Hint 2</summary>
#
# A computation repeats to the last digit if it gets the same numbers in the same order, and the machine rounds them in the same way.
#
# </details>
# </details>

# %% [markdown] key="prediction-hints" lang="ko" of="367c964b"
# <details><summary>힌트 1</summary>
#
# `trained`에서 시드를 찾아보자. 무언가를 무작위로 뽑는 줄은 어느 것이고, 그 줄은 몇 번 실행될까?
#
# <details><summary>힌트 2</summary>
#
# 같은 수를 같은 순서로 넣고 컴퓨터가 반올림도 똑같이 하면, 계산은 마지막 자리까지 되풀이된다.
#
# </details>
# </details>

# %% key="prediction-random" nbgrader={"grade": true, "grade_id": "prediction-random", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Checks that these are letters of the list; whether they are the right ones,
#en: # grading says. All or nothing.
#ko: # 목록에 있는 글자인지 확인한다. 맞는 글자인지는 채점할 때 알 수 있다.
#ko: # 모두 맞아야 점수를 얻는다.
assert check.what_is_random(what_is_random)
### BEGIN HIDDEN TESTS
assert check.what_is_random(what_is_random, "right")
### END HIDDEN TESTS

# %% key="prediction-repeats" nbgrader={"grade": true, "grade_id": "prediction-repeats", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # As above, for the second list.
#ko: # 위와 같이 둘째 목록을 확인한다.
assert check.what_repeats(what_repeats)
### BEGIN HIDDEN TESTS
assert check.what_repeats(what_repeats, "right")
### END HIDDEN TESTS

# %% [markdown] key="settle-task" lang="en" needs="batches sgd saving prediction"
# ### Were you right?
#
# Now your own code settles what you have predicted. Each line is a training run: its two seeds, the size of its batches, the weight that it ends with, and its loss. The first two runs have both seeds in common, the third has another order, the fourth other weights at the start, and the last two take all samples in one batch, in two orders. Which of them agree, and how far apart are the others?
#
# The last line compares what a layer predicts with what another layer predicts that has loaded its parameters.

# %% [markdown] key="settle-task" lang="ko" of="3fe4b287"
# ### 예측이 맞았을까?
#
# 이제 직접 만든 코드로 예측을 확인하자. 한 줄이 학습 한 번이다. 시드 두 개, 배치의 크기, 학습을 마친 가중치, 손실을 차례로 보여 준다. 처음 두 번은 시드가 모두 같고, 셋째는 순서가, 넷째는 처음 가중치가 다르다. 마지막 두 번은 모든 샘플을 한 배치로 쓰되 순서가 다르다. 어느 것이 같고, 나머지는 얼마나 다를까?
#
# 맨 끝줄은 한 층의 예측을, 그 층의 매개변수를 불러온 다른 층의 예측과 비교한다.

# %% key="settle" needs="batches sgd saving prediction"
from pathlib import Path
from tempfile import TemporaryDirectory

for weights, order, size in ((1, 0, 5), (1, 0, 5), (1, 50, 5), (2, 0, 5), (1, 0, 24), (1, 50, 24)):
    layer = trained(weights, order, size)
    print(weights, order, size, layer.params["weight"].item(), mse(layer.forward(X), y))

other = Dense(1, 1, seed=9)
with TemporaryDirectory() as folder:
    save(layer.params, str(Path(folder, "line.npz")))
    other.params = load(str(Path(folder, "line.npz")))
print(np.array_equal(layer.forward(X), other.forward(X)))

# %% [markdown] key="widget-task" lang="en" needs="sgd"
# ## Your optimizer at work
#
# This is the widget of the lesson. Your own `SGD` with momentum rolls down a landscape with several valleys, beside nnkit's plain descent and nnkit's momentum. Yours should cover nnkit's momentum exactly, and leave the hollow in which plain descent stays.
#
# Drag the ball and change the learning rate: momentum mostly finds the deeper valley. Then predict who does better from `position=(-2, -1.5)`, and try it. Finally write `momentum=0.0` and run the cell again: what does the widget say of your step now?

# %% [markdown] key="widget-task" lang="ko" of="db890734"
# ## 직접 만든 옵티마이저 써 보기
#
# 수업에서 본 위젯이다. 직접 만든 모멘텀 `SGD`가 골짜기가 여럿인 지형을 굴러 내려간다. nnkit의 단순한 하강과 모멘텀도 함께 간다. 직접 만든 것은 nnkit의 모멘텀과 꼭 겹쳐야 하고, 단순한 하강이 갇히는 구덩이에서 빠져나와야 한다.
#
# 공을 끌고 학습률을 바꾸어 보자. 대개는 모멘텀이 더 깊은 골짜기를 찾는다. 그런 다음 `position=(-2, -1.5)`에서는 어느 쪽이 더 나을지 예측하고 시험해 보자. 끝으로 `momentum=0.0`으로 고쳐 셀을 다시 실행하자. 이제 위젯은 직접 만든 걸음을 두고 뭐라고 하는가?

# %% key="widget" needs="sgd"
from nnkit.widgets import descent_explorer


def my_step(values, gradient, lr):
    #en: # Where the last step did not lead, a new run begins, with no velocity yet.
    #ko: # 지난 걸음이 닿은 곳이 아니면 새로 출발한 것이고, 아직 속도가 없다.
    if not np.array_equal(values, my_step.reached):
        my_step.optimizer = SGD(lr, momentum=0.9)
    params = {"theta": values}
    my_step.optimizer.step(params, {"theta": gradient})
    my_step.reached = params["theta"].copy()
    return params["theta"]


my_step.reached = None
explorer = descent_explorer(
    "wave", position=(0, 0), lr=0.1, steps=120, optimizers=["sgd", "momentum"], step=my_step
)
explorer
