"""A dense layer: every unit sees every feature, and weighs it.

One neuron computes ``x @ w + b``. A layer of neurons keeps the weights of each neuron in a column
of one matrix, so that the same line computes all of them, for all samples of a batch.
"""

from operator import index
from typing import Any

import numpy as np
import numpy.typing as npt

from nnkit.arrays import FloatArray
from nnkit.initializers import Initializer, initialize
from nnkit.kernels import affine, column_sums, transposed_product
from nnkit.layers.base import Layer
from nnkit.layers.shapes import Shape
from nnkit.parameters import gradient, parameter

__all__ = ["Dense"]


class Dense(Layer):
    r"""A dense (fully connected) layer, for vectors.

    .. math:: Z = X W + b, \qquad
        \frac{\partial L}{\partial W} = X^\top G, \quad
        \frac{\partial L}{\partial b} = \sum_\text{samples} G, \quad
        \frac{\partial L}{\partial X} = G W^\top

    where :math:`G` is the gradient with respect to :math:`Z`.

    Parameters
    ----------
    in_features, out_features : int ≥ 1
    rng : numpy.random.Generator
        Draws the initial weight; the bias starts at 0.
    initializer : str or callable, default "glorot_uniform"
        See :func:`nnkit.initializers.initialize`; "he_normal" suits a ReLU that follows.
    dtype : dtype, default float64

    Attributes
    ----------
    weight : ndarray of shape (in_features, out_features)
    bias : ndarray of shape (out_features,)
    grad_weight, grad_bias : ndarray
        In the shapes of the weight and the bias.

    Raises
    ------
    ValueError
        If a size is below 1, or there is no initialiser of that name.

    References
    ----------
    Rumelhart, Hinton & Williams (1986), "Learning representations by back-propagating errors".

    Examples
    --------
    >>> layer = Dense(3, 2, rng=np.random.default_rng(0))
    >>> layer.forward(np.ones((4, 3))).shape
    (4, 2)
    >>> layer.backward(np.ones((4, 2))).shape
    (4, 3)
    >>> layer.grad_bias
    array([4., 4.])
    """

    draws = True

    weight = parameter("weight")
    bias = parameter("bias")
    grad_weight = gradient("weight")
    grad_bias = gradient("bias")

    def __init__(
        self,
        in_features: int,
        out_features: int,
        *,
        rng: np.random.Generator,
        initializer: str | Initializer = "glorot_uniform",
        dtype: npt.DTypeLike = np.float64,
    ) -> None:
        super().__init__(dtype)
        if in_features < 1 or out_features < 1:
            raise ValueError(
                f"expected at least one feature in and out, received {in_features} and "
                f"{out_features}"
            )
        self.in_features = index(in_features)
        self.input_shape = (self.in_features,)
        self.out_features = index(out_features)
        shape = (self.in_features, self.out_features)
        self.add_parameter("weight", initialize(initializer, shape, rng))
        self.add_parameter("bias", np.zeros(out_features))

    def forward(self, x: FloatArray) -> FloatArray:
        x = self._x = self.checked(x)
        return affine(x, self.weight, self.bias, self.room("output", (len(x), self.out_features)))

    def backward(self, grad_output: FloatArray) -> FloatArray:
        if not self.training:  # in training it comes from a loss, and fits
            grad_output = self.checked_gradient(grad_output, (len(self._x), self.out_features))
        self.backward_parameters(grad_output)
        grad_x = self.room("grad_x", (len(grad_output), self.in_features))
        return grad_output.dot(self.weight.T, grad_x)

    def backward_parameters(self, grad_output: FloatArray) -> None:
        if not self.training:
            grad_output = self.checked_gradient(grad_output, (len(self._x), self.out_features))
        transposed_product(self._x, grad_output, out=self.grad_weight)
        column_sums(grad_output, out=self.grad_bias)

    def output_shape(self, input_shape: Shape) -> Shape:
        return (self.out_features,)

    def config(self) -> dict[str, Any]:
        return {"in_features": self.in_features, "out_features": self.out_features}
