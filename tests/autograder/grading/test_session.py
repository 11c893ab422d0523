"""Each cell on its side of the wall; a crash costs itself; nothing hidden is shown."""

import dataclasses
import json
import resource

import nbformat
import pytest

import nnkit
from autograder.errors import CourseError
from autograder.grading.notebook import Locked, run_notebook
from autograder.grading.process import Zygote
from autograder.grading.session import Session
from autograder.sandbox.limits import Limits

HIDDEN = "### BEGIN HIDDEN TESTS\n{}\n### END HIDDEN TESTS"


@pytest.fixture
def impatient(zygote, monkeypatch):
    """The same zygote with a short time limit."""
    monkeypatch.setattr("autograder.grading.process._GRACE_SECONDS", 0.2)
    limits = Limits(cell_seconds=0.5, submission_seconds=60)
    monkeypatch.setattr(zygote, "limits", limits)
    with Session(zygote) as session:
        yield session


def probe(session, source, *, hidden=False, graded=True):
    source = HIDDEN.format(source) if hidden else source
    return session.run_locked("test", source, graded=graded, hidden=hidden)


def text(shown):
    return json.dumps(shown.outputs, ensure_ascii=False)


def error(shown):
    (output,) = [output for output in shown.outputs if output["output_type"] == "error"]
    return output


# the learner's cells


def test_a_cell_shows_what_a_notebook_would(session):
    shown = session.run_learners("a", "import sys\nprint('out')\nprint('err', file=sys.stderr)\n3")
    assert [(o["output_type"], o.get("name")) for o in shown.outputs] == [
        ("stream", "stdout"), ("stream", "stderr"), ("execute_result", None),
    ]  # fmt: skip
    assert shown.outputs[2]["data"] == {"text/plain": "3"}
    assert shown.ended == ""


def test_magics_and_displays_work(session):
    shown = session.run_learners("a", "%who\nfrom IPython.display import display\ndisplay(1)")
    assert "Interactive namespace is empty" in text(shown)
    assert shown.outputs[-1]["output_type"] == "display_data"


def test_a_figure_is_shown(session):
    pytest.importorskip("matplotlib")
    source = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()"
    shown = session.run_learners("a", source)
    assert any("image/png" in output.get("data", {}) for output in shown.outputs)
    assert not [output for output in shown.outputs if output["output_type"] == "error"]


def test_a_traceback_has_the_learners_frames_alone(session):
    session.run_learners("helper", "def helper():\n    return 1 / 0")
    shown = session.run_learners("use", "x = 1\nhelper()")
    told = error(shown)
    assert told["ename"] == "ZeroDivisionError"
    assert "<cell use>, line 2" in "\n".join(told["traceback"])
    assert "<cell helper>, line 2, in helper\n    return 1 / 0" in "\n".join(told["traceback"])
    assert "site-packages" not in text(shown)
    assert "autograder" not in text(shown)


def test_a_syntax_error_shows_its_line(session):
    assert "def f(:" in text(session.run_learners("a", "def f(:\n    pass"))


def test_prints_are_capped(session):
    shown = session.run_learners("a", "print('x' * 1_000_000)")
    assert len(shown.outputs[0]["text"]) < session.limits.output + 20
    assert shown.outputs[0]["text"].endswith("[…]\n")


def test_many_figures_are_capped_and_the_cell_counts(session):
    source = """
    from IPython.display import display
    for _ in range(60):
        display({"image/png": "iVBORw0KGgo" + "A" * 200_000}, raw=True)
    done = True
    """
    import textwrap

    shown = session.run_learners("a", textwrap.dedent(source))
    assert len(text(shown)) < 4_000_000
    assert shown.outputs[-1]["data"] == {"text/plain": "[…]"}
    assert probe(session, "assert done").outputs == []


def test_a_value_too_large_to_be_sent_is_an_error_and_no_crash(session):
    session.run_learners("a", "import numpy as np\nf = lambda: np.ones(1 << 24)\ng = lambda: 1")
    shown = probe(session, "f()")
    assert "too long" in error(shown)["evalue"]
    assert shown.ended == ""
    assert probe(session, "assert g() == 1").outputs == []


# the tests


def test_a_test_that_passes_shows_nothing(session):
    session.run_learners("a", "def f(x):\n    return x + 1")
    assert probe(session, "assert f(1) == 2").outputs == []


