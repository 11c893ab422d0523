"""The descent explorer: let a ball go on a loss landscape, and race optimisers down it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from matplotlib.figure import Figure

from nnkit.arrays import FloatArray, as_float_array
from nnkit.optimizers import SGD, Adam, Optimizer, RMSprop
from nnkit.plots.numerals import number
from nnkit.plots.palette import INK, LOW_TO_HIGH
from nnkit.training.landscapes import LANDSCAPES, Landscape, descend
from nnkit.widgets.base import CourseWidget, Setting, quietly, with_base

__all__ = ["DescentExplorer", "StepFunction", "descent_explorer"]

OPTIMIZERS: dict[str, Callable[[float], Optimizer]] = {
    "sgd": SGD,
    "momentum": lambda lr: SGD(lr, momentum=0.9),
    "rmsprop": RMSprop,
    "adam": Adam,
}
STYLES = {
    "sgd": ("#a3005b", "o", "-"),
    "momentum": ("#007a5a", "s", "--"),
    "rmsprop": ("#5b3fa8", "^", ":"),
    "adam": ("#6b6b6b", "D", "-."),
    "own": (INK, "x", (0, (7, 2))),
}
"""Each run's colour, marker and dashes, as descent_explorer.js has them."""

GRID = 81
MOST_STEPS = 200

StepFunction = Callable[[FloatArray, FloatArray, float], npt.ArrayLike]
"""A learner's step: parameters of shape (2,), their gradient, learning rate → new parameters."""


