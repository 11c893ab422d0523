"""Questions whose answer is a letter or a number: choices, orders, and numbers worked out by hand.

The learner's answer is what a function of theirs returns, so that an exercise that nobody has
touched is told from a wrong one in the way of all others. Which answer is right is asked by a
hidden test alone, as a whole: there is no part of the points for a guess.
"""

import math
import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from string import ascii_uppercase
from typing import Any, Literal, NoReturn

import numpy as np

from autograder.checks.calls import Outcome, call, kind_of_error
from autograder.checks.failure import CheckFailed
from autograder.checks.report import FAULTS, learners_line
from autograder.checks.values import plain
from autograder.checks.wording import Text, value_text
from nnkit.language import Language

__all__ = ["ByHand", "Choice", "Option", "Order", "Slip"]

RIGHT = "right"
"""The one idea of a question: its answer."""

_SEPARATORS = re.compile(r"[\s,;.]+")

_NO_LETTERS = Text(
    "return the letters as one text, for example {example}. These letters stand for something: "
    "{letters}.",
    "글자를 문자열 하나로 돌려주자. 예를 들면 {example}. 쓸 수 있는 글자는 {letters}이다.",
)
_EVERY_ONCE = Text(
    "every letter must be there once: {letters}, in your order.",
    "{letters}의 글자를 모두 한 번씩, 순서대로 쓰자.",
)
_NOT_RIGHT = Text("the answer is not right yet.", "아직 정답이 아니다.")
_LIKELY = Text("Think again: ", "다시 생각해 보자: ")
_TOO_EARLY = Text(
    "{step}: it comes too early. What must have happened before it?",
    "'{step}'는 너무 이르다. 그 전에 무엇이 끝나 있어야 할까?",
)
_NO_NAMES = Text(
    "return a dictionary with these names: {names}. Missing: {missing}.",
    "다음 이름이 모두 있는 딕셔너리를 돌려주자: {names}. 빠진 이름: {missing}.",
)
_NO_NUMBER = Text(
    "{name} must be a number; it is {received}.", "{name}: 수여야 하는데 {received}이다."
)
_OFF = Text("Look at these numbers again: {names}.", "아직 맞지 않는 수: {names}.")
_QUOTES = Text(
    "are quotes missing? What stands without them is taken for the name of a variable. Text stands "
    'in quotes, as in `"A"`.',
    '혹시 따옴표가 빠졌을까? 따옴표가 없으면 변수의 이름으로 읽힌다. 문자열은 `"A"`처럼 따옴표로 '
    "감싸자.",
)

HAND_TOLERANCE = 5e-4
"""How far a number worked out by hand may be off: three decimals, rounded at every step."""


@dataclass(frozen=True)
class Option:
    """One option of a question, or one step of an order.

    Attributes
    ----------
    key : str
        Its name for machines, lower-case words joined by hyphens: the diagnosis of who chose it
        although it is wrong. Who left it out although it is right gets ``missed-`` before it.
    text : Text
        What the learner reads.
    right : bool, default False
    because : Text, optional
        Why it is right or wrong; required in a choice.
    """

    key: str
    text: Text
    right: bool = False
    because: Text | None = None


