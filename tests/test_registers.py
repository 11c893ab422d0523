"""The registers hold: nothing of the curriculum is dropped, and every row leads to a cell."""

import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from autograder.build.registers import Term, every_register, read_register, register_path
from autograder.build.text import Text, read_text

ROOT = Path(__file__).parents[1]
CURRICULUM = tomllib.loads(register_path(ROOT, "curriculum").read_text(encoding="utf-8"))
LESSONS = {lesson["name"]: lesson for lesson in CURRICULUM["lesson"]}
ITEMS = {item["id"]: item for item in CURRICULUM["item"]}
CORRECTIONS = {
    correction["id"]: name
    for name, lesson in LESSONS.items()
    for correction in lesson["corrections"]
}
TEXTS = {path.stem: read_text(path) for path in sorted((ROOT / "course").glob("*.py"))}
ASSIGNMENTS = {path.stem: read_text(path) for path in sorted((ROOT / "source").glob("*.py"))}
FIGURES = {"S0": 4, "S1": 12, "S2": 1, "S3": 3, "S4": 6}

each_lesson = pytest.mark.parametrize("name", TEXTS)


def prose(text: Text, lang: str) -> str:
    """Return what readers of `lang` read, without the table of terms."""
    return "\n".join(cell.source[lang] for cell in text.cells if cell.kind != "code")


def forms(words: str) -> list[str]:
    """Return the words of a term one by one: "dense layer (fully connected layer)" is two.

    Which of them is written with capitals does not matter.
    """
    return [form.casefold() for form in re.split(r"\s*[,()]\s*", words) if form]


def test_all_twelve_lessons_stand():
    assert list(TEXTS) == list(LESSONS)


def test_the_curriculum_is_whole():
    assert len(LESSONS) == 12
    for kind in ("item", "lesson"):
        names = Counter(row.get("id") or row["name"] for row in CURRICULUM[kind])
        assert max(names.values()) == 1, names.most_common(3)
    figures = Counter(item.split("-")[0] for item in ITEMS if "-figure-" in item)
    assert figures == FIGURES
    for note, number in FIGURES.items():
        assert {f"{note}-figure-{n}" for n in range(1, number + 1)} <= set(ITEMS)
    for name, lesson in LESSONS.items():
        ids = [correction["id"] for correction in lesson["corrections"]]
        assert ids == [f"L{name[:2]}-{n}" for n in range(1, len(ids) + 1)]
        for correction in lesson["corrections"]:
            assert set(correction["source"]) <= set(FIGURES)
            assert re.search("[가-힣]", correction["claim_ko"])
            assert correction["claim_en"].endswith(".")
    for item in ITEMS.values():
        assert item["lesson"] in LESSONS


def test_every_register_belongs_to_a_lesson():
    for name in every_register(ROOT):
        assert name in LESSONS, f"registers/{name}.toml: there is no such lesson"


@each_lesson
def test_a_lesson_teaches_every_item_of_its_part_of_the_curriculum(name):
    text, register = TEXTS[name], read_register(register_path(ROOT, name))
    keys = {cell.key for cell in text.cells}
    for row in register.coverage:
        assert row.item in ITEMS, f"{row.item} is no item of curriculum.toml"
        assert row.cell in keys, f"{row.item}: {name} has no cell {row.cell!r}"
    wanted = {item for item, row in ITEMS.items() if row["lesson"] == name}
    assert wanted - {row.item for row in register.coverage} == set(), "not covered"


@each_lesson
def test_a_lesson_settles_every_correction_and_asks_about_it(name):
    text, register = TEXTS[name], read_register(register_path(ROOT, name))
    keys = {cell.key for cell in text.cells}
    quizzes = {cell.key for cell in text.cells if cell.kind == "quiz"}
    for row in register.misconceptions:
        where = f"{name}, {row.correction}"
        assert CORRECTIONS.get(row.correction) == name, f"{where}: not of this lesson"
        assert row.experiment in keys - quizzes, f"{where}: no cell {row.experiment!r}"
        if ":" in row.asked:
            assignment, grade_id = row.asked.split(":")
            graded = {
                cell.key
                for cell in ASSIGNMENTS[assignment].cells
                if cell.metadata.get("nbgrader", {}).get("grade")
            }
            assert grade_id in graded, f"{where}: {assignment} has no exercise {grade_id!r}"
        else:
            assert row.asked in quizzes, f"{where}: no quiz {row.asked!r}"
    settled = Counter(row.correction for row in register.misconceptions)
    assert settled == Counter(one for one, lesson in CORRECTIONS.items() if lesson == name)


@each_lesson
def test_a_lessons_terms_stand_in_its_text_in_both_languages(name):
    text, register = TEXTS[name], read_register(register_path(ROOT, name))
    assert register.terms, "no terms"
    for lang in ("en", "ko"):
        read = prose(text, lang).casefold()
        missing = [
            form for term in register.terms for form in forms(term.word[lang]) if form not in read
        ]
        assert missing == [], f"terms that {name} never says in {lang}"


@each_lesson
def test_a_lessons_summary_shows_its_terms(name):
    cells = [cell for cell in TEXTS[name].cells if "{glossary}" in cell.source["en"].split("\n")]
    assert len(cells) == 1, "one line {glossary} in the summary"


@each_lesson
def test_the_curriculums_terms_are_in_the_glossary_and_in_a_korean_lesson(name):
    terms: list[Term] = [term for one in every_register(ROOT).values() for term in one.terms]
    korean = "\n".join(prose(text, "ko") for text in TEXTS.values()).casefold()
    for wanted in LESSONS[name]["terms"]:
        for lang in ("en", "ko"):
            known = {form for term in terms for form in forms(term.word[lang])}
            missing = [form for form in forms(wanted[lang]) if form not in known]
            assert missing == [], f"not in the glossary ({lang})"
        assert [form for form in forms(wanted["ko"]) if form not in korean] == []
