"""What is trained: four networks, two optimisers, two precisions."""

from dataclasses import dataclass
from itertools import product
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

__all__ = ["CASES", "LEARNING_RATE", "Case", "samples"]

LEARNING_RATE = 0.01


@dataclass(frozen=True)
class Case:
    """One epoch of one network: ReLU between dense layers, softmax and cross-entropy at the end."""

    sizes: tuple[int, ...]
    samples: int
    batch_size: int
    optimizer: str
    dtype: str

    def __str__(self) -> str:
        sizes = "-".join(map(str, self.sizes))
        return f"{sizes} | {self.batch_size} | {self.optimizer} | {self.dtype}"


NETWORKS = [
    ((784, 128, 64, 10), 12_800, 128),
    ((784, 128, 64, 10), 12_800, 32),
    ((64, 32, 10), 6_400, 32),
    ((2, 16, 16, 2), 6_400, 32),
]
CASES = [
    Case(*network, optimizer, dtype)
    for network, optimizer, dtype in product(NETWORKS, ["SGD", "Adam"], ["float64", "float32"])
]


class Samples(NamedTuple):
    """Inputs of shape (samples, features) and class numbers of shape (samples,)."""

    X: npt.NDArray[np.floating[Any]]
    y: npt.NDArray[np.int64]


def samples(case: Case) -> Samples:
    """Return random samples of random classes."""
    rng = np.random.default_rng(0)
    X = rng.normal(size=(case.samples, case.sizes[0])).astype(case.dtype)
    return Samples(X, rng.integers(case.sizes[-1], size=case.samples))
