"""The CTC collapser without a browser: its numbers, its words, its still picture."""

import numpy as np
import pytest

from nnkit.widgets import ctc_collapser

TWO = [[0.6, 0.4], [0.6, 0.4]]


def test_a_path_is_read_in_two_stages():
    numbers, _ = ctc_collapser("aa-bb").answer()
    assert numbers["runs"] == [["a", 2], ["-", 1], ["b", 2]]
    assert (numbers["merged"], numbers["truth"], numbers["read"]) == ("a-b", "ab", "ab")
    assert numbers["pathP"] == pytest.approx(0.7 * 0.5 * 0.6 * 0.4 * 0.7)
    assert numbers["message"] == numbers["error"] == ""


@pytest.mark.parametrize("target", ["", "a", "b", "ab", "ba", "aab", "abab", "aaa"])
def test_ctc_and_the_listed_paths_agree(target):
    numbers, _ = ctc_collapser("-----", target).answer()
    assert numbers["count"] > 0
    assert numbers["ctc"] == pytest.approx(numbers["listed"])


@pytest.mark.parametrize(
    ("target", "count", "probability"), [("", 1, 0.36), ("a", 3, 0.64), ("aa", 0, 0.0)]
)
def test_a_case_small_enough_for_the_hand(target, count, probability):
    numbers, _ = ctc_collapser("--", target, probabilities=TWO, characters="-a").answer()
    assert (numbers["count"], numbers["all"]) == (count, 4)
    assert numbers["ctc"] == pytest.approx(probability)
    assert numbers["listed"] == pytest.approx(probability)


def test_all_texts_together_have_the_probability_one():
    collapser = ctc_collapser()
    total = 0.0
    for text in set(collapser._truth):
        collapser.target = text
        total += collapser.answer()[0]["ctc"]
    assert total == pytest.approx(1)


def test_the_state_is_read_set_reset_and_written_as_code():
    collapser = ctc_collapser("ab", "b", probabilities=[[0.5, 0.25, 0.25]] * 2)
    collapser.path, collapser.target = "-b", "a"
    assert (collapser.path, collapser.target) == ("-b", "a")
    again = eval(collapser.code, {"ctc_collapser": ctc_collapser})
    assert again.state == collapser.state
    assert again.answer()[0] == collapser.answer()[0]
    collapser.reset()
    assert (collapser.path, collapser.target) == ("ab", "b")
    assert ctc_collapser("aa-bb").code == "ctc_collapser('aa-bb', 'ab')"
    other = ctc_collapser("--", "x", probabilities=TWO, characters="-x")
    assert eval(other.code, {"ctc_collapser": ctc_collapser}).answer()[0] == other.answer()[0]


def test_the_most_likely_path_is_the_start_and_one_button_away():
    collapser = ctc_collapser()
    assert collapser.path == "aa--b"
    best = collapser.answer()[0]["pathP"]
    assert best == collapser._path_p.max()
    collapser.path = "-----"
    collapser.do({"name": "best"})
    assert collapser.path == "aa--b"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"path": "aa"}, "expected a path of 5 characters out of '-ab', received 'aa'"),
        ({"path": "aacbb"}, "received 'aacbb'"),
        ({"target": "a-b"}, "expected a target of characters out of 'ab', received 'a-b'"),
        ({"characters": "ab-"}, "expected different characters, the blank '-' first"),
        ({"characters": "-aa"}, "expected different characters"),
        ({"probabilities": TWO}, r"expected probabilities of shape \(timesteps, 3\)"),
        ({"probabilities": [[0.5, 0.5, 0.5]]}, "expected probabilities above 0, with the sum 1"),
        ({"probabilities": [[1, 0, 0]]}, "expected probabilities above 0"),
        ({"probabilities": np.full((8, 3), 1 / 3)}, "at most 5000 paths"),
    ],
)
def test_what_is_no_path_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        ctc_collapser(**arguments)


def test_a_change_that_is_refused_changes_nothing():
    collapser = ctc_collapser()
    with pytest.raises(ValueError, match="expected a path"):
        collapser.path = "abc"
    with pytest.raises(ValueError, match="expected a target"):
        collapser.target = "abc"
    assert collapser.state == collapser.start


def right(path):
    kept = [c for i, c in enumerate(path) if i == 0 or path[i - 1] != c]
    return "".join(kept).replace("-", "")


def blanks_first(path):
    return right(path.replace("-", ""))


def test_a_function_of_ones_own_reads_the_paths_and_is_judged():
    collapser = ctc_collapser("a-abb", "aab", collapse=right)
    numbers, _ = collapser.answer()
    assert "agrees with nnkit everywhere" in numbers["message"]
    assert numbers["count"] == 7
    assert collapser.code == "ctc_collapser('a-abb', 'aab', collapse=right)"

    numbers, _ = ctc_collapser("a-abb", "aab", collapse=blanks_first).answer()
    assert (numbers["truth"], numbers["read"]) == ("aab", "ab")
    assert (numbers["count"], numbers["listed"]) == (0, 0.0)
    assert numbers["ctc"] == pytest.approx(0.0743, abs=5e-5)
    assert "differs from nnkit at " in numbers["message"]


@pytest.mark.parametrize(
    ("function", "complaint"),
    [
        (lambda path: 1 / 0, "ZeroDivisionError"),
        (lambda path: list(path), "expected a string, what the path reads; received list"),
        (lambda: "", "takes 0 positional arguments but 1 was given"),
    ],
)
def test_a_failing_function_is_named_and_the_widget_lives_on(function, complaint):
    collapser = ctc_collapser(collapse=function)
    numbers, _ = collapser.answer()
    assert complaint in numbers["error"]
    assert (numbers["read"], numbers["count"]) == (None, 0)
    assert numbers["ctc"] == pytest.approx(0.4748, abs=5e-5)
    assert "aa--b" in collapser.describe()
    assert collapser._repr_mimebundle_()[0]["image/png"]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        (
            "en",
            "----- → - → (nothing); Target ab, Probability by nnkit's CTC 0.4748",
        ),
        ("ko", "----- → - → (빈 문자열); 타깃 ab, nnkit의 CTC로 구한 확률 0.4748"),
    ],
    indirect=["lang"],
)
def test_it_has_a_still_picture_and_words_without_javascript(lang, words):
    collapser = ctc_collapser("-----")
    data, _ = collapser._repr_mimebundle_()
    assert data["text/plain"].endswith(words)
    collapser.path = "ab-ab"
    assert data["image/png"] != collapser._repr_mimebundle_()[0]["image/png"]
