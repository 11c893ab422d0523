"""A class is graded as nbgrader would, in any number of processes, and nothing is ever lost."""

import json
import multiprocessing
import os
import signal
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import nbformat
import nbgrader.converters
import pytest
from click.testing import CliRunner
from nbgrader.api import Gradebook
from nbgrader.apps.api import NbGraderAPI

from autograder.demo.scratch import hand_in
from autograder.errors import CourseError
from autograder.grade import workers
from autograder.grade.command import grade, grade_class
from autograder.grade.pipeline import grade_submission
from autograder.grade.store import Store, only_one
from autograder.gradebook import open_gradebook, read_assignment, read_scores
from autograder.grading.record import Record
from autograder.sandbox.limits import Limits
from autograder.settings import nbgrader_settings

ASSIGNMENT = "neuron"
IN_TIME = datetime(2026, 11, 20, 12)
FULL = 17.0  # the written answer's 3 points are given by hand


def settings_of(course):
    return nbgrader_settings(course.root / "nbgrader_config.py", "en")


def cells_of(course):
    """Return every grade in the gradebook, by learner and cell."""
    with open_gradebook(course.db_url, course.course_id) as gradebook:
        assignment = read_assignment(gradebook, ASSIGNMENT, course.sources("en"))
        return {
            (student, cell): (score.auto, score.needs_grading, score.comment)
            for student, scores in read_scores(gradebook, assignment).items()
            for (_, cell), score in scores.cells.items()
        }


def points_of(course):
    with open_gradebook(course.db_url, course.course_id) as gradebook:
        assignment = read_assignment(gradebook, ASSIGNMENT, course.sources("en"))
        return {name: each.score for name, each in read_scores(gradebook, assignment).items()}


def stock(settings, monkeypatch):
    """Take our class and steps out again: one kernel for everything, as nbgrader comes."""
    monkeypatch.setattr("nbgrader.apps.api.Autograde", nbgrader.converters.Autograde)
    del settings.Autograde
    return settings


EVERYBODY = {
    "ann": "right", "ben": "half-done", "cho": "untouched", "dan": "mistaken-1",
    "eve": "mistaken-2", "fay": "mistaken-5",
}  # fmt: skip


def test_batch_drop_in_and_stock_agree_on_every_cell(classroom, monkeypatch):
    course = classroom(**EVERYBODY)
    grade_class(course, ASSIGNMENT)
    ours = cells_of(course)
    assert points_of(course)["ann"] == FULL
    assert len(set(points_of(course).values())) > 3

    api = NbGraderAPI(config=settings_of(course))
    for student in EVERYBODY:
        outcome = api.autograde(ASSIGNMENT, student, force=True)
        assert outcome["success"], outcome
    assert cells_of(course) == ours

    api = NbGraderAPI(config=stock(settings_of(course), monkeypatch))
    for student in ("ann", "dan"):  # a kernel each, with the reference in it
        outcome = api.autograde(ASSIGNMENT, student, force=True)
        assert outcome["success"], outcome
        path = course.autograded / student / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
        assert not Record.of(nbformat.read(path, 4)).layers, "stock grading went through our steps"
    assert cells_of(course) == ours


def test_as_many_processes_as_one_likes_come_to_the_same(classroom):
    course = classroom(**EVERYBODY)
    one = grade_class(course, ASSIGNMENT, jobs=1)
    cells = cells_of(course)
    two = grade_class(course, ASSIGNMENT, jobs=3, force=True)
    assert cells_of(course) == cells
    assert len(one.outcomes) == len(two.outcomes) == len(EVERYBODY)
    assert one.skipped == two.skipped == 0


def test_what_is_graded_is_left_alone_until_it_changes(classroom, original):
    course = classroom(ann="right", ben="half-done")
    assert len(grade_class(course, ASSIGNMENT).outcomes) == 2
    again = grade_class(course, ASSIGNMENT)
    assert (again.found, again.skipped, again.outcomes) == (2, 2, [])

    path = course.submitted / "ben" / ASSIGNMENT / f"{ASSIGNMENT}.ipynb"
    nbformat.write(original[1]["right"], path)
    changed = grade_class(course, ASSIGNMENT)
    assert [outcome.task.student for outcome in changed.outcomes] == ["ben"]
    assert points_of(course)["ben"] == FULL
    assert len(grade_class(course, ASSIGNMENT, force=True).outcomes) == 2


