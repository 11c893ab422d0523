"""Quiz questions: what is read, what is refused, what is shown, and answers given in a browser."""

import pytest
from browser import Notebook, chromium, learners_lab, lessons_course
from playwright.sync_api import expect

from nnkit.marks import PROGRESS, question_mark
from nnkit.widgets.quiz import parse_question, quiz

QUESTION = """
Which bias makes a neuron fire exactly when $2x$ exceeds 6?

- [x] −6 — Right: the bias is the threshold with its *sign* turned.
- [ ] 6 — That is the threshold, `theta`,
  itself.
- [ ] 0 — Then it fires above 0 — not above 6.
"""


both = pytest.mark.parametrize("lang", ["en", "ko"], indirect=True)


def test_question_choices_and_reasons_are_read():
    question = parse_question(QUESTION)
    assert question.source == "Which bias makes a neuron fire exactly when $2x$ exceeds 6?"
    assert [choice.text for choice in question.choices] == ["−6", "6", "0"]
    assert [choice.right for choice in question.choices] == [True, False, False]
    assert not question.many
    assert "<em>sign</em>" in question.choices[0].reason
    assert "<code>theta</code>,\nitself." in question.choices[1].reason


def test_only_the_first_dash_parts_choice_and_reason():
    assert parse_question(QUESTION).choices[2].reason == "Then it fires above 0 — not above 6."


def test_formulas_become_mathml():
    text = parse_question(QUESTION).text
    assert "<math" in text
    assert "<mn>2</mn><mi>x</mi>" in text
    assert "$" not in text


def test_several_right_choices_make_it_a_choice_of_many():
    assert parse_question("Even?\n\n- [x] 2 — Yes.\n- [x] 4 — Yes.\n- [ ] 3 — No.").many


def test_what_stands_before_the_choices_may_be_any_markdown_but_html():
    question = parse_question(
        "Say:\n\n```\n- [x] a — b\n```\n\n1. Why?\n\n- [x] a — b\n- [ ] c — d"
    )
    assert "<code>- [x] a — b\n</code>" in question.text
    assert "<ol>\n<li>Why?</li>" in question.text
    assert len(question.choices) == 2


def test_a_reason_may_begin_on_a_line_of_its_own():
    question = parse_question("Even?\n\n- [x] 2\n  — Yes.\n- [ ] 3 —\n  No.")
    assert [(choice.text, choice.reason) for choice in question.choices] == [
        ("2", "Yes."),
        ("3", "No."),
    ]


def test_html_in_a_question_is_text():
    question = parse_question(
        "Is <b>x</b> $\\text{<img src=y>} < 1$?\n\n"
        "- [x] <img src=x> — <script>1</script>\n- [ ] [b](javascript:alert(1)) — c"
    )
    assert "&lt;b&gt;" in question.text
    assert "<mtext>&lt;img\N{NO-BREAK SPACE}src=y&gt;</mtext><mo>&lt;</mo>" in question.text
    assert "href" not in question.choices[1].text
    assert question.choices[0].text == "&lt;img src=x&gt;"
    assert "<script" not in question.choices[0].reason


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("- [x] a — b\n- [ ] c — d", "expected a question before its choices"),
        ("Why?", "expected a list of choices .* at the end of: Why"),
        ("Why?\n\n- [x] a — b\n- [ ] c — d\n\nSo?", "expected a list of choices .* at the end"),
        ("Why?\n\n- [x] a — b", "expected at least two choices"),
        (
            "Why?\n\n- [ ] a — b\n- [ ] c — d",
            r"expected at least one right choice, marked \[x\], in: Why\?",
        ),
        (
            "Why?\n\n- [x] a — b\n- [ ] c",
            r"expected `- \[ \] choice — reason`, received: - \[ \] c",
        ),
        ("Why?\n\n- [x] a\n- [ ] c — d", r"received: - \[x\] a"),
        # What only looks like a choice must not end up in the reason of the one before it.
        ("Why?\n\n- [x] a — b\n- [ ] c — d\n- e — f", "received: - e — f"),
        ("Why?\n\n- [x] a — b\n- [ ] c — d\n- [] e — f", r"received: - \[\] e — f"),
        ("Why?\n\n- [x] a — b\n- [ ] c — d\n- [X] e — f", r"received: - \[X\] e — f"),
        ("Why?\n\n- [x] a — b\n- [ ] c — d\n* [ ] e — f", "expected one list"),
        ("Why?\n\n- [x] a — b\n- [ ] c — d\n  - [ ] e — f", r"nothing indented .* \[ \] c — d"),
        ("Why?\n\n- [x] a — b\n- [ ] a — c", "received one twice"),
        ("Is $\\wieght$?\n\n- [x] a — b\n- [ ] c — d", r"\$ has a command .*: \\wieght"),
        (
            "Is $w_$?\n\n- [x] a — b\n- [ ] c — d",
            r"received \$w_\$: MissingSuperScriptOrSubscriptError",
        ),
    ],
)
def test_what_is_no_question_is_refused_with_the_form_it_should_have(text, complaint):
    with pytest.raises(ValueError, match=complaint):
        quiz(text)


