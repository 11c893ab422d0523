"""The learner's side of the wall: a process that has run the cells so far, renewed when it ends.

A crash or an endless loop costs the cell in which it happens. The next cell that needs the
learner's process gets a new one, in which the earlier cells are run again.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import dropwhile
from typing import Any

from autograder.grading.conversation import Conversation
from autograder.grading.process import LearnerGoneError, LearnerProcess, Usage, Zygote

__all__ = ["Cells", "Side"]


@dataclass
class Cells:
    """The learner's cells that a process has run to their end, in order, and what they find there.

    Attributes
    ----------
    files : mapping of str to bytes
        What lies in the working folder before the first cell.
    ran : list of (str, str)
        Names and sources.
    sources : dict of str to str
        By name, of all cells that were tried.
    """

    files: Mapping[str, bytes] = field(default_factory=dict)
    ran: list[tuple[str, str]] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)

    def line(self, cell: str, line: int) -> str:
        """Return a line's text, or "" where there is none; empty lines on top do not count."""
        lines = self.sources.get(cell, "").splitlines()
        lines = list(dropwhile(lambda line: not line.strip(), lines))  # as IPython counts
        return lines[line - 1] if 0 < line <= len(lines) else ""


class Side:
    """One learner's process after the other, each with all cells that were run so far.

    Parameters
    ----------
    zygote : Zygote
    cells : Cells
    ends : float
        When the submission's time is over, on the clock of :func:`time.monotonic`.

    Attributes
    ----------
    usage : Usage
        What its processes used.
    notes : list of str
        What the learner's code tried that no exercise asks for, and lies over the wire.
    knows_hidden : bool
        Whether the process has seen hidden inputs: what it shows from then on could be those.
    """

    def __init__(self, zygote: Zygote, cells: Cells, ends: float) -> None:
        self.usage = Usage()
        self.notes: list[str] = []
        self.knows_hidden = False
        self._zygote = zygote
        self._limits = zygote.limits
        self._cells = cells
        self._ends = ends
        self._process: LearnerProcess | None = None
        self._conversation: Conversation | None = None
        self._done = 0

    def ready(self, *, hidden: bool = False) -> Conversation:
        """Return a conversation with a live process that has run all cells so far.

        Parameters
        ----------
        hidden : bool, default False
            Whether it is for a hidden test.

        Raises
        ------
        LearnerGoneError
            If the submission's time is over, or a cell that ran before does not run again.
        """
        return self._caught_up(len(self._cells.ran), hidden=hidden)

    def run(self, cell: str, source: str) -> dict[str, Any]:
        """Run a new cell, and return the reply."""
        reply = self.ready().run(source, cell)
        self._cells.ran.append((cell, source))
        self._done += 1
        return reply

    def run_last_again(self) -> dict[str, Any]:
        """Run the cell that another side ran last, and return the reply."""
        cell, source = self._cells.ran[-1]
        reply = self._caught_up(len(self._cells.ran) - 1).run(source, cell)
        self._done += 1
        return reply

    def _caught_up(self, count: int, *, hidden: bool = False) -> Conversation:
        if time.monotonic() >= self._ends:
            raise LearnerGoneError("total")
        if self._conversation is None or self._process is None:
            self._process = self._zygote.fork()
            self._conversation = Conversation(self._process, self._cells.line)
            if self._cells.files:
                self._conversation.begin(self._deadline())
                self._conversation.put(self._cells.files)
        while self._done < count:
            cell, source = self._cells.ran[self._done]
            self._conversation.begin(self._deadline())
            self._conversation.run(source, cell)
            self._done += 1
        self._conversation.begin(self._deadline(), hidden=hidden, printable=self._limits.output)
        return self._conversation

    def _deadline(self) -> float:
        return min(time.monotonic() + self._limits.cell_seconds, self._ends)

    def gone(self, gone: LearnerGoneError) -> tuple[LearnerGoneError, float]:
        """Let the next cell start anew; return why the process ended, and the time limit then."""
        if gone.reason == "lied":
            self.notes.append(f"wire: {gone.detail}")
        if self._process is not None and (self._process.gone or gone.reason != "timeout"):
            self.end()
        if gone.reason == "timeout" and time.monotonic() >= self._ends:
            gone = LearnerGoneError("total")
        if gone.reason == "total":
            return gone, self._limits.submission_seconds
        return gone, self._limits.cell_seconds

    @property
    def trouble(self) -> LearnerGoneError | None:
        """Why the process ended, if it has and nobody was told."""
        return self._process.gone if self._process is not None else None

    def saw_hidden(self) -> None:
        """Take note that a test gave the process hidden inputs."""
        self.knows_hidden = self._process is not None

    def take_notes(self) -> None:
        """Keep what the process noted, each note once: a replay notes things again."""
        if self._process is not None and self._process.notes:
            seen = dict.fromkeys([*self.notes, *self._process.notes])
            self.notes, self._process.notes = list(seen)[:100], []

    def end(self) -> None:
        """End the process; the next use starts a new one."""
        if self._process is not None:
            self.take_notes()
            used = self._process.end()
            self.usage.add(used.cpu, used.memory)
        if self._conversation is not None:
            self._conversation.stale = True
        self._process = self._conversation = None
        self._done = 0
        self.knows_hidden = False
