"""The loss explorer in JupyterLab: hand, keys and Python move the same prediction."""

import pytest
from browser import copied_from, dark_theme, drag, picture, pixel, widget_of
from playwright.sync_api import expect

MAKE = """\
import nnkit
from nnkit.widgets import loss_explorer
nnkit.use_language("{lang}")
explorer = loss_explorer("{task}")
explorer"""
SHOW = "print(explorer.predictions.tolist(), explorer.targets.tolist(), explorer.sample)"
SET = "explorer.sample = 1\nexplorer.predictions = [-4, -1000, 2, -1.5]"
NUMBER = 'number = loss_explorer("number")\nnumber'
SHOW_NUMBER = "print(number.predictions[0], number.targets[0])"
WRONG = """\
import numpy as np

def wrong(z, y):
    return np.mean(np.logaddexp(0, z) + y * z)

loss_explorer("logit", loss=wrong)"""
FAILING = """\
def failing(z, y):
    raise RuntimeError("not today")

loss_explorer("logit", loss=failing)"""


@pytest.fixture(scope="module")
def opened(open_widget):
    cells = [SHOW, SET, NUMBER, SHOW_NUMBER, WRONG, FAILING]
    return open_widget(MAKE.format(lang="en", task="logit"), *cells)


def test_hand_keys_and_python_move_the_same_prediction(opened):
    notebook, explorer = opened
    before = picture(explorer)
    # the picture runs from −6.48 to 6.48
    drag(notebook.page, explorer.locator("canvas").first, (0.2, 0.5), (0.5, 0.5))
    expect(explorer).to_contain_text("σ(0.00) = 0.5000")
    expect(explorer).to_contain_text("0.6931, slope −0.5000")
    assert notebook.text(1) == "[0.0, 0.5, 2.0, -1.5] [1, 1, 1, 0] 0"
    assert picture(explorer) != before

    explorer.get_by_label("Prediction; arrow keys").press("Shift+ArrowLeft")
    expect(explorer).to_contain_text("σ(−1.00) = 0.2689")
    explorer.get_by_role("slider", name="Logit").press("ArrowRight")
    expect(explorer).to_contain_text("σ(−0.90)")
    explorer.get_by_role("radio", name="0", exact=True).check()
    expect(explorer).to_contain_text("0.3412, slope 0.2891")
    explorer.get_by_role("radio", name="Sample 3").check()
    expect(explorer).to_contain_text("σ(2.00) = 0.8808")
    assert notebook.text(1) == "[-0.9, 0.5, 2.0, -1.5] [0, 1, 1, 0] 2"

    before = picture(explorer)
    notebook.run(2)
    expect(explorer).to_contain_text("cross-entropy1000.00, slope −1.0000")
    expect(explorer.locator("[aria-live]")).to_contain_text(
        "Sample 2/4. Logit −1000.00, Target 1. squared error 1.0000, slope 0.0000"
    )
    assert picture(explorer) != before


def test_sum_and_mean_copy_and_reset(opened):
    notebook, explorer = opened
    explorer.get_by_role("button", name="Reset").click()
    foot = explorer.locator("tfoot")
    expect(foot).to_have_text("mean0.28861.2051")
    first = explorer.locator("tbody tr").first
    expect(first).to_have_text("1−4.0010.964484%−0.00874.018183%−0.2455")
    explorer.get_by_role("radio", name="sum").check()
    expect(foot).to_have_text("sum1.15444.8206")
    expect(first).to_have_text("1−4.0010.964484%−0.03474.018183%−0.9820")
    assert copied_from(notebook, explorer) == (
        'loss_explorer("logit", predictions=[-4.0, 0.5, 2.0, -1.5], targets=[1, 1, 1, 0], '
        'reduction="sum")'
    )
    explorer.get_by_role("button", name="Reset").click()
    expect(foot).to_have_text("mean0.28861.2051")


