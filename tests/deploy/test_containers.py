"""The Containerfile keeps the promises of its README; no engine builds it here."""

import importlib.util
import json
import re
import subprocess
import sys
import tomllib

import pytest
from containerfile import CONTAINERS, REPOSITORY, instructions, last, stages, variables
from packaging.specifiers import SpecifierSet

from autograder.hub.course import HubCourse

_AS_IN_A_CONTAINER = """
import errno, json, pyseccomp
engine = pyseccomp.SyscallFilter(pyseccomp.ALLOW)
for call in ("unshare", "setns", "mount", "umount2", "pivot_root", "mount_setattr"):
    engine.add_rule(pyseccomp.ERRNO(errno.EPERM), call)
engine.load()
from contextlib import closing
from autograder.grading.process import Zygote
from autograder.sandbox.limits import Limits
with closing(Zygote(Limits())) as zygote:
    zygote.require_isolation(False)
    print(json.dumps(zygote.layers))
"""
IMAGES = ("learner", "grader")
PROJECT = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def copied(stage: str) -> list[tuple[str, str]]:
    """Return what a stage, or one that it stands on, copies from the repository, and to where."""
    pairs = []
    for name, rest in stages()[stage]:
        if name == "COPY" and not rest.startswith("--from"):
            *sources, target = rest.split()
            pairs += [(source, target) for source in sources]
    return pairs


def from_the_repository() -> set[str]:
    return {source for stage in stages() for source, _ in copied(stage)}


def test_it_says_first_that_nobody_has_tried_it():
    assert (CONTAINERS / "Containerfile").read_text().startswith("# Untried:")
    assert "**Untried**" in (CONTAINERS / "README.md").read_text().splitlines()[2]


def test_the_base_is_pinned_to_a_version_that_the_course_runs_on():
    base = dict(rest.split("=", 1) for name, rest in instructions() if name == "ARG")["BASE"]
    version = re.fullmatch(
        r"docker\.io/library/python:(\d+\.\d+\.\d+)-slim-\w+(@sha256:\w+)?", base
    )
    assert version, base
    assert SpecifierSet(PROJECT["requires-python"]).contains(version[1])
    assert {rest.split()[0] for name, rest in instructions() if name == "FROM"} <= {
        "${BASE}", *stages(),
    }  # fmt: skip


def test_packages_are_those_of_the_constraints_but_for_the_hubs():
    lines = [rest for name, rest in instructions() if name == "RUN" and "pip install" in rest]
    assert len(lines) == 2
    for line in lines:
        assert "--constraint constraints.txt" in line
        extras = re.search(r'"\.\[(.+?)\]"', line)
        assert extras
        assert set(extras[1].split(",")) <= set(PROJECT["optional-dependencies"])
    assert re.search(r"^jupyterhub==", (REPOSITORY / "constraints.txt").read_text(), re.MULTILINE)
    hub = dict(rest.split("=", 1) for name, rest in instructions() if name == "ARG")["JUPYTERHUB"]
    wanted = next(line for line in PROJECT["optional-dependencies"]["hub"] if "hub>" in line)
    assert SpecifierSet(wanted.removeprefix("jupyterhub")).contains(hub)


@pytest.mark.parametrize("image", IMAGES)
def test_an_image_ends_as_an_unprivileged_user_with_a_command_that_exists(image):
    assert int(last(image, "USER")) > 0
    _, _, module, role = json.loads(last(image, "CMD"))
    assert importlib.util.find_spec(module)
    assert role == {"learner": "learner", "grader": "instructor"}[image]
    assert f"--uid {last(image, 'USER')} " in last(image, "RUN") + " "


def test_learners_and_the_grader_are_two_users():
    assert last("learner", "USER") != last("grader", "USER")


def test_no_solution_and_nothing_of_a_class_is_copied():
    assert from_the_repository()
    for source in from_the_repository():
        assert (REPOSITORY / source).exists(), source
        assert source.split("/")[0] in {
            "pyproject.toml", "constraints.txt", "README.md", "LICENSE", "nbgrader_config.py",
            "course", "nnkit", "autograder",
        }  # fmt: skip


def test_the_engine_is_sent_what_is_copied_and_no_more():
    lines = (CONTAINERS / "Containerfile.dockerignore").read_text().splitlines()
    sent = {line[1:] for line in lines if line.startswith("!")}
    assert "*" in lines
    assert sent == {source.split("/")[0] for source in from_the_repository()}


def test_what_is_sent_is_in_the_repository_and_not_made_by_a_class():
    for source in from_the_repository():
        listed = subprocess.run(
            ["git", "ls-files", source], cwd=REPOSITORY, check=True, capture_output=True, text=True
        )
        assert listed.stdout, f"{source} is not tracked"


def test_a_learners_image_is_a_course_without_its_source(tmp_path):
    root = tmp_path / variables("learner")["NNCOURSE_ROOT"].lstrip("/")
    root.mkdir(parents=True)
    for source, target in copied("learner"):
        if target.startswith(variables("learner")["NNCOURSE_ROOT"]):
            (root / source).symlink_to(REPOSITORY / source)
    made = re.search(r"mkdir (\S+)", last("learner", "RUN"))
    assert made
    (tmp_path / made[1].lstrip("/")).mkdir()
    course = HubCourse.find(root)
    assert course.root == root
    assert list(course.assignments.iterdir()) == []
    assert list(course.lessons("en").glob("*.ipynb"))


@pytest.mark.skipif(sys.platform != "linux", reason="seccomp is Linux's: run it there")
def test_the_walls_that_an_engines_profile_leaves_are_enough_to_grade():
    ran = subprocess.run(
        [sys.executable, "-c", _AS_IN_A_CONTAINER],
        cwd=REPOSITORY, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert json.loads(ran.stdout) == ["landlock", "seccomp", "rlimits"]
