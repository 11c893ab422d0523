"""Of a worker's answer, nothing is believed that does not fit the assignment."""

import copy
import json
from collections.abc import Callable
from typing import Any

import nbformat
import pytest
from known_notebooks import NAME, known, solved
from nbformat import NotebookNode

from autograder.grade.answers import NonsenseError, accepted, answer
from autograder.grade.pipeline import grade_submission
from autograder.grade.workers import Outcome, Task
from autograder.gradebook import Assignment
from autograder.grading.process import Zygote
from autograder.sandbox.limits import Limits

ASSIGNMENT = Assignment(NAME, None, {NAME: known()}, row="")
Change = Callable[[dict[str, Any]], Any]
LIES: dict[str, Change] = {}


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    """An honest submission's task, and what grading it came to."""
    folder = tmp_path_factory.mktemp("ann")
    nbformat.write(solved(), folder / f"{NAME}.ipynb")
    (folder / "timestamp.txt").write_text("2026-11-20 12:00:00 UTC")
    zygote = Zygote(Limits())
    try:
        outcome = grade_submission(folder, "ann", ASSIGNMENT, zygote)
    finally:
        zygote.close()
    return Task("ann", folder), outcome


def sent(*answers: Any) -> bytes:
    return json.dumps(answers).encode()


def test_an_honest_answer_comes_to_what_was_graded(graded):
    task, there = graded
    [outcome] = accepted(sent(answer(Outcome(task, there))), [task], ASSIGNMENT)
    assert outcome.task is task
    assert outcome.graded == there
    assert outcome.graded.timestamp is not None
    assert outcome.graded.score == 17.0


def test_a_failure_is_told(graded):
    task, _ = graded
    told = sent(answer(Outcome(task, failure="it broke down")))
    assert accepted(told, [task], ASSIGNMENT) == [Outcome(task, failure="it broke down")]


def test_a_notebook_that_could_not_be_read_has_no_points(graded, tmp_path):
    task, there = graded
    none = copy.copy(there)
    none.results, none.by_hand = {NAME: None}, {}
    [outcome] = accepted(sent(answer(Outcome(task, none))), [task], ASSIGNMENT)
    assert outcome.graded.results == {NAME: None}
    assert outcome.graded.by_hand == {}


def lie(change: Change) -> Change:
    LIES[change.__name__.replace("_", "-")] = change
    return change


def lie_of_the_notebook(change: Callable[[NotebookNode], Any]) -> None:
    def changed(told: dict[str, Any]) -> None:
        notebook = nbformat.v4.reads(told["notebooks"][NAME])
        change(notebook)
        told["notebooks"][NAME] = nbformat.writes(notebook)

    changed.__name__ = change.__name__
    lie(changed)


def cell(notebook: NotebookNode, name: str) -> NotebookNode:
    return next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == name)


def test_cell(notebook: NotebookNode) -> NotebookNode:
    return cell(notebook, "forward-test")


test_cell.__test__ = False  # type: ignore[attr-defined]


@lie
def somebody_else(told):
    told["student"] = "ben"


@lie
def a_student_who_is_a_list(told):
    told["student"] = ["ann"]


@lie
def another_notebook(told):
    told["notebooks"]["other"] = told["notebooks"][NAME]


@lie
def no_notebook(told):
    told["notebooks"] = {}


@lie
def ungraded_of_no_name(told):
    told["ungraded"] = ["other"]


@lie
def no_time(told):
    told["seconds"] = "soon"


@lie
def endless_time(told):
    told["seconds"] = float("inf")


@lie
def no_json(told):
    told["notebooks"][NAME] = "{"


@lie
def json_without_an_end(told):
    told["notebooks"][NAME] = "[" * 100_000


@lie
def a_failure_that_is_a_number(told):
    told["failure"] = 3


@lie
def a_failure_as_long_as_a_book(told):
    told["failure"] = "x" * 100_000


