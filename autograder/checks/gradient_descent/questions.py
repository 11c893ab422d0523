"""The questions of the assignment `gradient_descent`: what is random in training, what repeats."""

from autograder.checks.answers import Choice, Option
from autograder.checks.wording import Text

__all__ = ["what_is_random", "what_repeats"]

what_is_random = Choice(
    "what_is_random",
    [
        Option(
            "seed-chooses-samples",
            Text(
                "The seed `order` decides which samples the gradient of a step is computed from.",
                "한 걸음의 기울기를 어느 샘플로 계산할지는 시드 `order`가 정한다.",
            ),
            right=True,
            because=Text(
                "`batches` shuffles the samples by this seed. That the samples of a step are "
                "chosen at random is what gives stochastic gradient descent its name.",
                "`batches`가 이 시드로 샘플을 섞는다. 한 걸음에 쓸 샘플을 무작위로 고른다는 뜻에서 "
                "확률적 경사 하강법이라고 한다.",
            ),
        ),
        Option(
            "weights-drawn-each-step",
            Text(
                "Each step draws new weights at random and keeps them if the loss has become "
                "smaller.",
                "걸음마다 새 가중치를 무작위로 뽑고, 손실이 작아졌으면 그것을 쓴다.",
            ),
            because=Text(
                "the weights are drawn once, before the first step. From then on they are "
                "computed from gradients; what is random is the choice of the samples.",
                "가중치는 첫 걸음 전에 한 번만 뽑는다. 그다음부터는 기울기로 계산한다. 무작위인 "
                "것은 샘플을 고르는 일이다.",
            ),
        ),
        Option(
            "sample-comes-twice",
            Text(
                "Within one epoch a sample may come twice, and another not at all.",
                "한 에포크 안에 두 번 나오는 샘플도 있고 한 번도 나오지 않는 샘플도 있을 수 있다.",
            ),
            because=Text(
                "the samples are shuffled once and dealt out without putting any back, so each "
                "comes exactly once in an epoch.",
                "샘플을 한 번 섞은 다음 되돌려 놓지 않고 나누어 주므로, 한 에포크에 꼭 한 번씩 "
                "나온다.",
            ),
        ),
        Option(
            "full-batch-has-no-chance",
            Text(
                "With `size=24` the seed `order` makes no difference, except for rounding.",
                "`size=24`이면 반올림을 빼고는 시드 `order`가 달라져도 결과가 같다.",
            ),
            right=True,
            because=Text(
                "one batch then holds all samples, and a mean does not depend on their order, "
                "except for rounding.",
                "그러면 배치 하나에 모든 샘플이 들어가고, 평균은 반올림을 빼고는 순서에 매이지 "
                "않는다.",
            ),
        ),
        Option(
            "every-optimizer-is-sgd",
            Text(
                "Whatever optimizer is put in the place of `SGD`, it is stochastic gradient "
                "descent again.",
                "`SGD` 대신 어떤 옵티마이저를 넣더라도 결국 확률적 경사 하강법이다.",
            ),
            because=Text(
                "SGD is one family of optimizers. RMSprop and Adam make steps of the same "
                "gradients by other rules.",
                "SGD는 옵티마이저의 한 갈래이다. RMSprop과 Adam은 같은 기울기로 다른 규칙에 따라 "
                "걷는다.",
            ),
        ),
    ],
).check

what_repeats = Choice(
    "what_repeats",
    [
        Option(
            "equal-seeds-repeat",
            Text(
                "On one computer, two runs with the same `weights` and the same `order` end with "
                "exactly the same weights.",
                "한 컴퓨터에서 `weights`도 `order`도 같게 두 번 실행하면 똑같은 가중치로 끝난다.",
            ),
            right=True,
            because=Text(
                "the same numbers then go through the same operations in the same order.",
                "같은 수가 같은 순서로 같은 연산을 거치기 때문이다.",
            ),
        ),
        Option(
            "order-does-not-matter",
            Text(
                "Two runs that start from the same weights end with exactly the same weights, "
                "whatever `order` is.",
                "같은 가중치에서 출발하면 `order`가 무엇이든 똑같은 가중치로 끝난다.",
            ),
            because=Text(
                "another order gives other batches, other gradients and another way. The ends may "
                "be close to each other, but they are not the same.",
                "순서가 다르면 배치가 다르고, 기울기도 지나는 길도 다르다. 가까운 곳에서 끝날 수는 "
                "있어도 똑같지는 않다.",
            ),
        ),
        Option(
            "saved-weights-repeat",
            Text(
                "On one computer, parameters that are saved and loaded predict exactly what they "
                "predicted before, whatever the seeds were.",
                "한 컴퓨터에서 매개변수를 저장했다가 불러오면, 시드가 무엇이었든 전과 똑같이 "
                "예측한다.",
            ),
            right=True,
            because=Text(
                "the parameters are all that a network has learned, and the file keeps every "
                "digit of them.",
                "신경망이 배운 것은 매개변수가 전부이고, 파일에는 그 값이 마지막 자리까지 "
                "들어 있다.",
            ),
        ),
        Option(
            "training-repeats-elsewhere",
            Text(
                "To have exactly the same weights on any other computer, it is enough to train "
                "there with the same seeds.",
                "다른 컴퓨터에서도 똑같은 가중치를 얻으려면 같은 시드로 학습하기만 하면 된다.",
            ),
            because=Text(
                "processors and libraries do not all round and add in the same way, and training "
                "carries each difference on. It is saved parameters that can be taken along.",
                "반올림하고 더하는 방법은 프로세서와 라이브러리마다 조금씩 다르고, 학습은 그 "
                "차이를 이어 간다. 옮겨 갈 수 있는 것은 저장한 매개변수이다.",
            ),
        ),
        Option(
            "minimum-is-smallest",
            Text(
                "Whatever network is trained in this way, once its loss falls no further, it is "
                "the smallest loss that this network can have.",
                "어떤 신경망을 이렇게 학습시키든, 손실이 더는 줄지 않으면 그것이 그 신경망의 가장 "
                "작은 손실이다.",
            ),
            because=Text(
                "descent stops where the slope is 0. With one line there is one valley; with other "
                "networks it may be a local minimum or a flat place.",
                "하강은 기울기가 0인 곳에서 멈춘다. 직선 하나라면 골짜기도 하나이지만, 다른 "
                "신경망이라면 극소점이나 평평한 곳일 수도 있다.",
            ),
        ),
        Option(
            "start-decides-the-valley",
            Text(
                "A network whose loss has several valleys may end in another one if `weights` is "
                "another seed.",
                "손실에 골짜기가 여럿인 신경망은 시드 `weights`가 다르면 다른 골짜기에서 끝날 수 "
                "있다.",
            ),
            right=True,
            because=Text(
                "descent knows only the ground under its feet: where it starts decides into which "
                "valley it goes.",
                "하강은 발밑의 땅밖에 모른다. 어느 골짜기로 가는지는 출발점에 달려 있다.",
            ),
        ),
    ],
).check
