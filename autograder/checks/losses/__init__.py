"""The exercises of the assignment `losses`: what is right, what is tried, what is hidden."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from autograder.checks.answers import Choice
from autograder.checks.draws import cast, floats, grid
from autograder.checks.exercise import Args, Exercise, Idea
from autograder.checks.losses import binary_mistakes, classes_mistakes, mistakes
from autograder.checks.losses.questions import FITTING_LOSSES, TRUE_SENTENCES
from autograder.checks.losses.trick import cheat, honest_error
from autograder.checks.values import Numbers
from autograder.checks.wording import Text
from nnkit import losses as reference

__all__ = [
    "binary_cross_entropy",
    "binary_cross_entropy_gradient",
    "cheat",
    "fitting_losses",
    "honest_error",
    "mse",
    "mse_gradient",
    "softmax_cross_entropy",
    "softmax_cross_entropy_gradient",
    "true_sentences",
]

_SIZES = range(1, 8)
_SHAPES = ((4, 3), (3, 3), (5, 1), (2, 3, 2))

_BATCH_SIZE = Text("the mean over batches of 1 to 7 predictions", "예측값 1~7개인 배치에 대한 평균")
_SEVERAL_OUTPUTS = Text("several outputs for each sample", "샘플마다 여러 개인 출력")
_INTEGERS = Text("arrays of integers", "정수 배열")
_FLOAT32 = Text("arrays of float32", "float32 배열")
_UNCHANGED = Text("the inputs stay as they are", "입력을 바꾸지 않기")


def _gradient(loss: reference.Loss) -> Callable[..., Any]:
    """Return nnkit's gradient as a function of what the loss is a function of."""

    def gradient(prediction: Any, target: Any) -> Any:
        loss.forward(prediction, target)
        return loss.backward()

    return gradient


# The mean squared error: prediction and target of one shape, any


def _numbers(rng: np.random.Generator, *shape: int, **span: int) -> Args:
    prediction = grid(rng, *shape, **span)
    errors = grid(rng, *shape, low=-16, high=17, per=span.get("per", 8))
    return {"prediction": prediction, "target": prediction - errors}


def _both_sides(rng: np.random.Generator) -> Sequence[Args]:
    # As far above the targets as below them: the errors sum to 0
    cases = [(grid(rng, 3, low=-32), grid(rng, 3), grid(rng, 3)) for _ in range(2)]
    return [
        {"prediction": np.append(low + errors, high - errors), "target": np.append(low, high)}
        for low, high, errors in cases
    ]


def _unlike_shapes(rng: np.random.Generator) -> Sequence[Args]:
    # All but the last, numpy would stretch to fit.
    shapes = (((4, 1), (4,)), ((4,), (4, 1)), ((3, 2), (2,)), ((5,), (1,)), ((4,), (3,)))
    return [{"prediction": grid(rng, *one), "target": grid(rng, *other)} for one, other in shapes]


_OF_NUMBERS: Mapping[str, Any] = {
    "visible": [
        {"prediction": floats(2, 5), "target": floats(4, 5)},
        {"prediction": floats(0.5, -1, 3, 2), "target": floats(1, 1, 2.5, 2)},
        {"prediction": floats([1, 2], [0, 4], [3, 1]), "target": floats([1, 0], [1, 4], [0, 3])},
    ],
    "ideas": {
        "batch-size": Idea(_BATCH_SIZE, lambda rng: [_numbers(rng, size) for size in _SIZES]),
        "several-outputs": Idea(
            _SEVERAL_OUTPUTS, lambda rng: [_numbers(rng, *shape) for shape in _SHAPES]
        ),
        "both-sides": Idea(
            Text("errors on both sides of the targets", "타깃의 양쪽으로 틀린 오차"), _both_sides
        ),
        "integers": Idea(
            _INTEGERS,
            lambda rng: [cast(_numbers(rng, size, per=1), np.int64) for size in (2, 5)],
        ),
        "float32": Idea(
            _FLOAT32, lambda rng: [cast(_numbers(rng, size), np.float32) for size in (2, 5)]
        ),
        "mismatch": Idea(
            Text(
                "a ValueError where the shapes differ, even if numpy could stretch one to the "
                "other",
                "형상이 다를 때의 ValueError(numpy가 늘여서 맞출 수 있더라도)",
            ),
            _unlike_shapes,
        ),
        "inputs-unchanged": Idea(
            _UNCHANGED,
            lambda rng: [_numbers(rng, *shape) for shape in ((3,), (2, 3))],
            keeps_inputs=True,
        ),
    },
}

mse = Exercise(
    name="mse", right=reference.mean_squared_error, mistakes=mistakes.MSE, **_OF_NUMBERS
).check
mse_gradient = Exercise(
    name="mse_gradient",
    right=_gradient(reference.MeanSquaredError()),
    mistakes=mistakes.MSE_GRADIENT,
    **_OF_NUMBERS,
).check


# Binary cross-entropy: probabilities p and targets of one shape, any


