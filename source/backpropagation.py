# %% [markdown] key="title" lang="en"
# # Assignment: backpropagation
#
# You give a network its way back: local slopes and the chain rule, the sum where paths meet, a dense layer's `backward`, a check that finds wrong gradients, and a whole MLP. At the end, your own layer goes through the lesson's debugger.
#
# {exercises}
#
# It belongs to the lesson [Backpropagation: who is to blame?](../../en/09_backpropagation.ipynb).

# %% [markdown] key="title" lang="ko" of="c69539f8"
# # 과제: 역전파
#
# 신경망의 역전파를 직접 만든다. 국소 기울기와 연쇄 법칙, 길이 만나는 곳의 합, 밀집층의 `backward`, 틀린 기울기를 찾아내는 검산, 그리고 MLP 전체이다. 마지막에는 직접 만든 층을 수업의 디버거에 넣어 본다.
#
# {exercises}
#
# 이 과제는 [역전파: 누구 탓일까?](../../ko/09_backpropagation.ipynb) 수업에 딸려 있다.

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
from autograder.checks import backpropagation as check

#en: nnkit.use_language("en")
#ko: nnkit.use_language("ko")

# %% key="given" nbgrader={"grade": false, "grade_id": "given", "locked": true, "schema_version": 3, "solution": false, "task": false}
#en: # From earlier assignments, ready to be used. Slopes take the input of their function.
#ko: # 지난 과제에서 만든 것으로, 그대로 쓰면 된다. 기울기는 그 함수의 입력을 받는다.
def sigmoid(x):
    return np.exp(-np.logaddexp(0, -x))


def sigmoid_slope(x):
    return sigmoid(x) * sigmoid(-x)


def relu(x):
    return np.maximum(x, 0)


def relu_slope(x):
    return np.where(x > 0, 1.0, 0.0)

# %% key="my-own"
#en: # False: what is given above is used. True: your own earlier work is used instead.
#en: # Grading always uses what is given.
#ko: # False: 위에 주어진 것을 쓴다. True: 지난 과제에서 직접 만든 것을 쓴다.
#ko: # 채점할 때는 언제나 주어진 것을 쓴다.
MY_OWN = False

# %% key="own-work" nbgrader={"grade": false, "grade_id": "own-work", "locked": true, "schema_version": 3, "solution": false, "task": false}
from autograder.own_work import own_work

own_work("activations", "sigmoid", "sigmoid_slope", "relu", "relu_slope")

# %% [markdown] key="chain-task" lang="en"
# ## {n} Local slopes and the chain rule
#
# {worth: 15 minutes}
#
# A network is one long composite function, and nobody differentiates it in one piece. Instead it is taken apart into small steps. A step's **local slopes** say how fast its result changes with each of its operands. They depend on the operands alone, so each is computed where the step happens:
#
# | operation | result |
# |---|---|
# | `"plus"` | $u + v$ |
# | `"minus"` | $u - v$ |
# | `"times"` | $u \cdot v$ |
# | `"sigmoid"` | $\sigma(z)$ |
# | `"squared error"` | $(y - t)^2$ |
#
# The chain rule puts them together again. Along one path slopes are multiplied, each taken at the value that its function receives: $u_0 = x$, $u_1 = f_1(u_0)$, and so on.
#
# $$\frac{dy}{dx} = f_1'(u_0) \cdot f_2'(u_1) \cdots f_n'(u_{n-1})$$
#
# Write two functions:
#
# - `local_slopes(operation, operands)` returns the slope along each operand, as a tuple. For an operation that is not in the table it returns `None`.
# - `chain(functions, slopes, x)` returns the derivative of the composite function at `x`. `functions[0]` is applied to `x`, `functions[1]` to its result, and so on; `slopes[k]` is the derivative of `functions[k]`.
#
# **Example.** The product $2 \cdot 3$, measured: each factor is moved a little, and the change is divided by the distance.

# %% [markdown] key="chain-task" lang="ko" of="0fd2363c"
# ## {n} 국소 기울기와 연쇄 법칙
#
# {worth: 15 minutes}
#
# 신경망은 긴 합성 함수 하나이고, 그것을 통째로 미분하는 사람은 없다. 대신 작은 단계로 나눈다. 한 단계의 **국소 기울기**는 그 결과가 피연산자 하나하나에 따라 얼마나 빨리 변하는지 말해 준다. 피연산자만 알면 되므로 그 단계가 일어나는 자리에서 계산할 수 있다.
#
# | 연산 | 결과 |
# |---|---|
# | `"plus"` | $u + v$ |
# | `"minus"` | $u - v$ |
# | `"times"` | $u \cdot v$ |
# | `"sigmoid"` | $\sigma(z)$ |
# | `"squared error"` | $(y - t)^2$ |
#
# 연쇄 법칙은 이것을 다시 하나로 짜 맞춘다. 한 길을 따라서는 기울기를 곱하고, 기울기는 저마다 그 함수가 받는 값에서 구한다. 곧 $u_0 = x$, $u_1 = f_1(u_0)$, … 이다.
#
# $$\frac{dy}{dx} = f_1'(u_0) \cdot f_2'(u_1) \cdots f_n'(u_{n-1})$$
#
# 함수 두 개를 작성해 보자.
#
# - `local_slopes(operation, operands)`는 피연산자마다 그에 대한 기울기를 담은 튜플을 돌려준다. 표에 없는 연산이면 `None`을 돌려준다.
# - `chain(functions, slopes, x)`는 `x`에서 합성 함수의 미분을 돌려준다. `functions[0]`을 `x`에, `functions[1]`을 그 결과에 차례로 적용한다. `slopes[k]`는 `functions[k]`의 도함수이다.
#
# **예.** 곱 $2 \cdot 3$의 기울기를 재어 보자. 인수를 하나씩 조금 움직이고, 변한 양을 움직인 거리로 나눈다.

# %% key="chain-example"
tiny = 0.125
((2 + tiny) * 3 - 2 * 3) / tiny, (2 * (3 + tiny) - 2 * 3) / tiny

# %% key="chain" nbgrader={"grade": false, "grade_id": "chain", "locked": false, "schema_version": 3, "solution": true, "task": false}
def local_slopes(operation, operands):
    #en: """Return how fast the result changes with each operand.
    #ko: """결과가 피연산자마다 얼마나 빨리 변하는지 돌려준다.

    #en: operation : str, one of the table above
    #ko: operation : 위 표에 있는 문자열
    #en: operands : tuple of one or two numbers, in the order of the formula
    #ko: operands : 식에 나오는 순서대로 수 한두 개를 담은 튜플

    #en: Returns a tuple with one number for each operand, or None for any other operation.
    #ko: 피연산자마다 수 하나씩을 담은 튜플을 돌려준다. 다른 연산이면 None을 돌려준다.

    #en: Example: local_slopes("times", (2, 3)) is (3, 2)
    #ko: 예: local_slopes("times", (2, 3))의 값은 (3, 2)
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    if operation == "plus":
        return 1, 1
    if operation == "minus":
        return 1, -1
    if operation == "times":
        u, v = operands
        return v, u
    if operation == "sigmoid":
        return (sigmoid_slope(operands[0]),)
    if operation == "squared error":
        y, t = operands
        return 2 * (y - t), 2 * (t - y)
    return None
    ### END SOLUTION


def chain(functions, slopes, x):
    #en: """Return the derivative of a composite function at x.
    #ko: """x에서 합성 함수의 미분을 돌려준다.

    #en: functions : list of functions of one number; the first is applied to x
    #ko: functions : 수 하나를 받는 함수의 리스트, 첫 함수를 x에 적용한다
    #en: slopes : list of their derivatives, functions of the same input
    #ko: slopes : 각 함수의 도함수 리스트, 같은 입력을 받는다
    #en: x : number
    #ko: x : 수

    #en: Returns a number.
    #ko: 수를 돌려준다.

    #en: Example: with the functions 3u − 5 and u², whose slopes are 3 and 2u,
    #en: the derivative at x = 2 is 6: u is 1 there, and 3 · 2 · 1 is 6.
    #ko: 예: 함수가 3u − 5와 u², 그 기울기가 3과 2u이면 x = 2에서의 미분은 6이다.
    #ko: 거기서 u는 1이고 3 · 2 · 1은 6이다.
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    derivative = 1
    for function, slope in zip(functions, slopes):
        derivative = derivative * slope(x)
        x = function(x)
    return derivative
    ### END SOLUTION

