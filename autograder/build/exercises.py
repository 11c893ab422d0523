"""An assignment's exercises: their numbers, points and minutes, counted from its cells.

An exercise begins with a markdown cell, its key ``<exercise>-task``, whose first line is
``## {n} Title``, and goes on up to the next such cell or the next heading ``##`` without ``{n}``.
In the text of an assignment stand

``{n}``
    for the exercise's number,
``{worth: 10 minutes}``
    for its points, which are those of its graded cells, and the time that it takes,
``{exercises}``
    for the table of all of them,
``{how}``
    for what is said of working in every assignment,
``{options: capacity}`` and ``{letters: capacity}``
    for the options of a question and for the letters of the right ones; ``capacity`` is the
    :class:`~autograder.checks.answers.Choice` of that name in the assignment's module of checks.

So points are changed in one place, the header of the graded cell; and an exercise is left out by
one line in ``source/left_out.toml``. A cell that makes no sense without an exercise says so in its
header, ``needs="sgd"``, and goes with it; where the first cell of an exercise says so, that
exercise has to be left out too.
"""

import importlib
import re
import tomllib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from autograder.build.text import Cell, Text
from autograder.errors import CourseError
from autograder.sandbox.limits import Limits
from nnkit.language import LANGUAGES, Language

__all__ = ["Exercise", "exercises", "left_out", "with_exercises"]

_TASK = re.compile(r"## \{n\} (?P<title>.+)")
_WORTH = re.compile(r"\{worth: (?P<minutes>\d+) minutes\}")
_QUESTION = re.compile(r"\{(?P<what>options|letters): (?P<name>\w+)\}")
_SUFFIX = "-task"

_WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "header": "| | Exercise | Points | Minutes |",
        "one": "*1 point, about {minutes} minutes{by_hand}*",
        "many": "*{points:g} points, about {minutes} minutes{by_hand}*",
        "by_hand": ", graded by hand",
    },
    "ko": {
        "header": "| | 문제 | 점수 | 시간(분) |",
        "one": "*1점, 약 {minutes}분{by_hand}*",
        "many": "*{points:g}점, 약 {minutes}분{by_hand}*",
        "by_hand": ", 사람이 채점",
    },
}

_HOW: dict[Language, str] = {
    "en": """\
- Write your solution where it says `raise NotImplementedError`, in place of that line. \
Everything else may stay as it is.
- Run the cell, then the test cell below it. A test that passes says nothing; one that fails tells \
you what was called, what came back, what was expected, and the likely mistake.
- More tests run when your work is graded. Their cells name the ideas that they probe. A test cell \
may take {seconds:g} seconds, at least ten times what a plain solution needs.
- Write the code yourself, with numpy. The package `nnkit` that the lessons use is not there when \
your work is graded.
- Stuck? Open a hint. Each hint opens the way to the next one, so try again in between.
- **Validate** at the top of the notebook runs the visible tests in one go. Hand in with the \
Assignment List when you are done; you may hand in again.""",
    "ko": """\
- `raise NotImplementedError`가 있는 자리에 그 줄을 지우고 풀이를 쓴다. 나머지는 그대로 두어도 된다.
- 셀을 실행한 다음, 바로 아래의 테스트 셀을 실행한다. 통과하면 아무 말도 나오지 않는다. 통과하지 \
못하면 무엇을 호출했고, 무엇이 돌아왔고, 무엇을 기대했는지와 함께 짐작되는 실수를 알려 준다.
- 채점할 때는 테스트를 더 실행한다. 그 셀에는 무엇을 확인하는지 적혀 있다. 테스트 셀 하나에는 \
{seconds:g}초까지 쓸 수 있다. 평범한 풀이에 드는 시간의 열 배가 넘는다.
- 코드는 numpy로 직접 쓴다. 수업에서 쓰는 `nnkit` 패키지는 채점할 때 쓸 수 없다.
- 막히면 힌트를 열어 보자. 힌트를 하나 열면 다음 힌트가 나타나니, 그 사이에 다시 한번 시도해 보자.
- 노트북 위쪽의 **Validate** 단추를 누르면 보이는 테스트를 한꺼번에 실행한다. 다 풀었으면 과제 \
목록(Assignment List)에서 제출하자. 다시 제출해도 된다.""",
}


@dataclass(frozen=True)
class Exercise:
    """One exercise of an assignment.

    Attributes
    ----------
    key : str
        Its name in the keys of its cells.
    title : dict of {"en", "ko"} to str
    cells : tuple of Cell
    """

    key: str
    title: Mapping[Language, str]
    cells: tuple[Cell, ...]

    @property
    def points(self) -> float:
        """The points of its graded cells."""
        return sum(float(about["points"]) for about in self._graded())

    @property
    def by_hand(self) -> bool:
        """Whether somebody has to read the answer."""
        return any(about["solution"] for about in self._graded())

    @property
    def minutes(self) -> int:
        """The time that it takes a learner, as its first cell says."""
        found = _WORTH.search(self.cells[0].source["en"])
        return int(found["minutes"]) if found else 0

    def _graded(self) -> Iterator[Mapping[str, Any]]:
        for cell in self.cells:
            about = cell.metadata.get("nbgrader", {})
            if about.get("grade"):
                yield about


