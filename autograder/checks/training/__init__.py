"""The exercises of the assignment `training`: what is right, what is tried, what is hidden."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np

from autograder.checks.draws import cast, floats, grid
from autograder.checks.exercise import Args, Exercise, Idea
from autograder.checks.failure import RuleBroken
from autograder.checks.training import mistakes
from autograder.checks.training.leaks import PREPARED_TRAINING, PREPARED_VALIDATION, prepared
from autograder.checks.training.questions import reading, remedies
from autograder.checks.training.runs import Task, Way, history, initial, parameters
from autograder.checks.training.sizes import CHOICES, chosen
from autograder.checks.training.stopping import KEPT, LOSSES, curve, moved, stopped
from autograder.checks.values import Numbers
from autograder.checks.wording import Text
from autograder.fields import look, place

__all__ = [
    "choose_width",
    "history_of",
    "kept",
    "losses_until",
    "prepared_training",
    "prepared_validation",
    "reading",
    "remedies",
    "trained",
]

_UNCHANGED = Text("the inputs stay as they are", "입력을 바꾸지 않기")


# The training loop. The learner's function and the notebook's Network come as a pair: the network
# has to be made where the learner's code runs.


def _train(subject: tuple[Any, Any], task: Task) -> tuple[Any, Any]:
    """Return a network of the notebook's after its training, and what the last call returned."""
    train, network = subject
    model = network(list(task.widths), task.seed)
    first = initial(task.widths, task.seed)
    place(model, {
        f"layers[{number}].params[{name}]": params[name]
        for number, params in enumerate(first) for name in ("weight", "bias")
    })  # fmt: skip
    data = [task.X, task.y, task.X_val, task.y_val]
    # Each training has data of its own: what one does to them is not put down to the next.
    for own in [data, *([array.copy() for array in data] for _ in range(1, task.times))]:
        returned = train(model, *own, task.learning_rate, task.epochs, task.size)
    return model, returned


def _parameters_of(model: Any, layers: int) -> Numbers:
    names = (
        f"layers[{number}].params[{name}]"
        for number in range(layers)
        for name in ("weight", "bias")
    )
    return np.concatenate([np.ravel(np.asarray(each, dtype=float)) for each in look(model, *names)])


def _trained(subject: tuple[Any, Any], *args: Any) -> Any:
    task = Task(*args)
    model, _ = _train(subject, task)
    return _parameters_of(model, len(task.widths) - 1)


def _history(subject: tuple[Any, Any], *args: Any) -> Any:
    task = Task(*args)
    _, returned = _train(subject, task)
    if returned is None:
        return None
    try:
        curves = [np.asarray(returned[name], dtype=float) for name in ("training", "validation")]
    except (TypeError, KeyError, IndexError, ValueError):
        raise RuleBroken("no-history", mistakes.RULES["no-history"]) from None
    if any(curve.ndim != 1 for curve in curves) or len(curves[0]) != len(curves[1]):
        raise RuleBroken("uneven-history", mistakes.RULES["uneven-history"])
    if len(curves[0]) > task.epochs:
        raise RuleBroken("history-too-long", mistakes.RULES["history-too-long"])
    return np.array(curves)


def _task(
    rng: np.random.Generator,
    *,
    widths: Sequence[int] = (2, 3, 1),
    samples: int = 8,
    validation: int = 5,
    epochs: int = 3,
    size: int = 4,
    times: int = 1,
) -> Args:
    def part(count: int) -> tuple[Numbers, Numbers]:
        # the classes overlap, so that no loss is near 0
        X = rng.normal(size=(count, widths[0])).round(2)
        y = (X.sum(axis=1, keepdims=True) + rng.normal(size=(count, 1)) > 0).astype(float)
        return X, y

    X, y = part(samples)
    X_val, y_val = part(validation)
    return {
        "widths": list(widths), "seed": int(rng.integers(1000)),
        "X": X, "y": y, "X_val": X_val, "y_val": y_val,
        "learning_rate": float(rng.integers(4, 13)) / 16, "epochs": epochs, "size": size,
        "times": times,
    }  # fmt: skip


