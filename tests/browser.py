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
PATIENCE = float(os.environ.get("PATIENCE", 90_000))
"""Milliseconds for the slowest step on a busy machine; nothing waits that long when all is well."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser; skip or fail where there is none."""
    if not Path(CHROMIUM).exists():
        if os.environ.get("CI"):
            pytest.fail(f"CI needs a browser: there is no {CHROMIUM}")
        pytest.skip(f"no browser at {CHROMIUM}: apt-get install chromium")
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=SWITCHES)
        yield browser
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
    server = Server(places, lang, free_port(9000))
    server.start()
    try:
        server.wait()
        yield server
    finally:
        server.stop()


class Notebook:
    """A notebook that is open in JupyterLab, with a running kernel."""

    def __init__(self, page: Page, server: Server, name: str, cells: Sequence[str]) -> None:
        self.page, self._server = page, server
        self._name = f"{name}.ipynb"
        path = server.places.files / self._name
        kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3 (ipykernel)"}}
        made = new_notebook(cells=[new_code_cell(cell) for cell in cells], metadata=kernel)
        nbformat.write(made, path)
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


def set_theme(server: Server, theme: str) -> None:
    """Choose JupyterLab's theme for the pages that are opened from now on."""
    settings = json.dumps({"theme": theme})
    _ask(server, "lab/api/settings/@jupyterlab/apputils-extension:themes", {"raw": settings})
