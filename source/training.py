# %% [markdown] key="title" lang="en"
# # Assignment: training
#
# You build the loop that trains a network, and what keeps it honest: a stop in time, a validation set that nothing has leaked into, and a fair choice among sizes. At the end, your own loop trains networks of four sizes on the two moons, and one of them in the lesson's playground.
#
# {exercises}
#
# It belongs to the lesson [One layer against many: training for real](../../en/10_training.ipynb).

# %% [markdown] key="title" lang="ko" of="6297be51"
# # 과제: 학습
#
# 신경망을 학습시키는 반복문과, 그 결과를 믿을 수 있게 하는 것들을 직접 만든다. 제때 멈추기, 아무것도 새어 들지 않은 검증 데이터, 공정한 크기 고르기이다. 마지막에는 직접 만든 반복문으로 초승달 두 개의 데이터에서 네 가지 크기의 신경망을 학습시키고, 그중 하나를 수업의 놀이터에서도 학습시킨다.
#
# {exercises}
#
# 이 과제는 [한 층과 여러 층: 제대로 학습시키기](../../ko/10_training.ipynb) 수업에 딸려 있다.

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
from autograder.checks import training as check

#en: nnkit.use_language("en")
#ko: nnkit.use_language("ko")

# %% [markdown] key="given-about" lang="en"
# ## What is given
#
# Everything that you have built so far: functions, a loss, batches, an optimizer, and a network with its way forward and its way back. Two short functions are new. `loss(logits, y)` is the mean binary cross-entropy of a network's outputs, and `loss_gradient(logits, y)` its gradient with respect to these outputs: the slope of the loss times the slope of the sigmoid, of which only $p - y$ is left, divided by the number of samples.
#
# A target is a 0 or a 1. `X` has the shape `(samples, features)`, `y` and the outputs have `(samples, 1)`.

# %% [markdown] key="given-about" lang="ko" of="a45380f3"
# ## 주어진 것
#
# 지금까지 만든 것이 모두 있다. 함수들, 손실, 배치, 옵티마이저, 그리고 순전파와 역전파를 하는 신경망이다. 짧은 함수 두 개가 새로 나온다. `loss(logits, y)`는 신경망의 출력에 대한 평균 이진 크로스엔트로피이고, `loss_gradient(logits, y)`는 그 출력에 대한 기울기이다. 손실의 기울기와 시그모이드의 기울기를 곱하면 $p - y$만 남고, 이것을 샘플 수로 나눈다.
#
# 타깃은 0 또는 1이다. `X`의 형상은 `(samples, features)`, `y`와 출력의 형상은 `(samples, 1)`이다.

# %% key="given" nbgrader={"grade": false, "grade_id": "given", "locked": true, "schema_version": 3, "solution": false, "task": false}
def sigmoid(x):
    return np.exp(-np.logaddexp(0, -x))


def relu(x):
    return np.maximum(x, 0)


def binary_cross_entropy(p, target):
    least = np.exp(-100)
    log_yes, log_no = np.log(np.maximum(p, least)), np.log(np.maximum(1 - p, least))
    return np.mean(-target * log_yes - (1 - target) * log_no)


def loss(logits, y):
    return binary_cross_entropy(sigmoid(logits), y)


def loss_gradient(logits, y):
    return (sigmoid(logits) - y) / len(y)


def batches(X, y, size, seed):
    order = np.random.default_rng(seed).permutation(len(X))
    pieces = [order[start : start + size] for start in range(0, len(X), size)]
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

    def forward(self, X):
        self.pre_activations = []
        for layer in self.layers[:-1]:
            self.pre_activations.append(layer.forward(X))
            X = relu(self.pre_activations[-1])
        return self.layers[-1].forward(X)

    def backward(self, upstream):
        upstream = self.layers[-1].backward(upstream)
        for layer, sums in zip(self.layers[-2::-1], self.pre_activations[::-1]):
            upstream = layer.backward(upstream * (sums > 0))
        return upstream

# %% key="my-own"
#en: # False: what is given above is used. True: your own earlier work (but for batches,
#en: # whose order the tests expect); grading always uses what is given.
#ko: # False: 위에 주어진 것을 쓴다. True: 앞에서 직접 만든 것을 쓴다(batches는 빼고, 테스트가
#ko: # 그 순서를 기대하기 때문이다). 채점할 때는 언제나 주어진 것을 쓴다.
MY_OWN = False

# %% key="own-work" nbgrader={"grade": false, "grade_id": "own-work", "locked": true, "schema_version": 3, "solution": false, "task": false}
from autograder.own_work import own_work

own_work("activations", "sigmoid", "relu")
own_work("losses", "binary_cross_entropy")
own_work("gradient_descent", "SGD")
own_work("backpropagation", "Dense", "MLP")

# %% [markdown] key="network-about" lang="en"
# `Network` puts the optimizer and the network together. After a `backward`, `model.step(learning_rate)` moves all parameters of all layers once against their gradients. It changes them **in place**. The tests make their networks with it, so leave it as it is.

# %% [markdown] key="network-about" lang="ko" of="fa199a95"
# `Network`는 옵티마이저와 신경망을 하나로 묶는다. `backward` 다음에 `model.step(learning_rate)`를 부르면 모든 층의 모든 매개변수가 기울기의 반대쪽으로 한 번 움직인다. 매개변수는 **제자리에서** 바뀐다. 테스트도 이것으로 신경망을 만드니 그대로 두자.

# %% key="network"
class Network(MLP):
    def step(self, learning_rate=1.0):
        for layer in self.layers:
            SGD(learning_rate).step(layer.params, layer.grads)

# %% [markdown] key="train-task" lang="en"
# ## {n} The training loop
#
# {worth: 20 minutes}
#
# A network learns by four lines, again and again: forward, loss, backward, step. In every epoch they are gone through once for each batch. What the loop *reports* matters just as much: two losses after each epoch, one of the samples that were learned from, and one of samples that were set aside. Without the second you would never notice a network that learns by heart.
#
# Write `train(model, X, y, X_val, y_val, learning_rate, epochs, size)`. For each epoch:
#
# 1. Deal out the training samples with `batches(X, y, size, seed)`. The seed is the number of the epoch, counted from 0, so that every epoch has an order of its own and everybody's training goes the same way.
# 2. For each batch make **one update**, from the gradient of that batch alone.
# 3. When all batches are done, measure both losses with the parameters as they are then: on all of `X` and `y`, and on all of `X_val` and `y_val`.
#
# Return the history, `{"training": […], "validation": […]}`, with one number for each epoch in either list. `model` is changed, nothing else is. And nothing may be learned from the validation samples: they are only looked at.
#
# **Example.** The four lines once, by hand, for one batch of two samples. The loss before the step and after it:

