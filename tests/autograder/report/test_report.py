"""The numbers of a class that can be counted by hand, on the page and in the files."""

import base64
import csv
import hashlib
import io
import json
import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner

from autograder.checks.report import FAULTS
from autograder.cli import main
from autograder.course import Course
from autograder.errors import CourseError
from autograder.repair import REPAIRS
from autograder.report import events
from autograder.report import words as phrases
from autograder.report.classwork import read_class, tidy
from autograder.report.command import write_report
from autograder.report.explanations import Explanations, known_wrong
from autograder.report.summary import report_on
from autograder.wrong_solutions import load

ROOT = Path(__file__).parents[3]
NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)


@pytest.fixture
def report(small_class):
    return report_on(read_class(small_class.course, "neuron"), "en", load("neuron", ROOT), NOW)


@pytest.fixture
def written(small_class, tmp_path):
    """Return a function that writes the report and returns its folder."""

    def write(lang="en", **options) -> Path:
        folder = tmp_path / lang
        write_report(
            small_class.course, "neuron", folder, lang, column="Neuron", now=NOW, **options
        )
        return folder

    return write


# the numbers


def test_points_are_those_counted_by_hand(report):
    points = {row.student: row.points for row in report.submissions}
    # 17 for the tests; cho and -eve lose an exercise of 5, dan two, and 2 more for being late
    assert points == {
        "-eve": 12, "ada": 20, "ben": 18, "cho": 12, "dan": 7, "eli": 0, "fay": 17,
    }  # fmt: skip
    assert report.points.mean == 12.29  # 86 / 7
    assert report.points.median == 12
    assert (report.points.lowest, report.points.highest, report.points.possible) == (0, 20, 20)
    assert [bin_.count for bin_ in report.points.bins] == [1, 0, 0, 1, 0, 0, 2, 0, 1, 2]
    assert [bin_.high for bin_ in report.points.bins] == list(range(2, 21, 2))
    assert report.needs_grading == 4
    assert (report.learners, report.due, report.made) == (
        7,
        "2026-11-20 12:00",
        "2026-11-25 09:30",
    )


def test_pass_rates_are_those_counted_by_hand(report):
    passed = {test.cell: (test.exercise, test.passed, test.of, test.mean) for test in report.tests}
    assert passed["weighted-sum-test"] == ("weighted-sum", 4, 7, 1.14)
    assert passed["forward-values"] == ("forward", 4, 7, 1.14)
    assert passed["threshold-test"] == ("threshold", 6, 7, 0.86)
    assert passed["augmented-values"] == ("augmented", 6, 7, 1.71)
    (written,) = report.by_hand
    assert (written.cell, written.points, written.waiting, written.of) == ("written", 3, 4, 7)
    assert written.mean == 2  # 3, 1 and 2


def test_misconceptions_are_counted_by_exercise_with_who_has_them(report):
    found = {(each.exercise, each.key): each for each in report.misconceptions}
    assert found["weighted-sum", "bias-subtracted"].learners == ["cho", "dan"]
    assert found["weighted-sum", "bias-subtracted"].share == round(2 / 7, 4)
    assert found["forward", "bias-forgotten"].learners == ["dan"]
    assert found["forward", "transposed"].learners == ["-eve"]
    assert {key for key in found if key[1] == "not-written"} == {
        (exercise, "not-written")
        for exercise in ("weighted-sum", "forward", "threshold", "augmented")
    }
    assert found["forward", "not-written"].kind == "blank"
    assert {each.kind for key, each in found.items() if key[1] != "not-written"} == {"mistake"}
    assert found["forward", "transposed"].explanation.startswith("`weights @ X` pairs")
    order = [each.exercise for each in report.misconceptions]
    assert list(dict.fromkeys(order)) == ["weighted-sum", "forward", "threshold", "augmented"]


