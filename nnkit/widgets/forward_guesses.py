"""Is a predicted number right, and if it is not, which mistake leads to just this number?"""

from typing import NamedTuple

import numpy as np

from nnkit.arrays import FloatArray

__all__ = ["Node", "is_near", "mistake_in"]


class Node(NamedTuple):
    """All that a node computes for one sample, and from what.

    Attributes
    ----------
    weights, inputs : ndarray of shape (in_features,)
    bias : float
    activation : str
    sum, output : float
    sums_before : ndarray of shape (in_features,), or None
        The sums behind the inputs, where they are the outputs of a layer.
    data : ndarray of shape (features,)
        What came into the network.
    """

    weights: FloatArray
    inputs: FloatArray
    bias: float
    activation: str
    sum: float
    output: float
    sums_before: FloatArray | None
    data: FloatArray


def is_near(guess: float, expected: float) -> bool:
    """Return whether a guess is as near as mental arithmetic gets: 0.02 and one hundredth more.

    Examples
    --------
    >>> is_near(0.6, 0.6225), is_near(0.5, 0.6225), is_near(100.5, 100)
    (True, False, True)
    """
    return abs(guess - expected) <= 0.02 + 0.01 * abs(expected)


def mistake_in(guess: float, node: Node, part: str) -> str | None:
    """Return the key of the mistake that leads to `guess`, or None if it is none of the known.

    Parameters
    ----------
    guess : float
        A wrong one.
    node : Node
    part : {"sum", "output"}
        What was asked for.

    Examples
    --------
    >>> w, x = np.array([1.0, -2.0]), np.array([2.0, 1.0])
    >>> node = Node(w, x, 0.5, "relu", 0.5, 0.5, None, x)
    >>> mistake_in(0, node, "sum"), mistake_in(-0.5, node, "sum"), mistake_in(3, node, "sum")
    ('no-bias', 'minus-bias', None)
    """
    if part == "output":
        return "not-activated" if is_near(guess, node.sum) else None
    known = {
        "no-bias": node.sum - node.bias,
        "minus-bias": node.sum - 2 * node.bias,
        "activated": node.output,
        "no-weights": float(np.sum(node.inputs)) + node.bias,
    }
    if node.sums_before is not None:
        known["sums"] = float(node.sums_before @ node.weights) + node.bias
        if len(node.data) == len(node.weights):
            known["data"] = float(node.data @ node.weights) + node.bias
    return next((key for key, value in known.items() if is_near(guess, value)), None)
