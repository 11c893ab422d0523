"""Compares the gradients of a function, a layer, a model or a learner's object."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from nnkit.arrays import FloatArray
from nnkit.gradcheck.mistakes import Case, Mistake, without_activation
from nnkit.gradcheck.numerical import numerical_gradient
from nnkit.gradcheck.report import GradientReport
from nnkit.losses import Loss
from nnkit.models import Sequential

__all__ = ["Differentiable", "check_gradients"]


class Differentiable(Protocol):
    """A layer, of nnkit or of a learner: forward, backward, and arrays by name."""

    params: Mapping[str, FloatArray]
    grads: Mapping[str, FloatArray]

    def forward(self, x: FloatArray) -> FloatArray:
        """Return the output."""

    def backward(self, grad_output: FloatArray) -> FloatArray:
        """Return the gradient for the input, and fill those of the parameters."""


def check_gradients(
    subject: Differentiable | Sequential | Callable[[FloatArray], float],
    x: npt.ArrayLike,
    gradient: Callable[[FloatArray], npt.ArrayLike] | None = None,
    *,
    loss: Loss | None = None,
    target: npt.ArrayLike | None = None,
    epsilon: float = 1e-5,
    rtol: float = 1e-5,
    atol: float = 1e-7,
) -> GradientReport:
    """Compare computed gradients with numerical ones.

    Parameters
    ----------
    subject : layer, model, learner's object, or function
        An object needs ``forward(x)`` and ``backward(grad_output)``, which returns the gradient
        for the input; if it has parameters, also ``params`` and ``grads``, arrays by name. Its
        numbers should be float64. A function takes an array and returns one number, and comes with
        `gradient`.
    x : array_like
        Where to compare, away from kinks; for an object a batch, best of two samples or more.
    gradient : callable, optional
        For a function: takes an array and returns the gradient in its shape.
    loss : Loss, optional
        For an object: the loss of its output against `target`. Without one, the loss is the sum of
        the outputs, each times a fixed random number, so that no two errors cancel.
    target : array_like, optional
        What `loss` compares with.
    epsilon : float > 0, default 1e-5
        As for :func:`numerical_gradient`.
    rtol, atol : float ≥ 0
        How far the slopes may differ: relative to the expected one, and absolutely.

    Returns
    -------
    GradientReport
        True if all is right; print it to see what is not.

    Raises
    ------
    ValueError
        If a function comes without `gradient`, `loss` without `target`, or a parameter
        is no array of floats, whose numbers can be moved a little.

    References
    ----------
    Bottou & LeCun's advice, in LeCun, Bottou, Orr & Müller (1998), "Efficient BackProp".

    Examples
    --------
    >>> from nnkit.layers import Dense
    >>> rng = np.random.default_rng(0)
    >>> print(check_gradients(Dense(3, 2, rng=rng), rng.normal(size=(4, 3))))
    right: input, weight, bias
    >>> print(check_gradients(lambda x: float((x**2).sum()), [3.0], lambda x: x))
    x[0]: slope expected 6, received 3; likely: a factor of 2 is missing, or
    one of two paths is overwritten (= for +=)
    """
    point = np.array(x, np.float64)
    if hasattr(subject, "backward"):
        if loss is not None and target is None:
            raise ValueError("a loss needs a target: check_gradients(model, x, loss=…, target=…)")
        cases = list(_object_cases(subject, point, loss, target, epsilon))
    else:
        if gradient is None:
            raise ValueError("a function comes with its gradient: check_gradients(f, x, gradient)")
        expected = numerical_gradient(subject, point, epsilon=epsilon)
        cases = [Case("x", expected, np.asarray(gradient(point.copy())), point.size, tuple)]
    mismatches = [case.mismatch(rtol, atol) for case in cases]
    return GradientReport(
        tuple(case.name for case in cases),
        tuple(mismatch for mismatch in mismatches if mismatch is not None),
    )


def _object_cases(
    subject: Any,
    x: FloatArray,
    loss: Loss | None,
    target: npt.ArrayLike | None,
    epsilon: float,
) -> Iterator[Case]:
    output = np.asarray(subject.forward(x))
    # Near x the loss changes as this sum does, and the sum falls apart into samples.
    grad_output = np.random.default_rng(0).uniform(0.5, 1.5, output.shape)

    def value(x: FloatArray, rows: slice = slice(None)) -> float:
        return float(np.vdot(grad_output[rows], np.asarray(subject.forward(x))[rows]))

    if loss is not None:
        loss.forward(output, target if target is not None else ())
        grad_output = np.array(loss.backward())
    grad_x = np.array(subject.backward(grad_output))
    parameters = list(_parameters(subject))
    for name, array, _ in parameters:
        found = array.dtype if isinstance(array, np.ndarray) else f"a {type(array).__name__}"
        if not (isinstance(found, np.dtype) and found.kind == "f"):
            raise ValueError(f"expected {name} as an array of floats, received {found}")
    first = [np.array(grad) for _, _, grad in parameters]
    subject.forward(x)
    subject.backward(grad_output)
    again = [np.array(grad) for _, _, grad in _parameters(subject)]
    linear = without_activation(x, grad_output, [array for _, array, _ in parameters])

    def mistaken_input() -> Iterator[Mistake]:
        yield from linear

    yield Case(
        "input", numerical_gradient(value, x, epsilon=epsilon), grad_x, len(x), mistaken_input
    )
    for (name, array, _), received, second in zip(parameters, first, again, strict=True):

        def slopes(rows: slice = slice(None), array: FloatArray = array) -> FloatArray:
            return _slopes_in_place(lambda: value(x, rows), array, epsilon)

        def mistaken(
            slopes: Callable[[slice], FloatArray] = slopes,
        ) -> Iterator[Mistake]:
            yield from linear
            if len(x) > 1:
                yield "only the first sample counts: sum over the batch", slopes(slice(1))
                yield (
                    "only the last sample counts: sum over the batch (= for +=)",
                    slopes(slice(-1, None)),
                )

        expected = slopes()
        yield Case(name, expected, received, len(x), mistaken)
        if second.shape == received.shape and not np.allclose(second, received):

            def added(expected: FloatArray = expected) -> Iterator[Mistake]:
                yield "added to the gradient of the pass before (+= for =)", 2 * expected

            yield Case(f"{name} (second pass)", expected, second, len(x), added)


def _parameters(subject: Any) -> Iterator[tuple[str, FloatArray, FloatArray]]:
    """Yield name, array and gradient of every parameter of a layer or of a model's layers."""
    if hasattr(subject, "layers"):
        for number, layer in enumerate(subject.layers):
            for name, array, grad in _parameters(layer):
                yield f"{number}.{name}", array, grad
    else:
        for name, array in getattr(subject, "params", {}).items():
            yield name, array, subject.grads[name]


def _slopes_in_place(value: Callable[[], float], array: FloatArray, epsilon: float) -> FloatArray:
    start = array.copy()

    def moved(point: FloatArray) -> float:
        array[...] = point
        return value()

    try:
        return numerical_gradient(moved, start, epsilon=epsilon)
    finally:
        array[...] = start
