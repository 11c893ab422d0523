"""Hostile submissions gain nothing, learn nothing, reach nothing, and leave nothing behind.

Each row of ``tests/attacks/*.toml`` is a submission that is right but for the cells it names. It is
graded while the process of an honest neighbour waits, from the same zygote. Afterwards the points
are the row's, the neighbour has full marks, files and sockets that are none of its business are
untouched, no process is left, and no output tells a hidden number.

That this can fail is proved, too: the rows with a `control` succeed where the walls are missing.
"""

import contextlib
import copy
import json
import math
import os
import re
import select
import socket
import sqlite3
import subprocess
import sys
import time
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbgrader.utils import determine_grade

from autograder.checks import neuron as check
from autograder.checks.hidden import hidden_rng
from autograder.grading.notebook import Locked, about, run_notebook
from autograder.grading.process import Zygote
from autograder.grading.session import Session
from autograder.sandbox.limits import Limits

ROOT = Path(__file__).parents[1]
NOTEBOOK = ROOT / "source" / "en" / "neuron" / "neuron.ipynb"
FULL = {"weighted-sum": 5.0, "forward": 5.0, "threshold": 3.0, "augmented": 4.0}
LEAST = 60
SECRET = "secret-of-the-neighbour"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the walls are Linux's")


@dataclass
class Attack:
    """A row: what it tries, the cells' code, and what must come of it."""

    file: str
    name: str
    tries: str
    cells: dict[str, str]
    points: dict[str, float] = field(default_factory=dict)
    at_most: dict[str, float] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    ended: dict[str, str] = field(default_factory=dict)
    absent: list[str] = field(default_factory=list)
    control: str = ""
    repeat: dict[str, object] = field(default_factory=dict)
    cell_seconds: float = 20.0

    def source(self, cell: str, places: dict[str, str]) -> str:
        text = self.cells[cell]
        if self.repeat and cell == next(iter(self.cells)):
            lines = (self.repeat["line"].format(number=n) for n in range(self.repeat["times"]))
            text += "\n".join(lines)
        for place, value in places.items():
            text = text.replace(f"@{place}@", value)
        return text


def load(path: Path) -> list[Attack]:
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    rows = content.pop("attack")
    prelude = content.pop("prelude", "")
    for row in rows:
        first = next(iter(row["cells"]))
        row["cells"][first] = prelude + row["cells"][first]
    return [Attack(file=path.stem, **content, **row) for row in rows]


ATTACKS = [
    row for path in sorted((ROOT / "tests" / "attacks").glob("*.toml")) for row in load(path)
]
for_each_attack = pytest.mark.parametrize(
    "attack", ATTACKS, ids=[f"{row.file}-{row.name}" for row in ATTACKS]
)
CONTROLS = [row for row in ATTACKS if row.control]


def notebook() -> nbformat.NotebookNode:
    return nbformat.reads(TEXT, as_version=4)


TEXT = NOTEBOOK.read_text(encoding="utf-8")
LOCKED = {
    about(cell)["grade_id"]: Locked(cell.source, bool(about(cell)["grade"]))
    for cell in notebook().cells
    if cell.cell_type == "code" and about(cell).get("locked")
}


def points_of(graded: nbformat.NotebookNode) -> dict[str, float]:
    points = dict.fromkeys(FULL, 0.0)
    for cell in graded.cells:
        if cell.cell_type == "code" and about(cell).get("grade"):
            exercise = next(name for name in FULL if cell.id.startswith(name))
            points[exercise] += determine_grade(cell)[0]
    return points


def text_of(graded: nbformat.NotebookNode) -> str:
    return json.dumps([cell.outputs for cell in graded.cells if cell.cell_type == "code"])


# what must stay untouched


