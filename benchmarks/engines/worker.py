"""A process for one engine: it is asked for an epoch of a case, and answers with the seconds.

    cd benchmarks && python -m engines.worker nnkit

reads the number of a case from each line of its input, and writes a line with the seconds for each.
"""

import gc
import sys
import time
from collections.abc import Callable
from importlib import import_module
from types import ModuleType

from engines.cases import CASES, Case


def main(name: str) -> None:
    """Answer until the input ends."""
    engine = import_module(f"engines.{name}_engine")
    current = None
    for line in sys.stdin:
        number = int(line)
        if number != current:
            current, seconds = number, timed(engine, CASES[number])
            seconds()  # the first epoch fills caches and does not count
            gc.collect()
        print(seconds(), flush=True)


def timed(engine: ModuleType, case: Case) -> Callable[[], float]:
    """Return a function that returns the seconds of an epoch."""
    if hasattr(engine, "estimate"):
        estimate: Callable[[], float] = engine.estimate(case)
        return estimate
    epoch = engine.epoch(case)

    def run() -> float:
        start = time.perf_counter()
        epoch()
        return time.perf_counter() - start

    return run


if __name__ == "__main__":
    main(sys.argv[1])
