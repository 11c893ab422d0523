"""Works out from a class's work what the report tells."""

import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from math import ceil

from autograder.gradebook import SourceNotebook
from autograder.report.classwork import ClassWork, Graded, Submission, tidy
from autograder.report.events import ended_words, repair_words, suspicion_words
from autograder.report.explanations import Explanations
from autograder.report.figures import (
    Bin,
    Ended,
    HandGraded,
    Likeness,
    Misconception,
    Points,
    Repaired,
    Report,
    Row,
    Suspicion,
    Test,
)
from autograder.report.similarity import Similarity, find_similar
from autograder.wrong_solutions import WrongSolution
from nnkit.language import Language

__all__ = ["report_on"]

_BINS = 12
_WIDTHS = (0.25, 0.5, 1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
_ISOLATING = {"landlock", "seccomp"}
_NO_RESPONSE = "No response."  # nbgrader's own, for an answer as it was released
_KINDS = ("mistake", "symptom", "blank")
_SYMPTOMS = {"raised", "no-error", "wrong-type", "wrong-shape", "not-a-number", "wrong-value"}


def report_on(
    work: ClassWork, lang: Language, wrong: Sequence[WrongSolution], now: datetime
) -> Report:
    """Work out the report.

    Parameters
    ----------
    work : ClassWork
    lang : {"en", "ko"}
    wrong : sequence of WrongSolution
        The assignment's, where the course has them at hand.
    now : datetime
        When the report is made.
    """
    rows = [_row(each, lang) for each in work.submissions]
    similar = _similar(work, wrong)
    due = work.assignment.duedate
    return Report(
        assignment=work.assignment.name,
        lang=lang,
        made=_minute(now),
        due=_minute(due) if due else "",
        learners=work.learners,
        without_submission=[tidy(each) for each in work.without_submission],
        not_graded=[tidy(each) for each in work.not_graded],
        points=_points([row.points for row in rows], work.assignment.max_score),
        needs_grading=sum(row.needs_grading for row in rows),
        tests=list(_tests(work)),
        by_hand=list(_by_hand(work)),
        misconceptions=_misconceptions(work, Explanations(work.assignment.name, wrong), lang),
        submissions=rows,
        layers=dict(Counter(layer for row in rows for layer in row.layers).most_common()),
        similar=[
            Likeness(
                tidy(pair.first),
                tidy(pair.second),
                round(pair.alike, 4),
                round(pair.as_written, 4),
                pair.shared,
                list(pair.cells),
            )
            for pair in similar.pairs
        ],
        similar_few=similar.few,
        compared=similar.compared,
    )


def _exercises(notebook: SourceNotebook) -> dict[str, str]:
    """Return by graded cell the exercise that it belongs to: the solution cell before it."""
    found, current = {}, ""
    for cell in notebook.cells.values():
        if cell.solution:
            current = cell.name
        if cell.graded:
            found[cell.name] = current or cell.name
    return found


def _minute(moment: datetime) -> str:
    """Return a moment in UTC, to the minute."""
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC)
    return moment.strftime("%Y-%m-%d %H:%M")


