"""The neuron explorer in JupyterLab: hand, keys and Python move the same neuron."""

import re

import pytest
from browser import Notebook, copied_from, dark_theme, drag, picture, pixel, widget_of
from playwright.sync_api import expect

MAKE = """\
import nnkit
from nnkit.widgets import neuron_explorer
nnkit.use_language("{lang}")
explorer = neuron_explorer(weights=(1, -1), bias=0.5)
explorer"""
SHOW = "print(*explorer.weights, explorer.bias, *explorer.state['sample'])"
SET = "explorer.weights = (0, 2)\nexplorer.bias = -1"
WRONG = """\
def my_neuron(X, weights, bias):
    return (X @ weights - bias > 0) * 1.0

neuron_explorer(weights=(1, -1), bias=0.5, neuron=my_neuron)"""
FAILING = """\
def failing(X, weights, bias):
    raise RuntimeError("not today")

neuron_explorer(neuron=failing)"""

SLOW = """\
import time
from pathlib import Path

def slow(X, weights, bias):
    while Path("wait").exists():
        time.sleep(0.01)
    return (X @ weights + bias > 0) * 1.0

asked = []
slowly = neuron_explorer(weights=(1, -1), bias=0.5, neuron=slow)
slowly.on_msg(lambda _, content, buffers: asked.append(content.get("state")))
slowly"""
SET_SLOWLY = "slowly.bias = -1"
ASKED = """\
print([state["weights"][0] for state in asked if state])
print(slowly.weights, slowly.bias)"""

CELLS = [SHOW, SET, WRONG, FAILING, SLOW, SET_SLOWLY, ASKED]


@pytest.fixture
def opened(open_widget, request):
    """Open a new notebook with an explorer in it; give the notebook and the explorer."""
    return open_widget(MAKE.format(lang=getattr(request, "param", "en")), *CELLS)


def at(x1: float, x2: float) -> tuple[float, float]:
    """Return the place of a point of the plane on its canvas."""
    return (x1 + 4) / 8, (4 - x2) / 8


def values(notebook: Notebook) -> list[float]:
    return [float(value) for value in notebook.text(1).split()]


def test_a_slider_moves_by_key_and_python_knows(opened):
    notebook, explorer = opened
    before = picture(explorer)
    slider = explorer.get_by_role("slider", name="w₁")
    slider.focus()
    for _ in range(5):
        notebook.page.keyboard.press("ArrowRight")
    expect(explorer).to_contain_text("1.50 · 1.00 + (−1.00) · 2.00 + 0.50 = 0.00")
    assert picture(explorer) != before
    assert values(notebook)[:3] == [1.5, -1, 0.5]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        # the line x₁ − x₂ + 0.5 = 0 is dragged through the origin
        ((2, 2.5), (2, 2), [1, -1, 0, 1, 2]),
        # the tip of the arrow, which starts from the line's point (−0.25, 0.25)
        ((0.75, -0.75), (-0.25, 2.25), [0, 2, -0.5, 1, 2]),
        # the sample
        ((1, 2), (-3, -2), [1, -1, 0.5, -3, -2]),
    ],
    ids=["line", "normal", "sample"],
)
def test_the_hand_drags_and_python_knows(opened, start, end, expected):
    notebook, explorer = opened
    before = picture(explorer)
    drag(notebook.page, explorer.locator("canvas"), at(*start), at(*end))
    assert picture(explorer) != before
    assert values(notebook) == pytest.approx(expected, abs=0.06)


@pytest.mark.parametrize(
    ("handle", "key", "expected"),
    [
        ("Decision line", "ArrowUp", [1, -1, 0.6, 1, 2]),
        ("Weight vector", "Shift+ArrowLeft", [0, -1, 0.5, 1, 2]),
        ("Sample", "ArrowDown", [1, -1, 0.5, 1, 1.9]),
    ],
)
def test_every_handle_moves_by_key(opened, handle, key, expected):
    notebook, explorer = opened
    before = picture(explorer)
    explorer.get_by_label(re.compile(f"^{handle}")).focus()
    notebook.page.keyboard.press(key)
    assert picture(explorer) != before
    assert values(notebook) == pytest.approx(expected)


def test_the_tab_key_reaches_everything(opened):
    notebook, explorer = opened
    explorer.locator(".nnk-handle").first.focus()
    reached = []
    for _ in range(11):
        reached.append(
            notebook.page.evaluate(
                "document.activeElement.ariaLabel ?? document.activeElement.textContent"
            )
        )
        notebook.page.keyboard.press("Tab")
    assert [label.split(",")[0].split(";")[0] for label in reached] == [
        "Decision line", "Weight vector", "Sample x",
        "w₁", "w₁", "w₂", "w₂", "b", "b", "Reset", "Copy as Python",
    ]  # fmt: skip


