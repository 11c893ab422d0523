"""Any exercise can be left out of any assignment: what stays still runs and gets its points."""

import contextlib
import io
from pathlib import Path

import nbformat
import pytest
from notebook_folders import files_beside

from autograder.build.exercises import exercises, with_exercises
from autograder.build.notebooks import notebook
from autograder.build.text import read_text

ROOT = Path(__file__).parents[1]
TEXTS = [read_text(path) for path in sorted((ROOT / "source").glob("*.py"))]
EXERCISES = [
    pytest.param(text, exercise.key, id=f"{text.name}-{exercise.key}")
    for text in TEXTS
    for exercise in exercises(text)
]


def with_what_builds_on(text, key):
    """Return `key` and the exercises that have to go with it."""
    unwanted = {key}
    for exercise in exercises(text):  # they build on earlier ones only
        if unwanted & {*exercise.cells[0].needs}:
            unwanted.add(exercise.key)
    return unwanted


@pytest.mark.parametrize(("text", "key"), EXERCISES)
def test_the_others_run_and_are_right_without_it(text, key):
    unwanted = with_what_builds_on(text, key)
    made = nbformat.reads(notebook(with_exercises(text, unwanted), "en").decode(), as_version=4)
    ids = {cell.id for cell in made.cells}
    assert f"{key}-task" not in ids
    names: dict = {}
    with files_beside(ROOT / "source" / "en" / text.name):
        for cell in made.cells:
            if cell.cell_type == "code":
                with contextlib.redirect_stdout(io.StringIO()):
                    exec(compile(cell.source, f"<{cell.id}>", "exec"), names)
