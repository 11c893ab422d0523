"""The mistakes that backward passes usually have, and what each makes of a gradient.

A wrong gradient is compared with what the right one would become by each known mistake. The first
that matches is named.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from nnkit.arrays import FloatArray
from nnkit.gradcheck.report import GradientMismatch

__all__ = ["Case", "Mistake", "without_activation"]

Mistake = tuple[str, FloatArray]
"""A mistake in words, and the gradient that it leads to."""


@dataclass(frozen=True)
class Case:
    """One array, its two gradients, and what mistakes would have made of the gradient."""

    name: str
    expected: FloatArray
    received: FloatArray
    samples: int
    mistaken: Callable[[], Iterable[Mistake]]

    def mismatch(self, rtol: float, atol: float) -> GradientMismatch | None:
        expected, received = self.expected, self.received
        if received.shape != expected.shape:
            return GradientMismatch(self.name, (), np.nan, np.nan, self._wrong_shape())
        wrong = ~np.isclose(received, expected, rtol=rtol, atol=atol)
        if not wrong.any():
            return None
        errors = np.where(wrong, np.nan_to_num(np.abs(received - expected), nan=np.inf), -1)
        index = tuple(int(i) for i in np.unravel_index(errors.argmax(), errors.shape))
        likely = next(
            (
                mistake
                for mistake, candidate in self._patterns()
                if candidate.shape == received.shape
                and np.allclose(received, candidate, rtol=10 * rtol, atol=10 * atol)
            ),
            None,
        )
        slopes = float(expected[index]), float(received[index])
        return GradientMismatch(self.name, index, *slopes, likely)

    def _wrong_shape(self) -> str:
        expected, received = self.expected.shape, self.received.shape
        likely = f"a gradient has the shape of its array, {expected}, not {received}"
        if received == expected[::-1]:
            return f"{likely}: it is transposed"
        if received == (self.samples, *expected):
            return f"{likely}: the sum over the batch is missing"
        return likely

    def _patterns(self) -> Iterator[Mistake]:
        expected = self.expected
        yield "the gradient was never filled in", np.zeros_like(expected)
        yield "the sign is the wrong way round", -expected
        if expected.ndim == 2:
            yield "the gradient is transposed", expected.T
        yield from self.mistaken()
        n = self.samples
        if n != 2:  # with two samples, this one comes first
            yield FACTOR, expected / 2
        if n > 1:
            yield "the mean over the batch is taken twice (the loss has taken it)", expected / n
            yield "the mean over the batch is missing", expected * n
        yield FACTOR, expected / 2


FACTOR = "a factor of 2 is missing, or one of two paths is overwritten (= for +=)"


def without_activation(
    x: FloatArray, grad_output: FloatArray, arrays: list[FloatArray]
) -> list[Mistake]:
    """Return what the gradients of one layer would be if its activation had slope 1."""
    mistake = "the derivative of the activation is missing"
    candidates = [grad_output]
    if x.ndim == grad_output.ndim == 2:
        candidates += [grad_output.sum(axis=0), x.T @ grad_output]
        candidates += [
            grad_output @ array.T
            for array in arrays
            if array.shape == (x.shape[1], grad_output.shape[1])
        ]
    return [(mistake, candidate) for candidate in candidates]
