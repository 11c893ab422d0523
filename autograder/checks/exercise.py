"""An exercise as its test cells see it: a reference, inputs to try, ideas to probe, mistakes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

import numpy as np

from autograder.checks.failure import CheckFailed
from autograder.checks.hidden import hidden_rng, seed
from autograder.checks.imports import uses_the_reference
from autograder.checks.mistakes import Mistake, diagnose
from autograder.checks.report import FAULTS, explained, report
from autograder.checks.trials import Case, Trial, try_out
from autograder.checks.values import DEFAULT, Tolerance
from autograder.checks.wording import Text

__all__ = ["Args", "Exercise", "Idea"]

Args = Mapping[str, Any]


@dataclass(frozen=True)
class Idea:
    """One idea that a hidden test probes.

    Attributes
    ----------
    name : Text
        What the learner reads when it fails, for example "negative values".
    draw : callable
        Draws the inputs of the idea's cases from the generator that it is given.
    keeps_inputs : bool, default False
        Whether the idea is that inputs must stay as they are.
    no_warnings : bool, default False
        Whether the idea is that numpy has nothing to warn of.
    """

    name: Text
    draw: Callable[[np.random.Generator], Sequence[Args]]
    keeps_inputs: bool = False
    no_warnings: bool = False


def _only_one(*args: Any) -> Iterable[Any]:
    return ()


def _plain_call(subject: Callable[..., Any], *args: Any) -> Any:
    return subject(*args)


@dataclass(frozen=True)
class Exercise:
    """What is asked for, and how an answer is judged.

    Attributes
    ----------
    name : str
        The call as the learner knows it, ``weighted_sum``.
    right : callable
        The reference: returns the right answer, or raises what the learner's code should raise.
    visible : sequence of mappings
        Inputs by name, of the visible test.
    ideas : mapping of str to Idea
        Of the hidden tests.
    mistakes : sequence of Mistake
        Known ones, the likeliest first.
    use : callable, default: a plain call
        ``use(subject, *inputs)`` gets the answer out of the learner's object. A layer's gradient,
        for example, is got by making the layer, calling ``forward`` and then ``backward``.
    also_right : callable, default: nothing
        Yields further right answers, where several count.
    tolerance : Tolerance, default: of few exact products
        How far an answer may be off.
    rules : mapping of str to Text, default: none
        What is said where :attr:`use` raises
        :class:`~autograder.checks.failure.RuleBroken`, by its key.
    """

    name: str
    right: Callable[..., Any]
    visible: Sequence[Args]
    ideas: Mapping[str, Idea]
    mistakes: Sequence[Mistake]
    use: Callable[..., Any] = field(default=_plain_call)
    also_right: Callable[..., Iterable[Any]] = field(default=_only_one)
    tolerance: Tolerance = DEFAULT
    rules: Mapping[str, Text] = field(default_factory=dict)
    _cases: dict[str, list[Case]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def check(self, subject: Any, *ideas: str) -> Literal[True]:
        """Try `subject` on the visible cases, or on the hidden cases of `ideas`.

        Parameters
        ----------
        subject : object
            The learner's function, class or objects, as :attr:`use` takes them.
        *ideas : str
            Keys of :attr:`ideas`. Without any, the visible cases are tried.

        Returns
        -------
        True
            So that a test cell can say ``assert``, which is a statement.

        Raises
        ------
        CheckFailed
            If any case goes wrong.
        KeyError
            If an idea is not one of this exercise's.
        """
        if uses_the_reference(subject):
            fault = "not-by-import"
            raise CheckFailed(f"{self.name}: {FAULTS[fault]}", fault, tried_hidden=False)
        trials = self._try_out(subject, self._hidden(ideas) if ideas else self._visible())
        if any(trial.fault for trial in trials):
            message = report(self.name, trials)
            diagnosis = diagnose(
                trials, self.mistakes, partial(self._evidence, subject, ideas, trials)
            )
            message = explained(message, diagnosis)
            raise CheckFailed(message, diagnosis.key, tried_hidden=diagnosis.by_evidence)
        return True

    @property
    def explanations(self) -> list[tuple[str, Text]]:
        """The key and the text of every known mistake, and of every rule that can be broken."""
        return [*((mistake.key, mistake.text) for mistake in self.mistakes), *self.rules.items()]

    def _evidence(self, subject: Any, ideas: tuple[str, ...], trials: list[Trial]) -> list[Trial]:
        """Return the trials of the failing test, and two of every other idea.

        To try all cases of all ideas would take several times as long, and tell no more.
        """
        others = [key for key in self.ideas if key not in ideas]
        cases = [case for key in others for case in self._of_idea(key)[:2]]
        return trials + self._try_out(subject, (self._visible() if ideas else []) + cases)

    def _try_out(self, subject: Any, cases: Iterable[Case]) -> list[Trial]:
        theirs = partial(self.use, subject)
        return [
            try_out(case, theirs, self.right, self.also_right, self.tolerance) for case in cases
        ]

    # Every learner gets the same inputs, so they are drawn once, and what is right there, or comes
    # of a known mistake, is computed once. A learner's code gets copies.

    def _visible(self) -> list[Case]:
        if "" not in self._cases:
            self._cases[""] = [Case(args) for args in self.visible]
        return self._cases[""]

    def _hidden(self, ideas: Iterable[str]) -> list[Case]:
        return [case for key in ideas for case in self._of_idea(key)]

    def _of_idea(self, key: str) -> list[Case]:
        idea = self.ideas[key]
        known = f"{key} {seed()}"
        if known not in self._cases:
            self._cases[known] = [
                Case(args, idea.name, idea.keeps_inputs, idea.no_warnings)
                for args in idea.draw(hidden_rng(self.name, key))
            ]
        return self._cases[known]
