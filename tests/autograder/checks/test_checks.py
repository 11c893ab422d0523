"""What a learner reads, and what no learner's code may do to a check."""

import dataclasses
import re
import sys
import warnings

import numpy as np
import pytest

import nnkit
from autograder.checks import CheckFailed, Exercise, Idea, Mistake, RuleBroken, Text
from autograder.checks import neuron as check
from autograder.checks.calls import call

HIDDEN_IDEA = Text("secret inputs", "비밀 입력")


def drawn(rng):
    return [{"x": rng.integers(1000, 9999, 3) / 8} for _ in range(3)]


DOUBLED = Exercise(
    name="doubled",
    right=lambda x: 2 * x,
    visible=[{"x": np.array([1.0, 2.0])}, {"x": np.array([3.0, 4.0])}],
    ideas={
        "secret": Idea(HIDDEN_IDEA, drawn),
        "unchanged": Idea(Text("unchanged", "그대로"), drawn, keeps_inputs=True),
    },
    mistakes=[
        Mistake("squared", lambda x: x * x, Text("you square it.", "제곱했다.")),
        Mistake("halved", lambda x: x / 2, Text("you halve it.", "반으로 나누었다.")),
    ],
)


@pytest.fixture(autouse=True)
def english(monkeypatch):
    monkeypatch.setattr(sys.modules["nnkit.language"], "_chosen", "en")


def failure(answer, *ideas, exercise=DOUBLED) -> CheckFailed:
    with pytest.raises(CheckFailed) as caught:
        exercise.check(answer, *ideas)
    return caught.value


def test_a_right_answer_passes():
    assert DOUBLED.check(lambda x: x + x) is True
    assert DOUBLED.check(lambda x: x + x, "secret", "unchanged") is True


def test_parameters_may_have_any_names():
    assert DOUBLED.check(lambda anything: anything + anything)


def test_the_message_shows_call_result_expectation_place_and_mistake():
    assert str(failure(lambda x: x / 2)).splitlines() == [
        "doubled: the result differs.",
        "",
        "called:   doubled(x=[1.0, 2.0])",
        "returned: [0.5, 1.0], an array of shape (2,)",
        "expected: [2.0, 4.0], an array of shape (2,)",
        "first difference at [0]: 0.5 instead of 2.0",
        "",
        "Likely mistake: you halve it.",
        "",
        "[halved]",
    ]


def test_the_message_is_in_the_notebooks_language():
    nnkit.use_language("ko")
    message = str(failure(lambda x: x / 2))
    assert "짐작되는 실수: 반으로 나누었다." in message
    assert "returned" not in message


def test_a_hidden_test_names_its_idea_and_shows_no_number():
    message = str(failure(lambda x: x / 2, "secret"))
    assert "secret inputs" in message
    assert "you halve it." in message
    assert not re.search(r"\d", message)


def reveals_by_raising(x):
    raise ValueError(f"the input is {x}")


def reveals_by_printing(x):
    print(x)  # noqa: T201


def reveals_by_an_error_of_its_own(x):
    raise type(f"E{int(x[0])}", (KeyError,), {})


@pytest.mark.parametrize(
    "answer", [reveals_by_raising, reveals_by_printing, reveals_by_an_error_of_its_own]
)
def test_hidden_numbers_do_not_come_back_through_the_learners_code(answer, capsys):
    message = str(failure(answer, "secret"))
    assert not re.search(r"\d", message)
    assert capsys.readouterr() == ("", "")


def test_two_mistakes_that_one_test_cannot_tell_apart_are_told_apart_by_the_others():
    ambiguous = Exercise(
        name="f",
        right=lambda x: -x,
        visible=[{"x": 2.0}],
        ideas={"half": Idea(HIDDEN_IDEA, lambda rng: [{"x": -3.0}, {"x": 5.0}])},
        mistakes=[
            Mistake("identity", lambda x: x, Text("identity", "항등")),
            Mistake("absolute", lambda x: abs(x), Text("absolute", "절댓값")),
        ],
    )
    assert failure(abs, exercise=ambiguous).diagnosis == "absolute"
    assert failure(lambda x: x, exercise=ambiguous).diagnosis == "identity"


