# %% [markdown] key="title" lang="en"
# # 8 Gradient descent: learning downhill
#
# *About 50 minutes* · [이 수업을 한국어로 읽기](../ko/08_gradient_descent.ipynb)
#
# You stand on a hillside in thick fog and want to go down to the valley. You cannot see it, but you feel with your feet which way the ground slopes. So you take a step downhill, feel again, and take the next. Nobody sets the weights of a network one by one, and they are not right at the first try: a network learns them in just this way.

# %% [markdown] key="title" lang="ko" of="f2240022"
# # 8 경사 하강법: 내리막으로 배우기
#
# *약 50분* · [Read this lesson in English](../en/08_gradient_descent.ipynb)
#
# 짙은 안개가 낀 산비탈에서 골짜기로 내려가려 한다. 골짜기는 보이지 않지만 땅이 어느 쪽으로 기울었는지는 발로 느낄 수 있다. 그래서 내리막으로 한 걸음 내딛고, 다시 느껴 보고, 또 한 걸음 내딛는다. 신경망의 가중치를 하나하나 정해 주는 사람은 없고, 가중치가 처음부터 맞는 것도 아니다. 신경망은 바로 이런 방법으로 가중치를 배운다.

# %% [markdown] key="goals" lang="en"
# ## What you will be able to do
#
# - take one step of gradient descent by hand, and say what the learning rate does;
# - tell full batch, mini-batch and single sample apart, and count the updates of an epoch;
# - recognise a step that is too long, a ravine, and a valley that is not the deepest;
# - say what momentum, RMSprop and Adam add to plain descent;
# - make a training run repeatable, and keep its result.

# %% [markdown] key="goals" lang="ko" of="f3d7bcdf"
# ## 이 수업을 마치면
#
# - 경사 하강법의 한 걸음을 손으로 계산하고, 학습률이 하는 일을 설명할 수 있다.
# - 전체 배치, 미니배치, 샘플 하나를 구별하고, 한 에포크의 갱신 횟수를 셀 수 있다.
# - 지나치게 큰 걸음, 협곡, 가장 깊지 않은 골짜기를 알아볼 수 있다.
# - 모멘텀, RMSprop, Adam이 단순한 하강에 무엇을 더하는지 말할 수 있다.
# - 학습을 똑같이 되풀이할 수 있게 하고, 그 결과를 보관할 수 있다.

# %% key="setup"
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

import nnkit
from nnkit.plots import loss_curves, training_loop_diagram
from nnkit.training.batches import batches
from nnkit.training.landscapes import LANDSCAPES, descend
from nnkit.widgets import descent_explorer

#en: nnkit.use_language("en")
#ko: nnkit.use_language("ko")

# %% [markdown] key="step" lang="en"
# ## One step
#
# Lesson 7 gave every choice of the weights a score, the loss $L$. All weights and biases together are the **parameters**, $\theta$. The derivatives of the loss by each of them form the **gradient** $\nabla L$: it says how steeply the loss rises in each direction. So a step *against* it goes down:
#
# $$\theta \leftarrow \theta - \eta \, \nabla L(\theta)$$
#
# The **learning rate** $\eta$ says how long the step is for a given slope. Repeating this is **gradient descent**, and whatever decides from the loss how the parameters are updated is called the **optimizer**.
#
# Take one parameter and the loss $L(\theta) = (\theta - 3)^2$, whose slope is $2(\theta - 3)$. **Predict** where a step with $\eta = 0.1$ leads from $\theta = 0$, and where ten of them lead.
#
# <details><summary>Compare with your prediction</summary>
#
# The slope at 0 is $-6$, so $\theta$ becomes $0 + 0.6$. Each step covers a fifth of what is left to 3: after ten steps $3 \cdot 0.8^{10} \approx 0.32$ is left.
#
# </details>

