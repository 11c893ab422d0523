"""The drawing pad without a browser: its state, its numbers, its words, its still picture."""

import base64

import numpy as np
import pytest

import nnkit
from nnkit.datasets import Standardizer, digit_text, framed, load_digits
from nnkit.widgets import drawing_pad
from nnkit.widgets.digit_reader import our_reader, pass_through, probabilities, unit_layer

X, Y = load_digits()
both = pytest.mark.parametrize("lang", ["en", "ko"], indirect=True)


@pytest.fixture(scope="module")
def model():
    """A network that nobody trained, with a layer that draws while training."""
    rng = np.random.default_rng(0)
    dropout = nnkit.Dropout(0.5, rng=rng)
    return nnkit.Sequential(
        [nnkit.Dense(64, 12, rng=rng), "tanh", dropout, nnkit.Dense(12, 10, rng=rng)]
    )


@pytest.fixture(scope="module")
def standardizer():
    return Standardizer.fit(X.reshape(-1, 64))


def test_every_number_is_nnkits(model, standardizer):
    pad = drawing_pad(model, prepare=standardizer, sample=7, unit=4)
    numbers, arrays = pad.answer()
    x = standardizer(X[7].reshape(1, 64))
    expected = nnkit.softmax.value(model.predict(x))[0]
    np.testing.assert_allclose(arrays["probabilities"], expected)
    np.testing.assert_allclose(pad.probabilities, expected)
    hidden = model.layers[0].forward(x)
    np.testing.assert_allclose(arrays["layer-0"], hidden[0])
    np.testing.assert_allclose(arrays["layer-1"], np.tanh(hidden[0]))
    np.testing.assert_allclose(arrays["layer-2"], model.predict(x)[0])
    assert [layer["name"] for layer in numbers["layers"]] == ["Dense", "tanh", "Dense"]
    assert [layer["above"] for layer in numbers["layers"]] == [
        int(np.sum(arrays[f"layer-{number}"] > 0)) for number in range(3)
    ]
    np.testing.assert_array_equal(arrays["weights"], model.layers[0].weight.T)
    assert arrays["products"].sum() == pytest.approx(numbers["unit"]["products"])
    assert numbers["unit"]["sum"] == pytest.approx(hidden[0, 4])
    assert numbers["winner"].startswith(f"Most likely a {expected.argmax()}: ")


def test_looking_on_leaves_a_model_that_is_being_trained_as_it_was(model):
    model.set_training(True)
    try:
        x = X[:1].reshape(1, 64)
        np.testing.assert_array_equal(pass_through(model, x)[-1].values, model.predict(x)[0])
        assert all(layer.training for layer in model.layers)
    finally:
        model.set_training(False)


def test_convolutions_are_read_too_and_have_no_pictures_of_weights():
    rng = np.random.default_rng(0)
    seeing = nnkit.Sequential(
        [
            nnkit.Conv2D(1, 2, 3, rng=rng),
            "relu",
            nnkit.Flatten(),
            nnkit.Dense(72, 10, rng=rng),
        ]
    )
    pad = drawing_pad(seeing, sample=0)
    numbers, arrays = pad.answer()
    expected = seeing.predict(X[:1].reshape(1, 8, 8, 1))
    np.testing.assert_allclose(arrays["probabilities"], nnkit.softmax.value(expected)[0])
    assert [layer["units"] for layer in numbers["layers"]] == [72, 72, 10]
    assert unit_layer(seeing) is None
    assert (numbers["unit"], arrays["weights"].shape) == (None, (0, 64))
    assert pad._repr_mimebundle_()[0]["image/png"]


def test_a_flatten_before_the_units_changes_nothing():
    rng = np.random.default_rng(0)
    pad = drawing_pad(nnkit.Sequential([nnkit.Flatten(), nnkit.Dense(64, 10, rng=rng)]), sample=2)
    assert pad.answer()[1]["weights"].shape == (10, 64)


def test_without_a_model_one_is_trained_and_reads_the_data():
    pad = drawing_pad()
    for sample in range(30):
        pad.load(sample)
        numbers, arrays = pad.answer()
        assert arrays["probabilities"].argmax() == Y[sample]
        assert numbers["message"] == f"The data call it a {Y[sample]}: right."
    assert our_reader() is our_reader()


@pytest.mark.parametrize("outputs", [np.zeros(10), np.arange(10.0), np.full(10, -3.0)])
def test_logits_become_probabilities(outputs):
    np.testing.assert_allclose(probabilities(outputs), nnkit.softmax.value(outputs))


