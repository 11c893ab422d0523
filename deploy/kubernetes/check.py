"""Checks these files against what Kubernetes, Dask's operator and the hub publish of themselves.

    pip install kubernetes-validate==1.37.0 dask-kubernetes==2026.3.0
    pip install jupyterhub-kubespawner==7.1.0 oauthenticator==17.4.0
    python deploy/kubernetes/check.py

    python deploy/kubernetes/check.py --chart jupyterhub    # with `helm pull --untar` of the chart

No cluster is needed. None of the course's tests: the schemas are large, and not ours to change.
A key that no schema knows is an error, for a cluster would drop it without a word.
"""

import argparse
import importlib
import json
import sys
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import kubernetes_validate
import yaml

HERE = Path(__file__).parent
KUBERNETES = "1.34"
CLASSES = {
    "GenericOAuthenticator": "oauthenticator.generic",
    "JupyterHub": "jupyterhub.app",
}


def closed(schema: Any) -> Any:
    """Return a schema that refuses keys which it does not name."""
    if isinstance(schema, list):
        return [closed(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    new = {key: closed(value) for key, value in schema.items()}
    open_ended = "additionalProperties" in new or new.get("x-kubernetes-preserve-unknown-fields")
    if isinstance(new.get("properties"), dict) and not open_ended:
        new["additionalProperties"] = False
    return new


def documents(name: str) -> list[dict[str, Any]]:
    """Return the objects of a file."""
    return list(yaml.safe_load_all((HERE / name).read_text(encoding="utf-8")))


def wrong_in_cluster(cluster: dict[str, Any]) -> Iterator[str]:
    """Yield what Dask's operator would not know in a DaskCluster."""
    crds = files("dask_kubernetes") / "operator/deployment/helm/dask-kubernetes-operator/crds"
    crd = yaml.safe_load((crds / "daskcluster.yaml").read_text())
    schema = closed(crd["spec"]["versions"][0]["schema"]["openAPIV3Schema"])
    for error in jsonschema.Draft7Validator(schema["properties"]["spec"]).iter_errors(
        cluster["spec"]
    ):
        yield f"{error.json_path}: {error.message}"
    for part in ("worker", "scheduler"):
        pod = {
            "apiVersion": "v1", "kind": "Pod", "metadata": {"name": part},
            "spec": cluster["spec"][part]["spec"],
        }  # fmt: skip
        yield from wrong_in(pod)


def wrong_in(thing: dict[str, Any]) -> Iterator[str]:
    """Yield what Kubernetes would refuse in one of its own objects."""
    try:
        kubernetes_validate.validate(thing, KUBERNETES, strict=True)
    except kubernetes_validate.ValidationError as error:
        yield f"{thing['kind']} {thing['metadata']['name']}: {error.message}"


def wrong_in_values(values: dict[str, Any], chart: Path | None) -> Iterator[str]:
    """Yield the settings that no class has, and with the chart what it does not know."""
    for name, settings in values["hub"]["config"].items():
        known = getattr(importlib.import_module(CLASSES[name]), name).class_traits(config=True)
        yield from (f"hub.config.{name}.{key}: no such setting" for key in settings.keys() - known)
    spawner = importlib.import_module("kubespawner").KubeSpawner.class_traits(config=True)
    for setting in ("uid", "gid", "fs_gid", "pre_spawn_hook"):
        if setting not in spawner:
            yield f"KubeSpawner.{setting}: no such setting"
    if chart is not None:
        schema = json.loads((chart / "values.schema.json").read_text())
        schema.pop("required")  # helm puts the chart's own values under these
        for error in jsonschema.Draft7Validator(schema).iter_errors(values):
            yield f"{error.json_path}: {error.message}"


def main() -> None:
    """Say what is wrong, or that nothing is."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--chart", type=Path, help="the folder of Zero to JupyterHub's chart")
    options = parser.parse_args()
    cluster, *policies = documents("dask-cluster.yaml")
    (values,) = documents("jupyterhub-values.yaml")
    own = [*documents("grader.yaml"), *policies]
    wrong = [
        *wrong_in_cluster(cluster),
        *(each for thing in own for each in wrong_in(thing)),
        *wrong_in_values(values, options.chart),
    ]
    if wrong:
        sys.exit("\n".join(wrong))
    sys.stdout.write(f"nothing wrong in a DaskCluster, {len(own)} objects and the values\n")


if __name__ == "__main__":
    main()
