"""The files for Kubernetes agree with each other, the images and the single machine's hub.

No cluster is asked. What Kubernetes and Dask's operator publish, `deploy/kubernetes/check.py` asks.
"""

import importlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import dask.config
import pytest
import yaml
from containerfile import REPOSITORY, last, variables
from jupyterhub.scopes import scope_definitions
from traitlets.config import Config

from autograder.hub.course import HubCourse
from autograder.sandbox.limits import Limits

KUBERNETES = REPOSITORY / "deploy" / "kubernetes"
HUB = REPOSITORY / "deploy" / "jupyterhub"
FILES = ("grader.yaml", "dask-cluster.yaml", "jupyterhub-values.yaml")
MIB = 1 << 20


def read(name: str) -> list[dict]:
    return list(yaml.safe_load_all((KUBERNETES / name).read_text(encoding="utf-8")))


@pytest.fixture
def values() -> dict:
    return read("jupyterhub-values.yaml")[0]


@pytest.fixture
def cluster() -> dict:
    return read("dask-cluster.yaml")[0]


@pytest.fixture
def own() -> dict[str, dict]:
    """The objects of ours by kind and name."""
    return {
        f"{each['kind']}/{each['metadata']['name']}": each
        for each in read("grader.yaml") + read("dask-cluster.yaml")[1:]
    }


@pytest.fixture
def pods(own, cluster) -> dict[str, dict]:
    """The specification of every pod that is not the chart's."""
    templates = {
        name: each["spec"]["template"]["spec"]
        for name, each in own.items()
        if "template" in each["spec"]
    }
    return templates | {part: cluster["spec"][part]["spec"] for part in ("worker", "scheduler")}


@pytest.fixture
def machines_hub(tmp_path, monkeypatch) -> Config:
    """The configuration of the hub on a single machine."""
    (tmp_path / "course").mkdir()
    monkeypatch.setenv("NNCOURSE_SITE", str(tmp_path))
    config = Config()
    code = (HUB / "jupyterhub_config.py").read_text(encoding="utf-8")
    exec(compile(code, "jupyterhub_config.py", "exec"), {"get_config": lambda: config})
    return config


def containers(pods: dict[str, dict]) -> Iterator[dict]:
    for pod in pods.values():
        yield from pod.get("initContainers", []) + pod["containers"]


def bytes_of(amount: str) -> int:
    number, unit = re.fullmatch(r"(\d+)([MG])i?", amount).groups()
    return int(number) * {"M": MIB, "G": MIB << 10}[unit]


@pytest.mark.parametrize("name", FILES)
def test_each_file_says_first_that_nobody_has_tried_it(name):
    assert (KUBERNETES / name).read_text(encoding="utf-8").startswith("# Untried:")
    assert "**Untried**" in (KUBERNETES / "README.md").read_text(encoding="utf-8").splitlines()[2]


def test_the_roles_are_those_of_the_hub_on_a_single_machine(values, machines_hub):
    roles = {role["name"]: role for role in machines_hub.JupyterHub.load_roles}
    for name, role in values["hub"]["loadRoles"].items():
        assert set(role["scopes"]) == set(roles[name]["scopes"]), name
        assert role.get("groups") == roles[name].get("groups"), name
        assert {scope.split("!")[0] for scope in role["scopes"]} <= set(scope_definitions)
    groups = set(values["hub"]["config"]["JupyterHub"]["load_groups"])
    assert groups == machines_hub.PAMAuthenticator.allowed_groups
    assert groups == set(values["hub"]["config"]["GenericOAuthenticator"]["allowed_groups"])


def test_a_learners_server_is_that_of_the_hub_on_a_single_machine(values, machines_hub):
    single = values["singleuser"]
    assert machines_hub.Spawner.cmd[-len(single["cmd"]) + 1 :] == single["cmd"][1:]
    assert single["memory"]["limit"] == machines_hub.Spawner.mem_limit
    assert single["cpu"]["limit"] == machines_hub.Spawner.cpu_limit
    services = {service["name"]: service for service in machines_hub.JupyterHub.services}
    assert f"--timeout={values['cull']['timeout']}" in services["idle-culler"]["command"]


