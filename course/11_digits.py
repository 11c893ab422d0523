# %% [markdown] key="title" lang="en"
# # 11 Digits: a network that reads handwriting
#
# *About 60 minutes* · [이 수업을 한국어로 읽기](../ko/11_digits.ipynb)
#
# Everything is in your hands now: neurons, layers, losses, gradients, a training loop. In this lesson it meets a job: reading digits that people wrote with a pen. You prepare the data honestly, train a network of under 5,000 parameters in a few seconds, look at what it gets wrong, write digits of your own for it, save it, and write down what it can be trusted with.

# %% [markdown] key="title" lang="ko" of="f9680166"
# # 11 숫자 판별: 손글씨를 읽는 신경망
#
# *약 60분* · [Read this lesson in English](../en/11_digits.ipynb)
#
# 뉴런, 층, 손실 함수, 기울기, 학습 반복문까지 이제 필요한 것은 모두 갖추었다. 이 수업에서는 그것으로 진짜 일을 한다. 사람이 펜으로 쓴 숫자를 읽는 일이다. 데이터를 정직하게 준비하고, 매개변수가 5,000개도 안 되는 신경망을 몇 초 만에 학습시키고, 무엇을 틀리는지 살펴본다. 직접 쓴 숫자를 읽게 하고, 신경망을 저장하고, 어디까지 믿어도 되는지 적어 둔다.

# %% [markdown] key="goals" lang="en"
# ## What you will be able to do
#
# - split and standardise data so that nothing leaks from the part that you report on;
# - train a network to read at least 95 % of digits that it has never seen;
# - read accuracy and a confusion matrix, and learn more from the mistakes than from either;
# - look at learned weights as pictures, and say what they show and what they do not;
# - save a trained model, load it elsewhere, and get the same predictions;
# - write a model card.

# %% [markdown] key="goals" lang="ko" of="9eec9a21"
# ## 이 수업을 마치면
#
# - 성적을 매길 데이터에서 아무것도 새어 나오지 않게 데이터를 나누고 표준화할 수 있다.
# - 처음 보는 숫자를 95% 이상 맞게 읽도록 신경망을 학습시킬 수 있다.
# - 정확도와 혼동 행렬을 읽고, 틀린 예에서 그보다 더 많은 것을 배울 수 있다.
# - 학습된 가중치를 그림으로 보고, 그 그림이 무엇을 보여 주고 무엇을 보여 주지 않는지 말할 수 있다.
# - 학습시킨 모델을 저장하고 다른 곳에서 불러와 똑같은 예측을 얻을 수 있다.
# - 모델 카드를 쓸 수 있다.

# %% key="setup"
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import matplotlib.pyplot as plt
import numpy as np

import nnkit
from nnkit import Adam, CategoricalCrossEntropy, Dense, Dropout, Sequential, softmax
from nnkit.datasets import Standardizer, framed, load_digits, train_validation_test_split
from nnkit.metrics import accuracy, confusion_matrix
from nnkit.plots import described, loss_curves, plot_confusion_matrix, weight_images
from nnkit.widgets import drawing_pad

#en: nnkit.use_language("en")
#ko: nnkit.use_language("ko")

# %% [markdown] key="hello" lang="en"
# ## The "hello, world" of neural networks
#
# The first program in a new language prints a greeting; the first real network reads digits. The problem is small enough to train while you wait, and hard enough that rules written by hand do badly.
#
# The data are 1,797 digits, written by 13 people, scanned, cut out, made equally tall, and counted into 8 rows of 8 pixels. They are the test part of *Optical Recognition of Handwritten Digits* by E. Alpaydin and C. Kaynak, UCI Machine Learning Repository (1998), [doi.org/10.24432/C50P49](https://doi.org/10.24432/C50P49), under the licence [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/).

# %% [markdown] key="hello" lang="ko" of="506cd562"
# ## 신경망의 "Hello, world"
#
# 새 언어로 처음 짜는 프로그램은 인사말을 출력하고, 처음 만드는 제대로 된 신경망은 숫자를 판별한다. 기다리는 동안 학습이 끝날 만큼 작으면서도, 손으로 적은 규칙으로는 잘 풀리지 않을 만큼 어려운 문제이다.
#
# 데이터는 13명이 쓴 숫자 1,797개이다. 스캔하여 잘라 내고, 높이를 같게 맞춘 다음, 칸마다 잉크를 세어 8행 8열의 픽셀로 나타냈다. E. Alpaydin과 C. Kaynak의 *Optical Recognition of Handwritten Digits* 가운데 시험 부분으로, UCI Machine Learning Repository(1998), [doi.org/10.24432/C50P49](https://doi.org/10.24432/C50P49)에서 왔고 라이선스는 [CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)이다.

# %% key="hello-code"
X, y = load_digits()
print(X.shape, y.shape, X.min(), X.max())
print((16 * X[3]).astype(int))

# %% [markdown] key="hello-numbers" lang="en"
# One picture is 64 numbers, the ink in each pixel from 0 (paper) to 1, in steps of a sixteenth. You see a 3. The network gets the 64 numbers, laid out in one row, and no hint that pixel 12 lies above pixel 20. Here are sixteen pictures that all mean the same.

# %% [markdown] key="hello-numbers" lang="ko" of="6fd872f9"
# 그림 하나는 수 64개이다. 픽셀마다 잉크가 0(종이)부터 1까지, 16분의 1 간격으로 적혀 있다. 사람의 눈에는 3이 보인다. 신경망은 한 줄로 늘어놓은 수 64개를 받을 뿐이고, 12번 픽셀이 20번 픽셀의 위에 있다는 사실조차 알지 못한다. 아래는 모두 같은 뜻을 지닌 그림 열여섯 장이다.

# %% key="hello-picture"
def show(images, titles):
    figure, axes = plt.subplots(2, 8, figsize=(8, 2.6), layout="constrained")
    for ax in axes.flat:
        ax.set_axis_off()
    for ax, image, title in zip(axes.flat, images, titles):
        ax.imshow(image.reshape(8, 8), cmap="Greys", vmin=0, vmax=1)
        ax.set_title(title, fontsize=10)
    return axes[0, 0]


#en: described(show(X[y == 3], y[y == 3]), "Sixteen handwritten threes, no two alike.");
#ko: described(show(X[y == 3], y[y == 3]), "손으로 쓴 숫자 3 열여섯 개, 같은 것이 하나도 없다.");

