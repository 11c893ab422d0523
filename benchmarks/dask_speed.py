"""How fast a class is graded on a Dask cluster of this machine, and what is lost when workers die.

    python benchmarks/dask_speed.py speed     1 and 2 workers against --jobs 1 and --jobs 2
    python benchmarks/dask_speed.py kill      a worker is killed every 5 seconds

The cluster stands before the clock starts, as it would; connections are not encrypted. Ways take
turns, so that a machine that slows down slows all of them. A run of a single submission tells the
start-up; what a submission costs is what the others add to it.
"""

import argparse
import json
import os
import random
import statistics
import subprocess
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from grading_speed import BIN, THREADS, course_with, forget, measured, scores

from autograder.course import Course

NNCOURSE = str(BIN / "nncourse")
KILL_SECONDS = 5.0


@contextmanager
def cluster(workers: int) -> Iterator[tuple[str, psutil.Process]]:
    """Start a scheduler and workers; yield its address, and the process that restarts workers."""
    quiet = {
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.DEVNULL,
        "env": os.environ | THREADS,
    }
    with tempfile.TemporaryDirectory(prefix="dask-speed-") as folder:
        file = Path(folder) / "scheduler.json"
        scheduler = subprocess.Popen(
            [BIN / "dask", "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard",
             "--scheduler-file", file], cwd=folder, **quiet,
        )  # fmt: skip
        nanny = subprocess.Popen(
            [BIN / "dask", "worker", "--scheduler-file", file, "--nthreads", "1", "--nworkers",
             str(workers), "--no-dashboard", "--preload", "autograder.grade.dask_worker"],
            cwd=folder, **quiet,
        )  # fmt: skip
        try:
            while not (file.exists() and file.read_text().endswith("}")):
                time.sleep(0.1)
            address = json.loads(file.read_text())["address"]
            await_workers(address, workers)
            yield address, psutil.Process(nanny.pid)
        finally:
            for process in (nanny, scheduler):
                process.terminate()
                process.wait()


def await_workers(address: str, workers: int) -> None:
    """Wait until so many have joined."""
    from distributed import Client

    with Client(address, set_as_default=False) as client:
        client.wait_for_workers(workers)


def seconds(course: Course, assignment: str, *how: str) -> tuple[float, float]:
    """Return what grading one submission takes, and the whole class."""
    command = (NNCOURSE, "grade", assignment, *how)
    forget(course, assignment)
    first = measured(course, *command, "--student", "s00000").seconds
    forget(course, assignment)
    return first, measured(course, *command).seconds


def speed(options: argparse.Namespace, folder: Path) -> None:
    """Print seconds for a class and a submission, and what Dask adds."""
    assignment, submissions = options.assignment, options.submissions
    course = course_with(folder / "course", submissions, assignment)
    ways = [(kind, number) for number in (1, 2) for kind in ("jobs", "workers")]
    taken: dict[tuple[str, int], list[tuple[float, float]]] = {way: [] for way in ways}
    reference: dict[tuple[str, str], float | None] = {}
    for _ in range(options.rounds):
        for kind, number in ways:
            if kind == "jobs":
                taken[kind, number].append(seconds(course, assignment, "--jobs", str(number)))
            else:
                with cluster(number) as (address, _):
                    taken[kind, number].append(seconds(course, assignment, "--scheduler", address))
            reference = reference or scores(course, assignment)
            assert scores(course, assignment) == reference, f"{kind} {number}: other points"
    print(f"{submissions} submissions of {assignment}, medians of {options.rounds} runs by turns\n")
    print("| way | seconds | start-up, s | ms a submission | more than as many jobs |")
    print("| --- | ---: | ---: | ---: | ---: |")
    each: dict[tuple[str, int], float] = {}
    for kind, number in ways:
        first, whole = (
            statistics.median(column) for column in zip(*taken[kind, number], strict=True)
        )
        each[kind, number] = (whole - first) / (submissions - 1)
        more = each[kind, number] / each["jobs", number] - 1
        name = f"`--jobs {number}`" if kind == "jobs" else f"Dask, {number} workers"
        told = f"{more:.1%}" if kind == "workers" else ""
        print(f"| {name} | {whole:.1f} | {first:.1f} | {each[kind, number] * 1000:.1f} | {told} |")
    print("\nthe same points in every cell, whichever way")


def kill(options: argparse.Namespace, folder: Path) -> None:
    """Kill a worker every few seconds while a class is graded; print what was lost or doubled."""
    assignment = options.assignment
    course = course_with(folder / "course", options.submissions, assignment)
    measured(course, NNCOURSE, "grade", assignment, "--jobs", "2")
    whole = scores(course, assignment)
    forget(course, assignment)
    ended = threading.Event()
    killed: list[int] = []
    with cluster(2) as (address, nanny):
        killing = threading.Thread(target=_kill, args=(nanny, random.Random(0), ended, killed))
        killing.start()
        command = [NNCOURSE, "grade", assignment, "--scheduler", address]
        done = subprocess.run(command, cwd=course.root, stdout=subprocess.DEVNULL)
        ended.set()
        killing.join()
    log = course.private / "grading" / f"{assignment}.jsonl"
    written = Counter(json.loads(line)["student"] for line in log.read_text().splitlines())
    after = scores(course, assignment)
    print(
        f"{len(killed)} workers killed, the command ended with {done.returncode}: "
        f"{options.submissions - len({student for student, _ in after})} of {options.submissions} "
        f"submissions lost, {sum(times > 1 for times in written.values())} doubled, "
        f"{sum(after.get(cell) != whole[cell] for cell in whole)} of {len(whole)} points differ "
        "from those of a run that nobody disturbed"
    )


def _kill(
    nanny: psutil.Process, chance: random.Random, ended: threading.Event, killed: list[int]
) -> None:
    while not ended.wait(KILL_SECONDS):
        started = {child: " ".join(child.cmdline()) for child in nanny.children()}
        workers = [child for child, told in started.items() if "resource_tracker" not in told]
        if workers:
            worker = chance.choice(workers)
            worker.kill()
            killed.append(worker.pid)


def main() -> None:
    """Measure what the command line says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("what", nargs="?", default="speed", choices=["speed", "kill"])
    parser.add_argument("--submissions", type=int, help="100 for speed, 500 for kill")
    parser.add_argument("--assignment", default="neuron")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    options.submissions = options.submissions or (500 if options.what == "kill" else 100)
    with tempfile.TemporaryDirectory(prefix="dask-speed-") as folder:
        {"speed": speed, "kill": kill}[options.what](options, Path(folder))


if __name__ == "__main__":
    main()
