"""The gates explorer without a browser: its planes, its fold, its learning, and what it says."""

import base64
import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nnkit import Neuron, Perceptron, sigmoid, step
from nnkit.datasets import logic_gate
from nnkit.datasets.gates import GATES
from nnkit.widgets import gates_explorer
from nnkit.widgets.gates_explorer import GRID, HIGH, LOW, MESH

numbers = st.floats(-10, 10).map(lambda x: round(x, 2) + 0.0)  # no −0
units = st.tuples(numbers, numbers, numbers)
unhurried = settings(deadline=None)  # each example computes whole planes
both = pytest.mark.parametrize("lang", ["en", "ko"], indirect=True)
ACTIVATIONS = {"step": step, "sigmoid": sigmoid}
OR, NAND, AND = (1, 1, -0.5), (-1, -1, 1.5), (1, 1, -1.5)
ROWS = ["x1", "x2", "target", "sum", "output", "right", "h1", "h2", "at1", "at2", "drawn"]


def plane(low=LOW, high=HIGH, count=GRID):
    """The places of a plane, row by row from the top left."""
    axis = np.linspace(low, high, count)
    return np.array([[x1, x2] for x2 in axis[::-1] for x1 in axis])


def points(explorer):
    return dict(zip(ROWS, explorer.answer()[1]["points"].T, strict=True))


def message(explorer):
    return explorer.answer()[0]["message"]


@unhurried
@given(units, st.sampled_from(sorted(ACTIVATIONS)), st.sampled_from(sorted(GATES)))
def test_one_units_numbers_are_nnkits(unit, activation, gate):
    explorer = gates_explorer(gate, neuron=unit, activation=activation)
    answer, arrays = explorer.answer()
    neuron = Neuron(unit[:2], unit[2], ACTIVATIONS[activation])
    X, y = logic_gate(gate)
    np.testing.assert_array_equal(arrays["plane"].ravel(), neuron.forward(plane()))
    told = points(explorer)
    np.testing.assert_array_equal(np.stack([told["x1"], told["x2"]], axis=1), X)
    np.testing.assert_array_equal(told["target"], y)
    np.testing.assert_array_equal(told["sum"], neuron.weighted_sum(X))
    np.testing.assert_array_equal(told["output"], neuron.forward(X))
    assert answer["right"] == np.sum((neuron.forward(X) > 0.5) == y) == told["right"].sum()


@unhurried
@given(units, units, units, st.sampled_from(sorted(ACTIVATIONS)), st.floats(0, 1))
def test_three_units_numbers_and_the_fold_are_nnkits(first, second, output, activation, fold):
    explorer = gates_explorer(
        "xor", hidden_units=2, hidden=(first, second), output=output, activation=activation,
        fold=fold,
    )  # fmt: skip
    f = ACTIVATIONS[activation]
    one, two, last = (Neuron(u[:2], u[2], f) for u in (first, second, output))

    def hidden(X):
        return np.stack([one.forward(X), two.forward(X)], axis=1)

    _, arrays = explorer.answer()
    X, _ = logic_gate("xor")
    told = points(explorer)
    np.testing.assert_array_equal(arrays["plane"].ravel(), last.forward(hidden(plane())))
    np.testing.assert_array_equal(arrays["hidden_plane"].ravel(), last.forward(plane()))
    np.testing.assert_array_equal(np.stack([told["h1"], told["h2"]], axis=1), hidden(X))
    at = np.stack([told["at1"], told["at2"]], axis=1)
    np.testing.assert_allclose(at, X + fold * (hidden(X) - X), atol=1e-12)
    knots = plane(-0.5, 1.5, MESH)
    np.testing.assert_allclose(
        arrays["mesh"].reshape(-1, 2), knots + fold * (hidden(knots) - knots), atol=1e-12
    )


@unhurried
@given(units, st.sampled_from(sorted(ACTIVATIONS)))
def test_no_line_gets_all_four_points_of_xor(unit, activation):
    explorer = gates_explorer("xor", neuron=unit, activation=activation)
    assert explorer.right <= 3


def test_a_line_reaches_three_points_of_xor_and_reads_why_not_four():
    explorer = gates_explorer("xor", neuron=OR)
    assert explorer.right == 3
    assert message(explorer).startswith("3 of 4 points are right. Wrong at (1, 1). No line does")
    assert "s(0, 0) + s(1, 1) = 1 = s(0, 1) + s(1, 0)" in message(explorer)
    explorer.gate = "or"
    assert message(explorer) == "4 of 4 points are right."


