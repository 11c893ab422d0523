"""What nnkit's tests share."""

from collections.abc import Iterator

import pytest

import nnkit


@pytest.fixture
def lang(request: pytest.FixtureRequest) -> Iterator[str]:
    """Speak the language that the test is parametrised with, and give its name."""
    before = nnkit.language()
    nnkit.use_language(request.param)
    yield request.param
    nnkit.use_language(before)
