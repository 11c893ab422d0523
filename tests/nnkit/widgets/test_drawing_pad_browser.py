"""The drawing pad in JupyterLab: hand, keys, buttons and Python draw on one paper."""

import re

import pytest
from browser import copied_from, dark_theme, drag, picture, pixel, widget_of
from playwright.sync_api import expect

from nnkit.datasets import load_digits, read_digit

MAKE = """\
import nnkit
from nnkit.widgets import drawing_pad
nnkit.use_language("{lang}")
pad = drawing_pad({arguments})
pad"""
SHOW = "print(pad.state['pixels'], pad.unit, *pad.state['cursor'])"
SET = "pad.pixels = '0' * 8 * 3 + 'g' * 8 + '0' * 8 * 4\npad.unit = 9"
WRONG = """\
from nnkit.widgets.digit_reader import our_reader

model, standardizer = our_reader()
first, last = model.layers[0], model.layers[-1]

def my_predict(x):
    hidden = x @ first.weight + first.bias
    return hidden @ last.weight + last.bias

drawing_pad(model, predict=my_predict, prepare=standardizer, sample=5)"""
SHAPELESS = "drawing_pad(predict=lambda x: x, sample=4)"

PAPER, LAYER, MOSAIC = 0, 1, 4
BLANK = "0" * 64


@pytest.fixture(scope="module")
def opened(open_widget):
    return open_widget(MAKE.format(lang="en", arguments=""), SHOW, SET, WRONG, SHAPELESS)


@pytest.fixture(autouse=True)
def blank(opened):
    """Begin every test with blank paper."""
    opened[1].get_by_role("button", name="Reset").click()
    expect(opened[1]).to_contain_text("The paper is blank")


def press(pad, *keys):
    cursor = pad.get_by_label(re.compile("^Cursor on the paper"))
    for key in keys:
        cursor.press(key)


def settled(notebook, pad):
    """Return what Python knows once the answer to the last change is there."""
    picture(pad)
    return notebook.text(1).split()


def test_the_hand_draws_and_erases_and_python_knows(opened):
    notebook, pad = opened
    before = [picture(pad, index) for index in (PAPER, LAYER)]
    paper = pad.locator("canvas").first
    paper.scroll_into_view_if_needed()
    drag(notebook.page, paper, (3.6 / 8, 0.5 / 8), (3.6 / 8, 7.5 / 8))
    expect(pad.locator(".winner")).to_contain_text("Most likely a 1")
    drawn = read_digit(settled(notebook, pad)[0])
    assert (drawn[:, 3] == 1).all()
    assert (drawn[:, 2] > 0).all()
    assert (drawn[:, 2] < 1).all()  # the soft edge
    assert not drawn[:, 6:].any()
    assert [picture(pad, index) for index in (PAPER, LAYER)] != before

    pad.get_by_role("radio", name="erase").check()
    paper.scroll_into_view_if_needed()
    drag(notebook.page, paper, (0.05, 0.5 / 8), (0.95, 0.5 / 8))
    pad.get_by_role("radio", name="draw").check()
    erased = read_digit(settled(notebook, pad)[0])
    assert not erased[0].any()
    assert (erased[3:, 3] == 1).all()


def test_keys_alone_draw(opened):
    notebook, pad = opened
    press(pad, "ArrowUp", "ArrowRight", "Space", "Space", "Delete", "Space", "Space")
    live = pad.locator("[aria-live]")
    expect(live).to_contain_text("Row 3, column 5: ink 12 of 16.")
    assert settled(notebook, pad) == [BLANK[:20] + "c" + BLANK[21:], "0", "2", "4"]
    press(pad, "Delete", "Delete", "Delete", "Backspace")
    assert settled(notebook, pad)[0] == BLANK
    press(pad, "Shift+ArrowUp", "Enter", "Shift+ArrowDown")
    expect(live).to_contain_text("Row 8, column 5: ink 16 of 16. The brush is down.")
    press(pad, "Enter", "Shift+ArrowLeft")
    drawn = read_digit(settled(notebook, pad)[0])
    assert (drawn[:, 4] == 1).all()
    assert not drawn[:, 0].any()
    expect(live).to_contain_text("Row 8, column 1: ink 0 of 16. Most likely a")


