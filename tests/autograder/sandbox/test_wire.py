"""Whatever bytes come in, what comes out is plain data or a WireError, and never much memory."""

import json
import math
import os
import socket
import struct
import threading
import time
import tracemalloc

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.sandbox import wire
from autograder.sandbox.wire import (
    Channel,
    ChannelClosedError,
    ChannelTimeoutError,
    Decoder,
    Encoder,
    Ticket,
    WireError,
)

# To fuzz for longer: WIRE_EXAMPLES=100000 pytest tests/autograder/sandbox/test_wire.py
EXAMPLES = int(os.environ.get("WIRE_EXAMPLES", "60"))
ordinary = settings(deadline=None, max_examples=EXAMPLES)


def no_ticket(value):
    raise TypeError(f"no ticket for {type(value).__name__}")


def known(ticket):
    return ticket


def encoded(value, **options):
    encoder = Encoder(options.pop("ticket_for", no_ticket), **options)
    told = json.loads(json.dumps(encoder.encode(value)))
    return told, bytearray(b"".join(encoder.buffers)), encoder


def carried(value, *, writeable=False, **options):
    told, body, _ = encoded(value, **options)
    decoder = Decoder(memoryview(body), known, writeable=writeable)
    carried = decoder.decode(told)
    decoder.end()
    return carried


def same(one, other):
    if type(one) is not type(other):
        return False
    if isinstance(one, np.ndarray):
        equal = one.shape == other.shape and one.dtype == other.dtype
        return equal and one.tobytes() == other.tobytes()
    if isinstance(one, np.generic):
        return one.dtype == other.dtype and one.tobytes() == other.tobytes()
    if isinstance(one, (list, tuple)):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return all(map(same, one, other)) and all(map(same, one.values(), other.values()))
    if isinstance(one, np.random.Generator):
        return one.bit_generator.state == other.bit_generator.state
    if isinstance(one, float) and math.isnan(one):
        return math.isnan(other)
    return one == other


numbers = (
    st.none() | st.booleans() | st.integers() | st.just(-(1 << 300)) | st.floats()
    | st.complex_numbers(allow_nan=False) | st.text() | st.binary(max_size=40)
)  # fmt: skip
dtypes = (
    hnp.boolean_dtypes() | hnp.integer_dtypes() | hnp.unsigned_integer_dtypes()
    | hnp.floating_dtypes(sizes=(16, 32, 64)) | hnp.complex_number_dtypes(sizes=(64, 128))
)  # fmt: skip
arrays = hnp.arrays(dtypes, hnp.array_shapes(min_dims=0, min_side=0, max_side=4))
rare = st.sampled_from(
    [..., slice(1, None, 2), range(3, 9, 2), np.float32(0.5), np.int8(-3), np.bool_(True),
     np.dtype("int32"), float, np.float64, np.exp, np.add, np.random.default_rng(3)]
)  # fmt: skip
keys = st.integers() | st.text() | st.tuples(st.integers(), st.text())


def nested(leaves, extend, depth=3):
    strategy = leaves
    for _ in range(depth):
        strategy = leaves | extend(strategy)
    return strategy


values = nested(
    numbers | arrays | rare,
    lambda inner: (
        st.lists(inner, max_size=4) | st.tuples(inner, inner)
        | st.dictionaries(keys, inner, max_size=4)
        | st.sets(keys, max_size=4) | st.frozensets(keys, max_size=4)
    ),
)  # fmt: skip


@ordinary
@given(values)
def test_what_is_plain_arrives_as_it_was(value):
    assert same(carried(value), value)
    assert same(carried(value, writeable=True), value)


@ordinary
@given(values)
@example([np.random.default_rng(0), {"a": [np.zeros(1)]}])
def test_both_sides_number_what_can_change_alike(value):
    told, body, encoder = encoded(value)
    decoder = Decoder(memoryview(body), known, writeable=True)
    decoder.decode(told)
    assert list(map(type, decoder.mutable)) == list(map(type, encoder.mutable))
    assert all(map(same, decoder.mutable, encoder.mutable))


def test_arrays_arrive_aligned_whatever_was_before_them():
    value = [np.bool_(True), b"abc", np.arange(5.0), np.ones(3, bool), np.ones(2, complex)]
    assert all(array.flags.aligned for array in carried(value, writeable=True)[2:])


def test_arrays_are_read_only_here_and_writeable_there():
    here, there = carried(np.arange(3.0)), carried(np.arange(3.0), writeable=True)
    assert not here.flags.writeable
    with pytest.raises(ValueError, match="read-only"):
        here[0] = 1
    there[0] = 1


