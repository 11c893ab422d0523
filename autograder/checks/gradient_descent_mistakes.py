"""The mistakes that learners make in the assignment `gradient_descent`, likeliest first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from autograder.checks.mistakes import Mistake
from autograder.checks.values import Numbers
from autograder.checks.wording import Text

__all__ = [
    "BATCHES",
    "DIVERGED",
    "GRADIENT_STEP",
    "LARGEST_LEARNING_RATE",
    "RULES",
    "SAVING",
    "SGD",
]

Params = Mapping[str, Numbers]

RULES = {
    "not-a-dictionary": Text(
        "what came back is no dictionary. Make one of your own, with an array under each name.",
        "돌아온 것이 딕셔너리가 아니다. 이름마다 배열이 하나씩 들어 있는 딕셔너리를 새로 만들자.",
    ),
    "names-missing": Text(
        "some names are missing in what came back. Every parameter needs its turn: does `return` "
        "stand inside the loop, or does each turn overwrite what the one before it left?",
        "돌아온 것에 빠진 이름이 있다. 모든 매개변수에 차례가 돌아가야 한다. `return`이 반복문 "
        "안에 있거나, 앞에서 남긴 것을 다음 차례가 덮어쓰지는 않는가?",
    ),
    "names-lost": Text(
        "the names in what came back are not those of the parameters.",
        "돌아온 것에 있는 이름이 매개변수의 이름과 다르다.",
    ),
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
    "shared-between-optimizers": Text(
        "two optimizers share their velocities. What stands in the class, outside `__init__`, is "
        "one for all objects; create it in `__init__`, with `self.`.",
        "두 옵티마이저가 속도를 함께 쓴다. `__init__` 밖, 클래스에 적은 것은 모든 객체가 함께 "
        "쓴다. `__init__` 안에서 `self.`를 붙여 만들자.",
    ),
}
"""What is said of an answer that breaks a rule which no number shows."""


# One step: (params, grads, learning_rate, name) → the parameter of that name


def _checked(formula: Callable[..., Any]) -> Callable[..., Any]:
    """Return a formula that compares the shapes first, as is asked for, and is mistaken then."""

    def checked(params: Params, grads: Params, learning_rate: float, name: str) -> Any:
        if any(params[key].shape != grads[key].shape for key in params):
            raise ValueError
        return formula(params, grads, learning_rate, name)

    return checked


def _by_place(params: Params, grads: Params, learning_rate: float, name: str) -> Numbers:
    gradient = list(grads.values())[list(params).index(name)]
    if gradient.shape != params[name].shape:
        raise ValueError
    return params[name] - learning_rate * gradient


def _weight_and_bias(params: Params, grads: Params, learning_rate: float, name: str) -> Numbers:
    if not {"weight", "bias"} <= params.keys():
        raise KeyError
    return params[name] - learning_rate * grads[name]


_STEP_ADDED = Text(
    "your step goes uphill: it is added. The gradient points where the loss rises; subtract.",
    "더했기 때문에 오르막으로 갔다. 기울기는 손실이 커지는 쪽을 가리키므로 빼야 한다.",
)
_RATE_FORGOTTEN = Text(
    "your learning rate is forgotten. It says how long the step is for a given slope.",
    "학습률을 빠뜨렸다. 학습률은 기울기가 주어졌을 때 걸음이 얼마나 긴지를 정한다.",
)
_SLIPS = (
    Mistake(
        "step-added",
        lambda params, grads, learning_rate, name: params[name] + learning_rate * grads[name],
        _STEP_ADDED,
    ),
    Mistake(
        "rate-forgotten",
        lambda params, grads, learning_rate, name: params[name] - grads[name],
        _RATE_FORGOTTEN,
    ),
    Mistake(
        "rate-divides",
        lambda params, grads, learning_rate, name: params[name] - grads[name] / learning_rate,
        Text(
            "your gradient is divided by the learning rate. It is multiplied by it.",
            "기울기를 학습률로 나누었다. 곱해야 한다.",
        ),
    ),
    *(
        Mistake(
            "step-alone",
            lambda params, grads, learning_rate, name, sign=sign: (
                sign * learning_rate * grads[name]
            ),
            Text(
                "that is the step alone. What is asked for is where it leads: the parameters "
                "minus the step.",
                "걸음만 돌려주었다. 걸음이 닿은 곳, 곧 매개변수에서 걸음을 뺀 값을 구해야 한다.",
            ),
        )
        for sign in (1, -1)
    ),
    Mistake(
        "parameters-unchanged",
        lambda params, grads, learning_rate, name: params[name] + 0 * grads[name],
        Text("the parameters are as they were before.", "매개변수가 전과 같다."),
    ),
    Mistake(
        "paired-by-place",
        _by_place,
        Text(
            "parameters and gradients are paired by their places. The gradients may stand in "
            "another order: look them up by name.",
            "매개변수와 기울기를 놓인 순서대로 짝지었다. 기울기는 순서가 다를 수 있으니 이름으로 "
            "찾자.",
        ),
    ),
)

GRADIENT_STEP = (
    *_SLIPS,
    *(replace(slip, formula=_checked(slip.formula)) for slip in _SLIPS),
    Mistake(
        "fixed-names",
        _weight_and_bias,
        Text(
            "your code knows the names `weight` and `bias` alone. A network has many layers: go "
            "through the names that are there.",
            "`weight`와 `bias`라는 이름밖에 모른다. 신경망에는 층이 많다. 들어 있는 이름을 하나씩 "
            "꺼내어 쓰자.",
        ),
    ),
    Mistake(
        "mismatch-stretched",
        lambda params, grads, learning_rate, name: params[name] - learning_rate * grads[name],
        Text(
            "numpy stretches arrays that differ in shape until they fit (broadcasting), and says "
            "nothing. Compare the shapes first, and raise a `ValueError`.",
            "numpy는 형상이 다른 배열을 말없이 늘여서 맞춘다(브로드캐스팅). 먼저 형상을 비교하여 "
            "`ValueError`를 일으키자.",
        ),
    ),
)


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


# SGD: (learning_rate, momentum, params, gradients, name) → the parameter after the steps

Update = Callable[[Any, Any, Any, float, float], tuple[Any, Any]]
"""Takes value, velocity, gradient, learning rate and momentum; returns new value and velocity."""


def _rolling(update: Update) -> Callable[..., Any]:
    def formula(
        learning_rate: float,
        momentum: float | None,
        params: Params,
        gradients: Sequence[Params],
        name: str,
    ) -> Any:
        value: Any = params[name]
        velocity: Any = np.zeros_like(value)
        for grads in gradients:
            value, velocity = update(value, velocity, grads[name], learning_rate, momentum or 0)
        return value

    return formula


def _one_velocity(
    learning_rate: float,
    momentum: float | None,
    params: Params,
    gradients: Sequence[Params],
    name: str,
) -> Any:
    values: dict[str, Any] = dict(params)
    velocity: Any = 0.0
    for grads in gradients:
        for key, gradient in grads.items():
            velocity = (momentum or 0) * velocity + gradient
            values[key] = values[key] - learning_rate * velocity
    return values[name]


def _added(p: Any, v: Any, g: Any, lr: float, mu: float) -> tuple[Any, Any]:
    return p + lr * (mu * v + g), mu * v + g


def _forgetting(p: Any, v: Any, g: Any, lr: float, mu: float) -> tuple[Any, Any]:
    return p - lr * g, v


def _without_rate(p: Any, v: Any, g: Any, lr: float, mu: float) -> tuple[Any, Any]:
    return p - (mu * v + g), mu * v + g


def _with_rate_twice(p: Any, v: Any, g: Any, lr: float, mu: float) -> tuple[Any, Any]:
    return p - lr * (mu * v + lr * g), mu * v + lr * g


def _averaged(p: Any, v: Any, g: Any, lr: float, mu: float) -> tuple[Any, Any]:
    return p - lr * (mu * v + (1 - mu) * g), mu * v + (1 - mu) * g


def _undamped(p: Any, v: Any, g: Any, lr: float, mu: float) -> tuple[Any, Any]:
    return p - lr * (v + g), v + g


def _late(p: Any, v: Any, g: Any, lr: float, mu: float) -> tuple[Any, Any]:
    return p - lr * v, mu * v + g


def _ahead(p: Any, v: Any, g: Any, lr: float, mu: float) -> tuple[Any, Any]:
    return p - lr * (g + mu * (mu * v + g)), mu * v + g


def _still(p: Any, v: Any, g: Any, lr: float, mu: float) -> tuple[Any, Any]:
    return p, v


SGD = (
    Mistake("step-added", _rolling(_added), _STEP_ADDED),
    Mistake(
        "parameters-unchanged",
        _rolling(_still),
        Text(
            "the parameters are as they were before. `step` has to change the dictionary that it "
            "was given: put the new values in, under the same names.",
            "매개변수가 전과 같다. `step`은 넘겨받은 딕셔너리를 바꾸어야 한다. 새 값을 같은 "
            "이름으로 넣자.",
        ),
    ),
    Mistake(
        "velocity-forgotten",
        _rolling(_forgetting),
        Text(
            "the velocity is forgotten from one step to the next, so that there is no momentum. "
            "Keep it in an attribute of the object.",
            "다음 걸음으로 가면서 속도를 잊는다. 그래서 모멘텀이 없다. 객체의 속성에 간직하자.",
        ),
    ),
    Mistake("rate-forgotten", _rolling(_without_rate), _RATE_FORGOTTEN),
    Mistake(
        "rate-twice",
        _rolling(_with_rate_twice),
        Text(
            "the learning rate comes in twice: in the velocity and again in the step.",
            "학습률을 속도에 한 번, 걸음에 또 한 번 곱했다.",
        ),
    ),
    Mistake(
        "gradient-damped",
        _rolling(_averaged),
        Text(
            "your velocity is a running mean: the gradient counts 1 − μ. In this formula the whole "
            "gradient comes on top.",
            "속도가 이동 평균이 되어, 기울기에 1 − μ가 곱해졌다. 이 식에서는 기울기를 통째로 "
            "더한다.",
        ),
    ),
    Mistake(
        "velocity-undamped",
        _rolling(_undamped),
        Text(
            "your velocity never fades: each step keeps all of it. It keeps the share μ.",
            "속도가 줄어들지 않고 걸음마다 그대로 남는다. μ만큼만 간직해야 한다.",
        ),
    ),
    Mistake(
        "velocity-late",
        _rolling(_late),
        Text(
            "the step is taken with the velocity of before. First the velocity takes up the "
            "gradient, then the parameters move.",
            "갱신하기 전의 속도로 걸었다. 먼저 속도에 기울기를 더하고, 그다음에 매개변수를 옮기자.",
        ),
    ),
    Mistake(
        "nesterov",
        _rolling(_ahead),
        Text(
            "that is Nesterov's momentum, which looks a step ahead. Here the step is η·v.",
            "그것은 한 걸음 앞을 내다보는 네스테로프 모멘텀이다. 여기서 걸음은 η·v이다.",
        ),
    ),
    Mistake(
        "one-velocity",
        _one_velocity,
        Text(
            "all parameters share one velocity. Each has its own, under its name.",
            "모든 매개변수가 속도 하나를 함께 쓴다. 속도는 이름마다 따로 있어야 한다.",
        ),
    ),
)


# Divergence

_ALL_SHARE = Text(
    "all parameters share the learning rate, and the steepest of them sets the limit.",
    "모든 매개변수가 학습률 하나를 함께 쓰므로, 가장 가파른 매개변수가 경계를 정한다.",
)

LARGEST_LEARNING_RATE = (
    Mistake(
        "one-step-rate",
        lambda curvatures: 1 / np.max(curvatures),
        Text(
            "with this learning rate the factor is 0: a single step reaches the minimum. Longer "
            "steps jump beyond it, and still come closer each time, up to the factor −1.",
            "이 학습률에서는 곱해지는 수가 0이어서 한 걸음에 극소점에 닿는다. 더 길게 걸으면 "
            "극소점을 뛰어넘지만, 그 수가 −1이 될 때까지는 그래도 점점 가까워진다.",
        ),
    ),
    *(
        Mistake(key, formula, _ALL_SHARE)
        for key, formula in (
            ("flattest-parameter", lambda curvatures: 2 / np.min(curvatures)),
            ("mean-curvature", lambda curvatures: 2 / np.mean(curvatures)),
            ("summed-curvature", lambda curvatures: 2 / np.sum(curvatures)),
            ("first-parameter", lambda curvatures: 2 / curvatures[0]),
            ("last-parameter", lambda curvatures: 2 / curvatures[-1]),
        )
    ),
    Mistake(
        "one-for-each",
        lambda curvatures: 2 / curvatures,
        Text(
            "that is a limit for each parameter. They share one learning rate: which of the "
            "limits must it keep?",
            "매개변수마다 경계를 따로 구했다. 학습률은 하나를 함께 쓴다. 그 가운데 어느 경계를 "
            "지켜야 할까?",
        ),
    ),
    Mistake(
        "upside-down",
        lambda curvatures: np.max(curvatures) / 2,
        Text(
            "your limit grows with the curvature. The steeper the bowl, the shorter the step.",
            "곡률이 클수록 경계도 커진다. 그릇이 가파를수록 걸음은 짧아야 한다.",
        ),
    ),
)


def _rises(losses: Numbers) -> bool:
    return bool((np.diff(losses) > 0).any())


_NOT_FINITE = Text(
    "a loss that is no finite number goes unnoticed. Every comparison with nan is False; ask "
    "`np.isfinite`, of all losses.",
    "유한하지 않은 손실을 알아채지 못한다. nan과 비교하면 언제나 False이다. 모든 손실을 "
    "`np.isfinite`로 확인하자.",
)
_A_RISE = Text(
    "a rise on the way counts as divergence. Batches make the loss shake; compare the last loss "
    "with the first.",
    "중간에 손실이 커진 것을 발산으로 보았다. 배치를 쓰면 손실은 흔들린다. 마지막 손실을 처음 "
    "손실과 비교하자.",
)
_END_FORGOTTEN = Text(
    "a run of finite losses that ends above its first one has diverged, too.",
    "손실이 모두 유한해도 처음보다 크게 끝났으면 발산한 것이다.",
)
_EQUAL_COUNTS = Text(
    "a last loss equal to the first counts as divergence. It has to be above it: `>`, not `>=`.",
    "마지막 손실이 처음과 같은 것을 발산으로 보았다. 더 커야 한다. `>=`가 아니라 `>`이다.",
)


def _bad(losses: Numbers) -> bool:
    return not np.isfinite(losses).all()


DIVERGED = (
    Mistake("nan-unnoticed", lambda losses: losses[-1] > losses[0], _NOT_FINITE),
    *(
        Mistake("not-finite-unnoticed", formula, _NOT_FINITE)
        for formula in (
            lambda losses: bool(np.isnan(losses).any()) or losses[-1] > losses[0],
            lambda losses: bool(np.isinf(losses).any()) or losses[-1] > losses[0],
            lambda losses: not np.isfinite(losses[-1]) or losses[-1] > losses[0],
            lambda losses: bool((losses == np.nan).any()) or losses[-1] > losses[0],
        )
    ),
    *(
        Mistake("a-rise-counts", formula, _A_RISE)
        for formula in (
            lambda losses: _bad(losses) or _rises(losses),
            _rises,
            lambda losses: _bad(losses) or losses.max() > losses[0],
            lambda losses: losses.max() > losses[0],
            lambda losses: _bad(losses) or losses[-1] > losses.min(),
            lambda losses: losses[-1] > losses.min(),
            lambda losses: _bad(losses) or losses[-1] > losses[max(len(losses) - 2, 0)],
        )
    ),
    *(
        Mistake("end-forgotten", formula, _END_FORGOTTEN)
        for formula in (
            _bad,
            lambda losses: bool(np.isnan(losses).any()),
        )
    ),
    *(
        Mistake("equal-counts", formula, _EQUAL_COUNTS)
        for formula in (
            lambda losses: _bad(losses) or losses[-1] >= losses[0],
            lambda losses: losses[-1] >= losses[0],
        )
    ),
    Mistake(
        "answer-inverted",
        lambda losses: not (_bad(losses) or losses[-1] > losses[0]),
        Text(
            "True and False are swapped: True means that the run diverged.",
            "True와 False가 뒤바뀌었다. True는 발산했다는 뜻이다.",
        ),
    ),
)


# Save and load: (params, path, name, before, elsewhere) → the loaded parameter of that name


def _raising(kind: type[Exception]) -> Callable[..., Any]:
    def formula(*args: Any, **kwargs: Any) -> Any:
        raise kind

    return formula


def _other_file(
    params: Params,
    path: str,
    name: str,
    before: Params | None = None,
    elsewhere: Params | None = None,
) -> Any:
    return (elsewhere or params)[name]


def _first_kept(
    params: Params,
    path: str,
    name: str,
    before: Params | None = None,
    elsewhere: Params | None = None,
) -> Any:
    return (before or params)[name]


SAVING = (
    Mistake(
        "pickled",
        _raising(ValueError),
        Text(
            "the file holds a Python object instead of arrays, and numpy refuses to load it, for "
            "such a file could run code. Save each array under its name: `**params`.",
            "파일에 배열이 아니라 파이썬 객체가 들어 있고, numpy는 그런 파일을 불러오지 않는다. "
            "코드를 실행할 수도 있기 때문이다. 배열마다 제 이름으로 저장하자. `**params`이다.",
        ),
    ),
    Mistake(
        "not-in-that-file",
        _raising(FileNotFoundError),
        Text(
            "there is no file at that path. `np.save` writes another format and appends `.npy` to "
            "the path; use `np.savez`, with the path that was passed.",
            "그 경로에 파일이 없다. `np.save`는 다른 형식으로 쓰고 경로에 `.npy`를 덧붙인다. "
            "넘겨받은 경로로 `np.savez`를 쓰자.",
        ),
    ),
    Mistake(
        "path-ignored",
        _other_file,
        Text(
            "every call writes to the same file. Use the path that was passed.",
            "부를 때마다 같은 파일에 쓴다. 넘겨받은 경로를 쓰자.",
        ),
    ),
    Mistake(
        "first-file-kept",
        _first_kept,
        Text(
            "a file that is there already is kept. The new one takes its place.",
            "이미 있는 파일을 그대로 두었다. 새 파일이 그 자리를 차지해야 한다.",
        ),
    ),
    Mistake(
        "flattened",
        lambda params, path, name, before=None, elsewhere=None: np.ravel(params[name]),
        Text(
            "the shape is lost: the numbers come back in one row.",
            "형상을 잃어버렸다. 수들이 한 줄로 돌아온다.",
        ),
    ),
    *(
        Mistake(
            "digits-lost",
            lambda params, path, name, before=None, elsewhere=None, change=change: change(
                params[name]
            ),
            Text(
                "digits are lost on the way to the file and back. Save the array itself, neither "
                "rounded nor as text.",
                "파일에 쓰고 읽는 사이에 자릿수를 잃었다. 반올림하거나 글자로 바꾸지 말고 배열 "
                "그대로 저장하자.",
            ),
        )
        for change in (
            *(lambda values, digits=digits: np.round(values, digits) for digits in range(1, 9)),
            lambda values: values.astype(np.float32),
            lambda values: values.astype(np.float16),
        )
    ),
)
