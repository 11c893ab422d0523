"""Early stopping: what it comes to, done right and done wrong.

A formula here takes what a test of the assignment `training` is given: the validation losses of all
epochs, were they trained, the patience, the most epochs, and the widths of the network. A test's
epoch adds 1 to every parameter, so what a parameter has gained is the epoch that it is from.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from autograder.checks.mistakes import Mistake
from autograder.checks.values import Numbers
from autograder.checks.wording import Text

__all__ = ["KEPT", "LOSSES", "Stopped", "curve", "moved", "stopped"]


def curve(rng: np.random.Generator, pattern: str, scale: float = 1.0) -> list[float]:
    """Draw losses, of which it is known how each compares with those before it.

    Parameters
    ----------
    rng : numpy.random.Generator
    pattern : str
        For each loss a letter: ``b`` a new best, ``=`` the best again, ``w`` worse than all since
        the best, ``f`` lower than the one before, but above the best.
    scale : float
        How large all are.
    """
    best = previous = 2.0
    losses = []
    for letter in pattern:
        if letter == "b":
            best -= int(rng.integers(2, 5)) / 64
        previous = {
            "b": best,
            "=": best,
            "w": max(previous, best) + int(rng.integers(2, 9)) / 64,
            "f": (previous + best) / 2,
        }[letter]
        losses.append(scale * previous)
    return losses


@dataclass(frozen=True)
class Stopped:
    """What came of a training that may stop early.

    Attributes
    ----------
    losses : ndarray of shape (epochs trained,)
    best : int
        The epoch whose parameters are the best, counted from 1.
    in_vain : bool
        Whether it was the patience that ended it.
    """

    losses: Numbers
    best: int
    in_vain: bool


def stopped(
    losses: Sequence[float],
    patience: int,
    epochs: int,
    widths: Sequence[int],
    *,
    better: Callable[[float, float, float], bool] = lambda loss, best, previous: loss < best,
    waits: int = 0,
    resets: bool = True,
    start: float = np.inf,
) -> Stopped:
    """Train as early stopping does; the options make a mistake of it.

    Parameters
    ----------
    losses : sequence of float
        The validation loss of every epoch, were all of them trained.
    patience, epochs : int
    widths : sequence of int
        Of the network; they change nothing.
    better : callable
        Given a loss, the best so far and the one before, says whether it counts as better.
    waits : int
        By how much the patience is misjudged.
    resets : bool
        Whether waiting begins anew after a better epoch.
    start : float
        What the first loss is compared with.
    """
    best, best_epoch, previous, waited = start, 0, start, 0
    for epoch, loss in enumerate(losses[:epochs], start=1):
        if better(loss, best, previous):
            best, best_epoch = loss, epoch
            waited = 0 if resets else waited
        else:
            waited += 1
        previous = loss
        if waited >= patience + waits:
            return Stopped(np.array(losses[:epoch]), best_epoch, True)
    return Stopped(np.array(losses[:epochs]), best_epoch, False)


def moved(args: Sequence[Any], epoch: float) -> Numbers:
    """Return how far every parameter has moved by `epoch`, as each epoch of a test adds 1."""
    *_, widths = args
    parts = pairwise(widths)
    return np.full(sum(inputs * outputs + outputs for inputs, outputs in parts), float(epoch))


def _weights_alone(*args: Any) -> Numbers:
    """Return where only the weights went back, and the biases are the last."""
    *_, widths = args
    end = stopped(*args)
    parts = [
        np.repeat([end.best, len(end.losses)], [inputs * outputs, outputs])
        for inputs, outputs in pairwise(widths)
    ]
    return np.concatenate(parts).astype(float)


def _some_layer_alone(place: int) -> Callable[..., Numbers]:
    def formula(*args: Any) -> Numbers:
        *_, widths = args
        end = stopped(*args)
        sizes = [inputs * outputs + outputs for inputs, outputs in pairwise(widths)]
        epochs = np.full(len(sizes), len(end.losses))
        epochs[place] = end.best
        return np.repeat(epochs, sizes).astype(float)

    return formula


def _last_at_the_end(*args: Any) -> Numbers:
    end = stopped(*args)
    return moved(args, end.best if end.in_vain else len(end.losses))


_STOPS: tuple[tuple[str, Callable[..., Stopped], Text], ...] = (
    *(
        (
            "patience-off-by-one",
            stop,
            Text(
                "your patience is off by one. Training ends with the epoch that completes the "
                "run of `patience` epochs without a new best, neither earlier nor later.",
                "기다린 횟수가 하나 어긋났다. 새 최저가 나오지 않은 에포크가 잇달아 `patience`개가 "
                "되는 바로 그 에포크에서 끝내자. 더 일러도, 더 늦어도 안 된다.",
            ),
        )
        for stop in (
            lambda *args: stopped(*args, waits=1),
            lambda *args: stopped(*args, waits=-1),
            lambda losses, patience, *rest: stopped(losses, max(patience - 1, 1), *rest),
        )
    ),
    (
        "waiting-never-reset",
        lambda *args: stopped(*args, resets=False),
        Text(
            "your waiting does not begin anew when a better epoch comes. Only epochs in a row "
            "count.",
            "더 나은 에포크가 나와도 기다린 횟수를 0으로 되돌리지 않았다. 잇달아 나아지지 않은 "
            "에포크만 세어야 한다.",
        ),
    ),
    (
        "compared-with-the-last",
        lambda *args: stopped(*args, better=lambda loss, best, previous: loss < previous),
        Text(
            "each loss is compared with the one before it. Compare it with the best so far: a loss "
            "that falls again may still be worse than that.",
            "손실을 바로 앞의 손실과 비교했다. 지금까지의 최저와 비교하자. 다시 줄어든 손실도 "
            "최저보다는 나쁠 수 있다.",
        ),
    ),
    (
        "equal-is-better",
        lambda *args: stopped(*args, better=lambda loss, best, previous: loss <= best),
        Text(
            "a loss that only equals the best counts as better. It must be lower: `<`, not `<=`.",
            "최저와 같기만 한 손실을 더 나은 것으로 쳤다. 더 낮아야 한다. `<=`가 아니라 `<`이다.",
        ),
    ),
    (
        "never-stops",
        lambda *args: stopped(*args, waits=10**6),
        Text(
            "all epochs are trained. Leave the loop once `patience` is reached.",
            "마지막 에포크까지 학습시켰다. `patience`에 이르면 반복문을 빠져나오자.",
        ),
    ),
    (
        "first-rise",
        lambda losses, patience, epochs, widths: stopped(losses, 1, epochs, widths),
        Text(
            "training ends with the first epoch that is no better. Wait for `patience` of them in "
            "a row.",
            "나아지지 않은 첫 에포크에서 학습을 끝냈다. 그런 에포크가 잇달아 `patience`개가 될 "
            "때까지 기다리자.",
        ),
    ),
    (
        "best-begins-too-low",
        lambda *args: stopped(*args, start=1.0),
        Text(
            "your best loss begins at a number that real losses may be above. Begin with infinity, "
            "`np.inf`.",
            "최저 손실을 실제 손실보다 낮을 수 있는 수에서 시작했다. 무한대 `np.inf`에서 시작하자.",
        ),
    ),
)

LOSSES = (
    *(
        Mistake(key, lambda *args, stop=stop: stop(*args).losses, text)
        for key, stop, text in _STOPS
    ),
    Mistake(
        "losses-up-to-the-best",
        lambda *args: stopped(*args).losses[: stopped(*args).best],
        Text(
            "the losses after the best epoch are missing. Return those of all epochs that were "
            "trained.",
            "가장 좋은 에포크 뒤의 손실이 빠졌다. 학습한 모든 에포크의 손실을 돌려주자.",
        ),
    ),
)

_LAST_KEPT = Text(
    "the network ends with the parameters of the last epoch. Those of the best must be put back. "
    "If you did keep them: training changes the arrays in place, and a name for an array is no "
    "copy of it.",
    "신경망이 마지막 에포크의 매개변수로 끝난다. 가장 좋았던 것으로 되돌려야 한다. 보관했는데도 "
    "그렇다면, 학습은 배열을 제자리에서 바꾸고 이름을 하나 더 붙인다고 배열이 복사되지는 않는다.",
)
_PARTLY_KEPT = Text(
    "only some of the parameters go back to the best epoch. All belong together: weights and "
    "biases of every layer.",
    "매개변수 가운데 일부만 가장 좋은 에포크로 돌아간다. 모든 층의 가중치와 편향은 한 덩어리이다.",
)

KEPT = (
    Mistake("last-kept", lambda *args: moved(args, len(stopped(*args).losses)), _LAST_KEPT),
    Mistake(
        "last-kept-at-the-end",
        _last_at_the_end,
        Text(
            "where the epochs run out, the last parameters stay. Go back to the best then, too.",
            "에포크가 다하여 끝나면 마지막 매개변수가 그대로 남는다. 그때도 가장 좋았던 것으로 "
            "돌아가자.",
        ),
    ),
    Mistake("partly-kept", _weights_alone, _PARTLY_KEPT),
    *(Mistake("partly-kept", _some_layer_alone(place), _PARTLY_KEPT) for place in (0, -1)),
    *(
        Mistake(
            "neighbour-kept",
            lambda *args, off=off: moved(args, stopped(*args).best + off),
            Text(
                "the parameters are those of an epoch beside the best. Copy them when the loss of "
                "that epoch is known, and before the next one is trained.",
                "가장 좋은 에포크의 바로 옆 에포크의 매개변수이다. 그 에포크의 손실을 안 다음, "
                "그리고 다음 에포크를 학습하기 전에 복사하자.",
            ),
        )
        for off in (-1, 1)
    ),
    *(
        Mistake(key, lambda *args, stop=stop: moved(args, stop(*args).best), text)
        for key, stop, text in _STOPS
    ),
)
