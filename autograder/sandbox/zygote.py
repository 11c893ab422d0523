"""The clean process from which every learner's process is forked.

Starting Python and loading numpy takes a second; a fork of a process that has done so takes a
millisecond. This one is started afresh, with an empty environment, and never runs a cell: it waits
for a request, forks, and waits again.

Each request brings two ends of pipes: the wire, for the learner's process, and the *status*, on
which that process's keeper tells its number and, when it has ended, how it went and what it used.
"""

import gc
import importlib
import json
import os
import resource
import shutil
import signal
import socket
import sys
import sysconfig
import time
import traceback
from contextlib import suppress
from importlib.abc import MetaPathFinder
from pathlib import Path
from types import ModuleType

from autograder.sandbox.kernel import die_with_parent
from autograder.sandbox.layers import Walls
from autograder.sandbox.learner import serve
from autograder.sandbox.limits import Limits
from autograder.sandbox.namespaces import MOST_FILES, enter_namespaces
from autograder.sandbox.shell import Shell

__all__ = ["main"]

_OURS = ("nnkit", "autograder", "nncourse")
_LOOK_SECONDS = 0.05


class NotHere(MetaPathFinder):
    """Says why the course's own packages cannot be imported while grading."""

    def find_spec(self, fullname: str, path: object, target: ModuleType | None = None) -> None:
        """Refuse the course's packages, and leave all others to the other finders."""
        if fullname.partition(".")[0] in _OURS:
            raise ModuleNotFoundError(
                f"{fullname} is not here while your work is graded: an answer must stand on its "
                f"own. / 채점할 때는 {fullname} 모듈을 쓸 수 없다. 답은 이것 없이도 동작해야 한다.",
                name=fullname,
            )


def readable() -> list[Path]:
    """Return Python's own files and those of installed packages."""
    paths = sysconfig.get_paths()
    found = [Path(paths[key]) for key in ("stdlib", "platstdlib", "purelib", "platlib")]
    found += [Path(place) for place in ("/lib", "/lib64", "/usr/lib", "/usr/lib64",
                                        "/usr/share/zoneinfo", "/usr/share/fonts",
                                        "/etc/ld.so.cache", "/etc/localtime")]  # fmt: skip
    return [path for path in dict.fromkeys(found) if path.exists()]


def hidden() -> list[Path]:
    """Return what is the course's, wherever it is installed."""
    paths = sysconfig.get_paths()
    packages = {Path(paths[key]) for key in ("purelib", "platlib")}
    root = Path(__file__).parents[2]  # the checkout, or a folder of packages
    found = [
        entry
        for folder in packages | {root}
        for entry in folder.iterdir()
        if any(ours in entry.name.lower() for ours in _OURS)
    ]
    return found if root in packages else [*found, *_course_of(root)]


def _course_of(root: Path) -> list[Path]:
    names = ("source", "release", "course", "tests", "docs", "benchmarks", ".git", ".nncourse")
    return [root / name for name in names if (root / name).exists()]


def forget_the_course() -> None:
    """Take the course's packages off every path, so that a learner's process cannot load them."""
    for name in [name for name in sys.modules if name.partition(".")[0] in _OURS]:
        module = sys.modules.pop(name)
        if hasattr(module, "__path__"):
            module.__path__ = []
    sys.meta_path[:] = [
        NotHere(),
        *(
            finder
            for finder in sys.meta_path
            if "editable" not in getattr(finder, "__name__", "").lower()
        ),
    ]
    sys.path[:] = [entry for entry in sys.path if Path(entry).exists()]
    sys.path_importer_cache.clear()


