"""The learner's server: the lessons and the assignments fetched, nothing of the instructor's."""

from autograder.lab.places import Places

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - traitlets has it

places = Places.find("learner")
c.ServerApp.root_dir = str(places.files)
c.LabApp.default_url = f"/lab/tree/{places.landing_page}"

c.ServerApp.jpserver_extensions.update(
    {
        "nbgrader.server_extensions.formgrader": False,
        # ours validates as nbgrader's does, and remembers what passed
        "nbgrader.server_extensions.validate_assignment": False,
        "autograder.lab.validation": True,
    }
)
