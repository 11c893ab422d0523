"""Which digits learners get, which are withheld, and how these are disguised.

nnkit's own copy holds all images, and everybody can read it. So an image is withheld from the
release by a plain rule, and disguised before a network is asked about it: another brightness, and
ink that is a little more here and a little less there. No image that a hidden test shows is in any
file.
"""

from importlib.resources import files

import numpy as np
import numpy.typing as npt

from nnkit.datasets import load_digits

__all__ = ["Images", "Labels", "disguised", "released", "released_text", "withheld"]

Images = npt.NDArray[np.float64]
Labels = npt.NDArray[np.int64]

_EVERY, _WITHHELD = 7, (2, 5)
"""Of every seven images, in the order of nnkit's file, these two are withheld. The file goes writer
by writer and digit by digit, in runs of ten: so both parts have all writers and all digits."""

_FULL_INK = 16
_PALEST = 0.85
_SPECKLE = 1 / _FULL_INK


def released() -> tuple[Images, Labels]:
    """Return the 1,284 digits that the release holds.

    Returns
    -------
    X : ndarray of shape (1284, 64)
        Ink in [0, 1].
    y : ndarray of int, shape (1284,)
    """
    return _part(withheld=False)


def withheld() -> tuple[Images, Labels]:
    """Return the 513 digits that no release holds; `X` and `y` as :func:`released` has them."""
    return _part(withheld=True)


def _part(*, withheld: bool) -> tuple[Images, Labels]:
    X, y = load_digits()
    rows = np.isin(np.arange(len(X)) % _EVERY, _WITHHELD) == withheld
    return X[rows].reshape(-1, 64), y[rows]


def disguised(X: Images, rng: np.random.Generator) -> Images:
    """Return images of the same digits that are in no file.

    Each image gets a brightness from 0.85 to 1, and every pixel with ink up to a sixteenth more or
    less; blank paper stays blank, and ink is in sixteenths again, from 0 to 1.

    Parameters
    ----------
    X : ndarray of shape (samples, 64)
        Ink in [0, 1].
    rng : numpy.random.Generator
    """
    brightness = rng.uniform(_PALEST, 1, size=(len(X), 1))
    speckle = rng.uniform(-_SPECKLE, _SPECKLE, size=X.shape)
    ink = np.where(X > 0, X * brightness + speckle, 0)
    shown: Images = np.clip(np.rint(_FULL_INK * ink), 0, _FULL_INK) / _FULL_INK
    return shown


def released_text() -> str:
    """Return what ``digits.csv`` holds: where the digits come from, then one of them in each line.

    The notice is in the file itself, so that every copy has it.
    """
    X, y = released()
    rows = np.column_stack([y, np.rint(_FULL_INK * X).astype(np.int64)])
    lines = [*_notice(), *(",".join(map(str, row)) for row in rows)]
    return "\n".join(lines) + "\n"


def _notice() -> list[str]:
    """Return the source and the licence, as nnkit's file tells them, and what is changed here."""
    text = files("nnkit.datasets").joinpath("digits.txt").read_text(encoding="ascii")
    told = [line for line in text.splitlines() if line.startswith("#")]
    licence = told[: next(at for at, line in enumerate(told) if line.startswith("# Changed"))]
    return [
        *licence,
        "# Changed from the original in choice and form only: five of every seven images are here.",
        "# Each line has the digit, then 64 pixels row by row, each the ink from 0 to 16.",
    ]
