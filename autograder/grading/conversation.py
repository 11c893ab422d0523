"""The grader's questions to one learner's process, and what is made of the answers."""

import builtins
import inspect
import sys
import warnings
import weakref
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from autograder.grading.process import LearnerGoneError, LearnerProcess
from autograder.grading.proxies import LearnersObject, proxy_for
from autograder.sandbox.wire import Decoder, Encoder, Ticket, WireError, came_over

__all__ = ["Conversation", "LearnersError", "StaleError", "raised"]

_MOST_CALLBACKS = 100_000
_DEEPEST_CALLBACKS = 20
_MOST_WEIGHT = 256 << 20
_LONGEST_NAME, _LONGEST_MESSAGE, _LONGEST_TRACEBACK = 80, 2_000, 8_000
_LAST_HIDDEN_LINE = 100
"""Which line raises can be made to tell a number; in a hidden test no longer one than that."""


class StaleError(TypeError):
    """An object of the learner's is used that went with an earlier process."""


class LearnersError:
    """What an exception carries that came from a learner's code.

    Attributes
    ----------
    cell : str
        The cell that the learner's innermost line stands in, or "".
    line : int
    text : str
        The traceback of the learner's own frames.
    """

    def __init__(self, cell: str, line: int, text: str) -> None:
        self.cell, self.line, self.text = cell, line, text


