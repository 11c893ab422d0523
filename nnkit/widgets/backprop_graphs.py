"""The expressions that the backprop debugger goes back through."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from nnkit.activations import sigmoid
from nnkit.arrays import FloatArray
from nnkit.autodiff import Scalar, apply
from nnkit.autodiff.operations import SQUARED_ERROR, WEIGHTED_SUM, mean_squared_error_of
from nnkit.plots.numerals import subscript

__all__ = ["GRAPHS", "Graph", "layer_graph", "name_of"]

Given = Mapping[str, Scalar]


@dataclass(frozen=True)
class Graph:
    """An expression, and the numbers that it starts from.

    Attributes
    ----------
    values : mapping of str to float
        What is given, by name.
    build : callable
        Takes what is given as scalars, and returns the result.
    chosen : str
        The weight that is looked at first.
    """

    values: Mapping[str, float]
    build: Callable[[Given], Scalar]
    chosen: str

    def result(self, values: Mapping[str, float]) -> Scalar:
        """Return the result for these numbers; everything behind it has a name of its own."""
        return self.build({name: Scalar(value, name) for name, value in values.items()})


def _chain(given: Given) -> Scalar:
    p = (given["w"] * given["x"]).named("p")
    z = (p + given["b"]).named("z")
    a = z.through(sigmoid, "a")
    return apply(SQUARED_ERROR, a, given["t"], name="L")


def _twice(given: Given) -> Scalar:
    b = (given["a"] + given["a"]).named("b")
    return (b + b).named("c")


def _network(given: Given) -> Scalar:
    hidden = []
    for j in "₁₂":
        operands = [given[f"{name}{j}"] for name in ("w₁", "w₂", "b")]
        z = apply(
            WEIGHTED_SUM, operands[0], given["x₁"], operands[1], given["x₂"], operands[2],
            name=f"z{j}",
        )  # fmt: skip
        hidden.append(z.through(sigmoid, f"h{j}"))
    y = apply(WEIGHTED_SUM, given["v₁"], hidden[0], given["v₂"], hidden[1], given["c"], name="y")
    e = (y - given["t"]).named("e")
    return (e * e).named("L")


def layer_graph(weight: FloatArray, bias: FloatArray, x: FloatArray, targets: FloatArray) -> Graph:
    """Return a dense layer with a batch and the mean squared error behind it.

    Parameters
    ----------
    weight : ndarray of shape (in_features, out_features)
    bias : ndarray of shape (out_features,)
    x : ndarray of shape (samples, in_features)
    targets : ndarray of shape (samples, out_features)

    Examples
    --------
    >>> one = np.ones((1, 1))
    >>> graph = layer_graph(2 * one, np.zeros(1), 3 * one, one)
    >>> dict(graph.values), graph.result(graph.values)
    ({'x₁₁': 3.0, 'w₁₁': 2.0, 'b₁': 0.0}, Scalar(L: 25))
    """
    arrays = {"x": x, "w": weight, "b": bias}
    values = {
        name_of(letter, index): float(array[index])
        for letter, array in arrays.items()
        for index in np.ndindex(array.shape)
    }

    def build(given: Given) -> Scalar:
        sums = []
        for sample, unit in np.ndindex(targets.shape):
            operands = []
            for feature in range(len(weight)):
                operands.append(given[name_of("w", (feature, unit))])
                operands.append(given[name_of("x", (sample, feature))])
            operands.append(given[name_of("b", (unit,))])
            name = name_of("z", (sample, unit))
            sums.append(apply(WEIGHTED_SUM, *operands, name=name))
        return apply(mean_squared_error_of(targets.ravel().tolist()), *sums, name="L")

    return Graph(values, build, name_of("b", (0,)))


def name_of(letter: str, index: tuple[int, ...]) -> str:
    """Return the name of an array's entry, counted from 1.

    Examples
    --------
    >>> name_of("w", (0, 1))
    'w₁₂'
    """
    return letter + "".join(subscript(place + 1) for place in index)


GRAPHS = {
    "chain": Graph({"w": 0.8, "x": 2.0, "b": -0.6, "t": 1.0}, _chain, "w"),
    "twice": Graph({"a": 3.0}, _twice, "a"),
    "layer": layer_graph(
        np.array([[0.5], [-1.0]]),
        np.array([0.5]),
        np.array([[2.0, 1.0], [-1.0, 3.0]]),
        np.array([[1.0], [-1.0]]),
    ),
    "network": Graph(
        {
            "x₁": 1.0, "x₂": 2.0,
            "w₁₁": 0.5, "w₂₁": -1.0, "b₁": 1.0,
            "w₁₂": 1.0, "w₂₂": 0.5, "b₂": -1.0,
            "v₁": 2.0, "v₂": -1.5, "c": 0.5, "t": 1.0,
        },
        _network,
        "w₁₁",
    ),
}  # fmt: skip