# %% [markdown] key="train-task" lang="ko" of="12496e84"
# ## {n} 학습 반복문
#
# {worth: 20 minutes}
#
# 신경망은 네 줄을 되풀이하며 배운다. 순전파, 손실, 역전파, 갱신이다. 에포크마다 배치 하나에 한 번씩 이 네 줄을 거친다. 반복문이 *보고하는* 것도 그에 못지않게 중요하다. 에포크가 끝날 때마다 손실을 두 개 적는다. 하나는 배운 샘플의 손실, 하나는 남겨 둔 샘플의 손실이다. 둘째가 없으면 신경망이 외우고 있어도 알아챌 수 없다.
#
# `train(model, X, y, X_val, y_val, learning_rate, epochs, size)`를 작성해 보자. 에포크마다 다음과 같이 한다.
#
# 1. `batches(X, y, size, seed)`로 학습 샘플을 나눈다. 시드는 0부터 센 에포크의 번호이다. 그러면 에포크마다 순서가 다르고, 누가 학습시켜도 똑같이 진행된다.
# 2. 배치마다 그 배치만의 기울기로 **한 번씩 갱신한다**.
# 3. 배치가 모두 끝나면 그때의 매개변수로 손실 두 개를 잰다. 하나는 `X`와 `y` 전체에서, 하나는 `X_val`과 `y_val` 전체에서 잰다.
#
# 학습 기록 `{"training": […], "validation": […]}`을 돌려준다. 두 리스트에는 에포크마다 수가 하나씩 있다. `model`만 바뀌고 다른 것은 바뀌지 않는다. 그리고 검증 샘플에서는 아무것도 배우지 않는다. 보기만 한다.
#
# **예.** 샘플이 두 개인 배치 하나로 네 줄을 손수 한 번 거친다. 갱신하기 전의 손실과 갱신한 뒤의 손실이다.

# %% key="train-example"
model = Network([2, 3, 1], seed=0)
X_batch, y_batch = np.array([[1.0, 2.0], [2.0, -1.0]]), np.array([[1.0], [0.0]])
logits = model.forward(X_batch)
before = loss(logits, y_batch)
model.backward(loss_gradient(logits, y_batch))
model.step(0.5)
before, loss(model.forward(X_batch), y_batch)

# %% key="train" nbgrader={"grade": false, "grade_id": "train", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train(model, X, y, X_val, y_val, learning_rate, epochs, size):
    #en: """Train the model in place, and return how both losses went.
    #ko: """모델을 제자리에서 학습시키고, 두 손실이 어떻게 변했는지 돌려준다.

    #en: model : Network
    #ko: model : Network
    #en: X, y : numpy arrays of shape (samples, features) and (samples, 1)
    #ko: X, y : 형상이 (samples, features)와 (samples, 1)인 numpy 배열
    #en: X_val, y_val : the same for validation; the number of samples may differ
    #ko: X_val, y_val : 검증용, 샘플 수는 다를 수 있음
    #en: learning_rate : number above 0
    #ko: learning_rate : 0보다 큰 수
    #en: epochs : whole number, at least 1
    #ko: epochs : 1 이상의 정수
    #en: size : whole number, at least 1, how many samples a batch has
    #ko: size : 1 이상의 정수, 배치 하나의 샘플 수

    #en: Returns a dict with two lists, "training" and "validation": the losses
    #en: after each epoch.
    #ko: 리스트 두 개가 "training"과 "validation"으로 들어 있는 딕셔너리를 돌려준다.
    #ko: 에포크마다 끝난 뒤의 손실이다.

    #en: Example: after train(model, X, y, X_val, y_val, 0.1, epochs=5, size=4)
    #en: each of the two lists has 5 numbers.
    #ko: 예: train(model, X, y, X_val, y_val, 0.1, epochs=5, size=4)를 부르면
    #ko: 두 리스트에 수가 5개씩 있다.
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    history = {"training": [], "validation": []}
    for epoch in range(epochs):
        for X_batch, y_batch in batches(X, y, size, seed=epoch):
            outputs = model.forward(X_batch)
            model.backward(loss_gradient(outputs, y_batch))
            model.step(learning_rate)
        history["training"].append(loss(model.forward(X), y))
        history["validation"].append(loss(model.forward(X_val), y_val))
    return history
    ### END SOLUTION

# %% [markdown] key="train-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# Two loops, one inside the other: over the epochs, and within an epoch over the batches. Which lines belong into the inner one, and which come after it?
#
# <details><summary>Hint 2</summary>
#
# `for X_batch, y_batch in batches(X, y, size, seed=epoch):` takes the pairs apart. Inside stand the lines of the example. The loss itself is not needed for the update, only its gradient.
#
# <details><summary>Hint 3</summary>
#
# After the inner loop, `loss(model.forward(X), y)` measures a loss; append it to its list. No `backward` and no `step` follow, so nothing is learned from measuring.
#
# </details>
# </details>
# </details>

# %% [markdown] key="train-hints" lang="ko" of="390ce74a"
# <details><summary>힌트 1</summary>
#
# 반복문 두 개가 겹쳐 있다. 바깥은 에포크, 안쪽은 그 에포크의 배치를 돈다. 어느 줄이 안쪽에 들어가고, 어느 줄이 그 뒤에 올까?
#
# <details><summary>힌트 2</summary>
#
# `for X_batch, y_batch in batches(X, y, size, seed=epoch):`는 쌍을 풀어 준다. 그 안에 예의 줄들이 들어간다. 갱신에는 손실 자체가 아니라 기울기만 있으면 된다.
#
# <details><summary>힌트 3</summary>
#
# 안쪽 반복문이 끝나면 `loss(model.forward(X), y)`로 손실을 재어 해당하는 리스트에 덧붙인다. `backward`와 `step`이 뒤따르지 않으니, 재는 것만으로는 아무것도 배우지 않는다.
#
# </details>
# </details>
# </details>

# %% key="train-test" nbgrader={"grade": true, "grade_id": "train-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # The first line looks at the parameters after the training, the second at the history.
#en: # times says how often the network was trained, each time from where it stood.
#ko: # 첫 줄은 학습이 끝난 뒤의 매개변수를, 둘째 줄은 학습 기록을 본다.
#ko: # times는 신경망을 몇 번 학습시켰는지이다. 그때마다 멈춘 데서 이어서 학습시킨다.
assert check.trained((train, Network))
assert check.history_of((train, Network))

# %% key="train-values" nbgrader={"grade": true, "grade_id": "train-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: 1 to 5 epochs, a last batch that is smaller, batches of one
#en: # sample and of all samples, networks with 1 to 3 layers.
#ko: # 숨은 테스트로 채점한다: 에포크 1~5개, 더 작은 마지막 배치, 샘플이 하나인 배치와 모든
#ko: # 샘플을 담은 배치, 층이 1~3개인 신경망.
### BEGIN HIDDEN TESTS
ideas = ["number-of-epochs", "ragged-last-batch", "extreme-sizes", "networks"]
assert check.trained((train, Network), *ideas)
assert check.history_of((train, Network), *ideas)
### END HIDDEN TESTS

