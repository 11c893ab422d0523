"""Logic gates: two inputs that are on or off, and one output.

AND, OR and their negations can be had from one neuron, as a line separates the 1s from the 0s. For
XOR there is no such line.
"""

import numpy as np
import numpy.typing as npt

from nnkit.arrays import FloatArray

__all__ = ["GATES", "logic_gate"]

GATES = {
    "and": (0, 0, 0, 1),
    "or": (0, 1, 1, 1),
    "nand": (1, 1, 1, 0),
    "nor": (1, 0, 0, 0),
    "xor": (0, 1, 1, 0),
    "xnor": (1, 0, 0, 1),
}
"""The output of each gate for the inputs 00, 01, 10 and 11."""


def logic_gate(name: str) -> tuple[FloatArray, npt.NDArray[np.int64]]:
    """Return the truth table of a gate.

    Parameters
    ----------
    name : {"and", "or", "nand", "nor", "xor", "xnor"}

    Returns
    -------
    X : ndarray of shape (4, 2)
    y : ndarray of int, shape (4,)

    Raises
    ------
    ValueError
        If there is no gate of that name.

    Examples
    --------
    >>> X, y = logic_gate("xor")
    >>> X[y == 1]
    array([[0., 1.],
           [1., 0.]])
    """
    if name not in GATES:
        raise ValueError(f"expected a gate of {sorted(GATES)}, received {name!r}")
    X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
    return X, np.array(GATES[name], np.int64)
