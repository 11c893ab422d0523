# %% [markdown] key="title" lang="en"
# # 12 Where to go next
#
# *About 40 minutes* · [이 수업을 한국어로 읽기](../ko/12_where_to_go_next.ipynb)
#
# You have built a network that reads digits, from a single weighted sum upwards. It still has two habits of a beginner: it forgets that pixels have neighbours, and it wants every input to be equally long. This last lesson shows the layers that know better, a loss that reads text out of a recording, what depth is good for and what it needs, and under which names you will find all of this in the large libraries.

# %% [markdown] key="title" lang="ko" of="e8e4fcca"
# # 12 이제 어디로 갈까?
#
# *약 40분* · [Read this lesson in English](../en/12_where_to_go_next.ipynb)
#
# 가중합 하나에서 시작하여 숫자를 읽는 신경망까지 만들었다. 그런데 이 신경망에는 아직 서툰 데가 두 군데 있다. 픽셀에 이웃이 있다는 것을 잊어버리고, 입력의 길이가 모두 같기를 바란다. 마지막 수업에서는 이런 점을 해결하는 층들, 녹음에서 글자를 읽어 내는 손실 함수, 깊이가 왜 쓸모 있고 깊은 신경망에는 무엇이 필요한지, 그리고 이 모든 것을 큰 라이브러리에서는 무슨 이름으로 부르는지 알아본다.

# %% [markdown] key="goals" lang="en"
# ## What you will be able to do
#
# - compute a convolution by hand, and the size of its output for any stride and padding;
# - follow a hidden state through a sequence, and say how long it remembers;
# - read a CTC path, and say why the probability of a text is a sum over many paths;
# - say what depth gives, and what it takes to train it;
# - find nnkit's layers, losses and optimisers in Keras and in PyTorch.

# %% [markdown] key="goals" lang="ko" of="95aa3e67"
# ## 이 수업을 마치면
#
# - 합성곱을 손으로 계산하고, 스트라이드와 패딩이 무엇이든 출력의 크기를 구할 수 있다.
# - 시퀀스를 따라 은닉 상태를 추적하고, 얼마나 오래 기억하는지 말할 수 있다.
# - CTC 경로를 읽고, 글자열의 확률이 왜 여러 경로에 걸친 합인지 설명할 수 있다.
# - 깊이가 무엇을 주는지, 깊은 신경망을 학습시키려면 무엇이 필요한지 말할 수 있다.
# - nnkit의 층, 손실 함수, 옵티마이저를 Keras와 PyTorch에서 찾을 수 있다.

# %% key="setup"
import matplotlib.pyplot as plt
import numpy as np

import nnkit
from nnkit import CTC, Adam, Conv2D, Dense, Flatten, MaxPool2D, Sequential, SimpleRNN, relu
from nnkit.ctc_paths import collapse
from nnkit.plots import described
from nnkit.widgets import convolution_slider, ctc_collapser, recurrence_unroller

digits, labels = nnkit.datasets.load_digits()
#en: nnkit.use_language("en")
#ko: nnkit.use_language("ko")

# %% [markdown] key="convolution" lang="en"
# ## Convolution: one small window for the whole image
#
# A dense layer gives each pixel a weight of its own. What it learns about a stroke in the upper left says nothing about the same stroke one pixel further right. A **convolution** asks the same small question everywhere. Its weights, the **kernel**, are a little image themselves, 3 × 3 for instance. Lay it over the image, multiply each weight by the pixel under it, and add up: that is the weighted sum of lesson 2, with a window for its inputs. Then slide on.
#
# $$z_{y,x} = b + \sum_{i,j} w_{i,j} \, x_{y+i,\,x+j}$$
#
# All places share the nine weights and the bias, so a convolution layer with one kernel has 10 parameters, however large the image. The output is an image again: it says *where* the kernel found what it looks for.
#
# An image of $n$ pixels has room for a window of $k$ pixels at $n - k + 1$ places. With a **stride** of $s$ the window moves $s$ pixels at a time; **padding** puts $p$ more rows or columns of zeros around the image, counted on both sides together:
#
# $$\left\lfloor \frac{n + p - k}{s} \right\rfloor + 1$$
#
# **Predict:** a kernel has 1 on the left, 0 in the middle, −1 on the right. Where is its output large, where is it strongly negative, and where is it 0?

# %% [markdown] key="convolution" lang="ko" of="4096d90c"
# ## 합성곱: 이미지 전체에 작은 창 하나
#
# 밀집층은 픽셀마다 가중치를 따로 둔다. 왼쪽 위의 획에 대해 배운 것은 한 픽셀 오른쪽에 있는 똑같은 획에 아무 도움이 되지 않는다. **합성곱**은 어디에서나 똑같은 작은 질문을 한다. 그 가중치인 **커널**도 작은 이미지이다. 예를 들어 3 × 3이다. 커널을 이미지 위에 놓고, 가중치마다 바로 아래의 픽셀을 곱하여 모두 더한다. 2번 수업의 가중합인데, 입력이 창 안의 픽셀일 뿐이다. 그런 다음 옆으로 옮긴다.
#
# $$z_{y,x} = b + \sum_{i,j} w_{i,j} \, x_{y+i,\,x+j}$$
#
# 모든 자리가 가중치 아홉 개와 편향 하나를 함께 쓴다. 그래서 커널이 하나인 합성곱층의 매개변수는 이미지가 아무리 커도 10개이다. 출력도 이미지이며, 커널이 찾는 것이 *어디에* 있는지 알려 준다.
#
# 픽셀이 $n$개인 변에는 $k$픽셀짜리 창을 놓을 자리가 $n - k + 1$곳 있다. **스트라이드**가 $s$이면 창은 한 번에 $s$픽셀씩 움직인다. **패딩**은 이미지 둘레에 0으로 된 행과 열을 두르는 것이다. 양쪽을 합하여 $p$줄이면 자리의 수는 다음과 같다.
#
# $$\left\lfloor \frac{n + p - k}{s} \right\rfloor + 1$$
#
# **예측해 보자.** 왼쪽이 1, 가운데가 0, 오른쪽이 −1인 커널이 있다. 출력은 어디에서 크고, 어디에서 크게 음수이며, 어디에서 0일까?

# %% key="slider"
slider = convolution_slider(kernel=[[1, 0, -1]] * 3)
slider

# %% [markdown] key="slider-try" lang="en"
# Drag the window over the image, or reach it with the Tab key and slide it with the arrow keys. **Try it**, with a prediction first each time:
#
# 1. Play until the output is full. Which sides of the zero's strokes are orange, which are blue?
# 2. Take the kernel for horizontal edges. Which parts of the zero does it find now?
# 3. Set the stride to 2, and predict the size of the output. Then let zeros surround the image.
# 4. Write a kernel whose output is the image moved by one pixel.
#
# <details><summary>Compare with your predictions</summary>
#
# 1. Orange where it is brighter on the left than on the right, which is the right side of each stroke; blue where it is the other way round; 0 where both sides are equal.
# 2. The top and the bottom of its bow: the edges that lie flat.
# 3. $\lfloor (8 - 3) / 2 \rfloor + 1 = 3$ places in each direction; with two more rows of zeros, $\lfloor (8 + 2 - 3) / 2 \rfloor + 1 = 4$.
# 4. All zeros but one 1 beside the middle.
#
# </details>

