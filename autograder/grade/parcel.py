"""A submission as plain data, to be graded where its folder is not.

What grading would read is carried, as far as it would read it, and laid into an empty folder at the
other end: the notebooks that come into question with their ages, the files beside them, and at the
place of a link or a pipe something that is refused for the same reason. So the other end repairs
and grades what would have been graded here.
"""

import base64
import errno
import os
from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from autograder.files import read_untrusted
from autograder.grade.beside import handed_in_beside
from autograder.repair.files import MOST_BYTES, other_notebooks
from autograder.sandbox.scratch import write_below

__all__ = ["Parcel", "as_bytes", "as_text", "pack", "size_of", "unpack"]

Parcel = dict[str, Any]
"""What JSON can say. ``files``: contents by path; ``notebooks``: by path, each with its age and its
content, or with the reason why it has none."""


def pack(folder: Path, notebooks: Iterable[str], given: Collection[str]) -> Parcel:
    """Return what grading would read of a submission.

    Parameters
    ----------
    folder : Path
        What the learner handed in; no link in it is followed.
    notebooks : iterable of str
        Names of the assignment's, without ``.ipynb``.
    given : collection of str
        Paths of the assignment's own files, which stand in for a learner's copies of them.
    """
    wanted = [folder / f"{name}.ipynb" for name in notebooks]
    others = chain.from_iterable(other_notebooks(folder, path) for path in wanted)
    found = {path: _notebook(path) for path in dict.fromkeys([*wanted, *others])}
    return {
        "files": {
            name: as_text(content) for name, content in handed_in_beside(folder, given).items()
        },
        "notebooks": [
            [as_text(os.fsencode(path.relative_to(folder))), *told]
            for path, told in found.items()
            if told is not None
        ],
    }


def unpack(parcel: Parcel, folder: Path) -> None:
    """Lay a submission into an empty folder.

    Parameters
    ----------
    parcel : dict
        As :func:`pack` made it.
    folder : Path
    """
    write_below(folder, {name: as_bytes(text) for name, text in parcel["files"].items()})
    for name, content, problem, age in parcel["notebooks"]:
        path = folder / os.fsdecode(as_bytes(name))
        path.parent.mkdir(parents=True, exist_ok=True)
        if problem == "link":
            path.symlink_to("nowhere")
        elif problem == "unreadable":
            path.mkdir(exist_ok=True)  # a folder is no notebook either
        else:
            path.write_bytes(as_bytes(content))
            if problem == "too-large":
                os.truncate(path, MOST_BYTES + 1)
            os.utime(path, ns=(age, age))


def size_of(parcel: Parcel) -> int:
    """Return about how many bytes a submission takes on its way."""
    contents: Sequence[str] = [
        *parcel["files"].values(), *(content for _, content, *_ in parcel["notebooks"])
    ]  # fmt: skip
    return sum(map(len, contents))


def _notebook(path: Path) -> tuple[str, str, int] | None:
    """Return a notebook's content, what is wrong with it, and its age; None if it is not there."""
    try:
        content = read_untrusted(path, MOST_BYTES + 1)
        age = path.lstat().st_mtime_ns
    except FileNotFoundError:
        return None
    except OSError as error:
        return "", "link" if error.errno == errno.ELOOP else "unreadable", 0
    if len(content) > MOST_BYTES:
        return "", "too-large", age
    return as_text(content), "", age


def as_text(content: bytes) -> str:
    """Return bytes as JSON can say them."""
    return base64.b64encode(content).decode("ascii")


def as_bytes(text: str) -> bytes:
    """Return what :func:`as_text` was given."""
    return base64.b64decode(text)