def test_buttons_load_frame_and_clear(opened):
    notebook, pad = opened
    pad.get_by_role("button", name="Next image of the data").click()
    expect(pad).to_contain_text(re.compile(r"Most likely a (\d):.*The data call it a \1: right."))
    assert read_digit(settled(notebook, pad)[0]).tolist() in load_digits()[0].tolist()
    pad.get_by_role("button", name="Clear").click()
    expect(pad).to_contain_text("The paper is blank")
    press(pad, "Shift+ArrowLeft", "Shift+ArrowUp", "Enter", "ArrowDown", "ArrowDown")
    expect(pad).to_contain_text("does not have the data's form")
    pad.get_by_role("button", name="Centre and scale").click()
    expect(pad).not_to_contain_text("does not have the data's form")
    framed = read_digit(settled(notebook, pad)[0])
    assert framed[0].any()
    assert framed[7].any()
    assert not framed[:, 0].any()


def test_a_unit_is_chosen_by_hand_and_by_key(opened):
    notebook, pad = opened
    tile = pad.locator("canvas").nth(MOSAIC)
    tile.scroll_into_view_if_needed()
    drag(notebook.page, tile, (2.5 / 8, 1.5 / 4), (2.5 / 8, 1.5 / 4))
    expect(pad).to_contain_text("Weights w of unit 11")
    before = picture(pad, MOSAIC + 1)
    pad.get_by_label(re.compile("^Unit 11; arrow keys")).press("ArrowDown")
    expect(pad).to_contain_text("Weights w of unit 19")
    assert picture(pad, MOSAIC + 1) != before
    assert settled(notebook, pad)[1] == "18"


def test_what_python_sets_is_drawn_and_copied(opened):
    notebook, pad = opened
    before = [picture(pad, index) for index in (PAPER, LAYER, MOSAIC + 1)]
    notebook.run(2)
    expect(pad).to_contain_text("Weights w of unit 10")
    after = [picture(pad, index) for index in (PAPER, LAYER, MOSAIC + 1)]
    assert all(now != was for now, was in zip(after, before, strict=True))
    copied = copied_from(notebook, pad)
    line = BLANK[:24] + "g" * 8 + BLANK[32:]
    assert copied == f'drawing_pad(pixels="{line}", unit=9)'


def test_what_is_wrong_visibly_misdraws(opened):
    notebook, _ = opened
    notebook.run(3)
    wrong = widget_of(notebook, 3)
    expect(wrong).to_contain_text("Your function differs from the model")
    expect(wrong.locator("li.best .digit")).to_have_text("9")
    expect(wrong).to_contain_text("The data call it a 5: wrong.")
    best = wrong.locator("li.best")
    bar = best.locator(".bar").bounding_box()
    tick = best.locator(".tick").bounding_box()
    assert bar["x"] + bar["width"] - tick["x"] > 20

    notebook.run(4)
    shapeless = widget_of(notebook, 4)
    expect(shapeless.get_by_role("status").first).to_contain_text("received (1, 64)")
    expect(shapeless).to_contain_text("There is no answer.")
    press(shapeless, "Space")
    expect(shapeless.locator("[aria-live]")).to_contain_text("Row 4, column 4: ink")


def test_korean_labels_in_the_dark(opened, open_widget, server):
    with dark_theme(server):
        _, dark = open_widget(MAKE.format(lang="ko", arguments="sample=8"), width=900)
    expect(dark).to_contain_text("8일 확률이")
    expect(dark.get_by_role("button", name="모두 지우기")).to_be_visible()
    corner = 0.5 / 8, 0.5 / 8
    assert sum(pixel(dark, *corner)[:3]) < sum(pixel(opened[1], *corner)[:3]) - 300
    assert dark.evaluate("node => node.scrollWidth <= node.clientWidth")