def test_time_isolation_lateness_repairs_and_suspicions(report):
    rows = {row.student: row for row in report.submissions}
    assert report.layers == {"rlimits": 6, "namespaces": 5, "landlock": 5, "seccomp": 5}
    assert [row.student for row in report.isolated("no")] == ["ben"]
    assert [row.student for row in report.isolated("unknown")] == ["fay"]
    assert (rows["ada"].seconds, rows["-eve"].memory) == (0.3, 300 << 20)
    assert {row.student: row.late_seconds for row in report.submissions if row.late_seconds} == {
        "dan": 90060
    }
    assert rows["dan"].penalty == 2
    assert [each.told for each in rows["dan"].repairs] == [
        REPAIRS["renamed"].en.format(place="final (2).ipynb"),
        "from-the-future: cell 7",
    ]
    assert [(each.cell, each.why) for each in rows["eli"].ended] == [("threshold", "timeout")]
    assert [each.kind for each in rows["-eve"].suspicions] == ["files", "files", "network", "wire"]
    assert rows["-eve"].suspicions[-1].evidence == "widget: lied"
    assert not rows["eli"].suspicions, "a time-out is no attack"
    assert report.similar == [], "right answers are alike, and that means nothing"


def test_every_known_mistake_has_an_explanation_in_both_languages():
    wrong = load("neuron", ROOT)
    explanations = Explanations("neuron", wrong)
    for key in {one.diagnosis for one in wrong} | set(FAULTS):
        text = explanations.of(key)
        assert text is not None, key
        assert text.en
        assert re.search("[가-힣]", text.ko), key
    assert explanations.of("never-heard-of") is None
    assert Explanations("../evil").of("wrong-value") is not None


def test_the_explanation_is_the_one_that_the_learner_read():
    explanations = Explanations("neuron")
    general = explanations.of("bias-forgotten")
    of_weights = explanations.of("bias-forgotten", ["Likely mistake: the bias is missing among "
                                                    "the weights."])  # fmt: skip
    assert general is not None
    assert of_weights is not None
    assert "the sum" in general.en
    assert "among the weights" in of_weights.en


# the page


