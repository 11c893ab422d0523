"""Lessons come to the learner, and nothing that the learner wrote is ever overwritten."""

import json

import pytest

from autograder.course import Course
from autograder.lab.lessons import deliver
from autograder.lab.places import Places

LESSON = "course/en/01_first.ipynb"


def notebook(text: str, **metadata: object) -> str:
    cell = {"cell_type": "markdown", "id": "a", "metadata": {}, "source": [text]}
    return json.dumps({"cells": [cell], "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


@pytest.fixture
def places(tmp_path):
    for folder in ("course/en", "course/ko", "source"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / LESSON).write_text(notebook("first"), encoding="utf-8")
    places = Places(Course(tmp_path), "learner")
    places.create()
    return places


@pytest.fixture
def lesson(places):
    """Return the course's lesson, and the learner's copy of it."""
    return places.course.root / LESSON, places.files / "en" / "01_first.ipynb"


def test_the_first_time_everything_comes_and_nothing_is_announced(places, lesson):
    assert deliver(places) == []
    assert lesson[1].read_bytes() == lesson[0].read_bytes()


def test_a_second_start_changes_nothing(places, lesson):
    deliver(places)
    lesson[1].write_text(notebook("my own notes"))
    assert deliver(places) == []
    assert "my own notes" in lesson[1].read_text()


def test_a_newer_lesson_replaces_a_copy_that_was_merely_opened(places, lesson):
    deliver(places)
    lesson[1].write_text(notebook("first", language_info={"name": "python"}))
    lesson[0].write_text(notebook("second"))
    (arrival,) = deliver(places)
    assert (arrival.kind, arrival.path) == ("replaced", "en/01_first.ipynb")
    assert "second" in lesson[1].read_text()


def test_a_newer_lesson_stands_beside_the_learners_own(places, lesson):
    deliver(places)
    lesson[1].write_text(notebook("my own notes"))
    lesson[0].write_text(notebook("second"))
    (arrival,) = deliver(places)
    assert (arrival.kind, arrival.path, arrival.was) == (
        "beside", "en/01_first_new.ipynb", "en/01_first.ipynb",
    )  # fmt: skip
    assert "my own notes" in lesson[1].read_text()
    assert "second" in (places.files / arrival.path).read_text()
    assert deliver(places) == []


def test_work_in_the_newer_copy_is_kept_as_well(places, lesson):
    deliver(places)
    lesson[1].write_text(notebook("my own notes"))
    lesson[0].write_text(notebook("second"))
    beside = places.files / deliver(places)[0].path
    beside.write_text(notebook("notes on the second"))
    lesson[0].write_text(notebook("third"))
    assert deliver(places)[0].path == "en/01_first_new2.ipynb"
    assert "notes on the second" in beside.read_text()


def test_a_lesson_that_is_no_notebook_any_more_is_somebodys_work(places, lesson):
    deliver(places)
    lesson[1].write_text("{broken")
    lesson[0].write_text(notebook("second"))
    assert deliver(places)[0].kind == "beside"
    assert lesson[1].read_text() == "{broken"


def test_a_new_lesson_is_announced_and_a_deleted_one_comes_back(places, lesson):
    deliver(places)
    lesson[1].unlink()
    (lesson[0].parent / "02_second.ipynb").write_text(notebook("second"))
    assert {arrival.path for arrival in deliver(places)} == {
        "en/01_first.ipynb", "en/02_second.ipynb",
    }  # fmt: skip