# %% [markdown] key="slider-try" lang="ko" of="51e8fe84"
# 창을 끌어 보자. Tab 키로 창을 고르고 방향키로 옮길 수도 있다. 매번 먼저 예측하고 **해 보자.**
#
# 1. 출력이 다 찰 때까지 재생한다. 숫자 0의 획에서 어느 쪽이 주황색이고 어느 쪽이 파란색일까?
# 2. 가로 경계 커널을 고른다. 이번에는 0의 어느 부분을 찾아낼까?
# 3. 스트라이드를 2로 두고 출력의 크기를 예측한다. 그다음 이미지 둘레를 0으로 채운다.
# 4. 이미지를 한 픽셀 옮기기만 하는 커널을 만든다.
#
# <details><summary>예측과 비교하기</summary>
#
# 1. 왼쪽이 오른쪽보다 밝은 곳, 곧 획의 오른쪽이 주황색이다. 그 반대인 곳은 파란색이고, 양쪽이 같은 곳은 0이다.
# 2. 둥근 획의 맨 위와 맨 아래, 곧 가로로 누운 경계이다.
# 3. 방향마다 $\lfloor (8 - 3) / 2 \rfloor + 1 = 3$곳이다. 0을 두 줄 더하면 $\lfloor (8 + 2 - 3) / 2 \rfloor + 1 = 4$곳이 된다.
# 4. 가운데 옆 한 칸만 1이고 나머지는 모두 0인 커널이다.
#
# </details>

# %% [markdown] key="moved" lang="en"
# If the digit moves, the output moves with it, and nothing else happens. A dense layer has no such habit.
#
# > **You may have read** convolution defined with a kernel that is mirrored first. In mathematics it is; nnkit, Keras and PyTorch all leave the kernel as it is, which strictly speaking is a cross-correlation. **Try it:** one bright pixel, and a kernel with the numbers 1 to 4. Predict in which order they come out, and remember that the weights are learned: would training care?

# %% [markdown] key="moved" lang="ko" of="aded30cf"
# 숫자가 움직이면 출력도 따라 움직일 뿐, 그 밖에는 아무것도 달라지지 않는다. 밀집층은 그렇지 않다.
#
# > 합성곱은 커널을 먼저 뒤집는다고 **읽은 적이 있을 것이다.** 수학에서는 그렇다. 그러나 nnkit도 Keras도 PyTorch도 커널을 그대로 쓴다. 엄밀히 말하면 교차 상관이다. **확인해 보자.** 밝은 픽셀이 하나 있고 커널에는 1부터 4까지의 수가 있다. 수가 어떤 순서로 나올지 예측해 보자. 가중치는 학습으로 정해진다는 것도 떠올리자. 커널을 뒤집는지 아닌지가 학습에 영향을 줄까?

# %% key="moved-code"
point = np.zeros((1, 3, 3, 1))
point[0, 1, 1] = 1
layer = Conv2D(1, 1, 2, rng=np.random.default_rng(0))
layer.weight = np.array([[1, 2], [3, 4]])[:, :, np.newaxis, np.newaxis]
print(layer.forward(point)[0, :, :, 0])

images = digits[:, :, :, np.newaxis]
moved = np.roll(images, 1, axis=2)
here, there = layer.forward(images).copy(), layer.forward(moved)
print(np.allclose(there[:, :, 1:], here[:, :, :-1]))

# %% [markdown] key="conv-net" lang="en"
# The numbers come out backwards: 4 first, as the window first meets the pixel with its lower right corner. Training does not care, since a mirrored kernel is only learned mirrored. And the moved images have the same output, moved.
#
# Now a network. A **convolution layer** with 16 kernels makes 16 output images, its *channels*; a second one looks at all 16 through its window; and pooling keeps the largest number of each channel, which says whether the feature was found at all. The input is the 4D tensor of lesson 5, (samples, height, width, channels). **Predict:** both networks below have about 2,640 parameters. Which one loses more when the test digits are moved by one pixel, something that neither has ever seen?

# %% [markdown] key="conv-net" lang="ko" of="012e231f"
# 수는 거꾸로, 4부터 나온다. 창의 오른쪽 아래 칸이 그 픽셀과 먼저 만나기 때문이다. 학습에는 아무 차이가 없다. 뒤집힌 커널을 뒤집힌 채로 배울 뿐이다. 그리고 옮긴 이미지의 출력은 같은 출력을 옮긴 것이다.
#
# 이제 신경망을 만든다. 커널이 16개인 **합성곱층**은 출력 이미지 16장을 만든다. 이것을 *채널*이라고 한다. 두 번째 합성곱층은 창을 통해 채널 16개를 모두 본다. 풀링은 채널마다 가장 큰 수만 남긴다. 그 특징이 있기는 한지 알려 주는 수이다. 입력은 5번 수업에서 본 4D 텐서 (samples, height, width, channels)이다. **예측해 보자.** 아래 두 신경망의 매개변수는 모두 2,640개쯤이다. 시험 데이터의 숫자를 한 픽셀 옮기면 어느 쪽이 더 많이 틀릴까? 둘 다 그런 숫자는 본 적이 없다.

# %% key="conv-net-code"
def convolutional(rng):
    windows = [Conv2D(1, 16, 3, rng=rng), relu, Conv2D(16, 16, 3, rng=rng), relu, MaxPool2D(4)]
    return Sequential([*windows, Flatten(), Dense(16, 10, rng=rng)], input_shape=(8, 8, 1))


def dense(rng):
    layers = [Flatten(), Dense(64, 35, rng=rng), relu, Dense(35, 10, rng=rng)]
    return Sequential(layers, input_shape=(8, 8, 1))


loss = nnkit.CategoricalCrossEntropy(from_logits=True)

# %% key="conv-net-run"
trained = {}
for make in (convolutional, dense):
    rng = np.random.default_rng(1)
    model = trained[make] = make(rng)
    nnkit.fit(model, loss, Adam(0.01), images[:1200], labels[:1200], epochs=8, rng=rng)
    for pictures in (images, moved):
        accuracy = nnkit.metrics.accuracy(model.predict(pictures[1200:]), labels[1200:])
        print(make.__name__, model.parameters().values.size, round(accuracy, 2))

# %% key="conv-picture"
first = trained[convolutional].layers[0]
channels = relu(first.forward(images[:1]))[0]
figure, panels = plt.subplots(2, 4, figsize=(7, 3.6), layout="constrained")
strongest = np.argsort(channels.max(axis=(0, 1)))[-4:]
for number, (above, below) in zip(strongest, panels.T, strict=True):
    above.imshow(first.weight[:, :, 0, number], cmap="gray")
    below.imshow(channels[:, :, number], cmap="gray")
    above.axis("off")
    below.axis("off")
#en: described(panels[0, 0], "Four learned 3 by 3 kernels; under each, where in a zero it finds its edge.");
#ko: described(panels[0, 0], "학습된 3 × 3 커널 네 개와, 그 아래 숫자 0에서 저마다 찾아낸 경계.");

# %% [markdown] key="recurrence" lang="en"
# The picture in words: above, four of the kernels that the network has learned by itself, bright for positive weights; below each one, its output for a handwritten zero. Each lights up along other parts of the bow. Nobody told the network to look for edges.
#
# On digits as it knows them, both networks are right about nine times in ten. Moved by one pixel, the dense one drops to about half; the convolutional one keeps about three quarters. It is not indifferent to the move, since strokes leave the image at its edge, but it has far less to learn anew.
#
# ## Recurrence: a network that hands something on
#
# A sentence has no fixed length, and the order of its words matters. Samples of this kind are 3D tensors, (samples, timesteps, features), and a **recurrent layer** reads them one timestep after the other. From each step to the next it hands on its own output, the **hidden state** $h$:
#
# $$h_t = \tanh(x_t W + h_{t-1} U + b), \qquad h_0 = 0$$
#
# It is a dense layer with two inputs, what comes in now and what was made of the past. $W$, $U$ and $b$ are the same at every step, so the number of parameters does not depend on the length of the sequence. Drawn once for every step, the layer looks like a deep network whose layers share their weights; this is called unrolling.
#
# **Predict:** the only input that is not 0 is the first, with $w = 1$ and $u = 0.8$. Will $h$ stay, fade or grow?