class DescentExplorer(CourseWidget):
    """What :func:`descent_explorer` returns; see there."""

    _esm = with_base("descent_explorer.js")
    _css = with_base("descent_explorer.css")

    words = {  # noqa: RUF012 - a constant of the class
        "title": {"en": "Descent explorer", "ko": "경사 하강 탐색기"},
        "plane": {"en": "Loss landscape seen from above", "ko": "위에서 본 손실 지형"},
        "curves": {"en": "Loss after each step", "ko": "걸음별 손실"},
        "ball": {"en": "Start; arrow keys move it", "ko": "출발점, 방향키로 옮긴다"},
        "landscape": {"en": "Model", "ko": "모델"},
        "line": {"en": "line", "ko": "직선"},
        "ravine": {"en": "line, inputs not standardised", "ko": "직선, 표준화하지 않은 입력"},
        "tanh": {"en": "two layers", "ko": "두 층"},
        "wave": {"en": "wave", "ko": "사인파"},
        "lr": {"en": "Learning rate", "ko": "학습률"},
        "batch": {"en": "Batch size", "ko": "배치 크기"},
        "steps": {"en": "Steps", "ko": "걸음 수"},
        "seeds": {"en": "Two seeds", "ko": "시드 두 개"},
        "optimizers": {"en": "Optimizers", "ko": "옵티마이저"},
        "sgd": {"en": "SGD", "ko": "SGD"},
        "momentum": {"en": "SGD with momentum", "ko": "모멘텀 SGD"},
        "rmsprop": {"en": "RMSprop", "ko": "RMSprop"},
        "adam": {"en": "Adam", "ko": "Adam"},
        "own": {"en": "your step", "ko": "직접 만든 걸음"},
        "seed": {"en": "seed {seed}", "ko": "시드 {seed}"},
        "runner": {"en": "run", "ko": "실행"},
        "place": {"en": "parameters", "ko": "매개변수"},
        "loss": {"en": "loss", "ko": "손실"},
        "diverged": {"en": "diverged", "ko": "발산했다"},
        "low": {"en": "low loss", "ko": "작은 손실"},
        "high": {"en": "high loss", "ko": "큰 손실"},
        "gradient": {"en": "Gradient at the start", "ko": "출발점의 기울기"},
        "all": {"en": "all {samples}", "ko": "전체 {samples}개"},
        "same": {
            "en": "With all samples in one batch, both seeds take the same way.",
            "ko": "모든 샘플을 한 배치로 쓰면 두 시드의 길은 똑같다.",
        },
        "differs": {
            "en": "Your step lands up to {distance} away from w − lr · gradient.",
            "ko": "직접 만든 걸음은 w − 학습률 · 기울기에서 최대 {distance}만큼 벗어난다.",
        },
        "agrees": {
            "en": "Your step goes where w − lr · gradient goes, each time.",
            "ko": "직접 만든 걸음은 매번 w − 학습률 · 기울기와 같은 곳으로 간다.",
        },
        "shape": {
            "en": "expected new parameters of shape (2,); received {shape}",
            "ko": "새 매개변수는 (2,) 형상이어야 하는데 {shape} 형상이 돌아왔다",
        },
    }

    lr = Setting(float, "The learning rate of all that race.", write=float)

    def __init__(self, state: dict[str, Any], *, step: StepFunction | None) -> None:
        self._step = step
        self._pictures: dict[str, FloatArray] = {}
        super().__init__(state)

    @property
    def landscape(self) -> Landscape:
        """The landscape that is shown; assign a name of :data:`~nnkit.training.LANDSCAPES`."""
        return LANDSCAPES[self.state["landscape"]]

    @landscape.setter
    def landscape(self, name: str) -> None:
        self.state = {**self.state, "landscape": name}

    @property
    def position(self) -> tuple[float, float]:
        """Where the ball starts: both parameters."""
        first, second = self.state["position"]
        return float(first), float(second)

    @position.setter
    def position(self, position: Sequence[float]) -> None:
        self.state = {**self.state, "position": [float(value) for value in position]}

    @property
    def code(self) -> str:
        """One line of Python that makes an explorer in this state."""
        state = self.state
        first, second = self.position
        arguments = [
            repr(state["landscape"]), f"position=({first:g}, {second:g})", f"lr={self.lr:g}",
            f"steps={state['steps']}",
        ]  # fmt: skip
        if state["batch"]:
            arguments.append(f"batch_size={state['batch']}")
        if state["optimizers"] != ["sgd"]:
            arguments.append(f"optimizers={state['optimizers']}")
        if state["seeds"] != 1:
            arguments.append(f"seeds={state['seeds']}")
        if self._step is not None:
            arguments.append(f"step={getattr(self._step, '__name__', 'my_step')}")
        return f"descent_explorer({', '.join(arguments)})"

    def checked(self, state: dict[str, Any]) -> dict[str, Any]:
        """Refuse what cannot be raced."""
        if state["landscape"] not in LANDSCAPES:
            raise ValueError(
                f"expected a landscape of {list(LANDSCAPES)}, received {state['landscape']!r}"
            )
        position = state["position"]
        if len(position) != 2 or not np.all(np.isfinite(position)):
            raise ValueError(f"expected two finite parameters, received {position}")
        if not 0 < state["lr"] <= 10:
            raise ValueError(f"expected a learning rate above 0, up to 10, received {state['lr']}")
        samples = len(LANDSCAPES[state["landscape"]].x)
        for name, value, most in (("steps", state["steps"], MOST_STEPS),
                                  ("batch_size", state["batch"], samples)):  # fmt: skip
            if value != int(value) or not 0 <= value <= most:
                raise ValueError(f"expected {name} from 0 to {most}, received {value}")
        if state["seeds"] not in (1, 2):
            raise ValueError(f"expected 1 or 2 seeds, received {state['seeds']}")
        unknown = sorted(set(state["optimizers"]) - set(OPTIMIZERS))
        if unknown:
            raise ValueError(f"expected optimizers of {list(OPTIMIZERS)}, received {unknown}")
        return state

    def do(self, event: dict[str, Any]) -> None:
        """Take one more step, where the hand plays them."""
        if event["name"] == "step" and self.state["steps"] < MOST_STEPS:
            self.state = {**self.state, "steps": self.state["steps"] + 1}

    def answer(self) -> tuple[dict[str, Any], Mapping[str, npt.NDArray[Any]]]:
        """Run every racer, and say where each one is and what its loss is."""
        landscape = self.landscape
        start = np.array(self.position)
        runs = [(name, seed) for name in self.state["optimizers"] for seed in self._seeds()]
        paths = [self._run(OPTIMIZERS[name](self.lr), seed) for name, seed in runs]
        message, error = "", ""
        if self._step is not None:
            try:
                path, distance = self._run_own()
            except Exception as failure:
                error = self.failure(failure)
            else:
                runs.append(("own", 0))
                paths.append(path)
                key = "agrees" if distance < 1e-9 else "differs"
                message = self.labels[key].format(distance=f"{distance:.3g}")
        if self.state["seeds"] == 2 and not self._batch():
            message = " ".join(filter(None, [message, self.labels["same"]]))
        losses = [landscape.losses(path[:, 0], path[:, 1]) for path in paths]
        numbers = {
            "formula": landscape.formula,
            "samples": len(landscape.x),
            "first": landscape.first,
            "second": landscape.second,
            "most": MOST_STEPS,
            "loss": float(landscape.losses(start[:1], start[1:])[0]),
            "gradient": [float(slope) for slope in landscape.gradient(start)],
            "runs": [
                {
                    "name": name,
                    "seed": seed,
                    "place": _plain(path[-1]),
                    "loss": _plain(loss[-1:])[0],
                }
                for (name, seed), path, loss in zip(runs, paths, losses, strict=True)
            ],
            "message": message,
            "error": error,
        }
        steps = self.state["steps"] + 1
        return numbers, {
            "plane": self._plane(),
            "paths": np.array(paths).reshape(len(paths), steps, 2),
            "losses": np.array(losses).reshape(len(paths), steps),
        }

    def _seeds(self) -> range:
        return range(self.state["seeds"])

    def _batch(self) -> int | None:
        """Return the batch size, or None where it is all samples."""
        batch = self.state["batch"]
        return batch if 0 < batch < len(self.landscape.x) else None

    def _run(self, optimizer: Optimizer, seed: int) -> FloatArray:
        return descend(
            self.landscape, optimizer, np.array(self.position), steps=self.state["steps"],
            batch_size=self._batch(), rng=np.random.default_rng(seed),
        )  # fmt: skip

    def _run_own(self) -> tuple[FloatArray, float]:
        """Go by the learner's step, and say how far it ever is from plain gradient descent."""
        own = _OwnStep(self._step, self.lr, self.labels["shape"])
        return self._run(own, 0), own.farthest

    def _plane(self) -> FloatArray:
        """Return the logarithm of the loss in steps: their edges are lines of equal loss."""
        name = self.state["landscape"]
        if name not in self._pictures:
            landscape = self.landscape
            first = np.linspace(*landscape.first, GRID)
            second = np.linspace(*landscape.second, GRID)[::-1]
            logs = np.log(landscape.losses(*np.meshgrid(first, second)))
            low, high = logs.min(), logs.max()
            self._pictures[name] = np.floor(14 * (logs - low) / (high - low)) / 14
        return self._pictures[name]

    def describe(self) -> str:
        """Say where each run ended, in one line."""
        numbers, _ = self.answer()
        ends = ", ".join(
            f"{self._named(run)} {self.labels['loss']} "
            + (self.labels["diverged"] if run["loss"] is None else number(run["loss"]))
            for run in numbers["runs"]
        )
        first, second = map(number, self.position)
        return (
            f"{self.labels['title']}: {self.labels[self.state['landscape']]}, "
            f"{self.labels['ball'].split(';')[0].split(',')[0]} ({first}, {second}), "
            f"{self.labels['lr']} {self.lr:g}, {self.labels['steps']} {self.state['steps']}: {ends}"
        )

    def _named(self, run: Mapping[str, Any]) -> str:
        """Return a run's name, with its seed where there are two."""
        name: str = self.labels[run["name"]]
        if self.state["seeds"] == 1 or run["name"] == "own":
            return name
        return f"{name}, {self.labels['seed'].format(seed=run['seed'])}"

    def draw_still(self, figure: Figure) -> None:
        """Draw the landscape with the ways that were taken, and the loss after each step."""
        numbers, arrays = self.answer()
        left, right = figure.subplots(1, 2)
        extent = (*self.landscape.first, *self.landscape.second)
        left.imshow(arrays["plane"], extent=extent, cmap=LOW_TO_HIGH, aspect="auto")
        for path, losses, run in zip(
            arrays["paths"], arrays["losses"], numbers["runs"], strict=True
        ):
            colour, marker, dashes = STYLES[run["name"]]
            style: dict[str, Any] = {"color": colour, "marker": marker, "linestyle": dashes}
            style |= {"markersize": 4, "linewidth": 0.8 if run["seed"] else 1.6}
            every = 1 if len(path) <= 41 else [len(path) - 1]  # many steps: the last one alone
            left.plot(path[:, 0], path[:, 1], markevery=every, **style)
            right.plot(losses, markevery=10, label=self._named(run), **style)
        left.plot(*self.position, "o", color=INK, markerfacecolor="white", markersize=9)
        second = "v" if self.state["landscape"] == "tanh" else "b"
        left.set(xlim=self.landscape.first, ylim=self.landscape.second, xlabel="w", ylabel=second)
        right.set(xlabel=self.labels["steps"], ylabel=self.labels["loss"])
        left.set_title(self.labels["plane"], fontsize=9)
        right.set_title(self.labels["curves"], fontsize=9)
        right.set_yscale("log")
        if numbers["runs"]:
            right.legend(fontsize=8)


