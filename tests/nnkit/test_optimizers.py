"""Optimisers and schedules: ten steps against PyTorch, and what they remember."""

import numpy as np
import pytest

from nnkit.models import mlp
from nnkit.optimizers import SGD, Adam, RMSprop
from nnkit.schedules import CosineDecay, ExponentialDecay, StepDecay, Warmup

OPTIMIZERS = {
    "sgd": (lambda **o: SGD(0.1, **o), "SGD", {}),
    "momentum": (lambda **o: SGD(0.1, momentum=0.9, **o), "SGD", {"momentum": 0.9}),
    "nesterov": (
        lambda **o: SGD(0.1, momentum=0.8, nesterov=True, **o),
        "SGD",
        {"momentum": 0.8, "nesterov": True},
    ),
    "rmsprop": (lambda **o: RMSprop(0.1, rho=0.8, **o), "RMSprop", {"alpha": 0.8}),
    "adam": (lambda **o: Adam(0.1, betas=(0.8, 0.99), **o), "Adam", {"betas": (0.8, 0.99)}),
}
ONE = np.ones(1)
every = pytest.mark.parametrize("make", [v[0] for v in OPTIMIZERS.values()], ids=OPTIMIZERS)


@pytest.mark.parametrize("weight_decay", [0, 0.3])
@pytest.mark.parametrize(("make", "name", "options"), OPTIMIZERS.values(), ids=OPTIMIZERS)
@pytest.mark.parametrize("size", [1, 5, 300])
def test_ten_steps_are_pytorchs(torch, make, name, options, weight_decay, size):
    rng = np.random.default_rng(size)
    values = rng.normal(size=size)
    theirs = torch.tensor(values, requires_grad=True)
    optimizer = getattr(torch.optim, name)([theirs], lr=0.1, weight_decay=weight_decay, **options)
    ours = make(weight_decay=weight_decay)
    for _ in range(10):
        gradients = rng.normal(size=size)
        theirs.grad = torch.tensor(gradients)
        optimizer.step()
        ours.step(values, gradients)
        np.testing.assert_allclose(values, theirs.detach().numpy(), rtol=0, atol=1e-10)
    assert ours.updates == 10


@every
@pytest.mark.parametrize("weight_decay", [0, 0.1])
def test_only_the_values_change_and_any_shape_will_do(make, weight_decay):
    optimizer = make(weight_decay=weight_decay)
    values, gradients = np.ones((2, 3)), np.arange(6.0).reshape(2, 3)
    flat, kept = values.ravel().copy(), gradients.copy()
    for _ in range(3):
        optimizer.step(values, gradients)
    np.testing.assert_array_equal(gradients, kept)
    twin = make(weight_decay=weight_decay)
    kept = kept.ravel()
    for _ in range(3):
        twin.step(flat, kept)
    np.testing.assert_array_equal(values.ravel(), flat)


@every
def test_a_step_goes_down_and_keeps_float32(make):
    optimizer = make()
    values, gradients = np.array([3.0, -2.0], np.float32), np.array([1.0, -1.0], np.float32)
    optimizer.step(values, gradients)
    assert values.dtype == np.float32
    assert values[0] < 3
    assert values[1] > -2


@every
def test_each_finds_the_bottom_of_a_bowl(make):
    optimizer = make()
    values, gradients = np.array([3.0, -2.0]), np.empty(2)
    for _ in range(500):
        gradients[:] = values
        optimizer.step(values, gradients)
    np.testing.assert_allclose(values, 0, atol=0.1)


@every
def test_another_pair_of_arrays_starts_afresh(make):
    used, fresh = make(), make()
    gradients = np.array([1.0, -1.0])
    for _ in range(3):
        used.step(np.ones(2), gradients)
    ours, theirs = np.ones(2), np.ones(2)
    used.step(ours, gradients)
    fresh.step(theirs, gradients)
    np.testing.assert_array_equal(ours, theirs)
    assert used.updates == 1


@every
def test_it_steps_a_models_parameters(make):
    model = mlp([2, 3, 1], rng=np.random.default_rng(0))
    values, gradients = model.parameters()
    before = values.copy()
    gradients[:] = 1
    make().step(*model.parameters())
    assert np.all(values < before)
    assert np.all(model.layers[0].bias < 0)


