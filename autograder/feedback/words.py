"""The words of a feedback page, in both languages."""

from collections.abc import Mapping
from datetime import datetime

from nnkit.language import Language

__all__ = ["duration", "moment", "number", "words"]

_WORDS: dict[Language, dict[str, str]] = {
    "en": {
        "feedback": "Feedback",
        "skip": "Skip to the notebook",
        "submitted-by": "Learner",
        "handed-in": "Handed in",
        "late": "{} late",
        "points": "Points",
        "of": "{} of {} points",
        "score": "Score: {} / {}",
        "still": "A person still has to grade {}: up to {} points more.",
        "still-one": "one answer",
        "still-many": "{} answers",
        "summary": "Summary",
        "caption": "Points by exercise and test",
        "test": "Test",
        "result": "Result",
        "from": "Of",
        "remarks": "Remarks",
        "total": "Total",
        "up-to": "up to {} points",
        "not-here": "nnkit and its widgets are not there while work is graded: open the notebook "
        "in JupyterLab to see what this cell shows.",
        "below": "Not run while work is graded: no points come after it. Open the notebook in "
        "JupyterLab to see what this cell shows.",
        "penalty": "Points off for being late",
        "penalty-of-all": "For being late, the whole assignment loses {} points.",
        "other": "More",
        "passed": "passed",
        "partly": "partly right",
        "failed": "not yet",
        "waiting": "not graded yet",
        "by-hand": "graded by hand",
        "visible-test": "Visible test",
        "hidden-test": "Hidden test",
        "answer": "Your answer",
        "task": "Task",
        "your-code": "Your code",
        "output": "Output",
        "message": "What the test says",
        "comment": "Comment",
        "no-response": "No answer was handed in: this is as it was released.",
        "hidden-failed": "A hidden test failed. What it tries is not shown.",
        "hidden-only": "This cell holds hidden tests only.",
        "repairs": "What was put in order before grading",
        "repairs-why": "Parts of the notebook were not as they were released. They were repaired "
        "as far as possible, so that the rest counts:",
        "repaired": "{} was repaired ({}).",
        "notebook": "Your notebook, as it was graded",
        "back": "Summary",
        "back-from": "Back to the summary from {}",
        "cut": "The output goes on; the rest is not shown.",
        "picture": "A picture that this cell shows.",
        "picture-of": "Picture: {}",
        "hours": "{} h",
        "minutes": "{} min",
        "days": "{} d",
        "seconds": "{} s",
    },
    "ko": {
        "feedback": "피드백",
        "skip": "노트북으로 건너뛰기",
        "submitted-by": "학습자",
        "handed-in": "제출",
        "late": "{} 늦음",
        "points": "점수",
        "of": "{1}점 중 {0}점",
        "score": "점수: {} / {}",
        "still": "{}를 아직 사람이 채점해야 한다. 최대 {}점이 더해질 수 있다.",
        "still-one": "답 하나",
        "still-many": "답 {}개",
        "summary": "요약",
        "caption": "문제와 테스트별 점수",
        "test": "테스트",
        "result": "결과",
        "from": "만점",
        "remarks": "설명",
        "total": "합계",
        "up-to": "최대 {}점",
        "not-here": "채점할 때는 nnkit과 위젯을 쓰지 않는다. 이 셀이 보여 주는 것은 JupyterLab에서 "
        "노트북을 열어 확인하자.",
        "below": "채점할 때는 실행하지 않는다. 이 아래로는 점수가 걸린 셀이 없다. 이 셀이 보여 "
        "주는 것은 JupyterLab에서 노트북을 열어 확인하자.",
        "penalty": "늦은 제출로 뺀 점수",
        "penalty-of-all": "늦게 제출하여 과제 전체에서 {}점을 뺀다.",
        "other": "그 밖에",
        "passed": "통과",
        "partly": "일부 맞음",
        "failed": "아직",
        "waiting": "아직 채점 전",
        "by-hand": "사람이 채점함",
        "visible-test": "보이는 테스트",
        "hidden-test": "숨은 테스트",
        "answer": "작성한 답",
        "task": "과제",
        "your-code": "작성한 코드",
        "output": "출력",
        "message": "테스트 결과",
        "comment": "의견",
        "no-response": "답이 없다. 배포된 그대로이다.",
        "hidden-failed": "숨은 테스트를 통과하지 못했다. 무엇을 넣어 보았는지는 보여 주지 않는다.",
        "hidden-only": "숨은 테스트만 있는 셀이다.",
        "repairs": "채점하기 전에 바로잡은 것",
        "repairs-why": "노트북의 일부가 배포된 것과 달랐다. 나머지를 채점할 수 있도록 되는 데까지 "
        "바로잡았다.",
        "repaired": "바로잡음: {} ({})",
        "notebook": "채점한 노트북",
        "back": "요약",
        "back-from": "{}에서 요약으로 돌아가기",
        "cut": "출력이 더 있지만 여기까지만 보여 준다.",
        "picture": "이 셀이 보여 주는 그림.",
        "picture-of": "그림: {}",
        "hours": "{}시간",
        "minutes": "{}분",
        "days": "{}일",
        "seconds": "{}초",
    },
}


def words(lang: Language) -> Mapping[str, str]:
    """Return the words in a language, by key."""
    return _WORDS[lang]


def number(value: float) -> str:
    """Return points as a person writes them.

    Examples
    --------
    >>> number(3.0), number(2.5), number(1 / 3)
    ('3', '2.5', '0.33')
    """
    return f"{round(value, 2):g}"


def moment(when: datetime) -> str:
    """Return a moment of the gradebook, which keeps UTC."""
    return f"{when:%Y-%m-%d %H:%M} UTC"


def duration(seconds: float, lang: Language) -> str:
    """Return a duration in its two largest units.

    Examples
    --------
    >>> duration(90_000, "en"), duration(61, "ko")
    ('1 d 1 h', '1분 1초')
    """
    parts = []
    left = int(seconds)
    for unit, length in (("days", 86_400), ("hours", 3_600), ("minutes", 60), ("seconds", 1)):
        count, left = divmod(left, length)
        if count:
            parts.append(words(lang)[unit].format(count))
    return " ".join(parts[:2]) or words(lang)["seconds"].format(0)
