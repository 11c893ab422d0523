"""The report as one HTML page: no script, no other file, nothing from the network.

Jinja escapes every value. A content security policy, in case anything slips through, allows the
page's own style and nothing else.
"""

import base64
import hashlib
import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from autograder.report.classwork import ClassWork
from autograder.report.events import duration
from autograder.report.figures import Likeness, Points, Report, Row
from autograder.report.similarity import PASSAGE
from autograder.report.words import words

__all__ = ["html_page"]

_HERE = Path(__file__).parent
_MOST_PAIRS = 100
_SHOWN_SIDES = 20
_LONGEST_SIDE = 4000
_MIB = 1 << 20


def html_page(report: Report, work: ClassWork, *, provisional: bool = False) -> str:
    """Return the page.

    Parameters
    ----------
    report : Report
    work : ClassWork
        For the code of answers that are nearly the same.
    provisional : bool, default False
        Whether the files for Canvas and Moodle hold points that are not final.
    """
    said = words(report.lang)
    style = (_HERE / "page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    environment.filters.update(
        num=_number,
        percent=lambda share: f"{100 * share:.0f}%",
        mib=lambda size: f"{size / _MIB:.0f}",
        duration=lambda seconds: duration(seconds, report.lang),
        prose=_prose,
    )
    late = sorted((row for row in report.submissions if row.late_seconds > 0),
                  key=lambda row: -row.late_seconds)  # fmt: skip
    suspicious = [(row, _kinds(row)) for row in report.submissions if row.suspicions]
    mistakes = [each for each in report.misconceptions if each.kind == "mistake"]
    repaired = [row for row in report.submissions if row.repairs]
    ended = [(row, each) for row in report.submissions for each in row.ended]
    sections = [
        ("glance", said["glance"], None),
        ("points", said["distribution"], None),
        ("tests", said["tests"], None),
        ("misconceptions", said["misconceptions"], len(mistakes)),
        ("suspicions", said["suspicions"], len(suspicious)),
        ("similar", said["similar"], len(report.similar)),
        ("resources", said["resources"], None),
        ("late", said["lates"], len(late)),
        ("repairs", said["repairs"], sum(len(row.repairs) for row in repaired)),
        ("each", said["each"], len(report.submissions)),
        ("files", said["files"], None),
    ]
    template = environment.from_string((_HERE / "page.html").read_text(encoding="utf-8"))
    return template.render(
        r=report,
        t=said,
        style=Markup(style),  # noqa: S704 - our own file
        style_hash=digest,
        sections=sections,
        titles={key: title for key, title, _ in sections},
        names={row.student: row.name for row in report.submissions},
        attention=list(_attention(report, said, provisional=provisional)),
        chart=_chart(report.points, len(report.submissions), said),
        commonest=max(mistakes, key=lambda each: len(each.learners), default=None),
        by_exercise=[
            (notebook, exercise, list(found))
            for (notebook, exercise), found in groupby(
                report.misconceptions, key=lambda each: (each.notebook, each.exercise)
            )
        ],
        suspicious=suspicious,
        pairs=_pairs(report.similar, work),
        passage=PASSAGE,
        resources=_resources(report.submissions, said),
        ended=ended,
        late=late,
        repaired=repaired,
        remarks=lambda row: _remarks(row, said, report),
        files=[
            ("report.json", said["file-json"]),
            ("submissions.csv", said["file-submissions"]),
            ("tests.csv", said["file-tests"]),
            ("misconceptions.csv", said["file-misconceptions"]),
            ("remarks.csv", said["file-remarks"]),
            ("similar.csv", said["file-similar"]),
            ("grades-canvas.csv", said["file-canvas"]),
            ("grades-moodle.csv", said["file-moodle"]),
        ],
    )


