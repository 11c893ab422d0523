"""The loss explorer: drag a prediction, and see what each loss charges and where it pulls."""

from collections.abc import Mapping
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt
from matplotlib.figure import Figure

from nnkit.activations import sigmoid, softmax
from nnkit.arrays import AnyArray, FloatArray
from nnkit.language import Language
from nnkit.plots.numerals import number
from nnkit.plots.palette import CLASS_COLOURS, HATCHES, INK, MARKERS
from nnkit.widgets.base import CourseWidget, Setting, with_base
from nnkit.widgets.loss_measures import (
    VERDICTS,
    Batch,
    LossFunction,
    Measured,
    OwnLoss,
    measure,
    verdict,
)
from nnkit.widgets.loss_tasks import TASKS

__all__ = ["LossExplorer", "loss_explorer"]

POINTS = 161
"""Each curve is computed at so many predictions."""

FLAT = float(np.log((1 + np.sqrt(0.9)) / (1 - np.sqrt(0.9))))
"""Beyond this logit the sigmoid's slope is less than a tenth of its steepest: it is saturated."""


class LossExplorer(CourseWidget):
    """What :func:`loss_explorer` returns; see there."""

    _esm = with_base("loss_explorer.js")
    _css = with_base("loss_explorer.css")

    words: ClassVar[dict[str, dict[Language, str]]] = VERDICTS | {
        "title": {"en": "Loss explorer", "ko": "손실 탐색기"},
        "task": {"en": "What is asked?", "ko": "무엇을 묻는가?"},
        "number": {"en": "a number", "ko": "수"},
        "probability": {"en": "yes or no: probability", "ko": "예/아니요: 확률"},
        "logit": {"en": "yes or no: logit", "ko": "예/아니요: 로짓"},
        "classes": {"en": "one of several classes", "ko": "여러 클래스 가운데 하나"},
        "curves": {
            "en": "Loss of the chosen sample for each prediction",
            "ko": "고른 샘플의 예측값에 따른 손실",
        },
        "bars": {"en": "Logits, and softmax probabilities", "ko": "로짓과 소프트맥스 확률"},
        "handle": {"en": "Prediction; arrow keys move it", "ko": "예측값, 방향키로 옮긴다"},
        "target-handle": {"en": "Target; arrow keys move it", "ko": "타깃, 방향키로 옮긴다"},
        "bar-handle": {
            "en": "Logit of class {k}; arrow keys move it",
            "ko": "클래스 {k}의 로짓, 방향키로 옮긴다",
        },
        "prediction": {"en": "Prediction", "ko": "예측값"},
        "target": {"en": "Target", "ko": "타깃"},
        "error": {"en": "Error", "ko": "오차"},
        "chance": {"en": "Probability", "ko": "확률"},
        "logit-name": {"en": "Logit", "ko": "로짓"},
        "slope": {"en": "slope {slope}", "ko": "기울기 {slope}"},
        "squared": {"en": "squared error", "ko": "제곱 오차"},
        "cross-entropy": {"en": "cross-entropy", "ko": "크로스엔트로피"},
        "own": {"en": "your function", "ko": "직접 만든 함수"},
        "loss": {"en": "loss", "ko": "손실"},
        "sample": {"en": "Sample", "ko": "샘플"},
        "share": {"en": "share", "ko": "비중"},
        "gradient": {"en": "gradient", "ko": "기울기"},
        "reduction": {"en": "Loss of the batch", "ko": "배치의 손실"},
        "mean": {"en": "mean", "ko": "평균"},
        "sum": {"en": "sum", "ko": "합"},
        "batch": {
            "en": "The batch: each sample's loss, its share of the whole, and the gradient of the "
            "batch's loss with respect to its prediction",
            "ko": "배치: 샘플별 손실, 전체에서 차지하는 비중, 예측값에 대한 배치 손실의 기울기",
        },
        "arrows": {
            "en": "Each arrow points to where its loss falls; it is as long as the slope is steep.",
            "ko": "화살표는 손실이 줄어드는 쪽을 가리키고, 기울기가 가파를수록 길다.",
        },
        "flat": {"en": "here the sigmoid is flat", "ko": "시그모이드가 평평한 곳"},
        "saturated": {
            "en": "The sigmoid is flat here: its slope is {flat}. The squared error has the slope "
            "{squared}, cross-entropy {cross}.",
            "ko": "여기서는 시그모이드가 평평하다. 시그모이드의 기울기는 {flat}, 제곱 오차의 "
            "기울기는 {squared}, 크로스엔트로피의 기울기는 {cross}이다.",
        },
        "certain": {
            "en": "Certain and wrong: ln 0 is −∞. nnkit lets a logarithm fall to −100 at most, so "
            "that the loss stays finite.",
            "ko": "확신했는데 틀렸다. ln 0은 −∞이다. nnkit은 로그가 −100보다 작아지지 않게 하므로 "
            "손실이 유한하다.",
        },
    }

    sample = Setting(int, "The sample that is drawn, counted from 0.")
    reduction = Setting(str, "What becomes of the samples' losses: their 'mean' or their 'sum'.")

    def __init__(
        self,
        state: dict[str, Any],
        *,
        loss: LossFunction | None,
        gradient: LossFunction | None,
    ) -> None:
        if gradient is not None and loss is None:
            raise ValueError("expected a loss along with its gradient, received the gradient alone")
        self._loss, self._gradient = loss, gradient
        super().__init__(state)
        self._own = None if loss is None else OwnLoss(loss, gradient, self.labels)

    @property
    def task(self) -> str:
        """The kind of question; assign another one to begin with its batch."""
        return str(self.state["task"])

    @task.setter
    def task(self, task: str) -> None:
        self.state = _first_state(task)

    @property
    def predictions(self) -> FloatArray:
        """The batch's predictions; assign as many others to move the picture."""
        return np.array(self.state["predictions"], float)

    @predictions.setter
    def predictions(self, predictions: npt.ArrayLike) -> None:
        self.state = {**self.state, "predictions": np.asarray(predictions, float).tolist()}

    @property
    def targets(self) -> AnyArray:
        """The batch's targets; assign as many others to move the picture."""
        return np.array(self.state["targets"])

    @targets.setter
    def targets(self, targets: npt.ArrayLike) -> None:
        self.state = {**self.state, "targets": np.asarray(targets).tolist()}

    @property
    def code(self) -> str:
        """One line of Python that makes an explorer in this state."""
        state = self.state
        arguments = f'"{self.task}"'
        for name in ("predictions", "targets"):
            arguments += f", {name}={state[name]}"
        for name in ("sample", "class_number"):
            arguments += f", {name}={state[name]}" if state[name] else ""
        if self.reduction != "mean":
            arguments += f', reduction="{self.reduction}"'
        for name, function in (("loss", self._loss), ("gradient", self._gradient)):
            if function is not None:
                arguments += f", {name}={getattr(function, '__name__', f'my_{name}')}"
        return f"loss_explorer({arguments})"

    def checked(self, state: dict[str, Any]) -> dict[str, Any]:
        """Hold the batch to its task, and the choices to the batch."""
        if state["task"] not in TASKS:
            raise ValueError(f"expected a task of {', '.join(TASKS)}; received {state['task']!r}")
        predictions, targets = TASKS[state["task"]].checked(state["predictions"], state["targets"])
        classes = predictions.shape[1] if predictions.ndim == 2 else 1
        for name, count in (("sample", len(predictions)), ("class_number", classes)):
            if state[name] not in range(count):
                raise ValueError(f"expected a {name} from 0 to {count - 1}, received {state[name]}")
        if state["reduction"] not in ("mean", "sum"):
            raise ValueError(f"expected 'mean' or 'sum', received {state['reduction']!r}")
        return {**state, "predictions": predictions.tolist(), "targets": targets.tolist()}

    def do(self, event: dict[str, Any]) -> None:
        """Begin with another task's batch."""
        if event["name"] == "task":
            self.task = event["task"]

    def answer(self) -> tuple[dict[str, Any], Mapping[str, npt.NDArray[Any]]]:
        """Compute the curves, the batch and what the learner should know."""
        task, batch = TASKS[self.task], self._batch
        x = self._axis(batch)
        scale = len(batch.targets) if self.reduction == "sum" else 1
        measured = {
            name: measure(loss, batch, x, scale=scale) for name, loss in task.losses.items()
        }
        highest = max(one.losses[self.sample] for one in measured.values())
        message, error = self._hint(measured), ""
        if self._own is not None:
            try:
                own = measure(self._own, batch, x)
                message = self._verdict(own, measured)
            except Exception as failure:
                own = Measured.of_nothing(len(x), len(batch.targets))
                error = self.failure(failure)
            measured["own"] = own
        losses = np.array([one.losses for one in measured.values()])
        with np.errstate(divide="ignore", invalid="ignore"):  # a sum of 0 has no shares
            shares = losses / losses.sum(axis=1, keepdims=True)
        numbers = {
            "task": self.task,
            "names": list(measured),
            "x": [float(x[0]), float(x[-1])],
            "top": float(max(task.top, 1.15 * highest) if task.grows else task.top),
            "bounds": list(task.bounds),
            "flat": FLAT if self.task == "logit" else None,
            "difference": (
                batch.prediction - float(batch.targets[self.sample])
                if self.task == "number"
                else None
            ),
            "message": message,
            "error": error,
        }
        return numbers, {
            "x": x,
            "losses": losses,
            "shares": shares,
            "chances": _chances(self.task, batch.predictions),
            "curves": np.array([one.curve for one in measured.values()]),
            "slopes": np.array([one.slope for one in measured.values()]),
            "gradients": np.array([one.gradients for one in measured.values()]),
            "batch": np.array([one.batch for one in measured.values()]),
        }

    @property
    def _batch(self) -> Batch:
        return Batch(self.predictions, self.targets, self.sample, int(self.state["class_number"]))

    def _axis(self, batch: Batch) -> FloatArray:
        """Return the predictions of the curves: what the task shows at least, or more."""
        low, high = TASKS[self.task].span
        shown = [batch.prediction]
        if self.task == "number":
            shown.append(batch.targets[self.sample])
        return np.linspace(min(low, np.floor(min(shown))), max(high, np.ceil(max(shown))), POINTS)

    def _verdict(self, own: Measured, nnkits: Mapping[str, Measured]) -> str:
        name, right = list(nnkits.items())[-1]
        return verdict(
            own,
            right,
            # what an impossible certainty costs is anybody's choice, as long as it is finite
            judged=slice(1, -1) if self.task == "probability" else slice(None),
            with_gradient=self._gradient is not None,
            labels=self.labels,
            name=name,
            reduction=self.reduction,
        )

    def _hint(self, measured: Mapping[str, Measured]) -> str:
        """Say what is remarkable about the place where the prediction is."""
        if self.task == "logit":
            logit = self._batch.prediction
            if abs(logit) > FLAT:
                hint: str = self.labels["saturated"].format(
                    flat=number(float(sigmoid.derivative(logit))),
                    squared=number(measured["squared"].slope),
                    cross=number(measured["cross-entropy"].slope),
                )
                return hint
        if self.task == "probability" and self._batch.prediction == 1 - self.targets[self.sample]:
            return str(self.labels["certain"])
        return ""

    def describe(self) -> str:
        """Say the chosen sample's prediction, target and losses in one line."""
        numbers, arrays = self.answer()
        say = self.labels
        losses = ", ".join(
            f"{say[name]} {number(of[self.sample])} ({say['slope'].format(slope=number(slope))})"
            for name, of, slope in zip(
                numbers["names"], arrays["losses"], arrays["slopes"], strict=True
            )
        )
        predicted = ", ".join(map(number, np.ravel(self.predictions[self.sample])))
        return (
            f"{say['title']}, {say[self.task]}: {say['prediction']} {predicted}, "
            f"{say['target']} {number(self.targets[self.sample])}, {losses}"
        )

    def draw_still(self, figure: Figure) -> None:
        """Draw the curves, and each sample's share of the batch's loss."""
        numbers, arrays = self.answer()
        left, right = figure.subplots(1, 2)
        dashes, rows = ("-", "--", ":"), np.arange(len(self.targets))
        height = 0.8 / len(numbers["names"])
        for index, name in enumerate(numbers["names"]):
            # by its name and not by its place, so that a loss looks the same for all tasks
            place = list(_LOOKS).index(name)
            colour, label = _LOOKS[name], self.labels[name]
            left.plot(
                arrays["x"], arrays["curves"][index], dashes[place], color=colour, label=label
            )
            loss = np.clip(arrays["losses"][index][self.sample], 0, numbers["top"])
            left.plot(self._batch.prediction, loss, MARKERS[place], color=colour, clip_on=False)
            if name != "own":  # whose losses may have no sum, or no sign in common
                shares = arrays["shares"][index]
                look = {"color": colour, "hatch": HATCHES[place], "edgecolor": "white"}
                right.barh(rows + index * height, shares, height, **look)
        left.axvline(self._batch.prediction, color=INK, linewidth=0.8)
        left.set(xlabel=self.labels["prediction"], ylabel=self.labels["loss"])
        left.set_ylim(0, numbers["top"])
        left.legend(fontsize=8)
        right.set(xlabel=self.labels["share"], ylabel=self.labels["sample"], yticks=rows)
        right.set_yticks(rows, [str(row + 1) for row in rows])
        right.invert_yaxis()