# %% [markdown] key="chain-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# Hold one operand still and move the other, as the example does. Move $v$ in $u - v$: does the result go up or down?
#
# <details><summary>Hint 2</summary>
#
# Two entries of the table need more than a glance. `sigmoid_slope` is given, and takes $z$ itself. The square's slope is twice its base, and what is subtracted gets the opposite sign.
#
# <details><summary>Hint 3</summary>
#
# `chain` is a loop that carries two numbers along: the product of the slopes so far, and the value so far. In each round, in which order do you take the slope and apply the function? A tuple of one entry needs a comma: `(slope,)`.
#
# </details>
# </details>
# </details>

# %% [markdown] key="chain-hints" lang="ko" of="a9401329"
# <details><summary>힌트 1</summary>
#
# 예처럼 피연산자 하나는 그대로 두고 다른 하나만 움직여 보자. $u - v$에서 $v$를 움직이면 결과는 커질까, 작아질까?
#
# <details><summary>힌트 2</summary>
#
# 표에서 두 가지는 좀 더 생각해야 한다. `sigmoid_slope`는 주어져 있고 $z$를 그대로 받는다. 제곱의 기울기는 밑의 두 배이고, 빼는 수의 기울기는 부호가 반대이다.
#
# <details><summary>힌트 3</summary>
#
# `chain`은 수 두 개를 들고 가는 반복문이다. 지금까지 곱한 기울기와 지금까지의 값이다. 한 번 돌 때마다 기울기를 구하는 것과 함수를 적용하는 것 가운데 무엇이 먼저일까? 원소가 하나인 튜플에는 쉼표가 필요하다. `(slope,)`처럼 쓴다.
#
# </details>
# </details>
# </details>

# %% key="chain-test" nbgrader={"grade": true, "grade_id": "chain-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert check.local_slopes(local_slopes)
assert check.chain(chain)

# %% key="chain-values" nbgrader={"grade": true, "grade_id": "chain-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: each of the operations, negative values and whole numbers,
#en: # operations that are not in the table.
#ko: # 숨은 테스트로 채점한다: 연산 하나하나, 음수 값과 정수, 표에 없는 연산.
### BEGIN HIDDEN TESTS
assert check.local_slopes(local_slopes, "each-operation", "negative-values", "integers")
assert check.other_operations(local_slopes, "not-in-the-table")
### END HIDDEN TESTS

# %% key="chain-care" nbgrader={"grade": true, "grade_id": "chain-care", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: 1 to 6 functions, the same functions in another order,
#en: # negative values.
#ko: # 숨은 테스트로 채점한다: 함수 1~6개, 같은 함수들을 다른 순서로, 음수 값.
### BEGIN HIDDEN TESTS
assert check.chain(chain, "number-of-functions", "order", "negative-values")
### END HIDDEN TESTS

# %% [markdown] key="planted-bug-task" lang="en"
# ## {n} Find the planted bug
#
# {worth: 10 minutes}
#
# An expression of sums and products is written as a list of `steps`. Each step is a tuple: the name of its result, the operation, and the names of its two operands. So $b = a + a$ is `("b", "plus", "a", "a")`. A dictionary `values` holds the value of every name.
#
# Below is somebody's way back. It begins with 1 at the last result and hands local slope times upstream gradient to each operand. Its first test passes: in $z = w x + b$ all gradients are right. The second test is $b = a + a$, $c = b + b$. There $c$ is $4a$, so the gradient of $a$ must be 4. Run the cell: it says 1.
#
# Find the mistake, and write `backward(steps, values)` without it. You may copy every line that is right.
#
# Your function returns a dictionary with the gradient of every name in `values`; a number that the result does not depend on has the gradient 0. Whoever calls it twice gets the same answer twice.
#
# **Before you write,** say to yourself: why is the first test blind to this mistake?
#
# **Example.** The way back with the bug, on both expressions:

# %% [markdown] key="planted-bug-task" lang="ko" of="77c09497"
# ## {n} 심어 둔 버그 찾기
#
# {worth: 10 minutes}
#
# 덧셈과 곱셈으로 된 식을 단계의 리스트 `steps`로 적는다. 한 단계는 결과의 이름, 연산, 두 피연산자의 이름을 담은 튜플이다. 예를 들어 $b = a + a$는 `("b", "plus", "a", "a")`이다. 딕셔너리 `values`에는 모든 이름의 값이 들어 있다.
#
# 아래는 누군가 작성한 역전파이다. 마지막 결과에서 1로 시작하여, 피연산자마다 국소 기울기에 상류 기울기를 곱해 넘겨준다. 첫 테스트는 통과한다. $z = w x + b$에서는 기울기가 모두 맞다. 둘째 테스트는 $b = a + a$, $c = b + b$이다. 여기서 $c$는 $4a$이므로 $a$의 기울기는 4여야 한다. 셀을 실행해 보면 1이라고 한다.
#
# 잘못된 곳을 찾아 그것이 없는 `backward(steps, values)`를 작성해 보자. 맞는 줄은 모두 옮겨 써도 된다.
#
# 이 함수는 `values`에 있는 모든 이름의 기울기를 담은 딕셔너리를 돌려준다. 결과에 쓰이지 않는 수의 기울기는 0이다. 두 번 호출하면 두 번 다 같은 답이 나와야 한다.
#
# **쓰기 전에** 스스로 말해 보자. 첫 테스트로는 왜 이 버그를 찾을 수 없을까?
#
# **예.** 버그가 있는 역전파로 두 식을 거슬러 간다.

# %% key="planted-bug-example"
def buggy_backward(steps, values):
    gradients = dict.fromkeys(values, 0.0)
    gradients[steps[-1][0]] = 1.0
    for result, operation, left, right in reversed(steps):
        slopes = (1.0, 1.0) if operation == "plus" else (values[right], values[left])
        for operand, slope in zip((left, right), slopes):
            gradients[operand] = slope * gradients[result]
    return gradients


product = [("p", "times", "w", "x"), ("z", "plus", "p", "b")]
print(buggy_backward(product, {"w": 3.0, "x": 2.0, "b": 1.0, "p": 6.0, "z": 7.0}))
twice = [("b", "plus", "a", "a"), ("c", "plus", "b", "b")]
print(buggy_backward(twice, {"a": 3.0, "b": 6.0, "c": 12.0}))

# %% key="planted-bug" nbgrader={"grade": false, "grade_id": "planted-bug", "locked": false, "schema_version": 3, "solution": true, "task": false}
def backward(steps, values):
    #en: """Return the gradient of the last result along every name.
    #ko: """모든 이름에 대한, 마지막 결과의 기울기를 돌려준다.

    #en: steps : list of tuples (result, operation, left, right), each after the steps
    #en:     that it is computed from; operation is "plus" or "times", the others are names
    #ko: steps : 튜플 (result, operation, left, right)의 리스트, 단계는 그 피연산자를 구하는 단계보다
    #ko:     뒤에 온다. operation은 "plus"나 "times", 나머지는 이름이다
    #en: values : dict, the value of every name
    #ko: values : 모든 이름의 값을 담은 딕셔너리

    #en: Returns a dict, the gradient of every name in values.
    #ko: values에 있는 모든 이름의 기울기를 담은 딕셔너리를 돌려준다.

    #en: Example: backward([("b", "plus", "a", "a")], {"a": 3.0, "b": 6.0})
    #en: is {"a": 2.0, "b": 1.0}
    #ko: 예: backward([("b", "plus", "a", "a")], {"a": 3.0, "b": 6.0})의 값은
    #ko: {"a": 2.0, "b": 1.0}
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    grads = {name: 0.0 for name in values}
    last = steps[-1][0]
    grads[last] = 1.0
    for result, operation, left, right in steps[::-1]:
        upstream = grads[result]
        grads[left] += upstream if operation == "plus" else upstream * values[right]
        grads[right] += upstream if operation == "plus" else upstream * values[left]
    return grads
    ### END SOLUTION

