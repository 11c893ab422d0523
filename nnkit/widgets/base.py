"""What all widgets of the course share.

Python holds the truth: every number on the screen is computed here, by nnkit or by the learner's
own function. JavaScript draws and handles the hand. Between the two runs a short conversation:

1. The hand moves something. JavaScript changes its copy of the :attr:`CourseWidget.state` and draws
   the handle at once.
2. It sends that state with a question. Two states at most are on their way, so that Python works on
   one while the other travels; of those that come meanwhile only the newest is kept, so that
   dragging never queues (``asker`` in ``base.js``). Things to do, such as one step of training,
   travel as events beside the state, and none is left out. A reset comes before both: what the hand
   does after it is done on top of it.
3. Python takes over the state, does what the events say (:meth:`CourseWidget.do`), computes, and
   answers with numbers and arrays (:meth:`CourseWidget.answer`); arrays travel as raw bytes.

When Python code changes the state, it travels to JavaScript as a synchronised trait; JavaScript
then asks without a state, so that a late question never undoes what Python has changed since.
"""

import base64
import io
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, ClassVar, Generic, Self, TypeVar, overload

import anywidget
import numpy as np
import numpy.typing as npt
import traitlets
from matplotlib.figure import Figure

from nnkit.language import Language, language
from nnkit.plots.fonts import course_fonts

__all__ = ["CourseWidget", "LabelledWidget", "Setting", "quietly", "with_base"]

_HERE = Path(__file__).parent

Arrays = Mapping[str, npt.NDArray[Any]]

Value = TypeVar("Value")


def with_base(*names: str) -> str:
    """Return the source files `names`, of one kind, with those that all widgets share before them.

    An anywidget is a single module of JavaScript and a single style sheet, and ours have no build
    step; so ``base.js`` and ``canvas.js`` are put in front of ``<widget>.js`` as they are.

    Parameters
    ----------
    *names : str
        Files of this folder, ending all in ``.js`` or all in ``.css``.

    Returns
    -------
    str
    """
    kind = Path(names[0]).suffix
    shared = [f"base{kind}", "canvas.js"] if kind == ".js" else [f"base{kind}"]
    files = (_HERE / file for file in (*shared, *names))
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


class LabelledWidget(anywidget.AnyWidget):
    """A widget whose words are in the notebook's language.

    Attributes
    ----------
    labels : dict of str to str
        The class's `words` in the language that was in use when the widget was made.
    """

    words: ClassVar[dict[str, dict[Language, str]]] = {}

    labels = traitlets.Dict().tag(sync=True)

    def __init__(self, **traits: Any) -> None:
        lang = language()
        labels = {key: by_language[lang] for key, by_language in self._all_words().items()}
        super().__init__(labels=labels, **traits)

    @classmethod
    def _all_words(cls) -> dict[str, dict[Language, str]]:
        """Return the words of the class and of those that it builds on."""
        found: dict[str, dict[Language, str]] = {}
        for one in reversed(cls.__mro__):
            found |= one.__dict__.get("words", {})
        return found


class Setting(Generic[Value]):
    """One entry of a widget's state as an attribute: read it, or assign another value.

    Parameters
    ----------
    read : callable
        Makes of the entry, which is plain JSON, what is read.
    doc : str
        What the entry means.
    write : callable, optional
        Makes of what is assigned the entry; by default it becomes the entry as it is.
    """

    def __init__(
        self,
        read: Callable[[Any], Value],
        doc: str,
        *,
        write: Callable[[Value], Any] = lambda value: value,
    ) -> None:
        self._read, self._write = read, write
        self.__doc__ = doc

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, widget: None, owner: type) -> Self: ...
    @overload
    def __get__(self, widget: "CourseWidget", owner: type) -> Value: ...
    def __get__(self, widget: "CourseWidget | None", owner: type) -> Self | Value:
        return self if widget is None else self._read(widget.state[self._name])

    def __set__(self, widget: "CourseWidget", value: Value) -> None:
        widget.state = {**widget.state, self._name: self._write(value)}


