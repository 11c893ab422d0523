"""What stands on a page, and what never does, whatever a learner's notebook holds."""

import base64
import html
import json
import re
from datetime import datetime

import nbformat
import pytest
from feedback_reading import Reading
from nbformat.v4 import (
    new_code_cell,
    new_markdown_cell,
    new_notebook,
    new_output,
    new_raw_cell,
)

from autograder.feedback.page import page
from autograder.feedback.points import CellPoints, SubmissionPoints
from autograder.feedback.words import words
from autograder.grading.record import Record
from autograder.repair import REPAIRS

PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII="
)
KNOWN = {
    cell.name: cell
    for cell in (
        CellPoints("double", comment="Nice, but *slow*. <script>alert(1)</script>"),
        CellPoints("double-test", locked=True, most=2.0, score=2.0),
        CellPoints("double-hidden", locked=True, hidden=True, most=3.0, score=0.5),
        CellPoints("words", most=4.0, score=3.0, by_hand=True, comment="Good: $x^2$."),
        CellPoints("essay", most=5.0, waiting=True),
    )
}
SUBMISSION = SubmissionPoints(
    "kim<b>", "doubling", datetime(2026, 11, 20, 12), 3700.0, 1.0, {"doubling": KNOWN}
)
HIDDEN = "### BEGIN HIDDEN TESTS\nassert double(271828) == 543656\n### END HIDDEN TESTS"


def marked(cell, name):
    cell.metadata["nbgrader"] = {"grade_id": name}
    return cell


def failed(ename, message, *traceback):
    return new_output("error", ename=ename, evalue=message, traceback=list(traceback))


def made(*cells, lang="en", submission=SUBMISSION, record=None):
    notebook = new_notebook(cells=list(cells), metadata={"lang": lang})
    if record is not None:
        record.put(notebook)
    text = page(notebook, "doubling", submission)
    return text, Reading(text)


def graded_cells(*outputs):
    """Return an assignment's cells; `outputs` are those of the hidden test."""
    return (
        new_markdown_cell("# Doubling"),
        new_markdown_cell("## 1 Twice"),
        marked(new_code_cell("def double(x):\n    return x + x"), "double"),
        marked(new_code_cell("assert double(1) == 2"), "double-test"),
        marked(
            new_code_cell(f"# negative numbers\n{HIDDEN}", outputs=list(outputs)), "double-hidden"
        ),
        marked(new_markdown_cell("It **doubles**."), "words"),
        marked(new_markdown_cell("Later."), "essay"),
    )


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_points_states_comments_lateness_and_links(lang):
    text, read = made(*graded_cells(), lang=lang)
    said = read.text
    assert f'<html lang="{lang}">' in text
    assert ("Score: 4.5 / 14" if lang == "en" else "점수: 4.5 / 14") in said  # a point for lateness
    for phrase in (
        ["✓ passed", "◐ partly right", "✎ graded by hand", "… not graded yet", "1 h 1 min late",
         "Points off for being late", "A person still has to grade one answer: up to 5 points"]
        if lang == "en"
        else ["✓ 통과", "◐ 일부 맞음", "✎ 사람이 채점함", "… 아직 채점 전", "1시간 1분 늦음",
              "늦은 제출로 뺀 점수", "답 하나를 아직 사람이 채점해야 한다. 최대 5점"]
    ):  # fmt: skip
        assert phrase in said
    assert "kim<b>" in said
    assert "Nice, but <em>slow</em>. &lt;script&gt;" in text
    assert "Good: <span" in text
    assert "<math" in text
    for place in ("cell-3", "cell-4", "cell-5", "cell-6", "cell-7"):
        assert f'href="#{place}"' in text
        assert place in read.ids
    assert text.count('href="#summary"') == 5
    assert not read.jumps


def test_nothing_of_a_hidden_test_and_no_mark_scheme():
    traceback = ["AssertionError", "----> 2 assert double(271828) == 543656"]
    scheme = marked(new_markdown_cell("T\n### BEGIN MARK SCHEME\nsecret\n### END MARK SCHEME"), "t")
    open_ended = new_code_cell("1\n### BEGIN HIDDEN TESTS\nassert double(271828)")
    shown = [
        new_output("stream", text="543656"),
        new_output("execute_result", data={"text/plain": "543656"}),
        failed("AssertionError", "double(271828) is not 543656", *traceback),
    ]
    text, read = made(*graded_cells(*shown), scheme, open_ended)
    assert "271828" not in text
    assert "543656" not in text
    assert "HIDDEN" not in text
    assert "secret" not in text
    assert "# negative numbers" in read.text
    assert "A hidden test failed. What it tries is not shown." in read.text


