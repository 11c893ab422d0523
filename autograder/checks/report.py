"""What a learner reads when an answer is not right yet.

A visible test shows the whole call: inputs, what came back, what was expected. A hidden test shows
none of that, only the idea that failed and the kind of fault.
"""

from collections.abc import Sequence

import numpy as np

from autograder.checks.calls import Outcome, kind_of_error
from autograder.checks.mistakes import Diagnosis
from autograder.checks.trials import Trial
from autograder.checks.values import first_difference
from autograder.checks.wording import Text, call_text, value_text

__all__ = ["FAULTS", "explained", "learners_line", "report"]

FAULTS = {
    "not-written": Text(
        "this exercise is not written yet. Write your solution in the cell above, in place of "
        "`raise NotImplementedError`, and run that cell.",
        "아직 작성하지 않은 문제다. 위 셀의 `raise NotImplementedError` 자리에 풀이를 쓰고 "
        "그 셀을 실행하자.",
    ),
    "raised": Text("your code stops with an error.", "코드가 오류를 내고 멈춘다."),
    "no-error": Text(
        "this input does not fit, and the error that the exercise asks for was not raised. Only "
        "`raise` does that, neither `return` nor `print`.",
        "맞지 않는 입력인데도, 문제에서 요구한 오류가 발생하지 않았다. 오류는 `return`이나 "
        "`print`가 아니라 `raise`로 일으킨다.",
    ),
    "returned-nothing": Text("nothing came back (None).", "돌아온 값이 없다(None)."),
    "wrong-type": Text(
        "what came back is not of the type that the exercise asks for: a number or a numpy array.",
        "돌아온 값의 자료형이 문제에서 요구한 것(수 또는 numpy 배열)과 다르다.",
    ),
    "rule-broken": Text(
        "what came back is not what the exercise asks for.",
        "돌아온 것이 문제에서 요구한 것과 다르다.",
    ),
    "wrong-shape": Text(
        "what came back has a different shape than expected.",
        "돌아온 값의 형상이 기대한 것과 다르다.",
    ),
    "not-a-number": Text(
        "what came back holds nan (not a number), a sign of an undefined operation such as 0/0.",
        "돌아온 값에 nan(수가 아님)이 있다. 0/0처럼 정의되지 않은 계산을 했다는 뜻이다.",
    ),
    "warned": Text(
        "the result is right, but computing it made numpy warn, of an overflow for example.",
        "결과는 맞지만 계산하는 동안 numpy가 경고했다. 예를 들면 오버플로이다.",
    ),
    "not-by-import": Text(
        "the answer comes from a package that has it ready-made. Write the code yourself, with "
        "numpy: when your work is graded, the package is not there.",
        "답을 이미 갖추고 있는 패키지에서 가져왔다. numpy로 직접 작성하자. 채점할 때는 그 패키지가 "
        "없다.",
    ),
    "wrong-value": Text("the result differs.", "결과가 다르다."),
    "input-changed": Text(
        "your code changes the input that it was given. Its owner may still need it: compute a "
        "new array (`a = a * b`, not `a *= b`).",
        "코드가 넘겨받은 입력을 바꾼다. 입력의 주인이 그 값을 다시 쓸 수 있으니 새 배열을 만들어 "
        "계산하자(`a *= b` 말고 `a = a * b`).",
    ),
}

_CALLED = Text("called:   ", "호출:      ")
_RETURNED = Text("returned: ", "돌아온 값: ")
_EXPECTED = Text("expected: ", "기대한 값: ")
_RAISED = Text("raised:   ", "발생 오류: ")
_PRINTED = Text("printed:  ", "출력:      ")
_YOUR_LINE = Text("your line ", "오류가 난 줄 ")
_FOR_EXAMPLE = Text(" (for example)", " (예를 들면)")
_IDEAS = Text("A hidden test fails. It probes: ", "숨은 테스트를 통과하지 못했다. 확인하는 내용: ")
_LIKELY = Text("Likely mistake: ", "짐작되는 실수: ")
_ERROR = Text("an error of type ", "오류 ")
_LONGEST_PRINT = 200