@pytest.mark.parametrize(
    ("gate", "units"),
    [
        ("xor", {"hidden": (OR, NAND), "output": AND}),
        ("xnor", {"hidden": (OR, NAND), "output": NAND}),
        ("and", {"hidden": (AND, AND), "output": (1, 0, -0.5)}),
    ],
)
@pytest.mark.parametrize(("activation", "by"), [("step", 1), ("sigmoid", 8)])
def test_two_hidden_units_compute_what_one_cannot(gate, units, activation, by):
    explorer = gates_explorer(gate, hidden_units=2, activation=activation, **units)
    explorer.do({"name": "scale", "by": by})
    assert message(explorer) == "4 of 4 points are right."
    assert explorer.output == [by * value for value in units["output"]]


def test_soft_sigmoids_fold_too_little_for_the_usual_output_line_but_not_for_every_one():
    explorer = gates_explorer("xor", hidden_units=2, activation="sigmoid")
    counts = []
    for _ in range(3):
        counts.append(explorer.right)
        explorer.do({"name": "scale", "by": 2})
    assert counts == [2, 2, 4]
    explorer.reset()
    explorer.output = (1, 1, -1.22)
    assert explorer.right == 4


def test_what_folding_has_lost_is_said():
    explorer = gates_explorer("xor", hidden_units=2, hidden=(OR, OR))
    assert "(0, 1) and (1, 1) fold onto one place although their targets differ" in message(
        explorer
    )
    assert "(0, 1) and (1, 0) fold" not in message(explorer)  # their targets are the same
    explorer.hidden = [OR, NAND]
    assert "fold onto" not in message(explorer)


def test_a_unit_without_a_direction_is_named():
    explorer = gates_explorer("and", neuron=(0, 0, 1))
    assert "Both weights of the unit are 0: it has no line." in message(explorer)
    explorer.hidden, explorer.hidden_units = [OR, (0, 0, 2)], 2
    assert "Both weights of hidden unit 2 are 0" in message(explorer)


# Learning


@pytest.mark.parametrize("gate", ["and", "or", "nand", "nor"])
def test_the_rule_steps_as_a_perceptron_learns(gate):
    explorer = gates_explorer(gate)
    explorer.do({"name": "zeros"})
    for _ in range(400):
        explorer.do({"name": "learn"})
        if explorer.answer()[0]["learning"]["finished"]:
            break
    perceptron = Perceptron(2).fit(*logic_gate(gate))
    assert explorer.neuron == [*perceptron.weights, perceptron.bias]
    learning = explorer.answer()[0]["learning"]
    assert learning["errors"] == ", ".join(map(str, perceptron.history))
    assert learning["verdict"].startswith("An epoch without an error")
    assert explorer.right == 4


def test_the_rule_never_finishes_with_xor():
    explorer = gates_explorer("xor")
    for _ in range(200):
        explorer.do({"name": "learn"})
        answer = explorer.answer()[0]
        assert answer["right"] < 4
        assert not answer["learning"]["finished"]
    assert len(answer["learning"]["errors"].split(", ")) == 12  # the latest epochs


def test_a_reset_holds_though_python_has_moved_the_state_meanwhile():
    explorer = gates_explorer("and", neuron=(0, 0, 0))
    explorer.send = lambda content, buffers=None: None
    explorer.neuron = [5, 5, 5]
    explorer.do({"name": "learn"})
    question = {"kind": "ask", "reset": True, "state": explorer.start, "events": []}
    explorer._handle_custom_msg(question, [])
    assert explorer.neuron == [0, 0, 0]
    assert explorer.answer()[0]["learning"]["next"] == 0


def test_what_the_hand_does_after_a_reset_comes_on_top_of_it():
    explorer = gates_explorer("and", neuron=(0, 0, 0))
    explorer.send = lambda content, buffers=None: None
    explorer.do({"name": "learn"})
    moved = {**explorer.start, "neuron": [1, 2, 3]}
    question = {"kind": "ask", "reset": True, "state": moved, "events": []}
    explorer._handle_custom_msg(question, [])
    assert explorer.neuron == [1, 2, 3]


def test_every_step_is_told():
    explorer = gates_explorer("nand", neuron=(0, 0, 0))
    assert explorer.answer()[0]["learning"]["last"] == "none yet"
    explorer.do({"name": "learn"})
    learning = explorer.answer()[0]["learning"]
    assert learning["last"] == "(0, 0): target 1, answer 0. w + (0, 0), b + 1."
    assert learning["next"] == 1
    explorer.do({"name": "learn"})
    assert explorer.answer()[0]["learning"]["last"].endswith("Right, so nothing changes.")
    explorer.gate = "nor"
    learning = explorer.answer()[0]["learning"]
    assert (learning["last"], learning["next"]) == ("none yet", 0)  # another gate, another lesson
    explorer.do({"name": "learn"})
    explorer.do({"name": "learn"})
    learning = explorer.answer()[0]["learning"]
    assert learning["last"] == "(0, 1): target 0, answer 1. w − (0, 1), b − 1."
    explorer.reset()
    assert explorer.answer()[0]["learning"]["next"] == 0
    assert explorer.gate == "nand"


