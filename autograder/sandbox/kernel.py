"""The few calls to the kernel for which Python 3.11 has no function of its own."""

import ctypes
import os
import platform
import signal
import struct

__all__ = ["call", "die_with_parent", "drop_privileges", "prctl"]

_libc = ctypes.CDLL(None, use_errno=True) if platform.system() != "Windows" else None

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_CAPBSET_DROP = 1, 4, 24
_CAPABILITIES = 64


def call(name: str, *arguments: object) -> None:
    """Call a function of libc's that returns 0 on success.

    Raises
    ------
    OSError
        If it returns anything else.
    """
    if getattr(_libc, name)(*arguments) != 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{name}: {os.strerror(code)}")


def prctl(*arguments: int) -> None:
    """Change something about this process; what the arguments mean, ``man prctl`` says."""
    padded = [*arguments, 0, 0, 0, 0][:5]
    call("prctl", *(ctypes.c_ulong(argument) for argument in padded))


def drop_privileges() -> None:
    """Give up every capability, also those that a user namespace of its own brings."""
    for capability in range(_CAPABILITIES):
        if _libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:  # type: ignore[union-attr]
            break  # beyond the last one, or not allowed to drop: then there is none to drop
    header = struct.pack("Ii", 0x20080522, 0)
    _libc.capset(header, bytes(24))  # type: ignore[union-attr]
    prctl(_PR_SET_DUMPABLE, 0)


def die_with_parent() -> None:
    """Have the kernel kill this process when its parent ends, however that ends."""
    if platform.system() == "Linux":
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