def test_the_folders_are_those_of_the_hub_on_a_single_machine(own):
    def exchanges(script: str) -> set[tuple[str, str]]:
        lines = re.findall(r"install -d .*?-m (\d+) (.*)", script)
        return {
            (mode, path.partition("exchange")[2])
            for mode, paths in lines
            for path in paths.replace('"', "").split()
            if "exchange" in path
        }

    (script,) = own["Job/prepare-course"]["spec"]["template"]["spec"]["containers"][0]["args"]
    assert exchanges(script) == exchanges((HUB / "setup").read_text(encoding="utf-8"))
    assert ("3733", "/nn/inbound") in exchanges(script)


def accounts(values: dict, folder: Path) -> tuple[Config, Path]:
    config = Config()
    names: dict = {"c": config}
    exec(values["hub"]["extraConfig"]["accounts"], names)
    names["ACCOUNTS"] = folder / "passwd"
    return config, folder / "passwd"


def learner(number: int, name: str) -> SimpleNamespace:
    return SimpleNamespace(user=SimpleNamespace(id=number, name=name))


def test_each_learner_has_a_number_that_is_written_down_once(values, tmp_path):
    config, written = accounts(values, tmp_path)
    for each in (learner(1, "ann"), learner(2, "bo.b-2"), learner(1, "ann")):
        config.KubeSpawner.pre_spawn_hook(each)
    home = values["singleuser"]["storage"]["homeMountPath"]
    assert written.read_text() == (
        f"ann:x:100001:100001::{home}:/bin/bash\nbo.b-2:x:100002:100002::{home}:/bin/bash\n"
    )
    for setting in ("uid", "gid", "fs_gid"):
        assert config.KubeSpawner[setting](learner(2, "bo.b-2")) == 100_002


@pytest.mark.parametrize("name", ["a:b", "a\nroot:x:0:0", "", "+", "../x", "A", "a" * 33])
def test_a_name_that_would_break_the_list_is_refused(values, tmp_path, name):
    config, written = accounts(values, tmp_path)
    with pytest.raises(ValueError, match="expected a name of a-z"):
        config.KubeSpawner.pre_spawn_hook(learner(1, name))
    assert not written.exists()


def test_learners_reach_the_exchange_where_their_course_looks_for_it(values):
    mounts = {
        each["mountPath"]: each for each in values["singleuser"]["storage"]["extraVolumeMounts"]
    }
    course = HubCourse(Path(variables("learner")["NNCOURSE_ROOT"]), learner_id="ann")
    assert mounts[str(course.exchange)]["subPath"] == "exchange"
    others = [each for path, each in mounts.items() if path != str(course.exchange)]
    assert [each["subPath"] for each in others] == ["accounts"]
    assert all(each["readOnly"] for each in others)
    assert values["singleuser"]["storage"]["homeMountPath"] == variables("learner")["HOME"]


def test_names_that_one_file_has_from_another_are_there(values, own, pods):
    claims = {name.split("/")[1] for name in own if name.startswith("PersistentVolumeClaim/")}
    volumes = [volume for pod in pods.values() for volume in pod["volumes"]]
    volumes += values["hub"]["extraVolumes"] + values["singleuser"]["storage"]["extraVolumes"]
    claimed = [
        each["persistentVolumeClaim"]["claimName"]
        for each in volumes
        if "persistentVolumeClaim" in each
    ]
    assert claimed
    assert set(claimed) == claims
    for pod in pods.values():
        there = {volume["name"] for volume in pod["volumes"]}
        mounted = {
            mount["name"] for each in containers({"": pod}) for mount in each["volumeMounts"]
        }
        assert mounted == there
    port = own["Service/grader"]["spec"]["ports"][0]["port"]
    assert values["hub"]["services"]["grader"]["url"] == f"http://grader:{port}"
    readme = (KUBERNETES / "README.md").read_text(encoding="utf-8")
    secrets = {volume["secret"]["secretName"] for volume in volumes if "secret" in volume}
    secrets |= {"gradebook", values["proxy"]["https"]["secret"]["name"]}
    assert secrets == set(re.findall(r"kubectl create secret \w+ (\S+)", readme))


