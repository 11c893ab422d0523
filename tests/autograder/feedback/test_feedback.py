"""A class's pages: what is on them, when they are written, and that nbgrader hands them out."""

import json
import multiprocessing
import os
import random
import re
import subprocess
import sys
import time
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner
from feedback_reading import Reading
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI

from autograder.cli import main
from autograder.course import Course
from autograder.demo.classroom import handed_in, right_solutions
from autograder.demo.nbgrader_round import Instructor, Learner
from autograder.demo.scratch import scratch_course
from autograder.errors import CourseError
from autograder.feedback import batch
from autograder.feedback.batch import Outcome, mark_of, write_all, write_pages
from autograder.feedback.command import tasks_of
from autograder.grade.command import grade_class
from autograder.grade.store import only_one
from autograder.settings import nbgrader_settings
from autograder.wrong_solutions import load

ROOT = Path(__file__).parents[3]
ASSIGNMENT = "neuron"
LEARNERS = ("ann", "ben", "cho")


def feedback(*options):
    result = CliRunner().invoke(main, ["feedback", ASSIGNMENT, *options])
    assert result.exit_code == 0, result.output
    return result.output


def page_of(course, student):
    return course.feedback / student / ASSIGNMENT / f"{ASSIGNMENT}.html"


def read(course, student):
    reading = Reading(page_of(course, student).read_text(encoding="utf-8"))
    assert not reading.jumps
    return reading


def counts(said):
    written, kept, failed = re.findall(r"│ *(\d+) *│", said)
    return int(written), int(kept), int(failed)


def grade_by_hand(course, student, cell, score, comment=None):
    with Gradebook(course.db_url, course.course_id) as gradebook:
        grade = gradebook.find_grade(cell, ASSIGNMENT, ASSIGNMENT, student)
        grade.manual_score, grade.needs_manual_grade = score, False
        if comment:
            told = gradebook.find_comment(cell, ASSIGNMENT, ASSIGNMENT, student)
            told.manual_comment = comment
        gradebook.db.commit()


def hidden_lines(course, lang):
    """Return the lines of hidden tests, and the names in them, that no visible line has, too."""
    path = course.sources(lang) / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    shown, hidden = set(), set()
    for cell in nbformat.read(path, 4).cells:
        within = False
        for line in cell.source.splitlines():
            within = within or "BEGIN HIDDEN" in line
            found = {line.strip(), *re.findall(r'"[a-z0-9-]+"', line)}
            (hidden if within else shown).update(found)
            within = within and "END HIDDEN" not in line
    return {line for line in hidden - shown if len(line) > 2}


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_a_class_in_both_languages(classroom, lang):
    course = classroom(lang)
    assert counts(feedback("--jobs", "2")) == (3, 0, 0)
    secrets = hidden_lines(course, lang)
    assert len(secrets) > 15
    for student in LEARNERS:
        text = page_of(course, student).read_text(encoding="utf-8")
        reading = read(course, student)
        assert f'<html lang="{lang}">' in text
        assert text.count("<math") >= 3
        assert "<details>\n<summary>" in text
        assert not [line for line in secrets if line in reading.text.splitlines()]
        assert not [name for name in secrets if name.startswith('"') and name in reading.text]
        assert "BEGIN" not in reading.text
        assert "**Marking scheme**" not in text
        assert not re.search(r"https?://(?!www\.w3\.org/1998/Math/MathML)", text)
    total = "Score: {} / 20" if lang == "en" else "점수: {} / 20"
    assert total.format(17) in read(course, "ann").text
    assert total.format(0) in read(course, "cho").text
    mistake = "your bias is subtracted" if lang == "en" else "편향을 뺐다"
    assert mistake in read(course, "ben").text
    assert "[bias-subtracted]" not in read(course, "ben").text


def test_a_persons_points_and_comments_win_and_only_that_page_is_written_anew(classroom):
    course = classroom()
    feedback("--jobs", "1")
    before = {student: page_of(course, student).stat().st_mtime_ns for student in LEARNERS}
    grade_by_hand(course, "ann", "written", 2.5, "Mind the **sign**.")
    grade_by_hand(course, "ann", "weighted-sum-test", 0.5)
    assert counts(feedback("--jobs", "1")) == (1, 2, 0)
    text = page_of(course, "ann").read_text(encoding="utf-8")
    assert "Score: 18 / 20" in text
    assert "Mind the <strong>sign</strong>." in text
    assert "graded by hand" in text
    assert "still has to grade" not in text
    after = {student: page_of(course, student).stat().st_mtime_ns for student in LEARNERS}
    assert [student for student in LEARNERS if after[student] != before[student]] == ["ann"]


