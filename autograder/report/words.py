"""What the report's page says, in both languages."""

from autograder.checks import Text
from nnkit.language import Language

__all__ = ["words"]


def words(lang: Language) -> dict[str, str]:
    """Return every phrase of the page in `lang`, by its key.

    Examples
    --------
    >>> words("ko")["learner"]
    '학습자'
    """
    return {key: getattr(text, lang) for key, text in _WORDS.items()}


_WORDS = {
    # frame
    "title": Text("Report on {assignment}", "{assignment} 채점 보고서"),
    "made": Text("Made {when} UTC", "작성: {when} UTC"),
    "due": Text("due {when} UTC", "마감: {when} UTC"),
    "no-due": Text("no due date", "마감 없음"),
    "private": Text(
        "This page names learners. Keep it to yourself.",
        "학습자의 이름이 들어 있으니 외부에 공개하지 말자.",
    ),
    "contents": Text("Contents", "차례"),
    "skip": Text("Skip to the report", "본문으로 건너뛰기"),
    "learner": Text("Learner", "학습자"),
    "learners": Text("Learners", "학습자"),
    "exercise": Text("Exercise", "문제"),
    "test": Text("Test cell", "테스트 셀"),
    "cell": Text("Cell", "셀"),
    "notebook": Text("Notebook", "노트북"),
    "points": Text("Points", "점수"),
    "worth": Text("Worth", "배점"),
    "none": Text("None.", "없음."),
    "yes": Text("yes", "예"),
    "no": Text("no", "아니요"),
    "unknown": Text("unknown", "알 수 없음"),
    "show": Text("Show {n} learners", "학습자 {n}명 보기"),
    "of": Text("{n} of {of}", "{of}명 중 {n}명"),
    # at a glance
    "glance": Text("At a glance", "한눈에 보기"),
    "submissions": Text("Submissions", "제출물"),
    "of-learners": Text("of {n} learners", "학습자 {n}명 중"),
    "mean": Text("Mean", "평균"),
    "median": Text("Median", "중앙값"),
    "of-points": Text("of {n} points", "{n}점 만점"),
    "to-grade": Text("To grade by hand", "직접 채점할 것"),
    "to-grade-note": Text("their points are not final", "점수가 아직 확정되지 않음"),
    "most-common": Text("Most common mistake", "가장 흔한 실수"),
    "late-count": Text("Late", "지각 제출"),
    "attention": Text("What needs your attention", "확인이 필요한 것"),
    "all-well": Text("Nothing does: all is as it should be.", "없다. 모두 정상이다."),
    "danger": Text("Danger", "위험"),
    "warning": Text("To do", "할 일"),
    "look": Text("Look", "살펴보기"),
    "not-isolated": Text(
        "graded WITHOUT isolation: learners' code could read and change whatever you can, the "
        "points included. Check what these submissions did, and grade them again where Landlock "
        "and seccomp work",
        "격리 없이 채점한 제출물: 학습자의 코드가 점수를 포함하여 여러분이 읽고 바꿀 수 있는 "
        "것은 무엇이든 읽고 "
        "바꿀 수 있었다. 이 제출물이 무엇을 했는지 확인하고, Landlock과 seccomp가 동작하는 "
        "곳에서 다시 채점하자",
    ),
    "not-recorded": Text(
        "without a record of how they were graded, for example by another program: take them as "
        "graded without isolation, and grade them again with `nncourse grade --force`",
        "채점 기록이 없는 제출물(다른 프로그램으로 채점한 경우 등): 격리 없이 채점한 것으로 보고 "
        "`nncourse grade "
        "--force`로 다시 채점하자",
    ),
    "not-isolated-who": Text("Graded without isolation:", "격리 없이 채점:"),
    "not-recorded-who": Text("Without a record of isolation:", "격리 기록이 없음:"),
    "attention-suspicious": Text(
        "did what no exercise asks for. That is a suspicion, no proof",
        "어느 문제에서도 요구하지 않는 일을 한 제출물. 의심일 뿐 증거는 아니다",
    ),
    "attention-similar-one": Text(
        "pair of submissions that are nearly the same",
        "거의 같은 제출물 쌍",
    ),
    "attention-similar": Text(
        "pairs of submissions that are nearly the same",
        "거의 같은 제출물 쌍",
    ),
    "attention-not-graded": Text(
        "collected and not graded yet: `nncourse grade {assignment}`",
        "수거했지만 아직 채점하지 않은 제출물: `nncourse grade {assignment}`",
    ),
    "attention-lacking": Text(
        "with a notebook that was not handed in or cannot be read",
        "노트북이 빠졌거나 읽을 수 없는 제출물",
    ),
    "attention-by-hand": Text(
        "wait for you in Formgrader's Manual Grading; their points are not final, so the files "
        "for Canvas and Moodle leave them out",
        "Formgrader의 Manual Grading에서 직접 채점을 기다리는 제출물. 점수가 확정되지 않아 "
        "Canvas와 Moodle 파일에는 "
        "넣지 않았다",
    ),
    "attention-by-hand-provisional": Text(
        "wait for you in Formgrader's Manual Grading; the files for Canvas and Moodle hold their "
        "points all the same, as you asked with `--provisional`",
        "Formgrader의 Manual Grading에서 직접 채점을 기다리는 제출물. `--provisional`에 따라 "
        "Canvas와 Moodle "
        "파일에도 넣었다",
    ),
    "attention-ended": Text(
        "ran out of time or crashed in some cell",
        "어떤 셀에서 시간을 넘기거나 비정상 종료한 제출물",
    ),
    # points
    "distribution": Text("Points", "점수 분포"),
    "histogram": Text("Submissions by points", "점수별 제출물 수"),
    "histogram-alt": Text(
        "Histogram: {n} submissions between {low} and {high} points of {possible}, mean {mean}, "
        "median {median}. The table below has the numbers.",
        "히스토그램: 제출물 {n}개, {possible}점 만점에 {low}점부터 {high}점까지, 평균 {mean}, "
        "중앙값 {median}. "
        "아래 표에 수치가 있다.",
    ),
    "range": Text("{low} to less than {high}", "{low} 이상 {high} 미만"),
    "last-range": Text("{low} to {high}", "{low} 이상 {high} 이하"),
    "number": Text("Number", "수"),
    "share": Text("Share", "비율"),
    "lowest": Text("Lowest", "최저"),
    "highest": Text("Highest", "최고"),
    "numbers": Text("The numbers", "수치 표"),
    # tests
    "tests": Text("Tests", "테스트"),
    "tests-note": Text(
        "A submission passes a test cell when it gets all of its points.",
        "테스트 셀의 점수를 모두 얻으면 통과한 것으로 센다.",
    ),
    "passed": Text("Passed", "통과"),
    "pass-rate": Text("Pass rate", "통과율"),
    "mean-points": Text("Mean points", "평균 점수"),
    "by-hand": Text("Graded by hand", "직접 채점하는 셀"),
    "waiting": Text("Waiting", "대기 중"),
    # misconceptions
    "misconceptions": Text("Misconceptions", "오개념"),
    "misconceptions-note": Text(
        "The tests recognise a mistake by its results: the learner's code gives exactly what a "
        "known mistaken formula gives, or fails in a way that has a name. A learner counts once "
        "for each mistake of an exercise.",
        "테스트는 결과로 실수를 알아본다. 학습자의 코드가 알려진 잘못된 식과 똑같은 값을 내거나, "
        "이름이 있는 "
        "방식으로 실패할 때이다. 한 문제의 한 실수에서 학습자를 한 번만 센다.",
    ),
    "symptom": Text("a symptom; its cause is not known", "증상만 보이고 원인은 모름"),
    "blank": Text("left blank", "작성하지 않음"),
    "mistake": Text("Mistake", "실수"),
    "explanation": Text("What it is", "설명"),
    "unexplained": Text("No explanation is known.", "알려진 설명이 없다."),
    "how-many": Text("Learners", "학습자 수"),
    "who": Text("Who", "누구"),
    # submissions
    "each": Text("Every submission", "제출물 목록"),
    "each-note": Text(
        "Time is what grading took from start to end; processor time and memory are those of the "
        "learner's own processes.",
        "시간은 채점을 시작해서 끝날 때까지 걸린 시간이고, CPU 시간과 메모리는 학습자의 "
        "프로세스가 쓴 것이다.",
    ),
    "hand": Text("By hand", "직접 채점"),
    "waits": Text("waits", "대기"),
    "submitted": Text("Handed in (UTC)", "제출(UTC)"),
    "late": Text("Late by", "지각"),
    "seconds": Text("Time, s", "시간(초)"),
    "cpu": Text("CPU, s", "CPU(초)"),
    "memory": Text("Memory, MiB", "메모리(MiB)"),
    "isolated": Text("Isolated", "격리"),
    "remarks": Text("Remarks", "비고"),
    "remark-repairs": Text("repairs: {n}", "바로잡음 {n}건"),
    "remark-ended": Text("cells ended: {n}", "중단된 셀 {n}개"),
    "remark-suspicious": Text("suspicion", "의심"),
    "remark-lacking": Text("no notebook: {names}", "노트북 없음: {names}"),
    # time, memory, isolation
    "resources": Text("Time, memory and isolation", "시간, 메모리, 격리"),
    "layers": Text("Layers of isolation", "격리 계층"),
    "layers-note": Text(
        "How many submissions were graded behind each layer. Landlock and seccomp together keep a "
        "hostile program in.",
        "각 계층 안에서 채점한 제출물의 수. Landlock과 seccomp가 함께 있어야 악의적인 프로그램을 "
        "가둘 수 있다.",
    ),
    "layer": Text("Layer", "계층"),
    "slowest": Text("Slowest", "가장 느린 것"),
    "measure": Text("Measure", "측정값"),
    "resource-summary": Text("What submissions used", "제출물이 쓴 자원"),
    "ended": Text("Cells that were ended", "중단된 셀"),
    "why": Text("Why", "이유"),
    # late, repairs
    "lates": Text("Late submissions", "지각 제출"),
    "penalty": Text("Points taken off", "감점"),
    "repairs": Text("Repairs", "바로잡은 것"),
    "repairs-note": Text(
        "What submissions arrived with, and what grading made of it. Learners read the same in "
        "their feedback.",
        "제출물에 있던 문제와 채점할 때 처리한 방법이다. 학습자도 피드백에서 같은 내용을 읽는다.",
    ),
    "repair": Text("What was done", "처리"),
    # suspicions
    "suspicions": Text("Suspected attacks", "의심스러운 동작"),
    "suspicions-note": Text(
        "What the learner's process noted while it ran their code. A note is a reason to read the "
        "code, and no proof of intent: libraries open files too, a learner may have copied lines "
        "without understanding them, and hostile code can spoil the notes. Isolation does not "
        "depend on them.",
        "학습자의 코드를 실행하는 동안 그 프로세스가 남긴 기록이다. 코드를 읽어 볼 이유일 뿐 "
        "고의의 증거는 아니다. "
        "라이브러리도 파일을 열고, 뜻을 모른 채 베낀 코드일 수도 있으며, 악의적인 코드는 기록을 "
        "망칠 수도 있다. "
        "격리는 이 기록에 의존하지 않는다.",
    ),
    "may-mean": Text("What it may mean", "짐작되는 뜻"),
    "evidence": Text("Evidence, as noted", "기록된 증거"),
    # similarity
    "similar": Text("Near-identical submissions", "거의 같은 제출물"),
    "similar-read": Text("How to read this", "읽는 방법"),
    "similar-note": Text(
        "Short exercises have answers that many write alike, so only what hardly anybody else "
        "wrote counts: code that was given, model solutions, known mistakes, and passages of "
        "{passage} tokens that more than {few} learners share are left out. “Alike” is the "
        "share of tokens in common, in order, when names and comments are ignored; “as written” "
        "compares the characters. High in both: probably the same text. Alike high and as written "
        "lower: the same code under other names. Either may have a good reason, such as work in "
        "pairs or a common source: read both answers, and ask.",
        "짧은 문제의 답은 누가 써도 비슷하다. 그래서 다른 사람이 거의 쓰지 않은 부분만 센다. "
        "주어진 코드, 모범 답안, "
        "알려진 실수, 그리고 학습자 {few}명보다 많은 사람이 함께 쓴 {passage}토큰 길이의 구절은 "
        "뺀다. ‘구조’는 이름과 "
        "주석을 무시하고 순서대로 일치하는 토큰의 비율이고, ‘글자’는 적힌 글자를 그대로 비교한 "
        "값이다. 둘 다 높으면 "
        "같은 글일 가능성이 크고, 구조만 높으면 이름을 바꾼 같은 코드일 수 있다. 짝 활동이나 "
        "같은 참고 자료처럼 "
        "정당한 이유가 있을 수 있으니, 두 답을 읽어 보고 물어보자.",
    ),
    "first": Text("First", "첫째"),
    "second": Text("Second", "둘째"),
    "alike": Text("Alike", "구조"),
    "as-written": Text("As written", "글자"),
    "shared": Text("Shared tokens", "공유 토큰"),
    "where": Text("Where", "어디"),
    "compare": Text("Compare {first} and {second}", "비교: {first}, {second}"),
    "more": Text("{n} more are in similar.csv.", "나머지 {n}개는 similar.csv에 있다."),
    # files
    "files": Text("The same as files", "파일로 보기"),
    "files-note": Text(
        "Beside this page. Cells that a spreadsheet would run as formulas begin with an "
        "apostrophe.",
        "이 페이지와 같은 폴더에 있다. 스프레드시트가 수식으로 실행할 만한 셀은 작은따옴표로 "
        "시작한다.",
    ),
    "file": Text("File", "파일"),
    "holds": Text("What it holds", "내용"),
    "file-json": Text("everything on this page", "이 페이지의 모든 내용"),
    "file-submissions": Text("one line for each submission", "제출물마다 한 줄"),
    "file-tests": Text("pass rates", "통과율"),
    "file-misconceptions": Text("who made which mistake", "누가 어떤 실수를 했는지"),
    "file-remarks": Text(
        "repairs, ended cells, suspicions", "바로잡은 것, 중단된 셀, 의심스러운 동작"
    ),
    "file-similar": Text("near-identical submissions", "거의 같은 제출물"),
    "file-canvas": Text(
        "Canvas: Grades → Import. The column bears the name of the assignment there (`--column`)",
        "Canvas: Grades → Import. 열 이름은 Canvas의 과제 이름과 같아야 한다(`--column`)",
    ),
    "file-moodle": Text(
        "Moodle: Grades → Import → CSV file. Map ID number or Email address to the learner, and "
        "the two last columns to grade and feedback",
        "Moodle: 성적 → 가져오기 → CSV 파일. ID number나 Email address로 학습자를 찾고, 마지막 "
        "두 열을 "
        "성적과 피드백에 연결한다",
    ),
    "moodle-feedback": Text("{points} of {possible} points.", "{possible}점 만점에 {points}점."),
}
