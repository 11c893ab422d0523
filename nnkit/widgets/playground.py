"""The playground: a single layer and a network with hidden layers, trained side by side."""

import math
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from nnkit.activations import sigmoid
from nnkit.models import Sequential
from nnkit.optimizers.base import require
from nnkit.plots.palette import CLASS_COLOURS, INK, MARKERS, tint
from nnkit.widgets.base import CourseWidget, Setting, with_base
from nnkit.widgets.descent_explorer import OPTIMIZERS
from nnkit.widgets.playground_data import KINDS, REACH
from nnkit.widgets.playground_race import Race
from nnkit.widgets.playground_runs import OwnRun, Run, TrainStep
from nnkit.widgets.playground_words import WORDS

__all__ = ["Playground", "playground"]

ACTIVATIONS = ("relu", "tanh", "sigmoid")

GRID = 41
"""The plane is computed at GRID × GRID points: 7 kB to send for each model, smoothed when drawn."""

BUDGET = 0.03
"""Seconds that the epochs of one picture may take, so that pictures keep following each other."""

CURVE = 300
"""Points of a curve that are sent; of longer runs, not every epoch."""

MOST_POINTS, MOST_SAMPLES, DEEPEST, WIDEST = 200, 500, 3, 128


class Playground(CourseWidget):
    """What :func:`playground` returns; see there."""

    _esm = with_base("playground.js")
    _css = with_base("playground.css")

    words = WORDS

    data = Setting(str, "What is learned from, by name; assign another to begin with it.")
    lr = Setting(float, "Per update; a new one holds from the next update on.", write=float)

    def __init__(
        self, state: dict[str, Any], *, epochs: int, train_step: TrainStep | None, model: Any
    ) -> None:
        require(epochs >= 0, "at least 0 epochs", epochs)
        self._train_step, self._model = train_step, model
        axis = np.linspace(-REACH, REACH, GRID)
        across, up = np.meshgrid(axis, axis[::-1])
        # row by row from the top left, as a canvas has its pixels
        self._plane = np.column_stack([across.ravel(), up.ravel()])
        self._epochs_at_start = epochs
        super().__init__(state)
        self._race = Race(train_step, model, self.labels["shape"])
        self._train(epochs)

    @property
    def hidden(self) -> tuple[int, ...]:
        """The units of each hidden layer of the MLP; assign one to three widths."""
        return tuple(self.state["hidden"])

    @hidden.setter
    def hidden(self, hidden: Iterable[int]) -> None:
        self.state = {**self.state, "hidden": [int(width) for width in hidden]}

    @property
    def points(self) -> list[tuple[float, float, int]]:
        """The points placed by hand, each x₁, x₂ and its class; assign a list of them."""
        return [(x1, x2, int(label)) for x1, x2, label in self.state["points"]]

    @points.setter
    def points(self, points: Iterable[Sequence[float]]) -> None:
        self.state = {**self.state, "points": _listed(points)}

    @property
    def epochs(self) -> int:
        """For how many epochs the models have been trained."""
        return self._now().epochs

    @property
    def mlp(self) -> Sequential:
        """The network with hidden layers, as it is now."""
        model: Sequential = self._now().runs["mlp"].model
        return model

    def train(self, epochs: int = 1) -> None:
        """Train all models for some epochs, and show what they have come to.

        Parameters
        ----------
        epochs : int ≥ 1, default 1
        """
        require(epochs >= 1, "at least 1 epoch", epochs)
        self._train(epochs)
        # The state is the same as before, so the browser would not ask by itself.
        self._hear(self, {"kind": "ask"}, [])

    @property
    def code(self) -> str:
        """One line of Python that makes a playground in this state."""
        state = self.state
        hidden = ", ".join(map(str, self.hidden)) + ("," if len(self.hidden) == 1 else "")
        arguments = (
            f'"{self.data}", hidden=({hidden}), activation="{state["activation"]}", '
            f'optimizer="{state["optimizer"]}", lr={self.lr:g}, '
            f"batch_size={state['batch'] or None}, "
            f"samples={state['samples']}, noise={state['noise']:g}"
        )
        if self.points:
            arguments += f", points={self.points}"
        if state["seed"]:
            arguments += f", seed={state['seed']}"
        if self.epochs:
            arguments += f", epochs={self.epochs}"
        if self._train_step is not None:
            arguments += f", train_step={getattr(self._train_step, '__name__', 'train_step')}"
        if self._model is not None:
            arguments += ", model=model"
        return f"playground({arguments})"

    def checked(self, state: dict[str, Any]) -> dict[str, Any]:
        """Hold every setting within what can be trained while somebody looks on."""
        limits = {"noise": (0, 1), "samples": (4, MOST_SAMPLES), "batch": (0, MOST_SAMPLES)}
        for name, (low, high) in limits.items():
            require(low <= state[name] <= high, f"{name} from {low} to {high}", state[name])
        for name, known in (
            ("data", [*KINDS, "own"]),
            ("activation", ACTIVATIONS),
            ("optimizer", list(OPTIMIZERS)),
            ("pace", (1, 5, 25)),
            ("brush", ("0", "1", "remove")),
        ):
            require(state[name] in known, f"{name} among {', '.join(map(str, known))}", state[name])
        require(0 < state["lr"] <= 10, "a learning rate above 0, up to 10", state["lr"])
        require(state["seed"] >= 0, "a seed of at least 0", state["seed"])
        hidden = state["hidden"]
        require(
            1 <= len(hidden) <= DEEPEST and all(1 <= width <= WIDEST for width in hidden),
            f"1 to {DEEPEST} hidden layers with 1 to {WIDEST} units each", hidden,
        )  # fmt: skip
        points = state["points"]
        require(len(points) <= MOST_POINTS, f"at most {MOST_POINTS} points", len(points))
        for x1, x2, label in points:
            inside = max(abs(x1), abs(x2)) <= REACH and label in (0, 1)
            require(
                inside, f"points (x₁, x₂, class) from −{REACH:g} to {REACH:g}, of class 0 or 1",
                (x1, x2, label),
            )  # fmt: skip
        return state

    def do(self, event: dict[str, Any]) -> None:
        """Train for the epochs of one picture, for a single one, or start again."""
        if event["name"] == "train":
            self._train(self.state["pace"], BUDGET)
        elif event["name"] == "epoch":
            self._train(1)
        else:
            self._race.forget()
            self._train(self._epochs_at_start if event["name"] == "reset" else 0)

    def answer(self) -> tuple[dict[str, Any], Mapping[str, npt.NDArray[Any]]]:
        """Say what every model has come to, and what it answers everywhere in the plane."""
        race = self._now()
        runs, epochs = race.runs, race.epochs
        planes = sigmoid(race.logits(self._plane)).reshape(len(runs), GRID, GRID)
        shown = np.unique(np.linspace(0, epochs, min(epochs + 1, CURVE)).astype(int))
        curves = np.full((2 * len(runs), epochs + 1), np.nan)
        for at, run in enumerate(runs.values()):
            curves[2 * at : 2 * at + 2, : len(run.losses)] = np.transpose(run.losses)
        X, y, training = race.samples
        points = np.column_stack([X, y, np.arange(len(X)) >= training])
        numbers = {
            "epoch": epochs,
            "runs": [self._told(name, run) for name, run in runs.items()],
            "training": training,
            "validation": len(X) - training,
            "version": race.version,
            "message": " ".join(self._messages(race)),
            "error": " ".join(map(self.failure, race.failed.values())),
        }
        return numbers, {
            "planes": planes,
            "points": points,
            "epochs": shown,
            "curves": curves[:, shown],
        }

    def _now(self) -> Race:
        """Return the models as the present state has them."""
        self._race.follow(self.state)
        return self._race

    def _train(self, epochs: int, budget: float = math.inf) -> None:
        """Train for some epochs, or for as many as `budget` seconds allow, but at least one."""
        end = time.perf_counter() + budget
        race = self._now()
        for _ in range(epochs):
            race.epoch()
            if time.perf_counter() > end:
                break

    def _told(self, name: str, run: Run) -> dict[str, Any]:
        training, validation = run.losses[-1] if run.losses else (math.nan, math.nan)
        own = run.model if isinstance(run.model, Sequential) else None
        best = run.best_epoch if run.losses else 0
        return {
            "name": name,
            "parameters": own.parameters().values.size if own else None,
            "losses": [_plain(training), _plain(validation)],
            "accuracies": [_plain(share) for share in run.accuracies],
            "best_epoch": best,
            "best_loss": _plain(run.losses[best][1]) if run.losses else None,
        }

    def _messages(self, race: Race) -> list[str]:
        said = []
        if not race.samples.training:
            said.append(self.labels["nothing"])
        for name, run in race.runs.items():
            if run.diverged:
                said.append(self.labels["diverged"].format(name=self.labels[name]))
            elif name == "mlp" and _overfits(run):
                said.append(
                    self.labels["overfits"].format(name=self.labels[name], epoch=run.best_epoch)
                )
        own = race.runs.get("own")
        if isinstance(own, OwnRun) and own.updates:
            kind, times = own.first
            said.append(
                self.labels["differs" if own.wrong else "agrees"].format(
                    wrong=own.wrong, updates=own.updates, lr=f"{self.lr:g}",
                    optimizer=self.labels[self.state["optimizer"]],
                    how=self.labels.get(f"how-{kind}", "").format(times=f"{times:.3g}"),
                )
            )  # fmt: skip
        return said

    def describe(self) -> str:
        """Say what every model has come to, in one line."""
        numbers, _ = self.answer()
        say = self.labels
        models = "; ".join(
            f"{say[run['name']]}: {say['loss']} {say['training']} {_short(run['losses'][0])}, "
            f"{say['validation']} {_short(run['losses'][1])}, {say['accuracy']} "
            f"{_short(run['accuracies'][0])}, {_short(run['accuracies'][1])}"
            for run in numbers["runs"]
        )
        return (
            f"{say['title']}: {say['data-' + self.data]}, "
            f"{say['epoch']} {numbers['epoch']}. {models}"
        )

    def draw_still(self, figure: Figure) -> None:
        """Draw the planes of all models, and their losses."""
        numbers, arrays = self.answer()
        *planes, curves = figure.subplots(1, len(numbers["runs"]) + 1)
        for at, (run, ax) in enumerate(zip(numbers["runs"], planes, strict=True)):
            self._draw_plane(ax, arrays["planes"][at], arrays["points"])
            ax.set_title(self.labels[run["name"]], fontsize=9)
            for part, dash in enumerate(("-", "--")):
                name = (
                    f"{self.labels[run['name']]}, {self.labels[('training', 'validation')[part]]}"
                )
                curves.plot(
                    arrays["epochs"], arrays["curves"][2 * at + part], dash, label=name,
                    color=CLASS_COLOURS[(0, 5, 2)[at]],
                    marker=MARKERS[at], markevery=max(len(arrays["epochs"]) // 8, 1), markersize=4,
                )  # fmt: skip
        curves.set_title(self.labels["curves"], fontsize=9)
        figure.legend(loc="outside lower center", ncols=2, fontsize=8)

    def _draw_plane(self, ax: Axes, plane: npt.NDArray[Any], points: npt.NDArray[Any]) -> None:
        extent = (-REACH, REACH, -REACH, REACH)
        if np.isfinite(plane).all():
            levels, colours = [0, 0.5, 1], [tint(CLASS_COLOURS[0]), tint(CLASS_COLOURS[1])]
            ax.contourf(plane, levels, colors=colours, extent=extent, origin="upper")
            ax.contour(plane, [0.5], colors=INK, extent=extent, origin="upper")
        for label, marker in enumerate("os"):
            for aside in (0, 1):
                x1, x2 = points[(points[:, 2] == label) & (points[:, 3] == aside), :2].T
                inside = "none" if aside else CLASS_COLOURS[label]
                ax.scatter(
                    x1, x2, s=8, marker=marker, facecolor=inside, edgecolor=INK, linewidth=0.5
                )
        ax.set(xlim=(-REACH, REACH), ylim=(-REACH, REACH), aspect="equal")


def playground(
    data: str = "moons",
    *,
    hidden: Iterable[int] = (8,),
    activation: str = "tanh",
    optimizer: str = "adam",
    lr: float = 0.02,
    batch_size: int | None = 32,
    samples: int = 100,
    noise: float = 0.3,
    points: Iterable[Sequence[float]] = (),
    seed: int = 0,
    epochs: int = 0,
    train_step: TrainStep | None = None,
    model: Any = None,
) -> Playground:
    """Train a single-layer and a multi-layer perceptron side by side, and look on.

    Play, or train epoch by epoch: the planes, the losses of training and validation, and the
    accuracies follow. A click on a plane places a point; by key, move the cursor with the arrow
    keys and press 0, 1 or Delete. Learning rate, batch size and points may change while training
    goes on; everything else starts it again.

    Parameters
    ----------
    data : {"clouds", "moons", "circles", "xor", "spirals", "own"}
        "own" has the points alone that are placed by hand.
    hidden : iterable of int from 1 to 128
        The units of each hidden layer of the MLP, one to three layers.
    activation : {"relu", "tanh", "sigmoid"}
        Of the hidden layers.
    optimizer : {"sgd", "momentum", "rmsprop", "adam"}
    lr : float > 0, up to 10, per update
    batch_size : int ≥ 1 or None, default 32
        Samples for each update; None for all.
    samples : int from 4 to 500
        How many to learn from. 200 more are set aside for validation.
    noise : float from 0 to 1
        The standard deviation of a sample around its place; the plane is 6 wide.
    points : iterable of (x₁, x₂, class)
        Points in addition, as if placed by hand. Every fourth is set aside for validation.
    seed : int ≥ 0
        Of the initial weights and of the order of the samples.
    epochs : int ≥ 0, default 0
        For how long to train at once.
    train_step : callable, optional
        ``train_step(model, X, y)`` makes one update of your own: it is given a model of nnkit, a
        batch of shape (samples, 2) and targets of shape (samples, 1), and changes the model's
        parameters. Its model is shown beside the others, and each update compared with nnkit's.
    model : object, optional
        A model of your own with a method ``forward(X)`` that returns one logit for each sample.
        `train_step` trains a copy of it; without one, nnkit trains a Sequential, and anything else
        stays as it is.

    Returns
    -------
    Playground
        A widget; `data`, `hidden`, `lr` and `points` can be read and set, `epochs` and `mlp` read,
        and ``train(epochs)`` goes on.

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> widget = playground("xor", hidden=(4,), epochs=60)
    >>> slp, mlp = widget.answer()[0]["runs"]
    >>> slp["accuracies"][1] < 0.7, mlp["accuracies"][1] > 0.95
    (True, True)
    """
    state = {
        "data": data,
        "hidden": [int(width) for width in hidden],
        "activation": activation,
        "optimizer": optimizer,
        "lr": float(lr),
        "batch": batch_size or 0,
        "samples": samples,
        "noise": float(noise),
        "points": _listed(points),
        "seed": seed,
        "pace": 1,
        "brush": "1",
        "cursor": [0.0, 0.0],
    }
    return Playground(state, epochs=epochs, train_step=train_step, model=model)


def _listed(points: Iterable[Sequence[float]]) -> list[list[float]]:
    listed = [[float(number) for number in point] for point in points]
    if any(len(point) != 3 for point in listed):
        raise ValueError(f"expected points (x₁, x₂, class), received {listed}")
    return listed


def _overfits(run: Run) -> bool:
    """Return whether validation has become worse by a fifth, while training went on to improve."""
    training, validation = run.losses[-1]
    best_training, best_validation = run.losses[run.best_epoch]
    return validation > 1.2 * best_validation and training < best_training


def _plain(value: float) -> float | None:
    """Return a number that JSON knows: None in the place of what is not finite."""
    return float(value) if math.isfinite(value) else None


def _short(value: float | None) -> str:
    return "—" if value is None else f"{value:.3f}"
