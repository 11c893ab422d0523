"""An optimiser turns gradients into a step that makes the loss smaller.

All of them go downhill; they differ in what they remember of the steps before. Plain gradient
descent remembers nothing, momentum a running velocity, RMSprop how large gradients usually are for
each parameter, and Adam both.

An optimiser sees two vectors, all parameters and all gradients, and changes the first in place:

>>> import numpy as np
>>> values, gradients = np.array([1.0, 2.0]), np.array([0.5, -0.5])
>>> SGD(lr=0.1).step(values, gradients)
>>> values
array([0.95, 2.05])
"""

from nnkit.optimizers.adaptive import Adam, RMSprop
from nnkit.optimizers.base import Optimizer
from nnkit.optimizers.descent import SGD

__all__ = ["SGD", "Adam", "Optimizer", "RMSprop"]
