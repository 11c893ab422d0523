"""What stays the instructor's: hidden tests, marking schemes, and the keys of diagnoses."""

import re

__all__ = ["hides_tests", "without_key", "without_secrets"]

_SECRETS = [
    (re.compile(rf"BEGIN {what}"), re.compile(rf"END {what}"))
    for what in ("HIDDEN TESTS", "MARK SCHEME", "SOLUTION")
]
_HIDDEN, _ = _SECRETS[0]
_KEY = re.compile(r"\s*^\[[a-z0-9]+(?:-[a-z0-9]+)*\]\s*\Z", re.MULTILINE)


def hides_tests(source: str) -> bool:
    """Return whether a cell has tests that learners must not see."""
    return _HIDDEN.search(source) is not None


def without_secrets(source: str, *, solutions: bool = True) -> str:
    r"""Return a cell's source without what stands between the marks of secrets, marks included.

    A secret that is not closed goes on to the end of the cell.

    Parameters
    ----------
    source : str
    solutions : bool, default True
        Whether to cut solutions, too; what a learner has put between the marks is their own.

    Examples
    --------
    >>> without_secrets("one()\n### BEGIN HIDDEN TESTS\ntwo()\n### END HIDDEN TESTS\nthree()")
    'one()\nthree()'
    >>> without_secrets("one()\n### BEGIN HIDDEN TESTS\ntwo()")
    'one()'
    """
    secrets = _SECRETS if solutions else _SECRETS[:2]
    kept = []
    ends: re.Pattern[str] | None = None
    for line in source.split("\n"):
        if ends is None:
            ends = next((end for begin, end in secrets if begin.search(line)), None)
            if ends is None:
                kept.append(line)
        elif ends.search(line):
            ends = None
    return "\n".join(kept)


def without_key(message: str) -> str:
    r"""Return a failed check's message without the line at its end that is for machines.

    Examples
    --------
    >>> without_key("Your bias is subtracted.\n\n[bias-subtracted]")
    'Your bias is subtracted.'
    """
    return _KEY.sub("", message)
