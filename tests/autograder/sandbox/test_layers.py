"""Each wall alone does what it promises, in a process of its own; what is missing is reported."""

import os
import resource
import signal
import socket
import sys
import threading
from pathlib import Path

import pytest

from autograder.sandbox import kernel, landlock, layers, namespaces, seccomp, zygote
from autograder.sandbox.layers import Walls
from autograder.sandbox.limits import Limits

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the walls are Linux's")


def ends(action):
    """Run `action` in a child; return its status: 0 if it returned, or a signal's minus."""
    child = os.fork()
    if child == 0:
        try:
            action()
            os._exit(0)
        except BaseException as error:
            os.write(2, f"{type(error).__name__}: {error}\n".encode())
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def refused(action):
    with pytest.raises(OSError, match=r"\[Errno"):
        action()


@pytest.fixture(scope="module")
def walls():
    """Made in this process, so without leaving the disk."""
    readable, hidden = zygote.readable(), zygote.hidden()
    files = landlock.close_files(readable, hidden, Path("/tmp"))
    program = seccomp.program(threads=True)
    return Walls(False, files is not None, bool(program), readable, hidden, files, program)


# Landlock


def test_landlock_opens_pythons_files_and_the_scratch_alone(tmp_path, walls):
    other = tmp_path / "other"
    other.write_text("secret")
    scratch = tmp_path / "scratch"
    scratch.mkdir()

    def look():
        kernel.prctl(38, 1)
        landlock.close_files(walls._readable, walls._hidden, scratch).restrict()
        (scratch / "mine").write_text("x")
        assert (scratch / "mine").read_text() == "x"
        (scratch / "mine").unlink()
        assert Path(os.__file__).read_text()
        for path in (other, Path("/etc/passwd"), Path(__file__), Path(layers.__file__)):
            refused(path.read_text)
        refused(lambda: other.write_text("x"))
        refused(other.unlink)
        refused(lambda: (scratch / "link").symlink_to(other))
        refused(lambda: (scratch / "hard").hardlink_to(other))
        refused(lambda: Path(os.__file__).write_text("x"))
        refused(lambda: list(tmp_path.iterdir()))

    assert ends(look) == 0
    assert other.read_text() == "secret"


def test_landlock_refuses_the_network(tmp_path):
    server = socket.create_server(("127.0.0.1", 0))
    address = server.getsockname()

    def call():
        kernel.prctl(38, 1)
        landlock.close_files([], [], tmp_path).restrict()
        refused(lambda: socket.create_connection(address))
        refused(lambda: socket.create_server(("127.0.0.1", 0)))

    with server:
        assert ends(call) == 0


def test_without_namespaces_nobody_reads_anothers_scratch(tmp_path, walls):
    own, other = tmp_path / "1", tmp_path / "2"
    own.mkdir()
    other.mkdir()
    (other / "words").write_text("secret")

    def look():
        walls.raise_around(own, Limits())
        (own / "mine").write_text("x")
        refused((other / "words").read_text)
        refused(lambda: list(tmp_path.iterdir()))

    assert ends(look) == 0


def test_the_course_is_not_readable_even_inside_of_pythons_folders(tmp_path):
    packages = tmp_path / "site-packages"
    for name in ("numpy", "nnkit", "nncourse-0.1.0.dist-info", "autograder"):
        (packages / name).mkdir(parents=True)
        (packages / name / "__init__.py").write_text("x")
    hidden = [packages / n for n in ("nnkit", "autograder", "nncourse-0.1.0.dist-info")]
    assert [path.name for path in landlock.without(tmp_path, hidden)] == ["numpy"]

    def look():
        kernel.prctl(38, 1)
        landlock.close_files([tmp_path], hidden, tmp_path / "no").restrict()
        assert (packages / "numpy" / "__init__.py").read_text() == "x"
        assert packages / "nnkit" in packages.iterdir()  # import must be able to look for names
        refused((packages / "nnkit" / "__init__.py").read_text)

    (tmp_path / "no").mkdir()
    assert ends(look) == 0


def test_what_is_hidden_covers_the_course(walls):
    names = {path.name for path in zygote.hidden()}
    assert {"nnkit", "autograder", "source", "tests", "course"} <= names


# seccomp