def test_points_given_by_hand_stay(classroom):
    course = classroom(ann="right")
    grade_class(course, ASSIGNMENT)
    with Gradebook(course.db_url, course.course_id) as gradebook:
        grade_ = gradebook.find_grade("written", ASSIGNMENT, ASSIGNMENT, "ann")
        assert grade_.needs_manual_grade
        grade_.manual_score, grade_.needs_manual_grade = 2.5, False
        comment = gradebook.find_comment("written", ASSIGNMENT, ASSIGNMENT, "ann")
        comment.manual_comment = "well said"
        gradebook.db.commit()
    assert points_of(course)["ann"] == FULL + 2.5
    grade_class(course, ASSIGNMENT, force=True)
    assert points_of(course)["ann"] == FULL + 2.5
    assert cells_of(course)["ann", "written"][2] == "well said"


def test_the_graded_notebook_is_where_nbgrader_puts_it(classroom):
    course = classroom(ann="right", dan="mistaken-1")
    (course.submitted / "dan" / ASSIGNMENT / "submission_secret.txt").write_text("s")
    grade_class(course, ASSIGNMENT)
    home = course.autograded / "dan" / ASSIGNMENT
    notebook = nbformat.read(home / f"{ASSIGNMENT}.ipynb", 4)
    nbformat.validate(notebook)
    assert any("[" in output.evalue for cell in notebook.cells if cell.cell_type == "code"
               for output in cell.outputs if output.output_type == "error")  # fmt: skip
    record = Record.of(notebook)
    assert record.repairs == []
    assert {"landlock", "seccomp"} <= set(record.layers)
    assert record.memory > 10 << 20
    assert (home / "submission_secret.txt").read_text() == "s"
    assert (home / "timestamp.txt").read_text() == "2026-11-20 12:00:00.000000 UTC"
    assert not os.access(home / f"{ASSIGNMENT}.ipynb", os.X_OK)
    assert sorted(path.name for path in course.autograded.glob("*/*")) == [ASSIGNMENT] * 2


def test_lateness_costs_what_the_plugin_says(classroom, original, monkeypatch):
    course = classroom(ann="right")
    hand_in(course, ASSIGNMENT, "zoe", original[1]["right"], IN_TIME + timedelta(hours=5))
    with Gradebook(course.db_url, course.course_id) as gradebook:
        gradebook.update_or_create_assignment(ASSIGNMENT, duedate=str(IN_TIME + timedelta(hours=1)))
    monkeypatch.setattr(
        "nbgrader.plugins.LateSubmissionPlugin.late_submission_penalty",
        lambda self, student, score, seconds: seconds / 3600 / 2,
    )
    grade_class(course, ASSIGNMENT)
    assert points_of(course) == {"ann": FULL, "zoe": FULL - 2}


def test_one_learner_by_name(classroom):
    course = classroom(ann="right", ben="half-done", cho="untouched")
    run = grade_class(course, ASSIGNMENT, students=["ben"])
    assert [outcome.task.student for outcome in run.outcomes] == ["ben"]
    assert set(points_of(course)) == {"ben"}
    with pytest.raises(
        CourseError, match="no submission of neuron from bob; there are 3, from ann"
    ):
        grade_class(course, ASSIGNMENT, students=["bob"])


def test_nothing_to_grade_is_said(classroom):
    course = classroom()
    with pytest.raises(CourseError, match=r"no submission of neuron was collected\. Collect first"):
        grade_class(course, ASSIGNMENT)
    with pytest.raises(CourseError, match=r"no assignment 'brain'; it has: neuron\. Generate it"):
        grade_class(course, "brain")


def test_two_runs_at_once_are_kept_apart(classroom):
    course = classroom(ann="right")
    with (
        only_one(course),
        pytest.raises(
            CourseError, match=f"another run is grading this course .process {os.getpid()}"
        ),
    ):
        grade_class(course, ASSIGNMENT)
    assert grade_class(course, ASSIGNMENT).outcomes


