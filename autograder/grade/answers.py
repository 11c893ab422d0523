"""What another machine answers about submissions, and what of it is believed.

An answer holds the graded notebooks and hardly more. Points, by nbgrader's own rules, and the
record of how grading went are read out of them *here*; and whatever does not fit the assignment
makes the whole answer nonsense. A machine can still lie in a plausible way: say that a test was
passed, or what it printed. That is why it has to be one of ours.
"""

import json
import math
import re
from collections.abc import Sequence
from typing import Any

import nbformat.v4
from nbformat import NotebookNode

from autograder.grade.pipeline import Graded, handed_in_at, results_of
from autograder.grade.workers import Outcome, Task
from autograder.gradebook import Assignment, CellResult, SourceNotebook
from autograder.grading.notebook import about
from autograder.grading.record import Record
from autograder.repair.kinds import REPAIRS

__all__ = ["NonsenseError", "accepted", "answer"]

MOST_CHARACTERS = 256 << 20
"""Characters of the graded notebooks of one submission."""

_MOST_TEXT = 5000
_BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")
_OUTPUTS = {
    "stream": {"name", "text"},
    "error": {"ename", "evalue", "traceback"},
    "display_data": {"metadata", "data"},
    "execute_result": {"metadata", "data", "execution_count"},
}
"""The outputs that grading makes, and what is in them."""


class NonsenseError(ValueError):
    """An answer that no honest worker gives; the message says what is wrong with it."""


def answer(outcome: Outcome) -> dict[str, Any]:
    """Return what came of a submission, as JSON can say it.

    Parameters
    ----------
    outcome : Outcome
    """
    graded = outcome.graded
    if graded is None:
        return {"student": outcome.task.student, "failure": outcome.failure[:_MOST_TEXT]}
    size = sum(map(len, graded.notebooks.values()))
    if size > MOST_CHARACTERS:
        failure = f"the graded notebook, {size >> 20} MiB, is too large to be sent"
        return {"student": graded.student, "failure": failure}
    return {
        "student": graded.student,
        "notebooks": graded.notebooks,
        "ungraded": [name for name, results in graded.results.items() if results is None],
        "seconds": graded.seconds,
    }


def accepted(told: bytes, tasks: Sequence[Task], assignment: Assignment) -> list[Outcome]:
    """Return what came of the submissions of a batch.

    Parameters
    ----------
    told : bytes
        A worker's answer: a JSON list with an :func:`answer` for each submission, in any order.
    tasks : sequence of Task
        What it was asked about.
    assignment : Assignment

    Raises
    ------
    NonsenseError
    """
    if type(told) is not bytes:
        raise NonsenseError(f"expected bytes, received {type(told).__name__}")
    try:
        answers = json.loads(told)
        if type(answers) is dict:
            raise NonsenseError(f"it refused: {answers['refused']}"[:_MOST_TEXT])
        asked = {task.student: task for task in tasks}
        if sorted(each["student"] for each in answers) != sorted(asked):
            raise NonsenseError("the answers are not those of the learners who were asked about")
        return [_outcome(each, asked[each["student"]], assignment) for each in answers]
    except NonsenseError:
        raise
    except (Exception, RecursionError) as error:  # there is no end to what may be wrong with it
        raise NonsenseError(f"{type(error).__name__}: {error}"[:_MOST_TEXT]) from None


def _outcome(told: dict[str, Any], task: Task, assignment: Assignment) -> Outcome:
    if "failure" in told:
        _expect(_is_text(told["failure"]) and told["failure"], "a failure without a reason")
        return Outcome(task, failure=told["failure"])
    notebooks, ungraded = told["notebooks"], told["ungraded"]
    _expect(notebooks.keys() == assignment.notebooks.keys(), "not the assignment's notebooks")
    _expect(set(ungraded) <= notebooks.keys(), "a notebook of no known name")
    _expect(sum(map(len, notebooks.values())) <= MOST_CHARACTERS, "notebooks that are too large")
    _expect(_is_number(told["seconds"]), "a time that is no number")
    graded = Graded(task.student, handed_in_at(task.folder), notebooks, seconds=told["seconds"])
    for name, source in assignment.notebooks.items():
        notebook = nbformat.v4.reads(notebooks[name])
        for cell in notebook.cells:
            _expect(_is_plain(cell), "a cell or an output of no known form")
        graded.records[name] = _record(notebook)
        if name in ungraded:
            graded.results[name] = None
        else:
            results = graded.results[name] = _results(notebook, source)
            graded.by_hand[name] = any(
                cell.graded and results[cell.name].score is None for cell in source.cells.values()
            )
    return Outcome(task, graded)


def _results(notebook: NotebookNode, source: SourceNotebook) -> dict[str, CellResult]:
    known = [str(about(cell)["grade_id"]) for cell in notebook.cells if about(cell)]
    _expect(sorted(known) == sorted(source.cells), "not the cells of the assignment")
    results = results_of(notebook)
    for cell in source.cells.values():
        if not (cell.graded or cell.solution or cell.task):
            _expect(cell.name not in results, f"points for {cell.name}, which brings none")
            continue
        score = results[cell.name].score
        _expect(
            score is None or (cell.graded and 0 <= score <= (cell.points or 0)),
            f"{score} points for {cell.name}, where there are {cell.points}",
        )
    return results


def _record(notebook: NotebookNode) -> Record:
    record = Record.of(notebook)
    texts = [place for _, place in record.repairs]
    texts += [*record.layers, *record.notes, *record.ended, *record.ended.values()]
    numbers = [record.seconds, record.cpu, record.memory, *record.figures.values()]
    _expect(all(kind in REPAIRS for kind, _ in record.repairs), "a repair of no known kind")
    _expect(all(map(_is_text, [*texts, *record.figures])), "a record that is no text")
    _expect(all(map(_is_number, numbers)), "a record that is no number")
    return record


def _is_plain(cell: NotebookNode) -> bool:
    """Return whether a cell is such as grading leaves it, its outputs text and pictures."""
    if cell.cell_type != "code":
        return cell.cell_type in ("markdown", "raw") and type(cell.source) is str
    return type(cell.source) is str and all(
        output.keys() - {"output_type"} == _OUTPUTS[output.output_type]
        and all(map(_is_shown, output.get("data", {}).items()))
        for output in cell.outputs
    )


def _is_shown(entry: tuple[str, Any]) -> bool:
    kind, content = entry
    if kind == "image/png":
        return _BASE64.fullmatch(content) is not None  # a page shows it as it stands
    return kind == "text/plain" and type(content) is str


def _is_text(value: Any) -> bool:
    return type(value) is str and len(value) <= _MOST_TEXT


def _is_number(value: Any) -> bool:
    return type(value) in (int, float) and math.isfinite(value) and value >= 0


def _expect(holds: Any, otherwise: str) -> None:
    if not holds:
        raise NonsenseError(otherwise)
