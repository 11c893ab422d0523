# %% [markdown] key="title" lang="en"
# # 10 One layer against many: training for real
#
# *About 55 minutes* · [이 수업을 한국어로 읽기](../ko/10_training.ipynb)
#
# Two pupils prepare for an exam. One understands the idea and still stumbles over the odd question; the other learns every exercise of the book by heart. On the exercises of the book, the second is better. On the day of the exam, the questions are new. Everything you have built comes together in this lesson: networks of different sizes are trained on the same data, and you learn to tell the two pupils apart.

# %% [markdown] key="title" lang="ko" of="f40897a9"
# # 10 한 층과 여러 층: 제대로 학습시키기
#
# *약 55분* · [Read this lesson in English](../en/10_training.ipynb)
#
# 두 학생이 시험을 준비한다. 한 학생은 원리를 이해했지만 가끔 문제를 틀린다. 다른 학생은 문제집의 답을 모조리 외웠다. 문제집에서는 두 번째 학생이 더 잘한다. 그런데 시험 날에는 처음 보는 문제가 나온다. 이 수업에는 지금까지 만든 것이 모두 나온다. 크기가 다른 신경망들을 같은 데이터로 학습시키고, 둘 가운데 어느 쪽 학생인지 가려내는 법을 익힌다.

# %% [markdown] key="goals" lang="en"
# ## What you will be able to do
#
# - train networks with and without hidden layers, and say what a hidden layer adds;
# - set data aside, and tell what a network has learned from what it has memorised;
# - read the loss curves of training and validation, and recognise overfitting;
# - stop the training in time, and choose the size of a network by experiments;
# - write one update of the training loop yourself, and find out why a wrong one does not learn.

# %% [markdown] key="goals" lang="ko" of="ac026d85"
# ## 이 수업을 마치면
#
# - 은닉층이 있는 신경망과 없는 신경망을 학습시키고, 은닉층 덕분에 무엇이 달라지는지 설명할 수 있다.
# - 데이터 일부를 남겨 두고, 신경망이 배운 것과 외운 것을 구별할 수 있다.
# - 학습 손실과 검증 손실의 곡선을 읽고 과적합을 알아볼 수 있다.
# - 학습을 제때 멈추고, 실험으로 신경망의 크기를 정할 수 있다.
# - 학습 반복문의 갱신 한 번을 직접 작성하고, 잘못 작성하면 왜 배우지 못하는지 찾을 수 있다.

# %% key="setup"
import matplotlib.pyplot as plt
import numpy as np

import nnkit
from nnkit import Adam, BinaryCrossEntropy, EarlyStopping, fit, mlp
from nnkit.datasets import moons, train_validation_test_split
from nnkit.plots import decision_boundary, described, loss_curves
from nnkit.plots.fonts import course_fonts
from nnkit.training import evaluate
from nnkit.widgets import playground

#en: nnkit.use_language("en")
#ko: nnkit.use_language("ko")

# %% [markdown] key="parts" lang="en"
# ## Three parts of the data
#
# What we want of a network is **generalisation**: good answers for samples that it has never seen. The samples that it learned from cannot show that. So before anything else, the data are dealt into three parts, at random:
#
# - the **training set**, from which the network learns;
# - the **validation set**, which it never learns from, and by which *we* choose: the size, the learning rate, when to stop;
# - the **test set**, which is touched once, at the very end, to report how good the chosen network is.
#
# Why three and not two? Who tries twenty networks and keeps the one with the best validation loss has made the validation set part of the choice. The winner's figure flatters it a little. The test set has played no part.
#
# Ours are two half moons that overlap: no curve parts them without a mistake. Only 60 samples are for training, so that there is something to memorise.

# %% [markdown] key="parts" lang="ko" of="072b0a67"
# ## 데이터를 셋으로 나누기
#
# 신경망에 바라는 것은 **일반화**, 곧 한 번도 보지 못한 샘플에도 잘 답하는 것이다. 이미 배운 샘플로는 그것을 알 수 없다. 그래서 무엇보다 먼저 데이터를 무작위로 셋으로 나눈다.
#
# - **학습 데이터**: 신경망이 여기서 배운다.
# - **검증 데이터**: 신경망은 여기서 배우지 않는다. *우리가* 이것을 보고 크기, 학습률, 멈출 때를 고른다.
# - **시험 데이터**: 맨 끝에 단 한 번, 고른 신경망이 얼마나 좋은지 보고할 때만 쓴다.
#
# 왜 둘이 아니라 셋일까? 신경망 스무 개를 시험해 보고 검증 손실이 가장 낮은 것을 고르면, 검증 데이터는 이미 선택의 일부가 된다. 그래서 뽑힌 신경망의 검증 성적은 실제보다 조금 좋아 보인다. 시험 데이터는 어떤 선택에도 쓰이지 않는다.
#
# 우리 데이터는 서로 겹치는 초승달 두 개이다. 어떤 곡선으로도 실수 없이 나눌 수 없다. 외울 거리가 있도록 학습용은 60개만 둔다.

# %% key="parts-code"
rng = np.random.default_rng(3)
X, y = moons(1000, rng=rng, noise=0.3)
parts = train_validation_test_split(X, y[:, None], rng=rng, validation=0.3, test=0.64)
training, validation, test = parts
[len(samples) for samples, _ in parts]

# %% [markdown] key="hidden" lang="en"
# ## What does a hidden layer add?
#
# The **single-layer perceptron** (SLP) has one layer of weights: two inputs, one sigmoid output, 3 parameters. The **multi-layer perceptron** (MLP) beside it has a hidden layer of 8 units. Both are trained in exactly the same way: the same samples, the same loss, the same optimizer, 200 epochs. `fit` does the loop of the last lessons, forward, loss, backward, step, and takes down both losses after each epoch.
#
# **Predict:** in the picture, which shape will the border between the two classes have for each of them?

