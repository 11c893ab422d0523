"""What the gates explorer says about what is seen: how many points are right, and why not all."""

from collections.abc import Mapping
from itertools import combinations
from typing import Any

import numpy as np
import numpy.typing as npt

from nnkit.arrays import FloatArray
from nnkit.datasets import logic_gate
from nnkit.plots.numerals import number
from nnkit.widgets.gates_learning import PerceptronSteps
from nnkit.widgets.gates_network import GateNetwork, Unit

__all__ = ["about_learning", "about_network", "about_points", "written_unit"]

Labels = Mapping[str, str]

SHOWN_EPOCHS = 12


def about_points(labels: Labels, gate: str, network: GateNetwork, right: npt.ArrayLike) -> str:
    """Count the right points, and say why no line can do better, or what folding has lost.

    Parameters
    ----------
    labels : dict of str to str
    gate : str
    network : GateNetwork
    right : array_like of bool, shape (4,)

    Returns
    -------
    str
    """
    X, y = logic_gate(gate)
    right = np.asarray(right, bool)
    said = [labels["count"].format(right=int(right.sum()))]
    if not right.all():
        said.append(labels["wrong-at"].format(points=", ".join(_point(x) for x in X[~right])))
    for name, unit in network.named_units.items():
        if not any(unit[:2]):
            said.append(labels["no-direction"].format(unit=labels[name]))
    if network.hidden_units:
        hidden = network.hidden_outputs(X)
        for i, j in combinations(range(4), 2):
            if y[i] != y[j] and np.allclose(hidden[i], hidden[j], atol=1e-6):
                said.append(labels["merged"].format(first=_point(X[i]), second=_point(X[j])))
    elif gate in ("xor", "xnor"):
        corners = number(float(network.sums(X)[[0, 3]].sum()))
        said.append(labels["no-line"].format(gate=gate.upper(), sums=corners))
    return " ".join(said)


def about_network(labels: Labels, own: FloatArray, drawn: FloatArray) -> str:
    """Say how the learner's network compares with the drawn one, place by place.

    Parameters
    ----------
    labels : dict of str to str
    own, drawn : ndarray of shape (places,)
        Outputs; above 0.5 they count as 1.

    Returns
    -------
    str
    """
    wrong = int(np.sum((own > 0.5) != (drawn > 0.5)))
    verdict = labels["own-differs" if wrong else "own-agrees"]
    return f"{labels['own-network']} {verdict.format(wrong=wrong, points=len(own))}"


def about_learning(labels: Labels, gate: str, steps: PerceptronSteps) -> dict[str, Any]:
    """Say what the last step did, which sample comes next, and what came of the epochs.

    Parameters
    ----------
    labels : dict of str to str
    gate : str
    steps : PerceptronSteps

    Returns
    -------
    dict
        ``next``, the row of the next sample; ``last``, ``errors`` and ``verdict``, in words;
        ``finished``, whether there is nothing left to learn.
    """
    X, y = logic_gate(gate)
    last, verdict = steps.last, labels["learned"] if steps.finished else ""
    told = labels["none-yet"]
    if last is not None:
        error = y[last.sample] - last.output
        told = labels["moves" if error else "stays"].format(
            sample=_point(X[last.sample]),
            target=y[last.sample],
            output=int(last.output),
            sign="+" if error > 0 else "−",
        )
        if steps.by_learner:
            same = np.allclose(last.after, last.expected)
            compared = labels["rule-agrees" if same else "rule-differs"].format(
                own=written_unit(last.after), right=written_unit(last.expected)
            )
            verdict = f"{compared} {verdict}".rstrip()
    return {
        "next": steps.sample,
        "last": told,
        "errors": ", ".join(map(str, steps.history[-SHOWN_EPOCHS:])) or labels["none-yet"],
        "finished": steps.finished,
        "verdict": verdict,
    }


def written_unit(unit: Unit) -> str:
    """Write a unit's weights and bias.

    Examples
    --------
    >>> written_unit([1.0, -2.5, 0.5])
    'w = (1, −2.5), b = 0.5'
    """
    w1, w2, b = map(number, unit)
    return f"w = ({w1}, {w2}), b = {b}"


def _point(x: FloatArray) -> str:
    return f"({x[0]:g}, {x[1]:g})"