# %% [markdown] key="recurrence" lang="ko" of="7320779e"
# 그림을 말로 옮기면 이렇다. 위는 신경망이 스스로 배운 커널 네 개이고, 밝을수록 가중치가 크다. 그 아래는 손으로 쓴 숫자 0에 대한 각 커널의 출력이다. 커널마다 둥근 획의 다른 부분에서 밝아진다. 경계를 찾으라고 시킨 사람은 아무도 없다.
#
# 낯익은 자리의 숫자라면 두 신경망 모두 열에 아홉을 맞힌다. 한 픽셀 옮기면 밀집층만 쓴 쪽은 절반쯤으로 떨어지고, 합성곱을 쓴 쪽은 넷 가운데 셋쯤을 맞힌다. 획이 가장자리에서 잘려 나가므로 아무 영향이 없지는 않지만, 새로 배울 것이 훨씬 적다.
#
# ## 순환: 무언가를 넘겨주는 신경망
#
# 문장은 길이가 정해져 있지 않고, 낱말의 순서가 중요하다. 이런 샘플은 3D 텐서 (samples, timesteps, features)에 담기며, **순환층**은 이것을 한 시점씩 차례로 읽는다. 한 시점에서 다음 시점으로 자기 출력을 넘겨주는데, 이것이 **은닉 상태** $h$이다.
#
# $$h_t = \tanh(x_t W + h_{t-1} U + b), \qquad h_0 = 0$$
#
# 두 가지를 입력으로 받는 밀집층인 셈이다. 하나는 지금 들어온 값이고, 다른 하나는 지나온 값들을 간추린 것이다. $W$, $U$, $b$는 모든 시점에서 똑같다. 그래서 매개변수의 수는 시퀀스의 길이와 상관이 없다. 시점마다 한 번씩 그리면, 모든 층이 가중치를 함께 쓰는 깊은 신경망처럼 보인다. 이렇게 그리는 것을 펼친다고 한다.
#
# **예측해 보자.** 첫 입력만 0이 아니고 $w = 1$, $u = 0.8$이다. $h$는 그대로일까, 사그라들까, 커질까?

# %% key="unroller"
unroller = recurrence_unroller([1, 0, 0, 0, 0, 0])
unroller

# %% [markdown] key="unroller-try" lang="en"
# **Try it**, with a prediction first each time:
#
# 1. Step to the end. What is left of the first input?
# 2. Set $u$ to 0. What does the layer remember now?
# 3. Set $u$ to 2, and go to the end. And with $u = -1$?
# 4. Look at the last row: how much would the last state change with each input? Which input counts most, and how does this depend on $u$?
#
# <details><summary>Compare with your predictions</summary>
#
# 1. It fades: each step multiplies by 0.8, and the tanh takes a little more.
# 2. Nothing: without the connection from step to step it is a dense layer.
# 3. With 2 the state settles near 0.96 and stays there: the cell remembers *that* something came, and is deaf to how much. With −1 it changes its sign at every step.
# 4. With $|u|$ below 1, the last input counts most, and the slopes shrink step by step: the gradient that training needs vanishes on its way back, as in a deep network.
#
# </details>

# %% [markdown] key="unroller-try" lang="ko" of="cf348efc"
# 매번 먼저 예측하고 **해 보자.**
#
# 1. 한 단계씩 끝까지 간다. 첫 입력은 얼마나 남아 있을까?
# 2. $u$를 0으로 둔다. 이제 층은 무엇을 기억할까?
# 3. $u$를 2로 두고 끝까지 간다. $u = -1$이면 어떨까?
# 4. 마지막 줄을 보자. 입력이 조금 달라지면 마지막 상태는 얼마나 달라질까? 어느 입력의 영향이 가장 크고, 그것은 $u$에 따라 어떻게 달라질까?
#
# <details><summary>예측과 비교하기</summary>
#
# 1. 사그라든다. 한 시점마다 0.8이 곱해지고, tanh가 조금 더 줄인다.
# 2. 아무것도 기억하지 못한다. 시점을 잇는 연결이 없으면 밀집층일 뿐이다.
# 3. 2이면 상태가 0.96 언저리에 머문다. 무언가 왔다는 *사실*은 기억하지만 얼마나 컸는지에는 둔감하다. −1이면 시점마다 부호가 바뀐다.
# 4. $|u|$가 1보다 작으면 마지막 입력의 영향이 가장 크고, 기울기는 한 시점씩 거슬러 갈수록 줄어든다. 학습에 필요한 기울기가 깊은 신경망에서처럼 되돌아가는 길에 사라진다.
#
# </details>

# %% [markdown] key="order" lang="en"
# A small task in which only the order matters: two bumps, one up and one down, and the layer is to say which came first. Their sum is always 0. **Predict:** the network is trained on sequences of 8 steps. Can it read sequences of 16 or 32, without any new weights?

# %% [markdown] key="order" lang="ko" of="fa3a81b4"
# 순서만 중요한 작은 문제가 있다. 위로 튀는 값과 아래로 튀는 값이 하나씩 나오고, 어느 쪽이 먼저였는지 맞혀야 한다. 둘의 합은 언제나 0이다. **예측해 보자.** 8시점짜리 시퀀스로 학습한 신경망이 가중치를 하나도 더하지 않고 16시점, 32시점짜리를 읽을 수 있을까?

# %% key="order-code"
def bumps(samples, steps, rng):
    places = np.sort(np.argsort(rng.random((samples, steps)), axis=1)[:, :2], axis=1)
    up_first = rng.integers(0, 2, samples)
    x = np.zeros((samples, steps, 1))
    for column, signs in zip(places.T, (2 * up_first - 1, 1 - 2 * up_first), strict=True):
        x[np.arange(samples), column, 0] = signs
    return x, up_first[:, np.newaxis]

# %% key="order-run"
rng = np.random.default_rng(0)
layers = [SimpleRNN(1, 8, rng=rng), Dense(8, 1, rng=rng)]
reader = Sequential(layers, input_shape=(None, 1))
yes_or_no = nnkit.BinaryCrossEntropy(from_logits=True)
nnkit.fit(reader, yes_or_no, Adam(0.01), *bumps(600, 8, rng), epochs=40, rng=rng)
for steps in (8, 16, 32, 64):
    x, up_first = bumps(500, steps, rng)
    print(steps, np.mean((reader.predict(x) > 0) == up_first).round(2))

# %% key="order-picture"
pulse = np.array([1, 0, 0, 0, 0, 0]).reshape(1, 6, 1)
cell = SimpleRNN(1, 1, rng=rng, return_sequences=True)
cell.weight = [[1]]
ax = plt.figure(figsize=(6, 2.8), layout="constrained").subplots()
for u, style in ((0.3, "o:"), (0.8, "s--"), (1.0, "^-."), (1.5, "D-")):
    cell.recurrent_weight = [[u]]
    ax.plot(range(1, 7), cell.forward(pulse).ravel(), style, label=f"u = {u}")
ax.legend()
ax.set(xlabel="t", ylabel="h", ylim=(0, 1))
#en: described(ax, "After one input of 1: with u = 0.3 the state is gone by step 4, with 1.5 it stays at 0.86.");
#ko: described(ax, "입력 1이 한 번 들어온 뒤의 상태: u = 0.3이면 시점 4에 거의 사라지고, 1.5이면 0.86에 머문다.");

