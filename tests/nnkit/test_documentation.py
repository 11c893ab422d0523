"""Every public name is documented, and the map of the files is the map of the files."""

import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import pytest
from test_repository import FLOORS

import nnkit
import nnkit.plots

ROOT = Path(nnkit.__file__).parent
MODULES = [
    name
    for _, name, _ in pkgutil.walk_packages([str(ROOT)], "nnkit.")
    if not name.startswith("nnkit.widgets")
]
FACES = [
    "activations", "datasets", "gradcheck", "initializers", "layers", "losses", "metrics",
    "models", "neuron", "optimizers", "plots", "schedules", "training",
]  # fmt: skip
PUBLIC = sorted(
    {
        (thing.__module__, name)
        for module in [f"nnkit.{face}" for face in FACES]
        for name, thing in vars(importlib.import_module(module)).items()
        if name in getattr(importlib.import_module(module), "__all__", ())
        and (inspect.isclass(thing) or inspect.isfunction(thing))
        and thing.__module__.startswith("nnkit")
    }
)


@pytest.mark.parametrize("module", MODULES)
def test_every_module_opens_with_prose_and_lists_its_names(module):
    loaded = importlib.import_module(module)
    assert loaded.__doc__
    assert re.match(r"[A-Z8][^\n]*[.:?]\n|[A-Z8][^\n]*\n?[^\n]*[.:?]", loaded.__doc__), (
        loaded.__doc__
    )
    names = loaded.__all__
    assert sorted(set(names)) == sorted(names)
    for name in names:
        thing = getattr(loaded, name)
        if inspect.isclass(thing) or inspect.isfunction(thing):
            assert inspect.getdoc(thing), f"{module}.{name} has no docstring"


@pytest.mark.parametrize(("module", "name"), PUBLIC)
def test_every_public_name_is_documented_as_numpydoc_has_it(module, name):
    thing = getattr(importlib.import_module(module), name)
    text = inspect.getdoc(thing)
    assert text, f"{module}.{name} has no docstring"
    own = thing.__init__ if inspect.isclass(thing) else thing
    inherited = inspect.isclass(thing) and (
        "__init__" not in vars(thing) or getattr(thing, "_is_protocol", False)
    )
    parameters = [
        parameter
        for parameter in inspect.signature(own).parameters.values()
        if parameter.name != "self" and not inherited
    ]
    is_exception = inspect.isclass(thing) and issubclass(thing, Exception)
    if parameters and not is_exception:
        assert "Parameters\n----------" in text or "Attributes\n----------" in text
        for parameter in parameters:
            assert re.search(rf"(^|[\s*,]){re.escape(parameter.name)}\b", text), parameter.name
    if inspect.isclass(thing):
        for method, value in vars(thing).items():
            if inspect.isfunction(value) and not method.startswith("_"):
                assert inspect.getdoc(getattr(thing, method)), f"{name}.{method}"


def rows():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^\| `([\w/.]+)` \| (.+) \|$", text, re.MULTILINE))


def test_the_map_names_every_file_once_with_its_line():
    files = {
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*")
        if path.suffix in {".py", ".txt"} and path.name != "__init__.py"
    }
    listed = rows()
    assert set(listed) == files
    assert all(len(line) > 10 for line in listed.values())
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert len(re.findall(r"^\| `[\w/.]+\.(?:py|txt)` \|", text, re.MULTILINE)) == len(files)


def test_the_map_tells_the_floors_that_the_repositorys_test_holds():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    floors = re.findall(r"^\| (\d) \| `([\w ]+)` \| ([\w, ]+) \|$", text, re.MULTILINE)
    assert [(int(number), place) for number, place, _ in floors[1:]] == [
        (1, "training"), (2, "plots"), (3, "markup"), (4, "widgets"),
    ]  # fmt: skip
    for (_, _, told), (_, allowed) in zip(floors, FLOORS, strict=True):
        named = set(re.findall(r"numpy|tqdm|matplotlib|anywidget", told))
        assert named == allowed & {"numpy", "tqdm", "matplotlib", "anywidget"}
