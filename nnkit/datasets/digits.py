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

__all__ = ["digit_text", "load_digits", "read_digit"]

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
    return np.array([read_digit(image) for _, image in lines]), digits


def read_digit(text: str) -> FloatArray:
    """Return an image that is written as text.

    Parameters
    ----------
    text : str
        64 characters, row by row, one for the ink of each pixel: ``0`` to ``9``, then ``a`` to
        ``g``, which is 16.

    Returns
    -------
    ndarray of shape (8, 8)
        Ink in [0, 1].

    Raises
    ------
    ValueError
        If `text` is no such image.

    Examples
    --------
    >>> read_digit("0" * 62 + "8g")[-1]
    array([0. , 0. , 0. , 0. , 0. , 0. , 0.5, 1. ])
    """
    if len(text) != 64 or not set(text) <= set(_INK):
        raise ValueError(f"expected 64 characters among {_INK}, received {text!r}")
    return np.array([_INK.index(ink) for ink in text], np.float64).reshape(8, 8) / 16


def digit_text(image: npt.ArrayLike) -> str:
    """Return an image as text, its ink rounded to sixteenths; see :func:`read_digit`.

    Parameters
    ----------
    image : array_like of shape (8, 8) or (64,)
        Ink in [0, 1].

    Raises
    ------
    ValueError
        If there are not 64 pixels, or one is not in [0, 1].

    Examples
    --------
    >>> X, y = load_digits()
    >>> digit_text(X[0])[:8]
    '005d9100'
    """
    ink = np.asarray(image, np.float64)
    if ink.shape not in ((8, 8), (64,)) or not np.all((ink >= 0) & (ink <= 1)):
        raise ValueError(
            "expected 64 pixels with ink in [0, 1], of shape (8, 8) or (64,); received "
            f"shape {ink.shape}" + (f", from {ink.min():g} to {ink.max():g}" if ink.size else "")
        )
    return "".join(_INK[level] for level in np.rint(16 * ink.ravel()).astype(int))
