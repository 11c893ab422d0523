"""What happened to a submission, in words: ended processes, repairs, suspicions, durations."""

from autograder.checks import Text
from autograder.repair import REPAIRS
from nnkit.language import Language

__all__ = ["duration", "ended_words", "repair_words", "suspicion_words"]


def duration(seconds: float, lang: Language) -> str:
    """Return how long something is, in its two largest units.

    Examples
    --------
    >>> duration(93784, "en")
    '1 d 2 h'
    >>> duration(93784, "ko")
    '1일 2시간'
    """
    parts, left = [], round(seconds)
    for key, size in (("d", 86400), ("h", 3600), ("min", 60), ("s", 1)):
        number, left = divmod(left, size)
        if number:
            parts.append(f"{number}{getattr(_UNITS[key], lang)}")
    return " ".join(parts[:2]) or f"0{getattr(_UNITS['s'], lang)}"


def ended_words(why: str, lang: Language) -> str:
    """Return in words why a learner's process ended."""
    known = _ENDED.get(why)
    return why if known is None else getattr(known, lang)


def repair_words(kind: str, place: str, lang: Language) -> str:
    """Return a repair in words; one of a kind that nobody knows is told as it is."""
    known = REPAIRS.get(kind)
    if known is None:
        return f"{kind}: {place}" if place else kind
    sentence: str = getattr(known, lang)
    return sentence.format(place=place)


def suspicion_words(note: str, lang: Language) -> tuple[str, str]:
    """Return of what kind a note is, and what it may mean.

    Parameters
    ----------
    note : str
        As :class:`autograder.sandbox.watch.Watch` writes it, or ``wire: …``.
    lang : {"en", "ko"}

    Examples
    --------
    >>> suspicion_words("open /etc/passwd", "en")
    ('files', 'opened or listed files outside its own folder')
    """
    event = note.split(" ", 1)[0]
    for kind, (beginnings, text) in _SUSPICIONS.items():
        if event.startswith(beginnings):
            return kind, getattr(text, lang)
    return "other", getattr(_OTHER, lang)


_UNITS = {"d": Text(" d", "일"), "h": Text(" h", "시간"), "min": Text(" min", "분"),
          "s": Text(" s", "초")}  # fmt: skip

_ENDED = {
    "timeout": Text("ran longer than the limit for a cell", "셀 하나의 제한 시간을 넘김"),
    "total": Text(
        "not run: the whole notebook had used up its time",
        "실행하지 않음: 노트북 전체의 제한 시간을 다 씀",
    ),
    "ended": Text(
        "the process ended by itself (a crash, too much memory, or a call such as `exit()`)",
        "프로세스가 스스로 끝남(비정상 종료, 메모리 초과, 또는 `exit()` 같은 호출)",
    ),
    "lied": Text("broke the connection to the grader", "채점기와의 연결을 망가뜨림"),
}

_SUSPICIONS: dict[str, tuple[tuple[str, ...], Text]] = {
    "wire": (
        ("wire:",),
        Text(
            "answered the grader as no honest code would",
            "정상적인 코드라면 하지 않을 응답을 채점기에 보냄",
        ),
    ),
    "files": (
        ("open", "os.listdir", "os.scandir"),
        Text(
            "opened or listed files outside its own folder",
            "자기 폴더 밖의 파일을 열거나 목록을 읽음",
        ),
    ),
    "changes": (
        ("os.remove", "os.rename", "os.link", "os.symlink", "os.chmod", "os.truncate", "shutil."),
        Text("tried to change or link files", "파일을 바꾸거나 연결하려 함"),
    ),
    "network": (
        ("socket.", "urllib.", "http."),
        Text("tried to use the network", "네트워크를 쓰려 함"),
    ),
    "programs": (
        ("os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "subprocess.", "pty."),
        Text("tried to start programs or processes", "프로그램이나 프로세스를 시작하려 함"),
    ),
    "signals": (
        ("os.kill", "signal."),
        Text("tried to signal or end processes", "프로세스에 신호를 보내거나 끝내려 함"),
    ),
    "native": (
        ("ctypes.",),
        Text(
            "loaded native code, which can reach into memory",
            "메모리에 직접 닿을 수 있는 네이티브 코드를 불러옴",
        ),
    ),
    "memory": (
        ("gc.",),
        Text(
            "searched the interpreter's memory for objects",
            "인터프리터의 메모리에서 객체를 찾아다님",
        ),
    ),
    "database": (("sqlite3.",), Text("tried to open a database", "데이터베이스를 열려 함")),
    "limits": (("resource.",), Text("tried to lift its limits", "자원 제한을 풀려 함")),
}  # fmt: skip
_OTHER = Text("did what no exercise asks for", "어느 문제에서도 요구하지 않는 일을 함")
