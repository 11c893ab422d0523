# %% [markdown] key="title" lang="en"
# # 7 Losses: how wrong is it?
#
# *About 50 minutes* · [이 수업을 한국어로 읽기](../ko/07_losses.ipynb)
#
# A forecast said 3 degrees, and it was 1. How bad is that? Twice as bad as being 1 degree off, or four times? And how bad is "rain: 98 percent" on a day that stayed dry? A network can only get better at what is measured. This lesson is about the number that does the measuring, and about what happens when it measures the wrong thing.

# %% [markdown] key="title" lang="ko" of="41882033"
# # 7 손실: 얼마나 틀렸는가
#
# *약 50분* · [Read this lesson in English](../en/07_losses.ipynb)
#
# 예보는 3도였는데 실제로는 1도였다. 얼마나 크게 틀린 것일까? 1도 틀린 것보다 두 배 나쁠까, 네 배 나쁠까? "비 올 확률 98퍼센트"라고 했는데 하루 종일 맑았다면 얼마나 나쁜 예보일까? 신경망은 우리가 재는 것만 더 잘하게 된다. 이 수업에서는 틀린 정도를 재는 수를 배우고, 엉뚱한 것을 재면 무슨 일이 생기는지 알아본다.

# %% [markdown] key="goals" lang="en"
# ## What you will be able to do
#
# - compute the mean squared error and the two cross-entropies by hand, and say what each of them charges for;
# - read from a loss's slope where it pulls a prediction, and how hard;
# - explain why a squared error after a sigmoid stops learning where it is most wrong;
# - choose the loss for a task, and recognise the few tasks that CTC is for;
# - find out when a model has made its loss small by a trick.

# %% [markdown] key="goals" lang="ko" of="f5098fc3"
# ## 이 수업을 마치면
#
# - 평균 제곱 오차와 두 가지 크로스엔트로피를 손으로 계산하고, 저마다 무엇에 벌점을 주는지 설명할 수 있다.
# - 손실의 기울기를 보고 예측값을 어느 쪽으로, 얼마나 세게 당기는지 읽을 수 있다.
# - 시그모이드 뒤에 제곱 오차를 쓰면 왜 가장 크게 틀린 곳에서 학습이 멈추는지 설명할 수 있다.
# - 문제에 맞는 손실을 고르고, CTC가 필요한 드문 문제를 알아볼 수 있다.
# - 모델이 편법으로 손실을 줄였다는 것을 알아챌 수 있다.

# %% key="setup"
import matplotlib.pyplot as plt
import numpy as np

import nnkit
from nnkit import CategoricalCrossEntropy, numerical_gradient, sigmoid, softmax
from nnkit.losses import binary_cross_entropy, categorical_cross_entropy, ctc
from nnkit.losses import mean_squared_error, one_hot
from nnkit.metrics import accuracy
from nnkit.plots import described
from nnkit.plots.fonts import course_fonts
from nnkit.widgets import loss_explorer

#en: nnkit.use_language("en")
#ko: nnkit.use_language("ko")

# %% [markdown] key="score" lang="en"
# ## The fourth step
#
# Training runs in a circle, and you know its first three steps: data come in, layer after layer computes, and out comes a **prediction** $\hat y$. The fourth step compares. Every input of the training data has its right answer, the **target** $y$, and the difference is the **error**:
#
# $$e = \hat y - y$$
#
# A model makes thousands of errors, and training needs one number that says how bad they are together. A function that takes predictions and targets and returns that number is a **loss**. It is also called the **objective**, because making it as small as possible is the whole aim of training. It is the only news that the following steps get: whatever the loss does not see, the network will not learn.
#
# Here are the forecasts for four towns, in degrees, and what it came to. **Predict:** what does the mean of the four errors say about the fourth town?

# %% [markdown] key="score" lang="ko" of="07db4ecf"
# ## 네 번째 단계
#
# 학습은 같은 단계를 되풀이한다. 처음 세 단계는 이미 안다. 데이터가 들어오고, 층마다 계산하고, **예측값** $\hat y$가 나온다. 네 번째 단계에서는 비교한다. 학습 데이터의 입력에는 저마다 정답, 곧 **타깃** $y$가 있다. 둘의 차이가 **오차**이다.
#
# $$e = \hat y - y$$
#
# 모델이 내는 오차는 수천 개인데, 학습에는 그것이 모두 합해 얼마나 나쁜지 말해 주는 수 하나가 필요하다. 예측값과 타깃을 받아 그 수를 돌려주는 함수가 **손실 함수**이고, 그 값을 손실이라고 한다. 이 값을 되도록 작게 만드는 것이 학습의 목적이므로 **목적 함수**라고도 한다. 다음 단계로 전해지는 소식은 이것뿐이다. 손실이 보지 못하는 것은 신경망도 배우지 못한다.
#
# 네 도시의 기온 예보와 실제 기온이 있다. **예측해 보자.** 오차 네 개의 평균은 네 번째 도시에 대해 무엇을 말해 줄까?

# %% key="score-code"
predictions = np.array([2.5, -1.0, 0.5, -2.5])
targets = np.array([1.0, -0.5, 0.5, -1.5])
errors = predictions - targets
print(errors, errors.mean())
print(errors**2, mean_squared_error(predictions, targets))

# %% key="score-picture"
place = np.array([0.0, 2.5, 4.0, 5.0])
_, ax = plt.subplots(figsize=(6.4, 3.6), layout="constrained")
with course_fonts(ax):
    for x, low, size in zip(place, np.minimum(predictions, targets), abs(errors), strict=True):
        ax.add_patch(plt.Rectangle((x, low), size, size, facecolor="#f5d9a3", edgecolor="#444444"))
    #en: ax.plot(place, targets, "D", color="#0072b2", label="target")
    #ko: ax.plot(place, targets, "D", color="#0072b2", label="타깃")
    #en: ax.plot(place, predictions, "o", color="#d55e00", label="prediction")
    #ko: ax.plot(place, predictions, "o", color="#d55e00", label="예측값")
    ax.set(aspect="equal", xticks=[])
    ax.legend(loc="upper right")
#en: described(ax, "Four errors as squares: sides 1.5, 0.5, 0 and 1, areas 2.25, 0.25, 0 and 1.");
#ko: described(ax, "네 오차를 정사각형으로 그렸다. 변은 1.5, 0.5, 0, 1이고 넓이는 2.25, 0.25, 0, 1이다.");

# %% [markdown] key="squares" lang="en"
# The picture in words: at each town a diamond marks the target and a circle the prediction, and the error between them is the side of a square. The first square is the largest; the third town has none.
#
# The mean of the errors is exactly 0, although only one forecast was right: errors above and below cancel each other. Squares cannot cancel. Their average is the **mean squared error**, **MSE** for short, the loss for tasks whose answer is a number (regression):
#
# $$L = \frac{1}{n} \sum_{i=1}^{n} (\hat y_i - y_i)^2$$
#
# Squaring has a price list: twice as far off costs four times as much. And it tells each prediction where to go. The slope of the loss along one prediction, its **gradient**, is
#
# $$\frac{\partial L}{\partial \hat y_i} = \frac{2}{n} (\hat y_i - y_i)$$
#
# It is positive where the prediction is too high, so that the loss falls to the left, and it grows with the error.
#
# Below, drag the prediction along its curve, and the target by the upper end of its line. The arrow points to where the loss falls and is as long as the slope is steep. The table shows the batch; choose another sample there. Everything can be reached with the Tab key and moved with the arrow keys, too.

