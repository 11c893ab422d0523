"""Whatever a learner's process tells of a cell, it becomes outputs that a notebook can hold."""

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from autograder.grading.conversation import raised
from autograder.grading.outputs import Shown, passed_on, told, writable

json_values = st.deferred(
    lambda: (
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
        | st.lists(json_values, max_size=4)
        | st.dictionaries(st.text(max_size=5), json_values, max_size=4)
    )
)  # fmt: skip
names = st.sampled_from(["ValueError", "SystemExit", "KeyboardInterrupt", "exec", "OSError",
                         "UnicodeDecodeError", "ExceptionGroup", "Warning", "Mine", "not a name",
                         "", "\ud800"])  # fmt: skip
troubles = json_values | st.fixed_dictionaries(
    {},
    optional={
        "kinds": json_values | st.lists(names), "name": json_values | names,
        "message": json_values, "cell": json_values, "line": json_values, "text": json_values,
    },
)  # fmt: skip
replies = st.fixed_dictionaries(
    {},
    optional={
        "stdout": json_values, "stderr": json_values, "raised": troubles, "trouble": troubles,
        "rich": json_values | st.lists(st.tuples(
            st.sampled_from(["execute_result", "display_data", 3]),
            json_values | st.fixed_dictionaries({}, optional={
                "text/plain": json_values, "image/png": json_values | st.just("iVBORw0KGgo="),
                "text/html": st.text(),
            }),
        ).map(list)),
    },
)  # fmt: skip


@settings(deadline=None)
@given(replies)
def test_whatever_is_told_becomes_outputs(reply):
    outputs = writable(told(reply, 1000, lambda cell, line: "x = 1"))
    cell = nbformat.v4.new_code_cell("1", outputs=[nbformat.from_dict(o) for o in outputs])
    notebook = nbformat.v4.new_notebook(cells=[cell])
    nbformat.validate(notebook)
    nbformat.writes(notebook).encode()


@settings(deadline=None)
@given(troubles, st.booleans())
def test_whatever_was_raised_is_an_exception_that_ends_no_grader(trouble, hidden):
    error = raised(trouble, lambda cell, line: "x = 1", hidden=hidden)
    assert isinstance(error, (Exception, SystemExit))
    assert str(error) is not None


def test_what_is_nested_without_end_is_no_text():
    deep = []
    for _ in range(100_000):
        deep = [deep]
    reply = {"stdout": deep, "rich": [["display_data", {"text/plain": deep}]],
             "raised": {"kinds": [deep], "name": deep, "message": deep, "text": deep}}  # fmt: skip
    (output,) = told(reply, 1000, lambda cell, line: "")
    assert output["evalue"] == ""


@pytest.mark.parametrize("image", ['"><script>', 'iVBORw0KGgo"><script>', "PHN2Zz4=", ""])
def test_only_an_image_is_an_image(image):
    assert told({"rich": [["display_data", {"image/png": image}]]}, 10, lambda *_: "") == []


def error(text):
    return {"output_type": "error", "ename": "E", "evalue": text, "traceback": [text]}


def result(text):
    return {"output_type": "execute_result", "data": {"text/plain": text}}


def stream(text):
    return {"output_type": "stream", "name": "stdout", "text": text}


@pytest.mark.parametrize(("tested", "again", "shown"), [
    ([error("42")], [error("clean")], [error("clean")]),
    ([stream("42"), error("42")], [stream("clean"), error("clean")],
     [stream("clean"), error("clean")]),
    ([stream("42")], [stream("clean"), error("clean")], [stream("clean")]),
    ([result("1.5")], [result("2.5")], [result("1.5")]),
    ([result("text of 42")], [result("clean")], []),
])  # fmt: skip
def test_points_are_the_tested_ones_and_words_the_clean_ones(tested, again, shown):
    assert passed_on(Shown(tested), Shown(again)) == shown


def test_a_test_that_failed_stays_failed():
    (output,) = passed_on(Shown([error("42")]), Shown([]))
    assert output["output_type"] == "error"
    assert "42" not in str(output)
