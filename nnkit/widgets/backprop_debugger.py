"""The backprop debugger: go back through an expression, predict, measure, plant bugs, find them."""

from collections.abc import Collection, Mapping
from typing import Any, ClassVar

import numpy as np
import numpy.typing as npt
from matplotlib.figure import Figure

from nnkit.language import Language
from nnkit.plots.computation_graph import Node, computation_graph
from nnkit.widgets.backprop_graphs import GRAPHS, Graph
from nnkit.widgets.backprop_nudge import nudge
from nnkit.widgets.backprop_own import OwnLayer, OwnSlopes, SlopesFunction
from nnkit.widgets.backprop_run import Run, run
from nnkit.widgets.backprop_scene import scene
from nnkit.widgets.backprop_state import (
    arguments_of,
    checked_state,
    completed_state,
    exponent_of,
)
from nnkit.widgets.backprop_telling import (
    ask,
    is_right,
    outcome,
    slope_formula,
    tell,
    wrong_because,
)
from nnkit.widgets.backprop_words import WORDS
from nnkit.widgets.base import CourseWidget, Setting, with_base

__all__ = ["BackpropDebugger", "backprop_debugger"]


class BackpropDebugger(CourseWidget):
    """What :func:`backprop_debugger` returns; see there."""

    _esm = with_base("backprop_debugger.js")
    _css = with_base("backprop_debugger.css")

    words: ClassVar[dict[str, dict[Language, str]]] = WORDS

    step = Setting(int, "How many arrows have been walked; assign a number to go there.")
    chosen = Setting(str, "The node that is moved by ±ε; assign another name to choose it.")

    def __init__(self, state: dict[str, Any], *, slopes: SlopesFunction | None, layer: Any) -> None:
        if slopes is not None and layer is not None:
            raise ValueError("expected slopes or a layer of your own, received both")
        self._slopes, self._layer = slopes, layer
        # of the labels, only errors of the learner's code are made: they are there by then
        self._own: OwnSlopes | OwnLayer | None = None
        self._graphs: Mapping[str, Graph] = GRAPHS
        labels: dict[str, str] = {}
        if slopes is not None:
            self._own = OwnSlopes(slopes, labels)
        if layer is not None:
            self._own = OwnLayer(layer, labels)
            self._graphs = {"layer": self._own.graph}
            state = {**state, "graph": "layer"}
        self._judged: tuple[dict[str, Any], bool, str] | None = None
        super().__init__(completed_state(self._graphs, state))
        labels |= self.labels

    @property
    def graph(self) -> str:
        """The name of the expression; assign another one to begin with its numbers."""
        return str(self.state["graph"])

    @graph.setter
    def graph(self, graph: str) -> None:
        kept = {name: self.state[name] for name in ("exponent", "bugs")}
        self.state = completed_state(self._graphs, {"graph": graph, **kept})

    @property
    def values(self) -> dict[str, float]:
        """What is given, by name; assign some of the numbers to change them."""
        return dict(self.state["values"])

    @values.setter
    def values(self, values: Mapping[str, float]) -> None:
        self.state = {**self.state, "values": {**self.state["values"], **values}}

    @property
    def epsilon(self) -> float:
        """How far the chosen node is moved; assign another distance."""
        return float(10.0 ** self.state["exponent"])

    @epsilon.setter
    def epsilon(self, epsilon: float) -> None:
        self.state = {**self.state, "exponent": exponent_of(epsilon)}

    @property
    def bugs(self) -> list[str]:
        """The bugs that are planted; assign some of ``nnkit.autodiff.BUGS`` to plant them."""
        return list(self.state["bugs"])

    @bugs.setter
    def bugs(self, bugs: Collection[str]) -> None:
        self.state = {**self.state, "bugs": list(bugs)}

    @property
    def gradients(self) -> dict[str, float]:
        """The gradients as the pass computes them, bugs included, by name."""
        done = self._run()
        return {name: done.computed[scalar] for name, scalar in done.scalars.items()}

    @property
    def wrong(self) -> list[str]:
        """The names of those whose gradient comes out wrong."""
        return self._run().wrong

    @property
    def code(self) -> str:
        """One line of Python that makes a debugger in this state."""
        arguments = arguments_of(self._graphs, self.state)
        if self._layer is not None:
            del arguments[0]  # the graph is the layer's
        for name, own in (("slopes", self._slopes), ("layer", self._layer)):
            if own is not None:
                arguments.append(f"{name}={getattr(own, '__name__', f'my_{name}')}")
        return f"backprop_debugger({', '.join(arguments)})"

    def checked(self, state: dict[str, Any]) -> dict[str, Any]:
        """Hold the numbers to the graph, and the step to the arrows that there are."""
        if self._layer is not None and state["bugs"]:
            raise ValueError(
                "expected no bugs beside a layer of your own, whose gradients they do not change; "
                f"received {', '.join(state['bugs'])}"
            )
        return checked_state(self._graphs, state)

    def do(self, event: dict[str, Any]) -> None:
        """Judge a prediction, go on, or begin with another graph."""
        if event["name"] == "predict":
            self.predict(float(event["guess"]))
        elif event["name"] == "next":
            self.step += 1
        elif event["name"] == "node":
            self.step = self._end_of_node()
        elif event["name"] == "graph":
            self.graph = event["graph"]

    def predict(self, guess: float) -> bool:
        """Say what the next arrow brings; a right prediction walks it.

        Parameters
        ----------
        guess : float
            Local slope times upstream gradient, to about three digits.

        Returns
        -------
        bool
            Whether it is right. At the end of the pass nothing is left to predict, and it is False.
        """
        right = self._run_without_own()
        if self.step == len(right.arrivals):
            return False
        arrival = right.arrivals[self.step]
        source = arrival.source
        is_good = is_right(guess, source.slopes[arrival.place] * right.right[source])
        if is_good:
            self.step += 1
            said = self.labels["right-guess"]
        else:
            hint = self.labels[wrong_because(guess, arrival, right.right)].format(
                formula=slope_formula(arrival), source=source.name
            )
            said = f"{self.labels['wrong-guess']} {hint}"
        self._judged = (self.state, is_good, said)
        return is_good

    def answer(self) -> tuple[dict[str, Any], Mapping[str, npt.NDArray[Any]]]:
        """Compute both passes, and say what the learner should know."""
        error = ""
        try:
            done, own_runs = self._run(), True
        except Exception as failure:
            error = self.failure(failure)
            done, own_runs = self._run_without_own(), False
        step, arrivals = self.step, done.arrivals
        finished = step == len(arrivals)
        chosen = done.scalars[self.chosen]
        last = arrivals[step - 1] if step else None
        now = None if finished else arrivals[step]
        told = []
        if last is not None:
            walked = any(
                one.source is last.source and one.place == last.place
                for one in arrivals[: step - 1]
            )
            told = tell(last, done.result, done.right, walked, self.labels)
        judged = self._judged if self._judged and self._judged[0] == self.state else None
        gradient = done.gradient(chosen, step) if own_runs else None
        return {
            **scene(done, step, self.labels, with_gradients=own_runs),
            "graphs": list(self._graphs),
            "can_plant": self._layer is None,
            "ask": "" if now is None else ask(now, done.result, self.labels),
            "told": told,
            "judged": "" if judged is None else judged[2],
            "is_right": judged is not None and judged[1],
            "progress": self.labels["progress"].format(step=step, steps=len(arrivals)),
            "finished": finished,
            "message": outcome(done, self.bugs, self.labels, is_own=self._own is not None)
            if finished and own_runs
            else "",
            "leaf": chosen.operation is None,
            "result": done.result.name,
            "nudge": nudge(
                done.result,
                chosen,
                gradient if done.is_there(chosen, step) else None,
                self.epsilon,
                self.labels,
            ),
            "error": error,
        }, {}

    def _run(self) -> Run:
        return run(self._graphs[self.graph], self.values, self.bugs, self._own)

    def _run_without_own(self) -> Run:
        return run(self._graphs[self.graph], self.values, self.bugs)

    def _end_of_node(self) -> int:
        arrivals = self._run_without_own().arrivals
        end = self.step
        while end < len(arrivals) and arrivals[end].source is arrivals[self.step].source:
            end += 1
        return end

    def describe(self) -> str:
        """Say the result, how far the pass has come, and the gradients that are there."""
        numbers, _ = self.answer()
        nodes = "; ".join(
            ", ".join(
                text
                for text in (node["title"], node["value"], node["gradient"], node["wrong"])
                if text
            )
            for node in numbers["nodes"]
        )
        return f"{self.labels['title']}, {self.labels[self.graph]}, {numbers['progress']}: {nodes}"

    def draw_still(self, figure: Figure) -> None:
        """Draw the graph as far as the pass has come."""
        try:
            done = self._run()
        except Exception:  # told by the answer's error; the graph can be drawn without it
            done = self._run_without_own()
        nodes = [
            Node(
                name,
                scalar.value,
                done.gradient(scalar, self.step),
                tuple(operand.name for operand in scalar.operands),
                scalar.formula,
            )
            for name, scalar in done.scalars.items()
        ]
        there = [scalar for scalar in done.scalars.values() if done.is_there(scalar, self.step)]
        wrong = [scalar.name for scalar in there if done.is_wrong(scalar)]
        ax = computation_graph(nodes, highlighted=wrong, ax=figure.subplots())
        if wrong:
            ax.set_title(self.labels["come-out-wrong"].format(names=", ".join(wrong)))
        figure.set_size_inches(*(np.ptp(ax.get_xlim()), np.ptp(ax.get_ylim()) + 0.4))