# %% [markdown] key="rules" lang="en"
# The picture in words: sixteen threes, some upright and some leaning, some with a flat top; in some the lower bow is nearly closed, and no two are alike.
#
# ## Why not write the rules down?
#
# In your eye, the picture excites nerve cells, which excite others, and after a few such steps you simply see a 3. You cannot say how. Try to say it anyway, for an easier digit: *a 0 has a hole in the middle*. As a rule for pixels: the four in the middle hold almost no ink.
#
# **Predict:** of the 178 zeros, how many does this rule find? And how many other digits does it take for zeros?

# %% [markdown] key="rules" lang="ko" of="dae50a8c"
# 그림을 말로 옮기면 이렇다. 3이 열여섯 개 있다. 똑바로 선 것도 기운 것도 있고, 위가 평평한 것도 있다. 아래쪽 고리가 거의 닫힌 것도 있으며, 같은 것은 하나도 없다.
#
# ## 규칙을 적으면 되지 않을까?
#
# 눈에 들어온 그림은 신경 세포를 자극하고, 그 세포가 다른 세포를 자극한다. 그렇게 몇 단계를 거치면 그냥 3이 보인다. 어떻게 보았는지는 말할 수 없다. 그래도 더 쉬운 숫자로 한번 말해 보자. *0은 가운데가 비어 있다.* 픽셀에 대한 규칙으로 옮기면, 가운데 네 픽셀에는 잉크가 거의 없다는 것이다.
#
# **예측해 보자.** 0은 178개 있다. 이 규칙은 그 가운데 몇 개를 찾아낼까? 다른 숫자를 0으로 잘못 보는 일은 몇 번일까?

# %% key="rules-code"
middle = X[:, 3:5, 3:5].mean(axis=(1, 2))
for limit in (0.05, 0.1, 0.2):
    zeros, others = (middle[y == 0] < limit).sum(), (middle[y != 0] < limit).sum()
    #en: print("limit", limit, "zeros found:", zeros, "others taken for zeros:", others)
    #ko: print("기준", limit, "찾은 0:", zeros, "0으로 잘못 본 것:", others)

# %% [markdown] key="rules-result" lang="en"
# A strict limit misses about fifty zeros; a loose one still misses some, and takes more than thirty other digits in. No limit is right, and this was the easiest digit. Each exception asks for another rule, and the rules begin to contradict each other. So we do what the brain had to do as well: learn from examples. The network gets pictures with their answers, and finds its 4,810 numbers itself.

# %% [markdown] key="rules-result" lang="ko" of="3f610bd7"
# 기준을 엄격하게 잡으면 0을 쉰 개쯤 놓친다. 느슨하게 잡아도 놓치는 것이 있고, 다른 숫자가 서른 개 넘게 끼어든다. 알맞은 기준은 없다. 게다가 이것이 가장 쉬운 숫자였다. 예외가 나올 때마다 규칙이 늘고, 규칙끼리 어긋나기 시작한다. 그래서 뇌가 그랬듯이 예를 보고 배우게 하자. 신경망은 그림과 정답을 받아, 수 4,810개를 스스로 찾아낸다.

# %% [markdown] key="split" lang="en"
# ## Set aside first, look later
#
# A network that has 4,810 numbers to turn can learn a thousand pictures by heart. What counts is how it reads digits that it has *never seen*, so some are set aside before anything else happens. Three parts, as in the last lesson:
#
# - the **training** part, to learn from;
# - the **validation** part, to choose by: how wide, how long, which rate;
# - the **test** part, to report on, once, in the end.
#
# > **You may have read that** a network that reads its training data without an error has learned to read. **Try it:** the network below learns from just one hundred digits. Predict its **accuracy**, the share of right answers, on these hundred, and on the validation part, which it has not seen.

# %% [markdown] key="split" lang="ko" of="45ee02f2"
# ## 먼저 떼어 놓고, 보는 것은 나중에
#
# 조절할 수 있는 수가 4,810개인 신경망은 그림 천 장쯤은 통째로 외울 수 있다. 중요한 것은 *처음 보는* 숫자를 얼마나 잘 읽느냐이다. 그래서 무엇보다 먼저 일부를 떼어 놓는다. 지난 수업처럼 세 부분으로 나눈다.
#
# - **학습** 데이터: 여기서 배운다.
# - **검증** 데이터: 너비, 학습 기간, 학습률을 이것으로 고른다.
# - **시험** 데이터: 마지막에 한 번, 이것으로 성적을 매긴다.
#
# > 학습 데이터를 하나도 틀리지 않고 읽는 신경망은 읽는 법을 배운 것이라고 **읽은 적이 있을 것이다.** **확인해 보자.** 아래의 신경망은 숫자 백 개만 보고 배운다. 맞힌 비율, 곧 **정확도**가 그 백 개에서 얼마일지, 그리고 보지 못한 검증 데이터에서는 얼마일지 예측해 보자.

# %% key="split-code"
rng = np.random.default_rng(0)
training, validation, test = train_validation_test_split(
    X.reshape(-1, 64), y, rng=rng, validation=0.15, test=0.2
)
print([len(part[1]) for part in (training, validation, test)])

few = training[0][:100], training[1][:100]
hasty = nnkit.mlp([64, 64, 10], rng=np.random.default_rng(1))
loss = CategoricalCrossEntropy(from_logits=True)
nnkit.fit(hasty, loss, Adam(0.003), *few, epochs=60, rng=np.random.default_rng(1))
for part in (few, validation):
    print(f"{accuracy(hasty.predict(part[0]), part[1]):.1%}")

# %% [markdown] key="split-result" lang="en"
# All hundred right, and nothing is proved: these digits were in its lessons. Of digits that it has not seen, it misreads about one in ten. To report the first number would be to fool oneself; only the second says how well it reads.
#
# ## Standardise, by the training part alone
#
# Learning is easier when all features have one scale (lesson 2). To **standardise** means to subtract the mean $\mu$ of each pixel and to divide by its standard deviation $\sigma$:
#
# $$x' = \frac{x - \mu}{\sigma}$$
#
# But whose mean? If the test part helps to compute $\mu$ and $\sigma$, something of it has got into the training. This is called **data leakage**: the report is flattered by what nobody could have known. With a mean the harm is small; with pictures and their answers, as you have just seen, it is total; and nobody can tell in advance how large it will be. So the rule has no exceptions: *whatever is measured, is measured on the training part.*
#
# **Predict:** after standardising, has each pixel of the test part mean 0, exactly?

