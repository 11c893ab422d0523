"""The activation explorer in JupyterLab: hand, keys and Python move along the same curve."""

import pytest
from browser import copied_from, dark_theme, drag, picture, pixel, widget_of
from playwright.sync_api import expect

MAKE = """\
import nnkit
from nnkit.widgets import activation_explorer
nnkit.use_language("{lang}")
explorer = activation_explorer("{name}")
explorer"""
SHOW = "print(explorer.activation, explorer.x, explorer.saturation, explorer.cost_ratio)"
SET = 'explorer.activation = "tanh"\nexplorer.x = -2.5'
WRONG = """\
import numpy as np

def wrong(x):
    return 1 / (1 + np.exp(x))

activation_explorer("sigmoid", function=wrong)"""
FAILING = """\
def failing(x):
    raise RuntimeError("not today")

activation_explorer("relu", function=failing)"""

MAIN, RULERS, STEP_CARD = 0, 1, 2


@pytest.fixture(scope="module")
def opened(open_widget):
    return open_widget(MAKE.format(lang="en", name="sigmoid"), SHOW, SET, WRONG, FAILING)


def on_ruler(x: float) -> float:
    """Return how far across the rulers' picture, which runs from −6.6 to 6.6, a logit is."""
    return (x + 6.6) / 13.2


def test_the_hand_walks_along_the_curve(opened):
    notebook, explorer = opened
    before = [picture(explorer, index) for index in (MAIN, RULERS, STEP_CARD)]
    expect(explorer).to_contain_text("f(1.00) = 0.7311")
    drag(notebook.page, explorer.locator("canvas").nth(MAIN), (0.6, 0.5), (1 / 3, 0.5))
    expect(explorer).to_contain_text("f(−2.00) = 0.1192")
    expect(explorer).to_contain_text("0.1050, 42% of the steepest, 0.2500")
    assert notebook.text(1) == "sigmoid -2.0 0.1 1.0"
    for index, old in zip((MAIN, RULERS, STEP_CARD), before, strict=True):
        assert picture(explorer, index) != old


def test_both_rulers_and_the_threshold_are_dragged(opened):
    notebook, explorer = opened
    explorer.get_by_role("button", name="Reset").click()
    rulers = explorer.locator("canvas").nth(RULERS)
    logit = explorer.get_by_label("Logit; arrow keys")
    logit.scroll_into_view_if_needed()
    drag(notebook.page, rulers, (on_ruler(1), 0.32), (on_ruler(-3), 0.32))
    expect(explorer).to_contain_text("f(−3.00) = 0.0474")
    # on the lower ruler, 0 lies under −6 and 1 under 6
    drag(notebook.page, rulers, (on_ruler(-6 + 12 * 0.0474), 0.66), (on_ruler(-6 + 12 * 0.9), 0.66))
    x = float(notebook.text(1).split()[1])
    assert x == pytest.approx(2.2, abs=0.05)  # the logit of 0.9
    expect(explorer).to_contain_text("yes 0.10, no 0.90")
    before = picture(explorer, RULERS)
    logit.scroll_into_view_if_needed()  # running a cell has scrolled the page
    drag(notebook.page, rulers, (on_ruler(0), 0.9), (on_ruler(-6 + 12 * 0.95), 0.9))
    expect(explorer).to_contain_text("Decisionno")
    assert float(notebook.text(1).split()[3]) == pytest.approx(1 / 19, abs=0.01)
    assert picture(explorer, RULERS) != before


