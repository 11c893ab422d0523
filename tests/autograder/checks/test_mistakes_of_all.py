"""Rules that the known mistakes of every assignment keep."""

import importlib
from pathlib import Path

import pytest

from autograder.checks import Exercise
from autograder.checks.answers import ByHand, Choice, Order
from autograder.checks.calls import call
from autograder.checks.hidden import hidden_rng
from autograder.checks.trials import agree

ROOT = Path(__file__).parents[3]
ASSIGNMENTS = sorted(path.stem for path in (ROOT / "source").glob("*.py"))


def known(assignment, *kinds):
    """Return what an assignment's checks ask for, by the name that a learner reads."""
    module = importlib.import_module(f"autograder.checks.{assignment}")
    asked = {
        id(x): x for value in vars(module).values() for x in [getattr(value, "__self__", value)]
    }
    return {each.name: each for each in asked.values() if isinstance(each, kinds)}


def of_all(*kinds):
    found = [
        pytest.param(each, id=f"{assignment}-{name}")
        for assignment in ASSIGNMENTS
        for name, each in known(assignment, *kinds).items()
    ]
    return pytest.mark.parametrize("exercise", found)


def all_args(exercise):
    yield from exercise.visible
    for key, idea in exercise.ideas.items():
        yield from idea.draw(hidden_rng(exercise.name, key))


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_every_assignment_asks_for_something(assignment):
    assert known(assignment, Exercise, Choice, Order, ByHand)


@of_all(Exercise)
def test_no_formula_of_a_mistake_is_right(exercise):
    inputs = [(args, call(exercise.right, args)) for args in all_args(exercise)]
    for mistake in exercise.mistakes:
        assert not all(
            agree(call(mistake.formula, args), right, exercise.tolerance) for args, right in inputs
        ), mistake.key


@of_all(Exercise)
def test_every_idea_draws_inputs(exercise):
    assert exercise.visible or exercise.ideas
    for key, idea in exercise.ideas.items():
        assert len(idea.draw(hidden_rng(exercise.name, key))) > 0, key


@of_all(Exercise, Choice, Order, ByHand)
def test_explanations_are_bilingual_and_agree_in_what_is_code(exercise):
    for key, text in exercise.explanations:
        assert any("가" <= letter <= "힣" for letter in text.ko), key
        assert not any("가" <= letter <= "힣" for letter in text.en), key
        assert text.en.count("`") == text.ko.count("`"), key


@of_all(Exercise)
def test_mistakes_of_one_name_say_the_same(exercise):
    texts = {}
    for key, text in exercise.explanations:
        assert texts.setdefault(key, text) == text, key
