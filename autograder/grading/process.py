"""Starts learners' processes, talks to them, and ends them."""

import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import weakref
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from autograder.errors import CourseError
from autograder.sandbox.limits import Limits
from autograder.sandbox.wire import (
    Channel,
    ChannelClosedError,
    ChannelTimeoutError,
    WireError,
)

__all__ = ["LearnerGoneError", "LearnerProcess", "Usage", "Zygote"]

_START_SECONDS = 60.0
_GRACE_SECONDS = 1.0


class LearnerGoneError(BaseException):
    """The learner's process has ended, or was ended, and cannot answer.

    Not an :class:`Exception`, so that a test that expects the learner's code to raise does not take
    this for it.

    Attributes
    ----------
    reason : str
        ``"timeout"``, ``"ended"``, ``"lied"`` or ``"flooded"``.
    detail : str
        More about it, for the report.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail


@dataclass
class Usage:
    """What learners' processes used.

    Attributes
    ----------
    cpu : float
        Seconds.
    memory : int
        The most that any of them held at a time, in bytes.
    processes : int
    """

    cpu: float = 0.0
    memory: int = 0
    processes: int = 0

    def add(self, cpu: float, memory: int) -> None:
        """Take in what one process used."""
        self.cpu += cpu
        self.memory = max(self.memory, memory)
        self.processes += 1


class Zygote:
    """The clean process from which learners' processes are forked.

    It starts while its maker goes on. Whoever first asks anything of it waits until it is ready,
    and gets a CourseError if it does not start.

    Parameters
    ----------
    limits : Limits
    """

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self.scratch = Path(tempfile.mkdtemp(prefix="nncourse-"))
        weakref.finalize(self, _clear, self.scratch, os.getpid())
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._control = ours
        threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
        environment = {
            "HOME": str(self.scratch),
            "IPYTHONDIR": str(self.scratch / ".ipython"),
            "MPLCONFIGDIR": str(self.scratch / ".matplotlib"),
            "LANG": "C.UTF-8",
            "PYTHONHASHSEED": "0",
            **threads,
        }
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603 - this Python, our own module
                [sys.executable, "-I", "-X", "utf8", "-m", "autograder.sandbox.zygote",
                 str(theirs.fileno()), str(self.scratch)],
                env=environment, cwd="/", pass_fds=[theirs.fileno()], close_fds=True,
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            )  # fmt: skip
        self._about: dict[str, Any] = {}

    @property
    def layers(self) -> list[str]:
        """The walls in use."""
        layers: list[str] = self._told()["layers"]
        return layers

    @property
    def isolating(self) -> bool:
        """Whether the walls keep a hostile program in."""
        isolating: bool = self._told()["isolating"]
        return isolating

    def _told(self) -> dict[str, Any]:
        """Return what the process tells of itself once it is ready."""
        if not self._about:
            ready = _readable(self._control.fileno(), _START_SECONDS)
            told = self._control.recv(4096) if ready else b""
            if not told:
                raise CourseError(self._failure())
            self._about.update(json.loads(told))  # copies with other limits share it
        return self._about

    def _failure(self) -> str:
        self.process.kill()
        errors = self.process.stderr.read().decode(errors="replace") if self.process.stderr else ""
        self.close()
        return (
            "the process that runs learners' code did not start. What it said:\n" + errors[-2000:]
        )

    def fork(self) -> "LearnerProcess":
        """Return a fresh learner's process."""
        self._told()
        ours, theirs = socket.socketpair()
        status, tell = os.pipe()
        with theirs:
            try:
                socket.send_fds(
                    self._control, [json.dumps(asdict(self.limits)).encode()],
                    [theirs.fileno(), tell],
                )  # fmt: skip
            except OSError:
                raise CourseError("the process that forks learners' processes has ended") from None
            finally:
                os.close(tell)
        return LearnerProcess(ours, status)

    def require_isolation(self, allow_unsandboxed: bool) -> None:
        """Refuse to go on where learners' code cannot be locked in, unless that is wanted.

        Raises
        ------
        CourseError
        """
        if not self.isolating and not allow_unsandboxed:
            raise CourseError(
                "learners' code cannot be isolated on this machine: only "
                f"{', '.join(self.layers)} would hold it, and grading needs Landlock (Linux 5.13 "
                "or newer) and seccomp (the package libseccomp2). Grade on such a machine; or, if "
                "you trust every submission as you trust your own code, say --allow-unsandboxed "
                "(NNCOURSE_ALLOW_UNSANDBOXED=1 for nbgrader)"
            )

    def close(self) -> None:
        """End it, and with it every process forked from it."""
        self._control.close()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(5)
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self.process.stderr is not None:
            self.process.stderr.close()
        shutil.rmtree(self.scratch, ignore_errors=True)


def _clear(scratch: Path, owner: int) -> None:
    if os.getpid() == owner:  # and not a process that was forked from it
        shutil.rmtree(scratch, ignore_errors=True)


def _readable(descriptor: int, seconds: float) -> bool:
    poll = select.poll()  # select knows no descriptor above 1023
    poll.register(descriptor, select.POLLIN)
    return bool(poll.poll(seconds * 1000))