# %% [markdown] key="ctc" lang="en"
# The picture in words: four curves start together near 0.76. With $u = 0.3$ the state has all but gone after three steps; with 0.8 it fades slowly, with 1 more slowly still; with 1.5 it stays near 0.86 for good.
#
# The network has learned the order perfectly for 8 steps, and it reads longer sequences too, but the longer the wait between the bumps, the more often it has forgotten the first. A layer with gates that open and close, the `LSTM` of Hochreiter and Schmidhuber (1997), keeps a state that need not fade; and *attention*, on which today's language models are built, lets every step look at all others directly.
#
# ## CTC: reading without knowing where
#
# Somebody says "ab", and the recording has 15 timesteps. Where does the *a* end? Nobody has marked it. **CTC** is a loss for exactly this. At every timestep the model says one of the labels or the **blank**, written `-`, which means "nothing new". Such a row of characters is a *path*. It is read in two stages, in this order:
#
# 1. merge equal neighbours: `aa-bb` becomes `a-b`;
# 2. drop the blanks: `a-b` becomes `ab`.
#
# A blank between them keeps two equal letters apart. Many paths read the same, and the model is to be right with any of them. So the probability of the text is a sum, and the loss its negative logarithm:
#
# $$P(l) = \sum_{\pi \text{ reads } l} \; \prod_t p_t(\pi_t) \qquad L = -\ln P(l)$$
#
# > **You may have read** CTC spelled out as "connected temporal classification". The C stands for *connectionist*, an old word for what is done with neural networks; it says nothing about connecting letters.
#
# **Predict:** how does `a-abb` read, and how `aa--b`? Which of the 243 paths of five steps could possibly read `aab`?

# %% [markdown] key="ctc" lang="ko" of="ae505f9a"
# 그림을 말로 옮기면 이렇다. 곡선 네 개가 0.76 언저리에서 함께 출발한다. $u = 0.3$이면 세 시점 만에 거의 사라지고, 0.8이면 천천히, 1이면 더 천천히 사그라든다. 1.5이면 0.86 언저리에 계속 머문다.
#
# 신경망은 8시점짜리의 순서를 완벽하게 배웠고 더 긴 시퀀스도 읽는다. 그러나 두 값 사이가 멀수록 첫 번째를 잊어버리는 일이 잦다. Hochreiter와 Schmidhuber(1997)의 `LSTM`은 게이트를 여닫아 상태가 사그라들지 않게 지킬 수 있다. 오늘날 언어 모델의 바탕인 *어텐션*은 시점마다 다른 모든 시점을 바로 볼 수 있게 한다.
#
# ## CTC: 자리를 몰라도 읽기
#
# 누군가 "ab"라고 말했고 녹음은 15시점이다. *a*는 어디에서 끝날까? 표시해 둔 사람이 없다. **CTC**는 바로 이런 때에 쓰는 손실 함수이다. 모델은 시점마다 레이블 하나를 말하거나 **블랭크**를 말한다. 블랭크는 `-`로 쓰며 "새로운 것이 없다"는 뜻이다. 이렇게 늘어선 문자열이 *경로*이다. 경로는 두 단계로, 이 순서대로 읽는다.
#
# 1. 이웃한 같은 문자를 하나로 합친다. `aa-bb`는 `a-b`가 된다.
# 2. 블랭크를 뺀다. `a-b`는 `ab`가 된다.
#
# 같은 글자가 잇따를 때에는 그 사이의 블랭크가 둘을 갈라놓는다. 똑같이 읽히는 경로는 여럿이고, 모델은 그 가운데 어느 것으로 맞혀도 좋다. 그래서 글자열의 확률은 그런 경로의 확률을 모두 더한 것이고, 손실은 그 로그에 음의 부호를 붙인 것이다.
#
# $$P(l) = \sum_{\pi \text{를 읽으면 } l} \; \prod_t p_t(\pi_t) \qquad L = -\ln P(l)$$
#
# > CTC를 "connected temporal classification"이라고 풀어 쓴 글을 **읽은 적이 있을 것이다.** C는 *connectionist*의 머리글자이다. 신경망을 쓰는 방식을 가리키는 오래된 말이며, 글자를 잇는다는 뜻은 없다.
#
# **예측해 보자.** `a-abb`는 어떻게 읽힐까? `aa--b`는? 다섯 시점짜리 경로 243개 가운데 어떤 것이 `aab`로 읽힐 수 있을까?

# %% key="collapser"
collapser = ctc_collapser("aa-bb", "ab")
collapser

# %% [markdown] key="collapser-try" lang="en"
# **Try it**, with a prediction first each time:
#
# 1. Change the path character by character, and keep the reading `ab`. How far can you move the border between the two?
# 2. Set the target to `aab`. How many paths are left, and what have they in common?
# 3. Set the target to `aaab`. Why is its probability 0?
#
# <details><summary>Compare with your predictions</summary>
#
# 1. Quite far: 35 of the 243 paths read `ab`.
# 2. Seven, and each has a blank between the two *a*.
# 3. Four letters and two blanks between equal neighbours need six timesteps; there are five.
#
# </details>
#
# The two sums below the table always agree: one lists all paths, the other is nnkit's CTC, which gets there with two sweeps over time. For 15 timesteps there would be 14 million paths to list.
#
# > **You may have read that** one reads a CTC model by taking the most likely character of each step. That gives the most likely *path*, which need not read the most likely *text*. **Try it:** two timesteps, and at both the blank has 0.6 and *a* has 0.4. Predict which is more likely to have been said, nothing or `a`.

# %% [markdown] key="collapser-try" lang="ko" of="8b0aa8aa"
# 매번 먼저 예측하고 **해 보자.**
#
# 1. 경로를 한 문자씩 바꾸되 계속 `ab`로 읽히게 한다. 두 글자의 경계를 어디까지 옮길 수 있을까?
# 2. 타깃을 `aab`로 둔다. 경로가 몇 개 남고, 그 경로들의 공통점은 무엇일까?
# 3. 타깃을 `aaab`로 둔다. 확률이 왜 0일까?
#
# <details><summary>예측과 비교하기</summary>
#
# 1. 꽤 멀리 옮길 수 있다. 경로 243개 가운데 35개가 `ab`로 읽힌다.
# 2. 일곱 개이고, 모두 두 *a* 사이에 블랭크가 있다.
# 3. 글자 네 개와, 이웃한 같은 글자 사이에 블랭크 두 개가 필요하니 여섯 시점이 있어야 한다. 그런데 다섯 시점뿐이다.
#
# </details>
#
# 표 아래의 두 합은 언제나 같다. 하나는 모든 경로를 늘어놓아 더한 것이고, 하나는 nnkit의 CTC가 시간 축을 두 번 훑어 구한 것이다. 15시점이라면 늘어놓아야 할 경로가 1,400만 개이다.
#
# > CTC 모델의 출력은 시점마다 확률이 가장 높은 문자를 골라 읽는다고 **읽은 적이 있을 것이다.** 그렇게 하면 확률이 가장 높은 *경로*를 얻지만, 그것이 확률이 가장 높은 *글자열*로 읽힌다는 법은 없다. **확인해 보자.** 두 시점이 있고, 두 시점 모두 블랭크가 0.6, *a*가 0.4이다. 아무 말도 하지 않았을 확률과 `a`라고 말했을 확률 가운데 어느 쪽이 높을지 예측해 보자.

# %% key="best-path-code"
logits = np.log([[[0.6, 0.4], [0.6, 0.4]]])
for said, labels_said in (("", []), ("a", [1])):
    print(repr(said), round(np.exp(-CTC().forward(logits, [labels_said])), 2))

# %% [markdown] key="hear" lang="en"
# The most likely path is `--` with 0.36, and it reads nothing. But three paths read `a`, together 0.64. Good readers of CTC therefore keep several beginnings at a time (*beam search*); where the model is sure, the simple way will do.
#
# Now all together: noisy recordings of one to three letters, each held for two or three steps, somewhere. A convolution along time makes the logits, CTC the loss; the training loop is that of lesson 10. **Predict:** the targets tell which letters, never where. Will the network find the places?