class _Lettered:
    """Options under letters, in an order that has nothing to do with what is right."""

    def __init__(self, name: str, options: Sequence[Option]) -> None:
        self.name = name
        self.options = tuple(options)

    @cached_property
    def shown(self) -> tuple[Option, ...]:
        """The options in the order of their letters; it depends on the question's name alone."""
        rng = np.random.default_rng(zlib.crc32(self.name.encode()))
        order = rng.permutation(len(self.options))
        while (np.diff(order) > 0).all():  # the order that the text has them in gives it away
            order = rng.permutation(len(self.options))
        return tuple(self.options[place] for place in order)

    def listed(self, lang: Language) -> str:
        """Return the options with their letters, as a list in markdown."""
        lines = (
            f"- **{letter}** {getattr(option.text, lang)}"
            for letter, option in zip(ascii_uppercase, self.shown, strict=False)
        )
        return "\n".join(lines)

    @property
    def _alphabet(self) -> str:
        return ascii_uppercase[: len(self.options)]

    def _letter(self, option: Option) -> str:
        return ascii_uppercase[self.shown.index(option)]

    def check(self, answer: Callable[[], Any], *ideas: Literal["right"]) -> Literal[True]:
        """Check that `answer` returns letters, and with the idea "right", the right ones.

        Parameters
        ----------
        answer : callable
            The learner's: takes nothing, returns the letters as one text.
        *ideas : "right"

        Returns
        -------
        True

        Raises
        ------
        CheckFailed
            The diagnosis is the first option that is chosen or left out wrongly, or the first step
            that comes too early.
        """
        letters = self._read(answer)
        fault = self._fault(letters) if ideas else None
        if fault is not None:
            key, why = fault
            _fail(self.name, f"{_NOT_RIGHT}\n\n{_LIKELY}{why}", key)
        return True

    @property
    def _example(self) -> str:
        """What an answer looks like."""
        return "AC"

    def _fault(self, letters: str) -> tuple[str, Text | None] | None:
        """Return the key of what is wrong with an answer, and why it is; None if it is right."""
        raise NotImplementedError

    def _read(self, answer: Callable[[], Any]) -> str:
        """Return the letters of an answer; raise if it has other things in it."""
        outcome = _answered(self.name, answer)
        text = str(outcome.value) if issubclass(type(outcome.value), str) else ""
        letters = _SEPARATORS.sub("", text).upper()
        if not letters or not set(letters) <= set(self._alphabet):
            said = str(_NO_LETTERS).format(example=f'"{self._example}"', letters=self._alphabet)
            _fail(self.name, said, "not-letters", hidden=False)
        return letters


class Choice(_Lettered):
    """A question with several options, of which the learner names all that are right.

    Parameters
    ----------
    name : str
        The learner's function.
    options : sequence of Option
        Each with :attr:`~Option.because`; at least one is right. They are shown permuted.

    Examples
    --------
    >>> even = Choice("even", [
    ...     Option("two", Text("2", "2"), right=True, because=Text("2 = 2 · 1", "2 = 2 · 1")),
    ...     Option("three", Text("3", "3"), because=Text("3 is odd.", "3은 홀수이다.")),
    ... ])
    >>> even.check(lambda: even.letters, "right")
    True
    """

    def __init__(self, name: str, options: Sequence[Option]) -> None:
        super().__init__(name, options)
        if any(option.because is None for option in options):
            raise ValueError(f"expected every option of {name} to have a because")
        if not any(option.right for option in options):
            raise ValueError(f"expected an option of {name} to be right")

    @property
    def explanations(self) -> list[tuple[str, Text]]:
        """The key and the reason of every option."""
        return [
            (f"missed-{option.key}" if option.right else option.key, option.because)
            for option in self.options
            if option.because is not None
        ]

    @property
    def letters(self) -> str:
        """The letters of the right options, in the alphabet's order."""
        return "".join(sorted(self._letter(option) for option in self.options if option.right))

    def _fault(self, letters: str) -> tuple[str, Text | None] | None:
        for option in self.options:
            if (self._letter(option) in letters) != option.right:
                return (f"missed-{option.key}" if option.right else option.key), option.because
        return None


class Order(_Lettered):
    """Steps that the learner puts in order.

    Parameters
    ----------
    name : str
        The learner's function.
    steps : sequence of Option
        In the right order. They are shown permuted.
    """

    @property
    def explanations(self) -> list[tuple[str, Text]]:
        """The key of every step and what is said of it where it comes too early."""
        return [(step.key, _too_early(step)) for step in self.options]

    @property
    def letters(self) -> str:
        """The letters in the right order."""
        return "".join(self._letter(step) for step in self.options)

    @property
    def _example(self) -> str:
        return self._alphabet

    def _read(self, answer: Callable[[], Any]) -> str:
        letters = super()._read(answer)
        if sorted(letters) != list(self._alphabet):
            said = str(_EVERY_ONCE).format(letters=self._alphabet)
            _fail(self.name, said, "not-every-step-once", hidden=False)
        return letters

    def _fault(self, letters: str) -> tuple[str, Text | None] | None:
        for theirs, ours in zip(letters, self.letters, strict=True):
            if theirs != ours:
                early = self.shown[ascii_uppercase.index(theirs)]
                return early.key, _too_early(early)
        return None