def test_students_are_chosen_and_pages_are_kept_until_force_or_a_new_grading(classroom):
    course = classroom()
    assert counts(feedback("--student", "ann", "--student", "ben", "--jobs", "1")) == (2, 0, 0)
    assert not page_of(course, "cho").exists()
    assert counts(feedback("--jobs", "1")) == (1, 2, 0)
    assert counts(feedback("--jobs", "1", "--force")) == (3, 0, 0)
    graded = course.autograded / "ben" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    os.utime(graded)
    assert counts(feedback("--jobs", "1")) == (1, 2, 0)
    page_of(course, "ben").write_text("half a page")
    assert counts(feedback("--jobs", "1")) == (1, 2, 0)
    result = CliRunner().invoke(main, ["feedback", ASSIGNMENT, "--student", "zoe"])
    assert result.exit_code == 1
    assert (
        "no graded submission of neuron from zoe; there are 3, from ann, ben, cho" in result.output
    )


def test_what_nbgrader_needs_lies_beside_the_page(classroom):
    course = classroom()
    (course.submitted / "ann" / ASSIGNMENT / "submission_secret.txt").write_text("s3cret")
    link = course.submitted / "ben" / ASSIGNMENT / "submission_secret.txt"
    link.symlink_to("/etc/hostname")
    stale = page_of(course, "ann").with_name("gone.html")
    stale.parent.mkdir(parents=True)
    stale.write_text("of an earlier submission")
    before = os.umask(0o077)
    try:
        feedback("--jobs", "1")
    finally:
        os.umask(before)
    assert not stale.exists()
    home = page_of(course, "ann").parent
    assert (home / "submission_secret.txt").read_text() == "s3cret"
    assert (home / "timestamp.txt").read_text() == "2026-11-20 12:00:00.000000 UTC"
    assert {path.stat().st_mode & 0o777 for path in home.iterdir()} == {0o644}
    made_up = page_of(course, "ben").with_name("submission_secret.txt").read_text()
    assert re.fullmatch("[0-9a-f]{64}", made_up)
    feedback("--jobs", "1", "--force")
    assert page_of(course, "ben").with_name("submission_secret.txt").read_text() == made_up


