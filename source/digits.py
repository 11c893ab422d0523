# %% [markdown] key="title" lang="en"
# # Assignment: digits
#
# You take a network from a file of handwritten digits to a file of weights: prepare the data so that nothing leaks, train within a budget, see which digits are taken for which, save the network, and write down what it can be trusted with. At the end, your own network reads what you draw.
#
# {exercises}
#
# It belongs to the lesson [Digits: a network that reads handwriting](../../en/11_digits.ipynb).

# %% [markdown] key="title" lang="ko" of="e24ecc61"
# # 과제: 숫자 판별
#
# 손글씨 숫자가 담긴 파일에서 출발하여 가중치를 담은 파일까지 간다. 아무것도 새지 않게 데이터를 준비하고, 예산 안에서 신경망을 학습시키고, 어떤 숫자를 어떤 숫자로 보는지 살펴본다. 그런 다음 신경망을 저장하고, 어디까지 믿어도 되는지 적어 둔다. 마지막에는 직접 만든 신경망이 직접 쓴 숫자를 읽는다.
#
# {exercises}
#
# 이 과제는 [숫자 판별: 손글씨를 읽는 신경망](../../ko/11_digits.ipynb) 수업에 딸려 있다.

# %% [markdown] key="how" lang="en"
# ## How to work
#
# {how}

# %% [markdown] key="how" lang="ko" of="8ec3f467"
# ## 푸는 방법
#
# {how}

# %% key="imports"
import io

import numpy as np

# %% key="checks" nbgrader={"grade": false, "grade_id": "checks", "locked": true, "schema_version": 3, "solution": false, "task": false}
#en: # The tests need these lines. Run them; there is nothing to write here.
#ko: # 테스트에 필요한 줄이다. 실행만 하면 된다.
import nnkit
from autograder.checks import digits as check

#en: nnkit.use_language("en")
#ko: nnkit.use_language("ko")

# %% [markdown] key="given-about" lang="en"
# ## What is given
#
# All that you have built before, in short form: a network of dense layers with ReLU between them, which can go forward and backward, the gradient of its loss, batches, and gradient descent with momentum. New is `params`: the list of the layers' dictionaries, so that everything the network has learned is in one place.

# %% [markdown] key="given-about" lang="ko" of="ac885f8a"
# ## 주어진 것
#
# 지금까지 만든 것을 짧게 모았다. 밀집층 사이에 ReLU를 둔, 순전파와 역전파를 하는 신경망과 손실 함수의 기울기, 배치, 모멘텀을 쓰는 경사 하강법이다. 새로운 것은 `params`이다. 층마다 하나씩인 딕셔너리를 모은 리스트로, 신경망이 배운 것이 모두 한곳에 모여 있다.

