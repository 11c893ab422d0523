"""A quiz question, answered on the spot, with a reason for every choice.

The question is written in markdown, in the text of the lesson::

    Which bias makes a neuron fire exactly when $2x$ exceeds 6?

    - [x] −6 — Right: the bias is the threshold with its sign turned.
    - [ ] 6 — That is the threshold itself.

One ``[x]`` makes it a choice of one, several a choice of any number. What a learner answers is
neither recorded nor sent anywhere: it does not even reach Python.
"""

import re
from dataclasses import dataclass
from typing import Any

import traitlets
from latex2mathml.converter import convert
from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin

from nnkit.widgets.base import LabelledWidget, with_base

__all__ = ["Choice", "Question", "Quiz", "parse_question", "quiz"]

_ITEM = re.compile(r"- \[(?P<mark>[ x])\] (?P<choice>.+?) — (?P<reason>.+)", re.DOTALL)


def _mathml(formula: str, options: dict[str, Any]) -> str:
    """Return a formula as MathML, which browsers draw by themselves, offline."""
    return convert(formula, display="block" if options["display_mode"] else "inline")


# Without HTML: what a question says is text, whatever it looks like.
_MARKDOWN = (
    MarkdownIt("commonmark", {"html": False})
    .disable("list")
    .use(dollarmath_plugin, renderer=_mathml)
)


@dataclass(frozen=True)
class Choice:
    """One choice of a question; `text` and `reason` are HTML."""

    text: str
    reason: str
    right: bool


@dataclass(frozen=True)
class Question:
    """A question with its choices; `source` is markdown, `text` HTML."""

    source: str
    text: str
    choices: tuple[Choice, ...]

    @property
    def many(self) -> bool:
        """Whether more than one choice is right."""
        return sum(choice.right for choice in self.choices) > 1


def parse_question(text: str) -> Question:
    r"""Read a question.

    Parameters
    ----------
    text : str
        Markdown: the question, an empty line, and a list of choices ``- [ ] choice — reason``, of
        which the right ones have an ``[x]``.

    Returns
    -------
    Question

    Raises
    ------
    ValueError
        If there is no question, fewer than two choices, no right one, or a choice without a reason.

    Examples
    --------
    >>> question = parse_question("Which is *even*?\n\n- [x] 2 — Right.\n- [ ] 3 — Odd.")
    >>> question.text
    '<p>Which is <em>even</em>?</p>\n'
    >>> [choice.right for choice in question.choices]
    [True, False]
    """
    source, *items = re.split(r"^(?=- \[[ x]\])", text.strip(), flags=re.MULTILINE)
    if not source.strip():
        raise ValueError("expected a question before its choices, received none")
    if len(items) < 2:
        raise ValueError(f"expected at least two choices `- [ ] choice — reason`: {source.strip()}")
    choices = tuple(_choice(item.strip()) for item in items)
    if not any(choice.right for choice in choices):
        raise ValueError(f"expected at least one right choice, marked [x]: {source.strip()}")
    return Question(source.strip(), _MARKDOWN.render(source.strip()), choices)


def _choice(item: str) -> Choice:
    parts = _ITEM.fullmatch(item)
    if parts is None:
        raise ValueError(f"expected `- [ ] choice — reason`, received: {item}")
    choice, reason = (
        _MARKDOWN.renderInline(parts["choice"]),
        _MARKDOWN.renderInline(parts["reason"]),
    )
    return Choice(choice, reason, parts["mark"] == "x")


class Quiz(LabelledWidget):
    """What :func:`quiz` returns: a question on the screen."""

    _esm = with_base("quiz.js")
    _css = with_base("quiz.css")

    question = traitlets.Dict().tag(sync=True)

    words = {  # noqa: RUF012 - a constant of the class
        "title": {"en": "Question", "ko": "문제"},
        "many": {"en": "Choose all that apply.", "ko": "맞는 것을 모두 고르자."},
        "check": {"en": "Check", "ko": "확인"},
        "right": {"en": "✓ Right.", "ko": "✓ 맞았다."},
        "wrong": {"en": "✗ Not yet.", "ko": "✗ 아직 아니다."},
        "missed": {"en": "A right choice is still missing.", "ko": "아직 고르지 않은 것이 있다."},
        "chosen-right": {"en": "right", "ko": "맞음"},
        "chosen-wrong": {"en": "wrong", "ko": "틀림"},
        "answers": {"en": "Answers", "ko": "답"},
    }

    def __init__(self, question: Question) -> None:
        self._question = question
        super().__init__(
            question={
                "text": question.text,
                "many": question.many,
                "choices": [vars(choice) for choice in question.choices],
            }
        )

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle = super()._repr_mimebundle_(**kwargs)
        if bundle is None:
            return None
        data, metadata = bundle
        return {**data, "text/plain": self._question.source, "text/html": self._still()}, metadata

    def _still(self) -> str:
        """Return the question for places without JavaScript, the answers folded."""
        choices = "".join(f"<li>{choice.text}</li>" for choice in self._question.choices)
        answers = "".join(
            f"<li>{'✓' if choice.right else '✗'} {choice.text} — {choice.reason}</li>"
            for choice in self._question.choices
        )
        return (
            f"{self._question.text}<ol>{choices}</ol>"
            f"<details><summary>{self.labels['answers']}</summary><ol>{answers}</ol></details>"
        )


def quiz(text: str) -> Quiz:
    r"""Ask a question.

    Parameters
    ----------
    text : str
        Markdown: the question, an empty line, and a list of choices ``- [ ] choice — reason``, of
        which the right ones have an ``[x]``. Formulas stand between dollar signs.

    Returns
    -------
    Quiz

    Raises
    ------
    ValueError
        If there is no question, fewer than two choices, no right one, or a choice without a reason.

    Examples
    --------
    >>> question = quiz("Which is even?\n\n- [x] 2 — Right.\n- [ ] 3 — It leaves a rest of 1.")
    """
    return Quiz(parse_question(text))