def exercises(text: Text) -> list[Exercise]:
    """Return the exercises of an assignment, in their order.

    Parameters
    ----------
    text : Text

    Raises
    ------
    CourseError
        If an exercise's first cell is not as it should be; the message says how.
    """
    found: list[list[Cell]] = []
    inside = False
    for cell in text.cells:
        english = cell.source["en"]
        begins = cell.kind == "markdown" and _TASK.match(english) is not None
        if begins:
            found.append([])
        inside = begins or (inside and not (cell.kind == "markdown" and english.startswith("## ")))
        if inside:
            found[-1].append(cell)
    return [_exercise(text, cells) for cells in found]


def _exercise(text: Text, cells: list[Cell]) -> Exercise:
    first = cells[0]
    where = f"{text.path}: the cell {first.key!r} begins an exercise"
    if not first.key.endswith(_SUFFIX):
        raise CourseError(f"{where}: call it {first.key}{_SUFFIX}")
    title: dict[Language, str] = {}
    for lang, source in first.source.items():
        begins = _TASK.match(source)
        if begins is None or _WORTH.search(source) is None:
            raise CourseError(
                f"{where}: in both languages, expected the first line «## {{n}} Title» and below "
                f"it a line such as «{{worth: 10 minutes}}»; this is not so in {lang!r}"
            )
        title[lang] = begins["title"]
    return Exercise(first.key.removesuffix(_SUFFIX), title, tuple(cells))


def left_out(root: Path) -> dict[str, list[str]]:
    """Return the exercises that this course leaves out, by assignment.

    Parameters
    ----------
    root : Path
        The repository; ``source/left_out.toml`` need not be there.

    Raises
    ------
    CourseError
        If the file is no TOML, or a value is no list of names.
    """
    path = root / "source" / "left_out.toml"
    if not path.exists():
        return {}
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise CourseError(f"{path}: expected TOML: {error}") from error
    for assignment, names in table.items():
        if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
            raise CourseError(
                f'{path}: expected a list of exercises, as in neuron = ["threshold"]; '
                f"received {assignment} = {names!r}"
            )
    return table


def with_exercises(text: Text, leave_out: Collection[str] = ()) -> Text:
    """Return the text of an assignment with everything written out that is counted.

    Parameters
    ----------
    text : Text
    leave_out : collection of str
        Exercises that are not wanted.

    Returns
    -------
    Text

    Raises
    ------
    CourseError
        If there is no such exercise or question.
    """
    every = exercises(text)
    unknown = sorted({*leave_out} - {exercise.key for exercise in every})
    if unknown:
        raise CourseError(
            f"{text.path} has no exercise {', '.join(unknown)} to leave out; it has "
            f"{', '.join(exercise.key for exercise in every)}"
        )
    kept = [exercise for exercise in every if exercise.key not in leave_out]
    for exercise in kept:
        missing = sorted({*exercise.cells[0].needs} & {*leave_out})
        if missing:
            raise CourseError(
                f"{text.path}: the exercise {exercise.key} builds on {', '.join(missing)}: leave "
                "it out too"
            )
    dropped = {cell.key for one in every if one.key in leave_out for cell in one.cells}
    dropped |= {cell.key for cell in text.cells if {*cell.needs} & {*leave_out}}
    firsts = {exercise.cells[0].key: n for n, exercise in enumerate(kept, 1)}
    cells = []
    for cell in text.cells:
        if cell.key in dropped:
            continue
        source = {lang: _filled(text, cell.source[lang], lang, kept) for lang in LANGUAGES}
        if cell.key in firsts:
            n = firsts[cell.key]
            source = {
                lang: _WORTH.sub(_worth(kept[n - 1], lang), source[lang]).replace("{n}", str(n), 1)
                for lang in LANGUAGES
            }
        cells.append(replace(cell, source=source))
    return replace(text, cells=cells)


def _filled(text: Text, source: str, lang: Language, kept: list[Exercise]) -> str:
    source = source.replace("{exercises}", _table(kept, lang))
    source = source.replace("{how}", _HOW[lang].format(seconds=Limits().cell_seconds))
    return _QUESTION.sub(_answered(text, lang), source)


def _worth(exercise: Exercise, lang: Language) -> str:
    say, points = _WORDS[lang], exercise.points
    return say["one" if points == 1 else "many"].format(
        points=points,
        minutes=exercise.minutes,
        by_hand=say["by_hand"] if exercise.by_hand else "",
    )


def _table(kept: list[Exercise], lang: Language) -> str:
    rows = (
        f"| {n} | {exercise.title[lang]} | {exercise.points:g} | {exercise.minutes} |"
        for n, exercise in enumerate(kept, 1)
    )
    return "\n".join([_WORDS[lang]["header"], "|---|---|---|---|", *rows])


def _answered(text: Text, lang: Language) -> Callable[[re.Match[str]], str]:
    def stands_for(found: re.Match[str]) -> str:
        module = importlib.import_module(f"autograder.checks.{text.name}")
        question = getattr(getattr(module, found["name"], None), "__self__", None)
        if question is None:
            raise CourseError(
                f"{text.path}: «{found[0]}»: autograder/checks/{text.name}.py has no question "
                f"{found['name']!r}"
            )
        return str(question.listed(lang) if found["what"] == "options" else question.letters)

    return stands_for