class Page(HTMLParser):
    """What a browser would see: tags, tables, text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.tables: list[list[list[str]]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self.open.append(tag)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")

    def handle_endtag(self, tag):
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data):
        if "style" in self.open:
            return
        self.text += data
        if {"td", "th"} & set(self.open):
            self.tables[-1][-1][-1] += data

    def attributes(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_page_needs_no_network_and_no_script_and_trusts_nobody(written, lang):
    html = (written(lang) / "report.html").read_text(encoding="utf-8")
    page = Page(html)
    assert {tag for tag, _ in page.tags}.isdisjoint(
        {"script", "img", "iframe", "object", "embed", "link", "base", "form", "video"}
    )
    for _, attributes in page.tags:
        for name, value in attributes.items():
            assert not name.startswith("on")
            assert name != "style", "the policy would refuse it"
            if name in ("href", "src", "action"):
                assert re.fullmatch(r"#[a-z-]+|[a-z-]+\.(csv|json)", value), value
    assert "url(" not in html
    assert "@import" not in html
    assert "<script>alert(1)</script>" in page.text, "the hostile name is shown as it is"

    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    (policy,) = [
        meta["content"]
        for meta in page.attributes("meta")
        if meta.get("http-equiv") == "Content-Security-Policy"
    ]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    )


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_page_is_readable_without_seeing_it(written, lang):
    html = (written(lang) / "report.html").read_text(encoding="utf-8")
    page = Page(html)
    assert page.attributes("html") == [{"lang": lang}]
    names = [tag for tag, _ in page.tags]
    for landmark in ("header", "nav", "main", "h1", "title"):
        assert names.count(landmark) == (1 if landmark != "title" else 2), landmark
    levels = [int(name[1]) for name in names if re.fullmatch("h[1-6]", name)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert names.count("table") == names.count("caption")
    assert all(
        attributes.get("scope") in ("col", "row", "rowgroup")
        for attributes in page.attributes("th")
    )
    identifiers = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(identifiers) == len(set(identifiers))
    for attributes in page.attributes("a"):
        target = attributes["href"]
        assert not target.startswith("#") or target[1:] in identifiers
    for picture in page.attributes("svg"):
        described = picture.get("aria-labelledby") in identifiers
        assert picture.get("aria-hidden") == "true" or (picture["role"] == "img" and described)
    assert "prefers-color-scheme: dark" in html


def test_both_languages_are_whole(written):
    english, korean = (
        Page((written(lang) / "report.html").read_text(encoding="utf-8")).text
        for lang in ("en", "ko")
    )
    for key, text in phrases._WORDS.items():
        assert text.en.strip(), key
        assert re.search("[가-힣]", text.ko), key
        fields = [sorted(re.findall(r"\{\w*\}", one)) for one in text]
        assert fields[0] == fields[1], key
        if len(text.en) > 12 and "{" not in text.en:
            assert text.en not in korean, key
    for texts in (events._ENDED.values(), events._UNITS.values(), REPAIRS.values()):
        for text in texts:
            assert text.en
            assert re.search("[가-힣]", text.ko)
    assert "Misconceptions" in english
    assert "오개념" in korean
    assert "편향을 뺐다" in korean
    assert "1 d 1 h" in english
    assert "1일 1시간" in korean


def test_the_page_says_loudly_what_was_not_isolated(written):
    text = Page((written() / "report.html").read_text(encoding="utf-8")).text
    assert "graded WITHOUT isolation" in text
    assert re.search(r"Graded without isolation:\s*ben", text)
    assert re.search(r"Without a record of isolation:\s*fay", text)
    assert "a suspicion, no proof" in text


def test_page_tables_and_json_agree(written):
    folder = written()
    page = Page((folder / "report.html").read_text(encoding="utf-8"))
    told = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    rows = {name: _csv(folder / f"{name}.csv") for name in ("submissions", "tests",
            "misconceptions", "remarks")}  # fmt: skip
    tables = {table[0][0]: table for table in page.tables}

    on_page = {row[0]: row for row in page.tables[-2][1:]}
    for each in told["submissions"]:
        (line,) = [
            one for one in rows["submissions"] if one["learner"].strip("'") == each["student"]
        ]
        assert float(line["points"]) == each["points"]
        assert int(line["needs_grading"]) == each["needs_grading"]
        assert float(line["late_seconds"]) == each["late_seconds"]
        shown = on_page[f"{each['student']} {each['name']}".strip()]
        assert float(shown[1]) == each["points"]

    rates = {row[0]: row for row in tables["Test cell"][1:]}
    for each, line in zip(told["tests"], rows["tests"], strict=True):
        assert (line["cell"], int(line["passed"])) == (each["cell"], each["passed"])
        assert rates[each["cell"]][4] == f"{each['passed']} of {each['of']}"

    assert [(one["exercise"], one["mistake"], one["learner"].strip("'"))
            for one in rows["misconceptions"]] == [
        (each["exercise"], each["key"], learner)
        for each in told["misconceptions"] for learner in each["learners"]
    ]  # fmt: skip
    histogram = tables["Points"]
    assert [int(row[1]) for row in histogram[1:]] == [
        bin_["count"] for bin_ in told["points"]["bins"]
    ]
    assert len(rows["remarks"]) == sum(
        len(each[what]) for each in told["submissions"] for what in ("repairs", "ended",
                                                                    "suspicions")
    )  # fmt: skip


def _csv(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))


# what is missing, broken or made up


def test_the_command_writes_the_report_and_says_what_matters(small_class, tmp_path, monkeypatch):
    monkeypatch.chdir(small_class.course.root)
    result = CliRunner().invoke(main, ["report", "neuron", "--lang", "ko"])
    assert result.exit_code == 0, result.output
    assert "7 submissions of neuron" in result.output
    assert "DANGER: 2 were graded without isolation" in result.output
    assert "4 wait for grading by hand" in result.output
    folder = small_class.course.private / "report" / "neuron"
    assert sorted(path.name for path in folder.iterdir()) == [
        "grades-canvas.csv", "grades-moodle.csv", "misconceptions.csv", "remarks.csv",
        "report.html", "report.json", "similar.csv", "submissions.csv", "tests.csv",
    ]  # fmt: skip
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    blocked = tmp_path / "file"
    blocked.touch()
    result = CliRunner().invoke(main, ["report", "neuron", "--output", str(blocked / "x")])
    assert result.exit_code == 1
    assert "Name another folder with --output" in result.output
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_an_empty_class_an_unknown_assignment_and_no_gradebook_say_what_to_do(
    new_class, tmp_path, monkeypatch
):
    room = new_class()
    with pytest.raises(CourseError, match="nbgrader collect neuron"):
        read_class(room.course, "neuron")
    handed_in = room.course.submitted / "zoe" / "neuron"
    handed_in.mkdir(parents=True)
    with pytest.raises(CourseError, match=r"\(1 collected\): grade with: nncourse grade neuron"):
        read_class(room.course, "neuron")
    with pytest.raises(CourseError, match="no assignment 'other'"):
        read_class(room.course, "other")
    with pytest.raises(CourseError, match="there is no gradebook yet"):
        read_class(Course(tmp_path), "neuron")


def test_missing_unreadable_and_ungraded_submissions_are_told_and_stop_nothing(
    small_class, written
):
    graded = small_class.course.autograded
    (graded / "ada" / "neuron" / "neuron.ipynb").unlink()
    (graded / "ben" / "neuron" / "neuron.ipynb").write_bytes(b'{"cells": [7, "\xff"')
    (graded / "cho" / "neuron" / "neuron.ipynb").write_text('{"cells": [{"metadata": 3}]}')
    (small_class.course.submitted / "zoe" / "neuron").mkdir(parents=True)
    told = json.loads((written() / "report.json").read_text(encoding="utf-8"))
    lacking = {row["student"]: row["lacking"] for row in told["submissions"] if row["lacking"]}
    assert lacking == {"ada": ["neuron"], "ben": ["neuron"], "cho": ["neuron"]}
    assert told["not_graded"] == ["zoe"]
    assert {row["student"]: row["points"] for row in told["submissions"]}["ada"] == 20


@pytest.mark.parametrize(
    "forged",
    [
        7,
        {"repairs": 3, "layers": "landlock", "seconds": "fast", "ended": [], "notes": None},
        {"repairs": [["a"], 5], "seconds": float("nan"), "memory": -1, "ended": {"x": ["y"]}},
        {"layers": ["\ud800\u202egnp.exe"], "notes": ["\x00" * 9] * 9999, "cpu": 1e300},
    ],
)
def test_a_record_that_a_learner_made_up_does_no_harm(small_class, written, forged):
    path = small_class.course.autograded / "fay" / "neuron" / "neuron.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["metadata"]["nncourse"] = forged
    path.write_text(json.dumps(notebook))
    folder = written()
    told = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    (fay,) = [row for row in told["submissions"] if row["student"] == "fay"]
    assert fay["seconds"] == 0
    assert fay["isolated"] != "yes"
    html = (folder / "report.html").read_text(encoding="utf-8")
    assert not re.search("[\x00-\x08\u202e\ud800-\udfff]", html)
    assert len(html) < 2_000_000


def test_neither_a_learners_cell_nor_error_can_claim_a_mistake(small_class):
    path = small_class.course.autograded / "ada" / "neuron" / "neuron.ipynb"
    notebook = nbformat.read(path, 4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            # In a test cell it would be an error that the learner's function raised.
            graded = cell.metadata.get("nbgrader", {}).get("grade")
            claim = {"ename": "ValueError" if graded else "CheckFailed", "traceback": []}
            cell.outputs = [nbformat.v4.new_output("error", evalue="x\n\n[made-up]", **claim)]
    nbformat.write(notebook, path)
    work = read_class(small_class.course, "neuron")
    report = report_on(work, "en", [], NOW)
    assert "made-up" not in {each.key for each in report.misconceptions}


def test_tidy_keeps_letters_of_every_language():
    assert tidy("서연 O’Brien Łukasz") == "서연 O’Brien Łukasz"
    assert tidy("\u202eexe.gpj") == "\ufffdexe.gpj"


def test_a_course_without_wrong_solutions_reports_all_the_same(small_class):
    assert known_wrong(small_class.course, "neuron") == []
    assert report_on(read_class(small_class.course, "neuron"), "ko", [], NOW).misconceptions
