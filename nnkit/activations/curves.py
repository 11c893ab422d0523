"""An activation as a curve: its values and slopes along a line of inputs, and where it is flat.

Where the slope is a small share of the steepest, the unit is *saturated*: its input may change, its
output hardly does, and hardly anything of a gradient comes back through it.
"""

import numpy as np

from nnkit.activations.base import Activation
from nnkit.activations.softmax import Softmax
from nnkit.arrays import FloatArray

__all__ = ["along", "flat_spans", "interrupted"]


def along(activation: Activation, x: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return an activation's values and slopes along a line of inputs.

    Parameters
    ----------
    activation : Activation
        Softmax, whose outputs depend on all inputs of a row, is taken at the two logits x and 0:
        the probability of the first.
    x : ndarray of shape (points,)

    Returns
    -------
    values, slopes : ndarray of shape (points,)

    Examples
    --------
    >>> from nnkit import relu, softmax
    >>> along(relu, np.array([-1.0, 2.0]))
    (array([0., 2.]), array([0., 1.]))
    >>> along(softmax, np.array([0.0]))
    (array([0.5]), array([0.25]))
    """
    if isinstance(activation, Softmax):
        logits = np.column_stack([x, np.zeros_like(x)])
        return activation.value(logits)[:, 0], activation.slope(logits)[:, 0, 0]
    return activation.value(x), activation.slope(x)


def interrupted(curve: FloatArray) -> FloatArray:
    """Return the curve with a gap, NaN, for each jump, which a line would draw as a steep slope.

    Parameters
    ----------
    curve : ndarray of shape (points,)

    Examples
    --------
    >>> interrupted(np.array([0.0, 0.0, 1.0, 1.0]))
    array([ 0.,  0., nan,  1.])
    """
    rise = np.abs(np.diff(curve))
    around = np.maximum(np.append(rise[1:], 0), np.insert(rise[:-1], 0, 0))
    jumps = (rise > 0.01 * np.ptp(curve)) & (rise > 20 * around)
    curve = curve.copy()
    curve[1:][jumps] = np.nan
    return curve


def flat_spans(x: FloatArray, slopes: FloatArray, share: float) -> list[tuple[float, float]]:
    """Return where a curve is flat: its slope is at most so large a share of its greatest.

    Steepness counts, up or down. Between two points the slope is taken to change evenly; a point
    without a slope, NaN, is not flat.

    Parameters
    ----------
    x, slopes : ndarray of shape (points,)
        `x` rises.
    share : float in [0, 1]

    Returns
    -------
    list of pairs of float
        Where each flat stretch begins and ends, from left to right.

    Examples
    --------
    >>> from nnkit import sigmoid, step
    >>> x = np.linspace(-6, 6, 1201)
    >>> [(round(a, 2), round(b, 2)) for a, b in flat_spans(x, sigmoid.derivative(x), 0.1)]
    [(-6.0, -3.64), (3.64, 6.0)]
    >>> flat_spans(x, sigmoid.derivative(x), 0)
    []
    >>> flat_spans(x, step.derivative(x), 0)
    [(-6.0, 6.0)]
    """
    steep = np.abs(slopes)
    limit = share * np.max(steep, initial=0, where=np.isfinite(steep))
    flat = steep <= limit

    def crossing(inside: int, outside: int) -> float:
        rise = steep[outside] - steep[inside]
        part = (limit - steep[inside]) / rise if np.isfinite(rise) and rise > 0 else 0.0
        return float(x[inside] + part * (x[outside] - x[inside]))

    # a change from not flat to flat begins a stretch, the next change ends it
    edges = np.flatnonzero(np.diff(np.concatenate([[False], flat, [False]])))
    return [
        (
            crossing(first, first - 1) if first > 0 else float(x[first]),
            crossing(after - 1, after) if after < len(x) else float(x[after - 1]),
        )
        for first, after in edges.reshape(-1, 2)
    ]