# %% key="given" nbgrader={"grade": false, "grade_id": "given", "locked": true, "schema_version": 3, "solution": false, "task": false}
def softmax(x):
    exponentials = np.exp(x - x.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


def softmax_cross_entropy_gradient(logits, labels):
    gradient = softmax(logits)
    gradient[np.arange(len(labels)), labels] -= 1
    return gradient / len(labels)


def batches(X, y, size, seed):
    shuffled = np.random.default_rng(seed).permutation(len(X))
    pieces = [shuffled[start : start + size] for start in range(0, len(X), size)]
    return [(X[rows], y[rows]) for rows in pieces]


class SGD:
    def __init__(self, learning_rate, momentum=0.0):
        self.learning_rate = learning_rate
        self.momentum = momentum
        self.velocity = {}

    def step(self, params, grads):
        for name, gradient in grads.items():
            velocity = self.momentum * self.velocity.get(name, 0.0) + gradient
            self.velocity[name] = velocity
            params[name] -= self.learning_rate * velocity


class Dense:
    def __init__(self, inputs, outputs, seed):
        draw = np.random.default_rng(seed).normal(size=(inputs, outputs))
        self.params = {"weight": draw * np.sqrt(2 / inputs), "bias": np.zeros(outputs)}
        self.grads = {}

    def forward(self, X):
        self.X = X
        return X @ self.params["weight"] + self.params["bias"]

    def backward(self, upstream):
        self.grads = {"weight": self.X.T @ upstream, "bias": upstream.sum(axis=0)}
        return upstream @ self.params["weight"].T


class MLP:
    def __init__(self, widths, seed):
        pairs = zip(widths, widths[1:])
        self.layers = [Dense(*pair, seed + place) for place, pair in enumerate(pairs)]
        self.params = [layer.params for layer in self.layers]

    def forward(self, X):
        self.pre_activations = []
        for layer in self.layers[:-1]:
            self.pre_activations.append(layer.forward(X))
            X = np.maximum(self.pre_activations[-1], 0)
        return self.layers[-1].forward(X)

    def backward(self, upstream):
        upstream = self.layers[-1].backward(upstream)
        for layer, sums in zip(self.layers[-2::-1], self.pre_activations[::-1]):
            upstream = layer.backward(upstream * (sums > 0))
        return upstream

    def predict(self, X):
        return self.forward(X).argmax(axis=-1)

# %% key="my-own"
#en: # False: what is given above is used.
#en: # True: your own earlier work; grading always uses what is given.
#ko: # False: 위에 주어진 것을 쓴다.
#ko: # True: 앞에서 직접 만든 것을 쓴다. 채점할 때는 언제나 주어진 것을 쓴다.
MY_OWN = False

# %% key="own-work" nbgrader={"grade": false, "grade_id": "own-work", "locked": true, "schema_version": 3, "solution": false, "task": false}
from autograder.own_work import own_work

own_work("activations", "softmax")
own_work("losses", "softmax_cross_entropy_gradient")
own_work("gradient_descent", "batches", "SGD")
own_work("backpropagation", "Dense")

# %% [markdown] key="data" lang="en"
# ## The digits
#
# Beside this notebook lies `digits.csv`: 1,284 digits that people wrote by hand, from *Optical Recognition of Handwritten Digits* by E. Alpaydin and C. Kaynak, UCI Machine Learning Repository (1998), [doi.org/10.24432/C50P49](https://doi.org/10.24432/C50P49), under the licence [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/). Another 513 digits of the collection are not in the file: they are withheld, to find out how well your network reads what it has never seen.
#
# Each row holds the digit that was meant, and then the ink in 8 × 8 pixels, row by row.

# %% [markdown] key="data" lang="ko" of="e7e64fbd"
# ## 숫자 데이터
#
# 이 노트북 옆에 `digits.csv`가 있다. 사람들이 손으로 쓴 숫자 1,284개로, E. Alpaydin과 C. Kaynak의 *Optical Recognition of Handwritten Digits*, UCI Machine Learning Repository(1998), [doi.org/10.24432/C50P49](https://doi.org/10.24432/C50P49)에서 왔고 라이선스는 [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)이다. 이 데이터의 나머지 숫자 513개는 파일에 없다. 처음 보는 숫자를 신경망이 얼마나 잘 읽는지 알아보려고 떼어 놓았다.
#
# 행마다 정답인 숫자가 먼저 나오고, 8 × 8 픽셀의 잉크가 위 행부터 차례로 이어진다.

# %% key="data-code"
rows = np.loadtxt("digits.csv", delimiter=",", dtype=np.int64)
print(rows.shape, rows[2, 0])
print(rows[2, 1:].reshape(8, 8))

# %% [markdown] key="pipeline-task" lang="en"
# ## {n} From rows to two parts
#
# {worth: 15 minutes}
#
# A network wants two arrays, images and labels, with the images on a small scale:
#
# $$x = \frac{\text{ink}}{16}$$
#
# The 16 is a constant: it was known before anybody wrote a digit. Had you divided by the largest ink in the array instead, the same digit would look different in different company.
#
# And before anything is learned, a part is set aside to choose by. The digits of one writer seem to stand together in the file. Cut it as it is, and your validation part holds the last writers only. So the rows are dealt out at random, and a seed makes the deal repeatable.
#
# Write two functions. `prepare(rows)` takes a table as above, with any number of rows and of pixels, and returns `X, y`: the ink as fractions of 16, and the digits as integers. `split(X, y, share, seed)` deals the samples into two parts and returns `training, validation`, each of them a pair `(X, y)`. The validation part gets the given share of the samples, and every sample goes, with its label, into exactly one part. The tests choose shares that come out even.
#
# **Example.** Two rows with three pixels each, and their ink as fractions:

# %% [markdown] key="pipeline-task" lang="ko" of="22cb40ee"
# ## {n} 행에서 두 부분으로
#
# {worth: 15 minutes}
#
# 신경망에는 이미지와 레이블, 두 배열이 필요하다. 이미지의 척도는 작아야 한다.
#
# $$x = \frac{\text{잉크}}{16}$$
#
# 16은 상수이다. 누가 숫자를 쓰기도 전에 정해진 값이다. 그 대신 배열에서 가장 큰 잉크로 나누면, 같은 숫자라도 어떤 숫자와 함께 있느냐에 따라 달라 보일 것이다.
#
# 그리고 무엇을 배우기 전에 먼저, 고를 때 쓸 부분을 떼어 놓는다. 이 파일에는 한 사람이 쓴 숫자가 모여 있는 듯하다. 파일을 그대로 자르면 검증 데이터에는 마지막 사람들의 숫자만 들어간다. 그래서 행을 무작위로 나누고, 시드를 정해 똑같이 되풀이할 수 있게 한다.
#
# 함수 두 개를 작성해 보자. `prepare(rows)`는 위와 같은 표를 받는다. 행과 픽셀은 몇 개이든 좋다. 잉크를 16으로 나눈 값과 정수인 숫자를 `X, y`로 돌려준다. `split(X, y, share, seed)`는 샘플을 두 부분으로 나누어 `training, validation`을 돌려준다. 둘은 각각 `(X, y)` 쌍이다. 검증 데이터는 전체 샘플 가운데 주어진 비율만큼이고, 모든 샘플은 레이블과 함께 정확히 한 부분에만 들어간다. 테스트에서는 나누어떨어지는 비율만 쓴다.
#
# **예.** 픽셀이 세 개씩인 행 두 개와, 잉크를 분수로 나타낸 값이다.

# %% key="pipeline-example"
two_rows = np.array([[7, 0, 8, 16], [1, 4, 12, 0]])
print("y:", [7, 1])
print("X:", [[0 / 16, 8 / 16, 16 / 16], [4 / 16, 12 / 16, 0 / 16]])

# %% key="pipeline" nbgrader={"grade": false, "grade_id": "pipeline", "locked": false, "schema_version": 3, "solution": true, "task": false}
def prepare(rows):
    #en: """Return the images and the labels of a table of digits.
    #ko: """숫자 표의 이미지와 레이블을 돌려준다.

    #en: rows : numpy array of shape (samples, 1 + pixels), integers or floats;
    #en: the label first, then the ink from 0 to 16
    #ko: rows : 형상이 (samples, 1 + pixels)인 numpy 배열, 정수 또는 실수.
    #ko: 레이블이 먼저 나오고, 0부터 16까지의 잉크가 이어진다.

    #en: Returns X of shape (samples, pixels), ink from 0 to 1, and y of shape
    #en: (samples,), integers. rows stays as it is.
    #ko: 잉크가 0부터 1까지이고 형상이 (samples, pixels)인 X와, 정수이고 형상이
    #ko: (samples,)인 y를 돌려준다. rows는 바꾸지 않는다.

    #en: Example: prepare(np.array([[7, 0, 8, 16]])) is ([[0, 0.5, 1]], [7])
    #ko: 예: prepare(np.array([[7, 0, 8, 16]]))의 값은 ([[0, 0.5, 1]], [7])
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return rows[:, 1:] / 16, rows[:, 0].astype(np.int64)
    ### END SOLUTION


def split(X, y, share, seed):
    #en: """Deal samples at random into a training and a validation part.
    #ko: """샘플을 무작위로 학습 데이터와 검증 데이터로 나눈다.

    #en: X : numpy array of shape (samples, pixels)
    #ko: X : 형상이 (samples, pixels)인 numpy 배열
    #en: y : numpy array of shape (samples,), the labels
    #ko: y : 형상이 (samples,)인 numpy 배열, 레이블
    #en: share : number between 0 and 1, what goes to the validation part
    #ko: share : 0과 1 사이의 수, 검증 데이터의 비율
    #en: seed : integer; the same one makes the same parts, another one others
    #ko: seed : 정수. 같으면 같은 부분이, 다르면 다른 부분이 나온다.

    #en: Returns (X_training, y_training), (X_validation, y_validation).
    #ko: (X_training, y_training), (X_validation, y_validation)을 돌려준다.
    #en: X and y stay as they are.
    #ko: X와 y는 바꾸지 않는다.

    #en: Example: of 8 samples and a share of 0.25, 2 go to the validation part.
    #ko: 예: 샘플이 8개이고 비율이 0.25이면 2개가 검증 데이터가 된다.
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    order = np.random.default_rng(seed).permutation(len(X))
    count = round(share * len(X))
    training, validation = order[count:], order[:count]
    return (X[training], y[training]), (X[validation], y[validation])
    ### END SOLUTION

# %% [markdown] key="pipeline-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# `rows[:, 0]` is the first column, `rows[:, 1:]` all the others. `.astype(np.int64)` makes integers.
#
# <details><summary>Hint 2</summary>
#
# Do not shuffle `X` and `y`; shuffle the numbers of the samples. `np.random.default_rng(seed).permutation(n)` gives each number below `n` once, in a random order.
#
# <details><summary>Hint 3</summary>
#
# Cut that order in two. An array of numbers in brackets takes the rows with these numbers, from `X` and from `y` alike: `X[order[:count]]`, `y[order[:count]]`.
#
# </details>
# </details>
# </details>

# %% [markdown] key="pipeline-hints" lang="ko" of="64ff5c6d"
# <details><summary>힌트 1</summary>
#
# `rows[:, 0]`은 첫 열, `rows[:, 1:]`은 나머지 열 전부이다. `.astype(np.int64)`는 정수로 바꾼다.
#
# <details><summary>힌트 2</summary>
#
# `X`와 `y`를 섞지 말고 샘플의 번호를 섞자. `np.random.default_rng(seed).permutation(n)`은 `n`보다 작은 번호를 하나도 빠짐없이 한 번씩, 무작위 순서로 준다.
#
# <details><summary>힌트 3</summary>
#
# 그 순서를 둘로 자르자. 대괄호에 번호의 배열을 넣으면 그 번호의 행을 꺼낸다. `X`에서도 `y`에서도 마찬가지이다. `X[order[:count]]`, `y[order[:count]]`처럼 쓴다.
#
# </details>
# </details>
# </details>

# %% key="pipeline-test" nbgrader={"grade": true, "grade_id": "pipeline-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Of the parts, the test counts the samples: [training, validation].
#ko: # 나눈 부분에서는 샘플의 수를 센다: [학습, 검증].
assert check.prepare(prepare)
assert check.split(split)

# %% key="pipeline-values" nbgrader={"grade": true, "grade_id": "pipeline-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: any number of pixels, one row, pale digits,
#en: # rows of floats; any number of samples, other shares.
#ko: # 숨은 테스트로 채점한다: 픽셀의 수, 행 하나, 흐린 숫자, 실수로 된 행, 샘플의 수,
#ko: # 다른 비율.
### BEGIN HIDDEN TESTS
assert check.prepare(prepare, "number-of-pixels", "one-row", "pale-digits", "float-rows")
assert check.split(split, "number-of-samples", "shares")
### END HIDDEN TESTS

# %% key="pipeline-care" nbgrader={"grade": true, "grade_id": "pipeline-care", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: the inputs stay as they are.
#ko: # 숨은 테스트로 채점한다: 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.prepare(prepare, "inputs-unchanged")
assert check.split(split, "inputs-unchanged")
### END HIDDEN TESTS

# %% [markdown] key="leakage-task" lang="en"
# ## {n} Nothing may leak
#
# {worth: 15 minutes}
#
# Dividing by 16 needs no data. To **standardise** does: it takes the mean $\mu$ and the standard deviation $\sigma$ of each pixel, and whatever is measured, is measured on the training part.
#
# $$x' = \frac{x - \mu}{\sigma}, \qquad \mu = \frac{1}{n}\sum_{i=1}^{n} x_i, \qquad \sigma = \sqrt{\frac{1}{n}\sum_{i=1}^{n} (x_i - \mu)^2}$$
#
# Some pixels of the digits, in the corners, hold no ink in any image. Their $\sigma$ is 0, and nothing can be divided by it: for a pixel that never changes in the training part, use 1 instead.
#
# Write `standardize(X_training, X_validation)`. It returns both parts standardised, each pixel by its own $\mu$ and $\sigma$.
#
# **Example.** One pixel with the ink 0.25 and 0.75 in the training part: $\mu$ is 0.5, $\sigma$ is 0.25. In the validation part, its ink is 1:

# %% [markdown] key="leakage-task" lang="ko" of="a2f4575e"
# ## {n} 아무것도 새지 않게
#
# {worth: 15 minutes}
#
# 16으로 나누는 데에는 데이터가 필요 없다. **표준화**에는 필요하다. 픽셀마다 평균 $\mu$와 표준편차 $\sigma$를 써야 하고, 재는 것은 무엇이든 학습 데이터에서 잰다.
#
# $$x' = \frac{x - \mu}{\sigma}, \qquad \mu = \frac{1}{n}\sum_{i=1}^{n} x_i, \qquad \sigma = \sqrt{\frac{1}{n}\sum_{i=1}^{n} (x_i - \mu)^2}$$
#
# 구석에는 어느 이미지에서도 잉크가 없는 픽셀이 있다. 그런 픽셀은 $\sigma$가 0이어서 나눌 수 없다. 학습 데이터에서 한 번도 변하지 않는 픽셀에는 그 대신 1을 쓴다.
#
# `standardize(X_training, X_validation)`을 작성해 보자. 픽셀마다 자기 $\mu$와 $\sigma$로 표준화한 두 부분을 돌려준다.
#
# **예.** 픽셀 하나의 잉크가 학습 데이터에서 0.25와 0.75이면 $\mu$는 0.5, $\sigma$는 0.25이다. 검증 데이터에서 이 픽셀의 잉크는 1이다.

# %% key="leakage-example"
print("training:", (0.25 - 0.5) / 0.25, (0.75 - 0.5) / 0.25)
print("validation:", (1 - 0.5) / 0.25)

# %% key="leakage" nbgrader={"grade": false, "grade_id": "leakage", "locked": false, "schema_version": 3, "solution": true, "task": false}
def standardize(X_training, X_validation):
    #en: """Return both parts on the scale of the training part.
    #ko: """두 부분을 학습 데이터의 척도로 바꾸어 돌려준다.

    #en: X_training : numpy array of shape (samples, pixels)
    #ko: X_training : 형상이 (samples, pixels)인 numpy 배열
    #en: X_validation : numpy array of shape (other samples, pixels)
    #ko: X_validation : 형상이 (other samples, pixels)인 numpy 배열

    #en: Returns two new arrays of the same shapes. A pixel that is the same in
    #en: all training samples has its mean subtracted, and is divided by 1.
    #ko: 형상이 같은 새 배열 두 개를 돌려준다. 모든 학습 샘플에서 값이 같은 픽셀은
    #ko: 평균을 빼고 1로 나눈다.

    #en: Example: of [[0.25], [0.75]] and [[1.0]] it makes [[-1], [1]] and [[2]]
    #ko: 예: [[0.25], [0.75]]와 [[1.0]]에서 [[-1], [1]]과 [[2]]가 나온다
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    mean, scale = X_training.mean(axis=0), X_training.std(axis=0)
    scale = np.where(scale > 0, scale, 1)
    return (X_training - mean) / scale, (X_validation - mean) / scale
    ### END SOLUTION

# %% [markdown] key="leakage-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# `X_training.mean(axis=0)` adds over the samples and leaves one mean for each pixel. `std` works alike.
#
# <details><summary>Hint 2</summary>
#
# The validation part is treated, not measured: it uses the same two arrays as the training part.
#
# <details><summary>Hint 3</summary>
#
# `np.where(scale > 0, scale, 1)` puts a 1 wherever the scale is 0. Adding a tiny number instead would make huge numbers of a pixel that holds ink in the validation part only.
#
# </details>
# </details>
# </details>

# %% [markdown] key="leakage-hints" lang="ko" of="27babd0d"
# <details><summary>힌트 1</summary>
#
# `X_training.mean(axis=0)`은 샘플에 걸쳐 더하여 픽셀마다 평균 하나를 남긴다. `std`도 마찬가지이다.
#
# <details><summary>힌트 2</summary>
#
# 검증 데이터에서는 아무것도 재지 않는다. 학습 데이터에 쓴 두 배열을 그대로 쓴다.
#
# <details><summary>힌트 3</summary>
#
# `np.where(scale > 0, scale, 1)`은 0인 자리에 1을 넣는다. 그 대신 아주 작은 수를 더하면, 검증 데이터에만 잉크가 있는 픽셀이 엄청나게 큰 수가 된다.
#
# </details>
# </details>
# </details>

# %% key="leakage-test" nbgrader={"grade": true, "grade_id": "leakage-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert check.standardize(standardize)

# %% key="leakage-values" nbgrader={"grade": true, "grade_id": "leakage-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: 1 to 7 pixels, one validation sample, a pixel
#en: # that never changes, arrays of integers and of float32; the inputs stay
#en: # as they are.
#ko: # 숨은 테스트로 채점한다: 픽셀 1~7개, 검증 샘플 하나, 변하지 않는 픽셀, 정수 배열과
#ko: # float32 배열, 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.standardize(
    standardize,
    "number-of-inputs",
    "one-validation-sample",
    "constant-pixel",
    "integers",
    "float32",
    "inputs-unchanged",
)
### END HIDDEN TESTS

