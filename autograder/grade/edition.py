"""What decides how a submission is graded, beside the submission: the code and its libraries.

Machines that grade one class must agree in all of it, or the same work comes to other points.
"""

import functools
import hashlib
import platform
from importlib.metadata import version
from pathlib import Path

import autograder
import nnkit

__all__ = ["edition"]

_DECIDING = ("distributed", "nbgrader", "numpy")


@functools.cache
def edition() -> str:
    """Return the name of all that decides, the same on machines that come to the same points.

    Examples
    --------
    >>> edition()  # doctest: +ELLIPSIS
    'nncourse 0.1.0+..., Python 3..., distributed 20..., nbgrader 0..., numpy 2...'
    """
    told = hashlib.sha256()
    for package in (autograder, nnkit):
        folder = Path(package.__path__[0])
        for path in sorted(folder.rglob("*.py")):
            told.update(path.relative_to(folder).as_posix().encode())
            told.update(path.read_bytes())
    parts = [
        f"nncourse {version('nncourse')}+{told.hexdigest()[:8]}",
        f"Python {'.'.join(platform.python_version_tuple()[:2])}",
        *(f"{library} {version(library)}" for library in _DECIDING),
    ]
    return ", ".join(parts)
