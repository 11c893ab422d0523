"""The learner's page: the path of the lessons, and the progress that is really on disk."""

import json
import os
import re
from urllib.request import Request, urlopen

import nbformat
import pytest
from browser import learners_lab
from course_copies import copy_course
from known_notebooks import release, solved

from autograder.build.registers import register_path
from autograder.course import Course
from autograder.lab.landing import learners_page
from autograder.lab.lessons import deliver
from autograder.lab.places import Places
from autograder.lab.progress import lessons, questions_done, solving_stage
from nnkit.marks import PROGRESS
from nnkit.widgets.quiz import quiz

QUESTIONS = [f"{n}?\n\n- [x] yes — Right.\n- [ ] no — Wrong." for n in range(1, 4)]


def notebook(title: str, questions: list[str], assignment: str = "") -> str:
    link = f"[here](../assignments/{assignment}/{assignment}.ipynb)" if assignment else ""
    cells = [nbformat.v4.new_markdown_cell(f"# {title}\n\n*About 30 minutes*\n\n{link}")]
    cells += [
        nbformat.v4.new_code_cell(f"from nnkit.widgets import quiz\n\nquiz(r'''\n{one}\n''')")
        for one in questions
    ]
    return nbformat.writes(nbformat.v4.new_notebook(cells=cells))


@pytest.fixture
def places(tmp_path):
    """Lay out a course of two lessons, with three questions and one assignment."""
    for folder in ("course/en", "course/ko", "course/registers", "source"):
        (tmp_path / folder).mkdir(parents=True)
    course = Course(tmp_path)
    (course.lessons("en") / "01_first.ipynb").write_text(notebook("1 First", QUESTIONS[:2]))
    (course.lessons("en") / "02_second.ipynb").write_text(
        notebook("2 Second", QUESTIONS[2:], "neuron")
    )
    (course.lessons("en") / "glossary.ipynb").write_text(notebook("Glossary", []))
    register_path(tmp_path, "01_first").write_text('builds_en = "a `Piece`"\nbuilds_ko = "조각"\n')
    places = Places(course, "learner")
    places.create()
    deliver(places)
    return places


def open_lesson(places, name: str) -> None:
    path = places.files / "en" / f"{name}.ipynb"
    content = json.loads(path.read_text())
    content["metadata"]["language_info"] = {"name": "python"}
    path.write_text(json.dumps(content))


def page(places) -> str:
    return learners_page(places, "en")[0]


def step(places) -> str:
    return learners_page(places, "en")[1].plain


def row(places, number: int) -> list[str]:
    (line,) = re.findall(rf"^\| {number} \|.*$", page(places), re.MULTILINE)
    return [cell.strip() for cell in line.strip("|").split("|")]


def test_a_row_says_title_time_what_is_built_and_how_far_one_is(places):
    assert row(places, 1) == [
        *["1", "[First](en/01_first.ipynb)", "30 min", "a `Piece`"],
        *["not opened, quiz 0 of 2", "", ""],
    ]  # fmt: skip
    assert row(places, 2)[3:6] == ["", "not opened, quiz 0 of 1", "`neuron`: not released yet"]


def test_the_glossary_is_linked_and_is_no_lesson(places):
    assert "](en/glossary.ipynb)" in page(places)
    assert [lesson.path.stem for lesson in lessons(places.course, "en")] == [
        "01_first",
        "02_second",
    ]


def test_the_bars_say_in_words_what_they_show(places):
    assert "- 0 of 2 lessons opened ▱▱▱▱▱▱▱▱▱▱▱▱\n" in page(places)
    open_lesson(places, "01_first")
    assert "- 1 of 2 lessons opened ▰▰▰▰▰▰▱▱▱▱▱▱\n" in page(places)
    assert "- 0 of 3 quiz questions done" in page(places)
    assert "- 0 of 1 assignments submitted" in page(places)


