"""The curve of an activation, and its slope.

The curve says what a neuron makes of its weighted sum; the slope says how much of a gradient comes
back through it.
"""

import re
from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

from nnkit.activations import Activation, Softmax, get_activation
from nnkit.activations.curves import along, interrupted
from nnkit.arrays import FloatArray
from nnkit.language import language
from nnkit.plots.alt_text import described
from nnkit.plots.fonts import course_fonts
from nnkit.plots.numerals import number
from nnkit.plots.palette import CLASS_COLOURS, FAINT, MARKERS, MUTED

__all__ = ["plot_activation"]

_WORDS = {
    "alt": {
        "en": "Curves for inputs from {low} to {high}: {names}.",
        "ko": "입력 {low}부터 {high}까지의 곡선: {names}.",
    },
    "alt with slope": {
        "en": "Curves with their slopes for inputs from {low} to {high}: {names}.",
        "ko": "입력 {low}부터 {high}까지의 곡선과 기울기: {names}.",
    },
    "input": {"en": "input x", "ko": "입력 x"},
    "output": {"en": "output", "ko": "출력"},
    "value": {"en": "{name}, range {range}", "ko": "{name}, 치역 {range}"},
    "slope": {"en": "slope (derivative)", "ko": "기울기(도함수)"},
    "softmax": {"en": "softmax of (x, 0)", "ko": "(x, 0)의 softmax"},
}
_POINTS = 601


def plot_activation(
    activation: Activation | str | Sequence[Activation | str],
    *,
    limits: tuple[float, float] = (-5.0, 5.0),
    slope: bool = True,
    ax: Axes | None = None,
) -> Axes:
    """Draw the curve of an activation and its slope, with its formula and its range.

    Parameters
    ----------
    activation : Activation or str, or a sequence of them
        Softmax, whose outputs depend on all inputs of a row, is drawn for the two logits x and 0:
        the probability of the first.
    limits : pair of float, default (−5, 5)
        Where the inputs begin and end.
    slope : bool, default True
        Whether the slope is drawn, too, in dashes.
    ax : matplotlib Axes, optional
        Where to draw; by default a new figure.

    Returns
    -------
    matplotlib Axes
        One line for each curve, and after it one for its slope. Where a curve jumps, as the step
        does, its line is interrupted.

    Raises
    ------
    ValueError
        If there is no activation of that name, none at all, or `limits` do not rise.
    TypeError
        If `activation` is a plain function, whose slope and formula nobody knows.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> ax = plot_activation("sigmoid")
    >>> [text.get_text() for text in ax.get_legend().get_texts()]
    ['sigmoid, range (0, 1)', 'slope (derivative)']
    """
    given = [activation] if isinstance(activation, Activation | str) else activation
    if not isinstance(given, Sequence):
        raise TypeError(f"expected activations or their names, received {activation!r}")
    activations = [get_activation(one) for one in given]
    low, high = limits
    if not activations or not low < high:
        raise ValueError(
            f"expected at least one activation and limits that rise, received {len(activations)} "
            f"and {limits}"
        )
    if ax is None:
        _, ax = plt.subplots(figsize=(6.4, 4.2), layout="constrained")
    x = np.linspace(low, high, _POINTS)
    with course_fonts(ax):
        ax.axhline(0, color=FAINT, linewidth=0.8, zorder=1)
        ax.axvline(0, color=FAINT, linewidth=0.8, zorder=1)
        for place, one in enumerate(activations):
            _draw_curves(ax, one, x, slope=slope, place=place, alone=len(activations) == 1)
        if len(activations) == 1:
            ax.set_title(f"${_for_mathtext(activations[0].formula)}$", pad=10, fontsize=14)
        elif slope:
            ax.plot([], [], color=MUTED, linestyle="--", label=_WORDS["slope"][language()])
        ax.set(xlabel=_WORDS["input"][language()], ylabel=_WORDS["output"][language()], xlim=limits)
        ax.legend(loc="upper left", framealpha=0.9)
    words = _WORDS["alt with slope" if slope else "alt"][language()]
    names = ", ".join(f"{one.name} ∈ {one.range}" for one in activations)
    return described(ax, words.format(names=names, low=number(low), high=number(high)))


def _draw_curves(
    ax: Axes, activation: Activation, x: FloatArray, *, slope: bool, place: int, alone: bool
) -> None:
    colour = CLASS_COLOURS[place % len(CLASS_COLOURS)]
    values, slopes = along(activation, x)
    ax.plot(
        x, interrupted(values), color=colour, linewidth=2.2, label=_label(activation, alone=alone),
        # several curves differ in their markers, too, which stand at different places
        marker=None if alone else MARKERS[place % len(MARKERS)],
        markevery=(20 + 17 * place, 100), markersize=6,
    )  # fmt: skip
    if slope:
        ax.plot(
            x, interrupted(slopes), color=CLASS_COLOURS[5] if alone else colour, linestyle="--",
            linewidth=1.6, label=_WORDS["slope"][language()] if alone else "_slope",
        )  # fmt: skip


def _label(activation: Activation, *, alone: bool) -> str:
    softmax = isinstance(activation, Softmax)
    name = _WORDS["softmax"][language()] if softmax else activation.name
    if alone or softmax:
        return _WORDS["value"][language()].format(name=name, range=activation.range)
    # no Hangul beside a formula: matplotlib draws both with the formula's font, which has none
    return f"{name}: ${_for_mathtext(activation.formula)}$  ∈ {activation.range}"


def _for_mathtext(formula: str) -> str:
    r"""Return the LaTeX in what matplotlib knows of it, which is neither cases nor ``\le``."""

    def in_one_line(cases: re.Match[str]) -> str:
        lines = [line.split("&") for line in cases[1].split(r"\\")]
        return r",\;\;".join(
            rf"{value.strip()}\;\,({condition.strip()})" for value, condition in lines
        )

    formula = re.sub(r"\\begin\{cases\}(.*?)\\end\{cases\}", in_one_line, formula)
    return re.sub(r"\\le\b", r"\\leq", formula)
