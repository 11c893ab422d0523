"""How many threads the libraries of linear algebra may use: as many in every process measured."""

__all__ = ["TWO_THREADS"]

TWO_THREADS = {f"{library}_NUM_THREADS": "2" for library in ("OMP", "OPENBLAS", "MKL")}
"""Environment variables; they are read once, when numpy, PyTorch or scikit-learn is imported."""