# %% [markdown] key="leaks-ask" lang="en"
# A friend's network is to be judged by a validation part. Each line below is a step that might have been taken on the way. **Which of them let something of the validation part leak into the training or into the choice of what is trained?** Name all of them.
#
# {options: leaking_steps}
#
# `leaking_steps()` returns their letters as one text, for example `"AC"`.

# %% [markdown] key="leaks-ask" lang="ko" of="20852e61"
# 친구의 신경망을 검증 데이터로 평가하려고 한다. 아래의 줄은 저마다 그 과정에서 거쳤을지도 모르는 단계이다. **검증 데이터의 일부가 학습으로, 또는 무엇을 학습시킬지 고르는 일로 새는 것은 어느 것일까?** 모두 고르자.
#
# {options: leaking_steps}
#
# `leaking_steps()`는 그 글자들을 `"AC"`처럼 문자열 하나로 돌려준다.

# %% key="leaks" nbgrader={"grade": false, "grade_id": "leaks", "locked": false, "schema_version": 3, "solution": true, "task": false}
def leaking_steps():
    #en: """Return the letters of all steps that leak."""
    #ko: """새는 단계의 글자를 모두 돌려준다."""
    ### BEGIN SOLUTION
    return "{letters: leaking_steps}"
    ### END SOLUTION