def _other_validation(rng: np.random.Generator) -> Sequence[Args]:
    one, other = _task(rng, validation=4), _task(rng, validation=9)
    return [one, {**one, "X_val": other["X_val"], "y_val": other["y_val"]}]


_TRAINING_IDEAS = {
    "number-of-epochs": Idea(
        Text("any number of epochs, from 1 to 5", "에포크 수(1부터 5까지)"),
        lambda rng: [_task(rng, epochs=epochs) for epochs in range(1, 6)],
    ),
    "ragged-last-batch": Idea(
        Text("a last batch that is smaller", "더 작은 마지막 배치"),
        lambda rng: [_task(rng, samples=samples, size=3) for samples in (7, 8, 10)],
    ),
    "extreme-sizes": Idea(
        Text(
            "batches of one sample, and all samples in one batch",
            "샘플이 하나인 배치와 모든 샘플을 담은 배치",
        ),
        lambda rng: [_task(rng, samples=6, size=size) for size in (1, 6, 20)],
    ),
    "networks": Idea(
        Text("networks with 1 to 3 layers", "층이 1~3개인 신경망"),
        lambda rng: [_task(rng, widths=widths) for widths in ((2, 1), (3, 4, 1), (2, 4, 3, 1))],
    ),
    "validation-only-looked-at": Idea(
        Text("nothing is learned from the validation set", "검증 데이터로는 배우지 않기"),
        _other_validation,
    ),
    "trained-twice": Idea(
        Text(
            "a second training goes on where the first ended, with a history of its own",
            "두 번째 학습은 첫 번째가 끝난 데서 이어지고, 기록은 따로 남기기",
        ),
        lambda rng: [_task(rng, times=2), _task(rng, times=2, epochs=2, size=3)],
    ),
    "inputs-unchanged": Idea(_UNCHANGED, lambda rng: [_task(rng)], keeps_inputs=True),
}

_TINY: Args = {
    "widths": [2, 2, 1], "seed": 4,
    "X": floats([0, 0], [0, 1], [1, 0], [1, 1]), "y": floats([0], [1], [1], [1]),
    "X_val": floats([2, 1], [-1, 0]), "y_val": floats([1], [0]),
    "learning_rate": 0.5, "epochs": 2, "size": 2, "times": 1,
}  # fmt: skip
_VISIBLE = [_TINY, {**_TINY, "widths": [2, 1], "epochs": 3, "size": 3}]

trained = Exercise(
    name="model = Network(widths, seed); train(model, …); model.layers[…].params",
    use=_trained,
    right=lambda *args: parameters(Task(*args), Way()),
    visible=_VISIBLE,
    ideas=_TRAINING_IDEAS,
    mistakes=mistakes.TRAINED,
).check

history_of = Exercise(
    name='history = train(Network(widths, seed), …); history["training"], history["validation"]',
    use=_history,
    right=lambda *args: history(Task(*args), Way()),
    visible=_VISIBLE,
    ideas=_TRAINING_IDEAS,
    mistakes=mistakes.HISTORY,
).check


# Early stopping. The losses are given, epoch by epoch. An epoch adds 1 to every parameter, so what
# a parameter has gained in the end is the epoch that it is from.


def _train_until_best(
    subject: tuple[Any, Any], losses: Sequence[float], patience: int, epochs: int, widths: list[int]
) -> tuple[Numbers, Any]:
    """Return what every parameter has gained, and what the learner's function returned."""
    train_until_best, network = subject
    layers = len(widths) - 1
    model = network(widths, 0)
    before = _parameters_of(model, layers)
    place(model, {
        f"layers[{number}].grads": {"weight": -np.ones(shape), "bias": -np.ones(shape[1])}
        for number, shape in enumerate(pairwise(widths))
    })  # fmt: skip

    def validation_loss(model: Any) -> float:
        # The very last parameter is a bias: it says which epoch this network comes from.
        (bias,) = look(model, f"layers[{layers - 1}].params[bias]")
        epoch = round(float(np.asarray(bias)[-1] - before[-1]))
        # Before the first epoch there is nothing to go back to.
        return losses[min(epoch, len(losses)) - 1] if epoch > 0 else np.inf

    # An epoch is a step of the notebook's network: it stays where the learner's code runs.
    returned = train_until_best(model, network.step, validation_loss, patience, epochs)
    return _parameters_of(model, layers) - before, returned


