"""Training: the loop, its batches, its reports, and how it ends."""

import io
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnkit.datasets import logic_gate, moons
from nnkit.layers import Dense, Dropout
from nnkit.losses import (
    CTC,
    BinaryCrossEntropy,
    CategoricalCrossEntropy,
    MeanSquaredError,
)
from nnkit.metrics import accuracy
from nnkit.models import Sequential, mlp
from nnkit.optimizers import SGD, Adam
from nnkit.training import (
    Callback,
    EarlyStopping,
    History,
    NonFiniteLossError,
    Progress,
    ProgressBar,
    batches,
    evaluate,
    fit,
    train,
)


def rng(seed=0):
    return np.random.default_rng(seed)


def problem(seed=0, samples=50):
    X = rng(seed).normal(size=(samples, 3))
    return X, X @ [[1.0], [-2.0], [0.5]] + 0.3


@given(samples=st.integers(1, 70), size=st.integers(1, 80), seed=st.integers(0, 99))
def test_an_epoch_shows_every_sample_once(samples, size, seed):
    X = np.arange(samples)[:, None] * [1.0, 10.0]
    dealt = list(batches(X, np.arange(samples), size, rng(seed)))
    assert sorted(np.concatenate([y for _, y in dealt])) == list(range(samples))
    for xs, ys in dealt:
        np.testing.assert_array_equal(xs[:, 0], ys)
    assert [len(y) for _, y in dealt[:-1]] == [size] * (len(dealt) - 1)
    assert 1 <= len(dealt[-1][1]) <= size


def test_batches_larger_than_what_is_gathered_at_once():
    X = np.zeros((40, 5000))
    X[:, 0] = np.arange(40)
    dealt = list(batches(X, np.arange(40), 8, rng()))
    assert [len(y) for _, y in dealt] == [8] * 5
    for xs, ys in dealt:
        np.testing.assert_array_equal(xs[:, 0], ys)


def test_orders_differ_between_epochs_and_seeds_but_not_for_one_seed():
    X = np.arange(30)

    def order(generator):
        return np.concatenate([y for _, y in batches(X, X, 7, generator)]).tolist()

    generator = rng(1)
    first, second = order(generator), order(generator)
    assert first != second
    assert [first, second] == [order(again := rng(1)), order(again)]
    assert order(rng(2)) != first
    assert order(None) == list(range(30))


def test_full_batch_mini_batch_and_single_sample_make_as_many_steps():
    X, y = problem()
    for size, steps in ((None, 1), (50, 1), (99, 1), (16, 4), (1, 50)):
        model = mlp([3, 1], rng=rng())
        history = fit(model, MeanSquaredError(), SGD(0.01), X, y, epochs=3, batch_size=size)
        assert history.steps == 3 * steps
        assert history.epochs == len(history.loss) == 3


def by_hand(X, y, seed, epochs, size):
    model, optimizer, generator = mlp([3, 4, 1], rng=rng(seed)), SGD(0.01), rng(seed)
    loss = MeanSquaredError()
    means = []
    for _ in range(epochs):
        values = []
        for xs, ys in batches(X, y, size, generator):
            values.append(loss.forward(model.forward(xs), ys) * len(xs))
            model.backward(loss.backward())
            optimizer.step(*model.parameters())
        means.append(sum(values) / len(X))
    return model, means


@pytest.mark.parametrize("size", [1, 7, 50])
def test_fit_and_train_do_what_the_loop_by_hand_does(size):
    X, y = problem()
    expected, means = by_hand(X, y, 3, 4, size)
    trained = []
    for every in ("fit", "epoch", "step"):
        model = mlp([3, 4, 1], rng=rng(3))
        arguments = (model, MeanSquaredError(), SGD(0.01), X, y)
        options = {"epochs": 4, "batch_size": size, "rng": rng(3)}
        if every == "fit":
            losses = fit(*arguments, **options).loss
        else:
            reports = list(train(*arguments, **options, every=every))
            losses = [report.loss for report in reports if report.epoch_done]
        np.testing.assert_array_equal(model.parameters().values, expected.parameters().values)
        trained.append(losses)
        assert losses == pytest.approx(means, rel=1e-12)
    assert trained[0] == trained[1] == trained[2]


