"""The gates explorer in JupyterLab: hand, keys and Python move the same lines."""

import re

import pytest
from browser import Notebook, copied_from, dark_theme, drag, picture, pixel, widget_of
from playwright.sync_api import expect

MAKE = """\
import nnkit
from nnkit.widgets import gates_explorer
nnkit.use_language("{lang}")
explorer = gates_explorer("and", neuron=(1, 1, -1))
explorer"""
SHOW = "print(*explorer.neuron)"
SET = 'explorer.gate = "xor"\nexplorer.neuron = (1, 1, -0.5)'
TWO = 'two = gates_explorer("xor", hidden_units=2)\ntwo'
SHOW_TWO = "print(*two.hidden[0], *two.hidden[1], *two.output, two.fold)"
WRONG = """\
def my_xor(X):
    return (X.sum(axis=1) > 0.5) * 1.0

gates_explorer("xor", hidden_units=2, network=my_xor)"""
FAILING = """\
def my_rule(weights, bias, x, target):
    raise RuntimeError("not today")

gates_explorer("and", rule=my_rule)"""


@pytest.fixture(scope="module")
def opened(open_widget):
    return open_widget(MAKE.format(lang="en"), SHOW, SET, TWO, SHOW_TWO, WRONG, FAILING)


@pytest.fixture(scope="module")
def two(opened):
    """The explorer of two hidden units, in the same notebook."""
    notebook, _ = opened
    notebook.run(3)
    return widget_of(notebook, 3)


def at(x1: float, x2: float) -> tuple[float, float]:
    """Return the place of a point of a plane on its canvas."""
    return (x1 + 0.6) / 2.2, (1.6 - x2) / 2.2


def values(notebook: Notebook, index: int) -> list[float]:
    return [float(value) for value in notebook.text(index).split()]


def message(widget):
    return widget.locator(".told .nnk-message")


def test_the_hand_parts_the_points_and_python_knows(opened):
    notebook, explorer = opened
    expect(message(explorer)).to_have_text("4 of 4 points are right.")  # none of them at the line
    before = picture(explorer)
    # the line x₁ + x₂ = 1 is dragged through (0.25, 0.25)
    drag(notebook.page, explorer.locator("canvas").first, at(0.8, 0.2), at(0.25, 0.25))
    expect(message(explorer)).to_have_text("2 of 4 points are right. Wrong at (0, 1), (1, 0).")
    assert picture(explorer) != before
    assert values(notebook, 1) == pytest.approx([1, 1, -0.5], abs=0.03)
    # the tip of its arrow is turned to the right, then up again
    tip = 0.25 + 0.24 / 2**0.5
    drag(notebook.page, explorer.locator("canvas").first, at(tip, tip), at(1.2, 0.25))
    w1, w2, _ = values(notebook, 1)
    assert w1 == pytest.approx(2**0.5, abs=0.03)
    assert w2 == pytest.approx(0, abs=0.06)


def test_keys_alone_move_everything(opened):
    notebook, explorer = opened
    explorer.get_by_role("button", name="Reset").click()
    explorer.get_by_label("Line of the unit; arrow keys").press("Shift+ArrowRight")
    expect(explorer.get_by_role("slider", name="b", exact=True)).to_have_value("0")
    explorer.get_by_label("Normal of the unit; arrow keys").press("Shift+ArrowUp")
    expect(explorer.get_by_role("slider", name="w₁")).not_to_have_value("1")
    w1, w2, _ = values(notebook, 1)
    assert w1 < 0.2
    assert w2 > 1.3
    explorer.get_by_role("radio", name="NOR", exact=True).focus()
    notebook.page.keyboard.press("ArrowLeft")
    expect(explorer.get_by_role("radio", name="NAND", exact=True)).to_be_checked()
    slider = explorer.get_by_role("slider", name="w₁")
    slider.press("Home")
    expect(explorer.get_by_role("spinbutton", name="w₁")).to_have_value("-5")
    explorer.get_by_role("button", name="All weights ÷ 2").press("Enter")
    expect(explorer.get_by_role("spinbutton", name="w₁")).to_have_value("-2.5")


def test_python_moves_the_line_and_the_screen_says_why_xor_stops_at_3(opened):
    notebook, explorer = opened
    before = picture(explorer)
    notebook.run(2)
    expect(message(explorer)).to_contain_text("3 of 4 points are right. Wrong at (1, 1). No line")
    expect(message(explorer)).to_contain_text("s(0, 0) + s(1, 1) = 1 = s(0, 1) + s(1, 0)")
    expect(explorer.get_by_role("slider", name="b", exact=True)).to_have_value("-0.5")
    assert picture(explorer) != before
    expect(explorer.locator("tbody tr").last).to_have_text("111.501.000✗")
    expect(explorer.locator("[aria-live=polite]")).to_contain_text(
        "XOR, the unit: w₁ 1.00, w₂ 1.00, b −0.50. (0, 0) → 0.00, (0, 1) → 1.00"
    )