def _losses(subject: tuple[Any, Any], *args: Any) -> Any:
    _, returned = _train_until_best(subject, *args)
    if returned is None:
        return None
    try:
        losses = np.asarray(returned, dtype=float)
    except (TypeError, ValueError):
        losses = np.array(np.nan)
    if losses.ndim != 1:
        raise RuleBroken("no-losses", mistakes.RULES["no-losses"])
    return losses


def _script(
    rng: np.random.Generator,
    pattern: str,
    patience: int,
    *,
    epochs: int = 0,
    widths: Sequence[int] = (2, 2, 1),
    scale: float = 1.0,
) -> Args:
    """Draw a case; unless told otherwise, as many epochs are allowed as there are losses."""
    losses = curve(rng, pattern, scale)
    return {
        "losses": losses,
        "patience": patience,
        "epochs": epochs or len(losses),
        "widths": list(widths),
    }


_STOPPING_IDEAS = {
    "patience": Idea(
        Text("a patience of 1 to 5", "patience 1~5"),
        lambda rng: [
            _script(
                rng,
                "b" + "w" * (patience - 1) + "bb" + "w" * patience + "b" + "w" * (patience + 2),
                patience,
            )
            for patience in range(1, 6)
        ],
    ),
    "rises-in-between": Idea(
        Text("rises with better epochs in between", "늘어나는 사이사이에 새 최저가 나오는 손실"),
        lambda rng: [
            _script(rng, "bwbwwbwbwwbwwwbb", 3),
            _script(rng, "bwbwbwbwwbb", 2),
        ],
    ),
    "falls-above-the-best": Idea(
        Text(
            "a loss that falls again, but not below the best", "다시 줄지만 최저에는 못 미치는 손실"
        ),
        lambda rng: [_script(rng, "bbwffbbb", 3), _script(rng, "bwfwfbbb", 4)],
    ),
    "equal-losses": Idea(
        Text("a loss that equals the best", "최저와 같은 손실"),
        lambda rng: [_script(rng, "bb==bbb", 2), _script(rng, "bb=w=bbb", 3)],
    ),
    "epochs-run-out": Idea(
        Text(
            "epochs that run out before the patience does",
            "patience에 이르기 전에 epochs가 끝나는 학습",
        ),
        lambda rng: [
            _script(rng, "bbbbbb", 2, epochs=4),
            _script(rng, "bbwwwwbb", 5, epochs=5),
            _script(rng, "bwwbwbb", 3, epochs=5),
        ],
    ),
    "large-losses": Idea(
        Text("large losses", "큰 손실"),
        lambda rng: [_script(rng, "bbwwbb", 2, scale=1024.0)],
    ),
    "every-layer": Idea(
        Text("weights and biases of 1 to 3 layers", "층 1~3개의 가중치와 편향"),
        lambda rng: [
            _script(rng, "bbwwbb", 2, widths=widths) for widths in ((2, 1), (2, 3, 1), (1, 2, 2, 1))
        ],
    ),
}
_STOPPED = [
    {"losses": [1.0, 0.5, 0.75, 0.625, 0.25], "patience": 2, "epochs": 5, "widths": [2, 2, 1]},
    {"losses": [1.0, 0.75, 0.875, 0.5, 0.25], "patience": 2, "epochs": 4, "widths": [2, 1]},
]

losses_until = Exercise(
    name="train_until_best(model, one_epoch, validation_loss, patience, epochs)",
    use=_losses,
    right=lambda *args: stopped(*args).losses,
    visible=_STOPPED,
    ideas=_STOPPING_IDEAS,
    mistakes=LOSSES,
).check

kept = Exercise(
    name="train_until_best(model, …); model.layers[…].params",
    use=lambda subject, *args: _train_until_best(subject, *args)[0],
    right=lambda *args: moved(args, stopped(*args).best),
    visible=_STOPPED,
    ideas=_STOPPING_IDEAS,
    mistakes=KEPT,
).check


# A validation set that nothing has leaked into


