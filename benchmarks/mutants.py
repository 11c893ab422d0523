"""Small changes to the right solutions, each of which should cost points.

    python benchmarks/mutants.py                 # every assignment
    python benchmarks/mutants.py neuron losses   # some

mutmut changes one thing in a right solution: another operator, another constant, an argument less.
Each mutant is put in the place of the solution and graded, hidden tests included, until a cell
fails. One that no cell catches survives, and is printed: either it does what the solution does, or
a test is missing.
"""

import argparse
import contextlib
import difflib
import io
import os
import re
import signal
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import libcst
import nbformat
from libcst.metadata import MetadataWrapper
from mutmut.mutation.file_mutation import MutationVisitor, deep_replace
from mutmut.mutation.mutators import mutation_operators
from mutmut.mutation.pragma_handling import IgnoredCode

from autograder.build.exercises import exercises
from autograder.build.text import read_text
from autograder.demo.classroom import right_solutions

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from notebook_folders import files_beside

SECONDS = 30
"""For a mutant that never ends, as for a learner's cell."""

_KILLED, _SURVIVED = 0, 1
_MESSAGE = re.compile(r"""^[rbf]*["'].*\s.*["']$""", re.DOTALL)


@dataclass
class Tally:
    """What came of the mutants of one assignment."""

    assignment: str
    exercises: int
    points: float
    tests: int
    wrong: int
    mutants: int = 0
    survivors: list[str] = field(default_factory=list)


def mutants(code: str) -> Iterator[str]:
    """Yield `code` with one thing changed, for every change that mutmut knows."""
    visitor = MutationVisitor(mutation_operators, IgnoredCode(set(), set(), set()))
    module = MetadataWrapper(libcst.parse_module(code)).visit(visitor)
    for mutation in visitor.mutations:
        if _MESSAGE.match(libcst.Module([]).code_for_node(mutation.original_node)):
            continue  # the words of an error
        changed = deep_replace(module, mutation.original_node, mutation.mutated_node)
        # letters of an answer may be small
        if isinstance(changed, libcst.Module) and changed.code.upper() != code.upper():
            yield changed.code


def tally(assignment: str) -> Tally:
    """Try every mutant of every solution of `assignment`."""
    path = ROOT / "source" / "en" / assignment
    notebook = nbformat.read(path / f"{assignment}.ipynb", as_version=4)
    graded = [cell for cell in notebook.cells if _about(cell).get("grade")]
    known = exercises(read_text(ROOT / "source" / f"{assignment}.py"))
    wrong = (ROOT / "tests" / "wrong_solutions" / assignment).glob("*.toml")
    found = Tally(
        assignment,
        len(known),
        sum(exercise.points for exercise in known),
        sum(cell.cell_type == "code" for cell in graded),
        sum(path.read_text(encoding="utf-8").count("[[wrong]]") for path in wrong),
    )
    for exercise, code in right_solutions(notebook).items():
        with files_beside(path), contextlib.redirect_stdout(io.StringIO()):
            before, after = _around(notebook, exercise)
            namespace: dict[str, Any] = {}
            for cell in before:
                _run(cell.source, namespace)
            for mutant in mutants(code):
                found.mutants += 1
                if not _is_killed(mutant, after, namespace):
                    found.survivors.append(_difference(exercise, code, mutant))
    return found


def _about(cell: nbformat.NotebookNode) -> Any:
    return cell.metadata.get("nbgrader", {})


def _around(
    notebook: nbformat.NotebookNode, exercise: str
) -> tuple[list[nbformat.NotebookNode], list[nbformat.NotebookNode]]:
    """Return the cells before a solution that are no tests, and all after it."""
    last = max(i for i, cell in enumerate(notebook.cells) if _about(cell).get("grade"))
    code = [cell for cell in notebook.cells[: last + 1] if cell.cell_type == "code"]
    place = next(i for i, cell in enumerate(code) if _about(cell).get("grade_id") == exercise)
    return [cell for cell in code[:place] if not _about(cell).get("grade")], code[place + 1 :]


def _is_killed(mutant: str, after: list[nbformat.NotebookNode], namespace: dict[str, Any]) -> bool:
    """Return whether a cell fails; a process of its own may do to itself what it likes."""
    child = os.fork()
    if child == 0:
        verdict = _KILLED
        signal.alarm(SECONDS)  # ends the process
        with contextlib.suppress(BaseException):
            with contextlib.redirect_stderr(io.StringIO()), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                _run(mutant, namespace)
                for cell in after:
                    _run(cell.source, namespace)
            verdict = _SURVIVED
        os._exit(verdict)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != _SURVIVED


def _run(source: str, namespace: dict[str, Any]) -> None:
    exec(compile(source, "<cell>", "exec"), namespace)


def _difference(exercise: str, code: str, mutant: str) -> str:
    lines = difflib.unified_diff(code.splitlines(), mutant.splitlines(), n=0, lineterm="")
    changed = [line for line in lines if line[0] in "+-" and line[:3] not in ("+++", "---")]
    return "\n".join([f"{exercise}:", *(f"    {line}" for line in changed)])


def main() -> None:
    """Print a row for each assignment, and below the table the mutants that survived."""
    every = sorted(path.stem for path in (ROOT / "source").glob("*.py"))
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("assignments", nargs="*", metavar="ASSIGNMENT", help=", ".join(every))
    chosen = parser.parse_args().assignments or every
    unknown = sorted({*chosen} - {*every})
    if unknown:
        parser.error(f"no assignment is called {', '.join(unknown)}")
    print("| assignment | exercises | points | test cells | wrong solutions | mutants | killed |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    tallies = []
    for assignment in chosen:
        one = tally(assignment)
        tallies.append(one)
        killed = one.mutants - len(one.survivors)
        print(
            f"| {one.assignment} | {one.exercises} | {one.points:g} | {one.tests} | {one.wrong} "
            f"| {one.mutants} | {killed} |",
            flush=True,
        )
    for one in tallies:
        for survivor in one.survivors:
            print(f"\n{one.assignment}, {survivor}")


if __name__ == "__main__":
    main()
