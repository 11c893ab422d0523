"""A test cell uses what a learner made as it would the thing itself, or learns why it cannot."""

import textwrap

import pytest

LEARNERS = '''
import numpy as np
from dataclasses import dataclass


def double(x, times=2, *, offset=0):
    """Multiply."""
    return x * times + offset

def in_place(x):
    x *= 2

def reshape(x):
    x.shape = (len(x), -1)

def fill(into):
    if isinstance(into, dict):
        into["loss"] = 0.5
        into.pop("old", None)
    else:
        into.append(4)
        into.remove(1)

def draw(rng):
    return rng.normal(size=3)

def apply(function, value):
    return function(value)

def numbers():
    for number in range(3):
        yield number * np.ones(2)

def fail(kind="ValueError"):
    raise {"ValueError": ValueError, "Custom": Custom, "KeyError": KeyError}[kind]("wrong shape")

class Custom(ValueError):
    pass

class Layer:
    kind = "dense"

    def __init__(self, rows=2, columns=3):
        self.params = {"W": np.ones((rows, columns)), "b": np.zeros(columns)}
        self.history = [1.0, 2.0]
        self.trained = False
        self.inner = None

    def forward(self, x):
        self.x = x
        return x @ self.params["W"] + self.params["b"]

    def backward(self, grad):
        self.grads = {"W": self.x.T @ grad, "b": grad.sum(axis=0)}
        return grad @ self.params["W"].T

    @property
    def size(self):
        return sum(value.size for value in self.params.values())

    @classmethod
    def small(cls):
        return cls(1, 1)

    @staticmethod
    def name():
        return "layer"

    def __len__(self):
        return 2

    def __repr__(self):
        return "Layer()"

    def __iter__(self):
        return iter(self.params)

    def __getitem__(self, name):
        return self.params[name]

    def __call__(self, x):
        return self.forward(x)

class Better(Layer):
    pass

@dataclass
class Vector:
    x: float

    def __add__(self, other):
        return Vector(self.x + getattr(other, "x", other))

    __radd__ = __add__

    def __mul__(self, number):
        return Vector(self.x * number)

    def __neg__(self):
        return Vector(-self.x)

    def __matmul__(self, other):
        return self.x * other.x

    def __float__(self):
        return float(self.x)

    def __array__(self, dtype=None, copy=None):
        return np.array([self.x])

    def __eq__(self, other):
        return True

    __hash__ = None

layer = Layer()
class Value:
    def __init__(self, data): self.data = data
    def __sub__(self, other): return Value(self.data - getattr(other, "data", other))
    def __truediv__(self, other): return Value(self.data / getattr(other, "data", other))
    def __abs__(self): return Value(abs(self.data))

class Chameleon:
    def __sub__(self, other): return 0.0
    __rsub__ = __truediv__ = __mod__ = __sub__

class Slow(Chameleon):
    def __sub__(self, other): return Slow()
    def __abs__(self): return 0.0
    __float__ = __neg__ = __pow__ = __abs__
    def __pow__(self, other): return 0.0
    def __array__(self, dtype=None, copy=None): return np.zeros(2)
    def __bool__(self): return False

class Same(Slow):
    def __sub__(self, other): return self

chameleon, slow, same = Chameleon(), Slow(), Same()
entries = Layer()
class Yes:
    def __eq__(self, other): return True
    def __bool__(self): return True
    def __contains__(self, other): return True
yes = Yes()
entries.history = [yes]
'''