def _part(which: int, prepare: Any, X: Numbers, y: Numbers, validation: int, seed: int) -> Any:
    """Return inputs and targets of one part side by side: 0 is training, 1 is validation."""
    returned = prepare(X, y, validation, seed)
    if returned is None:
        return None
    try:
        X_train, y_train, X_val, y_val = returned
        inputs, targets = (X_train, y_train) if which == 0 else (X_val, y_val)
        return np.hstack([np.asarray(inputs, dtype=float), np.asarray(targets, dtype=float)])
    except (TypeError, ValueError):
        raise RuleBroken("not-four-arrays", mistakes.RULES["not-four-arrays"]) from None


def _data(
    rng: np.random.Generator,
    *,
    samples: int = 9,
    features: int = 2,
    validation: int = 3,
    per: int = 8,
) -> Args:
    X = grid(rng, samples, features, low=-64, high=65, per=per)
    return {
        "X": X + 64 * np.arange(features),  # the features differ, or one mean would do for all
        "y": (rng.permutation(samples) % 2).astype(float)[:, np.newaxis],
        "validation": validation,
        "seed": int(rng.integers(1, 1000)),
    }


def _constant_feature(rng: np.random.Generator) -> Sequence[Args]:
    drawn = [_data(rng, features=features) for features in (2, 3)]
    for args in drawn:
        training = np.random.default_rng(args["seed"]).permutation(len(args["X"]))[3:]
        args["X"][training, 1] = 4.0
    return drawn


def _other_labels(rng: np.random.Generator) -> Sequence[Args]:
    args = _data(rng)
    return [args, {**args, "y": 1 - args["y"]}]


_PREPARED_IDEAS = {
    "sizes": Idea(
        Text("parts of any size", "크기가 다양한 부분"),
        lambda rng: [
            _data(rng, samples=samples, validation=validation)
            for samples, validation in ((6, 1), (12, 4), (10, 7))
        ],
    ),
    "number-of-features": Idea(
        Text("1 to 5 features", "특성 1~5개"),
        lambda rng: [_data(rng, features=features) for features in range(1, 6)],
    ),
    "other-labels": Idea(
        Text("the inputs say nothing of the labels", "레이블이 입력에 드러나지 않기"),
        _other_labels,
    ),
    "constant-feature": Idea(
        Text(
            "a feature that is the same in all of the training set",
            "학습 데이터에서 값이 모두 같은 특성",
        ),
        _constant_feature,
        no_warnings=True,
    ),
    "types": Idea(
        Text("arrays of integers and of float32", "정수 배열과 float32 배열"),
        lambda rng: [cast(_data(rng, per=1), np.int64), cast(_data(rng), np.float32)],
    ),
    "inputs-unchanged": Idea(_UNCHANGED, lambda rng: [_data(rng)], keeps_inputs=True),
}
_SMALL_DATA = [
    {
        "X": floats([1, 10], [2, 30], [3, 20], [4, 60], [9, 50]),
        "y": floats([0], [1], [0], [1], [1]),
        "validation": 2,
        "seed": seed,
    }
    for seed in (1, 2)
]


def _prepared(which: int, known: Sequence[Any]) -> Callable[..., Any]:
    return Exercise(
        name=f"np.hstack(prepare(X, y, validation, seed)[{2 * which}:{2 * which + 2}])",
        use=partial(_part, which),
        right=lambda *args: np.hstack(prepared(*args)[2 * which : 2 * which + 2]),
        visible=_SMALL_DATA,
        ideas=_PREPARED_IDEAS,
        mistakes=known,
    ).check


prepared_training = _prepared(0, PREPARED_TRAINING)
prepared_validation = _prepared(1, PREPARED_VALIDATION)


# Choosing a size


def _curves(rng: np.random.Generator, *, seeds: int = 2, margin: float = 0.0) -> Args:
    """Draw the curves of four widths, no two of which are worth the same."""
    # Losses are multiples of 1/8, and there are 1, 2 or 4 seeds: so the means are exact.
    while True:
        validation = grid(rng, 4, seeds, 4, high=17)
        if len(np.unique(validation.min(axis=2).mean(axis=1))) == 4:
            return {
                "widths": rng.permutation([0, 2, 8, 32]),
                "training": grid(rng, 4, seeds, 4, high=17),
                "validation": validation,
                "margin": margin,
            }