@pytest.mark.parametrize(("name", "action"), [
    ("socket", lambda: socket.socket()),
    ("socketpair", lambda: socket.socketpair()),
    ("fork", os.fork),
    ("execve", lambda: os.execv("/bin/true", ["true"])),
    ("kill", lambda: os.kill(os.getpid(), 0)),
    ("chmod", lambda: Path("/no/file").chmod(0o777)),
    ("chown", lambda: os.chown("/no/file", 0, 0)),
    ("utime", lambda: os.utime("/no/file")),
    ("setxattr", lambda: os.setxattr("/no/file", "user.a", b"1")),
    ("memfd_create", lambda: os.memfd_create("a")),
    ("pidfd_open", lambda: os.pidfd_open(os.getpid())),
    ("setsid", os.setsid),
    ("mknod", lambda: os.mkfifo("/no/file")),
])  # fmt: skip
def test_seccomp_refuses(name, action):
    def try_it():
        kernel.prctl(38, 1)
        seccomp.load(seccomp.program(threads=True))
        with pytest.raises(PermissionError):
            action()

    assert name in seccomp.REFUSED or name == "utime"
    assert ends(try_it) == 0


def test_seccomp_lets_a_program_compute_and_files_be_read():
    def work():
        kernel.prctl(38, 1)
        seccomp.load(seccomp.program(threads=True))
        import numpy as np

        assert np.ones((50, 50)) @ np.ones(50) is not None
        assert Path(os.__file__).read_text()
        assert resource.getrlimit(resource.RLIMIT_AS)
        thread = threading.Thread(target=lambda: None)
        thread.start()
        thread.join()

    assert ends(work) == 0


def test_seccomp_refuses_threads_where_they_cannot_be_counted():
    def start():
        kernel.prctl(38, 1)
        seccomp.load(seccomp.program(threads=False))
        with pytest.raises(RuntimeError, match="thread"):
            threading.Thread(target=lambda: None).start()

    assert ends(start) == 0


def test_a_command_with_high_bits_is_the_same_command():
    import ctypes

    def try_it():
        ours, _ = os.pipe()
        kernel.prctl(38, 1)
        seccomp.load(seccomp.program(threads=True))
        libc = ctypes.CDLL(None, use_errno=True)
        for high in (0, 1 << 32):
            for command in (8, 10):
                assert libc.syscall(72, ours, ctypes.c_ulong(high | command), 0) == -1
                assert ctypes.get_errno() == 1

    if os.uname().machine == "x86_64":
        assert ends(try_it) == 0


# rlimits


def test_memory_is_limited():
    def grow():
        layers._limit(Limits(memory=1 << 30), 0)
        with pytest.raises(MemoryError):
            bytearray(1 << 30)

    assert ends(grow) == 0


def test_files_and_handles_are_limited(tmp_path):
    def write():
        has = max(int(handle.name) for handle in Path("/proc/self/fd").iterdir())
        layers._limit(Limits(scratch=1 << 16, open_files=has + 20), 0)
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        with (tmp_path / "large").open("wb", buffering=0) as file:
            refused(lambda: [file.write(bytes(1 << 16)) for _ in range(2)])
        refused(lambda: [os.pipe() for _ in range(has + 20)])

    assert ends(write) == 0


def test_threads_are_limited_by_user_namespace():
    def start():
        os.setgid(65534)
        os.setuid(65534)
        kernel.prctl(4, 1)  # or /proc/self would be root's now
        namespaces._enter(namespaces._NEWUSER)
        layers._limit(Limits(), 5)
        kernel.drop_privileges()
        wait = threading.Event()
        threads = [threading.Thread(target=wait.wait, daemon=True) for _ in range(10)]
        with pytest.raises(RuntimeError, match="thread"):
            [thread.start() for thread in threads]
        assert threads[1].is_alive()

    if os.getuid() != 0 or not namespaces.namespaces_work([], []):
        pytest.skip("only root can become another user")
    assert ends(start) == 0


def test_processor_time_is_limited():
    def loop():
        resource.setrlimit(resource.RLIMIT_CPU, (1, 1))
        while True:
            pass

    assert ends(loop) == -signal.SIGKILL


# namespaces


def in_namespaces(tmp_path, action):
    def enter():
        readable, hidden = zygote.readable(), zygote.hidden()
        namespaces.leave_the_disk(readable, hidden, tmp_path)
        (tmp_path / "disk").mkdir(exist_ok=True)
        namespaces.enter_namespaces(tmp_path / "disk", Limits(scratch=1 << 20))
        action()

    if not namespaces.namespaces_work(zygote.readable(), zygote.hidden()):
        pytest.skip("this kernel lets nobody make namespaces")
    return ends(enter)


