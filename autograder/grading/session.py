"""One submission's cells, each run on its side of the wall.

The learner's cells run in the learner's process. A locked cell runs here, from the gradebook's
source, and finds what the learner defined as proxies. A locked cell that is no test (it may define
what the exercises build on) runs on both sides, and its names here are never the learner's.

A hidden test hands hidden inputs to the learner's code, which could keep them and print them in a
later cell. So what a cell shows after a hidden test has run is taken from a second process, which
has run the learner's cells too, but no hidden test; points are taken from the first.
"""

import ast
import builtins
import contextlib
import importlib
import io
import linecache
import re
import signal
import tempfile
import threading
import time
import types
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from autograder.checks import CheckFailed
from autograder.errors import CourseError
from autograder.grading.outputs import TEST, Shown, ended, failure, passed_on, told, writable
from autograder.grading.process import LearnerGoneError, Usage, Zygote
from autograder.grading.proxies import LearnersObject
from autograder.grading.side import Cells, Side
from autograder.sandbox.scratch import write_below

__all__ = ["Session", "Shown"]

_HIDDEN_PART = re.compile(r"###\s*BEGIN HIDDEN TESTS.*?(###\s*END HIDDEN TESTS|\Z)", re.DOTALL)
_OURS = {"np": "numpy"} | {
    name: name
    for name in ("numpy", "math", "cmath", "itertools", "functools", "operator", "statistics",
                 "inspect", "collections", "os", "sys", "json", "pytest")
}  # fmt: skip
"""Modules that a test may use without an import of its own: never the learner's, who could have
changed what is in them."""

_WATCHDOG_SECONDS = 2.0


class Session:
    """Runs the cells of one submission.

    Parameters
    ----------
    zygote : Zygote
    given : mapping of str to bytes, optional
        The assignment's own files, for learner's cells and tests to find where they run.
    handed_in : mapping of str to bytes, optional
        More of them, which the learner handed in; no test finds those.

    Attributes
    ----------
    usage : Usage
        What the learner's processes used.
    notes : list of str
        What the learner's code tried that no exercise asks for, and lies over the wire.
    """

    def __init__(
        self,
        zygote: Zygote,
        given: Mapping[str, bytes] | None = None,
        handed_in: Mapping[str, bytes] | None = None,
    ) -> None:
        self.limits = zygote.limits
        self._cells = Cells({**(handed_in or {}), **(given or {})})
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        if given:
            self._folder = tempfile.TemporaryDirectory(prefix="nncourse-")
            write_below(Path(self._folder.name), given)
        ends = time.monotonic() + self.limits.submission_seconds
        self._tested = Side(zygote, self._cells, ends)
        self._clean = Side(zygote, self._cells, ends)
        self._wanted: dict[str, None] = {}
        self._module = types.ModuleType("__main__")

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        self._tested.end()
        self._clean.end()
        if self._folder is not None:
            self._folder.cleanup()

    @property
    def usage(self) -> Usage:
        """What the learner's processes used, those that have ended."""
        tested, clean = self._tested.usage, self._clean.usage
        return Usage(
            tested.cpu + clean.cpu,
            max(tested.memory, clean.memory),
            tested.processes + clean.processes,
        )

    @property
    def notes(self) -> list[str]:
        """What the learner's code tried that no exercise asks for, and lies over the wire."""
        notes = dict.fromkeys([*self._tested.notes, *self._clean.notes])
        return [str(writable(note)) for note in notes]

    # the learner's cells

    def run_learners(self, cell: str, source: str) -> Shown:
        """Run a cell of the learner's.

        Parameters
        ----------
        cell : str
            Its name, unique in the notebook.
        source : str
        """
        self._cells.sources[cell] = source
        start = time.monotonic()
        knew = self._tested.knows_hidden
        shown = Shown()
        try:
            reply = self._tested.run(cell, source)
            shown.outputs = told(reply, self.limits.output, self._cells.line)
        except CourseError:
            raise
        except LearnerGoneError as gone:
            self._gone(self._tested, gone, shown, hidden=knew)
        except Exception as error:  # what it told was odd in a way that nobody foresaw
            odd = LearnerGoneError("lied", f"{type(error).__name__}: {error}")
            self._gone(self._tested, odd, shown, hidden=True)
        else:
            if knew and shown.outputs:
                shown.outputs = self._shown_again()
        self._tested.take_notes()
        shown.outputs = writable(shown.outputs)
        shown.seconds = time.monotonic() - start
        return shown

    def _shown_again(self) -> list[dict[str, Any]]:
        shown = Shown()
        try:
            reply = self._clean.run_last_again()
            shown.outputs = told(reply, self.limits.output, self._cells.line)
        except LearnerGoneError as gone:
            self._gone(self._clean, gone, shown, hidden=False)
        return shown.outputs

    # the locked cells

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
        start = time.monotonic()
        if not graded:
            self.run_learners(cell, _HIDDEN_PART.sub("", source) if hidden else source)
        knew = self._tested.knows_hidden
        shown = self._test(self._tested, cell, source, graded=graded, hidden=hidden)
        if hidden or (graded and shown.tried_hidden):
            self._tested.saw_hidden()
        if knew and not hidden and shown.outputs and not shown.ended:
            shown.outputs = self._tested_again(cell, source, shown, graded=graded)
        shown.outputs = writable(shown.outputs)
        shown.seconds = time.monotonic() - start
        return shown

    def _tested_again(
        self, cell: str, source: str, shown: Shown, *, graded: bool
    ) -> list[dict[str, Any]]:
        names = vars(self._module)
        before = dict(names)
        try:
            again = self._test(self._clean, cell, source, graded=graded, hidden=False)
        finally:
            names.clear()
            names.update(before)
        if again.tried_hidden:
            self._clean.end()  # it knows hidden inputs now
        return passed_on(shown, again)

    def _test(self, side: Side, cell: str, source: str, *, graded: bool, hidden: bool) -> Shown:
        shown = Shown()
        printed = io.StringIO()
        name = TEST.format(cell)
        lines = [] if hidden else source.splitlines(keepends=True)
        linecache.cache[name] = (len(source), None, lines, name)  # for tracebacks
        with (
            contextlib.redirect_stdout(printed),
            contextlib.redirect_stderr(io.StringIO()),
            contextlib.chdir(self._folder.name) if self._folder else contextlib.nullcontext(),
            _memory_for_a_test(self.limits.memory),
            warnings.catch_warnings(),
        ):
            warnings.simplefilter("ignore")
            try:
                self._try(shown, side, name, source, graded=graded, hidden=hidden)
                if side.trouble is not None:  # and the test took it for an answer
                    raise side.trouble
            except LearnerGoneError as gone:
                # It may have ended while hidden inputs were tried, were it to tell the mistake.
                shown.outputs, shown.tried_hidden = [], True
                self._gone(side, gone, shown, hidden=True)
        side.take_notes()
        text = printed.getvalue()[: self.limits.output]
        if text and not hidden:
            shown.outputs.insert(0, {"output_type": "stream", "name": "stdout", "text": text})
        return shown

    def _try(
        self, shown: Shown, side: Side, name: str, source: str, *, graded: bool, hidden: bool
    ) -> None:
        """Run a locked cell; whatever asks the learner's process, the error's text too, is here."""
        namespace = vars(self._module)
        given: list[str] = []
        try:
            with _watchdog(self.limits.cell_seconds + _WATCHDOG_SECONDS):
                try:
                    tree = ast.parse(source, name)
                    given = self._give_names(side, tree, needed=graded, hidden=hidden)
                    value = _execute(tree, name, namespace)
                    if value is None or isinstance(value, LearnersObject):
                        return
                    text = repr(value)[: self.limits.output]
                except CourseError:
                    raise
                except (Exception, SystemExit) as error:
                    shown.tried_hidden = not isinstance(error, CheckFailed) or error.tried_hidden
                    shown.outputs = [failure(error, hidden=hidden)]
                    return
        finally:
            for known in given:
                namespace.pop(known, None)
        result = {"output_type": "execute_result", "execution_count": None, "metadata": {},
                  "data": {"text/plain": text}}  # fmt: skip
        shown.outputs = [result]

    def _give_names(self, side: Side, tree: ast.AST, *, needed: bool, hidden: bool) -> list[str]:
        """Put proxies under the names that the test uses and nobody here has defined."""
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                self._wanted[node.id] = None
        namespace = vars(self._module)
        for name in self._wanted.keys() & _OURS.keys() - namespace.keys():
            with contextlib.suppress(ImportError):
                namespace[name] = importlib.import_module(_OURS[name])
        missing = [
            name for name in self._wanted if name not in namespace and not hasattr(builtins, name)
        ]
        if not missing or not needed:
            return []
        found = side.ready(hidden=hidden).lookup(missing)
        namespace.update(found)
        return list(found)

    def _gone(self, side: Side, gone: LearnerGoneError, shown: Shown, *, hidden: bool) -> None:
        """Say in the cell why the process ended."""
        gone, seconds = side.gone(gone)
        shown.ended = gone.reason
        shown.outputs.append(ended(gone, seconds, hidden=hidden))


