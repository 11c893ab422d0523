"""The loop of training in one picture: who hands what to whom, until the loss is small."""

from typing import Any

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from nnkit.language import language
from nnkit.plots.alt_text import described
from nnkit.plots.fonts import course_fonts
from nnkit.plots.nodes import Point, draw_arrow
from nnkit.plots.palette import ACCENT, INK, MUTED, PAPER

__all__ = ["training_loop_diagram"]

_WORDS = {
    "inputs": {"en": "inputs X", "ko": "입력 X"},
    "layers": {"en": "layers\nweights, biases", "ko": "층\n가중치, 편향"},
    "prediction": {"en": "prediction", "ko": "예측값"},
    "target": {"en": "target y", "ko": "타깃 y"},
    "loss": {"en": "loss function", "ko": "손실 함수"},
    "optimizer": {"en": "optimizer", "ko": "옵티마이저"},
    "score": {"en": "gradient of the loss", "ko": "손실의 기울기"},
    "update": {"en": "update", "ko": "갱신"},
    "alt": {
        "en": "Loop of training: inputs X go through the layers and become a prediction; the loss "
        "function compares it with the target y; the gradient of the loss goes to the optimizer, "
        "which updates the weights and biases of the layers; then it begins again.",
        "ko": "학습의 순환: 입력 X가 층을 지나 예측값이 되고, 손실 함수가 타깃 y와 비교한다. "
        "손실의 기울기는 옵티마이저로 가고, 옵티마이저는 층의 가중치와 편향을 갱신한다. 그리고 "
        "처음으로 돌아간다.",
    },
}

_WIDE, _HIGH = 1.9, 0.8
_PLACES: dict[str, Point] = {
    "inputs": (0, 1.5), "layers": (2.9, 1.5), "prediction": (5.8, 1.5),
    "target": (8.7, 1.5), "optimizer": (2.9, 0), "loss": (5.8, 0),
}  # fmt: skip


def training_loop_diagram(*, ax: Axes | None = None) -> Axes:
    r"""Draw the loop of training.

    Parameters
    ----------
    ax : matplotlib Axes, optional
        Where to draw; by default a new figure.

    Returns
    -------
    matplotlib Axes

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> [text.get_text() for text in training_loop_diagram().texts][:3]
    ['inputs X', 'layers\nweights, biases', 'prediction']
    """
    say = {name: word[language()] for name, word in _WORDS.items()}
    if ax is None:
        _, ax = plt.subplots(figsize=(9.0, 2.9), layout="constrained")
    with course_fonts():
        for name, (x, y) in _PLACES.items():
            corner = (x - _WIDE / 2 + 0.1, y - _HIGH / 2 + 0.1)
            box = FancyBboxPatch(corner, _WIDE - 0.2, _HIGH - 0.2, boxstyle="round,pad=0.1")
            acts = name in ("layers", "loss", "optimizer")
            box.set(facecolor=ACCENT if acts else PAPER, edgecolor=INK)
            ax.add_patch(box)
            ax.text(x, y, say[name], ha="center", va="center", fontsize=11)
        for left, right in (("inputs", "layers"), ("layers", "prediction")):
            draw_arrow(ax, _side(left, 1), _side(right, -1))
        draw_arrow(ax, (5.8, 1.5 - _HIGH / 2), (5.8, _HIGH / 2))
        draw_arrow(ax, (8.7, 1.5 - _HIGH / 2), _side("loss", 1))
        draw_arrow(ax, _side("loss", -1), _side("optimizer", 1))
        draw_arrow(ax, (2.9, _HIGH / 2), (2.9, 1.5 - _HIGH / 2))
        small: dict[str, Any] = {"fontsize": 9, "style": "italic", "color": MUTED}
        ax.text(4.35, -0.32, say["score"], ha="center", va="top", **small)
        ax.text(2.8, 0.75, say["update"], ha="right", va="center", **small)
    ax.set(xlim=(-1.1, 9.8), ylim=(-0.75, 2.1), aspect="equal")
    ax.set_axis_off()
    return described(ax, say["alt"])


def _side(name: str, side: int) -> Point:
    """Return the middle of a box's left (−1) or right (1) side."""
    x, y = _PLACES[name]
    return x + side * _WIDE / 2, y