# %% [markdown] key="step" lang="ko" of="e8f24f63"
# ## 한 걸음
#
# 7번 수업에서는 가중치를 어떻게 고르든 점수, 곧 손실 $L$을 매길 수 있었다. 모든 가중치와 편향을 통틀어 **매개변수** $\theta$라고 한다. 손실을 매개변수 하나하나에 대해 미분한 값을 모은 것이 **기울기(gradient)** $\nabla L$이다. 각 방향으로 손실이 얼마나 가파르게 커지는지를 말해 준다. 그러니 그 *반대쪽*으로 걸으면 내려간다.
#
# $$\theta \leftarrow \theta - \eta \, \nabla L(\theta)$$
#
# **학습률** $\eta$는 기울기가 주어졌을 때 걸음이 얼마나 긴지를 정한다. 이것을 되풀이하는 방법이 **경사 하강법**이고, 손실을 보고 매개변수를 어떻게 갱신할지 정하는 것을 **옵티마이저**라고 한다.
#
# 매개변수가 하나이고 손실이 $L(\theta) = (\theta - 3)^2$이라고 하자. 기울기는 $2(\theta - 3)$이다. $\theta = 0$에서 $\eta = 0.1$로 한 걸음 가면 어디에 닿을지, 열 걸음 가면 어디에 닿을지 **예측해 보자.**
#
# <details><summary>예측과 비교하기</summary>
#
# 0에서 기울기는 $-6$이므로 $\theta$는 $0 + 0.6$이 된다. 걸음마다 3까지 남은 거리의 5분의 1을 간다. 열 걸음 뒤에는 $3 \cdot 0.8^{10} \approx 0.32$가 남는다.
#
# </details>

# %% key="step-code"
theta = 0.0
for step in range(1, 11):
    gradient = 2 * (theta - 3)
    theta = theta - 0.1 * gradient
    print(step, round(theta, 3), end="  ")

# %% [markdown] key="landscape" lang="en"
# ## A landscape to walk on
#
# With two parameters the loss can be seen from above, like a map. The widget fits a small model, at first the line $\hat y = w x + b$, to 24 samples. Blue is a low loss, orange a high one, and the edges between the shades are lines of equal loss. The white ball is the start; the marks are the steps that an optimizer takes from there. Drag the ball, or reach it with the Tab key and move it with the arrow keys.

# %% [markdown] key="landscape" lang="ko" of="97b166ab"
# ## 걸어 볼 지형
#
# 매개변수가 두 개이면 손실을 지도처럼 위에서 내려다볼 수 있다. 위젯은 작은 모델을 샘플 24개에 맞춘다. 처음에는 직선 $\hat y = w x + b$이다. 파란색은 손실이 작은 곳, 주황색은 큰 곳이고, 색이 바뀌는 자리는 손실이 같은 선이다. 하얀 공은 출발점이고, 표시들은 옵티마이저가 거기서 내디딘 걸음이다. 공을 끌거나, Tab 키로 골라 방향키로 움직여 보자.

# %% key="explorer"
explorer = descent_explorer("line", position=(-1, 2), lr=0.1, steps=20)
explorer

# %% [markdown] key="landscape-try" lang="en"
# **Try it**, with a prediction first each time:
#
# 1. Raise the learning rate slowly from 0.1. Up to which rate does the ball still arrive? What do the steps look like just before, and just beyond?
# 2. Lower it to 0.01. What is wrong now, although every step goes downhill?
# 3. Choose "line, inputs not standardised", start at (0, 3), and find the best rate. Why does the ball run to and fro?
# 4. Choose "two layers" and put the ball exactly on (0, 0). What happens, and why?
#
# <details><summary>Compare with your predictions</summary>
#
# 1. Up to about 0.9. Before it, the ball jumps from side to side and still comes closer; beyond it, each jump is longer than the one before: it *diverges*.
# 2. It is on its way and does not arrive within the steps.
# 3. The landscape is a ravine: very steep across, nearly flat along. A rate that suits the flat direction is too long for the steep one. Standardised inputs turn the ravine into a bowl.
# 4. Nothing: it is a saddle, and the gradient there is exactly 0. That is one reason why weights do not start at 0.
#
# </details>

