"""A class that is graded on a cluster: the same points, nothing lost, and no word in the open.

One cluster is shared: a scheduler and two workers, started as docs/dask.md says, with TLS and
certificates of the test's own. Whatever any of their processes opens of a course is noted.
"""

import gc
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import dask
import nbformat
import psutil
import pytest
import trustme
import yaml
from click.testing import CliRunner

from autograder.demo.classroom import attacks, handed_in, right_solutions
from autograder.demo.scratch import hand_in
from autograder.errors import CourseError
from autograder.grade import cluster, dask_worker, sending
from autograder.grade.cluster import Cluster
from autograder.grade.command import grade, grade_class
from autograder.grade.edition import edition
from autograder.grading.record import Record
from tests.autograder.grade.test_grade import (
    ASSIGNMENT,
    EVERYBODY,
    FULL,
    IN_TIME,
    cells_of,
    points_of,
)  # fmt: skip
from tests.autograder.repair.test_graded import ROWS

BIN = Path(sys.executable).parent
HERE = Path(__file__).parent
ROOT = HERE.parents[2]
WORKER = ("--nthreads", "1", "--no-dashboard", "--preload", "autograder.grade.dask_worker")
SPOILED = ("--preload", str(HERE / "spoiled_worker.py"))
NOTES = """
import os, sys
notes = os.open(os.environ["SPY_NOTES"], os.O_WRONLY | os.O_APPEND | os.O_CREAT)
def spy(event, args):
    if event in ("open", "sqlite3.connect", "os.scandir", "os.listdir"):
        if isinstance(args[0], (str, bytes)) and b"/course/" in os.fsencode(args[0]):
            os.write(notes, os.fsencode(args[0]) + b"\\n")
sys.addaudithook(spy)
"""
BROKEN = (
    "nothing", "renamed", "in-a-folder", "cut-off", "utf-16", "link-to-a-secret", "pipe",
    "link-to-itself", "links-beside-the-notebook", "format-3", "half-a-character",
)  # fmt: skip


