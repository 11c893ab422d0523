"""One learner and one instructor go all the way round, in a real browser, with both servers.

The servers are started by ``nncourse lab`` itself, in a copy of the course. The learner fetches the
assignment, fills in the right solutions, validates and submits; the instructor collects,
autogrades, reads the answer in words and releases feedback, which the learner fetches and reads.
After each move both landing pages must name the next one.

``NNCOURSE_SCREENSHOTS=folder`` keeps a picture of every station.
"""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from browser import PATIENCE, chromium
from course_copies import copy_course
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect

from autograder.course import Course
from autograder.lab.places import Places, Role
from autograder.lab.words import words
from nnkit.language import LANGUAGES, Language

NAME = "neuron"
ANSWER_IN_WORDS = "The weights turn the line, the bias shifts it."


@contextmanager
def running_lab(course: Course, lang: Language) -> Iterator[list[str]]:
    """Run ``nncourse lab`` for both roles; give their addresses, the learner's first."""
    kept = {k: v for k, v in os.environ.items() if k not in ("NNCOURSE_ROOT", "COURSE_LANG")}
    with subprocess.Popen(
        [Path(sys.executable).with_name("nncourse"), "lab", "--no-browser", f"--lang={lang}"],
        cwd=course.root,
        env=kept,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    ) as process:
        assert process.stdout is not None
        printed = ""
        try:
            for line in process.stdout:
                printed += line
                if "Ctrl-C" in line:
                    break
            addresses = re.findall(r"http://\S+", printed)
            assert len(addresses) == 2, printed
            yield addresses
        finally:
            process.send_signal(signal.SIGINT)
            printed += process.communicate(timeout=30)[0]
    assert process.returncode == 0, printed


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


class Person:
    """Somebody in front of a JupyterLab."""

    role: Role

    def __init__(self, page: Page, address: str, course: Course, lang: Language) -> None:
        self.page, self.address, self.course, self.lang = page, address, course, lang

    def opens_landing_page(self, step: str) -> None:
        """Open the landing page, which must name the next step `step`."""
        places = Places(self.course, self.role)
        text = words(self.lang)[f"step-{step}"].split("{")[0].strip("[`")
        eventually(lambda: text in (places.files / places.landing_page).read_text("utf-8"))
        self.page.goto(self.address)
        expect(self.shown(".jp-RenderedMarkdown blockquote")).to_be_visible()
        self.keeps_picture(f"{self.role}-{step}")

    def shown(self, selector: str) -> Locator:
        """JupyterLab keeps hidden doubles of panels and buttons around."""
        return self.page.locator(selector).filter(visible=True)

    def chooses(self, command: str) -> None:
        self.page.get_by_role("menuitem", name="Nbgrader", exact=True).click()
        self.page.get_by_role("menuitem", name=command, exact=True).click()

    def keeps_picture(self, station: str) -> None:
        if folder := os.environ.get("NNCOURSE_SCREENSHOTS"):
            self.page.screenshot(path=Path(folder, f"{self.lang}-{station}.png"))


