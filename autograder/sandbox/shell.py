"""Runs a learner's cells as a notebook would, and keeps what they show.

It is IPython's own shell, so magics, ``display`` and a last line that is an expression work as the
learner knows them, but it has no history, no start-up files and no kernel around it.
"""

import ast
import contextlib
import io
import linecache
import os
import sys
import traceback
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from IPython.core.compilerop import CachingCompiler
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.inputtransformer2 import TransformerManager
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

__all__ = ["CELL", "Shell", "Trouble", "trouble_of"]

CELL = "<cell {}>"
"""The file name of a cell's code, by the cell's name."""

_SHOWN = ("text/plain", "image/png")
"""Rich outputs that may be shown to others: neither can carry a script."""

_SHOWN_NOW: list[tuple[str, dict[str, Any]]] = []
"""The rich outputs of the cell that is running; a process has one shell."""

_MOST_RICH = 3_000_000
_LONGEST_MESSAGE = 2_000
_LONGEST_TRACEBACK = 8_000


@dataclass
class Trouble:
    """What a learner's code raised, told in plain data.

    Attributes
    ----------
    kinds : list of str
        The names of its types that are Python's own, the nearest first.
    name, message : str
    cell : str
        The cell that the innermost of the learner's own lines stands in, or "".
    line : int
        That line's number, or 0.
    text : str
        The traceback, with the learner's own frames alone.
    """

    kinds: list[str]
    name: str
    message: str
    cell: str = ""
    line: int = 0
    text: str = ""


class Capped(io.TextIOBase):
    """A stream that remembers the first part of what is written, and drops the rest."""

    def __init__(self, most: int) -> None:
        self.most = most
        self.begin()

    def begin(self) -> None:
        """Forget all that was written."""
        self.parts: list[str] = []
        self.size = 0

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        kept = text[: self.most - self.size]
        if kept:
            self.parts.append(kept)
            self.size += len(kept)
            if self.size == self.most:
                self.parts.append("\n[…]\n")
        return len(text)

    def text(self) -> str:
        """Return what was kept."""
        return "".join(self.parts)


class _Compiler(CachingCompiler):
    """Names a cell's code after the cell."""

    cell = "0"

    def get_code_name(self, raw_code: str, transformed_code: str, number: int) -> str:
        return CELL.format(self.cell)

    def cache(self, transformed_code: str, number: int = 0, raw_code: str | None = None) -> str:
        name = CELL.format(self.cell)
        lines = transformed_code.splitlines(keepends=True)
        linecache.cache[name] = (len(transformed_code), None, lines, name)
        self._filename_map[name] = number
        return name


class _Transformer(TransformerManager):
    """Looks for magics only where there may be any: a cell that Python can read has none."""

    def do_token_transforms(self, lines: list[str]) -> list[str]:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # they come when the cell is compiled
                ast.parse("".join(lines))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            transformed: list[str] = super().do_token_transforms(lines)  # type: ignore[no-untyped-call]
            return transformed
        return lines


class _Publisher(DisplayPublisher):
    """Keeps what ``display`` shows."""

    def publish(self, data: dict[str, Any], *_: Any, **__: Any) -> None:
        _SHOWN_NOW.append(("display_data", data))


class _Hook(DisplayHook):
    """Keeps the value of a cell's last line."""

    def start_displayhook(self) -> None:
        pass

    def write_output_prompt(self) -> None:
        pass

    def write_format_data(self, format_dict: dict[str, Any], md_dict: Any = None) -> None:
        _SHOWN_NOW.append(("execute_result", format_dict))

    def log_output(self, format_dict: dict[str, Any]) -> None:
        pass

    def finish_displayhook(self) -> None:
        pass


class _Quiet(InteractiveShell):
    """IPython's shell, without what only a person at a terminal needs."""

    compiler_class = _Compiler
    display_pub_class = _Publisher
    displayhook_class = _Hook

    def showtraceback(self, *_: Any, **__: Any) -> None:
        pass  # the error is handed on as data

    def showsyntaxerror(self, *_: Any, **__: Any) -> None:
        pass

    def init_sys_modules(self) -> None:
        sys.modules["__main__"] = self.user_module

    def atexit_operations(self) -> None:
        pass

    def ask_exit(self) -> None:
        """Do nothing; in a notebook ``exit()`` ends the kernel once the cell has run."""


@dataclass
class Shown:
    """What a cell put out: its streams, its rich outputs, and the error that ended it."""

    stdout: str = ""
    stderr: str = ""
    rich: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    trouble: Trouble | None = None


