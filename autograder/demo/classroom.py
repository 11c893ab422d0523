"""The made-up class: who is in it, and what each of them hands in.

One learner solves everything, one half of it, one hands in the notebook untouched, one is late, and
then comes one learner for each known mistake: the first makes the first named mistake of every
exercise, the second the second, and so on. Last come some who would rather have the points than
solve the exercises; theirs are rows of the attack suite. Who does any work also answers the written
questions, briefly; an instructor grades those by hand.
"""

import copy
import re
import tomllib
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from nbformat import NotebookNode

from autograder.wrong_solutions import WrongSolution

__all__ = ["LATE", "attacks", "handed_in", "places", "right_solutions"]

LATE = "late"
"""Whose name begins with this hands in after the due date."""

_ATTACKS = {
    "forged_scores": ("always-equal", "builtins-patched", "fake-modules"),
    "files": ("solution-read", "environment-read"),
    "processes": ("program-started", "grader-killed"),
}

_WRITTEN_ANSWER = "θ = −b"
_MARKER = re.compile(r"^\s*### (?:BEGIN|END) SOLUTION.*\n?", re.MULTILINE)


def right_solutions(source: NotebookNode) -> dict[str, str]:
    """Return the code of every solution cell of `source`, without the markers, by grade id.

    Parameters
    ----------
    source : NotebookNode
        An assignment's notebook, as the instructor has it.

    Returns
    -------
    dict of str to str
    """
    return {
        cell.metadata.nbgrader.grade_id: _MARKER.sub("", cell.source)
        for cell in source.cells
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("solution")
    }


def handed_in(
    release: NotebookNode,
    solutions: dict[str, str],
    wrong: list[WrongSolution],
    hostile: dict[str, dict[str, str]] | None = None,
) -> dict[str, NotebookNode]:
    """Write what each learner of the made-up class hands in.

    Parameters
    ----------
    release : NotebookNode
        The notebook that learners fetched.
    solutions : dict of str to str
        As :func:`right_solutions` returns them.
    wrong : list of WrongSolution
        The known mistakes of the assignment.
    hostile : dict of str to dict of str to str, optional
        By the attack's name, the code of the cells that it changes.

    Returns
    -------
    dict of str to NotebookNode
        By the learner's id.
    """
    half = list(solutions)[: len(solutions) // 2]
    answers: dict[str, dict[str, str]] = {
        "right": solutions,
        "half-done": {exercise: solutions[exercise] for exercise in half},
        "untouched": {},
        LATE: solutions,
    }
    for exercise in solutions:
        mistakes = [solution for solution in wrong if solution.exercise == exercise]
        for number, mistake in enumerate(mistakes, start=1):
            answers.setdefault(f"mistaken-{number}", dict(solutions))[exercise] = mistake.code
    for name, cells in (hostile or {}).items():
        answers[f"hostile-{name}"] = {**solutions, **cells}
    return {learner: _filled(release, answer) for learner, answer in answers.items()}


def places(kinds: list[str], students: int | None) -> Iterator[tuple[str, str]]:
    """Yield each learner's name and the kind of learner, as many as are asked for.

    Parameters
    ----------
    kinds : list of str
        As :func:`handed_in` returns them.
    students : int or None
        How many; None for one of each kind.

    Examples
    --------
    >>> list(places(["right", "late"], 3))
    [('right', 'right'), ('late', 'late'), ('right-2', 'right')]
    """
    everybody = (
        (kind if turn == 1 else f"{kind}-{turn}", kind) for turn in count(1) for kind in kinds
    )
    yield from islice(everybody, len(kinds) if students is None else students)


def attacks(root: Path) -> dict[str, dict[str, str]]:
    """Return some of the attack suite's rows: the cells' code, by the attack's name.

    Parameters
    ----------
    root : Path
        The repository.
    """
    found = {}
    for file, names in _ATTACKS.items():
        path = root / "tests" / "attacks" / f"{file}.toml"
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        for row in told["attack"]:
            if row["name"] in names:
                first, *others = row["cells"]
                found[row["name"]] = {
                    first: told.get("prelude", "") + row["cells"][first].replace("@FOLDER@", ".."),
                    **{cell: row["cells"][cell] for cell in others},
                }
    return found


def _filled(release: NotebookNode, answer: dict[str, str]) -> NotebookNode:
    notebook = copy.deepcopy(release)
    for cell in notebook.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        if grade_id in answer:
            cell.source = answer[grade_id]
        elif answer and cell.cell_type == "markdown" and grade_id is not None:
            cell.source = _WRITTEN_ANSWER
    return notebook
