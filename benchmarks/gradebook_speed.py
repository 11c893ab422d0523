"""Grading a class into PostgreSQL, beside the file of sqlite: ``nncourse grade`` from end to end.

The same submissions of one scratch course are graded into the one and into the other by turns, so
that what else the machine does falls on both. The server is Debian's, on this machine, as
``deploy/postgresql/server`` starts it.

    python benchmarks/gradebook_speed.py
    python benchmarks/gradebook_speed.py --submissions 30 --rounds 5
"""

import argparse
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from unittest.mock import patch

from grading_speed import BIN, ROOT, course_with, forget, measured, scores

from autograder.course import DB_URL
from autograder.move_gradebook import copy_gradebook

SERVER = ROOT / "deploy" / "postgresql" / "server"


@contextmanager
def postgresql() -> Iterator[str]:
    """Start a server, and give the URL of its empty database."""
    with tempfile.TemporaryDirectory(prefix="gradebook-speed-") as folder:
        Path(folder).chmod(0o711)  # for the server's own user
        home = Path(folder) / "server"
        started = subprocess.run(
            [SERVER, "start", home], check=True, stdout=subprocess.PIPE, text=True
        )
        try:
            yield started.stdout.strip()
        finally:
            subprocess.run([SERVER, "stop", home], check=True)


def compare(options: argparse.Namespace, folder: Path, db_url: str) -> None:
    """Print seconds and CPU seconds a submission for both, and the ratio of each round."""
    assignment = options.assignment
    course = course_with(folder / "course", options.submissions, assignment)
    copy_gradebook(course.gradebook, db_url)
    command = (str(BIN / "nncourse"), "grade", assignment, "--jobs", str(options.jobs))
    used, points = {"sqlite": [], "PostgreSQL": []}, {}
    for _ in range(options.rounds):
        for name, url in (("sqlite", ""), ("PostgreSQL", db_url)):
            with patch.dict("os.environ", {DB_URL: url}):
                forget(course, assignment)
                used[name].append(measured(course, *command))
                points[name] = scores(course, assignment)
    assert points["sqlite"] == points["PostgreSQL"], "the two came to other points"
    print(f"{options.submissions} submissions of {assignment}, {options.jobs} jobs, "
          f"{options.rounds} rounds by turns; medians, start-up included\n")  # fmt: skip
    print("| gradebook | s a submission | CPU s a submission |\n| --- | ---: | ---: |")
    for name, rounds in used.items():
        seconds, cpu = (
            median(values) / options.submissions
            for values in ([each.seconds for each in rounds], [each.cpu for each in rounds])
        )
        print(f"| {name} | {seconds:.4f} | {cpu:.4f} |")
    ratios = [
        server.seconds / file.seconds
        for file, server in zip(used["sqlite"], used["PostgreSQL"], strict=True)
    ]
    print(f"\nPostgreSQL to sqlite, round by round: {', '.join(f'{one:.2f}' for one in ratios)}; "
          f"median {median(ratios):.2f}")  # fmt: skip
    print("(the server's own CPU seconds are not counted)\nthe same points in every cell")


def main() -> None:
    """Measure what the command line says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--submissions", type=int, default=100, help="in the class (default 100)")
    parser.add_argument("--assignment", default="neuron")
    parser.add_argument("--jobs", type=int, default=2, help="processes side by side (default 2)")
    parser.add_argument("--rounds", type=int, default=3, help="of each (default 3)")
    options = parser.parse_args()
    with (
        patch.dict("os.environ", {DB_URL: ""}),
        tempfile.TemporaryDirectory(prefix="gradebook-speed-") as folder,
        postgresql() as db_url,
    ):
        compare(options, Path(folder), db_url)


if __name__ == "__main__":
    main()
