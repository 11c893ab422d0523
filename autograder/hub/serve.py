"""A user's JupyterLab on a hub: ``python -m autograder.hub.serve learner``.

The hub runs this as the user. It does what ``nncourse lab`` does before a server starts, then is
that server, with the hub's doorkeeper in front: who comes in is asked of the hub. The shared
grader's server is the same with ``instructor``.
"""

import argparse
import contextlib
import os
import sys
import threading
import time

from autograder.lab.landing import write_landing_page
from autograder.lab.lessons import deliver
from autograder.lab.places import ROLES, Places
from autograder.lab.server import CONFIG, Server
from nnkit.language import Language, language

__all__ = ["main"]

REFRESH = 5.0
"""Seconds between two looks at whether the landing page is still true."""

UMASK = {"learner": 0o077, "instructor": 0o022}
"""Nobody reads what a learner writes; feedback that the grader releases is to be read."""


def main() -> None:
    """Prepare the role's places, then serve them until the hub ends this process."""
    parser = argparse.ArgumentParser(prog="python -m autograder.hub.serve", description=__doc__)
    parser.add_argument("role", choices=ROLES, help="whose JupyterLab this is")
    role = parser.parse_args().role
    os.umask(UMASK[role])
    lang = language()
    places = Places.find(role)
    places.create()
    if role == "learner":
        deliver(places)
    write_landing_page(places, lang)
    threading.Thread(target=_keep_landing_page, args=(places, lang), daemon=True).start()

    os.chdir(places.files)
    os.environ |= _environment(places, lang)
    sys.argv[1:] = []
    # it reads the environment as it is imported
    from jupyterhub.singleuser.extension import (  # type: ignore[import-untyped]
        main as serve,
    )

    serve()


def _environment(places: Places, lang: Language) -> dict[str, str]:
    """Return the environment of ``nncourse lab``, with the hub's layer of settings on top."""
    server = Server(places, lang, port=0)
    environment = server.environment()
    hub = CONFIG / f"hub_{places.role}"
    layers = [str(hub), environment["JUPYTER_CONFIG_PATH"]]
    return environment | {
        "JUPYTER_CONFIG_PATH": os.pathsep.join(layers),
        "JUPYTERHUB_DEFAULT_URL": f"/{server.landing_path}",
    }


def _keep_landing_page(places: Places, lang: Language) -> None:
    while True:
        time.sleep(REFRESH)
        # a notebook that is being saved just now is whole again next time
        with contextlib.suppress(OSError, ValueError):
            write_landing_page(places, lang)


if __name__ == "__main__":
    main()