# %% key="leaks-test" nbgrader={"grade": true, "grade_id": "leaks-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # The visible test looks at the form only. Graded by hidden tests: all the
#en: # right letters, and no other.
#ko: # 보이는 테스트는 형식만 확인한다. 숨은 테스트로 채점한다: 맞는 글자를 빠짐없이, 다른
#ko: # 글자 없이 골랐는지.
assert check.leaking_steps(leaking_steps)
### BEGIN HIDDEN TESTS
assert check.leaking_steps(leaking_steps, "right")
### END HIDDEN TESTS

# %% [markdown] key="train-task" lang="en"
# ## {n} A network within its budget
#
# {worth: 25 minutes}
#
# Now the job itself: a network that reads digits which it has never seen. The budget:
#
# - **Accuracy:** at least 95% of the withheld digits. They come a little paler than they were written, and with some speckles, so that remembering helps nobody.
# - **Parameters:** at most 5,000.
# - **Time:** at most 30 seconds of training. A small network needs less than one.
#
# Write `train_digits(X, y)`. It makes a network, trains it on these images and labels, and returns it. What it returns must have
#
# - `predict(X)`, which takes images of shape `(samples, 64)`, with ink from 0 to 1, and returns their digits, of shape `(samples,)`;
# - `params`, the list of its layers' dictionaries: all numbers that it has learned. Whoever puts other numbers there gets other answers.
#
# The `MLP` that is given has both. All that the network knows must come from the `X` and `y` that it gets: the tests bring digits in another order, and let the same images stand for other digits. Give every random choice a seed, so that the same data make the same network.
#
# Need you standardise? These pixels have one scale already. If you do, it belongs to the model: `predict` gets ink from 0 to 1.
#
# The visible test trains on four fifths of your digits and asks about the rest. If they are not read well enough, it tells you both accuracies. Choose widths, learning rate and epochs by these, and aim for 97%: with other digits, the figure comes out a point or two higher or lower. In a cell of your own, this gives the accuracy at any time:
#
# ```python
# training, validation = split(*prepare(rows), 0.25, seed=0)
# np.mean(train_digits(*training).predict(validation[0]) == validation[1])
# ```
#
# **Example.** A network that has learned nothing yet, the number of its parameters, and what it says about the first ten digits:

# %% [markdown] key="train-task" lang="ko" of="c5b06d21"
# ## {n} 예산 안의 신경망
#
# {worth: 25 minutes}
#
# 이제 본론이다. 처음 보는 숫자를 읽는 신경망을 만든다. 예산은 이렇다.
#
# - **정확도:** 떼어 놓은 숫자의 95% 이상. 쓴 것보다 조금 흐리고 얼룩도 조금 있는 상태로 나오므로, 외운다고 읽을 수 있는 것이 아니다.
# - **매개변수:** 5,000개 이하.
# - **시간:** 학습 30초 이하. 작은 신경망이면 1초도 걸리지 않는다.
#
# `train_digits(X, y)`를 작성해 보자. 신경망을 만들고, 주어진 이미지와 레이블로 학습시켜 돌려준다. 돌려주는 것에는 다음이 있어야 한다.
#
# - `predict(X)`: 잉크가 0부터 1까지이고 형상이 `(samples, 64)`인 이미지를 받아, 형상이 `(samples,)`인 숫자 배열을 돌려준다.
# - `params`: 층의 딕셔너리를 모은 리스트, 곧 신경망이 배운 수 전부이다. 여기에 다른 수를 넣으면 답도 달라져야 한다.
#
# 주어진 `MLP`에는 둘 다 있다. 신경망이 아는 것은 모두 넘겨받은 `X`와 `y`에서 나와야 한다. 테스트에서는 숫자를 다른 순서로 주기도 하고, 같은 이미지가 다른 숫자를 뜻하게도 한다. 무작위로 정하는 것에는 모두 시드를 주어, 같은 데이터에서 같은 신경망이 나오게 하자.
#
# 표준화가 필요할까? 이 픽셀들은 이미 척도가 같다. 그래도 표준화한다면 그것까지 모델에 속한다. `predict`는 0부터 1까지의 잉크를 받는다.
#
# 보이는 테스트는 가지고 있는 숫자의 5분의 4로 학습시키고 나머지를 읽힌다. 충분히 읽지 못하면 두 정확도를 알려 준다. 너비와 학습률과 에포크 수를 이것으로 고르되 97%를 노리자. 다른 숫자로 재면 1~2퍼센트포인트쯤 오르내린다. 따로 셀을 만들어 다음을 실행하면 언제든지 정확도를 볼 수 있다.
#
# ```python
# training, validation = split(*prepare(rows), 0.25, seed=0)
# np.mean(train_digits(*training).predict(validation[0]) == validation[1])
# ```
#
# **예.** 아직 아무것도 배우지 않은 신경망과 매개변수의 수, 그리고 처음 숫자 열 개에 대한 답이다.

