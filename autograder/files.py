"""Writing a file whole or not at all."""

from pathlib import Path

__all__ = ["write_whole"]


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` into `path` in one step, with the folders above it.

    A reader never sees half of it, and a writer who is stopped leaves the old file as it was.

    Parameters
    ----------
    path : Path
    content : bytes
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.partial")
    partial.write_bytes(content)
    partial.replace(path)
