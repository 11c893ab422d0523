"""Cells that were moved, copied, split, deleted or edited: what comes of each, and what is said."""

import copy
import dataclasses

import nbformat
import pytest
from known_notebooks import (
    assert_gradable,
    cell_of,
    known,
    name_of,
    own,
    release,
    solved,
)
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_raw_cell

from autograder.gradebook import SourceCell
from autograder.repair import repair_cells
from nnkit.language import LANGUAGES, Language


def repaired(notebook: NotebookNode, lang: Language = "en") -> list[tuple[str, str]]:
    """Repair, check that it can be graded, and return what was done."""
    repairs = repair_cells(notebook, known(lang))
    assert_gradable(notebook, known(lang))
    assert repair_cells(copy.deepcopy(notebook), known(lang)) == []  # once is enough
    return [tuple(repair) for repair in repairs]


def at(notebook: NotebookNode, name: str) -> int:
    return next(place for place, cell in enumerate(notebook.cells) if name_of(cell) == name)


def run_order(notebook: NotebookNode) -> list[str]:
    return [name_of(cell) or cell.source for cell in notebook.cells if cell.cell_type == "code"]


def split(notebook: NotebookNode, name: str, first: str, second: str) -> None:
    """Split a cell as JupyterLab does: both halves keep the metadata."""
    place = at(notebook, name)
    half = copy.deepcopy(notebook.cells[place])
    half.id = "3f0c5e1a"
    notebook.cells[place].source, half.source = first, second
    notebook.cells.insert(place + 1, half)


# nothing to repair


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("make", [release, solved])
def test_an_honest_notebook_stays_as_it_is(make, lang: Language) -> None:
    notebook = make(lang)
    sources = [cell.source for cell in notebook.cells]
    assert repaired(notebook, lang) == []
    for cell, before in zip(notebook.cells, sources, strict=True):
        if not cell.metadata.get("nbgrader", {}).get("locked"):
            assert cell.source == before
    assert notebook.metadata.lang == lang


def test_a_release_in_the_other_language_is_an_honest_one() -> None:
    """One gradebook serves both; comments and strings of locked cells differ."""
    assert repaired(solved("ko"), "en") == []
    assert repaired(solved("en"), "ko") == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_cells_of_ones_own_are_nobodys_business(lang: Language) -> None:
    notebook = solved(lang)
    for place in range(len(notebook.cells), -1, -1):
        notebook.cells.insert(place, new_code_cell(f"tried = {place}"))
        notebook.cells.insert(place, new_markdown_cell("my notes"))
        notebook.cells.insert(place, new_raw_cell(""))
    before = [cell.source for cell in notebook.cells]
    assert repaired(notebook, lang) == []
    after = [cell.source for cell in notebook.cells]
    assert len(after) == len(before)
    assert own(notebook) == [
        s for s, c in zip(before, notebook.cells, strict=True) if not name_of(c)
    ]


def test_outputs_and_what_other_programs_left_in_the_metadata_go() -> None:
    notebook = solved()
    for cell in notebook.cells:
        cell.metadata |= {"collapsed": "yes", "vscode": {"x": [1]}, "tags": ["mine"]}
        if cell.cell_type == "code":
            cell.outputs = [nbformat.v4.new_output("stream", text="x" * 10**6)]
            cell.execution_count = 7
    notebook.metadata.nncourse = {"repairs": "forged"}
    assert repaired(notebook) == []
    assert len(nbformat.writes(notebook)) < 100_000
    assert set(notebook.metadata) == {"kernelspec", "lang"}


# copies and halves


def test_a_split_answer_in_code_runs_in_both_halves() -> None:
    notebook = solved()
    first, second = "def weighted_sum(x, weights, bias):", "    return 1"
    split(notebook, "weighted-sum", first, second)
    assert repaired(notebook) == [("duplicated", "weighted-sum")]
    order = run_order(notebook)
    assert order[order.index(first) + 1] == "weighted-sum"
    assert cell_of(notebook, "weighted-sum").source == second


def test_a_split_answer_in_words_is_put_together() -> None:
    notebook = solved()
    split(notebook, "written", "first half", "second half")
    notebook.cells[at(notebook, "written")]["attachments"] = {"a.png": {"image/png": "aaaa"}}
    assert repaired(notebook) == [("joined", "written")]
    answer = cell_of(notebook, "written")
    assert answer.source == "first half\n\nsecond half"
    assert answer.attachments == {"a.png": {"image/png": "aaaa"}}
    assert not {"first half", "second half"} & set(own(notebook))


def test_of_an_answer_in_words_and_its_untouched_copy_the_words_stay() -> None:
    notebook = solved()
    split(notebook, "written", known().cells["written"].source, "my words")
    assert repaired(notebook) == [("duplicated", "written")]
    assert cell_of(notebook, "written").source == "my words"


