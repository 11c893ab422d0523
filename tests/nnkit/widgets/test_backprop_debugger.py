"""The backprop debugger without a browser: both passes, predictions, bugs, a learner's own part."""

import base64
import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnkit import ActivationLayer, Dense, MeanSquaredError, Sequential, sigmoid
from nnkit.autodiff import BUGS
from nnkit.widgets import backprop_debugger
from nnkit.widgets.backprop_graphs import GRAPHS
from nnkit.widgets.backprop_telling import is_right

both = pytest.mark.parametrize("lang", ["en", "ko"], indirect=True)
every_graph = pytest.mark.parametrize("graph", list(GRAPHS))


def boxes(debugger):
    return {node["name"]: node for node in debugger.answer()[0]["nodes"]}


def message(debugger):
    return debugger.answer()[0]["message"]


@given(st.lists(st.floats(-2, 2), min_size=12, max_size=12))
def test_the_networks_gradients_are_those_of_nnkits_layers(numbers):
    names = list(GRAPHS["network"].values)
    values = dict(zip(names, numbers, strict=True))
    rng = np.random.default_rng(0)
    model = Sequential([Dense(2, 2, rng=rng), sigmoid, Dense(2, 1, rng=rng)])
    first, _, last = model.layers
    first.params["weight"][:] = [[values["w₁₁"], values["w₁₂"]], [values["w₂₁"], values["w₂₂"]]]
    first.params["bias"][:] = [values["b₁"], values["b₂"]]
    last.params["weight"][:] = [[values["v₁"]], [values["v₂"]]]
    last.params["bias"][:] = [values["c"]]
    loss = MeanSquaredError()
    loss.forward(model.forward([[values["x₁"], values["x₂"]]]), [[values["t"]]])
    grad_x = model.backward(loss.backward())
    found = backprop_debugger("network", values=values).gradients
    expected = {
        "w₁₁": first.grads["weight"][0, 0],
        "w₂₁": first.grads["weight"][1, 0],
        "w₁₂": first.grads["weight"][0, 1],
        "w₂₂": first.grads["weight"][1, 1],
        "b₁": first.grads["bias"][0],
        "b₂": first.grads["bias"][1],
        "v₁": last.grads["weight"][0, 0],
        "v₂": last.grads["weight"][1, 0],
        "c": last.grads["bias"][0],
        "x₁": grad_x[0, 0],
        "x₂": grad_x[0, 1],
    }
    assert {name: found[name] for name in expected} == pytest.approx(expected, abs=1e-12)


@every_graph
def test_every_number_is_measured_to_have_its_gradient(graph):
    debugger = backprop_debugger(graph, step=999)
    for name in debugger.gradients:
        debugger.chosen = name
        assert debugger.answer()[0]["nudge"]["verdict"] == debugger.labels["agree"], name


@every_graph
def test_a_right_prediction_walks_every_arrow(graph):
    debugger = backprop_debugger(graph)
    arrows = len(debugger.answer()[0]["arrows"])
    for step in range(arrows):
        right = debugger.answer()[0]
        assert [arrow["now"] for arrow in right["arrows"]].count(True) == 1
        ahead = backprop_debugger(graph, step=step + 1).answer()[0]["told"][0]
        product = float(ahead.rsplit(" = ", 1)[1].replace("−", "-"))
        assert debugger.predict(product)
        assert debugger.step == step + 1
        answer = debugger.answer()[0]
        assert answer["judged"] == "✓ Right."
        assert answer["is_right"]
        assert answer["told"][0] == ahead
    assert debugger.answer()[0]["finished"]
    assert not debugger.predict(1)
    assert message(debugger) == "The pass is over: every number has its gradient. " + (
        "Every gradient is right."
    )


@pytest.mark.parametrize(
    ("guess", "hint"),
    [
        (-0.5379, "upstream gradient alone"),
        (0.1966, "local slope alone"),
        (0.1058, "Only the sign is wrong"),
        (-0.5379 + 0.1966, "You have added"),
        (7, "Local slope: σ′(z). Upstream: the gradient of a."),
    ],
)
def test_a_wrong_prediction_walks_nothing_and_says_what_it_mistook(guess, hint):
    debugger = backprop_debugger("chain", step=2)
    assert not debugger.predict(guess)
    answer = debugger.answer()[0]
    assert hint in answer["judged"]
    assert answer["judged"].startswith("✗")
    assert not answer["is_right"]
    assert debugger.step == 2
    debugger.step = 1
    assert debugger.answer()[0]["judged"] == ""