# %% key="train-example"
untrained = MLP([64, 32, 10], seed=0)
print(sum(array.size for layer in untrained.params for array in layer.values()))
print("digits:", rows[:10, 0])
print("read:  ", untrained.predict(rows[:10, 1:] / 16))

# %% key="train" nbgrader={"grade": false, "grade_id": "train", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train_digits(X, y):
    #en: """Return a network that has learned to read these digits.
    #ko: """이 숫자들을 읽도록 학습한 신경망을 돌려준다.

    #en: X : numpy array of shape (samples, 64), ink from 0 to 1
    #ko: X : 형상이 (samples, 64)인 numpy 배열, 0부터 1까지의 잉크
    #en: y : numpy array of shape (samples,), integers from 0 to 9
    #ko: y : 형상이 (samples,)인 numpy 배열, 0부터 9까지의 정수

    #en: Returns an object with predict(X) and params. X and y stay as they are.
    #ko: predict(X)와 params가 있는 객체를 돌려준다. X와 y는 바꾸지 않는다.

    #en: Example: train_digits(X, y).predict(X[:2]) has the shape (2,)
    #ko: 예: train_digits(X, y).predict(X[:2])의 형상은 (2,)
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    model = MLP([64, 32, 10], seed=0)
    optimizers = [SGD(learning_rate=0.1, momentum=0.9) for layer in model.layers]
    for epoch in range(40):
        for X_batch, y_batch in batches(X, y, size=32, seed=epoch):
            logits = model.forward(X_batch)
            model.backward(softmax_cross_entropy_gradient(logits, y_batch))
            for layer, optimizer in zip(model.layers, optimizers):
                optimizer.step(layer.params, layer.grads)
    return model
    ### END SOLUTION

# %% [markdown] key="train-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# It is the loop of the last assignment. For each batch: forward to the logits, the gradient of the loss at the logits, backward through the model, and a step of the optimizer for each layer, with that layer's `params` and `grads`.
#
# <details><summary>Hint 2</summary>
#
# An `SGD` remembers a velocity for each name. All layers use the names `weight` and `bias`, so each layer needs an `SGD` of its own. Make them before the loop, or they forget at every step.
#
# <details><summary>Hint 3</summary>
#
# One choice that works: widths 64, 32 and 10, batches of 32, a learning rate of 0.1 with a momentum of 0.9, and 40 epochs, each with a seed of its own for `batches`.
#
# </details>
# </details>
# </details>

# %% [markdown] key="train-hints" lang="ko" of="92e10150"
# <details><summary>힌트 1</summary>
#
# 지난 과제의 반복문과 같다. 배치마다 순전파로 로짓을 구하고, 로짓에 대한 손실의 기울기를 구하고, 모델을 거슬러 역전파한다. 그런 다음 층마다 그 층의 `params`와 `grads`로 옵티마이저의 한 걸음을 내딛는다.
#
# <details><summary>힌트 2</summary>
#
# `SGD`는 이름마다 속도를 하나씩 기억한다. 모든 층이 `weight`와 `bias`라는 같은 이름을 쓰므로 층마다 자기 `SGD`가 있어야 한다. 반복문 앞에서 만들자. 반복문 안에서 만들면 걸음마다 속도를 잊는다.
#
# <details><summary>힌트 3</summary>
#
# 이렇게 고르면 된다. 너비 64, 32, 10, 배치 크기 32, 학습률 0.1, 모멘텀 0.9, 에포크 40번이다. `batches`의 시드는 에포크마다 다르게 한다.
#
# </details>
# </details>
# </details>

# %% key="train-test" nbgrader={"grade": true, "grade_id": "train-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert check.train_digits(train_digits)

# %% key="train-withheld" nbgrader={"grade": true, "grade_id": "train-withheld", "locked": true, "points": 4, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: at least 95% of the withheld digits, by what was
#en: # learned from the labels that were given; at most 5,000 parameters, and
#en: # no answers without them.
#ko: # 숨은 테스트로 채점한다: 주어진 레이블에서 배운 것으로 떼어 놓은 숫자를 95% 이상
#ko: # 읽는지, 매개변수가 5,000개 이하인지, 매개변수 없이는 답하지 못하는지.
### BEGIN HIDDEN TESTS
assert check.train_digits(train_digits, "withheld")
### END HIDDEN TESTS

# %% key="train-care" nbgrader={"grade": true, "grade_id": "train-care", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: training digits in the order 0 to 9; X and y stay
#en: # as they are.
#ko: # 숨은 테스트로 채점한다: 0부터 9까지 순서대로 놓인 학습 숫자, X와 y를 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.train_digits(train_digits, "sorted-digits")
### END HIDDEN TESTS

# %% [markdown] key="confusion-task" lang="en"
# ## {n} Which digit is taken for which?
#
# {worth: 12 minutes}
#
# An accuracy of 97% does not say *which* digits are misread. A confusion matrix does: row $i$, column $j$ counts how often an $i$ was read as a $j$. What is right lies on the diagonal.
#
# $$C_{ij} = \text{number of samples with target } i \text{ and prediction } j$$
#
# Write two functions. `confusion_matrix(prediction, target, classes)` counts. `most_confused(matrix)` returns the pair `(i, j)` that was mixed up most often: an `i` read as a `j`, with `i` different from `j`. The two directions count apart: an 8 read as a 3 is not a 3 read as an 8. And the matrix stays as it is.
#
# **Example.** Four samples of three classes. One 2 was read as a 1, the rest is right:

