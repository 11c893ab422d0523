"""What a gradient check found, in words."""

from dataclasses import dataclass

__all__ = ["GradientMismatch", "GradientReport"]


@dataclass(frozen=True)
class GradientMismatch:
    """One array whose gradient is wrong.

    Attributes
    ----------
    name : str
        ``"input"``, or the name of a parameter such as ``"0.weight"``.
    index : tuple of int
        Where the error is largest.
    expected, received : float
        The slope there, as measured and as computed; not a number where a shape is wrong.
    likely : str or None
        The mistake that shows this pattern, if one is known.
    """

    name: str
    index: tuple[int, ...]
    expected: float
    received: float
    likely: str | None

    def __str__(self) -> str:
        place = f"{self.name}{list(self.index)}" if self.index else self.name
        text = f"{place}: slope expected {self.expected:.6g}, received {self.received:.6g}"
        return text if self.likely is None else f"{text}; likely: {self.likely}"


@dataclass(frozen=True)
class GradientReport:
    """What :func:`check_gradients` found; counts as true when every gradient is right.

    Attributes
    ----------
    checked : tuple of str
        The names of the arrays whose gradients were compared.
    mismatches : tuple of GradientMismatch
    """

    checked: tuple[str, ...]
    mismatches: tuple[GradientMismatch, ...]

    def __bool__(self) -> bool:
        return not self.mismatches

    def __str__(self) -> str:
        if self:
            return f"right: {', '.join(self.checked)}"
        return "\n".join(map(str, self.mismatches))
