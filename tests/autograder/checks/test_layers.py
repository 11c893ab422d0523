"""The inputs of the assignment `layers` hold what its ideas promise; right ways pass."""

import math
from collections import Counter
from itertools import pairwise

import numpy as np
import pytest
from asked import Asked

from autograder.checks import CheckFailed
from autograder.checks import layers as check
from autograder.checks.calls import call
from autograder.checks.layers import dense_mistakes as layers_dense_mistakes
from autograder.checks.layers import mistakes as layers_mistakes
from autograder.checks.layers import plans as layers_plans
from autograder.checks.layers.plans import through

QUESTIONS = ("names", "size", "depth")
EXERCISES = {name: getattr(check, name).__self__ for name in check.__all__ if name not in QUESTIONS}
RULES = {**layers_dense_mistakes.RULES, **layers_mistakes.RULES, **layers_plans.RULES}

for_each_exercise = pytest.mark.parametrize("name", EXERCISES)


ASKED = Asked(EXERCISES)
drawn, all_args, passes = ASKED.drawn, ASKED.all_args, ASKED.passes


def arrays_in(value):
    if isinstance(value, np.ndarray):
        yield value
    elif isinstance(value, (dict, list)):
        for entry in value.values() if isinstance(value, dict) else value:
            yield from arrays_in(entry)


@for_each_exercise
def test_every_number_is_exact_in_float32(name):
    for args in all_args(name):
        for array in arrays_in(dict(args)):
            assert np.all(np.float32(array) == array)


def test_what_comes_of_layers_is_exact_in_float32():
    for name in ("dense_forward", "collapse"):
        for args in all_args(name):
            answer = call(EXERCISES[name].right, args).numbers
            if answer is not None:
                assert np.all(np.float32(answer) == answer)


def explanations():
    for name, exercise in EXERCISES.items():
        for mistake in exercise.mistakes:
            yield f"{name}, {mistake.key}", mistake.text
    yield from RULES.items()


# the inputs


def test_layers_of_one_input_or_one_unit_and_batches_of_one_are_tried():
    assert {args["weight"].shape[0] for args in drawn("dense_forward", "number-of-inputs")} == {
        *range(1, 8)
    }
    assert all(args["weight"].shape[1] == 1 for args in drawn("dense_forward", "single-unit"))
    assert all(len(args["X"]) == 1 for args in drawn("dense_forward", "batch-of-one"))
    assert all(
        len(args["X"]) == args["bias"].size for args in drawn("dense_forward", "square-batch")
    )
    widths = [args["widths"] for args in drawn("count_parameters", "width-one")]
    assert all(1 in some for some in widths)


def test_in_a_layer_that_is_made_inputs_and_units_differ():
    for args in (*EXERCISES["dense_weight"].visible, *drawn("dense_weight", "sizes")):
        assert args["inputs"] != args["outputs"]


def test_one_to_six_layers_are_counted_and_checked():
    counted = [len(args["widths"]) - 1 for args in drawn("count_parameters", "number-of-layers")]
    checked = [len(args["layers"]) for args in drawn("check_shapes", "number-of-layers")]
    assert counted == checked == [1, 2, 3, 4, 5, 6]
    collapsed = [len(args["layers"]) for args in drawn("collapse", "number-of-layers")]
    assert collapsed == [1, 2, 3, 4, 5]


def test_counts_are_told_apart_by_the_tolerance():
    tolerance = EXERCISES["count_parameters"].tolerance
    for args in all_args("count_parameters"):
        count = EXERCISES["count_parameters"].right(**args)
        assert tolerance.absolute + tolerance.relative * count < 0.5


@pytest.mark.parametrize("idea", ["misfit", "forgotten-flatten"])
def test_of_a_misfit_the_number_is_no_size(idea):
    misfits = [through(**args)[1] for args in drawn("check_shapes", idea)]
    found = [misfit for misfit in misfits if misfit is not None]
    assert len(found) == 3
    for misfit in found:
        assert misfit.expected != misfit.received
        assert misfit.number not in {*misfit.expected, *misfit.received}
        # nor is the one that who counts from 0 gives
        assert misfit.number - 1 not in {*misfit.expected, *misfit.received}


def test_misfits_are_at_the_first_layer_in_the_middle_and_at_the_last():
    plans = drawn("check_shapes", "misfit")
    places = [through(**args)[1] for args in plans]
    assert [place and place.number for place in places] == [None, 1, 3, 5]
    assert all(len(args["layers"]) == 5 for args in plans)


def test_pictures_are_refused_although_a_size_or_their_product_fits():
    fitting = Counter()
    for args in drawn("output_shape", "picture-into-dense"):
        _, inputs, _ = args["layer"]
        shape = args["shape"]
        assert len(shape) > 1
        fitting.update(
            {
                "first": shape[0] == inputs,
                "last": shape[-1] == inputs,
                "product": math.prod(shape) == inputs,
                "one beside it": 1 in shape,
            }
        )
    assert min(fitting.values()) > 0


# right ways


class Looped:
    """A dense layer by loops, with uniform draws and a cache."""

    def __init__(self, inputs, outputs, seed):
        rng = np.random.RandomState(seed)
        limit = math.sqrt(3 / inputs)
        self.params = {"bias": np.zeros(outputs), "other": None}
        self.params["weight"] = rng.uniform(-limit, limit, (inputs, outputs))

    def forward(self, X):
        self.X, weight = X, self.params["weight"]
        if X.shape[1] != len(weight):
            raise ValueError
        sums = np.zeros((len(X), weight.shape[1]))
        for sample, row in enumerate(X):
            for unit in range(weight.shape[1]):
                sums[sample, unit] = sum(row * weight[:, unit]) + self.params["bias"][unit]
        return sums


