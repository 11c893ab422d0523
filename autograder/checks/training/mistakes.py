"""The mistakes that learners make in the training loop, as formulas, likeliest first.

Those of the assignment's other exercises stand beside what is right there: ``training_stopping``,
``training_leaks``, ``training_sizes``.
"""

from collections.abc import Callable, Sequence

import numpy as np

from autograder.checks.mistakes import Mistake
from autograder.checks.training.runs import (
    Epoch,
    Task,
    Way,
    history,
    loss_of,
    losses_after,
    parameters,
)
from autograder.checks.values import Numbers
from autograder.checks.wording import Text

__all__ = ["HISTORY", "RULES", "TRAINED"]

RULES = {
    "history-too-long": Text(
        "there are more losses than epochs. Either they are taken down for every batch, or the "
        "lists still hold those of an earlier training: what is made in the `def` line or outside "
        "the function is made only once.",
        "손실이 에포크보다 많다. 배치마다 적었거나, 리스트에 앞선 학습의 손실이 남아 있다. `def` "
        "줄이나 함수 밖에서 만든 리스트는 한 번만 만들어진다.",
    ),
    "no-history": Text(
        "what came back is no history. Return a dictionary with a list of losses under "
        '`"training"` and one under `"validation"`.',
        '돌아온 것이 학습 기록이 아니다. `"training"`과 `"validation"`이라는 이름에 손실의 '
        "리스트가 하나씩 든 딕셔너리를 돌려주자.",
    ),
    "uneven-history": Text(
        "the two lists of the history do not go together: each has one number for every epoch.",
        "기록의 두 리스트가 서로 맞지 않는다. 두 리스트 모두 에포크마다 수가 하나씩 있어야 한다.",
    ),
    "no-losses": Text(
        "what came back is no list of losses, one for each epoch that was trained.",
        "돌아온 것이 손실의 리스트가 아니다. 학습한 에포크마다 손실이 하나씩 있어야 한다.",
    ),
    "not-four-arrays": Text(
        "what came back cannot be taken as `X_train, y_train, X_val, y_val`, four arrays with one "
        "sample in each row.",
        "돌아온 것을 `X_train, y_train, X_val, y_val`로 쓸 수 없다. 행마다 샘플이 하나씩 있는 배열 "
        "네 개여야 한다.",
    ),
}
"""What is said of an answer that breaks a rule which no number shows."""


# The training loop: ways that are not the right one


def _whole_set(task: Task, epoch: int) -> Sequence[tuple[Numbers, Numbers]]:
    return [(task.X, task.y)]


def _in_order(task: Task, epoch: int) -> Sequence[tuple[Numbers, Numbers]]:
    places = range(0, len(task.X), task.size)
    return [(task.X[at : at + task.size], task.y[at : at + task.size]) for at in places]


def _with_validation(task: Task) -> Task:
    """Return the task with the validation samples among those that are learned from."""
    X, y = np.concatenate([task.X, task.X_val]), np.concatenate([task.y, task.y_val])
    return Task(**{**vars(task), "X": X, "y": y})


def _mixed(task: Task, epoch: int) -> Sequence[tuple[Numbers, Numbers]]:
    return Way().deal(_with_validation(task), epoch)


def _then_validation(task: Task, epoch: int) -> Sequence[tuple[Numbers, Numbers]]:
    return [*Way().deal(task, epoch), (task.X_val, task.y_val)]


def _validation_alone(task: Task, epoch: int) -> Sequence[tuple[Numbers, Numbers]]:
    return Way().deal(Task(**{**vars(task), "X": task.X_val, "y": task.y_val}), epoch)