# %% [markdown] key="squares" lang="ko" of="ef596b0b"
# 그림을 말로 옮기면 이렇다. 도시마다 마름모는 타깃, 동그라미는 예측값이고, 둘 사이의 오차가 정사각형의 한 변이다. 첫 번째 정사각형이 가장 크고, 세 번째 도시에는 정사각형이 없다.
#
# 맞은 예보는 하나뿐인데 오차의 평균은 정확히 0이다. 위로 틀린 것과 아래로 틀린 것이 서로 지우기 때문이다. 제곱은 서로 지우지 못한다. 오차의 제곱을 평균한 것이 **평균 제곱 오차**(**MSE**)이다. 답이 수인 문제, 곧 회귀에 쓰는 손실이다.
#
# $$L = \frac{1}{n} \sum_{i=1}^{n} (\hat y_i - y_i)^2$$
#
# 제곱을 하면 두 배 빗나갈 때 벌점이 네 배가 된다. 그리고 손실은 예측값마다 어느 쪽으로 가야 하는지도 알려 준다. 예측값 하나에 대한 손실의 **기울기**(gradient)는 다음과 같다.
#
# $$\frac{\partial L}{\partial \hat y_i} = \frac{2}{n} (\hat y_i - y_i)$$
#
# 예측값이 너무 크면 기울기는 양수이다. 그러면 왼쪽으로 갈수록 손실이 줄어든다. 오차가 클수록 기울기도 가파르다.
#
# 아래에서 예측값을 곡선을 따라 끌고, 타깃은 세로선의 위쪽 끝을 잡아 끌어 보자. 화살표는 손실이 줄어드는 쪽을 가리키고, 기울기가 가파를수록 길다. 표에는 배치가 있고, 거기서 다른 샘플을 고를 수 있다. 모두 Tab 키로 고르고 방향키로 움직일 수도 있다.

# %% key="numbers"
loss_explorer("number")

# %% [markdown] key="numbers-try" lang="en"
# **Try it**, with a prediction first each time:
#
# 1. Move the prediction from 2 to 3, with the target at 1. The error doubles; what does the loss do, and what the arrow?
# 2. Drag the prediction across the target to the other side. What happens to the arrow at the target, and what beyond it?
# 3. One sample of the batch has by far the largest share. Which, and how far do you have to move it until its share is below a half?
# 4. Switch from the mean to the sum. Which numbers of the table change, and by which factor?
#
# <details><summary>Compare with your predictions</summary>
#
# 1. The loss goes from 1 to 4, the slope only from 2 to 4: the arrow doubles.
# 2. It shrinks to nothing at the target and points back from the other side: always towards the target.
# 3. Sample 4: its error of 3.5 makes 83 % of the loss. An MSE listens to its outliers. With an error of about 1.6 it is one half.
# 4. The loss of the batch and all gradients, each by 4, the number of samples. The losses and shares of the samples stay.
#
# </details>

# %% [markdown] key="numbers-try" lang="ko" of="a95bed07"
# 매번 먼저 예측하고 **해 보자.**
#
# 1. 타깃을 1에 두고 예측값을 2에서 3으로 옮긴다. 오차는 두 배가 된다. 손실은, 그리고 화살표는 어떻게 될까?
# 2. 예측값을 끌어 타깃을 지나 반대쪽으로 넘긴다. 타깃에서, 그리고 그 너머에서 화살표는 어떻게 될까?
# 3. 배치에는 비중이 유난히 큰 샘플이 하나 있다. 어느 것이고, 그 비중이 절반 아래로 내려가려면 얼마나 옮겨야 할까?
# 4. 평균을 합으로 바꾼다. 표에서 어떤 수가 몇 배로 바뀔까?
#
# <details><summary>예측과 비교하기</summary>
#
# 1. 손실은 1에서 4가 되지만 기울기는 2에서 4가 될 뿐이다. 화살표는 두 배로 길어진다.
# 2. 타깃에서 사라졌다가 반대쪽에서는 돌아오는 쪽을 가리킨다. 언제나 타깃을 향한다.
# 3. 4번 샘플이다. 오차 3.5가 손실의 83%를 차지한다. MSE는 유난히 크게 빗나간 값에 민감하다. 오차가 1.6쯤이면 절반이 된다.
# 4. 배치의 손실과 모든 기울기가 샘플 수인 4배가 된다. 샘플마다의 손실과 비중은 그대로이다.
#
# </details>

# %% [markdown] key="mean-sum" lang="en"
# ## Mean or sum?
#
# The sum over the batch would do as well: it has its minimum at the same place. But it makes the gradient depend on how many samples happen to be in the batch. **Predict** both columns for the same four samples, shown once, twice and ten times.

# %% [markdown] key="mean-sum" lang="ko" of="7efdd0d9"
# ## 평균일까, 합일까?
#
# 배치의 합을 손실로 삼아도 된다. 가장 작아지는 자리가 같기 때문이다. 그러나 그러면 기울기가 배치에 든 샘플 수에 따라 달라진다. 같은 샘플 네 개를 한 번, 두 번, 열 번 보여 줄 때 두 열이 어떻게 될지 **예측해 보자.**

# %% key="mean-sum-code"
for times in (1, 2, 10):
    many, right = np.tile(predictions, times), np.tile(targets, times)
    mean = mean_squared_error(many, right)
    print(f"{len(many):3} → {mean:.3f} {mean * len(many):7.3f}")

# %% [markdown] key="mean-sum-result" lang="en"
# The mean stays, the sum grows with the batch, and so would every step of training. That is why nnkit's losses return the mean, and why the average is taken in the loss and nowhere else.
#
# ## Is a small error a good model?
#
# > **You may have read that** the smaller a model's error is, the better it predicts. It depends on *which* error. **Try it:** two models learn the same 20 days. One learns them by heart: asked about a day, it looks up the most similar of the 20 and repeats its answer. The other draws one straight line. The first number is the MSE on the days they have learned, the second on 1,000 new days from the same weather. Predict who wins each of the two.

# %% [markdown] key="mean-sum-result" lang="ko" of="4045d162"
# 평균은 그대로이고 합은 배치와 함께 커진다. 합을 쓰면 학습의 한 걸음도 그만큼 커질 것이다. nnkit의 손실이 평균을 돌려주고, 평균을 손실에서만 내는 까닭이 여기에 있다.
#
# ## 오차가 작으면 좋은 모델일까?
#
# > 오차가 작은 모델일수록 예측이 정확하다고 **읽은 적이 있을 것이다.** *어떤* 오차인지에 달려 있다. **확인해 보자.** 두 모델이 같은 20일을 학습한다. 하나는 통째로 외운다. 어떤 날을 물으면 20일 가운데 가장 비슷한 날을 찾아 그 답을 되풀이한다. 다른 하나는 직선 하나를 긋는다. 첫 번째 수는 학습한 날들의 MSE, 두 번째 수는 같은 날씨에서 얻은 새로운 1,000일의 MSE이다. 각각 어느 쪽이 이길지 예측해 보자.

# %% key="small-error-code"
rng = np.random.default_rng(7)
x = rng.uniform(0, 10, 1020)
y = 2 * x + 1 + rng.normal(0, 3, 1020)
learned, new = slice(0, 20), slice(20, None)
nearest = np.abs(x[:, None] - x[learned]).argmin(axis=1)
slope, intercept = np.polyfit(x[learned], y[learned], 1)
#en: models = {"by heart": y[learned][nearest], "straight line": slope * x + intercept}
#ko: models = {"외운 모델": y[learned][nearest], "직선": slope * x + intercept}
for name, answers in models.items():
    known = mean_squared_error(answers[learned], y[learned])
    print(f"{name}: {known:.1f}, {mean_squared_error(answers[new], y[new]):.1f}")

