"""One unit over two inputs, or two hidden units and a third that reads them, in plain numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from nnkit.activations import sigmoid, step
from nnkit.arrays import FloatArray
from nnkit.neuron import Neuron

__all__ = ["ACTIVATIONS", "GateNetwork", "Unit", "checked_unit"]

ACTIVATIONS = {"step": step, "sigmoid": sigmoid}

Unit = Sequence[float]
"""Two weights and a bias."""


@dataclass(frozen=True)
class GateNetwork:
    """What the gates explorer shows.

    Parameters
    ----------
    hidden_units : {0, 2}
    neuron : three floats
        The unit that answers alone, if there are no hidden ones.
    hidden : two times three floats
    output : three floats
        The unit that reads the hidden ones.
    activation : {"step", "sigmoid"}

    Examples
    --------
    >>> units = {"neuron": (1, 1, -1.5), "hidden": [(1, 1, -0.5), (-1, -1, 1.5)]}
    >>> network = GateNetwork(hidden_units=2, output=(1, 1, -1.5), activation="step", **units)
    >>> network.outputs(np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 1.0]]))
    array([0., 1., 0.])
    """

    hidden_units: int
    neuron: Unit
    hidden: Sequence[Unit]
    output: Unit
    activation: str

    @classmethod
    def of(cls, state: dict[str, Any]) -> "GateNetwork":
        """Return the network that a widget's state describes."""
        return cls(**{name: state[name] for name in cls.__dataclass_fields__})

    @property
    def last(self) -> Neuron:
        """The unit that gives the answer."""
        return self._neuron(self.output if self.hidden_units else self.neuron)

    @property
    def named_units(self) -> dict[str, Unit]:
        """The units that are in use, by the keys of their names."""
        if not self.hidden_units:
            return {"unit": self.neuron}
        return {"hidden-1": self.hidden[0], "hidden-2": self.hidden[1], "output-unit": self.output}

    def hidden_outputs(self, X: FloatArray) -> FloatArray:
        """Return where samples, of shape (samples, 2), are in the hidden plane."""
        return np.column_stack([self._neuron(unit).forward(X) for unit in self.hidden])

    def sums(self, X: FloatArray) -> FloatArray:
        """Return the weighted sums of the unit that gives the answer."""
        return self.last.weighted_sum(self.hidden_outputs(X) if self.hidden_units else X)

    def outputs(self, X: FloatArray) -> FloatArray:
        """Return one output for each sample."""
        return self.last.activation(self.sums(X))

    def scaled(self, by: float) -> dict[str, Any]:
        """Return all units with their weights and biases multiplied."""
        return {
            "neuron": [by * value for value in self.neuron],
            "hidden": [[by * value for value in unit] for unit in self.hidden],
            "output": [by * value for value in self.output],
        }

    def _neuron(self, unit: Unit) -> Neuron:
        return Neuron(unit[:2], unit[2], ACTIVATIONS[self.activation])


def checked_unit(values: Unit) -> list[float]:
    """Return a unit as a list.

    Raises
    ------
    ValueError
        If it is not three finite numbers.
    """
    unit = [float(value) for value in values]
    if len(unit) != 3 or not np.all(np.isfinite(unit)):
        raise ValueError(f"expected a unit of two finite weights and a bias, received {unit}")
    return unit
