"""What passes between the grader and a learner's process: plain data, and never an object.

A *frame* is a header in JSON and, behind it, the raw bytes of the arrays that the header speaks of.
Nothing in a frame can run: whoever decodes one gets numbers, text, arrays of numbers, containers of
these, and tickets that stand for what stayed on the other side. Every size is checked before
anything is allocated, and a frame that breaks a rule is refused as a whole.
"""

import json
import math
import re
import select
import socket
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = [
    "Channel",
    "ChannelClosedError",
    "ChannelTimeoutError",
    "Decoder",
    "Encoder",
    "Ticket",
    "WireError",
]

MOST_HEADER = 4 << 20
MOST_BODY = 64 << 20
MOST_KEYS = 10_000
"""Of dictionaries and sets in one frame, text apart: Python's hashes of numbers can be made to
collide, and then each new key is compared with all before it."""

MOST_TICKETS = 20_000
"""In one frame: each becomes an object that has to be made and cleared away."""

MOST_NUMBER = 1 << 53
DEEPEST = 32
MOST_BITS = 4096
"""Of a whole number; Python itself reads no longer ones from text."""

_LENGTHS = struct.Struct("!II")
_HEADERS_WEIGHT = 16
_ALIGNED = 16
"""Where an array may begin in a body: numpy is at its best, and its sums always the same, there."""
_DO_NOT_WAIT = getattr(socket, "MSG_DONTWAIT", 0)
_AHEAD = 1 << 16
"""How much is read at once of what may be more than one part of a frame."""

_TO_JSON = json.JSONEncoder(separators=(",", ":"))
_KINDS = "biufc"
"""Booleans, whole numbers, floats and complex numbers: what an array may hold."""

_DTYPE = re.compile(r"[<>|=]?(b1|[iu][1248]|f(2|4|8|12|16)|c(8|16|24|32))")

_TYPES: dict[str, type] = {
    kind.__name__: kind for kind in (bool, int, float, complex, str, list, tuple, dict)
} | {
    f"numpy.{name}": getattr(np, name)
    for name in (
        "bool_", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64",
        "float16", "float32", "float64", "complex64", "complex128",
    )
}  # fmt: skip
_TYPE_NAMES = {kind: name for name, kind in _TYPES.items()}


class WireError(Exception):
    """A frame that breaks a rule; whoever sent it is not trusted any further."""


class ChannelClosedError(ConnectionError):
    """The other side has gone."""


class ChannelTimeoutError(TimeoutError):
    """The other side did not answer in time."""


@dataclass(frozen=True)
class Ticket:
    """What stands for an object that stays where it is.

    Attributes
    ----------
    owner : str
        ``"learner"`` or ``"grader"``: in whose process the object is.
    number : int
    kind : str
        ``"function"``, ``"class"``, ``"dict"``, ``"list"`` or ``"object"``.
    type_name : str
        What the owner says the object's type is called; for messages only.
    """

    owner: str
    number: int
    kind: str = "object"
    type_name: str = ""