# %% [markdown] key="small-error-result" lang="en"
# No error at all on what it has learned, and two and a half times the line's error on new days: it has learned the noise, too. A low training loss only says that the training data are met. Whether a model predicts well is told by data that it has not seen. Lesson 10 takes this up.
#
# ## Yes or no: how surprised are you?
#
# Will it rain? The target is 1 for yes and 0 for no, and the model answers with a probability $p$. What should a loss charge for it? Only one thing counts: which probability the model had given to what then happened. Gave it 1, and it costs nothing. The closer to 0, the greater the surprise. The **binary cross-entropy** charges the negative logarithm of that probability:
#
# $$L = -y \ln p - (1 - y) \ln(1 - p)$$
#
# One of the two terms is always 0: for $y = 1$ only $-\ln p$ remains. Over a batch, the mean is taken again. **Predict** the charge for 0.5, and whether halving a probability costs more at 0.5 or at 0.02.

# %% [markdown] key="small-error-result" lang="ko" of="4de90d30"
# 외운 모델은 학습한 날에서는 오차가 전혀 없지만, 새로운 날에서는 직선의 두 배 반이나 된다. 잡음까지 외웠기 때문이다. 학습 데이터의 손실이 작다는 것은 학습 데이터를 맞혔다는 말일 뿐이다. 예측을 잘하는 모델인지는 아직 보지 않은 데이터가 알려 준다. 10번 수업에서 이어서 다룬다.
#
# ## 예 또는 아니요: 얼마나 놀랐는가
#
# 비가 올까? 타깃은 "예"이면 1, "아니요"이면 0이고, 모델은 확률 $p$로 답한다. 손실은 무엇에 벌점을 주어야 할까? 중요한 것은 하나뿐이다. 실제로 일어난 일에 모델이 확률을 얼마나 주었는가이다. 1을 주었다면 벌점이 없다. 0에 가까울수록 더 놀란 것이다. **이진 크로스엔트로피**의 벌점은 그 확률의 로그에 음의 부호를 붙인 값이다.
#
# $$L = -y \ln p - (1 - y) \ln(1 - p)$$
#
# 두 항 가운데 하나는 언제나 0이다. $y = 1$이면 $-\ln p$만 남는다. 배치에서는 이번에도 평균을 낸다. 확률이 0.5일 때의 벌점을 **예측해 보자.** 그리고 확률이 절반으로 줄 때 벌점이 더 늘어나는 쪽은 0.5일까, 0.02일까?

# %% key="surprise-code"
for p in (1.0, 0.5, 0.25, 0.02, 0.01):
    print(f"{p:5} → {binary_cross_entropy([p], [1]):.4f}   {mean_squared_error([p], [1]):.4f}")

# %% [markdown] key="surprise-result" lang="en"
# Half a probability costs $\ln 2 = 0.6931$ more, everywhere. The squared error, in the second column, hardly tells 0.02 from 0.01: it never charges more than 1, however sure the model was of the wrong thing.
#
# The difference becomes serious when the network learns. Its last neuron makes a **logit** $z$, any number at all, and the sigmoid turns it into $p = \sigma(z)$. Training moves $z$, so what counts is the slope along $z$:
#
# $$\frac{\partial L_{\text{MSE}}}{\partial z} = 2 (p - y)\, p\, (1 - p) \qquad\qquad \frac{\partial L_{\text{cross-entropy}}}{\partial z} = p - y$$
#
# The factor $p (1 - p)$ is the slope of the sigmoid itself. In the hatched zones below the sigmoid is almost flat, and takes the squared error's slope with it. In the cross-entropy the logarithm cancels that factor. Both arrows are drawn to the same scale.

# %% [markdown] key="surprise-result" lang="ko" of="2cf09295"
# 확률이 절반으로 줄면 어디서나 벌점이 $\ln 2 = 0.6931$씩 늘어난다. 두 번째 열의 제곱 오차는 0.02와 0.01을 거의 구별하지 못한다. 모델이 틀린 답을 아무리 확신해도 벌점은 1을 넘지 않는다.
#
# 이 차이는 신경망이 학습할 때 심각해진다. 마지막 뉴런은 **로짓** $z$를 내놓는다. 어떤 수든 될 수 있다. 시그모이드가 이것을 $p = \sigma(z)$로 바꾼다. 학습이 움직이는 것은 $z$이므로 $z$에 대한 기울기가 중요하다.
#
# $$\frac{\partial L_{\text{MSE}}}{\partial z} = 2 (p - y)\, p\, (1 - p) \qquad\qquad \frac{\partial L_{\text{cross-entropy}}}{\partial z} = p - y$$
#
# 인수 $p (1 - p)$는 시그모이드 자신의 기울기이다. 아래의 빗금 친 곳에서는 시그모이드가 거의 평평하고, 제곱 오차의 기울기도 함께 사라진다. 크로스엔트로피에서는 로그가 그 인수를 지워 준다. 두 화살표는 같은 축척으로 그렸다.

# %% key="logits"
loss_explorer("logit")

# %% [markdown] key="logits-try" lang="en"
# **Try it**, with a prediction first each time:
#
# 1. The target is 1. Drag the logit further to the left, to −6. What does each of the arrows do?
# 2. Drag it slowly to the right. Where is the squared error's arrow longest?
# 3. Now to +6. Both arrows are gone; is that bad?
# 4. Type 1000 into the number field, with a minus sign. Is the loss still a number? The next cell asks at −6 and at −1000.
#
# <details><summary>Compare with your predictions</summary>
#
# 1. Cross-entropy pulls with almost 1, as hard as it can. The squared error lets go: its slope falls to −0.0049, although the answer could hardly be more wrong.
# 2. At $z = -0.69$, where $p$ is one third. It pulls best where the model is undecided.
# 3. No: the answer is right, and there is nothing left to learn.
# 4. Yes: 1000 for the cross-entropy, with the slope −1.
#
# </details>

# %% [markdown] key="logits-try" lang="ko" of="7ce140ba"
# 매번 먼저 예측하고 **해 보자.**
#
# 1. 타깃은 1이다. 로짓을 더 왼쪽으로, −6까지 끈다. 두 화살표는 각각 어떻게 될까?
# 2. 천천히 오른쪽으로 끈다. 제곱 오차의 화살표는 어디에서 가장 길까?
# 3. 이제 +6까지 끈다. 두 화살표가 모두 사라진다. 나쁜 일일까?
# 4. 숫자 칸에 1000에 음의 부호를 붙여 입력한다. 손실은 여전히 수일까? 다음 셀에서 −6일 때와 −1000일 때를 확인한다.
#
# <details><summary>예측과 비교하기</summary>
#
# 1. 크로스엔트로피는 거의 1의 기울기로, 있는 힘껏 당긴다. 제곱 오차는 거의 당기지 않는다. 더 틀리기도 어려운 답인데 기울기가 −0.0049에 지나지 않는다.
# 2. $p$가 3분의 1인 $z = -0.69$에서이다. 모델이 결정을 내리지 못한 곳에서 가장 잘 당긴다.
# 3. 아니다. 답이 맞았으니 더 배울 것이 없다.
# 4. 그렇다. 크로스엔트로피는 1000이고 기울기는 −1이다.
#
# </details>

