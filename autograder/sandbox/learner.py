"""What runs inside the walls: it executes cells, and answers what the grader asks about them.

The grader never gets an object from here. A function, a class or an instance that a learner made
stays in this process and is given a *ticket*; the grader's proxy for it asks, by its ticket, for a
call, an attribute, an item. Whatever comes back is plain data, or another ticket.

Nothing in this process is trusted: the learner's code shares it, and may change any of it. What it
can gain by that is to give other answers than it would have given.
"""

import copy
import dataclasses
import inspect
import operator
import signal
import socket
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from autograder import fields
from autograder.sandbox.limits import Limits
from autograder.sandbox.scratch import write_below
from autograder.sandbox.shell import Shell, trouble_of
from autograder.sandbox.watch import Watch
from autograder.sandbox.wire import Channel, Decoder, Encoder, Ticket, WireError

__all__ = ["serve"]

_BINARY: dict[str, Callable[[Any, Any], Any]] = {
    name: getattr(operator, name)
    for name in (
        "add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "and_", "or_", "xor",
        "lshift", "rshift", "iadd", "isub", "imul", "itruediv", "imatmul", "getitem", "contains",
        "lt", "le", "gt", "ge",
    )
}  # fmt: skip
_UNARY: dict[str, Callable[[Any], Any]] = {
    "neg": operator.neg, "pos": operator.pos, "abs": operator.abs, "invert": operator.invert,
    "bool": bool, "int": int, "float": float, "complex": complex, "index": operator.index,
    "len": len, "repr": repr, "str": str, "iter": iter, "next": next, "copy": copy.copy,
    "deepcopy": copy.deepcopy, "dir": dir, "array": np.asarray, "keys": list,
    "plain": lambda value: value, "signature": lambda value: _signature(value),
}  # fmt: skip


def _signature(value: Any) -> list[tuple[str, int, bool]]:
    """Return each parameter's name, kind, and whether it has a default."""
    return [
        (parameter.name, int(parameter.kind), parameter.default is not parameter.empty)
        for parameter in inspect.signature(value).parameters.values()
    ]


class _Executing:
    """Whether a learner's code is running, so that an interrupt may break it off."""

    now = False


def _interrupt(*_: object) -> None:
    if _Executing.now:
        _Executing.now = False
        raise KeyboardInterrupt


class _Callback:
    """What a learner's code gets for a function of the grader's."""

    def __init__(self, server: "_Server", number: int, name: str) -> None:
        self._server, self._number, self.__name__ = server, number, name

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._server.call_back(self._number, args, kwargs)


