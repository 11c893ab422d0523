"""The backprop debugger in JupyterLab: hand, keys and Python walk the same way back."""

import re

import pytest
from browser import copied_from, dark_theme, picture, widget_of
from playwright.sync_api import expect

MAKE = """\
import nnkit
from nnkit.widgets import backprop_debugger
nnkit.use_language("{lang}")
debugger = backprop_debugger("{graph}"{more})
debugger"""
SHOW = "print(debugger.step, debugger.chosen, debugger.values['w'], debugger.bugs)"
SET = 'debugger.values = {"w": -1}\ndebugger.chosen = "z"\ndebugger.step = 7'
WRONG = """\
def my_slopes(operation, operands):
    if operation == "sigmoid":
        return operands[0] * (1 - operands[0])

backprop_debugger("chain", slopes=my_slopes, step=99)"""
FAILING = """\
def failing(operation, operands):
    raise RuntimeError("not today")

backprop_debugger("chain", slopes=failing)"""


@pytest.fixture(scope="module")
def opened(open_widget):
    return open_widget(MAKE.format(lang="en", graph="chain", more=""), SHOW, SET, WRONG, FAILING)


def box(widget, name):
    """Return the button of a node."""
    return widget.locator(".box").filter(has_text=re.compile(rf"^(◀ )?{name}( |value)"))


def test_a_prediction_is_judged_and_walks_the_arrow(opened):
    notebook, debugger = opened
    field = debugger.get_by_label("Your prediction")
    before = picture(debugger)
    expect(debugger).to_contain_text("L hands on to a. What arrives? Local slope ∂L/∂a")
    field.fill("0.5379")
    field.press("Enter")
    expect(debugger).to_contain_text("✗ Not yet. Only the sign is wrong.")
    expect(debugger).to_contain_text("0 of 7 arrows")
    assert picture(debugger) == before
    field.fill("-0.538")
    debugger.get_by_role("button", name="Check").click()
    expect(debugger).to_contain_text("✓ Right.")
    expect(field).to_have_value("")
    expect(debugger).to_contain_text("∂L/∂a · ∂L/∂L = 2(a − t) · ∂L/∂L = (−0.5379) · 1 = −0.5379")
    expect(box(debugger, "a")).to_contain_text("grad. −0.5379")
    assert picture(debugger) != before
    assert notebook.text(1) == "1 w 0.8 []"
    live = debugger.locator("[aria-live=polite]")
    expect(live).to_contain_text("✓ Right. ∂L/∂a")
    expect(live).to_contain_text("w, value 0.8. Measured (0.07230833981 −")


def test_the_buttons_go_on_and_back_and_to_the_end(opened):
    _, debugger = opened
    debugger.get_by_role("button", name="Show it").press("Enter")
    expect(debugger).to_contain_text("2 of 7 arrows")
    debugger.get_by_role("button", name="Whole node").click()
    expect(debugger).to_contain_text("3 of 7 arrows")
    expect(box(debugger, "z")).to_contain_text("grad. −0.1058")
    debugger.get_by_role("button", name="Back").click()
    expect(box(debugger, "z")).not_to_contain_text("grad.")
    debugger.get_by_role("button", name="To the end").press("Enter")
    expect(debugger.get_by_role("button", name="Back")).to_be_focused()
    expect(debugger).to_contain_text("The pass is over: every number has its gradient.")
    expect(debugger.get_by_role("button", name="Show it")).to_be_disabled()
    expect(debugger.get_by_label("Your prediction")).to_be_hidden()


def test_a_node_is_chosen_and_moved_and_measured_by_keys(opened):
    notebook, debugger = opened
    expect(debugger).to_contain_text("(0.07230833981 − 0.07235064149) / 0.0002 = −0.2115")
    expect(debugger).to_contain_text("✓ The two agree")
    debugger.get_by_role("slider", name="log₁₀ ε").press("End")
    expect(debugger).to_contain_text("the curve bends between the two points")
    slider = debugger.get_by_role("slider", name="value")
    slider.press("ArrowRight")
    expect(box(debugger, "w")).to_contain_text("value 0.9")
    expect(box(debugger, "z")).to_contain_text("value 1.2")
    box(debugger, "z").press("Enter")
    expect(debugger).to_contain_text("Chosen node: z")
    expect(box(debugger, "z")).to_have_attribute("aria-pressed", "true")
    expect(slider).to_be_hidden()
    assert notebook.text(1) == "7 z 0.9 []"


