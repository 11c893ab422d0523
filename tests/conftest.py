"""What all tests share."""

import pytest

from autograder.checks.hidden import use_seed

A_SEED = 1958


@pytest.fixture(autouse=True)
def _the_same_hidden_inputs_in_every_run():
    use_seed(A_SEED)


@pytest.fixture(scope="module")
def kernels_with_the_same_hidden_inputs(tmp_path_factory):
    """Let what runs in another process find a course that has that seed."""
    root = tmp_path_factory.mktemp("course")
    for folder in ("course", "source", ".nncourse"):
        (root / folder).mkdir()
    (root / "nbgrader_config.py").touch()
    (root / ".nncourse" / "hidden-seed").write_text(f"{A_SEED}\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NNCOURSE_ROOT", str(root))
        yield