# %% key="train-care" nbgrader={"grade": true, "grade_id": "train-care", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: nothing is learned from the validation set; a second training
#en: # goes on where the first ended, with a history of its own; the inputs stay as they are.
#ko: # 숨은 테스트로 채점한다: 검증 데이터로는 배우지 않기, 두 번째 학습은 첫 번째가 끝난 데서
#ko: # 이어지고 기록은 따로 남기기, 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
ideas = ["validation-only-looked-at", "trained-twice", "inputs-unchanged"]
assert check.trained((train, Network), *ideas)
assert check.history_of((train, Network), *ideas)
### END HIDDEN TESTS

# %% [markdown] key="stopping-task" lang="en"
# ## {n} Early stopping
#
# {worth: 20 minutes}
#
# A network that is too large for its data gets better at first and then begins to learn by heart. Early stopping takes it at its best: watch the validation loss, stop when it has not improved for a while, and go back to the parameters of the best epoch.
#
# Write `train_until_best(model, one_epoch, validation_loss, patience, epochs)`. Two functions come as arguments, so that it works with any way of training: `one_epoch(model)` trains the model for one epoch, in place, and returns nothing; `validation_loss(model)` returns the validation loss as it is now.
#
# - Train one epoch and look at the loss, for at most `epochs` epochs.
# - An epoch is a **new best** only if its loss is lower than all before; a loss that equals the best is none. The first epoch is always a new best.
# - After `patience` epochs **in a row** without a new best, stop.
# - However training ended, the model has the parameters of the best epoch: weights and biases of all layers.
# - Return the list of the validation losses of all epochs that were trained.
#
# **Example.** An array, another name for it, and a copy. Then the array is changed in place, as a step of the training does:

# %% [markdown] key="stopping-task" lang="ko" of="5f92d273"
# ## {n} 조기 종료
#
# {worth: 20 minutes}
#
# 데이터에 비해 너무 큰 신경망은 처음에는 좋아지다가 나중에는 외우기 시작한다. 조기 종료는 가장 좋았던 때의 신경망을 얻는 방법이다. 검증 손실을 지켜보다가 한동안 나아지지 않으면 멈추고, 가장 좋았던 에포크의 매개변수로 돌아간다.
#
# `train_until_best(model, one_epoch, validation_loss, patience, epochs)`를 작성해 보자. 어떤 방법으로 학습시키든 쓸 수 있도록 함수 두 개를 인수로 받는다. `one_epoch(model)`은 모델을 한 에포크 동안 제자리에서 학습시키고 아무것도 돌려주지 않는다. `validation_loss(model)`은 지금의 검증 손실을 돌려준다.
#
# - 한 에포크 동안 학습시키고 손실을 본다. 많아야 `epochs`번 한다.
# - 손실이 지금까지의 모든 손실보다 낮을 때만 **새 최저**이다. 최저와 같은 손실은 새 최저가 아니다. 첫 에포크는 언제나 새 최저이다.
# - 새 최저가 나오지 않은 에포크가 **잇달아** `patience`개가 되면 멈춘다.
# - 학습이 어떻게 끝났든 모델은 가장 좋은 에포크의 매개변수를 지닌다. 모든 층의 가중치와 편향이 그래야 한다.
# - 학습한 모든 에포크의 검증 손실을 리스트로 돌려준다.
#
# **예.** 배열 하나, 그 배열의 다른 이름, 그리고 복사본이다. 그다음에 학습의 갱신처럼 배열을 제자리에서 바꾼다.

# %% key="stopping-example"
weight = np.array([1.0, 2.0])
name, copy = weight, weight.copy()
weight -= 0.5
name, copy

# %% key="stopping" nbgrader={"grade": false, "grade_id": "stopping", "locked": false, "schema_version": 3, "solution": true, "task": false}
def train_until_best(model, one_epoch, validation_loss, patience, epochs):
    #en: """Train until validation no longer improves, and go back to the best epoch.
    #ko: """검증 손실이 나아지지 않을 때까지 학습시키고, 가장 좋은 에포크로 돌아간다.

    #en: model : Network; changed in place
    #ko: model : Network, 제자리에서 바뀜
    #en: one_epoch : function of the model, trains it for one epoch in place
    #ko: one_epoch : 모델을 받는 함수, 한 에포크 동안 제자리에서 학습시킴
    #en: validation_loss : function of the model, returns a number
    #ko: validation_loss : 모델을 받는 함수, 수를 돌려줌
    #en: patience : whole number, at least 1, epochs in a row without a new best
    #ko: patience : 1 이상의 정수, 새 최저가 나오지 않은 에포크를 잇달아 몇 개까지 기다릴지
    #en: epochs : whole number, at least 1, the most that are trained
    #ko: epochs : 1 이상의 정수, 많아야 몇 에포크를 학습시킬지

    #en: Returns a list of the validation losses, one for each epoch trained.
    #ko: 학습한 에포크마다 하나씩, 검증 손실의 리스트를 돌려준다.

    #en: Example: if the losses go 0.6, 0.4, 0.5, 0.45, 0.3, then with
    #en: patience=2 the result is [0.6, 0.4, 0.5, 0.45], and the parameters
    #en: are those of the second epoch.
    #ko: 예: 손실이 0.6, 0.4, 0.5, 0.45, 0.3으로 변하고 patience=2이면
    #ko: 결과는 [0.6, 0.4, 0.5, 0.45]이고 매개변수는 둘째 에포크의 것이다.
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    losses = []
    best, waited = np.inf, 0
    for _ in range(epochs):
        one_epoch(model)
        losses.append(validation_loss(model))
        if losses[-1] < best:
            best, waited = losses[-1], 0
            kept = [
                {name: value.copy() for name, value in layer.params.items()}
                for layer in model.layers
            ]
        else:
            waited += 1
        if waited == patience:
            break
    for layer, params in zip(model.layers, kept):
        layer.params = params
    return losses
    ### END SOLUTION

# %% [markdown] key="stopping-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# Three things have to be remembered from epoch to epoch: the best loss, a copy of the parameters that belong to it, and how many epochs you have waited since. What is the best loss before the first epoch, so that any loss is lower?
#
# <details><summary>Hint 2</summary>
#
# A new best sets the waiting back to 0; every other epoch adds 1. When it has reached `patience`, `break` leaves the loop. What comes after the loop happens in both cases, whether it was left or ran to its end.
#
# <details><summary>Hint 3</summary>
#
# The parameters of a layer are arrays in a dictionary. Copying the dictionary alone is not enough: its arrays are changed in place. `{name: value.copy() for name, value in layer.params.items()}` copies both.
#
# </details>
# </details>
# </details>

