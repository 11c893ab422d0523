"""What both roles' servers share."""

import secrets

import zmq

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - traitlets has it

# On this machine only, and never without a token, whatever a system-wide configuration says.
c.ServerApp.ip = "127.0.0.1"
c.IdentityProvider.token = secrets.token_hex(24)

# What a kernel and its server say to each other is nobody else's business on a shared machine.
c.KernelManager.transport_encryption = "auto" if zmq.has("curve") else "disabled"

# In a container everybody is root.
c.ServerApp.allow_root = True

# The launcher opens the browser when the server answers.
c.ServerApp.open_browser = False

# Who edits the notebooks here knows what is trusted; extensions come with the environment.
c.LabApp.extension_manager = "readonly"

c.ServerApp.jpserver_extensions.update(
    {
        # jupytext would open the lessons' texts as notebooks, and saving would rewrite them
        "jupyterlab_jupytext": False,
        # one interface is enough; leaving the others out shortens the start
        "notebook": False,
        "notebook_shim": False,
        "jupyter_lsp": False,
        # there is one course
        "nbgrader.server_extensions.course_list": False,
    }
)