# %% [markdown] key="landscape-try" lang="ko" of="c56358d6"
# 매번 먼저 예측하고 **해 보자.**
#
# 1. 학습률을 0.1에서 천천히 올린다. 공이 도착하는 학습률은 어디까지일까? 그 바로 앞과 바로 너머에서 걸음은 어떤 모양일까?
# 2. 0.01로 내린다. 걸음은 모두 내리막인데 무엇이 문제일까?
# 3. "직선, 표준화하지 않은 입력"을 고르고 (0, 3)에서 출발하여 가장 좋은 학습률을 찾는다. 공은 왜 이리저리 오갈까?
# 4. "두 층"을 고르고 공을 꼭 (0, 0)에 놓는다. 어떻게 될까? 왜 그럴까?
#
# <details><summary>예측과 비교하기</summary>
#
# 1. 0.9쯤까지이다. 그 앞에서는 공이 양쪽을 오가면서도 가까워진다. 그 너머에서는 뛸 때마다 앞의 것보다 길어져 *발산한다.*
# 2. 가고는 있지만 정해진 걸음 안에 도착하지 못한다.
# 3. 지형이 협곡이다. 가로지르는 방향으로는 매우 가파르고 따라가는 방향으로는 거의 평평하다. 평평한 방향에 맞는 학습률은 가파른 방향에는 너무 크다. 입력을 표준화하면 협곡이 그릇 모양이 된다.
# 4. 아무 일도 없다. 그곳은 안장점이고 기울기가 정확히 0이다. 가중치를 0에서 시작하지 않는 까닭 가운데 하나이다.
#
# </details>

# %% [markdown] key="minimum" lang="en"
# ## Not every valley is the deepest
#
# Training looks for parameters that make the loss small, and descent stops where the slope is 0.
#
# > **You may have read that** training finds the weights with the smallest loss there is. Descent only knows the ground under its feet; it ends in *a* minimum, which may be a local one. **Try it:** the model $\hat y = \sin(w x + b)$ has several valleys. The cell starts in five places. Predict whether all five losses at the end are the same.

# %% [markdown] key="minimum" lang="ko" of="9bc1e126"
# ## 모든 골짜기가 가장 깊지는 않다
#
# 학습은 손실을 작게 만드는 매개변수를 찾는 일이고, 하강은 기울기가 0인 곳에서 멈춘다.
#
# > 학습을 하면 손실이 가장 작은 가중치를 찾아낸다고 **읽은 적이 있을 것이다.** 하강은 발밑의 땅밖에 모른다. *어느* 골짜기에서 끝나는데, 그곳은 극소점일 뿐 가장 깊은 곳이 아닐 수 있다. **확인해 보자.** 모델 $\hat y = \sin(w x + b)$에는 골짜기가 여럿 있다. 셀은 다섯 곳에서 출발한다. 끝에서 다섯 손실이 모두 같을지 예측해 보자.

# %% key="minimum-code"
wave = LANDSCAPES["wave"]
for start in ([0, 0], [1, 1], [4.5, 1], [5.5, -1], [-2.5, 2]):
    path = descend(wave, nnkit.SGD(0.1), np.array(start), steps=300)
    loss = wave.losses(path[-1, :1], path[-1, 1:])[0]
    print(start, "→", path[-1].round(2), round(float(loss), 4))

# %% [markdown] key="optimizers" lang="en"
# Two starts end with a loss many times the best. Without seeing the whole map, nobody on the ground can tell. In large networks most such places turn out to be about as good as each other, but "the smallest" is not what is found.
#
# ## More than one way down
#
# Plain descent looks at the present slope alone. Others remember:
#
# - **Momentum** adds up past steps like a rolling ball: it crosses small hollows and calms the zigzag.
# - **RMSprop** divides each parameter's step by the usual size of its slope: steep and flat directions get steps of like length.
# - **Adam** does both.
#
# > **You may have read that** the optimizer *is* stochastic gradient descent. That is the name of one family. **Try it:** run the cell, look at the picture, and predict which of the four gets out of the hollow near (0.5, −0.2), where the loss is 0.24.

