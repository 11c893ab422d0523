"""Whatever lies in a submission's folder is read, or refused with a reason; no link is followed."""

import copy
import json
import os
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from known_notebooks import NAME, assert_gradable, cell_of, known, name_of, own, release, solved
from nbformat import NotebookNode

from autograder.repair import UnreadableError, read_submission, repair_cells
from autograder.repair import files as files_module

FILE = f"{NAME}.ipynb"
SOLVED = nbformat.writes(solved())
NAMES = set(known().cells)


def told() -> dict[str, Any]:
    """Return an honest submission as plain JSON."""
    found: dict[str, Any] = json.loads(SOLVED)
    return found


def read(folder: Path) -> tuple[NotebookNode, list[tuple[str, str]]]:
    """Read, repair and check; return what was done."""
    notebook, repairs = read_submission(folder, NAME, NAMES)
    nbformat.validate(notebook)
    repairs += repair_cells(notebook, known())
    assert_gradable(notebook, known())
    return notebook, [tuple(repair) for repair in repairs]


def refused(folder: Path) -> tuple[str, str]:
    with pytest.raises(UnreadableError) as refusal:
        read_submission(folder, NAME, NAMES)
    assert str(refusal.value)
    return tuple(refusal.value.repair)


def written(folder: Path, notebook: Any, name: str = FILE) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(notebook))
    return path


def without(notebook: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in notebook.items() if key not in keys}


def in_format_3(cell: dict[str, Any]) -> dict[str, Any]:
    if cell["cell_type"] != "code":
        return without(cell, "id")
    return {
        "cell_type": "code", "input": cell["source"], "language": "python", "collapsed": False,
        "metadata": cell["metadata"], "outputs": [{"output_type": "pyout", "text": ["7"]}],
    }  # fmt: skip


def older(major: int) -> dict[str, Any]:
    heading = {"cell_type": "heading", "level": 2, "source": "A heading", "metadata": {}}
    html = {"cell_type": "html", "source": "<p>", "metadata": {}}
    cells = [in_format_3(cell) for cell in told()["cells"]]
    sheets = [{"cells": [heading, html, *cells[:9]]}, {"cells": cells[9:]}]
    return {"nbformat": major, "nbformat_minor": 0, "metadata": {"name": ""}, "worksheets": sheets}


# an honest one


@pytest.mark.parametrize("make", [release, solved])
def test_an_honest_file_is_read_as_it_is(tmp_path: Path, make: Callable[[], NotebookNode]) -> None:
    nbformat.write(make(), tmp_path / FILE)
    notebook, repairs = read(tmp_path)
    assert repairs == []
    assert own(notebook) == own(make())


# formats


@pytest.mark.parametrize("major", [2, 3])
def test_an_older_format_is_brought_up_to_date(tmp_path: Path, major: int) -> None:
    written(tmp_path, older(major))
    notebook, repairs = read(tmp_path)
    assert repairs == [("old-format", FILE)]
    assert own(notebook)[:2] == ["A heading", "<p>"]
    assert cell_of(notebook, "forward").source == cell_of(solved(), "forward").source


def test_format_3_as_nbformat_writes_it(tmp_path: Path) -> None:
    import nbformat.v4.convert

    old = nbformat.v4.convert.downgrade(solved())
    written(tmp_path, old)
    assert read(tmp_path)[1] == [("old-format", FILE)]


@pytest.mark.parametrize(("major", "minor"), [(4, 6), (4, 99), (5, 0), (10**30, -1)])
def test_a_newer_format_is_read_as_far_as_it_is_known(tmp_path, major, minor) -> None:
    written(tmp_path, told() | {"nbformat": major, "nbformat_minor": minor, "novelty": [1]})
    assert read(tmp_path)[1] == [("new-format", FILE)]


@pytest.mark.parametrize("minor", range(6))
def test_every_format_4_is_todays(tmp_path: Path, minor: int) -> None:
    written(tmp_path, told() | {"nbformat_minor": minor})
    assert read(tmp_path)[1] == []


@pytest.mark.parametrize("version", [None, "4", True, 4.0, [4], {}])
def test_a_format_that_is_none_is_noted(tmp_path: Path, version: Any) -> None:
    written(tmp_path, told() | {"nbformat": version})
    assert read(tmp_path)[1] == [("bent-notebook", FILE)]


