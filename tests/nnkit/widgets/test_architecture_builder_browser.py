"""The architecture builder in JupyterLab: hand, keys, fields and Python change one network."""

import re

import pytest
from browser import copied_from, dark_theme, drag, picture, pixel, widget_of
from playwright.sync_api import expect

MAKE = """\
import nnkit
from nnkit.widgets import architecture_builder
nnkit.use_language("{lang}")
builder = architecture_builder((2, 4, 1))
builder"""
SHOW = "print(*builder.widths, builder.activation, builder.batch)"
SET = "builder.widths = (3, 5, 6, 2)\nbuilder.activation = 'tanh'"
WRONG_COUNT = """\
def my_count(widths):
    return sum(before * after for before, after in zip(widths, widths[1:]))

architecture_builder((784, 16, 16, 10), count_parameters=my_count)"""
WRONG_LAYERS = """\
import numpy as np

class MyDense:
    def __init__(self, inputs, outputs, rng):
        self.weight = rng.normal(size=(inputs, outputs))
        self.bias = rng.normal(size=outputs)

    def forward(self, x):
        return x @ self.weight - self.bias

rng = np.random.default_rng(0)
layers = [MyDense(2, 4, rng), MyDense(4, 1, rng)]
architecture_builder(layers)"""
FAILING = "architecture_builder((2, 3, 1), count_parameters=lambda widths: 1 / 0)"

NETWORK, PLANE, CUT = 0, 1, 2


@pytest.fixture(scope="module")
def opened(open_widget):
    return open_widget(MAKE.format(lang="en"), SHOW, SET, WRONG_COUNT, WRONG_LAYERS, FAILING)


@pytest.fixture(autouse=True)
def at_the_start(opened):
    """Begin every test with the network 2-4-1."""
    opened[1].get_by_role("button", name="Reset").click()
    expect(opened[1].locator(".nnk-facts")).to_contain_text("12 + 5 = 17")


def pull(notebook, handle, down):
    """Drag a handle down by so many of its own heights."""
    handle.scroll_into_view_if_needed()
    drag(notebook.page, handle, (0.5, 0.5), (0.5, 0.5 + down))


def test_pulling_a_column_changes_its_width(opened):
    notebook, builder = opened
    before = [picture(builder, index) for index in (NETWORK, PLANE, CUT)]
    handle = builder.get_by_label(re.compile("^Hidden layer 1: 4 units"))
    pull(notebook, handle, -3)
    expect(builder.get_by_role("spinbutton", name="Units, Hidden layer 1")).not_to_have_value("4")
    widths = [int(width) for width in notebook.text(1).split()[:3]]
    assert widths[1] > 8
    expect(builder).to_contain_text(f"(32, {widths[1]})")
    assert all(now != was for now, was in zip(
        [picture(builder, index) for index in (NETWORK, PLANE, CUT)], before, strict=True
    ))  # fmt: skip
    pull(notebook, builder.locator(".nnk-handle:visible").nth(1), 20)
    assert notebook.text(1).split()[1] == "1"


def test_every_column_moves_by_key_and_layers_come_and_go(opened):
    notebook, builder = opened
    handle = builder.locator(".nnk-handle").nth(1)
    handle.press("Shift+ArrowUp")
    handle.press("ArrowDown")
    expect(builder.locator(".nnk-facts")).to_contain_text("39 + 14 = 53")
    handle.press("Insert")
    expect(builder.locator(".nnk-facts")).to_contain_text("39 + 182 + 14 = 235")
    expect(builder).to_contain_text("2 hidden layers, deep: 3 layers, the input is not counted")
    assert notebook.text(1) == "2 13 13 1 relu 32"
    handle.press("Delete")
    expect(builder).to_contain_text("1 hidden layer, shallow: 2 layers")
    handle.press("Delete")
    expect(builder).to_contain_text("no hidden layer: one layer of weights")
    expect(builder).to_contain_text("it is this one layer")
    handle.press("Delete")  # the output stays
    assert notebook.text(1) == "2 1 relu 32"