# %% key="logits-large"
for z in (-6, -1000):
    print(loss_explorer("logit", predictions=[z], targets=[1]).describe())

# %% [markdown] key="fade" lang="en"
# What does that mean for learning? Let one logit start at −6, far on the wrong side, and follow its slope 400 times. **Predict** how many steps each loss needs to get past $p = 0.5$.

# %% [markdown] key="fade" lang="ko" of="6e45e029"
# 학습에서는 무슨 뜻일까? 로짓 하나가 한참 틀린 쪽인 −6에서 출발하여 기울기를 따라 400번 움직인다. 손실마다 $p = 0.5$를 넘기까지 몇 걸음이 걸릴지 **예측해 보자.**

# %% key="fade-code"
def follow_slope(slope, z=-6.0):
    path = [z]
    for _ in range(400):
        path.append(path[-1] - slope(sigmoid(path[-1])))
    return sigmoid(np.array(path))


squared = follow_slope(lambda p: 2 * (p - 1) * p * (1 - p))
entropy = follow_slope(lambda p: p - 1)
print(int((squared < 0.5).sum()), int((entropy < 0.5).sum()))

# %% key="fade-picture"
_, ax = plt.subplots(figsize=(6.4, 3.4), layout="constrained")
with course_fonts(ax):
    #en: ax.plot(squared, color="#0072b2", linewidth=2.5, label="squared error")
    #ko: ax.plot(squared, color="#0072b2", linewidth=2.5, label="제곱 오차")
    #en: ax.plot(entropy, "--", color="#d55e00", linewidth=2.5, label="cross-entropy")
    #ko: ax.plot(entropy, "--", color="#d55e00", linewidth=2.5, label="크로스엔트로피")
    #en: ax.set(xlabel="steps", ylabel="probability p of the right answer")
    #ko: ax.set(xlabel="걸음 수", ylabel="정답의 확률 p")
    ax.legend(loc="center right")
#en: described(ax, "Cross-entropy is above 0.9 after 20 steps, the squared error below 0.1 for 200.");
#ko: described(ax, "크로스엔트로피는 20걸음 만에 0.9를 넘고, 제곱 오차는 200걸음까지 0.1 아래이다.");

# %% [markdown] key="fade-words" lang="en"
# The picture in words: with cross-entropy the probability of the right answer climbs at once and is past one half after 7 steps; with the squared error it lies flat near 0 for about 200 steps, and only then jumps up. Both arrive, but a network that starts on the wrong side of a flat sigmoid seems dead under the squared error.
#
# ## Certain, and wrong
#
# What if the model says $p = 0$, and it happens? The formula wants $-\ln 0$, which is infinite. And where $p = 1$ was right, it multiplies $0 \cdot \ln 0$, which is not a number. **Predict** what the formula, typed in as it stands, gives for the two, and what nnkit gives.

# %% [markdown] key="fade-words" lang="ko" of="3e216a87"
# 그림을 말로 옮기면 이렇다. 크로스엔트로피를 쓰면 정답의 확률이 곧바로 올라 7걸음 만에 절반을 넘는다. 제곱 오차를 쓰면 200걸음쯤 0 가까이에 납작하게 머물다가 그제야 뛰어오른다. 둘 다 도착하기는 한다. 그러나 평평한 시그모이드의 틀린 쪽에서 출발한 신경망은 제곱 오차를 쓰면 죽은 것처럼 보인다.
#
# ## 확신했는데 틀렸다면
#
# 모델이 $p = 0$이라고 했는데 그 일이 일어나면 어떻게 될까? 식대로라면 $-\ln 0$인데, 이것은 무한대이다. $p = 1$이 맞았을 때는 $0 \cdot \ln 0$을 곱하게 되는데, 이것은 수가 아니다. 식을 그대로 옮긴 코드가 두 경우에 무엇을 내놓고 nnkit은 무엇을 내놓을지 **예측해 보자.**

# %% key="certain-code"
def by_the_formula(p, y):
    return float(np.mean(-y * np.log(p) - (1 - y) * np.log(1 - p)))


with np.errstate(all="ignore"):
    print(by_the_formula(np.array([0.0]), 1), by_the_formula(np.array([1.0]), 1))
print(binary_cross_entropy([0.0], [1]), binary_cross_entropy([1.0], [1]))
print(binary_cross_entropy([-1000.0], [1], from_logits=True))

# %% [markdown] key="certain-result" lang="en"
# One infinite loss in a batch makes the mean infinite, and one that is not a number spoils all weights at the next step. nnkit lets no logarithm fall below −100, so that a certain error costs 100. The better way is the last line: give the loss the *logits*. Then sigmoid and logarithm are worked out together, as $\ln(1 + e^{z}) - y z$, nothing is cut off, and even $z = -1000$ costs exactly 1000.
#
# ## One of several
#
# Sun, clouds or rain? For each class the network makes a logit, and the softmax turns the row of logits into probabilities that sum to 1. The target is the class that came true, or, written as a row, $y = (1, 0, 0)$ for the first of three. The **categorical cross-entropy** charges as before, the negative logarithm of the probability of what happened:
#
# $$L = -\sum_{k} y_k \ln p_k = -\ln p_{\text{target}}$$
#
# Drag the bars below. The curve follows the logit with the thick edge; the others keep still, but their probabilities do not.

# %% [markdown] key="certain-result" lang="ko" of="e944f6bf"
# 배치에 무한대인 손실이 하나 있으면 평균도 무한대가 된다. 수가 아닌 손실이 하나 있으면 다음 걸음에 모든 가중치가 망가진다. nnkit은 로그가 −100보다 작아지지 않게 하므로 확신하고 틀리면 벌점이 100이다. 더 좋은 방법은 마지막 줄이다. 손실에 *로짓*을 넘기는 것이다. 그러면 시그모이드와 로그를 $\ln(1 + e^{z}) - y z$로 함께 계산한다. 잘리는 것이 없고, $z = -1000$이어도 벌점이 정확히 1000이다.
#
# ## 여럿 가운데 하나
#
# 맑음, 흐림, 비 가운데 무엇일까? 신경망은 클래스마다 로짓을 하나씩 내놓고, 소프트맥스가 로짓 한 줄을 합이 1인 확률로 바꾼다. 타깃은 실제로 일어난 클래스이다. 한 줄로 쓰면 셋 가운데 첫 번째는 $y = (1, 0, 0)$이다. **범주형 크로스엔트로피**의 벌점은 앞에서와 같다. 실제로 일어난 일의 확률에 로그를 취하고 음의 부호를 붙인 값이다.
#
# $$L = -\sum_{k} y_k \ln p_k = -\ln p_{\text{target}}$$
#
# 아래의 막대를 끌어 보자. 곡선은 테두리가 굵은 로짓을 따라간다. 나머지 로짓은 그대로이지만, 그 확률은 그대로가 아니다.

# %% key="classes"
loss_explorer("classes")

# %% [markdown] key="classes-try" lang="en"
# **Try it**, with a prediction first each time:
#
# 1. The target is class 0, marked by a star. Raise the bar of class 1. Which of the three probabilities fall?
# 2. Choose sample 2, whose three logits are all 0. What does the cross-entropy charge, and why just that?
# 3. Raise all three bars by the same amount. What happens to the probabilities and to the loss?
#
# <details><summary>Compare with your predictions</summary>
#
# 1. Both others: the three share a sum of 1.
# 2. $\ln 3 = 1.0986$, the charge of a model that knows nothing of three classes. With ten classes it would be $\ln 10 = 2.3026$; a network that starts much higher has something wrong with it.
# 3. Nothing. Only the differences between logits count.
#
# </details>
#
# The slopes are simple again: probability minus target, for each class. The next cell compares the loss with $-\ln p$, and the gradient with that rule and with a numerical one. **Predict** the signs of the three slopes for the target 0.

