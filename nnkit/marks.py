"""Marks of what a learner has done: empty files, for the start page to count.

A mark says "done" and nothing else: not what was answered, not how often, not when. Its name is a
hash of the question, so a question that is written anew is to be done anew. The environment
variable ``NNCOURSE_PROGRESS`` names the folder for the marks; where it is not set, as in a
learner's own Jupyter or while an assignment is graded, nothing is written.
"""

import contextlib
import hashlib
import os
from pathlib import Path

__all__ = ["PROGRESS", "leave_mark", "question_mark"]

PROGRESS = "NNCOURSE_PROGRESS"
"""The environment variable that names the folder for the marks."""


def question_mark(question: str) -> str:
    r"""Return the name of the mark that a quiz question is done.

    Parameters
    ----------
    question : str
        The question as it is written, with its choices. White space around it does not count.

    Returns
    -------
    str
        A file's name.

    Examples
    --------
    >>> question_mark("Even?\n\n- [x] 2 — Yes.\n- [ ] 3 — No.\n")
    'question-9cfb51afb48c3e6d'
    """
    return "question-" + hashlib.sha256(question.strip().encode()).hexdigest()[:16]


def leave_mark(name: str) -> None:
    """Leave a mark in the folder that ``NNCOURSE_PROGRESS`` names; without one, do nothing.

    Parameters
    ----------
    name : str
        A file's name.
    """
    folder = os.environ.get(PROGRESS)
    if not folder:
        return
    # A disk that is full or read-only costs the mark, not the lesson.
    with contextlib.suppress(OSError):
        Path(folder).mkdir(parents=True, exist_ok=True)
        Path(folder, name).touch()
