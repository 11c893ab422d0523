"""A gradebook in PostgreSQL: the same points, one run at a time, nothing lost with the server."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from click.testing import CliRunner
from nbgrader.api import Gradebook, MissingEntry
from postgresql import SCRIPT
from sqlalchemy import event

from autograder.cli import main
from autograder.errors import CourseError
from autograder.grade.command import grade_class
from autograder.grade.store import Store
from autograder.gradebook import (
    only_grader,
    open_gradebook,
    read_assignment,
    read_scores,
    write_submission,
)
from autograder.lab.places import Places
from autograder.lab.progress import grading_stage
from autograder.lab.server import Server

from .conftest import ASSIGNMENT, LEARNERS, ROOT, generate

BIN = Path(sys.executable).parent


def scores_of(course):
    """Return all that a report knows of the class, from the gradebook that is in use."""
    with open_gradebook(course.db_url, course.course_id) as gradebook:
        return read_scores(gradebook, read_assignment(gradebook, ASSIGNMENT, course.sources("en")))


def told(course, *command):
    """Run a command in the course, and return how it ended and what it printed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(course.root)
        ran = CliRunner().invoke(main, command)
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
    return ran.exit_code, ran.output


def ask(lab, path, method="GET", data=None):
    """Ask Formgrader's API."""
    request = Request(
        f"{lab.url}formgrader/api/{path}",
        method=method,
        headers={"Authorization": f"token {lab.token}"},
        data=None if data is None else json.dumps(data).encode(),
    )
    with urlopen(request) as answer:
        return json.load(answer)


def test_the_same_class_comes_to_the_same_in_every_cell(ungraded, db_url, monkeypatch):
    generate(ungraded)
    assert ASSIGNMENT in told(ungraded, "grade", ASSIGNMENT, "--jobs", "2")[1]
    in_postgresql = scores_of(ungraded)
    assert not ungraded.gradebook.exists()
    for command in ("feedback", "report", "leaderboard"):
        assert told(ungraded, command, ASSIGNMENT)[0] == 0
    monkeypatch.delenv("NNCOURSE_DB_URL")
    generate(ungraded)
    run = grade_class(ungraded, ASSIGNMENT, jobs=2)  # what the other gradebook has is not done here
    assert run.skipped == 0
    assert in_postgresql == scores_of(ungraded)
    assert set(in_postgresql) == {*LEARNERS, "eve"}
    assert in_postgresql["김"].late_seconds > 0
    assert [in_postgresql[who].score for who in ("ann", "eve")] == [17, 0]


