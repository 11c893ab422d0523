"""A JupyterHub on loopback with users of the system, for the tests and benchmarks that need one.

Root starts it, by the configuration of ``deploy/jupyterhub/`` as it is; ports alone are others.
Everything is in one new folder below ``/tmp`` that every user may enter, and Python, too: the
repository and its environment may lie where they cannot. Users and groups that were made are
removed afterwards.
"""

import contextlib
import grp
import os
import pwd
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import requests
from course_copies import REPOSITORY, copy_course

from autograder.course import Course

DEPLOY = REPOSITORY / "deploy" / "jupyterhub"
CONFIGURATION = DEPLOY / "jupyterhub_config.py"
PREFIX = "nncourse-test-"
GRADER = f"{PREFIX}grader"
GROUPS = INSTRUCTORS, LEARNERS = "formgrade-nn", "nbgrader-nn"
PROXY = Path(os.environ.get("HUB_PROXY") or Path(sys.prefix, "configurable-http-proxy"))
"""Where ``.ci/run`` has npm put the proxy."""
NOT_NEEDED = ("torch", "playwright", "sympy", "sklearn", "mypy", "networkx", "__editable__")
"""Packages of the tests that no user of the hub needs, and the link to the repository."""
PATIENCE = 90.0
"""Seconds for the slowest step on a busy machine."""


class CannotError(Exception):
    """This machine lacks something; the message says what to do."""


@dataclass
class Site:
    """What ``deploy/jupyterhub/setup`` made, and the people of the class.

    Attributes
    ----------
    root : Path
        The folder of the site, which ``NNCOURSE_SITE`` names.
    python : Path
        An interpreter with the course, for all users.
    password : str
        Everybody's.
    """

    root: Path
    python: Path
    password: str = field(default_factory=lambda: secrets.token_urlsafe(12))

    def run_as(self, user: str, code: str, *arguments: str | Path) -> str:
        """Run Python `code` as a user of the system and return what it prints."""
        account = pwd.getpwnam(user)
        return subprocess.run(
            [self.python, "-c", code, *arguments],
            user=user, group=account.pw_gid, extra_groups=os.getgrouplist(user, account.pw_gid),
            cwd="/", env={"HOME": account.pw_dir, "PATH": os.defpath},
            check=True, stdout=subprocess.PIPE, text=True,
        ).stdout  # fmt: skip


@dataclass
class Hub:
    """A hub that runs.

    Attributes
    ----------
    site : Site
    url : str
        Its address, without a slash at the end.
    """

    site: Site
    url: str

    def log_in(self, user: str) -> "Visitor":
        """Log in as a person does, and take a token for what follows."""
        session = requests.Session()
        form = session.get(f"{self.url}/hub/login", timeout=PATIENCE).text
        (xsrf,) = re.findall(r'name="_xsrf" value="([^"]+)"', form)
        answer = session.post(
            f"{self.url}/hub/login?next=/hub/home",
            data={"username": user, "password": self.site.password, "_xsrf": xsrf},
            timeout=PATIENCE,
        )
        if "Invalid username or password" in answer.text or not answer.ok:
            raise PermissionError(f"the hub does not let {user} in")
        token = session.post(
            f"{self.url}/hub/api/users/{user}/tokens",
            headers={"X-XSRFToken": session.cookies.get("_xsrf", path="/hub/") or ""},
            timeout=PATIENCE,
        )
        token.raise_for_status()
        return Visitor(self, user, token.json()["token"])


