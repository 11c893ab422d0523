"""The page that opens first: the next step, and the lessons or assignments with their state."""

import functools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from autograder.build.registers import read_register, register_path
from autograder.files import write_whole
from autograder.lab.places import Places
from autograder.lab.progress import (
    GradingStage,
    Lesson,
    SolvingStage,
    assignments,
    feedback_pages,
    grading_stage,
    is_opened,
    lessons,
    questions_done,
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

_BAR = 12
"""Signs in a bar of progress."""


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

    Feedback that waits comes first, then the first lesson that was not opened or whose assignment
    is not submitted; who waits for nothing else reads the last feedback.

    Parameters
    ----------
    places : Places
        The learner's.
    lang : {"en", "ko"}
    exchange : bool
        Whether there are assignments here at all.
    """
    say = words(lang)
    found = [
        _standing(lesson, places, exchange=exchange) for lesson in lessons(places.course, lang)
    ]
    rows = [_row(standing, places, lang) for standing in found]
    step = _next_step(found, places, lang)
    header = ["", *(say[one] for one in ("lesson", "time", "builds", "progress"))]
    header += [say["assignment"] if exchange else "", ""]
    lead = [*_bars(found, lang), ""]
    if (places.course.lessons(lang) / "glossary.ipynb").is_file():
        lead += [f"[{say['glossary']}]({lang}/glossary.ipynb)", ""]
    page = _page(
        say["learner-title"],
        step,
        say["lessons"],
        header,
        rows,
        say["learner-help"],
        lang,
        lead=lead if found else [],
    )
    return page, step


@dataclass(frozen=True)
class _Standing:
    """Where the learner is with a lesson and its assignment; no stage without an assignment."""

    lesson: Lesson
    opened: bool
    right: int
    stage: SolvingStage | None


def _standing(lesson: Lesson, places: Places, *, exchange: bool) -> _Standing:
    has_assignment = lesson.assignment and exchange
    return _Standing(
        lesson,
        is_opened(lesson, places),
        questions_done(lesson, places),
        solving_stage(lesson.assignment, places) if has_assignment else None,
    )


def _next_step(found: list[_Standing], places: Places, lang: Language) -> Step:
    say = words(lang)

    def about(standing: _Standing, what: str) -> Step:
        lesson = standing.lesson
        if what == "open":
            path = quote(f"{lang}/{lesson.path.name}")
            return Step(say["step-open"].format(title=lesson.title, path=path))
        link = _place_of(lesson.assignment, standing.stage, places) if standing.stage else ""
        return Step(say[f"step-{what}"].format(name=lesson.assignment, path=link))

    for standing in found:
        if standing.stage == "feedback-ready":
            return about(standing, "feedback-ready")
    for standing in found:
        if not standing.opened and standing.stage in (None, "unreleased", "released"):
            return about(standing, "open")
        if standing.stage in ("released", "fetched", "validated"):
            return about(standing, standing.stage)
    for stage in ("done", "submitted", "unreleased"):
        for standing in found:
            if standing.stage == stage:
                return about(standing, stage)
    return Step(say["step-finished"] if found else say["no-lessons"])


def _row(standing: _Standing, places: Places, lang: Language) -> list[str]:
    """Return a lesson's row: number, title, time, what it builds, progress, assignment, twin."""
    say, lesson = words(lang), standing.lesson
    (other,) = (one for one in LANGUAGES if one != lang)
    number = lesson.path.stem.partition("_")[0].lstrip("0")
    progress = [say["opened"] if standing.opened else say["not-opened"]]
    if lesson.questions:
        count = {"done": standing.right, "all": len(lesson.questions)}
        progress.append(
            say["quiz-done" if standing.right == count["all"] else "quiz"].format(**count)
        )
    assignment = ""
    if standing.stage:
        link = _place_of(lesson.assignment, standing.stage, places)
        stage = say[standing.stage]
        assignment = f"`{lesson.assignment}`: " + (f"[{stage}]({link})" if link else stage)
    twin = f"{other}/{lesson.path.name}"
    has_twin = (places.course.texts / twin).is_file()
    return [
        number,
        f"[{lesson.title.removeprefix(f'{number} ')}]({quote(f'{lang}/{lesson.path.name}')})",
        say["minutes"].format(minutes=lesson.minutes) if lesson.minutes else "",
        _builds(places.course.root, lesson.path.stem, lang),
        ", ".join(progress),
        assignment,
        f"[{say['other-language']}]({quote(twin)})" if has_twin else "",
    ]


@functools.cache
def _builds(root: Path, lesson: str, lang: Language) -> str:
    """Return what a lesson builds, as its register says; registers change only with the course."""
    path = register_path(root, lesson)
    return read_register(path).builds[lang] if path.is_file() else ""


def _bars(found: list[_Standing], lang: Language) -> Iterator[str]:
    """Yield how far the learner is as lines of a list: in words, and as a bar for the eye."""
    say = words(lang)
    counts = {
        "lessons-opened": (sum(one.opened for one in found), len(found)),
        "questions-right": (
            sum(one.right for one in found),
            sum(len(one.lesson.questions) for one in found),
        ),
        "assignments-submitted": (
            sum(one.stage in ("submitted", "feedback-ready", "done") for one in found),
            sum(one.stage is not None for one in found),
        ),
    }
    for name, (done, total) in counts.items():
        if total:
            filled = done * _BAR // total
            bar = "▰" * filled + "▱" * (_BAR - filled)
            yield f"- {say[name].format(done=done, all=total)} {bar}"


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
    *,
    lead: Sequence[str] = (),
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
            *lead,
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