# %% [markdown] key="split-result" lang="ko" of="5e68412f"
# 백 개를 모두 맞혔지만 증명된 것은 없다. 배울 때 본 숫자들이기 때문이다. 보지 못한 숫자는 열에 하나꼴로 잘못 읽는다. 첫째 수를 보고하는 것은 자기를 속이는 일이고, 얼마나 잘 읽는지는 둘째 수만이 말해 준다.
#
# ## 학습 데이터만으로 표준화하기
#
# 특성의 척도가 같으면 배우기가 쉽다(2번 수업). **표준화**란 픽셀마다 평균 $\mu$를 빼고 표준편차 $\sigma$로 나누는 것이다.
#
# $$x' = \frac{x - \mu}{\sigma}$$
#
# 그런데 누구의 평균일까? $\mu$와 $\sigma$를 계산할 때 시험 데이터가 끼어들면, 시험 데이터의 일부가 학습에 들어온 셈이다. 이것을 **데이터 누출**이라고 한다. 알 수 없어야 할 것을 안 탓에 성적이 부풀려진다. 평균이 새면 피해가 작다. 방금 보았듯이 그림과 정답이 새면 성적은 아무 뜻이 없어진다. 피해가 얼마나 클지는 미리 알 수 없다. 그래서 이 규칙에는 예외가 없다. *재는 것은 무엇이든 학습 데이터에서 잰다.*
#
# **예측해 보자.** 표준화한 뒤 시험 데이터의 픽셀마다 평균이 정확히 0일까?

# %% key="standardize-code"
standardizer = Standardizer.fit(training[0])
X_training, X_validation, X_test = (
    standardizer(part[0]) for part in (training, validation, test)
)
for part in (X_training, X_test):
    print(np.abs(part.mean(axis=0)).max().round(3), part.shape)

# %% [markdown] key="train" lang="en"
# The training part has mean 0, the test part has not, and that is as it should be: it is measured with a ruler that was made without it.
#
# ## A budget, and a network that keeps to it
#
# Engineers get budgets. Ours: **at most 5,000 parameters, at most 5 seconds of training, at least 95 % of withheld digits right.** One hidden layer of 64 units with ReLU, ten outputs, one for each digit, and a dropout of 0.3 against learning by heart:
#
# $$64 \cdot 64 + 64 + 64 \cdot 10 + 10 = 4810$$
#
# The outputs are logits; softmax makes ten probabilities of them, and the loss is the categorical cross-entropy. Nothing here is new. **Predict:** will the two loss curves end at the same height?

# %% [markdown] key="train" lang="ko" of="72e37dc4"
# 학습 데이터의 평균은 0이고 시험 데이터의 평균은 0이 아니다. 그래야 맞다. 시험 데이터는 자기를 빼고 만든 자로 잰 것이기 때문이다.
#
# ## 예산, 그리고 예산을 지키는 신경망
#
# 엔지니어에게는 예산이 있다. 우리의 예산은 이렇다. **매개변수는 5,000개 이하, 학습 시간은 5초 이하, 떼어 놓은 숫자의 정확도는 95% 이상.** 신경망은 ReLU 유닛 64개짜리 은닉층 하나, 숫자마다 하나씩인 출력 열 개, 그리고 통째로 외우지 못하게 하는 드롭아웃 0.3으로 이루어진다.
#
# $$64 \cdot 64 + 64 + 64 \cdot 10 + 10 = 4810$$
#
# 출력은 로짓이고, 소프트맥스가 이것을 확률 열 개로 바꾼다. 손실 함수는 범주형 크로스엔트로피이다. 새로운 것은 하나도 없다. **예측해 보자.** 두 손실 곡선은 같은 높이에서 끝날까?

# %% key="train-code"
def new_model(rng):
    hidden = Dense(64, 64, rng=rng, initializer="he_normal")
    return Sequential([hidden, "relu", Dropout(0.3, rng=rng), Dense(64, 10, rng=rng)])


model = new_model(rng)
start = time.perf_counter()
history = nnkit.fit(
    model, loss, Adam(0.003), X_training, training[1],
    epochs=60, validation=(X_validation, validation[1]), rng=rng,
)  # fmt: skip
seconds = time.perf_counter() - start
print(model.parameters().values.size, seconds < 5)

# %% key="train-picture"
loss_curves(history, log=True);

# %% [markdown] key="accuracy" lang="en"
# The picture in words: both losses fall steeply for some ten epochs; then the training loss goes on falling towards 0.01, while the validation loss stays a little below 0.1, lowest about epoch 20. The gap is what the network knows by heart.
#
# ## Accuracy, on digits that it has never seen
#
# $$\text{accuracy} = \frac{\text{right answers}}{\text{all answers}}$$
#
# The answer is the digit with the largest output. We have chosen width, dropout and rate by the validation part; now, once, we open the test part. Someone who always says "3" is right about one time in ten: compare with that, and not with 0.

# %% [markdown] key="accuracy" lang="ko" of="eca6eace"
# 그림을 말로 옮기면 이렇다. 두 손실 모두 처음 10에포크쯤은 가파르게 줄어든다. 그 뒤로 학습 손실은 0.01 가까이까지 계속 줄지만, 검증 손실은 20에포크쯤에서 가장 낮고 0.1보다 조금 아래에 머문다. 그 틈이 신경망이 통째로 외운 부분이다.
#
# ## 처음 보는 숫자의 정확도
#
# $$\text{정확도} = \frac{\text{맞힌 답}}{\text{모든 답}}$$
#
# 출력이 가장 큰 숫자가 신경망의 답이다. 너비와 드롭아웃과 학습률은 검증 데이터로 골랐다. 이제 딱 한 번 시험 데이터를 연다. 언제나 "3"이라고 답하는 사람도 열 번에 한 번은 맞힌다. 0이 아니라 그것과 비교하자.

# %% key="accuracy-code"
logits = model.predict(X_test)
#en: names = "training", "validation", "test"
#ko: names = "학습", "검증", "시험"
inputs = X_training, X_validation, X_test
for name, part, (_, target) in zip(names, inputs, (training, validation, test)):
    print(name, f"{accuracy(model.predict(part), target):.1%}")

# %% [markdown] key="confusion" lang="en"
# More than 95 %, within the budget. Read the three numbers against each other: the first says how much was learned by heart, the last is the one to report.
#
# ## Which digit is taken for which?
#
# One number hides which digits suffer. The **confusion matrix** has a row for each true digit and a column for each answer: row $i$, column $j$ counts how often $i$ was taken for $j$. Right answers stand on the diagonal.
#
# **Predict:** which two digits are mixed up most easily?