_WAYS = (
    *(
        (
            "once-per-epoch",
            Way(once=True, added_up=added_up),
            Text(
                "the parameters are updated once an epoch, after the loop over the batches. The "
                "step belongs into that loop: one update for every batch.",
                "매개변수가 한 에포크에 한 번, 배치 반복문이 끝난 뒤에야 갱신된다. 갱신은 그 "
                "반복문 안에 있어야 한다. 배치마다 한 번씩 갱신하자.",
            ),
        )
        for added_up in ("never", "in an epoch")
    ),
    (
        "batches-ignored",
        Way(deal=_whole_set),
        Text(
            "every step sees all samples. Deal them out with `batches`, and make a step for each "
            "batch.",
            "걸음마다 모든 샘플을 본다. `batches`로 나누어 배치마다 한 걸음씩 가자.",
        ),
    ),
    (
        "whole-set-for-each-batch",
        Way(look_at=lambda task, batch: (task.X, task.y)),
        Text(
            "there is a step for each batch, but with the gradient of all samples. Inside the loop "
            "only the batch counts.",
            "배치마다 한 걸음씩 가지만 기울기는 모든 샘플에서 구했다. 반복문 안에서는 그 배치만 "
            "써야 한다.",
        ),
    ),
    *(
        (
            "validation-learned",
            Way(deal=deal),
            Text(
                "your network learns from the validation set. Then its validation loss says no "
                "more than the training loss. Update on the batches of X and y alone.",
                "신경망이 검증 데이터로도 배운다. 그러면 검증 손실도 학습 손실과 다를 바 없게 "
                "된다. X와 y의 배치로만 갱신하자.",
            ),
        )
        for deal in (_mixed, _then_validation, _validation_alone)
    ),
    *(
        (
            "gradients-not-reset",
            Way(added_up=added_up),
            Text(
                "gradients of earlier batches are still in the step: they are added up and never "
                "reset. Each step takes the gradient of its own batch.",
                "앞선 배치의 기울기가 걸음에 남아 있다. 기울기를 더하기만 하고 비우지 않았다. "
                "걸음마다 그 배치의 기울기만 써야 한다.",
            ),
        )
        for added_up in ("always", "in an epoch")
    ),
    (
        "uphill",
        Way(rate=lambda rate: -rate),
        Text(
            "your steps go uphill. `step` subtracts already, and `loss_gradient` has the right "
            "sign: change neither.",
            "걸음이 오르막으로 간다. `step`이 이미 빼고 `loss_gradient`의 부호도 맞다. 어느 쪽도 "
            "바꾸지 말자.",
        ),
    ),
    (
        "no-step",
        Way(rate=lambda rate: 0),
        Text(
            "the parameters are what they were. `backward` only finds the gradients; `step` moves "
            "the parameters.",
            "매개변수가 처음 그대로이다. `backward`는 기울기를 구하기만 한다. 매개변수를 옮기는 "
            "것은 `step`이다.",
        ),
    ),
    (
        "same-order",
        Way(deal=lambda task, epoch: Way().deal(task, 0)),
        Text(
            "every epoch has the same batches. Pass the number of the epoch as the seed.",
            "에포크마다 배치가 똑같다. 에포크의 번호를 시드로 넘기자.",
        ),
    ),
    (
        "counted-from-one",
        Way(deal=lambda task, epoch: Way().deal(task, epoch + 1)),
        Text(
            "your epochs are counted from 1. The seed of the first epoch is 0.",
            "에포크를 1부터 셌다. 첫 에포크의 시드는 0이다.",
        ),
    ),
    (
        "not-shuffled",
        Way(deal=_in_order),
        Text(
            "the samples come in the order in which they stand in X. Deal them out with `batches`, "
            "which shuffles.",
            "샘플이 X에 놓인 순서대로 나온다. 섞어서 나누어 주는 `batches`를 쓰자.",
        ),
    ),
    (
        "first-epoch-only",
        Way(epochs=lambda epochs: range(min(epochs, 1))),
        Text(
            "training ends after the first epoch. Does `return` stand inside the loop?",
            "학습이 첫 에포크에서 끝난다. `return`이 반복문 안에 있지 않은가?",
        ),
    ),
    *(
        (
            "wrong-number-of-epochs",
            Way(epochs=trained_epochs),
            Text(
                "there is one epoch too many or too few. `range(epochs)` has as many numbers as "
                "it says, and begins with 0.",
                "에포크가 하나 많거나 하나 적다. `range(epochs)`는 0부터 시작하여 꼭 그 개수만큼 "
                "센다.",
            ),
        )
        for trained_epochs in (
            lambda n: range(n - 1),
            lambda n: range(n + 1),
            lambda n: range(1, n),
        )
    ),
)