def test_a_demo_leaves_the_class_in_the_database_alone(db_url, server):
    ran = subprocess.run(
        [BIN / "nncourse", "demo", ASSIGNMENT, "--students", "3"],
        cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert re.search(r"│ right +│ 17 / 20", ran.stdout)
    name = db_url.partition("@/")[2].partition("?")[0]
    ours = "WHERE table_schema NOT IN ('pg_catalog', 'information_schema')"
    assert server.execute(f"SELECT table_name FROM information_schema.tables {ours}", name) == []
    assert server.execute("SELECT 1 FROM pg_namespace WHERE nspname LIKE 'nncourse%'", name) == []


def test_nbgraders_own_commands_work_on_it(ungraded, db_url, server):
    generate(ungraded)
    generate(ungraded)  # takes the notebook out and enters it again
    ran = subprocess.run([BIN / "nbgrader", "db", "upgrade"], cwd=ungraded.root)
    assert ran.returncode == 0
    grade_class(ungraded, ASSIGNMENT, students=["ann", "ben", "cho"])
    with Gradebook(db_url, ungraded.course_id) as gradebook:
        assert gradebook.submission_dicts(ASSIGNMENT)[0]["max_score"] == 20
        gradebook.remove_submission(ASSIGNMENT, "ann")
        gradebook.remove_student("ben")
        with pytest.raises(MissingEntry):
            gradebook.find_student("ben")
    assert set(scores_of(ungraded)) == {"cho"}


def test_what_the_database_cannot_hold_fails_alone(ungraded, db_url):
    generate(ungraded)
    for student in {*LEARNERS, "eve"} - {"ann", "cho"}:
        shutil.rmtree(ungraded.submitted / student)
    long = ungraded.submitted / ("b" * 129)  # of the three, the second
    shutil.copytree(ungraded.submitted / "ann", long)
    run = grade_class(ungraded, ASSIGNMENT)
    assert [failed.task.student for failed in run.failures] == [long.name]
    assert "too long" in run.failures[0].failure
    assert set(scores_of(ungraded)) == {"ann", "cho"}


def test_a_submission_takes_few_ways_to_the_server_and_back(ungraded, db_url):
    generate(ungraded)
    asked = []

    def count(_connection, _cursor, statement, _parameters, _context, _many):
        asked.append(statement)

    with open_gradebook(db_url, ungraded.course_id) as gradebook:
        assignment = read_assignment(gradebook, ASSIGNMENT, ungraded.sources("en"))
        event.listen(gradebook.engine, "after_cursor_execute", count)
        for most in (7, 10):  # nothing is looked for below a submission that is new
            asked.clear()
            write_submission(gradebook, assignment, "ann", None, {ASSIGNMENT: None})
            assert 0 < len(asked) <= most


@pytest.mark.parametrize("cut", ["connections", "server"])
def test_a_lost_connection_loses_nothing_and_says_what_to_do(
    ungraded, db_url, server, monkeypatch, cut
):
    generate(ungraded)
    save, saved = Store.save, []

    def save_until_cut(store, graded, digest):
        save(store, graded, digest)
        saved.append(graded.student)
        if len(saved) == 3:
            if cut == "server":
                server.stop()
            else:
                server.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                    "WHERE datname IS NOT NULL AND pid <> pg_backend_pid()"
                )

    monkeypatch.setattr(Store, "save", save_until_cut)
    code, printed = told(ungraded, "grade", ASSIGNMENT, "--jobs", "2")
    if cut == "server":
        try:
            assert "cannot be opened" in told(ungraded, "grade", ASSIGNMENT)[1]
        finally:
            server.start()
    assert code == 1
    assert "does not answer any more: " in printed
    assert "run the command again" in printed
    assert set(scores_of(ungraded)) == set(saved)
    run = grade_class(ungraded, ASSIGNMENT, jobs=2)
    assert run.skipped == 3
    assert len(run.outcomes) == len(LEARNERS) + 1 - 3
    scores = scores_of(ungraded)
    assert len(scores) == len(LEARNERS) + 1
    grade_class(ungraded, ASSIGNMENT, jobs=2, force=True)
    assert scores_of(ungraded) == scores


def test_two_machines_do_not_grade_into_one_database_at_a_time(ungraded, db_url):
    generate(ungraded)
    with (
        open_gradebook(db_url, ungraded.course_id) as other,
        only_grader(other),
        pytest.raises(
            CourseError, match=f"another run is grading into this .*process {os.getpid()} on .* UTC"
        ),
    ):
        grade_class(ungraded, ASSIGNMENT)
    assert len(grade_class(ungraded, ASSIGNMENT, students=["ann"]).outcomes) == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("postgresql+psycopg", "mysql"), "to be like postgresql.*it begins with mysql://"),
        (("&port=", "&port=1"), "see that the server runs"),
        (("&port=", "&gate="), 'invalid connection option "gate"'),
        (("/class", "/no_class"), r"createuser nncourse, and createdb --owner nncourse no_class\d"),
        (("nncourse@", "nobody@"), "createuser nobody"),
        (("nncourse@/", "nncourse:secret@127.0.0.1:1x/"), "what it is cannot be read as a URL"),
    ],
)
def test_what_is_wrong_with_a_database_is_said_without_its_password(
    course, db_url, monkeypatch, change, words
):
    monkeypatch.setenv("NNCOURSE_DB_URL", db_url.replace(*change))
    for command in (["report", ASSIGNMENT], ["move-gradebook"]):
        code, printed = told(course, *command)
        assert code == 1
        assert re.search(words, printed, re.DOTALL), printed
        assert "secret" not in printed


def test_whoever_may_not_make_the_tables_is_told_who_allows_it(course, db_url, server, monkeypatch):
    server.execute("CREATE ROLE stranger LOGIN")
    monkeypatch.setenv("NNCOURSE_DB_URL", db_url.replace("nncourse@", "stranger@"))
    # in a process of its own: nbgrader drops the connection then without closing it
    command = [BIN / "nncourse", "report", ASSIGNMENT]
    ran = subprocess.run(command, cwd=course.root, capture_output=True, text=True)
    assert ran.returncode == 1
    assert re.search(r"ALTER DATABASE class\d+ OWNER TO stranger", ran.stderr)
    assert "Traceback" not in ran.stderr


