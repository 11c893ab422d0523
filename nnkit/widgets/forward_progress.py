"""How far a forward pass has come: what is known of each node, and how the present one is written.

Nodes are computed layer by layer, and from top to bottom in each. A node that has not been reached
keeps its numbers to itself, and so does the present one while the learner predicts them.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np

from nnkit.arrays import FloatArray
from nnkit.forward_pass import LayerPass, forward_pass
from nnkit.plots.numerals import number
from nnkit.widgets.forward_answers import OwnPass
from nnkit.widgets.forward_guesses import Node
from nnkit.widgets.forward_writing import activation_line, formula, node_names, sum_line

__all__ = ["ALL", "NOTHING", "SUM", "Progress"]

NOTHING, SUM, ALL = 0, 1, 2
"""What is known of the present node while it is predicted."""


class Progress:
    """A network, a sample, and how many of its nodes have been reached.

    Parameters
    ----------
    state : mapping
        The stepper's; see :class:`~nnkit.widgets.forward_stepper.ForwardStepper`.

    Attributes
    ----------
    x : ndarray of shape (samples, features)
    weights, biases : list of ndarray
    names : list of list of str
        Of the nodes, inputs first.
    nodes : list of pair of int
        Layer and unit of each node that is computed, in their order.
    asked : {"sum", "output"} or None
        What is to be predicted now.
    """

    def __init__(self, state: Mapping[str, Any]) -> None:
        self.x = np.array(state["inputs"], dtype=float)
        self.weights = [np.array(weight, dtype=float) for weight in state["weights"]]
        self.biases = [np.array(bias, dtype=float) for bias in state["biases"]]
        self.activations: list[str] = state["activations"]
        self.sample: int = state["sample"]
        self.step: int = state["step"]
        self.names = node_names([self.x.shape[1], *map(len, self.biases)])
        self.nodes = [
            (layer, unit) for layer, bias in enumerate(self.biases) for unit in range(len(bias))
        ]
        self.asked: str | None = None
        if state["predict"] and self.step and state["known"] < ALL:
            self.asked = "sum" if state["known"] == NOTHING else "output"

    @cached_property
    def passes(self) -> list[LayerPass]:
        """What nnkit computes for all samples."""
        return forward_pass(self.x, self.weights, self.biases, self.activations)

    @cached_property
    def node(self) -> Node:
        """The present node with nnkit's numbers; there is none at step 0."""
        layer, unit = self.nodes[self.step - 1]
        before = self.passes[layer - 1] if layer else None
        data = self.x[self.sample]
        return Node(
            weights=self.weights[layer][:, unit],
            inputs=before.outputs[self.sample] if before else data,
            bias=float(self.biases[layer][unit]),
            activation=self.activations[layer],
            sum=float(self.passes[layer].sums[self.sample, unit]),
            output=float(self.passes[layer].outputs[self.sample, unit]),
            sums_before=before.sums[self.sample] if before else None,
            data=data,
        )

    def shown(self, own: Sequence[OwnPass] | None, *, failed: bool) -> list[dict[str, Any]]:
        """Return what stands in each node.

        Parameters
        ----------
        own : sequence of OwnPass, or None
            The learner's numbers, which go before nnkit's.
        failed : bool
            Whether the learner's function failed: then nobody knows the numbers.

        Returns
        -------
        list of dict
            ``"sum"`` and ``"output"`` as text, None where it has not been reached, and whether
            what is shown is ``"right"``.
        """
        nodes = []
        for step, (layer, unit) in enumerate(self.nodes, 1):
            node: dict[str, Any] = {"right": True}
            # of a layer of which the learner returned one part, nnkit does not add the other
            is_own = own is not None and any(part is not None for part in own[layer])
            for at, part in enumerate(("sum", "output")):
                right = self.passes[layer][at]
                values = own[layer][at] if own is not None and is_own else right
                node[part] = None
                if not self._reached(step, part):
                    continue
                if failed or values is None:
                    node[part] = "?" if failed else "–"
                    continue
                value = float(values[self.sample, unit])
                node[part] = number(value)
                node["right"] &= bool(np.isclose(value, right[self.sample, unit], atol=1e-6))
            nodes.append(node)
        return nodes

    def lines(self, say: Mapping[str, str]) -> list[str]:
        """Return the present step written out, its title first."""
        if self.step == 0:
            given = _named(self.names[0], self.x[self.sample])
            return [f"{say['at-start']}: {given}", say["nothing-yet"]]
        layer, unit = self.nodes[self.step - 1]
        name, node = self.names[layer + 1][unit], self.node
        total = None if self.asked == "sum" else node.sum
        output = None if self.asked else node.output
        return [
            say["at-node"].format(step=self.step, steps=len(self.nodes), name=name),
            formula(self.names[layer]),
            sum_line(node.weights.tolist(), node.inputs.tolist(), node.bias, total),
            activation_line(name, self.activations[layer], total, output),
        ]

    def own_line(self, own: Sequence[OwnPass], say: Mapping[str, str]) -> str:
        """Return what the learner's function says of the present node."""
        if self.step == 0:
            return ""
        layer, unit = self.nodes[self.step - 1]
        values = [
            f"{name} = {number(float(array[self.sample, unit]))}"
            for name, array in zip(("z", self.names[layer + 1][unit]), own[layer], strict=True)
            if array is not None
        ]
        return say["own"].format(values=", ".join(values)) if values else ""

    def prediction(self, own: Sequence[OwnPass] | None, say: Mapping[str, str]) -> str:
        """Return the outputs of the last layer, once all of them are known."""
        if self.step < len(self.nodes) or self.asked:
            return ""
        returned = own[-1].outputs if own else None
        outputs = (self.passes[-1].outputs if returned is None else returned)[self.sample]
        return say["prediction"].format(values=_named(self.names[-1], outputs))

    def _reached(self, step: int, part: str) -> bool:
        if step != self.step or self.asked is None:
            return step <= self.step
        return part == "sum" and self.asked == "output"


def _named(names: Sequence[str], values: FloatArray) -> str:
    pairs = zip(names, values, strict=True)
    return ", ".join(f"{name} = {number(float(value))}" for name, value in pairs)
