"""The perceptron learning rule one sample at a time, by nnkit or by the learner's own function."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from nnkit.arrays import FloatArray, as_float_array
from nnkit.neuron import Perceptron
from nnkit.widgets.base import quietly

__all__ = ["PerceptronSteps", "Step", "UpdateRule"]


class UpdateRule(Protocol):
    """One step of learning as a function, the learner's own for example."""

    def __call__(
        self, weights: FloatArray, bias: float, x: FloatArray, target: float
    ) -> tuple[npt.ArrayLike, float]:
        """Return the weights and the bias after a sample `x` of shape (2,) has been seen."""
        ...


@dataclass(frozen=True)
class Step:
    """What one step has done.

    Attributes
    ----------
    sample : int
        The row that was seen.
    output : float
        The answer before the step, 0 or 1.
    after, expected : list of 3 floats
        The two weights and the bias: where the rule went, and where nnkit's goes.
    """

    sample: int
    output: float
    after: list[float]
    expected: list[float]


class PerceptronSteps:
    """Samples shown one after the other, epoch after epoch, with the errors counted.

    Parameters
    ----------
    labels : dict of str to str
        ``"rule-shape"`` says what was expected of `rule`.
    rule : callable, optional
        ``rule(weights, bias, x, target)`` returns new weights and a new bias; by default
        :class:`~nnkit.neuron.Perceptron` learns.

    Attributes
    ----------
    sample : int
        The row that comes next.
    history : list of int
        The number of errors in each finished epoch.
    last : Step or None

    Examples
    --------
    >>> from nnkit.datasets import logic_gate
    >>> steps, neuron = PerceptronSteps({}), [0.0, 0.0, 0.0]
    >>> while not steps.finished:
    ...     neuron = steps.step(neuron, *logic_gate("and"))
    >>> steps.history, neuron
    ([1, 3, 3, 2, 1, 0], [2.0, 1.0, -2.0])
    """

    def __init__(self, labels: Mapping[str, str], rule: UpdateRule | None = None) -> None:
        self._labels, self._rule = labels, rule
        self.clear()

    def clear(self) -> None:
        """Forget everything: the next step is the first."""
        self.sample = 0
        self.history: list[int] = []
        self.last: Step | None = None
        self._errors = 0

    @property
    def by_learner(self) -> bool:
        """Whether a learner's own rule makes the steps."""
        return self._rule is not None

    @property
    def finished(self) -> bool:
        """Whether the last epoch passed without an error."""
        return bool(self.history) and self.history[-1] == 0

    def step(self, neuron: list[float], X: FloatArray, y: npt.NDArray[np.int64]) -> list[float]:
        """Show the next sample; return the two weights and the bias after it.

        Parameters
        ----------
        neuron : list of 3 floats
            The two weights and the bias before.
        X : ndarray of shape (samples, 2)
        y : ndarray of int, shape (samples,)

        Raises
        ------
        ValueError
            If the learner's rule returns something else than two weights and a bias.
        """
        row = slice(self.sample, self.sample + 1)
        perceptron = Perceptron(2)
        perceptron.weights, perceptron.bias = np.array(neuron[:2]), neuron[2]
        output = float(perceptron.forward(X[row])[0])
        perceptron.fit(X[row], y[row], epochs=1)
        expected = [*perceptron.weights.tolist(), perceptron.bias]
        after = expected
        if self._rule is not None:
            after = self._own(self._rule, neuron, X[self.sample], float(y[self.sample]))
        self.last = Step(self.sample, output, after, expected)
        self._errors += perceptron.history[0]
        self.sample = (self.sample + 1) % len(X)
        if self.sample == 0:
            self.history.append(self._errors)
            self._errors = 0
        return after

    def _own(
        self, rule: UpdateRule, neuron: list[float], x: FloatArray, target: float
    ) -> list[float]:
        received = quietly(rule, np.array(neuron[:2]), neuron[2], x.copy(), target)
        complaint = self._labels["rule-shape"].format(received=repr(received))
        if not isinstance(received, (tuple, list)) or len(received) != 2:
            raise ValueError(complaint)
        weights, bias = map(as_float_array, received)
        if weights.shape != (2,) or bias.size != 1:
            raise ValueError(complaint)
        after = [*weights.tolist(), float(bias.item())]
        if not np.isfinite(after).all():
            raise ValueError(complaint)
        return after
