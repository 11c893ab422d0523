"""The round through nbgrader's own commands: the instructor's in the course's root, the learner's
with the learner's configuration, no server running.
"""

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from course_copies import copy_course

from autograder.course import Course
from autograder.lab.places import Places
from autograder.lab.server import Server
from nnkit.language import Language

NAME = "neuron"
NBGRADER = Path(sys.executable).with_name("nbgrader")

# but that a committed release is made again, and that the kernel's sockets are not encrypted
UNEXPECTED = re.compile(
    r"ERROR|Warning:|WARNING(?!\] Removing existing| \| Kernel is running over TCP)"
)


def instructor(course: Course, command: str, lang: Language) -> str:
    """Run a stock command as anybody would: in the root, with no environment activated."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("JUPYTER", "NNCOURSE"))}
    return run(command, course.root, environment | {"COURSE_LANG": lang, "PATH": os.defpath})


def learner(course: Course, command: str, lang: Language) -> str:
    places = Places(course, "learner")
    places.create()
    # the assignment list's server extension runs with this environment, too
    environment = Server(places, lang, port=0).environment()
    return run(command, places.files, environment)


def run(command: str, folder: Path, environment: dict[str, str]) -> str:
    done = subprocess.run(
        [NBGRADER, command, *([NAME] if command != "list" else [])],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert done.stdout == ""  # nbgrader logs to stderr
    assert [line for line in said.splitlines() if UNEXPECTED.search(line)] == []
    return said


def points(course: Course, column: str) -> float:
    with sqlite3.connect(course.gradebook) as gradebook:
        (total,) = gradebook.execute(f"SELECT sum({column}) FROM grade").fetchone()
    return float(total or 0)


def test_the_round_in_english(tmp_path: Path) -> None:
    course = copy_course(tmp_path)
    committed = course.releases("en") / NAME / f"{NAME}.ipynb"
    before = committed.read_bytes()

    instructor(course, "generate_assignment", "en")
    assert committed.read_bytes() == before  # what nncourse build committed is nbgrader's own
    instructor(course, "release_assignment", "en")

    assert "nn neuron" in learner(course, "list", "en")
    learner(course, "fetch_assignment", "en")
    places = Places(course, "learner")
    fetched = places.assignments / NAME / f"{NAME}.ipynb"
    assert fetched.read_bytes() == before
    # the learner hands in what the instructor wrote: its markers are comments
    shutil.copy(course.sources("en") / NAME / f"{NAME}.ipynb", fetched)
    learner(course, "submit", "en")

    instructor(course, "collect", "en")
    instructor(course, "autograde", "en")
    full = sum(
        cell["metadata"].get("nbgrader", {}).get("points", 0)
        for cell in json.loads(before)["cells"]
        if cell["cell_type"] == "code"
    )
    assert points(course, "auto_score") == full > 0
    instructor(course, "generate_feedback", "en")
    instructor(course, "release_feedback", "en")

    learner(course, "fetch_feedback", "en")
    (feedback,) = (places.assignments / NAME / "feedback").glob(f"*/{NAME}.html")
    assert "Score:" in feedback.read_text(encoding="utf-8")
    assert [path.name for path in course.submitted.iterdir()] == [course.learner_id]
    # nothing of it landed where git looks
    assert {path.name for path in course.root.iterdir()} == {
        ".nncourse", "course", "nbgrader_config.py", "release", "source",
    }  # fmt: skip


def test_korean_release_reaches_the_learner(tmp_path: Path) -> None:
    course = copy_course(tmp_path)
    committed = course.releases("ko") / NAME / f"{NAME}.ipynb"
    before = committed.read_bytes()

    instructor(course, "generate_assignment", "ko")
    assert committed.read_bytes() == before
    instructor(course, "release_assignment", "ko")
    learner(course, "fetch_assignment", "ko")

    fetched = Places(course, "learner").assignments / NAME / f"{NAME}.ipynb"
    assert fetched.read_bytes() == before
    assert "여기에 코드를 쓰자" in fetched.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["fr", "EN"])
def test_a_language_that_is_none_is_refused(tmp_path: Path, lang: str) -> None:
    course = copy_course(tmp_path)
    done = subprocess.run(
        [NBGRADER, "generate_assignment", NAME],
        cwd=course.root,
        env={**os.environ, "COURSE_LANG": lang},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode != 0
    assert f"received '{lang}'" in done.stderr
