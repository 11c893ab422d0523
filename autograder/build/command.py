"""``nncourse build``."""

from fnmatch import fnmatchcase
from pathlib import Path

import click

from autograder.build.products import differing, make, stray, texts, write
from autograder.build.text import Cell, Text, stamped
from autograder.course import Course
from autograder.errors import CourseError
from autograder.files import write_whole

__all__ = ["build"]


@click.command()
@click.argument("names", nargs=-1, metavar="[TEXT]...")
@click.option(
    "--check",
    is_flag=True,
    help="Change nothing; fail if a build would, or if the languages drifted apart.",
)
@click.option(
    "--stamp",
    "patterns",
    multiple=True,
    metavar="KEY",
    help="Mark a translation as up to date, before building: TEXT/CELL, as in 02_the_neuron/goals; "
    "CELL alone where only one text has it; * and ? match. May be repeated.",
)
def build(names: tuple[str, ...], check: bool, patterns: tuple[str, ...]) -> None:
    """Build the notebooks of both languages and the releases from their texts.

    Lessons are course/NN_name.py, assignments source/name.py. Notebooks and releases are built,
    committed, and never edited by hand. Without a TEXT, such as 02_the_neuron or neuron, all are
    built.
    """
    if check and patterns:
        raise click.UsageError("--check changes nothing, and --stamp does: use one of them")
    root = Course.find().root
    for pattern in patterns:
        _stamp(root, names, pattern)
    made = make(root, names)
    if check:
        problems = [*made.problems, *differing(root, made)]
        if not names:
            problems += stray(root, made)
        if problems:
            raise CourseError("\n".join([f"{len(problems)} to mend:", *problems]))
        click.echo(f"{len(made.files)} files are what their texts build; both languages agree.")
        return
    written = write(root, made)
    for path in written:
        click.echo(f"wrote {path}")
    click.echo(f"{len(made.files)} files built, {len(written)} changed.")
    for problem in made.problems:
        click.secho(f"to mend: {problem}", fg="yellow", err=True)


def _stamp(root: Path, names: tuple[str, ...], pattern: str) -> None:
    lessons, assignments = texts(root, names)
    matching = [
        (text, keys)
        for text in (*lessons, *assignments)
        if (keys := {cell.key for cell in text.cells if _is_called(text, cell, pattern)})
    ]
    if not matching:
        raise CourseError(f"no markdown cell is called {pattern!r}: name it as TEXT/CELL")
    if "/" not in pattern and len(matching) > 1:
        found = ", ".join(f"{text.name}/{pattern}" for text, _ in matching)
        raise CourseError(f"{pattern!r} is a cell of more than one text; say which: {found}")
    for text, keys in matching:
        write_whole(text.path, stamped(text, keys).encode())
        click.echo(f"stamped {len(keys)} of {text.name}")


def _is_called(text: Text, cell: Cell, pattern: str) -> bool:
    name = f"{text.name}/{cell.key}" if "/" in pattern else cell.key
    return cell.kind != "code" and fnmatchcase(name, pattern)
