"""CTC against PyTorch, against listing every path, and against numerical slopes."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnkit import softmax
from nnkit.gradcheck import check_gradients
from nnkit.losses import CTC, ctc


def read(path, blank):
    """Return what a path says: repeats dropped, then blanks."""
    return [label for label, _ in itertools.groupby(path) if label != blank]


def by_listing_all_paths(logits, labels, blank):
    p = softmax(logits)
    timesteps, classes = logits.shape
    return -np.log(
        sum(
            np.prod(p[np.arange(timesteps), path])
            for path in itertools.product(range(classes), repeat=timesteps)
            if read(path, blank) == list(labels)
        )
    )


@pytest.mark.parametrize("blank", [0, 1, 2])
@pytest.mark.parametrize("pick", [[], [0], [1], [0, 1], [1, 1], [0, 0, 1]])
def test_the_loss_is_the_sum_over_all_paths(pick, blank):
    labels = [[c for c in range(3) if c != blank][i] for i in pick]
    logits = np.random.default_rng(1).normal(size=(5, 3))
    expected = by_listing_all_paths(logits, labels, blank)
    assert ctc(logits[None], [labels], blank=blank) == pytest.approx(expected, rel=1e-12)


BATCH = [[1, 2, 2], [3], [1, 1, 1], [2, 3, 1, 3], []]
LENGTHS = [9, 4, 7, 8, 5]


def test_the_gradient_is_the_slope_of_the_loss():
    loss = CTC()
    logits = np.random.default_rng(2).normal(size=(5, 9, 4))

    def gradient(z):
        loss.forward(z, BATCH, LENGTHS)
        return loss.backward()

    report = check_gradients(lambda z: loss.forward(z, BATCH, LENGTHS), logits, gradient)
    assert report, str(report)


@pytest.mark.parametrize("blank", [0, 2, 4])
@pytest.mark.parametrize("seed", range(4))
def test_pytorch_agrees_on_several_lengths_and_blanks(torch, seed, blank):
    rng = np.random.default_rng(seed)
    samples, timesteps, classes = 6, 12, 5
    logits = rng.normal(scale=2, size=(samples, timesteps, classes))
    allowed = [c for c in range(classes) if c != blank]
    targets = [rng.choice(allowed, size=size).tolist() for size in (0, 1, 2, 3, 4, 5)]
    lengths = rng.integers(10, timesteps + 1, size=samples)
    theirs = torch.tensor(logits, requires_grad=True)
    losses = torch.nn.functional.ctc_loss(
        theirs.log_softmax(2).transpose(0, 1),
        torch.tensor([label for labels in targets for label in labels]),
        torch.tensor(lengths),
        torch.tensor([len(t) for t in targets]),
        blank=blank,
        reduction="none",
    )
    losses.mean().backward()
    loss = CTC(blank=blank)
    assert loss.forward(logits, targets, lengths) == pytest.approx(losses.mean().item(), abs=1e-10)
    np.testing.assert_allclose(loss.backward(), theirs.grad.numpy(), rtol=0, atol=1e-10)


def test_a_thousand_steps_do_not_underflow():
    loss = CTC()
    value = loss.forward(np.zeros((1, 1000, 30)), [[1, 2, 3] * 20])
    assert np.isfinite(value)
    assert value > 1000
    assert np.all(np.isfinite(loss.backward()))


def test_far_logits_are_finite():
    logits = np.full((1, 4, 3), -1000.0)
    logits[0, :, 1] = 1000
    loss = CTC()
    assert loss.forward(logits, [[1]]) == pytest.approx(0, abs=1e-12)
    np.testing.assert_allclose(loss.backward(), 0, atol=1e-12)
    paths = 10  # blanks, then 2s, then blanks again
    assert loss.forward(logits, [[2]]) == pytest.approx(4 * 2000 - np.log(paths))


@given(seed=st.integers(0, 999), shift=st.floats(-100, 100))
def test_a_batch_is_its_samples_and_a_shift_changes_nothing(seed, shift):
    logits = np.random.default_rng(seed).normal(size=(5, 9, 4))
    each = [ctc(z[None, :n], [t]) for z, t, n in zip(logits, BATCH, LENGTHS, strict=True)]
    assert ctc(logits, BATCH, LENGTHS) == pytest.approx(np.mean(each), rel=1e-12)
    assert ctc(logits + shift, BATCH, LENGTHS) == pytest.approx(np.mean(each), rel=1e-9)


def test_an_array_filled_up_says_the_same_and_steps_behind_the_end_do_not_count():
    logits = np.random.default_rng(3).normal(size=(2, 6, 4))
    expected = ctc(logits, [[1, 2, 3], [2]], [6, 4])
    filled = np.array([[1, 2, 3], [2, -1, -1]])
    loss = CTC()
    assert loss.forward(logits, filled, [6, 4]) == expected
    np.testing.assert_array_equal(loss.backward()[1, 4:], 0)
    logits[1, 4:] += 50
    assert ctc(logits, filled, [6, 4]) == expected
    np.testing.assert_array_equal(filled, [[1, 2, 3], [2, -1, -1]])
    encoded = loss.encode(filled, logits.shape, logits.dtype)
    assert loss.compare(logits, encoded) == ctc(logits, filled)


def test_a_target_may_fill_its_timesteps_and_one_timestep_is_enough():
    logits = np.random.default_rng(4).normal(size=(3, 3, 4))
    targets, lengths = [[1, 1], [1, 2, 3], [2]], [3, 3, 1]
    log_p = np.log(softmax(logits))
    only_path = [
        log_p[0, [0, 1, 2], [1, 0, 1]].sum(),
        log_p[1, [0, 1, 2], [1, 2, 3]].sum(),
        log_p[2, 0, 2],
    ]
    assert ctc(logits, targets, lengths) == pytest.approx(-np.mean(only_path), rel=1e-12)
    assert ctc(logits, targets, [3.0, 3.0, 1.0]) == ctc(logits, targets, lengths)


def test_certainty_costs_nothing():
    certain = ctc([[[-1e3, 1e3]]], [[1]])
    assert (certain, np.signbit(certain)) == (0, False)  # −0.0 would puzzle whoever prints it


@pytest.mark.parametrize("blank", [-1, 3, 7])
def test_the_blank_is_one_of_the_classes(blank):
    with pytest.raises(ValueError, match=f"a blank that is a class, 0 to 2, received {blank}"):
        ctc(np.zeros((1, 2, 3)), [[1]], blank=blank)


def test_float32_stays():
    loss = CTC()
    loss.forward(np.zeros((1, 3, 3), np.float32), [[1]])
    assert loss.backward().dtype == np.float32


@pytest.mark.parametrize(
    ("target", "lengths", "message"),
    [
        ([[1]], None, r"received \(2, 3, 4\) and 1 sequences"),
        ([[1], [4]], None, r"labels of 0 to 3 without the blank, 0.*received \[1, 4\]"),
        ([[1], [0]], None, "without the blank, 0"),
        ([[1], [-2]], None, r"received \[-2, 1\]"),
        ([[1, 2], [-1, 1]], None, "−1 only behind them"),
        ([[1, 2, 3], [1, -1, 2]], None, "−1 only behind them"),
        ([1, 2], None, r"each label sequence in the shape \(labels,\), received \(\)"),
        ([[[1, 2]], [[3]]], None, r"each label sequence .* received \(1, 2\)"),
        ([[1], [np.nan]], None, r"whole numbers as labels, received \[nan\]"),
        ([[1], [2]], [2.5, 3], r"whole input length of 1 to 3 .* received \[2.5, 3.0\]"),
        ([[1], [2]], [np.nan, 3], r"whole input length of 1 to 3 .* received \[nan, 3.0\]"),
        ([[1], [1.5]], None, r"whole numbers as labels, received \[1.5\]"),
        ([[1], [2, 2]], [3, 2], "sample 1 needs 3 timesteps .* received 2"),
        ([[1, 2, 3, 1], [2]], None, "sample 0 needs 4 timesteps"),
        ([[1], [2]], [3, 4], r"input length of 1 to 3 for each of 2 samples, received \[3, 4\]"),
        ([[1], [2]], [0, 3], "input length of 1 to 3"),
        ([[1], [2]], [3], "input length of 1 to 3"),
    ],
)
def test_what_does_not_fit_is_refused(target, lengths, message):
    with pytest.raises(ValueError, match=message):
        ctc(np.zeros((2, 3, 4)), target, lengths)


def test_logits_have_three_axes():
    with pytest.raises(
        ValueError, match=r"^expected logits of shape \(samples, timesteps, classes"
    ):
        ctc(np.zeros((2, 3)), [[1], [1]])
    with pytest.raises(ValueError, match="expected logits"):
        ctc(np.zeros((1, 0, 3)), [[1]])
