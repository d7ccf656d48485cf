# Everything a person or CI runs. Python >= 3.11 and make are all it needs.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin

.PHONY: test clean

.venv/test.stamp: .lock/test.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r .lock/test.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

test: .venv/test.stamp
	$(BIN)/python -m pytest -q tests

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