@lie_of_the_notebook
def more_points_than_there_are(notebook):
    test_cell(notebook).metadata.nbgrader["points"] = 100


@lie_of_the_notebook
def points_that_are_no_number(notebook):
    test_cell(notebook).metadata.nbgrader["points"] = float("nan")


@lie_of_the_notebook
def points_below_none(notebook):
    test_cell(notebook).metadata.nbgrader["points"] = -1


@lie_of_the_notebook
def a_cell_less(notebook):
    notebook.cells.remove(test_cell(notebook))


@lie_of_the_notebook
def a_cell_twice(notebook):
    notebook.cells.append(nbformat.from_dict({**test_cell(notebook), "id": "twin"}))


@lie_of_the_notebook
def a_cell_of_no_name(notebook):
    test_cell(notebook).metadata.nbgrader["grade_id"] = "other"


@lie_of_the_notebook
def points_for_an_explanation(notebook):
    name = next(c.name for c in known().cells.values() if not (c.graded or c.solution or c.task))
    cell(notebook, name).metadata.nbgrader.update(grade=True, points=1)


@lie_of_the_notebook
def a_script_as_an_output(notebook):
    shown = {"text/html": "<script>alert(1)</script>"}
    test_cell(notebook).outputs = [nbformat.v4.new_output("display_data", shown)]


@lie_of_the_notebook
def a_picture_that_ends_its_tag(notebook):
    shown = {"image/png": 'AAAA"><script>alert(1)</script>'}
    test_cell(notebook).outputs = [nbformat.v4.new_output("display_data", shown)]


@lie_of_the_notebook
def an_output_of_no_kind(notebook):
    test_cell(notebook).outputs = [nbformat.from_dict({"output_type": "pyout"})]


@lie_of_the_notebook
def more_in_an_output(notebook):
    output = nbformat.v4.new_output("stream", text="x")
    test_cell(notebook).outputs = [nbformat.from_dict({**output, "html": "<b>"})]


@lie_of_the_notebook
def a_repair_of_no_kind(notebook):
    notebook.metadata.nncourse.repairs = [["made better", "x"]]


@lie_of_the_notebook
def a_layer_that_is_a_number(notebook):
    notebook.metadata.nncourse.layers = [7]


@lie_of_the_notebook
def a_memory_that_is_text(notebook):
    notebook.metadata.nncourse.memory = "much"


@lie_of_the_notebook
def a_figure_that_is_no_number(notebook):
    notebook.metadata.nncourse.figures = {"accuracy": float("nan")}


@pytest.mark.parametrize("name", LIES)
def test_a_lie_is_nonsense(graded, name):
    task, there = graded
    told = copy.deepcopy(answer(Outcome(task, there)))
    LIES[name](told)
    with pytest.raises(NonsenseError, match=r"\w"):
        accepted(sent(told), [task], ASSIGNMENT)


@pytest.mark.parametrize(
    ("told", "because"),
    [
        (b"", "JSONDecodeError"),
        (b"[" * 100_000, "RecursionError"),
        (b"[\xff]", "UnicodeDecodeError"),
        (b"null", "TypeError"),
        (b"[]", "not those of the learners"),
        (b'[{"student": "ann"}, {"student": "ann"}]', "not those of the learners"),
        (b'{"refused": "no walls here"}', "it refused: no walls here"),
        (["ann"], "expected bytes, received list"),
    ],
)
def test_what_is_no_answer_is_nonsense(graded, told, because):
    with pytest.raises(NonsenseError, match=because):
        accepted(told, [graded[0]], ASSIGNMENT)


def test_a_notebook_that_is_too_large_is_told_instead_of_sent(graded, monkeypatch):
    task, there = graded
    monkeypatch.setattr("autograder.grade.answers.MOST_CHARACTERS", 100)
    assert "too large to be sent" in answer(Outcome(task, there))["failure"]
