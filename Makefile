# Everything a person or CI runs. Python >= 3.11 and make are all it needs.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --universal --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links --extra build

.PHONY: help install demo test soak lint format score bench train lock clean

help: ## list what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

.venv/bin/python:
	@test -n "$(PYTHON)" || { echo "no Python >= 3.11 found; install one, or name it: make PYTHON=/path/to/python"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/install.stamp: .lock/install.txt pyproject.toml | .venv/bin/python
	$(PIP) --require-hashes -r .lock/install.txt
	$(PIP) --no-deps --no-build-isolation -e .
	touch $@

.venv/test.stamp: .lock/test.txt .venv/install.stamp
	$(PIP) --require-hashes -r .lock/test.txt
	touch $@

.venv/bench.stamp: .lock/bench.txt .venv/test.stamp
	$(PIP) --require-hashes -r .lock/bench.txt
	touch $@

install: .venv/install.stamp ## create .venv from the hashed lock, stratwatch in it

demo: .venv/install.stamp ## build the sample warehouse and serve the dashboard
	$(BIN)/stratwatch demo

test: .venv/test.stamp ## run every test (a browser is installed where there is none)
	$(BIN)/python -m pytest tests

soak: .venv/test.stamp ## run fault, fuzz and load tests at their full counts
	STRATWATCH_SOAK=1 $(BIN)/python -m pytest tests

lint: .venv/test.stamp ## style, types and layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

format: .venv/test.stamp ## let ruff write what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

score: .venv/install.stamp ## measure the reading on the shipped gold
	$(BIN)/stratwatch score data/gold

train: .venv/install.stamp ## learn from the annotated articles of data/ what decides about claims
	$(BIN)/stratwatch train

bench: .venv/bench.stamp ## speed and memory against named baselines
	$(BIN)/python -m pytest tests/benchmarks --benchmarks

lock: .venv/test.stamp ## renew the locks from pyproject.toml
	$(COMPILE) -o .lock/install.txt
	$(COMPILE) --extra test -o .lock/test.txt
	$(COMPILE) --extra test --extra bench -o .lock/bench.txt

clean: ## remove what the other targets made
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis warehouse-demo
