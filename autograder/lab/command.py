"""``nncourse lab``: both servers, from the first line printed to the last process ended."""

import contextlib
import os
import signal
import time
import webbrowser
from collections.abc import Iterator, Sequence
from types import FrameType
from typing import NoReturn

import click

from autograder.course import Course
from autograder.errors import CourseError
from autograder.lab.landing import write_landing_page
from autograder.lab.lessons import deliver
from autograder.lab.places import ROLES, Places, Role
from autograder.lab.server import Server, free_port
from autograder.lab.words import words
from nnkit.language import LANGUAGES, Language

__all__ = ["lab"]


@click.command()
@click.option(
    "--role",
    type=click.Choice([*ROLES, "both"]),
    default="both",
    show_default=True,
    help="Whose JupyterLab to start.",
)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    envvar="COURSE_LANG",
    default="en",
    show_default=True,
    help="The language of lessons, assignments and menus; COURSE_LANG names it, too.",
)
@click.option(
    "--port",
    type=click.IntRange(1024, 65000),
    default=8888,
    show_default=True,
    help="The first server's port, or the next free one above it.",
)
@click.option("--no-browser", is_flag=True, help="Print the addresses and open nothing.")
def lab(role: Role | str, lang: Language, port: int, no_browser: bool) -> None:
    """Start the learner's and the instructor's JupyterLab.

    Both run on this machine only, until Ctrl-C. Work stays in .nncourse/ and is there again at the
    next start.
    """
    course = Course.find()
    say = words(lang)
    roles: list[Role] = [one for one in ROLES if role in (one, "both")]
    exchange = _has_exchange()
    if not exchange:
        click.echo(say["no-exchange"], err=True)
        if "learner" not in roles:
            raise click.UsageError(say["no-instructor"])
        roles = ["learner"]

    servers: list[Server] = []
    for one in roles:
        places = Places(course, one)
        places.create()
        port = free_port(port)
        servers.append(Server(places, lang, port, exchange=exchange))
        port += 1
    if "learner" in roles:
        for arrival in deliver(Places(course, "learner")):
            click.echo(say[f"lesson-{arrival.kind}"].format(path=arrival.path, was=arrival.was))

    with _stopping(servers):
        _start(servers, lang)
        for server in servers:
            step = write_landing_page(server.places, lang, exchange=exchange)
            click.echo(f"\n{say[server.places.role]}\n  {server.landing_page}")
            click.echo(f"  {say['first']} {step.plain}")
        click.echo("\n" + say["how-to-stop"])
        if not no_browser:
            for server in servers:
                webbrowser.open(server.landing_page)
        _watch(servers, lang, exchange=exchange)


def _start(servers: Sequence[Server], lang: Language) -> None:
    """Start all servers side by side and say when each answers."""
    say = words(lang)
    click.echo(say["starting"])
    began = time.monotonic()
    for server in servers:
        server.start()
    for server in servers:
        server.wait()
        seconds = time.monotonic() - began
        click.echo("  " + say["ready"].format(who=say[server.places.role], seconds=seconds))


def _watch(servers: Sequence[Server], lang: Language, *, exchange: bool) -> NoReturn:
    """Keep the landing pages up to date until a server ends or somebody stops us."""
    while True:
        time.sleep(1.0)
        for server in servers:
            server.check()
            # a notebook that is being built just now is whole again a second later, and a
            # gradebook's server that is started anew answers
            with contextlib.suppress(CourseError, OSError, ValueError):
                write_landing_page(server.places, lang, exchange=exchange)


def _has_exchange() -> bool:
    """Whether nbgrader's exchange works here: it refuses Windows."""
    return os.name == "posix"


@contextlib.contextmanager
def _stopping(servers: Sequence[Server]) -> Iterator[None]:
    """Stop all servers at the end, be it an error, Ctrl-C, a closed terminal or a polite kill."""

    def interrupt(number: int, frame: FrameType | None) -> NoReturn:
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), interrupt)
    try:
        yield
    except KeyboardInterrupt:
        click.echo("\n" + words(servers[0].lang)["stopping"])
    finally:
        for server in servers:
            server.ask_to_stop()
        for server in servers:
            server.stop()
