"""A quiz question, answered on the spot, with a reason for every choice.

The question is written in markdown, in the text of the lesson::

    Which bias makes a neuron fire exactly when $2x$ exceeds 6?

    - [x] −6 — Right: the bias is the threshold with its sign turned.
    - [ ] 6 — That is the threshold itself.

One ``[x]`` makes it a choice of one, several a choice of any number. What a learner answers is
neither recorded nor sent anywhere: it does not even reach Python. Only that the question is done
does, once it was answered right, and :mod:`nnkit.marks` remembers it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import traitlets
from markdown_it.token import Token

from nnkit.marks import leave_mark, question_mark
from nnkit.markup import markdown
from nnkit.widgets.base import LabelledWidget, with_base

__all__ = ["Choice", "Question", "Quiz", "parse_question", "quiz"]

_CHOICE = re.compile(r"\[(?P<mark>[ x])\]\s(?P<choice>.+?)\s—\s(?P<reason>.+)", re.DOTALL)
_MARKDOWN = markdown()


@dataclass(frozen=True)
class Choice:
    """One choice of a question; `text` and `reason` are HTML."""

    text: str
    reason: str
    right: bool


@dataclass(frozen=True)
class Question:
    """A question with its choices; `written` and `source` are markdown, with and without them."""

    written: str
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
        If there is no question, fewer than two choices, no right one, a choice without a reason or
        given twice, or a formula that cannot be read.

    Examples
    --------
    >>> question = parse_question("Which is *even*?\n\n- [x] 2 — Right.\n- [ ] 3 — Odd.")
    >>> question.text
    '<p>Which is <em>even</em>?</p>\n'
    >>> [choice.right for choice in question.choices]
    [True, False]
    """
    text = text.strip()
    tokens = _MARKDOWN.parse(text)
    lists = [index for index, token in enumerate(tokens) if _opens_choices(token)]
    if not lists or tokens[-1].type != "bullet_list_close":
        raise ValueError(
            f"expected a list of choices `- [ ] choice — reason` at the end of: {text}"
        )
    if len(lists) > 1:
        # A forgotten box or another bullet would split the choices, and hide some in the question.
        raise ValueError(f"expected one list, of choices that all begin with `- [`, in: {text}")
    asked, listed = tokens[: lists[0]], tokens[lists[0] + 1 : -1]
    if not asked:
        raise ValueError(f"expected a question before its choices, received none: {text}")
    choices = tuple(_choice(item) for item in _items(listed))
    if len(choices) < 2:
        raise ValueError(f"expected at least two choices `- [ ] choice — reason` in: {text}")
    if len({choice.text for choice in choices}) < len(choices):
        raise ValueError(f"expected choices that differ, received one twice: {text}")
    if not any(choice.right for choice in choices):
        raise ValueError(f"expected at least one right choice, marked [x], in: {text}")
    first_line, _ = tokens[lists[0]].map or (0, 0)
    source = "\n".join(text.splitlines()[:first_line]).strip()
    shown = _MARKDOWN.renderer.render(asked, _MARKDOWN.options, {})
    return Question(text, source, shown, choices)


def _opens_choices(token: Token) -> bool:
    return token.type == "bullet_list_open" and token.level == 0


def _items(listed: Sequence[Token]) -> Iterator[str]:
    """Give the markdown of each item of a list, without its bullet."""
    item = ""
    for token in listed:
        if token.type == "inline" and token.level == 3:
            item = token.content
            yield item
        elif token.level > 1 and token.type not in {"paragraph_open", "paragraph_close"}:
            raise ValueError(f"expected choices with nothing indented under them: - {item}")


def _choice(item: str) -> Choice:
    parts = _CHOICE.fullmatch(item)
    if parts is None:
        raise ValueError(f"expected `- [ ] choice — reason`, received: - {item}")
    text, reason = (_MARKDOWN.renderInline(parts[name]) for name in ("choice", "reason"))
    return Choice(text, reason, parts["mark"] == "x")


class Quiz(LabelledWidget):
    """What :func:`quiz` returns: a question on the screen."""

    _esm = with_base("quiz.js")
    _css = with_base("quiz.css")

    question = traitlets.Dict().tag(sync=True)

    words = {  # noqa: RUF012 - a constant of the class
        "many": {"en": "Choose all that apply.", "ko": "맞는 것을 모두 고르자."},
        "check": {"en": "Check", "ko": "확인"},
        "right": {"en": "✓ Right.", "ko": "✓ 맞았다."},
        "wrong": {"en": "✗ Not yet.", "ko": "✗ 아직 아니다."},
        "missed": {"en": "A right choice is still missing.", "ko": "아직 고르지 않은 정답이 있다."},
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
        self.on_msg(self._hear)

    def _hear(self, _: object, content: dict[str, Any], buffers: list[memoryview]) -> None:
        if content.get("kind") == "done":
            leave_mark(question_mark(self._question.written))

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
        If there is no question, fewer than two choices, no right one, a choice without a reason or
        given twice, or a formula that cannot be read.

    Examples
    --------
    >>> question = quiz("Which is even?\n\n- [x] 2 — Right.\n- [ ] 3 — It leaves a rest of 1.")
    """
    return Quiz(parse_question(text))
