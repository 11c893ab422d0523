"""The decision boundary: regions are the model's answers, and no sign is colour alone."""

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.contour import QuadContourSet

from nnkit import Dense, Neuron, Perceptron, Sequential, identity, mlp, sigmoid, softmax, tanh
from nnkit.plots import decision_boundary
from nnkit.plots.palette import class_styles, tint

CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
AND, XOR = np.array([0, 0, 0, 1]), np.array([0, 1, 1, 0])


def regions(ax):
    """The shaded areas by the number of their class."""
    styles = class_styles(9)
    areas = [area for area in ax.collections if isinstance(area, QuadContourSet) and area.filled]
    found = {}
    for area in areas:
        colour = tuple(area.get_facecolor()[0][:3])
        (number,) = [
            place for place, (own, _, _) in enumerate(styles[:8])
            if np.allclose(colour, tint(own), atol=0.01)
        ]  # fmt: skip
        found[number] = area
    return found


def shaded(ax, point):
    """The classes whose area holds the point."""
    return [
        number for number, area in regions(ax).items()
        if any(path.contains_point(point) for path in area.get_paths())
    ]  # fmt: skip


def lines(ax):
    """The places on the boundary."""
    return np.concatenate(
        [
            path.vertices
            for area in ax.collections
            if isinstance(area, QuadContourSet) and not area.filled
            for path in area.get_paths()
        ]
    )


def layer(weight, bias):
    dense = Dense(*np.shape(weight), rng=np.random.default_rng(0))
    dense.weight[:] = weight
    dense.bias[:] = bias
    return dense


def test_it_returns_the_axes_it_is_given(ax):
    assert decision_boundary(Perceptron(2), CORNERS, AND, ax=ax) is ax


def test_it_makes_axes_where_it_is_given_none():
    assert decision_boundary(Perceptron(2).fit(CORNERS, AND), CORNERS, AND).collections


# each of them answers 1 where x₁ + x₂ > 1.5, in its own way
MODELS = {
    "neuron with a step": Neuron([1, 1], bias=-1.5),
    "neuron with a sigmoid": Neuron([1, 1], bias=-1.5, activation=sigmoid),
    "neuron with tanh": Neuron([1, 1], bias=-1.5, activation=tanh),
    "neuron without a bend": Neuron([1, 1], bias=-1.5, activation=identity),
    "one logit": Sequential([layer([[1], [1]], -1.5)]),
    "one probability": Sequential([layer([[1], [1]], -1.5), sigmoid]),
    "two logits": Sequential([layer([[1, 2], [1, 2]], [1.5, 0])]),
    "softmax": Sequential([layer([[1, 2], [1, 2]], [1.5, 0]), softmax]),
    "callable, probability": lambda x: sigmoid(x.sum(axis=1) - 1.5),
    "callable, score": lambda x: (x.sum(axis=1) - 1.5).reshape(-1, 1),
    "callable, class numbers": lambda x: (x.sum(axis=1) > 1.5).astype(int),
    "callable, truth": lambda x: x.sum(axis=1) > 1.5,
    "callable, signs": lambda x: np.where(x.sum(axis=1) > 1.5, 1, -1),
}


@pytest.mark.parametrize("name", MODELS)
def test_every_kind_of_answer_gives_the_same_regions(name, ax):
    decision_boundary(MODELS[name], CORNERS, AND, ax=ax)
    assert [shaded(ax, point) for point in CORNERS] == [[0], [0], [0], [1]]
    np.testing.assert_allclose(lines(ax).sum(axis=1), 1.5, atol=0.02)


def test_a_threshold_moves_the_line(ax):
    decision_boundary(lambda x: x.sum(axis=1), CORNERS, AND, threshold=1.0, ax=ax)
    np.testing.assert_allclose(lines(ax).sum(axis=1), 1.0, atol=1e-6)


def test_several_classes_each_have_a_region(ax):
    middles = np.array([[0, 0], [4, 0], [0, 4], [4, 4], [2, 2]])
    decision_boundary(
        lambda x: -((x[:, None] - middles) ** 2).sum(axis=2), middles, range(5), ax=ax
    )
    assert [shaded(ax, point) for point in middles] == [[0], [1], [2], [3], [4]]