def test_a_question_done_in_the_notebook_is_counted_here(places, monkeypatch):
    monkeypatch.setenv(PROGRESS, str(places.progress))
    first, _ = lessons(places.course, "en")
    quiz(f"\n{QUESTIONS[0]}\n")._handle_custom_msg({"kind": "done"}, [])
    assert questions_done(first, places) == 1
    assert row(places, 1)[4] == "not opened, quiz 1 of 2"
    quiz(QUESTIONS[1])._handle_custom_msg({"kind": "done"}, [])
    assert row(places, 1)[4] == "not opened, quiz 2 of 2 ✓"
    assert "- 2 of 3 quiz questions done ▰▰▰▰▰▰▰▰▱▱▱▱\n" in page(places)


def test_a_question_that_is_written_anew_is_to_be_done_anew(places, monkeypatch):
    monkeypatch.setenv(PROGRESS, str(places.progress))
    quiz(QUESTIONS[0])._handle_custom_msg({"kind": "done"}, [])
    lesson = places.course.lessons("en") / "01_first.ipynb"
    lesson.write_text(lesson.read_text().replace("1?", "One?"))
    later = lesson.stat().st_mtime_ns + 1_000_000
    os.utime(lesson, ns=(later, later))
    deliver(places)
    assert row(places, 1)[4] == "not opened, quiz 0 of 2"


def test_the_next_step_follows_the_path(places):
    assert step(places) == "Open the lesson 1 First (en/01_first.ipynb)."
    open_lesson(places, "01_first")
    assert step(places) == "Open the lesson 2 Second (en/02_second.ipynb)."
    (places.course.exchange / places.course.course_id / "outbound" / "neuron").mkdir(parents=True)
    assert step(places).startswith("Open the lesson 2 Second")
    open_lesson(places, "02_second")
    assert step(places).startswith("Fetch the assignment neuron")


def test_an_assignment_in_the_middle_is_not_held_up_by_later_lessons(places):
    (places.course.lessons("en") / "03_third.ipynb").write_text(notebook("3 Third", []))
    deliver(places)
    for name in ("01_first", "02_second"):
        open_lesson(places, name)
    assert step(places).startswith("Open the lesson 3 Third")  # neuron is not released
    (places.course.exchange / places.course.course_id / "outbound" / "neuron").mkdir(parents=True)
    assert step(places).startswith("Fetch the assignment neuron")


def test_who_has_opened_all_lessons_is_told_so_where_there_are_no_assignments(places):
    for name in ("01_first", "02_second"):
        open_lesson(places, name)
    text, last = learners_page(places, "en", exchange=False)
    assert last.plain.startswith("You have opened every lesson.")
    assert "assignments submitted" not in text


def test_the_copied_course_shows_all_its_lessons(tmp_path):
    course = copy_course(tmp_path)
    places = Places(course, "learner")
    places.create()
    for lang in ("en", "ko"):
        text, _ = learners_page(places, lang)
        for lesson in lessons(course, lang):
            assert lesson.questions, lesson.path
            assert lesson.minutes, lesson.path
            assert f"({lang}/{lesson.path.name})" in text


def test_validating_leaves_a_mark_only_for_a_notebook_that_passes_as_it_is(tmp_path):
    course = copy_course(tmp_path)
    with learners_lab(course, "en") as server:
        places = server.places
        path = places.assignments / "neuron" / "neuron.ipynb"
        path.parent.mkdir()

        def validate(made: nbformat.NotebookNode) -> dict[str, object]:
            nbformat.write(made, path)
            request = Request(
                f"{server.url}assignments/validate",
                headers={
                    "Authorization": f"token {server.token}",
                    "Content-Type": "application/json",
                },
                data=json.dumps({"path": "assignments/neuron/neuron.ipynb"}).encode(),
            )
            with urlopen(request, timeout=90) as answer:
                return json.load(answer)

        found = validate(release())
        assert found["success"]
        assert found["value"]["failed"]
        assert solving_stage("neuron", places) == "fetched"
        assert validate(solved()) == {"success": True, "value": {}}
        assert solving_stage("neuron", places) == "validated"
        nbformat.write(release(), path)
        assert solving_stage("neuron", places) == "fetched"