def _parameters(way: Way) -> Callable[..., Numbers]:
    return lambda *args: parameters(Task(*args), way)


def _history(
    way: Way, losses: Callable[[Task, Epoch], tuple[float, float]] = losses_after
) -> Callable[..., Numbers]:
    return lambda *args: history(Task(*args), way, losses)


def _before(task: Task, epoch: Epoch) -> tuple[float, float]:
    return losses_after(task, Epoch(epoch.before, epoch.before, (), ()))


def _on_the_way(task: Task, epoch: Epoch) -> tuple[float, float]:
    return float(np.mean(epoch.on_the_way)), losses_after(task, epoch)[1]


def _weighted(task: Task, epoch: Epoch) -> tuple[float, float]:
    sizes = [len(X) for X, _ in epoch.batches]
    return float(np.average(epoch.on_the_way, weights=sizes)), losses_after(task, epoch)[1]


def _last_batch_before(task: Task, epoch: Epoch) -> tuple[float, float]:
    return epoch.on_the_way[-1], losses_after(task, epoch)[1]


def _last_batch(task: Task, epoch: Epoch) -> tuple[float, float]:
    return loss_of(task, epoch.after, *epoch.batches[-1]), losses_after(task, epoch)[1]


def _training_twice(task: Task, epoch: Epoch) -> tuple[float, float]:
    return (losses_after(task, epoch)[0],) * 2


def _validation_twice(task: Task, epoch: Epoch) -> tuple[float, float]:
    return (losses_after(task, epoch)[1],) * 2


def _swapped(task: Task, epoch: Epoch) -> tuple[float, float]:
    training, validation = losses_after(task, epoch)
    return validation, training


TRAINED = tuple(Mistake(key, _parameters(way), text) for key, way, text in _WAYS)

HISTORY = (
    *(Mistake(key, _history(way), text) for key, way, text in _WAYS),
    *(
        Mistake(
            "measured-on-the-way",
            _history(Way(), losses),
            Text(
                "your training loss is put together from the batches, while the parameters were "
                "still changing. Both losses belong to one moment: after the epoch, on all "
                "samples.",
                "학습 손실을 배치의 손실로 만들었는데, 그동안 매개변수가 계속 변하고 있었다. 두 "
                "손실은 같은 때, 곧 에포크가 끝난 뒤에 모든 샘플로 재야 한다.",
            ),
        )
        for losses in (_on_the_way, _weighted)
    ),
    *(
        Mistake(
            "last-batch-only",
            _history(Way(), losses),
            Text(
                "your training loss is that of the last batch. Measure it on all samples, after "
                "the epoch.",
                "학습 손실이 마지막 배치의 손실이다. 에포크가 끝난 뒤 모든 샘플로 재자.",
            ),
        )
        for losses in (_last_batch_before, _last_batch)
    ),
    Mistake(
        "measured-before",
        _history(Way(), _before),
        Text(
            "the losses are taken down before each epoch. Take them down after it.",
            "손실을 에포크가 시작되기 전에 적었다. 끝난 뒤에 적자.",
        ),
    ),
    Mistake(
        "training-twice",
        _history(Way(), _training_twice),
        Text(
            "your validation loss is that of the training samples. Such a curve can never show "
            "overfitting: measure it on `X_val` and `y_val`.",
            "검증 손실을 학습 샘플로 쟀다. 그런 곡선은 과적합을 결코 보여 주지 못한다. `X_val`과 "
            "`y_val`로 재자.",
        ),
    ),
    Mistake(
        "validation-twice",
        _history(Way(), _validation_twice),
        Text(
            "your training loss is that of the validation samples. Measure it on `X` and `y`.",
            "학습 손실을 검증 샘플로 쟀다. `X`와 `y`로 재자.",
        ),
    ),
    Mistake(
        "curves-swapped",
        _history(Way(), _swapped),
        Text(
            "your two curves are swapped: what is called training is validation.",
            "두 곡선이 서로 바뀌었다. 학습이라고 한 것이 검증이다.",
        ),
    ),
)