def test_a_mistake_is_told_by_the_kind_of_its_error_as_another_process_says_it():
    class AxisError(ValueError):  # what is left of numpy's own, through the wall
        pass

    def answer(x):
        raise AxisError

    mistake = Mistake("axis", lambda x: x.sum(axis=1), Text("no such axis.", "없는 축이다."))
    exercise = dataclasses.replace(DOUBLED, mistakes=[mistake])
    with pytest.raises(CheckFailed, match="no such axis"):
        exercise.check(answer)


def test_an_unknown_mistake_is_not_guessed_at():
    error = failure(lambda x: 3 * x + 1)
    assert error.diagnosis == "wrong-value"
    assert "Likely mistake" not in str(error)


def raises(error):
    def answer(x):
        raise error

    return answer


@pytest.mark.parametrize(
    ("answer", "diagnosis", "says"),
    [
        (raises(NotImplementedError()), "not-written", "not written yet"),
        (raises(SystemExit(1)), "raised", "SystemExit: 1"),
        (raises(RecursionError("too deep")), "raised", "RecursionError: too deep"),
        (lambda x: None, "returned-nothing", "did you forget `return`?"),
        (lambda x: print(2 * x), "printed-not-returned", "printed:  [2. 4.]"),  # noqa: T201
        (lambda x: list(2 * x), "wrong-type", "of type list"),
        (lambda x: str(2 * x), "wrong-type", "of type str"),
        (lambda x: np.array([None, None]), "wrong-type", "a number or a numpy array"),
        (lambda x: (2 * x)[:, None], "wrong-shape", "an array of shape (2, 1)"),
        (lambda x: x * np.nan, "not-a-number", "nan"),
        (lambda x: np.array([2.0, 4.0]), "always-the-same", "whatever goes in"),
        ("not a function", "raised", "TypeError: 'str' object is not callable"),
    ],
)
def test_each_kind_of_fault_has_its_words(answer, diagnosis, says):
    error = failure(answer)
    assert error.diagnosis == diagnosis
    assert says in str(error)


def test_the_learners_own_line_is_shown(monkeypatch):
    import linecache

    source = "def doubled(x):\n    return missing * x\n"
    namespace = {}
    monkeypatch.setitem(
        linecache.cache, "<cell>", (len(source), None, source.splitlines(keepends=True), "<cell>")
    )
    exec(compile(source, "<cell>", "exec"), namespace)
    for ideas in ((), ("secret",)):
        message = str(failure(namespace["doubled"], *ideas))
        assert "your line 2: return missing * x" in message
        assert "NameError" in message


def changes_its_input(x):
    x *= 2
    return x


def test_a_changed_input_is_a_fault_where_that_is_the_idea():
    assert DOUBLED.check(changes_its_input)
    assert DOUBLED.check(changes_its_input, "secret")
    assert failure(changes_its_input, "unchanged").diagnosis == "input-changed"


def _replaces(params):
    params["w"] = params["w"] * 1


def _changes(params):
    params["w"] *= 2


def _adds(params):
    params["b"] = 0


def _puts_a_number(params):
    params["w"] = 1.0


@pytest.mark.parametrize(
    ("meddles", "changed"),
    [(_replaces, ()), (_changes, ("given",)), (_adds, ("given",)), (_puts_a_number, ("given",))],
)
@pytest.mark.parametrize("nested", [False, True])
def test_a_change_inside_a_dictionary_or_a_list_is_seen(meddles, changed, nested):
    params = {"w": np.ones(2)}
    given = [{}, params] if nested else params
    outcome = call(lambda given: meddles(given[1] if nested else given), {"given": given})
    assert outcome.changed == changed
    assert params == {"w": pytest.approx(np.ones(2))}


NOT_A_PAIR = RuleBroken("not-a-pair", Text("it is no pair.", "쌍이 아니다."))


def _second_of_a_pair(answer, x):
    pair = answer(x)
    if type(pair) is not tuple:
        raise NOT_A_PAIR
    return pair[1]