def good_rule(weights, bias, x, target):
    error = target - float(x @ weights + bias > 0)
    return weights + error * x, bias + error


def wrong_sign(weights, bias, x, target):
    error = float(x @ weights + bias > 0) - target
    return weights + error * x, bias + error


def in_place(weights, bias, x, target):
    weights += (target - float(x @ weights + bias > 0)) * x
    bias += target - float(x @ weights + bias > 0)
    x[:] = 9
    return weights, bias


def test_a_right_rule_of_ones_own_learns_as_nnkits_does():
    explorer, nnkits = gates_explorer("and", rule=good_rule), gates_explorer("and")
    for _ in range(40):
        explorer.do({"name": "learn"})
        nnkits.do({"name": "learn"})
        assert explorer.neuron == nnkits.neuron
        assert (
            "Your rule made this step as nnkit's does."
            in (explorer.answer()[0]["learning"]["verdict"])
        )
    assert explorer.code.endswith(", rule=good_rule)")


def test_a_rule_with_the_wrong_sign_goes_the_other_way_and_is_told_so():
    explorer = gates_explorer("and", neuron=(0, 0, 0.5), rule=wrong_sign)
    explorer.do({"name": "learn"})
    assert explorer.neuron == [0, 0, 1.5]
    assert explorer.answer()[0]["learning"]["verdict"] == (
        "Your rule went to w = (0, 0), b = 1.5; the perceptron learning rule goes to w = (0, 0), "
        "b = −0.5."
    )


def test_a_rule_that_writes_into_its_inputs_changes_nothing_else():
    explorer = gates_explorer("and", neuron=(1, 1, 1), rule=in_place)
    explorer.do({"name": "learn"})
    np.testing.assert_array_equal(points(explorer)["x1"], [0, 0, 1, 1])
    assert explorer.start["neuron"] == (1, 1, 1)


def raises(*_):
    raise RuntimeError("not today")


@pytest.mark.parametrize(
    ("rule", "complaint"),
    [
        (raises, "RuntimeError: not today"),
        (lambda weights, bias, x, target: None, "expected two finite weights and a finite bias"),
        (lambda weights, bias, x, target: (weights[:1], bias), "received (array([1.]), 0.5)"),
        (lambda weights, bias, x, target: (weights, x), "expected two finite weights"),
        (lambda weights, bias, x, target: (weights, np.nan), "expected two finite weights"),
        (lambda weights: weights, "takes 1 positional argument but 4 were given"),
    ],
)
def test_a_failing_rule_is_shown_and_survived(rule, complaint):
    explorer = gates_explorer("and", rule=rule)
    explorer.do({"name": "learn"})
    error = explorer.answer()[0]["error"]
    assert error.startswith("Your function failed:")
    assert complaint in error
    assert explorer.neuron == [1, -1, 0.5]
    assert explorer.answer()[0]["learning"]["next"] == 0
    explorer.do({"name": "zeros"})
    assert explorer.answer()[0]["error"] == ""


# A network of one's own


def unit(X, w1, w2, b):
    return step(X @ np.array([w1, w2]) + b)


def my_xor(X):
    hidden = np.column_stack([unit(X, *OR), unit(X, *NAND)])
    return unit(hidden, *AND)


def or_for_and(X):
    hidden = np.column_stack([unit(X, *OR), unit(X, *NAND)])
    return unit(hidden, *OR)


def test_a_right_network_of_ones_own_agrees():
    explorer = gates_explorer("xor", hidden_units=2, network=my_xor)
    assert message(explorer) == (
        "4 of 4 points are right. Your function colours the input plane and is counted. "
        "It answers as the drawn network does, everywhere."
    )
    column = gates_explorer("xor", hidden_units=2, network=lambda X: my_xor(X)[:, np.newaxis])
    assert message(column) == message(explorer)  # as a layer gives it
    assert explorer.code == 'gates_explorer("xor", hidden_units=2, network=my_xor)'


