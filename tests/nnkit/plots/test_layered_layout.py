"""Layouts: edges run to the right, nothing stands on anything, and few edges cross."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnkit.plots.layered_layout import layered_layout


@st.composite
def graphs(draw):
    """Graphs whose nodes are computed from some of those before."""
    size = draw(st.integers(1, 9))
    return {
        str(node): draw(st.lists(st.sampled_from([str(at) for at in range(node)]), max_size=3))
        if node
        else []
        for node in range(size)
    }


@given(graphs())
def test_every_edge_runs_right_through_a_place_in_each_layer(graph):
    layout = layered_layout(graph)
    for node, sources in graph.items():
        for source in sources:
            bends = layout.bends[source, node]
            stops = [layout.nodes[source], *bends, layout.nodes[node]]
            assert {right[0] - left[0] for left, right in itertools.pairwise(stops)} == {1}


@given(graphs())
def test_neighbours_in_a_layer_are_at_least_1_apart(graph):
    layout = layered_layout(graph)
    places = [*layout.nodes.values(), *itertools.chain(*layout.bends.values())]
    for one, other in itertools.combinations(places, 2):
        assert one[0] != other[0] or abs(one[1] - other[1]) >= 1 - 1e-9


def test_a_chain_is_a_straight_line():
    layout = layered_layout({"a": [], "b": ["a"], "c": ["b"]})
    assert layout.nodes == {"a": (0, 0), "b": (1, 0), "c": (2, 0)}


def test_what_is_not_computed_stands_beside_where_it_is_used():
    layout = layered_layout({"x": [], "b": [], "s": ["x"], "t": ["s"], "y": ["t", "b"]})
    assert layout.nodes["b"][0] == layout.nodes["y"][0] - 1


def test_crossings_that_can_be_avoided_are_avoided():
    # in the order given, every edge would cross every other
    layout = layered_layout({"a": [], "b": [], "c": [], "C": ["c"], "B": ["b"], "A": ["a"]})
    order = [sorted("abc", key=lambda node: layout.nodes[node][1])]
    order.append(sorted("ABC", key=lambda node: layout.nodes[node][1]))
    assert order[0] == [node.lower() for node in order[1]]


def test_a_cycle_is_refused():
    with pytest.raises(ValueError, match="expected a graph without cycles, received a → b → a"):
        layered_layout({"a": ["b"], "b": ["a"]})