# %% [markdown] key="classes-try" lang="ko" of="d8916b5e"
# 매번 먼저 예측하고 **해 보자.**
#
# 1. 타깃은 별표가 붙은 0번 클래스이다. 1번 클래스의 막대를 올린다. 세 확률 가운데 어느 것이 줄어들까?
# 2. 로짓 세 개가 모두 0인 2번 샘플을 고른다. 크로스엔트로피는 얼마이고, 왜 하필 그 값일까?
# 3. 막대 세 개를 같은 만큼 올린다. 확률과 손실은 어떻게 될까?
#
# <details><summary>예측과 비교하기</summary>
#
# 1. 나머지 둘 다 줄어든다. 셋이 합 1을 나누어 가지기 때문이다.
# 2. $\ln 3 = 1.0986$이다. 세 클래스에 대해 아무것도 모르는 모델의 벌점이다. 클래스가 열 개라면 $\ln 10 = 2.3026$이다. 처음부터 이보다 훨씬 큰 값을 내는 신경망은 어딘가 잘못된 것이다.
# 3. 아무 일도 없다. 로짓끼리의 차이만 중요하다.
#
# </details>
#
# 기울기는 이번에도 간단하다. 클래스마다 확률에서 타깃을 뺀 값이다. 다음 셀은 손실을 $-\ln p$와 비교하고, 기울기를 이 규칙, 그리고 수치 미분으로 구한 기울기와 비교한다. 타깃이 0일 때 세 기울기의 부호를 **예측해 보자.**

# %% key="classes-code"
z, target = np.array([[2.0, 1.0, -1.0]]), [0]
loss = CategoricalCrossEntropy(from_logits=True)
print(round(loss.forward(z, target), 4), round(-np.log(softmax(z)[0, 0]), 4))
print(loss.backward().round(4))
print((softmax(z) - one_hot(target, 3)).round(4))
print(numerical_gradient(lambda moved: loss.forward(moved, target), z).round(4))

# %% [markdown] key="success" lang="en"
# ## The loss and the success
#
# > **You may have read that** the loss is the measure of success. It is the measure of *training*. Success is what you wanted in the first place, say the share of days on which the forecast was right, the accuracy, and the two can disagree. **Try it:** it rained on all of ten days. A timid model said 51 percent every day. A bold one said 99 percent on nine days and 40 on the tenth. Predict which of them has the higher accuracy and which the lower loss. The last line moves each of the bold model's probabilities a little: how much will its accuracy change?

# %% [markdown] key="success" lang="ko" of="2ae586c4"
# ## 손실과 성공
#
# > 손실이 곧 성공을 재는 지표라고 **읽은 적이 있을 것이다.** 손실이 재는 것은 *학습*이다. 성공이란 처음에 바랐던 것, 이를테면 예보가 맞은 날의 비율인 정확도이고, 둘은 서로 다른 말을 할 수 있다. **확인해 보자.** 열흘 내내 비가 왔다. 소심한 모델은 날마다 51퍼센트라고 했다. 대담한 모델은 아흐레 동안 99퍼센트, 열흘째에는 40퍼센트라고 했다. 어느 쪽의 정확도가 더 높고 어느 쪽의 손실이 더 작을지 예측해 보자. 마지막 줄은 대담한 모델의 확률을 하나씩 조금 움직인다. 정확도는 얼마나 달라질까?

# %% key="success-code"
rain = np.ones(10, dtype=int)
timid = np.full(10, 0.51)
bold = np.array([0.99] * 9 + [0.4])
for p in (timid, bold):
    print(accuracy(p > 0.5, rain), round(binary_cross_entropy(p, rain), 3))
print(numerical_gradient(lambda p: accuracy(p > 0.5, rain), bold))

# %% [markdown] key="success-result" lang="en"
# The timid model is right every time and has more than six times the loss. Which one is better depends on what you need. So report both: train by the loss, judge by the measure of success.
#
# Why not train by the accuracy itself? Because of the last line: its slope is 0 almost everywhere. A small change of the weights turns no answer round, so it says nothing about the way. A good loss is a stand-in that has slopes, and whose minimum lies where the success is, too.
#
# ## A badly chosen objective
#
# A stand-in is taken at its word. Suppose that a computer is to make people happy, and its objective is the *mean* happiness. 40 people live well, with a happiness of 8; 60 people live poorly, with 4. It may do two things, each to a degree between 0 and 1: *care* makes the poor happier, by 2 at most; *stay* is the share of the poor who remain. It begins at stay = 1, care = 0 and follows the slope of the loss, minus the mean happiness. **Predict** where the two numbers end.

# %% [markdown] key="success-result" lang="ko" of="cfb22b9c"
# 소심한 모델은 매번 맞혔는데 손실은 여섯 배가 넘는다. 어느 쪽이 나은지는 무엇이 필요한지에 달려 있다. 그러니 둘 다 보고하자. 학습은 손실로 하고, 평가는 성공의 지표로 한다.
#
# 왜 정확도로 바로 학습하지 않을까? 마지막 줄 때문이다. 정확도의 기울기는 거의 어디서나 0이다. 가중치를 조금 바꾸어도 뒤집히는 답이 없으니, 어느 쪽으로 가야 하는지 말해 주지 않는다. 좋은 손실은 성공의 지표를 대신한다. 기울기가 있고, 손실이 가장 작아지는 곳에서 성공도 이루어진다.
#
# ## 잘못 고른 목적 함수
#
# 학습은 지표를 대신하는 이 손실을 곧이곧대로 따른다. 컴퓨터에게 사람들을 행복하게 하라고 하면서 *평균* 행복을 목적 함수로 주었다고 하자. 40명은 잘살고 행복은 8이다. 60명은 어렵게 살고 행복은 4이다. 컴퓨터는 두 가지를 0에서 1까지 정할 수 있다. *돌봄*(care)은 어려운 사람들을 최대 2만큼 더 행복하게 한다. *남음*(stay)은 어려운 사람들 가운데 남는 사람의 비율이다. 남음 1, 돌봄 0에서 출발하여 손실, 곧 평균 행복에 음의 부호를 붙인 값의 기울기를 따라간다. 두 수가 어디에서 멈출지 **예측해 보자.**

# %% key="happiness-code"
people = np.array([40.0, 60.0])


def mean_happiness(stay, care):
    counts = people * [1, stay]
    return counts @ [8, 4 + 2 * care] / counts.sum()


def follow(happiness, plan=(1.0, 0.0)):
    for _ in range(100):
        slope = numerical_gradient(lambda plan: -happiness(*plan), plan)
        plan = np.clip(plan - 0.05 * slope, 0, 1)
    return plan.round(2), round(float(happiness(*plan)), 2)

# %% key="happiness-follow"
print(follow(mean_happiness))

# %% [markdown] key="happiness-result" lang="en"
# The mean rises from 5.6 to 8, the best that can be reached, and nobody poor is left: stay is 0. Care was given up half-way, for whom should it be? Nothing here is a bug. Fewer unhappy people *do* raise the mean; the objective forgot to say that everybody counts. Networks find such tricks as water finds a leak, and the loss looks splendid meanwhile. Only looking at what the model *does* brings it to light.
#
# Say what is meant: divide by all who lived there at the beginning, so that who is missing counts as 0. **Predict** both numbers again.