def _number(value: float) -> str:
    """Return a number without what says nothing: 3, 2.5, 0.02."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _prose(text: str) -> Markup:
    """Mark up what stands between backticks as code; the rest is escaped."""
    return Markup(  # noqa: S704 - the parts are escaped
        re.sub(r"`([^`]+)`", r"<code>\1</code>", str(escape(text)))
    )


def _attention(
    report: Report, said: dict[str, str], *, provisional: bool
) -> Sequence[tuple[str, int, str, str]]:
    """Return what an instructor must know or do: level, number, text, link to more."""
    by_hand = "attention-by-hand-provisional" if provisional else "attention-by-hand"
    similar = "attention-similar-one" if len(report.similar) == 1 else "attention-similar"
    rows = report.submissions
    found = [
        ("danger", len(report.isolated("no")), said["not-isolated"], "resources"),
        ("danger", len(report.isolated("unknown")), said["not-recorded"], "resources"),
        ("look", sum(bool(row.suspicions) for row in rows), said["attention-suspicious"],
         "suspicions"),
        ("look", len(report.similar), said[similar],
         "similar"),
        ("warning", len(report.not_graded),
         said["attention-not-graded"].format(assignment=report.assignment), ""),
        ("warning", report.needs_grading, said[by_hand], "tests"),
        ("look", sum(bool(row.lacking) for row in rows), said["attention-lacking"], "each"),
        ("look", sum(bool(row.ended) for row in rows), said["attention-ended"], "resources"),
    ]  # fmt: skip
    return [each for each in found if each[1]]


def _kinds(row: Row) -> list[tuple[str, list[str]]]:
    """Return a learner's suspicions by what they may mean, each with its evidence."""
    found: dict[str, list[str]] = {}
    for each in row.suspicions:
        found.setdefault(each.told, []).append(each.evidence)
    return list(found.items())


def _pairs(
    similar: Sequence[Likeness], work: ClassWork
) -> list[tuple[Likeness, list[tuple[str, str, str]]]]:
    """Return the pairs to show, the first of them with both answers side by side."""
    answers = {each.scores.student: each.notebooks for each in work.submissions}
    shown = []
    for number, pair in enumerate(similar[:_MOST_PAIRS]):
        sides = []
        if number < _SHOWN_SIDES and pair.first in answers and pair.second in answers:
            for notebook, cell in pair.cells:
                left, right = (
                    answers[student][notebook].answers.get(cell, "")[:_LONGEST_SIDE]
                    for student in (pair.first, pair.second)
                )
                sides.append((cell, left, right))
        shown.append((pair, sides))
    return shown


def _resources(rows: Sequence[Row], said: dict[str, str]) -> list[tuple[str, float, float, str]]:
    """Return for each measure its median, its highest value, and whose that is."""
    rows = [row for row in rows if row.layers] or rows  # the others were not measured
    measures = {
        said["seconds"]: [row.seconds for row in rows],
        said["cpu"]: [row.cpu for row in rows],
        said["memory"]: [row.memory / _MIB for row in rows],
    }
    return [
        (label, statistics.median(used), max(used), rows[used.index(max(used))].student)
        for label, used in measures.items()
    ]


def _remarks(row: Row, said: dict[str, str], report: Report) -> str:
    parts = []
    if row.late_seconds > 0:
        parts.append(f"{said['late']} {duration(row.late_seconds, report.lang)}")
    if row.repairs:
        parts.append(said["remark-repairs"].format(n=len(row.repairs)))
    if row.ended:
        parts.append(said["remark-ended"].format(n=len(row.ended)))
    if row.suspicions:
        parts.append(said["remark-suspicious"])
    if row.lacking:
        parts.append(said["remark-lacking"].format(names=", ".join(row.lacking)))
    return ", ".join(parts)


@dataclass(frozen=True)
class _Bar:
    x: float
    y: float
    width: float
    height: float
    middle: float
    count: int


def _chart(points: Points, submissions: int, said: dict[str, str]) -> dict[str, Any]:
    """Return the histogram's geometry, in the units of its view box."""
    width, height, left, right, base, top = 720, 260, 20, 700, 208, 46
    span = (right - left) / len(points.bins)
    most = max(bin_.count for bin_ in points.bins) or 1
    bars = []
    for place, bin_ in enumerate(points.bins):
        tall = round((base - top) * bin_.count / most, 1)
        x = round(left + place * span + 3, 1)
        bars.append(
            _Bar(x, round(base - tall, 1), round(span - 6, 1), tall, round(x + span / 2 - 3, 1),
                 bin_.count)
        )  # fmt: skip
    edges = [bin_.low for bin_ in points.bins] + [points.bins[-1].high]
    reach = points.bins[0].high * len(points.bins) if len(points.bins) > 1 else edges[-1]
    median = round(left + (right - left) * min(points.median / (reach or 1), 1), 1)
    return {
        "width": width, "height": height, "left": left, "right": right, "base": base,
        "bars": bars,
        "ticks": [(round(left + place * span, 1), _number(edge))
                  for place, edge in enumerate(edges)],
        "median": median,
        "anchor": "end" if median > (left + right) / 2 else "start",
        "alt": said["histogram-alt"].format(
            n=submissions, low=_number(points.lowest), high=_number(points.highest),
            possible=_number(points.possible), mean=_number(points.mean),
            median=_number(points.median),
        ),
    }  # fmt: skip