@dataclass
class Visitor:
    """Somebody who goes by the API, as JupyterLab's own pages do.

    Attributes
    ----------
    hub : Hub
    name, token : str
    """

    hub: Hub
    name: str
    token: str

    def ask(self, method: str, path: str, **content: Any) -> requests.Response:
        """Ask the hub or a server behind it."""
        return requests.request(
            method,
            f"{self.hub.url}{path}",
            headers={"Authorization": f"token {self.token}"},
            timeout=PATIENCE,
            **content,
        )

    def told(self, method: str, path: str, **content: Any) -> Any:
        """Ask, and return the answer's content; an answer that is an error raises."""
        answer = self.ask(method, path, **content)
        if not answer.ok:
            raise requests.HTTPError(f"{method} {path}: {answer.status_code} {answer.text[:500]}")
        return answer.json() if answer.content else None

    def starts_server(self) -> None:
        """Start the user's server, and wait until it answers."""
        self.told("POST", f"/hub/api/users/{self.name}/server")
        limit = time.monotonic() + PATIENCE
        while not self.told("GET", f"/hub/api/users/{self.name}")["servers"][""]["ready"]:
            if time.monotonic() > limit:
                raise TimeoutError(f"the server of {self.name} does not start")
            time.sleep(0.1)

    def on_server(self, method: str, path: str, **content: Any) -> Any:
        """Ask the user's own server."""
        return self.told(method, f"/user/{self.name}/{path}", **content)

    def fills_in(self, path: str, answers: dict[str, str]) -> None:
        """Put answers into a notebook's cells, which the cells' ids name, and save."""
        notebook = self.on_server("GET", f"api/contents/{path}")["content"]
        for cell in notebook["cells"]:
            cell["source"] = answers.get(cell["id"], cell["source"])
        content = {"type": "notebook", "content": notebook}
        self.on_server("PUT", f"api/contents/{path}", json=content)

    def presses(self, path: str) -> None:
        """Press one of Formgrader's buttons, such as ``assignment/neuron/release``."""
        answer = self.told("POST", f"/services/grader/formgrader/api/{path}")
        if not answer["success"]:
            raise RuntimeError(f"{path} failed: {answer.get('error')} {answer.get('log')}")

    def exchanges(self, action: str, assignment: str) -> None:
        """Press a button of the Assignment List: fetch, submit or fetch_feedback."""
        wanted = {"course_id": "nn", "assignment_id": assignment}
        answer = self.on_server("POST", f"assignments/{action}", json=wanted)
        if not answer["success"]:
            raise RuntimeError(f"{self.name} cannot {action} {assignment}: {answer['value']}")

    def validates(self, path: str) -> Any:
        """Press *Validate*; return what is wrong with the notebook, nothing if all is well."""
        answer = self.on_server("POST", "assignments/validate", json={"path": path})
        if not answer["success"]:
            raise RuntimeError(f"{self.name} cannot validate {path}: {answer['value']}")
        return answer["value"]


def small_course(folder: Path, assignment: str) -> Course:
    """Copy the course into `folder`, with one assignment and its lesson."""
    course = copy_course(folder)
    for lesson in course.texts.glob("*/*.ipynb"):
        if assignment not in lesson.stem:
            lesson.unlink()
    for other in (*course.assignments.glob("*/*/"), *course.root.glob("release/*/*/")):
        if other.is_dir() and other.name != assignment:
            shutil.rmtree(other)
    return course


@contextlib.contextmanager
def site(
    course: Path,
    learners: Sequence[str],
    instructors: Sequence[str] = (),
    strangers: Sequence[str] = (),
) -> Iterator[Site]:
    """Make users, and what ``setup`` makes, around a copy of `course`.

    Strangers are users in neither group.

    Raises
    ------
    CannotError
        If this machine cannot have it, or a user of that name exists.
    """
    if os.geteuid() != 0:
        raise CannotError("a hub starts servers as other users: run this as root")
    groups_of = {
        **dict.fromkeys(learners, LEARNERS),
        **dict.fromkeys(instructors, INSTRUCTORS),
        **dict.fromkeys(strangers, ""),
    }
    users = list(groups_of)
    for user in [GRADER, *users]:
        if not user.startswith(PREFIX):
            raise ValueError(f"expected a name that begins {PREFIX!r}, received {user!r}")
        if _exists(pwd.getpwnam, user):
            raise CannotError(
                f"there is a user {user}: if it is left over, userdel --remove {user}"
            )
    groups = [group for group in GROUPS if not _exists(grp.getgrnam, group)]
    folder = Path(tempfile.mkdtemp(prefix="nncourse-hub-"))
    try:
        folder.chmod(0o755)
        made = Site(folder / "site", _python_for_all(folder / "env"))
        made.root.mkdir()
        shutil.copytree(course, made.root / "course")
        _run([DEPLOY / "setup", made.root], env={**os.environ, "NNCOURSE_GRADER": GRADER})
        for user in users:
            home = folder / "home" / user
            home.parent.mkdir(mode=0o755, exist_ok=True)
            _run(["useradd", "--create-home", "--home-dir", home, "--groups", groups_of[user],
                  "--shell", "/bin/bash", user])  # fmt: skip
        _run(["chpasswd"], input="".join(f"{user}:{made.password}\n" for user in users))
        yield made
    finally:
        for user in [GRADER, *users]:
            if _exists(pwd.getpwnam, user):
                _end_processes_of(user)
                _run(["userdel", user])
        for group in groups:
            if _exists(grp.getgrnam, group):
                _run(["groupdel", group])
        shutil.rmtree(folder)


