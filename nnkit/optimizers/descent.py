"""Gradient descent: a step down the slope, with or without momentum."""

import numpy as np

from nnkit.arrays import FloatArray
from nnkit.optimizers.base import Optimizer, require
from nnkit.schedules import Schedule

__all__ = ["SGD"]


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
        require(0 <= momentum < 1, "a momentum in [0, 1)", momentum)
        require(momentum > 0 or not nesterov, "a momentum above 0 with nesterov", momentum)
        self.momentum = momentum
        self.nesterov = nesterov
        self._memories = 1 if momentum else 0

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