# cells in all shapes


@pytest.mark.parametrize(
    "cell",
    [
        None, 7, "text", [], {"cell_type": "novel", "source": "x"}, {"cell_type": ["code"]},
        {"cell_type": "code", "source": 7}, {"cell_type": "code", "source": {"a": 1}},
        {"cell_type": "code", "source": ["a", 7, None]}, {"source": "x", "outputs": []},
        {"cell_type": "code", "source": "x", "metadata": []},
        {"cell_type": "code", "source": "s = '\ud800'"},
    ],
)  # fmt: skip
def test_what_is_not_in_the_form_of_a_cell_is_put_right(tmp_path: Path, cell: Any) -> None:
    notebook = told()
    notebook["cells"].insert(1, cell)
    written(tmp_path, notebook)
    (bent,) = read(tmp_path)[1]
    assert bent[0] == "bent-cell"
    assert bent[1].split()[0] == "2"


@pytest.mark.parametrize(
    "cell",
    [
        {"cell_type": "code"},
        {"cell_type": "code", "source": []},
        {"cell_type": "code", "source": ["a\n", "b"], "outputs": 7, "execution_count": "x"},
        {"cell_type": "code", "source": "x", "id": 7},
        {"cell_type": "code", "source": "x", "id": "no id!"},
        {"cell_type": "code", "source": "x", "id": "x" * 65},
        {"cell_type": "code", "source": "x", "id": "title"},
        {"cell_type": "code", "source": "x", "id": "i" * 64},
        {"cell_type": "markdown", "source": "x", "attachments": 7},
        {"cell_type": "markdown", "source": "x", "attachments": {"a": 7, "b": {"c": {}}}},
        {"cell_type": "markdown", "source": "x", "outputs": [], "metadata": {"collapsed": 1}},
        {"cell_type": "code", "source": "x", "attachments": {"a": {"b": "c"}}, "novelty": 1},
    ],
)
def test_what_makes_no_difference_is_not_noted(tmp_path: Path, cell: dict[str, Any]) -> None:
    notebook = told()
    notebook["cells"][1:1] = [cell, cell]
    written(tmp_path, notebook)
    assert read(tmp_path)[1] == []


def test_pictures_in_an_answer_stay(tmp_path: Path) -> None:
    notebook = told()
    answer = next(cell for cell in notebook["cells"] if cell["id"] == "written")
    answer["attachments"] = {"a.png": {"image/png": ["aa", "bb"]}}
    written(tmp_path, notebook)
    read_in, repairs = read(tmp_path)
    assert repairs == []
    assert cell_of(read_in, "written").attachments == {"a.png": {"image/png": "aabb"}}


@pytest.mark.parametrize("metadata", [None, 7, [], {"kernelspec": 7, "lang": ["en"]}, {"a": {}}])
def test_metadata_of_any_shape(tmp_path: Path, metadata: Any) -> None:
    written(tmp_path, told() | {"metadata": metadata})
    notebook, repairs = read(tmp_path)
    assert repairs == []
    assert notebook.metadata.kernelspec == solved().metadata.kernelspec


def test_thousands_of_cells(tmp_path: Path) -> None:
    notebook = told()
    one = {"cell_type": "code", "source": "x", "id": "same", "metadata": {}}
    notebook["cells"] += [one] * (files_module.MOST_CELLS - len(notebook["cells"]))
    written(tmp_path, notebook)
    assert read(tmp_path)[1] == []
    notebook["cells"].append(one)
    written(tmp_path, notebook)
    assert refused(tmp_path) == ("too-large", FILE)


def test_huge_outputs_go(tmp_path: Path) -> None:
    notebook = told()
    output = {"output_type": "stream", "name": "stdout", "text": "x" * (20 << 20)}
    notebook["cells"][2]["outputs"] = [output]
    written(tmp_path, notebook)
    read_in, repairs = read(tmp_path)
    assert repairs == []
    assert len(nbformat.writes(read_in)) < 100_000


# bytes