def test_warnings_cost_nothing_and_are_not_shown(session):
    session.run_learners("a", "import warnings\ndef f():\n    warnings.warn('w')\n    return 1")
    assert probe(session, "import warnings\nwarnings.warn('x')\nassert f() == 1").outputs == []


def test_prints_of_the_learners_code_are_shown_and_capped(session):
    session.run_learners("a", "def f():\n    print('hello' * 1000)")
    shown = probe(session, "for _ in range(100):\n    f()")
    (output,) = shown.outputs
    assert output["text"].startswith("hello")
    assert len(output["text"]) <= session.limits.output


def test_partial_credit_is_the_last_expression_and_never_an_object_of_the_learners(session):
    session.run_learners("a", "class Points:\n    def __repr__(self): return '100.0'\np = Points()")
    (output,) = probe(session, "x = 1.5\nx").outputs
    assert output["data"] == {"text/plain": "1.5"}
    assert probe(session, "p").outputs == []


def test_what_a_locked_cell_defines_is_never_the_learners(session):
    session.run_learners("a", "def helper():\n    return 'mine'\ncheck = helper")
    probe(session, "def helper():\n    return 'ours'", graded=False)
    session.run_learners("b", "def helper():\n    return 'mine again'")
    assert probe(session, "assert helper() == 'ours'").outputs == []
    # but the learner's code may build on it
    session.run_learners("c", "found = helper()")
    assert probe(session, "assert found == 'mine again'").outputs == []


def test_numpy_is_the_graders(session):
    source = "import numpy as np\nnp.allclose = lambda *args: True\ndef f():\n    return 0.0"
    session.run_learners("a", source)
    assert error(probe(session, "assert np.allclose(f(), 1.0)"))["ename"] == "AssertionError"
    session.run_learners("b", "class np:\n    allclose = staticmethod(lambda *args: True)")
    assert error(probe(session, "assert np.allclose(f(), 1.0)"))["ename"] == "AssertionError"


def test_a_helper_of_an_earlier_test_finds_the_learners_names(session):
    session.run_learners("a", "def f():\n    return 1")
    probe(session, "def use():\n    return f()\nassert use() == 1")
    session.run_learners("b", "def f():\n    return 2")
    assert probe(session, "assert use() == 2").outputs == []


def test_the_hidden_part_of_an_ungraded_cell_stays_here(session):
    source = "shared = 1\n### BEGIN HIDDEN TESTS\nsecret = 42\n### END HIDDEN TESTS\nlast = 2"
    session.run_locked("given", source, graded=False, hidden=True)
    session.run_learners("a", "found = sorted(n for n in globals() if n in 'shared secret last')")
    assert probe(session, "assert found == ['last', 'shared'] and secret == 42").outputs == []


# crashes and time-outs


@pytest.mark.parametrize("crash", [
    "import os; os._exit(3)", "import ctypes; ctypes.string_at(0)", "import os; os.abort()",
    "import os; os.closerange(0, 100)", "x = bytearray(1 << 40)", "raise SystemExit(1)",
])  # fmt: skip
def test_a_crash_costs_itself_alone(session, crash):
    session.run_learners("before", "def f():\n    return 1")
    assert "error" in text(session.run_learners("crash", crash)) or crash.startswith(
        "import os; os.c"
    )
    session.run_learners("after", "def g():\n    return f() + 1")
    session.run_learners("again", "def g():\n    return f() + 1")
    assert probe(session, "assert f() == 1 and g() == 2").outputs == []


@pytest.mark.parametrize("crash", ["import os; os._exit(3)", "import ctypes; ctypes.string_at(0)"])
def test_a_crash_in_a_test_costs_that_test_alone(session, crash):
    session.run_learners("a", f"def f():\n    {crash}\ndef g():\n    return 1")
    shown = probe(session, "f()")
    assert shown.ended == "ended"
    assert "ended its own process" in error(shown)["evalue"]
    assert probe(session, "assert g() == 1").outputs == []


def test_a_test_does_not_take_a_crash_for_an_answer(session):
    session.run_learners("a", "import os\ndef f():\n    os._exit(0)")
    for attempt in ("except:\n    pass", "except BaseException:\n    pass", "finally:\n    x = 1"):
        shown = probe(session, f"try:\n    f()\n{attempt}")
        assert shown.ended == "ended"
        assert error(shown)["ename"] == "LearnersProcessEnded"


