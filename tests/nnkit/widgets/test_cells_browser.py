"""The three widgets of numbers in cells in JupyterLab: hand, keys and Python change the same."""

import pytest
from browser import copied_from, dark_theme, drag, widget_of
from playwright.sync_api import expect

from nnkit.widgets import convolution_slider

SETUP = """\
import nnkit
from nnkit.widgets import convolution_slider, ctc_collapser, recurrence_unroller
nnkit.use_language("{lang}")
slider = convolution_slider()
slider"""
UNROLLER = "unroller = recurrence_unroller()\nunroller"
COLLAPSER = 'collapser = ctc_collapser("aa-bb")\ncollapser'
WRONG_LOOK = "convolution_slider(look=lambda window, kernel: -(window * kernel).sum(), whole=True)"
WRONG_CELL = "recurrence_unroller([1, 0], steps=2, cell=lambda x, h, w, u, b: w * x)"
WRONG_COLLAPSE = 'ctc_collapser("a-abb", "aab", collapse=lambda path: path.replace("-", ""))'
FAILING = "ctc_collapser(collapse=lambda path: 1 / 0)"
SHOW = """\
print(slider.at, slider.kernel[0], slider.state["stride"], slider.state["padding"])
print(unroller.inputs[:2], unroller.weights, unroller.steps)
print(collapser.path, collapser.target)"""
SET = """\
slider.at = (5, 5)
unroller.steps = 6
collapser.path, collapser.target = "b----", "b\""""
OUTPUT = ".three > :last-child .grid"
CELLS = [UNROLLER, COLLAPSER, WRONG_LOOK, WRONG_CELL, WRONG_COLLAPSE, FAILING, SHOW, SET]


@pytest.fixture(scope="module")
def opened(open_widget):
    """Open one notebook with all of them; give it and the three widgets."""
    notebook, slider = open_widget(SETUP.format(lang="en"), *CELLS)
    widgets = [slider]
    for cell in (1, 2):
        notebook.run(cell)
        widgets.append(widget_of(notebook, cell))
    return notebook, widgets


def copied_code(notebook, widget):
    return copied_from(notebook, widget)


def test_hand_and_keys_move_what_python_has(opened):
    notebook, (slider, unroller, collapser) = opened

    window = slider.get_by_role("button", name="Window; arrow keys slide it")
    image = slider.locator(".framed .grid")
    # the window's middle follows the hand: from the cell (1, 1) to the cell (4, 5)
    image.scroll_into_view_if_needed()
    drag(notebook.page, image, (1.5 / 8, 1.5 / 8), (5.5 / 8, 4.5 / 8))
    expect(slider.locator(".here")).to_have_text("−22")
    window.press("ArrowLeft")
    window.press("ArrowUp")
    expect(slider).to_contain_text("Sum: 1·2 + 0·0 + (−1)·11 + 1·0 + 0·0 + (−1)·8")
    slider.get_by_label("Kernel, row 1, column 2").fill("3")
    slider.get_by_role("radio", name="zeros (same)").check()
    slider.get_by_role("radio", name="2", exact=True).check()
    expect(slider).to_contain_text("Output (4 × 4)")

    unroller.get_by_role("button", name="Step").click()
    expect(unroller).to_contain_text("tanh(1.00 · 1.00 + 0.80 · 0.00 + 0.00) = tanh(1.00) = 0.76")
    unroller.get_by_role("slider", name="u").press("ArrowRight")
    unroller.get_by_label("Input at step 2").fill("-2")
    unroller.get_by_role("button", name="Step").press("Enter")
    expect(unroller).to_contain_text("h₂ = tanh(w·x₂ + u·h₁ + b)")
    expect(unroller.locator("[aria-live]")).to_contain_text("Timestep 2.")

    collapser.get_by_label("Path at step 5").select_option("-")
    collapser.get_by_label("Target").fill("xab")  # the model knows no x
    expect(collapser).to_contain_text("aa-b- → a-b- → ab")
    expect(collapser).to_contain_text("0.70 · 0.50 · 0.60 · 0.40 · 0.20 = 0.0168")
    expect(collapser).to_contain_text("35 of 243")

    assert notebook.text(7).splitlines() == [
        "(2, 3) [ 1.  3. -1.] 2 same",
        "[ 1. -2.] (1.0, 0.9, 0.0) 2",
        "aa-b- ab",
    ]
    assert copied_code(notebook, collapser) == "ctc_collapser('aa-b-', 'ab')"


def test_python_moves_what_is_seen_and_reset_goes_back(opened):
    notebook, (slider, unroller, collapser) = opened
    notebook.run(8)
    expect(unroller.get_by_role("slider", name="t")).to_have_value("6")
    expect(unroller.locator(".column.unread")).to_have_count(0)
    expect(collapser.get_by_label("Path at step 1")).to_have_value("b")
    expect(collapser.get_by_label("Target")).to_have_value("b")
    for widget in (slider, unroller, collapser):
        widget.get_by_role("button", name="Reset").click()
    expect(slider.locator(".here")).to_have_text("−33")
    expect(unroller).to_contain_text("Nothing read yet")
    expect(collapser).to_contain_text("aa-bb → a-b → ab")


def test_play_fills_the_output_and_stops_at_its_end(opened):
    _, (slider, unroller, _) = opened
    slider.get_by_role("button", name="Play").click()
    unroller.get_by_role("button", name="Play").click()
    lines = (" ".join(f"{value:.0f}" for value in row) for row in convolution_slider().output)
    full = f"Output: {'; '.join(lines)}".replace("-", "−")
    expect(slider.locator(OUTPUT)).to_have_attribute("aria-label", full)
    expect(unroller.get_by_role("slider", name="t")).to_have_value("6")
    for widget in (slider, unroller):
        expect(widget.get_by_role("button", name="Play")).to_be_visible()


def test_wrong_functions_misdraw_and_failing_ones_are_named(opened):
    notebook, (slider, _, _) = opened
    for cell in (3, 4, 5, 6):
        notebook.run(cell)
    look, cell, collapse, failing = (widget_of(notebook, index) for index in (3, 4, 5, 6))
    expect(slider.locator(f"{OUTPUT} span").first).to_have_text("−33")
    expect(look.locator(f"{OUTPUT} span").first).to_have_text("33")
    expect(look).to_contain_text("Your function differs from nnkit at 36 of 36 places.")
    expect(cell.locator(".state").first).to_have_text("1")
    expect(cell).to_contain_text("Your function differs from nnkit at 2 of 2 steps.")
    expect(collapse).to_contain_text("a-abb → a-ab → aab; Your function: aabb")
    expect(collapse).to_contain_text("This path reads something else than the target.")
    expect(failing.get_by_role("status").first).to_contain_text("ZeroDivisionError")
    answers = failing.get_attribute("data-answers")
    failing.get_by_label("Path at step 1").select_option("b")
    expect(failing).not_to_have_attribute("data-answers", answers)


def test_korean_labels_in_the_dark(opened, open_widget, server):
    _, (light, _, _) = opened
    with dark_theme(server):
        notebook, slider = open_widget(SETUP.format(lang="ko"), UNROLLER, COLLAPSER, width=900)
    expect(slider).to_contain_text("세로 경계")
    for index, words in ((1, "은닉 상태 h"), (2, "블랭크를 뺀다")):
        notebook.run(index)
        expect(widget_of(notebook, index)).to_contain_text(words)
    ground = "element => getComputedStyle(element).backgroundColor"
    bright = ".framed .grid span:nth-child(4)"
    assert slider.locator(bright).evaluate(ground) != light.locator(bright).evaluate(ground)
