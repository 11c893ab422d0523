"""What ``import nnkit`` costs, beside ``import numpy``, which it needs: time and memory.

Each import happens in a fresh Python, and they take turns, so that a slow moment disturbs all
alike; what is compared are medians. The time is that of the import statement; the memory is the
most that the process ever held, Python itself included.

    python benchmarks/import_cost.py
    python benchmarks/import_cost.py --rounds 51
"""

import argparse
import os
import statistics
import subprocess
import sys

from threads import THREADS
from tqdm import tqdm

STATEMENTS = {
    "Python alone": "pass",
    "numpy": "import numpy",
    "numpy and its random numbers": "import numpy.random",  # numpy loads them when first used
    "nnkit": "import nnkit",
}

# On Linux not ru_maxrss, which begins with what the process that started this one held.
MEASURE = """\
import time
start = time.perf_counter()
{statement}
taken = time.perf_counter() - start
import sys
if sys.platform == "linux":
    status = dict(line.split(":", 1) for line in open("/proc/self/status"))
    peak = int(status["VmHWM"].split()[0])
else:
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak //= 1024 if sys.platform == "darwin" else 1
print(taken * 1000, peak / 1024)
"""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=21, help="imports of each (default 21)")
    options = parser.parse_args()
    costs: dict[str, list[tuple[float, float]]] = {name: [] for name in STATEMENTS}
    for statement in STATEMENTS.values():
        cost(statement)  # the first import writes bytecode and is not counted
    for _ in tqdm(range(options.rounds), desc="imports", leave=False):
        for name, statement in STATEMENTS.items():
            costs[name].append(cost(statement))
    medians = {
        name: [statistics.median(column) for column in zip(*taken, strict=True)]
        for name, taken in costs.items()
    }
    print("| import | time, ms | peak memory, MiB |")
    print("| --- | ---: | ---: |")
    for name, (milliseconds, mebibytes) in medians.items():
        print(f"| {name} | {milliseconds:.1f} | {mebibytes:.1f} |")
    more = [nnkit - numpy for nnkit, numpy in zip(medians["nnkit"], medians["numpy"], strict=True)]
    print(f"| nnkit, more than numpy | {more[0]:.1f} | {more[1]:.1f} |")


def cost(statement: str) -> tuple[float, float]:
    """Return the milliseconds and the peak memory in MiB of a fresh Python that runs this."""
    printed = subprocess.run(
        [sys.executable, "-c", MEASURE.format(statement=statement)],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | THREADS,
    ).stdout
    milliseconds, mebibytes = map(float, printed.split())
    return milliseconds, mebibytes


if __name__ == "__main__":
    main()
