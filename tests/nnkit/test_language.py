"""Which language the widgets and messages speak."""

from importlib import import_module

import pytest

from nnkit.language import language, use_language

# nnkit.language is the function once nnkit is imported; this is the module that it comes from.
module = import_module("nnkit.language")


@pytest.fixture(autouse=True)
def nobody_chose(monkeypatch):
    monkeypatch.setattr(module, "_chosen", None)
    monkeypatch.delenv("COURSE_LANG", raising=False)


def test_english_then_the_environment_then_the_notebook(monkeypatch):
    assert language() == "en"
    monkeypatch.setenv("COURSE_LANG", "ko")
    assert language() == "ko"
    use_language("en")
    assert language() == "en"


def test_an_empty_variable_chooses_nothing(monkeypatch):
    monkeypatch.setenv("COURSE_LANG", "")
    assert language() == "en"


def test_another_language_is_refused_and_changes_nothing(monkeypatch):
    use_language("ko")
    with pytest.raises(ValueError, match=r"expected a language of \('en', 'ko'\), received 'fr'"):
        use_language("fr")
    assert language() == "ko"
    monkeypatch.setattr(module, "_chosen", None)
    monkeypatch.setenv("COURSE_LANG", "de")
    with pytest.raises(ValueError, match="received 'de'"):
        language()