# %% [markdown] key="hidden" lang="ko" of="382ea62e"
# ## 은닉층이 있으면 무엇이 달라질까?
#
# **단층 퍼셉트론**(SLP)에는 가중치가 있는 층이 하나뿐이다. 입력 두 개, 시그모이드 출력 하나, 매개변수 3개이다. 그 옆의 **다층 퍼셉트론**(MLP)에는 유닛 8개로 된 은닉층이 있다. 둘을 똑같은 방법으로 학습시킨다. 샘플도, 손실도, 옵티마이저도 같고, 200에포크 동안 학습하는 것도 같다. `fit`은 지난 수업들의 순전파, 손실, 역전파, 갱신을 되풀이하고, 에포크마다 두 손실을 적어 둔다.
#
# **예측해 보자.** 그림에서 두 클래스의 경계는 각각 어떤 모양일까?

# %% key="hidden-code"
loss = BinaryCrossEntropy(from_logits=True)


def trained(sizes, *, seed=1, part=training, callbacks=()):
    rng = np.random.default_rng(seed)
    model = mlp(sizes, "tanh", rng=rng)
    options = {"epochs": 200, "validation": validation, "callbacks": callbacks}
    return model, fit(model, loss, Adam(0.02), *part, rng=rng, **options)


slp, slp_history = trained([2, 1])
small, small_history = trained([2, 8, 1])

# %% key="hidden-picture"
_, axes = plt.subplots(1, 2, figsize=(10, 4.4), layout="constrained")
for ax, model, name in zip(axes, (slp, small), ("SLP 2-1", "MLP 2-8-1"), strict=True):
    decision_boundary(model, *training, ax=ax).set_title(name)

# %% [markdown] key="hidden-words" lang="en"
# The picture in words: the SLP cuts the plane with a straight line, and the tips of both moons lie on the wrong side. The border of the MLP is bent: it follows the lower moon into the upper one.
#
# The 8 hidden units are 8 lines, and the output puts them together. That is why hidden layers solve problems that a single layer cannot: XOR in lesson 4, moons here, digits in the next lesson. Now in numbers, for the samples that were learned from and for those that were not:

# %% [markdown] key="hidden-words" lang="ko" of="5a7f212d"
# 그림을 말로 옮기면 이렇다. SLP는 평면을 직선으로 자르고, 두 초승달의 끝은 반대편에 놓인다. MLP의 경계는 굽어서 아래쪽 초승달을 따라 위쪽 초승달 안으로 들어간다.
#
# 은닉 유닛 8개는 직선 8개이고, 출력이 이들을 합친다. 그래서 은닉층은 한 층으로 풀 수 없는 문제를 푼다. 4번 수업의 XOR, 여기의 초승달, 다음 수업의 숫자가 그렇다. 이번에는 수로 확인해 보자. 배운 샘플과 배우지 않은 샘플에서 성적이 각각 어떨까?

# %% key="hidden-numbers"
def share_right(model, part):
    X, y = part
    return float(np.mean((model.predict(X) > 0) == y))


for name, model in (("SLP 2-1", slp), ("MLP 2-8-1", small)):
    for part in (training, validation):
        print(f"{name:9}  loss {evaluate(model, loss, *part):.3f}  right {share_right(model, part):.1%}")

# %% [markdown] key="play" lang="en"
# For each network, the first line is the training set and the second the validation set. The MLP is better in both. It is also better in training than in validation, by more than the SLP: keep that in mind.
#
# ## The playground
#
# Now train live. Below, an SLP and an MLP learn side by side, and nnkit makes every update while you look on. The colours show the answer everywhere in the plane, orange and + for class 1, blue and − for class 0; the black line is the border. Filled points are for training, hollow ones for validation. Full curves are training losses, dashed ones validation losses; the hollow mark is the lowest validation loss so far.
#
# *Play* trains on and on, *One epoch* a single time. A click on a plane places a point, even while training goes on. By key: Tab to the cross, move it with the arrow keys, and press 0, 1 or Delete.

# %% [markdown] key="play" lang="ko" of="fbfb5889"
# 신경망마다 첫 줄은 학습 데이터, 둘째 줄은 검증 데이터이다. 두 데이터에서 모두 MLP가 낫다. 그런데 MLP는 검증 데이터보다 학습 데이터에서 더 잘하고, 그 차이가 SLP보다 크다. 이 점을 기억해 두자.
#
# ## 학습 놀이터
#
# 이제 눈앞에서 학습시켜 보자. 아래에서 SLP와 MLP가 나란히 배운다. 갱신은 모두 nnkit이 하고, 우리는 그 과정을 지켜본다. 색은 평면 전체에 대한 답이다. 주황색과 +는 클래스 1, 파란색과 −는 클래스 0이고, 검은 선이 경계이다. 채운 점은 학습용, 빈 점은 검증용이다. 실선은 학습 손실, 점선은 검증 손실이고, 속이 빈 표시는 지금까지 가장 낮은 검증 손실이다.
#
# *재생*을 누르면 계속 학습하고, *한 에포크*를 누르면 한 번만 학습한다. 평면을 누르면 점이 찍힌다. 학습하는 동안에도 된다. 키보드로는 Tab 키로 십자 표시를 고르고 방향키로 옮긴 다음 0, 1, Delete 가운데 하나를 누른다.

# %% key="playground"
widget = playground("moons", hidden=(8,), samples=60, noise=0.4)
widget

