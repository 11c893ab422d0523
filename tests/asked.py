"""What an assignment's checks ask for: the inputs of an exercise, and whether an answer passes."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from autograder.checks import Exercise
from autograder.checks.exercise import Args
from autograder.checks.hidden import hidden_rng


class Asked:
    """The exercises of an assignment, by the names that its test cells call them by.

    Parameters
    ----------
    exercises : mapping of str to Exercise
    """

    def __init__(self, exercises: Mapping[str, Exercise]) -> None:
        self._exercises = exercises

    def drawn(self, name: str, idea: str) -> Sequence[Args]:
        """Return the hidden inputs of an idea."""
        exercise = self._exercises[name]
        return exercise.ideas[idea].draw(hidden_rng(exercise.name, idea))

    def all_args(self, name: str) -> Iterator[Args]:
        """Yield the visible inputs and the hidden ones of every idea."""
        yield from self._exercises[name].visible
        for idea in self._exercises[name].ideas:
            yield from self.drawn(name, idea)

    def passes(self, name: str, subject: Any) -> bool:
        """Return whether `subject` passes the visible test and all ideas; raise if it does not."""
        exercise = self._exercises[name]
        seen = not exercise.visible or exercise.check(subject)
        return seen and exercise.check(subject, *exercise.ideas)