def test_a_lock_outlives_nobody(classroom):
    course = classroom(ann="right")
    holder = subprocess.Popen(
        [sys.executable, "-c",
         "import sys, pathlib; from autograder.course import Course; "
         "from autograder.grade.store import only_one\n"
         f"with only_one(Course(pathlib.Path({str(course.root)!r}))): print('held', flush=True); "
         "sys.stdin.read()"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert holder.stdout.readline() == "held\n"
    with pytest.raises(CourseError, match=f"process {holder.pid}"):
        grade_class(course, ASSIGNMENT)
    holder.kill()
    holder.communicate()
    assert grade_class(course, ASSIGNMENT).outcomes


@pytest.mark.parametrize("step", ["before", "points", "notebook"])
def test_a_writer_that_is_killed_loses_nothing(classroom, monkeypatch, step):
    """Stop between any two of the writer's steps: the next run brings the same points."""
    course = classroom(ann="right", ben="half-done", dan="mistaken-1")

    class StoppedError(BaseException):
        pass

    def stop(*_args, **_kwargs):
        raise StoppedError

    with pytest.MonkeyPatch.context() as patch:
        if step == "before":
            patch.setattr("autograder.grade.store.write_submission", stop)
        elif step == "points":
            patch.setattr(Store, "_replace", stop)
        else:
            patch.setattr("autograder.grade.store.json.dumps", stop)
        with pytest.raises(StoppedError):
            grade_class(course, ASSIGNMENT)
    run = grade_class(course, ASSIGNMENT)
    assert len(run.outcomes) == 3
    assert points_of(course)["ann"] == FULL
    cells = cells_of(course)
    grade_class(course, ASSIGNMENT, force=True)
    assert cells_of(course) == cells
    with Gradebook(course.db_url, course.course_id) as gradebook:
        assert len(gradebook.assignment_submissions(ASSIGNMENT)) == 3


def test_a_half_written_log_line_and_leftovers_are_no_trouble(classroom):
    course = classroom(ann="right", ben="half-done")
    grade_class(course, ASSIGNMENT)
    log = course.private / "grading" / f"{ASSIGNMENT}.jsonl"
    lines = log.read_text().splitlines()
    log.write_text(lines[0] + "\n" + lines[1][:20])
    for leftover in ("neuron.partial", "neuron.before"):
        (course.autograded / "ben" / leftover).mkdir()
    run = grade_class(course, ASSIGNMENT)
    assert len(run.outcomes) == 1
    assert sorted(path.name for path in course.autograded.glob("*/*")) == [ASSIGNMENT] * 2


def kill_after(course, submissions, how):
    """Start the command, wait until it has graded so many, and send it a signal."""
    process = subprocess.Popen(
        [Path(sys.executable).with_name("nncourse"), "grade", ASSIGNMENT, "--jobs", "2"],
        cwd=course.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        start_new_session=True,
    )  # fmt: skip
    log = course.private / "grading" / f"{ASSIGNMENT}.jsonl"
    while process.poll() is None:
        if log.is_file() and len(log.read_text().splitlines()) >= submissions:
            os.killpg(process.pid, how) if how == signal.SIGINT else process.send_signal(how)
            break
    printed, _ = process.communicate()
    return process.returncode, printed


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_stopped_goes_on_from_there(classroom, how):
    names = [name for name in ("right", "half-done", "untouched", "mistaken-1") for _ in range(3)]
    course = classroom(**{f"s{number:02}": name for number, name in enumerate(names)})
    code, printed = kill_after(course, 3, how)
    assert code != 0
    if how == signal.SIGINT:
        assert "submissions are left. Run the command again to go on" in printed
        assert "Traceback" not in printed
    first = points_of(course)
    assert 3 <= len(first) < 12
    run = grade_class(course, ASSIGNMENT, jobs=2)
    assert run.skipped >= 3
    assert run.skipped + len(run.outcomes) == 12
    points = points_of(course)
    assert len(points) == 12
    assert points | first == points
    assert [points[f"s{number:02}"] for number in (0, 2, 6, 8)] == [FULL, FULL, 0, 0]


def _break_down(task):
    if task.student in ("ben", "eve"):
        os._exit(9)
    return grade_submission(
        task.folder, task.student, workers._Worker.trade.assignment, workers._Worker.zygote
    )


def test_a_worker_that_breaks_down_costs_only_what_broke_it(classroom, monkeypatch):
    course = classroom(**EVERYBODY)
    monkeypatch.setattr(workers, "_grade", _break_down)
    fork = multiprocessing.get_context("fork")  # so that the workers see the patch
    monkeypatch.setattr(workers.multiprocessing, "get_context", lambda _: fork)
    run = grade_class(course, ASSIGNMENT, jobs=2)
    assert {failed.task.student for failed in run.failures} == {"ben", "eve"}
    assert all("broke down" in failed.failure for failed in run.failures)
    assert set(points_of(course)) == {"ann", "cho", "dan", "fay"}


def test_each_worker_has_a_core_if_there_are_enough(monkeypatch):
    monkeypatch.setattr(workers.os, "sched_getaffinity", lambda _: {1, 3, 4}, raising=False)
    assert set(workers._cores(3)) == {1, 3, 4}
    assert len(set(workers._cores(2)) & {1, 3, 4}) == 2
    assert workers._cores(4) == [None] * 4
    monkeypatch.delattr(workers.os, "sched_getaffinity")
    assert workers._cores(1) == [None]


def test_the_command_begins_before_it_has_loaded_what_takes_long():
    program = "import sys, autograder.grade.command as _; sys.exit('nbgrader' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True)


def test_a_fault_of_ours_is_told_and_stops_nobody(classroom):
    course = classroom(ann="right", ben="right")
    (course.submitted / "ben" / ASSIGNMENT / "neuron.ipynb").write_text("{}")
    run = grade_class(course, ASSIGNMENT)
    assert not run.failures  # an unreadable notebook is no fault of ours
    assert points_of(course) == {"ann": FULL, "ben": 0}


def test_pipes_links_and_huge_files_beside_the_notebook_are_no_trouble(classroom):
    course = classroom(ann="right", ben="right")
    folder = course.submitted / "ben" / ASSIGNMENT
    (folder / "timestamp.txt").unlink()
    os.mkfifo(folder / "timestamp.txt")  # whoever just opens it waits for ever
    os.mkfifo(folder / "pipe")
    (folder / "link").symlink_to("/")
    with (folder / "huge").open("wb") as file:
        file.truncate(1 << 40)
    run = grade_class(course, ASSIGNMENT)
    assert not run.failures
    assert points_of(course) == {"ann": FULL, "ben": FULL}
    assert grade_class(course, ASSIGNMENT).skipped == 2


def test_the_command_says_what_it_did(classroom, monkeypatch):
    course = classroom(ann="right", ben="half-done")
    monkeypatch.chdir(course.root)
    result = CliRunner().invoke(grade, [ASSIGNMENT, "--jobs", "1", "--json", "out.json"])
    assert result.exit_code == 0, result.output
    for text in ("neuron: 2 submissions", "need grading by hand", "landlock", "failed"):
        assert text in result.output
    told = {each["student"]: each for each in json.loads(Path("out.json").read_text())}
    assert told["ann"]["score"] == FULL
    assert told["ann"]["max_score"] == 20
    assert told["ann"]["needs_manual_grade"] is True
    assert told["ann"]["cells"]["neuron"]["forward-test"] == 2
    assert told["ben"]["seconds"] > 0
    assert told["ben"]["layers"] == told["ann"]["layers"]
    refused = CliRunner().invoke(grade, [ASSIGNMENT, "--timeout", "0"])
    assert refused.exit_code == 2
    assert "--jobs" in CliRunner().invoke(grade, ["--help"]).output


def test_a_time_limit_is_the_cells(classroom, original):
    course = classroom(ann="right")
    slow = nbformat.from_dict(json.loads(nbformat.writes(original[1]["right"])))
    for cell in slow.cells:
        if cell.id == "forward":
            cell.source += "\nwhile True:\n    pass"
    hand_in(course, ASSIGNMENT, "tim", slow, IN_TIME)
    run = grade_class(course, ASSIGNMENT, limits=Limits(cell_seconds=1.0))
    record = next(o for o in run.outcomes if o.task.student == "tim").graded.records[ASSIGNMENT]
    assert record.ended == {"forward": "timeout"}
    assert points_of(course) == {"ann": FULL, "tim": FULL}  # the definition before the loop stands


def test_without_walls_grading_is_refused(classroom, monkeypatch):
    course = classroom(ann="right")
    monkeypatch.setattr(workers.Zygote, "isolating", False)
    with pytest.raises(CourseError, match=r"cannot be isolated on this machine.*allow-unsandboxed"):
        grade_class(course, ASSIGNMENT)
    assert not points_of(course)
    assert grade_class(course, ASSIGNMENT, allow_unsandboxed=True).outcomes