@pytest.mark.parametrize(
    ("guess", "expected", "right"),
    [(0.212, 0.21153, True), (0.21, 0.21153, True), (0.2, 0.21153, False), (0, 1e-9, True)],
)
def test_three_digits_are_enough(guess, expected, right):
    assert is_right(guess, expected) is right


def test_gradients_of_several_paths_are_summed_before_the_eyes():
    debugger = backprop_debugger("twice", step=3)
    a, b, c = boxes(debugger).values()
    assert (a["value"], a["gradient"], a["parts"]) == ("value 3", "so far 2", "")
    assert (b["gradient"], b["parts"]) == ("grad. 2", "1 + 1")
    assert (c["gradient"], c["parts"]) == ("grad. 1", "")
    debugger.step = 4
    assert boxes(debugger)["a"]["gradient"] == "grad. 4"
    assert boxes(debugger)["a"]["parts"] == "2 + 2"
    assert debugger.answer()[0]["told"] == [
        "∂b/∂a · ∂c/∂b = 1 · ∂c/∂b = 1 · 2 = 2",
        "a had 2: 2 + 2 = 4.",
    ]


def test_the_slope_is_written_with_formula_and_numbers():
    told = backprop_debugger("chain", step=3).answer()[0]["told"]
    assert told == ["∂a/∂z · ∂L/∂a = σ′(z) · ∂L/∂a = 0.1966 · (−0.5379) = −0.1058"]


@pytest.mark.parametrize(
    ("graph", "bug", "wrong"),
    [
        ("twice", "overwrite", "a b"),
        ("twice", "order", "a"),
        ("chain", "output", "w x b p z"),
        ("layer", "batch", "b₁"),
        ("layer", "overwrite", "w₁₁ w₂₁ b₁"),
        ("network", "output", "x₁ x₂ w₁₁ w₂₁ b₁ w₁₂ w₂₂ b₂ z₁ z₂"),
    ],
)
def test_a_planted_bug_marks_the_nodes_that_come_out_wrong(graph, bug, wrong):
    debugger = backprop_debugger(graph, step=999, bugs=[bug])
    names = wrong.split()
    assert sorted(debugger.wrong) == sorted(names)
    right = backprop_debugger(graph).gradients
    for name, box in boxes(debugger).items():
        assert (box["wrong"] != "") == (name in names)
        debugger.chosen = name
        nudge = debugger.answer()[0]["nudge"]
        assert nudge["verdict"] == debugger.labels["differ" if name in names else "agree"]
        measured = float(nudge["measured"].rsplit(" = ", 1)[1].replace("−", "-"))
        assert measured == pytest.approx(right[name], rel=1e-3, abs=1e-6)
    assert "Wrong: " in message(debugger)
    debugger.bugs = []
    assert debugger.wrong == []


def test_what_a_bug_does_is_told_where_it_happens():
    def told(graph, bug, step):
        return backprop_debugger(graph, bugs=[bug], step=step).answer()[0]["told"][1:]

    assert told("twice", "overwrite", 2) == ["✗ b had 1, and it is overwritten: now 1."]
    early = ["✗ The program handed on 1; right is 2.", "a had 1: 1 + 1 = 2."]
    assert told("twice", "order", 3) == early
    assert "✗ This arrow is walked again." in told("twice", "order", 5)
    assert told("layer", "batch", 12) == ["✗ b₁ keeps −2; this sample's −0.5 is lost."]
    assert boxes(backprop_debugger("layer", bugs=["batch"], step=12))["b₁"]["parts"] == (
        "−2, lost: −0.5"
    )
    assert boxes(backprop_debugger("twice", bugs=["overwrite"], step=2))["b"]["parts"] == "1 → 1"
    assert told("chain", "output", 3) == ["✗ The program handed on −0.118; right is −0.1058."]


