"""A neuron weighs its inputs, adds its bias, and passes the sum through an activation.

That is all it does: one number per input says how much that input counts and in which direction
(the *weights*), one more number shifts the sum (the *bias*), and the *activation* turns the sum
into the output.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from nnkit.activations import step
from nnkit.arrays import FloatArray, as_float_array

__all__ = ["Neuron"]


class Neuron:
    r"""One artificial neuron.

    .. math:: y = f(w_1 x_1 + \dots + w_n x_n + b) = f(x \cdot w + b)

    Parameters
    ----------
    weights : array_like of shape (features,)
        One weight for each input. Its sign says whether the input speaks for or against firing.
    bias : float, default 0
        Added to the weighted sum. A neuron that should fire above the threshold
        :math:`\theta` has the bias :math:`b = -\theta`.
    activation : callable, default :data:`~nnkit.activations.step`
        Takes and returns an array of any one shape.

    Attributes
    ----------
    weights : ndarray of shape (features,)
        A copy: the array passed in stays as it is.
    bias : float
    activation : callable

    Raises
    ------
    ValueError
        If `weights` is not one-dimensional or is empty.

    References
    ----------
    Rosenblatt (1958), "The perceptron: a probabilistic model for information storage and
    organization in the brain".

    Examples
    --------
    >>> neuron = Neuron(weights=[2, -1], bias=-0.5)
    >>> neuron.weighted_sum([1, 1])
    np.float64(0.5)
    >>> neuron.forward([[1, 1], [0, 1], [1, 0]])
    array([1., 0., 1.])
    """

    def __init__(
        self,
        weights: npt.ArrayLike,
        bias: float = 0.0,
        activation: Callable[[FloatArray], FloatArray] = step,
    ) -> None:
        self.weights = as_float_array(weights).copy()
        if self.weights.ndim != 1 or self.weights.size == 0:
            raise ValueError(
                "expected weights of shape (features,) with at least one feature, "
                f"received {self.weights.shape}"
            )
        self.bias = float(bias)
        self.activation = activation

    def weighted_sum(self, x: npt.ArrayLike) -> FloatArray:
        r"""Return :math:`x \cdot w + b`, what the activation gets to see.

        Parameters
        ----------
        x : array_like of shape (features,) or (samples, features)
            One sample, or a batch with one sample in each row.

        Returns
        -------
        float or ndarray of shape (samples,)
            One number for each sample.

        Raises
        ------
        ValueError
            If the last axis of `x` does not have one entry for each weight.

        Examples
        --------
        >>> Neuron([1, 10], bias=0.5).weighted_sum([[1, 2], [3, 4]])
        array([21.5, 43.5])
        """
        x = as_float_array(x)
        features = self.weights.size
        if x.ndim not in (1, 2) or x.shape[-1] != features:
            raise ValueError(
                f"expected ({features},) or (samples, {features}), one input for each weight; "
                f"received {x.shape}"
            )
        return x @ self.weights + self.bias

    def forward(self, x: npt.ArrayLike) -> FloatArray:
        """Return the neuron's output: the activation of its weighted sum.

        Parameters
        ----------
        x : array_like of shape (features,) or (samples, features)
            One sample, or a batch with one sample in each row.

        Returns
        -------
        float or ndarray of shape (samples,)
            One output for each sample.

        Raises
        ------
        ValueError
            If the last axis of `x` does not have one entry for each weight.

        Examples
        --------
        >>> from nnkit.activations import sigmoid
        >>> Neuron([1, 1], bias=-2, activation=sigmoid).forward([1, 1])
        np.float64(0.5)
        """
        return self.activation(self.weighted_sum(x))

    def __repr__(self) -> str:
        name = getattr(self.activation, "name", getattr(self.activation, "__name__", "?"))
        weights = np.array2string(self.weights, separator=", ", threshold=8)
        return f"Neuron(weights={weights}, bias={self.bias:g}, activation={name})"