@dataclass
class Encoder:
    """Turns values into the JSON of a header and the buffers of a body.

    Parameters
    ----------
    ticket_for : callable
        Given an object that is not plain, returns its :class:`Ticket`, or raises TypeError.
    live : bool, default False
        Whether lists and dictionaries stay where they are, too, and a ticket is sent instead.

    Attributes
    ----------
    buffers : list of bytes-like
        In the order in which the header names them.
    mutable : list
        The arrays, lists, dictionaries and generators encoded so far, which the other side might
        change.
    """

    ticket_for: Callable[[Any], Ticket]
    live: bool = False
    buffers: list[Any] = field(default_factory=list)
    mutable: list[Any] = field(default_factory=list)
    _size: int = 0

    def forget_buffers(self) -> None:
        """Begin anew with an empty body."""
        self.buffers.clear()
        self._size = 0

    def encode(self, value: Any, depth: int = 0) -> Any:
        """Return what stands for `value` in a header."""
        if depth > DEEPEST:
            raise TypeError(f"expected at most {DEEPEST} containers inside one another")
        kind = type(value)
        if value is None or kind is bool or kind is float or kind is str:
            return value
        if kind is int:
            if value.bit_length() > MOST_BITS:
                raise TypeError(f"expected whole numbers of at most {MOST_BITS} bits")
            return value
        if kind is tuple or kind is set or kind is frozenset:
            return [kind.__name__, [self.encode(entry, depth + 1) for entry in value]]
        if kind is list and not self.live:
            self.mutable.append(value)
            return ["list", [self.encode(entry, depth + 1) for entry in value]]
        if kind is dict and not self.live:
            self.mutable.append(value)
            return [
                "dict",
                [[self.encode(k, depth + 1), self.encode(v, depth + 1)] for k, v in value.items()],
            ]
        if isinstance(value, np.ndarray) and value.dtype.kind in _KINDS:
            return self._array(value)
        if isinstance(value, np.generic) and value.dtype.kind in _KINDS:
            self._put(value.tobytes())
            return ["scalar", value.dtype.str]
        return self._rarer(value, kind, depth)

    def _put(self, buffer: Any) -> None:
        gap = -self._size % _ALIGNED
        if gap:
            self.buffers.append(bytes(gap))
        self.buffers.append(buffer)
        self._size += gap + len(buffer)

    def _array(self, value: npt.NDArray[Any]) -> Any:
        base = value if type(value) is np.ndarray else np.array(value, subok=False)
        contiguous = np.ascontiguousarray(base)
        self.mutable.append(value)
        self._put(contiguous.reshape(-1).view(np.uint8).data)
        if value.flags.writeable or came_over(value):
            return ["array", base.dtype.str, list(base.shape)]
        return ["array", base.dtype.str, list(base.shape), "read-only"]

    def _rarer(self, value: Any, kind: type, depth: int) -> Any:
        if kind is complex:
            return ["complex", value.real, value.imag]
        if kind is bytes or kind is bytearray:
            self._put(bytes(value))
            return ["bytes", len(value)]
        if kind is slice or kind is range:
            return [
                kind.__name__,
                *(self.encode(end, depth + 1) for end in (value.start, value.stop, value.step)),
            ]
        if value is Ellipsis:
            return ["ellipsis"]
        if kind is np.random.Generator:
            self.mutable.append(value)
            return ["generator", *_plain_state(value)]
        if isinstance(value, np.dtype) and value.kind in _KINDS:
            return ["dtype", value.str]
        if isinstance(value, type) and value in _TYPE_NAMES:
            return ["type", _TYPE_NAMES[value]]
        if isinstance(value, np.ufunc):
            name = str(getattr(value, "__name__", ""))
            if vars(np).get(name) is value:
                return ["ufunc", name]
        for plain in (bool, int, float, str):
            if isinstance(value, plain):  # a subclass: only its number or text passes
                return plain(value)
        ticket = self.ticket_for(value)
        return ["ticket", ticket.owner, ticket.number, ticket.kind, ticket.type_name]


