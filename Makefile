# Neighbor Talk. `make` lists what there is.

PYTHON ?= python3
PORT ?= 8000
WORKERS ?= 4

VENV := .venv
ORACLES := .venv-oracles
TELEMELYA := $(VENV)/telemelya
BIN := $(VENV)/bin
DONE := $(VENV)/done
SCHEMA := $(VENV)/share/bot-api-schema.json
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-header --no-emit-index-url --no-emit-find-links

# Where this is set, every process that a test starts would compile the program anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test lint types unit cover prove oracles setup setup-dev lock clean

help: ## List what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' Makefile

run: setup ## Start the demo council on 127.0.0.1:8000 (PORT=8001 for another port)
	NEIGHBOR_TALK_PORT=$(PORT) $(BIN)/neighbor-talk run --demo

test: lint types unit ## Run every check

lint: setup-dev ## Check style, format and who imports whom
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports --no-logo

types: setup-dev ## Check types, twice
	$(BIN)/mypy
	$(BIN)/pyright

unit: setup-dev $(SCHEMA) $(TELEMELYA)/done ## Run the tests (WORKERS=1 for fewer processes)
	$(BIN)/pytest -n $(WORKERS)

# Not part of `make test`: being watched makes the tests a third slower.
cover: setup-dev $(SCHEMA) $(TELEMELYA)/done ## Run the tests, and see which lines none of them reaches (90 % at least)
	$(BIN)/pytest -n $(WORKERS) --cov --cov-report=term

prove: setup-dev $(SCHEMA) ## Prove at full length that nothing is lost or doubled (PART=power for one part)
	$(BIN)/python -m tests.prove $(PART)

# The field's libraries, GPL among them, stay out of the program's environment.
oracles: $(ORACLES)/done ## Count random profiles as the field's libraries do (fetches 0.7 GB)
	PYTHONPATH=. $(ORACLES)/bin/python -m pytest -c /dev/null --rootdir=. --noconftest -q \
		--import-mode=importlib -p no:cacheprovider tests/deliberation/test_oracles.py \
		tests/deliberation/test_opinion_oracles.py \
		tests/deliberation/ledger/test_merkle_oracle.py

$(ORACLES)/done: requirements/oracles.txt | $(DONE)/venv
	$(PYTHON) -m venv $(ORACLES)
	$(ORACLES)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
		--only-binary :all: -r requirements/oracles.txt
	@touch $@

setup: $(DONE)/project ## Install the program into .venv

setup-dev: setup $(DONE)/checks ## Install what the checks need too

$(DONE)/venv:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	@mkdir -p $(DONE) && touch $@

# Two libraries of the WeChat channel come as source alone: what builds them is pinned too.
SOURCES := betterproto,stringcase

$(DONE)/libraries: requirements.txt requirements/build.txt | $(DONE)/venv
	$(INSTALL) --require-hashes --only-binary :all: -r requirements/build.txt
	$(INSTALL) --require-hashes --no-build-isolation --only-binary :all: --no-binary $(SOURCES) \
		-r requirements.txt
	@touch $@

$(DONE)/project: pyproject.toml $(DONE)/libraries
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(DONE)/checks: requirements-dev.txt $(DONE)/libraries
	$(INSTALL) --require-hashes --only-binary :all: -r requirements-dev.txt
	@touch $@

# The Bot API as data: the tests hold our requests against it.
$(SCHEMA): requirements-schema.txt $(DONE)/libraries
	rm -rf $(VENV)/schema && mkdir -p $(@D)
	$(BIN)/python -m pip download --quiet --disable-pip-version-check --no-deps --no-build-isolation \
		--require-hashes --no-binary :all: --dest $(VENV)/schema -r $<
	tar -xOzf $(VENV)/schema/*.tar.gz \
		"$$(basename $(VENV)/schema/*.tar.gz .tar.gz)/.butcher/schema/schema.json" > $@
	rm -rf $(VENV)/schema

# A Bot API server by others, in an environment of its own: its libraries do not go with the program's.
$(TELEMELYA)/done: requirements/telemelya.txt | $(DONE)/venv
	rm -rf $(TELEMELYA)
	$(PYTHON) -m venv --without-pip $(TELEMELYA)
	$(BIN)/python -m pip --python $(TELEMELYA)/bin/python install --quiet --disable-pip-version-check \
		--require-hashes --only-binary :all: -r requirements/telemelya.txt
	@touch $@

lock: setup-dev ## Pin the newest versions that pyproject.toml allows
	$(LOCK) --upgrade --group build --output-file requirements.txt pyproject.toml
	$(LOCK) --upgrade --constraint requirements.txt --group build --output-file requirements/build.txt
	$(LOCK) --upgrade --group dev --constraint requirements.txt --output-file requirements-dev.txt
	$(LOCK) --upgrade --group oracles --output-file requirements/oracles.txt
	$(LOCK) --upgrade --group telemelya --output-file requirements/telemelya.txt

clean: ## Remove what set-up and checks made (never your data)
	rm -rf $(VENV) $(ORACLES) tests/gateway/node_modules .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
