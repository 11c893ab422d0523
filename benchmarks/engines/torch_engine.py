"""PyTorch, eager, on the CPU, with batches cut from one shuffled copy.

Its DataLoader, which collates sample by sample, would be several times slower than this.
"""

from collections.abc import Callable
from itertools import pairwise

import torch
from torch import nn

from engines.cases import LEARNING_RATE, Case, samples


def epoch(case: Case) -> Callable[[], float]:
    """Return a function that trains one epoch."""
    torch.manual_seed(0)
    X, y = (torch.from_numpy(array) for array in samples(case))
    layers: list[nn.Module] = []
    for inputs, outputs in pairwise(case.sizes):
        layers += [nn.Linear(inputs, outputs, dtype=X.dtype), nn.ReLU()]
    model = nn.Sequential(*layers[:-1])
    loss = nn.CrossEntropyLoss()
    optimizer = getattr(torch.optim, case.optimizer)(model.parameters(), lr=LEARNING_RATE)

    def run() -> float:
        order = torch.randperm(len(X))
        total = 0.0
        batches = zip(X[order].split(case.batch_size), y[order].split(case.batch_size), strict=True)
        for X_batch, y_batch in batches:
            optimizer.zero_grad()
            value = loss(model(X_batch), y_batch)
            value.backward()
            optimizer.step()
            total += value.item() * len(X_batch)
        return total / len(X)

    return run