WORKS = {
    "a function": "assert double(3) == 6",
    "keyword arguments": "assert double(3, times=3, offset=1) == 10",
    "an array": "assert (double(np.arange(3.0)) == [0, 2, 4]).all()",
    "dtypes": "assert double(np.float32([1])).dtype == np.float32",
    "containers": "assert apply(lambda v: v, {'a': [1, (2, None)]}) == {'a': [1, (2, None)]}",
    "a class and an instance": "assert Layer(2, 3).forward(np.ones((4, 2))).shape == (4, 3)",
    "an instance that is called": "assert Layer()(np.ones((1, 2))).tolist() == [[2, 2, 2]]",
    "class attributes": "assert Layer.kind == 'dense' and Layer.__name__ == 'Layer'",
    "class methods": "assert Layer.small().size == 2 and Layer.name() == 'layer'",
    "properties": "assert layer.size == 9",
    "an attribute that is set": "layer.trained = True; assert layer.trained is True",
    "an attribute that is deleted": "layer.y = 1; del layer.y; assert not hasattr(layer, 'y')",
    "hasattr": "assert hasattr(layer, 'params') and not hasattr(layer, 'parameters')",
    "getattr with a default": "assert getattr(layer, 'no', 7) == 7",
    "vars": "assert 'params' in dir(layer)",
    "a live dictionary that is read": "assert layer.params['W'].shape == (2, 3)",
    "a live dictionary that is set": """
        one = Layer()
        one.params["W"] = np.zeros((2, 3))
        assert (one.forward(np.ones((1, 2))) == 0).all()
    """,
    "a live dictionary's methods": """
        params = Layer().params
        assert isinstance(params, dict) and len(params) == 2 and "W" in params
        assert list(params) == ["W", "b"] and [key for key, value in params.items()] == ["W", "b"]
        assert params.get("no") is None and [v.ndim for v in params.values()] == [2, 1]
        params.update(W=1.0)
        assert dict(params)["W"] == 1.0 and {**params}["W"] == 1.0
        assert params.pop("b").shape == (3,) and params == {"W": 1.0}
        del params["W"]
        assert not params and params == {}
    """,
    "a live list": """
        one = Layer()
        one.history.append(3.0)
        assert isinstance(one.history, list) and one.history == [1.0, 2.0, 3.0]
        assert one.history[-1] == 3.0 and one.history[1:] == [2.0, 3.0] and sum(one.history) == 6.0
        assert one.history[0] > one.history[1] or max(one.history) == 3.0
    """,
    "a chain of attributes": "layer.inner = Layer(); assert layer.inner.params['W'].ndim == 2",
    "isinstance": "assert isinstance(layer, Layer) and isinstance(Better(), Layer)",
    "isinstance that fails": "assert not isinstance(layer, Better) and not isinstance(1, Layer)",
    "issubclass": "assert issubclass(Better, Layer) and not issubclass(Layer, Better)",
    "identity by equality": "assert layer == layer and layer != Layer() and {layer: 1}[layer]",
    "callbacks": "assert apply(lambda v: v + 1, 2) == 3 and apply(np.sum, np.ones(3)) == 3",
    "a callback of the learner's": "assert apply(double, 4) == 8",
    "a callback with the learner's object": "assert apply(lambda one: one.kind, layer) == 'dense'",
    "a callback that raises": """
        import pytest
        def refuse(value):
            raise KeyError("no")
        with pytest.raises(KeyError):
            apply(refuse, 1)
    """,
    "an array changed in place": "x = np.ones(3); in_place(x); assert (x == 2).all()",
    "an array reshaped in place": "x = np.ones((2, 3, 2)); reshape(x); assert x.shape == (2, 6)",
    "an answer changed in place": "y = double(np.ones(3)); in_place(y); assert (y == 4).all()",
    "a dictionary changed in place": "d = {'old': 1}; fill(d); assert d == {'loss': 0.5}",
    "a list changed in place": "l = [1, 2]; fill(l); assert l == [2, 4]",
    "a generator that goes on": """
        one, other = np.random.default_rng(0), np.random.default_rng(0)
        assert (draw(one) == other.normal(size=3)).all()
        assert (draw(one) == other.normal(size=3)).all()
    """,
    "an exception": """
        import pytest
        with pytest.raises(ValueError, match="wrong shape"):
            fail()
    """,
    "an exception of the learner's own": """
        import pytest
        with pytest.raises(ValueError) as caught:
            fail("Custom")
        assert type(caught.value).__name__ == "Custom"
    """,
    "an exception that is not expected": """
        try:
            fail("KeyError")
        except ValueError:
            assert False
        except KeyError:
            pass
    """,
    "an iterator": "assert [list(v) for v in numbers()] == [[0, 0], [1, 1], [2, 2]]",
    "next": "n = numbers(); next(n); assert next(n)[0] == 1 and list(n)[0][0] == 2",
    "zip and enumerate": "assert [i for i, _ in enumerate(zip(numbers(), numbers()))] == [0, 1, 2]",
    "an instance's own iterator": "assert list(layer) == ['W', 'b'] and len(layer) == 2",
    "items": "assert layer['b'].shape == (3,)",
    "operators": "assert (Vector(2) + Vector(3)).x == 5 and (Vector(2) * 3).x == 6",
    "reflected operators": "assert (1 + Vector(2)).x == 3 and sum([Vector(1), Vector(2)]).x == 3",
    "signs": "assert (-Vector(2)).x == -2 and Vector(2) @ Vector(4) == 8",
    "conversions": "assert float(Vector(2)) == 2 and np.asarray(Vector(2)).tolist() == [2]",
    "numpy on an object": "assert np.allclose(Vector(2), [2.0])",
    "repr": "assert repr(layer) == 'Layer()' and str(layer) == 'Layer()'",
    "deepcopy": """
        import copy
        one = Layer()
        other = copy.deepcopy(one)
        other.params["W"] = 0.0
        assert one.params["W"].shape == (2, 3) and copy.copy(one).kind == "dense"
    """,
    "the signature": """
        import inspect
        assert list(inspect.signature(double).parameters) == ["x", "times", "offset"]
    """,
    "the documentation": "assert double.__doc__ == 'Multiply.'",
    "callable": "assert callable(double) and callable(Layer) and not callable(layer.params)",
    "differences and quotients of objects": """
        assert abs(Value(3) - 1).data == 2 and (Value(3) / 2).data == 1.5
        assert (Value(3) - Value(1)).data == 2
    """,
    "membership": "assert 1.0 in Layer().history and 'W' in Layer().params and 3 not in [1.0]",
    "the learner's numbers": "assert list(range(int(Vector(3).x))) == [0, 1, 2]",
    "a gradient by differences": """
        one, x = Layer(), np.ones((2, 2))
        one.forward(x)
        one.backward(np.ones((2, 3)))
        W = one.params["W"].copy()
        W[0, 0] += 1e-6
        before = one.forward(x).sum()
        one.params["W"] = W
        assert abs((one.forward(x).sum() - before) / 1e-6 - one.grads["W"][0, 0]) < 1e-5
    """,
    "many objects": "assert len({id(Layer()) for _ in range(50)}) >= 1",
    "numpy's own name": "assert np.__name__ == 'numpy' and np.pi > 3",
}  # fmt: skip