# %% [markdown] key="confusion" lang="ko" of="edde0b92"
# 예산 안에서 95%를 넘겼다. 세 수를 서로 견주어 보자. 첫째는 얼마나 외웠는지를 말해 주고, 보고해야 할 것은 마지막 수이다.
#
# ## 어떤 숫자를 어떤 숫자로 잘못 볼까?
#
# 수 하나로는 어떤 숫자를 주로 틀리는지 알 수 없다. **혼동 행렬**에는 실제 숫자마다 행이, 답마다 열이 있다. $i$행 $j$열은 $i$를 $j$로 본 횟수이다. 맞힌 답은 대각선에 놓인다.
#
# **예측해 보자.** 어느 두 숫자를 가장 자주 혼동할까?

# %% key="confusion-code"
plot_confusion_matrix(confusion_matrix(logits, test[1]));

# %% [markdown] key="mistakes" lang="en"
# The picture in words: nearly all counts stand on the diagonal, thirty to forty in each row. About a dozen stand elsewhere, scattered in ones and twos: mostly threes, fives, eights and nines. Zero is not mistaken at all.
#
# ## Look at the mistakes
#
# Numbers say how many; pictures say why. Here is every digit of the test part that was read wrong, with its true value, the answer, and the probability that the network gave to that answer.

# %% [markdown] key="mistakes" lang="ko" of="df9fc28c"
# 그림을 말로 옮기면 이렇다. 거의 모든 수가 대각선에 있고, 행마다 서른에서 마흔 개쯤이다. 열두 개 안팎이 그 밖의 칸에 한두 개씩 흩어져 있는데, 주로 3, 5, 8, 9이다. 0은 한 번도 틀리지 않았다.
#
# ## 틀린 예를 들여다보기
#
# 수는 몇 개인지 말해 주고, 그림은 왜 그런지 말해 준다. 시험 데이터에서 잘못 읽은 숫자를 모두 모았다. 실제 숫자, 신경망의 답, 그리고 신경망이 그 답에 매긴 확률이 함께 적혀 있다.

# %% key="mistakes-code"
answers, chances = logits.argmax(axis=1), softmax.value(logits).max(axis=1)
wrong = np.flatnonzero(answers != test[1])
titles = [f"{test[1][i]} → {answers[i]}: {chances[i]:.0%}" for i in wrong]
#en: described(show(test[0][wrong], titles), "Misread digits: " + ", ".join(titles));
#ko: described(show(test[0][wrong], titles), "잘못 읽은 숫자: " + ", ".join(titles));

# %% [markdown] key="mistakes-result" lang="en"
# The picture in words: a handful would puzzle you too, such as an 8 whose loop is filled and a 9 whose head is open. Others are plain to the eye, and misread all the same. Notice the percentages: several wrong answers were given with more than 90 %. A probability from softmax says how far ahead an answer is of the other nine, not how sure one may be.
#
# ## What the units have learned to look for
#
# Each of the 64 hidden units has 64 weights, one for each pixel; so its weights are a picture, too. Light pixels speak for the unit, dark ones against it.
#
# > **You may have read that** each neuron of the first layer is in charge of its own part of the picture: the first neuron of the first part, the second of the second. Nothing in the network says so: every unit sees all 64 pixels, and training decides which of them matter. **Try it:** cut the picture into four quarters. If each unit had its part, one quarter would hold all of its squared weights. A unit without a part would hold about 25 % in each. Predict what the *largest* quarter holds.

# %% [markdown] key="mistakes-result" lang="ko" of="80621952"
# 그림을 말로 옮기면 이렇다. 고리가 메워진 8, 머리가 열린 9처럼 사람도 헷갈릴 만한 것이 몇 개 있다. 눈에는 분명한데도 잘못 읽은 것도 있다. 백분율에 주목하자. 90%가 넘는 확률로 내놓은 틀린 답이 여럿이다. 소프트맥스의 확률은 그 답이 나머지 아홉보다 얼마나 앞섰는지를 말할 뿐, 얼마나 믿어도 되는지를 말하지 않는다.
#
# ## 유닛은 무엇을 찾도록 배웠을까?
#
# 은닉 유닛 64개는 저마다 픽셀마다 하나씩 가중치 64개를 지닌다. 그러니 가중치도 그림으로 볼 수 있다. 밝은 픽셀은 유닛을 활성화하는 쪽으로, 어두운 픽셀은 그 반대쪽으로 민다.
#
# > 첫 층의 뉴런은 저마다 그림의 한 부분을 맡는다고, 첫째 뉴런은 첫째 부분을, 둘째 뉴런은 둘째 부분을 맡는다고 **읽은 적이 있을 것이다.** 신경망 어디에도 그런 약속은 없다. 모든 유닛이 픽셀 64개를 다 보며, 어느 픽셀이 중요한지는 학습이 정한다. **확인해 보자.** 그림을 네 조각으로 나눈다. 유닛마다 맡은 조각이 있다면 한 조각에 가중치 제곱의 전부가 몰릴 것이다. 맡은 조각이 없는 유닛이라면 조각마다 25%쯤일 것이다. *가장 큰* 조각이 얼마를 차지할지 예측해 보자.

# %% key="weights-picture"
weight_images(model.layers[0], columns=10);

# %% key="weights-code"
squares = model.layers[0].weight.reshape(2, 4, 2, 4, 64) ** 2
quarters = squares.sum(axis=(1, 3)).reshape(4, 64)
largest = quarters.max(axis=0) / quarters.sum(axis=0)
#en: words = "smallest", "median", "largest"
#ko: words = "최소", "중앙값", "최대"
for word, share in zip(words, (largest.min(), np.median(largest), largest.max())):
    print(word, f"{share:.0%}")

# %% [markdown] key="weights-result" lang="en"
# The picture in words: 64 small pictures, in which light and dark patches of a few pixels lie all over the square; some look like a stroke with a gap beside it, many like nothing that has a name.
#
# The largest quarter holds about a third, and in no unit nearly all: no unit was given a part, and none has taken one for itself. Nor is any of them "the loop detector": the answer is in how 64 vague opinions are added up. Layers that really do look at patches exist, and they slide one patch over the whole picture: convolutions, in the next lesson.
#
# ## Write for it
#
# Now your hand. Draw with the mouse, with a finger, or by keys: Tab to the paper, arrows to move the cursor, Enter to set the brush down. Watch all layers while you draw.

