"""The spiking neuron in JupyterLab: hand, keys and Python change the same stimulus."""

import pytest
from browser import copied_from, dark_theme, drag, picture, widget_of
from playwright.sync_api import expect

MAKE = """\
import nnkit
from nnkit.widgets import spiking_neuron
nnkit.use_language("{lang}")
widget = spiking_neuron()
widget"""
SHOW = "print(widget.stimulus, widget.threshold)"
SET = "widget.stimulus = 0.5"
WRONG = "spiking_neuron(neuron=lambda above: above < 0)"


@pytest.fixture(scope="module")
def opened(open_widget):
    return open_widget(MAKE.format(lang="en"), SHOW, SET, WRONG)


def test_hand_keys_and_python_move_the_same_stimulus(opened):
    notebook, widget = opened
    first = picture(widget), picture(widget, 1)
    drag(notebook.page, widget.locator("canvas").nth(1), (0.4, 0.5), (0.9, 0.5))
    expect(widget).to_contain_text("f(3.59 − 1.00) = 1")
    assert notebook.text(1) == "3.59 1.0"
    assert first[0] != picture(widget)
    assert first[1] != picture(widget, 1)

    widget.get_by_label("Stimulus; arrow keys").press("Shift+ArrowLeft")
    expect(widget).to_contain_text("f(3.09 − 1.00) = 1")
    widget.get_by_role("slider", name="Threshold").press("End")
    expect(widget).to_contain_text("f(3.09 − 4.00) = 0")
    assert notebook.text(1) == "3.09 4.0"

    before = picture(widget)
    notebook.run(2)
    expect(widget.get_by_role("slider", name="Stimulus")).to_have_value("0.5")
    expect(widget.locator("[aria-live]")).to_contain_text("Stimulus 0.50, Threshold 4.00")
    assert picture(widget) != before

    copied = copied_from(notebook, widget)
    assert copied == "spiking_neuron(stimulus=0.5, threshold=4)"
    widget.get_by_role("button", name="Reset").click()
    expect(widget).to_contain_text("f(1.50 − 1.00) = 1")


def test_a_wrong_function_visibly_misdraws(opened):
    notebook, widget = opened
    notebook.run(3)
    wrong = widget_of(notebook, 3)
    expect(wrong).to_contain_text("Your function differs from the step at 200 of 201 stimuli.")
    assert picture(wrong) == picture(widget)
    assert picture(wrong, 1) != picture(widget, 1)


def test_korean_labels_in_the_dark(open_widget, server):
    with dark_theme(server):
        _, widget = open_widget(MAKE.format(lang="ko"), width=900)
    expect(widget).to_contain_text("1초당 스파이크")
    assert "dark" in widget.evaluate("() => document.body.dataset.jpThemeName").lower()
