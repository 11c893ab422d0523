"""What the hand can change in the backprop debugger, and which of it can be drawn."""

import json
from collections.abc import Mapping
from typing import Any

import numpy as np

from nnkit.widgets.backprop_graphs import Graph
from nnkit.widgets.backprop_run import run

__all__ = ["arguments_of", "checked_state", "completed_state", "exponent_of"]

State = dict[str, Any]

RANGE = "from 1e-15 to 10"


def completed_state(graphs: Mapping[str, Graph], given: State) -> State:
    """Return a state in which everything that is not given is as at the start.

    Parameters
    ----------
    graphs : mapping of str to Graph
        Those to choose from.
    given : dict
        At least the name of the ``"graph"``; what is None counts as not given.

    Raises
    ------
    ValueError
        If there is no such graph.
    """
    graph = _graph_named(graphs, given["graph"])
    first = {"step": 0, "chosen": graph.chosen, "exponent": -4.0, "bugs": []}
    said = {name: value for name, value in given.items() if value is not None}
    return {**first, **said, "values": {**graph.values, **said.get("values", {})}}


def checked_state(graphs: Mapping[str, Graph], state: State) -> State:
    """Return a state that can be drawn, with no more steps than there are arrows.

    Parameters
    ----------
    graphs : mapping of str to Graph
    state : dict

    Raises
    ------
    ValueError
        If it cannot be drawn; the message says what was expected.
    """
    graph, values = _graph_named(graphs, state["graph"]), state["values"]
    if list(values) != list(graph.values) or not np.all(np.isfinite(list(values.values()))):
        raise ValueError(f"expected finite values for {', '.join(graph.values)}; received {values}")
    if not -15 <= state["exponent"] <= 1:
        raise ValueError(f"expected an epsilon {RANGE}, received {10.0 ** state['exponent']:g}")
    done = run(graph, values, state["bugs"])
    if state["chosen"] not in done.scalars:
        names = ", ".join(done.scalars)
        raise ValueError(f"expected a node of {names}; received {state['chosen']!r}")
    if int(state["step"]) != state["step"] or state["step"] < 0:
        raise ValueError(f"expected a step from 0, received {state['step']}")
    return {**state, "step": min(int(state["step"]), len(done.arrivals))}


def arguments_of(graphs: Mapping[str, Graph], state: State) -> list[str]:
    """Return the arguments that make a debugger in this state; the graph comes first.

    Parameters
    ----------
    graphs : mapping of str to Graph
    state : dict
    """
    start = completed_state(graphs, {"graph": state["graph"]})
    arguments = [f'"{state["graph"]}"']
    changed = {
        name: value for name, value in state["values"].items() if value != start["values"][name]
    }
    if changed:
        arguments.append(f"values={json.dumps(changed, ensure_ascii=False)}")
    if state["step"]:
        arguments.append(f"step={state['step']}")
    if state["chosen"] != start["chosen"]:
        arguments.append(f'chosen="{state["chosen"]}"')
    if state["exponent"] != start["exponent"]:
        arguments.append(f"epsilon={10.0 ** state['exponent']:.6g}")
    if state["bugs"]:
        arguments.append(f"bugs={json.dumps(state['bugs'])}")
    return arguments


def exponent_of(epsilon: float) -> float:
    """Return the power of ten that a step has; the slider moves along it.

    Parameters
    ----------
    epsilon : float > 0

    Raises
    ------
    ValueError
        If `epsilon` is not above 0.

    Examples
    --------
    >>> exponent_of(0.001)
    -3.0
    """
    if not epsilon > 0:
        raise ValueError(f"expected an epsilon {RANGE}, received {epsilon}")
    return round(float(np.log10(epsilon)), 6)


def _graph_named(graphs: Mapping[str, Graph], name: str) -> Graph:
    if name not in graphs:
        raise ValueError(f"expected a graph of {', '.join(graphs)}; received {name!r}")
    return graphs[name]