def main(control: int, scratch: str) -> None:
    """Fork a learner's process for every request on `control`, until that closes.

    Parameters
    ----------
    control : int
        The file descriptor of a connected socket.
    scratch : str
        A folder of the grader's for the scratch folders.
    """
    requests = socket.socket(fileno=control)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the grader's to handle
    for name in ("numpy", "numpy.linalg", "numpy.random", "numpy.testing"):
        importlib.import_module(name)
    home = Path(scratch) / "disk"
    home.mkdir()
    # The rule for writing is for the folder around `home`: Landlock does not look at the folder
    # that a mounted disk covers.
    walls = Walls.prepare(readable(), hidden(), home.parent)
    shell = Shell()
    shell.warm_up()
    forget_the_course()
    # What is here stays: a collection in a learner's process need not look at it, and would have
    # to be given a copy of every page of it, since looking at an object writes to it.
    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGCHLD, _clear_away_ended_keepers)
    requests.send(json.dumps({"layers": walls.active(), "isolating": walls.isolating}).encode())
    number = 0
    while True:
        message, descriptors, _, _ = socket.recv_fds(requests, 4096, 2)
        if not message:
            shutil.rmtree(scratch, ignore_errors=True)  # should the grader not have come to it
            os._exit(0)
        wire, status = descriptors
        limits = Limits(**json.loads(message))
        number += 1
        if os.fork() == 0:
            requests.close()
            die_with_parent()
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            _keep(wire, status, home, str(number), walls, limits, shell)
        os.close(wire)
        os.close(status)


def _clear_away_ended_keepers(*_: object) -> None:
    """Wait for those that have ended: what they used counts as this process's children's then."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _keep(
    wire: int, status: int, home: Path, name: str, walls: Walls, limits: Limits, shell: Shell
) -> None:
    """Fork the learner's process, wait for its end, and report; never return."""
    scratch = home / name
    try:
        if walls.namespaces:
            enter_namespaces(home, limits)  # an empty disk is over `home` now, for us alone
        scratch.mkdir(mode=0o700)
        child = os.fork()
        if child == 0:
            die_with_parent()
            _become_learner(wire, status, scratch, walls, limits, shell)
        os.close(wire)
        _tell(status, {"pid": child})
        code, used = _ended(child) if walls.namespaces else _ended_within(child, scratch, limits)
        _tell(
            status,
            {
                "signal": os.WTERMSIG(code) if os.WIFSIGNALED(code) else 0,
                "code": os.WEXITSTATUS(code) if os.WIFEXITED(code) else 0,
                "cpu": used.ru_utime + used.ru_stime,
                "memory": used.ru_maxrss * (1 if sys.platform == "darwin" else 1024),
            },
        )
    finally:
        if not walls.namespaces:
            shutil.rmtree(scratch, ignore_errors=True)
        os._exit(0)


def _ended(child: int, options: int = 0) -> tuple[int, resource.struct_rusage]:
    pid, code, used = os.wait4(child, options)
    if pid == 0:
        raise ChildProcessError("it still runs")
    return code, used


def _ended_within(child: int, scratch: Path, limits: Limits) -> tuple[int, resource.struct_rusage]:
    """Wait for the child's end, and bring it about when it fills the machine's disk."""
    while True:
        try:
            return _ended(child, os.WNOHANG)
        except ChildProcessError:
            time.sleep(_LOOK_SECONDS)
        sizes = [path.lstat().st_size for path in scratch.rglob("*")]
        if sum(sizes) > limits.scratch or len(sizes) > MOST_FILES:
            os.kill(child, signal.SIGKILL)
            return _ended(child)


def _become_learner(
    wire: int, status: int, scratch: Path, walls: Walls, limits: Limits, shell: Shell
) -> None:
    try:
        os.chdir(scratch)
        for name in ("HOME", "TMPDIR", "MPLCONFIGDIR", "IPYTHONDIR"):
            os.environ[name] = str(scratch)
        null = os.open("/dev/null", os.O_RDWR)
        for standard in (0, 1, 2):
            os.dup2(null, standard)
        highest = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
        walls.raise_around(scratch, limits)
        low, high = sorted([wire, status])
        for first, last in ((3, low), (low + 1, high), (high + 1, highest)):
            os.closerange(first, last)
    except BaseException:
        _tell(status, {"failed": traceback.format_exc()})
        os._exit(1)
    os.close(status)
    try:
        serve(socket.socket(fileno=wire), shell, limits)
    finally:
        os._exit(0)


def _tell(status: int, news: dict[str, object]) -> None:
    os.write(status, json.dumps(news).encode() + b"\n")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
