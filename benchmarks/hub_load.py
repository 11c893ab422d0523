"""A class on the hub: learners who fetch, fill in, validate and submit within one minute.

The hub of ``deploy/jupyterhub/`` runs on loopback with made-up users of the system, so root has to
run this. All have logged in and their servers run; then each begins at a moment of its own in the
minute, and goes by the requests that JupyterLab's buttons send.

    sudo make bench ARGS=hub_load
    python benchmarks/hub_load.py --learners 5 --within 20
"""

import argparse
import os
import random
import statistics
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]  # the tests' hub, and no folder before nnkit

import psutil
from hub_site import PREFIX, CannotError, Hub, Visitor, running_hub, site, small_course
from test_round import NAME, right_answers
from tqdm import tqdm

LOOK_SECONDS = 2.0
"""Between two looks at the memory of everybody's processes."""


def main() -> int:
    """Print the table, and return 1 if anybody failed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--learners", type=int, default=20, help="in the class (default 20)")
    parser.add_argument(
        "--within", type=float, default=60, help="seconds they come in (default 60)"
    )
    parser.add_argument(
        "--at-once", type=int, default=4, help="servers that start at once (default 4)"
    )
    options = parser.parse_args()
    if not 1 <= options.learners <= 200:
        parser.error("expected 1 to 200 learners")
    names = [f"{PREFIX}{number:03}" for number in range(options.learners)]
    with TemporaryDirectory() as folder:
        course = small_course(Path(folder), NAME)
        try:
            with site(course.root, names, [f"{PREFIX}teacher"]) as made, running_hub(made) as hub:
                release(hub)
                load = Load(hub, right_answers(course, "en"))
                load.run(names, options.within, options.at_once)
        except CannotError as error:
            parser.error(str(error))
    load.report(names)
    return int(bool(load.failures))


def release(hub: Hub) -> None:
    """Have the instructor generate and release the assignment."""
    teacher = hub.log_in(f"{PREFIX}teacher")
    for action in ("assign", "release"):
        teacher.presses(f"assignment/{NAME}/{action}")


class Load:
    """A class, how long each of its steps took, and what failed.

    Parameters
    ----------
    hub : Hub
    answers : dict of str to str
        What everybody writes into which cell.
    """

    def __init__(self, hub: Hub, answers: dict[str, str]) -> None:
        self.hub, self.answers = hub, answers
        self.seconds: dict[str, list[float]] = defaultdict(list)
        self.failures: list[str] = []
        self.idle: dict[str, float] = {}
        self.most: dict[str, float] = defaultdict(float)

    def run(self, names: list[str], within: float, at_once: int) -> None:
        """Start everybody's server, then let them come."""
        with ThreadPoolExecutor(at_once) as pool:
            arrived = list(tqdm(pool.map(self._arrive, names), "servers", len(names)))
        learners = [learner for learner in arrived if learner is not None]
        self.idle = memory(names)
        ended = threading.Event()
        looking = threading.Thread(target=self._look, args=(names, ended))
        looking.start()
        rng = random.Random(1958)
        moments = [rng.uniform(0, within) for _ in learners]
        try:
            with ThreadPoolExecutor(len(names)) as pool:
                list(tqdm(pool.map(self._work, learners, moments), "learners", len(learners)))
        finally:
            ended.set()
            looking.join()

    def report(self, names: list[str]) -> None:
        """Print what was measured, as tables."""
        print("\n| step | times | median s | worst s |\n| --- | ---: | ---: | ---: |")
        for step, took in self.seconds.items():
            print(f"| {step} | {len(took)} | {statistics.median(took):.2f} | {max(took):.2f} |")
        print("\n| memory of a learner (PSS) | median MiB | largest MiB |\n| --- | ---: | ---: |")
        for what, found in (("server, idle", self.idle), ("most, kernel included", self.most)):
            sizes = [found[name] for name in names if name in found] or [0.0]
            print(f"| {what} | {statistics.median(sizes):.0f} | {max(sizes):.0f} |")
        one, five, _ = os.getloadavg()
        print(
            f"\n{len(self.failures)} failures of {len(names)} learners; load {one:.1f}, {five:.1f}"
        )
        for failure in self.failures:
            print(f"- {failure}")

    def _arrive(self, name: str) -> Visitor | None:
        with self._counted(name):
            learner: Visitor = self._timed("log in", lambda: self.hub.log_in(name))
            self._timed("start the server", learner.starts_server)
            return learner
        return None

    def _work(self, learner: Visitor, moment: float) -> None:
        time.sleep(moment)
        path = f"assignments/{NAME}/{NAME}.ipynb"
        with self._counted(learner.name):
            listed = "assignments?course_id=nn"
            self._timed("list", lambda: learner.on_server("GET", listed))
            self._timed("fetch", lambda: learner.exchanges("fetch", NAME))
            self._timed("fill in and save", lambda: learner.fills_in(path, self.answers))
            wrong = self._timed("validate", lambda: learner.validates(path))
            if wrong:
                raise RuntimeError(f"right answers are told to be wrong: {wrong}")
            self._timed("submit", lambda: learner.exchanges("submit", NAME))

    def _timed(self, step: str, action: Callable[[], Any]) -> Any:
        start = time.perf_counter()
        answer = action()
        self.seconds[step].append(time.perf_counter() - start)
        return answer

    @contextmanager
    def _counted(self, name: str) -> Iterator[None]:
        """Keep one learner's error for the report, and let the others go on."""
        try:
            yield
        except Exception as error:
            self.failures.append(f"{name}: {error}")

    def _look(self, names: list[str], ended: threading.Event) -> None:
        while not ended.wait(LOOK_SECONDS):
            for name, size in memory(names).items():
                self.most[name] = max(self.most[name], size)


def memory(names: list[str]) -> dict[str, float]:
    """Return each user's proportional memory in MiB: of a page that many share, a part."""
    sizes: dict[str, float] = defaultdict(float)
    for process in psutil.process_iter():
        with suppress(psutil.Error):
            if (name := process.username()) in names:
                sizes[name] += process.memory_full_info().pss / (1 << 20)
    return sizes


if __name__ == "__main__":
    sys.exit(main())