@dataclass
class Decoder:
    """Turns a header's JSON and its body back into values.

    Parameters
    ----------
    body : memoryview
    object_for : callable
        Given a :class:`Ticket`, returns what stands for it on this side, or raises WireError.
    writeable : bool
        Whether arrays may be written to; the grader's may not, so that a test that writes into a
        learner's array fails loudly, not silently on a copy.

    Attributes
    ----------
    mutable : list
        As of :class:`Encoder`, in the same order.
    weight : int
        Bytes of the arrays so far, were all of them of 64-bit numbers, as those who compare make
        them: a byte that says True becomes eight.
    """

    body: memoryview
    object_for: Callable[[Ticket], Any]
    writeable: bool
    mutable: list[Any] = field(default_factory=list)
    weight: int = 0
    _at: int = 0
    _keys: int = 0
    _tickets: int = 0

    def decode(self, told: Any, depth: int = 0) -> Any:
        """Return the value that `told` stands for."""
        if depth > 2 * DEEPEST:
            raise WireError("containers too deep")
        kind = type(told)
        if told is None or kind is bool or kind is float or kind is str:
            return told
        if kind is int:
            if told.bit_length() > MOST_BITS:
                raise WireError("a whole number that is too long")
            return told
        if kind is not list or not told or type(told[0]) is not str:
            raise WireError("a value of no known form")
        try:
            return self._tagged(told[0], told[1:], depth + 1)
        except WireError:
            raise
        except Exception as error:  # whatever Python and numpy say to a form that nobody foresaw
            raise WireError(f"a broken {told[0][:20]}: {error}") from None

    def end(self) -> None:
        """Check that the whole body was used."""
        if self._at != len(self.body):
            raise WireError("bytes left over behind the arrays")

    def _tagged(self, tag: str, parts: list[Any], depth: int) -> Any:
        if tag in ("tuple", "set", "frozenset"):
            (entries,) = parts
            decoded = [self.decode(entry, depth) for entry in _list(entries)]
            if tag == "tuple":
                return tuple(decoded)
            for entry in decoded:
                self._count_key(entry)
            return set(decoded) if tag == "set" else frozenset(decoded)
        if tag == "list":
            (entries,) = parts
            made: list[Any] = []
            self.mutable.append(made)
            made.extend(self.decode(entry, depth) for entry in _list(entries))
            return made
        if tag == "dict":
            (pairs,) = parts
            table: dict[Any, Any] = {}
            self.mutable.append(table)
            for key, value in (_list(pair) for pair in _list(pairs)):
                decoded_key = self.decode(key, depth)
                self._count_key(decoded_key)
                table[decoded_key] = self.decode(value, depth)
            return table
        if tag == "array":
            dtype, shape = parts[:2]
            if parts[2:] not in ([], ["read-only"]):
                raise WireError("an array of no known form")
            sizes = tuple(_size(size) for size in _list(shape))
            return self._array(_dtype(dtype), sizes, self.writeable and len(parts) == 2)
        if tag == "scalar":
            return self._numbers(_dtype(*parts), 1)[0]
        return self._rarer(tag, parts, depth)

    def _count_key(self, key: Any) -> None:
        if type(key) is not str:
            self._keys += 1
            if self._keys > MOST_KEYS:
                raise WireError(f"dictionaries and sets of more than {MOST_KEYS} keys")

    def _array(
        self, dtype: np.dtype[Any], shape: tuple[int, ...], writeable: bool
    ) -> npt.NDArray[Any]:
        if len(shape) > 32:
            raise WireError("an array of more than 32 axes")
        array = self._numbers(dtype, math.prod(shape)).reshape(shape)
        array.flags.writeable = writeable
        self.weight += max(array.nbytes, 8 * array.size)
        self.mutable.append(array)
        return array

    def _numbers(self, dtype: np.dtype[Any], count: int) -> npt.NDArray[Any]:
        taken = self._take(count * dtype.itemsize)
        if dtype.kind == "b" and count and np.frombuffer(taken, np.uint8).max() > 1:
            raise WireError("a boolean that is neither 0 nor 1")
        return np.frombuffer(taken, dtype)

    def _rarer(self, tag: str, parts: list[Any], depth: int) -> Any:
        if tag == "complex":
            real, imaginary = parts
            return complex(float(real), float(imaginary))
        if tag == "bytes":
            (size,) = parts
            return bytes(self._take(_size(size)))
        if tag in ("slice", "range"):
            start, stop, step = parts
            ends = [self.decode(end, depth) for end in (start, stop, step)]
            if tag == "slice":
                return slice(*ends)
            if not all(type(end) is int and abs(end) <= MOST_NUMBER for end in ends):
                raise WireError("a range out of bounds")
            return range(*ends)
        if tag == "ellipsis":
            return Ellipsis
        if tag == "generator":
            state, step, has_half, half = parts
            generator = _generator(state, step, has_half, half)
            self.mutable.append(generator)
            return generator
        if tag == "dtype":
            return _dtype(*parts)
        if tag == "type":
            return _TYPES[parts[0]]
        if tag == "ufunc":
            ufunc = vars(np).get(str(parts[0]))
            if not isinstance(ufunc, np.ufunc):
                raise WireError("no such function of numpy's")
            return ufunc
        if tag == "ticket":
            owner, number, kind, type_name = parts
            if owner not in ("learner", "grader") or type(number) is not int:
                raise WireError("a ticket of nobody's")
            if not 0 <= number <= MOST_NUMBER:
                raise WireError("a ticket of a number out of bounds")
            self._tickets += 1
            if self._tickets > MOST_TICKETS:
                raise WireError(f"more than {MOST_TICKETS} objects at once")
            if type(kind) is not str or type(type_name) is not str:
                raise WireError("a ticket of no known form")
            return self.object_for(Ticket(owner, number, kind[:20], type_name[:80]))
        raise WireError(f"no value is called {tag[:20]!r}")

    def _take(self, size: int) -> memoryview:
        start = self._at + -self._at % _ALIGNED
        if size > len(self.body) - start:
            raise WireError("fewer bytes than the header promises")
        self._at = start + size
        return self.body[start : self._at]


def _list(value: Any) -> list[Any]:
    if type(value) is not list:
        raise WireError("expected a list")
    return value


def _size(value: Any) -> int:
    if type(value) is not int or not 0 <= value <= MOST_BODY:
        raise WireError("a size out of bounds")
    return value


def _dtype(name: Any) -> np.dtype[Any]:
    if type(name) is not str or not _DTYPE.fullmatch(name):
        raise WireError("a dtype of no known form")
    return np.dtype(name)


def came_over(array: npt.NDArray[Any]) -> bool:
    """Return whether an array's numbers lie in a frame that was received."""
    base: Any = array
    while isinstance(base, np.ndarray):
        base = base.base
    return isinstance(base, memoryview)


