"""Metrics: against scikit-learn, by hand, and what they refuse."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnkit.metrics import accuracy, confusion_matrix, precision_recall_f1

answers = st.integers(1, 30).flatmap(
    lambda n: st.tuples(*[st.lists(st.integers(0, 3), min_size=n, max_size=n)] * 2)
)


@given(pair=answers)
def test_scikit_learn_agrees(pair):
    metrics = pytest.importorskip("sklearn.metrics")
    prediction, target = pair
    assert accuracy(prediction, target) == pytest.approx(metrics.accuracy_score(target, prediction))
    np.testing.assert_array_equal(
        confusion_matrix(prediction, target, classes=4),
        metrics.confusion_matrix(target, prediction, labels=range(4)),
    )
    ours = precision_recall_f1(prediction, target, classes=4)
    theirs = metrics.precision_recall_fscore_support(
        target, prediction, labels=range(4), zero_division=0
    )
    for mine, other in zip(ours, theirs[:3], strict=True):
        np.testing.assert_allclose(mine, other, atol=1e-12)


@given(pair=answers, seed=st.integers(0, 99))
def test_the_order_of_the_samples_does_not_matter(pair, seed):
    prediction, target = map(np.array, pair)
    order = np.random.default_rng(seed).permutation(len(target))
    assert accuracy(prediction[order], target[order]) == accuracy(prediction, target)
    np.testing.assert_array_equal(
        confusion_matrix(prediction[order], target[order], classes=4),
        confusion_matrix(prediction, target, classes=4),
    )


def test_scores_are_decided_by_the_largest():
    scores = [[0.1, 0.7, 0.2], [5, -1, 0], [0, 0, 1]]
    assert accuracy(scores, [1, 0, 2]) == 1
    np.testing.assert_array_equal(
        confusion_matrix(scores, [1, 0, 0]), [[1, 0, 1], [0, 1, 0], [0] * 3]
    )
    assert accuracy([True, False], [1, 1]) == 0.5


def test_rows_are_the_truth_and_columns_the_answers():
    np.testing.assert_array_equal(confusion_matrix([1, 1, 1], [0, 0, 1]), [[0, 2], [0, 1]])
    assert confusion_matrix([0], [0]).shape == (1, 1)
    assert confusion_matrix([0], [0], classes=3).shape == (3, 3)
    assert confusion_matrix([[1.0, 0.0, 0.0]], [0]).shape == (3, 3)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: accuracy([], []), r"received \(0,\) and \(0,\)"),
        (lambda: accuracy([1, 2], [1]), r"received \(2,\) and \(1,\)"),
        (lambda: accuracy([[0.2], [0.9]], [0, 1]), r"received \(2, 1\) and \(2,\); .* > threshold"),
        (lambda: accuracy([np.nan, 1], [0, 1]), "received fractions"),
        (lambda: accuracy([0.2, 0.9], [0, 1]), r"received fractions; .* > threshold"),
        (lambda: accuracy([0, 1], [0.5, 1]), "received fractions"),
        (lambda: confusion_matrix([0, 3], [0, 1], classes=3), "numbered 0 to 2, received 0 to 3"),
        (lambda: confusion_matrix([0, -1], [0, 1]), "received -1 to 1"),
    ],
)
def test_what_does_not_fit_is_refused(call, message):
    with pytest.raises(ValueError, match=message):
        call()
