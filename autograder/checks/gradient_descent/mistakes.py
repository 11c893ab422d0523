"""The mistakes that learners make with long steps and with files, as formulas, likeliest first."""

from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.checks.mistakes import Mistake
from autograder.checks.values import Numbers
from autograder.checks.wording import Text

__all__ = ["DIVERGED", "LARGEST_LEARNING_RATE", "SAVING"]

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
        lambda params, path, name, before=None, elsewhere=None: (elsewhere or params)[name],
        Text(
            "every call writes to the same file. Use the path that was passed.",
            "부를 때마다 같은 파일에 쓴다. 넘겨받은 경로를 쓰자.",
        ),
    ),
    Mistake(
        "first-file-kept",
        lambda params, path, name, before=None, elsewhere=None: (before or params)[name],
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
            *(lambda values, digits=digits: np.round(values, digits) for digits in range(1, 16)),
            lambda values: values.astype(np.float32),
            lambda values: values.astype(np.float16),
        )
    ),
)
