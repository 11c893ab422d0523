"""A class of three learners and an instructor on a real hub, with users of the system.

One learner and the instructor go round in a browser, a second learner over the API. The third
hands in what is somebody else's: a folder with another's name, and links to what the grader alone
can read. Then a learner tries to read all that is not theirs, as a user of the system and in the
kernel of their own server.
"""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from browser import PATIENCE, REPOSITORY, chromium
from hub_site import (
    GRADER,
    PREFIX,
    CannotError,
    Hub,
    Visitor,
    running_hub,
    site,
    skip_or_fail,
    small_course,
)
from nbformat.v4 import new_code_cell, new_notebook
from nbgrader.api import Gradebook
from playwright.sync_api import BrowserContext, Page, expect
from test_round import (
    ANSWER_IN_WORDS,
    NAME,
    Instructor,
    Learner,
    cells_of,
    points,
    right_answers,
)

from autograder.course import Course
from autograder.hub.course import HubCourse

ADA, BOB, EVE = LEARNERS = [f"{PREFIX}{name}" for name in ("ada", "bob", "eve")]
TEACHER, STRANGER = f"{PREFIX}teacher", f"{PREFIX}stranger"
FORGED = "2099-01-01 00:00:00.000000 UTC"

READ = """
import json, os, pathlib, sys
readable = []
for path in json.loads(pathlib.Path(sys.argv[1]).read_text()):
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except PermissionError:
        continue
    os.close(descriptor)
    readable.append(path)
print(json.dumps(readable))
"""
"""Prints which of the paths in a file can be opened."""

FORGE = """
import pathlib, shutil, sys
forged, mine, secret = map(pathlib.Path, sys.argv[1:])
shutil.copytree(mine, forged)
(forged / "timestamp.txt").write_text(forged.name.split("+")[2])
(forged / "secret.db").symlink_to(secret / "gradebook.db")
(forged / "folder").symlink_to(secret, target_is_directory=True)
"""

CHANGE = """
import os, pathlib, sys
nn, others, lessons = map(pathlib.Path, sys.argv[1:])
for change in (
    lambda: nn.rename(nn.with_name("old")),
    lambda: (nn / "inbound").rename(nn / "old"),
    lambda: (nn / "outbound" / "mine").mkdir(),
    lambda: others.rename(others.with_name("mine")),
    lambda: (others / "mine.ipynb").write_text(""),
    lambda: (lessons / "course" / "mine.ipynb").write_text(""),
):
    try:
        change()
    except PermissionError:
        print("kept")
"""
"""Prints "kept" for each change that is refused."""


@dataclass
class Round:
    """The class, once everybody has been all the way round.

    Attributes
    ----------
    hub : Hub
    course : Course
        The grader's.
    bob, teacher : Visitor
    read_in_the_browser : str
        What the browser showed of Ada's feedback.
    """

    hub: Hub
    course: Course
    bob: Visitor
    teacher: Visitor
    read_in_the_browser: str

    def of(self, learner: str) -> HubCourse:
        return course_of(self.hub, learner)

    @property
    def exchange(self) -> Path:
        return self.hub.site.root / "exchange" / self.course.course_id


def course_of(hub: Hub, learner: str) -> HubCourse:
    home = hub.site.root.parent / "home" / learner
    return HubCourse(hub.site.root / "lessons", home=home, learner_id=learner)


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    course = small_course(tmp_path_factory.mktemp("course"), NAME)
    try:
        with (
            site(course.root, LEARNERS, [TEACHER], [STRANGER]) as made,
            running_hub(made) as running,
        ):
            yield running
    except CannotError as error:
        skip_or_fail(error)


