# Hội Thi: everything that is done with this repository. `make` alone lists it.
.DEFAULT_GOAL := help
.PHONY: help run test check format bench lock migration tools clean

PYTHON ?= python3
BIN := .venv/bin
PYTEST ?= $(BIN)/python -m pytest
# One more than two cores: a test that waits for its browser leaves its core to another.
WORKERS ?= 3

help: ## show what can be done
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

run: .venv/ready ## serve the demo at http://127.0.0.1:8000 (HOITHI_HOST, HOITHI_PORT, HOITHI_DATA)
	@$(BIN)/hoithi serve

# Hundreds of servers and commands are started: none should compile the product anew.
test: export PYTHONDONTWRITEBYTECODE =
test: .venv/ready-dev tools ## run all tests; sets up what they need, a browser and nginx included
	$(PYTEST) -n $(WORKERS) --dist loadfile --no-loadscope-reorder $(ARGS)

check: .venv/ready-dev ## format, lint, types, import contracts, dependencies, migration drift
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/djlint templates --lint --quiet
	$(PYTEST) -q tests/test_migrations.py

format: .venv/ready-dev ## put the code into its one format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/ready-dev ## benchmarks, as ratios against baselines of the same run
	$(BIN)/python -m tests.bench

lock: .venv/ready-dev ## write the hash-locked requirements anew from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header --no-annotate --upgrade -q -o requirements/run.txt
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --no-annotate --upgrade -q -o requirements/dev.txt

tools: .venv/ready-dev
	@$(BIN)/python -m tests.install

clean: ## remove the environment; the data in instance/ stays
	rm -rf .venv

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Cần Python 3.11 trở lên.")'
	@$(PYTHON) -m venv .venv
	@ln -sf bin/python .venv/python

.venv/ready: requirements/run.txt pyproject.toml | .venv/python
	@echo "Đang cài đặt lần đầu, xin chờ khoảng một phút…"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/run.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/ready-dev: requirements/dev.txt .venv/ready
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@
