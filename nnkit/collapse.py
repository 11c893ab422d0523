r"""Dense layers with nothing between them are one dense layer: depth needs activations.

Two layers in a row compute :math:`(x W_1 + b_1) W_2 + b_2`. Multiplied out, this is
:math:`x (W_1 W_2) + (b_1 W_2 + b_2)`: one layer again, with one weight and one bias. The same holds
for any number of them. It is the activations in between that make a deep network more than that.
"""

from collections.abc import Iterable
from typing import Protocol

from nnkit.arrays import FloatArray, as_float_array

__all__ = ["Affine", "collapsed"]


class Affine(Protocol):
    """Whatever has a weight and a bias as a dense layer has them, the learner's own for example."""

    weight: FloatArray
    bias: FloatArray


def collapsed(layers: Iterable[Affine]) -> tuple[FloatArray, FloatArray]:
    r"""Return the weight and the bias of the one layer that equals `layers` without activations.

    .. math:: W = W_1 W_2 \cdots W_n, \qquad b = (\cdots(b_1 W_2 + b_2) \cdots) W_n + b_n

    Parameters
    ----------
    layers : iterable of Dense
        In their order. Others fit as well if they have a ``weight`` of shape
        (in_features, out_features) and a ``bias`` of shape (out_features,).

    Returns
    -------
    weight : ndarray of shape (in_features of the first, out_features of the last)
    bias : ndarray of shape (out_features of the last,)

    Raises
    ------
    ValueError
        If there is no layer, or one does not take what the one before it puts out.

    Examples
    --------
    >>> import numpy as np
    >>> from nnkit.layers import Dense
    >>> rng = np.random.default_rng(0)
    >>> first, second = Dense(2, 3, rng=rng), Dense(3, 1, rng=rng)
    >>> weight, bias = collapsed([first, second])
    >>> weight.shape, bias.shape
    ((2, 1), (1,))
    >>> x = np.array([[1.0, -2.0]])
    >>> np.allclose(x @ weight + bias, second.forward(first.forward(x)))
    True
    """
    parts = [(as_float_array(layer.weight), as_float_array(layer.bias)) for layer in layers]
    if not parts:
        raise ValueError("expected at least one layer, received none")
    features = parts[0][0].shape[0]
    for number, (weight, bias) in enumerate(parts, 1):
        if weight.shape != (features, *bias.shape) or bias.ndim != 1:
            raise ValueError(
                f"expected layer {number} with a weight of shape ({features}, units) and a bias of "
                f"shape (units,), received {weight.shape} and {bias.shape}"
            )
        features = len(bias)
    weight, bias = (part.copy() for part in parts[0])
    for following, addend in parts[1:]:
        weight, bias = weight @ following, bias @ following + addend
    return weight, bias
