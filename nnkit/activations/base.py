"""What every activation offers: a value, a slope, and a description of itself."""

from abc import ABC, abstractmethod
from typing import ClassVar

import numpy.typing as npt

from nnkit.arrays import FloatArray, as_float_array

__all__ = ["Activation"]


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
        return self.value(as_float_array(x))[()]

    def derivative(self, x: npt.ArrayLike) -> FloatArray:
        """Return the slope at `x`, entry by entry, in the shape of `x`.

        `x` is the activation's *input* (the weighted sum), not its output.
        """
        return self.slope(as_float_array(x))[()]

    def vector_jacobian(self, x: FloatArray, grad_output: FloatArray) -> FloatArray:
        """Return the gradient with respect to `x`, given the one with respect to the output.

        Backpropagation's step through the activation: here each output depends on one input only,
        so it is the slope times the gradient.

        Parameters
        ----------
        x, grad_output : ndarray of floats, of one shape
        """
        return self.slope(x) * grad_output

    @abstractmethod
    def value(self, x: FloatArray) -> FloatArray:
        """Return the activation of an array of floats: what a call does after converting `x`."""

    @abstractmethod
    def slope(self, x: FloatArray) -> FloatArray:
        """Return the slope at an array of floats: what :meth:`derivative` does after converting."""

    @property
    def options(self) -> dict[str, float]:
        """The arguments that make this activation, for saving; most have none."""
        return {}

    def __repr__(self) -> str:
        return f"<activation {self.name}: {self.range}>"
