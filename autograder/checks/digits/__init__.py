"""The exercises of the assignment `digits`: what is right, what is tried, what is hidden."""

import contextlib
import tempfile
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np

from autograder.checks.answers import Choice, Option
from autograder.checks.digits import mistakes
from autograder.checks.digits.data import disguised, released, withheld
from autograder.checks.digits.parts import pair, sizes
from autograder.checks.digits.training import Unseen, judged
from autograder.checks.draws import cast, floats, grid, shared_ideas
from autograder.checks.exercise import Args, Exercise, Idea
from autograder.checks.values import Numbers, Tolerance
from autograder.checks.wording import Text
from nnkit.datasets import standardize as standardized
from nnkit.metrics import confusion_matrix as counted

__all__ = [
    "confusion_matrix",
    "leaking_steps",
    "most_confused",
    "prepare",
    "saving",
    "split",
    "standardize",
    "train_digits",
]

_UNCHANGED = Text("the inputs stay as they are", "입력을 바꾸지 않기")


# From rows to images and labels


def _rows(rng: np.random.Generator, samples: int, pixels: int, most: int = 16) -> Args:
    ink = rng.integers(0, most + 1, size=(samples, pixels))
    ink[:, 0] = most - rng.integers(0, 3, size=samples)  # so that no image is blank
    return {"rows": np.column_stack([rng.integers(0, 10, size=samples), ink])}


_OF_ROWS = {
    "number-of-pixels": Idea(
        Text("any number of pixels", "픽셀의 수"),
        lambda rng: [_rows(rng, samples=4, pixels=pixels) for pixels in (2, 3, 9, 64)],
    ),
    "one-row": Idea(
        Text("a table of one row", "행이 하나인 표"),
        lambda rng: [_rows(rng, 1, 4), _rows(rng, 1, 9)],
    ),
    "pale-digits": Idea(
        Text("pale digits, none of them with full ink", "잉크가 가득한 픽셀이 없는 흐린 숫자"),
        lambda rng: [_rows(rng, samples=5, pixels=6, most=most) for most in (7, 11)],
    ),
    "float-rows": Idea(
        Text("rows of floats", "실수로 된 행"),
        lambda rng: [cast(_rows(rng, samples=4, pixels=6), np.float64) for _ in range(2)],
    ),
    "inputs-unchanged": Idea(
        _UNCHANGED,
        lambda rng: [cast(_rows(rng, 4, 6), dtype) for dtype in (np.int64, np.float64)],
        keeps_inputs=True,
    ),
}


def _part(place: int) -> Callable[..., Any]:
    """Return a use of the learner's `prepare` that takes one of the two that it returns."""

    def taken(function: Any, *args: Any) -> Any:
        both = pair(function(*args))
        return None if both is None else both[place]

    return taken


def _has_integer_labels(function: Any, *args: Any) -> Any:
    labels = _part(1)(function, *args)
    return None if labels is None else np.asarray(labels).dtype.kind in "iu"


_TABLES: Sequence[Args] = [
    {"rows": np.array([[7, 0, 8, 16], [1, 4, 12, 0]])},
    {"rows": np.array([[0, 5, 16, 9, 2]])},
]
_pixels = Exercise(
    name="prepare(rows)[0]",
    use=_part(0),
    right=lambda rows: rows[:, 1:] / 16,
    visible=_TABLES,
    ideas=_OF_ROWS,
    mistakes=mistakes.PIXELS,
)
_labels = Exercise(
    name="prepare(rows)[1]",
    use=_part(1),
    right=lambda rows: rows[:, 0],
    visible=_TABLES,
    ideas=_OF_ROWS,
    mistakes=mistakes.LABELS,
)
_integer_labels = Exercise(
    name="np.issubdtype(prepare(rows)[1].dtype, np.integer)",
    use=_has_integer_labels,
    right=lambda rows: True,
    visible=_TABLES,
    ideas=_OF_ROWS,
    mistakes=mistakes.INTEGER_LABELS,
)