class Shell:
    """One learner's namespace, and what runs cells in it."""

    def __init__(self) -> None:
        config = Config()
        config.DisplayFormatter.active_types = list(_SHOWN)
        config.HistoryManager.enabled = False
        config.InteractiveShell.colors = "nocolor"
        config.InteractiveShell.cache_size = 0
        config.InteractiveShell.separate_in = ""
        os.environ.setdefault("MPLBACKEND", "module://matplotlib_inline.backend_inline")
        self.shell = _Quiet.instance(config=config)
        self.shell.input_transformer_manager = _Transformer()  # type: ignore[no-untyped-call]
        self.stdout, self.stderr = Capped(0), Capped(0)

    def warm_up(self) -> None:
        """Run cells of every kind once, so that no learner's process loads what they need."""
        before = set(self.names)
        for source in ("x = 1\nx", "print(1)", "1 / 0", "(", "%who", "raise ValueError('x')"):
            self.run(source, "warm", 1000)
        for name in set(self.names) - before:
            del self.names[name]

    @property
    def names(self) -> dict[str, Any]:
        """The learner's namespace."""
        names: dict[str, Any] = self.shell.user_ns
        return names

    @contextlib.contextmanager
    def listening(self, most: int) -> Iterator[None]:
        """Keep at most `most` characters of what is printed."""
        self.stdout.most = self.stderr.most = most
        self.stdout.begin()
        self.stderr.begin()
        with (
            contextlib.redirect_stdout(self.stdout),
            contextlib.redirect_stderr(self.stderr),
        ):
            yield

    def run(self, source: str, cell: str, most: int) -> Shown:
        """Run the cell's source, and return what came of it."""
        _SHOWN_NOW.clear()
        _Compiler.cell = cell
        with self.listening(most):
            result: Any = self.shell.run_cell(source, store_history=False)  # type: ignore[no-untyped-call]
            self.shell.events.trigger("post_execute")
        error = result.error_before_exec or result.error_in_exec
        rich = [(kind, _plain(data, most)) for kind, data in _SHOWN_NOW[:100]]
        return Shown(
            self.stdout.text(),
            self.stderr.text(),
            _first(rich),
            trouble_of(error) if error is not None else None,
        )


def _first(rich: list[tuple[str, dict[str, str]]]) -> list[tuple[str, dict[str, str]]]:
    """Return as many of the rich outputs as fit into one message."""
    kept: list[tuple[str, dict[str, str]]] = []
    size = 0
    for kind, data in rich:
        # a character may take six bytes in JSON
        size += sum(len(text) * (1 if form == "image/png" else 6) for form, text in data.items())
        if size > _MOST_RICH:
            return [*kept, ("display_data", {"text/plain": "[…]"})]
        if data:
            kept.append((kind, data))
    return kept


def _plain(data: dict[str, Any], most: int) -> dict[str, str]:
    """Return those forms of a rich output that are harmless and not too long."""
    kept = {}
    for kind in _SHOWN:
        value = data.get(kind)
        if isinstance(value, bytes):
            import base64

            value = base64.b64encode(value).decode()
        if isinstance(value, str):
            longest = most if kind == "text/plain" else _MOST_RICH
            if kind == "text/plain" or len(value) <= longest:
                kept[kind] = value[:longest]
    return kept


def trouble_of(error: BaseException) -> Trouble:
    """Tell what was raised in plain data; no method of the learner's runs unguarded."""
    import builtins

    kinds = [
        kind.__name__
        for kind in type(error).__mro__
        if getattr(builtins, kind.__name__, None) is kind and kind is not object
    ]
    try:
        message = str(error)[:_LONGEST_MESSAGE]
    except BaseException:  # a learner's own __str__
        message = ""
    trouble = Trouble(kinds, str(type(error).__name__)[:80], message)
    own = CELL.format("")[:-1]
    frames = traceback.StackSummary.extract(
        (frame, line)
        for frame, line in traceback.walk_tb(error.__traceback__)
        if frame.f_code.co_filename.startswith(own)
    )
    if isinstance(error, SyntaxError) and str(error.filename).startswith(own):
        trouble.cell, trouble.line = str(error.filename)[len(own) : -1], int(error.lineno or 0)
        trouble.text = "".join(traceback.format_exception_only(error))[-_LONGEST_TRACEBACK:]
        return trouble
    if frames:
        trouble.cell = frames[-1].filename[len(own) : -1]
        trouble.line = frames[-1].lineno or 0
    lines = [
        f"{frame.filename}, line {frame.lineno}, in {frame.name}\n    {frame.line}\n"
        for frame in frames[:5] + frames[5:][-5:]
    ]
    ending = f"{trouble.name}: {trouble.message}" if trouble.message else trouble.name
    trouble.text = ("".join(lines) + ending)[-_LONGEST_TRACEBACK:]
    return trouble
