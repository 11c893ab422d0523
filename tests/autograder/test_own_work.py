"""A notebook builds on what is given, or on the learner's own earlier work."""

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

import nnkit
from autograder.own_work import own_work

MARKS = {"grade": False, "locked": False, "schema_version": 3, "solution": True, "task": False}


@pytest.fixture(autouse=True)
def _in_english():
    nnkit.use_language("en")


@pytest.fixture
def earlier(tmp_path, monkeypatch):
    """Return what writes the cells of the assignment before the one that is open."""
    here = tmp_path / "layers"
    here.mkdir()
    monkeypatch.chdir(here)

    def write(**cells):
        made = [
            new_code_cell(
                source.strip(),
                id=key,
                metadata={"nbgrader": {**MARKS, "grade_id": key, **marks}},
            )
            for key, (source, marks) in cells.items()
        ]
        folder = tmp_path / "activations"
        folder.mkdir(exist_ok=True)
        nbformat.write(new_notebook(cells=made), folder / "activations.ipynb")

    return write


def notebook(switch):
    names = {"own_work": own_work, "MY_OWN": switch, "relu": "given", "step": "given"}

    def use(*args):
        exec(f"own_work{args!r}", names)
        return names

    return use


RELU = ("def relu(x):\n    return abs(x)", {})


def test_what_is_given_stays_unless_it_is_asked_for(earlier, capsys):
    earlier(relu=RELU)
    assert notebook(False)("activations", "relu")["relu"] == "given"
    assert capsys.readouterr().out == ""


def test_the_learners_own_takes_its_place_and_is_named(earlier, capsys):
    earlier(relu=RELU)
    assert notebook(True)("activations", "relu")["relu"](-3) == 3
    assert "your own, from ../activations/activations.ipynb: relu" in capsys.readouterr().out


def test_an_own_function_finds_its_helpers_and_not_the_tests(earlier):
    earlier(
        imports=("import numpy as np", {"solution": False}),
        given=("HALF = 0.5", {"solution": False, "locked": True}),
        checks=("raise RuntimeError", {"solution": False, "locked": True}),
        relu=("def relu(x):\n    return np.float64(x) * HALF", {}),
        test=("raise RuntimeError", {"grade": True, "locked": True, "solution": False}),
    )
    assert notebook(True)("activations", "relu")["relu"](3) == 1.5


def test_what_is_not_written_stays_as_given_and_is_named(earlier, capsys):
    earlier(
        relu=RELU, step=("def step(x):\n    # YOUR CODE HERE\n    raise NotImplementedError", {})
    )
    names = notebook(True)("activations", "relu", "step")
    assert names["step"] == "given"
    assert names["relu"] != "given"
    assert "yours is not written: step" in capsys.readouterr().out


def test_a_missing_notebook_says_what_to_do(earlier, capsys):
    assert notebook(True)("activations", "relu")["relu"] == "given"
    assert "fetch activations" in capsys.readouterr().out


def test_a_notebook_that_cannot_be_read_says_what_to_do(earlier, tmp_path, capsys):
    earlier(relu=RELU)
    (tmp_path / "activations" / "activations.ipynb").write_text("{")
    assert notebook(True)("activations", "relu")["relu"] == "given"
    assert "restore it" in capsys.readouterr().out


def test_a_cell_that_stops_is_named(earlier, capsys):
    earlier(relu=("1 / 0", {}))
    assert notebook(True)("activations", "relu")["relu"] == "given"
    told = capsys.readouterr().out
    assert "the cell 'relu'" in told
    assert "ZeroDivisionError" in told
