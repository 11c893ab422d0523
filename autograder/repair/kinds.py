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
        The cell or the file.
    """

    kind: str
    place: str

    def __str__(self) -> str:
        return str(REPAIRS[self.kind]).format(place=self.place)


REPAIRS = {
    # files
    "missing": Text(
        "{place} was not handed in, so it brings no points.",
        "{place} 파일이 제출되지 않아 점수가 없다.",
    ),
    "renamed": Text(
        "the notebook was handed in under another name ({place}), and was graded.",
        "노트북이 다른 이름({place})으로 제출되었지만 채점했다.",
    ),
    "nested": Text(
        "the notebook was found in a folder of its own ({place}), and was graded.",
        "노트북이 하위 폴더({place})에 있었지만 찾아서 채점했다.",
    ),
    "link": Text(
        "{place} is a link to another file; links are not followed.",
        "{place}은(는) 다른 파일을 가리키는 링크이다. 링크는 따라가지 않는다.",
    ),
    "unreadable": Text(
        "{place} cannot be read as a notebook, so it brings no points. Open it in JupyterLab, save "
        "it, and hand it in again.",
        "{place} 파일을 노트북으로 읽을 수 없어 점수가 없다. JupyterLab에서 열어 저장한 뒤 다시 "
        "제출하자.",
    ),
    "too-large": Text(
        "{place} is too large to be graded. Clear all outputs, save, and hand it in again.",
        "{place} 파일이 너무 커서 채점할 수 없다. 출력을 모두 지우고 저장한 뒤 다시 제출하자.",
    ),
    "encoding": Text(
        "{place} is not saved in UTF-8; it was read all the same.",
        "{place} 파일이 UTF-8로 저장되어 있지 않지만 읽어서 채점했다.",
    ),
    "old-format": Text(
        "{place} is in an older notebook format and was brought up to date.",
        "{place} 파일이 예전 노트북 형식이어서 새 형식으로 바꾸었다.",
    ),
    "new-format": Text(
        "{place} is in a newer notebook format than known here; it was read as far as it is known.",
        "{place} 파일이 여기서 아는 것보다 새로운 노트북 형식이어서 아는 만큼만 읽었다.",
    ),
    "bent-cell": Text(
        "cell {place} was not in the form of a notebook's cell and was put right.",
        "셀 {place}이(가) 노트북 셀의 형식과 달라 바로잡았다.",
    ),
    # cells
    "duplicated": Text(
        "cell {place} was there more than once: all copies were run, and the last one counts.",
        "셀 {place}이(가) 여러 개 있었다. 모두 실행하고 마지막 것을 채점했다.",
    ),
    "joined": Text(
        "your answer {place} was in several cells and was put together.",
        "답 {place}이(가) 여러 셀로 나뉘어 있어 하나로 합쳤다.",
    ),
    "deleted": Text(
        "cell {place} was missing and was put back as it was released.",
        "셀 {place}이(가) 없어서 배포된 상태로 되돌려 놓았다.",
    ),
    "moved": Text(
        "cell {place} had been moved and was put back in its place.",
        "셀 {place}의 위치가 바뀌어 있어 제자리로 옮겼다.",
    ),
    "retyped": Text(
        "cell {place} had been turned into a cell of another type and was turned back.",
        "셀 {place}의 유형이 바뀌어 있어 되돌렸다.",
    ),
    "edited-test": Text(
        "the locked cell {place} had been changed; the original was used.",
        "잠긴 셀 {place}이(가) 수정되어 있어 원래 것을 사용했다.",
    ),
    "edited-points": Text(
        "the points or marks of cell {place} had been changed; the original ones count.",
        "셀 {place}의 배점이나 표시가 바뀌어 있어 원래 것을 적용했다.",
    ),
    "lost-marks": Text(
        "cell {place} had lost its marks and was recognised by its text.",
        "셀 {place}의 표시가 사라져 있어 내용으로 알아보았다.",
    ),
    "foreign": Text(
        "cell {place} does not belong to this assignment and was treated as one of your own.",
        "셀 {place}은(는) 이 과제의 셀이 아니어서 직접 만든 셀로 다루었다.",
    ),
    "tags": Text(
        "tags of cell {place} that would change how it is run were taken away.",
        "셀 {place}에서 실행 방식을 바꾸는 태그를 지웠다.",
    ),
}
"""By kind: the sentence, with ``{place}`` for the cell or the file."""
