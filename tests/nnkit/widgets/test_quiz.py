"""Quiz questions: what is read, what is refused, what is shown, and answers given in a browser."""

import pytest
from browser import Notebook, chromium, learners_lab, lessons_course
from playwright.sync_api import expect

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


def test_html_in_a_question_is_text():
    question = parse_question("Is <b>x</b>?\n\n- [x] <img src=x> — <script>1</script>\n- [ ] b — c")
    assert "&lt;b&gt;" in question.text
    assert question.choices[0].text == "&lt;img src=x&gt;"
    assert "<script" not in question.choices[0].reason


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("- [x] a — b\n- [ ] c — d", "expected a question before its choices"),
        ("Why?", "expected at least two choices"),
        ("Why?\n\n- [x] a — b", "expected at least two choices"),
        (
            "Why?\n\n- [ ] a — b\n- [ ] c — d",
            r"expected at least one right choice, marked \[x\]: Why\?",
        ),
        (
            "Why?\n\n- [x] a — b\n- [ ] c",
            r"expected `- \[ \] choice — reason`, received: - \[ \] c",
        ),
        ("Why?\n\n- [x] a\n- [ ] c — d", r"received: - \[x\] a"),
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


@pytest.mark.xdist_group("browser")
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

        # from the wrong choice up to the right one, and Enter: JupyterLab must not take these keys
        question.get_by_label("6", exact=True).focus()
        notebook.page.keyboard.press("ArrowUp")
        expect(verdict).to_have_text("")
        notebook.page.keyboard.press("Enter")
        expect(verdict).to_have_text("✓ Right.")
        expect(question).to_contain_text("✓ right: Right: the bias")
        expect(question).not_to_contain_text("That is the threshold")

        notebook.run(1)
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
