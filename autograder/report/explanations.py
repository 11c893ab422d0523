"""The mistakes' explanations, found again by the key that a failed check leaves in a notebook."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib import import_module

from autograder.checks import Exercise, Text
from autograder.checks.answers import ByHand, Choice, Order
from autograder.checks.report import FAULTS
from autograder.course import Course
from autograder.errors import CourseError
from autograder.wrong_solutions import WrongSolution, load

__all__ = ["Explanations", "known_wrong"]


class Explanations:
    """What is known about the mistakes of an assignment.

    Parameters
    ----------
    assignment : str
    wrong : iterable of WrongSolution
        The second source, for what no mistake explains.
    """

    def __init__(self, assignment: str, wrong: Iterable[WrongSolution] = ()) -> None:
        self._texts: dict[str, list[Text]] = {}
        for key, text in _explained(assignment):
            self._texts.setdefault(key, []).append(text)
        for key, text in FAULTS.items():
            self._texts.setdefault(key, []).append(text)
        for solution in wrong:
            text = Text(solution.reads["en"], solution.reads["ko"])
            self._texts.setdefault(solution.diagnosis, [text])

    def of(self, key: str, messages: Iterable[str] = ()) -> Text | None:
        """Return the explanation of a mistake.

        Parameters
        ----------
        key : str
        messages : iterable of str
            What learners read. Exercises may explain mistakes of one name differently: the
            explanation that stands in a message is the right one.

        Returns
        -------
        Text or None
        """
        texts = self._texts.get(key)
        if not texts:
            return None
        for message in messages:
            for text in texts:
                if text.en in message or text.ko in message:
                    return text
        return texts[0]


def known_wrong(course: Course, assignment: str) -> list[WrongSolution]:
    """Return the assignment's wrong solutions; none where the course has none at hand."""
    try:
        return load(assignment, course.root)
    except (CourseError, OSError, KeyError, TypeError, tomllib.TOMLDecodeError):
        return []


def _explained(assignment: str) -> Iterator[tuple[str, Text]]:
    """Yield the key and the text of every mistake that the assignment's checks know."""
    module = assignment.replace("-", "_")
    if not re.fullmatch(r"[a-z][a-z0-9_]*", module):
        return
    try:
        found = vars(import_module(f"autograder.checks.{module}"))
    except ModuleNotFoundError:
        return
    for value in found.values():
        exercise = getattr(value, "__self__", value)
        if isinstance(exercise, (Exercise, Choice, Order, ByHand)):
            yield from exercise.explanations
