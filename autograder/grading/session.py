"""One submission's cells, each run on its side of the wall.

The learner's cells run in the learner's process. A locked cell runs here, from the gradebook's
source, and finds what the learner defined as proxies. A locked cell that is no test (it may define
what the exercises build on) runs on both sides, and its names here are never the learner's.

A crash or an endless loop costs the cell in which it happens. The next cell that needs the
learner's process gets a new one, in which the earlier cells are run again.
"""

import ast
import builtins
import contextlib
import io
import time
import traceback
import types
import warnings
from dataclasses import dataclass, field
from typing import Any

from autograder.checks import CheckFailed, Text
from autograder.grading.conversation import Conversation, raised
from autograder.grading.process import LearnerGoneError, LearnerProcess, Usage, Zygote

__all__ = ["Session", "Shown"]

_TEST = "<test {}>"

_ENDED = {
    "timeout": Text(
        "time limit: this cell ran longer than {seconds:g} seconds and was stopped. Is there a "
        "loop that does not end?",
        "시간 초과: 이 셀은 {seconds:g}초를 넘겨 중단되었다. 끝나지 않는 반복문이 있는지 살펴보자.",
    ),
    "total": Text(
        "time limit: the whole notebook ran longer than {seconds:g} seconds, so this cell was "
        "not run.",
        "시간 초과: 노트북 전체가 {seconds:g}초를 넘겨 이 셀은 실행하지 않았다.",
    ),
    "ended": Text(
        "the code ended its own process ({detail}). Remove calls such as `exit()`; if it used a "
        "lot of memory, use less.",
        "코드가 스스로 프로세스를 끝냈다({detail}). `exit()` 같은 호출을 지우자. 메모리를 많이 "
        "썼다면 줄이자.",
    ),
    "lied": Text(
        "the code broke the connection to the grader, so nothing that it says can be used.",
        "코드가 채점기와의 연결을 망가뜨렸으므로 그 결과를 쓸 수 없다.",
    ),
}
_HIDDEN = Text(
    "a hidden test failed. What it tries is not shown.",
    "숨은 테스트를 통과하지 못했다. 무엇을 넣어 보았는지는 보여 주지 않는다.",
)


@dataclass
class Shown:
    """What a cell shows, as a notebook keeps it.

    Attributes
    ----------
    outputs : list of dict
        In nbformat's form.
    seconds : float
    ended : str
        Why the learner's process ended in this cell: "timeout", "total", "ended", "lied", or "".
    """

    outputs: list[dict[str, Any]] = field(default_factory=list)
    seconds: float = 0.0
    ended: str = ""


class Session:
    """Runs the cells of one submission.

    Parameters
    ----------
    zygote : Zygote

    Attributes
    ----------
    usage : Usage
        What the learner's processes used.
    notes : list of str
        What the learner's code tried that no exercise asks for, and lies over the wire.
    """

    def __init__(self, zygote: Zygote) -> None:
        self.limits = zygote.limits
        self.usage = Usage()
        self.notes: list[str] = []
        self._zygote = zygote
        self._ends = time.monotonic() + self.limits.submission_seconds
        self._process: LearnerProcess | None = None
        self._conversation: Conversation | None = None
        self._history: list[tuple[str, str]] = []
        self._sources: dict[str, str] = {}
        self._wanted: dict[str, None] = {}
        self._module = types.ModuleType("__main__")

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        self._end()

    def run_learners(self, cell: str, source: str) -> Shown:
        """Run a cell of the learner's.

        Parameters
        ----------
        cell : str
            Its name, unique in the notebook.
        source : str
        """
        self._sources[cell] = source
        start = time.monotonic()
        shown = Shown()
        try:
            conversation = self._ready()
            reply = conversation.run(source, cell)
            self._history.append((cell, source))
            shown.outputs = _told(reply, self.limits.output, self._line_of)
            self._take_notes()
        except LearnerGoneError as gone:
            self._gone(gone, shown)
        shown.seconds = time.monotonic() - start
        return shown

    def run_locked(self, cell: str, source: str, *, graded: bool, hidden: bool) -> Shown:
        """Run a locked cell, from the gradebook's source.

        Parameters
        ----------
        cell : str
        source : str
        graded : bool
            Whether points hang on it; if not, it also runs in the learner's process.
        hidden : bool
            Whether it has tests that learners must not see.
        """
        if not graded:
            self.run_learners(cell, source)
        start = time.monotonic()
        shown = Shown()
        printed = io.StringIO()
        given: list[str] = []
        try:
            with (
                contextlib.redirect_stdout(printed),
                contextlib.redirect_stderr(io.StringIO()),
                warnings.catch_warnings(),
            ):
                warnings.simplefilter("ignore")
                tree = ast.parse(source, _TEST.format(cell))
                given = self._give_names(tree, needed=graded)
                value = _execute(tree, _TEST.format(cell), vars(self._module))
            if value is not None:
                shown.outputs.append(
                    {"output_type": "execute_result", "execution_count": None, "metadata": {},
                     "data": {"text/plain": repr(value)}}
                )  # fmt: skip
        except LearnerGoneError as gone:
            self._gone(gone, shown)
        except (Exception, SystemExit) as error:
            shown.outputs.append(_failure(error, hidden=hidden))
        finally:
            for name in given:
                vars(self._module).pop(name, None)
        self._take_notes()
        text = printed.getvalue()[: self.limits.output]
        if text and not hidden:
            shown.outputs.insert(0, {"output_type": "stream", "name": "stdout", "text": text})
        shown.seconds = time.monotonic() - start
        return shown

    # names

    def _give_names(self, tree: ast.AST, *, needed: bool) -> list[str]:
        """Put proxies under the names that the test uses and nobody here has defined."""
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                self._wanted[node.id] = None
        namespace = vars(self._module)
        missing = [
            name for name in self._wanted if name not in namespace and not hasattr(builtins, name)
        ]
        if not missing or not needed:
            return []
        found = self._ready().lookup(missing)
        namespace.update(found)
        return list(found)

    # the learner's process

    def _ready(self) -> Conversation:
        """Return a conversation with a live process that has run all earlier cells."""
        if time.monotonic() >= self._ends:
            raise LearnerGoneError("total")
        if self._conversation is None:
            self._process = self._zygote.fork()
            self._conversation = Conversation(self._process, self._line_of)
            for cell, source in list(self._history):
                self._conversation.deadline = self._deadline()
                self._conversation.run(source, cell)
        self._conversation.deadline = self._deadline()
        return self._conversation

    def _deadline(self) -> float:
        return min(time.monotonic() + self.limits.cell_seconds, self._ends)

    def _gone(self, gone: LearnerGoneError, shown: Shown) -> None:
        """Say in the cell why the process ended, and let the next cell start a new one."""
        shown.ended = gone.reason
        if gone.reason == "lied":
            self.notes.append(f"wire: {gone.detail}")
        seconds = self.limits.cell_seconds
        if gone.reason == "timeout" and time.monotonic() >= self._ends:
            shown.ended = "total"
        if shown.ended == "total":
            seconds = self.limits.submission_seconds
        told = str(_ENDED.get(shown.ended, _ENDED["ended"]))
        message = told.format(seconds=seconds, detail=gone.detail)
        shown.outputs.append(_error("LearnersProcessEnded", message, [message]))
        if self._process is not None and (self._process.gone or gone.reason != "timeout"):
            self._end()

    def _take_notes(self) -> None:
        if self._process is not None and self._process.notes:
            seen = dict.fromkeys([*self.notes, *self._process.notes])  # a replay notes them again
            self.notes, self._process.notes = list(seen)[:100], []

    def _end(self) -> None:
        if self._process is not None:
            self._take_notes()
            used = self._process.end()
            self.usage.add(used.cpu, used.memory)
        self._process = self._conversation = None

    def _line_of(self, cell: str, line: int) -> str:
        lines = self._sources.get(cell, "").splitlines()
        return lines[line - 1] if 0 < line <= len(lines) else ""