def prepare(function: Any, *ideas: str) -> bool:
    """Check the learner's `prepare`: the images, then the labels, then that these are integers."""
    return all(each.check(function, *ideas) for each in (_pixels, _labels, _integer_labels))


# Two parts


def _samples(rng: np.random.Generator, samples: int, share: float) -> Args:
    """Return samples in the order of their labels, no two of them alike."""
    X = np.column_stack([rng.permutation(samples) / 8, grid(rng, samples, 2)])
    y = np.arange(samples) * 5 // samples
    return {"X": X, "y": y, "share": share, "seed": int(rng.integers(1000))}


def _right_sizes(X: Numbers, y: Numbers, share: float, seed: int) -> Numbers:
    return np.array([1 - share, share]) * len(X)


split = Exercise(
    name="split",
    use=sizes,
    right=_right_sizes,
    visible=[_samples(np.random.default_rng(11), 40, 0.25)],
    ideas={
        "number-of-samples": Idea(
            Text("any number of samples", "샘플의 수"),
            lambda rng: [_samples(rng, samples, 0.25) for samples in (24, 60, 100)],
        ),
        "shares": Idea(
            Text("other shares for the validation part", "검증 데이터의 다른 비율"),
            lambda rng: [_samples(rng, 64, share) for share in (0.125, 0.5, 0.625)],
        ),
        "inputs-unchanged": Idea(
            _UNCHANGED, lambda rng: [_samples(rng, 40, 0.25)], keeps_inputs=True
        ),
    },
    mistakes=mistakes.SPLIT,
).check


# One scale, and nothing leaks


def _two_parts(rng: np.random.Generator, pixels: int, *, validation: int = 3, **span: int) -> Args:
    training, other = grid(rng, 5, pixels, **span), grid(rng, validation, pixels, **span)
    training[0], training[1] = training.min(axis=0) - 1, training.max(axis=0) + 1  # all change
    return {"X_training": training, "X_validation": other}


def _with_constant_pixels(rng: np.random.Generator) -> Sequence[Args]:
    drawn = [_two_parts(rng, pixels) for pixels in (3, 4)]
    for args, ink in zip(drawn, (0, 0.5), strict=True):
        args["X_training"][:, 1] = ink
    return drawn


def _stacked(function: Any, *args: Any) -> Any:
    both = pair(function(*args))
    return None if both is None else np.vstack(both)


_SHARED = shared_ideas(_two_parts)

standardize = Exercise(
    name="np.vstack(standardize(X_training, X_validation))",
    use=_stacked,
    right=lambda training, validation: np.vstack(standardized(training, validation)),
    visible=[
        {"X_training": floats([0.25], [0.75]), "X_validation": floats([1])},
        {
            "X_training": floats([0, 1, 0.5], [0, 3, 2], [0, 2, 2]),
            "X_validation": floats([0, 2, 1], [1, 0, 4]),
        },
    ],
    ideas={
        **{key: _SHARED[key] for key in _SHARED if key != "negative-values"},
        "one-validation-sample": Idea(
            Text("a validation part of one sample", "샘플이 하나뿐인 검증 데이터"),
            lambda rng: [_two_parts(rng, pixels, validation=1) for pixels in (2, 4)],
        ),
        "constant-pixel": Idea(
            Text("a pixel that never changes in training", "학습 데이터에서 변하지 않는 픽셀"),
            _with_constant_pixels,
        ),
    },
    mistakes=mistakes.STANDARDIZE,
).check

