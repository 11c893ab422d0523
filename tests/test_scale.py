"""docs/scale.md says what the cost model says, and the model what a simulation of it comes to."""

import doctest
import importlib
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
BENCHMARKS = ROOT / "benchmarks"
WRITE = 'write it anew: make bench ARGS="scale_page --write"'


@pytest.fixture(autouse=True)
def _modules_of_the_benchmarks(monkeypatch):
    monkeypatch.syspath_prepend(BENCHMARKS)


@pytest.fixture
def cost():
    return importlib.import_module("cost_model")


@pytest.fixture
def simulation():
    return importlib.import_module("class_simulation")


@pytest.fixture
def scale_page():
    return importlib.import_module("scale_page")


@pytest.fixture
def model(cost):
    """A model with round figures: a core is kept for 0.2 s, the writer for 0.02 s."""
    measured = cost.constants()
    for name, value in (
        ("grading_100_seconds", 12.0), ("grading_1000_seconds", 102.0), ("writer_seconds", 0.02),
        ("writer_postgresql_seconds", 0.04), ("dask_overhead", 0.5),
    ):  # fmt: skip
        measured[name] = replace(measured[name], value=value)
    return cost.Model(measured)


def test_the_page_says_what_the_model_says(scale_page):
    text = scale_page.PAGE.read_text(encoding="utf-8")
    altered = text.replace(" GiB |", " MiB |")
    assert altered != text
    assert scale_page.page(altered) == text, WRITE


def test_the_picture_shows_what_the_model_says(scale_page, tmp_path):
    drawn = scale_page.PICTURE.read_text(encoding="utf-8")
    assert f">{scale_page.picture_numbers()}<" in drawn, WRITE
    scale_page.draw(tmp_path / "anew.svg")
    assert f">{scale_page.picture_numbers()}<" in (tmp_path / "anew.svg").read_text("utf-8")


def test_a_page_without_one_of_the_tables_is_refused(scale_page):
    text = scale_page.PAGE.read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="expected the tables grading, cost"):
        scale_page.page(text.replace("<!-- table: cost -->", ""))


def test_what_is_assumed_is_said_to_be_and_what_is_measured_can_be_measured_again(cost, scale_page):
    benchmarks = (BENCHMARKS / "__main__.py").read_text(encoding="utf-8")
    rows = scale_page.measured_table().splitlines()[2:]
    for constant, row in zip(cost.constants().values(), rows, strict=True):
        assert constant.value > 0
        assert ("assumed" in row) == (constant.date is None)
        if constant.date is not None:
            assert f'"{constant.command.split()[0]}"' in benchmarks, constant.command


@pytest.mark.parametrize("module", ["cost_model", "scale_page"])
def test_the_examples_of_the_docstrings_are_right(module):
    result = doctest.testmod(importlib.import_module(module))
    assert result.attempted > 0
    assert result.failed == 0


def test_the_pace_is_that_of_the_slower_of_cores_and_writer(cost, model):
    assert model.start == pytest.approx(2.0)
    assert model.core_seconds == pytest.approx(0.2)
    two, many = cost.SetUp("", 2), cost.SetUp("", 50)
    assert model.pace(two) == (pytest.approx(0.1), "cores")
    assert model.pace(many) == (pytest.approx(0.02), "writer")
    assert model.seconds(1000, two) == pytest.approx(102.0)
    assert model.most_cores(two) == 10
    # one worker on two cores: the writer has the other core
    assert model.pace(cost.SetUp("", 2, jobs=1)) == (pytest.approx(0.18), "cores")
    # Dask's workers lose half of their time to it, and PostgreSQL takes the writer twice as long
    dask = cost.SetUp("", 50, dask=True)
    assert model.worker_seconds(dask) == pytest.approx(0.27)
    assert model.pace(dask) == (pytest.approx(0.04), "writer")
    assert model.pace(replace(dask, courses=10)) == (pytest.approx(0.27 / 50), "cores")


def test_loops_keep_a_core_for_their_time_limit(cost):
    measured = cost.constants()
    usual, looping = cost.Model(measured), cost.Model(measured, looping=0.5)
    assert looping.core_seconds == pytest.approx(usual.core_seconds + 15.0)


def test_erlangs_formula_for_two_servers_and_its_refusal(cost):
    assert cost.erlang_wait(1.0, 1.0, 2) == pytest.approx(1 / 3)
    with pytest.raises(ValueError, match="expected more than 2 servers, received 2"):
        cost.erlang_wait(2.0, 1.0, 2)


@pytest.mark.parametrize("cores", [2, 50])
def test_a_simulated_class_takes_as_long_as_the_formula_says(cost, simulation, model, cores):
    setup = cost.SetUp("", cores)
    played = simulation.drain(model, 3000, setup)
    assert played.seconds == pytest.approx(model.seconds(3000, setup), rel=0.05)
    limit = played.cores if model.pace(setup)[1] == "cores" else played.writer
    assert limit > 0.95


def test_a_simulated_hub_keeps_learners_waiting_as_erlang_says(cost, simulation):
    moments = simulation.arrivals(50_000, 50_000, random.Random(1))
    played = simulation.visits(moments, 1.5, cores=2)
    assert played.busy == pytest.approx(0.75, rel=0.03)
    assert played.mean == pytest.approx(cost.erlang_wait(1.0, 1.5, 2), rel=0.1)
    assert played.mean < played.worst_of_20 < played.longest


def test_half_of_a_class_comes_at_last(simulation):
    moments = simulation.deadline(4000, 86_400, 3600, random.Random(0))
    assert moments == sorted(moments)
    assert moments[-1] <= 86_400
    assert sum(moment > 86_400 - 3600 for moment in moments) == pytest.approx(2000, rel=0.05)


def test_who_hands_in_waits_for_the_next_grading_and_for_its_end(cost, simulation, model):
    setup = cost.SetUp("", 2)
    # two before the first grading; one while it runs, which the second takes
    middle, longest = simulation.turnaround(model, [100.0, 898.0, 901.0], setup, every=900)
    took = model.seconds(2, setup)
    assert middle == pytest.approx(800 + took)
    assert longest == pytest.approx(1800 - 901 + model.seconds(1, setup))


def test_the_disk_is_counted_in_its_blocks(tmp_path):
    (tmp_path / "file").write_bytes(b"x" * 5000)
    footprint = importlib.import_module("footprint")
    assert footprint.allocated(tmp_path) - footprint.allocated(tmp_path / "file") < 5000
    assert footprint.allocated(tmp_path / "file") >= 5000


@pytest.mark.parametrize(
    ("command", "printed"),
    [(["footprint", "--help"], "--submissions"), (["scale_page", "--help"], "--write")],
    ids=["footprint", "scale_page"],
)
def test_each_can_be_called_by_name(command, printed):
    ran = subprocess.run(
        [sys.executable, BENCHMARKS, *command], check=True, capture_output=True, text=True
    )
    assert printed in ran.stdout
