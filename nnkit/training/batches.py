"""A batch is how many samples the model sees before its parameters change once.

- *Full batch*: all samples. The exact gradient of the training loss, one step for each epoch.
- *Mini-batch*: a few, often 32. A noisy gradient, but many steps for each epoch.
- *Single sample*: one. The noisiest, which is stochastic gradient descent in its first sense.

An epoch shows every sample exactly once, in an order drawn anew: samples are drawn *without*
replacement. The last batch may be smaller.
"""

from collections.abc import Iterator

import numpy as np

from nnkit.arrays import AnyArray, FloatArray
from nnkit.kernels import aligned, gather

__all__ = ["batches"]

_GATHER_BYTES = 1 << 18
"""How much is copied at once: rows of several small batches together, as a call costs more than
its copying, but not so much that the copy leaves the cache before it is used."""


def batches(
    X: FloatArray,
    y: AnyArray,
    batch_size: int | None,
    rng: np.random.Generator | None = None,
) -> Iterator[tuple[FloatArray, AnyArray]]:
    """Yield the samples of one epoch, batch by batch.

    Parameters
    ----------
    X : ndarray of shape (samples, …)
    y : ndarray of shape (samples, …)
    batch_size : int ≥ 1 or None
        None means all samples in one batch.
    rng : numpy.random.Generator, optional
        Draws the order; without it the samples come as they are.

    Yields
    ------
    X_batch, y_batch : ndarray
        Views, not to be changed, and good only until the next are asked for: copy what you keep.

    Examples
    --------
    >>> X = y = np.arange(5)
    >>> [xs.tolist() for xs, _ in batches(X, y, 2)]
    [[0, 1], [2, 3], [4]]
    >>> [xs.tolist() for xs, _ in batches(X, y, 2, np.random.default_rng(0))]
    [[2, 4], [3, 0], [1]]
    """
    samples = len(X)
    if batch_size is None or batch_size >= samples:
        yield X, y  # the order inside a batch changes nothing
        return
    if rng is None:
        for start in range(0, samples, batch_size):
            yield X[start : start + batch_size], y[start : start + batch_size]
        return
    order = rng.permutation(samples)
    together = batch_size * max(1, _GATHER_BYTES // max(1, X[:batch_size].nbytes))
    X_gathered = aligned((together, *X.shape[1:]), X.dtype)
    y_gathered = aligned((together, *y.shape[1:]), y.dtype)
    for first in range(0, samples, together):
        rows = order[first : first + together]
        X_rows = gather(X, rows, X_gathered)
        y_rows = gather(y, rows, y_gathered)
        for start in range(0, len(rows), batch_size):
            yield X_rows[start : start + batch_size], y_rows[start : start + batch_size]