class _Server:
    def __init__(self, sock: socket.socket, shell: Shell, limits: Limits) -> None:
        self.channel = Channel(sock)
        self.shell = shell
        self.limits = limits
        self.objects: dict[int, Any] = {}
        self.numbers: dict[int, int] = {}
        self.callbacks: dict[int, _Callback] = {}
        self.next_number = 1
        usual = ("<", sys.prefix, sys.base_prefix, str(Path.cwd()), "/dev/null", "/usr/", "/lib")
        self.watch = Watch(lambda: _Executing.now, usual)

    # tickets

    def ticket_for(self, value: Any) -> Ticket:
        if type(value) is _Callback:
            return Ticket("grader", value._number)
        number = self.numbers.get(id(value))
        if number is None:
            number = self.next_number
            self.next_number += 1
            self.numbers[id(value)] = number
            self.objects[number] = value
        return Ticket("learner", number, _kind(value), str(type(value).__name__)[:80])

    def object_for(self, ticket: Ticket) -> Any:
        if ticket.owner == "grader":
            if ticket.number not in self.callbacks:
                self.callbacks[ticket.number] = _Callback(self, ticket.number, ticket.type_name)
            return self.callbacks[ticket.number]
        if ticket.number not in self.objects:
            raise WireError("a ticket for nothing")
        return self.objects[ticket.number]

    def drop(self, numbers: list[int]) -> None:
        for number in numbers:
            value = self.objects.pop(number, None)
            if value is not None:
                self.numbers.pop(id(value), None)

    # the conversation

    def run(self) -> None:
        while True:
            message, body = self.channel.receive()
            self.answer(message, body)

    def answer(self, message: dict[str, Any], body: memoryview) -> None:
        self.drop(message.pop("drop", []))
        number, op = message["id"], message["op"]
        reply: dict[str, Any] = {"id": number}
        encoder = Encoder(self.ticket_for, live=message.get("live", False))
        try:
            if op == "run":
                reply |= self.run_cell(message["source"], message["cell"])
            elif op == "files":
                decoder = Decoder(body, self.object_for, writeable=False)
                write_below(Path.cwd(), decoder.decode(message["with"]))
            elif op == "names":
                found = self.shell.names
                encoder.live = True
                reply["value"] = [
                    [name, encoder.encode(found[name])]
                    for name in message["names"]
                    if name in found
                ]
            else:
                self.use(op, message, body, encoder, reply)
        except BaseException as error:
            encoder.forget_buffers()
            reply = {"id": number, "trouble": dataclasses.asdict(trouble_of(error))}
            self.add_streams(reply)
        notes = self.watch.taken()
        if notes:
            reply["notes"] = notes
        try:
            self.channel.send(reply, encoder.buffers)
        except (WireError, MemoryError) as error:  # too long: nothing has been sent
            reply = {"id": number, "trouble": dataclasses.asdict(trouble_of(error))}
            self.channel.send(reply, [])

    def run_cell(self, source: str, cell: str) -> dict[str, Any]:
        _Executing.now = True
        try:
            shown = self.shell.run(source, cell, self.limits.output)
        finally:
            _Executing.now = False
        return {
            "stdout": shown.stdout,
            "stderr": shown.stderr,
            "rich": shown.rich,
            "raised": dataclasses.asdict(shown.trouble) if shown.trouble else None,
        }

    def use(
        self,
        op: str,
        message: dict[str, Any],
        body: memoryview,
        encoder: Encoder,
        reply: dict[str, Any],
    ) -> None:
        decoder = Decoder(body, self.object_for, writeable=True)
        target, args, kwargs = decoder.decode(message["with"])
        decoder.end()
        before = [_snapshot(value) for value in decoder.mutable]
        with (
            self.shell.listening(self.limits.output),
            warnings.catch_warnings(record=True) as warned,
        ):
            warnings.simplefilter("always")  # or the second of two calls would not warn
            _Executing.now = True
            try:
                value = self.perform(op, target, args, kwargs)
            finally:
                _Executing.now = False
                self.tell_changes(decoder.mutable, before, encoder, reply)
        reply["value"] = encoder.encode(value)
        if any(issubclass(warning.category, RuntimeWarning) for warning in warned):
            reply["warned"] = True
        self.add_streams(reply)

    def perform(self, op: str, target: Any, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        if op == "call":
            return target(*args, **kwargs)
        if op == "getattr":
            return getattr(target, args[0])
        if op == "setattr":
            return setattr(target, args[0], args[1])
        if op == "delattr":
            return delattr(target, args[0])
        if op == "setitem":
            return operator.setitem(target, args[0], args[1])
        if op == "delitem":
            return operator.delitem(target, args[0])
        if op == "isinstance":
            return isinstance(args[0], target)
        if op == "issubclass":
            return issubclass(args[0], target)
        if op == "method":  # of a list or a dictionary: append, update, …
            return getattr(target, args[0])(*args[1:], **kwargs)
        if op == "same":
            return target is args[0]
        if op == "look":
            return fields.look(target, *args)
        if op == "place":
            return fields.place(target, args[0])
        if op in _UNARY:
            return _UNARY[op](target)
        if op.startswith("r"):
            return _BINARY[op[1:]](args[0], target)
        return _BINARY[op](target, args[0])

    def tell_changes(
        self, values: list[Any], before: list[Any], encoder: Encoder, reply: dict[str, Any]
    ) -> None:
        """Tell what the code changed in what it was given, so that the grader sees it, too."""
        changes = [
            [place, encoder.encode(_content(value))]
            for place, (value, was) in enumerate(zip(values, before, strict=True))
            if _snapshot(value) != was
        ]
        if changes:
            reply["changes"] = changes

    def add_streams(self, reply: dict[str, Any]) -> None:
        printed = self.shell.stdout.text()
        if printed:
            reply["printed"] = printed

    def call_back(self, number: int, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        encoder = Encoder(self.ticket_for)
        header = {"callback": number, "with": encoder.encode((args, kwargs))}
        self.channel.send(header, encoder.buffers)
        while True:
            message, body = self.channel.receive()
            if "answer" not in message:  # the grader asks something before it answers
                self.nested(message, body)
                continue
            decoder = Decoder(body, self.object_for, writeable=True)
            if message.get("raised"):
                name, text = message["raised"]
                kind = getattr(__import__("builtins"), name, Exception)
                raise kind(text)
            return decoder.decode(message["answer"])

    def nested(self, message: dict[str, Any], body: memoryview) -> None:
        self.answer(message, body)
        _Executing.now = True


def _kind(value: Any) -> str:
    if isinstance(value, type):
        return "class"
    if type(value) in (dict, list):
        return type(value).__name__
    return "function" if callable(value) else "object"


def _snapshot(value: Any) -> Any:
    """Return what tells whether a value that was passed has been changed since."""
    if isinstance(value, np.ndarray):
        return value.tobytes(), value.shape, value.dtype.str
    if isinstance(value, np.random.Generator):
        return repr(value.bit_generator.state)
    if isinstance(value, dict):
        return [(id(key), id(entry)) for key, entry in value.items()]
    return [id(entry) for entry in value]


def _content(value: Any) -> Any:
    if isinstance(value, (np.ndarray, np.random.Generator)):
        return value
    return dict(value) if isinstance(value, dict) else list(value)


def serve(sock: socket.socket, shell: Shell, limits: Limits) -> None:
    """Answer until the wire closes.

    Parameters
    ----------
    sock : socket.socket
        The learner's end of the wire.
    shell : Shell
    limits : Limits
    """
    signal.signal(signal.SIGINT, _interrupt)
    sys.setrecursionlimit(min(sys.getrecursionlimit(), 3000))
    _Server(sock, shell, limits).run()
