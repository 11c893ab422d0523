"""What a diagram shows of a network: columns of nodes, and the weights between them.

A dense layer and the activations that follow it are one column, as in every textbook's picture: its
nodes are the units, with what the activation made of their sums.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy.typing as npt

from nnkit.activations import Activation
from nnkit.arrays import FloatArray, as_float_array
from nnkit.layers import ActivationLayer, Dense, Dropout
from nnkit.models import Sequential

__all__ = ["Column", "read_columns"]


@dataclass
class Column:
    """One column of a network diagram.

    Attributes
    ----------
    size : int
        How many nodes it has.
    weight : ndarray of shape (size of the column before, size), or None
        None for the inputs, and where only sizes are known.
    bias : ndarray of shape (size,), or None
    values : ndarray of shape (size,), or None
        What the nodes put out for the sample, if there is one.
    activations : list of Activation
        In their order.
    """

    size: int
    weight: FloatArray | None = None
    bias: FloatArray | None = None
    values: FloatArray | None = None
    activations: list[Activation] = field(default_factory=list)


def read_columns(
    network: Sequential | Sequence[int], x: npt.ArrayLike | None = None
) -> list[Column]:
    """Return the columns of a network, with the numbers of one sample where it is given.

    The layers keep what they remember of their last batch: nothing is run through them.

    Parameters
    ----------
    network : Sequential or sequence of int
        A model of dense layers and activations (dropout, which does nothing once a model has
        learned, is passed over), or the sizes of its columns.
    x : array_like of shape (features,) or (1, features), optional

    Returns
    -------
    list of Column
        The inputs first.

    Raises
    ------
    ValueError
        If the model has other layers or begins with an activation, there are fewer than two sizes
        or one below 1, `x` does not fit, or there are no weights for it to pass through.

    Examples
    --------
    >>> [column.size for column in read_columns([2, 3, 1])]
    [2, 3, 1]
    """
    if isinstance(network, Sequential):
        columns = _columns_of(network)
        if x is not None:
            _fill_values(columns, x)
        return columns
    sizes = list(network)
    if len(sizes) < 2 or min(sizes) < 1:
        raise ValueError(f"expected at least two sizes of at least 1, received {sizes}")
    if x is not None:
        raise ValueError("expected a Sequential for x to pass through, received sizes only")
    return [Column(size) for size in sizes]


def _columns_of(model: Sequential) -> list[Column]:
    columns: list[Column] = []
    for layer in model.layers:
        if isinstance(layer, Dense):
            columns = columns or [Column(layer.in_features)]
            columns.append(Column(layer.out_features, layer.weight, layer.bias))
        elif isinstance(layer, ActivationLayer) and columns:
            columns[-1].activations.append(layer.activation)
        elif not isinstance(layer, Dropout):
            raise ValueError(
                "expected dense layers, each followed by its activation or none; received "
                f"{layer!r}{'' if columns else ' before the first of them'}"
            )
    if not columns:
        raise ValueError("expected at least one dense layer, received none")
    return columns


def _fill_values(columns: list[Column], x: npt.ArrayLike) -> None:
    values = as_float_array(x)
    if values.shape not in ((columns[0].size,), (1, columns[0].size)):
        raise ValueError(
            f"expected x of shape ({columns[0].size},), one number for each input; received "
            f"{values.shape}"
        )
    columns[0].values = values = values.reshape(-1)
    for column in columns[1:]:
        if column.weight is not None and column.bias is not None:
            values = values @ column.weight + column.bias
        for activation in column.activations:
            values = activation.value(values)
        column.values = values
