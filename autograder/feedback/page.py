"""A whole page of feedback: summary on top, the notebook below."""

import base64
import hashlib
import re
from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from nbformat import NotebookNode

from autograder.feedback.cells import Cell, comment, kind_of, state_of
from autograder.feedback.points import CellPoints, SubmissionPoints
from autograder.feedback.repairs import repaired
from autograder.feedback.words import duration, moment, number, words
from autograder.grading.record import Record
from nnkit.language import LANGUAGES, Language, language

__all__ = ["page"]

_HEADING = re.compile(r"^(#{1,6})\s+(.+?)\s*#*\s*$", re.MULTILINE)
_FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_LONGEST_TITLE = 120
_LONGEST_GIST = 300
_SECTION = 2
"""The level of an exercise's heading in an assignment."""


def page(notebook: NotebookNode, name: str, points: SubmissionPoints, mark: str = "") -> str:
    """Return the feedback on one notebook.

    Parameters
    ----------
    notebook : NotebookNode
        As it was graded, in nbformat's version 4.
    name : str
        The notebook's, without the ending ``.ipynb``.
    points : SubmissionPoints
    mark : str, optional
        Goes into the page, for whoever wants to know later what it was made from.

    Returns
    -------
    str
        HTML that stands by itself.
    """
    lang = _language(notebook)
    known = points.notebooks.get(name, {})
    record = _record(notebook)
    cells = _cells(notebook, known, record.below)
    title, parts = _outline(cells, points.assignment if len(points.notebooks) < 2 else name)
    said = words(lang)
    top = "".join(
        [
            _overview(points, known, lang),
            _table(parts, points, known, lang),
            _repairs(record, lang),
        ]
    )
    body = "\n".join(cell.html(lang) for cell in cells)
    return f"""<!DOCTYPE html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="nncourse-feedback" content="{escape(mark)}">
<base target="_self">
<title>{escape(title)} – {said["feedback"]}</title>
<style>{_style()}</style>
</head>
<body>
<div class="page" lang="{lang}">
<a class="skip" href="#notebook">{said["skip"]}</a>
<header class="top">
<h1><span class="eyebrow">{said["feedback"]}</span> {escape(title)}</h1>
{_who(points, lang)}
</header>
<main>
{top}
<section id="notebook" aria-labelledby="notebook-title">
<h2 id="notebook-title">{said["notebook"]}</h2>
{body}
</section>
</main>
</div>
</body>
</html>
"""


def _language(notebook: Mapping[str, Any]) -> Language:
    metadata = notebook.get("metadata")
    told = metadata.get("lang") if isinstance(metadata, Mapping) else None
    return next((lang for lang in LANGUAGES if lang == told), language())


def _record(notebook: NotebookNode) -> Record:
    try:
        return Record.of(notebook)
    except (TypeError, ValueError, AttributeError):  # not written by the grader
        return Record()


def _cells(
    notebook: Mapping[str, Any], known: Mapping[str, CellPoints], below: int | None
) -> list[Cell]:
    cells = []
    seen: set[str] = set()
    for place, cell in enumerate(notebook["cells"]):
        nbgrader = cell.get("metadata", {}).get("nbgrader")
        name = nbgrader.get("grade_id") if isinstance(nbgrader, Mapping) else None
        points = None
        if isinstance(name, str) and name not in seen:  # of a cell and its copy, the first counts
            points = known.get(name)
            seen.add(name)
        outputs, attachments = cell.get("outputs"), cell.get("attachments")
        cells.append(
            Cell(
                f"cell-{place + 1}",
                str(cell.get("cell_type")),
                _joined(cell.get("source", "")),
                list(outputs) if isinstance(outputs, list) else [],
                attachments if isinstance(attachments, Mapping) else {},
                points,
                below=below is not None and place >= below,
            )
        )
    return cells


def _joined(source: Any) -> str:
    return "".join(map(str, source)) if isinstance(source, list) else str(source)


def _outline(cells: list[Cell], name: str) -> tuple[str, list[tuple[str, list[Cell]]]]:
    """Return the notebook's title, and its exercises: a heading and the cells to list."""
    title, heading = name, ""
    parts: list[tuple[str, list[Cell]]] = []
    for cell in cells:
        if cell.kind == "markdown" and (cell.points is None or cell.points.locked):
            for level, text in _HEADING.findall(_FENCE.sub("", cell.source)):
                plain = re.sub(r"[*_`$]", "", text)[:_LONGEST_TITLE]
                if len(level) == 1 and title == name:
                    title = plain
                elif len(level) <= _SECTION:
                    heading = plain
        if cell.points is not None and (cell.points.most is not None or cell.points.comment):
            if not parts or parts[-1][0] != heading:
                parts.append((heading, []))
            parts[-1][1].append(cell)
    return title, parts


def _who(points: SubmissionPoints, lang: Language) -> str:
    said = words(lang)
    facts = [(said["submitted-by"], points.student)]
    if points.handed_in is not None:
        when = moment(points.handed_in)
        if points.late_seconds > 0:
            when += f" ({said['late'].format(duration(points.late_seconds, lang))})"
        facts.append((said["handed-in"], when))
    rows = "".join(f"<div><dt>{name}</dt><dd>{escape(fact)}</dd></div>" for name, fact in facts)
    return f'<dl class="facts">{rows}</dl>'


def _totals(
    points: SubmissionPoints, known: Mapping[str, CellPoints]
) -> tuple[float, float, float]:
    """Return the score, the most, and the penalty that is this notebook's alone."""
    graded = [cell for cell in known.values() if cell.most is not None]
    penalty = points.penalty if len(points.notebooks) < 2 else 0.0
    score = max(0.0, sum(cell.score for cell in graded) - penalty)
    return score, sum(cell.most or 0.0 for cell in graded), penalty


