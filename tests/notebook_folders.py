"""A folder to run a notebook in: its data are there, and what it writes is gone afterwards."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path


def copy_beside(folder: Path, to: Path) -> None:
    """Copy what lies beside the notebooks of `folder`."""
    for path in folder.iterdir():
        if path.is_file() and path.suffix != ".ipynb":
            shutil.copy(path, to)


@contextlib.contextmanager
def files_beside(folder: Path) -> Iterator[None]:
    """Work in a scratch folder with what lies beside the notebooks of `folder`."""
    with tempfile.TemporaryDirectory() as scratch:
        copy_beside(folder, Path(scratch))
        with contextlib.chdir(scratch):
            yield
