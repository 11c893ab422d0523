"""A model is a row of layers: what one puts out, the next takes in."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from os import PathLike
from typing import Any, Protocol, Self

import numpy as np
import numpy.typing as npt

from nnkit.activations import Activation, relu
from nnkit.activations.rectifiers import RECTIFIERS
from nnkit.arrays import FloatArray
from nnkit.layers import ActivationLayer, Dense, Layer
from nnkit.layers.shapes import Shape, batch_of, fits, merged
from nnkit.parameters import Parameters, is_packed, pack
from nnkit.saving import load_layers, save_layers

__all__ = ["Model", "Sequential", "mlp"]


class Model(Protocol):
    """What training needs of a model; :class:`Sequential` has it all."""

    dtype: np.dtype[np.floating]

    def forward(self, x: FloatArray) -> FloatArray:
        """Return the outputs for a batch, and remember what the way back needs."""

    def backward_parameters(self, grad_output: FloatArray) -> None:
        """Fill the gradients of all parameters."""

    def parameters(self) -> Parameters:
        """Return the trainable parameters and their gradients, each as one vector."""

    def set_training(self, training: bool) -> None:
        """Say whether the batches that follow are for learning."""


class Sequential:
    """A model whose layers follow one another.

    Parameters
    ----------
    layers : iterable of Layer, Activation or str
        An activation, or its name, becomes an :class:`~nnkit.layers.ActivationLayer`.
    input_shape : tuple of int, optional
        The shape of one sample. Needed only where the first layers take any shape (Flatten).

    Attributes
    ----------
    layers : tuple of Layer
    dtype : numpy.dtype
        The precision of all layers; inputs are converted to it.
    shapes : list of tuple
        The shape of one sample at the input and after each layer, None where unknown.

    Raises
    ------
    ValueError
        If there is no layer, one is listed twice, their dtypes differ, or one puts out what the
        next does not take; the message names both.

    Examples
    --------
    >>> from nnkit.activations import relu
    >>> rng = np.random.default_rng(0)
    >>> model = Sequential([Dense(2, 3, rng=rng), relu, Dense(3, 1, rng=rng)])
    >>> model.predict([[1.0, 2.0], [3.0, 4.0]]).shape
    (2, 1)
    >>> print(model.summary())
    layer                                         output        parameters
    Dense(in_features=2, out_features=3)          (samples, 3)           9
    ActivationLayer(activation='relu')            (samples, 3)           0
    Dense(in_features=3, out_features=1)          (samples, 1)           4
    13 parameters, 13 of them trainable, float64
    """

    def __init__(
        self, layers: Iterable[Layer | Activation | str], *, input_shape: Shape | None = None
    ) -> None:
        parts = list(layers)
        given = [part for part in parts if isinstance(part, Layer)]
        dtype: np.dtype[Any] = given[0].dtype if given else np.dtype(np.float64)
        self.layers = tuple(
            part if isinstance(part, Layer) else ActivationLayer(part, dtype=dtype)
            for part in parts
        )
        if not self.layers:
            raise ValueError("expected at least one layer, received none")
        if len({id(layer) for layer in self.layers}) < len(self.layers):
            raise ValueError("expected each layer once, received one of them twice")
        if any(layer.dtype != dtype for layer in given):
            raise ValueError(
                f"expected layers of one dtype, received {[str(part.dtype) for part in given]}"
            )
        self.dtype: np.dtype[np.floating] = dtype
        self.input_shape = self.layers[0].input_shape if input_shape is None else input_shape
        self.shapes = _shapes(self.layers, self.input_shape)
        self._backwards = self.layers[:0:-1]
        self._parameters = pack(self.layers)

    def forward(self, x: npt.ArrayLike) -> FloatArray:
        """Return the outputs for a batch, and remember what :meth:`backward` will need.

        Parameters
        ----------
        x : array_like of shape (samples, …)

        Raises
        ------
        ValueError
            If a layer does not take its input; the message names the layer.
        """
        output: FloatArray = np.asarray(x, self.dtype)
        for layer in self.layers:
            output = layer.forward(output)
        return output

    def backward(self, grad_output: FloatArray) -> FloatArray:
        """Fill the gradients of all parameters, and return the gradient for the input.

        Parameters
        ----------
        grad_output : ndarray in the shape of the last output
            The gradient of the loss with respect to that output.

        Returns
        -------
        ndarray in the shape of the last input
        """
        for layer in self._backwards:
            grad_output = layer.backward(grad_output)
        return self.layers[0].backward(grad_output)

    def backward_parameters(self, grad_output: FloatArray) -> None:
        """Fill the gradients of all parameters, and spare the gradient for the input.

        Parameters
        ----------
        grad_output : ndarray in the shape of the last output
        """
        for layer in self._backwards:
            grad_output = layer.backward(grad_output)
        self.layers[0].backward_parameters(grad_output)

    def predict(self, x: npt.ArrayLike, *, batch_size: int = 1024) -> FloatArray:
        """Return the outputs for any number of samples, with nothing dropped out.

        Parameters
        ----------
        x : array_like of shape (samples, …)
        batch_size : int ≥ 1, default 1024
            How many samples pass through at once, which bounds the memory needed.

        Returns
        -------
        ndarray of shape (samples, …)

        Raises
        ------
        ValueError
            If `batch_size` is below 1, or a layer does not take its input.
        """
        if batch_size < 1:
            raise ValueError(f"expected a batch_size of at least 1, received {batch_size}")
        x = np.asarray(x, self.dtype)
        mode = [layer.training for layer in self.layers]
        self.set_training(False)
        try:
            parts = [
                self.forward(x[start : start + batch_size])
                for start in range(0, max(len(x), 1), batch_size)
            ]
        finally:
            for layer, training in zip(self.layers, mode, strict=True):
                layer.training = training
        return parts[0] if len(parts) == 1 else np.concatenate(parts)

    def parameters(self) -> Parameters:
        """Return the trainable parameters and their gradients, each as one vector.

        Whoever writes into the vectors changes the layers: an optimiser steps with
        ``optimizer.step(*model.parameters())``.
        """
        if not is_packed(self.layers, self._parameters):
            self._parameters = pack(self.layers)
        return self._parameters

    def set_training(self, training: bool) -> None:
        """Say whether the batches that follow are for learning, which only Dropout minds."""
        for layer in self.layers:
            layer.training = training

    def summary(self) -> str:
        """Return a table of the layers, the shapes that they put out, and their parameters."""
        rows = [("layer", "output", "parameters")]
        for layer, shape in zip(self.layers, self.shapes[1:], strict=True):
            output = "?" if shape is None else batch_of(shape)
            rows.append((repr(layer), output, f"{layer.parameter_count:,}"))
        widths = [max(len(row[column]) for row in rows) for column in range(3)]
        lines = [
            f"{name:{widths[0]}}  {output:{widths[1]}}  {count:>{widths[2]}}"
            for name, output, count in rows
        ]
        total = sum(layer.parameter_count for layer in self.layers)
        trainable = sum(layer.parameter_count for layer in self.layers if layer.trainable)
        lines.append(f"{total:,} parameters, {trainable:,} of them trainable, {self.dtype}")
        return "\n".join(lines)

    def save(self, path: str | PathLike[str]) -> None:
        """Write the model to one file, from which :meth:`load` makes an equal one.

        Parameters
        ----------
        path : str or path
            By custom ending in ``.npz``.

        See Also
        --------
        nnkit.saving : what the file holds.
        """
        save_layers(self.layers, self.input_shape, path)

    @classmethod
    def load(cls, path: str | PathLike[str], *, rng: np.random.Generator | None = None) -> Self:
        """Read a model that :meth:`save` wrote.

        Parameters
        ----------
        path : str or path
        rng : numpy.random.Generator, optional
            For layers that draw while training (Dropout); by default a fresh one, seeded with 0.

        Returns
        -------
        Sequential
            With the same predictions, bit for bit on the same machine.

        Raises
        ------
        ValueError
            If the file is not a saved model, is damaged, or was written by a newer nnkit.
        OSError
            If it cannot be read.
        """
        layers, input_shape = load_layers(path, rng or np.random.default_rng(0))
        return cls(layers, input_shape=input_shape)

    def __repr__(self) -> str:
        return f"Sequential([{', '.join(map(repr, self.layers))}])"


def mlp(
    sizes: Sequence[int],
    activation: Activation | str = relu,
    *,
    rng: np.random.Generator,
    output_activation: Activation | str | None = None,
    initializer: str | None = None,
    dtype: npt.DTypeLike = np.float64,
) -> Sequential:
    """Return a multi-layer perceptron: dense layers with an activation between them.

    Parameters
    ----------
    sizes : sequence of int
        The number of inputs, of units in each hidden layer, and of outputs.
    activation : Activation or str, default relu
        Of the hidden layers.
    rng : numpy.random.Generator
        Draws the initial weights.
    output_activation : Activation or str, optional
        Of the last layer; without one it puts out logits, which the losses prefer.
    initializer : str, optional
        By default "he_normal" if the hidden units rectify (relu and its kin), and
        "glorot_uniform" otherwise.
    dtype : dtype, default float64

    Raises
    ------
    ValueError
        If there are fewer than two sizes, or one is below 1.

    Examples
    --------
    >>> mlp([784, 16, 16, 10], rng=np.random.default_rng(0)).parameters().values.size
    13002
    """
    if len(sizes) < 2:
        raise ValueError(f"expected at least the sizes of input and output, received {sizes}")
    hidden = ActivationLayer(activation).activation
    if initializer is None:
        initializer = "he_normal" if isinstance(hidden, RECTIFIERS) else "glorot_uniform"
    layers: list[Layer] = []
    for inputs, outputs in pairwise(sizes):
        if layers:
            layers.append(ActivationLayer(hidden, dtype=dtype))
        layers.append(Dense(inputs, outputs, rng=rng, initializer=initializer, dtype=dtype))
    if output_activation is not None:
        layers.append(ActivationLayer(output_activation, dtype=dtype))
    return Sequential(layers)


def _shapes(layers: Sequence[Layer], first: Shape | None) -> list[Shape | None]:
    """Follow the shape of one sample through the layers, and refuse neighbours that do not fit."""
    shapes = [first]
    before: Layer | str = "the input"
    for layer in layers:
        shape, expected = shapes[-1], layer.input_shape
        if expected is not None:
            if shape is not None and not fits(shape, expected):
                raise ValueError(
                    f"{before!r} puts out {batch_of(shape)}, but {layer!r}, which follows, "
                    f"expects {batch_of(expected)}"
                )
            shape = merged(shape, expected)
        shapes.append(None if shape is None else layer.output_shape(shape))
        before = layer
    return shapes
