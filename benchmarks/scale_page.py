"""The tables and the picture of docs/scale.md, from the cost model and the simulation.

    python benchmarks/scale_page.py            prints the tables
    python benchmarks/scale_page.py --write    writes them and the picture into docs/
    python benchmarks/scale_page.py --play 1000000    plays so many submissions, set-up by set-up

A test holds the page to what this prints: write it anew after a change of `measured.toml`.
"""

import argparse
import random
import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT)]

import matplotlib as mpl
from class_simulation import arrivals, deadline, drain, turnaround, visits
from cost_model import Model, SetUp, constants, erlang_wait
from matplotlib.figure import Figure

from nnkit.plots.palette import FAINT, INK, class_styles

PAGE = ROOT / "docs" / "scale.md"
PICTURE = ROOT / "docs" / "images" / "scale.svg"
SETUPS = (
    SetUp("2 cores", 2),
    SetUp("8 cores", 8),
    SetUp("32 cores", 32),
    SetUp("Dask, 32 cores, one course", 32, dask=True),
    SetUp("Dask, 256 cores, 20 courses", 256, dask=True, courses=20),
)
CLASSES = (100, 1_000, 10_000, 100_000, 1_000_000)
HOUR, DAY, RUSH = 3600.0, 86_400.0, 600.0


def table(titles: Sequence[str], rows: Sequence[Sequence[str]], words: int = 1) -> str:
    """Return a table in markdown; all columns but the first `words` are flush right."""
    rule = ["---"] * words + ["---:"] * (len(titles) - words)
    return "\n".join(f"| {' | '.join(row)} |" for row in (titles, rule, *rows))


def duration(seconds: float) -> str:
    """Return a time with two digits that count.

    Examples
    --------
    >>> duration(0.25), duration(80), duration(9000), duration(200_000)
    ('0.25 s', '80 s', '2.5 h', '2.3 days')
    """
    for limit, size, unit in ((120, 1, "s"), (7200, 60, "min"), (172_800, 3600, "h")):
        if seconds < limit:
            return f"{two_digits(seconds / size)} {unit}"
    return f"{two_digits(seconds / DAY)} days"


def two_digits(value: float) -> str:
    """Return a number with two digits that count, and no power of ten."""
    return f"{float(f'{value:.2g}'):,.10g}"


def size(gib: float) -> str:
    """Return a size in MiB, GiB or TiB."""
    for limit, factor, unit in ((1, 1024, "MiB"), (1024, 1, "GiB")):
        if gib < limit:
            return f"{two_digits(gib * factor)} {unit}"
    return f"{two_digits(gib / 1024)} TiB"


def off(value: float, other: float) -> str:
    """Return how far a value is off another, in percent.

    Examples
    --------
    >>> off(1.1, 1.0), off(0.99999999, 1.0)
    ('+10.0%', '+0.0%')
    """
    return f"{round(value / other - 1, 3) + 0.0:+.1%}"  # never "-0.0%"


def measured_table() -> str:
    """Return the constants, where they come from, and which of them are assumed."""
    rows = [
        (
            each.what, f"{each.value:g}{' ' if each.unit else ''}{each.unit}",
            f"`{each.command}`", str(each.date or "assumed"),
        )
        for each in constants().values()
    ]  # fmt: skip
    return table(("constant", "value", "`make bench ARGS=…`", "measured"), rows)


def grading_table() -> str:
    """Return how long each set-up grades a usual assignment, with and without loops, and digits."""
    usual, longest = models()
    looping = Model(constants(), looping=0.01)
    rows = []
    for setup in SETUPS:
        times = [duration(model.seconds(10_000, setup)) for model in (usual, looping, longest)]
        times += [duration(model.seconds(1_000_000, setup)) for model in (usual, longest)]
        most = [f"{model.most_cores(setup):,}" for model in (usual, longest)]
        rows.append((setup.name, *times, *most))
    titles = (
        "graded on", "10,000 of `neuron`", "one in 100 loops", "10,000 of `digits`",
        "1,000,000 of `neuron`", "of `digits`", "cores that help, `neuron`", "`digits`",
    )  # fmt: skip
    return table(titles, rows)


