"""The forward stepper in JupyterLab: hand, keys and Python step through the same network."""

import re

import pytest
from browser import copied_from, dark_theme, picture, widget_of
from playwright.sync_api import expect

MAKE = """\
import nnkit
from nnkit.widgets import forward_stepper
nnkit.use_language("{lang}")
stepper = forward_stepper([[2, 1], [0, 3]])
stepper"""
SHOW = "print(stepper.step, stepper.sample, stepper.x.tolist(), stepper.biases[1][0])"
SET = "stepper.weights = [[[1, 0], [0, 1]], [[3], [-1]]]\nstepper.step = 3"
WRONG = """\
import numpy as np

def my_forward(x, weights, biases):
    sums, outputs = [], []
    for weight, bias in zip(weights, biases):
        sums.append(x @ weight + bias)
        x = np.maximum(sums[-1], 0)
        outputs.append(x)
    return sums, outputs

forward_stepper(forward=my_forward)"""
FAILING = """\
def failing(x, weights, biases):
    raise RuntimeError("not today")

forward_stepper(forward=failing, step=1)"""
WIDE = """\
import numpy as np
forward_stepper([1, 2, 3, 4], nnkit.mlp([4, 5, 5, 3], rng=np.random.default_rng(0)))"""


@pytest.fixture(scope="module")
def opened(open_widget):
    return open_widget(MAKE.format(lang="en"), SHOW, SET, WRONG, FAILING, WIDE)


@pytest.fixture(autouse=True)
def at_the_start(opened):
    """Begin every test before the first node."""
    opened[1].get_by_role("button", name="Reset").click()
    expect(opened[1]).to_contain_text("The data come in: x₁ = 2, x₂ = 1")
    expect(opened[1].get_by_role("checkbox", name="Predict first")).not_to_be_checked()


def node(widget, name):
    return widget.get_by_role("button", name=re.compile(f"^{name}, "))


def test_a_click_on_a_node_computes_up_to_it(opened):
    notebook, stepper = opened
    before = picture(stepper)
    expect(node(stepper, "h₂")).to_have_accessible_name("h₂, Hidden layer: not computed yet")
    node(stepper, "h₂").click()
    expect(stepper).to_contain_text("z = −1 · 2 + 1 · 1 + 2 = 1")
    expect(node(stepper, "h₁")).to_have_accessible_name("h₁, Hidden layer: sum 0.5, output 0.5")
    expect(node(stepper, "h₂")).to_have_attribute("aria-current", "step")
    expect(node(stepper, "y")).to_have_text("zf")
    assert picture(stepper) != before
    assert notebook.text(1).startswith("2 0 ")


def test_keys_go_on_and_back_from_node_to_node(opened):
    notebook, stepper = opened
    stepper.get_by_role("button", name="Next node").press("Enter")
    expect(stepper).to_contain_text("Step 1 of 3: h₁")
    node(stepper, "h₁").press("ArrowRight")
    expect(node(stepper, "h₂")).to_be_focused()
    notebook.page.keyboard.press("ArrowDown")
    expect(node(stepper, "y")).to_be_focused()
    expect(stepper).to_contain_text("y = sigmoid(0.5) = 0.6225")
    expect(stepper).to_contain_text("Prediction: y = 0.6225.")
    expect(stepper.get_by_role("button", name="Next node")).to_be_disabled()
    expect(stepper.locator("[aria-live]")).to_contain_text(
        "z = 2 · 0.5 + (−1) · 1 + 0.5 = 0.5. y = sigmoid(0.5) = 0.6225."
    )
    notebook.page.keyboard.press("ArrowLeft")
    expect(node(stepper, "h₂")).to_be_focused()
    stepper.get_by_role("button", name="Back").click()
    expect(stepper).to_contain_text("Step 1 of 3: h₁")
    assert notebook.text(1).startswith("1 0 ")


def test_every_number_is_changed_in_its_place(opened):
    notebook, stepper = opened
    node(stepper, "y").click()
    stepper.get_by_role("spinbutton", name="Bias of y").fill("-1.5")
    expect(stepper).to_contain_text("z = 2 · 0.5 + (−1) · 1 + (−1.5) = −1.5")
    stepper.get_by_role("spinbutton", name="Weight h₁ → y").press("ArrowUp")
    expect(stepper).to_contain_text("z = 2.1 · 0.5 + (−1) · 1 + (−1.5) = −1.45")
    before = picture(stepper)
    stepper.get_by_role("spinbutton", name="Weight x₁ → h₁").fill("-1")
    expect(stepper).to_contain_text("z = 2.1 · 0 + (−1) · 1 + (−1.5) = −2.5")
    assert picture(stepper) != before
    stepper.get_by_role("spinbutton", name="Input x₁").fill("0")
    expect(stepper).to_contain_text("z = 2.1 · 0 + (−1) · 3 + (−1.5) = −4.5")
    stepper.get_by_role("combobox", name="Activation, Output layer").select_option("identity")
    expect(stepper).to_contain_text("y = identity(−4.5) = −4.5")
    field = stepper.get_by_role("spinbutton", name="Input x₂")
    field.fill("5000")  # beyond the limits: it is not taken over
    field.press("Tab")
    expect(field).to_have_value("1")
    assert notebook.text(1) == "3 0 [[0.0, 1.0], [0.0, 3.0]] -1.5"


def test_another_sample_runs_through_the_same_network(opened):
    notebook, stepper = opened
    node(stepper, "y").click()
    stepper.get_by_role("radio", name="2").check()
    expect(stepper).to_contain_text("z = 2 · 0 + (−1) · 5 + 0.5 = −4.5")
    expect(stepper.get_by_role("spinbutton", name="Input x₂")).to_have_value("3")
    expect(stepper.get_by_role("radio")).to_have_count(2)
    assert notebook.text(1).startswith("3 1 ")