@pytest.mark.parametrize(
    "encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp949"]
)
def test_another_encoding_is_read_all_the_same(tmp_path: Path, encoding: str) -> None:
    notebook = told()
    notebook["cells"][0]["source"] = "뉴런"
    content = json.dumps(notebook, ensure_ascii=False).replace("−", "-").replace("θ", "t")
    (tmp_path / FILE).write_bytes(content.encode(encoding, "replace"))
    read_in, repairs = read(tmp_path)
    assert repairs == [("encoding", FILE)]
    assert read_in.cells[0].source == "뉴런"


def test_bytes_that_are_no_text_cost_only_themselves(tmp_path: Path) -> None:
    notebook = told()
    notebook["cells"][0]["source"] = "HERE"
    content = json.dumps(notebook).encode().replace(b"HERE", b"a\xffb\x80")
    (tmp_path / FILE).write_bytes(content)
    read_in, repairs = read(tmp_path)
    assert repairs == [("encoding", FILE)]
    assert read_in.cells[0].source == "a\ufffdb\ufffd"


@pytest.mark.parametrize(
    "content",
    [
        b"", b" ", b"\0" * 1000, SOLVED.encode()[:5000], SOLVED.encode()[:-2],
        SOLVED.encode().replace(b",", b"\0,", 1), b"<html>Sign in</html>", b"null", b"7", b"[]",
        b"NaN", b"{}", b'"notebook"', b'{"cells": 7}', b'{"cells": {}}', b'{"worksheets": 7}',
        b'{"worksheets": {"cells": []}}', b"[" * 100_000, b'{"cells":' * 10_000, b"\xff\xfe\x00",
        b"PK\x03\x04", b"\x89PNG\r\n", b'{"cells": [' + b"9" * 5000 + b"]}",
    ],
)  # fmt: skip
def test_what_is_no_notebook_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    assert refused(tmp_path) == ("unreadable", FILE)


@pytest.mark.parametrize("place", ["metadata", "cells"])
def test_deep_nesting_is_left_behind(tmp_path: Path, place: str) -> None:
    notebook = told()
    (notebook["metadata"] if place == "metadata" else notebook["cells"][0])["deep"] = "DEEP"
    content = json.dumps(notebook).replace('"DEEP"', '{"a":' * 900 + "1" + "}" * 900)
    (tmp_path / FILE).write_text(content)
    assert read(tmp_path)[1] == []


def test_numbers_that_are_none(tmp_path: Path) -> None:
    notebook = told()
    notebook["metadata"]["nan"] = float("nan")
    notebook["cells"][0]["metadata"]["nbgrader"] = {"points": float("inf"), "grade_id": "x"}
    written(tmp_path, notebook)
    assert read(tmp_path)[1] == [("foreign", "x")]


def test_a_file_too_large_to_read_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / FILE).open("wb") as file:
        file.truncate(70 << 20)
    assert refused(tmp_path) == ("too-large", FILE)


@pytest.mark.parametrize("part", [b"[],", b"{},", b"1,"])
def test_a_small_file_that_would_fill_the_memory_is_not_parsed(tmp_path: Path, part: bytes) -> None:
    parts = part * 2_000_000
    (tmp_path / FILE).write_bytes(b'{"cells": [], "metadata": [' + parts + b"7]}")
    assert refused(tmp_path) == ("too-large", FILE)


# names and places


def test_nothing_handed_in(tmp_path: Path) -> None:
    assert refused(tmp_path) == ("missing", FILE)
    assert refused(tmp_path / "nowhere") == ("missing", FILE)
    (tmp_path / "notes.txt").write_text("x")
    assert refused(tmp_path) == ("missing", FILE)


@pytest.mark.parametrize(
    "name",
    [
        "neuron (1).ipynb", "Neuron-Copy1.ipynb", "김철수 뉴런.ipynb", "neuron.ipynb.txt",
        "NEURON.IPYNB", "{0}.ipynb", "<b>.ipynb",
    ],
)  # fmt: skip
def test_another_name(tmp_path: Path, name: str) -> None:
    written(tmp_path, told(), name)
    assert read(tmp_path)[1] == [("renamed", name)]


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    written(tmp_path, told(), os.fsdecode(b"\xff.ipynb"))
    ((kind, place),) = read(tmp_path)[1]
    assert kind == "renamed"
    assert place.encode() == "\ufffd.ipynb".encode()