# %% [markdown] key="happiness-result" lang="ko" of="02e075f4"
# 평균은 5.6에서 도달할 수 있는 최댓값인 8까지 오르고, 어려운 사람은 아무도 남지 않는다. 남음이 0이다. 돌봄은 도중에 그만두었다. 돌볼 사람이 없기 때문이다. 여기에 버그는 없다. 불행한 사람이 줄면 평균은 *정말로* 오른다. 모든 사람이 소중하다는 말을 목적 함수가 빠뜨렸을 뿐이다. 물이 새는 틈을 찾아내듯 신경망은 이런 편법을 찾아내고, 그동안 손실은 훌륭해 보인다. 모델이 실제로 *무엇을 하는지* 보아야만 드러난다.
#
# 뜻한 바를 제대로 말하자. 처음에 살던 모든 사람의 수로 나누면, 사라진 사람은 0으로 셈하게 된다. 두 수가 이번에는 어떻게 될지 **예측해 보자.**

# %% key="happiness-mended"
def everyones_happiness(stay, care):
    counts = people * [1, stay]
    return counts @ [8, 4 + 2 * care] / people.sum()


print(follow(everyones_happiness))

# %% [markdown] key="choose" lang="en"
# Everybody stays and is cared for, and the honest optimum is 6.8, less than the cheat's 8. A smaller number, and the better result.
#
# ## Which loss for which task?
#
# For common tasks nobody has to invent a loss. These are the guidelines:
#
# | task | the network's last step | loss | in nnkit |
# | --- | --- | --- | --- |
# | a number (regression) | none | mean squared error | `MeanSquaredError` |
# | two classes, yes or no | one logit (sigmoid) | binary cross-entropy | `BinaryCrossEntropy` |
# | one of several classes | a logit for each (softmax) | categorical cross-entropy | `CategoricalCrossEntropy` |
# | a sequence with a label for each step | logits for each step | categorical cross-entropy, step by step | `CategoricalCrossEntropy` |
# | a sequence whose labels nobody has placed | logits for each step | CTC | `CTC` |
#
# > **You may have read that** CTC means Connected Temporal Classification and is the loss for learning sequences. It is *Connectionist* Temporal Classification, after connectionism, the old word for computing with networks; and it is for one kind of sequence task only, where the order of the labels is known but not their places, as in a recording of speech with its transcript. **Try it:** two recordings of six steps both say "1 2", one early and one late; 0 is silence. Both are judged against labels placed early, step by step, and by CTC, which is told only "1 2". Predict which of the four losses will be large.

# %% [markdown] key="choose" lang="ko" of="f6e4f3d2"
# 모두가 남아 돌봄을 받는다. 정직한 최댓값은 6.8로, 편법의 8보다 작다. 수는 작아도 더 나은 결과이다.
#
# ## 어떤 문제에 어떤 손실을?
#
# 흔한 문제라면 손실을 새로 만들 필요가 없다. 다음과 같은 지침이 있다.
#
# | 문제 | 신경망의 마지막 단계 | 손실 | nnkit에서는 |
# | --- | --- | --- | --- |
# | 수 하나 (회귀) | 없음 | 평균 제곱 오차 | `MeanSquaredError` |
# | 두 클래스, 예 또는 아니요 | 로짓 하나 (시그모이드) | 이진 크로스엔트로피 | `BinaryCrossEntropy` |
# | 여러 클래스 가운데 하나 | 클래스마다 로짓 (소프트맥스) | 범주형 크로스엔트로피 | `CategoricalCrossEntropy` |
# | 시점마다 레이블이 있는 시퀀스 | 시점마다 로짓 | 시점별 범주형 크로스엔트로피 | `CategoricalCrossEntropy` |
# | 레이블의 자리를 아무도 모르는 시퀀스 | 시점마다 로짓 | CTC | `CTC` |
#
# > CTC는 Connected Temporal Classification의 약자이고 시퀀스 학습에 쓰는 손실이라고 **읽은 적이 있을 것이다.** 맨 앞의 C는 *Connectionist*이다. 신경망으로 계산하는 것을 예전에 연결주의(connectionism)라고 부른 데서 온 말이다. 그리고 시퀀스 문제 가운데 한 종류에만 쓴다. 받아쓴 글이 딸린 음성 녹음처럼 레이블의 순서는 알지만 자리는 모르는 문제이다. **확인해 보자.** 여섯 시점짜리 녹음 두 개가 모두 "1 2"라고 말하는데, 하나는 앞에서, 하나는 뒤에서 말한다. 0은 침묵이다. 두 녹음을 앞에 놓인 레이블과 시점별로 견주고, "1 2"라는 것만 아는 CTC로도 견준다. 네 손실 가운데 어느 것이 클지 예측해 보자.

# %% key="ctc-code"
def recording(spoken):
    return np.log(np.where(np.eye(3)[spoken] == 1, 0.98, 0.01))


for sound in (recording([1, 2, 0, 0, 0, 0]), recording([0, 0, 0, 0, 1, 2])):
    by_step = categorical_cross_entropy(sound, [1, 2, 0, 0, 0, 0], from_logits=True)
    print(f"{by_step:.2f} {ctc([sound], [[1, 2]]):.2f}")

# %% [markdown] key="ctc-result" lang="en"
# Step by step, the late recording is charged heavily, although it says the right thing. CTC charges both the same, as it sums over all places where the labels could be. That freedom is wrong where the places are known. **Predict:** the weather of four hours, each with its label, 1 1 1 2 for sun, sun, sun, rain, and a model that meets all four. What will CTC say?

# %% [markdown] key="ctc-result" lang="ko" of="60c14c30"
# 시점별로 보면 뒤에서 말한 녹음은 맞는 말을 했는데도 벌점이 크다. CTC는 레이블이 놓일 수 있는 모든 자리에 대해 합하므로 두 녹음에 똑같은 벌점을 준다. 그러나 자리를 아는 문제에서는 이 자유가 오히려 해롭다. **예측해 보자.** 네 시간의 날씨에 시간마다 레이블이 있다. 1 1 1 2, 곧 맑음, 맑음, 맑음, 비이다. 모델은 넷을 모두 맞혔다. CTC는 뭐라고 할까?

# %% key="ctc-aligned-code"
hours = [1, 1, 1, 2]
print(f"{categorical_cross_entropy(recording(hours), hours, from_logits=True):.2f}")
try:
    ctc([recording(hours)], [hours])
except ValueError as refusal:
    print(refusal)

# %% [markdown] key="own" lang="en"
# CTC merges neighbours that are alike and would read "1 2", so it cannot even ask for what was right at every hour; the plain cross-entropy, step by step, has no trouble. What CTC does inside is a subject of lesson 12.
#
# ## Write your own
#
# The explorer draws a loss of your own beside nnkit's. This one is the formula of the binary cross-entropy, typed in as it stands, with a sum. **Predict** two complaints, then run the cell.

# %% [markdown] key="own" lang="ko" of="5742f2f4"
# CTC는 이웃한 같은 레이블을 합쳐 "1 2"로 읽는다. 그래서 시간마다 무엇이 맞았는지를 물을 수조차 없다. 시점별로 쓰는 보통의 크로스엔트로피는 아무 문제가 없다. CTC 안에서 무슨 일이 일어나는지는 12번 수업에서 다룬다.
#
# ## 직접 만들기
#
# 탐색기는 직접 만든 손실을 nnkit의 손실 옆에 그려 준다. 아래 함수는 이진 크로스엔트로피의 식을 그대로 옮기고 합을 냈다. 어떤 지적을 두 가지 받을지 **예측해 보고** 셀을 실행하자.