def _answers(rng: np.random.Generator, *shape: int) -> Args:
    """Draw probabilities from 1/8 to 7/8, and targets of which about every other one is 1."""
    size = int(np.prod(shape))
    targets = rng.permutation((np.arange(size) + 1) % 2).reshape(shape)
    return {"p": grid(rng, *shape, high=8), "target": targets}


def _all_of(target: int) -> Callable[[np.random.Generator], Sequence[Args]]:
    return lambda rng: [
        {**_answers(rng, size), "target": np.full(size, target)} for size in (1, 3, 4)
    ]


def _certain(*, wrong: bool) -> Callable[[np.random.Generator], Sequence[Args]]:
    """Return what draws batches with two certain answers among others."""

    def draw(rng: np.random.Generator) -> Sequence[Args]:
        drawn = [_answers(rng, size) for size in (2, 5)]
        for args in drawn:
            for target in (0, 1):
                first = np.argmax(args["target"] == target)
                args["p"][first] = 1 - target if wrong else target
        return drawn

    return draw


def _whole_probabilities(rng: np.random.Generator) -> Sequence[Args]:
    return [
        {"p": rng.permutation([0, 0, 1, 1]), "target": rng.permutation([0, 0, 1, 1])}
        for _ in range(2)
    ]


def _small(base: int, low: int, high: int) -> Callable[[np.random.Generator], Sequence[Args]]:
    """Return what draws probabilities ``base ** -k``, with k from `low` to `high`."""
    return lambda rng: [
        {
            "p": float(base) ** -rng.integers(low, high + 1, size=size),
            "target": np.ones(size, dtype=np.int64),
        }
        for size in (1, 3)
    ]


def _binary(small: Callable[[np.random.Generator], Sequence[Args]]) -> Mapping[str, Idea]:
    return {
        "all-yes": Idea(Text("targets that are all 1", "모두 1인 타깃"), _all_of(1)),
        "all-no": Idea(Text("targets that are all 0", "모두 0인 타깃"), _all_of(0)),
        "batch-size": Idea(_BATCH_SIZE, lambda rng: [_answers(rng, size) for size in _SIZES]),
        "several-outputs": Idea(
            _SEVERAL_OUTPUTS, lambda rng: [_answers(rng, *shape) for shape in _SHAPES]
        ),
        "float32": Idea(
            _FLOAT32, lambda rng: [cast(_answers(rng, size), np.float32) for size in (2, 5)]
        ),
        "inputs-unchanged": Idea(
            _UNCHANGED,
            lambda rng: [_answers(rng, 3), *_certain(wrong=True)(rng)],
            keeps_inputs=True,
        ),
        "certain-and-right": Idea(
            Text(
                "a p of exactly 0 or 1 that is right, without a warning",
                "정확히 0이나 1인 p가 맞은 경우(경고 없이)",
            ),
            _certain(wrong=False),
            no_warnings=True,
        ),
        "certain-and-wrong": Idea(
            Text(
                "a p of exactly 0 or 1 that is wrong, without a warning",
                "정확히 0이나 1인 p가 틀린 경우(경고 없이)",
            ),
            _certain(wrong=True),
            no_warnings=True,
        ),
        "integers": Idea(
            Text("probabilities 0 and 1 as integers", "정수로 적은 확률 0과 1"),
            _whole_probabilities,
            no_warnings=True,
        ),
        "small-probabilities": Idea(
            Text("very small probabilities that are not 0", "아주 작지만 0은 아닌 확률"),
            small,
            no_warnings=True,
        ),
    }


_SOME_ANSWERS = [
    {"p": floats(0.8, 0.3, 0.5), "target": np.array([1, 0, 1])},
    {"p": floats([0.25, 0.9], [0.6, 0.5]), "target": np.array([[1, 0], [0, 1]])},
]

binary_cross_entropy = Exercise(
    name="binary_cross_entropy",
    right=reference.binary_cross_entropy,
    visible=[*_SOME_ANSWERS, {"p": floats(0.5, 0.0), "target": np.array([1, 0])}],
    ideas=_binary(_small(10, 9, 40)),
    mistakes=binary_mistakes.BINARY_CROSS_ENTROPY,
).check


def _one_sided(p: Numbers, target: Numbers) -> Iterable[Numbers]:
    """Yield the gradient whose two terms have a floor each.

    It differs where a certain answer is right: its slope there is that of the one side on which
    there are probabilities.
    """
    terms = (1 - target) / np.maximum(1 - p, 1e-12) - target / np.maximum(p, 1e-12)
    yield binary_mistakes.held(terms / p.size)


binary_cross_entropy_gradient = Exercise(
    name="binary_cross_entropy_gradient",
    use=lambda gradient, p, target: binary_mistakes.held(gradient(p, target)),
    right=lambda p, target: binary_mistakes.held(
        _gradient(reference.BinaryCrossEntropy())(p, target)
    ),
    also_right=_one_sided,
    visible=_SOME_ANSWERS,
    ideas=_binary(_small(2, 10, 16)),
    mistakes=binary_mistakes.BINARY_CROSS_ENTROPY_GRADIENT,
).check


