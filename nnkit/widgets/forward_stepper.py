"""The forward stepper: follow a sample through a small network, number by number."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, pairwise
from operator import index
from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib.figure import Figure
from matplotlib.patches import Circle

from nnkit.arrays import FloatArray, as_float_array
from nnkit.forward_pass import forward_pass
from nnkit.layers import Dense
from nnkit.models import Sequential
from nnkit.plots.network_columns import read_columns
from nnkit.plots.network_diagram import network_diagram
from nnkit.plots.nodes import RADIUS
from nnkit.plots.numerals import number
from nnkit.widgets.base import CourseWidget, with_base
from nnkit.widgets.forward_answers import (
    Difference,
    ForwardFunction,
    OwnPass,
    first_difference,
    own_passes,
)
from nnkit.widgets.forward_guesses import is_near, mistake_in
from nnkit.widgets.forward_progress import ALL, NOTHING, SUM, Progress
from nnkit.widgets.forward_words import WORDS

__all__ = ["ForwardStepper", "forward_stepper"]

WIDEST, MOST_LAYERS, MOST_SAMPLES = 5, 3, 8
"""What can be drawn with every number legible."""

LARGEST = 1000.0

ACTIVATIONS = ("step", "identity", "sigmoid", "tanh", "relu")
"""Those whose every output depends on one sum alone, so that a node can be computed by itself."""

WEIGHTS = [[[1.0, -1.0], [-2.0, 1.0]], [[2.0], [-1.0]]]
BIASES = [[0.5, 2.0], [0.5]]


class ForwardStepper(CourseWidget):
    """What :func:`forward_stepper` returns; see there."""

    _esm = with_base("forward_stepper.js")
    _css = with_base("forward_stepper.css")

    words = WORDS

    def __init__(
        self,
        x: npt.ArrayLike,
        weights: Sequence[npt.ArrayLike],
        biases: Sequence[npt.ArrayLike],
        activations: Sequence[str],
        *,
        forward: ForwardFunction | None,
        sample: int,
        step: int,
        predict: bool,
    ) -> None:
        self._forward = forward
        self._verdict: tuple[dict[str, Any], dict[str, Any]] | None = None
        samples = np.atleast_2d(as_float_array(x))
        passes = forward_pass(samples, weights, biases, activations)  # says what does not fit
        self._widths = [samples.shape[1], *(one.sums.shape[1] for one in passes)]
        super().__init__(
            {
                "inputs": samples.tolist(),
                "weights": [as_float_array(weight).tolist() for weight in weights],
                "biases": [as_float_array(bias).tolist() for bias in biases],
                "activations": list(activations),
                "sample": index(sample),
                "step": index(step),
                "predict": bool(predict),
                "known": NOTHING,
            }
        )

    @property
    def x(self) -> FloatArray:
        """The samples, of shape (samples, features); assign as many samples as you like."""
        return np.array(self.state["inputs"], dtype=float)

    @x.setter
    def x(self, x: npt.ArrayLike) -> None:
        inputs = np.atleast_2d(as_float_array(x)).tolist()
        sample = min(self.sample, len(inputs) - 1)
        self.state = {**self.state, "inputs": inputs, "sample": sample}

    @property
    def weights(self) -> list[FloatArray]:
        """A copy of the weight of each layer; assign a list of arrays to change them."""
        return [np.array(weight, dtype=float) for weight in self.state["weights"]]

    @weights.setter
    def weights(self, weights: Iterable[npt.ArrayLike]) -> None:
        lists = [as_float_array(weight).tolist() for weight in weights]
        self.state = {**self.state, "weights": lists}

    @property
    def biases(self) -> list[FloatArray]:
        """A copy of the bias of each layer; assign a list of arrays to change them."""
        return [np.array(bias, dtype=float) for bias in self.state["biases"]]

    @biases.setter
    def biases(self, biases: Iterable[npt.ArrayLike]) -> None:
        self.state = {**self.state, "biases": [as_float_array(bias).tolist() for bias in biases]}

    @property
    def activations(self) -> tuple[str, ...]:
        """The activation of each layer by name; assign as many names."""
        return tuple(self.state["activations"])

    @activations.setter
    def activations(self, activations: Iterable[str]) -> None:
        self.state = {**self.state, "activations": list(activations)}

    @property
    def step(self) -> int:
        """How many nodes have been reached; 0 while only the data are in."""
        return int(self.state["step"])

    @step.setter
    def step(self, step: int) -> None:
        self.state = {**self.state, "step": index(step), "known": NOTHING}

    @property
    def sample(self) -> int:
        """The row of :attr:`x` that is followed."""
        return int(self.state["sample"])

    @sample.setter
    def sample(self, sample: int) -> None:
        self.state = {**self.state, "sample": index(sample), "known": NOTHING}

    @property
    def predict(self) -> bool:
        """Whether a node's numbers stay hidden until they have been predicted."""
        return bool(self.state["predict"])

    @predict.setter
    def predict(self, predict: bool) -> None:
        self.state = {**self.state, "predict": bool(predict), "known": NOTHING}

    @property
    def code(self) -> str:
        """One line of Python that makes a stepper in this state."""
        state = self.state
        arguments = [_numbers(state["inputs"])]
        arguments += [f"{name}={_numbers(state[name])}" for name in ("weights", "biases")]
        arguments.append(f"activations={state['activations']}")
        if self._forward is not None:
            arguments.append(f"forward={getattr(self._forward, '__name__', 'my_forward')}")
        defaults = {"sample": 0, "step": 0, "predict": False}
        arguments += [
            f"{name}={state[name]}" for name, usual in defaults.items() if state[name] != usual
        ]
        return f"forward_stepper({', '.join(arguments)})"

    def checked(self, state: dict[str, Any]) -> dict[str, Any]:
        """Hold numbers, shapes, activations and the place within what can be drawn."""
        widths = self._widths
        if max(widths) > WIDEST or len(widths) - 1 > MOST_LAYERS:
            raise ValueError(
                f"expected at most {WIDEST} nodes side by side and {MOST_LAYERS} layers of "
                f"weights, received {'-'.join(map(str, widths))}"
            )
        shapes = {
            "weights": [tuple(pair) for pair in pairwise(widths)],
            "biases": [(width,) for width in widths[1:]],
        }
        for name, expected in shapes.items():
            received = [np.shape(array) for array in state[name]]
            if received != expected:
                raise ValueError(f"expected {name} of shapes {expected}, received {received}")
        inputs = np.array(state["inputs"], dtype=float)
        if inputs.shape[1:] != (widths[0],) or not 1 <= len(inputs) <= MOST_SAMPLES:
            raise ValueError(
                f"expected 1 to {MOST_SAMPLES} samples of {widths[0]} numbers, received an array "
                f"of shape {inputs.shape}"
            )
        for array in (inputs, *state["weights"], *state["biases"]):
            # also false for what is not a number
            if not np.all(np.abs(array) <= LARGEST):
                raise ValueError(
                    f"expected numbers between −{LARGEST:g} and {LARGEST:g}, received {array}"
                )
        if len(state["activations"]) != len(widths) - 1 or not set(ACTIVATIONS).issuperset(
            state["activations"]
        ):
            raise ValueError(
                f"expected {len(widths) - 1} activations among {', '.join(ACTIVATIONS)}; received "
                f"{state['activations']}"
            )
        for name, last in (
            ("step", sum(widths[1:])), ("sample", len(inputs) - 1), ("known", ALL),
        ):  # fmt: skip
            if not 0 <= state[name] <= last:
                raise ValueError(f"expected a {name} from 0 to {last}, received {state[name]}")
        return state

    def do(self, event: dict[str, Any]) -> None:
        """Judge a guess: ``{"name": "guess", "value": …}``. A right one uncovers the number."""
        progress, say = Progress(self.state), self.labels
        part = progress.asked
        if event["name"] != "guess" or part is None:
            return
        guess, node = float(event["value"]), progress.node
        expected = getattr(node, part)
        right = is_near(guess, expected)
        if right:
            text = say["right"].format(value=number(expected))
            # a sum without an activation is the output, and need not be asked for twice
            last = part == "output" or node.activation == "identity"
            self.state = {**self.state, "known": ALL if last else SUM}
        else:
            mistake = mistake_in(guess, node, part)
            key = f"wrong-{mistake}" if mistake else "wrong"
            text = say[key].format(guess=number(guess))
        self._verdict = self._place, {"right": right, "text": text}

    def answer(self) -> tuple[dict[str, Any], Mapping[str, npt.NDArray[Any]]]:
        """Compute every number that has been reached, and what the learner should know."""
        progress, say = Progress(self.state), self.labels
        own, error, difference, message = None, "", None, ""
        if self._forward is not None:
            try:
                own = own_passes(self._forward, progress, say)
            except Exception as failure:
                error = self.failure(failure)
            else:
                difference = first_difference(own, progress.passes)
                message = self._compared(own, progress, difference)
        verdict = self._verdict[1] if self._verdict and self._verdict[0] == self._place else None
        first = None
        if difference is not None:
            step = 1 + progress.nodes.index((difference.layer, difference.unit))
            first = {"step": step, "sample": difference.sample}
        numbers = {
            "names": progress.names,
            "nodes": progress.shown(own, failed=bool(error)),
            "lines": progress.lines(say),
            "own": progress.own_line(own, say) if own else "",
            "asked": progress.asked,
            "verdict": verdict,
            "first": first,
            "prediction": "" if error else progress.prediction(own, say),
            "message": message,
            "error": error,
        }
        return numbers, {}

    @property
    def _place(self) -> dict[str, Any]:
        """All that a verdict is about: it is gone once a number or the place has changed."""
        return {name: part for name, part in self.state.items() if name != "known"}

    def _compared(
        self, own: list[OwnPass], progress: Progress, difference: Difference | None
    ) -> str:
        """Say where the learner's function first leaves nnkit's."""
        say: dict[str, str] = self.labels
        only_outputs = own[-1].sums is None
        if difference is None:
            return say["agrees-outputs" if only_outputs else "agrees"]
        said = say["differs"].format(
            part=say[f"part-{difference.part}"],
            name=progress.names[difference.layer + 1][difference.unit],
            sample=difference.sample + 1,
            own=number(difference.received),
            expected=number(difference.expected),
        )
        return " ".join([said, say["differs-outputs"]] if only_outputs else [said])

    def describe(self) -> str:
        """Say the present step in one line."""
        progress = Progress(self.state)
        widths = "-".join(str(len(column)) for column in progress.names)
        return f"{self.labels['title']}, {widths}. {'; '.join(progress.lines(self.labels))}"

    def draw_still(self, figure: Figure) -> None:
        """Draw the network with the numbers that have been reached."""
        numbers, _ = self.answer()
        names = list(chain(*numbers["names"]))
        inputs = [number(float(value), digits=3) for value in self.x[self.sample]]
        known = [*inputs, *(node["output"] for node in numbers["nodes"])]
        model = _model(self.weights, self.biases, self.activations)
        blank = [" "] * self._widths[0], [" "] * self._widths[-1]
        ax = network_diagram(
            model, input_names=blank[0], output_names=blank[1], ax=figure.subplots()
        )
        # a circle for each node, column by column
        circles = [patch for patch in ax.patches if isinstance(patch, Circle)]
        for circle, name, text in zip(circles, names, known, strict=True):
            x, y = circle.center
            ax.text(x, y, text or name, ha="center", va="center", fontsize=8, zorder=4)
            if text and max(self._widths) <= 3:  # where there is room
                ax.text(x, y + RADIUS + 0.05, name, ha="center", va="bottom", fontsize=9)
        figure.suptitle("\n".join(numbers["lines"]), fontsize=9)