_LOOKS = {
    "squared": CLASS_COLOURS[0],
    "cross-entropy": CLASS_COLOURS[5],
    "own": CLASS_COLOURS[3],
}


def loss_explorer(
    task: str = "logit",
    *,
    predictions: npt.ArrayLike | None = None,
    targets: npt.ArrayLike | None = None,
    sample: int = 0,
    class_number: int = 0,
    reduction: str = "mean",
    loss: LossFunction | None = None,
    gradient: LossFunction | None = None,
) -> LossExplorer:
    """Show what each loss charges for a prediction, to move by hand, and where it pulls.

    Drag the prediction of one sample, or move it with the arrow keys (with Shift ten times as far);
    the squared error and the cross-entropy, their slopes and the sample's share of the batch
    follow.

    Parameters
    ----------
    task : str, default "logit"
        What is predicted: a "number", the "probability" or the "logit" of a yes, or the logits of
        several "classes".
    predictions : array_like of shape (samples,) or, for classes, (samples, classes), optional
        Up to 12 samples, up to 6 classes; probabilities in [0, 1], the others in [−1000, 1000].
        By default a batch of four.
    targets : array_like of shape (samples,), optional
        Numbers; for yes or no, 1 or 0; for classes, their numbers, counted from 0.
    sample : int, default 0
        The sample that is drawn, counted from 0.
    class_number : int, default 0
        The class whose logit the curves follow.
    reduction : str, default "mean"
        Whether the batch's loss is the "mean" of its samples', as nnkit's losses are, or the "sum".
    loss : callable, optional
        A loss of your own: ``loss(prediction, target)`` takes arrays of the shapes above, with any
        number of samples, and returns one number for the batch. It is drawn beside nnkit's, and
        compared with the one that suits the task: the squared error for numbers, cross-entropy for
        the others. If it raises, the widget shows the error and lives on.
    gradient : callable, optional
        The gradient of `loss`, called as it is; returns an array in the predictions' shape. Without
        it, the arrows of your loss are numerical gradients.

    Returns
    -------
    LossExplorer
        Its ``task``, ``predictions``, ``targets``, ``sample`` and ``reduction`` can be read and
        set, ``reset()`` goes back to the start, and ``code`` is a line of Python that makes the
        present one.

    Raises
    ------
    ValueError
        If there is no such task, the batch is none of that task, only one of predictions and
        targets is given, or a gradient without its loss.

    Examples
    --------
    >>> explorer = loss_explorer("probability", predictions=[0.9, 0.2], targets=[1, 1])
    >>> explorer.predictions = [0.9, 0.5]
    >>> explorer.code
    'loss_explorer("probability", predictions=[0.9, 0.5], targets=[1, 1])'
    """
    state = _first_state(task)
    if (predictions is None) != (targets is None):
        raise ValueError("expected predictions and targets together, received only one of them")
    if predictions is not None and targets is not None:
        state |= {
            "predictions": np.asarray(predictions, float).tolist(),
            "targets": np.asarray(targets).tolist(),
        }
    state |= {"sample": sample, "class_number": class_number, "reduction": reduction}
    return LossExplorer(state, loss=loss, gradient=gradient)


def _first_state(task: str) -> dict[str, Any]:
    if task not in TASKS:
        raise ValueError(f"expected a task of {', '.join(TASKS)}; received {task!r}")
    return {
        "task": task,
        "predictions": TASKS[task].predictions,
        "targets": TASKS[task].targets,
        "sample": 0,
        "class_number": 0,
        "reduction": "mean",
    }


def _chances(task: str, predictions: FloatArray) -> FloatArray:
    """Return the probabilities that the predictions stand for; none for a number."""
    if task == "number":
        return np.empty(0)
    if task == "probability":
        return predictions
    return softmax(predictions) if task == "classes" else sigmoid(predictions)
