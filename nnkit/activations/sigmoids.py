"""Smooth steps: activations that level off at both ends.

In both tails the slope fades but, in exact arithmetic, never reaches 0. Through many layers the
fading multiplies up, which is the vanishing gradient.
"""

import numpy as np

from nnkit.activations.base import Activation
from nnkit.arrays import FloatArray

__all__ = ["Sigmoid", "Tanh", "sigmoid", "tanh"]


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

    def value(self, x: FloatArray) -> FloatArray:
        tail: FloatArray = np.exp(-np.abs(x))
        value: FloatArray = np.where(x >= 0, x.dtype.type(1), tail) / (1 + tail)
        return value

    def slope(self, x: FloatArray) -> FloatArray:
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

    def value(self, x: FloatArray) -> FloatArray:
        return np.tanh(x)

    def slope(self, x: FloatArray) -> FloatArray:
        tail: FloatArray = np.exp(-np.abs(x))
        slope: FloatArray = np.square(2 * tail / (1 + np.square(tail)))
        return slope


sigmoid = Sigmoid()
tanh = Tanh()
