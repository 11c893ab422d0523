"""How many threads the libraries of linear algebra may use: as many in every process measured.

Two, unless the environment says otherwise: where other programs keep the cores busy, two threads
wait for each other most of the time, and an epoch takes many times as long as with one.
"""

import os

__all__ = ["THREADS"]

THREADS = {
    name: os.environ.get(name, "2")
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
}
"""Environment variables; they are read once, when numpy, PyTorch or scikit-learn is imported."""