class Conversation:
    """Asks one learner's process.

    Parameters
    ----------
    process : LearnerProcess
    line_of : callable
        Returns the text of a line of the submission, by cell and number. The process only says
        which line: a text of its choosing could carry hidden numbers into the feedback.

    Attributes
    ----------
    deadline : float
        Until when the process may answer, on the clock of :func:`time.monotonic`.
    hidden : bool
        Whether a hidden test asks: then an error tells less of itself.
    printable : int
        How much of what the learner's code prints while it answers is still passed on.
    stale : bool
        Whether the process has been given up.
    """

    def __init__(self, process: LearnerProcess, line_of: Callable[[str, int], str]) -> None:
        self.process = process
        self.deadline = float("inf")
        self.hidden = False
        self.printable = 0
        self.stale = False
        self._line_of = line_of
        self._proxies: weakref.WeakValueDictionary[int, LearnersObject] = (
            weakref.WeakValueDictionary()
        )
        self._dropped: set[int] = set()
        self._callbacks: list[Callable[..., Any]] = []
        self._callback_numbers: dict[int, int] = {}
        self._called_back = 0
        self._depth = 0
        self._answering = True
        self._weight = 0

    def begin(self, deadline: float, *, hidden: bool = False, printable: int = 0) -> None:
        """Begin a cell, which has until `deadline`; the attributes say what the others mean."""
        self.deadline, self.hidden, self.printable = deadline, hidden, printable
        self._weight = 0
        self.process.channel.weight_received = 0

    def put(self, files: Mapping[str, bytes]) -> None:
        """Put files into the process's working folder, before any cell of the learner's runs."""
        encoder = Encoder(self._ticket_for)
        message = {"op": "files", "with": encoder.encode(dict(files))}
        reply, _ = self._ask(message, encoder.buffers)
        if "trouble" in reply:
            raise OSError(f"files could not be put: {reply['trouble']['message']}")

    # whole cells

    def run(self, source: str, cell: str) -> dict[str, Any]:
        """Run a cell in the learner's process, and return what it showed."""
        self._answering = False  # a test's functions are for the test's calls alone
        try:
            reply, _ = self._ask({"op": "run", "source": source, "cell": cell}, [])
        finally:
            self._answering = True
        return reply

    def lookup(self, names: list[str]) -> dict[str, Any]:
        """Return what the learner's process has under those names, as far as it has them."""
        reply, body = self._ask({"op": "names", "names": names}, [])
        decoder = self._decoder(body)
        value = reply.get("value")
        if type(value) is not list:
            raise self._lied("names of no known form")
        found = {}
        for entry in value:
            if type(entry) is not list or len(entry) != 2 or entry[0] not in names:
                raise self._lied("a name that was not asked for")
            found[entry[0]] = self._decoded(decoder, entry[1])
            if callable(found[entry[0]]) and not isinstance(
                found[entry[0]], (LearnersObject, type, np.ufunc)
            ):
                raise self._lied("a function of the grader's under a learner's name")
        self._weigh(decoder)
        return found

    # single objects

    def call(self, target: LearnersObject, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        """Call a function of the learner's."""
        return self._use("call", target, args, kwargs)

    def use(
        self, op: str, target: LearnersObject, *args: Any, live: bool = False, **kwargs: Any
    ) -> Any:
        """Use an object of the learner's in another way; `op` is one of the learner's side."""
        return self._use(op, target, args, kwargs, live=live)

    def look(self, target: LearnersObject, fields: Sequence[str]) -> list[Any]:
        """Return what an object of the learner's has under each of the names."""
        found = self._use("look", target, tuple(fields), {})
        if type(found) is not list or len(found) != len(fields):
            raise self._lied("parts of no known form")
        return found

    def signature(self, target: LearnersObject) -> inspect.Signature:
        """Return the signature of a function of the learner's; defaults are not carried over."""
        told = self._use("signature", target, (), {})
        try:
            return inspect.Signature(
                [
                    inspect.Parameter(
                        str(name),
                        inspect._ParameterKind(kind),
                        default=... if default else inspect.Parameter.empty,
                    )
                    for name, kind, default in told
                ]
            )
        except (TypeError, ValueError) as error:
            raise self._lied(f"a signature of no known form: {error}") from None

    def forget(self, number: int) -> None:
        """Take note that nobody holds a proxy of that number any longer."""
        self._dropped.add(number)

    # the wire

    def _use(
        self,
        op: str,
        target: LearnersObject,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        *,
        live: bool = False,
    ) -> Any:
        if self.stale:
            raise StaleError("an object from before the learner's process started anew")
        encoder = Encoder(self._ticket_for)
        told = encoder.encode((target, args, kwargs))
        reply, body = self._ask({"op": op, "with": told, "live": live}, encoder.buffers)
        printed = reply.get("printed")
        if type(printed) is str:
            sys.stdout.write(printed[: self.printable])
            self.printable = max(0, self.printable - len(printed))
        if reply.get("warned") is True:
            warnings.warn("the learner's code computed with a warning", RuntimeWarning, 2)
        decoder = self._decoder(body)
        self._apply_changes(reply, decoder, encoder.mutable)
        if "trouble" in reply:
            raise raised(reply["trouble"], self._line_of, hidden=self.hidden)
        if "value" not in reply:
            raise self._lied("a reply without a value")
        value = self._decoded(decoder, reply["value"])
        self._weigh(decoder)
        try:
            decoder.end()
        except WireError as error:
            raise self._lied(str(error)) from None
        return value

    def _ask(
        self, message: dict[str, Any], buffers: list[Any]
    ) -> tuple[dict[str, Any], memoryview]:
        if self._dropped:
            dropped, self._dropped = self._dropped, set()  # while this goes on, more may be dropped
            message["drop"] = list(dropped)
        reply, body = self.process.ask(message, buffers, self.deadline, self._called)
        self._weigh()
        return reply, body

    def _weigh(self, decoder: Decoder | None = None) -> None:
        """Take note of how much memory the answers took, and end whoever sends too much."""
        self._weight += decoder.weight if decoder is not None else 0
        if self._weight + self.process.channel.weight_received > _MOST_WEIGHT:
            self.process.end("flooded")
            raise self.process.gone or LearnerGoneError("flooded")

    def _decoder(self, body: memoryview) -> Decoder:
        return Decoder(body, self._object_for, writeable=False)

    def _decoded(self, decoder: Decoder, told: Any) -> Any:
        try:
            return decoder.decode(told)
        except WireError as error:
            raise self._lied(str(error)) from None

    def _lied(self, detail: str) -> LearnerGoneError:
        self.process.end("lied", detail)
        return self.process.gone or LearnerGoneError("lied", detail)

    def _apply_changes(self, reply: dict[str, Any], decoder: Decoder, given: list[Any]) -> None:
        """Change what was passed as the learner's code changed its copies."""
        changes = reply.get("changes", [])
        if type(changes) is not list:
            raise self._lied("changes of no known form")
        for change in changes:
            if type(change) is not list or len(change) != 2 or type(change[0]) is not int:
                raise self._lied("a change of no known form")
            place, told = change
            if not 0 <= place < len(given):
                raise self._lied("a change to nothing that was passed")
            content = self._decoded(decoder, told)
            try:
                _change(given[place], content)
            except (TypeError, ValueError, KeyError) as error:
                raise self._lied(f"a change that does not fit: {error}") from None

    # tickets

    def _ticket_for(self, value: Any) -> Ticket:
        if isinstance(value, LearnersObject):
            if value._conversation is not self:
                raise StaleError("an object from before the learner's process started anew")
            ticket: Ticket = value._ticket
            return ticket
        if not callable(value):
            raise TypeError(
                f"while grading, a test can pass numbers, text, arrays, containers of these, "
                f"functions and the learner's own objects; received {type(value).__name__}"
            )
        number = self._callback_numbers.get(id(value))
        if number is None:
            number = self._callback_numbers[id(value)] = len(self._callbacks)
            self._callbacks.append(value)
        name = getattr(value, "__name__", "function")
        return Ticket("grader", number, "function", str(name))

    def _object_for(self, ticket: Ticket) -> Any:
        if ticket.owner == "grader":
            if not 0 <= ticket.number < len(self._callbacks):
                raise WireError("a ticket for a function that was never passed")
            return self._callbacks[ticket.number]
        proxy = self._proxies.get(ticket.number)
        if proxy is None:
            proxy = self._proxies[ticket.number] = proxy_for(self, ticket)
            self._dropped.discard(ticket.number)  # of an earlier proxy for the same object
        return proxy

    # callbacks

    def _called(
        self, message: dict[str, Any], body: memoryview
    ) -> tuple[dict[str, Any], list[Any]]:
        """Call a function of the grader's for the learner's code."""
        number = message["callback"]
        self._called_back += 1
        if type(number) is not int or not 0 <= number < len(self._callbacks):
            raise WireError("a call of a function that was never passed")
        if self._called_back > _MOST_CALLBACKS or self._depth >= _DEEPEST_CALLBACKS:
            raise WireError("too many calls back")
        if not self._answering:
            told = ["RuntimeError", "a test's function can be called by what the test calls only"]
            return {"answer": None, "raised": told}, []
        decoder = self._decoder(body)
        args, kwargs = decoder.decode(message.get("with"))
        if type(args) is not tuple or type(kwargs) is not dict:
            raise WireError("arguments of no known form")
        decoder.end()
        self._weigh(decoder)
        self._depth += 1
        encoder = Encoder(self._ticket_for)
        try:
            value = self._callbacks[number](*args, **kwargs)
            return {"answer": encoder.encode(value)}, encoder.buffers
        except (RecursionError, MemoryError):
            raise
        except Exception as error:
            kind = next(k.__name__ for k in type(error).__mro__ if k.__module__ == "builtins")
            return {"answer": None, "raised": [kind, str(error)[:2000]]}, []
        finally:
            self._depth -= 1


def _change(given: Any, content: Any) -> None:
    if isinstance(given, np.ndarray):
        if given.size != content.size or given.dtype != content.dtype:
            raise ValueError("another size or dtype")
        _write(given, content)
    elif isinstance(given, np.random.Generator):
        given.bit_generator.state = content.bit_generator.state
    elif isinstance(given, dict):
        if type(content) is not dict:
            raise TypeError("no dictionary")
        given.clear()
        given.update(content)
    else:
        if type(content) is not list:
            raise TypeError("no list")
        given[:] = content


def _write(given: Any, content: Any) -> None:
    """Write into an array; also into one that came from the learner, and is read-only here."""
    lock = not given.flags.writeable and came_over(given)
    if lock:
        given.flags.writeable = True
    try:
        if given.shape != content.shape:
            given.shape = content.shape  # as the learner's code did: x.shape = (n, -1)
        given[...] = content
    finally:
        if lock:
            given.flags.writeable = False


def raised(
    trouble: Any, line_of: Callable[[str, int], str], *, hidden: bool = False
) -> BaseException:
    """Return the exception that the learner's code raised, as far as the grader's process has it.

    Its type is Python's own that it is a kind of, or a subclass of that with the learner's name,
    so that ``pytest.raises(ValueError)`` catches what it should. Whatever would end the grader,
    a KeyboardInterrupt for one, becomes an ordinary exception.

    Parameters
    ----------
    trouble : dict
        What the learner's process told.
    line_of : callable
        Returns a line of the submission, by cell and number.
    hidden : bool, default False
        Whether a hidden test called, whose inputs must not show through.
    """
    if type(trouble) is not dict:
        trouble = {}
    kinds = trouble.get("kinds")
    base = _base([kind for kind in kinds if type(kind) is str] if type(kinds) is list else [])
    name = _text(trouble.get("name"), _LONGEST_NAME)
    message = _text(trouble.get("message"), _LONGEST_MESSAGE)
    if base is KeyError and message[:1] == message[-1:] == "'":
        message = message[1:-1]  # its text has quotes already
    kind = base if name == base.__name__ or not name.isidentifier() else _named(name, base)
    try:
        error = kind(message)
    except TypeError:  # UnicodeDecodeError and the like want more than a message
        error = _named(base.__name__, Exception)(message)
    cell, line = trouble.get("cell"), trouble.get("line")
    if type(cell) is str and type(line) is int:
        told = LearnersError(cell, line, _text(trouble.get("text"), _LONGEST_TRACEBACK))
        error.learners = told  # type: ignore[attr-defined]
        text = line_of(cell, line).strip()[:_LONGEST_NAME]
        if hidden and line > _LAST_HIDDEN_LINE:
            text = ""
        error.learners_line = f"{line}: {text}" if text else ""  # type: ignore[attr-defined]
    return error


def _text(value: Any, most: int) -> str:
    # Not str(value): of what is nested deep enough, Python cannot make a text.
    return value[:most] if type(value) is str else ""


def _base(kinds: list[str]) -> type[BaseException]:
    for name in kinds:
        kind = getattr(builtins, name, None)
        if isinstance(kind, type) and issubclass(kind, Exception):
            return kind
        if kind is SystemExit:
            return SystemExit
    return Exception


def _named(name: str, base: type[BaseException]) -> type[BaseException]:
    return type(name, (base,), {"__module__": "learner"})