def test_an_array_that_a_test_has_locked_arrives_locked():
    locked = np.arange(3.0)
    locked.flags.writeable = False
    assert not carried(locked, writeable=True).flags.writeable
    # but one that is locked only because it came over the wire does not
    assert carried(carried(np.arange(3.0)), writeable=True).flags.writeable


@pytest.mark.parametrize("array", [
    np.asfortranarray(np.arange(6.0).reshape(2, 3)), np.arange(10)[::-3], np.zeros((0, 3)),
    np.broadcast_to(1.0, (2, 2)), np.arange(3, dtype=">f8"), np.ma.masked_array([1.0, 2.0]),
    np.float16([1, np.nan, -0.0]), np.longdouble([1]), np.array(3.0),
])  # fmt: skip
def test_arrays_of_every_layout_arrive(array):
    arrived = carried(array)
    assert type(arrived) is np.ndarray
    assert arrived.dtype == array.dtype
    np.testing.assert_array_equal(arrived, np.array(array, subok=False))


class Pretender(float):
    def __eq__(self, other):
        return True

    __hash__ = None


def test_of_a_subclass_only_the_number_passes():
    for value in (Pretender(2), type("Text", (str,), {})("a"), type("Whole", (int,), {})(3)):
        assert type(carried(value)) in (float, str, int)


def test_what_is_not_plain_gets_a_ticket():
    ticket = Ticket("learner", 7, "object", "Layer")
    assert carried(object(), ticket_for=lambda value: ticket) == ticket
    assert carried([1], live=True, ticket_for=lambda value: ticket) == ticket
    assert carried({}, live=True, ticket_for=lambda value: ticket) == ticket
    objects = np.array([object()])
    assert carried(objects, ticket_for=lambda value: ticket) == ticket


def test_long_numbers_arrive():
    for number in (1 << 4095, -(1 << 4095)):
        assert carried(number) == number


def test_what_is_too_much_is_refused_by_the_sender():
    nest = []
    nest.append(nest)
    with pytest.raises(TypeError, match="containers inside one another"):
        encoded(nest)
    with pytest.raises(TypeError, match="bits"):
        encoded(1 << 5000)
    with pytest.raises(TypeError, match="default_rng"):
        encoded(np.random.Generator(np.random.MT19937(0)))


BROKEN = {
    "nothing": [], "no tag": [1, 2], "an object": {"a": 1}, "unknown": ["pickle", "x"],
    "a long number": 1 << 4097, "tuple of none": ["tuple"], "tuple of text": ["tuple", "ab"],
    "list of two": ["list", [], []], "dict of singles": ["dict", [[1]]],
    "dict of lists": ["dict", [[["list", []], 1]]], "set of lists": ["set", [["list", []]]],
    "an array of objects": ["array", "|O", [1]], "of text": ["array", "<U1", [1]],
    "of void": ["array", "V8", [1]], "of structures": ["array", "i4,i4", [1]],
    "of times": ["array", "M8[s]", [1]], "of nothing": ["array", "", [1]],
    "of a number": ["array", 8, [1]], "of an old name": ["array", "a8", [1]],
    "negative": ["array", "<f8", [-1]], "half": ["array", "<f8", [0.5]],
    "true": ["array", "<f8", [True]], "without a shape": ["array", "<f8"],
    "a shape of text": ["array", "<f8", "1"], "large": ["array", "<f8", [1 << 40]],
    "large by many": ["array", "<f8", [1 << 20] * 5], "of many axes": ["array", "<f8", [1] * 33],
    "a flag": ["array", "<f8", [1], "writeable"], "more": ["array", "<f8", [2]],
    "large and empty": ["array", "<f8", [0] + [1 << 25] * 6],
    "bytes": ["bytes", 99], "minus bytes": ["bytes", -1], "many bytes": ["bytes", 1 << 40],
    "complex": ["complex", "a", 1], "slice": ["slice", 1], "range": ["range", 0, 1 << 60, 1],
    "range of text": ["range", "a", "b", "c"], "range without steps": ["range", 0, 1, 0],
    "a dtype": ["dtype", "O"], "a type": ["type", "object"], "types": ["type", ["int"]],
    "a ufunc": ["ufunc", "load"], "no ufunc": ["ufunc", "no_such"], "a module": ["ufunc", "f2py"],
    "a generator": ["generator", 1], "no generator": ["generator", "a", 1, 0, 0],
    "a long generator": ["generator", 1 << 129, 1, 0, 0],
    "a generator of halves": ["generator", 1, 1, 0, 1 << 40],
    "nobody's": ["ticket", "root", 1, "object", ""], "half a ticket": ["ticket", "learner", 1],
    "minus a ticket": ["ticket", "learner", -1, "object", ""],
    "a long ticket": ["ticket", "learner", 1 << 60, "object", ""],
    "a true ticket": ["ticket", "learner", True, "object", ""],
    "a scalar": ["scalar", "O"], "scalars": ["scalar", "<f8", 2],
}  # fmt: skip


