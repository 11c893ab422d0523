"""The leaderboard lists who wants to be on it, with what was measured, and nobody else."""

import csv
import io
import re

import nbformat
import pytest
from click.testing import CliRunner
from known_notebooks import ROOT, known, source

from autograder.course import Course
from autograder.errors import CourseError
from autograder.grade.beside import given_beside
from autograder.grade.pipeline import locked_cells
from autograder.grading.notebook import run_notebook
from autograder.grading.process import Zygote
from autograder.grading.record import Record
from autograder.leaderboard import leaderboard, write_leaderboard
from autograder.sandbox.limits import Limits


class Classroom:
    """A course in a folder of its own, in which graded notebooks lie."""

    def __init__(self, root):
        (root / "course").mkdir()
        (root / "source").mkdir()
        (root / "nbgrader_config.py").touch()
        self.course = Course(root)
        self.folder = root / "out"

    def add(self, student, code, accuracy=0.97, parameters=2410):
        notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
        Record(figures={"accuracy": accuracy, "parameters": parameters}).put(notebook)
        return self.put(student, notebook)

    def put(self, student, notebook):
        path = self.course.autograded / student / "digits" / "digits.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(notebook, path)
        return path

    def rows(self, lang="en"):
        self.listed = write_leaderboard(self.course, "digits", self.folder, lang)
        return list(csv.reader(io.StringIO(self.read("csv"))))[1:]

    def read(self, suffix):
        return (self.folder / f"leaderboard.{suffix}").read_bytes().decode("utf-8-sig")


@pytest.fixture
def classroom(tmp_path):
    return Classroom(tmp_path)


def called(name):
    return f"LEADERBOARD_NAME = {name!r}"


def test_the_best_is_first_and_equals_share_their_place(classroom):
    classroom.add("s1", called("Ada"), 0.96)
    classroom.add("s2", called("Bora"), 0.98, parameters=4810)
    classroom.add("s3", called("Cem"), 0.98)
    classroom.add("s4", called("Dana"), 0.98)
    classroom.add("s5", called("에밀"), 0.5)
    assert classroom.rows() == [
        ["1", "Cem", "0.98", "2410"],
        ["1", "Dana", "0.98", "2410"],
        ["3", "Bora", "0.98", "4810"],
        ["4", "Ada", "0.96", "2410"],
        ["5", "에밀", "0.5", "2410"],
    ]
    assert classroom.listed == 5


@pytest.mark.parametrize(
    "code",
    [
        'LEADERBOARD_NAME = ""',
        'LEADERBOARD_NAME = "   "',
        "LEADERBOARD_NAME = None",
        'LEADERBOARD_NAME = "sec" + "ret"',
        'LEADERBOARD_NAME = "secret"\nLEADERBOARD_NAME = ""',
        'name = "secret"',
        'def f():\n    LEADERBOARD_NAME = "secret"',
        '# LEADERBOARD_NAME = "secret"',
        'LEADERBOARD_NAME = "secret',
    ],
)
def test_who_did_not_opt_in_appears_nowhere(classroom, code):
    classroom.add("secret-id", code, 0.99)
    classroom.add("other-id", called("Ada"))
    told = CliRunner().invoke(
        leaderboard,
        ["--output", str(classroom.folder)],
        env={"NNCOURSE_ROOT": str(classroom.course.root)},
    )
    assert told.exit_code == 0, told.output
    for text in (told.output, classroom.read("html"), classroom.read("csv")):
        assert "secret" not in text
        assert "99" not in text
    assert len(classroom.rows()) == 1


def test_no_learners_id_is_shown(classroom):
    classroom.add("s-1234", called("Ada"))
    classroom.rows()
    assert "1234" not in classroom.read("html") + classroom.read("csv")


def test_the_last_name_counts_and_a_cell_of_magics_does_no_harm(classroom):
    notebook = nbformat.read(classroom.add("s1", called("Ada")), as_version=4)
    notebook.cells += [
        nbformat.v4.new_code_cell('%time LEADERBOARD_NAME = "Bora"'),
        nbformat.v4.new_markdown_cell(called("Cem")),
        nbformat.v4.new_code_cell(called("Dana")),
    ]
    classroom.put("s1", notebook)
    assert [row[1] for row in classroom.rows()] == ["Dana"]


def test_a_name_runs_nowhere(classroom):
    classroom.add("s1", called("<script>alert(1)</script>"), 0.99)
    classroom.add("s2", called('=HYPERLINK("http://x")'), 0.98)
    classroom.add("s3", called("\u202eabc\n\tdef"), 0.97)
    classroom.add("s4", called("x" * 500), 0.96)
    names = [row[1] for row in classroom.rows()]
    assert names[1] == '\'=HYPERLINK("http://x")'
    assert names[2] == "\ufffdabc def"
    assert len(names[3]) == 40
    page = classroom.read("html")
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_who_opts_out_later_is_no_longer_listed(classroom):
    classroom.add("s1", called("Ada"))
    assert len(classroom.rows()) == 1
    assert classroom.rows() == classroom.rows()  # as often as you like
    classroom.add("s1", called(""))
    assert classroom.rows() == []
    assert "Nobody is on the list yet" in classroom.read("html")


@pytest.mark.parametrize(
    "figures",
    [
        {},
        {"accuracy": 0.99},
        {"accuracy": "0.99", "parameters": 10},
        {"accuracy": 1.5, "parameters": 10},
        {"accuracy": float("nan"), "parameters": 10},
        {"accuracy": True, "parameters": 10},
        {"accuracy": 0.9, "parameters": -1},
        ["accuracy", "parameters"],
        None,
    ],
)
def test_without_a_measured_accuracy_nobody_is_listed(classroom, figures):
    path = classroom.add("s1", called("Ada"))
    notebook = nbformat.read(path, as_version=4)
    notebook.metadata["nncourse"]["figures"] = figures
    path.write_text(nbformat.writes(notebook), encoding="utf-8")
    assert classroom.rows() == []


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff", b'{"cells": 1}', b"[" * 100_000])
def test_a_broken_notebook_stops_nobody(classroom, content):
    classroom.add("s1", called("Ada")).write_bytes(content)
    classroom.add("s2", called("Bora"))
    assert [row[1] for row in classroom.rows()] == ["Bora"]


def test_nothing_graded_is_said(classroom):
    with pytest.raises(CourseError, match="nncourse grade digits"):
        classroom.rows()


def test_the_page_is_in_korean_too(classroom):
    classroom.add("s1", called("Ada"), 0.9747)
    classroom.rows("ko")
    assert "순위표" in classroom.read("html")
    assert re.search(r"97\.5%", classroom.read("html"))


def test_grading_measures_what_the_leaderboard_lists(classroom):
    notebook = source("en", "digits")
    cell = next(cell for cell in notebook.cells if cell.id == "leaderboard")
    cell.source = called("Ada")
    zygote = Zygote(Limits())
    try:
        record = run_notebook(
            notebook,
            locked_cells(known("en", "digits")),
            zygote,
            given=given_beside(ROOT / "source" / "en" / "digits", ["*.ipynb"]),
        )
    finally:
        zygote.close()
    record.put(notebook)
    classroom.put("s1", notebook)
    ((place, name, accuracy, parameters),) = classroom.rows()
    assert (place, name, parameters) == ("1", "Ada", "2410")
    assert 0.95 <= float(accuracy) < 1