def test_the_reports_of_every_step():
    X, y = problem(samples=10)
    model = mlp([3, 1], rng=rng())
    reports = list(
        train(model, MeanSquaredError(), SGD(0.01), X, y, epochs=2, batch_size=4, every="step",
              validation=(X, y))
    )  # fmt: skip
    assert [(r.epoch, r.step, r.epoch_done) for r in reports] == [
        (1, 1, False), (1, 2, False), (1, 3, False), (1, 3, True),
        (2, 4, False), (2, 5, False), (2, 6, False), (2, 6, True),
    ]  # fmt: skip
    assert [r.validation_loss is None for r in reports] == [True, True, True, False] * 2
    steps = reports[4:7]
    mean = sum(r.loss * n for r, n in zip(steps, (4, 4, 2), strict=True)) / 10
    assert reports[7].loss == pytest.approx(mean)
    assert reports[7].validation_loss == evaluate(model, MeanSquaredError(), X, y)


def test_whoever_iterates_may_stop_and_change_the_rate():
    X, y = problem()
    model, optimizer = mlp([3, 1], rng=rng()), SGD(0.1)
    for report in train(model, MeanSquaredError(), optimizer, X, y, epochs=9, every="step"):
        kept = model.parameters().values.copy()
        optimizer.lr = 1e-12
        if report.step == 2:
            break
    np.testing.assert_allclose(model.parameters().values, kept, atol=1e-9)
    assert optimizer.updates == 2


def test_between_reports_the_model_predicts_without_dropping_out():
    X, y = problem()
    model = Sequential([Dense(3, 8, rng=rng()), Dropout(0.5, rng=rng()), Dense(8, 1, rng=rng())])
    for _ in train(model, MeanSquaredError(), SGD(0.01), X, y, epochs=2, every="step"):
        assert not any(layer.training for layer in model.layers)
        np.testing.assert_array_equal(model.forward(X), model.predict(X))


def test_a_seed_repeats_training_bit_for_bit():
    X, y = problem()

    def values(seed):
        model = mlp([3, 8, 1], rng=rng(seed))
        fit(model, MeanSquaredError(), Adam(0.01), X, y, epochs=5, rng=rng(seed))
        return model.parameters().values

    np.testing.assert_array_equal(values(1), values(1))
    assert not np.array_equal(values(1), values(2))


def test_nothing_that_is_passed_in_is_changed():
    X, y = problem()
    labels = rng().integers(0, 2, size=50)
    before = X.copy(), y.copy(), labels.copy()
    fit(mlp([3, 1], rng=rng()), MeanSquaredError(), SGD(), X, y, epochs=2, rng=rng())
    loss = CategoricalCrossEntropy(from_logits=True)
    fit(mlp([3, 2], rng=rng()), loss, SGD(), X, labels, epochs=2, rng=rng())
    for now, then in zip((X, y, labels), before, strict=True):
        np.testing.assert_array_equal(now, then)


def test_it_learns_xor_and_moons():
    X, y = logic_gate("xor")
    model = mlp([2, 8, 1], "tanh", rng=rng())
    loss = BinaryCrossEntropy(from_logits=True)
    fit(model, loss, Adam(0.05), X, y[:, None], epochs=300, batch_size=None)
    np.testing.assert_array_equal(model.predict(X).ravel() > 0, y)
    X, y = moons(300, rng=rng())
    model = mlp([2, 16, 2], rng=rng(), dtype=np.float32)
    loss = CategoricalCrossEntropy(from_logits=True)
    history = fit(model, loss, Adam(0.02), X, y, epochs=60, rng=rng(), validation=(X, y))
    assert accuracy(model.predict(X), y) > 0.97
    assert history.loss[-1] < history.loss[0]
    assert len(history.validation_loss) == 60