@pytest.mark.parametrize("told", BROKEN.values(), ids=BROKEN)
def test_a_broken_form_is_refused(told):
    decoder = Decoder(memoryview(bytearray(8)), known, writeable=False)
    with pytest.raises(WireError):
        decoder.decode(told)


def test_what_is_left_over_is_refused():
    decoder = Decoder(memoryview(bytearray(9)), known, writeable=False)
    decoder.decode(["array", "<f8", [1]])
    with pytest.raises(WireError, match="left over"):
        decoder.end()


def test_a_truth_is_0_or_1():
    for told in (["array", "|b1", [2]], ["scalar", "|b1"]):
        with pytest.raises(WireError, match="neither 0 nor 1"):
            Decoder(memoryview(bytearray(b"\x02\x01")), known, writeable=False).decode(told)


def test_a_long_way_down_is_refused():
    told = 1
    for _ in range(3000):
        told = ["list", [told]]
    with pytest.raises(WireError):
        Decoder(memoryview(bytearray()), known, writeable=False).decode(told)


@pytest.mark.parametrize("form", [
    lambda keys: ["set", keys], lambda keys: ["frozenset", keys],
    lambda keys: ["dict", [[key, 0] for key in keys]],
    lambda keys: ["list", [["set", keys[::2]], ["set", keys[1::2]]]],
])  # fmt: skip
def test_keys_that_could_collide_are_counted(form):
    keys = [n * ((1 << 61) - 1) for n in range(wire.MOST_KEYS + 2)]
    with pytest.raises(WireError, match="keys"):
        Decoder(memoryview(bytearray()), known, writeable=False).decode(form(keys))
    texts = [str(n) for n in range(wire.MOST_KEYS + 2)]
    Decoder(memoryview(bytearray()), known, writeable=False).decode(form(texts))


def test_a_byte_that_says_true_weighs_as_the_number_it_becomes():
    decoder = Decoder(memoryview(bytearray(100)), known, writeable=False)
    decoder.decode(["array", "|b1", [100]])
    assert decoder.weight == 800


# fuzzing: whatever comes, nothing but a WireError

