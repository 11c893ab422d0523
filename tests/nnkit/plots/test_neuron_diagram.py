"""The diagram of a neuron: the numbers on it are the neuron's, and every letter has its glyph."""

import matplotlib as mpl
import pytest
from matplotlib.figure import Figure

from nnkit import Neuron, sigmoid
from nnkit.plots import neuron_diagram


def test_it_draws_into_the_axes_it_is_given_and_returns_them(ax):
    assert neuron_diagram(Neuron([1.0, 2.0]), ax=ax) is ax


def test_it_makes_axes_where_it_is_given_none():
    with mpl.rc_context({"backend": "agg"}):
        made = neuron_diagram(Neuron([1.0]))
    assert made.texts


def test_every_weight_every_input_and_the_bias_is_on_it(ax, texts):
    neuron_diagram(Neuron([0.5, -1.25, 2, 4], bias=-3, activation=sigmoid), ax=ax)
    for text in ("0.5", "−1.25", "2", "4", "b = −3", "x₁", "x₄", "sigmoid", "Σ", "1"):
        assert text in texts(ax), text
    assert not any(text.startswith(("s =", "y =")) for text in texts(ax))


def test_with_a_sample_it_shows_sum_and_output(ax, texts):
    neuron_diagram(Neuron([2, -1], bias=0.5, activation=sigmoid), [1, 3], ax=ax)
    assert {"x₁ = 1", "x₂ = 3", "s = −0.5", "y = 0.3775"} <= set(texts(ax))


def test_names_replace_the_letters(ax, texts):
    neuron_diagram(Neuron([2, -1]), [1, 3], input_names=["warmth", "rain"], ax=ax)
    assert {"warmth = 1", "rain = 3"} <= set(texts(ax))


def test_what_does_not_fit_is_refused(ax):
    with pytest.raises(ValueError, match="expected 2 names, one for each input; received 1"):
        neuron_diagram(Neuron([2, -1]), input_names=["warmth"], ax=ax)
    with pytest.raises(ValueError, match=r"received \(3,\)"):
        neuron_diagram(Neuron([2, -1]), [1, 2, 3], ax=ax)


def test_more_inputs_change_the_picture(ax, png):
    other = Figure(figsize=(8, 4)).subplots()
    assert png(neuron_diagram(Neuron([1.0]), ax=ax)) != png(
        neuron_diagram(Neuron([1.0, 1.0]), ax=other)
    )


@pytest.mark.parametrize("lang", ["ko"], indirect=True)
def test_no_glyph_is_missing_even_when_it_is_drawn_later(ax, lang, texts, png):
    neuron_diagram(Neuron([1, -2], bias=1), [1, 2], input_names=["기온", "비"], ax=ax)
    assert {"가중치", "편향", "가중합", "활성화 함수", "출력"} <= set(texts(ax))
    assert png(ax)  # a missing glyph is a warning, and warnings are errors here
