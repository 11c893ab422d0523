"""Numbers as figures write them: few digits, a real minus sign, small figures below the line."""

__all__ = ["equals", "number", "subscript"]


def number(value: float, *, digits: int = 4) -> str:
    """Return `value` with at most so many significant digits.

    Parameters
    ----------
    value : float
    digits : int ≥ 1, default 4

    Examples
    --------
    >>> number(-0.377541), number(2.0), number(-0.377541, digits=2)
    ('−0.3775', '2', '−0.38')
    """
    # adding 0 makes a negative zero positive: "−0" would be read as a sign
    return f"{value + 0:.{digits}g}".replace("-", "−")


def equals(name: str, value: float | None) -> str:
    """Return ``"name = value"``, or the name alone where there is no value.

    Parameters
    ----------
    name : str
    value : float or None

    Examples
    --------
    >>> equals("b", -3), equals("y", None)
    ('b = −3', 'y')
    """
    return name if value is None else f"{name} = {number(value)}"


def subscript(index: int) -> str:
    """Return `index` in figures below the line.

    Parameters
    ----------
    index : int ≥ 0

    Examples
    --------
    >>> "x" + subscript(12)
    'x₁₂'
    """
    return "".join("₀₁₂₃₄₅₆₇₈₉"[int(digit)] for digit in str(index))