# Cross-entropy from logits: logits of shape (samples, classes), labels of shape (samples,)


def _rows(rng: np.random.Generator, samples: int, classes: int, **span: int) -> Args:
    labels = rng.permutation(np.arange(samples) % classes)
    return {"logits": grid(rng, samples, classes, **span), "labels": labels}


def _batches(*shapes: tuple[int, int], **span: int) -> Callable[..., Sequence[Args]]:
    return lambda rng: [_rows(rng, *shape, **span) for shape in shapes]


def _with_logits(args: Args, logits: Any) -> Args:
    return {**args, "logits": logits}


def _large_logits(rng: np.random.Generator) -> Sequence[Args]:
    """Draw rows far above 0, far below it, far from each other, and with logits on both sides."""
    drawn = _batches((3, 4), (3, 4), (4, 3), (4, 3), (5, 5))(rng)
    signs = [np.array(sign) for sign in (1, -1, [[1], [-1], [1], [-1]], [1, -1, 1])]
    signs.append((-1) ** np.arange(1, 6))
    return [
        _with_logits(args, args["logits"] + 1000 * sign)
        for args, sign in zip(drawn, signs, strict=True)
    ]


def _one_label(rng: np.random.Generator) -> Sequence[Args]:
    return [{**_rows(rng, 4, 3), "labels": np.full(4, label)} for label in range(3)]


def _no_such_class(rng: np.random.Generator) -> Sequence[Args]:
    drawn = [_rows(rng, 4, 3) for _ in range(3)]
    for args, place, label in zip(drawn, (1, 3, 0), (-1, 3, -3), strict=True):
        args["labels"][place] = label
    return drawn


_OF_CLASSES: Mapping[str, Idea] = {
    "number-of-classes": Idea(
        Text("any number of classes, from 2 to 7", "클래스의 개수(2개부터 7개까지)"),
        _batches(*((5, classes) for classes in range(2, 8))),
    ),
    "square-batch": Idea(
        Text("as many samples as classes", "샘플 수와 클래스 수가 같은 배치"),
        _batches((3, 3), (4, 4)),
    ),
    "one-sample": Idea(
        Text("a batch of one sample", "샘플이 하나인 배치"), _batches((1, 3), (1, 5))
    ),
    "negative-values": Idea(
        Text("negative logits", "음수 로짓"),
        lambda rng: [_rows(rng, 4, 3, low=-32, high=high) for high in (0, 33)],
    ),
    "one-label": Idea(
        Text("the same label for all samples", "모든 샘플의 레이블이 같은 배치"), _one_label
    ),
    "integers": Idea(
        Text("logits of integers", "정수 로짓"),
        lambda rng: [
            _with_logits(args, args["logits"].astype(np.int64))
            for args in _batches((3, 2), (4, 5), high=5, per=1)(rng)
        ],
    ),
    "float32": Idea(
        Text("logits of float32", "float32 로짓"),
        lambda rng: [
            _with_logits(args, args["logits"].astype(np.float32))
            for args in _batches((3, 2), (4, 5))(rng)
        ],
    ),
    "large-logits": Idea(
        Text("large logits, without a warning", "절댓값이 큰 로짓(경고 없이)"),
        _large_logits,
        no_warnings=True,
    ),
    "inputs-unchanged": Idea(_UNCHANGED, _batches((4, 3), (2, 5)), keeps_inputs=True),
}

_SOME_LOGITS = [
    {"logits": floats([2, 1, -1]), "labels": np.array([0])},
    {
        "logits": floats([0.5, 2, 1], [3, -1, 0], [1, 1, 2], [0, 4, 1]),
        "labels": np.array([1, 2, 0, 1]),
    },
]

softmax_cross_entropy = Exercise(
    name="softmax_cross_entropy",
    right=lambda logits, labels: reference.categorical_cross_entropy(
        logits, labels, from_logits=True
    ),
    visible=_SOME_LOGITS,
    ideas={
        **_OF_CLASSES,
        "no-such-class": Idea(
            Text(
                "a ValueError where a label is not one of the classes",
                "레이블이 클래스 번호가 아닐 때의 ValueError",
            ),
            _no_such_class,
        ),
    },
    mistakes=classes_mistakes.SOFTMAX_CROSS_ENTROPY,
).check
softmax_cross_entropy_gradient = Exercise(
    name="softmax_cross_entropy_gradient",
    right=_gradient(reference.CategoricalCrossEntropy(from_logits=True)),
    visible=_SOME_LOGITS,
    ideas=_OF_CLASSES,
    mistakes=classes_mistakes.SOFTMAX_CROSS_ENTROPY_GRADIENT,
).check


# Questions

fitting_losses = Choice("fitting_losses", FITTING_LOSSES).check
true_sentences = Choice("true_sentences", TRUE_SENTENCES).check