@pytest.mark.parametrize("bug", BUGS)
def test_a_bug_that_does_no_harm_says_why(bug):
    graph = {"overwrite": "chain", "order": "layer", "output": "twice", "batch": "network"}[bug]
    debugger = backprop_debugger(graph, step=999, bugs=[bug])
    assert debugger.wrong == []
    assert message(debugger).endswith(debugger.labels[f"harmless-{bug}"])


def test_a_wrong_node_is_marked_only_once_all_has_arrived():
    debugger = backprop_debugger("twice", bugs=["overwrite"], step=1)
    assert boxes(debugger)["b"]["wrong"] == ""
    debugger.step = 2
    assert boxes(debugger)["b"]["wrong"] == "✗ right 2"


def test_the_whole_node_is_shown_at_once():
    debugger = backprop_debugger("network")
    steps = []
    while not debugger.answer()[0]["finished"]:
        debugger.do({"name": "node"})
        steps.append(debugger.step)
    assert steps == [2, 4, 9, 10, 11, 16, 21]
    debugger.do({"name": "next"})
    assert debugger.step == 21
    debugger.do({"name": "reset"})
    debugger.reset()
    assert debugger.step == 0


@pytest.mark.parametrize(
    ("epsilon", "verdict"), [(1e-4, "agree"), (1, "too-large"), (1e-13, "too-small")]
)
def test_a_rough_measurement_is_not_the_gradients_fault(epsilon, verdict):
    debugger = backprop_debugger("chain", step=99, epsilon=epsilon)
    nudge = debugger.answer()[0]["nudge"]
    assert nudge["verdict"] == debugger.labels[verdict].format(result="L")
    loss = lambda w: (sigmoid(2 * w - 0.6) - 1) ** 2  # noqa: E731 - the formula itself
    above = float(nudge["above"].replace("−", "-"))
    assert above == pytest.approx(float(loss(0.8 + epsilon)), rel=1e-9)


def test_a_gradient_that_is_not_there_yet_is_not_judged():
    nudge = backprop_debugger("chain", step=3).answer()[0]["nudge"]
    assert (nudge["computed"], nudge["verdict"]) == ("not there yet", "")
    assert nudge["measured"].endswith("= −0.2115")


def test_the_state_is_read_and_set():
    debugger = backprop_debugger("chain", values={"w": 2})
    debugger.values = {"b": 1}
    assert debugger.values == {"w": 2, "x": 2, "b": 1, "t": 1}
    debugger.epsilon, debugger.chosen = 1e-3, "z"
    assert debugger.epsilon == pytest.approx(1e-3)
    debugger.bugs = ["order"]
    debugger.do({"name": "graph", "graph": "twice"})
    assert (debugger.graph, debugger.chosen, debugger.bugs) == ("twice", "a", ["order"])
    assert debugger.values == {"a": 3}
    debugger.do({"name": "predict", "guess": 1})
    assert debugger.step == 1
    debugger.reset()
    assert debugger.state == backprop_debugger("chain", values={"w": 2}).state


@pytest.mark.parametrize(
    "arguments",
    [
        'backprop_debugger("network")',
        'backprop_debugger("twice", step=3, bugs=["overwrite", "order"])',
        'backprop_debugger("chain", values={"w": -1.5}, step=2, chosen="z", epsilon=0.001)',
    ],
)
def test_its_code_recreates_it(arguments):
    debugger = eval(arguments)
    assert debugger.code == arguments
    assert eval(debugger.code).answer() == debugger.answer()


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ({"graph": "tree"}, "expected a graph of chain, twice, layer, network; received 'tree'"),
        ({"values": {"q": 1}}, "expected finite values for w, x, b, t; received"),
        ({"values": {"w": np.inf}}, "expected finite values for w, x, b, t; received"),
        ({"chosen": "q"}, "expected a node of w, x, b, t, p, z, a, L; received 'q'"),
        ({"epsilon": 0}, "expected an epsilon from 1e-15 to 10, received 0"),
        ({"epsilon": 100}, "expected an epsilon from 1e-15 to 10, received 100"),
        ({"step": -1}, "expected a step from 0, received -1"),
        ({"bugs": ["typo"]}, "expected bugs of overwrite, order, output, batch; received typo"),
        ({"layer": Dense(4, 4, rng=np.random.default_rng(0))}, "at most 6 weights"),
        ({"layer": object()}, "expected a layer with params"),
        ({"layer": object(), "slopes": len}, "received both"),
    ],
)
def test_what_cannot_be_drawn_is_refused(arguments, complaint):
    with pytest.raises(ValueError, match=complaint):
        backprop_debugger(**arguments)
    debugger = backprop_debugger()
    before = debugger.state
    for name in ("chosen", "bugs", "values", "epsilon", "step"):
        if name in arguments:
            with pytest.raises(ValueError, match=complaint):
                setattr(debugger, name, arguments[name])
    assert debugger.state == before