def report(name: str, trials: Sequence[Trial]) -> str:
    """Return the message for trials of which at least one is at fault.

    An object of the learner's is asked for its text here. So this comes before hidden inputs are
    tried to tell the likely mistake, which :func:`explained` adds.

    Parameters
    ----------
    name : str
        The exercise's name.
    trials : sequence of Trial

    Returns
    -------
    str
        In the language in use. For hidden cases no number of theirs is in it, and nothing that
        the learner's code printed or raised as text, since that could repeat them.
    """
    faulty = [trial for trial in trials if trial.fault]
    first = faulty[0]
    lines = [f"{name}: {FAULTS[first.fault]}"]
    if first.fault in ("not-written", "not-by-import"):
        return lines[0]
    if first.case.idea is None:
        lines += ["", *_numbers(name, first)]
    else:
        # dict.fromkeys: each idea once, in order
        ideas = dict.fromkeys(str(trial.case.idea) for trial in faulty)
        lines.append(f"{_IDEAS}{'; '.join(ideas)}")
        if first.outcome.error is not None and first.fault != "rule-broken":
            lines.append(f"{_RAISED}{kind_of_error(first.outcome.error)}")
    return "\n".join([*lines, *learners_line(first.outcome)])


def learners_line(outcome: Outcome) -> list[str]:
    """Return the line that names the line of the learner's code that stopped, if one did."""
    return [f"{_YOUR_LINE}{outcome.line}"] if outcome.line else []


def explained(message: str, diagnosis: Diagnosis) -> str:
    """Return a report's message with the likely mistake, where one is known."""
    return message if diagnosis.text is None else f"{message}\n\n{_LIKELY}{diagnosis.text}"


def _numbers(name: str, trial: Trial) -> list[str]:
    outcome, expected = trial.outcome, trial.expected
    lines = [f"{_CALLED}{call_text(name, trial.case.args)}"]
    if trial.fault == "rule-broken":
        return lines
    if outcome.error is not None:
        lines.append(f"{_RAISED}{_error_text(outcome.error)}")
    else:
        lines.append(f"{_RETURNED}{_answer(outcome)}")
    if expected.error is not None:
        lines.append(f"{_EXPECTED}{_ERROR}{type(expected.error).__name__}")
    else:
        example = _FOR_EXAMPLE if trial.also_right else ""
        lines.append(f"{_EXPECTED}{_answer(expected)}{example}")
        lines += _where(trial)
    if outcome.printed.strip():
        lines.append(f"{_PRINTED}{outcome.printed.strip()[:_LONGEST_PRINT]}")
    return lines


def _answer(outcome: Outcome) -> str:
    value = outcome.value
    if type(value) is np.ndarray and value.ndim:
        return f"{value_text(value)}" + str(
            Text(f", an array of shape {value.shape}", f", 형상이 {value.shape}인 배열")
        )
    if value is None or outcome.numbers is not None:
        return value_text(value)
    kind = type(value).__name__
    return value_text(value) + str(Text(f", of type {kind}", f", 자료형 {kind}"))


def _where(trial: Trial) -> list[str]:
    received, expected = trial.outcome.numbers, trial.expected.numbers
    if (
        trial.also_right
        or received is None
        or expected is None
        or received.shape != expected.shape
        or received.size < 2
    ):
        return []
    index = first_difference(received, expected, trial.tolerance)
    if index is None:
        return []
    place, got, wanted = list(index), value_text(received[index]), value_text(expected[index])
    return [
        str(
            Text(
                f"first difference at {place}: {got} instead of {wanted}",
                f"처음 다른 곳 {place}: {wanted}이어야 하는데 {got}",
            )
        )
    ]


def _error_text(error: BaseException) -> str:
    try:
        return f"{type(error).__name__}: {error}"[:_LONGEST_PRINT]
    except Exception:  # a learner's own __str__
        return type(error).__name__