# %% [markdown] key="confusion-task" lang="ko" of="49e063e6"
# ## {n} 어떤 숫자를 어떤 숫자로 볼까?
#
# {worth: 12 minutes}
#
# 정확도가 97%라고 해도 *어떤* 숫자를 잘못 읽는지는 알 수 없다. 혼동 행렬은 그것을 알려 준다. $i$행 $j$열은 $i$를 $j$로 읽은 횟수이다. 맞게 읽은 것은 대각선에 놓인다.
#
# $$C_{ij} = \text{샘플의 수: 정답 } i \text{, 예측 } j$$
#
# 함수 두 개를 작성해 보자. `confusion_matrix(prediction, target, classes)`는 횟수를 센다. `most_confused(matrix)`는 가장 자주 혼동한 쌍 `(i, j)`를 돌려준다. `i`를 `j`로 읽었다는 뜻이고, `i`와 `j`는 서로 다르다. 두 방향은 따로 센다. 8을 3으로 읽은 것은 3을 8로 읽은 것과 다르다. 그리고 행렬은 바꾸지 않는다.
#
# **예.** 세 클래스의 샘플 넷이다. 2 하나를 1로 읽었고 나머지는 맞았다.

# %% key="confusion-example"
prediction, target = [0, 1, 1, 2], [0, 1, 2, 2]
for i in range(3):
    print([list(zip(target, prediction)).count((i, j)) for j in range(3)])

# %% key="confusion" nbgrader={"grade": false, "grade_id": "confusion", "locked": false, "schema_version": 3, "solution": true, "task": false}
def confusion_matrix(prediction, target, classes):
    #en: """Count which class was taken for which.
    #ko: """어떤 클래스를 어떤 클래스로 보았는지 센다.

    #en: prediction : numpy array of shape (samples,), integers from 0
    #ko: prediction : 형상이 (samples,)인 numpy 배열, 0부터의 정수
    #en: target : numpy array of shape (samples,), what would have been right
    #ko: target : 형상이 (samples,)인 numpy 배열, 맞는 답
    #en: classes : integer, how many classes there are
    #ko: classes : 정수, 클래스의 수

    #en: Returns a numpy array of shape (classes, classes): the row is the
    #en: target, the column the prediction.
    #ko: 형상이 (classes, classes)인 numpy 배열을 돌려준다. 행은 맞는 답, 열은
    #ko: 예측이다.

    #en: Example: confusion_matrix(np.array([1, 1]), np.array([0, 1]), 2)
    #en: is [[0, 1], [0, 1]]
    #ko: 예: confusion_matrix(np.array([1, 1]), np.array([0, 1]), 2)의 값은
    #ko: [[0, 1], [0, 1]]
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    matrix = np.zeros((classes, classes), dtype=np.int64)
    np.add.at(matrix, (target, prediction), 1)
    return matrix
    ### END SOLUTION


def most_confused(matrix):
    #en: """Return the row and the column of the most frequent mistake.
    #ko: """가장 잦은 실수의 행과 열을 돌려준다.

    #en: matrix : numpy array of shape (classes, classes), with one mistake that
    #en: is more frequent than all others
    #ko: matrix : 형상이 (classes, classes)인 numpy 배열, 다른 어떤 실수보다 잦은
    #ko: 실수가 하나 있다

    #en: Returns two integers, (target, prediction).
    #ko: 정수 두 개 (target, prediction)을 돌려준다.

    #en: Example: most_confused(np.array([[5, 1], [0, 7]])) is (0, 1)
    #ko: 예: most_confused(np.array([[5, 1], [0, 7]]))의 값은 (0, 1)
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    mistakes = matrix - np.diag(np.diag(matrix))
    target, prediction = divmod(int(mistakes.argmax()), len(matrix))
    return target, prediction
    ### END SOLUTION

# %% [markdown] key="confusion-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# Start with a matrix of zeros and add 1 to one entry for each sample. A loop with `zip(target, prediction)` does it.
#
# <details><summary>Hint 2</summary>
#
# Without a loop, mind that `matrix[target, prediction] += 1` adds 1 only once where a pair occurs more often. `np.add.at` counts them all.
#
# <details><summary>Hint 3</summary>
#
# For `most_confused`, take the diagonal away in a copy. `argmax()` then counts through the entries row by row; dividing its number by the number of columns gives the row, and the remainder is the column.
#
# </details>
# </details>
# </details>

# %% [markdown] key="confusion-hints" lang="ko" of="f91bf4e5"
# <details><summary>힌트 1</summary>
#
# 0으로 채운 행렬에서 시작하여 샘플마다 한 칸에 1을 더하자. `zip(target, prediction)`으로 반복하면 된다.
#
# <details><summary>힌트 2</summary>
#
# 반복문 없이 하려면 조심하자. `matrix[target, prediction] += 1`은 같은 쌍이 여러 번 나와도 1을 한 번만 더한다. `np.add.at`은 모두 센다.
#
# <details><summary>힌트 3</summary>
#
# `most_confused`에서는 복사본의 대각선을 지우자. `argmax()`는 칸을 행마다 차례로 센 번호를 돌려준다. 그 번호를 열의 수로 나눈 몫이 행, 나머지가 열이다.
#
# </details>
# </details>
# </details>

# %% key="confusion-test" nbgrader={"grade": true, "grade_id": "confusion-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert check.confusion_matrix(confusion_matrix)
assert check.most_confused(most_confused)

# %% key="confusion-values" nbgrader={"grade": true, "grade_id": "confusion-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: 2 to 10 classes, pairs that occur often, classes
#en: # that occur nowhere, one sample; the inputs stay as they are.
#ko: # 숨은 테스트로 채점한다: 클래스 2~10개, 자주 나오는 쌍, 나오지 않는 클래스, 샘플 하나,
#ko: # 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.confusion_matrix(
    confusion_matrix,
    "number-of-classes",
    "frequent-pairs",
    "absent-classes",
    "one-sample",
    "inputs-unchanged",
)
assert check.most_confused(most_confused, "number-of-classes", "inputs-unchanged")
### END HIDDEN TESTS

# %% [markdown] key="saving-task" lang="en"
# ## {n} Save it, load it, read the same
#
# {worth: 12 minutes}
#
# What your network has learned is in its parameters and nowhere else. To train again takes time, and with another seed it makes another network, whose mistakes are others. So the parameters are saved, and whoever loads them has the same network: not a similar one, but the same predictions to the last bit.
#
# Write two functions. `save_model(params, path)` writes the parameters of a network to one file; `params` is what `MLP` has under this name, one dictionary for each layer. `load_model(path)` reads such a file and returns an `MLP` that predicts what the saved one would. It must find out from the file how many layers there are and how wide they are.
#
# **Example.** numpy keeps several arrays in one file, each under a name. Here the file is one in memory:

