# %% [markdown] key="title" lang="en"
# # Assignment: losses
#
# You build the three losses that networks are trained with, each with its gradient: for numbers, for yes or no, and for one of several classes. They stay right where textbook formulas break down: at the probabilities 0 and 1, and at logits in the thousands. Then you choose losses for tasks, and find out how a network makes a badly chosen one small by a trick.
#
# {exercises}
#
# It belongs to the lesson [Losses](../../en/07_losses.ipynb).

# %% [markdown] key="title" lang="ko" of="2f70bd91"
# # 과제: 손실
#
# 신경망을 학습시키는 세 가지 손실과 그 기울기를 직접 만든다. 수를 예측할 때, 예/아니요로 답할 때, 여러 클래스 가운데 하나를 고를 때의 손실이다. 확률이 0이나 1일 때, 로짓이 수천일 때처럼 책에 나오는 식이 무너지는 곳에서도 올바르게 계산하게 만든다. 그런 다음 문제에 맞는 손실을 고르고, 잘못 고른 손실을 신경망이 어떤 편법으로 줄이는지 찾아낸다.
#
# {exercises}
#
# 이 과제는 [손실](../../ko/07_losses.ipynb) 수업에 딸려 있다.

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
from autograder.checks import losses as check

#en: nnkit.use_language("en")
#ko: nnkit.use_language("ko")

# %% [markdown] key="stand-on" lang="en"
# ## What you stand on
#
# The softmax comes from the assignment on activations. Beside it is a measuring tool: `numerical_gradient` moves each number of an array a little to both sides and looks how much a function changes. It is slow, but it knows no formula, so it makes no mistake in one. Whenever you have written a loss and its gradient, let it judge the two: `numerical_gradient(lambda p: mse(p, target), prediction)` should be very nearly `mse_gradient(prediction, target)`.

# %% [markdown] key="stand-on" lang="ko" of="ebd93088"
# ## 바탕이 되는 것
#
# 소프트맥스는 활성화 함수 과제에서 만든 것이다. 그 옆에 측정 도구가 하나 있다. `numerical_gradient`는 배열의 수를 하나씩 양쪽으로 조금 움직여 보고 함수가 얼마나 변하는지 잰다. 느리지만 식을 모르니 식을 틀릴 일도 없다. 손실과 그 기울기를 작성할 때마다 이것으로 둘을 견주어 보자. `numerical_gradient(lambda p: mse(p, target), prediction)`의 값은 `mse_gradient(prediction, target)`과 거의 같아야 한다.

