r"""Data go in at one end of a network, and a prediction comes out at the other.

On the way each layer does the same two things: it weighs and adds what the layer before puts out,
:math:`Z = A W + b`, and passes the sums through its activation. A model keeps of all this only what
its way back needs. Here every number is kept, to be looked at.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from nnkit.activations import Activation, get_activation
from nnkit.arrays import FloatArray, as_float_array

__all__ = ["LayerPass", "forward_pass"]


class LayerPass(NamedTuple):
    """What one layer computed for a batch.

    Attributes
    ----------
    sums : ndarray of shape (samples, units)
        The weighted sums, also called pre-activations.
    outputs : ndarray of shape (samples, units)
        What the activation made of them: the inputs of the next layer.
    """

    sums: FloatArray
    outputs: FloatArray


def forward_pass(
    x: npt.ArrayLike,
    weights: Sequence[npt.ArrayLike],
    biases: Sequence[npt.ArrayLike],
    activations: Sequence[Activation | str],
) -> list[LayerPass]:
    r"""Return what every layer of a network computes for a batch.

    .. math:: A_0 = X, \qquad Z_l = A_{l-1} W_l + b_l, \qquad A_l = f_l(Z_l)

    Parameters
    ----------
    x : array_like of shape (samples, features)
    weights : sequence of array_like, each of shape (in_features, out_features)
        One for each layer, in their order.
    biases : sequence of array_like, each of shape (out_features,)
    activations : sequence of Activation or str
        "identity" for a layer without one.

    Returns
    -------
    list of LayerPass
        The ``outputs`` of the last are the prediction.

    Raises
    ------
    ValueError
        If there is no layer, not one bias and one activation for each weight, or a layer does not
        take what the one before it puts out.

    Examples
    --------
    >>> hidden, last = forward_pass(
    ...     [[2, 1]], [[[1, -1], [-2, 1]], [[2], [-1]]], [[0.5, 2], [0.5]], ["relu", "sigmoid"]
    ... )
    >>> hidden.sums, hidden.outputs
    (array([[0.5, 1. ]]), array([[0.5, 1. ]]))
    >>> last.sums, last.outputs.round(3)
    (array([[0.5]]), array([[0.622]]))
    """
    counts = len(weights), len(biases), len(activations)
    if len(set(counts)) > 1 or not weights:
        raise ValueError(
            "expected weights, biases and activations for the same layers, at least one; received "
            "{}, {} and {} of them".format(*counts)
        )
    outputs = as_float_array(x)
    if outputs.ndim != 2:
        raise ValueError(f"expected x of shape (samples, features), received {outputs.shape}")
    passes = []
    layers = zip(weights, biases, activations, strict=True)
    for number, (weight, bias, activation) in enumerate(layers, 1):
        weight, bias = as_float_array(weight), as_float_array(bias)
        features = outputs.shape[1]
        if bias.ndim != 1 or weight.shape != (features, len(bias)):
            raise ValueError(
                f"expected layer {number} with a weight of shape ({features}, units) and a bias of "
                f"shape (units,), received {np.shape(weight)} and {np.shape(bias)}"
            )
        sums = outputs @ weight + bias
        outputs = get_activation(activation).value(sums)
        passes.append(LayerPass(sums, outputs))
    return passes