# %% [markdown] key="planted-bug-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# Walk through the second expression with a pencil. How often does something arrive at $b$, and what is left of the first arrival?
#
# <details><summary>Hint 2</summary>
#
# Four paths lead from $a$ to $c$. Each brings 1, and the gradient is the sum of what all paths bring.
#
# </details>
# </details>

# %% [markdown] key="planted-bug-hints" lang="ko" of="2bcc6c04"
# <details><summary>힌트 1</summary>
#
# 둘째 식을 연필로 따라가 보자. $b$에는 몇 번 도착할까? 처음 도착한 것은 어떻게 될까?
#
# <details><summary>힌트 2</summary>
#
# $a$에서 $c$로 가는 길은 네 개이다. 길마다 1을 가져오고, 기울기는 모든 길이 가져온 것의 합이다.
#
# </details>
# </details>

# %% key="planted-bug-test" nbgrader={"grade": true, "grade_id": "planted-bug-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert check.backward(backward)

# %% key="planted-bug-values" nbgrader={"grade": true, "grade_id": "planted-bug-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: numbers that are used more than once, three paths and more,
#en: # a number that is not used, two calls one after the other.
#ko: # 숨은 테스트로 채점한다: 여러 번 쓰이는 수, 길이 셋 이상일 때, 쓰이지 않는 수, 잇달아 두 번 호출하기.
### BEGIN HIDDEN TESTS
assert check.backward(backward, "paths-meet", "three-paths", "not-used", "twice")
### END HIDDEN TESTS

# %% [markdown] key="dense-task" lang="en"
# ## {n} A dense layer's way back
#
# {worth: 15 minutes}
#
# Now the same rule in arrays, for all samples at once. A dense layer computes $Z = XW + b$. On the way back it receives $G = \frac{\partial L}{\partial Z}$, called `upstream`, with a row for each sample and a column for each output. From it the layer finds three gradients:
#
# $$\frac{\partial L}{\partial W} = X^\top G \qquad \frac{\partial L}{\partial b} = \sum_{\text{samples}} G \qquad \frac{\partial L}{\partial X} = G \, W^\top$$
#
# The first two go into `grads`, where the optimizer will find them. The third is returned, for the layer before. Weight and bias serve every sample, so their gradients are added up over the batch. Nothing is averaged: the loss has taken its mean already, and $G$ carries it.
#
# Write the method `backward(self, upstream)`; the rest of the class is what you built for lesson 5. Three things to keep in mind:
#
# - each pass begins anew: a second call replaces the gradients of the first;
# - it computes gradients and changes no parameter, for the update is the optimizer's;
# - `upstream` belongs to the caller and stays as it is.
#
# **Example.** Two samples with one feature, and one output: inputs 2 and 3, weight 10, upstream gradients 1 and −2. These are the gradients of weight, bias and inputs:

# %% [markdown] key="dense-task" lang="ko" of="374ae427"
# ## {n} 밀집층의 역전파
#
# {worth: 15 minutes}
#
# 이번에는 같은 규칙을 배열로, 모든 샘플에 대해 한꺼번에 쓴다. 밀집층은 $Z = XW + b$를 계산한다. 거슬러 갈 때는 $G = \frac{\partial L}{\partial Z}$를 받는다. 코드에서는 `upstream`이라 하고, 샘플마다 한 행, 출력마다 한 열이다. 밀집층은 이것으로 기울기 세 개를 구한다.
#
# $$\frac{\partial L}{\partial W} = X^\top G \qquad \frac{\partial L}{\partial b} = \sum_{\text{샘플}} G \qquad \frac{\partial L}{\partial X} = G \, W^\top$$
#
# 앞의 둘은 옵티마이저가 찾아 쓰도록 `grads`에 넣는다. 셋째는 앞의 층을 위해 돌려준다. 가중치와 편향은 모든 샘플에 쓰이므로 그 기울기는 배치에 걸쳐 더한다. 평균은 내지 않는다. 평균은 손실이 이미 냈고 $G$에 들어 있다.
#
# 메서드 `backward(self, upstream)`를 작성해 보자. 클래스의 나머지는 5번 수업의 과제에서 만든 것이다. 세 가지를 기억하자.
#
# - 매번 새로 시작한다. 두 번째 호출의 기울기가 첫 번째 기울기를 대신한다.
# - 기울기를 계산할 뿐 매개변수는 바꾸지 않는다. 갱신은 옵티마이저의 일이다.
# - `upstream`은 호출한 쪽의 것이므로 그대로 둔다.
#
# **예.** 특성이 하나인 샘플 둘과 출력 하나가 있다. 입력은 2와 3, 가중치는 10, 상류 기울기는 1과 −2이다. 가중치, 편향, 입력의 기울기는 다음과 같다.

# %% key="dense-example"
2 * 1 + 3 * -2, 1 + -2, [1 * 10, -2 * 10]

# %% key="dense" nbgrader={"grade": false, "grade_id": "dense", "locked": false, "schema_version": 3, "solution": true, "task": false}
class Dense:
    #en: """A dense layer, which computes X @ weight + bias and knows the way back.
    #ko: """X @ weight + bias를 계산하고, 거슬러 갈 줄도 아는 밀집층.

    #en: params : dict with "weight" of shape (inputs, outputs) and "bias" of shape (outputs,)
    #ko: params : 형상이 (inputs, outputs)인 "weight"와 (outputs,)인 "bias"를 담은 딕셔너리
    #en: grads : dict with the same names and shapes, filled by backward
    #ko: grads : 이름과 형상이 같은 딕셔너리, backward가 채운다
    #en: """
    #ko: """

    def __init__(self, inputs, outputs, seed):
        rng = np.random.default_rng(seed)
        weight = rng.normal(size=(inputs, outputs)) / np.sqrt(inputs)
        self.params = {"weight": weight, "bias": np.zeros(outputs)}
        self.grads = {}

    def forward(self, X):
        self.X = X
        return X @ self.params["weight"] + self.params["bias"]

    def backward(self, upstream):
        #en: """Fill grads, and return the gradient of the loss along the inputs.
        #ko: """grads를 채우고, 입력에 대한 손실의 기울기를 돌려준다.

        #en: upstream : numpy array of shape (samples, outputs), the gradient of the loss
        #en:     along what forward returned last
        #ko: upstream : 형상이 (samples, outputs)인 numpy 배열, 마지막 forward의 결과에 대한
        #ko:     손실의 기울기

        #en: Returns a numpy array of shape (samples, inputs).
        #ko: 형상이 (samples, inputs)인 numpy 배열을 돌려준다.
        #en: """
        #ko: """
        ### BEGIN SOLUTION
        self.grads = {"weight": self.X.T @ upstream, "bias": upstream.sum(axis=0)}
        return upstream @ self.params["weight"].T
        ### END SOLUTION

# %% [markdown] key="dense-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# Let the shapes guide you. The gradient of the weight must have the shape `(inputs, outputs)`, and you have `self.X` with `(samples, inputs)` and `upstream` with `(samples, outputs)`. Which product leaves exactly that?
#
# <details><summary>Hint 2</summary>
#
# The samples must vanish from the gradients of weight and bias, for both are shared by all samples. In `X.T @ upstream` the product adds over them; for the bias, which axis of `upstream` holds the samples?
#
# <details><summary>Hint 3</summary>
#
# The way back through the weight is the transpose: `weight` leads from inputs to outputs, `weight.T` from outputs to inputs. Check your shapes by the example, with `X` of shape `(2, 1)`.
#
# </details>
# </details>
# </details>