FAILS = {
    "a subclass": ("class Mine(Layer): pass", "subclass of a learner's class"),
    "the source": ("import inspect; inspect.getsource(double)", "cannot look into the source"),
    "the code": ("double.__code__", "cannot look into the source"),
    "a pickle": ("import pickle; pickle.dumps(layer)", "cannot be pickled"),
    "a write into an answer": ("double(np.ones(2))[0] = 1", "read-only"),
    "a write into a live array": ("layer.params['W'][0, 0] += 1e-6", "read-only"),
    "a comparison of objects": ("assert Vector(1) == 1", "cannot be compared"),
    "an order of objects": ("assert Vector(1) < 2", "cannot be compared"),
    "an object that equals all": ("assert yes == 3", "cannot be compared"),
    "an object that is found": ("assert yes in [1, 2, 3]", "cannot be compared"),
    "a difference that is 0": ("assert abs(chameleon - 3) < 1e-6", "nor by a difference"),
    "a difference from it": ("assert abs(3 - chameleon) < 1e-6", "nor by a difference"),
    "a quotient": ("assert abs(chameleon / 3) < 1e-6", "nor by a difference"),
    "a difference from an array": ("(chameleon - np.ones(3)).sum()", "nor by a difference"),
    "a difference of an object": ("assert abs(slow - 3) < 1e-6", "nor by a difference"),
    "a difference that is itself": ("assert abs(same - 3) < 1e-6", "nor by a difference"),
    "a difference as a number": ("assert float(slow - 3) < 1e-6", "nor by a difference"),
    "a difference as an array": ("assert not np.any(slow - 3)", "nor by a difference"),
    "a difference as a truth": ("assert not (slow - 3)", "nor by a difference"),
    "a difference squared": ("assert (slow - 3) ** 2 < 1e-6", "nor by a difference"),
    "an entry that equals all": ("assert 3 in entries.history", "cannot be compared"),
    "an object of the test's own": ("double(object())", "a test can pass numbers, text, arrays"),
    "no number": ("float(Layer())", "float"),
    "no array": ("np.asarray(Layer())", "is no array of numbers"),
    "too much at once": ("double(np.ones(1 << 24))", "too much at once"),
    "a name that is not there": ("tripple(1)", "there is no `tripple`"),
    "an attribute that is not there": ("layer.parameters", "has no attribute 'parameters'"),
    "an array that the test locked": (
        "x = np.ones(2); x.flags.writeable = False; in_place(x)", "read-only"
    ),
}  # fmt: skip


@pytest.fixture(scope="module")
def learners(zygote):
    from autograder.grading.session import Session

    with Session(zygote) as session:
        assert session.run_learners("learners", LEARNERS).outputs == []
        yield session


def run(session, source, **options):
    source = "import numpy as np\n" + textwrap.dedent(source).strip()
    return session.run_locked("test", source, **{"graded": True, "hidden": False} | options)


@pytest.mark.parametrize("source", WORKS.values(), ids=WORKS)
def test_what_works(learners, source):
    assert run(learners, source).outputs == []


@pytest.mark.parametrize(("source", "sentence"), FAILS.values(), ids=FAILS)
def test_what_cannot_work_says_so(learners, source, sentence):
    (output,) = run(learners, source).outputs
    assert output["output_type"] == "error"
    assert sentence in output["evalue"]


def test_an_object_of_an_earlier_process_says_so(learners):
    source = "if 'kept' not in globals():\n    kept = Layer()\nelse:\n    kept.forward(1)"
    assert run(learners, source).outputs == []
    learners._tested.end()
    (output,) = run(learners, source).outputs
    assert "started anew" in output["evalue"]


def test_objects_that_nobody_holds_are_forgotten(learners):
    run(learners, "kept = [Layer() for _ in range(300)]\nassert len(kept) == 300\ndel kept")
    assert run(learners, "assert Layer().kind == 'dense'").outputs == []
    assert len(learners._tested._conversation._proxies) < 50
