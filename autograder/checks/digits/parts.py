"""What has become of samples that were dealt into two parts.

There is no one right way to deal, so no part is compared with another: what is asked is whether
every sample is in exactly one part, with its own label, and whether chance and the seed decided.
"""

from collections.abc import Callable
from itertools import chain
from typing import Any

import numpy as np

from autograder.checks.failure import RuleBroken
from autograder.checks.values import Numbers
from autograder.checks.wording import Text

__all__ = ["pair", "parts_of", "sizes"]

Pair = tuple[Numbers, Numbers]

_NO_PAIR = Text(
    "expected are two things that belong together, as `return first, second` hands them out.",
    "함께 돌려주어야 할 것은 두 가지이다. `return first, second`처럼 돌려주자.",
)
_NOT_TWO_PAIRS = Text(
    "expected are two pairs, `(X_training, y_training), (X_validation, y_validation)`: images "
    "stand beside their own labels, and each image has one.",
    "`(X_training, y_training), (X_validation, y_validation)`처럼 쌍 두 개를 돌려주어야 한다. "
    "이미지 옆에 그 이미지의 레이블이 있고, 이미지마다 레이블이 하나씩 있어야 한다.",
)
_IN_BOTH = Text(
    "some samples are in both parts. What a network has learned from must not judge it: deal one "
    "order of all samples, cut it once, and use each piece once.",
    "두 부분에 다 들어 있는 샘플이 있다. 배운 것으로 평가하면 안 된다. 모든 샘플의 순서를 하나 "
    "정하여 한 번 자르고, 조각마다 한 번만 쓰자.",
)
_LEFT_OUT = Text(
    "some samples are in neither part, or one is there more than once. Each goes into one part, "
    "once.",
    "어느 부분에도 없는 샘플이나 여러 번 나오는 샘플이 있다. 샘플마다 한 부분에 한 번만 넣자.",
)
_FOREIGN_LABEL = Text(
    "samples have got labels of others. Images and labels must be dealt by the same order.",
    "샘플에 남의 레이블이 붙었다. 이미지와 레이블은 같은 순서로 나누어야 한다.",
)
_NOT_SHUFFLED = Text(
    "the samples are cut in the order in which they came. Where they are sorted, by label or by "
    "writer, one part then has what the other lacks. Shuffle the order first.",
    "샘플을 놓인 순서대로 잘랐다. 레이블이나 쓴 사람의 순서로 놓여 있으면 한쪽에만 있고 다른 "
    "쪽에는 없는 것이 생긴다. 먼저 순서를 섞자.",
)
_NOT_REPEATABLE = Text(
    "the same seed makes other parts each time. Let a generator with this seed make the order: "
    "`np.random.default_rng(seed)`.",
    "시드가 같은데도 매번 다르게 나뉜다. 이 시드를 넣은 생성기로 순서를 정하자. "
    "`np.random.default_rng(seed)`를 쓰면 된다.",
)
_SEED_IGNORED = Text(
    "another seed makes the same parts. The order must come from the seed that is given.",
    "시드가 다른데도 똑같이 나뉜다. 순서는 넘겨받은 시드에서 나와야 한다.",
)


def pair(value: Any) -> Any:
    """Return `value`, in which two things must be; None stays None.

    Raises
    ------
    RuleBroken
        If it is not a tuple or list of two.
    """
    if value is not None and (not isinstance(value, tuple | list) or len(value) != 2):
        raise RuleBroken("not-a-pair", _NO_PAIR)
    return value


def parts_of(
    split: Callable[..., Any], X: Numbers, y: Numbers, share: float, seed: int
) -> tuple[Pair, Pair] | None:
    """Return the parts that a learner's function makes; None if it returns that.

    Raises
    ------
    RuleBroken
        If they are not two pairs of images and labels.
    """
    parts = split(X, y, share, seed)
    if parts is None:
        return None
    if not isinstance(parts, tuple | list) or len(parts) != 2:
        raise RuleBroken("not-two-pairs", _NOT_TWO_PAIRS)
    for part in parts:
        if not isinstance(part, tuple | list) or len(part) != 2 or not _fits(part, X):
            raise RuleBroken("not-two-pairs", _NOT_TWO_PAIRS)
    training, validation = parts
    return training, validation


def _fits(part: Any, X: Numbers) -> bool:
    images, labels = map(np.shape, part)
    return labels == images[:1] and images[1:] == X.shape[1:]


def sizes(
    split: Callable[..., Any], X: Numbers, y: Numbers, share: float, seed: int
) -> Numbers | None:
    """Return how many samples are in the training and in the validation part.

    Parameters
    ----------
    split : callable
        The learner's.
    X : ndarray of shape (samples, pixels)
        No two samples alike.
    y : ndarray of shape (samples,)
        In ascending order.
    share : float
    seed : int

    Raises
    ------
    RuleBroken
        If a sample is in both parts or in none, has another's label, or the parts do not depend on
        chance and on the seed alone.
    """
    dealt = X.copy(), y.copy()  # a learner's code may shuffle what it gets
    parts = parts_of(split, X, y, share, seed)
    if parts is None:
        return None
    X, y = dealt
    places = [_places(part, X, y) for part in parts]
    counts = np.array([len(part) for part in places])
    if set(places[0]) & set(places[1]):
        raise RuleBroken("in-both-parts", _IN_BOTH)
    if sorted(chain(*places)) != list(range(len(X))):
        raise RuleBroken("left-out", _LEFT_OUT)
    if any(np.array_equal(np.sort(part), np.arange(len(part))) for part in places):
        raise RuleBroken("not-shuffled", _NOT_SHUFFLED)
    again, other = (parts_of(split, X.copy(), y.copy(), share, each) for each in (seed, seed + 1))
    if again is None or _places(again[1], X, y) != places[1]:
        raise RuleBroken("not-repeatable", _NOT_REPEATABLE)
    if other is None or set(_places(other[1], X, y)) == set(places[1]):
        raise RuleBroken("seed-ignored", _SEED_IGNORED)
    return counts.astype(np.float64)


def _places(part: Pair, X: Numbers, y: Numbers) -> list[int]:
    """Return where the samples of a part stood."""
    images, labels = map(np.asarray, part)
    same = (images[:, np.newaxis] == X).all(axis=2)
    places = same.argmax(axis=1)
    if not same.any(axis=1).all() or not np.array_equal(y[places], labels):
        raise RuleBroken("foreign-label", _FOREIGN_LABEL)
    return [int(place) for place in places]