def _points(scores: Sequence[float], possible: float) -> Points:
    top = max(possible, *scores)
    width = next((width for width in _WIDTHS if top / width <= _BINS), ceil(top / _BINS)) or 1
    number = max(1, ceil(top / width))
    counts = Counter(min(int(score // width), number - 1) for score in scores)
    return Points(
        possible,
        round(statistics.fmean(scores), 2),
        round(statistics.median(scores), 2),
        min(scores),
        max(scores),
        [
            Bin(place * width, min((place + 1) * width, max(top, width)), counts[place])
            for place in range(number)
        ],
    )


def _tests(work: ClassWork) -> Iterable[Test]:
    for notebook in work.assignment.notebooks.values():
        belongs = _exercises(notebook)
        for cell in notebook.cells.values():
            if not cell.graded or cell.solution or cell.task:
                continue
            points = cell.points or 0.0
            scores = [
                each.scores.cells[notebook.name, cell.name].score
                if (notebook.name, cell.name) in each.scores.cells
                else 0.0
                for each in work.submissions
            ]
            yield Test(
                notebook.name,
                belongs[cell.name],
                cell.name,
                points,
                sum(score >= points for score in scores),
                len(scores),
                round(statistics.fmean(scores), 2),
            )


def _by_hand(work: ClassWork) -> Iterable[HandGraded]:
    for notebook in work.assignment.notebooks.values():
        for cell in notebook.cells.values():
            if not cell.graded or not (cell.solution or cell.task):
                continue
            found = [
                each.scores.cells[notebook.name, cell.name]
                for each in work.submissions
                if (notebook.name, cell.name) in each.scores.cells
            ]
            done = [each.score for each in found if not each.needs_grading]
            yield HandGraded(
                notebook.name,
                cell.name,
                cell.points or 0.0,
                len(found) - len(done),
                len(work.submissions),
                round(statistics.fmean(done), 2) if done else None,
            )


def _misconceptions(
    work: ClassWork, explanations: Explanations, lang: Language
) -> list[Misconception]:
    found = []
    for notebook in work.assignment.notebooks.values():
        belongs = _exercises(notebook)
        order = list(dict.fromkeys(belongs.values()))
        who: dict[tuple[str, str], dict[str, str]] = {}
        for each in work.submissions:
            for failure in each.notebooks.get(notebook.name, Graded()).failures:
                of = (belongs.get(failure.cell, failure.cell), failure.diagnosis)
                who.setdefault(of, {}).setdefault(tidy(each.scores.student), failure.message)
        ranked = sorted(
            who.items(),
            key=lambda item: (
                order.index(item[0][0]),
                _KINDS.index(_kind(item[0][1])),
                -len(item[1]),
                item[0][1],
            ),
        )
        for (exercise, key), messages in ranked:
            text = explanations.of(key, messages.values())
            found.append(
                Misconception(
                    notebook.name,
                    exercise,
                    key,
                    _kind(key),
                    "" if text is None else getattr(text, lang),
                    list(messages),
                    round(len(messages) / len(work.submissions), 4),
                )
            )
    return found


def _kind(key: str) -> str:
    if key == "not-written":
        return "blank"
    return "symptom" if key in _SYMPTOMS else "mistake"


def _row(submission: Submission, lang: Language) -> Row:
    scores = submission.scores
    records = {name: graded.record for name, graded in submission.notebooks.items()}
    found = [record for name, record in records.items() if not submission.notebooks[name].trouble]
    ended = [
        Ended(name, cell, why, ended_words(why, lang))
        for name, record in records.items()
        for cell, why in record.ended.items()
    ]
    return Row(
        student=tidy(scores.student),
        name=tidy(f"{scores.first_name} {scores.last_name}".strip(), 120),
        first_name=tidy(scores.first_name),
        last_name=tidy(scores.last_name),
        email=tidy(scores.email),
        lms_user_id=tidy(scores.lms_user_id),
        points=round(scores.score, 4),
        needs_grading=scores.needs_grading,
        submitted=_minute(scores.timestamp) if scores.timestamp else "",
        late_seconds=scores.late_seconds,
        penalty=scores.penalty,
        seconds=round(sum(record.seconds for record in found), 3),
        cpu=round(sum(record.cpu for record in found), 3),
        memory=max((record.memory for record in found), default=0),
        layers=list(dict.fromkeys(layer for record in found for layer in record.layers)),
        isolated=_isolated([set(record.layers) for record in found]),
        lacking=[name for name, graded in submission.notebooks.items() if graded.trouble],
        ended=ended,
        repairs=[
            Repaired(name, kind, place, repair_words(kind, place, lang))
            for name, record in records.items()
            for kind, place in record.repairs
        ],
        suspicions=[
            *(
                Suspicion(name, *suspicion_words(note, lang), note)
                for name, record in records.items()
                for note in record.notes
            ),
            *(
                Suspicion(
                    each.notebook, *suspicion_words("wire:", lang), f"{each.cell}: {each.why}"
                )
                for each in ended
                if each.why == "lied"
            ),
        ],
        comments=[
            tidy(f"{cell}: {score.comment}", 2000)
            for (_, cell), score in scores.cells.items()
            if score.comment and score.comment != _NO_RESPONSE
        ],
    )


def _isolated(layers: Sequence[set[str]]) -> str:
    """Return whether every notebook was graded behind walls; the worst of them counts."""
    if any(found and not found >= _ISOLATING for found in layers):
        return "no"
    return "yes" if layers and all(layers) else "unknown"


def _similar(work: ClassWork, wrong: Sequence[WrongSolution]) -> Similarity:
    answers: dict[str, Mapping[tuple[str, str], str]] = {
        each.scores.student: {
            (name, cell): source
            for name, graded in each.notebooks.items()
            for cell, source in graded.answers.items()
        }
        for each in work.submissions
    }
    notebooks = work.assignment.notebooks
    given = {
        (name, cell.name): cell.source
        for name, notebook in notebooks.items()
        for cell in notebook.cells.values()
        if cell.solution and cell.cell_type == "code"
    }
    known = [
        *work.known_answers.items(),
        *(((name, one.exercise), one.code) for name in notebooks for one in wrong),
    ]
    return find_similar(answers, given, known)
