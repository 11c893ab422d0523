"""What a classifier answers everywhere in the plane: its regions, and the boundary between them."""

from collections.abc import Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from nnkit.activations import Activation
from nnkit.arrays import FloatArray, as_float_array
from nnkit.language import language
from nnkit.plots.alt_text import described
from nnkit.plots.fonts import course_fonts
from nnkit.plots.palette import INK, class_styles, tint

__all__ = ["decision_boundary"]

_WORDS = {
    "class": {"en": "class {}", "ko": "클래스 {}"},
    "alt": {
        "en": "Plane with {samples} samples; shares of the regions: {regions}.",
        "ko": "샘플 {samples}개가 있는 평면, 각 영역의 비율: {regions}.",
    },
}


def decision_boundary(
    model: Any,
    X: npt.ArrayLike,
    y: npt.ArrayLike,
    *,
    threshold: float | None = None,
    class_names: Sequence[str] | None = None,
    feature_names: tuple[str, str] = ("x₁", "x₂"),
    resolution: int = 240,
    ax: Axes | None = None,
) -> Axes:
    """Draw a classifier's regions in the plane, its decision boundary, and the samples.

    Parameters
    ----------
    model : Sequential, Neuron or callable
        Whatever has a method ``predict`` or ``forward``, or can be called itself, with samples of
        shape (samples, 2). Its answer is of shape (samples, classes): logits or probabilities, of
        which the largest counts; or (samples, 1) or (samples,): one number, class 1 above the
        threshold; or (samples,) of integers ≥ 0: class numbers.
    X : array_like of shape (samples, 2)
    y : array_like of int, shape (samples,) or (samples, 1)
        Class numbers from 0; or −1 and +1, for the classes 0 and 1.
    threshold : float, optional
        For one output. By default the middle of the last activation's range (0.5 for a sigmoid),
        or 0 if that has no middle or there is no activation (logits). Of a callable the activation
        is not known: 0.5 if its answers lie in [0, 1], otherwise 0.
    class_names : sequence of str, optional
        One for each class.
    feature_names : pair of str, default ("x₁", "x₂")
    resolution : int ≥ 2, default 240
        In how many places along each axis the model is asked.
    ax : matplotlib Axes, optional
        Where to draw; by default a new figure.

    Returns
    -------
    matplotlib Axes
        Classes differ in colour, in the marker of their samples, and in the hatching of their
        region.

    Raises
    ------
    ValueError
        If `X`, `y` or the model's answer has another shape, or names and classes do not match.
    TypeError
        If `model` cannot be asked.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> from nnkit.datasets import logic_gate
    >>> from nnkit.neuron import Perceptron
    >>> X, y = logic_gate("and")
    >>> ax = decision_boundary(Perceptron(2).fit(X, y), X, y)
    >>> [text.get_text() for text in ax.get_legend().get_texts()]
    ['class 0', 'class 1']
    """
    X, truth = _samples(X, y)
    low, high = X.min(axis=0), X.max(axis=0)
    margin = np.where(high > low, 0.12 * (high - low), 1.0)
    first, second = np.linspace(low - margin, high + margin, max(resolution, 2)).T
    plane = np.stack(np.meshgrid(first, second), axis=-1)
    answers = np.asarray(_question(model)(plane.reshape(-1, 2)))
    scores = _leads(answers, len(plane) ** 2, _threshold(model, answers, threshold))
    classes = max(len(scores), int(truth.max()) + 1)
    names = list(class_names or map(_WORDS["class"][language()].format, range(classes)))
    if len(names) < classes:
        raise ValueError(f"expected {classes} names, one for each class; received {len(names)}")
    if ax is None:
        _, ax = plt.subplots(figsize=(5.6, 4.8), layout="constrained")
    styles = class_styles(len(names))
    with course_fonts(ax):
        for lead, (colour, _, hatch) in zip(scores, styles, strict=False):
            _draw_region(ax, first, second, lead.reshape(plane.shape[:2]), colour, hatch)
        keys = []
        for number, (colour, marker, hatch) in enumerate(styles):
            chosen = X[truth == number]
            points = ax.scatter(
                chosen[:, 0], chosen[:, 1], s=42, color=colour, marker=marker, edgecolor=INK,
                linewidth=0.7, zorder=3,
            )  # fmt: skip
            ground = Patch(facecolor=tint(colour), edgecolor=tint(colour, strength=0.7))
            ground.set(hatch=hatch, linewidth=0)
            keys.append((ground, points))
        ax.legend(keys, names, loc="upper left", bbox_to_anchor=(1.01, 1), borderaxespad=0,
                  frameon=False, labelspacing=0.8, handlelength=2.6, handleheight=1.6)  # fmt: skip
        ax.set(xlabel=feature_names[0], ylabel=feature_names[1],
               xlim=(first[0], first[-1]), ylim=(second[0], second[-1]))  # fmt: skip
    shares = np.bincount(np.argmax(scores, axis=0), minlength=classes) / len(plane) ** 2
    regions = ", ".join(f"{name} {share:.0%}" for name, share in zip(names, shares, strict=False))
    return described(ax, _WORDS["alt"][language()].format(samples=len(X), regions=regions))