def test_a_bug_is_planted_and_found_and_taken_out(opened):
    _, debugger = opened
    bug = debugger.get_by_label("σ′ taken at the output")
    before = picture(debugger)
    bug.check()
    expect(debugger).to_contain_text("Wrong: w, x, b, p, z.")
    expect(box(debugger, "z")).to_have_class(re.compile("is-wrong"))
    expect(box(debugger, "z")).to_contain_text("✗ right −0.0823")
    expect(box(debugger, "a")).not_to_have_class(re.compile("is-wrong"))
    debugger.get_by_role("slider", name="log₁₀ ε").press("Home")
    for _ in range(14):
        debugger.get_by_role("slider", name="log₁₀ ε").press("ArrowRight")
    expect(debugger).to_contain_text("✗ The two differ: this gradient is wrong.")
    bug.uncheck()
    expect(debugger).to_contain_text("Every gradient is right.")
    expect(debugger).to_contain_text("✓ The two agree")
    debugger.get_by_label("no topological order").check()
    expect(debugger).to_contain_text("nothing that hands on receives from two paths")
    assert picture(debugger) == before


def test_copy_reset_and_another_expression(opened):
    notebook, debugger = opened
    assert copied_from(notebook, debugger) == (
        'backprop_debugger("chain", values={"w": 0.9}, step=7, chosen="z", epsilon=1e-05, '
        'bugs=["order"])'
    )
    debugger.get_by_role("radio", name="a + a, then b + b").check()
    expect(debugger.locator(".box")).to_have_count(3)
    for step, product in enumerate([1, 1, 1, 1, 2, 2]):
        expect(debugger).to_contain_text(f"{step} of 6 arrows")
        debugger.get_by_role("button", name="Show it").click()
        expect(debugger.locator(".told")).to_contain_text(f"= {product}")
    expect(box(debugger, "a")).to_contain_text("grad. 6")
    expect(box(debugger, "a")).to_contain_text("✗ right 4")
    debugger.get_by_role("button", name="Reset").click()
    expect(debugger).to_contain_text("0 of 7 arrows")
    expect(debugger.get_by_label("no topological order")).not_to_be_checked()
    assert notebook.text(1) == "0 w 0.8 []"


def test_what_python_sets_is_seen(opened):
    notebook, debugger = opened
    before = picture(debugger)
    notebook.run(2)
    expect(box(debugger, "w")).to_contain_text("value −1")
    expect(debugger).to_contain_text("Chosen node: z")
    expect(debugger).to_contain_text("7 of 7 arrows")
    assert picture(debugger) != before
    assert notebook.text(1) == "7 z -1 []"


def test_wrong_slopes_misdraw_and_failing_ones_are_survived(opened):
    notebook, _ = opened
    notebook.run(3)
    wrong = widget_of(notebook, 3)
    expect(wrong).to_contain_text("Your part of this pass differs from nnkit's. Wrong: w, x, b")
    expect(box(wrong, "z")).to_contain_text("✗ right −0.1058")
    notebook.run(4)
    failing = widget_of(notebook, 4)
    expect(failing.locator(".nnk-warning")).to_contain_text("RuntimeError: not today")
    failing.get_by_role("button", name="Show it").click()
    expect(failing).to_contain_text("1 of 7 arrows")


def test_play_and_korean_in_the_dark_on_a_narrow_page(open_widget, server):
    with dark_theme(server):
        made = MAKE.format(lang="ko", graph="network", more=", step=19")
        notebook, debugger = open_widget(made, width=900)
    expect(debugger).to_contain_text("국소 기울기")
    expect(debugger.get_by_role("button", name="끝까지")).to_be_visible()
    debugger.get_by_role("button", name="재생").click()
    expect(debugger).to_contain_text("역전파가 끝났다. 모든 수가 기울기를 받았다.")
    shade = debugger.locator(".box").first.evaluate("box => getComputedStyle(box).backgroundColor")
    assert sum(map(int, re.findall(r"\d+", shade)[:3])) < 200
    # no box covers another, and none leaves the picture
    boxes = [one.bounding_box() for one in debugger.locator(".box").all()]
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            apart_across = abs(one["x"] - other["x"]) >= min(one["width"], other["width"])
            lower = max(one["y"], other["y"])
            upper = min(one["y"] + one["height"], other["y"] + other["height"])
            assert apart_across or upper <= lower
    assert notebook.page.evaluate("document.documentElement.scrollWidth") <= 900
    # the pass begins at the right end, which is pushed into view
    debugger.get_by_role("radio", name="뉴런 하나").check()
    debugger.locator(".scene").scroll_into_view_if_needed()
    expect(debugger.locator(".box", has_text="L = ")).to_be_in_viewport(ratio=1)
    expect(debugger.locator(".box", has_text=re.compile("^w"))).not_to_be_in_viewport(ratio=1)
