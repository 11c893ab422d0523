"""Every assignment comes to the same points in the learner's own process, in one kernel, and here.

What a wrong solution must fail is proved in one process, for each alone. Here whole notebooks go
through grading: the learner's code apart from the tests, as ``nncourse grade`` does it, and some in
one kernel, as nbgrader comes.
"""

from pathlib import Path

import nbformat
import pytest
from known_notebooks import ROOT, known, release, source
from nbclient import NotebookClient
from nbgrader.validator import Validator
from notebook_folders import copy_beside
from traitlets.config import Config

from autograder.checks import diagnosis_of
from autograder.demo.classroom import handed_in, right_solutions
from autograder.grade.beside import given_beside
from autograder.grade.pipeline import locked_cells, results_of
from autograder.grading.notebook import run_notebook
from autograder.grading.process import Zygote
from autograder.sandbox.limits import Limits
from autograder.wrong_solutions import load
from nnkit.language import LANGUAGES

ASSIGNMENTS = sorted(path.stem for path in (ROOT / "source").glob("*.py"))

SOME = 2
"""Of each exercise's known mistakes; the others are proved in one process alone, for the time."""

for_each_assignment = pytest.mark.parametrize("name", ASSIGNMENTS)


@pytest.fixture(scope="module")
def zygote():
    made = Zygote(Limits())
    yield made
    made.close()


def everybody(lang, name):
    """Return what a made-up class hands in: right, untouched, and every known mistake."""
    return handed_in(release(lang, name), right_solutions(source(lang, name)), load(name, ROOT))


def graded_apart(lang, name, notebook, zygote):
    """Return the points of every test cell, and what failed ones say."""
    given = given_beside(ROOT / "source" / lang / name, ["*.ipynb"])
    run_notebook(notebook, locked_cells(known(lang, name)), zygote, given=given)
    return points_of(notebook), said_in(notebook)


def points_of(notebook):
    return {cell: result.score for cell, result in results_of(notebook).items()}


def said_in(notebook):
    return {
        cell.metadata.nbgrader.grade_id: output.evalue
        for cell in notebook.cells
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("grade")
        for output in cell.outputs
        if output.output_type == "error"
    }


def worth(lang, name):
    return {
        cell.name: cell.points
        for cell in known(lang, name).cells.values()
        if cell.points is not None and cell.cell_type == "code" and cell.locked
    }


@for_each_assignment
@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_right_notebook_gets_all_points_and_the_untouched_none(name, lang, zygote):
    notebooks = everybody(lang, name)
    points, said = graded_apart(lang, name, notebooks["right"], zygote)
    assert said == {}
    assert {cell: points[cell] for cell in worth(lang, name)} == worth(lang, name)

    points, said = graded_apart(lang, name, notebooks["untouched"], zygote)
    assert set(said) == set(worth(lang, name))
    assert {diagnosis_of(text) for text in said.values()} == {"not-written"}
    assert not any(points[cell] for cell in worth(lang, name))


@for_each_assignment
def test_known_mistakes_fail_the_same_cells_and_read_the_same_as_in_one_process(name, zygote):
    solutions = right_solutions(source("en", name))
    for exercise in solutions:
        mistakes = [wrong for wrong in load(name, ROOT) if wrong.exercise == exercise]
        for wrong in mistakes[:SOME]:
            answers = {**solutions, exercise: wrong.code}
            notebook = handed_in(release("en", name), answers, [])["right"]
            _, said = graded_apart("en", name, notebook, zygote)
            assert tuple(said) == wrong.fails, wrong.name
            assert {diagnosis_of(text) for text in said.values()} == {wrong.diagnosis}, wrong.name


@for_each_assignment
def test_one_kernel_for_everything_comes_to_the_same_points(name, zygote, tmp_path: Path):
    notebooks = everybody("en", name)
    copy_beside(ROOT / "source" / "en" / name, tmp_path)
    locked = locked_cells(known("en", name))
    for who in ("right", "mistaken-1"):
        apart, _ = graded_apart("en", name, notebooks[who], zygote)
        notebook = everybody("en", name)[who]
        for cell in notebook.cells:  # nbgrader puts the hidden tests back
            grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
            if grade_id in locked:
                cell.source = locked[grade_id].source
        client = NotebookClient(
            notebook, timeout=60, allow_errors=True, resources={"metadata": {"path": tmp_path}}
        )
        client.execute()
        assert points_of(notebook) == apart, who


@for_each_assignment
def test_validate_says_of_visible_tests_what_grading_says_and_what_is_missing(
    name, zygote, tmp_path: Path
):
    solutions = right_solutions(source("en", name))
    wrong = load(name, ROOT)[0]
    missing = next(exercise for exercise in reversed(solutions) if exercise != wrong.exercise)
    answers = {key: code for key, code in solutions.items() if key != missing}
    answers[wrong.exercise] = wrong.code
    notebook = handed_in(release("en", name), answers, [])["right"]
    copy_beside(ROOT / "source" / "en" / name, tmp_path)
    path = tmp_path / f"{name}.ipynb"
    nbformat.write(notebook, path)
    validator = Validator(config=Config(Execute={"timeout": 60}))
    told = validator.validate(str(path)).get("failed", [])

    _, said = graded_apart("en", name, notebook, zygote)
    visible = {
        cell.source: said[key]
        for key, cell in known("en", name).cells.items()
        if key in said and "HIDDEN" not in cell.source
    }
    assert {cell["source"] for cell in told} >= set(visible)
    for cell in told:
        if cell["source"] in visible:
            assert visible[cell["source"]] in cell["raw_error"]
    assert any("not written yet" in cell["raw_error"] for cell in told) == any(
        "not written yet" in text for text in said.values()
    )
