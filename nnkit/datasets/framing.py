"""A drawing in the form that the digits have: a network reads only what looks like its lessons.

The digits that nnkit comes with were cut out, made equally tall, and counted into 8 rows of pixels
before anybody learned from them: every one touches the first row and the last, has its ink about
the middle from left to right, and full ink somewhere. A network that learned from them has never
seen a small digit in a corner. So a drawing goes the same way first.
"""

import numpy as np
import numpy.typing as npt

from nnkit.arrays import FloatArray, as_float_array

__all__ = ["framed", "is_framed"]

_PAPER = 0.3
"""Less than this share of the darkest ink is the soft edge of a stroke, and does not count."""


def framed(image: npt.ArrayLike, *, size: int = 8) -> FloatArray:
    """Return a drawing cut out, made as tall as the picture, with its ink about the middle.

    Height and width grow alike, unless the drawing would become wider than the picture. A pixel of
    the result has the mean ink of the part of the drawing that it covers. A drawing that is tall
    enough moves by whole pixels, and stays as sharp as it was.

    Parameters
    ----------
    image : array_like of shape (height, width)
        Ink of at least 0; 0 is blank paper.
    size : int ≥ 1, default 8
        Height and width of the result.

    Returns
    -------
    ndarray of shape (size, size)
        With ink up to 1; blank if the drawing is.

    Raises
    ------
    ValueError
        If `image` is not one picture, or has ink below 0 or that is not finite.

    References
    ----------
    Alpaydin & Kaynak (1998), "Optical Recognition of Handwritten Digits", for the data's own way.

    Examples
    --------
    >>> corner = np.zeros((8, 8))
    >>> corner[4:8, 6:8] = 0.5
    >>> for row in framed(corner):
    ...     print("".join(" #"[int(ink)] for ink in row).rstrip())
      ####
      ####
      ####
      ####
      ####
      ####
      ####
      ####
    """
    ink = as_float_array(image)
    if ink.ndim != 2 or not ink.size or size < 1:
        raise ValueError(
            f"expected one picture of shape (height, width) and a size of at least 1, received "
            f"shape {ink.shape} and size {size}"
        )
    if not np.all(np.isfinite(ink)) or ink.min() < 0:
        raise ValueError("expected finite ink of at least 0, received other numbers")
    if not ink.max():
        return np.zeros((size, size))
    seen = ink > _PAPER * ink.max()
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    cut = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    height, width = cut.shape
    scale = min(size / height, size / width)
    centre = cut.sum(axis=0) @ (np.arange(width) + 0.5) / cut.sum()
    left = size / 2 - scale * centre
    if scale == 1:
        left = np.rint(left)
    left = np.clip(left, 0, size - scale * width)
    tall = _cover(height, size / height, 0, size) @ cut
    result: FloatArray = tall @ _cover(width, scale, left, size).T
    result /= result.max()
    return result


def is_framed(image: npt.ArrayLike) -> bool:
    """Return whether a drawing has the digits' form, as far as its place tells.

    It has ink in the first row and in the last, and the middle of its ink is less than a pixel away
    from the middle of the picture.

    Parameters
    ----------
    image : array_like of shape (height, width)
        Ink of at least 0, and not blank.

    Examples
    --------
    >>> corner = np.zeros((8, 8))
    >>> corner[4:8, 6:8] = 1
    >>> is_framed(corner), is_framed(framed(corner))
    (False, True)
    """
    ink = as_float_array(image)
    width = ink.shape[1]
    centre = ink.sum(axis=0) @ (np.arange(width) + 0.5) / ink.sum()
    return bool(ink[0].any() and ink[-1].any() and abs(centre - width / 2) < 1)


def _cover(pixels: int, scale: float, start: float, size: int) -> FloatArray:
    """Return how much of each of `size` new pixels each old pixel covers.

    The old ones begin at `start` and are `scale` wide; the result has the shape (size, pixels).
    """
    edges = start + scale * np.arange(pixels + 1)
    new = np.arange(size)[:, np.newaxis]
    overlap: FloatArray = np.minimum(edges[1:], new + 1) - np.maximum(edges[:-1], new)
    return np.maximum(overlap, 0)