@pytest.fixture(scope="module")
def finished(hub: Hub) -> Iterator[Round]:
    course = Course(hub.site.root / "course")
    answers = right_answers(course, "en")
    bob, eve, teacher = (hub.log_in(name) for name in (BOB, EVE, TEACHER))
    with chromium() as browser:
        contexts = [browser.new_context(viewport={"width": 1400, "height": 900}) for _ in range(2)]
        with closing(contexts[0]), closing(contexts[1]):
            instructor = Instructor(enter(contexts[0], hub, TEACHER), "", course, "en")
            instructor.opens_formgrader()
            instructor.presses(instructor.row(), "assign", "Successfully created")
            instructor.presses(instructor.row(), "release", "Successfully released")

            ada = Learner(enter(contexts[1], hub, ADA), "", course_of(hub, ADA), "en")
            ada.address = f"{hub.url}/user/{ADA}/"
            ada.opens_assignment_list()
            ada.fetches()
            ada.opens_notebook()
            show(ada, *(cell for cell in answers if answers[cell] == ANSWER_IN_WORDS))
            ada.fills_in(answers)
            ada.validates()
            ada.submits()

            for visitor in (bob, eve):
                visitor.starts_server()
                visitor.exchanges("fetch", NAME)
            notebook = f"assignments/{NAME}/{NAME}.ipynb"
            bob.fills_in(notebook, answers)
            assert bob.validates(notebook) == {}
            bob.exchanges("submit", NAME)
            assert eve.validates(notebook)["failed"]
            forge(hub, course, eve)

            instructor.presses(instructor.row(), "collect", "Successfully collected")
            instructor.row().locator(".num-submissions a").click()
            submission = instructor.formgrader.locator("#main-table tr").filter(has_text=ADA)
            instructor.presses(submission, "autograde", "Successfully autograded")
            for learner in (BOB, EVE):
                teacher.presses(f"submission/{NAME}/{learner}/autograde")
            teacher.presses(f"assignment/{NAME}/generate_feedback")
            teacher.presses(f"assignment/{NAME}/release_feedback")

            ada.fetches_feedback()
            ada.opens_landing_page("done")
            feedback = ada.reads_feedback()
            expect(feedback).to_contain_text("weighted_sum")
            bob.exchanges("fetch_feedback", NAME)
            yield Round(hub, course, bob, teacher, feedback.inner_text())


def enter(context: BrowserContext, hub: Hub, user: str) -> Page:
    """Log in by the form, and wait for the page that opens first."""
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(hub.url)
    page.get_by_label("Username").fill(user)
    page.get_by_label("Password").fill(hub.site.password)
    page.get_by_role("button", name="Sign in").click()
    expect(page.locator(".jp-RenderedMarkdown blockquote").filter(visible=True)).to_be_visible()
    return page


def show(learner: Learner, cell_id: str) -> None:
    """Scroll to a cell of text, and wait until JupyterLab has set it."""
    ids = [cell["id"] for cell in cells_of(learner.notebook)]
    cell = learner.shown(".jp-Notebook").locator(".jp-Cell").nth(ids.index(cell_id))
    cell.scroll_into_view_if_needed()
    expect(cell.locator(".jp-MarkdownOutput")).to_be_visible()


def forge(hub: Hub, course: Course, learner: Visitor) -> None:
    """Hand in as Ada, later than she can, and with links into the grader's folder."""
    forged = hub.site.root / "exchange/nn/inbound" / f"{ADA}+{NAME}+{FORGED}+forged"
    mine = course_of(hub, learner.name).private / "learner" / "files" / "assignments" / NAME
    hub.site.run_as(learner.name, FORGE, forged, mine, course.private)


def not_theirs(finished: Round, learner: str) -> list[str]:
    """List whatever a learner must not open, by its full name."""
    root = finished.hub.site.root
    closed = [finished.course.root, root / "hub", root / "grader"]
    closed += [finished.of(other).private for other in LEARNERS if other != learner]
    inbound = finished.exchange / "inbound"
    # what Eve put there herself is as open as she made it
    submissions = [path for path in inbound.iterdir() if path.owner() not in (learner, EVE)]
    listed = [inbound, finished.exchange / "feedback"]
    inside = [path for folder in (*closed, *submissions) for path in folder.rglob("*")]
    return [str(path) for path in (*closed, *submissions, *listed, *inside)]


def test_everybody_goes_round(finished: Round) -> None:
    release = finished.course.releases("en") / NAME / f"{NAME}.ipynb"
    with Gradebook(finished.course.db_url) as gradebook:
        found = {
            learner: gradebook.find_submission(NAME, learner)
            for learner in LEARNERS
        }  # fmt: skip
        by_hand = found[ADA].max_written_score
        assert found[ADA].score == found[BOB].score == points(release) - by_hand
        assert found[EVE].score < found[ADA].score
    for learner in (ADA, BOB):
        places = finished.of(learner).private / "learner" / "files" / "assignments" / NAME
        (page,) = places.glob("feedback/*/*.html")
        assert "weighted_sum" in page.read_text("utf-8")
    assert "weighted_sum" in finished.read_in_the_browser


def test_a_submission_is_its_owners_whatever_its_name(finished: Round) -> None:
    collected = {path.parent.name: path for path in finished.course.submitted.glob(f"*/{NAME}")}
    assert set(collected) == set(LEARNERS)
    stamps = {who: (path / "timestamp.txt").read_text() for who, path in collected.items()}
    assert stamps.pop(EVE) == FORGED
    assert FORGED not in stamps.values()
    assert {path.name for path in collected[EVE].iterdir()} == {f"{NAME}.ipynb", "timestamp.txt"}