def forward_stepper(
    x: npt.ArrayLike = (2.0, 1.0),
    model: Sequential | None = None,
    *,
    weights: Sequence[npt.ArrayLike] = WEIGHTS,
    biases: Sequence[npt.ArrayLike] = BIASES,
    activations: Sequence[str] = ("relu", "sigmoid"),
    forward: ForwardFunction | None = None,
    sample: int = 0,
    step: int = 0,
    predict: bool = False,
) -> ForwardStepper:
    """Follow a sample through a small network, node by node, with every number written out.

    Click on the nodes in the order of computation, or go on with the arrow keys or the buttons.
    Inputs, weights, biases and activations can be changed in their places, and everything follows.
    While predicting, a node's numbers stay hidden until you have typed them.

    Parameters
    ----------
    x : array_like of shape (features,) or (samples, features), default (2, 1)
        One sample, or up to 8.
    model : Sequential, optional
        A model of dense layers, each followed by one activation or none, in the place of weights,
        biases and activations.
    weights : sequence of array_like, each of shape (in_features, out_features)
        One for each layer: at most 3 layers of at most 5 units, and 5 inputs. By default those of a
        network with 2 inputs, 2 hidden units and 1 output.
    biases : sequence of array_like, each of shape (out_features,)
    activations : sequence of {"step", "identity", "sigmoid", "tanh", "relu"}
        One for each layer.
    forward : callable, optional
        ``forward(x, weights, biases)`` returns the output for a batch, of shape (samples, outputs),
        or ``(sums, outputs)``, in each of which there is an array for each layer. Its numbers stand
        in the nodes, and the widget says where they first differ from nnkit's. If it raises, the
        widget shows the error and lives on.
    sample : int, default 0
        The row of `x` that is followed.
    step : int, default 0
        How many nodes have been reached.
    predict : bool, default False
        Whether the numbers are to be predicted first.

    Returns
    -------
    ForwardStepper
        All of these can be read and set, but for `model` and `forward`.

    Raises
    ------
    ValueError
        If the shapes do not fit each other, or something is beyond what can be drawn.

    Examples
    --------
    >>> stepper = forward_stepper([2, 1], step=1)
    >>> stepper.describe()
    'Forward stepper, 2-2-1. Step 1 of 3: h₁; z = w₁ · x₁ + w₂ · x₂ + b; z = 1 · 2 + (−2) · 1 + 0.5 = 0.5; h₁ = relu(0.5) = 0.5'
    >>> stepper.step = 3
    >>> stepper.answer()[0]["prediction"]
    'Prediction: y = 0.6225.'
    """  # noqa: E501 - what a doctest prints is one line
    if model is not None:
        weights, biases, activations = _parts(model)
    return ForwardStepper(
        x, weights, biases, activations,
        forward=forward, sample=sample, step=step, predict=predict,
    )  # fmt: skip