def test_namespaces_show_pythons_files_and_no_name_of_the_courses(tmp_path):
    root = Path(__file__).parents[3]

    def look():
        assert Path(os.__file__).read_text()
        for path in (root / "source", root / "nnkit", root / "tests", Path("/proc/self"),
                     Path("/etc/passwd"), Path("/home"), Path("/var")):  # fmt: skip
            assert not path.exists() or not list(path.iterdir())
        refused(lambda: Path(os.__file__).write_text("x"))
        refused(lambda: Path(os.__file__).chmod(0o777))

    assert in_namespaces(tmp_path, look) == 0


def test_namespaces_have_no_network_and_one_process(tmp_path):
    server = socket.create_server(("127.0.0.1", 0))
    address = server.getsockname()

    def look():
        refused(lambda: socket.create_connection(address))
        child = os.fork()
        if child == 0:
            os._exit(0 if os.getpid() == 1 else 1)
        assert os.waitpid(child, 0)[1] == 0

    with server:
        assert in_namespaces(tmp_path, look) == 0


def test_the_scratch_is_a_small_disk_that_goes_with_the_process(tmp_path):
    def write():
        (tmp_path / "disk" / "left").write_text("x")
        refused(lambda: (tmp_path / "disk" / "large").write_bytes(bytes(2 << 20)))

    assert in_namespaces(tmp_path, write) == 0
    assert not (tmp_path / "disk" / "left").exists()


# what is missing


def prepared(tmp_path, monkeypatch, *missing):
    if "namespaces" in missing:
        monkeypatch.setattr(layers, "namespaces_work", lambda *_: False)
    else:
        monkeypatch.setattr(layers, "leave_the_disk", lambda *_: None)
    if "landlock" in missing:
        monkeypatch.setattr(landlock, "close_files", lambda *_: None)
    if "seccomp" in missing:
        monkeypatch.setitem(sys.modules, "pyseccomp", None)
    return Walls.prepare(zygote.readable(), zygote.hidden(), tmp_path)


@pytest.mark.parametrize(("missing", "isolating"), [
    ([], True), (["namespaces"], True), (["landlock"], False), (["seccomp"], False),
    (["namespaces", "landlock", "seccomp"], False),
])  # fmt: skip
def test_what_is_missing_is_reported(tmp_path, monkeypatch, missing, isolating):
    walls = prepared(tmp_path, monkeypatch, *missing)
    every = ["namespaces", "landlock", "seccomp", "rlimits"]
    assert walls.active() == [name for name in every if name not in missing]
    assert walls.isolating == isolating


def test_a_missing_package_is_a_missing_layer(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "landlockpy", None)
    assert landlock.close_files([], [], tmp_path) is None
    monkeypatch.setitem(sys.modules, "pyseccomp", None)
    assert seccomp.program(threads=False) == b""


def test_without_namespaces_the_other_walls_stand(tmp_path, walls):
    other = tmp_path / "gradebook.db"
    other.write_text("1")
    scratch = tmp_path / "scratch"
    scratch.mkdir()

    def attack():
        walls.raise_around(scratch, Limits())
        refused(other.read_text)
        refused(lambda: other.write_text("x"))
        refused(lambda: other.chmod(0o777))
        refused(lambda: os.kill(os.getppid(), signal.SIGTERM))
        refused(lambda: signal.pthread_kill(threading.get_ident(), 0))
        refused(lambda: socket.socket())
        refused(os.fork)

    assert ends(attack) == 0


def test_capabilities_are_gone():
    def look():
        kernel.drop_privileges()
        lines = Path("/proc/thread-self/status").read_text().splitlines()
        held = [line.split()[1] for line in lines if line.startswith(("CapEff", "CapPrm"))]
        assert {int(number, 16) for number in held} == {0}

    assert ends(look) == 0


@pytest.mark.parametrize("files", [[1 << 20], [1 << 10] * 40, [0] * 30])
def test_without_namespaces_who_fills_the_disk_is_ended(tmp_path, monkeypatch, files):
    monkeypatch.setattr(zygote, "MOST_FILES", 20)
    child = os.fork()
    if child == 0:
        for number, size in enumerate(files):
            (tmp_path / str(number)).write_bytes(bytes(size))
        threading.Event().wait()
    code, _ = zygote._ended_within(child, tmp_path, Limits(scratch=1 << 15))
    assert os.waitstatus_to_exitcode(code) == -signal.SIGKILL


def test_without_namespaces_who_ends_is_noticed(tmp_path):
    child = os.fork()
    if child == 0:
        os._exit(7)
    assert os.waitstatus_to_exitcode(zygote._ended_within(child, tmp_path, Limits())[0]) == 7
