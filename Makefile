# Everything a fresh machine needs is Python >= 3.11 and make. `make help` lists the targets.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
ARGS   ?=
# One thread each: tests run several processes side by side on few cores.
THREADS := OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1

.DEFAULT_GOAL := help
.PHONY: help lab test build check demo bench clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

lab: $(VENV)/.lab ## set up, then start a learner's and an instructor's JupyterLab (ARGS="--lang ko --role learner …")
	@$(BIN)/nncourse lab $(ARGS)

test: check ## set up, then check and run all tests (ARGS="-k neuron …" to choose)
	$(THREADS) $(BIN)/pytest -n 2 --dist loadfile $(ARGS)

build: $(VENV)/.lab ## build every notebook and release from its text
	@$(BIN)/nncourse build $(ARGS)

check: $(VENV)/.tests ## look for drift between text and notebooks, English and Korean; lint, format, types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/nncourse build --check

demo: $(VENV)/.lab ## take a small made-up class all the way round, without a browser
	@$(BIN)/nncourse demo $(ARGS)

bench: $(VENV)/.benchmarks ## measure training speed, digits, import, widgets (ARGS="training_speed --rounds 5 …" for one)
	@$(BIN)/python benchmarks $(ARGS)

clean: ## remove the environment and what tools left behind; learners' work in .nncourse stays
	rm -rf $(VENV) build .coverage htmlcov .hypothesis .mypy_cache .pytest_cache .ruff_cache *.egg-info
	find autograder nnkit tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

# One stamp for each set of packages, renewed when the pins change.
$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "The course needs Python 3.11 or newer; this is $$($(PYTHON) --version). Name another: make lab PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo "This Python cannot make environments. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.lab: $(VENV)/.python pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.tests: $(VENV)/.lab
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[tests]'
	@touch $@

$(VENV)/.benchmarks: $(VENV)/.tests
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[benchmarks]'
	@touch $@
