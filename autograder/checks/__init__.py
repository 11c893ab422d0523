"""What the notebooks' test cells call: is the learner's answer right, and if not, why not?

A test cell says ``assert check.weighted_sum(weighted_sum)``. The check calls the learner's function
on several inputs and compares what comes back with nnkit. If they differ, it tries the mistakes
that learners are known to make: each is a formula, and the one whose results are the learner's
own is the diagnosis. The learner reads what was called, what came back, what was expected and the
likely mistake, in the notebook's language. A hidden test names the idea that failed and keeps its
numbers to itself.

One package for each assignment (:mod:`~autograder.checks.neuron`) holds its exercises, in modules
of a concept each, and beside them its mistakes. The mechanism is shared: an :class:`Exercise` runs
a :class:`Case` (:mod:`~autograder.checks.exercise`), :mod:`~autograder.checks.calls` calls code
that nobody has read, :mod:`~autograder.checks.imports` refuses what is ready-made,
:mod:`~autograder.checks.values` compares, :mod:`~autograder.checks.mistakes` diagnoses, and
:mod:`~autograder.checks.report` puts it into words. Questions with letters or numbers for an answer
are in :mod:`~autograder.checks.answers`.

A check touches a learner's object only by using it, as its future callers would: it may be a
proxy for an object in another process.
"""

from autograder.checks.exercise import Exercise, Idea
from autograder.checks.failure import CheckFailed, RuleBroken, diagnosis_of
from autograder.checks.mistakes import Mistake
from autograder.checks.wording import Text

__all__ = ["CheckFailed", "Exercise", "Idea", "Mistake", "RuleBroken", "Text", "diagnosis_of"]
