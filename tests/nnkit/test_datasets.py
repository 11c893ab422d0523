"""Data sets: their shapes, their seeds, their files."""

import gzip
import struct

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnkit.datasets import (
    Standardizer,
    blobs,
    circles,
    load_digits,
    logic_gate,
    moons,
    read_idx,
    spirals,
    standardize,
    train_validation_test_split,
)

POINTS = [blobs, moons, circles, spirals]
every = pytest.mark.parametrize("make", POINTS, ids=lambda make: make.__name__)


def rng(seed=0):
    return np.random.default_rng(seed)


@every
def test_a_seed_repeats_and_another_differs(make):
    first, again, other = make(31, rng=rng(1)), make(31, rng=rng(1)), make(31, rng=rng(2))
    np.testing.assert_array_equal(first[0], again[0])
    np.testing.assert_array_equal(first[1], again[1])
    assert not np.array_equal(first[0], other[0])


@every
@pytest.mark.parametrize("samples", [1, 2, 31])
def test_shapes_and_classes_of_one_size(make, samples):
    X, y = make(samples, rng=rng())
    assert X.shape == (samples, 2)
    assert X.dtype == np.float64
    counts = np.bincount(y, minlength=2)
    assert counts.sum() == samples
    assert abs(counts[0] - counts[1]) <= 1


@every
def test_the_order_is_random(make):
    _, y = make(50, rng=rng())
    assert not np.array_equal(y, np.sort(y))
    assert not np.array_equal(y, np.arange(50) % 2)


@every
@pytest.mark.parametrize("options", [{"samples": 0}, {"samples": 5, "noise": -1}])
def test_what_cannot_be_is_refused(make, options):
    with pytest.raises(ValueError, match="at least 1 sample, at least 1 class and noise"):
        make(**options, rng=rng())


def test_without_noise_points_are_on_their_curves():
    X, y = moons(200, rng=rng(), noise=0)
    np.testing.assert_allclose(np.hypot(*X[y == 0].T), 1)
    np.testing.assert_allclose(np.hypot(X[y == 1, 0] - 1, X[y == 1, 1] - 0.5), 1)
    assert np.all(X[y == 1, 1] <= 0.5)
    X, y = circles(200, rng=rng(), noise=0, factor=0.25)
    np.testing.assert_allclose(np.hypot(*X.T), np.where(y == 0, 1, 0.25))
    assert X[y == 0].min() < -0.9 < 0.9 < X[y == 0].max()
    X, y = blobs(90, rng=rng(), centers=[[0, 0], [1, 5], [2, 7]], noise=0)
    np.testing.assert_array_equal(X, np.array([[0, 0], [1, 5], [2, 7]])[y])
    X, y = spirals(300, rng=rng(), classes=3, turns=2, noise=0)
    radius, angle = np.hypot(*X.T), np.arctan2(X[:, 1], X[:, 0])
    turns = angle / (2 * np.pi) - 2 * radius - y / 3
    np.testing.assert_allclose(turns, np.round(turns), atol=1e-9)
    assert radius.min() >= 0.1
    assert 0.95 < radius.max() <= 1


def test_noise_is_the_standard_deviation():
    for make in (moons, circles, spirals):
        clean, noisy = make(20_000, rng=rng(), noise=0)[0], make(20_000, rng=rng(), noise=0.3)[0]
        assert (noisy - clean).std() == pytest.approx(0.3, rel=0.02)


def test_points_own_limits():
    with pytest.raises(ValueError, match=r"a factor in \(0, 1\), received 1"):
        circles(5, rng=rng(), factor=1)
    with pytest.raises(ValueError, match="more than 0 turns, received 0"):
        spirals(5, rng=rng(), turns=0)
    with pytest.raises(ValueError, match=r"centers of shape \(classes, features\), received \(2,"):
        blobs(5, rng=rng(), centers=[1, 2])
    with pytest.raises(ValueError, match="at least 1 class"):
        spirals(5, rng=rng(), classes=0)


@pytest.mark.parametrize(
    ("name", "function"),
    [
        ("and", lambda a, b: a and b),
        ("or", lambda a, b: a or b),
        ("nand", lambda a, b: not (a and b)),
        ("nor", lambda a, b: not (a or b)),
        ("xor", lambda a, b: a != b),
        ("xnor", lambda a, b: a == b),
    ],
)
def test_gates(name, function):
    X, y = logic_gate(name)
    assert [bool(function(a, b)) for a, b in X] == y.astype(bool).tolist()
    X[0] = 9
    np.testing.assert_array_equal(logic_gate(name)[0][0], [0, 0])


def test_an_unknown_gate():
    with pytest.raises(ValueError, match=r"a gate of \['and', .*received 'not'"):
        logic_gate("not")


def test_the_digits_are_scikit_learns():
    theirs = pytest.importorskip("sklearn.datasets").load_digits()
    X, y = load_digits()
    np.testing.assert_array_equal(X * 16, theirs.images)
    np.testing.assert_array_equal(y, theirs.target)
    assert X.min() == 0
    assert X.max() == 1


def test_the_digits_carry_their_notice():
    from importlib.resources import files

    head = files("nnkit.datasets").joinpath("digits.txt").read_text().splitlines()[:6]
    notice = " ".join(head)
    for words in ("Alpaydin", "Kaynak", "UCI", "CC BY 4.0", "10.24432/C50P49", "Changed from"):
        assert words in notice


