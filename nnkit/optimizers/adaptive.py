"""Optimisers that give every parameter a step size of its own.

Each keeps a running mean of the squared gradient, and divides by its root: where gradients are
usually small, a small one counts for much.
"""

import numpy as np

from nnkit.arrays import FloatArray
from nnkit.optimizers.base import Optimizer, require
from nnkit.schedules import Schedule

__all__ = ["Adam", "RMSprop"]


class RMSprop(Optimizer):
    r"""RMSprop: each parameter's step is divided by how large its gradients usually are.

    .. math:: s \leftarrow \rho s + (1 - \rho) g^2, \qquad
        w \leftarrow w - \eta \frac{g}{\sqrt{s} + \varepsilon}

    Parameters
    ----------
    lr : float > 0, per update, or Schedule, default 0.001
        The learning rate :math:`\eta`.
    rho : float in [0, 1), default 0.9
        How much of the running mean of squared gradients is kept.
    epsilon : float > 0, default 1e-8
        Keeps the divisor off 0 where a gradient has always been 0.
    weight_decay : float ≥ 0, default 0

    Raises
    ------
    ValueError
        If an argument is outside its range.

    References
    ----------
    Hinton (2012), *Neural Networks for Machine Learning*, lecture 6e.

    Examples
    --------
    >>> values = np.array([1.0, 1.0])
    >>> RMSprop(lr=0.1, rho=0.0).step(values, np.array([5.0, -0.001]))
    >>> values.round(3)
    array([0.9, 1.1])
    """

    _memories = 1

    def __init__(
        self,
        lr: float | Schedule = 0.001,
        *,
        rho: float = 0.9,
        epsilon: float = 1e-8,
        weight_decay: float = 0.0,
    ) -> None:
        super().__init__(lr, weight_decay=weight_decay)
        require(0 <= rho < 1, "a rho in [0, 1)", rho)
        require(epsilon > 0, "an epsilon above 0", epsilon)
        self.rho = rho
        self.epsilon = epsilon

    def _update(
        self,
        lr: float,
        value: FloatArray,
        gradient: FloatArray,
        scratch: FloatArray,
        *memory: FloatArray,
    ) -> None:
        (square,) = memory
        np.multiply(gradient, gradient, out=scratch)
        scratch *= 1 - self.rho
        square *= self.rho
        square += scratch
        np.sqrt(square, out=scratch)
        scratch += self.epsilon
        np.divide(gradient, scratch, out=scratch)
        scratch *= lr
        value -= scratch


class Adam(Optimizer):
    r"""Adam: momentum, divided by how large the gradients usually are.

    .. math:: m \leftarrow \beta_1 m + (1 - \beta_1) g, \qquad
        s \leftarrow \beta_2 s + (1 - \beta_2) g^2, \qquad
        w \leftarrow w - \eta \frac{m / (1 - \beta_1^t)}
        {\sqrt{s / (1 - \beta_2^t)} + \varepsilon}

    Both means start at 0; dividing by :math:`1 - \beta^t` after `t` updates makes up for it.

    Parameters
    ----------
    lr : float > 0, per update, or Schedule, default 0.001
        The learning rate :math:`\eta`.
    betas : tuple of two floats in [0, 1), default (0.9, 0.999)
        How much of either running mean is kept.
    epsilon : float > 0, default 1e-8
        Keeps the divisor off 0 where a gradient has always been 0.
    weight_decay : float ≥ 0, default 0

    Raises
    ------
    ValueError
        If an argument is outside its range.

    References
    ----------
    Kingma & Ba (2015), "Adam: a method for stochastic optimization".

    Examples
    --------
    >>> values = np.array([1.0, 1.0])
    >>> Adam(lr=0.1).step(values, np.array([5.0, -0.001]))
    >>> values.round(3)
    array([0.9, 1.1])
    """

    _memories = 2

    def __init__(
        self,
        lr: float | Schedule = 0.001,
        *,
        betas: tuple[float, float] = (0.9, 0.999),
        epsilon: float = 1e-8,
        weight_decay: float = 0.0,
    ) -> None:
        super().__init__(lr, weight_decay=weight_decay)
        require(all(0 <= beta < 1 for beta in betas), "betas in [0, 1)", betas)
        require(epsilon > 0, "an epsilon above 0", epsilon)
        self.betas = betas
        self.epsilon = epsilon

    def _update(
        self,
        lr: float,
        value: FloatArray,
        gradient: FloatArray,
        scratch: FloatArray,
        *memory: FloatArray,
    ) -> None:
        # The memories are m / (1 - beta1) and s / (1 - beta2), sums that fade: three passes over
        # the vectors fewer than for means. The factors are numbers: they go to rate and epsilon.
        mean, square = memory
        beta1, beta2 = self.betas
        mean *= beta1
        mean += gradient
        np.multiply(gradient, gradient, out=scratch)
        square *= beta2
        square += scratch
        correction = ((1 - beta2**self.updates) / (1 - beta2)) ** 0.5
        np.sqrt(square, out=scratch)
        scratch += self.epsilon * correction
        np.divide(mean, scratch, out=scratch)
        scratch *= lr * correction * (1 - beta1) / (1 - beta1**self.updates)
        value -= scratch