@pytest.mark.parametrize("place", ["neuron", "a/b/c/d", FILE])
def test_a_folder_of_its_own(tmp_path: Path, place: str) -> None:
    written(tmp_path, told(), f"{place}/{FILE}")
    assert read(tmp_path)[1] == [("nested", f"{place}/{FILE}")]


def test_the_newest_of_many(tmp_path: Path) -> None:
    for age, name in enumerate(("c", "a", "b")):
        notebook = told()
        notebook["cells"][0]["source"] = name
        path = written(tmp_path, notebook, f"{name}.ipynb")
        os.utime(path, (1e9 - age, 1e9 - age))
    notebook, repairs = read(tmp_path)
    assert notebook.cells[0].source == "c"
    assert repairs == [("renamed", "c.ipynb")]


@pytest.mark.parametrize("content", [b"", b"{", SOLVED.encode()[:3000]])
def test_beside_a_broken_file_a_copy_that_can_be_read(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    written(tmp_path, told(), "neuron-Copy1.ipynb")
    assert read(tmp_path)[1] == [("renamed", "neuron-Copy1.ipynb")]


def test_another_notebook_is_not_taken_for_it(tmp_path: Path) -> None:
    notebook = told()
    notebook["cells"] = notebook["cells"][:5]  # shares a cell, as notebooks of an assignment may
    written(tmp_path, notebook, "another.ipynb")
    written(tmp_path, told(), f".ipynb_checkpoints/{FILE}")
    written(tmp_path, told(), f"a/b/c/d/e/{FILE}")
    assert refused(tmp_path) == ("missing", FILE)


def test_a_notebook_of_the_right_name_and_nothing_else(tmp_path: Path) -> None:
    written(tmp_path, {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})
    assert read(tmp_path)[1] == [("deleted", name) for name in known().cells]


def test_a_folder_full_of_folders_is_not_searched_to_its_end(tmp_path: Path) -> None:
    for number in range(600):
        (tmp_path / f"folder {number}").mkdir()
    written(tmp_path, told(), f"last/{FILE}")
    assert refused(tmp_path) == ("missing", FILE)


def test_only_the_newest_few_of_many_other_notebooks_are_read(tmp_path: Path) -> None:
    os.utime(written(tmp_path, told(), "solved.ipynb"), (1e9, 1e9))
    for number in range(10):
        assert read(tmp_path)[1] == [("renamed", "solved.ipynb")]
        (tmp_path / f"{number}.ipynb").touch()
    assert refused(tmp_path) == ("missing", FILE)


# what is no file


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    secret = written(tmp_path, told(), "elsewhere/secret.ipynb")
    folder = tmp_path / "submission"
    folder.mkdir()
    (folder / FILE).symlink_to(secret)
    assert refused(folder) == ("link", FILE)
    (folder / "other.ipynb").symlink_to(secret)
    (folder / "below").symlink_to(secret.parent)
    assert refused(folder) == ("link", FILE)
    written(folder, told(), "copy.ipynb")
    assert read(folder)[1] == [("link", FILE), ("renamed", "copy.ipynb")]


@pytest.mark.parametrize("target", [FILE, "nowhere", ".", "..", "/dev/zero", "/proc/self/mem"])
def test_links_to_nowhere_to_themselves_and_to_devices(tmp_path: Path, target: str) -> None:
    (tmp_path / FILE).symlink_to(target)
    (tmp_path / "loop").symlink_to(".")
    assert refused(tmp_path) == ("link", FILE)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / FILE)
    os.mkfifo(tmp_path / "other.ipynb")
    assert refused(tmp_path) == ("unreadable", FILE)


