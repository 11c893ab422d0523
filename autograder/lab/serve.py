"""One JupyterLab server, in a process of its own: ``python -m autograder.lab.serve``.

The launcher holds the other end of this process's standard input. When it closes, because the
launcher ended in whatever way, the server shuts itself and its kernels down.
"""

import os
import signal
import sys
import threading

from jupyterlab.labapp import main  # type: ignore[import-untyped]


def _stop_with_launcher() -> None:
    sys.stdin.buffer.read()
    if hasattr(signal, "pthread_kill") and (main_thread := threading.main_thread().ident):
        # to the main thread itself, or its event loop would sleep on
        signal.pthread_kill(main_thread, signal.SIGTERM)
    else:
        os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    threading.Thread(target=_stop_with_launcher, daemon=True).start()
    sys.exit(main())
