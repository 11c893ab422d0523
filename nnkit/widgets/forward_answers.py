"""A forward pass of the learner's own: what it returned, and where it first leaves nnkit's."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol

import numpy as np
import numpy.typing as npt

from nnkit.arrays import FloatArray, as_float_array
from nnkit.forward_pass import LayerPass
from nnkit.widgets.base import quietly

__all__ = [
    "Difference",
    "ForwardFunction",
    "Network",
    "OwnPass",
    "first_difference",
    "own_passes",
]


class ForwardFunction(Protocol):
    """A forward pass as a function, the learner's own for example."""

    def __call__(self, x: FloatArray, weights: list[FloatArray], biases: list[FloatArray]) -> Any:
        """Return the output for a batch, or the tuple ``(sums, outputs)``.

        In the tuple, both have an array of shape (samples, units) for each layer.
        """
        ...


class Network(Protocol):
    """A network and a batch, with what nnkit computes for it."""

    x: FloatArray
    weights: list[FloatArray]
    biases: list[FloatArray]

    @property
    def passes(self) -> list[LayerPass]:
        """What each layer computes."""


class OwnPass(NamedTuple):
    """What the learner's function computed for one layer; None for what it did not return."""

    sums: FloatArray | None
    outputs: FloatArray | None


class Difference(NamedTuple):
    """The first number, in the order of computation, that is not nnkit's.

    Attributes
    ----------
    layer, unit, sample : int
        Counted from 0.
    part : {"sum", "output"}
    received, expected : float
    """

    layer: int
    unit: int
    part: str
    sample: int
    received: float
    expected: float


def own_passes(forward: ForwardFunction, network: Network, say: Mapping[str, str]) -> list[OwnPass]:
    """Call the learner's function, and return what it computed layer by layer.

    Parameters
    ----------
    forward : callable
    network : Network
        The function is given copies: whatever it does to them, they stay.
    say : mapping of str to str
        The words of the complaints.

    Raises
    ------
    ValueError
        If an array is missing or has another shape.
    """
    weights, biases = ([one.copy() for one in part] for part in (network.weights, network.biases))
    returned, expected = quietly(forward, network.x.copy(), weights, biases), network.passes
    if not (isinstance(returned, tuple) and len(returned) == 2):
        output = as_float_array(returned)
        wanted = expected[-1].outputs.shape
        if output.shape != wanted:
            raise ValueError(say["output-shape"].format(expected=wanted, received=output.shape))
        return [*[OwnPass(None, None)] * (len(expected) - 1), OwnPass(None, output)]
    parts = [_arrays(part, what, expected, say) for part, what in zip(
        returned, ("sums", "outputs"), strict=True
    )]  # fmt: skip
    return [OwnPass(sums, outputs) for sums, outputs in zip(*parts, strict=True)]


def first_difference(own: Sequence[OwnPass], expected: Sequence[LayerPass]) -> Difference | None:
    """Return the first number of the learner's that is not nnkit's, or None.

    Examples
    --------
    >>> right = LayerPass(np.array([[-1.0, 2.0]]), np.array([[0.0, 2.0]]))
    >>> first_difference([OwnPass(right.sums, right.sums)], [right])
    Difference(layer=0, unit=0, part='output', sample=0, received=-1.0, expected=0.0)
    >>> first_difference([OwnPass(*right)], [right]) is None
    True
    """
    for layer, (received, right) in enumerate(zip(own, expected, strict=True)):
        for unit in range(right.sums.shape[1]):
            for part, values, wanted in zip(("sum", "output"), received, right, strict=True):
                if values is None:
                    continue
                wrong = ~np.isclose(values[:, unit], wanted[:, unit], atol=1e-6)
                if wrong.any():
                    sample = int(np.argmax(wrong))
                    numbers = float(values[sample, unit]), float(wanted[sample, unit])
                    return Difference(layer, unit, part, sample, *numbers)
    return None


def _arrays(
    part: npt.ArrayLike, what: str, expected: Sequence[LayerPass], say: Mapping[str, str]
) -> list[FloatArray]:
    """Return one array for each layer, in the shapes of nnkit's."""
    arrays = [as_float_array(array) for array in part]  # type: ignore[union-attr]
    if len(arrays) != len(expected):
        raise ValueError(say["count"].format(what=what, layers=len(expected), received=len(arrays)))
    for layer, (array, right) in enumerate(zip(arrays, expected, strict=True), 1):
        if array.shape != right.sums.shape:
            shapes = {"expected": right.sums.shape, "received": array.shape}
            raise ValueError(say["shape"].format(what=what, layer=layer, **shapes))
    return arrays