tags = st.sampled_from(
    ["tuple", "list", "set", "frozenset", "dict", "array", "scalar", "complex", "bytes", "slice",
     "range", "ellipsis", "generator", "dtype", "type", "ufunc", "ticket", "learner", "grader",
     "<f8", "|b1", "|O", ">i4", "numpy.float64", "add", "read-only", "bit_generator", "PCG64"]
)  # fmt: skip
json_values = nested(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | tags,
    lambda inner: (
        st.lists(inner, max_size=5) | st.tuples(tags, inner).map(list)
        | st.tuples(tags, inner, inner).map(list)
        | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
)  # fmt: skip


def only_a_wire_error(told, body, writeable):
    decoder = Decoder(memoryview(bytearray(body)), known, writeable=writeable)
    try:
        decoder.decode(told)
        decoder.end()
    except WireError:
        pass


@ordinary
@given(json_values, st.binary(max_size=64), st.booleans())
def test_any_json_is_read_or_refused(told, body, writeable):
    only_a_wire_error(told, body, writeable)


def mutated(draw, told):
    """Return `told` with one place of it replaced, left out or doubled."""
    if not isinstance(told, list) or not told or draw(st.integers(0, 3)) == 0:
        return draw(json_values)
    place = draw(st.integers(0, len(told) - 1))
    way = draw(st.integers(0, 4))
    if way == 0:
        return told[:place] + told[place + 1 :]
    if way == 1:
        return [*told[:place], told[place], *told[place:]]
    return [*told[:place], mutated(draw, told[place]), *told[place + 1 :]]


@ordinary
@given(st.data(), values, st.booleans())
def test_a_valid_frame_with_a_change_is_read_or_refused(data, value, writeable):
    told, body, _ = encoded(value)
    if data.draw(st.booleans()) and body:
        place = data.draw(st.integers(0, len(body) - 1))
        body[place] = data.draw(st.integers(0, 255))
    if data.draw(st.booleans()):
        body = body[: data.draw(st.integers(0, len(body)))]
    only_a_wire_error(mutated(data.draw, told), bytes(body), writeable)


def received(sent):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(sent)
        theirs.shutdown(socket.SHUT_WR)
        return Channel(ours).receive()


def read_or_refused(sent):
    try:
        header, body = received(sent)
    except (WireError, ChannelClosedError):
        return
    only_a_wire_error(header, bytes(body), False)


@ordinary
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(sent):
    read_or_refused(sent)


@ordinary
@given(st.integers(0, 60), st.integers(0, 60), st.binary(max_size=60), st.binary(max_size=60))
def test_any_frame_is_read_or_refused(header, body, text, rest):
    read_or_refused(struct.pack("!II", header, body) + text + rest)


@ordinary
@given(st.data(), values)
def test_a_valid_stream_with_a_change_is_read_or_refused(data, value):
    told, body, _ = encoded(value)
    sent = bytearray(Channel.frame(None, told, [body]))
    for _ in range(data.draw(st.integers(1, 3))):
        sent[data.draw(st.integers(0, len(sent) - 1))] = data.draw(st.integers(0, 255))
    read_or_refused(bytes(sent[: data.draw(st.integers(0, len(sent)))]))


@pytest.mark.parametrize("sent", [
    b"\xff" * 8,
    struct.pack("!II", wire.MOST_HEADER + 1, 0), struct.pack("!II", 0, wire.MOST_BODY + 1),
    struct.pack("!II", 5, 0) + b"nope!", struct.pack("!II", 0, 0),
    struct.pack("!II", 2_000_000, 0) + b"[" * 2_000_000,
    struct.pack("!II", 5000, 0) + b"1" * 5000, struct.pack("!II", 2, 0) + b"\xff\xfe",
])  # fmt: skip
def test_a_broken_frame_is_refused(sent):
    ours, theirs = socket.socketpair()
    with ours, theirs:
        sender = threading.Thread(target=lambda: theirs.sendall(sent))
        sender.start()
        with pytest.raises(WireError):
            Channel(ours).receive()
        ours.close()
        sender.join()


def test_a_promise_alone_takes_no_memory():
    tracemalloc.start()
    try:
        with pytest.raises(ChannelClosedError):
            received(struct.pack("!II", wire.MOST_HEADER, wire.MOST_BODY) + b"[")
        for told in (["array", "<f8", [1 << 22]], ["bytes", 1 << 25], ["array", "|b1", [1 << 26]]):
            with pytest.raises(WireError):
                Decoder(memoryview(bytearray(8)), known, writeable=False).decode(told)
        assert tracemalloc.get_traced_memory()[1] < 2 << 20
    finally:
        tracemalloc.stop()


def test_who_does_not_answer_is_waited_for_until_the_deadline():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(b"\x00")
        with pytest.raises(ChannelTimeoutError):
            Channel(ours).receive(deadline=0.0)


def test_who_does_not_read_is_not_waited_for():
    ours, theirs = socket.socketpair()
    with ours, theirs, pytest.raises(ChannelTimeoutError):
        Channel(ours).send({}, [bytes(8 << 20)], deadline=time.monotonic() + 0.2)


def test_a_frame_goes_through_a_full_socket():
    ours, theirs = socket.socketpair()
    body = bytes(range(256)) * 20_000
    with ours, theirs:
        got = []
        reader = threading.Thread(target=lambda: got.append(Channel(theirs).receive()))
        reader.start()
        Channel(ours).send({"a": 1}, [body], deadline=time.monotonic() + 60)
        reader.join()
        assert got[0][0] == {"a": 1}
        assert bytes(got[0][1]) == body


def test_what_is_too_long_is_not_sent():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        channel = Channel(ours)
        with pytest.raises(WireError, match="too long"):
            channel.send(["x" * wire.MOST_HEADER], [])
        assert channel.bytes_sent == 0


@pytest.mark.parametrize("size", [0, 5, 1 << 15, 3 << 16])
def test_frames_that_arrive_together_are_taken_one_by_one(size):
    ours, theirs = socket.socketpair()
    bodies = [os.urandom(size) for _ in range(3)]
    with theirs:
        channel = Channel(theirs)
        frames = b"".join(channel.frame({"n": n}, [body]) for n, body in enumerate(bodies))
        sender = threading.Thread(target=lambda: (ours.sendall(frames), ours.close()))
        sender.start()
        for n, body in enumerate(bodies):
            header, received_body = channel.receive(deadline=time.monotonic() + 60)
            assert header == {"n": n}
            assert received_body == body
            assert not received_body.readonly
        sender.join()
        assert channel.has_more
        with pytest.raises(ChannelClosedError):
            channel.receive()


def test_nothing_has_come_behind_the_last_frame():
    ours, theirs = socket.socketpair()
    with ours, theirs:
        Channel(ours).send({}, [])
        channel = Channel(theirs)
        channel.receive()
        assert not channel.has_more
