"""A page in a real browser: alone, in both schemes, and in JupyterLab's viewer, where learners are.

``NNCOURSE_SCREENSHOTS=folder`` keeps a picture of every page.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import chromium, learners_lab, lessons_course
from playwright.sync_api import Browser, expect

from autograder.feedback.batch import write_pages
from autograder.feedback.command import tasks_of

# The contrast of every text with what lies behind it, as WCAG reckons it.
FAINT = """() => {
  const channel = (c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const light = ([r, g, b]) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b);
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const behind = (node) => {
    for (; node; node = node.parentElement) {
      const colour = parts(getComputedStyle(node).backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const faint = [];
  for (const node of document.querySelectorAll("body *")) {
    if (![...node.childNodes].some((c) => c.nodeType === 3 && c.data.trim())) continue;
    const pair = [light(parts(getComputedStyle(node).color)), light(behind(node))];
    const ratio = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
    if (ratio < 4.5) faint.push(`${node.tagName}.${node.className} ${ratio.toFixed(2)}`);
  }
  return faint;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as one:
        yield one


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "ko"])
def test_alone_it_asks_for_nothing_and_can_be_read(browser, classroom, lang, scheme):
    course = classroom(lang)
    task = tasks_of(course, "neuron", ["ben"])[0]
    write_pages(task)
    with browser.new_context(
        color_scheme=scheme, viewport={"width": 1000, "height": 900}
    ) as context:
        page = context.new_page()
        asked, said = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: said.append(message.text))
        page.goto((task.target / "neuron.html").as_uri())
        page.evaluate(
            "document.querySelectorAll('details').forEach((fold) => { fold.open = true })"
        )
        assert page.evaluate(FAINT) == []
        assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
            "rgb(255, 255, 255)" if scheme == "light" else "rgb(22, 24, 27)"
        )
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "#notebook"
        assert [url for url in asked if not url.startswith("data:image/png")] == [page.url]
        assert said == []
        if folder := os.environ.get("NNCOURSE_SCREENSHOTS"):
            page.screenshot(path=Path(folder, f"feedback-{lang}-{scheme}.png"), full_page=True)
        page.set_viewport_size({"width": 360, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_in_jupyterlab_links_lead_to_the_cells(browser, classroom, tmp_path):
    task = tasks_of(classroom(), "neuron", ["ben"])[0]
    write_pages(task)
    (tmp_path / "lab").mkdir()
    with learners_lab(lessons_course(tmp_path / "lab"), "en") as server:
        content = (task.target / "neuron.html").read_bytes()
        (server.places.files / "neuron.html").write_bytes(content)
        with browser.new_context(viewport={"width": 1200, "height": 900}) as context:
            page = context.new_page()
            page.goto(f"{server.url}lab/tree/neuron.html?reset&token={server.token}")
            frame = page.locator(".jp-HTMLViewer iframe").content_frame
            cell = frame.locator("section.graded", has_text="threshold-values")
            expect(frame.locator("h1")).to_contain_text("the neuron")
            expect(cell).not_to_be_in_viewport()
            frame.get_by_role("link", name="threshold-values").first.click()
            expect(cell).to_be_in_viewport()
            cell.get_by_role("link", name="Back to the summary").click()
            expect(frame.get_by_role("heading", name="Summary")).to_be_in_viewport()
