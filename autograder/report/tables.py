"""The report as CSV, for spreadsheets, and as JSON, for programs."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from autograder.report.figures import Report
from autograder.report.lms import table

__all__ = ["as_json", "tables"]


def as_json(report: Report) -> str:
    """Return all that the report tells, with the numbers of the page."""
    return json.dumps(asdict(report), ensure_ascii=False, indent=1)


def tables(report: Report) -> dict[str, str]:
    """Return the report's tables as CSV, by the file's name."""
    return {
        "submissions.csv": _submissions(report),
        "tests.csv": _tests(report),
        "misconceptions.csv": table(
            ["notebook", "exercise", "mistake", "kind", "explanation", "learner"],
            [
                [each.notebook, each.exercise, each.key, each.kind, each.explanation, learner]
                for each in report.misconceptions
                for learner in each.learners
            ],
        ),
        "remarks.csv": _remarks(report),
        "similar.csv": table(
            ["first", "second", "alike", "as_written", "shared_tokens", "cells"],
            [
                [
                    pair.first,
                    pair.second,
                    pair.alike,
                    pair.as_written,
                    pair.shared_tokens,
                    " ".join(f"{notebook}/{cell}" for notebook, cell in pair.cells),
                ]
                for pair in report.similar
            ],
        ),
    }


def _submissions(report: Report) -> str:
    header = [
        "learner", "first_name", "last_name", "email", "points", "possible", "needs_grading",
        "submitted_utc", "late_seconds", "penalty", "seconds", "cpu_seconds", "memory_bytes",
        "isolated", "layers", "ended_cells", "repairs", "suspicions", "lacking",
    ]  # fmt: skip
    rows: list[Sequence[object]] = [
        [
            row.student, row.first_name, row.last_name, row.email, row.points,
            report.points.possible, int(row.needs_grading), row.submitted, row.late_seconds,
            row.penalty, row.seconds, row.cpu, row.memory, row.isolated, " ".join(row.layers),
            len(row.ended), len(row.repairs), len(row.suspicions), " ".join(row.lacking),
        ]
        for row in report.submissions
    ]  # fmt: skip
    return table(header, rows)


def _tests(report: Report) -> str:
    return table(
        ["notebook", "exercise", "cell", "points", "passed", "of", "mean"],
        [
            [each.notebook, each.exercise, each.cell, each.points, each.passed, each.of, each.mean]
            for each in report.tests
        ],
    )


def _remarks(report: Report) -> str:
    rows: list[Sequence[object]] = []
    for row in report.submissions:
        for repair in row.repairs:
            rows.append(
                [row.student, "repair", repair.kind, repair.notebook, repair.told, repair.place]
            )
        for ended in row.ended:
            rows.append([row.student, "ended", ended.why, ended.notebook, ended.told, ended.cell])
        for doubt in row.suspicions:
            rows.append(
                [row.student, "suspicion", doubt.kind, doubt.notebook, doubt.told, doubt.evidence]
            )
    return table(["learner", "what", "kind", "notebook", "told", "where_or_evidence"], rows)