# %% [markdown] key="hear" lang="ko" of="2a9bcf78"
# 확률이 가장 높은 경로는 0.36인 `--`이고, 읽으면 아무 글자도 남지 않는다. 그런데 `a`로 읽히는 경로는 세 개이고 합하면 0.64이다. 그래서 제대로 읽으려면 글자열의 앞부분 후보를 여러 개 남겨 가며 읽는다(*빔 탐색*). 모델이 확신하는 곳에서는 간단한 방법으로도 충분하다.
#
# 이제 모두 한데 모은다. 잡음 속에서 글자를 한 개에서 세 개까지 녹음했다. 글자마다 두세 시점씩 이어지는데 어디에서 나는지는 모른다. 시간 축을 따라 움직이는 합성곱이 로짓을 만들고, CTC가 손실을 계산한다. 학습 반복문은 10번 수업에서 본 것이다. **예측해 보자.** 타깃은 어떤 글자인지만 알려 주고 어디인지는 알려 주지 않는다. 신경망은 자리를 찾아낼까?

# %% key="hear-data"
def recordings(samples, rng):
    words = ["".join(rng.choice(["a", "b"], rng.integers(1, 4))) for _ in range(samples)]
    sounds = rng.normal(0, 0.25, (samples, 15, 1, 2))
    for sound, word in zip(sounds, words, strict=True):
        for place, letter in enumerate(word):
            start = 5 * place + rng.integers(0, 2)
            sound[start : start + rng.integers(2, 4), 0, "ab".index(letter)] += 1
    return sounds, words


rng = np.random.default_rng(0)
sounds, words = recordings(200, rng)
targets = [["-ab".index(letter) for letter in word] for word in words]

# %% key="hear-train"
windows = [Conv2D(2, 8, 3, padding="same", rng=rng), relu, Conv2D(8, 3, 1, rng=rng)]
ear = Sequential(windows, input_shape=(15, 1, 2))
criterion, optimizer, parameters = CTC(), Adam(0.03), ear.parameters()
for epoch in range(80):
    value = criterion.forward(ear.forward(sounds)[:, :, 0], targets)
    ear.backward(criterion.backward()[:, :, np.newaxis])
    optimizer.step(parameters.values, parameters.gradients)
    if epoch % 20 == 19:
        print(epoch + 1, round(value, 3))

# %% key="hear-picture"
heard, said = recordings(200, rng)
probabilities = nnkit.softmax(ear.predict(heard)[:, :, 0])
paths = ["".join("-ab"[k] for k in row) for row in probabilities.argmax(axis=2)]
right = [collapse(path) == word for path, word in zip(paths, said, strict=True)]
one = said.index("aab")
print(np.mean(right), paths[one], collapse(paths[one]))

ax = plt.figure(figsize=(6, 2.6), layout="constrained").subplots()
for name, style, curve in zip("-ab", (":", "-o", "--s"), probabilities[one].T, strict=True):
    ax.plot(range(1, 16), curve, style, label=name)
ax.legend()
ax.set(xlabel="t", ylabel="p")
#en: described(ax, "At each step one character is likely: the letters where they sound, else the blank.");
#ko: described(ax, "시점마다 한 문자의 확률이 높다. 소리가 나는 곳에서는 글자, 나머지는 블랭크이다.");

# %% [markdown] key="depth" lang="en"
# The picture in words: at most steps the blank is nearly certain; where a letter sounds, its own curve rises to the top for a step or more. The network has found the places by itself, and it reads nearly all of the new recordings right.
#
# ## Why deep, and what depth needs
#
# A single wide hidden layer can approximate any continuous function; so why are today's networks deep? Because depth *composes*. A layer that folds its input in two, followed by another that folds the result, makes four pieces of it, and every further layer doubles them. **Predict:** the folding layer below has 7 parameters. How many parameters does one hidden layer need for as many pieces as eight of them make?

# %% [markdown] key="depth" lang="ko" of="ac403f51"
# 그림을 말로 옮기면 이렇다. 시점 대부분에서는 블랭크가 거의 확실하다. 글자가 들리는 곳에서는 그 글자의 곡선이 한 시점 이상 맨 위로 올라간다. 신경망은 스스로 자리를 찾아냈고, 새 녹음을 거의 모두 옳게 읽는다.
#
# ## 왜 깊을까, 깊이에는 무엇이 필요할까?
#
# 넓은 은닉층 하나만 있어도 어떤 연속 함수든 근사할 수 있다. 그런데 오늘날의 신경망은 왜 깊을까? 층이 깊으면 함수를 *합성하기* 때문이다. 입력을 둘로 접는 층 다음에 그 결과를 또 접는 층을 두면 조각이 네 개가 되고, 층을 더할 때마다 두 배가 된다. **예측해 보자.** 아래의 접는 층에는 매개변수가 7개 있다. 이 층 여덟 개가 만드는 만큼의 조각을 은닉층 하나로 만들려면 매개변수가 몇 개나 필요할까?

# %% key="depth-code"
rng = np.random.default_rng(0)
up, down = Dense(1, 2, rng=rng), Dense(2, 1, rng=rng)
up.weight, up.bias, down.weight = [[2, 4]], [0, -2], [[1], [-1]]
for depth in (1, 2, 4, 8):
    h = np.linspace(0, 1, 4097).reshape(-1, 1)
    for _ in range(depth):
        h = down.forward(relu(up.forward(h))).copy()
    rising = np.diff(h.ravel()) > 0
    pieces = 1 + np.count_nonzero(rising[1:] != rising[:-1])
    print(depth, pieces, depth * (up.parameter_count + down.parameter_count))

# %% [markdown] key="depth-needs" lang="en"
# Eight folds make 256 pieces with 56 parameters. A single hidden layer of ReLUs has one bend for each unit, so it needs 255 units at least, and with them 766 parameters.
#
# That is what depth *can* do. Lesson 5 showed that training need not find it. A signal that shrinks a little at every layer is gone after fifty, and so is the gradient on its way back. What deep networks need is therefore whatever keeps both at their size: initial weights that fit the activation (He's rule for ReLU), activations that do not saturate, layers that *normalise* what they receive, and *shortcuts* that add a layer's input to its output (here to a tenth of it). **Predict:** which of the four curves below stays within a factor of ten of where it began?

# %% [markdown] key="depth-needs" lang="ko" of="615b9c78"
# 여덟 번 접으면 매개변수 56개로 조각 256개가 나온다. ReLU를 쓰는 은닉층 하나는 유닛마다 한 번씩 꺾이므로 유닛이 적어도 255개, 매개변수로는 766개가 필요하다.
#
# 여기까지가 깊이로 *할 수 있는* 일이다. 학습이 그것을 꼭 찾아내지는 않는다는 것을 5번 수업에서 보았다. 층마다 조금씩 줄어드는 신호는 50층을 지나면 사라지고, 되돌아가는 기울기도 마찬가지이다. 그래서 깊은 신경망에는 둘의 크기를 지켜 주는 것이 필요하다. 활성화 함수에 맞는 초기 가중치(ReLU에는 He 초기화), 포화되지 않는 활성화 함수, 들어온 값을 *정규화하는* 층, 층의 입력을 출력에 더해 주는(여기서는 출력의 10분의 1에) *지름길*이 그것이다. **예측해 보자.** 아래 네 곡선 가운데 처음 크기의 10분의 1에서 10배 사이에 머무는 것은 어느 것일까?

# %% key="depth-picture"
plans = [("normal", 0, ":"), ("glorot_uniform", 0, "--")]
plans += [("he_normal", 0, "-."), ("he_normal", 1, "-")]
ax = plt.figure(figsize=(6, 3), layout="constrained").subplots()
for initializer, shortcut, style in plans:
    rng = np.random.default_rng(0)
    signal, sizes = rng.normal(size=(200, 64)), []
    for _ in range(50):
        layer = Dense(64, 64, rng=rng, initializer=initializer)
        signal = shortcut * signal + 0.1**shortcut * relu(layer.forward(signal))
        sizes.append(signal.std())
    ax.plot(range(1, 51), sizes, style, label=f"{initializer} + x" if shortcut else initializer)
