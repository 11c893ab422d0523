"""The sentences: one for each kind, in both languages, and for nothing else."""

import re
import sys
from pathlib import Path

import pytest

import autograder.repair
import nnkit
from autograder.repair import REPAIRS, Repair
from nnkit.language import LANGUAGES


@pytest.fixture(autouse=True)
def _same_language_afterwards(monkeypatch):
    # nnkit.language is also the name of a function, which hides the module
    monkeypatch.setattr(sys.modules["nnkit.language"], "_chosen", None)


def test_every_kind_that_is_noted_has_a_sentence_and_none_is_idle() -> None:
    sources = Path(autograder.repair.__file__).parent.glob("*.py")
    text = "\n".join(path.read_text() for path in sources if path.name != "kinds.py")
    noted = set(re.findall(r'"([a-z]+(?:-[a-z]+)*)"', text))
    assert set(REPAIRS) <= noted


@pytest.mark.parametrize("kind", REPAIRS)
def test_a_sentence_names_the_place_in_both_languages(kind: str) -> None:
    told = []
    for lang in LANGUAGES:
        nnkit.use_language(lang)
        sentence = str(Repair(kind, "weighted-sum"))
        assert "weighted-sum" in sentence
        assert sentence.endswith(".")
        assert "{" not in sentence
        told.append(sentence)
    english, korean = told
    assert english[0].isupper() or english.startswith("weighted-sum")
    assert re.search("[가-힣]", korean)
    assert not re.search("[가-힣]", english)


def test_no_particle_hangs_on_a_name_whose_last_sound_is_unknown() -> None:
    for text in REPAIRS.values():
        assert not re.search(r"\{place\}(은|는|이|가|을|를|과|와|으로|로)", text.ko)
        assert not re.search(r"\([은는이가을를과와]\)", text.ko)


def test_a_place_with_braces_is_told_as_it_is() -> None:
    assert "{0}.ipynb" in str(Repair("renamed", "{0}.ipynb"))