def test_a_number_and_its_target_are_dragged(opened):
    notebook, _ = opened
    notebook.run(3)
    explorer = widget_of(notebook, 3)
    expect(explorer).to_contain_text("2.50 − 1.00 = 1.50")
    expect(explorer.get_by_text("cross-entropy").first).to_be_hidden()
    # the picture runs from −4.32 to 4.32; the target's handle is where its line ends
    drag(notebook.page, explorer.locator(".nnk-handle.target"), (0.5, 0.5), (-3.0, 0.5))
    explorer.get_by_label("Prediction; arrow keys").press("ArrowUp")
    prediction, target = map(float, notebook.text(4).split())
    assert prediction == 2.6
    assert target < 0
    expect(explorer).to_contain_text(f"{prediction - target:.2f}")
    explorer.get_by_label("Target; arrow keys").press("Shift+ArrowRight")
    assert float(notebook.text(4).split()[1]) == pytest.approx(target + 1)


def test_a_probability_reaches_0_and_no_number_beyond(opened):
    _, explorer = opened
    explorer.get_by_role("radio", name="yes or no: probability").check()
    slider = explorer.get_by_role("slider", name="Probability")
    slider.press("Home")
    expect(explorer).to_contain_text("100.00, slope −1.0 · 10¹²")
    expect(explorer).to_contain_text("Certain and wrong")
    explorer.get_by_role("spinbutton", name="Probability").fill("7")
    expect(explorer).to_contain_text("cross-entropy0.0000, slope 0.0000")
    expect(slider).to_have_value("1")


def test_logits_of_classes_are_dragged_and_steered(opened):
    notebook, explorer = opened
    explorer.get_by_role("radio", name="one of several classes").check()
    expect(explorer.locator("tbody tr").first).to_contain_text("2.00, 1.00, −1.00")
    before = picture(explorer), picture(explorer, 1)
    bars = explorer.locator("canvas").nth(1)
    drag(notebook.page, bars, (0.5, 0.3), (0.5, 0.05))
    explorer.get_by_label("Logit of class 2; arrow keys").press("Shift+ArrowDown")
    expect(explorer.locator("tbody tr").first).to_contain_text("−2.00")
    first = notebook.text(1)
    assert first.startswith("[[2.0, 5.")
    assert ", -2.0]" in first
    assert picture(explorer) != before[0]
    assert picture(explorer, 1) != before[1]
    expect(explorer.get_by_role("radio", name="3", exact=True)).to_be_hidden()


def test_a_wrong_loss_visibly_misdraws(opened):
    notebook, explorer = opened
    explorer.get_by_role("radio", name="yes or no: logit").check()
    expect(explorer).to_contain_text("σ(−4.00)")
    notebook.run(5)
    wrong = widget_of(notebook, 5)
    expect(wrong).to_contain_text("Your loss differs from nnkit's cross-entropy at")
    expect(wrong).to_contain_text("your function−3.9819, slope 1.0180")
    expect(wrong.get_by_role("group", name="What is asked?")).to_be_hidden()
    # ln(1 + e^z) + z where it is 4 and nnkit's curve is far below
    own = [pixel(wrong, (1.98 + 6.48) / 12.96, y / 100) for y in range(25, 50)]
    nnkits = [pixel(explorer, (1.98 + 6.48) / 12.96, y / 100) for y in range(25, 50)]
    assert own != nnkits


def test_a_failing_loss_is_shown_and_the_widget_lives_on(opened):
    notebook, _ = opened
    notebook.run(6)
    failing = widget_of(notebook, 6)
    expect(failing.get_by_role("status").first).to_contain_text("RuntimeError: not today")
    failing.get_by_role("slider", name="Logit").press("ArrowRight")
    expect(failing).to_contain_text("σ(−3.90)")


def test_korean_labels_in_the_dark(open_widget, server):
    with dark_theme(server):
        _, explorer = open_widget(MAKE.format(lang="ko", task="classes"), width=900)
    expect(explorer).to_contain_text("크로스엔트로피")
    expect(explorer.get_by_label("클래스 0의 로짓")).to_be_visible()
    red, green, blue, opaque = pixel(explorer, 0.5 / 3, 0.33, 1)
    assert opaque == 255  # the bar of class 0
    assert red + green + blue < 350
