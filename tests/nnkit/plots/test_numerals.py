"""Numbers on figures: short, with a minus sign that is one."""

import pytest

from nnkit.plots.numerals import equals, number, subscript


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.5, "0.5"), (-1.25, "−1.25"), (3.0, "3"), (1 / 3, "0.3333"), (-0.0, "0"), (1e-7, "1e−07")],
)
def test_numbers(value, text):
    assert number(value) == text


def test_fewer_digits():
    assert number(-0.84651, digits=2) == "−0.85"


def test_names_with_and_without_a_value():
    assert (equals("s", -0.5), equals("s", None)) == ("s = −0.5", "s")
    assert subscript(908) == "₉₀₈"
