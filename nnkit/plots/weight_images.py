"""What each unit looks for: its weights as a picture in the shape of its input."""

from collections.abc import Sequence
from math import ceil, isqrt, prod

import matplotlib.pyplot as plt
import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes

from nnkit.arrays import FloatArray, as_float_array
from nnkit.language import language
from nnkit.layers import Dense
from nnkit.plots.alt_text import described
from nnkit.plots.fonts import course_fonts
from nnkit.plots.numerals import number

__all__ = ["weight_images"]

_WORDS = {
    "alt": {
        "en": "Weights of {units} units as pictures of {height} × {width} pixels, the largest of "
        "size {limit}.",
        "ko": "유닛 {units}개의 가중치를 그린 {height} × {width} 픽셀 그림, "
        "가장 큰 값의 크기 {limit}.",
    },
    "weight": {"en": "weight", "ko": "가중치"},
    "title": {"en": "weights of each unit", "ko": "유닛별 가중치"},
}


def weight_images(
    weight: npt.ArrayLike | Dense,
    shape: tuple[int, int] = (8, 8),
    *,
    columns: int | None = None,
    names: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw the weights of every unit of a layer as a picture.

    All pictures share one scale of colours, with 0 in its middle: the lighter a pixel, the more it
    speaks for the unit, and the darker, the more it speaks against it.

    Parameters
    ----------
    weight : array_like of shape (in_features, units), or Dense
    shape : pair of int, default (8, 8)
        Height and width of a picture; ``height * width == in_features``.
    columns : int ≥ 1, optional
        How many pictures stand side by side; by default about as many as below each other.
    names : sequence of str, optional
        One for each unit; by default their numbers, from 1.
    ax : matplotlib Axes, optional
        Where to draw; by default a new figure.

    Returns
    -------
    matplotlib Axes
        All pictures are parts of one image, ``ax.images[0]``; the scale of colours is in axes of
        its own beside it, ``ax.child_axes[0]``.

    Raises
    ------
    ValueError
        If `weight` is no matrix or does not fit `shape`, there are no columns, or there is not one
        name for each unit.

    References
    ----------
    Nuñez, Anderton & Renslow (2018), "Optimizing colormaps with consideration for color vision
    deficiency", for the colours, cividis, whose lightness rises all the way.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> layer = Dense(64, 10, rng=np.random.default_rng(0))
    >>> ax = weight_images(layer)
    >>> [text.get_text() for text in ax.texts]
    ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']
    """
    matrix = as_float_array(weight.weight if isinstance(weight, Dense) else weight)
    if matrix.ndim != 2 or not matrix.size or matrix.shape[0] != prod(shape):
        raise ValueError(
            f"expected ({prod(shape)}, units), a weight for each pixel of {shape}; received "
            f"{matrix.shape}"
        )
    units = matrix.shape[1]
    titles = list(names or map(str, range(1, units + 1)))
    if len(titles) != units:
        raise ValueError(f"expected {units} names, one for each unit; received {len(titles)}")
    if columns is not None and columns < 1:
        raise ValueError(f"expected at least one column, received {columns}")
    columns = min(columns or _columns(units), units)
    mosaic, corners = _mosaic(matrix, shape, columns)
    if ax is None:
        size = 1.05 * columns, 1.05 * len(mosaic) / shape[1]
        _, ax = plt.subplots(figsize=(size[0] + 1.4, size[1] + 0.5), layout="constrained")
    limit = float(np.abs(matrix).max()) or 1.0
    with course_fonts(ax):
        image = ax.imshow(mosaic, cmap="cividis", vmin=-limit, vmax=limit)
        for (row, column), title in zip(corners, titles, strict=True):
            centre = column + (shape[1] - 1) / 2
            ax.text(centre, row - 0.7, title, ha="center", va="bottom", fontsize=8)
        ax.set_title(_WORDS["title"][language()])
        ax.set_axis_off()
        bar = ax.inset_axes((1.03, 0.1, 0.035, 0.8))
        scale = ax.figure.colorbar(image, cax=bar, ticks=[-limit, 0, limit])
        scale.ax.set_yticklabels([number(end, digits=2) for end in (-limit, 0, limit)])
        bar.set_ylabel(_WORDS["weight"][language()])
    height, width = shape
    return described(
        ax,
        _WORDS["alt"][language()].format(
            units=units, height=height, width=width, limit=number(limit, digits=2)
        ),
    )


def _columns(units: int) -> int:
    """Return a number of columns that leaves no row half empty, where a wide grid has one."""
    square = isqrt(units - 1) + 1
    widest = isqrt(2 * units - 1) + 1
    return next((wide for wide in range(square, widest + 1) if units % wide == 0), square)


def _mosaic(
    matrix: FloatArray, shape: tuple[int, int], columns: int
) -> tuple[FloatArray, list[tuple[int, int]]]:
    """Return all pictures in one, with room above each, and where their upper left corners are."""
    height, width = shape
    # a title of 8 points is about a quarter as tall as a picture of an inch
    above, beside = max(ceil(0.3 * height), 1), max(ceil(0.1 * width), 1)
    rows = ceil(matrix.shape[1] / columns)
    mosaic = np.full((rows * (height + above), columns * (width + beside) - beside), np.nan)
    corners = []
    for unit, weights in enumerate(matrix.T):
        row = unit // columns * (height + above) + above
        column = unit % columns * (width + beside)
        mosaic[row : row + height, column : column + width] = weights.reshape(shape)
        corners.append((row, column))
    return mosaic, corners
