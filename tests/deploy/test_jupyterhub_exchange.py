"""What is collected where learners share a disk: the owner's, and plain files alone."""

import functools
import getpass
import os
from pathlib import Path

import nbgrader.api
import pytest
from nbgrader.api import Gradebook
from nbgrader.auth import Authenticator
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from autograder.hub.exchange import CollectFromOwners, SubmitForOne

ME = getpass.getuser()
alembic_version = functools.cache(nbgrader.api.get_alembic_version)
SENT = "2026-11-28 12:00:00.000000 UTC"


@pytest.fixture(scope="module")
def gradebook(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An empty one, made once: nbgrader starts a process to do it."""
    url = f"sqlite:///{tmp_path_factory.mktemp('gradebook') / 'gradebook.db'}"
    Gradebook(url).close()
    return url


@pytest.fixture
def settings(tmp_path: Path, gradebook: str, monkeypatch: pytest.MonkeyPatch) -> Config:
    # as nbgrader_config.py has it, and for the same reason
    monkeypatch.setattr(nbgrader.api, "get_alembic_version", alembic_version)
    config = Config()
    config.CourseDirectory.root = str(tmp_path)
    config.CourseDirectory.course_id = "nn"
    config.CourseDirectory.assignment_id = "neuron"
    config.CourseDirectory.db_url = gradebook
    config.Exchange.root = str(tmp_path / "exchange")
    config.Exchange.cache = str(tmp_path / "cache")
    config.Exchange.assignment_dir = str(tmp_path / "files")
    for folder in ("inbound", "outbound/neuron"):
        (tmp_path / "exchange" / "nn" / folder).mkdir(parents=True)
    (tmp_path / "exchange").chmod(0o777)
    return config


def handed_in(root: Path, name: str) -> Path:
    folder = root / "exchange" / "nn" / "inbound" / name
    folder.mkdir()
    (folder / "neuron.ipynb").write_text("{}")
    return folder


def collect(settings: Config) -> None:
    CollectFromOwners(coursedir=CourseDirectory(config=settings), config=settings).start()


def test_the_owner_says_whose_it_is(tmp_path: Path, settings: Config) -> None:
    handed_in(tmp_path, f"somebody_else+neuron+{SENT}+x")
    collect(settings)
    (collected,) = (tmp_path / "submitted").iterdir()
    assert collected.name == ME


def test_links_and_pipes_are_left_out(tmp_path: Path, settings: Config) -> None:
    (tmp_path / "gradebook").mkdir()
    (tmp_path / "gradebook" / "points").write_text("40")
    folder = handed_in(tmp_path, f"{ME}+neuron+{SENT}+x")
    (folder / "data").mkdir()
    (folder / "data" / "mine.txt").write_text("mine")
    (folder / "link").symlink_to(tmp_path / "gradebook" / "points")
    (folder / "data" / "folder").symlink_to(tmp_path / "gradebook")
    os.mkfifo(folder / "pipe")
    collect(settings)
    collected = tmp_path / "submitted" / ME / "neuron"
    files = {path.relative_to(collected).as_posix() for path in collected.rglob("*.*")}
    assert files == {"neuron.ipynb", "data/mine.txt"}
    assert not any(path.name in ("link", "folder", "pipe") for path in collected.rglob("*"))


def test_a_link_in_place_of_a_submission_brings_nothing(tmp_path: Path, settings: Config) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "neuron.ipynb").write_text("solution")
    link = tmp_path / "exchange" / "nn" / "inbound" / f"{ME}+neuron+{SENT}+x"
    link.symlink_to(tmp_path / "source")
    collect(settings)
    assert list((tmp_path / "submitted" / ME / "neuron").iterdir()) == []


def test_a_name_without_a_date_stops_nobody(tmp_path: Path, settings: Config) -> None:
    handed_in(tmp_path, f"{ME}+neuron+whenever+x")
    (handed_in(tmp_path, f"{ME}+neuron+{SENT}+x") / "timestamp.txt").write_text(SENT)
    collect(settings)
    collected = tmp_path / "submitted" / ME / "neuron"
    assert (collected / "timestamp.txt").read_text() == SENT


def test_too_much_is_left_out(tmp_path: Path, settings: Config) -> None:
    settings.CourseDirectory.max_dir_size = 1  # kB
    folder = handed_in(tmp_path, f"{ME}+neuron+{SENT}+x")
    (folder / "zeros.bin").write_bytes(bytes(2000))
    collect(settings)
    collected = tmp_path / "submitted" / ME / "neuron"
    assert [path.name for path in collected.iterdir()] == ["neuron.ipynb"]


def test_what_is_submitted_can_be_entered_by_its_group_alone(
    tmp_path: Path, settings: Config
) -> None:
    for folder in (tmp_path / "files", tmp_path / "exchange" / "nn" / "outbound"):
        (folder / "neuron").mkdir(parents=True, exist_ok=True)
        (folder / "neuron" / "neuron.ipynb").write_text("{}")
    SubmitForOne(
        coursedir=CourseDirectory(config=settings),
        authenticator=Authenticator(config=settings),
        config=settings,
    ).start()
    (folder,) = (tmp_path / "exchange" / "nn" / "inbound").iterdir()
    assert folder.stat().st_mode & 0o777 == 0o770
    assert (folder / "submission_secret.txt").is_file()
