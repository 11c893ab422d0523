"""The walls around a learner's process, each tried, used where the kernel has it, and reported.

===========  ====================================================================================
namespaces   the process sees no network, no other process, no shared memory, and few files
Landlock     it opens Python's own files to read, its scratch folder to write, and nothing else
seccomp      the kernel refuses it sockets, new processes, programs, tracing, signals to others
rlimits      memory, processor time, threads, files and their sizes are bounded
===========  ====================================================================================

A layer is one more reason why an escape fails; none of them is trusted alone.
"""

import os
import platform
import resource
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.sandbox import landlock, seccomp
from autograder.sandbox.kernel import drop_privileges, prctl
from autograder.sandbox.limits import Limits
from autograder.sandbox.namespaces import leave_the_disk, namespaces_work

if TYPE_CHECKING:
    from landlockpy import Ruleset

__all__ = ["Walls"]

_PR_SET_NO_NEW_PRIVS = 38


@dataclass
class Walls:
    """The walls that can be built here, made ready once and then raised in each new process.

    Attributes
    ----------
    namespaces, landlock, seccomp : bool
        Whether the kernel has them.
    """

    namespaces: bool
    landlock: bool
    seccomp: bool
    _readable: list[Path]
    _hidden: list[Path]
    _files: "Ruleset | None" = None
    _program: bytes = b""
    _threads: int = 0

    @classmethod
    def prepare(cls, readable: Iterable[Path], hidden: Iterable[Path], scratch: Path) -> "Walls":
        """Try every layer, make its rules, and leave the machine's disk if that is possible.

        Parameters
        ----------
        readable : iterable of Path
            Files and folders that may be read; Python's own.
        hidden : iterable of Path
            What lies inside of these and may not.
        scratch : Path
            The folder in which each process gets its scratch.
        """
        readable, hidden = list(readable), list(hidden)
        namespaces = namespaces_work(readable, hidden)
        # The kernel counts threads by user, and never root's; in a namespace of their own the
        # learner's are the only ones. Where they cannot be counted there are none.
        threads = namespaces and os.getuid() != 0
        program = seccomp.program(threads=threads)  # looks for libseccomp on the machine's disk
        if namespaces:
            leave_the_disk(readable, hidden, scratch)
        files = landlock.close_files(readable, hidden, scratch)
        return cls(
            namespaces, files is not None, bool(program), readable, hidden, files, program,
            Limits().threads if threads else 0,
        )  # fmt: skip

    @property
    def isolating(self) -> bool:
        """Whether the walls keep a hostile program in, with namespaces or without."""
        return self.landlock and self.seccomp

    def active(self) -> list[str]:
        """Return the names of the layers in use."""
        named = {
            "namespaces": self.namespaces,
            "landlock": self.landlock,
            "seccomp": self.seccomp,
            "rlimits": True,
        }
        return [name for name, there in named.items() if there]

    def raise_around(self, scratch: Path, limits: Limits) -> None:
        """Lock this process in; there is no way back.

        Parameters
        ----------
        scratch : Path
            Its working folder, the only one that it may write to.
        limits : Limits
        """
        _limit(limits, self._threads)
        if platform.system() != "Linux":
            return
        prctl(_PR_SET_NO_NEW_PRIVS, 1)
        if self.landlock:
            self._close_files(scratch)
        drop_privileges()
        if self._program:
            seccomp.load(self._program)

    def _close_files(self, scratch: Path) -> None:
        if self.namespaces and self._files is not None:
            # The shared rules are quick, and no other learner's scratch can be seen from here.
            self._files.restrict()
            landlock.only_scratch(scratch)
            return
        own = landlock.close_files(self._readable, self._hidden, scratch)
        if own is None:
            raise OSError("Landlock has gone")
        own.restrict()


def _limit(limits: Limits, threads: int) -> None:
    seconds = int(limits.submission_seconds) + 5
    for kind, most in (
        ("RLIMIT_AS", limits.memory),
        ("RLIMIT_CPU", seconds),
        ("RLIMIT_FSIZE", limits.scratch),
        ("RLIMIT_NOFILE", limits.open_files),
        ("RLIMIT_NPROC", threads),
        ("RLIMIT_CORE", 0),
        ("RLIMIT_MEMLOCK", 0),
        ("RLIMIT_MSGQUEUE", 0),
    ):
        if kind == "RLIMIT_NPROC" and not most:
            continue  # seccomp refuses threads altogether
        if hasattr(resource, kind):
            resource.setrlimit(getattr(resource, kind), (most, most))
