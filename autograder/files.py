"""Writing a file whole or not at all, and reading one that somebody else has made."""

import contextlib
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

__all__ = ["plain_files", "read_untrusted", "write_once", "write_whole"]

MOST_PLACES = 500
_DEEPEST = 4


def plain_files(folder: Path) -> Iterator[Path]:
    """Yield the plain files in a folder that somebody else has filled, and in folders below it.

    No link is followed, and no pipe is a file. Only so many places are looked at, and only so far
    down.

    Parameters
    ----------
    folder : Path
    """
    seen = 0
    for place, folders, files in os.walk(folder, followlinks=False):
        here = Path(place)
        folders[:] = sorted(each for each in folders if each != ".ipynb_checkpoints")
        seen += len(folders) + len(files)
        for path in (here / file for file in sorted(files)):
            try:
                if stat.S_ISREG(path.lstat().st_mode):
                    yield path
            except OSError:
                continue
        if len(here.relative_to(folder).parts) >= _DEEPEST:
            folders.clear()
        if seen > MOST_PLACES:
            break


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


def write_once(path: Path, content: bytes) -> None:
    """Put `content` into `path` for its owner alone, unless there is such a file.

    Of several that write at the same time, one comes first; the others' content is dropped.

    Parameters
    ----------
    path : Path
    content : bytes
    """
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.") as partial:
        partial.write(content)
        partial.flush()
        with contextlib.suppress(FileExistsError):
            os.link(partial.name, path)
