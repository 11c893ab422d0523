"""How long an epoch takes: nnkit beside PyTorch, scikit-learn, a scalar engine, and the floor.

Each engine has a process of its own with two threads, and they take turns, so that a slow minute
hits all of them; what is compared are medians. pytest-benchmark and asv time one thing after the
other, and so could not tell a slow engine from a slow minute.

It still needs a machine that does nothing else: where other programs keep the cores busy, threads
wait for each other, PyTorch's longest of all, and the ratios flatter nnkit.

    python benchmarks/training_speed.py                          all sixteen rows, some six minutes
    python benchmarks/training_speed.py --rounds 5 --only 2-16   one network, sooner and rougher
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from engines.cases import CASES, Case
from threads import THREADS
from tqdm import tqdm

ENGINES = {
    "nnkit": "nnkit",
    "torch": "PyTorch",
    "sklearn": "scikit-learn",
    "scalar": "scalar engine",
    "floor": "floor",
}
HOW_TO_ADD = {
    "torch": "pip install --constraint constraints.txt torch==2.13.0",
    "sklearn": "pip install --constraint constraints.txt --editable '.[benchmarks]'",
}
PAUSE = 0.25
"""Seconds between turns: the threads of BLAS and OpenMP go on spinning a while after their work."""
SCALAR_ROUNDS = 3
"""It is slow, and thousands of times off, so that its third digit does not matter."""

Medians = dict[str, float]
"""Seconds for an epoch, by engine."""


@dataclass(frozen=True)
class Aim:
    """A ratio that nnkit's time should not exceed, in the cases whose name begins with `rows`."""

    engine: str
    ratio: float
    rows: tuple[str, ...] = ("",)


AIMS = [
    Aim("torch", 0.9),
    Aim("torch", 0.2, ("64-32-10", "2-16-16-2")),
    Aim("sklearn", 0.6),
    Aim("floor", 1.9, ("784-128-64-10 | 128 | SGD | float32",)),
]


class Worker:
    """An engine in a process of its own."""

    def __init__(self, name: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "engines.worker", name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parent,
            env=os.environ | THREADS,
        )

    def seconds(self, number: int) -> float:
        """Return how long one epoch of case `number` took."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(f"{number}\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def close(self) -> None:
        """End the process by ending its input."""
        self.process.communicate()


def main() -> None:
    """Print the table, and how near the aims are."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "--rounds", type=int, default=15, help="epochs of each engine and case (default 15)"
    )
    parser.add_argument(
        "--only", default="", metavar="SIZES", help="networks whose sizes begin so, as 784 or 2-16"
    )
    options = parser.parse_args()
    chosen = [number for number, case in enumerate(CASES) if str(case).startswith(options.only)]
    if not chosen:
        parser.error(f"no network begins with {options.only}: {', '.join(map(str, CASES[::4]))}")
    names = [name for name in ENGINES if name not in HOW_TO_ADD or find_spec(name)]
    for name in HOW_TO_ADD.keys() - names:
        print(f"{ENGINES[name]} is not installed, so its columns are missing. To add them:")
        print(f"    {sys.executable} -m {HOW_TO_ADD[name]}\n")
    print(header(names), flush=True)
    measured: list[tuple[Case, Medians]] = []
    with ExitStack() as ends:
        workers = {name: Worker(name) for name in names}
        for worker in workers.values():
            ends.callback(worker.close)
        for number in chosen:
            measured.append((CASES[number], medians(workers, number, options.rounds)))
            print(row(*measured[-1]), flush=True)
    print()
    for aim in AIMS:
        if (line := verdict(aim, measured)) is not None:
            print(line)


def medians(workers: dict[str, Worker], number: int, rounds: int) -> Medians:
    """Return the median seconds of each engine for case `number`, measured in turns."""
    taken: dict[str, list[float]] = {name: [] for name in workers}
    order = list(workers)
    for turn in tqdm(range(rounds), desc=str(CASES[number]), leave=False):
        for name in order:
            if name == "scalar" and turn >= SCALAR_ROUNDS:
                continue
            time.sleep(PAUSE)
            taken[name].append(workers[name].seconds(number))
        order.append(order.pop(0))  # so that nobody always follows the same neighbour
    return {name: statistics.median(times) for name, times in taken.items()}


def header(names: list[str]) -> str:
    """Return the first two lines of the table."""
    titles = ["network", "batch", "optimiser", "dtype", *(ENGINES[name] for name in names)]
    titles += [f"nnkit / {ENGINES[name]}" for name in names if name != "nnkit"]
    rule = ["---"] * 4 + ["---:"] * (len(titles) - 4)
    return f"| {' | '.join(titles)} |\n| {' | '.join(rule)} |"


def row(case: Case, times: Medians) -> str:
    """Return a line of the table."""
    columns = [str(case), *map(duration, times.values())]
    for name, time_ in times.items():
        if name == "scalar":
            columns.append(f"1 / {time_ / times['nnkit']:,.0f}")
        elif name != "nnkit":
            columns.append(f"{times['nnkit'] / time_:.2f}")
    return f"| {' | '.join(columns)} |"


def duration(seconds: float) -> str:
    """Return a time in the unit in which it reads best."""
    for unit, length in (("h", 3600), ("min", 60), ("s", 1)):
        if seconds >= length:
            return f"{seconds / length:.1f} {unit}"
    return f"{seconds * 1000:.1f} ms"


def verdict(aim: Aim, measured: list[tuple[Case, Medians]]) -> str | None:
    """Return a line on an aim: the worst ratio in its rows; None if nothing of it was measured."""
    ratios = [
        (times["nnkit"] / times[aim.engine], str(case))
        for case, times in measured
        if aim.engine in times and str(case).startswith(aim.rows)
    ]
    if not ratios:
        return None
    worst, where = max(ratios)
    return (
        f"- {ENGINES[aim.engine]}, at most {aim.ratio}: {'met' if worst <= aim.ratio else 'MISSED'}"
        f" in {sum(ratio <= aim.ratio for ratio, _ in ratios)} of {len(ratios)}; "
        f"the worst is {worst:.2f}, {where.replace(' | ', ', ')}"
    )


if __name__ == "__main__":
    main()