# %% [markdown] key="weights-result" lang="ko" of="ad518a8d"
# 그림을 말로 옮기면 이렇다. 작은 그림 64개에서 픽셀 몇 개 크기의 밝고 어두운 얼룩이 정사각형 곳곳에 흩어져 있다. 획 하나와 그 옆의 빈틈처럼 보이는 것도 있지만, 무엇이라 부를 수 없는 것이 많다.
#
# 가장 큰 조각이 3분의 1쯤을 차지하고, 거의 전부를 차지한 유닛은 하나도 없다. 조각을 맡은 유닛도, 스스로 조각을 고른 유닛도 없다. "고리를 찾는 유닛" 같은 것도 없다. 답은 흐릿한 의견 64개를 더하는 방식에 들어 있다. 정말로 조각을 들여다보는 층도 있다. 작은 조각 하나를 그림 전체에 걸쳐 옮겨 가며 보는 합성곱층이며, 다음 수업에서 만난다.
#
# ## 직접 써 보기
#
# 이제 손으로 써 보자. 마우스나 손가락으로, 또는 키보드로 그린다. Tab 키로 종이에 가서 방향키로 커서를 옮기고, Enter 키로 붓을 댄다. 그리는 동안 모든 층을 지켜보자.

# %% key="pad"
pad = drawing_pad(model, prepare=standardizer, images=(test[0], test[1]))
pad

# %% [markdown] key="pad-try" lang="en"
# **Try it**, with a prediction first each time:
#
# 1. Leave the paper blank. Will the network say that there is nothing?
# 2. Press *Next image of the data* a few times, then change one: how many pixels does it take to make a 1 of a 7, or an 8 of a 3?
# 3. Clear, and draw a small 7 in the upper left corner. What does it read? Then press *Centre and scale*.
# 4. Draw something that is no digit: a cross, a heart. How sure is it?
# 5. Go through the pictures of the weights: which unit has the largest sum for your 7, and where do its products come from?
#
# <details><summary>Compare with your predictions</summary>
#
# 1. It has ten answers, and "nothing" is not among them. What blank paper gets is an accident.
# 2. Often only a few. Where you would see a detail, it sees a change of a sum.
# 3. Seldom a 7. All data are as tall as the paper, with their ink about the middle; a pixel at the edge has almost never had ink, and its weight has hardly been trained. The button cuts your drawing out, makes it as tall as the paper, and puts it in the middle, as was done with the data. Now a 7 has a fair chance, though what so few pixels could not hold stays lost.
# 4. Sometimes very: a softmax must give away its 100 %.
# 5. Blank pixels have products too: standardised paper is not 0 but below the mean, and missing ink is evidence as well.
#
# </details>

# %% [markdown] key="pad-try" lang="ko" of="09fca2ea"
# 매번 먼저 예측하고 **해 보자.**
#
# 1. 종이를 비워 둔다. 신경망은 아무것도 없다고 말할까?
# 2. *데이터의 다음 이미지*를 몇 번 누른 다음 하나를 고쳐 보자. 7을 1로, 3을 8로 만드는 데 픽셀이 몇 개나 필요할까?
# 3. 모두 지우고 왼쪽 위 구석에 7을 작게 그린다. 무엇으로 읽을까? 그런 다음 *가운데로, 크기 맞추기*를 누른다.
# 4. 십자나 하트처럼 숫자가 아닌 것을 그린다. 얼마나 확신할까?
# 5. 가중치 그림을 차례로 살펴보자. 방금 그린 7에서 가중합이 가장 큰 유닛은 무엇이고, 그 곱은 어디에서 왔을까?
#
# <details><summary>예측과 비교하기</summary>
#
# 1. 답은 열 가지이고 "없음"은 그 안에 없다. 빈 종이에 어떤 답이 나오는지는 우연이다.
# 2. 몇 개면 될 때가 많다. 사람에게는 세부의 차이인 것이 신경망에는 합의 변화이다.
# 3. 7로 읽는 일은 드물다. 데이터는 모두 종이를 위아래로 꽉 채우고 잉크가 가운데에 모여 있다. 가장자리 픽셀에는 잉크가 거의 없었으므로 그 가중치는 제대로 학습되지 않았다. 버튼은 그림을 잘라 내어 종이 높이에 맞추고 가운데로 옮긴다. 데이터를 만들 때 한 일과 같다. 이제 7로 읽힐 가능성이 꽤 있지만, 몇 안 되는 픽셀에 담기지 못한 것은 되살아나지 않는다.
# 4. 아주 확신할 때도 있다. 소프트맥스는 100%를 어떻게든 나누어 주어야 한다.
# 5. 빈 픽셀에도 곱이 있다. 표준화한 종이는 0이 아니라 평균보다 작은 값이고, 잉크가 없다는 것도 증거이다.
#
# </details>

# %% [markdown] key="form" lang="en"
# ## The form of the data is part of the model
#
# Was that bad luck with your hand? Measure it on the whole test part: shift every digit by one pixel to the right, then bring it back by the button's function, `framed`. And a second change that no eye would notice: forget to standardise.
#
# **Predict** the three accuracies.

# %% [markdown] key="form" lang="ko" of="660436d5"
# ## 데이터의 모양도 모델의 일부이다
#
# 손이 서툴러서 그랬을까? 시험 데이터 전체로 재어 보자. 모든 숫자를 오른쪽으로 한 픽셀 옮기고, 버튼이 쓰는 함수 `framed`로 되돌린다. 눈으로는 알아챌 수 없는 변화도 하나 더 살펴보자. 표준화를 빠뜨리는 것이다.
#
# 세 정확도를 **예측해 보자.**

# %% key="form-code"
shifted = np.roll(test[0].reshape(-1, 8, 8), 1, axis=2)
reframed = np.array([framed(image) for image in shifted])
#en: names = "shifted", "brought back", "not standardised"
#ko: names = "옮긴 것", "되돌린 것", "표준화하지 않은 것"
moved, back = (standardizer(images.reshape(-1, 64)) for images in (shifted, reframed))
for name, inputs in zip(names, (moved, back, test[0])):
    print(name, f"{accuracy(model.predict(inputs), test[1]):.1%}")

# %% [markdown] key="own" lang="en"
# One pixel to the side, and most digits are lost; framing brings most of them back. Without the standardiser about a third is lost, and no error message appears. A model is its weights *together with* everything that was done to the data before.
#
# ## Your own reader
#
# The pad also takes a function of yours: `predict(x)` receives one drawing of shape (1, 64), standardised here, and returns ten logits or probabilities. The one below has both biases and the ReLU, and runs without an error. **Predict** from the code what is wrong with it, then look: the bars are *its* probabilities, the small marks the model's.

