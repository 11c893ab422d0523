"""The course's terms, from the registers: a table in each summary, and a page with all of them.

In the text of a lesson, a line that is nothing but ``{glossary}`` stands for the table of that
lesson's terms.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from autograder.build.notebooks import notebook_of
from autograder.build.registers import Register, Term
from nnkit.language import Language

__all__ = ["conflicts", "glossary_page", "glossary_table"]

_OTHER: dict[Language, Language] = {"en": "ko", "ko": "en"}

_WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "summary": "| English | 한국어 | in one sentence |",
        "intro": (
            "# Glossary\n\n"
            "*All terms of the course* · [용어집을 한국어로 보기](../ko/glossary.ipynb)\n\n"
            "Each term with its meaning, its Korean word, and the lesson that explains it."
        ),
        "header": "| Term | Meaning | 한국어 | Lesson |",
        "lesson": "Lesson {number}",
    },
    "ko": {
        "summary": "| English | 한국어 | 한 문장으로 |",
        "intro": (
            "# 용어집\n\n"
            "*이 강좌의 모든 용어* · [Read the glossary in English](../en/glossary.ipynb)\n\n"
            "용어마다 뜻과 영어 표기, 그리고 그 용어를 설명하는 수업을 적었다."
        ),
        "header": "| 용어 | 뜻 | English | 수업 |",
        "lesson": "{number}번 수업",
    },
}


def glossary_table(terms: Iterable[Term], lang: Language) -> str:
    """Return the terms of one lesson as the table of its summary, in markdown.

    Parameters
    ----------
    terms : iterable of Term
    lang : {"en", "ko"}
        The language of the meanings.

    Examples
    --------
    >>> bias = Term({"en": "bias", "ko": "편향"}, {"en": "a number", "ko": "수"}, "02_the_neuron")
    >>> print(glossary_table([bias], "en"))
    | English | 한국어 | in one sentence |
    | --- | --- | --- |
    | bias | 편향 | a number |
    """
    rows = (f"| {term.word['en']} | {term.word['ko']} | {term.means[lang]} |" for term in terms)
    return "\n".join([_WORDS[lang]["summary"], "| --- | --- | --- |", *rows])


def glossary_page(registers: Mapping[str, Register], lang: Language) -> bytes:
    """Return the notebook with all terms of the course, sorted as a dictionary sorts them.

    Parameters
    ----------
    registers : mapping of str to Register
    lang : {"en", "ko"}

    Returns
    -------
    bytes
        An ``.ipynb`` file with one cell of markdown.
    """
    say, other = _WORDS[lang], _OTHER[lang]
    lines = [say["intro"], "", say["header"], "| --- | --- | --- | --- |"]
    for term in sorted(_defined(registers), key=lambda term: _sort_key(term.word[lang])):
        number = term.lesson.partition("_")[0].lstrip("0")
        link = f"[{say['lesson'].format(number=number)}]({term.lesson}.ipynb)"
        lines.append(
            f"| **{term.word[lang]}** | {term.means[lang]} | {term.word[other]} | {link} |"
        )
    return notebook_of([("glossary", "\n".join(lines))], lang)


def conflicts(registers: Mapping[str, Register]) -> Iterator[str]:
    """Yield a sentence for each term that more than one lesson defines, or one lesson twice.

    Parameters
    ----------
    registers : mapping of str to Register

    Yields
    ------
    str
    """
    first: dict[str, Term] = {}
    for register in registers.values():
        for term in register.terms:
            if term.lesson != register.lesson:
                continue
            before = first.setdefault(term.word["en"], term)
            if before is term:
                continue
            what = "the same" if before.means == term.means else "another"
            yield (
                f"{register.path.name}: the term {term.word['en']!r} has {what} meaning in "
                f"{before.lesson}.toml: keep one, and repeat it elsewhere with "
                f'en = "{term.word["en"]}" and from = "{before.lesson}"'
            )


def _defined(registers: Mapping[str, Register]) -> Iterator[Term]:
    for register in registers.values():
        yield from (term for term in register.terms if term.lesson == register.lesson)


def _sort_key(word: str) -> tuple[str, str]:
    """Sort without regard to capitals; Hangul syllables already stand in the order 가나다."""
    return re.sub(r"[^\w]", "", word).casefold(), word