def test_a_split_test_is_whole_again() -> None:
    notebook = solved()
    split(notebook, "threshold-test", *known().cells["threshold-test"].source.split("\n"))
    assert {kind for kind, _ in repaired(notebook)} == {"duplicated", "edited-test"}


def test_a_copied_test_goes_and_what_was_written_into_it_stays() -> None:
    notebook = solved()
    copied = copy.deepcopy(cell_of(notebook, "forward-test"))
    twice = copy.deepcopy(copied)
    twice.source += "\nprint(forward)"
    notebook.cells += [copied, twice]
    before = len(notebook.cells)
    assert repaired(notebook) == [("duplicated", "forward-test")]
    assert len(notebook.cells) == before - 1
    assert notebook.cells[-1].source == "print(forward)"


def test_a_copy_further_down_runs_where_the_learner_saw_it_run() -> None:
    notebook = solved()
    attempt = copy.deepcopy(cell_of(notebook, "weighted-sum"))
    attempt.source = "def weighted_sum(x, weights, bias): return 'another attempt'"
    notebook.cells.append(attempt)
    right = notebook.cells[at(notebook, "weighted-sum")].source
    assert repaired(notebook) == [("duplicated", "weighted-sum")]
    assert cell_of(notebook, "weighted-sum").source == right
    assert run_order(notebook)[-1] == attempt.source


def test_a_copy_kept_as_words_is_not_taken_for_the_code() -> None:
    notebook = solved()
    place = at(notebook, "forward")
    notes = new_markdown_cell("my first attempt", metadata=notebook.cells[place].metadata)
    notebook.cells.insert(place + 1, notes)
    right = notebook.cells[place].source
    assert repaired(notebook) == [("duplicated", "forward")]
    assert cell_of(notebook, "forward").source == right
    assert "my first attempt" in own(notebook)


def test_duplicated_ids_of_cells_are_made_single() -> None:
    notebook = solved()
    for cell in notebook.cells:
        cell.id = "same"
    assert repaired(notebook) == []


# missing and merged


@pytest.mark.parametrize("name", known().cells)
def test_a_deleted_cell_is_put_back(name: str) -> None:
    notebook = solved()
    del notebook.cells[at(notebook, name)]
    assert repaired(notebook) == [("deleted", name)]
    cell, source = cell_of(notebook, name), known().cells[name]
    assert cell.source == (source.source if source.locked else "")
    names = list(known().cells)
    if name != names[-1]:
        following = names[names.index(name) + 1]
        assert at(notebook, following) == at(notebook, name) + 1


def test_all_cells_deleted_are_all_put_back() -> None:
    notebook = solved()
    notebook.cells = []
    assert repaired(notebook) == [("deleted", name) for name in known().cells]


def test_a_function_in_a_cell_of_ones_own_is_not_replaced() -> None:
    """Whoever deletes the answer's cell may have written the function elsewhere."""
    notebook = solved()
    place = at(notebook, "weighted-sum")
    code = notebook.cells[place].source
    notebook.cells[place] = new_code_cell(code)
    assert repaired(notebook) == [("deleted", "weighted-sum")]
    order = run_order(notebook)
    assert order.index(code) < order.index("weighted-sum-test")
    assert cell_of(notebook, "weighted-sum").source == ""


def test_two_answers_merged_into_one_cell_both_count() -> None:
    notebook = solved()
    second = notebook.cells.pop(at(notebook, "forward"))
    first = cell_of(notebook, "weighted-sum")
    first.source += f"\n\n{second.source}"
    both = first.source
    assert repaired(notebook) == [("deleted", "forward")]
    assert cell_of(notebook, "weighted-sum").source == both
    assert cell_of(notebook, "forward").source == ""


def test_an_answer_merged_into_its_test_is_taken_out_again() -> None:
    notebook = solved()
    answer = notebook.cells.pop(at(notebook, "forward"))
    test = cell_of(notebook, "forward-test")
    test.source = f"{answer.source}\n\n{test.source}"
    assert repaired(notebook) == [("edited-test", "forward-test"), ("deleted", "forward")]
    order = run_order(notebook)
    assert order.index(answer.source.strip()) < order.index("forward-test")


def test_words_merged_into_another_cell_wait_for_a_person() -> None:
    notebook = solved()
    words = notebook.cells.pop(at(notebook, "written"))
    notebook.cells.append(new_markdown_cell(f"## 5 In your own words\n\n{words.source}"))
    assert repaired(notebook) == [("deleted", "written")]
    assert cell_of(notebook, "written").source == ""  # not as released: nobody gives it 0 unseen


# order


def test_a_moved_cell_is_put_back_and_nothing_else_moves() -> None:
    notebook = solved()
    test = notebook.cells.pop(at(notebook, "forward-test"))
    notebook.cells.insert(0, test)
    others = own(notebook)
    assert repaired(notebook) == [("moved", "forward-test")]
    assert own(notebook) == others
    assert at(notebook, "forward-values") == at(notebook, "forward-test") + 1


