"""The command ``nncourse``: a thin door to one package for each verb.

A verb's package is imported only when the verb is used, so that ``nncourse build`` does not wait
for JupyterLab.
"""

import os
import sys
from importlib import import_module
from pathlib import Path

import click

from autograder.errors import CourseError

__all__ = ["main"]

_VERBS = {
    "build": ("autograder.build.command", "Build every notebook and release from its text."),
    "grade": (
        "autograder.grade.command",
        "Grade a class's submissions, in parallel, in isolation.",
    ),
    "feedback": (
        "autograder.feedback.command",
        "Write what learners read about their graded submissions.",
    ),
    "demo": ("autograder.demo.command", "Take a small made-up class all the way round."),
    "lab": ("autograder.lab.command", "Start the learner's and the instructor's JupyterLab."),
    "report": ("autograder.report.command", "Report on a graded class, for you and your LMS."),
    "leaderboard": (
        "autograder.leaderboard",
        "List the accuracies of a graded class, of those who opted in.",
    ),
    "move-gradebook": (
        "autograder.move_gradebook",
        "Copy the gradebook from its file into a PostgreSQL database.",
    ),
}


class _Verbs(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _VERBS:
            return None
        module, _ = _VERBS[cmd_name]
        command = getattr(import_module(module), cmd_name.replace("-", "_"))
        assert isinstance(command, click.Command)  # noqa: S101 - narrows the type
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl([(verb, summary) for verb, (_, summary) in _VERBS.items()])

    def invoke(self, ctx: click.Context) -> object:
        # nbgrader and JupyterLab start alembic and jupyter by name, and nobody activates .venv.
        os.environ["PATH"] = os.pathsep.join(
            [str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)]
        )
        try:
            return super().invoke(ctx)
        except CourseError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="nncourse")
def main() -> None:
    """Build, run and grade the course on neural networks.

    Run it anywhere inside the repository. `nncourse VERB --help` explains a verb. The environment
    variable NNCOURSE_DB_URL names a gradebook in PostgreSQL; without it, it is a file.
    """
