"""The walls around a learner's process, each tried, used where the kernel has it, and reported.

===========  ====================================================================================
namespaces   the process sees no network, no other process, no shared memory, and an empty disk
Landlock     it opens Python's own files to read, its scratch folder to write, and nothing else
seccomp      the kernel refuses it sockets, new processes, programs, tracing, signals to others
rlimits      memory, processor time, files and their sizes are bounded
===========  ====================================================================================

A layer is one more reason why an escape fails; none of them is trusted alone. Landlock is spoken to
through landlockpy and seccomp through libseccomp (pyseccomp), the maintained libraries for them;
for namespaces Python 3.11 has none, and three calls to libc do.
"""

import ctypes
import os
import platform
import resource
import signal
import struct
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from autograder.sandbox.limits import Limits

if TYPE_CHECKING:
    from landlockpy import AccessFS, Ruleset

__all__ = ["Walls", "die_with_parent", "drop_privileges", "enter_namespaces"]

_libc = ctypes.CDLL(None, use_errno=True) if platform.system() != "Windows" else None

_PR_SET_PDEATHSIG, _PR_SET_SECCOMP, _PR_SET_NO_NEW_PRIVS = 1, 22, 38
_PR_CAPBSET_DROP, _PR_SET_DUMPABLE = 24, 4
_SECCOMP_MODE_FILTER = 2
_NEWNS, _NEWUTS, _NEWIPC, _NEWUSER, _NEWPID, _NEWNET = (
    0x00020000, 0x04000000, 0x08000000, 0x10000000, 0x20000000, 0x40000000,
)  # fmt: skip
_MS_NOSUID, _MS_NODEV, _MS_NOEXEC = 2, 4, 8
_CLONE_THREAD = 0x00010000

REFUSED = (
    # other machines, and servers on this one
    "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4",
    # other programs and processes
    "execve", "execveat", "fork", "vfork", "ptrace", "process_vm_readv", "process_vm_writev",
    "process_madvise", "process_mrelease", "pidfd_open", "pidfd_getfd", "pidfd_send_signal",
    "kill", "tkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "kcmp", "setpgid", "setsid",
    "setpriority", "sched_setaffinity", "sched_setscheduler", "sched_setattr", "sched_setparam",
    "ioprio_set", "prlimit64", "setrlimit",
    # out of the walls
    "unshare", "setns", "mount", "umount2", "move_mount", "open_tree", "fsopen", "fsmount",
    "fsconfig", "mount_setattr", "pivot_root", "chroot", "name_to_handle_at", "open_by_handle_at",
    "mknod", "mknodat", "chown", "fchown", "lchown", "fchownat", "setuid", "setgid", "setreuid",
    "setregid", "setresuid", "setresgid", "setgroups", "setfsuid", "setfsgid", "capset",
    # the kernel itself, and corners of it that seldom see daylight
    "bpf", "perf_event_open", "userfaultfd", "io_uring_setup", "io_uring_enter",
    "io_uring_register", "keyctl", "add_key", "request_key", "init_module", "finit_module",
    "delete_module", "kexec_load", "kexec_file_load", "reboot", "swapon", "swapoff", "syslog",
    "acct", "quotactl", "quotactl_fd", "personality", "modify_ldt", "iopl", "ioperm", "uselib",
    "lookup_dcookie", "vhangup", "sethostname", "setdomainname", "settimeofday", "clock_settime",
    "clock_adjtime", "adjtimex", "fanotify_init", "vmsplice", "memfd_secret", "seccomp",
    # what outlives the process
    "shmget", "shmat", "msgget", "semget", "mq_open", "inotify_init", "inotify_init1",
)  # fmt: skip


@dataclass
class Walls:
    """The walls that can be built here, made ready once and then raised in each new process.

    Attributes
    ----------
    namespaces, landlock, seccomp : bool
        Whether the kernel has them.
    """

    namespaces: bool
    landlock: bool
    seccomp: bool
    _files: "Ruleset | None" = None
    _program: bytes = b""

    @classmethod
    def prepare(cls, readable: Iterable[Path], scratch: Path) -> "Walls":
        """Try every layer, and make its rules.

        Parameters
        ----------
        readable : iterable of Path
            Files and folders that may be read; Python's own.
        scratch : Path
            The folder in which each process gets its scratch.
        """
        files = _landlock_rules(readable, scratch)
        program = _seccomp_program()
        return cls(_namespaces_work(), files is not None, bool(program), files, program)

    @property
    def isolating(self) -> bool:
        """Whether the walls keep a hostile program in, with namespaces or without."""
        return self.landlock and self.seccomp

    def active(self) -> list[str]:
        """Return the names of the layers in use."""
        named = {
            "namespaces": self.namespaces,
            "landlock": self.landlock,
            "seccomp": self.seccomp,
            "rlimits": True,
        }
        return [name for name, there in named.items() if there]

    def raise_around(self, scratch: Path, limits: Limits) -> None:
        """Lock this process in; there is no way back.

        Parameters
        ----------
        scratch : Path
            Its working folder, the only one that it may write to.
        limits : Limits
        """
        _limit(limits)
        if _libc is None or platform.system() != "Linux":
            return
        _prctl(_PR_SET_NO_NEW_PRIVS, 1)
        if self.landlock:
            self._close_files(scratch)
        drop_privileges()
        if self._program:
            _load(self._program)

    def _close_files(self, scratch: Path) -> None:
        # Two rulesets, and what both allow is allowed: the shared one has Python's files and the
        # folder of all scratches, this process's own one has its scratch alone.
        from landlockpy import AccessFS, Ruleset

        if self._files is not None:
            self._files.restrict()
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


