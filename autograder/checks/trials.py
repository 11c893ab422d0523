"""One input tried: what the learner's code made of it, what is right, and what is wrong with it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.checks.calls import Outcome, call, kind_of_error
from autograder.checks.failure import RuleBroken
from autograder.checks.imports import names_the_reference
from autograder.checks.values import DEFAULT, Numbers, Tolerance, plain, same
from autograder.checks.wording import Text

__all__ = ["Case", "Trial", "agree", "try_out"]


@dataclass(frozen=True)
class Case:
    """Inputs to try, by name; the idea that they probe, if hidden.

    Attributes
    ----------
    args : mapping of str to arrays and numbers
    idea : Text or None
        None for a visible case.
    keeps_inputs : bool
        Whether a change to the inputs counts as a fault here.
    no_warnings : bool
        Whether a warning of numpy's counts as a fault here.
    """

    args: Mapping[str, Any]
    idea: Text | None = None
    keeps_inputs: bool = False
    no_warnings: bool = False
    _known: dict[Callable[..., Any], Any] = field(default_factory=dict, repr=False, compare=False)

    def outcome_of(self, formula: Callable[..., Any]) -> Outcome:
        """Return what comes of a formula of ours here: computed once, it is the same for all."""
        if formula not in self._known:
            self._known[formula] = call(formula, self.args)
        known: Outcome = self._known[formula]
        return known

    def answers_of(self, also_right: Callable[..., Iterable[Any]]) -> tuple[Numbers, ...]:
        """Return the further right answers here, computed once."""
        if also_right not in self._known:
            self._known[also_right] = tuple(map(_numbers_of, also_right(*self.args.values())))
        known: tuple[Numbers, ...] = self._known[also_right]
        return known


@dataclass(frozen=True)
class Trial:
    """A case, what the learner's code made of it, what the reference made of it, and the fault.

    Attributes
    ----------
    case : Case
    outcome, expected : Outcome
    also_right : tuple of ndarray
        Other answers that count as right.
    tolerance : Tolerance
    fault : str
        The kind of fault, a key of :data:`autograder.checks.report.FAULTS`; "" where all is well.
    """

    case: Case
    outcome: Outcome
    expected: Outcome
    also_right: tuple[Numbers, ...]
    tolerance: Tolerance
    fault: str


def try_out(
    case: Case,
    theirs: Callable[..., Any],
    right: Callable[..., Any],
    also_right: Callable[..., Iterable[Any]],
    tolerance: Tolerance = DEFAULT,
) -> Trial:
    """Try `case` on `theirs`, and judge what comes of it by `right`.

    Parameters
    ----------
    case : Case
    theirs : callable
        Uses the learner's objects.
    right : callable
        Returns the right answer, or raises what the learner's code should raise.
    also_right : callable
        Yields further answers that count as right.
    tolerance : Tolerance

    Returns
    -------
    Trial
    """
    outcome, expected = call(theirs, case.args), case.outcome_of(right)
    others = () if expected.error else case.answers_of(also_right)
    fault = _fault(case, outcome, expected, others, tolerance)
    return Trial(case, outcome, expected, others, tolerance, fault)


def agree(one: Outcome, other: Outcome, tolerance: Tolerance = DEFAULT) -> bool:
    """Return whether two calls came to the same: the same numbers, or the same kind of error."""
    if one.error is not None and other.error is not None:
        return kind_of_error(one.error) == kind_of_error(other.error)
    if one.numbers is None or other.numbers is None:
        return False
    return same(one.numbers, other.numbers, tolerance)


def _numbers_of(value: Any) -> Numbers:
    numbers = plain(value)
    if numbers is None:
        raise TypeError(f"expected numbers as a right answer, received {type(value).__name__}")
    return numbers


def _fault(
    case: Case,
    outcome: Outcome,
    expected: Outcome,
    others: tuple[Numbers, ...],
    tolerance: Tolerance,
) -> str:
    if isinstance(outcome.error, NotImplementedError):
        return "not-written"
    if isinstance(outcome.error, ModuleNotFoundError) and names_the_reference(outcome.error):
        return "not-by-import"
    if isinstance(outcome.error, RuleBroken):
        return "rule-broken"
    if expected.error is not None:
        if outcome.error is None:
            return "no-error"
        return "" if isinstance(outcome.error, type(expected.error)) else "raised"
    if outcome.error is not None:
        return "raised"
    if outcome.value is None:
        return "returned-nothing"
    if outcome.numbers is None:
        return "wrong-type"
    rights = (_numbers_of(expected.value), *others)
    if not any(same(outcome.numbers, right, tolerance) for right in rights):
        if all(outcome.numbers.shape != right.shape for right in rights):
            return "wrong-shape"
        if np.isnan(outcome.numbers).any() and not np.isnan(rights[0]).any():
            return "not-a-number"
        return "wrong-value"
    if case.keeps_inputs and outcome.changed:
        return "input-changed"
    if case.no_warnings and outcome.warned:
        return "warned"
    return ""
