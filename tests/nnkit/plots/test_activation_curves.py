"""Curves of activations: they are the activation's values and slopes, and jumps stay jumps."""

import numpy as np
import pytest

from nnkit import identity, relu, sigmoid, softmax, step, tanh
from nnkit.activations import ACTIVATIONS
from nnkit.plots import plot_activation


def curves(ax):
    """The lines that were drawn over all inputs, without the axes' and the legend's."""
    return [line for line in ax.lines if len(line.get_xdata()) > 2]


def test_it_returns_the_axes_it_is_given(ax):
    assert plot_activation(sigmoid, ax=ax) is ax


def test_it_makes_axes_where_it_is_given_none():
    assert len(curves(plot_activation("tanh"))) == 2


@pytest.mark.parametrize("activation", [sigmoid, tanh, identity])
def test_the_curves_are_its_values_and_its_slopes(activation, ax):
    values, slopes = curves(plot_activation(activation, limits=(-3, 2), ax=ax))
    x = values.get_xdata()
    assert (x[0], x[-1]) == (-3, 2)
    np.testing.assert_array_equal(values.get_ydata(), activation(x))
    np.testing.assert_array_equal(slopes.get_ydata(), activation.derivative(x))
    assert values.get_linestyle() != slopes.get_linestyle()


def test_a_jump_interrupts_the_line_and_nothing_else_does(ax):
    values, slopes = curves(plot_activation(step, ax=ax))
    assert np.isnan(values.get_ydata()).sum() == 1
    assert not np.isnan(slopes.get_ydata()).any()
    values, slopes = curves(plot_activation(relu, ax=ax))[2:]
    assert not np.isnan(values.get_ydata()).any()
    gap = np.flatnonzero(np.isnan(slopes.get_ydata()))
    assert slopes.get_xdata()[gap] == pytest.approx([0], abs=0.02)


def test_softmax_of_two_logits_is_the_sigmoid_of_their_difference(ax):
    values, slopes = curves(plot_activation(softmax, ax=ax))
    x = values.get_xdata()
    np.testing.assert_allclose(values.get_ydata(), sigmoid(x))
    np.testing.assert_allclose(slopes.get_ydata(), sigmoid.derivative(x))


def test_without_the_slope_there_is_one_curve(ax):
    assert len(curves(plot_activation("relu", slope=False, ax=ax))) == 1


def test_several_differ_in_their_markers(ax, texts):
    drawn = curves(plot_activation(["sigmoid", tanh, "relu"], ax=ax))
    assert len(drawn) == 6
    assert len({line.get_marker() for line in drawn[::2]}) == 3
    legend = [text.get_text() for text in ax.get_legend().get_texts()]
    assert legend[2] == r"relu: $f(x) = \max(0, x)$  ∈ [0, ∞)"
    assert legend[3] == "slope (derivative)"


def test_what_cannot_be_drawn_is_refused(ax):
    with pytest.raises(ValueError, match=r"expected an activation of .* received 'swish'"):
        plot_activation("swish", ax=ax)
    with pytest.raises(TypeError, match="expected activations or their names, received <function"):
        plot_activation(lambda x: x, ax=ax)
    with pytest.raises(ValueError, match=r"limits that rise, received 1 and \(2, 2\)"):
        plot_activation("relu", limits=(2, 2), ax=ax)
    with pytest.raises(ValueError, match=r"at least one activation .* received 0"):
        plot_activation([], ax=ax)


@pytest.mark.parametrize("lang", ["en", "ko"], indirect=True)
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_every_activation_s_formula_and_every_letter_can_be_drawn(name, ax, lang, texts, png):
    plot_activation(name, ax=ax)
    assert png(ax)
    wanted = {
        "en": {"slope (derivative)", "input x", "output"},
        "ko": {"기울기(도함수)", "입력 x", "출력"},
    }[lang]
    assert wanted <= set(texts(ax))
    assert any(ACTIVATIONS[name].range in text for text in texts(ax))


@pytest.mark.parametrize("lang", ["ko"], indirect=True)
def test_several_together_can_be_drawn_in_korean(ax, lang, png):
    assert png(plot_activation(list(ACTIVATIONS), ax=ax))
