"""Notes what a learner's code tried that no exercise asks for, as evidence for the instructor.

Python tells its *audit hooks* of every file opened, every socket, every program started, before it
does it. A hook cannot be taken away again, but the learner's code shares its process and can spoil
its notes: what is noted is a hint, and the walls do not depend on it.
"""

import os
import sys
from collections.abc import Callable
from typing import Any

__all__ = ["Watch"]

_TELLING = (
    "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.forkpty", "os.kill",
    "os.killpg", "subprocess.Popen", "socket.connect", "socket.bind", "socket.getaddrinfo",
    "socket.sendto", "ctypes.dlopen", "ctypes.dlsym", "sqlite3.connect", "os.remove",
    "os.rename", "os.link", "os.symlink", "os.chmod", "os.truncate",
    "shutil.rmtree", "shutil.copyfile", "resource.setrlimit", "signal.pthread_kill",
    "pty.spawn", "urllib.Request", "http.client.connect", "gc.get_objects", "gc.get_referrers",
)  # fmt: skip
_MOST = 20
_LONGEST = 120


class Watch:
    """What was noted since it was last asked for.

    Parameters
    ----------
    running : callable
        Whether a learner's code is running now.
    usual : tuple of str
        Beginnings of paths that Python itself reads, and of the folder that the code works in;
        opening those is not noted.
    """

    def __init__(self, running: Callable[[], bool], usual: tuple[str, ...]) -> None:
        self._running = running
        self._usual = usual
        self._notes: list[str] = []
        self._noting = False
        sys.addaudithook(self._hook)

    def taken(self) -> list[str]:
        """Return the notes, and begin anew."""
        notes, self._notes = self._notes, []
        return notes

    def _hook(self, event: str, args: tuple[Any, ...]) -> None:
        if self._noting or len(self._notes) >= _MOST or not self._running():
            return
        self._noting = True
        try:
            if event in ("open", "os.listdir", "os.scandir"):
                path = args[0]
                if type(path) is str and not _whole(path).startswith(self._usual):
                    self._note(f"{event} {path}")
            elif event in _TELLING:
                self._note(f"{event} {_told(args)}")
        finally:
            self._noting = False

    def _note(self, text: str) -> None:
        text = text[:_LONGEST]
        if text not in self._notes:
            self._notes.append(text)


def _whole(path: str) -> str:
    """Return the path from the root, with no way back up in it; a name in <…> is no path."""
    return path if path.startswith("<") else os.path.abspath(path)  # noqa: PTH100 - no links


def _told(args: tuple[Any, ...]) -> str:
    return " ".join(str(arg) for arg in args if type(arg) in (str, int, bytes, tuple))
