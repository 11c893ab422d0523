import sys

import pytest

from autograder.grading.process import Zygote
from autograder.grading.session import Session
from autograder.sandbox.limits import Limits


@pytest.fixture(scope="session")
def zygote():
    zygote = Zygote(Limits(cell_seconds=20.0))
    yield zygote
    zygote.close()


@pytest.fixture
def session(zygote):
    with Session(zygote) as session:
        yield session


@pytest.fixture(autouse=True)
def _same_language_afterwards(monkeypatch):
    monkeypatch.setattr(sys.modules["nnkit.language"], "_chosen", None)