@contextlib.contextmanager
def running_hub(site: Site) -> Iterator[Hub]:
    """Start the hub, and stop it with all that it started."""
    proxy = PROXY / "node_modules"
    if not proxy.is_dir() or not shutil.which("node"):
        raise CannotError(f"no proxy for the hub: npm ci --prefix {DEPLOY} and see .ci/run")
    (site.root / "proxy").mkdir()
    (site.root / "proxy" / "node_modules").symlink_to(proxy)
    public, api, hub, grader = _free_ports(4)
    log = site.root / "hub" / "log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [site.python, "-m", "jupyterhub", "-f", CONFIGURATION,
             f"--JupyterHub.bind_url=http://127.0.0.1:{public}",
             f"--JupyterHub.hub_port={hub}",
             f"--ConfigurableHTTPProxy.api_url=http://127.0.0.1:{api}"],
            cwd=site.root / "hub",
            env={**_plain_environment(), "NNCOURSE_SITE": str(site.root),
                 "NNCOURSE_GRADER_PORT": str(grader)},
            stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT,
            start_new_session=True,
        )  # fmt: skip
    url = f"http://127.0.0.1:{public}"
    try:
        for address in ("/hub/health", "/services/grader/api"):
            _wait_for(f"{url}{address}", process, log)
        yield Hub(site, url)
    except BaseException:
        sys.stderr.write(log.read_text("utf-8", "replace")[-20_000:])
        raise
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(60)
        # a hub that ended by an error leaves its proxy
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):
            os.kill(int((site.root / "hub" / "proxy.pid").read_text()), signal.SIGTERM)


def skip_or_fail(error: CannotError) -> None:
    """Skip a test on a developer's machine; in CI, which has everything, fail it."""
    (pytest.fail if os.environ.get("CI") else pytest.skip)(str(error))


def _python_for_all(folder: Path) -> Path:
    """Make an environment that every user may use, of what is installed here.

    Packages are hard links, or copies where that cannot be; the course itself is what a wheel
    holds, and nothing of ``source/``.
    """
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    told = f"import sys; print({version!r} == '%d.%d' % sys.version_info[:2])"
    for python in (Path(sys.executable).resolve(), Path("/usr/bin/python3")):
        with contextlib.suppress(PermissionError, FileNotFoundError):
            answer = subprocess.run(
                [python, "-c", told], user="nobody", group="nogroup", extra_groups=[],
                cwd="/", capture_output=True, text=True,
            )  # fmt: skip
            if answer.stdout.strip() == "True":
                break
    else:
        raise CannotError(f"no Python {version} that all users may run: apt-get install python3")
    _run([python, "-m", "venv", "--without-pip", folder])
    packages = Path(f"lib/python{version}/site-packages")
    shared = [
        each
        for each in Path(sys.prefix, packages).iterdir()
        if not each.name.startswith(NOT_NEEDED) and each.name != "nncourse"
    ]
    _link(shared, folder / packages)
    _link([Path(sys.prefix, "share"), Path(sys.prefix, "etc")], folder)
    for package in ("autograder", "nnkit"):
        shutil.copytree(REPOSITORY / package, folder / packages / package)
    for script in Path(sys.prefix, "bin").iterdir():
        text = script.read_bytes() if script.is_file() and not script.is_symlink() else b""
        first, _, rest = text.partition(b"\n")
        if first.startswith(b"#!") and b"python" in first:
            copy = folder / "bin" / script.name
            copy.write_bytes(f"#!{folder}/bin/python\n".encode() + rest)
            copy.chmod(0o755)
    return folder / "bin" / "python"


def _link(paths: Sequence[Path], folder: Path) -> None:
    answer = subprocess.run(["cp", "-al", *paths, folder], capture_output=True)
    if answer.returncode:  # another disk
        _run(["cp", "-a", *paths, folder])


def _plain_environment() -> dict[str, str]:
    """Return this process's environment without what makes a server somebody's."""
    named = ("JUPYTER", "NNCOURSE", "COURSE_LANG", "PYTHON", "VIRTUAL_ENV")
    return {name: value for name, value in os.environ.items() if not name.startswith(named)}


def _free_ports(count: int) -> list[int]:
    with contextlib.ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    limit = time.monotonic() + PATIENCE
    while time.monotonic() < limit and process.poll() is None:
        with contextlib.suppress(requests.RequestException):
            if requests.get(address, timeout=5).ok:
                return
        time.sleep(0.1)
    raise RuntimeError(f"nothing answers at {address}; the log is {log}")


def _exists(ask: Any, name: str) -> bool:
    with contextlib.suppress(KeyError):
        return bool(ask(name))
    return False


def _end_processes_of(user: str) -> None:
    """End what a user of ours still runs; nobody else has this number."""
    subprocess.run(["/bin/kill", "-KILL", "-1"], user=user, group=user, extra_groups=[])
    uid = pwd.getpwnam(user).pw_uid
    while any(_uid(process) == uid for process in Path("/proc").glob("[0-9]*")):
        time.sleep(0.05)


def _uid(process: Path) -> int | None:
    with contextlib.suppress(OSError):
        return process.stat().st_uid
    return None


def _run(command: Sequence[Any], **settings: Any) -> None:
    answer = subprocess.run(command, capture_output=True, text=True, **settings)
    if answer.returncode:
        raise RuntimeError(f"{command[0]} failed: {answer.stdout}{answer.stderr}")