# %% [markdown] key="own" lang="ko" of="f83f8d3e"
# 옆으로 한 픽셀 옮겼을 뿐인데 대부분을 읽지 못하고, 모양을 다시 맞추면 대부분을 다시 읽는다. 표준화를 빠뜨리면 3분의 1쯤을 잃는데, 오류 메시지는 나오지 않는다. 모델은 가중치만이 아니다. 그 앞에서 데이터에 한 모든 일까지 *합쳐야* 모델이다.
#
# ## 직접 만든 판별기
#
# 그림판에는 직접 만든 함수도 넣을 수 있다. `predict(x)`는 형상이 (1, 64)인 그림 하나를, 여기서는 표준화한 것을 받아 로짓이나 확률 열 개를 돌려준다. 아래의 함수에는 두 편향도 ReLU도 있고, 오류 없이 실행된다. 코드를 보고 무엇이 잘못인지 **예측한** 다음 살펴보자. 막대는 *이 함수*의 확률, 작은 표시는 모델의 확률이다.

# %% key="own-code"
first, last = model.layers[0], model.layers[-1]


def my_predict(x):
    hidden = nnkit.relu(x @ first.weight.T + first.bias)
    return hidden @ last.weight + last.bias


drawing_pad(model, predict=my_predict, prepare=standardizer, images=test, sample=0)

# %% [markdown] key="own-result" lang="en"
# Bars and marks part company: the first weights are transposed, and since this layer happens to have as many units as there are pixels, every shape fits. Mend the function, run the cell again, and load a few images: the pad tells you when the two agree.
#
# ## Saving a model
#
# What has the network learned, and where is it? Nowhere but in the 4,810 numbers. The code for a layer was there before; the training wrote its knowledge into weights and biases. So **saving a model** means saving these numbers and the plan of the layers. Whoever loads them need not train again.
#
# Training once more is not the same. **Try it:** save, load, and train a second network from another seed. Predict for each of the two how many of the test digits it answers differently.

# %% [markdown] key="own-result" lang="ko" of="0167cadf"
# 막대와 표시가 서로 어긋난다. 첫 층의 가중치를 전치했기 때문이다. 마침 유닛의 수와 픽셀의 수가 같아서 형상은 모두 맞는다. 함수를 고치고 셀을 다시 실행한 다음 이미지를 몇 장 불러오자. 둘이 일치하면 그림판이 알려 준다.
#
# ## 모델 저장
#
# 신경망은 무엇을 배웠고, 그것은 어디에 있을까? 수 4,810개 말고는 어디에도 없다. 층의 코드는 처음부터 있었고, 학습하면서 배운 것은 가중치와 편향에 적혔다. 그러므로 **모델 저장**이란 이 수들과 층의 설계를 저장하는 일이다. 이것을 불러오는 사람은 다시 학습시킬 필요가 없다.
#
# 다시 학습시키는 것은 같은 일이 아니다. **확인해 보자.** 저장하고 불러온 다음, 다른 시드로 두 번째 신경망을 학습시킨다. 불러온 신경망과 새 신경망이 저마다 시험 데이터에서 처음 신경망과 몇 개나 다르게 답할지 예측해 보자.

# %% key="save-code"
with TemporaryDirectory() as folder:
    #en: # in work of your own: a folder that stays
    #ko: # 직접 쓸 때는 지워지지 않는 폴더에 저장한다
    path = Path(folder) / "digits.npz"
    model.save(path)
    np.savez(Path(folder) / "scale.npz", mean=standardizer.mean, scale=standardizer.scale)
    loaded = Sequential.load(path)
    scale = np.load(Path(folder) / "scale.npz")
    again = loaded.predict(Standardizer(scale["mean"], scale["scale"])(test[0]))

second = new_model(np.random.default_rng(7))
nnkit.fit(second, loss, Adam(0.003), X_training, training[1], epochs=60, rng=rng)
#en: words = "loaded, answers that differ:", "trained anew:", "loaded, the same to the last bit:"
#ko: words = "불러온 모델, 다른 답:", "새로 학습시킨 모델:", "불러온 모델이 마지막 비트까지 같은가:"
for word, other in zip(words, (again, second.predict(X_test))):
    print(word, (other.argmax(axis=1) != answers).sum())
print(words[-1], np.array_equal(again, logits))

# %% [markdown] key="card" lang="en"
# The loaded model answers every digit alike, to the last bit. The one that was trained anew is about as good, and not the same: its mistakes are others. (With the same seed, order and machine it would have come out alike; saved weights need none of that.) And mind the second file: without the standardiser the weights are worth little.
#
# ## A model card
#
# Whoever uses your network was not there when you made it. A **model card** tells them in a few lines what it is for, what it was trained on, how well it does, and where it fails. The numbers come from the code, so that they stay true.

# %% [markdown] key="card" lang="ko" of="ddf26aa3"
# 불러온 모델은 모든 숫자에 마지막 비트까지 똑같이 답한다. 새로 학습시킨 모델은 성적이 비슷할 뿐 같은 모델이 아니다. 틀리는 숫자가 다르다. (시드와 순서와 컴퓨터가 모두 같았다면 똑같이 나왔을 것이다. 저장된 가중치에는 그런 조건이 필요 없다.) 두 번째 파일도 잊지 말자. 표준화에 쓴 수가 없으면 가중치는 별 쓸모가 없다.
#
# ## 모델 카드
#
# 신경망을 쓸 사람은 그것을 만들 때 그 자리에 없었다. **모델 카드**는 무엇에 쓰는 모델인지, 무엇으로 학습시켰는지, 얼마나 잘하는지, 어디서 실패하는지를 몇 줄로 알려 준다. 수는 코드에서 가져와야 언제나 사실과 맞는다.