def test_a_socket_and_a_folder_are_no_notebooks(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(FILE)
        assert refused(tmp_path) == ("unreadable", FILE)
    (tmp_path / FILE).unlink()
    (tmp_path / FILE).mkdir()
    assert refused(tmp_path) == ("unreadable", FILE)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    written(tmp_path, told()).chmod(0)
    assert refused(tmp_path) == ("unreadable", FILE)


# anything at all

texts = st.text(st.characters(), max_size=20)  # half characters and NUL among them
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)
marks = st.fixed_dictionaries(
    {},
    optional={
        "grade_id": st.sampled_from(sorted(NAMES)) | json_values,
        **dict.fromkeys(("grade", "locked", "solution", "task", "points"), json_values),
        "schema_version": st.integers(0, 5) | json_values,
    },
)
metadatas = st.fixed_dictionaries(
    {},
    optional={
        "nbgrader": marks | json_values,
        "tags": st.lists(st.sampled_from(["skip-execution", "mine"])) | json_values,
        "id": st.sampled_from(sorted(NAMES)) | json_values,
        "collapsed": json_values,
    },
)
cells = st.fixed_dictionaries(
    {},
    optional={
        "cell_type": st.sampled_from(["code", "markdown", "raw", "heading"]) | json_values,
        "source": texts | st.lists(texts) | json_values,
        "input": texts,
        "metadata": metadatas | json_values,
        "id": st.sampled_from(sorted(NAMES)) | json_values,
        "outputs": json_values,
        "attachments": st.dictionaries(texts, st.dictionaries(texts, texts)) | json_values,
    },
)
notebooks = st.fixed_dictionaries(
    {},
    optional={
        "cells": st.lists(cells | json_values, max_size=6) | json_values,
        "worksheets": st.lists(st.fixed_dictionaries({"cells": st.lists(cells)})) | json_values,
        "metadata": json_values,
        "nbformat": st.integers(1, 6) | json_values,
        "nbformat_minor": json_values,
    },
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("submission")


@settings(max_examples=300, deadline=None)
@given(notebooks | json_values)
@example({"cells": [{"cell_type": "code", "source": "\ud800"}]})
def test_anything_is_a_notebook_or_is_refused(folder: Path, notebook: Any) -> None:
    written(folder, notebook)
    try:
        read_in, _ = read(folder)
    except UnreadableError:
        assert refused(folder) == ("unreadable", FILE)
        return
    # what can be read of a cell's source is still there
    text = "\n".join(cell.source for cell in read_in.cells)
    cells = notebook["cells"] if isinstance(notebook.get("cells"), list) else []
    for cell in cells:
        source = cell.get("source") if isinstance(cell, dict) else None
        if isinstance(source, str):
            clean = source.encode("utf-8", "backslashreplace").decode()
            assert all(line.strip() in text for line in clean.split("\n"))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_notebook_or_are_refused(folder: Path, content: bytes) -> None:
    (folder / FILE).write_bytes(content)
    assert refused(folder) == ("unreadable", FILE)


LINES = {
    name_of(cell) or cell.id: f"mine_{number} = {number}"
    for number, cell in enumerate(solved().cells)
}


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, Any]:
    """A submission in which every cell has a line of the learner's, changed in up to six ways."""
    notebook = told()
    for cell in notebook["cells"]:
        cell["source"] = [*cell["source"], f"\n{LINES[cell['id']]}\n"]
    all_cells = notebook["cells"]
    for _ in range(draw(st.integers(0, 6))):
        place = draw(st.integers(0, len(all_cells) - 1))
        cell = all_cells[place]
        match draw(st.sampled_from(["copy", "move", "split", "merge", "type", "marks", "key"])):
            case "copy":
                all_cells.insert(draw(st.integers(0, len(all_cells))), copy.deepcopy(cell))
            case "move":
                all_cells.insert(draw(st.integers(0, len(all_cells) - 1)), all_cells.pop(place))
            case "split":
                half = copy.deepcopy(cell)
                cut = draw(st.integers(0, len(cell["source"])))
                cell["source"], half["source"] = cell["source"][:cut], cell["source"][cut:]
                all_cells.insert(place + 1, half)
            case "merge" if len(all_cells) > 1:
                other = all_cells.pop(place)
                all_cells[place - 1]["source"] += ["\n", *other["source"]]
            case "type":
                cell["cell_type"] = draw(st.sampled_from(["code", "markdown", "raw", "x"]))
            case "marks":
                cell["metadata"] = draw(metadatas)
            case "key":
                key = draw(st.sampled_from(["id", "metadata", "cell_type", "outputs"]))
                cell[key] = draw(json_values)
    return notebook


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(mutated())
def test_whatever_is_done_to_cells_no_line_of_the_learners_is_lost(
    folder: Path, notebook: dict[str, Any]
) -> None:
    written(folder, notebook)
    read_in, _ = read(folder)
    kept = {line.strip() for cell in read_in.cells for line in cell.source.split("\n")}
    assert set(LINES.values()) <= kept
