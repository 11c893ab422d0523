"""What nnkit's tests share."""

import os
from collections.abc import Iterator
from types import ModuleType

import pytest

import nnkit


@pytest.fixture
def lang(request: pytest.FixtureRequest) -> Iterator[str]:
    """Speak the language that the test is parametrised with, and give its name."""
    before = nnkit.language()
    nnkit.use_language(request.param)
    yield request.param
    nnkit.use_language(before)


@pytest.fixture(scope="session")
def torch() -> ModuleType:
    """PyTorch, the oracle: where it is missing the test is skipped, but in CI it fails."""
    if os.environ.get("CI"):
        import torch
    else:
        torch = pytest.importorskip("torch", reason="PyTorch is an oracle; CI installs it")
    return torch
