"""Where the nodes of a graph go when every edge runs from left to right.

Three questions, answered one after the other, as Sugiyama's method has it: in which layer a node
stands (right of everything that it is computed from), in which order the nodes of a layer stand (so
that edges cross seldom), and how high (near their neighbours). An edge past a layer takes a place
there, like a node, so that it runs between the nodes and not through them.
"""

from collections.abc import Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from typing import NamedTuple

__all__ = ["Layout", "layered_layout"]

Bend = tuple[str, str, int]
"""Where an edge passes a layer: the edge's source, its target, and the layer."""

_SWEEPS = 8


class Layout(NamedTuple):
    """Places of nodes and edges: x is the number of the layer, y a height.

    Attributes
    ----------
    nodes : dict of str to pair of float
        The place of each node. Neighbours in a layer are at least 1 apart.
    bends : dict of pair of str to list of pair of float
        For each edge, source and target, the places that it runs through, from left to right;
        empty if the two stand in neighbouring layers.
    """

    nodes: dict[str, tuple[float, float]]
    bends: dict[tuple[str, str], list[tuple[float, float]]]


def layered_layout(sources: Mapping[str, Sequence[str]]) -> Layout:
    """Return places for the nodes of a graph without cycles.

    Parameters
    ----------
    sources : mapping of str to sequence of str
        For each node those with an edge to it, all of which are keys as well.

    Raises
    ------
    ValueError
        If the graph has a cycle.

    References
    ----------
    Sugiyama, Tagawa & Toda (1981), "Methods for visual understanding of hierarchical system
    structures".

    Examples
    --------
    >>> layout = layered_layout({"a": [], "b": [], "c": ["a", "b"]})
    >>> layout.nodes
    {'a': (0.0, 0.5), 'b': (0.0, -0.5), 'c': (1.0, 0.0)}
    """
    layer = _layers(sources)
    columns: list[list[str | Bend]] = [[] for _ in range(max(layer.values(), default=-1) + 1)]
    left: dict[str | Bend, list[str | Bend]] = {}
    for node in sources:
        columns[layer[node]].append(node)
    paths: dict[tuple[str, str], list[Bend]] = {}
    for target, origins in sources.items():
        left[target] = []
        for source in dict.fromkeys(origins):
            bends = [(source, target, at) for at in range(layer[source] + 1, layer[target])]
            paths[source, target] = bends
            for bend in bends:
                columns[bend[2]].append(bend)
            stops: list[str | Bend] = [source, *bends, target]
            for before, after in pairwise(stops):
                left.setdefault(after, []).append(before)
    _order(columns, left)
    heights = _heights(columns, left)
    return Layout(
        {node: (float(layer[node]), heights[node]) for node in sources},
        {edge: [(float(bend[2]), heights[bend]) for bend in path] for edge, path in paths.items()},
    )


def _layers(sources: Mapping[str, Sequence[str]]) -> dict[str, int]:
    try:
        order = list(TopologicalSorter(sources).static_order())
    except CycleError as error:
        raise ValueError(
            f"expected a graph without cycles, received {' → '.join(error.args[1])}"
        ) from None
    layer: dict[str, int] = {}
    for node in order:
        layer[node] = max((layer[source] + 1 for source in sources[node]), default=0)
    for node in order:
        users = [layer[user] for user, origins in sources.items() if node in origins]
        if users and not sources[node]:
            layer[node] = min(users) - 1  # beside where it is used, not at the far left
    return layer


Columns = list[list[str | Bend]]
Neighbours = dict[str | Bend, list[str | Bend]]


def _order(columns: Columns, left: Neighbours) -> None:
    """Bring each column into the order of its neighbours' means, and keep the best of all."""
    right = _reversed(left)
    best, fewest = [list(column) for column in columns], _crossings(columns, left)
    for sweep in range(_SWEEPS):
        forwards = sweep % 2 == 0
        neighbours, walk = (left, columns) if forwards else (right, columns[::-1])
        for fixed, column in pairwise(walk):
            at = {node: place for place, node in enumerate(fixed)}
            own = {node: place for place, node in enumerate(column)}
            column.sort(key=lambda node: _mean(neighbours, node, at, own[node]))
        crossings = _crossings(columns, left)
        if crossings < fewest:
            best, fewest = [list(column) for column in columns], crossings
    columns[:] = best


def _crossings(columns: Columns, left: Neighbours) -> int:
    crossings = 0
    for before, after in pairwise(columns):
        at = {node: place for place, node in enumerate(before)}
        edges = [(at[node], place) for place, end in enumerate(after) for node in left[end]]
        crossings += sum(
            one[0] < other[0] and one[1] > other[1] for one in edges for other in edges
        )
    return crossings


def _heights(columns: Columns, left: Neighbours) -> dict[str | Bend, float]:
    """Return heights near the neighbours' means, in the columns' order and at least 1 apart."""
    right = _reversed(left)
    depth: dict[str | Bend, float] = {
        node: place - (len(column) - 1) / 2
        for column in columns
        for place, node in enumerate(column)
    }
    for sweep in range(2 * _SWEEPS):
        neighbours, walk = (left, columns) if sweep % 2 == 0 else (right, columns[::-1])
        for column in walk:
            wishes = [_mean(neighbours, node, depth, depth[node]) for node in column]
            depth.update(zip(column, _spread(wishes), strict=True))
    middle = (max(depth.values(), default=0) + min(depth.values(), default=0)) / 2
    return {node: middle - down + 0.0 for node, down in depth.items()}


def _spread(wishes: list[float]) -> list[float]:
    """Return the places nearest to the wishes that are in the same order and at least 1 apart.

    Less its number, each place may equal the one before but not fall below it: a regression to
    rising numbers, solved by pooling those that fall.
    """
    pools: list[tuple[float, int]] = []
    for place, wish in enumerate(wishes):
        mean, size = wish - place, 1
        while pools and pools[-1][0] > mean:
            before, count = pools.pop()
            mean, size = (before * count + mean * size) / (count + size), count + size
        pools.append((mean, size))
    level = [mean for mean, size in pools for _ in range(size)]
    return [mean + place for place, mean in enumerate(level)]


def _mean(
    neighbours: Neighbours, node: str | Bend, at: Mapping[str | Bend, float], otherwise: float
) -> float:
    near = [at[neighbour] for neighbour in neighbours[node] if neighbour in at]
    return sum(near) / len(near) if near else otherwise


def _reversed(left: Neighbours) -> Neighbours:
    right: Neighbours = {node: [] for node in left}
    for node, befores in left.items():
        for before in befores:
            right[before].append(node)
    return right