def test_all_tests_at_the_end_still_follow_their_answers() -> None:
    notebook = solved()
    tests = [cell for cell in notebook.cells if (name_of(cell) or "").endswith("-test")]
    notebook.cells = [cell for cell in notebook.cells if cell not in tests] + tests
    kinds = repaired(notebook)
    assert {kind for kind, _ in kinds} == {"moved"}
    assert len(kinds) == len(tests)


def test_a_notebook_upside_down_is_turned_round() -> None:
    notebook = solved()
    notebook.cells.reverse()
    assert {kind for kind, _ in repaired(notebook)} == {"moved"}


def test_a_helper_behind_the_answer_runs_before_a_test_that_is_put_back() -> None:
    notebook = solved()
    place = at(notebook, "forward")
    del notebook.cells[at(notebook, "forward-test")]
    notebook.cells.insert(place + 1, new_code_cell("def helper(): ..."))
    repaired(notebook)
    order = run_order(notebook)
    assert order.index("def helper(): ...") < order.index("forward-test")


# type, source, marks


@pytest.mark.parametrize("kind", ["code", "markdown", "raw"])
@pytest.mark.parametrize("name", ["checks", "forward", "forward-test", "written"])
def test_a_retyped_cell_is_turned_back_with_what_is_in_it(name: str, kind: str) -> None:
    notebook = solved()
    cell = cell_of(notebook, name)
    source = cell.source
    cell.cell_type = kind
    if kind == "code":
        cell |= {"outputs": [], "execution_count": None}
    else:
        cell["attachments"] = {"a.png": {"image/png": "aaaa"}}
    expected = [] if kind == known().cells[name].cell_type else [("retyped", name)]
    assert repaired(notebook) == expected
    if not known().cells[name].locked:
        assert cell_of(notebook, name).source == source


@pytest.mark.parametrize(
    ("written", "stays"),
    [
        ("assert True", "assert True"),
        ("{}\nprint(weighted_sum)", "print(weighted_sum)"),
        ("def weighted_sum(*_): ...\n\n{}", "def weighted_sum(*_): ..."),
        ("# {}", None),  # a comment is no code, but the test has gone
        ("if 1:\n  {}", "if 1:\n  {}"),
        ("(" * 5000, "(" * 5000),
        ("'''", "'''"),
        ("\0", "\0"),
        ("if 1:\n\tx\n        y\n  z", "if 1:\n\tx\n        y\n  z"),
        ("", ""),
    ],
)
def test_an_edited_test_is_the_original_again_and_nothing_is_lost(written, stays) -> None:
    notebook = solved()
    cell = cell_of(notebook, "weighted-sum-test")
    cell.source = written.replace("{}", cell.source)
    stays = cell.source if stays is None else stays.replace("{}", release().cells[8].source)
    assert repaired(notebook) == [("edited-test", "weighted-sum-test")]
    place = at(notebook, "weighted-sum-test")
    if stays:
        assert notebook.cells[place - 1].source == stays
    else:
        assert notebook.cells[place - 1].id == "weighted-sum-hints"


def test_white_space_around_a_test_is_no_edit() -> None:
    notebook = solved()
    for cell in notebook.cells:
        if name_of(cell) and known().cells[name_of(cell)].locked:
            lines = cell.source.split("\n")
            cell.source = "\n" + "  \r\n".join(lines) + "\n \n"
    assert repaired(notebook) == []


def test_the_hidden_tests_themselves_are_no_edit() -> None:
    """Whoever generates an assignment anew may hand in their own notebook to try it."""
    notebook = solved()
    for cell in notebook.cells:
        if name_of(cell) and known().cells[name_of(cell)].locked:
            cell.source = known().cells[name_of(cell)].source
    assert repaired(notebook) == []


@pytest.mark.parametrize(
    "marks",
    [
        {"points": 100}, {"points": "2"}, {"points": None}, {"points": float("nan")},
        {"points": [2]}, {"locked": False}, {"grade": False}, {"grade": "yes"},
        {"solution": True}, {"task": True}, {"schema_version": 99}, {"schema_version": None},
    ],
)  # fmt: skip
def test_edited_points_and_marks_are_the_original_ones_again(marks) -> None:
    notebook = solved()
    cell_of(notebook, "forward-test").metadata.nbgrader |= marks
    assert repaired(notebook) == [("edited-points", "forward-test")]


def test_points_on_a_cell_that_brings_none_are_taken_away() -> None:
    notebook = solved()
    cell_of(notebook, "forward").metadata.nbgrader |= {"points": 50, "grade": True}
    assert repaired(notebook) == [("edited-points", "forward")]