def test_what_python_sets_moves_sliders_line_and_numbers_at_once(opened):
    notebook, explorer = opened
    before = picture(explorer)
    handle = explorer.locator(".nnk-handle.normal")
    place = handle.bounding_box()
    notebook.run(2)
    expect(explorer.get_by_role("slider", name="w₂")).to_have_value("2")
    expect(explorer.get_by_role("slider", name="b")).to_have_value("-1")
    expect(explorer).to_contain_text("0.00 · 1.00 + 2.00 · 2.00 + (−1.00) = 3.00")
    assert picture(explorer) != before
    assert handle.bounding_box() != place
    # two assignments in one cell: no late question of the browser may undo the second
    assert values(notebook)[:3] == [0, 2, -1]


def test_a_wrong_function_visibly_misdraws(opened):
    notebook, explorer = opened
    notebook.run(3)
    wrong = widget_of(notebook, 3)
    expect(wrong).to_contain_text("Your function differs from x·w + b at")
    # between the two lines x₁ − x₂ = ±0.5 only the colours differ, outside they agree
    assert pixel(explorer, *at(2.3, 2.3)) != pixel(wrong, *at(2.3, 2.3))
    assert pixel(explorer, *at(2.3, -2.6)) == pixel(wrong, *at(2.3, -2.6))
    assert pixel(explorer, *at(-2.6, 2.3)) == pixel(wrong, *at(-2.6, 2.3))


def test_a_failing_function_is_shown_and_the_widget_lives_on(opened):
    notebook, _ = opened
    notebook.run(4)
    failing = widget_of(notebook, 4)
    expect(failing.get_by_role("status").first).to_contain_text("RuntimeError: not today")
    answers = failing.get_attribute("data-answers")
    failing.get_by_role("slider", name="b").press("ArrowLeft")
    expect(failing).not_to_have_attribute("data-answers", answers)


def test_dragging_never_queues_and_the_newest_wins(opened, server):
    notebook, _ = opened
    notebook.run(5)
    explorer = widget_of(notebook, 5)
    wait = server.places.files / "wait"
    wait.touch()
    weight, bias = (explorer.get_by_role("slider", name=name) for name in ("w₁", "b"))
    weight.focus()
    for _ in range(6):
        notebook.page.keyboard.press("ArrowRight")
    notebook.run(6)
    wait.unlink()
    expect(explorer).to_contain_text("1.60 · 1.00 + (−1.00) · 2.00 + 0.50 = 0.10")
    # two states were on their way, then the newest, which Python's change did not know of
    assert notebook.text(7).splitlines() == ["[1.1, 1.2, 1.6]", "(1.6, -1.0) 0.5"]
    expect(weight).to_have_value("1.6")
    expect(bias).to_have_value("0.5")


def test_reset_and_copy(opened):
    notebook, explorer = opened
    explorer.get_by_role("spinbutton", name="b").fill("3")
    expect(explorer).to_contain_text("θ = −b = −3.00")
    expect(explorer).to_contain_text("+ 3.00 = 2.00")
    copied = copied_from(notebook, explorer)
    assert copied == "neuron_explorer(weights=(1, -1), bias=3)"
    explorer.get_by_role("button", name="Reset").click()
    expect(explorer).to_contain_text("θ = −b = −0.50")
    assert values(notebook)[:3] == [1, -1, 0.5]


def test_a_screen_reader_hears_the_numbers(opened):
    _, explorer = opened
    explorer.get_by_role("slider", name="b").press("ArrowRight")
    live = explorer.locator("[aria-live=polite]")
    expect(live).to_contain_text("b 0.60. Weighted sum −0.40, Output 0.00.")


@pytest.mark.parametrize("opened", ["ko"], indirect=True)
def test_its_labels_are_korean_in_a_korean_notebook(opened):
    _, explorer = opened
    expect(explorer).to_contain_text("가중합")
    expect(explorer.get_by_role("button", name="처음으로")).to_be_visible()


def test_the_dark_theme_has_colours_of_its_own(opened, browser, server):
    _, explorer = opened
    light = pixel(explorer, *at(2.6, -2.6))
    with dark_theme(server):
        page = browser.new_page()
        dark = Notebook(page, server, "dark", [MAKE.format(lang="en")])
        dark.run(0)
        colour = pixel(widget_of(dark), 2.6, -2.6)
        page.close()
    assert sum(colour[:3]) < sum(light[:3]) - 100