def test_probabilities_stay():
    given = np.arange(10) / 45
    np.testing.assert_array_equal(probabilities(given), given)


def test_pixels_and_unit_are_read_and_set_and_reset(model):
    pad = drawing_pad(model, sample=1)
    np.testing.assert_array_equal(pad.pixels, X[1])
    pad.pixels, pad.unit = X[2].ravel(), 3
    np.testing.assert_array_equal(pad.pixels, X[2])
    assert (pad.unit, pad.state["sample"]) == (3, None)
    pad.clear()
    assert not pad.pixels.any()
    assert "classifier has no" in pad.answer()[0]["message"]
    pad.reset()
    np.testing.assert_array_equal(pad.pixels, X[1])
    assert pad.unit == 0


def test_framing_and_loading_by_the_hands_events(model):
    small = np.zeros((8, 8))
    small[4:8, :3] = X[5][::2, 2:5]
    pad = drawing_pad(model, pixels=small)
    assert "does not have the data's form" in pad.answer()[0]["message"]
    pad.do({"name": "frame"})
    np.testing.assert_allclose(pad.pixels, framed(small), atol=1 / 32)
    assert pad.answer()[0]["message"] == ""
    pad.do({"name": "load"})
    assert pad.state["sample"] == 0
    pad.do({"name": "load"})
    np.testing.assert_array_equal(pad.pixels, X[1])
    pad.load(len(X) - 1)
    pad.do({"name": "load"})
    assert pad.state["sample"] == 0


def test_images_of_ones_own_are_loaded_with_their_digits():
    pad = drawing_pad(images=(X[:2].reshape(2, 64), [9, 1]))
    pad.load()
    assert pad.answer()[0]["message"] == "The data call it a 9: wrong."


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ({"pixels": "0" * 63}, "expected 64 characters"),
        ({"pixels": np.full((8, 8), 2.0)}, "expected 64 pixels"),
        ({"sample": -1}, "expected an image from 0 to 1796, received -1"),
        ({"sample": 0, "pixels": "0" * 64}, "pixels or a sample"),
        ({"unit": 12}, "expected a unit from 0 to 11, received 12"),
        ({"images": (X, Y[:3])}, "a digit for each"),
        ({"images": (X[:, :4], Y)}, "expected images of shape"),
    ],
)
def test_what_cannot_be_drawn_is_refused(model, arguments, complaint):
    with pytest.raises(ValueError, match=complaint):
        drawing_pad(model, **arguments)


def test_a_preparation_without_anything_to_prepare_for_is_refused(standardizer):
    with pytest.raises(ValueError, match="expected a model or predict"):
        drawing_pad(prepare=standardizer)


@pytest.mark.parametrize("sizes", [(63, 10), (64, 9)])
def test_models_of_other_sizes_are_refused(sizes):
    with pytest.raises(ValueError, match="from 64 pixels to 10 numbers"):
        drawing_pad(nnkit.mlp(sizes, rng=np.random.default_rng(0)))


@pytest.mark.parametrize("cursor", [[-1, 0], [0, 8]])
def test_a_cursor_beyond_the_paper_is_refused_and_nothing_changes(model, cursor):
    pad = drawing_pad(model)
    before = pad.state
    with pytest.raises(ValueError, match="expected a cursor"):
        pad.state = {**before, "cursor": cursor}
    assert pad.state == before


def my_predict(x):
    return my_predict.model.predict(x)


def test_its_code_recreates_it(model, standardizer):
    my_predict.model = model
    names = {"drawing_pad": drawing_pad, "model": model, "standardizer": standardizer}
    for pad in (
        drawing_pad(model, prepare=standardizer, sample=5, unit=2),
        drawing_pad(model, pixels=X[9], predict=my_predict),
        drawing_pad(predict=my_predict, prepare=standardizer),
        drawing_pad(sample=3),
    ):
        again = eval(pad.code, {**names, "my_predict": my_predict})
        assert again.state == pad.state
        assert again.code == pad.code
        np.testing.assert_array_equal(
            again.answer()[1]["probabilities"], pad.answer()[1]["probabilities"]
        )


def test_a_right_function_of_ones_own_agrees(model):
    my_predict.model = model
    numbers, arrays = drawing_pad(model, predict=my_predict, sample=0).answer()
    assert "Your function agrees with the model" in numbers["message"]
    np.testing.assert_array_equal(arrays["probabilities"], arrays["model"])