# %% [markdown] key="stopping-hints" lang="ko" of="b0a2cd53"
# <details><summary>힌트 1</summary>
#
# 에포크가 바뀌어도 기억해야 할 것이 세 가지 있다. 최저 손실, 그때의 매개변수 복사본, 그 뒤로 기다린 에포크의 수이다. 첫 에포크 전의 최저 손실을 얼마로 두면 어떤 손실이든 그보다 낮을까?
#
# <details><summary>힌트 2</summary>
#
# 새 최저가 나오면 기다린 수가 0으로 돌아가고, 그렇지 않은 에포크마다 1씩 는다. `patience`에 이르면 `break`로 반복문을 빠져나온다. 반복문 뒤에 쓴 것은 빠져나왔을 때도, 끝까지 돌았을 때도 실행된다.
#
# <details><summary>힌트 3</summary>
#
# 층의 매개변수는 딕셔너리에 든 배열이다. 딕셔너리만 복사해서는 안 된다. 그 안의 배열이 제자리에서 바뀌기 때문이다. `{name: value.copy() for name, value in layer.params.items()}`는 둘 다 복사한다.
#
# </details>
# </details>
# </details>

# %% key="stopping-test" nbgrader={"grade": true, "grade_id": "stopping-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # In the tests the losses are given, and an epoch adds 1 to every parameter: what the
#en: # parameters have gained in the end is the number of the epoch that they are from.
#ko: # 테스트에서는 손실이 정해져 있고, 에포크마다 모든 매개변수에 1을 더한다. 그래서 매개변수가
#ko: # 마지막에 늘어난 만큼이 곧 그것이 나온 에포크의 번호이다.
assert check.losses_until((train_until_best, Network))
assert check.kept((train_until_best, Network))

# %% key="stopping-values" nbgrader={"grade": true, "grade_id": "stopping-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: a patience of 1 to 5, rises with better epochs in between,
#en: # a loss that falls again but not below the best, a loss that equals the best.
#ko: # 숨은 테스트로 채점한다: patience 1~5, 늘어나는 사이사이에 새 최저가 나오는 손실, 다시 줄지만
#ko: # 최저에는 못 미치는 손실, 최저와 같은 손실.
### BEGIN HIDDEN TESTS
ideas = ["patience", "rises-in-between", "falls-above-the-best", "equal-losses"]
assert check.losses_until((train_until_best, Network), *ideas)
assert check.kept((train_until_best, Network), *ideas)
### END HIDDEN TESTS

# %% key="stopping-care" nbgrader={"grade": true, "grade_id": "stopping-care", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: epochs that run out before the patience does, large losses,
#en: # weights and biases of 1 to 3 layers.
#ko: # 숨은 테스트로 채점한다: patience에 이르기 전에 epochs가 끝나는 학습, 큰 손실, 층 1~3개의 가중치와 편향.
### BEGIN HIDDEN TESTS
ideas = ["epochs-run-out", "large-losses", "every-layer"]
assert check.losses_until((train_until_best, Network), *ideas)
assert check.kept((train_until_best, Network), *ideas)
### END HIDDEN TESTS

# %% [markdown] key="reading-task" lang="en"
# ## {n} Reading curves
#
# {worth: 10 minutes}
#
# Whoever trains networks looks at two curves all day. They say what is wrong long before anything else does, if one can read them.
#
# Here are four runs, trained and written down, with two classes each time; so a network that guesses has a loss of 0.69. Runs 1, 3 and 4 learned the two moons. Run 2 is a single layer on a disc with a ring around it. Full lines are training losses, dashed ones validation losses, over 120 epochs.
#
# ![Four pictures. Run 1: both lines leap up and down together and leave the picture at the top. Run 2: both lines lie flat, one on the other, near 0.7. Run 3: the full line falls nearly to 0; the dashed one falls to 0.3 at epoch 60 and rises again to 0.5. Run 4: both lines fall from 0.3 to 0.2 and lie flat, close together.](curves.svg)
#
# **Example.** The numbers of the picture, and for each run the gap between validation and training:

# %% [markdown] key="reading-task" lang="ko" of="559d6336"
# ## {n} 곡선 읽기
#
# {worth: 10 minutes}
#
# 신경망을 학습시키는 사람은 온종일 곡선 두 개를 들여다본다. 읽을 줄만 알면 무엇이 잘못되었는지 곡선이 가장 먼저 알려 준다.
#
# 네 번 학습시키고 적어 둔 것이 있다. 언제나 클래스가 두 개이므로, 찍기만 하는 신경망의 손실은 0.69이다. 실행 1, 3, 4는 초승달 두 개를 배웠다. 실행 2는 원판과 그 둘레의 고리를 한 층으로 배웠다. 120에포크 동안의 손실이고, 실선은 학습 손실, 점선은 검증 손실이다.
#
# ![그림 네 개. 실행 1: 두 선이 함께 오르내리다가 그림 위로 벗어난다. 실행 2: 두 선이 0.7 가까이에서 겹친 채 평평하다. 실행 3: 실선은 거의 0까지 줄고, 점선은 60에포크에서 0.3까지 줄었다가 0.5까지 다시 늘어난다. 실행 4: 두 선이 0.3에서 0.2까지 줄어 가까이 붙은 채 평평해진다.](curves.svg)
#
# **예.** 그림의 수와, 실행마다 검증 손실에서 학습 손실을 뺀 차이이다.

# %% key="reading-example"
epochs = [1, 2, 5, 10, 20, 40, 60, 80, 100, 120]
runs = {
    1: ([0.99, 0.49, 0.46, 0.42, 0.63, 1.04, 0.71, 1.05, 0.85, 2.29],
        [1.01, 0.53, 0.49, 0.47, 0.58, 1.09, 0.71, 1.05, 0.85, 2.29]),
    2: ([0.69, 0.69, 0.69, 0.69, 0.69, 0.69, 0.69, 0.69, 0.69, 0.69],
        [0.70, 0.70, 0.70, 0.69, 0.69, 0.69, 0.69, 0.69, 0.69, 0.69]),
    3: ([0.94, 0.53, 0.35, 0.33, 0.29, 0.22, 0.17, 0.11, 0.09, 0.07],
        [0.71, 0.46, 0.39, 0.38, 0.34, 0.31, 0.30, 0.36, 0.43, 0.48]),
    4: ([0.31, 0.30, 0.28, 0.27, 0.23, 0.18, 0.17, 0.17, 0.16, 0.16],
        [0.34, 0.33, 0.31, 0.29, 0.25, 0.19, 0.18, 0.18, 0.17, 0.18]),
}
for number, (training, validation) in runs.items():
    print(f"run {number}, gap:", np.subtract(validation, training).round(2))

# %% [markdown] key="reading-questions" lang="en"
# Which of these are true? `reading` returns the letters of all that are:
#
# {options: reading}
#
# And what would you do next? `remedies` returns the letters of all that are sensible:
#
# {options: remedies}
#
# Each function returns all its letters as one text, for example `return "AC"`. Two points each, for all the letters or for none.

