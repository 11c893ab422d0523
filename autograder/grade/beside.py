"""Files beside a notebook: those that the assignment brings, and those that a learner handed in.

The assignment's are the instructor's own, whatever a learner made of a copy. What else was handed
in comes along as far as there is room; what the exchange laid there is nobody's data.
"""

from collections.abc import Collection, Sequence
from pathlib import Path

from nbgrader.utils import find_all_files

from autograder.errors import CourseError
from autograder.files import MOST_PLACES, plain_files, read_untrusted

__all__ = ["EXCHANGED", "given_beside", "handed_in_beside"]

EXCHANGED = ("timestamp.txt", "submission_secret.txt")
"""What nbgrader's exchange puts into the folder of a submission."""

MOST_GIVEN = 32 << 20
"""Bytes of all of an assignment's files: half of what a learner's process may write."""

MOST_HANDED_IN = 16 << 20
"""Bytes of all files that a learner handed in beside a notebook."""


def given_beside(folder: Path, ignore: Sequence[str]) -> dict[str, bytes]:
    """Return the files, notebooks apart, that an assignment brings.

    Parameters
    ----------
    folder : Path
        The assignment's, among the sources.
    ignore : sequence of str
        Patterns of names that learners do not get: nbgrader's ``CourseDirectory.ignore``.

    Returns
    -------
    dict of str to bytes
        By their paths in `folder`, with slashes.

    Raises
    ------
    CourseError
        If they are too many or too large to be handed to every learner's process.
    """
    paths = sorted(map(Path, find_all_files(str(folder), [*ignore, "*.ipynb"])))
    total = sum(path.stat().st_size for path in paths)
    if total > MOST_GIVEN or len(paths) > MOST_PLACES:
        raise CourseError(
            f"expected at most {MOST_PLACES} files and {MOST_GIVEN >> 20} MiB beside the notebooks "
            f"in {folder}, found {len(paths)} files and {total / (1 << 20):.1f} MiB"
        )
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def handed_in_beside(folder: Path, given: Collection[str]) -> dict[str, bytes]:
    """Return the files, notebooks apart, that a learner handed in and the assignment has not.

    Parameters
    ----------
    folder : Path
        Whatever is in it was made by the learner; no link in it is followed.
    given : collection of str
        Paths of the assignment's own files, which stand in for a learner's copies of them.

    Returns
    -------
    dict of str to bytes
        By their paths in `folder`, with slashes; the first by name, as far as there is room.
    """
    found: dict[str, bytes] = {}
    room = MOST_HANDED_IN
    for path in plain_files(folder):
        name = path.relative_to(folder).as_posix()
        if ".ipynb" in path.name.lower() or name in EXCHANGED or _in_the_way(name, given):
            continue
        try:
            name.encode()  # bytes that are no text could not be sent, nor named by any code
            content = read_untrusted(path, room + 1)
        except (OSError, UnicodeEncodeError):
            continue
        if len(content) <= room:
            found[name] = content
            room -= len(content)
    return found


def _in_the_way(name: str, given: Collection[str]) -> bool:
    """Return whether one of the given files, or a folder that it lies in, has that place."""
    return any(
        other == name or other.startswith(f"{name}/") or name.startswith(f"{other}/")
        for other in given
    )
