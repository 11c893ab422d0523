"""nnkit, by the generator that its widgets use."""

from collections.abc import Callable

import numpy as np

import nnkit
from engines.cases import LEARNING_RATE, Case, samples

OPTIMIZERS = {"SGD": nnkit.SGD, "Adam": nnkit.Adam}


def epoch(case: Case) -> Callable[[], float]:
    """Return a function that trains one epoch."""
    X, y = samples(case)
    rng = np.random.default_rng(0)
    epochs = nnkit.train(
        nnkit.mlp(case.sizes, rng=rng, dtype=case.dtype),
        nnkit.CategoricalCrossEntropy(from_logits=True),
        OPTIMIZERS[case.optimizer](LEARNING_RATE),
        X,
        y,
        epochs=1_000_000,
        batch_size=case.batch_size,
        rng=rng,
    )
    return lambda: next(epochs).loss
