"""What a class leaves on the disk, what the one writer does, and what a learner's server takes.

    python benchmarks/footprint.py disk      bytes and the writer's seconds, a submission
    python benchmarks/footprint.py server    memory and seconds of a learner's JupyterLab

With ``NNCOURSE_DB_URL`` naming an empty database, ``disk`` times the writer in PostgreSQL.
These are constants of the cost model (`cost_model.py`); `measured.toml` keeps them.
"""

import argparse
import json
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from statistics import median

import psutil
from grading_speed import BIN, course_with
from jupyter_client import BlockingKernelClient

from autograder.course import Course
from autograder.grade.command import grade_class
from autograder.grade.store import Store
from autograder.lab.places import Places
from autograder.lab.server import Server, free_port

MIB = 1 << 20
LESSON = "from nnkit.widgets import neuron_explorer; neuron_explorer(weights=(1, -2), bias=0.5)"


def disk(options: argparse.Namespace, folder: Path) -> None:
    """Print the bytes of a submission at each station, and how long the writer is busy with it."""
    assignment, submissions = options.assignment, options.submissions
    course = course_with(folder / "course", submissions, assignment)
    embedded = course.gradebook.is_file()  # and not in PostgreSQL: NNCOURSE_DB_URL
    before = allocated(course.gradebook) if embedded else 0
    warm, rest = ["s00000"], [f"s{number:05}" for number in range(1, submissions)]
    grade_class(course, assignment, jobs=1, students=warm)  # loads what is loaded once
    with Watched() as writer:  # one job, so that on two cores the writer need not wait for one
        grade_class(course, assignment, jobs=1, students=rest)
    subprocess.run(
        [BIN / "nncourse", "feedback", assignment], cwd=course.root, check=True,
        stdout=subprocess.DEVNULL,
    )  # fmt: skip
    print(f"{submissions} submissions of {assignment}\n")
    print("| of each submission | KiB on the disk |\n| --- | ---: |")
    for name in ("submitted", "autograded", "feedback"):
        print(f"| {name} | {allocated(getattr(course, name)) / submissions / 1024:.1f} |")
    if embedded:
        grown = allocated(course.gradebook) - before
        print(f"| gradebook | {grown / submissions / 1024:.1f} |")
    print(f"\nthe writer: {writer.seconds / len(rest):.4f} s a submission")


def allocated(path: Path) -> int:
    """Return the bytes of a file, or of a folder with all that it holds, in the disk's blocks."""
    there = [path, *path.rglob("*")] if path.is_dir() else [path]
    return sum(512 * each.lstat().st_blocks for each in there)


class Watched:
    """How long this process computes or waits for the disk while it writes submissions."""

    seconds = 0.0

    def __enter__(self) -> "Watched":
        self._save = save = Store.save
        self._cpu = time.process_time()

        def timed(*arguments: object) -> None:
            start, computed = time.perf_counter(), time.thread_time()
            save(*arguments)
            self.seconds += time.perf_counter() - start - (time.thread_time() - computed)

        Store.save = timed
        return self

    def __exit__(self, *_: object) -> None:
        Store.save = self._save
        self.seconds += time.process_time() - self._cpu


def server(options: argparse.Namespace, folder: Path) -> None:
    """Print the memory of a learner's JupyterLab, and the seconds of what it is asked for."""
    assignment = options.assignment
    places = Places(course_with(folder / "course", 0, assignment), "learner")
    places.create()
    lab = Server(places, "en", free_port(20000))
    start = time.perf_counter()
    lab.start()
    lab.wait()
    began = time.perf_counter() - start
    try:
        process = psutil.Process(lab._process.pid)
        print("| | wall s | CPU s |\n| --- | ---: | ---: |")
        print(f"| start | {began:.2f} | {cpu_of(process):.2f} |")
        ask = Client(lab)
        idle = memory_of(process)
        fetched = {"course_id": Course.course_id, "assignment_id": assignment}
        notebook = f"assignments/{assignment}/{assignment}.ipynb"
        actions: dict[str, Callable[[], object]] = {
            "fetch": lambda: ask("assignments/fetch", fetched),
            "a file": lambda: ask(f"api/contents/{notebook}"),
            "validate": lambda: ask("assignments/validate", {"path": notebook}),
            "submit": lambda: ask("assignments/submit", fetched),
        }
        for name, action in actions.items():
            # What is fetched already is not fetched again.
            wall, cpu = timed(action, process, 1 if name == "fetch" else options.rounds)
            print(f"| {name} | {wall:.3f} | {cpu:.3f} |", flush=True)
        asked = memory_of(process)
        kernel = ask("api/kernels", {})["id"]
        run(places, kernel, LESSON)
        print(
            f"\nMiB: {idle:.0f} before the first request, {asked:.0f} after them, "
            f"{memory_of(process) - asked:.0f} more with a lesson's kernel"
        )
    finally:
        lab.stop()


class Client:
    """Asks a learner's server as JupyterLab would."""

    def __init__(self, lab: Server) -> None:
        self._lab = lab

    def __call__(self, path: str, body: dict[str, str] | None = None) -> dict:
        """Get `path`, or post `body` to it, and return the answer."""
        request = urllib.request.Request(
            self._lab.url + path,
            headers={"Authorization": f"token {self._lab.token}"},
            data=None if body is None else json.dumps(body).encode(),
        )
        with urllib.request.urlopen(request, timeout=120) as answer:
            said = json.load(answer)
        if said.get("success") is False:
            raise RuntimeError(f"{path}: {said['value']}")
        return said


def timed(
    action: Callable[[], object], process: psutil.Process, rounds: int
) -> tuple[float, float]:
    """Return the median seconds and CPU seconds of an action."""
    times = []
    for _ in range(rounds):
        start, before = time.perf_counter(), cpu_of(process)
        action()
        times.append((time.perf_counter() - start, cpu_of(process) - before))
    return median(wall for wall, _ in times), median(cpu for _, cpu in times)


def cpu_of(process: psutil.Process) -> float:
    """Return the CPU seconds of a process and its children, those that have ended included."""
    return sum(sum(each.cpu_times()[:4]) for each in (process, *process.children(recursive=True)))


def memory_of(process: psutil.Process) -> float:
    """Return the MiB of a process and its children; a page that they share counts once."""
    family = (process, *process.children(recursive=True))
    return sum(each.memory_full_info().pss for each in family) / MIB


def run(places: Places, kernel: str, code: str) -> None:
    """Let a kernel of the server run some code to its end."""
    client = BlockingKernelClient(connection_file=str(places.runtime / f"kernel-{kernel}.json"))
    client.load_connection_file()
    client.start_channels()
    client.wait_for_ready(timeout=60)
    answer = client.execute_interactive(code, timeout=60, output_hook=lambda _: None)
    client.stop_channels()
    if answer["content"]["status"] != "ok":
        raise RuntimeError(f"expected a lesson to run, received {answer['content']}")


def main() -> None:
    """Measure what the command line says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("what", nargs="?", default="disk", choices=["disk", "server"])
    parser.add_argument("--assignment", default="neuron")
    parser.add_argument("--submissions", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=5, help="of each request")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="footprint-") as folder:
        {"disk": disk, "server": server}[options.what](options, Path(folder))


if __name__ == "__main__":
    main()