def test_whoever_grades_runs_the_same_image_as_the_same_user(pods):
    images = {each["image"] for each in containers(pods)}
    assert len(images) == 1
    user = int(last("grader", "USER"))
    for name, pod in pods.items():
        if name != "Job/prepare-course":
            assert pod["securityContext"]["runAsUser"] == user, name


def test_no_pod_is_privileged_and_root_makes_folders_alone(pods):
    for name, pod in pods.items():
        assert pod["automountServiceAccountToken"] is False
        root = name == "Job/prepare-course"
        assert pod.get("securityContext", {}).get("runAsNonRoot", False) is not root
        for each in containers({name: pod}):
            context = each["securityContext"]
            assert context["allowPrivilegeEscalation"] is False
            assert context["capabilities"]["drop"] == ["ALL"]
            assert ("add" in context["capabilities"]) is root


@pytest.fixture
def tls(tmp_path) -> Path:
    """A folder with the names of certificates: the commands look whether they are there."""
    for name in ("ca.crt", "tls.crt", "tls.key"):
        (tmp_path / name).touch()
    return tmp_path


def test_dasks_commands_take_these_options(cluster, tls):
    spec = cluster["spec"]
    (worker,), (scheduler,) = (spec[part]["spec"]["containers"] for part in ("worker", "scheduler"))
    for container, name in ((worker, "worker"), (scheduler, "scheduler")):
        program, verb, *options = container["args"]
        assert (program, verb) == ("dask", name)
        command = importlib.import_module(f"distributed.cli.dask_{name}").main
        command.make_context(name, [each.replace("/tls/", f"{tls}/") for each in options])
    name, port = cluster["metadata"]["name"], spec["scheduler"]["service"]["ports"][0]["port"]
    assert worker["args"][2] == f"tls://{name}-scheduler:{port}"
    assert worker["args"][worker["args"].index("--nthreads") + 1] == "1"
    importlib.import_module(worker["args"][worker["args"].index("--preload") + 1])
    readme = (KUBERNETES / "README.md").read_text(encoding="utf-8")
    assert f"--scheduler {worker['args'][2]}" in readme


def test_the_graders_environment_is_what_dask_reads_its_certificates_from(own):
    (grader,) = own["Deployment/grader"]["spec"]["template"]["spec"]["containers"]
    environment = {each["name"]: each.get("value") for each in grader["env"]}
    told = dask.config.collect_env({k: v for k, v in environment.items() if k.startswith("DASK")})
    (secret,) = (mount for mount in grader["volumeMounts"] if mount["name"] == "grading-tls")
    for setting, file in (
        ("ca-file", "ca.crt"), ("client.cert", "tls.crt"), ("client.key", "tls.key"),
    ):  # fmt: skip
        path = dask.config.get(f"distributed.comm.tls.{setting}", config=told)
        assert path == f"{secret['mountPath']}/{file}"


def test_memory_is_what_was_measured_and_what_a_submission_may_take(values, cluster):
    measured = tomllib.loads((REPOSITORY / "benchmarks/measured.toml").read_text(encoding="utf-8"))
    server = measured["server_mib"]["value"] + measured["kernel_mib"]["value"]
    assert bytes_of(values["singleuser"]["memory"]["guarantee"]) > server * MIB
    resources = cluster["spec"]["worker"]["spec"]["containers"][0]["resources"]
    job = measured["grading_100_mib"]["value"] / 2
    assert bytes_of(resources["requests"]["memory"]) > job * MIB
    assert bytes_of(resources["limits"]["memory"]) > Limits().memory + job * MIB