# %% [markdown] key="reading-questions" lang="ko" of="bdd2b377"
# 다음 가운데 맞는 것은 무엇일까? `reading`은 맞는 것의 글자를 모두 돌려준다.
#
# {options: reading}
#
# 그러면 다음에 무엇을 해야 할까? `remedies`는 이치에 맞는 것의 글자를 모두 돌려준다.
#
# {options: remedies}
#
# 두 함수 모두 글자를 모아 문자열 하나로 돌려준다. 예를 들면 `return "AC"`이다. 저마다 글자를 모두 맞혀야 2점을 받는다.

# %% key="reading" nbgrader={"grade": false, "grade_id": "reading", "locked": false, "schema_version": 3, "solution": true, "task": false}
def reading():
    #en: """Return the letters of all true statements, for example "AC"."""
    #ko: """맞는 문장의 글자를 모두 돌려준다. 예를 들면 "AC"."""
    ### BEGIN SOLUTION
    return "{letters: reading}"
    ### END SOLUTION


def remedies():
    #en: """Return the letters of all sensible steps, for example "AC"."""
    #ko: """해 볼 만한 일의 글자를 모두 돌려준다. 예를 들면 "AC"."""
    ### BEGIN SOLUTION
    return "{letters: remedies}"
    ### END SOLUTION

# %% [markdown] key="reading-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# Ask of every run, in this order: does the training loss fall at all? Does it become low? Does the validation loss go with it?
#
# <details><summary>Hint 2</summary>
#
# A remedy has to fit the illness. Which of the four are ill because the network *can* do too little, because it can do too much, because the steps are too long?
#
# </details>
# </details>

# %% [markdown] key="reading-hints" lang="ko" of="e70c5f0d"
# <details><summary>힌트 1</summary>
#
# 실행마다 차례로 물어보자. 학습 손실이 줄기는 하는가? 낮아지는가? 검증 손실도 함께 가는가?
#
# <details><summary>힌트 2</summary>
#
# 처방은 병에 맞아야 한다. 넷 가운데 신경망이 할 수 있는 것이 너무 적어서, 너무 많아서, 걸음이 너무 길어서 탈이 난 것은 각각 어느 것일까?
#
# </details>
# </details>

# %% key="reading-test" nbgrader={"grade": true, "grade_id": "reading-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Before grading only the form is checked: letters that exist.
#en: # Graded by a hidden test: what each run shows.
#ko: # 채점 전에는 형식만 확인한다: 있는 글자인지.
#ko: # 숨은 테스트로 채점한다: 실행마다 무엇이 드러나는지.
assert check.reading(reading)
### BEGIN HIDDEN TESTS
assert check.reading(reading, "right")
### END HIDDEN TESTS

# %% key="remedies-test" nbgrader={"grade": true, "grade_id": "remedies-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Before grading only the form is checked: letters that exist.
#en: # Graded by a hidden test: what helps against what.
#ko: # 채점 전에는 형식만 확인한다: 있는 글자인지.
#ko: # 숨은 테스트로 채점한다: 어느 실행에 어떤 처방이 맞는지.
assert check.remedies(remedies)
### BEGIN HIDDEN TESTS
assert check.remedies(remedies, "right")
### END HIDDEN TESTS

# %% [markdown] key="leak-task" lang="en"
# ## {n} Find the leak
#
# {worth: 15 minutes}
#
# A validation loss means something only if nothing of the validation set has reached the training. Where it has, one speaks of a **leak**. Nothing fails then, no error comes: the numbers are just too good, until the network meets the world.
#
# **Example.** Somebody splits and standardises data with the function `leaky`. The labels below are tosses of a coin, so nobody can foretell more than about half of them. Yet a simple method, which gives each validation sample the label of the training sample that is nearest, gets *all* of them right. **Predict before you read on:** which lines of `leaky` let something through? There are two such leaks, one glaring and one quiet.

# %% [markdown] key="leak-task" lang="ko" of="6ee8d952"
# ## {n} 새는 곳 찾기
#
# {worth: 15 minutes}
#
# 검증 손실은 검증 데이터의 어떤 것도 학습에 닿지 않았을 때만 의미가 있다. 닿았다면 데이터가 **누출**되었다고 한다. 그래도 아무것도 실패하지 않고 오류도 나지 않는다. 신경망이 세상에 나가기 전까지는 수가 지나치게 좋을 뿐이다.
#
# **예.** 누군가 함수 `leaky`로 데이터를 나누고 표준화한다. 아래의 레이블은 동전을 던져 정한 것이라서 누구도 절반쯤밖에 맞힐 수 없다. 그런데 검증 샘플마다 가장 가까운 학습 샘플의 레이블을 붙이는 단순한 방법이 *모두* 맞힌다. **더 읽기 전에 예측해 보자.** `leaky`의 어느 줄이 새는가? 새는 곳은 두 군데이다. 하나는 뚜렷하고 하나는 눈에 잘 띄지 않는다.

# %% key="leak-example"
def leaky(X, y, validation, seed):
    order = np.random.default_rng(seed).permutation(len(X))
    X = (X - X.mean(axis=0)) / X.std(axis=0)
    X_val, y_val = X[order[:validation]], y[order[:validation]]
    X_train, y_train = X[order], y[order]
    return X_train, y_train, X_val, y_val


rng = np.random.default_rng(0)
X, y = rng.normal(size=(100, 2)), rng.integers(2, size=(100, 1))
X_train, y_train, X_val, y_val = leaky(X, y, validation=40, seed=0)
distances = ((X_val[:, np.newaxis] - X_train) ** 2).sum(axis=2)
np.mean(y_train[distances.argmin(axis=1)] == y_val)

# %% [markdown] key="leak-asked" lang="en"
# Write `prepare(X, y, validation, seed)`, which does the same without a leak:
#
# - Shuffle by `np.random.default_rng(seed).permutation(len(X))`. The first `validation` samples of that order are for validation, all others for training. No sample is in both.
# - **Standardise** both parts: from each feature subtract its mean and divide by its standard deviation (numpy's `std`). Both numbers come from the training part alone, since that is all one has when new samples arrive; and the same numbers serve the validation part, so that an input means the same everywhere.
# - A feature that has one and the same value in all of the training part has the deviation 0. From such a feature only subtract the mean.
# - The targets are no inputs: nothing of `y` may get into `X_train` or `X_val`.
#
# Return `X_train, y_train, X_val, y_val`, each part in the shuffled order. What was passed stays as it is.