def test_buttons_and_fields_do_the_same(opened):
    notebook, builder = opened
    for _ in range(5):
        builder.get_by_role("button", name="Add a hidden layer").click()
    expect(builder.get_by_role("button", name="Add a hidden layer")).to_be_disabled()
    expect(builder.locator("tbody tr:visible")).to_have_count(8)
    for _ in range(5):
        builder.get_by_role("button", name="Remove Hidden layer 1").click()
    field = builder.get_by_role("spinbutton", name="Units, Hidden layer 1")
    field.fill("500")
    field.press("Tab")
    expect(field).to_have_value("128")
    builder.get_by_role("spinbutton", name="Units, Input layer").fill("1")
    expect(builder.get_by_role("img", name="Output y₁ over two inputs")).to_be_hidden()
    builder.get_by_role("spinbutton", name="Batch").fill("7")
    expect(builder).to_contain_text("(7, 128)")
    assert notebook.text(1) == "1 128 1 relu 7"


def test_activations_off_leave_one_layer(opened):
    notebook, builder = opened
    builder.get_by_role("radio", name="off").check()
    expect(builder).to_contain_text("the whole network is this one layer")
    expect(builder.locator(".nnk-facts")).to_contain_text("· 10⁻")
    builder.get_by_role("radio", name="ReLU").check()
    expect(builder).to_contain_text("the network is not this layer")
    expect(builder.locator(".nnk-facts")).not_to_contain_text("· 10⁻")
    before = picture(builder, CUT)
    builder.get_by_role("button", name="New random weights").click()
    expect(builder.locator("[aria-live]")).to_contain_text("2, 4, 1. Parameters 12 + 5 = 17.")
    assert picture(builder, CUT) != before
    assert notebook.text(1) == "2 4 1 relu 32"


def test_what_python_sets_is_drawn_and_copied(opened):
    notebook, builder = opened
    before = picture(builder)
    notebook.run(2)
    expect(builder.get_by_role("radio", name="tanh")).to_be_checked()
    expect(builder.locator(".nnk-facts")).to_contain_text("20 + 36 + 14 = 70")
    expect(builder.locator("[aria-live]")).to_contain_text("3, 5, 6, 2.")
    assert picture(builder) != before
    copied = copied_from(notebook, builder)
    assert copied == 'architecture_builder((3, 5, 6, 2), activation="tanh", batch=32)'


def test_what_is_wrong_visibly_misdraws(opened):
    notebook, _ = opened
    notebook.run(3)
    wrong = widget_of(notebook, 3)
    expect(wrong).to_contain_text("12,560 + 272 + 170 = 13,002")
    expect(wrong).to_contain_text("640 of 12,960 drawn")
    expect(wrong).to_contain_text("counts 12,960: 42 too few, as many as there are biases")
    right, own = (wrong.locator(".shares").nth(index).bounding_box() for index in (0, 1))
    bar = wrong.locator(".shares.own span").bounding_box()
    assert own["width"] == right["width"]
    assert bar["width"] < right["width"]

    notebook.run(4)
    own = widget_of(notebook, 4)
    expect(own).to_contain_text("Your layer 1 is not x @ weight + bias for 1882 of 1882 samples.")
    expect(own.get_by_text("nnkit, same weights")).to_be_visible()
    own.get_by_role("spinbutton", name="Units, Hidden layer 1").fill("5")
    expect(own).to_contain_text("The widths are no longer those of your layers")
    expect(own.get_by_text("nnkit, same weights")).to_be_hidden()

    notebook.run(5)
    failing = widget_of(notebook, 5)
    expect(failing.get_by_role("status").first).to_contain_text("ZeroDivisionError")
    failing.get_by_role("radio", name="off").check()
    expect(failing).to_contain_text("the whole network is this one layer")


def test_korean_labels_in_the_dark(opened, open_widget, server):
    light = pixel(opened[1], 0.01, 0.01, CUT)
    with dark_theme(server):
        _, builder = open_widget(MAKE.format(lang="ko"), width=900)
    expect(builder).to_contain_text("은닉층 1개, 얕은 신경망")
    expect(builder.get_by_role("button", name="은닉층 더하기")).to_be_visible()
    assert pixel(builder, 0.2, 0.9, PLANE)[:3] != pixel(opened[1], 0.2, 0.9, PLANE)[:3]
    assert light[3] == 0  # the canvas is clear: its ground is the page's
    ground = "node => getComputedStyle(node).backgroundColor"
    assert builder.evaluate(ground) != opened[1].evaluate(ground)
    assert builder.evaluate("node => node.scrollWidth <= node.clientWidth")