@dataclass
class Running:
    """The shared cluster: where it is, and how more is started beside it."""

    folder: Path
    address: str
    environment: dict[str, str]

    @property
    def opened(self) -> str:
        """What its processes have opened of any course."""
        notes = self.folder / "notes"
        return notes.read_text() if notes.exists() else ""

    def await_workers(self, number: int) -> None:
        """Wait until so many can grade."""
        place = Cluster(self.address)
        place.needs = {edition(): 1.0}
        try:
            eventually(lambda: len(place.able()) == number, f"{number} workers")
        finally:
            place.close()

    @contextmanager
    def started(self, *command: str, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
        """Run one of Dask's programs in a folder of its own, until it is no longer needed."""
        with (self.folder / "log").open("ab") as log:
            process = subprocess.Popen(
                [BIN / "dask", *command], cwd=self.folder, env=self.environment | environment,
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        try:
            yield process
        finally:
            process.terminate()
            process.wait()


def eventually(holds: Callable[[], Any], what: str) -> Any:
    """Wait until something holds, on a machine however slow."""
    limit = time.monotonic() + 120
    while time.monotonic() < limit:
        found = holds()
        if found:
            return found
        time.sleep(0.05)
    raise AssertionError(f"in two minutes, this did not come true: {what}")


def with_tls(folder: Path) -> dict[str, Any]:
    """Make certificates, and return the part of Dask's settings that docs/dask.md shows."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(folder / "ca.pem")
    authority.issue_cert("127.0.0.1").private_key_and_cert_chain_pem.write_to_path(
        folder / "cluster.pem"
    )
    comm = "distributed.comm"
    return {
        f"{comm}.require-encryption": True,
        f"{comm}.tls.ca-file": str(folder / "ca.pem"),
        **{
            f"{comm}.tls.{role}.cert": str(folder / "cluster.pem")
            for role in ("scheduler", "worker", "client")
        },
    }


@pytest.fixture(scope="module")
def running(tmp_path_factory) -> Iterator[Running]:
    folder = tmp_path_factory.mktemp("cluster")
    settings = with_tls(folder)
    nested: dict[str, Any] = {}
    dask.config.set(settings, config=nested)
    (folder / "dask.yaml").write_text(yaml.safe_dump(nested))
    (folder / "spy").mkdir()
    (folder / "spy" / "sitecustomize.py").write_text(NOTES)
    environment = {name: value for name, value in os.environ.items() if "COURSE" not in name}
    environment |= {
        "DASK_CONFIG": str(folder / "dask.yaml"),
        "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
        "PYTHONPATH": os.pathsep.join([str(folder / "spy"), os.environ.get("PYTHONPATH", "")]),
        "SPOILED_FOLDER": str(folder),
        "SPY_NOTES": str(folder / "notes"),
    }
    edition()  # before the workers find out theirs
    with ExitStack() as stack:
        stack.enter_context(dask.config.set(settings))
        found = Running(folder, "", environment)
        stack.enter_context(
            found.started(
                "scheduler", "--host", "tls://127.0.0.1", "--port", "0", "--no-dashboard",
                "--scheduler-file", str(folder / "scheduler.json"),
            )
        )  # fmt: skip
        file = folder / "scheduler.json"
        eventually(lambda: file.exists() and file.read_text().endswith("}"), "a scheduler")
        found.address = json.loads(file.read_text())["address"]
        stack.enter_context(
            found.started("worker", found.address, "--nworkers", "2", *WORKER, *SPOILED)
        )
        yield found


@pytest.fixture
def ready(running) -> Running:
    """The shared cluster, with both workers there, though the last test may have ended them."""
    running.await_workers(2)
    return running


def test_broken_and_hostile_submissions_come_to_the_same_in_every_cell(classroom, original, ready):
    """Local and distributed agree, and no process of the cluster has opened a course's file."""
    course = classroom(**EVERYBODY)
    for name in BROKEN:
        folder = course.submitted / name / ASSIGNMENT
        folder.mkdir(parents=True)
        ROWS[name].make(folder)
    for name, answer in hostile(course).items():
        hand_in(course, ASSIGNMENT, name, answer, IN_TIME)

    here = grade_class(course, ASSIGNMENT, jobs=2)
    points, cells, notes = points_of(course), cells_of(course), noted(course)
    with ready.started("worker", ready.address, "--no-dashboard", "--no-nanny") as _other:
        there = grade_class(course, ASSIGNMENT, scheduler=ready.address, force=True)
    assert cells_of(course) == cells
    assert points_of(course) == points
    assert noted(course) == notes
    assert not there.failures
    assert len(there.outcomes) == len(here.outcomes) > 20
    assert len({outcome.worker for outcome in there.outcomes}) == 2
    assert there.layers == here.layers
    assert not ready.opened


def hostile(course: Any) -> dict[str, Any]:
    """Return some of the attack suite's submissions, by name."""
    path = f"{ASSIGNMENT}/{ASSIGNMENT}.ipynb"
    release = nbformat.read(course.releases("en") / path, 4)
    solutions = right_solutions(nbformat.read(course.sources("en") / path, 4))
    made = handed_in(release, solutions, [], attacks(ROOT))
    return {name: answer for name, answer in made.items() if name.startswith("hostile")}


def noted(course: Any) -> dict[str, Any]:
    """Return what the graded notebooks say of repairs, ends and figures."""
    found = {}
    for path in course.autograded.glob(f"*/{ASSIGNMENT}/*.ipynb"):
        record = Record.of(nbformat.read(path, 4))
        found[path.parts[-3]] = (record.repairs, record.ended, record.figures, record.layers)
    return found


def test_the_spy_would_have_noted_it(ready, tmp_path):
    (tmp_path / "course").mkdir()
    (tmp_path / "course" / "secret").touch()
    program = f"open({str(tmp_path / 'course' / 'secret')!r})"
    notes = {"SPY_NOTES": str(tmp_path / "notes")}
    subprocess.run([sys.executable, "-c", program], env=ready.environment | notes, check=True)
    assert "/course/secret" in (tmp_path / "notes").read_text()


def refused(address: str, match: str) -> None:
    with pytest.raises(CourseError, match=match):
        Cluster(address)
    gc.collect()  # the client that could not connect; in another client's thread, it would block it


def test_a_connection_in_the_open_is_refused(ready, monkeypatch):
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 2.0)
    plain = ready.address.replace("tls://", "tcp://")
    refused(plain, r"cannot be talked to.*With TLS its address begins")
    with dask.config.set({"distributed.comm.require-encryption": False}):
        refused(plain, "cannot be talked to")


def test_a_certificate_of_another_authority_is_refused(ready, tmp_path, monkeypatch):
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 2.0)
    with dask.config.set(with_tls(tmp_path)):
        refused(ready.address, f"scheduler at {ready.address} cannot be talked to")


def test_nobody_listens_there(monkeypatch):
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1.0)
    refused("tls://127.0.0.1:9", r"tls://127\.0\.0\.1:9 cannot be talked to")


@pytest.mark.parametrize("address", ["", "local:", "local:0", "localhost", "tcp://you:me@host:1"])
def test_what_is_no_address_is_told(address):
    with pytest.raises(CourseError, match=r"expected local:N, tls://HOST:PORT"):
        Cluster(address)