# %% [markdown] key="optimizers" lang="ko" of="ad34a3c3"
# 다섯 번 가운데 두 번은 손실이 가장 작은 값의 몇십 배가 넘는 곳에서 끝난다. 지도 전체를 보지 않는 한 땅 위에 선 사람은 이것을 알 수 없다. 큰 신경망에서는 이런 곳들이 대개 서로 비슷하게 좋다고 알려져 있지만, "가장 작은" 손실을 찾는 것은 아니다.
#
# ## 내려가는 길은 하나가 아니다
#
# 단순한 하강은 지금의 기울기만 본다. 지나온 길을 기억하는 방법도 있다.
#
# - **모멘텀**은 구르는 공처럼 지난 걸음을 쌓는다. 작은 구덩이를 넘고, 갈지자걸음을 누그러뜨린다.
# - **RMSprop**은 매개변수마다 걸음을 평소의 기울기 크기로 나눈다. 가파른 방향과 평평한 방향의 걸음이 비슷해진다.
# - **Adam**은 둘 다 한다.
#
# > 옵티마이저가 곧 확률적 경사 하강법이라고 **읽은 적이 있을 것이다.** 그것은 한 갈래의 이름이다. **확인해 보자.** 셀을 실행하고 그림을 보면서, 손실이 0.24인 (0.5, −0.2) 근처의 구덩이에서 네 가지 가운데 무엇이 빠져나올지 예측해 보자.

# %% key="optimizers-code"
every = ["sgd", "momentum", "rmsprop", "adam"]
descent_explorer("wave", position=(0, 0), lr=0.1, steps=120, optimizers=every)

# %% [markdown] key="batches" lang="en"
# Here momentum rolls through and the three others stay. Play the race from a low number of steps with the button, and start it elsewhere: no optimizer wins everywhere.
#
# ## Batches: how many samples for one step
#
# The gradient is a mean over samples. Over how many is our choice:
#
# - *full batch*: all of them, an exact gradient and one update for each epoch;
# - *single sample*: one, drawn at random. This is **stochastic gradient descent, SGD**, in its first sense;
# - *mini-batch*: a few, often 32. This is what people mean today when they say SGD.
#
# An **epoch** is one pass through all samples.
#
# > **You may have read that** stochastic gradient descent sets the weights at random and makes the loss smaller from there. It is the *samples* that are chosen at random. The weights start at random in any method, once, and are computed from then on. **Try it:** two runs of the cell start from the same weights. Predict what differs between them, the first weights or the order of the samples.

# %% [markdown] key="batches" lang="ko" of="7c923a66"
# 여기서는 모멘텀이 굴러 나오고 나머지 셋은 남는다. 걸음 수를 줄인 뒤 재생 단추로 경주를 보고, 다른 곳에서도 출발시켜 보자. 어디서나 이기는 옵티마이저는 없다.
#
# ## 배치: 한 걸음에 샘플 몇 개를 쓸까?
#
# 기울기는 샘플들에 대한 평균이다. 몇 개의 평균을 낼지는 우리가 고른다.
#
# - *전체 배치*: 모두 쓴다. 기울기가 정확하고, 한 에포크에 한 번 갱신한다.
# - *샘플 하나*: 임의로 고른 하나만 쓴다. 본래 뜻의 **확률적 경사 하강법**(**SGD**)이다.
# - *미니배치*: 몇 개, 흔히 32개를 쓴다. 오늘날 SGD라고 하면 보통 이것을 뜻한다.
#
# **에포크**는 모든 샘플을 한 번씩 쓰는 것이다.
#
# > 확률적 경사 하강법은 가중치를 무작위로 정하면서 손실을 줄여 나간다고 **읽은 적이 있을 것이다.** 무작위로 고르는 것은 *샘플*이다. 어떤 방법에서든 가중치는 처음에 한 번만 무작위로 정하고, 그다음부터는 계산한다. **확인해 보자.** 셀의 두 실행은 같은 가중치에서 출발한다. 두 실행에서 처음 가중치와 샘플의 순서 가운데 무엇이 다를지 예측해 보자.

# %% key="batches-code"
line, start = LANDSCAPES["line"], np.array([-1.0, 2.0])
for seed in (0, 1):
    rng = np.random.default_rng(seed)
    path = descend(line, nnkit.SGD(0.1), start, steps=3, batch_size=4, rng=rng)
    print("seed", seed, path.round(3).tolist())

# %% [markdown] key="epoch" lang="en"
# Both begin at (−1, 2) and part at the first step: other samples, another gradient.
#
# > **You may have read that** a mini-batch is drawn anew from all the data each time. Usually the samples are shuffled once for each epoch and then dealt out like cards, *without* putting any back, so that an epoch shows each of them exactly once. **Try it:** the cell counts how often each of ten samples is seen in an epoch, dealt out and drawn anew. Predict both rows.