def own_slopes(operation, operands):
    if operation == "times":
        u, v = operands
        return v, u
    if operation == "sigmoid":
        a = 1 / (1 + np.exp(-operands[0]))
        return a * (1 - a)
    return None


def slope_of_the_output(operation, operands):
    return None if operation != "sigmoid" else operands[0] * (1 - operands[0])


def test_right_slopes_of_ones_own_agree():
    debugger = backprop_debugger("chain", slopes=own_slopes, step=99)
    assert debugger.wrong == []
    assert message(debugger) == debugger.labels["own-right"]
    assert debugger.code == 'backprop_debugger("chain", step=7, slopes=own_slopes)'


def test_wrong_slopes_of_ones_own_misdraw_and_are_told():
    debugger = backprop_debugger("chain", slopes=slope_of_the_output, step=99)
    assert debugger.wrong == ["w", "x", "b", "p", "z"]
    assert boxes(debugger)["z"]["gradient"] == "grad. 0"
    assert boxes(debugger)["z"]["wrong"] == "✗ right −0.1058"
    assert message(debugger).startswith("Your part of this pass differs from nnkit's. Wrong: w, x,")


def test_slopes_that_are_not_a_number_are_wrong_and_no_error():
    not_a_number = backprop_debugger(
        "chain", slopes=lambda operation, operands: [np.nan, 1], step=7
    )
    answer = not_a_number.answer()[0]
    assert "expected 1 slopes for sigmoid" in answer["error"]

    def own(operation, operands):
        return np.nan if operation == "sigmoid" else None

    debugger = backprop_debugger("chain", slopes=own, step=7)
    assert debugger.wrong == ["w", "x", "b", "p", "z"]
    answer = debugger.answer()[0]
    assert json.loads(json.dumps(answer, allow_nan=False)) == answer
    assert answer["nudge"]["verdict"] == debugger.labels["differ"]
    assert boxes(debugger)["z"]["gradient"] == "grad. nan"


class OwnDense:
    """What a learner would write; `mistake` is what they might have."""

    def __init__(self, mistake="", shape=(2, 2)):
        rng = np.random.default_rng(1)
        self.params = {"weight": rng.normal(size=shape), "bias": rng.normal(size=shape[1])}
        self.grads = {name: np.zeros_like(array) for name, array in self.params.items()}
        self.mistake = mistake

    def forward(self, x):
        self.x = x
        output = x @ self.params["weight"] + self.params["bias"]
        return output * (2 if self.mistake == "output" else 1)

    def backward(self, grad_output):
        if self.mistake == "raises":
            raise RuntimeError("not today")
        bias = grad_output if self.mistake == "shape" else grad_output.sum(axis=0)
        weight = self.x.T @ grad_output
        if self.mistake == "first":
            bias = grad_output[0]
        if self.mistake == "piles up":
            weight = weight + self.grads["weight"]
        self.grads = {"weight": weight, "bias": bias}
        return grad_output @ self.params["weight"].T


@pytest.mark.parametrize("shape", [(1, 1), (2, 1), (2, 2), (3, 2), (1, 4)])
def test_a_right_layer_of_ones_own_agrees(shape):
    layer = OwnDense(shape=shape)
    debugger = backprop_debugger(layer=layer, step=999)
    assert debugger.wrong == []
    assert message(debugger) == debugger.labels["own-right"]
    assert debugger.code.endswith("layer=my_layer)")
    debugger.values = {"b₁": 9}
    assert debugger.wrong == []
    assert layer.params["bias"][0] != 9
    assert backprop_debugger(layer=Dense(*shape, rng=np.random.default_rng(0))).wrong == []