class _OwnStep(Optimizer):
    """The learner's step in the place of an optimiser, measured against plain descent."""

    _memories = 0

    def __init__(self, step: StepFunction | None, lr: float, shape: str) -> None:
        super().__init__(lr)
        self._step, self._shape = step, shape
        self.farthest = 0.0

    def _update(
        self, lr: float, value: FloatArray, gradient: FloatArray, scratch: FloatArray,
        *memory: FloatArray,
    ) -> None:  # fmt: skip
        new = as_float_array(quietly(self._step, value.copy(), gradient.copy(), lr))
        if new.shape != value.shape:
            raise ValueError(self._shape.format(shape=new.shape))
        distance = np.abs(new - (value - lr * gradient)).max()
        self.farthest = max(self.farthest, float(distance))
        value[...] = new


def _plain(values: FloatArray) -> list[float | None]:
    """Return numbers that JSON knows: None in the place of what is not finite."""
    return [float(value) if np.isfinite(value) else None for value in values]


def descent_explorer(
    landscape: str = "line",
    *,
    position: Sequence[float] = (-1.0, 2.0),
    lr: float = 0.1,
    steps: int = 20,
    batch_size: int | None = None,
    optimizers: Sequence[str] = ("sgd",),
    seeds: int = 1,
    step: StepFunction | None = None,
) -> DescentExplorer:
    """Show gradient descent on the loss of a model with two parameters.

    Parameters
    ----------
    landscape : {"line", "ravine", "tanh", "wave"}
        A bowl; the same model on inputs that nobody standardised; a saddle between two minima;
        many minima.
    position : pair of float
        Where the ball starts.
    lr : float > 0, up to 10, per update
    steps : int from 0 to 200
    batch_size : int ≥ 1, optional
        Samples for each step; all 24 by default.
    optimizers : sequence of {"sgd", "momentum", "rmsprop", "adam"}
        Those that race from the same start.
    seeds : {1, 2}
        How many orders of the samples each of them runs with.
    step : callable, optional
        A step of your own: takes the two parameters, their gradient and the learning rate, and
        returns the new parameters. It races too, and is compared with plain gradient descent.

    Returns
    -------
    DescentExplorer
        A widget; `position`, `lr` and `landscape` can be read and set.

    Raises
    ------
    ValueError
        If an argument is outside its range.

    Examples
    --------
    >>> descent_explorer("wave", position=(0, 0), optimizers=["sgd", "momentum"]).code
    "descent_explorer('wave', position=(0, 0), lr=0.1, steps=20, optimizers=['sgd', 'momentum'])"
    """
    state = {
        "landscape": landscape,
        "position": [float(value) for value in position],
        "lr": float(lr),
        "steps": steps,
        "batch": batch_size or 0,
        "optimizers": list(optimizers),
        "seeds": seeds,
    }
    return DescentExplorer(state, step=step)
