"""Parameters in dictionaries, as networks keep them: inputs to try, and what comes back of them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import numpy as np

from autograder.checks.draws import cast
from autograder.checks.exercise import Args
from autograder.checks.failure import RuleBroken
from autograder.checks.values import Numbers
from autograder.checks.wording import Text

__all__ = [
    "FLOAT32",
    "NUMBER_OF_PARAMETERS",
    "RULES",
    "SHAPES",
    "UNCHANGED",
    "Params",
    "drawn",
    "each",
    "in_float32",
    "named",
]

Params = Mapping[str, Numbers]

NUMBER_OF_PARAMETERS = Text(
    "1 to 5 parameters of any names and shapes", "이름과 형상이 다양한 매개변수 1~5개"
)
FLOAT32 = Text("arrays of float32", "float32 배열")
UNCHANGED = Text("what was passed stays as it is", "넘겨받은 것을 바꾸지 않기")

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
}
"""What is said of an answer that is not a dictionary with the names of the parameters."""

SHAPES = ((3, 2), (2,), (1, 4), (2, 2, 2), (1,))
_NAMES = ("weight", "bias", "scale", "hidden_weight", "hidden_bias")


def drawn(
    rng: np.random.Generator,
    shapes: Iterable[tuple[int, ...]],
    draw: Callable[[tuple[int, ...]], Numbers],
) -> dict[str, Numbers]:
    """Draw an array of each shape, under names that no other parameters are likely to have.

    Parameters
    ----------
    rng : numpy.random.Generator
    shapes : iterable of tuple
        5 at most.
    draw : callable
        Given a shape, draws an array.
    """
    names = [f"{name}_{rng.integers(10, 10_000)}" for name in rng.permutation(_NAMES)]
    return {name: draw(shape) for name, shape in zip(names, shapes, strict=False)}


def each(args: Args) -> Iterator[Args]:
    """Yield a case once for each parameter in ``args["params"]``, with its name."""
    for name in args["params"]:
        yield {**args, "name": name}


def in_float32(args: Args) -> Args:
    """Return `args` with all arrays in its dictionaries, and lists of these, in float32."""

    def changed(value: Any) -> Any:
        if isinstance(value, dict):
            return dict(cast(value, np.float32))
        return [changed(entry) for entry in value] if isinstance(value, list) else value

    return {key: changed(value) for key, value in args.items()}


def named(answer: Any, params: Params) -> Any:
    """Return a learner's dictionary; None where nothing came back.

    Raises
    ------
    RuleBroken
        If it is none, or has other names than `params`.
    """
    if answer is None:
        return None
    if type(answer) is not dict:
        raise _broken("not-a-dictionary")
    if answer.keys() != params.keys():
        raise _broken("names-missing" if answer.keys() < params.keys() else "names-lost")
    return answer


def _broken(key: str) -> RuleBroken:
    return RuleBroken(key, RULES[key])
