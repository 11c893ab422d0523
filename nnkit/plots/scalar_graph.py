"""The expression behind a :class:`~nnkit.autodiff.Scalar`, drawn as a graph."""

from collections.abc import Collection

from matplotlib.axes import Axes

from nnkit.autodiff import Scalar, topological_order
from nnkit.plots.computation_graph import Node, computation_graph

__all__ = ["nodes_of", "scalar_graph"]


def scalar_graph(
    result: Scalar, *, highlighted: Collection[str] = (), ax: Axes | None = None
) -> Axes:
    """Draw all that `result` was computed from, with gradients where a backward pass has left them.

    Parameters
    ----------
    result : Scalar
        Everything in its expression needs a name of its own.
    highlighted : collection of str, optional
        The names of those to draw with a thick frame.
    ax : matplotlib Axes, optional
        Where to draw; by default a new figure.

    Returns
    -------
    matplotlib Axes

    Raises
    ------
    ValueError
        If two have one name.

    Examples
    --------
    >>> import matplotlib
    >>> matplotlib.use("agg")
    >>> w, x = Scalar(3, "w"), Scalar(-2, "x")
    >>> y = (w * x).named("y")
    >>> y.backward()
    >>> [text.get_text() for text in scalar_graph(y).texts][-3:]
    ['y = w · x', 'value −6', 'gradient 1']
    """
    return computation_graph(nodes_of(result), highlighted=highlighted, ax=ax)


def nodes_of(result: Scalar) -> list[Node]:
    """Return all that `result` was computed from as nodes of a figure.

    Parameters
    ----------
    result : Scalar

    Examples
    --------
    >>> a = Scalar(3, "a")
    >>> nodes_of((a + a).named("b"))[-1]
    Node(name='b', value=6.0, gradient=None, sources=('a', 'a'), formula='a + a')
    """
    return [
        Node(
            scalar.name,
            scalar.value,
            scalar.gradient,
            tuple(operand.name for operand in scalar.operands),
            scalar.formula,
        )
        for scalar in topological_order(result)
    ]