def test_a_learner_reads_nothing_of_others_as_a_user_of_the_system(
    finished: Round, tmp_path: Path
) -> None:
    wanted = not_theirs(finished, BOB)
    names = "\n".join(wanted)
    for part in ("gradebook.db", "hidden-seed", f"source/en/{NAME}", f"inbound/{ADA}+{NAME}"):
        assert part in names
    listed = finished.hub.site.root / "wanted.json"
    listed.write_text(json.dumps(wanted))
    assert json.loads(finished.hub.site.run_as(BOB, READ, listed)) == []
    # the same trial finds what the grader can open, so it is one
    theirs = json.loads(finished.hub.site.run_as(GRADER, READ, listed))
    assert {str(finished.course.gradebook), str(finished.course.sources("en"))} <= set(theirs)


def test_a_learner_changes_nothing_of_others(finished: Round) -> None:
    inbound = finished.exchange / "inbound"
    (adas,) = (path for path in inbound.glob(f"{ADA}+*") if path.owner() == ADA)
    arguments = finished.exchange, adas, finished.hub.site.root / "lessons"
    assert finished.hub.site.run_as(BOB, CHANGE, *arguments).split() == 6 * ["kept"]


def test_a_learner_reads_nothing_of_others_from_their_own_server(finished: Round) -> None:
    bob = finished.bob
    listed = finished.hub.site.root / "wanted.json"
    listed.write_text(json.dumps(not_theirs(finished, BOB)))
    output = finished.of(BOB).private / "learner" / "files" / "answer.json"
    in_kernel = [
        f"import sys, resource; sys.argv = ['', {str(listed)!r}]\n{READ}",
        f"limits = [resource.getrlimit(one)[0] for one in "
        f"(resource.RLIMIT_DATA, resource.RLIMIT_NPROC, resource.RLIMIT_CORE)]\n"
        f"pathlib.Path({str(output)!r}).write_text(json.dumps([os.getuid(), readable, limits]))",
    ]
    notebook = new_notebook(cells=[new_code_cell(code) for code in in_kernel])
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3"}
    bob.on_server("PUT", "api/contents/probe.ipynb", json={"type": "notebook", "content": notebook})
    assert bob.validates("probe.ipynb") == {}
    answer = bob.on_server("GET", "api/contents/answer.json")
    uid, readable, limits = json.loads(answer["content"])
    assert uid == output.stat().st_uid != 0
    assert readable == []
    assert limits == [2 << 30, 256, 0]


@pytest.mark.parametrize(
    "path",
    [
        "/services/grader/",
        "/services/grader/api/contents/source",
        "/services/grader/api/terminals",
        "/services/grader/formgrader/manage_assignments",
        f"/services/grader/formgrader/api/assignment/{NAME}",
        f"/user/{ADA}/api/contents",
        f"/user/{ADA}/lab",
        "/user/{me}/formgrader/manage_assignments",
        "/user/{me}/api/contents/..%2F..%2F..%2F..%2Fsite",
        "/hub/api/users",
        f"/hub/api/users/{ADA}",
        "/hub/api/groups",
    ],
)
def test_learners_are_kept_out(finished: Round, path: str) -> None:
    answer = finished.bob.ask("GET", path.format(me=BOB))
    assert answer.status_code in (403, 404)
    if path.startswith("/services"):
        assert answer.status_code == 403


def test_formgrader_may_stand_in_a_frame(finished: Round) -> None:
    page = finished.teacher.ask("GET", "/services/grader/formgrader/manage_assignments")
    assert page.ok
    assert page.headers["Content-Security-Policy"] == "frame-ancestors 'self'"


def test_who_is_in_neither_group_is_not_let_in(hub: Hub) -> None:
    with pytest.raises(PermissionError, match=STRANGER):
        hub.log_in(STRANGER)


def test_the_grader_belongs_to_nobody_else(hub: Hub) -> None:
    modes: dict[str, Any] = {
        "course": 0o700, "course/.nncourse": 0o700, "hub": 0o700, "lessons": 0o755,
        "exchange": 0o1777, "exchange/nn": 0o755, "exchange/nn/outbound": 0o755,
        "exchange/nn/inbound": 0o3733, "exchange/nn/feedback": 0o711,
    }  # fmt: skip
    found = {name: (hub.site.root / name).stat() for name in modes}
    assert {name: status.st_mode & 0o7777 for name, status in found.items()} == modes
    assert not list((hub.site.root / "lessons" / "source").iterdir())
    assert REPOSITORY not in hub.site.root.parents
