# Everything starts here; `make` alone says what there is.
# What is needed beforehand: Python 3.11 with venv, and make. `make test` installs the rest on a Debian machine as root.

PYTHON ?= $(shell command -v python3.11 || echo python3)
UV_VERSION := 0.13.9
UV := .boot/bin/uv
BIN := .venv/bin
PORT ?= 8000
DAIHOI_HOME ?= var
export DAIHOI_HOME
export UV_PYTHON_DOWNLOADS := never
# Tests and commands start the product many times over; compiled anew each time it takes twice as long to start.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run environment test test-environment test-sqlite test-postgresql e2e check sentences bench docs-screenshots

help: ## Say what there is
	@grep -E '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## /  make \1\t/' | expand -t 28

run: environment ## Start the product with its demonstration at http://127.0.0.1:8000
	@exec $(BIN)/daihoi serve --demo --port $(PORT)

test: test-environment test-sqlite test-postgresql e2e ## Run every test, installing what the tests need

check: .venv/tests ## Lint, formatting, types, import contracts
	$(BIN)/ruff check src tests
	$(BIN)/ruff format --check src tests
	$(BIN)/mypy
	$(BIN)/lint-imports

test-sqlite: .venv/tests ## Every test on SQLite
	$(BIN)/pytest -n 2

test-postgresql: .venv/tests ## The tests that stand on a database, on a PostgreSQL server started for them
	$(BIN)/pytest -n 2 --database postgresql

e2e: .venv/tests ## The tests that drive a real browser
	$(BIN)/pytest -m e2e -n 2 --dist loadfile tests/e2e

sentences: .venv/tests ## Bring the English catalogues up to date with the sentences of the sources
	$(BIN)/python -m tests.support.sentences

bench: .venv/tests ## The product's own benchmarks, each beside its floor
	$(BIN)/daihoi bench all

docs-screenshots: .venv/tests ## Take the pictures in docs/ from the running demonstration
	$(BIN)/python -m tests.e2e.screenshots docs/images

environment: .venv/run

test-environment: .venv/tests
	sh .ci/install-test-programs

.boot/bin/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' || \
		{ echo "Python 3.11 is needed. Install it, or name it: make run PYTHON=/path/to/python3.11" >&2; exit 2; }
	$(PYTHON) -m venv .boot
	.boot/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

# The two marker files say which environment stands; the one for tests holds all that the one for running does.
.venv/run: pyproject.toml uv.lock | $(UV)
	$(UV) sync --quiet --frozen --no-dev --inexact --python $(PYTHON)
	@touch $@

.venv/tests: pyproject.toml uv.lock | $(UV)
	$(UV) sync --quiet --frozen --python $(PYTHON)
	@touch $@ .venv/run
