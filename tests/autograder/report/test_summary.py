"""Assignments of other shapes than the course's first one."""

from datetime import UTC, datetime

import pytest

from autograder.gradebook import (
    Assignment,
    CellScore,
    SourceCell,
    SourceNotebook,
    SubmissionScores,
)
from autograder.grading.record import Record
from autograder.report.classwork import ClassWork, Failure, Graded, Submission
from autograder.report.page import html_page
from autograder.report.summary import report_on
from autograder.report.tables import as_json, tables

NOW = datetime(2026, 11, 25, tzinfo=UTC)
WALLS = ["landlock", "seccomp", "rlimits"]


def cell(name: str, points: float | None, *, solution: bool = False) -> SourceCell:
    return SourceCell(name, "code", "", None, not solution, solution, False, points)


def notebook(name: str, points: float) -> SourceNotebook:
    cells = [cell("early-test", points), cell("answer", None, solution=True),
             cell("late-test", points)]  # fmt: skip
    return SourceNotebook(name, None, "en", {one.name: one for one in cells}, name)


def submission(student: str, score: float, records: dict[str, Record]) -> Submission:
    scores = SubmissionScores(student)
    scores.cells = {(name, "late-test"): CellScore(score) for name in records}
    return Submission(
        scores,
        {
            name: Graded(record, [Failure("late-test", "wrong-value", "…")])
            for name, record in records.items()
        },
    )


def work(points: float, *submissions: Submission) -> ClassWork:
    notebooks = {name: notebook(name, points) for name in ("one", "two")}
    return ClassWork(Assignment("pair", None, notebooks, "row"), list(submissions))


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_several_notebooks_are_told_apart(lang):
    walls = Record(layers=WALLS, ended={"answer": "ended"}, repairs=[("deleted", "answer")])
    class_work = work(2, submission("ann", 2, {"one": walls, "two": Record(layers=["rlimits"])}))
    report = report_on(class_work, lang, [], NOW)
    assert report.several
    assert report.points.possible == 8
    assert [(test.notebook, test.cell, test.exercise) for test in report.tests] == [
        ("one", "early-test", "early-test"),
        ("one", "late-test", "answer"),
        ("two", "early-test", "early-test"),
        ("two", "late-test", "answer"),
    ]
    assert [row.isolated for row in report.submissions] == ["no"], "the worst notebook counts"
    assert [(each.notebook, each.kind) for each in report.misconceptions] == [
        ("one", "symptom"),
        ("two", "symptom"),
    ]
    page = html_page(report, class_work)
    assert "one: answer" in page
    assert set(tables(report)) < {f"{name}.csv" for name in ("submissions", "tests", "remarks",
                                  "misconceptions", "similar", "more")}  # fmt: skip
    assert '"lang"' in as_json(report)


def test_part_of_the_points_is_no_pass():
    walls = {"one": Record(layers=WALLS)}
    class_work = work(2, submission("ann", 1, walls), submission("ben", 2, walls))
    tests = {
        (test.notebook, test.cell): test for test in report_on(class_work, "en", [], NOW).tests
    }
    late = tests["one", "late-test"]
    assert (late.passed, late.of, late.mean, late.share) == (1, 2, 1.5, 0.5)


def test_one_notebook_without_a_record_leaves_the_isolation_unknown():
    class_work = work(1, submission("ann", 1, {"one": Record(layers=WALLS), "two": Record()}))
    (row,) = report_on(class_work, "en", [], NOW).submissions
    assert row.isolated == "unknown"


@pytest.mark.parametrize(
    ("points", "scores"), [(0, [0, 0]), (1, [0.25, 4]), (0.1, [0.1]), (2500, [0, 5000, 12_000])]
)
def test_histograms_of_few_and_of_many_points(points, scores):
    class_work = work(
        points,
        *(
            submission(f"s{number}", score, {"one": Record(layers=WALLS)})
            for number, score in enumerate(scores)
        ),
    )
    report = report_on(class_work, "en", [], NOW)
    assert sum(bin_.count for bin_ in report.points.bins) == len(scores)
    assert len(report.points.bins) <= 12
    edges = [bin_.low for bin_ in report.points.bins] + [report.points.bins[-1].high]
    assert edges == sorted(edges)
    assert edges[-1] >= max(scores)
    assert "<svg" in html_page(report, class_work)