def test_a_checks_message_is_shown_without_its_key_and_its_gist_in_the_table():
    message = "double: the result differs.\n\nLikely mistake: you halve.\n\n[halved]"
    text, read = made(*graded_cells(failed("CheckFailed", f"\x1b[31m{message}\x1b[0m", "secret")))
    assert read.text.count("Likely mistake: you halve.") == 2
    assert "[halved]" not in read.text
    assert "secret" not in text
    assert "\x1b" not in text
    assert "31m" not in text


def test_a_visible_test_shows_what_it_raised():
    cells = graded_cells()
    cells[3].outputs = [failed("TypeError", "no", "\x1b[0;31mTypeError\x1b[0m: no <b>")]
    _, read = made(*cells)
    assert "TypeError: no <b>" in read.text


def test_an_ended_process_is_told():
    _, read = made(*graded_cells(failed("LearnersProcessEnded", "time limit: stopped")))
    assert read.text.count("time limit: stopped") == 2


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_repairs_in_words_known_and_unknown_and_notes_never(lang):
    record = Record(
        repairs=[("deleted", "double-test"), ("<i>new</i>", "{place}<b>")], notes=["tried socket"]
    )
    _, read = made(*graded_cells(), lang=lang, record=record)
    known = getattr(REPAIRS["deleted"], lang).format(place="double-test")
    assert known in read.text
    assert "<i>new</i>" in read.text
    assert "{place}<b>" in read.text
    assert "socket" not in read.text


def test_a_record_that_is_none_is_no_matter():
    notebook = new_notebook(cells=[new_code_cell("1")])
    for told in ("text", {"repairs": 3}, {"repairs": [["a"]]}, ["x"], {"below": "here"}):
        notebook.metadata["nncourse"] = told
        Reading(page(notebook, "doubling", SUBMISSION))


def test_the_policy_allows_the_pages_own_style_alone():
    text, read = made(*graded_cells())
    policy = html.unescape(read.policy)
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    assert re.search(r"style-src 'sha256-[\w+/]+=*';", policy)
    assert "img-src data:;" in policy
    assert text.index("Content-Security-Policy") < text.index("<base")  # else it binds too late


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<style>body{display:none}</style>",
    "</section></main></body></html><h1>20 / 20</h1>",
    "<details open ontoggle=alert(1)><summary>x</summary>",
    "<details><summary><img src=x onerror=alert(1)></summary>\n\nin\n</details>",
    "</details></details>\n\n</details>",
    "<details>\n\n- item\n</details>\n\n> quoted\n<details>\n\n1. a\n\n   </details>",
    "- <details>\n- </details>",
    "[a](javascript:alert(1)) [b](  JaVaScRiPt:alert(1)) [c](data:text/html;base64,PHNjcmlwdD4=)",
    "[a](vbscript:x) [b](file:///etc/passwd) [c](//evil.example/x) [d](../../secret.html)",
    "<javascript:alert(1)>",
    "![a](https://evil.example/p.png) ![b](//evil.example/p.png) ![c](p.png)",
    "![svg](data:image/svg+xml;base64,PHN2Zy8+) ![gif](data:image/gif;base64,R0lGODlhAQABAAAAACw=)",
    "![x\" onerror=\"alert(1)](attachment:missing.png \"t\" onload=\"x\")",
    "[![a](https://evil.example/a.png)](javascript:alert(1))",
    r"$\href{javascript:alert(1)}{x}$ and $\style{background:url(//evil.example)}{x}$",
    r"$\class{top}{x}$ $\text{<img src=x onerror=alert(1)>}$ $\color{red\" onload=alert(1)}x$",
    r"$\newcommand{\a}{xx}\newcommand{\b}{\a\a}\b$ $\frac$ $\unknown$",
    "$$" + "{" * 3000 + "$$",
    "$$x$$ (cell-1)",
    "```python\n<script>alert(1)</script>\n```\n\n```\"><script>\n1\n```",
    "| a |\n|:-:|\n| <script>alert(1)</script> |",
    "a&#x3c;script&#x3e; \x00 \x1b[31m \u202e",
    "[ref]\n\n[ref]: javascript:alert(1)",
    "#" * 7 + " x\n###### y\n# <script>",
    ">" * 2000 + "x",
    "*" * 5000 + "a" + "[" * 5000,
]  # fmt: skip


