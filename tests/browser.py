"""A real browser in front of a real JupyterLab, for the tests that need both.

The browser is Debian's Chromium, headless. Where it is missing, a test that needs it is skipped on
a developer's machine and fails in CI.
"""

import json
import os
import re
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from autograder.course import Course
from autograder.lab.places import Places
from autograder.lab.server import Server, free_port
from nnkit.language import Language

REPOSITORY = Path(__file__).parents[1]
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
SWITCHES = [
    *["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
    *["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    # The instructor's page is no slower while the learner's is in front.
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    # Nothing beyond this machine: Formgrader's pages ask a CDN for MathJax, and would wait for it.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
RUN_MENU = re.compile("^(Run|실행)$")
PATIENCE = float(os.environ.get("PATIENCE", 90_000))
"""Milliseconds for the slowest step on a busy machine; nothing waits that long when all is well."""


_running: list[Browser] = []


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser, or share the one that this process has; skip or fail where there is none.

    Playwright allows one of itself in a process.
    """
    if _running:
        yield _running[0]
        return
    if not Path(CHROMIUM).exists():
        if os.environ.get("CI"):
            pytest.fail(f"CI needs a browser: there is no {CHROMIUM}")
        pytest.skip(f"no browser at {CHROMIUM}: apt-get install chromium")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        _running.append(browser)
        try:
            yield browser
        finally:
            _running.clear()
            browser.close()


def lessons_course(folder: Path) -> Course:
    """Make a course without lessons and assignments, for notebooks that a test writes itself."""
    shutil.copy(REPOSITORY / "nbgrader_config.py", folder)
    for name in ("course", "source"):
        (folder / name).mkdir()
    return Course(folder)


@contextmanager
def learners_lab(course: Course, lang: Language) -> Iterator[Server]:
    """Start the learner's JupyterLab of `course`, as ``nncourse lab`` does."""
    places = Places(course, "learner")
    places.create()
    # two workers that look for a free port at one time must not find the same
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    server = Server(places, lang, free_port(9000 + 20 * worker))
    server.start()
    try:
        server.wait()
        yield server
    finally:
        server.stop()


class Notebook:
    """A notebook that is open in JupyterLab, with a running kernel.

    It is made of `cells` first; without them, it is there already.
    """

    def __init__(
        self, page: Page, server: Server, name: str, cells: Sequence[str] | None = None
    ) -> None:
        self.page, self._server = page, server
        self._name = f"{name}.ipynb"
        if cells is not None:
            kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)"}}
            made = new_notebook(cells=[new_code_cell(cell) for cell in cells], metadata=kernel)
            nbformat.write(made, server.places.files / self._name)
        page.set_default_timeout(PATIENCE)
        page.goto(f"{server.url}lab/tree/{name}.ipynb?reset&token={server.token}")
        self._wait_for_kernel()

    def run(self, index: int) -> Locator:
        """Run a cell and return its output area, once the kernel has done its work."""
        cell = self.cell(index)
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+Enter")
        expect(cell.locator(".jp-InputPrompt")).to_have_text(re.compile(r"\[\d+\]:"))
        self._wait_for_kernel()
        return cell.locator(".jp-OutputArea")

    def run_all(self) -> None:
        """Run all cells by JupyterLab's menu, until the last is done or one has failed."""
        self.page.locator("#jp-MainMenu .lm-MenuBar-item").filter(has_text=RUN_MENU).click()
        self.page.locator('.lm-Menu-item[data-command="runmenu:run-all"]').click()
        # a cell whose source is folded has its number at its output
        self.page.wait_for_function(
            """() => {
              const book = document.querySelector(".jp-Notebook");
              const numbers = ".jp-InputPrompt, .jp-OutputPrompt";
              const isDone = (cell) =>
                [...cell.querySelectorAll(numbers)].some((one) => /\\d/.test(one.textContent));
              return [...book.querySelectorAll(".jp-CodeCell")].every(isDone)
                || book.querySelector("[data-mime-type*=error]") !== null;
            }"""
        )
        self._wait_for_kernel()

    def text(self, index: int) -> str:
        """Run a cell that prints, and return what it printed."""
        output = self.run(index).locator(".jp-OutputArea-output").last
        return output.inner_text().strip()

    def cell(self, index: int) -> Locator:
        """Return a cell."""
        return self.page.locator(".jp-Notebook .jp-CodeCell").nth(index)

    def _wait_for_kernel(self) -> None:
        """Wait until the kernel is idle and the page is connected to it.

        The page's own indicator says idle before there is a kernel, and hides in a narrow window.
        """
        limit = time.monotonic() + PATIENCE / 1000
        while time.monotonic() < limit:
            for session in _ask(self._server, "api/sessions"):
                kernel = session["kernel"]
                here = session["path"] == self._name and kernel["connections"] > 0
                if here and kernel["execution_state"] == "idle":
                    return
            self.page.wait_for_timeout(50)
        raise AssertionError(f"the kernel of {self._name} did not become idle")


def _ask(server: Server, path: str, body: Any = None) -> Any:
    """Put a question to the server's API; with `body`, change something."""
    request = Request(
        f"{server.url}{path}",
        method="GET" if body is None else "PUT",
        headers={"Authorization": f"token {server.token}", "Content-Type": "application/json"},
        data=None if body is None else json.dumps(body).encode(),
    )
    with urlopen(request, timeout=30) as response:
        content = response.read()
    return json.loads(content) if content else None


def show_all_cells(server: Server) -> None:
    """Have notebooks that are opened from now on rendered whole, not only what is in view."""
    settings = json.dumps({"windowingMode": "none"})
    _ask(server, "lab/api/settings/@jupyterlab/notebook-extension:tracker", {"raw": settings})


def set_theme(server: Server, theme: str) -> None:
    """Choose JupyterLab's theme for the pages that are opened from now on."""
    settings = json.dumps({"theme": theme})
    _ask(server, "lab/api/settings/@jupyterlab/apputils-extension:themes", {"raw": settings})


@contextmanager
def dark_theme(server: Server) -> Iterator[None]:
    """Let the pages that are opened meanwhile be dark."""
    set_theme(server, "JupyterLab Dark")
    try:
        yield
    finally:
        set_theme(server, "JupyterLab Light")


def copied_from(notebook: Notebook, widget: Locator) -> str:
    """Press "Copy as Python", and return what is in the clipboard then."""
    widget.get_by_role("button", name="Copy as Python").click()
    expect(widget.get_by_role("button", name="Copied")).to_be_visible()
    text: str = notebook.page.evaluate("navigator.clipboard.readText()")
    return text


def widget_of(notebook: Notebook, index: int = 0) -> Locator:
    """Return the widget that a cell shows, once it has had an answer from Python."""
    widget = notebook.cell(index).locator("section.nnk")
    expect(widget).to_have_attribute("data-answers", re.compile(r"\d+"))
    return widget


# Once the frame that is due has been drawn, and not before it.
_DRAWN = """canvas => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {{
    done({seen});
}})))"""


def picture(widget: Locator, index: int = 0) -> str:
    """Return what one of a widget's canvases shows."""
    canvas = widget.locator("canvas").nth(index)
    shown: str = canvas.evaluate(_DRAWN.format(seen="canvas.toDataURL()"))
    return shown


def pixel(widget: Locator, across: float, down: float, index: int = 0) -> list[int]:
    """Return the colour at a place of a canvas; 0, 0 is its upper left, 1, 1 its lower right."""
    at = f"{across} * canvas.width, {down} * canvas.height"
    read = f"[...canvas.getContext('2d').getImageData({at}, 1, 1).data]"
    colour: list[int] = widget.locator("canvas").nth(index).evaluate(_DRAWN.format(seen=read))
    return colour


Share = tuple[float, float]


def drag(page: Page, target: Locator, start: Share, end: Share) -> None:
    """Drag on an element in three moves; 0, 0 is its upper left, 1, 1 its lower right."""
    box = target.bounding_box()
    assert box is not None

    def screen(point: Share) -> tuple[float, float]:
        return box["x"] + point[0] * box["width"], box["y"] + point[1] * box["height"]

    page.mouse.move(*screen(start))
    page.mouse.down()
    for share in (0.3, 0.7, 1.0):
        x, y = (s + share * (e - s) for s, e in zip(start, end, strict=True))
        page.mouse.move(*screen((x, y)))
    page.mouse.up()