ax.set(yscale="log", xlabel="depth", ylabel="size")
ax.legend()
#en: described(ax, "After 50 layers: He 0.4 and He with shortcut 2.6; Glorot 6e-9, normal 1e-28.");
#ko: described(ax, "50층을 지난 신호: He 0.4, 지름길을 더한 He 2.6, Glorot 6e-9, normal 1e-28.");

# %% [markdown] key="map" lang="en"
# The picture in words: on a logarithmic scale, the signal that began with too small weights falls in a straight line to $10^{-28}$; Glorot's rule, made for other activations, loses the signal more slowly, to $10^{-8}$. He's rule keeps it near 1, and so does the network with shortcuts, whose curve even rises a little.
#
# ## The same things under other names
#
# Everything that you have used has its counterpart in the large libraries. This is the map:
#
# | nnkit | Keras | PyTorch |
# | --- | --- | --- |
# | `Dense(64, 10)` | `layers.Dense(10)` | `nn.Linear(64, 10)` |
# | `Conv2D(1, 16, 3)` | `layers.Conv2D(16, 3)` | `nn.Conv2d(1, 16, 3)` |
# | `MaxPool2D(2)` | `layers.MaxPooling2D(2)` | `nn.MaxPool2d(2)` |
# | `SimpleRNN(5, 8)` | `layers.SimpleRNN(8)` | `nn.RNN(5, 8)` |
# | `LSTM(5, 8)` | `layers.LSTM(8)` | `nn.LSTM(5, 8)` |
# | `Flatten()` | `layers.Flatten()` | `nn.Flatten()` |
# | `Dropout(0.5)` | `layers.Dropout(0.5)` | `nn.Dropout(0.5)` |
# | `Sequential` | `keras.Sequential` | `nn.Sequential` |
# | `MeanSquaredError()` | `losses.MeanSquaredError()` | `nn.MSELoss()` |
# | `BinaryCrossEntropy()` | `losses.BinaryCrossentropy()` | `nn.BCEWithLogitsLoss()` |
# | `CategoricalCrossEntropy()` | `losses.SparseCategoricalCrossentropy()` | `nn.CrossEntropyLoss()` |
# | `CTC()` | `losses.CTC()` | `nn.CTCLoss()` |
# | `SGD`, `RMSprop`, `Adam` | `optimizers.SGD`, … | `optim.SGD`, … |
# | `fit(model, …)` | `model.fit(…)` | a loop that you write |
# | `model.backward(…)` | inside `fit` | `loss.backward()` |
# | `rng=…` | `utils.set_random_seed` | `torch.manual_seed` |
#
# Three things to look out for when you move:
#
# - **The order of axes.** nnkit and Keras have images as (samples, height, width, channels), PyTorch as (samples, channels, height, width). PyTorch's recurrent layers expect the timesteps first, unless you say `batch_first=True`; `nn.CTCLoss` always does, and wants logarithms of probabilities in the place of logits.
# - **The shape of weights.** nnkit's and Keras's dense weights are (in, out), PyTorch's (out, in).
# - **Logits or probabilities.** `nn.CrossEntropyLoss` and `nn.BCEWithLogitsLoss` always take logits; Keras's losses take probabilities unless you say `from_logits=True`, like nnkit's.
#
# **Try it:** a shape that fits is not yet an order that is right. Predict which of the two lines turns our images into PyTorch's order, and whether the other raises an error.

# %% [markdown] key="map" lang="ko" of="12dfcf2c"
# 그림을 말로 옮기면 이렇다. 세로축은 로그 눈금이다. 너무 작은 가중치에서 출발한 신호는 직선을 그리며 $10^{-28}$까지 떨어진다. 다른 활성화 함수를 위해 만든 Glorot 초기화에서는 신호가 더 천천히, $10^{-8}$까지 줄어든다. He 초기화는 신호를 1 가까이에 붙들어 두고, 지름길이 있는 신경망도 그렇다. 그 곡선은 오히려 조금 올라간다.
#
# ## 같은 것, 다른 이름
#
# 지금까지 쓴 것은 모두 큰 라이브러리에도 있다. 다음이 그 지도이다.
#
# | nnkit | Keras | PyTorch |
# | --- | --- | --- |
# | `Dense(64, 10)` | `layers.Dense(10)` | `nn.Linear(64, 10)` |
# | `Conv2D(1, 16, 3)` | `layers.Conv2D(16, 3)` | `nn.Conv2d(1, 16, 3)` |
# | `MaxPool2D(2)` | `layers.MaxPooling2D(2)` | `nn.MaxPool2d(2)` |
# | `SimpleRNN(5, 8)` | `layers.SimpleRNN(8)` | `nn.RNN(5, 8)` |
# | `LSTM(5, 8)` | `layers.LSTM(8)` | `nn.LSTM(5, 8)` |
# | `Flatten()` | `layers.Flatten()` | `nn.Flatten()` |
# | `Dropout(0.5)` | `layers.Dropout(0.5)` | `nn.Dropout(0.5)` |
# | `Sequential` | `keras.Sequential` | `nn.Sequential` |
# | `MeanSquaredError()` | `losses.MeanSquaredError()` | `nn.MSELoss()` |
# | `BinaryCrossEntropy()` | `losses.BinaryCrossentropy()` | `nn.BCEWithLogitsLoss()` |
# | `CategoricalCrossEntropy()` | `losses.SparseCategoricalCrossentropy()` | `nn.CrossEntropyLoss()` |
# | `CTC()` | `losses.CTC()` | `nn.CTCLoss()` |
# | `SGD`, `RMSprop`, `Adam` | `optimizers.SGD`, … | `optim.SGD`, … |
# | `fit(model, …)` | `model.fit(…)` | 직접 쓰는 반복문 |
# | `model.backward(…)` | `fit` 안에서 | `loss.backward()` |
# | `rng=…` | `utils.set_random_seed` | `torch.manual_seed` |
#
# 옮겨 갈 때 주의할 것이 세 가지 있다.
#
# - **축의 순서.** nnkit과 Keras는 이미지를 (samples, height, width, channels)로, PyTorch는 (samples, channels, height, width)로 다룬다. PyTorch의 순환층은 `batch_first=True`로 지정하지 않으면 시점 축이 맨 앞이라고 여긴다. `nn.CTCLoss`는 언제나 그러하며, 로짓 대신 확률의 로그를 받는다.
# - **가중치의 형상.** 밀집층의 가중치는 nnkit과 Keras에서 (in, out), PyTorch에서 (out, in)이다.
# - **로짓인지 확률인지.** `nn.CrossEntropyLoss`와 `nn.BCEWithLogitsLoss`는 언제나 로짓을 받는다. Keras의 손실 함수는 nnkit에서와 마찬가지로 `from_logits=True`로 지정하지 않으면 확률을 받는다.
#
# **확인해 보자.** 형상이 맞는다고 순서까지 맞는 것은 아니다. 두 줄 가운데 어느 쪽이 이미지를 PyTorch의 순서로 바꾸는지, 다른 쪽에서는 오류가 나는지 예측해 보자.

# %% key="map-code"
colours = np.stack([digits[:2], 0.5 * digits[:2], 0 * digits[:2]], axis=-1)
turned = np.moveaxis(colours, -1, 1)
reshaped = colours.reshape(2, 3, 8, 8)
print(colours.shape, turned.shape, reshaped.shape)
print(np.array_equal(turned[:, 0], digits[:2]), np.array_equal(reshaped[:, 0], digits[:2]))

# %% [markdown] key="own" lang="en"
# Both have the shape (2, 3, 8, 8), without an error, and only `moveaxis` gives back the first channel. `reshape` has cut the pixels up anew.
#
# ## Now it is your turn
#
# Here is a reader of CTC paths that somebody wrote. It does both stages and runs without an error. **Predict** from the code what goes wrong with `a-abb`, then look at the widget, mend the function, and run the cell again.

