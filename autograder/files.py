"""Writing a file whole or not at all, and reading one that somebody else has made."""

import os
import stat
from pathlib import Path

__all__ = ["read_untrusted", "write_whole"]


def read_untrusted(path: Path, most: int) -> bytes:
    """Return the first `most` bytes of a plain file; follow no link, and wait for no pipe.

    Parameters
    ----------
    path : Path
    most : int

    Raises
    ------
    OSError
        If it is no plain file, or cannot be read.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY)
    with open(descriptor, "rb") as file:  # noqa: PTH123 - a descriptor, not a path
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(f"{path} is no plain file")
        return file.read(most)


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` into `path` in one step, with the folders above it.

    A reader never sees half of it, and a writer who is stopped leaves the old file as it was.

    Parameters
    ----------
    path : Path
    content : bytes
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    partial.write_bytes(content)
    partial.replace(path)