@both
def test_without_javascript_it_is_still_a_question_with_folded_answers(lang):
    data, _ = quiz(QUESTION)._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert data["text/plain"].startswith("Which bias")
    shown, folded = data["text/html"].split("<details>")
    assert "−6" in shown
    assert "Right:" not in shown
    assert "✓ −6 — Right:" in folded
    assert {"en": "Answers", "ko": "답"}[lang] in folded


@both
def test_its_words_are_in_the_notebooks_language(lang):
    assert quiz(QUESTION).labels["check"] == {"en": "Check", "ko": "확인"}[lang]


def test_a_question_done_leaves_an_empty_mark_and_nothing_else_does(tmp_path, monkeypatch):
    folder = tmp_path / "progress"
    monkeypatch.setenv(PROGRESS, str(folder))
    question = quiz(QUESTION)
    for content in ({"kind": "done?"}, {}, {"answer": [True, False, False]}):
        question._handle_custom_msg(content, [])
    assert not folder.exists()
    for _ in range(2):
        question._handle_custom_msg({"kind": "done"}, [])
    (mark,) = folder.iterdir()
    assert mark.name == question_mark(QUESTION)
    assert mark.read_bytes() == b""


def test_where_no_progress_is_kept_nothing_is_written(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for value in (None, "", "/dev/null/nowhere"):
        if value is None:
            monkeypatch.delenv(PROGRESS, raising=False)
        else:
            monkeypatch.setenv(PROGRESS, value)
        quiz(QUESTION)._handle_custom_msg({"kind": "done"}, [])
    assert list(tmp_path.iterdir()) == []


def test_a_question_written_anew_has_another_mark():
    assert question_mark(QUESTION) == question_mark(QUESTION.strip())
    assert question_mark(QUESTION) != question_mark(QUESTION.replace("above 6", "above 7"))


def test_a_wrong_answer_reads_its_reason_and_the_keyboard_finds_the_right_one(tmp_path):
    asked = f"from nnkit.widgets import quiz\nquiz('''{QUESTION}''')"
    many = "quiz('Even?\\n\\n- [x] 2 — Yes.\\n- [x] 4 — Yes.\\n- [ ] 3 — Odd.')"
    with chromium() as browser, learners_lab(lessons_course(tmp_path), "en") as server:
        notebook = Notebook(browser.new_page(), server, "quiz", [asked, many])
        notebook.run(0)
        question = notebook.cell(0).locator(".nnk-quiz")
        verdict, check = (
            question.get_by_role("status"),
            question.get_by_role("button", name="Check"),
        )
        expect(check).to_be_disabled()
        question.get_by_label("6", exact=True).check()
        check.click()
        expect(verdict).to_have_text("✗ Not yet.")
        expect(question).to_contain_text("✗ wrong: That is the threshold")
        expect(question).not_to_contain_text("sign")
        progress = server.places.progress
        assert not progress.exists()

        # from the wrong choice up to the right one, and Enter: JupyterLab must not take these keys
        question.get_by_label("6", exact=True).focus()
        notebook.page.keyboard.press("ArrowUp")
        expect(verdict).to_have_text("")
        notebook.page.keyboard.press("Enter")
        expect(verdict).to_have_text("✓ Right.")
        expect(question).to_contain_text("✓ right: Right: the bias")
        expect(question).not_to_contain_text("That is the threshold")

        # the next cell runs after the kernel has heard of it
        notebook.run(1)
        assert [mark.name for mark in progress.iterdir()] == [question_mark(QUESTION)]
        question = notebook.cell(1).locator(".nnk-quiz")
        question.get_by_label("2", exact=True).focus()
        notebook.page.keyboard.press("Space")
        notebook.page.keyboard.press("Enter")
        expect(question.get_by_role("status")).to_have_text(
            "✗ Not yet. A right choice is still missing."
        )
        notebook.page.keyboard.press("Tab")
        notebook.page.keyboard.press("Space")
        notebook.page.keyboard.press("Enter")
        expect(question.get_by_role("status")).to_have_text("✓ Right.")