@pytest.mark.parametrize(
    ("mistake", "wrong"),
    [
        ("first", ["b₁", "b₂"]),
        ("piles up", ["w₁₁", "w₁₂", "w₂₁", "w₂₂"]),
        ("output", ["z₁₁", "z₁₂", "z₂₁", "z₂₂"]),
    ],
)
def test_a_wrong_layer_of_ones_own_misdraws_and_is_told(mistake, wrong):
    debugger = backprop_debugger(layer=OwnDense(mistake), step=999)
    assert debugger.wrong == wrong
    assert message(debugger).endswith(f"{', '.join(wrong)}.")
    assert [name for name, box in boxes(debugger).items() if box["wrong"]] == wrong
    assert {boxes(debugger)[name]["parts"] for name in wrong} == {""}
    first = boxes(debugger)[wrong[0]]
    assert first["wrong"].startswith("✗ right value" if mistake == "output" else "✗ right")
    if mistake == "output":
        value, right = first["value"].split()[-1], first["wrong"].split()[-1]
        assert float(value.replace("−", "-")) == 2 * float(right.replace("−", "-"))
    assert debugger.answer()[0]["graphs"] == ["layer"]


def test_no_bug_is_planted_beside_a_layer_of_ones_own():
    debugger = backprop_debugger(layer=OwnDense())
    assert not debugger.answer()[0]["can_plant"]
    assert backprop_debugger("layer").answer()[0]["can_plant"]
    with pytest.raises(ValueError, match="expected no bugs beside a layer of your own"):
        debugger.bugs = ["overwrite"]
    with pytest.raises(ValueError, match="received overwrite, order"):
        backprop_debugger(layer=OwnDense(), bugs=["overwrite", "order"])


def refuses(operation, operands):
    raise RuntimeError("not today")


@pytest.mark.parametrize(
    ("own", "complaint"),
    [
        ({"slopes": refuses}, "RuntimeError: not today"),
        ({"slopes": lambda operation, operands: (1, 2, 3)}, "expected 2 slopes for squared error"),
        ({"slopes": lambda: 1}, "takes 0 positional arguments"),
        ({"layer": OwnDense("raises")}, "RuntimeError: not today"),
        ({"layer": OwnDense("shape")}, "expected the gradient of the bias of shape (2,)"),
    ],
)
def test_a_failing_part_of_ones_own_is_shown_and_survived(own, complaint):
    debugger = backprop_debugger(step=99, **own)
    answer = debugger.answer()[0]
    assert answer["error"].startswith("Your function failed:")
    assert complaint in answer["error"]
    assert all(node["gradient"] == "" for node in answer["nodes"])
    assert answer["message"] == answer["nudge"]["verdict"] == ""
    assert debugger._repr_mimebundle_()[0]["image/png"]
    debugger.step = 1
    assert debugger.answer()[0]["error"] == answer["error"]


def test_integer_parameters_cannot_be_moved_a_little():
    layer = OwnDense()
    layer.params["bias"] = np.array([1, 2])
    with pytest.raises(ValueError, match="expected parameters of floats, received float64 and int"):
        backprop_debugger(layer=layer)


@both
@every_graph
def test_without_javascript_there_are_words_and_a_picture(lang, graph):
    debugger = backprop_debugger(graph, step=3, bugs=["overwrite"])
    data, _ = debugger._repr_mimebundle_()
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    assert debugger.labels[graph] in data["text/plain"]
    before = data["image/png"]
    debugger.step = 999
    assert debugger._repr_mimebundle_()[0]["image/png"] != before


def test_every_label_is_in_both_languages():
    for key, label in type(backprop_debugger()).words.items():
        assert set(label) == {"en", "ko"}, key
        assert all(label.values()), key


def test_activation_layers_and_scalars_agree_on_sigmoid():
    layer = ActivationLayer(sigmoid)
    layer.forward(np.array([[1.0]]))
    upstream = backprop_debugger("chain").gradients["a"]
    expected = layer.backward(np.array([[upstream]]))[0, 0]
    assert backprop_debugger("chain").gradients["z"] == pytest.approx(expected)
