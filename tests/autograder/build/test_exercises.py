"""What an assignment's text leaves to be counted: numbers, points, tables, questions."""

import shutil
from pathlib import Path

import pytest

from autograder.build.exercises import exercises, left_out, with_exercises
from autograder.build.products import make
from autograder.build.text import read_text
from autograder.checks import neuron
from autograder.checks.answers import Choice, Option
from autograder.checks.wording import Text
from autograder.errors import CourseError

ROOT = Path(__file__).parents[3]

GRADED = (
    'nbgrader={"grade": true, "grade_id": "%s", "locked": %s, "points": %s, "schema_version": 3,'
    ' "solution": %s, "task": false}'
)
TEXT = f"""\
# %% [markdown] key="title" lang="en"
# # Two
#
# {{exercises}}

# %% [markdown] key="title" lang="ko" of=""
# # 둘
#
# {{exercises}}

# %% [markdown] key="add-task" lang="en"
# ## {{n}} Add
#
# {{worth: 10 minutes}}

# %% [markdown] key="add-task" lang="ko" of=""
# ## {{n}} 더하기
#
# {{worth: 10 minutes}}

# %% key="add-test" {GRADED % ("add-test", "true", 2, "false")}
assert True

# %% key="add-care" {GRADED % ("add-care", "true", 1.5, "false")}
assert True

# %% [markdown] key="say-task" lang="en"
# ## {{n}} Say
#
# {{worth: 5 minutes}}

# %% [markdown] key="say-task" lang="ko" of=""
# ## {{n}} 말하기
#
# {{worth: 5 minutes}}

# %% key="say" {GRADED % ("say", "false", 1, "true")}
answer = ""

# %% [markdown] key="end" lang="en"
# ## At work

# %% [markdown] key="end" lang="ko" of=""
# ## 써 보기
"""


@pytest.fixture
def text(tmp_path):
    def write(content=TEXT, name="two"):
        path = tmp_path / f"{name}.py"
        path.write_text(content, encoding="utf-8")
        return read_text(path)

    return write


def built(text, lang, leave_out=()):
    return {cell.key: cell.source[lang] for cell in with_exercises(text, leave_out).cells}


def test_points_and_minutes_are_counted(text):
    first, second = exercises(text())
    assert (first.key, first.points, first.minutes, first.by_hand) == ("add", 3.5, 10, False)
    assert (second.key, second.points, second.minutes, second.by_hand) == ("say", 1, 5, True)
    assert [cell.key for cell in second.cells] == ["say-task", "say"]


def test_numbers_worth_and_table_are_written_out_in_both_languages(text):
    english, korean = built(text(), "en"), built(text(), "ko")
    assert english["add-task"] == "## 1 Add\n\n*3.5 points, about 10 minutes*"
    assert english["say-task"] == "## 2 Say\n\n*1 point, about 5 minutes, graded by hand*"
    assert korean["say-task"] == "## 2 말하기\n\n*1점, 약 5분, 사람이 채점*"
    assert "| 1 | Add | 3.5 | 10 |\n| 2 | Say | 1 | 5 |" in english["title"]
    assert "| 1 | 더하기 | 3.5 | 10 |" in korean["title"]


def test_an_exercise_that_is_left_out_is_gone_and_the_others_move_up(text):
    english = built(text(), "en", ["add"])
    assert set(english) == {"title", "say-task", "say", "end"}
    assert english["say-task"].startswith("## 1 Say")
    assert "Add" not in english["title"]


def test_a_cell_that_needs_an_exercise_goes_with_it(text):
    needy = TEXT.replace('key="end" lang="en"', 'key="end" lang="en" needs="add"')
    assert "end" not in built(text(needy), "en", ["add"])
    assert "end" in built(text(needy), "en", ["say"])


def test_an_exercise_that_builds_on_another_does_not_stay_without_it(text):
    needy = text(TEXT.replace('key="say-task" lang="en"', 'key="say-task" lang="en" needs="add"'))
    with pytest.raises(CourseError, match="say builds on add: leave it out too"):
        with_exercises(needy, ["add"])
    assert set(built(needy, "en", ["add", "say"])) == {"title", "end"}


def test_what_is_not_there_cannot_be_left_out(text):
    with pytest.raises(CourseError, match="no exercise sub to leave out; it has add, say"):
        with_exercises(text(), ["sub"])


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("## {n} 더하기", "## 더하기", "in both languages"),
        ("# {worth: 10 minutes}\n\n# %% key", "# \n\n# %% key", "in both languages"),
        ('key="add-task"', 'key="add"', "call it add-task"),
    ],
)
def test_a_beginning_that_is_not_as_it_should_be_is_named(text, before, after, says):
    with pytest.raises(CourseError, match=says):
        exercises(text(TEXT.replace(before, after)))


def test_questions_stand_for_their_options_and_letters(text, monkeypatch):
    because = Text("so", "그래서")
    options = [
        Option(key, Text(f"option {key}", f"선택 {key}"), right=key == "b", because=because)
        for key in ("a", "b", "c")
    ]
    question = Choice("odd", options)
    monkeypatch.setattr(neuron, "odd", question.check, raising=False)
    content = TEXT.replace("# {worth: 5 minutes}", "# {worth: 5 minutes}\n#\n# {options: odd}")
    content = content.replace('answer = ""', 'answer = "{letters: odd}"')
    english = built(text(content, "neuron"), "en")
    assert question.listed("en") in english["say-task"]
    assert english["say"] == f'answer = "{question.letters}"'
    with pytest.raises(CourseError, match="no question 'even'"):
        built(text(content.replace("odd", "even"), "neuron"), "en")


@pytest.fixture
def copy(tmp_path):
    shutil.copytree(ROOT / "source", tmp_path / "source")
    shutil.copytree(ROOT / "course", tmp_path / "course")
    shutil.copy(ROOT / "nbgrader_config.py", tmp_path)
    return tmp_path


def test_points_change_and_an_exercise_goes_by_one_line_each(copy):
    path = copy / "source" / "neuron.py"
    source = path.read_text(encoding="utf-8")
    path.write_text(source.replace('"forward-test", "locked": true, "points": 2',
                                   '"forward-test", "locked": true, "points": 4'))  # fmt: skip
    (copy / "source" / "left_out.toml").write_text('neuron = ["threshold"]')
    made = make(copy, ["neuron"])
    assert made.problems == []
    for lang, worth in (("en", "*7 points, about 15 minutes*"), ("ko", "*7점, 약 15분*")):
        for folder in ("source", "release"):
            notebook = made.files[Path(folder, lang, "neuron", "neuron.ipynb")].decode()
            assert worth in notebook
            assert "bias_from_threshold" not in notebook


@pytest.mark.parametrize("content", ["neuron = 3", 'neuron = "threshold"', "neuron ="])
def test_a_list_of_what_is_left_out_must_be_one(copy, content):
    (copy / "source" / "left_out.toml").write_text(content)
    with pytest.raises(CourseError, match=r"left_out\.toml: expected"):
        left_out(copy)


def test_a_course_need_not_leave_anything_out(tmp_path):
    assert left_out(tmp_path) == {}


def test_files_beside_the_text_go_into_the_release(copy):
    data = copy / "source" / "neuron"
    data.mkdir(exist_ok=True)
    (data / "points.csv").write_text("1,2\n")
    made = make(copy, ["neuron"])
    for folder in ("source", "release"):
        for lang in ("en", "ko"):
            assert made.files[Path(folder, lang, "neuron", "points.csv")] == b"1,2\n"
