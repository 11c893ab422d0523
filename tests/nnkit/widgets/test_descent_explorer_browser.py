"""The descent explorer in JupyterLab: the ball is dragged, steered, set and raced."""

import re

import pytest
from browser import copied_from, dark_theme, drag, picture, pixel, widget_of
from playwright.sync_api import expect

MAKE = """\
import nnkit
from nnkit.widgets import descent_explorer
nnkit.use_language("{lang}")
widget = descent_explorer()
widget"""
SHOW = "print(*widget.position, widget.lr, widget.state['steps'], *widget.state['optimizers'])"
SET = "widget.landscape = 'wave'\nwidget.position = (0, 0)"
WRONG = """\
def uphill(values, gradient, lr):
    return values + lr * gradient

descent_explorer(step=uphill, steps=5)"""


@pytest.fixture(scope="module")
def opened(open_widget):
    return open_widget(MAKE.format(lang="en"), SHOW, SET, WRONG)


def test_hand_keys_and_python_move_the_same_ball(opened):
    notebook, widget = opened
    first = picture(widget), picture(widget, 1)
    # the ball at (−1, 2) of a plane from −2 to 3, dragged to (2, 1)
    drag(notebook.page, widget.locator("canvas").first, (0.2, 0.2), (0.8, 0.4))
    expect(widget).to_contain_text("loss 1.6")
    x, y, *_ = map(float, notebook.text(1).split()[:2])
    assert (x, y) == pytest.approx((2, 1), abs=0.03)
    assert first[0] != picture(widget)
    assert first[1] != picture(widget, 1)

    ball = widget.get_by_label("Start; arrow keys")
    ball.press("ArrowLeft")
    ball.press("Shift+ArrowDown")
    left, down, *_ = map(float, notebook.text(1).split()[:2])
    assert (left, down) == pytest.approx((x - 0.05, y - 0.5), abs=0.006)

    widget.get_by_label("Adam").check()
    expect(widget.get_by_role("row", name=re.compile("Adam"))).to_be_visible()
    widget.get_by_role("spinbutton", name="Learning rate").fill("0.5")
    widget.get_by_role("spinbutton", name="Learning rate").press("Enter")
    widget.get_by_role("slider", name="Steps").press("ArrowRight")
    expect(widget.locator("[aria-live]")).to_contain_text("Learning rate 0.5, Steps 21. SGD: loss")
    assert notebook.text(1).split()[2:] == ["0.5", "21", "sgd", "adam"]

    before = picture(widget)
    notebook.run(2)
    expect(widget.get_by_role("radio", name="wave")).to_be_checked()
    expect(widget).to_contain_text("ŷ = sin(w·x + b)")
    assert picture(widget) != before


def test_it_plays_pauses_resets_and_is_copied(opened):
    notebook, widget = opened
    widget.get_by_role("button", name="Reset").click()
    expect(widget).to_contain_text("ŷ = w·x + b")
    play = widget.locator("button[aria-pressed]")
    play.click()
    expect(widget.get_by_role("spinbutton", name="Steps")).to_have_value(re.compile("[3-9].|..."))
    if play.get_attribute("aria-pressed") == "true":  # on a slow machine it has come to its end
        play.click()
    expect(play).to_have_text("▶ Play")
    widget.get_by_role("button", name="Reset").click()
    expect(widget.get_by_role("spinbutton", name="Steps")).to_have_value("20")
    copied = copied_from(notebook, widget)
    assert copied == "descent_explorer('line', position=(-1, 2), lr=0.1, steps=20)"


def test_a_wrong_step_visibly_misdraws(opened):
    notebook, _ = opened
    notebook.run(3)
    wrong = widget_of(notebook, 3)
    expect(wrong).to_contain_text("Your step lands up to")
    row = wrong.get_by_role("row", name=re.compile("your step"))
    # downhill the loss falls from 9.4, uphill it rises
    assert float(row.get_by_role("cell").last.inner_text()) > 10


def test_korean_labels_in_the_dark(open_widget, opened, server):
    light = pixel(opened[1], 0.05, 0.95)
    with dark_theme(server):
        _, widget = open_widget(MAKE.format(lang="ko"), width=900)
    expect(widget).to_contain_text("학습률")
    assert sum(pixel(widget, 0.05, 0.95)[:3]) < sum(light[:3]) - 100
