"""A PostgreSQL server of the tests' own, and databases in it.

The server is Debian's, started by ``deploy/postgresql/server``. Where it is missing, a test that
needs it is skipped on a developer's machine and fails in CI.
"""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import make_url

REPOSITORY = Path(__file__).parents[1]
SCRIPT = REPOSITORY / "deploy" / "postgresql" / "server"


class Server:
    """A server that can be stopped and started, at a socket and at a port of 127.0.0.1."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self._numbers = count(1)

    def start(self) -> None:
        self.url = self._run("start", str(self.port))
        self.execute("ALTER SYSTEM SET fsync = off")  # nothing here outlives a crash
        self.execute("SELECT pg_reload_conf()")

    def stop(self) -> None:
        self._run("stop")

    def new_database(self) -> str:
        """Make an empty database, and return its URL with the socket's folder."""
        name = f"class{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {name}")
        return self.url.replace("/gradebook?", f"/{name}?")

    def execute(self, query: str, database: str = "postgres") -> list[Any]:
        """Run a query as the server's administrator, and return its rows."""
        url = make_url(self.url)
        with psycopg.connect(
            host=url.query["host"], port=self.port, user=url.username, dbname=database,
            autocommit=True,
        ) as connection:  # fmt: skip
            cursor = connection.execute(query)
            return cursor.fetchall() if cursor.description else []

    def _run(self, verb: str, *options: str) -> str:
        command = ["bash", str(SCRIPT), verb, str(self._folder), *options]
        ran = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert ran.returncode == 0, ran.stdout
        return ran.stdout.strip()


@contextmanager
def postgresql() -> Iterator[Server]:
    """Start a server; skip or fail where there is none to start."""
    installed = [*Path("/usr/lib/postgresql").glob("*/bin/initdb"), shutil.which("initdb")]
    if not any(installed):
        if os.environ.get("CI"):
            pytest.fail("CI needs PostgreSQL: there is no initdb")
        pytest.skip("no PostgreSQL here: apt-get install postgresql")
    # pytest's folders are closed to the server's user, and a socket's path is short
    folder = Path(tempfile.mkdtemp(prefix="nncourse-pg-"))
    folder.chmod(0o711)
    server = Server(folder / "server")
    try:
        server.start()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder)
