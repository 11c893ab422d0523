"""A neuron weighs its inputs, adds its bias, and passes the sum through an activation.

That is all it does: one number per input says how much that input counts and in which direction
(the *weights*), one more number shifts the sum (the *bias*), and the *activation* turns the sum
into the output.

A perceptron is such a neuron with a step for its activation, and a rule by which it learns from its
errors.
"""

from collections.abc import Callable
from typing import Self

import numpy as np
import numpy.typing as npt

from nnkit.activations import step
from nnkit.arrays import FloatArray, as_float_array

__all__ = ["Neuron", "Perceptron"]


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


class Perceptron(Neuron):
    r"""A neuron with a step activation that learns from its errors.

    The perceptron learning rule: for each sample that it gets wrong, every weight moves towards the
    input if the answer should have been 1, and away from it if it should have been 0.

    .. math:: w \leftarrow w + \eta\,(y - \hat y)\,x, \qquad b \leftarrow b + \eta\,(y - \hat y)

    If some line (plane, …) separates the classes, the rule finds one after finitely many errors.
    If none does, as for XOR, it goes on erring for ever.

    Parameters
    ----------
    features : int ≥ 1
        The number of inputs; weights and bias start at 0.
    lr : float > 0, per error, default 1
        The learning rate :math:`\eta`.

    Attributes
    ----------
    weights : ndarray of shape (features,)
    bias : float
    history : list of int
        The number of errors in each epoch of :meth:`fit`.

    Raises
    ------
    ValueError
        If an argument is outside its range.

    References
    ----------
    Rosenblatt (1958); Novikoff (1962), "On convergence proofs for perceptrons".

    Examples
    --------
    >>> from nnkit.datasets import logic_gate
    >>> X, y = logic_gate("and")
    >>> perceptron = Perceptron(2).fit(X, y)
    >>> perceptron.history
    [1, 3, 3, 2, 1, 0]
    >>> perceptron.forward(X)
    array([0., 0., 0., 1.])
    """

    def __init__(self, features: int, *, lr: float = 1.0) -> None:
        if features < 1 or not lr > 0:
            raise ValueError(
                f"expected at least one feature and a lr above 0, received {features} and {lr}"
            )
        super().__init__(np.zeros(features))
        self.lr = lr
        self.history: list[int] = []

    def fit(
        self,
        X: npt.ArrayLike,
        y: npt.ArrayLike,
        *,
        epochs: int = 100,
        rng: np.random.Generator | None = None,
    ) -> Self:
        """Learn from the samples, one after the other, until an epoch passes without an error.

        Parameters
        ----------
        X : array_like of shape (samples, features)
        y : array_like of shape (samples,)
            0 or 1 for each sample.
        epochs : int ≥ 1, default 100
            How often all samples are shown at most.
        rng : numpy.random.Generator, optional
            Draws the order of the samples anew for each epoch; without it the order stays.

        Returns
        -------
        Perceptron
            Itself. A second call goes on from the weights and the history of the first.

        Raises
        ------
        ValueError
            If the shapes do not fit, or a target is neither 0 nor 1.
        """
        X, y = as_float_array(X), as_float_array(y)
        if X.ndim != 2 or X.shape[1] != self.weights.size or y.shape != X.shape[:1]:
            raise ValueError(
                f"expected (samples, {self.weights.size}) and (samples,), received {X.shape} and "
                f"{y.shape}"
            )
        if not np.isin(y, (0, 1)).all():
            raise ValueError(f"expected targets 0 and 1, received {np.unique(y)[:5].tolist()}")
        for _ in range(epochs):
            order = range(len(X)) if rng is None else rng.permutation(len(X))
            errors = sum(self._learn(X[row], float(y[row])) for row in order)
            self.history.append(errors)
            if errors == 0:
                break
        return self

    def _learn(self, x: FloatArray, target: float) -> bool:
        error = target - float(self.forward(x))
        self.weights += self.lr * error * x
        self.bias += self.lr * error
        return error != 0
