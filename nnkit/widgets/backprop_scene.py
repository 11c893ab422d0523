"""What the backprop debugger draws: a box for each number, an arrow for each operand."""

from collections.abc import Mapping
from typing import Any

from nnkit.autodiff import Scalar
from nnkit.plots.layered_layout import layered_layout
from nnkit.plots.numerals import number
from nnkit.widgets.backprop_run import Run
from nnkit.widgets.backprop_telling import sum_of

__all__ = ["scene"]


def scene(
    done: Run, step: int, labels: Mapping[str, str], *, with_gradients: bool
) -> dict[str, Any]:
    """Return the boxes with their texts and the arrows with their ways, as JSON can hold them.

    Parameters
    ----------
    done : Run
    step : int
        How many arrows have been walked.
    labels : mapping of str to str
    with_gradients : bool
        False where the learner's code has failed, and there are none.
    """
    layout = layered_layout(
        {
            name: [operand.name for operand in scalar.operands]
            for name, scalar in done.scalars.items()
        }
    )
    nodes = []
    for name, scalar in done.scalars.items():
        texts = _texts(done, scalar, step, labels, with_gradients=with_gradients)
        nodes.append({"name": name, "at": list(layout.nodes[name]), **texts})
    walked = {(one.source, one.place) for one in done.arrivals[:step]}
    now = {(one.source, one.place) for one in done.arrivals[step : step + 1]}
    arrows = [
        {
            "from": name,
            "to": operand.name,
            "bends": [list(point) for point in layout.bends[operand.name, name]],
            "twin": scalar.operands[:place].count(operand),
            "twins": scalar.operands.count(operand),
            "walked": (scalar, place) in walked,
            "now": (scalar, place) in now,
        }
        for name, scalar in done.scalars.items()
        for place, operand in enumerate(scalar.operands)
    ]
    return {"nodes": nodes, "arrows": arrows}


def _texts(
    done: Run, scalar: Scalar, step: int, labels: Mapping[str, str], *, with_gradients: bool
) -> dict[str, str]:
    """Return the lines of a box; those that are not there yet are empty."""
    value = number(done.outputs.get(scalar.name, scalar.value))
    texts = {
        "title": f"{scalar.name} = {scalar.formula}" if scalar.formula else scalar.name,
        "value": f"{labels['value']} {value}",
        "gradient": "",
        "parts": "",
        "wrong": "",
    }
    gradient = done.gradient(scalar, step)
    if not with_gradients or gradient is None:
        return texts
    there = done.is_there(scalar, step)
    texts["gradient"] = f"{labels['gradient' if there else 'arrives']} {number(gradient)}"
    arrived = [one for one in done.arrivals[:step] if one.operand is scalar]
    if there and done.is_wrong(scalar):
        if done.has_wrong_output(scalar):
            right = labels["value-should-be"].format(right=number(scalar.value))
        else:
            right = labels["should-be"].format(right=number(done.right[scalar]))
        texts["wrong"] = f"✗ {right}"
        if done.outputs:  # a learner's layer does not say what it has added up
            return texts
    texts["parts"] = sum_of(arrived, labels)
    return texts
