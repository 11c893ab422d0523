"""Which class was taken for which: the confusion matrix as a table to look at."""

from collections.abc import Sequence

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from nnkit.language import language
from nnkit.plots.alt_text import described
from nnkit.plots.fonts import course_fonts
from nnkit.plots.palette import INK, text_colour

__all__ = ["plot_confusion_matrix"]

_WORDS = {
    "alt": {
        "en": "Confusion matrix: {right} of {total} predictions are right.",
        "ko": "혼동 행렬: 예측 {total}개 가운데 {right}개가 맞다.",
    },
    "alt mistake": {
        "en": "Most often taken for another: {true} for {predicted}, {times} times.",
        "ko": "가장 잦은 혼동: 실제 {true}, 예측 {predicted}, {times}번.",
    },
    "true": {"en": "true class", "ko": "실제 클래스"},
    "predicted": {"en": "predicted class", "ko": "예측 클래스"},
    "shade": {
        "en": "the darker, the larger the share of its row",
        "ko": "행에서 차지하는 비율이 클수록 진하다",
    },
}


def plot_confusion_matrix(
    matrix: npt.ArrayLike,
    *,
    class_names: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw a confusion matrix with its counts.

    Cells are shaded by their share of the row, so that a class with few samples shows its
    confusions as well as one with many. The right answers, on the diagonal, are framed.

    Parameters
    ----------
    matrix : array_like of int, shape (classes, classes)
        What :func:`nnkit.metrics.confusion_matrix` returned: entry (i, j) counts the samples of
        class i that were taken for class j.
    class_names : sequence of str, optional
        One for each class; by default their numbers.
    ax : matplotlib Axes, optional
        Where to draw; by default a new figure.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    ValueError
        If `matrix` is not square or holds something other than counts, or there is not one name
        for each class.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> from nnkit.metrics import confusion_matrix
    >>> ax = plot_confusion_matrix(confusion_matrix([0, 1, 1, 1], [0, 0, 1, 1]))
    >>> [text.get_text() for text in ax.texts]
    ['1', '1', '0', '2']
    """
    counts = np.asarray(matrix)
    classes = len(counts) if counts.ndim else 0
    if counts.shape != (classes, classes) or not classes:
        raise ValueError(f"expected (classes, classes), received {counts.shape}")
    if (counts < 0).any() or (counts != np.floor(counts)).any():
        raise ValueError("expected counts, received negative numbers or fractions")
    names = list(class_names or map(str, range(classes)))
    if len(names) != classes:
        raise ValueError(f"expected {classes} names, one for each class; received {len(names)}")
    if ax is None:
        size = 2.2 + 0.55 * max(classes, 4)
        _, ax = plt.subplots(figsize=(size, size), layout="constrained")
    shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
    colours = mpl.colormaps["Blues"]
    with course_fonts(ax):
        ax.imshow(shares, cmap=colours, vmin=0, vmax=1)
        for (row, column), count in np.ndenumerate(counts):
            ax.text(
                column, row, str(int(count)), ha="center", va="center",
                color=text_colour(colours(float(shares[row, column]))),
                fontsize=11 if classes <= 6 else 9,
            )  # fmt: skip
        for place in range(classes):
            frame = Rectangle((place - 0.5, place - 0.5), 1, 1, fill=False, edgecolor=INK)
            frame.set(linewidth=1.6, clip_on=False, zorder=3)
            ax.add_patch(frame)
        ax.set_xticks(range(classes), names)
        ax.set_yticks(range(classes), names)
        ax.set_title(_WORDS["shade"][language()], fontsize=9)
        ax.set(xlabel=_WORDS["predicted"][language()], ylabel=_WORDS["true"][language()])
        _separate(ax, classes)
    right, total = int(np.trace(counts)), int(counts.sum())
    alt = _WORDS["alt"][language()].format(right=right, total=total)
    mistakes = counts - np.diag(np.diag(counts))
    if mistakes.any():
        true, predicted = np.unravel_index(int(np.argmax(mistakes)), mistakes.shape)
        alt += " " + _WORDS["alt mistake"][language()].format(
            true=names[true], predicted=names[predicted], times=int(mistakes.max())
        )
    return described(ax, alt)


def _separate(ax: Axes, classes: int) -> None:
    """Draw white lines between the cells, in the place of the ticks' own."""
    between = np.arange(1, classes) - 0.5
    ax.set_xticks(between, minor=True)
    ax.set_yticks(between, minor=True)
    ax.grid(which="minor", color="white", linewidth=1.5)
    ax.tick_params(which="both", length=0)