# %% [markdown] key="epoch" lang="ko" of="54eec1e4"
# 둘 다 (−1, 2)에서 시작하지만 첫 걸음부터 갈라진다. 샘플이 다르면 기울기도 다르다.
#
# > 미니배치는 매번 전체 데이터에서 새로 뽑는다고 **읽은 적이 있을 것이다.** 보통은 에포크마다 샘플을 한 번 섞은 다음 카드를 나누어 주듯 차례로 쓰고 *되돌려 놓지 않는다.* 그래서 한 에포크에 모든 샘플이 꼭 한 번씩 나온다. **확인해 보자.** 셀은 샘플 열 개가 한 에포크에 몇 번씩 나오는지를 나누어 줄 때와 새로 뽑을 때를 따로 센다. 두 줄을 예측해 보자.

# %% key="epoch-code"
samples, rng = np.arange(10), np.random.default_rng(3)
dealt = np.concatenate([batch.copy() for batch, _ in batches(samples, samples, 3, rng)])
drawn = rng.choice(samples, size=10)
for seen in (dealt, drawn):
    print(np.bincount(seen, minlength=10))
print([len(batch) for batch, _ in batches(samples, samples, 3)])

# %% [markdown] key="updates" lang="en"
# Dealt out, each comes once; drawn anew, some come twice or more and others never. The last line shows the batches of an epoch: 3, 3, 3, and the rest of 1.
#
# Smaller batches mean more updates for each epoch, and noisier ones. **Predict** how many updates five epochs of 24 samples make with batches of 24, 8 and 1, and which path looks smoothest; then look at the picture.
#
# <details><summary>Compare with your prediction</summary>
#
# $5 \cdot 1 = 5$, $5 \cdot 3 = 15$ and $5 \cdot 24 = 120$ updates. The full batch is the smoothest; a single sample shakes most, and does not settle unless the learning rate falls.
#
# </details>

# %% [markdown] key="updates" lang="ko" of="7099267c"
# 나누어 주면 모두 한 번씩 나오고, 새로 뽑으면 어떤 것은 두 번 이상 나오고 어떤 것은 나오지 않는다. 마지막 줄은 한 에포크의 배치이다. 3개, 3개, 3개, 그리고 나머지 1개이다.
#
# 배치가 작으면 한 에포크에 더 자주 갱신하고, 그만큼 더 흔들린다. 샘플 24개로 다섯 에포크를 돌 때 배치가 24, 8, 1이면 각각 몇 번 갱신할지, 어느 길이 가장 매끄러울지 **예측해 보자.** 그런 다음 그림을 보자.
#
# <details><summary>예측과 비교하기</summary>
#
# $5 \cdot 1 = 5$번, $5 \cdot 3 = 15$번, $5 \cdot 24 = 120$번이다. 전체 배치가 가장 매끄럽다. 샘플 하나가 가장 많이 흔들리고, 학습률을 줄이지 않으면 잦아들지 않는다.
#
# </details>

# %% key="updates-code"
descent_explorer("line", position=(-1, 2), lr=0.1, steps=120, batch_size=1, seeds=2)

# %% [markdown] key="loop" lang="en"
# ## The loop, and whether it repeats
#
# Now all parts of training stand together. `nnkit.fit` goes round like this, batch by batch and epoch by epoch.

# %% [markdown] key="loop" lang="ko" of="e3c1eb6e"
# ## 학습의 순환, 그리고 되풀이하면 같을까?
#
# 이제 학습의 모든 부분이 모였다. `nnkit.fit`은 배치마다, 에포크마다 이렇게 돈다.

# %% key="loop-diagram"
training_loop_diagram();

# %% [markdown] key="repeat" lang="en"
# The picture in words: the inputs $X$ go through the layers and give a prediction; the loss function compares it with the target $y$; the gradient of the loss goes to the optimizer, which updates the weights and biases; and the loop begins again.
#
# > **You may have read that** training again gives the same result. It does so only if the seed, the order of the samples, and the platform are the same. What repeats predictions is *saving* the parameters. **Try it:** three runs, two of them with the same seed. Predict which of the final losses agree.

