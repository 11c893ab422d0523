"""Parts of an object by their names, here and in a learner's process."""

import types

import numpy as np
import pytest

from autograder.fields import look, place
from autograder.grading.process import Zygote
from autograder.grading.session import Session
from autograder.sandbox.limits import Limits

MODEL = """
class Layer:
    def __init__(self):
        self.params = {"weight": [[1.0, 2.0]], "bias": [0.5]}

class Model:
    def __init__(self):
        self.layers = [Layer(), Layer()]

model = Model()
"""


@pytest.fixture(scope="module")
def zygote():
    zygote = Zygote(Limits())
    yield zygote
    zygote.close()


@pytest.fixture(params=["here", "there"])
def model(request):
    if request.param == "here":
        namespace = {}
        exec(MODEL, namespace)
        yield namespace["model"]
        return
    with Session(request.getfixturevalue("zygote")) as session:
        session.run_learners("model", MODEL)
        yield session._tested.ready().lookup(["model"])["model"]


def test_parts_are_found_by_their_names(model):
    assert look(model) == []
    assert look(model, "layers[1].params[weight][0][1]", "layers[0].params") == [
        2.0,
        {"weight": [[1.0, 2.0]], "bias": [0.5]},
    ]


def test_what_is_set_is_there(model):
    place(
        model,
        {"layers[0].params[bias]": np.array([3.0]), "name": "two layers", "layers[1]": 7},
    )
    bias, name, layer = look(model, "layers[0].params[bias]", "name", "layers[1]")
    assert (bias.tolist(), name, layer) == ([3.0], "two layers", 7)


@pytest.mark.parametrize(
    ("field", "error"),
    [
        ("width", AttributeError),
        ("layers[2]", IndexError),
        ("layers[0].params[scale]", KeyError),
        ("layers[first]", TypeError),
    ],
)
def test_what_is_not_there_is_an_error_of_the_usual_kind(model, field, error):
    with pytest.raises(error):
        look(model, "layers", field)
    with pytest.raises(error):
        place(model, {f"{field}.name[x]": 1})


@pytest.mark.parametrize("field", ["", "layers[0", "layers.", "layers[]"])
def test_what_is_no_name_is_refused(model, field):
    with pytest.raises(ValueError, match=r"expected a name such as|[Ee]mpty|Missing"):
        place(model, {field: 1})


def test_many_parts_are_one_question(zygote, monkeypatch):
    asked = []
    with Session(zygote) as session:
        session.run_learners("model", MODEL)
        conversation = session._tested.ready()
        model = conversation.lookup(["model"])["model"]
        ask = conversation._ask
        monkeypatch.setattr(
            conversation,
            "_ask",
            types.MethodType(lambda self, *args: asked.append(1) or ask(*args), conversation),
        )
        look(model, *(f"layers[{n}].params[bias]" for n in (0, 1)))
        place(model, {f"layers[{n}].params[bias]": 0.0 for n in (0, 1)})
    assert len(asked) == 2