def test_every_kind_of_target_passes():
    X = rng().normal(size=(6, 5, 3))
    from nnkit.layers import SimpleRNN

    model = Sequential([SimpleRNN(3, 4, rng=rng(), return_sequences=True)])
    targets = [[1], [2, 1], [3], [1, 1], [], [2]]
    history = fit(model, CTC(), SGD(0.1), X, targets, epochs=20, batch_size=4, rng=rng())
    assert history.loss[-1] < history.loss[0]


def test_frozen_layers_stay():
    X, y = problem()
    model = mlp([3, 4, 1], rng=rng())
    model.layers[0].trainable = False
    before = model.layers[0].weight.copy(), model.layers[2].weight.copy()
    fit(model, MeanSquaredError(), Adam(weight_decay=0.1), X, y, epochs=2, rng=rng())
    np.testing.assert_array_equal(model.layers[0].weight, before[0])
    assert not np.array_equal(model.layers[2].weight, before[1])
    model.layers[2].trainable = False
    with pytest.raises(ValueError, match="nothing to train: the model has no trainable param"):
        fit(model, MeanSquaredError(), SGD(), X, y, epochs=1)


def test_a_loss_that_explodes_stops_with_advice():
    X, y = problem()
    model = mlp([3, 1], rng=rng())
    with pytest.raises(NonFiniteLossError) as told:
        fit(model, MeanSquaredError(), SGD(1e9), X, y, epochs=200)
    message = str(told.value)
    for advice in ("smaller learning rate (it is 1e+09)", "standardised", "from_logits=True"):
        assert advice in message
    assert "after" in message
    X[3, 1] = np.nan
    with pytest.raises(NonFiniteLossError, match="the inputs hold numbers that are not finite"):
        fit(mlp([3, 1], rng=rng()), MeanSquaredError(), SGD(0.1), X, y, epochs=1)


def test_after_an_error_the_model_predicts_and_callbacks_have_ended():
    X, y = problem()
    model = Sequential([Dense(3, 2, rng=rng()), Dropout(0.5, rng=rng()), Dense(2, 1, rng=rng())])
    seen = []

    class Watching(Callback):
        def begin(self, model, epochs):
            seen.append(("begin", epochs))

        def end(self):
            seen.append("end")

    with pytest.raises(NonFiniteLossError):
        fit(model, MeanSquaredError(), SGD(1e9), X, y, epochs=300, callbacks=[Watching()])
    assert seen == [("begin", 300), "end"]
    assert not any(layer.training for layer in model.layers)


def test_callbacks_see_every_epoch_and_may_stop():
    X, y = problem()
    seen = []

    def third(progress):
        seen.append(progress)
        return progress.epoch == 3

    history = fit(
        mlp([3, 1], rng=rng()), MeanSquaredError(), SGD(), X, y, epochs=9,
        callbacks=[lambda progress: None, third],
    )  # fmt: skip
    assert [p.epoch for p in seen] == [1, 2, 3]
    assert history.epochs == 3
    assert history.stopped_by == "third"
    assert history.loss == [p.loss for p in seen]
    whole = fit(mlp([3, 1], rng=rng()), MeanSquaredError(), SGD(), X, y, epochs=2)
    assert whole.stopped_by is None


def test_early_stopping_goes_back_to_the_best():
    X, y = problem(samples=8)
    noisy = y + rng(5).normal(size=y.shape)
    held_out = problem(seed=9, samples=100)
    model = mlp([3, 30, 1], "tanh", rng=rng())
    stopping = EarlyStopping(patience=3)
    history = fit(
        model, MeanSquaredError(), Adam(0.05), X, noisy, epochs=500,
        validation=held_out, callbacks=[stopping],
    )  # fmt: skip
    assert history.stopped_by == "EarlyStopping"
    assert history.epochs == stopping.best_epoch + 3
    assert history.best_epoch == stopping.best_epoch
    best = min(history.validation_loss)
    assert stopping.best_loss == best
    assert evaluate(model, MeanSquaredError(), *held_out) == best
    keeping = mlp([3, 30, 1], "tanh", rng=rng())
    fit(
        keeping, MeanSquaredError(), Adam(0.05), X, noisy, epochs=500, validation=held_out,
        callbacks=[EarlyStopping(patience=3, restore_best=False)],
    )  # fmt: skip
    assert evaluate(keeping, MeanSquaredError(), *held_out) == history.validation_loss[-1] > best