# %% [markdown] key="repeat" lang="ko" of="da7106ba"
# 그림을 말로 옮기면 이렇다. 입력 $X$가 층을 지나 예측값이 되고, 손실 함수가 그것을 타깃 $y$와 비교한다. 손실의 기울기는 옵티마이저로 가고, 옵티마이저는 가중치와 편향을 갱신한다. 그리고 순환은 처음으로 돌아간다.
#
# > 다시 학습해도 결과는 똑같다고 **읽은 적이 있을 것이다.** 시드와 샘플의 순서와 플랫폼이 같을 때에만 그렇다. 예측을 똑같이 되풀이하게 해 주는 것은 매개변수를 *저장하는* 일이다. **확인해 보자.** 세 번 실행하는데 두 번은 시드가 같다. 마지막 손실 가운데 무엇과 무엇이 같을지 예측해 보자.

# %% key="loop-code"
def trained(seed):
    rng = np.random.default_rng(seed)
    X, y = nnkit.datasets.moons(200, rng=np.random.default_rng(0))
    model = nnkit.mlp([2, 8, 2], rng=rng)
    loss = nnkit.CategoricalCrossEntropy(from_logits=True)
    return model, nnkit.fit(model, loss, nnkit.Adam(0.02), X, y, epochs=30, rng=rng)


runs = [trained(seed) for seed in (0, 0, 1)]
print([history.loss[-1] for _, history in runs])

# %% key="loop-picture"
#en: loss_curves({"seed 0": runs[0][1], "seed 1": runs[2][1]});
#ko: loss_curves({"시드 0": runs[0][1], "시드 1": runs[2][1]});

# %% [markdown] key="save" lang="en"
# The picture in words: two curves fall from about the same height and stay apart; both end well, at different losses. The same seed agrees to the last digit, the other does not. Now save the first model, load it again, and compare what both predict. **Predict:** are the predictions near each other, or equal?

# %% [markdown] key="save" lang="ko" of="d1f0bca2"
# 그림을 말로 옮기면 이렇다. 두 곡선이 비슷한 높이에서 내려와 서로 떨어져 있다. 둘 다 손실이 충분히 작은 곳에서 끝나지만 그 값은 서로 다르다. 시드가 같으면 마지막 자리까지 같고, 다르면 다르다. 이제 첫 번째 모델을 저장했다가 다시 불러와서 둘의 예측을 비교하자. **예측해 보자.** 두 예측은 비슷할까, 똑같을까?

# %% key="save-code"
model, X = runs[0][0], np.random.default_rng(5).normal(size=(100, 2))
with TemporaryDirectory() as folder:
    model.save(Path(folder) / "moons.npz")
    again = nnkit.Sequential.load(Path(folder) / "moons.npz")
print(np.array_equal(model.predict(X), again.predict(X)))

# %% [markdown] key="own" lang="en"
# Equal. The parameters *are* the network; whoever has them has its predictions.
#
# ## Your own step
#
# The widget lets a step of your own race too. This one runs without an error and is wrong. Predict from the code which way it goes, look, mend it, and run the cell again.

# %% [markdown] key="own" lang="ko" of="3c447466"
# 똑같다. 매개변수가 곧 신경망이다. 매개변수를 가진 사람은 예측도 그대로 얻는다.
#
# ## 직접 만든 걸음
#
# 위젯에서는 직접 만든 걸음도 경주에 넣을 수 있다. 아래의 걸음은 오류 없이 실행되지만 틀렸다. 코드를 보고 어느 쪽으로 갈지 예측한 다음, 살펴보고 고쳐서 셀을 다시 실행하자.

# %% key="own-code"
def my_step(values, gradient, lr):
    return values + lr * gradient


descent_explorer("line", position=(0, 1), lr=0.05, steps=8, step=my_step)

# %% [markdown] key="quiz" lang="en"
# ## Check yourself
#
# Every choice has its reason, the wrong ones too. Your start page remembers which questions are done; no answer and no score is kept.

# %% [markdown] key="quiz" lang="ko" of="fb1ae386"
# ## 스스로 확인하기
#
# 틀린 보기에도 모두 이유가 있다. 어떤 문제를 마쳤는지는 시작 페이지가 기억하지만, 답과 점수는 남기지 않는다.

# %% [markdown] key="quiz-step" quiz=true lang="en"
# A parameter is 2, its gradient 5, the learning rate 0.1. What is the parameter after one step of gradient descent?
#
# - [x] 1.5 — Right: 2 − 0.1 · 5.
# - [ ] 2.5 — That is uphill: the learning rate was added.
# - [ ] −3 — The learning rate is missing: 2 − 5.
# - [ ] 0.5 — That is the step itself, not where it leads.

