"""What CTC sums over, listed: paths, and what each of them reads.

A path says one character at every timestep, a label or the blank. It is read by first merging equal
neighbours, and then dropping the blanks; so "cc-a" reads "ca", and a blank between them keeps two
equal labels apart: "a-a" reads "aa". :mod:`nnkit.losses.ctc` sums over all paths that read the same
without listing them; here they are listed, which is possible as long as they are few.
"""

from collections.abc import Iterator
from itertools import groupby, product

__all__ = ["BLANK", "all_paths", "collapse", "merge_repeats"]

BLANK = "-"


def merge_repeats(path: str) -> str:
    """Return `path` with each run of equal characters merged into one.

    Parameters
    ----------
    path : str
        One character for each timestep.

    Examples
    --------
    >>> merge_repeats("cc-aa-a")
    'c-a-a'
    """
    return "".join(character for character, _ in groupby(path))


def collapse(path: str, *, blank: str = BLANK) -> str:
    """Return what a path reads: repeats merged, then blanks dropped.

    Parameters
    ----------
    path : str
        One character for each timestep.
    blank : str, default "-"
        The character that says nothing.

    References
    ----------
    Graves, Fernández, Gomez & Schmidhuber (2006), "Connectionist temporal classification".

    Examples
    --------
    >>> collapse("cc-aa-a")
    'caa'
    """
    return merge_repeats(path).replace(blank, "")


def all_paths(characters: str, timesteps: int) -> Iterator[str]:
    """Yield every path: ``len(characters) ** timesteps`` of them.

    Parameters
    ----------
    characters : str
        The labels and the blank.
    timesteps : int ≥ 0

    Examples
    --------
    >>> [path for path in all_paths("-a", 2) if collapse(path) == "a"]
    ['-a', 'a-', 'aa']
    """
    return map("".join, product(characters, repeat=timesteps))
