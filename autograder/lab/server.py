"""Starting a role's JupyterLab, waiting for it, and stopping it with all that it started."""

import contextlib
import http.client
import json
import os
import socket
import subprocess
import sys
import sysconfig
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from autograder.course import DB_URL
from autograder.errors import CourseError
from autograder.lab.places import Places
from nnkit.language import Language
from nnkit.marks import PROGRESS

__all__ = ["Server", "free_port"]

CONFIG = Path(__file__).parent / "config"

START_LIMIT = 90.0
"""Seconds within which a server must answer; a cold disk takes a fair part of them."""

STOP_LIMIT = 10.0
"""Seconds that a server has to shut its kernels down before it is ended."""


def free_port(wanted: int) -> int:
    """Return `wanted`, or the next port above it that nobody listens on at 127.0.0.1.

    Raises
    ------
    CourseError
        If a hundred ports in a row are taken.
    """
    for port in range(wanted, min(wanted + 100, 65536)):
        with socket.socket() as probe:
            if os.name == "posix":  # a port that was closed a moment ago is free
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            with contextlib.suppress(OSError):
                probe.bind(("127.0.0.1", port))
                return port
    raise CourseError(f"expected a free port from {wanted} upwards; a hundred of them are taken")


@dataclass
class Server:
    """A role's JupyterLab.

    Attributes
    ----------
    places : Places
        Whose server it is and where it keeps its things.
    lang : {"en", "ko"}
        The language of JupyterLab's menus and of the notebooks.
    port : int
        Where it should listen, on 127.0.0.1.
    exchange : bool
        Whether assignments can be exchanged; without it there are the lessons only.
    url, token : str
        How to reach it; known once it answers.
    """

    places: Places
    lang: Language
    port: int
    exchange: bool = True
    url: str = field(default="", init=False)
    token: str = field(default="", init=False, repr=False)
    _process: subprocess.Popen[bytes] | None = field(default=None, init=False, repr=False)

    @property
    def landing_page(self) -> str:
        """The address that a browser opens, token included."""
        return f"{self.url}{self.landing_path}&token={self.token}"

    @property
    def landing_path(self) -> str:
        """The same inside the server.

        A workspace that JupyterLab restores hides the page behind last week's tabs: it is reset.
        """
        query = "reset&file-browser-path=/" if self.places.role == "instructor" else "reset"
        return f"lab/tree/{self.places.landing_page}?{query}"

    def start(self) -> None:
        """Start the process; :meth:`wait` tells when it answers.

        Raises
        ------
        CourseError
            If this role's server is running already.
        """
        for info in self._running():
            if _answers(info):
                raise CourseError(
                    f"the {self.places.role}'s JupyterLab is running already, at "
                    f"{info['url']}lab?token={info['token']}\n"
                    "Stop it with Ctrl-C in its terminal, then start again."
                )
        # A container gives the same process numbers again: forget who had them before.
        for stale in self.places.runtime.glob("jpserver-*"):
            stale.unlink(missing_ok=True)

        with self.places.log.open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [
                    sys.executable,
                    "-m",
                    "autograder.lab.serve",
                    f"--ServerApp.port={self.port}",
                ],
                cwd=self.places.files,
                env=self.environment(),
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                # Ctrl-C in the terminal is for the launcher, which stops the servers in order
                start_new_session=True,
            )

    def environment(self) -> dict[str, str]:
        """Return the environment of the server's process.

        None of the user's own Jupyter settings gets in, a ``JUPYTER_TOKEN=`` least of all, and
        nothing of the server's gets out.
        """
        layers = [self.lang, self.places.role, "common"]
        if not self.exchange:
            layers.insert(0, "lessons_only")
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("JUPYTER", "JPY_")) and name != PROGRESS
        }
        if self.places.role == "learner":
            kept.pop(DB_URL, None)  # it may hold a password
            kept[PROGRESS] = str(self.places.progress)
        return kept | {
            "COURSE_LANG": self.lang,
            "NNCOURSE_ROOT": str(self.places.course.root),
            "JUPYTER_CONFIG_PATH": os.pathsep.join(str(CONFIG / layer) for layer in layers),
            "JUPYTER_CONFIG_DIR": str(self.places.config),
            "JUPYTER_DATA_DIR": str(self.places.data),
            "JUPYTER_RUNTIME_DIR": str(self.places.runtime),
            "IPYTHONDIR": str(self.places.home / "ipython"),
            # nbgrader calls alembic by its name
            "PATH": os.pathsep.join(
                [sysconfig.get_path("scripts"), os.environ.get("PATH", os.defpath)]
            ),
        }

    def wait(self) -> None:
        """Wait until the server answers.

        Raises
        ------
        CourseError
            If it ends, does not answer within `START_LIMIT` seconds, or has no token; with the end
            of its log.
        """
        assert self._process is not None  # noqa: S101 - start() comes first
        limit = time.monotonic() + START_LIMIT
        while time.monotonic() < limit:
            if self._process.poll() is not None:
                raise self._failed(f"ended with {self._process.returncode} as it started")
            for info in self._running():
                if _answers(info):
                    if not info["token"]:
                        self.stop()
                        raise self._failed("came up without a token, and was stopped")
                    self.url, self.token = info["url"], info["token"]
                    return
            time.sleep(0.05)
        raise self._failed(f"did not answer within {START_LIMIT:g} s")

    def check(self) -> None:
        """Raise a `CourseError` if the server has ended."""
        if self._process is not None and self._process.poll() is not None:
            raise self._failed(f"ended with {self._process.returncode}")

    def ask_to_stop(self) -> None:
        """Ask the server to shut its kernels down and end; :meth:`stop` waits for it."""
        if self._process is None or self._process.poll() is not None:
            return
        if os.name == "posix":
            self._process.terminate()
        elif self._process.stdin:  # elsewhere terminating is killing; the pipe's end is polite
            self._process.stdin.close()

    def stop(self) -> None:
        """Stop the server and its kernels; after `STOP_LIMIT` seconds, the hard way."""
        if self._process is None:
            return
        self.ask_to_stop()
        try:
            self._process.wait(STOP_LIMIT)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        if self._process.stdin:
            self._process.stdin.close()

    def _running(self) -> Iterator[dict[str, Any]]:
        """Yield what servers wrote down about themselves in this role's folder."""
        for path in self.places.runtime.glob("jpserver-*.json"):
            with contextlib.suppress(OSError, json.JSONDecodeError):  # it is just being written
                yield json.loads(path.read_text(encoding="utf-8"))

    def _failed(self, what: str) -> CourseError:
        tail = self.places.log.read_text(encoding="utf-8", errors="replace").splitlines()[-15:]
        return CourseError(
            f"the {self.places.role}'s JupyterLab {what}. The end of {self.places.log}:\n"
            + "\n".join(f"    {line}" for line in tail)
        )


def _answers(info: dict[str, Any]) -> bool:
    """Whether the server that `info` describes is there, and is that one."""
    request = urllib.request.Request(  # noqa: S310 - http, to this machine
        f"{info['url']}api/status", headers={"Authorization": f"token {info['token']}"}
    )
    # whatever proxy the environment names: this machine is not behind it
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(request, timeout=5):
            return True
    except TimeoutError:
        return True  # it took the call but is busy: grading blocks it
    except (OSError, http.client.HTTPException):
        return False  # nobody there, or somebody who does not know the token