def cost_table() -> str:
    """Return what the submissions cost, wherever they are graded."""
    usual, longest = models()
    here = SETUPS[1]
    rows = [
        (
            f"{submissions:,}",
            two_digits(usual.core_hours(submissions, here)),
            two_digits(longest.core_hours(submissions, here)),
            duration(usual.feedback_seconds(submissions)),
            size(usual.grading_gib(submissions, here)),
            size(usual.disk_gib(submissions)),
            size(usual.gradebook_gib(submissions)),
        )
        for submissions in CLASSES[1:]
    ]
    titles = (
        "submissions", "core hours, `neuron`", "core hours, `digits`", "feedback, one process",
        "memory, 8 jobs, one run", "disk", "of that, the gradebook",
    )  # fmt: skip
    return table(titles, rows, words=0)


def hub_table() -> str:
    """Return what learners take who come at random within ten minutes, and how long they wait."""
    model, rows = models()[0], []
    for learners in (20, 200, 2_000):
        rate = learners / RUSH
        cores = model.hub_cores(rate)
        # A long rush of the same density, so that the mean has settled.
        people = max(learners, 20_000)
        played = visits(
            arrivals(people, people / rate, random.Random(0)), model.visit_seconds, cores
        )
        rows.append(
            (
                f"{learners:,}", size(model.hub_gib(learners)), str(cores),
                f"{rate * model.visit_seconds / cores:.0%}", f"{played.busy:.0%}",
                duration(erlang_wait(rate, model.visit_seconds, cores)), duration(played.mean),
                duration(played.worst_of_20),
            )
        )  # fmt: skip
    titles = (
        "learners", "memory", "cores", "busy: formula", "simulated", "mean wait: formula",
        "simulated", "one in 20 waits longer than",
    )  # fmt: skip
    return table(titles, rows, words=0)


def deadline_table() -> str:
    """Return how a class of 2,000 gets through the last day before a deadline."""
    model, rows = models()[0], []
    learners, setup = 2_000, SETUPS[1]
    for half in (6 * HOUR, HOUR, HOUR / 4):
        moments = deadline(learners, DAY, half, random.Random(0))
        peak = max(
            sum(start <= moment < start + RUSH for moment in moments) for start in moments[::20]
        )
        waits = [visits(moments, model.visit_seconds, cores) for cores in (4, 8)]
        middle, longest = turnaround(model, moments, setup, 900)
        rows.append(
            (
                duration(half), f"{peak:,}", *(duration(each.longest) for each in waits),
                duration(middle), duration(longest),
            )
        )  # fmt: skip
    titles = (
        "half hand in during the last", "visits in the busiest 10 min", "longest wait, 4 cores",
        "8 cores", "handed in to graded: median", "longest",
    )  # fmt: skip
    return table(titles, rows, words=0)


def check_table() -> str:
    """Return the formulas beside the simulation, and both beside what was measured."""
    measured = constants()
    two, one = SetUp("two jobs, two cores", 2), SetUp("one job, two cores", 2, jobs=1)
    return played_table(
        [
            (two, 100, measured["grading_100_seconds"].value),
            (two, 1_000, measured["grading_1000_seconds"].value),
            (one, 100, 100 * measured["one_job_seconds"].value),
            *((setup, 10_000, None) for setup in SETUPS[1:]),
        ]
    )


def played_table(cases: Sequence[tuple[SetUp, int, float | None]]) -> str:
    """Return what formula and simulation say of each set-up, submissions and measured seconds."""
    model, rows = models()[0], []
    for setup, submissions, seconds in cases:
        formula, played = model.seconds(submissions, setup), drain(model, submissions, setup)
        rows.append(
            (
                setup.name, f"{submissions:,}", f"{formula:,.1f} s", f"{played.seconds:,.1f} s",
                off(played.seconds, formula), f"{played.cores:.0%}", f"{played.writer:.0%}",
                "" if seconds is None else f"{seconds:,.1f} s",
                "" if seconds is None else off(formula, seconds),
            )
        )  # fmt: skip
    titles = (
        "set-up", "submissions", "formula", "simulated", "off the formula", "cores busy",
        "writers busy", "measured", "the formula is off",
    )  # fmt: skip
    return table(titles, rows)