class Seeded:
    """A dense layer that draws from numpy's global generator."""

    def __init__(self, inputs, outputs, seed):
        np.random.seed(seed)  # noqa: NPY002 - learners do
        self.params = {
            "weight": np.random.randn(inputs, outputs) / inputs**0.5,  # noqa: NPY002
            "bias": np.zeros(outputs, dtype=np.float32),
        }

    def forward(self, X):
        return (self.params["weight"].T @ X.T).T + self.params["bias"]


@pytest.mark.parametrize("layer", [Looped, Seeded])
@pytest.mark.parametrize("name", ["dense_weight", "dense_bias", "dense_start", "dense_forward"])
def test_a_dense_layer_may_be_written_in_other_ways(name, layer):
    assert passes(name, layer)


def test_flatten_may_be_written_in_other_ways():
    class Rows:
        def __init__(self):
            self.params = {}

        def forward(self, X):
            return np.array([row.ravel() for row in X])

    class Sized(Rows):
        def forward(self, X):
            return X.reshape(X.shape[0], math.prod(X.shape[1:]))

    assert passes("flatten", Rows)
    assert passes("flatten", Sized)


def test_a_flatten_with_parameters_is_refused():
    class Weighted:
        def __init__(self):
            self.params = {"weight": np.ones(1)}

        def forward(self, X):
            return X.reshape(len(X), -1)

    with pytest.raises(CheckFailed) as failed:
        check.flatten(Weighted)
    assert failed.value.diagnosis == "params-not-empty"


def test_parameters_may_be_counted_in_other_ways():
    def with_numpy(widths):
        widths = np.array(widths)
        return (widths[1:] * (widths[:-1] + 1)).sum()

    def with_a_loop(widths):
        total = 0.0
        for layer in range(1, len(widths)):
            total += widths[layer] * (widths[layer - 1] + 1)
        return total

    assert passes("count_parameters", with_numpy)
    assert passes("count_parameters", with_a_loop)


def test_shapes_may_be_lists_of_numpy_numbers_and_messages_in_any_words():
    def output_shape(layer, shape):
        shape = list(shape)
        if layer[0] == "Dense":
            if shape != [layer[1]]:
                raise ValueError("밀집층", layer[1], shape)
            return [np.int64(layer[2])]
        return np.array([np.prod(shape)]) if layer[0] == "Flatten" else shape

    def check_shapes(layers, shape):
        shapes = [list(shape)]
        for layer in layers:
            try:
                shapes.append(list(output_shape(layer, shapes[-1])))
            except ValueError as misfit:
                raise ValueError(f"{misfit}: 층 {len(shapes)}") from None
        return tuple(shapes[1:])

    assert passes("output_shape", output_shape)
    assert passes("check_shapes", check_shapes)


@pytest.mark.parametrize("answer", [("a",), (1.5,), "(8,)", {}])
def test_what_is_no_shape_is_told(answer):
    with pytest.raises(CheckFailed) as failed:
        check.output_shape(lambda layer, shape: answer)
    assert failed.value.diagnosis == "not-a-shape"


@pytest.mark.parametrize("answer", [(10,), [10], np.array([10]), 10])
def test_what_is_no_list_of_shapes_is_told(answer):
    with pytest.raises(CheckFailed) as failed:
        check.check_shapes(lambda layers, shape: answer)
    assert failed.value.diagnosis == "not-a-list-of-shapes"


def test_layers_may_be_collapsed_in_other_ways():
    def from_the_end(layers):
        *before, last = layers
        if not before:
            return last
        one = from_the_end(before)
        return {
            "bias": one["bias"] @ last["weight"] + last["bias"],
            "weight": one["weight"] @ last["weight"],
            "layers": len(layers),
        }

    def augmented(layers):
        product = None
        for layer in layers:
            weight, bias = layer["weight"], layer["bias"]
            corner = np.append(np.zeros(len(weight)), 1.0)
            matrix = np.hstack([np.vstack([weight, bias]), corner[:, None]])
            product = matrix if product is None else product @ matrix
        return {"weight": product[:-1, :-1], "bias": product[-1, :-1]}

    assert passes("collapse", from_the_end)
    assert passes("collapse", augmented)


@pytest.mark.parametrize(
    ("answer", "diagnosis"),
    [
        ({"weight": [[1.0]], "bias": np.zeros(1)}, "not-arrays"),
        ({"weight": np.ones((2, 1))}, "not-a-dictionary"),
    ],
)
def test_what_is_no_layer_is_told(answer, diagnosis):
    with pytest.raises(CheckFailed) as failed:
        check.collapse(lambda layers: answer)
    assert failed.value.diagnosis == diagnosis


@pytest.mark.parametrize("name", QUESTIONS)
def test_more_than_one_sentence_is_true_and_letters_differ_from_the_texts_example(name):
    letters = getattr(check, name).__self__.letters
    assert len(letters) > 1
    assert letters != "AC"


def test_the_three_answers_differ():
    answers = [getattr(check, name).__self__.letters for name in QUESTIONS]
    assert all(one != other for one, other in pairwise([*answers, answers[0]]))
