"""The mistakes that learners make in the assignment `digits`, as formulas, likeliest first."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np

from autograder.checks.mistakes import Mistake
from autograder.checks.values import Numbers
from autograder.checks.wording import Text

__all__ = [
    "CONFUSION_MATRIX",
    "INTEGER_LABELS",
    "LABELS",
    "MOST_CONFUSED",
    "PIXELS",
    "SAVING",
    "SPLIT",
    "STANDARDIZE",
    "TRAIN_DIGITS",
    "TWO_FILES",
    "forward",
]

Params = Sequence[Mapping[str, Numbers]]

_SWAPPED = Text(
    "images and labels have changed places: `X` comes first, then `y`.",
    "이미지와 레이블의 자리가 바뀌었다. `X`가 먼저, `y`가 다음이다.",
)

PIXELS = (
    Mistake(
        "not-scaled",
        lambda rows: rows[:, 1:] * 1.0,
        Text(
            "the ink still has its own scale. Divide it by the constant that the task gives.",
            "잉크가 아직 본래의 척도 그대로이다. 문제에 나온 상수로 나누자.",
        ),
    ),
    *(
        Mistake(
            "scaled-by-the-data",
            formula,
            Text(
                "the ink is divided by the most that is found in the data. Then the same digit "
                "looks different in different company; divide by the constant.",
                "데이터에 있는 가장 큰 잉크로 나누었다. 그러면 같은 숫자라도 어떤 숫자와 함께 "
                "있느냐에 따라 달라진다. 상수로 나누자.",
            ),
        )
        for formula in (
            lambda rows: rows[:, 1:] / rows[:, 1:].max(),
            lambda rows: rows[:, 1:] / rows[:, 1:].max(axis=1, keepdims=True),
            lambda rows: rows[:, 1:] / rows[:, 1:].max(axis=0),
            lambda rows: rows[:, 1:] / rows.max(),
        )
    ),
    Mistake(
        "label-among-pixels",
        lambda rows: rows / 16,
        Text(
            "the label is still among the pixels. A network would simply read the answer there; "
            "take the columns behind the first.",
            "레이블이 아직 픽셀 사이에 있다. 신경망은 거기서 답을 읽어 버릴 것이다. 첫 열 다음의 "
            "열들을 꺼내자.",
        ),
    ),
    *(
        Mistake(
            "pixel-lost",
            formula,
            Text(
                "a pixel is lost. All columns behind the first are pixels: `rows[:, 1:]`.",
                "픽셀 하나를 잃어버렸다. 첫 열 다음은 모두 픽셀이다. `rows[:, 1:]`로 꺼내자.",
            ),
        )
        for formula in (lambda rows: rows[:, 1:-1] / 16, lambda rows: rows[:, 2:] / 16)
    ),
    Mistake(
        "whole-numbers",
        lambda rows: rows[:, 1:] // 16,
        Text(
            "`//` divides without remainder, and grey becomes white. Use `/`.",
            "`//`는 나머지를 버리므로 회색이 흰색이 된다. `/`를 쓰자.",
        ),
    ),
    Mistake(
        "scaled-for-other-images",
        lambda rows: rows[:, 1:] / 255,
        Text(
            "pixels of photographs have 256 levels; the ink of these digits has others. Use the "
            "constant that the task gives.",
            "사진의 픽셀은 256단계이지만 이 숫자의 잉크는 그렇지 않다. 문제에 나온 상수를 쓰자.",
        ),
    ),
    Mistake("places-swapped", lambda rows: rows[:, 0], _SWAPPED),
)

LABELS = (
    Mistake(
        "labels-scaled",
        lambda rows: rows[:, 0] / 16,
        Text(
            "the labels are divided, too. They are names of digits, not ink.",
            "레이블까지 나누었다. 레이블은 잉크가 아니라 숫자의 이름이다.",
        ),
    ),
    Mistake(
        "one-hot",
        lambda rows: np.eye(10)[rows[:, 0].astype(int)],
        Text(
            "the labels are one-hot, ten numbers each. Asked for are the digits themselves.",
            "레이블이 원-핫 벡터, 곧 하나에 수 열 개씩이다. 숫자 자체를 돌려주자.",
        ),
    ),
    Mistake(
        "labels-as-a-column",
        lambda rows: rows[:, :1],
        Text(
            "the labels stand in a column, of shape (samples, 1). Asked for is (samples,).",
            "레이블이 형상 (samples, 1)의 열로 나온다. 요구한 형상은 (samples,)이다.",
        ),
    ),
    Mistake(
        "last-column",
        lambda rows: rows[:, -1],
        Text(
            "the labels are taken from the last column. They stand in the first.",
            "레이블을 마지막 열에서 꺼냈다. 레이블은 첫 열에 있다.",
        ),
    ),
)

INTEGER_LABELS = (
    Mistake(
        "labels-are-floats",
        lambda rows: rows.dtype.kind in "iu",
        Text(
            "the labels are floats. Who counts or picks by them needs integers: "
            "`.astype(np.int64)`.",
            "레이블이 실수이다. 레이블로 세거나 고르려면 정수여야 한다. `.astype(np.int64)`를 "
            "쓰자.",
        ),
    ),
)

SPLIT = (
    Mistake(
        "parts-swapped",
        lambda X, y, share, seed: np.array([share, 1 - share]) * len(X),
        Text(
            "the two parts have changed places: the share is that of the validation part, and the "
            "training part comes first.",
            "두 부분의 자리가 바뀌었다. 주어진 비율은 검증 데이터의 것이고, 학습 데이터가 먼저 "
            "나온다.",
        ),
    ),
    Mistake(
        "share-ignored",
        lambda X, y, share, seed: np.array([0.75, 0.25]) * len(X),
        Text(
            "the share that is given is ignored.",
            "넘겨받은 비율을 쓰지 않았다.",
        ),
    ),
)


def _scaled(X: Numbers, mean: Any, scale: Any) -> Numbers:
    result: Numbers = (X - mean) / np.where(scale > 0, scale, 1)
    return result


def _by(
    mean: Callable[..., Any], scale: Callable[..., Any]
) -> Callable[[Numbers, Numbers], Numbers]:
    """Return a mistaken standardising that measures the training part in another way."""

    def standardized(training: Numbers, validation: Numbers) -> Numbers:
        both = training, validation
        return np.vstack([_scaled(part, mean(training), scale(training)) for part in both])

    return standardized


def _mean(X: Numbers) -> Any:
    return X.mean(axis=0)


def _deviation(X: Numbers) -> Any:
    return X.std(axis=0)


def _of_all(training: Numbers, validation: Numbers) -> Numbers:
    everything = np.vstack([training, validation])
    return _scaled(everything, _mean(everything), _deviation(everything))


def _each_by_its_own(training: Numbers, validation: Numbers) -> Numbers:
    both = training, validation
    return np.vstack([_scaled(part, _mean(part), _deviation(part)) for part in both])


def _unguarded(X: Numbers) -> Numbers:
    result: Numbers = (X - _mean(X)) / _deviation(X)
    return result


def _each_unguarded(training: Numbers, validation: Numbers) -> Numbers:
    return np.vstack([_unguarded(training), _unguarded(validation)])


def _validation_unguarded(training: Numbers, validation: Numbers) -> Numbers:
    mean, scale = _mean(training), _deviation(training)
    return np.vstack([_scaled(training, mean, scale), _unguarded(validation)])


def _undefined(training: Numbers, validation: Numbers) -> Numbers:
    both = training, validation
    return np.vstack([(part - _mean(training)) / _deviation(training) for part in both])


def _made_zero(training: Numbers, validation: Numbers) -> Numbers:
    changing = _deviation(training) > 0
    return np.where(changing, _by(_mean, _deviation)(training, validation), 0)


def _almost_zero(tiny: float) -> Callable[[Numbers, Numbers], Numbers]:
    return lambda training, validation: np.vstack(
        [
            (part - _mean(training)) / (_deviation(training) + tiny)
            for part in (training, validation)
        ]
    )


STANDARDIZE = (
    Mistake(
        "measured-on-all",
        _of_all,
        Text(
            "mean and deviation are measured on both parts together: the validation part has "
            "leaked. Measure on the training part alone.",
            "평균과 표준편차를 두 부분 전체에서 쟀다. 검증 데이터가 샌 것이다. 학습 데이터에서만 "
            "재자.",
        ),
    ),
    *(
        Mistake(
            "each-by-its-own",
            formula,
            Text(
                "the validation part is measured with a ruler of its own. The same ink must become "
                "the same number in both parts: use mean and deviation of the training part.",
                "검증 데이터를 다른 자로 쟀다. 같은 잉크는 두 부분에서 같은 수가 되어야 한다. 학습 "
                "데이터의 평균과 표준편차를 쓰자.",
            ),
        )
        for formula in (_each_by_its_own, _each_unguarded, _validation_unguarded)
    ),
    Mistake(
        "one-mean-for-all",
        _by(lambda X: X.mean(), lambda X: X.std()),
        Text(
            "one mean and one deviation serve all pixels. Each pixel has its own: `axis=0`.",
            "모든 픽셀에 평균과 표준편차를 하나씩만 썼다. 픽셀마다 따로 있다. `axis=0`을 쓰자.",
        ),
    ),
    Mistake(
        "per-sample",
        lambda training, validation: np.vstack(
            [
                _scaled(part, part.mean(axis=1, keepdims=True), part.std(axis=1, keepdims=True))
                for part in (training, validation)
            ]
        ),
        Text(
            "you average over the pixels of each sample. Asked for is each pixel's mean, over the "
            "samples: `axis=0`.",
            "샘플마다 픽셀에 걸쳐 평균을 냈다. 픽셀마다 샘플에 걸쳐 평균을 내야 한다. `axis=0`을 "
            "쓰자.",
        ),
    ),
    Mistake(
        "mean-not-subtracted",
        _by(lambda X: np.zeros(X.shape[1]), _deviation),
        Text(
            "the mean is not subtracted.",
            "평균을 빼지 않았다.",
        ),
    ),
    Mistake(
        "not-divided",
        _by(_mean, lambda X: np.ones(X.shape[1])),
        Text(
            "the mean is subtracted, but nothing is divided by the deviation.",
            "평균은 뺐지만 표준편차로 나누지 않았다.",
        ),
    ),
    Mistake(
        "variance",
        _by(_mean, lambda X: X.var(axis=0)),
        Text(
            "you divide by the variance. The deviation is its square root: `std`.",
            "분산으로 나누었다. 표준편차는 분산의 제곱근이다. `std`를 쓰자.",
        ),
    ),
    Mistake(
        "one-sample-less",
        _by(_mean, lambda X: X.std(axis=0, ddof=1)),
        Text(
            "the squares are divided by one less than the number of samples. The formula divides "
            "by that number itself.",
            "제곱의 합을 샘플 수보다 하나 적은 수로 나누었다. 식에서는 샘플 수로 나눈다.",
        ),
    ),
    *(
        Mistake(
            "constant-pixel",
            formula,
            Text(
                "a pixel that never changes in the training part has the deviation 0. Divide by 1 "
                "there: neither by 0 nor by a tiny number, and do not make it 0.",
                "학습 데이터에서 변하지 않는 픽셀은 표준편차가 0이다. 그 픽셀은 1로 나누자. "
                "0으로도 아주 작은 수로도 나누지 말고, 결과를 0으로 바꾸지도 말자.",
            ),
        )
        for formula in (_undefined, _made_zero, *map(_almost_zero, (1e-8, 1e-7, 1e-9, 1e-12)))
    ),
)


def _counted(prediction: Numbers, target: Numbers, classes: int) -> Numbers:
    matrix = np.zeros((classes, classes))
    np.add.at(matrix, (target.astype(int), prediction.astype(int)), 1)
    return matrix


def _counted_once(prediction: Numbers, target: Numbers, classes: int) -> Numbers:
    matrix = np.zeros((classes, classes))
    matrix[target.astype(int), prediction.astype(int)] += 1
    return matrix


def _seen_classes(prediction: Numbers, target: Numbers, classes: int) -> Numbers:
    return _counted(prediction, target, 1 + int(max(prediction.max(), target.max())))


def _shares(matrix: Numbers) -> Numbers:
    result: Numbers = matrix / np.maximum(matrix.sum(axis=1, keepdims=True), 1)
    return result


_SHARES = Text(
    "these are shares. Asked for are counts.",
    "이것은 비율이다. 횟수를 세어야 한다.",
)


def _shapes_meet(*args: Any) -> None:
    raise ValueError("two layers' arrays cannot be added")


TRAIN_DIGITS = (
    Mistake(
        "one-optimizer",
        _shapes_meet,
        Text(
            "does one `SGD` serve all layers? An `SGD` keeps a velocity for each name, and all "
            "layers use the same names, so arrays of different layers meet. Give each its own.",
            "`SGD` 하나를 모든 층이 함께 쓰고 있지 않은지 확인하자. `SGD`는 이름마다 속도를 "
            "기억하는데 층마다 이름이 같아서 서로 다른 층의 배열이 만난다. 층마다 따로 만들자.",
        ),
    ),
)

CONFUSION_MATRIX = (
    Mistake(
        "transposed",
        lambda *args: _counted(*args).T,
        Text(
            "rows and columns have changed places: the row is the target, the column the "
            "prediction.",
            "행과 열이 바뀌었다. 행은 맞는 답, 열은 예측이다.",
        ),
    ),
    Mistake(
        "counted-once",
        _counted_once,
        Text(
            "pairs that occur several times count only once. `matrix[target, prediction] += 1` "
            "writes one result for each pair; `np.add.at` or a loop counts all.",
            "여러 번 나오는 쌍을 한 번만 셌다. `matrix[target, prediction] += 1`은 쌍마다 결과를 "
            "하나만 적는다. `np.add.at`이나 반복문으로 모두 세자.",
        ),
    ),
    Mistake(
        "classes-ignored",
        _seen_classes,
        Text(
            "the matrix has rows and columns only for the classes that occur. It has `classes` of "
            "them, whatever occurs.",
            "나타난 클래스의 행과 열만 있다. 무엇이 나타나든 `classes`개씩 있어야 한다.",
        ),
    ),
    Mistake("shares-instead-of-counts", lambda *args: _shares(_counted(*args)), _SHARES),
    Mistake(
        "shares-instead-of-counts",
        lambda prediction, target, classes: _counted(prediction, target, classes) / len(target),
        _SHARES,
    ),
    Mistake(
        "right-answers-only",
        lambda *args: np.diag(np.diag(_counted(*args))),
        Text(
            "only right answers are counted. A mistake counts in the row of its target.",
            "맞힌 답만 셌다. 틀린 답도 맞는 답의 행에서 센다.",
        ),
    ),
    Mistake(
        "mistakes-only",
        lambda *args: _counted(*args) - np.diag(np.diag(_counted(*args))),
        Text(
            "only mistakes are counted. Right answers count on the diagonal.",
            "틀린 답만 셌다. 맞힌 답은 대각선에서 센다.",
        ),
    ),
)


def _place(matrix: Numbers, number: Any) -> Numbers:
    return np.array(np.unravel_index(int(number), matrix.shape), np.float64)


def _mistakes(matrix: Numbers) -> Numbers:
    result: Numbers = matrix - np.diag(np.diag(matrix))
    return result


MOST_CONFUSED = (
    Mistake(
        "diagonal-counted",
        lambda matrix: _place(matrix, matrix.argmax()),
        Text(
            "the diagonal counts as well: there stand the right answers. Leave them out.",
            "대각선까지 셌다. 거기에는 맞힌 답이 있으니 빼고 찾자.",
        ),
    ),
    Mistake(
        "places-swapped",
        lambda matrix: _place(matrix, _mistakes(matrix).argmax())[::-1],
        Text(
            "row and column have changed places: first what it was, then what it was taken for.",
            "행과 열이 바뀌었다. 실제로 무엇이었는지가 먼저, 무엇으로 보았는지가 다음이다.",
        ),
    ),
    Mistake(
        "number-of-the-entry",
        lambda matrix: _mistakes(matrix).argmax(),
        Text(
            "`argmax` counts the entries of the whole matrix row by row. Make a row and a column "
            "of that number: `np.unravel_index` or `divmod`.",
            "`argmax`는 행렬 전체의 칸을 행마다 차례로 센 번호이다. `np.unravel_index`나 "
            "`divmod`로 행과 열을 구하자.",
        ),
    ),
    *(
        Mistake(
            "directions-added",
            formula,
            Text(
                "the two directions are added up. An i read as a j and a j read as an i are "
                "different mistakes.",
                "두 방향을 더했다. i를 j로 본 것과 j를 i로 본 것은 서로 다른 실수이다.",
            ),
        )
        for formula in (
            lambda matrix: _place(matrix, _mistakes(matrix + matrix.T).argmax()),
            lambda matrix: _place(matrix, np.triu(_mistakes(matrix + matrix.T)).argmax()),
            lambda matrix: _place(matrix, np.tril(_mistakes(matrix + matrix.T)).argmax()),
        )
    ),
    Mistake(
        "worst-class",
        lambda matrix: np.array(
            [_mistakes(matrix).sum(axis=1).argmax(), _mistakes(matrix).sum(axis=0).argmax()], float
        ),
        Text(
            "row and column are looked for one by one, by their sums. Look for the largest single "
            "entry.",
            "행과 열을 합으로 따로따로 찾았다. 가장 큰 칸 하나를 찾자.",
        ),
    ),
)


def forward(params: Params, X: Numbers) -> Numbers:
    """Return the logits of the network that has these parameters, ReLU between its layers."""
    for place, layer in enumerate(params):
        X = (np.maximum(X, 0) if place else X) @ layer["weight"] + layer["bias"]
    return X


def _changed(change: Callable[[Params], Params]) -> Callable[[Params, Numbers], Numbers]:
    return lambda params, X: forward(change(params), X)


def _rounded(params: Params, dtype: Any) -> Params:
    return [{name: array.astype(dtype) for name, array in layer.items()} for layer in params]


def _without_biases(params: Params) -> Params:
    return [{**layer, "bias": 0 * layer["bias"]} for layer in params]


def _by_the_alphabet(params: Params) -> Params:
    return [params[int(place)] for place in sorted(map(str, range(len(params))))]


def _two_layers(params: Params, X: Numbers) -> Numbers:
    if len(params) < 2:
        raise KeyError("bias1")
    return forward(params[:2], X)


def _new(params: Params, seed: int = 0) -> Params:
    """Return parameters that have learned nothing, as the given `MLP` draws them."""
    return [
        {
            "weight": np.random.default_rng(seed + place).normal(size=layer["weight"].shape)
            * np.sqrt(2 / len(layer["weight"])),
            "bias": 0 * layer["bias"],
        }
        for place, layer in enumerate(params)
    ]


def _of_the_digits(params: Params, X: Numbers) -> Numbers:
    """Answer with a network of the widths 64, 32 and 10, whatever was saved."""
    shapes = (64, 32), (32, 10)
    layers = [{"weight": np.zeros(shape), "bias": np.zeros(shape[1])} for shape in shapes]
    return forward(_new(layers), X)


_ROUNDED = Text(
    "the numbers have lost digits on their way. Keep them as they are, in 64 bits: npz files do.",
    "수의 자릿수가 저장하는 동안 줄어들었다. 64비트 그대로 두자. npz 파일은 그대로 간직한다.",
)

SAVING = (
    Mistake(
        "not-put-in-place",
        _changed(_new),
        Text(
            "the network that comes back has learned nothing: the parameters of the file are not "
            "put into it.",
            "돌아온 신경망은 아무것도 배우지 않은 것이다. 파일의 매개변수를 신경망에 넣지 않았다.",
        ),
    ),
    Mistake(
        "biases-lost",
        _changed(_without_biases),
        Text(
            "the biases are lost. They are parameters, too.",
            "편향이 사라졌다. 편향도 매개변수이다.",
        ),
    ),
    *(
        Mistake("digits-lost", _changed(partial(_rounded, dtype=dtype)), _ROUNDED)
        for dtype in (np.float32, np.float16)
    ),
    Mistake(
        "layers-in-disorder",
        _changed(_by_the_alphabet),
        Text(
            "the layers come back in another order: in the alphabet, weight10 stands before "
            "weight2. Count the layers instead of sorting names.",
            "층의 순서가 달라졌다. 사전 순서로는 weight10이 weight2보다 앞에 온다. 이름을 정렬하지 "
            "말고 층을 차례로 세자.",
        ),
    ),
    Mistake(
        "fixed-number-of-layers",
        _two_layers,
        Text(
            "networks of two layers come back, and no others. Count the layers in the file.",
            "층이 두 개인 신경망만 돌아온다. 층이 몇 개인지 파일에서 세자.",
        ),
    ),
    Mistake(
        "fixed-widths",
        _of_the_digits,
        Text(
            "the network that comes back has widths of its own. Take them from the shapes of the "
            "weights in the file, and put the parameters into the layers.",
            "돌아온 신경망의 너비가 정해져 있다. 너비는 파일에 있는 가중치의 형상에서 알아내고, "
            "매개변수는 층에 넣자.",
        ),
    ),
    Mistake(
        "last-layer-only",
        _changed(lambda params: params[-1:]),
        Text(
            "only the last layer comes back. Each array needs a name of its own in the file, or "
            "one replaces the other.",
            "마지막 층만 돌아왔다. 파일에서는 배열마다 이름이 달라야 한다. 이름이 같으면 서로 "
            "덮어쓴다.",
        ),
    ),
    Mistake(
        "first-layer-only",
        _changed(lambda params: params[:1]),
        Text(
            "only the first layer comes back.",
            "첫 층만 돌아왔다.",
        ),
    ),
)

TWO_FILES = (
    Mistake(
        "path-ignored",
        lambda params, other, X: forward(other, X),
        Text(
            "whatever path is given, the network that was saved last comes back. Write to the path "
            "that is given, and read from it.",
            "어떤 경로를 주어도 마지막에 저장한 신경망이 돌아온다. 넘겨받은 경로에 쓰고, 그 "
            "경로에서 읽자.",
        ),
    ),
    *SAVING,
)
