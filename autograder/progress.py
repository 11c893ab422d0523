"""What commands for a class have in common: a bar, whom they refuse, and how they stop."""

from collections.abc import Collection, Sequence
from itertools import islice

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from autograder.errors import CourseError

__all__ = ["progress_bar", "refuse_unknown", "stopped"]

_MOST_NAMED = 5


class _Rate(ProgressColumn):
    """How many are done in a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f}/s" if task.speed else "", style="progress.data.speed")


def progress_bar() -> Progress:
    """Return a progress display with how many are done, how fast, and the time left.

    It is drawn on stderr, so that a command's output can be piped, and disappears at the end.
    """
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )


def refuse_unknown(students: Sequence[str], there: Collection[str], what: str) -> None:
    """Refuse learners of whom there is nothing.

    Parameters
    ----------
    students : sequence of str
        The ids that were asked for.
    there : collection of str
        Those that there are.
    what : str
        What there would be of them.

    Raises
    ------
    CourseError

    Examples
    --------
    >>> refuse_unknown(["ann"], ["ann", "ben"], "submission of neuron")
    >>> refuse_unknown(["zoe"], ["ann", "ben"], "submission of neuron")
    Traceback (most recent call last):
    autograder.errors.CourseError: no submission of neuron from zoe; there are 2, from ann, ben
    """
    unknown = [student for student in students if student not in there]
    if unknown:
        named = [*islice(there, _MOST_NAMED), *(["…"] if len(there) > _MOST_NAMED else [])]
        raise CourseError(
            f"no {what} from {', '.join(unknown)}; there are {len(there)}, from {', '.join(named)}"
        )


def stopped(left: int) -> click.ClickException:
    """Return what a command ends with that Ctrl-C stopped.

    Parameters
    ----------
    left : int
        Submissions that it did not come to.
    """
    return click.ClickException(
        f"stopped; {left} submissions are left. Run the command again to go on"
    )