def test_psycopg_is_asked_for_where_it_is_missing(course, db_url, monkeypatch):
    monkeypatch.setitem(sys.modules, "psycopg", None)
    code, printed = told(course, "report", ASSIGNMENT)
    assert code == 1
    assert "pip install 'nncourse[scale]'" in printed


def test_a_password_is_read_where_libpq_keeps_it(course, db_url, server, tmp_path, monkeypatch):
    server.execute("CREATE ROLE teacher LOGIN PASSWORD 'chalk'")
    name = db_url.partition("@/")[2].partition("?")[0]
    server.execute(f"ALTER DATABASE {name} OWNER TO teacher")
    url = f"postgresql+psycopg://teacher@127.0.0.1:{server.port}/{name}"
    for wrong in (url, url.replace("teacher@", "teacher:secret@")):
        monkeypatch.setenv("NNCOURSE_DB_URL", wrong)
        code, printed = told(course, "move-gradebook")
        assert code == 1
        assert "The password belongs into ~/.pgpass" in printed
        assert "secret" not in printed
    passwords = tmp_path / "passwords"
    passwords.write_text(f"127.0.0.1:{server.port}:*:teacher:chalk\n")
    passwords.chmod(0o600)
    monkeypatch.setenv("PGPASSFILE", str(passwords))
    monkeypatch.setenv("NNCOURSE_DB_URL", url)
    assert "All rows are the same in both" in told(course, "move-gradebook")[1]


def test_the_servers_script_takes_no_folder_that_holds_something_else(tmp_path):
    (tmp_path / "thesis.txt").touch()
    before = tmp_path.stat().st_mode
    ran = subprocess.run(["bash", SCRIPT, "start", tmp_path], capture_output=True, text=True)
    assert ran.returncode == 1
    assert "holds something else: name a new folder" in ran.stderr
    assert tmp_path.stat().st_mode == before
    assert subprocess.run(["bash", SCRIPT, "begin"], capture_output=True).returncode == 2


def test_the_instructors_next_step_is_read_from_it(ungraded, db_url, server):
    assert grading_stage(ASSIGNMENT, ungraded) == "to-grade"  # there are no tables yet
    generate(ungraded)
    grade_class(ungraded, ASSIGNMENT, students=["ann"])
    for student in {*LEARNERS, "eve"} - {"ann"}:
        shutil.rmtree(ungraded.submitted / student)
    assert grading_stage(ASSIGNMENT, ungraded) == "to-read"
    server.stop()
    try:
        with pytest.raises(CourseError, match="cannot be read"):
            grading_stage(ASSIGNMENT, ungraded)
    finally:
        server.start()
    assert grading_stage(ASSIGNMENT, ungraded) == "to-read"


def test_a_learners_server_does_not_know_where_the_gradebook_is(course, db_url):
    for role, knows in (("learner", False), ("instructor", True)):
        environment = Server(Places(course, role), "en", 0).environment()
        assert ("NNCOURSE_DB_URL" in environment) == knows


def test_formgrader_grades_into_it(ungraded, db_url):
    generate(ungraded)
    places = Places(ungraded, "instructor")
    places.create()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    lab = Server(places, "en", port)
    lab.start()
    try:
        lab.wait()
        answer = ask(lab, "submission/neuron/ann/autograde", "POST")
        assert answer["success"], answer
        (score,) = [
            each["score"] for each in ask(lab, "submissions/neuron") if each["student"] == "ann"
        ]
        assert score == 17
        notebooks = ask(lab, "submitted_notebooks/neuron/neuron")
        grades = ask(lab, f"grades?submission_id={notebooks[0]['id']}")
        (written,) = [each for each in grades if each["needs_manual_grade"]]
        ask(lab, f"grade/{written['id']}", "PUT", {"manual_score": 2.5})
    finally:
        lab.stop()
    assert scores_of(ungraded)["ann"].score == 19.5
    assert not ungraded.gradebook.exists()
