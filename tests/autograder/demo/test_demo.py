"""A made-up class through nbgrader's own round: everybody gets the points and words they should."""

import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner

from autograder.cli import main
from autograder.demo.classroom import handed_in, right_solutions
from autograder.wrong_solutions import load

ROOT = Path(__file__).parents[3]
NNCOURSE = Path(sys.executable).with_name("nncourse")


def points(notebook: nbformat.NotebookNode) -> dict[str, float]:
    """Return the points of every automatically graded cell, by grade id."""
    return {
        cell.metadata.nbgrader.grade_id: cell.metadata.nbgrader.points
        for cell in notebook.cells
        if cell.metadata.get("nbgrader", {}).get("grade") and cell.cell_type == "code"
    }


@pytest.fixture(scope="module")
def source() -> nbformat.NotebookNode:
    return nbformat.read(ROOT / "source/ko/neuron/neuron.ipynb", as_version=4)


@pytest.fixture(scope="module")
def expected(source) -> dict[str, float]:
    """Return each learner's points, worked out from the wrong solutions' own rows."""
    worth = points(source)
    exercises = list(right_solutions(source))
    scores = {"right": sum(worth.values()), "untouched": 0.0}
    wrong = load("neuron", ROOT)
    for number in range(
        max(sum(one.exercise == exercise for one in wrong) for exercise in exercises)
    ):
        lost = set()
        for exercise in exercises:
            mistakes = [one for one in wrong if one.exercise == exercise]
            lost |= set(mistakes[number].fails) if number < len(mistakes) else set()
        scores[f"mistaken-{number + 1}"] = sum(worth.values()) - sum(worth[cell] for cell in lost)
    return scores


def test_the_class_gets_its_points_diagnoses_and_feedback(tmp_path, expected):
    private = ROOT / ".nncourse"
    before = {path: path.stat().st_mtime_ns for path in private.rglob("*")}
    # In a process of its own, as a user runs it: nbgrader's own warnings are not ours to mend.
    result = subprocess.run(
        [NNCOURSE, "demo", "neuron", "--lang", "ko", "--keep", tmp_path / "class"],
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "200"},
        capture_output=True,
        text=True,
    )
    assert result.returncode == 0, result.stderr

    rows = dict(re.findall(r"^│ (\S+) +│ +([\d.]+) / 20 ", result.stdout, re.MULTILINE))
    assert {name: float(rows[name]) for name in expected} == expected
    assert 0 < float(rows["half-done"]) < expected["right"]
    assert re.search(r"│ right .*to grade", result.stdout)
    assert re.search(r"│ mistaken-1 .*bias-subtracted", result.stdout)

    for learner in rows:
        pages = list((tmp_path / "class" / "learners" / learner).rglob("feedback/**/*.html"))
        assert len(pages) == 1, learner
    first = next((tmp_path / "class/learners/mistaken-1").rglob("feedback/**/*.html"))
    assert "편향" in first.read_text(encoding="utf-8")

    after = {path: path.stat().st_mtime_ns for path in private.rglob("*")}
    assert after == before, "the instructor's own gradebook or exchange was touched"


def test_the_untouched_learner_hands_in_the_release_and_the_right_one_no_stub(source):
    release = nbformat.read(ROOT / "release/ko/neuron/neuron.ipynb", as_version=4)
    work = handed_in(release, right_solutions(source), load("neuron", ROOT))
    assert work["untouched"] == release
    code = "\n".join(cell.source for cell in work["right"].cells if cell.cell_type == "code")
    assert "NotImplementedError" not in code
    assert "BEGIN SOLUTION" not in code


def test_an_unknown_assignment_and_a_full_folder_are_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    result = CliRunner().invoke(main, ["demo", "nothing"])
    assert result.exit_code == 1
    assert "there is no assignment 'nothing'; there are: activations, " in result.output
    (tmp_path / "work.txt").touch()
    result = CliRunner().invoke(main, ["demo", "--keep", str(tmp_path)])
    assert result.exit_code == 1
    assert "is not empty" in result.output