def test_an_endless_loop_costs_itself_alone(impatient):
    impatient.run_learners("a", "def f():\n    while True:\n        pass\ndef g():\n    return 1")
    shown = impatient.run_learners("loop", "kept = 1\nwhile True:\n    pass")
    assert shown.ended == "timeout"
    assert "0.5 seconds" in error(shown)["evalue"]
    assert probe(impatient, "f()").ended == "timeout"
    # a process that breaks off when it is asked to goes on, with what it had
    assert probe(impatient, "assert g() == 1 and kept == 1").outputs == []


def test_a_loop_that_swallows_interrupts_is_ended(impatient):
    loop = "while True:\n        try:\n            while True: pass\n        except: pass"
    impatient.run_learners("a", f"def f():\n    {loop}\ndef g():\n    return 1")
    assert probe(impatient, "f()").ended == "timeout"
    assert probe(impatient, "assert g() == 1").outputs == []


def test_a_test_that_itself_runs_on_is_broken_off(impatient, monkeypatch):
    monkeypatch.setattr("autograder.grading.session._WATCHDOG_SECONDS", 0.0)
    impatient.run_learners("a", "def f():\n    return 1 << 62")
    shown = probe(impatient, "n = f()\nwhile n:\n    n -= 1")
    assert shown.ended == "timeout"
    assert probe(impatient, "assert f() == 1 << 62").outputs == []


def test_an_endless_iterator_ends_with_the_time_limit(impatient):
    impatient.run_learners("a", "import itertools\nf = itertools.count")
    assert probe(impatient, "for _ in f():\n    pass").ended == "timeout"


def test_endless_callbacks_end_with_the_time_limit(impatient):
    impatient.run_learners("a", "def f(g):\n    while True:\n        g(1)")
    assert probe(impatient, "f(lambda x: x)").ended in ("timeout", "lied")
    impatient.run_learners("b", "def f(g):\n    return g(f, g)")
    shown = probe(impatient, "def g(f, g):\n    return f(g)\nf(g)")
    assert error(shown)


def test_time_over_in_a_callback_leaves_both_sides_in_step(impatient):
    source = "def f(g):\n    return g()\ndef slow():\n    while True: pass\ndef h():\n    return 7"
    impatient.run_learners("a", source)
    assert probe(impatient, "f(lambda: slow())").ended == "timeout"
    assert probe(impatient, "assert h() == 7").outputs == []


def test_the_whole_notebook_has_a_limit(zygote, monkeypatch):
    limits = Limits(cell_seconds=5, submission_seconds=0.0)
    monkeypatch.setattr(zygote, "limits", limits)
    with Session(zygote) as session:
        shown = session.run_learners("a", "x = 1")
        assert shown.ended == "total"
        assert "whole notebook" in error(shown)["evalue"]


def test_who_answers_too_much_is_ended(session, monkeypatch):
    monkeypatch.setattr("autograder.grading.conversation._MOST_WEIGHT", 1 << 20)
    session.run_learners(
        "a", "import numpy as np\nf = lambda: np.zeros(200_000, bool)\ng = lambda: 1"
    )
    shown = probe(session, "f()")
    assert shown.ended == "flooded"
    assert "far more data" in error(shown)["evalue"]
    assert probe(session, "assert g() == 1\n" * 50).outputs == []


# callbacks


def test_a_function_of_the_tests_is_for_the_tests_calls_alone(session):
    session.run_learners("a", "kept = []\ndef keep(g):\n    kept.append(g)\n    return g(1)")
    assert probe(session, "assert keep(lambda x: x * 41) == 41").outputs == []
    assert "called by what the test calls" in text(session.run_learners("b", "print(kept[0](1))"))
    # an object that a test made may use it in a later test
    session.run_learners("c", "class Layer:\n    def __init__(self, f): self.f = f\n"
                              "    def forward(self, x): return self.f(x)")  # fmt: skip
    assert probe(session, "layer = Layer(lambda x: x + 1)").outputs == []
    assert probe(session, "assert layer.forward(1) == 2").outputs == []


def test_a_function_of_the_tests_cannot_become_the_learners(session):
    session.run_learners("a", "def f(g):\n    global answer\n    answer = g\n    return 1")
    assert probe(session, "assert f(lambda: 42) == 1").outputs == []
    shown = probe(session, "assert answer() == 42")
    assert shown.ended == "lied"


