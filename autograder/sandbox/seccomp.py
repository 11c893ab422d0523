"""Seccomp: the kernel refuses what no exercise needs, whatever files and rights are at hand.

It is the layer that stands when there are no namespaces, so it refuses by kind and not by target:
every socket, every new process, every signal. Made by libseccomp, through pyseccomp.
"""

import ctypes
import platform
import tempfile

from autograder.sandbox.kernel import prctl

__all__ = ["REFUSED", "load", "program"]

_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
_CLONE_THREAD = 0x00010000
_PERMISSION, _NO_SUCH_CALL = 1, 38
_LOW = 0xFFFF_FFFF
"""The kernel looks at no more than this of a command, and so must the filter."""

REFUSED = (
    # other machines, and servers on this one; the wire needs no more than read and write
    "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4",
    "sendmsg", "sendmmsg", "recvmsg", "recvmmsg",
    # other programs and processes
    "execve", "execveat", "fork", "vfork", "ptrace", "process_vm_readv", "process_vm_writev",
    "process_madvise", "process_mrelease", "pidfd_open", "pidfd_getfd", "pidfd_send_signal",
    "kill", "tkill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "kcmp", "setpgid", "setsid",
    "setpriority", "sched_setaffinity", "sched_setscheduler", "sched_setattr", "sched_setparam",
    "ioprio_set", "setrlimit",
    # what may be changed of a file that may not be opened: Landlock does not look at these
    "chmod", "fchmod", "fchmodat", "fchmodat2", "chown", "fchown", "lchown", "fchownat",
    "utime", "utimes", "utimensat", "futimesat", "setxattr", "lsetxattr", "fsetxattr",
    "setxattrat", "removexattr", "lremovexattr", "fremovexattr", "removexattrat", "file_setattr",
    # out of the walls
    "unshare", "setns", "mount", "umount2", "move_mount", "open_tree", "fsopen", "fsmount",
    "fsconfig", "mount_setattr", "pivot_root", "chroot", "name_to_handle_at", "open_by_handle_at",
    "mknod", "mknodat", "setuid", "setgid", "setreuid", "setregid", "setresuid", "setresgid",
    "setgroups", "setfsuid", "setfsgid", "capset",
    # the kernel itself, and corners of it that seldom see daylight
    "bpf", "perf_event_open", "userfaultfd", "io_uring_setup", "io_uring_enter",
    "io_uring_register", "keyctl", "add_key", "request_key", "init_module", "finit_module",
    "delete_module", "kexec_load", "kexec_file_load", "reboot", "swapon", "swapoff", "syslog",
    "acct", "quotactl", "quotactl_fd", "personality", "modify_ldt", "iopl", "ioperm", "uselib",
    "lookup_dcookie", "vhangup", "sethostname", "setdomainname", "settimeofday", "clock_settime",
    "clock_adjtime", "adjtimex", "fanotify_init", "vmsplice", "memfd_secret", "seccomp",
    # memory beyond its limit, the machine's disk kept busy, words passed between processes
    "memfd_create", "sync", "syncfs", "flock",
    # what outlives the process
    "shmget", "shmat", "msgget", "semget", "mq_open", "inotify_init", "inotify_init1",
)  # fmt: skip

_COMMANDS = {
    "ioctl": (0x5412, 0x541C, 0x8901, 0x8902),  # TIOCSTI, TIOCLINUX: typing for somebody else;
    # FIOSETOWN, SIOCSPGRP, and of fcntl F_SETOWN, F_SETSIG, F_SETOWN_EX: signals by a detour;
    # F_GETLK to F_SETLKW, those of open files, F_SETLEASE, F_NOTIFY: words between processes
    "fcntl": (8, 10, 15, 5, 6, 7, 36, 37, 38, 1024, 1026),
}


def program(*, threads: bool) -> bytes:
    """Return the filter as the kernel reads it, or nothing where it cannot be made.

    Parameters
    ----------
    threads : bool
        Whether threads may be started.
    """
    if platform.system() != "Linux":
        return b""
    try:
        import pyseccomp
    except (ImportError, OSError, RuntimeError):  # no libseccomp on this machine
        return b""
    refuse = pyseccomp.ERRNO(_PERMISSION)  # which Python turns into PermissionError
    rules = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
    refused = REFUSED if threads else (*REFUSED, "clone")
    for name in refused:
        try:
            number = pyseccomp.resolve_syscall(pyseccomp.system_arch(), name)
        except (OSError, ValueError):
            continue  # this kernel's architecture has no such call
        if number >= 0:
            rules.add_rule(refuse, name)
    if threads:  # but no processes and no namespaces
        thread = pyseccomp.Arg(0, pyseccomp.MASKED_EQ, _CLONE_THREAD, 0)
        rules.add_rule(refuse, "clone", thread)
    # clone3 hides its flags from filters, and glibc does without it where it is unknown.
    rules.add_rule(pyseccomp.ERRNO(_NO_SUCH_CALL), "clone3")
    # prctl: the name of a thread, and nothing else
    rules.add_rule(refuse, "prctl", pyseccomp.Arg(0, pyseccomp.LT, 15))
    rules.add_rule(refuse, "prctl", pyseccomp.Arg(0, pyseccomp.GT, 16))
    # limits may be read, and not set
    rules.add_rule(refuse, "prlimit64", pyseccomp.Arg(2, pyseccomp.NE, 0))
    for name, commands in _COMMANDS.items():
        for command in commands:
            rules.add_rule(refuse, name, pyseccomp.Arg(1, pyseccomp.MASKED_EQ, _LOW, command))
    with tempfile.TemporaryFile() as file:
        rules.export_bpf(file)
        file.seek(0)
        return file.read()


def load(compiled: bytes) -> None:
    """Put the filter around this process."""

    class Filter(ctypes.Structure):
        _fields_ = (("len", ctypes.c_ushort), ("filter", ctypes.c_void_p))

    buffer = ctypes.create_string_buffer(compiled, len(compiled))
    about = Filter(len(compiled) // 8, ctypes.addressof(buffer))
    prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.addressof(about))