# %% key="card-code"
matrix = confusion_matrix(logits, test[1])
recall = matrix.diagonal() / matrix.sum(axis=1)
share, found = f"{accuracy(logits, test[1]):.1%}", f"{recall.min():.1%}"
#en: print("Task: one handwritten digit, 8 × 8 pixels, cut out and centred")
#ko: print("용도: 잘라 내어 가운데에 놓은 손글씨 숫자 하나, 8 × 8 픽셀")
#en: print("Data: UCI Optical Recognition of Handwritten Digits, CC BY 4.0")
#ko: print("데이터: UCI Optical Recognition of Handwritten Digits, CC BY 4.0")
#en: print("Training, validation, test:", *map(len, (training[1], validation[1], test[1])))
#ko: print("학습, 검증, 시험:", *map(len, (training[1], validation[1], test[1])))
#en: print("Parameters:", model.parameters().values.size, "in", model)
#ko: print("매개변수:", model.parameters().values.size, "모델:", model)
#en: print("Accuracy on the test part, measured once:", share)
#ko: print("시험 데이터의 정확도, 한 번 측정:", share)
#en: print("Weakest: of digit", recall.argmin(), "it finds", found)
#ko: print("가장 약한 숫자:", recall.argmin(), "찾아낸 비율", found)
#en: print("Not for: shifted or small digits, letters, money; it never says “I don't know”")
#ko: print("쓰면 안 되는 곳: 치우치거나 작은 숫자, 글자, 금액. “모르겠다”고 답하는 일이 없다.")

# %% [markdown] key="card-result" lang="en"
# What is missing on this card? Who wrote the digits: 13 people, whose digits stand in all three parts. How it reads the hand of a fourteenth, this accuracy does not tell; that would take a test part of people none of whom is in the training part. A card is honest when it says so.

# %% [markdown] key="card-result" lang="ko" of="a39aa61b"
# 이 카드에 빠진 것은 무엇일까? 숫자를 쓴 사람이다. 13명이 썼고, 이들의 숫자는 세 부분 모두에 들어 있다. 열네 번째 사람의 글씨를 얼마나 잘 읽을지 이 정확도는 말해 주지 않는다. 알아보려면 학습 데이터에 한 번도 나오지 않은 사람들로 시험해야 한다. 그렇다고 밝히는 카드가 정직한 카드이다.

# %% [markdown] key="quiz" lang="en"
# ## Check yourself
#
# Every choice has its reason, the wrong ones too. The course remembers which questions you have got right, for your start page: no answers, no score, and nothing leaves this machine.

# %% [markdown] key="quiz" lang="ko" of="d61b0cec"
# ## 스스로 확인하기
#
# 틀린 보기에도 모두 이유가 있다. 시작 페이지에 보여 주려고 어떤 문제를 맞혔는지만 기억한다. 고른 답도 점수도 남지 않으며, 이 컴퓨터 밖으로 나가는 것은 없다.

# %% [markdown] key="quiz-leak" quiz=true lang="en"
# Which of these let something of the test part leak into the training? There is more than one.
#
# - [x] Computing mean and deviation of the pixels on all 1,797 images. — Right: the test images have helped to make the ruler that they are measured with.
# - [ ] Standardising the test part with the mean of the training part. — That is the way: the test part is treated, and nothing is learned from it.
# - [x] Training ten networks and keeping the one with the best test accuracy. — Right: now the test part has chosen, and its number is flattered. Choose by the validation part.
# - [ ] Looking at the validation loss after each epoch. — That is what the validation part is for.
# - [x] A copy of a test image that is also in the training part. — Right: it can be read by heart.

# %% [markdown] key="quiz-leak" quiz=true lang="ko" of="e2f539af"
# 다음 가운데 시험 데이터가 학습으로 새는 것을 모두 고르자. 둘 이상이다.
#
# - [x] 이미지 1,797개 전체로 픽셀의 평균과 표준편차를 구한다. — 맞다. 시험 이미지가 자기를 잴 자를 만드는 데 끼어들었다.
# - [ ] 시험 데이터를 학습 데이터의 평균으로 표준화한다. — 그렇게 해야 한다. 시험 데이터를 다루기만 할 뿐 거기서 배우는 것은 없다.
# - [x] 신경망 열 개를 학습시켜 시험 정확도가 가장 높은 것을 고른다. — 맞다. 시험 데이터로 골랐으니 그 수는 부풀려져 있다. 고를 때는 검증 데이터를 쓴다.
# - [ ] 에포크마다 검증 손실을 본다. — 검증 데이터는 그러라고 있다.
# - [x] 시험 이미지의 복사본이 학습 데이터에도 있다. — 맞다. 외워서 읽을 수 있다.

# %% [markdown] key="quiz-accuracy" quiz=true lang="en"
# Of 1,000 letters, 990 are for this town. A machine that says "this town" about every letter has an accuracy of 99 %. What does that tell you?
#
# - [ ] It is a good machine. — It has not read a single letter.
# - [ ] The accuracy was computed wrongly. — 990 of 1,000 are right: the number is correct and says little.
# - [x] Compare with what guessing would reach, and look at the confusion matrix. — Right: the row of the other towns has no right answer at all.

# %% [markdown] key="quiz-accuracy" quiz=true lang="ko" of="1469027d"
# 편지 1,000통 가운데 990통이 우리 도시로 가는 것이다. 모든 편지를 "우리 도시"라고 답하는 기계의 정확도는 99%이다. 여기서 무엇을 알 수 있을까?
#
# - [ ] 좋은 기계이다. — 편지를 한 통도 읽지 않았다.
# - [ ] 정확도를 잘못 계산했다. — 1,000통 가운데 990통이 맞다. 수는 옳지만 말해 주는 것이 적다.
# - [x] 찍어서 얻는 성적과 비교하고 혼동 행렬을 보아야 한다. — 맞다. 다른 도시의 행에는 맞힌 답이 하나도 없다.

# %% [markdown] key="quiz-confusion" quiz=true lang="en"
# In a confusion matrix, row 8, column 3 holds a 5. What does it mean?
#
# - [ ] Five threes were read as eights. — That would be row 3, column 8: rows are the true digits.
# - [x] Five eights were read as threes. — Right: the row is what it was, the column what the network said.
# - [ ] Eights and threes were mixed up five times in all. — The other direction has a cell of its own.

# %% [markdown] key="quiz-confusion" quiz=true lang="ko" of="758b0673"
# 혼동 행렬의 8행 3열에 5가 있다. 무슨 뜻일까?
#
# - [ ] 3을 8로 읽은 것이 다섯 번이다. — 그것은 3행 8열이다. 행이 실제 숫자이다.
# - [x] 8을 3으로 읽은 것이 다섯 번이다. — 맞다. 행은 실제 숫자, 열은 신경망의 답이다.
# - [ ] 8과 3이 뒤섞인 것이 모두 다섯 번이다. — 반대 방향은 다른 칸에 있다.