# %% [markdown] key="play-try" lang="en"
# **Try it**, with a prediction first each time:
#
# 1. Press *Play* on the moons. Which of the two stops improving first, and at which loss does it stay?
# 2. Choose XOR. How many points can the SLP get right, and why not more?
# 3. Choose the spirals and give the MLP 2 units, then 16, then two layers of 16. From when on does the border wind?
# 4. Back to the moons, two layers of 32, *Play* for some hundred epochs. What do the two orange curves do?
# 5. While it plays, click a point of class 1 into the middle of class 0. How does each of the two borders answer?
# 6. Choose *my points*, and place a pattern that the SLP can learn, and one that it cannot.
#
# <details><summary>Compare with your predictions</summary>
#
# 1. The SLP: after some 100 epochs its line has found its best place, its loss stays near 0.3, and no further epoch helps.
# 2. About half, and three quarters at best: a line leaves at least one of the four corners on the wrong side.
# 3. Two units cannot wind; with 16 units the arms come out, and with two layers sooner.
# 4. The training loss goes on falling. The validation loss falls, turns, and rises.
# 5. The line hardly moves: one point among 60 does not outweigh the others. The large MLP bends towards it and, some hundred epochs later, has drawn an island or a tongue around it.
# 6. Two clouds beside each other, for instance; and a cloud in the middle of a ring.
#
# </details>

# %% [markdown] key="play-try" lang="ko" of="6652bbcf"
# 매번 먼저 예측하고 **해 보자.**
#
# 1. 초승달에서 *재생*을 누른다. 둘 가운데 어느 쪽이 먼저 나아지지 않게 되고, 손실은 얼마에 머무를까?
# 2. XOR를 고른다. SLP는 점을 얼마나 맞힐 수 있고, 왜 그보다 더 맞히지 못할까?
# 3. 나선을 고르고 MLP에 유닛 2개, 16개, 그다음 16개짜리 층 두 개를 준다. 언제부터 경계가 나선을 따라 감길까?
# 4. 초승달로 돌아가 32개짜리 층 두 개로 수백 에포크를 *재생*한다. 주황색 곡선 두 개는 어떻게 될까?
# 5. 재생하는 동안 클래스 0 한가운데에 클래스 1인 점을 찍는다. 두 경계는 각각 어떻게 반응할까?
# 6. *내가 찍은 점*을 골라, SLP가 배울 수 있는 무늬와 배울 수 없는 무늬를 하나씩 찍는다.
#
# <details><summary>예측과 비교하기</summary>
#
# 1. SLP이다. 100에포크쯤이면 직선이 가장 좋은 자리를 찾고 손실은 0.3 가까이에 머문다. 그 뒤로는 에포크를 늘려도 나아지지 않는다.
# 2. 절반쯤이고, 아무리 잘해도 4분의 3이다. 직선은 네 모서리 가운데 적어도 하나를 반대편에 둔다.
# 3. 유닛 2개로는 감지 못한다. 16개이면 나선 팔이 드러나고, 두 층이면 더 빨리 드러난다.
# 4. 학습 손실은 계속 줄어든다. 검증 손실은 줄다가 다시 늘어난다.
# 5. 직선은 거의 움직이지 않는다. 60개 가운데 점 하나로는 나머지를 이기지 못한다. 큰 MLP는 그 점 쪽으로 경계를 굽히고, 몇백 에포크 뒤에는 그 둘레에 섬이나 혀 모양의 영역을 그린다.
# 6. 이를테면 나란히 놓인 구름 두 개는 배울 수 있고, 고리 한가운데에 든 구름은 배울 수 없다.
#
# </details>

# %% [markdown] key="size" lang="en"
# ## More units: more ability, more cost
#
# The more units and layers, the more borders a network can draw: its **capacity** grows. So does its cost: each weight is multiplied once for each sample on the way forward, and about twice on the way back.
#
# > **You may have read that** more neurons and layers make a network better, and that training then costs more, and that this is all one pays. The cost is right. The rest holds up to a point: too large a network for its data learns them by heart. **Try it:** five networks, from 3 parameters to 1,185, learn from the same 60 samples. Predict for both columns whether the numbers fall all the way down.

# %% [markdown] key="size" lang="ko" of="b105c3aa"
# ## 유닛이 많을수록: 능력도 비용도 커진다
#
# 유닛과 층이 많을수록 신경망이 그릴 수 있는 경계가 다양해진다. 이것을 신경망의 **용량**이 커진다고 한다. 비용도 커진다. 샘플 하나마다 가중치 하나에 순전파에서는 곱셈이 한 번, 역전파에서는 두 번쯤 든다.
#
# > 뉴런과 층을 늘리면 성능은 좋아지고, 치르는 대가는 늘어난 학습 비용뿐이라고 **읽은 적이 있을 것이다.** 비용이 는다는 말은 맞다. 나머지는 어느 정도까지만 맞다. 데이터에 비해 너무 큰 신경망은 데이터를 외워 버린다. **확인해 보자.** 매개변수가 3개부터 1,185개까지인 신경망 다섯 개가 같은 샘플 60개로 배운다. 두 열의 수가 아래로 갈수록 계속 줄어들지 예측해 보자.

# %% key="size-code"
networks = {}
print("network     parameters  training  validation")
for sizes in ([2, 1], [2, 2, 1], [2, 8, 1], [2, 32, 1], [2, 32, 32, 1]):
    model, history = trained(sizes)
    name = "-".join(map(str, sizes))
    networks[name] = model, history
    losses = [evaluate(model, loss, *part) for part in (training, validation)]
    print(f"{name:10}  {model.parameters().values.size:10,}  {losses[0]:8.3f}  {losses[1]:10.3f}")

# %% key="size-picture"
_, ax = plt.subplots(figsize=(6.4, 3.8), layout="constrained")
#en: titles = ("training loss", "validation loss")
#ko: titles = ("학습 손실", "검증 손실")
with course_fonts(ax):
    for part, style, title in zip((training, validation), ("o-", "s--"), titles, strict=True):
        losses = [evaluate(model, loss, *part) for model, _ in networks.values()]
        ax.plot(list(networks), losses, style, label=title)
    ax.set_ylim(0, None)
    ax.legend()
