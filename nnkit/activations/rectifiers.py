"""Activations that let positive inputs pass and hold negative ones back.

They differ in what a negative input becomes: nothing (ReLU), a trickle (leaky ReLU), or a smooth
approach to a floor (ELU, softplus, GELU). On the positive side the slope stays near 1, so that a
gradient passes through many layers without fading.
"""

import math

import numpy as np

from nnkit.activations.base import Activation
from nnkit.activations.sigmoids import sigmoid
from nnkit.arrays import FloatArray
from nnkit.kernels import constant

__all__ = [
    "ELU",
    "GELU",
    "RECTIFIERS",
    "LeakyReLU",
    "ReLU",
    "Softplus",
    "elu",
    "gelu",
    "leaky_relu",
    "relu",
    "softplus",
]


_FAR = 40
"""So far out, the normal density and its tail are 0 in any precision."""


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

    def value(self, x: FloatArray) -> FloatArray:
        return np.maximum(x, constant(0, x.dtype))

    def slope(self, x: FloatArray) -> FloatArray:
        return np.greater(x, constant(0, x.dtype)).astype(x.dtype)


class LeakyReLU(Activation):
    r"""A ReLU that leaks: negative inputs pass, but scaled down.

    .. math:: f(x) = x \text{ if } x > 0, \text{ else } a x

    A unit whose inputs are all negative keeps a slope of :math:`a` and so can recover, where a ReLU
    would be dead. At the corner :meth:`derivative` declares :math:`a`, as PyTorch does.

    Parameters
    ----------
    negative_slope : float in [0, 1), default 0.01

    References
    ----------
    Maas, Hannun & Ng (2013), "Rectifier nonlinearities improve neural network acoustic models".

    Examples
    --------
    >>> from nnkit.activations import leaky_relu
    >>> leaky_relu([-2.0, 0.0, 3.0])
    array([-0.02,  0.  ,  3.  ])
    """

    name = "leaky_relu"
    range = "(−∞, ∞)"
    bounds = (-np.inf, np.inf)
    formula = r"f(x) = \max(a x, x)"

    def __init__(self, negative_slope: float = 0.01) -> None:
        if not 0 <= negative_slope < 1:
            raise ValueError(f"expected a negative_slope in [0, 1), received {negative_slope}")
        self.negative_slope = float(negative_slope)

    def value(self, x: FloatArray) -> FloatArray:
        value: FloatArray = np.maximum(x, self.negative_slope * x)
        return value

    def slope(self, x: FloatArray) -> FloatArray:
        return np.where(x > 0, x.dtype.type(1), x.dtype.type(self.negative_slope))

    @property
    def options(self) -> dict[str, float]:
        return {"negative_slope": self.negative_slope}


class ELU(Activation):
    r"""The exponential linear unit: negative inputs approach the floor :math:`-\alpha` smoothly.

    .. math:: f(x) = x \text{ if } x > 0, \text{ else } \alpha (e^{x} - 1)

    Parameters
    ----------
    alpha : float > 0, default 1

    References
    ----------
    Clevert, Unterthiner & Hochreiter (2016), "Fast and accurate deep network learning by
    exponential linear units".

    Examples
    --------
    >>> from nnkit.activations import elu
    >>> elu([-1000, 0, 2])
    array([-1.,  0.,  2.])
    """

    name = "elu"
    range = "(−α, ∞)"
    bounds = (-1.0, np.inf)
    formula = r"f(x) = \begin{cases} x & x > 0 \\ \alpha (e^{x} - 1) & x \le 0 \end{cases}"

    def __init__(self, alpha: float = 1.0) -> None:
        if not alpha > 0:
            raise ValueError(f"expected an alpha above 0, received {alpha}")
        self.alpha = float(alpha)
        self.bounds = (-alpha, np.inf)  # type: ignore[misc] # the floor is this unit's own

    def value(self, x: FloatArray) -> FloatArray:
        floor: FloatArray = self.alpha * np.expm1(np.minimum(x, 0))
        value: FloatArray = np.where(x > 0, x, floor)
        return value

    def slope(self, x: FloatArray) -> FloatArray:
        decay: FloatArray = self.alpha * np.exp(np.minimum(x, 0))
        return np.where(x > 0, x.dtype.type(1), decay)

    @property
    def options(self) -> dict[str, float]:
        return {"alpha": self.alpha}


class Softplus(Activation):
    r"""Softplus: a ReLU with its corner rounded off.

    .. math:: f(x) = \ln(1 + e^{x}), \qquad f'(x) = \sigma(x)

    References
    ----------
    Dugas, Bengio, Bélisle, Nadeau & Garcia (2001), "Incorporating second-order functional knowledge
    for better option pricing".

    Examples
    --------
    >>> from nnkit.activations import softplus
    >>> softplus([-1000, 0, 1000]).round(4)
    array([0.000e+00, 6.931e-01, 1.000e+03])
    """

    name = "softplus"
    range = "(0, ∞)"
    bounds = (0.0, np.inf)
    formula = r"f(x) = \ln(1 + e^{x})"

    def value(self, x: FloatArray) -> FloatArray:
        return np.logaddexp(x, x.dtype.type(0))

    def slope(self, x: FloatArray) -> FloatArray:
        return sigmoid.value(x)


class GELU(Activation):
    r"""The Gaussian error linear unit: the input times the share of a normal curve below it.

    .. math:: f(x) = x\,\Phi(x), \qquad f'(x) = \Phi(x) + x\,\varphi(x)

    with :math:`\Phi(x) = \tfrac12 \operatorname{erfc}(-x/\sqrt2)`, exact, where other libraries
    offer an approximation by tanh as well. numpy has no error function, so Python's is called
    number by number: this activation is a good deal slower than the others.

    References
    ----------
    Hendrycks & Gimpel (2016), "Gaussian error linear units (GELUs)".

    Examples
    --------
    >>> from nnkit.activations import gelu
    >>> gelu([-1000, 0, 1]).round(4)
    array([-0.    ,  0.    ,  0.8413])
    """

    name = "gelu"
    range = "[−0.17, ∞)"
    bounds = (-0.16997120747990369, np.inf)
    formula = r"f(x) = x\,\Phi(x)"

    def value(self, x: FloatArray) -> FloatArray:
        return np.maximum(x, x.dtype.type(-_FAR)) * _normal_cdf(x)

    def slope(self, x: FloatArray) -> FloatArray:
        near = np.clip(x, x.dtype.type(-_FAR), x.dtype.type(_FAR))
        density: FloatArray = np.exp(-np.square(near) / 2) / math.sqrt(2 * math.pi)
        slope: FloatArray = _normal_cdf(x) + near * density
        return slope


def _normal_cdf(x: FloatArray) -> FloatArray:
    scaled = (-x.astype(np.float64) / math.sqrt(2)).ravel().tolist()
    share = np.fromiter(map(math.erfc, scaled), np.float64, len(scaled)) / 2
    return share.reshape(x.shape).astype(x.dtype)


RECTIFIERS = (ReLU, LeakyReLU, ELU, Softplus, GELU)
"""The kinds in this file, which silence about half of their inputs."""

relu = ReLU()
leaky_relu = LeakyReLU()
elu = ELU()
softplus = Softplus()
gelu = GELU()