def test_a_function_of_the_tests_takes_no_more_memory_than_a_learner_may(zygote, monkeypatch):
    limits = dataclasses.replace(zygote.limits, memory=256 << 20)
    monkeypatch.setattr(zygote, "limits", limits)
    before = resource.getrlimit(resource.RLIMIT_AS)
    with Session(zygote) as session:
        session.run_learners("a", "import numpy as np\ndef f(g):\n    x = np.ones(8000)\n"
                                  "    g(x, x[:, np.newaxis])\n    return 1")  # fmt: skip
        assert probe(session, "f(lambda x, y: (x * y).sum())").ended == "lied"
        assert session.notes == ["wire: a call back that led too far: MemoryError"]
        assert probe(session, "assert f(lambda x, y: x.sum()) == 1").outputs == []
    assert resource.getrlimit(resource.RLIMIT_AS) == before


def test_what_a_callback_prints_and_raises_stays_in_order(session):
    session.run_learners(
        "a", "def f(g):\n    try:\n        g()\n    except KeyError:\n        return 1"
    )
    source = "def g():\n    print('in the test')\n    raise KeyError\nassert f(g) == 1"
    assert probe(session, source).outputs[0]["text"] == "in the test\n"


# hidden tests


def test_a_hidden_test_shows_that_it_failed_and_no_more(session):
    session.run_learners(
        "a", "class Told_42(ValueError): pass\ndef f(x):\n    print(x)\n    raise Told_42(x)"
    )
    shown = probe(session, "f(42)", hidden=True)
    assert "42" not in text(shown)
    assert error(shown)["ename"] == "Exception"
    assert "a hidden test failed" in error(shown)["evalue"]


def test_an_exit_code_is_not_shown_of_a_test(session):
    session.run_learners("a", "import os\ndef f(x):\n    os._exit(x)")
    for hidden in (True, False):  # a visible one may try hidden inputs, to tell the mistake
        assert "42" not in text(probe(session, "f(42)", hidden=hidden))
    assert "42" in text(session.run_learners("b", "f(42)"))


KEEPS = "seen = []\ndef f(x):\n    seen.append(x)\n    return x"


def test_hidden_inputs_are_not_shown_by_later_cells(session):
    session.run_learners("a", KEEPS)
    assert probe(session, "assert f(42) == 42", hidden=True).outputs == []
    shown = session.run_learners("b", "print('seen', seen)\nseen")
    assert "42" not in text(shown)
    assert "seen []" in text(shown)
    assert "42" not in text(session.run_learners("c", "raise ValueError(seen)"))
    assert "42" not in text(
        session.run_learners("d", "import os\nos._exit(seen[0] if seen else 0)")
    )


def test_hidden_inputs_are_not_shown_by_later_visible_tests(session):
    session.run_learners("a", KEEPS + "\ndef g():\n    print(seen)\n    raise ValueError(seen)")
    probe(session, "assert f(42) == 42", hidden=True)
    shown = probe(session, "print('visible')\ng()")
    assert "42" not in text(shown)
    assert error(shown)["ename"] == "ValueError"
    assert "visible" in text(shown)


def test_hidden_inputs_are_not_shown_as_the_answer_to_a_question(session):
    probe(session, "from autograder.checks import backpropagation as check", graded=False)
    session.run_learners("a", KEEPS)
    probe(session, "assert f(42) == 42", hidden=True)
    session.run_learners(
        "b",
        "class Seen:\n    def __repr__(self): return str(seen)\n    __str__ = __repr__\n"
        "def by_hand():\n    return dict.fromkeys(names, str(seen))\n"
        "def by_hand_in_disguise():\n    return dict.fromkeys(names, Seen())\n"
        "def letters():\n    return str(seen)\n"
        "names = ['y', 'v1', 'v2', 'c', 'z1', 'z2', 'w11', 'w21']",
    )
    for asked in ("by_hand(by_hand)", "by_hand(by_hand_in_disguise)", "kinks(letters)"):
        shown = probe(session, f"assert check.{asked}", hidden=True)
        assert error(shown)["ename"] == "CheckFailed"
        assert "42" not in text(shown)


def test_points_are_taken_from_the_process_that_was_tested(session):
    session.run_learners("a", KEEPS + "\ndef g():\n    return len(seen)")
    probe(session, "assert f(42) == 42", hidden=True)
    assert error(probe(session, "assert g() == 0"))["evalue"] in ("", "this test failed.")
    assert not probe(session, "print(1)\nassert g() == 1").failed