# %% [markdown] key="dense-hints" lang="ko" of="3ccc6a6c"
# <details><summary>힌트 1</summary>
#
# 형상을 길잡이로 삼자. 가중치의 기울기는 형상이 `(inputs, outputs)`여야 한다. 손에 있는 것은 `(samples, inputs)`인 `self.X`와 `(samples, outputs)`인 `upstream`이다. 어떻게 곱하면 꼭 그 형상이 될까?
#
# <details><summary>힌트 2</summary>
#
# 가중치와 편향은 모든 샘플이 함께 쓰므로 그 기울기에서는 샘플 축이 사라져야 한다. `X.T @ upstream`은 곱하면서 샘플에 걸쳐 더한다. 편향의 경우, `upstream`에서 샘플은 어느 축에 있을까?
#
# <details><summary>힌트 3</summary>
#
# 가중치를 거슬러 갈 때는 전치한다. `weight`는 입력에서 출력으로, `weight.T`는 출력에서 입력으로 이어진다. 예에서 `X`의 형상을 `(2, 1)`로 두고 형상을 확인해 보자.
#
# </details>
# </details>
# </details>

# %% key="dense-test" nbgrader={"grade": true, "grade_id": "dense-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
assert check.dense_forward(Dense)
assert check.dense_weight(Dense)
assert check.dense_bias(Dense)
assert check.dense_input(Dense)
assert check.dense_params(Dense)

# %% key="dense-values" nbgrader={"grade": true, "grade_id": "dense-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: 1 to 7 inputs, as many samples as inputs and outputs,
#en: # one output, a batch of one sample, negative values, arrays of integers and of float32.
#ko: # 숨은 테스트로 채점한다: 입력 1~7개, 샘플 수와 입력 수와 출력 수가 같은 배치, 출력 하나,
#ko: # 샘플 하나짜리 배치, 음수 값, 정수 배열과 float32 배열.
### BEGIN HIDDEN TESTS
ideas = ["number-of-inputs", "square", "one-output", "batch-of-one"]
ideas += ["negative-values", "integers", "float32"]
assert check.dense_weight(Dense, *ideas)
assert check.dense_bias(Dense, *ideas)
assert check.dense_input(Dense, *ideas)
### END HIDDEN TESTS

# %% key="dense-care" nbgrader={"grade": true, "grade_id": "dense-care", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: two passes one after the other; no parameter is changed;
#en: # the inputs and upstream stay as they are.
#ko: # 숨은 테스트로 채점한다: 잇달아 두 번 지나가기, 매개변수를 바꾸지 않기, 입력과 upstream을
#ko: # 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.dense_params(Dense, "twice")
assert check.dense_weight(Dense, "inputs-unchanged")
assert check.dense_bias(Dense, "inputs-unchanged")
assert check.dense_input(Dense, "inputs-unchanged")
assert check.dense_weight(Dense, "twice")
assert check.dense_bias(Dense, "twice")
assert check.dense_input(Dense, "twice")
### END HIDDEN TESTS

# %% [markdown] key="gradient-check-task" lang="en"
# ## {n} A check that finds wrong gradients
#
# {worth: 15 minutes}
#
# A wrong backward pass raises no error, and the loss often falls all the same. There is one witness that knows nothing of the chain rule: move a number a little to both sides, and see what the loss does. These **central differences** measure the slope along each entry $x_i$ of an array, while all others are held still:
#
# $$n_i = \frac{f(x + \varepsilon e_i) - f(x - \varepsilon e_i)}{2 \varepsilon}$$
#
# where $e_i$ is 1 at the place $i$ and 0 elsewhere. That takes two calls of $f$ for each number, so nobody trains with it. To compare it with a computed gradient $g$, take the **relative error**. A difference of 0.001 is nothing between gradients of size 1000, and everything between gradients of size 0.001:
#
# $$\frac{\lVert g - n \rVert}{\lVert g \rVert + \lVert n \rVert} \qquad \text{where } \lVert v \rVert = \sqrt{\textstyle\sum_i v_i^2}$$
#
# It lies between 0 and 1. A right gradient gives about $10^{-8}$, a forgotten factor 2 gives a third, a wrong sign gives 1. Where both gradients are 0 they agree, and the error is 0.
#
# Write two functions:
#
# - `numerical_gradient(function, x, epsilon=1e-5)` returns the measured slopes, in the shape of `x`, whatever shape that is. `x` may hold integers, and stays as it is.
# - `gradient_check(function, gradient, x, epsilon=1e-5)` returns the relative error of `gradient`, a number.
#
# **Example.** $f(x) = x_0^2 + 3 x_1$ at $x = (5, 1)$ with $\varepsilon = 0.5$, first along $x_0$, then along $x_1$:

# %% [markdown] key="gradient-check-task" lang="ko" of="9bc54b8d"
# ## {n} 틀린 기울기를 찾아내는 검산
#
# {worth: 15 minutes}
#
# 역전파가 틀려도 오류 메시지는 나오지 않고, 손실은 그래도 줄어들 때가 많다. 연쇄 법칙을 전혀 모르는 증인이 하나 있다. 수를 양쪽으로 조금 움직이고 손실이 어떻게 되는지 보는 것이다. 이것을 **중앙 차분**이라고 한다. 배열의 원소 $x_i$ 하나하나에 대해, 나머지를 그대로 두고 기울기를 잰다.
#
# $$n_i = \frac{f(x + \varepsilon e_i) - f(x - \varepsilon e_i)}{2 \varepsilon}$$
#
# 여기서 $e_i$는 $i$번 자리만 1이고 나머지는 0이다. 수 하나에 $f$를 두 번씩 호출해야 하므로 이것으로 학습하는 사람은 없다. 계산한 기울기 $g$와 비교할 때는 **상대 오차**를 쓴다. 0.001의 차이는 크기가 1000인 기울기에서는 아무것도 아니지만, 크기가 0.001인 기울기에서는 전부이다.
#
# $$\frac{\lVert g - n \rVert}{\lVert g \rVert + \lVert n \rVert} \qquad \text{여기서 } \lVert v \rVert = \sqrt{\textstyle\sum_i v_i^2}$$
#
# 이 값은 0과 1 사이에 있다. 맞는 기울기라면 $10^{-8}$쯤, 인수 2를 빠뜨렸으면 3분의 1, 부호가 반대이면 1이다. 두 기울기가 모두 0이면 서로 같은 것이므로 오차는 0이다.
#
# 함수 두 개를 작성해 보자.
#
# - `numerical_gradient(function, x, epsilon=1e-5)`는 잰 기울기를 `x`와 같은 형상으로, 그 형상이 무엇이든 돌려준다. `x`에는 정수가 들어 있을 수도 있고, 그 값을 바꾸어서는 안 된다.
# - `gradient_check(function, gradient, x, epsilon=1e-5)`는 `gradient`의 상대 오차를 수 하나로 돌려준다.
#
# **예.** $x = (5, 1)$에서 $\varepsilon = 0.5$로 잰 $f(x) = x_0^2 + 3 x_1$의 기울기이다. 먼저 $x_0$, 다음은 $x_1$에 대한 것이다.

# %% key="gradient-check-example"
def f(x):
    return x[0] ** 2 + 3 * x[1]


(
    (f([5.5, 1]) - f([4.5, 1])) / (2 * 0.5),
    (f([5, 1.5]) - f([5, 0.5])) / (2 * 0.5),
)

# %% key="gradient-check" nbgrader={"grade": false, "grade_id": "gradient-check", "locked": false, "schema_version": 3, "solution": true, "task": false}
def numerical_gradient(function, x, epsilon=1e-5):
    #en: """Return the slope of function along each entry of x, by central differences.
    #ko: """x의 원소마다 function의 기울기를 중앙 차분으로 재어 돌려준다.

    #en: function : takes an array in the shape of x, and returns a number
    #ko: function : x와 형상이 같은 배열을 받아 수를 돌려주는 함수
    #en: x : numpy array of any shape, of floats or integers
    #ko: x : 형상에 관계없는 numpy 배열, 실수 또는 정수
    #en: epsilon : number above 0, how far each entry is moved to either side
    #ko: epsilon : 0보다 큰 수, 원소를 양쪽으로 움직이는 거리

    #en: Returns a numpy array of floats in the shape of x.
    #ko: x와 형상이 같은 실수 numpy 배열을 돌려준다.

    #en: Example: with f from above, numerical_gradient(f, np.array([5, 1]), 0.5)
    #en: is [10, 3]
    #ko: 예: 위의 f로 numerical_gradient(f, np.array([5, 1]), 0.5)의 값은 [10, 3]
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    slopes = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[index] = epsilon
        slopes[index] = (function(x + step) - function(x - step)) / (2 * epsilon)
    return slopes
    ### END SOLUTION


