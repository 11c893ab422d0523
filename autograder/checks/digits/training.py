"""Has a learner's network learned to read, and has it kept to its budget?

A network is judged by what it does: it is trained on digits that it is given and asked about
others. That its knowledge comes from there and nowhere else shows in two ways. Its labels can be
exchanged for one another, and it must follow; and with the numbers in its `params` disordered, or
without them, it must not read.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.checks.digits.data import Images, Labels
from autograder.checks.failure import RuleBroken
from autograder.checks.figures import measured
from autograder.checks.values import Numbers
from autograder.checks.wording import Text

__all__ = ["ENOUGH", "MOST_PARAMETERS", "Unseen", "judged"]

ENOUGH = 0.95
"""The share of digits that must be read."""
MOST_PARAMETERS = 5000

_OTHER_FORM_GAIN = 0.15  # in another form it reads so much more; a young network gains half of it
_GUESSED = 0.2  # ten digits: guessing reads a tenth of them
_BY_HEART = 0.04  # more of the digits that it learned from; an honest network has half of that

_NO_MODEL = Text(
    "return a model with `predict` and `params`, as the `MLP` has them. `params` is a list of "
    "dictionaries, or a dictionary, of numpy arrays.",
    "`MLP`처럼 `predict`와 `params`가 있는 모델을 돌려주자. `params`는 numpy 배열이 든 딕셔너리, "
    "또는 그런 딕셔너리의 리스트이다.",
)
_TOO_MANY = Text(
    "your network has more than 5,000 parameters. Those of a dense layer are inputs times outputs "
    "for the weight, and outputs for the bias: make the hidden layer narrower.",
    "신경망의 매개변수가 5,000개를 넘는다. 밀집층의 매개변수는 가중치가 입력 수 곱하기 출력 수, "
    "편향이 출력 수만큼이다. 은닉층을 좁히자.",
)
_DIVERGED = Text(
    "the parameters are no longer numbers (nan or infinite): training has diverged. Make the "
    "learning rate smaller, and see whether each step goes down the gradient and not up.",
    "매개변수가 더는 수가 아니다(nan 또는 무한대). 학습이 발산했다. 학습률을 줄이고, 걸음이 "
    "기울기를 거슬러 올라가지 않고 내려가는지 확인하자.",
)
_NOT_DIGITS = Text(
    "`predict` must say one digit for each image, as a numpy array of shape (samples,).",
    "`predict`는 이미지마다 숫자 하나를, 형상이 (samples,)인 numpy 배열로 답해야 한다.",
)
_SCORES = Text(
    "`predict` gives ten outputs for each image. The digit is the place of the largest: "
    "`argmax(axis=-1)`.",
    "`predict`가 이미지마다 출력 열 개를 돌려준다. 숫자는 가장 큰 출력의 자리이다. "
    "`argmax(axis=-1)`를 쓰자.",
)
_LEARNED_ELSEWHERE = Text(
    "your network does not say what it was taught. The labels were exchanged among the digits, and "
    "it still answers with the usual ones: its knowledge was there before. Learn from `X` and `y` "
    "alone.",
    "신경망이 배운 대로 답하지 않는다. 숫자들의 레이블을 서로 바꾸어 가르쳤는데도 본래의 레이블로 "
    "답하니, 전부터 알고 있던 것이다. `X`와 `y`에서만 배우게 하자.",
)
_OTHER_FORM = Text(
    "your network reads images of another form than `predict` gets: the scaling of the training is "
    "missing there. `predict` gets ink from 0 to 1, as `train_digits` does, and must treat it "
    "alike.",
    "신경망이 `predict`가 받는 것과 다른 형식의 이미지를 읽는다. 학습할 때의 척도 조정이 거기에는 "
    "빠져 있다. `predict`도 `train_digits`처럼 0부터 1까지의 잉크를 받으니 똑같이 다루어야 한다.",
)
_GUESSING = Text(
    "your network reads hardly more than guessing would. Does every layer take a step, with its "
    "own `params` and `grads`? Does each step go down the gradient? Do images and labels stay "
    "together?",
    "찍어서 맞히는 것보다 별로 낫지 않다. 층마다 자기 `params`와 `grads`로 걸음을 내딛는가? 걸음은 "
    "기울기를 따라 내려가는가? 이미지와 레이블이 제 짝을 유지하는가?",
)
_LEARNED_BY_HEART = Text(
    "your network knows its training digits by heart, and reads too few of the others. Another "
    "width, smaller weights at the start or fewer epochs can help; never more of the same.",
    "학습한 숫자는 통째로 외웠지만 다른 숫자는 충분히 읽지 못한다. 너비를 바꾸거나, 처음 가중치를 "
    "작게 하거나, 에포크를 줄여 보자. 같은 것을 더 하는 것은 도움이 되지 않는다.",
)
_NOT_YET = Text(
    "your network has begun to read, and not well enough yet. More epochs, another learning rate "
    "or a wider hidden layer can help.",
    "읽기 시작했지만 아직 충분하지 않다. 에포크를 늘리거나, 학습률을 바꾸거나, 은닉층을 넓혀 보자.",
)
_NOT_SHUFFLED = Text(
    "your network reads too few digits if it learns from them in the order 0 to 9, and enough in "
    "a mixed order. Shuffle the samples before every epoch.",
    "0부터 9까지 순서대로 놓인 숫자로 학습하면 충분히 읽지 못하고, 섞인 숫자로 학습하면 충분히 "
    "읽는다. 에포크마다 샘플을 섞자.",
)
_NOT_ITS_PARAMETERS = Text(
    "with other numbers in the place of all its parameters, your network still tells digits apart. "
    "`params` must be the very numbers that `predict` uses, and all of them.",
    "매개변수를 모두 다른 수로 바꾸었는데도 숫자를 구별한다. `params`는 `predict`가 쓰는 바로 그 "
    "수, 그것도 전부여야 한다.",
)


@dataclass(frozen=True)
class Unseen:
    """What a network is asked about after its training.

    Attributes
    ----------
    X, y : ndarray of shapes (samples, 64) and (samples,)
        Images, and what they are called.
    usual : ndarray of shape (samples,), optional
        What they are called by everybody else, where the labels are exchanged.
    in_order : bool
        Whether the training digits are sorted.
    hidden : bool
        Whether learners must not be told how many were read.
    counts : bool
        Whether the accuracy is the one that a leaderboard shows.
    """

    X: Images
    y: Labels
    usual: Labels | None = None
    in_order: bool = False
    hidden: bool = True
    counts: bool = False

    def __repr__(self) -> str:  # a learner reads it in place of all pixels
        return f"<X {self.X.shape}, y {self.y.shape}>"


def judged(train: Callable[..., Any], X: Images, y: Labels, unseen: Unseen) -> bool | None:
    """Train a learner's network, and return True if it reads well enough within its budget.

    Parameters
    ----------
    train : callable
        The learner's ``train_digits``.
    X, y : ndarray of shapes (samples, 64) and (samples,)
        What it learns from.
    unseen : Unseen

    Raises
    ------
    RuleBroken
        If it does not; the key and the text say why.
    """
    model = train(X, y)
    if model is None:
        return None
    count = _count(model)
    share = _share(model, unseen.X, unseen.y)
    if unseen.usual is not None and _share(model, unseen.X, unseen.usual) > ENOUGH / 2:
        raise RuleBroken("learned-elsewhere", _LEARNED_ELSEWHERE)
    reason = _why(train, model, X, y, unseen) if share < ENOUGH else None
    _require_that_it_is_its_parameters(model, unseen)
    if unseen.counts:
        measured("accuracy", share)
        measured("parameters", count)
    if reason is not None:
        raise reason
    return True


def _entries(params: Any) -> Iterator[tuple[Any, Any, Any]]:
    """Yield each array of nested dictionaries and lists, with what holds it and its key there."""
    if not isinstance(params, dict | list):
        raise TypeError("expected a dictionary or a list")
    for key in list(params.keys()) if isinstance(params, dict) else range(len(params)):
        value = params[key]
        if isinstance(value, dict | list):
            yield from _entries(value)
        else:
            yield params, key, value


def _count(model: Any) -> int:
    """Return how many parameters a model has, if that is not too many and all are numbers."""
    try:
        arrays = [np.asarray(value, np.float64) for *_, value in _entries(model.params)]
        _ = model.predict
    except (AttributeError, TypeError, ValueError, KeyError):
        raise RuleBroken("no-model", _NO_MODEL) from None
    count = sum(array.size for array in arrays)
    if count > MOST_PARAMETERS:
        raise RuleBroken("too-many-parameters", _TOO_MANY)
    if not all(np.isfinite(array).all() for array in arrays):
        raise RuleBroken("diverged", _DIVERGED)
    return count


def _read(model: Any, X: Images) -> Any:
    read = model.predict(X)
    if np.shape(read) == (len(X), 10):
        raise RuleBroken("scores-instead-of-digits", _SCORES)
    if np.shape(read) != (len(X),) or np.asarray(read).dtype.kind not in "iuf":
        raise RuleBroken("no-digits", _NOT_DIGITS)
    return np.asarray(read)


def _share(model: Any, X: Images, y: Labels) -> float:
    return float(np.mean(_read(model, X) == y))


def _require_that_it_is_its_parameters(model: Any, unseen: Unseen) -> None:
    """Disorder all that a model has learned, then take it away: it must not read any longer."""
    learned = np.concatenate([[], *(np.ravel(value) for *_, value in _entries(model.params))])
    _replace(model, np.random.default_rng(0).permutation(learned))
    still_reads = _share(model, unseen.X, unseen.y) > ENOUGH / 2
    _replace(model, np.zeros(len(learned)))
    if still_reads or np.unique(_read(model, unseen.X)).size > 1:
        raise RuleBroken("params-not-used", _NOT_ITS_PARAMETERS)


def _replace(model: Any, numbers: Numbers) -> None:
    """Put numbers in the place of all of a model's parameters, one after the other."""
    for params, key, value in _entries(model.params):
        count = np.size(value)
        params[key], numbers = numbers[:count].reshape(np.shape(value)), numbers[count:]


