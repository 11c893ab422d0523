"""The repository's own promises: one set of versions, one way of imports, commands that exist."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


DECLARED = [
    *PROJECT["dependencies"],
    *(
        line
        for extra in PROJECT["optional-dependencies"].values()
        for line in extra
        if Requirement(line).name != PROJECT["name"]  # an extra may take in others
    ),
]


def tracked_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return [ROOT / line for line in listed.stdout.splitlines() if (ROOT / line).is_file()]


def pins(python: str) -> dict[str, str]:
    environment = {
        **default_environment(),
        "python_version": python,
        "python_full_version": f"{python}.0",
    }
    requirements = [
        Requirement(line)
        for line in (ROOT / "constraints.txt").read_text().splitlines()
        if line.strip()
    ]
    return {
        canonicalize_name(requirement.name): str(requirement.specifier).removeprefix("==")
        for requirement in requirements
        if requirement.marker is None or requirement.marker.evaluate(environment)
    }


def conda() -> dict[str, str]:
    """Return environment.yml's packages and versions, those that pip installs included."""
    listed = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    by_pip = next(entry["pip"] for entry in listed if isinstance(entry, dict))
    lines = [entry for entry in listed if isinstance(entry, str) and entry != "pip"]
    lines += [entry for entry in by_pip if not entry.startswith("--editable")]
    return {
        canonicalize_name(name): version
        for name, version in (re.split("==?", line) for line in lines)
    }


def test_every_constraint_is_an_exact_version_without_a_host():
    for line in (ROOT / "constraints.txt").read_text().splitlines():
        assert re.fullmatch(r"[a-zA-Z0-9._-]+==[a-zA-Z0-9.+!]+( ; [^/]+)?", line), line


def test_every_declared_package_is_pinned_within_its_range():
    for python in ("3.11", "3.12", "3.13"):
        pinned = pins(python)
        for requirement in map(Requirement, DECLARED):
            assert requirement.specifier.contains(pinned[canonicalize_name(requirement.name)]), (
                requirement
            )


def test_conda_and_pip_get_the_same_versions():
    versions = conda()
    pinned = pins(versions.pop("python"))
    declared = {canonicalize_name(Requirement(line).name) for line in PROJECT["dependencies"]}
    assert set(versions) == declared | {"pytest"}
    assert versions == {name: pinned[name] for name in versions}


def test_torch_is_in_no_extra_and_ci_pins_the_build_without_cuda():
    assert not any(Requirement(line).name == "torch" for line in DECLARED)
    assert "torch==2.13.0" in (ROOT / ".ci" / "run").read_text()


FLOORS = [
    ("nnkit core", {"numpy"}),
    ("nnkit.training", {"numpy", "tqdm"}),
    ("nnkit.plots", {"numpy", "matplotlib"}),
    ("nnkit.markup", {"latex2mathml", "markdown_it", "mdit_py_plugins"}),
    ("nnkit.widgets", {"numpy", "matplotlib", "anywidget", "markdown_it", "traitlets"}),
]


def floor_of(module: str) -> int:
    """Return how high `module` stands: core 0, training 1, … autograder 5."""
    if not module.startswith("nnkit"):
        return 5
    if module in ("nnkit", "nnkit.__init__"):
        return 1  # the face of the package shows core and training
    part = module.split(".")[1]
    return {"training": 1, "plots": 2, "markup": 3, "widgets": 4}.get(part, 0)


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports in full"
            found.add(node.module or "")
    return found


@pytest.mark.parametrize("path", sorted((ROOT / "nnkit").rglob("*.py")), ids=lambda path: path.stem)
def test_imports_run_one_way(path):
    module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    floor = floor_of(module)
    for imported in imports_of(path):
        package = imported.split(".")[0]
        if package in ("nnkit", "autograder"):
            assert floor_of(imported) <= floor, f"{module} stands below {imported}"
        elif package not in sys.stdlib_module_names:
            assert package in FLOORS[floor][1], f"{module} may not import {package}"


def test_import_nnkit_loads_numpy_alone():
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, nnkit; print(*sys.modules)"],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    foreign = {
        "matplotlib",
        "anywidget",
        "ipywidgets",
        "IPython",
        "traitlets",
        "tqdm",
        "autograder",
    }
    assert foreign.isdisjoint(name.split(".")[0] for name in loaded.stdout.split())


def targets() -> dict[str, str]:
    return dict(re.findall(r"^([a-z]+):.*## (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE))


def test_every_target_of_the_makefile_has_its_line_of_help():
    assert {"lab", "test", "build", "check", "demo", "bench", "clean"} <= set(targets())
    phony = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert phony is not None
    assert set(phony[1].split()) == set(targets())


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md"])
def test_the_commands_of_the_pages_exist(page):
    text = (ROOT / page).read_text(encoding="utf-8")
    used = set(
        re.findall(r"\bmake ([a-z]+)", "\n".join(re.findall(r"`[^`]+`|```.*?```", text, re.DOTALL)))
    )
    assert used, "the page names no make target"
    assert used <= set(targets())
    for target in used:
        subprocess.run(["make", "--dry-run", target], cwd=ROOT, check=True, capture_output=True)
    help_of_nncourse = subprocess.run(
        [Path(sys.executable).with_name("nncourse"), "--help"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    for verb in re.findall(r"`nncourse ([a-z]+)", text):
        assert re.search(rf"^  {verb}\b", help_of_nncourse, re.MULTILINE), verb


def test_the_readme_names_the_commands_that_ci_runs():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make lab" in readme
    assert "make test" in readme
    assert "make test" in (ROOT / ".ci" / "run").read_text()
    workflow = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text())
    steps = [step["run"] for step in workflow["jobs"]["test"]["steps"] if "run" in step]
    assert steps == ["bash .ci/run"]


def test_links_between_the_repositorys_own_pages_lead_somewhere():
    for page in [path for path in tracked_files() if path.suffix == ".md"]:
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
            if "://" not in target and not target.startswith("mailto:"):
                assert (page.parent / target).exists(), f"{page.relative_to(ROOT)}: {target}"


def test_no_file_names_a_machine_or_a_registry():
    machine = re.compile(
        "|".join(
            [
                "/ro" + "ot/",
                "/wo" + "rk/",
                "//py" + "pi",
                "files.python" + "hosted",
                "deb." + "debian",
            ]
        )
    )
    for path in tracked_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found = machine.search(text)
        assert found is None, f"{path.relative_to(ROOT)} names {found and found[0]}"
