"""What a cell shows, as a notebook keeps it; nothing that a learner's process tells is believed.

It ends up in pages that an instructor opens, so what is no text or image is left out; and of a
hidden test no more is shown than that it failed.
"""

import builtins
import re
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from autograder.checks import CheckFailed, Text
from autograder.grading.conversation import raised
from autograder.grading.process import LearnerGoneError

__all__ = ["TEST", "Shown", "ended", "error_output", "failure", "passed_on", "told", "writable"]

TEST = "<test {}>"
"""The file name of a test cell's code, by the cell's name."""

_MOST_OUTPUTS = 100
_LONGEST_MESSAGE = 8_000
_PNG = re.compile(r"iVBORw0KGgo[A-Za-z0-9+/\s]*={0,2}\s*")

_ENDED = {
    "timeout": Text(
        "time limit: this cell ran longer than {seconds:g} seconds and was stopped. Is there a "
        "loop that does not end?",
        "시간 초과: 이 셀은 {seconds:g}초를 넘겨 중단되었다. 끝나지 않는 반복문이 있는지 살펴보자.",
    ),
    "total": Text(
        "time limit: the whole notebook ran longer than {seconds:g} seconds, so this cell was "
        "not run.",
        "시간 초과: 노트북 전체가 {seconds:g}초를 넘겨 이 셀은 실행하지 않았다.",
    ),
    "ended": Text(
        "the code ended its own process{detail}. Remove calls such as `exit()`; if it used a "
        "lot of memory, use less.",
        "코드가 스스로 프로세스를 끝냈다{detail}. `exit()` 같은 호출을 지우자. 메모리를 많이 "
        "썼다면 줄이자.",
    ),
    "lied": Text(
        "the code broke the connection to the grader, so nothing that it says can be used.",
        "코드가 채점기와의 연결을 망가뜨렸으므로 그 결과를 쓸 수 없다.",
    ),
    "flooded": Text(
        "the code answered with far more data than any exercise asks for, and was stopped.",
        "코드가 문제에서 요구하는 것보다 훨씬 많은 데이터를 돌려주어 중단되었다.",
    ),
}
_HIDDEN = Text(
    "a hidden test failed. What it tries is not shown.",
    "숨은 테스트를 통과하지 못했다. 무엇을 넣어 보았는지는 보여 주지 않는다.",
)
_UNDEFINED = Text(
    "there is no `{name}`: the cell that should define it stopped with an error, or the name is "
    "another one there. Look at what that cell shows.",
    "`{name}`: 이런 이름이 없다. 이 이름을 정의해야 할 셀이 오류를 내고 멈췄거나, 거기서는 이름이 "
    "다르다. 그 셀의 출력을 살펴보자.",
)
_FAILED = Text("this test failed.", "이 테스트를 통과하지 못했다.")


@dataclass
class Shown:
    """What a cell shows, as a notebook keeps it.

    Attributes
    ----------
    outputs : list of dict
        In nbformat's form.
    seconds : float
    ended : str
        Why the learner's process ended in this cell: "timeout", "total", "ended", "lied",
        "flooded", or "".
    tried_hidden : bool
        Whether a test that failed may have tried hidden inputs, to tell why.
    """

    outputs: list[dict[str, Any]] = field(default_factory=list)
    seconds: float = 0.0
    ended: str = ""
    tried_hidden: bool = False

    @property
    def failed(self) -> bool:
        """Whether an error is shown."""
        return any(output["output_type"] == "error" for output in self.outputs)


def error_output(name: str, message: str, lines: list[str]) -> dict[str, Any]:
    """Return an error as a notebook shows it."""
    return {"output_type": "error", "ename": name, "evalue": message, "traceback": lines}


def ended(gone: LearnerGoneError, seconds: float, *, hidden: bool) -> dict[str, Any]:
    """Return what a cell shows in which the learner's process ended.

    Parameters
    ----------
    gone : LearnerGoneError
    seconds : float
        The limit that was exceeded, if one was.
    hidden : bool
        Whether the code knew hidden inputs: then its exit code is not shown.
    """
    detail = f" ({gone.detail})" if gone.detail and not hidden else ""
    text = str(_ENDED.get(gone.reason, _ENDED["ended"]))
    message = text.format(seconds=seconds, detail=detail)
    return error_output("LearnersProcessEnded", message, [message])