def _parts(model: Sequential) -> tuple[list[FloatArray], list[FloatArray], list[str]]:
    """Return weights, biases and the names of the activations of a model."""
    columns = read_columns(model)[1:]
    names = []
    for column in columns:
        if len(column.activations) > 1:
            raise ValueError(
                f"expected one activation after each dense layer, received {column.activations}"
            )
        names.append(column.activations[0].name if column.activations else "identity")
    dense = [layer for layer in model.layers if isinstance(layer, Dense)]
    return [layer.weight for layer in dense], [layer.bias for layer in dense], names


def _model(
    weights: Sequence[FloatArray], biases: Sequence[FloatArray], activations: Sequence[str]
) -> Sequential:
    """Return nnkit's model with these parameters."""
    layers: list[Dense | str] = []
    for weight, bias, activation in zip(weights, biases, activations, strict=True):
        dense = Dense(*weight.shape, rng=np.random.default_rng(0))
        dense.weight, dense.bias = weight, bias
        layers += [dense, activation]
    return Sequential(layers)


def _numbers(nested: Any) -> str:
    """Return numbers in lists as Python writes them, whole ones without a point."""
    if isinstance(nested, list):
        return f"[{', '.join(map(_numbers, nested))}]"
    return repr(int(nested) if float(nested).is_integer() else float(nested))
