"""How much of the machine a learner's code may use."""

from dataclasses import dataclass

__all__ = ["Limits"]

MIB = 1 << 20


@dataclass(frozen=True)
class Limits:
    """What a learner's process may use; generous for a course's exercises.

    Attributes
    ----------
    cell_seconds : float
        For each cell, and for each test cell with all that it asks of the learner's code.
    submission_seconds : float
        For the whole notebook, replays after a crash included.
    memory : int
        Address space, in bytes. numpy and Python take about a quarter of it.
    scratch : int
        Bytes of files, all of them together.
    open_files : int
    threads : int
        The process's own included. None can be started where they cannot be counted: by root, or
        without namespaces.
    output : int
        Characters kept of what a cell prints.
    """

    cell_seconds: float = 30.0
    submission_seconds: float = 180.0
    memory: int = 2048 * MIB
    scratch: int = 64 * MIB
    open_files: int = 64
    threads: int = 32
    output: int = 64_000
