"""Loss curves: the history's numbers at their epochs, and the best of them marked."""

import numpy as np
import pytest

from nnkit import History
from nnkit.plots import loss_curves

WITH = History(loss=[0.9, 0.6, 0.4, 0.3], validation_loss=[1.0, 0.7, 0.65, 0.8])
WITHOUT = History(loss=[0.5, 0.25])


def test_it_returns_the_axes_it_is_given(ax):
    assert loss_curves(WITH, ax=ax) is ax


def test_it_makes_axes_where_it_is_given_none():
    assert loss_curves(WITHOUT).lines


def lines(ax):
    return {line.get_label(): line for line in ax.lines}


def test_the_curves_are_the_losses_from_epoch_1(ax):
    drawn = lines(loss_curves(WITH, ax=ax))
    for label, losses in (("training", WITH.loss), ("validation", WITH.validation_loss)):
        np.testing.assert_array_equal(drawn[label].get_xdata(), [1, 2, 3, 4])
        np.testing.assert_array_equal(drawn[label].get_ydata(), losses)
    assert drawn["training"].get_linestyle() != drawn["validation"].get_linestyle()


def test_the_best_epoch_of_validation_is_marked(ax):
    best = lines(loss_curves(WITH, ax=ax))["best epoch: 3"]
    assert (list(best.get_xdata()), list(best.get_ydata())) == ([3], [0.65])


def test_without_validation_nothing_is_best(ax, texts):
    assert len(loss_curves(WITHOUT, ax=ax).lines) == 1
    assert not any("best" in text for text in texts(ax))


def test_a_validation_that_was_never_a_number_has_no_best(ax, texts):
    loss_curves(History(loss=[1.0, 2.0], validation_loss=[np.nan, np.nan]), ax=ax)
    assert not any("best" in text for text in texts(ax))


def test_a_single_epoch_is_a_point_that_can_be_seen(ax):
    (line,) = loss_curves(History(loss=[0.5]), ax=ax).lines
    assert line.get_marker() == "o"


def test_several_go_by_their_names_and_differ_in_their_markers(ax, texts):
    loss_curves({"SGD": WITHOUT, "Adam": WITH}, ax=ax)
    drawn = lines(ax)
    assert {"SGD", "Adam (best epoch: 3)", "training", "validation"} <= set(texts(ax))
    assert drawn["SGD"].get_marker() != drawn["Adam (best epoch: 3)"].get_marker()
    np.testing.assert_array_equal(drawn["SGD"].get_ydata(), WITHOUT.loss)


def test_the_scale_can_be_logarithmic(ax):
    assert loss_curves(WITH, log=True, ax=ax).get_yscale() == "log"


def test_nothing_to_draw_is_refused(ax):
    with pytest.raises(ValueError, match=r"at least one epoch, received \['Adam'\] without"):
        loss_curves({"SGD": WITH, "Adam": History()}, ax=ax)
    with pytest.raises(ValueError, match="at least one epoch, received none"):
        loss_curves({}, ax=ax)


@pytest.mark.parametrize("lang", ["ko"], indirect=True)
@pytest.mark.parametrize("history", [WITH, {"빠른 학습": WITH}])
def test_no_glyph_is_missing(history, ax, lang, texts, png):
    loss_curves(history, ax=ax)
    assert {"에포크", "손실", "학습", "검증"} <= set(texts(ax))
    assert any("최적 에포크: 3" in text for text in texts(ax))
    assert png(ax)
