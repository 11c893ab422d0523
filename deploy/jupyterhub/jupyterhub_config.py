"""JupyterHub for the course: each learner a user of the system, and one grader for all instructors.

README.md beside this file says how to install it. Every place is below one folder, which
``NNCOURSE_SITE`` names; ``setup`` makes what is expected there.
"""

import grp
import importlib.util
import os
import pwd
import shutil
import sys
from pathlib import Path
from typing import Any

c = get_config()  # type: ignore[name-defined]  # noqa: F821 - traitlets has it

SITE = Path(os.environ.get("NNCOURSE_SITE", "/srv/nncourse"))
INSTRUCTORS, LEARNERS = "formgrade-nn", "nbgrader-nn"
"""Groups of the system; nbgrader expects the same names of the hub's groups."""
MEMORY, CPUS = "1G", 1.0
"""What a learner's server and all its kernels may take, where systemd runs them."""
IDLE = 3600
"""Seconds after which the server of a learner who does nothing is stopped; files stay."""

grader = (SITE / "course").owner()
common = {
    "COURSE_LANG": os.environ.get("COURSE_LANG", "en"),
    # a class shares the processors: one thread each
    "OMP_NUM_THREADS": "1",
}
serve = [sys.executable, "-m", "autograder.hub.serve"]

# The reverse proxy in front has the certificate; nothing here listens beyond this machine.
c.JupyterHub.bind_url = "http://127.0.0.1:8000"
c.JupyterHub.hub_ip = "127.0.0.1"
c.ConfigurableHTTPProxy.command = [
    str(SITE / "proxy" / "node_modules" / ".bin" / "configurable-http-proxy")
]

# What the hub remembers; for root alone.
hub = SITE / "hub"
c.JupyterHub.db_url = f"sqlite:///{hub / 'jupyterhub.sqlite'}"
c.JupyterHub.cookie_secret_file = str(hub / "cookie_secret")
c.ConfigurableHTTPProxy.pid_file = str(hub / "proxy.pid")

# Who logs in has an account here, and is a learner or an instructor.
c.JupyterHub.authenticator_class = "pam"
c.PAMAuthenticator.open_sessions = False
c.PAMAuthenticator.allowed_groups = {INSTRUCTORS, LEARNERS}
c.Authenticator.manage_groups = True


def with_groups(authenticator: Any, handler: Any, auth_model: dict[str, Any]) -> dict[str, Any]:
    """Take the system's groups over, at each login."""
    user = pwd.getpwnam(auth_model["name"])
    names = {grp.getgrgid(gid).gr_name for gid in os.getgrouplist(user.pw_name, user.pw_gid)}
    return auth_model | {"groups": sorted(names & {INSTRUCTORS, LEARNERS})}


c.Authenticator.post_auth_hook = with_groups


def start_page(handler: Any) -> str:
    """Send instructors to the grader; others go the hub's way, to log in or to their server."""
    user = handler.current_user
    is_instructor = user and any(group.name == INSTRUCTORS for group in user.groups)
    return "/services/grader/" if is_instructor else ""


c.JupyterHub.default_url = start_page

# A learner's server.
c.Spawner.cmd = [*serve, "learner"]
c.Spawner.environment = common | {"NNCOURSE_ROOT": str(SITE / "lessons")}
c.Spawner.mem_limit, c.Spawner.cpu_limit = MEMORY, CPUS
c.Spawner.start_timeout = 120
if importlib.util.find_spec("systemdspawner") and Path("/run/systemd/system").is_dir():
    c.JupyterHub.spawner_class = "systemd"
    c.SystemdSpawner.isolate_tmp = True
    c.SystemdSpawner.disable_user_sudo = True
else:
    # Without systemd nothing bounds a user's sum: each process is bounded, and their number.
    c.JupyterHub.spawner_class = "localprocess"
    limits = ["--data=2147483648", "--nproc=256", "--core=0"]
    c.Spawner.cmd = [shutil.which("prlimit"), *limits, *serve, "learner"]

# The grader's server: Formgrader and a terminal, for instructors. Where the gradebook is in
# PostgreSQL, its address may hold a password: no learner's server is told it.
gradebook = {name: os.environ[name] for name in ("NNCOURSE_DB_URL",) if name in os.environ}
c.JupyterHub.services = [
    {
        "name": "grader",
        "url": f"http://127.0.0.1:{os.environ.get('NNCOURSE_GRADER_PORT', 8010)}",
        "user": grader,
        "command": [*serve, "instructor"],
        "cwd": str(SITE / "course"),
        "environment": common | gradebook | {"NNCOURSE_ROOT": str(SITE / "course")},
        "oauth_no_confirm": True,
    },
    {
        "name": "idle-culler",
        "command": [sys.executable, "-m", "jupyterhub_idle_culler", f"--timeout={IDLE}"],
    },
]
c.JupyterHub.load_roles = [
    {
        "name": "instructor",
        "groups": [INSTRUCTORS],
        "scopes": ["access:services!service=grader", "list:services!service=grader"],
    },
    {
        "name": "idle-culler",
        "services": ["idle-culler"],
        "scopes": ["list:users", "read:users:activity", "read:servers", "delete:servers"],
    },
    {
        # nbgrader asks whether the user is in the course's group
        "name": "server",
        "scopes": [
            "users:activity!user",
            "access:servers!server",
            "read:users:name!user",
            "read:users:groups!user",
        ],
    },
]