# %% [markdown] key="own" lang="ko" of="de30625c"
# 둘 다 오류 없이 (2, 3, 8, 8) 형상이 되지만, 첫 채널이 제대로 나오는 것은 `moveaxis`뿐이다. `reshape`는 픽셀을 뒤섞어 놓았다.
#
# ## 이제 직접 해 보자
#
# 누군가가 작성한 CTC 경로 읽기 함수가 있다. 두 단계를 모두 거치고 오류 없이 실행된다. 코드를 보고 `a-abb`에서 무엇이 잘못될지 **예측해 보자.** 그런 다음 위젯을 살펴보고, 함수를 고치고, 셀을 다시 실행해 보자.

# %% key="own-code"
def my_collapse(path):
    spoken = path.replace("-", "")
    kept = ""
    for character in spoken:
        if not kept.endswith(character):
            kept += character
    return kept


ctc_collapser("a-abb", "aab", collapse=my_collapse)

# %% key="own-cell"
def my_cell(x, h, weight, recurrent_weight, bias):
    return np.tanh(weight * x + bias)


recurrence_unroller([1, 0, 0, 0], steps=4, cell=my_cell)

# %% [markdown] key="own-result" lang="en"
# The first function drops the blanks before it merges, so that nothing keeps two equal letters apart: `aab` can no longer be read at all, and the sum over its paths is 0, while CTC says 0.0743. The second cell has no memory: the hidden state is handed on, and nobody looks at it. Mend both. The slider of the beginning takes a function of yours as well: `convolution_slider(look=…)` with what one window makes of one kernel.

# %% [markdown] key="own-result" lang="ko" of="a50fd724"
# 첫 번째 함수는 합치기 전에 블랭크를 뺀다. 그래서 같은 글자 둘을 갈라놓을 것이 없다. `aab`로 읽히는 경로가 하나도 없어 확률의 합은 0인데, CTC는 0.0743이라고 한다. 두 번째 셀에는 기억이 없다. 은닉 상태를 넘겨받고도 쓰지 않는다. 둘 다 고쳐 보자. 처음에 본 합성곱 탐색기에도 직접 만든 함수를 넣을 수 있다. `convolution_slider(look=…)`에 창 하나와 커널로 수 하나를 만드는 함수를 넘기면 된다.

# %% [markdown] key="quiz" lang="en"
# ## Check yourself
#
# Every choice has its reason, the wrong ones too.

# %% [markdown] key="quiz" lang="ko" of="41739e66"
# ## 스스로 확인하기
#
# 틀린 보기에도 모두 이유가 있다.

# %% [markdown] key="quiz-size" quiz=true lang="en"
# A kernel of 5 × 5 slides over an image of 28 × 28 with stride 1 and no padding. What is the size of its output?
#
# - [ ] 28 × 28 — That takes padding: four more rows and columns of zeros.
# - [x] 24 × 24 — Right: 28 − 5 + 1 = 24 places in each direction.
# - [ ] 23 × 23 — One too few: the window also fits at the very last place.
# - [ ] 5 × 5 — That is the kernel; the output has one number for every place of it.

# %% [markdown] key="quiz-size" quiz=true lang="ko" of="f1db8bd6"
# 5 × 5 커널이 28 × 28 이미지 위를 스트라이드 1, 패딩 없이 움직인다. 출력의 크기는 얼마일까?
#
# - [ ] 28 × 28 — 그러려면 패딩이 필요하다. 0으로 된 행과 열을 네 줄씩 더해야 한다.
# - [x] 24 × 24 — 맞다. 방향마다 28 − 5 + 1 = 24곳이다.
# - [ ] 23 × 23 — 하나 모자란다. 맨 끝자리에도 창이 들어맞는다.
# - [ ] 5 × 5 — 그것은 커널의 크기이다. 출력에는 커널이 놓이는 자리마다 수가 하나씩 있다.

# %% [markdown] key="quiz-shared" quiz=true lang="en"
# A convolution layer has 16 kernels of 3 × 3 and reads grey images. The images become four times as large. What happens to its number of parameters?
#
# - [ ] It becomes four times as large. — So it would be in a dense layer, with a weight for every pixel.
# - [x] It stays at 160. — Right: 16 kernels with 9 weights and a bias each, at all places the same.
# - [ ] It depends on the stride. — The stride says where the window stops; it has no weights.

# %% [markdown] key="quiz-shared" quiz=true lang="ko" of="591a14cd"
# 합성곱층이 3 × 3 커널 16개로 흑백 이미지를 읽는다. 이미지가 네 배로 커지면 매개변수의 수는 어떻게 될까?
#
# - [ ] 네 배가 된다. — 픽셀마다 가중치가 있는 밀집층이라면 그렇다.
# - [x] 160개 그대로이다. — 맞다. 커널 16개에 가중치 9개와 편향 1개씩이며, 모든 자리에서 함께 쓴다.
# - [ ] 스트라이드에 따라 다르다. — 스트라이드는 창이 멈추는 자리를 정할 뿐 가중치가 없다.

# %% [markdown] key="quiz-state" quiz=true lang="en"
# A recurrent cell has $w = 1$, $u = 0$ and $b = 0$. What does its last state depend on?
#
# - [ ] On all inputs. — The past comes in through u · h, and u is 0.
# - [x] On the last input alone. — Right: without the connection from step to step nothing is remembered.
# - [ ] On the first input alone. — That would take a state that is handed on and never changed.

# %% [markdown] key="quiz-state" quiz=true lang="ko" of="49fe9783"
# 순환 셀의 $w = 1$, $u = 0$, $b = 0$이다. 마지막 상태는 무엇에 따라 정해질까?
#
# - [ ] 모든 입력 — 지나온 것은 u · h를 통해 들어오는데 u가 0이다.
# - [x] 마지막 입력 하나 — 맞다. 시점을 잇는 연결이 없으면 아무것도 기억하지 못한다.
# - [ ] 첫 입력 하나 — 그러려면 상태가 바뀌지 않고 계속 넘어와야 한다.

# %% [markdown] key="quiz-ctc" quiz=true lang="en"
# Which of these paths does CTC read as `aab`? There is more than one.
#
# - [x] a-ab- — Right: no neighbours to merge; without the blanks, aab is left.
# - [ ] aaabb — The three a are neighbours and merge into one: ab.
# - [x] aa-ab — Right: merged it is a-ab, without the blank aab.
# - [ ] -aab- — The two a have no blank between them: ab.

# %% [markdown] key="quiz-ctc" quiz=true lang="ko" of="4d4412aa"
# CTC가 `aab`로 읽는 경로를 모두 고르자. 둘 이상이다.
#
# - [x] a-ab- — 맞다. 합칠 이웃이 없고, 블랭크를 빼면 aab가 남는다.
# - [ ] aaabb — 이웃한 a 셋이 하나로 합쳐져 ab가 된다.
# - [x] aa-ab — 맞다. 합치면 a-ab이고, 블랭크를 빼면 aab이다.
# - [ ] -aab- — 두 a 사이에 블랭크가 없으므로 ab가 된다.

# %% [markdown] key="quiz-sum" quiz=true lang="en"
# Why does CTC add the probabilities of many paths?
#
# - [ ] Because a single path is never probable enough to count. — When the model is sure, one path may have nearly all of the probability.
# - [x] Because every path that reads the text is a way of saying it. — Right: they exclude each other, so their probabilities add up to that of the text.
# - [ ] Because the most likely path always reads the most likely text. — It need not: think of 0.36 for nothing and 0.64 for a.

