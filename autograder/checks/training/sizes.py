"""Choosing a size from loss curves, and the wrong numbers to choose by.

Formulas take the inputs of ``choose_width`` in the assignment `training`: widths, training,
validation, margin.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks.mistakes import Mistake
from autograder.checks.values import Numbers
from autograder.checks.wording import Text

__all__ = ["CHOICES", "chosen"]


def _smallest_within(widths: Numbers, scores: Numbers, margin: float) -> int:
    return int(widths[scores <= scores.min() + margin].min())


def chosen(widths: Numbers, training: Numbers, validation: Numbers, margin: float) -> int:
    """Return the smallest width whose score is within the margin of the best.

    Parameters
    ----------
    widths : ndarray of shape (widths,)
    training, validation : ndarray of shape (widths, seeds, epochs)
    margin : float
    """
    return _smallest_within(widths, validation.min(axis=2).mean(axis=1), margin)


def _scored(score: Callable[[Numbers], Numbers]) -> Callable[..., int]:
    return lambda widths, training, validation, margin: _smallest_within(
        widths, score(validation), margin
    )


def _picked(
    pick: Callable[[Numbers, Numbers, float], Any],
) -> Callable[..., int]:
    return lambda widths, training, validation, margin: int(
        pick(widths, validation.min(axis=2).mean(axis=1), margin)
    )


CHOICES = (
    Mistake(
        "by-training",
        lambda widths, training, validation, margin: chosen(widths, training, training, margin),
        Text(
            "you choose by the training losses. They say how well a network knows what it has "
            "learned from, and the largest network nearly always wins.",
            "학습 손실로 골랐다. 학습 손실은 배운 것을 얼마나 잘 아는지를 말해 줄 뿐이고, 그것으로 "
            "고르면 거의 언제나 가장 큰 신경망이 이긴다.",
        ),
    ),
    Mistake(
        "last-loss",
        _scored(lambda losses: losses[:, :, -1].mean(axis=1)),
        Text(
            "each run is judged by its last loss. Early stopping would have kept the lowest.",
            "학습마다 마지막 손실로 판단했다. 조기 종료를 했다면 가장 낮은 손실이 남았을 것이다.",
        ),
    ),
    Mistake(
        "luckiest-seed",
        _scored(lambda losses: losses.min(axis=(1, 2))),
        Text(
            "each width is judged by its luckiest seed. Take the mean over the seeds: you will not "
            "always be lucky.",
            "너비마다 운이 가장 좋은 시드로 판단했다. 운이 늘 좋을 수는 없으니 시드에 대해 평균을 "
            "내자.",
        ),
    ),
    Mistake(
        "mean-curve",
        _scored(lambda losses: losses.mean(axis=1).min(axis=1)),
        Text(
            "the curves of the seeds are averaged before the lowest point is sought. Each run "
            "stops at a lowest point of its own: first the minimum, then the mean.",
            "시드들의 곡선을 평균 낸 다음에 가장 낮은 곳을 찾았다. 학습마다 멈추는 곳이 다르다. "
            "먼저 최솟값을 찾고, 그다음에 평균을 내자.",
        ),
    ),
    Mistake(
        "mean-of-the-curve",
        _scored(lambda losses: losses.mean(axis=(1, 2))),
        Text(
            "each run is judged by the mean of its curve. Its lowest loss counts.",
            "학습마다 곡선의 평균으로 판단했다. 가장 낮은 손실을 보아야 한다.",
        ),
    ),
    Mistake(
        "margin-ignored",
        _picked(lambda widths, scores, margin: widths[scores == scores.min()].min()),
        Text(
            "your margin is forgotten. A smaller width within it is nearly as good, and costs "
            "less.",
            "여유(margin)를 빠뜨렸다. 그 안에 더 작은 너비가 있으면 성적은 거의 같고 비용은 적다.",
        ),
    ),
    Mistake(
        "index-returned",
        _picked(lambda widths, scores, margin: np.argmin(scores)),
        Text(
            "that is the place of a width in the list, not the width.",
            "그것은 너비가 아니라 배열에서 너비가 놓인 자리이다.",
        ),
    ),
    Mistake(
        "ties-by-place",
        _picked(lambda widths, scores, margin: widths[np.argmax(scores <= scores.min() + margin)]),
        Text(
            "of several good widths, the one that stands first is taken. The widths may be in any "
            "order: take the smallest.",
            "좋은 너비가 여럿일 때 맨 앞에 있는 것을 골랐다. 너비의 순서는 정해져 있지 않으니 가장 "
            "작은 것을 고르자.",
        ),
    ),
    Mistake(
        "best-within",
        _picked(lambda widths, scores, margin: widths[np.argmin(scores)]),
        Text(
            "the width with the lowest loss is taken. Where a smaller one is within the margin, or "
            "exactly as good, take the smallest.",
            "손실이 가장 낮은 너비를 골랐다. 여유 안에 있거나 똑같이 좋은 더 작은 너비가 있으면 "
            "가장 작은 것을 고르자.",
        ),
    ),
    Mistake(
        "largest-within",
        _picked(lambda widths, scores, margin: widths[scores <= scores.min() + margin].max()),
        Text(
            "of several good widths, the largest is taken. The smallest costs least.",
            "좋은 너비가 여럿일 때 가장 큰 것을 골랐다. 가장 작은 것이 비용이 적게 든다.",
        ),
    ),
    Mistake(
        "margin-excluded",
        _picked(
            lambda widths, scores, margin: widths[
                (scores < scores.min() + margin) | (scores == scores.min())
            ].min()
        ),
        Text(
            "a width exactly at the margin is left out. It still counts: `<=`, not `<`.",
            "여유의 경계에 꼭 맞는 너비를 뺐다. 경계도 들어간다. `<`가 아니라 `<=`이다.",
        ),
    ),
)