#en: words = "Losses of five sizes. Training falls from 0.38 to 0.02; validation is 0.42, falls to 0.30 at 2-8-1 and rises to 0.60."
#ko: words = "다섯 가지 크기의 손실. 학습 손실은 0.38에서 0.02로 줄고, 검증 손실은 0.42에서 2-8-1의 0.30으로 줄었다가 0.60으로 늘어난다."
described(ax, words);

# %% [markdown] key="overfit" lang="en"
# The picture in words: the training loss falls with every size, from 0.38 to about 0.02. The validation loss begins at 0.42, is lowest with 8 units, at about 0.30, and then rises to about 0.60, above that of the SLP.
#
# So the claim is settled: the largest network costs 36 times as much as the one with 8 units, and its answers for new samples are *worse*. Too small is bad in both columns: the network cannot bend its border as far as the moons do. Too large is good in training alone.
#
# This is **overfitting**: a network fits its training set so closely that it learns the accidents along with the rule. Which accidents? Look at the border that it has drawn, on the left with the samples it knew, on the right with those it did not.

# %% [markdown] key="overfit" lang="ko" of="882ab9ff"
# 그림을 말로 옮기면 이렇다. 학습 손실은 크기가 커질 때마다 줄어 0.38에서 약 0.02가 된다. 검증 손실은 0.42에서 시작하여 유닛이 8개일 때 약 0.30으로 가장 낮고, 그 뒤로는 늘어 약 0.60이 된다. SLP보다도 크다.
#
# 이로써 결론이 났다. 가장 큰 신경망은 유닛이 8개인 것보다 비용이 36배나 들지만, 새 샘플에 대한 답은 *더 나쁘다*. 너무 작으면 두 열이 모두 나쁘다. 초승달이 굽은 만큼 경계를 굽히지 못하기 때문이다. 너무 크면 학습 데이터에서만 좋다.
#
# 이것이 **과적합**이다. 신경망이 학습 데이터에 지나치게 맞추어, 규칙과 함께 우연까지 배우는 것이다. 어떤 우연일까? 신경망이 그린 경계를 보자. 왼쪽에는 신경망이 아는 샘플을, 오른쪽에는 모르는 샘플을 찍었다.

# %% key="overfit-picture"
large, large_history = networks["2-32-32-1"]
_, axes = plt.subplots(1, 2, figsize=(10, 4.4), layout="constrained")
#en: titles = ("training: {:.1%} right", "validation: {:.1%} right")
#ko: titles = ("학습 데이터: {:.1%} 맞힘", "검증 데이터: {:.1%} 맞힘")
for ax, part, title in zip(axes, (training, validation), titles, strict=True):
    decision_boundary(large, *part, ax=ax).set_title(title.format(share_right(large, part)))

# %% [markdown] key="curves" lang="en"
# The picture in words: on the left, the border winds around single points; a narrow tongue reaches down just far enough to bring one last point to its side, and all 60 are right. On the right, new points of both classes lie on either side of the same winding border, and more than one in ten is wrong.
#
# ## Reading curves
#
# Overfitting shows in the course of the training, too. Draw the two losses after each epoch, and three patterns come up again and again. Predict which of the three networks below belongs to which:
#
# - **too small** (underfitting): both curves stay high, close together;
# - **fitting**: both fall, and settle with a small gap;
# - **overfitting**: training goes on falling, validation turns and rises, and the gap widens.

# %% [markdown] key="curves" lang="ko" of="f70f898d"
# 그림을 말로 옮기면 이렇다. 왼쪽에서 경계는 점 하나하나를 에돌아 간다. 혀처럼 좁은 영역 하나가 마지막 점을 제 편에 넣을 만큼만 아래로 뻗어 있고, 60개를 모두 맞힌다. 오른쪽에서는 똑같은 경계의 양쪽에 두 클래스의 새 점이 섞여 있고, 열에 하나 넘게 틀린다.
#
# ## 곡선 읽기
#
# 과적합은 학습이 진행되는 모습에서도 드러난다. 에포크마다 두 손실을 그리면 세 가지 모양이 거듭 나타난다. 아래의 세 신경망이 각각 어느 모양일지 예측해 보자.
#
# - **너무 작다**(과소적합): 두 곡선이 모두 높은 곳에 머물고, 서로 가깝다.
# - **알맞다**: 둘 다 줄어들다가 작은 차이를 두고 자리를 잡는다.
# - **과적합**: 학습 손실은 계속 줄지만 검증 손실은 줄다가 다시 늘어나, 차이가 벌어진다.

# %% key="curves-picture"
_, axes = plt.subplots(1, 3, figsize=(12, 3.8), layout="constrained", sharey=True)
for ax, name in zip(axes, ("2-1", "2-8-1", "2-32-32-1"), strict=True):
    loss_curves(networks[name][1], ax=ax).set_title(name)

# %% [markdown] key="compare" lang="en"
# The picture in words: the SLP's curves fall side by side and stay near 0.4. Those of 2-8-1 fall to about 0.14 and 0.30. Those of 2-32-32-1 part after some 50 epochs: training falls nearly to 0, validation rises from its lowest point, which the star marks.
#
# > **You may have read that** a good model is one whose outputs are close to the targets: the smaller the error, the better the prediction. The error of *which* samples? A training curve says how well a network knows its exercises. **Try it:** choose between 2-8-1 and 2-32-32-1 by their training losses. Then the cell draws 2,000 new points, which one can do only with made-up data; predict first whether they agree with your choice.