# %% [markdown] key="saving-task" lang="ko" of="a46702aa"
# ## {n} 저장하고 불러와 똑같이 읽기
#
# {worth: 12 minutes}
#
# 신경망이 배운 것은 매개변수에만 있다. 다시 학습시키려면 시간이 들고, 시드가 다르면 틀리는 숫자도 다른 새 신경망이 된다. 그래서 매개변수를 저장한다. 이것을 불러오면 비슷한 신경망이 아니라, 마지막 비트까지 똑같이 예측하는 같은 신경망이 된다.
#
# 함수 두 개를 작성해 보자. `save_model(params, path)`는 신경망의 매개변수를 파일 하나에 쓴다. `params`는 `MLP`에 같은 이름으로 들어 있는 것으로, 층마다 딕셔너리가 하나씩 있다. `load_model(path)`는 그런 파일을 읽어, 저장한 신경망과 똑같이 예측하는 `MLP`를 돌려준다. 층이 몇 개이고 너비가 얼마인지는 파일에서 알아내야 한다.
#
# **예.** numpy는 파일 하나에 여러 배열을 저마다 이름을 붙여 담는다. 여기서는 메모리에 있는 파일을 쓴다.

# %% key="saving-example"
file = io.BytesIO()
np.savez(file, weight0=np.ones((2, 3)), bias0=np.zeros(3))
file.seek(0)
with np.load(file) as arrays:
    print(arrays.files, arrays["weight0"].shape)

# %% key="saving" nbgrader={"grade": false, "grade_id": "saving", "locked": false, "schema_version": 3, "solution": true, "task": false}
def save_model(params, path):
    #en: """Write the parameters of a network to a file.
    #ko: """신경망의 매개변수를 파일에 쓴다.

    #en: params : list with a dict {"weight": …, "bias": …} for each layer, the
    #en: arrays of shapes (inputs, outputs) and (outputs,)
    #ko: params : 층마다 딕셔너리 {"weight": …, "bias": …}가 있는 리스트, 배열의
    #ko: 형상은 (inputs, outputs)와 (outputs,)
    #en: path : text that ends in ".npz"; what the file held before is replaced
    #ko: path : ".npz"로 끝나는 문자열. 파일에 있던 내용은 새것으로 바뀐다.
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    arrays = {
        f"{name}{place}": array
        for place, layer in enumerate(params)
        for name, array in layer.items()
    }
    np.savez(path, **arrays)
    ### END SOLUTION