def failure(error: BaseException, *, hidden: bool) -> dict[str, Any]:
    """Return what a failed test cell shows; of a hidden test, no more than that it failed."""
    name = type(error).__name__
    message = _message(error)
    if isinstance(error, CheckFailed):
        return error_output(name, message, message.splitlines())
    if hidden:
        known = getattr(builtins, name, None) is type(error)
        return error_output(name if known else "Exception", str(_HIDDEN), [str(_HIDDEN)])
    learners = getattr(error, "learners", None)
    if type(error) is NameError and learners is None:
        told = str(_UNDEFINED).format(name=error.name)
        return error_output(name, told, [told])
    frames = [
        f"{frame.filename}, line {frame.lineno}\n    {frame.line}"
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.startswith(TEST.partition("{")[0])
    ]
    lines = [*frames, *(learners.text.splitlines() if learners else [])]
    ending = f"{name}: {message}" if message else name
    if not lines or lines[-1] != ending:
        lines.append(ending)
    return error_output(name, message, lines)


def _message(error: BaseException) -> str:
    try:
        return str(error)[:_LONGEST_MESSAGE]
    except Exception:  # `assert answer == 3, answer` asks the learner's object for its text
        return ""


def passed_on(tested: Shown, again: Shown) -> list[dict[str, Any]]:
    """Return what is shown of a visible test that ran twice.

    Parameters
    ----------
    tested : Shown
        By a process that had seen hidden inputs. Whether the test failed, and partial points, are
        taken from it, and not a word.
    again : Shown
        By a process that had not.
    """
    outputs = [output for output in again.outputs if output["output_type"] == "stream"]
    if tested.failed:
        errors = [output for output in again.outputs if output["output_type"] == "error"]
        failed = error_output("AssertionError", str(_FAILED), [str(_FAILED)])
        return [*outputs, *(errors or [failed])]
    for output in tested.outputs:
        if output["output_type"] == "execute_result" and _is_number(output["data"]["text/plain"]):
            outputs.append(output)
    return outputs


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def told(
    reply: dict[str, Any], most: int, line_of: Callable[[str, int], str]
) -> list[dict[str, Any]]:
    """Return what a learner's process told of a cell as outputs, believing none of its forms.

    Parameters
    ----------
    reply : dict
    most : int
        Characters of text, in each stream and in all rich outputs together.
    line_of : callable
        Returns a line of the submission, by cell and number.
    """
    outputs: list[dict[str, Any]] = []
    for stream in ("stdout", "stderr"):
        text = reply.get(stream)
        if type(text) is str and text:
            text = text[: most + 10]
            outputs.append({"output_type": "stream", "name": stream, "text": text})
    outputs += _rich(reply.get("rich"), most)
    trouble = reply.get("raised")
    if type(trouble) is dict:
        error = raised(trouble, line_of)
        learners = getattr(error, "learners", None)
        lines = learners.text.splitlines() if learners else [f"{type(error).__name__}: {error}"]
        outputs.append(error_output(type(error).__name__, str(error), lines))
    elif "trouble" in reply:  # the process could not even run the cell
        error = raised(reply["trouble"], line_of)
        outputs.append(error_output(type(error).__name__, str(error), [str(error)]))
    return outputs


def _rich(rich: Any, most: int) -> list[dict[str, Any]]:
    outputs = []
    for entry in rich[:_MOST_OUTPUTS] if type(rich) is list else []:
        if type(entry) is not list or len(entry) != 2 or type(entry[1]) is not dict:
            continue
        text, image = entry[1].get("text/plain"), entry[1].get("image/png")
        data = {}
        if type(text) is str and most > 0:
            data["text/plain"] = text[:most]
            most -= len(text)
        if type(image) is str and _PNG.fullmatch(image):  # a page shows it as it stands
            data["image/png"] = image
        if not data:
            continue
        output: dict[str, Any] = {"output_type": "display_data", "metadata": {}, "data": data}
        if entry[0] == "execute_result":
            output |= {"output_type": "execute_result", "execution_count": None}
        outputs.append(output)
    return outputs


def writable(value: Any) -> Any:
    """Return an output, or a part of one, with only such characters as a file can hold."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode()
    if isinstance(value, list):
        return [writable(entry) for entry in value]
    if isinstance(value, dict):
        return {key: writable(entry) for key, entry in value.items()}
    return value