# %% [markdown] key="leak-asked" lang="ko" of="bff31a3e"
# 같은 일을 누출 없이 하는 `prepare(X, y, validation, seed)`를 작성해 보자.
#
# - `np.random.default_rng(seed).permutation(len(X))`로 섞는다. 그 순서에서 처음 `validation`개는 검증용, 나머지는 모두 학습용이다. 양쪽에 든 샘플은 없다.
# - 두 부분을 모두 **표준화한다**. 특성마다 평균을 빼고 표준편차(numpy의 `std`)로 나눈다. 새 샘플이 올 때 우리가 지닌 것은 학습 데이터뿐이므로 두 수는 학습 데이터로만 구한다. 검증 데이터에도 같은 수를 써야 같은 입력이 어디서나 같은 뜻을 지닌다.
# - 학습 데이터에서 값이 모두 같은 특성은 표준편차가 0이다. 그런 특성에서는 평균만 뺀다.
# - 타깃은 입력이 아니다. `y`의 어떤 것도 `X_train`이나 `X_val`에 들어가면 안 된다.
#
# `X_train, y_train, X_val, y_val`을 돌려준다. 두 부분 모두 섞은 순서대로이다. 넘겨받은 것은 그대로 둔다.

# %% key="leak" nbgrader={"grade": false, "grade_id": "leak", "locked": false, "schema_version": 3, "solution": true, "task": false}
def prepare(X, y, validation, seed):
    #en: """Return a training and a validation part, standardised, without a leak.
    #ko: """표준화한 학습 데이터와 검증 데이터를 누출 없이 돌려준다.

    #en: X : numpy array of shape (samples, features)
    #ko: X : 형상이 (samples, features)인 numpy 배열
    #en: y : numpy array of shape (samples, 1), the targets
    #ko: y : 형상이 (samples, 1)인 numpy 배열, 타깃
    #en: validation : whole number, at least 1, how many samples are set aside
    #ko: validation : 1 이상의 정수, 남겨 둘 샘플의 수
    #en: seed : whole number, decides the order
    #ko: seed : 정수, 순서를 정함

    #en: Returns X_train, y_train, X_val, y_val.
    #ko: X_train, y_train, X_val, y_val을 돌려준다.

    #en: Example: of 5 samples with validation=2, X_train has 3 rows, and the
    #en: mean of each of its columns is 0.
    #ko: 예: 샘플이 5개이고 validation=2이면 X_train은 3행이고, 열마다 평균이
    #ko: 0이다.
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    shuffled = np.random.default_rng(seed).permutation(len(X))
    aside, rest = shuffled[:validation], shuffled[validation:]
    mean, deviation = X[rest].mean(axis=0), X[rest].std(axis=0)
    deviation[deviation == 0] = 1
    X_train, X_val = (X[rest] - mean) / deviation, (X[aside] - mean) / deviation
    return X_train, y[rest], X_val, y[aside]
    ### END SOLUTION

# %% [markdown] key="leak-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# The glaring leak: look at what `order[:validation]` and `order` have in common. The quiet one: which samples went into `X.mean(axis=0)`, and what had been set aside by then?
#
# <details><summary>Hint 2</summary>
#
# First split, then standardise. `order[validation:]` is everything from that place on.
#
# <details><summary>Hint 3</summary>
#
# Dividing by 1 changes nothing. `np.where(deviation > 0, deviation, 1)` puts a 1 in the place of each 0.
#
# </details>
# </details>
# </details>

# %% [markdown] key="leak-hints" lang="ko" of="df223c98"
# <details><summary>힌트 1</summary>
#
# 뚜렷한 쪽: `order[:validation]`과 `order`에 공통으로 들어 있는 것을 보자. 눈에 띄지 않는 쪽: `X.mean(axis=0)`에는 어떤 샘플이 들어갔고, 그때까지 남겨 둔 것이 있었는가?
#
# <details><summary>힌트 2</summary>
#
# 먼저 나누고, 그다음에 표준화한다. `order[validation:]`은 그 자리부터 끝까지이다.
#
# <details><summary>힌트 3</summary>
#
# 1로 나누면 아무것도 바뀌지 않는다. `np.where(deviation > 0, deviation, 1)`은 0마다 그 자리에 1을 넣는다.
#
# </details>
# </details>
# </details>

# %% key="leak-test" nbgrader={"grade": true, "grade_id": "leak-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # Each line looks at one part, inputs and targets side by side: the last column is y.
#ko: # 줄마다 한 부분을 본다. 입력과 타깃을 나란히 놓았으니 마지막 열이 y이다.
assert check.prepared_training(prepare)
assert check.prepared_validation(prepare)

# %% key="leak-values" nbgrader={"grade": true, "grade_id": "leak-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: parts of any size, 1 to 5 features, the same inputs with other
#en: # labels, arrays of integers and of float32.
#ko: # 숨은 테스트로 채점한다: 크기가 다양한 부분, 특성 1~5개, 레이블만 다른 똑같은 입력, 정수
#ko: # 배열과 float32 배열.
### BEGIN HIDDEN TESTS
ideas = ["sizes", "number-of-features", "other-labels", "types"]
assert check.prepared_training(prepare, *ideas)
assert check.prepared_validation(prepare, *ideas)
### END HIDDEN TESTS

# %% key="leak-care" nbgrader={"grade": true, "grade_id": "leak-care", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: a feature that is the same in all of the training part,
#en: # without a warning of numpy's; the inputs stay as they are.
#ko: # 숨은 테스트로 채점한다: 학습 데이터에서 값이 모두 같은 특성(numpy의 경고가 없어야 한다),
#ko: # 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.prepared_training(prepare, "constant-feature", "inputs-unchanged")
assert check.prepared_validation(prepare, "constant-feature", "inputs-unchanged")
### END HIDDEN TESTS

# %% [markdown] key="width-task" lang="en"
# ## {n} Choosing a size
#
# {worth: 10 minutes}
#
# How many units does a problem need? No formula says so. One trains networks of several widths, each from several seeds, and compares. Then comes the step where most go wrong: by which number?
#
# Write `choose_width(widths, training, validation, margin)`. `training[i, j]` and `validation[i, j]` are the loss curves of width `widths[i]` trained from seed number `j`, one loss for each epoch.
#
# 1. The score of a run is its **lowest validation loss**: that is what early stopping would have kept. The training loss has no say.
# 2. The score of a width is the **mean over its seeds**, for you will not always be lucky.
# 3. The lowest score is the best. Among the widths whose score is at most `margin` above it, exactly `margin` included, the **smallest** is chosen: nearly as good, and it costs least. With a margin of 0 this decides between equals.
#
# The widths may stand in any order. Return the width, not its place.
#
# **Example.** One width with two seeds. The first run has the score 0.25, the second 0.5, so the width has 0.375:

