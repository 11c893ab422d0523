"""Registers and what is made of them: the table in a summary, the glossary, and what is refused."""

import re
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner, Result

from autograder.build.glossary import conflicts, glossary_page
from autograder.build.registers import every_register, read_register
from autograder.cli import main
from autograder.errors import CourseError

BUILDS = 'builds_en = "a neuron"\nbuilds_ko = "뉴런"\n'
BIAS = """
[[term]]
en = "bias"
ko = "편향"
means_en = "what is added"
means_ko = "더하는 수"
"""
WEIGHT = BIAS.replace("bias", "weight").replace("편향", "가중치")
REPEATED = '\n[[term]]\nen = "bias"\nfrom = "01_bias"\n'
SUMMARY = """
# %% [markdown] key="summary" lang="en"
# ## Summary
#
# {glossary}

# %% [markdown] key="summary" lang="ko" of=""
# ## 정리
#
# {glossary}
"""


@pytest.fixture
def registers(root: Path) -> Path:
    """Give the small course's lesson a summary and a register of one term."""
    lesson = root / "course" / "01_bias.py"
    lesson.write_text(lesson.read_text(encoding="utf-8") + SUMMARY, encoding="utf-8")
    folder = root / "course" / "registers"
    folder.mkdir()
    write(folder, "01_bias", BUILDS + BIAS)
    return folder


@pytest.fixture
def nncourse(root: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("NNCOURSE_ROOT", str(root))

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments)

    return run


def write(folder: Path, lesson: str, content: str) -> Path:
    path = folder / f"{lesson}.toml"
    path.write_text(content, encoding="utf-8")
    return path


def test_the_line_becomes_the_table_and_the_check_sees_a_changed_register(registers, nncourse):
    assert nncourse("build", "--stamp", "01_bias/*", "--stamp", "doubling/*").exit_code == 0
    built = registers.parent / "ko" / "01_bias.ipynb"
    cell = nbformat.read(built, as_version=4).cells[-1]
    assert cell.source == (
        "## 정리\n\n| English | 한국어 | 한 문장으로 |\n| --- | --- | --- |\n"
        "| bias | 편향 | 더하는 수 |"
    )
    assert nncourse("build", "--check").exit_code == 0
    write(registers, "01_bias", BUILDS + BIAS.replace("더하는 수", "곱에 더하는 수"))
    result = nncourse("build", "--check")
    assert result.exit_code == 1
    assert re.findall(r"^course/\S+", result.output, re.MULTILINE) == [
        "course/ko/01_bias.ipynb",
        "course/ko/glossary.ipynb",
    ]


@pytest.mark.parametrize("content", [None, BUILDS])
def test_a_summary_without_terms_is_an_error_that_names_the_register(registers, nncourse, content):
    if content is None:
        (registers / "01_bias.toml").unlink()
    else:
        write(registers, "01_bias", content)
    result = nncourse("build")
    assert result.exit_code == 1
    assert "the cell 'summary' wants a glossary" in result.output
    assert "registers/01_bias.toml" in result.output


def test_the_page_lists_all_terms_in_the_order_of_a_dictionary(registers):
    write(registers, "02_weight", BUILDS + WEIGHT + REPEATED)
    read = every_register(registers.parents[1])
    for lang, words in {"en": ["bias", "weight"], "ko": ["가중치", "편향"]}.items():
        (cell,) = nbformat.reads(glossary_page(read, lang).decode(), as_version=4).cells
        assert re.findall(r"^\| \*\*(.+?)\*\* \|", cell.source, re.MULTILINE) == words


def test_a_row_of_the_page_links_to_the_lesson_that_defines_the_term(registers):
    page = glossary_page(every_register(registers.parents[1]), "en").decode()
    assert "| **bias** | what is added | 편향 | [Lesson 1](01_bias.ipynb) |" in page


def test_a_repeated_term_is_the_one_that_the_other_lesson_defines(registers):
    repeated = read_register(write(registers, "02_weight", BUILDS + REPEATED)).terms
    assert repeated == read_register(registers / "01_bias.toml").terms


@pytest.mark.parametrize(
    ("second", "what"), [(BIAS, "the same"), (BIAS.replace("added", "weighed"), "another")]
)
def test_a_term_defined_twice_is_to_mend(registers, second, what):
    write(registers, "02_weight", BUILDS + second)
    (sentence,) = conflicts(every_register(registers.parents[1]))
    assert sentence.startswith(f"02_weight.toml: the term 'bias' has {what} meaning in 01_bias")
    assert 'from = "01_bias"' in sentence


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("builds_en = ", "expected TOML"),
        ('builds_en = "a"', "the top: expected builds_ko to be one line of text, received None"),
        (BUILDS + 'terms = "bias"', "nothing else at the top; received terms"),
        (BUILDS + 'term = "bias"', r"expected rows that begin with \[\[term\]\]"),
        (
            BUILDS + BIAS + '[[term]]\nen = "weight"',
            r"\[\[term\]\] number 2: expected ko to be one line of text, received None",
        ),
        (BUILDS + BIAS + 'note = "x"', r"number 1: expected en, ko, .*; take out note"),
        (BUILDS + BIAS.replace("what is", "a | b"), "means_en holds a |"),
        (
            BUILDS + '[[coverage]]\nitem = "S0-figure-1"\ncell = ""',
            r"\[\[coverage\]\] number 1: expected cell to be one line of text, received ''",
        ),
        (BUILDS + REPEATED, "01_bias.toml defines no term 'bias': name the lesson that does"),
        (
            BUILDS + REPEATED.replace("01_bias", "09_none"),
            r"09_none.toml is missing: write it",
        ),
    ],
)
def test_a_row_that_is_not_as_it_should_be_is_named_with_its_mend(registers, content, complaint):
    path = write(registers, "01_bias", content)
    with pytest.raises(CourseError, match=complaint) as caught:
        read_register(path)
    assert str(registers) in str(caught.value)
