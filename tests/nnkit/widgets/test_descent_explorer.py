"""The descent explorer without a browser: its races, its words, its still picture."""

import numpy as np
import pytest
from matplotlib.figure import Figure

from nnkit import SGD, Adam
from nnkit.training.landscapes import LANDSCAPES, descend
from nnkit.widgets import descent_explorer


def plain_step(values, gradient, lr):
    return values - lr * gradient


def wrong_step(values, gradient, lr):
    return values + lr * gradient


def test_every_way_is_nnkits():
    widget = descent_explorer(
        "wave", position=(1, 2), lr=0.2, steps=15, batch_size=5, optimizers=["sgd", "adam"], seeds=2
    )
    numbers, arrays = widget.answer()
    expected = [
        descend(LANDSCAPES["wave"], make(0.2), np.array([1.0, 2.0]), steps=15, batch_size=5,
                rng=np.random.default_rng(seed))
        for make in (SGD, Adam) for seed in (0, 1)
    ]  # fmt: skip
    np.testing.assert_array_equal(arrays["paths"], expected)
    ends = np.array([path[-1] for path in expected])
    losses = LANDSCAPES["wave"].losses(ends[:, 0], ends[:, 1])
    assert [run["loss"] for run in numbers["runs"]] == pytest.approx(losses)
    assert [(run["name"], run["seed"]) for run in numbers["runs"]] == [
        ("sgd", 0), ("sgd", 1), ("adam", 0), ("adam", 1)
    ]  # fmt: skip
    np.testing.assert_array_equal(numbers["gradient"], LANDSCAPES["wave"].gradient([1.0, 2.0]))


def test_a_race_without_racers_is_empty_and_one_that_diverges_says_so():
    numbers, arrays = descent_explorer(optimizers=[]).answer()
    assert numbers["runs"] == []
    assert arrays["paths"].shape == (0, 21, 2)
    widget = descent_explorer(lr=3, steps=100)
    numbers, _ = widget.answer()
    assert numbers["runs"][0]["loss"] is None
    assert numbers["runs"][0]["place"] == [None, None]
    assert "diverged" in widget.describe()


def test_words_and_picture_name_the_seeds_where_there_are_two():
    widget = descent_explorer(steps=60, seeds=2, batch_size=4)
    assert "SGD, seed 0 loss" in widget.describe()
    assert "SGD, seed 1 loss" in widget.describe()
    assert "(−1, 2)" in widget.describe()
    figure = Figure()
    widget.draw_still(figure)
    shown = [text.get_text() for text in figure.axes[1].get_legend().get_texts()]
    assert shown == ["SGD, seed 0", "SGD, seed 1"]
    assert "seed" not in descent_explorer().describe()


def test_the_state_is_read_set_reset_played_and_copied():
    widget = descent_explorer("tanh", batch_size=3, seeds=2, optimizers=["adam"])
    assert eval(widget.code).state == widget.state
    widget.position, widget.lr, widget.landscape = (0.5, 1), 0.3, "wave"
    assert (widget.position, widget.lr, widget.landscape.name) == ((0.5, 1.0), 0.3, "wave")
    widget.do({"name": "step"})
    assert widget.state["steps"] == 21
    assert eval(widget.code).state == widget.state
    widget.reset()
    assert widget.state == widget.start
    longest = descent_explorer(steps=200)
    longest.do({"name": "step"})
    assert longest.state["steps"] == 200


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"landscape": "hill"}, "expected a landscape of .* received 'hill'"),
        ({"position": (1, 2, 3)}, "expected two finite parameters"),
        ({"position": (1, np.nan)}, "expected two finite parameters"),
        ({"lr": 0}, "expected a learning rate above 0, up to 10, received 0.0"),
        ({"steps": 201}, "expected steps from 0 to 200, received 201"),
        ({"batch_size": 25}, "expected batch_size from 0 to 24, received 25"),
        ({"batch_size": 2.5}, "expected batch_size"),
        ({"seeds": 3}, "expected 1 or 2 seeds, received 3"),
        ({"optimizers": ["sgd", "lbfgs"]}, r"expected optimizers of .* received \['lbfgs'\]"),
    ],
)
def test_what_cannot_be_raced_is_refused(arguments, message):
    with pytest.raises(ValueError, match=message):
        descent_explorer(**arguments)


def test_a_step_of_ones_own_races_and_is_measured():
    numbers, arrays = descent_explorer(step=plain_step).answer()
    assert numbers["message"] == "Your step goes where w − lr · gradient goes, each time."
    np.testing.assert_allclose(arrays["paths"][0], arrays["paths"][1])
    numbers, arrays = descent_explorer(step=wrong_step, steps=3).answer()
    assert "lands up to" in numbers["message"]
    assert not np.allclose(arrays["paths"][0], arrays["paths"][1])
    assert numbers["runs"][-1]["name"] == "own"
    assert descent_explorer(step=plain_step).code.endswith("step=plain_step)")


def test_a_step_can_change_nothing_behind_the_widgets_back():
    def careless(values, gradient, lr):
        values[:] = gradient[:] = 7
        return values

    _, arrays = descent_explorer(step=careless).answer()
    np.testing.assert_array_equal(arrays["paths"][1][1:], 7)
    np.testing.assert_array_equal(arrays["paths"][0], descent_explorer().answer()[1]["paths"][0])


@pytest.mark.parametrize(
    ("step", "message"),
    [
        (lambda values, gradient, lr: 1 / 0, "ZeroDivisionError"),
        (lambda values, gradient, lr: 1.0, "new parameters of shape (2,); received ()"),
        (lambda values, gradient, lr: None, "Your function failed"),
    ],
)
def test_a_failing_step_is_named_and_the_race_goes_on(step, message):
    numbers, arrays = descent_explorer(step=step).answer()
    assert message in numbers["error"]
    assert len(numbers["runs"]) == len(arrays["paths"]) == 1


def test_seeds_make_no_difference_to_the_full_batch():
    numbers, arrays = descent_explorer(seeds=2).answer()
    assert "same way" in numbers["message"]
    np.testing.assert_array_equal(arrays["paths"][0], arrays["paths"][1])
    assert descent_explorer(seeds=2, batch_size=4).answer()[0]["message"] == ""


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Learning rate 0.1, Steps 20: SGD loss 0.1"),
        ("ko", "학습률 0.1, 걸음 수 20: SGD 손실 0.1"),
    ],
    indirect=["lang"],
)
def test_it_has_a_still_picture_and_words_without_javascript(lang, words):
    data, _ = descent_explorer()._repr_mimebundle_()
    assert words in data["text/plain"]
    assert data["image/png"].startswith("iVBOR")
