"""What each kind of cell looks like on a feedback page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

from autograder.feedback.code import code
from autograder.feedback.hiding import hides_tests, without_key, without_secrets
from autograder.feedback.outputs import clean, output
from autograder.feedback.points import CellPoints, State
from autograder.feedback.prose import prose
from autograder.feedback.words import number, words
from nnkit.language import Language

__all__ = ["MARKS", "Cell", "comment", "kind_of", "state_of"]

MARKS: dict[State, str] = {
    "passed": "✓", "partly": "◐", "failed": "✗", "waiting": "…", "by-hand": "✎",
}  # fmt: skip
_MOST_OUTPUTS = 100
_OURS = ("CheckFailed", "LearnersProcessEnded")
"""Errors whose message the grader has written, for the learner to read."""
_NO_RESPONSE = "No response."  # nbgrader's own comment


@dataclass(frozen=True)
class Cell:
    """A cell of a graded notebook, with what the gradebook knows about it.

    Attributes
    ----------
    place : str
        Where links to it lead.
    kind : str
        "code", "markdown" or "raw".
    source : str
    outputs : list
    attachments : mapping
    points : CellPoints or None
        None for a cell that nbgrader does not know.
    below : bool
        Whether it stands below the last points: it was not run then.
    """

    place: str
    kind: str
    source: str
    outputs: list[Any]
    attachments: Mapping[str, Any]
    points: CellPoints | None
    below: bool = False

    @property
    def hidden(self) -> bool:
        """Whether it has tests that learners must not see."""
        return (self.points is not None and self.points.hidden) or hides_tests(self.source)

    @property
    def is_test(self) -> bool:
        """Whether it is the instructor's and points hang on it."""
        return self.kind == "code" and self.points is not None and (
            self.points.most is not None and self.points.locked
        )  # fmt: skip

    @property
    def shown_source(self) -> str:
        """Its source without what is the instructor's."""
        theirs = self.points is None or not self.points.locked
        return without_secrets(self.source, solutions=not theirs)

    def message(self, lang: Language) -> str:
        """Return what a failed test says to the learner, as text; "" where nothing failed."""
        for shown in self._outputs():
            if shown.get("output_type") != "error":
                continue
            if shown.get("ename") in _OURS:
                return without_key(clean(shown.get("evalue", "")).strip())
            if self.hidden:  # a traceback shows the lines of the test
                return words(lang)["hidden-failed"]
            lines = shown.get("traceback")
            told = "\n".join(map(str, lines)) if isinstance(lines, list) else ""
            return clean(told or f"{shown.get('ename', '')}: {shown.get('evalue', '')}").strip()
        return ""

    def html(self, lang: Language) -> str:
        """Return it as HTML."""
        inside = self._test(lang) if self.is_test else self._plain(lang)
        if self.points is None or (self.points.most is None and not self._is_answer):
            return f'<div class="cell">{inside}</div>'
        return (
            f'<section class="cell {_style(self.points)}" id="{self.place}" '
            f'aria-labelledby="{self.place}-name">{self._heading(self.points, lang)}{inside}'
            f"{comment(self.points, lang)}</section>"
        )

    @property
    def _is_answer(self) -> bool:
        return self.points is not None and not self.points.locked

    def _heading(self, points: CellPoints, lang: Language) -> str:
        said = words(lang)
        name = f"{kind_of(self, lang)} <code>{escape(points.name)}</code>"
        gained = ""
        if points.most is not None:
            gained = (
                f' <span class="gained">{state_of(points, lang)} <b>{_of(points, lang)}</b></span>'
            )
        label = escape(said["back-from"].format(points.name))
        return (
            f'<header><h5 id="{self.place}-name">{name}{gained}</h5>'
            f'<a class="back" href="#summary" aria-label="{label}">↑ {said["back"]}</a></header>'
        )

    def _test(self, lang: Language) -> str:
        said = words(lang)
        source = self.shown_source.strip("\n")
        parts = [code(source) if source.strip() else f'<p class="note">{said["hidden-only"]}</p>']
        message = self.message(lang)
        if not self.hidden:
            printed = [shown for shown in self._outputs() if shown.get("output_type") != "error"]
            parts += self._shown(printed, lang)
        if message:
            parts.append(f'<p class="label">{said["message"]}</p>')
            parts.append(f'<pre class="message">{escape(message)}</pre>')
        return "".join(parts)

    def _plain(self, lang: Language) -> str:
        if self.kind == "markdown":
            return f'<div class="prose">{prose(self.shown_source, lang, self.attachments)}</div>'
        if self.kind != "code":
            return f'<pre class="raw">{escape(clean(self.shown_source))}</pre>'
        if self.hidden and not self._is_answer and self.points is not None:
            return code(self.shown_source)
        if self.below:
            note = f'<p class="note">{words(lang)["below"]}</p>' if self.source.strip() else ""
            return code(self.shown_source) + note
        return "".join([code(self.shown_source), *self._shown(list(self._outputs()), lang)])

    def _outputs(self) -> Iterator[Mapping[str, Any]]:
        return (shown for shown in self.outputs if isinstance(shown, Mapping))

    @staticmethod
    def _shown(outputs: list[Mapping[str, Any]], lang: Language) -> list[str]:
        shown = [html for each in outputs[:_MOST_OUTPUTS] if (html := output(each, lang))]
        if len(outputs) > _MOST_OUTPUTS:
            shown.append(f'<p class="note">{words(lang)["cut"]}</p>')
        return [f'<p class="label">{words(lang)["output"]}</p>', *shown] if shown else []


def kind_of(cell: Cell, lang: Language) -> str:
    """Return what a cell that nbgrader knows is, in words."""
    said = words(lang)
    if cell.is_test:
        return said["hidden-test" if cell.hidden else "visible-test"]
    if cell.points is not None and cell.points.task:
        return said["task"]
    return said["your-code" if cell.kind == "code" else "answer"]


def state_of(points: CellPoints, lang: Language) -> str:
    """Return how a cell stands, as HTML: a sign and a word."""
    return (
        f'<span class="state {points.state}"><span aria-hidden="true">{MARKS[points.state]}</span> '
        f"{words(lang)[points.state]}</span>"
    )


def comment(points: CellPoints, lang: Language) -> str:
    """Return a person's comment as HTML, or ""."""
    if not points.comment.strip():
        return ""
    said = words(lang)
    text = points.comment
    if text.strip() == _NO_RESPONSE:
        return f'<p class="note">{said["no-response"]}</p>'
    return (
        f'<div class="comment"><p class="label">{said["comment"]}</p>'
        f'<div class="prose">{prose(text, lang)}</div></div>'
    )


def _of(points: CellPoints, lang: Language) -> str:
    if points.waiting and not points.by_hand:
        return words(lang)["up-to"].format(number(points.most or 0.0))
    return words(lang)["of"].format(number(points.score), number(points.most or 0.0))


def _style(points: CellPoints) -> str:
    return f"graded {points.state}" if points.most is not None else "own"
