"""The exercise `batches`: an epoch that is shuffled and dealt out.

Which order the samples come in is up to the learner's code. What a case compares is how many
samples each batch has; whatever else must hold is a rule, and looked at where it is the idea.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

import numpy as np

from autograder.checks.draws import cast, grid
from autograder.checks.exercise import Args, Exercise, Idea
from autograder.checks.failure import RuleBroken
from autograder.checks.gradient_descent.batches_mistakes import BATCHES, RULES
from autograder.checks.values import Numbers
from autograder.checks.wording import Text
from nnkit.arrays import AnyArray

__all__ = ["HIDDEN", "VISIBLE"]

Batches = list[tuple[AnyArray, AnyArray]]


@dataclass(frozen=True)
class Epoch:
    """One call of the learner's function, and what it dealt out.

    Attributes
    ----------
    function : callable
        The learner's.
    X, y : ndarray
        Of `X`, no two rows are equal.
    size, seed : int
    handed : tuple of two ndarray
        What the function gets for `X` and `y`. It may change them.
    """

    function: Any
    X: AnyArray
    y: AnyArray
    size: int
    seed: int
    handed: tuple[AnyArray, AnyArray]

    @cached_property
    def dealt(self) -> Batches | None:
        """The batches as arrays; None where nothing came back."""
        answer = self.function(*self.handed, self.size, self.seed)
        if answer is None:
            return None
        if not hasattr(type(answer), "__iter__"):
            raise _broken("no-pairs")
        return [self._pair(pair) for pair in answer]

    def _pair(self, pair: Any) -> tuple[AnyArray, AnyArray]:
        try:
            X_batch, y_batch = map(np.asarray, pair)
        except (TypeError, ValueError):
            raise _broken("no-pairs") from None
        for batch, whole in ((X_batch, self.X), (y_batch, self.y)):
            if batch.ndim != whole.ndim or batch.shape[1:] != whole.shape[1:]:
                raise _broken("no-pairs")
        return X_batch, y_batch

    @cached_property
    def rows(self) -> list[list[int]]:
        """Which rows of `X` are in each batch."""
        found = []
        for X_batch, _ in self.dealt or []:
            equal = X_batch[:, np.newaxis] == self.X
            same_row = equal.reshape(len(X_batch), len(self.X), -1).all(axis=2)
            if not same_row.any(axis=1).all():
                raise _broken("other-samples")
            found.append(same_row.argmax(axis=1).tolist())
        return found

    @property
    def order(self) -> list[int]:
        """The rows of `X` as they come."""
        return [row for rows in self.rows for row in rows]

    def again(self, seed: int) -> "Epoch":
        """Return the epoch that the same data give with a seed."""
        handed = self.X.copy(), self.y.copy()
        return Epoch(self.function, self.X, self.y, self.size, seed, handed)


def _broken(key: str) -> RuleBroken:
    return RuleBroken(key, RULES[key])


# Rules


def _once(epoch: Epoch) -> None:
    if len(set(epoch.order)) < len(epoch.order):
        raise _broken("drawn-anew")


def _paired(epoch: Epoch) -> None:
    for rows, (_, y_batch) in zip(epoch.rows, epoch.dealt or [], strict=True):
        if not np.array_equal(epoch.y[rows], y_batch):
            raise _broken("pairs-broken")


def _shuffled(epoch: Epoch) -> None:
    if epoch.order == list(range(len(epoch.X))):
        raise _broken("not-shuffled")


def _mixed(epoch: Epoch) -> None:
    if all(max(rows) - min(rows) == len(rows) - 1 for rows in epoch.rows):
        raise _broken("neighbours-together")


def _same_seed(epoch: Epoch) -> None:
    if epoch.again(epoch.seed).order != epoch.order:
        raise _broken("seed-ignored")


def _other_seed(epoch: Epoch) -> None:
    orders = [epoch.again(epoch.seed + more).order for more in range(4)]
    if any(orders.count(order) > 1 for order in orders):
        raise _broken("always-one-order")


def _same_types(epoch: Epoch) -> None:
    for X_batch, y_batch in epoch.dealt or []:
        if (X_batch.dtype, y_batch.dtype) != (epoch.X.dtype, epoch.y.dtype):
            raise _broken("type-changed")


Rule = Callable[[Epoch], None]


def _lengths_by(
    rules: Sequence[Rule], function: Any, X: AnyArray, y: AnyArray, size: int, seed: int
) -> Any:
    """Return how many samples and targets each batch has; where that is right, by the rules."""
    epoch = Epoch(function, X.copy(), y.copy(), size, seed, (X, y))
    if epoch.dealt is None:
        return None
    lengths = [[len(X_batch), len(y_batch)] for X_batch, y_batch in epoch.dealt]
    if lengths == _right_lengths(X, y, size, seed).tolist():
        for rule in rules:
            rule(epoch)
    return np.array(lengths).reshape(-1, 2)


def _right_lengths(X: AnyArray, y: AnyArray, size: int, seed: int) -> Numbers:
    lengths = [min(size, len(X) - start) for start in range(0, len(X), size)]
    return np.array([[length, length] for length in lengths])


# Cases. With 30 samples and more, no order comes about by accident.


def _data(
    rng: np.random.Generator,
    samples: int,
    size: int,
    *,
    seed: int | None = None,
    inputs: tuple[int, ...] = (2,),
    targets: tuple[int, ...] = (),
) -> Args:
    """Draw samples that all differ, with whole numbers as targets that all differ, too."""
    apart = 8 * rng.permutation(samples).reshape(samples, *(1 for _ in inputs))
    numbers = rng.permutation(10 * samples)[: samples * int(np.prod(targets))]
    return {
        "X": grid(rng, samples, *inputs) + apart,
        "y": numbers.reshape(samples, *targets),
        "size": size,
        "seed": int(rng.integers(1, 10_000)) if seed is None else seed,
    }


_IDEAS: Mapping[str, tuple[Idea, Sequence[Rule]]] = {
    "ragged-last-batch": (
        Idea(
            Text("a last batch that is smaller", "더 작은 마지막 배치"),
            lambda rng: [_data(rng, *shape) for shape in ((11, 4), (13, 5), (7, 3), (12, 4))],
        ),
        [],
    ),
    "extreme-sizes": (
        Idea(
            Text(
                "batches of one sample, of all samples, and of more than there are",
                "샘플이 하나인 배치, 전체인 배치, 전체보다 큰 배치",
            ),
            lambda rng: [_data(rng, *shape) for shape in ((5, 1), (6, 6), (5, 9), (1, 1), (1, 3))],
        ),
        [],
    ),
    "every-sample-once": (
        Idea(
            Text("every sample once in an epoch", "한 에포크에 모든 샘플이 한 번씩"),
            lambda rng: [_data(rng, 40, 10), _data(rng, 37, 12), _data(rng, 30, 7)],
        ),
        [_once],
    ),
    "pairs": (
        Idea(
            Text("pairs stay pairs, whatever their shapes", "형상이 어떻든 쌍이 흩어지지 않기"),
            lambda rng: [
                _data(rng, 30, 7, inputs=inputs, targets=targets)
                for inputs, targets in (((3,), ()), ((3,), (2,)), ((), ()), ((2, 2), (1,)))
            ],
        ),
        [_paired],
    ),
    "shuffled": (
        Idea(
            Text("all samples are shuffled", "모든 샘플을 섞기"),
            lambda rng: [_data(rng, 40, 10), _data(rng, 30, 6)],
        ),
        [_shuffled, _mixed],
    ),
    "same-seed": (
        Idea(
            Text("same seed, same order; 0 is a seed, too", "시드가 같으면 같은 순서(0도 시드)"),
            lambda rng: [_data(rng, 40, 10), _data(rng, 40, 10, seed=0)],
        ),
        [_same_seed],
    ),
    "other-seed": (
        Idea(
            Text("another seed, another order", "시드가 다르면 다른 순서"),
            lambda rng: [_data(rng, 40, 10), _data(rng, 40, 10, seed=0)],
        ),
        [_other_seed],
    ),
    "types": (
        Idea(
            Text("the types of X and y are kept", "X와 y의 자료형 그대로 두기"),
            lambda rng: [_data(rng, 12, 4), cast(_data(rng, 12, 4), np.float32)],
        ),
        [_same_types],
    ),
    "inputs-unchanged": (
        Idea(
            Text("X and y stay as they are", "X와 y를 바꾸지 않기"),
            lambda rng: [_data(rng, 12, 4), _data(rng, 20, 5)],
            keeps_inputs=True,
        ),
        [],
    ),
}


def _exercise(
    rules: Sequence[Rule], visible: Sequence[Args], ideas: Mapping[str, Idea]
) -> Exercise:
    return Exercise(
        name=("[[len(X_batch), len(y_batch)] for X_batch, y_batch in batches(X, y, size, seed)]"),
        use=partial(_lengths_by, rules),
        right=_right_lengths,
        visible=visible,
        ideas=ideas,
        mistakes=BATCHES,
        rules=RULES,
    )


VISIBLE = _exercise(
    [_same_types, _once, _paired, _shuffled, _same_seed, _other_seed],
    [
        {"X": 10 + np.arange(10.0), "y": np.arange(10), "size": 4, "seed": 3},
        {
            "X": np.arange(24.0).reshape(12, 2),
            "y": np.arange(12).reshape(12, 1),
            "size": 6,
            "seed": 1,
        },
    ],
    {},
)
"""The exercise with the visible cases, which looks at all rules."""

HIDDEN = {key: _exercise(rules, [], {key: idea}) for key, (idea, rules) in _IDEAS.items()}
"""The same for each hidden idea, which looks at the rules of that idea alone."""