# %% [markdown] key="width-task" lang="ko" of="c46e02d2"
# ## {n} 크기 고르기
#
# {worth: 10 minutes}
#
# 문제에 유닛이 몇 개 필요할까? 알려 주는 공식은 없다. 너비를 여러 가지로, 너비마다 시드를 여러 개로 하여 학습시키고 비교한다. 그다음에 대부분이 틀리는 단계가 온다. 어떤 수로 비교할까?
#
# `choose_width(widths, training, validation, margin)`을 작성해 보자. `training[i, j]`와 `validation[i, j]`는 너비 `widths[i]`를 `j`번 시드로 학습시킨 손실 곡선으로, 에포크마다 손실이 하나씩 있다.
#
# 1. 학습 한 번의 성적은 **가장 낮은 검증 손실**이다. 조기 종료를 했다면 그것이 남았을 것이다. 학습 손실은 보지 않는다.
# 2. 너비의 성적은 **시드들에 대한 평균**이다. 운이 늘 좋을 수는 없다.
# 3. 성적은 낮을수록 좋다. 가장 좋은 성적보다 많아야 `margin`만큼 높은 너비들(꼭 `margin`만큼 높은 것도 포함한다) 가운데 **가장 작은** 것을 고른다. 성적은 거의 같고 비용이 가장 적게 든다. 허용하는 차이가 0이면 성적이 똑같이 좋은 너비들 가운데에서만 고르게 된다.
#
# 너비의 순서는 정해져 있지 않다. 자리가 아니라 너비를 돌려준다.
#
# **예.** 너비 하나와 시드 두 개이다. 첫 학습의 성적은 0.25, 둘째는 0.5이므로 이 너비의 성적은 0.375이다.

# %% key="width-example"
curves = np.array([[0.75, 0.25, 0.5], [0.75, 0.5, 0.5]])
curves.min(axis=1), curves.min(axis=1).mean()

# %% key="width" nbgrader={"grade": false, "grade_id": "width", "locked": false, "schema_version": 3, "solution": true, "task": false}
def choose_width(widths, training, validation, margin):
    #en: """Return the smallest width that is nearly as good as the best.
    #ko: """가장 좋은 것과 거의 같은 너비 가운데 가장 작은 것을 돌려준다.

    #en: widths : numpy array of shape (widths,), whole numbers that all differ
    #ko: widths : 형상이 (widths,)인 numpy 배열, 서로 다른 정수
    #en: training, validation : numpy arrays of shape (widths, seeds, epochs)
    #ko: training, validation : 형상이 (widths, seeds, epochs)인 numpy 배열
    #en: margin : number, at least 0
    #ko: margin : 0 이상의 수

    #en: Returns a whole number, one of the widths.
    #ko: 너비 가운데 하나인 정수를 돌려준다.
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    scores = validation.min(axis=2).mean(axis=1)
    return widths[scores <= scores.min() + margin].min()
    ### END SOLUTION

# %% [markdown] key="width-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# The array has three axes: widths, seeds, epochs. Which axis vanishes first, and by which operation? Which one next?
#
# <details><summary>Hint 2</summary>
#
# `validation.min(axis=2)` has the shape `(widths, seeds)`. Once there is one number for each width, a comparison gives an array of `True` and `False`, and `widths[…]` with such an array keeps the widths where it is `True`.
#
# </details>
# </details>

# %% [markdown] key="width-hints" lang="ko" of="eaf932ac"
# <details><summary>힌트 1</summary>
#
# 배열의 축은 너비, 시드, 에포크 세 개이다. 어느 축이 어떤 연산으로 먼저 사라질까? 그다음은?
#
# <details><summary>힌트 2</summary>
#
# `validation.min(axis=2)`의 형상은 `(widths, seeds)`이다. 너비마다 수가 하나씩 되면, 비교하여 `True`와 `False`로 된 배열을 얻는다. `widths[…]`에 그 배열을 넣으면 `True`인 자리의 너비만 남는다.
#
# </details>
# </details>

# %% key="width-test" nbgrader={"grade": true, "grade_id": "width-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert check.choose_width(choose_width)

# %% key="width-values" nbgrader={"grade": true, "grade_id": "width-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: training and validation that disagree, curves that rise again,
#en: # 1, 2 or 4 seeds.
#ko: # 숨은 테스트로 채점한다: 서로 다른 말을 하는 학습 손실과 검증 손실, 다시 올라가는 곡선, 시드
#ko: # 1개, 2개, 4개.
### BEGIN HIDDEN TESTS
assert check.choose_width(choose_width, "by-validation", "lowest-loss", "several-seeds")
### END HIDDEN TESTS

# %% key="width-care" nbgrader={"grade": true, "grade_id": "width-care", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: two widths that are equally good, widths within the margin
#en: # and exactly at it; the inputs stay as they are.
#ko: # 숨은 테스트로 채점한다: 똑같이 좋은 두 너비, 여유(margin) 안에 있는 너비와 그 경계에 있는
#ko: # 너비, 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.choose_width(choose_width, "ties", "margin", "inputs-unchanged")
### END HIDDEN TESTS

# %% [markdown] key="written-task" lang="en"
# ## {n} Choose, and say why
#
# {worth: 10 minutes}
#
# A clinic wants a network that says from 12 measurements whether a patient has an illness. A colleague has trained two, on 300 patients, and reports:
#
# | hidden units | parameters | training loss | validation loss |
# |---|---|---|---|
# | 16 | 225 | 0.21 | 0.26 |
# | 1,024 | 14,337 | 0.01 | 0.43 |
#
# "I take the one with 1,024 units: its error is 20 times smaller, and more neurons are always better, they only take longer." A week later: "I have added a 13th input, and now the validation loss is 0.00! It is a number that the clinic gives every patient: 1 for the ward where the ill are treated, 0 for the others."
#
# Three to six sentences are enough:
#
# - Which of the two networks do you take, and by which number?
# - What is true, and what is not, in "more neurons are always better, they only take longer"?
# - What has happened with the 13th input, although no patient is in both the training and the validation set? Will the network help the clinic?

# %% [markdown] key="written-task" lang="ko" of="4c50b5bf"
# ## {n} 고르고 이유 대기
#
# {worth: 10 minutes}
#
# 어떤 병원이 측정값 12개로 환자가 병에 걸렸는지 알려 주는 신경망을 원한다. 동료가 환자 300명의 데이터로 두 개를 학습시키고 이렇게 보고한다.
#
# | 은닉 유닛 | 매개변수 | 학습 손실 | 검증 손실 |
# |---|---|---|---|
# | 16 | 225 | 0.21 | 0.26 |
# | 1,024 | 14,337 | 0.01 | 0.43 |
#
# "오차가 20분의 1이니까 유닛이 1,024개인 것으로 할게. 뉴런은 많을수록 좋고, 시간이 더 걸릴 뿐이야." 일주일 뒤에는 이렇게 말한다. "열세 번째 입력을 넣었더니 검증 손실이 0.00이 됐어! 병원이 환자마다 붙이는 번호인데, 병에 걸린 사람을 치료하는 병동이면 1, 나머지는 0이야."
#
# 세 문장에서 여섯 문장이면 충분하다.
#
# - 두 신경망 가운데 어느 것을, 어떤 수를 보고 고르겠는가?
# - "뉴런은 많을수록 좋고, 시간이 더 걸릴 뿐"이라는 말에서 맞는 것은 무엇이고 틀린 것은 무엇인가?
# - 학습과 검증 양쪽에 든 환자가 없는데도 열세 번째 입력 때문에 무슨 일이 일어났는가? 이 신경망은 병원에 도움이 될까?

