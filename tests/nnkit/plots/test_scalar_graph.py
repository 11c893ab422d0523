"""The graph of a scalar: its numbers, its gradients once they are there, its operands."""

import pytest

from nnkit.autodiff import Scalar
from nnkit.plots import alt_text, scalar_graph
from nnkit.plots.scalar_graph import nodes_of


def twice():
    a = Scalar(3, "a")
    return (a + a).named("b")


def test_gradients_are_drawn_once_they_are_there():
    b = twice()
    assert [node.gradient for node in nodes_of(b)] == [None, None]
    b.backward()
    nodes = nodes_of(b)
    assert [(node.name, node.value, node.gradient) for node in nodes] == [("a", 3, 2), ("b", 6, 1)]
    assert nodes[1].sources == ("a", "a")


def test_it_draws_on_the_axes_it_is_given_and_says_what_it_shows(ax):
    b = twice()
    b.backward()
    assert scalar_graph(b, highlighted={"a"}, ax=ax) is ax
    written = [text.get_text() for text in ax.texts]
    assert written == ["a", "value 3", "gradient 2", "b = a + a", "value 6", "gradient 1"]
    assert "b = a + a, value 6, gradient 1" in alt_text(ax.figure)


def test_two_of_one_name_are_refused(ax):
    with pytest.raises(ValueError, match="each with a name of its own"):
        scalar_graph(Scalar(1, "a") + Scalar(2, "a"), ax=ax)