def test_a_missing_schema_version_is_noted_and_harmless() -> None:
    notebook = solved()
    del cell_of(notebook, "forward").metadata.nbgrader["schema_version"]
    assert repaired(notebook) == [("edited-points", "forward")]


@pytest.mark.parametrize("marks", [None, {}, [], 5, "x", {"grade_id": 5}, {"grade_id": None}, ...])
def test_a_cell_without_marks_is_known_by_its_id(marks) -> None:
    notebook = solved()
    cell = cell_of(notebook, "forward")
    cell.metadata["nbgrader"] = marks
    if marks is ...:
        del cell.metadata["nbgrader"]
    source = cell.source
    assert repaired(notebook) == [("lost-marks", "forward")]
    assert cell_of(notebook, "forward").source == source


def test_a_test_without_marks_or_id_is_known_by_its_text() -> None:
    notebook = solved()
    for name in ("forward-test", "threshold-values"):
        cell = cell_of(notebook, name)
        del cell.metadata["nbgrader"]
        cell.id = f"x{name}"
    assert repaired(notebook) == [
        ("lost-marks", "forward-test"),
        ("lost-marks", "threshold-values"),
    ]


def test_all_metadata_stripped_as_some_programs_do() -> None:
    notebook = solved()
    notebook.metadata.clear()
    for cell in notebook.cells:
        cell.metadata.clear()
    answers = own(notebook)
    assert {kind for kind, _ in repaired(notebook)} == {"lost-marks"}
    assert {cell_of(notebook, name).source for name in ("forward", "written")} <= set(answers)


def test_colab_keeps_ids_in_the_metadata() -> None:
    notebook = solved()
    for cell in notebook.cells:
        cell.metadata = {"id": cell.pop("id")}
    assert {kind for kind, _ in repaired(notebook)} == {"lost-marks"}


def test_cells_of_another_assignment_are_ones_own() -> None:
    notebook = solved()
    marks = copy.deepcopy(cell_of(notebook, "forward").metadata)
    for name in ("backward", "x" * 1000, "\ud800", ""):
        marks.nbgrader.grade_id = name
        notebook.cells.append(new_code_cell(f"print({len(name)})", metadata=copy.deepcopy(marks)))
    ((kind, place),) = repaired(notebook)
    assert kind == "foreign"
    # what is no name is not repeated
    assert place == "backward, 36 “print(1000)”, 37 “print(1)”, 38 “print(0)”"
    assert own(notebook)[-4:] == ["print(8)", "print(1000)", "print(1)", "print(0)"]


@pytest.mark.parametrize("tag", ["skip-execution", "raises-exception"])
def test_tags_that_change_how_cells_are_run_go(tag: str) -> None:
    notebook = solved()
    for cell in notebook.cells:
        cell.metadata["tags"] = [tag, "mine", 7]
    ((kind, place),) = repaired(notebook)
    assert kind == "tags"
    assert place.endswith("…")
    assert place.startswith("1 “# Assignment: the neuron”, ")
    assert all("tags" not in cell.metadata for cell in notebook.cells)


@pytest.mark.parametrize("tags", [5, "skip-execution", {"skip-execution": 1}, [["skip-execution"]]])
def test_tags_that_are_none_are_nothing(tags) -> None:
    notebook = solved()
    notebook.cells[0].metadata["tags"] = tags
    assert repaired(notebook) == []


# what the neuron has none of


def test_a_task_and_a_code_answer_graded_by_hand() -> None:
    task = SourceCell(
        "task", "markdown", "Do.\n### BEGIN MARK SCHEME\n1 point\n### END MARK SCHEME\n", "c",
        locked=True, solution=False, task=True, points=3.0,
    )  # fmt: skip
    code = SourceCell(
        "free", "code", "# yours", "d", locked=False, solution=True, task=False, points=2.0
    )
    source = dataclasses.replace(known(), cells={"task": task, "free": code})
    notebook = nbformat.v4.new_notebook()
    notebook.cells = [new_markdown_cell("Do."), new_code_cell("mine = 1")]
    notebook.cells[0].metadata = {"nbgrader": {
        "grade_id": "task", "grade": False, "solution": False, "locked": True, "task": True,
        "points": 3, "schema_version": 3}}  # fmt: skip
    assert [tuple(repair) for repair in repair_cells(notebook, source)] == [("deleted", "free")]
    assert_gradable(notebook, source)
    assert own(notebook) == ["mine = 1"]


def test_thousands_of_cells_take_no_time_that_grows_with_their_square() -> None:
    notebook = solved()
    test = cell_of(notebook, "forward-test")
    notebook.cells += [copy.copy(test) for _ in range(4000)]
    notebook.cells += [new_code_cell("x", id="same") for _ in range(900)]
    assert repaired(notebook) == [("duplicated", "forward-test")]
    assert len(notebook.cells) < 1000