@pytest.mark.parametrize("source", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_markdown_is_text(source):
    cells = [
        marked(new_markdown_cell(source), "words"),
        new_markdown_cell("# Title"),
        new_markdown_cell(source),
        new_raw_cell(source),
        marked(new_code_cell(source), "double"),
        new_code_cell("1", outputs=[new_output("stream", text=source), failed(source, source)]),
    ]
    notebook = new_notebook(cells=cells, metadata={"lang": source})
    known = {**KNOWN, "words": CellPoints("words", most=4.0, comment=source)}
    submission = SubmissionPoints(source, "doubling", notebooks={"doubling": known})
    text = page(notebook, "doubling", submission)
    read = Reading(text)
    assert "<script" not in text
    assert not re.search(r"<[^>]*\son\w+=", re.sub(r'"[^"]*"', '""', text))
    assert all(link.startswith(("#", "https://", "http://", "mailto:")) for link in read.links)


def test_hostile_outputs_are_text_or_nothing():
    data = {
        "text/html": "<script>alert(1)</script>", "image/svg+xml": "<svg onload=alert(1)>",
        "application/javascript": "alert(1)", "text/markdown": "![x](https://evil.example)",
        "text/plain": "<b>plain</b>",
    }  # fmt: skip
    outputs = [
        new_output("display_data", data=data),
        new_output("display_data", data={"text/html": "<script>"}),
        new_output("display_data", data={"image/png": "PHN2Zy8+", "text/plain": "no picture"}),
        new_output("display_data", data={"image/png": '"><script>', "text/plain": "none either"}),
        new_output("stream", name='x"><script>', text="10%\r100%\x1b]8;;https://evil.example\x07a"),
        new_output("stream", text="a" * 200_000),
        {"output_type": "unknown", "data": 3},
        {"output_type": "display_data", "data": "text"},
        "text",
    ]
    notebook = new_notebook(cells=[new_code_cell("1")])
    notebook.cells[0].outputs = outputs
    text = page(notebook, "doubling", SUBMISSION)
    read = Reading(text)
    assert "<b>plain</b>" in read.text
    assert "no picture" in read.text
    assert "none either" in read.text
    assert "100%a" in read.text
    assert "10%" not in read.text
    assert "alert" not in text
    assert "evil" not in text
    assert len(text) < 120_000
    assert "the rest is not shown" in read.text


def test_pictures_carry_their_words_and_size():
    pixel = new_output("display_data", data={"image/png": PIXEL, "text/plain": "<Figure>"})
    answer = marked(new_markdown_cell("![my sketch](attachment:a%20b.png)"), "words")
    answer["attachments"] = {"a b.png": {"image/png": PIXEL}}
    huge = bytearray(base64.b64decode(PIXEL))
    huge[16:20] = (1_000_000).to_bytes(4)
    bomb = new_output("display_data", data={"image/png": base64.b64encode(bytes(huge)).decode()})
    _, read = made(new_code_cell("plot()", outputs=[pixel, bomb]), answer)
    assert [picture["alt"] for picture in read.pictures] == [
        "A picture that this cell shows. <Figure>", "my sketch",
    ]  # fmt: skip
    assert read.pictures[0]["width"] == "1"


def test_hints_fold_and_nest_and_links_lead_to_the_web_alone():
    hints = "\n".join(
        ["<details><summary>Hint `1`</summary>", "", "First $x$.", "",
         "<details><summary>Hint 2</summary>", "", "- Second.", "</details>", "</details>", "",
         "After."]
    )  # fmt: skip
    text, read = made(
        new_markdown_cell(hints), new_markdown_cell("[web](https://example.org) [file](../a.ipynb)")
    )
    assert text.count("<details>") == text.count("</details>") == 2
    assert "<summary>Hint <code>1</code></summary>" in text
    assert text.rindex("</details>") < text.index("After.")
    assert [link for link in read.links if not link.startswith("#")] == ["https://example.org"]
    assert "file" in read.text


def test_of_a_cell_and_its_copy_the_first_is_named():
    twice = marked(new_code_cell("assert double(1) == 2"), "double-test")
    _, read = made(*graded_cells(), twice)
    assert len(read.ids) == len(set(read.ids))


def test_points_without_a_cell_are_listed_all_the_same():
    _, read = made(new_markdown_cell("# Doubling"))
    assert "double-hidden" in read.text
    assert "Score: 4.5 / 14" in read.text


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_what_stands_below_the_last_points_was_not_run_and_says_so(lang):
    said = words(lang)["below"]
    above, below = new_code_cell("double(1)"), new_code_cell("from nnkit import widgets")
    cells = [above, *graded_cells(), below, new_markdown_cell("The end.")]
    text, _ = made(*cells, lang=lang, record=Record(below=cells.index(below)))
    assert text.count(said) == 1
    assert text.index("widgets") < text.index(said) < text.index("The end.")
    assert said not in made(above, lang=lang)[0]
    assert said not in made(*cells, lang=lang)[0]  # graded when all cells were run


def test_an_unmarked_language_is_the_courses():
    notebook = new_notebook(cells=[])
    assert '<html lang="en">' in page(notebook, "doubling", SUBMISSION)
    assert json.loads(nbformat.writes(notebook))["metadata"] == {}