def test_keys_alone_do_everything(opened):
    notebook, explorer = opened
    explorer.get_by_role("button", name="Reset").click()
    explorer.get_by_label("Input x; arrow keys").press("Shift+ArrowRight")
    expect(explorer).to_contain_text("f(2.00) = 0.8808")
    explorer.get_by_label("Logit; arrow keys").press("ArrowLeft")
    expect(explorer).to_contain_text("f(1.90) = 0.8699")
    explorer.get_by_role("slider", name="x", exact=True).press("ArrowRight")
    expect(explorer).to_contain_text("f(2.00) = 0.8808")
    explorer.get_by_label("Probability; arrow keys").press("ArrowDown")
    expect(explorer).to_contain_text("f(1.91) = 0.8710")
    explorer.get_by_label("Threshold; arrow keys").press("Shift+ArrowUp")
    expect(explorer).to_contain_text("probability 0.60, logit 0.40")
    explorer.get_by_role("slider", name="a miss costs").press("End")
    expect(explorer).to_contain_text("probability 0.05, logit −3.00")
    explorer.get_by_role("slider", name="flat up to").press("Home")
    expect(explorer).to_contain_text("no: more than 0% of the steepest")
    explorer.get_by_role("radio", name="sigmoid").press("ArrowRight")
    expect(explorer.get_by_role("radio", name="tanh")).to_be_checked()
    assert notebook.text(1) == "tanh 1.91 0.0 20.0"
    expect(explorer.locator(".rulers")).to_be_hidden()


def test_flat_parts_are_hatched_and_a_share_of_0_hatches_only_slopes_of_0(opened):
    notebook, explorer = opened
    explorer.get_by_role("button", name="Reset").click()
    # what is copied is what Python has answered
    assert "saturation" not in copied_from(notebook, explorer)
    hatched = picture(explorer)
    explorer.get_by_role("slider", name="flat up to").press("Home")
    assert "saturation=0" in copied_from(notebook, explorer)
    expect(explorer).to_contain_text("no: more than 0%")
    assert picture(explorer) != hatched
    explorer.get_by_role("radio", name="relu [").check()
    explorer.get_by_role("slider", name="x", exact=True).press("Home")
    expect(explorer).to_contain_text("yes: at most 0% of the steepest")


def test_python_sets_copy_and_reset_and_what_is_read_aloud(opened):
    notebook, explorer = opened
    explorer.get_by_role("button", name="Reset").click()
    notebook.run(2)
    expect(explorer.get_by_role("radio", name="tanh")).to_be_checked()
    expect(explorer.get_by_role("slider", name="x", exact=True)).to_have_value("-2.5")
    expect(explorer.locator("[aria-live]")).to_contain_text(
        "tanh, x −2.50. Output −0.9866, Slope 0.0266, 3% of the steepest, 1.0000. "
        "Saturated: yes: at most 10% of the steepest."
    )
    copied = copied_from(notebook, explorer)
    assert copied.startswith('activation_explorer("tanh", x=-2.5')
    explorer.get_by_role("button", name="Reset").click()
    assert notebook.text(1) == "sigmoid 1.0 0.1 1.0"


def test_a_wrong_function_visibly_misdraws(opened):
    notebook, explorer = opened
    notebook.run(3)
    wrong = widget_of(notebook, 3)
    expect(wrong).to_contain_text("Your function differs from nnkit's sigmoid at 240 of 241")
    expect(wrong).to_contain_text("nnkit's, to compare")
    expect(wrong.locator(".gallery")).to_be_hidden()
    # far on the right, where the right curve is high and the wrong one low
    right_side = [[pixel(one, 0.97, y / 50) for y in range(2, 20)] for one in (explorer, wrong)]
    assert right_side[0] != right_side[1]
    wrong.get_by_label("Input x; arrow keys").press("Shift+ArrowRight")
    expect(wrong).to_contain_text("f(2.00) = 0.1192")


def test_a_failing_function_is_shown_and_the_widget_lives_on(opened):
    notebook, _ = opened
    notebook.run(4)
    failing = widget_of(notebook, 4)
    expect(failing.get_by_role("status").first).to_contain_text("RuntimeError: not today")
    failing.get_by_role("slider", name="x", exact=True).press("ArrowRight")
    expect(failing).to_contain_text("f(1.10) = —")


def test_korean_labels_in_the_dark(open_widget, server):
    with dark_theme(server):
        _, explorer = open_widget(MAKE.format(lang="ko", name="softmax"), width=900)
    expect(explorer).to_contain_text("가장 가파른 0.2500의 79%")
    expect(explorer).to_contain_text("놓침의 비용")
    expect(explorer.get_by_label("임계치, 방향키로 옮긴다")).to_be_visible()
    red, green, blue, opaque = pixel(explorer, on_ruler(3), 0.32, RULERS)
    assert opaque == 255  # the upper ruler, light on dark
    assert min(red, green, blue) > 200
