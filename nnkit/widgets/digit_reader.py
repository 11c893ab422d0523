"""How a drawing is read: what every layer makes of it, and ten probabilities in the end.

The drawing pad's reader is a model of nnkit, a function of the learner's own, or, where neither is
given, a small network that is trained on the spot.
"""

from collections.abc import Callable
from functools import cache
from math import prod
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from nnkit.activations import relu, softmax
from nnkit.arrays import FloatArray, as_float_array
from nnkit.datasets import Standardizer, load_digits
from nnkit.layers import Dense, Dropout, Flatten, Layer
from nnkit.losses import CategoricalCrossEntropy
from nnkit.models import Sequential
from nnkit.optimizers import Adam
from nnkit.training import fit
from nnkit.widgets.base import quietly

__all__ = [
    "CLASSES",
    "PIXELS",
    "Predict",
    "Prepare",
    "Step",
    "check_reader",
    "our_reader",
    "own_outputs",
    "pass_through",
    "probabilities",
    "unit_layer",
]

CLASSES, PIXELS = 10, 64

Prepare = Callable[[FloatArray], npt.ArrayLike]
Predict = Callable[[FloatArray], npt.ArrayLike]


class Step(NamedTuple):
    """What a layer put out for one drawing.

    Attributes
    ----------
    layer : Layer
    values : ndarray of shape (units,)
        An image or a sequence is laid out in one row.
    """

    layer: Layer
    values: FloatArray


def check_reader(model: Sequential) -> None:
    """Raise a ValueError unless `model` takes 64 pixels and puts out ten numbers."""
    shape, outputs = model.input_shape, model.shapes[-1]
    takes = shape is None or prod(_picture(shape)) == PIXELS
    if not takes or outputs not in (None, (CLASSES,)):
        raise ValueError(
            f"expected a model from 64 pixels to 10 numbers, received one from {shape} to {outputs}"
        )


def pass_through(model: Sequential, x: FloatArray) -> list[Step]:
    """Return what each layer makes of one drawing, with nothing dropped out.

    Parameters
    ----------
    model : Sequential
        It takes vectors of 64 pixels, or pictures of 64 pixels in any shape.
    x : ndarray of shape (1, 64)

    Returns
    -------
    list of Step
        One for each layer that does something while predicting: neither Flatten nor Dropout.
    """
    shape = (PIXELS,) if model.input_shape is None else _picture(model.input_shape)
    output = np.asarray(x, model.dtype).reshape(1, *shape)
    mode = [layer.training for layer in model.layers]
    model.set_training(False)
    steps = []
    try:
        for layer in model.layers:
            output = layer.forward(output)
            if not isinstance(layer, Flatten | Dropout):
                steps.append(Step(layer, output.reshape(-1)))
    finally:
        for layer, training in zip(model.layers, mode, strict=True):
            layer.training = training
    return steps


def unit_layer(model: Sequential) -> Dense | None:
    """Return the layer whose units look at the pixels themselves, if that is a dense one."""
    first = next((one for one in model.layers if not isinstance(one, Flatten | Dropout)), None)
    return first if isinstance(first, Dense) and first.in_features == PIXELS else None


def own_outputs(predict: Predict, x: FloatArray, complaint: str) -> FloatArray:
    """Return the ten numbers that a learner's function puts out for `x`, of shape (1, 64).

    Raises
    ------
    ValueError
        If they are not ten finite numbers: `complaint`, with what came in the place of
        ``{received}``.
    """
    outputs = as_float_array(quietly(predict, x.copy()))
    if outputs.shape not in ((1, CLASSES), (CLASSES,)):
        raise ValueError(complaint.format(received=outputs.shape))
    if not np.all(np.isfinite(outputs)):
        raise ValueError(complaint.format(received=outputs.round(2).tolist()))
    return outputs.reshape(CLASSES)


def probabilities(outputs: FloatArray) -> FloatArray:
    """Return ten outputs as probabilities: as they are if they are some, otherwise their softmax.

    Parameters
    ----------
    outputs : ndarray of shape (10,)

    Examples
    --------
    >>> probabilities(np.zeros(10))[:2]
    array([0.1, 0.1])
    >>> probabilities(np.eye(10)[3])[2:5]
    array([0., 1., 0.])
    """
    if outputs.min() >= 0 and np.isclose(outputs.sum(), 1, atol=1e-3):
        return outputs
    return softmax.value(outputs)


@cache
def our_reader() -> tuple[Sequential, Standardizer]:
    """Return a network that reads digits, and what its pixels are standardised by.

    It is trained once for each kernel, in a moment, always from the same seed, and on all digits:
    for drawing, not for measuring how well it reads.
    """
    rng = np.random.default_rng(0)
    X, y = load_digits()
    X = X.reshape(len(X), PIXELS)
    standardizer = Standardizer.fit(X)
    hidden = Dense(PIXELS, 32, rng=rng, initializer="he_normal")
    model = Sequential([hidden, relu, Dropout(0.2, rng=rng), Dense(32, CLASSES, rng=rng)])
    loss = CategoricalCrossEntropy(from_logits=True)
    fit(model, loss, Adam(0.003), standardizer(X), y, epochs=30, rng=rng)
    return model, standardizer


def _picture(shape: tuple[int | None, ...]) -> tuple[int, ...]:
    """Return the shape with 8 pixels where a model takes pictures of any height or width."""
    return tuple(8 if length is None else length for length in shape)