# %% [markdown] key="quiz-step" quiz=true lang="ko" of="fa942459"
# 매개변수는 2, 그 기울기는 5, 학습률은 0.1이다. 경사 하강법으로 한 걸음 간 뒤의 매개변수는 얼마일까?
#
# - [x] 1.5 — 맞다. 2 − 0.1 · 5이다.
# - [ ] 2.5 — 오르막으로 갔다. 학습률을 곱한 값을 더했기 때문이다.
# - [ ] −3 — 학습률이 빠졌다. 2 − 5이다.
# - [ ] 0.5 — 걸음의 크기이지 닿은 곳이 아니다.

# %% [markdown] key="quiz-rate" quiz=true lang="en"
# The loss grows from step to step until it is no number any more. What is the likeliest cause?
#
# - [ ] The network has too few neurons. — Then the loss would stay high, but it would not grow.
# - [x] The learning rate is too high. — Right: each step jumps beyond the valley, farther than the one before.
# - [ ] The learning rate is too low. — Then the loss would fall slowly.
# - [ ] It is a local minimum. — There the slope is 0 and the loss stays where it is.

# %% [markdown] key="quiz-rate" quiz=true lang="ko" of="146f83ef"
# 걸음마다 손실이 커지더니 마침내 수가 아니게 되었다. 가장 그럴듯한 원인은 무엇일까?
#
# - [ ] 뉴런이 너무 적다. — 그렇다면 손실이 큰 채로 머물 뿐 계속 커지지는 않는다.
# - [x] 학습률이 너무 크다. — 맞다. 걸음마다 골짜기를 뛰어넘고, 앞의 것보다 더 멀리 간다.
# - [ ] 학습률이 너무 작다. — 그렇다면 손실이 천천히 줄어든다.
# - [ ] 극소점에 빠졌다. — 그곳에서는 기울기가 0이어서 손실이 그대로 머문다.

# %% [markdown] key="quiz-random" quiz=true lang="en"
# What is random in stochastic gradient descent?
#
# - [ ] The weights, at each step — They start at random once; after that, each step is computed.
# - [x] Which samples the gradient of a step is computed from — Right: that makes it noisy.
# - [ ] The learning rate — It is chosen by us.

# %% [markdown] key="quiz-random" quiz=true lang="ko" of="960c9774"
# 확률적 경사 하강법에서 무작위인 것은 무엇일까?
#
# - [ ] 걸음마다 정하는 가중치 — 가중치는 처음에 한 번만 무작위로 정하고, 그다음 걸음은 모두 계산한다.
# - [x] 한 걸음의 기울기를 계산하는 데 쓰는 샘플 — 맞다. 그래서 기울기가 흔들린다.
# - [ ] 학습률 — 우리가 정한다.

# %% [markdown] key="quiz-epoch" quiz=true lang="en"
# 1,000 samples, mini-batches of 32, shuffled for each epoch. How many updates does an epoch make, and how often does it show each sample?
#
# - [x] 32 updates, each sample once — Right: 31 batches of 32 and one of 8, dealt out without putting any back.
# - [ ] 31 updates, each sample once — The last 8 samples form a batch as well.
# - [ ] 32 updates, some samples twice and some never — That would be drawing anew each time.
# - [ ] 1,000 updates, each sample once — That would be batches of one sample.

# %% [markdown] key="quiz-epoch" quiz=true lang="ko" of="c1a4af58"
# 샘플은 1,000개, 미니배치의 크기는 32이고 에포크마다 섞는다. 한 에포크에 몇 번 갱신하고, 샘플은 각각 몇 번 나올까?
#
# - [x] 32번 갱신하고 샘플은 한 번씩 — 맞다. 32개짜리 배치가 31개, 8개짜리가 하나이고, 되돌려 놓지 않고 나누어 준다.
# - [ ] 31번 갱신하고 샘플은 한 번씩 — 마지막 8개도 배치가 된다.
# - [ ] 32번 갱신하고 어떤 샘플은 두 번, 어떤 샘플은 나오지 않는다 — 매번 새로 뽑을 때의 일이다.
# - [ ] 1,000번 갱신하고 샘플은 한 번씩 — 배치가 샘플 하나일 때의 일이다.

