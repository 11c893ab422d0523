"""Named wrong answers: the mistakes that the tests must catch, and what each learner must read.

``tests/wrong_solutions/<assignment>/<exercise>.toml`` holds them, away from ``source/`` so that no
release can carry them::

    [[wrong]]
    name = "bias-subtracted"
    code = '''
    def weighted_sum(x, weights, bias):
        return x @ weights - bias
    '''
    fails = ["weighted-sum-test", "weighted-sum-values", "weighted-sum-care"]
    diagnosis = "bias-subtracted"
    reads.en = "your bias is subtracted"
    reads.ko = "편향을 뺐다"
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.build.exercises import left_out
from autograder.course import Course
from autograder.errors import CourseError
from nnkit.language import LANGUAGES, Language

__all__ = ["WrongSolution", "load"]

_KEYS = {"name", "code", "fails", "diagnosis", "reads"}


@dataclass(frozen=True)
class WrongSolution:
    """A wrong answer to one exercise.

    Attributes
    ----------
    exercise : str
        The grade id of the solution cell.
    name : str
        What the mistake is called, unique within the exercise.
    code : str
        What stands in the solution cell.
    fails : tuple of str
        The grade ids of the test cells that must fail; all others must pass.
    diagnosis : str
        The key of the mistake that the first failing cell must name.
    reads : dict of {"en", "ko"} to str
        What that cell's message must say.
    """

    exercise: str
    name: str
    code: str
    fails: tuple[str, ...]
    diagnosis: str
    reads: dict[Language, str]


def load(assignment: str, root: Path | None = None) -> list[WrongSolution]:
    """Read the wrong solutions of `assignment`.

    Parameters
    ----------
    assignment : str
    root : Path, optional
        The repository; without it, the course that the working directory lies in.

    Returns
    -------
    list of WrongSolution
        Exercises in alphabetical order, the solutions of each in the order of its file. Those of
        exercises that the course leaves out are not among them.

    Raises
    ------
    CourseError
        If there are none, or a file does not have the expected form.
    """
    root = root or Course.find().root
    folder = root / "tests" / "wrong_solutions" / assignment
    unwanted = left_out(root).get(assignment, ())
    paths = [path for path in sorted(folder.glob("*.toml")) if path.stem not in unwanted]
    if not paths:
        raise CourseError(f"expected wrong solutions, *.toml, in {folder}; found none")
    return [wrong for path in paths for wrong in _read(path)]


def _read(path: Path) -> list[WrongSolution]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{path}: {error}") from error
    found = [_checked(path, entry) for entry in content.get("wrong", [])]
    names = [wrong.name for wrong in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise CourseError(f"{path}: names used more than once: {', '.join(twice)}")
    return found


def _checked(path: Path, entry: dict[str, Any]) -> WrongSolution:
    name = entry.get("name", "(without a name)")
    if set(entry) != _KEYS:
        raise CourseError(
            f"{path}: {name} has the keys {', '.join(sorted(entry))}; "
            f"expected {', '.join(sorted(_KEYS))}"
        )
    if set(entry["reads"]) != set(LANGUAGES):
        raise CourseError(f"{path}: {name} must say what is read in {' and '.join(LANGUAGES)}")
    return WrongSolution(exercise=path.stem, **{**entry, "fails": tuple(entry["fails"])})