def gradient_check(function, gradient, x, epsilon=1e-5):
    #en: """Return the relative error of a computed gradient, from 0 (right) to 1.
    #ko: """계산한 기울기의 상대 오차를 돌려준다. 0(맞음)에서 1까지이다.

    #en: function, x, epsilon : as above
    #ko: function, x, epsilon : 위와 같다
    #en: gradient : numpy array in the shape of x, what somebody's code computed
    #ko: gradient : x와 형상이 같은 numpy 배열, 누군가의 코드가 계산한 것

    #en: Returns a number.
    #ko: 수를 돌려준다.

    #en: Example: with f from above, gradient_check(f, np.array([5, 3]), np.array([5, 1]))
    #en: is about 0.307: somebody has forgotten the factor 2 of the square
    #ko: 예: 위의 f로 gradient_check(f, np.array([5, 3]), np.array([5, 1]))의 값은
    #ko: 약 0.307: 제곱에서 나오는 인수 2를 빠뜨렸다
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    measured = numerical_gradient(function, x, epsilon)
    size = np.linalg.norm(gradient) + np.linalg.norm(measured)
    if size == 0:
        return 0.0
    return np.linalg.norm(gradient - measured) / size
    ### END SOLUTION

# %% [markdown] key="gradient-check-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# `np.ndindex(x.shape)` runs through all places of an array of any shape, and `slopes[index]` reads or writes one place.
#
# <details><summary>Hint 2</summary>
#
# Do not write into `x`: it belongs to the caller, and an array of integers cuts off whatever you add. Make an array `step`, zeros with `epsilon` at one place, and take `x + step` and `x - step`.
#
# <details><summary>Hint 3</summary>
#
# `np.linalg.norm` is the square root of the sum of squares. Before you divide, ask whether the sum of the two sizes is 0.
#
# </details>
# </details>
# </details>

# %% [markdown] key="gradient-check-hints" lang="ko" of="9d8d0b82"
# <details><summary>힌트 1</summary>
#
# `np.ndindex(x.shape)`는 형상에 관계없이 배열의 모든 자리를 차례로 지나가고, `slopes[index]`로 한 자리를 읽거나 쓴다.
#
# <details><summary>힌트 2</summary>
#
# `x`에 쓰지 말자. 호출한 쪽의 것이고, 정수 배열은 더한 값의 소수점 아래를 잘라 버린다. 한 자리만 `epsilon`이고 나머지는 0인 배열 `step`을 만들어 `x + step`과 `x - step`을 쓰자.
#
# <details><summary>힌트 3</summary>
#
# `np.linalg.norm`은 제곱의 합의 제곱근이다. 나누기 전에 두 크기의 합이 0인지 확인하자.
#
# </details>
# </details>
# </details>

# %% key="gradient-check-test" nbgrader={"grade": true, "grade_id": "gradient-check-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert check.numerical_gradient(numerical_gradient)
assert check.gradient_check(gradient_check)

# %% key="gradient-check-values" nbgrader={"grade": true, "grade_id": "gradient-check-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: an array of any shape, 1 to 7 entries, negative values, arrays
#en: # of integers and of float32, no epsilon given; x stays as it is.
#ko: # 숨은 테스트로 채점한다: 형상에 관계없는 배열, 원소 1~7개, 음수 값, 정수 배열과 float32 배열,
#ko: # epsilon을 주지 않을 때, x를 바꾸지 않기.
### BEGIN HIDDEN TESTS
ideas = ["any-shape", "number-of-inputs", "negative-values", "integers", "float32"]
assert check.numerical_gradient(
    numerical_gradient, *ideas, "default-epsilon", "inputs-unchanged"
)
### END HIDDEN TESTS

# %% key="gradient-check-care" nbgrader={"grade": true, "grade_id": "gradient-check-care", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: planted bugs are found, and right gradients are not accused;
#en: # tiny gradients, gradients of 0, no epsilon given; the inputs stay as they are.
#ko: # 숨은 테스트로 채점한다: 심어 둔 버그를 찾아내고 맞는 기울기는 탓하지 않기, 아주 작은 기울기,
#ko: # 0인 기울기, epsilon을 주지 않을 때, 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
ideas = ["planted-bugs", "right-gradients", "tiny-gradients", "both-zero"]
assert check.gradient_check(gradient_check, *ideas, "default-epsilon", "inputs-unchanged")
### END HIDDEN TESTS

# %% [markdown] key="kinks-text" lang="en"
# ### Where not to check
#
# A colleague checks the backward pass of a ReLU unit. All errors are about $10^{-10}$, but for one sample: its sum is exactly 0, the backward pass says 0, and the measurement says half the upstream gradient. Which of these sentences are true? There is more than one.
#
# {options: kinks}
#
# Return the letters of all true sentences as one string, such as `"AC"`.

# %% [markdown] key="kinks-text" lang="ko" of="993ff14e"
# ### 검산하지 말아야 할 곳
#
# 한 동료가 ReLU 유닛의 역전파를 검산한다. 오차는 모두 $10^{-10}$쯤인데 샘플 하나만 다르다. 그 샘플의 가중합은 정확히 0이고, 역전파는 0이라 하고, 잰 값은 상류 기울기의 절반이다. 다음 문장 가운데 맞는 것을 모두 고르자. 둘 이상이다.
#
# {options: kinks}
#
# 맞는 문장의 글자를 모두 모아 `"AC"`처럼 문자열 하나로 돌려준다.

# %% key="kinks" nbgrader={"grade": false, "grade_id": "kinks", "locked": false, "schema_version": 3, "solution": true, "task": false}
def kinks():
    #en: """Return the letters of the true sentences."""
    #ko: """맞는 문장의 글자를 돌려준다."""
    ### BEGIN SOLUTION
    return "{letters: kinks}"
    ### END SOLUTION

# %% key="kinks-test" nbgrader={"grade": true, "grade_id": "kinks-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # Here your letters are only read; whether they are the right ones shows when graded.
#ko: # 여기서는 글자를 읽을 수 있는지만 본다. 맞게 골랐는지는 채점할 때 알 수 있다.
assert check.kinks(kinks)
### BEGIN HIDDEN TESTS
assert check.kinks(kinks, "right")
### END HIDDEN TESTS

# %% [markdown] key="mlp-task" lang="en" needs="dense"
# ## {n} A whole network's way back
#
# {worth: 20 minutes}
#
# First by hand, then in code. The network has two inputs, two hidden ReLU units and one output without activation; the loss is $L = (y - t)^2$ with the target $t = 0.5$. The example computes the way forwards for $x = (1, 2)$: $z = (2, -1)$, $h = (2, 0)$, $y = 2$.
#
# | | weights | bias |
# |---|---|---|
# | hidden unit 1 | $w_{11} = 1$ from $x_1$, $w_{21} = 1$ from $x_2$ | −1 |
# | hidden unit 2 | $w_{12} = 2$ from $x_1$, $w_{22} = -2$ from $x_2$ | 1 |
# | output | $v_1 = 0.5$ from $h_1$, $v_2 = -1$ from $h_2$ | $c = 1$ |
#
# Go back with a pencil, and let `by_hand()` return a dictionary with the gradient of $L$ along eight of the numbers: `"y"`, `"v1"`, `"v2"`, `"c"`, `"z1"`, `"z2"`, `"w11"` and `"w21"`.
#
# **Example.** The way forwards:

