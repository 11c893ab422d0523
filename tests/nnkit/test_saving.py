"""Saved models: the same predictions after loading, and a clear word on any other file."""

import contextlib
import io
import json
import pickle
import zipfile

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnkit import relu
from nnkit.activations import ELU
from nnkit.layers import LSTM, Conv2D, Dense, Dropout, Flatten, MaxPool2D, SimpleRNN
from nnkit.models import Sequential, mlp
from nnkit.saving import VERSION


def rng(seed=0):
    return np.random.default_rng(seed)


def everything():
    g = rng()
    return Sequential(
        [
            Conv2D(1, 2, 3, rng=g, padding="same"),
            relu,
            MaxPool2D(2),
            Flatten(),
            Dropout(0.25, rng=g),
            Dense(8, 3, rng=g),
            ELU(0.5),
        ],
        input_shape=(4, 4, 1),
    )


MODELS = {
    "mlp": (lambda: mlp([3, 4, 2], "gelu", rng=rng()), (3,)),
    "sizes of numpy": (lambda: mlp(np.array([3, 4, 2]), rng=rng()), (3,)),
    "float32": (lambda: mlp([3, 2], rng=rng(), dtype=np.float32), (3,)),
    "images": (everything, (4, 4, 1)),
    "sequences": (
        lambda: Sequential(
            [SimpleRNN(2, 3, rng=rng(), return_sequences=True), LSTM(3, 2, rng=rng())]
        ),
        (5, 2),
    ),
}


@pytest.mark.parametrize(("make", "shape"), MODELS.values(), ids=MODELS)
def test_predictions_are_equal_after_loading(make, shape, tmp_path):
    model = make()
    model.layers[0].trainable = False
    path = tmp_path / "model.npz"
    model.save(path)
    again = Sequential.load(path)
    x = rng(1).normal(size=(5, *shape))
    np.testing.assert_array_equal(again.predict(x), model.predict(x))
    assert again.predict(x).dtype == model.predict(x).dtype
    assert repr(again) == repr(model)
    assert again.shapes == model.shapes
    assert [layer.trainable for layer in again.layers] == [
        layer.trainable for layer in model.layers
    ]
    assert list(tmp_path.iterdir()) == [path]


@given(sizes=st.lists(st.integers(1, 5), min_size=2, max_size=4), seed=st.integers(0, 99))
def test_any_mlp_comes_back(sizes, seed, tmp_path_factory):
    path = tmp_path_factory.mktemp("saved") / "model"
    model = mlp(sizes, rng=rng(seed))
    model.parameters().values[:] = rng(seed).normal(size=model.parameters().values.size)
    model.save(str(path))
    loaded = Sequential.load(str(path))
    np.testing.assert_array_equal(loaded.parameters().values, model.parameters().values)


def test_saving_again_replaces_the_file(tmp_path):
    path = tmp_path / "model.npz"
    mlp([2, 1], rng=rng(0)).save(path)
    newer = mlp([2, 1], rng=rng(1))
    newer.save(path)
    np.testing.assert_array_equal(Sequential.load(path).predict([[1, 2]]), newer.predict([[1, 2]]))


def test_a_loaded_dropout_draws_from_the_generator_that_is_passed(tmp_path):
    path = tmp_path / "model.npz"
    everything().save(path)
    x = rng(2).normal(size=(4, 4, 4, 1))
    outputs = []
    for seed in (3, 3, 4):
        model = Sequential.load(path, rng=rng(seed))
        model.set_training(True)
        outputs.append(model.forward(x))
    np.testing.assert_array_equal(outputs[0], outputs[1])
    assert not np.array_equal(outputs[0], outputs[2])


def test_a_file_cut_anywhere_is_refused_with_advice(tmp_path):
    path = tmp_path / "model.npz"
    mlp([2, 3, 1], rng=rng()).save(path)
    whole = path.read_bytes()
    for end in [*range(0, len(whole), 97), len(whole) - 1]:
        path.write_bytes(whole[:end])
        with pytest.raises(ValueError, match=r"not a saved model, or it is damaged or cut short"):
            Sequential.load(path)


