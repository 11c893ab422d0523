"""A trained model in a file: its weights are what it has learned.

The file is a zip archive of plain arrays, as :func:`numpy.savez` writes it, and holds

- ``format``: the name and version of this format;
- ``model``: JSON, the kind and arguments of each layer, and the shape of a sample;
- ``0.weight``, ``0.bias``, …: the parameters, by the number of the layer and their name.

It is read without pickle: a file from a stranger can hold wrong numbers, but no program.
"""

import io
import json
import struct
import zipfile
import zlib
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np

from nnkit.layers import Layer
from nnkit.layers.shapes import Shape

__all__ = ["FORMAT", "VERSION", "load_layers", "save_layers"]

FORMAT = "nnkit model"
VERSION = 1

# What zipfile and numpy raise on a file that is cut short, or has a byte changed.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,
    ValueError,
)


def save_layers(
    layers: tuple[Layer, ...], input_shape: Shape | None, path: str | PathLike[str]
) -> None:
    """Write `layers` to a file.

    Parameters
    ----------
    layers : tuple of Layer
    input_shape : tuple of int, optional
        The shape of one sample.
    path : str or path
    """
    description = {
        "input_shape": input_shape,
        "dtype": str(layers[0].dtype),
        "layers": [
            {"kind": type(layer).__name__, "config": layer.config(), "trainable": layer.trainable}
            for layer in layers
        ],
    }
    arrays: dict[str, Any] = {
        "format": np.array(f"{FORMAT} {VERSION}"),
        "model": np.array(json.dumps(description)),
    }
    arrays |= {
        f"{number}.{name}": array
        for number, layer in enumerate(layers)
        for name, array in layer.params.items()
    }
    # The whole file is made before the old one is touched: a crash leaves one of the two.
    part = Path(f"{path}.part")
    with part.open("wb") as file:
        np.savez(file, **arrays)
    part.replace(path)


def load_layers(
    path: str | PathLike[str], rng: np.random.Generator
) -> tuple[list[Layer], Shape | None]:
    """Read layers that :func:`save_layers` wrote.

    Parameters
    ----------
    path : str or path
    rng : numpy.random.Generator
        For layers that draw while training.

    Returns
    -------
    layers : list of Layer
    input_shape : tuple of int or None

    Raises
    ------
    ValueError
        If the file is not a saved model, is damaged, or was written by a newer nnkit.
    OSError
        If it cannot be read.
    """
    try:
        arrays = _read(path)
        _check_format(str(arrays.pop("format", "")), path)
        description = json.loads(str(arrays.pop("model")))
        layers = [
            _layer(number, part, description["dtype"], arrays, rng)
            for number, part in enumerate(description["layers"])
        ]
        shape = description["input_shape"]
    except (KeyError, TypeError, AttributeError, json.JSONDecodeError) as error:
        raise ValueError(f"{path} is damaged: {error!r}; save the model again") from error
    if arrays:
        raise ValueError(f"{path} is damaged: it holds {sorted(arrays)}, which no layer has")
    return layers, None if shape is None else tuple(shape)


def _read(path: str | PathLike[str]) -> dict[str, Any]:
    content = io.BytesIO(Path(path).read_bytes())
    try:
        with zipfile.ZipFile(content) as archive:
            return {
                name.removesuffix(".npy"): np.lib.format.read_array(
                    io.BytesIO(archive.read(name)), allow_pickle=False
                )
                for name in archive.namelist()
            }
    except _DAMAGED as error:
        raise ValueError(
            f"{path} is not a saved model, or it is damaged or cut short ({error}); "
            "save it again with model.save(path)"
        ) from error


def _check_format(found: str, path: str | PathLike[str]) -> None:
    name, _, version = found.rpartition(" ")
    if name != FORMAT or not version.isdigit():
        raise ValueError(f"{path} is not a saved model: expected {FORMAT!r}, received {found!r}")
    if int(version) > VERSION:
        raise ValueError(
            f"{path} has format version {version}, this nnkit reads up to {VERSION}; update nnkit"
        )


def _layer(
    number: int,
    part: dict[str, Any],
    dtype: str,
    arrays: dict[str, Any],
    rng: np.random.Generator,
) -> Layer:
    layer = Layer.kinds[part["kind"]].from_config(part["config"], rng=rng, dtype=dtype)
    layer.trainable = part["trainable"]
    for name, view in layer.params.items():
        array = arrays.pop(f"{number}.{name}")
        if array.shape != view.shape:
            raise KeyError(f"{number}.{name} of shape {view.shape}, received {array.shape}")
        view[...] = array
    return layer