def test_one_broken_notebook_fails_alone(classroom, monkeypatch):
    course = classroom()
    graded = course.autograded / "ben" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    graded.chmod(0o644)
    graded.write_text("{")
    (course.autograded / "cho" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb").unlink()
    for worth in (200, 1):  # in one process, in two
        monkeypatch.setattr("autograder.feedback.command._WORTH", worth)
        result = CliRunner().invoke(main, ["feedback", ASSIGNMENT, "--jobs", "2", "--force"])
        assert result.exit_code == 1
        assert "ben: JSONDecodeError" in result.output
        assert "cho: there is no graded notebook" in result.output
        read(course, "ann")


def test_a_process_that_breaks_takes_one_submission_with_it(classroom):
    course = classroom()
    tasks = tasks_of(course, ASSIGNMENT)
    poison = Poison(**vars(tasks[1]))
    outcomes = {outcome.student: outcome for outcome in write_all([tasks[0], poison, tasks[2]], 2)}
    assert outcomes["ben"].failure == "the process that wrote it broke down"
    assert outcomes["ann"].written == outcomes["cho"].written == [ASSIGNMENT]


class Poison(batch.Task):
    """A task that kills the process that unpacks it, though not the one that made it."""

    def __reduce__(self):
        return _die, ()


def _die():
    os._exit(1)


def test_a_page_that_takes_too_long_fails_alone(classroom, monkeypatch):
    tasks = tasks_of(classroom(), ASSIGNMENT)
    write = batch.write_pages

    def slow(task):
        if task.points.student == "ben":
            while True:
                pass
        return write(task)

    monkeypatch.setattr(batch, "write_pages", slow)
    monkeypatch.setattr(batch, "_SECONDS", 0.3)
    outcomes = {outcome.student: outcome for outcome in write_all(tasks, 1)}
    assert outcomes["ben"].failure == "TimeoutError: it took longer than 0.3 seconds"
    assert outcomes["cho"].written == [ASSIGNMENT]


def test_ctrl_c_says_what_is_left(classroom, monkeypatch):
    classroom()

    def stop(tasks, jobs):
        yield Outcome("ann", written=[ASSIGNMENT])
        raise KeyboardInterrupt

    monkeypatch.setattr("autograder.feedback.command.write_all", stop)
    result = CliRunner().invoke(main, ["feedback", ASSIGNMENT])
    assert result.exit_code == 1
    assert "stopped; 2 submissions are left. Run the command again to go on" in result.output


def _write_forever(tasks):
    while True:
        for task in tasks:
            write_pages(task)


def test_killed_at_any_moment_it_leaves_whole_pages(classroom):
    course = classroom()
    tasks = tasks_of(course, ASSIGNMENT, force=True)
    chance = random.Random(1)
    for _ in range(8):
        process = multiprocessing.get_context("fork").Process(target=_write_forever, args=(tasks,))
        process.start()
        time.sleep(chance.uniform(0.02, 0.2))
        process.kill()
        process.join()
        for page in course.feedback.rglob("*.html"):
            Reading(page.read_text(encoding="utf-8"))
    feedback("--jobs", "1")
    assert len(list(course.feedback.rglob("*.html"))) == 3


def test_two_runs_at_once_are_kept_apart(classroom):
    course = classroom()
    with only_one(course):
        result = CliRunner().invoke(main, ["feedback", ASSIGNMENT])
    assert result.exit_code == 1
    assert "another run" in result.output


def test_nothing_graded_and_no_gradebook_are_said(classroom):
    course = classroom()
    for student in LEARNERS:
        (course.autograded / student).rename(course.root / student)
    with pytest.raises(CourseError, match="no submission of neuron has been graded"):
        tasks_of(course, ASSIGNMENT)
    with pytest.raises(CourseError, match="the gradebook has no assignment 'other'"):
        tasks_of(course, "other")
    course.gradebook.unlink()
    with pytest.raises(CourseError, match="there is no gradebook yet"):
        tasks_of(course, ASSIGNMENT)


def test_formgraders_button_writes_the_same_page(classroom):
    course = classroom()
    feedback("--jobs", "1")
    ours = {student: page_of(course, student).read_bytes() for student in LEARNERS}
    api = NbGraderAPI(config=nbgrader_settings(course.root / "nbgrader_config.py", "en"))
    outcome = api.generate_feedback(ASSIGNMENT, force=True)
    assert outcome["success"], outcome
    assert {student: page_of(course, student).read_bytes() for student in LEARNERS} == ours
    assert page_of(course, "ann").with_name("submission_secret.txt").is_file()
    assert counts(feedback("--jobs", "1")) == (0, 3, 0)
    grade_by_hand(course, "ann", "written", 3)
    assert api.generate_feedback(ASSIGNMENT, "ann", force=True)["success"]
    assert "Score: 20 / 20" in read(course, "ann").text


def test_the_mark_holds_nothing_but_what_the_page_shows(classroom):
    course = classroom()
    task = tasks_of(course, ASSIGNMENT, ["ann"])[0]
    graded = task.graded / f"{ASSIGNMENT}.ipynb"
    before, when = mark_of(graded, ASSIGNMENT, task.points), graded.stat().st_mtime_ns
    graded.chmod(0o644)
    text = graded.read_text()
    graded.write_text(text.replace("inputs-unchanged", "inputs_unchanged"))
    os.utime(graded, ns=(when, when))
    assert mark_of(graded, ASSIGNMENT, task.points) == before
    assert "inputs-unchanged" in json.dumps(json.loads(text))


# nbgrader's own: a name that is misspelt, and files that are left open
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.filterwarnings("ignore:Passing unrecognized arguments:DeprecationWarning")
@pytest.mark.parametrize("stock", [False, True])
def test_nbgrader_hands_out_and_the_learner_fetches(tmp_path, monkeypatch, stock):
    monkeypatch.setenv("COURSE_LANG", "ko")
    course = scratch_course(Course(ROOT), tmp_path / "c", "ko")
    settings = nbgrader_settings(course.root / "nbgrader_config.py", "ko")
    instructor = Instructor(settings, ASSIGNMENT)
    instructor.release()
    learners = {
        name: Learner(settings, ASSIGNMENT, name, tmp_path / name) for name in ("ann", "ben")
    }
    source = nbformat.read(course.sources("ko") / ASSIGNMENT / f"{ASSIGNMENT}.ipynb", 4)
    work = handed_in(learners["ann"].fetch(), right_solutions(source), load(ASSIGNMENT, ROOT))
    learners["ben"].fetch()
    learners["ann"].submit(work["right"])
    learners["ben"].submit(work["untouched"])
    instructor.collect()
    assert not grade_class(course, ASSIGNMENT, allow_unsandboxed=True).failures
    monkeypatch.chdir(course.root)
    if stock:
        assert instructor.api.generate_feedback(ASSIGNMENT)["success"]
        instructor.release_feedback()
    else:
        feedback("--jobs", "2")
        assert instructor.api.release_feedback(ASSIGNMENT)["success"]
    for name, score in (("ann", 17), ("ben", 0)):
        (page,) = learners[name].fetch_feedback()
        assert page.name == f"{ASSIGNMENT}.html"
        reading = Reading(page.read_text(encoding="utf-8"))
        assert f"점수: {score} / 20" in reading.text
        assert f"학습자{name}" in reading.text


def test_feedback_loads_neither_widgets_nor_plots():
    program = "import sys, autograder.feedback.page, autograder.feedback.command as _\n"
    loaded = subprocess.run(
        [sys.executable, "-c", f"{program}print(*sys.modules)"],
        check=True, capture_output=True, text=True,
    ).stdout.split()  # fmt: skip
    assert "nnkit.markup" in loaded
    heavy = ("matplotlib", "anywidget", "nnkit.widgets", "nnkit.plots")
    assert not [name for name in loaded if name.startswith(heavy)]