def _execute(tree: ast.Module, name: str, namespace: dict[str, Any]) -> Any:
    """Run the statements of a cell; return the value of the last one if it is an expression."""
    last = tree.body[-1] if tree.body else None
    if isinstance(last, ast.Expr):
        body = ast.Module(tree.body[:-1], [])
        exec(compile(body, name, "exec"), namespace)  # noqa: S102 - the gradebook's own source
        return eval(compile(ast.Expression(last.value), name, "eval"), namespace)  # noqa: S307
    exec(compile(tree, name, "exec"), namespace)  # noqa: S102
    return None


def _failure(error: BaseException, *, hidden: bool) -> dict[str, Any]:
    """Return what a failed test cell shows; of a hidden test, no more than that it failed."""
    name = type(error).__name__
    if isinstance(error, CheckFailed):
        return _error(name, str(error), str(error).splitlines())
    if hidden:
        return _error(name if hasattr(builtins, name) else "Exception", str(_HIDDEN),
                      [str(_HIDDEN)])  # fmt: skip
    learners = getattr(error, "learners", None)
    frames = [
        f"{frame.filename}, line {frame.lineno}\n    {frame.line}"
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.startswith("<test ")
    ]
    lines = [*frames, *(learners.text.splitlines() if learners else [])]
    ending = f"{name}: {error}" if str(error) else name
    if not lines or lines[-1] != ending:
        lines.append(ending)
    return _error(name, str(error), lines)


def _error(name: str, message: str, lines: list[str]) -> dict[str, Any]:
    return {"output_type": "error", "ename": name, "evalue": message, "traceback": lines}


def _told(reply: dict[str, Any], most: int, line_of: Any) -> list[dict[str, Any]]:
    """Return what a learner's process told of a cell as outputs, believing none of its forms."""
    outputs: list[dict[str, Any]] = []
    for stream in ("stdout", "stderr"):
        text = reply.get(stream)
        if type(text) is str and text:
            outputs.append({"output_type": "stream", "name": stream, "text": text[: most + 10]})
    rich = reply.get("rich")
    for entry in rich[:100] if type(rich) is list else []:
        if type(entry) is list and len(entry) == 2 and type(entry[1]) is dict:
            data = {
                kind: value
                for kind, value in entry[1].items()
                if kind in ("text/plain", "image/png") and type(value) is str
            }
            if not data:
                continue
            output: dict[str, Any] = {"output_type": "display_data", "metadata": {}, "data": data}
            if entry[0] == "execute_result":
                output |= {"output_type": "execute_result", "execution_count": None}
            outputs.append(output)
    trouble = reply.get("raised")
    if type(trouble) is dict:
        error = raised(trouble, line_of)
        text = str(trouble.get("text", ""))[:8000]
        outputs.append(_error(type(error).__name__, str(error), text.splitlines()))
    elif "trouble" in reply:  # the process could not even run the cell
        error = raised(reply["trouble"], line_of)
        outputs.append(_error(type(error).__name__, str(error), [str(error)]))
    return outputs