def load_model(path):
    #en: """Return the MLP whose parameters `save_model` wrote to a file.
    #ko: """`save_model`이 파일에 쓴 매개변수를 지닌 MLP를 돌려준다.

    #en: path : text
    #ko: path : 문자열

    #en: Returns an MLP of the same widths that predicts the same.
    #ko: 너비도 예측도 같은 MLP를 돌려준다.

    #en: Example: after save_model(model.params, "my.npz"),
    #en: load_model("my.npz").predict(X) equals model.predict(X)
    #ko: 예: save_model(model.params, "my.npz")를 하고 나면
    #ko: load_model("my.npz").predict(X)는 model.predict(X)와 같다
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    with np.load(path) as arrays:
        saved = [
            {name: arrays[f"{name}{place}"] for name in ("weight", "bias")}
            for place in range(len(arrays.files) // 2)
        ]
    widths = [len(saved[0]["weight"]), *(len(layer["bias"]) for layer in saved)]
    model = MLP(widths, seed=0)
    for params, layer in zip(model.params, saved):
        params.update(layer)
    return model
    ### END SOLUTION

# %% [markdown] key="saving-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# All layers use the same two names, and in the file each array needs one of its own. Put the layer's number behind the name: `weight0`, `bias0`, `weight1`, … A dictionary of such names goes into a file with `np.savez(path, **arrays)`.
#
# <details><summary>Hint 2</summary>
#
# When loading, count: two arrays for each layer. Do not sort the names: in the alphabet, `weight10` comes before `weight2`.
#
# <details><summary>Hint 3</summary>
#
# A weight of shape (inputs, outputs) tells two widths. Make an `MLP` with all the widths and any seed, and then replace its parameters: `model.params[0]["weight"] = …`
#
# </details>
# </details>
# </details>

# %% [markdown] key="saving-hints" lang="ko" of="955a5706"
# <details><summary>힌트 1</summary>
#
# 모든 층이 같은 두 이름을 쓰지만, 파일에서는 배열마다 자기 이름이 있어야 한다. 이름 뒤에 층의 번호를 붙이자. `weight0`, `bias0`, `weight1`, … 이런 이름의 딕셔너리는 `np.savez(path, **arrays)`로 파일에 쓸 수 있다.
#
# <details><summary>힌트 2</summary>
#
# 불러올 때는 개수를 세자. 층마다 배열이 두 개이다. 이름을 정렬하면 안 된다. 사전 순서로는 `weight10`이 `weight2`보다 앞에 온다.
#
# <details><summary>힌트 3</summary>
#
# 형상이 (inputs, outputs)인 가중치는 너비 두 개를 알려 준다. 모든 너비와 아무 시드로 `MLP`를 만든 다음 매개변수를 바꾸어 넣자. `model.params[0]["weight"] = …`
#
# </details>
# </details>
# </details>

# %% key="saving-test" nbgrader={"grade": true, "grade_id": "saving-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert check.saving(save_model, load_model)

# %% key="saving-values" nbgrader={"grade": true, "grade_id": "saving-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: no hidden layer and several, twelve layers, every
#en: # bit of the numbers, two networks in two files.
#ko: # 숨은 테스트로 채점한다: 은닉층이 없을 때와 여럿일 때, 층 12개, 수의 모든 비트, 두 파일에
#ko: # 저장한 두 신경망.
### BEGIN HIDDEN TESTS
assert check.saving(save_model, load_model, "depth", "many-layers", "every-bit", "two-files")
### END HIDDEN TESTS

# %% [markdown] key="card-task" lang="en" needs="train confusion"
# ## {n} A model card
#
# {worth: 10 minutes}
#
# Whoever uses your network was not there when you made it. Write the card that goes with it, in about ten lines, with numbers of your own:
#
# - What is it for, and what has it learned from? Where do the data come from, and under which licence?
# - How well does it read, on which digits was that measured, and how were they kept apart from the training?
# - Where does it fail? Take one thing from your own confusion matrix. And one more: train on the first 1,000 rows of the file and measure on the last 284, which other people seem to have written. What do you find, and what does it mean for the hand of a stranger?
# - What must it not be used for?

# %% [markdown] key="card-task" lang="ko" of="1155160d"
# ## {n} 모델 카드
#
# {worth: 10 minutes}
#
# 만든 신경망을 쓰게 될 사람은 만들 때 그 자리에 없었다. 함께 건넬 카드를 열 줄쯤으로, 직접 잰 수를 넣어 써 보자.
#
# - 무엇에 쓰는 모델이고, 무엇에서 배웠는가? 데이터는 어디에서 왔고, 라이선스는 무엇인가?
# - 얼마나 잘 읽는가? 그것을 어떤 숫자로 쟀고, 그 숫자를 어떻게 학습과 떼어 놓았는가?
# - 어디에서 실패하는가? 직접 구한 혼동 행렬에서 한 가지를 들어 보자. 그리고 한 가지 더, 파일의 처음 1,000행으로 학습시키고 마지막 284행으로 재어 보자. 마지막 행들은 다른 사람들이 쓴 듯하다. 결과가 어떻고, 처음 보는 사람의 글씨에는 무엇을 뜻하는가?
# - 무엇에 쓰면 안 되는가?

# %% [markdown] key="card" lang="en" nbgrader={"grade": true, "grade_id": "card", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# **A full answer.** *Task:* reads one handwritten digit, 8 × 8 pixels, cut out and centred, ink from 0 to 1. *Data:* 1,284 digits of Optical Recognition of Handwritten Digits (Alpaydin & Kaynak, UCI, CC BY 4.0), by 13 writers. *Model:* 64-32-10, ReLU, 2,410 parameters, 40 epochs of SGD with momentum. *Accuracy:* about 97% on 321 digits that `split` had dealt out before training and that took no part in it; on the training digits it is 100%, which says nothing. *Where it fails:* 9s read as 3s, most often of all, though that is two of 321 digits (from the confusion matrix). Trained on the first 1,000 rows, it reads only about 89% of the last 284: a random deal puts the same writers into both parts, so 97% holds for hands that it knows, and a stranger's must be expected to be read much worse. *Not for:* digits that are shifted, small or inverted, letters, several digits at once, money or medicine; it always names a digit and never says that it does not know.
#
# **Marking scheme**, 4 points:
#
# - 1 point: what it is for, and what it has learned from: the form of the images, and the data with source and licence.
# - 1 point: an accuracy with the digits that it was measured on, and that these took no part in training or choosing. No point if the accuracy of the training digits is given for the model's.
# - 1 point: a confusion from the learner's own matrix, read in the right direction; and the accuracy on the last 284 rows, clearly lower, put down to unknown writers (not to bad luck).
# - 1 point: at least two uses that it is not made for, with a reason, one of them of the kind "it always names a digit" or "the form of the image is part of the model".
# ### END SOLUTION

# %% [markdown] key="card" lang="ko" of="a70efcbc" nbgrader={"grade": true, "grade_id": "card", "locked": false, "points": 4, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# **모범 답안.** *용도:* 잘라 내어 가운데에 놓은 8 × 8 픽셀의 손글씨 숫자 하나를 읽는다. 잉크는 0부터 1까지이다. *데이터:* Optical Recognition of Handwritten Digits(Alpaydin & Kaynak, UCI, CC BY 4.0)의 숫자 1,284개, 쓴 사람은 13명. *모델:* 64-32-10, ReLU, 매개변수 2,410개, 모멘텀을 쓰는 SGD로 40에포크. *정확도:* 학습 전에 `split`으로 떼어 놓아 학습에 쓰지 않은 숫자 321개에서 97% 안팎. 학습한 숫자에서는 100%이지만 그것은 아무것도 말해 주지 않는다. *실패하는 곳:* 9를 3으로 읽는 일이 가장 잦다. 그래도 321개 가운데 두 개이다(혼동 행렬에서). 처음 1,000행으로 학습시키면 마지막 284행은 89%쯤만 읽는다. 무작위로 나누면 같은 사람의 글씨가 두 부분에 다 들어가므로, 97%는 아는 글씨에 대한 수이고 처음 보는 사람의 글씨는 훨씬 못 읽을 것으로 보아야 한다. *쓰면 안 되는 곳:* 치우치거나 작거나 흑백이 뒤집힌 숫자, 글자, 여러 자리 수, 돈이나 진료가 걸린 일. 이 모델은 언제나 숫자를 답하며 모르겠다고 하는 일이 없다.
#
# **채점 기준**, 4점:
#
# - 1점: 무엇에 쓰고 무엇에서 배웠는지 썼다. 이미지의 형식, 그리고 데이터의 출처와 라이선스가 있다.
# - 1점: 정확도와 함께 어떤 숫자로 쟀는지, 그 숫자를 학습과 선택에 쓰지 않았음을 썼다. 학습한 숫자의 정확도를 모델의 정확도라고 썼으면 점수를 주지 않는다.
# - 1점: 직접 구한 혼동 행렬에서 혼동 하나를 방향을 바르게 읽어 들었고, 마지막 284행에서 뚜렷하게 낮아진 정확도를 (운이 아니라) 모르는 사람의 글씨 때문이라고 설명했다.
# - 1점: 쓰면 안 되는 곳을 둘 이상 이유와 함께 썼고, 그 가운데 하나는 "언제나 숫자를 답한다" 또는 "이미지의 형식도 모델의 일부이다"와 같은 이유이다.
# ### END SOLUTION

# %% [markdown] key="leaderboard-about" lang="en" needs="train"
# ## A leaderboard, if you like
#
# Your class may keep a list of the accuracies on the withheld digits. If you want to be on it, write your name or a pseudonym between the quotes. If you leave them empty, you are not on it. It changes no points.

# %% [markdown] key="leaderboard-about" lang="ko" of="1cba2b53"
# ## 원한다면, 순위표
#
# 떼어 놓은 숫자의 정확도를 모은 순위표를 반에서 만들 수도 있다. 순위표에 오르고 싶으면 따옴표 사이에 이름이나 별명을 쓰자. 비워 두면 오르지 않는다. 점수에는 영향이 없다.

# %% key="leaderboard" needs="train"
LEADERBOARD_NAME = ""

# %% [markdown] key="widget-task" lang="en" needs="pipeline train"
# ## Your network at work
#
# This is the drawing pad of the lesson, and the network behind it is the one that your `train_digits` trains. Draw a digit, or load one. Does it read your hand as well as those that it has learned from? If your model has no `forward`, `predict` alone will do: the pad then shows its answer without any doubts.

# %% [markdown] key="widget-task" lang="ko" of="2f93e539"
# ## 직접 만든 신경망 써 보기
#
# 수업에서 본 그림판이다. 이제 그 뒤에는 직접 만든 `train_digits`가 학습시킨 신경망이 있다. 숫자를 하나 그리거나 불러오자. 학습할 때 본 글씨만큼 잘 읽는가? 모델에 `forward`가 없으면 `predict`만으로도 된다. 그때는 망설임 없이 답만 보여 준다.

# %% key="widget" needs="pipeline train"
from functools import cache

from nnkit.widgets import drawing_pad


@cache
def my_model():
    return train_digits(*prepare(rows))


def my_reader(x):
    model = my_model()
    return model.forward(x) if hasattr(model, "forward") else np.eye(10)[model.predict(x)]


pad = drawing_pad(predict=my_reader, sample=0)
pad