# %% [markdown] key="compare" lang="ko" of="a939f3cc"
# 그림을 말로 옮기면 이렇다. SLP의 두 곡선은 나란히 줄어들어 0.4 가까이에 머문다. 2-8-1의 곡선은 각각 약 0.14와 0.30까지 줄어든다. 2-32-32-1의 곡선은 50에포크쯤 지나 갈라진다. 학습 손실은 거의 0까지 줄고, 검증 손실은 별표가 가리키는 가장 낮은 곳을 지나 다시 늘어난다.
#
# > 출력이 실젯값에 가까운 모델이 좋은 모델이고, 오차가 작을수록 예측이 정확하다고 **읽은 적이 있을 것이다.** *어떤* 샘플의 오차일까? 학습 손실의 곡선은 신경망이 문제집을 얼마나 잘 아는지 말해 줄 뿐이다. **확인해 보자.** 2-8-1과 2-32-32-1 가운데 하나를 학습 손실로 골라 보자. 셀은 이어서 새 점을 2,000개 뽑는다. 우리가 만들어 낸 데이터라서 할 수 있는 일이다. 새 점에서의 결과도 그 선택과 일치할지 먼저 예측해 보자.

# %% key="compare-code"
X_new, y_new = moons(2000, rng=np.random.default_rng(5), noise=0.3)
new = X_new, y_new[:, None]
print("network     training  validation    new")
for name in ("2-8-1", "2-32-32-1"):
    losses = [evaluate(networks[name][0], loss, *part) for part in (training, validation, new)]
    print(f"{name:10}  {losses[0]:8.3f}  {losses[1]:10.3f}  {losses[2]:5.3f}")

# %% [markdown] key="stopping" lang="en"
# The training loss chooses the large network, and it is wrong: on new points its loss is about twice that of the small one. The validation loss chooses the small one, and the new points agree. So compare **validation** curves, never training ones.
#
# ## Stop in time
#
# The star in the third picture is worth a second look. After some 50 epochs the large network was *better* than the small one ever became; only then did it begin to memorise. **Early stopping** makes use of that: look at the validation loss after each epoch, and when it has not improved for a while, stop and go back to the parameters of the best epoch. How long a while is called the *patience*, since a curve may rise for a few epochs and then fall further.
#
# **Predict:** after how many epochs does the large network stop with a patience of 20, and how does its validation loss compare with 0.60?

# %% [markdown] key="stopping" lang="ko" of="fddd370d"
# 학습 손실을 보면 큰 신경망을 고르게 되는데, 틀린 선택이다. 새 점에서 큰 신경망의 손실은 작은 신경망의 두 배쯤 된다. 검증 손실을 보면 작은 신경망을 고르게 되고, 새 점에서의 결과도 이 선택과 일치한다. 그러니 학습 손실이 아니라 **검증** 손실의 곡선을 비교하자.
#
# ## 제때 멈추기
#
# 세 번째 그림의 별표를 다시 보자. 50에포크쯤에서 큰 신경망은 작은 신경망이 끝내 이르지 못한 곳까지 *좋아졌다*. 외우기 시작한 것은 그다음이다. **조기 종료**는 이 점을 이용한다. 에포크마다 검증 손실을 보고, 한동안 나아지지 않으면 멈춘 다음 가장 좋았던 에포크의 매개변수로 돌아간다. 기다리는 에포크 수를 *인내심*(patience)이라고 한다. 기다리는 까닭은 곡선이 몇 에포크 동안 올라갔다가 더 내려갈 수도 있기 때문이다.
#
# **예측해 보자.** 인내심이 20이면 큰 신경망은 몇 에포크 만에 멈출까? 검증 손실은 0.60에 비해 어떨까?

# %% key="stopping-code"
stopping = EarlyStopping(patience=20)
stopped, stopped_history = trained([2, 32, 32, 1], callbacks=[stopping])
print("stopped after epoch", stopped_history.epochs, "– best epoch", stopping.best_epoch)
for name, part in (("training", training), ("validation", validation)):
    print(f"{name:10}  {evaluate(stopped, loss, *part):.3f}")

# %% [markdown] key="more" lang="en"
# It stopped early, went back to its best epoch, and its validation loss is less than half of what it would have become. Early stopping costs nothing; it even saves the epochs that only did harm.
#
# There is a second remedy, the best of all where one can have it: **more data**. With more samples there are fewer accidents to learn, and learning by heart becomes harder than learning the rule. **Predict** the gap between the two losses when the same large network learns from 1,000 samples for all 200 epochs.

# %% [markdown] key="more" lang="ko" of="6cd9e4eb"
# 일찍 멈추고 가장 좋았던 에포크로 돌아갔더니, 검증 손실이 끝까지 학습했을 때의 절반도 되지 않는다. 조기 종료에는 비용이 들지 않는다. 오히려 해만 끼쳤을 에포크를 아껴 준다.
#
# 처방이 하나 더 있다. 구할 수만 있다면 가장 좋은 처방은 **더 많은 데이터**이다. 샘플이 많을수록 배울 우연은 적어지고, 외우기가 규칙을 배우기보다 어려워진다. 똑같은 큰 신경망이 샘플 1,000개로 200에포크를 모두 배우면 두 손실의 차이가 얼마일지 **예측해 보자.**

# %% key="more-code"
X_more, y_more = moons(1000, rng=np.random.default_rng(4), noise=0.3)
more = X_more, y_more[:, None]
taught, _ = trained([2, 32, 32, 1], part=more)
for name, part in (("training", more), ("validation", validation)):
    print(f"{name:10}  {evaluate(taught, loss, *part):.3f}")

# %% [markdown] key="choose" lang="en"
# The gap has shrunk to a small part of what it was, with the same network that memorised 60 samples. So "too large" is not a property of a network alone: it is a matter of the network, the data, and how long it is trained.
#
# ## Choosing a size
#
# No formula says how many units a problem needs. One finds out by many experiments, and they have to be fair:
#
# - everything but the size stays the same: data, optimizer, epochs;
# - each size is tried from several seeds, since the initial weights alone make a difference;
# - each is judged by its *lowest validation loss*, which early stopping would have kept;
# - among sizes that differ hardly more than their seeds do, the smallest wins: it costs least.
#
# **Predict:** which size do you take?