class Canary:
    """Files and sockets that are none of a submission's business."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "submitted" / "neighbour").mkdir(parents=True)
        (folder / "submitted" / "neighbour" / "neuron.ipynb").write_text(f'"{SECRET}"')
        (folder / "solution.py").write_text(
            "def weighted_sum(x, weights, bias):\n"
            "    if x.shape != weights.shape:\n"
            "        raise ValueError\n"
            "    return x @ weights + bias\n"
        )
        with contextlib.closing(sqlite3.connect(folder / "gradebook.db")) as db:
            db.execute("CREATE TABLE grade (auto_score REAL)")
            db.execute("INSERT INTO grade VALUES (1)")
            db.commit()
        self.tcp = socket.create_server(("127.0.0.1", 0))
        self.port = self.tcp.getsockname()[1]
        self.udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.udp.bind(("127.0.0.1", self.port))
        self.abstract = socket.socket(socket.AF_UNIX)
        self.abstract.bind(f"\0nncourse-canary-{self.port}")
        self.named = socket.socket(socket.AF_UNIX)
        self.named.bind(str(folder / "listener"))
        self.sockets = [self.tcp, self.udp, self.abstract, self.named]
        for listener in (self.abstract, self.named):
            listener.listen()
        self.before = self.now()

    def now(self) -> dict[str, tuple]:
        found = {}
        for path in sorted(self.folder.rglob("*")):
            state = path.stat()
            content = path.read_bytes() if path.is_file() else b""
            kept = (state.st_mode, state.st_uid, state.st_gid, state.st_nlink, state.st_mtime_ns)
            found[str(path)] = (content, *(kept if path.is_file() else kept[:3]),
                                tuple(os.listxattr(path)))  # fmt: skip
        return found

    def harm(self) -> set[str]:
        poll = select.poll()
        for listener in self.sockets:
            poll.register(listener, select.POLLIN)
        harm = {"network"} if poll.poll(0) else set()
        return harm | ({"files"} if self.now() != self.before else set())

    def close(self) -> None:
        for listener in self.sockets:
            listener.close()


@pytest.fixture
def canary(tmp_path):
    canary = Canary(tmp_path)
    yield canary
    canary.close()


def hidden_numbers() -> set[str]:
    """The hidden inputs that are found nowhere else: fractions with three digits."""
    numbers: set[float] = set()
    exercises = [
        getattr(check, name).__self__
        for name in check.__all__
        if hasattr(getattr(check, name), "__self__")
    ]
    for exercise in exercises:
        for idea in exercise.ideas.values():
            for args in idea.draw(hidden_rng()):
                for value in args.values():
                    numbers |= set(np.ravel(value).astype(float).tolist())
    return {str(abs(number)) for number in numbers if math.modf(number * 4)[0] != 0}


HIDDEN = hidden_numbers()


def leaks(text: str, absent: list[str]) -> set[str]:
    told = set(re.findall(r"(?<![\d.])\d+\.\d+(?!\d)", text)) & HIDDEN
    words = [word for word in ("LEAKED", SECRET, "NNCOURSE_CANARY", *absent) if word in text]
    return {"leak"} if told or words else set()


# the machinery


class Watched(Zygote):
    """A zygote that remembers whom it forked."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self.forked: list[int] = []

    def fork(self):
        process = super().fork()
        self.forked.append(os.dup(process._pidfd))
        return process

    def running(self) -> set[str]:
        """Wait for those that were forked to end; what does not is left behind."""
        for descriptor in self.forked:
            poll = select.poll()
            poll.register(descriptor, select.POLLIN)
            if not poll.poll(10_000):
                return {"running"}
            os.close(descriptor)
        self.forked.clear()
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        for _ in range(1000):
            if not children.read_text().split():
                return set()
            time.sleep(0.01)
        return {"running"}

    def patient(self, seconds: float) -> "Watched":
        """The same zygote with another limit."""
        other = copy.copy(self)
        other.limits = Limits(
            cell_seconds=seconds, submission_seconds=120, memory=1 << 30, scratch=8 << 20
        )
        return other


@pytest.fixture(scope="module")
def zygote():
    os.environ["NNCOURSE_CANARY"] = "NNCOURSE_CANARY"
    zygote = Watched(Limits())
    del os.environ["NNCOURSE_CANARY"]
    yield zygote
    zygote.close()


@pytest.fixture(autouse=True)
def _impatient(monkeypatch):
    monkeypatch.setattr("autograder.grading.process._GRACE_SECONDS", 0.3)
    monkeypatch.setattr(sys.modules["nnkit.language"], "_chosen", None)


class Neighbour:
    """An honest submission, half graded before the attack and half after."""

    def __init__(self, zygote: Zygote) -> None:
        self.session = Session(zygote)
        self.graded = notebook()
        self.cells = iter([cell for cell in self.graded.cells if cell.cell_type == "code"])

    def go(self, until: str = "") -> None:
        for cell in self.cells:
            name = about(cell).get("grade_id") or cell.id
            known = LOCKED.get(name)
            if known is None:
                shown = self.session.run_learners(name, cell.source)
            else:
                shown = self.session.run_locked(
                    name, known.source, graded=known.graded, hidden=known.hidden
                )
            cell.outputs = [nbformat.from_dict(output) for output in shown.outputs]
            if cell.id == until:
                return
        self.session.__exit__(None, None, None)

    def harm(self) -> set[str]:
        return set() if points_of(self.graded) == FULL else {"neighbour"}


def attacked(attack: Attack, places: dict[str, str]) -> nbformat.NotebookNode:
    graded = notebook()
    ids = {cell.id for cell in graded.cells}
    assert attack.cells.keys() <= ids
    for cell in graded.cells:
        if cell.id in attack.cells:
            cell.source = attack.source(cell.id, places)
    return graded