# %% [markdown] key="written" lang="en" nbgrader={"grade": true, "grade_id": "written", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# **A full answer.** I take the one with 16 units, because its validation loss is lower, 0.26 against 0.43: the validation samples stand for the patients to come, and the training loss only says how well a network knows those it has learned from. More units do cost more, here 64 times as many parameters to multiply in every step. But that is not all: they can also learn 300 patients by heart, and the gap between 0.01 and 0.43 says that this one has; whether more units are better is for the validation loss to show. The 13th input is the answer itself: a patient comes into that ward *because* the illness is known. The label has leaked into the inputs, of training and validation alike, so the validation loss no longer says anything. Of a new patient, for whom the answer is wanted, the ward is not known yet, and the network is of no use.
#
# **Marking scheme**, 3 points:
#
# - 1 point: 16 units, by the validation loss, with the reason that validation stands for new samples. No point for "16, because it is smaller" alone.
# - 1 point: more units cost more (true), and may overfit, read from the gap here (so "always better" is not true). Half a point for one of the two.
# - 1 point: the label has leaked into the input, so the validation loss is worthless, and for new patients the input is missing. Half a point for "a leak" without saying of what.
# ### END SOLUTION

# %% [markdown] key="written" lang="ko" of="d8d04c03" nbgrader={"grade": true, "grade_id": "written", "locked": false, "points": 3, "schema_version": 3, "solution": true, "task": false}
# ### BEGIN SOLUTION
# **모범 답안.** 검증 손실이 0.43보다 낮은 0.26인 유닛 16개짜리를 고른다. 검증 샘플은 앞으로 올 환자를 대신하고, 학습 손실은 배운 환자를 얼마나 잘 아는지를 말해 줄 뿐이다. 유닛이 많으면 비용이 더 드는 것은 맞다. 여기서는 걸음마다 곱해야 할 매개변수가 64배이다. 그러나 그것이 전부가 아니다. 유닛이 많으면 환자 300명을 외울 수도 있고, 0.01과 0.43의 차이가 바로 외웠다는 뜻이다. 유닛이 많은 쪽이 더 나은지는 검증 손실로 보아야 한다. 열세 번째 입력은 정답 그 자체이다. 환자가 그 병동에 있는 것은 병이 *이미 밝혀졌기* 때문이다. 레이블이 학습과 검증의 입력에 똑같이 새어 들었으므로 검증 손실은 이제 아무것도 말해 주지 않는다. 정작 답이 필요한 새 환자는 아직 병동이 정해지지 않았으니 이 신경망은 쓸모가 없다.
#
# **채점 기준**, 3점:
#
# - 1점: 검증 데이터가 새 샘플을 대신한다는 이유를 들어 검증 손실로 유닛 16개를 골랐다. "더 작으니까 16개"라고만 썼으면 점수를 주지 않는다.
# - 1점: 유닛이 많으면 비용이 늘고(맞다), 두 손실의 차이에서 보듯 과적합할 수도 있다("많을수록 좋다"는 틀리다). 둘 중 하나만 썼으면 0.5점.
# - 1점: 레이블이 입력으로 누출되어 검증 손실이 무의미하고, 새 환자에게는 그 입력이 없다. 무엇이 누출되었는지 없이 "누출"이라고만 썼으면 0.5점.
# ### END SOLUTION

# %% [markdown] key="widget-task" lang="en" needs="train leak width"
# ## Your training at work
#
# First an experiment like the lesson's. `moons` makes two half moons that overlap. Your `prepare` splits them, your `train` trains four widths from two seeds each, and your `choose_width` decides. A width of 0 stands for no hidden layer: that is the single-layer perceptron. **Predict:** which width has the lowest training loss, and which is chosen?

# %% [markdown] key="widget-task" lang="ko" of="84f8e3b5"
# ## 직접 만든 학습 써 보기
#
# 먼저 수업에서와 같은 실험을 한다. `moons`는 서로 겹치는 초승달 두 개를 만든다. 직접 만든 `prepare`가 데이터를 나누고, `train`이 네 가지 너비를 시드 두 개씩으로 학습시키고, `choose_width`가 고른다. 너비 0은 은닉층이 없다는 뜻이다. 곧 단층 퍼셉트론이다. **예측해 보자.** 학습 손실이 가장 낮은 너비는 어느 것이고, 고르게 될 너비는 어느 것일까?

# %% key="experiment" needs="train leak width"
def moons(samples, noise, seed):
    rng = np.random.default_rng(seed)
    angle = rng.uniform(0, np.pi, size=samples)
    y = np.arange(samples) % 2
    X = np.column_stack([np.cos(angle), np.sin(angle)])
    X[y == 1] = [1, 0.5] - X[y == 1]
    return X + rng.normal(0, noise, size=X.shape), y[:, np.newaxis]


data = prepare(*moons(200, noise=0.2, seed=3), validation=140, seed=0)
widths = np.array([0, 2, 8, 32])
training, validation = [], []
for width in widths:
    models = [Network([2, width, 1] if width else [2, 1], seed) for seed in (0, 1)]
    histories = [train(model, *data, learning_rate=0.5, epochs=80, size=10) for model in models]
    training.append([history["training"] for history in histories])
    validation.append([history["validation"] for history in histories])
training, validation = np.array(training), np.array(validation)
for width, low, lowest in zip(widths, training.min(axis=2), validation.min(axis=2)):
    print(f"{width:2}  training {low.round(3)}  validation {lowest.round(3)}")
choose_width(widths, training, validation, margin=0.02)

# %% [markdown] key="widget-about" lang="en" needs="train"
# And now the playground. The third plane is your `Network`, and your `train` makes every update of it: each batch of the widget is one epoch of yours, with a single batch. Press *Play*. Does yours come to what nnkit's MLP comes to, with as many units and the same learning rate?

# %% [markdown] key="widget-about" lang="ko" of="3a796b14"
# 이제 놀이터이다. 세 번째 평면은 `Network`이고, 갱신은 모두 직접 만든 `train`이 한다. 위젯이 배치를 하나 건넬 때마다, 배치가 하나뿐인 에포크를 한 번 학습시킨다. *재생*을 눌러 보자. 유닛 수와 학습률이 같은 nnkit의 MLP와 비슷한 곳에 이르는가?

# %% key="widget" needs="train"
from nnkit.widgets import playground


def train_step(model, X, y):
    train(model, X, y, X, y, learning_rate=0.3, epochs=1, size=len(X))


playground(
    "moons", hidden=(8,), activation="relu", optimizer="sgd", lr=0.3,
    model=Network([2, 8, 1], seed=1), train_step=train_step,
)