leaking_steps = Choice(
    "leaking_steps",
    [
        Option(
            "mean-of-all",
            Text(
                "Before anything was split, the mean of every pixel was computed from all digits "
                "and subtracted.",
                "나누기 전에, 모든 숫자에서 픽셀마다 평균을 구하여 뺐다.",
            ),
            right=True,
            because=Text(
                "if the mean of all digits is used, the validation part has helped to make the "
                "ruler that it is measured with.",
                "숫자 전체의 평균을 쓰면, 검증 데이터가 자기를 잴 자를 만드는 데 끼어든 것이다.",
            ),
        ),
        Option(
            "divided-by-a-constant",
            Text(
                "Before anything was split, all ink was divided by 16, the most that a pixel can "
                "hold.",
                "나누기 전에, 픽셀이 담을 수 있는 가장 큰 값인 16으로 모든 잉크를 나누었다.",
            ),
            because=Text(
                "a constant that was known before the data came from no digit, so nothing of any "
                "digit is in it.",
                "데이터보다 먼저 알려진 상수는 어떤 숫자에서도 나오지 않았으므로, 거기에는 샐 것이 "
                "없다.",
            ),
        ),
        Option(
            "copies-before-the-split",
            Text(
                "Of every digit a slightly paler copy was added, and then digits and copies were "
                "dealt at random into the two parts.",
                "숫자마다 조금 흐린 복사본을 더한 다음, 숫자와 복사본을 무작위로 두 부분에 "
                "나누었다.",
            ),
            right=True,
            because=Text(
                "a digit and its copy may come into different parts, and then the network is asked "
                "about what it knows by heart. Split first.",
                "숫자와 그 복사본이 서로 다른 부분에 들어가면, 신경망은 외운 것을 질문받는다. 먼저 "
                "나누어야 한다.",
            ),
        ),
        Option(
            "copies-after-the-split",
            Text(
                "After the split, a slightly paler copy of every training digit was added to the "
                "training part.",
                "나눈 다음, 학습 데이터의 숫자마다 조금 흐린 복사본을 학습 데이터에 더했다.",
            ),
            because=Text(
                "after the split, copies of training digits stay where their originals are.",
                "나눈 다음에 만든 학습 숫자의 복사본은 본래 숫자와 같은 쪽에 머문다.",
            ),
        ),
        Option(
            "treated-alike",
            Text(
                "After the split, the validation digits were standardised with the mean and the "
                "deviation of the training part.",
                "나눈 다음, 학습 데이터의 평균과 표준편차로 검증 숫자를 표준화했다.",
            ),
            because=Text(
                "to treat the validation part with numbers of the training part is the right way: "
                "nothing is learned from it.",
                "학습 데이터의 수로 검증 데이터를 다루는 것은 옳은 방법이다. 검증 데이터에서 "
                "배우는 것이 없다.",
            ),
        ),
        Option(
            "best-of-many",
            Text(
                "Twenty networks were trained from different seeds, and the one that read most "
                "validation digits was handed in with that accuracy.",
                "시드가 다른 신경망 스무 개를 학습시켜 검증 숫자를 가장 많이 읽은 것을 골라, 그 "
                "정확도와 함께 제출했다.",
            ),
            right=True,
            because=Text(
                "if the validation part has chosen among many networks, the best number is partly "
                "luck. To report, digits are needed that had no say in the choice.",
                "여러 신경망 가운데 하나를 검증 데이터로 골랐다면, 가장 좋은 수에는 운이 섞여 "
                "있다. 성적을 보고하려면 고르는 데 쓰지 않은 숫자가 있어야 한다.",
            ),
        ),
    ],
).check


# Training


def _in_fifths() -> Args:
    """Return the released digits, four fifths to learn from and the others to be asked about."""
    X, y = released()
    fifth = np.arange(len(X)) % 5 == 4
    return {"X": X[~fifth], "y": y[~fifth], "unseen": Unseen(X[fifth], y[fifth], hidden=False)}


def _exchanged(rng: np.random.Generator) -> Sequence[Args]:
    """Return released and withheld digits; each digit is called by the name of another."""
    order = rng.permutation(10)
    called = np.empty(10, np.int64)
    called[order] = np.roll(order, 1)
    X, y = released()
    images, usual = withheld()
    unseen = Unseen(disguised(images, rng), called[usual], usual, counts=True)
    return [{"X": X, "y": called[y], "unseen": unseen}]


