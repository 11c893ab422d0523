"""An optimiser turns gradients into a step that makes the loss smaller.

All of them go downhill; they differ in what they remember of the steps before. Plain gradient
descent remembers nothing, momentum a running velocity, RMSprop how large gradients usually are for
each parameter, and Adam both.

An optimiser sees two vectors, all parameters and all gradients, and changes the first in place:

>>> values, gradients = np.array([1.0, 2.0]), np.array([0.5, -0.5])
>>> SGD(lr=0.1).step(values, gradients)
>>> values
array([0.95, 2.05])
"""

from abc import ABC, abstractmethod

import numpy as np

from nnkit.arrays import FloatArray
from nnkit.schedules import Schedule

__all__ = ["SGD", "Adam", "Optimizer", "RMSprop"]


class Optimizer(ABC):
    r"""What all optimisers share: a learning rate, weight decay, and a memory beside the parameters.

    Weight decay adds :math:`\lambda w` to the gradient of each parameter, as if the loss contained
    :math:`\tfrac{\lambda}{2} \lVert w \rVert^2`.

    Parameters
    ----------
    lr : float > 0, per update, or Schedule
        The learning rate, or a function from the number of updates made so far to a learning rate.
    weight_decay : float ≥ 0, default 0

    Attributes
    ----------
    updates : int
        How many updates were made so far.

    Raises
    ------
    ValueError
        If an argument is outside its range.
    """

    memories: int
    """How many vectors in the shape of the parameters the optimiser remembers."""

    def __init__(self, lr: float | Schedule, *, weight_decay: float = 0.0) -> None:
        if not callable(lr):
            _require(lr > 0, "a learning rate above 0", lr)
        _require(weight_decay >= 0, "a weight_decay of at least 0", weight_decay)
        self.lr = lr
        self.weight_decay = weight_decay
        self.updates = 0
        self._pair: tuple[FloatArray, FloatArray] | None = None

    @property
    def learning_rate(self) -> float:
        """The learning rate of the next update."""
        return self.lr(self.updates) if callable(self.lr) else self.lr

    def step(self, values: FloatArray, gradients: FloatArray) -> None:
        """Change `values` in place, one step down along `gradients`.

        What was remembered belongs to these two arrays: with another pair the optimiser starts
        afresh.

        Parameters
        ----------
        values, gradients : ndarray of one shape and dtype
            For a model: ``optimizer.step(*model.parameters())``.

        Raises
        ------
        ValueError
            If the arrays differ in shape or dtype.
        """
        if self._pair is None or values is not self._pair[0] or gradients is not self._pair[1]:
            self._start(values, gradients)
        lr = self.learning_rate
        self.updates += 1
        if self.weight_decay:
            gradients = gradients + self.weight_decay * values
        self._update(lr, values, gradients, self._scratch, *self._memory)

    @abstractmethod
    def _update(
        self,
        lr: float,
        value: FloatArray,
        gradient: FloatArray,
        scratch: FloatArray,
        *memory: FloatArray,
    ) -> None:
        """Change `value`, and what is remembered, in place; `scratch` may be overwritten."""

    def _start(self, values: FloatArray, gradients: FloatArray) -> None:
        if values.shape != gradients.shape or values.dtype != gradients.dtype:
            raise ValueError(
                "expected values and gradients of one shape and dtype, received "
                f"{values.shape} {values.dtype} and {gradients.shape} {gradients.dtype}"
            )
        self.updates = 0
        self._pair = values, gradients
        self._scratch = np.empty_like(values)
        self._memory = [np.zeros_like(values) for _ in range(self.memories)]

    def __repr__(self) -> str:
        options = ", ".join(
            f"{name}={value!r}"
            for name, value in vars(self).items()
            if not name.startswith("_") and name != "updates"
        )
        return f"{type(self).__name__}({options})"


