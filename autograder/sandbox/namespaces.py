"""Namespaces: a machine of one's own, with no network, no other process, and hardly a file.

The zygote leaves the machine's disk once (:func:`leave_the_disk`): what it and every process forked
from it see is a small tree of mounts, with Python's own files to read and nothing of the course,
not even the names of its files. Each learner's process then leaves the network, the other processes
and the other learners' scratch (:func:`enter_namespaces`).
"""

import ctypes
import os
import platform
import tempfile
from collections.abc import Iterable
from pathlib import Path

from autograder.sandbox.kernel import call
from autograder.sandbox.limits import Limits

__all__ = ["MOST_FILES", "enter_namespaces", "leave_the_disk", "namespaces_work"]

_NEWNS, _NEWUTS, _NEWIPC, _NEWUSER, _NEWPID, _NEWNET = (
    0x00020000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000,
)  # fmt: skip
_MS_NOSUID, _MS_NODEV, _MS_NOEXEC, _MS_BIND, _MS_REC, _MS_PRIVATE = (
    2, 4, 8, 1 << 12, 1 << 14, 1 << 18,
)  # fmt: skip
_MNT_DETACH = 2
MOST_FILES = 4096
_MOUNT_SETATTR, _AT_FDCWD, _AT_RECURSIVE = 442, -100, 0x8000  # the same on every architecture
_READ_ONLY, _NO_SETUID = 1, 2


class _Proc:
    """The machine's /proc, kept open: the small tree of mounts has none."""

    folder = -1


def leave_the_disk(readable: Iterable[Path], hidden: Iterable[Path], scratch: Path) -> None:
    """See, from now on, some files of the machine's, and those to read only.

    Parameters
    ----------
    readable : iterable of Path
        Files and folders that stay.
    hidden : iterable of Path
        Files and folders inside of these that are covered.
    scratch : Path
        The one folder that stays and can be written to.
    """
    _enter(_NEWUSER | _NEWNS)
    call("mount", None, b"/", None, _MS_REC | _MS_PRIVATE, None)
    root = scratch / "root"
    root.mkdir(exist_ok=True)
    _empty_disk(root, "size=1m,mode=755")
    links = [path for path in readable if path.is_symlink()]
    devices = [Path("/dev/null"), Path("/dev/urandom")]
    kept = [*(path for path in readable if path not in links), *devices]
    outermost = [path for path in kept if not any(other in path.parents for other in kept)]
    for link in links:
        (root / link.relative_to("/")).parent.mkdir(parents=True, exist_ok=True)
        (root / link.relative_to("/")).symlink_to(link.readlink())
    for path in outermost:
        place = _mount(path, root)
        if path not in devices:
            _read_only(place)
    for path in hidden:
        place = root / path.relative_to("/")
        if place.is_dir():
            _empty_disk(place, "size=0,mode=555")
        elif place.exists():
            call("mount", b"/dev/null", os.fsencode(place), None, _MS_BIND, None)
    _mount(scratch, root, _MS_BIND)  # without `root`, which is in it: no tree inside of itself
    os.chdir(root)
    call("pivot_root", b".", b".")  # the old root is over the new one now
    call("umount2", b".", _MNT_DETACH)
    os.chdir("/")


def _mount(path: Path, root: Path, flags: int = _MS_BIND | _MS_REC) -> Path:
    """Show `path` under `root`, too."""
    place = root / path.relative_to("/")
    if path.is_dir():
        place.mkdir(parents=True, exist_ok=True)
    else:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.touch()
    call("mount", os.fsencode(path), os.fsencode(place), None, flags, None)
    return place


def _read_only(place: Path) -> None:
    attributes = (ctypes.c_uint64 * 4)(_READ_ONLY | _NO_SETUID, 0, 0, 0)
    call("syscall", ctypes.c_long(_MOUNT_SETATTR), _AT_FDCWD, os.fsencode(place),
         _AT_RECURSIVE, attributes, ctypes.c_size_t(ctypes.sizeof(attributes)))  # fmt: skip


def enter_namespaces(scratch: Path, limits: Limits) -> None:
    """Leave the machine's network, shared memory, users and mounts; the next child, its processes.

    An empty disk in memory is put over `scratch`, so that nothing written there outlives the
    process or fills the machine's disk.
    """
    _enter(_NEWUSER | _NEWNS | _NEWNET | _NEWIPC | _NEWUTS | _NEWPID)
    _empty_disk(scratch, f"size={limits.scratch},nr_inodes={MOST_FILES},mode=700")


def _enter(namespaces: int) -> None:
    """Enter new ones; the user stays the same by number, and has no rights outside of them."""
    user, group = os.getuid(), os.getgid()
    if _Proc.folder < 0:
        _Proc.folder = os.open("/proc", os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    call("unshare", namespaces)
    for name, text in (
        ("setgroups", "deny"),
        ("uid_map", f"{user} {user} 1"),
        ("gid_map", f"{group} {group} 1"),
    ):
        file = os.open(f"self/{name}", os.O_WRONLY, dir_fd=_Proc.folder)
        try:
            os.write(file, text.encode())
        finally:
            os.close(file)


def _empty_disk(place: Path, options: str) -> None:
    call("mount", b"tmpfs", os.fsencode(place), b"tmpfs",
         _MS_NOSUID | _MS_NODEV | _MS_NOEXEC, options.encode())  # fmt: skip


def namespaces_work(readable: Iterable[Path], hidden: Iterable[Path]) -> bool:
    """Try them in a process that ends at once."""
    if platform.system() != "Linux":
        return False
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        child = os.fork()
        if child == 0:
            try:
                leave_the_disk(readable, hidden, scratch)
                enter_namespaces(scratch, Limits())
                os._exit(0)
            except BaseException:
                os._exit(1)
        return os.waitpid(child, 0)[1] == 0
