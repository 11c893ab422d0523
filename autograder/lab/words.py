"""What the launcher and the landing pages say, in both languages.

JupyterLab's menus are translated, nbgrader's are not: their labels stay English here, too.
"""

from nnkit.language import Language

__all__ = ["words"]


def words(lang: Language) -> dict[str, str]:
    """Return every phrase in `lang`, by its key.

    Examples
    --------
    >>> words("ko")["learner"]
    '학습자'
    """
    return _WORDS[lang]


_WORDS: dict[Language, dict[str, str]] = {
    "en": {
        # the terminal
        "learner": "Learner",
        "instructor": "Instructor",
        "starting": "Starting JupyterLab …",
        "ready": "{who}: ready after {seconds:.1f} s",
        "first": "First:",
        "how-to-stop": "Ctrl-C stops everything; all work stays in .nncourse/.",
        "stopping": "Stopping; all work is kept.",
        "no-exchange": (
            "On Windows nbgrader cannot exchange assignments: run the course inside WSL2 for "
            "those. Starting the lessons without them."
        ),
        "no-instructor": "the instructor's JupyterLab needs the exchange, and so WSL2",
        "lesson-new": "New lesson: {path}",
        "lesson-replaced": "Newer lesson: {path}",
        "lesson-beside": "Newer lesson: {path}. Your own {was} is as you left it.",
        # the learner's page
        "learner-title": "Neural networks",
        "next": "Your next step",
        "lesson": "Lesson",
        "time": "Time",
        "minutes": "{minutes} min",
        "assignment": "Assignment",
        "other-language": "한국어",
        "builds": "You build",
        "progress": "Your progress",
        "opened": "opened",
        "not-opened": "not opened",
        "quiz": "quiz {done} of {all}",
        "quiz-done": "quiz {done} of {all} ✓",
        "lessons-opened": "{done} of {all} lessons opened",
        "questions-right": "{done} of {all} quiz questions done",
        "assignments-submitted": "{done} of {all} assignments submitted",
        "glossary": "Glossary: all terms, in English and Korean",
        "lessons": "Lessons",
        "learner-help": (
            "## How it works\n"
            "\n"
            "**Lessons** are yours: run a cell with Shift+Enter, change it, run it again. For a "
            "fresh copy, rename or delete the file and start the course again.\n"
            "\n"
            "**Assignments** live in the menu *Nbgrader → Assignment List*: *Fetch* puts the "
            "notebook into `assignments/`. Solve it, save it, press *Validate* in its toolbar to "
            "see what your tests say, then *Submit* in the Assignment List. *Submit* sends what "
            "is saved. You may submit as often as you like; the last one counts.\n"
            "\n"
            "**Feedback** comes back into the Assignment List: *Fetch Feedback*, then *(view "
            "feedback)* shows its folder.\n"
        ),
        "refreshed": "*The course keeps this page up to date. Reload it to see what is next.*",
        "unreleased": "not released yet",
        "released": "to fetch",
        "fetched": "to solve",
        "validated": "to submit, validated ✓",
        "submitted": "submitted",
        "feedback-ready": "graded, feedback waiting",
        "done": "graded, feedback",
        "no-lessons": "There are no lessons in this language yet: run `nncourse build`.",
        "step-open": "Open the lesson [{title}]({path}).",
        "step-unreleased": (
            "You are through the lessons. The assignment `{name}` is not released yet: that is "
            "the instructor's move."
        ),
        "step-released": (
            "Fetch the assignment `{name}`: menu *Nbgrader → Assignment List*, *Fetch*."
        ),
        "step-fetched": (
            "Solve [{name}]({path}), save it, and submit it: menu *Nbgrader → Assignment List*, "
            "*Submit*."
        ),
        "step-validated": (
            "[{name}]({path}) passes its tests. Submit it: menu *Nbgrader → Assignment List*, "
            "*Submit*."
        ),
        "step-submitted": (
            "`{name}` is with the instructor. You may improve it and submit it again while you "
            "wait."
        ),
        "step-feedback-ready": (
            "There is feedback on `{name}`: menu *Nbgrader → Assignment List*, *Fetch Feedback*."
        ),
        "step-finished": (
            "You have opened every lesson. The table shows which quizzes and assignments are left."
        ),
        "step-done": "Read your [feedback on {name}]({path}).",
        # the instructor's page
        "instructor-title": "Neural networks: the instructor's side",
        "assignments": "Assignments",
        "state": "State",
        "no-assignments": "There are no assignments in this language yet: run `nncourse build`.",
        "instructor-help": (
            "## How it works\n"
            "\n"
            "**Formgrader** is in the menu *Nbgrader → Formgrader*. *Manage Assignments* has a "
            "button for each step of the round; *Manual Grading* is where answers in words get "
            "their points.\n"
            "\n"
            "The same in a terminal, in this folder:\n"
            "\n"
            "```\n"
            "nbgrader generate_assignment NAME\n"
            "nbgrader release_assignment NAME\n"
            "nbgrader collect NAME\n"
            "nbgrader autograde NAME\n"
            "nbgrader generate_feedback NAME\n"
            "nbgrader release_feedback NAME\n"
            "```\n"
            "\n"
            "Lessons and assignments are edited as text, in `course/*.py` and `source/*.py`; "
            "`nncourse build` makes the notebooks.\n"
        ),
        "is-written": "written",
        "is-generated": "generated",
        "is-released": "released",
        "is-to-collect": "submissions waiting",
        "is-to-grade": "to autograde",
        "is-to-read": "answers to read",
        "is-to-return": "feedback to release",
        "is-returned": "feedback released",
        "step-written": (
            "Generate `{name}`, then release it: menu *Nbgrader → Formgrader*, *Manage "
            "Assignments*."
        ),
        "step-generated": "Release `{name}`: menu *Nbgrader → Formgrader*, *Manage Assignments*.",
        "step-to-collect": (
            "Collect the submissions of `{name}`: menu *Nbgrader → Formgrader*, *Manage "
            "Assignments*, *Collect*."
        ),
        "step-to-grade": (
            "Autograde `{name}`: menu *Nbgrader → Formgrader*, *Manage Assignments*, the number "
            "of its submissions."
        ),
        "step-to-read": (
            "Read the answers in words to `{name}` and give their points: menu *Nbgrader → "
            "Formgrader*, *Manual Grading*."
        ),
        "step-to-return": (
            "Generate and release the feedback on `{name}`: menu *Nbgrader → Formgrader*, "
            "*Manage Assignments*."
        ),
        "step-waiting": "All is done. The next move is the learners'.",
    },
    "ko": {
        "learner": "학습자",
        "instructor": "강사",
        "starting": "JupyterLab을 시작한다 …",
        "ready": "{who}: {seconds:.1f}초 만에 준비되었다",
        "first": "먼저 할 일:",
        "how-to-stop": "Ctrl-C를 누르면 모두 끝난다. 작업은 .nncourse/에 그대로 남는다.",
        "stopping": "끝내는 중이다. 작업은 모두 남는다.",
        "no-exchange": (
            "Windows에서는 nbgrader가 과제를 주고받지 못한다. 과제까지 하려면 WSL2 안에서 "
            "실행하자. 지금은 과제 없이 수업만 시작한다."
        ),
        "no-instructor": "강사용 JupyterLab에는 과제 교환 폴더가 필요하니 WSL2에서 실행하자",
        "lesson-new": "새 수업: {path}",
        "lesson-replaced": "새로 고친 수업: {path}",
        "lesson-beside": "새로 고친 수업: {path}. 직접 고친 {was}는 그대로 두었다.",
        "learner-title": "신경망",
        "next": "다음 할 일",
        "lesson": "수업",
        "time": "시간",
        "minutes": "{minutes}분",
        "assignment": "과제",
        "other-language": "English",
        "builds": "만드는 것",
        "progress": "진행",
        "opened": "열어 봄",
        "not-opened": "아직 열지 않음",
        "quiz": "퀴즈 {all}개 중 {done}개",
        "quiz-done": "퀴즈 {all}개 중 {done}개 ✓",
        "lessons-opened": "수업 {all}개 중 {done}개를 열었다",
        "questions-right": "퀴즈 {all}개 중 {done}개를 맞혔다",
        "assignments-submitted": "과제 {all}개 중 {done}개를 제출했다",
        "glossary": "용어집: 이 강좌의 모든 용어를 한국어와 영어로",
        "lessons": "수업 목록",
        "learner-help": (
            "## 이렇게 배운다\n"
            "\n"
            "**수업** 노트북은 마음껏 고쳐도 된다. Shift+Enter로 셀을 실행하고, 고치고, 다시 "
            "실행해 보자. 처음 상태가 필요하면 파일 이름을 바꾸거나 지운 뒤 다시 시작하면 된다.\n"
            "\n"
            "**과제**는 메뉴 *Nbgrader → Assignment List*에 있다. *Fetch*를 누르면 노트북이 "
            "`assignments/`에 들어온다. 풀고 저장한 다음, 노트북 도구 모음의 *Validate*로 "
            "테스트 결과를 확인하고, Assignment List에서 *Submit*을 누른다. 저장한 내용만 "
            "제출된다. 몇 번이든 제출할 수 있고, 마지막 제출이 채점된다.\n"
            "\n"
            "**피드백**도 Assignment List로 돌아온다. *Fetch Feedback*을 누른 다음 *(view "
            "feedback)* 링크를 누르면 피드백 폴더가 열린다.\n"
        ),
        "refreshed": "*이 페이지는 진행에 맞추어 바뀐다. 새로 고치면 다음 할 일이 보인다.*",
        "unreleased": "아직 배포되지 않음",
        "released": "받을 차례",
        "fetched": "풀 차례",
        "validated": "제출할 차례, 검증 통과 ✓",
        "submitted": "제출함",
        "feedback-ready": "채점됨, 피드백 도착",
        "done": "채점됨, 피드백",
        "no-lessons": "아직 이 언어로 된 수업이 없다. `nncourse build`를 실행하자.",
        "step-open": "수업 [{title}]({path})부터 시작하자.",
        "step-unreleased": (
            "수업을 모두 보았다. `{name}` 과제는 아직 배포되지 않았다. 이제 강사가 배포할 차례이다."
        ),
        "step-released": (
            "`{name}` 과제를 받자. 메뉴 *Nbgrader → Assignment List*에서 *Fetch*를 누르면 된다."
        ),
        "step-fetched": (
            "[{name}]({path}) 과제를 풀고 저장한 뒤 제출하자. 메뉴 *Nbgrader → Assignment "
            "List*에서 *Submit*을 누르면 된다."
        ),
        "step-validated": (
            "[{name}]({path}) 과제가 테스트를 모두 통과했다. 이제 제출하자. 메뉴 *Nbgrader → "
            "Assignment List*에서 *Submit*을 누르면 된다."
        ),
        "step-submitted": (
            "강사가 `{name}` 과제를 채점할 차례이다. 기다리는 동안 답을 고쳐서 다시 제출해도 된다."
        ),
        "step-feedback-ready": (
            "`{name}` 과제의 피드백이 도착했다. 메뉴 *Nbgrader → Assignment List*에서 "
            "*Fetch Feedback*을 누르자."
        ),
        "step-finished": (
            "수업을 모두 열어 보았다. 아직 남은 퀴즈와 과제는 아래 표에서 찾을 수 있다."
        ),
        "step-done": "[{name} 과제의 피드백]({path})을 읽어 보자.",
        "instructor-title": "신경망: 강사용",
        "assignments": "과제 목록",
        "state": "상태",
        "no-assignments": "아직 이 언어로 된 과제가 없다. `nncourse build`를 실행하자.",
        "instructor-help": (
            "## 이렇게 채점한다\n"
            "\n"
            "**Formgrader**는 메뉴 *Nbgrader → Formgrader*에 있다. *Manage Assignments*에 "
            "단계마다 단추가 있고, 글로 쓴 답은 *Manual Grading*에서 점수를 준다.\n"
            "\n"
            "터미널에서는 이 폴더에서 같은 일을 할 수 있다.\n"
            "\n"
            "```\n"
            "nbgrader generate_assignment NAME\n"
            "nbgrader release_assignment NAME\n"
            "nbgrader collect NAME\n"
            "nbgrader autograde NAME\n"
            "nbgrader generate_feedback NAME\n"
            "nbgrader release_feedback NAME\n"
            "```\n"
            "\n"
            "수업과 과제는 `course/*.py`와 `source/*.py`의 글을 고쳐서 만든다. 노트북은 "
            "`nncourse build`가 만든다.\n"
        ),
        "is-written": "작성됨",
        "is-generated": "배포본 만듦",
        "is-released": "배포함",
        "is-to-collect": "제출물 도착",
        "is-to-grade": "자동 채점할 차례",
        "is-to-read": "글 답안 채점할 차례",
        "is-to-return": "피드백 보낼 차례",
        "is-returned": "피드백 보냄",
        "step-written": (
            "`{name}` 과제의 배포본을 만들고(Generate) 배포하자(Release). 메뉴 *Nbgrader → "
            "Formgrader*의 *Manage Assignments*에 있다."
        ),
        "step-generated": (
            "`{name}` 과제를 배포하자(Release). 메뉴 *Nbgrader → Formgrader*의 *Manage "
            "Assignments*에 있다."
        ),
        "step-to-collect": (
            "`{name}` 과제의 제출물을 걷자. 메뉴 *Nbgrader → Formgrader*의 *Manage "
            "Assignments*에서 *Collect*를 누르면 된다."
        ),
        "step-to-grade": (
            "`{name}` 과제를 자동 채점하자(Autograde). 메뉴 *Nbgrader → Formgrader*의 *Manage "
            "Assignments*에서 제출 수를 누르면 된다."
        ),
        "step-to-read": (
            "`{name}` 과제에서 글로 쓴 답을 읽고 점수를 주자. 메뉴 *Nbgrader → Formgrader*의 "
            "*Manual Grading*에 있다."
        ),
        "step-to-return": (
            "`{name}` 과제의 피드백을 만들고(Generate Feedback) 보내자(Release Feedback). "
            "메뉴 *Nbgrader → Formgrader*의 *Manage Assignments*에 있다."
        ),
        "step-waiting": "할 일을 모두 마쳤다. 이제 학습자의 차례이다.",
    },
}
