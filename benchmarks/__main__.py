"""Everything that is measured, one benchmark after the other; or one of them, with its options.

python benchmarks
python benchmarks training_speed --rounds 5
python benchmarks digits --help
"""

import argparse
import subprocess
import sys
from pathlib import Path

BENCHMARKS = [
    "training_speed", "digits", "import_cost", "widget_latency", "grading_speed", "feedback_speed",
    "mutants", "dask_speed", "gradebook_speed", "hub_load", "footprint", "scale_page",
]  # fmt: skip


def main() -> int:
    """Run what was asked for, and return 1 if any of it failed."""
    parser = argparse.ArgumentParser(
        prog="benchmarks", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("benchmark", nargs="?", choices=BENCHMARKS, help="without one, all")
    parser.add_argument("options", nargs=argparse.REMAINDER, help="handed on to that benchmark")
    chosen = parser.parse_args()
    failed = []
    for name in [chosen.benchmark] if chosen.benchmark else BENCHMARKS:
        if not chosen.benchmark:
            print(f"\n## {name}\n", flush=True)
        script = Path(__file__).with_name(f"{name}.py")
        if subprocess.run([sys.executable, script, *chosen.options]).returncode:
            failed.append(name)
    if failed:
        print(f"\nfailed: {', '.join(failed)}", file=sys.stderr)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