def _sorted_digits(rng: np.random.Generator) -> Sequence[Args]:
    X, y = released()
    order = np.argsort(y, kind="stable")
    images, labels = withheld()
    unseen = Unseen(disguised(images, rng), labels, in_order=True)
    return [{"X": X[order], "y": y[order], "unseen": unseen}]


train_digits = Exercise(
    name="np.mean(train_digits(X, y).predict(unseen.X) == unseen.y) >= 0.95",
    use=judged,
    right=lambda X, y, unseen: True,
    visible=[_in_fifths()],
    ideas={
        "withheld": Idea(
            Text(
                "at least 95% of the withheld digits, from the labels that are given, with at most "
                "5,000 parameters",
                "주어진 레이블로 배워, 매개변수 5,000개 이하로 떼어 놓은 숫자를 95% 이상 읽기",
            ),
            _exchanged,
        ),
        "sorted-digits": Idea(
            Text(
                "training digits in the order 0 to 9; the inputs stay as they are",
                "0부터 9까지 순서대로 놓인 학습 숫자, 입력을 바꾸지 않기",
            ),
            _sorted_digits,
            keeps_inputs=True,
        ),
    },
    mistakes=mistakes.TRAIN_DIGITS,
).check


# Which is taken for which?


def _answers(
    rng: np.random.Generator, classes: int, samples: int = 30, *, seen: int | None = None
) -> Args:
    target = rng.integers(0, seen or classes, size=samples)
    shift = (rng.random(samples) < 0.4) * rng.integers(0, seen or classes, size=samples)
    return {
        "prediction": (target + shift) % (seen or classes),
        "target": target,
        "classes": classes,
    }


confusion_matrix = Exercise(
    name="confusion_matrix",
    right=lambda prediction, target, classes: counted(prediction, target, classes=classes),
    visible=[
        {"prediction": np.array([0, 1, 1, 2]), "target": np.array([0, 1, 2, 2]), "classes": 3},
        {
            "prediction": np.array([1, 0, 1, 1, 3]),
            "target": np.array([0, 0, 0, 1, 2]),
            "classes": 4,
        },
    ],
    ideas={
        "number-of-classes": Idea(
            Text("2 to 10 classes", "클래스 2~10개"),
            lambda rng: [_answers(rng, classes) for classes in range(2, 11)],
        ),
        "frequent-pairs": Idea(
            Text("pairs that occur often", "자주 나오는 쌍"),
            lambda rng: [_answers(rng, classes=3, samples=200) for _ in range(2)],
        ),
        "absent-classes": Idea(
            Text("classes that occur nowhere", "나오지 않는 클래스"),
            lambda rng: [_answers(rng, classes=10, seen=seen) for seen in (3, 6)],
        ),
        "one-sample": Idea(
            Text("one sample", "샘플 하나"), lambda rng: [_answers(rng, 4, samples=1) for _ in "ab"]
        ),
        "inputs-unchanged": Idea(
            _UNCHANGED, lambda rng: [_answers(rng, classes=5)], keeps_inputs=True
        ),
    },
    mistakes=mistakes.CONFUSION_MATRIX,
).check


def _counts(rng: np.random.Generator, classes: int) -> Args:
    """Return a matrix with different mistakes; every class is read rightly more often."""
    matrix = rng.permutation(classes * classes).reshape(classes, classes)
    matrix[np.diag_indices(classes)] += classes * classes
    return {"matrix": matrix}


def _as_array(function: Any, matrix: Any) -> Any:
    value = function(matrix)
    return np.array(value) if isinstance(value, tuple | list) else value


def _most_confused(matrix: Numbers) -> Numbers:
    mistakes = np.where(np.eye(len(matrix), dtype=bool), -1, matrix)
    return np.array(np.unravel_index(mistakes.argmax(), matrix.shape), np.float64)