# %% [markdown] key="choose" lang="ko" of="bd33be14"
# 샘플 60개를 외웠던 바로 그 신경망인데 차이가 처음에 비해 아주 작아졌다. 그러니 "너무 크다"는 신경망만의 성질이 아니다. 신경망과 데이터, 그리고 얼마나 오래 학습하는지가 함께 정한다.
#
# ## 크기 정하기
#
# 문제에 유닛이 몇 개 필요한지 알려 주는 공식은 없다. 많은 실험으로 알아내야 하고, 실험은 공정해야 한다.
#
# - 크기 말고는 데이터, 옵티마이저, 에포크를 모두 그대로 둔다.
# - 크기마다 여러 시드로 해 본다. 처음 가중치만 달라도 결과가 달라지기 때문이다.
# - 조기 종료를 했다면 남았을 *가장 낮은 검증 손실*로 판단한다.
# - 크기에 따른 차이가 시드에 따른 차이와 비슷하면 가장 작은 것을 고른다. 비용이 가장 적기 때문이다.
#
# 어느 크기를 고르게 될지 **예측해 보자.**

# %% key="choose-code"
for sizes in ([2, 1], [2, 2, 1], [2, 8, 1], [2, 32, 1], [2, 32, 32, 1]):
    lowest = [min(trained(sizes, seed=seed)[1].validation_loss) for seed in (1, 2, 3)]
    seeds = "  ".join(f"{value:.3f}" for value in lowest)
    print(f"{'-'.join(map(str, sizes)):10}  {seeds}")

# %% [markdown] key="choose-result" lang="en"
# The first two rows are out. 2-8-1 does well from two seeds and fails from the third: with so few units, an unlucky start is not made good in 200 epochs. One seed alone would not have shown it. 2-32-1 is near 0.28 from all three. The last row is lower by less than 0.01, about as much as its own seeds differ, and has nine times the parameters. We take 2-32-1, stop it in time, and only now ask the test set, once.

# %% [markdown] key="choose-result" lang="ko" of="80ca1e1f"
# 처음 두 줄은 탈락이다. 2-8-1은 시드 둘에서는 좋지만 세 번째에서는 실패한다. 유닛이 이렇게 적으면 운 나쁜 출발을 200에포크 안에 만회하지 못한다. 시드 하나만 보았다면 몰랐을 것이다. 2-32-1은 세 시드에서 모두 0.28 가까이에 있다. 마지막 줄은 그보다 낮지만 차이가 0.01도 되지 않아 시드에 따른 차이와 비슷하고, 매개변수는 아홉 배나 된다. 그래서 2-32-1을 고르고, 제때 멈추고, 이제야 시험 데이터에 단 한 번 묻는다.

# %% key="report-code"
chosen, _ = trained([2, 32, 1], callbacks=[EarlyStopping(patience=60)])
print(f"loss {evaluate(chosen, loss, *test):.3f}, right {share_right(chosen, test):.1%}")

# %% [markdown] key="own" lang="en"
# ## Your own update
#
# `fit` hides the four lines that do the learning. Here they are: forward, loss, backward, step. The function below makes one update of a model for one batch. The widget trains a third network with it, from the same weights and with the same batches as its MLP, and compares every single update with nnkit's.
#
# But the function has a fault. No error is raised. **Predict** from its last line what will happen, then press *Play*.

# %% [markdown] key="own" lang="ko" of="c8f20dbc"
# ## 직접 만드는 갱신
#
# 학습을 실제로 하는 네 줄은 `fit` 안에 숨어 있다. 순전파, 손실, 역전파, 갱신이다. 아래의 함수는 배치 하나로 모델을 한 번 갱신한다. 위젯은 이 함수로 세 번째 신경망을 학습시킨다. 처음 가중치와 배치는 위젯의 MLP와 같고, 갱신할 때마다 nnkit의 갱신과 비교한다.
#
# 그런데 이 함수에는 잘못이 하나 있다. 오류는 나지 않는다. 마지막 줄을 보고 무슨 일이 일어날지 **예측한** 다음 *재생*을 눌러 보자.

# %% key="own-code"
def train_step(model, X, y):
    loss.forward(model.forward(X), y)
    model.backward(loss.backward())
    values, gradients = model.parameters()
    values = values - 0.1 * gradients


playground("moons", optimizer="sgd", lr=0.1, train_step=train_step)

# %% [markdown] key="own-result" lang="en"
# The third network stays what it was, and the widget says so: no parameter has changed. `values - 0.1 * gradients` makes a *new* array, and the name `values` now means that one; the model still holds the old one. Change the line so that it writes into the array, `values -= 0.1 * gradients`, and run the cell again: every update agrees.
#
# Then break it on purpose and predict what the widget will say: add instead of subtract, or write 1.0 for 0.1. A model of your own can be passed as well, with `model=`: any object whose `forward` returns one logit for each sample.

# %% [markdown] key="own-result" lang="ko" of="e663eb3d"
# 세 번째 신경망은 처음 그대로이고, 위젯도 매개변수가 하나도 바뀌지 않았다고 알려 준다. `values - 0.1 * gradients`는 *새* 배열을 만들고, `values`라는 이름은 이제 그 배열을 가리킨다. 모델은 여전히 옛 배열을 지니고 있다. 배열에 직접 쓰도록 그 줄을 `values -= 0.1 * gradients`로 고치고 셀을 다시 실행하면 갱신이 모두 같아진다.
#
# 그다음에는 일부러 망가뜨리고 위젯이 무엇이라고 할지 예측해 보자. 빼는 대신 더하거나, 0.1 대신 1.0을 쓴다. 직접 만든 모델도 `model=`로 넘길 수 있다. `forward`가 샘플마다 로짓을 하나씩 돌려주는 객체이면 된다.

# %% [markdown] key="quiz" lang="en"
# ## Check yourself
#
# Every choice has its reason, the wrong ones too.

# %% [markdown] key="quiz" lang="ko" of="41739e66"
# ## 스스로 확인하기
#
# 틀린 보기에도 모두 이유가 있다.

