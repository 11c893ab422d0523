"""How fast a class is graded, beside stock nbgrader, and what is lost when grading is killed.

    python benchmarks/grading_speed.py speed     against stock, on the same honest submissions
    python benchmarks/grading_speed.py scale     how time and memory grow with the class
    python benchmarks/grading_speed.py kill      kill -9 at random moments, then go on

Stock nbgrader runs with this course's settings, less the steps that replace its own: one kernel for
everything. All ways grade the same submissions of one scratch course in one run.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT)]

import nbformat
from nbgrader.api import Gradebook
from processes import Used, used_by
from tqdm import tqdm

from autograder.course import Course
from autograder.demo.classroom import handed_in, right_solutions
from autograder.demo.nbgrader_round import Instructor
from autograder.demo.scratch import hand_in, scratch_course
from autograder.settings import nbgrader_settings
from autograder.wrong_solutions import load

HONEST = ("right", "half-done", "mistaken-1", "mistaken-5")
BIN = Path(sys.executable).parent
STOCK = """
from nbgrader.converters import Autograde
nbgrader.apps.api.Autograde = nbgrader.apps.autogradeapp.Autograde = Autograde
del c.Autograde, c.GenerateFeedback
"""
THREADS = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL")}


def course_with(folder: Path, submissions: int, assignment: str) -> Course:
    """Make a scratch course with so many honest submissions."""
    course = scratch_course(Course(ROOT), folder, "en")
    Instructor(nbgrader_settings(course.root / "nbgrader_config.py", "en"), assignment).release()
    path = f"{assignment}/{assignment}.ipynb"
    release = nbformat.read(course.releases("en") / path, 4)
    source = nbformat.read(course.sources("en") / path, 4)
    answers = handed_in(release, right_solutions(source), load(assignment, ROOT))
    for number in range(submissions):
        answer = answers[HONEST[number % len(HONEST)]]
        hand_in(course, assignment, f"s{number:05}", answer, datetime(2026, 11, 20, 12))
    return course


def measured(course: Course, *command: str, stock: bool = False, memory: bool = False) -> Used:
    """Run a command in the course, with nbgrader's own class and steps if `stock`."""
    config = course.root / "nbgrader_config.py"
    ours = config.read_text()
    if stock:
        config.write_text(ours + STOCK)
    try:
        return used_by(command, course.root, THREADS, memory=memory)
    finally:
        config.write_text(ours)


def scores(course: Course, assignment: str) -> dict[tuple[str, str], float | None]:
    """Return every automatic score of the gradebook."""
    with Gradebook(course.db_url, course.course_id) as gradebook:
        return {
            (submission.student.id, grade.name): grade.auto_score
            for submission in gradebook.assignment_submissions(assignment)
            for notebook in submission.notebooks
            for grade in notebook.grades
        }


def forget(course: Course, assignment: str) -> None:
    """Let nothing be graded yet."""
    shutil.rmtree(course.autograded, ignore_errors=True)
    shutil.rmtree(course.private / "grading", ignore_errors=True)
    with Gradebook(course.db_url, course.course_id) as gradebook:
        for submission in gradebook.assignment_submissions(assignment):
            gradebook.remove_submission(assignment, submission.student.id)


def speed(options: argparse.Namespace, folder: Path) -> None:
    """Print seconds and CPU seconds a submission, for stock, drop-in and batch."""
    assignment = options.assignment
    course = course_with(folder / "course", options.submissions, assignment)
    nbgrader, nncourse = str(BIN / "nbgrader"), str(BIN / "nncourse")
    ways = {
        "stock nbgrader autograde": ((nbgrader, "autograde", assignment), True),
        "drop-in: nbgrader autograde": ((nbgrader, "autograde", assignment), False),
        "nncourse grade --jobs 1": ((nncourse, "grade", assignment, "--jobs", "1"), False),
        "nncourse grade --jobs 2": ((nncourse, "grade", assignment, "--jobs", "2"), False),
    }
    print(f"{options.submissions} submissions of {assignment}; start-up included\n")
    print("| way | s a submission | CPU s a submission | times stock |")
    print("| --- | ---: | ---: | ---: |")
    reference, first = {}, 0.0
    for way, (command, stock) in ways.items():
        forget(course, assignment)
        used = measured(course, *command, stock=stock)
        first = first or used.seconds
        reference = reference or scores(course, assignment)
        assert scores(course, assignment) == reference, f"{way} came to other points"
        each, cpu = used.seconds / options.submissions, used.cpu / options.submissions
        print(f"| {way} | {each:.3f} | {cpu:.3f} | {first / used.seconds:.1f} |", flush=True)
    print("\nthe same points in every cell, whichever way")


def scale(options: argparse.Namespace, folder: Path) -> None:
    """Print how seconds and memory grow with the class."""
    assignment = options.assignment
    print(
        "| submissions | seconds | s a submission | CPU s a submission "
        "| peak MiB: all of the grader's processes | all of the learners' | the largest process |"
    )
    print("| ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
    for submissions in (options.submissions // 10, options.submissions):
        course = course_with(folder / str(submissions), submissions, assignment)
        command = (str(BIN / "nncourse"), "grade", assignment, "--jobs", "2")
        used = measured(course, *command, memory=True)
        print(
            f"| {submissions} | {used.seconds:.1f} | {used.seconds / submissions:.4f} "
            f"| {used.cpu / submissions:.4f} | {used.grader:.0f} | {used.learners:.0f} "
            f"| {used.largest:.0f} |",
            flush=True,
        )


def kill(options: argparse.Namespace, folder: Path) -> None:
    """Kill grading at random moments until all is graded; print what was lost or doubled."""
    assignment = options.assignment
    course = course_with(folder / "course", options.submissions, assignment)
    chance = random.Random(options.seed)
    command = [str(BIN / "nncourse"), "grade", assignment, "--jobs", "2"]
    log = course.private / "grading" / f"{assignment}.jsonl"
    killed = 0
    for _ in tqdm(range(options.kills)):
        process = subprocess.Popen(
            command, cwd=course.root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=os.environ | THREADS,
        )  # fmt: skip
        had = len(log.read_text().splitlines()) if log.is_file() else 0
        deadline = time.monotonic() + 60
        while process.poll() is None and time.monotonic() < deadline:
            if log.is_file() and len(log.read_text().splitlines()) > had:
                break
            time.sleep(0.01)
        time.sleep(chance.uniform(0, 0.4))
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
            killed += 1
        process.wait()
    subprocess.run(command, cwd=course.root, check=True, stdout=subprocess.DEVNULL)
    after = scores(course, assignment)
    forget(course, assignment)
    subprocess.run(command, cwd=course.root, check=True, stdout=subprocess.DEVNULL)
    whole = scores(course, assignment)
    students = {student for student, _ in after}
    print(
        f"{killed} kills: {options.submissions - len(students)} submissions lost, "
        f"{len(after) - len(set(after))} doubled, "
        f"{sum(after[cell] != whole[cell] for cell in whole)} of {len(whole)} points differ from "
        "those of a run that nobody killed"
    )


def main() -> None:
    """Measure what the command line says."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("what", nargs="?", default="speed", choices=["speed", "scale", "kill"])
    parser.add_argument("--submissions", type=int, help="100 for speed and kill, 1000 for scale")
    parser.add_argument("--assignment", default="neuron")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    options.submissions = options.submissions or (1000 if options.what == "scale" else 100)
    with tempfile.TemporaryDirectory(prefix="grading-speed-") as folder:
        {"speed": speed, "scale": scale, "kill": kill}[options.what](options, Path(folder))


if __name__ == "__main__":
    main()