@dataclass(frozen=True)
class Slip:
    """Numbers that one gets by hand by a known mistake.

    Attributes
    ----------
    key : str
    values : mapping of str to float
        By the names of the answer; those that the mistake does not touch may be left out.
    text : Text
    """

    key: str
    values: Mapping[str, float]
    text: Text


@dataclass(frozen=True)
class ByHand:
    """Numbers that the learner works out on paper, by their names.

    Attributes
    ----------
    name : str
        The learner's function, which returns a dictionary.
    values : mapping of str to float
        The right numbers.
    slips : sequence of Slip
        Known mistakes, the likeliest first.
    tolerance : float
        How far a number may be off.

    Examples
    --------
    >>> by_hand = ByHand("by_hand", {"s": 1.5})
    >>> by_hand.check(lambda: {"s": 1.5}, "right")
    True
    """

    name: str
    values: Mapping[str, float]
    slips: Sequence[Slip] = ()
    tolerance: float = HAND_TOLERANCE

    @property
    def explanations(self) -> list[tuple[str, Text]]:
        """The key and the text of every known mistake."""
        return [(slip.key, slip.text) for slip in self.slips]

    def check(self, answer: Callable[[], Any], *ideas: Literal["right"]) -> Literal[True]:
        """Check that `answer` returns all numbers, and with the idea "right", the right ones.

        Parameters
        ----------
        answer : callable
            The learner's: takes nothing, returns a dictionary.
        *ideas : "right"

        Returns
        -------
        True

        Raises
        ------
        CheckFailed
        """
        given = self._numbers(_answered(self.name, answer).value)
        wrong = [name for name in self.values if not self._close(given[name], self.values[name])]
        if ideas and wrong:
            said = f"{_NOT_RIGHT} {str(_OFF).format(names=', '.join(wrong))}"
            for slip in self.slips:
                expected = {**self.values, **slip.values}
                if all(self._close(given[name], expected[name]) for name in self.values):
                    _fail(self.name, f"{said}\n\n{_LIKELY}{slip.text}", slip.key)
            _fail(self.name, said, "wrong-value")
        return True

    def _numbers(self, value: Any) -> dict[str, float]:
        outcomes = {name: call(lambda name=name: value[name], {}) for name in self.values}
        missing = [name for name, outcome in outcomes.items() if outcome.error is not None]
        if missing:
            said = str(_NO_NAMES).format(names=", ".join(self.values), missing=", ".join(missing))
            _fail(self.name, said, "missing-names", hidden=False)
        numbers = {}
        for name, outcome in outcomes.items():
            number = plain(outcome.value)
            if number is None or number.shape != () or not math.isfinite(number):
                # Of anything but a nan only the type: its text may repeat what hidden tests tried.
                single = number is not None and number.shape == ()
                received = value_text(number) if single else type(outcome.value).__name__
                said = str(_NO_NUMBER).format(name=name, received=received)
                _fail(self.name, said, "not-a-number", hidden=False)
            numbers[name] = float(number)
        return numbers

    def _close(self, one: float, other: float) -> bool:
        return abs(one - other) <= self.tolerance


def _too_early(step: Option) -> Text:
    return Text(_TOO_EARLY.en.format(step=step.text.en), _TOO_EARLY.ko.format(step=step.text.ko))


def _answered(name: str, answer: Callable[[], Any]) -> Outcome:
    outcome = call(answer, {})
    if isinstance(outcome.error, NotImplementedError):
        _fail(name, str(FAULTS["not-written"]), "not-written", hidden=False)
    if outcome.error is not None:
        kind = kind_of_error(outcome.error)
        said = "\n".join([f"{FAULTS['raised']} {kind}", *learners_line(outcome)])
        if isinstance(outcome.error, NameError):
            said += f"\n\n{_LIKELY}{_QUOTES}"
        _fail(name, said, "raised", hidden=False)
    if outcome.value is None:
        _fail(name, str(FAULTS["returned-nothing"]), "returned-nothing", hidden=False)
    return outcome


def _fail(name: str, said: str, key: str, *, hidden: bool = True) -> NoReturn:
    raise CheckFailed(f"{name}: {said}", key, tried_hidden=hidden)
