"""From the text to four products: what comes out, what stays out, and what is noticed."""

import json
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner, Result

from autograder.build.notebooks import notebook
from autograder.build.releases import leaks
from autograder.build.text import read_text
from autograder.cli import main
from autograder.errors import CourseError


@pytest.fixture
def nncourse(root: Path, monkeypatch: pytest.MonkeyPatch):
    """Run the command line inside the small course."""
    monkeypatch.chdir(root)
    monkeypatch.delenv("NNCOURSE_ROOT", raising=False)

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments)

    return run


@pytest.fixture
def built(root: Path, nncourse) -> Path:
    """Stamp every translation and build."""
    for pattern in ("01_bias/*", "doubling/*"):
        assert nncourse("build", "--stamp", pattern).exit_code == 0
    return root


def cells(path: Path) -> dict[str, nbformat.NotebookNode]:
    return {cell.id: cell for cell in nbformat.read(path, as_version=4).cells}


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_each_language_gets_its_own_prose_and_the_shared_code(built):
    english, korean = (cells(built / "course" / lang / "01_bias.ipynb") for lang in ("en", "ko"))
    assert list(english) == list(korean) == ["ask", "code", "quiz-sign"]
    assert english["ask"].source.startswith("## What does $b$ do?")
    assert korean["ask"].source.startswith("## $b$는 무슨 일을 할까?")
    assert english["code"].source == "# double it\ny = 2 * 1"
    assert korean["code"].source == "# 두 배로 한다\ny = 2 * 1"


def test_a_quiz_becomes_a_folded_call_that_parses(built):
    cell = cells(built / "course" / "ko" / "01_bias.ipynb")["quiz-sign"]
    assert cell.cell_type == "code"
    assert cell.metadata == {"jupyter": {"source_hidden": True}}
    compile(cell.source, "quiz", "exec")
    assert "- [x] 음수 — 맞다." in cell.source


def test_notebooks_carry_kernel_and_language_and_no_other_metadata(built):
    made = json.loads((built / "source/ko/doubling/doubling.ipynb").read_text(encoding="utf-8"))
    assert set(made["metadata"]) == {"kernelspec", "lang"}
    assert made["metadata"]["lang"] == "ko"


def test_a_second_build_changes_no_byte_and_touches_no_file(built, nncourse):
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in built.rglob("*.ipynb")}
    assert "6 files built, 0 changed." in nncourse("build").output
    after = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in built.rglob("*.ipynb")}
    assert before == after
    assert len(before) == 6


def test_the_check_passes_on_what_was_built(built, nncourse):
    result = nncourse("build", "--check")
    assert result.exit_code == 0, result.output
    assert "both languages agree" in result.output


def test_the_release_has_no_answer(built):
    for lang in ("en", "ko"):
        released = cells(built / "release" / lang / "doubling" / "doubling.ipynb")
        assert "x + x" not in released["double"].source
        assert "raise NotImplementedError" in released["double"].source
        assert released["double-test"].source == "assert double(1) == 2"
        assert list((built / "release" / lang / "doubling").iterdir()) == [
            built / "release" / lang / "doubling" / "doubling.ipynb"
        ]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("# ## What does $b$ do?", "# ## What does the $b$ do?", "changed after the Korean"),
        ("# ## $b$는", "# ### $b$는", "headings differ"),
        ("# - $-\\theta$이다.", "# - $\\theta$이다.", "formulas differ"),
        ("`neuron.bias`와", "`neuron.weights`와", "inline code differ"),
        ("(../en/01_bias.ipynb)", "(../en/02_bias.ipynb)", "links differ"),
        ("# - $-\\theta$이다.", "# $-\\theta$이다.", "list items differ"),
        ("# - [ ] 양수", "# - [x] 양수", "list items differ"),
        ("#ko: # 두 배로 한다", "#ko: z = 1", "differ in more than comments"),
    ],
)
def test_the_check_notices_drift(built, nncourse, old, new, complaint):
    edit(built / "course" / "01_bias.py", old, new)
    result = nncourse("build", "--check")
    assert result.exit_code == 1
    assert complaint in result.output


def test_the_check_notices_an_untranslated_cell(built, nncourse):
    edit(built / "source" / "doubling.py", "# # 두 배", "# # Doubling")
    assert "cell 'title': the Korean twin has no Hangul" in nncourse("build", "--check").output


def test_the_check_notices_a_changed_fence(built, nncourse):
    path = built / "course" / "01_bias.py"
    text = path.read_text(encoding="utf-8")
    at = text.rindex("y = x @ w + b")
    path.write_text(text[:at] + "y = x @ w - b" + text[at + 13 :], encoding="utf-8")
    assert "fences differ" in nncourse("build", "--check").output


@pytest.mark.parametrize(
    "product", ["course/ko/01_bias", "source/en/doubling/doubling", "release/ko/doubling/doubling"]
)
def test_the_check_notices_an_edited_a_lost_and_a_stray_notebook(built, nncourse, product):
    path = built / f"{product}.ipynb"
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b"nbformat_minor", b"nbformat_minor "))
    assert f"{product}.ipynb is not what its text builds" in nncourse("build", "--check").output
    path.unlink()
    assert f"{product}.ipynb is missing" in nncourse("build", "--check").output
    path.write_bytes(whole)
    path.with_name("stray.py").touch()
    assert "stray.py has no text that builds it" in nncourse("build", "--check").output