# %% [markdown] key="quiz-sum" quiz=true lang="ko" of="f62083f6"
# CTC는 왜 여러 경로의 확률을 더할까?
#
# - [ ] 경로 하나의 확률은 언제나 너무 작기 때문이다. — 모델이 확신하면 경로 하나가 확률을 거의 다 가져갈 수도 있다.
# - [x] 그 글자열로 읽히는 경로는 모두 그것을 말하는 방법이기 때문이다. — 맞다. 서로 겹치지 않으므로 확률을 더하면 글자열의 확률이 된다.
# - [ ] 확률이 가장 높은 경로가 언제나 확률이 가장 높은 글자열로 읽히기 때문이다. — 그렇지 않을 수 있다. 아무 말도 없을 확률 0.36과 a의 0.64를 떠올려 보자.

# %% [markdown] key="quiz-depth" quiz=true lang="en"
# What is depth good for, and what does it need? There is more than one true sentence.
#
# - [x] Layers behind one another can make exponentially many pieces. — Right: every fold doubles what was there.
# - [ ] Only a deep network can approximate every continuous function. — A single wide hidden layer can too; it may have to be very wide.
# - [x] The initial weights must keep the signal at its size. — Right: what shrinks at every layer is gone after fifty.
# - [ ] A deeper network always does better on its training data. — It could, but training may not find it: lesson 5 called that degradation.

# %% [markdown] key="quiz-depth" quiz=true lang="ko" of="6aae7e00"
# 깊이는 어디에 쓸모 있고, 깊은 신경망에는 무엇이 필요할까? 맞는 문장을 모두 고르자. 둘 이상이다.
#
# - [x] 층을 차례로 이으면 조각을 지수적으로 많이 만들 수 있다. — 맞다. 한 번 접을 때마다 두 배가 된다.
# - [ ] 깊은 신경망만 모든 연속 함수를 근사할 수 있다. — 넓은 은닉층 하나로도 된다. 다만 아주 넓어야 할 수 있다.
# - [x] 초기 가중치가 신호의 크기를 지켜야 한다. — 맞다. 층마다 줄어드는 신호는 50층 뒤에 사라진다.
# - [ ] 깊을수록 학습 데이터에서는 언제나 더 잘한다. — 그럴 수 있지만 학습이 찾아내지 못하기도 한다. 5번 수업에서 성능 저하라고 했다.

# %% [markdown] key="quiz-axes" quiz=true lang="en"
# You carry a dense layer's weights from nnkit into `nn.Linear` of PyTorch. What do you do?
#
# - [ ] Copy the array as it is. — PyTorch keeps them as (out, in); unless the layer is square, it refuses, and if it is square, it computes something else.
# - [ ] Reshape the array to (out, in). — The shape fits, but reshaping mixes up which weight belongs to which input.
# - [x] Transpose the array. — Right: rows become columns, and every weight keeps its input and its output.

# %% [markdown] key="quiz-axes" quiz=true lang="ko" of="171c5b5c"
# nnkit의 밀집층 가중치를 PyTorch의 `nn.Linear`로 옮기려고 한다. 어떻게 해야 할까?
#
# - [ ] 배열을 그대로 복사한다. — PyTorch는 (out, in)으로 둔다. 정사각형이 아니면 거부하고, 정사각형이면 다른 것을 계산한다.
# - [ ] 배열을 (out, in)으로 reshape한다. — 형상은 맞지만 어느 가중치가 어느 입력의 것인지 뒤섞인다.
# - [x] 배열을 전치한다. — 맞다. 행이 열이 되고, 가중치마다 제 입력과 출력을 그대로 지닌다.

# %% [markdown] key="summary" lang="en"
# ## Summary
#
# A convolution slides one small kernel over an image; a recurrent layer takes the same step at every time and hands its state on; CTC sums over all paths that read the same. All three share what a dense layer would have to learn anew at every place, and all three learn by the loop that you know. Depth composes, as long as signal and gradient keep their size.
#
# {glossary}

# %% [markdown] key="summary" lang="ko" of="98a4542e"
# ## 정리
#
# 합성곱은 작은 커널 하나를 이미지 위에서 옮긴다. 순환층은 시점마다 똑같이 계산하고 상태를 넘겨준다. CTC는 똑같이 읽히는 모든 경로의 확률을 더한다. 밀집층이라면 자리마다 새로 배워야 할 것을 셋은 모든 자리에서 함께 쓰고, 셋 모두 이미 아는 그 반복문으로 학습한다. 깊이는 신호와 기울기가 크기를 지키는 한 합성의 힘을 발휘한다.
#
# {glossary}

# %% [markdown] key="next" lang="en"
# ## What next?
#
# - **Look inside:** `nnkit/layers/convolution.py`, `nnkit/layers/recurrent.py`, `nnkit/layers/lstm.py` and `nnkit/losses/ctc.py` are what you have seen here; `nnkit/ctc_paths.py` lists the paths.
# - **Read on, with code:** [Dive into Deep Learning](https://d2l.ai), free, in several languages, and it runs in PyTorch; Karpathy's [micrograd](https://github.com/karpathy/micrograd), backpropagation in a hundred lines.
# - **Read on, with proofs:** Goodfellow, Bengio and Courville, [Deep Learning](https://www.deeplearningbook.org), free; Bishop and Bishop, *Deep Learning: Foundations and Concepts* (2024).
# - **Read the sources:** LeCun and others (1989) on convolution, Elman (1990) on recurrence, Hochreiter and Schmidhuber (1997) on the LSTM, Graves and others (2006) on CTC, He and others (2016) on shortcuts, Vaswani and others (2017) on attention.
# - **Make something:** a network for data of your own. Split it before you look, write down what you expect, and check it against something simple.
#
# This is the end of the course. You began with a neuron that decides about a walk. Since then you have moved its line, bent it with activations, put neurons into layers, sent samples forward and gradients back, let a loop find the weights, and built a network that reads handwriting, with every part of it open to you. The large libraries are faster, and they hide more. What they do, you now know: you have built it.

# %% [markdown] key="next" lang="ko" of="53366dbb"
# ## 다음은?
#
# - **안을 들여다보자.** 여기에서 본 것은 `nnkit/layers/convolution.py`, `nnkit/layers/recurrent.py`, `nnkit/layers/lstm.py`, `nnkit/losses/ctc.py`에 있다. 경로는 `nnkit/ctc_paths.py`가 늘어놓는다.
# - **코드와 함께 더 읽기:** [Dive into Deep Learning](https://d2l.ai)은 무료이고 여러 언어로 나와 있으며 PyTorch로 실행된다. Karpathy의 [micrograd](https://github.com/karpathy/micrograd)는 백 줄로 쓴 역전파이다.
# - **증명과 함께 더 읽기:** Goodfellow, Bengio, Courville의 [Deep Learning](https://www.deeplearningbook.org)은 무료이다. Bishop과 Bishop의 *Deep Learning: Foundations and Concepts* (2024)도 있다.
# - **원전 읽기:** 합성곱은 LeCun 외(1989), 순환은 Elman(1990), LSTM은 Hochreiter와 Schmidhuber(1997), CTC는 Graves 외(2006), 지름길은 He 외(2016), 어텐션은 Vaswani 외(2017)를 보자.
# - **직접 만들기:** 자기 데이터를 읽는 신경망을 만들어 보자. 들여다보기 전에 데이터를 나누고, 기대하는 결과를 적어 두고, 간단한 방법과 견주어 확인하자.
#
# 이것으로 강좌가 끝난다. 처음에는 산책하러 나갈지 정하는 뉴런 하나였다. 그 뉴런의 직선을 옮기고, 활성화 함수로 굽히고, 뉴런을 모아 층을 만들었다. 샘플을 앞으로 보내고 기울기를 뒤로 보냈다. 반복문이 가중치를 찾게 했고, 손글씨를 읽는 신경망을 만들었다. 그 안에 들여다보지 못한 곳은 없다. 큰 라이브러리는 더 빠르지만 더 많은 것을 숨긴다. 그러나 그것이 무엇을 하는지 이제 안다. 직접 만들어 보았기 때문이다.
