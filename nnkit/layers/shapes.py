"""The shape of one sample, without the axis of the samples; None where any size will do."""

from collections.abc import Sequence

__all__ = ["Shape", "batch_of", "fits", "merged"]

Shape = tuple[int | None, ...]


def fits(shape: Sequence[int | None], expected: Shape) -> bool:
    """Return whether a sample of `shape` may be one of `expected`.

    Examples
    --------
    >>> fits((28, 28, 1), (None, None, 1)), fits((28, 28, 3), (None, None, 1)), fits((784,), (3, 1))
    (True, False, False)
    """
    return len(shape) == len(expected) and all(
        have is None or want is None or have == want
        for have, want in zip(shape, expected, strict=True)
    )


def merged(shape: Shape | None, expected: Shape) -> Shape:
    """Return all that is known from two shapes that fit.

    Examples
    --------
    >>> merged((None, 3), (8, None))
    (8, 3)
    """
    if shape is None:
        return expected
    return tuple(want if have is None else have for have, want in zip(shape, expected, strict=True))


def batch_of(shape: Shape) -> str:
    """Return how the shape of a batch is written: ``(samples, 28, 28, any)``."""
    return "(" + ", ".join(["samples", *("any" if n is None else str(n) for n in shape)]) + ")"
