"""Landlock: which files may be opened, whatever the disk holds. Through landlockpy.

Landlock looks at a file when it is opened, and at nothing else: what may be done to a file by its
name alone is for namespaces and seccomp to refuse.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from landlockpy import AccessFS, Ruleset

__all__ = ["close_files", "only_scratch", "without"]


def without(path: Path, hidden: Iterable[Path]) -> Iterator[Path]:
    """Yield `path`, or what it holds where something in it is hidden.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     names = [Path(folder, name) for name in ("numpy", "nnkit")]
    ...     for name in names:
    ...         name.mkdir()
    ...     [path.name for path in without(Path(folder), [names[1]])]
    ['numpy']
    """
    secrets = set(hidden)
    if secrets.isdisjoint((path, *path.parents)):
        around = {folder for secret in secrets for folder in secret.parents}
        yield from _without(path, secrets, around)


def _without(path: Path, secrets: set[Path], around: set[Path]) -> Iterator[Path]:
    if path in secrets:
        return
    if path in around:
        for entry in path.iterdir():
            yield from _without(entry, secrets, around)
    else:
        yield path


def close_files(
    readable: Iterable[Path], hidden: Iterable[Path], scratch: Path
) -> "Ruleset | None":
    """Return rules by which Python's files are for reading and `scratch` is for writing.

    Parameters
    ----------
    readable : iterable of Path
    hidden : iterable of Path
        What lies inside of the readable folders and is not for reading; its name can be seen.
    scratch : Path

    Returns
    -------
    Ruleset or None
        Not in force yet; None where the kernel has no Landlock.
    """
    try:
        from landlockpy import AccessFS, LandlockError, Ruleset, Scope
    except ImportError:
        return None
    try:
        # What a ruleset handles by default is everything, the network included: what no rule
        # allows is refused.
        rules = Ruleset(scoped=Scope.ABSTRACT_UNIX_SOCKET | Scope.SIGNAL)
    except (LandlockError, OSError):
        return None
    hidden = list(hidden)
    for folder in readable:
        if any(folder in secret.parents for secret in hidden):
            rules.allow_path(folder, AccessFS.READ_DIR)  # import looks for names there
        for path in without(folder, hidden):
            listing = AccessFS.READ_DIR if path.is_dir() else AccessFS.NONE
            rules.allow_path(path, AccessFS.READ_FILE | listing)
    rules.allow_path("/dev/null", AccessFS.READ_FILE | AccessFS.WRITE_FILE)
    rules.allow_path("/dev/urandom", AccessFS.READ_FILE)
    rules.allow_path(scratch, _writing())
    return rules


def only_scratch(scratch: Path) -> None:
    """Let this process write nowhere but to its own scratch folder.

    A second ruleset on top of a shared one: what both allow is allowed.
    """
    from landlockpy import AccessFS, Ruleset

    with Ruleset() as own:
        own.allow_path("/", AccessFS.READ_FILE | AccessFS.READ_DIR)
        own.allow_path(scratch, _writing())
        own.allow_path("/dev/null", AccessFS.READ_FILE | AccessFS.WRITE_FILE)
        own.restrict()


def _writing() -> "AccessFS":
    from landlockpy import AccessFS

    return (
        AccessFS.READ_FILE | AccessFS.READ_DIR | AccessFS.WRITE_FILE | AccessFS.TRUNCATE
        | AccessFS.MAKE_REG | AccessFS.MAKE_DIR | AccessFS.REMOVE_FILE | AccessFS.REMOVE_DIR
        | AccessFS.REFER
    )  # fmt: skip