class Learner(Person):
    role = "learner"

    @property
    def notebook(self) -> Path:
        return Places(self.course, "learner").assignments / NAME / f"{NAME}.ipynb"

    def opens_lesson(self) -> None:
        """Follow the landing page to the lesson, and run its first cell of code."""
        self.shown(".jp-RenderedMarkdown blockquote a").click()
        self.waits_for_kernel()
        self.shown(".jp-Notebook .jp-CodeCell").first.locator(".cm-content").click()
        self.page.keyboard.press("Shift+Enter")
        self.waits_for_kernel()
        self.saves()
        self.keeps_picture("learner-lesson")

    def waits_for_kernel(self) -> None:
        expect(self.shown(".jp-Notebook-ExecutionIndicator")).to_have_attribute(
            "data-status", "idle"
        )

    def saves(self) -> None:
        self.page.keyboard.press("Control+s")
        expect(self.shown(".jp-mod-dirty")).to_have_count(0)

    def opens_assignment_list(self) -> None:
        self.chooses("Assignment List")

    def fetches(self) -> None:
        self.assignment("released").get_by_role("button", name="Fetch").click()
        expect(self.assignment("fetched").get_by_role("button", name="Submit")).to_be_visible()
        self.keeps_picture("learner-assignment-list")
        assert self.notebook.is_file()

    def assignment(self, stage: str) -> Locator:
        return self.shown(f"#{stage}_assignments_list > .list_item").filter(has_text=NAME)

    def opens_notebook(self) -> None:
        self.assignment("fetched").get_by_text(NAME, exact=True).first.click()
        link = self.assignment("fetched").locator(".nested_list_item a", has_text=NAME)
        link.click()
        # a kernel that starts writes into the notebook: let it finish first
        self.waits_for_kernel()

    def fills_in(self, answers: dict[str, str]) -> None:
        """Put the answers into their cells, which the cells' ids name, and save."""
        ids = [cell["id"] for cell in cells_of(self.notebook)]
        for cell_id, answer in answers.items():
            cell = self.shown(".jp-Notebook").locator(".jp-Cell").nth(ids.index(cell_id))
            if cell.locator(".jp-MarkdownOutput").is_visible():
                cell.locator(".jp-MarkdownOutput").dblclick()
            cell.locator(".cm-content").fill(answer)
        self.saves()
        saved = {cell["id"]: source_of(cell) for cell in cells_of(self.notebook)}
        assert {cell_id: saved[cell_id] for cell_id in answers} == answers

    def validates(self) -> None:
        self.shown(".jp-NotebookPanel-toolbar").get_by_text("Validate", exact=True).click()
        dialog = self.page.get_by_role("dialog")
        expect(dialog).to_contain_text("passes all the tests")
        self.keeps_picture("learner-validated")
        dialog.get_by_role("button").last.click()
        expect(dialog).to_have_count(0)

    def submits(self) -> None:
        self.opens_assignment_list()
        self.assignment("fetched").get_by_role("button", name="Submit").click()
        expect(self.assignment("submitted")).to_be_visible()

    def fetches_feedback(self) -> None:
        self.opens_assignment_list()
        self.shown("#refresh_assignments_list").click()
        expect(self.assignment("submitted")).to_contain_text("feedback available to fetch")
        self.assignment("submitted").get_by_role("button", name="Fetch Feedback").click()
        expect(self.assignment("submitted")).to_contain_text("view feedback")

    def reads_feedback(self) -> Locator:
        """Follow the landing page to the feedback, and return its text."""
        self.shown(".jp-RenderedMarkdown blockquote a").click()
        return self.shown(".jp-HTMLViewer iframe").content_frame.locator("body")


class Instructor(Person):
    role = "instructor"

    @property
    def formgrader(self) -> FrameLocator:
        return self.shown("iframe").content_frame

    def opens_formgrader(self) -> None:
        self.chooses("Formgrader")
        expect(self.row()).to_be_visible()
        self.keeps_picture("instructor-formgrader")

    def row(self) -> Locator:
        return self.formgrader.locator("#main-table tr").filter(has_text=NAME)

    def presses(self, row: Locator, button: str, answer: str) -> None:
        """Press a button of `row`, wait for Formgrader's `answer`, and close it."""
        row.locator(f".{button} a").click()
        modal = self.formgrader.locator(".modal.in")
        expect(modal).to_contain_text(answer)
        self.keeps_picture(f"instructor-{button}")
        modal.get_by_role("button", name="OK").click()
        expect(self.formgrader.locator(".modal")).to_have_count(0)

    def autogrades(self) -> None:
        self.row().locator(".num-submissions a").click()
        submission = self.formgrader.locator("#main-table tr").filter(has_text="learner")
        expect(submission).to_contain_text("needs autograding")
        self.presses(submission, "autograde", "Successfully autograded")
        expect(submission).to_contain_text("needs manual grading")

    def gives_points(self) -> None:
        """Give full credit to the answer in words."""
        self.formgrader.get_by_role("link", name="Manual Grading").click()
        for link in (NAME, NAME, "Submission #1"):
            self.formgrader.get_by_role("link", name=link, exact=True).click()
        answer = self.formgrader.locator(".nbgrader_cell").filter(has_text=ANSWER_IN_WORDS)
        answer.get_by_role("button", name="Full credit").click()
        expect(answer.locator(".score-saved")).to_be_visible()
        self.keeps_picture("instructor-manual-grading")
        self.formgrader.get_by_role("link", name="Manual Grading").click()


