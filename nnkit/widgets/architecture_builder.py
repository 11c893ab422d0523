"""The architecture builder: drag depth and widths, and see what they make of a network."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from operator import index
from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from nnkit.activations import get_activation
from nnkit.arrays import FloatArray
from nnkit.collapse import collapsed
from nnkit.layers import Dense
from nnkit.models import Sequential, mlp
from nnkit.plots.palette import CLASS_COLOURS, FAINT, INK, PAPER
from nnkit.widgets.architecture_layers import DenseLayer, own_layers, passes, widths_of
from nnkit.widgets.architecture_words import WORDS
from nnkit.widgets.base import CourseWidget, Setting, quietly, with_base

__all__ = ["ArchitectureBuilder", "architecture_builder"]

DEEPEST = 8
"""Columns of nodes, inputs and outputs among them."""

WIDEST_INPUT, WIDEST = 1024, 128
"""The most inputs, and the most units of a layer: more could not be computed while a hand drags."""

LARGEST_BATCH = 1024

ACTIVATIONS = ("relu", "tanh", "sigmoid", "identity")

REACH = 3.0
"""The output is shown for inputs from −REACH to REACH."""

GRID, POINTS = 41, 201


class ArchitectureBuilder(CourseWidget):
    """What :func:`architecture_builder` returns; see there."""

    _esm = with_base("architecture_builder.js")
    _css = with_base("architecture_builder.css")

    words = WORDS

    activation = Setting(str, "Of the hidden layers, by name; 'identity' switches it off.")
    batch = Setting(int, "How many samples pass through at once.", write=index)

    def __init__(
        self,
        network: Sequential | Sequence[int] | Sequence[DenseLayer],
        activation: str,
        *,
        batch: int,
        seed: int,
        count_parameters: Callable[[list[int]], int] | None,
    ) -> None:
        self._own = own_layers(network)
        self._count = count_parameters
        widths = widths_of(self._own) if self._own else [index(width) for width in network]  # type: ignore[union-attr, arg-type]
        super().__init__(
            {"widths": widths, "activation": activation, "batch": batch, "seed": seed},
        )

    @property
    def widths(self) -> tuple[int, ...]:
        """Inputs, units of each hidden layer, outputs; assign as many numbers as you like."""
        return tuple(self.state["widths"])

    @widths.setter
    def widths(self, widths: Iterable[int]) -> None:
        self.state = {**self.state, "widths": [index(width) for width in widths]}

    @property
    def code(self) -> str:
        """One line of Python that makes a builder in this state."""
        arguments = "layers" if self._is_own else f"({', '.join(map(str, self.widths))})"
        arguments += f', activation="{self.activation}", batch={self.batch}'
        if self.state["seed"] and not self._is_own:
            arguments += f", seed={self.state['seed']}"
        if self._count is not None:
            name = getattr(self._count, "__name__", "my_count")
            arguments += f", count_parameters={name}"
        return f"architecture_builder({arguments})"

    def checked(self, state: dict[str, Any]) -> dict[str, Any]:
        """Hold widths, activation, batch and seed within what can be drawn."""
        widths = state["widths"]
        if not 2 <= len(widths) <= DEEPEST:
            raise ValueError(
                f"expected 2 to {DEEPEST} widths, inputs first and outputs last; received {widths}"
            )
        limits = [WIDEST_INPUT] + [WIDEST] * (len(widths) - 1)
        if any(not 1 <= width <= limit for width, limit in zip(widths, limits, strict=True)):
            raise ValueError(
                f"expected 1 to {WIDEST_INPUT} inputs and 1 to {WIDEST} units in each layer; "
                f"received {widths}"
            )
        if state["activation"] not in ACTIVATIONS:
            raise ValueError(
                f"expected an activation among {', '.join(ACTIVATIONS)}; "
                f"received {state['activation']!r}"
            )
        if not 1 <= state["batch"] <= LARGEST_BATCH:
            raise ValueError(
                f"expected a batch of 1 to {LARGEST_BATCH} samples, received {state['batch']}"
            )
        if state["seed"] < 0:
            raise ValueError(f"expected a seed of at least 0, received {state['seed']}")
        return state

    def answer(self) -> tuple[dict[str, Any], Mapping[str, npt.NDArray[Any]]]:
        """Compute shapes and counts, and the output of the network beside that of one layer."""
        model = self._model()
        layers = [layer for layer in model.layers if isinstance(layer, Dense)]
        counts = [layer.parameter_count for layer in layers]
        weight, bias = collapsed(layers)
        samples = _samples(len(weight))
        # the other inputs are 0, and their weights change nothing
        outputs = samples @ layers[0].weight[:2] + layers[0].bias
        for layer in model.layers[1:]:
            outputs = layer.forward(outputs)
        expected = outputs[:, 0]
        single = samples @ weight[:2, 0] + bias[0]
        seen, messages, error = expected, [], ""
        own_count = None
        try:
            if self._is_own:
                zeros = np.zeros((len(samples), len(weight) - samples.shape[1]))
                seen, said = self._own_outputs(np.hstack([samples, zeros]))
                messages.append(said)
            elif self._own:
                messages.append(self.labels["own-left"])
            if self._count is not None:
                own_count, said = self._own_count(sum(counts), sum(self.widths[1:]))
                messages.append(said)
        except Exception as failure:
            error = self.failure(failure)
            if self._is_own:
                seen = np.full(len(samples), np.nan)
        low, high = _range_of(seen if np.any(np.isfinite(seen)) else expected)
        curves = [part[:POINTS] for part in (expected, seen, single)]
        numbers = {
            "layers": [
                {
                    "weight": list(layer.weight.shape),
                    "bias": list(layer.bias.shape),
                    "parameters": layer.parameter_count,
                }
                for layer in layers
            ],
            "total": sum(counts),
            "edges": sum(layer.weight.size for layer in layers),
            "single": {
                "weight": weight[:2, 0].tolist(),
                "bias": float(bias[0]),
                "shapes": [list(weight.shape), list(bias.shape)],
                "difference": float(np.max(np.abs(expected - single))),
            },
            "own": self._is_own,
            "own_count": own_count,
            "low": low,
            "high": high,
            "cut": _range_around(*curves),
            "message": " ".join(messages),
            "error": error,
        }
        return numbers, {
            "along": samples[:POINTS, 0],
            "network": seen[:POINTS],
            "single": single[:POINTS],
            "nnkit": expected[:POINTS] if self._is_own else np.full(POINTS, np.nan),
            "plane": seen[POINTS:].reshape(-1, GRID),
        }

    @property
    def _is_own(self) -> bool:
        """Whether the learner's own layers are those on the picture."""
        return bool(self._own) and list(self.widths) == widths_of(self._own)

    def _model(self) -> Sequential:
        """Return nnkit's network, with the learner's weights if there are any.

        The initialiser does not depend on the activation, so that switching it off changes
        nothing else.
        """
        rng = np.random.default_rng(self.state["seed"])
        model = mlp(self.widths, self.activation, initializer="he_normal", rng=rng)
        layers = [layer for layer in model.layers if isinstance(layer, Dense)]
        if self._is_own:
            for layer, own in zip(layers, self._own, strict=True):
                layer.weight, layer.bias = own.weight, own.bias
        else:
            for layer in layers:
                # as large as the sums that they are added to, so that kinks lie in the picture
                spread = 1.5 * np.sqrt(2 / layer.in_features)
                layer.bias = rng.normal(0, spread, layer.out_features)
        return model

    def _own_outputs(self, samples: FloatArray) -> tuple[FloatArray, str]:
        """Return y₁ as the learner's layers compute it, and which layer is wrong first."""
        say, first_wrong = self.labels, ""
        for layer, sums, expected in passes(self._own, samples, get_activation(self.activation)):
            if sums.shape != expected.shape:
                shapes = {"expected": expected.shape, "received": sums.shape}
                raise ValueError(say["shape"].format(layer=layer, **shapes))
            wrong = int(np.sum(~np.isclose(sums, expected, atol=1e-6).all(axis=1)))
            if wrong and not first_wrong:
                values = {"layer": layer, "wrong": wrong, "samples": len(samples)}
                first_wrong = say["own-differs"].format(**values)
        return sums[:, 0], first_wrong or say["own-layers"]

    def _own_count(self, total: int, biases: int) -> tuple[int, str]:
        """Return what the learner's function counts, and what that says."""
        received = quietly(self._count, list(self.widths))
        try:
            own = index(received)
        except TypeError:
            wrong = self.labels["count-kind"].format(received=repr(received))
            raise TypeError(wrong) from None
        key = "agrees" if own == total else "biases" if own == total - biases else "differs"
        values = {"own": f"{own:,}", "total": f"{total:,}", "missing": f"{biases:,}"}
        return own, self.labels[f"count-{key}"].format(**values)

    def describe(self) -> str:
        """Say widths, activation and parameters in one line."""
        widths = "-".join(map(str, self.widths))
        total = sum((inputs + 1) * outputs for inputs, outputs in pairwise(self.widths))
        say = self.labels
        activation = say["is-off"] if self.activation == "identity" else self.activation
        return (
            f"{say['title']}: {widths}, {say['activation']}: {activation}, "
            f"{say['parameters']}: {total:,}"
        )

    def draw_still(self, figure: Figure) -> None:
        """Draw the network, and its output beside that of one layer."""
        numbers, arrays = self.answer()
        left, right = figure.subplots(1, 2, width_ratios=(3, 2))
        _draw_columns(left, self.widths)
        along = arrays["along"]
        for name, colour, style in (
            ("network", CLASS_COLOURS[0], "-"),
            ("single", INK, "--"),
            ("nnkit", CLASS_COLOURS[5], ":"),
        ):
            if np.any(np.isfinite(arrays[name])):
                label = self.labels[f"curve-{name}"]
                right.plot(along, arrays[name], color=colour, linestyle=style, label=label)
        right.set(ylim=numbers["cut"], xlabel="x₁", ylabel="y₁")
        right.legend(fontsize=8)
        figure.suptitle(self.describe(), fontsize=9)