def wrong_points(attack: Attack, points: dict[str, float]) -> set[str]:
    expected = FULL | attack.points
    wrong = {
        name: (points[name], expected[name])
        for name in FULL
        if name not in attack.at_most and points[name] != expected[name]
    }
    more = [name for name, most in attack.at_most.items() if points[name] > most]
    return {"points", str(wrong), *more} if wrong or more else set()


@for_each_attack
def test_an_attack_gains_nothing(attack, zygote, canary):
    places = {
        "FOLDER": str(canary.folder), "ROOT": str(ROOT), "PORT": str(canary.port),
        "GRADER": str(os.getpid()), "ZYGOTE": str(zygote.process.pid),
    }  # fmt: skip
    graded = attacked(attack, places)
    neighbour = Neighbour(zygote.patient(60))
    neighbour.go(until="forward-values")
    record = run_notebook(graded, LOCKED, zygote.patient(attack.cell_seconds))
    neighbour.go()
    harm = (
        wrong_points(attack, points_of(graded))
        | leaks(text_of(graded), attack.absent)
        | canary.harm()
        | neighbour.harm()
        | zygote.running()
    )
    assert harm == set(), text_of(graded)[:3000]
    assert nbformat.writes(graded).encode("utf-8")
    assert len(text_of(graded)) < 8_000_000
    for note in attack.notes:
        wanted = note.replace("@FOLDER@", str(canary.folder))[:100]
        assert any(wanted in told for told in record.notes), record.notes
    for cell, reason in attack.ended.items():
        assert record.ended[cell] == reason


# the tests of this test

PLAIN = """
import json, sys
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
shell.history_manager.enabled = False
outcome = {}
for name, source in json.load(sys.stdin):
    outcome[name] = shell.run_cell(source, store_history=False).success
print("OUTCOME", json.dumps(outcome))
"""


@pytest.mark.parametrize("attack", CONTROLS, ids=[row.name for row in CONTROLS])
def test_without_walls_it_would(attack, canary):
    places = {
        "FOLDER": str(canary.folder), "ROOT": str(ROOT), "PORT": str(canary.port),
        "GRADER": "0", "ZYGOTE": "0",
    }  # fmt: skip
    graded = attacked(attack, places)
    cells = [(cell.id, cell.source) for cell in graded.cells if cell.cell_type == "code"]
    cells = [cell for cell in cells if "nnkit.widgets" not in cell[1]]
    done = subprocess.run(
        [sys.executable, "-c", PLAIN], input=json.dumps(cells), text=True, capture_output=True,
        cwd=canary.folder.parent, timeout=60, check=True,
        env={**os.environ, "IPYTHONDIR": str(canary.folder.parent / "ipython")},
    )  # fmt: skip
    text, _, outcome = done.stdout.rpartition("OUTCOME")
    passed = json.loads(outcome)
    points = dict.fromkeys(FULL, 0.0)
    for cell in graded.cells:
        if about(cell).get("grade") and cell.cell_type == "code" and passed[cell.id]:
            points[next(name for name in FULL if cell.id.startswith(name))] += about(cell)["points"]
    expected = FULL | attack.points
    gained = {"points"} if any(points[name] > expected[name] for name in FULL) else set()
    assert attack.control in gained | leaks(text + done.stderr, attack.absent) | canary.harm()


def test_there_are_enough_attacks_each_with_a_name_of_its_own():
    names = [(row.file, row.name) for row in ATTACKS]
    assert len(set(names)) == len(names) >= LEAST


def test_the_harness_sees_a_touched_file_and_a_call(canary):
    assert canary.harm() == set()
    (canary.folder / "gradebook.db").chmod(0o600)
    assert canary.harm() == {"files"}
    with socket.create_connection(("127.0.0.1", canary.port)):
        assert canary.harm() == {"files", "network"}


def test_the_harness_sees_a_process_that_is_left(zygote):
    process = zygote.fork()
    poll = select.poll()
    poll.register(zygote.forked[-1], select.POLLIN)
    assert not poll.poll(0)
    process.end()
    assert zygote.running() == set()


def test_the_harness_sees_hidden_numbers():
    assert len(HIDDEN) > 10
    assert leaks(f"x = [{next(iter(HIDDEN))}]", []) == {"leak"}
    assert leaks("x = [2.0, 0.5]", []) == set()


def test_the_harness_sees_a_neighbour_who_lost_points(zygote):
    neighbour = Neighbour(zygote.patient(60))
    neighbour.go(until="forward-values")
    neighbour.session._tested.end()
    neighbour.session._cells.ran.clear()
    neighbour.go()
    assert neighbour.harm() == {"neighbour"}
    zygote.running()