TABLES: dict[str, Callable[[], str]] = {
    "grading": grading_table,
    "cost": cost_table,
    "hub": hub_table,
    "deadline": deadline_table,
    "check": check_table,
    "measured": measured_table,
}


def models() -> tuple[Model, Model]:
    """Return the model of a usual assignment and that of the longest."""
    return Model(constants()), Model(constants(), "digits")


def page(text: str) -> str:
    """Return a page's text with every table between its marks written anew.

    Parameters
    ----------
    text : str
        With a line ``<!-- table: NAME -->`` above each table and ``<!-- end -->`` below it.

    Raises
    ------
    ValueError
        If the page's tables are not those that there are.
    """
    marks = re.findall(r"<!-- table: (\w+) -->", text)
    if sorted(marks) != sorted(TABLES):
        raise ValueError(f"expected the tables {', '.join(TABLES)}, received {', '.join(marks)}")
    return re.sub(
        r"(<!-- table: (\w+) -->\n).*?(<!-- end -->)",
        lambda found: f"{found[1]}\n{TABLES[found[2]]()}\n\n{found[3]}",
        text, flags=re.DOTALL,
    )  # fmt: skip


def curves(model: Model) -> dict[str, list[float]]:
    """Return the lines of the picture: a set-up's seconds for each of `CLASSES`."""
    return {setup.name: [model.seconds(n, setup) for n in CLASSES] for setup in SETUPS}


def draw(path: Path) -> None:
    """Draw the time of each set-up against the submissions, as an SVG with its numbers in it."""
    ticks = {
        1: "1 s", 10: "10 s", 60: "1 min", 600: "10 min", HOUR: "1 h", 10 * HOUR: "10 h",
        DAY: "1 day",
    }  # fmt: skip
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "scale"}):
        figure = Figure(figsize=(10, 5), layout="constrained")
        panels = figure.subplots(1, 2, sharey=True)
        for ax, model, title in zip(panels, models(), ("neuron", "digits"), strict=True):
            for (name, seconds), (colour, marker, _) in zip(
                curves(model).items(), class_styles(len(SETUPS)), strict=True
            ):
                ax.loglog(CLASSES, seconds, color=colour, marker=marker, label=name)
            ax.set_title(title, color=INK)
            ax.set_xticks(CLASSES, [f"{n:,}" for n in CLASSES])
            ax.set_yticks(list(ticks), ticks.values())
            ax.minorticks_off()
            ax.grid(axis="y", color=FAINT, linewidth=0.5)
            ax.set_xlabel("submissions", color=INK)
            ax.spines[["top", "right"]].set_visible(False)
        panels[0].set_ylabel("until all are graded", color=INK)
        lines, names = panels[0].get_legend_handles_labels()
        figure.legend(lines, names, loc="outside lower center", ncols=3, frameon=False)
        figure.savefig(path, metadata={"Date": None, "Description": picture_numbers()})
    # matplotlib leaves blanks at the ends of lines
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text("".join(f"{line.rstrip()}\n" for line in lines), encoding="utf-8")


def picture_numbers() -> str:
    """Return the picture's numbers, which its file keeps: a test reads them there."""
    return "; ".join(
        f"{name} {' '.join(f'{each:.3g}' for each in seconds)}"
        for model in models()
        for name, seconds in curves(model).items()
    )


def main() -> None:
    """Print the tables, or write the page and its picture."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--write", action="store_true", help="write docs/scale.md and its picture")
    parser.add_argument("--play", type=int, metavar="N", help="grade N submissions in simulation")
    options = parser.parse_args()
    if options.play:
        for setup in SETUPS:
            print(played_table([(setup, options.play, None)]) + "\n", flush=True)
    elif options.write:
        PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
        draw(PICTURE)
        print(f"wrote {PAGE.relative_to(ROOT)} and {PICTURE.relative_to(ROOT)}")
    else:
        for name, make in TABLES.items():
            print(f"### {name}\n\n{make()}\n", flush=True)


if __name__ == "__main__":
    main()
