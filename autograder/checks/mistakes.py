"""Known mistakes: formulas that learners write by mistake, each with a name and an explanation.

A mistake is recognised by its numbers. If a learner's function gives, on every input tried, exactly
what the mistaken formula gives, then that is the likely mistake, however the code is written.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from autograder.checks.failure import RuleBroken
from autograder.checks.trials import Trial, agree
from autograder.checks.values import same
from autograder.checks.wording import Text

__all__ = ["Diagnosis", "Mistake", "diagnose"]


@dataclass(frozen=True)
class Mistake:
    """A mistaken formula and what to tell whoever made it.

    Attributes
    ----------
    key : str
        Its name for machines, lower-case words joined by hyphens. Two formulas of one mistake may
        share it.
    formula : callable
        Takes the exercise's inputs and gives the mistaken result, or raises what the mistaken
        code raises.
    text : Text
        The explanation. It speaks of the idea, never of particular numbers: hidden tests show it.
    """

    key: str
    formula: Callable[..., Any]
    text: Text


@dataclass(frozen=True)
class Diagnosis:
    """The likely mistake: its key, its explanation where there is one, and what it took to tell.

    Attributes
    ----------
    key : str
    text : Text or None
    by_evidence : bool
        Whether the evidence was asked for: the learner's code has seen hidden inputs then.
    """

    key: str
    text: Text | None = None
    by_evidence: bool = True


_LEAST_SHARE = 0.5  # below it, an agreement on one test's few inputs is rather a coincidence

_ALWAYS_THE_SAME = Text(
    "whatever goes in, the same comes out. Compute the result from the inputs instead of writing "
    "down the answer to one example.",
    "무엇을 넣어도 같은 값이 나온다. 한 예제의 답을 적어 두지 말고, 입력으로부터 결과를 계산하자.",
)
_PRINTED = Text(
    "`print` only shows the result; `return` hands it to the caller. Return it.",
    "`print`는 결과를 보여 주기만 한다. 호출한 쪽에 결과를 넘겨주는 것은 `return`이다.",
)
_NO_RETURN = Text(
    "did you forget `return`?",
    "`return`을 빠뜨리지 않았는지 확인하자.",
)


def diagnose(
    trials: Sequence[Trial], mistakes: Sequence[Mistake], gather: Callable[[], Sequence[Trial]]
) -> Diagnosis:
    """Return the likely mistake behind trials of which at least one is at fault.

    Parameters
    ----------
    trials : sequence of Trial
        Those of the failing test.
    mistakes : sequence of Mistake
        The exercise's known mistakes, the likeliest first.
    gather : callable
        Makes the evidence, if it is needed: trials of all the exercise's ideas. They decide between
        mistakes that the failing test alone cannot tell apart: without a negative threshold, −θ
        and −abs(θ) are the same.

    Returns
    -------
    Diagnosis
        Of the known mistake whose results agree with the learner's on every trial of the test,
        and on most of the evidence; otherwise the kind of the first fault.
    """
    faulty = [trial for trial in trials if trial.fault]
    first = faulty[0]
    if first.fault in ("not-written", "not-by-import"):
        return Diagnosis(first.fault, by_evidence=False)
    if isinstance(first.outcome.error, RuleBroken):
        return Diagnosis(first.outcome.error.key, first.outcome.error.text, by_evidence=False)
    if first.fault == "returned-nothing":
        if first.outcome.printed.strip():
            return Diagnosis("printed-not-returned", _PRINTED, by_evidence=False)
        return Diagnosis("returned-nothing", _NO_RETURN, by_evidence=False)
    for kind in ("input-changed", "warned"):  # the numbers are right: no formula tells more
        if all(trial.fault == kind for trial in faulty):
            return Diagnosis(kind, by_evidence=False)
    evidence = gather()
    if _always_the_same(evidence):
        return Diagnosis("always-the-same", _ALWAYS_THE_SAME)
    likely = [mistake for mistake in mistakes if all(_agreeing(mistake, trials))]
    # max keeps the first, hence the likelier, of equals
    best = max(likely, key=lambda mistake: _share(mistake, evidence), default=None)
    if best is not None and _share(best, evidence) > _LEAST_SHARE:
        return Diagnosis(best.key, best.text)
    return Diagnosis(first.fault)


def _share(mistake: Mistake, trials: Sequence[Trial]) -> float:
    """Return the share of `trials` in which the mistake gives what the learner's code gave."""
    return sum(_agreeing(mistake, trials)) / len(trials)


def _agreeing(mistake: Mistake, trials: Sequence[Trial]) -> Iterator[bool]:
    """Yield for each trial whether the mistake gives what the learner's code gave."""
    return (
        agree(trial.outcome, trial.case.outcome_of(mistake.formula), trial.tolerance)
        for trial in trials
    )


def _always_the_same(trials: Sequence[Trial]) -> bool:
    """Return whether one answer came back where several different ones were expected."""
    asked = [trial for trial in trials if trial.expected.error is None]
    answers = [trial.outcome.numbers for trial in asked]
    rights = [trial.expected.numbers for trial in asked]
    return _all_equal(answers) and not _all_equal(rights)


def _all_equal(answers: Sequence[Any]) -> bool:
    return len(answers) > 1 and all(
        answer is not None and same(answer, answers[0]) for answer in answers
    )
