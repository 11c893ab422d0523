"""The activation explorer without a browser: its numbers, its verdicts, its words, its picture."""

import base64

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnkit import relu, sigmoid, softmax, tanh
from nnkit.activations import ACTIVATIONS
from nnkit.activations.curves import along, interrupted
from nnkit.widgets import activation_explorer
from nnkit.widgets.activation_explorer import POINTS, SMALL
from nnkit.widgets.activation_measures import JUDGED, measured_slopes

both = pytest.mark.parametrize("lang", ["en", "ko"], indirect=True)
every = pytest.mark.parametrize("name", ACTIVATIONS)
places = st.floats(-6, 6).map(lambda x: round(x, 2) + 0.0)  # no −0


@every
@given(x=places)
def test_every_number_is_nnkits(name, x):
    numbers, arrays = activation_explorer(name, x=x).answer()
    activation, line = ACTIVATIONS[name], arrays["x"]
    assert (line[0], line[-1], len(line)) == (-6, 6, POINTS)
    for drawn, right in zip(arrays["curves"][:2], along(activation, line), strict=True):
        np.testing.assert_array_equal(drawn, interrupted(right))
    value, slope = along(activation, np.array([x]))
    assert arrays["here"].tolist() == [value[0], slope[0]]
    low, high = numbers["y"]
    assert low < np.nanmin(arrays["curves"]) <= np.nanmax(arrays["curves"]) < high
    assert numbers["error"] == ""


def test_the_gallery_shows_all_activations_at_the_same_place():
    numbers, arrays = activation_explorer(x=-1.5).answer()
    assert arrays["gallery"].shape == (len(ACTIVATIONS), 2, SMALL)
    assert numbers["ranges"] == [one.range for one in ACTIVATIONS.values()]
    for index, one in enumerate(ACTIVATIONS.values()):
        here = np.concatenate(along(one, np.array([-1.5])))
        np.testing.assert_array_equal(arrays["gallery_here"][index], here)
        np.testing.assert_array_equal(
            arrays["gallery"][index][0], interrupted(along(one, arrays["small"])[0])
        )
        low, high = arrays["gallery_y"][index]
        assert low < np.nanmin(arrays["gallery"][index])
        assert np.nanmax(arrays["gallery"][index]) < high


def test_a_place_is_flat_where_its_slope_is_a_small_share_of_the_steepest():
    explorer = activation_explorer("sigmoid", x=3.6)
    assert explorer.answer()[0]["greatest"] == 0.25
    assert explorer.answer()[0]["flat"] is False
    explorer.x = -3.7
    numbers, arrays = explorer.answer()
    assert numbers["flat"] is True
    np.testing.assert_allclose(arrays["spans"], [[-6, -3.637], [3.637, 6]], atol=1e-3)
    explorer.saturation = 0
    numbers, arrays = explorer.answer()
    assert numbers["flat"] is False
    assert arrays["spans"].shape == (0, 2)
    explorer.activation = "relu"
    numbers, arrays = explorer.answer()
    assert numbers["flat"] is True
    np.testing.assert_allclose(arrays["spans"], [[-6, 0]], atol=0.03)


def test_the_picture_grows_with_the_input():
    numbers, arrays = activation_explorer("sigmoid", x=-80.5).answer()
    assert numbers["x"] == [-81, 6] == [arrays["x"][0], arrays["x"][-1]]
    assert 0 < arrays["here"][1] < 1e-30


@given(places, st.floats(0.05, 50))
def test_the_cheaper_risk_decides(x, ratio):
    decision = activation_explorer("sigmoid", x=x, cost_ratio=ratio).answer()[0]["decision"]
    p = sigmoid(x)
    assert decision["of_yes"] == pytest.approx(1 - p)
    assert decision["of_no"] == pytest.approx(p * ratio)
    assert decision["threshold"] == pytest.approx(1 / (1 + ratio))
    assert decision["logit"] == pytest.approx(-np.log(ratio), abs=1e-9)
    if abs(x - decision["logit"]) > 1e-9:
        assert decision["yes"] == (x > decision["logit"])


@every
def test_only_where_the_output_is_a_probability_there_is_a_decision(name):
    numbers, arrays = activation_explorer(name).answer()
    assert (numbers["decision"] is not None) == (name in ("sigmoid", "softmax"))
    logits, outputs = arrays["rungs"].T
    np.testing.assert_array_equal(logits, np.arange(-6, 7))
    np.testing.assert_array_equal(outputs, along(ACTIVATIONS[name], logits)[0])


