"""The kinds of repair, and the sentence that a learner reads for each."""

from typing import NamedTuple

from autograder.checks.wording import Text

__all__ = ["REPAIRS", "Repair"]


class Repair(NamedTuple):
    """Something that was put right.

    Attributes
    ----------
    kind : str
        A key of :data:`REPAIRS`.
    place : str
        The file, or the cell, or several cells with commas between them.
    """

    kind: str
    place: str

    def __str__(self) -> str:
        return str(REPAIRS[self.kind]).format(place=self.place)


REPAIRS = {
    # files
    "missing": Text(
        "{place} was not handed in, so it brings no points.",
        "{place} 파일을 제출하지 않아 점수가 없다.",
    ),
    "renamed": Text(
        "The notebook was found under another name, {place}, and was graded.",
        "노트북이 다른 이름({place})으로 제출되었지만 찾아서 채점했다.",
    ),
    "nested": Text(
        "The notebook was found in a folder below, as {place}, and was graded.",
        "노트북이 하위 폴더({place})에 들어 있었지만 찾아서 채점했다.",
    ),
    "link": Text(
        "{place} is a link to another file. Links are not followed: hand in the file itself.",
        "{place} 파일은 다른 파일을 가리키는 링크이다. 링크는 따라가지 않으므로 파일 자체를 "
        "제출하자.",
    ),
    "unreadable": Text(
        "{place} cannot be read as a notebook, so it brings no points. Open it in JupyterLab, save "
        "it, and hand it in again.",
        "{place} 파일을 노트북으로 읽을 수 없어 점수가 없다. JupyterLab에서 열어 저장한 뒤 다시 "
        "제출하자.",
    ),
    "too-large": Text(
        "{place} is too large to be graded, so it brings no points. Clear all outputs, save it, "
        "and hand it in again.",
        "{place} 파일이 너무 커서 채점할 수 없고 점수도 없다. 출력을 모두 지우고 저장한 뒤 다시 "
        "제출하자.",
    ),
    "encoding": Text(
        "{place} is not saved as UTF-8. It was read all the same.",
        "{place} 파일이 UTF-8로 저장되어 있지 않지만 읽어서 채점했다.",
    ),
    "old-format": Text(
        "{place} is in an older notebook format and was brought up to date.",
        "{place} 파일이 예전 노트북 형식이어서 지금 형식으로 바꾸었다.",
    ),
    "new-format": Text(
        "{place} is in a notebook format newer than any known here. All that is known was read.",
        "{place} 파일의 노트북 형식이 여기서 아는 것보다 새로워서 아는 부분만 읽었다.",
    ),
    "bent-notebook": Text(
        "{place} does not say which notebook format it is in. It was read as one of today's.",
        "{place} 파일에 노트북 형식의 버전이 적혀 있지 않아 지금 형식으로 읽었다.",
    ),
    "bent-cell": Text(
        "Some cells were not in the form of a notebook's cells, and were put right or left out: "
        "{place}.",
        "형식이 맞지 않는 셀을 바로잡거나 제외했다: {place}.",
    ),
    # cells
    "duplicated": Text(
        "Cell “{place}” was there more than once. Whatever you wrote in the copies was kept, and "
        "the cell counts once.",
        "‘{place}’ 셀이 여러 개 있었다. 복사본에 쓴 내용은 그대로 두고, 점수는 한 번만 매겼다.",
    ),
    "joined": Text(
        "Your answer “{place}” was in several cells, and was put together.",
        "‘{place}’ 답이 여러 셀에 나뉘어 있어 하나로 합쳤다.",
    ),
    "deleted": Text(
        "Cell “{place}” was missing and was put back; empty, if it is one for an answer.",
        "‘{place}’ 셀이 없어서 다시 넣었다. 답을 쓰는 셀이라면 비어 있다.",
    ),
    "moved": Text(
        "Cell “{place}” was in another place and was put back into its own.",
        "‘{place}’ 셀의 위치가 바뀌어 있어 제자리로 옮겼다.",
    ),
    "retyped": Text(
        "Cell “{place}” had been turned into a cell of another type, and was turned back.",
        "‘{place}’ 셀의 유형이 바뀌어 있어 원래대로 되돌렸다.",
    ),
    "edited-test": Text(
        "The locked cell “{place}” had been changed. The original was used; whatever you wrote "
        "there stands in a cell of its own before it.",
        "잠긴 ‘{place}’ 셀이 수정되어 있어 원래 내용을 사용했다. 거기에 쓴 내용은 바로 앞의 "
        "새 셀로 옮겼다.",
    ),
    "edited-points": Text(
        "The points or other marks of cell “{place}” had been changed. The original ones count.",
        "‘{place}’ 셀의 배점이나 채점 표시가 바뀌어 있어 원래 것을 적용했다.",
    ),
    "lost-marks": Text(
        "Cell “{place}” had lost the marks for grading, and was recognised all the same.",
        "‘{place}’ 셀에서 채점 표시가 사라졌지만 알아보고 채점했다.",
    ),
    "foreign": Text(
        "Cells that bear marks of another assignment were treated as your own: {place}.",
        "다른 과제의 채점 표시가 있는 셀을 직접 만든 셀로 다루었다: {place}.",
    ),
    "tags": Text(
        "Tags that would change how cells are run were taken away: {place}.",
        "셀의 실행 방식을 바꾸는 태그를 지웠다: {place}.",
    ),
}
"""By kind: the sentence, with ``{place}`` for the file or the cells."""