def test_a_schedule_sets_the_rate_of_each_update():
    optimizer = SGD(lr=lambda updates: [1.0, 0.5, 0.25][updates])
    values = np.zeros(1)
    for expected in (-1, -1.5, -1.75):
        optimizer.step(values, ONE)
        assert values[0] == expected
    assert optimizer.updates == 3


def test_the_rate_of_the_next_update_can_be_read():
    optimizer = Adam(StepDecay(1.0, every=1, factor=0.5))
    assert optimizer.learning_rate == 1
    optimizer.step(np.zeros(1), ONE)
    assert optimizer.learning_rate == 0.5
    assert SGD(0.2).learning_rate == 0.2


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: SGD(0), "a learning rate above 0, received 0"),
        (lambda: SGD(-1), "received -1"),
        (lambda: Adam(np.nan), "a learning rate above 0, received nan"),
        (lambda: SGD(weight_decay=-0.1), "a weight_decay of at least 0, received -0.1"),
        (lambda: SGD(momentum=1), r"a momentum in \[0, 1\), received 1"),
        (lambda: SGD(momentum=-0.1), "received -0.1"),
        (lambda: SGD(nesterov=True), "a momentum above 0 with nesterov, received 0"),
        (lambda: RMSprop(rho=1), r"a rho in \[0, 1\), received 1"),
        (lambda: RMSprop(epsilon=0), "an epsilon above 0, received 0"),
        (lambda: Adam(betas=(0.9, 1)), r"betas in \[0, 1\), received \(0.9, 1\)"),
        (lambda: Adam(epsilon=0), "an epsilon above 0"),
        (lambda: SGD().step(np.ones(2), np.ones(3)), r"received \(2,\) float64 and \(3,\)"),
        (lambda: SGD().step(np.ones(2), np.ones(2, np.float32)), "float64 and .* float32"),
        (lambda: StepDecay(1, every=0), "every of at least 1 update, received 0"),
        (lambda: CosineDecay(1, updates=0), "updates of at least 1 update, received 0"),
        (lambda: Warmup(0, then=1), "received 0"),
    ],
)
def test_what_cannot_be_is_refused(make, message):
    with pytest.raises(ValueError, match=message):
        make()


def test_representations():
    assert repr(SGD(0.1, momentum=0.9)) == (
        "SGD(lr=0.1, weight_decay=0.0, momentum=0.9, nesterov=False)"
    )
    optimizer = Adam()
    optimizer.step(np.zeros(1), ONE)
    assert repr(optimizer).startswith("Adam(lr=0.001, weight_decay=0.0, betas=(0.9, 0.999)")


def test_schedules_by_hand():
    step = StepDecay(1.0, every=3)
    assert [round(step(t), 6) for t in (0, 2, 3, 5, 6)] == [1, 1, 0.1, 0.1, 0.01]
    cosine = CosineDecay(1.0, updates=4, end=0.2)
    assert [round(cosine(t), 6) for t in (0, 2, 4, 9)] == [1, 0.6, 0.2, 0.2]
    warm = Warmup(2, then=ExponentialDecay(1.0, 0.5))
    assert [warm(t) for t in (0, 1, 2, 3)] == [0.5, 1, 1, 0.5]
    assert [Warmup(1, then=0.3)(t) for t in (0, 1)] == [0.3, 0.3]


@pytest.mark.parametrize(
    ("schedule", "name", "options"),
    [
        (StepDecay(0.5, every=3, factor=0.3), "StepLR", {"step_size": 3, "gamma": 0.3}),
        (ExponentialDecay(0.5, 0.8), "ExponentialLR", {"gamma": 0.8}),
        (CosineDecay(0.5, updates=9, end=0.1), "CosineAnnealingLR", {"T_max": 9, "eta_min": 0.1}),
        (
            Warmup(5, then=0.5),
            "LinearLR",
            {"start_factor": 0.2, "end_factor": 1.0, "total_iters": 4},
        ),
    ],
)
def test_schedules_are_pytorchs(torch, schedule, name, options):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.5)
    theirs = getattr(torch.optim.lr_scheduler, name)(optimizer, **options)
    for update in range(9):
        assert schedule(update) == pytest.approx(theirs.get_last_lr()[0], rel=1e-10)
        optimizer.step()
        theirs.step()
