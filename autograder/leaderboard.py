"""A list of who reads most digits, of those in a class who want to be on it.

Who wants to writes a name or a pseudonym into a cell of their notebook, ``LEADERBOARD_NAME``; it is
read there as text, and no code of theirs runs. The accuracy is what the check measured while it was
graded, and comes from the grader's record. Nobody else is on the list, nor is it told who that is.
"""

import ast
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from jinja2 import Environment, StrictUndefined

from autograder.course import Course
from autograder.errors import CourseError
from autograder.files import write_whole
from autograder.report.classwork import tidy
from autograder.report.lms import table
from nnkit.language import LANGUAGES, Language

__all__ = ["Entry", "leaderboard", "write_leaderboard"]

_NAME = "LEADERBOARD_NAME"
_LONGEST = 40
_LARGEST = 64 << 20  # bytes of a notebook

_WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "title": "Leaderboard: {assignment}",
        "about": "How many of the withheld digits the networks read. Only those who wrote a name "
        "are listed; whoever hands in again without one is no longer on the list.",
        "place": "Place",
        "name": "Name",
        "accuracy": "Accuracy",
        "parameters": "Parameters",
        "nobody": "Nobody is on the list yet.",
    },
    "ko": {
        "title": "순위표: {assignment}",
        "about": "떼어 놓은 숫자를 신경망이 얼마나 읽는지 모았다. 이름을 쓴 사람만 나온다. 이름을 "
        "지우고 다시 제출하면 빠진다.",
        "place": "순위",
        "name": "이름",
        "accuracy": "정확도",
        "parameters": "매개변수",
        "nobody": "아직 아무도 없다.",
    },
}

_PAGE = """\
<!DOCTYPE html>
<html lang="{{ lang }}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ title }}</title>
<style>
:root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; }
body { max-width: 40rem; margin: 2rem auto; padding: 0 1rem; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: 0.35rem 0.75rem; text-align: start; border-bottom: 1px solid; }
.n { text-align: end; font-variant-numeric: tabular-nums; }
</style>
</head>
<body>
<h1>{{ title }}</h1>
<p>{{ say.about }}</p>
{% if places %}
<table>
<thead><tr><th scope="col" class="n">{{ say.place }}</th><th scope="col">{{ say.name }}</th>
<th scope="col" class="n">{{ say.accuracy }}</th>
<th scope="col" class="n">{{ say.parameters }}</th></tr></thead>
<tbody>
{% for place, entry in places %}
<tr><td class="n">{{ place }}</td><th scope="row"><bdi>{{ entry.name }}</bdi></th>
<td class="n">{{ "%.1f%%" % (100 * entry.accuracy) }}</td>
<td class="n">{{ "{:,}".format(entry.parameters) }}</td></tr>
{% endfor %}
</tbody>
</table>
{% else %}
<p>{{ say.nobody }}</p>
{% endif %}
</body>
</html>
"""


@dataclass(frozen=True)
class Entry:
    """Somebody on the list.

    Attributes
    ----------
    name : str
        As they want to be called.
    accuracy : float in [0, 1]
    parameters : int
        How many the network has; of two that read as many digits, the smaller comes first.
    """

    name: str
    accuracy: float
    parameters: int

    @property
    def rank(self) -> tuple[float, int]:
        """What decides; the smallest is first."""
        return -self.accuracy, self.parameters


@click.command()
@click.argument("assignment", default="digits")
@click.option(
    "--output", type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write to; without it, .nncourse/leaderboard/ASSIGNMENT.",
)  # fmt: skip
@click.option(
    "--lang", type=click.Choice(LANGUAGES), default="en", show_default=True,
    help="The page's language.",
)  # fmt: skip
def leaderboard(assignment: str, output: Path | None, lang: Language) -> None:
    """Write a page and a CSV file of the accuracies in the graded submissions of ASSIGNMENT.

    Listed is who wrote a name or a pseudonym into the cell LEADERBOARD_NAME, and nobody else. Run
    it again after each grading; the list is made anew, from what is graded by then.
    """
    course = Course.find()
    folder = output or course.private / "leaderboard" / assignment
    listed = write_leaderboard(course, assignment, folder, lang)
    click.echo(f"{listed} on the list: {folder / 'leaderboard.html'}")


def write_leaderboard(course: Course, assignment: str, folder: Path, lang: Language) -> int:
    """Write ``leaderboard.html`` and ``leaderboard.csv``, each whole or not at all.

    Parameters
    ----------
    course : Course
    assignment : str
    folder : Path
        Made where it is missing.
    lang : {"en", "ko"}

    Returns
    -------
    int
        How many are listed.

    Raises
    ------
    CourseError
        If nothing of the assignment is graded.
    """
    paths = sorted(course.autograded.glob(f"*/{assignment}/{assignment}.ipynb"))
    if not paths:
        raise CourseError(
            f"no submission of {assignment} is graded yet: grade with: nncourse grade {assignment}"
        )
    entries = sorted(_entries(paths), key=lambda entry: (entry.rank, entry.name))
    ranks = [entry.rank for entry in entries]
    places = [(1 + ranks.index(entry.rank), entry) for entry in entries]
    say = _WORDS[lang]
    page = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    html = page.from_string(_PAGE).render(
        lang=lang, title=say["title"].format(assignment=assignment), say=say, places=places
    )
    csv = table(
        ["place", "name", "accuracy", "parameters"],
        [[place, each.name, round(each.accuracy, 4), each.parameters] for place, each in places],
    )
    write_whole(folder / "leaderboard.html", html.encode())
    write_whole(folder / "leaderboard.csv", f"\ufeff{csv}".encode())  # for Excel
    return len(entries)


def _entries(paths: list[Path]) -> Iterator[Entry]:
    """Yield the entries of those who opted in and whose accuracy was measured."""
    for path in paths:
        try:
            if path.stat().st_size > _LARGEST:
                continue
            notebook = json.loads(path.read_text(encoding="utf-8"))
            name = _name(notebook)
            figures = notebook["metadata"]["nncourse"]["figures"]
            accuracy, parameters = figures["accuracy"], figures["parameters"]
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            continue
        if name and _is_number(accuracy) and _is_number(parameters) and accuracy <= 1:
            yield Entry(name, float(accuracy), int(parameters))


def _is_number(value: Any) -> bool:
    return type(value) in (int, float) and math.isfinite(value) and value >= 0


def _name(notebook: Any) -> str:
    """Return the name in the last cell that gives one; "" where none does."""
    name = ""
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            source = cell["source"]
            name = _assigned(source if isinstance(source, str) else "".join(source), name)
    return tidy(" ".join(name.split()), _LONGEST)


def _assigned(source: str, before: str) -> str:
    """Return the text that a cell assigns to the name; what was `before`, if it assigns nothing.

    What is no plain text, a sum of two for example, is nobody's wish to be listed.
    """
    if _NAME not in source:
        return before
    try:
        statements = ast.parse(source).body
    except (SyntaxError, ValueError, MemoryError):
        return before
    for statement in statements:
        if isinstance(statement, ast.Assign) and any(
            isinstance(target, ast.Name) and target.id == _NAME for target in statement.targets
        ):
            value = statement.value
            told = value.value if isinstance(value, ast.Constant) else ""
            before = told if isinstance(told, str) else ""
    return before