def _plain_state(generator: np.random.Generator) -> list[int]:
    told = generator.bit_generator.state
    if told["bit_generator"] != "PCG64":
        raise TypeError("expected a generator made by numpy.random.default_rng")
    inner = told["state"]
    return [inner["state"], inner["inc"], told["has_uint32"], told["uinteger"]]


def _generator(*state: Any) -> np.random.Generator:
    if not all(type(number) is int and 0 <= number < 1 << 128 for number in state):
        raise WireError("a generator of no known form")
    bits = np.random.PCG64(0)
    bits.state = {
        "bit_generator": "PCG64",
        "state": {"state": state[0], "inc": state[1]},
        "has_uint32": state[2],
        "uinteger": state[3],
    }
    return np.random.Generator(bits)


class Channel:
    """One end of the wire.

    Parameters
    ----------
    sock : socket.socket
        A connected stream socket.

    Attributes
    ----------
    bytes_sent : int
    weight_received : int
        How much memory the frames received so far took: a header's text becomes many times as
        much as objects.
    """

    def __init__(self, sock: socket.socket) -> None:
        self.sock = sock
        self.bytes_sent = 0
        self.weight_received = 0
        self._ahead = b""
        self._incoming, self._outgoing = select.poll(), select.poll()
        self._incoming.register(sock, select.POLLIN)
        self._outgoing.register(sock, select.POLLOUT)

    @property
    def has_more(self) -> bool:
        """Whether anything came behind the last frame, if only the end."""
        return bool(self._ahead or self._incoming.poll(0))

    def send(self, header: Any, buffers: list[Any], deadline: float = math.inf) -> None:
        """Send a frame, by `deadline` on the clock of :func:`time.monotonic`.

        Raises
        ------
        ChannelClosedError, ChannelTimeoutError
        WireError
            If it is too long; nothing has been sent then.
        """
        self.send_frame(self.frame(header, buffers), deadline)

    def frame(self, header: Any, buffers: list[Any]) -> bytes:
        """Return the bytes of a frame.

        Raises
        ------
        WireError
            If it is too long.
        """
        text = _TO_JSON.encode(header).encode()
        body = sum(len(buffer) for buffer in buffers)
        if len(text) > MOST_HEADER or body > MOST_BODY:
            raise WireError(f"a message of {len(text) + body} bytes is too long to be sent")
        return b"".join([_LENGTHS.pack(len(text), body), text, *buffers])

    def send_frame(self, frame: bytes, deadline: float = math.inf) -> None:
        """Send what :meth:`frame` made."""
        self.bytes_sent += len(frame)
        view = memoryview(frame)
        while view:
            try:
                # Not more than fits now: who does not read must not make us wait.
                view = view[self.sock.send(view, 0 if deadline == math.inf else _DO_NOT_WAIT) :]
            except BlockingIOError:
                _wait(self._outgoing, deadline)
            except OSError:
                raise ChannelClosedError("the other side has gone") from None

    def receive(self, deadline: float = math.inf) -> tuple[Any, memoryview]:
        """Return the header and the body of the next frame.

        Raises
        ------
        ChannelClosedError, ChannelTimeoutError, WireError
        """
        header_size, body_size = _LENGTHS.unpack(self._read(_LENGTHS.size, deadline))
        if header_size > MOST_HEADER or body_size > MOST_BODY:
            raise WireError("a frame that is too long")
        text = self._read(header_size, deadline)
        body = memoryview(self._read(body_size, deadline))
        self.weight_received += _HEADERS_WEIGHT * header_size + body_size
        try:
            return json.loads(text), body
        except (ValueError, RecursionError) as error:
            raise WireError(f"a header that is no JSON: {error}") from None

    def _read(self, size: int, deadline: float) -> bytearray:
        # It grows as bytes come in, whatever the header promised. A bytearray, so that the arrays
        # in it can be changed in place when the learner's code does so.
        read = bytearray(self._ahead[:size])
        self._ahead = self._ahead[size:]
        while len(read) < size:
            missing = size - len(read)
            if deadline != math.inf:  # otherwise the socket blocks by itself
                _wait(self._incoming, deadline)
            try:
                # Most frames are short, and come whole with what was asked for their lengths.
                part = self.sock.recv(min(max(missing, _AHEAD), 1 << 20))
            except OSError:
                part = b""
            if not part:
                raise ChannelClosedError("the other side has gone")
            read += part[:missing]
            self._ahead = part[missing:]
        return read


def _wait(poll: select.poll, deadline: float) -> None:
    left = deadline - time.monotonic()
    if left <= 0 or not poll.poll(left * 1000):
        raise ChannelTimeoutError("no answer in time")
