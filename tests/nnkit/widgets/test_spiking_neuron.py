"""The spiking neuron without a browser: its numbers, its words, its still picture."""

import numpy as np
import pytest

from nnkit.activations import step
from nnkit.spiking import firing_rate, integrate_and_fire
from nnkit.widgets import spiking_neuron


@pytest.mark.parametrize("stimulus", [0.0, 1.0, 1.5, 4.0])
def test_every_number_is_nnkits(stimulus):
    widget = spiking_neuron(stimulus, threshold=0.8)
    numbers, arrays = widget.answer()
    train = integrate_and_fire(stimulus, threshold=0.8)
    np.testing.assert_array_equal(arrays["potential"], train.potential)
    np.testing.assert_array_equal(arrays["spikes"], train.spikes)
    assert numbers["spikes"] == len(train.spikes)
    assert numbers["rate"] == firing_rate(stimulus, threshold=0.8)
    assert numbers["step"] == step(stimulus - 0.8)
    np.testing.assert_array_equal(arrays["rates"], firing_rate(arrays["stimuli"], threshold=0.8))
    assert np.isnan(arrays["own"]).all()
    assert numbers["message"] == numbers["error"] == ""


def test_the_state_is_read_set_reset_and_copied():
    widget = spiking_neuron()
    widget.stimulus, widget.threshold = 3, 2
    assert (widget.stimulus, widget.threshold) == (3.0, 2.0)
    assert widget.code == "spiking_neuron(stimulus=3, threshold=2)"
    assert eval(widget.code).state == widget.state
    widget.reset()
    assert widget.code == "spiking_neuron(stimulus=1.5, threshold=1)"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"stimulus": 5}, "expected a stimulus from 0 to 4, received 5.0"),
        ({"stimulus": float("nan")}, "expected a stimulus from 0 to 4, received nan"),
        ({"threshold": 0}, "expected a threshold above 0, up to 4, received 0.0"),
    ],
)
def test_what_lies_outside_the_picture_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        spiking_neuron(**arguments)
    widget = spiking_neuron()
    (name,) = arguments
    with pytest.raises(ValueError, match=message):
        setattr(widget, name, arguments[name])
    assert widget.state == widget.start


def test_a_function_of_ones_own_is_drawn_and_judged():
    right = spiking_neuron(neuron=lambda above: above > 0)
    numbers, arrays = right.answer()
    assert "everywhere" in numbers["message"]
    np.testing.assert_array_equal(arrays["own"], arrays["steps"])

    wrong = spiking_neuron(neuron=lambda above: above < 0)
    numbers, arrays = wrong.answer()
    differing = int(np.sum(arrays["own"] != arrays["steps"]))
    assert f"differs from the step at {differing} of 201 stimuli" in numbers["message"]


@pytest.mark.parametrize(
    ("function", "message"),
    [
        (lambda above: 1 / 0, "ZeroDivisionError"),
        (lambda above: 1.0, "expected one output for each stimulus, shape (201,); received ()"),
    ],
)
def test_a_failing_function_is_named_and_the_widget_lives_on(function, message):
    numbers, arrays = spiking_neuron(neuron=function).answer()
    assert message in numbers["error"]
    assert np.isnan(arrays["own"]).all()
    assert numbers["spikes"] > 0


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Stimulus 1.5, Threshold 1, Spikes in 100 ms 7, Step neuron 1"),
        ("ko", "자극 1.5, 임계치 1, 100 ms 동안의 스파이크 7, 계단 뉴런 1"),
    ],
    indirect=["lang"],
)
def test_it_has_a_still_picture_and_words_without_javascript(lang, words):
    data, _ = spiking_neuron()._repr_mimebundle_()
    assert words in data["text/plain"]
    assert data["image/png"].startswith("iVBOR")
