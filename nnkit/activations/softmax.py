"""Softmax turns a row of numbers, the logits, into probabilities that sum to 1."""

import numpy as np
import numpy.typing as npt

from nnkit.activations.base import Activation
from nnkit.arrays import FloatArray, as_float_array

__all__ = ["Softmax", "softmax"]


class Softmax(Activation):
    r"""Softmax: positive shares that sum to 1, along the last axis.

    .. math:: p_i = \frac{e^{x_i}}{\sum_j e^{x_j}}, \qquad
        \frac{\partial p_i}{\partial x_j} = p_i\,(\delta_{ij} - p_j)

    Unlike the other activations, every output depends on all inputs of its row. Adding one number
    to all of them changes nothing, which is used against overflow: the largest becomes 0.

    References
    ----------
    Bridle (1990), "Probabilistic interpretation of feedforward classification network outputs".

    Examples
    --------
    >>> from nnkit.activations import softmax
    >>> softmax([[0, 0], [1000, 0]])
    array([[0.5, 0.5],
           [1. , 0. ]])
    >>> softmax.derivative([0, 0])
    array([[ 0.25, -0.25],
           [-0.25,  0.25]])
    """

    name = "softmax"
    range = "(0, 1)"
    bounds = (0.0, 1.0)
    formula = r"p_i = \frac{e^{x_i}}{\sum_j e^{x_j}}"

    def derivative(self, x: npt.ArrayLike) -> FloatArray:
        """Return the matrix of slopes (the Jacobian) for each row of `x`.

        Parameters
        ----------
        x : array_like of shape (…, classes)

        Returns
        -------
        ndarray of shape (…, classes, classes)
            Entry (i, j) is the slope of output i along input j.
        """
        return self.slope(as_float_array(x))

    def value(self, x: FloatArray) -> FloatArray:
        if x.ndim == 0 or x.shape[-1] == 0:
            raise ValueError(f"expected (…, classes) with at least one class, received {x.shape}")
        exponentials: FloatArray = np.exp(x - x.max(axis=-1, keepdims=True))
        exponentials /= exponentials.sum(axis=-1, keepdims=True)
        return exponentials

    def slope(self, x: FloatArray) -> FloatArray:
        p = self.value(x)
        identity = np.eye(p.shape[-1], dtype=p.dtype)
        slope: FloatArray = p[..., :, None] * (identity - p[..., None, :])
        return slope

    def vector_jacobian(self, x: FloatArray, grad_output: FloatArray) -> FloatArray:
        r"""Return the gradient with respect to `x`, without ever building the Jacobian.

        .. math:: \frac{\partial L}{\partial x_j} = p_j\,(g_j - \sum_i g_i p_i)

        Parameters
        ----------
        x, grad_output : ndarray of shape (…, classes)
        """
        p = self.value(x)
        inner = (grad_output * p).sum(axis=-1, keepdims=True)
        gradient: FloatArray = p * (grad_output - inner)
        return gradient


softmax = Softmax()