@pytest.mark.parametrize("name", ["step", "relu", "leaky_relu"])
def test_at_a_corner_the_declared_slope_is_called_so(name):
    explorer = activation_explorer(name, x=0)
    declared = f"{ACTIVATIONS[name].derivative(0.0):g}"
    assert explorer.answer()[0]["message"] == (
        f"At x = 0 the curve has no tangent; nnkit declares the slope {declared}."
    )
    explorer.x = 0.5
    assert explorer.answer()[0]["message"] == ""


@pytest.mark.parametrize("name", ["identity", "sigmoid", "tanh", "elu", "softplus", "gelu"])
def test_a_smooth_curve_has_no_corner(name):
    assert activation_explorer(name, x=0).answer()[0]["message"] == ""


def test_what_it_shows_is_read_and_set_and_reset():
    explorer = activation_explorer("tanh", x=0.5)
    explorer.activation, explorer.x, explorer.saturation, explorer.cost_ratio = "gelu", -2, 0.3, 5
    now = explorer.activation, explorer.x, explorer.saturation, explorer.cost_ratio
    assert now == ("gelu", -2.0, 0.3, 5.0)
    explorer.reset()
    now = explorer.activation, explorer.x, explorer.saturation, explorer.cost_ratio
    assert now == ("tanh", 0.5, 0.1, 1.0)


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"activation": "sigmiod"}, "expected the name of an activation, one of step, .*sigmiod"),
        ({"activation": relu}, "expected the name of an activation"),
        ({"x": np.nan}, "expected an x from −100 to 100, received nan"),
        ({"x": 101}, "expected an x from −100 to 100"),
        ({"saturation": 1}, r"expected a saturation in \[0, 1\), a share; received 1.0"),
        ({"saturation": -0.1}, "expected a saturation"),
        ({"cost_ratio": 0}, "expected a miss that costs more than 0, received 0.0"),
    ],
)
def test_what_cannot_be_drawn_is_refused_and_nothing_changes(wrong, complaint):
    with pytest.raises(ValueError, match=complaint):
        activation_explorer(**wrong)
    explorer = activation_explorer()
    ((name, value),) = wrong.items()
    with pytest.raises(ValueError, match=complaint):
        setattr(explorer, name, value)
    assert explorer.state == explorer.start


def test_a_derivative_alone_is_refused():
    with pytest.raises(ValueError, match="expected a function along with its derivative"):
        activation_explorer(derivative=np.sin)


@given(places, st.sampled_from(list(ACTIVATIONS)), st.floats(0, 0.9), st.floats(0.01, 100))
def test_its_code_recreates_it(x, name, saturation, ratio):
    explorer = activation_explorer(name, x=x, saturation=saturation, cost_ratio=ratio)
    again = eval(explorer.code, {"activation_explorer": activation_explorer})
    assert again.state == explorer.state


def right_sigmoid(x):
    return 1 / (1 + np.exp(-x))


def right_slope(x):
    return right_sigmoid(x) * (1 - right_sigmoid(x))


def test_a_right_function_of_ones_own_agrees_and_is_drawn():
    explorer = activation_explorer(function=right_sigmoid, derivative=right_slope)
    numbers, arrays = explorer.answer()
    assert numbers["message"] == (
        "Your function agrees with nnkit's sigmoid at all 241 inputs. Your derivative agrees, too."
    )
    np.testing.assert_allclose(arrays["curves"][:2], arrays["curves"][2:], atol=1e-12)
    assert explorer.code == (
        'activation_explorer("sigmoid", x=1.0, function=right_sigmoid, derivative=right_slope)'
    )
    measured, theirs = (
        activation_explorer(function=right_sigmoid, derivative=one).answer()[1]["curves"][1]
        for one in (None, right_slope)
    )
    np.testing.assert_allclose(measured, theirs, atol=1e-9)


def test_a_wrong_function_misdraws_and_is_told_where():
    explorer = activation_explorer(x=2, function=lambda x: 1 / (1 + np.exp(x)))
    numbers, arrays = explorer.answer()
    assert numbers["message"].startswith(
        "Your function differs from nnkit's sigmoid at 240 of 241 inputs, most at x = −6: "
    )
    np.testing.assert_allclose(arrays["curves"][0], arrays["curves"][2][::-1])
    assert arrays["here"] == pytest.approx([sigmoid(-2.0), -sigmoid.derivative(2.0)], abs=1e-9)
    np.testing.assert_allclose(arrays["rungs"][:, 1], sigmoid(np.arange(6.0, -7, -1)))
    assert numbers["decision"]["yes"] is False


