"""A submission that travels is read at the other end as it would have been read here."""

import json
import os
from pathlib import Path

import pytest
from known_notebooks import NAME, known, solved

from autograder.grade.beside import handed_in_beside
from autograder.grade.parcel import pack, unpack
from autograder.grade.trades import trade_as_bytes, trade_of
from autograder.grade.workers import Trade
from autograder.gradebook import Assignment
from autograder.repair import UnreadableError, read_submission
from autograder.repair.files import MOST_BYTES
from autograder.sandbox.limits import Limits
from tests.autograder.repair.test_graded import FILE, ROWS, save

GIVEN = {"data.csv": b"1,2"}


def sent(folder: Path, to: Path) -> Path:
    """Send a submission by way of JSON."""
    to.mkdir()
    unpack(json.loads(json.dumps(pack(folder, [NAME], GIVEN))), to)
    return to


def read(folder: Path) -> object:
    """Return all that grading reads."""
    try:
        notebook = read_submission(folder, NAME, set(known().cells))
    except UnreadableError as error:
        notebook = error.repair
    return notebook, handed_in_beside(folder, GIVEN)


@pytest.mark.parametrize("name", ROWS)
def test_every_broken_submission_arrives_as_it_was(name, tmp_path):
    folder = tmp_path / "handed in"
    folder.mkdir()
    ROWS[name].make(folder)
    assert read(sent(folder, tmp_path / "there")) == read(folder)


def test_files_beside_arrive_and_links_pipes_and_given_files_do_not(tmp_path):
    folder = tmp_path / "handed in"
    save(folder, solved())
    for name in ("helper.py", "data/more.bin", "data.csv", "timestamp.txt"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(b"\0\xff" + name.encode())
    (folder / "link").symlink_to("/etc/passwd")
    os.mkfifo(folder / "pipe")
    there = sent(folder, tmp_path / "there")
    files = sorted(path.relative_to(there).as_posix() for path in there.rglob("*.*"))
    assert files == ["data/more.bin", "helper.py", FILE]
    assert (there / "data" / "more.bin").read_bytes() == b"\0\xffdata/more.bin"


def test_the_newest_of_several_is_the_newest_there_too(tmp_path):
    folder = tmp_path / "handed in"
    for age, name in enumerate(["old.ipynb", "new.ipynb", "oldest.ipynb"]):
        notebook = solved()
        notebook.cells[-1].source = name
        save(folder, notebook, name)
        os.utime(folder / name, ns=(0, 10**18 - 10**9 * (age - 1) ** 2))
    assert read(sent(folder, tmp_path / "there")) == read(folder)
    assert "new.ipynb" in str(read(folder))


def test_what_is_too_large_is_not_carried_and_too_large_there_too(tmp_path):
    folder = tmp_path / "handed in"
    folder.mkdir()
    with (folder / FILE).open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    assert len(json.dumps(pack(folder, [NAME], GIVEN))) < 1000
    there = sent(folder, tmp_path / "there")
    assert read(there) == read(folder)
    assert read(there)[0].kind == "too-large"


def test_a_name_that_is_no_text_is_carried(tmp_path):
    folder = tmp_path / "handed in"
    folder.mkdir()
    name = os.fsdecode(b"\xff neuron.ipynb")
    save(folder, solved(), name)
    assert read(sent(folder, tmp_path / "there")) == read(folder)
    assert (tmp_path / "there" / name).is_file()


def test_a_trade_arrives_without_what_only_the_gradebook_knows():
    assignment = Assignment(NAME, None, {NAME: known()}, row="row of the assignment")
    trade = Trade(assignment, Limits(cell_seconds=1.5), 12345678901234567890, "ko", True, GIVEN)
    told = trade_as_bytes(trade)
    there = trade_of(told)
    assert b"row of the" not in told
    assert (there.limits, there.seed, there.lang, there.allow_unsandboxed, there.given) == (
        trade.limits, trade.seed, "ko", True, GIVEN,
    )  # fmt: skip
    cells, ours = there.assignment.notebooks[NAME].cells, known().cells
    assert list(cells) == list(ours)
    assert [cell.source for cell in cells.values()] == [cell.source for cell in ours.values()]