def cells_of(notebook: Path) -> list[dict[str, Any]]:
    cells: list[dict[str, Any]] = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    return cells


def source_of(cell: dict[str, Any]) -> str:
    return "".join(cell["source"])


def right_answers(course: Course, lang: Language) -> dict[str, str]:
    """Return what to write into each answer cell: the instructor's solution, or words."""
    answers = {}
    for cell in cells_of(course.sources(lang) / NAME / f"{NAME}.ipynb"):
        about = cell["metadata"].get("nbgrader", {})
        if about.get("solution"):
            solution = re.sub(r"^ *### (BEGIN|END) SOLUTION\n?", "", source_of(cell), flags=re.M)
            answers[cell["id"]] = ANSWER_IN_WORDS if about["grade"] else solution.rstrip()
    assert ANSWER_IN_WORDS in answers.values()
    return answers


def points(notebook: Path) -> float:
    return sum(cell["metadata"].get("nbgrader", {}).get("points", 0) for cell in cells_of(notebook))


def eventually(condition: Callable[[], bool]) -> None:
    limit = time.monotonic() + PATIENCE / 1000
    while not condition():
        assert time.monotonic() < limit, "it did not come true in time"
        time.sleep(0.05)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_round(browser: Browser, tmp_path: Path, lang: Language) -> None:
    course = copy_course(tmp_path)
    for lesson in course.texts.glob("*/*.ipynb"):
        if NAME not in lesson.stem:  # the round is about one lesson and its assignment
            lesson.unlink()
    for assignment in (*course.assignments.glob("*/*/"), *course.releases(lang).glob("*/")):
        if assignment.is_dir() and assignment.name != NAME:
            shutil.rmtree(assignment)
    full_marks = f"{points(course.releases(lang) / NAME / f'{NAME}.ipynb'):g}"

    # both roles in one browser, as on one person's machine
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    context.set_default_timeout(PATIENCE)
    with running_lab(course, lang) as (learners_address, instructors_address), context:
        learner = Learner(context.new_page(), learners_address, course, lang)
        instructor = Instructor(context.new_page(), instructors_address, course, lang)

        learner.opens_landing_page("open")
        learner.opens_lesson()

        instructor.opens_landing_page("written")
        instructor.opens_formgrader()
        instructor.presses(instructor.row(), "assign", "Successfully created")
        instructor.presses(instructor.row(), "release", "Successfully released")

        learner.opens_landing_page("released")
        learner.opens_assignment_list()
        learner.fetches()
        learner.opens_notebook()
        learner.fills_in(right_answers(course, lang))
        learner.validates()
        learner.opens_landing_page("validated")
        learner.submits()
        learner.opens_landing_page("submitted")

        instructor.opens_landing_page("to-collect")
        instructor.opens_formgrader()
        instructor.presses(instructor.row(), "collect", "Successfully collected")
        instructor.autogrades()
        instructor.gives_points()
        instructor.opens_landing_page("to-return")
        instructor.opens_formgrader()
        instructor.presses(instructor.row(), "generate-feedback", "Successfully generated")
        instructor.presses(instructor.row(), "release-feedback", "Successfully released")
        instructor.opens_landing_page("waiting")

        learner.opens_landing_page("feedback-ready")
        learner.fetches_feedback()
        learner.opens_landing_page("done")
        expect(learner.reads_feedback()).to_contain_text(f"{full_marks} / {full_marks}")
        learner.keeps_picture("learner-feedback")