# %% key="given" nbgrader={"grade": false, "grade_id": "given", "locked": true, "schema_version": 3, "solution": false, "task": false}
def softmax(x):
    #en: """Return the softmax of logits, along the last axis."""
    #ko: """로짓의 소프트맥스를 마지막 축을 따라 구하여 돌려준다."""
    exponentials = np.exp(x - np.max(x, axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


def numerical_gradient(function, x, step=1e-6):
    #en: """Return the slope of `function`, a number, along each entry of the array x."""
    #ko: """값이 수 하나인 `function`의 기울기를 배열 x의 원소마다 구하여 돌려준다."""
    slopes = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        nudge = np.zeros(x.shape)
        nudge[place] = step
        slopes[place] = (function(x + nudge) - function(x - nudge)) / (2 * step)
    return slopes

# %% key="my-own"
#en: # False: what is given above is used. True: your own earlier work.
#en: # Grading always uses what is given.
#ko: # False: 위에 주어진 것을 쓴다. True: 앞 과제에서 직접 만든 것을 쓴다.
#ko: # 채점할 때는 언제나 주어진 것을 쓴다.
MY_OWN = False

# %% key="own-work" nbgrader={"grade": false, "grade_id": "own-work", "locked": true, "schema_version": 3, "solution": false, "task": false}
from autograder.own_work import own_work

own_work("activations", "softmax")

# %% [markdown] key="mse-task" lang="en"
# ## {n} Mean squared error
#
# {worth: 10 minutes}
#
# Training needs one number that says how wrong all predictions of a batch are together, and for each prediction the direction in which that number falls. Where the answers are numbers, this is the mean squared error with its gradient:
#
# $$L = \frac{1}{n} \sum_{i=1}^{n} (\hat y_i - y_i)^2 \qquad\qquad \frac{\partial L}{\partial \hat y_i} = \frac{2}{n} (\hat y_i - y_i)$$
#
# Here $n$ counts all predictions of the batch: 4 samples of 3 outputs each make 12.
#
# Write `mse(prediction, target)`, which returns one number, and `mse_gradient(prediction, target)`, which returns an array of the shape of `prediction`. Both take arrays of one shape, with any number of axes. Here and in all exercises that follow, leave the arrays that you are given as they are: others still need them.
#
# Where the shapes differ, both raise a `ValueError`. That is worth a line: the last line of the example shows what numpy makes of the difference between predictions of shape `(4, 1)` and targets of shape `(4,)`. Every prediction would be compared with every target, and training would run without an error, towards nonsense.
#
# **Example.** The predictions are 2 and 5, the targets 4 and 5. First the loss and the two slopes, then the shape of that difference:

# %% [markdown] key="mse-task" lang="ko" of="34aaedb1"
# ## {n} 평균 제곱 오차
#
# {worth: 10 minutes}
#
# 학습에는 배치의 예측값이 모두 합해 얼마나 틀렸는지 말해 주는 수 하나와, 예측값마다 어느 쪽으로 움직이면 그 수가 줄어드는지가 필요하다. 답이 수인 문제에서는 평균 제곱 오차와 그 기울기가 이 일을 한다.
#
# $$L = \frac{1}{n} \sum_{i=1}^{n} (\hat y_i - y_i)^2 \qquad\qquad \frac{\partial L}{\partial \hat y_i} = \frac{2}{n} (\hat y_i - y_i)$$
#
# 여기서 $n$은 배치에 있는 예측값 전체의 개수이다. 샘플이 4개이고 출력이 3개씩이면 12이다.
#
# 수 하나를 돌려주는 `mse(prediction, target)`과, 형상이 `prediction`과 같은 배열을 돌려주는 `mse_gradient(prediction, target)`을 작성해 보자. 두 함수 모두 형상이 서로 같은 배열 두 개를 받으며, 축은 몇 개라도 된다. 이 문제에서도, 뒤따르는 모든 문제에서도 넘겨받은 배열은 바꾸지 않는다. 다른 곳에서 다시 쓰기 때문이다.
#
# 형상이 다르면 둘 다 `ValueError`를 일으킨다. 그 한 줄은 쓸 값어치가 있다. 형상이 `(4, 1)`인 예측값에서 형상이 `(4,)`인 타깃을 빼면 numpy가 무엇을 만드는지 예의 마지막 줄을 보자. 모든 예측값을 모든 타깃과 견주게 되고, 학습은 아무 오류 없이 엉뚱한 곳으로 나아간다.
#
# **예.** 예측값은 2와 5, 타깃은 4와 5이다. 먼저 손실과 두 기울기, 다음은 그 차의 형상이다.

# %% key="mse-example"
print(((2 - 4) ** 2 + (5 - 5) ** 2) / 2, [2 / 2 * (2 - 4), 2 / 2 * (5 - 5)])
print((np.zeros((4, 1)) - np.zeros(4)).shape)

# %% key="mse" nbgrader={"grade": false, "grade_id": "mse", "locked": false, "schema_version": 3, "solution": true, "task": false}
def mse(prediction, target):
    #en: """Return the mean squared error of a batch.
    #ko: """배치의 평균 제곱 오차를 돌려준다.

    #en: prediction : numpy array of any shape
    #ko: prediction : numpy 배열, 어떤 형상이든 된다
    #en: target : numpy array of the same shape
    #ko: target : 형상이 같은 numpy 배열

    #en: Returns a number. Raises ValueError if the shapes differ.
    #ko: 수를 돌려준다. 형상이 다르면 ValueError를 일으킨다.

    #en: Example: mse(np.array([2.0, 5.0]), np.array([4.0, 5.0])) is 2.0
    #ko: 예: mse(np.array([2.0, 5.0]), np.array([4.0, 5.0]))의 값은 2.0
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    if prediction.shape != target.shape:
        raise ValueError(f"{prediction.shape} predictions, {target.shape} targets")
    return np.mean((prediction - target) ** 2)
    ### END SOLUTION


def mse_gradient(prediction, target):
    #en: """Return the gradient of the mean squared error with respect to `prediction`.
    #ko: """`prediction`에 대한 평균 제곱 오차의 기울기를 돌려준다.

    #en: prediction : numpy array of any shape
    #ko: prediction : numpy 배열, 어떤 형상이든 된다
    #en: target : numpy array of the same shape
    #ko: target : 형상이 같은 numpy 배열

    #en: Returns a numpy array of that shape. Raises ValueError if the shapes differ.
    #ko: 같은 형상의 numpy 배열을 돌려준다. 형상이 다르면 ValueError를 일으킨다.

    #en: Example: mse_gradient(np.array([2.0, 5.0]), np.array([4.0, 5.0]))
    #en: is [-2.0, 0.0]
    #ko: 예: mse_gradient(np.array([2.0, 5.0]), np.array([4.0, 5.0]))의 값은
    #ko: [-2.0, 0.0]
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    if prediction.shape != target.shape:
        raise ValueError(f"{prediction.shape} predictions, {target.shape} targets")
    return 2 * (prediction - target) / prediction.size
    ### END SOLUTION

# %% [markdown] key="mse-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# `prediction - target` gives all errors at once, whatever the shape is. Each of them is squared before anything is averaged: averaged first, errors above and below the targets would cancel.
#
# <details><summary>Hint 2</summary>
#
# `np.mean` averages over all axes if it is not told any. `prediction.size` is the number of all entries; `len(prediction)` counts only the rows.
#
# <details><summary>Hint 3</summary>
#
# Two shapes are tuples, and tuples can be compared: `prediction.shape != target.shape`. The gradient stays an array: no mean and no sum is taken, each entry is only divided by $n$.
#
# </details>
# </details>
# </details>

# %% [markdown] key="mse-hints" lang="ko" of="851b31fc"
# <details><summary>힌트 1</summary>
#
# `prediction - target`은 형상이 무엇이든 모든 오차를 한꺼번에 구한다. 평균을 내기 전에 하나하나 제곱해야 한다. 먼저 평균을 내면 위로 틀린 것과 아래로 틀린 것이 서로 지운다.
#
# <details><summary>힌트 2</summary>
#
# `np.mean`은 축을 정해 주지 않으면 모든 축에 걸쳐 평균을 낸다. `prediction.size`는 모든 원소의 개수이고, `len(prediction)`은 행만 센다.
#
# <details><summary>힌트 3</summary>
#
# 형상은 튜플이고, 튜플은 서로 비교할 수 있다. `prediction.shape != target.shape`처럼 쓴다. 기울기는 배열 그대로이다. 평균도 합도 내지 않고 원소마다 $n$으로 나눌 뿐이다.
#
# </details>
# </details>
# </details>

# %% key="mse-test" nbgrader={"grade": true, "grade_id": "mse-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert check.mse(mse)
assert check.mse_gradient(mse_gradient)

# %% key="mse-values" nbgrader={"grade": true, "grade_id": "mse-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: the mean over batches of different sizes, one
#en: # prediction alone, several outputs, errors on both sides, arrays of
#en: # integers and of float32.
#ko: # 숨은 테스트로 채점한다: 크기가 다른 배치에 대한 평균, 예측값 하나, 출력 여러 개,
#ko: # 양쪽으로 틀린 오차, 정수 배열과 float32 배열.
### BEGIN HIDDEN TESTS
ideas = ["batch-size", "several-outputs", "both-sides", "integers", "float32"]
assert check.mse(mse, *ideas)
assert check.mse_gradient(mse_gradient, *ideas)
### END HIDDEN TESTS

# %% key="mse-care" nbgrader={"grade": true, "grade_id": "mse-care", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: ValueError where the shapes differ;
#en: # the inputs stay as they are.
#ko: # 숨은 테스트로 채점한다: 형상이 다를 때의 ValueError, 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.mse(mse, "mismatch", "inputs-unchanged")
assert check.mse_gradient(mse_gradient, "mismatch", "inputs-unchanged")
### END HIDDEN TESTS

# %% [markdown] key="binary-cross-entropy-task" lang="en"
# ## {n} Binary cross-entropy
#
# {worth: 20 minutes}
#
# For a question of yes or no, a network answers with a probability $p$, and the target $y$ is 1 for yes and 0 for no. Binary cross-entropy charges the negative logarithm of the probability that was given to what happened; ln is `np.log`.
#
# $$L = \frac{1}{n} \sum_{i=1}^{n} \bigl( -y_i \ln p_i - (1 - y_i) \ln(1 - p_i) \bigr) \qquad\qquad \frac{\partial L}{\partial p_i} = \frac{1}{n} \cdot \frac{p_i - y_i}{p_i \, (1 - p_i)}$$
#
# Sooner or later some $p$ is exactly 0 or 1; a sigmoid rounds to 1 from about 37 on. There the formulas meet ln 0, $0 \cdot \infty$ and a division by 0, and a single infinity or `nan` in a batch spoils every weight of the network. So lay two floors, as nnkit and PyTorch do:
#
# - a logarithm below −100 counts as −100, so that being certain and wrong costs 100;
# - a divisor $p \, (1 - p)$ below `1e-12` counts as `1e-12`.
#
# The probabilities themselves have no floor. One that is small, but not 0, is charged in full: $10^{-20}$ costs 46.05. And numpy must not warn: a warning in each of ten thousand steps buries the one that matters.
#
# Write `binary_cross_entropy(p, target)`, which returns one number, and `binary_cross_entropy_gradient(p, target)`, which returns an array of the shape of `p`.
#
# **Example.** One p of 0.8, once with the target 1 and once with the target 0: the loss and the slope of each.

# %% [markdown] key="binary-cross-entropy-task" lang="ko" of="4d3092aa"
# ## {n} 이진 크로스엔트로피
#
# {worth: 20 minutes}
#
# 예/아니요를 묻는 문제에서 신경망은 확률 $p$로 답한다. 타깃 $y$는 "예"이면 1, "아니요"이면 0이다. 이진 크로스엔트로피는 실제로 일어난 일에 준 확률의 로그에 음의 부호를 붙인 값을 벌점으로 매긴다. ln은 `np.log`이다.
#
# $$L = \frac{1}{n} \sum_{i=1}^{n} \bigl( -y_i \ln p_i - (1 - y_i) \ln(1 - p_i) \bigr) \qquad\qquad \frac{\partial L}{\partial p_i} = \frac{1}{n} \cdot \frac{p_i - y_i}{p_i \, (1 - p_i)}$$
#
# 언젠가는 $p$가 정확히 0이나 1이 되는 일이 생긴다. 시그모이드의 값은 입력이 37쯤이면 벌써 1로 반올림된다. 그러면 식은 ln 0, $0 \cdot \infty$, 0으로 나누기를 만나고, 배치에 무한대나 `nan`이 하나만 있어도 신경망의 모든 가중치가 망가진다. 그래서 nnkit이나 PyTorch처럼 두 가지 하한을 둔다.
#
# - −100보다 작은 로그는 −100으로 친다. 그래서 확신했는데 틀리면 벌점이 100이다.
# - `1e-12`보다 작은 나누는 수 $p \, (1 - p)$는 `1e-12`로 친다.
#
# 확률 자체에는 하한이 없다. 작아도 0이 아닌 확률에는 벌점을 다 매긴다. 확률이 $10^{-20}$이면 46.05이다. 그리고 numpy의 경고가 나오지 않아야 한다. 만 걸음을 걷는 동안 걸음마다 경고가 나오면 정작 중요한 경고가 묻힌다.
#
# 수 하나를 돌려주는 `binary_cross_entropy(p, target)`과, 형상이 `p`와 같은 배열을 돌려주는 `binary_cross_entropy_gradient(p, target)`을 작성해 보자.
#
# **예.** p는 0.8이고 타깃은 한 번은 1, 한 번은 0이다. 각각의 손실과 기울기이다.

# %% key="binary-cross-entropy-example"
print(-np.log(0.8), (0.8 - 1) / (0.8 * 0.2))
print(-np.log(0.2), (0.8 - 0) / (0.8 * 0.2))

# %% key="binary-cross-entropy" nbgrader={"grade": false, "grade_id": "binary-cross-entropy", "locked": false, "schema_version": 3, "solution": true, "task": false}
def binary_cross_entropy(p, target):
    #en: """Return the binary cross-entropy of a batch.
    #ko: """배치의 이진 크로스엔트로피를 돌려준다.

    #en: p : numpy array of any shape, probabilities from 0 to 1, both included,
    #en: in floats or in integers
    #ko: p : numpy 배열, 어떤 형상이든 된다, 0에서 1까지(양 끝 포함)의 확률,
    #ko: 실수 또는 정수
    #en: target : numpy array of the same shape, each entry 0 or 1
    #ko: target : 형상이 같은 numpy 배열, 원소는 0 또는 1

    #en: Returns a finite number, without a warning; no logarithm below -100.
    #ko: 경고 없이 유한한 수를 돌려준다. 로그의 하한은 -100이다.

    #en: Example: binary_cross_entropy(np.array([0.5, 0.0]), np.array([1, 0]))
    #en: is 0.3466, rounded
    #ko: 예: binary_cross_entropy(np.array([0.5, 0.0]), np.array([1, 0]))의 값은
    #ko: 반올림하여 0.3466
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    least = np.exp(-100)  # the argument at which the logarithm is -100
    log_yes, log_no = np.log(np.maximum(p, least)), np.log(np.maximum(1 - p, least))
    return np.mean(-target * log_yes - (1 - target) * log_no)
    ### END SOLUTION


def binary_cross_entropy_gradient(p, target):
    #en: """Return the gradient of the binary cross-entropy with respect to `p`.
    #ko: """`p`에 대한 이진 크로스엔트로피의 기울기를 돌려준다.

    #en: p : numpy array of any shape, probabilities from 0 to 1, both included,
    #en: in floats or in integers
    #ko: p : numpy 배열, 어떤 형상이든 된다, 0에서 1까지(양 끝 포함)의 확률,
    #ko: 실수 또는 정수
    #en: target : numpy array of the same shape, each entry 0 or 1
    #ko: target : 형상이 같은 numpy 배열, 원소는 0 또는 1

    #en: Returns an array of that shape, finite, without a warning.
    #ko: 경고 없이 같은 형상의 유한한 배열을 돌려준다.

    #en: Example: binary_cross_entropy_gradient(np.array([0.8]), np.array([1]))
    #en: is [-1.25]
    #ko: 예: binary_cross_entropy_gradient(np.array([0.8]), np.array([1]))의 값은
    #ko: [-1.25]
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return (p - target) / np.maximum(p * (1 - p), 1e-12) / p.size
    ### END SOLUTION

# %% [markdown] key="binary-cross-entropy-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# No `if` and no loop is needed: where the target is 1, the factor `1 - target` removes the second term, and the other way round. It removes it only if the logarithm beside it is finite, for 0 times infinity is `nan`.
#
# <details><summary>Hint 2</summary>
#
# `np.maximum(np.log(p), -100)` has the right value, but ln 0 has been asked for by then, and numpy has warned. Lay the floor *before* the logarithm: which number has the logarithm −100?
#
# <details><summary>Hint 3</summary>
#
# It is $e^{-100}$, `np.exp(-100)`, a number of about $10^{-44}$. Both `p` and `1 - p` must not be less than that; `np.maximum` compares entry by entry. (Whoever holds `p` at `1e-7` charges 16 for what costs 46.)
#
# </details>
# </details>
# </details>

# %% [markdown] key="binary-cross-entropy-hints" lang="ko" of="de7b742e"
# <details><summary>힌트 1</summary>
#
# `if`도 반복문도 필요 없다. 타깃이 1이면 인수 `1 - target`이 두 번째 항을 지우고, 타깃이 0이면 그 반대이다. 다만 옆에 있는 로그가 유한할 때만 지운다. 0에 무한대를 곱하면 `nan`이기 때문이다.
#
# <details><summary>힌트 2</summary>
#
# `np.maximum(np.log(p), -100)`은 값은 맞지만 이미 ln 0을 계산했으므로 numpy가 경고한 뒤이다. 로그를 취하기 *전에* 하한을 두자. 로그가 −100인 수는 무엇일까?
#
# <details><summary>힌트 3</summary>
#
# $e^{-100}$, 곧 `np.exp(-100)`이고 $10^{-44}$쯤 되는 수이다. `p`도 `1 - p`도 이보다 작아지면 안 된다. `np.maximum`은 원소끼리 비교한다. (`p`의 하한을 `1e-7`로 하면 벌점이 46이어야 할 곳에 16만 매기게 된다.)
#
# </details>
# </details>
# </details>

# %% key="binary-cross-entropy-test" nbgrader={"grade": true, "grade_id": "binary-cross-entropy-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert check.binary_cross_entropy(binary_cross_entropy)
assert check.binary_cross_entropy_gradient(binary_cross_entropy_gradient)

# %% key="binary-cross-entropy-values" nbgrader={"grade": true, "grade_id": "binary-cross-entropy-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: targets that are all 1 or all 0, the mean over
#en: # batches of different sizes, one probability alone, several outputs,
#en: # arrays of float32.
#ko: # 숨은 테스트로 채점한다: 모두 1이거나 모두 0인 타깃, 크기가 다른 배치에 대한 평균, 확률 하나,
#ko: # 출력 여러 개, float32 배열.
### BEGIN HIDDEN TESTS
ideas = ["all-yes", "all-no", "batch-size", "several-outputs", "float32"]
assert check.binary_cross_entropy(binary_cross_entropy, *ideas)
assert check.binary_cross_entropy_gradient(binary_cross_entropy_gradient, *ideas)
### END HIDDEN TESTS

# %% key="binary-cross-entropy-care" nbgrader={"grade": true, "grade_id": "binary-cross-entropy-care", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: probabilities of exactly 0 and 1, right and
#en: # wrong, in floats and in integers, without a warning; probabilities that
#en: # are very small, but not 0; the inputs stay as they are.
#ko: # 숨은 테스트로 채점한다: 정확히 0이나 1인 확률(맞은 경우와 틀린 경우, 실수와 정수, 경고 없이),
#ko: # 아주 작지만 0은 아닌 확률, 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
ideas = ["certain-and-right", "certain-and-wrong", "integers", "small-probabilities"]
assert check.binary_cross_entropy(binary_cross_entropy, *ideas, "inputs-unchanged")
assert check.binary_cross_entropy_gradient(
    binary_cross_entropy_gradient, *ideas, "inputs-unchanged"
)
### END HIDDEN TESTS

# %% [markdown] key="softmax-cross-entropy-task" lang="en"
# ## {n} Cross-entropy from logits
#
# {worth: 20 minutes}
#
# With several classes, the last layer makes a row of logits $z$ for each sample, one logit for each class. The label is the number of the class that came true, counted from 0. The charge is again the negative logarithm of the probability of what happened, and softmax and logarithm, worked out together, leave a formula in which no probability can become 0:
#
# $$-\ln p_{\text{label}} = \ln \Bigl( \sum_k e^{z_k} \Bigr) - z_{\text{label}}$$
#
# The loss is the mean of this over the $n$ samples of the batch. Its gradient is simple, too. For sample $i$ and class $k$:
#
# $$\frac{\partial L}{\partial z_{ik}} = \frac{1}{n} (p_{ik} - y_{ik})$$
#
# Here $p$ is the softmax of the row, and $y_{ik}$ is 1 where class $k$ is the label of sample $i$, otherwise 0.
#
# Only one thing can still break: $e^{1000}$ is more than a float can hold. But remember what happened in the lesson when you raised all bars of a row by the same amount.
#
# Write `softmax_cross_entropy(logits, labels)`, which returns one number, and `softmax_cross_entropy_gradient(logits, labels)`, which returns an array of the shape of `logits`. Logits of ±1000 and beyond give the exact loss and no warning. And because numpy takes −1 for the last class, and data sets often mark a missing label by −1, `softmax_cross_entropy` raises a `ValueError` if a label is not one of the classes.
#
# **Example.** One sample with the logits 2, 1, −1 and the label 0, worked out with three exponentials: first the loss, then the three slopes.

# %% [markdown] key="softmax-cross-entropy-task" lang="ko" of="2f46458b"
# ## {n} 로짓에서 구하는 크로스엔트로피
#
# {worth: 20 minutes}
#
# 클래스가 여럿이면 마지막 층은 샘플마다 로짓 $z$를 한 줄, 클래스마다 하나씩 내놓는다. 레이블은 실제로 일어난 클래스의 번호이며 0부터 센다. 벌점은 이번에도 실제로 일어난 일의 확률에 로그를 취하고 음의 부호를 붙인 값이다. 소프트맥스와 로그를 함께 계산하면 확률이 0이 될 수 없는 식이 남는다.
#
# $$-\ln p_{\text{label}} = \ln \Bigl( \sum_k e^{z_k} \Bigr) - z_{\text{label}}$$
#
# 손실은 배치의 샘플 $n$개에 대해 이것을 평균한 값이다. 기울기도 간단하다. 샘플 $i$와 클래스 $k$에 대해 다음과 같다.
#
# $$\frac{\partial L}{\partial z_{ik}} = \frac{1}{n} (p_{ik} - y_{ik})$$
#
# 여기서 $p$는 그 행의 소프트맥스이고, $y_{ik}$는 클래스 $k$가 샘플 $i$의 레이블이면 1, 아니면 0이다.
#
# 아직 무너질 수 있는 곳이 하나 있다. $e^{1000}$은 실수 자료형에 담을 수 없을 만큼 크다. 그러나 수업에서 한 줄의 막대를 모두 같은 만큼 올렸을 때 어떻게 되었는지 떠올려 보자.
#
# 수 하나를 돌려주는 `softmax_cross_entropy(logits, labels)`와, 형상이 `logits`와 같은 배열을 돌려주는 `softmax_cross_entropy_gradient(logits, labels)`를 작성해 보자. 로짓이 ±1000이거나 절댓값이 그보다 더 커도 손실이 정확하고 경고가 없어야 한다. 그리고 numpy는 −1을 마지막 클래스로 여기는데 데이터에는 빠진 레이블을 −1로 적는 일이 흔하므로, `softmax_cross_entropy`는 레이블이 클래스 번호가 아니면 `ValueError`를 일으킨다.
#
# **예.** 로짓이 2, 1, −1이고 레이블이 0인 샘플 하나를 지수 함수의 값 셋으로 계산했다. 먼저 손실, 다음은 세 기울기이다.

# %% key="softmax-cross-entropy-example"
a, b, c = np.exp(2), np.exp(1), np.exp(-1)
print(np.log(a + b + c) - 2)
print(a / (a + b + c) - 1, b / (a + b + c), c / (a + b + c))

# %% key="softmax-cross-entropy" nbgrader={"grade": false, "grade_id": "softmax-cross-entropy", "locked": false, "schema_version": 3, "solution": true, "task": false}
def softmax_cross_entropy(logits, labels):
    #en: """Return the mean cross-entropy of a batch, from its logits.
    #ko: """로짓에서 구한 배치의 평균 크로스엔트로피를 돌려준다.

    #en: logits : numpy array of shape (samples, classes)
    #ko: logits : 형상이 (samples, classes)인 numpy 배열
    #en: labels : numpy array of integers, shape (samples,), from 0 to classes - 1
    #ko: labels : 형상이 (samples,)인 정수 배열, 0에서 classes - 1까지

    #en: Returns a number. Raises ValueError if a label is not one of the classes.
    #ko: 수를 돌려준다. 레이블이 클래스 번호가 아니면 ValueError를 일으킨다.

    #en: Example: softmax_cross_entropy(np.array([[0, 0], [1000, 0]]),
    #en: np.array([1, 0])) is 0.3466, rounded
    #ko: 예: softmax_cross_entropy(np.array([[0, 0], [1000, 0]]),
    #ko: np.array([1, 0]))의 값은 반올림하여 0.3466
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    samples, classes = logits.shape
    if np.any(labels < 0) or np.any(labels >= classes):
        raise ValueError(f"labels from {labels.min()} to {labels.max()}, {classes} classes")
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_sums = np.log(np.exp(shifted).sum(axis=1))
    return np.mean(log_sums - shifted[np.arange(samples), labels])
    ### END SOLUTION


def softmax_cross_entropy_gradient(logits, labels):
    #en: """Return the gradient of the mean cross-entropy with respect to `logits`.
    #ko: """`logits`에 대한 평균 크로스엔트로피의 기울기를 돌려준다.

    #en: logits : numpy array of shape (samples, classes)
    #ko: logits : 형상이 (samples, classes)인 numpy 배열
    #en: labels : numpy array of integers, shape (samples,), from 0 to classes - 1
    #ko: labels : 형상이 (samples,)인 정수 배열, 0에서 classes - 1까지

    #en: Returns a numpy array of shape (samples, classes).
    #ko: 형상이 (samples, classes)인 numpy 배열을 돌려준다.

    #en: Example: softmax_cross_entropy_gradient(np.array([[0, 0], [1000, 0]]),
    #en: np.array([1, 0])) is [[0.25, -0.25], [0, 0]]
    #ko: 예: softmax_cross_entropy_gradient(np.array([[0, 0], [1000, 0]]),
    #ko: np.array([1, 0]))의 값은 [[0.25, -0.25], [0, 0]]
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    samples = len(labels)
    gradient = softmax(logits)
    gradient[np.arange(samples), labels] -= 1
    return gradient / samples
    ### END SOLUTION

# %% [markdown] key="softmax-cross-entropy-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# To take one entry from each row, give numpy the rows and the columns: `logits[np.arange(len(labels)), labels]`. (`logits[:, labels]` takes every label's column from every row.)
#
# <details><summary>Hint 2</summary>
#
# Raising all logits of a row by the same amount changes nothing. So you may lower each row until its largest logit is 0. `logits.max(axis=1, keepdims=True)` has the shape `(samples, 1)` and can be subtracted. Then no exponential exceeds 1, and each sum is at least 1.
#
# <details><summary>Hint 3</summary>
#
# The given `softmax` makes all probabilities. They are a new array, so you may subtract the 1 of each label right in it. `labels < 0` and `labels >= classes` are arrays; `np.any` tells whether one of their entries is true.
#
# </details>
# </details>
# </details>

# %% [markdown] key="softmax-cross-entropy-hints" lang="ko" of="2e135fa2"
# <details><summary>힌트 1</summary>
#
# 행마다 원소를 하나씩 꺼내려면 numpy에 행과 열을 함께 알려 주자. `logits[np.arange(len(labels)), labels]`처럼 쓴다. (`logits[:, labels]`는 모든 행에서 모든 레이블의 열을 꺼낸다.)
#
# <details><summary>힌트 2</summary>
#
# 한 행의 로짓을 모두 같은 만큼 올려도 달라지는 것이 없다. 그러니 행마다 가장 큰 로짓이 0이 될 때까지 내려도 된다. `logits.max(axis=1, keepdims=True)`는 형상이 `(samples, 1)`이어서 그대로 뺄 수 있다. 그러면 지수 함수의 값은 1을 넘지 않고, 합은 저마다 1 이상이다.
#
# <details><summary>힌트 3</summary>
#
# 주어진 `softmax`가 모든 확률을 구해 준다. 새로 만든 배열이니 그 안에서 바로 레이블마다 1을 빼도 된다. `labels < 0`과 `labels >= classes`는 배열이다. 그 원소 가운데 참인 것이 있는지는 `np.any`가 알려 준다.
#
# </details>
# </details>
# </details>

# %% key="softmax-cross-entropy-test" nbgrader={"grade": true, "grade_id": "softmax-cross-entropy-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert check.softmax_cross_entropy(softmax_cross_entropy)
assert check.softmax_cross_entropy_gradient(softmax_cross_entropy_gradient)

# %% key="softmax-cross-entropy-values" nbgrader={"grade": true, "grade_id": "softmax-cross-entropy-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: 2 to 7 classes, as many samples as classes, one
#en: # sample alone, negative logits, the same label for all samples, logits
#en: # of integers and of float32.
#ko: # 숨은 테스트로 채점한다: 클래스 2~7개, 샘플 수와 클래스 수가 같은 배치, 샘플 하나, 음수 로짓,
#ko: # 모든 샘플의 레이블이 같은 배치, 정수 로짓과 float32 로짓.
### BEGIN HIDDEN TESTS
ideas = [
    "number-of-classes",
    "square-batch",
    "one-sample",
    "negative-values",
    "one-label",
    "integers",
    "float32",
]
assert check.softmax_cross_entropy(softmax_cross_entropy, *ideas)
assert check.softmax_cross_entropy_gradient(softmax_cross_entropy_gradient, *ideas)
### END HIDDEN TESTS

# %% key="softmax-cross-entropy-care" nbgrader={"grade": true, "grade_id": "softmax-cross-entropy-care", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: large logits, exactly and without a warning;
#en: # ValueError where a label is not one of the classes; the inputs stay as
#en: # they are.
#ko: # 숨은 테스트로 채점한다: 절댓값이 큰 로짓(정확하게, 경고 없이), 레이블이 클래스 번호가 아닐 때의
#ko: # ValueError, 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.softmax_cross_entropy(
    softmax_cross_entropy, "large-logits", "no-such-class", "inputs-unchanged"
)
assert check.softmax_cross_entropy_gradient(
    softmax_cross_entropy_gradient, "large-logits", "inputs-unchanged"
)
### END HIDDEN TESTS

# %% [markdown] key="choose-task" lang="en"
# ## {n} Choose the loss
#
# {worth: 10 minutes}
#
# A loss that does not suit its task raises no error. The network just learns something else than was meant, or nothing. Each line below names a task, the network's last step and a loss. In which lines do the three fit together?
#
# {options: fitting_losses}
#
# Write `fitting_losses()`. It returns a string with the letters of all lines that fit, and of no other, in any order.
#
# **Example.** If the first two lines were the ones:

# %% [markdown] key="choose-task" lang="ko" of="fec1c117"
# ## {n} 손실 고르기
#
# {worth: 10 minutes}
#
# 문제에 맞지 않는 손실을 써도 오류는 나지 않는다. 신경망이 뜻한 것과 다른 것을 배우거나 아무것도 배우지 못할 뿐이다. 아래에는 줄마다 문제와 신경망의 마지막 단계, 그리고 손실이 있다. 셋이 서로 어울리는 줄은 어느 것일까?
#
# {options: fitting_losses}
#
# `fitting_losses()`를 작성해 보자. 서로 어울리는 줄의 글자를 빠짐없이, 그것만 담은 문자열을 돌려준다. 순서는 상관없다.
#
# **예.** 어울리는 줄이 처음 두 줄이라면 다음과 같다.

# %% key="choose-example"
"AB"

# %% key="choose" nbgrader={"grade": false, "grade_id": "choose", "locked": false, "schema_version": 3, "solution": true, "task": false}
def fitting_losses():
    #en: """Return the letters of all lines in which task, last step and loss fit.
    #ko: """문제, 마지막 단계, 손실이 서로 어울리는 줄의 글자를 모두 돌려준다.

    #en: Returns a string, such as "AB".
    #ko: "AB" 같은 문자열을 돌려준다.
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return "{letters: fitting_losses}"
    ### END SOLUTION

# %% [markdown] key="choose-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# Ask of each task first what its answer is: a number, a yes or no, one of several, several yeses at once, or a sequence. The table of guidelines in the lesson begins there, too.
#
# <details><summary>Hint 2</summary>
#
# Then ask what the loss would charge for answers that are nearly right, and whether a small step of the weights would change it at all.
#
# </details>
# </details>

# %% [markdown] key="choose-hints" lang="ko" of="57edbddd"
# <details><summary>힌트 1</summary>
#
# 먼저 문제마다 답이 무엇인지 묻자. 수인가, 예/아니요인가, 여럿 가운데 하나인가, 여럿이 한꺼번에 "예"일 수 있는가, 시퀀스인가? 수업의 지침 표도 거기서 시작한다.
#
# <details><summary>힌트 2</summary>
#
# 다음에는 거의 맞은 답에 손실이 벌점을 얼마나 매기는지, 그리고 가중치를 조금 움직이면 손실이 변하기는 하는지 묻자.
#
# </details>
# </details>

# %% key="choose-test" nbgrader={"grade": true, "grade_id": "choose-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by a hidden test: these letters and no others.
#ko: # 숨은 테스트로 채점한다: 맞는 글자를 빠짐없이, 그것만.
assert check.fitting_losses(fitting_losses)
### BEGIN HIDDEN TESTS
assert check.fitting_losses(fitting_losses, "right")
### END HIDDEN TESTS

# %% [markdown] key="cheat-task" lang="en"
# ## {n} Find the trick
#
# {worth: 15 minutes}
#
# A hospital has X-rays read by a network. For each picture it gives the probability $p$ of a fracture, and it may pass: pictures that it does not answer go to a doctor. Nobody wants wrong answers, so its objective is the mean squared error over the pictures that it *did* answer. The next cell holds that objective, `answered_error`.
#
# Training takes an objective at its word. Play the part of training: write `cheat(p, target)`, which says for each picture whether the network should answer it, so that `answered_error` becomes as small as it can be. The probabilities stay as they are, and at least one picture must be answered, for without any there is no mean.
#
# Then mend the objective. A doctor who gets a picture back knows as much as before, so a pass is worth a $p$ of one half. Write `honest_error(p, target, answered)`: the mean squared error over *all* pictures, in which each picture that was passed counts as if $p$ had been 0.5. It is a number whatever was passed, even everything.
#
# **Example.** Four pictures, all answered, and then only the first two. The network has read none of them any better, and yet its objective falls.

# %% [markdown] key="cheat-task" lang="ko" of="0bff425b"
# ## {n} 편법 찾기
#
# {worth: 15 minutes}
#
# 어느 병원에서 신경망이 엑스레이 사진을 판독한다. 신경망은 사진마다 골절일 확률 $p$를 내놓고, 답하지 않고 넘길 수도 있다. 답하지 않은 사진은 의사에게 간다. 틀린 답을 바라는 사람은 없으니, *답한* 사진들의 평균 제곱 오차를 목적 함수로 삼았다. 다음 셀의 `answered_error`가 그 목적 함수이다.
#
# 학습은 목적 함수를 곧이곧대로 따른다. 이번에는 우리가 학습의 역할을 맡아 보자. 사진마다 신경망이 답해야 할지를 알려 주는 `cheat(p, target)`을 작성하여 `answered_error`를 되도록 작게 만든다. 확률은 바꾸지 않는다. 사진이 하나도 없으면 평균도 없으니 적어도 하나에는 답해야 한다.
#
# 그런 다음 목적 함수를 고친다. 사진을 돌려받은 의사가 아는 것은 처음과 다름없으므로, 넘긴 사진은 $p$가 절반인 것과 같다. `honest_error(p, target, answered)`를 작성해 보자. *모든* 사진에 대한 평균 제곱 오차이며, 넘긴 사진은 $p$가 0.5였던 것으로 친다. 무엇을 넘겼든, 모두 넘겼더라도 값은 수이다.
#
# **예.** 사진 네 장에 모두 답했을 때와 처음 두 장에만 답했을 때이다. 신경망이 더 잘 판독한 사진은 하나도 없는데 목적 함수의 값은 줄어든다.

# %% key="cheat-given" nbgrader={"grade": false, "grade_id": "cheat-given", "locked": true, "schema_version": 3, "solution": false, "task": false}
def answered_error(p, target, answered):
    #en: """Return the mean squared error over the answered pictures."""
    #ko: """답한 사진들의 평균 제곱 오차를 돌려준다."""
    return np.mean((p[answered] - target[answered]) ** 2)

# %% key="cheat-example"
p, target = np.array([0.75, 0.5, 0.125, 0.75]), np.array([1, 0, 1, 0])
for answered in ([True, True, True, True], [True, True, False, False]):
    print(answered_error(p, target, np.array(answered)))

# %% key="cheat" nbgrader={"grade": false, "grade_id": "cheat", "locked": false, "schema_version": 3, "solution": true, "task": false}
def cheat(p, target):
    #en: """Return which pictures to answer so that `answered_error` is smallest.
    #ko: """`answered_error`가 가장 작아지려면 어느 사진에 답해야 하는지 돌려준다.

    #en: p : numpy array of shape (pictures,), probabilities of a fracture
    #ko: p : 형상이 (pictures,)인 numpy 배열, 골절일 확률
    #en: target : numpy array of shape (pictures,), 1 for a fracture, otherwise 0
    #ko: target : 형상이 (pictures,)인 numpy 배열, 골절이면 1, 아니면 0

    #en: Returns a numpy array of True and False, shape (pictures,), not all False.
    #ko: True와 False로 된 형상 (pictures,)의 numpy 배열을 돌려준다.
    #ko: 모두 False이면 안 된다.
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    errors = (p - target) ** 2
    return errors == errors.min()
    ### END SOLUTION


def honest_error(p, target, answered):
    #en: """Return the mean squared error over all pictures, a pass counting as 0.5.
    #ko: """넘긴 사진은 0.5로 치고 모든 사진의 평균 제곱 오차를 돌려준다.

    #en: p : numpy array of shape (pictures,), probabilities of a fracture
    #ko: p : 형상이 (pictures,)인 numpy 배열, 골절일 확률
    #en: target : numpy array of shape (pictures,), 1 for a fracture, otherwise 0
    #ko: target : 형상이 (pictures,)인 numpy 배열, 골절이면 1, 아니면 0
    #en: answered : numpy array of True and False, shape (pictures,)
    #ko: answered : True와 False로 된 형상 (pictures,)의 numpy 배열

    #en: Returns a number.
    #ko: 수를 돌려준다.

    #en: Example: honest_error(np.array([0.75, 0.25]), np.array([1, 1]),
    #en: np.array([True, False])) is 0.15625
    #ko: 예: honest_error(np.array([0.75, 0.25]), np.array([1, 1]),
    #ko: np.array([True, False]))의 값은 0.15625
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return np.mean((np.where(answered, p, 0.5) - target) ** 2)
    ### END SOLUTION

# %% [markdown] key="cheat-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# When does a mean become smaller if one of its numbers is left out? Try it with the example: which picture would you leave out first, and which next?
#
# <details><summary>Hint 2</summary>
#
# Every picture whose error is above the mean raises it. Leave out such pictures until none is left: who remains? An error is small when $p$ is close to its target, from either side.
#
# <details><summary>Hint 3</summary>
#
# For the honest error, first make the probabilities that count: `np.where(answered, a, b)` takes a where a picture was answered, and b elsewhere. Whoever writes `p[~answered] = 0.5` changes an array that belongs to somebody else.
#
# </details>
# </details>
# </details>

# %% [markdown] key="cheat-hints" lang="ko" of="37146771"
# <details><summary>힌트 1</summary>
#
# 수 하나를 빼면 평균이 작아지는 것은 언제일까? 예의 사진으로 해 보자. 어느 사진을 먼저 빼고, 그다음에는 어느 사진을 빼겠는가?
#
# <details><summary>힌트 2</summary>
#
# 오차가 평균보다 큰 사진은 모두 평균을 끌어올린다. 그런 사진을 하나도 남지 않을 때까지 빼면 누가 남을까? $p$가 타깃에 가까우면, 어느 쪽에서든, 오차가 작다.
#
# <details><summary>힌트 3</summary>
#
# 정직한 오차를 구하려면 먼저 셈에 넣을 확률을 만들자. `np.where(answered, a, b)`는 답한 사진에서는 a를, 나머지에서는 b를 고른다. `p[~answered] = 0.5`라고 쓰면 남의 배열을 바꾸게 된다.
#
# </details>
# </details>
# </details>

# %% key="cheat-test" nbgrader={"grade": true, "grade_id": "cheat-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert check.cheat(cheat)
assert check.honest_error(honest_error)

# %% key="cheat-values" nbgrader={"grade": true, "grade_id": "cheat-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: 1 to 7 pictures, only fractures or none, a
#en: # network that is wrong everywhere, pictures that are all passed or all
#en: # answered; the inputs stay as they are.
#ko: # 숨은 테스트로 채점한다: 사진 1~7장, 모두 골절이거나 골절이 없는 사진들, 모두 틀린 신경망,
#ko: # 모두 넘기거나 모두 답한 경우, 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
ideas = ["number-of-pictures", "only-fractures", "no-fracture", "all-wrong", "inputs-unchanged"]
assert check.cheat(cheat, *ideas)
assert check.honest_error(honest_error, *ideas, "all-passed", "all-answered")
### END HIDDEN TESTS

# %% [markdown] key="report-task" lang="en"
# ## {n} Read the report
#
# {worth: 5 minutes}
#
# The hospital trains three networks, each to make `answered_error` small, and gets this report. All figures are from the pictures that the networks were trained on.
#
# | network | pictures answered | `answered_error` | right answers among the answered |
# |---|---|---|---|
# | Ada | 100 % | 0.09 | 88 % |
# | Bob | 2 % | 0.01 | 100 % |
# | Cleo | 90 % | 0.05 | 94 % |
#
# `honest_error` is missing, but you can work it out from the columns. Which sentences are true?
#
# {options: true_sentences}
#
# Write `true_sentences()`. It returns a string with the letters of all true sentences, and of no other, in any order.
#
# **Example.** The honest error of a network that answers half of the pictures with an error of 0.03, and passes the other half:

# %% [markdown] key="report-task" lang="ko" of="3696786b"
# ## {n} 보고서 읽기
#
# {worth: 5 minutes}
#
# 병원은 `answered_error`를 줄이도록 신경망 셋을 학습시키고 다음과 같은 보고서를 받았다. 모두 학습에 쓴 사진에서 얻은 수이다.
#
# | 신경망 | 답한 사진 | `answered_error` | 답한 것 가운데 맞은 답 |
# |---|---|---|---|
# | Ada | 100 % | 0.09 | 88 % |
# | Bob | 2 % | 0.01 | 100 % |
# | Cleo | 90 % | 0.05 | 94 % |
#
# `honest_error`가 빠졌지만 이 표에서 구할 수 있다. 어느 문장이 참일까?
#
# {options: true_sentences}
#
# `true_sentences()`를 작성해 보자. 참인 문장의 글자를 빠짐없이, 그것만 담은 문자열을 돌려준다. 순서는 상관없다.
#
# **예.** 사진의 절반에는 오차 0.03으로 답하고 나머지 절반은 넘기는 신경망의 정직한 오차이다.

# %% key="report-example"
0.5 * 0.03 + 0.5 * 0.25

# %% key="report" nbgrader={"grade": false, "grade_id": "report", "locked": false, "schema_version": 3, "solution": true, "task": false}
def true_sentences():
    #en: """Return the letters of all true sentences.
    #ko: """참인 문장의 글자를 모두 돌려준다.

    #en: Returns a string, such as "AB".
    #ko: "AB" 같은 문자열을 돌려준다.
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return "{letters: true_sentences}"
    ### END SOLUTION

# %% [markdown] key="report-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# In the example, 0.25 is what a pass costs: (0.5 − 0)² and (0.5 − 1)² are the same. Do the sum for all three networks.
#
# <details><summary>Hint 2</summary>
#
# A figure exposes a trick only if the trick makes it look bad. And training data tell how well training data are met, of an honest loss, too.
#
# </details>
# </details>

# %% [markdown] key="report-hints" lang="ko" of="6048c6f4"
# <details><summary>힌트 1</summary>
#
# 예에 나온 0.25는 사진 한 장을 넘길 때의 벌점이다. (0.5 − 0)²과 (0.5 − 1)²은 같다. 세 신경망에 대해 모두 계산해 보자.
#
# <details><summary>힌트 2</summary>
#
# 편법을 쓰면 나빠 보이는 수라야 편법을 드러낸다. 그리고 학습 데이터는 학습 데이터를 얼마나 잘 맞혔는지 말해 줄 뿐이다. 정직한 손실이라도 그렇다.
#
# </details>
# </details>

# %% key="report-test" nbgrader={"grade": true, "grade_id": "report-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by a hidden test: these letters and no others.
#ko: # 숨은 테스트로 채점한다: 맞는 글자를 빠짐없이, 그것만.
assert check.true_sentences(true_sentences)
### BEGIN HIDDEN TESTS
assert check.true_sentences(true_sentences, "right")
### END HIDDEN TESTS

# %% [markdown] key="widget-task" lang="en" needs="binary-cross-entropy"
# ## Your losses at work
#
# This is the widget of the lesson, with your own loss in it: the dotted curve is your `binary_cross_entropy`, and its arrow comes from your gradient. Below the picture, the widget says whether both agree with nnkit. Drag the prediction to 0 and to 1, into the corners that you have made safe.
#
# Your other losses fit in, too: put `loss_explorer("number", loss=mse, gradient=mse_gradient)` in place of the call, or the same with `"classes"` and your `softmax_cross_entropy`.

# %% [markdown] key="widget-task" lang="ko" of="9466a2e7"
# ## 직접 만든 손실 써 보기
#
# 수업에서 본 위젯에 직접 만든 손실을 넣었다. 점으로 된 곡선이 직접 만든 `binary_cross_entropy`이고, 그 화살표는 직접 만든 기울기에서 나온다. 둘이 nnkit과 같은지는 그림 아래에 나온다. 예측값을 0과 1까지, 이제 안전해진 구석까지 끌어 보자.
#
# 다른 손실도 넣을 수 있다. 호출한 곳에 `loss_explorer("number", loss=mse, gradient=mse_gradient)`를 써 보자. `"classes"`와 직접 만든 `softmax_cross_entropy`로도 똑같이 할 수 있다.

# %% key="widget" needs="binary-cross-entropy"
from nnkit.widgets import loss_explorer

loss_explorer(
    "probability", loss=binary_cross_entropy, gradient=binary_cross_entropy_gradient
)