def test_class_numbers_reach_beyond_two(ax):
    decision_boundary(lambda x: (x[:, 0] * 2.99).clip(0).astype(int), CORNERS, XOR, ax=ax)
    assert [shaded(ax, (place, 0.5)) for place in (0.1, 0.5, 0.9)] == [[0], [1], [2]]


def test_where_one_class_is_everywhere_there_is_no_line(ax, png):
    decision_boundary(lambda x: np.ones(len(x)), CORNERS, XOR, ax=ax)
    assert list(regions(ax)) == [1]
    assert png(ax)


def test_each_sample_is_where_it_belongs_with_the_marker_of_its_class(ax):
    decision_boundary(Perceptron(2), CORNERS, XOR[:, None], ax=ax)
    samples = [points for points in ax.collections if not isinstance(points, QuadContourSet)]
    for number, points in enumerate(samples):
        np.testing.assert_array_equal(points.get_offsets(), CORNERS[number == XOR])
    outlines = [points.get_paths()[0].vertices for points in samples]
    assert outlines[0].shape != outlines[1].shape  # a circle and a square
    assert tuple(samples[1].get_facecolor()[0][:3]) == pytest.approx(to_rgb("#e69f00"))


def test_regions_differ_in_their_hatching(ax):
    decision_boundary(MODELS["two logits"], CORNERS, AND, ax=ax)
    assert len({tuple(area.hatches) for area in regions(ax).values()}) == 2


def test_minus_one_and_one_are_the_two_classes(ax):
    decision_boundary(MODELS["one logit"], CORNERS, 2 * AND - 1, ax=ax)
    samples = [points for points in ax.collections if not isinstance(points, QuadContourSet)]
    assert [len(points.get_offsets()) for points in samples] == [3, 1]


def test_names_replace_numbers(ax, texts):
    decision_boundary(
        Perceptron(2), CORNERS, AND, class_names=["off", "on"], feature_names=("a", "b"), ax=ax
    )
    assert {"off", "on", "a", "b"} <= set(texts(ax))


def test_the_model_is_as_it_was(ax):
    model = mlp([2, 3, 2], rng=np.random.default_rng(0))
    before = model.parameters().values.copy()
    decision_boundary(model, CORNERS, AND, ax=ax)
    np.testing.assert_array_equal(model.parameters().values, before)


@pytest.mark.parametrize(
    ("model", "X", "y", "message"),
    [
        (np.sum, CORNERS[:, :1], AND, r"expected \(samples, 2\).* received \(4, 1\) and \(4,\)"),
        (np.sum, CORNERS, AND[:3], r"received \(4, 2\) and \(3,\)"),
        (np.sum, CORNERS, AND, r"expected answers of shape .* received \(\) for 57600 samples"),
        (lambda x: np.zeros((len(x), 2, 2)), CORNERS, AND, "expected answers of shape"),
        (np.sum, CORNERS, AND / 2, r"expected class numbers from 0.* received \[0.0, 0.5\]"),
        (np.sum, CORNERS, AND - 2, r"expected class numbers from 0.* received \[-2, -1\]"),
    ],
)
def test_what_does_not_fit_is_refused(model, X, y, message, ax):
    with pytest.raises(ValueError, match=message):
        decision_boundary(model, X, y, ax=ax)


def test_what_cannot_be_asked_and_too_few_names_are_refused(ax):
    with pytest.raises(TypeError, match=r"expected a model .* received list"):
        decision_boundary([1, 2], CORNERS, AND, ax=ax)
    with pytest.raises(ValueError, match="expected 2 names, one for each class; received 1"):
        decision_boundary(Perceptron(2), CORNERS, AND, class_names=["off"], ax=ax)


@pytest.mark.parametrize("lang", ["ko"], indirect=True)
def test_no_glyph_is_missing(ax, lang, texts, png):
    decision_boundary(Perceptron(2), CORNERS, AND, feature_names=("기온", "비"), ax=ax)
    assert {"클래스 0", "클래스 1", "기온", "비"} <= set(texts(ax))
    assert png(ax)