@pytest.mark.parametrize(
    ("name", "function", "derivative", "says"),
    [
        ("step", lambda x: x >= 0, None, "at 1 of 241 inputs, most at x = 0: 1 instead of 0"),
        ("relu", lambda x: np.sqrt(x) ** 2, None, "no finite number at 120 of 241 inputs"),
        (
            "tanh",
            lambda x: (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x)),
            None,
            "agrees with nnkit's tanh at all 241 inputs. But far out, at x = −1000, it gives nan "
            "instead of −1.",
        ),
        ("relu", relu, lambda x: np.ones_like(x), "Your derivative differs at 121 of 241"),
        (
            "relu",
            relu,
            lambda x: (x >= 0) * 1.0,
            "Your derivative agrees, too, but for x = 0, where there is no slope: nnkit declares "
            "0, yours is 1.",
        ),
        ("sigmoid", sigmoid, lambda x: np.where(x == 0, 1.0, sigmoid.derivative(x)),
         "Your derivative differs at 1 of 241 inputs, most at x = 0: 1 instead of 0.25."),
        ("softmax", softmax, softmax.derivative, "Your derivative agrees, too."),
        (
            "softmax",
            lambda x: np.exp(x) / np.exp(x).sum(),
            None,
            "differs from nnkit's softmax at 241 of 241",
        ),
    ],
)  # fmt: skip
def test_mistakes_are_named(name, function, derivative, says):
    explorer = activation_explorer(name, function=function, derivative=derivative)
    assert says in explorer.answer()[0]["message"]


def test_a_function_far_off_does_not_push_the_right_one_out_of_the_picture():
    numbers, arrays = activation_explorer(function=lambda x: 100 * x).answer()
    low, high = numbers["y"]
    right_low, right_high = activation_explorer().answer()[0]["y"]
    assert low == pytest.approx(2 * right_low - right_high)
    assert high == pytest.approx(2 * right_high - right_low)
    assert np.nanmax(arrays["curves"]) == 600


def raises(x):
    raise RuntimeError("not today")


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        ({"function": raises}, "RuntimeError: not today"),
        ({"function": lambda x: 1 if x > 0 else 0}, "truth value of an array"),
        ({"function": lambda x: 1.0}, "in the shape of the inputs, (481,); received ()"),
        ({"function": lambda x: "high"}, "expected an array of real numbers"),
        ({"function": sigmoid, "derivative": raises}, "RuntimeError: not today"),
        (
            {"activation": "softmax", "function": softmax, "derivative": softmax},
            "expected a matrix of slopes for each row, shape (481, 2, 2); received (481, 2)",
        ),
    ],
)
def test_a_failing_function_of_ones_own_is_shown_and_survived(options, complaint):
    explorer = activation_explorer(**options)
    numbers, arrays = explorer.answer()
    assert numbers["error"].startswith("Your function failed:")
    assert complaint in numbers["error"]
    assert numbers["flat"] is None
    assert np.all(np.isnan(arrays["curves"][:2]))
    assert np.all(np.isfinite(arrays["gallery_here"]))
    assert explorer._repr_mimebundle_()[0]["image/png"]


def test_a_function_of_ones_own_cannot_change_the_inputs():
    def careless(x):
        x[:] = 0
        return x

    numbers, arrays = activation_explorer("identity", function=careless).answer()
    assert "differs from nnkit's identity at 240 of 241" in numbers["message"]
    assert JUDGED[0] == -6
    assert arrays["x"][0] == -6


def test_measured_slopes_are_the_formulas_away_from_corners():
    x = np.linspace(-3, 3, 61)
    np.testing.assert_allclose(measured_slopes(tanh, x), tanh.derivative(x), atol=1e-9)
    slopes = measured_slopes(relu, np.array([-1.0, 0.0, 1.0]))
    np.testing.assert_allclose(slopes, [0, np.nan, 1], atol=1e-9)


@both
def test_without_javascript_there_are_words_and_a_picture(lang):
    data, _ = activation_explorer("sigmoid", x=0.2, cost_ratio=4)._repr_mimebundle_()
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    said = {
        "en": "Activation explorer, sigmoid: x = 0.2, Output 0.5498, slope 0.2475, Saturated: no, "
        "Threshold 0.2, Decision: yes",
        "ko": "활성화 함수 탐색기, sigmoid: x = 0.2, 출력 0.5498, 기울기 0.2475, 포화: 아니요, "
        "임계치 0.2, 결정: 예",
    }
    assert data["text/plain"] == said[lang]


@both
def test_the_still_picture_follows_the_state_and_the_function(lang):
    explorer = activation_explorer("relu")
    pictures = {explorer._repr_mimebundle_()[0]["image/png"]}
    explorer.x = -3
    pictures.add(explorer._repr_mimebundle_()[0]["image/png"])
    own = activation_explorer("relu", x=-3, function=np.abs)
    pictures.add(own._repr_mimebundle_()[0]["image/png"])
    assert len(pictures) == 3


def test_every_label_is_in_both_languages():
    for key, label in type(activation_explorer()).words.items():
        assert set(label) == {"en", "ko"}, key
        assert all(label.values()), key