def _telling(rng: np.random.Generator, *keys: str, seeds: int = 2, margin: float = 0.0) -> Args:
    """Draw a case in which none of these mistakes comes to the right width."""
    wrong = [mistake.formula for mistake in CHOICES if mistake.key in keys]
    while True:
        args = _curves(rng, seeds=seeds, margin=margin)
        if all(formula(**args) != chosen(**args) for formula in wrong):
            return args


_WRONG_SCORES = ("by-training", "last-loss", "luckiest-seed", "mean-curve", "mean-of-the-curve")


def _best_in_the_middle(rng: np.random.Generator) -> Args:
    """Draw a case in which smaller and larger widths than the best are within the margin."""
    while True:
        args = _telling(rng, "margin-ignored", margin=0.25)
        widths, worth = args["widths"], args["validation"].min(axis=2).mean(axis=1)
        if widths[worth <= worth.min() + args["margin"]].max() > widths[worth.argmin()]:
            return args


def _tie(rng: np.random.Generator, *, seeds: int) -> Args:
    """Draw a case in which the best two widths are equally good, and the larger comes first."""
    while True:
        args = _curves(rng, seeds=seeds)
        best = np.argmin(args["validation"].min(axis=2).mean(axis=1))
        first, second = sorted((int(best), int((best + 1) % 4)))
        if args["widths"][first] > args["widths"][second]:
            other = second if best == first else first
            args["validation"][other] = args["validation"][best][::-1]  # other seeds, other order
            return args


choose_width = Exercise(
    name="choose_width",
    right=chosen,
    visible=[
        {
            "widths": np.array([2, 8]),
            "training": floats([[0.6, 0.5, 0.4]], [[0.5, 0.3, 0.1]]),
            "validation": floats([[0.7, 0.6, 0.5]], [[0.6, 0.4, 0.9]]),
            "margin": 0.0,
        },
        {
            "widths": np.array([2, 8, 32]),
            "training": floats(
                [[0.75, 0.5], [0.75, 0.5]],
                [[0.5, 0.25], [0.5, 0.25]],
                [[0.25, 0.0], [0.25, 0.0]],
            ),
            "validation": floats(
                [[0.75, 0.5], [1.0, 0.75]],
                [[0.5, 0.375], [0.5, 0.5]],
                [[0.375, 0.5], [0.375, 0.75]],
            ),
            "margin": 0.125,
        },
    ],
    ideas={
        "by-validation": Idea(
            Text(
                "training and validation that disagree",
                "서로 다른 말을 하는 학습 손실과 검증 손실",
            ),
            lambda rng: [_telling(rng, "by-training", "index-returned") for _ in range(3)],
        ),
        "lowest-loss": Idea(
            Text("curves that rise again", "다시 올라가는 곡선"),
            lambda rng: [_telling(rng, "last-loss", "mean-of-the-curve") for _ in range(3)],
        ),
        "several-seeds": Idea(
            Text("1, 2 or 4 seeds", "시드 1개, 2개, 4개"),
            lambda rng: [
                _curves(rng, seeds=1),
                _telling(rng, "luckiest-seed", "mean-curve", seeds=2),
                _telling(rng, "luckiest-seed", "mean-curve", seeds=4),
            ],
        ),
        "ties": Idea(
            Text("two widths that are equally good", "똑같이 좋은 두 너비"),
            lambda rng: [_tie(rng, seeds=seeds) for seeds in (1, 2, 4)],
        ),
        "margin": Idea(
            Text(
                "widths within the margin, and exactly at it",
                "여유(margin) 안에 있는 너비와 그 경계에 있는 너비",
            ),
            lambda rng: [
                _best_in_the_middle(rng),
                _telling(rng, "margin-ignored", "margin-excluded", margin=0.25),
                _telling(rng, *_WRONG_SCORES, margin=0.25),
            ],
        ),
        "inputs-unchanged": Idea(_UNCHANGED, lambda rng: [_curves(rng)], keeps_inputs=True),
    },
    mistakes=CHOICES,
).check
