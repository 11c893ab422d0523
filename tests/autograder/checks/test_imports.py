"""An answer that comes from the reference package is refused, however it gets there."""

import functools

import pytest

import nnkit
from autograder.checks import CheckFailed, Exercise
from autograder.checks.draws import floats
from autograder.checks.imports import uses_the_reference
from autograder.sandbox.zygote import NotHere

PRELUDE = "import nnkit\nimport numpy as np\nfrom functools import partial\n"

READY_MADE = {
    "the reference itself": "answer = nnkit.sigmoid",
    "called": "def answer(x):\n    return nnkit.sigmoid(x)",
    "imported inside": "def answer(x):\n    from nnkit import sigmoid\n    return sigmoid(x)",
    "a submodule": "def answer(x):\n    import nnkit.activations as a\n    return a.sigmoid(x)",
    "another name": "from nnkit import sigmoid as s\ndef answer(x):\n    return s(x)",
    "a helper": "def help(x):\n    return nnkit.sigmoid(x)\ndef answer(x):\n    return help(x)",
    "an inner function": (
        "def answer(x):\n    def inner():\n        return nnkit.sigmoid(x)\n    return inner()"
    ),
    "a closure": (
        "def make(f):\n    def made(x):\n        return f(x)\n    return made\n"
        "answer = make(nnkit.sigmoid)"
    ),
    "a lambda": "answer = lambda x: nnkit.sigmoid(x)",
    "partial": "answer = partial(nnkit.sigmoid)",
    "a method": "class answer:\n    def forward(self, x):\n        return nnkit.sigmoid(x)",
    "a subclass": "class answer(nnkit.Neuron):\n    pass",
    "a static method": (
        "class answer:\n    @staticmethod\n    def forward(x):\n        return nnkit.sigmoid(x)"
    ),
    "the checks": "def answer(x):\n    from autograder.checks import neuron\n    return neuron",
}
OWN = {
    "plain": "def answer(x):\n    return 1 / (1 + np.exp(-x))",
    "an attribute of that name": "def answer(x):\n    return x.nnkit",
    "a class": "class answer:\n    def forward(self, x):\n        return x",
    "told of in the documentation": "class answer:\n    'nnkit.Dense in my own words'",
    "told of in a text": "NOTE = 'nnkit'\ndef answer(x):\n    return len(NOTE) * x",
    "itself": "def answer(n):\n    return 1 if n == 0 else n * answer(n - 1)",
    "scipy and numpy": "def answer(x):\n    return np.vectorize(abs)(x)",
}


def written(code):
    names = {"__name__": "__main__"}
    exec(PRELUDE + code, names)
    return names["answer"]


@pytest.mark.parametrize("code", READY_MADE.values(), ids=READY_MADE)
def test_what_is_ready_made_is_noticed(code):
    assert uses_the_reference(written(code))
    assert uses_the_reference((abs, written(code)))


@pytest.mark.parametrize("code", OWN.values(), ids=OWN)
def test_what_is_the_learners_own_is_not(code):
    assert not uses_the_reference(written(code))


def test_a_partial_of_ones_own_is_ones_own():
    assert not uses_the_reference(functools.partial(written(OWN["plain"])))


EXERCISE = Exercise("sigmoid", nnkit.sigmoid, [{"x": floats(1, 2)}], {}, ())


@pytest.mark.parametrize(
    ("lang", "reads"), [("en", "Write the code yourself"), ("ko", "직접 작성")]
)
def test_the_refusal_is_a_sentence(lang, reads):
    nnkit.use_language(lang)
    with pytest.raises(CheckFailed, match=reads) as failed:
        EXERCISE.check(nnkit.sigmoid)
    assert failed.value.diagnosis == "not-by-import"
    assert not failed.value.tried_hidden


def not_installed(x):
    raise ModuleNotFoundError("No module named 'nnkit'")


def not_here(x):
    NotHere().find_spec("nnkit", None, None)


@pytest.mark.parametrize("learners", [not_installed, not_here])
def test_where_the_reference_is_not_there_the_sentence_is_the_same(learners):
    nnkit.use_language("en")
    with pytest.raises(CheckFailed, match="Write the code yourself") as failed:
        EXERCISE.check(learners)
    assert failed.value.diagnosis == "not-by-import"


def test_another_package_that_is_missing_is_an_error_like_any_other():
    def learners(x):
        raise ModuleNotFoundError("No module named 'my_nnkit'")

    with pytest.raises(CheckFailed) as failed:
        EXERCISE.check(learners)
    assert failed.value.diagnosis == "raised"
