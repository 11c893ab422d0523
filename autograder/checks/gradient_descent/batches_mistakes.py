"""The mistakes that learners make when they deal out an epoch, likeliest first."""

import numpy as np

from autograder.checks.mistakes import Mistake
from autograder.checks.values import Numbers
from autograder.checks.wording import Text

__all__ = ["BATCHES", "RULES"]

RULES = {
    "no-pairs": Text(
        "what came back cannot be taken as pairs `(X_batch, y_batch)` of arrays in which only the "
        "first axis has become shorter. A `return` inside the loop would end it after one batch.",
        "돌아온 것을 쌍 `(X_batch, y_batch)`으로 쓸 수 없다. 두 배열은 첫 축만 짧아지고 나머지 "
        "축은 그대로여야 한다. `return`이 반복문 안에 있으면 배치 하나를 만들고 끝난다.",
    ),
    "other-samples": Text(
        "there are samples in your batches that are not in X.",
        "배치에 X에 없는 샘플이 들어 있다.",
    ),
    "drawn-anew": Text(
        "a sample comes twice in one epoch, and another not at all. Do not draw each batch anew "
        "from all samples: shuffle once, then deal out.",
        "한 에포크에 두 번 나오는 샘플이 있고, 한 번도 나오지 않는 샘플이 있다. 배치마다 전체에서 "
        "새로 뽑지 말고, 한 번 섞은 다음 차례로 나누어 주자.",
    ),
    "pairs-broken": Text(
        "samples and targets no longer belong together. Rearrange X and y by the same indices.",
        "샘플과 타깃의 짝이 흩어졌다. X와 y를 같은 인덱스로 늘어놓자.",
    ),
    "not-shuffled": Text(
        "the samples come in the order in which they stand in X. Shuffle them.",
        "샘플이 X에 있는 순서대로 나온다. 섞자.",
    ),
    "neighbours-together": Text(
        "every batch is made of samples that are neighbours in X: only the batches, or the samples "
        "within each, are shuffled. Shuffle all samples first, then cut.",
        "배치마다 X에서 이웃한 샘플들로 이루어진다. 배치끼리만, 또는 배치 안에서만 섞었다. 먼저 "
        "모든 샘플을 섞은 다음에 자르자.",
    ),
    "seed-ignored": Text(
        "the same seed gives another order when it is asked again. Make the generator from the "
        "seed, inside the function: `np.random.default_rng(seed)`. 0 is a seed like any other.",
        "시드가 같은데도 다시 부르면 순서가 달라진다. 함수 안에서 시드로 난수 생성기를 만들자. "
        "`np.random.default_rng(seed)`이다. 0도 여느 시드와 다름없다.",
    ),
    "always-one-order": Text(
        "different seeds give the same order. It has to depend on the seed that was passed.",
        "시드가 다른데도 순서가 같다. 순서는 넘겨받은 시드에 따라 정해져야 한다.",
    ),
    "type-changed": Text(
        "the batches have another type of number than X and y. One array that holds both makes "
        "floats of whole numbers; keep the two apart.",
        "배치의 자료형이 X, y와 다르다. 둘을 한 배열에 담으면 정수도 실수가 된다. 따로 두자.",
    ),
}
"""What is said of an answer that breaks a rule which no number shows."""


# Batches: (X, y, size, seed) → the numbers of samples and of targets in each batch


def _sizes(*sizes: int) -> Numbers:
    return np.array([[size, size] for size in sizes], dtype=float).reshape(-1, 2)


def _parts(samples: int, parts: int) -> Numbers:
    return _sizes(*(len(part) for part in np.array_split(np.arange(samples), parts)))


BATCHES = (
    Mistake(
        "last-batch-dropped",
        lambda X, y, size, seed: _sizes(*[size] * (len(X) // size)),
        Text(
            "your last batch is missing where the samples do not divide evenly. What is left is a "
            "batch, too: otherwise some samples are never seen.",
            "샘플이 나누어떨어지지 않을 때 마지막 배치가 빠진다. 나머지도 배치이다. 버리면 보지 "
            "못하는 샘플이 생긴다.",
        ),
    ),
    Mistake(
        "empty-batch",
        lambda X, y, size, seed: _sizes(*[size] * (len(X) // size), len(X) % size),
        Text(
            "where the samples divide evenly, an empty batch comes last. The mean over no samples "
            "is nan.",
            "샘플이 나누어떨어질 때 빈 배치가 끝에 나온다. 샘플이 없으면 평균은 nan이다.",
        ),
    ),
    Mistake(
        "last-batch-filled-up",
        lambda X, y, size, seed: _sizes(*[size] * -(-len(X) // size)),
        Text(
            "your last batch is filled up. It holds only what is left.",
            "마지막 배치를 채워 넣었다. 마지막 배치에는 남은 것만 들어간다.",
        ),
    ),
    Mistake(
        "size-is-a-count",
        lambda X, y, size, seed: _parts(len(X), size),
        Text(
            "`size` is taken for the number of batches. It is the number of samples in a batch.",
            "`size`를 배치의 개수로 썼다. 배치 하나에 들어가는 샘플의 수이다.",
        ),
    ),
    Mistake(
        "evened-out",
        lambda X, y, size, seed: _parts(len(X), -(-len(X) // size)),
        Text(
            "your batches are made as equal as possible. All but the last have `size` samples.",
            "배치의 크기를 최대한 고르게 나누었다. 마지막 배치를 뺀 모든 배치의 샘플은 "
            "`size`개이다.",
        ),
    ),
    Mistake(
        "not-divided",
        lambda X, y, size, seed: _sizes(len(X)),
        Text(
            "all samples come in one batch. Cut them into batches of `size`.",
            "모든 샘플이 한 배치로 나온다. `size`개씩 나누자.",
        ),
    ),
)
