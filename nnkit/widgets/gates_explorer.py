"""The gates explorer: a line over a truth table, and two hidden units that fold the plane."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from nnkit.arrays import FloatArray, as_float_array
from nnkit.datasets.gates import GATES, logic_gate
from nnkit.plots.palette import CLASS_COLOURS, FAINT, INK, LOW_TO_HIGH, PAPER
from nnkit.widgets.base import CourseWidget, quietly, with_base
from nnkit.widgets.gates_learning import PerceptronSteps, UpdateRule
from nnkit.widgets.gates_network import ACTIVATIONS, GateNetwork, Unit, checked_unit
from nnkit.widgets.gates_remarks import about_learning, about_network, about_points, written_unit
from nnkit.widgets.gates_words import WORDS

__all__ = ["GatesExplorer", "gates_explorer"]

LOW, HIGH = -0.6, 1.6
"""Both planes run from LOW to HIGH in both directions, with the four points in their middle."""

GRID = 101
"""A plane is computed at GRID × GRID places."""

MESH = 41
"""The mesh that shows the fold has MESH × MESH knots, from −0.5 to 1.5."""

NOTCH = 0.02
"""How far the player folds at a time."""

NEURON = (1.0, -1.0, 0.5)
HIDDEN = ((1.0, 1.0, -0.5), (-1.0, -1.0, 1.5))
OUTPUT = (1.0, 1.0, -1.5)


def _held(name: str, doc: str) -> Any:
    """Make a property that reads and sets one entry of the state."""

    def read(widget: CourseWidget) -> Any:
        return widget.state[name]

    def write(widget: CourseWidget, value: Any) -> None:
        widget.state = {**widget.state, name: value}

    return property(read, write, doc=doc)


class GatesExplorer(CourseWidget):
    """What :func:`gates_explorer` returns; see there."""

    _esm = with_base("gates_explorer.js")
    _css = with_base("gates_explorer.css")

    words = WORDS

    gate = _held("gate", "The name of the gate; assign another one.")
    hidden_units = _held("hidden_units", "0 for one unit alone, or 2.")
    neuron = _held("neuron", "The single unit's two weights and its bias.")
    hidden = _held("hidden", "Two weights and a bias for each of the two hidden units.")
    output = _held("output", "The output unit's two weights and its bias.")
    activation = _held("activation", 'Of all units: "step" or "sigmoid".')
    fold = _held("fold", "How far the points have moved from the input to the hidden plane.")

    def __init__(
        self,
        state: dict[str, Any],
        *,
        network: Callable[[FloatArray], npt.ArrayLike] | None,
        rule: UpdateRule | None,
    ) -> None:
        self._network, self._rule = network, rule
        self._rule_failure = ""
        self._plane = _square(LOW, HIGH, GRID)
        self._knots = _square(-0.5, 1.5, MESH)
        super().__init__(state)
        self._steps = PerceptronSteps(self.labels, rule)
        # what was learned of one gate says nothing about another
        self.observe(self._forget_gate, "state")

    @property
    def right(self) -> int:
        """How many of the four points are right."""
        return int(self.answer()[0]["right"])

    @property
    def code(self) -> str:
        """One line of Python that makes an explorer in this state."""
        arguments = f'"{self.gate}"'
        for name, usual in _USUAL.items():
            value = self.state[name]
            if value != usual:
                arguments += f", {name}={_written(value)}"
        for name, function in (("network", self._network), ("rule", self._rule)):
            if function is not None:
                arguments += f", {name}={getattr(function, '__name__', f'my_{name}')}"
        return f"gates_explorer({arguments})"

    def checked(self, state: dict[str, Any]) -> dict[str, Any]:
        """Hold every entry to what can be drawn."""
        for name, what, allowed in (
            ("gate", "a gate", list(GATES)),
            ("hidden_units", "hidden_units", [0, 2]),
            ("activation", "an activation", list(ACTIVATIONS)),
        ):
            if state[name] not in allowed:
                raise ValueError(f"expected {what} of {allowed}, received {state[name]!r}")
        if not 0 <= state["fold"] <= 1:
            raise ValueError(f"expected a fold from 0 to 1, received {state['fold']}")
        if len(state["hidden"]) != 2:
            raise ValueError(f"expected two hidden units, received {len(state['hidden'])}")
        return {
            **state,
            "neuron": checked_unit(state["neuron"]),
            "hidden": [checked_unit(unit) for unit in state["hidden"]],
            "output": checked_unit(state["output"]),
        }

    def do(self, event: dict[str, Any]) -> None:
        """Learn from one sample, start from 0, fold a notch, or scale all weights."""
        state, name = self.state, event["name"]
        self._rule_failure = ""
        if name == "learn":
            try:
                state = {**state, "neuron": self._steps.step(self.neuron, *logic_gate(self.gate))}
            except Exception as failure:
                self._rule_failure = self.failure(failure)
        elif name == "fold":
            # from where the hand saw it: an event that was sent twice folds once
            start = float(event["from"])
            state = {**state, "fold": 0.0 if start == 1 else min(1.0, round(start + NOTCH, 2))}
        elif name == "scale":
            state = {**state, **GateNetwork.of(state).scaled(float(event["by"]))}
        else:  # "zeros" and "reset" end what was learned
            self._steps.clear()
            if name == "zeros":
                state = {**state, "neuron": [0.0, 0.0, 0.0]}
        self.state = state

    def answer(self) -> tuple[dict[str, Any], Mapping[str, npt.NDArray[Any]]]:
        """Compute the planes, the truth table, the fold and what the learner should know."""
        X, y = logic_gate(self.gate)
        network, error, verdict = GateNetwork.of(self.state), self._rule_failure, ""
        plane, drawn = network.outputs(self._plane), network.outputs(X)
        outputs = drawn
        if self._network is not None:
            try:
                own, outputs = self._own(self._plane), self._own(X)
            except Exception as failure:
                error = self.failure(failure)
                own, outputs = np.full(len(plane), np.nan), np.full(len(X), np.nan)
            else:
                verdict = about_network(self.labels, own, plane)
            plane = own
        right = np.isfinite(outputs) & ((outputs > 0.5) == y)
        hidden = network.hidden_outputs(X)
        remarks = about_points(self.labels, self.gate, network, right)
        numbers = {
            "hidden_units": self.hidden_units,
            "right": int(right.sum()),
            "message": f"{remarks} {verdict}".rstrip(),
            "error": error,
            "learning": about_learning(self.labels, self.gate, self._steps),
        }
        knots = self._folded(self._knots, network.hidden_outputs(self._knots))
        return numbers, {
            "plane": plane.reshape(GRID, GRID),
            "hidden_plane": network.last.forward(self._plane).reshape(GRID, GRID),
            "mesh": knots.reshape(MESH, MESH, 2),
            "points": np.column_stack(
                [
                    *(X, y, network.sums(X), outputs, right, hidden),
                    *(self._folded(X, hidden), (drawn > 0.5) == y),
                ]
            ),
        }

    def _folded(self, X: FloatArray, hidden: FloatArray) -> FloatArray:
        share = float(self.fold)
        return (1 - share) * X + share * hidden

    def _own(self, X: FloatArray) -> FloatArray:
        outputs = as_float_array(quietly(self._network, X.copy()))
        if outputs.shape == (len(X), 1):  # as a layer with one unit gives them
            outputs = outputs[:, 0]
        if outputs.shape != (len(X),):
            raise ValueError(self.labels["own-shape"].format(samples=len(X), shape=outputs.shape))
        return outputs

    def _forget_gate(self, change: Any) -> None:
        if change["old"]["gate"] != change["new"]["gate"]:
            self._steps.clear()

    def describe(self) -> str:
        """Say the gate, the units and how many points are right in one line."""
        say = self.labels
        told = "; ".join(
            f"{say[name]} {written_unit(unit)}"
            for name, unit in GateNetwork.of(self.state).named_units.items()
        )
        return (
            f"{say['title']}, {self.gate.upper()}, {say[self.activation]}: {told}. "
            f"{self.answer()[0]['message']}"
        )

    def draw_still(self, figure: Figure) -> None:
        """Draw the input plane, and beside it the hidden plane where there is one."""
        _, arrays = self.answer()
        points, count = arrays["points"], 2 if self.hidden_units else 1
        axes = figure.subplots(1, count, squeeze=False)[0]
        lines = self.hidden if self.hidden_units else [self.neuron]
        _draw_plane(axes[0], arrays["plane"], lines, points[:, :2], points[:, 2], points[:, 5])
        axes[0].set(title=self.labels["input-plane"], xlabel="x₁", ylabel="x₂")
        if self.hidden_units:
            mesh = arrays["mesh"][::4, ::4]
            axes[1].plot(mesh[..., 0], mesh[..., 1], color=FAINT, linewidth=0.6)
            axes[1].plot(mesh[..., 0].T, mesh[..., 1].T, color=FAINT, linewidth=0.6)
            at, right = points[:, 8:10], points[:, 10]
            _draw_plane(axes[1], arrays["hidden_plane"], [self.output], at, points[:, 2], right)
            axes[1].set(title=self.labels["hidden-plane"], xlabel="h₁", ylabel="h₂")


_USUAL = {
    "hidden_units": 0,
    "neuron": list(NEURON),
    "hidden": [list(unit) for unit in HIDDEN],
    "output": list(OUTPUT),
    "activation": "step",
    "fold": 1.0,
}


def gates_explorer(
    gate: str = "and",
    *,
    hidden_units: int = 0,
    neuron: Unit = NEURON,
    hidden: Sequence[Unit] = HIDDEN,
    output: Unit = OUTPUT,
    activation: str = "step",
    fold: float = 1.0,
    network: Callable[[FloatArray], npt.ArrayLike] | None = None,
    rule: UpdateRule | None = None,
) -> GatesExplorer:
    """Show a logic gate as four points, for one line to part or for two hidden units to fold.

    Drag the lines and the tips of their normals, or move them with the arrow keys (with Shift ten
    times as far). One unit can also learn by the perceptron learning rule, a sample at a time.

    Parameters
    ----------
    gate : {"and", "or", "nand", "nor", "xor", "xnor"}, default "and"
    hidden_units : {0, 2}, default 0
        How many units stand between the inputs and the unit that answers.
    neuron : three floats, default (1, -1, 0.5)
        Two weights and the bias of the unit that answers alone.
    hidden : two times three floats
        Of the hidden units; by default OR and NAND.
    output : three floats, default (1, 1, -1.5)
        Of the unit that reads the hidden ones; by default AND.
    activation : {"step", "sigmoid"}, default "step"
        Of all units. An output above 0.5 counts as 1.
    fold : float in [0, 1], default 1
        Where the points are between the input plane (0) and the hidden plane (1).
    network : callable, optional
        ``network(X)`` returns one output for each row of `X`, of shape (samples, 2). It colours the
        input plane and is counted instead of nnkit's network. If it raises, the widget shows the
        error and lives on.
    rule : callable, optional
        ``rule(weights, bias, x, target)`` returns the weights and the bias after one sample. It
        learns instead of nnkit's :class:`~nnkit.neuron.Perceptron`.

    Returns
    -------
    GatesExplorer
        Its ``gate``, ``hidden_units``, ``neuron``, ``hidden``, ``output``, ``activation`` and
        ``fold`` can be read and set, ``right`` counts the right points, ``reset()`` goes back to
        the start, and ``code`` is a line of Python that makes the present one.

    Raises
    ------
    ValueError
        If there is no such gate or activation, a unit is not three finite numbers, or `fold` or
        `hidden_units` is out of range.

    Examples
    --------
    >>> explorer = gates_explorer("xor", hidden_units=2)
    >>> explorer.right
    4
    >>> explorer.activation = "sigmoid"
    >>> explorer.code
    'gates_explorer("xor", hidden_units=2, activation="sigmoid")'
    """
    state = {
        "gate": gate,
        "hidden_units": hidden_units,
        "neuron": neuron,
        "hidden": hidden,
        "output": output,
        "activation": activation,
        "fold": fold,
    }
    return GatesExplorer(state, network=network, rule=rule)


def _square(low: float, high: float, count: int) -> FloatArray:
    """Return places row by row from the top left, as a canvas has its pixels."""
    axis = np.linspace(low, high, count)
    across, up = np.meshgrid(axis, axis[::-1])
    return np.column_stack([across.ravel(), up.ravel()])


def _written(value: Any) -> str:
    """Write an entry of the state as Python: numbers without needless digits."""
    if isinstance(value, list):
        return f"({', '.join(map(_written, value))})"
    return f'"{value}"' if isinstance(value, str) else f"{value:.12g}"


def _draw_plane(
    ax: Axes,
    plane: FloatArray,
    lines: Sequence[Unit],
    places: FloatArray,
    targets: FloatArray,
    right: FloatArray,
) -> None:
    ax.imshow(plane, extent=(LOW, HIGH, LOW, HIGH), cmap=LOW_TO_HIGH, vmin=0, vmax=1)
    for index, (w1, w2, b) in enumerate(lines):
        if w1 or w2:
            scale = -b / (w1**2 + w2**2)
            x1, x2 = scale * w1, scale * w2
            dash = ("-", "--")[index]
            ax.axline((x1, x2), (x1 - w2, x2 + w1), color=CLASS_COLOURS[5 * index], linestyle=dash)
    for place, target, is_right in zip(places, targets, right, strict=True):
        ax.plot(*place, "s" if target else "o", color=INK, markerfacecolor=PAPER, markersize=9)
        if not is_right:
            ax.plot(*place, "x", color=INK)
    ax.set(xlim=(LOW, HIGH), ylim=(LOW, HIGH))
