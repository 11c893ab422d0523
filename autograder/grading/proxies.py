"""Stand-ins, in the grader's process, for what a learner made in another.

A test cell uses a proxy as it would use the thing itself: it calls it, reads and sets attributes,
takes items, computes with it. Each use is one question over the wire, and what comes back is plain
data (numbers, text, arrays, containers of them) or again a proxy.

A proxy never compares: an object that claims to equal everything must gain nothing by it. A
difference compares, too: ``abs(answer - 3) < 1e-6`` would tell the object what is expected and let
it say 0, so what comes of a difference or a quotient is never taken for a number. And what would
need the object itself, its source or its class as a base, fails with a sentence that says so.
"""

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

import numpy as np
import numpy.typing as npt

from autograder.sandbox.wire import Ticket

if TYPE_CHECKING:
    from autograder.grading.conversation import Conversation

__all__ = ["LearnersClass", "LearnersDict", "LearnersList", "LearnersObject", "proxy_for"]

_TELLING = frozenset({"sub", "truediv", "floordiv", "mod"})
"""Operations that tests compare with: their other operand is what the test expects."""

_SOURCE = frozenset({"__code__", "__globals__", "__closure__", "__file__"})
_NO_SOURCE = (
    "while grading, a test cannot look into the source of a learner's function or class "
    "(inspect.getsource, inspect.unwrap, __code__): it is in another process"
)


class _NoSource:
    """What a proxy wraps: whoever looks into it learns that there is nothing to see."""

    def __getattr__(self, name: str) -> Any:
        raise TypeError(_NO_SOURCE)


class LearnersObject:
    """Stands for any object of the learner's."""

    __slots__ = ("__weakref__", "_conversation", "_knows", "_ticket")

    def __init__(self, conversation: "Conversation", ticket: Ticket) -> None:
        object.__setattr__(self, "_conversation", conversation)
        object.__setattr__(self, "_ticket", ticket)
        object.__setattr__(self, "_knows", False)

    def __del__(self) -> None:
        self._conversation.forget(self._ticket.number)

    # attributes

    def __getattr__(self, name: str) -> Any:
        if name == "__wrapped__":
            return _NoSource()  # inspect.signature asks whether there is one, before __signature__
        if name in _SOURCE:
            raise TypeError(_NO_SOURCE)
        if name.startswith("__array_"):
            raise AttributeError(name)  # numpy asks; __array__ alone is answered, below
        if name == "__signature__":
            return self._conversation.signature(self)
        return self._conversation.use("getattr", self, name, live=True)

    def __setattr__(self, name: str, value: Any) -> None:
        self._conversation.use("setattr", self, name, value)

    def __delattr__(self, name: str) -> None:
        self._conversation.use("delattr", self, name)

    def __dir__(self) -> list[str]:
        return [str(name) for name in self._conversation.use("dir", self)]

    # several attributes and items at once: autograder.fields

    def __look__(self, fields: Sequence[str]) -> list[Any]:
        found: list[Any] = self._conversation.look(self, fields)
        return found

    def __place__(self, values: Mapping[str, Any]) -> None:
        self._conversation.use("place", self, dict(values))

    # items

    def __getitem__(self, key: Any) -> Any:
        return self._conversation.use("getitem", self, key, live=True)

    def __setitem__(self, key: Any, value: Any) -> None:
        self._conversation.use("setitem", self, key, value)

    def __delitem__(self, key: Any) -> None:
        self._conversation.use("delitem", self, key)

    def __len__(self) -> int:
        return operator.index(self._conversation.use("len", self))

    def __contains__(self, entry: Any) -> bool:
        return self._conversation.use("contains", self, entry) is True

    def __iter__(self) -> Iterator[Any]:
        entries = self._conversation.use("iter", self)
        if not isinstance(entries, LearnersObject):
            return iter(entries)
        return _entries(entries)

    def __next__(self) -> Any:
        return self._conversation.use("next", self)

    # as data

    def __array__(
        self, dtype: npt.DTypeLike | None = None, copy: bool | None = None
    ) -> npt.NDArray[Any]:
        array = _trusted(self, self._conversation.use("array", self))
        if type(array) is not np.ndarray:
            raise TypeError(f"{self!r} is no array of numbers")
        return array if dtype is None else array.astype(dtype)

    def __float__(self) -> float:
        return float(_trusted(self, _plain(self._conversation.use("float", self))))

    def __int__(self) -> int:
        return int(_trusted(self, _plain(self._conversation.use("int", self))))

    def __index__(self) -> int:
        return operator.index(self._conversation.use("index", self))

    def __bool__(self) -> bool:
        return _trusted(self, self._conversation.use("bool", self)) is True

    def __str__(self) -> str:
        return str(self._conversation.use("str", self))

    def __repr__(self) -> str:
        return str(self._conversation.use("repr", self))

    def __copy__(self) -> Any:
        return self._conversation.use("copy", self, live=True)

    def __deepcopy__(self, memo: dict[int, Any]) -> Any:
        return self._conversation.use("deepcopy", self, live=True)

    # comparisons: of two of the learner's objects whether they are the same one; of numbers, none

    def __eq__(self, other: object) -> bool:
        if isinstance(other, LearnersObject):
            return self._conversation.use("same", self, other) is True
        return _not_comparable(self)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __lt__(self, other: Any) -> bool:
        return _not_comparable(self)

    __le__ = __gt__ = __ge__ = __lt__

    def __hash__(self) -> int:
        return hash((id(self._conversation), self._ticket.number))

    # what cannot be

    def __mro_entries__(self, bases: tuple[Any, ...]) -> tuple[type, ...]:
        raise TypeError(
            "while grading, a test cannot make a subclass of a learner's class: the class is in "
            "another process. Make an instance of it, and use that"
        )

    def __reduce__(self) -> Any:
        raise TypeError("while grading, a learner's object cannot be pickled by a test")


