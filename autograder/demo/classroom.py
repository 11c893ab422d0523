"""The made-up class: who is in it, and what each of them hands in.

One learner solves everything, one half of it, one hands in the notebook untouched, and then comes
one learner for each known mistake: the first makes the first named mistake of every exercise,
the second the second, and so on. Who does any work also answers the written questions, briefly;
an instructor grades those by hand.
"""

import copy
import re

from nbformat import NotebookNode

from autograder.wrong_solutions import WrongSolution

__all__ = ["handed_in", "right_solutions"]

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
    release: NotebookNode, solutions: dict[str, str], wrong: list[WrongSolution]
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
    }
    for exercise in solutions:
        mistakes = [solution for solution in wrong if solution.exercise == exercise]
        for number, mistake in enumerate(mistakes, start=1):
            answers.setdefault(f"mistaken-{number}", dict(solutions))[exercise] = mistake.code
    return {learner: _filled(release, answer) for learner, answer in answers.items()}


def _filled(release: NotebookNode, answer: dict[str, str]) -> NotebookNode:
    notebook = copy.deepcopy(release)
    for cell in notebook.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        if grade_id in answer:
            cell.source = answer[grade_id]
        elif answer and cell.cell_type == "markdown" and grade_id is not None:
            cell.source = _WRITTEN_ANSWER
    return notebook