@dataclass
class LearnerProcess:
    """A learner's process, seen from the grader's.

    Parameters
    ----------
    sock : socket.socket
        The grader's end of the wire.
    status : int
        Where the process's keeper tells its number and its end.
    """

    sock: socket.socket
    status: int
    channel: Channel = field(init=False)
    notes: list[str] = field(default_factory=list)
    gone: LearnerGoneError | None = None
    usage: Usage = field(default_factory=Usage)

    def __post_init__(self) -> None:
        self.channel = Channel(self.sock)
        self._number = 0
        self._told = b""
        self._pidfd = -1
        started = self._news(time.monotonic() + _START_SECONDS)
        if started is None:
            raise CourseError("a learner's process could not be started")
        with suppress(ProcessLookupError):
            self._pidfd = os.pidfd_open(started["pid"])

    def ask(
        self,
        message: dict[str, Any],
        buffers: list[Any],
        deadline: float,
        call_back: Callable[[dict[str, Any], memoryview], tuple[dict[str, Any], list[Any]]],
    ) -> tuple[dict[str, Any], memoryview]:
        """Send a request and return its reply, answering callbacks in between.

        Raises
        ------
        LearnerGoneError
            If the process ended, did not answer in time, or answered what no honest one would.
            After a time-out it may go on, if it broke off when it was asked to.
        TypeError
            If the request is too long to be sent.
        """
        if self.gone is not None:
            raise self.gone
        self._number += 1
        number = self._number
        try:
            frame = self.channel.frame({"id": number, **message}, buffers)
        except WireError as error:
            raise TypeError(f"while grading, a test passed too much at once: {error}") from None
        try:
            if self.channel.has_more:
                self.channel.receive(deadline)  # raises if the process has ended
                raise WireError("an answer before the question")
            self.channel.send_frame(frame, deadline)
            while True:
                reply, body = self.channel.receive(deadline)
                if type(reply) is not dict:
                    raise WireError("a reply of no known form")
                if "callback" in reply:
                    answer, its_buffers = self._called(call_back, reply, body)
                    self.channel.send(answer, its_buffers, deadline)
                    continue
                if reply.get("id") != number:
                    raise WireError("a reply out of turn")
                self._keep_notes(reply)
                return reply, body
        except ChannelTimeoutError:
            self._interrupt(number)
        except ChannelClosedError:
            self.end("ended")
        except WireError as error:
            self.end("lied", str(error))
        except LearnerGoneError as gone:  # while the grader was called back, or by its watchdog
            self.end(gone.reason, gone.detail)
        except BaseException:
            self.end("ended", "the grader broke off")  # in the middle of a frame, perhaps
            raise
        raise self.gone or LearnerGoneError("timeout")

    def _called(
        self,
        call_back: Callable[[dict[str, Any], memoryview], tuple[dict[str, Any], list[Any]]],
        message: dict[str, Any],
        body: memoryview,
    ) -> tuple[dict[str, Any], list[Any]]:
        try:
            return call_back(message, body)
        except (RecursionError, MemoryError) as error:  # the grader's own, at what was asked of it
            raise WireError(f"a call back that led too far: {type(error).__name__}") from None

    def _interrupt(self, number: int) -> None:
        """Ask the process to break off, as Ctrl-C would; if it does not, end it."""
        self.signal(signal.SIGINT)
        try:
            reply, _ = self.channel.receive(time.monotonic() + _GRACE_SECONDS)
            if type(reply) is dict and reply.get("id") == number:
                self._keep_notes(reply)
                return
        except (ChannelClosedError, ChannelTimeoutError, WireError):
            pass
        self.end("timeout")

    def _keep_notes(self, reply: dict[str, Any]) -> None:
        notes = reply.get("notes")
        if type(notes) is list and len(self.notes) < 100:
            self.notes += [note[:120] for note in notes[:20] if type(note) is str]

    def signal(self, number: int) -> None:
        """Send the process a signal, if it still runs."""
        if self._pidfd >= 0:
            with suppress(ProcessLookupError, OSError):
                signal.pidfd_send_signal(self._pidfd, number)

    def end(self, reason: str = "closed", detail: str = "") -> Usage:
        """End the process, whatever it is doing, and return what it used."""
        if self.status < 0:
            return self.usage
        self.signal(signal.SIGKILL)
        news = self._news(time.monotonic() + 10) or {}
        self.usage.add(float(news.get("cpu", 0)), int(news.get("memory", 0)))
        if news.get("signal") and reason == "ended":
            with suppress(ValueError):
                detail = signal.Signals(news["signal"]).name
        elif reason == "ended":
            detail = f"exit code {news.get('code', '?')}"
        self.gone = LearnerGoneError(reason, detail)
        self.sock.close()
        os.close(self.status)
        self.status = -1
        if self._pidfd >= 0:
            os.close(self._pidfd)
            self._pidfd = -1
        return self.usage

    def _news(self, deadline: float) -> dict[str, Any] | None:
        while b"\n" not in self._told:
            left = deadline - time.monotonic()
            if left <= 0 or not _readable(self.status, left):
                return None
            part = os.read(self.status, 4096)
            if not part:
                return None
            self._told += part
        line, _, self._told = self._told.partition(b"\n")
        news: dict[str, Any] = json.loads(line)
        if "failed" in news:
            raise CourseError(
                "a learner's process could not be locked in, so nothing was run:\n" + news["failed"]
            )
        return news