def _entries(iterator: LearnersObject) -> Iterator[Any]:
    while True:
        try:
            yield next(iterator)
        except StopIteration:
            return


def _plain(value: Any) -> Any:
    if isinstance(value, LearnersObject):
        raise TypeError("expected a number, received an object of the learner's")
    return value


def _not_comparable(value: LearnersObject) -> NoReturn:
    raise TypeError(
        f"an object of the learner's, of type {value._ticket.type_name}, cannot be compared with "
        "==, <, … nor by a difference: its answer could not be trusted. Compare numbers that come "
        "from it, such as float(answer) or np.asarray(answer)"
    )


def _trusted(value: LearnersObject, result: Any, *, knows: bool = False) -> Any:
    """Return `result`, computed by `value`, unless it is a number and `value` knew which to give.

    Where it is an object of the learner's again, that knows as much.
    """
    if not knows and not value._knows:
        return result
    if not isinstance(result, LearnersObject):
        return _not_comparable(value)
    object.__setattr__(result, "_knows", True)
    return result


def _operation(name: str) -> Callable[[LearnersObject, Any], Any]:
    tells = name.removeprefix("r") in _TELLING

    def operation(self: LearnersObject, other: Any) -> Any:
        told = tells and not isinstance(other, LearnersObject)
        return _trusted(self, self._conversation.use(name, self, other), knows=told)

    return operation


def _sign(name: str) -> Callable[[LearnersObject], Any]:
    def sign(self: LearnersObject) -> Any:
        return _trusted(self, self._conversation.use(name, self))

    return sign


for _name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul",
              "and_", "or_", "xor", "lshift", "rshift"):  # fmt: skip
    _python = _name.rstrip("_")
    setattr(LearnersObject, f"__{_python}__", _operation(_name))
    setattr(LearnersObject, f"__r{_python}__", _operation(f"r{_name}"))
for _name in ("neg", "pos", "abs", "invert"):
    setattr(LearnersObject, f"__{_name}__", _sign(_name))


class LearnersFunction(LearnersObject):
    """Stands for whatever of the learner's can be called."""

    __slots__ = ()

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return self._conversation.call(self, args, kwargs)


class LearnersClass(LearnersFunction):
    """Stands for a class of the learner's; ``isinstance`` and ``issubclass`` work."""

    __slots__ = ()

    def __instancecheck__(self, instance: Any) -> bool:
        return (
            isinstance(instance, LearnersObject)
            and self._conversation.use("isinstance", self, instance) is True
        )

    def __subclasscheck__(self, subclass: Any) -> bool:
        return (
            isinstance(subclass, LearnersObject)
            and self._conversation.use("issubclass", self, subclass) is True
        )


class _Container(LearnersObject):
    """A list or a dictionary that belongs to an object of the learner's, and stays with it."""

    __slots__ = ()

    def _now(self) -> Any:
        return self._conversation.use("plain", self)

    def __eq__(self, other: object) -> bool:
        # Its content is copied here first, so that what compares is plain data.
        return bool(self._now() == (other._now() if isinstance(other, _Container) else other))

    __hash__ = None  # type: ignore[assignment]

    def __contains__(self, entry: Any) -> bool:
        return entry in self._now()

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)

        def method(*args: Any, **kwargs: Any) -> Any:
            return self._conversation.use("method", self, name, *args, **kwargs)

        return method

    def __repr__(self) -> str:
        return repr(self._now())


class LearnersDict(_Container):
    """A dictionary such as ``layer.params``: what is set here is set there."""

    __slots__ = ()
    __class__ = dict  # type: ignore[assignment] # so that isinstance(layer.params, dict) holds

    def __iter__(self) -> Iterator[Any]:
        return iter(self.keys())

    def keys(self) -> Any:
        """Return the keys as they are now."""
        return self._conversation.use("keys", self)

    def values(self) -> list[Any]:
        """Return the values as they are now."""
        return [self[key] for key in self.keys()]

    def items(self) -> list[tuple[Any, Any]]:
        """Return keys and values as they are now."""
        return [(key, self[key]) for key in self.keys()]


class LearnersList(_Container):
    """A list such as ``perceptron.history``."""

    __slots__ = ()
    __class__ = list  # type: ignore[assignment]

    def __iter__(self) -> Iterator[Any]:
        for place in range(len(self)):
            yield self[place]


for _proxy in (LearnersObject, LearnersFunction, LearnersClass, LearnersDict, LearnersList):
    # A test that reads a function's documentation means the learner's, not this module's.
    _proxy.__doc__ = property(  # type: ignore[assignment]
        lambda self: self._conversation.use("getattr", self, "__doc__")
    )

_PROXIES: dict[str, type[LearnersObject]] = {
    "function": LearnersFunction,
    "class": LearnersClass,
    "dict": LearnersDict,
    "list": LearnersList,
}


def proxy_for(conversation: "Conversation", ticket: Ticket) -> LearnersObject:
    """Return a proxy for the object of that ticket."""
    return _PROXIES.get(ticket.kind, LearnersObject)(conversation, ticket)