def architecture_builder(
    network: Sequential | Sequence[int] | Sequence[DenseLayer] = (784, 16, 16, 10),
    activation: str = "relu",
    *,
    batch: int = 32,
    seed: int = 0,
    count_parameters: Callable[[list[int]], int] | None = None,
) -> ArchitectureBuilder:
    """Show a network of dense layers whose depth and widths can be dragged.

    Pull the handle on top of a column up or down, use the arrow keys (with Shift ten times as far)
    or type a number; Insert and Delete add and remove hidden layers. The shapes of every weight,
    bias and output follow, the number of parameters, and the output over the first two inputs.

    Parameters
    ----------
    network : sequence of int, Sequential or sequence of layers, default (784, 16, 16, 10)
        The widths, inputs first: at most 8, of at most 1,024 inputs and 128 units in a layer. Their
        weights and biases are drawn at random. Or layers of your own, each with a ``weight`` of
        shape (in_features, out_features), a ``bias`` of shape (out_features,) and ``forward(x)``:
        they compute the output in the place of nnkit, and are compared with it, until a width is
        changed. Of a Sequential the dense layers are taken.
    activation : {"relu", "tanh", "sigmoid", "identity"}, default "relu"
        Of the hidden layers; with "identity" the activations are off.
    batch : int from 1 to 1024, default 32
        How many samples pass through at once, for the shapes.
    seed : int ≥ 0, default 0
        Of the random weights.
    count_parameters : callable, optional
        A function of your own: ``count_parameters(widths)`` returns how many parameters a network
        of these widths has. It is drawn and compared.

    Returns
    -------
    ArchitectureBuilder
        Its ``widths``, ``activation`` and ``batch`` can be read and set.

    Raises
    ------
    ValueError
        If the widths or the other arguments are beyond what can be drawn, or a layer of your own
        does not take what the one before it puts out.

    Examples
    --------
    >>> builder = architecture_builder((784, 16, 16, 10))
    >>> builder.describe()
    'Architecture builder: 784-16-16-10, Activation of hidden layers: relu, Parameters: 13,002'
    >>> builder.widths = (2, 8, 1)
    >>> builder.code
    'architecture_builder((2, 8, 1), activation="relu", batch=32)'
    """
    return ArchitectureBuilder(
        network, activation, batch=batch, seed=seed, count_parameters=count_parameters
    )


