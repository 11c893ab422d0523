"""Puts files into a folder made for them: a learner's scratch, or a copy of a submission."""

from collections.abc import Mapping
from pathlib import Path

__all__ = ["write_below"]


def write_below(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into an empty folder, with the folders that they lie in.

    Parameters
    ----------
    folder : Path
    files : mapping of str to bytes
        By their paths in `folder`, with slashes; none leads out of it.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_below(Path(folder), {"data/digits.csv": b"0,1"})
    ...     Path(folder, "data", "digits.csv").read_text()
    '0,1'
    """
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
