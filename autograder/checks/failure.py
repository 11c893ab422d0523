"""The errors of an answer that is not right yet: what a learner reads, and what a check meets."""

import re

from autograder.checks.wording import Text

__all__ = ["CheckFailed", "RuleBroken", "diagnosis_of"]

_MARKER = re.compile(r"^\[([a-z0-9]+(?:-[a-z0-9]+)*)\]$", re.MULTILINE)


class CheckFailed(AssertionError):  # noqa: N818 - a learner reads the name
    """An exercise is not right yet; the message is written for the learner.

    Parameters
    ----------
    message : str
        What was called, what came back, what was expected, and why.
    diagnosis : str
        The likely mistake's key, for machines: lower-case words joined by hyphens. It ends the
        message as a line of its own, ``[bias-subtracted]``, so that it outlives the process.
    tried_hidden : bool, default True
        Whether the learner's code was given hidden inputs, were it only to tell the mistake.

    Examples
    --------
    >>> error = CheckFailed("Your bias is subtracted.", "bias-subtracted")
    >>> print(error)
    Your bias is subtracted.
    <BLANKLINE>
    [bias-subtracted]
    """

    def __init__(self, message: str, diagnosis: str, *, tried_hidden: bool = True) -> None:
        super().__init__(f"{message}\n\n[{diagnosis}]")
        self.diagnosis = diagnosis
        self.tried_hidden = tried_hidden

    def _render_traceback_(self) -> list[str]:
        # IPython asks for this and shows it in place of the traceback: a learner has no use for
        # the checks' own frames, and hidden inputs must not be shown among them.
        return str(self).splitlines()


class RuleBroken(Exception):  # noqa: N818 - it is not the learner's code that stops
    """What came back breaks a rule that no number shows: it is no dictionary, or a sample is twice.

    An exercise's :attr:`~autograder.checks.Exercise.use` raises it where it takes a result apart.

    Parameters
    ----------
    key : str
        The diagnosis, as of :class:`CheckFailed`.
    text : Text
        What is wrong with it, with no particular numbers.
    """

    def __init__(self, key: str, text: Text) -> None:
        super().__init__(key)
        self.key = key
        self.text = text


def diagnosis_of(text: str) -> str | None:
    """Return the diagnosis that a failed check's text ends in.

    Parameters
    ----------
    text : str
        The message, as found in a notebook's output.

    Returns
    -------
    str or None
        The key, or None where `text` is not from a check.

    Examples
    --------
    >>> diagnosis_of(str(CheckFailed("Your bias is subtracted.", "bias-subtracted")))
    'bias-subtracted'
    >>> diagnosis_of("AssertionError") is None
    True
    """
    found = _MARKER.findall(text)
    return found[-1] if found else None