def test_a_visible_test_that_ran_twice_leaves_one_set_of_names(session):
    session.run_learners("a", KEEPS + "\nclass Layer:\n    pass")
    probe(session, "assert f(42) == 42", hidden=True)
    assert "made" in text(probe(session, "layer = Layer()\nprint('made')"))
    assert probe(session, "layer.rows = 3\nassert layer.rows == 3").outputs == []


def test_a_failed_test_may_have_tried_hidden_inputs(session):
    session.run_learners("a", KEEPS)
    probe(session, "f(42)\nassert False")
    assert "42" not in text(session.run_learners("b", "print(seen)"))


def test_files_in_the_working_folder_are_not_noted_and_those_beside_it_are(session):
    session.run_learners(
        "a", "with open('mine.txt', 'w') as f: f.write('1')\nopen('mine.txt').close()"
    )
    assert session.notes == []
    session.run_learners("b", "try: open('../other/mine.txt')\nexcept OSError: pass")
    assert session.notes == ["open ../other/mine.txt"]


def test_notes_tell_what_was_tried_once_for_all_replays(session):
    session.run_learners("a", "try:\n    open('/etc/passwd')\nexcept OSError: pass")
    session.run_learners("b", "import os\nos._exit(0)")
    session.run_learners("c", "x = 1")
    session._tested.end()
    assert session.notes == ["open /etc/passwd"]


def test_usage_counts_crashed_processes_too(zygote):
    with Session(zygote) as session:
        session.run_learners("a", "sum(range(2_000_000))\nimport os\nos._exit(0)")
        session.run_learners("b", "x = 1")
    assert session.usage.processes == 2
    assert session.usage.cpu > 0
    assert session.usage.memory > 1 << 20


# languages, and a machine without walls


def test_messages_come_in_korean(zygote, monkeypatch):
    nnkit.use_language("ko")
    with Session(zygote) as session:
        session.run_learners(
            "a", "import os\ndef f(x):\n    raise ValueError\ndef g():\n    os._exit(0)"
        )
        assert "코드가 스스로 프로세스를 끝냈다." in text(probe(session, "g()"))
        assert "숨은 테스트를 통과하지 못했다" in text(probe(session, "f(1)", hidden=True))
    monkeypatch.setattr(zygote, "limits", dataclasses.replace(zygote.limits, submission_seconds=0))
    with Session(zygote) as session:
        assert "시간 초과" in text(session.run_learners("a", "1"))


def notebook(*sources):
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(s) for s in sources])


def test_without_walls_nothing_is_graded_unless_told(zygote, monkeypatch):
    monkeypatch.setattr(Zygote, "isolating", False)
    with pytest.raises(CourseError, match="--allow-unsandboxed"):
        run_notebook(notebook("1"), {}, zygote)
    graded = notebook("1 + 1")
    record = run_notebook(graded, {}, zygote, allow_unsandboxed=True)
    assert graded.cells[0].outputs[0].data == {"text/plain": "2"}
    assert record.layers == zygote.layers


def test_what_no_file_can_hold_is_replaced(zygote):
    graded = notebook(
        "print('\\ud800')", "open('\\udcff')", "raise ValueError('\\udfff')", "'\\ud800'"
    )
    record = run_notebook(graded, {}, zygote)
    record.put(graded)
    assert nbformat.writes(graded).encode()
    nbformat.validate(graded)


def test_a_locked_cell_of_the_submission_is_not_run(zygote):
    graded = notebook("def f():\n    return 1", "assert True")
    graded.cells[1].metadata["nbgrader"] = {"grade_id": "t", "grade": True, "locked": True}
    run_notebook(graded, {"t": Locked("assert f() == 2", True)}, zygote)
    assert graded.cells[1].outputs[0].ename == "AssertionError"


def test_cells_below_the_last_points_are_not_run(zygote):
    graded = notebook("def f():\n    return 2", "f() + 5", "assert f() == 2", "f() + 5", "1 / 0")
    graded.cells[2].metadata["nbgrader"] = {"grade_id": "t", "grade": True, "locked": True}
    graded.cells[3].outputs = [nbformat.v4.new_output("stream", text="as handed in")]
    record = run_notebook(graded, {"t": Locked("assert f() == 2", True)}, zygote)
    assert record.below == 3
    assert [cell.outputs for cell in graded.cells[2:]] == [[], [], []]
    assert graded.cells[1].outputs[0].data == {"text/plain": "7"}