def test_another_version_of_dask_is_named(ready, monkeypatch):
    monkeypatch.setattr(cluster, "version", lambda _: "2020.1.0")
    with pytest.raises(CourseError, match=r"has distributed 20\d\d.*this command 2020\.1\.0"):
        Cluster(ready.address)


def test_workers_that_cannot_grade_are_named(ready, monkeypatch):
    monkeypatch.setattr(cluster, "JOIN_SECONDS", 0.0)
    monkeypatch.setattr(cluster, "edition", lambda: "nncourse of tomorrow")
    place = Cluster(ready.address)
    try:
        with pytest.raises(CourseError, match=r"has another edition: nncourse 0.*of tomorrow"):
            place.require_isolation(False)
    finally:
        place.close()
    assert len(place.left_out) == 2
    needs = {edition(): 1.0, dask_worker.ISOLATES: 1.0}
    assert cluster._why_not({}, needs).startswith("was started without --preload")
    assert cluster._why_not({edition(): 1.0}, needs) == "cannot isolate learners' code"
    assert cluster._why_not(needs, needs) == ""


@pytest.mark.parametrize("isolating", [True, False])
def test_a_worker_says_whether_it_can_isolate(monkeypatch, isolating):
    monkeypatch.setattr(dask_worker.Zygote, "isolating", isolating)
    monkeypatch.setattr(dask_worker, "_keep_to_a_core", lambda: None)
    state = SimpleNamespace(total_resources={}, available_resources={})
    dask_worker.dask_setup(SimpleNamespace(state=state))
    expected = {edition(): 1.0} | ({dask_worker.ISOLATES: 1.0} if isolating else {})
    assert state.total_resources == state.available_resources == expected


def test_a_worker_that_has_no_walls_refuses_what_it_was_sent(monkeypatch):
    class Wall:
        def grade(self, _tasks):
            raise CourseError("only rlimits would hold it")

        def close(self):
            pass

    monkeypatch.setattr(dask_worker, "_workers", lambda _: Wall())
    told = json.loads(dask_worker.grade_batch(b"", b"[]"))
    assert told == {"refused": "only rlimits would hold it"}


def test_each_worker_here_takes_a_core_that_is_free(monkeypatch):
    taken: list[set[int]] = []
    free = {10_001, 10_002}  # of a machine that no test runs on
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: free)
    monkeypatch.setattr(os, "sched_setaffinity", lambda _, cores: taken.append(cores))
    monkeypatch.setattr(dask_worker._Here, "core", None)
    held = []
    for _ in range(3):
        dask_worker._keep_to_a_core()
        held.append(dask_worker._Here.core)
    assert sorted(taken, key=min) == [{10_001}, {10_002}]  # and the third runs on any
    for each in held[:2]:
        each.close()


def test_a_worker_that_answers_with_nonsense_is_named_and_gets_no_more(classroom, ready):
    course = classroom(**{f"s{number:02}": "right" for number in range(12)})
    with ready.started(
        "worker", ready.address, *WORKER, *SPOILED, SPOILED_LIE='[{"student": "s00"}]'
    ):
        ready.await_workers(3)
        run = grade_class(course, ASSIGNMENT, scheduler=ready.address)
    assert not run.failures
    assert set(points_of(course).values()) == {FULL}
    assert len(points_of(course)) == len(run.outcomes) == 12
    [(worker, why)] = run.left_out.items()
    assert worker not in {outcome.worker for outcome in run.outcomes}
    assert "answered with nonsense: the answers are not those of the learners" in why


def test_a_submission_that_ends_its_workers_fails_alone(classroom, original, ready):
    course = classroom(ann="right", ben="half-done", cho="right", deadly="right", eve="untouched")
    run = grade_class(course, ASSIGNMENT, scheduler=ready.address)
    [failed] = run.failures
    assert failed.task.student == "deadly"
    assert "KilledWorker" in failed.failure
    assert set(points_of(course)) == {"ann", "ben", "cho", "eve"}
    assert len(run.outcomes) == 5


