"""Questions: letters and numbers are judged as a whole, and a wrong answer learns why."""

import importlib
import linecache
import re

import numpy as np
import pytest
from known_notebooks import ROOT, source

import nnkit
from autograder.checks import CheckFailed
from autograder.checks.answers import ByHand, Choice, Option, Order, Slip
from autograder.checks.draws import floats
from autograder.checks.wording import Text

ASSIGNMENTS = sorted(path.stem for path in (ROOT / "source").glob("*.py"))
OPTIONS = [
    Option("two", Text("2", "둘"), right=True, because=Text("2 = 2 · 1", "2는 짝수")),
    Option("three", Text("3", "셋"), because=Text("3 is odd", "3은 홀수")),
    Option("four", Text("4", "넷"), right=True, because=Text("4 = 2 · 2", "4는 짝수")),
    Option("five", Text("5", "다섯"), because=Text("5 is odd", "5는 홀수")),
]
EVEN = Choice("even", OPTIONS)
STEPS = Order("steps", [Option(key, Text(key, "단계 " + key)) for key in ("a", "b", "c", "d")])
NUMBERS = ByHand(
    "numbers",
    {"s": 1.5, "y": 0.8176},
    slips=[Slip("bias-forgotten", {"s": 1.0, "y": 0.7311}, Text("no bias", "편향 없음"))],
)


@pytest.fixture(autouse=True)
def _in_english():
    nnkit.use_language("en")


def letters(question, *keys):
    return "".join(sorted(question._letter(o) for o in question.options if o.key in keys))


def failure(question, answer, *ideas):
    with pytest.raises(CheckFailed) as failed:
        question.check(answer, *ideas)
    return failed.value


def not_written():
    raise NotImplementedError


@pytest.mark.parametrize("question", [EVEN, STEPS, NUMBERS])
@pytest.mark.parametrize("ideas", [(), ("right",)])
def test_what_nobody_touched_is_not_written(question, ideas):
    assert failure(question, not_written, *ideas).diagnosis == "not-written"


@pytest.mark.parametrize("question", [EVEN, STEPS, NUMBERS])
def test_an_error_and_a_missing_return_are_told(question):
    assert failure(question, lambda: 1 / 0).diagnosis == "raised"
    assert failure(question, lambda: None).diagnosis == "returned-nothing"


@pytest.mark.parametrize(
    ("lang", "line", "hint"), [("en", "your line 1", "quotes"), ("ko", "오류가 난 줄 1", "따옴표")]
)
def test_letters_without_quotes_are_told_by_their_line(monkeypatch, lang, line, hint):
    monkeypatch.setitem(linecache.cache, "<cell>", (8, None, ["return AC\n"], "<cell>"))
    answer = eval(compile("lambda: AC", "<cell>", "eval"))
    nnkit.use_language(lang)
    for question in (EVEN, STEPS, NUMBERS):
        message = str(failure(question, answer))
        assert f"{line}: return AC" in message
        assert hint in message
        assert hint not in str(failure(question, lambda: 1 / 0))


@pytest.mark.parametrize("spelt", ["{}", " {} ", "{}."])
def test_letters_may_be_spelt_as_people_spell_them(spelt):
    one, other = EVEN.letters
    for joined in (one + other, other + one, f"{one}, {other}", f"{one} {other}".lower()):
        assert EVEN.check(lambda joined=joined: spelt.format(joined), "right")


@pytest.mark.parametrize("answer", ["", "Z", "A and B", 3, ["A"]])
def test_what_is_no_letter_is_refused_before_anything_hidden_is_asked(answer):
    error = failure(EVEN, lambda: answer)
    assert error.diagnosis == "not-letters"
    assert not error.tried_hidden
    assert "ABCD" in str(error)


def test_the_form_alone_gives_nothing_away():
    assert EVEN.check(lambda: letters(EVEN, "three"))


def test_a_wrong_choice_reads_why_and_a_missing_one_why_too():
    wrong = failure(EVEN, lambda: letters(EVEN, "two", "three", "four"), "right")
    assert wrong.diagnosis == "three"
    assert "3 is odd" in str(wrong)
    missing = failure(EVEN, lambda: letters(EVEN, "two"), "right")
    assert missing.diagnosis == "missed-four"
    assert "4 = 2 · 2" in str(missing)


