"""Where nbgrader has no exchange (Windows): the lessons without the Assignment List."""

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - traitlets has it

c.ServerApp.jpserver_extensions.update(
    {
        "nbgrader.server_extensions.assignment_list": False,
        "autograder.lab.validation": False,
    }
)