def _samples(inputs: int) -> FloatArray:
    """Return the first two inputs of samples along x₁, then of a plane, from its top left.

    If there is one input only, there is no plane.
    """
    line = np.linspace(-REACH, REACH, POINTS)
    if inputs == 1:
        return line[:, np.newaxis]
    axis = np.linspace(-REACH, REACH, GRID)
    across, up = np.meshgrid(axis, axis[::-1])
    x1, x2 = np.append(line, across), np.append(np.zeros(POINTS), up)
    return np.column_stack([x1, x2])


def _range_of(outputs: FloatArray) -> tuple[float, float]:
    """Return the ends of an axis for `outputs`, with some room beyond the outputs."""
    seen = outputs[np.isfinite(outputs)]
    low, high = (float(seen.min()), float(seen.max())) if seen.size else (0.0, 0.0)
    room = 0.1 * (high - low) or 1.0
    return low - room, high + room


def _range_around(curve: FloatArray, *others: FloatArray) -> tuple[float, float]:
    """Return the ends of an axis for `curve`, and for what of the others lies near it."""
    low, high = _range_of(curve)
    room = 3 * (high - low)
    points = np.concatenate(others)
    near = points[(low - room < points) & (points < high + room)]
    return _range_of(np.append(near, [low, high]))


def _draw_columns(ax: Axes, widths: Sequence[int]) -> None:
    """Draw a column for each width, small enough for eight of them beside another picture."""
    tallest = np.log2(WIDEST_INPUT + 1)
    columns = [np.linspace(-1, 1, min(n, 16) + 2)[1:-1] * np.log2(n + 1) / tallest for n in widths]
    for at, (sources, targets) in enumerate(pairwise(columns)):
        edges = np.array(np.meshgrid(sources, targets)).reshape(2, -1)
        ax.plot([at, at + 1], edges, color=FAINT, linewidth=0.5, zorder=1)
    for at, (width, units) in enumerate(zip(widths, columns, strict=True)):
        ax.scatter(np.full(len(units), at), units, s=14, color=PAPER, edgecolors=INK, zorder=2)
        ax.text(at, units[-1] + 0.08, f"{width:,}", ha="center")
    ax.set(ylim=(-1.1, 1.2))
    ax.set_axis_off()