most_confused = Exercise(
    name="most_confused",
    use=_as_array,
    right=_most_confused,
    visible=[
        {"matrix": np.array([[5, 1], [0, 7]])},
        {"matrix": np.array([[9, 2, 0], [1, 8, 3], [4, 0, 9]])},
        {"matrix": np.array([[9, 2, 0], [1, 8, 5], [0, 0, 3]])},
    ],
    ideas={
        "number-of-classes": Idea(
            Text("2 to 10 classes", "클래스 2~10개"),
            lambda rng: [_counts(rng, classes) for classes in (2, 3, 3, 4, 5, 7, 10)],
        ),
        "inputs-unchanged": Idea(
            _UNCHANGED, lambda rng: [_counts(rng, classes) for classes in (3, 4)], keeps_inputs=True
        ),
    },
    mistakes=mistakes.MOST_CONFUSED,
).check


# Saving


def _network(rng: np.random.Generator, *widths: int) -> list[dict[str, Numbers]]:
    return [
        {"weight": rng.normal(size=(inputs, outputs)), "bias": rng.normal(size=outputs)}
        for inputs, outputs in pairwise(widths)
    ]


def _network_and_inputs(rng: np.random.Generator, *widths: int) -> Args:
    return {"params": _network(rng, *widths), "X": grid(rng, 3, widths[0], low=-32)}


def _two_networks(rng: np.random.Generator) -> Sequence[Args]:
    params, other = _network(rng, 4, 3, 2), _network(rng, 4, 5, 2)
    return [{"params": params, "other": other, "X": grid(rng, 3, 4, low=-32)}]


def _reloaded(functions: tuple[Any, Any], *args: Any) -> Any:
    """Return what the first network gives for X after all of them were saved, in turn."""
    save_model, load_model = functions
    *networks, X = args
    # A learner's process writes into its own scratch folder: a plain name suits it and us.
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for number, params in enumerate(networks):
            save_model(params, f"network{number}.npz")
        return load_model("network0.npz").forward(X)


# The numbers are random and travel unchanged: the sums of a dozen products differ by the order of
# adding alone, by 1e-13 at most. Rounding to float32 moves them by 1e-7.
_EVERY_BIT = Tolerance(relative=1e-11, absolute=1e-11)
_IN_TURN = Text("two networks in two files", "두 파일에 저장한 두 신경망")

_saving = Exercise(
    name="save_model(params, path); load_model(path).forward(X)",
    use=_reloaded,
    right=mistakes.forward,
    visible=[_network_and_inputs(np.random.default_rng(7), 3, 2, 2)],
    ideas={
        "depth": Idea(
            Text("no hidden layer, and several", "은닉층이 없을 때와 여럿일 때"),
            lambda rng: [
                _network_and_inputs(rng, *widths)
                for widths in ((3, 2), (1, 4, 1), (5, 4, 3, 2), (2, 3, 4, 3, 2))
            ],
        ),
        "many-layers": Idea(
            Text("twelve layers", "층 12개"),
            lambda rng: [_network_and_inputs(rng, *[3] * 13)],
        ),
        "every-bit": Idea(
            Text("every bit of the numbers", "수의 모든 비트"),
            lambda rng: [_network_and_inputs(rng, 64, 32, 10)],
        ),
    },
    mistakes=mistakes.SAVING,
    tolerance=_EVERY_BIT,
)
_two_files = Exercise(
    name="save_model(params, path); save_model(other, …); load_model(path).forward(X)",
    use=_reloaded,
    right=lambda params, other, X: mistakes.forward(params, X),
    visible=[],
    ideas={"two-files": Idea(_IN_TURN, _two_networks)},
    mistakes=mistakes.TWO_FILES,
    tolerance=_EVERY_BIT,
)


def saving(save_model: Any, load_model: Any, *ideas: str) -> bool:
    """Check that what is saved and loaded again predicts the same, to the last bit."""
    functions = save_model, load_model
    of_two = [idea for idea in ideas if idea in _two_files.ideas]
    _saving.check(functions, *(idea for idea in ideas if idea not in of_two))
    return not of_two or _two_files.check(functions, *of_two)
