"""How the loss went from epoch to epoch, in training and in validation."""

from collections.abc import Mapping
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from nnkit.language import language
from nnkit.plots.alt_text import described
from nnkit.plots.fonts import course_fonts
from nnkit.plots.numerals import number
from nnkit.plots.palette import CLASS_COLOURS, INK, MARKERS, MUTED
from nnkit.training import History

__all__ = ["loss_curves"]

_WORDS = {
    "epochs": {"en": "epochs: {}", "ko": "에포크 {}번"},
    "epoch": {"en": "epoch", "ko": "에포크"},
    "loss": {"en": "loss", "ko": "손실"},
    "training": {"en": "training", "ko": "학습"},
    "validation": {"en": "validation", "ko": "검증"},
    "best": {"en": "best epoch: {}", "ko": "최적 에포크: {}"},
}


def loss_curves(
    history: History | Mapping[str, History],
    *,
    log: bool = False,
    ax: Axes | None = None,
) -> Axes:
    """Draw the training loss and the validation loss of each epoch.

    The epoch with the lowest validation loss is marked: past it, a model learns its training set by
    heart.

    Parameters
    ----------
    history : History or mapping of str to History
        What :func:`nnkit.fit` returned; or several, by the names that the legend shows.
    log : bool, default False
        Whether losses are drawn on a logarithmic scale, which shows the small ones apart.
    ax : matplotlib Axes, optional
        Where to draw; by default a new figure.

    Returns
    -------
    matplotlib Axes
        Training is drawn in full, validation in dashes.

    Raises
    ------
    ValueError
        If there is no history, or one without a finished epoch.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> ax = loss_curves(History(loss=[0.7, 0.5, 0.4], validation_loss=[0.8, 0.6, 0.9]))
    >>> [text.get_text() for text in ax.get_legend().get_texts()]
    ['training', 'validation', 'best epoch: 2']
    """
    runs = {"": history} if isinstance(history, History) else dict(history)
    unfinished = [name for name, run in runs.items() if not run.epochs]
    if not runs or unfinished:
        raise ValueError(
            "expected histories with at least one epoch, received "
            f"{'none' if not runs else f'{unfinished} without'}"
        )
    if ax is None:
        _, ax = plt.subplots(figsize=(6.4, 4.2), layout="constrained")
    with course_fonts(ax):
        if isinstance(history, History):
            _draw_one(ax, history)
        else:
            _draw_several(ax, runs)
        ax.set(xlabel=_WORDS["epoch"][language()], ylabel=_WORDS["loss"][language()])
        if log:
            ax.set_yscale("log")
        # halves of epochs would be on the axis of a short run
        ax.xaxis.set_major_locator(MaxNLocator(integer=True))
        ax.grid(visible=True, alpha=0.3)
        ax.legend(loc="best")
    return described(ax, " ".join(_told(name, run) for name, run in runs.items()))


def _told(name: str, run: History) -> str:
    """Say in words how a run went."""
    told = [name or _WORDS["loss"][language()]]
    for word, losses in (("training", run.loss), ("validation", run.validation_loss)):
        if losses:
            ends = number(losses[0], digits=3), number(losses[-1], digits=3)
            told.append(f"{_WORDS[word][language()]} {ends[0]} → {ends[1]}")
    told.append(_WORDS["epochs"][language()].format(run.epochs))
    if _has_best(run):
        told.append(_WORDS["best"][language()].format(run.best_epoch))
    return ", ".join(told) + "."


def _draw_one(ax: Axes, run: History) -> None:
    words = {key: word[language()] for key, word in _WORDS.items()}
    _draw_loss(ax, run.loss, color=CLASS_COLOURS[0], label=words["training"])
    if not run.validation_loss:
        return
    validation = {"color": CLASS_COLOURS[5], "linestyle": "--", "label": words["validation"]}
    _draw_loss(ax, run.validation_loss, **validation)
    if _has_best(run):
        best = run.best_epoch
        ax.axvline(best, color=MUTED, linewidth=1, linestyle=":")
        _draw_best(ax, run, CLASS_COLOURS[5], label=words["best"].format(best))


def _draw_several(ax: Axes, runs: Mapping[str, History]) -> None:
    for place, (name, run) in enumerate(runs.items()):
        colour = CLASS_COLOURS[place % len(CLASS_COLOURS)]
        marker = MARKERS[place % len(MARKERS)]
        best = f" ({_WORDS['best'][language()].format(run.best_epoch)})" if _has_best(run) else ""
        # some ten markers on each curve, so that colour is not the only sign
        style = {
            "color": colour, "marker": marker, "markersize": 5,
            "markevery": max(run.epochs // 10, 1),
        }  # fmt: skip
        _draw_loss(ax, run.loss, label=name + best, **style)
        if run.validation_loss:
            _draw_loss(ax, run.validation_loss, linestyle="--", label="_validation", **style)
        if _has_best(run):
            _draw_best(ax, run, colour, label="_best")
    if any(run.validation_loss for run in runs.values()):
        ax.plot([], [], color=MUTED, label=_WORDS["training"][language()])
        ax.plot([], [], color=MUTED, linestyle="--", label=_WORDS["validation"][language()])


def _draw_loss(ax: Axes, losses: list[float], **style: Any) -> None:
    # one epoch alone is a point, which a line does not show
    usual: dict[str, Any] = {"marker": "o" if len(losses) == 1 else None}
    ax.plot(range(1, len(losses) + 1), losses, **(usual | style))


def _has_best(run: History) -> bool:
    return bool(np.isfinite(run.validation_loss).any())


def _draw_best(ax: Axes, run: History, colour: str, *, label: str) -> None:
    ax.plot(
        run.best_epoch, run.validation_loss[run.best_epoch - 1], linestyle="none", marker="*",
        markersize=15, color=colour, markeredgecolor=INK, zorder=4, label=label,
    )  # fmt: skip