# %% key="own-code"
def my_loss(p, y):
    return np.sum(-y * np.log(p) - (1 - y) * np.log(1 - p))


loss_explorer("probability", loss=my_loss)

# %% [markdown] key="own-result" lang="en"
# The first complaint is about $p = 0$ and $p = 1$, where the loss is not finite. Mend it: `np.maximum(np.log(p), -100)` in place of `np.log(p)`, in both terms. Run the cell again: your curve now lies on nnkit's, and the second complaint appears, about the whole batch. Which word of your function has to change?
#
# Then try to break it: turn a sign, or forget the second term, and see how the dotted curve and its arrow leave the dashed one. With `gradient=my_gradient` you can have your own gradient judged as well.

# %% [markdown] key="own-result" lang="ko" of="e8e03341"
# 첫 번째 지적은 $p = 0$과 $p = 1$에 대한 것이다. 거기서 손실이 유한하지 않다. 두 항 모두 `np.log(p)` 자리에 `np.maximum(np.log(p), -100)`처럼 써서 고쳐 보자. 셀을 다시 실행하면 직접 만든 곡선이 nnkit의 곡선과 겹치고, 배치 전체에 대한 두 번째 지적이 나타난다. 함수에서 어떤 단어를 바꿔야 할까?
#
# 그런 다음 일부러 틀려 보자. 부호를 뒤집거나 두 번째 항을 빠뜨리고, 점으로 된 곡선과 그 화살표가 nnkit의 점선에서 어떻게 벗어나는지 보자. `gradient=my_gradient`로 직접 만든 기울기도 확인받을 수 있다.

# %% [markdown] key="quiz" lang="en"
# ## Check yourself
#
# Every choice has its reason, the wrong ones too.

# %% [markdown] key="quiz" lang="ko" of="41739e66"
# ## 스스로 확인하기
#
# 틀린 보기에도 모두 이유가 있다.

# %% [markdown] key="quiz-mse" quiz=true lang="en"
# The predictions are 2, 5 and 1, the targets 4, 5 and 0. What is the mean squared error?
#
# - [ ] 1 — That is the mean of the absolute errors 2, 0 and 1.
# - [ ] 5 — That is the sum of the squares 4, 0 and 1; it is still to be divided by 3.
# - [x] 5/3 — Right: (4 + 0 + 1) / 3.
# - [ ] −1/3 — That is the mean of the errors −2, 0 and 1, in which they cancel.

# %% [markdown] key="quiz-mse" quiz=true lang="ko" of="784c2692"
# 예측값이 2, 5, 1이고 타깃이 4, 5, 0이다. 평균 제곱 오차는 얼마일까?
#
# - [ ] 1 — 오차의 절댓값 2, 0, 1을 평균한 값이다.
# - [ ] 5 — 제곱 4, 0, 1의 합이다. 아직 3으로 나누지 않았다.
# - [x] 5/3 — 맞다. (4 + 0 + 1) / 3이다.
# - [ ] −1/3 — 오차 −2, 0, 1을 평균한 값이다. 오차끼리 서로 지운다.

# %% [markdown] key="quiz-flat" quiz=true lang="en"
# A yes-or-no network has a sigmoid at its end. For one sample the logit is −10, and the target is 1. Which loss helps, and why?
#
# - [ ] The squared error, because it punishes large errors most. — It is at most 1 here, and its slope holds the factor p(1 − p), which is almost 0.
# - [x] Cross-entropy, because its slope for the logit is p − y, almost −1. — Right: the logarithm cancels the sigmoid's flat slope.
# - [ ] Neither: a flat sigmoid lets no gradient through. — With the squared error it nearly does not; in the cross-entropy that factor cancels.
# - [ ] Both alike: they have their minimum at the same place. — They do, but the slopes that lead there are very different.

# %% [markdown] key="quiz-flat" quiz=true lang="ko" of="b1158a5b"
# 예 또는 아니요를 묻는 신경망의 끝에 시그모이드가 있다. 어떤 샘플의 로짓이 −10이고 타깃은 1이다. 어떤 손실이, 왜 도움이 될까?
#
# - [ ] 제곱 오차. 큰 오차를 가장 크게 벌하기 때문이다. — 여기서는 많아야 1이고, 그 기울기에는 거의 0인 인수 p(1 − p)가 들어 있다.
# - [x] 크로스엔트로피. 로짓에 대한 기울기가 p − y, 곧 거의 −1이기 때문이다. — 맞다. 로그가 시그모이드의 평평한 기울기를 지운다.
# - [ ] 둘 다 아니다. 평평한 시그모이드는 기울기를 통과시키지 않는다. — 제곱 오차라면 거의 그렇다. 크로스엔트로피에서는 그 인수가 지워진다.
# - [ ] 둘이 같다. 가장 작아지는 자리가 같기 때문이다. — 자리는 같지만 거기로 이끄는 기울기가 전혀 다르다.

# %% [markdown] key="quiz-success" quiz=true lang="en"
# During training the loss fell from 0.40 to 0.35, and the accuracy fell from 91 to 90 percent, on the same data. What happened?
#
# - [ ] A bug: when the loss falls, the accuracy must rise. — The two measure different things and may part.
# - [ ] Success rose, because the loss is the measure of success. — The loss is what training follows. If you wanted right answers, there are fewer now.
# - [x] The model grew surer of many right answers, and a few others just crossed the threshold. — Right: the loss counts probabilities, the accuracy only sides.

# %% [markdown] key="quiz-success" quiz=true lang="ko" of="0685cc58"
# 학습하는 동안 같은 데이터에서 손실은 0.40에서 0.35로 줄고 정확도는 91퍼센트에서 90퍼센트로 떨어졌다. 무슨 일이 있었을까?
#
# - [ ] 버그이다. 손실이 줄면 정확도는 올라야 한다. — 둘은 서로 다른 것을 재므로 엇갈릴 수 있다.
# - [ ] 손실이 성공의 지표이니 더 성공했다. — 손실은 학습이 따라가는 값이다. 바란 것이 맞는 답이라면, 맞는 답은 줄었다.
# - [x] 모델이 여러 정답을 더 확신하게 되었고, 다른 답 몇 개가 기준을 살짝 넘어갔다. — 맞다. 손실은 확률을 재고, 정확도는 어느 쪽인지만 센다.

# %% [markdown] key="quiz-small-error" quiz=true lang="en"
# Model A has an MSE of 0.0 on its training data, model B one of 4.1. Which of them predicts better?
#
# - [ ] A: the smaller the error, the better the prediction. — A may have learned its training data by heart, and be worse than B on every new day.
# - [ ] B: an error of 0 is always too good to be true. — Often it is, but not always: some tasks have no noise.
# - [x] Their errors on data that neither has seen must tell. — Right: the training error says only how well the training data are met.

# %% [markdown] key="quiz-small-error" quiz=true lang="ko" of="7803ab90"
# 학습 데이터에서 모델 A의 MSE는 0.0이고 모델 B의 MSE는 4.1이다. 어느 쪽이 예측을 더 잘할까?
#
# - [ ] A. 오차가 작을수록 예측이 정확하다. — A는 학습 데이터를 외웠을 뿐, 새로운 날마다 B보다 못할 수 있다.
# - [ ] B. 오차가 0이면 언제나 믿을 수 없다. — 그럴 때가 많지만 늘 그렇지는 않다. 잡음이 없는 문제도 있다.
# - [x] 둘 다 보지 않은 데이터에서의 오차로 정해야 한다. — 맞다. 학습 데이터의 오차는 학습 데이터를 얼마나 잘 맞혔는지만 말해 준다.