def test_what_breaks_a_rule_reads_that_rule_as_the_likely_mistake():
    rules = {NOT_A_PAIR.key: NOT_A_PAIR.text}
    exercise = dataclasses.replace(DOUBLED, use=_second_of_a_pair, rules=rules)
    assert dict(exercise.explanations) == dict(DOUBLED.explanations) | rules
    assert exercise.check(lambda x: (x, 2 * x), "secret")
    assert str(failure(lambda x: 2 * x, exercise=exercise)).splitlines() == [
        "doubled: what came back is not what the exercise asks for.",
        "",
        "called:   doubled(x=[1.0, 2.0])",
        "",
        "Likely mistake: it is no pair.",
        "",
        "[not-a-pair]",
    ]
    hidden = failure(lambda x: 2 * x, "secret", exercise=exercise)
    assert hidden.diagnosis == "not-a-pair"
    assert "raised" not in str(hidden)


def test_learners_code_cannot_reach_the_checks_own_inputs():
    kept = DOUBLED.visible[0]["x"].copy()
    DOUBLED.check(changes_its_input)
    np.testing.assert_array_equal(DOUBLED.visible[0]["x"], kept)


def test_prints_and_warnings_cost_nothing_and_show_nothing(capfd):
    def noisy(x):
        print("debugging", file=sys.stderr)  # noqa: T201
        print("debugging")  # noqa: T201
        warnings.warn("careful", stacklevel=1)
        np.array([1.0]) / np.array([0.0])
        return 2 * x

    assert DOUBLED.check(noisy)
    assert capfd.readouterr() == ("", "")


class EqualsAll(np.ndarray):
    def __eq__(self, other):
        return np.ones(self.shape, bool)

    def __array_function__(self, *args):
        return True

    def __array__(self, *args, **kwargs):
        return np.array([2.0, 4.0])

    def __array_ufunc__(self, *args, **kwargs):
        return np.zeros(self.shape, bool)

    __hash__ = None


class Claims(float):
    def __eq__(self, other):
        return True

    def __repr__(self):
        raise RuntimeError

    __hash__ = None


class Poses:
    __class__ = np.ndarray

    def __array__(self, *args, **kwargs):
        raise KeyError

    def __call__(self, x):
        return self


@pytest.mark.parametrize("answer", [lambda x: x.view(EqualsAll), lambda x: Claims(1), Poses()])
def test_an_object_that_claims_to_equal_everything_gains_nothing(answer):
    failure(answer)


def test_float32_results_and_booleans_count_as_numbers():
    assert DOUBLED.check(lambda x: (2 * x).astype(np.float32))
    over_two = Exercise("over", lambda x: x > 2, [{"x": 1.0}, {"x": 3.0}], {}, [])
    assert over_two.check(lambda x: 1 if x > 2 else 0)


def test_an_unknown_idea_is_our_own_fault_and_not_the_learners():
    with pytest.raises(KeyError, match="typo"):
        DOUBLED.check(lambda x: 2 * x, "typo")


def test_ipython_shows_the_message_and_no_frame_of_ours():
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output

    shell = InteractiveShell.instance()
    try:
        shell.push({"check": check})
        shell.run_cell("def weighted_sum(x, weights, bias):\n    return x @ weights - bias")
        with capture_output() as shown:
            shell.run_cell("assert check.weighted_sum(weighted_sum)")
    finally:
        InteractiveShell.clear_instance()
    assert "your bias is subtracted" in shown.stdout
    assert "Traceback" not in shown.stdout
    assert "exercise.py" not in shown.stdout


def test_what_is_right_is_computed_once_and_nobody_changes_it_for_the_next():
    asked = []
    summed = Exercise(
        name="summed",
        right=lambda x: asked.append(list(x)) or sum(x),
        visible=[{"x": [1.0, 2.0]}],
        ideas={},
        mistakes=[],
    )
    with pytest.raises(CheckFailed):
        summed.check(lambda x: x.append(5.0) or sum(x))
    assert summed.check(lambda x: x[0] + x[1])
    assert asked == [[1.0, 2.0]]


def test_hidden_inputs_are_tried_only_where_they_help_to_tell():
    def unwritten(x):
        raise NotImplementedError

    assert not failure(unwritten).tried_hidden
    assert not failure(lambda x: None).tried_hidden
    assert failure(lambda x: x / 2).tried_hidden