def _overview(points: SubmissionPoints, known: Mapping[str, CellPoints], lang: Language) -> str:
    said = words(lang)
    score, most, _ = _totals(points, known)
    text = said["score"].format(number(score), number(most))
    parts = [
        f'<p class="score"><strong>{text}</strong>'
        f'<progress value="{number(min(score, most))}" max="{number(most or 1)}" '
        f'aria-hidden="true"></progress></p>'
    ]
    waiting = [cell for cell in known.values() if cell.waiting]
    if waiting:
        count = said["still-one" if len(waiting) == 1 else "still-many"].format(len(waiting))
        more = sum((cell.most or 0.0) - cell.score for cell in waiting)
        parts.append(f'<p class="still">{said["still"].format(count, number(more))}</p>')
    if points.penalty and len(points.notebooks) > 1:
        parts.append(f"<p>{said['penalty-of-all'].format(number(points.penalty))}</p>")
    return f'<section id="summary" aria-labelledby="summary-title">' \
           f'<h2 id="summary-title">{said["summary"]}</h2>{"".join(parts)}'  # fmt: skip


def _table(
    parts: list[tuple[str, list[Cell]]],
    points: SubmissionPoints,
    known: Mapping[str, CellPoints],
    lang: Language,
) -> str:
    said = words(lang)
    score, most, penalty = _totals(points, known)
    lost = (
        f'<tr><th scope="row" colspan="2">{said["penalty"]}</th>'
        f'<td class="number">−{number(penalty)}</td><td></td><td></td></tr>'
        if penalty
        else ""
    )
    listed = {cell.points.name for _, cells in parts for cell in cells if cell.points}
    missing = [cell for cell in known.values() if cell.most is not None and cell.name not in listed]
    bodies = [_exercise(heading or said["other"], cells, lang) for heading, cells in parts]
    if missing:  # the points count, though the notebook that was graded has no such cell
        rows = "".join(_row(escape(cell.name), cell, "", lang) for cell in missing)
        bodies.append(f"<tbody>{rows}</tbody>")
    return (
        f'<div class="wide"><table class="points"><caption>{said["caption"]}</caption><thead><tr>'
        f'<th scope="col">{said["test"]}</th><th scope="col">{said["result"]}</th>'
        f'<th scope="col" class="number">{said["points"]}</th>'
        f'<th scope="col" class="number">{said["from"]}</th>'
        f'<th scope="col">{said["remarks"]}</th></tr></thead>{"".join(bodies)}<tfoot>{lost}'
        f'<tr><th scope="row" colspan="2">{said["total"]}</th>'
        f'<td class="number">{number(score)}</td><td class="number">{number(most)}</td>'
        f"<td></td></tr></tfoot></table></div></section>"
    )


def _exercise(heading: str, cells: list[Cell], lang: Language) -> str:
    graded = [cell.points for cell in cells if cell.points and cell.points.most is not None]
    gained = number(sum(cell.score for cell in graded))
    most = number(sum(cell.most or 0.0 for cell in graded))
    sums = (
        f'<td class="number">{gained}</td><td class="number">{most}</td>'
        if graded
        else "<td></td><td></td>"
    )
    rows = []
    for cell in cells:
        assert cell.points is not None  # noqa: S101 - narrows the type
        name = (
            f'<a href="#{cell.place}">{kind_of(cell, lang)} '
            f"<code>{escape(cell.points.name)}</code></a>"
        )
        failed = cell.points.state in ("failed", "partly") and cell.is_test
        reason = _gist(cell.message(lang)) if failed else ""
        rows.append(_row(name, cell.points, reason, lang))
    return (
        f'<tbody><tr class="exercise"><th scope="rowgroup" colspan="2">{escape(heading)}</th>{sums}'
        f"<td></td></tr>{''.join(rows)}</tbody>"
    )


def _gist(message: str) -> str:
    """Return what matters most in a check's message: the likely mistake, or else what happened."""
    first, *_, last = message.split("\n\n") if "\n\n" in message else (message, "\n")
    return (first if "\n" in last else last).partition("\n")[0][:_LONGEST_GIST]


def _row(name: str, points: CellPoints, reason: str, lang: Language) -> str:
    said = escape(reason) + comment(points, lang)
    if points.most is None:
        return (
            f'<tr><th scope="row">{name}</th><td></td><td></td><td></td>'
            f'<td class="remarks">{said}</td></tr>'
        )
    gained = "–" if points.waiting and not points.by_hand else number(points.score)
    return (
        f'<tr><th scope="row">{name}</th><td>{state_of(points, lang)}</td>'
        f'<td class="number">{gained}</td><td class="number">{number(points.most)}</td>'
        f'<td class="remarks">{said}</td></tr>'
    )


def _repairs(record: Record, lang: Language) -> str:
    if not record.repairs:
        return ""
    said = words(lang)
    lines = "".join(
        f"<li>{escape(repaired(kind, place, lang))}</li>" for kind, place in record.repairs
    )
    return (
        f'<section class="repairs" aria-labelledby="repairs-title">'
        f'<h2 id="repairs-title">{said["repairs"]}</h2><p>{said["repairs-why"]}</p>'
        f"<ul>{lines}</ul></section>"
    )


@cache
def _style() -> str:
    return Path(__file__).with_name("page.css").read_text(encoding="utf-8")


@cache
def _policy() -> str:
    """Return the page's Content-Security-Policy: its own style and pictures, and nothing else."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode("ascii")
    return (
        f"default-src 'none'; img-src data:; style-src 'sha256-{digest}'; "
        "base-uri 'none'; form-action 'none'"
    )
