"""Feedback for a class: ``nncourse feedback`` beside stock ``nbgrader generate_feedback``.

A made-up class is graded once; then each command writes everybody's pages, from its start to its
end, as an instructor would wait for it. Stock nbgrader's page is the one that it comes with.

    python benchmarks/feedback_speed.py
    python benchmarks/feedback_speed.py --submissions 30 --jobs 4
"""

import argparse
import os
import shutil
import sys
from datetime import datetime
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
from processes import used_by

import nnkit
from autograder.course import Course
from autograder.demo.classroom import handed_in, right_solutions
from autograder.demo.nbgrader_round import Instructor
from autograder.demo.scratch import hand_in, scratch_course
from autograder.grade.command import grade_class
from autograder.settings import nbgrader_settings
from autograder.wrong_solutions import load

BIN = Path(sys.executable).parent


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--assignment", default="neuron")
    parser.add_argument("--submissions", type=int, default=100, help="in the class (default 100)")
    parser.add_argument("--jobs", type=int, default=2, help="processes side by side (default 2)")
    options = parser.parse_args()
    with TemporaryDirectory(prefix="feedback-speed-") as folder:
        course = graded_class(Path(folder) / "course", options.assignment, options.submissions)
        compare(course, options.assignment, options.submissions, options.jobs)


def graded_class(folder: Path, assignment: str, submissions: int) -> Course:
    """Make a class of the right and the wrong answers that there are, and grade it."""
    nnkit.use_language("en")
    course = scratch_course(Course.find(), folder, "en")
    Instructor(nbgrader_settings(folder / "nbgrader_config.py", "en"), assignment).release()
    path = f"{assignment}/{assignment}.ipynb"
    release, source = (
        nbformat.read(home / path, 4) for home in (course.releases("en"), course.sources("en"))
    )
    answers = handed_in(release, right_solutions(source), load(assignment)).values()
    for number, answer in enumerate(islice(cycle(answers), submissions)):
        hand_in(course, assignment, f"s{number:04}", answer, datetime(2026, 11, 20, 12))
    grade_class(course, assignment, jobs=os.cpu_count() or 1)
    return course


def compare(course: Course, assignment: str, submissions: int, jobs: int) -> None:
    """Let each command write all pages, and print how long it took."""
    ours = [BIN / "nncourse", "feedback", assignment]
    stock = [BIN / "nbgrader", "generate_feedback", assignment]
    config = course.root / "nbgrader_config.py"
    settings = config.read_text()
    rows = {}
    config.write_text(f"{settings}\ndel c.GenerateFeedback\n")
    rows["stock `nbgrader generate_feedback`"] = timed(course, stock, submissions, anew=True)
    config.write_text(settings)
    rows["the same with our exporter"] = timed(course, stock, submissions, anew=True)
    for count in dict.fromkeys((1, jobs)):
        command = [*ours, "--jobs", str(count)]
        rows[f"`nncourse feedback --jobs {count}`"] = timed(course, command, submissions, anew=True)
    rows["the same, all up to date"] = timed(course, ours, submissions, anew=False)
    first, first_cpu = next(iter(rows.values()))
    print("| command | seconds | CPU s | ms a submission | times faster | CPU times less |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, (seconds, cpu) in rows.items():
        print(
            f"| {name} | {seconds:.1f} | {cpu:.1f} | {1000 * seconds / submissions:.0f} "
            f"| {first / seconds:.1f} | {first_cpu / cpu:.1f} |"
        )


def timed(
    course: Course, command: list[str | Path], submissions: int, *, anew: bool
) -> tuple[float, float]:
    """Return the seconds and CPU seconds of a command that leaves everybody's pages."""
    if anew:
        shutil.rmtree(course.feedback, ignore_errors=True)
    used = used_by(command, course.root, {})
    pages = len(list(course.feedback.rglob("*.html")))
    if pages != submissions:
        raise RuntimeError(f"expected {submissions} pages, found {pages}: {command}")
    return used.seconds, used.cpu


if __name__ == "__main__":
    main()
