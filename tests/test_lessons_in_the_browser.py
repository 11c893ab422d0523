"""Every lesson as a learner has it: run in JupyterLab, without an error, accessible, on its own."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import Notebook, chromium, learners_lab, show_all_cells
from course_copies import REPOSITORY, copy_course
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from autograder.build.text import read_text
from autograder.lab.lessons import deliver
from autograder.lab.server import Server
from nnkit.language import LANGUAGES

TEXTS = [read_text(path) for path in sorted((REPOSITORY / "course").glob("*.py"))]

OURS = [".jp-Notebook .jp-RenderedMarkdown", ".jp-Notebook .jp-OutputArea-output"]
"""What the lesson brings to the page; around it, JupyterLab answers for itself."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


@pytest.fixture(scope="module", params=LANGUAGES)
def server(request, tmp_path_factory) -> Iterator[Server]:
    course = copy_course(tmp_path_factory.mktemp("course"))
    with learners_lab(course, request.param) as one:
        deliver(one.places)
        show_all_cells(one)
        yield one


class Watch:
    """What a page asks of the network, and what goes wrong in our modules."""

    def __init__(self, page: Page) -> None:
        self.hosts: set[str | None] = set()
        self.errors: list[str] = []
        page.on("request", lambda request: self._sees(request.url))
        page.on("websocket", lambda socket: self._sees(socket.url))
        page.on("console", self._hears)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _sees(self, url: str) -> None:
        if not url.startswith(("blob:", "data:")):
            self.hosts.add(urlsplit(url).hostname)

    def _hears(self, message: ConsoleMessage) -> None:
        # anywidget loads a widget's module from a blob
        if message.type == "error":
            self.errors.append(f"{message.location['url']}: {message.text}")


def grave_findings(page: Page) -> list[str]:
    """Return what axe-core calls serious or critical in the lesson's own elements."""
    where = {"include": [[selector] for selector in OURS]}
    return [
        f"{finding['id']} ({finding['impact']}): {node['html'][:200]}: {node['failureSummary']}"
        for finding in Axe().run(page, where).response["violations"]
        if finding["impact"] in ("serious", "critical")
        for node in finding["nodes"]
    ]


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.name)
def test_a_lesson_runs_can_be_used_by_everyone_and_asks_nobody_else(browser, server, text):
    with browser.new_context(viewport={"width": 1300, "height": 1000}) as context:
        page = context.new_page()
        watch = Watch(page)
        notebook = Notebook(page, server, f"{server.lang}/{text.name}")
        notebook.run_all()

        failed = page.locator(".jp-Notebook [data-mime-type*=error]")
        assert failed.all_inner_texts() == []

        quizzes = sum(cell.kind == "quiz" for cell in text.cells)
        expect(page.locator(".jp-Notebook .nnk-quiz")).to_have_count(quizzes)
        widgets = page.locator(".jp-Notebook section.nnk")
        assert widgets.count() > 0, "a lesson has a widget"
        for index in range(widgets.count()):
            expect(widgets.nth(index)).to_have_attribute("data-answers", re.compile(r"\d+"))

        assert grave_findings(page) == []
        assert watch.hosts == {"127.0.0.1"}
        assert watch.errors == []


FLAWED = """
from IPython.display import HTML
HTML('<button></button><img alt="elsewhere" src="http://elsewhere.invalid/picture.png">')
"""


def test_flaws_are_found(browser, server):
    with browser.new_context() as context:
        page = context.new_page()
        watch = Watch(page)
        Notebook(page, server, "flawed", [FLAWED]).run_all()
        page.locator(".jp-RenderedHTML img").wait_for(state="attached")
        found = {finding.split(" ")[0] for finding in grave_findings(page)}
        assert found == {"button-name"}
        assert "elsewhere.invalid" in watch.hosts
        assert any("elsewhere.invalid" in error for error in watch.errors)