def _landlock_rules(readable: Iterable[Path], scratch: Path) -> "Ruleset | None":
    try:
        from landlockpy import AccessFS, LandlockError, Ruleset, Scope
    except ImportError:
        return None
    try:
        rules = Ruleset(scoped=Scope.ABSTRACT_UNIX_SOCKET | Scope.SIGNAL)
    except (LandlockError, OSError):
        return None
    # What a ruleset handles by default is everything, the network included: what no rule allows
    # is refused.
    for path in readable:
        is_folder = path.is_dir()
        rules.allow_path(
            path, AccessFS.READ_FILE | (AccessFS.READ_DIR if is_folder else AccessFS.NONE)
        )
    rules.allow_path("/dev/null", AccessFS.READ_FILE | AccessFS.WRITE_FILE)
    rules.allow_path("/dev/urandom", AccessFS.READ_FILE)
    rules.allow_path(scratch, _writing())
    return rules


def _seccomp_program() -> bytes:
    """Return the filter as the kernel reads it, or nothing where it cannot be made."""
    if platform.system() != "Linux":
        return b""
    try:
        import pyseccomp
    except (ImportError, OSError, RuntimeError):  # no libseccomp on this machine
        return b""
    refuse = pyseccomp.ERRNO(1)  # EPERM, which Python turns into PermissionError
    program = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    for name in REFUSED:
        try:
            number = pyseccomp.resolve_syscall(pyseccomp.system_arch(), name)
        except (OSError, ValueError):
            continue  # this kernel's architecture has no such call
        if number >= 0:
            program.add_rule(refuse, name)
    # Threads may be made, processes and namespaces may not; clone3 hides its flags from filters,
    # and glibc does without it where it is unknown.
    thread = pyseccomp.Arg(0, pyseccomp.MASKED_EQ, _CLONE_THREAD, 0)
    program.add_rule(refuse, "clone", thread)
    program.add_rule(pyseccomp.ERRNO(38), "clone3")
    # prctl: the name of a thread, and nothing else
    program.add_rule(refuse, "prctl", pyseccomp.Arg(0, pyseccomp.LT, 15))
    program.add_rule(refuse, "prctl", pyseccomp.Arg(0, pyseccomp.GT, 16))
    # no typing into somebody's terminal
    program.add_rule(refuse, "ioctl", pyseccomp.Arg(1, pyseccomp.EQ, 0x5412))  # TIOCSTI
    with tempfile.TemporaryFile() as file:
        program.export_bpf(file)
        file.seek(0)
        return file.read()


def _load(program: bytes) -> None:
    class Filter(ctypes.Structure):
        _fields_ = (("len", ctypes.c_ushort), ("filter", ctypes.c_void_p))

    buffer = ctypes.create_string_buffer(program, len(program))
    about = Filter(len(program) // 8, ctypes.addressof(buffer))
    _prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.addressof(about))


def enter_namespaces(scratch: Path, limits: Limits) -> None:
    """Leave the machine's network, shared memory, users and mounts; the next child, its processes.

    An empty disk in memory is put over `scratch`, so that nothing written there outlives the
    process or fills the machine's disk.
    """
    user, group = os.getuid(), os.getgid()
    _call("unshare", _NEWUSER | _NEWNS | _NEWNET | _NEWIPC | _NEWUTS | _NEWPID)
    _write("/proc/self/setgroups", "deny")
    _write("/proc/self/uid_map", f"{user} {user} 1")
    _write("/proc/self/gid_map", f"{group} {group} 1")
    options = f"size={limits.scratch},nr_inodes=4096,mode=700".encode()
    _call("mount", b"tmpfs", os.fsencode(scratch), b"tmpfs",
          _MS_NOSUID | _MS_NODEV | _MS_NOEXEC, options)  # fmt: skip


def _namespaces_work() -> bool:
    """Try them in a process that ends at once."""
    if platform.system() != "Linux":
        return False
    with tempfile.TemporaryDirectory() as folder:
        child = os.fork()
        if child == 0:
            try:
                enter_namespaces(Path(folder), Limits())
                os._exit(0)
            except OSError:
                os._exit(1)
        return os.waitpid(child, 0)[1] == 0


def drop_privileges() -> None:
    """Give up every capability, also those that a user namespace of its own brings."""
    for capability in range(64):
        if _libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:  # type: ignore[union-attr]
            break  # beyond the last one, or not allowed to drop: then there is none to drop
    header = struct.pack("Ii", 0x20080522, 0)
    _libc.capset(header, bytes(24))  # type: ignore[union-attr]
    _prctl(_PR_SET_DUMPABLE, 0)


def die_with_parent() -> None:
    """Have the kernel kill this process when its parent ends, however that ends."""
    if platform.system() == "Linux":
        _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _limit(limits: Limits) -> None:
    seconds = int(limits.submission_seconds) + 5
    for kind, most in (
        ("RLIMIT_AS", limits.memory),
        ("RLIMIT_CPU", seconds),
        ("RLIMIT_FSIZE", limits.scratch),
        ("RLIMIT_NOFILE", limits.open_files),
        ("RLIMIT_CORE", 0),
        ("RLIMIT_MEMLOCK", 0),
        ("RLIMIT_MSGQUEUE", 0),
    ):
        if hasattr(resource, kind):
            resource.setrlimit(getattr(resource, kind), (most, most))


def _prctl(*arguments: int) -> None:
    padded = [*arguments, 0, 0, 0, 0][:5]
    _call("prctl", *(ctypes.c_ulong(argument) for argument in padded))


def _call(name: str, *arguments: object) -> None:
    if getattr(_libc, name)(*arguments) != 0:
        code = ctypes.get_errno()
        raise OSError(code, f"{name}: {os.strerror(code)}")


def _write(path: str, text: str) -> None:
    with open(path, "w") as file:  # noqa: PTH123 - pathlib would stat it first
        file.write(text)
