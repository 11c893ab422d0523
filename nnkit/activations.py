"""An activation decides what a neuron makes of its weighted sum.

A neuron first adds up its weighted inputs; the *activation* then turns that one number into the
neuron's output. Without it, any stack of layers collapses into a single linear map, so the bend in
the activation is where a network gets its power.

Every activation here is a small object: call it like a function, ask it for its
:meth:`~Activation.derivative`, and read its :attr:`~Activation.name`, :attr:`~Activation.range`
and :attr:`~Activation.formula`. Use the ready-made ones:

>>> from nnkit.activations import relu, sigmoid
>>> sigmoid(0.2).round(4)
np.float64(0.5498)
>>> relu([-2, 0, 3])
array([0., 0., 3.])
"""

from abc import ABC, abstractmethod
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt

__all__ = [
    "Activation",
    "Identity",
    "ReLU",
    "Sigmoid",
    "Step",
    "Tanh",
    "identity",
    "relu",
    "sigmoid",
    "step",
    "tanh",
]

FloatArray = npt.NDArray[np.floating[Any]]


def as_float_array(x: npt.ArrayLike) -> FloatArray:
    """Return `x` as an array of floats, without copying one that already is.

    Parameters
    ----------
    x : array_like of real numbers, any shape

    Returns
    -------
    ndarray
        float16, float32 and float64 keep their precision; integers and booleans become float64.

    Raises
    ------
    TypeError
        If `x` holds something other than real numbers.
    """
    array = np.asarray(x)
    if np.issubdtype(array.dtype, np.floating):
        return array
    if array.dtype == np.bool_ or np.issubdtype(array.dtype, np.integer):
        return array.astype(np.float64)
    raise TypeError(f"expected an array of real numbers, received dtype {array.dtype}")


class Activation(ABC):
    """What every activation offers: a value, a slope, and a description of itself.

    Attributes
    ----------
    name : str
        The name in code, for example ``"sigmoid"``.
    range : str
        The set of possible outputs in mathematical notation, for example ``"(0, 1)"``: a round
        bracket means that the end is approached but, in exact arithmetic, never reached.
    bounds : tuple of float
        The greatest lower and the least upper bound of that set, ``(low, high)``; may be infinite.
    formula : str
        LaTeX, without dollar signs.
    """

    name: ClassVar[str]
    range: ClassVar[str]
    bounds: ClassVar[tuple[float, float]]
    formula: ClassVar[str]

    def __call__(self, x: npt.ArrayLike) -> FloatArray:
        """Return the activation of `x`, entry by entry, in the shape of `x`."""
        return self._value(as_float_array(x))[()]

    def derivative(self, x: npt.ArrayLike) -> FloatArray:
        """Return the slope at `x`, entry by entry, in the shape of `x`.

        `x` is the activation's *input* (the weighted sum), not its output.
        """
        return self._slope(as_float_array(x))[()]

    def __repr__(self) -> str:
        return f"<activation {self.name}: {self.range}>"

    @abstractmethod
    def _value(self, x: FloatArray) -> FloatArray: ...

    @abstractmethod
    def _slope(self, x: FloatArray) -> FloatArray: ...


class Step(Activation):
    r"""The step function: 1 for a positive input, otherwise 0.

    .. math:: f(x) = 1 \text{ if } x > 0, \text{ else } 0

    The boundary belongs to the lower half: ``step(0) == 0``. The slope is 0 everywhere but at 0,
    where there is none; :meth:`derivative` declares 0 there. A slope of 0 carries no information,
    which is why a network of step neurons cannot be trained by gradient descent.

    References
    ----------
    McCulloch & Pitts (1943), "A logical calculus of the ideas immanent in nervous activity".

    Examples
    --------
    >>> from nnkit.activations import step
    >>> step([-1.5, 0.0, 0.1])
    array([0., 0., 1.])
    """

    name = "step"
    range = "{0, 1}"
    bounds = (0.0, 1.0)
    formula = r"f(x) = \begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases}"

    def _value(self, x: FloatArray) -> FloatArray:
        return (x > 0).astype(x.dtype)

    def _slope(self, x: FloatArray) -> FloatArray:
        return np.zeros_like(x)