# %% [markdown] key="quiz-cheat" quiz=true lang="en"
# A delivery service trains its planner to make the mean delay of *delivered* parcels small. What may the planner learn?
#
# - [ ] To deliver everything as quickly as possible, as was meant. — It may; but there is an easier way to the same number.
# - [x] To leave parcels undelivered that would be late. — Right: they vanish from the mean, as the unhappy people did.
# - [ ] Nothing, because a mean has no slope. — It has slopes; that is how the trick is found.

# %% [markdown] key="quiz-cheat" quiz=true lang="ko" of="c49336f5"
# 한 택배 회사가 *배달된* 소포의 평균 지연 시간을 줄이도록 배차 모델을 학습시킨다. 모델은 무엇을 배울 수 있을까?
#
# - [ ] 뜻한 대로 모든 소포를 되도록 빨리 배달하는 것 — 그럴 수도 있다. 그러나 같은 수에 이르는 더 쉬운 길이 있다.
# - [x] 늦을 것 같은 소포를 배달하지 않고 두는 것 — 맞다. 불행한 사람들이 그랬듯이 그런 소포는 평균에서 사라진다.
# - [ ] 평균에는 기울기가 없으니 아무것도 배우지 못한다. — 기울기가 있다. 그 기울기를 따라 편법을 찾아낸다.

# %% [markdown] key="quiz-ctc" quiz=true lang="en"
# For which of these tasks is CTC, Connectionist Temporal Classification, the right loss?
#
# - [ ] Say for each hour of a day whether it rained. — Every step has its own label, so the cross-entropy is taken step by step.
# - [x] Write down what is said in a recording, from recordings with their transcripts. — Right: the order of the letters is known, their places in the sound are not.
# - [ ] Forecast tomorrow's temperature from the last ten. — The input is a sequence, but the answer is a number: mean squared error.
# - [ ] Say whether a film review is friendly. — A sequence in, one yes or no out: binary cross-entropy.

# %% [markdown] key="quiz-ctc" quiz=true lang="ko" of="11ebeed6"
# 다음 가운데 CTC(Connectionist Temporal Classification)가 알맞은 손실인 문제는 무엇일까?
#
# - [ ] 하루의 시간마다 비가 왔는지 답하기 — 시점마다 레이블이 있으므로 시점별로 크로스엔트로피를 쓴다.
# - [x] 받아쓴 글이 딸린 녹음으로 학습하여 녹음 속의 말을 받아쓰기 — 맞다. 글자의 순서는 알지만 소리 속의 자리는 모른다.
# - [ ] 지난 열흘의 기온으로 내일의 기온 예측하기 — 입력은 시퀀스이지만 답은 수이다. 평균 제곱 오차를 쓴다.
# - [ ] 영화 평이 호의적인지 답하기 — 시퀀스를 받아 예 또는 아니요로 답한다. 이진 크로스엔트로피를 쓴다.

# %% [markdown] key="quiz-true" quiz=true lang="en"
# Which of these sentences are true? There is more than one.
#
# - [x] With ten classes and no idea, the categorical cross-entropy is about 2.3. — Right: ln 10, whatever the target is.
# - [ ] The sum over the batch is a wrong loss. — It has the same minimum; only its size depends on the batch.
# - [x] Cross-entropy from logits needs no floor for its logarithm. — Right: worked out together, sigmoid and logarithm never meet ln 0.
# - [ ] Accuracy would be the best loss, as it is what we want. — Its slope is 0 almost everywhere: it cannot say where to go.

# %% [markdown] key="quiz-true" quiz=true lang="ko" of="c2302f58"
# 다음 문장 가운데 맞는 것을 모두 고르자. 둘 이상이다.
#
# - [x] 클래스가 열 개이고 아무것도 모를 때 범주형 크로스엔트로피는 2.3쯤이다. — 맞다. 타깃이 무엇이든 ln 10이다.
# - [ ] 배치의 합은 틀린 손실이다. — 가장 작아지는 자리가 같다. 크기만 배치에 따라 달라진다.
# - [x] 로짓에서 구하는 크로스엔트로피에는 로그의 하한이 필요 없다. — 맞다. 시그모이드와 로그를 함께 계산하면 ln 0을 만나지 않는다.
# - [ ] 우리가 바라는 것은 정확도이니 정확도가 가장 좋은 손실이다. — 기울기가 거의 어디서나 0이다. 어디로 가야 하는지 말해 주지 못한다.

# %% [markdown] key="summary" lang="en"
# ## Summary
#
# A loss turns all errors of a batch into one number, and its gradient says for every prediction which way is better. For numbers it is the mean squared error, for yes or no the binary, and for several classes the categorical cross-entropy, both best computed from logits. The loss is what training follows; whether the model succeeds is told by another measure, on data that it has not seen, and by looking at what it does.
#
# {glossary}

# %% [markdown] key="summary" lang="ko" of="be8233f0"
# ## 정리
#
# 손실은 배치의 모든 오차를 수 하나로 바꾸고, 손실의 기울기는 예측값마다 어느 쪽이 더 나은지 알려 준다. 수를 예측할 때는 평균 제곱 오차, 예 또는 아니요에는 이진 크로스엔트로피, 여러 클래스에는 범주형 크로스엔트로피를 쓴다. 두 크로스엔트로피는 로짓에서 구하는 것이 가장 좋다. 학습이 따라가는 것은 손실이다. 모델이 성공했는지는 보지 않은 데이터에서 다른 지표로 재고, 모델이 하는 일을 들여다보아야 알 수 있다.
#
# {glossary}

# %% [markdown] key="next" lang="en"
# ## What next?
#
# - **Now build it.** In the assignment you write these losses and their gradients yourself, and find a trick that a badly chosen one rewards. Fetch `losses` in the menu *Nbgrader → Assignment List*; then it opens [here](../assignments/losses/losses.ipynb).
# - **Look inside:** `nnkit/losses/cross_entropy.py` holds both cross-entropies with their gradients, and the reason for each stable formula; `nnkit/losses/squared_error.py` is the shortest loss there is.
# - **The next lesson** takes the fifth step: [gradient descent](08_gradient_descent.ipynb) follows the slope of the loss down, with all weights at once.

# %% [markdown] key="next" lang="ko" of="89e54749"
# ## 다음은?
#
# - **이제 직접 만들어 보자.** 과제에서 이 손실들과 그 기울기를 스스로 작성하고, 잘못 고른 손실이 부추기는 편법을 찾아낸다. 메뉴 *Nbgrader → Assignment List*에서 `losses`를 가져오면(Fetch) [여기](../assignments/losses/losses.ipynb)에서 열 수 있다.
# - **안을 들여다보자.** `nnkit/losses/cross_entropy.py`에는 두 크로스엔트로피와 그 기울기, 그리고 안정한 식을 쓴 까닭이 하나하나 적혀 있다. `nnkit/losses/squared_error.py`는 가장 짧은 손실이다.
# - **다음 수업**에서는 다섯 번째 단계로 나아간다. [경사 하강법](08_gradient_descent.ipynb)은 손실의 기울기를 따라 모든 가중치를 한꺼번에 움직여 내려간다.