def idx(array, code):
    return (
        bytes([0, 0, code, array.ndim])
        + struct.pack(f">{array.ndim}I", *array.shape)
        + array.astype(array.dtype.newbyteorder(">")).tobytes()
    )


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("dtype", "code"),
    [("u1", 0x08), ("i1", 0x09), ("i2", 0x0B), ("i4", 0x0C), ("f4", 0x0D), ("f8", 0x0E)],
)
def test_idx_files_of_every_type(dtype, code, packed, tmp_path):
    array = (np.arange(24).reshape(2, 3, 4) - 5).astype(dtype)
    path = tmp_path / "data-idx3-ubyte"
    content = idx(array, code)
    path.write_bytes(gzip.compress(content) if packed else content)
    read = read_idx(path)
    np.testing.assert_array_equal(read, array)
    assert read.dtype == np.dtype(dtype)
    assert read.dtype.isnative
    read[0, 0, 0] = 3
    np.testing.assert_array_equal(read_idx(str(path)), array)


@pytest.mark.parametrize("dims", [0, 1, 2])
def test_idx_files_of_few_axes(dims, tmp_path):
    array = np.ones((3,) * dims, np.uint8)
    path = tmp_path / "data"
    path.write_bytes(idx(array, 0x08))
    np.testing.assert_array_equal(read_idx(path), array)


WHOLE = idx(np.zeros((2, 3), np.uint8), 0x08)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is not an IDX file"),
        (b"PK\x03\x04text", "received 50 4b 03 04"),
        (b"\0\0\x07\x01\0\0\0\0", "is not an IDX file"),
        (b"\0\x01\x08\x01\0\0\0\0", "is not an IDX file"),
        (WHOLE[:7], "ends within its header"),
        (WHOLE[:-1], r"expected 18 bytes for \(2, 3\), received 17"),
        (WHOLE + b"\0", "expected 18 bytes"),
        (gzip.compress(WHOLE, mtime=0)[:-9], "damaged or cut short"),
        (b"\x1f\x8bnot gzip", "damaged or cut short"),
        (gzip.compress(WHOLE, mtime=0)[:10] + b"\xff" * 20, "damaged or cut short"),
    ],
)
def test_other_and_cut_files_are_refused(content, message, tmp_path):
    path = tmp_path / "data"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=message):
        read_idx(path)


@given(
    samples=st.integers(3, 60),
    validation=st.floats(0, 0.45),
    test=st.floats(0, 0.45),
    seed=st.integers(0, 99),
)
def test_a_split_deals_every_sample_once(samples, validation, test, seed):
    X = np.arange(samples)
    parts = train_validation_test_split(X, -X, rng=rng(seed), validation=validation, test=test)
    assert sorted(np.concatenate([part[0] for part in parts])) == X.tolist()
    assert [len(part[0]) for part in parts[1:]] == [
        round(validation * samples),
        round(test * samples),
    ]
    for xs, ys in parts:
        np.testing.assert_array_equal(xs, -ys)
    again = train_validation_test_split(X, X, rng=rng(seed), validation=validation, test=test)
    np.testing.assert_array_equal(again[0][0], parts[0][0])


def test_a_split_copies_and_shuffles():
    X = np.arange(100)
    training, validation, test = train_validation_test_split(X, X, rng=rng())
    assert [len(part[0]) for part in (training, validation, test)] == [60, 20, 20]
    assert not np.array_equal(training[0], np.sort(training[0]))
    training[0][:] = -1
    np.testing.assert_array_equal(X, np.arange(100))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"validation": 0.5, "test": 0.5}, "leave samples to train on, received 0.5 and 0.5 of 10"),
        ({"validation": -0.1}, "received -0.1 and 0.2"),
        ({"test": -0.1}, "received 0.2 and -0.1"),
    ],
)
def test_a_split_that_cannot_be(options, message):
    with pytest.raises(ValueError, match=message):
        train_validation_test_split(np.arange(10), np.arange(10), rng=rng(), **options)
    with pytest.raises(ValueError, match="a target for each sample, received 10 and 9"):
        train_validation_test_split(np.arange(10), np.arange(9), rng=rng())


def test_standardize_measures_the_training_part_only():
    X = rng().normal(3, 5, size=(200, 4))
    X[:, 2] = 7
    training, other = standardize(X, X[:10] + 100)
    np.testing.assert_allclose(training.mean(axis=0), 0, atol=1e-12)
    np.testing.assert_allclose(training.std(axis=0), [1, 1, 0, 1], atol=1e-12)
    np.testing.assert_allclose(other, (X[:10] + 100 - X.mean(0)) / [*X.std(0)[:2], 1, X.std(0)[3]])
    theirs = pytest.importorskip("sklearn.preprocessing").StandardScaler().fit(X)
    np.testing.assert_allclose(training, theirs.transform(X), atol=1e-12)
    assert Standardizer.fit(X.astype(np.float32))(X.astype(np.float32)).dtype == np.float32


@given(value=st.floats(-1e6, 1e6), samples=st.integers(1, 9))
def test_a_feature_that_never_changes_becomes_zero_and_is_not_blown_up(value, samples):
    X = np.full((samples, 1), value)  # of three times 0.1, the mean is not 0.1
    training, other = standardize(X, X + 1)
    np.testing.assert_array_equal(training, 0)
    np.testing.assert_array_equal(other, X + 1 - X)


@pytest.mark.parametrize("X", [np.zeros((0, 3)), 5.0])
def test_standardize_needs_a_sample(X):
    with pytest.raises(ValueError, match="at least one sample, received shape"):
        standardize(X)