def test_a_wrong_function_of_ones_own_misdraws_and_says_so(model):
    def forgot_the_bias(x):
        layers = model.layers
        return np.tanh(x @ layers[0].weight) @ layers[3].weight + np.arange(10)

    pad = drawing_pad(model, predict=forgot_the_bias, sample=0)
    numbers, arrays = pad.answer()
    own = nnkit.softmax.value(forgot_the_bias(X[:1].reshape(1, 64)))[0]
    np.testing.assert_allclose(arrays["probabilities"], own)
    assert not np.allclose(arrays["probabilities"], arrays["model"], atol=0.1)
    assert "Your function differs from the model" in numbers["message"]
    assert numbers["compared"]


def test_a_function_alone_has_probabilities_and_no_layers():
    numbers, arrays = drawing_pad(predict=lambda x: np.eye(10)[[4]], sample=4).answer()
    assert numbers["winner"] == "Most likely a 4: 100.0 %."
    assert numbers["layers"] == []
    assert np.all(np.isnan(arrays["model"]))
    assert "Pass model=" in numbers["message"]


def raises(x):
    raise RuntimeError("not today")


@pytest.mark.parametrize(
    ("function", "complaint"),
    [
        (raises, "RuntimeError: not today"),
        (lambda x: x, "of shape (1, 10); received (1, 64)"),
        (lambda x: np.full((1, 10), np.nan), "expected ten finite numbers"),
        (lambda x: "three", "expected an array of real numbers"),
        (lambda: 0, "takes 0 positional arguments but 1 was given"),
    ],
)
def test_a_failing_function_of_ones_own_is_shown_and_survived(model, function, complaint):
    pad = drawing_pad(model, predict=function, sample=0)
    numbers, arrays = pad.answer()
    assert numbers["error"].startswith("Your function failed:")
    assert complaint in numbers["error"]
    assert np.all(np.isnan(arrays["probabilities"]))
    assert np.all(np.isfinite(arrays["model"]))  # the model still answers
    assert numbers["winner"] == "There is no answer."
    assert pad._repr_mimebundle_()[0]["image/png"]


@pytest.mark.parametrize("prepare", [lambda x: x[0], lambda x: x / 0, raises])
def test_a_failing_preparation_is_shown_and_survived(model, prepare):
    pad = drawing_pad(model, prepare=prepare, sample=0)
    assert pad.answer()[0]["error"].startswith("Your function failed:")
    assert pad.answer()[0]["winner"] == "There is no answer."


def test_a_function_of_ones_own_cannot_change_the_drawing(model):
    def careless(x):
        x[:] = 0
        return np.zeros((1, 10))

    pad = drawing_pad(model, predict=careless, sample=0)
    numbers, arrays = pad.answer()
    np.testing.assert_array_equal(arrays["model"], drawing_pad(model, sample=0).probabilities)
    np.testing.assert_array_equal(pad.pixels, X[0])
    assert numbers["winner"].startswith("No digit is ahead: 0, 1, 2")


def test_an_answer_travels_as_shapes_and_bytes(model):
    pad = drawing_pad(model, sample=3)
    sent = []
    pad.send = lambda content, buffers=None: sent.append((content, buffers))
    state = {**pad.state, "pixels": digit_text(X[4]), "sample": None}
    pad._handle_custom_msg({"kind": "ask", "state": state, "events": [{"name": "frame"}]}, [])
    (content, buffers) = sent[-1]
    np.testing.assert_allclose(pad.pixels, framed(X[4]), atol=1 / 32)
    assert content["numbers"]["code"] == pad.code
    shares = np.frombuffer(buffers[list(content["shapes"]).index("probabilities")], np.float32)
    np.testing.assert_allclose(shares, pad.probabilities, rtol=1e-5)


@both
def test_without_javascript_there_are_words_and_a_picture(lang):
    pad = drawing_pad(sample=8)
    data, _ = pad._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    said = {"en": "Most likely a 8", "ko": "8일 확률이"}[lang]
    assert said in data["text/plain"]
    pad.load(1)
    assert pad._repr_mimebundle_()[0]["image/png"] != data["image/png"]


def test_every_label_is_in_both_languages():
    for key, label in type(drawing_pad()).words.items():
        assert set(label) == {"en", "ko"}, key
        assert all(label.values()), key