def report(loss):
    return Progress(1, 1, 0.0, loss, epoch_done=True)


def test_early_stopping_waits_for_its_patience_and_counts_from_the_best():
    stopping = EarlyStopping(patience=2, min_delta=0.1)
    losses = [1.0, 0.95, 0.8, 0.75, 0.71]
    assert [stopping(report(loss)) for loss in losses] == [False, False, False, False, True]
    assert stopping.best_loss == 0.8
    stopping.begin(mlp([1, 1], rng=rng()), 5)
    assert stopping(report(2.0)) is False


@pytest.mark.parametrize("options", [{"patience": 0}, {"min_delta": -1}])
def test_early_stopping_refuses_what_cannot_be(options):
    with pytest.raises(ValueError, match="a patience of at least 1 epoch"):
        EarlyStopping(**options)


def test_early_stopping_needs_a_validation_set():
    X, y = problem()
    with pytest.raises(ValueError, match="EarlyStopping needs a validation set"):
        fit(
            mlp([3, 1], rng=rng()), MeanSquaredError(), SGD(), X, y, epochs=1,
            callbacks=[EarlyStopping()],
        )  # fmt: skip


def test_the_progress_bar_shows_epochs_and_losses(monkeypatch):
    X, y = problem()
    shown = io.StringIO()
    bar = ProgressBar(file=shown, mininterval=0, desc="learning")
    fit(
        mlp([3, 1], rng=rng()), MeanSquaredError(), SGD(), X, y, epochs=3,
        validation=(X, y), callbacks=[bar],
    )  # fmt: skip
    text = shown.getvalue()
    assert "learning: 100%" in text
    assert "3/3" in text
    assert "loss=" in text
    assert "validation=" in text
    fit(mlp([3, 1], rng=rng()), MeanSquaredError(), SGD(), X, y, epochs=1,
        callbacks=[ProgressBar(file=shown)])  # fmt: skip
    assert "tqdm" in sys.modules


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"epochs": 0}, "at least 1 epoch .* received 0 and 32"),
        ({"epochs": 1, "batch_size": 0}, "received 1 and 0"),
        ({"epochs": 1, "every": "minute"}, "received 'minute'"),
        ({"epochs": 1, "y": np.ones((3, 1))}, r"the training set .* \(50, 3\) and 3 targets"),
        ({"epochs": 1, "X": np.ones((0, 3)), "y": np.ones((0, 1))}, "at least one sample"),
        ({"epochs": 1, "y": np.ones(50)}, r"one shape.*\(50, 1\) and \(50,\)"),
        ({"epochs": 1, "X": np.ones((50, 4))}, r"Dense.* expected \(samples, 3\)"),
        ({"epochs": 1, "y": 3.0}, "the training set"),
        (
            {"epochs": 1, "validation": (np.ones((2, 3)), np.ones((3, 1)))},
            r"the validation set .* \(2, 3\) and 3 targets",
        ),
    ],
)
def test_what_does_not_fit_is_refused_at_once(options, message):
    X, y = problem()
    arguments = {"X": X, "y": y, **options}
    with pytest.raises(ValueError, match=message):
        train(mlp([3, 1], rng=rng()), MeanSquaredError(), SGD(), **arguments)


def test_the_history_finds_its_best_epoch():
    assert History(loss=[3, 1, 2]).best_epoch == 2
    assert History(loss=[3, 1, 2], validation_loss=[5, 6, 4]).best_epoch == 3


def test_one_encoding_for_the_whole_set_refuses_a_bad_label_before_the_first_step():
    X, _ = problem()
    labels = np.zeros(50, int)
    labels[-1] = 2
    with pytest.raises(ValueError, match="numbered 0 to 1, received 0 to 2"):
        train(mlp([3, 2], rng=rng()), CategoricalCrossEntropy(), SGD(), X, labels, epochs=1)
