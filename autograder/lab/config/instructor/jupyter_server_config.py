"""The instructor's server: the whole course, with Formgrader."""

from autograder.lab.places import Places

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - traitlets has it

places = Places.find("instructor")
# Formgrader wants the course inside the server's files; nbgrader_config.py there is read, too.
c.ServerApp.root_dir = str(places.files)
c.LabApp.default_url = f"/lab/tree/{places.landing_page}"

# Submissions and the landing page lie in .nncourse/.
c.ContentsManager.allow_hidden = True

# The instructor does not fetch; the learner's server does.
c.ServerApp.jpserver_extensions.update({"nbgrader.server_extensions.assignment_list": False})

# Formgrader would show all of these settings above the assignments.
c.FormgradeExtension.debug = False