class Identity(Activation):
    r"""The identity: the weighted sum itself, unchanged.

    .. math:: f(x) = x

    Examples
    --------
    >>> from nnkit.activations import identity
    >>> identity([-1, 2])
    array([-1.,  2.])
    """

    name = "identity"
    range = "(−∞, ∞)"
    bounds = (-np.inf, np.inf)
    formula = "f(x) = x"

    def _value(self, x: FloatArray) -> FloatArray:
        return x.copy()

    def _slope(self, x: FloatArray) -> FloatArray:
        return np.ones_like(x)


class Sigmoid(Activation):
    r"""The logistic sigmoid: a smooth step from 0 to 1.

    .. math:: \sigma(x) = \frac{1}{1 + e^{-x}}, \qquad
        \sigma'(x) = \sigma(x)\,\bigl(1 - \sigma(x)\bigr) \le \tfrac14

    An input of 0 (a logit of 0) is a probability of exactly 0.5. Only :math:`e^{-|x|}` is ever
    computed, so that no input overflows and both tails keep their relative precision.

    References
    ----------
    Verhulst (1845) for the curve; Rumelhart, Hinton & Williams (1986) for its use in networks.

    Examples
    --------
    >>> from nnkit.activations import sigmoid
    >>> sigmoid([-1000, 0, 1000])
    array([0. , 0.5, 1. ])
    >>> sigmoid.derivative(0)
    np.float64(0.25)
    """

    name = "sigmoid"
    range = "(0, 1)"
    bounds = (0.0, 1.0)
    formula = r"\sigma(x) = \frac{1}{1 + e^{-x}}"

    def _value(self, x: FloatArray) -> FloatArray:
        tail: FloatArray = np.exp(-np.abs(x))
        value: FloatArray = np.where(x >= 0, x.dtype.type(1), tail) / (1 + tail)
        return value

    def _slope(self, x: FloatArray) -> FloatArray:
        tail: FloatArray = np.exp(-np.abs(x))
        slope: FloatArray = tail / np.square(1 + tail)
        return slope


class Tanh(Activation):
    r"""The hyperbolic tangent: a sigmoid stretched to run from −1 to 1.

    .. math:: \tanh(x) = 2\,\sigma(2x) - 1, \qquad \tanh'(x) = 1 - \tanh^2(x) \le 1

    The slope is computed from :math:`e^{-|x|}`, because :math:`1 - \tanh^2` loses all its digits
    once the tanh rounds to ±1.

    References
    ----------
    LeCun, Bottou, Orr & Müller (1998), "Efficient BackProp", on why outputs around 0 help.

    Examples
    --------
    >>> from nnkit.activations import tanh
    >>> tanh([-1000, 0, 1000])
    array([-1.,  0.,  1.])
    """

    name = "tanh"
    range = "(−1, 1)"
    bounds = (-1.0, 1.0)
    formula = r"\tanh(x) = \frac{e^{x} - e^{-x}}{e^{x} + e^{-x}}"

    def _value(self, x: FloatArray) -> FloatArray:
        return np.tanh(x)

    def _slope(self, x: FloatArray) -> FloatArray:
        tail: FloatArray = np.exp(-np.abs(x))
        slope: FloatArray = np.square(2 * tail / (1 + np.square(tail)))
        return slope


class ReLU(Activation):
    r"""The rectified linear unit: positive inputs pass, the rest become 0.

    .. math:: f(x) = \max(0, x)

    There is no slope at the corner; :meth:`derivative` declares 0 there, as PyTorch does.

    References
    ----------
    Nair & Hinton (2010), "Rectified linear units improve restricted Boltzmann machines".

    Examples
    --------
    >>> from nnkit.activations import relu
    >>> relu([-2.0, 0.0, 3.5])
    array([0. , 0. , 3.5])
    >>> relu.derivative([-2.0, 0.0, 3.5])
    array([0., 0., 1.])
    """

    name = "relu"
    range = "[0, ∞)"
    bounds = (0.0, np.inf)
    formula = r"f(x) = \max(0, x)"

    def _value(self, x: FloatArray) -> FloatArray:
        return np.maximum(x, 0)

    def _slope(self, x: FloatArray) -> FloatArray:
        return (x > 0).astype(x.dtype)


step = Step()
identity = Identity()
sigmoid = Sigmoid()
tanh = Tanh()
relu = ReLU()
