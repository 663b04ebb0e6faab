# make demo      sets up what it needs and runs the main job on the bundled example
# make test      runs every test
# make check     what a change must pass: tests, linters, types, accuracy floors
# make questions asks the ten questions of the real reports and of the example
# make figures   measures every figure that the README quotes
# make bench     speed and memory against peers
# make model     trains the network that reads, on ../shared/gold, and puts its weights into the package
# make peer      trains the spaCy CNN that the language pipeline is measured against, on ../shared/gold

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
RECORD := demo-record

.PHONY: demo test check lint types accuracy questions figures bench peer model docs clean

$(READY): pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "servanda needs Python 3.11 or newer: make PYTHON=python3.11 demo"; exit 1; }
	@echo "Installing servanda and what it needs into $(VENV) ..."
	@$(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

demo: $(READY)
	@BIN=$(BIN) RECORD=$(RECORD) bash docs/demo.sh

test: $(READY)
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

lint: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(READY)
	$(BIN)/mypy

accuracy: $(READY)
	$(BIN)/python -m benchmarks.accuracy.gate

questions: $(READY)
	$(BIN)/python -m benchmarks.accuracy.questions

figures: $(READY)
	$(BIN)/python -m benchmarks.accuracy.gate --report

bench: $(READY)
	$(BIN)/python -m benchmarks.speed

peer: $(READY)
	$(BIN)/python -m training.peer

model: .venv-training/.ready
	.venv-training/bin/python -m training.train --gold ../shared/gold --out build/first --epochs 7
	.venv-training/bin/python -m training.train --gold ../shared/gold --out build/second --epochs 6 --seed 2 --first build/first --rate 0.6
	.venv-training/bin/python -m training.train --gold ../shared/gold --out build/model --epochs 2 --seed 3 --first build/second --rate 0.35 --add ewt-dev
	.venv-training/bin/python -m training.export --run build/second build/model --gold ../shared/gold --out src/servanda/read/network/weights

.venv-training/.ready: pyproject.toml
	@test -x .venv-training/bin/python || $(PYTHON) -m venv .venv-training
	.venv-training/bin/pip install --quiet --disable-pip-version-check --editable '.[training]'
	@touch $@

docs: $(READY)
	$(BIN)/python -m tests.documented --write

check: lint types test accuracy

clean:
	rm -rf $(VENV) $(RECORD) .mypy_cache .ruff_cache .pytest_cache .hypothesis