def _why(train: Callable[..., Any], model: Any, X: Images, y: Labels, unseen: Unseen) -> RuleBroken:
    """Return the likely reason why a network reads too few digits."""
    if unseen.in_order:
        order = np.random.default_rng(0).permutation(len(X))
        X, y = X[order], y[order]
        model = train(X, y)
        if _share(model, unseen.X, unseen.y) >= ENOUGH:
            return RuleBroken("not-shuffled", _NOT_SHUFFLED)
    scale = np.where(X.std(axis=0) > 0, X.std(axis=0), 1)
    other_forms = 16 * unseen.X, (unseen.X - X.mean(axis=0)) / scale
    share, learned = _share(model, unseen.X, unseen.y), _share(model, X, y)
    if max(_share(model, images, unseen.y) for images in other_forms) > share + _OTHER_FORM_GAIN:
        key, text = "other-form", _OTHER_FORM
    elif share < _GUESSED:
        key, text = "guessing", _GUESSING
    elif learned > ENOUGH and learned - share > _BY_HEART:
        key, text = "learned-by-heart", _LEARNED_BY_HEART
    else:
        key, text = "not-yet", _NOT_YET
    if unseen.hidden:
        return RuleBroken(key, text)
    count = len(unseen.X)
    told = Text(
        f"It reads {share:.1%} of {count} digits that it has not seen, and {learned:.1%} of those "
        "that it has learned from. Asked for are 95% of the unseen ones.",
        f"처음 보는 숫자 {count}개의 정확도는 {share:.1%}, 배운 숫자의 정확도는 "
        f"{learned:.1%}이다. 처음 보는 숫자를 95% 이상 읽어야 한다.",
    )
    return RuleBroken(key, Text(f"{text.en}\n{told.en}", f"{text.ko}\n{told.ko}"))
