"""A loss says how wrong a prediction is, as one number that training makes small.

Which loss suits depends on the question: :class:`MeanSquaredError` for numbers,
:class:`BinaryCrossEntropy` for yes or no, :class:`CategoricalCrossEntropy` for one of several
classes, :class:`Hinge` for a margin between two, and :class:`CTC` for label sequences of which
nobody knows where in the input they are.

Each comes as a function, which returns the loss, and as an object, which also has the gradient:

>>> mean_squared_error([[1.0], [2.0]], [[1.0], [4.0]])
2.0
>>> loss = MeanSquaredError()
>>> loss.forward([[1.0], [2.0]], [[1.0], [4.0]]), loss.backward().tolist()
(2.0, [[0.0], [-2.0]])
"""

from nnkit.losses.base import Loss
from nnkit.losses.cross_entropy import (
    BinaryCrossEntropy,
    CategoricalCrossEntropy,
    binary_cross_entropy,
    categorical_cross_entropy,
    one_hot,
)
from nnkit.losses.ctc import CTC, ctc
from nnkit.losses.hinge import Hinge, hinge
from nnkit.losses.squared_error import MeanSquaredError, mean_squared_error

__all__ = [
    "CTC",
    "BinaryCrossEntropy",
    "CategoricalCrossEntropy",
    "Hinge",
    "Loss",
    "MeanSquaredError",
    "binary_cross_entropy",
    "categorical_cross_entropy",
    "ctc",
    "hinge",
    "mean_squared_error",
    "one_hot",
]
