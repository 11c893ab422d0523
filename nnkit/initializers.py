"""An initialiser draws the weights that a layer starts from.

All zeros would make every unit of a layer compute the same thing for ever. Weights too large or too
small make the signal explode or fade from layer to layer; Glorot's and He's rules choose the spread
that keeps its size, the first for activations like tanh, the second for ReLU, which silences half.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from nnkit.arrays import FloatArray

__all__ = [
    "INITIALIZERS",
    "Initializer",
    "glorot_uniform",
    "he_normal",
    "initialize",
    "normal",
    "zeros",
]

Initializer = Callable[[tuple[int, ...], np.random.Generator], FloatArray]
"""Takes a weight's shape, inputs on its last axis but one and outputs on its last, and draws."""


def zeros(shape: tuple[int, ...], rng: np.random.Generator) -> FloatArray:
    """Return all zeros: right for a bias, useless for the weight of a hidden layer.

    Parameters
    ----------
    shape : tuple of int, (…, in, out)
    rng : numpy.random.Generator
        Not asked.
    """
    return np.zeros(shape)


def normal(shape: tuple[int, ...], rng: np.random.Generator) -> FloatArray:
    """Draw from a normal distribution with mean 0 and standard deviation 0.05.

    Parameters
    ----------
    shape : tuple of int, (…, in, out)
    rng : numpy.random.Generator
    """
    return rng.normal(0.0, 0.05, shape)


def glorot_uniform(shape: tuple[int, ...], rng: np.random.Generator) -> FloatArray:
    r"""Draw uniformly between :math:`\pm\sqrt{6 / (\mathrm{in} + \mathrm{out})}`.

    Parameters
    ----------
    shape : tuple of int, (…, in, out)
    rng : numpy.random.Generator

    References
    ----------
    Glorot & Bengio (2010), "Understanding the difficulty of training deep feedforward neural
    networks".
    """
    inputs, outputs = _fans(shape)
    limit = np.sqrt(6 / (inputs + outputs))
    return rng.uniform(-limit, limit, shape)


def he_normal(shape: tuple[int, ...], rng: np.random.Generator) -> FloatArray:
    r"""Draw from a normal distribution with standard deviation :math:`\sqrt{2 / \mathrm{in}}`.

    Parameters
    ----------
    shape : tuple of int, (…, in, out)
    rng : numpy.random.Generator

    References
    ----------
    He, Zhang, Ren & Sun (2015), "Delving deep into rectifiers".
    """
    inputs, _ = _fans(shape)
    return rng.normal(0.0, np.sqrt(2 / inputs), shape)


INITIALIZERS: dict[str, Initializer] = {
    "zeros": zeros,
    "normal": normal,
    "glorot_uniform": glorot_uniform,
    "he_normal": he_normal,
}


def initialize(
    initializer: str | Initializer,
    shape: tuple[int, ...],
    rng: np.random.Generator,
    dtype: npt.DTypeLike = np.float64,
) -> FloatArray:
    """Return a new weight.

    Parameters
    ----------
    initializer : {"zeros", "normal", "glorot_uniform", "he_normal"} or callable
        A callable takes ``(shape, rng)``.
    shape : tuple of int, (…, in, out)
        Axes before the last two, as of a convolution's kernel, multiply both fans.
    rng : numpy.random.Generator
        The source of randomness; the same seed draws the same weights.
    dtype : dtype, default float64
        The numbers are drawn in float64 and rounded, so that float32 starts from the same ones.

    Raises
    ------
    ValueError
        If there is no initialiser of that name, or a callable returns another shape.

    Examples
    --------
    >>> initialize("he_normal", (2, 3), np.random.default_rng(0)).shape
    (2, 3)
    """
    if isinstance(initializer, str):
        if initializer not in INITIALIZERS:
            raise ValueError(
                f"expected an initializer of {sorted(INITIALIZERS)}, received {initializer!r}"
            )
        initializer = INITIALIZERS[initializer]
    weight: npt.NDArray[np.floating[Any]] = np.asarray(initializer(shape, rng), dtype)
    if weight.shape != shape:
        raise ValueError(
            f"expected weights of shape {shape} from the initializer, received {weight.shape}"
        )
    return weight


def _fans(shape: tuple[int, ...]) -> tuple[int, int]:
    *receptive, inputs, outputs = shape
    area = int(np.prod(receptive))
    return area * inputs, area * outputs
