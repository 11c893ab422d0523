"""The playground in JupyterLab: hand, keys and Python train the same networks."""

import re

import pytest
from browser import copied_from, dark_theme, picture, pixel, widget_of
from playwright.sync_api import expect

MAKE = """\
import nnkit
from nnkit.widgets import playground
nnkit.use_language("{lang}")
widget = playground("moons", hidden=(6,), samples=40)
widget"""
SHOW = "print(widget.epochs, widget.hidden, widget.data, *widget.points)"
SET = "widget.hidden = (4, 3)\nwidget.train(30)"
WRONG = """\
loss = nnkit.BinaryCrossEntropy(from_logits=True)

def climb(model, X, y):
    loss.forward(model.forward(X), y)
    model.backward(loss.backward())
    values, gradients = model.parameters()
    values += 0.1 * gradients

playground("moons", optimizer="sgd", lr=0.1, train_step=climb, epochs=20)"""
FAILING = """\
def failing(model, X, y):
    raise RuntimeError("not today")

playground(train_step=failing)"""
LOSSES = 3
"""The canvas of the curves, after the three planes."""


@pytest.fixture(scope="module")
def opened(open_widget):
    return open_widget(MAKE.format(lang="en"), SHOW, SET, WRONG, FAILING)


def test_it_trains_by_epochs_and_by_play_and_begins_again(opened):
    notebook, widget = opened
    before = picture(widget, 1), picture(widget, LOSSES)
    widget.get_by_role("button", name="One epoch").click()
    expect(widget.get_by_text("Epoch 1", exact=True)).to_be_visible()
    assert before[0] != picture(widget, 1)
    assert before[1] != picture(widget, LOSSES)
    assert notebook.text(1) == "1 (6,) moons"

    widget.get_by_role("button", name="▶ Play").click()
    expect(widget.locator("strong")).to_have_text(re.compile(r"Epoch \d\d"))
    widget.get_by_role("button", name="❚❚ Pause").click()
    expect(widget.get_by_role("button", name="▶ Play")).to_be_visible()
    trained = notebook.text(1)
    assert int(trained.split()[0]) >= 10
    # nothing is left under way that would train on
    assert notebook.text(1) == trained
    row = widget.get_by_role("row", name=re.compile("^MLP"))
    expect(row).to_contain_text(re.compile(r"25.*\d\.\d{3}.*\d %.*\(epoch\s\d+\)"))

    widget.get_by_role("button", name="Start again").click()
    expect(widget.get_by_text("Epoch 0", exact=True)).to_be_visible()


def test_points_are_placed_and_removed_by_click_and_by_key(opened):
    notebook, widget = opened
    widget.get_by_role("button", name="Reset").click()
    assert notebook.text(1) == "0 (6,) moons"
    first, second = widget.locator(".planes canvas").nth(0), widget.locator(".planes canvas").nth(1)
    box = second.bounding_box()
    before = picture(widget)
    second.click(position={"x": box["width"] * 0.75, "y": box["height"] * 0.25})
    expect(widget).to_contain_text("Filled: to learn from (41).")
    assert notebook.text(1) == "0 (6,) moons (1.5, 1.5, 1)"
    assert picture(widget) != before  # the point stands in both planes

    cursor = widget.get_by_label(re.compile("^Cursor"))
    cursor.focus()
    for key in ("Shift+ArrowLeft", "ArrowDown", "0", "ArrowUp", "1"):
        notebook.page.keyboard.press(key)
    expect(widget).to_contain_text("Filled: to learn from (43).")
    assert notebook.text(1).endswith("moons (1.5, 1.5, 1) (0.5, 1.4, 0) (0.5, 1.5, 1)")
    cursor.focus()
    notebook.page.keyboard.press("Delete")
    expect(widget).to_contain_text("Filled: to learn from (42).")
    assert notebook.text(1).endswith("moons (1.5, 1.5, 1) (0.5, 1.4, 0)")

    widget.get_by_role("radio", name="removes").check()
    box = first.bounding_box()
    first.click(position={"x": box["width"] * 0.75, "y": box["height"] * 0.25})
    expect(widget).to_contain_text("Filled: to learn from (41).")
    widget.get_by_role("button", name="Remove my points").click()
    expect(widget).to_contain_text("Filled: to learn from (40).")


def test_settings_by_key_and_from_python_copy_and_reset(opened):
    notebook, widget = opened
    widget.get_by_role("button", name="Reset").click()
    assert notebook.text(1) == "0 (6,) moons"
    widget.get_by_role("slider", name="Hidden layer 1").press("ArrowRight")
    expect(widget).to_contain_text("MLP 2–7–1")
    widget.get_by_role("slider", name="Hidden layer 2").press("ArrowRight")
    expect(widget).to_contain_text("MLP 2–7–1–1")
    before = picture(widget)
    widget.get_by_label("Data").select_option("XOR")
    assert notebook.text(1) == "0 (7, 1) xor"  # and the browser has had Python's answer before
    assert picture(widget) != before

    before = picture(widget, 1)
    notebook.run(2)
    expect(widget.get_by_role("slider", name="Hidden layer 2")).to_have_value("3")
    expect(widget.get_by_text("Epoch 30", exact=True)).to_be_visible()
    assert picture(widget, 1) != before
    expect(widget.locator("[aria-live]")).to_contain_text(
        re.compile(
            r"Epoch 30\. SLP: .* MLP: Loss training \d\.\d{3}, validation \d\.\d{3}; Accuracy"
        )
    )

    copied = copied_from(notebook, widget)
    assert copied.startswith('playground("xor", hidden=(4, 3), activation="tanh"')
    assert copied.endswith("epochs=30)")
    widget.get_by_role("button", name="Reset").click()
    expect(widget).to_contain_text("MLP 2–6–1")
    assert notebook.text(1) == "0 (6,) moons"


def test_a_wrong_step_visibly_misdraws_and_a_failing_one_is_survived(opened):
    notebook, _ = opened
    notebook.run(3)
    wrong = widget_of(notebook, 3)
    expect(wrong).to_contain_text("Your step: 80 of 80 updates differ")
    expect(wrong).to_contain_text("went uphill, against nnkit's direction")
    # the upper moon, which nnkit's network has learned to be class 0
    assert pixel(wrong, 0.3, 0.15, 1) != pixel(wrong, 0.3, 0.15, 2)

    notebook.run(4)
    failing = widget_of(notebook, 4)
    failing.get_by_role("button", name="One epoch").click()
    expect(failing.get_by_role("status").first).to_contain_text("RuntimeError: not today")
    failing.get_by_role("button", name="One epoch").click()
    expect(failing.get_by_text("Epoch 2", exact=True)).to_be_visible()


def test_korean_labels_in_the_dark(open_widget, server, opened):
    _, light = opened
    with dark_theme(server):
        _, widget = open_widget(MAKE.format(lang="ko"), width=900)
    expect(widget).to_contain_text("에포크별 손실")
    expect(widget.get_by_role("button", name="한 에포크")).to_be_visible()
    assert sum(pixel(widget, 0.9, 0.95, 1)[:3]) < sum(pixel(light, 0.9, 0.95, 1)[:3]) - 100
