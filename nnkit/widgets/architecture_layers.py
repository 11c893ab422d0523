"""Layers of the learner's own: which of a network's parts they are, and what they compute."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, Protocol

import numpy.typing as npt

from nnkit.activations import Activation
from nnkit.arrays import FloatArray, as_float_array
from nnkit.collapse import Affine, collapsed
from nnkit.widgets.base import quietly

__all__ = ["DenseLayer", "Pass", "own_layers", "passes", "widths_of"]


class DenseLayer(Affine, Protocol):
    """A dense layer, the learner's own for example."""

    def forward(self, x: FloatArray) -> npt.ArrayLike:
        """Return the sums, of shape (samples, units)."""


class Pass(NamedTuple):
    """What a layer put out for a batch, and what it should have.

    Attributes
    ----------
    layer : int
        Its number, from 1.
    sums : ndarray
        What its ``forward`` returned.
    expected : ndarray of shape (samples, units)
        ``x @ weight + bias``.
    """

    layer: int
    sums: FloatArray
    expected: FloatArray


def own_layers(network: Any) -> list[DenseLayer]:
    """Return the dense layers of a network; none if it is given by its widths.

    Parameters
    ----------
    network : object with ``layers``, or sequence

    Raises
    ------
    ValueError
        If a layer does not take what the one before it puts out.
    """
    parts = list(getattr(network, "layers", network))
    if not any(hasattr(part, "forward") for part in parts):
        return []
    layers = [part for part in parts if hasattr(part, "weight")]
    collapsed(layers)  # says what does not fit
    return layers


def widths_of(layers: Sequence[DenseLayer]) -> list[int]:
    """Return the inputs and the units of each layer."""
    return [len(layers[0].weight), *(len(layer.bias) for layer in layers)]


def passes(
    layers: Sequence[DenseLayer], samples: FloatArray, activation: Activation
) -> Iterator[Pass]:
    """Run `samples` through `layers` with `activation` between them.

    Whoever iterates can stop at sums that the next layer should not be given.

    Yields
    ------
    Pass
    """
    x = samples
    for number, layer in enumerate(layers, 1):
        expected = x @ as_float_array(layer.weight) + as_float_array(layer.bias)
        sums = as_float_array(quietly(layer.forward, x.copy()))
        yield Pass(number, sums, expected)
        x = activation.value(sums)