# %% [markdown] key="mlp-task" lang="ko" of="4476e1b1" needs="dense"
# ## {n} 신경망 전체의 역전파
#
# {worth: 20 minutes}
#
# 먼저 손으로, 그다음 코드로 해 보자. 입력 두 개, 은닉 ReLU 유닛 두 개, 활성화 함수가 없는 출력 하나로 된 신경망이다. 손실은 $L = (y - t)^2$이고 타깃은 $t = 0.5$이다. 예에서는 $x = (1, 2)$에 대해 순전파를 계산한다. $z = (2, -1)$, $h = (2, 0)$, $y = 2$이다.
#
# | | 가중치 | 편향 |
# |---|---|---|
# | 은닉 유닛 1 | $x_1$에서 오는 $w_{11} = 1$, $x_2$에서 오는 $w_{21} = 1$ | −1 |
# | 은닉 유닛 2 | $x_1$에서 오는 $w_{12} = 2$, $x_2$에서 오는 $w_{22} = -2$ | 1 |
# | 출력 | $h_1$에서 오는 $v_1 = 0.5$, $h_2$에서 오는 $v_2 = -1$ | $c = 1$ |
#
# 연필로 거슬러 가서 수 여덟 개에 대한 $L$의 기울기를 구하고, `by_hand()`가 그것을 딕셔너리로 돌려주게 하자. 이름은 `"y"`, `"v1"`, `"v2"`, `"c"`, `"z1"`, `"z2"`, `"w11"`, `"w21"`이다.
#
# **예.** 순전파:

# %% key="mlp-example"
x = np.array([1, 2])
z = x @ np.array([[1, 2], [1, -2]]) + np.array([-1, 1])
h = relu(z)
y = h @ np.array([0.5, -1]) + 1
z, h, y, (y - 0.5) ** 2

# %% key="by-hand" nbgrader={"grade": false, "grade_id": "by-hand", "locked": false, "schema_version": 3, "solution": true, "task": false}
def by_hand():
    #en: """Return a dict: the gradients of the loss along y, v1, v2, c, z1, z2, w11 and w21."""
    #ko: """y, v1, v2, c, z1, z2, w11, w21에 대한 손실의 기울기를 딕셔너리로 돌려준다."""
    ### BEGIN SOLUTION
    return {
        "y": 3,
        "v1": 6,
        "v2": 0,
        "c": 3,
        "z1": 1.5,
        "z2": 0,
        "w11": 1.5,
        "w21": 3,
    }
    ### END SOLUTION

# %% [markdown] key="by-hand-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# Begin at the loss: the squared error's slope along $y$ is $2(y - t)$. Everything else is that number times the local slopes on the way.
#
# <details><summary>Hint 2</summary>
#
# In $y = v_1 h_1 + v_2 h_2 + c$, the slope along $v_1$ is $h_1$, and along $h_1$ it is $v_1$. From $h$ to $z$ leads the slope of ReLU: 1 where $z$ is above 0, otherwise 0.
#
# </details>
# </details>

# %% [markdown] key="by-hand-hints" lang="ko" of="8b87d953"
# <details><summary>힌트 1</summary>
#
# 손실에서 시작하자. $y$에 대한 제곱 오차의 기울기는 $2(y - t)$이다. 나머지는 모두 이 수에 길 위의 국소 기울기를 곱한 것이다.
#
# <details><summary>힌트 2</summary>
#
# $y = v_1 h_1 + v_2 h_2 + c$에서 $v_1$에 대한 기울기는 $h_1$, $h_1$에 대한 기울기는 $v_1$이다. $h$에서 $z$로 갈 때는 ReLU의 기울기를 곱한다. $z$가 0보다 크면 1, 아니면 0이다.
#
# </details>
# </details>

# %% key="by-hand-test" nbgrader={"grade": true, "grade_id": "by-hand-test", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Here your names are only read; whether the numbers are right shows when graded.
#ko: # 여기서는 이름과 수를 읽을 수 있는지만 본다. 값이 맞는지는 채점할 때 알 수 있다.
assert check.by_hand(by_hand)
### BEGIN HIDDEN TESTS
assert check.by_hand(by_hand, "right")
### END HIDDEN TESTS

# %% [markdown] key="mlp-text" lang="en"
# ### Now in code
#
# An MLP is a row of dense layers with ReLU between them; the last layer has no activation. On the way forwards it keeps the pre-activations, the sums that went into each ReLU. On the way back, each layer's `backward` takes the gradient one layer further, and between two layers it passes through ReLU:
#
# $$\frac{\partial L}{\partial Z_l} = \frac{\partial L}{\partial A_l} \odot \mathrm{relu}'(Z_l)$$
#
# where $A_l = \mathrm{relu}(Z_l)$ and $\odot$ multiplies entry by entry.
#
# Write the method `backward(self, upstream)`. `upstream` is the gradient of the loss along the network's outputs, the sums of the last layer. The method fills the `grads` of every layer, changes no parameter, and returns the gradient along `X`. While testing, right methods take the place of your layers' own, so that mistakes in `Dense` do not count again here.

# %% [markdown] key="mlp-text" lang="ko" of="8b3cc39d"
# ### 이제 코드로
#
# MLP는 밀집층을 늘어놓고 그 사이에 ReLU를 둔 것이다. 마지막 층에는 활성화 함수가 없다. 앞으로 갈 때는 활성화 전 값, 곧 ReLU에 들어간 가중합을 간직한다. 거슬러 갈 때는 층마다 `backward`가 기울기를 한 층 뒤로 옮기고, 층과 층 사이에서는 ReLU를 거슬러 지난다.
#
# $$\frac{\partial L}{\partial Z_l} = \frac{\partial L}{\partial A_l} \odot \mathrm{relu}'(Z_l)$$
#
# 여기서 $A_l = \mathrm{relu}(Z_l)$이고, $\odot$는 원소끼리 곱한다는 뜻이다.
#
# 메서드 `backward(self, upstream)`를 작성해 보자. `upstream`은 신경망의 출력, 곧 마지막 층의 가중합에 대한 손실의 기울기이다. 이 메서드는 모든 층의 `grads`를 채우고, 매개변수는 바꾸지 않으며, `X`에 대한 기울기를 돌려준다. 테스트할 때는 층의 메서드를 맞는 것으로 바꾸어 놓으므로, `Dense`에서 틀린 것 때문에 여기서 또 점수를 잃지는 않는다.

# %% key="mlp" nbgrader={"grade": false, "grade_id": "mlp", "locked": false, "schema_version": 3, "solution": true, "task": false}
class MLP:
    #en: """A row of dense layers with ReLU between them, forwards and back.
    #ko: """밀집층을 늘어놓고 그 사이에 ReLU를 둔 신경망, 앞으로도 뒤로도 간다.

    #en: layers : list of Dense
    #ko: layers : Dense의 리스트
    #en: pre_activations : list of numpy arrays, the sums of each layer on the last way forwards
    #ko: pre_activations : numpy 배열의 리스트, 마지막 순전파에서 각 층의 가중합
    #en: """
    #ko: """

    def __init__(self, widths, seed):
        self.layers = [
            Dense(inputs, outputs, seed + number)
            for number, (inputs, outputs) in enumerate(zip(widths, widths[1:]))
        ]

    def forward(self, X):
        self.pre_activations = []
        for number, layer in enumerate(self.layers):
            if number > 0:
                X = relu(self.pre_activations[-1])
            self.pre_activations.append(layer.forward(X))
        return self.pre_activations[-1]

    def backward(self, upstream):
        #en: """Fill the grads of every layer, and return the gradient along the inputs.
        #ko: """모든 층의 grads를 채우고, 입력에 대한 기울기를 돌려준다.

        #en: upstream : numpy array of shape (samples, outputs), the gradient of the loss
        #en:     along what forward returned last
        #ko: upstream : 형상이 (samples, outputs)인 numpy 배열, 마지막 forward의 결과에 대한
        #ko:     손실의 기울기

        #en: Returns a numpy array of shape (samples, inputs).
        #ko: 형상이 (samples, inputs)인 numpy 배열을 돌려준다.
        #en: """
        #ko: """
        ### BEGIN SOLUTION
        gradient = self.layers[-1].backward(upstream)
        for layer, sums in zip(self.layers[-2::-1], self.pre_activations[-2::-1]):
            gradient = layer.backward(gradient * relu_slope(sums))
        return gradient
        ### END SOLUTION

