"""A learner's own part of the way back: local slopes, or a whole layer."""

import copy
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from nnkit.arrays import FloatArray, as_float_array
from nnkit.autodiff import Scalar
from nnkit.widgets.backprop_graphs import Graph, layer_graph, name_of
from nnkit.widgets.base import quietly

__all__ = ["OwnLayer", "OwnSlopes", "SlopesFunction"]

SlopesFunction = Callable[[str, tuple[float, ...]], Sequence[float] | float | None]
"""Takes an operation's name and its operands, and returns the slope along each of them."""

MOST = 12
"""So many products of a layer can be drawn side by side."""


class OwnSlopes:
    """A learner's function in the place of nnkit's local slopes.

    Parameters
    ----------
    function : callable
        As for :func:`~nnkit.widgets.backprop_debugger`.
    labels : mapping of str to str
        The widget's, for errors.
    """

    def __init__(self, function: SlopesFunction, labels: Mapping[str, str]) -> None:
        self._function, self._labels = function, labels

    def __call__(self, scalar: Scalar) -> tuple[float, ...]:
        """Return the function's slopes of a number, or nnkit's where it leaves them to nnkit."""
        if scalar.operation is None:
            return ()
        operands = tuple(operand.value for operand in scalar.operands)
        slopes = quietly(self._function, scalar.operation.name, operands)
        if slopes is None:
            return scalar.slopes
        array = np.atleast_1d(as_float_array(slopes))
        if array.shape != (len(operands),):
            raise ValueError(
                self._labels["shape-slopes"].format(
                    operation=scalar.operation.name, count=len(operands), shape=array.shape
                )
            )
        return tuple(array.tolist())


class OwnLayer:
    """A learner's layer: what it makes of a batch, and which gradients it gives back.

    Parameters
    ----------
    layer : object
        As for :func:`~nnkit.widgets.backprop_debugger`; it stays as it is.
    labels : mapping of str to str
        The widget's, for errors.

    Raises
    ------
    ValueError
        If it has no weight and bias that fit each other, or more than can be drawn.
    """

    def __init__(self, layer: Any, labels: Mapping[str, str]) -> None:
        self._layer, self._labels = copy.deepcopy(layer), labels
        params = getattr(layer, "params", {})
        shapes = tuple(np.shape(params.get(name, ())) for name in ("weight", "bias"))
        if len(shapes[0]) != 2 or shapes[1] != shapes[0][1:]:
            raise ValueError(
                "expected a layer with params['weight'] of shape (in_features, out_features) and "
                f"params['bias'] of shape (out_features,), received {shapes[0]} and {shapes[1]}"
            )
        kinds = [np.asarray(params[name]).dtype for name in ("weight", "bias")]
        if any(kind.kind != "f" for kind in kinds):
            raise ValueError(f"expected parameters of floats, received {kinds[0]} and {kinds[1]}")
        inputs, outputs = shapes[0]
        if not 0 < 2 * inputs * outputs <= MOST:
            raise ValueError(
                f"expected a layer of at most {MOST // 2} weights, which can be drawn; "
                f"received {inputs * outputs}"
            )
        # small round numbers of both signs, in which no two paths cancel
        x = np.resize([2.0, 1.0, -1.0, 3.0, -2.0], (2, inputs))
        targets = np.resize([1.0, -1.0, 2.0], (2, outputs))
        self.graph: Graph = layer_graph(
            as_float_array(params["weight"]), as_float_array(params["bias"]), x, targets
        )
        self._shapes = {"x": x.shape, "w": shapes[0], "b": shapes[1], "z": targets.shape}

    def compute(
        self, values: Mapping[str, float], grad_output: Mapping[str, float]
    ) -> tuple[dict[str, float], dict[str, float]]:
        """Return the layer's outputs and gradients, by the names of the graph.

        Parameters
        ----------
        values : mapping of str to float
            Inputs, weights and biases.
        grad_output : mapping of str to float
            The gradients of the outputs.
        """
        layer = self._layer
        for name, letter in (("weight", "w"), ("bias", "b")):
            layer.params[name][...] = self._array(letter, values)
        outputs = quietly(layer.forward, self._array("x", values))
        # twice, as for two batches: the second must not find what the first has left
        for _ in range(2):
            grad_x = quietly(layer.backward, self._array("z", grad_output))
        gradients = {"x": grad_x, "w": layer.grads["weight"], "b": layer.grads["bias"]}
        found: dict[str, float] = {}
        for letter, array in gradients.items():
            found |= self._by_name(letter, array)
        return self._by_name("z", outputs), found

    def _array(self, letter: str, numbers: Mapping[str, float]) -> FloatArray:
        shape = self._shapes[letter]
        entries = [numbers[name_of(letter, index)] for index in np.ndindex(shape)]
        return np.array(entries).reshape(shape)

    def _by_name(self, letter: str, array: npt.ArrayLike) -> dict[str, float]:
        given, expected = as_float_array(array), self._shapes[letter]
        if given.shape != expected:
            what = self._labels[f"shape-{letter}"]
            raise ValueError(
                self._labels["shape"].format(what=what, expected=expected, shape=given.shape)
            )
        return {name_of(letter, index): float(given[index]) for index in np.ndindex(expected)}