class CourseWidget(LabelledWidget):
    """A widget of the course: a state, answers to questions about it, and a still picture.

    A subclass gives ``_esm`` and ``_css`` by :func:`with_base`, its `words`, the line of Python in
    :attr:`code`, and the three methods :meth:`answer`, :meth:`draw_still` and :meth:`describe`;
    :meth:`checked` and :meth:`do` where it needs them.

    Attributes
    ----------
    state : dict
        Everything that the hand can change; plain JSON. Assign a new one to change it.
    start : dict
        The state that :meth:`reset` goes back to.
    """

    words: ClassVar[dict[str, dict[Language, str]]] = {
        "reset": {"en": "Reset", "ko": "처음으로"},
        "copy": {"en": "Copy as Python", "ko": "파이썬 코드로 복사"},
        "copied": {"en": "Copied", "ko": "복사했다"},
        "play": {"en": "Play", "ko": "재생"},
        "pause": {"en": "Pause", "ko": "멈춤"},
        "legend-low": {"en": "low output", "ko": "낮은 출력"},
        "legend-high": {"en": "high output", "ko": "높은 출력"},
        "failed": {"en": "Your function failed:", "ko": "직접 만든 함수에서 오류가 났다."},
    }

    # No echo: while the hand goes on, a state that comes back is already an old one.
    state = traitlets.Dict().tag(sync=True, echo_update=False)
    start = traitlets.Dict().tag(sync=True)

    def __init__(self, state: dict[str, Any]) -> None:
        super().__init__(state=state, start=state)
        self.on_msg(self._hear)

    @traitlets.validate("state")
    def _check_state(self, proposal: Any) -> dict[str, Any]:
        return self.checked(proposal["value"])

    def reset(self) -> None:
        """Go back to the start."""
        self.state = self.start
        self.do({"name": "reset"})

    @property
    def code(self) -> str:
        """One line of Python that makes a widget in this state."""
        raise NotImplementedError

    def checked(self, state: dict[str, Any]) -> dict[str, Any]:
        """Return `state` if it can be drawn; otherwise raise a ValueError that says what is wrong.

        Every new state comes by here, from the hand and from Python. A widget whose states depend
        on each other, such as a layer's width and its weights, also mends them here.
        """
        return state

    def do(self, event: dict[str, Any]) -> None:
        """Do what the hand asked for besides changing the state; `event` has a ``"name"``.

        Every widget hears ``{"name": "reset"}`` after its state has gone back to the start.
        """

    def answer(self) -> tuple[dict[str, Any], Arrays]:
        """Compute what the picture needs for the present state: numbers, and arrays by name."""
        raise NotImplementedError

    def draw_still(self, figure: Figure) -> None:
        """Draw the present state on `figure`, for places without JavaScript."""
        raise NotImplementedError

    def describe(self) -> str:
        """Say the present state in one line of words and numbers."""
        raise NotImplementedError

    def _hear(self, _: object, content: dict[str, Any], buffers: list[memoryview]) -> None:
        if content.get("kind") != "ask":
            return
        # set_state, unlike an assignment, does not send the state back where it came from
        if content.get("reset"):
            self.set_state({"state": self.start})
            self.do({"name": "reset"})
        if "state" in content:
            self.set_state({"state": content["state"]})
        for event in content.get("events", []):
            self.do(event)
        numbers, arrays = self.answer()
        sent = {
            name: np.ascontiguousarray(array, dtype=np.float32) for name, array in arrays.items()
        }
        self.send(
            {
                "kind": "answer",
                "reset": content.get("reset", False),
                "numbers": {"code": self.code, **numbers},
                "shapes": {name: array.shape for name, array in sent.items()},
            },
            [array.tobytes() for array in sent.values()],
        )

    def failure(self, error: Exception) -> str:
        """Say on the widget, which lives on, that a learner's function raised `error`."""
        return f"{self.labels['failed']} {type(error).__name__}: {error}"

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        data, metadata = bundle
        return {**data, "text/plain": self.describe(), "image/png": self._still()}, metadata

    def _still(self) -> str:
        figure = Figure(figsize=(6.4, 3.6), layout="constrained")
        png = io.BytesIO()
        with course_fonts():
            self.draw_still(figure)
            figure.savefig(png, format="png", dpi=100)
        return base64.b64encode(png.getvalue()).decode()


def quietly(function: Any, *args: Any) -> Any:
    """Call a learner's function without letting its warnings out into the notebook."""
    with warnings.catch_warnings(), np.errstate(all="ignore"):
        warnings.simplefilter("ignore")
        return function(*args)