# %% [markdown] key="mlp-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# The way back of three layers, written out: layer 3; slope of the second sums; layer 2; slope of the first sums; layer 1. Between which two of them does a loop begin anew?
#
# <details><summary>Hint 2</summary>
#
# The last layer comes first, and it alone has no slope before it. What it returns belongs to the outputs of the ReLU before it: multiply by `relu_slope` of the sums that went into that ReLU, then call the next layer.
#
# <details><summary>Hint 3</summary>
#
# `reversed(range(len(self.layers)))` counts down. Layer `number` has its sums in `self.pre_activations[number]`, and all but the last need their slope before `self.layers[number].backward`.
#
# </details>
# </details>
# </details>

# %% [markdown] key="mlp-hints" lang="ko" of="b50d5529"
# <details><summary>힌트 1</summary>
#
# 층이 세 개일 때 거슬러 가는 길을 펼쳐 쓰면 이렇다. 3층, 둘째 가중합에서의 기울기, 2층, 첫째 가중합에서의 기울기, 1층. 반복문으로 쓴다면 어디에서 어디까지가 되풀이될까?
#
# <details><summary>힌트 2</summary>
#
# 마지막 층이 가장 먼저이고, 이 층만 앞에 곱할 기울기가 없다. 마지막 층이 돌려준 것은 그 앞 ReLU의 출력에 대한 기울기이다. 그 ReLU에 들어간 가중합에서 구한 `relu_slope`를 곱하고 다음 층을 부르자.
#
# <details><summary>힌트 3</summary>
#
# `reversed(range(len(self.layers)))`는 거꾸로 센다. `number`번 층의 가중합은 `self.pre_activations[number]`에 있고, 마지막 층 말고는 모두 `self.layers[number].backward` 전에 기울기를 곱해야 한다.
#
# </details>
# </details>
# </details>

# %% key="mlp-test" nbgrader={"grade": true, "grade_id": "mlp-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert check.mlp_forward(MLP)
assert check.mlp_gradients(MLP)
assert check.mlp_input(MLP)
assert check.mlp_params(MLP)

# %% key="mlp-values" nbgrader={"grade": true, "grade_id": "mlp-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: 1 to 4 layers, layers of the same width, layers of a single unit,
#en: # a batch of one, hidden units that are off for every sample.
#ko: # 숨은 테스트로 채점한다: 층 1~4개, 너비가 같은 층들, 유닛 하나짜리 층, 샘플 하나짜리 배치,
#ko: # 모든 샘플에서 꺼져 있는 은닉 유닛.
### BEGIN HIDDEN TESTS
ideas = ["number-of-layers", "same-widths", "one-unit", "silent-units"]
assert check.mlp_gradients(MLP, *ideas)
assert check.mlp_input(MLP, *ideas)
### END HIDDEN TESTS

# %% key="mlp-care" nbgrader={"grade": true, "grade_id": "mlp-care", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: two passes one after the other; no parameter is changed.
#ko: # 숨은 테스트로 채점한다: 잇달아 두 번 지나가기, 매개변수를 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.mlp_params(MLP, "twice")
assert check.mlp_gradients(MLP, "twice")
assert check.mlp_input(MLP, "twice")
### END HIDDEN TESTS

# %% [markdown] key="vanishing-task" lang="en"
# ## {n} Why the first layers learn slowly
#
# {worth: 10 minutes}
#
# **Predict first.** Ten layers follow one another, each a single unit with one weight. The bound to start from: a sigmoid's slope is at most 0.25, so ten of them multiply by at most $0.25^{10} \approx 9.5 \cdot 10^{-7}$, before the weights have their say. At the end the gradient is 1. What is it at the start, and on the way? Which of these sentences are true? There is more than one.
#
# {options: prediction}
#
# Return the letters of all true sentences as one string. You can test them yourself with the function that follows, but decide before you do.

# %% [markdown] key="vanishing-task" lang="ko" of="c0c12ead"
# ## {n} 처음 층들은 왜 느리게 배울까?
#
# {worth: 10 minutes}
#
# **먼저 예측해 보자.** 층 열 개가 이어져 있고, 층마다 유닛 하나와 가중치 하나가 있다. 출발점은 다음 한계이다. 시그모이드의 기울기는 아무리 커도 0.25이므로, 열 개를 지나면 가중치를 빼고도 많아야 $0.25^{10} \approx 9.5 \cdot 10^{-7}$이 곱해진다. 맨 끝에서 기울기는 1이다. 맨 처음에서는, 그리고 도중에는 얼마일까? 다음 문장 가운데 맞는 것을 모두 고르자. 둘 이상이다.
#
# {options: prediction}
#
# 맞는 문장의 글자를 모두 모아 문자열 하나로 돌려준다. 다음에 작성할 함수로 직접 확인할 수 있지만, 그 전에 먼저 정하자.

# %% key="prediction" nbgrader={"grade": false, "grade_id": "prediction", "locked": false, "schema_version": 3, "solution": true, "task": false}
def prediction():
    #en: """Return the letters of the true sentences."""
    #ko: """맞는 문장의 글자를 돌려준다."""
    ### BEGIN SOLUTION
    return "{letters: prediction}"
    ### END SOLUTION

# %% key="prediction-test" nbgrader={"grade": true, "grade_id": "prediction-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
#en: # Here your letters are only read; whether they are the right ones shows when graded.
#ko: # 여기서는 글자를 읽을 수 있는지만 본다. 맞게 골랐는지는 채점할 때 알 수 있다.
assert check.prediction(prediction)
### BEGIN HIDDEN TESTS
assert check.prediction(prediction, "right")
### END HIDDEN TESTS

# %% [markdown] key="vanishing-text" lang="en"
# ### Now measure it
#
# Layer $k$ computes $h_k = f_k(w_k h_{k-1})$, from the input $h_0$ to the output $h_n$. On its way back through the layer, a gradient is multiplied by the activation's slope $s_k$ and by the weight $w_k$:
#
# $$\frac{\partial h_n}{\partial h_{k-1}} = \frac{\partial h_n}{\partial h_k} \cdot s_k \cdot w_k \qquad \frac{\partial h_n}{\partial h_n} = 1$$
#
# Write two functions. `sigmoid_bound(layers)` returns the largest factor that so many sigmoids can leave of a gradient, before the weights. `gradient_by_depth(slopes, weights)` returns the gradients at every depth: entry $k$ is $\frac{\partial h_n}{\partial h_k}$, so there is one entry more than layers, and the last is 1. Small is not zero: $10^{-12}$ must come out as $10^{-12}$, and not as 0.
#
# **Example.** Two layers with the slopes 0.5 and 0.25 and the weights 1 and 2. The gradients at the input, between the layers, and at the output:

# %% [markdown] key="vanishing-text" lang="ko" of="3ab4a226"
# ### 이제 재어 보자
#
# $k$번째 층은 $h_k = f_k(w_k h_{k-1})$를 계산한다. 입력이 $h_0$, 출력이 $h_n$이다. 기울기가 이 층을 거슬러 지날 때 활성화 함수의 기울기 $s_k$와 가중치 $w_k$가 곱해진다.
#
# $$\frac{\partial h_n}{\partial h_{k-1}} = \frac{\partial h_n}{\partial h_k} \cdot s_k \cdot w_k \qquad \frac{\partial h_n}{\partial h_n} = 1$$
#
# 함수 두 개를 작성해 보자. `sigmoid_bound(layers)`는 층마다 시그모이드가 하나씩 있을 때, 가중치를 빼고 기울기에 곱해지는 인수가 가장 클 때의 값을 돌려준다. `gradient_by_depth(slopes, weights)`는 모든 깊이의 기울기를 돌려준다. $k$번 원소가 $\frac{\partial h_n}{\partial h_k}$이므로 원소는 층보다 하나 더 많고, 마지막 원소는 1이다. 작은 것은 0이 아니다. $10^{-12}$은 0이 아니라 $10^{-12}$으로 나와야 한다.
#
# **예.** 기울기가 0.5와 0.25, 가중치가 1과 2인 층 두 개이다. 입력, 두 층 사이, 출력에서의 기울기는 다음과 같다.