def test_it_learns_a_step_at_a_time_and_plays_until_it_is_done(opened):
    notebook, explorer = opened
    explorer.get_by_role("button", name="Reset").click()
    explorer.get_by_role("button", name="Start from 0").click()
    expect(message(explorer)).to_contain_text("Both weights of the unit are 0")
    step = explorer.get_by_role("button", name="One step")
    for _ in range(4):
        step.click()
    learning = explorer.locator(".learning")
    expect(learning).to_contain_text("(1, 1): target 1, answer 0. w + (1, 1), b + 1.")
    expect(learning).to_contain_text("Errors per epoch1")
    assert values(notebook, 1) == [1, 1, 1]
    explorer.get_by_role("button", name="Play").click()
    expect(explorer.get_by_role("button", name="Pause")).to_be_visible()
    expect(learning).to_contain_text("1, 3, 3, 2, 1, 0An epoch without an error")
    expect(explorer.get_by_role("button", name="Play")).to_be_visible()
    assert values(notebook, 1) == [2, 1, -2]


def test_the_sigmoid_and_hidden_units_have_no_perceptron_rule(opened):
    _, explorer = opened
    explorer.get_by_role("radio", name="sigmoid").check()
    expect(explorer.locator(".learning")).to_be_hidden()
    expect(explorer.locator(".hidden-plane")).to_be_hidden()
    explorer.get_by_role("radio", name="step").check()
    expect(explorer.locator(".learning")).to_be_visible()


def test_the_plane_folds_by_slider_and_by_itself(opened, two):
    notebook, _ = opened
    folded = picture(two, 1)
    slider = two.get_by_role("slider", name="Fold")
    slider.press("Home")
    assert values(notebook, 4)[-1] == 0
    unfolded = picture(two, 1)
    assert unfolded != folded
    # without colours of its own: where the points stand is still the input plane
    assert pixel(two, *at(1.4, 1.2), 1)[3] == 0
    two.get_by_role("button", name="Play").click()
    expect(slider).to_have_value("1")
    expect(two.get_by_role("button", name="Play")).to_be_visible()
    assert picture(two, 1) == folded


def test_every_line_of_the_two_planes_is_dragged(opened, two):
    notebook, _ = opened
    # hidden unit 2: x₁ + x₂ = 1.5 through (1.2, 1.2)
    drag(notebook.page, two.locator("canvas").first, at(1.3, 0.2), at(1.2, 1.2))
    expect(message(two)).to_contain_text("(0, 1) and (1, 1) fold onto one place")
    expect(two.get_by_role("radio", name="hidden unit 2")).to_be_checked()
    assert values(notebook, 4)[3:6] == pytest.approx([-1, -1, 2.4], abs=0.05)
    # the output unit: h₁ + h₂ = 1.5 through (0.2, 0.2)
    drag(notebook.page, two.locator("canvas").nth(1), at(0.4, 1.1), at(0.2, 0.2))
    expect(two.get_by_role("radio", name="output unit")).to_be_checked()
    assert values(notebook, 4)[6:9] == pytest.approx([1, 1, -0.4], abs=0.05)
    copied = copied_from(notebook, two)
    assert re.fullmatch(
        r'gates_explorer\("xor", hidden_units=2, hidden=\(\(1, 1, -0.5\), \(-1, -1, 2.\d*\)\), '
        r"output=\(1, 1, -0.\d*\)\)",
        copied,
    )
    two.get_by_role("button", name="Reset").click()
    expect(message(two)).to_have_text("4 of 4 points are right.")
    assert values(notebook, 4) == [1, 1, -0.5, -1, -1, 1.5, 1, 1, -1.5, 1]


def test_a_wrong_network_visibly_misdraws(opened, two):
    notebook, _ = opened
    notebook.run(5)
    wrong = widget_of(notebook, 5)
    expect(message(wrong)).to_contain_text("3 of 4 points are right. Wrong at (1, 1).")
    expect(message(wrong)).to_contain_text("differs from the drawn network's at")
    # beyond the second line only the right network is off again; between the lines both are on
    assert pixel(wrong, *at(1.45, 1.2)) != pixel(two, *at(1.45, 1.2))
    assert pixel(wrong, *at(1.15, -0.35)) == pixel(two, *at(1.15, -0.35))


def test_a_failing_rule_is_shown_and_the_widget_lives_on(opened):
    notebook, _ = opened
    notebook.run(6)
    failing = widget_of(notebook, 6)
    failing.get_by_role("button", name="One step").click()
    expect(failing.get_by_role("status").first).to_contain_text("RuntimeError: not today")
    failing.get_by_role("button", name="Start from 0").click()
    expect(failing.locator(".nnk-warning")).to_be_empty()


def test_it_is_korean_in_a_korean_notebook_and_dark_in_the_dark_theme(opened, server, open_widget):
    _, light = opened
    with dark_theme(server):
        _, dark = open_widget(MAKE.format(lang="ko"), width=900)
        expect(message(dark)).to_have_text("점 4개 가운데 4개가 맞았다.")
        expect(dark.get_by_role("button", name="한 단계")).to_be_visible()
        colour = pixel(dark, *at(1.45, 1.2))
    light.get_by_role("button", name="Reset").click()
    expect(message(light)).to_have_text("4 of 4 points are right.")
    assert sum(colour[:3]) < sum(pixel(light, *at(1.45, 1.2))[:3]) - 100