def test_options_are_permuted_the_same_way_each_time():
    again = Choice("even", OPTIONS)
    assert again.letters == EVEN.letters
    assert again.shown != tuple(OPTIONS)
    assert sorted(option.key for option in again.shown) == sorted(o.key for o in OPTIONS)


def test_a_list_of_options_names_their_letters_in_either_language():
    for lang in ("en", "ko"):
        lines = EVEN.listed(lang).splitlines()
        assert [line[:7] for line in lines] == [f"- **{letter}**" for letter in "ABCD"]
        assert {line[8:] for line in lines} == {getattr(o.text, lang) for o in OPTIONS}


def test_a_choice_needs_a_right_option_and_reasons():
    with pytest.raises(ValueError, match="because"):
        Choice("x", [Option("a", Text("a", "가"), right=True)])
    with pytest.raises(ValueError, match="right"):
        Choice("x", [Option("a", Text("a", "가"), because=Text("b", "나"))])


def test_an_order_is_right_as_a_whole():
    assert STEPS.check(lambda: STEPS.letters, "right")
    assert STEPS.check(lambda: STEPS.letters[::-1])
    a, b, c, d = STEPS.letters
    error = failure(STEPS, lambda: a + c + b + d, "right")
    assert error.diagnosis == "c"
    assert "too early" in str(error)


def test_an_order_needs_every_step_once():
    for answer in ("AABC", "ABC", "ABCDA"):
        assert failure(STEPS, lambda answer=answer: answer).diagnosis == "not-every-step-once"


def test_numbers_by_hand_may_be_rounded_to_three_decimals():
    assert NUMBERS.check(lambda: {"s": 1.5, "y": 0.818}, "right")
    error = failure(NUMBERS, lambda: {"s": 1.5, "y": 0.82}, "right")
    assert error.diagnosis == "wrong-value"
    assert "y" in str(error)
    assert "0.8176" not in str(error)


def test_numbers_by_a_known_mistake_read_its_name():
    error = failure(NUMBERS, lambda: {"s": 1, "y": 0.731}, "right")
    assert error.diagnosis == "bias-forgotten"
    assert "no bias" in str(error)


@pytest.mark.parametrize(
    ("answer", "diagnosis"),
    [
        ({"s": 1.5}, "missing-names"),
        (1.5, "missing-names"),
        ({"s": "1.5", "y": 1}, "not-a-number"),
        ({"s": float("nan"), "y": 1}, "not-a-number"),
    ],
)
def test_numbers_need_their_names_and_must_be_numbers(answer, diagnosis):
    error = failure(NUMBERS, lambda: answer)
    assert error.diagnosis == diagnosis
    assert not error.tried_hidden


class Telling:
    """What a learner's code may return in the place of a number, to show what it has seen."""

    def __repr__(self):
        return "seen: 0.375"


@pytest.mark.parametrize("told", ["seen: 0.375", ["0.375"], Telling(), floats(0.375), {0.375: 1}])
def test_what_is_no_number_is_not_shown_for_it_may_repeat_hidden_inputs(told):
    error = failure(NUMBERS, lambda: {"s": told, "y": 1}, "right")
    assert f"s must be a number; it is {type(told).__name__}." in str(error)
    assert "0.375" not in str(error)


def test_a_number_that_is_not_finite_is_named():
    assert "it is nan." in str(failure(NUMBERS, lambda: {"s": np.nan, "y": 1}))


@pytest.mark.parametrize("name", ASSIGNMENTS)
def test_of_a_cell_with_hidden_tests_only_questions_show_what_is_visible(name):
    for cell in source(name=name).cells:
        shown, hidden, _ = cell.source.partition("### BEGIN HIDDEN TESTS")
        if hidden and cell.cell_type == "code":
            checks = importlib.import_module(f"autograder.checks.{name}")
            for asked in re.findall(r"check\.(\w+)\(", shown):
                assert isinstance(getattr(checks, asked).__self__, Choice | Order | ByHand)