# %% key="vanishing-example"
[1 * 0.25 * 2 * 0.5 * 1, 1 * 0.25 * 2, 1]

# %% key="vanishing" nbgrader={"grade": false, "grade_id": "vanishing", "locked": false, "schema_version": 3, "solution": true, "task": false}
def sigmoid_bound(layers):
    #en: """Return the largest factor that so many sigmoids can leave of a gradient.
    #ko: """시그모이드를 모두 지나며 기울기에 곱해지는 인수의 최댓값을 돌려준다.

    #en: layers : int, at least 1
    #ko: layers : 1 이상의 정수
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    return 0.25**layers
    ### END SOLUTION


def gradient_by_depth(slopes, weights):
    #en: """Return the gradient of the last output along each layer's output.
    #ko: """각 층의 출력에 대한 마지막 출력의 기울기를 돌려준다.

    #en: slopes : numpy array of shape (layers,), each activation's slope, first layer first
    #ko: slopes : 형상이 (layers,)인 numpy 배열, 첫 층부터 차례로 활성화 함수의 기울기
    #en: weights : numpy array of shape (layers,)
    #ko: weights : 형상이 (layers,)인 numpy 배열

    #en: Returns a numpy array of shape (layers + 1,): entry 0 belongs to the input, the last,
    #en: which is 1, to the output.
    #ko: 형상이 (layers + 1,)인 numpy 배열을 돌려준다. 0번 원소는 입력의 것, 마지막 원소는
    #ko: 출력의 것이며 1이다.
    #en: """
    #ko: """
    ### BEGIN SOLUTION
    by_depth = np.ones(len(slopes) + 1)
    for layer in reversed(range(len(slopes))):
        by_depth[layer] = by_depth[layer + 1] * slopes[layer] * weights[layer]
    return by_depth
    ### END SOLUTION

# %% [markdown] key="vanishing-hints" lang="en"
# <details><summary>Hint 1</summary>
#
# The slope of the sigmoid is $a (1 - a)$ with $a$ between 0 and 1. For which $a$ is that largest? And what happens along one path: are slopes added, or multiplied?
#
# <details><summary>Hint 2</summary>
#
# Begin with an array of ones, one longer than `slopes`, and fill it from the end: each entry is the one behind it, times slope and weight of the layer between them.
#
# </details>
# </details>

# %% [markdown] key="vanishing-hints" lang="ko" of="fb931679"
# <details><summary>힌트 1</summary>
#
# 시그모이드의 기울기는 $a (1 - a)$이고 $a$는 0과 1 사이에 있다. 어떤 $a$에서 가장 클까? 그리고 한 길을 따라서는 기울기를 더할까, 곱할까?
#
# <details><summary>힌트 2</summary>
#
# `slopes`보다 하나 긴, 1로 채운 배열에서 시작하여 끝에서부터 채우자. 원소마다 바로 뒤의 원소에 그 사이에 있는 층의 기울기와 가중치를 곱한 것이다.
#
# </details>
# </details>

# %% key="vanishing-test" nbgrader={"grade": true, "grade_id": "vanishing-test", "locked": true, "points": 1, "schema_version": 3, "solution": false, "task": false}
assert check.sigmoid_bound(sigmoid_bound)
assert check.gradient_by_depth(gradient_by_depth)

# %% key="vanishing-values" nbgrader={"grade": true, "grade_id": "vanishing-values", "locked": true, "points": 2, "schema_version": 3, "solution": false, "task": false}
#en: # Graded by hidden tests: 1 to 7 layers, ten layers and more, a slope of exactly 0,
#en: # negative weights, arrays of integers and of float32; the inputs stay as they are.
#ko: # 숨은 테스트로 채점한다: 층 1~7개, 층이 열 개 이상일 때, 정확히 0인 기울기, 음의 가중치,
#ko: # 정수 배열과 float32 배열, 입력을 바꾸지 않기.
### BEGIN HIDDEN TESTS
assert check.sigmoid_bound(sigmoid_bound, "number-of-layers")
ideas = ["number-of-inputs", "ten-layers-and-more", "slope-of-zero", "negative-values"]
assert check.gradient_by_depth(
    gradient_by_depth, *ideas, "integers", "float32", "inputs-unchanged"
)
### END HIDDEN TESTS

# %% [markdown] key="at-work" lang="en"
# ## Your way back at work
#
# Now see what your code does. Nothing here is graded.

# %% [markdown] key="at-work" lang="ko" of="2eecfbfd"
# ## 직접 만든 역전파 써 보기
#
# 이제 직접 만든 코드가 하는 일을 볼 차례이다. 여기서부터는 채점하지 않는다.

# %% [markdown] key="plot-task" lang="en" needs="vanishing"
# First your prediction about ten layers, drawn by your own `gradient_by_depth`: ten sigmoids at their steepest point, with the weights 1 and with the weights 4, and ten active ReLU units with the weights 0.5. On the left is the input, and each line across is a power of ten; above the picture stand the gradients at the input. Were you right?

# %% [markdown] key="plot-task" lang="ko" of="68e556e4" needs="vanishing"
# 먼저 층 열 개에 대한 예측을 직접 만든 `gradient_by_depth`로 그려 본다. 가장 가파른 곳에 놓인 시그모이드 열 개에 가중치가 1일 때와 4일 때, 그리고 활성화된 ReLU 유닛 열 개에 가중치가 0.5일 때이다. 왼쪽이 입력이고, 가로선 하나하나가 10의 거듭제곱이다. 그림 위에는 입력에서의 기울기가 적혀 있다. 예측이 맞았는가?

# %% key="plot" needs="vanishing"
from nnkit.plots import described

import matplotlib.pyplot as plt

_, ax = plt.subplots()
for name, slope, weight in [("σ, w = 1", 0.25, 1), ("σ, w = 4", 0.25, 4), ("ReLU, w = 0.5", 1, 0.5)]:
    gradients = gradient_by_depth(np.full(10, slope), np.full(10, weight))
    print(f"{name}: {gradients[0]:.2g}")
    ax.semilogy(gradients, "o-", label=name)
ax.set(xlabel="$k$", ylabel="∂h₁₀ / ∂hₖ")
ax.grid()
ax.legend()
#en: described(ax, "Three curves over the layers, from the input on the left to the output.");
#ko: described(ax, "입력에서 출력까지, 층에 따른 곡선 세 개이다.");

# %% [markdown] key="widget-task" lang="en" needs="dense"
# This is the debugger of the lesson, and the gradients of inputs, weights and bias are those of your own `Dense`. Choose any of them: on the right it is moved by ±ε, which is what a gradient check does. If a box is marked, its gradient is not what was measured.

# %% [markdown] key="widget-task" lang="ko" of="50dedac8" needs="dense"
# 수업에서 본 디버거이다. 입력, 가중치, 편향의 기울기는 직접 만든 `Dense`가 낸 것이다. 아무것이나 골라 보자. 오른쪽에서는 고른 수를 ±ε만큼 움직인다. 기울기 검산이 하는 일이 바로 그것이다. 표시된 상자가 있으면 그 기울기가 잰 값과 다르다는 뜻이다.

# %% key="widget" needs="dense"
from nnkit.widgets import backprop_debugger

backprop_debugger(layer=Dense(2, 1, 0), step=99)

# %% [markdown] key="slopes-task" lang="en" needs="chain"
# And here are your local slopes, in a whole network: the debugger asks your `local_slopes` wherever it knows the operation, and leaves the weighted sums to nnkit. The loss is $e \cdot e$. Where do its two paths meet?

# %% [markdown] key="slopes-task" lang="ko" of="2117eb55" needs="chain"
# 마지막은 신경망 전체에 직접 만든 국소 기울기를 넣은 것이다. 디버거는 `local_slopes`가 아는 연산이면 그 기울기를 쓰고, 가중합은 nnkit에 맡긴다. 손실은 $e \cdot e$이다. 두 길은 어디에서 만날까?

# %% key="slopes-widget" needs="chain"
from nnkit.widgets import backprop_debugger

backprop_debugger("network", slopes=local_slopes, step=99)