def _execute(tree: ast.Module, name: str, namespace: dict[str, Any]) -> Any:
    """Run the statements of a cell; return the value of the last one if it is an expression."""
    last = tree.body[-1] if tree.body else None
    if isinstance(last, ast.Expr):
        body = ast.Module(tree.body[:-1], [])
        exec(compile(body, name, "exec"), namespace)  # noqa: S102 - the gradebook's own source
        return eval(compile(ast.Expression(last.value), name, "eval"), namespace)  # noqa: S307
    exec(compile(tree, name, "exec"), namespace)  # noqa: S102
    return None


@contextlib.contextmanager
def _watchdog(seconds: float) -> Iterator[None]:
    """Break off a test that itself runs on, with numbers that the learner's code gave it."""
    usable = (
        hasattr(signal, "SIGALRM")
        and threading.current_thread() is threading.main_thread()
        and signal.getsignal(signal.SIGALRM) is signal.SIG_DFL
    )
    if not usable:
        yield
        return

    def bark(*_: object) -> None:
        raise LearnerGoneError("timeout")

    signal.signal(signal.SIGALRM, bark)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL)


@contextlib.contextmanager
def _memory_for_a_test(most: int) -> Iterator[None]:
    """Let a test take so much more memory, whatever a learner's code has it compute.

    Two short arrays that a test's own function multiplies can make one that no machine holds.
    """
    used = Path("/proc/self/statm")
    if not used.exists():
        yield
        return
    import resource

    soft, hard = before = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(used.read_text(encoding="ascii").split()[0])
    limits = [pages * resource.getpagesize() + most, soft, hard]
    bounded = min(limit for limit in limits if limit != resource.RLIM_INFINITY)
    resource.setrlimit(resource.RLIMIT_AS, (bounded, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
