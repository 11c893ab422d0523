"""What all tests share."""

import os

import pytest
from hypothesis import settings

from autograder.checks.hidden import OPEN_SEED, use_seed

settings.register_profile("course", deadline=None)  # no test takes a clock
settings.load_profile("course")


os.environ.pop("NNCOURSE_DB_URL", None)  # nobody's gradebook is a test's to write to


@pytest.fixture(autouse=True)
def _the_same_hidden_inputs_in_every_test():
    use_seed(OPEN_SEED)
