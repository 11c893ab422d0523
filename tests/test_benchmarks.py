"""The benchmarks still measure what they say: each engine trains, and as the others do.

Nothing is timed here.
"""

import importlib
import json
import os
import subprocess
import sys
from itertools import product
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture(autouse=True)
def _modules_of_the_benchmarks(monkeypatch):
    monkeypatch.syspath_prepend(BENCHMARKS)


def tiny_case(optimizer="Adam", dtype="float64"):
    case = importlib.import_module("engines.cases").Case
    return case((8, 16, 3), samples=60, batch_size=10, optimizer=optimizer, dtype=dtype)


def engine(name):
    if name == "torch" and not os.environ.get("CI"):
        pytest.importorskip("torch", reason="PyTorch is compared with; CI installs it")
    return importlib.import_module(f"engines.{name}_engine")


@pytest.mark.parametrize(
    ("name", "optimizer", "dtype"),
    [
        *product(["nnkit", "torch", "sklearn"], ["SGD", "Adam"], ["float64", "float32"]),
        ("scalar", "SGD", "float64"),
        ("scalar", "Adam", "float64"),
    ],
)
def test_each_engine_learns_as_much_as_the_others(name, optimizer, dtype):
    epoch = engine(name).epoch(tiny_case(optimizer, dtype))
    losses = [epoch() for _ in range(30)]
    # They start from weights of their own, and come to the same; half the steps would show.
    assert losses[-1] < losses[0]
    assert losses[-1] == pytest.approx({"SGD": 1.0, "Adam": 0.46}[optimizer], abs=0.12)


def test_an_estimate_of_the_scalar_engine_is_a_time():
    seconds = engine("scalar").estimate(tiny_case())
    assert seconds() > 0


def test_the_floor_has_the_products_of_an_epoch_and_no_more(monkeypatch):
    floor = engine("floor")
    run = floor.epoch(tiny_case())
    shapes = []
    monkeypatch.setattr(floor.np, "dot", lambda *arrays: shapes.append([a.shape for a in arrays]))
    run()
    assert len(shapes) == 6 * 5
    assert shapes[:5] == [
        [(10, 8), (8, 16), (10, 16)],
        [(8, 10), (10, 16), (8, 16)],
        [(10, 16), (16, 3), (10, 3)],
        [(16, 10), (10, 3), (16, 3)],
        [(10, 3), (3, 16), (10, 16)],
    ]


def test_the_table_has_a_cell_for_each_title_and_the_aims_are_judged():
    speed = importlib.import_module("training_speed")
    workers = {name: speed.Worker(name) for name in ("nnkit", "floor")}
    number = next(n for n, case in enumerate(speed.CASES) if str(case).startswith("2-16"))
    times = speed.medians(workers, number, rounds=1)
    for worker in workers.values():
        worker.close()
        assert worker.process.returncode == 0
    assert all(seconds > 0 for seconds in times.values())

    times |= {"torch": 10.0, "sklearn": 2 * times["nnkit"], "scalar": 5000.0}
    title, rule = speed.header(list(times)).splitlines()
    row = speed.row(speed.CASES[number], times)
    assert title.count("|") == rule.count("|") == row.count("|")
    assert "10.0 s | " in row
    assert "1.4 h | " in row
    measured = [(speed.CASES[number], times)]
    assert "at most 0.6: met in 1 of 1; the worst is 0.50" in speed.verdict(
        speed.Aim("sklearn", 0.6), measured
    )
    assert "MISSED in 0 of 1" in speed.verdict(speed.Aim("sklearn", 0.4), measured)
    assert speed.verdict(speed.Aim("sklearn", 0.6, ("784",)), measured) is None


_FAMILY = """
import multiprocessing, os, sys, time
def busy():
    held = bytearray(100 << 20)
    held[::4096] = bytes(len(held[::4096]))
    while time.process_time() < 0.5:
        pass
    time.sleep(2)
if os.fork() == 0:  # a parent that ends before its child, which nobody waits for
    if os.fork() == 0:
        busy()
    os._exit(0)
busy()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what others' children use")
def test_what_a_command_uses_counts_every_process_that_it_began():
    ask = (
        "import json, sys, pathlib, dataclasses, processes\n"
        "used = processes.used_by(sys.argv[1:], pathlib.Path.cwd(), {}, memory=True)\n"
        "print(json.dumps(dataclasses.asdict(used)))"
    )
    program = [sys.executable, "-c", ask, sys.executable, "-c", _FAMILY]
    path = os.pathsep.join([str(BENCHMARKS), str(BENCHMARKS.parent)])
    ran = subprocess.run(
        program, check=True, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": path}
    )
    used = json.loads(ran.stdout)
    assert used["cpu"] >= 1.0
    assert used["grader"] >= 200
    assert 100 <= used["largest"] < used["grader"]
    assert used["learners"] == 0


@pytest.mark.parametrize(
    ("command", "printed"),
    [
        (["digits", "--seeds", "1"], "| worst |"),
        (["import_cost", "--rounds", "1"], "| nnkit, more than numpy |"),
        (["training_speed", "--help"], "--only"),
        (["widget_latency", "--help"], "--presses"),
        (["grading_speed", "--help"], "--submissions"),
        (["gradebook_speed", "--help"], "--rounds"),
        (["dask_speed", "--help"], "--submissions"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else None,
)
def test_each_benchmark_can_be_called_by_name(command, printed):
    ran = subprocess.run(
        [sys.executable, BENCHMARKS, *command], check=True, capture_output=True, text=True
    )
    assert printed in ran.stdout