def test_the_check_changes_nothing(built, nncourse):
    edit(built / "course" / "01_bias.py", "y = 2 * 1", "y = 3 * 1")
    before = {path: path.read_bytes() for path in built.rglob("*") if path.is_file()}
    assert nncourse("build", "--check").exit_code == 1
    assert {path: path.read_bytes() for path in built.rglob("*") if path.is_file()} == before


def test_a_stamp_mends_its_own_cell_only(built, nncourse):
    lesson = built / "course" / "01_bias.py"
    edit(lesson, "# Which sign?", "# Which sign is it?")
    edit(lesson, "What does $b$ do?", "What is $b$ doing?")
    result = nncourse("build", "--stamp", "quiz-sign")
    assert result.exit_code == 0
    assert "to mend: 01_bias.py, cell 'ask'" in result.output
    assert "cell 'quiz-sign'" not in result.output


@pytest.mark.parametrize("pattern", ["nothing-like-it", "01_bias/code", "02_other/ask"])
def test_a_stamp_without_a_cell_is_refused(built, nncourse, pattern):
    result = nncourse("build", "--stamp", pattern)
    assert result.exit_code == 1
    assert "no markdown cell is called" in result.output


def test_a_stamp_that_could_mean_two_texts_is_refused(built, nncourse):
    (built / "course" / "02_bias.py").write_bytes((built / "course" / "01_bias.py").read_bytes())
    result = nncourse("build", "--stamp", "ask")
    assert result.exit_code == 1
    assert "01_bias/ask, 02_bias/ask" in result.output


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (' key="code"', "", "has no key"),
        ('key="code"', 'key="ask"', "keys used for more than one cell: ask"),
        ('key="code"', 'key="The Code"', "is not made of a-z"),
        ('key="code"', 'key="code" colour="red"', "unknown attributes colour"),
        (
            '# %% [markdown] key="ask" lang="ko" of="',
            '# %% [markdown] key="asks" lang="ko" of="',
            "lacks its Korean twin",
        ),
        ('# %% [markdown] key="ask" lang="en"', '# %% [markdown] key="ask"', "should be English"),
        (
            'key="quiz-sign" quiz=true lang="en"',
            'key="quiz-sign" quiz=true tags=["a"] lang="en"',
            "differ in their nbgrader",
        ),
    ],
)
def test_a_malformed_text_is_refused_by_name_and_writes_nothing(
    built, nncourse, old, new, complaint
):
    edit(built / "course" / "01_bias.py", old, new)
    before = {path: path.read_bytes() for path in built.rglob("*.ipynb")}
    result = nncourse("build")
    assert result.exit_code == 1
    assert complaint in result.output
    assert "01_bias.py" in result.output
    assert {path: path.read_bytes() for path in built.rglob("*.ipynb")} == before


def test_a_grade_id_must_be_the_key(built, nncourse):
    edit(built / "source" / "doubling.py", '"grade_id": "double-test"', '"grade_id": "other"')
    assert "the cell 'double-test' has another grade_id" in nncourse("build").output


def test_nbgraders_own_complaint_is_passed_on(built, nncourse):
    edit(built / "source" / "doubling.py", "    ### END SOLUTION\n", "")
    result = nncourse("build")
    assert result.exit_code == 1
    assert "could not make the release of 'doubling' (en)" in result.output
    assert "no end solution statement found" in result.output


def test_a_quiz_that_would_end_its_own_string_is_refused(root):
    edit(root / "course" / "01_bias.py", "# - [ ] plus — No.", "# - [ ] plus — No: '''.")
    with pytest.raises(CourseError, match="quiz 'quiz-sign' holds '''"):
        notebook(read_text(root / "course" / "01_bias.py"), "en")


def test_every_kind_of_leak_is_named(built):
    source = (built / "source/en/doubling/doubling.ipynb").read_bytes()
    leaking = nbformat.read(built / "release/en/doubling/doubling.ipynb", as_version=4)
    leaking.cells[1].source += "\n    return x + x + 0 * x  "
    leaking.cells[2].source += "\n### BEGIN HIDDEN TESTS"
    leaking.cells[2].outputs = [nbformat.v4.new_output("stream", text="4")]
    found = list(
        leaks(source, {"doubling.ipynb": nbformat.writes(leaking).encode(), "doubling.py": b""})
    )
    for complaint in (
        "a line of a solution: «return x + x",
        "BEGIN HIDDEN",
        "has outputs",
        "doubling.py is in",
    ):
        assert any(complaint in sentence for sentence in found), complaint


def test_outside_a_course_the_command_says_so(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NNCOURSE_ROOT", raising=False)
    result = CliRunner().invoke(main, ["build"])
    assert result.exit_code == 1
    assert "expected to be inside the course" in result.output