# %% [markdown] key="quiz-units" quiz=true lang="en"
# What does the picture of a hidden unit's weights show?
#
# - [ ] The part of the image that this unit was put in charge of. — No unit is: each has a weight for all 64 pixels, and in the experiment no quarter held nearly all.
# - [ ] The digit that this unit stands for. — Hidden units do not stand for digits; only the ten outputs do.
# - [x] Where ink speaks for the unit's firing, and where against it. — Right, and no more than that.

# %% [markdown] key="quiz-units" quiz=true lang="ko" of="950422ef"
# 은닉 유닛의 가중치 그림은 무엇을 보여 줄까?
#
# - [ ] 그 유닛이 맡은 이미지의 한 부분 — 그런 유닛은 없다. 유닛마다 픽셀 64개 모두에 가중치가 있고, 실험에서 어느 조각도 거의 전부를 차지하지 않았다.
# - [ ] 그 유닛이 나타내는 숫자 — 은닉 유닛은 숫자를 나타내지 않는다. 출력 열 개만이 숫자를 나타낸다.
# - [x] 어디의 잉크가 유닛을 활성화하는 쪽으로, 어디의 잉크가 반대쪽으로 미는지 — 맞다. 그 이상은 아니다.

# %% [markdown] key="quiz-saving" quiz=true lang="en"
# You send a friend the file of the weights and nothing else. Your friend loads it and finds an accuracy of 65 % instead of 97 %, without any error. What is the likeliest reason?
#
# - [ ] Weights do not survive being saved. — They do, bit for bit.
# - [ ] Your friend must train it again first. — What was learned is in the weights; training again would make another model.
# - [x] The pixels were not standardised as they were in training. — Right: the mean and the deviation belong to the model, too.

# %% [markdown] key="quiz-saving" quiz=true lang="ko" of="ec722b47"
# 친구에게 가중치 파일만 보냈다. 친구가 불러와 보니 오류는 없는데 정확도가 97%가 아니라 65%이다. 가장 그럴듯한 까닭은 무엇일까?
#
# - [ ] 가중치는 저장하면 망가진다. — 비트 하나까지 그대로 남는다.
# - [ ] 친구가 먼저 다시 학습시켜야 한다. — 배운 것은 가중치에 있다. 다시 학습시키면 다른 모델이 된다.
# - [x] 픽셀을 학습할 때처럼 표준화하지 않았다. — 맞다. 평균과 표준편차도 모델의 일부이다.

# %% [markdown] key="quiz-sure" quiz=true lang="en"
# You draw a heart, and the network says "0, with 98 %". What follows?
#
# - [ ] The heart looks 98 % like a 0. — The percentages compare ten digits with each other; a heart is not among the choices.
# - [x] Of the ten answers that it has, 0 is far ahead. — Right: and it has no other.
# - [ ] In 98 of 100 such cases it is right. — That could be expected, at best, of drawings like those that it learned from.

# %% [markdown] key="quiz-sure" quiz=true lang="ko" of="e87c3104"
# 하트를 그렸더니 신경망이 "98%의 확률로 0"이라고 답했다. 무엇을 알 수 있을까?
#
# - [ ] 하트가 0과 98% 닮았다. — 백분율은 숫자 열 개를 서로 견준 것이다. 하트는 보기에 없다.
# - [x] 고를 수 있는 답 열 개 가운데 0이 크게 앞선다. — 맞다. 그리고 그 밖의 답은 고를 수 없다.
# - [ ] 이런 경우 100번 가운데 98번은 맞는다. — 배울 때 본 것과 비슷한 그림일 때나 바랄 수 있는 일이다.

# %% [markdown] key="summary" lang="en"
# ## Summary
#
# Set data aside first, and measure everything else on the training part. A network of 4,810 parameters then reads about 97 % of digits that it has never seen; the confusion matrix and the mistakes say more than that number. Its knowledge is in its weights, which can be saved and loaded; the form of the data belongs to it, and a model card says what it is good for.
#
# {glossary}

# %% [markdown] key="summary" lang="ko" of="7bd29c26"
# ## 정리
#
# 데이터는 먼저 떼어 놓고, 나머지는 모두 학습 데이터에서 잰다. 그러면 매개변수 4,810개의 신경망이 처음 보는 숫자를 97%쯤 맞게 읽는다. 혼동 행렬과 틀린 예는 그 수보다 많은 것을 말해 준다. 배운 것은 가중치에 있어서 저장하고 불러올 수 있다. 데이터의 모양도 모델의 일부이며, 모델 카드는 이 모델을 어디에 쓸 수 있는지 알려 준다.
#
# {glossary}

# %% [markdown] key="next" lang="en"
# ## What next?
#
# - **Now build it.** In the assignment you write all of this yourself, from the pipeline to the model card, with digits that stay withheld until you are graded. Fetch `digits` in the menu *Nbgrader → Assignment List*; then it opens [here](../assignments/digits/digits.ipynb).
# - **Look inside:** `nnkit/datasets/preparation.py` splits and standardises, `nnkit/datasets/framing.py` is the button *Centre and scale*, `nnkit/metrics.py` counts the confusions, and `nnkit/saving.py` writes a model that can be opened without running anybody's code.
# - **The next lesson** shows [where to go from here](12_where_to_go_next.ipynb): layers that look at patches, layers that read sequences, and the names of all this in other libraries.

# %% [markdown] key="next" lang="ko" of="f9d4f776"
# ## 다음은?
#
# - **이제 직접 만들어 보자.** 과제에서 데이터 준비부터 모델 카드까지 이 모든 것을 스스로 작성한다. 채점할 때까지 보여 주지 않는 숫자도 있다. 메뉴 *Nbgrader → Assignment List*에서 `digits`를 가져오면(Fetch) [여기](../assignments/digits/digits.ipynb)에서 열 수 있다.
# - **안을 들여다보자.** `nnkit/datasets/preparation.py`는 데이터를 나누고 표준화하고, `nnkit/datasets/framing.py`는 *가운데로, 크기 맞추기* 버튼이다. `nnkit/metrics.py`는 혼동을 세고, `nnkit/saving.py`는 남의 코드를 실행하지 않고도 열 수 있는 파일에 모델을 적는다.
# - **다음 수업**에서는 [이제 어디로 갈지](12_where_to_go_next.ipynb) 알아본다. 조각을 들여다보는 층, 시퀀스를 읽는 층, 그리고 이 모든 것을 다른 라이브러리에서 부르는 이름을 살펴본다.
