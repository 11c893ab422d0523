"""The page that opens first: the next step, and the lessons or assignments with their state."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from autograder.files import write_whole
from autograder.lab.places import Places
from autograder.lab.progress import (
    GradingStage,
    SolvingStage,
    assignments,
    feedback_pages,
    grading_stage,
    is_opened,
    lessons,
    solving_stage,
)
from autograder.lab.words import words
from nnkit.language import LANGUAGES, Language

__all__ = ["Step", "instructors_page", "learners_page", "write_landing_page"]

_URGENT: tuple[GradingStage, ...] = (
    "to-return",
    "to-read",
    "to-grade",
    "to-collect",
    "generated",
    "written",
)
"""What an instructor does first: what is closest to the learner."""


@dataclass(frozen=True)
class Step:
    """What to do next, as Markdown.

    Examples
    --------
    >>> Step("Open the lesson [The neuron](en/02_the_neuron.ipynb).").plain
    'Open the lesson The neuron (en/02_the_neuron.ipynb).'
    """

    markdown: str

    @property
    def plain(self) -> str:
        """The same for a terminal."""
        linked = re.sub(r"\[(.+?)\]\((.+?)\)", r"\1 (\2)", self.markdown)
        return re.sub(r"[*`]", "", linked)


def write_landing_page(places: Places, lang: Language, *, exchange: bool = True) -> Step:
    """Write the role's landing page where it has changed, and return its next step."""
    if places.role == "learner":
        page, step = learners_page(places, lang, exchange=exchange)
    else:
        page, step = instructors_page(places, lang)
    path = places.files / places.landing_page
    if not path.is_file() or path.read_text(encoding="utf-8") != page:
        write_whole(path, page.encode())
    return step


def learners_page(places: Places, lang: Language, *, exchange: bool = True) -> tuple[str, Step]:
    """Return the learner's page and the step that it names.

    Feedback comes first, then the first lesson that was not opened or whose assignment is not
    submitted; who waits for nothing else reads the last feedback.

    Parameters
    ----------
    places : Places
        The learner's.
    lang : {"en", "ko"}
    exchange : bool
        Whether there are assignments here at all.
    """
    say = words(lang)
    (other,) = (one for one in LANGUAGES if one != lang)
    steps: dict[str, Step] = {}
    rows = []
    for lesson in lessons(places.course, lang):
        path = f"{lang}/{lesson.path.name}"
        twin = f"{other}/{lesson.path.name}"
        number = re.match(r"\d*", lesson.path.stem)
        row = [
            number[0].lstrip("0") if number else "",
            f"[{lesson.title}]({quote(path)})",
            say["minutes"].format(minutes=lesson.minutes) if lesson.minutes else "",
        ]
        stage: SolvingStage | None = None
        if lesson.assignment and exchange:
            stage = solving_stage(lesson.assignment, places)
            link = _place_of(lesson.assignment, stage, places)
            name = f"`{lesson.assignment}`"
            row.append(f"{name}: [{say[stage]}]({link})" if link else f"{name}: {say[stage]}")
            text = say[f"step-{stage}"].format(name=lesson.assignment, path=link)
            steps.setdefault(stage, Step(text))
        else:
            row.append("")
        if not is_opened(lesson, places) and stage in (None, "unreleased", "released"):
            text = say["step-open"].format(title=lesson.title, path=quote(path))
            steps.setdefault("open", Step(text))
        has_twin = (places.course.texts / twin).is_file()
        row.append(f"[{say['other-language']}]({quote(twin)})" if has_twin else "")
        rows.append(row)

    order = ("feedback-ready", "fetched", "open", "released", "done", "submitted", "unreleased")
    step = next((steps[one] for one in order if one in steps), Step(say["no-lessons"]))
    header = ["", say["lesson"], say["time"], say["assignment"] if exchange else "", ""]
    return _page(
        say["learner-title"], step, say["lessons"], header, rows, say["learner-help"], lang
    ), step


def instructors_page(places: Places, lang: Language) -> tuple[str, Step]:
    """Return the instructor's page and the step that it names."""
    say = words(lang)
    up = "../" * places.landing_page.count("/")
    steps: dict[GradingStage, Step] = {}
    rows = []
    for name in assignments(places.course, lang):
        stage = grading_stage(name, places.course)
        source = places.course.sources(lang) / name / f"{name}.ipynb"
        link = up + quote(source.relative_to(places.course.root).as_posix())
        rows.append([f"[{name}]({link})", say[f"is-{stage}"]])
        if stage in _URGENT:
            steps.setdefault(stage, Step(say[f"step-{stage}"].format(name=name)))
    nothing = Step(say["step-waiting"] if rows else say["no-assignments"])
    step = next((steps[one] for one in _URGENT if one in steps), nothing)
    header = [say["assignment"], say["state"]]
    return _page(
        say["instructor-title"],
        step,
        say["assignments"],
        header,
        rows,
        say["instructor-help"],
        lang,
    ), step


def _page(
    title: str,
    step: Step,
    heading: str,
    header: list[str],
    rows: list[list[str]],
    help_text: str,
    lang: Language,
) -> str:
    say = words(lang)
    table = [header, ["---"] * len(header), *rows]
    return "\n".join(
        [
            f"# {title}",
            "",
            f"> **{say['next']}**",
            ">",
            f"> {step.markdown}",
            "",
            f"## {heading}",
            "",
            *(f"| {' | '.join(row)} |" for row in table),
            "",
            help_text,
            say["refreshed"],
            "",
        ]
    )


def _place_of(name: str, stage: SolvingStage, places: Places) -> str:
    """Where a link from the page leads: to the notebook, or to the feedback once it is there."""
    if stage == "done":
        path: Path = feedback_pages(name, places)[0]
    elif (places.assignments / name / f"{name}.ipynb").is_file():
        path = places.assignments / name / f"{name}.ipynb"
    else:
        return ""
    return quote(path.relative_to(places.files).as_posix())
