"""The floor: the matrix products of an epoch, and nothing else.

For each dense layer one on the way forward, and two on the way back; the first layer needs only
one there, as nobody asks for the gradient with respect to the data.
"""

from collections.abc import Callable
from itertools import pairwise

import numpy as np

from engines.cases import Case


def epoch(case: Case) -> Callable[[], None]:
    """Return a function that multiplies the matrices of one epoch, into arrays made before."""
    rng = np.random.default_rng(0)
    activations = [
        rng.normal(size=(case.batch_size, size)).astype(case.dtype) for size in case.sizes
    ]
    weights = [rng.normal(size=shape).astype(case.dtype) for shape in pairwise(case.sizes)]
    gradients = [np.empty_like(weight) for weight in weights]
    outputs = [np.empty_like(activation) for activation in activations]
    products = [
        product
        for layer, weight in enumerate(weights)
        for product in (
            (activations[layer], weight, outputs[layer + 1]),
            (activations[layer].T, activations[layer + 1], gradients[layer]),
            (activations[layer + 1], weight.T, outputs[layer]),
        )
        if product[2] is not outputs[0]
    ]
    batches = case.samples // case.batch_size

    def run() -> None:
        for _ in range(batches):
            for left, right, out in products:
                np.dot(left, right, out)

    return run