def test_what_is_predicted_is_judged_and_then_uncovered(opened):
    notebook, stepper = opened
    stepper.get_by_role("checkbox", name="Predict first").check()
    stepper.get_by_role("button", name="Next node").click()
    field = stepper.get_by_role("spinbutton", name="Your z for h₁")
    expect(field).to_be_focused()
    expect(node(stepper, "h₁")).to_have_accessible_name("h₁, Hidden layer: sum ?, output ?")
    field.fill("0")
    field.press("Enter")
    expect(stepper).to_contain_text("✗ Not 0: this is the sum without the bias.")
    field.fill("0.5")
    stepper.get_by_role("button", name="Check").click()
    expect(stepper).to_contain_text("✓ Right: 0.5.")
    output = stepper.get_by_role("spinbutton", name="Your f(z) for h₁")
    expect(output).to_be_focused()
    expect(output).to_have_value("")
    stepper.get_by_role("button", name="Show").click()
    expect(stepper).to_contain_text("h₁ = relu(0.5) = 0.5")
    expect(output).to_be_hidden()
    expect(stepper.get_by_role("button", name="Next node")).to_be_focused()
    notebook.page.keyboard.press("Enter")
    expect(stepper).to_contain_text("z = −1 · 2 + 1 · 1 + 2 = ?")
    assert notebook.text(1).startswith("2 0 ")


def test_what_python_sets_is_shown_reset_and_copied(opened):
    notebook, stepper = opened
    before = picture(stepper)
    notebook.run(2)
    expect(stepper).to_contain_text("z = 3 · 2.5 + (−1) · 3 + 0.5 = 5")
    expect(stepper.get_by_role("spinbutton", name="Weight h₁ → y")).to_have_value("3")
    assert picture(stepper) != before
    assert copied_from(notebook, stepper) == (
        "forward_stepper([[2, 1], [0, 3]], weights=[[[1, 0], [0, 1]], [[3], [-1]]], "
        "biases=[[0.5, 2], [0.5]], activations=['relu', 'sigmoid'], step=3)"
    )
    stepper.get_by_role("button", name="Reset").click()
    expect(stepper.get_by_role("spinbutton", name="Weight h₁ → y")).to_have_value("2")
    assert notebook.text(1).startswith("0 0 ")


def test_a_wrong_function_visibly_misdraws_and_a_failing_one_is_survived(opened):
    notebook, _ = opened
    notebook.run(3)
    wrong = widget_of(notebook, 3)
    expect(wrong).to_contain_text("first differs from nnkit at the output of y, sample 1: 0.5")
    expect(wrong.get_by_text("y ✗")).to_have_count(0)
    wrong.get_by_role("button", name="Go to the first difference").click()
    expect(node(wrong, "y")).to_have_accessible_name(
        "y, Output layer: sum 0.5, output 0.5, unlike nnkit's"
    )
    expect(wrong.get_by_text("y ✗")).to_be_visible()
    expect(wrong).to_contain_text("y = sigmoid(0.5) = 0.6225")
    expect(wrong).to_contain_text("Your function: z = 0.5, y = 0.5")
    expect(wrong.get_by_role("button", name="Go to the first difference")).to_be_hidden()
    wrong.get_by_role("combobox", name="Activation, Output layer").select_option("relu")
    expect(wrong).to_contain_text("agrees with nnkit in every one")
    expect(wrong.get_by_text("y ✗")).to_have_count(0)

    notebook.run(4)
    failing = widget_of(notebook, 4)
    expect(failing.get_by_role("status").first).to_contain_text("RuntimeError: not today")
    expect(node(failing, "h₁")).to_have_text("z?f?")
    failing.get_by_role("button", name="Next node").click()
    expect(failing).to_contain_text("Step 2 of 3: h₂")


def test_a_large_network_shows_the_weights_of_the_present_node(opened):
    notebook, _ = opened
    notebook.run(5)
    wide = widget_of(notebook, 5)
    weights = wide.get_by_role("spinbutton", name=re.compile("^Weight"))
    expect(weights).to_have_count(0)
    for press in range(6):
        wide.get_by_role("button", name="Next node").click()
        expect(wide).to_contain_text(f"Step {press + 1} of 13")
    expect(weights).to_have_count(5)
    expect(weights.first).to_have_accessible_name("Weight h⁽¹⁾₁ → h⁽²⁾₁")


def test_korean_labels_in_the_dark(opened, open_widget, server):
    with dark_theme(server):
        _, stepper = open_widget(MAKE.format(lang="ko"), width=900)
    expect(stepper).to_contain_text("데이터가 들어온다: x₁ = 2, x₂ = 1")
    stepper.get_by_role("button", name="다음 노드").click()
    expect(node(stepper, "h₁")).to_have_accessible_name("h₁, 은닉층: 가중합 0.5, 출력 0.5")
    ground = "node => getComputedStyle(node).backgroundColor"
    assert node(stepper, "h₁").evaluate(ground) != node(opened[1], "h₁").evaluate(ground)
    assert stepper.evaluate("node => node.scrollWidth <= node.clientWidth")
    # the network is wider than the page, and its present node is pushed into view
    stepper.locator(".scroll").scroll_into_view_if_needed()
    expect(node(stepper, "y")).not_to_be_in_viewport(ratio=1)
    for _ in range(2):
        stepper.get_by_role("button", name="다음 노드").click()
    expect(node(stepper, "y")).to_be_in_viewport(ratio=1)
