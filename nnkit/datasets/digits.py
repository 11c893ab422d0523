"""Handwritten digits, 8 by 8 pixels: the smallest pictures on which a network can show its worth.

The 1,797 images are the test part of "Optical Recognition of Handwritten Digits" by E. Alpaydin and
C. Kaynak (UCI Machine Learning Repository, 1998, https://doi.org/10.24432/C50P49), licensed under
CC BY 4.0, https://creativecommons.org/licenses/by/4.0/. nnkit keeps them in a text file, one image
in each line: its digit, and 64 pixels as one character each.
"""

from importlib.resources import files

import numpy as np
import numpy.typing as npt

from nnkit.arrays import FloatArray

__all__ = ["load_digits"]

_INK = "0123456789abcdefg"
"""The character of each brightness, 0 to 16."""


def load_digits() -> tuple[FloatArray, npt.NDArray[np.int64]]:
    """Return images of handwritten digits and which digit each shows.

    Returns
    -------
    X : ndarray of shape (1797, 8, 8)
        Ink in [0, 1], in steps of 1/16; 0 is blank paper.
    y : ndarray of int, shape (1797,)
        0 to 9.

    Examples
    --------
    >>> X, y = load_digits()
    >>> for row in X[0]:
    ...     print("|" + "".join(" .o#"[int(3 * ink)] for ink in row) + "|")
    |   o.   |
    |  oo.o  |
    |  o  o. |
    |  o  .. |
    |  .  .. |
    |  o  o. |
    |  o .o  |
    |  .o.   |
    >>> y[0]
    np.int64(0)
    """
    text = files("nnkit.datasets").joinpath("digits.txt").read_text(encoding="ascii")
    lines = [line.split() for line in text.splitlines() if not line.startswith("#")]
    digits = np.array([int(digit) for digit, _ in lines], np.int64)
    pixels = np.array([[_INK.index(ink) for ink in image] for _, image in lines], np.float64)
    return pixels.reshape(-1, 8, 8) / 16, digits