def backprop_debugger(
    graph: str = "chain",
    *,
    values: Mapping[str, float] | None = None,
    step: int = 0,
    chosen: str | None = None,
    epsilon: float = 1e-4,
    bugs: Collection[str] = (),
    slopes: SlopesFunction | None = None,
    layer: Any = None,
) -> BackpropDebugger:
    """Go back through an expression arrow by arrow: predict, measure, plant bugs and find them.

    Each arrow carries local slope × upstream gradient. Type what you expect, and it is shown with
    its formula and its numbers; what arrives by several paths is added up before your eyes. Any
    node can be moved by ±ε, to measure its gradient.

    Parameters
    ----------
    graph : {"chain", "twice", "layer", "network"}, default "chain"
        One neuron with its loss; ``b = a + a, c = b + b``; a dense layer with two samples; a
        2-2-1 network.
    values : mapping of str to float, optional
        Other numbers to start from, by name.
    step : int ≥ 0, default 0
        How many arrows have been walked already; a large number goes to the end.
    chosen : str, optional
        The node to measure.
    epsilon : float from 1e-15 to 10, default 1e-4
        How far it is moved.
    bugs : collection of str, optional
        Bugs to plant, of :data:`nnkit.autodiff.BUGS`; not beside a `layer`.
    slopes : callable, optional
        ``slopes(operation, operands)`` returns the slope along each of the operands, or None, which
        leaves the operation to nnkit. Operations are "plus", "minus", "times", "sigmoid",
        "weighted sum" (weights and inputs by turns, the bias last), "squared error" and "mean
        squared error".
    layer : object, optional
        A dense layer of your own: ``forward(x)``, ``backward(grad_output)``, and ``params`` and
        ``grads`` with "weight" and "bias". The gradients of inputs and parameters are then its own.

    Returns
    -------
    BackpropDebugger
        Its ``graph``, ``values``, ``step``, ``chosen``, ``epsilon`` and ``bugs`` can be read and
        set; ``gradients`` and ``wrong`` tell what comes out; ``predict(number)`` is what the field
        does; ``reset()`` goes back to the start, and ``code`` is a line of Python that makes the
        present one.

    Raises
    ------
    ValueError
        If there is no such graph, node or bug, a value is not finite, bugs come with a `layer`, or
        it has no parameters that can be drawn.

    Examples
    --------
    >>> debugger = backprop_debugger("twice", step=99)
    >>> debugger.gradients
    {'a': 4.0, 'b': 2.0, 'c': 1.0}
    >>> debugger.bugs = ["overwrite"]
    >>> debugger.gradients["a"], debugger.wrong
    (1.0, ['a', 'b'])
    >>> debugger.code
    'backprop_debugger("twice", step=4, bugs=["overwrite"])'
    """
    return BackpropDebugger(
        {
            "graph": graph,
            "values": dict(values or {}),
            "step": step,
            "chosen": chosen,
            "exponent": exponent_of(epsilon),
            "bugs": list(bugs),
        },
        slopes=slopes,
        layer=layer,
    )