# %% [markdown] key="quiz-true" quiz=true lang="en"
# Which of these sentences about training are true? There is more than one.
#
# - [ ] Training always finds the smallest loss there is. — It ends where the slope is 0, which may be a local minimum or a flat place.
# - [x] There are optimizers that are not plain SGD, such as Adam. — Right: they remember past gradients.
# - [ ] Training twice gives the same weights. — Only with the same seed, order and platform.
# - [x] A saved model predicts the same when it is loaded. — Right: its parameters are all there is to it.

# %% [markdown] key="quiz-true" quiz=true lang="ko" of="fd7ef808"
# 학습에 대한 다음 문장 가운데 맞는 것을 모두 고르자. 둘 이상이다.
#
# - [ ] 학습하면 언제나 가장 작은 손실을 찾는다. — 기울기가 0인 곳에서 끝나는데, 극소점이나 평평한 곳일 수 있다.
# - [x] Adam처럼 단순한 SGD가 아닌 옵티마이저도 있다. — 맞다. 지난 기울기를 기억한다.
# - [ ] 두 번 학습하면 같은 가중치가 나온다. — 시드와 순서와 플랫폼이 같을 때에만 그렇다.
# - [x] 저장한 모델은 불러와도 똑같이 예측한다. — 맞다. 매개변수가 모델의 전부이다.

# %% [markdown] key="summary" lang="en"
# ## Summary
#
# Gradient descent repeats one line, $\theta \leftarrow \theta - \eta \, \nabla L(\theta)$. The learning rate decides whether it creeps, arrives or diverges; the batch decides how exact the gradient is and how often a step is taken; momentum, RMSprop and Adam use what earlier gradients said. It ends in a minimum, not necessarily the deepest; it repeats with seed, order and platform; and it is kept by saving the parameters.
#
# {glossary}

# %% [markdown] key="summary" lang="ko" of="d001ab22"
# ## 정리
#
# 경사 하강법은 $\theta \leftarrow \theta - \eta \, \nabla L(\theta)$ 한 줄을 되풀이한다. 기어갈지, 도착할지, 발산할지는 학습률이 정하고, 기울기가 얼마나 정확하고 얼마나 자주 걸을지는 배치가 정한다. 모멘텀, RMSprop, Adam은 지난 기울기까지 쓴다. 학습은 어느 극소점에서 끝나지만 그곳이 꼭 가장 깊지는 않다. 시드와 순서와 플랫폼이 같으면 되풀이되고, 매개변수를 저장하면 그 결과를 보관할 수 있다.
#
# {glossary}

# %% [markdown] key="next" lang="en"
# ## What next?
#
# - **Now build it.** In the assignment you write the step, the batches, SGD with momentum, and saving yourself. Fetch `gradient_descent` in the menu *Nbgrader → Assignment List*; then it opens [here](../assignments/gradient_descent/gradient_descent.ipynb).
# - **Look inside:** `nnkit/optimizers/descent.py` is plain descent with momentum, `nnkit/optimizers/adaptive.py` RMSprop and Adam, and `nnkit/training/landscapes.py` the maps of this lesson.
# - **The next lesson** answers what was left open here: [where the gradient comes from](09_backpropagation.ipynb), for thousands of parameters at once.

# %% [markdown] key="next" lang="ko" of="7a41e7fb"
# ## 다음은?
#
# - **이제 직접 만들어 보자.** 과제에서 한 걸음, 배치, 모멘텀을 쓰는 SGD, 저장하기를 스스로 작성한다. 메뉴 *Nbgrader → Assignment List*에서 `gradient_descent`를 가져오면(Fetch) [여기](../assignments/gradient_descent/gradient_descent.ipynb)에서 열 수 있다.
# - **안을 들여다보자.** `nnkit/optimizers/descent.py`는 단순한 하강과 모멘텀, `nnkit/optimizers/adaptive.py`는 RMSprop과 Adam, `nnkit/training/landscapes.py`는 이 수업의 지도이다.
# - **다음 수업**은 여기서 남겨 둔 물음에 답한다. 매개변수 수천 개의 [기울기는 어디에서 올까](09_backpropagation.ipynb)?