def test_a_wrong_network_of_ones_own_misdraws_and_says_so():
    explorer = gates_explorer("xor", hidden_units=2, network=or_for_and)
    answer, arrays = explorer.answer()
    assert answer["right"] == 2
    assert np.all(arrays["plane"] == 1)
    right = gates_explorer("xor", hidden_units=2).answer()[1]["plane"]
    assert (
        f"differs from the drawn network's at {np.sum(right == 0)} of {GRID**2} places"
        in (answer["message"])
    )
    assert "Wrong at (0, 0), (1, 1)." in answer["message"]
    told = points(explorer)
    np.testing.assert_array_equal(told["right"], [0, 1, 1, 0])
    np.testing.assert_array_equal(told["drawn"], [1, 1, 1, 1])  # the hidden plane is nnkit's


@pytest.mark.parametrize(
    ("network", "complaint"),
    [
        (raises, "RuntimeError: not today"),
        (lambda X: 1.0, f"expected one output for each sample, shape ({GRID**2},); received ()"),
        (lambda X: X, f"received ({GRID**2}, 2)"),
        (lambda X: ["on"] * len(X), "expected an array of real numbers"),
    ],
)
def test_a_failing_network_is_shown_and_survived(network, complaint):
    explorer = gates_explorer("xor", network=network)
    answer, arrays = explorer.answer()
    assert answer["error"].startswith("Your function failed:")
    assert complaint in answer["error"]
    assert answer["right"] == 0
    assert np.all(np.isnan(arrays["plane"]))
    assert explorer._repr_mimebundle_()[0]["image/png"]
    explorer.neuron = (1, 1, 1)
    assert points(explorer)["sum"].tolist() == [1, 2, 2, 3]


# State, code, words


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ({"gate": "nxor"}, "expected a gate of .*'nxor'"),
        ({"hidden_units": 1}, "expected hidden_units of .*received 1"),
        ({"activation": "relu"}, "expected an activation of .*'relu'"),
        ({"fold": 1.1}, "expected a fold from 0 to 1, received 1.1"),
        ({"fold": np.nan}, "expected a fold from 0 to 1, received nan"),
        ({"neuron": (1, 2)}, "expected a unit of two finite weights and a bias"),
        ({"output": (1, 2, np.inf)}, "expected a unit of two finite weights and a bias"),
        ({"hidden": [(1, 2, 3)]}, "expected two hidden units, received 1"),
        ({"hidden": [(1, 2, 3), (1, 2)]}, "expected a unit of two finite weights and a bias"),
    ],
)
def test_what_cannot_be_drawn_is_refused_and_nothing_changes(arguments, complaint):
    with pytest.raises(ValueError, match=complaint):
        gates_explorer(**arguments)
    explorer = gates_explorer()
    before = dict(explorer.state)
    ((name, value),) = arguments.items()
    with pytest.raises(ValueError, match=complaint):
        setattr(explorer, name, value)
    assert explorer.state == before


@unhurried
@given(
    gate=st.sampled_from(sorted(GATES)),
    hidden_units=st.sampled_from([0, 2]),
    neuron=units,
    hidden=st.tuples(units, units),
    output=units,
    activation=st.sampled_from(sorted(ACTIVATIONS)),
    fold=st.integers(0, 25).map(lambda notch: round(0.04 * notch, 2)),
)
def test_its_code_recreates_it(**arguments):
    explorer = gates_explorer(**arguments)
    again = eval(explorer.code, {"gates_explorer": gates_explorer})
    assert again.state == explorer.state
    assert json.loads(json.dumps(explorer.state)) == explorer.state


def test_the_player_folds_a_notch_at_a_time_and_begins_again_at_the_end():
    explorer = gates_explorer("xor", hidden_units=2)
    explorer.do({"name": "fold", "from": 1})
    assert explorer.fold == 0
    folds = []
    while explorer.fold < 1:
        for _ in range(2):  # as the browser may send it
            explorer.do({"name": "fold", "from": folds[-1] if folds else 0})
        folds.append(explorer.fold)
    assert folds == sorted(folds)
    assert len(folds) == 50


@both
@pytest.mark.parametrize("hidden_units", [0, 2])
def test_without_javascript_there_are_words_and_a_picture(lang, hidden_units):
    explorer = gates_explorer("xor", hidden_units=hidden_units)
    data, _ = explorer._repr_mimebundle_()
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    words = {"en": ("XOR", "step", "4 points"), "ko": ("XOR", "계단 함수", "점 4개")}[lang]
    for word in words:
        assert word in data["text/plain"]
    assert ("w = (−1, −1), b = 1.5" in data["text/plain"]) == (hidden_units == 2)
    explorer.neuron, explorer.output = (0, 0, 1), (0, 0, 1)
    assert explorer._repr_mimebundle_()[0]["image/png"] != data["image/png"]


def test_every_label_is_in_both_languages():
    for key, label in type(gates_explorer()).words.items():
        assert set(label) == {"en", "ko"}, key
        assert all(label.values()), key
