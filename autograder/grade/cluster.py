"""The workers of a Dask cluster: which there are, which of them can grade, and why others cannot.

:mod:`autograder.grade.sending` is how a class gets to them and back.
"""

import logging
import re
import time
import warnings
from collections.abc import Generator, Mapping, Sequence
from contextlib import ExitStack
from importlib.metadata import version
from typing import Any

from autograder.errors import CourseError
from autograder.grade.workers import Outcome, Task, Trade

try:
    import dask
    from distributed import Client, LocalCluster
except ModuleNotFoundError as error:
    raise CourseError(
        f"--scheduler needs Dask, and {error.name} is not installed: pip install 'nncourse[scale]'"
    ) from None

from autograder.grade.dask_worker import ISOLATES
from autograder.grade.edition import edition
from autograder.grade.sending import Sending

__all__ = ["Cluster"]

CONNECT_SECONDS = 5.0
JOIN_SECONDS = 30.0
"""How long to wait for a worker that can grade."""

_POLL_SECONDS = 0.1
_PRELOAD = "autograder.grade.dask_worker"
_ADDRESS = re.compile(r"local:(?P<workers>[1-9]\d{0,3})|(tcp|tls)://[^\s/@]+:\d+")


class Cluster:
    """Grades on a Dask cluster; :class:`autograder.grade.workers.ThisMachine` does here.

    Parameters
    ----------
    address : str
        Of Dask's scheduler, ``tls://HOST:PORT`` or ``tcp://HOST:PORT``; or ``local:N``, for a
        cluster of N workers on this machine that ends with this object.

    Attributes
    ----------
    client : distributed.Client
    needs : dict of str to float
        The resources that a worker must have, in Dask's sense.
    layers : list of str
        The walls around learners' processes, as far as workers have told.
    left_out : dict of str to str
        By a worker's address, why it gets no submissions.

    Raises
    ------
    CourseError
        If there is no such scheduler, or it cannot be talked to.
    """

    def __init__(self, address: str) -> None:
        self.needs: dict[str, float] = {}
        self.layers: list[str] = []
        self.left_out: dict[str, str] = {}
        with ExitStack() as opening:
            self.client = _connected(address, opening)
            self._open = opening.pop_all()

    def require_isolation(self, allow_unsandboxed: bool) -> None:
        """Ask for workers that can lock learners' code in, unless others will do; wait for one.

        Raises
        ------
        CourseError
            If there is none.
        """
        self.needs = {edition(): 1.0, **({} if allow_unsandboxed else {ISOLATES: 1.0})}
        deadline = time.monotonic() + JOIN_SECONDS
        while not self.able():
            if time.monotonic() > deadline:
                raise self.nobody()
            time.sleep(_POLL_SECONDS)

    def grade(self, tasks: Sequence[Task], trade: Trade) -> Generator[Outcome, None, None]:
        """Grade every task; see :meth:`autograder.grade.sending.Sending.outcomes`."""
        return Sending(self, tasks, trade).outcomes()

    def close(self) -> None:
        """Leave the cluster; end it if it is this machine's."""
        self._open.close()

    def able(self) -> list[str]:
        """Return the workers that can grade, and note why others cannot."""
        able = []
        for address, worker in self.client.scheduler_info()["workers"].items():
            why_not = _why_not(worker["resources"], self.needs)
            if why_not:
                self.left_out.setdefault(address, why_not)
            elif address not in self.left_out:
                able.append(address)
        return able

    def note_layers(self, outcome: Outcome) -> None:
        """Note the walls that a submission was graded behind."""
        for record in outcome.graded.records.values() if outcome.graded else ():
            self.layers += [layer for layer in record.layers if layer not in self.layers]

    def nobody(self) -> CourseError:
        """Return the error that there is no worker to grade."""
        why = "; ".join(f"{worker} {why}" for worker, why in sorted(self.left_out.items()))
        return CourseError(
            f"the scheduler has no worker that can grade ({why or 'none has joined'}). Start one, "
            "in an environment like this one, with: dask worker ADDRESS --nthreads 1 --preload "
            f"{_PRELOAD}"
        )


def _connected(address: str, opening: ExitStack) -> Client:
    """Return a client of the scheduler at `address`; `opening` closes it."""
    known = _ADDRESS.fullmatch(address)
    if known is None:
        raise CourseError(
            f"expected local:N, tls://HOST:PORT or tcp://HOST:PORT for --scheduler, received "
            f"{address!r}"
        )
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # the command says what matters
    # A batch is sent with its task, so that it can be sent again, and is large.
    opening.enter_context(
        dask.config.set({"distributed.admin.large-graph-warning-threshold": "1GB"})
    )
    try:
        place: str | LocalCluster = address
        if known["workers"]:
            place = opening.enter_context(_local(int(known["workers"])))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # versions that differ are refused below
            client: Client = opening.enter_context(
                Client(place, timeout=CONNECT_SECONDS, set_as_default=False)
            )
        told: Any = client.get_versions()
    except (OSError, RuntimeError, TypeError, ValueError) as error:
        raise CourseError(
            f"Dask's scheduler at {address} cannot be talked to: {_reason(error)}. Does it run? "
            "With TLS its address begins with tls://, and only then; docs/dask.md says how"
        ) from error
    theirs = told["scheduler"]["packages"]["distributed"]
    if theirs != version("distributed"):
        raise CourseError(
            f"Dask's scheduler at {address} has distributed {theirs}, and this command "
            f"{version('distributed')}: install the same version, from constraints.txt"
        )
    return client


def _local(workers: int) -> LocalCluster:
    """Start a cluster on this machine, which no other user of it can talk to."""
    return LocalCluster(
        n_workers=workers, threads_per_worker=1, security=True, dashboard_address="127.0.0.1:0",
        preload=_PRELOAD, silence_logs=logging.CRITICAL,
    )  # fmt: skip


def _reason(error: BaseException) -> str:
    """Return the innermost cause in one line: Dask wraps it in how often it tried."""
    while error.__cause__ is not None:
        error = error.__cause__
    return " ".join(str(error).split()) or type(error).__name__


def _why_not(has: Mapping[str, float], needs: Mapping[str, float]) -> str:
    """Return why a worker with some resources cannot grade, or "" if it can."""
    if needs.keys() <= has.keys():
        return ""
    editions = [name for name in has if name.startswith("nncourse ")]
    if not editions:
        return f"was started without --preload {_PRELOAD}"
    if editions[0] not in needs:
        return f"has another edition: {editions[0]}; here it is {edition()}"
    return "cannot isolate learners' code"
