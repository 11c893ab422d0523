"""What all tests share."""

import pytest
from hidden_seed import A_SEED

from autograder.checks.hidden import use_seed


@pytest.fixture(autouse=True)
def _the_same_hidden_inputs_in_every_run():
    use_seed(A_SEED)
