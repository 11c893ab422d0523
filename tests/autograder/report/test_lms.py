"""Canvas and Moodle read the files as their importers do, and no spreadsheet runs a cell."""

import csv
import io

import pytest

from autograder.report.command import write_report
from autograder.report.lms import safe_cell


@pytest.fixture
def grades(small_class, tmp_path):
    """Return a function that writes the report and returns one of its grades files, in rows."""

    def read(name: str, **options) -> list[list[str]]:
        write_report(small_class.course, "neuron", tmp_path / "r", "en", column="Neuron", **options)
        content = (tmp_path / "r" / name).read_bytes().decode("utf-8")
        assert not content.startswith("\ufeff")
        return list(csv.reader(io.StringIO(content)))

    return read


def test_canvas_finds_header_worth_and_learners(grades):
    header, worth, *rows = grades("grades-canvas.csv")
    # lib/gradebook_importer.rb: header?, update_column_count, process_pp
    assert header == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Neuron"]
    assert "Points Possible" in worth[0]
    assert worth[5] == "20"
    assert rows == [
        ["Lovelace, Ada", "1001", "", "ada", "", "20"],
        ["ben", "", "", "ben", "", "18"],
        ["dan", "", "", "dan", "", "7"],
    ]


def test_moodle_finds_learners_grade_and_feedback(grades):
    header, *rows = grades("grades-moodle.csv")
    assert header == [
        "First name", "Last name", "ID number", "Email address",
        "Assignment: Neuron (Real)", "Assignment: Neuron (Feedback)",
    ]  # fmt: skip
    assert rows[0] == [
        "Ada", "Lovelace", "1001", "ada@example.org", "20", "20 of 20 points.",
    ]  # fmt: skip
    assert all(row[2] for row in rows), "one learner without a name for Moodle loses the file"


def test_what_a_person_wrote_goes_along_and_what_nbgrader_wrote_does_not(small_class, grades):
    with small_class.gradebook() as gradebook:
        told = {"ada": ("manual_comment", "Well argued."), "dan": ("auto_comment", "No response.")}
        for student, (kind, text) in told.items():
            comment = gradebook.find_comment("written", "neuron", "neuron", student)
            setattr(comment, kind, text)
        gradebook.db.commit()
    feedback = {row[2]: row[5] for row in grades("grades-moodle.csv")[1:]}
    assert feedback["1001"] == "20 of 20 points. written: Well argued."
    assert feedback["dan"] == "7 of 20 points."


def test_points_that_are_not_final_go_out_only_when_asked_for(grades):
    _, _, *final = grades("grades-canvas.csv")
    _, _, *provisional = grades("grades-canvas.csv", provisional=True)
    assert len(final) == 3
    assert len(provisional) == 7


def test_no_cell_of_a_learners_is_a_formula(small_class, grades, tmp_path):
    for name in ("grades-canvas.csv", "grades-moodle.csv"):
        for row in grades(name, provisional=True):
            assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in row), row
    for path in (tmp_path / "r").glob("*.csv"):
        for row in csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"))):
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row), row
    (hostile,) = [
        row for row in grades("grades-canvas.csv", provisional=True) if "HYPERLINK" in row[0]
    ]
    assert hostile[0].startswith("'=HYPERLINK")
    assert hostile[3] == "'-eve"


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t=1", " =1", "＝1", "\r\n=1", "|x"])
def test_formulas_get_an_apostrophe(text):
    assert safe_cell(text).startswith("'")
    assert "\n" not in safe_cell(text)


def test_nobody_can_pass_for_the_row_of_points(small_class, grades):
    small_class.add("mal", small_class.right, by_hand=0, person={"last_name": "Points Possible"})
    rows = grades("grades-canvas.csv")
    assert sum("Points Possible" in row[0] for row in rows) == 1