def test_a_byte_changed_anywhere_is_noticed_or_harmless(tmp_path):
    path = tmp_path / "model.npz"
    model = mlp([2, 3, 1], rng=rng())
    model.save(path)
    whole = path.read_bytes()
    for place in range(0, len(whole), 7):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
        # Names of files inside the archive are kept twice; one of the two may be of no account.
        with contextlib.suppress(ValueError):
            loaded = Sequential.load(path)
            np.testing.assert_array_equal(loaded.parameters().values, model.parameters().values)


def write(path, **entries):
    with path.open("wb") as file:
        np.savez(file, **entries)


def description(**changes):
    layer = {"kind": "Dense", "config": {"in_features": 1, "out_features": 1}, "trainable": True}
    model = {"input_shape": [1], "dtype": "float64", "layers": [{**layer, **changes}]}
    return json.dumps(model)


ARRAYS = {"0.weight": np.ones((1, 1)), "0.bias": np.zeros(1)}


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ({"a": np.ones(3)}, "expected 'nnkit model', received ''"),
        ({"format": "other 1"}, "expected 'nnkit model', received 'other 1'"),
        ({"format": "nnkit model x"}, "received 'nnkit model x'"),
        (
            {"format": f"nnkit model {VERSION + 1}"},
            rf"format version {VERSION + 1}, this nnkit reads up to {VERSION}; update nnkit",
        ),
        ({"format": "nnkit model 1"}, "is damaged: KeyError"),
        ({"format": "nnkit model 1", "model": "{"}, "is damaged: JSONDecodeError"),
        ({"format": "nnkit model 1", "model": "[]"}, "is damaged: TypeError"),
        ({"format": "nnkit model 1", "model": description()}, "0.weight"),
        ({"format": "nnkit model 1", "model": description(kind="Magic"), **ARRAYS}, "'Magic'"),
        (
            {"format": "nnkit model 1", "model": description(config={"units": 3}), **ARRAYS},
            "is damaged: TypeError",
        ),
        (
            {"format": "nnkit model 1", "model": description(), **ARRAYS, "0.bias": np.zeros(2)},
            r"0.bias of shape \(1,\), received \(2,\)",
        ),
        (
            {"format": "nnkit model 1", "model": description(), **ARRAYS, "7.bias": np.zeros(2)},
            r"it holds \['7.bias'\], which no layer has",
        ),
    ],
)
def test_foreign_and_damaged_files_are_refused(entries, message, tmp_path):
    path = tmp_path / "model.npz"
    write(path, **entries)
    with pytest.raises(ValueError, match=message):
        Sequential.load(path)


class Trap:
    """What a pickle runs when it is read."""

    def __reduce__(self):
        return (pytest.fail, ("a pickle was executed",))


@pytest.mark.parametrize("kind", ["pickle", "npy", "npz", "text", "zip"])
def test_no_pickle_is_ever_read(kind, tmp_path):
    path = tmp_path / "model.npz"
    if kind == "pickle":
        path.write_bytes(pickle.dumps(Trap()))
    elif kind == "text":
        path.write_text("not a model")
    elif kind == "zip":
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("format.npy", pickle.dumps(Trap()))
    else:
        buffer = io.BytesIO()
        trap = np.array([Trap()], dtype=object)
        np.save(buffer, trap, allow_pickle=True)
        if kind == "npy":
            path.write_bytes(buffer.getvalue())
        else:
            with zipfile.ZipFile(path, "w") as archive:
                archive.writestr("format.npy", buffer.getvalue())
    with pytest.raises(ValueError, match="not a saved model"):
        Sequential.load(path)


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError):
        Sequential.load(tmp_path / "none.npz")