# %% [markdown] key="quiz-size" quiz=true lang="en"
# A network with 16 units does well in validation. A colleague wants 1,024 units: "It can only get better, and computing time is cheap." What do you answer?
#
# - [ ] Right: more units can do everything that fewer can, and more. — They can, and that includes learning the training set by heart.
# - [ ] Wrong: more units always make it worse. — Not always either: with enough data, or stopped in time, a large network may be as good or better.
# - [x] It will cost more, and it may overfit: the validation loss has to show whether it is better. — Right: the price is not computing time alone, and only samples that were set aside can tell.

# %% [markdown] key="quiz-size" quiz=true lang="ko" of="f86e282c"
# 유닛이 16개인 신경망의 검증 성적이 좋다. 동료가 "계산 비용은 싸니까 1,024개로 늘리면 더 좋아지기만 할 것"이라고 한다. 어떻게 답해야 할까?
#
# - [ ] 그 말이 맞다. 유닛이 많으면 적을 때 할 수 있는 일을 모두 하고 더 할 수도 있다. — 할 수는 있다. 그러나 학습 데이터를 외우는 일도 할 수 있다.
# - [ ] 그 말은 틀렸다. 유닛을 늘리면 언제나 나빠진다. — 언제나 그런 것도 아니다. 데이터가 충분하거나 제때 멈추면 큰 신경망이 그만큼, 또는 더 좋을 수 있다.
# - [x] 비용이 늘고 과적합할 수도 있다. 더 나은지는 검증 손실로 보아야 한다. — 맞다. 치르는 대가는 계산 비용만이 아니며, 남겨 둔 샘플만이 알려 준다.

# %% [markdown] key="quiz-curves" quiz=true lang="en"
# After 100 epochs, network A has a training loss of 0.05 and a validation loss of 0.60; network B has 0.20 and 0.25. Which one do you take?
#
# - [ ] A, since its training loss is four times lower. — It knows its exercises better. For new samples its loss is more than twice that of B.
# - [x] B, since its validation loss is lower. — Right: the validation set stands for the samples to come.
# - [ ] A, since the mean of its two losses would be lower with a little more training. — More training widens the gap, and the mean of the two says nothing about new samples.
# - [ ] It cannot be said without the test set. — The test set is not for choosing: then there would be nothing left to report honestly.

# %% [markdown] key="quiz-curves" quiz=true lang="ko" of="bec9bb02"
# 100에포크 뒤 신경망 A의 학습 손실은 0.05, 검증 손실은 0.60이고, 신경망 B는 0.20과 0.25이다. 어느 쪽을 고를까?
#
# - [ ] 학습 손실이 4분의 1인 A — 문제집을 더 잘 알 뿐이다. 새 샘플에서는 손실이 B의 두 배가 넘는다.
# - [x] 검증 손실이 낮은 B — 맞다. 검증 데이터는 앞으로 만날 샘플을 대신한다.
# - [ ] 조금 더 학습하면 두 손실의 평균이 낮아질 A — 더 학습하면 차이가 벌어진다. 게다가 둘의 평균은 새 샘플에 대해 아무것도 말해 주지 않는다.
# - [ ] 시험 데이터 없이는 알 수 없다. — 시험 데이터는 고르는 데 쓰지 않는다. 고르는 데 쓰면 정직하게 보고할 것이 남지 않는다.

# %% [markdown] key="quiz-reading" quiz=true lang="en"
# Training and validation loss both stay near 0.65, close together, for 200 epochs of a task with two classes. What is the best next step?
#
# - [ ] Stop earlier. — There is nothing to save: validation never turned.
# - [ ] Collect more data. — The network does not even learn the data that it has.
# - [x] Try a larger network or another learning rate. — Right: both losses high and close together is underfitting. 0.69 would be guessing.
# - [ ] Report the network: there is no gap. — No gap alone is not enough. A network that guesses has none either.

# %% [markdown] key="quiz-reading" quiz=true lang="ko" of="5ae61a97"
# 클래스가 둘인 문제를 200에포크 동안 학습시켰는데, 학습 손실과 검증 손실이 모두 0.65 가까이에 머물며 서로 가깝다. 다음에 할 일로 가장 알맞은 것은 무엇일까?
#
# - [ ] 더 일찍 멈춘다. — 일찍 멈추어 얻을 것이 없다. 검증 손실이 다시 늘어난 적이 없다.
# - [ ] 데이터를 더 모은다. — 이 신경망은 있는 데이터도 배우지 못하고 있다.
# - [x] 더 큰 신경망이나 다른 학습률을 써 본다. — 맞다. 둘 다 높고 서로 가까우면 과소적합이다. 0.69이면 찍는 것과 같다.
# - [ ] 차이가 없으니 이대로 보고한다. — 차이가 없는 것만으로는 부족하다. 찍기만 하는 신경망도 차이가 없다.

# %% [markdown] key="quiz-stopping" quiz=true lang="en"
# Training stops early with a patience of 10 after epoch 43. Which parameters does the network have in the end?
#
# - [ ] Those of epoch 43, the last ones. — They have been followed by nothing, but ten epochs before them was a better one.
# - [x] Those of epoch 33. — Right: it had waited 10 epochs for a lower validation loss, in vain, and went back to the best.
# - [ ] Those of the epoch with the lowest training loss. — That is usually the last one. Early stopping does not look at the training loss.

# %% [markdown] key="quiz-stopping" quiz=true lang="ko" of="fcbc6e0a"
# 인내심이 10인 조기 종료로 학습이 43에포크 뒤에 멈추었다. 신경망은 결국 어느 때의 매개변수를 지닐까?
#
# - [ ] 마지막인 43에포크 — 마지막이기는 하지만, 열 에포크 전에 더 좋은 것이 있었다.
# - [x] 33에포크 — 맞다. 더 낮은 검증 손실을 10에포크 동안 기다렸지만 나오지 않아, 가장 좋았던 때로 돌아갔다.
# - [ ] 학습 손실이 가장 낮은 에포크 — 그것은 대개 마지막 에포크이다. 조기 종료는 학습 손실을 보지 않는다.

