"""Wrong solutions are read from their files, and a malformed file is refused by name."""

import pytest

from autograder.errors import CourseError
from autograder.wrong_solutions import load

ROW = """
[[wrong]]
name = "off-by-one"
code = "def f(): return 1"
fails = ["f-test"]
diagnosis = "off-by-one"
reads.en = "one too many"
reads.ko = "하나 많다"
"""


@pytest.fixture
def write(tmp_path):
    folder = tmp_path / "tests" / "wrong_solutions" / "made-up"
    folder.mkdir(parents=True)

    def write(text):
        (folder / "f.toml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def test_a_row_is_read(write):
    (wrong,) = load("made-up", write(ROW))
    assert (wrong.exercise, wrong.name, wrong.fails) == ("f", "off-by-one", ("f-test",))
    assert wrong.reads == {"en": "one too many", "ko": "하나 많다"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (ROW + ROW, "off-by-one"),
        (ROW.replace("diagnosis", "diagnose"), "expected code, diagnosis, fails"),
        (ROW.replace("reads.ko", "reads.kr"), "en and ko"),
        (ROW.replace('name = "off', "name = off"), "f.toml"),
    ],
)
def test_a_malformed_file_is_refused(write, text, says):
    with pytest.raises(CourseError, match=says):
        load("made-up", write(text))


def test_an_assignment_without_wrong_solutions_is_refused(tmp_path):
    with pytest.raises(CourseError, match="found none"):
        load("made-up", tmp_path)