def test_a_zygote_that_does_not_start_says_why(monkeypatch):
    monkeypatch.setattr("sys.executable", "/bin/false")
    for ask in (Zygote.fork, lambda zygote: zygote.layers):
        with pytest.raises(CourseError, match="did not start"):
            ask(Zygote(Limits()))


def test_an_error_that_shows_the_learners_object_asks_for_its_text(session):
    source = "class Odd:\n    def __init__(self, text): self.text = text\n    def __str__(self):"
    source += "\n        print('told')\n        return {'a': 'shown', 'b': None}[self.text]"
    session.run_learners("a", source)
    shown = probe(session, "assert False, Odd('a')")
    assert error(shown)["evalue"] == "shown"
    assert shown.outputs[0]["text"] == "told\n"
    assert error(probe(session, "assert False, Odd('b')"))["evalue"] == ""
    assert error(probe(session, "assert False, Odd('c')"))["evalue"] == ""
    session.run_learners("b", "import os\nclass End:\n    def __str__(self): os._exit(0)")
    assert probe(session, "assert False, End()").ended == "ended"
    assert probe(session, "assert Odd('a').text == 'a'").outputs == []


def test_a_visible_tests_line_is_shown_and_a_hidden_ones_is_not(session):
    session.run_learners("a", "def f():\n    return 1")
    assert "assert f() == 2" in text(probe(session, "x = 1\nassert f() == 2"))
    assert "f() == 42" not in text(probe(session, "x = 1\nassert f() == 42", hidden=True))


def test_modules_are_the_graders(session):
    session.run_learners("a", "import math\nmath.isclose = lambda *args: True\nf = lambda: 0.0")
    assert error(probe(session, "assert math.isclose(f(), 1.0)"))["ename"] == "AssertionError"


@pytest.mark.parametrize(("source", "printed"), [
    ("%precision 3\n3.14159", "3.142"),
    ("size = !echo", "getoutput('echo')"),  # which the walls refuse
    ("total = (7\n%4)\ntotal", "3"),
    ("\n\nprint(2)", "2"),
    (">>> 1 + 1", "2"),
    ("    print(5)", "5"),
    ("print('%d' % 3, '?', '!ls')", "3 ? !ls"),
    ("r = %time 4\nr", "4"),
])  # fmt: skip
def test_magics_work_where_they_are(session, source, printed):
    assert printed in str(session.run_learners("a", source).outputs)


def test_of_an_objects_forms_only_those_that_are_kept_are_asked_for(session):
    source = (
        "class Odd:\n    def _repr_html_(self): print('asked')\n    def __repr__(self): return 'o'"
    )
    shown = session.run_learners("a", f"{source}\nOdd()")
    assert [output["output_type"] for output in shown.outputs] == ["execute_result"]
    assert shown.outputs[0]["data"] == {"text/plain": "o"}


@pytest.mark.parametrize(("body", "processes"), [
    ("raise NotImplementedError", 2),  # what that is can be told without hidden inputs
    ("return x @ weights - bias", 4),  # a known mistake, which they confirm
])  # fmt: skip
def test_the_clean_process_is_kept_while_it_knows_nothing_hidden(zygote, body, processes):
    with Session(zygote) as session:
        session.run_locked("i", "from autograder.checks import neuron as check",
                           graded=False, hidden=False)  # fmt: skip
        session.run_learners("a", f"def weighted_sum(x, weights, bias):\n    {body}")
        test = "assert check.weighted_sum(weighted_sum"
        hidden = f"### BEGIN HIDDEN TESTS\n{test}, 'mismatch')\n### END HIDDEN TESTS"
        session.run_locked("h", hidden, graded=True, hidden=True)
        for cell in ("v", "w"):
            assert session.run_locked(cell, f"{test})", graded=True, hidden=False).failed
            assert session.run_learners(f"{cell}1", "print(1)").outputs
    assert session.usage.processes == processes


@pytest.mark.parametrize("above", ["", "\n", "\n   \n\n"])
def test_the_line_that_is_quoted_is_the_line_that_stopped(session, above):
    session.run_learners("own", f"{above}def wrong(names):\n    return names['bias']\n")
    shown = session.run_locked(
        "test",
        "from autograder.checks.calls import call\n"
        "outcome = call(wrong, {'names': {'a': 1}})\n"
        "assert False, (outcome.line, str(outcome.error))",
        graded=True,
        hidden=False,
    )
    (error,) = shown.outputs
    assert error["evalue"] == str(("2: return names['bias']", "'bias'"))
