"""Hidden inputs come from a secret of the machine, the same for a whole class."""

import stat

import pytest

from autograder.checks.hidden import hidden_rng, use_seed
from autograder.course import Course
from autograder.errors import CourseError


@pytest.fixture
def course(tmp_path):
    for folder in ("course", "source"):
        (tmp_path / folder).mkdir()
    (tmp_path / "nbgrader_config.py").touch()
    return Course(tmp_path)


def test_a_machine_makes_its_seed_once_and_keeps_it_to_itself(course):
    seed = course.hidden_seed()
    assert course.hidden_seed() == seed
    path = course.private / "hidden-seed"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [p.name for p in course.private.iterdir() if "seed" in p.name] == ["hidden-seed"]


def test_two_machines_have_two_seeds(course, tmp_path_factory):
    other = Course(tmp_path_factory.mktemp("other"))
    assert other.hidden_seed() != course.hidden_seed()


def test_a_damaged_seed_is_no_seed(course):
    course.create()
    (course.private / "hidden-seed").write_text("nineteen")
    with pytest.raises(CourseError, match="hidden-seed should hold one whole number"):
        course.hidden_seed()


def test_every_exercise_and_idea_draws_numbers_of_its_own():
    drawn = [
        hidden_rng(*labels).integers(2**60) for labels in [("a",), ("b",), ("a", "b"), ("b", "a")]
    ]
    assert len(set(drawn)) == 4
    use_seed(7)
    assert hidden_rng("a").integers(2**60) != drawn[0]
