"""The points as Canvas and Moodle import them.

Canvas finds a learner by *ID* (its own number), *SIS User ID*, *SIS Login ID* or the name, in this
order; the column after *Section* is the assignment, and a row "Points Possible" says its worth
(Canvas's ``lib/gradebook_importer.rb``). Moodle asks which column names the learner (ID number or
e-mail) and which hold grade and feedback, and refuses the whole file if it does not know one of the
learners (``grade/import/csv/classes/load_data.php``).

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-`` or ``@`` as a formula, and names and
ids are the learners' to choose. Such a cell gets an apostrophe in front.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from autograder.report.figures import Report, Row

__all__ = ["canvas", "moodle", "safe_cell", "table"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")
_POINTS_POSSIBLE = "Points Possible"


def safe_cell(text: str) -> str:
    r"""Return `text` so that no spreadsheet takes it for a formula, on one line.

    Examples
    --------
    >>> safe_cell('=HYPERLINK("http://x")')
    '\'=HYPERLINK("http://x")'
    >>> safe_cell("Ada")
    'Ada'
    """
    dangerous = text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA)
    line = " ".join(text.split())
    return f"'{line}" if dangerous else line


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table as CSV; numbers stay as they are, and text is made safe."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    for row in (header, *rows):
        writer.writerow([safe_cell(cell) if isinstance(cell, str) else cell for cell in row])
    return written.getvalue()


def canvas(report: Report, column: str, *, provisional: bool = False) -> str:
    """Return Canvas's gradebook file.

    Parameters
    ----------
    report : Report
    column : str
        What the assignment is called in Canvas.
    provisional : bool, default False
        Whether points are in it that a person must still complete.
    """
    header = ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", column]
    worth = [_POINTS_POSSIBLE, "", "", "", "", _number(report.points.possible)]
    # Canvas's own number is of digits; whatever else the LMS calls the learner is the SIS's.
    rows = [
        [
            _listed_name(row),
            row.lms_user_id if row.lms_user_id.isdecimal() else "",
            "" if row.lms_user_id.isdecimal() else row.lms_user_id,
            row.student,
            "",
            _number(row.points),
        ]
        for row in _final(report, provisional=provisional)
    ]
    return table(header, [worth, *rows])


def moodle(report: Report, column: str, feedback: str, *, provisional: bool = False) -> str:
    """Return a file for Moodle's import of grades.

    Parameters
    ----------
    report : Report
    column : str
        What the assignment is called in Moodle.
    feedback : str
        What is told of the points, with ``{points}`` and ``{possible}``.
    provisional : bool, default False
        Whether points are in it that a person must still complete.
    """
    header = [
        "First name",
        "Last name",
        "ID number",
        "Email address",
        f"Assignment: {column} (Real)",
        f"Assignment: {column} (Feedback)",
    ]
    return table(
        header,
        [
            [
                row.first_name,
                row.last_name,
                row.lms_user_id or row.student,
                row.email,
                _number(row.points),
                _feedback(row, report, feedback),
            ]
            for row in _final(report, provisional=provisional)
        ],
    )


def _final(report: Report, *, provisional: bool) -> list[Row]:
    return [row for row in report.submissions if provisional or not row.needs_grading]


def _feedback(row: Row, report: Report, sentence: str) -> str:
    told = sentence.format(
        points=f"{_number(row.points):g}", possible=f"{_number(report.points.possible):g}"
    )
    return " ".join(dict.fromkeys([told, *row.comments]))


def _listed_name(row: Row) -> str:
    name = ", ".join(part for part in (row.last_name, row.first_name) if part) or row.student
    # A learner of that name would change what the assignment is worth.
    return name.replace(_POINTS_POSSIBLE, "Points_Possible")


def _number(points: float) -> float | int:
    rounded = round(points, 2)
    return int(rounded) if rounded == int(rounded) else rounded