class SGD(Optimizer):
    r"""Gradient descent, stochastic when the gradient comes from a batch; with momentum on request.

    .. math:: v \leftarrow \mu v + g, \qquad w \leftarrow w - \eta v

    and with Nesterov's look ahead :math:`w \leftarrow w - \eta (g + \mu v)`.

    Parameters
    ----------
    lr : float > 0, per update, or Schedule, default 0.01
        The learning rate :math:`\eta`.
    momentum : float in [0, 1), default 0
        The share :math:`\mu` of the velocity that is kept.
    nesterov : bool, default False
    weight_decay : float ≥ 0, default 0

    Raises
    ------
    ValueError
        If an argument is outside its range, or `nesterov` is asked for without momentum.

    References
    ----------
    Robbins & Monro (1951), "A stochastic approximation method"; Polyak (1964) for momentum;
    Sutskever, Martens, Dahl & Hinton (2013) for this form of Nesterov's.

    Examples
    --------
    >>> values, gradients = np.array([1.0]), np.array([1.0])
    >>> optimizer = SGD(lr=0.5, momentum=0.5)
    >>> for _ in range(2):
    ...     optimizer.step(values, gradients)
    >>> values
    array([-0.25])
    """

    def __init__(
        self,
        lr: float | Schedule = 0.01,
        *,
        momentum: float = 0.0,
        nesterov: bool = False,
        weight_decay: float = 0.0,
    ) -> None:
        super().__init__(lr, weight_decay=weight_decay)
        _require(0 <= momentum < 1, "a momentum in [0, 1)", momentum)
        _require(momentum > 0 or not nesterov, "a momentum above 0 with nesterov", momentum)
        self.momentum = momentum
        self.nesterov = nesterov
        self.memories = 1 if momentum else 0

    def _update(
        self,
        lr: float,
        value: FloatArray,
        gradient: FloatArray,
        scratch: FloatArray,
        *memory: FloatArray,
    ) -> None:
        direction = gradient
        for velocity in memory:
            velocity *= self.momentum
            velocity += gradient
            direction = velocity
            if self.nesterov:
                direction = np.multiply(velocity, self.momentum, out=scratch)
                direction += gradient
        np.multiply(direction, lr, out=scratch)
        value -= scratch


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

    memories = 1

    def __init__(
        self,
        lr: float | Schedule = 0.001,
        *,
        rho: float = 0.9,
        epsilon: float = 1e-8,
        weight_decay: float = 0.0,
    ) -> None:
        super().__init__(lr, weight_decay=weight_decay)
        _require(0 <= rho < 1, "a rho in [0, 1)", rho)
        _require(epsilon > 0, "an epsilon above 0", epsilon)
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
        _move(square, scratch, 1 - self.rho)
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

    memories = 2

    def __init__(
        self,
        lr: float | Schedule = 0.001,
        *,
        betas: tuple[float, float] = (0.9, 0.999),
        epsilon: float = 1e-8,
        weight_decay: float = 0.0,
    ) -> None:
        super().__init__(lr, weight_decay=weight_decay)
        _require(all(0 <= beta < 1 for beta in betas), "betas in [0, 1)", betas)
        _require(epsilon > 0, "an epsilon above 0", epsilon)
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
        mean, square = memory
        beta1, beta2 = self.betas
        np.copyto(scratch, gradient)
        _move(mean, scratch, 1 - beta1)
        np.multiply(gradient, gradient, out=scratch)
        _move(square, scratch, 1 - beta2)
        # Both corrections are numbers, so they go to the rate and to epsilon, not to the vectors.
        correction = (1 - beta2**self.updates) ** 0.5
        np.sqrt(square, out=scratch)
        scratch += self.epsilon * correction
        np.divide(mean, scratch, out=scratch)
        scratch *= lr * correction / (1 - beta1**self.updates)
        value -= scratch


def _move(mean: FloatArray, observed: FloatArray, share: float) -> None:
    """Move a running `mean` by a `share` of its way to `observed`, which is overwritten."""
    observed -= mean
    observed *= share
    mean += observed


def _require(condition: bool, expected: str, received: object) -> None:
    if not condition:
        raise ValueError(f"expected {expected}, received {received}")