# %% [markdown] key="quiz-parts" quiz=true lang="en"
# You tried 30 sizes and took the one with the lowest validation loss. Which figure do you report for it?
#
# - [ ] Its training loss. — It learned from those samples.
# - [ ] Its validation loss. — It was chosen because that number was low; by luck alone, one of thirty looks better than it is.
# - [x] Its loss on a test set that played no part in any choice, measured once. — Right: only those samples are as new as those to come.
# - [ ] The mean over all 30 sizes. — That describes the experiment, not the network that you hand over.

# %% [markdown] key="quiz-parts" quiz=true lang="ko" of="d08b97cb"
# 크기 30가지를 시험해 보고 검증 손실이 가장 낮은 것을 골랐다. 이 신경망의 성적으로 무엇을 보고해야 할까?
#
# - [ ] 학습 손실 — 바로 그 샘플로 배웠다.
# - [ ] 검증 손실 — 그 수가 낮아서 뽑힌 것이다. 서른 개 가운데 하나쯤은 운만으로도 실제보다 좋아 보인다.
# - [x] 어떤 선택에도 쓰이지 않은 시험 데이터에서 한 번 잰 손실 — 맞다. 앞으로 만날 샘플만큼 새로운 것은 그 샘플뿐이다.
# - [ ] 30가지의 평균 — 그것은 실험을 나타내지, 넘겨줄 신경망을 나타내지 않는다.

# %% [markdown] key="quiz-true" quiz=true lang="en"
# Which of these sentences are true? There is more than one.
#
# - [x] A hidden layer lets a network bend its border. — Right: without one, the border of two inputs is a straight line.
# - [ ] A network that gets every training sample right generalises well. — It may have memorised them: in this lesson, the one that did had the highest validation loss.
# - [x] The same network can overfit 60 samples and not 1,000. — Right: too large is a matter of the data as well.
# - [ ] There is a formula for the right number of units. — There is none: one finds out by experiments.
# - [x] Two runs of one size can differ because of their initial weights. — Right: so each size is tried from several seeds.

# %% [markdown] key="quiz-true" quiz=true lang="ko" of="6d0bc289"
# 다음 문장 가운데 맞는 것을 모두 고르자. 둘 이상이다.
#
# - [x] 은닉층이 있으면 신경망은 경계를 굽힐 수 있다. — 맞다. 은닉층이 없으면 입력이 두 개일 때 경계는 직선이다.
# - [ ] 학습 샘플을 모두 맞히는 신경망은 일반화도 잘한다. — 외웠을 수도 있다. 이 수업에서는 모두 맞힌 신경망의 검증 손실이 가장 컸다.
# - [x] 같은 신경망이 샘플 60개에는 과적합하고 1,000개에는 하지 않을 수 있다. — 맞다. 너무 큰지는 데이터에도 달려 있다.
# - [ ] 알맞은 유닛 수를 알려 주는 공식이 있다. — 없다. 실험으로 알아낸다.
# - [x] 크기가 같아도 처음 가중치에 따라 결과가 다를 수 있다. — 맞다. 그래서 크기마다 여러 시드로 해 본다.

# %% [markdown] key="summary" lang="en"
# ## Summary
#
# Hidden layers let a network bend its border. More units can do more, cost more, and may learn the training set by heart. What counts is the loss on samples that were set aside: compare validation curves, stop when they turn, choose the size by fair experiments, and ask the test set once.
#
# {glossary}

# %% [markdown] key="summary" lang="ko" of="e879bc91"
# ## 정리
#
# 은닉층이 있으면 신경망은 경계를 굽힐 수 있다. 유닛이 많으면 더 많은 일을 할 수 있고, 비용이 늘고, 학습 데이터를 외울 수도 있다. 중요한 것은 남겨 둔 샘플에서의 손실이다. 검증 곡선을 비교하고, 곡선이 다시 올라가면 멈추고, 공정한 실험으로 크기를 정하고, 시험 데이터에는 한 번만 묻자.
#
# {glossary}

# %% [markdown] key="next" lang="en"
# ## What next?
#
# - **Now build it.** In the assignment you write the training loop, early stopping, a split without a leak and the choice of a size yourself, and read curves. Fetch `training` in the menu *Nbgrader → Assignment List*; then it opens [here](../assignments/training/training.ipynb).
# - **Look inside:** `nnkit/training/loop.py` is the loop behind `fit`, with the four lines in `_learn`; `nnkit/training/callbacks.py` holds early stopping, and `nnkit/datasets/preparation.py` the split.
# - **The next lesson** puts all of this to work: [a network that reads digits](11_digits.ipynb), chosen by validation and judged on digits that it never saw.

# %% [markdown] key="next" lang="ko" of="a6ba26b8"
# ## 다음은?
#
# - **이제 직접 만들어 보자.** 과제에서 학습 반복문, 조기 종료, 누출 없는 데이터 나누기, 크기 고르기를 스스로 작성하고 곡선을 읽는다. 메뉴 *Nbgrader → Assignment List*에서 `training`을 가져오면(Fetch) [여기](../assignments/training/training.ipynb)에서 열 수 있다.
# - **안을 들여다보자.** `nnkit/training/loop.py`는 `fit` 속에서 도는 반복문이고, 네 줄은 `_learn`에 있다. `nnkit/training/callbacks.py`에는 조기 종료가, `nnkit/datasets/preparation.py`에는 데이터를 나누는 함수가 있다.
# - **다음 수업**에서는 이 모두를 써 본다. [숫자를 읽는 신경망](11_digits.ipynb)을 검증 데이터로 고르고, 한 번도 보지 못한 숫자로 평가한다.
