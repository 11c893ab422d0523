"""Training: show a model examples, and let an optimiser follow the gradient, again and again.

:func:`fit` does all of it and returns the :class:`History`; :func:`train` is the same as a
generator, which a widget can draw from and stop at any point.
"""

from nnkit.training.batches import batches
from nnkit.training.callbacks import Callback, EarlyStopping, ProgressBar
from nnkit.training.history import History, Progress
from nnkit.training.loop import NonFiniteLossError, evaluate, fit, train

__all__ = [
    "Callback",
    "EarlyStopping",
    "History",
    "NonFiniteLossError",
    "Progress",
    "ProgressBar",
    "batches",
    "evaluate",
    "fit",
    "train",
]