def _samples(
    X: npt.ArrayLike, y: npt.ArrayLike
) -> tuple[FloatArray, npt.NDArray[np.int64]]:  # fmt: skip
    points, truth = as_float_array(X), np.asarray(y)
    if truth.ndim == 2 and truth.shape[1] == 1:
        truth = truth[:, 0]
    if (
        points.ndim != 2
        or points.shape[1] != 2
        or truth.shape != points.shape[:1]
        or not len(points)
    ):
        raise ValueError(
            f"expected (samples, 2) and (samples,), received {points.shape} and {np.shape(y)}"
        )
    if truth.min() < 0 and np.isin(truth, (-1, 1)).all():
        truth = truth > 0
    if (truth != truth.astype(np.int64)).any() or truth.min() < 0:
        raise ValueError(
            f"expected class numbers from 0, or −1 and +1; received {np.unique(truth)[:5].tolist()}"
        )
    return points, truth.astype(np.int64)


def _question(model: Any) -> Any:
    """Return what takes samples and answers for `model`."""
    for ask in (getattr(model, "predict", None), getattr(model, "forward", None), model):
        if callable(ask):
            return ask
    raise TypeError(
        f"expected a model with predict or forward, or a callable; received {type(model).__name__}"
    )


def _threshold(
    model: Any, answers: npt.NDArray[Any], threshold: float | None
) -> float | None:  # fmt: skip
    """Return above what one output means class 1; None if the outputs are class numbers."""
    if threshold is not None:
        return threshold
    if answers.dtype.kind in "biu" and answers.ndim == 1 and answers.min() >= 0:
        return None
    last = model.layers[-1] if hasattr(model, "layers") else model
    activation = getattr(last, "activation", None)
    if isinstance(activation, Activation):
        middle = sum(activation.bounds) / 2
        return middle if np.isfinite(middle) else 0.0
    if hasattr(model, "layers"):
        return 0.0
    return 0.5 if answers.min() >= 0 and answers.max() <= 1 else 0.0


def _leads(answers: npt.NDArray[Any], places: int, threshold: float | None) -> FloatArray:
    """Return for each class by how much it leads the best of the others, at each place."""
    one_number = answers.shape in ((places,), (places, 1))
    if not one_number and (answers.ndim != 2 or len(answers) != places or answers.shape[1] < 2):
        raise ValueError(
            "expected answers of shape (samples, classes), (samples, 1) or (samples,), received "
            f"{answers.shape} for {places} samples"
        )
    if threshold is None:
        classes = max(int(answers.max()) + 1, 2)
        return np.where(answers == np.arange(classes)[:, None], 0.5, -0.5)
    if one_number:
        lead = as_float_array(answers).reshape(-1) - threshold
        return np.stack([-lead, lead])
    scores = as_float_array(answers).T
    return np.stack(
        [score - np.delete(scores, row, axis=0).max(axis=0) for row, score in enumerate(scores)]
    )


def _draw_region(
    ax: Axes, first: FloatArray, second: FloatArray, lead: FloatArray, colour: str, hatch: str
) -> None:
    """Shade where a class leads, and draw the line where it stops leading."""
    if not lead.max() > 0:
        return
    area = ax.contourf(
        first, second, lead, levels=[0, np.inf], colors=[tint(colour)], hatches=[hatch], zorder=0
    )
    area.set(edgecolor=tint(colour, strength=0.7), linewidth=0)
    if lead.min() < 0:
        ax.contour(first, second, lead, levels=[0], colors=INK, linewidths=1.3, zorder=2)
