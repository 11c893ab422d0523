"""``nncourse lab`` as a user starts it: addresses, ports, restarts, ends, refusals."""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner
from course_copies import copy_course

from autograder.cli import main
from autograder.errors import CourseError
from autograder.lab import command
from autograder.lab.places import Places
from autograder.lab.server import Server, free_port

NNCOURSE = Path(sys.executable).with_name("nncourse")


@contextmanager
def running(course, *options):
    """Start the lab in `course`; give the process and what it printed until it was ready."""
    kept = {k: v for k, v in os.environ.items() if k not in ("NNCOURSE_ROOT", "COURSE_LANG")}
    with subprocess.Popen(
        [NNCOURSE, "lab", "--no-browser", *options],
        cwd=course.root, env=kept, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        printed = ""
        try:
            for line in process.stdout:
                printed += line
                if "Ctrl-C" in line:
                    break
            yield process, printed
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=60)


def status(address: str, token: str | None) -> int:
    """Ask a server's API; return the status of its answer."""
    url = re.match(r"http://[^/]+/", address)[0] + "api/contents"
    headers = {} if token is None else {"Authorization": f"token {token}"}
    try:
        with urllib.request.urlopen(
            urllib.request.Request(url, headers=headers), timeout=30
        ) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def test_both_servers_answer_to_their_own_token_alone_and_end_together(tmp_path):
    course = copy_course(tmp_path)
    with running(course, "--port", str(free_port(9200))) as (process, printed):
        addresses = re.findall(r"http://\S+", printed)
        assert len(addresses) == 2
        tokens = [re.search(r"token=(\w+)", address)[1] for address in addresses]
        for address, token, other in zip(addresses, tokens, reversed(tokens), strict=True):
            assert address.startswith("http://127.0.0.1:")
            assert status(address, token) == 200
            assert status(address, other) == status(address, None) == 403
        assert "Open the lesson" in printed
        assert "Generate first_ideas" in printed.replace("`", "")
        assert oct((course.private).stat().st_mode)[-3:] == "700"
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)
        assert process.returncode == 0
    for address in addresses:
        port = int(re.search(r":(\d+)/", address)[1])
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", port)) != 0, "a server outlived its launcher"


def test_a_second_launcher_is_told_where_the_first_one_runs_and_work_survives(tmp_path):
    course = copy_course(tmp_path)
    options = ("--role", "learner", "--lang", "ko", "--port", str(free_port(9300)))
    work = Places(course, "learner").files / "ko" / "02_the_neuron.ipynb"
    with running(course, *options) as (_, printed):
        assert "학습자" in printed
        second = subprocess.run(
            [NNCOURSE, "lab", "--no-browser", *options],
            cwd=course.root,
            capture_output=True,
            text=True,
        )
        assert second.returncode == 1
        assert "is running already, at http://127.0.0.1:" in second.stderr
        notebook = json.loads(work.read_text(encoding="utf-8"))
        notebook["cells"][0]["source"] = ["my own"]
        work.write_text(json.dumps(notebook), encoding="utf-8")
    with running(course, *options):
        assert "my own" in work.read_text(encoding="utf-8")


def test_a_taken_port_is_passed_over():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_port(port) > port


def test_a_server_that_cannot_start_shows_the_end_of_its_log(tmp_path, monkeypatch):
    course = copy_course(tmp_path)
    places = Places(course, "learner")
    places.create()
    shutil.rmtree(places.files)
    places.files.write_text("no folder")
    server = Server(places, "en", free_port(9400))
    monkeypatch.setattr("autograder.lab.server.Server.start", lambda self: None)
    server._process = subprocess.Popen([sys.executable, "-c", "import sys; sys.exit(3)"])
    server._process.wait()
    places.log.write_text("first line\nthe port is cursed\n")
    with pytest.raises(CourseError, match="ended with 3 as it started") as caught:
        server.wait()
    assert "the port is cursed" in str(caught.value)


def test_windows_gets_the_lessons_and_is_told_of_wsl(tmp_path, monkeypatch):
    course = copy_course(tmp_path)
    monkeypatch.setenv("NNCOURSE_ROOT", str(course.root))
    monkeypatch.setattr(command, "_has_exchange", lambda: False)
    started = []
    monkeypatch.setattr(command, "_start", lambda servers, lang: started.extend(servers))
    monkeypatch.setattr(command, "_watch", lambda servers, lang, exchange: None)
    result = CliRunner().invoke(main, ["lab", "--no-browser", "--lang", "en"])
    assert result.exit_code == 0, result.output
    assert "WSL2" in result.output
    assert [(server.places.role, server.exchange) for server in started] == [("learner", False)]
    layers = started[0].environment()["JUPYTER_CONFIG_PATH"].split(os.pathsep)
    assert [Path(layer).name for layer in layers] == ["lessons_only", "en", "learner", "common"]
    page = (Places(course, "learner").files / "README.md").read_text(encoding="utf-8")
    assert "Assignment" not in page.split("##")[1]
    result = CliRunner().invoke(main, ["lab", "--no-browser", "--role", "instructor"])
    assert result.exit_code == 2
    assert "WSL2" in result.output


def test_the_users_own_jupyter_settings_stay_out(tmp_path, monkeypatch):
    monkeypatch.setenv("JUPYTER_TOKEN", "")
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", "/elsewhere")
    monkeypatch.setenv("NNCOURSE_PROGRESS", "/elsewhere")
    course = copy_course(tmp_path)
    learners = Server(Places(course, "learner"), "ko", 9999).environment()
    assert learners["NNCOURSE_PROGRESS"] == str(Places(course, "learner").progress)
    environment = Server(Places(course, "instructor"), "ko", 9999).environment()
    assert "NNCOURSE_PROGRESS" not in environment
    assert "JUPYTER_TOKEN" not in environment
    assert environment["JUPYTER_CONFIG_DIR"].startswith(str(tmp_path))
    assert environment["COURSE_LANG"] == "ko"
