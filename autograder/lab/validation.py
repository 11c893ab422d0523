"""What the learner's server adds to nbgrader's *Validate*: a mark that the assignment passed.

Validating leaves nothing on disk, and the learner's page can only tell what is there. So this
server extension stands in the place of nbgrader's own, does what that does with nbgrader's
handlers, and leaves a mark when the notebook passes all its tests.
"""

from pathlib import PurePosixPath
from typing import Any

from jupyter_server.utils import url_path_join
from nbgrader.server_extensions.validate_assignment.handlers import (
    NbGraderVersionHandler,
    ValidateAssignmentHandler,
)

from autograder.lab.progress import validated_mark
from nnkit.marks import leave_mark

__all__ = ["MarkingHandler"]


class MarkingHandler(ValidateAssignmentHandler):  # type: ignore[misc] # nbgrader is untyped
    """nbgrader's handler, which also leaves a mark."""

    def validate_notebook(self, path: str) -> Any:
        """Validate the notebook at `path`, inside the server's files."""
        answer = super().validate_notebook(path)
        # A validation that found something, or that failed, has a value.
        if answer == {"success": True, "value": {}}:
            leave_mark(validated_mark(PurePosixPath(path).stem))
        return answer


def _jupyter_server_extension_points() -> list[dict[str, str]]:
    return [{"module": __name__}]


def _load_jupyter_server_extension(server: Any) -> None:
    settings = server.web_app.settings
    settings["root_dir"] = server.root_dir  # where nbgrader's handler looks for it
    handlers = {
        "/assignments/validate": MarkingHandler,
        "/nbgrader_version": NbGraderVersionHandler,
    }
    server.web_app.add_handlers(
        ".*$", [(url_path_join(settings["base_url"], url), one) for url, one in handlers.items()]
    )