def test_a_worker_that_is_killed_loses_nothing_and_leaves_no_process(classroom, ready):
    course = classroom(**{f"s{number:02}": "right" for number in range(30)})
    log = course.private / "grading" / f"{ASSIGNMENT}.jsonl"
    with subprocess_grading(course, ready) as command:
        eventually(lambda: log.is_file() and log.read_text().count("\n") > 2, "a few graded")
        worker = next(each for each in workers_of(ready) if started_by(each))
        family = started_by(worker)
        worker.kill()
        printed, _ = command.communicate()
    assert command.returncode == 0, printed
    assert len(family) >= 3  # the server of workers, a worker, the zygote
    _, alive = psutil.wait_procs(family, timeout=60)
    assert not alive
    assert set(points_of(course).values()) == {FULL}
    students = [json.loads(line)["student"] for line in log.read_text().splitlines()]
    assert sorted(students) == [f"s{number:02}" for number in range(30)]


@contextmanager
def subprocess_grading(course: Any, ready: Running) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [BIN / "nncourse", "grade", ASSIGNMENT, "--scheduler", ready.address], cwd=course.root,
        env=os.environ | {"DASK_CONFIG": ready.environment["DASK_CONFIG"]},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def workers_of(ready: Running) -> list[psutil.Process]:
    place = Cluster(ready.address)
    try:
        there: dict[str, int] = place.client.run(os.getpid)
    finally:
        place.close()
    return [psutil.Process(pid) for pid in there.values()]


def started_by(worker: psutil.Process) -> list[psutil.Process]:
    """Return a worker's processes that grade."""
    return [
        child
        for child in worker.children(recursive=True)
        if "resource_tracker" not in " ".join(child.cmdline())
    ]


def test_ctrl_c_stops_and_the_next_run_goes_on(classroom, ready):
    course = classroom(**{f"s{number:02}": "right" for number in range(30)})
    log = course.private / "grading" / f"{ASSIGNMENT}.jsonl"
    with subprocess_grading(course, ready) as command:
        eventually(lambda: log.is_file() and log.read_text(), "one graded")
        command.send_signal(signal.SIGINT)
        printed, _ = command.communicate()
    assert command.returncode == 1
    assert "submissions are left. Run the command again to go on" in printed
    assert "Traceback" not in printed
    first = len(points_of(course))
    run = grade_class(course, ASSIGNMENT, scheduler=ready.address)
    assert 1 <= run.skipped <= first  # it may have been stopped before a line of the log
    assert run.skipped + len(run.outcomes) == 30
    assert set(points_of(course).values()) == {FULL}
    assert len(points_of(course)) == 30


def test_a_batch_that_takes_long_is_given_to_another_and_counts_once(classroom, ready, monkeypatch):
    monkeypatch.setattr(sending, "SLOW_SECONDS", 1.0)
    course = classroom(ann="right", ben="half-done", slow="right")
    run = grade_class(course, ASSIGNMENT, scheduler=ready.address)
    (ready.folder / "awake").touch()
    assert (ready.folder / "slow").exists()
    assert not run.failures
    assert sorted(outcome.task.student for outcome in run.outcomes) == ["ann", "ben", "slow"]
    assert points_of(course)["slow"] == FULL


def test_when_the_last_worker_has_gone_it_is_said_and_what_is_graded_stays(
    classroom, ready, monkeypatch
):
    course = classroom(ann="right")
    monkeypatch.setattr(sending, "GONE_SECONDS", 0.0)
    with monkeypatch.context() as patch:
        patch.setattr(Cluster, "require_isolation", lambda self, _: None)
        patch.setattr(Cluster, "able", lambda self: [])
        with pytest.raises(CourseError, match=r"no worker that can grade \(none has joined\)"):
            grade_class(course, ASSIGNMENT, scheduler=ready.address)
    assert not points_of(course)


def test_a_cluster_of_this_machine(classroom, monkeypatch):
    course = classroom(ann="right", ben="half-done")
    monkeypatch.chdir(course.root)
    result = CliRunner().invoke(grade, [ASSIGNMENT, "--scheduler", "local:1"])
    assert result.exit_code == 0, result.output
    for text in ("neuron: 2 submissions", "landlock", "graded by", "tls://127.0.0.1"):
        assert text in result.output
    assert points_of(course)["ann"] == FULL
    both = CliRunner().invoke(grade, [ASSIGNMENT, "--scheduler", "local:1", "--jobs", "2"])
    assert both.exit_code == 2
    assert "give one" in both.output


def test_without_the_extra_it_is_named():
    program = (
        "import sys; sys.modules['distributed'] = None\n"
        "import autograder.grade.command as command\n"
        "command._place('local:1', None, 1)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert "CourseError: --scheduler needs Dask" in done.stderr
    assert "pip install 'nncourse[scale]'" in done.stderr


def test_who_grades_here_loads_nothing_of_dask():
    program = (
        "import sys, autograder.grade.command, autograder.grade.pipeline; "
        "sys.exit(any(name in sys.modules for name in ('dask', 'distributed')))"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
