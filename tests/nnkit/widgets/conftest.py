"""One browser, one server and one open notebook at a time for all tests of the widgets."""

import re

import pytest
from browser import Notebook, chromium, learners_lab, lessons_course, widget_of


@pytest.fixture(scope="session")
def browser():
    with chromium() as one:
        yield one


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    with learners_lab(lessons_course(tmp_path_factory.mktemp("course")), "en") as one:
        yield one


@pytest.fixture(scope="module")
def open_widget(browser, server, request):
    """Open a new notebook with these cells and run the first; give the notebook and its widget."""
    contexts = []

    def open_one(*cells: str, width: int = 1200):
        context = browser.new_context(viewport={"width": width, "height": 1000})
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        contexts.append(context)
        name = f"{re.sub(r'.*/|_browser|[.]py', '', request.node.name)}-{len(contexts)}"
        notebook = Notebook(context.new_page(), server, name, cells)
        notebook.run(0)
        return notebook, widget_of(notebook)

    yield open_one
    for context in contexts:
        context.close()
