"""The IDX format, in which the MNIST digits are handed on.

A file starts with two zero bytes, a byte for the type of the numbers and one for the number of
axes; then comes the size of each axis, four bytes each, and then the numbers, all big-endian.
"""

import gzip
import math
import struct
import zlib
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["read_idx"]

_DTYPES = {0x08: ">u1", 0x09: ">i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}


def read_idx(path: str | PathLike[str]) -> npt.NDArray[Any]:
    """Return the array in an IDX file, for example ``train-images-idx3-ubyte.gz``.

    Parameters
    ----------
    path : str or path
        Plain, or compressed with gzip.

    Returns
    -------
    ndarray
        MNIST images are uint8 of shape (samples, 28, 28), labels uint8 of shape (samples,).

    Raises
    ------
    ValueError
        If the file is not in this format, or is cut short.
    OSError
        If it cannot be read.

    References
    ----------
    LeCun, Cortes & Burges, "The MNIST database of handwritten digits".
    """
    content = Path(path).read_bytes()
    if content[:2] == b"\x1f\x8b":
        try:
            content = gzip.decompress(content)
        except (EOFError, gzip.BadGzipFile, zlib.error) as error:
            raise ValueError(f"{path} is damaged or cut short: {error}") from error
    if len(content) < 4 or content[:2] != b"\0\0" or content[2] not in _DTYPES:
        raise ValueError(
            f"{path} is not an IDX file: expected it to start with 00 00 and a known type, "
            f"received {content[:4].hex(' ')}"
        )
    dtype, axes = np.dtype(_DTYPES[content[2]]), content[3]
    start = 4 + 4 * axes
    if len(content) < start:
        raise ValueError(f"{path} is cut short: it ends within its header")
    shape = struct.unpack(f">{axes}I", content[4:start])
    expected = start + math.prod(shape) * dtype.itemsize
    if len(content) != expected:
        raise ValueError(f"{path}: expected {expected} bytes for {shape}, received {len(content)}")
    return (
        np.frombuffer(content, dtype, offset=start).reshape(shape).astype(dtype.newbyteorder("="))
    )
